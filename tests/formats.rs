//! Documents: what is written reads back to the byte, older files are read for ever, and every fault is named.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and it takes the time that reading needs"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use on_record::domain::check::check;
use on_record::domain::edit::Act;
use on_record::domain::guide::GuideFault;
use on_record::domain::id::ItemId;
use on_record::domain::interview::{Breach, Interview};
use on_record::domain::score::Basis;
use on_record::domain::time::{Elapsed, Moment, Now};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::backup::Writing;
use on_record::formats::deletion::Deletion;
use on_record::formats::derived::Derived;
use on_record::formats::document::{
    Body, Read, read, read_bytes, schema as schema_of, write_deletion, write_guide,
    write_interview, write_rubric, write_study,
};
use on_record::formats::import::{Fate, plan};
use on_record::formats::migrate::newest;
use on_record::formats::preferences::Preferences;
use on_record::formats::scan::{MOST_BYTES, MOST_DEPTH, MOST_TEXT, MOST_TOKENS, size};
use on_record::formats::stored::{Format, ReadError};
use on_record::formats::versions::Version;
use on_record::guides;
use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "support/any_interview.rs"]
mod any_interview;
#[path = "formats/back.rs"]
mod back;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/many.rs"]
mod many;
#[path = "support/mutants.rs"]
mod mutants;
#[path = "formats/refusals.rs"]
mod refusals;
#[path = "support/rich.rs"]
mod rich;
#[path = "formats/versions.rs"]
mod versions;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What each format's golden file holds.
fn golden(format: Format) -> String {
    match format {
        Format::Interview => write_interview(&rich::interview(), None),
        Format::Study => write_study(&rich::study()),
        Format::Guide => write_guide(&rich::guide()),
        Format::Rubric => write_rubric(&rich::rubric()),
        Format::Backup => {
            let (studies, guides) = ([rich::study()], [rich::guide()]);
            let preferences = Preferences {
                interviewer: "Özge".to_owned(),
                ..Preferences::default()
            };
            let mut writing = Writing::begin(studies.iter(), guides.iter(), &preferences).unwrap();
            writing.add(&rich::interview()).unwrap();
            let second = Interview {
                id: "0199-second".into(),
                ..rich::interview()
            };
            writing.add(&second).unwrap();
            Ok(writing.finish())
        }
        Format::Deletion => {
            let gone = [rich::interview()];
            let when = Moment::from_unix_ms(1_753_000_000_000);
            let deletion = Deletion::of(gone.iter(), when, "Özge", "Asked for by Işıl");
            write_deletion(&deletion)
        }
    }
    .unwrap()
}

fn short(format: Format) -> &'static str {
    format.code().rsplit('/').next().unwrap()
}

fn fixture(format: Format, version: u32) -> PathBuf {
    root().join(format!(
        "tests/fixtures/stored/v{version}/{}.json",
        short(format)
    ))
}

fn interview_of(read: Read) -> Interview {
    match read.body {
        Body::Interview(interview) => *interview,
        other => panic!("{other:?}"),
    }
}

fn derive(interview: &Interview) -> Option<Derived> {
    let built_in = guides::guide(interview.guide.id.as_str());
    let guide = interview.guide.whole.as_deref().or(built_in)?;
    let rubric = interview
        .rubric
        .whole
        .as_deref()
        .unwrap_or_else(|| guides::rubric());
    let basis = Basis {
        interview,
        guide,
        rubric,
    };
    Derived::of(basis, guides::flags())
}

/// The golden interview as JSON, changed by hand before it is read.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Read, ReadError> {
    let mut document: Value = serde_json::from_str(&golden(Format::Interview)).unwrap();
    change(&mut document);
    read(&document.to_string())
}

/// The place and reason of a field that does not fit.
fn shape(outcome: Result<Read, ReadError>) -> (String, String) {
    match outcome {
        Err(ReadError::Shape { path, why }) => (path, why),
        other => panic!("{other:?}"),
    }
}
