//! How well quotes are found again in a transcript that was heard badly, typed hastily, or says the same in other words.
//!
//! `ON_RECORD_SEEDS=20 cargo test --release --test quotes -- --nocapture` prints the table of BENCHMARKS.md. Without it two seeds
//! hold the goals of issue 5: with ten words in a hundred misheard, 97 % of true quotes count 0.70 or more, and of close
//! paraphrases at most 2 %.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use on_record::domain::interview::Side;
use on_record::domain::interview::TranscriptCheck;
use on_record::domain::text;
use on_record::domain::verify::Spoken;
use on_record::formats::transcript;

#[path = "support/noise.rs"]
mod noise;
#[path = "support/talk.rs"]
#[expect(
    dead_code,
    reason = "who measures speed asks for quotes, these tests have their own"
)]
mod talk;

use noise::{Dice, Ear, Hand, Stock};
use talk::sentences;

/// Quotes of each seed and kind.
const QUOTES: usize = 200;

/// The seeds to run: two, or as many as are asked for.
fn seeds() -> std::ops::Range<u64> {
    let asked = std::env::var("ON_RECORD_SEEDS").ok();
    1..1 + asked.map_or(2, |it| it.parse().unwrap())
}

/// What respondents say, sentence by sentence, with what has a paraphrase spread among it.
fn long_talk(stock: &Stock) -> Vec<String> {
    let mut said: Vec<String> = stock.close.iter().map(|[said, _]| said.clone()).collect();
    said.sort();
    said.dedup();
    let mut talk = Vec::new();
    for (place, sentence) in sentences(stock.language.code()).into_iter().enumerate() {
        talk.push(sentence);
        if place % 8 == 0 {
            talk.extend(said.pop());
        }
    }
    talk.extend(said);
    talk
}

/// What the respondents of the three worked interviews say.
fn demos() -> Vec<String> {
    let mut talk = Vec::new();
    for name in ["strong", "mediocre", "struck"] {
        let file = std::fs::read(format!("src/guides/demo_{name}.vtt")).unwrap();
        let read = transcript::read(&file).unwrap().transcript;
        let sides = read.sides("", "");
        let answers = read.cues.into_iter().filter(|cue| {
            cue.speaker
                .is_some_and(|place| sides[place] == Side::Respondent)
        });
        talk.extend(answers.map(|cue| cue.text));
    }
    talk
}

/// What became of many quotes.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    checks: [usize; 4],
    /// Of those at 0.70 or more, how many were found where they were said.
    right: usize,
    /// The nearest of all, in thousandths.
    nearest: u32,
}

impl Tally {
    fn all(&self) -> usize {
        self.checks.iter().sum()
    }

    fn near(&self) -> usize {
        self.checks[0] + self.checks[1]
    }

    /// A share in thousandths.
    fn share(&self, of: usize) -> usize {
        (of * 1_000 + self.all() / 2) / self.all().max(1)
    }

    /// As the table has it.
    fn row(&self) -> String {
        let percent = |of: usize| {
            let share = self.share(of);
            format!("{}.{}", share / 10, share % 10)
        };
        let checks = self.checks.map(percent).join(" / ");
        format!("{checks} | {}", percent(self.near()))
    }

    fn add(&mut self, spoken: &Spoken, quote: &str, cues: Option<(u32, u32)>) {
        let found = spoken.find(quote).unwrap();
        let place = match found.check() {
            TranscriptCheck::Verified => 0,
            TranscriptCheck::Near => 1,
            TranscriptCheck::Unclear => 2,
            _ => 3,
        };
        self.checks[place] += 1;
        self.nearest = self.nearest.max(found.thousandths());
        let begin = found.parts.first().and_then(|part| spoken.cue(part[0]));
        let end = found
            .parts
            .last()
            .and_then(|part| spoken.cue(part[1].checked_sub(1)?));
        if let (0..2, Some((from, to)), Some(begin), Some(end)) = (place, cues, begin, end) {
            self.right += usize::from(begin <= to && end >= from);
        }
    }
}

fn spoken(cues: &[String], stock: &Stock) -> Spoken {
    Spoken::new((0..).zip(cues.iter().map(String::as_str)), &stock.language)
}

/// A talk whose quotes are looked for.
struct Source {
    name: &'static str,
    stock: Stock,
    talk: Vec<String>,
}

fn sources() -> [Source; 3] {
    let source = |name, code, talk: fn(&Stock) -> Vec<String>| {
        let mut stock = Stock::read(code);
        let talk = talk(&stock);
        stock.hear(&talk);
        Source { name, stock, talk }
    };
    [
        source("English", "en", long_talk),
        source("Turkish", "tr", long_talk),
        source("worked interviews", "en", |_| demos()),
    ]
}

/// Quotes of a talk, 6 to 18 words in a row from anywhere, typed by a hand; each with its cues.
fn quotes(source: &Source, hand: Option<Hand>, dice: &mut Dice) -> Vec<(String, (u32, u32))> {
    let words: Vec<(u32, &str)> = (0..)
        .zip(&source.talk)
        .flat_map(|(cue, said)| text::words(said).map(move |word| (cue, word)))
        .collect();
    let mut quotes = Vec::new();
    while quotes.len() < QUOTES {
        let many = 6 + dice.below(13);
        let from = dice.below(words.len() - many);
        let said = &words[from..from + many];
        let quote: Vec<&str> = said.iter().map(|(_, word)| *word).collect();
        let typed = match hand {
            Some(hand) => source.stock.typed(&quote, hand, dice),
            None => Some(quote.join(" ")),
        };
        quotes.extend(typed.map(|typed| (typed, (said[0].0, said[many - 1].0))));
    }
    quotes
}

/// How a transcript was heard and a quote was typed.
#[derive(Clone, Copy)]
enum Noise {
    Heard(usize, Ear, Option<Hand>),
    Typed(Hand),
    Fillers,
    /// A paraphrase, with so many words of a hundred of the transcript misheard.
    Close(usize),
    /// Quotes of the first half of a talk, looked for in the second.
    NeverSaid,
}

/// All that is tried, as the table names it.
const KINDS: &[(&str, Noise)] = &[
    ("5 % of words misheard", Noise::Heard(5, Ear::Mixed, None)),
    ("10 % of words misheard", Noise::Heard(10, Ear::Mixed, None)),
    ("15 % of words misheard", Noise::Heard(15, Ear::Mixed, None)),
    (
        "10 %, all by words alike",
        Noise::Heard(10, Ear::Alike, None),
    ),
    ("10 %, all by endings", Noise::Heard(10, Ear::Ending, None)),
    (
        "10 %, all by any other word",
        Noise::Heard(10, Ear::Other, None),
    ),
    ("10 %, all lost", Noise::Heard(10, Ear::Lost, None)),
    (
        "10 %, all words nobody said",
        Noise::Heard(10, Ear::Added, None),
    ),
    (
        "letters swapped, lost, doubled in 10 % of words",
        Noise::Typed(Hand::Swaps),
    ),
    ("fillers left out", Noise::Fillers),
    (
        "short forms for long ones and back, all",
        Noise::Typed(Hand::Contractions),
    ),
    (
        "digits for number words and back, all",
        Noise::Typed(Hand::Numbers),
    ),
    ("three to six words cut and marked", Noise::Typed(Hand::Cut)),
    ("the same cut, not marked", Noise::Typed(Hand::CutUnmarked)),
    ("no signs, no marks on letters", Noise::Typed(Hand::Plain)),
    ("typed in haste", Noise::Typed(Hand::Hasty)),
    (
        "typed in haste, 10 % of words misheard",
        Noise::Heard(10, Ear::Mixed, Some(Hand::Hasty)),
    ),
    ("close paraphrase", Noise::Close(0)),
    ("close paraphrase, 10 % of words misheard", Noise::Close(10)),
    ("never said", Noise::NeverSaid),
];

/// What becomes of the quotes of one seed. The errors made and the words they were made in are added up.
fn tried(source: &mut Source, noise: Noise, seed: u64, errors: &mut [usize; 2]) -> Tally {
    let mut dice = Dice::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut tally = Tally::default();
    match noise {
        Noise::Heard(percent, ear, hand) => {
            let (cues, made) = source.stock.heard(&source.talk, percent, ear, &mut dice);
            errors[0] += made;
            errors[1] += source
                .talk
                .iter()
                .map(|cue| text::word_count(cue))
                .sum::<usize>();
            let spoken = spoken(&cues, &source.stock);
            for (quote, cues) in quotes(source, hand, &mut dice) {
                tally.add(&spoken, &quote, Some(cues));
            }
        }
        Noise::Typed(hand) => {
            let spoken = spoken(&source.talk, &source.stock);
            for (quote, cues) in quotes(source, Some(hand), &mut dice) {
                tally.add(&spoken, &quote, Some(cues));
            }
        }
        Noise::Fillers => {
            let cues = source.stock.hesitant(&source.talk, &mut dice);
            let spoken = spoken(&cues, &source.stock);
            for (quote, cues) in quotes(source, None, &mut dice) {
                tally.add(&spoken, &quote, Some(cues));
            }
        }
        Noise::Close(percent) => {
            let (cues, _) = source
                .stock
                .heard(&source.talk, percent, Ear::Mixed, &mut dice);
            let spoken = spoken(&cues, &source.stock);
            for [_, close] in &source.stock.close {
                tally.add(&spoken, close, None);
            }
        }
        Noise::NeverSaid => {
            let half = source.talk.len() / 2;
            let spoken = spoken(&source.talk[half..], &source.stock);
            let before = u32::try_from(half).unwrap();
            let quotes = quotes(source, None, &mut dice);
            for (quote, _) in quotes.iter().filter(|(_, cues)| cues.1 < before) {
                tally.add(&spoken, quote, None);
            }
        }
    }
    tally
}

/// What becomes of the quotes of all seeds, and how many words in a thousand were misheard.
fn over_seeds(source: &mut Source, noise: Noise) -> (Tally, usize) {
    let (mut sum, mut errors) = (Tally::default(), [0, 0]);
    for seed in seeds() {
        let tally = tried(source, noise, seed, &mut errors);
        for (sum, more) in sum.checks.iter_mut().zip(tally.checks) {
            *sum += more;
        }
        sum.right += tally.right;
        sum.nearest = sum.nearest.max(tally.nearest);
    }
    (sum, errors[0] * 1_000 / errors[1].max(1))
}

#[test]
fn the_stock_is_what_it_says() {
    for source in &mut sources()[..2] {
        let words: usize = source.talk.iter().map(|cue| text::word_count(cue)).sum();
        assert!(words >= 10_000, "{}: {words} words", source.name);
        assert!(source.stock.close.len() >= 60);
        for [said, _] in &source.stock.close {
            assert!(source.talk.contains(said), "{said}");
        }
    }
}

#[test]
fn misheard_quotes_are_found_and_paraphrases_are_not() {
    let goals = [
        Noise::Heard(10, Ear::Mixed, None),
        Noise::Close(0),
        Noise::Close(10),
    ];
    for source in &mut sources() {
        let (quotes, misheard) = over_seeds(source, goals[0]);
        assert!((90..=110).contains(&misheard), "{misheard}");
        let near = quotes.share(quotes.near());
        assert!(near >= 970, "{}: {near} of 1000 quotes", source.name);
        // What is near is what was said, not something like it.
        let right = quotes.right * 1_000 / quotes.near();
        assert!(right >= 990, "{}: {right} of 1000 in place", source.name);
        if source.name == "worked interviews" {
            continue;
        }
        for noise in &goals[1..] {
            let (close, _) = over_seeds(source, *noise);
            let near = close.share(close.near());
            assert!(near <= 20, "{}: {near} of 1000 paraphrases", source.name);
        }
    }
}

/// Prints every kind of noise.
#[test]
#[expect(clippy::print_stdout, reason = "the table is what it is run for")]
fn the_whole_table() {
    if std::env::var_os("ON_RECORD_SEEDS").is_none() {
        return;
    }
    for source in &mut sources() {
        println!("\n{}", source.name);
        println!(
            "| Noise | verified / near / unclear / not found | 0.70 or more | of these in place | misheard | nearest |"
        );
        for (name, noise) in KINDS {
            if source.name == "worked interviews" && matches!(noise, Noise::Close(_)) {
                continue;
            }
            let (tally, errors) = over_seeds(source, *noise);
            let right = tally.right * 1_000 / tally.near().max(1);
            println!(
                "| {name} | {} | {}.{} | {}.{} | {} |",
                tally.row(),
                right / 10,
                right % 10,
                errors / 10,
                errors % 10,
                tally.nearest
            );
        }
    }
}
