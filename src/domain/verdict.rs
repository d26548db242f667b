//! Whether an interview may be used at all: its red flags, and the verdict that follows from them (product page, Verdict).
//!
//! A pure reading of the facts, apart from the score: neither knows the other.

use schemars::JsonSchema;

use super::dimension::{Authority, Slot, codes};
use super::flag::{FlagRule, FlagRules, FlagWeight, is_exempt};
use super::guide::Guide;
use super::id::{GuideId, ItemId};
use super::interview::{Filing, FlagState, Interview, RulingCode};
use super::level::{Level, Levels};

mod signs;

pub use signs::{Clash, Sign};

codes!(
    /// Whether an interview may enter the analysis.
    Verdict {
        /// It may.
        Admitted = "admitted",
        /// It may, marked; it counts towards saturation once a second listener confirms it.
        Caution = "caution",
        /// It may not until somebody has decided.
        UnderReview = "under_review",
        /// It may not.
        Struck = "struck",
    }
);

impl Verdict {
    /// Whether what was said may be shown among findings.
    pub const fn is_in(self) -> bool {
        matches!(self, Self::Admitted | Self::Caution)
    }
}

/// From so many points on an interview is under review until somebody decides (product page, Verdict).
pub const REVIEW_FROM: u32 = 6;

/// From so many points on an interview is Caution (product page, Verdict).
pub const CAUTION_FROM: u32 = 3;

/// A flag that is not absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised<'a> {
    /// Which flag.
    pub rule: &'a FlagRule,
    /// How far it is settled.
    pub state: FlagState,
    /// What raises it; none where a person set it and nothing else shows it.
    pub sign: Option<Sign>,
    /// Why a person settled it as they did; empty where none did.
    pub reason: &'a str,
    /// Whether a person settled it.
    pub by_person: bool,
    /// What was kept that shows it.
    pub evidence: Vec<ItemId>,
}

/// Why a verdict is what it is: everything that led to it, and nothing that a worse reason made idle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground<'a> {
    /// A fatal flag is confirmed.
    Fatal(&'a str),
    /// It was struck by a written decision.
    RuledStruck(&'a str),
    /// A fatal flag is suspected.
    FatalSuspected(&'a str),
    /// Nobody has said whose decision it was.
    AuthorityUnknown,
    /// So many points, and nobody has decided.
    Undecided(u32),
    /// So many points, and it was admitted as Caution by a written decision.
    RuledCaution(u32, &'a str),
    /// So many points: 3 to 5.
    Points(u32),
    /// The respondent took part in the decision and did not make it.
    TookPart,
    /// A major flag is suspected and nobody has settled it.
    MajorUnsettled(&'a str),
    /// Nothing speaks against it. With the points there are, fewer than 3.
    Clear(u32),
}

/// The verdict with everything it follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The verdict.
    pub verdict: Verdict,
    /// What the confirmed flags cost together.
    pub points: u32,
    /// Why it is this verdict.
    pub grounds: Vec<Ground<'a>>,
    /// The flags that are not absent, heaviest first.
    pub raised: Vec<Raised<'a>>,
}

impl<'a> Reading<'a> {
    /// Reads the verdict of an interview. It needs the evidence, and is the same at any time of day.
    pub fn of(interview: &'a Interview, guide: &Guide, rules: &'a FlagRules) -> Self {
        let case = Case {
            interview,
            guide,
            counts_as: guide.counts_as(),
        };
        let raised: Vec<_> = rules
            .flags
            .iter()
            .filter(|rule| case.knows(rule))
            .filter_map(|rule| case.raised(rule))
            .collect();
        let points = raised
            .iter()
            .filter(|flag| flag.state == FlagState::Confirmed)
            .map(|flag| rules.points(flag.rule.weight))
            .sum();
        let (verdict, grounds) = case.verdict(&raised, points);
        Self {
            verdict,
            points,
            grounds,
            raised,
        }
    }

    /// The flags in this state.
    pub fn in_state(&self, state: FlagState) -> impl Iterator<Item = &Raised<'a>> {
        self.raised.iter().filter(move |flag| flag.state == state)
    }

    /// The flag with this code, unless it is absent.
    pub fn flag(&self, code: &str) -> Option<&Raised<'a>> {
        self.raised.iter().find(|flag| flag.rule.id == code)
    }

    /// The fatal flags that are confirmed: what taking the strike back has to dismiss.
    pub fn striking(&self) -> Vec<String> {
        self.in_state(FlagState::Confirmed)
            .filter(|flag| flag.rule.weight == FlagWeight::Fatal)
            .map(|flag| flag.rule.id.clone())
            .collect()
    }

    /// Whether it counts towards saturation: admitted, or Caution that a second listener confirmed.
    pub fn counts(&self, interview: &Interview) -> bool {
        match self.verdict {
            Verdict::Admitted => true,
            Verdict::Caution => interview.confirmation.is_some(),
            Verdict::UnderReview | Verdict::Struck => false,
        }
    }
}

/// An interview with what it is read by.
struct Case<'a, 'g> {
    interview: &'a Interview,
    guide: &'g Guide,
    counts_as: &'g GuideId,
}

impl<'a> Case<'a, '_> {
    fn knows(&self, rule: &FlagRule) -> bool {
        rule.arises_in(self.interview.filing) && !is_exempt(self.counts_as, &rule.id)
    }

    fn raised<'r>(&self, rule: &'r FlagRule) -> Option<Raised<'r>>
    where
        'a: 'r,
    {
        let mut flags = self.interview.flags.iter();
        let said = flags.find(|flag| flag.code == rule.id);
        let seen = self.seen(&rule.id);
        let state = match (said, &seen) {
            (Some(said), _) => said.state,
            (None, Some(seen)) => seen.state,
            (None, None) => return None,
        };
        let (sign, evidence) = match seen {
            Some(seen) => (Some(seen.sign), seen.evidence),
            None => (None, Vec::new()),
        };
        let said = said.filter(|said| said.state != FlagState::Suspected);
        Some(Raised {
            rule,
            state,
            sign,
            reason: said.map_or("", |said| &said.reason),
            by_person: said.is_some(),
            evidence,
        })
    }

    /// First match wins (product page, Verdict).
    fn verdict<'r>(&self, raised: &[Raised<'r>], points: u32) -> (Verdict, Vec<Ground<'r>>)
    where
        'a: 'r,
    {
        let interview = self.interview;
        let codes = |weight, state| {
            let of = move |flag: &&Raised<'r>| flag.rule.weight == weight && flag.state == state;
            raised.iter().filter(of).map(|flag| flag.rule.id.as_str())
        };
        let ruling = interview.ruling.as_ref();
        let mut grounds: Vec<_> = codes(FlagWeight::Fatal, FlagState::Confirmed)
            .map(Ground::Fatal)
            .collect();
        if let Some(ruling) = ruling.filter(|it| it.code == RulingCode::Struck) {
            grounds.push(Ground::RuledStruck(&ruling.reason));
        }
        if !grounds.is_empty() {
            return (Verdict::Struck, grounds);
        }
        let decides = interview.filing == Filing::Decision;
        let authority = interview.respondent.authority;
        grounds.extend(codes(FlagWeight::Fatal, FlagState::Suspected).map(Ground::FatalSuspected));
        if decides && authority == Authority::Unknown && has_ended(interview) {
            grounds.push(Ground::AuthorityUnknown);
        }
        let covering = ruling.filter(|it| it.code == RulingCode::Caution && it.points >= points);
        if points >= REVIEW_FROM && covering.is_none() {
            grounds.push(Ground::Undecided(points));
        }
        if !grounds.is_empty() {
            return (Verdict::UnderReview, grounds);
        }
        match covering {
            Some(ruling) if points >= REVIEW_FROM => {
                grounds.push(Ground::RuledCaution(points, &ruling.reason));
            }
            _ if points >= CAUTION_FROM => grounds.push(Ground::Points(points)),
            _ => {}
        }
        if decides && authority == Authority::TookPart {
            grounds.push(Ground::TookPart);
        }
        grounds.extend(codes(FlagWeight::Major, FlagState::Suspected).map(Ground::MajorUnsettled));
        if grounds.is_empty() {
            (Verdict::Admitted, vec![Ground::Clear(points)])
        } else {
            (Verdict::Caution, grounds)
        }
    }
}

/// Whether an interview can stand in the map: all four slots filled by one who chose, and it counts (product page,
/// Completeness).
pub fn is_map_ready(interview: &Interview, levels: &Levels, reading: &Reading<'_>) -> bool {
    let is_filled = |slot: &Slot| levels.level(slot.dimension()) >= Level::FILLED;
    interview.respondent.authority == Authority::Chose
        && reading.counts(interview)
        && Slot::ALL.iter().all(is_filled)
}

/// Whether the talk is over, so that what is still unknown stays so.
pub fn has_ended(interview: &Interview) -> bool {
    interview.has_started() && !interview.is_running()
}
