//! Every fault there is has its two sentences, in every language, with all that it carries.

use on_record::domain::dimension::Dimension;
use on_record::domain::edit::EditError;
use on_record::domain::guide::GuideFault;
use on_record::domain::id::{InterviewId, ItemId};
use on_record::domain::interview::Breach;
use on_record::formats::shelf::{Problem, Repair};
use on_record::formats::stored::{Format, ReadError, WriteError};
use on_record::words::{Explain, Sentence, Words, available};

#[test]
fn every_fault_is_explained_with_all_that_it_carries() {
    let text = || "X9".to_owned();
    let mut faults: Vec<Box<dyn Explain>> = Vec::new();
    macro_rules! faults {
        ($($fault:expr),+ $(,)?) => { $(faults.push(Box::new($fault));)+ };
    }
    faults![
        EditError::UnknownInterview(InterviewId::new("a")),
        EditError::NotOpened(InterviewId::new("a")),
        EditError::UnknownItem(ItemId::new("a")),
        EditError::AlreadyThere(text()),
        EditError::NoWords,
        EditError::TooLong {
            found: 20_001,
            most: 20_000
        },
        EditError::NoSuchLink,
        EditError::OutOfRange,
        EditError::GuideSettled,
        EditError::AlreadyRunning,
        EditError::NotRunning,
        EditError::NothingToUndo,
        GuideFault::Missing { path: text() },
        GuideFault::UnknownField { path: text() },
        GuideFault::WrongKind {
            path: text(),
            found: "fraction".to_owned(),
            wanted: "whole number"
        },
        GuideFault::UnknownCode {
            path: text(),
            found: text()
        },
        GuideFault::Empty { path: text() },
        GuideFault::Repeated {
            path: text(),
            id: text()
        },
        GuideFault::WindowReversed { path: text() },
        GuideFault::OutOfRange {
            path: text(),
            found: text(),
            least: 0,
            most: 240
        },
        GuideFault::WeightsSum {
            path: text(),
            sum: 99
        },
        GuideFault::Overrun {
            path: text(),
            found: 34,
            most: 30
        },
        GuideFault::Unasked {
            path: text(),
            dimension: Dimension::Trigger
        },
        GuideFault::NotRising { path: text() },
        Breach::BadId {
            path: text(),
            id: text()
        },
        Breach::RepeatedId {
            path: text(),
            id: text()
        },
        Breach::DanglingLink {
            path: text(),
            id: text()
        },
        Breach::TooLong {
            path: text(),
            found: 9,
            most: 5
        },
        Breach::OutOfRange {
            path: text(),
            found: -1,
            least: 0,
            most: 3
        },
        Breach::Repeated {
            path: text(),
            code: text()
        },
        Breach::Disorder { path: text() },
        Breach::OtherWhole {
            path: String::new()
        },
        ReadError::TooBig {
            bytes: 1 << 30,
            most: 64 << 20
        },
        ReadError::NotText,
        ReadError::Empty,
        ReadError::NotJson { line: 1, column: 2 },
        ReadError::Truncated { line: 1, column: 2 },
        ReadError::HalfCharacter { line: 1, column: 2 },
        ReadError::TooDeep { most: 32 },
        ReadError::TooManyTokens { most: 9 },
        ReadError::TextTooLong {
            path: text(),
            bytes: 9,
            most: 4_096
        },
        ReadError::RepeatedKey {
            path: text(),
            key: text()
        },
        ReadError::NotOurs { found: None },
        ReadError::NotOurs {
            found: Some(text())
        },
        ReadError::Step {
            from: 1,
            why: text()
        },
        ReadError::TooNew {
            format: Format::Study,
            found: 3,
            ours: 1
        },
        ReadError::Shape {
            path: text(),
            why: text()
        },
        ReadError::Breaches(Vec::new()),
        ReadError::GuideFaults(vec![GuideFault::Empty { path: text() }]),
        WriteError::Denied,
        WriteError::Full { needed: 1 },
        WriteError::NotKept { key: text() },
        WriteError::Changed { key: text() },
        WriteError::NewerApp { key: text() },
        WriteError::Other(text()),
        Problem::NotListed(WriteError::Denied),
        Problem::NotFetched {
            key: text(),
            why: WriteError::Denied
        },
        Problem::NotCopied {
            key: text(),
            why: WriteError::Denied
        },
        Problem::NotMarked(WriteError::Denied),
        Problem::NoBallast(WriteError::Denied),
        Repair::DraftGap(2),
        Repair::DraftOrderLost,
        Repair::LinkDropped {
            item: ItemId::new("a"),
            to: ItemId::new("b")
        },
    ];
    for (language, _) in available() {
        let words = Words::new(&language);
        let said: Vec<Sentence> = faults.iter().map(|fault| fault.explain(&words)).collect();
        for (nth, Sentence { what, todo }) in said.iter().enumerate() {
            for sentence in [what, todo] {
                assert!(
                    !sentence.contains(['{', '$']) && !sentence.starts_with("fault-"),
                    "{sentence}"
                );
                assert!(
                    sentence.contains(' ') || sentence.ends_with('.'),
                    "{sentence}"
                );
            }
            assert!(
                said.iter().skip(nth + 1).all(|other| other.what != *what),
                "said of two faults: {what}"
            );
        }
    }
}
