//! What was said in a call, as a file of it tells: who, when, in which words.

use std::ops::Range;

use super::id::PromptId;
use super::time::Elapsed;

/// A transcript: cues in the order they were said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    /// The names of those who speak, in the order they first do, as the file spells them.
    pub speakers: Vec<String>,
    /// What was said.
    pub cues: Vec<Cue>,
}

/// A stretch of speech of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// When it begins, on the transcript's own clock; nothing where the file does not say.
    pub from: Option<Elapsed>,
    /// When it ends; nothing where the file does not say. Never before `from`.
    pub to: Option<Elapsed>,
    /// Who speaks, by the place in [`Transcript::speakers`]; nothing where the file does not say.
    pub speaker: Option<usize>,
    /// The words, on one line, without any tag of the file's format. Never blank.
    pub text: String,
    /// The prompt that was current, where the file names one.
    pub prompt: Option<PromptId>,
    /// The line of the file on which it begins, from 1.
    pub line: usize,
}

/// What one person says until another speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks, as in [`Cue::speaker`].
    pub speaker: Option<usize>,
    /// The places of its cues, so that a silence between two of them can be seen.
    pub cues: Range<usize>,
    /// When its first cue begins.
    pub from: Option<Elapsed>,
    /// When its last cue ends.
    pub to: Option<Elapsed>,
}

impl Transcript {
    /// The turns, in order: all cues, each in one turn. Nothing closes a gap between two cues of one turn.
    ///
    /// Cues whose speaker is unknown are one turn while they follow on one another: who speaks is unknown throughout.
    pub fn turns(&self) -> Vec<Turn> {
        let mut turns: Vec<Turn> = Vec::new();
        for (place, cue) in self.cues.iter().enumerate() {
            match turns.last_mut() {
                Some(turn) if turn.speaker == cue.speaker => {
                    turn.cues.end = place + 1;
                    turn.to = cue.to;
                }
                _ => turns.push(Turn {
                    speaker: cue.speaker,
                    cues: place..place + 1,
                    from: cue.from,
                    to: cue.to,
                }),
            }
        }
        turns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(speaker: Option<usize>, from: u64, to: u64) -> Cue {
        Cue {
            from: Some(Elapsed::from_ms(from)),
            to: Some(Elapsed::from_ms(to)),
            speaker,
            text: "so".into(),
            prompt: None,
            line: 1,
        }
    }

    #[test]
    fn cues_of_one_speaker_in_a_row_are_a_turn_and_its_gaps_stay_open() {
        let transcript = Transcript {
            speakers: vec!["Marta".into(), "Jonas".into()],
            cues: vec![
                cue(Some(0), 0, 5),
                cue(Some(0), 9, 12),
                cue(Some(1), 12, 14),
                cue(None, 15, 16),
                cue(None, 17, 18),
                cue(Some(0), 20, 21),
            ],
        };
        let turns = transcript.turns();
        let cues: Vec<_> = turns.iter().map(|turn| turn.cues.clone()).collect();
        assert_eq!(cues, [0..2, 2..3, 3..5, 5..6]);
        let times: Vec<_> = turns.iter().map(|turn| (turn.from, turn.to)).collect();
        let ms = |ms| Some(Elapsed::from_ms(ms));
        assert_eq!(
            times,
            [
                (ms(0), ms(12)),
                (ms(12), ms(14)),
                (ms(15), ms(18)),
                (ms(20), ms(21))
            ]
        );
        assert_eq!(Transcript::default().turns(), []);
    }
}
