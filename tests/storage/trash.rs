//! The trash: what is removed rests whole, comes back whole, and goes for good when it is let go.

use on_record::domain::interview::Sitting;
use on_record::formats::shelf::{KEPT_DAYS, Rested, Resting, as_file};

use super::*;

/// Two interviews, one with everything a record may have, and what waits for neither.
fn stocked(store: &MemStore) -> App<&MemStore> {
    let mut app = boot(store, 1);
    app.edit(Edit::AddInterview(Box::new(rich())), 1).unwrap();
    app.edit(Edit::AddInterview(Box::new(interview("b", 3))), 1)
        .unwrap();
    app
}

fn rich() -> Interview {
    let long = "a long draft, typed at length. ".repeat(400);
    Interview {
        id: "a".into(),
        draft: draft(&long),
        ..interview("a", 4)
    }
}

fn only<S: Store>(app: &App<S>) -> Resting {
    let mut trash = app.shelf.trash();
    assert_eq!(trash.len(), 1, "{trash:?}");
    trash.remove(0)
}

/// Puts an interview back as the app does.
fn put_back<S: Store>(app: &mut App<S>, resting: &Resting, number: i64) -> Result<(), Unsaved> {
    let head = match &resting.what {
        Rested::Interview(head) => Some(head),
        _ => None,
    };
    let head = head.unwrap();
    let done = app.edit(Edit::PutBack(head.clone()), number);
    let opened = app.shelf.open(&head.id, moment(number));
    app.workspace
        .load_rest(&head.id, opened.items, opened.draft, opened.call);
    done
}

#[test]
fn an_interview_rests_whole_and_comes_back_whole() {
    let store = MemStore::new();
    let mut app = stocked(&store);
    let before = all(&app.workspace);
    app.edit(Edit::RemoveInterview("a".into()), 5).unwrap();
    assert!(app.workspace.interview(&"a".into()).is_none());
    let resting = only(&app);
    assert_eq!(resting.when, moment(5));
    assert!(matches!(&resting.what, Rested::Interview(head) if head.id == "a".into()));
    // Another day it rests still, and what belongs to it is nobody's orphan.
    let mut back = boot(&store, 2);
    assert_eq!((back.boot.heads.len(), back.boot.trash), (1, 1));
    assert!(back.boot.orphans.is_empty() && back.set_aside.is_empty());
    let resting = only(&back);
    put_back(&mut back, &resting, 6).unwrap();
    assert_eq!(all(&back.workspace), before);
    assert!(back.shelf.trash().is_empty());
    let again = boot(&store, 3);
    assert_eq!(all(&again.workspace), before);
    assert_eq!(again.boot.trash, 0);
    // And it is worked on as before.
    back.edit(act("a", Act::Keep(Box::new(item("q900", "one more")))), 7)
        .unwrap();
    assert_eq!(all(&boot(&store, 4).workspace), all(&back.workspace));
}

#[test]
fn at_once_or_another_day_it_is_put_back_after_a_fault_at_any_write() {
    let count = {
        let store = MemStore::new();
        drop(stocked(&store));
        let counted = FaultStore::sound(&store);
        let mut app = boot(&counted, 2);
        counted.count_afresh();
        app.edit(Edit::RemoveInterview("a".into()), 5).unwrap();
        let resting = only(&app);
        put_back(&mut app, &resting, 6).unwrap();
        counted.writes()
    };
    assert!(count >= 4, "{count}");
    for fault in [
        Fault::Dies,
        Fault::Vanishes,
        Fault::Fails(WriteError::Full { needed: 1 }),
    ] {
        for at in 0..count {
            let store = MemStore::new();
            let before = all(&stocked(&store).workspace);
            let faulty = FaultStore::new(&store, at, fault.clone());
            let mut app = boot(&faulty, 2);
            faulty.count_afresh();
            let removed = app.edit(Edit::RemoveInterview("a".into()), 5);
            if let Some(resting) = app.shelf.trash().first() {
                let _ended = put_back(&mut app, resting, 6);
            }
            let _made_good = app.shelf.retry(moment(7));
            let mut back = boot(&store, 3);
            if let Some(resting) = back.shelf.trash().first().cloned() {
                put_back(&mut back, &resting, 8).unwrap();
            }
            assert_eq!(
                all(&back.workspace),
                before,
                "{fault:?} at {at}: {removed:?}"
            );
            assert!(back.set_aside.is_empty() && back.boot.orphans.is_empty());
            let whole = boot(&store, 4);
            assert_eq!(all(&whole.workspace), before, "{fault:?} at {at}");
        }
    }
}

#[test]
fn what_is_let_go_leaves_nothing_and_never_half_an_interview() {
    let words = |store: &MemStore| {
        let all: String = records(store).into_values().collect();
        all.contains("of a") || all.contains("typed at length") || all.contains("Respondent a")
    };
    let mut whole = false;
    for at in 0.. {
        for fault in [
            Fault::Dies,
            Fault::Vanishes,
            Fault::Fails(WriteError::Denied),
        ] {
            let store = MemStore::new();
            let mut app = stocked(&store);
            app.edit(Edit::RemoveInterview("a".into()), 5).unwrap();
            assert!(words(&store));
            let faulty = FaultStore::new(&store, at, fault.clone());
            let mut app = boot(&faulty, 2);
            faulty.count_afresh();
            let resting = only(&app);
            let done = app.shelf.let_go(&[resting.key], moment(6));
            whole = done.is_ok() && faulty.writes() <= at;
            let retried = app.shelf.retry(moment(7));
            if !matches!(fault, Fault::Dies) {
                assert!(retried.is_ok(), "{fault:?} at {at}");
                assert!(!words(&store), "{fault:?} at {at}");
            }
            // What can still be put back is whole; otherwise the next start does the rest.
            let mut back = boot(&store, 3);
            if let Some(resting) = back.shelf.trash().first().cloned() {
                let parts = records(&store)
                    .keys()
                    .filter(|key| key.contains("/a"))
                    .count();
                let all_of_it = records(&store).len();
                assert!(parts > 4, "{fault:?} at {at}: {parts} of {all_of_it}");
                back.shelf.let_go(&[resting.key], moment(8)).unwrap();
            }
            back.shelf.sweep(moment(9)).unwrap();
            assert!(!words(&store), "{fault:?} at {at}");
            let last = boot(&store, 4);
            assert_eq!(all(&last.workspace), [interview("b", 3)]);
            assert!(last.boot.orphans.is_empty() && last.boot.trash == 0);
        }
        if whole {
            return;
        }
    }
}

#[test]
fn thirty_days_and_not_one_less() {
    let store = MemStore::new();
    let mut app = stocked(&store);
    app.edit(Edit::RemoveInterview("a".into()), 0).unwrap();
    app.edit(act("b", Act::Remove("q001".into())), 0).unwrap();
    let due = moment(i64::try_from(KEPT_DAYS).unwrap() * 24 * 60 * 60);
    let before = Moment::from_unix_ms(due.as_unix_ms() - 1);
    let mut back = boot(&store, 2);
    assert!(back.shelf.trash().iter().all(|it| it.until() == due));
    back.shelf.sweep(before).unwrap();
    assert_eq!(back.shelf.trash().len(), 2);
    back.shelf.sweep(due).unwrap();
    assert!(back.shelf.trash().is_empty());
    let last = boot(&store, 3);
    assert_eq!(last.boot.trash, 0);
    assert_eq!(last.workspace.interviews().count(), 1);
    assert!(!records(&store).keys().any(|key| key.contains("/a")));
}

#[test]
fn an_item_comes_back_into_its_interview_and_its_entry_goes() {
    let store = MemStore::new();
    let mut app = stocked(&store);
    let before = all(&app.workspace);
    app.edit(act("b", Act::Remove("q001".into())), 5).unwrap();
    let mut back = boot(&store, 2);
    let resting = only(&back);
    let Rested::Item(of, item) = &resting.what else {
        panic!("{resting:?}");
    };
    assert_eq!(item.text, "words 1 of b");
    back.edit(Edit::Interview(of.clone(), Act::Keep(item.clone())), 6)
        .unwrap();
    // Its words lie in their place, so nothing is missing; then the entry goes as well.
    assert!(back.shelf.trash().is_empty());
    back.shelf.settle(&resting, moment(6)).unwrap();
    let last = boot(&store, 3);
    assert_eq!(last.boot.trash, 0);
    let words =
        |all: &[Interview]| -> Vec<_> { all.iter().map(|it| it.evidence.clone()).collect() };
    assert_eq!(words(&all(&last.workspace)), words(&before));
}

#[test]
fn one_that_is_there_again_keeps_what_it_has_when_its_entry_is_let_go() {
    let store = MemStore::new();
    let mut app = stocked(&store);
    app.edit(Edit::RemoveInterview("b".into()), 5).unwrap();
    let entry = only(&app).key;
    app.edit(Edit::AddInterview(Box::new(interview("b", 3))), 6)
        .unwrap();
    assert!(app.shelf.trash().is_empty(), "nothing of it is missing");
    app.shelf.let_go(&[entry], moment(7)).unwrap();
    let back = boot(&store, 2);
    assert_eq!(
        back.workspace.interview(&"b".into()),
        Some(&interview("b", 3))
    );
    assert_eq!(back.boot.trash, 0);
    // Removed once more, the older entry does not come back beside the newer.
    app.edit(Edit::RemoveInterview("b".into()), 8).unwrap();
    app.edit(Edit::AddInterview(Box::new(interview("b", 3))), 9)
        .unwrap();
    app.edit(Edit::RemoveInterview("b".into()), 10).unwrap();
    assert_eq!(only(&app).when, moment(10));
    assert_eq!(boot(&store, 3).boot.trash, 1);
}

#[test]
fn in_a_full_storage_an_interview_can_be_removed_and_room_is_made() {
    let store = MemStore::new();
    drop(stocked(&store));
    store.set_quota(Some(store.used()));
    let mut app = boot(&store, 2);
    app.edit(Edit::RemoveInterview("a".into()), 5).unwrap();
    let used = store.used();
    app.shelf.let_go(&[only(&app).key], moment(6)).unwrap();
    assert!(used - store.used() > 12_000, "{used} → {}", store.used());
}

#[test]
fn erased_it_leaves_nothing_not_even_in_the_trash() {
    for at in 0..40 {
        let store = MemStore::new();
        let mut app = stocked(&store);
        app.edit(act("a", Act::Remove("q001".into())), 2).unwrap();
        let faulty = FaultStore::new(&store, at, Fault::Fails(WriteError::Denied));
        let mut app = boot(&faulty, 2);
        faulty.count_afresh();
        let done = app.edit(Edit::Erase("a".into()), 5);
        assert!(done.is_ok() == (faulty.writes() <= at), "{at}: {done:?}");
        // The head goes last, so a break leaves something to ask again about.
        let left = records(&store);
        let parts = left.keys().filter(|key| key.starts_with("or1/c/a/"));
        assert!(left.contains_key("or1/s/a") || parts.count() == 0);
        app.shelf.retry(moment(6)).unwrap();
        let everything = app.shelf.everything();
        assert!(!everything.contains("of a") && !everything.contains("Respondent a"));
        assert_eq!(all(&boot(&store, 3).workspace), [interview("b", 3)]);
    }
}

#[test]
fn a_study_goes_with_its_interviews_and_they_rest() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    for step in life().into_iter().take(2) {
        app.edit(step, 1).unwrap();
    }
    app.edit(Edit::RemoveStudy("study-1".into()), 2).unwrap();
    let back = boot(&store, 2);
    assert_eq!((back.boot.studies.len(), back.boot.heads.len()), (0, 0));
    let kinds: Vec<_> = back.shelf.trash().into_iter().map(|it| it.what).collect();
    let studies = kinds.iter().filter(|it| matches!(it, Rested::Study(_)));
    assert_eq!((kinds.len(), studies.count()), (2, 1));
}

#[test]
fn what_was_set_aside_is_listed_handed_out_and_discarded_for_good() {
    let store = MemStore::new();
    drop(stocked(&store));
    store
        .set("or1/c/b/q001", "0|no record: damaged words")
        .unwrap();
    let mut app = boot(&store, 2);
    let texts = app.shelf.set_aside_texts();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert_eq!(
        (texts[0].reason, texts[0].key.as_str()),
        (Reason::Damaged, "or1/c/b/q001")
    );
    let file: serde_json::Value = serde_json::from_str(&as_file(&texts)).unwrap();
    assert_eq!(file["set_aside"][0]["raw"], "0|no record: damaged words");
    assert_eq!(file["set_aside"][0]["reason"], "damaged");
    app.shelf.discard(&texts[0], moment(5)).unwrap();
    assert!(app.shelf.set_aside_texts().is_empty());
    let back = boot(&store, 3);
    assert!(back.set_aside.is_empty() && back.shelf.set_aside_texts().is_empty());
    assert!(!back.shelf.everything().contains("damaged words"));
    // One from a newer app stays: it is not ours.
    let (newer, _) = record::encode("or1/c/b/q002", 99, 9, 0, &writer(9), "{}");
    store.set("or1/c/b/q002", &newer).unwrap();
    let mut back = boot(&store, 4);
    let texts = back.shelf.set_aside_texts();
    assert_eq!(texts[0].reason, Reason::TooNew);
    back.shelf.discard(&texts[0], moment(6)).unwrap();
    assert_eq!(store.get("or1/c/b/q002").unwrap(), Some(newer));
}

#[test]
fn items_without_an_interview_are_taken_into_a_new_one_where_they_lie() {
    let store = MemStore::new();
    drop(stocked(&store));
    store.set("or1/s/a", "0|no head any more").unwrap();
    let mut app = boot(&store, 2);
    let orphan = app.boot.orphans[0].clone();
    let opened = app.shelf.open(&orphan.interview, moment(3));
    let taken = Interview {
        id: orphan.interview,
        evidence: opened.items,
        draft: opened.draft,
        ..interview("a", 0)
    };
    app.edit(Edit::AddInterview(Box::new(taken.clone())), 4)
        .unwrap();
    let back = boot(&store, 3);
    assert_eq!(back.workspace.interview(&"a".into()), Some(&taken));
    assert!(back.boot.orphans.is_empty());
    assert_eq!(taken.evidence, rich().evidence);
    // The damaged head was set aside before another took its place.
    assert!(back.set_aside.iter().any(|it| it.raw.contains("no head")));
}

#[test]
fn everything_of_ours_goes_and_nothing_of_others() {
    let store = MemStore::new();
    drop(stocked(&store));
    store.set("another app", "its own").unwrap();
    let mut app = boot(&store, 2);
    app.shelf.clear(moment(3)).unwrap();
    let left: Vec<_> = records(&store).into_keys().collect();
    assert_eq!(left, ["another app"]);
    assert!(all(&boot(&store, 3).workspace).is_empty());
}

#[test]
fn everything_about_one_respondent_is_found_wherever_it_lies() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    let named = |id: &str, alias: &str, company: &str| {
        let mut it = interview(id, 2);
        it.respondent.alias = alias.to_owned();
        it.respondent.company = company.to_owned();
        it
    };
    let mut rating = named("r", "Quillan", "");
    rating.rating = Some(on_record::domain::interview::Rating {
        of: "a".into(),
        by: String::new(),
        done: false,
    });
    let mut next = named("next", "Ayla", "");
    next.came_from = Some("a".into());
    let mut other = named("other", "Colm", "Elsewhere");
    other.lead = Some(on_record::domain::interview::Lead {
        name: " QUILLAN".to_owned(),
        reach: String::new(),
    });
    other.people.push(on_record::domain::interview::Person::new(
        "p1".into(),
        "quillan".to_owned(),
    ));
    let all = [
        named("a", "Quillan", "Ostrava Works"),
        named("gone", "Quillan", ""),
        named("near", "Quillanova", ""),
        rating,
        next,
        other,
    ];
    for it in all {
        app.edit(Edit::AddInterview(Box::new(it)), 1).unwrap();
    }
    app.edit(act("a", Act::Remove("q001".into())), 2).unwrap();
    app.edit(act("near", Act::Remove("q001".into())), 2)
        .unwrap();
    app.edit(Edit::RemoveInterview("gone".into()), 2).unwrap();
    store.set("or1/c/a/q000", "damaged").unwrap();
    let app = boot(&store, 2);
    let about = app.shelf.about(&app.workspace, "quillan ");
    assert_eq!(about.counts(), [1, 1, 1, 1, 1, 2, 1], "{about:?}");
    let by_company = app.shelf.about(&app.workspace, "ostrava works");
    assert_eq!(by_company.interviews, about.interviews);
    assert_eq!(by_company.people, []);
    for nobody in ["", " ", "Quill"] {
        assert!(app.shelf.about(&app.workspace, nobody).is_empty());
    }
}

/// An interview in whose place a newer version has been put.
fn replaced(store: &MemStore) -> (App<&MemStore>, Resting) {
    let mut app = stocked(store);
    let newer = interview("a", 2);
    app.edit(Edit::Replace(Box::new(newer)), 5).unwrap();
    drop(app);
    let app = boot(store, 2);
    let older = app.shelf.trash().into_iter();
    let mut older = older.filter(|it| matches!(it.what, Rested::Older(_)));
    let only = older.next().unwrap();
    assert_eq!(older.next(), None);
    (app, only)
}

#[test]
fn a_version_that_was_replaced_is_listed_whole_and_takes_its_place_again() {
    let store = MemStore::new();
    let (mut app, resting) = replaced(&store);
    let Rested::Older(older) = &resting.what else {
        panic!("{resting:?}");
    };
    assert_eq!((**older == rich(), resting.when), (true, moment(5)));
    app.edit(Edit::Replace(older.clone()), 6).unwrap();
    app.shelf.settle(&resting, moment(6)).unwrap();
    let back = boot(&store, 3);
    assert_eq!(back.workspace.interview(&"a".into()), Some(&rich()));
    // What stood there before rests in its turn.
    let trash = back.shelf.trash();
    let rests = |it: &Resting| matches!(&it.what, Rested::Older(it) if **it == interview("a", 2));
    assert!(trash.iter().any(rests), "{trash:?}");
}

#[test]
fn an_older_version_that_is_let_go_takes_nothing_of_the_living_interview() {
    for sweeps in [false, true] {
        let store = MemStore::new();
        let (mut app, resting) = replaced(&store);
        let living = app.workspace.interview(&"a".into()).cloned();
        let parts = |store: &MemStore| {
            let mut all = records(store);
            all.retain(|key, _| !key.starts_with("or1/t/"));
            all
        };
        let before = parts(&store);
        if sweeps {
            app.shelf.sweep(resting.until()).unwrap();
        } else {
            app.shelf.let_go(&[resting.key], moment(6)).unwrap();
        }
        assert_eq!(parts(&store), before);
        let back = boot(&store, 3);
        assert_eq!(back.workspace.interview(&"a".into()), living.as_ref());
        assert!(
            back.shelf
                .trash()
                .iter()
                .all(|it| !matches!(it.what, Rested::Older(_)))
        );
    }
}

#[test]
fn an_older_version_rests_on_while_its_interview_goes_and_goes_with_its_words() {
    let store = MemStore::new();
    let (mut app, older) = replaced(&store);
    app.edit(Edit::RemoveInterview("a".into()), 6).unwrap();
    let gone = app.shelf.trash().into_iter();
    let mut gone = gone.filter(|it| matches!(it.what, Rested::Interview(_)));
    let gone = gone.next().unwrap();
    // Letting it go leaves what the other entry holds for whoever puts it back.
    app.shelf.let_go(&[older.key], moment(7)).unwrap();
    put_back(&mut app, &gone, 8).unwrap();
    assert_eq!(
        app.workspace.interview(&"a".into()).unwrap().evidence.len(),
        2
    );
    assert!(!app.shelf.trash().contains(&gone));

    let store = MemStore::new();
    let (mut app, _) = replaced(&store);
    app.edit(Edit::Purge("a".into()), 6).unwrap();
    assert_eq!(app.shelf.trash(), []);
    assert!(!app.shelf.everything().contains("of a"));
}

#[test]
fn what_is_past_the_period_of_its_study_is_told_by_when_it_ended() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    let study = || on_record::domain::study::Study {
        id: "study-1".into(),
        title: String::new(),
        created: moment(0),
        rubric_version: 1,
        sample: false,
        retention_days: None,
    };
    app.edit(Edit::AddStudy(study()), 0).unwrap();
    let with = |sittings: &[(i64, Option<i64>)]| {
        let mut it = interview("a", 0);
        it.created = moment(0);
        it.study = "study-1".into();
        it.sittings = sittings
            .iter()
            .map(|(started, ended)| Sitting {
                started: moment(*started),
                ended: ended.map(moment),
            })
            .collect();
        it
    };
    let day = 24 * 60 * 60;
    assert!(!study().is_past(&with(&[]), moment(900 * day)), "no period");
    let refused = app
        .workspace
        .apply(Edit::KeepFor("study-1".into(), Some(0)), now(1));
    assert!(refused.is_err());
    let refused = app
        .workspace
        .apply(Edit::KeepFor("nobody".into(), Some(1)), now(1));
    assert!(refused.is_err());
    app.edit(Edit::KeepFor("study-1".into(), Some(90)), 1)
        .unwrap();
    let study = boot(&store, 2).boot.studies.remove(0);
    assert_eq!(study.retention_days, Some(90));
    let cases = [
        (vec![], 90 * day),
        (vec![(5 * day, Some(6 * day))], 96 * day),
        (
            vec![(day, Some(2 * day)), (8 * day, Some(9 * day))],
            99 * day,
        ),
        (vec![(day, Some(2 * day)), (400 * day, None)], 490 * day),
    ];
    for (sittings, until) in cases {
        let it = with(&sittings);
        assert_eq!(study.kept_until(&it), Some(moment(until)), "{sittings:?}");
        let just_before = Moment::from_unix_ms(moment(until).as_unix_ms() - 1);
        assert!(study.is_past(&it, moment(until)) && !study.is_past(&it, just_before));
    }
    let elsewhere = Interview {
        study: "another".into(),
        ..with(&[])
    };
    assert!(!study.is_past(&elsewhere, moment(900 * day)));
    app.edit(Edit::AddInterview(Box::new(with(&[]))), 2)
        .unwrap();
    app.edit(Edit::Purge("a".into()), 3).unwrap();
    let purged = app.workspace.interview(&"a".into()).unwrap();
    assert!(!study.is_past(purged, moment(900 * day)), "nothing is left");
}
