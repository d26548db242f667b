//! What a person typed survives closing the window, a browser that denies storage, a full one, and damage.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::browser::part::Looks;
use crate::browser::{Browser, Wishes, until};
use crate::interview::{begin, begin_with, field_has_focus, item, keep, kept_here};

/// Fills storage to the last character: nothing more fits, not one.
pub(crate) const FILL: &str = "
    const fits = (key, value) => { try { localStorage.setItem(key, value); return true; } catch (full) { return false; } };
    let number = 0, last = '';
    for (let size = 1 << 20; size >= 1 << 10; size >>= 1) {
        for (let round = 0; round < 8 && fits(`fill${number}`, 'x'.repeat(size)); round++) number++;
    }
    for (let size = 1 << 10; size >= 1; size >>= 1) {
        for (let round = 0; round < 8 && fits('f', last + 'x'.repeat(size)); round++) last += 'x'.repeat(size);
    }
    return !fits('g', '')";

/// Takes all of that out again.
const EMPTY: &str = "for (const key of Object.keys(localStorage)) if (key.startsWith('f')) localStorage.removeItem(key)";

#[test]
fn closing_the_window_in_mid_word_loses_nothing() {
    let browser = Browser::open();
    begin(&browser);
    let address = browser.fragment();
    browser.types("\"Eleven lorr");
    browser.press("Alt+2");
    browser
        .button("Conflict")
        .until("is aimed at", |it| it.pressed == Some(true));
    browser.close_and_open(&address);
    field_has_focus(&browser);
    browser.field("Capture").holds("Eleven lorr");
    browser
        .button("Their words")
        .until("is pressed", |it| it.pressed == Some(true));
    browser
        .button("Conflict")
        .until("is aimed at", |it| it.pressed == Some(true));
    browser.press("End");
    browser.types("ies of fish, on 4 November");
    browser.press("Enter");
    browser.close_and_open(&address);
    browser.field("Capture").holds("");
    item(&browser, "Eleven lorries of fish, on 4 November").wait();
    browser
        .button("Conflict")
        .until("has a state", |it| it.description == "(filled)");

    // Long texts lie in pieces; they come back whole, too.
    let long = "Zwölf Boxkämpfer jagten Eva quer über den Sylter Deich. ".repeat(150);
    let paste = "const field = document.activeElement; field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
    browser.run(paste, &json!([long]));
    browser.types("und noch");
    browser.close_and_open(&address);
    browser.field("Capture").holds(&format!("{long}und noch"));
}

#[test]
fn where_the_browser_denies_storage_the_app_works_and_says_so() {
    let throwing = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } })";
    for wishes in [
        Wishes {
            no_storage: true,
            ..Wishes::default()
        },
        Wishes {
            first: Some(throwing.to_owned()),
            ..Wishes::default()
        },
    ] {
        let browser = Browser::with(wishes);
        browser.part("alert").holding("in memory only").wait();
        browser.status("Storage").reads("Not saved: memory only");
        begin_with(&browser, "Marta");
        browser.status("Storage").reads("Not saved: memory only");
        keep(&browser, "\"We paid 40,000 for it in March");
        item(&browser, "We paid 40,000").wait();
        browser.types("half a wo");
        browser.button("Download everything").press();
        let (_, bytes) = browser.downloaded();
        let all: Value = serde_json::from_slice(&bytes).unwrap();
        let records = all["records"].as_object().unwrap();
        for words in ["We paid 40,000 for it in March", "half a wo", "Marta"] {
            let is_there = records
                .values()
                .any(|record| record.as_str().unwrap().contains(words));
            assert!(is_there, "“{words}” is not in the download");
        }
        browser.button("Finish").press();
        browser.part("heading").holding("Marta").wait();
        browser.status("Storage").reads("Not saved: memory only");
        browser.button("Export JSON").press();
        assert!(
            String::from_utf8(browser.downloaded().1)
                .unwrap()
                .contains("We paid 40,000")
        );
    }
}

/// A browser whose database cannot be had, as in some private windows.
pub(crate) fn without_mirror() -> Browser {
    let first = "Object.defineProperty(window, 'indexedDB', { value: undefined })";
    Browser::with(Wishes {
        first: Some(first.to_owned()),
        ..Wishes::default()
    })
}

#[test]
fn a_full_storage_is_told_at_once_and_costs_nothing() {
    let browser = without_mirror();
    begin(&browser);
    let address = browser.fragment();
    keep(&browser, "Kept before");
    assert_eq!(browser.run(FILL, &json!([])), true, "nothing more fits");

    // The last words fit because a reserve is given up, and that is said with the first of them.
    browser.types("a");
    browser
        .part("status")
        .holding("The browser’s storage is full.")
        .wait();
    browser.field("Capture").holds("a");
    let draft = format!("or1/d/{}", address.split('/').nth(2).unwrap());
    assert!(browser.storage()[&draft].contains("\"a\""));

    // Now there is none. Nothing stored is touched, and the words stay.
    assert_eq!(browser.run(FILL, &json!([])), true, "nothing more fits");
    let before = browser.storage();
    let words = "nothing may get lost ".repeat(24);
    browser.types(&words[..1]);
    browser.part("alert").holding("storage is full").wait();
    browser.types(&words[1..]);
    browser.field("Capture").holds(&format!("a{words}"));
    browser.status("Storage").reads("1 change not saved");
    assert!(browser.storage() == before, "nothing stored is touched");
    browser.button("Download everything").press();
    let (_, bytes) = browser.downloaded();
    assert!(
        String::from_utf8(bytes)
            .unwrap()
            .contains(&format!("a{words}")),
        "the download has what is not saved"
    );
    browser.field("Capture").press();
    browser.press("Enter");
    item(&browser, "anothing may get lost").wait();
    let after = browser.storage();
    let lost: Vec<_> = before
        .iter()
        .filter(|(key, value)| after.get(*key) != Some(*value))
        .collect();
    assert!(
        lost.is_empty(),
        "stored words went although nothing took their place: {lost:?}"
    );

    // Room again: one press, and all of it is there after a reload.
    browser.run(EMPTY, &json!([]));
    browser.button("Try again").press();
    browser
        .status("Storage")
        .until("says it is kept", |it| it.text.contains("In this browser"));
    browser.part("alert").holding("storage is full").gone();
    let kept = kept_here(&browser);
    browser.reload();
    field_has_focus(&browser);
    assert_eq!(kept_here(&browser), kept);
    assert_eq!(kept.len(), 2);
}

#[test]
fn what_has_no_room_in_a_full_storage_stands_in_the_second_copy() {
    let browser = Browser::open();
    begin(&browser);
    assert_eq!(browser.run(FILL, &json!([])), true, "nothing more fits");
    browser.types("a");
    assert_eq!(browser.run(FILL, &json!([])), true, "nothing more fits");
    let words = "nothing may get lost ".repeat(24);
    browser.types(&words);
    browser
        .part("status")
        .holding("in the second copy only")
        .wait();
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    browser.press("Enter");
    item(&browser, "anothing may get lost").wait();
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    let kept = kept_here(&browser);
    browser.reload();
    field_has_focus(&browser);
    assert_eq!(kept_here(&browser), kept);
    browser
        .part("status")
        .holding("in the second copy only")
        .wait();

    // Room again.
    browser.run(EMPTY, &json!([]));
    browser.button("Try again").press();
    browser
        .part("status")
        .holding("in the second copy only")
        .gone();
    let is_stored = |raw: &String| raw.contains("anothing may get lost");
    assert!(browser.storage().values().any(is_stored));
}

fn is_saved(lamp: &Looks) -> bool {
    lamp.text.starts_with("Saved ")
}

/// What is mirrored of what is stored.
fn mirrored(records: BTreeMap<String, String>) -> Vec<(String, String)> {
    let is_ours = |key: &String| key.starts_with("or1/") && key != "or1/ballast";
    records
        .into_iter()
        .filter(|(key, _)| is_ours(key))
        .collect()
}

#[test]
fn either_copy_brings_back_what_the_other_lost() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    let address = browser.fragment();
    keep(&browser, "Two sites");
    browser.types("half a wo");
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    let stored = browser.storage();

    // Everything in local storage is gone.
    browser.run("localStorage.clear()", &json!([]));
    browser.reload();
    field_has_focus(&browser);
    browser.field("Capture").holds("half a wo");
    item(&browser, "Two sites").wait();
    browser.part("status").holding("came back").wait();
    assert_eq!(mirrored(browser.storage()), mirrored(stored.clone()));

    // One record is as it was before, as after the browser was killed.
    let draft = format!("or1/d/{}", address.split('/').nth(2).unwrap());
    browser.press("End");
    browser.types("rd");
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    let put = "localStorage.setItem(arguments[0], arguments[1])";
    browser.run(put, &json!([draft, stored[&draft]]));
    browser.reload();
    browser.field("Capture").holds("half a word");

    // The database is gone: it is filled again, and a loss of local storage costs nothing after that, either.
    browser.run_slowly(
        "const done = arguments[arguments.length - 1], gone = indexedDB.deleteDatabase('on-record');
         gone.onsuccess = gone.onerror = () => done(null)",
        &json!([]),
    );
    until("everything is in the database again", || {
        let count = browser.run_slowly(
            "const done = arguments[arguments.length - 1], open = indexedDB.open('on-record');
             open.onupgradeneeded = () => open.transaction.abort();
             open.onerror = () => done(0);
             open.onsuccess = () => {
                 const all = open.result.transaction('rec').objectStore('rec').count();
                 all.onsuccess = () => { open.result.close(); done(all.result); };
             }",
            &json!([]),
        );
        let stored = mirrored(browser.storage()).len();
        (count.as_u64() >= u64::try_from(stored).ok()).then_some(())
    });
    browser.run("localStorage.clear()", &json!([]));
    browser.reload();
    browser.field("Capture").holds("half a word");
    item(&browser, "Two sites").wait();
}

#[test]
fn a_disk_that_takes_nothing_is_told_and_no_word_is_called_saved() {
    let failing = "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...all) {
            if (!window.broken) return put.apply(this, all);
            throw new DOMException('no room', 'UnknownError');
        }";
    let browser = Browser::with(Wishes {
        first: Some(failing.to_owned()),
        ..Wishes::default()
    });
    begin(&browser);
    browser.types("half ");
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    browser.run("window.broken = true", &json!([]));
    browser.types("a wo");
    browser
        .part("alert")
        .holding("The disk does not take what is written here (UnknownError)")
        .wait();
    let lamp = browser.status("Storage").looks().unwrap();
    assert!(lamp.text.ends_with("not on the disk"), "{}", lamp.text);
    browser.run("window.broken = false", &json!([]));
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    browser
        .part("alert")
        .holding("The disk does not take")
        .gone();
    browser.run("localStorage.clear()", &json!([]));
    browser.reload();
    browser.field("Capture").holds("half a wo");
}

#[test]
fn a_damaged_record_comes_back_from_its_copy_and_its_bytes_are_kept() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    browser
        .status("Storage")
        .until("says it is saved", is_saved);
    let stored = browser.storage();
    let is_it =
        |(key, raw): &(&String, &String)| key.starts_with("or1/c/") && raw.contains("Two sites");
    let (key, raw) = stored.iter().find(is_it).unwrap();
    let put = "localStorage.setItem(arguments[0], arguments[1])";
    browser.run(put, &json!([key, raw.replace("Two sites", "Two mites")]));
    browser.reload();
    item(&browser, "Two sites").wait();
    assert_eq!(browser.storage()[key], *raw);
    let is_kept =
        |(key, record): (String, String)| key.starts_with("or1/q/") && record.contains("Two mites");
    assert!(browser.storage().into_iter().any(is_kept));
}

#[test]
fn a_damaged_record_is_told_kept_and_costs_nothing_else() {
    let browser = without_mirror();
    begin_with(&browser, "Marta");
    let marta = browser.fragment();
    keep(&browser, "Two sites");
    keep(&browser, "Ninety people");
    browser.visit("#/");
    begin_with(&browser, "Colm");
    let colm = browser.fragment();
    keep(&browser, "Six years in post");
    browser.visit("#/");

    let damage = |key: &str| {
        let mut raw = browser.storage()[key].clone();
        let at = raw.len() - 10;
        raw.replace_range(at..=at, "\u{1}");
        browser.run(
            "localStorage.setItem(arguments[0], arguments[1])",
            &json!([key, raw]),
        );
        raw
    };
    // Its bytes as they were, under a key of their own.
    let is_kept = |key: &str, raw: &str| {
        let aside = browser
            .storage()
            .into_iter()
            .filter(|(key, _)| key.starts_with("or1/q/"));
        let found = aside.filter_map(|(_, record)| {
            let payload = record.splitn(6, '|').nth(5)?;
            let kept: Value = serde_json::from_str(payload).ok()?;
            Some((kept["orig_key"] == key, kept["raw"] == raw))
        });
        assert!(
            found.into_iter().any(|it| it == (true, true)),
            "{key} is not kept as it was"
        );
    };

    // An item.
    let id = marta.split('/').nth(2).unwrap();
    let stored = browser.storage();
    let sites = stored
        .iter()
        .find(|(key, raw)| key.starts_with(&format!("or1/c/{id}/")) && raw.contains("Two sites"));
    let sites = sites.unwrap().0.clone();
    let raw = damage(&sites);
    browser.reload();
    browser.part("link").named("Marta").press();
    field_has_focus(&browser);
    browser
        .part("status")
        .holding("1 stored record could not be read and was set aside.")
        .wait();
    item(&browser, "Ninety people").wait();
    assert_eq!(kept_here(&browser).len(), 1);
    is_kept(&sites, &raw);

    // The head of an interview: the other one is there, works, and its words are untouched.
    let head = format!("or1/s/{id}");
    let raw = damage(&head);
    browser.visit("#/");
    browser.reload();
    browser
        .part("status")
        .holding("could not be read and was set aside")
        .wait();
    until("only Colm is listed", || {
        (!browser.part("link").named("Marta").is_there()).then_some(())
    });
    is_kept(&head, &raw);
    browser.part("link").named("Colm").press();
    field_has_focus(&browser);
    assert_eq!(browser.fragment(), colm);
    item(&browser, "Six years in post").wait();
    keep(&browser, "And it still works");
    item(&browser, "And it still works").wait();
    browser.button("Download everything").press();
    let all = String::from_utf8(browser.downloaded().1).unwrap();
    assert!(
        all.contains("Ninety people"),
        "the download has the words whose interview is damaged"
    );

    // Said once.
    browser.button("Close").press();
    browser.reload();
    field_has_focus(&browser);
    assert!(
        !browser
            .part("status")
            .holding("could not be read and was set aside")
            .is_there()
    );
}

#[test]
fn of_two_windows_one_writes_the_other_follows_and_can_take_over() {
    let browser = Browser::open();
    begin(&browser);
    let address = browser.fragment();
    keep(&browser, "From the first window");
    let first = browser.second_window(&address);
    let follows = || browser.part("status").holding("Following along, read-only");
    follows().wait();
    // What is pressed and typed here changes nothing.
    browser.field("Capture").press();
    browser.types("not here");
    browser.press("Enter");
    browser.button("Mark").press();
    browser.field("Capture").holds("");
    // What is typed there is seen here as it is typed.
    let second = browser.turn_to(first.clone());
    browser.types("half a wo");
    browser.turn_to(second.clone());
    browser.field("Capture").holds("half a wo");
    browser.turn_to(first.clone());
    browser.press("Enter");
    browser.turn_to(second.clone());
    item(&browser, "half a wo").wait();
    browser.field("Capture").holds("");
    assert_eq!(kept_here(&browser).len(), 2);

    browser.button("Write here instead").press();
    follows().gone();
    browser.field("Capture").press();
    keep(&browser, "From the second window");
    item(&browser, "From the second window").wait();
    browser.turn_to(first.clone());
    follows().wait();
    item(&browser, "From the second window").wait();
    // The pen comes by itself when the other window closes.
    browser.turn_to(second);
    browser.close_window(first);
    follows().gone();
    browser.field("Capture").press();
    keep(&browser, "From the first again");
    browser.reload();
    field_has_focus(&browser);
    for words in [
        "From the first window",
        "half a wo",
        "From the second window",
        "From the first again",
    ] {
        item(&browser, words).wait();
    }
    let is_aside = |key: &String| key.starts_with("or1/q/");
    assert!(
        !browser.storage().keys().any(is_aside),
        "nothing had to be set aside"
    );
}

#[test]
fn two_interviews_in_two_windows_do_not_disturb_each_other() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    let first = browser.second_window("#/");
    begin_with(&browser, "Colm");
    let address = browser.fragment();
    keep(&browser, "Six years in post");
    let second = browser.turn_to(first);
    keep(&browser, "Two sites");
    assert!(!browser.part("status").holding("Following").is_there());
    browser.visit("#/");
    browser.part("link").named("Marta").wait();
    browser.part("link").named("Colm").wait();
    browser.turn_to(second);
    assert_eq!(browser.fragment(), address);
    assert_eq!(kept_here(&browser).len(), 1);
}

#[test]
fn where_there_are_no_locks_one_window_writes_all_the_same() {
    let bare = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
        delete window.BroadcastChannel";
    let browser = Browser::with(Wishes {
        first: Some(bare.to_owned()),
        ..Wishes::default()
    });
    begin(&browser);
    let address = browser.fragment();
    keep(&browser, "From the first window");
    let first = browser.second_window(&address);
    // What is run before the page belongs to one window.
    let before = json!({ "source": bare });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", &before);
    browser.reload();
    let follows = || browser.part("status").holding("Following along, read-only");
    follows().wait();
    // By force, after the time the other one has to let go by itself.
    browser.button("Write here instead").press();
    follows().gone();
    browser.field("Capture").press();
    keep(&browser, "From the second window");
    let second = browser.turn_to(first.clone());
    follows().wait();
    item(&browser, "From the second window").wait();
    browser.turn_to(second);
    browser.close_window(first);
    follows().gone();
    browser.field("Capture").press();
    keep(&browser, "From the first again");
    browser.reload();
    field_has_focus(&browser);
    for words in [
        "From the first window",
        "From the second window",
        "From the first again",
    ] {
        item(&browser, words).wait();
    }
}
