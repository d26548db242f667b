//! Files in and out: the one place that makes a blob or reads a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::prelude::set_timeout;

/// Hands the person a file. `Err` carries what the browser said.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that makes a download"
)]
pub(crate) fn download(name: &str, text: &str) -> Result<(), String> {
    let said = |error: JsValue| format!("{error:?}");
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
        .map_err(said)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(said)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or("no document")?;
    let link: HtmlAnchorElement = document
        .create_element("a")
        .map_err(said)?
        .dyn_into()
        .map_err(|_| "no link could be made".to_owned())?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken the bytes by the time a minute has passed; freeing them at once breaks some engines.
    let later = move || {
        // A URL that cannot be revoked costs memory, nothing else.
        let _freed = Url::revoke_object_url(&url);
    };
    set_timeout(later, 60_000);
    Ok(())
}

/// The bytes of a file.
pub(crate) async fn bytes(file: &File) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| format!("{error:?}"))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// How many bytes a file has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a file size is a whole number below 2⁵³"
)]
pub(crate) fn size(file: &File) -> u64 {
    file.size() as u64
}

/// When a file was last changed, in milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the browser hands out whole milliseconds as a float"
)]
pub(crate) fn changed(file: &File) -> i64 {
    file.last_modified() as i64
}

/// A file name that every system takes: letters, digits, `-` and `_`, at most 60 characters (reliability notes, 6.3).
pub(crate) fn safe_name(parts: &[&str]) -> String {
    let mut name = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !name.is_empty() {
            name.push('_');
        }
        name.extend(part.chars().map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                '-'
            }
        }));
    }
    let name: String = name.chars().take(60).collect();
    format!("{name}.json")
}
