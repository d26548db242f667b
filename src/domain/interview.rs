//! One interview: who was spoken to, what was kept as evidence, and the rules that always hold for it.

use schemars::JsonSchema;
use serde::Serialize;

use super::dimension::{Authority, CustomerType, Dimension, Role, codes};
use super::fields::fields;
use super::guide::{ChainLink, Guide, JobStep, Language};
use super::id::{Digest, GuideId, InterviewId, ItemId, PersonId, PromptId, StudyId};
use super::rubric::Rubric;
use super::time::{Date, Elapsed, Moment, Now};
use crate::domain::sorted::{SortedMap, SortedSet, in_order};

mod call;
mod circumstances;
mod clock;

pub use call::{
    AskCode, Call, Check, Conduct, Line, MOST_KEPT, Offset, Side, Silence, Slip, Speaker, Stretch,
};
pub use circumstances::{
    Channel, Circumstances, Confirmation, Consent, FollowUp, Other, Outcome, Rating, Ruling,
    RulingCode, Source, Tie, TradeOff,
};

/// The most characters an item holds; a longer paste stays in the field (product page, Evidence levels).
pub const LONGEST_ITEM: usize = 20_000;

/// The most characters of a short fact: a name, a company, a title.
pub const LONGEST_FACT: usize = 500;

/// The most digests a lineage holds; the newest stay. A record that travels by file every day for two months still knows
/// every copy of it (our assumption).
pub const LONGEST_LINEAGE: usize = 64;

/// One interview with everything known about it. This is the body of an `on-record/interview` document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// Its name.
    pub id: InterviewId,
    /// The study it belongs to.
    pub study: StudyId,
    /// When the record was made.
    pub created: Moment,
    /// The guide it is held with, and in which language.
    pub guide: GuideUse,
    /// The rubric it is scored by.
    pub rubric: RubricUse,
    /// Whether it explains a decision or supports one.
    pub filing: Filing,
    /// Who asks.
    pub interviewer: String,
    /// Who answers.
    pub respondent: Respondent,
    /// The calendar date it was held on, where the interviewer was; set by the first start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_on: Option<Date>,
    /// Its sittings in order; minute rules apply to the first.
    pub sittings: Vec<Sitting>,
    /// Which prompt was current from when on. The session clock begins with the first sitting.
    pub trail: Vec<Step>,
    /// When each prompt was first asked: ticked by the person, or something was kept under it.
    pub asked: SortedMap<PromptId, Elapsed>,
    /// Which probes of a prompt were asked, by their place in the guide, from 0.
    #[serde(default, skip_serializing_if = "SortedMap::is_empty")]
    pub probed: SortedMap<PromptId, SortedSet<u8>>,
    /// What was taken down, ordered by time, then id.
    pub evidence: Vec<Item>,
    /// What is being typed and not yet kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
    /// The people of the buying committee.
    pub people: Vec<Person>,
    /// Moments marked to be filled later.
    pub marks: Vec<Mark>,
    /// Red flags, by code.
    pub flags: Vec<Flag>,
    /// What was done to the record that a reader must be able to trace, oldest first.
    pub log: Vec<LogEntry>,
    /// When it was asked once more whose decision it was, on the session clock (method.md E5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_again: Option<Elapsed>,
    /// Who decided, and how to reach them: all that crosses from a record that is closed into the one after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
    /// The record this one was opened from, when that was closed as struck.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_from: Option<InterviewId>,
    /// How it came about and was held.
    #[serde(default, skip_serializing_if = "Circumstances::is_empty")]
    pub circumstances: Circumstances,
    /// What a person decided about it as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
    /// What is to be done after the call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
    /// Whose interview it rates, where it is a second listener's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// A second listener's word that it may count though it is Caution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// The transcript of the call, as far as it is kept. In storage it is a record of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<Box<Call>>,
    /// The interview it is another version of, where two that did not know each other met and both were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<InterviewId>,
    /// What it descends from: the digests of what it said whenever it left or arrived as a file, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lineage: Vec<Digest>,
}

fields!(Interview {
    needs id, study, created, guide, rubric, filing, interviewer, respondent, sittings, trail, asked, evidence, people, marks, flags, log;
    may have held_on, probed, draft, asked_again, lead, came_from, circumstances, ruling, follow_ups, rating, confirmation, call, version_of,
        lineage;
});

/// Somebody the respondent names who made the decision (S4, method.md E5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// Who.
    pub name: String,
    /// How to reach them, in the interviewer's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
}

fields!(Lead {
    needs name;
    may have reach;
});

/// The guide of an interview. One that is not built in is carried whole, so that the same file gives the same score
/// on any machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideUse {
    /// Which guide.
    pub id: GuideId,
    /// Which version of it.
    pub version: u32,
    /// The interview's own language, which may differ from the interface's.
    pub language: Language,
    /// The guide itself, unless it is a built-in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Box<Guide>>,
}

impl GuideUse {
    /// A built-in guide, by its name.
    pub fn built_in(id: &str, version: u32, language: Language) -> Self {
        Self {
            id: GuideId::new(id),
            version,
            language,
            whole: None,
        }
    }
}

fields!(GuideUse {
    needs id, version, language;
    may have whole;
});

/// The rubric of an interview, carried whole unless it is the built-in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricUse {
    /// Which version.
    pub version: u32,
    /// The rubric itself, unless it is the built-in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Box<Rubric>>,
}

impl RubricUse {
    /// A built-in rubric.
    pub fn built_in(version: u32) -> Self {
        Self {
            version,
            whole: None,
        }
    }
}

fields!(RubricUse {
    needs version;
    may have whole;
});

codes!(
    /// What an interview is filed as before it starts (product page, Verdict).
    Filing {
        /// It explains a decision: its causes may enter the map.
        Decision = "decision",
        /// It supports one: other roles, other guides.
        Supporting = "supporting",
    }
);

impl Filing {
    /// What an interview is filed as unless a person says otherwise: Decision for a decider or budget holder on guide 1
    /// or 2 or one made from them, Supporting for everything else (product page, Verdict).
    pub fn by_default(guide: &Guide, roles: &[Role]) -> Self {
        let decides = roles
            .iter()
            .any(|role| matches!(role, Role::Decider | Role::BudgetHolder));
        if matches!(guide.counts_as().as_str(), "g1" | "g2") && decides {
            Self::Decision
        } else {
            Self::Supporting
        }
    }
}

/// Who answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Respondent {
    /// The name they go by here.
    pub alias: String,
    /// Their company.
    pub company: String,
    /// Their job title then.
    pub title: String,
    /// The parts they played.
    pub roles: Vec<Role>,
    /// Which side of the product's life they stand on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_type: Option<CustomerType>,
    /// Owner, CEO or equally close to business results: goals weigh 10/10 instead of 18/2 (S0).
    pub exec: bool,
    /// How far they owned the decision.
    pub authority: Authority,
    /// What was bought.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bought: String,
    /// When the order was placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_on: Option<Date>,
    /// Since when they held their post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined_on: Option<Date>,
    /// How they may be quoted; until it is settled a quote stays inside the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission: Option<Permission>,
    /// Dates as they were typed where they could not be read, by field: nothing a person typed is dropped.
    #[serde(default, skip_serializing_if = "SortedMap::is_empty")]
    pub unread: SortedMap<String, String>,
}

fields!(Respondent {
    needs alias, company, title, roles, exec, authority;
    may have customer_type, bought, ordered_on, joined_on, permission, unread;
});

codes!(
    /// How a respondent may be quoted (method.md F).
    Permission {
        /// With their name.
        Name = "name",
        /// With their role only.
        Role = "role",
        /// Without either.
        Anonymous = "anonymous",
        /// Not at all.
        No = "no",
    }
);

/// One stretch of talking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    /// When it began.
    pub started: Moment,
    /// When it ended; still running without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Moment>,
}

fields!(Sitting {
    needs started;
    may have ended;
});

/// The prompt that was current from a point of the session on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// From when on.
    pub at_ms: Elapsed,
    /// Which prompt; none while notes are taken against no prompt.
    pub prompt: Option<PromptId>,
}

fields!(Step {
    needs at_ms;
    may have prompt;
});

/// One thing that was heard and kept: a quote or a note, in one or more dimensions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// The dimensions it is evidence in, the first being the main one; none while it is unsorted.
    pub dims: Vec<Dimension>,
    /// Their words, or ours.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// When it was kept, on the session clock.
    pub at_ms: Elapsed,
    /// When it was kept, on the wall clock.
    pub wall: Moment,
    /// The prompt it was kept under, where there was one.
    pub prompt: Option<PromptId>,
    /// Whether the words hold a date, number, name, place or one particular event.
    pub specific: bool,
    /// Who said so: the app's detector, or the person, whose word is remembered.
    pub specific_by: SpecificBy,
    /// Read back to the respondent and confirmed.
    pub read_back: bool,
    /// A recorded answer that is no evidence: refused, or not known. Level 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<NoAnswer>,
    /// Another item that says the same in other words; only the person links them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<ItemId>,
    /// The words stood in the interviewer's turn just before: counts as a note.
    #[serde(default, skip_serializing_if = "is_false")]
    pub led: bool,
    /// Who said whether it is led: the transcript, or the person, whose word is remembered.
    #[serde(default, skip_serializing_if = "is_by_app")]
    pub led_by: SpecificBy,
    /// What the transcript says of the quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<TranscriptCheck>,
    /// The words as they were taken down, where those of the transcript were adopted in their place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// Red-flag phrases found in the quote when it was kept or changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hits: Vec<Hit>,
    /// Typed parts.
    #[serde(default, skip_serializing_if = "Parts::is_empty")]
    pub parts: Parts,
}

fields!(Item {
    needs id, dims, kind, text, at_ms, wall, specific, specific_by, read_back;
    may have prompt, answer, again, led, led_by, transcript, typed, hits, parts;
});

fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro that lists codes derives none"
)]
impl Default for SpecificBy {
    fn default() -> Self {
        Self::App
    }
}

fn is_by_app(by: &SpecificBy) -> bool {
    *by == SpecificBy::App
}

codes!(
    /// Whose words an item holds.
    Kind {
        /// The respondent's own, unedited except for cuts.
        Quote = "quote",
        /// A paraphrase.
        Note = "note",
    }
);

codes!(
    /// Who decided whether an item is specific, or led.
    SpecificBy {
        /// The detector, from the words.
        App = "app",
        /// The person, who outranks it.
        Person = "person",
    }
);

codes!(
    /// An answer that was recorded and gives no evidence.
    NoAnswer {
        /// They would not say.
        Refused = "refused",
        /// They did not know.
        DontKnow = "dont_know",
    }
);

codes!(
    /// How well a quote matches the transcript (thresholds: product page, Transcript).
    TranscriptCheck {
        /// 0.90 or more.
        Verified = "verified",
        /// From 0.70.
        Near = "near",
        /// From 0.55: a quote until a person decides.
        Unclear = "unclear",
        /// Below: counts as a note.
        NotFound = "not_found",
        /// Near or unclear, and a person says that it stays as it was taken down.
        Kept = "kept",
    }
);

/// A red-flag phrase in a quote. A hint: it caps the item's level until it is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// What it hints at.
    pub code: HitCode,
    /// The characters it covers, from and up to, counted in Unicode scalar values.
    pub span: [u32; 2],
    /// Whether it has been settled.
    pub state: HitState,
}

fields!(Hit {
    needs code, span, state;
});

impl Hit {
    /// The words it covers.
    pub fn words(&self, text: &str) -> String {
        let [from, to] = self
            .span
            .map(|it| usize::try_from(it).unwrap_or(usize::MAX));
        let covered = text.chars().skip(from);
        covered.take(to.saturating_sub(from)).collect()
    }
}

codes!(
    /// What a phrase hints at (method.md D1 and E1).
    HitCode {
        /// A might-be instead of a past case.
        Hypothetical = "hypothetical",
        /// "Usually", "everyone".
        Generalisation = "generalisation",
        /// Known from others.
        Hearsay = "hearsay",
        /// Somebody else did it.
        Distancing = "distancing",
        /// "We" did it.
        DistancingWeak = "distancing_weak",
        /// An amount without a number.
        Vague = "vague",
        /// Brochure language.
        Marketing = "marketing",
        /// An answer to a leading question (transcript only).
        Leading = "leading",
    }
);

codes!(
    /// What became of a hit.
    HitState {
        /// Not settled: it caps.
        Open = "open",
        /// A false alarm.
        Dismissed = "dismissed",
        /// Its condition came true (method.md D1, last column).
        Answered = "answered",
    }
);

/// Typed parts of an item (method.md D0). Amounts are the respondent's own spelling; we do no sums with them here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parts {
    /// A date. Makes the item specific.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// An amount of money. Makes the item specific.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub amount: String,
    /// Hours. Makes the item specific.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// A count. Makes the item specific.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub count: String,
    /// A person. Makes the item specific.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// What else was weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Alternative>,
    /// What kind of personal goal it is (S0). A quote may hold more than one.
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub goals: SortedSet<GoalKind>,
    /// What the change asked for: teach, train, hire, fire (S0).
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub change: SortedSet<ChangeLoad>,
    /// The journey step a pain belongs to, in the respondent's terms.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pain_step: String,
    /// How bad a pain was, 0 to 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<u8>,
    /// The step of the job map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_step: Option<JobStep>,
    /// The link of the consumption chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_link: Option<ChainLink>,
    /// The phase of the purchase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// Which way a moment of truth turned the buyer's mind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<Turn>,
    /// How much it mattered, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importance: Option<u8>,
    /// How well it was taken care of, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<u8>,
    /// A sales-time log: minutes by category (guide 5).
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub calendar: SortedMap<String, u32>,
    /// Theme codes.
    #[serde(skip_serializing_if = "SortedSet::is_empty")]
    pub themes: SortedSet<String>,
}

fields!(Parts {
    may have date, amount, hours, count, person, alternative, goals, change, pain_step, severity, job_step, chain_link, phase, moment, importance, satisfaction, calendar, themes;
});

impl Parts {
    /// Whether nothing has been filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its texts, in order: the first five make an item specific.
    pub fn texts(&self) -> [&str; 7] {
        let label = self.alternative.as_ref();
        [
            &self.date,
            &self.amount,
            &self.hours,
            &self.count,
            &self.person,
            &self.pain_step,
            label.map_or("", |alternative| &alternative.label),
        ]
    }

    /// One of its texts, by its place; none for the label of no alternative.
    pub(crate) fn text(&mut self, at: usize) -> Option<&mut String> {
        match at {
            0 => Some(&mut self.date),
            1 => Some(&mut self.amount),
            2 => Some(&mut self.hours),
            3 => Some(&mut self.count),
            4 => Some(&mut self.person),
            5 => Some(&mut self.pain_step),
            6 => self.alternative.as_mut().map(|it| &mut it.label),
            _ => None,
        }
    }

    /// Whether a part that makes an item specific has been filled in: a date, an amount, hours, a count or a person
    /// (product page, Evidence levels; other parts do not count).
    pub fn make_specific(&self) -> bool {
        let mut texts = self.texts().into_iter().take(5);
        texts.any(|part| !part.trim().is_empty())
    }
}

/// Something weighed besides the chosen product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// What it is called.
    pub label: String,
    /// What sort of thing it is.
    pub kind: AlternativeKind,
    /// How far it went: 0 heard of, 1 looked, 2 quote or trial, 3 runner-up (method.md F2).
    pub seriousness: u8,
}

fields!(Alternative {
    needs label, kind, seriousness;
});

codes!(
    /// What sort of thing an alternative is (S2).
    AlternativeKind {
        /// Hiring somebody.
        People = "people",
        /// Another vendor.
        RivalVendor = "rival_vendor",
        /// Leaving it alone.
        DoNothing = "do_nothing",
        /// A makeshift.
        Workaround = "workaround",
        /// Building it oneself.
        InHouse = "in_house",
        /// What was there already.
        Incumbent = "incumbent",
        /// Something next to it.
        Adjacent = "adjacent",
    }
);

codes!(
    /// A kind of personal goal (S0).
    GoalKind {
        /// A step up.
        Promotion = "promotion",
        /// Keeping the post.
        JobSecurity = "job_security",
        /// Being seen as good or impressive.
        Status = "status",
        /// Enjoying it.
        Fun = "fun",
        /// Help being there later, and less risk.
        SupportRisk = "support_risk",
    }
);

codes!(
    /// A burden a purchase brings (S0).
    ChangeLoad {
        /// Somebody had to be taught.
        Teach = "teach",
        /// Somebody had to be trained.
        Train = "train",
        /// Somebody was taken on.
        Hire = "hire",
        /// Somebody was let go.
        Fire = "fire",
    }
);

codes!(
    /// A phase of the purchase (method.md A, User journey).
    Phase {
        /// The first thought.
        FirstThought = "first_thought",
        /// Looking around without looking.
        Passive = "passive",
        /// Looking.
        Active = "active",
        /// Choosing.
        Deciding = "deciding",
        /// Getting it going.
        Onboarding = "onboarding",
        /// Using it.
        Ongoing = "ongoing",
    }
);

codes!(
    /// Which way a mind was turned.
    Turn {
        /// Towards.
        Plus = "plus",
        /// Away.
        Minus = "minus",
    }
);

/// What is being typed. It is part of the record, so that no word is lost with the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The words so far, as they stand in the field.
    pub text: String,
    /// Whose they are.
    pub kind: Kind,
    /// Dimensions the person picked instead of the prompt's main one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dims: Vec<Dimension>,
    /// Signs of the capture grammar that are plain words here, because the person said so: the first sign in the text
    /// is 0, the next 1.
    #[serde(default, skip_serializing_if = "SortedSet::is_empty")]
    pub plain: SortedSet<u8>,
}

impl Draft {
    /// These words, sent nowhere in particular.
    pub fn new(text: String, kind: Kind) -> Self {
        Self {
            text,
            kind,
            dims: Vec::new(),
            plain: SortedSet::new(),
        }
    }
}

fields!(Draft {
    needs text, kind;
    may have dims, plain;
});

/// A person of the buying committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their name within the interview.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// The parts they played.
    pub roles: Vec<Role>,
    /// Their job title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Where they stood; none while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// What they could do about it; none while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power: Option<Power>,
}

impl Person {
    /// Somebody of whom only the name is known.
    pub fn new(id: PersonId, name: String) -> Self {
        Self {
            id,
            name,
            roles: Vec::new(),
            title: String::new(),
            stance: None,
            power: None,
        }
    }
}

fields!(Person {
    needs id, name, roles;
    may have title, stance, power;
});

codes!(
    /// Where somebody stood towards the purchase (method.md F4).
    Stance {
        /// They wanted it.
        For = "for",
        /// They minded neither way.
        Neutral = "neutral",
        /// They did not want it.
        Against = "against",
    }
);

codes!(
    /// What somebody could do about the purchase (method.md F4).
    Power {
        /// Say yes for everybody.
        Decides = "decides",
        /// Say no for everybody.
        Veto = "veto",
        /// Change what is chosen.
        Shapes = "shapes",
        /// Give advice.
        Advises = "advises",
    }
);

/// A moment marked to be filled later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Its name.
    pub id: ItemId,
    /// The moment, on the session clock.
    pub at_ms: Elapsed,
    /// The moment, on the wall clock.
    pub wall: Moment,
    /// The prompt that was current.
    pub prompt: Option<PromptId>,
}

fields!(Mark {
    needs id, at_ms, wall;
    may have prompt;
});

/// A red flag that is not absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Its code, as in `flags.toml`.
    pub code: String,
    /// How far it is settled.
    pub state: FlagState,
    /// Why, where a person settled it.
    pub reason: String,
}

fields!(Flag {
    needs code, state, reason;
});

codes!(
    /// How far a flag is settled.
    FlagState {
        /// A sign has been seen.
        Suspected = "suspected",
        /// Recorded facts or a person say so.
        Confirmed = "confirmed",
        /// A person says it is none.
        Dismissed = "dismissed",
    }
);

/// One line of the trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// When.
    pub wall: Moment,
    /// What.
    pub what: LogCode,
    /// Who did it and why, where that was asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl LogEntry {
    /// A line with nothing to add to it.
    pub fn new(wall: Moment, what: LogCode) -> Self {
        Self {
            wall,
            what,
            note: String::new(),
        }
    }
}

fields!(LogEntry {
    needs wall, what;
    may have note;
});

codes!(
    /// What was done to a record.
    LogCode {
        /// The first sitting began.
        Started = "started",
        /// A sitting ended.
        Finished = "finished",
        /// A further sitting began.
        Resumed = "resumed",
        /// Filed as Decision after it had started.
        RefiledDecision = "refiled_decision",
        /// Filed as Supporting after it had started.
        RefiledSupporting = "refiled_supporting",
        /// Closed as struck.
        Struck = "struck",
        /// The strike was taken back.
        Unstruck = "unstruck",
        /// Opened, with the respondent's consent, after another record was closed.
        CameFrom = "came_from",
        /// Admitted as Caution by a written decision.
        AdmittedAsCaution = "admitted_as_caution",
        /// A written decision was taken back.
        RulingWithdrawn = "ruling_withdrawn",
        /// A second listener said that it may count.
        SecondConfirmed = "second_confirmed",
        /// Made as a copy for a second listener.
        CopiedForRating = "copied_for_rating",
        /// Made from a transcript, without a live session.
        FromTranscript = "from_transcript",
        /// Its words were removed, because the respondent did not agree to them.
        Purged = "purged",
    }
);

/// A rule of an interview that does not hold. Documents with one are refused; the app never makes one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// An id that cannot be part of a key or a file name.
    #[error("{path}: {id:?} is no id")]
    BadId {
        /// Where.
        path: String,
        /// What is there.
        id: String,
    },
    /// The same id twice.
    #[error("{path}: the id {id:?} is used twice")]
    RepeatedId {
        /// Where the second one stands.
        path: String,
        /// The id.
        id: String,
    },
    /// A link to an item that is not there, or to itself.
    #[error("{path}: links to {id:?}, which is not another item of the interview")]
    DanglingLink {
        /// Where.
        path: String,
        /// What it points at.
        id: String,
    },
    /// More text than the field holds.
    #[error("{path}: {found} characters, at most {most}")]
    TooLong {
        /// Where.
        path: String,
        /// How many there are.
        found: usize,
        /// How many may be.
        most: usize,
    },
    /// A number outside its range.
    #[error("{path}: {found} is not between {least} and {most}")]
    OutOfRange {
        /// Where.
        path: String,
        /// What is there.
        found: i64,
        /// The least allowed.
        least: i64,
        /// The most allowed.
        most: i64,
    },
    /// The same dimension, role or prompt twice in one list.
    #[error("{path}: {code:?} is listed twice")]
    Repeated {
        /// Where.
        path: String,
        /// What.
        code: String,
    },
    /// Items, sittings or steps out of order, or a sitting that ends before it begins or runs before the last.
    #[error("{path}: out of order")]
    Disorder {
        /// Where.
        path: String,
    },
    /// A guide or rubric carried whole that is not the one named.
    #[error("{path}: the whole carried is not the one named")]
    OtherWhole {
        /// Where.
        path: String,
    },
}

impl Interview {
    /// A record in which nothing has happened yet, filed as Decision.
    pub fn new(
        id: InterviewId,
        study: StudyId,
        created: Moment,
        guide: GuideUse,
        rubric: RubricUse,
    ) -> Self {
        Self {
            id,
            study,
            created,
            guide,
            rubric,
            filing: Filing::Decision,
            interviewer: String::new(),
            respondent: Respondent::default(),
            held_on: None,
            sittings: Vec::new(),
            trail: Vec::new(),
            asked: SortedMap::new(),
            probed: SortedMap::new(),
            evidence: Vec::new(),
            draft: None,
            people: Vec::new(),
            marks: Vec::new(),
            flags: Vec::new(),
            log: Vec::new(),
            asked_again: None,
            lead: None,
            came_from: None,
            circumstances: Circumstances::default(),
            ruling: None,
            follow_ups: Vec::new(),
            rating: None,
            confirmation: None,
            call: None,
            version_of: None,
            lineage: Vec::new(),
        }
    }

    /// Whether it is a second listener's copy of another. That is no interview of its own: no list, count, median or finding
    /// knows it.
    pub const fn is_rating(&self) -> bool {
        self.rating.is_some()
    }

    /// Whether its words were removed, because the respondent did not agree to them.
    pub fn is_purged(&self) -> bool {
        self.log.iter().any(|entry| entry.what == LogCode::Purged)
    }

    /// Whether its head, too, is as the removal of its words leaves it. A file may say that they were removed and hold some
    /// all the same: what stands in such a record is not taken for a leftover.
    pub fn is_emptied(&self) -> bool {
        let Respondent {
            alias,
            company,
            title,
            bought,
            ..
        } = &self.respondent;
        let is_out = matches!(
            self.circumstances.consent,
            Some(Consent::Refused | Consent::Withdrawn)
        );
        let has_words = [alias, company, title, bought]
            .iter()
            .any(|it| !it.is_empty());
        self.is_purged() && is_out && !has_words && self.people.is_empty() && self.lead.is_none()
    }

    /// Whether it was made from a transcript, without a live session.
    pub fn is_from_transcript(&self) -> bool {
        let mut log = self.log.iter();
        log.any(|entry| entry.what == LogCode::FromTranscript)
    }

    /// Adds a line to the trace.
    pub(crate) fn note(&mut self, now: Now, what: LogCode, note: &str) {
        self.log.push(LogEntry {
            wall: now.moment,
            what,
            note: note.to_owned(),
        });
    }

    /// The item with this name.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.evidence.iter().find(|item| item.id == *id)
    }

    /// The mark with this name.
    pub fn mark(&self, id: &ItemId) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == *id)
    }

    /// A mark of the moment so long `back`, under the current prompt; never before the session clock began.
    pub fn marked_at(&self, now: Moment, back: Elapsed, id: ItemId) -> Mark {
        let elapsed = self.elapsed(now);
        let at_ms = elapsed.minus(back);
        // As far back as the session clock went, and no further.
        let wall = i64::try_from(elapsed.minus(at_ms).as_ms()).unwrap_or(i64::MAX);
        Mark {
            id,
            at_ms,
            wall: Moment::from_unix_ms(now.as_unix_ms().saturating_sub(wall)),
            prompt: self.current_prompt().cloned(),
        }
    }

    /// Where an item of this time and name stands, or would stand, among the evidence.
    pub(crate) fn place(&self, at: Elapsed, id: &ItemId) -> Result<usize, usize> {
        self.evidence
            .binary_search_by(|item| (item.at_ms, &item.id).cmp(&(at, id)))
    }

    /// The prompt that is current.
    pub fn current_prompt(&self) -> Option<&PromptId> {
        self.trail.last().and_then(|step| step.prompt.as_ref())
    }

    /// Evidence proper: items that are not recorded refusals.
    pub fn evidence_in(&self, dimension: Dimension) -> impl Iterator<Item = &Item> {
        self.evidence
            .iter()
            .filter(move |item| item.answer.is_none() && item.dims.contains(&dimension))
    }
}

/// Items in the order in which they were said.
pub fn in_order_of_time(items: Vec<Item>) -> Vec<Item> {
    in_order(items, |a, b| (a.at_ms, &a.id).cmp(&(b.at_ms, &b.id)))
}

impl Item {
    /// The first of its red-flag phrases that nobody has settled, by its place among them.
    pub fn open_hit(&self) -> Option<usize> {
        let mut hits = self.hits.iter();
        hits.position(|hit| hit.state == HitState::Open)
    }

    /// Whether the item counts as specific: the person's ruling, or the detector's, or a part that makes it so.
    pub fn is_specific(&self) -> bool {
        match self.specific_by {
            SpecificBy::Person => self.specific,
            SpecificBy::App => self.specific || self.parts.make_specific(),
        }
    }
}
