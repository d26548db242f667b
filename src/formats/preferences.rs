//! What this browser remembers of the person who works in it: small, and no part of any interview.

use serde::Serialize;

use crate::domain::fields::fields;
use crate::domain::id::StudyId;
use crate::domain::interview::Side;
use crate::domain::time::{Elapsed, Moment};

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// The interface's language, by its code; without one the browser's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// `light` or `dark`; without one the system's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Who asks, put into new interviews.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub interviewer: String,
    /// The study worked in last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    /// How many seconds a mark goes back, 0 to 60; without it 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewind: Option<u8>,
    /// The keys that were changed, each as delivered and as it is now: `Alt+ArrowDown Alt+M`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<String>,
    /// Keys that are one character by themselves do nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub single_keys_off: bool,
    /// What a shared screen should not show is hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub discreet: bool,
    /// Who was said to be who in transcripts, by study: those who ask and who listen in, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<KnownSpeaker>,
    /// When everything was last taken out as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied: Option<Moment>,
    /// After how many days without a copy the person is reminded; without it one, and none at all at 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder_days: Option<u16>,
}

/// Somebody whose side in the calls of a study is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct KnownSpeaker {
    /// The study.
    pub study: StudyId,
    /// Their name, as transcripts spell it.
    pub name: String,
    /// Their side.
    pub side: Side,
}

fields!(KnownSpeaker {
    needs study, name, side;
});

impl Preferences {
    /// The longest a mark goes back, in seconds.
    pub const LONGEST_REWIND: u8 = 60;

    /// How many seconds a mark goes back. A person hears what matters, and then reaches for the key: 10 s unless they say
    /// otherwise (design, keys).
    pub fn rewind_seconds(&self) -> u8 {
        self.rewind.unwrap_or(10).min(Self::LONGEST_REWIND)
    }

    /// Takes over the seconds a person typed: at most the longest, and the usual for what is no number.
    pub fn set_rewind(&mut self, typed: &str) {
        let seconds = typed.trim().parse::<u32>().ok();
        let most = Self::LONGEST_REWIND;
        self.rewind = seconds.map(|it| u8::try_from(it).unwrap_or(most).min(most));
    }

    /// After how many days without a copy the person is reminded, if at all. A day is what may be lost without anybody
    /// having been told (reliability page, F14).
    pub fn reminder(&self) -> Option<u16> {
        Some(self.reminder_days.unwrap_or(1)).filter(|days| *days > 0)
    }

    /// How far a mark goes back.
    pub fn rewind(&self) -> Elapsed {
        Elapsed::from_ms(u64::from(self.rewind_seconds()) * 1_000)
    }
}

fields!(Preferences {
    may have language, theme, interviewer, study, rewind, keys, single_keys_off, discreet, speakers, copied, reminder_days;
});
