//! Asks the time and mints ids. Nothing else in the program does.

use std::cell::Cell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Window;

use crate::domain::time::{Date, Moment, Now, Steady};
use crate::web::prelude::*;

/// The longest the page waits for us, in milliseconds, before it has its turn (reliability notes, 6.3: at most 50).
const STRETCH: i64 = 25;

thread_local! {
    /// The clock as far as this page has read it.
    static STEADY: Cell<Steady> = const { Cell::new(Steady::new()) };
}

/// What the clock says, and which calendar date it is where the person sits.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the time"
)]
pub(crate) fn now() -> Now {
    let date = js_sys::Date::new_0();
    let clock = Moment::from_unix_ms(whole(date.get_time()));
    let mut steady = STEADY.get();
    let moment = steady.read(clock);
    STEADY.set(steady);
    let part = |value: u32| i8::try_from(value).unwrap_or(1);
    let year = i16::try_from(date.get_full_year()).unwrap_or(0);
    let today = Date::day(year, part(date.get_month() + 1), part(date.get_date()));
    Now {
        moment,
        today: today
            .or_else(|| Date::month(year, 1))
            .unwrap_or(Date::EPOCH),
    }
}

/// It is this late at least: what was kept before a reload says so, whatever the machine's clock was set to since.
pub(crate) fn not_before(known: Moment) {
    let _now = now();
    let mut steady = STEADY.get();
    steady.not_before(known);
    STEADY.set(steady);
}

/// Milliseconds are whole numbers far below 2⁵³; anything else is no time.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the browser hands out whole milliseconds as a float"
)]
fn whole(ms: f64) -> i64 {
    ms as i64
}

/// The calendar date of a moment where the person sits, as a date field takes it: `2025-07-18`.
pub(crate) fn local_date(moment: Moment) -> String {
    let date = js_sys::Date::new(&moment.to_string().into());
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}

/// A fresh id, ordered by when it was minted.
#[expect(clippy::disallowed_methods, reason = "the one place that mints ids")]
pub(crate) fn fresh_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// The moment, renewed every second for as long as the calling part is on screen. The window whose part it is keeps the
/// time: browsers slow one down that cannot be seen.
pub(crate) fn ticking(window: Window) -> Signal<Moment> {
    let (moment, set) = signal(now().moment);
    let tick = Closure::wrap(Box::new(move || set.set(now().moment)) as Box<dyn Fn()>);
    let started = window.set_interval_with_callback_and_timeout_and_arguments_0(
        tick.as_ref().unchecked_ref(),
        1_000,
    );
    if let Ok(handle) = started {
        let _lasts_as_long_as_its_owner = StoredValue::new_local(Ticking {
            window,
            handle,
            _tick: tick,
        });
    }
    moment.into()
}

struct Ticking {
    window: Window,
    handle: i32,
    _tick: Closure<dyn Fn()>,
}

impl Drop for Ticking {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.handle);
    }
}

/// The time since the page had its turn.
pub(crate) struct Breath(i64);

impl Breath {
    pub(crate) fn new() -> Self {
        Self(now().moment.as_unix_ms())
    }

    /// Lets the page have its turn, where that is due.
    pub(crate) async fn take(&mut self) {
        let at = now().moment.as_unix_ms();
        if at.saturating_sub(self.0) >= STRETCH {
            pause(0).await;
            self.0 = now().moment.as_unix_ms();
        }
    }
}
