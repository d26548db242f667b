//! The rubric: weights, level values, caps and bands, each with its source in `guides/rubric.toml`.

use schemars::JsonSchema;
use serde::Serialize;

use super::dimension::{Dimension, Role, codes};
use super::fields::fields;
use super::guide::Guide;
use crate::domain::sorted::SortedMap;

/// Everything the completeness score is computed from. Integers only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Raised with every change; a study freezes the one it began with.
    pub version: u32,
    /// Per cent of a dimension's weight earned at each level, 0 to 4.
    pub level: [u32; 5],
    /// The highest scores that shape of evidence allows.
    pub cap: Caps,
    /// Lower bounds of the bands.
    pub band: Bands,
    /// Weights by profile.
    pub profiles: SortedMap<Profile, Weights>,
}

fields!(Rubric {
    needs version, level, cap, band, profiles;
});

/// The caps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Caps {
    /// `dm`, `dm_exec`, `lean`: the highest score when 0, 1, 2, 3 or 4 slots hold a quote.
    pub slots_quoted: [u32; 5],
    /// A dimension this heavy …
    pub heavy_weight: u32,
    /// … below this level …
    pub heavy_level: u8,
    /// … caps the score here.
    pub heavy_cap: u32,
    /// Every other profile: the highest score without any quote.
    pub no_quote_cap: u32,
}

fields!(Caps {
    needs slots_quoted, heavy_weight, heavy_level, heavy_cap, no_quote_cap;
});

/// Lower bounds of the bands; below `thin` a record is a fragment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Thin from here.
    pub thin: u32,
    /// Usable from here.
    pub usable: u32,
    /// Complete from here.
    pub complete: u32,
}

fields!(Bands {
    needs thin, usable, complete;
});

/// What one profile asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Dimensions that must be met (method.md D4).
    pub required: Vec<Dimension>,
    /// Weight by dimension; they sum to 100.
    pub weights: SortedMap<Dimension, u32>,
}

fields!(Weights {
    needs required, weights;
});

codes!(
    /// Which table of weights an interview is scored by (product page, Completeness).
    Profile {
        /// Guide 1, decision maker.
        Decider = "dm",
        /// Guide 1, decision maker close to business results: goals 10/10 (S0).
        Executive = "dm_exec",
        /// Guide 2: the four slots only.
        Lean = "lean",
        /// Guide 1, budget holder.
        BudgetHolder = "bh",
        /// Guide 1, anyone else.
        Influencer = "inf",
        /// Guide 3, job executor.
        Executor = "ex",
        /// Guide 4, support team.
        Support = "sup",
        /// Guide 5, sales representative.
        SalesRep = "rep",
    }
);

codes!(
    /// What a score is called.
    Band {
        /// Below 30 in the built-in rubric.
        Fragment = "fragment",
        /// From 30.
        Thin = "thin",
        /// From 60.
        Usable = "usable",
        /// From 85.
        Complete = "complete",
    }
);

impl Profile {
    /// Whether causal dimensions are capped by authority, and the cap by quoted slots or the like applies to deciders:
    /// `dm`, `dm_exec`, `bh`, `lean` (method.md D1).
    pub const fn needs_authority(self) -> bool {
        matches!(
            self,
            Self::Decider | Self::Executive | Self::BudgetHolder | Self::Lean
        )
    }

    /// Whether the score is capped by how many slots hold a quote: `dm`, `dm_exec`, `lean`.
    pub const fn counts_slots(self) -> bool {
        matches!(self, Self::Decider | Self::Executive | Self::Lean)
    }

    /// The profile for a guide and a respondent; `None` where nothing is scored (the screener).
    ///
    /// Built-in guides by their id (product page, Completeness), and what was made from one as that one. Any other guide
    /// from a file counts as the built-in one that recruits the same people: deciders or budget holders as g1, executors as g3, the support team as g4, reps as g5
    /// (our assumption).
    pub fn of(guide: &Guide, roles: &[Role], exec: bool) -> Option<Self> {
        use super::guide::Audience;
        let recruits = |audience: Audience| guide.recruits.contains(&audience);
        match guide.counts_as().as_str() {
            "g2" => Some(Self::Lean),
            "g3" => Some(Self::Executor),
            "g4" => Some(Self::Support),
            "g5" => Some(Self::SalesRep),
            "g6" => None,
            id if id == "g1" || recruits(Audience::Decider) || recruits(Audience::BudgetHolder) => {
                Some(if roles.contains(&Role::Decider) {
                    if exec { Self::Executive } else { Self::Decider }
                } else if roles.contains(&Role::BudgetHolder) {
                    Self::BudgetHolder
                } else {
                    Self::Influencer
                })
            }
            _ if recruits(Audience::Executor) => Some(Self::Executor),
            _ if recruits(Audience::Support) => Some(Self::Support),
            _ if recruits(Audience::SalesRep) => Some(Self::SalesRep),
            _ => None,
        }
    }
}

impl Rubric {
    /// What this profile asks for.
    pub fn weights(&self, profile: Profile) -> Option<&Weights> {
        self.profiles.get(&profile)
    }

    /// What a score is called.
    pub fn band(&self, score: u32) -> Band {
        if score >= self.band.complete {
            Band::Complete
        } else if score >= self.band.usable {
            Band::Usable
        } else if score >= self.band.thin {
            Band::Thin
        } else {
            Band::Fragment
        }
    }
}
