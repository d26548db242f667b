//! Learns from the labelled sentences what a sentence leans to, and writes `src/guides/leanings_<language>.toml`.
//!
//! `cargo xtask hints` runs it. A logistic regression for every flag over traits that are patterns of the lexicon's own
//! language, so that what is learnt is what the app reads. The third that is held out is never read. The same sentences
//! give the same weights.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a tool for whoever works on the hints: it stops where it cannot go on, and reckons with fractions"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use on_record::domain::guide::Language;
use on_record::domain::hints;
use on_record::domain::lexicon::{Lexicon, pattern};
use on_record::formats::content;
use on_record::guides;
use serde_json::{Value, json};

#[path = "support/labelled.rs"]
mod labelled;
#[path = "learn/regression.rs"]
mod regression;
#[path = "../src/guides/source.rs"]
#[expect(
    dead_code,
    reason = "the build script uses all of it, this tool a part"
)]
mod source;
#[path = "learn/traits.rs"]
mod traits;

use labelled::Sentence;
use regression::{Sample, fit, sum};

/// A trait fewer sentences show says nothing.
const LEAST_SENTENCES: usize = 3;

/// The most traits of a flag, the telling ones first. More are better by little and cost download.
const MOST_TRAITS: usize = 400;

/// What a find of the rules may count, in natural units. Which it is the hands say that no rule was written on.
const FINDS: [f64; 4] = [2.0, 1.0, 3.0, 4.0];

/// A weight in natural units is this much in the file.
const UNIT: f64 = 16.0;

/// The share of right hints a threshold is set for, by sentence, on hands the weights have not seen.
const PRECISION: f64 = 0.9;

/// Hands on whose sentences rules were written: a find there is right more often than anywhere else, so no threshold is set by them.
const OLD_HANDS: &str = "abcd";

/// Who wrote the questions of the guides, as a hand.
const NOBODY: char = '-';

/// Lines whose hits are given: the rules find them, and their finds are the labels. Each counts so often.
const RULES: char = '=';
const FIXED: usize = 6;

/// A part of a sentence as it is learnt from.
struct Seen {
    hand: char,
    met: Vec<usize>,
    labels: BTreeSet<String>,
    finds: BTreeSet<String>,
}

fn base(language: &str) -> Value {
    let path = format!("src/guides/lexicon_{language}.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    source::Source::new(Path::new(&path), &text)
        .lexicon(pattern::fault)
        .unwrap()
}

/// The sentences of one side, with the questions of the built-in guides, which lead nobody and sell nothing.
fn sentences(language: &str, asked: bool) -> Vec<Sentence> {
    let mut all = labelled::sentences(language, &labelled::hands(language));
    all.retain(|it| it.respondent != asked && !labelled::is_held_out(&it.id));
    if asked {
        let language = Language::new(language);
        for prompt in guides::guides().flat_map(|guide| &guide.prompts) {
            all.extend(traits::said(prompt, &language).map(|text| Sentence {
                id: String::new(),
                hand: NOBODY,
                respondent: false,
                text,
                labels: Vec::new(),
            }));
        }
    }
    for _ in 0..FIXED {
        let lines = traits::fixed(language).into_iter();
        let own = lines.filter(|(respondent, _)| *respondent != asked);
        all.extend(own.map(|(respondent, text)| Sentence {
            id: String::new(),
            hand: RULES,
            respondent,
            text,
            labels: Vec::new(),
        }));
    }
    all
}

/// The lexicon with every trait as a pattern of one flag.
fn with_traits(base: &Value, side: &str, flag: &str, all: &[String]) -> Lexicon {
    let lines: Vec<String> = all
        .chunks(100)
        .map(|some| format!("1: {}", some.join("/")))
        .collect();
    let mut lexicon = base.clone();
    lexicon[side] = json!({ flag: { "least": 0, "find": 0, "w": lines } });
    content::lexicon(&lexicon).unwrap()
}

fn seen(
    sentences: &[Sentence],
    language: &Language,
    rules: &Lexicon,
    all: &Lexicon,
    asked: bool,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    for sentence in sentences {
        let meets = |span: &[u32; 2], part: &[u32; 2]| span[0] < part[1] && part[0] < span[1];
        let found = labelled::found(sentence, language, rules);
        for part in hints::parts(&sentence.text, language, all, asked).unwrap() {
            let of = |list: &[(String, [u32; 2])]| -> BTreeSet<String> {
                let met = list.iter().filter(|(_, span)| meets(span, &part.span));
                met.map(|(code, _)| code.clone()).collect()
            };
            seen.push(Seen {
                hand: sentence.hand,
                labels: of(if sentence.hand == RULES {
                    &found
                } else {
                    &sentence.labels
                }),
                finds: of(&found),
                met: part.met,
            });
        }
    }
    seen.retain(|seen| !seen.met.is_empty());
    seen
}

fn samples(seen: &[Seen], flag: &str, keep: impl Fn(&Seen) -> bool) -> Vec<Sample> {
    let kept = seen.iter().filter(|seen| keep(seen));
    kept.map(|seen| Sample {
        met: seen.met.clone(),
        is: seen.labels.contains(flag),
    })
    .collect()
}

/// The weights of the telling traits, the others nought, and what every sentence starts from.
fn learnt(samples: &[Sample], many: usize) -> (Vec<f64>, f64) {
    let (weights, _) = fit(samples, many, |_| true);
    let mut often = vec![0_u32; many];
    for number in samples.iter().flat_map(|sample| &sample.met) {
        often[*number] += 1;
    }
    let telling = |number: usize| weights[number].abs() * f64::from(often[number]).powf(0.25);
    let mut order: Vec<usize> = (0..many).collect();
    order.sort_by(|one, two| telling(*two).total_cmp(&telling(*one)).then(one.cmp(two)));
    let kept: BTreeSet<usize> = order.into_iter().take(MOST_TRAITS).collect();
    fit(samples, many, |number| kept.contains(&number))
}

/// The lowest score from which on the share of right ones is high enough, and the share and recall there.
fn threshold(mut scored: Vec<(f64, bool)>) -> (f64, f64, f64) {
    scored.sort_by(|one, two| two.0.total_cmp(&one.0));
    let all = scored.iter().filter(|(_, is)| *is).count() as f64;
    let (mut right, mut best) = (0.0, (f64::INFINITY, 1.0, 0.0));
    for (place, (score, is)) in scored.iter().enumerate() {
        right += f64::from(u8::from(*is));
        let share = right / (place + 1) as f64;
        if share >= PRECISION && *is {
            let next = scored.get(place + 1).map_or(score - 1.0, |(next, _)| *next);
            best = ((score + next) / 2.0, share, right / all);
        }
    }
    best
}

fn learn(language: &str, side: &str, flags: &[&str]) -> String {
    let asked = side == "asked";
    let (code, base) = (Language::new(language), base(language));
    let sentences = sentences(language, asked);
    let rules = content::lexicon(&base).unwrap();
    let all = traits::of(&sentences, &code, &base, LEAST_SENTENCES);
    let lexicon = with_traits(&base, side, flags[0], &all);
    assert_eq!(lexicon.broken, [], "traits are patterns");
    let mut seen = seen(&sentences, &code, &rules, &lexicon, asked);
    let all = traits::distinct(all, seen.iter_mut().map(|seen| &mut seen.met));
    println!(
        "{language} {side}: {} parts, {} traits",
        seen.len(),
        all.len()
    );
    let mut written = String::new();
    for flag in flags {
        let hands: BTreeSet<char> = seen.iter().map(|seen| seen.hand).collect();
        let mut scored = Vec::new();
        for hand in hands
            .iter()
            .filter(|hand| !OLD_HANDS.contains(**hand) && hand.is_alphabetic())
        {
            let others = samples(&seen, flag, |seen| seen.hand != *hand);
            let (weights, start) = learnt(&others, all.len());
            let own = seen.iter().filter(|seen| seen.hand == *hand);
            scored.extend(own.map(|seen| {
                let score = start + sum(&weights, &seen.met);
                (
                    score,
                    seen.finds.contains(*flag),
                    seen.labels.contains(*flag),
                )
            }));
        }
        let mut best = (0.0, f64::INFINITY, 1.0, -1.0);
        for find in FINDS {
            let with = scored
                .iter()
                .map(|(score, found, is)| (score + if *found { find } else { 0.0 }, *is));
            let (least, precision, recall) = threshold(with.collect());
            if recall > best.3 {
                best = (find, least, precision, recall);
            }
        }
        let (find, least, precision, recall) = best;
        let (weights, start) = learnt(&samples(&seen, flag, |_| true), all.len());
        println!(
            "{flag:<16} unseen hands, by sentence: {:.0} / {:.0}, a find {find}, threshold {least:.2}",
            precision * 100.0,
            recall * 100.0
        );
        let mut lines: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        for (name, weight) in all.iter().zip(&weights) {
            let weight = (weight * UNIT).round() as i32;
            if weight != 0 {
                lines.entry(weight).or_default().push(name);
            }
        }
        written += &format!(
            "\n[{side}.{flag}]\nleast = {}\nfind = {}\nw = [\n",
            ((least - start) * UNIT).round().max(0.0) as i32,
            (find * UNIT).round() as i32
        );
        for (weight, mut names) in lines {
            names.sort_unstable();
            for names in names.chunks(200) {
                written += &format!("  \"{weight}: {}\",\n", names.join("/"));
            }
        }
        written += "]\n";
    }
    written
}

#[test]
fn learn_what_sentences_lean_to() {
    for language in ["en", "tr"] {
        let heard = [
            "distancing",
            "distancing_weak",
            "generalisation",
            "hearsay",
            "hypothetical",
            "marketing",
            "vague",
        ];
        let written = [
            "# Written by `cargo xtask hints` from the labelled sentences of tests/fixtures/hints; not by hand. A line is a weight\n\
             # and the patterns that have it, parted by strokes (src/domain/lexicon/pattern.rs). ARCHITECTURE.md says how it is read.\n",
            &learn(language, "heard", &heard),
            &learn(language, "asked", &["leading", "pitch"]),
        ]
        .concat();
        std::fs::write(format!("src/guides/leanings_{language}.toml"), written).unwrap();
    }
}
