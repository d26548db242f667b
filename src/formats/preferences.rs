//! What this browser remembers of the person who works in it: small, and no part of any interview.

use serde::Serialize;

use crate::domain::fields::fields;
use crate::domain::id::StudyId;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// The interface's language, by its code; without one the browser's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// `light` or `dark`; without one the system's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Who asks, put into new interviews.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub interviewer: String,
    /// The study worked in last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
}

fields!(Preferences {
    may have language, theme, interviewer, study;
});
