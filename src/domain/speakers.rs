//! Who is who in a transcript: how much each says, and which of them answers and which asks.

use super::guide::Language;
use super::interview::Side;
use super::text::{fold, small, word_count, words};
use super::transcript::Transcript;

/// What somebody says in a transcript, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// Words, as a quote's are counted.
    pub words: usize,
    /// Cues with a question mark.
    pub questions: usize,
}

/// Small words that tell a language: none of them is a word of the other.
const SMALL_WORDS: [(&str, &[&str]); 2] = [
    (
        "en",
        &["the", "and", "of", "we", "was", "that", "it", "you"],
    ),
    ("tr", &["bir", "ve", "bu", "da", "için", "çok", "ne", "ama"]),
];

impl Transcript {
    /// The language it is in, as far as its small words tell: one that has three times as many as the other, and one in
    /// fifty words at least (our assumption).
    pub fn language(&self) -> Option<Language> {
        let (mut all, mut counts) = (0_usize, [0_usize; 2]);
        for word in self.cues.iter().flat_map(|cue| words(&cue.text)) {
            let word = small(word);
            all += 1;
            for (count, (_, words)) in counts.iter_mut().zip(SMALL_WORDS) {
                *count += usize::from(words.contains(&word.as_str()));
            }
        }
        let [english, turkish] = counts;
        let tells = |count: usize, other: usize| count > other * 3 && count * 50 > all;
        if tells(english, turkish) {
            Some(Language::english())
        } else {
            tells(turkish, english).then(Language::turkish)
        }
    }

    /// What each speaker says, in the order of [`Transcript::speakers`].
    pub fn said(&self) -> Vec<Said> {
        let mut said = vec![Said::default(); self.speakers.len()];
        for cue in &self.cues {
            if let Some(said) = cue.speaker.and_then(|speaker| said.get_mut(speaker)) {
                said.words += word_count(&cue.text);
                said.questions += usize::from(cue.text.contains(QUESTION_MARKS));
            }
        }
        said
    }

    /// A guess of which side each speaker is on, in the order of [`Transcript::speakers`]; the person says what is true.
    ///
    /// Names settle it where they can: one that is the given name, or holds it, or is held by it, in whole words and
    /// initials. A name that fits two speakers alike settles nothing. Otherwise who asks most for the words they say is
    /// the interviewer, or, where nobody asks, who says least; and of the rest, who says most is the respondent. A lone
    /// speaker without the interviewer's name is the respondent.
    pub fn sides(&self, interviewer: &str, respondent: &str) -> Vec<Side> {
        let said = self.said();
        let mut sides = vec![None; said.len()];
        let (asks, answers) = (self.named(interviewer), self.named(respondent));
        // One speaker who fits both names is neither for sure.
        if asks != answers {
            put(&mut sides, asks, Side::Interviewer);
            put(&mut sides, answers, Side::Respondent);
        }
        let free = sides.iter().filter(|side| side.is_none()).count();
        if !sides.contains(&Some(Side::Interviewer)) && (free > 1 || free < sides.len()) {
            let place = best(&said, &sides, |one, two| {
                let (a, b) = (asking(*one, *two), asking(*two, *one));
                a > b || a == b && one.words < two.words
            });
            put(&mut sides, place, Side::Interviewer);
        }
        if !sides.contains(&Some(Side::Respondent)) {
            let place = best(&said, &sides, |one, two| one.words > two.words);
            put(&mut sides, place, Side::Respondent);
        }
        let other = |side: Option<Side>| side.unwrap_or(Side::Other);
        sides.into_iter().map(other).collect()
    }

    /// The only speaker whose name fits best, if it fits.
    fn named(&self, name: &str) -> Option<usize> {
        let wanted = name_words(name);
        let (mut found, mut most) = (None, 0);
        for (place, speaker) in self.speakers.iter().enumerate() {
            let has = name_words(speaker);
            let fit = if wanted.is_empty() || has.is_empty() {
                0
            } else if wanted == has {
                2
            } else {
                u8::from(holds(&has, &wanted) || holds(&wanted, &has))
            };
            if fit > most {
                (found, most) = (Some(place), fit);
            } else if fit == most {
                found = None;
            }
        }
        found
    }
}

/// Question marks of the scripts people here write in; the Greek one is a semicolon elsewhere.
pub(super) const QUESTION_MARKS: [char; 3] = ['?', '؟', '？'];

fn put(sides: &mut [Option<Side>], place: Option<usize>, side: Side) {
    if let Some(slot) = place.and_then(|place| sides.get_mut(place)) {
        *slot = Some(side);
    }
}

/// Of the speakers without a side, the first whom no later one beats.
fn best(said: &[Said], sides: &[Option<Side>], beats: fn(&Said, &Said) -> bool) -> Option<usize> {
    let mut best: Option<(usize, &Said)> = None;
    let free = said.iter().zip(sides).enumerate();
    for (place, (said, _)) in free.filter(|(_, (_, side))| side.is_none()) {
        if best.is_none_or(|(_, other)| beats(said, other)) {
            best = Some((place, said));
        }
    }
    best.map(|(place, _)| place)
}

/// How much somebody asks beside another: the questions, squared, over the words, so that neither a talkative respondent with two
/// questions nor a listener with one "Can you hear me?" is taken for the interviewer. Multiplied across, to stay whole.
fn asking(one: Said, other: Said) -> u64 {
    let questions = one.questions as u64;
    let words = other.words.max(1) as u64;
    questions.saturating_mul(questions).saturating_mul(words)
}

/// The words of a name, folded as loosely as any language here folds: by the Turkish rules, which make one letter of all the
/// i's and take the marks off.
fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name, &Language::turkish());
    let words = folded
        .text()
        .split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether each word of `part` stands in `whole`, a single letter for the word it begins.
fn holds(whole: &[String], part: &[String]) -> bool {
    let stands = |word: &String| {
        let initial = word.chars().nth(1).is_none();
        whole
            .iter()
            .any(|other| other == word || initial && other.starts_with(word.as_str()))
    };
    part.iter().all(stands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::transcript::Cue;
    use Side::{Interviewer, Other, Respondent};

    fn call(said: &[(&str, &str)]) -> Transcript {
        let mut call = Transcript::default();
        for (name, text) in said {
            if !call.speakers.iter().any(|it| it == name) {
                call.speakers.push((*name).into());
            }
            call.cues.push(Cue {
                from: None,
                to: None,
                speaker: call.speakers.iter().position(|it| it == name),
                text: (*text).into(),
                prompt: None,
                line: 1,
            });
        }
        call
    }

    const ASKED: [(&str, &str); 4] = [
        ("Speaker 1", "What made you look for something else?"),
        (
            "Speaker 2",
            "We had three carriers at one door in one week. Could I fix that by shouting? No, I could not.",
        ),
        ("Speaker 1", "And then?"),
        (
            "Speaker 2",
            "Then I asked Femi for his sheet, and put our own numbers in.",
        ),
    ];

    #[test]
    fn names_settle_who_is_who() {
        for (interviewer, respondent, speaker) in [
            ("Jonas", "", "jonas"),
            ("Jonas Weber", "", "Jonas"),
            ("", "Marta", "Marta Vos (Guest)"),
            ("", "Marta V.", "Marta Vos"),
            ("", "IŞIK Yıldız", "Isik YILDIZ"),
            ("", "Jane Doe", "Doe, Jane"),
        ] {
            // Whoever it is speaks second, asks nothing and says least: names alone settle it.
            let call = call(&[("Somebody", "Is it so? Is it?"), (speaker, "Yes.")]);
            let wanted = if interviewer.is_empty() {
                [Interviewer, Respondent]
            } else {
                [Respondent, Interviewer]
            };
            assert_eq!(call.sides(interviewer, respondent), wanted, "{speaker}");
        }
    }

    #[test]
    fn without_names_the_one_who_asks_is_the_interviewer() {
        assert_eq!(call(&ASKED).sides("", ""), [Interviewer, Respondent]);
        assert_eq!(
            call(&ASKED).sides("Nobody here", "Nor here"),
            [Interviewer, Respondent]
        );
        // No question mark anywhere: the shorter one.
        let plain = [
            ("A", "we looked at three of them and took the first"),
            ("B", "why"),
        ];
        assert_eq!(call(&plain).sides("", ""), [Respondent, Interviewer]);
    }

    #[test]
    fn a_listener_with_one_question_is_neither() {
        let mut said = ASKED.to_vec();
        said.insert(0, ("Guest", "Can you hear me?"));
        assert_eq!(call(&said).sides("", ""), [Other, Interviewer, Respondent]);
    }

    #[test]
    fn a_name_that_fits_two_settles_nothing() {
        let call = call(&[
            ("Jonas W", "What happened?"),
            (
                "Jonas K",
                "We lost two days every month to it, and nobody saw it.",
            ),
        ]);
        assert_eq!(call.sides("Jonas", ""), [Interviewer, Respondent]);
        assert_eq!(call.sides("", "Jonas"), [Interviewer, Respondent]);
        assert_eq!(call.sides("Jonas K", "Jonas W"), [Respondent, Interviewer]);
        assert_eq!(call.sides("Jonas", "Jonas"), [Interviewer, Respondent]);
    }

    #[test]
    fn a_lone_speaker_is_the_respondent_unless_named() {
        let lone = call(&[("Speaker", "What? We bought it. Why?")]);
        assert_eq!(lone.sides("", ""), [Respondent]);
        assert_eq!(lone.sides("", "Speaker"), [Respondent]);
        assert_eq!(lone.sides("Speaker", ""), [Interviewer]);
        assert_eq!(call(&[]).sides("a", "b"), []);
    }
}
