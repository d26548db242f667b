//! Guides of one's own: made, changed and used by keyboard, kept as files, taken away and brought back.

use on_record::domain::guide::Language;
use on_record::formats::document::{self, Body};
use on_record::words::Words;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::files::file;
use crate::interview::{ask, field_has_focus};

const COPY: &str = "B2B purchase decision (copy)";

/// Goes to a button or link by Tab and presses it.
fn press(browser: &Browser, role: &'static str, name: &str) {
    let part = browser.part(role).named(name);
    part.wait();
    browser.tab_to("Tab", &part);
    browser.press("Enter");
}

/// Replaces what stands in a field, by keyboard.
fn retype(browser: &Browser, name: &str, text: &str) {
    let field = browser.field(name);
    field.wait();
    browser.tab_to("Tab", &field);
    browser.press("Ctrl+A");
    browser.types(text);
    field.holds(text);
}

/// Duplicates the purchase guide and waits for its page.
fn duplicate(browser: &Browser) {
    browser.visit("#/guides");
    press(browser, "button", "Duplicate: B2B purchase decision");
    browser.part("heading").named(COPY).wait();
}

fn open(browser: &Browser, question: &str) {
    let line = browser.part("button").named_with(question);
    line.wait();
    browser.tab_to("Tab", &line);
    browser.press("Enter");
    line.until("is open", |it| it.expanded == Some(true) && it.focused);
}

/// Shows the pages of guides in their states, one after the other.
pub(crate) fn every_state(browser: &Browser, words: &Words, look: &mut dyn FnMut(&str)) {
    let button = |key: &str| browser.button(&words.say(key));
    browser.visit("#/guides");
    let copies = browser
        .part("button")
        .named_with(&words.say("guide-duplicate"));
    copies.clone().at(0).wait();
    look("guides");
    copies.at(0).press();
    browser
        .part("group")
        .named(&words.say("guide-texts"))
        .wait();
    look("guide");
    button("guide-section-add").press();
    button("guide-prompt-add").at(0).press();
    let question = browser.field(&words.say("guide-ask"));
    question.until("has the focus", |it| it.focused);
    button("guide-probe-add").press();
    // Nobody breaks this word for us.
    browser
        .types("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
    browser.field(&words.say("guide-from")).type_in("x");
    look("guide, prompt open");
    let copy = browser.fragment();
    browser.visit("#/guides");
    browser
        .part("button")
        .named_with(&words.say("delete-item"))
        .press();
    button("undo").wait();
    look("guides, one deleted");
    button("undo").press();
    browser.visit(&copy);
}

#[test]
fn a_guide_of_ones_own_is_made_used_changed_and_the_running_interview_keeps_what_it_was_given() {
    let browser = Browser::open();
    duplicate(&browser);
    browser
        .part("heading")
        .named(COPY)
        .until("has the focus", |it| it.focused);
    retype(&browser, "Title", "Lorries");
    browser.part("heading").named("Lorries").wait();
    open(&browser, ask("g1.o1"));
    retype(&browser, "Question", "Who drove the lorry?");
    press(&browser, "button", "Add a follow-up question");
    let probe = browser.field("Follow-up question 3");
    probe.until("has the focus", |it| it.focused);
    // An empty follow-up question keeps the guide from being used, and says where it is.
    browser
        .part("button")
        .named("draft: 1 thing to settle")
        .wait();
    browser
        .part("button")
        .named("Prompt 1 · Follow-up questions · English · 3 is empty.")
        .wait();
    browser.types("Which depot?");
    browser.part("button").named("Nothing to settle").wait();

    // Nothing is lost when the window closes at once.
    browser.reload();
    browser.part("heading").named("Lorries").wait();
    browser
        .part("button")
        .named_with("Who drove the lorry?")
        .wait();

    browser.visit("#/");
    press(&browser, "button", "New interview");
    browser.select("Guide").wait();
    browser.tab_to("Tab", &browser.select("Guide"));
    browser.types("Lorr");
    browser.press("Tab");
    browser
        .select("Guide")
        .until("is ours", |it| it.chosen == "Lorries · 30 min");
    browser
        .select("Filed as")
        .until("counts as the purchase guide", |it| it.chosen == "Decision");
    let prepare = browser.fragment();
    browser.tab_to("Shift+Tab", &browser.button("Start interview"));
    browser.press("Enter");
    field_has_focus(&browser);
    let question = browser.part("heading").named("Who drove the lorry?");
    question.wait();
    browser.reads("Which depot?");
    browser.status("Completeness").wait();
    browser.types("Hakan, since 2019");
    browser.press("Enter");
    let score = browser.status("Completeness").wait().text;

    // Changed, it becomes a version of its own; the interview keeps the one it was given.
    browser.visit("#/guides");
    press(&browser, "link", "Lorries");
    open(&browser, "Who drove the lorry?");
    retype(&browser, "Question", "Who fuelled it?");
    browser.reads("version 2");
    browser.visit(&prepare.replace("prepare", "live"));
    question.wait();
    assert_eq!(browser.status("Completeness").wait().text, score);
    browser.visit(&prepare);
    browser.reads("This interview keeps the guide it was given.");

    // So it does when the guide is deleted.
    browser.visit("#/guides");
    press(&browser, "button", "Delete: Lorries");
    browser.part("link").named("Lorries").gone();
    let undo = browser.button("Undo");
    undo.until("has the focus", |it| it.focused);
    browser.visit(&prepare.replace("prepare", "live"));
    question.wait();
    browser.reload();
    question.wait();
    browser.reads("Hakan, since 2019");
}

#[test]
fn a_guide_goes_out_as_a_file_and_comes_back_once() {
    let browser = Browser::open();
    duplicate(&browser);
    browser.visit("#/guides");
    press(&browser, "button", &format!("Export JSON: {COPY}"));
    let (name, exported) = browser.downloaded();
    assert_eq!(name, "guide_B2B-purchase-decision--copy-.json");
    let read = document::read_bytes(&exported).unwrap();
    let Body::Guide(guide) = read.body else {
        panic!("a guide was exported")
    };
    assert_eq!(guide.counts_as().as_str(), "g1");

    let link = browser.part("link").named(COPY);
    press(&browser, "button", &format!("Delete: {COPY}"));
    link.gone();
    browser
        .button("Undo")
        .until("has the focus", |it| it.focused);
    browser.press("Enter");
    link.until("has the focus again", |it| it.focused);
    press(&browser, "button", &format!("Delete: {COPY}"));
    link.gone();
    browser.reload();
    assert!(!link.is_there(), "what was deleted stays away");

    let import = browser.button("Import");
    let same = file(&browser, &name, &exported);
    browser.choose_files(&import, std::slice::from_ref(&same));
    link.wait();
    browser.choose_files(&import, &[same]);
    browser.reads("is here already, exactly like this. Nothing was changed.");
    assert_eq!(link.all().len(), 1);

    let mut other: Value = serde_json::from_slice(&exported).unwrap();
    other["body"]["minutes"] = json!(45);
    let other = file(&browser, "other.json", other.to_string().as_bytes());
    browser.choose_files(&import, &[other]);
    browser.reads("The file was added beside it as a copy.");
    browser.part("link").named(&format!("{COPY} (copy)")).wait();
    assert_eq!(link.all().len(), 1);
}

#[test]
fn parts_are_moved_and_removed_and_taken_back_and_the_focus_is_never_lost() {
    let browser = Browser::open();
    duplicate(&browser);
    let questions = || -> Vec<String> {
        let all = browser.part("button").all();
        let lines = all.into_iter().filter(|it| it.expanded.is_some());
        lines.map(|it| it.name).collect()
    };
    let before = questions();
    assert_eq!(before.len(), 24);
    let focused = |name: &str| {
        browser
            .part("button")
            .named(name)
            .within(&browser.part("group").named("Fields of this prompt"))
            .until("has the focus", |it| it.focused);
    };
    // The last prompt of the first section goes over its edge, and back.
    open(&browser, ask("g1.o2"));
    browser.press("Tab");
    focused("Move up");
    browser.press("Tab");
    focused("Move down");
    browser.press("Enter");
    browser.reads("Number 2 of 24 now.");
    focused("Move down");
    browser.press("Enter");
    browser.reads("Number 3 of 24 now.");
    focused("Move down");
    assert_ne!(questions(), before);
    browser.press("Tab");
    focused("Remove");
    browser.press("Enter");
    browser.reads("Removed. Undo brings it back.");
    browser
        .part("button")
        .named_with(ask("g1.s2"))
        .until("has the focus", |it| it.focused);
    assert_eq!(questions().len(), 23);
    // Typing in between is a step of its own: what is taken back is given back exactly.
    open(&browser, ask("g1.s2"));
    retype(&browser, "Question", "Typed since");
    let undo = browser.button("Undo");
    browser.tab_to("Shift+Tab", &undo);
    for _ in 0..4 {
        browser.press("Enter");
        undo.until("keeps the focus", |it| it.focused);
    }
    undo.until("has nothing left", |it| it.disabled);
    assert_eq!(questions(), before);

    // A new prompt says all it still needs, and each line leads to its place.
    let add = browser.part("button").named("Add a prompt").at(0);
    add.wait();
    browser.tab_to("Tab", &add);
    browser.press("Enter");
    browser
        .field("Question")
        .until("has the focus", |it| it.focused);
    browser
        .part("button")
        .named("draft: 3 things to settle")
        .wait();
    let fault = browser
        .part("button")
        .named("Prompt 3 · Main dimension is empty.");
    fault.wait();
    browser.tab_to("Tab", &fault);
    browser.press("Enter");
    browser
        .select("Main dimension")
        .until("has the focus", |it| it.focused);

    // A draft cannot be chosen, and says so.
    browser.visit("#/");
    press(&browser, "button", "New interview");
    browser.select("Guide").wait();
    let draft = "return [...document.querySelectorAll('option')].find((it) => it.text.includes('(copy)')).disabled";
    assert_eq!(browser.run(draft, &json!([])), json!(true));
}

#[test]
fn a_faulty_guide_file_lists_every_fault_and_changes_nothing() {
    let browser = Browser::open();
    let guide = document::write_guide(on_record::guides::guide("g1").unwrap()).unwrap();
    let mut faulty: Value = serde_json::from_str(&guide).unwrap();
    faulty["body"]["id"] = json!("mine");
    for prompt in faulty["body"]["prompts"].as_array_mut().unwrap() {
        prompt["window"] = json!([9, 3]);
    }
    let text = faulty.to_string();
    let words = Words::new(&Language::english());
    let Err(on_record::formats::stored::ReadError::GuideFaults(faults)) = document::read(&text)
    else {
        panic!("it is faulty")
    };
    assert_eq!(faults.len(), 24);
    browser.visit("#/guides");
    let before = browser.storage();
    browser.choose_files(
        &browser.button("Import"),
        &[file(&browser, "faulty.json", text.as_bytes())],
    );
    let told = browser.part("alert").holding("faulty.json").wait().text;
    for fault in &faults {
        let sentence = on_record::words::Explain::explain(fault, &words).what;
        assert!(told.contains(&sentence), "{sentence} is missing in {told}");
    }
    assert!(browser.storage() == before, "nothing is stored");
}
