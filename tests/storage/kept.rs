//! What is saved comes back as it was, and an edit writes what it touched.

use on_record::domain::check::check;
use on_record::domain::guide::Guide;
use on_record::domain::interview::Side;
use on_record::formats::preferences::KnownSpeaker;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_comes_back_as_it_was(drawn in prop::collection::vec(any_interview::interview(), 1..4)) {
        let store = MemStore::new();
        let mut app = boot(&store, 1);
        for (number, mut interview) in drawn.into_iter().enumerate() {
            interview.id = InterviewId::new(format!("i{number}"));
            app.edit(Edit::AddInterview(Box::new(interview)), 1).unwrap();
        }
        let back = boot(&store, 2);
        prop_assert_eq!(all(&back.workspace), all(&app.workspace));
        prop_assert!(back.set_aside.is_empty() && back.repairs.is_empty());
        prop_assert!(back.boot.problems.is_empty() && back.boot.orphans.is_empty());
    }
}

#[test]
fn studies_guides_and_preferences_come_back() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    assert_eq!(app.boot.preferences, Preferences::default());
    app.edit(Edit::AddStudy(rich::study()), 1).unwrap();
    app.edit(Edit::AddGuide(Box::new(rich::guide())), 1)
        .unwrap();
    app.edit(Edit::AddInterview(Box::new(rich::interview())), 1)
        .unwrap();
    let preferences = Preferences {
        language: Some("tr".to_owned()),
        theme: Some("dark".to_owned()),
        interviewer: "Özge".to_owned(),
        study: Some("study-1".into()),
        rewind: Some(25),
        keys: vec!["Alt+ArrowDown Alt+M".to_owned()],
        single_keys_off: true,
        discreet: true,
        speakers: vec![KnownSpeaker {
            study: "study-1".into(),
            name: "Notetaker".to_owned(),
            side: Side::Other,
        }],
        copied: Some(moment(9)),
        reminder_days: Some(3),
    };
    app.shelf.save_preferences(&preferences, moment(2)).unwrap();
    let back = boot(&store, 2);
    assert_eq!(back.boot.studies, [rich::study()]);
    assert_eq!(back.boot.guides, [rich::guide()]);
    assert_eq!(back.boot.preferences, preferences);
    // A rubric is no record: the interview carries it.
    assert_eq!(
        back.workspace
            .interview(&"0199-rich".into())
            .unwrap()
            .rubric
            .whole
            .as_deref(),
        Some(&rich::rubric())
    );
    assert_eq!(all(&back.workspace), [rich::interview()]);
}

/// A guide of one's own that changes, goes and comes back, with interviews of it: one that carries it, one that was made
/// when it was still named only, and none in the end.
#[test]
fn a_guide_that_is_used_begins_a_new_version_and_interviews_keep_the_one_they_were_given() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    let guide = rich::guide();
    let titled = |title: &str| {
        let mut guide = guide.clone();
        guide.title.put(&Language::english(), title.to_owned());
        Edit::PutGuide(Box::new(guide))
    };
    let named = |store: &MemStore| -> Vec<String> {
        let back = boot(store, 2);
        assert!(back.set_aside.is_empty() && back.boot.problems.is_empty());
        let guides = back.boot.guides.iter();
        let name = |it: &Guide| format!("{} {}", it.version, it.title.text(&Language::english()));
        guides.map(name).collect()
    };
    app.edit(Edit::AddGuide(Box::new(guide.clone())), 1)
        .unwrap();
    app.edit(titled("One"), 1).unwrap();
    assert_eq!(named(&store), ["3 One"], "nobody uses it yet");

    let mut planned = interview("i", 0);
    planned.guide.id = guide.id.clone();
    planned.guide.version = 3;
    app.edit(Edit::AddInterview(Box::new(planned)), 1).unwrap();
    app.edit(titled("Two"), 2).unwrap();
    app.edit(titled("Three"), 3).unwrap();
    assert_eq!(
        named(&store),
        ["4 Three"],
        "the version in use is left alone"
    );
    let given = |store: &MemStore| {
        let back = boot(store, 2);
        let interview = back.workspace.interview(&"i".into()).unwrap().clone();
        assert_eq!(check(&interview), []);
        interview.guide.whole.unwrap()
    };
    assert_eq!(
        (
            given(&store).version,
            given(&store).title.text(&Language::english())
        ),
        (3, "One")
    );
    // What says the same changes nothing.
    app.edit(titled("Three"), 4).unwrap();
    assert_eq!(named(&store), ["4 Three"]);

    let last = app.workspace.guide(&guide.id).unwrap().clone();
    app.edit(Edit::RemoveGuide(guide.id.clone()), 5).unwrap();
    assert_eq!(named(&store), [""; 0]);
    assert_eq!(given(&store).title.text(&Language::english()), "One");
    assert_eq!(
        boot(&store, 2).boot.trash,
        2,
        "both versions went by way of the trash"
    );
    app.edit(Edit::AddGuide(Box::new(last)), 6).unwrap();
    assert_eq!(named(&store), ["4 Three"]);
}

/// Wherever writing breaks off while a guide begins a new version, one whole version is there.
#[test]
fn a_guide_survives_a_break_in_every_write_of_its_change() {
    for at in 0.. {
        let store = MemStore::new();
        let mut app = boot(&store, 1);
        let guide = rich::guide();
        app.edit(Edit::AddGuide(Box::new(guide.clone())), 1)
            .unwrap();
        app.edit(Edit::AddInterview(Box::new(rich::interview())), 1)
            .unwrap();
        let faulty = FaultStore::new(&store, at, Fault::Dies);
        let mut app = boot(&faulty, 2);
        let mut changed = guide.clone();
        changed.minutes = 45;
        let _broken = app.edit(Edit::PutGuide(Box::new(changed.clone())), 2);
        let writes = faulty.writes();
        let back = boot(&store, 3);
        let newest = back.workspace.guide(&guide.id).unwrap();
        changed.version = newest.version;
        assert!(*newest == guide || *newest == changed, "at write {at}");
        if writes < at {
            assert_eq!(newest.version, guide.version + 1);
            break;
        }
    }
}

/// What version 0.1.0 wrote on its first day, before marks and keys of one's own.
#[test]
fn preferences_of_the_first_version_come_back_and_are_written_in_the_newest() {
    let store = MemStore::new();
    let old = r#"{"language":"tr","theme":"dark","interviewer":"Özge","study":"study-1"}"#;
    let (raw, _) = record::encode("or1/p", 1, 3, 0, &writer(9), old);
    store.set("or1/p", &raw).unwrap();
    let mut back = boot(&store, 2);
    let expected = Preferences {
        language: Some("tr".to_owned()),
        theme: Some("dark".to_owned()),
        interviewer: "Özge".to_owned(),
        study: Some("study-1".into()),
        ..Preferences::default()
    };
    assert_eq!(back.boot.preferences, expected);
    assert!(back.boot.set_aside.is_empty() && back.boot.problems.is_empty());
    assert_eq!(expected.rewind_seconds(), 10);
    back.shelf.save_preferences(&expected, moment(3)).unwrap();
    let raw = store.get("or1/p").unwrap().unwrap();
    assert!(raw.starts_with("5|"), "{raw}");
    assert_eq!(boot(&store, 3).boot.preferences, expected);
}

/// What version 2 wrote, before discreet mode outlasted a reload.
#[test]
fn preferences_of_the_second_version_come_back() {
    let store = MemStore::new();
    let old = r#"{"rewind":5,"keys":["Alt+W Alt+Y"],"single_keys_off":true}"#;
    let (raw, _) = record::encode("or1/p", 2, 3, 0, &writer(9), old);
    store.set("or1/p", &raw).unwrap();
    let back = boot(&store, 2);
    let expected = Preferences {
        rewind: Some(5),
        keys: vec!["Alt+W Alt+Y".to_owned()],
        single_keys_off: true,
        ..Preferences::default()
    };
    assert_eq!(back.boot.preferences, expected);
}

/// What version 3 wrote, before anybody was said to be anybody in a transcript.
#[test]
fn preferences_of_the_third_version_come_back() {
    let store = MemStore::new();
    let old = r#"{"theme":"dark","discreet":true}"#;
    let (raw, _) = record::encode("or1/p", 3, 3, 0, &writer(9), old);
    store.set("or1/p", &raw).unwrap();
    let back = boot(&store, 2);
    let expected = Preferences {
        theme: Some("dark".to_owned()),
        discreet: true,
        ..Preferences::default()
    };
    assert_eq!(back.boot.preferences, expected);
}

/// What version 4 wrote, before copies of everything were remembered.
#[test]
fn preferences_of_the_fourth_version_come_back() {
    let store = MemStore::new();
    let old = r#"{"speakers":[{"study":"study-1","name":"Jonas","side":"interviewer"}]}"#;
    let (raw, _) = record::encode("or1/p", 4, 3, 0, &writer(9), old);
    store.set("or1/p", &raw).unwrap();
    let mut back = boot(&store, 2);
    assert_eq!(back.boot.preferences.speakers.len(), 1);
    assert_eq!(back.boot.preferences.copied, None);
    assert_eq!(back.boot.preferences.reminder(), Some(1));
    let mut copied = back.boot.preferences.clone();
    copied.copied = Some(moment(7));
    copied.reminder_days = Some(0);
    assert_eq!(copied.reminder(), None);
    back.shelf.save_preferences(&copied, moment(7)).unwrap();
    assert_eq!(boot(&store, 3).boot.preferences, copied);
}

#[test]
fn an_edit_writes_the_records_it_touched_and_no_other() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 3))), 1)
        .unwrap();
    app.edit(Edit::AddInterview(Box::new(interview("b", 3))), 1)
        .unwrap();
    let changed = |store: &MemStore, before: &BTreeMap<String, String>| -> Vec<String> {
        records(store)
            .into_iter()
            .filter(|(key, raw)| before.get(key) != Some(raw))
            .map(|(key, _)| key)
            .collect()
    };
    let before = records(&store);
    app.edit(
        act(
            "a",
            Act::ReadBack {
                item: "q001".into(),
                read_back: true,
            },
        ),
        2,
    )
    .unwrap();
    assert_eq!(changed(&store, &before), ["or1/c/a/q001"]);
    let before = records(&store);
    app.edit(act("a", Act::Type(draft("we lo"))), 2).unwrap();
    assert_eq!(changed(&store, &before), ["or1/d/a"]);
    let before = records(&store);
    app.edit(act("a", Act::Start), 3).unwrap();
    assert_eq!(changed(&store, &before), ["or1/s/a"]);
    let before = records(&store);
    app.edit(act("a", Act::Remove("q001".into())), 4).unwrap();
    let trash = changed(&store, &before);
    assert_eq!(trash.len(), 1);
    assert!(trash[0].starts_with("or1/t/") && records(&store)[&trash[0]].contains("words 1 of a"));
    assert!(!records(&store).contains_key("or1/c/a/q001"));
    app.edit(Edit::Undo("a".into()), 5).unwrap();
    assert_eq!(all(&boot(&store, 2).workspace), all(&app.workspace));
}

#[test]
fn what_was_typed_and_not_kept_is_there_in_the_morning() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(interview("a", 0))), 1)
        .unwrap();
    let mut typed = String::new();
    for c in "“Mart’ta iki gün kaybettik”\n漢😀".chars() {
        typed.push(c);
        app.edit(act("a", Act::Type(draft(&typed))), 2).unwrap();
        assert_eq!(all(&boot(&store, 2).workspace), all(&app.workspace));
    }
    app.edit(act("a", Act::Type(None)), 3).unwrap();
    assert!(!records(&store).keys().any(|key| key.starts_with("or1/d/")));
    // And a long one leaves nothing behind either.
    app.edit(act("a", Act::Type(draft(&"long ".repeat(5_000)))), 4)
        .unwrap();
    assert!(
        records(&store)
            .keys()
            .filter(|key| key.starts_with("or1/d/"))
            .count()
            > 5
    );
    assert_eq!(all(&boot(&store, 2).workspace), all(&app.workspace));
    app.edit(act("a", Act::Type(None)), 5).unwrap();
    assert!(!records(&store).keys().any(|key| key.starts_with("or1/d/")));
}

/// What is kept of a transcript has a place of its own: taken back it leaves it, damaged it takes nothing else along, and
/// a withdrawn consent removes it.
#[test]
fn a_transcript_is_a_record_of_its_own() {
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    let rich = rich::interview();
    let key = "or1/k/i";
    app.edit(Edit::AddInterview(Box::new(interview("i", 2))), 1)
        .unwrap();
    let attach = || {
        act(
            "i",
            Act::Attach {
                call: rich.call.clone(),
                checks: None,
            },
        )
    };
    let before = records(&store);
    app.edit(attach(), 2).unwrap();
    let with = records(&store);
    let changed: Vec<_> = with
        .iter()
        .filter(|(it, raw)| before.get(*it) != Some(raw))
        .collect();
    assert_eq!(changed.len(), 1, "nothing else is written");
    assert_eq!(changed[0].0, key);
    assert_eq!(
        boot(&store, 2)
            .workspace
            .interview(&"i".into())
            .unwrap()
            .call,
        rich.call
    );

    app.edit(Edit::Undo("i".into()), 3).unwrap();
    assert!(!records(&store).contains_key(key));
    app.edit(Edit::Redo("i".into()), 4).unwrap();
    assert!(records(&store).contains_key(key));

    let damaged = records(&store)[key].replace("Jonas", "Jonah");
    store.set(key, &damaged).unwrap();
    let back = boot(&store, 3);
    assert_eq!(back.set_aside.len(), 1);
    let read = back.workspace.interview(&"i".into()).unwrap();
    assert_eq!((read.call.as_ref(), read.evidence.len()), (None, 2));

    let mut app = boot(&store, 4);
    app.edit(attach(), 5).unwrap();
    app.edit(Edit::Purge("i".into()), 6).unwrap();
    let left = records(&store);
    assert!(!left.contains_key(key));
    assert!(
        left.values()
            .all(|raw| !raw.contains("son damla buydu") && !raw.contains("Notetaker"))
    );
}

#[test]
fn everything_that_was_taken_out_reads_back_with_what_still_waited() {
    use on_record::formats::raw;
    let store = MemStore::new();
    let mut app = boot(&store, 1);
    app.edit(Edit::AddInterview(Box::new(rich::interview())), 1)
        .unwrap();
    app.edit(Edit::AddInterview(Box::new(interview("a", 3))), 1)
        .unwrap();
    let full = store.used();
    store.set_quota(Some(full));
    let words = "x".repeat(20_000);
    app.edit(act("a", Act::Keep(Box::new(item("q900", &words)))), 2)
        .ok();
    app.edit(
        act("a", Act::Keep(Box::new(item("q901", "the last words")))),
        2,
    )
    .ok();
    let text = app.shelf.everything();
    assert!(raw::is_raw(text.as_bytes()));
    let mut back = raw::read(text.as_bytes(), moment(5)).unwrap();
    let read: Vec<_> = (0..back.boot.heads.len())
        .filter_map(|at| back.interview(at, moment(5)))
        .collect();
    assert_eq!(read, all(&app.workspace));
    // One damaged record is set aside and stops nothing.
    let damaged = text.replacen("Respondent a", "Respondent b", 1);
    let back = raw::read(damaged.as_bytes(), moment(5)).unwrap();
    assert_eq!((back.boot.heads.len(), back.boot.set_aside.len()), (1, 1));
}
