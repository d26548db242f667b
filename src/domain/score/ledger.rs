//! The lines of the ledger, each with the one action that raises it.

use super::{Basis, Hundredths, Line, Raise, standing};
use crate::domain::dimension::{Authority, Dimension};
use crate::domain::guide::{JobStep, Prompt, PromptKind};
use crate::domain::interview::{HitState, Item, Kind, SpecificBy, TranscriptCheck};
use crate::domain::level::{Cell, Level, Levels, Terms, Why, cap_by, cap_of, least_words};
use crate::domain::rubric::{Profile, Weights};

/// One line for each dimension that is weighed, in the order of the dimensions, which begins with the slots.
pub(super) fn lines(
    basis: Basis<'_>,
    weights: &Weights,
    levels: &Levels,
    profile: Profile,
) -> Vec<Line> {
    let interview = basis.interview;
    let desk = Desk {
        basis,
        levels,
        terms: Terms::of(interview, basis.guide),
        authority: profile
            .needs_authority()
            .then_some(interview.respondent.authority),
        questions: Questions::of(basis, levels),
    };
    let mut lines = Vec::with_capacity(weights.weights.len());
    let weighed = weights.weights.iter().filter(|(_, weight)| **weight > 0);
    lines.extend(weighed.map(|(dimension, weight)| desk.line(*dimension, *weight)));
    lines
}

/// The level a line's one action brings it to, and the points that adds; none where that depends on what is heard.
pub fn reach(basis: Basis<'_>, line: &Line) -> Option<(Level, Hundredths)> {
    let terms = Terms::of(basis.interview, basis.guide);
    let item = || basis.interview.item(line.item.as_ref()?).cloned();
    let read = |item: &Item| terms.read(item, line.dimension).level;
    let level = match line.raise? {
        Raise::SettleAuthority => line.would_be,
        Raise::Quote { .. } if item()?.is_specific() => Level::FILLED,
        Raise::Quote { .. } => Level::GROUNDED,
        Raise::MakeSpecific => read(&Item {
            specific: true,
            specific_by: SpecificBy::Person,
            ..item()?
        }),
        Raise::ReadBack => read(&Item {
            read_back: true,
            ..item()?
        }),
        Raise::AdoptTranscript | Raise::RuleOnTranscript => read(&Item {
            transcript: Some(TranscriptCheck::Verified),
            ..item()?
        }),
        Raise::SettleHit(code) => {
            let mut item = item()?;
            for hit in item.hits.iter_mut().filter(|hit| hit.code == code) {
                hit.state = HitState::Dismissed;
            }
            read(&item)
        }
        Raise::Ask | Raise::AskAgain | Raise::Keep | Raise::AskTheDecider => return None,
    };
    let worth = |level| line.weight * standing::per_cent(basis.rubric, level);
    let gain = worth(level).saturating_sub(line.points.get());
    (level > line.level).then_some((level, Hundredths(gain)))
}

/// What a line needs to know.
struct Desk<'a> {
    basis: Basis<'a>,
    levels: &'a Levels,
    terms: Terms<'a>,
    /// The authority ladder, where the profile needs it.
    authority: Option<Authority>,
    questions: Questions<'a>,
}

/// A prompt that asks for a dimension.
#[derive(Clone, Copy)]
struct Question<'a> {
    prompt: &'a Prompt,
    asked: bool,
    /// Another step of the job map than the weakest one, asked already, for another dimension first: the less of that,
    /// in this order, the better the question.
    rank: (bool, bool, bool),
}

/// The best question for each dimension; of equal ones the first in the guide.
struct Questions<'a>([Option<Question<'a>>; Dimension::ALL.len()]);

impl<'a> Questions<'a> {
    fn of(basis: Basis<'a>, levels: &Levels) -> Self {
        let interview = basis.interview;
        let weakest = JobStep::ALL
            .iter()
            .copied()
            .min_by_key(|step| levels.step(*step));
        let mut questions = Self([None; Dimension::ALL.len()]);
        for prompt in &basis.guide.prompts {
            if prompt.kind == PromptKind::Screen || !prompt.is_for(&interview.respondent.roles) {
                continue;
            }
            let asked = interview.asked.contains_key(&prompt.id);
            for dimension in &prompt.dims {
                let other_step = *dimension == Dimension::JobMap && prompt.step != weakest;
                let rank = (
                    other_step,
                    asked,
                    prompt.main_dimension() != Some(*dimension),
                );
                if let Some(best) = questions.0.get_mut(*dimension as usize)
                    && best.is_none_or(|best| rank < best.rank)
                {
                    *best = Some(Question {
                        prompt,
                        asked,
                        rank,
                    });
                }
            }
        }
        questions
    }

    fn for_dimension(&self, dimension: Dimension) -> Option<Question<'a>> {
        self.0.get(dimension as usize).copied().flatten()
    }
}

impl Desk<'_> {
    fn line(&self, dimension: Dimension, weight: u32) -> Line {
        let cell = self.levels.cell(dimension);
        let best = cell
            .best
            .and_then(|at| self.basis.interview.evidence.get(at));
        let points = weight * standing::per_cent(self.basis.rubric, cell.level);
        let lost = (weight * 100).saturating_sub(points);
        let question = if lost > 0 {
            self.questions.for_dimension(dimension)
        } else {
            None
        };
        Line {
            dimension,
            weight,
            level: cell.level,
            would_be: cell.would_be,
            why: cell.why,
            item: best.map(|item| item.id.clone()),
            points: Hundredths(points),
            lost: Hundredths(lost),
            raise: if lost > 0 {
                self.raise(dimension, cell, best, question)
            } else {
                None
            },
            prompt: question.map(|question| question.prompt.id.clone()),
        }
    }

    /// What lifts a line that authority holds down. While it is unknown and nothing is held down, one asks on: the
    /// answer may be the decider's.
    fn raise_by_authority(&self, dimension: Dimension, cell: Cell) -> Option<Raise> {
        match self.authority? {
            Authority::Unknown => (cell.would_be > cell.level).then_some(Raise::SettleAuthority),
            known => {
                let most = cap_by(known, dimension)?;
                (cell.level >= most).then_some(Raise::AskTheDecider)
            }
        }
    }

    fn raise(
        &self,
        dimension: Dimension,
        cell: Cell,
        best: Option<&Item>,
        question: Option<Question<'_>>,
    ) -> Option<Raise> {
        let ask = match question {
            None => Raise::Keep,
            Some(question) if question.asked => Raise::AskAgain,
            Some(_) => Raise::Ask,
        };
        if let Some(held_down) = self.raise_by_authority(dimension, cell) {
            return Some(held_down);
        }
        // The job map has no best item: its weakest step is asked for.
        let Some(best) = best else { return Some(ask) };
        if let Some(hit) = open_hit(best, dimension, cell.level) {
            return Some(Raise::SettleHit(hit));
        }
        if self.terms.is_early_budget(best, dimension) && cell.level >= Level::GROUNDED {
            return Some(ask);
        }
        if !cell.verbatim {
            return Some(Raise::Quote {
                words: least_words(self.basis.interview.guide.language.is_turkish()),
            });
        }
        match (cell.fact, best.transcript) {
            (Why::Quoted, _) => Some(Raise::MakeSpecific),
            (Why::Filled, Some(TranscriptCheck::Near)) => Some(Raise::AdoptTranscript),
            (Why::Filled, Some(TranscriptCheck::Unclear)) => Some(Raise::RuleOnTranscript),
            (Why::Filled, _) => Some(Raise::ReadBack),
            _ => None,
        }
    }
}

/// The open hit that keeps an item from being worth more than it is, the hardest first.
fn open_hit(
    item: &Item,
    dimension: Dimension,
    level: Level,
) -> Option<crate::domain::interview::HitCode> {
    item.hits
        .iter()
        .filter(|hit| item.kind == Kind::Quote && hit.state == HitState::Open)
        .filter_map(|hit| Some((cap_of(hit.code, dimension)?, hit.code)))
        .filter(|(most, _)| *most <= level)
        .min()
        .map(|(_, code)| code)
}
