//! One record of the browser's storage: its key, its header, its checksum.
//!
//! A record is `<version>|<rev>|<epoch>|<writer>|<checksum>|<payload>` (reliability page, 3.2). `rev` and `epoch` are
//! in base 36, the writer has six letters or digits, the checksum is CRC-32C in eight hexadecimal digits over
//! `key|version|rev|epoch|writer|payload`, so that a value moved to another key is noticed. The payload is JSON.
//!
//! The leading number is the version of what the payload holds, as [`super::migrate`] counts it, so that every record
//! is brought up to date on its own. The envelope itself has no number: its shape belongs to the prefix `or1/`, and
//! another shape would get another prefix (reliability page, 3.8).

use std::fmt;

use crc::{CRC_32_ISCSI, Crc};

use super::store::units;
use crate::domain::id::{GuideId, InterviewId, ItemId, StudyId, is_well_formed};

/// What every key of ours begins with.
pub const PREFIX: &str = "or1/";

/// What the key of every item begins with.
pub const ITEMS: &str = "or1/c/";

/// CRC-32C, for accidents; it keeps nobody out.
const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISCSI);

/// What a key names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Which versions may read and write this storage.
    Meta,
    /// 64 KiB of nothing, given up when storage is full.
    Ballast,
    /// What this browser remembers of the person.
    Preferences,
    /// The head of an interview.
    Head(InterviewId),
    /// One item.
    Item(InterviewId, ItemId),
    /// What is being typed, or the head of it.
    Draft(InterviewId),
    /// A piece of what is being typed, where it is long.
    Piece(InterviewId, u32),
    /// What is kept of a call's transcript.
    Call(InterviewId),
    /// What lies packed of an interview: its items, its draft and its transcript in one record.
    Packed(InterviewId),
    /// A study.
    Study(StudyId),
    /// A guide from a file. Not content-addressed: an interview names its guide by id and version, a second guide of
    /// the same id and version is refused, and a hash would only add a table to look it up in.
    Guide(GuideId, u32),
    /// Something that was removed.
    Trash(String),
    /// Something that was set aside.
    Aside(String),
    /// Words that stood in a field when the app broke. Plain JSON, without a header.
    Rescue(String),
    /// The person asked that this interview be set aside at the next start, because the app breaks on it. No record: a
    /// mark, without a header.
    Out(InterviewId),
    /// Under our prefix and nothing this version knows: left alone, and exported.
    Other(String),
}

impl Key {
    /// The interview this is a part of, where it is one. Its head is none: by that the interview is there.
    pub fn part_of(&self) -> Option<&InterviewId> {
        match self {
            Self::Item(of, _)
            | Self::Draft(of)
            | Self::Piece(of, _)
            | Self::Call(of)
            | Self::Packed(of) => Some(of),
            _ => None,
        }
    }

    /// What the key names; `None` for keys of other apps.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        let parts: Vec<_> = rest.split('/').collect();
        let number = |text: &str| {
            text.parse::<u32>()
                .ok()
                .filter(|number| number.to_string() == text)
        };
        let key =
            match *parts.as_slice() {
                ["meta"] => Some(Self::Meta),
                ["ballast"] => Some(Self::Ballast),
                ["p"] => Some(Self::Preferences),
                ["s", id] => Some(Self::Head(InterviewId::new(id)))
                    .filter(|_| InterviewId::new(id).is_well_formed()),
                ["c", id, item] => Some(Self::Item(InterviewId::new(id), ItemId::new(item)))
                    .filter(|_| {
                        InterviewId::new(id).is_well_formed() && ItemId::new(item).is_well_formed()
                    }),
                ["d", id] => Some(Self::Draft(InterviewId::new(id)))
                    .filter(|_| InterviewId::new(id).is_well_formed()),
                ["d", id, piece] if InterviewId::new(id).is_well_formed() => {
                    number(piece).map(|piece| Self::Piece(InterviewId::new(id), piece))
                }
                ["k", id] => Some(Self::Call(InterviewId::new(id)))
                    .filter(|_| InterviewId::new(id).is_well_formed()),
                ["a", id] => Some(Self::Packed(InterviewId::new(id)))
                    .filter(|_| InterviewId::new(id).is_well_formed()),
                ["st", id] => Some(Self::Study(StudyId::new(id)))
                    .filter(|_| StudyId::new(id).is_well_formed()),
                ["g", id, version] if GuideId::new(id).is_well_formed() => {
                    number(version).map(|version| Self::Guide(GuideId::new(id), version))
                }
                ["t", id] => Some(Self::Trash(id.to_owned())),
                ["q", id] => Some(Self::Aside(id.to_owned())),
                ["r", id] => Some(Self::Rescue(id.to_owned())),
                ["x", id] => Some(Self::Out(InterviewId::new(id)))
                    .filter(|_| InterviewId::new(id).is_well_formed()),
                _ => None,
            };
        Some(key.unwrap_or_else(|| Self::Other(rest.to_owned())))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(PREFIX)?;
        match self {
            Self::Meta => out.write_str("meta"),
            Self::Ballast => out.write_str("ballast"),
            Self::Preferences => out.write_str("p"),
            Self::Head(id) => write!(out, "s/{id}"),
            Self::Item(id, item) => write!(out, "c/{id}/{item}"),
            Self::Draft(id) => write!(out, "d/{id}"),
            Self::Piece(id, piece) => write!(out, "d/{id}/{piece}"),
            Self::Call(id) => write!(out, "k/{id}"),
            Self::Packed(id) => write!(out, "a/{id}"),
            Self::Study(id) => write!(out, "st/{id}"),
            Self::Guide(id, version) => write!(out, "g/{id}/{version}"),
            Self::Trash(id) => write!(out, "t/{id}"),
            Self::Aside(id) => write!(out, "q/{id}"),
            Self::Rescue(id) => write!(out, "r/{id}"),
            Self::Out(id) => write!(out, "x/{id}"),
            Self::Other(rest) => out.write_str(rest),
        }
    }
}

/// The interview whose item a key names, as [`Key::parse`] would say and without a copy of anything: most keys are those
/// of items, and a start asks of each no more than this.
pub fn owner_of_item(key: &str) -> Option<&str> {
    let (of, item) = key.strip_prefix(ITEMS)?.split_once('/')?;
    (is_well_formed(of) && is_well_formed(item)).then_some(of)
}

/// Whether a key may belong to this interview: its id stands where keys have one. [`Key::parse`] has the last word; most
/// keys need not be taken apart for it.
pub fn may_be_of(key: &str, id: &InterviewId) -> bool {
    let rest = key.strip_prefix(PREFIX).and_then(|it| it.split_once('/'));
    let rest = rest.and_then(|(_, it)| it.strip_prefix(id.as_str()));
    rest.is_some_and(|it| it.is_empty() || it.starts_with('/'))
}

/// A window: six letters or digits that its records carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer(String);

impl Writer {
    /// The last six letters and digits of a text that is different in every window, for example a fresh UUID.
    pub fn new(text: &str) -> Self {
        let letters: Vec<_> = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let missing = std::iter::repeat_n('0', 6_usize.saturating_sub(letters.len()));
        let last = letters
            .into_iter()
            .rev()
            .take(6)
            .collect::<Vec<_>>()
            .into_iter()
            .rev();
        Self(missing.chain(last).collect())
    }

    /// The six letters or digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A record as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'raw> {
    /// The version of what the payload holds.
    pub version: u32,
    /// One more than the highest revision known of this record when it was written; never a clock.
    pub rev: u64,
    /// Raised when another window takes over.
    pub epoch: u64,
    /// The window that wrote it.
    pub writer: &'raw str,
    /// CRC-32C.
    pub checksum: u32,
    /// JSON.
    pub payload: &'raw str,
}

/// The text is no record, or not the one that was written here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRecord {
    /// No header.
    #[error("no record header")]
    Header,
    /// The checksum does not fit the key, the header and the payload.
    #[error("the checksum does not fit")]
    Checksum,
}

/// Puts a payload into its envelope. Hands back the text and its checksum.
pub fn encode(
    key: &str,
    version: u32,
    rev: u64,
    epoch: u64,
    writer: &Writer,
    payload: &str,
) -> (String, u32) {
    let payload = shortest(payload);
    let header = format!(
        "{version}|{}|{}|{}",
        base36(rev),
        base36(epoch),
        writer.as_str()
    );
    let checksum = checksum(key, &header, &payload);
    (format!("{header}|{checksum:08x}|{payload}"), checksum)
}

/// Takes a payload out of its envelope.
///
/// # Errors
///
/// [`NoRecord`] when the text is damaged, or was written under another key.
pub fn decode<'raw>(key: &str, raw: &'raw str) -> Result<Record<'raw>, NoRecord> {
    let mut parts = raw.splitn(6, '|');
    let mut part = || parts.next().ok_or(NoRecord::Header);
    let (version, rev, epoch, writer, written, payload) =
        (part()?, part()?, part()?, part()?, part()?, part()?);
    let header_length = version.len() + rev.len() + epoch.len() + writer.len() + 3;
    let header = raw.get(..header_length).ok_or(NoRecord::Header)?;
    let number =
        |text: &str, radix: u32| u64::from_str_radix(text, radix).map_err(|_| NoRecord::Header);
    let written = u32::from_str_radix(written, 16).map_err(|_| NoRecord::Header)?;
    if written != checksum(key, header, payload) {
        return Err(NoRecord::Checksum);
    }
    Ok(Record {
        version: version.parse().map_err(|_| NoRecord::Header)?,
        rev: number(rev, 36)?,
        epoch: number(epoch, 36)?,
        writer,
        checksum: written,
        payload,
    })
}

fn checksum(key: &str, header: &str, payload: &str) -> u32 {
    let mut digest = CHECKSUM.digest();
    for part in [key, "|", header, "|", payload] {
        digest.update(part.as_bytes());
    }
    digest.finalize()
}

/// A number in base 36, as short as it can be.
pub fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// How much room a JSON text takes. `WebKit` keeps two bytes per UTF-16 unit as soon as one of them is beyond Latin-1,
/// so a single curly quote doubles a whole record (reliability page, 3.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Room {
    units: usize,
    special: usize,
}

impl Room {
    /// The room of a JSON text.
    pub fn of(json: &str) -> Self {
        json.chars().fold(Self::default(), Self::and)
    }

    /// With one more character of the JSON text.
    pub fn and(self, c: char) -> Self {
        let units = c.len_utf16();
        let special = if u32::from(c) > 0xFF { units } else { 0 };
        Self {
            units: self.units + units,
            special: self.special + special,
        }
    }

    /// Whether escaping every character beyond Latin-1 takes less room in `WebKit`.
    pub fn is_less_escaped(self) -> bool {
        self.special > 0 && self.escaped() < 2 * self.units
    }

    /// Bytes in `WebKit`, the most any engine counts.
    pub fn bytes(self) -> usize {
        if self.special == 0 {
            self.units
        } else {
            self.escaped().min(2 * self.units)
        }
    }

    fn escaped(self) -> usize {
        6 * self.special + (self.units - self.special)
    }
}

/// The JSON text as it is stored: with everything beyond Latin-1 escaped, where that takes less room in `WebKit`.
pub fn shortest(json: &str) -> std::borrow::Cow<'_, str> {
    if !Room::of(json).is_less_escaped() {
        return json.into();
    }
    let mut out = String::with_capacity(json.len() + units(json));
    for c in json.chars() {
        if u32::from(c) <= 0xFF {
            out.push(c);
        } else {
            // Outside of texts JSON has no such character, so each stands where an escape may stand.
            c.encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        for text in [
            "or1/meta",
            "or1/ballast",
            "or1/p",
            "or1/s/i-1",
            "or1/c/i-1/q.2",
            "or1/d/i-1",
            "or1/d/i-1/7",
            "or1/a/i-1",
            "or1/st/s",
            "or1/g/mine/3",
            "or1/t/x",
            "or1/q/x",
            "or1/r/x",
            "or1/x/i-1",
        ] {
            let key = Key::parse(text).unwrap();
            assert_eq!(key.to_string(), text);
            assert!(!matches!(key, Key::Other(_)), "{text}");
        }
        for text in [
            "or1/",
            "or1/s/",
            "or1/s/a b",
            "or1/c/i",
            "or1/d/i/01",
            "or1/d/i/x",
            "or1/s/i/more",
            "or1/w/tab/op",
        ] {
            assert_eq!(
                Key::parse(text).unwrap(),
                Key::Other(text.strip_prefix(PREFIX).unwrap().into())
            );
        }
        for foreign in ["or2/s/i", "theme", "", "or1"] {
            assert_eq!(Key::parse(foreign), None);
        }
    }

    #[test]
    fn an_item_is_told_by_its_key_as_if_that_were_taken_apart() {
        for key in [
            "or1/c/i-1/q.2",
            "or1/c/i-1/",
            "or1/c//q",
            "or1/c/i-1",
            "or1/c/i-1/q/more",
            "or1/c/i 1/q",
            "or1/c/i-1/q 2",
            "or1/s/i-1",
            "or1/d/i-1/7",
            "or2/c/i/q",
            "",
        ] {
            let parsed = Key::parse(key);
            let owner = match &parsed {
                Some(Key::Item(of, _)) => Some(of.as_str()),
                _ => None,
            };
            assert_eq!(owner_of_item(key), owner, "{key}");
        }
        let id = InterviewId::new("i-1");
        for (key, may_be) in [
            ("or1/c/i-1/q", true),
            ("or1/s/i-1", true),
            ("or1/d/i-1/7", true),
            ("or1/c/i-10/q", false),
            ("or1/c/i/i-1", false),
            ("or2/c/i-1/q", false),
        ] {
            assert_eq!(may_be_of(key, &id), may_be, "{key}");
        }
    }

    #[test]
    fn a_record_reads_back_only_under_its_key_and_unchanged() {
        let writer = Writer::new("0199-abcdef");
        let (raw, checksum) = encode("or1/s/a", 1, 40, 0, &writer, r#"{"a":"b|c"}"#);
        assert!(raw.starts_with("1|14|0|abcdef|"), "{raw}");
        let record = decode("or1/s/a", &raw).unwrap();
        assert_eq!(
            (record.version, record.rev, record.epoch, record.writer),
            (1, 40, 0, "abcdef")
        );
        assert_eq!(
            (record.payload, record.checksum),
            (r#"{"a":"b|c"}"#, checksum)
        );
        assert_eq!(decode("or1/s/b", &raw), Err(NoRecord::Checksum));
        assert_eq!(
            decode("or1/s/a", &raw.replace("1|14|", "1|15|")),
            Err(NoRecord::Checksum)
        );
        for end in 0..raw.len() {
            let cut = raw.get(..end).unwrap();
            assert!(decode("or1/s/a", cut).is_err(), "{end}");
        }
    }

    #[test]
    fn the_checksum_is_crc_32c() {
        assert_eq!(CHECKSUM.checksum(b"123456789"), 0xE306_9283); // the check value every CRC catalogue gives
    }

    #[test]
    fn a_lone_curly_quote_is_escaped_and_chinese_is_not() {
        assert_eq!(
            shortest("\"it’s plain otherwise\""),
            "\"it\\u2019s plain otherwise\""
        );
        assert_eq!(
            shortest("\"we said \u{1F600} to all of this\""),
            "\"we said \\ud83d\\ude00 to all of this\""
        );
        assert_eq!(shortest("\"我们等了两天\""), "\"我们等了两天\"");
        assert_eq!(shortest("\"café\""), "\"café\"");
        for json in [
            "\"\"",
            "\"Ağustos’ta başladı\"",
            "\"😀\"",
            "\"漢字 and more text here\"",
        ] {
            let text: String = serde_json::from_str(json).unwrap();
            assert_eq!(
                serde_json::from_str::<String>(&shortest(json)).unwrap(),
                text
            );
            let stored = shortest(json);
            let wide = stored.chars().any(|c| u32::from(c) > 0xFF);
            assert_eq!(
                Room::of(json).bytes(),
                units(&stored) * if wide { 2 } else { 1 },
                "{json}"
            );
        }
    }

    #[test]
    fn a_writer_has_six_letters_whatever_it_is_made_from() {
        for (from, writer) in [
            ("", "000000"),
            ("ab", "0000ab"),
            ("0199aa-bbccdd", "bbccdd"),
            ("ä|/-x", "00000x"),
        ] {
            assert_eq!(Writer::new(from).as_str(), writer);
        }
    }
}
