//! The program breaks in the middle of a word, breaks at every start, or never comes: no word is lost, and nobody is kept out.
//!
//! The app that is tested is the one that is released, so it is broken from outside, in the middle of a call into it: as
//! it asks the time for a key it has not written yet.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::access::{button_to_turkish, violations_at};
use crate::browser::{Browser, Wishes, until};
use crate::interview::{begin, begin_with, field_has_focus, item, keep};
use crate::storage::FILL;

/// Breaks the program at the next key, in the way that `__fault` names.
const FAULTS: &str = "(() => {
    const bytes = [0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11];
    const full = (memory, pages) => { try { for (;;) memory.grow(pages); } catch (_) {} };
    const deep = () => deep() + 1;
    const faults = {
        // What an abort, an overflow of numbers, a failed check come to.
        trap: () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f(),
        stack: deep,
        // The key after this one finds no room for its text.
        memory: () => [4096, 256, 16, 1].forEach((pages) => full(wasm.memory, pages)),
    };
    let wasm, due;
    window.__fault = null;
    addEventListener('TrunkApplicationStarted', (event) => { wasm = event.detail.wasm; });
    addEventListener('input', () => { due = window.__fault; window.__fault = null; }, true);
    const Real = Date;
    window.Date = class extends Real {
        constructor(...given) {
            super(...given);
            if (!new Error().stack.includes('wasm-function')) return;
            window.__asked = (window.__asked || 0) + 1;
            if (sessionStorage.getItem('fault') && location.hash.startsWith('#/interview')) due = 'trap';
            const fault = faults[given.length ? null : due];
            if (fault) { due = null; fault(); }
        }
    };
})()";

fn breakable() -> Browser {
    Browser::with(Wishes {
        first: Some(FAULTS.to_owned()),
        ..Wishes::default()
    })
}

fn broke(browser: &Browser) {
    browser
        .part("alertdialog")
        .named("The app stopped working.")
        .wait();
}

/// Presses something that loads the page again, and waits for the next one.
fn press_and_load(browser: &Browser, name: &str) {
    browser.run("window.__old = true", &json!([]));
    browser.button(name).press();
    until("the page is loaded again", || {
        let fresh = "return !window.__old && document.readyState === 'complete'";
        (browser.run(fresh, &json!([])) == true).then_some(())
    });
}

fn rescued(browser: &Browser) -> Vec<Value> {
    let records = browser.storage().into_iter();
    records
        .filter(|(key, _)| key.starts_with("or1/r/"))
        .map(|(_, raw)| serde_json::from_str(&raw).unwrap())
        .collect()
}

fn downloaded(browser: &Browser) -> Value {
    browser.button("Download everything").press();
    let all: Value = serde_json::from_slice(&browser.downloaded().1).unwrap();
    assert_eq!(all["format"], "on-record/raw");
    all
}

fn holds(all: &Value, words: &str) -> bool {
    let records = all["records"].as_object().unwrap();
    records
        .values()
        .any(|raw| raw.as_str().unwrap().contains(words))
}

fn break_at_a_key(fault: &str) {
    let browser = breakable();
    begin(&browser);
    keep(&browser, "Kept before");
    browser.types("Eleven lorr");
    let before = browser.storage();
    browser.run("window.__fault = arguments[0]", &json!([fault]));
    browser.types("i");
    broke(&browser);
    browser
        .part("alertdialog")
        .holding("Storage, as it was shown last: Saved")
        .wait();

    // The key that broke it is in no record, and is put aside all the same.
    let [left] = &rescued(&browser)[..] else {
        panic!("{:?} was put aside", rescued(&browser))
    };
    assert_eq!(left["text"], "Eleven lorri");
    let all = downloaded(&browser);
    assert!(holds(&all, "Eleven lorri") && holds(&all, "Kept before"));
    // Nothing reaches the program any more, neither a key nor the clock that ticks every second.
    let later = "const [done] = arguments, asked = window.__asked;
        document.querySelector('textarea').dispatchEvent(new InputEvent('input', { bubbles: true }));
        setTimeout(() => done(window.__asked - asked), 2500)";
    browser.types("es");
    assert_eq!(browser.run_slowly(later, &json!([])), 0);
    let after = browser.storage();
    let changed = before
        .iter()
        .filter(|(key, raw)| after.get(*key) != Some(*raw));
    assert_eq!(
        changed.map(|(key, _)| key).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );

    let start = Instant::now();
    press_and_load(&browser, "Reload");
    field_has_focus(&browser);
    let back = start.elapsed();
    assert!(back < Duration::from_secs(10), "back after {back:?}");
    browser.field("Capture").holds("Eleven lorr");
    item(&browser, "Kept before").wait();
    browser
        .part("status")
        .holding("Words from when the app broke")
        .holding("Eleven lorri")
        .wait();
    browser.button("Put into the field").press();
    browser.field("Capture").holds("Eleven lorri");
    browser.button("Put into the field").gone();
    assert_eq!(rescued(&browser), Vec::<Value>::new());
    browser.field("Capture").press();
    browser.press("End");
    browser.types("es");
    browser.press("Enter");
    item(&browser, "Eleven lorries").wait();
    browser.forgive();
}

#[test]
fn a_trap_in_mid_word_loses_nothing() {
    break_at_a_key("trap");
}

#[test]
fn a_stack_that_is_used_up_loses_nothing() {
    break_at_a_key("stack");
}

#[test]
fn a_panic_on_the_way_to_another_page_loses_nothing() {
    let browser = Browser::open();
    begin_with(&browser, "Colm");
    let colm = browser.fragment();
    browser.visit("#/");
    begin_with(&browser, "Marta");
    let marta = browser.fragment();
    browser.reload();
    field_has_focus(&browser);
    browser.types("Eleven lorr");
    // A key the app never hears of, and a storage of so many keys that no list can hold them.
    let deaf = "addEventListener('input', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
        Object.defineProperty(Storage.prototype, 'length', { get: () => 0xffffffff })";
    browser.run(deaf, &json!([]));
    browser.types("i");
    browser.run("location.hash = arguments[0]", &json!([colm]));
    broke(&browser);
    let [left] = &rescued(&browser)[..] else {
        panic!("{:?} was put aside", rescued(&browser))
    };
    assert_eq!(left["text"], "Eleven lorri");
    assert!(
        left["message"]
            .as_str()
            .unwrap()
            .contains("capacity overflow"),
        "{left}"
    );
    press_and_load(&browser, "Reload");
    let offered = browser
        .part("status")
        .holding("Words from when the app broke");
    offered.holding("In the interview with Marta.").wait();
    browser.button("Put into the field").press();
    browser.button("Put into the field").gone();
    browser.field("Capture").holds("");
    browser.visit(&marta);
    browser.field("Capture").holds("Eleven lorri");
    browser.forgive();
}

#[test]
fn a_memory_that_is_used_up_loses_nothing() {
    let browser = breakable();
    begin(&browser);
    browser.types("a");
    browser.run("window.__fault = 'memory'", &json!([]));
    browser.types("b");
    let long = "Eleven lorries. ".repeat(60_000);
    let paste = "const field = document.activeElement; field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
    browser.run(paste, &json!([long]));
    broke(&browser);
    let [left] = &rescued(&browser)[..] else {
        panic!("the pasted text was put aside")
    };
    assert!(left["text"] == long, "all of it");
    press_and_load(&browser, "Reload");
    browser.button("Discard").press();
    browser.button("Discard").gone();
    field_has_focus_after(&browser);
    assert_eq!(rescued(&browser), Vec::<Value>::new());
    browser.forgive();
}

fn field_has_focus_after(browser: &Browser) {
    browser.field("Capture").press();
    field_has_focus(browser);
    browser.field("Capture").holds("ab");
}

#[test]
fn words_that_no_longer_fit_are_in_the_download_and_that_is_said_in_their_language() {
    let browser = breakable();
    button_to_turkish(&browser).press();
    browser.button("Yeni görüşme").press();
    browser.button("Görüşmeyi başlat").press();
    let field = browser.field("Duyduğunuz");
    field.until("has the focus", |it| it.focused);
    for _ in 0..2 {
        // The second time the reserve has gone, too.
        assert_eq!(browser.run(FILL, &json!([])), true, "nothing more fits");
        browser.types("on bir ");
    }
    browser.run("window.__fault = 'trap'", &json!([]));
    browser.types("x");
    let told = browser
        .part("alertdialog")
        .named("Uygulama çalışmayı durdurdu.");
    told.clone()
        .holding("Yazdıklarınızın hepsi saklanamadı.")
        .wait();
    assert_eq!(
        violations_at(&browser, "broken", &[(320, 700), (1280, 800)]),
        []
    );
    assert_eq!(rescued(&browser), Vec::<Value>::new(), "nothing fits");
    browser.button("Her şeyi indir").within(&told).press();
    let all: Value = serde_json::from_slice(&browser.downloaded().1).unwrap();
    let waiting = all["waiting"].as_object().unwrap();
    let words = |(_, raw): (&String, &Value)| raw.as_str().unwrap().contains("on bir on bir x");
    assert!(waiting.iter().any(words), "{waiting:?}");
    browser.forgive();
}

#[test]
fn words_that_were_saved_are_not_offered_and_others_can_be_kept_as_a_note() {
    let browser = breakable();
    begin(&browser);
    keep(&browser, "Two sites");
    let id = browser.fragment().split('/').nth(2).unwrap().to_owned();
    let left = |text: &str| json!({ "what": format!("{id}/draft"), "text": text, "when": 1_784_000_000_000_u64, "message": "" });
    for (key, text) in [("or1/r/1", "Two sites"), ("or1/r/2", "Ninety people")] {
        let record = left(text).to_string();
        browser.run(
            "localStorage.setItem(arguments[0], arguments[1])",
            &json!([key, record]),
        );
    }
    browser.reload();
    browser.part("status").holding("Ninety people").wait();
    // A shared screen shows neither the words nor whose they are; they wait.
    browser.press("Alt+H");
    browser.part("status").holding("Ninety people").gone();
    assert_eq!(rescued(&browser).len(), 1);
    browser.press("Alt+H");
    browser.part("status").holding("Ninety people").wait();
    assert_eq!(
        rescued(&browser).len(),
        1,
        "what stands in the record is let go"
    );
    browser.button("Keep as a note").press();
    browser.button("Keep as a note").gone();
    assert_eq!(rescued(&browser), Vec::<Value>::new());
    browser.visit(&browser.fragment().replace("live", "report"));
    browser.reads("Ninety people");
}

#[test]
fn an_interview_that_breaks_every_start_keeps_nobody_out() {
    let browser = breakable();
    begin_with(&browser, "Marta");
    keep(&browser, "Two sites");
    let marta = browser.fragment();
    browser.visit("#/");
    begin_with(&browser, "Colm");
    browser.visit("#/");
    browser.run(
        "sessionStorage.setItem('fault', 1); location.hash = arguments[0]",
        &json!([marta]),
    );
    broke(&browser);
    let list = browser
        .part("heading")
        .named("On Record stopped while it started.");
    // Three or four times: the first page may have stood long enough to count as a start that worked.
    for _ in 0..4 {
        if !list.is_there() {
            press_and_load(&browser, "Reload");
            until("it breaks again, or lists what is stored", || {
                let broken = browser.part("alertdialog").is_there();
                (broken || list.is_there()).then_some(())
            });
        }
    }
    list.wait();
    let sizes = [(320, 700), (1280, 800)];
    assert_eq!(violations_at(&browser, "safe list", &sizes), []);
    assert!(holds(&downloaded(&browser), "Two sites"));
    browser.button("Download: Marta").press();
    let marta: Value = serde_json::from_slice(&browser.downloaded().1).unwrap();
    assert!(holds(&marta, "Two sites") && !holds(&marta, "Colm"));
    browser.button("Set aside: Marta").press();
    browser.reads("Goes aside at the next start");
    press_and_load(&browser, "Try again");
    browser.part("link").named("Colm").wait();
    browser
        .part("status")
        .holding("1 interview was set aside, as you asked.")
        .wait();
    assert!(!browser.part("link").named("Marta").is_there());
    assert!(holds(&downloaded(&browser), "Two sites"), "and it is kept");
    assert!(
        !browser
            .storage()
            .keys()
            .any(|key| key.starts_with("or1/x/"))
    );
    browser.forgive();
}

#[test]
fn an_app_that_cannot_be_loaded_says_so_and_hands_out_what_is_stored() {
    let browser = Browser::open();
    begin(&browser);
    keep(&browser, "Two sites");
    browser.cdp("Network.enable", &json!({}));
    browser.cdp("Network.setBlockedURLs", &json!({ "urls": ["*.wasm"] }));
    browser.run("location.reload()", &json!([]));
    browser
        .part("alertdialog")
        .named("On Record could not be loaded.")
        .wait();
    assert_eq!(
        violations_at(&browser, "not loaded", &[(320, 700), (1280, 800)]),
        []
    );
    assert!(holds(&downloaded(&browser), "Two sites"));
    browser.cdp("Network.setBlockedURLs", &json!({ "urls": [] }));
    press_and_load(&browser, "Reload");
    item(&browser, "Two sites").wait();
    browser.forgive();
}
