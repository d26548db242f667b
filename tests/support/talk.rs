//! Ten thousand words of talk and fifty quotes from it: the same for every program that is timed on them.

use serde_json::Value;

/// What the hints' sentences of a language are in, hand by hand.
fn hands(code: &str) -> [&'static str; 4] {
    if code == "tr" {
        [
            include_str!("../fixtures/hints/tr_a.jsonl"),
            include_str!("../fixtures/hints/tr_b.jsonl"),
            include_str!("../fixtures/hints/tr_c.jsonl"),
            include_str!("../fixtures/hints/tr_d.jsonl"),
        ]
    } else {
        [
            include_str!("../fixtures/hints/en_a.jsonl"),
            include_str!("../fixtures/hints/en_b.jsonl"),
            include_str!("../fixtures/hints/en_c.jsonl"),
            include_str!("../fixtures/hints/en_d.jsonl"),
        ]
    }
}

/// Whether the hints' tests hold this sentence out (`tests/hints.rs`).
fn is_held_out(id: &str) -> bool {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash.is_multiple_of(3)
}

/// What respondents say in the sentences of a language.
pub(crate) fn sentences(code: &str) -> Vec<String> {
    let lines = hands(code).into_iter().flat_map(str::lines);
    let sentences = lines.filter_map(|line| {
        let line: Value = serde_json::from_str(line).ok()?;
        let get = |key: &str| line.get(key)?.as_str();
        (get("who")? == "respondent" && !is_held_out(get("id")?))
            .then(|| get("text").map(str::to_owned))?
    });
    sentences.collect()
}

/// The next of a row of numbers that look like chance and are the same every time (Knuth, MMIX).
fn next(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap_or(0)
}

/// Ten thousand words in English, sentence by sentence, and fifty quotes of 6 to 18 words from it, one word in ten another.
pub(crate) fn timed() -> (Vec<String>, Vec<String>) {
    let mut seed = 20_251_122;
    let (mut cues, mut words) = (Vec::new(), Vec::new());
    for sentence in sentences("en") {
        let room = 10_000 - words.len();
        let said: Vec<_> = sentence.split_whitespace().take(room).collect();
        words.extend(said.iter().map(|word| (*word).to_owned()));
        cues.push(said.join(" "));
    }
    cues.retain(|cue| !cue.is_empty());
    let quotes = (0..50).map(|_| {
        let from = next(&mut seed) % 9_900;
        let many = 6 + next(&mut seed) % 13;
        let quote = words.iter().skip(from).take(many).map(|said| {
            let other = next(&mut seed);
            let instead = words.get(next(&mut seed) % words.len());
            if other.is_multiple_of(10) {
                instead.unwrap_or(said).as_str()
            } else {
                said
            }
        });
        quote.collect::<Vec<_>>().join(" ")
    });
    let quotes = quotes.collect();
    (cues, quotes)
}
