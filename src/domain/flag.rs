//! The red flags a verdict is derived from: which there are, how heavy each is and who settles it (`guides/flags.toml`).

use schemars::JsonSchema;

use super::dimension::codes;
use super::interview::{Filing, Flag, FlagState, Interview, RulingCode};

mod facts;

pub use facts::{
    Joined, fatal, is_after, is_exempt, is_struck, joined, joined_after_order, strikes_now,
};

codes!(
    /// How heavy a confirmed flag is (product page, Verdict).
    FlagWeight {
        /// Strikes the interview by itself.
        Fatal = "fatal",
        /// Three points in the built-in list.
        Major = "major",
        /// One point in the built-in list.
        Minor = "minor",
    }
);

codes!(
    /// Who turns a suspicion into a settled flag.
    SettledBy {
        /// Recorded facts confirm it by themselves.
        Facts = "facts",
        /// The app suspects, a person settles.
        Computed = "computed",
        /// A person sets it in the debrief.
        Person = "person",
    }
);

/// One red flag, as the list of flags describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagRule {
    /// Its permanent code, for example `joined_after_order`.
    pub id: String,
    /// How heavy it is once confirmed.
    pub weight: FlagWeight,
    /// Who settles it.
    pub settled: SettledBy,
    /// The filings in which it can arise at all.
    pub filing: Vec<Filing>,
    /// The behavioural signs that raise it, by their ids in method.md E3: `H1`, `B4`.
    pub sign: Vec<String>,
}

/// The whole list of flags with what their weights cost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FlagRules {
    /// Points of a confirmed major flag (built-in: 3).
    pub major_points: u32,
    /// Points of a confirmed minor flag (built-in: 1).
    pub minor_points: u32,
    /// The flags, heaviest first.
    pub flags: Vec<FlagRule>,
}

/// The code of the flag for a respondent whose decision it was not.
pub const NOT_THE_DECIDER: &str = "not_the_decider";

/// The code of the flag for a respondent who did not agree, or does not any more.
pub const CONSENT_REFUSED: &str = "consent_refused";

/// The fatal flags, each with whether a Supporting interview knows it. They stand in `guides/flags.toml` as well, and a test
/// holds that they are the same: a list of records asks for nothing more, and need not wait until that file is read.
pub const FATAL: &[(&str, bool)] = &[
    (NOT_THE_DECIDER, false),
    ("nothing_bought", false),
    ("no_trade_off", false),
    ("joined_after_order", false),
    ("wrong_story", true),
    ("not_an_interview", true),
    (CONSENT_REFUSED, true),
    ("tied_to_seller", true),
];

/// Whether a flag of this code strikes once it is confirmed.
pub fn is_fatal(code: &str) -> bool {
    FATAL.iter().any(|(fatal, _)| *fatal == code)
}

/// Whether a person's word makes this flag strike: it is fatal and confirmed (product page, Verdict).
pub fn strikes(flag: &Flag) -> bool {
    flag.state == FlagState::Confirmed && is_fatal(&flag.code)
}

/// The reason a person gave for closing an interview as struck; none where nobody did. Facts may strike it all the same:
/// `verdict::is_struck` says whether they do.
pub fn struck(interview: &Interview) -> Option<&str> {
    let ruling = interview.ruling.as_ref();
    let ruled = ruling.filter(|ruling| ruling.code == RulingCode::Struck);
    let mut flags = interview.flags.iter();
    let flag = flags.find(|flag| strikes(flag));
    ruled
        .map(|ruling| ruling.reason.as_str())
        .or_else(|| flag.map(|flag| flag.reason.as_str()))
}

impl FlagRules {
    /// The flag with this code.
    pub fn rule(&self, id: &str) -> Option<&FlagRule> {
        self.flags.iter().find(|rule| rule.id == id)
    }

    /// What a confirmed flag of this weight costs. Fatal flags cost nothing: they strike.
    pub fn points(&self, weight: FlagWeight) -> u32 {
        match weight {
            FlagWeight::Fatal => 0,
            FlagWeight::Major => self.major_points,
            FlagWeight::Minor => self.minor_points,
        }
    }
}

impl FlagRule {
    /// Whether an interview filed so can raise it.
    pub fn arises_in(&self, filing: Filing) -> bool {
        self.filing.contains(&filing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fatal_flag_strikes_and_costs_no_points() {
        let rules = FlagRules {
            major_points: 3,
            minor_points: 1,
            flags: Vec::new(),
        };
        assert_eq!(
            FlagWeight::ALL
                .iter()
                .map(|weight| rules.points(*weight))
                .collect::<Vec<_>>(),
            [0, 3, 1]
        );
    }
}
