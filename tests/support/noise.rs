//! What happens to words on their way into a transcript and into a quote, by dice that fall the same for the same seed.

use std::collections::BTreeMap;

use on_record::domain::guide::Language;
use toml::{Table, Value};

#[path = "dice.rs"]
mod dice;

pub(crate) use dice::Dice;

impl Dice {
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// What the words of a language are taken for.
pub(crate) struct Stock {
    pub(crate) language: Language,
    /// What was said, and the same in other words.
    pub(crate) close: Vec<[String; 2]>,
    alike: Vec<Vec<String>>,
    endings: Vec<[String; 2]>,
    small: Vec<String>,
    fillers: Vec<String>,
    numbers: Vec<[String; 2]>,
    contractions: Vec<[String; 2]>,
    /// Every word of the talk, and what those that were asked for are taken for by their sound.
    vocabulary: Vec<String>,
    sounds: BTreeMap<String, Vec<String>>,
}

/// How a transcriber errs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ear {
    /// As transcribers do: six errors in ten are another word, two a word that is lost, two a word nobody said.
    Mixed,
    /// Another word that sounds or is spelled alike.
    Alike,
    /// Another ending.
    Ending,
    /// Any other word of the talk.
    Other,
    /// A word is lost.
    Lost,
    /// A word nobody said.
    Added,
}

/// What a person's fingers do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hand {
    /// One word in ten has two letters swapped, one lost or one doubled.
    Swaps,
    /// Long forms for short ones and the other way round.
    Contractions,
    /// Digits for words and the other way round.
    Numbers,
    /// Three to six words left out in the middle, and marked.
    Cut,
    /// Three to six words left out in the middle, and not marked.
    CutUnmarked,
    /// No capitals, no signs, no marks on letters.
    Plain,
    /// Swaps in one word of twenty, contractions as they fall, no marks.
    Hasty,
}

fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().unwrap().iter();
    all.map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn pairs(value: &Value) -> Vec<[String; 2]> {
    let all = value.as_array().unwrap().iter();
    all.map(|it| strings(it).try_into().unwrap()).collect()
}

/// A word without the signs around it.
pub(crate) fn core(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

impl Stock {
    pub(crate) fn read(code: &str) -> Self {
        let text = std::fs::read_to_string(format!("tests/fixtures/quotes/{code}.toml")).unwrap();
        let table: Table = text.parse().unwrap();
        let alike = strings(&table["alike"]);
        let words = |line: &String| line.split(' ').map(str::to_owned).collect();
        Self {
            language: Language::new(code),
            close: pairs(&table["close"]),
            alike: alike.iter().map(words).collect(),
            endings: pairs(&table["endings"]),
            small: strings(&table["small"]),
            fillers: strings(&table["fillers"]),
            numbers: pairs(&table["numbers"]),
            contractions: pairs(&table["contractions"]),
            vocabulary: Vec::new(),
            sounds: BTreeMap::new(),
        }
    }

    /// Learns which words the talk has.
    pub(crate) fn hear(&mut self, talk: &[String]) {
        let words = talk.iter().flat_map(|cue| cue.split_whitespace());
        let words = words.map(|word| core(word).to_lowercase());
        self.vocabulary = words.filter(|word| !word.is_empty()).collect();
        self.vocabulary.sort();
        self.vocabulary.dedup();
    }

    /// A talk as it is heard with errors in so many words of a hundred, and how many errors there were.
    pub(crate) fn heard(
        &mut self,
        talk: &[String],
        percent: usize,
        ear: Ear,
        dice: &mut Dice,
    ) -> (Vec<String>, usize) {
        let mut errors = 0;
        let mut cues = Vec::new();
        for cue in talk {
            let mut out: Vec<String> = Vec::new();
            for word in cue.split_whitespace() {
                if core(word).is_empty() || !dice.percent(percent) {
                    out.push(word.to_owned());
                    continue;
                }
                errors += 1;
                let ear = match (ear, dice.below(10)) {
                    (Ear::Mixed, 0..2) => Ear::Lost,
                    (Ear::Mixed, 2..4) => Ear::Added,
                    (Ear::Mixed, _) => match dice.below(100) {
                        0..45 => Ear::Alike,
                        45..75 => Ear::Ending,
                        _ => Ear::Other,
                    },
                    (ear, _) => ear,
                };
                match ear {
                    Ear::Lost => {}
                    Ear::Added => {
                        out.push(word.to_owned());
                        out.push(dice.pick(&self.small).clone());
                    }
                    ear => {
                        let other = self.instead(core(word), ear, dice);
                        out.push(word.replacen(core(word), &other, 1));
                    }
                }
            }
            cues.push(out.join(" "));
        }
        (cues, errors)
    }

    /// What a word is taken for. Never the word itself.
    fn instead(&mut self, word: &str, ear: Ear, dice: &mut Dice) -> String {
        let small = word.to_lowercase();
        if ear == Ear::Ending {
            let mut fits: Vec<_> = self.endings.iter().collect();
            fits.retain(|[from, _]| small.ends_with(from.as_str()) && small.len() > from.len() + 2);
            if !fits.is_empty() {
                let [from, to] = dice.pick(&fits);
                return format!("{}{to}", small.strip_suffix(from.as_str()).unwrap());
            }
        }
        if ear != Ear::Other {
            let number = self.numbers.iter().find_map(|[words, digits]| {
                let other = [(words, digits), (digits, words)];
                other
                    .iter()
                    .find(|(it, _)| **it == small)
                    .map(|(_, it)| (*it).clone())
            });
            if let Some(number) = number {
                return number;
            }
            let group = self.alike.iter().find(|group| group.contains(&small));
            if let Some(group) = group {
                let others: Vec<_> = group.iter().filter(|it| **it != small).collect();
                return (*dice.pick(&others)).clone();
            }
            let sounds = self.sounds(&small);
            if !sounds.is_empty() {
                return dice.pick(&sounds).clone();
            }
        }
        loop {
            let other = dice.pick(&self.vocabulary);
            if *other != small {
                return other.clone();
            }
        }
    }

    /// The words of the talk that are spelled most alike: same beginning, at most two letters in five others.
    fn sounds(&mut self, word: &str) -> Vec<String> {
        if let Some(known) = self.sounds.get(word) {
            return known.clone();
        }
        let letters: Vec<char> = word.chars().collect();
        let near = |other: &&String| {
            other.chars().next() == letters.first().copied()
                && **other != word
                && other.chars().count().abs_diff(letters.len()) <= 2
        };
        let mut all: Vec<_> = self.vocabulary.iter().filter(near).collect();
        all.sort_by_cached_key(|other| apart(&letters, other));
        all.truncate(4);
        all.retain(|other| apart(&letters, other) * 5 <= letters.len() * 2);
        let all: Vec<_> = all.into_iter().cloned().collect();
        self.sounds.insert(word.to_owned(), all.clone());
        all
    }

    /// A talk with what people say while they look for words, before one word in twelve.
    pub(crate) fn hesitant(&self, talk: &[String], dice: &mut Dice) -> Vec<String> {
        let cues = talk.iter().map(|cue| {
            let words = cue.split_whitespace().map(|word| {
                if dice.below(12) == 0 {
                    format!("{}, {word}", dice.pick(&self.fillers))
                } else {
                    word.to_owned()
                }
            });
            words.collect::<Vec<_>>().join(" ")
        });
        cues.collect()
    }

    /// A quote as it is typed. Nothing where this hand leaves it as it is.
    pub(crate) fn typed(&self, quote: &[&str], hand: Hand, dice: &mut Dice) -> Option<String> {
        let words: Vec<String> = quote.iter().map(|word| (*word).to_owned()).collect();
        let typed = match hand {
            Hand::Swaps => slips(&words, 10, dice),
            Hand::Contractions => respelled(&words, &self.contractions, 100, dice),
            Hand::Numbers => respelled(&words, &self.numbers, 100, dice),
            Hand::Plain => words.iter().map(|word| plain(word)).collect(),
            Hand::Hasty => {
                let words = respelled(&words, &self.contractions, 50, dice);
                let words: Vec<_> = words.iter().map(|word| plain(word)).collect();
                slips(&words, 5, dice)
            }
            Hand::Cut | Hand::CutUnmarked => {
                let many = 3 + dice.below(4);
                let room = words.len().checked_sub(many + 5)?;
                let from = 3 + dice.below(room);
                let mut words = words.clone();
                let mark = (hand == Hand::Cut).then(|| "…".to_owned());
                words.splice(from..from + many, mark);
                words
            }
        };
        let same = matches!(hand, Hand::Contractions | Hand::Numbers) && typed == words;
        (!same).then(|| typed.join(" "))
    }
}

/// How many letters two words differ in (Levenshtein 1965).
fn apart(one: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (at, letter) in (1..).zip(other.chars()) {
        let mut corner = std::mem::replace(&mut row[0], at);
        for place in 1..row.len() {
            let changed = corner + usize::from(one[place - 1] != letter);
            corner = row[place];
            row[place] = changed.min(corner + 1).min(row[place - 1] + 1);
        }
    }
    row[one.len()]
}

/// Two letters swapped, one lost or one doubled, in so many words of a hundred.
fn slips(words: &[String], percent: usize, dice: &mut Dice) -> Vec<String> {
    let slip = |word: &String| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() < 3 || !dice.percent(percent) {
            return word.clone();
        }
        let at = dice.below(letters.len() - 1);
        match dice.below(3) {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            _ => letters.insert(at, letters[at]),
        }
        letters.into_iter().collect()
    };
    words.iter().map(slip).collect()
}

/// Words in their other spelling, either way, so many times of a hundred.
fn respelled(
    words: &[String],
    pairs: &[[String; 2]],
    percent: usize,
    dice: &mut Dice,
) -> Vec<String> {
    let is = |at: usize, spelling: &str| {
        let mut count = 0;
        let all = spelling.split(' ').all(|wanted| {
            count += 1;
            let word = words.get(at + count - 1);
            word.is_some_and(|word| core(word).to_lowercase() == wanted.to_lowercase())
        });
        all.then_some(count)
    };
    let (mut out, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let other = pairs.iter().find_map(|[one, other]| {
            let there = is(at, one).map(|count| (count, other));
            there.or_else(|| is(at, other).map(|count| (count, one)))
        });
        match other.filter(|_| dice.percent(percent)) {
            Some((count, other)) => {
                out.extend(other.split(' ').map(str::to_owned));
                at += count;
            }
            None => {
                out.push(words[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// A word in small letters without signs around it and without the marks on Turkish letters.
fn plain(word: &str) -> String {
    let letter = |letter: char| match letter {
        'ı' | 'İ' | 'I' | 'î' => 'i',
        'ş' | 'Ş' => 's',
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' | 'û' => 'u',
        'â' | 'Â' => 'a',
        letter => letter.to_lowercase().next().unwrap(),
    };
    core(word).chars().map(letter).collect()
}
