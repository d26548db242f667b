//! What follows from an interview's facts, as an exported document states it for people with other tools.
//!
//! Import ignores it and computes afresh, so that it cannot disagree with the evidence.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::dimension::{Dimension, codes};
use crate::domain::flag::FlagRules;
use crate::domain::interview::FlagState;
use crate::domain::level::Levels;
use crate::domain::rubric::{Band, Profile};
use crate::domain::score::{self, Basis, CapCause, Score};
use crate::domain::sorted::SortedMap;
use crate::domain::verdict::{self, Reading, Verdict};

/// The score and the verdict, and how each came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// The table of weights it was reckoned by.
    pub profile: Profile,
    /// Completeness, 0 to 100.
    pub score: u32,
    /// What such a score is called.
    pub band: Band,
    /// The points of all lines together, before the caps, in hundredths of a point.
    pub raw: u32,
    /// The level of each weighed dimension, 0 to 4.
    pub levels: SortedMap<Dimension, u8>,
    /// Where the points come from, line by line; they add up to `raw`.
    pub ledger: Vec<Line>,
    /// The caps that hold, lowest first.
    pub caps: Vec<Cap>,
    /// How many required dimensions are met …
    pub required_met: u32,
    /// … of how many.
    pub required_of: u32,
    /// How far the goals behind the purchase are known, 0 to 100; none where the profile weighs no goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_balance: Option<u32>,
    /// Whether it may be used at all. The score has no part in it.
    pub verdict: Verdict,
    /// What its confirmed flags cost.
    pub verdict_points: u32,
    /// The red flags that are not absent.
    pub flags: SortedMap<String, FlagState>,
    /// Whether it can stand in the map: four slots filled by one who chose, in an interview that counts.
    pub map_ready: bool,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The dimension.
    pub dimension: Dimension,
    /// Its weight; a profile's weights sum to 100.
    pub weight: u32,
    /// Its level, 0 to 4.
    pub level: u8,
    /// Points earned, in hundredths.
    pub points: u32,
    /// Points lost, in hundredths.
    pub lost: u32,
}

/// A limit that the shape of the evidence sets to the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The highest score it allows.
    pub at: u32,
    /// What sets it.
    pub cause: Cause,
    /// How many of the four slots hold a quote, where that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<u32>,
    /// The dimension that is too low, where one sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<Dimension>,
    /// Whether it is what holds the score down.
    pub binds: bool,
}

codes!(
    /// What sets a cap.
    Cause {
        /// Only so many of the four slots hold a quote.
        SlotsQuoted = "slots_quoted",
        /// A heavy dimension is below the level it needs.
        Heavy = "heavy",
        /// Nothing is verbatim.
        NoQuote = "no_quote",
    }
);

impl Derived {
    /// What follows from an interview; none where nothing is scored.
    pub fn of(basis: Basis<'_>, rules: &FlagRules) -> Option<Self> {
        let levels = Levels::of(basis.interview, basis.guide);
        let score = score::score_at(basis, &levels)?;
        let reading = Reading::of(basis.interview, basis.guide, rules);
        let map_ready = verdict::is_map_ready(basis.interview, &levels, &reading);
        Some(Self::from_readings(&score, &reading, map_ready))
    }

    fn from_readings(score: &Score, reading: &Reading<'_>, map_ready: bool) -> Self {
        Self {
            profile: score.profile,
            score: score.total,
            band: score.band,
            raw: score.raw.get(),
            levels: score
                .ledger
                .iter()
                .map(|line| (line.dimension, line.level.number()))
                .collect(),
            ledger: score.ledger.iter().map(Line::from).collect(),
            caps: score.caps.iter().map(Cap::from).collect(),
            required_met: count(score.required_met),
            required_of: count(score.required_of),
            goal_balance: score.goal_balance,
            verdict: reading.verdict,
            verdict_points: reading.points,
            flags: reading
                .raised
                .iter()
                .map(|flag| (flag.rule.id.clone(), flag.state))
                .collect(),
            map_ready,
        }
    }
}

impl From<&score::Line> for Line {
    fn from(line: &score::Line) -> Self {
        Self {
            dimension: line.dimension,
            weight: line.weight,
            level: line.level.number(),
            points: line.points.get(),
            lost: line.lost.get(),
        }
    }
}

impl From<&score::Cap> for Cap {
    fn from(cap: &score::Cap) -> Self {
        let (cause, quoted, dimension) = match cap.cause {
            CapCause::SlotsQuoted(slots) => (Cause::SlotsQuoted, Some(count(slots)), None),
            CapCause::Heavy(dimension) => (Cause::Heavy, None, Some(dimension)),
            CapCause::NoQuote => (Cause::NoQuote, None, None),
        };
        Self {
            at: cap.at,
            cause,
            quoted,
            dimension,
            binds: cap.binds,
        }
    }
}

/// Counts of dimensions and slots are small.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
