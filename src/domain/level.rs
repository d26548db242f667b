//! The evidence level of an item and of a dimension, derived from recorded facts, with the fact or cap that decided it.

use serde::Serialize;

use super::dimension::{Authority, Dimension, Slot};
use super::guide::{Guide, JobStep};
use super::interview::{
    HitCode, HitState, Interview, Item, Kind, NoAnswer, SpecificBy, TranscriptCheck,
};
use super::rubric::Profile;
use super::text;
use super::time::Elapsed;

mod table;

pub use table::{Cell, Levels};

/// How good evidence is, 0 to 4 (product page, Evidence levels). Derived, never picked and never stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Level(u8);

impl Level {
    /// 0: nothing captured, or refused.
    pub const SILENT: Self = Self(0);
    /// 1: any evidence, a paraphrase or a generality.
    pub const MENTIONED: Self = Self(1);
    /// 2: verbatim or specific.
    pub const GROUNDED: Self = Self(2);
    /// 3: verbatim and specific.
    pub const FILLED: Self = Self(3);
    /// 4: filled, and read back, verified or said again.
    pub const CORROBORATED: Self = Self(4);

    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [
        Self::SILENT,
        Self::MENTIONED,
        Self::GROUNDED,
        Self::FILLED,
        Self::CORROBORATED,
    ];

    /// The level with this number; anything above 4 is 4.
    pub const fn up_to_four(number: u8) -> Self {
        Self(if number > 4 { 4 } else { number })
    }

    /// Its number, 0 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Words a quote must have to be verbatim: five, in Turkish four, which packs more into a word (product page).
pub const fn least_words(turkish: bool) -> usize {
    if turkish { 4 } else { 5 }
}

/// How far apart the same point must be made to count as said again (product page).
pub const SAID_AGAIN_APART: Elapsed = Elapsed::from_minutes(2);

/// The categories a sales-time log must fill to be specific (method.md D2).
pub const CALENDAR_CATEGORIES: usize = 8;

/// The fact or cap that decided a level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// 0: nothing has been captured.
    #[default]
    Nothing,
    /// 0: they would not say, or did not know; nothing else has been captured.
    NoAnswer(NoAnswer),
    /// 1: our words, and nothing specific in them.
    Note,
    /// 1: their words, too few of them, and nothing specific.
    ShortQuote,
    /// 1: their words stood in the question before; nothing specific.
    Led,
    /// 1: the quote is not in the transcript; nothing specific.
    NotFound,
    /// 2: verbatim, nothing specific.
    Quoted,
    /// 2: specific, not verbatim.
    Specific,
    /// 3: verbatim and specific.
    Filled,
    /// 4: read back and confirmed.
    ReadBack,
    /// 4: verified in the transcript.
    Verified,
    /// 4: linked to the same point made two minutes or more away.
    SaidAgain,
    /// Capped by an open red-flag phrase (method.md D1).
    Hit(HitCode),
    /// Capped at 2: budget evidence from before its prompt's window.
    EarlyBudget,
    /// Capped by authority: 0 while it is unknown or they were not there, 2 where they took part.
    Authority(Authority),
    /// The floor of the mean over the eight steps of the job map.
    Steps,
}

impl Why {
    /// The name language files and exports use; a hit and a rung add their own code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::NoAnswer(answer) => answer.code(),
            Self::Note => "note",
            Self::ShortQuote => "short_quote",
            Self::Led => "led",
            Self::NotFound => "not_found",
            Self::Quoted => "quoted",
            Self::Specific => "specific",
            Self::Filled => "filled",
            Self::ReadBack => "read_back",
            Self::Verified => "verified",
            Self::SaidAgain => "said_again",
            Self::Hit(_) => "hit",
            Self::EarlyBudget => "early_budget",
            Self::Authority(_) => "authority",
            Self::Steps => "steps",
        }
    }
}

/// What one item is worth in one dimension.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// From its facts alone.
    pub derived: Level,
    /// After the caps of its hits and its time: what it is worth when the respondent made the decision.
    pub would_be: Level,
    /// What it is worth now.
    pub level: Level,
    /// What decided that.
    pub why: Why,
    /// What its facts alone say, before any cap.
    pub fact: Why,
}

/// What holds for every item of one interview: its language, its clock, and whose word counts.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    interview: &'a Interview,
    guide: &'a Guide,
    /// The authority ladder, where the profile needs it.
    authority: Option<Authority>,
    budget_opens: Elapsed,
    /// The end of the first sitting, where another one followed: minute rules do not apply beyond it.
    first_sitting: Option<Elapsed>,
    least_words: usize,
}

impl<'a> Terms<'a> {
    /// Reads them off an interview and its guide.
    pub fn of(interview: &'a Interview, guide: &'a Guide) -> Self {
        let respondent = &interview.respondent;
        let profile = Profile::of(guide, &respondent.roles, respondent.exec);
        Self {
            interview,
            guide,
            authority: profile
                .is_some_and(Profile::needs_authority)
                .then_some(respondent.authority),
            budget_opens: budget_opens(guide),
            first_sitting: interview.first_of_several(),
            least_words: least_words(interview.guide.language.is_turkish()),
        }
    }

    /// Whether an item passes the verbatim test: a quote of enough words that the transcript does not miss and that the
    /// question did not contain. A recorded refusal is no evidence and passes nothing.
    pub fn is_verbatim(&self, item: &Item) -> bool {
        is_verbatim(item, self.least_words)
    }

    /// What an item is worth in a dimension it is in.
    pub fn read(&self, item: &Item, dimension: Dimension) -> Reading {
        let again = self.is_said_again(item, dimension);
        self.rate(item, dimension, self.is_verbatim(item), again)
    }

    /// The step of the job map an item belongs to: its own, or that of the prompt it was kept under.
    pub fn step_of(&self, item: &Item) -> Option<JobStep> {
        item.parts
            .job_step
            .or_else(|| self.guide.prompt(item.prompt.as_ref()?)?.step)
    }

    /// Whether the person linked an item, either way round, to another of this dimension far enough away.
    fn is_said_again(&self, item: &Item, dimension: Dimension) -> bool {
        let linked = |other: &&Item| {
            item.again.as_ref() == Some(&other.id) || other.again.as_ref() == Some(&item.id)
        };
        self.interview
            .evidence_in(dimension)
            .filter(linked)
            .any(|other| backs(item, other))
    }

    /// What an item is worth in a dimension, given whether it is verbatim and said again there.
    fn rate(&self, item: &Item, dimension: Dimension, verbatim: bool, again: bool) -> Reading {
        if let Some(answer) = item.answer {
            let why = Why::NoAnswer(answer);
            return Reading {
                why,
                fact: why,
                ..Reading::default()
            };
        }
        let specific = is_specific_in(item, dimension);
        let (derived, fact) = match (verbatim, specific) {
            (true, true) if item.read_back => (Level::CORROBORATED, Why::ReadBack),
            (true, true) if item.transcript == Some(TranscriptCheck::Verified) => {
                (Level::CORROBORATED, Why::Verified)
            }
            (true, true) if again => (Level::CORROBORATED, Why::SaidAgain),
            (true, true) => (Level::FILLED, Why::Filled),
            (true, false) => (Level::GROUNDED, Why::Quoted),
            (false, true) => (Level::GROUNDED, Why::Specific),
            (false, false) => (Level::MENTIONED, why_no_quote(item)),
        };
        let mut reading = Reading {
            derived,
            would_be: derived,
            level: derived,
            why: fact,
            fact,
        };
        // Hits are looked for in quotes, never in notes: what a note still carries caps nothing (product page).
        if item.kind == Kind::Quote {
            for hit in item.hits.iter().filter(|hit| hit.state == HitState::Open) {
                if let Some(most) = cap_of(hit.code, dimension) {
                    reading.cap(most, Why::Hit(hit.code));
                }
            }
        }
        if self.is_early_budget(item, dimension) {
            reading.cap(Level::GROUNDED, Why::EarlyBudget);
        }
        reading.would_be = reading.level;
        if let Some(authority) = self.authority
            && let Some(most) = cap_by(authority, dimension)
        {
            reading.cap(most, Why::Authority(authority));
        }
        reading
    }

    /// Whether an item is budget evidence from before its prompt's window, in the first sitting.
    pub fn is_early_budget(&self, item: &Item, dimension: Dimension) -> bool {
        dimension == Dimension::Budget
            && item.at_ms < self.budget_opens
            && self.first_sitting.is_none_or(|end| item.at_ms < end)
    }
}

impl Reading {
    /// Lowers the level to `most`. Only a cap that lowers it is a reason, so the lowest cap is the one named.
    fn cap(&mut self, most: Level, why: Why) {
        if most < self.level {
            self.level = most;
            self.why = why;
        }
    }
}

/// The most authority lets a dimension be worth, where the profile needs it (method.md D1).
pub fn cap_by(authority: Authority, dimension: Dimension) -> Option<Level> {
    match authority {
        _ if !dimension.is_causal() => None,
        Authority::Unknown | Authority::NotThere => Some(Level::SILENT),
        Authority::TookPart => Some(Level::GROUNDED),
        Authority::Chose => None,
    }
}

/// The most an open hit lets its item be worth in a dimension (method.md D1).
pub fn cap_of(hit: HitCode, dimension: Dimension) -> Option<Level> {
    use Dimension::{Budget, People, Process};
    match hit {
        HitCode::Hypothetical | HitCode::Generalisation | HitCode::Marketing => {
            Some(Level::MENTIONED)
        }
        HitCode::Hearsay | HitCode::Distancing if dimension.is_causal() => Some(Level::MENTIONED),
        HitCode::Hearsay if matches!(dimension, People | Process | Budget) => Some(Level::GROUNDED),
        HitCode::DistancingWeak if dimension.is_causal() => Some(Level::GROUNDED),
        HitCode::Leading => Some(Level::GROUNDED),
        HitCode::Hearsay | HitCode::Distancing | HitCode::DistancingWeak | HitCode::Vague => None,
    }
}

/// When budget evidence begins to count in full: the earliest window among the guide's budget prompts that does not open
/// with the interview; the first moment where there is none (g1: minute 12).
pub fn budget_opens(guide: &Guide) -> Elapsed {
    guide
        .prompts
        .iter()
        .filter(|prompt| prompt.main_dimension() == Some(Dimension::Budget))
        .map(|prompt| prompt.window[0])
        .filter(|opens| *opens > 0)
        .min()
        .map_or(Elapsed::default(), |opens| {
            Elapsed::from_minutes(u64::from(opens))
        })
}

/// Which slots hold an item that passes the verbatim test, whatever its level, and so how many of the four (product
/// page, Completeness). An index into the rubric's caps.
pub fn quotes_in_slots(interview: &Interview) -> usize {
    let least = least_words(interview.guide.language.is_turkish());
    let holds = |slot: &&Slot| {
        interview
            .evidence_in(slot.dimension())
            .any(|item| is_verbatim(item, least))
    };
    Slot::ALL.iter().filter(holds).count()
}

fn is_verbatim(item: &Item, least_words: usize) -> bool {
    item.kind == Kind::Quote
        && !item.led
        && item.transcript != Some(TranscriptCheck::NotFound)
        && item.answer.is_none()
        && text::has_words(&item.text, least_words)
}

/// Whether `other`, which is linked to `item`, makes it said again.
fn backs(item: &Item, other: &Item) -> bool {
    // An item is no distance from itself, so that none backs itself.
    other.answer.is_none() && item.at_ms.apart(other.at_ms) >= SAID_AGAIN_APART
}

/// Whether an item is specific there: a full calendar log is, of a rep's time, unless the person says otherwise.
fn is_specific_in(item: &Item, dimension: Dimension) -> bool {
    let log = || {
        item.parts
            .calendar
            .values()
            .filter(|minutes| **minutes > 0)
            .count()
            >= CALENDAR_CATEGORIES
    };
    item.is_specific()
        || (dimension == Dimension::RepTime && item.specific_by == SpecificBy::App && log())
}

/// Why an item that is not specific either is no verbatim quote.
fn why_no_quote(item: &Item) -> Why {
    match item.kind {
        Kind::Note => Why::Note,
        Kind::Quote if item.led => Why::Led,
        Kind::Quote if item.transcript == Some(TranscriptCheck::NotFound) => Why::NotFound,
        Kind::Quote => Why::ShortQuote,
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests;
