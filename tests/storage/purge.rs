//! Consent withdrawn: the words go from everywhere this storage has them, and from nowhere else.

use on_record::domain::flag::is_struck;
use on_record::domain::interview::{Consent, Lead, LogCode, Rating};

use super::*;

/// What the respondent said or is called, wherever it stands.
const WORDS: &[&str] = &[
    "zebra",
    "Quillan",
    "Ostrava",
    "Foreman",
    "lathe",
    "Brannigan",
    "tomorrow-ish",
    "Thank them",
];

fn told(text: &str) -> Vec<&'static str> {
    let is_there = |word: &&&str| text.contains(**word);
    WORDS.iter().filter(is_there).copied().collect()
}

/// An interview whose words lie in every kind of place there is.
fn lived(store: &MemStore) -> App<&MemStore> {
    let mut app = boot(store, 1);
    let mut a = interview("a", 0);
    a.interviewer = "Özge".to_owned();
    a.respondent = Respondent {
        alias: "Quillan".to_owned(),
        company: "Ostrava Works".to_owned(),
        title: "Foreman".to_owned(),
        bought: "A lathe".to_owned(),
        unread: [("ordered_on".to_owned(), "tomorrow-ish".to_owned())]
            .into_iter()
            .collect(),
        ordered_on: "2025-03".parse().ok(),
        ..Respondent::default()
    };
    a.lead = Some(Lead {
        name: "Brannigan".to_owned(),
        reach: String::new(),
    });
    app.edit(Edit::AddInterview(Box::new(a)), 1).unwrap();
    app.edit(Edit::AddInterview(Box::new(interview("b", 2))), 1)
        .unwrap();
    for edit in [
        act("a", Act::Start),
        act("a", Act::Keep(Box::new(item("q1", "a zebra is kept")))),
        act(
            "a",
            Act::Keep(Box::new(item("q2", "a zebra for the trash"))),
        ),
        act("a", Act::Remove("q2".into())),
        act("b", Act::Remove("q001".into())),
        act(
            "a",
            Act::Type(draft(&"a zebra is typed at length. ".repeat(400))),
        ),
    ] {
        app.edit(edit, 2).unwrap();
    }
    // A second listener's copy, a record that went on from it, and one that went on from that.
    let first = app.workspace.interview(&"a".into()).unwrap().clone();
    let rated = Interview {
        id: "r".into(),
        rating: Some(Rating {
            of: "a".into(),
            by: String::new(),
            done: false,
        }),
        ..first.clone()
    };
    app.edit(Edit::AddInterview(Box::new(rated)), 3).unwrap();
    for (id, from) in [("after", "a"), ("later", "after")] {
        let mut next = interview(id, 1);
        next.came_from = Some(from.into());
        next.lead.clone_from(&first.lead);
        app.edit(Edit::AddInterview(Box::new(next)), 3).unwrap();
    }
    // Another window has written other words over an item and over the head, and this one set them aside.
    for key in ["or1/c/a/q1", "or1/s/a", "or1/s/after"] {
        let raw = store.get(key).unwrap().unwrap();
        let read = record::decode(key, &raw).unwrap();
        let payload = read.payload.replace("Özge", "Zebra zebra");
        let (other, _) = record::encode(key, read.version, read.rev + 1, 0, &writer(7), &payload);
        store.set(key, &other).unwrap();
    }
    let fact = Act::NameInterviewer("Derya".to_owned());
    app.edit(act("a", fact.clone()), 4).unwrap();
    app.edit(act("after", fact), 4).unwrap();
    app.edit(
        act(
            "a",
            Act::ReadBack {
                item: "q1".into(),
                read_back: true,
            },
        ),
        4,
    )
    .unwrap();
    // Words that stood in the field when the app broke.
    let left = r#"{"what":"a/draft","text":"a zebra in the field","when":1,"message":""}"#;
    store.set("or1/r/1", left).unwrap();
    // A damaged part.
    store.set("or1/c/a/q9", "0|no record: zebra").unwrap();
    let mut app = boot(store, 2);
    assert_eq!(app.boot.trash, 2);
    assert!(app.boot.set_aside.len() + app.set_aside.len() >= 3);
    let everything = app.shelf.everything();
    for word in WORDS.iter().filter(|it| **it != "Thank them") {
        assert!(everything.contains(word), "{word} is there to be removed");
    }
    app.edit(
        act(
            "a",
            Act::FollowUps(vec![on_record::domain::interview::FollowUp {
                id: "f1".into(),
                text: "Thank them".to_owned(),
                done: false,
            }]),
        ),
        5,
    )
    .unwrap();
    app
}

#[test]
fn every_word_goes_from_the_whole_storage_and_the_record_stays() {
    let store = MemStore::new();
    let mut app = lived(&store);
    let others: Vec<_> = all(&app.workspace)
        .into_iter()
        .filter(|it| it.id == "b".into())
        .collect();
    app.edit(Edit::Purge("a".into()), 6).unwrap();
    assert_eq!(told(&app.shelf.everything()), [""; 0]);
    assert!(app.shelf.is_all_written());
    let there: String = records(&store).into_iter().map(|(k, v)| k + &v).collect();
    assert_eq!(told(&there), [""; 0]);

    let back = boot(&store, 3);
    assert_eq!(all(&back.workspace), all(&app.workspace), "nothing waits");
    assert!(back.boot.orphans.is_empty() && back.set_aside.is_empty());
    let it = back.workspace.interview(&"a".into()).unwrap();
    assert_eq!(it.circumstances.consent, Some(Consent::Withdrawn));
    assert_eq!(it.log.last().unwrap().what, LogCode::Purged);
    assert!(is_struck(it, &"g1".into()) && it.is_purged());
    assert_eq!(it.respondent.ordered_on, "2025-03".parse().ok());
    assert_eq!(it.sittings.len(), 1);
    assert!(back.workspace.interview(&"r".into()).unwrap().is_purged());
    // What was said on its own terms stays, without what crossed.
    for id in ["after", "later"] {
        let it = back.workspace.interview(&id.into()).unwrap();
        assert_eq!((it.evidence.len(), it.lead.is_none()), (1, true), "{id}");
        assert!(!it.is_purged());
    }
    // Another interview, and what it has in the trash, is as it was.
    let b: Vec<_> = all(&back.workspace)
        .into_iter()
        .filter(|it| it.id == "b".into())
        .collect();
    assert_eq!(b, others);
    assert_eq!(back.boot.trash, 1);
    // Nothing brings it back.
    assert!(app.workspace.apply(Edit::Undo("a".into()), now(7)).is_err());
    app.edit(Edit::Purge("a".into()), 8).unwrap();
    let log = &app.workspace.interview(&"a".into()).unwrap().log;
    let purged = log.iter().filter(|it| it.what == LogCode::Purged);
    assert_eq!(purged.count(), 1);
}

/// Wherever it breaks off, the record never claims to be without its words while storage has some, and doing it again, in the
/// same window or another day, does the rest.
#[test]
fn a_break_in_any_write_never_claims_more_than_is_gone() {
    let mut whole = false;
    for at in 0.. {
        for fault in [
            Fault::Dies,
            Fault::Fails(WriteError::Denied),
            Fault::Vanishes,
        ] {
            let store = MemStore::new();
            drop(lived(&store));
            let faulty = FaultStore::new(&store, at, fault.clone());
            let mut app = boot(&faulty, 4);
            faulty.count_afresh();
            let done = app.edit(Edit::Purge("a".into()), 6);
            whole = faulty.writes() <= at && done.is_ok();
            let retried = app.shelf.retry(moment(7));
            let there: String = records(&store).into_values().collect();
            let head = store.get("or1/s/a").unwrap().unwrap_or_default();
            if head.contains("purged") {
                assert_eq!(
                    told(&there),
                    [""; 0],
                    "{fault:?} at {at}: it says it is done"
                );
            }
            if !matches!(fault, Fault::Dies) {
                assert!(retried.is_ok(), "{fault:?} at {at}");
                assert_eq!(told(&there), [""; 0], "{fault:?} at {at}");
            }
            let mut back = boot(&store, 5);
            back.edit(Edit::Purge("a".into()), 8).unwrap();
            let there: String = records(&store).into_values().collect();
            assert_eq!(told(&there), [""; 0], "{fault:?} at {at}, again");
        }
        if whole {
            return;
        }
    }
}
