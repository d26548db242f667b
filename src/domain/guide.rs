//! An interview guide: sections, prompts and their probes, as data that is never changed while answering.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::Unexpected;

use super::dimension::{Dimension, Role, codes};
use super::fields::{Blank, Entries, Readable, Refusal, fields};
use super::id::{GuideId, PromptId, SectionId};
use super::time::Elapsed;
use crate::domain::sorted::SortedMap;

mod own;

/// A language of an interview or of the interface, by its ISO 639 code: `en`, `tr`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Language(String);

impl Blank for Language {
    fn blank() -> Self {
        Self(String::blank())
    }
}

impl Readable for Language {
    fn wanted(&self) -> &'static str {
        self.0.wanted()
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        self.0.plain(found)
    }
}

impl Language {
    /// Wraps a code.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// English, which every guide has and every gap falls back to.
    pub fn english() -> Self {
        Self::new("en")
    }

    /// Turkish.
    pub fn turkish() -> Self {
        Self::new("tr")
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether this is Turkish, whose letters fold and whose words count differently.
    pub fn is_turkish(&self) -> bool {
        self.0 == "tr"
    }

    /// Two or three small ASCII letters.
    pub fn is_well_formed(&self) -> bool {
        matches!(self.0.len(), 2 | 3) && self.0.bytes().all(|byte| byte.is_ascii_lowercase())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The same thing in several languages. English is always there in a checked guide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Translated<T>(pub SortedMap<String, T>);

impl<T> Blank for Translated<T> {
    fn blank() -> Self {
        Self(SortedMap::blank())
    }
}

impl<T: Blank + Readable> Readable for Translated<T> {
    fn wanted(&self) -> &'static str {
        self.0.wanted()
    }

    fn object(&mut self, entries: &mut dyn Entries) -> Result<(), Refusal> {
        self.0.object(entries)
    }
}

impl<T> Translated<T> {
    /// The value in `language`, or else in English, with the code of the language it really is in.
    pub fn in_language(&self, language: &Language) -> Option<(&T, &str)> {
        self.0
            .get_key_value(language.code())
            .or_else(|| self.0.get_key_value("en"))
            .map(|(code, value)| (value, code.as_str()))
    }

    /// Whether it has been put into `language`.
    pub fn has(&self, language: &Language) -> bool {
        self.0.contains_key(language.code())
    }
}

impl Translated<String> {
    /// The text in `language`, or else in English, or else nothing.
    pub fn text(&self, language: &Language) -> &str {
        self.in_language(language)
            .map_or("", |(text, _)| text.as_str())
    }
}

/// A whole guide. Built-in ones are `g1` to `g6`; others come as files (`on-record/guide`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Its name, which interviews refer to.
    pub id: GuideId,
    /// The guide it was made from and counts as: profile, filing and the like go by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<GuideId>,
    /// Raised with every change of its content; an interview keeps the version it was held with.
    pub version: u32,
    /// What people call it.
    pub title: Translated<String>,
    /// Planned length of the interview, in minutes (1 to 240).
    pub minutes: u32,
    /// Whom it is for.
    pub recruits: Vec<Audience>,
    /// Its parts in order; the last one is the closing (product page, Next-best question).
    pub sections: Vec<Section>,
    /// Its prompts in order.
    pub prompts: Vec<Prompt>,
    /// Categories of a sales-time log (guide 5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub time_categories: Vec<String>,
    /// The categories among them that are internal work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub internal: Vec<String>,
}

fields!(Guide {
    needs id, version, title, minutes, recruits, sections, prompts;
    may have like, time_categories, internal;
});

/// A part of a guide with its share of the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name within the guide.
    pub id: SectionId,
    /// Planned minutes.
    pub minutes: u32,
    /// What people call it.
    pub title: Translated<String>,
}

fields!(Section {
    needs id, minutes, title;
});

/// One thing to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Its name within the guide.
    pub id: PromptId,
    /// The section it stands in.
    pub section: SectionId,
    /// What kind of asking it is.
    pub kind: PromptKind,
    /// A must-ask.
    pub core: bool,
    /// Expected minutes, until the study's own medians replace them.
    pub minutes: Minutes,
    /// Suggested window, in minutes from the start: its start opens the prompt, its end only hints.
    pub window: [u32; 2],
    /// When in the call it belongs.
    pub timing: Timing,
    /// Whom it is asked of.
    pub roles: Vec<Audience>,
    /// The dimensions an answer goes to; the first is the main one.
    pub dims: Vec<Dimension>,
    /// The step of the job map an answer belongs to (guide 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<JobStep>,
    /// The link of the consumption chain an answer belongs to (guide 4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<ChainLink>,
    /// The question.
    pub ask: Translated<String>,
    /// Its reason.
    pub why: Translated<String>,
    /// Follow-up questions.
    pub probes: Translated<Vec<String>>,
    /// What strong evidence looks like.
    pub good: Translated<String>,
    /// The pitfall.
    pub pitfall: Translated<String>,
    /// How a screener's answer is judged (guide 6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

fields!(Prompt {
    needs id, section, kind, core, minutes, window, timing, roles, dims, ask, why, probes, good, pitfall;
    may have step, link, rule;
});

codes!(
    /// What kind of asking a prompt is. Only open prompts feed causal dimensions (method.md C).
    PromptKind {
        /// An open question.
        Open = "open",
        /// A rating, one to five.
        Rating = "rating",
        /// A short screening question.
        Screen = "screen",
        /// Something for the researcher to do.
        Task = "task",
    }
);

codes!(
    /// When in the call a prompt belongs (rule: product page, Next-best question).
    Timing {
        /// From the first minute.
        Opening = "opening",
        /// Once anything is kept.
        AfterRapport = "after_rapport",
        /// Once anything is kept in a causal dimension or the core job.
        Mid = "mid",
        /// In the last third.
        Closing = "closing",
    }
);

codes!(
    /// Whom a prompt or guide is for: one role, or everyone.
    Audience {
        /// Everyone.
        All = "all",
        /// Decision maker.
        Decider = "dm",
        /// Budget holder.
        BudgetHolder = "bh",
        /// Influencer.
        Influencer = "inf",
        /// Recommender.
        Recommender = "rec",
        /// Saboteur.
        Saboteur = "sab",
        /// Job executor.
        Executor = "ex",
        /// Support team.
        Support = "sup",
        /// Sales representative.
        SalesRep = "rep",
    }
);

impl Audience {
    /// Whether someone in this role is meant.
    pub fn includes(self, role: Role) -> bool {
        self == Self::All || self.code() == role.code()
    }
}

codes!(
    /// A step of the universal job map (S3; Bettencourt & Ulwick 2008).
    JobStep {
        /// Decide and plan.
        Define = "define",
        /// Find and collect.
        Locate = "locate",
        /// Get everything ready.
        Prepare = "prepare",
        /// Make sure one is ready.
        Confirm = "confirm",
        /// Do it.
        Execute = "execute",
        /// Keep an eye on it.
        Monitor = "monitor",
        /// Change something along the way.
        Modify = "modify",
        /// Finish it off.
        Conclude = "conclude",
    }
);

codes!(
    /// A link of the consumption chain (S3, with public literature).
    ChainLink {
        /// Take delivery.
        Receive = "receive",
        /// Install or switch on.
        Install = "install",
        /// Learn to use it.
        Learn = "learn",
        /// Connect it to the rest.
        Integrate = "integrate",
        /// Keep it healthy.
        Maintain = "maintain",
        /// Mend it.
        Repair = "repair",
        /// Move to a newer version.
        Upgrade = "upgrade",
        /// Move it elsewhere.
        Move = "move",
        /// Take it out of service.
        Retire = "retire",
    }
);

/// Expected minutes of a prompt in tenths, so that no score or advice needs a fraction of a machine's making.
/// Documents hold the decimal number: `1.5`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u32);

/// The most tenths of a minute a prompt may be planned for: four hours.
pub const MOST_TENTHS: u32 = 2_400;

impl Blank for Minutes {
    fn blank() -> Self {
        Self(0)
    }
}

impl Minutes {
    /// So many tenths of a minute.
    pub const fn from_tenths(tenths: u32) -> Self {
        Self(tenths)
    }

    /// Tenths of a minute.
    pub const fn as_tenths(self) -> u32 {
        self.0
    }

    /// The same span on the session clock.
    pub const fn as_elapsed(self) -> Elapsed {
        Elapsed::from_ms(self.0 as u64 * 6_000)
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// The text is no number of minutes with at most one decimal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no number of minutes between 0 and 240 with at most one decimal")]
pub struct NotMinutes(pub String);

impl FromStr for Minutes {
    type Err = NotMinutes;

    fn from_str(text: &str) -> Result<Self, NotMinutes> {
        let fault = || NotMinutes(text.to_owned());
        let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole, 3) || !digits(tenth, 1) {
            return Err(fault());
        }
        let tenths = whole.parse::<u32>().map_err(|_| fault())? * 10
            + tenth.parse::<u32>().map_err(|_| fault())?;
        if tenths > MOST_TENTHS {
            Err(fault())
        } else {
            Ok(Self(tenths))
        }
    }
}

impl JsonSchema for Minutes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Minutes".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 240, "multipleOf": 0.1 })
    }
}

/// What a version of a guide is called in a list to choose from, so that two versions stay apart.
pub fn code_of(id: &GuideId, version: u32) -> String {
    [id.as_str(), "@", &version.to_string()].concat()
}

impl Guide {
    /// The guide whose rules hold for it: the one it was made from, or itself.
    pub fn counts_as(&self) -> &GuideId {
        self.like.as_ref().unwrap_or(&self.id)
    }

    /// What it is called in a list to choose from.
    pub fn code(&self) -> String {
        code_of(&self.id, self.version)
    }

    /// The prompt with this name.
    pub fn prompt(&self, id: &PromptId) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == *id)
    }

    /// Where this prompt stands in the guide's order.
    pub fn position(&self, id: &PromptId) -> Option<usize> {
        self.prompts.iter().position(|prompt| prompt.id == *id)
    }

    /// The prompt after `from` in the guide's order, or the one before, that is meant for someone with these roles.
    /// Without a place to go from it is the first one.
    pub fn step(
        &self,
        from: Option<&PromptId>,
        roles: &[Role],
        forward: bool,
    ) -> Option<&PromptId> {
        let mut meant = self
            .prompts
            .iter()
            .enumerate()
            .filter(|(_, prompt)| prompt.is_for(roles));
        let at = from.and_then(|id| self.position(id));
        let found = match (at, forward) {
            (None, _) => meant.next(),
            (Some(at), true) => meant.find(|(index, _)| *index > at),
            (Some(at), false) => meant.take_while(|(index, _)| *index < at).last(),
        };
        found.map(|(_, prompt)| &prompt.id)
    }

    /// The section with this name.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The prompts of the last section.
    pub fn closing(&self) -> impl Iterator<Item = &Prompt> {
        let last = self.sections.last().map(|section| &section.id);
        self.prompts
            .iter()
            .filter(move |prompt| Some(&prompt.section) == last)
    }

    /// The planned length on the session clock.
    pub fn planned(&self) -> Elapsed {
        Elapsed::from_minutes(u64::from(self.minutes))
    }

    /// Whether every question has been put into `language`.
    pub fn speaks(&self, language: &Language) -> bool {
        self.prompts.iter().all(|prompt| prompt.ask.has(language))
    }
}

impl Prompt {
    /// The dimension an answer goes to unless the person picks another.
    pub fn main_dimension(&self) -> Option<Dimension> {
        self.dims.first().copied()
    }

    /// Whether it is meant for someone with these roles; a respondent without a role is asked everything.
    pub fn is_for(&self, roles: &[Role]) -> bool {
        roles.is_empty()
            || self
                .roles
                .iter()
                .any(|audience| roles.iter().any(|role| audience.includes(*role)))
    }
}

/// Something wrong in a guide, rubric, flag list or lexicon. Readers list every one, never the first only.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuideFault {
    /// A field that must be there is not.
    #[error("{path}: missing")]
    Missing {
        /// Where.
        path: String,
    },
    /// A field that has no business here.
    #[error("{path}: unknown field")]
    UnknownField {
        /// Where.
        path: String,
    },
    /// A value of the wrong kind, for example text where a number belongs.
    #[error("{path}: {found} where {wanted} belongs")]
    WrongKind {
        /// Where.
        path: String,
        /// What is there.
        found: String,
        /// What belongs there.
        wanted: &'static str,
    },
    /// A code that does not exist, for example a dimension nobody knows.
    #[error("{path}: unknown code {found:?}")]
    UnknownCode {
        /// Where.
        path: String,
        /// What is there.
        found: String,
    },
    /// A text that says nothing.
    #[error("{path}: empty")]
    Empty {
        /// Where.
        path: String,
    },
    /// The same id twice.
    #[error("{path}: {id:?} is used twice")]
    Repeated {
        /// Where the second one stands.
        path: String,
        /// The id.
        id: String,
    },
    /// A number outside its range.
    #[error("{path}: {found} is not between {least} and {most}")]
    OutOfRange {
        /// Where.
        path: String,
        /// What is there.
        found: String,
        /// The least allowed.
        least: i64,
        /// The most allowed.
        most: i64,
    },
    /// A window that ends before it starts.
    #[error("{path}: the window ends before it starts")]
    WindowReversed {
        /// Where.
        path: String,
    },
    /// A weight table that does not sum to 100.
    #[error("{path}: the weights sum to {sum}, not 100")]
    WeightsSum {
        /// Where.
        path: String,
        /// What they sum to.
        sum: u32,
    },
    /// More is planned than there is time for. Only advice: such a guide can be used.
    #[error("{path}: {found} minutes are planned, and there are {most}")]
    Overrun {
        /// What takes so long.
        path: String,
        /// Whole minutes it takes, rounded up.
        found: u32,
        /// Minutes there are.
        most: u32,
    },
    /// No prompt asks for a dimension that the score counts on. Only advice.
    #[error("{path}: no prompt asks for {dimension}")]
    Unasked {
        /// Where one is missed.
        path: String,
        /// The dimension.
        dimension: Dimension,
    },
    /// Levels, caps or bands that fall where they must rise.
    #[error("{path}: must rise from one to the next")]
    NotRising {
        /// Where.
        path: String,
    },
}

impl GuideFault {
    /// Where it is, as documents spell it. Whoever shows it may say the place in other words.
    pub fn path_mut(&mut self) -> &mut String {
        match self {
            Self::Missing { path }
            | Self::UnknownField { path }
            | Self::WrongKind { path, .. }
            | Self::UnknownCode { path, .. }
            | Self::Empty { path }
            | Self::Repeated { path, .. }
            | Self::OutOfRange { path, .. }
            | Self::WindowReversed { path }
            | Self::WeightsSum { path, .. }
            | Self::Overrun { path, .. }
            | Self::Unasked { path, .. }
            | Self::NotRising { path } => path,
        }
    }
}
