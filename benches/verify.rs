//! Fifty quotes looked for in an hour of talk.
//!
//! `cargo xtask bench --only quotes` runs it beside `RapidFuzz` and beside itself in a browser. `ON_RECORD_QUOTES` names a folder that
//! the talk and the quotes are written into for that.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up stops")]

use on_record::domain::guide::Language;
use on_record::domain::verify::Spoken;

#[path = "../tests/support/talk.rs"]
mod talk;

fn main() {
    if let Some(folder) = std::env::var_os("ON_RECORD_QUOTES") {
        let folder = std::path::Path::new(&folder);
        let (cues, quotes) = talk::timed();
        std::fs::write(folder.join("talk.txt"), cues.join("\n")).expect("the talk is written");
        std::fs::write(folder.join("quotes.txt"), quotes.join("\n")).expect("the quotes are");
    }
    divan::main();
}

fn spoken(cues: &[String], language: &Language) -> Spoken {
    Spoken::new((0..).zip(cues.iter().map(String::as_str)), language)
}

#[divan::bench]
fn ten_thousand_words_taken_apart(bencher: divan::Bencher<'_, '_>) {
    let (cues, _) = talk::timed();
    let english = Language::english();
    bencher.bench_local(|| spoken(&cues, &english).len());
}

#[divan::bench]
fn fifty_quotes_in_ten_thousand_words(bencher: divan::Bencher<'_, '_>) {
    let (cues, quotes) = talk::timed();
    let english = Language::english();
    bencher.bench_local(|| {
        let spoken = spoken(&cues, &english);
        let found = quotes.iter().filter_map(|quote| spoken.find(quote));
        found.map(|found| found.cost).sum::<u32>()
    });
}

/// What nobody said is near to nothing and so to everything: the dearest quotes there are.
#[divan::bench]
fn fifty_quotes_nobody_said(bencher: divan::Bencher<'_, '_>) {
    let (cues, quotes) = talk::timed();
    let english = Language::english();
    let spoken = spoken(&cues, &english);
    let backwards = |quote: &String| quote.split(' ').rev().collect::<Vec<_>>().join(" ");
    let quotes: Vec<_> = quotes.iter().map(backwards).collect();
    bencher.bench_local(|| {
        let found = quotes.iter().filter_map(|quote| spoken.find(quote));
        found.map(|found| found.cost).sum::<u32>()
    });
}
