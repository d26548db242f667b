//! Closing a record as struck, opening the one after it, and taking a strike back, through the one door.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails where it must"
)]

use on_record::domain::check::check;
use on_record::domain::dimension::Authority;
use on_record::domain::edit::{Act, EditError};
use on_record::domain::flag::{NOT_THE_DECIDER, struck};
use on_record::domain::guide::Language;
use on_record::domain::id::InterviewId;
use on_record::domain::interview::{
    Draft, Filing, Flag, FlagState, GuideUse, Interview, Kind, Lead, LogCode, LogEntry, Respondent,
    RubricUse, Sitting, Step,
};
use on_record::domain::strike::{Next, Strike};
use on_record::domain::time::{Elapsed, Moment, Now};
use on_record::domain::workspace::{Edit, Touched, Workspace};
use on_record::guides;

fn now(seconds: i64) -> Now {
    Now {
        moment: Moment::from_unix_ms(1_752_840_000_000 + seconds * 1_000),
        today: "2025-07-18".parse().unwrap(),
    }
}

/// Six minutes into a Decision interview, asked again, with something kept and something being typed.
fn talk(authority: Authority) -> Interview {
    let mut it = Interview::new(
        "i".into(),
        "study".into(),
        now(0).moment,
        GuideUse::built_in("g1", 1, Language::turkish()),
        RubricUse::built_in(1),
    );
    it.evidence = guides::sample::interviews().swap_remove(0).evidence;
    it.evidence.truncate(1);
    it.evidence[0].again = None;
    it.respondent.authority = authority;
    it.respondent.alias = "Ayla".to_owned();
    it.respondent.company = "Kuzey Lojistik".to_owned();
    it.respondent.title = "Planner".to_owned();
    it.respondent.ordered_on = "2025-03".parse().ok();
    it.interviewer = "Özge".to_owned();
    it.draft = Some(Draft::new("Rurik Sal".to_owned(), Kind::Note));
    it.asked_again = Some(Elapsed::from_minutes(6));
    it.lead = Some(Lead {
        name: "Rurik Salden".to_owned(),
        reach: "Ayla writes to him".to_owned(),
    });
    it.sittings = vec![Sitting {
        started: now(0).moment,
        ended: None,
    }];
    it
}

fn strike() -> Strike {
    Strike {
        reason: " Was not there in March. ".to_owned(),
        next: Some(Next {
            id: "next".into(),
            guide: GuideUse::built_in("g3", 4, Language::english()),
            rubric: RubricUse::built_in(7),
            first: Some("g3.o1".into()),
            consent: "They agreed to go on".to_owned(),
        }),
    }
}

/// Strikes it through the one door.
fn struck_by(it: &Interview, strike: Strike) -> (Workspace, Result<Vec<Touched>, EditError>) {
    let mut workspace = Workspace::default();
    let add = Edit::AddInterview(Box::new(it.clone()));
    workspace.apply(add, now(0)).unwrap();
    let edit = Edit::Strike(it.id.clone(), Box::new(strike));
    let done = workspace.apply(edit, now(400));
    (workspace, done.map(|change| change.touched))
}

#[test]
fn closing_says_why_ends_the_sitting_and_loses_nothing() {
    for authority in [Authority::Unknown, Authority::NotThere] {
        let before = talk(authority);
        let (workspace, done) = struck_by(&before, strike());
        let (old, next) = (InterviewId::from("i"), InterviewId::from("next"));
        assert_eq!(
            done,
            Ok(vec![
                Touched::Head(next.clone()),
                Touched::Head(old.clone())
            ])
        );
        let after = workspace.interview(&old).unwrap();
        assert_eq!(
            (
                after.flags.first().map(|flag| flag.code.as_str()),
                struck(after)
            ),
            (Some("not_the_decider"), Some("Was not there in March."))
        );
        let log: Vec<_> = after
            .log
            .iter()
            .map(|it| (it.what, it.note.as_str()))
            .collect();
        assert_eq!(
            log,
            [
                (LogCode::Finished, ""),
                (LogCode::Struck, "Was not there in March.")
            ]
        );
        // Everything else is as it was: what was kept, what was being typed, and who was named.
        let expected = Interview {
            respondent: Respondent {
                authority: Authority::NotThere,
                ..before.respondent.clone()
            },
            sittings: vec![Sitting {
                started: now(0).moment,
                ended: Some(now(400).moment),
            }],
            flags: after.flags.clone(),
            log: after.log.clone(),
            ..before
        };
        assert_eq!(*after, expected);
        assert_eq!(check(after), []);
        assert_eq!(workspace.after(&old).map(|it| &it.id), Some(&next));
        assert_eq!(workspace.after(&next), None);
    }
}

#[test]
fn nothing_crosses_but_who_is_on_the_call_and_the_lead() {
    let before = talk(Authority::NotThere);
    let (workspace, _) = struck_by(&before, strike());
    let next = workspace.interview(&"next".into()).unwrap();
    let mut expected = Interview::new(
        "next".into(),
        before.study.clone(),
        now(400).moment,
        GuideUse::built_in("g3", 4, Language::turkish()),
        RubricUse::built_in(7),
    );
    expected.filing = Filing::Supporting;
    expected.interviewer = "Özge".to_owned();
    expected.respondent.alias = "Ayla".to_owned();
    expected.respondent.company = "Kuzey Lojistik".to_owned();
    expected.respondent.title = "Planner".to_owned();
    expected.lead = before.lead;
    expected.came_from = Some("i".into());
    expected.held_on = Some(now(400).today);
    expected.sittings.push(Sitting {
        started: now(400).moment,
        ended: None,
    });
    expected.trail.push(Step {
        at_ms: Elapsed::default(),
        prompt: Some("g3.o1".into()),
    });
    expected.log = vec![
        LogEntry {
            note: "They agreed to go on".to_owned(),
            ..LogEntry::new(now(400).moment, LogCode::CameFrom)
        },
        LogEntry::new(now(400).moment, LogCode::Started),
    ];
    assert_eq!(*next, expected);
    assert_eq!(check(next), []);
    assert_eq!(next.elapsed(now(401).moment), Elapsed::from_ms(1_000));
}

#[test]
fn a_record_can_be_closed_without_another() {
    let alone = Strike {
        next: None,
        ..strike()
    };
    let (workspace, done) = struck_by(&talk(Authority::Unknown), alone);
    assert_eq!(done, Ok(vec![Touched::Head("i".into())]));
    assert_eq!(workspace.interviews().count(), 1);
}

#[test]
fn what_is_refused_changes_neither_record() {
    let with = |how: fn(&mut Interview, &mut Strike)| {
        let (mut it, mut strike) = (talk(Authority::NotThere), strike());
        how(&mut it, &mut strike);
        (it, strike)
    };
    let rows: Vec<(_, EditError)> = vec![
        (
            with(|_, it| it.reason = " ".to_owned()),
            EditError::NoReason,
        ),
        (
            with(|_, it| it.reason = "x".repeat(501)),
            EditError::TooLong {
                found: 501,
                most: 500,
            },
        ),
        (
            with(|_, it| it.next.as_mut().unwrap().consent.clear()),
            EditError::NoConsent,
        ),
        (
            with(|_, it| it.next.as_mut().unwrap().id = "i".into()),
            EditError::AlreadyThere("i".to_owned()),
        ),
        // Who took part counts with caution, and who chose is the one to ask (product page, Verdict).
        (
            with(|it, _| it.respondent.authority = Authority::TookPart),
            EditError::NotInQuestion,
        ),
        (
            with(|it, _| it.respondent.authority = Authority::Chose),
            EditError::NotInQuestion,
        ),
        (
            with(|it, _| it.filing = Filing::Supporting),
            EditError::NotInQuestion,
        ),
        (
            with(|it, _| {
                it.flags.push(Flag {
                    code: "consent_refused".to_owned(),
                    state: FlagState::Confirmed,
                    reason: "no".to_owned(),
                });
            }),
            EditError::Struck,
        ),
    ];
    for ((before, strike), why) in rows {
        let (workspace, done) = struck_by(&before, strike);
        assert_eq!(done, Err(why));
        assert_eq!(workspace.interviews().collect::<Vec<_>>(), [&before]);
    }
}

#[test]
fn no_key_takes_a_strike_back_and_a_name_with_a_reason_does() {
    let mut before = talk(Authority::NotThere);
    before.flags.push(Flag {
        code: NOT_THE_DECIDER.to_owned(),
        state: FlagState::Suspected,
        reason: "hearsay".to_owned(),
    });
    let mut workspace = Workspace::default();
    let id = before.id.clone();
    let mut apply = |edit| workspace.apply(edit, now(500)).map(|_| ());
    let act = |act| Edit::Interview(id.clone(), act);
    apply(Edit::AddInterview(Box::new(before))).unwrap();
    apply(act(Act::Settle(Authority::Unknown))).unwrap();
    apply(Edit::Strike(id.clone(), Box::new(strike()))).unwrap();
    assert_eq!(apply(Edit::Undo(id.clone())), Err(EditError::NothingToUndo));
    assert_eq!(apply(act(Act::Start)), Err(EditError::Struck));
    let back = |by: &str, reason: &str| {
        act(Act::Unstrike {
            by: by.to_owned(),
            reason: reason.to_owned(),
            flags: Vec::new(),
        })
    };
    for (by, reason) in [("", "she signed"), ("Özge", " ")] {
        assert_eq!(apply(back(by, reason)), Err(EditError::NoReason));
    }
    apply(back("Özge ", "she signed")).unwrap();
    // Only once.
    assert_eq!(apply(back("Özge", "again")), Err(EditError::NothingToUndo));
    apply(act(Act::Start)).unwrap();
    let after = workspace.interview(&id).unwrap();
    let flags: Vec<_> = after
        .flags
        .iter()
        .map(|it| (it.state, it.reason.as_str()))
        .collect();
    assert_eq!(flags, [(FlagState::Dismissed, "she signed")]);
    let log = after.log.iter().find(|it| it.what == LogCode::Unstruck);
    assert_eq!(log.map(|it| it.note.as_str()), Some("Özge: she signed"));
    assert_eq!(struck(after), None);
    assert_eq!(check(after), []);
}

#[test]
fn asking_again_is_one_step_to_take_back() {
    let mut workspace = Workspace::default();
    let mut before = talk(Authority::Unknown);
    before.asked_again = None;
    let id = before.id.clone();
    let add = Edit::AddInterview(Box::new(before.clone()));
    workspace.apply(add, now(0)).unwrap();
    let ask = Edit::Interview(id.clone(), Act::AskAgain);
    workspace.apply(ask, now(365)).unwrap();
    let asked = workspace.interview(&id).unwrap();
    assert_eq!(asked.asked_again, Some(Elapsed::from_ms(365_000)));
    // The session clock never stands before it, even where the machine's clock was set back.
    assert_eq!(asked.elapsed(now(10).moment), Elapsed::from_ms(365_000));
    workspace.apply(Edit::Undo(id.clone()), now(366)).unwrap();
    assert_eq!(workspace.interview(&id), Some(&before));
}
