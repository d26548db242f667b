//! How a pattern of a lexicon is written: words in a row, some of them open.
//!
//! Knows nothing else of the crate, because the build reads patterns with it, too, to name a broken one with its line.
//!
//! | Piece | Meets |
//! |---|---|
//! | `word` | this word, or this sign: `,` or `?` |
//! | `decid*`, `*acagiz` | a word that begins or ends so; `*` alone is any |
//! | `#` | a word with a digit in it |
//! | `@name` | a word of the class of this name, which the lexicon lists under `[words]` |
//! | `a\|@b\|-c` | any of these, unless it is `c` |
//! | `a?` | this word or none |
//! | `..3` | up to three words, whatever they are, within a clause |
//! | `,,3` | the same, over commas |
//! | `!a` | not this word next |
//! | `>a` | this word next, which is no part of the find |
//! | `<a`, `<!a` | this word just before, or any but this one |
//! | `<<a`, `<<!a` | this word somewhere earlier in the sentence, or not |
//! | `>>a`, `>>!a` | this word somewhere later in the sentence, or not |
//! | `^`, `$` | the beginning and the end of a sentence |

/// The most words a gap may skip, so that no pattern walks far.
const MOST_SKIPPED: u8 = 12;

/// What a piece of a pattern does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Takes a word.
    One,
    /// Takes a word, or none.
    Maybe,
    /// Wants another word next.
    Not,
    /// Wants this word next, and leaves it.
    Ahead,
    /// Wants this word just before.
    Behind,
    /// Wants another word just before.
    NotBehind,
    /// Wants this word earlier in the sentence.
    Earlier,
    /// Wants this word nowhere earlier in the sentence.
    NotEarlier,
    /// Wants this word later in the sentence.
    Later,
    /// Wants this word nowhere later in the sentence.
    NotLater,
    /// Skips so many words at most within a clause.
    Gap(u8),
    /// Skips so many words at most, over commas.
    Far(u8),
    /// Wants the beginning of a sentence.
    Start,
    /// Wants the end of a sentence.
    End,
}

/// What stands before a piece, longer marks first.
const MARKS: [(&str, How); 8] = [
    ("<<!", How::NotEarlier),
    ("<<", How::Earlier),
    (">>!", How::NotLater),
    (">>", How::Later),
    ("<!", How::NotBehind),
    ("<", How::Behind),
    (">", How::Ahead),
    ("!", How::Not),
];

/// The pieces of a pattern: what each does and the alternatives it is about.
///
/// # Errors
///
/// Says in English, for whoever writes patterns, what is wrong.
pub fn pieces<'p>(pattern: &'p str, classes: &[&str]) -> Result<Vec<(How, &'p str)>, &'static str> {
    let mut pieces = Vec::new();
    for written in pattern.split_whitespace() {
        pieces.push(piece(written, classes)?);
    }
    let takes = |how: &How| matches!(how, How::One | How::Maybe | How::Gap(_) | How::Far(_));
    match pieces.iter().map(|(how, _)| how).find(|how| takes(how)) {
        Some(How::One) => Ok(pieces),
        Some(_) => Err("begins with something that may be left out"),
        None => Err("takes no word"),
    }
}

/// What is wrong with a pattern or a word of a class, if anything. A word of a class may be kept out of it: `-word`.
pub fn fault(pattern: &str, classes: &[&str]) -> Option<&'static str> {
    pieces(pattern.strip_prefix('-').unwrap_or(pattern), classes).err()
}

fn piece<'p>(written: &'p str, classes: &[&str]) -> Result<(How, &'p str), &'static str> {
    let skipped = |digits: &str| match digits.parse() {
        Ok(most) if (1..=MOST_SKIPPED).contains(&most) => Ok(most),
        _ => Err("a gap skips 1 to 12 words"),
    };
    match written {
        "^" => return Ok((How::Start, "")),
        "$" => return Ok((How::End, "")),
        "," | "?" | "!" | "." => return Ok((How::One, written)),
        _ => {}
    }
    if let Some(digits) = written.strip_prefix("..") {
        return Ok((How::Gap(skipped(digits)?), ""));
    }
    if let Some(digits) = written.strip_prefix(",,") {
        return Ok((How::Far(skipped(digits)?), ""));
    }
    let marked = MARKS
        .iter()
        .find_map(|(mark, how)| Some((*how, written.strip_prefix(mark)?)));
    let maybe = || Some((How::Maybe, written.strip_suffix('?')?));
    let (how, words) = marked.or_else(maybe).unwrap_or((How::One, written));
    for word in words.split('|') {
        well_formed(word.strip_prefix('-').unwrap_or(word), classes)?;
    }
    Ok((how, words))
}

/// Whether an alternative, or a word of a class, can be understood.
///
/// # Errors
///
/// Says in English, for whoever writes patterns, what is wrong.
pub fn well_formed(word: &str, classes: &[&str]) -> Result<(), &'static str> {
    if let Some(class) = word.strip_prefix('@') {
        return if classes.contains(&class) {
            Ok(())
        } else {
            Err("a class nobody lists")
        };
    }
    if matches!(word, "*" | "#" | "," | "?" | "!" | ".") {
        return Ok(());
    }
    let stem = word.strip_prefix('*').or_else(|| word.strip_suffix('*'));
    let stem = stem.unwrap_or(word);
    let sound = |letter: char| letter.is_alphanumeric() || letter == '\'';
    if stem.is_empty() || !stem.chars().all(sound) {
        return Err("a word has letters, digits, an apostrophe, and a * at one end");
    }
    if word.chars().any(char::is_uppercase) {
        return Err("patterns are in small letters");
    }
    Ok(())
}
