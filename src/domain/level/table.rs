//! The levels of every dimension of one interview, worked out once.

use super::{Level, Reading, Terms, Why, backs};
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::guide::{Guide, JobStep};
use crate::domain::id::ItemId;
use crate::domain::interview::{Interview, Item};

/// What one dimension of an interview is worth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// The highest effective level among its items.
    pub level: Level,
    /// What that would be if the respondent had made the decision.
    pub would_be: Level,
    /// What decided the level.
    pub why: Why,
    /// Which item did, by its place among the evidence; of equal ones a verbatim one, then the earliest. None for the
    /// job map, which all its steps decide.
    pub best: Option<usize>,
    /// How many items there are, recorded refusals not counted.
    pub items: u32,
    /// Whether one of them passes the verbatim test, whatever its level.
    pub holds_quote: bool,
    /// What the facts of the best item say, before any cap.
    pub(in crate::domain) fact: Why,
    /// Whether the best item passes the verbatim test.
    pub(in crate::domain) verbatim: bool,
    derived: Level,
}

/// The levels of one interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    cells: [Cell; Dimension::ALL.len()],
    steps: [Level; JobStep::ALL.len()],
    holds_quote: bool,
}

impl Levels {
    /// Reads every item once.
    pub fn of(interview: &Interview, guide: &Guide) -> Self {
        let terms = Terms::of(interview, guide);
        let mut levels = Self {
            cells: [Cell::default(); Dimension::ALL.len()],
            steps: [Level::SILENT; JobStep::ALL.len()],
            holds_quote: false,
        };
        let said_again = said_again(interview);
        for (at, item) in interview.evidence.iter().enumerate() {
            let verbatim = terms.is_verbatim(item);
            let again = said_again.get(at).copied().unwrap_or_default();
            levels.holds_quote |= verbatim && !item.dims.is_empty();
            for dimension in &item.dims {
                let reading = terms.rate(item, *dimension, verbatim, again & bit(*dimension) != 0);
                if let Some(cell) = levels.cells.get_mut(*dimension as usize) {
                    cell.take(at, item, verbatim, reading);
                }
                if *dimension == Dimension::JobMap
                    && let Some(best) = terms
                        .step_of(item)
                        .and_then(|step| levels.steps.get_mut(step as usize))
                {
                    *best = reading.level.max(*best);
                }
            }
        }
        levels.draw_job_map();
        levels
    }

    /// What a dimension is worth.
    pub fn cell(&self, dimension: Dimension) -> Cell {
        self.cells
            .get(dimension as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The level of a dimension.
    pub fn level(&self, dimension: Dimension) -> Level {
        self.cell(dimension).level
    }

    /// The best level of a step of the job map.
    pub fn step(&self, step: JobStep) -> Level {
        self.steps.get(step as usize).copied().unwrap_or_default()
    }

    /// How many of the four slots hold an item that passes the verbatim test.
    pub fn quotes_in_slots(&self) -> usize {
        Slot::ALL
            .iter()
            .filter(|slot| self.cell(slot.dimension()).holds_quote)
            .count()
    }

    /// Whether any dimension holds an item that passes the verbatim test.
    pub fn holds_quote(&self) -> bool {
        self.holds_quote
    }

    /// The job map is worth the floor of the mean over its eight steps, not its best item.
    fn draw_job_map(&mut self) {
        let sum: usize = self
            .steps
            .iter()
            .map(|level| usize::from(level.number()))
            .sum();
        let mean = Level::up_to_four(u8::try_from(sum / self.steps.len()).unwrap_or_default());
        if let Some(cell) = self.cells.get_mut(Dimension::JobMap as usize)
            && cell.items > 0
        {
            *cell = Cell {
                level: mean,
                would_be: mean,
                why: Why::Steps,
                best: None,
                ..*cell
            };
        }
    }
}

impl Cell {
    fn take(&mut self, at: usize, item: &Item, verbatim: bool, reading: Reading) {
        if item.answer.is_some() {
            if self.items == 0 {
                self.why = reading.why;
            }
            return;
        }
        let rank = (reading.level, reading.would_be, reading.derived, verbatim);
        if self.items == 0 || rank > (self.level, self.would_be, self.derived, self.verbatim) {
            self.why = reading.why;
            self.fact = reading.fact;
            self.best = Some(at);
            self.level = reading.level;
            self.derived = reading.derived;
            self.verbatim = verbatim;
        }
        self.would_be = self.would_be.max(reading.would_be);
        self.items += 1;
        self.holds_quote |= verbatim;
    }
}

/// The dimensions each item is said again in, one bit for each; empty where nothing is linked.
fn said_again(interview: &Interview) -> Vec<u32> {
    let evidence = &interview.evidence;
    if evidence.iter().all(|item| item.again.is_none()) {
        return Vec::new();
    }
    let mut by_id: Vec<(&ItemId, usize)> = evidence
        .iter()
        .enumerate()
        .map(|(at, item)| (&item.id, at))
        .collect();
    by_id.sort_unstable();
    let mut said = vec![0; evidence.len()];
    for (at, item) in evidence.iter().enumerate() {
        let Some(again) = &item.again else { continue };
        let found = by_id
            .binary_search_by(|(id, _)| (*id).cmp(again))
            .ok()
            .and_then(|place| by_id.get(place));
        let Some((other, other_at)) = found.and_then(|(_, at)| Some((evidence.get(*at)?, *at)))
        else {
            continue;
        };
        let shared = bits(item) & bits(other);
        for (one, two, place) in [(item, other, at), (other, item, other_at)] {
            if backs(one, two)
                && let Some(said) = said.get_mut(place)
            {
                *said |= shared;
            }
        }
    }
    said
}

fn bits(item: &Item) -> u32 {
    item.dims
        .iter()
        .fold(0, |bits, dimension| bits | bit(*dimension))
}

/// One bit for each of the 27 dimensions.
const fn bit(dimension: Dimension) -> u32 {
    1 << dimension as u32
}
