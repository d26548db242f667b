//! The lines of the ledger, each with the one action that raises it.

use super::{Basis, Hundredths, Line, Raise, standing};
use crate::domain::dimension::{Authority, Dimension};
use crate::domain::guide::{JobStep, Prompt, PromptKind};
use crate::domain::interview::{HitState, Item, Kind, TranscriptCheck};
use crate::domain::level::{Cell, Level, Levels, Terms, Why, cap_by, cap_of, least_words};
use crate::domain::rubric::{Profile, Weights};

/// One line for each dimension that is weighed, in the order of the dimensions, which begins with the slots.
pub(super) fn lines(basis: Basis<'_>, weights: &Weights, levels: &Levels, profile: Profile) -> Vec<Line> {
    let interview = basis.interview;
    let desk = Desk {
        basis,
        levels,
        terms: Terms::of(interview, basis.guide),
        authority: profile.needs_authority().then_some(interview.respondent.authority),
        prompts: basis
            .guide
            .prompts
            .iter()
            .filter(|prompt| prompt.kind != PromptKind::Screen && prompt.is_for(&interview.respondent.roles))
            .map(|prompt| (prompt, interview.asked.contains_key(&prompt.id)))
            .collect(),
    };
    weights
        .weights
        .iter()
        .filter(|(_, weight)| **weight > 0)
        .map(|(dimension, weight)| desk.line(*dimension, *weight))
        .collect()
}

/// What a line needs to know.
struct Desk<'a> {
    basis: Basis<'a>,
    levels: &'a Levels,
    terms: Terms<'a>,
    /// The authority ladder, where the profile needs it.
    authority: Option<Authority>,
    /// The guide's prompts for these roles, and whether each has been asked.
    prompts: Vec<(&'a Prompt, bool)>,
}

impl Desk<'_> {
    fn line(&self, dimension: Dimension, weight: u32) -> Line {
        let cell = self.levels.cell(dimension);
        let best = cell.best.and_then(|at| self.basis.interview.evidence.get(at));
        let points = weight * standing::per_cent(self.basis.rubric, cell.level);
        let lost = (weight * 100).saturating_sub(points);
        let question = if lost > 0 { self.question(dimension) } else { None };
        Line {
            dimension,
            weight,
            level: cell.level,
            would_be: cell.would_be,
            why: cell.why,
            item: best.map(|item| item.id.clone()),
            points: Hundredths(points),
            lost: Hundredths(lost),
            raise: if lost > 0 { self.raise(dimension, cell, best, question) } else { None },
            prompt: question.map(|(prompt, _)| prompt.id.clone()),
        }
    }

    /// The question that asks for a dimension, and whether it has been asked already. For the job map: for its weakest
    /// step.
    fn question(&self, dimension: Dimension) -> Option<(&Prompt, bool)> {
        let weakest = JobStep::ALL.iter().copied().min_by_key(|step| self.levels.step(*step));
        self.prompts
            .iter()
            .copied()
            .filter(|(prompt, _)| prompt.dims.contains(&dimension))
            .min_by_key(|(prompt, asked)| {
                let other_step = dimension == Dimension::JobMap && prompt.step != weakest;
                (other_step, *asked, prompt.main_dimension() != Some(dimension))
            })
    }

    fn raise(
        &self,
        dimension: Dimension,
        cell: Cell,
        best: Option<&Item>,
        question: Option<(&Prompt, bool)>,
    ) -> Option<Raise> {
        let ask = match question {
            None => Raise::Keep,
            Some((_, false)) => Raise::Ask,
            Some((_, true)) => Raise::AskAgain,
        };
        match self.authority {
            Some(Authority::Unknown) if cell.would_be > cell.level => return Some(Raise::SettleAuthority),
            Some(authority) if authority != Authority::Unknown => {
                if cap_by(authority, dimension).is_some_and(|most| cell.level >= most) {
                    return Some(Raise::AskTheDecider);
                }
            }
            _ => {}
        }
        // The job map has no best item: its weakest step is asked for.
        let Some(best) = best else { return Some(ask) };
        if let Some(hit) = open_hit(best, dimension, cell.level) {
            return Some(Raise::SettleHit(hit));
        }
        if self.terms.is_early_budget(best, dimension) && cell.level >= Level::GROUNDED {
            return Some(ask);
        }
        let reading = self.terms.read(best, dimension);
        if !self.terms.is_verbatim(best) {
            return Some(Raise::Quote { words: least_words(self.basis.interview.guide.language.is_turkish()) });
        }
        match (reading.why, best.transcript) {
            (Why::Quoted, _) => Some(Raise::MakeSpecific),
            (Why::Filled, Some(TranscriptCheck::Near)) => Some(Raise::AdoptTranscript),
            (Why::Filled, Some(TranscriptCheck::Unclear)) => Some(Raise::RuleOnTranscript),
            (Why::Filled, _) => Some(Raise::ReadBack),
            _ => None,
        }
    }
}

/// The open hit that keeps an item from being worth more than it is, the hardest first.
fn open_hit(item: &Item, dimension: Dimension, level: Level) -> Option<crate::domain::interview::HitCode> {
    item.hits
        .iter()
        .filter(|hit| item.kind == Kind::Quote && hit.state == HitState::Open)
        .filter_map(|hit| Some((cap_of(hit.code, dimension)?, hit.code)))
        .filter(|(most, _)| *most <= level)
        .min()
        .map(|(_, code)| code)
}
