//! A folded text taken apart into words, commas and the ends of sentences.

/// A word or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// The byte it starts at in the folded text.
    pub(super) from: usize,
    /// The byte it ends before. The last token is the end of the text and empty.
    pub(super) to: usize,
    /// Ends a sentence.
    pub(super) is_stop: bool,
    /// Is a word, no sign.
    pub(super) is_word: bool,
    /// Stands in a quotation that is not the whole text.
    pub(super) quoted: bool,
    /// Which sentence it belongs to, counted from nought.
    pub(super) sentence: usize,
}

/// The tokens of a folded text. Words are parted at apostrophes, `didn't` before its `n't`; hyphens part words.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    sentence: usize,
    quoted: bool,
    /// Quotation marks pair up and do not enclose the whole.
    quotes: bool,
    ended: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let marks = text.chars().filter(|letter| is_quote(*letter)).count();
        let trimmed = text.trim();
        let whole = marks == 2 && trimmed.starts_with(is_quote) && trimmed.ends_with(is_quote);
        Self {
            text,
            at: 0,
            sentence: 0,
            quoted: false,
            quotes: marks % 2 == 0 && !whole,
            ended: false,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn token(&mut self, length: usize, is_stop: bool, is_word: bool) -> Token {
        let token = Token {
            from: self.at,
            to: self.at + length,
            is_stop,
            is_word,
            quoted: self.quoted && self.quotes,
            sentence: self.sentence,
        };
        self.at += length;
        self.sentence += usize::from(is_stop);
        token
    }
}

const fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

/// How many bytes the word at the beginning of a text has. Digits keep the point or comma between them.
fn word_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut digit = false;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let joins = matches!(letter, '.' | ',' | ':')
            && digit
            && next.is_some_and(|next| next.is_ascii_digit());
        let apostrophe = letter == '\'' && at == 0 && next.is_some_and(char::is_alphanumeric);
        if !(letter.is_alphanumeric() || joins || apostrophe) {
            return at;
        }
        digit = letter.is_ascii_digit();
    }
    text.len()
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let Some(letter) = rest.chars().next() else {
                if self.ended {
                    return None;
                }
                self.ended = true;
                return Some(self.token(0, true, false));
            };
            let mut length = word_length(rest);
            if length > 0 {
                let word = rest.get(..length).unwrap_or_default();
                let after = rest.get(length..).unwrap_or_default();
                // didn't: did, n't.
                let negated = after
                    .strip_prefix("'t")
                    .is_some_and(|rest| word_length(rest) == 0);
                if negated && word.len() > 1 && word.ends_with('n') {
                    length -= 1;
                } else if word == "n" && negated {
                    length += 2;
                }
                return Some(self.token(length, false, true));
            }
            match letter {
                '.' | '?' | '!' | ';' | '…' => {
                    return Some(self.token(letter.len_utf8(), true, false));
                }
                ',' | ':' | '–' | '—' | '(' | ')' => {
                    return Some(self.token(letter.len_utf8(), false, false));
                }
                _ => {
                    self.quoted ^= is_quote(letter);
                    self.at += letter.len_utf8();
                }
            }
        }
    }
}
