//! What is asked of the browser's engine besides storage itself: how it counts, whether it keeps what is here, and to
//! compress. `web-sys` binds none of it for good.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::formats::store::Counting;
use crate::web::prelude::*;

/// What the browser says about keeping what is here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// It has not been asked, or has not answered yet.
    #[default]
    Unasked,
    /// It keeps it until the person clears it.
    Agreed,
    /// It may clear it when room is short or the page was not used for long.
    NotAgreed,
    /// It has no way to say.
    Silent,
}

/// How this engine counts what storage holds. Only `JavaScriptCore` gives its errors a `line`, and the one browser engine
/// that has it counts bytes (reliability notes, finding 7). Filling storage to find out would cost two megabytes of
/// writing, and would tell nothing where other things lie in it.
pub(crate) fn counting() -> Counting {
    let error = js_sys::Error::new("");
    match Reflect::has(&error, &"line".into()) {
        Ok(true) => Counting::Bytes,
        Ok(false) | Err(_) => Counting::Units,
    }
}

/// Asks the browser whether it keeps what is here; `ask` asks it to, which some show the person as a question.
pub(crate) async fn keeps(ask: bool) -> Keeps {
    let method = if ask { "persist" } else { "persisted" };
    let storage = Reflect::get(&window().navigator(), &"storage".into());
    let asked = storage.and_then(|storage| call(&storage, method, &[]));
    let answer = match asked {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
        Err(why) => Err(why),
    };
    match answer {
        Ok(answer) if answer.is_truthy() => Keeps::Agreed,
        Ok(_) if ask => Keeps::NotAgreed,
        Ok(_) => Keeps::Unasked,
        Err(_) => Keeps::Silent,
    }
}

/// Compresses bytes.
pub(crate) async fn deflate(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    through("CompressionStream", bytes).await
}

/// Takes compressed bytes apart again.
pub(crate) async fn inflate(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    through("DecompressionStream", bytes).await
}

/// Sends bytes through one of the browser's streams.
async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let class: Function = Reflect::get(&window(), &stream.into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let writer = call(&get(&stream, "writable")?, "getWriter", &[])?;
    // Neither is waited for: what goes in waits for what comes out.
    heed(call(&writer, "write", &[Uint8Array::from(bytes).into()])?);
    heed(call(&writer, "close", &[])?);
    let reader = call(&get(&stream, "readable")?, "getReader", &[])?;
    let mut out = Vec::new();
    loop {
        let read = call(&reader, "read", &[])?;
        let read = JsFuture::from(Promise::resolve(&read)).await?;
        if get(&read, "done")?.is_truthy() {
            return Ok(out);
        }
        out.extend(Uint8Array::new(&get(&read, "value")?).to_vec());
    }
}

/// A promise whose refusal is told by another one as well.
fn heed(promise: JsValue) {
    let promise = Promise::resolve(&promise);
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(_) | Err(_) => {}
        }
    });
}

/// A property of what `web-sys` does not bind.
pub(crate) fn get(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}

/// Calls a method of what `web-sys` does not bind.
pub(crate) fn call(of: &JsValue, method: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, method)?.dyn_into()?;
    let given = Array::new();
    for value in with {
        given.push(value);
    }
    method.apply(of, &given)
}
