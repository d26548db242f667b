//! Levels from facts, caps from hits, time and authority.

use super::*;
use crate::domain::dimension::Dimension::{
    Budget, Conflict, Criteria, JobMap, Pain, People, RepTime, Trigger,
};
use crate::domain::dimension::Role;
use crate::domain::guide::{Guide, Language, Prompt};
use crate::domain::interview::{Hit, Respondent, Sitting};
use crate::domain::time::Moment;

/// A guide of some id with these prompts: id, main dimension first, window.
pub(in crate::domain) fn guide(id: &str, prompts: &[(&str, &[Dimension], [u32; 2])]) -> Guide {
    let prompts: Vec<_> = prompts
        .iter()
        .map(|(id, dims, window)| {
            serde_json::json!({
                "id": id, "section": "only", "kind": "open", "core": false, "minutes": 2, "window": window,
                "timing": "mid", "roles": ["all"], "dims": dims, "ask": {"en": "?"}, "why": {}, "probes": {},
                "good": {}, "pitfall": {}
            })
        })
        .collect();
    serde_json::from_value(serde_json::json!({
        "id": id, "version": 1, "title": {}, "minutes": 30, "recruits": ["all"],
        "sections": [{"id": "only", "minutes": 30, "title": {}}], "prompts": prompts
    }))
    .unwrap()
}

/// An interview of a decider with these items, in English, started and running.
pub(in crate::domain) fn interview(evidence: Vec<Item>) -> Interview {
    let mut interview: Interview = serde_json::from_value(serde_json::json!({
        "id": "i", "study": "s", "created": "2025-07-18T12:00:00.000Z",
        "guide": {"id": "g1", "version": 1, "language": "en"}, "rubric": {"version": 1}, "filing": "decision",
        "interviewer": "", "respondent": {
            "alias": "", "company": "", "title": "", "roles": [Role::Decider], "exec": false, "authority": 3
        },
        "sittings": [], "trail": [], "asked": {}, "evidence": [], "people": [], "marks": [], "flags": [], "log": []
    }))
    .unwrap();
    interview.evidence = evidence;
    interview
        .evidence
        .sort_by(|one, two| (one.at_ms, &one.id).cmp(&(two.at_ms, &two.id)));
    interview
}

/// A note of one dimension, kept at a minute.
pub(in crate::domain) fn note(id: &str, dimension: Dimension, minute: u64) -> Item {
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
        parts: Default::default(),
    }
}

/// A quote of five words.
pub(in crate::domain) fn quote(id: &str, dimension: Dimension, minute: u64) -> Item {
    Item {
        kind: Kind::Quote,
        text: "we lost it that day".to_owned(),
        ..note(id, dimension, minute)
    }
}

/// A quote that is specific.
pub(in crate::domain) fn filled(id: &str, dimension: Dimension, minute: u64) -> Item {
    Item {
        specific: true,
        ..quote(id, dimension, minute)
    }
}

pub(in crate::domain) fn hit(code: HitCode, state: HitState) -> Hit {
    Hit {
        code,
        span: [0, 2],
        state,
    }
}

fn read_in(interview: &Interview, dimension: Dimension) -> (u8, u8, Why) {
    let guide = guide("g1", &[("p", &[Budget], [12, 28])]);
    let cell = Levels::of(interview, &guide).cell(dimension);
    if let Some(best) = cell.best {
        // What one item is worth, asked for alone, agrees with the table.
        let reading = Terms::of(interview, &guide).read(&interview.evidence[best], dimension);
        assert_eq!(
            (reading.level, reading.would_be, reading.why),
            (cell.level, cell.would_be, cell.why)
        );
    }
    (cell.level.number(), cell.would_be.number(), cell.why)
}

fn of_one(item: Item) -> (u8, Why) {
    let dimension = item.dims[0];
    let (level, _, why) = read_in(&interview(vec![item]), dimension);
    (level, why)
}

#[test]
fn levels_follow_the_table_of_the_product_page() {
    assert_eq!(read_in(&interview(vec![]), Pain), (0, 0, Why::Nothing));
    assert_eq!(of_one(note("a", Pain, 1)), (1, Why::Note));
    assert_eq!(
        of_one(Item {
            specific: true,
            ..note("a", Pain, 1)
        }),
        (2, Why::Specific)
    );
    assert_eq!(of_one(quote("a", Pain, 1)), (2, Why::Quoted));
    assert_eq!(of_one(filled("a", Pain, 1)), (3, Why::Filled));
    assert_eq!(
        of_one(Item {
            read_back: true,
            ..filled("a", Pain, 1)
        }),
        (4, Why::ReadBack)
    );
    assert_eq!(
        of_one(Item {
            transcript: Some(TranscriptCheck::Verified),
            ..filled("a", Pain, 1)
        }),
        (4, Why::Verified)
    );
    for check in [TranscriptCheck::Near, TranscriptCheck::Unclear] {
        assert_eq!(
            of_one(Item {
                transcript: Some(check),
                ..filled("a", Pain, 1)
            }),
            (3, Why::Filled)
        );
    }
    // Reading back raises only what is filled.
    assert_eq!(
        of_one(Item {
            read_back: true,
            ..quote("a", Pain, 1)
        }),
        (2, Why::Quoted)
    );
}

#[test]
fn a_refusal_is_no_evidence_whatever_else_is_recorded_on_it() {
    for answer in [NoAnswer::Refused, NoAnswer::DontKnow] {
        let item = Item {
            answer: Some(answer),
            read_back: true,
            ..filled("a", Trigger, 1)
        };
        assert_eq!(quotes_in_slots(&interview(vec![item.clone()])), 0);
        assert_eq!(of_one(item), (0, Why::NoAnswer(answer)));
    }
}

#[test]
fn five_words_make_a_quote_and_in_turkish_four() {
    let four = Item {
        text: "on gün […] yolda bekledik".to_owned(),
        ..quote("a", Trigger, 1)
    };
    assert_eq!(of_one(four.clone()), (1, Why::ShortQuote));
    let mut turkish = interview(vec![four.clone()]);
    turkish.guide.language = Language::turkish();
    assert_eq!(read_in(&turkish, Trigger), (2, 2, Why::Quoted));
    assert_eq!(
        (
            quotes_in_slots(&turkish),
            quotes_in_slots(&interview(vec![four]))
        ),
        (1, 0)
    );
}

#[test]
fn a_led_quote_and_one_the_transcript_misses_count_as_notes() {
    assert_eq!(
        of_one(Item {
            led: true,
            ..quote("a", Pain, 1)
        }),
        (1, Why::Led)
    );
    assert_eq!(
        of_one(Item {
            led: true,
            ..filled("a", Pain, 1)
        }),
        (2, Why::Specific)
    );
    let missed = Some(TranscriptCheck::NotFound);
    assert_eq!(
        of_one(Item {
            transcript: missed,
            ..quote("a", Pain, 1)
        }),
        (1, Why::NotFound)
    );
    assert_eq!(
        of_one(Item {
            transcript: missed,
            read_back: true,
            ..filled("a", Pain, 1)
        }),
        (2, Why::Specific)
    );
    assert_eq!(
        quotes_in_slots(&interview(vec![Item {
            led: true,
            ..filled("a", Trigger, 1)
        }])),
        0
    );
}

#[test]
fn typed_parts_and_the_persons_ruling_make_specific() {
    let mut item = quote("a", Pain, 1);
    item.parts.person = "Tomas".to_owned();
    assert_eq!(of_one(item.clone()), (3, Why::Filled));
    item.specific_by = SpecificBy::Person;
    assert_eq!(of_one(item), (2, Why::Quoted));
}

#[test]
fn said_again_takes_two_minutes_the_same_dimension_and_an_answer() {
    let linked = |other: Item| {
        let one = Item {
            again: Some(other.id.clone()),
            ..filled("a", Trigger, 4)
        };
        interview(vec![one, other])
    };
    let levels = |interview: &Interview| {
        let guide = guide("g1", &[]);
        let terms = Terms::of(interview, &guide);
        let read = |item: &Item| terms.read(item, Trigger).level.number();
        interview.evidence.iter().map(read).collect::<Vec<_>>()
    };
    // Either way round: both are filled, both become corroborated.
    assert_eq!(levels(&linked(filled("b", Trigger, 6))), [4, 4]);
    assert_eq!(
        read_in(&linked(filled("b", Trigger, 6)), Trigger).2,
        Why::SaidAgain
    );
    assert_eq!(levels(&linked(note("b", Trigger, 2))), [1, 4]);
    let backwards = Item {
        again: Some("b".into()),
        ..note("a", Trigger, 4)
    };
    let interview_backwards = interview(vec![backwards, filled("b", Trigger, 6)]);
    assert_eq!(levels(&interview_backwards), [1, 4]);
    assert_eq!(
        read_in(&interview_backwards, Trigger),
        (4, 4, Why::SaidAgain)
    );
    // Whatever order their names are in.
    let unordered = Item {
        again: Some("a".into()),
        ..note("z", Trigger, 4)
    };
    let evidence = vec![note("m", Trigger, 1), unordered, filled("a", Trigger, 6)];
    assert_eq!(
        read_in(&interview(evidence), Trigger),
        (4, 4, Why::SaidAgain)
    );
    let nearly = Item {
        at_ms: Elapsed::from_ms(6 * 60_000 - 1),
        ..filled("b", Trigger, 0)
    };
    assert_eq!(levels(&linked(nearly)), [3, 3]);
    assert_eq!(
        read_in(&linked(filled("b", Conflict, 9)), Trigger),
        (3, 3, Why::Filled)
    );
    let refused = Item {
        answer: Some(NoAnswer::Refused),
        ..filled("b", Trigger, 9)
    };
    let with_refused = linked(refused);
    assert_eq!(levels(&with_refused), [3, 0]);
    assert_eq!(read_in(&with_refused, Trigger), (3, 3, Why::Filled));
    // An item of two dimensions is said again in the one the other shares.
    let both = Item {
        dims: vec![Trigger, Conflict],
        again: Some("b".into()),
        ..filled("a", Trigger, 1)
    };
    let interview = interview(vec![both, filled("b", Conflict, 9)]);
    assert_eq!(
        (
            read_in(&interview, Trigger).0,
            read_in(&interview, Conflict).0
        ),
        (3, 4)
    );
}

#[test]
fn open_hits_cap_as_the_method_says() {
    use HitCode::{
        Distancing, DistancingWeak, Generalisation, Hearsay, Hypothetical, Leading, Marketing,
        Vague,
    };
    let caps: &[(HitCode, u8, u8, u8, u8)] = &[
        // in a cause, in people, in pain, in budget (after its window)
        (Hypothetical, 1, 1, 1, 1),
        (Generalisation, 1, 1, 1, 1),
        (Marketing, 1, 1, 1, 1),
        (Hearsay, 1, 2, 4, 2),
        (Distancing, 1, 4, 4, 4),
        (DistancingWeak, 2, 4, 4, 4),
        (Leading, 2, 2, 2, 2),
        (Vague, 4, 4, 4, 4),
    ];
    for (code, cause, people, pain, budget) in caps {
        for (dimension, level) in [
            (Trigger, cause),
            (People, people),
            (Pain, pain),
            (Budget, budget),
        ] {
            let best = Item {
                read_back: true,
                ..filled("a", dimension, 20)
            };
            let open = Item {
                hits: vec![hit(*code, HitState::Open)],
                ..best.clone()
            };
            let why = if *level == 4 {
                Why::ReadBack
            } else {
                Why::Hit(*code)
            };
            assert_eq!(of_one(open), (*level, why), "{code} in {dimension}");
            for state in [HitState::Dismissed, HitState::Answered] {
                assert_eq!(
                    of_one(Item {
                        hits: vec![hit(*code, state)],
                        ..best.clone()
                    }),
                    (4, Why::ReadBack)
                );
            }
        }
    }
}

#[test]
fn of_several_hits_the_lowest_cap_wins_and_notes_are_not_looked_at() {
    let hits = vec![
        hit(HitCode::DistancingWeak, HitState::Open),
        hit(HitCode::Marketing, HitState::Open),
    ];
    let item = Item {
        hits,
        ..filled("a", Criteria, 1)
    };
    assert_eq!(of_one(item.clone()), (1, Why::Hit(HitCode::Marketing)));
    assert_eq!(
        of_one(Item {
            kind: Kind::Note,
            ..item
        }),
        (2, Why::Specific)
    );
    // A cap that lowers nothing is no reason.
    let weak = vec![hit(HitCode::DistancingWeak, HitState::Open)];
    assert_eq!(
        of_one(Item {
            hits: weak,
            ..quote("a", Criteria, 1)
        }),
        (2, Why::Quoted)
    );
    // A led quote keeps its hits: to lift the mark must not lower the level.
    let led = Item {
        led: true,
        hits: vec![hit(HitCode::Marketing, HitState::Open)],
        ..filled("a", Criteria, 1)
    };
    assert_eq!(of_one(led), (1, Why::Hit(HitCode::Marketing)));
}

#[test]
fn early_budget_evidence_is_worth_two_until_its_window_opens() {
    let at = |ms| {
        of_one(Item {
            at_ms: Elapsed::from_ms(ms),
            ..filled("a", Budget, 0)
        })
    };
    assert_eq!(at(12 * 60_000 - 1), (2, Why::EarlyBudget));
    assert_eq!(at(12 * 60_000), (3, Why::Filled));
    // Minute rules apply to the first talk. Going on within the hour is the same talk after a pause.
    let mut short = interview(vec![filled("a", Budget, 5)]);
    let (start, end) = (Moment::from_unix_ms(0), Moment::from_unix_ms(4 * 60_000));
    let pause = Elapsed::from_minutes(60);
    short.sittings = vec![
        Sitting {
            started: start,
            ended: Some(end),
        },
        Sitting {
            started: end.after(pause),
            ended: None,
        },
    ];
    assert_eq!(read_in(&short, Budget).0, 2);
    short.sittings[1].started = end.after(pause.plus(Elapsed::from_ms(1)));
    assert_eq!(read_in(&short, Budget).0, 3);
    short.sittings.pop();
    assert_eq!(read_in(&short, Budget).0, 2);
}

#[test]
fn the_budget_window_is_the_earliest_that_does_not_open_with_the_interview() {
    let several = guide(
        "g1",
        &[
            ("a", &[Budget], [0, 9]),
            ("b", &[Budget], [15, 20]),
            ("c", &[Budget], [13, 20]),
            ("d", &[People, Budget], [2, 3]),
        ],
    );
    assert_eq!(budget_opens(&several), Elapsed::from_minutes(13));
    assert_eq!(
        budget_opens(&guide("g2", &[("d", &[People, Budget], [2, 3])])),
        Elapsed::default()
    );
}

#[test]
fn authority_caps_causes_in_the_profiles_that_need_it() {
    let with = |authority, roles: &[Role]| {
        let mut interview = interview(vec![filled("a", Trigger, 1), filled("b", Pain, 1)]);
        interview.respondent = Respondent {
            authority,
            roles: roles.to_vec(),
            ..Respondent::default()
        };
        (read_in(&interview, Trigger), read_in(&interview, Pain).0)
    };
    for (authority, level) in [
        (Authority::Unknown, 0),
        (Authority::NotThere, 0),
        (Authority::TookPart, 2),
    ] {
        assert_eq!(
            with(authority, &[Role::Decider]),
            ((level, 3, Why::Authority(authority)), 3)
        );
        assert_eq!(
            with(authority, &[Role::BudgetHolder]).0,
            (level, 3, Why::Authority(authority))
        );
        assert_eq!(with(authority, &[Role::Influencer]).0, (3, 3, Why::Filled));
    }
    assert_eq!(
        with(Authority::Chose, &[Role::Decider]).0,
        (3, 3, Why::Filled)
    );
    // What it would be worth is what its hits leave of it.
    let marketing = vec![hit(HitCode::Marketing, HitState::Open)];
    let mut capped = interview(vec![Item {
        hits: marketing,
        ..filled("a", Trigger, 1)
    }]);
    capped.respondent.authority = Authority::Unknown;
    assert_eq!(
        read_in(&capped, Trigger),
        (0, 1, Why::Authority(Authority::Unknown))
    );
    // A quote is held whatever its level.
    let mut unknown = interview(vec![filled("a", Trigger, 1)]);
    unknown.respondent.authority = Authority::Unknown;
    assert_eq!(quotes_in_slots(&unknown), 1);
}

#[test]
fn a_dimension_has_its_best_item() {
    let refused = Item {
        answer: Some(NoAnswer::Refused),
        ..note("0", Pain, 0)
    };
    let interview = interview(vec![
        refused,
        note("a", Pain, 1),
        quote("b", Pain, 2),
        filled("c", Pain, 3),
        note("d", Pain, 4),
    ]);
    let cell = Levels::of(&interview, &guide("g1", &[])).cell(Pain);
    assert_eq!(
        (cell.level.number(), cell.best, cell.items, cell.holds_quote),
        (3, Some(3), 4, true)
    );
}

#[test]
fn what_is_filled_can_still_be_corroborated_by_a_later_item() {
    for later in [
        Item {
            read_back: true,
            ..filled("b", Pain, 2)
        },
        Item {
            transcript: Some(TranscriptCheck::Verified),
            ..filled("b", Pain, 2)
        },
        Item {
            again: Some("a".into()),
            ..filled("b", Pain, 9)
        },
    ] {
        let interview = interview(vec![filled("a", Pain, 1), later]);
        assert_eq!(read_in(&interview, Pain).0, 4);
    }
}

#[test]
fn the_job_map_is_the_floor_of_the_mean_over_eight_steps() {
    let step = |id: &str, step, item: Item| {
        let mut item = Item {
            id: id.into(),
            dims: vec![JobMap],
            ..item
        };
        item.parts.job_step = step;
        item
    };
    let all: Vec<_> = JobStep::ALL
        .iter()
        .map(|s| step(s.code(), Some(*s), filled("", JobMap, 1)))
        .collect();
    assert_eq!(read_in(&interview(all.clone()), JobMap), (3, 3, Why::Steps));
    assert_eq!(read_in(&interview(all[..7].to_vec()), JobMap).0, 2); // 21 ÷ 8
    assert_eq!(
        read_in(&interview(all[..2].to_vec()), JobMap),
        (0, 0, Why::Steps)
    );
    // The step of the prompt it was kept under, unless it names its own.
    let mut guide = guide("g3", &[("m", &[JobMap], [0, 9])]);
    guide.prompts[0] = Prompt {
        step: Some(JobStep::Define),
        ..guide.prompts[0].clone()
    };
    let under = |own| Item {
        prompt: Some("m".into()),
        ..step("a", own, filled("a", JobMap, 1))
    };
    for (own, found) in [
        (None, JobStep::Define),
        (Some(JobStep::Modify), JobStep::Modify),
    ] {
        assert_eq!(
            Levels::of(&interview(vec![under(own)]), &guide).step(found),
            Level::FILLED
        );
    }
}

#[test]
fn a_full_calendar_log_is_specific_of_a_reps_time() {
    let log = |categories: u32, minutes| {
        let mut item = note("a", RepTime, 1);
        item.parts.calendar = (0..categories).map(|n| (n.to_string(), minutes)).collect();
        item
    };
    assert_eq!(of_one(log(8, 30)), (2, Why::Specific));
    assert_eq!(of_one(log(7, 30)), (1, Why::Note));
    assert_eq!(of_one(log(8, 0)), (1, Why::Note));
    assert_eq!(
        of_one(Item {
            dims: vec![Pain],
            ..log(8, 30)
        }),
        (1, Why::Note)
    );
    assert_eq!(
        of_one(Item {
            specific_by: SpecificBy::Person,
            ..log(8, 30)
        }),
        (1, Why::Note)
    );
}
