//! Whether an interview may be used: its flags settled, the written decisions, and what leaves with a struck record.

use serde_json::{Value, json};

use crate::browser::{Browser, Part, Wishes};
use crate::interview::{CLOCK, field_has_focus, keep, said, set_clock, settle};

/// When the interviews of these tests are held: 21 September 2026.
const HELD: i64 = 1_790_000_000_000;

/// An interview with somebody who chose, about an order of this date, that has ended; its report.
fn ended(name: &str, ordered: &str, words: &[&str]) -> Browser {
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    set_clock(&browser, HELD);
    another(&browser, name, ordered, words);
    browser
}

fn another(browser: &Browser, name: &str, ordered: &str, words: &[&str]) {
    browser.visit("#/");
    browser.button("New interview").press();
    browser.field("Respondent").type_in(name);
    if !ordered.is_empty() {
        browser.field("Order date").type_in(ordered);
    }
    browser.button("Start interview").press();
    field_has_focus(browser);
    if !words.is_empty() {
        settle(browser, "Chose or signed");
    }
    for quote in words {
        browser.types(quote);
        browser.press("Alt+1");
        keep(browser, "");
    }
    // Nearly half an hour goes by.
    let now = browser
        .run("return Date.now()", &json!([]))
        .as_i64()
        .unwrap();
    set_clock(browser, now + 1_740_000);
    browser.button("Finish").press();
    verdict(browser).wait();
}

fn verdict(browser: &Browser) -> Part<'_> {
    browser.part("region").named("Verdict")
}

fn says(browser: &Browser, words: &str) {
    verdict(browser).until(&format!("says “{words}”"), |it| it.text.contains(words));
}

fn flag<'b>(browser: &'b Browser, name: &str) -> Part<'b> {
    let flags = browser.part("region").named("Red flags");
    browser.part("listitem").holding(name).within(&flags)
}

/// Opens a fold by keyboard, gives a reason in it, and presses Enter.
fn decide(browser: &Browser, fold: &Part<'_>, field: &str, reason: &str) {
    browser.tab_to("Tab", fold);
    browser.press("Enter");
    browser.field(field).until("has the focus", |it| it.focused);
    // Nothing is decided without a reason.
    browser.press("Enter");
    browser
        .part("alert")
        .holding("The reason is missing")
        .wait();
    browser.types(reason);
    browser.press("Enter");
}

fn summary<'b>(browser: &'b Browser, key: &str) -> Part<'b> {
    browser.part("summary").named(&said(key))
}

fn exported(browser: &Browser) -> Value {
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn a_suspicion_is_settled_with_a_reason_by_keyboard_and_taken_back() {
    // The order comes after the interview: both cannot be.
    let browser = ended(
        "Marta",
        "2027-05",
        &["\"I signed it with the bank on Monday"],
    );
    says(&browser, "Caution");
    says(
        &browser,
        "order dated May 2027, after the interview of 21 September 2026",
    );
    says(&browser, "Waiting for your word 1");
    let row = flag(&browser, "Facts contradict each other");
    row.clone().holding("suspected").wait();
    let fold = browser.part("summary").named("Dismiss…").within(&row);
    let field = "Reason: Facts contradict each other";
    decide(&browser, &fold, field, "A slip: it was May 2026");
    row.clone().holding("dismissed").wait();
    row.clone().holding("A slip: it was May 2026").wait();
    says(&browser, "Admitted");
    says(&browser, "No flag is confirmed.");
    // The focus went with the flag: the way back is the next stop.
    let back = browser.button("Take back").within(&row);
    browser.press("Tab");
    back.until("has the focus", |it| it.focused);
    browser.press("Enter");
    row.clone().holding("suspected").wait();
    says(&browser, "Caution");
    // It is a flag: three points. One step back takes that back, too.
    let is = browser.button("It is a flag").within(&row);
    browser.tab_to("Tab", &is);
    browser.press("Enter");
    row.clone().holding("confirmed").wait();
    says(&browser, "3 points: order dated May 2027");
    browser.tab_to("Shift+Tab", &browser.button("Undo"));
    browser.press("Enter");
    row.holding("suspected").wait();
    let body = exported(&browser);
    assert_eq!(body["body"]["flags"], json!([]));
    assert_eq!(body["derived"]["verdict"], "caution");
}

#[test]
fn six_points_wait_for_a_written_decision_and_a_strike_takes_the_words_away() {
    let heard = [
        "\"I heard that the zebra crossing was flooded",
        "\"Somebody told me the zebra was too dear",
        "\"It was decided before my time, by the zebra people",
        "\"They say the zebra broke down in May",
    ];
    let browser = ended("Ayla", "2025-07", &heard);
    // What was heard from others is suspected, with its words.
    let suspected = flag(&browser, "Speaks for others");
    let words = "the zebra crossing was flooded";
    suspected.until("has the words", |it| it.text.contains(words));
    says(&browser, "Caution");
    says(&browser, "3 points: order 14 months ago 3");
    flag(&browser, "Order over a year ago")
        .holding("It is changed under “Prepare”.")
        .wait();
    let seller = browser.part("checkbox").named("The seller was on the call");
    browser.tab_to("Tab", &seller);
    browser.press("Space");
    browser.reads("This counts 3 points: seller on the call.");
    says(
        &browser,
        "6 points: order 14 months ago 3, seller on the call 3",
    );
    says(&browser, "Under review");
    says(&browser, "it waits for a written decision");

    let reason = "She had her diary open";
    let fold = summary(&browser, "verdict-admit");
    browser.tab_to("Shift+Tab", &fold);
    decide(&browser, &fold, "Reason", reason);
    says(&browser, "Caution");
    says(
        &browser,
        "Admitted as Caution by a written decision: She had her diary open",
    );
    let title = browser.part("heading").named("Verdict");
    title.until("has the focus", |it| it.focused);
    browser.tab_to("Tab", &browser.button("Withdraw the decision"));
    browser.press("Enter");
    says(&browser, "Under review");

    // Filed as Supporting the age of the order says nothing; both ways are logged.
    browser.tab_to("Tab", &browser.button("File as Supporting"));
    browser.press("Enter");
    says(&browser, "3 points: seller on the call 3");
    browser.tab_to("Tab", &browser.button("File as Decision"));
    browser.press("Enter");
    says(&browser, "6 points");
    browser.tab_to("Tab", &summary(&browser, "verdict-log"));
    browser.press("Enter");
    for line in [
        "Admitted as Caution · She had her",
        "Refiled as Supporting",
        "Refiled as Decision",
    ] {
        says(&browser, line);
    }

    // Struck: its words are no finding. They are folded away, and nowhere on paper.
    browser.reads("zebra");
    let strike = summary(&browser, "verdict-strike");
    browser.tab_to("Shift+Tab", &strike);
    decide(
        &browser,
        &strike,
        "Reason",
        "He sold it to her as they spoke",
    );
    says(
        &browser,
        "Struck by a written decision: He sold it to her as they spoke",
    );
    assert!(!browser.text().contains("zebra"), "{}", browser.text());
    assert!(!browser.button("Go on with it").is_there());
    let shown = summary(&browser, "verdict-show-struck");
    browser.tab_to("Tab", &shown);
    browser.press("Enter");
    browser.reads("zebra");
    browser.cdp("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    assert!(!browser.text().contains("zebra"), "{}", browser.text());
    browser.reads("Struck by a written decision");
    browser.cdp("Emulation.setEmulatedMedia", &json!({"media": ""}));
    // A closed record is not refiled, and says so.
    browser.tab_to("Shift+Tab", &browser.button("File as Supporting"));
    browser.press("Enter");
    let refused = browser.part("alert").holding(&said("fault-edit-struck"));
    refused.wait();

    // The list says it and counts it, and another interview knows nothing of it.
    another(
        &browser,
        "Ece",
        "2026-05",
        &["\"We paid for it in cash on Tuesday"],
    );
    assert!(!browser.text().contains("zebra"), "{}", browser.text());
    assert!(!exported(&browser).to_string().contains("zebra"));
    browser.visit("#/");
    browser.reads("1 admitted, 0 caution, 0 under review, 1 struck");
    let row = browser.part("listitem").holding("Ayla");
    row.clone().holding("Struck").wait();
    row.holding("He sold it to her as they spoke").wait();
    assert!(!browser.text().contains("zebra"), "{}", browser.text());
    // After a reload the heads alone are here; a few interviews are read by themselves.
    browser.reload();
    browser.reads("1 admitted, 0 caution, 0 under review, 1 struck");
    assert!(!browser.button("Read them").is_there());

    // With a name and a reason it comes back, and waits for a decision again.
    browser.part("link").named("Ayla").press();
    let fold = summary(&browser, "unstrike");
    browser.tab_to("Tab", &fold);
    browser.press("Enter");
    let by = browser.field(&said("unstrike-by"));
    by.until("has the focus", |it| it.focused);
    browser.types("Özge");
    browser.press("Tab");
    browser.types("He was somebody else");
    browser.press("Enter");
    says(&browser, "Under review");
    browser.reads("Strike taken back: Özge: He was somebody else");
    browser.reads("zebra");
    let body = exported(&browser);
    assert_eq!(body["body"]["ruling"], Value::Null);
    assert_eq!(body["derived"]["verdict_points"], 6);
}

#[test]
fn what_is_missing_is_said_and_what_strikes_says_so_where_it_is_chosen() {
    let browser = ended("Nobody", "", &[]);
    says(&browser, "Under review");
    says(&browser, &said("verdict-empty"));
    says(&browser, &said("verdict-no-order"));
    says(&browser, &said("verdict-authority"));
    let part = browser.select("Their part in the decision");
    browser.tab_to("Tab", &part);
    part.choose("Took part");
    says(
        &browser,
        "They took part in the decision and did not make it.",
    );
    let outcome = browser.select("What came of the search");
    assert_eq!(outcome.wait().chosen, "not known");
    outcome.choose("Given up");
    browser.reads("This strikes the interview: nothing was bought (“Given up”).");
    says(
        &browser,
        "nothing was bought (“Given up”). One fatal flag is enough to strike it.",
    );
    browser.button("Undo").press();
    says(&browser, "They took part in the decision");

    // A flag nobody could work out is set by a person, with a reason.
    let others = browser.part("summary").named_with("none raised");
    browser.tab_to("Tab", &others);
    browser.press("Enter");
    let tour = flag(&browser, "Features, no situation");
    let fold = browser.part("summary").named("It is a flag…").within(&tour);
    let field = "Reason: Features, no situation";
    decide(&browser, &fold, field, "Nothing but the brochure");
    tour.clone().holding("confirmed").wait();
    says(&browser, "3 points: Features, no situation 3");
    // A fatal one closes the record, says so first, and only the verdict takes it back.
    let story = flag(&browser, "Another story");
    let fold = browser
        .part("summary")
        .named("It is a flag: strike…")
        .within(&story);
    decide(&browser, &fold, "Reason: Another story", "It was a renewal");
    says(&browser, "Struck");
    says(&browser, "Reason: It was a renewal");
    story.holding(&said("flag-fatal-stays")).wait();

    // Before the call.
    browser.visit("#/");
    browser.button("New interview").press();
    browser.field("Order date").type_in("2025-03-11");
    browser.field("In post since").type_in("2025-05");
    browser.reads("a Decision interview is struck for it");
    let known = summary(&browser, "circ-before");
    browser.tab_to("Tab", &known);
    browser.press("Enter");
    browser.select("Consent to the interview").choose("Refused");
    browser.reads("This strikes the interview: consent “Refused”.");
}
