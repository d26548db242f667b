//! What went wrong, in two sentences: what happened, and what to do. Every case has its own; a new case without
//! sentences does not compile.

use super::{Given, Words};
use crate::domain::edit::EditError;
use crate::domain::guide::GuideFault;
use crate::domain::interview::Breach;
use crate::formats::shelf::{Problem, RAW, Repair};
use crate::formats::stored::{Format, ReadError, WriteError};
use crate::formats::transcript::Refused;

/// What a person reads when something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What happened, and what is safe.
    pub what: String,
    /// What to do.
    pub todo: String,
}

/// Something that can go wrong and has its sentences.
pub trait Explain {
    /// The two sentences.
    fn explain(&self, words: &Words) -> Sentence;
}

impl Words {
    /// The two sentences of a fault: a message and its attribute `todo`.
    pub fn sentence(&self, key: &str, given: &[(&str, Given<'_>)]) -> Sentence {
        Sentence {
            what: self.say_with(key, given),
            todo: self.say_with(&format!("{key}.todo"), given),
        }
    }
}

impl Explain for EditError {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::UnknownInterview(_) => words.sentence("fault-edit-unknown-interview", &[]),
            Self::UnknownStudy(_) => words.sentence("fault-edit-unknown-study", &[]),
            Self::NotOpened(_) => words.sentence("fault-edit-not-opened", &[]),
            Self::UnknownItem(_) => words.sentence("fault-edit-unknown-item", &[]),
            Self::AlreadyThere(_) => words.sentence("fault-edit-already-there", &[]),
            Self::NoWords => words.sentence("fault-edit-no-words", &[]),
            Self::TooLong { found, most } => words.sentence(
                "fault-edit-too-long",
                &[words.count("found", *found), words.count("most", *most)],
            ),
            Self::NoSuchLink => words.sentence("fault-edit-no-such-link", &[]),
            Self::OutOfRange => words.sentence("fault-edit-out-of-range", &[]),
            Self::GuideSettled => words.sentence("fault-edit-guide-settled", &[]),
            Self::AlreadyRunning => words.sentence("fault-edit-already-running", &[]),
            Self::NotRunning => words.sentence("fault-edit-not-running", &[]),
            Self::NoReason => words.sentence("fault-edit-no-reason", &[]),
            Self::NoConsent => words.sentence("fault-edit-no-consent", &[]),
            Self::NotInQuestion => words.sentence("fault-edit-not-in-question", &[]),
            Self::Struck => words.sentence("fault-edit-struck", &[]),
            Self::NothingToUndo => words.sentence("fault-edit-nothing-to-undo", &[]),
        }
    }
}

impl Explain for Refused {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::TooBig { .. } => words.sentence("fault-transcript-too-big", &[]),
            Self::NotText => words.sentence("fault-transcript-not-text", &[]),
            Self::Empty => words.sentence("fault-transcript-empty", &[]),
            Self::NothingSaid => words.sentence("fault-transcript-nothing-said", &[]),
        }
    }
}

impl Explain for GuideFault {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::Missing { path } => words.sentence("fault-guide-missing", &[place(path)]),
            Self::UnknownField { path } => {
                words.sentence("fault-guide-unknown-field", &[place(path)])
            }
            Self::WrongKind {
                path,
                found,
                wanted,
            } => {
                let given = [
                    place(path),
                    ("found", kind(words, found).into()),
                    ("wanted", kind(words, wanted).into()),
                ];
                words.sentence("fault-guide-wrong-kind", &given)
            }
            Self::UnknownCode { path, found } => words.sentence(
                "fault-guide-unknown-code",
                &[place(path), ("found", found.into())],
            ),
            Self::Empty { path } => words.sentence("fault-guide-empty", &[place(path)]),
            Self::Repeated { path, id } => {
                words.sentence("fault-guide-repeated", &[place(path), ("id", id.into())])
            }
            Self::OutOfRange {
                path,
                found,
                least,
                most,
            } => {
                let given = [
                    place(path),
                    ("found", found.into()),
                    words.count("least", *least),
                    words.count("most", *most),
                ];
                words.sentence("fault-guide-out-of-range", &given)
            }
            Self::WindowReversed { path } => {
                words.sentence("fault-guide-window-reversed", &[place(path)])
            }
            Self::WeightsSum { path, sum } => words.sentence(
                "fault-guide-weights-sum",
                &[place(path), words.count("sum", *sum)],
            ),
            Self::Overrun { path, found, most } => {
                let given = [
                    place(path),
                    words.count("found", *found),
                    words.count("most", *most),
                ];
                words.sentence("fault-guide-overrun", &given)
            }
            Self::Unasked { path, dimension } => words.sentence(
                "fault-guide-unasked",
                &[place(path), ("dimension", words.name(*dimension).into())],
            ),
            Self::NotRising { path } => words.sentence("fault-guide-not-rising", &[place(path)]),
        }
    }
}

impl Explain for Breach {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::BadId { path, id } => {
                words.sentence("fault-breach-bad-id", &[place(path), ("id", id.into())])
            }
            Self::RepeatedId { path, id } => words.sentence(
                "fault-breach-repeated-id",
                &[place(path), ("id", id.into())],
            ),
            Self::DanglingLink { path, id } => words.sentence(
                "fault-breach-dangling-link",
                &[place(path), ("id", id.into())],
            ),
            Self::TooLong { path, found, most } => {
                let given = [
                    place(path),
                    words.count("found", *found),
                    words.count("most", *most),
                ];
                words.sentence("fault-breach-too-long", &given)
            }
            Self::OutOfRange {
                path,
                found,
                least,
                most,
            } => {
                let given = [
                    place(path),
                    words.count("found", *found),
                    words.count("least", *least),
                    words.count("most", *most),
                ];
                words.sentence("fault-breach-out-of-range", &given)
            }
            Self::Repeated { path, code } => words.sentence(
                "fault-breach-repeated",
                &[place(path), ("code", code.into())],
            ),
            Self::Disorder { path } => words.sentence("fault-breach-disorder", &[place(path)]),
            Self::OtherWhole { path } => words.sentence("fault-breach-other-whole", &[place(path)]),
        }
    }
}

/// Faults that come as a list (`Breaches`, `GuideFaults`) say how many there are; each explains itself besides.
impl Explain for ReadError {
    fn explain(&self, words: &Words) -> Sentence {
        let at =
            |line: usize, column: usize| [words.count("line", line), words.count("column", column)];
        match self {
            Self::TooBig { bytes: _, most } => {
                words.sentence("fault-read-too-big", &[words.count("most", most >> 20)])
            }
            Self::NotText => words.sentence("fault-read-not-text", &[]),
            Self::Empty => words.sentence("fault-read-empty", &[]),
            Self::NotJson { line, column } => {
                words.sentence("fault-read-not-json", &at(*line, *column))
            }
            Self::Truncated { line, column } => {
                words.sentence("fault-read-truncated", &at(*line, *column))
            }
            Self::HalfCharacter { line, column } => {
                words.sentence("fault-read-half-character", &at(*line, *column))
            }
            Self::TooDeep { most } => {
                words.sentence("fault-read-too-deep", &[words.count("most", *most)])
            }
            Self::TooManyTokens { most } => {
                words.sentence("fault-read-too-many-values", &[words.count("most", *most)])
            }
            Self::TextTooLong {
                path,
                bytes: _,
                most,
            } => words.sentence(
                "fault-read-text-too-long",
                &[place(path), words.count("most", most >> 10)],
            ),
            Self::RepeatedKey { path, key } => words.sentence(
                "fault-read-repeated-key",
                &[place(path), ("key", key.into())],
            ),
            Self::NotOurs { found: Some(found) } if found == RAW => {
                words.sentence("fault-read-raw", &[])
            }
            Self::NotOurs { found: Some(found) } => {
                words.sentence("fault-read-not-ours", &[("found", found.into())])
            }
            Self::NotOurs { found: None } => words.sentence("fault-read-not-ours-nameless", &[]),
            Self::TooNew {
                format,
                found,
                ours,
            } => {
                let given = [
                    ("format", format_name(words, *format).into()),
                    words.count("found", *found),
                    words.count("ours", *ours),
                ];
                words.sentence("fault-read-too-new", &given)
            }
            Self::Step { from, why } => words.sentence(
                "fault-read-step",
                &[words.count("from", *from), ("why", why.into())],
            ),
            Self::Shape { path, why } => {
                words.sentence("fault-read-shape", &[place(path), ("why", why.into())])
            }
            Self::Breaches(breaches) => {
                words.sentence("fault-read-breaches", &many(words, breaches.len()))
            }
            Self::GuideFaults(faults) => {
                words.sentence("fault-read-guide-faults", &many(words, faults.len()))
            }
        }
    }
}

impl Explain for WriteError {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::Denied => words.sentence("fault-write-denied", &[]),
            Self::Full { needed } => {
                words.sentence("fault-write-full", &[words.count("needed", *needed)])
            }
            Self::NotKept { key: _ } => words.sentence("fault-write-not-kept", &[]),
            Self::Changed { key: _ } => words.sentence("fault-write-changed", &[]),
            Self::NewerApp { key: _ } => words.sentence("fault-write-newer-app", &[]),
            Self::Other(why) => words.sentence("fault-write-other", &[("why", why.into())]),
        }
    }
}

/// What went wrong while reading storage. Why it did is a fault of its own.
impl Explain for Problem {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::NotListed(_) => words.sentence("fault-shelf-not-listed", &[]),
            Self::NotFetched { key: _, why: _ } => words.sentence("fault-shelf-not-fetched", &[]),
            Self::NotCopied { key: _, why: _ } => words.sentence("fault-shelf-not-copied", &[]),
            Self::NotMarked(_) => words.sentence("fault-shelf-not-marked", &[]),
            Self::NoBallast(_) => words.sentence("fault-shelf-no-ballast", &[]),
        }
    }
}

/// What was mended while opening an interview.
impl Explain for Repair {
    fn explain(&self, words: &Words) -> Sentence {
        match self {
            Self::LinkDropped { item: _, to: _ } => words.sentence("repair-link-dropped", &[]),
            Self::DraftGap(pieces) => words.sentence("repair-draft-gap", &many(words, *pieces)),
            Self::DraftOrderLost => words.sentence("repair-draft-order-lost", &[]),
        }
    }
}

/// Where in a document a fault is. The whole of it has no path.
fn place(path: &str) -> (&'static str, Given<'_>) {
    (
        "path",
        if path.is_empty() {
            "…".into()
        } else {
            path.into()
        },
    )
}

/// A number that decides on a plural, and the same as text to read.
fn many(words: &Words, count: usize) -> [(&'static str, Given<'static>); 2] {
    [("count", count.into()), words.count("shown", count)]
}

/// What sort of value stands somewhere, or belongs there.
fn kind(words: &Words, kind: &str) -> String {
    match kind {
        "null" => words.say("fault-value-null"),
        "boolean" => words.say("fault-value-boolean"),
        "number" => words.say("fault-value-number"),
        "whole number" => words.say("fault-value-whole-number"),
        "number with at most one decimal" => words.say("fault-value-tenths"),
        "fraction" => words.say("fault-value-fraction"),
        "text" => words.say("fault-value-text"),
        "list" => words.say("fault-value-list"),
        "object" => words.say("fault-value-object"),
        other => other.to_owned(),
    }
}

fn format_name(words: &Words, format: Format) -> String {
    match format {
        Format::Interview => words.say("fault-format-interview"),
        Format::Study => words.say("fault-format-study"),
        Format::Guide => words.say("fault-format-guide"),
        Format::Rubric => words.say("fault-format-rubric"),
        Format::Backup => words.say("fault-format-backup"),
        Format::Deletion => words.say("fault-format-deletion"),
    }
}
