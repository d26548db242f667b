//! The phrases a language raises suspicion with, as data (`guides/lexicon_xx.toml`); meeting them is the duty of
//! [`hints`](super::hints).

use super::guide::Language;
pub use super::interview::AskCode;
use super::interview::HitCode;
use super::sorted::{SortedMap, SortedSet, in_order};

pub mod pattern;

use pattern::How;

/// The terms a word belongs to (true) or is kept out of.
type Belongs = Vec<(usize, bool)>;

/// The phrases of one language, over lower-cased text (in Turkish over folded text, so that they are plain ASCII). How
/// they are written: [`pattern`]. The rules for using them: method.md E1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    /// The language of the interviews it is for.
    pub language: Language,
    /// What a respondent's words hint at.
    pub respondent: SortedMap<HitCode, Rules>,
    /// What an interviewer's questions do.
    pub interviewer: SortedMap<AskCode, Rules>,
    /// What a sentence of a respondent leans to, learnt from labelled ones.
    pub heard: Leanings<HitCode>,
    /// What a sentence of an interviewer leans to.
    pub asked: Leanings<AskCode>,
    /// Patterns that could not be understood, each with what is wrong. The others work.
    pub broken: Vec<(String, &'static str)>,
    /// The distinct sets of alternatives all patterns are about; patterns name them by number.
    terms: Vec<String>,
    /// Whole words, in order, and the terms each belongs to or is kept out of.
    words: SortedMap<String, Belongs>,
    /// Beginnings of words, in order.
    starts: SortedMap<String, Belongs>,
    /// Endings of words, in order; the empty one stands for any word.
    ends: SortedMap<String, Belongs>,
    /// A bit for the hash of every beginning and, read backwards, of every ending. Most parts of a word are neither,
    /// and this says so sooner than looking them up does.
    affixes: Vec<u64>,
}

/// How many bits tell beginnings and endings of words; some thousands are set.
const AFFIX_BITS: usize = 1 << 16;

/// The hash (FNV-1a) of no letter.
const NO_LETTER: u32 = 0x811c_9dc5;

/// The hash of letters before and one more.
fn hashed(before: u32, byte: u8) -> u32 {
    (before ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hashes of the first letters, from none to all.
fn hashes(letters: impl Iterator<Item = u8>) -> impl Iterator<Item = u32> {
    let each = letters.scan(NO_LETTER, |hash, byte| {
        *hash = hashed(*hash, byte);
        Some(*hash)
    });
    std::iter::once(NO_LETTER).chain(each)
}

/// The place of a hash among the bits.
fn affix_bit(hash: u32) -> (usize, u64) {
    let bit = hash.wrapping_mul(0x9e37_79b1) as usize % AFFIX_BITS;
    (bit / 64, 1 << (bit % 64))
}

/// What belongs to one code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Each is a hint, tried in order.
    pub hints: Vec<Pattern>,
    /// What looks like a hint and is none: a hint it overlaps is dropped.
    pub not: Vec<Pattern>,
    /// What makes its whole sentence innocent.
    pub unless: Vec<Pattern>,
    /// What makes a hint innocent that it follows within three words.
    pub before: Vec<Pattern>,
}

/// What a flag asks of a sentence before a hint is given in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale<C> {
    /// The flag.
    pub code: C,
    /// What all that speaks for the flag, less all that speaks against it, must come to.
    pub least: i32,
    /// What a find of the flag's own patterns counts.
    pub find: i32,
}

/// Patterns that speak for or against flags, each by a weight. Without one the finds of the rules stand as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leanings<C> {
    /// What each flag asks.
    pub scales: Vec<Scale<C>>,
    /// Each pattern with its weights, by place in `scales`.
    pub(super) patterns: Vec<(Pattern, Vec<(usize, i32)>)>,
}

impl<C> Default for Leanings<C> {
    fn default() -> Self {
        Self {
            scales: Vec::new(),
            patterns: Vec::new(),
        }
    }
}

/// A pattern that has been understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What each piece does, and the number of its term.
    pub(super) steps: Vec<(How, usize)>,
    /// The place in `steps` of the first that takes a word.
    pub(super) first: usize,
}

impl Pattern {
    fn new(steps: Vec<(How, usize)>) -> Self {
        let takes = |(how, _): &(How, usize)| *how == How::One;
        let first = steps.iter().position(takes).unwrap_or_default();
        Self { steps, first }
    }
}

/// What a flag asks, and its patterns as they are written, each behind its weight.
pub type Weighed<'w, C> = (Scale<C>, Vec<(i32, &'w str)>);

/// A weighed pattern as it is written, its pieces, and what it weighs for which flag.
type Found<'w> = (&'w str, Vec<(How, &'w str)>, Vec<(usize, i32)>);

/// The patterns of one code as they are written, by what they are for: `p`, `not`, `unless`, `before`.
pub type Written<'w> = [(&'w str, &'w [String])];

impl Lexicon {
    /// A lexicon without a pattern. Classes are named lists of words; a word of one may name another class.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            respondent: SortedMap::new(),
            interviewer: SortedMap::new(),
            heard: Leanings::default(),
            asked: Leanings::default(),
            broken: Vec::new(),
            terms: Vec::new(),
            words: SortedMap::new(),
            starts: SortedMap::new(),
            ends: SortedMap::new(),
            affixes: Vec::new(),
        }
    }

    /// Understands the patterns of one code. One that cannot be understood is noted and left out.
    pub fn rules(&mut self, classes: &SortedMap<String, String>, written: &Written<'_>) -> Rules {
        let names: Vec<_> = classes.keys().map(String::as_str).collect();
        let mut rules = Rules::default();
        for (purpose, patterns) in written {
            let into = match *purpose {
                "not" => &mut rules.not,
                "unless" => &mut rules.unless,
                "before" => &mut rules.before,
                _ => &mut rules.hints,
            };
            for written in *patterns {
                match pattern::pieces(written, &names) {
                    Ok(pieces) => into.push(self.pattern(&pieces)),
                    Err(fault) => self.broken.push((written.clone(), fault)),
                }
            }
        }
        rules
    }

    /// Understands patterns with their weights: for each flag what it asks, and its patterns as they are written. A
    /// pattern that several flags weigh is looked for once.
    pub fn leanings<C: Copy>(
        &mut self,
        classes: &SortedMap<String, String>,
        written: &[Weighed<'_, C>],
    ) -> Leanings<C> {
        let names: Vec<_> = classes.keys().map(String::as_str).collect();
        let all = written.iter().enumerate().flat_map(|(flag, (_, list))| {
            list.iter()
                .map(move |(weight, pattern)| (*pattern, flag, *weight))
        });
        let mut found: Vec<Found<'_>> = Vec::new();
        for (written, flag, weight) in in_order(all.collect(), Ord::cmp) {
            match found.last_mut() {
                Some((last, _, weights)) if *last == written => weights.push((flag, weight)),
                _ => match pattern::pieces(written, &names) {
                    Ok(pieces) => found.push((written, pieces, vec![(flag, weight)])),
                    Err(fault) => self.broken.push((written.to_owned(), fault)),
                },
            }
        }
        // There are thousands, so their words are numbered together and not looked for one by one.
        let words = found.iter().flat_map(|(_, pieces, _)| pieces);
        let words = in_order(words.map(|(_, words)| *words).collect(), Ord::cmp);
        let words: SortedSet<&str> = words.into_iter().collect();
        let known: SortedMap<String, usize> = self.terms.iter().cloned().zip(0..).collect();
        let mut numbers = SortedMap::new();
        for word in &words {
            let number = known.get(*word).copied().unwrap_or(self.terms.len());
            if number == self.terms.len() {
                self.terms.push((*word).to_owned());
            }
            numbers.insert(*word, number);
        }
        let term = |words: &str| numbers.get(words).copied().unwrap_or_default();
        let patterns = found.into_iter().map(|(_, pieces, weights)| {
            let steps = pieces.into_iter().map(|(how, words)| (how, term(words)));
            (Pattern::new(steps.collect()), weights)
        });
        Leanings {
            patterns: patterns.collect(),
            scales: written.iter().map(|(scale, _)| *scale).collect(),
        }
    }

    fn pattern(&mut self, pieces: &[(How, &str)]) -> Pattern {
        let steps = pieces
            .iter()
            .map(|(how, words)| (*how, self.term(words)))
            .collect();
        Pattern::new(steps)
    }

    /// The number of a set of alternatives.
    fn term(&mut self, words: &str) -> usize {
        let known = self.terms.iter().position(|term| term == words);
        known.unwrap_or_else(|| {
            self.terms.push(words.to_owned());
            self.terms.len() - 1
        })
    }

    /// Makes the index by which a word finds its terms, once all patterns are in.
    pub fn index(&mut self, classes: &SortedMap<String, String>) {
        let mut entries = Vec::new();
        for (number, term) in self.terms.iter().enumerate() {
            for word in term.split('|').filter(|word| !word.is_empty()) {
                spread(word, true, number, classes, 0, &mut entries);
            }
        }
        let entries = in_order(entries, Ord::cmp);
        let mut words: Vec<(String, Belongs)> = Vec::new();
        for (word, term, belongs) in entries {
            match words.last_mut() {
                Some((last, terms)) if *last == word => terms.push((term, belongs)),
                _ => words.push((word, vec![(term, belongs)])),
            }
        }
        self.affixes = vec![0; AFFIX_BITS / 64];
        for (word, terms) in words {
            let hash = match (word.strip_prefix('*'), word.strip_suffix('*')) {
                (Some(end), _) => hashes(end.bytes().rev()).last(),
                (None, start) => start.and_then(|start| hashes(start.bytes()).last()),
            };
            let (at, bit) = affix_bit(hash.unwrap_or(NO_LETTER));
            if let Some(bits) = self.affixes.get_mut(at) {
                *bits |= bit;
            }
            let (into, word) = match (word.strip_prefix('*'), word.strip_suffix('*')) {
                (Some(end), _) => (&mut self.ends, end),
                (None, Some(start)) => (&mut self.starts, start),
                (None, None) => (&mut self.words, word.as_str()),
            };
            into.insert(word.to_owned(), terms);
        }
    }

    /// How many terms there are.
    pub(super) fn terms(&self) -> usize {
        self.terms.len()
    }

    /// Tells `belongs` every term a word belongs to (true) or is kept out of (false), the latter last.
    pub(super) fn terms_of(&self, word: &str, mut belongs: impl FnMut(usize, bool)) {
        let digits = word.bytes().any(|byte| byte.is_ascii_digit());
        let is_word = word.starts_with(|letter: char| letter.is_alphanumeric() || letter == '\'');
        let may = |hash: u32| {
            let (at, bit) = affix_bit(hash);
            self.affixes.get(at).is_some_and(|bits| bits & bit != 0)
        };
        let starts = hashes(word.bytes())
            .enumerate()
            .filter(|(_, hash)| may(*hash))
            .filter_map(|(at, _)| self.starts.get(word.get(..at)?));
        let ends = hashes(word.bytes().rev())
            .enumerate()
            .filter(|(_, hash)| may(*hash))
            .filter_map(|(many, _)| self.ends.get(word.get(word.len() - many..)?));
        let number = self.words.get("#").filter(|_| digits);
        let all: Vec<_> = starts
            .chain(ends)
            .filter(|_| is_word)
            .chain(self.words.get(word))
            .chain(number)
            .flatten()
            .collect();
        for wanted in [true, false] {
            for (term, _) in all.iter().filter(|(_, given)| *given == wanted) {
                belongs(*term, wanted);
            }
        }
    }
}

/// Puts an alternative into the list of entries, a class as the words it has. Classes may name classes, three deep.
fn spread(
    word: &str,
    belongs: bool,
    term: usize,
    classes: &SortedMap<String, String>,
    depth: u8,
    entries: &mut Vec<(String, usize, bool)>,
) {
    let (word, belongs) = match word.strip_prefix('-') {
        Some(word) => (word, false),
        None => (word, belongs),
    };
    let Some(class) = word.strip_prefix('@') else {
        return entries.push((word.to_owned(), term, belongs));
    };
    if depth < 3 {
        let listed = classes.get(class).map_or("", String::as_str);
        for word in listed.split_whitespace() {
            spread(word, belongs, term, classes, depth + 1, entries);
        }
    }
}
