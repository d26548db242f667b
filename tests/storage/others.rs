//! Other windows, other versions of the app, other apps in the same storage.

use super::*;

#[test]
fn what_another_window_wrote_is_kept_beside_ours() {
    let store = MemStore::new();
    let mut ours = boot(&store, 1);
    ours.edit(Edit::AddInterview(Box::new(interview("a", 2))), 1)
        .unwrap();
    let mut theirs = boot(&store, 2);
    let reword = |text: &str| {
        act(
            "a",
            Act::Reword {
                item: "q000".into(),
                text: text.into(),
                found: Finding {
                    specific: false,
                    ..Finding::default()
                },
            },
        )
    };
    theirs.edit(reword("their words"), 2).unwrap();

    let change = ours.workspace.apply(reword("our words"), now(3)).unwrap();
    let saved = ours
        .shelf
        .save(&ours.workspace, &change.touched, moment(3))
        .unwrap();
    assert_eq!(saved.warnings.len(), 1);
    assert_eq!(
        saved.warnings[0].why,
        WriteError::Changed {
            key: "or1/c/a/q000".into()
        }
    );
    let raw = store.get("or1/c/a/q000").unwrap().unwrap();
    let record = record::decode("or1/c/a/q000", &raw).unwrap();
    assert_eq!((record.rev, record.writer), (3, writer(1).as_str()));

    let back = boot(&store, 3);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().evidence[0].text,
        "our words"
    );
    assert_eq!(back.set_aside.len(), 1);
    assert_eq!(back.set_aside[0].reason, Reason::ChangedElsewhere);
    assert!(back.set_aside[0].raw.contains("their words"));
    // From now on it is known, and nothing more is set aside.
    ours.edit(reword("our last words"), 4).unwrap();
    assert_eq!(boot(&store, 4).set_aside.len(), 1);

    // The same when ours removes what theirs changed.
    let mut theirs = boot(&store, 5);
    let reword = act(
        "a",
        Act::Reword {
            item: "q001".into(),
            text: "their second".into(),
            found: Finding {
                specific: false,
                ..Finding::default()
            },
        },
    );
    theirs.edit(reword, 5).unwrap();
    ours.edit(act("a", Act::Remove("q001".into())), 6).unwrap();
    assert!(
        boot(&store, 6)
            .set_aside
            .iter()
            .any(|aside| aside.raw.contains("their second"))
    );
    // And when both wrote the same, there is nothing to tell.
    let mut theirs = boot(&store, 7);
    let finish = || {
        act(
            "a",
            Act::Settle(on_record::domain::dimension::Authority::Chose),
        )
    };
    theirs.edit(finish(), 7).unwrap();
    let change = ours.workspace.apply(finish(), now(8)).unwrap();
    assert_eq!(
        ours.shelf
            .save(&ours.workspace, &change.touched, moment(8))
            .unwrap()
            .warnings,
        []
    );
}

#[test]
fn a_record_of_a_newer_app_stays_where_and_as_it_is() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 2))), 1)
        .unwrap();
    app.edit(Edit::AddInterview(Box::new(interview("b", 0))), 1)
        .unwrap();
    let newer = |key: &str| {
        let (raw, _) = record::encode(key, 9, 9, 0, &writer(9), "{\"from\":\"the future\"}");
        store.set(key, &raw).unwrap();
        raw
    };
    let (item_raw, head_raw) = (newer("or1/c/a/q001"), newer("or1/s/b"));
    let mut back = boot(&store, 2);
    let listed: Vec<_> = back
        .set_aside
        .iter()
        .map(|aside| (aside.kept.as_str(), aside.reason))
        .collect();
    assert_eq!(
        listed,
        [
            ("or1/s/b", Reason::TooNew),
            ("or1/c/a/q001", Reason::TooNew)
        ]
    );
    // Whatever this app would write there is refused, and waits.
    let keep = act("a", Act::Keep(Box::new(item("q001", "older words"))));
    let unsaved = back.edit(keep, 3).unwrap_err();
    assert_eq!(
        unsaved.failures[0].why,
        WriteError::NewerApp {
            key: "or1/c/a/q001".into()
        }
    );
    back.edit(Edit::AddInterview(Box::new(interview("b", 1))), 4)
        .unwrap_err();
    assert_eq!(store.get("or1/c/a/q001").unwrap(), Some(item_raw));
    assert_eq!(store.get("or1/s/b").unwrap(), Some(head_raw));
    assert!(!records(&store).keys().any(|key| key.starts_with("or1/q/")));
}

#[test]
fn a_storage_marked_by_a_newer_app_is_read_only_or_closed() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 2))), 1)
        .unwrap();
    store.remove("or1/ballast").unwrap();
    let mark = |payload: &str| {
        let (raw, _) = record::encode("or1/meta", 1, 2, 0, &writer(9), payload);
        store.set("or1/meta", &raw).unwrap();
        records(&store)
    };
    let before = mark(r#"{"format":2,"min_reader":1,"min_writer":2,"install_id":"x","more":true}"#);
    let mut back = boot(&store, 2);
    assert_eq!(back.boot.access, Access::ReadOnly);
    assert_eq!(
        back.workspace.interview(&"a".into()),
        app.workspace.interview(&"a".into())
    );
    let unsaved = back.edit(act("a", Act::Start), 2).unwrap_err();
    assert_eq!(
        unsaved.failures[0].why,
        WriteError::NewerApp {
            key: "or1/meta".into()
        }
    );
    assert_eq!(records(&store), before);

    let before = mark(r#"{"format":2,"min_reader":2,"min_writer":2,"install_id":"x"}"#);
    let back = boot(&store, 3);
    assert_eq!(
        (back.boot.access, back.boot.heads.len()),
        (Access::Closed, 0)
    );
    assert_eq!(back.boot.untouched.len(), before.len());
    let out: serde_json::Value = serde_json::from_str(&back.shelf.everything()).unwrap();
    assert_eq!(
        out["records"]["or1/s/a"],
        serde_json::json!(before["or1/s/a"])
    );
    assert_eq!(records(&store), before);
}

#[test]
fn other_apps_keys_are_neither_read_nor_touched_nor_given_out() {
    let store = MemStore::new();
    for (key, raw) in [
        ("theme", "dark"),
        ("or2/s/a", "later"),
        ("or1/w/tab/op", "an intent"),
        ("or1/r/1", "rescued"),
    ] {
        store.set(key, raw).unwrap();
    }
    let mut app = boot(&store, 1);
    assert_eq!(app.boot.untouched, ["or1/r/1", "or1/w/tab/op"]);
    app.edit(Edit::AddInterview(Box::new(interview("a", 2))), 1)
        .unwrap();
    let out: serde_json::Value = serde_json::from_str(&app.shelf.everything()).unwrap();
    let given: Vec<_> = out["records"].as_object().unwrap().keys().collect();
    let ours: Vec<_> = records(&store)
        .into_keys()
        .filter(|key| key.starts_with("or1/"))
        .collect();
    assert_eq!(given, ours.iter().collect::<Vec<_>>());
    assert_eq!(
        store.get("or1/w/tab/op").unwrap().as_deref(),
        Some("an intent")
    );
    assert_eq!(store.get("theme").unwrap().as_deref(), Some("dark"));
}

#[test]
fn parts_an_earlier_interview_left_do_not_come_back_in_a_new_one() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    let old = Interview {
        draft: draft("an old draft"),
        ..interview("a", 4)
    };
    app.edit(Edit::AddInterview(Box::new(old)), 1).unwrap();
    store.remove("or1/s/a").unwrap();
    let mut back = boot(&store, 2);
    assert_eq!(back.boot.orphans.len(), 1);
    assert_eq!(back.boot.orphans[0].items.len(), 4);
    assert!(back.boot.orphans[0].has_draft);
    let opened = back.shelf.open(&"a".into(), moment(2));
    assert_eq!(
        (opened.items.len(), opened.draft),
        (4, draft("an old draft"))
    );

    let mut other = boot(&store, 3);
    let new = interview("a", 2);
    other
        .edit(Edit::AddInterview(Box::new(new.clone())), 3)
        .unwrap();
    let back = boot(&store, 4);
    assert_eq!(all(&back.workspace), [new]);
    let loose: Vec<_> = back
        .set_aside
        .iter()
        .filter(|aside| aside.reason == Reason::Loose)
        .collect();
    assert_eq!(
        loose
            .iter()
            .map(|aside| aside.key.as_str())
            .collect::<Vec<_>>(),
        ["or1/c/a/q002", "or1/c/a/q003", "or1/d/a"]
    );
}

/// A store that lets nothing through, as when cookies are blocked.
struct Denied;

impl Store for Denied {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        Err(WriteError::Denied)
    }

    fn get(&self, _: &str) -> Result<Option<String>, WriteError> {
        Err(WriteError::Denied)
    }

    fn set(&self, _: &str, _: &str) -> Result<(), WriteError> {
        Err(WriteError::Denied)
    }

    fn remove(&self, _: &str) -> Result<(), WriteError> {
        Err(WriteError::Denied)
    }
}

#[test]
fn where_nothing_may_be_stored_everything_waits_and_can_be_taken_out() {
    let mut back = boot(Denied, 1);
    assert_eq!(back.boot.problems, [Problem::NotListed(WriteError::Denied)]);
    let unsaved = back
        .edit(Edit::AddInterview(Box::new(interview("a", 2))), 1)
        .unwrap_err();
    assert!(
        unsaved
            .failures
            .iter()
            .all(|failure| failure.why == WriteError::Denied)
    );
    assert_eq!(back.shelf.waiting().count(), 3);
    assert!(back.shelf.everything().contains("words 1 of a"));
}
