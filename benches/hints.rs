//! How long the hints take: for one sentence, and for a quote of 2,000 words, which is to fit into a frame of a machine four
//! times as slow (4 ms native).

#![allow(clippy::expect_used, reason = "a bench that cannot be set up stops")]

use divan::{Bencher, black_box};
use on_record::domain::guide::Language;
use on_record::domain::hints;
use on_record::guides;

fn main() {
    divan::main();
}

/// A sentence as people say them, with something to find.
fn sentence(language: &str) -> &'static str {
    match language {
        "en" => {
            "We usually picked the cheaper one, but from what I heard the board had already decided before my time. "
        }
        _ => {
            "Genelde ucuzunu alırız, ama duyduğum kadarıyla yönetim kararı biz gelmeden vermiş, çok uzun sürmüş. "
        }
    }
}

#[divan::bench(args = ["en", "tr"])]
fn one_sentence(bencher: Bencher<'_, '_>, language: &str) {
    let code = Language::new(language);
    let lexicon = guides::lexicon(&code).expect("a lexicon");
    bencher.bench(|| hints::find(black_box(sentence(language)), &code, lexicon));
}

#[divan::bench(args = ["en", "tr"])]
fn two_thousand_words(bencher: Bencher<'_, '_>, language: &str) {
    let code = Language::new(language);
    let lexicon = guides::lexicon(&code).expect("a lexicon");
    let words = sentence(language).split_whitespace().count();
    let text = sentence(language).repeat(2_000 / words + 1);
    bencher.bench(|| hints::find(black_box(&text), &code, lexicon));
}

/// The same length without a sentence twice: what the labelled sentences of a hand say, one after another.
#[divan::bench(args = ["en", "tr"])]
fn two_thousand_different_words(bencher: Bencher<'_, '_>, language: &str) {
    let code = Language::new(language);
    let lexicon = guides::lexicon(&code).expect("a lexicon");
    let path = format!("tests/fixtures/hints/{language}_c.jsonl");
    let lines = std::fs::read_to_string(path).expect("labelled sentences");
    let words: Vec<_> = lines
        .lines()
        .filter_map(|line| line.split("\"text\": \"").nth(1)?.split("\", \"").next())
        .flat_map(str::split_whitespace)
        .take(2_000)
        .collect();
    assert_eq!(words.len(), 2_000, "sentences are written otherwise");
    let text = words.join(" ");
    bencher.bench(|| hints::find(black_box(&text), &code, lexicon));
}
