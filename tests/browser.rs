//! What only a browser can show: the core does the same in it as natively, and the app writes each key before it returns.
//!
//! Runs inside Chromium: `cargo xtask test --only browser`.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails where it must"
)]

use js_sys::{Function, Promise};
use on_record::domain::advice;
use on_record::domain::guide::Language;
use on_record::domain::level::Levels;
use on_record::domain::score::{self, Basis};
use on_record::domain::time::Moment;
use on_record::domain::verify::Spoken;
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::derived::Derived;
use on_record::formats::document::{self, Body};
use on_record::formats::record::Writer;
use on_record::formats::shelf::Shelf;
use on_record::formats::store::MemStore;
use on_record::guides::{self, sample};
use on_record::web;
use on_record::words::Words;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "support/talk.rs"]
mod talk;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn plurals_and_names_are_those_of_the_language() {
    let (english, turkish) = (
        Words::new(&Language::english()),
        Words::new(&Language::turkish()),
    );
    for (count, en, tr) in [
        (1, "1 change not saved", "1 değişiklik kaydedilmedi"),
        (3, "3 changes not saved", "3 değişiklik kaydedilmedi"),
    ] {
        assert_eq!(
            english.say_with("storage-waiting", &[("count", count.into())]),
            en
        );
        assert_eq!(
            turkish.say_with("storage-waiting", &[("count", count.into())]),
            tr
        );
    }
    let other = Words::new(&Language::new("xx"));
    assert_eq!(
        other.say("keep"),
        english.say("keep"),
        "what a language lacks is said in English"
    );
}

#[wasm_bindgen_test]
fn the_worked_interviews_score_as_they_do_natively() {
    let rubric = guides::rubric();
    let scores: Vec<_> = sample::interviews()
        .iter()
        .map(|interview| {
            let guide = guides::guide(interview.guide.id.as_str()).unwrap();
            let score = score::score(Basis {
                interview,
                guide,
                rubric,
            })
            .unwrap();
            (interview.id.to_string(), score.total)
        })
        .collect();
    let scores: Vec<_> = scores
        .iter()
        .map(|(id, total)| (id.as_str(), *total))
        .collect();
    // demo_expected.toml; what is struck has no score there.
    assert!(scores.contains(&("sample-marta", 81)), "{scores:?}");
    assert!(scores.contains(&("sample-colm", 39)), "{scores:?}");
    assert!(scores.contains(&("sample-ayla-rollout", 49)), "{scores:?}");
}

#[wasm_bindgen_test]
fn a_document_written_here_is_the_one_written_natively() {
    let golden = include_str!("fixtures/stored/v5/interview.json");
    let Body::Interview(interview) = document::read(golden).unwrap().body else {
        panic!("not an interview")
    };
    let guide = interview
        .guide
        .whole
        .as_deref()
        .or_else(|| guides::guide(interview.guide.id.as_str()))
        .unwrap();
    let rubric = interview
        .rubric
        .whole
        .as_deref()
        .unwrap_or(guides::rubric());
    let basis = Basis {
        interview: &interview,
        guide,
        rubric,
    };
    let derived = Derived::of(basis, guides::flags());
    let states_more = golden.contains("\"derived\"");
    assert_eq!(
        document::write_interview(&interview, derived.as_ref().filter(|_| states_more)).unwrap(),
        golden
    );
}

#[wasm_bindgen_test]
fn what_is_put_on_the_shelf_reads_back() {
    let when = Moment::from_unix_ms(1_752_840_000_000);
    let store = MemStore::new();
    let (mut shelf, _) = Shelf::boot(&store, Writer::new("window1"), "install", when);
    let mut workspace = Workspace::default();
    let now = on_record::domain::time::Now {
        moment: when,
        today: "2025-07-18".parse().unwrap(),
    };
    for interview in sample::interviews() {
        let change = workspace
            .apply(Edit::AddInterview(Box::new(interview)), now)
            .unwrap();
        shelf.save(&workspace, &change.touched, when).unwrap();
    }
    let (mut again, boot) = Shelf::boot(&store, Writer::new("window2"), "other", when);
    assert!(boot.set_aside.is_empty() && boot.problems.is_empty());
    assert_eq!(boot.heads.len(), sample::interviews().len());
    let mut read = Workspace::default();
    for head in boot.heads {
        let id = head.id.clone();
        read.load_head(head);
        let opened = again.open(&id, when);
        read.load_rest(&id, opened.items, opened.draft, opened.call);
        assert_eq!(read.interview(&id), workspace.interview(&id));
    }
}

/// The whole app in the page of this test, by keyboard. What is typed must lie in storage before the key's own handler
/// returns: there is no later in which a window that closes could write it.
#[wasm_bindgen_test]
async fn each_key_is_stored_before_its_handler_returns() {
    js("localStorage.clear(); location.hash = ''", "");
    web::start();
    press("button", "New interview").await;
    type_into("Respondent", "Marta").await;
    assert!(stored("Marta"));
    press("button", "Start interview").await;
    until("the field has the focus", || {
        is(
            "return document.activeElement === find(JSON.parse(given))[0]",
            &step("textbox", "Capture"),
        )
    })
    .await;

    let mut typed = String::new();
    for letter in "\"Eleven lorries of fish, 4 November".chars() {
        typed.push(letter);
        let is_stored = key_in(letter, typed.trim_start_matches('"'));
        assert!(is_stored, "after {letter:?} storage lacks {typed:?}");
    }
    // Composed by an input method: not ours.
    assert!(
        is("return keydown('Enter', { isComposing: true })", ""),
        "the input method keeps its Enter"
    );
    assert!(
        is("return keydown('Enter', { keyCode: 229 })", ""),
        "the input method keeps its Enter"
    );
    assert!(stored("\"text\":\"Eleven lorries of fish, 4 November\""));
    later().await; // a person's keys come one task at a time
    // Kept: the item is there before the draft is gone, all in one key.
    assert!(!is("return keydown('Enter', {})", ""), "Enter is ours");
    assert!(
        js_text(
            "return Object.keys(localStorage).filter((key) => key.startsWith('or1/c/')).join()",
            ""
        )
        .len()
            > 10
    );
    assert!(
        js_text(
            "return Object.keys(localStorage).filter((key) => key.startsWith('or1/d/')).join()",
            ""
        )
        .is_empty()
    );
    until("the field is empty", || {
        is(
            "return find(JSON.parse(given))[0].value === ''",
            &step("textbox", "Capture"),
        )
    })
    .await;
    until("the item is shown", || {
        is(
            "return document.body.textContent.includes('Eleven lorries of fish, 4 November')",
            "",
        )
    })
    .await;

    // The browser spells dates, here in the words of the page's language.
    press("button", "Finish").await;
    until("the report is there", || {
        is(
            "return find(JSON.parse(given)).length === 1",
            &step("table", "Score ledger"),
        )
    })
    .await;
    let today = js_text(
        "return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date())",
        "",
    );
    let american = js_text(
        "return new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(new Date())",
        "",
    );
    let text = js_text("return document.body.textContent", "");
    assert!(
        text.contains(&today) || text.contains(&american),
        "{today} is not in the report"
    );
}

/// How long one kept item takes to be scored with everything that follows, at 200 items. Worth reading with
/// `cargo test --release --target wasm32-unknown-unknown --test browser -- --nocapture`.
#[wasm_bindgen_test]
fn scoring_two_hundred_items() {
    let mut interview = sample::interviews().swap_remove(0);
    let few = interview.evidence.clone();
    let many = (0..200).map(|number| {
        let mut item = few[number % few.len()].clone();
        item.id = format!("many-{number}").as_str().into();
        item.again = None;
        item
    });
    interview.evidence = many.collect();
    let guide = guides::guide("g1").unwrap();
    let basis = || Basis {
        interview: &interview,
        guide,
        rubric: guides::rubric(),
    };
    let elapsed = interview.elapsed(Moment::from_unix_ms(1_752_841_000_000));
    let learned = on_record::domain::sorted::SortedMap::new();
    let score = || score::score(basis()).unwrap().total;
    let all = || {
        let levels = Levels::of(&interview, guide);
        let next = advice::next_at(basis(), &levels, elapsed, &learned);
        score::score_at(basis(), &levels).unwrap().total + u32::from(next.is_some())
    };
    assert!(score() > 0 && all() >= score());
    time("score and ledger of 200 items", score);
    time("score, ledger and next question of 200 items", all);
}

/// How long fifty quotes take in ten thousand words, the taking apart of the words included: as `benches/verify.rs` natively.
#[wasm_bindgen_test]
fn checking_fifty_quotes() {
    const ROUNDS: usize = 100;
    let (cues, quotes) = talk::timed();
    let english = Language::english();
    let now = || js("return performance.now()", "").as_f64().unwrap();
    let mut rounds: Vec<f64> = Vec::new();
    let mut sum = 0;
    for _ in 0..ROUNDS {
        let start = now();
        let spoken = Spoken::new((0..).zip(cues.iter().map(String::as_str)), &english);
        let found = quotes.iter().filter_map(|quote| spoken.find(quote));
        sum += found.map(|found| found.cost).sum::<u32>();
        rounds.push((now() - start) * 1_000.0);
    }
    assert!(sum > 0);
    rounds.sort_by(f64::total_cmp);
    console_log!(
        "fifty quotes in wasm: {:.0} µs fastest, {:.0} µs median",
        rounds[0],
        rounds[ROUNDS / 2]
    );
}

/// Says how many microseconds something takes, once the browser has made it fast.
fn time(what: &str, how: impl Fn() -> u32) {
    const ROUNDS: u32 = 1_000;
    let now = || js("return performance.now()", "").as_f64().unwrap();
    let mut sum = 0;
    let mut took = 0.0;
    for _ in 0..3 {
        let start = now();
        sum += (0..ROUNDS).map(|_| how() % 2).sum::<u32>();
        took = (now() - start) * 1_000.0 / f64::from(ROUNDS);
    }
    console_log!("{what}: {took:.1} µs ({sum})");
}

/// Runs JavaScript with the finders of the end-to-end tests at hand, and `given`.
fn js(body: &str, given: &str) -> JsValue {
    let helpers = "
        const keydown = (key, more) => {
            const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more });
            return document.activeElement.dispatchEvent(event);
        };
        const keys = (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));";
    let body = format!("{}{helpers}{body}", include_str!("support/page.js"));
    Function::new_with_args("given", &body)
        .call1(&JsValue::UNDEFINED, &given.into())
        .unwrap()
}

fn js_text(body: &str, given: &str) -> String {
    js(body, given).as_string().unwrap_or_default()
}

fn is(body: &str, given: &str) -> bool {
    js(body, given).is_truthy()
}

/// A step of `find`, as JSON.
fn step(role: &str, name: &str) -> String {
    format!(r#"[{{"role":"{role}","name":"{name}","naming":null,"holding":null,"at":null}}]"#)
}

async fn press(role: &str, name: &str) {
    let step = step(role, name);
    until(name, || {
        is("return find(JSON.parse(given)).length === 1", &step)
    })
    .await;
    js("find(JSON.parse(given))[0].click()", &step);
}

async fn type_into(name: &str, text: &str) {
    let step = step("textbox", name);
    until(name, || {
        is("return find(JSON.parse(given)).length === 1", &step)
    })
    .await;
    js("find(JSON.parse(given))[0].focus()", &step);
    for letter in text.chars() {
        key_in(letter, "");
    }
}

/// Types one letter at the caret, and says whether the words were in storage when the handler came back.
fn key_in(letter: char, words: &str) -> bool {
    let body = "
        const [letter, words] = JSON.parse(given);
        const field = document.activeElement;
        field.setRangeText(letter, field.selectionStart, field.selectionEnd, 'end');
        field.dispatchEvent(new InputEvent('input', { data: letter, inputType: 'insertText', bubbles: true }));
        return Object.values(localStorage).some((record) => record.includes(words));";
    is(
        body,
        &serde_json::json!([letter.to_string(), words]).to_string(),
    )
}

fn stored(words: &str) -> bool {
    is(
        "return Object.values(localStorage).some((record) => record.includes(given))",
        words,
    )
}

async fn later() {
    let later: Promise =
        js("return new Promise((next) => setTimeout(next, 5))", "").unchecked_into();
    JsFuture::from(later).await.unwrap();
}

async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        later().await;
    }
    panic!(
        "waited in vain until {what}: {}",
        js_text("return document.body.textContent", "")
    );
}
