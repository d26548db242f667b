//! The levels of every dimension of one interview, worked out once.

use super::{Level, Reading, Terms, Why, backs};
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::guide::{Guide, JobStep};
use crate::domain::id::ItemId;
use crate::domain::interview::{Interview, Item, TranscriptCheck};
use crate::domain::sorted::in_order;

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
}

impl Levels {
    /// Reads every item once.
    pub fn of(interview: &Interview, guide: &Guide) -> Self {
        let terms = Terms::of(interview, guide);
        let mut levels = Self {
            cells: [Cell::default(); Dimension::ALL.len()],
            steps: [Level::SILENT; JobStep::ALL.len()],
        };
        let said_again = said_again(interview);
        for (at, item) in interview.evidence.iter().enumerate() {
            let again = said_again.get(at).copied().unwrap_or_default();
            let mut verbatim = None;
            for dimension in item.dims.iter().copied() {
                let Some(cell) = levels.cells.get_mut(dimension as usize) else {
                    continue;
                };
                let again = again & bit(dimension) != 0;
                if cell.is_beyond(item, dimension, again) {
                    cell.items += 1;
                    continue;
                }
                let verbatim = *verbatim.get_or_insert_with(|| terms.is_verbatim(item));
                let reading = terms.rate(item, dimension, verbatim, again);
                cell.take(at, item, verbatim, reading);
                if dimension == Dimension::JobMap
                    && let Some(step) = terms.step_of(item)
                    && let Some(best) = levels.steps.get_mut(step as usize)
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
        self.cells.iter().any(|cell| cell.holds_quote)
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
    /// Whether an item can change nothing but the count, so that its words need not be read: the dimension is as high
    /// as the item's facts could bring it. A level of 3 or more implies all the rest. Steps of the job map are each read.
    fn is_beyond(&self, item: &Item, dimension: Dimension, again: bool) -> bool {
        let confirmed =
            again || item.read_back || item.transcript == Some(TranscriptCheck::Verified);
        let most = if confirmed {
            Level::CORROBORATED
        } else {
            Level::FILLED
        };
        self.level >= most && item.answer.is_none() && dimension != Dimension::JobMap
    }

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
    let by_id = ById::of(evidence);
    let mut said = vec![0; evidence.len()];
    for (at, item) in evidence.iter().enumerate() {
        let Some(other_at) = item.again.as_ref().and_then(|again| by_id.place(again)) else {
            continue;
        };
        let Some(other) = evidence.get(other_at) else {
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

/// Finds items by their name.
enum ById<'a> {
    /// Names that rise with time, as ours do, are in order as they stand.
    Rising(&'a [Item]),
    /// Names from elsewhere are put in order first.
    Sorted(Vec<(&'a ItemId, usize)>),
}

impl<'a> ById<'a> {
    fn of(evidence: &'a [Item]) -> Self {
        if evidence.is_sorted_by(|one, two| one.id < two.id) {
            return Self::Rising(evidence);
        }
        let places = evidence.iter().enumerate();
        let named = places.map(|(at, item)| (&item.id, at)).collect();
        Self::Sorted(in_order(named, Ord::cmp))
    }

    fn place(&self, id: &ItemId) -> Option<usize> {
        match self {
            Self::Rising(evidence) => evidence.binary_search_by(|item| item.id.cmp(id)).ok(),
            Self::Sorted(sorted) => {
                let found = sorted
                    .binary_search_by(|(other, _)| (*other).cmp(id))
                    .ok()?;
                sorted.get(found).map(|(_, at)| *at)
            }
        }
    }
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
