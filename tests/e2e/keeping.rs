//! Settings and copies: what is removed comes back or goes for good, what is packed opens, and a full store refuses politely.

use on_record::words::Words;
use serde_json::{Value, json};

use crate::browser::{Browser, Wishes, until};
use crate::files::file;
use crate::interview::{
    CLOCK, begin, begin_with, field_has_focus, item, keep, kept_here, set_clock,
};

/// Fills storage until so many units are used, with what belongs to another app.
const FILL_TO: &str = "
    const used = () => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    localStorage.setItem('another app', '');
    localStorage.setItem('another app', 'x'.repeat(arguments[0] - used()));";

/// An interview that is over, with three lines.
fn finished(browser: &Browser, respondent: &str) -> String {
    begin_with(browser, respondent);
    keep(browser, "\"Eleven lorries of fish queued past the gate");
    keep(browser, "\"The police rang me at six");
    keep(browser, "Two sites, ninety people");
    browser.button("Finish").press();
    browser.part("heading").holding(respondent).wait();
    browser.fragment()
}

fn keys_of(browser: &Browser, report: &str) -> Vec<String> {
    let id = report.split('/').nth(2).unwrap().to_owned();
    let keys = browser.storage().into_keys();
    keys.filter(|key| key.starts_with("or1/") && key.contains(&id))
        .collect()
}

#[test]
fn a_removed_interview_comes_back_at_once_or_out_of_the_trash() {
    let browser = Browser::open();
    let report = finished(&browser, "Marta");
    let before = browser.storage();
    let delete = || browser.button("Delete the interview");
    browser.tab_to("Tab", &delete());
    browser.press("Enter");
    browser
        .part("status")
        .holding("“Marta” is in the trash.")
        .wait();
    assert!(!browser.part("link").named("Marta").is_there());
    browser.button("Put back").press();
    browser.part("link").named("Marta").wait();
    // A head that is written again has another revision; all the rest is as it was, byte for byte.
    let after = browser.storage();
    let others = |all: &std::collections::BTreeMap<String, String>| {
        let mut all = all.clone();
        all.retain(|key, _| !key.starts_with("or1/s/"));
        all
    };
    assert_eq!(others(&before), others(&after));

    // Another day, by keyboard.
    browser.visit(&report);
    delete().press();
    browser
        .part("status")
        .holding("“Marta” is in the trash.")
        .wait();
    browser.reload();
    browser.part("link").named("Settings and copies").press();
    browser.part("heading").named("Settings and copies").wait();
    browser.reads("Kept for 30 more days");
    let back = browser.button("Put back: Interview: Marta");
    browser.tab_to("Tab", &back);
    browser.press("Enter");
    browser.reads("Nothing rests here.");
    until("the focus is on the heading", || {
        browser.focused().contains("Trash").then_some(())
    });
    browser.visit(&report);
    browser.part("heading").holding("Marta").wait();
    browser.reads("Eleven lorries of fish");
    browser.reads("Two sites, ninety people");

    // A line, too.
    browser.button("Edit").at(0).press();
    browser.button("Delete").press();
    browser.visit("#/settings");
    browser.button("Put back: Taken out of Marta").press();
    browser.reads("Nothing rests here.");
    browser.visit(&report);
    browser.part("heading").holding("Marta").wait();
    browser.reads("Eleven lorries of fish");

    // Let go, nothing of it is left.
    delete().press();
    browser.part("status").holding("is in the trash").wait();
    browser.visit("#/settings");
    browser.button("Empty the trash…").press();
    browser.reads("Nothing brings it back.");
    browser.button("Delete for good").press();
    browser.reads("Nothing rests here.");
    assert_eq!(keys_of(&browser, &report), [""; 0]);
    let left: String = browser.storage().into_values().collect();
    assert!(!left.contains("lorries") && !left.contains("Marta"));
}

#[test]
fn what_was_set_aside_is_listed_handed_out_and_discarded() {
    let browser = crate::storage::without_mirror(); // which would bring back what is damaged

    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    keep(&browser, "Ninety people");
    browser.button("Finish").press();
    let report = browser.fragment();
    let keys = keys_of(&browser, &report);
    let damaged = keys.iter().find(|key| key.starts_with("or1/c/")).unwrap();
    let damage = |key: &str| {
        let set = "localStorage.setItem(arguments[0], '0|no record: a giraffe')";
        browser.run(set, &json!([key]));
    };
    damage(damaged);
    browser.reload();
    browser.part("heading").holding("Marta").wait();
    browser.visit("#/settings");
    browser.reads("damaged, or changed by hand");
    browser.button(&format!("Download {damaged}")).press();
    let (_, bytes) = browser.downloaded();
    let file: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(file["set_aside"][0]["raw"], "0|no record: a giraffe");
    browser.button("Download all of it").press();
    let (_, bytes) = browser.downloaded();
    assert!(String::from_utf8(bytes).unwrap().contains("a giraffe"));
    browser.button(&format!("Discard {damaged}…")).press();
    browser.button("Discard for good").press();
    browser.reads("Nothing was set aside.");
    let left: String = browser.storage().into_values().collect();
    assert!(!left.contains("giraffe"));

    // Without its head an interview can still be taken up.
    damage(&format!("or1/s/{}", report.split('/').nth(2).unwrap()));
    browser.reload();
    browser.reads("1 item without an interview");
    browser.button("Take into a new interview").press();
    browser
        .part("listitem")
        .holding("without an interview")
        .gone();
    browser.visit("#/");
    browser.part("link").named("Nobody named yet").wait();
    browser.visit(&report);
    browser.button("Edit").wait();
}

#[test]
fn packed_it_opens_and_the_first_edit_writes_it_live() {
    let browser = Browser::open();
    let report = finished(&browser, "Marta");
    let long =
        "nobody knew where anything stood until the paper came back from the office ".repeat(20);
    browser.visit(&report.replace("report", "live"));
    browser.button("Resume").at(0).press();
    field_has_focus(&browser);
    keep(&browser, &long);
    browser.button("Finish").press();
    browser.part("heading").holding("Marta").wait();
    let live = keys_of(&browser, &report);
    assert!(live.len() >= 5, "{live:?}");
    browser.visit("#/settings");
    browser.reads("1 finished interview can be packed");
    browser.tab_to("Tab", &browser.button("Pack"));
    browser.press("Enter");
    browser.reads("1 interview packed:");
    let id = report.split('/').nth(2).unwrap();
    let packed = [format!("or1/a/{id}"), format!("or1/s/{id}")];
    assert_eq!(keys_of(&browser, &report), packed);
    let there: String = browser.storage().into_values().collect();
    assert!(!there.contains("lorries"));

    // Listed, counted, opened and exported like any.
    browser.visit("#/");
    browser.reload();
    browser.part("link").named("Marta").press();
    browser.part("heading").holding("Marta").wait();
    browser.reads("Eleven lorries of fish");
    assert_eq!(
        keys_of(&browser, &report),
        packed,
        "looking changes nothing"
    );
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    assert!(
        String::from_utf8(bytes)
            .unwrap()
            .contains("The police rang me")
    );

    // And written live again by the first edit.
    browser.button("Edit").at(0).press();
    browser.button("Delete").press();
    until("it lies live", || {
        let keys = keys_of(&browser, &report);
        (!keys.contains(&packed[0])).then_some(())
    });
    let after = keys_of(&browser, &report);
    assert_eq!(
        after.iter().filter(|key| key.starts_with("or1/c/")).count(),
        3
    );
    browser.reload();
    browser.part("heading").holding("Marta").wait();
    browser.reads("Two sites, ninety people");
}

#[test]
fn a_full_store_refuses_another_interview_politely_and_keeps_what_is_typed() {
    let browser = Browser::open();
    begin(&browser);
    let running = browser.fragment();
    keep(&browser, "Kept before");
    browser.run(FILL_TO, &json!([5_242_880 * 88 / 100]));
    browser.visit("#/");
    browser.reload();
    browser.reads("4.4 of 5 MB used by 1 interview");
    let there = || {
        let heads = browser.storage().into_keys();
        heads.filter(|key| key.starts_with("or1/s/")).count()
    };
    // Little room: it asks, and lets the person go on.
    browser.button("New interview").press();
    browser
        .part("status")
        .holding("There is little room left")
        .wait();
    assert_eq!(there(), 1);
    browser.button("Start it all the same").press();
    browser.button("Start interview").wait();
    assert_eq!(there(), 2);
    // None: it says why, and what can be done.
    browser.run(FILL_TO, &json!([5_242_880 * 97 / 100]));
    browser.visit("#/");
    browser.reload();
    browser.button("New interview").press();
    browser
        .part("alert")
        .holding("There is no room for another interview")
        .wait();
    assert!(!browser.button("Start it all the same").is_there());
    assert_eq!(there(), 2);
    browser.part("link").named("See what can be done").press();
    browser.part("heading").named("Settings and copies").wait();
    // What is typed where one runs is kept.
    browser.visit(&running);
    field_has_focus(&browser);
    keep(&browser, "Typed in the last of it");
    item(&browser, "Typed in the last of it").wait();
    browser.reload();
    field_has_focus(&browser);
    assert_eq!(kept_here(&browser).len(), 2);
}

#[test]
fn everything_about_one_person_goes_and_everything_goes() {
    let browser = Browser::open();
    let quillan = finished(&browser, "Quillan");
    browser.visit("#/");
    finished(&browser, "Ayla");
    browser.visit("#/settings");
    browser.field("Name, alias or company").type_in("quillan");
    browser.press("Enter");
    browser.part("listitem").holding("1 interview").wait();
    browser.button("Delete all of this").press();
    browser.reads("Nothing was deleted. Tick the box first.");
    browser
        .part("checkbox")
        .named_with("I mean all of this.")
        .press();
    browser.button("Delete all of this").press();
    browser.reads("All of it is gone from this browser.");
    assert_eq!(keys_of(&browser, &quillan), [""; 0]);
    let left: String = browser.storage().into_values().collect();
    assert!(!left.contains("Quillan") && left.contains("Ayla"));

    // The invented study in one act, and back.
    browser.visit("#/");
    browser.button("Try the sample study").press();
    browser.part("link").named("Colm").wait();
    browser.visit("#/settings");
    browser.button("Remove the sample study").press();
    browser.visit("#/");
    browser.part("link").named("Ayla").wait();
    assert!(!browser.part("link").named("Colm").is_there());
    browser.button("Put back").press();
    browser.part("link").named("Colm").wait();

    // Everything, once it is meant.
    browser.run("localStorage.setItem('another app', 'its own')", &json!([]));
    browser.visit("#/settings");
    let count = browser.field("Number of interviews");
    count.type_in("1");
    let wipe = || browser.part("button").named_with("Remove 5 interviews");
    wipe().press();
    browser.part("alert").holding("Nothing was removed.").wait();
    count.press();
    browser.press("Backspace");
    browser.types("5");
    wipe().press();
    browser
        .part("heading")
        .named("Hear why they really bought.")
        .wait();
    let ours: Vec<_> = browser.storage().into_keys().collect();
    let ours = ours.iter().filter(|key| key.starts_with("or1/")).count();
    assert!(ours <= 3, "what a fresh start writes");
    assert_eq!(browser.storage()["another app"], "its own");
}

/// The page in every state, for whoever looks at each.
pub(crate) fn every_state(browser: &Browser, words: &Words, look: &mut dyn FnMut(&str)) {
    browser.visit("#/settings");
    browser.part("heading").named(&words.say("settings")).wait();
    browser.button(&words.say("sample-remove-do")).press();
    browser.run(
        "localStorage.setItem('or1/c/0199f3a2-lost/q1', '0|no record')",
        &json!([]),
    );
    let aside = "localStorage.setItem('or1/q/x-1', '0|no record either')";
    browser.run(aside, &json!([]));
    browser.reload();
    browser.part("heading").named(&words.say("settings")).wait();
    browser.button(&words.say("trash-empty")).press();
    browser.field(&words.say("about-name")).type_in("Marta");
    browser.press("Enter");
    look("settings");
    browser.run(FILL_TO, &json!([5_242_880 * 97 / 100]));
    browser.visit("#/");
    browser.reload();
    browser.button(&words.say("new-interview")).press();
    look("home, no room");
    browser.run("localStorage.removeItem('another app')", &json!([]));
}

#[test]
fn what_was_deleted_here_is_deleted_in_a_colleagues_copy_when_they_say_so() {
    let browser = Browser::open();
    finished(&browser, "Marta");
    browser.button("Export JSON").press();
    let (name, copy) = browser.downloaded();
    let copy = file(&browser, &name, &copy);
    browser.visit("#/settings");
    browser.field("Name, alias or company").type_in("Marta");
    browser.press("Enter");
    browser
        .part("checkbox")
        .named("I mean all of this. Nothing brings it back.")
        .press();
    browser.button("Delete all of this").press();
    browser.reads("All of it is gone from this browser.");
    browser.tab_to("Tab", &browser.button("File for colleagues"));
    browser.press("Enter");
    let (name, told) = browser.downloaded();
    let text = String::from_utf8(told.clone()).unwrap();
    assert!(text.contains("on-record/deletion") && text.contains("consent withdrawn"));
    assert!(!text.contains("Marta") && !text.contains("lorries"));

    // A colleague has a copy: it is listed, and nothing goes unasked.
    browser.visit("#/");
    let import = browser.button("Import");
    browser.choose_files(&import, &[copy]);
    browser.part("link").named("Marta").wait();
    let told = file(&browser, &name, &told);
    browser.choose_files(&import, &[told]);
    browser.reads("A colleague has deleted 1 interview; 1 of that is here.");
    browser.reads("Nothing was deleted here yet.");
    let stored = || -> String { browser.storage().into_values().collect() };
    assert!(stored().contains("lorries"));
    browser
        .button("Remove the words of this 1 interview for good")
        .press();
    browser.reads("The words of 1 interview are gone from this browser.");
    assert!(!stored().contains("lorries") && !stored().contains("Marta"));

    // What was only deleted goes into the colleague's trash.
    let report = finished(&browser, "Colm");
    browser.button("Delete the interview").press();
    browser.part("status").holding("is in the trash").wait();
    browser.visit("#/settings");
    browser
        .button("File for colleagues: what was deleted")
        .press();
    let (name, told) = browser.downloaded();
    browser.button("Put back: Interview: Colm").press();
    browser.visit("#/");
    browser.part("link").named("Colm").wait();
    let told = file(&browser, &name, &told);
    browser.choose_files(&import, &[told]);
    browser.button("Delete this 1 interview").press();
    browser.reads("“1 interview” is in the trash.");
    assert!(!browser.part("link").named("Colm").is_there());
    browser.button("Put back").press();
    browser.part("link").named("Colm").wait();
    browser.visit(&report);
    browser.reads("Eleven lorries of fish");
}

#[test]
fn what_is_past_the_period_of_its_study_is_listed_and_goes_to_the_trash_in_one_act() {
    const BEGAN: i64 = 1_790_000_000_000;
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    set_clock(&browser, BEGAN);
    let report = finished(&browser, "Marta");
    browser.visit("#/settings");
    let field = || browser.field("Keep interviews for … days");
    field().type_in("0");
    browser.press("Tab");
    browser.reads("Nothing was changed. A period is a whole number of days");
    field().press();
    browser.press("Backspace");
    browser.types("1");
    browser.press("Tab");
    browser
        .part("status")
        .holding("Nothing was changed.")
        .gone();
    browser.reload();
    until("the period is there", || {
        (field().wait().value == "1").then_some(())
    });
    assert!(!browser.text().contains("past the time"));

    set_clock(&browser, BEGAN + 2 * 86_400_000);
    browser.visit("#/");
    browser.reload();
    browser.reads("1 interview is past the time its study keeps it.");
    browser.reads("Marta: to be kept until");
    let delete = browser.button("Delete this 1 interview");
    browser.tab_to("Tab", &delete);
    browser.press("Enter");
    browser.reads("“1 interview” is in the trash.");
    assert!(!browser.text().contains("past the time"));
    browser.button("Put back").press();
    browser.part("link").named("Marta").wait();

    // The same in the settings.
    browser.visit("#/settings");
    browser.button("Delete this 1 interview").press();
    browser.reads("“1 interview” is in the trash.");
    browser.button("Put back").press();
    browser.reads("1 interview is past the time its study keeps it.");
    browser.visit(&report);
    browser.reads("Eleven lorries of fish");
}
