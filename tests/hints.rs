//! What the hints find in sentences they were not written for, counted against labels of several hands.
//!
//! `tests/fixtures/hints/README.md` says how the sentences were made. Two thirds were tuned on; the last third is only
//! ever counted, and nobody looks at what comes out for one of its sentences.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;
use std::path::Path;

use on_record::domain::guide::Language;
use on_record::domain::hints;
use on_record::domain::lexicon::{Lexicon, pattern};
use on_record::formats::content;
use on_record::guides;

#[path = "support/labelled.rs"]
#[expect(
    dead_code,
    reason = "who learns from the sentences uses all of it, these tests a part"
)]
mod labelled;
#[path = "../src/guides/source.rs"]
#[expect(
    dead_code,
    reason = "the build script uses all of it, these tests a part"
)]
mod source;

use labelled::{found, is_held_out};

/// Whose sentences count. One who writes patterns on some hands sees with the others how far they carry.
fn hands(language: &str) -> String {
    std::env::var("ON_RECORD_HANDS").unwrap_or_else(|_| labelled::hands(language))
}

/// The hands that came first. The rules were written on two thirds of their sentences, so that theirs are counted apart.
const FIRST: &str = "abcd";

/// One who writes patterns asks for the confusions of the part tuned on, and does not see the held-out figures meanwhile.
fn is_tuning() -> bool {
    std::env::var("ON_RECORD_CONFUSIONS").is_ok()
}

/// The lexicon as it stands in the tree, so that one who writes patterns need not build the app.
fn lexicon(language: &str) -> Lexicon {
    let path = format!("src/guides/lexicon_{language}.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut json = source::Source::new(Path::new(&path), &text)
        .lexicon(pattern::fault)
        .unwrap();
    let path = format!("src/guides/leanings_{language}.toml");
    let learnt = std::fs::read_to_string(&path).unwrap_or_default();
    source::Source::new(Path::new(&path), &learnt)
        .leanings(&mut json, pattern::fault)
        .unwrap();
    content::lexicon(&json).unwrap()
}

/// Hits, right hits, labels, found labels, and hits in a sentence that carries their flag somewhere.
#[derive(Default, Clone, Copy)]
struct Count([usize; 5]);

impl Count {
    fn percent(&self, part: usize, of: usize) -> usize {
        (self.0[part] * 100).checked_div(self.0[of]).unwrap_or(100)
    }

    fn precision(&self) -> usize {
        self.percent(1, 0)
    }

    fn of_sentences(&self) -> usize {
        self.percent(4, 0)
    }

    fn recall(&self) -> usize {
        self.percent(3, 2)
    }
}

fn counted(language: &str, hands: &str) -> BTreeMap<(bool, String), Count> {
    let (code, lexicon) = (Language::new(language), lexicon(language));
    let mut counts: BTreeMap<(bool, String), Count> = BTreeMap::new();
    let shown = is_tuning();
    for sentence in labelled::sentences(language, hands) {
        let held_out = is_held_out(&sentence.id);
        if held_out && shown {
            continue;
        }
        let found = found(&sentence, &code, &lexicon);
        let meets = |one: &(String, [u32; 2]), other: &(String, [u32; 2])| {
            one.0 == other.0 && one.1[0] < other.1[1] && other.1[0] < one.1[1]
        };
        let of = |(code, _): &(String, _)| (held_out, code.clone());
        for hit in &found {
            let right = sentence.labels.iter().any(|label| meets(hit, label));
            let count = counts.entry(of(hit)).or_default();
            count.0[0] += 1;
            count.0[1] += usize::from(right);
            count.0[4] += usize::from(sentence.labels.iter().any(|(code, _)| *code == hit.0));
            if shown && !held_out && !right {
                let words = part(&sentence.text, hit.1);
                println!(
                    "WRONG {} {} [{words}] {}",
                    sentence.id, hit.0, sentence.text
                );
            }
        }
        for label in &sentence.labels {
            let right = found.iter().any(|hit| meets(hit, label));
            let count = counts.entry(of(label)).or_default();
            count.0[2] += 1;
            count.0[3] += usize::from(right);
            if shown && !held_out && !right {
                let words = part(&sentence.text, label.1);
                println!(
                    "MISSED {} {} [{words}] {}",
                    sentence.id, label.0, sentence.text
                );
            }
        }
    }
    counts
}

/// What the held-out third reached, hit by hit: precision and recall in percent. A change that falls below fails; one that
/// is better raises the line. The goal is 90 and 80 everywhere; BENCHMARKS.md says what is below it and why.
const REACHED: &[(&str, &str, usize, usize)] = &[
    ("en", "distancing", 93, 60),
    ("en", "distancing_weak", 89, 83),
    ("en", "generalisation", 100, 46),
    ("en", "hearsay", 82, 75),
    ("en", "hypothetical", 82, 72),
    ("en", "leading", 95, 87),
    ("en", "marketing", 93, 88),
    ("en", "pitch", 92, 81),
    ("en", "vague", 85, 69),
    ("tr", "distancing", 89, 69),
    ("tr", "distancing_weak", 89, 82),
    ("tr", "generalisation", 84, 84),
    ("tr", "hearsay", 91, 89),
    ("tr", "hypothetical", 93, 82),
    ("tr", "leading", 81, 80),
    ("tr", "marketing", 91, 90),
    ("tr", "pitch", 85, 93),
    ("tr", "vague", 86, 53),
];

#[test]
fn what_nobody_tuned_to_is_found_as_well_as_before() {
    let mut worse = Vec::new();
    for language in ["en", "tr"] {
        if std::env::var("ON_RECORD_LANGUAGE").is_ok_and(|only| only != language) {
            continue;
        }
        let hands = hands(language);
        let (first, later): (String, String) =
            hands.chars().partition(|hand| FIRST.contains(*hand));
        let groups = if is_tuning() {
            vec![hands.clone()]
        } else {
            vec![first, later, hands.clone()]
        };
        for group in groups {
            let counts = counted(language, &group);
            println!(
                "{language} {group:<15} tuned on: hits  precision  recall   held out: labels  hits  precision  (sentences)  recall"
            );
            for (_, code) in counts.keys().filter(|(held_out, _)| !held_out) {
                let tuned = counts[&(false, code.clone())];
                let held = counts
                    .get(&(true, code.clone()))
                    .copied()
                    .unwrap_or_default();
                println!(
                    "{code:<18} {:>14} {:>10} {:>7} {:>17} {:>5} {:>10} {:>12} {:>7}",
                    tuned.0[0],
                    tuned.precision(),
                    tuned.recall(),
                    held.0[2],
                    held.0[0],
                    held.precision(),
                    held.of_sentences(),
                    held.recall()
                );
                let reached = REACHED
                    .iter()
                    .find(|it| (it.0, it.1) == (language, code.as_str()));
                let (_, _, precision, recall) = reached.unwrap_or(&("", "", 0, 0));
                if is_tuning() || group != labelled::hands(language) {
                    continue;
                }
                if held.precision() < *precision || held.recall() < *recall {
                    worse.push(format!("{language} {code}"));
                }
            }
        }
    }
    assert_eq!(worse, Vec::<String>::new(), "worse than what was reached");
}

/// The turns of a worked interview: prompt, speaker, words.
fn turns(file: &str) -> Vec<(String, String, String)> {
    let mut turns = Vec::new();
    for cue in guides::text(file).unwrap().split("\n\n") {
        let Some((_, said)) = cue.split_once("<v ") else {
            continue;
        };
        let (who, words) = said.split_once('>').unwrap();
        let prompt = cue.lines().next().unwrap().split_once('|').unwrap().1;
        turns.push((prompt.to_owned(), who.to_owned(), words.trim().to_owned()));
    }
    turns
}

fn part(text: &str, [from, to]: [u32; 2]) -> String {
    text.chars()
        .skip(from as usize)
        .take((to - from) as usize)
        .collect()
}

fn is_interviewer(who: &str) -> bool {
    ["Jonas", "Priya"].contains(&who)
}

#[test]
fn the_worked_interviews_give_the_hits_they_are_written_for() {
    let expected: toml::Table = std::fs::read_to_string("src/guides/demo_expected.toml")
        .unwrap()
        .parse()
        .unwrap();
    let (english, lexicon) = (Language::english(), lexicon("en"));
    let (mut wrong, mut said) = (Vec::new(), String::new());
    for name in ["strong", "mediocre", "struck"] {
        let expected = &expected[name];
        let (mut hits, mut conduct, mut causal) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for (prompt, who, words) in turns(expected["file"].as_str().unwrap()) {
            if is_interviewer(&who) {
                for (code, span) in hints::asked(&words, &english, &lexicon).unwrap() {
                    said += &format!("{name} {} {}: {words}\n", code.code(), part(&words, span));
                    *conduct.entry(code.code().to_owned()).or_insert(0) += 1;
                }
                continue;
            }
            let found = hints::find(&words, &english, &lexicon).unwrap();
            for hit in &found {
                said += &format!(
                    "{name} {} {}: {words}\n",
                    hit.code.code(),
                    part(&words, hit.span)
                );
                *hits.entry(hit.code.code().to_owned()).or_insert(0) += 1;
            }
            let prompt = guides::guides()
                .flat_map(|it| &it.prompts)
                .find(|it| it.id.as_str() == prompt);
            let first = prompt.and_then(|prompt| prompt.dims.first());
            if first.is_some_and(|dimension| dimension.is_causal()) {
                causal.push(found);
            }
        }
        let wanted: BTreeMap<String, i32> = expected["hits"].clone().try_into().unwrap();
        wrong.extend((hits != wanted).then(|| format!("{name}: {hits:?} instead of {wanted:?}")));
        if let Some(wanted) = expected.get("conduct") {
            for code in ["leading", "closed", "pitch"] {
                let wanted = wanted[code].as_integer().unwrap();
                let counted = i64::from(conduct.get(code).copied().unwrap_or(0));
                wrong.extend(
                    (counted != wanted)
                        .then(|| format!("{name} {code}: {counted} instead of {wanted}")),
                );
            }
        }
        let (with, of) = hints::hearsay_share(&causal).unwrap();
        let share = f64::from(u32::try_from(with).unwrap()) / f64::from(u32::try_from(of).unwrap());
        let wanted = expected["hs"].as_float().unwrap();
        wrong.extend(((share - wanted).abs() >= 0.005).then(|| format!("{name}: {with} of {of}")));
    }
    assert_eq!(wrong, Vec::<String>::new(), "{said}");
}

#[test]
fn turkish_lines_give_the_hits_of_the_method() {
    let (turkish, lexicon) = (Language::turkish(), lexicon("tr"));
    for (line, wanted) in [
        (
            "Yönetim karar vermiş, ben geldiğimde sözleşme imzalanmış.",
            "distancing hearsay hearsay",
        ),
        ("Duyduğum kadarıyla pahalı bulmuşlar.", "hearsay hearsay"),
        (
            "Genelde böyle yaparız, bütçe olsa alırdık.",
            "generalisation generalisation hypothetical hypothetical",
        ),
        ("14 Mart'ta ben imzaladım, tutar 38 bin avroydu.", ""),
        ("Geçmiş yıllarda altmış araç vardı.", ""),
    ] {
        let hits = hints::find(line, &turkish, &lexicon).unwrap();
        let mut codes: Vec<_> = hits.iter().map(|hit| hit.code.code()).collect();
        codes.sort_unstable();
        assert_eq!(codes.join(" "), wanted, "{line}: {hits:?}");
    }
}
