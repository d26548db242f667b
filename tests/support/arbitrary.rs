//! Arbitrary interviews and acts for property tests: anything the app could hold, and the oddest of it.

#![allow(
    dead_code,
    clippy::expect_used,
    reason = "not every test uses every generator"
)]

use on_record::domain::dimension::{Authority, CustomerType, Dimension, Role};
use on_record::domain::edit::{Act, Finding};
use on_record::domain::guide::{Guide, JobStep, Language};
use on_record::domain::id::{ItemId, PromptId};
use on_record::domain::interview::{
    Alternative, AlternativeKind, ChangeLoad, Circumstances, Draft, Filing, Flag, FlagState,
    GoalKind, GuideUse, Hit, HitCode, HitState, Interview, Item, Kind, Lead, LogCode, LogEntry,
    Mark, NoAnswer, Parts, Permission, Person, Phase, Respondent, RubricUse, Sitting, SpecificBy,
    Step, TranscriptCheck, Turn,
};
use on_record::domain::sorted::{SortedMap, SortedSet};
use on_record::domain::time::{Date, Elapsed, Moment, Now};
use on_record::guides;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

#[path = "sorted.rs"]
mod sorted;

use sorted::{sorted_map, sorted_set};

/// Words of any kind: plain, specific, of many scripts, with marks that compose, and what a keyboard cannot type.
pub(crate) fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(&[
            "something was said", "we lost it that day", "Eleven lorries queued past the gate", "a lot of trouble",
            "on gün kapıda bekledik", "Mart'ta imzaladık", "Fergal had the last word", "queue… I wanted […] to stop",
            "決めました", "قررنا في مارس", "s\u{327}ubatta \u{1F600} o\u{308}nce", "İIıi ’‘ I’d", "<b>&amp;\"',;\n\t=1+1",
        ][..]).prop_map(str::to_owned),
        2 => "\\PC{1,40}".prop_map(String::from),
        1 => any::<String>(),
    ]
    .prop_filter("an item needs words", |text| !text.trim().is_empty())
}

/// A short fact, often empty.
pub(crate) fn fact() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just(String::new()), 1 => "\\PC{0,12}".prop_map(String::from), 1 => Just("Çağla Şen".to_owned())]
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = T> + Clone {
    select(all)
}

fn some_of<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
    most: usize,
) -> impl Strategy<Value = Vec<T>> {
    subsequence(all, 0..=most).prop_shuffle()
}

/// A point of the session, most within the planned half hour and many on a whole minute.
pub(crate) fn elapsed() -> impl Strategy<Value = Elapsed> {
    prop_oneof![3 => (0..31_u64).prop_map(Elapsed::from_minutes), 3 => (0..1_900_000_u64).prop_map(Elapsed::from_ms),
                1 => (0..9_000_000_000_000_000_u64).prop_map(Elapsed::from_ms)]
}

/// A point in time, year 0 to 9999.
pub(crate) fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![3 => 1_700_000_000_000..1_800_000_000_000_i64, 1 => -62_000_000_000_000..253_000_000_000_000_i64]
        .prop_map(Moment::from_unix_ms)
}

pub(crate) fn date() -> impl Strategy<Value = Date> {
    (2020..2027_i16, 1..=12_i8, option::of(1..=28_i8)).prop_filter_map(
        "a date that exists",
        |(year, month, day)| match day {
            Some(day) => Date::day(year, month, day),
            None => Date::month(year, month),
        },
    )
}

fn hit() -> impl Strategy<Value = Hit> {
    (
        one_of(HitCode::ALL),
        0..3_u32,
        0..5_u32,
        one_of(HitState::ALL),
    )
        .prop_map(|(code, from, more, state)| Hit {
            code,
            span: [from, from + more],
            state,
        })
}

/// Typed parts, most of them empty.
pub(crate) fn parts() -> BoxedStrategy<Parts> {
    let texts = (fact(), fact(), fact(), fact(), fact(), fact());
    let alternative =
        (fact(), one_of(AlternativeKind::ALL), 0..=3_u8).prop_map(|(label, kind, seriousness)| {
            Alternative {
                label,
                kind,
                seriousness,
            }
        });
    let codes = (
        option::of(alternative),
        some_of(GoalKind::ALL, 2),
        some_of(ChangeLoad::ALL, 2),
        option::of(0..=3_u8),
        option::of(one_of(JobStep::ALL)),
        option::of(one_of(Phase::ALL)),
        option::of(one_of(Turn::ALL)),
    );
    let numbers = (
        option::of(1..=5_u8),
        option::of(1..=5_u8),
        sorted_map("[a-z]{1,8}", 0..600_u32, 0..10),
    );
    let full = (texts, codes, numbers, sorted_set("[a-z ]{1,12}", 0..2)).prop_map(
        |(texts, codes, numbers, themes)| Parts {
            date: texts.0,
            amount: texts.1,
            hours: texts.2,
            count: texts.3,
            person: texts.4,
            pain_step: texts.5,
            alternative: codes.0,
            goals: codes.1.into_iter().collect(),
            change: codes.2.into_iter().collect(),
            severity: codes.3,
            job_step: codes.4,
            phase: codes.5,
            moment: codes.6,
            importance: numbers.0,
            satisfaction: numbers.1,
            calendar: numbers.2,
            themes,
            ..Parts::default()
        },
    );
    prop_oneof![3 => Just(Parts::default()), 1 => full.boxed()].boxed()
}

/// Dimensions that rules look at, so that items meet in them.
const OFTEN: &[Dimension] = &[
    Dimension::Trigger,
    Dimension::Alternatives,
    Dimension::GoalPersonal,
    Dimension::Pain,
    Dimension::Budget,
    Dimension::JobMap,
];

/// An item of this name, kept under a prompt of this guide or under none. Only quotes have hits.
///
/// Boxed, like the other large ones: a test's stack is too small for trees of trees of items.
pub(crate) fn item(id: ItemId, guide: &'static Guide) -> BoxedStrategy<Item> {
    let prompts: Vec<PromptId> = guide
        .prompts
        .iter()
        .map(|prompt| prompt.id.clone())
        .collect();
    let dims = prop_oneof![2 => some_of(OFTEN, 2), 1 => some_of(Dimension::ALL, 3)];
    let words = (
        words(),
        dims,
        one_of(Kind::ALL),
        option::of(select(prompts)),
    );
    let when = (elapsed(), moment());
    let facts = (
        any::<bool>(),
        one_of(SpecificBy::ALL),
        prop::bool::weighted(0.3),
        option::weighted(0.1, one_of(NoAnswer::ALL)),
        prop::bool::weighted(0.1),
        option::weighted(0.4, one_of(TranscriptCheck::ALL)),
    );
    let facts = facts.boxed();
    let parts = parts().prop_map(Box::new);
    let all = (words.boxed(), when, facts, vec(hit(), 0..3), parts);
    let item = all.prop_map(move |(words, when, facts, hits, parts)| {
        let (text, dims, kind, prompt) = words;
        let (specific, specific_by, read_back, answer, led, transcript) = facts;
        Item {
            id: id.clone(),
            dims,
            kind,
            text,
            at_ms: when.0,
            wall: when.1,
            prompt,
            specific,
            specific_by,
            read_back,
            answer,
            again: None,
            led,
            led_by: SpecificBy::App,
            transcript,
            typed: String::new(),
            hits: if kind == Kind::Quote {
                hits
            } else {
                Vec::new()
            },
            parts: *parts,
        }
    });
    item.boxed()
}

fn respondent() -> impl Strategy<Value = Respondent> {
    let texts = (fact(), fact(), fact(), fact());
    let codes = (
        some_of(Role::ALL, 2),
        option::of(one_of(CustomerType::ALL)),
        any::<bool>(),
        one_of(Authority::ALL),
        option::of(one_of(Permission::ALL)),
    );
    (texts, codes, option::of(date()), option::of(date())).prop_map(
        |(texts, codes, ordered_on, joined_on)| Respondent {
            alias: texts.0,
            company: texts.1,
            title: texts.2,
            bought: texts.3,
            roles: codes.0,
            customer_type: codes.1,
            exec: codes.2,
            authority: codes.3,
            permission: codes.4,
            ordered_on,
            joined_on,
            ..Respondent::default()
        },
    )
}

/// Sittings one after the other; the last may still be running.
fn sittings() -> impl Strategy<Value = Vec<Sitting>> {
    (
        vec((0..4_000_000_i64, 0..2_000_000_i64), 0..3),
        any::<bool>(),
    )
        .prop_map(|(lengths, running)| {
            let mut at = 1_752_840_000_000;
            let mut sittings: Vec<Sitting> = lengths
                .into_iter()
                .map(|(pause, length)| {
                    let started = Moment::from_unix_ms(at + pause);
                    at += pause + length;
                    Sitting {
                        started,
                        ended: Some(Moment::from_unix_ms(at)),
                    }
                })
                .collect();
            if let Some(last) = sittings.last_mut().filter(|_| running) {
                last.ended = None;
            }
            sittings
        })
}

/// A built-in guide.
pub(crate) fn guide() -> impl Strategy<Value = &'static Guide> {
    let all: Vec<&'static Guide> = guides::guides().collect();
    prop_oneof![3 => select(all.clone()), 2 => Just(all.first().copied())
        .prop_filter_map("there are built-in guides", |first| first)]
}

/// An interview that keeps every rule, with up to twelve items, held with a built-in guide.
pub(crate) fn interview() -> BoxedStrategy<Interview> {
    guide().prop_flat_map(interview_with).boxed()
}

/// The same, held with this guide.
pub(crate) fn interview_with(guide: &'static Guide) -> BoxedStrategy<Interview> {
    let prompts: Vec<PromptId> = guide
        .prompts
        .iter()
        .map(|prompt| prompt.id.clone())
        .collect();
    let items = (0..12_usize).prop_flat_map(move |count| {
        (0..count)
            .map(|number| item(ItemId::new(format!("q{number}")), guide))
            .collect::<Vec<_>>()
    });
    let items = items.boxed();
    let head = (
        respondent(),
        one_of(Filing::ALL),
        prop::bool::weighted(0.3),
        option::of(date()),
        fact(),
        moment(),
    );
    let asked = sorted_map(select(prompts.clone()), elapsed(), 0..8);
    let probed = sorted_map(select(prompts.clone()), sorted_set(0..4_u8, 1..3), 0..3);
    let trail = vec((elapsed(), option::of(select(prompts))), 0..6);
    let links = vec((any::<Index>(), any::<Index>()), 0..4);
    let rest = (
        vec(fact(), 0..3),
        vec((elapsed(), moment()), 0..2),
        some_of(&["no_trigger", "paid_panel", "led_answers"], 2),
    );
    let log = vec((moment(), one_of(LogCode::ALL)), 0..3);
    let draft = option::weighted(
        0.3,
        (words(), one_of(Kind::ALL), some_of(Dimension::ALL, 2)),
    );
    let all = (
        head.boxed(),
        sittings(),
        asked,
        probed,
        trail,
        items,
        links,
        (rest, log, draft).boxed(),
    );
    let interview = all.prop_map(
        move |(
            head,
            sittings,
            asked,
            probed,
            mut trail,
            mut evidence,
            links,
            (rest, log, draft),
        )| {
            let (respondent, filing, turkish, held_on, interviewer, created) = head;
            let (people, marks, flags) = rest;
            link(&mut evidence, &links);
            evidence.sort_by(|one, two| (one.at_ms, &one.id).cmp(&(two.at_ms, &two.id)));
            trail.sort_by_key(|(at, _)| *at);
            Interview {
                id: "i".into(),
                study: "s".into(),
                created,
                guide: GuideUse {
                    id: guide.id.clone(),
                    version: guide.version,
                    language: if turkish {
                        Language::turkish()
                    } else {
                        Language::english()
                    },
                    whole: None,
                },
                rubric: RubricUse {
                    version: guides::rubric().version,
                    whole: None,
                },
                filing,
                interviewer,
                respondent,
                held_on,
                sittings,
                trail: trail
                    .into_iter()
                    .map(|(at_ms, prompt)| Step { at_ms, prompt })
                    .collect(),
                asked,
                probed,
                evidence,
                draft: draft.map(|(text, kind, dims)| Draft {
                    dims,
                    ..Draft::new(text, kind)
                }),
                people: (0..).zip(people).map(|(n, name)| person(n, name)).collect(),
                marks: (0..)
                    .zip(marks)
                    .map(|(n, (at_ms, wall))| mark(n, at_ms, wall))
                    .collect(),
                flags: flags.into_iter().map(flag).collect(),
                log: log
                    .into_iter()
                    .map(|(wall, what)| LogEntry::new(wall, what))
                    .collect(),
                asked_again: None,
                lead: None,
                came_from: None,
                circumstances: Circumstances::default(),
                ruling: None,
                follow_ups: Vec::new(),
                rating: None,
                confirmation: None,
                call: None,
                version_of: None,
                lineage: Vec::new(),
            }
        },
    );
    interview.boxed()
}

fn link(evidence: &mut [Item], links: &[(Index, Index)]) {
    let ids: Vec<ItemId> = evidence.iter().map(|item| item.id.clone()).collect();
    if ids.len() < 2 {
        return;
    }
    for (one, other) in links {
        let (item, other) = (one.get_mut(evidence), other.get(&ids));
        if item.id != *other {
            item.again = Some(other.clone());
        }
    }
}

fn person(number: usize, name: String) -> Person {
    Person::new(format!("p{number}").as_str().into(), name)
}

fn mark(number: usize, at_ms: Elapsed, wall: Moment) -> Mark {
    Mark {
        id: format!("m{number}").as_str().into(),
        at_ms,
        wall,
        prompt: None,
    }
}

fn flag(code: &str) -> Flag {
    Flag {
        code: code.to_owned(),
        state: FlagState::Confirmed,
        reason: String::new(),
    }
}

/// Something a person does, told without knowing the interview: which item or prompt is meant is settled when it is done.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// Keeps this item under a number of its own.
    Keep(Box<Item>),
    /// Keeps an item that is there already.
    KeepAgain(Index),
    Remove(Index),
    /// Marks a moment so far back under a number of its own.
    Mark(Elapsed),
    Unmark(Index),
    /// Keeps this item in the place of a mark.
    Fill(Index, Box<Item>),
    Reword(Index, String, bool),
    SettleHit(Index, Index, HitState),
    Attribute(Index, Kind, bool),
    Sort(Index, Vec<Dimension>),
    RuleSpecific(Index, bool),
    ReadBack(Index, bool),
    Answer(Index, Option<NoAnswer>),
    LinkAgain(Index, Option<Index>),
    Detail(Index, Box<Parts>),
    MoveTo(Index, Option<Index>),
    Tick(Index, bool),
    Probe(Index, u8, bool),
    GoTo(Option<Index>),
    Settle(Authority),
    AskAgain,
    /// Names who decided.
    Refer(String),
    Type(Option<(String, Kind)>),
    /// Names somebody on the list of people anew, or adds them.
    Meet(Index, String),
    /// Adds somebody together with an act, which may be refused.
    Along(Box<Deed>, String),
    /// Names the respondent and leaves the authority ladder alone.
    Name(String),
    NameInterviewer(String),
    File(Filing),
    Start,
    Finish,
    LeaveOff,
    Undo,
    Redo,
}

/// A deed in an interview with this guide.
pub(crate) fn deed(guide: &'static Guide) -> BoxedStrategy<Deed> {
    let index = any::<Index>;
    let no_answer = || option::of(one_of(NoAnswer::ALL));
    prop_oneof![
        6 => item(ItemId::new("new"), guide).prop_map(|item| Deed::Keep(Box::new(item))),
        1 => index().prop_map(Deed::KeepAgain),
        2 => index().prop_map(Deed::Remove),
        3 => elapsed().prop_map(Deed::Mark),
        1 => index().prop_map(Deed::Unmark),
        2 => (index(), item(ItemId::new("new"), guide)).prop_map(|(at, item)| Deed::Fill(at, Box::new(item))),
        1 => (index(), prop_oneof![words(), Just(" ".to_owned())], any::<bool>())
            .prop_map(|(at, text, specific)| Deed::Reword(at, text, specific)),
        1 => (index(), one_of(Kind::ALL), any::<bool>()).prop_map(|(at, kind, found)| Deed::Attribute(at, kind, found)),
        1 => (index(), vec(one_of(Dimension::ALL), 0..4)).prop_map(|(at, dims)| Deed::Sort(at, dims)),
        1 => (index(), any::<bool>()).prop_map(|(at, specific)| Deed::RuleSpecific(at, specific)),
        1 => (index(), any::<bool>()).prop_map(|(at, read)| Deed::ReadBack(at, read)),
        1 => (index(), index(), one_of(HitState::ALL)).prop_map(|(at, hit, state)| Deed::SettleHit(at, hit, state)),
        1 => (index(), no_answer()).prop_map(|(at, answer)| Deed::Answer(at, answer)),
        2 => (index(), option::of(index())).prop_map(|(at, other)| Deed::LinkAgain(at, other)),
        1 => (index(), parts()).prop_map(|(at, parts)| Deed::Detail(at, Box::new(parts))),
        1 => (index(), option::of(index())).prop_map(|(at, prompt)| Deed::MoveTo(at, prompt)),
        2 => (index(), any::<bool>()).prop_map(|(prompt, asked)| Deed::Tick(prompt, asked)),
        1 => (index(), 0..4_u8, any::<bool>()).prop_map(|(prompt, probe, asked)| Deed::Probe(prompt, probe, asked)),
        1 => option::of(index()).prop_map(Deed::GoTo),
        1 => one_of(Authority::ALL).prop_map(Deed::Settle),
        1 => Just(Deed::AskAgain),
        1 => fact().prop_map(Deed::Refer),
        1 => option::of((any::<String>(), one_of(Kind::ALL))).prop_map(Deed::Type),
        1 => fact().prop_map(Deed::Name),
        2 => (index(), fact()).prop_map(|(at, name)| Deed::Meet(at, name)),
        2 => (item(ItemId::new("new"), guide), fact())
            .prop_map(|(item, name)| Deed::Along(Box::new(Deed::Keep(Box::new(item))), name)),
        1 => (index(), fact()).prop_map(|(at, name)| Deed::Along(Box::new(Deed::KeepAgain(at)), name)),
        1 => fact().prop_map(Deed::NameInterviewer),
        1 => one_of(Filing::ALL).prop_map(Deed::File),
        1 => Just(Deed::Start),
        1 => Just(Deed::Finish),
        1 => Just(Deed::LeaveOff),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
    .boxed()
}

/// Deeds with the moment each is done at; the clock is set back now and then.
pub(crate) fn deeds(guide: &'static Guide) -> impl Strategy<Value = Vec<(Deed, Now)>> {
    vec((deed(guide), moment().prop_map(at)), 0..40)
}

/// A moment with its date, which no rule of an interview looks at.
pub(crate) fn at(moment: Moment) -> Now {
    Now {
        moment,
        today: Date::day(2025, 7, 18).expect("a date that exists"),
    }
}

impl Deed {
    /// The act this is in an interview; `None` for undo and redo, which are edits of their own. `number` names what is
    /// kept.
    pub(crate) fn act(
        &self,
        interview: &Interview,
        guide: &Guide,
        number: usize,
        now: Now,
    ) -> Option<Act> {
        let item = |at: &Index| {
            let evidence = &interview.evidence;
            if evidence.is_empty() {
                ItemId::new("nobody")
            } else {
                at.get(evidence).id.clone()
            }
        };
        let prompt = |at: &Index| at.get(&guide.prompts).id.clone();
        let mark = |at: &Index| {
            let marks = &interview.marks;
            if marks.is_empty() {
                ItemId::new("nobody")
            } else {
                at.get(marks).id.clone()
            }
        };
        Some(match self.clone() {
            Self::Keep(kept) => Act::Keep(Box::new(Item {
                id: ItemId::new(format!("k{number}")),
                ..*kept
            })),
            Self::KeepAgain(at) => match interview.item(&item(&at)) {
                Some(there) => Act::Keep(Box::new(there.clone())),
                None => Act::Remove(item(&at)),
            },
            Self::Remove(at) => Act::Remove(item(&at)),
            Self::Mark(back) => Act::Mark(interview.marked_at(
                now.moment,
                back,
                ItemId::new(format!("mark{number}")),
            )),
            Self::Meet(at, name) => {
                let mut people = interview.people.clone();
                match at.index(people.len() + 1) {
                    new if new == people.len() => people.push(person(1000 + number, name)),
                    known => people[known].name = name,
                }
                Act::People(people)
            }
            Self::Along(deed, name) => {
                let mut people = interview.people.clone();
                people.push(person(2000 + number, name));
                let then = deed.act(interview, guide, number, now)?;
                Act::Together(vec![Act::People(people), then])
            }
            Self::SettleHit(at, hit, state) => Act::SettleHit {
                item: item(&at),
                hit: hit.index(3),
                state,
            },
            Self::Unmark(at) => Act::Unmark(mark(&at)),
            Self::Fill(at, kept) => Act::Fill {
                mark: mark(&at),
                item: Box::new(Item {
                    id: ItemId::new(format!("k{number}")),
                    ..*kept
                }),
            },
            Self::Reword(at, text, specific) => Act::Reword {
                item: item(&at),
                found: found(&text, specific),
                text,
            },
            Self::Attribute(at, kind, specific) => Act::Attribute {
                item: item(&at),
                kind,
                found: found("some words of theirs", specific),
            },
            Self::Sort(at, dims) => Act::Sort {
                item: item(&at),
                dims,
            },
            Self::RuleSpecific(at, specific) => Act::RuleSpecific {
                item: item(&at),
                specific,
            },
            Self::ReadBack(at, read_back) => Act::ReadBack {
                item: item(&at),
                read_back,
            },
            Self::Answer(at, answer) => Act::Answer {
                item: item(&at),
                answer,
            },
            Self::LinkAgain(at, other) => Act::LinkAgain {
                item: item(&at),
                again: other.as_ref().map(item),
            },
            Self::Detail(at, parts) => Act::Detail {
                item: item(&at),
                parts,
            },
            Self::MoveTo(at, to) => Act::MoveTo {
                item: item(&at),
                prompt: to.as_ref().map(prompt),
            },
            Self::Tick(at, asked) => Act::Tick {
                prompt: prompt(&at),
                asked,
            },
            Self::Probe(at, probe, asked) => Act::Probe {
                prompt: prompt(&at),
                probe,
                asked,
            },
            Self::GoTo(at) => Act::GoTo(at.as_ref().map(prompt)),
            Self::Settle(authority) => Act::Settle(authority),
            Self::AskAgain => Act::AskAgain,
            Self::Refer(name) => Act::Refer(Box::new(Lead {
                name,
                ..Lead::default()
            })),
            Self::Type(draft) => Act::Type(draft.map(|(text, kind)| Draft::new(text, kind))),
            Self::Name(alias) => Act::Describe(Box::new(Respondent {
                alias,
                ..interview.respondent.clone()
            })),
            Self::NameInterviewer(name) => Act::NameInterviewer(name),
            Self::File(filing) => Act::File(filing),
            Self::Start => Act::Start,
            Self::Finish => Act::Finish,
            Self::LeaveOff => Act::LeaveOff,
            Self::Undo | Self::Redo => return None,
        })
    }
}

/// What looking at words may find: something in some of them.
fn found(text: &str, specific: bool) -> Finding {
    let hit = Hit {
        code: HitCode::Hearsay,
        span: [0, 4],
        state: HitState::Open,
    };
    Finding {
        specific,
        hits: text
            .len()
            .is_multiple_of(2)
            .then_some(hit)
            .into_iter()
            .collect(),
    }
}

/// What undo looks after.
pub(crate) type Undoable = (
    Vec<Item>,
    Vec<Mark>,
    SortedMap<PromptId, Elapsed>,
    SortedMap<PromptId, SortedSet<u8>>,
    Authority,
    Vec<Person>,
    Option<Elapsed>,
);

pub(crate) fn undoable(interview: &Interview) -> Undoable {
    (
        interview.evidence.clone(),
        interview.marks.clone(),
        interview.asked.clone(),
        interview.probed.clone(),
        interview.respondent.authority,
        interview.people.clone(),
        interview.asked_again,
    )
}
