//! Short signs in the one field: understood while they are typed, shown before they are kept, taken back with one key.

use serde_json::{Value, json};

use crate::browser::{Browser, Part};
use crate::interview::{begin, field_has_focus, item, keep};

/// What is understood so far: each chip and whether it counts, the newest first.
fn chips(browser: &Browser) -> Vec<(String, bool)> {
    let chips = button(browser).all().into_iter();
    let counting = chips.filter_map(|chip| chip.pressed.map(|counts| (chip.name, counts)));
    counting.collect()
}

fn group(browser: &Browser) -> Part<'_> {
    let name = "Understood so far. A press takes it back.";
    browser.part("group").named(name)
}

fn button(browser: &Browser) -> Part<'_> {
    browser.part("button").within(&group(browser))
}

fn exported(browser: &Browser) -> Value {
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    serde_json::from_slice(&bytes).unwrap()
}

fn chip(words: &str, counts: bool) -> (String, bool) {
    (words.to_owned(), counts)
}

#[test]
fn signs_become_people_pains_alternatives_and_money() {
    let browser = Browser::open();
    begin(&browser);

    browser.types("@Ece d + v tried it in March 2024 for $46k ~Kaymark 3 !export 2");
    browser
        .button("Problems, export, bad")
        .until("is understood", |it| it.pressed == Some(true));
    let all = [
        chip("Problems, export, bad", true),
        chip("Alternatives, Kaymark, runner-up", true),
        chip("Budget, $46k", true),
        chip("Ece, decided, for it, can block it", true),
        chip("specific: March 2024, $46k Kaymark", true),
    ];
    assert_eq!(chips(&browser), all);

    // One key takes the newest guess back, and a press of the chip any other; another press reads it again.
    browser.press("Alt+X");
    browser
        .button("Problems, export, bad")
        .until("is plain words", |it| it.pressed == Some(false));
    browser.button("Budget, $46k").press();
    field_has_focus(&browser);
    browser.button("Budget, $46k").press();
    field_has_focus(&browser);
    browser.press("Enter");
    browser.field("Capture").holds("");
    item(
        &browser,
        "Ece tried it in March 2024 for $46k Kaymark !export 2",
    )
    .wait();
    assert!(!group(&browser).is_there());

    // In their words nothing is read but what follows the last word, and they stay as they are.
    browser.types("\"we paid $46k and met @noon about ~20 times");
    browser
        .field("Capture")
        .holds("we paid $46k and met @noon about ~20 times");
    assert!(
        chips(&browser)
            .iter()
            .all(|(name, _)| name.starts_with("specific"))
    );
    browser.types(" @ece #pain");
    browser.button("→ Problems").wait();
    browser.press("Enter");
    item(&browser, "we paid $46k and met @noon about ~20 times").wait();

    // What is asked of a new name can be tapped, and costs nothing when it is not.
    browser.types("@Bora");
    browser.button("stood against it").press();
    browser.field("Capture").holds("@Bora s");
    browser.press("Enter");
    item(&browser, "Bora").wait();

    // All at once, and one key takes it back: the item and the person.
    keep(&browser, "@Can b asked about it");
    browser.press("Ctrl+Z");
    item(&browser, "Can asked about it").gone();

    browser.button("Finish").press();
    let body = &exported(&browser)["body"];
    let people: Vec<_> = body["people"].as_array().unwrap().iter().collect();
    let facts: Vec<_> = people
        .iter()
        .map(|it| (&it["name"], &it["roles"], &it["stance"], &it["power"]))
        .collect();
    let none = Value::Null;
    assert_eq!(
        facts,
        [
            (&json!("Ece"), &json!(["dm"]), &json!("for"), &json!("veto")),
            (&json!("Bora"), &json!(["sab"]), &none, &none),
        ]
    );
    let first = &body["evidence"][0];
    assert_eq!(
        first["dims"],
        json!(["authority", "people", "budget", "alternatives"])
    );
    let parts = &first["parts"];
    assert_eq!(parts["person"], "Ece");
    assert_eq!(parts["amount"], "$46k");
    assert_eq!(parts["date"], "March 2024");
    assert_eq!(parts["severity"], Value::Null);
    let alternative = json!({"label": "Kaymark", "kind": "rival_vendor", "seriousness": 3});
    assert_eq!(parts["alternative"], alternative);
    assert_eq!(body["evidence"][1]["kind"], "quote");
    assert_eq!(body["evidence"][1]["dims"], json!(["pain", "people"]));
}

#[test]
fn people_are_read_and_changed_beside_the_field_and_in_the_report() {
    let browser = Browser::open();
    begin(&browser);
    keep(&browser, "@Ali knew");
    keep(&browser, "@@Ali d did not");

    browser.press("Alt+C");
    let sheet = browser.part("region").named("People of the purchase");
    sheet.wait();
    let second = browser.part("group").named("Ali").within(&sheet).at(1);
    let name = browser.part("textbox").named("Name").within(&second);
    name.type_in(" (finance)");
    let finance = browser.part("group").named("Ali (finance)").within(&sheet);
    let stance = browser.part("combobox").named("Where they stood");
    stance.within(&finance).choose("against it");
    browser.press("Escape");
    sheet.gone();
    field_has_focus(&browser);

    // A run of letters is one step back.
    browser.press("Ctrl+Z");
    browser.press("Ctrl+Z");
    browser.press("Alt+C");
    assert_eq!(
        browser
            .part("group")
            .named("Ali")
            .within(&sheet)
            .all()
            .len(),
        2
    );
    browser.press("Ctrl+Shift+Z");
    browser
        .part("group")
        .named("Ali (finance)")
        .within(&sheet)
        .wait();
    browser.press("Escape");

    browser.button("Finish").press();
    browser
        .part("listitem")
        .holding("Ali (finance) decided")
        .wait();
}
