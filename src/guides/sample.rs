//! The sample study: the worked interviews of the method as real records, so that a new person has something to look at.

use super::SAMPLES;
use crate::domain::id::StudyId;
use crate::domain::interview::{Interview, SpecificBy};
use crate::domain::specific;
use crate::domain::study::Study;
use crate::domain::time::{Elapsed, Moment};
use crate::formats::document::{self, Body};

/// The id of the sample study.
pub const STUDY: &str = "sample";

/// When the sample study was made: 2025-07-18, the day of the first sample interview, in milliseconds since 1970.
const MADE: i64 = 1_752_796_800_000;

/// A worked interview as an expert would have kept it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The record.
    pub interview: Interview,
    /// When in the session the expert settled the authority ladder, if at all.
    pub settled: Option<Elapsed>,
    /// The transcript it was made from, as [`super::text`] names it.
    pub transcript: &'static str,
    /// The first and the last cue of the transcript that belong to it, counted from one.
    pub cues: [u32; 2],
}

/// A worked interview as it is embedded.
pub(super) struct Embedded {
    /// An `on-record/interview` document.
    pub(super) document: &'static str,
    pub(super) transcript: &'static str,
    pub(super) cues: [u32; 2],
    pub(super) settled_ms: Option<u64>,
}

/// The sample study, under the title it is to have in the interface's language.
pub fn study(title: impl Into<String>) -> Study {
    Study {
        id: StudyId::new(STUDY),
        title: title.into(),
        created: Moment::from_unix_ms(MADE),
        rubric_version: super::rubric().version,
        sample: true,
        retention_days: None,
    }
}

/// The sample interviews: a strong one, a mediocre one, one that is struck, and the one that came of it.
pub fn interviews() -> Vec<Interview> {
    samples().map(|sample| sample.interview).collect()
}

/// The sample interviews with what practice mode needs beside them.
pub fn samples() -> impl Iterator<Item = Sample> {
    SAMPLES.iter().filter_map(|embedded| {
        let read = document::read(embedded.document).ok()?;
        let Body::Interview(interview) = read.body else {
            return None;
        };
        Some(Sample {
            interview: as_kept_here(*interview)?,
            settled: embedded.settled_ms.map(Elapsed::from_ms),
            transcript: embedded.transcript,
            cues: embedded.cues,
        })
    })
}

/// The record as this app would have kept it: under its own guide and rubric, with what its detector finds.
fn as_kept_here(mut interview: Interview) -> Option<Interview> {
    interview.guide.version = super::guide(interview.guide.id.as_str())?.version;
    interview.rubric.version = super::rubric().version;
    for item in &mut interview.evidence {
        if item.specific_by == SpecificBy::App {
            item.specific =
                specific::found(&item.text, &interview.guide.language, &interview.people);
        }
    }
    Some(interview)
}
