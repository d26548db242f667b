//! What all of the shell stands on: Leptos's signals and who owns them, the page, and what happens to it. Where this names
//! something that Leptos names, too, this one is the smaller.

use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt, closure::Closure};
use web_sys::{Document, Event, EventTarget, Window};

pub(crate) use leptos::prelude::*;

thread_local! {
    /// Asked for with every element that is made.
    static DOCUMENT: Document = window().document().unwrap_throw();
}

/// The window the app runs in. There is one, or there is no app.
pub(crate) fn window() -> Window {
    web_sys::window().unwrap_throw()
}

/// Its page.
pub(crate) fn document() -> Document {
    DOCUMENT.with(Clone::clone)
}

/// Does something right before the next frame.
pub(crate) fn request_animation_frame(act: impl FnOnce() + 'static) {
    // A page that is going paints no more frames.
    let _asked = window().request_animation_frame(once(Box::new(act)).unchecked_ref());
}

/// Does something once the next frame has been painted.
pub(crate) fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, 0));
}

/// Does something so many milliseconds from now.
pub(crate) fn set_timeout(act: impl FnOnce() + 'static, wait_ms: i32) {
    let act = once(Box::new(act));
    // A page that is going waits for nothing.
    let _asked = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), wait_ms);
}

/// Lets the page go on, and comes back when it has: what takes long is done in stretches between.
pub(crate) async fn pause(wait_ms: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        // A page that is going waits for nothing.
        let _asked = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, wait_ms);
    });
    let _waited = wasm_bindgen_futures::JsFuture::from(promise).await;
}

fn once(act: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(act)
}

/// Tells whoever looks into the browser's console.
pub(crate) fn log(what: &str) {
    web_sys::console::error_1(&what.into());
}

/// What a closure is here. The standard traits of closures make each of them carry three ways of being called, and a
/// page is some four hundred closures: this one carries one.
pub(crate) trait Call<A, R> {
    fn call(&self, given: A) -> R;
}

impl<A, R, F: Fn(A) -> R> Call<A, R> for F {
    fn call(&self, given: A) -> R {
        self(given)
    }
}

/// Something that is asked again and again.
pub(crate) type Ask<R> = Box<dyn Call<(), R>>;

/// Something that is done with what is given.
pub(crate) type Tell<A, R = ()> = Box<dyn Call<A, R>>;

struct Listener {
    target: EventTarget,
    event: &'static str,
    act: Closure<dyn Fn(Event)>,
    /// Before whatever is inside the target hears of it.
    first: bool,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // One that is not there any more needs no removing.
        let _removed = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.act.as_ref().unchecked_ref(),
            self.first,
        );
    }
}

/// What to do when something happens to this, for as long as the owner in force lasts.
pub(crate) fn listen(target: &EventTarget, event: &'static str, act: Tell<Event>) {
    listen_when(target, event, false, act);
}

/// The same, before whatever is inside the target hears of it.
pub(crate) fn listen_first(target: &EventTarget, event: &'static str, act: Tell<Event>) {
    listen_when(target, event, true, act);
}

fn listen_when(target: &EventTarget, event: &'static str, first: bool, act: Tell<Event>) {
    let act = Closure::wrap(Box::new(move |event| act.call(event)) as Box<dyn Fn(Event)>);
    // Whatever has events takes listeners.
    let _added = target.add_event_listener_with_callback_and_bool(
        event,
        act.as_ref().unchecked_ref(),
        first,
    );
    let _lasts_as_long_as_its_owner = StoredValue::new_local(Listener {
        target: target.clone(),
        event,
        act,
        first,
    });
}
