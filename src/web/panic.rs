//! What a person sees if the program breaks: that their words are stored, and a way to take them all along.

use std::panic::PanicHookInfo;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::disk::Disk;
use super::{files, newer};
use crate::domain::guide::Language;
use crate::formats::record::PREFIX;
use crate::formats::store::Store;
use crate::words::Words;

/// Watches for the program breaking.
pub(crate) fn watch() {
    std::panic::set_hook(Box::new(|info| {
        report(info);
        // Nothing of the app is called any more: its state may be half-changed. Plain elements only.
        newer::close_strip(); // what is typed there would be kept nowhere
        if let Err(error) = show() {
            web_sys::console::error_1(&error);
        }
    }));
}

fn report(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
}

/// Every kept word was stored in the input handler that took it, so a reload brings it back.
fn show() -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or("no document")?;
    let body = document.body().ok_or("no body")?;
    let language = document
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default();
    let words = Words::new(&Language::new(language));
    let panel = document.create_element("div")?;
    panel.set_class_name("rescue");
    panel.set_attribute("role", "alertdialog")?;
    panel.set_attribute("aria-label", &words.say("panic-what"))?;
    let line = |tag: &str, text: &str| -> Result<(), JsValue> {
        let element = document.create_element(tag)?;
        element.set_text_content(Some(text));
        panel.append_child(&element)?;
        Ok(())
    };
    line("h2", &words.say("panic-what"))?;
    line("p", &words.say("panic-todo"))?;
    let button = |text: &str, act: Box<dyn FnMut()>| -> Result<web_sys::HtmlElement, JsValue> {
        let element: web_sys::HtmlElement = document.create_element("button")?.dyn_into()?;
        element.set_text_content(Some(text));
        element.set_class_name("button");
        element.set_attribute("type", "button")?;
        let act = Closure::wrap(act);
        element.set_onclick(Some(act.as_ref().unchecked_ref()));
        act.forget();
        panel.append_child(&element)?;
        Ok(element)
    };
    let reload = button(
        &words.say("panic-reload"),
        Box::new(|| {
            // Where the page cannot reload itself the browser's own button does it.
            let _reloaded = web_sys::window().map(|window| window.location().reload());
        }),
    )?;
    button(
        &words.say("storage-download"),
        Box::new(|| {
            let text = match Disk::probe() {
                Ok(disk) => everything(&disk),
                Err(_) => String::new(),
            };
            if let Err(why) =
                files::download(&files::safe_name(&["on-record", "everything"]), &text)
            {
                web_sys::console::error_1(&why.into());
            }
        }),
    )?;
    body.append_child(&panel)?;
    reload.focus()
}

/// Every record as it lies in storage, read without any of the app's own state.
fn everything(disk: &Disk) -> String {
    let keys = disk.keys().unwrap_or_default();
    let mut records = serde_json::Map::new();
    for key in keys.into_iter().filter(|key| key.starts_with(PREFIX)) {
        if let Ok(Some(raw)) = disk.get(&key) {
            records.insert(key, serde_json::Value::String(raw));
        }
    }
    let all = serde_json::json!({ "format": "on-record/raw", "app": crate::formats::APP, "records": records });
    crate::formats::stored::indented(&all.to_string())
}
