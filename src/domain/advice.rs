//! The next-best question: what to ask now, what it would bring and how long it takes. It suggests and never blocks.

use std::cmp::{Ordering, Reverse};

use super::dimension::{Authority, Dimension, Slot};
use super::guide::{Guide, Minutes, Prompt, PromptKind};
use super::id::PromptId;
use super::interview::Interview;
use super::level::{Level, Levels, cap_by};
use super::rubric::Profile;
use super::score::{Basis, Hundredths, Standing};
use super::time::Elapsed;
use crate::domain::sorted::SortedMap;

mod pace;
mod plan;
mod window;

pub use pace::learned;
pub(super) use pace::spent;
pub use plan::{Pace, is_short, pace};
pub use window::{Wait, WindowHint, hint, opened_at};

/// What nothing but the closing may eat into (product page).
const CLOSING_TIME: Elapsed = Elapsed::from_minutes(3);

/// With less than this left, the closing comes first (product page).
const CLOSING_NOW: Elapsed = Elapsed::from_minutes(4);

/// From when on a budget and a personal goal that are still at 0 are recalled (method.md, S0.1 and S0.19).
const RECALLED_FROM: Elapsed = Elapsed::from_minutes(22);

/// The question to ask next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Which prompt.
    pub prompt: PromptId,
    /// What an answer on target would bring, before the score is rounded down: otherwise a question worth 0.6 points
    /// would mostly bring nothing.
    pub gain: Hundredths,
    /// How long it takes: the study's own median, or the guide's guess.
    pub minutes: Minutes,
    /// Why this one.
    pub reason: Reason,
}

/// Why a question comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It is not known whether they made the decision.
    AuthorityUnknown,
    /// Time runs out, and nothing has been heard of this: the budget, or a personal goal beside a business goal.
    Recalled(Dimension),
    /// Its slot holds no quote.
    SlotWithoutQuote(Slot),
    /// It brings most per minute; this dimension brings most of that.
    Raises(Dimension),
    /// The time to close has come.
    Closing,
}

impl Reason {
    /// The name language files use; a slot or dimension adds its own code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AuthorityUnknown => "authority_unknown",
            Self::Recalled(_) => "recalled",
            Self::SlotWithoutQuote(_) => "slot_without_quote",
            Self::Raises(_) => "raises",
            Self::Closing => "closing",
        }
    }
}

/// The next-best question at a moment of the session; none where nothing is left that would bring anything, or where
/// nothing is scored.
pub fn next(
    basis: Basis<'_>,
    at: Elapsed,
    learned: &SortedMap<PromptId, Minutes>,
) -> Option<Advice> {
    next_at(
        basis,
        &Levels::of(basis.interview, basis.guide),
        at,
        learned,
    )
}

/// The same, for levels that have been worked out already.
pub fn next_at(
    basis: Basis<'_>,
    levels: &Levels,
    at: Elapsed,
    learned: &SortedMap<PromptId, Minutes>,
) -> Option<Advice> {
    let Basis {
        interview, guide, ..
    } = basis;
    let clock = window::Clock::new(interview, guide, at);
    let prospect = Prospect::new(basis, levels)?;
    guide
        .prompts
        .iter()
        .enumerate()
        .filter(|(_, prompt)| {
            matches!(prompt.kind, PromptKind::Open | PromptKind::Rating)
                && prompt.is_for(&interview.respondent.roles)
                && !interview.asked.contains_key(&prompt.id)
                && clock.is_open(prompt)
        })
        .filter_map(|(position, prompt)| {
            let minutes = learned.get(&prompt.id).copied().unwrap_or(prompt.minutes);
            prospect.candidate(position, prompt, minutes, &clock)
        })
        .min_by(Candidate::compare)
        .map(|best| Advice {
            prompt: best.prompt.id.clone(),
            gain: best.gain,
            minutes: best.minutes,
            reason: best.reason,
        })
}

/// The closing prompts of a guide: its last section (product page). A guide of one section has none.
fn is_closing(guide: &Guide, prompt: &Prompt) -> bool {
    match guide.sections.as_slice() {
        [_, .., last] => prompt.section == last.id,
        _ => false,
    }
}

/// A prompt that could come next.
struct Candidate<'a> {
    prompt: &'a Prompt,
    position: usize,
    gain: Hundredths,
    minutes: Minutes,
    reason: Reason,
    place: Place,
}

/// Where in the order a prompt belongs, earliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Before the closing: it leaves the last minutes alone.
    Fitting(Group),
    /// The closing.
    Closing,
    /// After the closing: it would eat into its time.
    Overtime(Group),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Authority,
    /// Before the slots: the issue recalls without a condition, and a recall that waits for four quotes comes too late.
    Recalled,
    Slot,
    Rest,
}

impl Candidate<'_> {
    /// By place; there the closing by core, groups two and three by gain per minute; then the guide's order.
    fn compare(one: &Self, two: &Self) -> Ordering {
        let by_pace = || match one.place {
            Place::Closing => Reverse(one.prompt.core).cmp(&Reverse(two.prompt.core)),
            Place::Fitting(Group::Authority) | Place::Overtime(Group::Authority) => Ordering::Equal,
            Place::Fitting(_) | Place::Overtime(_) => one.pace_against(two).reverse(),
        };
        one.place
            .cmp(&two.place)
            .then_with(by_pace)
            .then(one.position.cmp(&two.position))
    }

    /// Compares gain per minute by multiplying crosswise: no fraction, no rounding.
    fn pace_against(&self, other: &Self) -> Ordering {
        let product = |gain: Hundredths, minutes: Minutes| {
            u64::from(gain.get()) * u64::from(minutes.as_tenths().max(1))
        };
        product(self.gain, other.minutes).cmp(&product(other.gain, self.minutes))
    }
}

/// What an answer would bring.
struct Prospect<'a> {
    guide: &'a Guide,
    levels: &'a Levels,
    standing: Standing<'a>,
    /// The authority ladder, unknown taken as the highest rung, where the profile needs it.
    authority: Option<Authority>,
    is_unknown: bool,
}

impl<'a> Prospect<'a> {
    fn new(basis: Basis<'a>, levels: &'a Levels) -> Option<Self> {
        let respondent = &basis.interview.respondent;
        let profile = Profile::of(basis.guide, &respondent.roles, respondent.exec)?;
        let is_unknown = respondent.authority == Authority::Unknown;
        let authority = if is_unknown {
            Authority::Chose
        } else {
            respondent.authority
        };
        Some(Self {
            guide: basis.guide,
            levels,
            standing: Standing::new(basis.rubric, profile, levels, |dimension| {
                level(levels, dimension, is_unknown)
            })?,
            authority: profile.needs_authority().then_some(authority),
            is_unknown,
        })
    }

    /// A prompt with what it brings and where it belongs; none where it brings nothing and is wanted for nothing else.
    fn candidate<'p>(
        &self,
        position: usize,
        prompt: &'p Prompt,
        minutes: Minutes,
        clock: &window::Clock<'_>,
    ) -> Option<Candidate<'p>> {
        let (gain, dimension) = self.gain(prompt);
        let main = prompt.main_dimension();
        let (group, reason) = match main.and_then(Dimension::slot) {
            _ if is_closing(self.guide, prompt) => {
                let place = Place::Closing;
                return Some(Candidate {
                    prompt,
                    position,
                    gain,
                    minutes,
                    reason: Reason::Closing,
                    place,
                });
            }
            _ if main == Some(Dimension::Authority) && self.is_unknown => {
                (Group::Authority, Reason::AuthorityUnknown)
            }
            _ if clock.recalls()
                && let Some(recalled) = main.filter(|it| self.is_missed(*it)) =>
            {
                (Group::Recalled, Reason::Recalled(recalled))
            }
            Some(slot) if !self.levels.cell(slot.dimension()).holds_quote => {
                (Group::Slot, Reason::SlotWithoutQuote(slot))
            }
            _ => (Group::Rest, Reason::Raises(dimension?)),
        };
        let place = if clock.leaves_time_to_close(minutes) {
            Place::Fitting(group)
        } else {
            Place::Overtime(group)
        };
        (gain > Hundredths::default() || group == Group::Authority).then_some(Candidate {
            prompt,
            position,
            gain,
            minutes,
            reason,
            place,
        })
    }

    /// Whether this is to be recalled near the end: a budget still at 0, and a personal goal still at 0 while a business
    /// goal is kept. Levels are taken as if authority were known: what was said has been said.
    fn is_missed(&self, dimension: Dimension) -> bool {
        let is_silent = |of| self.levels.cell(of).would_be == Level::SILENT;
        match dimension {
            Dimension::Budget => is_silent(dimension),
            Dimension::GoalPersonal => is_silent(dimension) && !is_silent(Dimension::GoalBusiness),
            _ => false,
        }
    }

    /// The real difference in score if a prompt's dimensions reach their target, and the one that brings most.
    fn gain(&self, prompt: &Prompt) -> (Hundredths, Option<Dimension>) {
        let mut after = self.standing;
        let mut most = (0, prompt.main_dimension());
        for (index, dimension) in prompt.dims.iter().copied().enumerate() {
            if prompt
                .dims
                .iter()
                .take(index)
                .any(|earlier| *earlier == dimension)
                || !self.feeds(prompt, dimension)
            {
                continue;
            }
            let cell = self.levels.cell(dimension);
            let target = target(dimension);
            if target >= Level::FILLED {
                // What is filled is verbatim, and so lifts the caps that wait for a quote.
                after.quote(dimension.slot().is_some() && !cell.holds_quote);
            }
            let most_allowed = self
                .authority
                .and_then(|authority| cap_by(authority, dimension));
            let from = level(self.levels, dimension, self.is_unknown);
            let to = target.min(most_allowed.unwrap_or(target));
            if to > from {
                let raw = after.raw();
                after.raise(dimension, from, to);
                if after.raw() - raw > most.0 {
                    most = (after.raw() - raw, Some(dimension));
                }
            }
        }
        let gain = after
            .counted()
            .get()
            .saturating_sub(self.standing.counted().get());
        (Hundredths::new(gain), most.1)
    }

    /// Whether an answer can raise a dimension: only open questions feed causes (method.md C), and a step of the job map
    /// that is grounded already does not bring the map on.
    fn feeds(&self, prompt: &Prompt, dimension: Dimension) -> bool {
        let asked_for = prompt.kind == PromptKind::Open || !dimension.is_causal();
        let done = dimension == Dimension::JobMap
            && prompt
                .step
                .is_some_and(|step| self.levels.step(step) >= Level::GROUNDED);
        asked_for && !done
    }
}

/// The level a good answer brings a dimension to: slots and personal goals filled, others grounded (product page).
fn target(dimension: Dimension) -> Level {
    if dimension.slot().is_some() || dimension == Dimension::GoalPersonal {
        Level::FILLED
    } else {
        Level::GROUNDED
    }
}

/// A dimension's level, unknown authority taken as the highest rung.
fn level(levels: &Levels, dimension: Dimension, authority_unknown: bool) -> Level {
    let cell = levels.cell(dimension);
    if authority_unknown {
        cell.would_be
    } else {
        cell.level
    }
}

/// Whether anything has been kept before a point of the session, and whether in a dimension that opens the middle of the
/// talk.
fn kept(interview: &Interview, before: Elapsed) -> (bool, bool) {
    let opens_middle =
        |dimension: &Dimension| dimension.is_causal() || *dimension == Dimension::JobCore;
    let items = || interview.evidence.iter().filter(|it| it.at_ms < before);
    (
        items().next().is_some(),
        items().any(|item| item.dims.iter().any(opens_middle)),
    )
}

#[cfg(test)]
mod tests;
