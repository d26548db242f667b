//! No room: it is told before a word is lost, and made good when there is room.

use super::*;

#[test]
fn a_full_storage_is_told_before_a_word_is_lost_and_made_good_when_there_is_room() {
    let store = MemStore::with_quota(100_000);
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 0))), 1)
        .unwrap();
    let mut typed = String::new();
    let mut warned_at = None;
    let mut failed_at = None;
    for round in 0..3_000 {
        typed.push_str("Eleven lorries queued past the gate. ");
        let change = app
            .workspace
            .apply(act("a", Act::Type(draft(&typed))), now(2))
            .unwrap();
        match app.shelf.save(&app.workspace, &change.touched, moment(2)) {
            Ok(saved) => {
                let is_full = saved
                    .warnings
                    .iter()
                    .any(|warning| matches!(warning.why, WriteError::Full { .. }));
                if is_full {
                    warned_at.get_or_insert(round);
                }
                assert!(app.shelf.is_all_written());
                assert_eq!(
                    boot(&store, 2).workspace.interview(&"a".into()),
                    app.workspace.interview(&"a".into())
                );
            }
            Err(unsaved) => {
                assert!(
                    unsaved
                        .failures
                        .iter()
                        .all(|failure| matches!(failure.why, WriteError::Full { .. }))
                );
                failed_at = Some(round);
                break;
            }
        }
    }
    let (warned_at, failed_at) = (warned_at.unwrap(), failed_at.unwrap());
    println!("warned after {warned_at} phrases, failed after {failed_at}");
    // The ballast left room for a good while of typing after the first warning.
    assert!((failed_at - warned_at) * 37 > 50_000);
    // The old text stands; the new one waits and can be taken out.
    let back = boot(&store, 3)
        .workspace
        .interview(&"a".into())
        .unwrap()
        .draft
        .clone()
        .unwrap();
    assert!(typed.starts_with(&back.text) && typed.len() - back.text.len() <= 2 * 37);
    assert!(app.shelf.waiting().count() > 0);
    assert!(
        app.shelf
            .everything()
            .contains("Eleven lorries queued past the gate. ")
    );
    // Typing goes on meanwhile, in memory.
    for _ in 0..20 {
        typed.push('x');
        assert!(app.edit(act("a", Act::Type(draft(&typed))), 3).is_err());
    }
    store.set_quota(None);
    app.shelf.retry(moment(4)).unwrap();
    assert!(app.shelf.is_all_written());
    assert_eq!(
        boot(&store, 4).workspace.interview(&"a".into()),
        app.workspace.interview(&"a".into())
    );
    assert_eq!(app.shelf.keep_ballast(), Ok(()));
    assert!(store.get("or1/ballast").unwrap().is_some());
}

#[test]
fn an_import_that_does_not_fit_leaves_no_head() {
    let store = MemStore::with_quota(80_000);
    let mut app = boot(&store, 1);
    let mut big = interview("big", 30);
    big.evidence
        .iter_mut()
        .for_each(|item| item.text = "word ".repeat(900));
    let outcome = app.edit(Edit::AddInterview(Box::new(big.clone())), 1);
    assert!(outcome.is_err());
    assert!(!records(&store).contains_key("or1/s/big"));
    let back = boot(&store, 2);
    assert!(back.boot.heads.is_empty());
    assert_eq!(back.boot.orphans.len(), 1);
    // What is being typed is written even now, as long as there is any room for it.
    store.set_quota(Some(store.used() + 400));
    app.edit(act("big", Act::Type(draft("a few words"))), 2)
        .unwrap_err();
    assert!(records(&store).contains_key("or1/d/big"));
    store.set_quota(None);
    app.shelf.retry(moment(3)).unwrap();
    big.draft = draft("a few words");
    assert_eq!(all(&boot(&store, 3).workspace), [big]);
}

#[test]
fn what_cannot_be_copied_is_not_written_over() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 1))), 1)
        .unwrap();
    store.remove("or1/ballast").unwrap();
    let damaged = "damaged ".repeat(500);
    store.set("or1/c/a/q000", &damaged).unwrap();
    store.set_quota(Some(store.used() + 200));
    let mut back = boot(&store, 2);
    assert!(
        back.boot
            .problems
            .iter()
            .any(|problem| matches!(problem, Problem::NotCopied { .. }))
    );
    assert_eq!(
        (
            back.set_aside[0].raw.as_str(),
            back.set_aside[0].kept.as_str()
        ),
        (damaged.as_str(), "or1/c/a/q000")
    );
    let again = act("a", Act::Keep(Box::new(item("q000", "said once more"))));
    let unsaved = back.edit(again, 2).unwrap_err();
    assert!(matches!(unsaved.failures[0].why, WriteError::Full { .. }));
    assert_eq!(store.get("or1/c/a/q000").unwrap(), Some(damaged.clone()));
    store.set_quota(None);
    back.shelf.retry(moment(3)).unwrap();
    let back = boot(&store, 3);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().evidence[0].text,
        "said once more"
    );
    assert!(back.set_aside.iter().any(|aside| aside.raw == damaged));
}

#[test]
fn a_draft_is_not_cleared_while_the_item_that_was_made_of_it_waits() {
    let words = "we lose two days every month ";
    for typed in [words.to_owned(), words.repeat(300)] {
        let store = MemStore::new();
        let mut app = boot(&store, 1);
        app.edit(Edit::AddInterview(Box::new(interview("a", 0))), 1)
            .unwrap();
        app.edit(act("a", Act::Type(draft(&typed))), 1).unwrap();
        store.remove("or1/ballast").unwrap();
        store.set_quota(Some(store.used()));
        // Kept and cleared, as Enter does it; there is room for the shorter draft, and none for the item.
        app.edit(act("a", Act::Keep(Box::new(item("q1", typed.trim())))), 2)
            .unwrap_err();
        for next in [None, draft("and"), draft("and then"), None, draft("x")] {
            app.edit(act("a", Act::Type(next)), 3).unwrap_err();
            let back = boot(&store, 2);
            let left = back.workspace.interview(&"a".into()).unwrap();
            assert_eq!(left.draft, draft(&typed));
        }
        // Changing the item that waits changes nothing in that.
        let read_back = Act::ReadBack {
            item: "q1".into(),
            read_back: true,
        };
        app.edit(act("a", read_back), 4).unwrap_err();
        assert_eq!(
            boot(&store, 3)
                .workspace
                .interview(&"a".into())
                .unwrap()
                .draft,
            draft(&typed)
        );
        store.set_quota(None);
        app.shelf.retry(moment(5)).unwrap();
        assert_eq!(all(&boot(&store, 4).workspace), all(&app.workspace));
    }
}
