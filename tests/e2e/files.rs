//! Files that cannot be read: each is told in words, and nothing that is here changes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use on_record::domain::guide::Language;
use on_record::formats::document;
use on_record::formats::stored::ReadError;
use on_record::guides;
use on_record::words::{Explain, Sentence, Words};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::interview::{begin_with, keep};

#[test]
fn a_file_that_cannot_be_read_is_told_in_words_and_changes_nothing() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    browser.visit("#/");
    browser.part("link").named("Marta").wait();
    let before = browser.storage();
    let words = Words::new(&Language::english());
    for (name, bytes) in bad_files() {
        let why = document::read_bytes(&bytes).expect_err(name);
        let file = file(&browser, name, &bytes);
        browser.choose_files(&browser.button("Import"), &[file]);
        let notice = browser.part("alert").holding(name);
        let told = notice.wait().text;
        for sentence in sentences(&why, &words) {
            assert!(
                told.contains(&sentence),
                "{name}: “{sentence}” is missing in: {told}"
            );
        }
        assert!(browser.storage() == before, "{name} changed what is stored");
        browser.part("link").named("Marta").wait();
    }
}

#[test]
fn importing_never_overwrites() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    browser.button("Finish").press();
    browser.button("Export JSON").press();
    let (name, exported) = browser.downloaded();
    browser.visit("#/");
    let before = browser.storage();

    // The same once more is skipped.
    let same = file(&browser, &name, &exported);
    let import = browser.button("Import");
    browser.choose_files(&import, std::slice::from_ref(&same));
    browser.reads("Marta is here already, exactly like this. Nothing was changed.");
    assert!(browser.storage() == before);

    // Other content of which nobody knows where it comes from is shown before anything is written, field by field; both
    // are kept.
    let mut other: Value = serde_json::from_slice(&exported).unwrap();
    other["body"]["evidence"][0]["text"] = json!("Three sites");
    other["body"]["lineage"] = json!([]);
    let other = file(&browser, "other.json", other.to_string().as_bytes());
    browser.choose_files(&import, std::slice::from_ref(&other));
    browser.reads("One was changed both here and there. Nothing has been written yet.");
    assert!(browser.storage() == before);
    browser.part("summary").named("1 difference").press();
    browser.reads("text: here “Two sites”, in the file “Three sites”");
    browser.button("Keep beside: Marta").press();
    browser.reads("Added · other.json");
    browser.button("Close").press();
    let after = browser.storage();
    assert!(
        before
            .iter()
            .all(|(key, value)| after.get(key) == Some(value)),
        "nothing that was here has changed"
    );
    assert_eq!(browser.part("link").named("Marta").all().len(), 2);

    // The same file once more is here already, beside.
    browser.choose_files(&import, &[other]);
    browser.reads("Marta is here already, exactly like this. Nothing was changed.");
    assert_eq!(browser.part("link").named("Marta").all().len(), 2);

    // Several at once, a bad one among them: each says what became of it.
    let bad = file(&browser, "bad.json", b"{");
    browser.choose_files(&import, &[same, bad]);
    browser.part("alert").holding("bad.json").wait();
    browser.reads(&format!(
        "{name}: Marta is here already, exactly like this."
    ));
}

#[test]
fn a_newer_version_takes_the_place_after_asking_and_can_be_taken_back() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    browser.button("Finish").press();
    browser.button("Export JSON").press();
    let (name, first) = browser.downloaded();

    // A colleague goes on with it.
    let mut newer: Value = serde_json::from_slice(&first).unwrap();
    newer["body"]["respondent"]["title"] = json!("Plant manager");
    newer.as_object_mut().unwrap().remove("derived");
    let newer = file(&browser, "newer.json", newer.to_string().as_bytes());
    browser.visit("#/");
    let import = browser.button("Import");
    browser.choose_files(&import, std::slice::from_ref(&newer));
    browser.reads("One is newer than what is here. Nothing has been written yet.");
    browser.reads("1 difference");
    browser.button("Replace: Marta").press();
    browser.reads("Replaced; what was here lies in the trash");
    let trash = |browser: &Browser| {
        let all = browser.storage();
        all.values().filter(|it| it.contains("orig_key")).count()
    };
    assert_eq!(trash(&browser), 1);
    browser.button("Undo: Marta").press();
    browser.reads("Taken back: what was here is here again");
    // The older one is told.
    browser.choose_files(&import, &[newer]);
    browser.button("Replace: Marta").press();
    browser.reads("Replaced; what was here lies in the trash");
    let first = file(&browser, &name, &first);
    browser.choose_files(&import, &[first]);
    browser.reads("Marta is here already, and newer than in this file. Nothing was changed.");
}

#[test]
fn a_copy_of_everything_comes_back_whole_in_an_empty_browser() {
    let browser = Browser::open();
    browser.button("Try the sample study").press();
    browser.part("link").named("Marta").wait();
    browser.button("Copy of everything").press();
    let (name, copy) = browser.downloaded();
    browser.reads("Last copy: ");
    let exported = |browser: &Browser, id: &str| {
        browser.visit(&format!("#/interview/{id}/report"));
        browser.button("Export JSON").press();
        browser.downloaded().1
    };
    let samples = guides::sample::interviews();
    let ids: Vec<_> = samples.iter().map(|it| it.id.as_str()).collect();
    let before = exported(&browser, ids[0]);

    let elsewhere = Browser::open();
    let copy = file(&elsewhere, &name, &copy);
    let import = elsewhere.button("Import");
    elsewhere.choose_files(&import, std::slice::from_ref(&copy));
    let many = ids.len();
    elsewhere.reads(&format!("{many} of {many} interviews can be added"));
    elsewhere.reads("Nothing has been written yet.");
    elsewhere.button(&format!("Add {many} new")).press();
    elsewhere.reads(&format!("{many} are done."));
    // Once more: nothing is new.
    elsewhere.choose_files(&elsewhere.button("Import"), &[copy]);
    elsewhere.reads(&format!("{many} are already here, unchanged."));
    assert!(exported(&elsewhere, ids[0]) == before, "byte by byte");
}

#[test]
fn a_guide_from_a_file_can_be_chosen_and_travels_with_its_interview() {
    let browser = Browser::open();
    let mut guide = guides::guide("g1").unwrap().clone();
    guide.id = "mine".into();
    guide
        .title
        .0
        .insert("en".to_owned(), "My own guide".to_owned());
    let text = document::write_guide(&guide).unwrap();
    let import = browser.button("Import");
    browser.choose_files(&import, &[file(&browser, "mine.json", text.as_bytes())]);
    browser.reads("The guide “My own guide” was added.");
    browser.button("New interview").press();
    browser.field("Respondent").type_in("Ada");
    browser.select("Guide").choose("My own guide · 30 min");
    browser.button("Start interview").press();
    keep(&browser, "Kept under my own guide");
    browser.button("Finish").press();
    browser.button("Export JSON").press();
    let (name, exported) = browser.downloaded();

    let elsewhere = Browser::open();
    elsewhere.choose_files(
        &elsewhere.button("Import"),
        &[file(&elsewhere, &name, &exported)],
    );
    elsewhere.part("link").named("Open").press();
    elsewhere.part("table").named("Score ledger").wait();
    elsewhere.button("Export JSON").press();
    assert!(elsewhere.downloaded().1 == exported);
}

/// What stands in the notice: the fault, what to do, and where there are several, each of them.
fn sentences(why: &ReadError, words: &Words) -> Vec<String> {
    let Sentence { what, todo } = why.explain(words);
    let mut sentences = vec![what, todo];
    match why {
        ReadError::GuideFaults(faults) => {
            sentences.extend(faults.iter().map(|fault| fault.explain(words).what));
        }
        ReadError::Breaches(breaches) => {
            sentences.extend(breaches.iter().map(|breach| breach.explain(words).what));
        }
        _ => {}
    }
    sentences
}

pub(crate) fn file(browser: &Browser, name: &str, bytes: &[u8]) -> PathBuf {
    let path = browser.folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn bad_files() -> BTreeMap<&'static str, Vec<u8>> {
    let interview = guides::sample::interviews().swap_remove(0);
    let good = document::write_interview(&interview, None).unwrap();
    assert!(
        document::read(&good).is_ok(),
        "the document they are all made of"
    );
    let changed = |how: &dyn Fn(&mut Value)| {
        let mut document: Value = serde_json::from_str(&good).unwrap();
        how(&mut document);
        document.to_string().into_bytes()
    };
    let guide = document::write_guide(guides::guide("g2").unwrap()).unwrap();
    let mut faulty: Value = serde_json::from_str(&guide).unwrap();
    faulty["body"]["prompts"][0]["dims"] = json!(["trigger", "mood"]);
    faulty["body"]["prompts"][1]["ask"] = json!({ "en": "" });
    BTreeMap::from([
        ("empty.json", Vec::new()),
        ("binary.json", vec![0, 159, 146, 150, 255, 0, 1, 2]),
        ("prose.json", b"Dear all, here is the interview.".to_vec()),
        ("truncated.json", good.as_bytes()[..good.len() / 2].to_vec()),
        ("too-new.json", changed(&|it| it["version"] = json!(99))),
        (
            "other-format.json",
            changed(&|it| it["format"] = json!("somebody/elses")),
        ),
        (
            "no-format.json",
            b"{\"name\": \"package\", \"version\": 1}".to_vec(),
        ),
        (
            "unknown-field.json",
            changed(&|it| it["body"]["mood"] = json!("good")),
        ),
        (
            "impossible-date.json",
            changed(&|it| it["body"]["respondent"]["ordered_on"] = json!("2025-02-30")),
        ),
        (
            "repeated-id.json",
            changed(&|it| {
                it["body"]["evidence"][1]["id"] = it["body"]["evidence"][0]["id"].clone();
            }),
        ),
        (
            "deep.json",
            [b"[".repeat(10_000), b"]".repeat(10_000)].concat(),
        ),
        (
            "half-a-character.json",
            good.replacen("Marta", "Mar\\ud800ta", 1).into_bytes(),
        ),
        (
            "repeated-key.json",
            good.replacen("\"alias\"", "\"alias\": \"x\", \"alias\"", 1)
                .into_bytes(),
        ),
        ("faulty-guide.json", faulty.to_string().into_bytes()),
    ])
}
