//! A text taken apart into words and currency symbols, each with whether it begins a sentence.

use crate::domain::text::small;

/// Titles and short forms whose full stop ends no sentence. Our choice, English and Turkish together.
const SHORT_FORMS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "incl", "approx", "sn", "av", "op",
    "doç", "yrd", "müh",
];

/// A word or a currency symbol.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    /// The byte it starts at.
    pub(super) from: usize,
    /// The word, with apostrophes inside it; hyphens part words.
    pub(super) word: &'a str,
    /// Nothing but a capital letter's own rule stands before it: the text, a sentence, a line or a quotation begins.
    pub(super) begins_sentence: bool,
    /// What follows it.
    pub(super) rest: &'a str,
}

impl<'a> Token<'a> {
    /// The word without what hangs on by an apostrophe: Ineke's, Mart'ta. O'Brien keeps its own.
    pub(super) fn stem(&self) -> &'a str {
        match self.word.split_once('\'') {
            Some((stem, ending)) if !ending.starts_with(char::is_uppercase) => stem,
            _ => self.word,
        }
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }

    pub(super) fn is_symbol(&self) -> bool {
        self.word.chars().all(is_currency)
    }
}

/// The words of a composed text, in order.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    begins_sentence: bool,
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            begins_sentence: true,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The word at the start of what is left.
    fn word(&self) -> &'a str {
        let rest = self.rest();
        let mut letters = rest.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let inside = letter.is_alphanumeric()
                || is_mark(letter)
                || (letter == '\''
                    && letters
                        .peek()
                        .is_some_and(|(_, next)| next.is_alphanumeric()));
            if !inside {
                return rest.get(..at).unwrap_or_default();
            }
        }
        rest
    }

    /// A mark between words may begin a sentence.
    fn pass(&mut self, mark: char) {
        let word_follows = self
            .rest()
            .chars()
            .nth(1)
            .is_some_and(char::is_alphanumeric);
        let word_precedes = self
            .text
            .get(..self.at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(char::is_alphanumeric);
        match mark {
            '!' | '?' | '…' | ':' | '\n' | '\r' | '。' | '！' | '？' | '：' => {
                self.begins_sentence = true;
            }
            '.' => self.begins_sentence |= !self.after_short_form(),
            '\'' | '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '「' | '『'
                if word_follows && !word_precedes =>
            {
                self.begins_sentence = true;
            }
            _ => {}
        }
        self.at += mark.len_utf8();
    }

    /// Whether the full stop here follows a title, a short form or an initial.
    fn after_short_form(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default();
        let word = before
            .rsplit(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        initial || SHORT_FORMS.contains(&small(word).as_str())
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let first = self.rest().chars().next()?;
            let word = if is_currency(first) {
                self.rest().get(..first.len_utf8()).unwrap_or_default()
            } else if first.is_alphanumeric() {
                self.word()
            } else {
                self.pass(first);
                continue;
            };
            let from = self.at;
            self.at += word.len().max(1);
            let begins_sentence = std::mem::take(&mut self.begins_sentence);
            return Some(Token {
                from,
                word,
                begins_sentence,
                rest: self.rest(),
            });
        }
    }
}

/// A combining mark that is no letter by itself: part of the word it stands in.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a character is a currency symbol (Unicode category Sc).
pub(super) const fn is_currency(letter: char) -> bool {
    matches!(
        letter,
        '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{7fe}' | '\u{7ff}' | '\u{9f2}' | '\u{9f3}' | '\u{9fb}'
            | '\u{af1}' | '\u{bf9}' | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{a838}' | '\u{fdfc}'
            | '\u{fe69}' | '\u{ff04}' | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}'
    )
}
