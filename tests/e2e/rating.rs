//! A second listener, by keyboard: the file they are given, what they say, and how far the two agree.

use on_record::words::Words;
use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::files::file;
use crate::interview::{begin_with, go_to, item, keep, settle};

/// An interview that is Caution, because Marta took part and did not decide. She is at the report.
fn judged() -> Browser {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    go_to(&browser, "g1.s1");
    keep(
        &browser,
        "\"In March the lorry stood at the gate for two days",
    );
    keep(&browser, "They moved to a new site");
    let line = item(&browser, "They moved");
    let specific = browser.button("Specific").within(&line);
    specific.press();
    specific.until("is ticked", |it| it.pressed == Some(true));
    settle(&browser, "Took part");
    browser.button("Finish").press();
    browser.button("Export JSON").wait();
    browser
}

fn body(bytes: &[u8]) -> Value {
    let mut document: Value = serde_json::from_slice(bytes).unwrap();
    document["body"].take()
}

#[test]
fn a_second_listener_rates_a_file_without_a_judgement_and_the_two_are_compared() {
    let first = judged();
    first.tab_to("Tab", &first.button("Make a rating file"));
    first.press("Enter");
    let (name, blind) = first.downloaded();
    assert!(name.contains("rating_Marta"), "{name}");
    let text = String::from_utf8(blind.clone()).unwrap();
    for judgement in ["derived", "verdict", "\"person\"", "took_part", "confirmed"] {
        assert!(!text.contains(judgement), "{judgement} is in the file");
    }
    assert_eq!(body(&blind)["respondent"]["authority"], 0);
    assert_eq!(body(&blind)["flags"], json!([]));

    // Elsewhere, where the interview itself is not.
    let second = Browser::open();
    let blind = file(&second, &name, &blind);
    second.choose_files(&second.button("Import"), &[blind]);
    second.reads("The interview it rates is not here; the rating is kept all the same.");
    second.tab_to("Tab", &second.part("link").named("Open"));
    second.press("Enter");
    second.part("heading").named("Marta").wait();
    // Nobody is through without a name.
    second.tab_to("Tab", &second.button("I am through"));
    second.press("Enter");
    second.part("alert").holding("Say first who listens").wait();
    second.tab_to("Shift+Tab", &second.field("Who listens"));
    second.types("Derya");
    let note = || second.part("listitem").holding("They moved");
    let specific = || second.button("Specific").within(&note());
    assert_eq!(
        specific().wait().pressed,
        Some(false),
        "the app’s word again"
    );
    let belongs = || {
        let buttons = second.part("button").named_with("Evidence in");
        buttons.within(&note())
    };
    second.tab_to("Tab", &belongs());
    second.press("Enter");
    let conflict = second.part("checkbox").named("Internal conflict");
    second.tab_to("Tab", &conflict);
    second.press("Space");
    conflict.until("is ticked", |it| it.checked == Some(true));
    // One step back, and done again.
    second.tab_to("Tab", &second.button("Undo"));
    second.press("Enter");
    conflict.until("is not ticked", |it| it.checked == Some(false));
    second.tab_to("Shift+Tab", &conflict);
    second.press("Space");
    second.tab_to("Tab", &second.part("radio").named("Unknown"));
    second.press_times("ArrowRight", 2);
    let flag = second.select("Features, no situation");
    second.tab_to("Tab", &flag);
    second.press("ArrowDown");
    flag.until("is chosen", |it| it.chosen == "confirmed");
    // A fatal one says why first.
    let fatal = second.select("Another story");
    second.tab_to("Shift+Tab", &fatal);
    second.press_times("ArrowDown", 2);
    let why = second.field("Why: Another story");
    second.tab_to("Tab", &why);
    second.types("It is the same lorry");
    second.tab_to("Tab", &second.button("Keep the reason"));
    second.press("Enter");
    why.gone();
    fatal.until("is chosen", |it| it.chosen == "dismissed");
    second.reload();
    second.field("Who listens").holds("Derya");
    second.tab_to("Tab", &second.button("I am through"));
    second.press("Enter");
    second.reads("You are through. The interview it rates is not here.");
    until("the focus is on the heading", || {
        second.focused().contains("Marta").then_some(())
    });
    second.tab_to("Tab", &second.button("Export JSON"));
    second.press("Enter");
    let (name, rated) = second.downloaded();
    assert_eq!(body(&rated)["rating"]["by"], "Derya");
    assert_eq!(body(&rated)["rating"]["done"], true);

    // Back to the first.
    first.visit("#/");
    let rated = file(&first, &name, &rated);
    first.choose_files(&first.button("Import"), &[rated]);
    first.reads("A second listener’s rating of Marta was added.");
    assert_eq!(
        first.part("link").named("Marta").all().len(),
        1,
        "it is no interview of its own"
    );
    first.tab_to("Tab", &first.part("link").named("Open"));
    first.press("Enter");
    first.reads("Levels: ");
    first.reads("Kappa ");
    let row = |holding: &str| first.part("row").holding(holding).wait().text;
    assert!(row("Features, no situation").contains("≠"));
    assert!(
        !row("Another story").contains("≠"),
        "dismissed is as good as absent"
    );
    assert!(row("Internal conflict").contains("≠"));
    assert!(!row("Authority").contains("≠"));
    first
        .part("listitem")
        .holding("Second: Trigger, Internal conflict")
        .wait();
    // It is Caution; confirmed, it counts.
    first.tab_to("Tab", &first.button("Confirm the caution"));
    first.press("Enter");
    first.part("alert").holding("The reason is missing").wait();
    first.field("Who listens").holds("Derya");
    first.tab_to("Shift+Tab", &first.field("Why it may count"));
    first.types("She was in the room");
    first.tab_to("Tab", &first.button("Confirm the caution"));
    first.press("Enter");
    first.reads("Confirmed by Derya: She was in the room");
    first.tab_to("Tab", &first.part("link").named("To the interview"));
    first.press("Enter");
    first.button("Make a rating file").wait();
    first.reads("Confirmed by Derya: She was in the room");
    first.part("link").named("Derya").wait();
    first.button("Export JSON").press();
    let (_, confirmed) = first.downloaded();
    assert_eq!(body(&confirmed)["confirmation"]["by"], "Derya");
}

#[test]
fn a_rating_made_here_stands_under_its_interview_and_shows_nothing_before_its_end() {
    let browser = judged();
    let report = browser.fragment();
    browser.tab_to("Tab", &browser.button("Rate it here instead"));
    browser.press("Enter");
    browser.field("Who listens").wait();
    let rating = browser.fragment();
    assert_ne!(rating, report);
    assert!(!browser.text().contains("Took part ✓"));
    let unknown = browser.part("radio").named("Unknown");
    assert_eq!(unknown.wait().checked, Some(true));
    // Whichever view is asked for, there is no other.
    for view in ["live", "prepare"] {
        browser.visit(&rating.replace("report", view));
        browser.field("Who listens").wait();
    }
    browser.visit("#/");
    assert_eq!(browser.part("link").named("Marta").all().len(), 1);
    browser.visit(&report);
    let open = browser.part("link").named("Second listener");
    browser.tab_to("Tab", &open);
    browser.press("Enter");
    browser.field("Who listens").type_in("Cem");
    browser.tab_to("Tab", &browser.button("I am through"));
    browser.press("Enter");
    // Unsettled, it is under review for the one and Caution for the other.
    let row = browser.part("row").holding("Verdict").wait().text;
    assert!(
        row.contains("Caution") && row.contains("Under review"),
        "{row}"
    );
}

/// Every state of a second listener's pages, and of a respondent's words removed, for those who look at all screens.
pub(crate) fn every_state(browser: &Browser, words: &Words, look: &mut dyn FnMut(&str)) {
    let button = |key: &str| browser.button(&words.say(key));
    browser.visit("#/");
    browser.part("link").named("Colm").press();
    button("rating-here").wait();
    let report = browser.fragment();
    button("rating-here").press();
    let by = browser.field(&words.say("rating-by"));
    by.wait();
    let belongs = words.say_with("edit-dimensions-now", &[("names", "".into())]);
    browser.part("button").named_with(&belongs).at(0).press();
    button("rating-through").press();
    look("rating");
    by.type_in("Derya");
    button("rating-through").press();
    browser
        .part("heading")
        .named(&words.say("rating-agree"))
        .wait();
    look("rating, compared");
    browser.visit(&report);
    browser.part("summary").named(&words.say("purge")).press();
    button("purge-do").press();
    look("report, consent withdrawn");
    browser
        .part("checkbox")
        .named(&words.say("purge-sure"))
        .press();
    button("purge-do").press();
    button("purge-do").gone();
    look("report, words removed");
}
