//! How long score, ledger and next-best question take for one interview with 200 items (goal: 10 µs native).

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot be set up stops"
)]

use divan::{Bencher, black_box};
use on_record::domain::advice;
use on_record::domain::dimension::{Authority, Dimension, Role};
use on_record::domain::guide::{Guide, Language};
use on_record::domain::interview::{
    GuideUse, Hit, HitCode, HitState, Interview, Item, Kind, NoAnswer, Parts, Respondent,
    RubricUse, SpecificBy, TranscriptCheck,
};
use on_record::domain::level::Levels;
use on_record::domain::score::{Basis, score_at};
use on_record::domain::sorted::SortedMap;
use on_record::domain::time::{Elapsed, Moment};
use on_record::guides;

fn main() {
    divan::main();
}

/// Words as long as people keep them.
const WORDS: [&str; 4] = [
    "Eleven lorries of fish queued past the gate and the police rang me",
    "Detention charges down; the board had set a limit it never named",
    "İki gün kapıda bekledik, sonra ağustosta imzaladık ve bitti",
    "I tore up the job advert",
];

/// A talk about everything, item by item: three quotes to a note, some of them capped, refused, linked or checked.
fn interview(guide: &Guide, items: usize) -> Interview {
    let main: Vec<_> = guide
        .prompts
        .iter()
        .flat_map(|prompt| prompt.dims.iter().map(move |dim| (prompt, *dim)))
        .collect();
    let id = |number: usize| {
        format!(
            "0199f3a1-7c{:02x}-7{:03x}-8000-{:012x}",
            number / 8,
            number,
            number * 7_919
        )
    };
    let item = |number: usize| {
        let (prompt, dimension) = main[number % main.len()];
        let kind = if number % 4 == 3 {
            Kind::Note
        } else {
            Kind::Quote
        };
        let hit = Hit {
            code: HitCode::ALL[number % HitCode::ALL.len()],
            span: [0, 4],
            state: HitState::Open,
        };
        Item {
            id: id(number).as_str().into(),
            dims: if number.is_multiple_of(5) {
                vec![dimension, Dimension::Pain]
            } else {
                vec![dimension]
            },
            kind,
            text: WORDS[number % WORDS.len()].to_owned(),
            at_ms: Elapsed::from_ms(number as u64 * 9_000),
            wall: Moment::from_unix_ms(
                1_752_840_000_000 + i64::try_from(number).unwrap_or(0) * 9_000,
            ),
            prompt: Some(prompt.id.clone()),
            specific: !number.is_multiple_of(3),
            specific_by: SpecificBy::App,
            read_back: number % 10 == 1,
            answer: (number % 37 == 5).then_some(NoAnswer::Refused),
            again: (number % 20 == 19).then(|| id(number - 17).as_str().into()),
            led: number % 29 == 7,
            led_by: SpecificBy::App,
            transcript: (number.is_multiple_of(6)).then_some(TranscriptCheck::Near),
            typed: String::new(),
            hits: if number % 7 == 2 && kind == Kind::Quote {
                vec![hit]
            } else {
                Vec::new()
            },
            parts: Parts::default(),
        }
    };
    let asked = guide.prompts.iter().step_by(2);
    Interview {
        respondent: Respondent {
            roles: vec![Role::Decider],
            authority: Authority::Chose,
            ..Respondent::default()
        },
        asked: asked
            .map(|prompt| (prompt.id.clone(), Elapsed::default()))
            .collect(),
        evidence: (0..items).map(item).collect(),
        ..Interview::new(
            "i".into(),
            "s".into(),
            Moment::from_unix_ms(0),
            GuideUse::built_in(guide.id.as_str(), guide.version, Language::english()),
            RubricUse::built_in(1),
        )
    }
}

/// Everything a kept item changes on the live screen.
#[divan::bench(args = [0, 20, 200])]
fn score_ledger_and_next_question(bencher: Bencher<'_, '_>, items: usize) {
    let guide = guides::guide("g1").expect("a built-in guide");
    let interview = interview(guide, items);
    let learned = SortedMap::new();
    bencher.bench(|| {
        let basis = black_box(Basis {
            interview: &interview,
            guide,
            rubric: guides::rubric(),
        });
        let levels = Levels::of(basis.interview, basis.guide);
        let next = advice::next_at(basis, &levels, Elapsed::from_minutes(15), &learned);
        (score_at(basis, &levels).expect("a scored guide"), next)
    });
}

/// Where that goes.
#[divan::bench(args = [200])]
fn levels_alone(bencher: Bencher<'_, '_>, items: usize) {
    let guide = guides::guide("g1").expect("a built-in guide");
    let interview = interview(guide, items);
    bencher.bench(|| Levels::of(black_box(&interview), guide));
}

#[divan::bench(args = [200])]
fn score_and_ledger_alone(bencher: Bencher<'_, '_>, items: usize) {
    let guide = guides::guide("g1").expect("a built-in guide");
    let interview = interview(guide, items);
    let levels = Levels::of(&interview, guide);
    bencher.bench(|| {
        score_at(
            black_box(Basis {
                interview: &interview,
                guide,
                rubric: guides::rubric(),
            }),
            &levels,
        )
    });
}

#[divan::bench(args = [200])]
fn next_question_alone(bencher: Bencher<'_, '_>, items: usize) {
    let guide = guides::guide("g1").expect("a built-in guide");
    let interview = interview(guide, items);
    let (levels, learned) = (Levels::of(&interview, guide), SortedMap::new());
    bencher.bench(|| {
        let basis = black_box(Basis {
            interview: &interview,
            guide,
            rubric: guides::rubric(),
        });
        advice::next_at(basis, &levels, Elapsed::from_minutes(15), &learned)
    });
}
