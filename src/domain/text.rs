//! Words and letters: how words are counted, and how text is folded so that lists and patterns meet it.

use std::ops::Range;

use super::guide::Language;

/// The words of a text: tokens between spaces that hold a letter or digit, so that a lone … or […], which marks a cut,
/// is none (product page, Evidence levels).
///
/// Writing without spaces (Chinese, Japanese, Thai) counts as one long word: the page defines words by spaces.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|token| token.chars().any(char::is_alphanumeric))
}

/// How many words a text has.
pub fn word_count(text: &str) -> usize {
    words(text).count()
}

/// Whether a text has so many words. A score asks this of every quote, so the common case is made short: words that follow
/// a plain space and begin with a plain letter or digit are counted by bytes, and only where these are too few are all
/// words counted.
pub fn has_words(text: &str, least: usize) -> bool {
    let bytes = text.as_bytes();
    let mut plain = usize::from(bytes.first().is_some_and(u8::is_ascii_alphanumeric));
    for (before, after) in bytes
        .chunks(CHUNK)
        .zip(bytes.get(1..).unwrap_or_default().chunks(CHUNK))
    {
        let begins = |(before, after): (&u8, &u8)| *before == b' ' && after.is_ascii_alphanumeric();
        plain += before
            .iter()
            .zip(after)
            .filter(|pair| begins(*pair))
            .count();
        if plain >= least {
            return true;
        }
    }
    words(text).take(least).count() >= least
}

/// So many bytes are looked at together, which compilers turn into a few instructions: about five words.
const CHUNK: usize = 32;

/// One character in small, one for one. In Turkish `I` is a capital `ı`; `İ` is a capital `i` everywhere.
pub fn lower_letter(letter: char, language: &Language) -> char {
    match letter {
        'İ' => 'i',
        'I' if language.is_turkish() => 'ı',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A text in small letters, whatever its language. Each letter by itself: that a sigma is another one at the end of a
/// word would take tables of 2 KB more, and nothing here asks for it.
pub fn small(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Whether a text starts so, in small or capital letters. `start` is in small ones.
pub fn starts_small(text: &str, start: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    start.chars().all(|letter| letters.next() == Some(letter))
}

/// A text in small letters, as many characters as before.
pub fn lower(text: &str, language: &Language) -> String {
    text.chars()
        .map(|letter| lower_letter(letter, language))
        .collect()
}

/// A Turkish small letter without its mark, as people type it on a keyboard that lacks it (method.md E1).
pub const fn without_mark(letter: char) -> char {
    match letter {
        'ı' | 'î' => 'i',
        'ş' => 's',
        'ç' => 'c',
        'ğ' => 'g',
        'ö' => 'o',
        'ü' | 'û' => 'u',
        'â' => 'a',
        _ => letter,
    }
}

/// A text made ready for matching, with the way back to the characters it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each character, the byte it starts at in `text` and the character it came from, both rising. Empty when
    /// nothing moved, which is the rule for plain ASCII.
    came_from: Vec<(usize, u32)>,
    /// How many characters the source has.
    length: u32,
}

impl Folded {
    /// The folded text, which patterns are run on.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The characters of the source that bytes of the folded text came from, from and up to, counted in Unicode scalar
    /// values as a hit's span is.
    pub fn span(&self, bytes: Range<usize>) -> [u32; 2] {
        [self.source(bytes.start), self.source(bytes.end)]
    }

    fn source(&self, byte: usize) -> u32 {
        if self.came_from.is_empty() {
            return u32::try_from(byte).unwrap_or(u32::MAX).min(self.length);
        }
        let next = self.came_from.partition_point(|(start, _)| *start < byte);
        self.came_from
            .get(next)
            .map_or(self.length, |(_, from)| *from)
    }
}

/// Composes a text's letters with the marks typed after them and straightens its apostrophes, changing nothing else.
pub fn compose(text: &str) -> Folded {
    map(text, straight)
}

/// Folds a text for matching (method.md E1): composed letters, straight apostrophes, small letters; in Turkish also without the marks
/// on letters, so that it meets people who type without them. One character becomes one character.
pub fn fold(text: &str, language: &Language) -> Folded {
    let turkish = language.is_turkish();
    map(text, |letter| {
        let small = lower_letter(straight(letter), language);
        if turkish { without_mark(small) } else { small }
    })
}

/// An apostrophe of any make as the plain one.
const fn straight(letter: char) -> char {
    match letter {
        '’' | '‘' | '‛' | 'ʼ' | '＇' => '\'',
        _ => letter,
    }
}

fn map(text: &str, how: impl Fn(char) -> char) -> Folded {
    if text.is_ascii() {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        return Folded {
            text: text.chars().map(how).collect(),
            came_from: Vec::new(),
            length,
        };
    }
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        came_from: Vec::new(),
        length: 0,
    };
    let mut letters = text.chars().peekable();
    let mut at = 0_u32;
    while let Some(letter) = letters.next() {
        let composed = letters.peek().and_then(|mark| composed(letter, *mark));
        folded.came_from.push((folded.text.len(), at));
        folded.text.push(how(composed.unwrap_or(letter)));
        at = at.saturating_add(1);
        if composed.is_some() {
            letters.next();
            at = at.saturating_add(1);
        }
    }
    folded.length = at;
    folded
}

/// A letter and the mark typed after it as one character, for the letters of Western European languages and Turkish.
///
/// Only matching needs this, and only for letters that a lexicon or a name can hold; the tables of all of Unicode would
/// cost the app more than both its languages together (measured: 43 KB of its download).
fn composed(letter: char, mark: char) -> Option<char> {
    let table = match mark {
        '\u{300}' => "AÀEÈIÌOÒUÙNǸaàeèiìoòuùnǹ",
        '\u{301}' => "AÁEÉIÍOÓUÚYÝCĆNŃSŚZŹLĹaáeéiíoóuúyýcćnńsśzźlĺ",
        '\u{302}' => "AÂEÊIÎOÔUÛaâeêiîoôuû",
        '\u{303}' => "AÃNÑOÕaãnñoõ",
        '\u{306}' => "AĂGĞaăgğ",
        '\u{307}' => "IİZŻEĖzżeė",
        '\u{308}' => "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ",
        '\u{30a}' => "AÅUŮaåuů",
        '\u{30b}' => "OŐUŰoőuű",
        '\u{30c}' => "CČDĎEĚNŇRŘSŠTŤZŽcčdďeěnňrřsštťzž",
        '\u{327}' => "CÇSŞTŢcçsştţ",
        '\u{328}' => "AĄEĘaąeę",
        _ => return None,
    };
    let mut pairs = table.chars();
    while let (Some(plain), Some(whole)) = (pairs.next(), pairs.next()) {
        if plain == letter {
            return Some(whole);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_tokens_between_spaces_that_hold_a_letter_or_digit() {
        for (text, count) in [
            ("", 0),
            ("  \n ", 0),
            ("we lose two days every month", 6),
            ("The whiteboard lived in Ineke's head", 6),
            ("queue… I wanted", 3),
            ("queue … I […] wanted [...] – -", 3),
            ("end-to-end, 24/7", 2),
            ("on gün bekledik ş", 4),
            ("\u{a0}çok\u{2003}pahalı\u{a0}", 2),
            ("決めました。 私が", 2),
            ("…ı", 1),
            ("a\u{0}b c", 2),
            ("(one) “two” –three", 3),
        ] {
            assert_eq!(word_count(text), count, "{text:?}");
            for least in 0..8 {
                assert_eq!(has_words(text, least), count >= least, "{text:?} {least}");
            }
        }
    }

    #[test]
    fn turkish_has_two_letters_i() {
        assert_eq!(
            lower("ISPARTA İzmir", &Language::turkish()),
            "ısparta izmir"
        );
        assert_eq!(
            lower("ISPARTA İzmir", &Language::english()),
            "isparta izmir"
        );
        assert_eq!(
            fold("Iğdır'da ŞÖYLE Kâr", &Language::turkish()).text(),
            "igdir'da soyle kar"
        );
        assert_eq!(
            fold("Café ŞÖYLE", &Language::english()).text(),
            "café şöyle"
        );
    }

    #[test]
    fn apostrophes_of_every_make_become_the_plain_one() {
        assert_eq!(
            fold("I’d Mart‘ta Oʼ", &Language::english()).text(),
            "i'd mart'ta o'"
        );
    }

    /// The characters of `source` that `part` of its folded text came from.
    fn back(source: &str, part: &str, language: &Language) -> String {
        let folded = fold(source, language);
        let start = folded.text().find(part).unwrap();
        let [from, to] = folded.span(start..start + part.len());
        source
            .chars()
            .skip(from as usize)
            .take((to - from) as usize)
            .collect()
    }

    #[test]
    fn a_match_is_found_again_in_the_source() {
        let turkish = Language::turkish();
        assert_eq!(back("Hep ÖYLE oldu", "oyle", &turkish), "ÖYLE");
        // Decomposed letters: two characters in the source are one in the fold.
        assert_eq!(
            back("s\u{327}o\u{308}yle dedi", "soyle", &turkish),
            "s\u{327}o\u{308}yle"
        );
        assert_eq!(back("a s\u{327}o\u{308} dedi", "dedi", &turkish), "dedi");
        assert_eq!(back("I\u{307}zmir'de", "izmir", &turkish), "I\u{307}zmir");
        assert_eq!(
            back("said 가\u{11a8} twice", "twice", &Language::english()),
            "twice"
        );
        assert_eq!(
            back("plain ASCII here", "here", &Language::english()),
            "here"
        );
        assert_eq!(back("😀 we’d buy", "we'd", &Language::english()), "we’d");
    }

    #[test]
    fn an_end_of_the_text_maps_to_its_end() {
        let folded = fold("ölçtük", &Language::turkish());
        assert_eq!(folded.span(0..folded.text().len()), [0, 6]);
        assert_eq!(folded.span(99..200), [6, 6]);
    }
}
