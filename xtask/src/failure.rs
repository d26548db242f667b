//! Why a task could not be done, as a sentence for the person who started it.

use std::fmt::{self, Display};

/// One clear sentence, or a few: what could not be done, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Turns somebody else's error into our sentence.
pub(crate) trait OrSay<T> {
    /// "Cannot … : what the system said."
    fn or_say(self, what: impl FnOnce() -> String) -> Result<T, Failure>;
}

impl<T, E: Display> OrSay<T> for Result<T, E> {
    fn or_say(self, what: impl FnOnce() -> String) -> Result<T, Failure> {
        self.map_err(|why| Failure(format!("{}: {why}", what())))
    }
}
