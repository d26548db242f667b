//! What makes words specific: dates, numbers, amounts and names, as the app suggests them and a person may overrule.

use schemars::JsonSchema;
use serde::Serialize;

use super::dimension::codes;
use super::guide::Language;
use super::interview::Person;
use super::text::{self, Folded};

mod english;
mod tokens;
mod turkish;

use tokens::Token;

codes!(
    /// Why a word makes a text specific (product page, Evidence levels).
    SignKind {
        /// Digits.
        Digits = "digits",
        /// A number in words, from two up.
        NumberWord = "number_word",
        /// A month.
        Month = "month",
        /// A day of the week.
        Weekday = "weekday",
        /// A currency, by word, code or symbol.
        Currency = "currency",
        /// A capitalised name that does not stand where every word is capitalised.
        Name = "name",
        /// Somebody on the list of people.
        Person = "person",
    }
);

/// Something in a text that makes it specific.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sign {
    /// Why.
    pub kind: SignKind,
    /// The characters it covers, from and up to, counted in Unicode scalar values.
    pub span: [u32; 2],
}

/// Whether a text holds a date, a number, an amount or a name, as far as the app can tell (product page, Evidence
/// levels, "Specific"). In English and Turkish by words and signs, in other languages by digits, currency symbols,
/// capitals and the list of people.
pub fn found(text: &str, language: &Language, people: &[Person]) -> bool {
    let composed = text::compose(text);
    Reader::new(&composed, language, people).next().is_some()
}

/// Everything in a text that makes it specific, in the order it stands there.
pub fn signs(text: &str, language: &Language, people: &[Person]) -> Vec<Sign> {
    let composed = text::compose(text);
    Reader::new(&composed, language, people).collect()
}

/// Reads a text and stops at each sign.
struct Reader<'a> {
    source: &'a Folded,
    language: &'a Language,
    names: Vec<Name<'a>>,
    tokens: tokens::Tokens<'a>,
    /// Holds no small letter: its capitals say nothing.
    shouts: bool,
    /// Holds a letter only Turkish keyboards have, so that a word without its marks is a different word.
    marked: bool,
    /// The words just read make the amount that follows a vague one, which does not count (product page).
    vague: bool,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Folded, language: &'a Language, people: &'a [Person]) -> Self {
        let text = source.text();
        Self {
            source,
            language,
            names: people
                .iter()
                .flat_map(|person| Name::of(&person.name))
                .collect(),
            tokens: tokens::Tokens::of(text),
            shouts: !text.chars().any(char::is_lowercase),
            marked: text
                .chars()
                .any(|letter| letter == 'İ' || text::without_mark(letter) != letter),
            vague: false,
        }
    }

    /// What kind of sign a word is, where it is one.
    fn kind(&mut self, token: &Token<'a>) -> Option<SignKind> {
        let lower = text::lower(token.word, self.language);
        let makes_vague = self.is_vague(&lower);
        let vague = std::mem::replace(&mut self.vague, makes_vague);
        if token.is_symbol() {
            return Some(SignKind::Currency);
        }
        if self.names.iter().any(|name| name.is(token, self.language)) {
            return Some(SignKind::Person);
        }
        if token.word.chars().any(char::is_numeric) {
            return (!english::is_no_name(token.stem())).then_some(SignKind::Digits);
        }
        let listed = match self.language.code() {
            "en" => english::kind(token, &lower),
            "tr" => turkish::kind(token, &lower, !self.marked),
            _ => None,
        };
        let amount = matches!(listed, Some(SignKind::NumberWord | SignKind::Currency));
        if vague && amount && (listed == Some(SignKind::Currency) || self.is_magnitude(&lower)) {
            self.vague = true;
            return None;
        }
        listed.or_else(|| (!self.shouts && self.is_name(token)).then_some(SignKind::Name))
    }

    /// Whether an amount after this word is a vague one: a few thousand, hundreds of euros.
    fn is_vague(&self, lower: &str) -> bool {
        match self.language.code() {
            "en" => english::VAGUE.contains(&lower) || (self.vague && lower == "of"),
            "tr" => turkish::VAGUE.contains(&lower),
            _ => false,
        }
    }

    fn is_magnitude(&self, lower: &str) -> bool {
        english::MAGNITUDES.contains(&lower) || turkish::MAGNITUDES.contains(&lower)
    }

    /// Whether a word is capitalised where only names are. A single letter is none, which takes care of the pronoun I
    /// (I'm, I'd), of plan B and of initials.
    fn is_name(&self, token: &Token<'_>) -> bool {
        let stem = token.stem();
        !token.begins_sentence
            && token.is_capitalised()
            && stem
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .nth(1)
                .is_some()
            && !english::is_no_name(stem)
            && !(self.language.is_turkish() && turkish::is_no_name(stem))
    }
}

impl Iterator for Reader<'_> {
    type Item = Sign;

    fn next(&mut self) -> Option<Sign> {
        loop {
            let token = self.tokens.next()?;
            if let Some(kind) = self.kind(&token) {
                return Some(Sign {
                    kind,
                    span: self.source.span(token.from..token.from + token.word.len()),
                });
            }
        }
    }
}

/// A word that names somebody on the list of people.
struct Name<'a> {
    word: &'a str,
    /// The word is written with a capital, and so must be met with one: Will is not "will", Deniz not "deniz" (sea).
    capitalised: bool,
    /// The word belongs to a script without capitals.
    caseless: bool,
}

impl<'a> Name<'a> {
    /// The words by which somebody is recognised: each capitalised word of the name, or the only one whatever it is.
    fn of(name: &'a str) -> impl Iterator<Item = Self> {
        let alone = text::word_count(name) == 1;
        tokens::Tokens::of(name)
            .filter(|token| !token.is_symbol())
            .filter_map(move |token| {
                let word = token.word;
                let caseless = !word
                    .chars()
                    .any(|letter| letter.is_lowercase() || letter.is_uppercase());
                let long_enough = caseless || word.chars().nth(1).is_some();
                (long_enough
                    && (alone || caseless || token.is_capitalised())
                    && !english::is_no_name(word))
                .then_some(Self {
                    word,
                    capitalised: token.is_capitalised(),
                    caseless,
                })
            })
    }

    fn is(&self, token: &Token<'_>, language: &Language) -> bool {
        if self.caseless {
            // Such scripts often put no space between a name and what follows it.
            return token.word.contains(self.word);
        }
        if self.capitalised && !token.is_capitalised() {
            return false;
        }
        let fold = |word: &str| text::fold(word, language);
        let (own, met, stem) = (fold(self.word), fold(token.word), fold(token.stem()));
        met.text() == own.text()
            || stem.text() == own.text()
            || (language.is_turkish()
                && met
                    .text()
                    .strip_prefix(own.text())
                    .is_some_and(turkish::is_case_ending))
    }
}

#[cfg(test)]
mod tests;
