//! What the rescue script leaves: words to be offered, and interviews the person wants aside.

use serde_json::json;

use super::*;

fn left(interview: &str, text: &str) -> String {
    json!({ "what": format!("{interview}/draft"), "text": text, "when": 1, "message": "" })
        .to_string()
}

fn lived() -> MemStore {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    for step in life() {
        app.edit(step, 1).unwrap();
    }
    store
}

/// Every text of an interview, wherever it lies.
fn copies(store: &MemStore, sound: &BTreeMap<String, String>, id: &str) -> usize {
    let is_of = |key: &&String| key.split('/').nth(2) == Some(id);
    let there = records(store);
    let of = sound
        .keys()
        .filter(is_of)
        .filter(|key| !key.starts_with("or1/x/"));
    of.filter(|key| {
        let raw = sound.get(*key).unwrap();
        let aside = there
            .iter()
            .filter(|(place, _)| place.starts_with("or1/q/"));
        let copied = aside.into_iter().any(|(_, kept)| {
            let payload = kept.splitn(6, '|').nth(5).unwrap();
            let kept: serde_json::Value = serde_json::from_str(payload).unwrap();
            kept.get("orig_key") == Some(&json!(key)) && kept.get("raw") == Some(&json!(raw))
        });
        there.get(*key) == Some(raw) || copied
    })
    .count()
}

#[test]
fn words_from_when_the_app_broke_are_read_and_let_go() {
    let store = lived();
    store.set("or1/r/1", &left("a", "half a wo")).unwrap();
    store.set("or1/r/2", "no such record").unwrap();
    let mut app = boot(&store, 2);
    assert_eq!(app.boot.rescued.len(), 1);
    let rescued = app.boot.rescued.first().unwrap();
    assert_eq!(
        (rescued.text.as_str(), &rescued.interview),
        ("half a wo", &Some("a".into()))
    );
    assert_eq!(
        app.boot.untouched,
        ["or1/r/2"],
        "what is something else stays"
    );
    assert!(app.shelf.everything().contains("half a wo"));
    let rescued = rescued.clone();
    app.shelf.drop_rescued(&rescued).unwrap();
    assert_eq!(store.get("or1/r/1").unwrap(), None);
    assert!(boot(&store, 3).boot.rescued.is_empty());
}

#[test]
fn an_interview_that_is_not_to_be_opened_goes_aside_whole() {
    let store = lived();
    store.set("or1/x/a", "1").unwrap();
    let sound = records(&store);
    let app = boot(&store, 2);
    assert!(app.workspace.interview(&"a".into()).is_none());
    assert!(app.workspace.interview(&"b".into()).is_some());
    assert!(app.boot.orphans.is_empty());
    assert!(app.set_aside.iter().all(|it| it.reason == Reason::Asked));
    let there = records(&store);
    assert!(
        there.keys().all(|key| key.split('/').nth(2) != Some("a")),
        "{:?}",
        there.keys()
    );
    let whole = copies(&store, &sound, "a");
    assert_eq!(whole, app.set_aside.len());
    assert!(whole > 3);
    // Once, and listed from then on.
    let again = boot(&store, 3);
    assert_eq!(records(&store), there);
    assert_eq!(again.set_aside.len(), whole);
}

/// Wherever it breaks off, each record lies in its place or aside, and the next start does the rest.
#[test]
fn a_break_while_an_interview_goes_aside_loses_nothing() {
    let sound = lived();
    sound.set("or1/x/a", "1").unwrap();
    let sound = records(&sound);
    let full = MemStore::new();
    sound
        .iter()
        .for_each(|(key, raw)| full.set(key, raw).unwrap());
    drop(boot(&full, 2));
    let whole = copies(&full, &sound, "a");
    for at in 0..4 * whole {
        for fault in [
            Fault::Dies,
            Fault::Fails(WriteError::Denied),
            Fault::Vanishes,
        ] {
            let store = MemStore::new();
            sound
                .iter()
                .for_each(|(key, raw)| store.set(key, raw).unwrap());
            drop(boot(FaultStore::new(&store, at, fault.clone()), 2));
            assert_eq!(copies(&store, &sound, "a"), whole, "{fault:?} at {at}");
            let app = boot(&store, 3);
            assert!(
                app.workspace.interview(&"a".into()).is_none(),
                "{fault:?} at {at}"
            );
            assert!(app.boot.orphans.is_empty(), "{fault:?} at {at}");
            assert_eq!(
                copies(&store, &sound, "a"),
                whole,
                "{fault:?} at {at}, again"
            );
        }
    }
}
