//! The phrases a language raises suspicion with, as data (`guides/lexicon_xx.toml`); meeting them is the duty of
//! [`hints`](super::hints).

use super::guide::Language;
pub use super::interview::AskCode;
use super::interview::HitCode;
use super::sorted::{SortedMap, in_order};

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

/// A pattern that has been understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What each piece does, and the number of its term.
    pub(super) steps: Vec<(How, usize)>,
    /// The place in `steps` of the first that takes a word.
    pub(super) first: usize,
}

/// The patterns of one code as they are written, by what they are for: `p`, `not`, `unless`, `before`.
pub type Written<'w> = [(&'w str, &'w [String])];

impl Lexicon {
    /// A lexicon without a pattern. Classes are named lists of words; a word of one may name another class.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            respondent: SortedMap::new(),
            interviewer: SortedMap::new(),
            broken: Vec::new(),
            terms: Vec::new(),
            words: SortedMap::new(),
            starts: SortedMap::new(),
            ends: SortedMap::new(),
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

    fn pattern(&mut self, pieces: &[(How, &str)]) -> Pattern {
        let steps: Vec<_> = pieces
            .iter()
            .map(|(how, words)| (*how, self.term(words)))
            .collect();
        let takes = |(how, _): &(How, usize)| *how == How::One;
        let first = steps.iter().position(takes).unwrap_or_default();
        Pattern { steps, first }
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
        for (word, terms) in words {
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
        let cuts = || word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let starts = cuts().filter_map(|at| self.starts.get(word.get(..at)?));
        let ends = cuts().filter_map(|at| self.ends.get(word.get(at..)?));
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
