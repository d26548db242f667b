//! One pass over JSON text before anything is built from it: how deep, how much, and whether a key stands twice.
//!
//! The grammar is `serde_json`'s own; this only counts along, so that what passes here is what the reader will see.
//! Limits: reliability page, 6.3.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::stored::ReadError;
use crate::domain::check::LONGEST_DRAFT;

/// The most bytes of a document: 64 MiB. A study of 500 interviews must fit.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// How many objects and lists may stand inside one another.
pub const MOST_DEPTH: usize = 32;

/// The most values and keys of a document.
pub const MOST_TOKENS: usize = 4_000_000;

/// The most bytes of one text: 256 KiB.
pub const MOST_TEXT: usize = LONGEST_DRAFT;

/// Whether a file of so many bytes is worth reading. Ask this of `File.size`, before its bytes are taken into memory.
///
/// # Errors
///
/// [`ReadError::TooBig`].
pub const fn size(bytes: u64) -> Result<(), ReadError> {
    if bytes > MOST_BYTES {
        Err(ReadError::TooBig {
            bytes,
            most: MOST_BYTES,
        })
    } else {
        Ok(())
    }
}

/// Checks that the text is JSON and within every limit. Time and memory grow with the text and no faster.
///
/// # Errors
///
/// The first fault, from the top.
pub fn scan(text: &str) -> Result<(), ReadError> {
    size(text.len() as u64)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut seen = Seen::default();
    let mut from = serde_json::Deserializer::from_str(text);
    let outcome = Spot {
        seen: &mut seen,
        depth: 0,
    }
    .deserialize(&mut from)
    .and_then(|()| from.end());
    outcome.map_err(|why| match seen.fault {
        Some(Fault::Deep) => ReadError::TooDeep { most: MOST_DEPTH },
        Some(Fault::Many) => ReadError::TooManyTokens { most: MOST_TOKENS },
        Some(Fault::Long(bytes)) => ReadError::TextTooLong {
            path: path(&seen.trail),
            bytes,
            most: MOST_TEXT,
        },
        Some(Fault::Repeated(key)) => ReadError::RepeatedKey {
            path: path(&seen.trail),
            key,
        },
        None => not_json(text, &why),
    })
}

/// Where a reader stands when it refuses something.
pub(super) enum Stop {
    /// Behind the opening bracket of the list or object it refuses.
    Bracket,
    /// Behind the closing bracket of the object it refuses, or behind a key it refuses in it.
    Closing,
    /// Behind the value it refuses, and behind the brackets that follow if that was the last one.
    Behind,
}

/// The place of what a reader refused in a text that passed [`scan`].
///
/// The reader itself knows only line and column, and telling it to keep track of the path would double its size in the
/// app. So the text is read once more, up to that point, and the place where it breaks off is the place.
pub(super) fn path_at(text: &str, why: &serde_json::Error, stop: Stop) -> String {
    let line_starts: usize = text
        .split_inclusive('\n')
        .take(why.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let mut end = (line_starts + why.column()).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let read = text.get(..end).unwrap_or_default();
    let read = match stop {
        Stop::Bracket => {
            // Behind its closing one, too, where nothing stands between them.
            let read = read.trim_end();
            let read = read.strip_suffix([']', '}']).unwrap_or(read).trim_end();
            read.strip_suffix(['[', '{']).unwrap_or(read)
        }
        Stop::Closing => read.strip_suffix(['}', '"']).unwrap_or(read),
        Stop::Behind => {
            let read = read.trim_end_matches([' ', '\n', '\r', '\t', ',', '}', ']']);
            // Into the value: a text without its last mark, anything else without itself.
            read.strip_suffix('"').unwrap_or_else(|| {
                read.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c))
            })
        }
    };
    let mut seen = Seen::default();
    let mut from = serde_json::Deserializer::from_str(read);
    let spot = Spot {
        seen: &mut seen,
        depth: 0,
    };
    match spot.deserialize(&mut from) {
        Ok(()) => ".".into(),
        Err(_) => path(&seen.trail),
    }
}

/// What the grammar's own refusal means to a person.
fn not_json(text: &str, why: &serde_json::Error) -> ReadError {
    let before = text
        .split('\n')
        .nth(why.line().saturating_sub(1))
        .unwrap_or_default();
    let before = before.get(..why.column()).unwrap_or(before);
    let (line, column) = (why.line(), before.chars().count());
    if why.is_eof() {
        return ReadError::Truncated { line, column };
    }
    // `\ud800` without its other half: the refusal stands up to one escape behind it.
    let tail: String = before
        .chars()
        .rev()
        .take(13)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let is_half = |at: usize| {
        let digits = tail.get(at + 2..at + 4).unwrap_or_default().as_bytes();
        matches!(
            digits,
            [b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F']
        )
    };
    if tail.match_indices("\\u").any(|(at, _)| is_half(at)) {
        return ReadError::HalfCharacter { line, column };
    }
    ReadError::NotJson { line, column }
}

/// What has been counted so far.
#[derive(Default)]
struct Seen {
    tokens: usize,
    fault: Option<Fault>,
    /// Where the fault is, innermost first.
    trail: Vec<Segment>,
}

enum Fault {
    Deep,
    Many,
    Long(usize),
    Repeated(String),
}

enum Segment {
    Key(String),
    Place(usize),
}

impl Seen {
    fn refuse<T, E: serde::de::Error>(&mut self, fault: Fault) -> Result<T, E> {
        self.fault = Some(fault);
        Err(E::custom("beyond a limit"))
    }

    fn token<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.tokens += 1;
        if self.tokens > MOST_TOKENS {
            self.refuse(Fault::Many)
        } else {
            Ok(())
        }
    }

    fn text<E: serde::de::Error>(&mut self, text: &str) -> Result<(), E> {
        if text.len() > MOST_TEXT {
            self.refuse(Fault::Long(text.len()))
        } else {
            Ok(())
        }
    }

    /// Notes on the way out of a fault where it was.
    fn passed(&mut self, segment: Segment) {
        self.trail.push(segment);
    }
}

/// Writes a path as the reader's own refusals do: `body.evidence[3].text`, and `.` for the whole document.
fn path(trail: &[Segment]) -> String {
    let mut out = String::new();
    for segment in trail.iter().rev() {
        match segment {
            Segment::Key(key) if out.is_empty() => out.push_str(key),
            Segment::Key(key) => {
                out.push('.');
                out.push_str(key);
            }
            Segment::Place(place) => out.push_str(&format!("[{place}]")),
        }
    }
    if out.is_empty() { ".".into() } else { out }
}

/// One value, so many levels down.
struct Spot<'s> {
    seen: &'s mut Seen,
    depth: usize,
}

impl Spot<'_> {
    fn down<E: serde::de::Error>(&mut self) -> Result<usize, E> {
        let depth = self.depth + 1;
        if depth > MOST_DEPTH {
            self.seen.refuse(Fault::Deep)
        } else {
            Ok(depth)
        }
    }
}

impl<'de> DeserializeSeed<'de> for Spot<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.seen.token()?;
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Spot<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.seen.text(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let depth = self.down()?;
        let mut place = 0;
        loop {
            match list.next_element_seed(Spot {
                seen: &mut *self.seen,
                depth,
            }) {
                Ok(Some(())) => place += 1,
                Ok(None) => return Ok(()),
                Err(why) => {
                    self.seen.passed(Segment::Place(place));
                    return Err(why);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        let depth = self.down()?;
        // A tree, for an object may have millions of keys; this one, because the app holds its code anyway.
        let mut keys = serde_json::Map::new();
        while let Some(key) = object.next_key_seed(Name)? {
            self.seen.token()?;
            self.seen.text(&key)?;
            if keys.contains_key(&*key) {
                return self.seen.refuse(Fault::Repeated(key.into_owned()));
            }
            if let Err(why) = object.next_value_seed(Spot {
                seen: &mut *self.seen,
                depth,
            }) {
                self.seen.passed(Segment::Key(key.into_owned()));
                return Err(why);
            }
            keys.insert(key.into_owned(), serde_json::Value::Null);
        }
        Ok(())
    }
}

/// A key, borrowed from the text where it holds no escape.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Cow<'de, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, key: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_says_where() {
        assert_eq!(scan(" \n "), Err(ReadError::Empty));
        assert_eq!(
            scan("{\n  \"ü\": nul }"),
            Err(ReadError::NotJson {
                line: 2,
                column: 11
            })
        );
        assert_eq!(
            scan("{\"a\": \"b"),
            Err(ReadError::Truncated { line: 1, column: 8 })
        );
        assert!(matches!(
            scan("{} {}"),
            Err(ReadError::NotJson { line: 1, .. })
        ));
        assert!(matches!(
            scan("{\"a\": 1e999}"),
            Err(ReadError::NotJson { .. })
        ));
        assert!(matches!(
            scan("{\"a\": \"\0\"}"),
            Err(ReadError::NotJson { .. })
        ));
        assert_eq!(
            scan("[9007199254740993, 18446744073709551616, -1.5, true, null]"),
            Ok(())
        );
    }

    #[test]
    fn half_a_character_is_told_apart_from_other_faults() {
        for half in [
            "\"\\ud800\"",
            "\"a\\uDBFFx\"",
            "\"\\udc00\"",
            "\"\\ud800\\u0041\"",
            "\"\\ud800\\n\"",
        ] {
            assert!(
                matches!(scan(half), Err(ReadError::HalfCharacter { line: 1, .. })),
                "{half}"
            );
        }
        assert_eq!(scan("\"\\ud83d\\ude00\""), Ok(()));
        assert!(matches!(
            scan("\"\\u00g0\""),
            Err(ReadError::NotJson { .. })
        ));
    }

    #[test]
    fn a_key_that_stands_twice_is_named_with_its_place() {
        let repeated = |text| match scan(text) {
            Err(ReadError::RepeatedKey { path, key }) => (path, key),
            other => panic!("{other:?}"),
        };
        assert_eq!(repeated(r#"{"a":1,"a":2}"#), (".".into(), "a".into()));
        assert_eq!(
            repeated(r#"{"b":[0,{"c":{"a":1,"x":3,"\u0061":2}}]}"#),
            ("b[1].c".into(), "a".into())
        );
        assert_eq!(scan(r#"[{"a":1},{"a":1}]"#), Ok(()));
    }

    #[test]
    fn depth_counts_objects_and_lists() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(scan(&nested(MOST_DEPTH)), Ok(()));
        assert_eq!(
            scan(&nested(MOST_DEPTH + 1)),
            Err(ReadError::TooDeep { most: MOST_DEPTH })
        );
        assert_eq!(
            scan(&"[".repeat(1_000_000)),
            Err(ReadError::TooDeep { most: MOST_DEPTH })
        );
        assert_eq!(
            scan(&"{\"a\":".repeat(1_000_000)),
            Err(ReadError::TooDeep { most: MOST_DEPTH })
        );
    }

    #[test]
    fn one_text_has_a_limit_and_its_path() {
        let text = |bytes: usize| format!("{{\"a\":[\"{}\"]}}", "x".repeat(bytes));
        assert_eq!(scan(&text(MOST_TEXT)), Ok(()));
        let long = ReadError::TextTooLong {
            path: "a[0]".into(),
            bytes: MOST_TEXT + 1,
            most: MOST_TEXT,
        };
        assert_eq!(scan(&text(MOST_TEXT + 1)), Err(long));
        let key = format!("{{\"{}\":1}}", "x".repeat(MOST_TEXT + 1));
        assert!(matches!(scan(&key), Err(ReadError::TextTooLong { .. })));
    }

    #[test]
    fn values_and_keys_are_counted() {
        let many = format!("[{}0]", "0,".repeat(MOST_TOKENS - 2));
        assert_eq!(scan(&many), Ok(()));
        let more = format!("[{}0]", "0,".repeat(MOST_TOKENS - 1));
        assert_eq!(
            scan(&more),
            Err(ReadError::TooManyTokens { most: MOST_TOKENS })
        );
    }
}
