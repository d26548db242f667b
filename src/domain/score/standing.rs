//! Where a score stands: its points, and what its caps look at. Advice moves it to see what an answer would bring.

use super::{Cap, CapCause, Hundredths};
use crate::domain::dimension::Dimension;
use crate::domain::level::{Level, Levels};
use crate::domain::rubric::{Profile, Rubric, Weights};
use crate::domain::sorted::in_order;

/// Points and what limits them.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain) struct Standing<'a> {
    rubric: &'a Rubric,
    weights: &'a Weights,
    profile: Profile,
    /// The points of all lines, in hundredths.
    raw: u32,
    /// How many heavy dimensions are below the level they need.
    heavy_below: u32,
    quotes_in_slots: usize,
    holds_quote: bool,
}

/// Per cent of a weight earned at a level.
pub(super) fn per_cent(rubric: &Rubric, level: Level) -> u32 {
    rubric
        .level
        .get(usize::from(level.number()))
        .copied()
        .unwrap_or_default()
}

impl<'a> Standing<'a> {
    /// Where an interview stands when its dimensions are at these levels.
    pub(in crate::domain) fn new(
        rubric: &'a Rubric,
        profile: Profile,
        levels: &Levels,
        level: impl Fn(Dimension) -> Level,
    ) -> Option<Self> {
        let weights = rubric.weights(profile)?;
        let mut standing = Self {
            rubric,
            weights,
            profile,
            raw: 0,
            heavy_below: 0,
            quotes_in_slots: levels.quotes_in_slots(),
            holds_quote: levels.holds_quote(),
        };
        for (dimension, weight) in &weights.weights {
            let level = level(*dimension);
            standing.raw += weight * per_cent(rubric, level);
            standing.heavy_below += u32::from(standing.is_heavy_below(*weight, level));
        }
        Some(standing)
    }

    /// The points of all lines, in hundredths, before the caps.
    pub(in crate::domain) fn raw(&self) -> u32 {
        self.raw
    }

    fn is_heavy_below(&self, weight: u32, level: Level) -> bool {
        weight >= self.rubric.cap.heavy_weight && level.number() < self.rubric.cap.heavy_level
    }

    /// Raises a dimension.
    pub(in crate::domain) fn raise(&mut self, dimension: Dimension, from: Level, to: Level) {
        let weight = self
            .weights
            .weights
            .get(&dimension)
            .copied()
            .unwrap_or_default();
        let worth = |level| weight * per_cent(self.rubric, level);
        self.raw = (self.raw + worth(to)).saturating_sub(worth(from));
        let heavy = |level| u32::from(self.is_heavy_below(weight, level));
        self.heavy_below = (self.heavy_below + heavy(to)).saturating_sub(heavy(from));
    }

    /// Puts a quote into a slot that held none, or into an interview without one.
    pub(in crate::domain) fn quote(&mut self, slot: bool) {
        self.quotes_in_slots += usize::from(slot);
        self.holds_quote = true;
    }

    /// The points that count: all of them, or as many as the lowest cap allows.
    pub(in crate::domain) fn counted(&self) -> Hundredths {
        Hundredths(self.raw.min(self.lowest_cap() * 100))
    }

    /// The cap by quotes, where it limits anything (product page, Completeness).
    fn quote_cap(&self) -> Option<(u32, CapCause)> {
        let cap = &self.rubric.cap;
        if self.profile.counts_slots() {
            let at = cap
                .slots_quoted
                .get(self.quotes_in_slots)
                .or(cap.slots_quoted.last())
                .copied()?;
            (at < 100).then_some((at, CapCause::SlotsQuoted(self.quotes_in_slots)))
        } else {
            (!self.holds_quote).then_some((cap.no_quote_cap, CapCause::NoQuote))
        }
    }

    fn lowest_cap(&self) -> u32 {
        let heavy = if self.heavy_below > 0 {
            self.rubric.cap.heavy_cap
        } else {
            100
        };
        self.quote_cap().map_or(100, |(at, _)| at).min(heavy)
    }

    /// Every cap that holds, lowest first.
    pub(super) fn caps(&self, levels: &Levels) -> Vec<Cap> {
        let lowest = self.lowest_cap();
        let binds = |at: u32| at == lowest && self.raw > at * 100;
        let heavy = self
            .weights
            .weights
            .iter()
            .filter(|(dimension, weight)| {
                self.is_heavy_below(**weight, levels.cell(**dimension).level)
            })
            .map(|(dimension, _)| (self.rubric.cap.heavy_cap, CapCause::Heavy(*dimension)));
        let caps: Vec<Cap> = self
            .quote_cap()
            .into_iter()
            .chain(heavy)
            .map(|(at, cause)| Cap {
                at,
                cause,
                binds: binds(at),
            })
            .collect();
        in_order(caps, |one, two| one.at.cmp(&two.at))
    }
}
