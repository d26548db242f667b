//! A study: the interviews that belong together.

use schemars::JsonSchema;
use serde::Serialize;

use super::fields::fields;
use super::id::StudyId;
use super::time::Moment;

/// A study. This is the body of an `on-record/study` record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Its name in addresses and files.
    pub id: StudyId,
    /// What people call it; empty until somebody names it.
    pub title: String,
    /// When it was made.
    pub created: Moment,
    /// The rubric it began with, frozen (product page, Completeness).
    pub rubric_version: u32,
    /// Holds the invented sample interviews, so that it says so wherever it is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// For how many days after an interview its record may be kept; without it there is no period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u16>,
}

fields!(Study {
    needs id, title, created, rubric_version;
    may have sample, retention_days;
});
