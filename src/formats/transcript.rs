//! A transcript out of a file or a paste: WebVTT, SRT, and plain text with names, as call programs and transcribers write them.
//!
//! Told apart by what stands in them, never by a file's name. `WebVTT` follows the W3C's syntax and its parser's rules; where these
//! drop what somebody said (a time that cannot be read, a missing blank line, an arrow in the text) the words are kept, and the line
//! is named. Reading never fails half-way and takes time in proportion to the text.
//!
//! | What | Owner |
//! |---|---|
//! | bytes to text: UTF-8, UTF-16, old Turkish Windows | `bytes` |
//! | times of day and timing lines | `times` |
//! | cues of `WebVTT` and SRT | `cues` |
//! | tags and character references inside a cue | `markup` |
//! | names before a text: which are names | `names` |
//! | speaker text without cues | `plain` |

mod bytes;
mod cues;
mod markup;
mod names;
mod plain;
mod times;

use super::versions;
use crate::domain::id::PromptId;
use crate::domain::sorted::in_order;
use crate::domain::time::Elapsed;
use crate::domain::transcript::{Cue, Transcript};

/// The most bytes of a transcript: 20 MB. An hour of speech is a tenth of one.
pub const MOST_BYTES: u64 = 20_000_000;

/// The most speakers that are told apart. Nobody interviews so many at once; a file of more has something else for names.
pub const MOST_SPEAKERS: usize = 64;

/// The most notes that are listed one by one.
pub const MOST_NOTES: usize = 1_000;

/// A transcript that was read, and what it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What was said.
    pub transcript: Transcript,
    /// What kind of file it was.
    pub kind: Kind,
    /// What was skipped or repaired, in order of lines; [`MOST_NOTES`] at most.
    pub notes: Vec<Note>,
    /// How many more there were.
    pub unlisted: usize,
}

/// A kind of transcript file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `WebVTT`, by its first line.
    WebVtt,
    /// Cues without that line: SRT, or a `WebVTT` that lost it.
    Srt,
    /// Text with names, times, both or neither.
    Plain,
}

/// A line that was not read as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The line, from 1.
    pub line: usize,
    /// What became of it.
    pub why: Why,
}

/// What became of a line that was not read as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Skipped: it belongs to no cue.
    NotSpeech,
    /// Skipped: a cue without words.
    NoWords,
    /// Kept without the time, which cannot be read.
    TimeUnreadable,
    /// Kept with a time that is spelled in no way the format knows.
    TimeMisspelled,
    /// Kept from the start of the call: it began before.
    TimeNegative,
    /// Kept without its end, which came before its beginning.
    TimeReversed,
    /// Moved up to where its time puts it.
    OutOfOrder,
    /// Ended where the same speaker's next words begin.
    Overlap,
    /// Read as a cue of its own, though no blank line stands before it.
    BlankMissing,
    /// Joined to the cue before it, though a blank line stands between them.
    BlankWithin,
    /// Joined to the words before it, though it begins with a speaker's name and has no other word.
    NameWithin,
    /// Read as words, though it has an arrow as times have.
    Arrow,
    /// Kept without a tag the format does not know.
    UnknownTag,
    /// Kept with a sign in place of a broken character.
    BrokenCharacter,
    /// Read as Windows-1254, since it is no UTF-8. Said once, of the first line that is none.
    OldEncoding,
    /// Kept without its name: there were [`MOST_SPEAKERS`] others.
    TooManySpeakers,
}

impl Why {
    /// Whether the line was skipped; otherwise it was repaired.
    pub const fn skipped(self) -> bool {
        matches!(self, Self::NotSpeech | Self::NoWords)
    }
}

/// Why nothing can be read out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is too large to be a transcript.
    #[error("{bytes} bytes, and a transcript has at most {MOST_BYTES}")]
    TooBig {
        /// Its size.
        bytes: u64,
    },
    /// It is no text: sound, film, a packed document.
    #[error("no text")]
    NotText,
    /// It is blank.
    #[error("blank")]
    Empty,
    /// It is text, and nobody says anything in it.
    #[error("nobody speaks in it")]
    NothingSaid,
}

/// Whether a file of so many bytes is worth reading. Ask this of its size, before its bytes are taken into memory.
///
/// # Errors
///
/// [`Refused::TooBig`].
pub const fn size(bytes: u64) -> Result<(), Refused> {
    if bytes > MOST_BYTES {
        Err(Refused::TooBig { bytes })
    } else {
        Ok(())
    }
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// When nothing can be read out of it.
pub fn read(bytes: &[u8]) -> Result<Reading, Refused> {
    size(bytes.len() as u64)?;
    let mut notes = Notes::default();
    let text = bytes::decode(bytes, &mut notes)?;
    read_noting(&text, notes)
}

/// The SHA-256 of a file's bytes, in hexadecimal digits: tells whether a file is the one that was read before.
pub fn digest(bytes: &[u8]) -> String {
    versions::sha256(bytes).as_str().to_owned()
}

/// Reads text that was pasted.
///
/// # Errors
///
/// When nothing can be read out of it.
pub fn read_text(text: &str) -> Result<Reading, Refused> {
    size(text.len() as u64)?;
    read_noting(text, Notes::default())
}

fn read_noting(text: &str, mut notes: Notes) -> Result<Reading, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let lines = lines(text);
    for line in &lines {
        if line.text.contains(char::REPLACEMENT_CHARACTER) {
            notes.add(line.number, Why::BrokenCharacter);
        }
    }
    let header = cues::has_header(text);
    let (kind, drafts) = if cues::has_cues(&lines, header) {
        let kind = if header { Kind::WebVtt } else { Kind::Srt };
        (kind, cues::read(&lines, header, &mut notes))
    } else {
        // Above what has no cues the header of those that have is a slip.
        let lines = lines.get(usize::from(header)..).unwrap_or_default();
        let mut drafts = plain::read(lines, &mut notes);
        drafts.retain(|draft| !header || draft.from.is_some() || !draft.name.is_empty());
        (Kind::Plain, drafts)
    };
    let transcript = put_together(drafts, &mut notes);
    if transcript.cues.is_empty() {
        return Err(Refused::NothingSaid);
    }
    let (notes, unlisted) = notes.finish();
    Ok(Reading {
        transcript,
        kind,
        notes,
        unlisted,
    })
}

/// A line of the file.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    text: &'a str,
}

/// The lines, ended by any of the three line ends, without white space around them.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut number = 0;
    for line in text.split('\n') {
        // A return before a line feed is part of the line's end; any other ends a line.
        let line = line.strip_suffix('\r').unwrap_or(line);
        for text in line.split('\r') {
            number += 1;
            let text = text.trim();
            lines.push(Line { number, text });
        }
    }
    lines
}

/// A text without white space and marks of direction around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || letter == '\u{feff}' || is_direction(letter)
    })
}

/// Marks that say which way a script runs and stand for nothing themselves.
const fn is_direction(letter: char) -> bool {
    matches!(
        letter,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// The words of a text on one line.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What is noted while reading.
#[derive(Default)]
struct Notes {
    list: Vec<Note>,
    unlisted: usize,
}

impl Notes {
    fn add(&mut self, line: usize, why: Why) {
        let note = Note { line, why };
        if self.list.last() == Some(&note) {
            return;
        }
        if self.list.len() < MOST_NOTES {
            self.list.push(note);
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    fn finish(self) -> (Vec<Note>, usize) {
        let mut list = in_order(self.list, Note::cmp);
        list.dedup();
        (list, self.unlisted)
    }
}

/// A cue as it is found, its speaker by name, its text with the file's line ends.
struct Draft {
    from: Option<Elapsed>,
    to: Option<Elapsed>,
    /// Empty where it is not known.
    name: String,
    text: String,
    prompt: Option<PromptId>,
    line: usize,
}

/// Puts the cues into their order, mends their times and numbers the speakers.
fn put_together(drafts: Vec<Draft>, notes: &mut Notes) -> Transcript {
    let mut transcript = Transcript::default();
    for draft in by_time(drafts, notes) {
        let text = one_line(&draft.text);
        if bare(&text).is_empty() {
            notes.add(draft.line, Why::NoWords);
            continue;
        }
        let speaker = speaker(&mut transcript.speakers, &draft, notes);
        transcript.cues.push(Cue {
            from: draft.from,
            to: draft.to,
            speaker,
            text,
            prompt: draft.prompt,
            line: draft.line,
        });
    }
    let mut next: Option<(Option<usize>, Elapsed)> = None;
    for cue in transcript.cues.iter_mut().rev() {
        // People talk at once, and one of them does not: an overlap with oneself is the transcriber's.
        if let (Some(to), Some((speaker, from))) = (cue.to, next)
            && speaker == cue.speaker
            && to > from
            && Some(from) > cue.from
        {
            cue.to = Some(from);
            notes.add(cue.line, Why::Overlap);
        }
        next = cue.from.map(|from| (cue.speaker, from));
    }
    transcript
}

/// The drafts in order of their beginnings; one without stays behind the one before it.
fn by_time(drafts: Vec<Draft>, notes: &mut Notes) -> Vec<Draft> {
    let (mut before, mut sorted) = (Elapsed::default(), true);
    let mut placed = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let from = draft.from.unwrap_or(before);
        if from < before {
            notes.add(draft.line, Why::OutOfOrder);
            sorted = false;
        }
        before = from;
        placed.push((from, draft));
    }
    if !sorted {
        placed = in_order(placed, |one, two| one.0.cmp(&two.0));
    }
    placed.into_iter().map(|(_, draft)| draft).collect()
}

fn speaker(speakers: &mut Vec<String>, draft: &Draft, notes: &mut Notes) -> Option<usize> {
    if draft.name.is_empty() {
        return None;
    }
    let known = speakers.iter().position(|name| *name == draft.name);
    if known.is_none() {
        if speakers.len() >= MOST_SPEAKERS {
            notes.add(draft.line, Why::TooManySpeakers);
            return None;
        }
        speakers.push(draft.name.clone());
        return Some(speakers.len() - 1);
    }
    known
}
