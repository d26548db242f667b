//! Copies outside the browser: a folder that is kept up to date, and a reminder where there is none.

use std::collections::BTreeMap;

use on_record::formats::backup;
use on_record::formats::document::{self, Body};
use serde_json::json;

use crate::browser::{Browser, Wishes, until};
use crate::interview::{begin_with, field_has_focus, item, keep};

/// The browser's private files stand in for a person's folder: nobody can choose one for a test.
const PICKER: &str = "
    const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true });
    window.showDirectoryPicker = folder;";

/// Minutes pass quickly.
const QUICK: &str = "
    const wait = window.setTimeout;
    window.setTimeout = (act, ms, ...rest) => wait.call(window, act, ms === 60000 ? 300 : ms, ...rest);";

/// The browser asks anew in each visit, as it does of a real folder.
const ASKS: &str = "
    FileSystemHandle.prototype.queryPermission = async () => window.allowed ? 'granted' : 'prompt';
    FileSystemHandle.prototype.requestPermission = async () => { window.allowed = true; return 'granted'; };";

fn with(scripts: &[&str]) -> Browser {
    Browser::with(Wishes {
        first: Some(scripts.concat()),
        ..Wishes::default()
    })
}

/// What is done in the folder, and what is in it then.
fn folder(browser: &Browser, act: &str) -> BTreeMap<String, String> {
    let script = format!(
        "const [done] = [...arguments].reverse();
         (async () => {{
             const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Backups');
             const put = async (name, text) => {{
                 const writing = await (await folder.getFileHandle(name, {{ create: true }})).createWritable();
                 await writing.write(text);
                 await writing.close();
             }};
             {act};
             const all = {{}};
             for await (const [name, file] of folder.entries()) all[name] = await (await file.getFile()).text();
             return all;
         }})().then(done, (why) => done({{ why: String(why) }}))"
    );
    // A file may go between being listed and being read.
    until("the folder can be read", || {
        let found = browser.run_slowly(&script, &json!([]));
        let all: BTreeMap<String, String> = serde_json::from_value(found).unwrap();
        (!all.contains_key("why")).then_some(all)
    })
}

/// The copies of the one interview, by their numbers.
fn copies(browser: &Browser) -> BTreeMap<u64, String> {
    let all = folder(browser, "").into_iter();
    let of_interview = all.filter(|(name, _)| !name.contains("studies"));
    of_interview
        .map(|(name, text)| {
            let number = name.rsplit(['_', '.']).nth(1).unwrap();
            (number.parse().unwrap(), text)
        })
        .collect()
}

fn items(text: &str) -> usize {
    match document::read(text).unwrap().body {
        Body::Interview(interview) => interview.evidence.len(),
        other => panic!("{other:?}"),
    }
}

fn choose(browser: &Browser) {
    browser.visit("#/settings");
    browser.button("Choose a folder").press();
    browser.reads("Copied to Backups, just now");
}

#[test]
fn a_folder_has_every_word_within_a_minute_and_ten_copies_of_each_interview() {
    let browser = with(&[PICKER, QUICK]);
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    browser.types("half a wo");
    let live = browser.fragment();
    choose(&browser);
    browser
        .status("Storage")
        .until("tells the age of the copy", |it| {
            it.text.contains("copy just now")
        });
    let all = folder(&browser, "");
    let frame = all.iter().find(|(name, _)| name.contains("studies"));
    let frame = backup::read(frame.unwrap().1.clone().into_bytes()).unwrap();
    assert_eq!((frame.studies.len(), frame.len()), (1, 0));
    let id = live.split('/').nth(2).unwrap();
    assert!(
        all.contains_key(&format!("on-record_{id}_1.json")),
        "{all:?}"
    );
    assert!(
        all.keys().all(|name| !name.contains("Marta")),
        "a shared screen shows file names: {:?}",
        all.keys()
    );

    browser.visit(&live);
    field_has_focus(&browser);
    browser.field("Capture").holds("half a wo");
    browser.press("End");
    browser.types("rd");
    until("what is typed is in the folder", || {
        let all = copies(&browser);
        all.last_key_value()?
            .1
            .contains("half a word")
            .then_some(())
    });
    browser.press("Enter");
    for count in 3..14 {
        keep(&browser, &format!("Line {count}"));
        until("what was kept is in the folder", || {
            let all = copies(&browser);
            (items(all.last_key_value()?.1) == count).then_some(())
        });
    }
    until("ten are left", || {
        (copies(&browser).len() == 10).then_some(())
    });
    let all = copies(&browser);
    assert!(*all.first_key_value().unwrap().0 > 1);
    // The end of an interview is copied at once, and nobody is reminded of what was.
    browser.button("Finish").press();
    browser.part("heading").holding("Marta").wait();
    until("the end is in the folder", || {
        copies(&browser)
            .last_key_value()?
            .1
            .contains("\"ended\"")
            .then_some(())
    });
    assert!(!browser.text().contains("has no copy outside this browser"));
}

#[test]
fn what_is_gone_damaged_or_shrunk_in_the_folder_is_told() {
    let browser = with(&[PICKER]);
    begin_with(&browser, "Marta");
    for words in ["Two sites", "Ninety people", "Eleven lorries"] {
        keep(&browser, words);
    }
    browser.button("Finish").press();
    browser.part("heading").holding("Marta").wait();
    let report = browser.fragment();
    choose(&browser);
    let one = copies(&browser);
    assert_eq!(one.keys().collect::<Vec<_>>(), [&1]);

    let remove = "for await (const name of folder.keys()) if (!name.includes('studies')) await folder.removeEntry(name)";
    folder(&browser, remove);
    browser.button("Copy now").press();
    browser.reads("One file in the folder was missing or damaged. It was written anew.");
    let again = copies(&browser);
    assert_eq!((again.len(), items(&again[&1])), (1, 3));

    let damage = "for await (const name of folder.keys()) if (!name.includes('studies')) await put(name, '{\"a giraffe')";
    folder(&browser, damage);
    browser.button("Copy now").press();
    browser.reads("2 files in the folder were missing or damaged.");
    let now = copies(&browser);
    assert_eq!(now.keys().collect::<Vec<_>>(), [&1, &2]);
    assert_eq!(items(&now[&2]), 3);

    browser.visit(&report);
    for _ in 0..2 {
        browser.button("Edit").at(0).press();
        browser.button("Delete").press();
    }
    item(&browser, "Ninety people").gone();
    browser.visit("#/settings");
    browser.button("Copy now").press();
    browser.reads("One interview holds less than half of what its last copy holds");
    assert_eq!(copies(&browser), now, "nothing was written without a word");
    browser.button("Copy all the same").press();
    browser.reads("Copied to Backups, just now");
    let then = copies(&browser);
    assert_eq!((then.len(), items(&then[&2]), items(&then[&3])), (3, 3, 1));

    // Consent that is withdrawn reaches the folder, too: no earlier copy stays.
    browser.visit(&report);
    browser.part("summary").named("Remove their words…").press();
    browser
        .part("checkbox")
        .named_with("Nothing brings them back")
        .press();
    browser.button("Remove their words").press();
    browser.reads("Their words were removed on");
    browser.visit("#/settings");
    browser.button("Copy now").press();
    let left = until("one copy is left", || {
        let all = copies(&browser);
        (all.len() == 1).then_some(all)
    });
    let left = left.values().next().unwrap();
    assert!(!left.contains("Marta") && !left.contains("Two sites") && items(left) == 0);

    // A folder that is gone is no reason to lose anything, and is told.
    let gone = "await (await navigator.storage.getDirectory()).removeEntry('Backups', { recursive: true }); return {}";
    folder(&browser, gone);
    browser.button("Copy now").press();
    browser.reads("Nothing can be copied to Backups");
    browser
        .status("Storage")
        .until("says so", |it| it.text.contains("folder out of reach"));
}

#[test]
fn after_a_new_start_one_click_goes_on_copying() {
    let browser = with(&[PICKER, ASKS]);
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    browser.button("Finish").press();
    browser.part("heading").holding("Marta").wait();
    choose(&browser);
    browser.reload();
    browser.reads("Copying to Backups has paused.");
    browser
        .status("Storage")
        .until("says so", |it| it.text.contains("copying has paused"));
    let go_on = browser.button("Go on copying");
    browser.tab_to("Tab", &go_on);
    browser.press("Enter");
    browser.reads("Copied to Backups");
    until("the focus is on the heading", || {
        browser.focused().contains("Copies").then_some(())
    });
    assert_eq!(copies(&browser).len(), 1, "nothing had changed");
}

#[test]
fn where_there_is_no_folder_the_person_is_reminded_once_an_interview_ended() {
    let browser = with(&["delete window.showDirectoryPicker;"]);
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    let live = browser.text();
    assert!(!live.contains("has no copy outside this browser"));
    browser.button("Finish").press();
    browser.reads("Something here has no copy outside this browser yet.");
    browser
        .status("Storage")
        .until("says so", |it| it.text.contains("no copy yet"));
    browser.visit("#/settings");
    browser.reads("This browser has no way to copy to a folder by itself");
    browser.button("Download a copy").press();
    let (name, bytes) = browser.downloaded();
    assert!(name.starts_with("on-record_copy_"), "{name}");
    assert_eq!(backup::read(bytes).unwrap().len(), 1);
    browser
        .status("Storage")
        .until("tells the age", |it| it.text.contains("copy just now"));
    browser.button("Download a copy").gone();
    browser.reload();
    browser.part("heading").named("Settings and copies").wait();
    assert!(!browser.text().contains("has no copy outside this browser"));
}
