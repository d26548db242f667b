//! How fast the built app is in a real Chromium: a key to its paint and to storage, with nothing stored and with 300
//! interviews, beside a plain page in the same run.
//!
//! `cargo xtask bench` runs it and shows the table. Times are printed, never asserted: they belong to the machine. Counts are.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a bench that cannot be set up stops, and outside the app anybody may ask the time"
)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/serve.rs"]
mod serve;

use std::collections::BTreeMap;

use browser::{Browser, Wishes};
use on_record::domain::id::InterviewId;
use on_record::domain::interview::Interview;
use on_record::domain::time::{Moment, Now};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::record::Writer;
use on_record::formats::shelf::Shelf;
use on_record::formats::store::{MemStore, Store, units};
use on_record::guides::sample;
use serde_json::json;

/// How much slower than this machine: a laptop that is busy with a video call.
const SLOWER: u32 = 4;

/// Keys to type, and how many a second.
const KEYS: usize = 300;
const RATE: u64 = 20;

/// Notes of each key when it was painted, and how much was handed to storage for it.
const WATCH: &str = "
    window.__keys = [];
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        const last = window.__keys.at(-1);
        if (last) last.written += key.length + value.length;
        return set.call(this, key, value);
    };
    addEventListener('keydown', (event) => {
        const key = { written: 0, painted: null };
        window.__keys.push(key);
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { key.painted = performance.now() - event.timeStamp; };
            port2.postMessage(null);
        });
    }, { capture: true });";

/// Notes when the frame with the heading of the first page has been painted.
const FIRST: &str = "
    new MutationObserver((_, watch) => {
        if (!document.querySelector('main h1')) return;
        watch.disconnect();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => { window.__usable = performance.now(); };
            port2.postMessage(null);
        });
    }).observe(document, { childList: true, subtree: true });";

/// How often each start is measured.
const STARTS: usize = 7;

/// What many keys came to.
struct Typed {
    /// Characters handed to storage, key by key.
    written: Vec<usize>,
    /// Milliseconds from the key to the frame it shows in.
    painted: Vec<f64>,
    /// How long the page's own thread worked, per key.
    work: Work,
}

/// Milliseconds of the page's own thread.
#[derive(Clone, Copy)]
struct Work {
    all: f64,
    script: f64,
    layout: f64,
}

#[test]
fn a_key_costs_the_same_however_much_is_stored() {
    let words = words(KEYS);
    let empty = typed_in_app(&[], &words);
    let full = typed_in_app(&interviews(300), &words);
    let plain = typed_in_plain_page(&words);
    println!("\n{KEYS} keys at {RATE} a second, CPU ÷{SLOWER}, milliseconds");
    println!(
        "{:<32}{:>8}{:>8}{:>11}{:>9}{:>9}{:>15}",
        "key to paint:", "median", "p98", "CPU a key", "script", "layout", "written a key"
    );
    for (what, typed) in [
        ("plain page, one record a field", &plain),
        ("On Record, nothing stored", &empty),
        ("On Record, 300 interviews", &full),
    ] {
        let most = typed.written.iter().max().unwrap();
        println!(
            "{what:<32}{:>8.1}{:>8.1}{:>11.2}{:>9.2}{:>9.2}{:>15}",
            percentile(&typed.painted, 50),
            percentile(&typed.painted, 98),
            typed.work.all,
            typed.work.script,
            typed.work.layout,
            format!("≤ {most}"),
        );
    }
    println!(
        "CPU a key ÷ plain page: {:.2} and {:.2} (goal 1.3); paint ÷ plain page: {:.2} and {:.2} (goal 1.15)",
        empty.work.all / plain.work.all,
        full.work.all / plain.work.all,
        percentile(&empty.painted, 50) / percentile(&plain.painted, 50),
        percentile(&full.painted, 50) / percentile(&plain.painted, 50),
    );
    assert_eq!(empty.written.len(), KEYS);
    assert_eq!(
        empty.written, full.written,
        "what is written for a key depends on what else is stored"
    );
    for (index, written) in empty.written.iter().enumerate() {
        let own = index + 1;
        assert!(
            (own..=own + 150).contains(written),
            "key {own}: {written} characters written"
        );
    }
}

#[test]
fn a_kept_item_shows_everywhere_in_the_next_frame() {
    let mut interview = sample::interviews().swap_remove(0);
    let few = interview.evidence.clone();
    interview.evidence = (0..200)
        .map(|number| {
            let mut item = few[number % few.len()].clone();
            item.id = format!("many-{number:03}").as_str().into();
            item
        })
        .collect();
    let id = interview.id.clone();
    let browser = seeded(&[interview]);
    browser.resize(1_280, 800);
    browser.visit(&format!("#/interview/{id}/live"));
    browser
        .field("Capture")
        .until("has the focus", |it| it.focused);
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
    // First that all of it is in the first frame: everything there is to read at each frame after Enter, until nothing
    // changes any more. Reading it costs the frame more than making it, so the time is taken in rounds of their own.
    let watch = "
        window.__frames = window.__painted = null; window.__reads = true;
        addEventListener('keydown', (event) => {
            if (event.key !== 'Enter') return;
            const frames = [], shown = () => document.body.innerText.replace(/\\d+:\\d\\d(:\\d\\d)?/g, '');
            const next = () => requestAnimationFrame(() => {
                frames.push(shown());
                if (frames.length < 10) next(); else window.__frames = frames;
            });
            if (window.__reads) next();
            else requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => { window.__painted = performance.now() - event.timeStamp; };
                port2.postMessage(null);
            });
        }, { capture: true });";
    browser.run(watch, &json!([]));
    let keep = |round: usize| {
        let words = format!("\"They charged us {round} thousand euros for waiting in March");
        browser.types(&words);
        browser.press("Enter");
        words
    };
    for round in 0..3 {
        let words = keep(round);
        let frames: Vec<String> = browser::until("ten frames are painted", || {
            serde_json::from_value(browser.run(
                "const it = window.__frames; if (it) window.__frames = null; return it",
                &json!([]),
            ))
            .ok()
        });
        let late = frames
            .iter()
            .position(|frame| frame == frames.last().unwrap())
            .unwrap();
        assert!(
            frames[0].contains(words.trim_start_matches('"')),
            "the item is not in the first frame"
        );
        assert_eq!(
            late, 0,
            "frame {late} still changed something:\n{}\n---\n{}",
            frames[0], frames[9]
        );
    }
    browser.run("window.__reads = false", &json!([]));
    let painted: Vec<f64> = (3..23)
        .map(|round| {
            keep(round);
            browser::until("the frame is painted", || {
                let painted = "const it = window.__painted; window.__painted = null; return it";
                browser.run(painted, &json!([])).as_f64()
            })
        })
        .collect();
    println!(
        "\nEnter to the frame with everything new, 200 items, CPU ÷{SLOWER}: median {:.1} ms, most {:.1} ms",
        percentile(&painted, 50),
        percentile(&painted, 100),
    );
}

/// The browsers are started anew before what is stored has gone to the second copy, so no start reads that.
#[test]
fn a_start_hardly_hangs_on_how_much_is_stored() {
    let mut many = interviews(500);
    for interview in &mut many {
        interview.evidence.truncate(20);
    }
    let browsers = [seeded(&[]), seeded(&many)];
    let mut took = [Vec::new(), Vec::new()];
    for browser in &browsers {
        let source = json!({ "source": FIRST });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", &source);
    }
    for _ in 0..STARTS {
        for (browser, took) in browsers.iter().zip(&mut took) {
            browser.reload();
            let usable = || {
                browser
                    .run("return window.__usable ?? null", &json!([]))
                    .as_f64()
            };
            took.push(browser::until("the heading is painted", usable));
        }
    }
    let [none, full] = took.map(|took| percentile(&took, 50));
    println!(
        "\nstart to the first page: {none:.0} ms with nothing, {full:.0} ms with 500 interviews ({:.2}; goal 1.5)",
        full / none
    );
}

fn typed_in_app(stored: &[Interview], words: &str) -> Typed {
    let browser = seeded(stored);
    browser.resize(400, 780);
    browser.button("New interview").press();
    browser.button("Start interview").press();
    let has_focus = || {
        browser
            .field("Capture")
            .until("has the focus", |it| it.focused);
    };
    has_focus();
    // As at every start but the very first: while the program is still being compiled it would count as work of a key.
    browser.reload();
    has_focus();
    let typed = typed(&browser, words);
    browser.field("Capture").holds(words);
    typed
}

/// A hand-written page with forty fields and a running score that keeps each field under a key of its own.
fn typed_in_plain_page(words: &str) -> Typed {
    let browser = Browser::open();
    browser.resize(400, 780);
    let page = "
        localStorage.clear();
        document.head.innerHTML = '';
        document.body.innerHTML = `<output>0</output>` + Array.from({ length: 40 }, (_, number) =>
            `<p>Question ${number}</p><textarea data-key='plain/0199f3a1-7c00-7000-8000-000000000000/q${number}'></textarea>`).join('');
        const filled = () => [...document.querySelectorAll('textarea')].filter((it) => it.value.length > 10).length;
        addEventListener('input', ({ target }) => {
            localStorage.setItem(target.dataset.key, JSON.stringify({ text: target.value, kind: 'quote', at: Date.now() }));
            document.querySelector('output').textContent = Math.floor(filled() * 100 / 40);
        });
        document.querySelector('textarea').focus();";
    browser.run(page, &json!([]));
    typed(&browser, words)
}

fn typed(browser: &Browser, words: &str) -> Typed {
    browser.cdp("Performance.enable", &json!({}));
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }));
    browser.run(WATCH, &json!([]));
    let before = work(browser);
    browser.types_at(words, RATE);
    let keys = browser::until("every key is painted", || {
        let keys = browser.run("return window.__keys", &json!([]));
        keys.as_array()
            .unwrap()
            .iter()
            .all(|key| key["painted"].is_number())
            .then_some(keys)
    });
    let (after, count) = (
        work(browser),
        f64::from(u32::try_from(words.chars().count()).unwrap()),
    );
    let keys = keys.as_array().unwrap();
    Typed {
        written: keys
            .iter()
            .map(|key| usize::try_from(key["written"].as_u64().unwrap()).unwrap())
            .collect(),
        painted: keys
            .iter()
            .map(|key| key["painted"].as_f64().unwrap())
            .collect(),
        work: Work {
            all: (after.all - before.all) / count,
            script: (after.script - before.script) / count,
            layout: (after.layout - before.layout) / count,
        },
    }
}

/// What the page's own thread has worked so far.
fn work(browser: &Browser) -> Work {
    let metrics = browser.cdp("Performance.getMetrics", &json!({}));
    let metrics = metrics["metrics"].as_array().unwrap();
    let ms = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        found.and_then(|metric| metric["value"].as_f64()).unwrap() * 1_000.0
    };
    Work {
        all: ms("TaskDuration"),
        script: ms("ScriptDuration"),
        layout: ms("RecalcStyleDuration") + ms("LayoutDuration"),
    }
}

/// A browser in which these interviews have been held before.
fn seeded(interviews: &[Interview]) -> Browser {
    let browser = Browser::with(Wishes::default());
    if interviews.is_empty() {
        return browser;
    }
    let store = MemStore::new();
    let when = Moment::from_unix_ms(1_752_840_000_000);
    let (mut shelf, _) = Shelf::boot(&store, Writer::new("seeded"), "install", when);
    let mut workspace = Workspace::default();
    let now = Now {
        moment: when,
        today: "2025-07-18".parse().unwrap(),
    };
    let study = workspace
        .apply(Edit::AddStudy(sample::study("Stored")), now)
        .unwrap();
    shelf.save(&workspace, &study.touched, when).unwrap();
    for interview in interviews {
        let added = workspace
            .apply(Edit::AddInterview(Box::new(interview.clone())), now)
            .unwrap();
        shelf.save(&workspace, &added.touched, when).unwrap();
    }
    let keys = store.keys().unwrap();
    let records: BTreeMap<_, _> = keys
        .into_iter()
        .map(|key| (key.clone(), store.get(&key).unwrap().unwrap()))
        .collect();
    let size: usize = records
        .iter()
        .map(|(key, value)| units(key) + units(value))
        .sum();
    println!(
        "{} interviews stored in {} records, {size} characters",
        interviews.len(),
        records.len()
    );
    browser.run("localStorage.clear()", &json!([]));
    browser.store(&records);
    browser.reload();
    browser
}

/// Interviews as people hold them, as many as a browser's storage takes.
fn interviews(count: usize) -> Vec<Interview> {
    let marta = sample::interviews().swap_remove(0);
    (0..count)
        .map(|number| {
            let mut interview = marta.clone();
            interview.id = InterviewId::new(format!("0199f3a1-7c00-7000-8000-{number:012}"));
            interview.respondent.alias = format!("Marta {number}");
            for item in &mut interview.evidence {
                item.again = None;
            }
            interview
        })
        .collect()
}

/// A quote of so many characters.
fn words(count: usize) -> String {
    let sentence = "eleven lorries of fish queued past the gate and the police rang me twice ";
    sentence.chars().cycle().take(count).collect()
}

fn percentile(times: &[f64], percent: usize) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}
