//! How an interview was held, as advice to who held it and never a grade, and what is to be done next.
//!
//! It stands beside completeness and verdict and enters neither (product page; method.md, D4).

use super::advice::{opened_at, spent};
use super::dimension::{Authority, Dimension, Role, Slot};
use super::flag::is_struck;
use super::guide::{Guide, Language, Prompt, PromptKind};
use super::hints;
use super::id::PromptId;
use super::interview::{Filing, Interview, Power};
use super::lexicon::{AskCode, Lexicon};
use super::score::{Basis, Hundredths, Line, Raise, Score};
use super::time::Elapsed;
use crate::domain::sorted::in_order;

/// How an interview was held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Craft {
    /// The time the first talk took, which is what the plan is for.
    pub used: Elapsed,
    /// How much of it went to prompts of each section, in the guide's order.
    pub sections: Vec<Elapsed>,
    /// Prompts asked before they opened, in the guide's order: when, and the minute they opened at.
    pub early: Vec<(PromptId, Elapsed, u32)>,
    /// Must-ask prompts for this respondent that were not asked, in the guide's order.
    pub unasked: Vec<PromptId>,
    /// Prompts asked whose wording does what a question should not, in the guide's order.
    pub worded: Vec<(PromptId, AskCode)>,
}

impl Craft {
    /// Reads how an interview was held, its session clock standing at `at`. The lexicon is that of its language, where
    /// there is one.
    pub fn of(basis: Basis<'_>, at: Elapsed, lexicon: Option<&Lexicon>) -> Self {
        let Basis {
            interview, guide, ..
        } = basis;
        let used = interview.first_of_several().unwrap_or(at);
        let mut sections = vec![Elapsed::default(); guide.sections.len()];
        for (prompt, spent) in spent(interview, used) {
            let section = guide.prompt(prompt).map(|prompt| &prompt.section);
            let mut all = guide.sections.iter().zip(&mut sections);
            if let Some((_, sum)) = all.find(|(it, _)| Some(&it.id) == section) {
                *sum = sum.plus(Elapsed::from_ms(spent));
            }
        }
        let mut craft = Self {
            used,
            sections,
            ..Self::default()
        };
        for prompt in &guide.prompts {
            let id = || prompt.id.clone();
            match interview.asked.get(&prompt.id) {
                Some(asked) => {
                    let early = opened_at(basis, prompt, *asked);
                    craft.early.extend(early.map(|opens| (id(), *asked, opens)));
                    let wording = wording(prompt, &interview.guide.language, lexicon);
                    craft.worded.extend(wording.map(|wording| (id(), wording)));
                }
                None if is_owed(prompt, interview) => craft.unasked.push(id()),
                None => {}
            }
        }
        craft
    }
}

/// Whether a prompt must be asked of this respondent. What the researcher does alone is no question.
fn is_owed(prompt: &Prompt, interview: &Interview) -> bool {
    prompt.core && prompt.kind != PromptKind::Task && prompt.is_for(&interview.respondent.roles)
}

/// What a prompt's wording does that it should not, in the language it is asked in: it puts words into a mouth, or asks for
/// what might be. Whether it is closed or double is heard in how it is asked, so nothing is said of that.
fn wording(prompt: &Prompt, language: &Language, lexicon: Option<&Lexicon>) -> Option<AskCode> {
    let (text, spoken) = prompt.ask.in_language(language)?;
    let found = hints::asked(text, &Language::new(spoken), lexicon?)?;
    let mut codes = found.into_iter().map(|(code, _)| code);
    codes.find(|code| matches!(code, AskCode::Leading | AskCode::Supposing))
}

/// In how many of the four slots something was read back and confirmed.
pub fn slots_read_back(interview: &Interview) -> usize {
    let is_confirmed = |slot: &&Slot| {
        let mut items = interview.evidence_in(slot.dimension());
        items.any(|item| item.read_back)
    };
    Slot::ALL.iter().filter(is_confirmed).count()
}

/// Something worth doing after the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Send thanks.
    Thank,
    /// Ask the respondent to introduce somebody.
    Introduce(String),
    /// Ask once more whose decision it was.
    WhoseDecision,
    /// Ten minutes more on these dimensions, which lose this many points together.
    TenMinutes(Vec<Dimension>, Hundredths),
    /// Fill so many marks while the words can still be heard.
    FillMarks(usize),
}

/// What is worth doing after the call, the first thing first. Of a record that is out of everything only the thanks and
/// the introduction are left (product page, Verdict).
pub fn next_steps(interview: &Interview, guide: &Guide, score: Option<&Score>) -> Vec<NextStep> {
    let mut steps = vec![NextStep::Thank];
    steps.extend(introduction(interview).map(NextStep::Introduce));
    if is_struck(interview, guide.counts_as()) {
        return steps;
    }
    let authority = interview.respondent.authority;
    if interview.filing == Filing::Decision && authority == Authority::Unknown {
        steps.push(NextStep::WhoseDecision);
    }
    let marks = interview.marks.len();
    if marks > 0 {
        steps.push(NextStep::FillMarks(marks));
    }
    let (dimensions, points) = losing_most(score);
    if points.get() > 0 {
        steps.push(NextStep::TenMinutes(dimensions, points));
    }
    steps
}

/// Who is worth an introduction: the lead, or else somebody named as a referral, or else who decided instead of the
/// respondent.
fn introduction(interview: &Interview) -> Option<String> {
    let lead = interview.lead.iter().map(|lead| &lead.name);
    let referred = interview.evidence_in(Dimension::Referral);
    let referred = referred.map(|item| &item.parts.person);
    let is_other = interview.respondent.authority != Authority::Chose;
    let deciders = interview.people.iter().filter(|person| {
        let decides = person.power == Some(Power::Decides) || person.roles.contains(&Role::Decider);
        is_other && decides
    });
    let deciders = deciders.map(|person| &person.name);
    let mut names = lead.chain(referred).chain(deciders);
    let name = names.find(|name| !name.trim().is_empty())?;
    Some(name.trim().to_owned())
}

/// The two dimensions that lose most, where asking on can win points back, and what they lose.
pub fn losing_most(score: Option<&Score>) -> (Vec<Dimension>, Hundredths) {
    let can_be_won = |raise: Option<Raise>| {
        !matches!(
            raise,
            None | Some(Raise::SettleAuthority | Raise::AskTheDecider)
        )
    };
    let lines = score.iter().flat_map(|score| &score.ledger);
    let losing = lines.filter(|line| can_be_won(line.raise)).collect();
    let mut losing = in_order(losing, |one: &&Line, two| two.lost.cmp(&one.lost));
    losing.truncate(2);
    let points = losing.iter().map(|line| line.lost.get()).sum();
    let dimensions = losing.into_iter().map(|line| line.dimension).collect();
    (dimensions, Hundredths::new(points))
}
