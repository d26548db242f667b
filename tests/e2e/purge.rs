//! Consent withdrawn, by keyboard: every word goes from the browser's storage, and does not come back.

use crate::browser::{Browser, until};
use crate::files::file;
use crate::interview::{begin_with, item, keep};

/// What was said and who said it.
const WORDS: &[&str] = &["Quillan", "zebra", "giraffe", "okapi"];

fn told(texts: impl Iterator<Item = String>) -> Vec<&'static str> {
    let all: String = texts.collect();
    let is_there = |word: &&&str| all.contains(**word);
    WORDS.iter().filter(is_there).copied().collect()
}

fn stored(browser: &Browser) -> Vec<&'static str> {
    told(browser.storage().into_values())
}

#[test]
fn a_respondents_words_go_from_everywhere_and_stay_gone() {
    let browser = Browser::open();
    begin_with(&browser, "Ayla");
    keep(&browser, "\"A lion stood at the gate");
    browser.visit("#/");
    begin_with(&browser, "Quillan");
    keep(&browser, "\"A zebra stood at the gate for two days");
    keep(&browser, "A giraffe, taken out again");
    let line = item(&browser, "giraffe");
    browser.button("Edit").within(&line).press();
    browser.button("Delete").press();
    line.gone();
    browser.types("half an okapi");
    browser.button("Finish").press();
    browser.button("Export JSON").press();
    let (name, exported) = browser.downloaded();
    let report = browser.fragment();
    browser.button("Rate it here instead").press();
    browser.field("Who listens").wait();
    browser.visit(&report);
    assert_eq!(stored(&browser), WORDS);

    // Nothing goes before it is ticked.
    browser.tab_to("Tab", &browser.part("summary").named("Remove their words…"));
    browser.press("Enter");
    let remove = || browser.button("Remove their words");
    browser.tab_to("Tab", &remove());
    browser.press("Enter");
    browser.part("alert").holding("Nothing was removed").wait();
    assert_eq!(stored(&browser), WORDS);
    let sure = browser
        .part("checkbox")
        .named_with("Nothing brings them back");
    browser.tab_to("Shift+Tab", &sure);
    browser.press("Space");
    browser.tab_to("Tab", &remove());
    browser.press("Enter");
    browser.reads("Their words were removed on");
    until("the focus is on the heading", || {
        let heading = browser.focused().contains("Consent withdrawn");
        heading.then_some(())
    });
    assert_eq!(stored(&browser), [""; 0]);
    let seen = told(std::iter::once(browser.text()));
    assert_eq!(seen, [""; 0]);
    // Nothing takes it back, and nothing of it is exported.
    assert!(browser.button("Undo").wait().disabled);
    browser.button("Export JSON").press();
    let (_, after) = browser.downloaded();
    let after = String::from_utf8(after).unwrap();
    assert_eq!(told(std::iter::once(after.clone())), [""; 0]);
    for kept in ["purged", "withdrawn", "consent_refused", "struck"] {
        assert!(after.contains(kept), "{kept}: {after}");
    }
    browser.reload();
    browser.reads("Their words were removed on");
    browser.visit("#/");
    browser.part("link").named("Ayla").wait();
    assert_eq!(stored(&browser), [""; 0]);
    assert!(browser.storage().values().any(|it| it.contains("lion")));

    // A file that still holds them is not taken in.
    let before = browser.storage();
    let exported = file(&browser, &name, &exported);
    browser.choose_files(&browser.button("Import"), &[exported]);
    browser.reads("Quillan no longer agrees: the words were removed here");
    assert!(browser.storage() == before);
}
