//! When a prompt is open, and the hint where it is too early or late for it. Nothing is ever locked.

use super::{CLOSING_NOW, CLOSING_TIME, RECALLED_FROM, is_closing, kept};
use crate::domain::dimension::Dimension;
use crate::domain::guide::{Guide, Minutes, Prompt, Timing};
use crate::domain::interview::Interview;
use crate::domain::score::Basis;
use crate::domain::time::Elapsed;

/// A hint about a prompt's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WindowHint {
    /// Too early: it opens at this minute, or with what it waits for.
    OpensAt(u32, Wait),
    /// Its window ended at this minute.
    EndedAt(u32),
}

/// What a prompt that is not open yet waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wait {
    /// Its minute alone.
    Minute,
    /// Rapport: anything kept.
    Rapport,
    /// The middle of the talk: anything kept about a cause or the job.
    Middle,
    /// The last third.
    End,
    /// Its minute, as money does whatever has been kept.
    Money,
}

/// What to say about asking a prompt at a moment of the session; nothing while it is open and its window lasts, nor in a
/// later sitting, to which minute rules do not apply.
pub fn hint(basis: Basis<'_>, prompt: &Prompt, at: Elapsed) -> Option<WindowHint> {
    let clock = Clock::new(basis.interview, basis.guide, at);
    let [_, end] = prompt.window;
    if !clock.is_open(prompt) {
        Some(WindowHint::OpensAt(clock.opens(prompt), clock.wait(prompt)))
    } else if clock.in_first_sitting && at > Elapsed::from_minutes(u64::from(end)) {
        Some(WindowHint::EndedAt(end))
    } else {
        None
    }
}

/// The minute a prompt opened at, where it was asked before that: by the clock of then and by what had been kept by then.
pub fn opened_at(basis: Basis<'_>, prompt: &Prompt, at: Elapsed) -> Option<u32> {
    let (anything_kept, middle_kept) = kept(basis.interview, at);
    let clock = Clock {
        anything_kept,
        middle_kept,
        ..Clock::new(basis.interview, basis.guide, at)
    };
    (!clock.is_open(prompt)).then(|| clock.opens(prompt))
}

/// The session clock against the plan.
pub(super) struct Clock<'a> {
    guide: &'a Guide,
    at: Elapsed,
    in_first_sitting: bool,
    anything_kept: bool,
    middle_kept: bool,
}

impl<'a> Clock<'a> {
    pub(super) fn new(interview: &Interview, guide: &'a Guide, at: Elapsed) -> Self {
        // Nothing is kept after now.
        let (anything_kept, middle_kept) = kept(interview, Elapsed::from_ms(u64::MAX));
        let in_first_sitting = interview.first_of_several().is_none_or(|end| at < end);
        Self {
            guide,
            at,
            in_first_sitting,
            anything_kept,
            middle_kept,
        }
    }

    /// Whether a prompt is open (product page, Next-best question). The budget prompt waits for its window whatever has
    /// been kept: earlier budget evidence is capped and counts as a fault of craft, so the app must not ask for it
    /// (method.md S0.27; our ruling, as the general rule for `mid` would open it).
    pub(super) fn is_open(&self, prompt: &Prompt) -> bool {
        let [start, _] = prompt.window;
        if !self.in_first_sitting || self.at >= Elapsed::from_minutes(u64::from(start)) {
            return true;
        }
        match self.wait(prompt) {
            Wait::Minute | Wait::Money => false,
            Wait::Rapport => self.anything_kept,
            Wait::Middle => self.middle_kept,
            Wait::End => self.is_last_third(),
        }
    }

    /// The minute a prompt opens at by the clock alone.
    fn opens(&self, prompt: &Prompt) -> u32 {
        let [start, _] = prompt.window;
        if self.wait(prompt) == Wait::End {
            start.min((self.guide.minutes * 2).div_ceil(3))
        } else {
            start
        }
    }

    /// What a prompt waits for while its window has not begun.
    fn wait(&self, prompt: &Prompt) -> Wait {
        match prompt.timing {
            _ if is_closing(self.guide, prompt) => Wait::End,
            Timing::Closing => Wait::End,
            _ if prompt.main_dimension() == Some(Dimension::Budget) => Wait::Money,
            Timing::Opening => Wait::Minute,
            Timing::AfterRapport => Wait::Rapport,
            Timing::Mid => Wait::Middle,
        }
    }

    pub(super) fn in_first_talk(&self) -> bool {
        self.in_first_sitting
    }

    /// Whether it is time to recall what nothing has been heard of.
    pub(super) fn recalls(&self) -> bool {
        self.in_first_sitting && self.at >= RECALLED_FROM
    }

    fn is_last_third(&self) -> bool {
        self.at.as_ms().saturating_mul(3) >= self.guide.planned().as_ms().saturating_mul(2)
    }

    /// Whether a prompt of this length may come before the closing: it does not eat into the last three minutes, and
    /// four are left. A later sitting has no plan to keep.
    pub(super) fn leaves_time_to_close(&self, minutes: Minutes) -> bool {
        let planned = self.guide.planned();
        !self.in_first_sitting
            || (planned.minus(self.at) >= CLOSING_NOW
                && self.at.plus(minutes.as_elapsed()) <= planned.minus(CLOSING_TIME))
    }
}
