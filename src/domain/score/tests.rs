//! Points, caps, and the one action that raises each line. The worked interviews are in tests/stories.rs.

use super::*;
use crate::domain::dimension::Dimension::{
    Alternatives, Budget, Conflict, GoalBusiness, GoalPersonal, GoodEnough, JobCore, JobMap, Pain,
    Trigger,
};
use crate::domain::dimension::Role;
use crate::domain::guide::JobStep;
use crate::domain::interview::{HitState, Item, Kind, NoAnswer, TranscriptCheck};
use crate::domain::level::tests::{filled, guide, hit, interview, note, quote};

/// A small rubric of our own, so that these numbers do not move with the built-in one.
fn rubric() -> Rubric {
    serde_json::from_value(serde_json::json!({
        "version": 1, "level": [0, 25, 60, 90, 100],
        "cap": {"slots_quoted": [29, 44, 59, 79, 100], "heavy_weight": 10, "heavy_level": 2, "heavy_cap": 84, "no_quote_cap": 49},
        "band": {"thin": 30, "usable": 60, "complete": 85},
        "profiles": {
            "dm": {
                "required": ["authority", "trigger", "goal_personal", "pain"],
                "weights": {"trigger": 15, "conflict": 9, "alternatives": 15, "good_enough": 9, "goal_personal": 18,
                            "goal_business": 2, "pain": 20, "budget": 7, "job_core": 5, "context": 0}
            },
            "dm_exec": {"required": [], "weights": {"goal_personal": 50, "goal_business": 50}},
            "bh": {"required": [], "weights": {"goal_personal": 50, "goal_business": 50}},
            "inf": {"required": ["pain"], "weights": {"pain": 90, "people": 10}},
            "ex": {"required": ["jobmap"], "weights": {"jobmap": 60, "pain": 40}}
        }
    }))
    .unwrap()
}

fn prompts() -> Guide {
    guide(
        "g1",
        &[
            ("o", &[Dimension::Authority], [0, 4]),
            ("t", &[Trigger, Pain], [2, 12]),
            ("p", &[Pain], [3, 12]),
            ("b", &[Budget], [12, 28]),
            ("g", &[GoalPersonal, Conflict], [10, 20]),
            ("a", &[Alternatives, GoodEnough], [10, 20]),
        ],
    )
}

fn of(interview: &Interview) -> Score {
    let scored = score(Basis {
        interview,
        guide: &prompts(),
        rubric: &rubric(),
    })
    .unwrap();
    let sum: u32 = scored.ledger.iter().map(|line| line.points.get()).sum();
    assert_eq!(sum, scored.raw.get());
    assert!(
        scored
            .ledger
            .iter()
            .all(|line| line.points.get() + line.lost.get() == line.weight * 100)
    );
    scored
}

fn all(item: fn(&str, Dimension, u64) -> Item) -> Interview {
    let dims = [
        Trigger,
        Conflict,
        Alternatives,
        GoodEnough,
        GoalPersonal,
        GoalBusiness,
        Pain,
        Budget,
        JobCore,
    ];
    interview(
        dims.iter()
            .map(|dimension| item(dimension.code(), *dimension, 15))
            .collect(),
    )
}

fn line(score: &Score, dimension: Dimension) -> &Line {
    score
        .ledger
        .iter()
        .find(|line| line.dimension == dimension)
        .unwrap()
}

#[test]
fn each_level_is_worth_its_per_cent() {
    let specific = |id: &str, dimension, minute| Item {
        specific: true,
        ..note(id, dimension, minute)
    };
    let confirmed = |id: &str, dimension, minute| Item {
        read_back: true,
        ..filled(id, dimension, minute)
    };
    for (score, total, raw) in [
        (of(&interview(vec![])), 0, 0),
        (of(&all(note)), 25, 2_500),
        (of(&all(specific)), 29, 6_000), // by notes alone no slot holds a quote
        (of(&all(quote)), 60, 6_000),
        (of(&all(filled)), 90, 9_000),
        (of(&all(confirmed)), 100, 10_000),
    ] {
        assert_eq!((score.total, score.raw.get()), (total, raw));
    }
}

#[test]
fn a_score_is_rounded_down_and_named() {
    let score = of(&interview(vec![
        quote("a", Trigger, 1),
        note("b", JobCore, 1),
    ]));
    assert_eq!(
        (score.raw.to_string().as_str(), score.total, score.band),
        ("10.25", 10, Band::Fragment)
    );
    assert_eq!(of(&all(quote)).band, Band::Usable);
    assert_eq!(of(&all(filled)).band, Band::Complete);
}

#[test]
fn the_ledger_has_the_slots_first_and_no_line_without_weight() {
    let score = of(&interview(vec![
        filled("a", Dimension::Context, 1),
        filled("b", Dimension::People, 1),
    ]));
    let order: Vec<_> = score.ledger.iter().map(|line| line.dimension).collect();
    assert_eq!(
        order,
        [
            Trigger,
            Conflict,
            Alternatives,
            GoodEnough,
            GoalPersonal,
            GoalBusiness,
            Budget,
            Pain,
            JobCore
        ]
    );
    assert_eq!(score.raw, Hundredths::default());
}

#[test]
fn only_the_lowest_cap_binds_and_only_when_the_lines_come_to_more() {
    // Three slots quoted, the fourth and pain silent: caps 79, 84 and 84.
    let mut kept = all(filled).evidence;
    kept.retain(|item| !item.dims.contains(&Alternatives));
    let caps = |evidence: Vec<Item>| {
        let score = of(&interview(evidence));
        (
            score.total,
            score
                .caps
                .iter()
                .map(|cap| (cap.at, cap.cause, cap.binds))
                .collect::<Vec<_>>(),
        )
    };
    let (slots, heavy) = (CapCause::SlotsQuoted(3), CapCause::Heavy(Alternatives));
    assert_eq!(
        caps(kept.clone()),
        (76, vec![(79, slots, false), (84, heavy, false)])
    );
    for item in &mut kept {
        item.read_back = true;
    }
    assert_eq!(
        caps(kept.clone()),
        (79, vec![(79, slots, true), (84, heavy, false)])
    );
    kept.push(Item {
        text: "said of it no more than five words".to_owned(),
        ..quote("x", Alternatives, 1)
    });
    assert_eq!(caps(kept.clone()), (94, vec![]));
    // A quote held at level 0 still lifts the cap by quotes.
    let mut unknown = interview(kept);
    unknown.respondent.authority = Authority::Unknown;
    let score = of(&unknown);
    assert!(
        score
            .caps
            .iter()
            .all(|cap| matches!(cap.cause, CapCause::Heavy(_)) && !cap.binds)
    );
    assert_eq!((score.total, score.would_be), (32, 94));
}

fn influencer(item: Item) -> Interview {
    let grounded = Item {
        specific: true,
        ..note("p", Pain, 1)
    };
    let mut interview = interview(vec![item, grounded]);
    interview.respondent.roles = vec![Role::Influencer];
    interview
}

#[test]
fn other_profiles_are_capped_until_something_is_quoted() {
    let influencer = |item| of(&influencer(item));
    let score = influencer(note("a", Trigger, 1));
    assert_eq!(
        (score.profile, score.raw.get(), score.total),
        (Profile::Influencer, 5_400, 49)
    );
    let cap = |at, cause, binds| Cap { at, cause, binds };
    let heavy = cap(84, CapCause::Heavy(Dimension::People), false);
    assert_eq!(score.caps, [cap(49, CapCause::NoQuote, true), heavy]);
    // Any dimension will do, weighed or not; an item of none is no evidence yet.
    assert_eq!(influencer(quote("a", Trigger, 1)).total, 54);
    let unsorted = Item {
        dims: vec![],
        ..quote("a", Trigger, 1)
    };
    assert_eq!(influencer(unsorted).total, 49);
}

#[test]
fn a_cap_that_the_lines_only_just_reach_does_not_bind() {
    let mut generous = rubric();
    generous.cap.no_quote_cap = 54;
    let interview = influencer(note("a", Trigger, 1));
    let basis = Basis {
        interview: &interview,
        guide: &prompts(),
        rubric: &generous,
    };
    let score = score(basis).unwrap();
    assert_eq!((score.total, score.caps[0].binds), (54, false));
}

#[test]
fn required_dimensions_are_met_at_two_slots_at_three_and_authority_at_its_highest() {
    let with = |item: Item, authority| {
        let mut interview = interview(vec![item]);
        interview.respondent.authority = authority;
        let score = of(&interview);
        assert_eq!(score.required_met + score.unmet.len(), score.required_of);
        score.unmet
    };
    let rest = |missing: &[Dimension]| missing.to_vec();
    assert_eq!(
        with(quote("a", Pain, 1), Authority::Chose),
        rest(&[Trigger, GoalPersonal])
    );
    assert_eq!(
        with(quote("a", Trigger, 1), Authority::Chose),
        rest(&[Trigger, GoalPersonal, Pain])
    );
    assert_eq!(
        with(filled("a", Trigger, 1), Authority::Chose),
        rest(&[GoalPersonal, Pain])
    );
    assert_eq!(
        with(note("a", Pain, 1), Authority::TookPart),
        rest(&[Dimension::Authority, Trigger, GoalPersonal, Pain])
    );
}

#[test]
fn goals_balance_by_the_split_of_the_respondent() {
    let mut it = interview(vec![
        quote("a", GoalPersonal, 1),
        note("b", GoalBusiness, 1),
    ]);
    assert_eq!(of(&it).goal_balance, Some(56)); // 0.9 × 60 + 0.1 × 25 = 56.5
    it.respondent.exec = true;
    assert_eq!(of(&it).goal_balance, Some(42));
    // S0 speaks of deciders, so that nobody else's goals are split its way (method.md D3).
    it.respondent.exec = false;
    it.respondent.roles = vec![Role::BudgetHolder];
    assert_eq!(of(&it).goal_balance, Some(42));
    it.respondent.roles = vec![Role::Influencer];
    assert_eq!(of(&it).goal_balance, None);
}

#[test]
fn the_map_needs_four_filled_slots_and_the_decider() {
    let mut it = all(filled);
    assert!(of(&it).map_ready_but_for_verdict);
    it.respondent.roles = vec![Role::Influencer];
    assert!(of(&it).map_ready_but_for_verdict);
    it.respondent.authority = Authority::TookPart;
    assert!(!of(&it).map_ready_but_for_verdict);
    assert!(!of(&all(quote)).map_ready_but_for_verdict);
    let slots = of(&interview(vec![
        quote("a", Conflict, 1),
        note("b", Conflict, 2),
    ]))
    .slots;
    let states = slots.map(|slot| (slot.slot, slot.level.number(), slot.holds_quote, slot.items));
    assert_eq!(states[0], (Slot::Trigger, 0, false, 0));
    assert_eq!(states[1], (Slot::Conflict, 2, true, 2));
}

#[test]
fn nothing_is_scored_by_the_screener_or_without_its_profile() {
    let interview = interview(vec![]);
    assert!(
        score(Basis {
            interview: &interview,
            guide: &guide("g6", &[]),
            rubric: &rubric()
        })
        .is_none()
    );
    assert!(
        score(Basis {
            interview: &interview,
            guide: &guide("g5", &[]),
            rubric: &rubric()
        })
        .is_none()
    );
}

#[test]
fn each_line_names_the_one_action_that_raises_it() {
    let raise = |item: Item| {
        let dimension = item.dims[0];
        let score = of(&interview(vec![item]));
        let line = line(&score, dimension);
        (line.raise, line.prompt.as_ref().map(ToString::to_string))
    };
    let p = Some("p".to_owned());
    let words = Raise::Quote { words: 5 };
    assert_eq!(raise(note("a", Pain, 1)), (Some(words), p.clone()));
    assert_eq!(
        raise(Item {
            specific: true,
            ..note("a", Pain, 1)
        }),
        (Some(words), p.clone())
    );
    assert_eq!(
        raise(Item {
            led: true,
            ..filled("a", Pain, 1)
        }),
        (Some(words), p.clone())
    );
    assert_eq!(
        raise(quote("a", Pain, 1)),
        (Some(Raise::MakeSpecific), p.clone())
    );
    assert_eq!(
        raise(filled("a", Pain, 1)),
        (Some(Raise::ReadBack), p.clone())
    );
    assert_eq!(
        raise(Item {
            read_back: true,
            ..filled("a", Pain, 1)
        }),
        (None, None)
    );
    assert_eq!(
        raise(Item {
            answer: Some(NoAnswer::Refused),
            ..quote("a", Pain, 1)
        }),
        (Some(Raise::Ask), p.clone())
    );
    for (check, action) in [
        (TranscriptCheck::Near, Raise::AdoptTranscript),
        (TranscriptCheck::Unclear, Raise::RuleOnTranscript),
        (TranscriptCheck::NotFound, words),
    ] {
        assert_eq!(
            raise(Item {
                transcript: Some(check),
                ..filled("a", Pain, 1)
            }),
            (Some(action), p.clone())
        );
    }
    let marketing = hit(HitCode::Marketing, HitState::Open);
    let settle = Some(Raise::SettleHit(HitCode::Marketing));
    assert_eq!(
        raise(Item {
            hits: vec![marketing.clone()],
            ..filled("a", Pain, 1)
        }),
        (settle, p.clone())
    );
    // A hit that caps no lower than the level is still in the way of the next one.
    let weak = Item {
        hits: vec![hit(HitCode::DistancingWeak, HitState::Open)],
        ..quote("a", Trigger, 1)
    };
    assert_eq!(
        raise(weak).0,
        Some(Raise::SettleHit(HitCode::DistancingWeak))
    );
    assert_eq!(
        raise(Item {
            hits: vec![marketing],
            kind: Kind::Note,
            ..note("a", Pain, 1)
        })
        .0,
        Some(words)
    );
    // Early or not, a note first becomes a quote.
    assert_eq!(raise(note("a", Budget, 1)).0, Some(words));
    assert_eq!(
        raise(filled("a", Budget, 1)),
        (Some(Raise::Ask), Some("b".to_owned()))
    );
    assert_eq!(raise(filled("a", Budget, 12)).0, Some(Raise::ReadBack));
}

#[test]
fn a_silent_line_names_the_question_that_wins_it_back() {
    let mut it = interview(vec![]);
    let ask = |it: &Interview, dimension| {
        let score = of(it);
        let line = line(&score, dimension);
        (
            line.raise.unwrap(),
            line.prompt.as_ref().map(ToString::to_string),
        )
    };
    // As the main dimension before others; unasked before asked; nothing in the guide asks for the core job.
    assert_eq!(ask(&it, Pain), (Raise::Ask, Some("p".to_owned())));
    it.asked.insert("p".into(), Default::default());
    assert_eq!(ask(&it, Pain), (Raise::Ask, Some("t".to_owned())));
    it.asked.insert("t".into(), Default::default());
    assert_eq!(ask(&it, Pain), (Raise::AskAgain, Some("p".to_owned())));
    assert_eq!(ask(&it, JobCore), (Raise::Keep, None));
}

#[test]
fn what_authority_holds_down_is_raised_by_authority_alone() {
    let raise = |item: Item, authority| {
        let dimension = item.dims[0];
        let mut interview = interview(vec![item]);
        interview.respondent.authority = authority;
        line(&of(&interview), dimension).raise
    };
    assert_eq!(
        raise(quote("a", Trigger, 1), Authority::Unknown),
        Some(Raise::SettleAuthority)
    );
    assert_eq!(
        raise(quote("a", Pain, 1), Authority::Unknown),
        Some(Raise::MakeSpecific)
    );
    assert_eq!(
        raise(quote("a", Trigger, 1), Authority::NotThere),
        Some(Raise::AskTheDecider)
    );
    assert_eq!(
        raise(note("a", Trigger, 1), Authority::TookPart),
        Some(Raise::Quote { words: 5 })
    );
    assert_eq!(
        raise(quote("a", Trigger, 1), Authority::TookPart),
        Some(Raise::AskTheDecider)
    );
    let silent = |authority| {
        let mut interview = interview(vec![]);
        interview.respondent.authority = authority;
        line(&of(&interview), Trigger).raise
    };
    assert_eq!(silent(Authority::Unknown), Some(Raise::Ask));
    assert_eq!(silent(Authority::NotThere), Some(Raise::AskTheDecider));
}

#[test]
fn the_job_map_is_raised_at_its_weakest_step() {
    let mut guide = guide(
        "g3",
        &[("m1", &[JobMap], [0, 9]), ("m2", &[JobMap], [0, 9])],
    );
    guide.prompts[0].step = Some(JobStep::Define);
    guide.prompts[1].step = Some(JobStep::Locate);
    // Neither has been asked: the step that was told of unasked is not the one to ask for.
    let mut told = filled("a", JobMap, 1);
    told.parts.job_step = Some(JobStep::Define);
    let unasked = interview(vec![told]);
    let basis = Basis {
        interview: &unasked,
        guide: &guide,
        rubric: &rubric(),
    };
    let unasked = score(basis).unwrap();
    assert_eq!(line(&unasked, JobMap).prompt, Some("m2".into()));
    let kept = Item {
        prompt: Some("m1".into()),
        ..filled("a", JobMap, 1)
    };
    let mut it = interview(vec![kept]);
    it.asked.insert("m1".into(), Default::default());
    let score = score(Basis {
        interview: &it,
        guide: &guide,
        rubric: &rubric(),
    })
    .unwrap();
    let line = line(&score, JobMap);
    assert_eq!(
        (line.why, line.raise, line.prompt.as_ref()),
        (Why::Steps, Some(Raise::Ask), Some(&"m2".into()))
    );
}
