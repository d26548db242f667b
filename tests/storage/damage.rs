//! Every key, every mutation: nothing panics, nothing is dropped, the rest still works.

use super::*;

fn mutations(raw: &str, other: &str) -> Vec<String> {
    let characters: Vec<char> = raw.chars().collect();
    let flip = |at: usize| -> String {
        let flipped = |c: char| char::from_u32(u32::from(c) ^ 1).unwrap_or('x');
        characters
            .iter()
            .enumerate()
            .map(|(index, c)| if index == at { flipped(*c) } else { *c })
            .collect()
    };
    let cut = |at: usize| -> String { characters.iter().take(at).collect() };
    let length = characters.len();
    let mut out = vec![
        String::new(),
        "x".to_owned(),
        other.to_owned(),
        "\0\u{fffd}漢|||||".to_owned(),
        "{}".to_owned(),
    ];
    out.extend((0..90).map(|part| flip(length * part / 90)));
    out.extend((1..45).map(|part| cut(length * part / 45)));
    out.push(format!("{raw} "));
    out.push(format!("9{raw}"));
    out.push(raw.replacen('|', "", 1));
    out
}

#[test]
fn no_mutation_of_any_key_panics_or_is_dropped_and_the_rest_still_works() {
    let inner = MemStore::new();
    let mut app = boot(&inner, 1);
    for step in life() {
        app.edit(step, 1).unwrap();
    }
    app.edit(Edit::AddGuide(Box::new(rich::guide())), 1)
        .unwrap();
    app.edit(act("a", Act::Type(draft(&"long draft ".repeat(900)))), 1)
        .unwrap();
    app.shelf
        .save_preferences(&Preferences::default(), moment(1))
        .unwrap();
    inner
        .set("or1/q/earlier", "something set aside by hand")
        .unwrap();
    let sound = records(&inner);
    let mut cases = 0;
    for (key, raw) in &sound {
        let other = sound.values().find(|other| *other != raw).unwrap();
        for mutated in mutations(raw, other)
            .into_iter()
            .filter(|mutated| mutated != raw)
        {
            cases += 1;
            let store = MemStore::new();
            sound
                .iter()
                .for_each(|(key, raw)| store.set(key, raw).unwrap());
            store.set(key, &mutated).unwrap();
            let mut back = boot(&store, 2);
            let kind = Key::parse(key).unwrap();
            // Nothing is dropped: the mutated text is set aside and listed, or it lies where it lay.
            let is_listed = back.set_aside.iter().any(|aside| aside.raw == mutated);
            match kind {
                // Neither is read at the start; the trash keeps its text, the ballast has none.
                Key::Trash(_) => assert_eq!(store.get(key).unwrap().as_ref(), Some(&mutated)),
                Key::Ballast => {}
                _ => assert!(is_listed, "{key}: {mutated:?}"),
            }
            // Everything else is there: an interview whose own head is hit leaves its parts listed.
            let heads: BTreeSet<_> = back.boot.heads.iter().map(|head| head.id.clone()).collect();
            let orphans: BTreeSet<_> = back
                .boot
                .orphans
                .iter()
                .map(|orphan| orphan.interview.clone())
                .collect();
            for interview in app.workspace.interviews() {
                // One that has nothing but its head is that record, which is listed as set aside.
                let is_its_all = matches!(&kind, Key::Head(id) if *id == interview.id)
                    && interview.evidence.is_empty()
                    && interview.draft.is_none();
                assert!(
                    is_its_all || heads.contains(&interview.id) || orphans.contains(&interview.id),
                    "{key}"
                );
                let hit = match &kind {
                    Key::Head(id) | Key::Item(id, _) | Key::Draft(id) | Key::Piece(id, _) => {
                        *id == interview.id
                    }
                    _ => false,
                };
                if !hit {
                    assert_eq!(
                        back.workspace.interview(&interview.id),
                        Some(interview),
                        "{key}"
                    );
                }
            }
            if let Key::Item(id, item) = &kind {
                let left = &back.workspace.interview(id).unwrap().evidence;
                assert_eq!(
                    left.len() + 1,
                    app.workspace.interview(id).unwrap().evidence.len()
                );
                assert!(left.iter().all(|left| left.id != *item));
            }
            // A second start lists the same once, and copies nothing again.
            let asides = |store: &MemStore| {
                records(store)
                    .keys()
                    .filter(|key| key.starts_with("or1/q/"))
                    .count()
            };
            let copies = asides(&store);
            let again = boot(&store, 3);
            assert_eq!(asides(&store), copies);
            let listed = again
                .set_aside
                .iter()
                .filter(|aside| aside.raw == mutated)
                .count();
            assert_eq!(
                listed,
                usize::from(is_listed),
                "{key}: {:?}",
                again.set_aside
            );
            // And the work goes on, over what was damaged too.
            if let Some(interview) = back.workspace.interview(&"a".into()) {
                let id = interview.id.clone();
                let step = Edit::Interview(id, Act::Type(draft("on we go")));
                back.edit(step, 5).unwrap();
                let after = boot(&store, 4);
                let left = after.workspace.interview(&"a".into()).unwrap();
                assert_eq!(left.draft, draft("on we go"), "{key}");
            }
        }
    }
    println!("{cases} mutations of {} keys", sound.len());
    assert!(cases >= 3_000); // goal G6
}

#[test]
fn an_item_that_was_hit_can_be_written_again_and_its_bytes_stay() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    let mut linked = interview("a", 2);
    linked.evidence[0].again = Some("q001".into());
    app.edit(Edit::AddInterview(Box::new(linked)), 1).unwrap();
    store.set("or1/c/a/q001", "damaged").unwrap();
    let mut back = boot(&store, 2);
    assert_eq!(
        back.repairs,
        [Repair::LinkDropped {
            item: "q000".into(),
            to: "q001".into()
        }]
    );
    let again = act("a", Act::Keep(Box::new(item("q001", "said once more"))));
    back.edit(again, 2).unwrap();
    let back = boot(&store, 3);
    assert_eq!(
        back.workspace
            .interview(&"a".into())
            .unwrap()
            .item(&ItemId::new("q001"))
            .unwrap()
            .text,
        "said once more"
    );
    assert_eq!(back.set_aside.len(), 1);
    assert_eq!(
        (back.set_aside[0].raw.as_str(), back.set_aside[0].reason),
        ("damaged", Reason::Damaged)
    );
}

#[test]
fn a_draft_whose_own_record_is_lost_is_put_together_from_its_pieces() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 0))), 1)
        .unwrap();
    let long = "a long draft, typed at length. ".repeat(400);
    app.edit(act("a", Act::Type(draft(&long))), 1).unwrap();
    let sound = records(&store);
    store.set("or1/d/a", "damaged").unwrap();
    let mut back = boot(&store, 2);
    assert_eq!(back.repairs, [Repair::DraftOrderLost]);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().draft,
        draft(&long)
    );
    back.edit(act("a", Act::Type(draft(&format!("{long}!")))), 2)
        .unwrap();
    let back = boot(&store, 3);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().draft,
        draft(&format!("{long}!"))
    );

    sound
        .iter()
        .for_each(|(key, raw)| store.set(key, raw).unwrap());
    store.remove("or1/d/a/2").unwrap();
    let mut back = boot(&store, 4);
    assert_eq!(back.repairs, [Repair::DraftGap(1)]);
    let left = back
        .workspace
        .interview(&"a".into())
        .unwrap()
        .draft
        .clone()
        .unwrap();
    assert!(left.text.len() > long.len() / 2 && left.text.len() < long.len());
    back.edit(
        act("a", Act::Type(draft(&left.text.replace("typed", "")))),
        5,
    )
    .unwrap();
    assert_eq!(all(&boot(&store, 5).workspace), all(&back.workspace));
}

#[test]
fn pieces_a_broken_write_left_are_cleared_away_only_once_their_words_are_safe() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 1))), 1)
        .unwrap();
    let long = "a long draft, typed at length. ".repeat(400);
    app.edit(act("a", Act::Type(draft(&long))), 1).unwrap();
    let leave = |number: u32, words: &str| {
        let key = format!("or1/d/a/{number}");
        let payload = serde_json::to_string(words).unwrap();
        let (raw, _) = record::encode(&key, 1, 1, 0, &writer(1), &payload);
        store.set(&key, &raw).unwrap();
    };
    leave(77, "words that stand nowhere else");
    leave(78, "typed at length. a long draft");
    leave(79, "words 0 of a");
    let mut back = boot(&store, 2);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().draft,
        draft(&long)
    );
    let listed: Vec<_> = back
        .set_aside
        .iter()
        .map(|aside| (aside.key.as_str(), aside.reason))
        .collect();
    assert_eq!(listed, [("or1/d/a/77", Reason::Loose)]);
    let on = format!("{long}!");
    back.edit(act("a", Act::Type(draft(&on))), 2).unwrap();
    for number in [77, 78, 79] {
        assert_eq!(store.get(&format!("or1/d/a/{number}")).unwrap(), None);
    }
    let back = boot(&store, 3);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().draft,
        draft(&on)
    );
    assert!(
        back.set_aside
            .iter()
            .any(|aside| aside.raw.contains("words that stand nowhere else"))
    );
}
