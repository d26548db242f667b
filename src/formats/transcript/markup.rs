//! The inside of a cue: tags, character references and voices, as the W3C's tokenizer reads them and more kindly.

use super::times::time;
use crate::domain::time::Elapsed;

/// What one voice says in a cue.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// The name; empty where it is not given.
    pub(super) name: String,
    /// When it begins, where a time stands before it in the text.
    pub(super) from: Option<Elapsed>,
    /// The words, with the cue's line ends.
    pub(super) text: String,
}

/// A cue's text by voices, and whether a tag stood in it that the format does not know.
///
/// A sign that opens a tag and nothing closes it, or no letter follows, is itself: people say that something is < 5.
pub(super) fn pieces(text: &str) -> (Vec<Piece>, bool) {
    let mut pieces = Vec::new();
    let mut piece = Piece::default();
    let (mut unknown, mut ruby, mut annotation, mut now) = (false, false, false, None);
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&', '{']) {
        let (before, from) = rest.split_at(at);
        if !annotation {
            piece.text.push_str(before);
        }
        let read = match from.chars().next() {
            Some('<') => tag(from),
            Some('&') => reference(from),
            _ => override_of_srt(from),
        };
        let Some((read, after)) = read else {
            // It is itself.
            let (sign, after) = from.split_at(1);
            if !annotation {
                piece.text.push_str(sign);
            }
            rest = after;
            continue;
        };
        rest = after;
        match read {
            Read::Letter(letter) if !annotation => piece.text.push(letter),
            Read::Nothing | Read::Letter(_) => {}
            Read::Time(at) => {
                now = Some(at);
                if piece.text.trim().is_empty() {
                    piece.from = now;
                }
            }
            Read::Ruby(begins) => (ruby, annotation) = (begins, false),
            Read::Reading(begins) => annotation = ruby && begins,
            Read::Voice(name) => {
                let next = Piece {
                    name,
                    from: now,
                    text: String::new(),
                };
                pieces.push(std::mem::replace(&mut piece, next));
            }
            Read::Unknown => {
                unknown = true;
                piece.text.push(' ');
            }
        }
    }
    if !annotation {
        piece.text.push_str(rest);
    }
    pieces.push(piece);
    pieces.retain(|piece| !piece.text.trim().is_empty());
    (pieces, unknown)
}

/// What stands at a sign that may open something.
enum Read {
    /// Nothing anybody says: a look, a language.
    Nothing,
    /// A character.
    Letter(char),
    /// When what follows is said.
    Time(Elapsed),
    /// Words with a reading beside them begin, or end.
    Ruby(bool),
    /// How the word before it is read aloud begins, or ends.
    Reading(bool),
    /// Somebody begins; nobody in particular, where the name is empty.
    Voice(String),
    /// A tag the format does not know.
    Unknown,
}

/// A tag, and what follows it.
fn tag(from: &str) -> Option<(Read, &str)> {
    let inner = from.strip_prefix('<')?;
    let end = inner.find(['<', '>'])?;
    let (inner, after) = inner.split_at(end);
    let after = after.strip_prefix('>')?;
    if inner.starts_with(|first: char| first.is_ascii_digit()) {
        return time(inner).map(|time| (Read::Time(time.at), after));
    }
    let (closes, named) = match inner.strip_prefix('/') {
        Some(named) => (true, named),
        None => (false, inner),
    };
    if !named.is_empty() && !named.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let kind_ends = named.find(|letter: char| letter == '.' || letter.is_whitespace());
    let (kind, more) = named.split_at(kind_ends.unwrap_or(named.len()));
    let read = match kind {
        "v" if closes => Read::Voice(String::new()),
        // `<v.loud.first Jane Doe>`: classes, then the name.
        "v" => Read::Voice(match more.split_once(char::is_whitespace) {
            Some((_, name)) => plain(name),
            None => String::new(),
        }),
        "rt" => Read::Reading(!closes),
        "ruby" => Read::Ruby(!closes),
        "" | "c" | "i" | "b" | "u" | "lang" | "font" | "s" => Read::Nothing,
        _ => Read::Unknown,
    };
    Some((read, after))
}

/// A name with its references read, on one line.
fn plain(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, from)) = rest.find('&').map(|at| rest.split_at(at)) {
        out.push_str(before);
        match reference(from) {
            Some((Read::Letter(letter), after)) => {
                out.push(letter);
                rest = after;
            }
            _ => {
                out.push('&');
                rest = from.strip_prefix('&').unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    super::one_line(&out)
}

/// A character reference, and what follows it: the six of the format, two that everybody uses, and numbers.
fn reference(from: &str) -> Option<(Read, &str)> {
    let inner = from.strip_prefix('&')?;
    let end = inner.bytes().take(10).position(|byte| byte == b';')?;
    let (name, after) = inner.split_at(end);
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            let letter = char::from_u32(code.ok()?)?;
            if letter.is_control() { ' ' } else { letter }
        }
    };
    Some((Read::Letter(letter), after.strip_prefix(';')?))
}

/// What SRT borrowed from another format, `{\an8}`, and what follows it.
fn override_of_srt(from: &str) -> Option<(Read, &str)> {
    let inner = from.strip_prefix("{\\")?;
    let (inner, after) = inner.split_at(inner.find(['{', '}'])?);
    let after = after.strip_prefix('}')?;
    (inner.len() <= 40).then_some((Read::Nothing, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let pieces = pieces(text).0.into_iter();
        pieces
            .map(|piece| (piece.name, super::super::one_line(&piece.text)))
            .collect()
    }

    fn words(text: &str) -> String {
        let all: Vec<_> = read(text).into_iter().map(|(_, text)| text).collect();
        all.join("|")
    }

    #[test]
    fn tags_go_and_words_stay() {
        for (text, wanted) in [
            ("<i>so</i> <b.loud>we</b> <u>did</u>", "so we did"),
            ("<c.yellow.bg_blue>wo</c>rd", "word"),
            ("<lang en-GB>colour</lang>", "colour"),
            ("<font color=\"#fff\">x</font>{\\an8}{\\i1}y", "xy"),
            ("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>です", "漢字です"),
            ("<ruby>漢<rt>kan</ruby>字", "漢字"),
            ("one <00:00:01.500>two", "one two"),
            (
                "a &amp; b &lt;c&gt; d&nbsp;e &quot;f&quot; &#39;g&#x27;",
                "a & b <c> d e \"f\" 'g'",
            ),
            ("&lrm;x&rlm;", "\u{200e}x\u{200f}"),
            (
                "AT&T & co &unknown; &#xffffffff; &#;",
                "AT&T & co &unknown; &#xffffffff; &#;",
            ),
            (
                "it was < 5, or <5 people and > 6",
                "it was < 5, or <5 people and > 6",
            ),
            ("a <b c", "a <b c"),
            ("{not} an {\\override", "{not} an {\\override"),
            ("<", "<"),
            ("&", "&"),
            ("<>x</>", "x"),
        ] {
            assert_eq!(words(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_tag_nobody_knows_is_told_of() {
        assert!(pieces("so <laughs> yes").1);
        assert_eq!(words("so<br>yes"), "so yes");
        assert!(!pieces("<v Jane>so <i>yes</i></v>").1);
    }

    #[test]
    fn voices_are_told_apart() {
        let two = |text: &str, wanted: [(&str, &str); 2]| {
            let wanted: Vec<_> = wanted
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect();
            assert_eq!(read(text), wanted, "{text}");
        };
        two(
            "<v Jane Doe>Yes</v> <v.loud Bob &amp; Co>ok",
            [("Jane Doe", "Yes"), ("Bob & Co", "ok")],
        );
        two("<v Jane>Yes<v Bob>ok", [("Jane", "Yes"), ("Bob", "ok")]);
        two("<v Jane>Yes</v> no", [("Jane", "Yes"), ("", "no")]);
        two("<v\nJane>Yes\nno</v><v>x", [("Jane", "Yes no"), ("", "x")]);
        let timed = pieces("<v Jane>Yes <00:00:02.000><v Bob>ok").0;
        assert_eq!(timed.last().unwrap().from, Some(Elapsed::from_ms(2_000)));
    }
}
