//! What is kept of the transcript of a call: which file it was, who spoke, what was counted in it, and the lines around what
//! was taken down (product page, Transcript).

use schemars::JsonSchema;
use serde::Serialize;

use super::{TranscriptCheck, is_false};
use crate::domain::dimension::codes;
use crate::domain::fields::fields;
use crate::domain::id::{ItemId, PromptId};
use crate::domain::time::{Elapsed, Moment};

/// The most bytes of words that are kept of a transcript at the person's wish: half a megabyte, an eighth of what a browser
/// holds. An hour of speech is a tenth of it (our assumption).
pub const MOST_KEPT: usize = 500_000;

/// The transcript of a call, as far as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The file's name; empty for a paste.
    pub file: String,
    /// The SHA-256 of the file's bytes, in hexadecimal digits: tells whether a file is the one that was read.
    pub sha256: String,
    /// When it was read.
    pub read: Moment,
    /// How many cues the file has.
    pub cues: u32,
    /// All of its lines are kept, at the person's wish.
    #[serde(default, skip_serializing_if = "is_false")]
    pub whole: bool,
    /// Who spoke, in the order they first do.
    pub speakers: Vec<Speaker>,
    /// By how much the transcript's clock is ahead of the session's; nothing while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// The lines that are kept, in the order of the file.
    pub lines: Vec<Line>,
    /// What was counted in the whole of it.
    pub conduct: Conduct,
}

fields!(Call {
    needs file, sha256, read, cues, speakers, lines, conduct;
    may have whole, offset;
});

impl Call {
    /// The side of a line's speaker, where the file says who it is.
    pub fn side(&self, line: &Line) -> Option<Side> {
        let place = usize::try_from(line.speaker?).ok()?;
        self.speakers.get(place).map(|speaker| speaker.side)
    }

    /// The moment of the session at which something in the transcript was said; nothing while the clocks are not known to
    /// be so far apart.
    pub fn session(&self, at: Elapsed) -> Option<Elapsed> {
        let offset = self.offset?;
        Some(Elapsed::from_ms(if offset.behind {
            at.as_ms().saturating_add(offset.ms)
        } else {
            at.as_ms().saturating_sub(offset.ms)
        }))
    }

    /// The moment on the transcript's clock of something in the session.
    pub fn transcript(&self, at: Elapsed) -> Option<Elapsed> {
        let offset = self.offset?;
        Some(Elapsed::from_ms(if offset.behind {
            at.as_ms().saturating_sub(offset.ms)
        } else {
            at.as_ms().saturating_add(offset.ms)
        }))
    }
}

/// Somebody in the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Their name, as the file spells it.
    pub name: String,
    /// Their side, as the person said.
    pub side: Side,
}

fields!(Speaker {
    needs name, side;
});

codes!(
    /// The side of the table somebody sits on.
    Side {
        /// The one who answers.
        Respondent = "respondent",
        /// The one who asks.
        Interviewer = "interviewer",
        /// Anybody else in the call.
        Other = "other",
    }
);

/// How far two clocks are apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// By how many milliseconds.
    pub ms: u64,
    /// The transcript's clock is behind the session's, not ahead of it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub behind: bool,
}

fields!(Offset {
    needs ms;
    may have behind;
});

impl Offset {
    /// So many milliseconds ahead, or behind if below nought.
    pub fn from_ms(ahead: i64) -> Self {
        Self {
            ms: ahead.unsigned_abs(),
            behind: ahead < 0,
        }
    }

    /// The same as one number: milliseconds ahead, below nought where it is behind.
    pub fn as_ms(self) -> i64 {
        let ms = i64::try_from(self.ms).unwrap_or(i64::MAX);
        if self.behind { -ms } else { ms }
    }
}

/// A line of the transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Which cue of the file, from 0.
    pub cue: u32,
    /// When it begins, on the transcript's own clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_ms: Option<Elapsed>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_ms: Option<Elapsed>,
    /// Who speaks, by the place among the speakers; nothing where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<u32>,
    /// The prompt the file names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<PromptId>,
    /// The words.
    pub text: String,
}

fields!(Line {
    needs cue, text;
    may have from_ms, to_ms, speaker, prompt;
});

/// How the call was conducted, counted in the whole transcript when it was read. It holds no words of the call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// Words of the interviewer.
    pub interviewer: u32,
    /// Words of the respondent.
    pub respondent: u32,
    /// Words of anybody else, or of nobody known. They count in no share.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub other: u32,
    /// The minute of the transcript's clock in which the first words are said, for a file that tells the time of day.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub minutes_from: u32,
    /// Words by minute from then on, the interviewer's and the respondent's; a day at most. Empty where the file has no
    /// times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<[u32; 2]>,
    /// The interviewer's turns, without what a listener says in one or two words while the respondent talks on.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub questions: u32,
    /// The words of the median one, of the shorter of two.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub question_words: u32,
    /// The longest of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_question: Option<Stretch>,
    /// The respondent's longest turns, the longest first; three at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub longest_answers: Vec<Stretch>,
    /// Where the interviewer's words did what a question should not; the first thousand, as of the next two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slips: Vec<Slip>,
    /// Where the interviewer began before the respondent had ended, with more than a listener's word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interruptions: Vec<Elapsed>,
    /// Silences of a second and more between two turns of interviewer and respondent with nobody else's between them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silences: Vec<Silence>,
    /// How many answers were followed by the interviewer, with times that tell how soon.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub followed: u32,
    /// The respondent's turns on causal prompts (method.md E3); 0 where no lexicon or no prompt could tell.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub causal: u32,
    /// How many of them hold hearsay or strong distancing.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub secondhand: u32,
}

fields!(Conduct {
    needs interviewer, respondent;
    may have other, minutes_from, minutes, questions, question_words, longest_question, longest_answers, slips, interruptions, silences, followed, causal, secondhand;
});

fn is_nought(number: &u32) -> bool {
    *number == 0
}

/// A turn, by its length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// Which cue of the file it begins with, from 0.
    pub cue: u32,
    /// When it begins, on the transcript's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<Elapsed>,
    /// Its words.
    pub words: u32,
}

fields!(Stretch {
    needs cue, words;
    may have at_ms;
});

/// Where a question did what it should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Which cue of the file, from 0.
    pub cue: u32,
    /// When, on the transcript's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<Elapsed>,
    /// What it did.
    pub code: AskCode,
}

fields!(Slip {
    needs cue, code;
    may have at_ms;
});

codes!(
    /// What an interviewer's question does that it should not.
    AskCode {
        /// Puts words into a mouth.
        Leading = "leading",
        /// Can be answered with yes or no.
        Closed = "closed",
        /// Two questions in one.
        Double = "double",
        /// Sells.
        Pitch = "pitch",
        /// Asks for what might be, not for what was.
        Supposing = "supposing",
    }
);

/// A silence between two turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// When it begins, on the transcript's clock.
    pub at_ms: Elapsed,
    /// How long it lasts.
    pub lasts_ms: Elapsed,
    /// Whose words came before it: after the respondent's the interviewer waits, after a question the respondent thinks.
    pub after: Side,
}

fields!(Silence {
    needs at_ms, lasts_ms, after;
});

/// What a transcript says of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Which item.
    pub item: ItemId,
    /// How well its words are found; nothing where they were not looked for.
    pub transcript: Option<TranscriptCheck>,
    /// Whether it only gives back what it was asked. A person's word on it stands.
    pub led: bool,
    /// Whether the question before it was a leading one.
    pub leading: bool,
}
