//! The browser's local storage as a `Store`: the one owner of gloo-storage.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use crate::formats::store::{Store, units};
use crate::formats::stored::WriteError;

/// The origin's local storage. Made only after [`Disk::probe`] has seen that it may be touched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Disk(());

impl Disk {
    /// Whether local storage is there and may be written. gloo's accessor throws where access is denied, so the
    /// browser is asked first.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks for the browser's storage"
    )]
    pub(crate) fn probe() -> Result<Self, WriteError> {
        let window = web_sys::window().ok_or(WriteError::Denied)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(Self(())),
            Ok(None) | Err(_) => Err(WriteError::Denied),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that touches the browser's storage"
)]
impl Store for Disk {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(|error| reason(&error))?;
        let mut keys = Vec::with_capacity(length as usize);
        for index in 0..length {
            keys.extend(storage.key(index).map_err(|error| reason(&error))?);
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        LocalStorage::raw()
            .get_item(key)
            .map_err(|error| reason(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        LocalStorage::raw()
            .set_item(key, value)
            .map_err(|error| match reason(&error) {
                WriteError::Full { .. } => WriteError::Full {
                    needed: units(key) + units(value),
                },
                other => other,
            })
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        LocalStorage::raw()
            .remove_item(key)
            .map_err(|error| reason(&error))
    }
}

/// What a thrown value means. Engines name a full store differently (reliability notes, 3.3): by name, by the codes 22
/// and 1014, or by Firefox's own name.
fn reason(error: &JsValue) -> WriteError {
    let Some(exception) = error.dyn_ref::<web_sys::DomException>() else {
        let name = js_sys::Reflect::get(error, &"name".into())
            .ok()
            .and_then(|name| name.as_string());
        return match name.as_deref() {
            Some("QuotaExceededError") => WriteError::Full { needed: 0 },
            Some("SecurityError") => WriteError::Denied,
            _ => WriteError::Other(format!("{error:?}")),
        };
    };
    match (exception.name().as_str(), exception.code()) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, 22 | 1014) => {
            WriteError::Full { needed: 0 }
        }
        ("SecurityError", _) => WriteError::Denied,
        (name, _) => WriteError::Other(name.to_owned()),
    }
}
