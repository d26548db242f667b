//! Hands the page over to `src/web/rescue.js` when the program panics.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Watches for the program breaking. A stack or a memory that is used up never comes here: the script sees those itself,
/// and shows what a person sees. This only tells it why.
pub(crate) fn watch() {
    std::panic::set_hook(Box::new(|info| {
        let why = JsValue::from(info.to_string());
        web_sys::console::error_1(&why);
        // Where the script could not be loaded the console is all there is.
        let _told = tell(&why);
    }));
}

fn tell(why: &JsValue) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let broke: Function = Reflect::get(&window, &"onRecordBroke".into())?.dyn_into()?;
    broke.call1(&window, why)
}
