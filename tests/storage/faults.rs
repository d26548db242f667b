//! A fault at every write: the old state stands or the new one, and every word is somewhere.

use super::*;
use on_record::domain::flag::struck;

/// Everything that can be read or taken out of a storage, in one text: records, trash, what was set aside.
fn words_in(store: &impl Store) -> String {
    let mut out = String::new();
    for (key, raw) in records(store) {
        let payload = record::decode(&key, &raw).map(|record| record.payload.to_owned());
        // Trash and what was set aside hold records as texts, so their quotation marks are escaped once more.
        out.push_str(&payload.unwrap_or(raw).replace('\\', ""));
        out.push('\n');
    }
    out
}

/// Whether each interview that has a head is whole: as before the step that broke off, or as after it, part by part.
fn is_before_or_after(back: &Workspace, before: &Workspace, after: &Workspace) {
    for interview in back.interviews() {
        let id = &interview.id;
        let sides: Vec<_> = [before, after]
            .iter()
            .filter_map(|side| side.interview(id))
            .collect();
        let head = |interview: &Interview| Interview {
            evidence: Vec::new(),
            draft: None,
            ..interview.clone()
        };
        assert!(
            sides.iter().any(|side| head(side) == head(interview)),
            "the head of {id}"
        );
        // What was closed for another is closed in storage only once the other is there.
        assert!(
            struck(interview).is_none() || back.after(id).is_some(),
            "{id} was closed for nothing"
        );
        // An empty field is an empty field, with or without a record.
        let typed = |interview: &Interview| {
            interview
                .draft
                .clone()
                .filter(|draft| !draft.text.is_empty())
        };
        assert!(
            sides.iter().any(|side| typed(side) == typed(interview)),
            "the draft of {id}: {:?}",
            interview.draft
        );
        for item in &interview.evidence {
            let unlinked = Item {
                again: None,
                ..item.clone()
            };
            let is = |side: &&Interview| {
                side.item(&item.id).is_some_and(|other| {
                    other == item
                        || Item {
                            again: None,
                            ..other.clone()
                        } == unlinked
                })
            };
            assert!(sides.iter().any(is), "{} of {id}", item.id);
        }
        for item in sides.first().iter().flat_map(|side| &side.evidence) {
            let was_removed = sides
                .last()
                .is_some_and(|side| side.item(&item.id).is_none());
            assert!(
                interview.item(&item.id).is_some() || was_removed,
                "{} of {id} is gone",
                item.id
            );
        }
    }
    for interview in before.interviews() {
        assert!(
            back.interview(&interview.id).is_some(),
            "{} is gone",
            interview.id
        );
    }
}

/// Lives a life on a store with one fault. Hands back the workspace in memory, and as it was before each failed save.
fn live_with<S: Store>(store: S) -> (App<S>, Vec<Workspace>) {
    let mut app = boot(store, 1);
    let mut failed = Vec::new();
    for (number, step) in (1..).zip(life()) {
        let before = app.workspace.clone();
        if app.edit(step, number).is_err() {
            failed.push(before);
        }
    }
    (app, failed)
}

fn writes_of_a_life() -> usize {
    let inner = MemStore::new();
    let store = FaultStore::sound(&inner);
    let (app, failed) = live_with(&store);
    assert!(failed.is_empty() && app.shelf.is_all_written());
    assert_eq!(all(&boot(&inner, 2).workspace), all(&app.workspace));
    store.writes()
}

#[test]
fn a_write_that_fails_once_or_vanishes_is_made_good() {
    let writes = writes_of_a_life();
    assert!(writes > 40, "{writes}");
    let full = WriteError::Full { needed: 1 };
    for fault in [
        Fault::Fails(full),
        Fault::Fails(WriteError::Other("odd".to_owned())),
        Fault::Vanishes,
    ] {
        for at in 0..writes {
            let inner = MemStore::new();
            let (mut app, failed) = live_with(FaultStore::new(&inner, at, fault.clone()));
            let raw = records(&inner);
            assert!(
                raw.contains_key("or1/s/b") || !raw["or1/s/a"].contains("not_the_decider"),
                "{fault:?} at {at}: closed before the record that follows was there"
            );
            app.shelf
                .retry(moment(800))
                .unwrap_or_else(|why| panic!("{fault:?} at {at}: {why:?}"));
            assert!(app.shelf.is_all_written());
            let back = boot(&inner, 2);
            assert_eq!(
                all(&back.workspace),
                all(&app.workspace),
                "{fault:?} at {at}"
            );
            assert!(
                back.set_aside.is_empty() && back.boot.orphans.is_empty(),
                "{fault:?} at {at}"
            );
            // One write goes wrong, so at most one save does; the one after it makes it good.
            assert!(failed.len() <= 1, "{fault:?} at {at}: {}", failed.len());
        }
    }
}

#[test]
fn when_the_page_is_killed_after_any_write_the_old_state_stands_or_the_new_one() {
    for at in 0..writes_of_a_life() {
        let inner = MemStore::new();
        let store = FaultStore::new(&inner, at, Fault::Dies);
        let mut app = boot(&store, 1);
        let (mut before, mut after) = (app.workspace.clone(), app.workspace.clone());
        for (number, step) in (1..).zip(life()) {
            before = app.workspace.clone();
            let outcome = app.edit(step, number);
            after = app.workspace.clone();
            if outcome.is_err() {
                break;
            }
        }
        let back = boot(&inner, 2);
        is_before_or_after(&back.workspace, &before, &after);
        for aside in &back.set_aside {
            assert_eq!(aside.reason, Reason::Loose, "{at}: {aside:?}");
        }
        for orphan in &back.boot.orphans {
            // Only an interview that was being made can lack its head, and it is listed.
            assert!(
                before.interview(&orphan.interview).is_none()
                    && after.interview(&orphan.interview).is_some()
            );
        }
        // Going on after the kill works, and what was in memory only can be done again.
        let mut app = boot(&inner, 3);
        if app.workspace.interview(&"imported".into()).is_none() {
            let again = Interview {
                draft: draft("imported draft"),
                ..interview("imported", 5)
            };
            app.edit(Edit::AddInterview(Box::new(again.clone())), 999)
                .unwrap();
            let back = boot(&inner, 4);
            assert_eq!(back.workspace.interview(&"imported".into()), Some(&again));
            assert!(back.boot.orphans.is_empty());
        }
    }
}

#[test]
fn when_storage_fails_for_good_every_word_is_in_it_or_waits() {
    for why in [WriteError::Denied, WriteError::Full { needed: 9 }] {
        for at in 0..writes_of_a_life() {
            let inner = MemStore::new();
            let (app, failed) = live_with(FaultStore::new(
                &inner,
                at,
                Fault::FailsFromHere(why.clone()),
            ));
            if let Some(before) = failed.first() {
                let back = boot(&inner, 2);
                assert!(
                    back.set_aside
                        .iter()
                        .all(|aside| aside.reason == Reason::Loose),
                    "{at}: {:?}",
                    back.set_aside
                );
                for interview in before.interviews() {
                    assert!(
                        back.workspace.interview(&interview.id).is_some(),
                        "{at}: {} is gone",
                        interview.id
                    );
                }
            }
            let waiting: Vec<_> = app.shelf.waiting().filter_map(|(_, text)| text).collect();
            let out = app.shelf.everything();
            let everything = format!(
                "{}{}",
                words_in(&inner),
                waiting.join("\n").replace('\\', "")
            );
            for interview in app.workspace.interviews() {
                for item in &interview.evidence {
                    assert!(everything.contains(&item.text), "{at}: {}", item.text);
                }
                let head = format!("\"alias\":\"{}\"", interview.respondent.alias);
                assert!(everything.contains(&head), "{at}: {head}");
                for text in waiting.iter().filter(|text| text.len() < 100) {
                    assert!(
                        out.contains(&serde_json::to_string(text).unwrap()),
                        "{at}: {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_boot_that_breaks_off_changes_nothing() {
    let inner = MemStore::new();
    let mut app = boot(&inner, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 3))), 1)
        .unwrap();
    inner
        .set("or1/c/a/q001", "1|1|0|abcdef|00000000|{}")
        .unwrap();
    inner.remove("or1/ballast").unwrap();
    let before = records(&inner);
    for fault in [
        Fault::Dies,
        Fault::Vanishes,
        Fault::Fails(WriteError::Full { needed: 1 }),
    ] {
        for at in 0..4 {
            let copy = MemStore::new();
            before
                .iter()
                .for_each(|(key, raw)| copy.set(key, raw).unwrap());
            drop(boot(FaultStore::new(&copy, at, fault.clone()), 2));
            for (key, raw) in &before {
                assert_eq!(
                    copy.get(key).unwrap().as_ref(),
                    Some(raw),
                    "{fault:?} at {at}: {key}"
                );
            }
            let back = boot(&copy, 3);
            assert_eq!(
                back.workspace
                    .interview(&"a".into())
                    .unwrap()
                    .evidence
                    .len(),
                2
            );
            assert_eq!(
                back.set_aside.len(),
                1,
                "{fault:?} at {at}: {:?}",
                back.set_aside
            );
            assert_eq!(back.set_aside[0].raw, before["or1/c/a/q001"]);
        }
    }
}
