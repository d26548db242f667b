//! How a call was conducted, counted in its transcript, with the picture of it over the minutes and what is worth a remark.
//!
//! It stands beside completeness and verdict as craft does; only the share of hearsay is a sign for the verdict (method.md,
//! D4 and E3).

use super::guide::{Guide, Language};
use super::hints::{asked, find, is_secondhand};
use super::id::PromptId;
use super::interview::{AskCode, Call, Conduct, Side, Silence, Slip, Stretch};
use super::lexicon::Lexicon;
use super::sorted::in_order;
use super::speakers::QUESTION_MARKS;
use super::text::word_count;
use super::time::Elapsed;
use super::transcript::{Cue, Transcript, Turn};

const MINUTE: u64 = 60_000;

/// The most minutes that are counted one by one: a day, from the first words on. A time that jumps further is no time of
/// the call (our assumption), and its words stand in the sums alone.
const MOST_MINUTES: u64 = 24 * 60;

/// The most slips, interruptions and silences that are listed of each, the first ones. An hour has a few hundred turns
/// (our assumption).
const MOST_LISTED: usize = 1_000;

/// An interviewer's turn of fewer words is a listener's "mm-hm" or "go on" while the respondent talks on, unless it has a
/// question mark (our assumption).
const SPOKEN: u32 = 3;

/// By how many milliseconds somebody has to be early to interrupt; less is the transcriber's (our assumption).
const EARLY: Elapsed = Elapsed::from_ms(200);

/// The shortest silence that is kept, in milliseconds (our assumption).
const SILENCE: Elapsed = Elapsed::from_ms(1_000);

/// How long to wait after an answer, in milliseconds (method.md C, the silence rule).
const WAIT: Elapsed = Elapsed::from_ms(4_000);

/// How many of the longest answers are kept.
const LONGEST: usize = 3;

/// How many bytes the lexicon is given at once, some six minutes of speech. What it does with a text without an end grows
/// faster than the text where all of it is suspicious.
const AT_ONCE: usize = 5_000;

/// A transcript, and what must be known to count in it.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    /// What was said.
    pub transcript: &'a Transcript,
    /// The side of each speaker, by the place in [`Transcript::speakers`]; anybody without one is on neither.
    pub sides: &'a [Side],
    /// The language it was said in.
    pub language: &'a Language,
    /// What is suspicious in that language. Without it, or with another's, slips and causal answers are not counted.
    pub lexicon: Option<&'a Lexicon>,
    /// Tells which prompts are causal.
    pub guide: &'a Guide,
    /// The prompt that was current when each cue began, as far as it is known. A turn belongs to that of its first cue.
    pub prompts: &'a [Option<&'a PromptId>],
}

/// A turn of one side, with its words counted.
struct Told {
    turn: Turn,
    side: Side,
    words: u32,
}

/// A part of a turn the lexicon is given, and where in it its cues begin, in characters.
#[derive(Default)]
struct Piece {
    text: String,
    begins: Vec<(u32, usize)>,
    letters: u32,
}

impl Conduct {
    /// Counts how a call was conducted. Whatever the times are, what it takes grows with the words alone.
    ///
    /// A listener's sound (fewer than three words of the interviewer, no question mark) between two turns of the
    /// respondent is no turn: the answer goes on. Its words count all the same.
    pub fn of(heard: &Heard<'_>) -> Self {
        let cues = &heard.transcript.cues;
        let words: Vec<u32> = cues
            .iter()
            .map(|cue| small(word_count(&cue.text)))
            .collect();
        let mut conduct = Self::default();
        for (cue, words) in cues.iter().zip(&words) {
            let sum = match heard.side(cue.speaker) {
                Side::Interviewer => &mut conduct.interviewer,
                Side::Respondent => &mut conduct.respondent,
                Side::Other => &mut conduct.other,
            };
            *sum = sum.saturating_add(*words);
        }
        heard.by_minute(&words, &mut conduct);
        let turns = heard.turns(&words);
        let (mut questions, mut answers) = (Vec::new(), Vec::new());
        for told in turns.iter().filter(|told| told.words > 0) {
            let stretch = Stretch {
                cue: small(told.turn.cues.start),
                at_ms: told.turn.from,
                words: told.words,
            };
            match told.side {
                Side::Interviewer => {
                    questions.push(stretch);
                    heard.slips(&told.turn, &mut conduct.slips);
                }
                Side::Respondent => {
                    answers.push(stretch);
                    if let Some(is_secondhand) = heard.secondhand(&told.turn) {
                        conduct.causal = conduct.causal.saturating_add(1);
                        conduct.secondhand += u32::from(is_secondhand);
                    }
                }
                Side::Other => {}
            }
        }
        let (questions, mut answers) = (longest_first(questions), longest_first(answers));
        conduct.questions = small(questions.len());
        conduct.longest_question = questions.first().copied();
        let median = questions.get(questions.len() / 2);
        conduct.question_words = median.map_or(0, |stretch| stretch.words);
        answers.truncate(LONGEST);
        conduct.longest_answers = answers;
        for pair in turns.windows(2) {
            if let [one, next] = pair {
                heard.between(one, next, &words, &mut conduct);
            }
        }
        conduct.slips.truncate(MOST_LISTED);
        conduct.interruptions.truncate(MOST_LISTED);
        conduct.silences.truncate(MOST_LISTED);
        conduct
    }

    /// The interviewer's words in per cent of both sides', rounded (method.md D4); nothing while nobody has spoken.
    pub fn talk_share(&self) -> Option<u32> {
        per_cent(self.interviewer, self.respondent)
    }
}

impl Heard<'_> {
    fn side(&self, speaker: Option<usize>) -> Side {
        let side = speaker.and_then(|place| self.sides.get(place));
        side.copied().unwrap_or(Side::Other)
    }

    /// A turn's own cues, with their places: a listener's between them are left out.
    fn cues(&self, turn: &Turn) -> impl Iterator<Item = (usize, &Cue)> {
        let speaker = turn.speaker;
        let all = self.transcript.cues.iter().enumerate();
        let of_turn = all.skip(turn.cues.start).take(turn.cues.len());
        of_turn.filter(move |(_, cue)| cue.speaker == speaker)
    }

    /// The turns, without the sounds of who listens.
    fn turns(&self, words: &[u32]) -> Vec<Told> {
        let mut turns: Vec<Told> = Vec::new();
        let mut left = self.transcript.turns().into_iter().peekable();
        while let Some(turn) = left.next() {
            let of_turn = words.iter().skip(turn.cues.start).take(turn.cues.len());
            let told = Told {
                side: self.side(turn.speaker),
                words: of_turn.fold(0, |sum, words| sum.saturating_add(*words)),
                turn,
            };
            let Some(last) = turns.last_mut() else {
                turns.push(told);
                continue;
            };
            let speaker = last.turn.speaker;
            let goes_on = left.peek().is_some_and(|next| next.speaker == speaker);
            if last.side == Side::Respondent && goes_on && self.listens(&told) {
                continue;
            }
            if speaker == told.turn.speaker {
                last.turn.cues.end = told.turn.cues.end;
                last.turn.to = told.turn.to;
                last.words = last.words.saturating_add(told.words);
            } else {
                turns.push(told);
            }
        }
        turns
    }

    fn listens(&self, told: &Told) -> bool {
        let asks = || {
            self.cues(&told.turn)
                .any(|(_, cue)| cue.text.contains(QUESTION_MARKS))
        };
        told.side == Side::Interviewer && (told.words == 0 || told.words < SPOKEN && !asks())
    }

    /// The words by minute. Those of a cue are spread over the time it takes, so that one of an hour does not stand in one
    /// minute.
    fn by_minute(&self, words: &[u32], conduct: &mut Conduct) {
        let timed = self.transcript.cues.iter().zip(words);
        let timed = timed.filter_map(|(cue, words)| {
            let side = self.side(cue.speaker);
            let counts = side != Side::Other && *words > 0;
            let from = cue.from.filter(|_| counts)?.as_ms();
            let lasts = cue.to.map_or(0, |to| to.as_ms().saturating_sub(from));
            Some((side, from, lasts, u64::from(*words)))
        });
        let Some(first) = timed.clone().map(|(_, from, ..)| from / MINUTE).min() else {
            return;
        };
        conduct.minutes_from = u32::try_from(first).unwrap_or(u32::MAX);
        for (side, from, lasts, words) in timed {
            let lasts = lasts.min(MOST_MINUTES * MINUTE);
            for word in 0..words {
                let minute = from.saturating_add(lasts * word / words) / MINUTE - first;
                if minute >= MOST_MINUTES {
                    break;
                }
                let place = usize::try_from(minute).unwrap_or_default();
                if conduct.minutes.len() <= place {
                    conduct.minutes.resize(place + 1, [0; 2]);
                }
                if let Some([asks, answers]) = conduct.minutes.get_mut(place) {
                    let sum = if side == Side::Interviewer {
                        asks
                    } else {
                        answers
                    };
                    *sum = sum.saturating_add(1);
                }
            }
        }
    }

    /// What lies between two turns that follow on one another: a silence, or the interviewer who does not wait.
    fn between(&self, one: &Told, next: &Told, words: &[u32], conduct: &mut Conduct) {
        let changes = matches!(
            (one.side, next.side),
            (Side::Respondent, Side::Interviewer) | (Side::Interviewer, Side::Respondent)
        );
        let (Some(end), Some(begin), true) = (one.turn.to, next.turn.from, changes) else {
            return;
        };
        let lasts_ms = begin.minus(end);
        if lasts_ms >= SILENCE {
            conduct.silences.push(Silence {
                at_ms: end,
                lasts_ms,
                after: one.side,
            });
        }
        if one.side != Side::Respondent {
            return;
        }
        conduct.followed = conduct.followed.saturating_add(1);
        let last = one.turn.cues.end.checked_sub(1);
        let began = last.and_then(|last| self.transcript.cues.get(last)?.from);
        // Only what is said before the end is early; two who begin at once do not interrupt.
        let is_early = |cue: &Cue| {
            cue.from
                .is_some_and(|from| from.plus(EARLY) <= end && Some(from) > began)
        };
        let early = self.cues(&next.turn).take_while(|(_, cue)| is_early(cue));
        let early = early.filter_map(|(place, _)| words.get(place));
        if early.fold(0_u32, |sum, words| sum.saturating_add(*words)) >= SPOKEN {
            conduct.interruptions.push(begin);
        }
    }

    /// What the lexicon is given of a turn, part by part.
    fn pieces(&self, turn: &Turn) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (place, cue) in self.cues(turn) {
            let mut rest = cue.text.as_str();
            while !rest.is_empty() {
                let (head, tail) = cut(rest);
                rest = tail;
                let fits = |piece: &Piece| piece.text.len() + head.len() < AT_ONCE;
                if !pieces.last().is_some_and(fits) {
                    pieces.push(Piece::default());
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.begins.push((piece.letters, place));
                    piece.text.push_str(head);
                    piece.text.push(' ');
                    let letters = small(head.chars().count()).saturating_add(1);
                    piece.letters = piece.letters.saturating_add(letters);
                }
            }
        }
        pieces
    }

    /// Adds what a turn of the interviewer does that it should not. It is closed once however often (method.md G4).
    fn slips(&self, turn: &Turn, slips: &mut Vec<Slip>) {
        let Some(lexicon) = self.lexicon.filter(|_| slips.len() < MOST_LISTED) else {
            return;
        };
        let mut is_closed = false;
        for piece in self.pieces(turn) {
            let found = asked(&piece.text, self.language, lexicon);
            for (code, [from, _]) in found.into_iter().flatten() {
                if code == AskCode::Closed && std::mem::replace(&mut is_closed, true) {
                    continue;
                }
                let after = piece.begins.partition_point(|(begin, _)| *begin <= from);
                let begin = piece.begins.get(after.saturating_sub(1));
                let cue = begin.map_or(turn.cues.start, |(_, place)| *place);
                slips.push(Slip {
                    cue: small(cue),
                    at_ms: self.transcript.cues.get(cue).and_then(|cue| cue.from),
                    code,
                });
            }
        }
    }

    /// Whether an answer to a causal prompt is told from others or about what others did (method.md E3, B6); nothing where
    /// the prompt is not causal or nobody can tell.
    fn secondhand(&self, turn: &Turn) -> Option<bool> {
        let prompt = self.guide.prompt((*self.prompts.get(turn.cues.start)?)?)?;
        let lexicon = self.lexicon.filter(|it| it.language == *self.language)?;
        let is_hit = |piece: &Piece| {
            let hits = find(&piece.text, self.language, lexicon);
            hits.is_some_and(|hits| hits.iter().any(|hit| is_secondhand(hit.code)))
        };
        let is_causal = prompt.main_dimension()?.is_causal();
        is_causal.then(|| self.pieces(turn).iter().any(is_hit))
    }
}

/// As much of a text as the lexicon is given at once, to the end of a sentence or word where there is one in its second half,
/// and the rest.
fn cut(text: &str) -> (&str, &str) {
    if text.len() < AT_ONCE {
        return (text, "");
    }
    let end = text.floor_char_boundary(AT_ONCE - 1);
    let head = text.get(..end).unwrap_or_default();
    let late = |at: &usize| *at > AT_ONCE / 2;
    let stop = head.rfind(['.', '?', '!']).map(|at| at + 1).filter(late);
    let at = stop.or_else(|| head.rfind(' ').filter(late));
    text.split_at_checked(at.unwrap_or(end))
        .unwrap_or((text, ""))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn longest_first(turns: Vec<Stretch>) -> Vec<Stretch> {
    in_order(turns, |one, other| other.words.cmp(&one.words))
}

/// A part in per cent of it and the rest together, rounded.
fn per_cent(part: u32, rest: u32) -> Option<u32> {
    let (part, all) = (u64::from(part), u64::from(part) + u64::from(rest));
    let per_cent = (part * 100 + all / 2).checked_div(all)?;
    u32::try_from(per_cent).ok()
}

/// A call over its minutes, in whole numbers, for a plot. Its length is that of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where the first minute begins, on the transcript's clock.
    pub from: Elapsed,
    /// Minute by minute the shares of the interviewer and of the respondent in per cent of what both say; nothing where
    /// neither speaks.
    pub minutes: Vec<Option<[u32; 2]>>,
    /// What happened, in order of time.
    pub points: Vec<Point>,
}

/// Something that happened at one moment of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// When, in thousandths of the picture's length.
    pub at: u32,
    /// When, on the transcript's clock.
    pub moment: Elapsed,
    /// What.
    pub event: Event,
}

/// What can happen at one moment of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A question did what it should not.
    Slip(AskCode),
    /// The interviewer began before the respondent had ended.
    Interruption,
    /// A silence of four seconds or more began, after whose words and for how long.
    Silence(Side, Elapsed),
    /// One of the longest answers began, of so many words.
    Answer(u32),
    /// Something was taken down: its place in the list that was given.
    Capture(usize),
}

impl Picture {
    /// The picture of a call, with what was taken down at these moments of the session. Nothing where the transcript has no
    /// times; captures are missing while the clocks are not known to be so far apart, or where they lie outside the call.
    pub fn of(call: &Call, captures: &[Elapsed]) -> Option<Self> {
        let conduct = &call.conduct;
        let length = u64::try_from(conduct.minutes.len())
            .ok()?
            .saturating_mul(MINUTE);
        let from = Elapsed::from_minutes(u64::from(conduct.minutes_from));
        let point = |(moment, event): (Elapsed, Event)| {
            let past = moment.as_ms().checked_sub(from.as_ms())?;
            let at = past.saturating_mul(1_000).checked_div(length)?;
            let at = u32::try_from(at).ok().filter(|at| *at <= 1_000)?;
            Some(Point { at, moment, event })
        };
        let slips = conduct.slips.iter();
        let slips = slips.filter_map(|slip| Some((slip.at_ms?, Event::Slip(slip.code))));
        let answers = conduct.longest_answers.iter();
        let answers = answers.filter_map(|it| Some((it.at_ms?, Event::Answer(it.words))));
        let cut_in = conduct.interruptions.iter();
        let cut_in = cut_in.map(|at| (*at, Event::Interruption));
        let silences = conduct.silences.iter().filter(|it| it.lasts_ms >= WAIT);
        let silences = silences.map(|it| (it.at_ms, Event::Silence(it.after, it.lasts_ms)));
        let captures = captures.iter().enumerate().filter_map(|(place, at)| {
            let there = call.transcript(*at)?;
            // What was taken down before the transcript begins has no moment in it.
            (call.session(there) == Some(*at)).then_some((there, Event::Capture(place)))
        });
        let all = slips.chain(answers).chain(cut_in).chain(silences);
        let points = all.chain(captures).filter_map(point).collect();
        let minutes = conduct.minutes.iter().map(|[asks, answers]| {
            let share = per_cent(*asks, *answers)?;
            Some([share, 100 - share])
        });
        (length > 0).then(|| Self {
            from,
            minutes: minutes.collect(),
            points: in_order(points, |one: &Point, other| one.at.cmp(&other.at)),
        })
    }
}

/// How near to what is good something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// As it should be.
    Good,
    /// A little over.
    Over,
    /// Far over.
    FarOver,
}

/// Something about how a call was conducted that is worth saying to who conducted it; the screen has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The interviewer's words in per cent of both sides'.
    TalkShare(u32, Measure),
    /// After so many answers of how many four seconds of silence were kept.
    Waited(u32, u32),
    /// So many questions put words into a mouth.
    Leading(u32),
    /// So many times something was sold.
    Pitch(u32),
    /// The words of the median question.
    QuestionWords(u32, Measure),
}

/// The interviewer should not say more, in per cent (method.md D4).
const TALK_GOOD: u32 = 30;

/// From above so many per cent the interviewer says far too much (method.md D4).
const TALK_FAR: u32 = 40;

/// The median question should not have more words. No source: our assumption, a question one can hold in mind; those of
/// the worked interviews have about ten.
const QUESTION_GOOD: u32 = 20;

/// From above so many words the median question is far too long. No source: our assumption.
const QUESTION_FAR: u32 = 35;

/// What is worth saying, in order of weight. Slips are named only where there are some: without a lexicon nobody looked.
///
/// Silences are left out where the transcript has none of a second: then its times do not tell the end of what is said, as
/// when each cue lasts until the next (our assumption).
pub fn remarks(conduct: &Conduct) -> Vec<Remark> {
    let measure = |value: u32, good: u32, far: u32| match value {
        value if value > far => Measure::FarOver,
        value if value > good => Measure::Over,
        _ => Measure::Good,
    };
    let slips = |code| small(conduct.slips.iter().filter(|it| it.code == code).count());
    let share = conduct.talk_share();
    let share = share.map(|it| Remark::TalkShare(it, measure(it, TALK_GOOD, TALK_FAR)));
    let (leading, pitch) = (slips(AskCode::Leading), slips(AskCode::Pitch));
    let is_wait = |it: &&Silence| it.after == Side::Respondent && it.lasts_ms >= WAIT;
    let waits = small(conduct.silences.iter().filter(is_wait).count());
    let waited = conduct.followed > 0 && !conduct.silences.is_empty();
    let words = conduct.question_words;
    let length = Remark::QuestionWords(words, measure(words, QUESTION_GOOD, QUESTION_FAR));
    let all = [
        share,
        (leading > 0).then_some(Remark::Leading(leading)),
        (pitch > 0).then_some(Remark::Pitch(pitch)),
        waited.then_some(Remark::Waited(waits, conduct.followed)),
        (conduct.questions > 0).then_some(length),
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the lexicon takes for a text depends on how long a part is, so that parts of bounded length, and no more of them
    /// than the text is long, make the whole grow with its length alone.
    #[test]
    fn the_lexicon_is_given_a_million_words_in_parts() {
        for said in ["word ", ". a", "we did. ", "ı", " ", "Ş? ", "🚚 "] {
            let text = said.repeat(1_000_000);
            let (mut rest, mut parts, mut taken) = (text.as_str(), 0, 0);
            while !rest.is_empty() {
                let (head, tail) = cut(rest);
                assert!(head.len() < AT_ONCE && text.get(taken..).unwrap().starts_with(head));
                (parts, taken, rest) = (parts + 1, taken + head.len(), tail);
            }
            assert_eq!(taken, text.len());
            assert!(parts <= text.len() / (AT_ONCE / 2) + 1, "{said:?}: {parts}");
        }
        assert_eq!(cut(&"we did it. ".repeat(500)).0.len() % 11, 10);
    }
}
