//! A study: the interviews that belong together.

use schemars::JsonSchema;
use serde::Serialize;

use super::fields::fields;
use super::id::StudyId;
use super::interview::Interview;
use super::time::{Elapsed, Moment};

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

impl Study {
    /// Until when an interview of this study may be kept, where the study has a period. It runs from when the interview
    /// ended; from when it was made where that is not known; and of one that has not ended from its last beginning, so that
    /// nothing is past its period while it is held.
    pub fn kept_until(&self, interview: &Interview) -> Option<Moment> {
        let days = u64::from(self.retention_days?);
        let last = interview.sittings.last();
        let ended = last.map_or(interview.created, |it| it.ended.unwrap_or(it.started));
        Some(ended.after(Elapsed::from_minutes(days * 24 * 60)))
    }

    /// Whether an interview is past the period of this study. One whose words were removed has nothing left that a period is
    /// for.
    pub fn is_past(&self, interview: &Interview, now: Moment) -> bool {
        let until = self.kept_until(interview);
        interview.study == self.id
            && !interview.is_purged()
            && until.is_some_and(|until| until <= now)
    }
}
