//! Storage: nothing that was accepted is lost, whatever breaks, wherever it breaks.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and it takes the time that starting needs"
)]

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use on_record::domain::dimension::Dimension;
use on_record::domain::edit::{Act, Finding};
use on_record::domain::guide::Language;
use on_record::domain::id::{InterviewId, ItemId};
use on_record::domain::interview::{
    Draft, GuideUse, Interview, Item, Kind, Mark, Parts, Respondent, RubricUse, SpecificBy,
};
use on_record::domain::strike::{Next, Strike};
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
#[path = "storage/cost.rs"]
mod cost;
#[path = "storage/damage.rs"]
mod damage;
#[path = "support/dice.rs"]
mod dice;
#[path = "storage/faults.rs"]
mod faults;
#[path = "storage/kept.rs"]
mod kept;
#[path = "storage/mirror.rs"]
mod mirror;
#[path = "storage/others.rs"]
mod others;
#[path = "storage/packing.rs"]
mod packing;
#[path = "storage/purge.rs"]
mod purge;
#[path = "storage/rescue.rs"]
mod rescue;
#[path = "support/rich.rs"]
mod rich;
#[path = "storage/room.rs"]
mod room;
#[path = "storage/trash.rs"]
mod trash;

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
        led_by: SpecificBy::App,
        transcript: None,
        typed: String::new(),
        hits: Vec::new(),
        parts: Parts::default(),
    }
}

fn interview(id: &str, items: usize) -> Interview {
    let items =
        (0..items).map(|number| item(&format!("q{number:03}"), &format!("words {number} of {id}")));
    Interview {
        interviewer: "Özge".to_owned(),
        respondent: Respondent {
            alias: format!("Respondent {id}"),
            ..Respondent::default()
        },
        evidence: items.collect(),
        ..Interview::new(
            id.into(),
            "study-1".into(),
            moment(0),
            GuideUse::built_in("g1", 1, Language::english()),
            RubricUse::built_in(1),
        )
    }
}

fn draft(text: &str) -> Option<Draft> {
    Some(Draft::new(text.to_owned(), Kind::Note))
}

fn writer(number: u32) -> Writer {
    Writer::new(&format!("window{number:03}"))
}

/// The app without its screens: everything there is, opened.
struct App<S> {
    shelf: Shelf<S>,
    boot: Boot,
    workspace: Workspace,
    set_aside: Vec<SetAside>,
    repairs: Vec<Repair>,
}

/// Starts as the app does and opens every interview, those without a head too.
fn boot<S: Store>(store: S, window: u32) -> App<S> {
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
        workspace.load_rest(&head.id, opened.items, opened.draft, opened.call);
    }
    App {
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

impl<S: Store> App<S> {
    /// Does an edit and saves what it touched.
    fn edit(&mut self, edit: Edit, number: i64) -> Result<(), Unsaved> {
        let change = self.workspace.apply(edit, now(number)).unwrap();
        self.shelf
            .save(&self.workspace, &change.touched, moment(number))
            .map(drop)
    }
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
            retention_days: None,
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
                found: Finding {
                    specific: true,
                    ..Finding::default()
                },
            },
        ),
        act(
            "a",
            Act::Mark(Mark {
                id: "m1".into(),
                at_ms: Elapsed::from_ms(7_000),
                wall: moment(7),
                prompt: None,
            }),
        ),
        act(
            "a",
            Act::Fill {
                mark: "m1".into(),
                item: Box::new(item("q300", "filled later")),
            },
        ),
        Edit::Undo("a".into()),
        act("a", Act::Type(draft("short again"))),
        Edit::AddInterview(Box::new(Interview {
            draft: draft("imported draft"),
            ..interview("imported", 5)
        })),
        act("a", Act::Finish),
        Edit::Strike(
            "a".into(),
            Box::new(Strike {
                reason: "not there".to_owned(),
                next: Some(Next {
                    id: "b".into(),
                    guide: GuideUse::built_in("g3", 1, Language::english()),
                    rubric: RubricUse::built_in(1),
                    first: None,
                    consent: "they agreed".to_owned(),
                }),
            }),
        ),
    ]
}
