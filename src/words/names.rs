//! Which things with a permanent code have a name in `names.ftl`, and under which key.

use crate::domain::dimension::{Authority, CustomerType, Dimension, Role, Slot};
use crate::domain::flag::FlagWeight;
use crate::domain::guide::{ChainLink, JobStep, PromptKind, Timing};
use crate::domain::interview::{
    AlternativeKind, ChangeLoad, Channel, Consent, Filing, FlagState, GoalKind, HitCode, HitState,
    Kind, LogCode, NoAnswer, Other, Outcome, Permission, Phase, Power, Side, Source, Stance, Tie,
    TradeOff, TranscriptCheck, Turn,
};
use crate::domain::rubric::{Band, Profile};
use crate::domain::verdict::Verdict;

/// Something with a permanent code whose name stands in `names.ftl` under `family-code`.
pub trait Named {
    /// The first part of the key.
    const FAMILY: &'static str;

    /// The second part of the key.
    fn code(&self) -> &'static str;

    /// The key.
    fn key(&self) -> String {
        format!("{}-{}", Self::FAMILY, self.code())
    }
}

/// All keys of one family: every language owes each code a name, and each name every form.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// The first part of the keys.
    pub name: &'static str,
    /// The second parts.
    pub codes: fn() -> Vec<&'static str>,
    /// The attributes each name has beside its value.
    pub forms: &'static [&'static str],
}

macro_rules! named {
    ($($name:literal: $kind:ty $([$($form:literal),+])?,)+) => {
        $(
            impl Named for $kind {
                const FAMILY: &'static str = $name;

                fn code(&self) -> &'static str {
                    <$kind>::code(*self)
                }
            }
        )+

        /// Every family of names, for the test that every language has them all.
        pub const FAMILIES: &[Family] = &[
            $(Family {
                name: $name,
                codes: || <$kind>::ALL.iter().map(|named| named.code()).collect(),
                forms: &[$($($form),+)?],
            },)+
            Family { name: "severity", codes: || SEVERITIES.to_vec(), forms: &[] },
            Family { name: "level", codes: || LEVELS.to_vec(), forms: &[] },
            Family { name: "lamp", codes: || LAMPS.to_vec(), forms: &[] },
        ];
    };
}

named! {
    "dimension": Dimension,
    "slot": Slot["short"],
    "role": Role["part", "typed"],
    "customer": CustomerType,
    "authority": Authority,
    "kind": Kind,
    "band": Band,
    "profile": Profile,
    "filing": Filing,
    "permission": Permission,
    "answer": NoAnswer,
    "check": TranscriptCheck,
    "side": Side,
    "hit": HitCode["card"],
    "hit-state": HitState,
    "flag-state": FlagState,
    "verdict": Verdict,
    "weight": FlagWeight,
    "log": LogCode,
    "outcome": Outcome,
    "trade-off": TradeOff,
    "channel": Channel,
    "consent": Consent,
    "tie": Tie,
    "source": Source,
    "other": Other["sign"],
    "alternative": AlternativeKind["typed"],
    "goal": GoalKind,
    "load": ChangeLoad,
    "step": JobStep,
    "link": ChainLink,
    "phase": Phase,
    "turn": Turn,
    "stance": Stance["typed"],
    "power": Power["typed"],
    "prompt-kind": PromptKind,
    "timing": Timing,
}

/// How bad a pain was, under `severity-`.
const SEVERITIES: &[&str] = &["0", "1", "2", "3"];

/// How a level is shown, under `level-`. Level 2 says which half of it is there: the words (`quoted`) or the fact
/// (`specific`); level 4 is `confirmed` (product page, Evidence levels).
const LEVELS: &[&str] = &[
    "silent",
    "mentioned",
    "quoted",
    "specific",
    "filled",
    "confirmed",
];

/// The same on a lamp, under `lamp-`: nothing there is `empty`.
const LAMPS: &[&str] = &[
    "empty",
    "mentioned",
    "quoted",
    "specific",
    "filled",
    "confirmed",
];
