//! A second listener: the copy in which nobody has judged anything yet, and how far two listeners agree (S4.8, S4.11).
//!
//! Whole numbers only. Where two listeners had no choice to differ in, there is no kappa, and none is made up.

use super::dimension::{Authority, Dimension};
use super::flag::{FlagRules, SettledBy, is_exempt};
use super::guide::{Guide, Prompt};
use super::id::InterviewId;
use super::interview::{
    FlagState, HitState, Interview, Item, LogCode, LogEntry, Rating, SpecificBy, TranscriptCheck,
};
use super::level::{Level, Levels};
use super::score::{self, Basis};
use super::specific;
use super::time::Now;
use super::verdict::{Reading, Verdict};

/// A copy for a second listener: all that was said and is known of the call, and nothing that was made of it.
///
/// What stays is what a second listener would have before them anyway: words, times, prompts, typed parts, people,
/// circumstances and dates, what was read back, refused or asked again on the call, and the permission that was given.
pub fn blind(interview: &Interview, guide: &Guide, id: InterviewId, now: Now) -> Interview {
    let mut copy = Interview {
        id,
        created: now.moment,
        // What was never kept is no evidence.
        draft: None,
        // Flags, the decision about the whole and what a second listener said are the judgements to be compared.
        flags: Vec::new(),
        ruling: None,
        confirmation: None,
        // What is to be done after the call tells what was thought of it.
        follow_ups: Vec::new(),
        // Who decided instead is an answer to the question whose decision it was, and so is the record it came from;
        // a copy that kept the latter would stand for the record that followed.
        lead: None,
        came_from: None,
        // It is a record of its own, and no version of anything.
        version_of: None,
        lineage: Vec::new(),
        // The trace names strikes and refilings with their reasons.
        log: vec![LogEntry::new(now.moment, LogCode::CopiedForRating)],
        rating: Some(Rating {
            of: interview.id.clone(),
            by: String::new(),
            done: false,
        }),
        ..interview.clone()
    };
    // Whose decision it was is theirs to say.
    copy.respondent.authority = Authority::Unknown;
    // A copy does not run on.
    if let Some(last) = copy.sittings.last_mut() {
        last.ended.get_or_insert(now.moment.max(last.started));
    }
    let language = &interview.guide.language;
    for item in &mut copy.evidence {
        // Where it belongs goes back to what its prompt asks for; where there is none, nobody has said.
        let prompt = item.prompt.as_ref().and_then(|it| guide.prompt(it));
        item.dims = Vec::from_iter(prompt.and_then(Prompt::main_dimension));
        // A person's ruling goes back to the detector's; what the detector said when it was kept stands.
        if item.specific_by == SpecificBy::Person {
            item.specific_by = SpecificBy::App;
            item.specific = specific::found(&item.text, language, &interview.people);
        }
        // That two items say the same, and that an answer was led, is a listener's judgement.
        item.again = None;
        // That it stays as it was taken down was the first listener's word.
        if item.transcript == Some(TranscriptCheck::Kept) {
            item.transcript = Some(TranscriptCheck::Unclear);
        }
        // What the transcript said of it stands, and so does what it says of the words.
        if item.led_by == SpecificBy::Person {
            item.led_by = SpecificBy::App;
            item.led = false;
        }
        // A phrase is a phrase; whether it was a false alarm is to be judged again.
        for hit in &mut item.hits {
            hit.state = HitState::Open;
        }
    }
    copy
}

/// What a kappa in thousandths is called. A rule of thumb, and its authors call its bounds arbitrary (Landis and Koch, 1977,
/// "The measurement of observer agreement for categorical data", Biometrics 33, page 165).
pub const fn strength(kappa: i64) -> &'static str {
    match kappa {
        ..=-1 => "poor",
        0..=200 => "slight",
        201..=400 => "fair",
        401..=600 => "moderate",
        601..=800 => "substantial",
        _ => "almost_perfect",
    }
}

/// How far two listeners agree about a number of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// How many things.
    pub of: usize,
    /// About how many they say the same.
    pub same: usize,
    /// Agreement beyond chance in thousandths; none where chance alone leaves nothing to differ in, because both gave one
    /// and the same answer throughout.
    pub kappa: Option<i64>,
}

impl Agreement {
    /// Counts what two listeners said, pair by pair. `apart` says how far two answers are from each other, 0 for the same:
    /// 0 and 1 give Cohen's kappa (1960, "A coefficient of agreement for nominal scales", Educational and Psychological
    /// Measurement 20), anything else his weighted kappa (1968, "Weighted kappa", Psychological Bulletin 70).
    pub fn of(pairs: &[(u8, u8)], apart: fn(u8, u8) -> u8) -> Self {
        let number = i64::try_from(pairs.len()).unwrap_or(i64::MAX);
        let (mut found, mut by_chance) = (0_i64, 0_i64);
        for (first, second) in pairs {
            found += i64::from(apart(*first, *second)) * number;
            // As often as each answer of the one would meet each of the other.
            let met = pairs.iter().map(|(_, other)| apart(*first, *other));
            by_chance += met.map(i64::from).sum::<i64>();
        }
        let rounded = (by_chance - found) * 2_000 + by_chance;
        Self {
            of: pairs.len(),
            same: pairs.iter().filter(|(a, b)| a == b).count(),
            kappa: (by_chance > 0).then(|| rounded.div_euclid(by_chance * 2)),
        }
    }

    /// About how many of a hundred they say the same; none where there is nothing to agree about.
    pub fn percent(&self) -> Option<usize> {
        let rounded = self.same * 200 + self.of;
        (self.of > 0).then(|| rounded / (self.of * 2))
    }
}

/// Levels are steps of one ladder, and a step is a step: linear weights, which are stricter than quadratic ones where
/// many answers lie one step apart.
fn steps(first: u8, second: u8) -> u8 {
    first.abs_diff(second)
}

fn differ(first: u8, second: u8) -> u8 {
    u8::from(first != second)
}

/// What two listeners say of something.
pub type Pair<T> = (T, T);

/// A first listener's interview beside the second's rating of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// Every weighed dimension with what its evidence is worth by itself: whose decision it was is compared by itself and
    /// would otherwise count once for each cause.
    pub dimensions: Vec<(Dimension, Pair<Level>)>,
    /// How far they agree about these; weighted kappa.
    pub on_levels: Agreement,
    /// Every flag that either has, by its code; none where it is absent.
    pub flags: Vec<(&'a str, Pair<Option<FlagState>>)>,
    /// How far they agree about the flags a listener settles: those that recorded facts settle are the same in both.
    /// One that was dismissed and one never raised say the same of the interview.
    pub on_flags: Agreement,
    /// Whose decision it was.
    pub authority: Pair<Authority>,
    /// May it be used?
    pub verdict: Pair<Verdict>,
    /// Items they put into other dimensions, or of which one only says that they are specific.
    pub items: Vec<Pair<&'a Item>>,
}

/// Compares a first listener's interview with the second's rating of it.
pub fn compare<'a>(
    first: Basis<'a>,
    second: &'a Interview,
    rules: &'a FlagRules,
) -> Comparison<'a> {
    let Basis {
        interview, guide, ..
    } = first;
    let levels = (Levels::of(interview, guide), Levels::of(second, guide));
    let score = score::score_at(first, &levels.0);
    let weighed = score.map_or_else(Vec::new, |score| score.ledger);
    let level = |levels: &Levels, dimension| levels.cell(dimension).would_be;
    let dimensions: Vec<_> = weighed
        .iter()
        .map(|line| line.dimension)
        .map(|it| (it, (level(&levels.0, it), level(&levels.1, it))))
        .collect();
    let numbers = dimensions
        .iter()
        .map(|(_, (a, b))| (a.number(), b.number()));

    let reading = (
        Reading::of(interview, guide, rules),
        Reading::of(second, guide, rules),
    );
    let state = |reading: &Reading<'_>, code: &str| reading.flag(code).map(|flag| flag.state);
    let mut flags = Vec::new();
    let mut judged = Vec::new();
    for rule in &rules.flags {
        if !rule.arises_in(interview.filing) || is_exempt(guide.counts_as(), &rule.id) {
            continue;
        }
        let states = (state(&reading.0, &rule.id), state(&reading.1, &rule.id));
        if states != (None, None) {
            flags.push((rule.id.as_str(), states));
        }
        if rule.settled != SettledBy::Facts {
            judged.push((weight(states.0), weight(states.1)));
        }
    }
    let pairs = interview.evidence.iter();
    let pairs = pairs.filter_map(|item| Some((item, second.item(&item.id)?)));
    Comparison {
        on_levels: Agreement::of(&numbers.collect::<Vec<_>>(), steps),
        dimensions,
        flags,
        on_flags: Agreement::of(&judged, differ),
        authority: (interview.respondent.authority, second.respondent.authority),
        verdict: (reading.0.verdict, reading.1.verdict),
        items: pairs.filter(|(a, b)| is_sorted_otherwise(a, b)).collect(),
    }
}

/// What a flag's state says of the interview: nothing, perhaps, or that it is so.
pub fn weight(state: Option<FlagState>) -> u8 {
    match state {
        None | Some(FlagState::Dismissed) => 0,
        Some(FlagState::Suspected) => 1,
        Some(FlagState::Confirmed) => 2,
    }
}

fn is_sorted_otherwise(first: &Item, second: &Item) -> bool {
    let within = |one: &Item, other: &Item| one.dims.iter().all(|it| other.dims.contains(it));
    first.is_specific() != second.is_specific() || !within(first, second) || !within(second, first)
}
