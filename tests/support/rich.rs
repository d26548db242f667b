//! An interview made by hand in which every field says something, with a guide and a rubric of its own.

use on_record::domain::dimension::{Authority, CustomerType, Dimension, Role};
use on_record::domain::guide::{
    Audience, ChainLink, Guide, JobStep, Language, Minutes, Prompt, PromptKind, Section, Timing,
    Translated,
};
use on_record::domain::id::Digest;
use on_record::domain::interview::{
    Alternative, AlternativeKind, AskCode, Call, ChangeLoad, Channel, Circumstances, Conduct,
    Confirmation, Consent, Draft, Filing, Flag, FlagState, FollowUp, GoalKind, GuideUse, Hit,
    HitCode, HitState, Interview, Item, Kind, Lead, Line, LogCode, LogEntry, Mark, NoAnswer,
    Offset, Other, Outcome, Parts, Permission, Person, Phase, Power, Rating, Respondent, RubricUse,
    Ruling, RulingCode, Side, Silence, Sitting, Slip, Source, Speaker, SpecificBy, Stance, Step,
    Stretch, Tie, TradeOff, TranscriptCheck, Turn,
};
use on_record::domain::rubric::{Bands, Caps, Profile, Rubric, Weights};
use on_record::domain::sorted::SortedMap;
use on_record::domain::study::Study;
use on_record::domain::time::{Date, Elapsed, Moment};

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn both<T>(english: T, turkish: T) -> Translated<T> {
    Translated(SortedMap::from([
        ("en".to_owned(), english),
        ("tr".to_owned(), turkish),
    ]))
}

/// A guide of one section and two prompts.
pub(crate) fn guide() -> Guide {
    let text = |english: &str, turkish: &str| both(english.to_owned(), turkish.to_owned());
    let first = Prompt {
        id: "mine.p1".into(),
        section: "story".into(),
        kind: PromptKind::Open,
        core: true,
        minutes: Minutes::from_tenths(15),
        window: [0, 10],
        timing: Timing::Opening,
        roles: vec![Audience::All],
        dims: vec![Dimension::Trigger, Dimension::Timeline],
        step: Some(JobStep::Define),
        link: Some(ChainLink::Receive),
        ask: text("What happened?", "Ne oldu?"),
        why: text("Fills the trigger.", "Tetikleyiciyi doldurur."),
        probes: both(
            vec!["Which week?".to_owned()],
            vec!["Hangi hafta?".to_owned()],
        ),
        good: text("One event.", "Tek bir olay."),
        pitfall: text("A gradual story.", "Ağır ağır bir hikâye."),
        rule: Some("yes".to_owned()),
    };
    let second = Prompt {
        id: "mine.p2".into(),
        kind: PromptKind::Rating,
        core: false,
        minutes: Minutes::from_tenths(20),
        timing: Timing::Closing,
        roles: vec![Audience::Decider, Audience::BudgetHolder],
        step: None,
        link: None,
        rule: None,
        ..first.clone()
    };
    Guide {
        id: "mine".into(),
        like: Some("g1".into()),
        version: 3,
        title: text("My guide", "Kılavuzum"),
        minutes: 30,
        recruits: vec![Audience::Decider],
        sections: vec![Section {
            id: "story".into(),
            minutes: 30,
            title: text("Story", "Hikâye"),
        }],
        prompts: vec![first, second],
        time_categories: vec!["travel".to_owned(), "forms".to_owned()],
        internal: vec!["forms".to_owned()],
    }
}

/// A rubric in which everything hangs on the trigger.
pub(crate) fn rubric() -> Rubric {
    let weights = Weights {
        required: vec![Dimension::Authority, Dimension::Trigger],
        weights: SortedMap::from([(Dimension::Trigger, 90), (Dimension::Conflict, 10)]),
    };
    Rubric {
        version: 7,
        level: [0, 25, 60, 90, 100],
        cap: Caps {
            slots_quoted: [29, 44, 59, 79, 100],
            heavy_weight: 10,
            heavy_level: 2,
            heavy_cap: 84,
            no_quote_cap: 49,
        },
        band: Bands {
            thin: 30,
            usable: 60,
            complete: 85,
        },
        profiles: Profile::ALL
            .iter()
            .map(|profile| (*profile, weights.clone()))
            .collect(),
    }
}

/// A study.
pub(crate) fn study() -> Study {
    Study {
        id: "study-1".into(),
        title: "Roster software, “spring”".to_owned(),
        created: moment("2025-02-01T08:00:00.000Z"),
        rubric_version: 1,
        sample: true,
        retention_days: Some(730),
    }
}

/// The interview.
pub(crate) fn interview() -> Interview {
    Interview {
        id: "0199-rich".into(),
        study: "study-1".into(),
        created: moment("2025-07-18T08:55:00.000Z"),
        guide: GuideUse {
            id: "mine".into(),
            version: 3,
            language: Language::turkish(),
            whole: Some(Box::new(guide())),
        },
        rubric: RubricUse {
            version: 7,
            whole: Some(Box::new(rubric())),
        },
        filing: Filing::Decision,
        interviewer: "Özge".to_owned(),
        respondent: Respondent {
            alias: "Işıl Ğ.".to_owned(),
            company: "Kuzey Lojistik A.Ş.".to_owned(),
            title: "COO".to_owned(),
            roles: vec![Role::Decider, Role::BudgetHolder],
            customer_type: Some(CustomerType::Buyer),
            exec: true,
            authority: Authority::Chose,
            bought: "Roster software".to_owned(),
            ordered_on: Date::month(2025, 3),
            joined_on: Date::day(2019, 9, 1),
            permission: Some(Permission::Anonymous),
            unread: SortedMap::from([("ordered_on".to_owned(), "last spring".to_owned())]),
        },
        held_on: Date::day(2025, 7, 18),
        sittings: vec![
            Sitting {
                started: moment("2025-07-18T09:00:00.000Z"),
                ended: Some(moment("2025-07-18T09:31:07.250Z")),
            },
            Sitting {
                started: moment("2025-07-19T12:00:00.000Z"),
                ended: None,
            },
        ],
        trail: vec![
            Step {
                at_ms: Elapsed::from_ms(0),
                prompt: Some("mine.p1".into()),
            },
            Step {
                at_ms: Elapsed::from_ms(600_000),
                prompt: None,
            },
        ],
        asked: SortedMap::from([("mine.p1".into(), Elapsed::from_ms(61_250))]),
        probed: SortedMap::from([("mine.p1".into(), [0].into())]),
        evidence: evidence(),
        draft: Some(Draft {
            text: "and then \u{202e}they\u{202c} said\n\tno\0".to_owned(),
            kind: Kind::Note,
            dims: vec![Dimension::Moment],
            plain: [0, 3].into(),
        }),
        people: vec![Person {
            id: "p1".into(),
            name: "Deniz".to_owned(),
            roles: vec![Role::Saboteur],
            title: "Planner".to_owned(),
            stance: Some(Stance::Against),
            power: Some(Power::Shapes),
        }],
        marks: vec![Mark {
            id: "m1".into(),
            at_ms: Elapsed::from_ms(700_000),
            wall: moment("2025-07-18T09:11:40.000Z"),
            prompt: Some("mine.p2".into()),
        }],
        flags: vec![Flag {
            code: "order_old".to_owned(),
            state: FlagState::Dismissed,
            reason: "Four months is fine.".to_owned(),
        }],
        log: vec![
            LogEntry {
                wall: moment("2025-07-18T09:00:00.000Z"),
                what: LogCode::Started,
                note: String::new(),
            },
            LogEntry {
                wall: moment("2025-07-18T09:31:07.250Z"),
                what: LogCode::Finished,
                note: String::new(),
            },
            LogEntry {
                wall: moment("2025-07-19T12:00:00.000Z"),
                what: LogCode::Resumed,
                note: "Özge: she asked for it".to_owned(),
            },
        ],
        asked_again: Some(Elapsed::from_ms(361_000)),
        lead: Some(Lead {
            name: "Ruud S.".to_owned(),
            reach: "by Işıl, on Monday".to_owned(),
        }),
        came_from: Some("0199-before".into()),
        circumstances: Circumstances {
            outcome: Some(Outcome::Trial),
            trade_off: Some(TradeOff::Bundled),
            channel: Some(Channel::InPerson),
            consent: Some(Consent::Given),
            tie: Some(Tie::None),
            source: Some(Source::CustomerList),
            others: vec![Other::ReadOut, Other::Boss],
            interpreted: true,
            rehearsed: true,
            paid_panel: true,
        },
        ruling: Some(Ruling {
            code: RulingCode::Caution,
            reason: "Old, but told day by day.".to_owned(),
            points: 7,
            wall: moment("2025-07-20T08:00:00.000Z"),
        }),
        follow_ups: vec![FollowUp {
            id: "f1".into(),
            text: "Thank Işıl".to_owned(),
            done: true,
        }],
        rating: Some(Rating {
            of: "0199-first".into(),
            by: "Priya".to_owned(),
            done: true,
        }),
        confirmation: Some(Confirmation {
            by: "Priya".to_owned(),
            reason: "Agree on all but one flag.".to_owned(),
            wall: moment("2025-07-21T08:00:00.000Z"),
        }),
        call: Some(Box::new(call())),
        version_of: Some("0199-elsewhere".into()),
        lineage: vec![Digest::new("0a".repeat(32)), Digest::new("f1".repeat(32))],
    }
}

fn call() -> Call {
    let at = Elapsed::from_ms;
    Call {
        file: "Işıl 18 July.vtt".to_owned(),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        read: moment("2025-07-18T10:02:00.000Z"),
        cues: 36,
        whole: true,
        speakers: vec![
            Speaker {
                name: "Jonas".to_owned(),
                side: Side::Interviewer,
            },
            Speaker {
                name: "Işıl K.".to_owned(),
                side: Side::Respondent,
            },
            Speaker {
                name: "Notetaker".to_owned(),
                side: Side::Other,
            },
        ],
        offset: Some(Offset {
            ms: 4_000,
            behind: true,
        }),
        lines: vec![Line {
            cue: 7,
            from_ms: Some(at(57_250)),
            to_ms: Some(at(61_000)),
            speaker: Some(1),
            prompt: Some("mine.p1".into()),
            text: "Mart’ta iki gün kaybettik, son damla buydu.".to_owned(),
        }],
        conduct: Conduct {
            interviewer: 229,
            respondent: 556,
            other: 3,
            minutes_from: 840,
            minutes: vec![[40, 12], [0, 61]],
            questions: 18,
            question_words: 9,
            longest_question: Some(Stretch {
                cue: 2,
                at_ms: Some(at(9_000)),
                words: 31,
            }),
            longest_answers: vec![Stretch {
                cue: 7,
                at_ms: Some(at(57_250)),
                words: 80,
            }],
            slips: vec![Slip {
                cue: 4,
                at_ms: Some(at(20_000)),
                code: AskCode::Leading,
            }],
            interruptions: vec![at(31_500)],
            silences: vec![Silence {
                at_ms: at(61_000),
                lasts_ms: at(4_200),
                after: Side::Respondent,
            }],
            followed: 17,
            causal: 9,
            secondhand: 1,
        },
    }
}

fn evidence() -> Vec<Item> {
    let full = Item {
        id: "q1".into(),
        dims: vec![Dimension::Trigger, Dimension::Pain],
        kind: Kind::Quote,
        text: "Mart’ta iki gün kaybettik, “son damla” buydu 😀 我们等了两天".to_owned(),
        at_ms: Elapsed::from_ms(61_250),
        wall: moment("2025-07-18T09:01:01.250Z"),
        prompt: Some("mine.p1".into()),
        specific: true,
        specific_by: SpecificBy::Person,
        read_back: true,
        answer: None,
        again: Some("q2".into()),
        led: true,
        led_by: SpecificBy::Person,
        transcript: Some(TranscriptCheck::Near),
        typed: "two days lost in March".to_owned(),
        hits: vec![Hit {
            code: HitCode::Vague,
            span: [8, 15],
            state: HitState::Answered,
        }],
        parts: Parts {
            date: "March".to_owned(),
            amount: "€ 1.200".to_owned(),
            hours: "16".to_owned(),
            count: "2".to_owned(),
            person: "Deniz".to_owned(),
            alternative: Some(Alternative {
                label: "Excel".to_owned(),
                kind: AlternativeKind::Workaround,
                seriousness: 3,
            }),
            goals: [GoalKind::Promotion, GoalKind::Fun].into(),
            change: [ChangeLoad::Teach].into(),
            pain_step: "planning".to_owned(),
            severity: Some(3),
            job_step: Some(JobStep::Execute),
            chain_link: Some(ChainLink::Learn),
            phase: Some(Phase::FirstThought),
            moment: Some(Turn::Minus),
            importance: Some(5),
            satisfaction: Some(1),
            calendar: SortedMap::from([("travel".to_owned(), 90)]),
            themes: ["last straw".to_owned()].into(),
        },
    };
    let bare = Item {
        id: "q2".into(),
        dims: Vec::new(),
        kind: Kind::Note,
        text: "would not say".to_owned(),
        at_ms: Elapsed::from_ms(300_000),
        wall: moment("2025-07-18T09:05:00.000Z"),
        prompt: None,
        specific: false,
        specific_by: SpecificBy::App,
        read_back: false,
        answer: Some(NoAnswer::Refused),
        again: None,
        led: false,
        led_by: SpecificBy::App,
        transcript: None,
        typed: String::new(),
        hits: Vec::new(),
        parts: Parts::default(),
    };
    vec![full, bare]
}
