//! Fifty quotes looked for in an hour of talk.

use on_record::domain::guide::Language;
use on_record::domain::verify::Spoken;

fn main() {
    divan::main();
}

/// The next of a row of numbers that look like chance and are the same every time (Knuth, MMIX).
fn next(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap_or(0)
}

/// A word: the first few hundred are common, the others rare, as in talk.
fn word(seed: &mut u64) -> String {
    let rank = next(seed) % 2_000;
    let rank = if next(seed).is_multiple_of(3) {
        rank
    } else {
        rank % 200
    };
    let letters = 2 + rank % 9;
    let mut of = u64::try_from(rank).unwrap_or(0);
    let letter = |_| char::from(b'a' + u8::try_from(next(&mut of) % 26).unwrap_or(0));
    (0..letters).map(letter).collect()
}

/// Ten thousand words in turns of forty, and fifty quotes of 6 to 18 words from it, one word in ten another.
fn talk() -> (Vec<String>, Vec<String>) {
    let mut seed = 20_251_122;
    let words: Vec<String> = (0..10_000).map(|_| word(&mut seed)).collect();
    let quotes = (0..50).map(|_| {
        let from = next(&mut seed) % 9_900;
        let many = 6 + next(&mut seed) % 13;
        let quote = words.iter().skip(from).take(many).map(|said| {
            if next(&mut seed).is_multiple_of(10) {
                word(&mut seed)
            } else {
                said.clone()
            }
        });
        quote.collect::<Vec<_>>().join(" ")
    });
    let quotes = quotes.collect();
    (
        words.chunks(40).map(|turn| turn.join(" ")).collect(),
        quotes,
    )
}

#[divan::bench]
fn ten_thousand_words_taken_apart(bencher: divan::Bencher<'_, '_>) {
    let (turns, _) = talk();
    let english = Language::english();
    bencher.bench_local(|| {
        let cues = (0..).zip(turns.iter().map(String::as_str));
        Spoken::new(cues, &english).len()
    });
}

#[divan::bench]
fn fifty_quotes_in_ten_thousand_words(bencher: divan::Bencher<'_, '_>) {
    let (turns, quotes) = talk();
    let english = Language::english();
    bencher.bench_local(|| {
        let cues = (0..).zip(turns.iter().map(String::as_str));
        let spoken = Spoken::new(cues, &english);
        let found = quotes.iter().filter_map(|quote| spoken.find(quote));
        found.map(|found| found.cost).sum::<u32>()
    });
}
