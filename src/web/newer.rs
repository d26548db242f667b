//! What only some browsers have, and `web-sys` does not bind for good: a window above all others, and a screen that stays
//! awake.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Node, Window};

use super::dom::watch;
use crate::web::prelude::*;

/// The object by which a page asks for a window above all others.
const FLOATS: &str = "documentPictureInPicture";

/// What has become of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strip {
    /// It is not there.
    Closed,
    /// The browser has been asked for it.
    Opening,
    /// It is there.
    Open,
    /// This browser has none.
    Missing,
    /// The browser refused it.
    Refused,
}

/// Asks the browser for the strip's window. It is to be called in the handler of a key or a click. `Err` where there is
/// no such thing.
pub(crate) fn ask_for_strip() -> Result<Promise, JsValue> {
    let size = Object::new();
    // What fits a glance (design, `strip.html`).
    Reflect::set(&size, &"width".into(), &320.into())?;
    Reflect::set(&size, &"height".into(), &220.into())?;
    call(&window(), FLOATS, "requestWindow", &size)
}

/// The strip's window, while it is there. The browser gives one page one at most.
pub(crate) fn strip() -> Option<Window> {
    let window = window();
    let floats = Reflect::get(&window, &FLOATS.into()).ok()?;
    let found = Reflect::get(&floats, &"window".into()).ok()?;
    (!found.is_falsy()).then(|| found.unchecked_into())
}

/// Closes the strip, if it is there.
pub(crate) fn close_strip() {
    if let Some(strip) = strip() {
        // A window that does not close has gone already.
        let _closed = strip.close();
    }
}

/// Closes the strip when nothing has been put on it by the next task: a page built anew, as in another language, goes on
/// with it, and any other does not.
pub(crate) fn close_strip_if_left() {
    let left = || {
        let page = strip().and_then(|strip| strip.document());
        if page.is_some_and(|page| matches!(page.query_selector("main"), Ok(None))) {
            close_strip();
        }
    };
    set_timeout(left, 0);
}

/// Gives the strip's page the looks of this one, once: its styles, and its drawings, which are shown by reference.
pub(crate) fn furnish(page: &Document) {
    let is_bare = matches!(page.query_selector("symbol"), Ok(None));
    let (Some(head), Some(body)) = (page.query_selector("head").ok().flatten(), page.body()) else {
        return;
    };
    let places: [(&str, &Node); 2] = [
        ("link[rel=stylesheet], style, meta[name]", &head),
        ("body > svg", &body),
    ];
    for (what, place) in places {
        let Ok(found) = document().query_selector_all(what) else {
            continue;
        };
        let copied = (0..found.length()).filter_map(|at| found.get(at));
        for node in copied.filter(|_| is_bare) {
            // Where a copy cannot be had the strip is plainer, and works.
            let _copied = node
                .clone_node_with_deep(true)
                .and_then(|copy| place.append_child(&copy));
        }
    }
}

/// Keeps the screen awake while that is wanted and one of the app's windows is to be seen, for as long as the owner in
/// force lasts. The browser lets go of the screen when its page is hidden, and is asked again when it is shown.
pub(crate) fn stay_awake(wanted: Memo<bool>, has_strip: Memo<bool>) {
    let hidden = RwSignal::new(document().hidden());
    listen(
        &document(),
        "visibilitychange",
        Box::new(move |_| hidden.set(document().hidden())),
    );
    // By whom it is asked: this window, or the strip where only that can be seen.
    let by = Memo::new(move |_| {
        let by_strip = hidden.get();
        (wanted.get() && (!by_strip || has_strip.get())).then_some(by_strip)
    });
    watch(move || {
        let asks = by
            .get()
            .and_then(|by_strip| if by_strip { strip() } else { Some(window()) });
        if let Some(Ok(lock)) =
            asks.map(|asks| call(&asks.navigator(), "wakeLock", "request", &"screen".into()))
        {
            let asked = lock.clone();
            spawn_local(async move {
                match JsFuture::from(asked).await {
                    Ok(_lock) => {}
                    // A low battery, a setting, a page just hidden: a screen that dims is no fault, and words are safe.
                    Err(_refused) => {}
                }
            });
            let _lasts_as_long_as_it_is_wanted = StoredValue::new_local(Lock(lock));
        }
    });
}

/// A screen kept awake, or asked for.
struct Lock(Promise);

impl Drop for Lock {
    fn drop(&mut self) {
        let asked = JsFuture::from(self.0.clone());
        spawn_local(async move {
            if let Ok(lock) = asked.await
                && let Ok(release) = Reflect::get(&lock, &"release".into())
            {
                // One the browser has let go of itself is released as well.
                let _released = release.unchecked_into::<Function>().call0(&lock);
            }
        });
    }
}

/// Calls a method of an object this browser may not have. What it promises may come from another window, whose promises
/// are of another type.
fn call(of: &JsValue, object: &str, method: &str, with: &JsValue) -> Result<Promise, JsValue> {
    let object = Reflect::get(of, &object.into())?;
    let method: Function = Reflect::get(&object, &method.into())?.dyn_into()?;
    Ok(Promise::resolve(&method.call1(&object, with)?))
}
