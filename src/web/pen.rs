//! Who writes: of all windows that show an interview one has the pen, and the others follow.
//!
//! The browser's own locks say who; a channel between the windows asks for the pen. Where a browser has no locks a mark in
//! storage says who, which lasts for seconds and is renewed.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::prelude::*;

/// The locks and the channel are named after the layout of storage: windows of another layout have other records.
const NAME: &str = "or1";
/// How often the mark is looked at and renewed.
const RENEWAL_MS: i32 = 1_000;
/// How long a window that was asked may take to let go of the pen before it is taken from it.
const PATIENCE_MS: i32 = 2_000;

/// Whether this window writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pen {
    /// The browser has been asked.
    Asked,
    /// This window writes.
    Here,
    /// Another window writes.
    Elsewhere,
}

/// The pen for what this window shows.
#[derive(Clone)]
pub(crate) struct Pens {
    /// What is shown, and whether this window writes in it.
    pub(crate) now: RwSignal<Option<(String, Pen)>>,
    held: Rc<RefCell<Held>>,
    /// This window, as the mark in storage names it.
    name: Rc<str>,
}

#[derive(Default)]
struct Held {
    /// Ends the holding of the lock.
    release: Option<Function>,
    /// Ends the waiting for it.
    waiting: Option<JsValue>,
    /// Where windows ask each other.
    channel: Option<JsValue>,
    /// Counts what was asked, so that a late answer to an older question is not taken for one to the last.
    asked: u32,
}

/// What is done before the pen is handed over, and after it was taken.
pub(crate) trait Holder: 'static {
    /// Takes or renews the mark that says who writes, where there are no locks. Whether this window has it.
    fn has_lease(&self, what: &str, window: &str, by_force: bool) -> bool;
    /// Removes the mark, where this window has it.
    fn end_lease(&self, what: &str, window: &str);
    /// Brings everything to where other windows find it.
    fn before_handing_over(&self) -> impl Future<Output = ()>;
    /// Reads what the other window left.
    fn after_taking(&self, what: String) -> impl Future<Output = ()>;
}

impl Pens {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            now: RwSignal::new(None),
            held: Rc::default(),
            name: name.into(),
        }
    }

    /// Whether another window writes in this.
    pub(crate) fn is_elsewhere(&self, what: &str) -> bool {
        let is_it = |now: &Option<(String, Pen)>| {
            now.as_ref()
                .is_some_and(|(it, pen)| it == what && *pen == Pen::Elsewhere)
        };
        self.now.with_untracked(is_it)
    }

    /// What this window shows, if it has one pen for it.
    fn is_shown(&self, what: &str) -> bool {
        let is_it = |now: &Option<(String, Pen)>| now.as_ref().is_some_and(|(it, _)| it == what);
        self.now.with_untracked(is_it)
    }

    /// Shows something else, or nothing: lets go of the pen, and asks for the next.
    pub(crate) fn show<H: Holder + Clone>(&self, what: Option<String>, holder: H) {
        if let Some(what) = &what
            && self.is_shown(what)
        {
            return;
        }
        self.let_go();
        let Some(what) = what else {
            self.now.set(None);
            return;
        };
        self.now.set(Some((what.clone(), Pen::Asked)));
        self.ask(what, How::IfFree, holder);
    }

    /// Takes the pen from the window that has it.
    pub(crate) fn take<H: Holder + Clone>(&self, what: String, holder: H) {
        self.post(&what);
        let (pens, later) = (self.clone(), what.clone());
        let stealing = holder.clone();
        let steal = move || {
            if pens.is_elsewhere(&later) {
                pens.ask(later.clone(), How::Steal, stealing);
            }
        };
        set_timeout(steal, PATIENCE_MS);
        self.ask(what, How::Wait, holder);
    }

    /// Lets go of the pen, or of waiting for it.
    pub(crate) fn let_go(&self) {
        let (release, waiting) = {
            let mut held = self.held.borrow_mut();
            held.asked += 1;
            (held.release.take(), held.waiting.take())
        };
        if let Some(release) = release {
            // A lock that has been taken away needs no letting go.
            let _released = release.call0(&JsValue::NULL);
        }
        abort(waiting);
    }

    fn ask<H: Holder + Clone>(&self, what: String, how: How, holder: H) {
        let turn = {
            let mut held = self.held.borrow_mut();
            held.asked += 1;
            let before = held.waiting.take();
            let turn = held.asked;
            drop(held);
            abort(before);
            turn
        };
        let granted = {
            let (pens, what, holder) = (self.clone(), what.clone(), holder.clone());
            Closure::once_into_js(move |lock: JsValue| pens.granted(turn, &what, &lock, holder))
        };
        let asked = request(&what, how, &granted, &self.held);
        let pens = self.clone();
        spawn_local(async move {
            let outcome = match asked {
                Ok(asked) => JsFuture::from(asked).await,
                Err(why) => Err(why),
            };
            let is_last = pens.held.borrow().asked == turn;
            match outcome {
                Ok(_released) => {}
                Err(_) if !is_last => {}
                // Another window has taken it.
                Err(why) if is_stolen(&why) => {
                    pens.held.borrow_mut().release = None;
                    pens.set(turn, &what, Pen::Elsewhere);
                    pens.ask(what, How::Wait, holder);
                }
                // No locks here, or none for this page.
                Err(_) => pens.lease(turn, what, how == How::Steal, holder).await,
            }
        });
    }

    /// Writes for as long as the mark in storage names this window, and follows while it names another.
    async fn lease<H: Holder>(&self, turn: u32, what: String, mut by_force: bool, holder: H) {
        let mut has_it = false;
        while self.held.borrow().asked == turn {
            let had_it = has_it;
            has_it = holder.has_lease(&what, &self.name, by_force);
            by_force = false;
            if has_it && !had_it {
                holder.after_taking(what.clone()).await;
            }
            self.set(turn, &what, if has_it { Pen::Here } else { Pen::Elsewhere });
            pause(RENEWAL_MS).await;
        }
        // Asked again meanwhile for the same: that question goes on with the mark.
        if !self.is_shown(&what) {
            holder.end_lease(&what, &self.name);
        }
    }

    /// What the browser's answer means. What is handed back holds the lock for as long as it is not settled.
    fn granted<H: Holder + Clone>(
        &self,
        turn: u32,
        what: &str,
        lock: &JsValue,
        holder: H,
    ) -> JsValue {
        if self.held.borrow().asked != turn {
            return JsValue::UNDEFINED; // nobody waits for it any more
        }
        if lock.is_null() {
            self.set(turn, what, Pen::Elsewhere);
            // The next one to write when the other window closes.
            self.ask(what.to_owned(), How::Wait, holder);
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |yes, _no| {
            self.held.borrow_mut().release = Some(yes);
        });
        let (pens, what) = (self.clone(), what.to_owned());
        spawn_local(async move {
            holder.after_taking(what.clone()).await;
            pens.set(turn, &what, Pen::Here);
        });
        held.into()
    }

    fn set(&self, turn: u32, what: &str, pen: Pen) {
        if self.held.borrow().asked == turn && self.is_shown(what) {
            let next = Some((what.to_owned(), pen));
            if self.now.with_untracked(|now| *now != next) {
                self.now.set(next);
            }
        }
    }

    /// Hands the pen over whenever another window asks for it.
    pub(crate) fn listen<H: Holder + Clone>(&self, holder: H) {
        let Ok(channel) = channel() else {
            return; // without one a window that wants the pen takes it
        };
        let pens = self.clone();
        let asked = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let what = Reflect::get(&event, &"data".into()).ok();
            let what = what.and_then(|what| what.as_string()).unwrap_or_default();
            let has_it = pens.is_shown(&what) && pens.held.borrow().release.is_some();
            if has_it {
                let (pens, holder) = (pens.clone(), holder.clone());
                spawn_local(async move {
                    // From here on nothing is written, so that what is brought over is all there is.
                    pens.now.set(Some((what.clone(), Pen::Elsewhere)));
                    holder.before_handing_over().await;
                    pens.let_go();
                    pens.ask(what, How::Wait, holder);
                });
            }
        });
        // A channel without a listener hears nothing, and the pen is taken instead.
        let _set = Reflect::set(&channel, &"onmessage".into(), asked.as_ref());
        asked.forget(); // as long as the page
        self.held.borrow_mut().channel = Some(channel);
    }

    /// Asks whoever has the pen for it.
    fn post(&self, what: &str) {
        let channel = self.held.borrow().channel.clone();
        // Where nobody can be asked the pen is taken, after the time a window has to let go by itself.
        let _told = channel.map(|channel| {
            let post: Function = Reflect::get(&channel, &"postMessage".into())?.dyn_into()?;
            post.call1(&channel, &what.into())
        });
    }
}

/// How to ask for the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    IfFree,
    Wait,
    Steal,
}

/// Asks the browser for the lock. It answers by calling `granted`.
fn request(
    what: &str,
    how: How,
    granted: &JsValue,
    held: &RefCell<Held>,
) -> Result<Promise, JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    match how {
        How::IfFree => Reflect::set(&options, &"ifAvailable".into(), &true.into())?,
        How::Steal => Reflect::set(&options, &"steal".into(), &true.into())?,
        How::Wait => {
            let make: Function = Reflect::get(&window(), &"AbortController".into())?.dyn_into()?;
            let control = Reflect::construct(&make, &js_sys::Array::new())?;
            let signal = Reflect::get(&control, &"signal".into())?;
            held.borrow_mut().waiting = Some(control);
            Reflect::set(&options, &"signal".into(), &signal)?
        }
    };
    let name = format!("{NAME}:{what}");
    Ok(Promise::resolve(&request.call3(
        &locks,
        &name.into(),
        &options,
        granted,
    )?))
}

fn abort(control: Option<JsValue>) {
    if let Some(control) = control
        && let Ok(abort) = Reflect::get(&control, &"abort".into())
    {
        // What has been answered cannot be called off, and need not be.
        let _called_off = abort.unchecked_into::<Function>().call0(&control);
    }
}

/// Whether a lock was lost to another window.
fn is_stolen(why: &JsValue) -> bool {
    why.dyn_ref::<web_sys::DomException>()
        .is_some_and(|why| why.name() == "AbortError")
}

fn channel() -> Result<JsValue, JsValue> {
    let make: Function = Reflect::get(&window(), &"BroadcastChannel".into())?.dyn_into()?;
    Reflect::construct(&make, &js_sys::Array::of1(&NAME.into()))
}
