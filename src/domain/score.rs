//! The completeness score: how much of what this respondent could tell has been captured as evidence, line by line.
//!
//! Integers only, from recorded facts only; verdicts and flags are never looked at (product page, Completeness).

use std::fmt;

use serde::Serialize;

use super::dimension::{Authority, Dimension, Slot};
use super::guide::Guide;
use super::id::{ItemId, PromptId};
use super::interview::{HitCode, Interview};
use super::level::{Level, Levels, Why};
use super::rubric::{Band, Profile, Rubric, Weights};

mod ledger;
mod standing;

pub use super::level::quotes_in_slots;
pub use ledger::reach;
pub(super) use standing::Standing;

/// What a score is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The record.
    pub interview: &'a Interview,
    /// The guide it is held with.
    pub guide: &'a Guide,
    /// The rubric it is scored by.
    pub rubric: &'a Rubric,
}

/// Hundredths of a point, so that no score needs a fraction of a machine's making.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Hundredths(u32);

impl Hundredths {
    /// So many hundredths of a point.
    pub const fn new(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// So many whole points.
    pub const fn points(points: u32) -> Self {
        Self(points.saturating_mul(100))
    }

    /// How many hundredths.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Whole points, rounded down.
    pub const fn whole(self) -> u32 {
        self.0 / 100
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// A score with its ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The table of weights it was reckoned by.
    pub profile: Profile,
    /// The points of all lines together, before the caps.
    pub raw: Hundredths,
    /// The score, 0 to 100.
    pub total: u32,
    /// What the score would be if the respondent had made the decision. Shown while authority is unknown.
    pub would_be: u32,
    /// What the score is called.
    pub band: Band,
    /// One line for each dimension the profile weighs, the slots first.
    pub ledger: Vec<Line>,
    /// The caps that hold, lowest first, whether they bind or not.
    pub caps: Vec<Cap>,
    /// How many required dimensions are met (method.md D4) …
    pub required_met: usize,
    /// … of how many.
    pub required_of: usize,
    /// The required dimensions that are not met yet, in the rubric's order.
    pub unmet: Vec<Dimension>,
    /// How far the goals behind the purchase are known, 0 to 100 (method.md D4); none where the profile weighs no goal.
    pub goal_balance: Option<u32>,
    /// The four slots, whatever the profile weighs.
    pub slots: [SlotState; 4],
    /// Ready for the map, if only its verdict is admitted or confirmed caution: four filled slots, authority 3.
    pub map_ready_but_for_verdict: bool,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The dimension.
    pub dimension: Dimension,
    /// Its weight; a profile's weights sum to 100.
    pub weight: u32,
    /// Its level.
    pub level: Level,
    /// What the level would be if the respondent had made the decision.
    pub would_be: Level,
    /// What decided the level.
    pub why: Why,
    /// The item that did, where one did.
    pub item: Option<ItemId>,
    /// Points earned: weight times the level's per cent.
    pub points: Hundredths,
    /// Points lost: what is missing to the weight.
    pub lost: Hundredths,
    /// The one action that raises it; none where nothing is lost or nothing can be done.
    pub raise: Option<Raise>,
    /// The question that wins the lost points back: one not asked yet before one asked, one with this as its main
    /// dimension before others. None where nothing is lost or the guide has no such question for these roles.
    pub prompt: Option<PromptId>,
}

/// The one action that raises a line of the ledger. It concerns the line's item and, where one asks, the line's prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Raise {
    /// Ask the line's prompt, which has not been asked.
    Ask,
    /// Ask the line's prompt again.
    AskAgain,
    /// Keep something: no prompt of the guide asks for it.
    Keep,
    /// Take their words down, so many of them at least.
    Quote {
        /// The least words a quote must have here.
        words: usize,
    },
    /// Get a date, number, name or place into it, or rule that it is specific.
    MakeSpecific,
    /// Dismiss the open hit, or answer it.
    SettleHit(HitCode),
    /// Adopt the transcript's words, which the quote comes near.
    AdoptTranscript,
    /// Decide whether the transcript holds these words.
    RuleOnTranscript,
    /// Read it back and have it confirmed.
    ReadBack,
    /// Settle whether they made the decision.
    SettleAuthority,
    /// Ask the one who did make the decision: this respondent's word earns no more.
    AskTheDecider,
}

impl Raise {
    /// The name language files and exports use; a hit adds its own code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::AskAgain => "ask_again",
            Self::Keep => "keep",
            Self::Quote { .. } => "quote",
            Self::MakeSpecific => "make_specific",
            Self::SettleHit(_) => "settle_hit",
            Self::AdoptTranscript => "adopt_transcript",
            Self::RuleOnTranscript => "rule_on_transcript",
            Self::ReadBack => "read_back",
            Self::SettleAuthority => "settle_authority",
            Self::AskTheDecider => "ask_the_decider",
        }
    }
}

/// The state of a slot, for its lamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotState {
    /// Which slot.
    pub slot: Slot,
    /// Its level; filled from 3.
    pub level: Level,
    /// What the level would be if the respondent had made the decision.
    pub would_be: Level,
    /// Whether it holds an item that passes the verbatim test, whatever its level.
    pub holds_quote: bool,
    /// How many items it holds, recorded refusals not counted.
    pub items: u32,
}

/// A limit that the shape of the evidence sets to the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// The highest score it allows.
    pub at: u32,
    /// What sets it.
    pub cause: CapCause,
    /// Whether it is what holds the score down: no cap is lower, and the lines come to more.
    pub binds: bool,
}

/// What sets a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapCause {
    /// Only so many of the four slots hold a quote.
    SlotsQuoted(usize),
    /// A heavy dimension is below the level it needs.
    Heavy(Dimension),
    /// Nothing is verbatim.
    NoQuote,
}

impl CapCause {
    /// The name language files and exports use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SlotsQuoted(_) => "slots_quoted",
            Self::Heavy(_) => "heavy",
            Self::NoQuote => "no_quote",
        }
    }
}

/// The score of an interview; `None` for the screener, which is not scored.
pub fn score(basis: Basis<'_>) -> Option<Score> {
    score_at(basis, &Levels::of(basis.interview, basis.guide))
}

/// The same, for levels that have been worked out already.
pub fn score_at(basis: Basis<'_>, levels: &Levels) -> Option<Score> {
    let Basis {
        interview,
        guide,
        rubric,
    } = basis;
    let respondent = &interview.respondent;
    let profile = Profile::of(guide, &respondent.roles, respondent.exec)?;
    let weights = rubric.weights(profile)?;

    let now = Standing::new(rubric, profile, levels, |dimension| {
        levels.cell(dimension).level
    })?;
    let if_decider = Standing::new(rubric, profile, levels, |dimension| {
        levels.cell(dimension).would_be
    })?;
    let caps = now.caps(levels);
    let unmet = unmet(weights, levels, respondent.authority);
    let slots = Slot::ALL
        .first_chunk()
        .map(|slots: &[Slot; 4]| slots.map(|slot| SlotState::of(slot, levels)))?;
    let filled = slots.iter().all(|slot| slot.level >= Level::FILLED);
    let total = now.counted().whole();

    Some(Score {
        profile,
        raw: Hundredths(now.raw()),
        total,
        would_be: if_decider.counted().whole(),
        band: rubric.band(total),
        ledger: ledger::lines(basis, weights, levels, profile),
        caps,
        required_met: weights.required.len() - unmet.len(),
        required_of: weights.required.len(),
        unmet,
        goal_balance: goal_balance(rubric, profile, weights, levels),
        slots,
        map_ready_but_for_verdict: filled && respondent.authority == Authority::Chose,
    })
}

impl SlotState {
    fn of(slot: Slot, levels: &Levels) -> Self {
        let cell = levels.cell(slot.dimension());
        Self {
            slot,
            level: cell.level,
            would_be: cell.would_be,
            holds_quote: cell.holds_quote,
            items: cell.items,
        }
    }

    /// Whether the slot is filled (product page: at level 3 or more only).
    pub fn is_filled(&self) -> bool {
        self.level >= Level::FILLED
    }
}

/// The required dimensions that are not met: level 2, slots level 3, authority its highest rung (method.md D4).
fn unmet(weights: &Weights, levels: &Levels, authority: Authority) -> Vec<Dimension> {
    let is_met = |dimension: Dimension| match dimension {
        Dimension::Authority => authority == Authority::Chose,
        _ if dimension.slot().is_some() => levels.level(dimension) >= Level::FILLED,
        _ => levels.level(dimension) >= Level::GROUNDED,
    };
    weights
        .required
        .iter()
        .copied()
        .filter(|dimension| !is_met(*dimension))
        .collect()
}

/// Personal and business goal together, by the split of S0 (method.md D4): 90 to 10 for a decider, even for one close to
/// business results and, since S0 speaks of deciders, for everybody else (D3).
fn goal_balance(
    rubric: &Rubric,
    profile: Profile,
    weights: &Weights,
    levels: &Levels,
) -> Option<u32> {
    let goals = [Dimension::GoalPersonal, Dimension::GoalBusiness];
    if !goals.iter().any(|goal| weights.weights.contains_key(goal)) {
        return None;
    }
    let (personal, business) = if profile == Profile::Decider {
        (90, 10)
    } else {
        (50, 50)
    };
    let worth = |dimension| standing::per_cent(rubric, levels.level(dimension));
    Some(
        (personal * worth(Dimension::GoalPersonal) + business * worth(Dimension::GoalBusiness))
            / 100,
    )
}

#[cfg(test)]
mod tests;
