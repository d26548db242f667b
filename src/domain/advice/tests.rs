//! What is suggested when. A whole interview under the built-in guide is followed in tests/stories.rs.

use super::*;
use crate::domain::dimension::Dimension::{
    Budget, Conflict, GoalPersonal, JobMap, Pain, People, Referral, Trigger,
};
use crate::domain::dimension::Role;
use crate::domain::guide::{JobStep, Timing};
use crate::domain::interview::{Item, Sitting, Step};
use crate::domain::level::tests::{filled, guide as plain, interview, note, quote};
use crate::domain::rubric::Rubric;
use crate::domain::time::Moment;

fn rubric() -> Rubric {
    serde_json::from_value(serde_json::json!({
        "version": 1, "level": [0, 25, 60, 90, 100],
        "cap": {"slots_quoted": [29, 44, 59, 79, 100], "heavy_weight": 10, "heavy_level": 2, "heavy_cap": 84, "no_quote_cap": 49},
        "band": {"thin": 30, "usable": 60, "complete": 85},
        "profiles": {
            "dm": {"required": [], "weights": {"trigger": 20, "conflict": 20, "goal_personal": 18, "pain": 31, "people": 1, "budget": 10}},
            "sup": {"required": [], "weights": {"pain": 70, "people": 30}},
            "ex": {"required": [], "weights": {"jobmap": 50, "pain": 50}}
        }
    }))
    .unwrap()
}

/// Thirty minutes: authority, two slots, three others, and a closing of two.
fn guide() -> Guide {
    let mut guide = plain(
        "g1",
        &[
            ("who", &[Dimension::Authority, People], [0, 4]),
            ("trigger", &[Trigger], [0, 12]),
            ("conflict", &[Conflict], [0, 15]),
            ("pain", &[Pain], [0, 18]),
            ("goal", &[GoalPersonal], [0, 25]),
            ("people", &[People], [0, 27]),
            ("also", &[Referral], [22, 30]),
            ("close", &[Referral, People], [22, 30]),
        ],
    );
    guide.sections.push(crate::domain::guide::Section {
        id: "close".into(),
        ..guide.sections[0].clone()
    });
    for prompt in guide.prompts.iter_mut().skip(6) {
        prompt.section = "close".into();
        prompt.timing = Timing::Closing;
        prompt.core = prompt.id.as_str() == "close";
    }
    guide
}

fn asked(interview: &mut Interview, prompts: &[&str]) {
    interview.asked.extend(
        prompts
            .iter()
            .map(|prompt| (PromptId::from(*prompt), Elapsed::default())),
    );
}

fn advise(interview: &Interview, guide: &Guide, minute: u64) -> Option<Advice> {
    next(
        Basis {
            interview,
            guide,
            rubric: &rubric(),
        },
        Elapsed::from_minutes(minute),
        &SortedMap::new(),
    )
}

/// The order in which prompts are suggested when each is asked and brings nothing.
fn order(interview: &Interview, guide: &Guide, minute: u64) -> Vec<String> {
    let mut interview = interview.clone();
    let mut order = Vec::new();
    while let Some(advice) = advise(&interview, guide, minute) {
        asked(&mut interview, &[advice.prompt.as_str()]);
        order.push(advice.prompt.to_string());
    }
    order
}

#[test]
fn authority_first_then_slots_without_a_quote_then_what_brings_most_per_minute() {
    let mut it = interview(vec![]);
    it.respondent.authority = Authority::Unknown;
    assert_eq!(
        order(&it, &guide(), 5),
        ["who", "trigger", "conflict", "pain", "goal", "people"]
    );
    it.respondent.authority = Authority::Chose;
    let mut quicker = guide();
    quicker.prompts[4].minutes = Minutes::from_tenths(10); // 16.2 points in 1 minute before 18.6 in 2
    quicker.prompts[2].minutes = Minutes::from_tenths(19);
    // Known, the authority prompt is worth its people.
    assert_eq!(
        order(&it, &quicker, 5),
        ["conflict", "trigger", "goal", "pain", "who", "people"]
    );
}

#[test]
fn the_gain_is_the_real_difference_caps_included() {
    let advice = advise(&interview(vec![]), &guide(), 5).unwrap();
    assert_eq!(
        (advice.gain.get(), advice.reason),
        (1_800, Reason::SlotWithoutQuote(Slot::Trigger))
    );
    assert_eq!(advice.minutes, Minutes::from_tenths(20));
    // With 42.85 points under a cap of 29 the first quote in a slot brings 15, up to the next cap.
    let specific = |dimension| Item {
        specific: true,
        ..note("n", dimension, 1)
    };
    let it = interview(vec![
        specific(Pain),
        Item {
            id: "g".into(),
            ..filled("", GoalPersonal, 1)
        },
        Item {
            id: "p".into(),
            ..specific(People)
        },
        Item {
            id: "b".into(),
            ..specific(Budget)
        },
    ]);
    let advice = advise(&it, &guide(), 5).unwrap();
    assert_eq!(
        (advice.prompt.as_str(), advice.gain.get()),
        ("trigger", 1_500)
    );
}

#[test]
fn a_personal_goal_is_to_be_filled_and_a_held_quote_lifts_no_cap_again() {
    let mut it = interview(vec![]);
    asked(&mut it, &["who", "trigger", "conflict", "pain"]);
    let advice = advise(&it, &guide(), 5).unwrap();
    assert_eq!((advice.prompt.as_str(), advice.gain.get()), ("goal", 1_620));
    // 53.4 points under a cap of 44 for one quoted slot: only a quote in another slot brings anything.
    let specific = |id: &str, dimension| Item {
        specific: true,
        ..note(id, dimension, 1)
    };
    let it = interview(vec![
        quote("t", Trigger, 1),
        filled("g", GoalPersonal, 1),
        specific("n", Pain),
        specific("p", People),
        specific("b", Budget),
    ]);
    assert_eq!(order(&it, &guide(), 5), ["conflict"]);
    assert_eq!(advise(&it, &guide(), 5).unwrap().gain.get(), 1_500);
}

#[test]
fn less_than_a_point_is_still_a_gain_and_nothing_is_none() {
    let mut it = interview(vec![filled("t", Trigger, 1), filled("c", Conflict, 1)]);
    asked(&mut it, &["who", "trigger", "conflict", "pain", "goal"]);
    let advice = advise(&it, &guide(), 5).unwrap();
    assert_eq!(
        (advice.prompt.as_str(), advice.gain.get(), advice.reason),
        ("people", 60, Reason::Raises(People))
    );
    it.evidence.push(quote("p", People, 2));
    assert_eq!(advise(&it, &guide(), 5), None);
}

#[test]
fn unknown_authority_counts_as_the_decider_and_a_known_one_as_it_is() {
    let gain = |authority| {
        let mut it = interview(vec![note("t", Trigger, 1)]);
        it.respondent.authority = authority;
        asked(&mut it, &["who", "conflict", "pain", "goal", "people"]);
        advise(&it, &guide(), 5).map(|advice| advice.gain.get())
    };
    assert_eq!(gain(Authority::Unknown), Some(20 * (90 - 25)));
    assert_eq!(gain(Authority::Chose), Some(20 * (90 - 25)));
    assert_eq!(gain(Authority::TookPart), Some(20 * (60 - 25)));
    assert_eq!(gain(Authority::NotThere), None);
}

#[test]
fn a_slot_that_holds_a_quote_waits_for_what_brings_more() {
    let mut it = interview(vec![quote("t", Trigger, 1)]);
    asked(&mut it, &["who", "conflict"]);
    assert_eq!(
        order(&it, &guide(), 5),
        ["pain", "goal", "trigger", "people"]
    );
    let advice = advise(&it, &guide(), 5).unwrap();
    assert_eq!(advice.reason, Reason::Raises(Pain));
}

#[test]
fn asked_prompts_other_roles_tasks_and_screens_are_left_out() {
    let mut narrow = guide();
    narrow.prompts[1].roles = vec![crate::domain::guide::Audience::Support];
    narrow.prompts[2].kind = PromptKind::Task;
    narrow.prompts[3].kind = PromptKind::Screen;
    let mut it = interview(vec![]);
    asked(&mut it, &["goal"]);
    assert_eq!(order(&it, &narrow, 5), ["who", "people"]);
    // A rating feeds no cause.
    narrow.prompts[4].kind = PromptKind::Rating;
    narrow.prompts[5].kind = PromptKind::Rating;
    it.asked = SortedMap::new();
    assert_eq!(order(&it, &narrow, 5), ["who", "people"]);
}

#[test]
fn windows_open_with_time_or_with_what_has_been_kept() {
    let mut later = guide();
    for prompt in later.prompts.iter_mut().take(6) {
        prompt.window = [10, 20];
        prompt.timing = Timing::Opening;
    }
    later.prompts[1].timing = Timing::AfterRapport;
    later.prompts[2].timing = Timing::Mid;
    later.prompts[3].timing = Timing::Closing;
    let nothing: [&str; 0] = [];
    assert_eq!(order(&interview(vec![]), &later, 9), nothing);
    assert_eq!(
        order(&interview(vec![note("a", People, 1)]), &later, 9),
        ["trigger"]
    );
    assert_eq!(
        order(
            &interview(vec![note("a", Dimension::JobCore, 1)]),
            &later,
            9
        ),
        ["trigger", "conflict"]
    );
    assert_eq!(
        order(&interview(vec![note("a", Trigger, 1)]), &later, 9),
        ["conflict", "trigger"]
    );
    assert_eq!(order(&interview(vec![]), &later, 10).len(), 6);
    later.prompts[3].window = [25, 29];
    let waiting = |minute| advise_of(&later, "pain", minute);
    assert!(!waiting(19) && waiting(20) && waiting(26));
}

fn advise_of(guide: &Guide, prompt: &str, minute: u64) -> bool {
    order(&interview(vec![]), guide, minute)
        .iter()
        .any(|other| other == prompt)
}

#[test]
fn the_budget_prompt_waits_for_its_window_whatever_has_been_kept() {
    let mut with_budget = guide();
    with_budget.prompts[3].dims = vec![Budget];
    with_budget.prompts[3].window = [12, 28];
    let it = interview(vec![note("a", Trigger, 1)]);
    let suggested = |minute| order(&it, &with_budget, minute).contains(&"pain".to_owned());
    assert!(!suggested(11) && suggested(12));
}

#[test]
fn nothing_that_would_eat_into_the_last_three_minutes_comes_before_the_closing() {
    let mut it = interview(vec![]);
    asked(&mut it, &["who", "conflict", "goal"]);
    assert_eq!(
        order(&it, &guide(), 25),
        ["trigger", "pain", "people", "close", "also"]
    );
    let mut slow = guide();
    slow.prompts[1].minutes = Minutes::from_tenths(21);
    assert_eq!(
        order(&it, &slow, 25),
        ["pain", "people", "close", "also", "trigger"]
    );
    // With under four minutes left the closing comes first, however short the others are.
    slow.prompts[5].minutes = Minutes::from_tenths(1);
    assert_eq!(order(&it, &slow, 26).first().unwrap(), "people");
    let at = Elapsed::from_ms(26 * 60_000 + 1);
    let advice = next(
        Basis {
            interview: &it,
            guide: &slow,
            rubric: &rubric(),
        },
        at,
        &SortedMap::new(),
    )
    .unwrap();
    assert_eq!(
        (advice.prompt.as_str(), advice.reason),
        ("close", Reason::Closing)
    );
    assert_eq!(
        order(&it, &slow, 40),
        ["close", "also", "trigger", "pain", "people"]
    );
}

#[test]
fn the_closing_opens_in_the_last_third() {
    let mut it = interview(vec![]);
    asked(
        &mut it,
        &["who", "trigger", "conflict", "pain", "goal", "people"],
    );
    assert_eq!(advise(&it, &guide(), 19), None);
    assert_eq!(advise(&it, &guide(), 20).unwrap().reason, Reason::Closing);
}

#[test]
fn minute_rules_apply_to_the_first_sitting_only() {
    let mut it = interview(vec![]);
    asked(&mut it, &["who", "conflict", "goal", "pain"]);
    let moment = |minute: i64| Moment::from_unix_ms(minute * 60_000);
    it.sittings = vec![
        Sitting {
            started: moment(0),
            ended: Some(moment(5)),
        },
        Sitting {
            started: moment(500),
            ended: None,
        },
    ];
    let mut later = guide();
    later.prompts[1].window = [10, 20];
    assert_eq!(
        order(&it, &later, 6),
        ["trigger", "people", "close", "also"]
    );
    assert_eq!(
        order(&it, &later, 29),
        ["trigger", "people", "close", "also"]
    );
    let basis = Basis {
        interview: &it,
        guide: &later,
        rubric: &rubric(),
    };
    assert_eq!(
        hint(basis, &later.prompts[1], Elapsed::from_minutes(6)),
        None
    );
    assert_eq!(
        hint(basis, &later.prompts[1], Elapsed::from_minutes(4)),
        Some(WindowHint::OpensAt(10, Wait::Middle))
    );
}

#[test]
fn a_prompt_out_of_its_window_gets_a_hint() {
    let mut it = interview(vec![]);
    let mut budget = guide();
    budget.prompts[3].dims = vec![Budget];
    budget.prompts[3].window = [12, 28];
    let of = |it: &Interview, minute| {
        hint(
            Basis {
                interview: it,
                guide: &budget,
                rubric: &rubric(),
            },
            &budget.prompts[3],
            Elapsed::from_minutes(minute),
        )
    };
    assert_eq!(of(&it, 11), Some(WindowHint::OpensAt(12, Wait::Money)));
    it.evidence.push(note("a", Trigger, 1));
    assert_eq!(of(&it, 11), Some(WindowHint::OpensAt(12, Wait::Money)));
    assert_eq!(
        (of(&it, 12), of(&it, 28), of(&it, 29)),
        (None, None, Some(WindowHint::EndedAt(28)))
    );
}

#[test]
fn a_prompt_that_is_not_open_says_what_it_waits_for() {
    let it = interview(vec![]);
    let mut guide = guide();
    let said = |guide: &Guide, it: &Interview, minute| {
        let prompt = &guide.prompts[1];
        let basis = Basis {
            interview: it,
            guide,
            rubric: &rubric(),
        };
        hint(basis, prompt, Elapsed::from_minutes(minute))
    };
    let kept = interview(vec![note("a", Dimension::Context, 1)]);
    let begun = interview(vec![note("a", Trigger, 1)]);
    guide.prompts[1].window = [8, 30];
    for (timing, dimension, waits, opened_by) in [
        (Timing::Opening, Pain, Wait::Minute, None),
        (Timing::AfterRapport, Pain, Wait::Rapport, Some(&kept)),
        (Timing::Mid, Pain, Wait::Middle, Some(&begun)),
        (Timing::Mid, Budget, Wait::Money, None),
        (Timing::AfterRapport, Budget, Wait::Money, None),
        (Timing::Closing, Pain, Wait::End, None),
    ] {
        guide.prompts[1].timing = timing;
        guide.prompts[1].dims = vec![dimension];
        let hint = WindowHint::OpensAt(8, waits);
        assert_eq!(said(&guide, &it, 7), Some(hint), "{timing:?}");
        assert_eq!(said(&guide, &it, 8), None, "{timing:?}");
        let opened = opened_by.unwrap_or(&begun);
        let after = opened_by.is_none().then_some(hint);
        assert_eq!(said(&guide, opened, 7), after, "{timing:?}");
    }
    assert_eq!(said(&guide, &kept, 31), Some(WindowHint::EndedAt(30)));
    // What waits for the end opens with the last third, where that comes first.
    guide.prompts[1].window = [28, 30];
    guide.prompts[1].timing = Timing::Closing;
    let hint = WindowHint::OpensAt(20, Wait::End);
    assert_eq!(said(&guide, &it, 19), Some(hint));
    assert_eq!(said(&guide, &it, 20), None);
}

/// A guide of two sections, three and eight minutes of thirty, and a closing; the trigger stands in the second.
fn in_sections() -> Guide {
    let mut guide = guide();
    guide.sections[0].minutes = 3;
    let story = crate::domain::guide::Section {
        id: "story".into(),
        minutes: 8,
        ..guide.sections[0].clone()
    };
    guide.sections.insert(1, story);
    guide.prompts[1].section = "story".into();
    guide
}

fn pace_at(it: &Interview, seconds: u64) -> Pace {
    let basis = Basis {
        interview: it,
        guide: &in_sections(),
        rubric: &rubric(),
    };
    pace(basis, Elapsed::from_ms(seconds * 1_000))
}

fn turned_to(prompt: Option<&str>) -> Interview {
    let mut it = interview(vec![]);
    it.trail = vec![Step {
        at_ms: Elapsed::default(),
        prompt: prompt.map(Into::into),
    }];
    it
}

#[test]
fn the_pace_is_what_has_gone_since_the_section_should_have_ended() {
    let story = turned_to(Some("trigger"));
    // Ahead of the plan is on pace, and the first whole minute counts.
    for (seconds, pace) in [
        (0, Pace::On),
        (11 * 60, Pace::On),
        (11 * 60 + 59, Pace::On),
        (12 * 60, Pace::Behind(1)),
        (20 * 60 + 30, Pace::Behind(9)),
        (27 * 60 - 1, Pace::Behind(15)),
        (27 * 60, Pace::Closing),
        (90 * 60, Pace::Closing),
    ] {
        assert_eq!(pace_at(&story, seconds), pace, "{seconds}");
    }
    assert_eq!(pace_at(&turned_to(Some("who")), 4 * 60), Pace::Behind(1));
    assert_eq!(pace_at(&turned_to(None), 4 * 60), Pace::Free);
    assert_eq!(pace_at(&interview(vec![]), 4 * 60), Pace::Free);
}

#[test]
fn a_pause_keeps_the_plan_and_a_later_talk_has_none() {
    let mut it = turned_to(Some("who"));
    let moment = |minute: i64| Moment::from_unix_ms(minute * 60_000);
    let sitting = |started, ended| Sitting { started, ended };
    it.sittings = vec![sitting(moment(0), Some(moment(5)))];
    it.sittings.push(sitting(moment(65), None));
    assert_eq!(it.elapsed(moment(66)), Elapsed::from_minutes(6));
    assert_eq!(pace_at(&it, 6 * 60), Pace::Behind(3));
    it.sittings[1].started = moment(66);
    assert_eq!(pace_at(&it, 6 * 60), Pace::Free);
    // Three sittings: the first two are one talk.
    it.sittings[1] = sitting(moment(6), Some(moment(10)));
    it.sittings.push(sitting(moment(500), None));
    assert_eq!(it.first_of_several(), Some(Elapsed::from_minutes(9)));
    assert_eq!(pace_at(&it, 8 * 60), Pace::Behind(5));
    assert_eq!(pace_at(&it, 9 * 60), Pace::Free);
}

#[test]
fn the_last_tenth_is_short() {
    let of = |seconds: u64| is_short(Elapsed::from_ms(seconds * 1_000), Elapsed::from_minutes(60));
    assert_eq!(
        (of(54 * 60 - 1), of(54 * 60), of(70 * 60)),
        (false, true, true)
    );
}

#[test]
fn from_minute_22_a_silent_budget_and_personal_goal_are_recalled() {
    let business = Dimension::GoalBusiness;
    let mut guide = guide();
    guide.prompts[3].dims = vec![Budget];
    guide.prompts[3].window = [12, 28];
    let mut it = interview(vec![filled("a", business, 1)]);
    let reason = |it: &Interview, minute| {
        let advice = advise(it, &guide, minute).unwrap();
        (advice.prompt.to_string(), advice.reason)
    };
    let is = |prompt: &str, reason| (prompt.to_owned(), reason);
    let slot = is("trigger", Reason::SlotWithoutQuote(Slot::Trigger));
    let goal = is("goal", Reason::Recalled(GoalPersonal));
    let money = is("pain", Reason::Recalled(Budget));
    assert_eq!(reason(&it, 21), slot);
    assert_eq!(reason(&it, 22), goal);
    // Once asked it is not asked for again, whatever was said.
    asked(&mut it, &["goal"]);
    assert_eq!(reason(&it, 22), money);
    asked(&mut it, &["pain"]);
    assert_eq!(reason(&it, 22), slot);
    // A goal nobody set against the firm's is not recalled; money always is.
    let it = interview(vec![]);
    assert_eq!(reason(&it, 22), money);
    // Both said: nothing to recall.
    let it = interview(vec![
        note("a", business, 1),
        note("b", GoalPersonal, 2),
        note("c", Budget, 13),
    ]);
    assert_eq!(reason(&it, 22), slot);
    // The decision comes first, and the closing when its time has come.
    let mut it = interview(vec![]);
    it.respondent.authority = Authority::Unknown;
    assert_eq!(reason(&it, 22).1, Reason::AuthorityUnknown);
    assert_eq!(reason(&it, 27).1, Reason::Closing);
}

#[test]
fn a_map_prompt_is_suggested_until_its_step_is_grounded() {
    let mut guide = plain(
        "g3",
        &[
            ("m1", &[JobMap], [0, 9]),
            ("m2", &[JobMap], [0, 9]),
            ("p", &[Pain], [0, 9]),
        ],
    );
    guide.prompts[0].step = Some(JobStep::Define);
    guide.prompts[1].step = Some(JobStep::Locate);
    let mut it = interview(vec![]);
    assert_eq!(order(&it, &guide, 5), ["m1", "m2", "p"]);
    let mut kept = quote("a", JobMap, 1);
    kept.parts.job_step = Some(JobStep::Define);
    it.evidence.push(kept);
    assert_eq!(order(&it, &guide, 5), ["m2", "p"]);
}

#[test]
fn nothing_is_suggested_where_nothing_is_scored() {
    let mut screener = guide();
    screener.id = "g6".into();
    assert_eq!(advise(&interview(vec![]), &screener, 5), None);
}

/// A finished interview in which prompts were current for so many seconds, one after the other.
fn held(lengths: &[(&str, u64)]) -> Interview {
    let mut it = interview(vec![]);
    let mut at = Elapsed::default();
    for (prompt, seconds) in lengths {
        it.trail.push(Step {
            at_ms: at,
            prompt: Some((*prompt).into()),
        });
        at = at.plus(Elapsed::from_ms(seconds * 1_000));
    }
    let end = i64::try_from(at.as_ms()).unwrap();
    it.sittings = vec![Sitting {
        started: Moment::from_unix_ms(0),
        ended: Some(Moment::from_unix_ms(end)),
    }];
    asked(&mut it, &["trigger", "pain"]);
    it
}

#[test]
fn five_askings_teach_a_length() {
    let lengths = [60, 90, 91, 300, 30];
    let mut all: Vec<_> = lengths
        .iter()
        .map(|seconds| held(&[("trigger", *seconds), ("goal", 60)]))
        .collect();
    let learnt = |all: &[Interview]| {
        learned(&guide(), all)
            .into_iter()
            .map(|(id, m)| (id.to_string(), m.as_tenths()))
            .collect::<Vec<_>>()
    };
    // The goal was current and never asked.
    assert_eq!(learnt(&all), [("trigger".to_owned(), 15)]);
    assert_eq!(learnt(&all[..4]), []);
    all.push(held(&[("trigger", 60), ("pain", 1), ("trigger", 40)])); // 100 s together: median (90 + 91) ÷ 2
    assert_eq!(learnt(&all), [("trigger".to_owned(), 15)]);
    // One that runs still, one under another guide, and one in which it never was current, teach nothing.
    let mut running = held(&[("trigger", 9_000)]);
    running.sittings.push(Sitting {
        started: Moment::from_unix_ms(9_000_000),
        ended: None,
    });
    let mut four_and_one = all[..4].to_vec();
    four_and_one.push(running.clone());
    assert_eq!(learnt(&four_and_one), []);
    let mut other = held(&[("trigger", 9_000)]);
    other.guide.id = "g2".into();
    all.extend([running, other, held(&[("pain", 9_000)])]);
    assert_eq!(learnt(&all), [("trigger".to_owned(), 15)]);
    let short: Vec<_> = (0..5).map(|_| held(&[("pain", 1)])).collect();
    assert_eq!(learnt(&short), [("pain".to_owned(), 1)]);
}

#[test]
fn what_was_learnt_replaces_the_guess() {
    let it = interview(vec![]);
    let learnt = SortedMap::from([("conflict".into(), Minutes::from_tenths(4))]);
    let advice = next(
        Basis {
            interview: &it,
            guide: &guide(),
            rubric: &rubric(),
        },
        Elapsed::default(),
        &learnt,
    )
    .unwrap();
    assert_eq!(
        (advice.prompt.as_str(), advice.minutes),
        ("conflict", Minutes::from_tenths(4))
    );
    assert!(it.respondent.roles.contains(&Role::Decider));
}
