//! A second listener: a copy without a judgement, and figures that the literature gives, too.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use on_record::domain::check::check;
use on_record::domain::dimension::{Authority, Dimension};
use on_record::domain::edit::Act;
use on_record::domain::guide::{Guide, Prompt};
use on_record::domain::interview::{
    Flag, FlagState, HitState, Interview, LogCode, Ruling, RulingCode, SpecificBy,
};
use on_record::domain::rating::{Agreement, blind, compare, strength};
use on_record::domain::score::Basis;
use on_record::domain::specific;
use on_record::domain::time::{Moment, Now};
use on_record::domain::verdict::Verdict;
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::document::{self, Body};
use on_record::guides;
use on_record::guides::sample;
use proptest::prelude::*;

#[path = "support/any_interview.rs"]
mod any_interview;

fn now() -> Now {
    Now {
        moment: Moment::from_unix_ms(1_790_000_000_000),
        today: "2026-09-21".parse().unwrap(),
    }
}

fn guide() -> &'static Guide {
    guides::guide("g1").unwrap()
}

fn basis(interview: &Interview) -> Basis<'_> {
    Basis {
        interview,
        guide: guide(),
        rubric: guides::rubric(),
    }
}

/// The pairs of a table of counts.
fn pairs(table: &[&[usize]]) -> Vec<(u8, u8)> {
    let mut pairs = Vec::new();
    for (first, row) in (0..).zip(table) {
        for (second, count) in (0..).zip(*row) {
            pairs.extend(std::iter::repeat_n((first, second), *count));
        }
    }
    pairs
}

fn differ(a: u8, b: u8) -> u8 {
    u8::from(a != b)
}

/// Cohen (1968), table 1: two psychiatrists, 200 patients, three kinds of disorder. Kappa is .492 and, with the weights 1, 3
/// and 6 he gives to each disagreement, .348.
#[test]
fn cohens_own_example_gives_his_figures() {
    let pairs = pairs(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
    let plain = Agreement::of(&pairs, differ);
    assert_eq!((plain.of, plain.same, plain.kappa), (200, 140, Some(492)));
    assert_eq!(plain.percent(), Some(70));
    let weighted = Agreement::of(&pairs, |a, b| match (a.min(b), a.max(b)) {
        (0, 1) => 1,
        (0, 2) => 3,
        (1, 2) => 6,
        _ => 0,
    });
    assert_eq!(weighted.kappa, Some(348));
}

/// The four-step answers of 91 couples (Hout, Duncan and Sobel 1987, in Agresti 1990). R's package vcd gives 0.1293 and, with
/// equal spacing, which are our steps, 0.2374.
#[test]
fn steps_of_one_ladder_weigh_as_they_do_elsewhere() {
    let pairs = pairs(&[&[7, 7, 2, 3], &[2, 8, 3, 7], &[1, 5, 4, 9], &[2, 8, 9, 14]]);
    assert_eq!(Agreement::of(&pairs, differ).kappa, Some(129));
    assert_eq!(Agreement::of(&pairs, u8::abs_diff).kappa, Some(237));
}

#[test]
fn where_there_was_nothing_to_differ_in_there_is_no_kappa() {
    let none = Agreement::of(&[], differ);
    assert_eq!((none.kappa, none.percent()), (None, None));
    let one_answer = Agreement::of(&[(2, 2); 9], differ);
    assert_eq!((one_answer.kappa, one_answer.percent()), (None, Some(100)));
    // Agreement no better than chance, and worse.
    assert_eq!(
        Agreement::of(&[(0, 0), (0, 1), (1, 0), (1, 1)], differ).kappa,
        Some(0)
    );
    assert_eq!(Agreement::of(&[(0, 1), (1, 0)], differ).kappa, Some(-1_000));
    let names = [-1, 0, 200, 201, 400, 600, 800, 801].map(strength);
    let expected = [
        "poor",
        "slight",
        "slight",
        "fair",
        "fair",
        "moderate",
        "substantial",
        "almost_perfect",
    ];
    assert_eq!(names, expected);
}

/// The first sample as somebody has judged it, in every way there is.
fn judged() -> Interview {
    let mut interview = sample::interviews().remove(0);
    interview.flags = vec![Flag {
        code: "feature_tour".to_owned(),
        state: FlagState::Confirmed,
        reason: "She lists features only".to_owned(),
    }];
    interview.ruling = Some(Ruling {
        code: RulingCode::Caution,
        reason: "Good enough for the board".to_owned(),
        points: 6,
        wall: now().moment,
    });
    let ids: Vec<_> = interview.evidence.iter().map(|it| it.id.clone()).collect();
    for (item, again) in interview.evidence.iter_mut().zip(ids.iter().skip(1)) {
        item.dims = vec![Dimension::Criteria];
        item.specific = !item.specific;
        item.specific_by = SpecificBy::Person;
        item.again = Some(again.clone());
        item.led = true;
        item.led_by = SpecificBy::Person;
        for hit in &mut item.hits {
            hit.state = HitState::Dismissed;
        }
    }
    let mut workspace = Workspace::default();
    let id = interview.id.clone();
    let edit = |act| Edit::Interview(id.clone(), act);
    workspace
        .apply(Edit::AddInterview(Box::new(interview)), now())
        .unwrap();
    let confirm = Act::Confirm {
        by: "Derya".to_owned(),
        reason: "It holds together".to_owned(),
    };
    workspace.apply(edit(confirm), now()).unwrap();
    workspace.interview(&id).unwrap().clone()
}

#[test]
fn a_copy_for_a_second_listener_holds_what_was_said_and_no_judgement() {
    let first = judged();
    let copy = blind(&first, guide(), "copy".into(), now());
    assert_eq!(check(&copy), []);
    assert!(copy.is_rating() && !first.is_rating());
    let rating = copy.rating.as_ref().unwrap();
    assert_eq!((&rating.of, rating.done), (&first.id, false));

    let text = document::write_interview(&copy, None).unwrap();
    for judgement in [
        "feature_tour",
        "features only",
        "for the board",
        "Derya",
        "holds together",
        "confirmed",
        "dismissed",
        "\"specific_by\": \"person\"",
        "\"again\"",
        "\"led\"",
        "derived",
        "verdict",
        "score",
        "ruling",
    ] {
        assert!(first_has(&first, judgement), "{judgement} is looked for");
        assert!(!text.contains(judgement), "{judgement} is in the file");
    }
    assert_eq!(copy.log.len(), 1);
    assert_eq!(copy.log[0].what, LogCode::CopiedForRating);
    assert_eq!(copy.respondent.authority, Authority::Unknown);

    // What was said, and when, is there whole; the rest is what the app would say by itself.
    for (item, before) in copy.evidence.iter().zip(&first.evidence) {
        assert_eq!(
            (
                &item.text,
                item.at_ms,
                &item.prompt,
                &item.parts,
                item.read_back
            ),
            (
                &before.text,
                before.at_ms,
                &before.prompt,
                &before.parts,
                before.read_back
            )
        );
        let prompt = item.prompt.as_ref().and_then(|it| guide().prompt(it));
        let main = prompt.and_then(Prompt::main_dimension);
        assert_eq!(item.dims, Vec::from_iter(main));
        assert!(item.hits.iter().all(|hit| hit.state == HitState::Open));
        if before.specific_by == SpecificBy::Person {
            let found = specific::found(&item.text, &first.guide.language, &first.people);
            assert_eq!(item.specific, found, "{}", item.text);
        }
    }
    assert_eq!(copy.evidence.len(), first.evidence.len());
    assert_eq!(copy.respondent.ordered_on, first.respondent.ordered_on);
    assert_eq!(copy.circumstances, first.circumstances);
    assert_eq!(copy.people, first.people);
    // And it comes back from its file as it went.
    let back = document::read(&text).unwrap().body;
    assert_eq!(back, Body::Interview(Box::new(copy)));
}

/// Whether the judgement would be seen if it were there: in the first's own file, or among what such a file states.
fn first_has(first: &Interview, judgement: &str) -> bool {
    let derived = on_record::formats::derived::Derived::of(basis(first), guides::flags());
    let text = document::write_interview(first, derived.as_ref()).unwrap();
    text.contains(judgement)
}

#[test]
fn two_listeners_are_compared_item_by_item_and_flag_by_flag() {
    let first = sample::interviews().remove(0);
    let mut second = first.clone();
    let same = compare(basis(&first), &second, guides::flags());
    assert_eq!(same.on_levels.kappa, Some(1_000));
    assert_eq!(same.on_levels.of, same.dimensions.len());
    assert!(same.items.is_empty() && same.dimensions.len() > 5);
    assert_eq!(same.verdict, (Verdict::Admitted, Verdict::Admitted));

    second.respondent.authority = Authority::TookPart;
    second.flags.push(Flag {
        code: "feature_tour".to_owned(),
        state: FlagState::Confirmed,
        reason: String::new(),
    });
    second.flags.push(Flag {
        code: "compared_after".to_owned(),
        state: FlagState::Dismissed,
        reason: "No".to_owned(),
    });
    let quote = second.evidence[0].clone();
    second.evidence[0].dims = vec![Dimension::Criteria];
    let differs = compare(basis(&first), &second, guides::flags());
    assert_eq!(differs.authority, (Authority::Chose, Authority::TookPart));
    assert_eq!(differs.verdict, (Verdict::Admitted, Verdict::Caution));
    assert_eq!(
        differs.flags,
        [
            ("feature_tour", (None, Some(FlagState::Confirmed))),
            ("compared_after", (None, Some(FlagState::Dismissed)))
        ]
    );
    // A flag that was dismissed says the same as one that nobody raised.
    assert_eq!(differs.on_flags.of - differs.on_flags.same, 1);
    assert_eq!(differs.items.len(), 1);
    assert_eq!(differs.items[0].0.id, quote.id);
    // Whose decision it was counts once, not once for each cause.
    second.evidence[0].dims = quote.dims;
    let differs = compare(basis(&first), &second, guides::flags());
    assert_eq!(differs.on_levels.kappa, Some(1_000));
    for item in &mut second.evidence {
        item.dims = vec![Dimension::Criteria];
    }
    let differs = compare(basis(&first), &second, guides::flags());
    assert!(differs.on_levels.kappa < Some(500), "{differs:?}");
}

fn answers() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec((0_u8..5, 0_u8..5), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agreement_knows_no_order_and_is_never_more_than_whole(pairs in answers()) {
        let swapped: Vec<_> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
        let own: Vec<_> = pairs.iter().map(|(a, _)| (*a, *a)).collect();
        for apart in [differ as fn(u8, u8) -> u8, u8::abs_diff] {
            let one = Agreement::of(&pairs, apart);
            prop_assert_eq!(one, Agreement::of(&swapped, apart));
            prop_assert!(one.kappa.is_none_or(|kappa| (-1_000..=1_000).contains(&kappa)));
            let with_itself = Agreement::of(&own, apart);
            let several = own.iter().any(|pair| *pair != own[0]);
            prop_assert_eq!(with_itself.kappa, several.then_some(1_000));
        }
    }

    #[test]
    fn any_copy_keeps_every_rule_and_every_word(interview in any_interview::interview()) {
        let copy = blind(&interview, guide(), "copy".into(), now());
        prop_assert_eq!(check(&copy), []);
        prop_assert!(copy.flags.is_empty() && copy.ruling.is_none() && copy.confirmation.is_none());
        prop_assert!(!copy.is_running());
        let words = |it: &Interview| it.evidence.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(words(&copy), words(&interview));
    }
}
