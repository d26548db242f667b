//! What is said of how an interview was held, and what it leaves to be done. Built-in guides word nothing badly.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails where it must"
)]

use on_record::domain::craft::{Craft, NextStep, next_steps, slots_read_back};
use on_record::domain::dimension::Dimension::{
    self, Budget, Conflict, Criteria, Referral, Trigger,
};
use on_record::domain::dimension::{Authority, Role};
use on_record::domain::guide::{Guide, Language, PromptKind, Section, Timing};
use on_record::domain::interview::{
    Filing, GuideUse, Hit, HitCode, HitState, Interview, Item, Kind, Lead, Mark, Parts, Person,
    RubricUse, Sitting, SpecificBy, Step,
};
use on_record::domain::lexicon::AskCode;
use on_record::domain::score::{Basis, reach, score};
use on_record::domain::time::{Elapsed, Moment};
use on_record::guides;

/// An interview of a decider with these items, in English.
fn interview(evidence: Vec<Item>) -> Interview {
    let mut it = Interview::new(
        "i".into(),
        "s".into(),
        Moment::from_unix_ms(0),
        GuideUse::built_in("g1", 1, Language::english()),
        RubricUse::built_in(1),
    );
    it.respondent.roles = vec![Role::Decider];
    it.respondent.authority = Authority::Chose;
    it.evidence = evidence;
    it
}

/// A note of one dimension, kept at a minute.
fn note(id: &str, dimension: Dimension, minute: u64) -> Item {
    Item {
        id: id.into(),
        dims: vec![dimension],
        kind: Kind::Note,
        text: "something was said".to_owned(),
        at_ms: Elapsed::from_minutes(minute),
        wall: Moment::from_unix_ms(0),
        prompt: None,
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

/// A quote of five words that is specific.
fn filled(id: &str, dimension: Dimension, minute: u64) -> Item {
    Item {
        kind: Kind::Quote,
        text: "we lost 3 that day".to_owned(),
        specific: true,
        ..note(id, dimension, minute)
    }
}

/// Two sections of ten minutes; money opens at minute 12.
fn guide() -> Guide {
    let mut guide = guides::guide("g1").unwrap().clone();
    guide.minutes = 20;
    guide.sections.truncate(1);
    guide.sections[0].minutes = 10;
    guide.sections.push(Section {
        id: "money".into(),
        ..guide.sections[0].clone()
    });
    guide.prompts.truncate(4);
    let all = [
        ("trigger", Trigger, [0, 8], 0),
        ("conflict", Conflict, [6, 15], 0),
        ("budget", Budget, [12, 20], 1),
        ("criteria", Criteria, [0, 20], 0),
    ];
    for (prompt, (id, dimension, window, section)) in guide.prompts.iter_mut().zip(all) {
        prompt.id = id.into();
        prompt.section = guide.sections[section].id.clone();
        prompt.kind = PromptKind::Open;
        prompt.core = matches!(id, "conflict" | "criteria");
        prompt.window = window;
        prompt.timing = Timing::AfterRapport;
        prompt.roles = guide.recruits.clone();
        prompt.dims = vec![dimension];
    }
    guide
}

fn read(interview: &Interview, guide: &Guide, minute: u64) -> Craft {
    let basis = Basis {
        interview,
        guide,
        rubric: guides::rubric(),
    };
    let lexicon = guides::lexicon(&interview.guide.language);
    Craft::of(basis, Elapsed::from_minutes(minute), lexicon)
}

fn ask(interview: &mut Interview, prompt: &str, minute: u64) {
    let at = Elapsed::from_minutes(minute);
    interview.asked.insert(prompt.into(), at);
    interview.trail.push(Step {
        at_ms: at,
        prompt: Some(prompt.into()),
    });
}

#[test]
fn time_is_told_by_section_up_to_the_end_of_the_first_talk() {
    let mut it = interview(vec![]);
    ask(&mut it, "trigger", 0);
    ask(&mut it, "budget", 13);
    ask(&mut it, "conflict", 15);
    let craft = read(&it, &guide(), 19);
    assert_eq!(craft.used, Elapsed::from_minutes(19));
    let minutes = [17, 2].map(Elapsed::from_minutes);
    assert_eq!(craft.sections, minutes);
    // A second talk the day after is no part of the plan.
    let day = 24 * 60 * 60_000;
    it.sittings = [(0, 16), (day, 30)]
        .map(|(from, minutes)| Sitting {
            started: Moment::from_unix_ms(from),
            ended: Some(Moment::from_unix_ms(from + minutes * 60_000)),
        })
        .into();
    let craft = read(&it, &guide(), 46);
    assert_eq!(craft.used, Elapsed::from_minutes(16));
    assert_eq!(craft.sections, [14, 2].map(Elapsed::from_minutes));
}

#[test]
fn early_is_what_was_not_open_when_it_was_asked() {
    let mut it = interview(vec![note("a", Trigger, 5)]);
    ask(&mut it, "conflict", 4);
    ask(&mut it, "budget", 9);
    let early = |it: &Interview| read(it, &guide(), 20).early;
    let at = Elapsed::from_minutes;
    // What was kept later opens nothing, and money waits whatever was kept.
    let all = [("conflict".into(), at(4), 6), ("budget".into(), at(9), 12)];
    assert_eq!(early(&it), all);
    // Something kept a minute before opens what waits for rapport.
    it.evidence[0].at_ms = at(3);
    assert_eq!(early(&it), all[1..]);
    it.asked.insert("budget".into(), at(12));
    assert_eq!(early(&it), []);
}

#[test]
fn must_asks_for_the_respondent_are_owed_until_they_are_asked() {
    let mut it = interview(vec![]);
    let mut guide = guide();
    assert_eq!(
        read(&it, &guide, 20).unasked,
        ["conflict".into(), "criteria".into()]
    );
    ask(&mut it, "conflict", 7);
    assert_eq!(read(&it, &guide, 20).unasked, ["criteria".into()]);
    guide.prompts[3].kind = PromptKind::Task;
    assert_eq!(read(&it, &guide, 20).unasked, []);
}

#[test]
fn wording_counts_once_it_was_asked() {
    let mut it = interview(vec![]);
    let mut guide = guide();
    let mut word = |at: usize, words: &str| {
        guide.prompts[at]
            .ask
            .0
            .insert("en".to_owned(), words.to_owned());
    };
    word(0, "Wouldn't you agree that the old way was slow?");
    word(1, "What would you do if it broke down tomorrow?");
    word(3, "What did you compare it with?");
    assert_eq!(read(&it, &guide, 20).worded, []);
    for prompt in ["trigger", "conflict", "criteria"] {
        ask(&mut it, prompt, 10);
    }
    let worded = [
        ("trigger".into(), AskCode::Leading),
        ("conflict".into(), AskCode::Supposing),
    ];
    assert_eq!(read(&it, &guide, 20).worded, worded);
    // No lexicon for a language: nothing is said of it.
    it.guide.language = Language::new("de");
    assert_eq!(read(&it, &guide, 20).worded, []);
}

#[test]
fn the_built_in_guides_word_nothing_badly() {
    for guide in guides::guides() {
        for language in [Language::english(), Language::turkish()] {
            let mut it = interview(vec![]);
            it.guide.language = language;
            for prompt in &guide.prompts {
                it.asked.insert(prompt.id.clone(), Elapsed::default());
            }
            assert_eq!(read(&it, guide, 0).worded, [], "{}", guide.id);
        }
    }
}

#[test]
fn slots_count_once_however_much_was_read_back_in_them() {
    let read_back = |item: Item| Item {
        read_back: true,
        ..item
    };
    let it = interview(vec![
        read_back(filled("a", Trigger, 1)),
        read_back(filled("b", Trigger, 2)),
        filled("c", Conflict, 3),
        read_back(filled("d", Budget, 4)),
    ]);
    assert_eq!(slots_read_back(&it), 1);
}

fn steps(interview: &Interview) -> Vec<NextStep> {
    let guide = guides::guide("g1").unwrap();
    let basis = Basis {
        interview,
        guide,
        rubric: guides::rubric(),
    };
    next_steps(interview, guide, score(basis).as_ref())
}

#[test]
fn what_is_to_be_done_follows_from_what_is_missing() {
    let mut it = interview(vec![filled("a", Trigger, 3)]);
    let all = steps(&it);
    assert_eq!(all.first(), Some(&NextStep::Thank));
    let most = all.iter().find_map(|step| match step {
        NextStep::TenMinutes(dimensions, points) => Some((dimensions.len(), points.get() > 1_500)),
        _ => None,
    });
    assert_eq!(most, Some((2, true)), "{all:?}");
    it.marks.push(Mark {
        id: "m".into(),
        at_ms: Elapsed::default(),
        wall: Moment::from_unix_ms(0),
        prompt: None,
    });
    it.respondent.authority = Authority::Unknown;
    let all = steps(&it);
    assert!(all.contains(&NextStep::FillMarks(1)));
    assert!(all.contains(&NextStep::WhoseDecision));
    it.filing = Filing::Supporting;
    assert!(!steps(&it).contains(&NextStep::WhoseDecision));
}

#[test]
fn the_lead_comes_before_a_referral_and_that_before_a_decider() {
    let mut it = interview(vec![]);
    let person = Person {
        roles: vec![Role::Decider],
        ..Person::new("p".into(), "Bora".to_owned())
    };
    it.people = vec![person];
    let whom = |it: &Interview| {
        steps(it).into_iter().find_map(|step| match step {
            NextStep::Introduce(name) => Some(name),
            _ => None,
        })
    };
    // Who chose needs no introduction to who decided.
    assert_eq!(whom(&it), None);
    it.respondent.authority = Authority::TookPart;
    assert_eq!(whom(&it).as_deref(), Some("Bora"));
    let mut referral = note("r", Referral, 9);
    referral.parts.person = " Piet ".to_owned();
    it.evidence = vec![referral];
    assert_eq!(whom(&it).as_deref(), Some("Piet"));
    it.lead = Some(Lead {
        name: "Rurik Salden".to_owned(),
        reach: String::new(),
    });
    assert_eq!(
        steps(&it).get(1),
        Some(&NextStep::Introduce("Rurik Salden".to_owned()))
    );
    // A struck record is not asked on about.
    it.respondent.joined_on = Some("2025-03-01".parse().unwrap());
    it.respondent.ordered_on = Some("2025-01-01".parse().unwrap());
    assert_eq!(steps(&it).len(), 2);
}

#[test]
fn what_a_line_reaches_is_what_its_action_brings() {
    let guide = guides::guide("g1").unwrap();
    let mut it = interview(vec![filled("a", Trigger, 3)]);
    let trigger = |it: &Interview| {
        let basis = Basis {
            interview: it,
            guide,
            rubric: guides::rubric(),
        };
        let line = score(basis).unwrap().ledger.remove(0);
        assert_eq!(line.dimension, Trigger);
        (reach(basis, &line), line)
    };
    let promised = |it: &Interview| trigger(it).0.unwrap();
    // Read back.
    let (level, gain) = promised(&it);
    it.evidence[0].read_back = true;
    let (none, line) = trigger(&it);
    assert_eq!((line.level, line.lost.get(), none), (level, 0, None));
    it.evidence[0].read_back = false;
    assert_eq!(trigger(&it).1.lost, gain);
    // A hint settled, and what is said of the words.
    it.evidence[0].hits = vec![Hit {
        code: HitCode::Hypothetical,
        span: [0, 2],
        state: HitState::Open,
    }];
    let (level, gain) = promised(&it);
    let before = trigger(&it).1.points.get();
    it.evidence[0].hits.clear();
    let line = trigger(&it).1;
    assert_eq!(
        (line.level, line.points.get()),
        (level, before + gain.get())
    );
    it.evidence[0].specific = false;
    it.evidence[0].specific_by = SpecificBy::Person;
    let (level, _) = promised(&it);
    assert_eq!(level, line.level);
    // Whose decision it was.
    it.respondent.authority = Authority::Unknown;
    let (level, gain) = promised(&it);
    it.respondent.authority = Authority::Chose;
    let line = trigger(&it).1;
    assert_eq!((line.level, line.points), (level, gain));
    // Nothing heard promises nothing.
    it.evidence.clear();
    assert_eq!(trigger(&it).0, None);
}
