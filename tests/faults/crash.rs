//! G3, in Chromium: the tab crashes, is frozen, or goes into the back-forward cache while somebody types.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::Campaign;
use crate::browser::Browser;
use crate::engine::Engine;
use crate::table::Row;

fn begin(browser: &Browser) -> String {
    browser.button("New interview").press();
    browser.button("Start interview").press();
    browser
        .field("Capture")
        .until("has the focus", |it| it.focused);
    browser.fragment()
}

/// Types, lets the tab crash, and opens the interview in the window beside it. How long until typing goes on.
fn crashes(round: usize) -> Duration {
    let browser = Browser::open();
    let address = begin(&browser);
    let first = browser.second_window("#/");
    let second = browser.turn_to(first);
    let words = format!("eleven lorries of fish, round {round}, and not a word of it");
    browser.types(&words);
    browser.crash();
    let begun = Instant::now();
    browser.go_to(second);
    browser.visit(&address);
    browser.field("Capture").holds(&words);
    begun.elapsed()
}

fn freezes() {
    let browser = Browser::open();
    begin(&browser);
    browser.types("before the frost ");
    browser.cdp("Page.setWebLifecycleState", &json!({ "state": "frozen" }));
    std::thread::sleep(Duration::from_millis(1_500));
    browser.cdp("Page.setWebLifecycleState", &json!({ "state": "active" }));
    browser.types("and after it");
    browser
        .field("Capture")
        .holds("before the frost and after it");
    browser.reload();
    browser
        .field("Capture")
        .holds("before the frost and after it");
}

fn goes_back() {
    let browser = Browser::open();
    begin(&browser);
    browser.types("before leaving ");
    browser.leave_and_come_back();
    browser
        .field("Capture")
        .until("is there again", |it| it.value == "before leaving ");
    browser.field("Capture").press();
    browser.press("End");
    browser.types("and after it");
    browser.reload();
    browser
        .field("Capture")
        .holds("before leaving and after it");
}

pub(crate) fn run(campaign: &Campaign) -> Vec<Row> {
    if !campaign.engines().contains(&Engine::Chromium) {
        return Vec::new();
    }
    let name = Engine::Chromium.name();
    let runs = if campaign.is_short {
        1
    } else {
        campaign.crashes
    };
    let (mut lost, mut slowest, mut done) = (Vec::new(), Duration::ZERO, 0);
    for round in 0..runs {
        if campaign.left() < Duration::from_secs(30) {
            break;
        }
        done += 1;
        match attempt(|| crashes(round)) {
            Ok(took) => slowest = slowest.max(took),
            Err(why) => lost.push(why),
        }
    }
    let mut figure = format!(
        "{} lost; typing again after {:.1} s at most",
        lost.len(),
        slowest.as_secs_f64()
    );
    if let Some(why) = lost.first() {
        figure = format!("{figure}: {why}");
    }
    let mut rows = vec![Row::measured(
        "G3 the tab crashes while somebody types",
        name,
        done,
        figure,
        "0 lost, ≤ 3 s",
        lost.is_empty() && slowest <= Duration::from_secs(3),
    )];
    for (goal, act) in [
        ("G3 the page is frozen and thawed", freezes as fn()),
        ("G3 into the back-forward cache and out of it", goes_back),
    ] {
        let found = attempt(act);
        let figure = found
            .as_ref()
            .err()
            .cloned()
            .unwrap_or_else(|| "nothing lost".to_owned());
        rows.push(Row::measured(
            goal,
            name,
            1,
            figure,
            "0 lost",
            found.is_ok(),
        ));
    }
    rows.push(Row::not_done(
        "G3 the tab is discarded",
        name,
        "no driver can ask for it; the page is gone as in a crash, and what was typed before is held by that row",
        "0 lost",
    ));
    rows
}

/// What a test would fail with, as a line.
pub(crate) fn attempt<T>(act: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(act)).map_err(|why| {
        let said = why.downcast_ref::<String>().cloned();
        let said = said.or_else(|| why.downcast_ref::<&str>().map(|it| (*it).to_owned()));
        let said = said.unwrap_or_else(|| "it broke off".to_owned());
        said.replace(['\n', '|'], " ").chars().take(160).collect()
    })
}
