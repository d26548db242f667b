//! Storage: nothing that was accepted is lost, whatever breaks, wherever it breaks.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use on_record::domain::dimension::Dimension;
use on_record::domain::edit::Act;
use on_record::domain::guide::Language;
use on_record::domain::id::{InterviewId, ItemId};
use on_record::domain::interview::{
    Draft, Filing, GuideUse, Interview, Item, Kind, Parts, Respondent, RubricUse, SpecificBy,
};
use on_record::domain::study::Study;
use on_record::domain::time::{Elapsed, Moment, Now};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::preferences::Preferences;
use on_record::formats::record::{self, Key, Writer};
use on_record::formats::shelf::{Access, Boot, Problem, Reason, Repair, SetAside, Shelf, Unsaved};
use on_record::formats::store::{Fault, FaultStore, MemStore, Store, units};
use on_record::formats::stored::WriteError;
use proptest::prelude::*;

#[path = "support/any_interview.rs"]
mod any_interview;
#[path = "support/rich.rs"]
mod rich;

fn moment(number: i64) -> Moment {
    Moment::from_unix_ms(1_753_000_000_000 + number * 1_000)
}

fn now(number: i64) -> Now {
    Now {
        moment: moment(number),
        today: "2025-07-20".parse().unwrap(),
    }
}

fn item(id: &str, text: &str) -> Item {
    let at: u64 = id
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .unwrap_or(0);
    Item {
        id: id.into(),
        dims: vec![Dimension::Trigger],
        kind: Kind::Quote,
        text: text.to_owned(),
        at_ms: Elapsed::from_ms(at * 1_000),
        wall: moment(0),
        prompt: Some("g1.s1".into()),
        specific: false,
        specific_by: SpecificBy::App,
        read_back: false,
        answer: None,
        again: None,
        led: false,
        transcript: None,
        hits: Vec::new(),
        parts: Parts::default(),
    }
}

fn interview(id: &str, items: usize) -> Interview {
    Interview {
        id: id.into(),
        study: "study-1".into(),
        created: moment(0),
        guide: GuideUse {
            id: "g1".into(),
            version: 1,
            language: Language::english(),
            whole: None,
        },
        rubric: RubricUse {
            version: 1,
            whole: None,
        },
        filing: Filing::Decision,
        interviewer: "Özge".to_owned(),
        respondent: Respondent {
            alias: format!("Respondent {id}"),
            ..Respondent::default()
        },
        held_on: None,
        sittings: Vec::new(),
        trail: Vec::new(),
        asked: BTreeMap::new(),
        probed: BTreeMap::new(),
        evidence: (0..items)
            .map(|number| item(&format!("q{number:03}"), &format!("words {number} of {id}")))
            .collect(),
        draft: None,
        people: Vec::new(),
        marks: Vec::new(),
        flags: Vec::new(),
        log: Vec::new(),
    }
}

fn draft(text: &str) -> Option<Draft> {
    Some(Draft {
        text: text.to_owned(),
        kind: Kind::Note,
        dims: Vec::new(),
    })
}

fn writer(number: u32) -> Writer {
    Writer::new(&format!("window{number:03}"))
}

/// Everything there is, opened.
struct Booted<S> {
    shelf: Shelf<S>,
    boot: Boot,
    workspace: Workspace,
    set_aside: Vec<SetAside>,
    repairs: Vec<Repair>,
}

/// Starts as the app does and opens every interview, those without a head too.
fn boot<S: Store>(store: S, window: u32) -> Booted<S> {
    let (mut shelf, mut boot) = Shelf::boot(store, writer(window), "install-1", moment(900));
    let mut workspace = Workspace::default();
    let mut set_aside = std::mem::take(&mut boot.set_aside);
    let mut repairs = Vec::new();
    for study in &boot.studies {
        workspace.load_study(study.clone());
    }
    for guide in &boot.guides {
        workspace.load_guide(guide.clone());
    }
    for head in &boot.heads {
        let opened = shelf.open(&head.id, moment(901));
        workspace.load_head(head.clone());
        set_aside.extend(opened.set_aside);
        repairs.extend(opened.repairs);
        boot.problems.extend(opened.problems);
        workspace.load_rest(&head.id, opened.items, opened.draft);
    }
    Booted {
        shelf,
        boot,
        workspace,
        set_aside,
        repairs,
    }
}

fn all(workspace: &Workspace) -> Vec<Interview> {
    workspace.interviews().cloned().collect()
}

/// Does an edit and saves it, as the app does.
fn edit<S: Store>(
    shelf: &mut Shelf<S>,
    workspace: &mut Workspace,
    edit: Edit,
    number: i64,
) -> Result<(), Unsaved> {
    let change = workspace.apply(edit, now(number)).unwrap();
    shelf
        .save(workspace, &change.touched, moment(number))
        .map(drop)
}

fn act(id: &str, act: Act) -> Edit {
    Edit::Interview(id.into(), act)
}

fn records(store: &impl Store) -> BTreeMap<String, String> {
    store
        .keys()
        .unwrap()
        .into_iter()
        .map(|key| (key.clone(), store.get(&key).unwrap().unwrap()))
        .collect()
}

// ---- what is saved comes back -------------------------------------------------------------------------------------

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_comes_back_as_it_was(drawn in prop::collection::vec(any_interview::interview(), 1..4)) {
        let store = MemStore::new();
        let Booted { mut shelf, mut workspace, .. } = boot(&store, 1);
        for (number, mut interview) in drawn.into_iter().enumerate() {
            interview.id = InterviewId::new(format!("i{number}"));
            edit(&mut shelf, &mut workspace, Edit::AddInterview(Box::new(interview)), 1).unwrap();
        }
        let back = boot(&store, 2);
        prop_assert_eq!(all(&back.workspace), all(&workspace));
        prop_assert!(back.set_aside.is_empty() && back.repairs.is_empty());
        prop_assert!(back.boot.problems.is_empty() && back.boot.orphans.is_empty());
    }
}

#[test]
fn studies_guides_and_preferences_come_back() {
    let store = MemStore::new();
    let Booted {
        mut shelf,
        mut workspace,
        boot: first,
        ..
    } = boot(&store, 1);
    assert_eq!(first.preferences, Preferences::default());
    edit(&mut shelf, &mut workspace, Edit::AddStudy(rich::study()), 1).unwrap();
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddGuide(Box::new(rich::guide())),
        1,
    )
    .unwrap();
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(rich::interview())),
        1,
    )
    .unwrap();
    let preferences = Preferences {
        language: Some("tr".to_owned()),
        theme: Some("dark".to_owned()),
        interviewer: "Özge".to_owned(),
        study: Some("study-1".into()),
    };
    shelf.save_preferences(&preferences, moment(2)).unwrap();
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

#[test]
fn an_edit_writes_the_records_it_touched_and_no_other() {
    let store = MemStore::new();
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 3))),
        1,
    )
    .unwrap();
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("b", 3))),
        1,
    )
    .unwrap();
    let changed = |store: &MemStore, before: &BTreeMap<String, String>| -> Vec<String> {
        records(store)
            .into_iter()
            .filter(|(key, raw)| before.get(key) != Some(raw))
            .map(|(key, _)| key)
            .collect()
    };
    let before = records(&store);
    edit(
        &mut shelf,
        &mut workspace,
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
    edit(
        &mut shelf,
        &mut workspace,
        act("a", Act::Type(draft("we lo"))),
        2,
    )
    .unwrap();
    assert_eq!(changed(&store, &before), ["or1/d/a"]);
    let before = records(&store);
    edit(&mut shelf, &mut workspace, act("a", Act::Start), 3).unwrap();
    assert_eq!(changed(&store, &before), ["or1/s/a"]);
    let before = records(&store);
    edit(
        &mut shelf,
        &mut workspace,
        act("a", Act::Remove("q001".into())),
        4,
    )
    .unwrap();
    let trash = changed(&store, &before);
    assert_eq!(trash.len(), 1);
    assert!(trash[0].starts_with("or1/t/") && records(&store)[&trash[0]].contains("words 1 of a"));
    assert!(!records(&store).contains_key("or1/c/a/q001"));
    edit(&mut shelf, &mut workspace, Edit::Undo("a".into()), 5).unwrap();
    assert_eq!(all(&boot(&store, 2).workspace), all(&workspace));
}

#[test]
fn what_was_typed_and_not_kept_is_there_in_the_morning() {
    let store = MemStore::new();
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 0))),
        1,
    )
    .unwrap();
    let mut typed = String::new();
    for c in "“Mart’ta iki gün kaybettik”\n漢😀".chars() {
        typed.push(c);
        edit(
            &mut shelf,
            &mut workspace,
            act("a", Act::Type(draft(&typed))),
            2,
        )
        .unwrap();
        assert_eq!(all(&boot(&store, 2).workspace), all(&workspace));
    }
    edit(&mut shelf, &mut workspace, act("a", Act::Type(None)), 3).unwrap();
    assert!(!records(&store).keys().any(|key| key.starts_with("or1/d/")));
    // And a long one leaves nothing behind either.
    edit(
        &mut shelf,
        &mut workspace,
        act("a", Act::Type(draft(&"long ".repeat(5_000)))),
        4,
    )
    .unwrap();
    assert!(
        records(&store)
            .keys()
            .filter(|key| key.starts_with("or1/d/"))
            .count()
            > 5
    );
    assert_eq!(all(&boot(&store, 2).workspace), all(&workspace));
    edit(&mut shelf, &mut workspace, act("a", Act::Type(None)), 5).unwrap();
    assert!(!records(&store).keys().any(|key| key.starts_with("or1/d/")));
}

// ---- cost ---------------------------------------------------------------------------------------------------------

/// Counts what `WebKit` would count: bytes, two for each unit as soon as one is beyond Latin-1.
struct Meter<'s> {
    inner: &'s MemStore,
    bytes: Cell<usize>,
    units: Cell<usize>,
}

impl Store for Meter<'_> {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        self.inner.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        let weigh = |text: &str| {
            units(text)
                * if text.chars().any(|c| u32::from(c) > 0xFF) {
                    2
                } else {
                    1
                }
        };
        self.bytes.set(self.bytes.get() + weigh(key) + weigh(value));
        self.units.set(self.units.get() + units(key) + units(value));
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        self.inner.remove(key)
    }
}

/// The id the app makes: a UUID.
const LONG_ID: &str = "0199f3a2-7c1b-7d3e-9a55-4b6f1c2d3e4f";

fn typing_costs(interviews: usize, before: &str, keys: &str) -> Vec<(usize, usize)> {
    let inner = MemStore::new();
    let store = Meter {
        inner: &inner,
        bytes: Cell::new(0),
        units: Cell::new(0),
    };
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    for number in 0..interviews {
        let other = interview(&format!("other-{number}"), 5);
        edit(
            &mut shelf,
            &mut workspace,
            Edit::AddInterview(Box::new(other)),
            1,
        )
        .unwrap();
    }
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview(LONG_ID, 5))),
        1,
    )
    .unwrap();
    let mut typed = before.to_owned();
    edit(
        &mut shelf,
        &mut workspace,
        act(LONG_ID, Act::Type(draft(&typed))),
        1,
    )
    .unwrap();
    keys.chars()
        .map(|key| {
            typed.push(key);
            store.bytes.set(0);
            store.units.set(0);
            edit(
                &mut shelf,
                &mut workspace,
                act(LONG_ID, Act::Type(draft(&typed))),
                2,
            )
            .unwrap();
            (store.units.get(), store.bytes.get())
        })
        .collect()
}

#[test]
fn a_keypress_in_a_normal_draft_costs_its_text_and_at_most_150_characters() {
    let keys = "we lose two days every month since the Leeds depot closed. ".repeat(5);
    let costs = typing_costs(0, "", &keys);
    let overhead: Vec<_> = costs
        .iter()
        .enumerate()
        .map(|(index, (units, _))| units - (index + 1))
        .collect();
    println!(
        "overhead of a keypress: {:?} to {:?}",
        overhead.iter().min(),
        overhead.iter().max()
    );
    assert!(overhead.iter().all(|overhead| *overhead <= 150));
    assert!(
        overhead.iter().all(|overhead| *overhead >= 50),
        "nothing was written?"
    );
    assert_eq!(
        typing_costs(60, "", &keys),
        costs,
        "it depends on what else is stored"
    );
}

#[test]
fn a_keypress_never_costs_more_than_four_and_a_half_kibibytes() {
    for word in [
        "we lose two days. ",
        "iki gün kaybediyoruz, çünkü şoför yok ",
        "我们等了两天",
        "😀",
        "\"\n\\",
        "\0",
        "it’s ",
    ] {
        // From nothing into the first pieces, and far enough into a long text that a piece is split.
        for (length, keys) in [(0, 3_700), (20_000, 700), (200_000, 150)] {
            let before = word.repeat(length / word.len());
            let costs = typing_costs(0, &before, &word.repeat(keys / word.chars().count()));
            let (units, bytes) = costs
                .iter()
                .fold((0, 0), |(a, b), (c, d)| (a.max(*c), b.max(*d)));
            println!(
                "{word:?} after {} bytes: at most {units} units, {bytes} WebKit bytes",
                before.len()
            );
            assert!(bytes <= 4_608 && units <= 4_608);
        }
    }
}

#[test]
fn five_hundred_interviews_start_fast_and_only_their_heads_are_read() {
    let store = MemStore::new();
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    for number in 0..500 {
        let interview = interview(&format!("i{number:04}"), 40);
        edit(
            &mut shelf,
            &mut workspace,
            Edit::AddInterview(Box::new(interview)),
            1,
        )
        .unwrap();
    }
    for key in store
        .keys()
        .unwrap()
        .iter()
        .filter(|key| key.starts_with("or1/c/"))
    {
        store.set(key, "unreadable").unwrap();
    }
    let begun = Instant::now();
    let (_, boot) = Shelf::boot(&store, writer(2), "install-1", moment(3));
    let took = begun.elapsed();
    println!("500 heads and 20,000 items: {took:?}");
    assert_eq!(
        (boot.heads.len(), boot.set_aside.len(), boot.orphans.len()),
        (500, 0, 0)
    );
    assert!(took < Duration::from_secs(5));
}

// ---- a fault at every write ---------------------------------------------------------------------------------------

/// A life: making, typing, keeping, changing, removing, importing.
fn life() -> Vec<Edit> {
    let long = "a long draft, typed at length. ".repeat(400);
    vec![
        Edit::AddStudy(Study {
            id: "study-1".into(),
            title: String::new(),
            created: moment(0),
            rubric_version: 1,
            sample: false,
        }),
        Edit::AddInterview(Box::new(interview("a", 0))),
        act("a", Act::Start),
        act("a", Act::Type(draft("we lose"))),
        act("a", Act::Type(draft("we lose two days"))),
        act("a", Act::Keep(Box::new(item("q100", "we lose two days")))),
        act("a", Act::Type(None)),
        act("a", Act::Keep(Box::new(item("q200", "every month")))),
        act(
            "a",
            Act::LinkAgain {
                item: "q200".into(),
                again: Some("q100".into()),
            },
        ),
        act("a", Act::Type(draft(&long))),
        act("a", Act::Type(draft(&format!("{long}!")))),
        act(
            "a",
            Act::Type(draft(&long.replacen("typed", &"pasted ".repeat(700), 3))),
        ),
        act("a", Act::Remove("q100".into())),
        Edit::Undo("a".into()),
        act(
            "a",
            Act::Reword {
                item: "q100".into(),
                text: "we lost three days".to_owned(),
                found_specific: true,
            },
        ),
        act("a", Act::Type(draft("short again"))),
        Edit::AddInterview(Box::new(Interview {
            draft: draft("imported draft"),
            ..interview("imported", 5)
        })),
        act("a", Act::Finish),
    ]
}

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
fn live_with<S: Store>(store: S) -> (Shelf<S>, Workspace, Vec<Workspace>) {
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(store, 1);
    let mut failed = Vec::new();
    for (number, step) in (1..).zip(life()) {
        let before = workspace.clone();
        if edit(&mut shelf, &mut workspace, step, number).is_err() {
            failed.push(before);
        }
    }
    (shelf, workspace, failed)
}

fn writes_of_a_life() -> usize {
    let inner = MemStore::new();
    let store = FaultStore::sound(&inner);
    let (shelf, workspace, failed) = live_with(&store);
    assert!(failed.is_empty() && shelf.is_all_written());
    assert_eq!(all(&boot(&inner, 2).workspace), all(&workspace));
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
            let (mut shelf, workspace, failed) =
                live_with(FaultStore::new(&inner, at, fault.clone()));
            shelf
                .retry(moment(800))
                .unwrap_or_else(|why| panic!("{fault:?} at {at}: {why:?}"));
            assert!(shelf.is_all_written());
            let back = boot(&inner, 2);
            assert_eq!(all(&back.workspace), all(&workspace), "{fault:?} at {at}");
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
        let Booted {
            mut shelf,
            mut workspace,
            ..
        } = boot(&store, 1);
        let (mut before, mut after) = (workspace.clone(), workspace.clone());
        for (number, step) in (1..).zip(life()) {
            before = workspace.clone();
            let outcome = edit(&mut shelf, &mut workspace, step, number);
            after = workspace.clone();
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
        let Booted {
            mut shelf,
            mut workspace,
            ..
        } = boot(&inner, 3);
        if workspace.interview(&"imported".into()).is_none() {
            let again = Interview {
                draft: draft("imported draft"),
                ..interview("imported", 5)
            };
            edit(
                &mut shelf,
                &mut workspace,
                Edit::AddInterview(Box::new(again.clone())),
                999,
            )
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
            let (shelf, workspace, failed) = live_with(FaultStore::new(
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
            let waiting: Vec<_> = shelf.waiting().filter_map(|(_, text)| text).collect();
            let out = shelf.everything();
            let everything = format!(
                "{}{}",
                words_in(&inner),
                waiting.join("\n").replace('\\', "")
            );
            for interview in workspace.interviews() {
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
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&inner, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 3))),
        1,
    )
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

// ---- every key, every mutation ------------------------------------------------------------------------------------

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
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&inner, 1);
    for step in life() {
        edit(&mut shelf, &mut workspace, step, 1).unwrap();
    }
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddGuide(Box::new(rich::guide())),
        1,
    )
    .unwrap();
    edit(
        &mut shelf,
        &mut workspace,
        act("a", Act::Type(draft(&"long draft ".repeat(900)))),
        1,
    )
    .unwrap();
    shelf
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
            for interview in workspace.interviews() {
                assert!(
                    heads.contains(&interview.id) || orphans.contains(&interview.id),
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
                    workspace.interview(id).unwrap().evidence.len()
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
                edit(&mut back.shelf, &mut back.workspace, step, 5).unwrap();
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
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    let mut linked = interview("a", 2);
    linked.evidence[0].again = Some("q001".into());
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(linked)),
        1,
    )
    .unwrap();
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
    edit(&mut back.shelf, &mut back.workspace, again, 2).unwrap();
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
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 0))),
        1,
    )
    .unwrap();
    let long = "a long draft, typed at length. ".repeat(400);
    edit(
        &mut shelf,
        &mut workspace,
        act("a", Act::Type(draft(&long))),
        1,
    )
    .unwrap();
    let sound = records(&store);
    store.set("or1/d/a", "damaged").unwrap();
    let mut back = boot(&store, 2);
    assert_eq!(back.repairs, [Repair::DraftOrderLost]);
    assert_eq!(
        back.workspace.interview(&"a".into()).unwrap().draft,
        draft(&long)
    );
    edit(
        &mut back.shelf,
        &mut back.workspace,
        act("a", Act::Type(draft(&format!("{long}!")))),
        2,
    )
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
    edit(
        &mut back.shelf,
        &mut back.workspace,
        act("a", Act::Type(draft(&left.text.replace("typed", "")))),
        5,
    )
    .unwrap();
    assert_eq!(all(&boot(&store, 5).workspace), all(&back.workspace));
}

// ---- no room ------------------------------------------------------------------------------------------------------

#[test]
fn a_full_storage_is_told_before_a_word_is_lost_and_made_good_when_there_is_room() {
    let store = MemStore::with_quota(100_000);
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 0))),
        1,
    )
    .unwrap();
    let mut typed = String::new();
    let mut warned_at = None;
    let mut failed_at = None;
    for round in 0..3_000 {
        typed.push_str("Eleven lorries queued past the gate. ");
        let change = workspace
            .apply(act("a", Act::Type(draft(&typed))), now(2))
            .unwrap();
        match shelf.save(&workspace, &change.touched, moment(2)) {
            Ok(saved) => {
                let is_full = saved
                    .warnings
                    .iter()
                    .any(|warning| matches!(warning.why, WriteError::Full { .. }));
                if is_full {
                    warned_at.get_or_insert(round);
                }
                assert!(shelf.is_all_written());
                assert_eq!(
                    boot(&store, 2).workspace.interview(&"a".into()),
                    workspace.interview(&"a".into())
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
    assert!(shelf.waiting().count() > 0);
    assert!(
        shelf
            .everything()
            .contains("Eleven lorries queued past the gate. ")
    );
    // Typing goes on meanwhile, in memory.
    for _ in 0..20 {
        typed.push('x');
        assert!(
            edit(
                &mut shelf,
                &mut workspace,
                act("a", Act::Type(draft(&typed))),
                3
            )
            .is_err()
        );
    }
    store.set_quota(None);
    shelf.retry(moment(4)).unwrap();
    assert!(shelf.is_all_written());
    assert_eq!(
        boot(&store, 4).workspace.interview(&"a".into()),
        workspace.interview(&"a".into())
    );
    assert_eq!(shelf.keep_ballast(), Ok(()));
    assert!(store.get("or1/ballast").unwrap().is_some());
}

#[test]
fn an_import_that_does_not_fit_leaves_no_head() {
    let store = MemStore::with_quota(80_000);
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    let mut big = interview("big", 30);
    big.evidence
        .iter_mut()
        .for_each(|item| item.text = "word ".repeat(900));
    let outcome = edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(big.clone())),
        1,
    );
    assert!(outcome.is_err());
    assert!(!records(&store).contains_key("or1/s/big"));
    let back = boot(&store, 2);
    assert!(back.boot.heads.is_empty());
    assert_eq!(back.boot.orphans.len(), 1);
    // What is being typed is written even now.
    edit(
        &mut shelf,
        &mut workspace,
        act("big", Act::Type(draft("a few words"))),
        2,
    )
    .unwrap_err();
    assert!(records(&store).contains_key("or1/d/big"));
    store.set_quota(None);
    shelf.retry(moment(3)).unwrap();
    big.draft = draft("a few words");
    assert_eq!(all(&boot(&store, 3).workspace), [big]);
}

#[test]
fn what_cannot_be_copied_is_not_written_over() {
    let store = MemStore::new();
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 1))),
        1,
    )
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
    let unsaved = edit(&mut back.shelf, &mut back.workspace, again, 2).unwrap_err();
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

// ---- other windows, other versions, other apps --------------------------------------------------------------------

#[test]
fn what_another_window_wrote_is_kept_beside_ours() {
    let store = MemStore::new();
    let mut ours = boot(&store, 1);
    edit(
        &mut ours.shelf,
        &mut ours.workspace,
        Edit::AddInterview(Box::new(interview("a", 2))),
        1,
    )
    .unwrap();
    let mut theirs = boot(&store, 2);
    let reword = |text: &str| {
        act(
            "a",
            Act::Reword {
                item: "q000".into(),
                text: text.into(),
                found_specific: false,
            },
        )
    };
    edit(
        &mut theirs.shelf,
        &mut theirs.workspace,
        reword("their words"),
        2,
    )
    .unwrap();

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
    edit(
        &mut ours.shelf,
        &mut ours.workspace,
        reword("our last words"),
        4,
    )
    .unwrap();
    assert_eq!(boot(&store, 4).set_aside.len(), 1);

    // The same when ours removes what theirs changed.
    let mut theirs = boot(&store, 5);
    let reword = act(
        "a",
        Act::Reword {
            item: "q001".into(),
            text: "their second".into(),
            found_specific: false,
        },
    );
    edit(&mut theirs.shelf, &mut theirs.workspace, reword, 5).unwrap();
    edit(
        &mut ours.shelf,
        &mut ours.workspace,
        act("a", Act::Remove("q001".into())),
        6,
    )
    .unwrap();
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
    edit(&mut theirs.shelf, &mut theirs.workspace, finish(), 7).unwrap();
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
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 2))),
        1,
    )
    .unwrap();
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("b", 0))),
        1,
    )
    .unwrap();
    let newer = |key: &str| {
        let (raw, _) = record::encode(key, 2, 9, 0, &writer(9), "{\"from\":\"the future\"}");
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
    let unsaved = edit(&mut back.shelf, &mut back.workspace, keep, 3).unwrap_err();
    assert_eq!(
        unsaved.failures[0].why,
        WriteError::NewerApp {
            key: "or1/c/a/q001".into()
        }
    );
    edit(
        &mut back.shelf,
        &mut back.workspace,
        Edit::AddInterview(Box::new(interview("b", 1))),
        4,
    )
    .unwrap_err();
    assert_eq!(store.get("or1/c/a/q001").unwrap(), Some(item_raw));
    assert_eq!(store.get("or1/s/b").unwrap(), Some(head_raw));
    assert!(!records(&store).keys().any(|key| key.starts_with("or1/q/")));
}

#[test]
fn a_storage_marked_by_a_newer_app_is_read_only_or_closed() {
    let store = MemStore::new();
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 2))),
        1,
    )
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
        workspace.interview(&"a".into())
    );
    let unsaved = edit(
        &mut back.shelf,
        &mut back.workspace,
        act("a", Act::Start),
        2,
    )
    .unwrap_err();
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
    let Booted {
        mut shelf,
        mut workspace,
        boot: found,
        ..
    } = boot(&store, 1);
    assert_eq!(found.untouched, ["or1/r/1", "or1/w/tab/op"]);
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(interview("a", 2))),
        1,
    )
    .unwrap();
    let out: serde_json::Value = serde_json::from_str(&shelf.everything()).unwrap();
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
    let Booted {
        mut shelf,
        mut workspace,
        ..
    } = boot(&store, 1);
    let old = Interview {
        draft: draft("an old draft"),
        ..interview("a", 4)
    };
    edit(
        &mut shelf,
        &mut workspace,
        Edit::AddInterview(Box::new(old)),
        1,
    )
    .unwrap();
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
    edit(
        &mut other.shelf,
        &mut other.workspace,
        Edit::AddInterview(Box::new(new.clone())),
        3,
    )
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
    let unsaved = edit(
        &mut back.shelf,
        &mut back.workspace,
        Edit::AddInterview(Box::new(interview("a", 2))),
        1,
    )
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
