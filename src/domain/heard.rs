//! What was taken down against what was said: quotes, marks and empty slots looked up in the transcript of a call.
//!
//! It reads and proposes; what becomes of a proposal is the person's word (product page, Transcript).

use std::cell::RefCell;

use super::guide::{Guide, Language, PromptKind};
use super::id::{ItemId, PromptId};
use super::interview::{
    Check, Interview, Item, Kind, Line, MOST_KEPT, Side, Speaker, TranscriptCheck,
};
use super::sorted::{SortedMap, SortedSet};
use super::text::{fold, word_count, words};
use super::time::Elapsed;
use super::transcript::Transcript;
use super::verify::{self, Found, Spoken, Step};

/// Cues of more words are cut into sentences, so that one that holds minutes of speech can be kept in part (our assumption).
const LONG: usize = 60;

/// A sentence of such a cue has at least so many words.
const SENTENCE: usize = 12;

/// How far the lines around a mark reach back and forth, in milliseconds. A mark already stands some seconds before the key
/// that made it (our assumption).
const AROUND: (u64, u64) = (20_000, 15_000);

/// The most lines that are shown around a mark.
const MOST_AROUND: usize = 6;

/// A quote that was taken down so long before the first line or after the last was said outside the recording.
const BEYOND: u64 = 30_000;

/// A question of at most so many words asks on: "And then?", "How did you notice that?" (our assumption).
const ASKS_ON: usize = 6;

/// How many words a stretch may grow by at either end.
const REACH: usize = 4;

/// So many quotes must have been found before the clocks count as matched for that.
const SURE: usize = 3;

/// The lines of a transcript, as an interview keeps them. Long cues are cut into sentences, with times in proportion to their
/// words.
pub fn lines(transcript: &Transcript) -> Vec<Line> {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut lines = Vec::with_capacity(transcript.cues.len());
    for (place, cue) in transcript.cues.iter().enumerate() {
        let all = word_count(&cue.text);
        let mut before = 0;
        for text in sentences(&cue.text, all) {
            let here = word_count(&text);
            let at = |words| between(cue.from, cue.to, words, all);
            lines.push(Line {
                cue: number(place),
                from_ms: if before == 0 { cue.from } else { at(before) },
                to_ms: if before + here >= all {
                    cue.to
                } else {
                    at(before + here)
                },
                speaker: cue.speaker.map(number),
                prompt: cue.prompt.clone(),
                text,
            });
            before += here;
        }
    }
    lines
}

/// A long text cut at the ends of its sentences, or after so many words where it has none.
fn sentences(text: &str, all: usize) -> Vec<String> {
    if all <= LONG {
        return vec![text.to_owned()];
    }
    let (mut cut, mut now, mut count) = (Vec::new(), String::new(), 0);
    for token in text.split_whitespace() {
        if !now.is_empty() {
            now.push(' ');
        }
        now.push_str(token);
        count += word_count(token);
        let ends = token.ends_with(['.', '?', '!', '…', '。', '؟']);
        if count >= LONG || ends && count >= SENTENCE {
            cut.push(std::mem::take(&mut now));
            count = 0;
        }
    }
    // What is left over has no words of its own more often than not.
    match cut.last_mut() {
        Some(last) if !now.is_empty() && count == 0 => {
            last.push(' ');
            last.push_str(&now);
        }
        _ if !now.is_empty() => cut.push(now),
        _ => {}
    }
    cut
}

/// The moment at which so many of all words have been said.
fn between(
    from: Option<Elapsed>,
    to: Option<Elapsed>,
    words: usize,
    all: usize,
) -> Option<Elapsed> {
    let from = from?;
    let lasts = to.map_or(0, |to| to.as_ms().saturating_sub(from.as_ms()));
    let words = u64::try_from(words).ok()?;
    let all = u64::try_from(all.max(1)).ok()?;
    Some(Elapsed::from_ms(
        from.as_ms() + lasts.saturating_mul(words) / all,
    ))
}

/// A transcript made ready for looking things up in it.
#[derive(Debug, Clone)]
pub struct Said {
    lines: Vec<Line>,
    /// The side of each line's speaker.
    sides: Vec<Side>,
    /// What the respondent said; a word's cue is the place of its line.
    spoken: Spoken,
    /// The respondent's lines, each with the number of its first word.
    firsts: Vec<(usize, usize)>,
    language: Language,
    /// What was looked up: the same words are asked for with every edit.
    places: RefCell<SortedMap<String, Option<Place>>>,
}

/// Where a quote stands in what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// How near it is.
    pub found: Found,
    /// The first and the last line it stands in.
    pub lines: [usize; 2],
    /// When it was said, on the transcript's clock.
    pub at: Option<Elapsed>,
    /// The words that were said there, as the transcript spells them, with its cuts.
    pub words: String,
}

/// A word of two texts that are held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The word.
    pub word: String,
    /// Whether the other text has another one there, or none.
    pub differs: bool,
}

/// What a transcript says of an interview.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// How far the transcript's clock is ahead of the session's, in milliseconds.
    pub offset: Option<i64>,
    /// Where each quote stands; none where nothing like it was said.
    pub places: Vec<(ItemId, Option<Place>)>,
    /// What follows for each.
    pub checks: Vec<Check>,
}

impl Reading {
    /// Where a quote stands.
    pub fn place(&self, id: &ItemId) -> Option<&Place> {
        let mut places = self.places.iter();
        places.find(|(of, _)| of == id)?.1.as_ref()
    }
}

/// Whether a transcript has a say about an item: about quotes, unless they record that there was no answer.
pub fn is_quote(item: &Item) -> bool {
    item.kind == Kind::Quote && item.answer.is_none()
}

impl Said {
    /// Makes the lines of a transcript ready.
    pub fn new(lines: Vec<Line>, speakers: &[Speaker], language: &Language) -> Self {
        let side = |line: &Line| {
            let place = line.speaker.and_then(|it| usize::try_from(it).ok());
            place
                .and_then(|place| speakers.get(place))
                .map_or(Side::Other, |speaker| speaker.side)
        };
        let sides: Vec<_> = lines.iter().map(side).collect();
        let mut firsts = Vec::new();
        let mut all = 0;
        for (place, (line, side)) in lines.iter().zip(&sides).enumerate() {
            if *side == Side::Respondent {
                firsts.push((place, all));
                all += word_count(&line.text);
            }
        }
        let said = firsts.iter().filter_map(|(place, _)| {
            let number = u32::try_from(*place).ok()?;
            Some((number, lines.get(*place)?.text.as_str()))
        });
        let spoken = Spoken::new(said, language);
        Self {
            spoken,
            lines,
            sides,
            firsts,
            language: language.clone(),
            places: RefCell::default(),
        }
    }

    /// Its lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The side of a line's speaker.
    pub fn side(&self, line: usize) -> Side {
        self.sides.get(line).copied().unwrap_or(Side::Other)
    }

    /// How many words the respondent says.
    pub fn words(&self) -> usize {
        self.spoken.len()
    }

    /// Where a quote stands, however unlike.
    pub fn place(&self, quote: &str) -> Option<Place> {
        if let Some(known) = self.places.borrow().get(quote) {
            return known.clone();
        }
        let place = self.look_up(quote);
        let mut places = self.places.borrow_mut();
        places.insert(quote.to_owned(), place.clone());
        place
    }

    fn look_up(&self, quote: &str) -> Option<Place> {
        let found = self.grown(quote, self.spoken.find(quote)?);
        let [first, _] = *found.parts.first()?;
        let [_, end] = *found.parts.last()?;
        let last = end.saturating_sub(1).max(first);
        let line = |word| usize::try_from(self.spoken.cue(word)?).ok();
        let lines = [line(first)?, line(last)?];
        let parts = found.parts.iter();
        let parts = parts.map(|[begin, end]| {
            (*begin..*end)
                .filter_map(|word| self.word(word))
                .collect::<Vec<_>>()
                .join(" ")
        });
        let words = parts.collect::<Vec<_>>().join(" … ");
        let words = words.trim_matches(is_beside).to_owned();
        Some(Place {
            at: self.at(first),
            lines,
            words,
            found,
        })
    }

    /// A stretch with the words before and after it taken in that make it no worse: of stretches that are equally near the
    /// search takes the shortest, and who adopts it would lose the end of a sentence that was put in other words.
    fn grown(&self, quote: &str, mut found: Found) -> Found {
        let apart = |steps: &[Step]| {
            let same = steps.iter().filter(|step| matches!(step, Step::Same(..)));
            steps.len() - same.count()
        };
        let is_same = |step: Option<&Step>| matches!(step, Some(Step::Same(..)));
        for at_end in [false, true] {
            let best = apart(&self.spoken.differences(quote, &found));
            for by in (1..=REACH).rev() {
                let mut more = found.clone();
                let part = if at_end {
                    more.parts.last_mut()
                } else {
                    more.parts.first_mut()
                };
                let Some([begin, end]) = part else { continue };
                match begin.checked_sub(by) {
                    _ if at_end && *end + by <= self.spoken.len() => *end += by,
                    Some(before) if !at_end => *begin = before,
                    _ => continue,
                }
                let steps = self.spoken.differences(quote, &more);
                let edge = if at_end { steps.last() } else { steps.first() };
                if is_same(edge) && apart(&steps) <= best {
                    found = more;
                    break;
                }
            }
        }
        found
    }

    /// A word, as the transcript spells it.
    fn word(&self, at: usize) -> Option<&str> {
        let (line, first) = self.line_of(at)?;
        words(&self.lines.get(line)?.text).nth(at.checked_sub(first)?)
    }

    /// The line a word stands in and the number of that line's first word.
    fn line_of(&self, word: usize) -> Option<(usize, usize)> {
        let line = usize::try_from(self.spoken.cue(word)?).ok()?;
        let place = self.firsts.binary_search_by_key(&line, |(line, _)| *line);
        self.firsts.get(place.ok()?).copied()
    }

    /// When a word was said, taking a line's words to be equally long.
    fn at(&self, word: usize) -> Option<Elapsed> {
        let (place, first) = self.line_of(word)?;
        let line = self.lines.get(place)?;
        let before = word.saturating_sub(first);
        between(line.from_ms, line.to_ms, before, word_count(&line.text))
    }

    /// A quote and what was said in its place, each word by word, with the words in which they differ.
    pub fn differences(&self, quote: &str, place: &Place) -> [Vec<Held>; 2] {
        let cut = quote.replace('…', " … ").replace("...", " … ");
        let mine: Vec<_> = words(&cut).collect();
        let held = |word: Option<&&str>, differs| Held {
            word: word.map_or_else(String::new, |word| (*word).to_owned()),
            differs,
        };
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for step in self.spoken.differences(quote, &place.found) {
            let (quoted, said, differs) = match step {
                Step::Same(quoted, said) => (Some(quoted), Some(said), false),
                Step::Changed(quoted, said) => (Some(quoted), Some(said), true),
                Step::Added(quoted) => (Some(quoted), None, true),
                Step::Lost(said) => (None, Some(said), true),
            };
            ours.extend(quoted.map(|at| held(mine.get(at), differs)));
            theirs.extend(said.map(|at| held(self.word(at).as_ref(), differs)));
        }
        [ours, theirs]
    }

    /// Whether a quote and what was said in its place differ in what turns their meaning round, however alike they are: a
    /// number, or a no. That is worth a look even where nearly all of it is found.
    pub fn turns(&self, quote: &str, place: &Place) -> bool {
        let [ours, theirs] = self.differences(quote, place);
        let mut held = ours.iter().chain(&theirs).filter(|held| held.differs);
        held.any(|held| is_weighty(&held.word, &self.language))
    }

    /// What the interviewer said just before somebody answered: their turn before the one a line belongs to. Empty where
    /// nobody asked.
    pub fn question(&self, line: usize) -> String {
        let own = self.lines.get(line).and_then(|it| it.speaker);
        let mut at = line;
        let before = |at: usize| at.checked_sub(1).and_then(|at| self.lines.get(at));
        while before(at).is_some_and(|it| it.speaker == own) {
            at -= 1;
        }
        let mut turn = Vec::new();
        let mut asks = before(at).and_then(|it| it.speaker);
        while let Some(it) = before(at).filter(|it| asks.is_some() && it.speaker == asks) {
            if self.side(at - 1) != Side::Interviewer {
                asks = None;
                continue;
            }
            turn.push(it.text.as_str());
            at -= 1;
        }
        turn.reverse();
        turn.join(" ")
    }

    /// Looks all quotes of an interview up. `leads` says whether a question puts words into a mouth.
    pub fn read(&self, interview: &Interview, leads: &dyn Fn(&str) -> bool) -> Reading {
        if self.spoken.is_empty() {
            return Reading::default();
        }
        let quotes = interview.evidence.iter().filter(|item| is_quote(item));
        let places: Vec<_> = quotes.map(|item| (item, self.place(&item.text))).collect();
        let pairs: Vec<_> = places
            .iter()
            .filter_map(|(item, place)| {
                let place = place.as_ref().filter(|it| is_found(it.found.check()))?;
                Some((item.at_ms, place.at?))
            })
            .collect();
        // One quote that is alike by chance must not set a clock.
        let offset = verify::offset(&pairs).filter(|_| pairs.len() > 1);
        let is_sure = pairs.len() >= SURE;
        let checks = places.iter().filter_map(|(item, place)| {
            let check = place
                .as_ref()
                .map_or(TranscriptCheck::NotFound, |it| it.found.check());
            let is_beyond =
                || is_sure && offset.is_some_and(|offset| self.is_beyond(item.at_ms, offset));
            if check == TranscriptCheck::NotFound && is_beyond() {
                return None;
            }
            let asked = place.as_ref().filter(|_| is_found(check));
            let question = asked.map(|it| self.question(it.lines[0]));
            let question = question.unwrap_or_default();
            // What a person made of it before stands as long as there is something to make it of.
            let is_settled = item.transcript == Some(TranscriptCheck::Kept)
                && matches!(check, TranscriptCheck::Near | TranscriptCheck::Unclear);
            Some(Check {
                item: item.id.clone(),
                transcript: Some(if is_settled {
                    TranscriptCheck::Kept
                } else {
                    check
                }),
                led: !question.is_empty() && verify::is_led(&item.text, &question, &self.language),
                leading: !question.is_empty() && leads(&question),
            })
        });
        Reading {
            offset,
            checks: checks.collect(),
            places: places
                .into_iter()
                .map(|(item, place)| (item.id.clone(), place))
                .collect(),
        }
    }

    /// Whether a moment of the session lies outside what was recorded.
    fn is_beyond(&self, at: Elapsed, offset: i64) -> bool {
        let Some(at) = i64::try_from(at.as_ms()).ok() else {
            return false;
        };
        let at = at.saturating_add(offset);
        let ms = |at: Elapsed| i64::try_from(at.as_ms()).unwrap_or(i64::MAX);
        let first = self.lines.iter().find_map(|line| line.from_ms).map(ms);
        let ends = self
            .lines
            .iter()
            .filter_map(|line| line.to_ms.or(line.from_ms));
        let last = ends.map(ms).max();
        let beyond = i64::try_from(BEYOND).unwrap_or(i64::MAX);
        first.is_some_and(|first| at < first.saturating_sub(beyond))
            || last.is_some_and(|last| at > last.saturating_add(beyond))
    }

    /// The respondent's lines around a moment on the transcript's clock, the nearest at most [`MOST_AROUND`], in order.
    pub fn around(&self, at: Elapsed) -> Vec<usize> {
        let (from, to) = (
            at.as_ms().saturating_sub(AROUND.0),
            at.as_ms().saturating_add(AROUND.1),
        );
        let touches = |line: &Line| {
            let begins = line.from_ms.map(Elapsed::as_ms);
            let ends = line.to_ms.map(Elapsed::as_ms).or(begins);
            begins.is_some_and(|begins| begins <= to) && ends.is_some_and(|ends| ends >= from)
        };
        let all = self.answers().filter(|(_, line)| touches(line));
        let mut all: Vec<_> = all.map(|(place, _)| place).collect();
        while all.len() > MOST_AROUND {
            // Of the two ends the one further off goes.
            let far = |place: Option<&usize>| {
                let line = place.and_then(|place| self.lines.get(*place));
                let begins = line.and_then(|line| line.from_ms).unwrap_or_default();
                begins.as_ms().abs_diff(at.as_ms())
            };
            if far(all.first()) > far(all.last()) {
                all.remove(0);
            } else {
                all.pop();
            }
        }
        all
    }

    /// The respondent's lines.
    pub fn answers(&self) -> impl Iterator<Item = (usize, &Line)> {
        let all = self.lines.iter().enumerate().zip(&self.sides);
        all.filter(|(_, side)| **side == Side::Respondent)
            .map(|(line, _)| line)
    }

    /// The prompt that was current at each line. The file's own names count first; else where the interviewer turned to which
    /// prompt, once the clocks are matched; else the words of the question, held against those of the prompts.
    pub fn prompts(
        &self,
        interview: &Interview,
        guide: &Guide,
        offset: Option<i64>,
    ) -> Vec<Option<PromptId>> {
        let known = |id: &PromptId| guide.prompt(id).is_some();
        // A name the guide does not know ends what was current: another guide went on.
        let named = |line: &Line| Some(line.prompt.clone()?).map(|it| Some(it).filter(known));
        if self
            .lines
            .iter()
            .any(|line| named(line).flatten().is_some())
        {
            return carried(self.lines.iter().map(named));
        }
        if let Some(offset) = offset.filter(|_| interview.trail.len() > 1) {
            let at = |line: &Line| {
                let at = i64::try_from(line.from_ms?.as_ms()).ok()?;
                let at = u64::try_from(at.saturating_sub(offset)).unwrap_or(0);
                let steps = interview.trail.iter();
                let step = steps.take_while(|step| step.at_ms.as_ms() <= at).last();
                step?.prompt.clone()
            };
            return self.lines.iter().map(at).collect();
        }
        // A question in other words is about something else, unless it only asks on.
        let worded = self.lines.iter().zip(&self.sides).map(|(line, side)| {
            let asks = *side == Side::Interviewer;
            let found = asks.then(|| self.worded(&line.text, guide))?;
            (found.is_some() || word_count(&line.text) > ASKS_ON).then_some(found)
        });
        carried(worded)
    }

    /// The prompt whose words a question is nearest to, if it is near any.
    fn worded(&self, question: &str, guide: &Guide) -> Option<PromptId> {
        let asked = Spoken::new(std::iter::once((0, question)), &self.language);
        let mut best: Option<(u32, &PromptId)> = None;
        for prompt in guide
            .prompts
            .iter()
            .filter(|it| it.kind != PromptKind::Task)
        {
            let text = prompt.ask.in_language(&self.language).map(|(text, _)| text);
            let found = text.and_then(|text| asked.find(text));
            let near = found.filter(|it| is_found(it.check()));
            let near = near.map(|it| it.thousandths());
            if let Some(near) = near.filter(|near| best.is_none_or(|(most, _)| *near > most)) {
                best = Some((near, &prompt.id));
            }
        }
        best.map(|(_, id)| id.clone())
    }

    /// The lines worth keeping: those a quote stands in with their neighbours and the question before, and those around
    /// marks; or all of them at the person's wish, if they are not too many.
    pub fn kept(&self, reading: &Reading, marks: &[Elapsed], whole: bool) -> Vec<Line> {
        if whole && self.can_be_whole() {
            return self.lines.clone();
        }
        let mut wanted = SortedSet::new();
        let places = reading
            .places
            .iter()
            .filter_map(|(_, place)| place.as_ref());
        let near = places.filter(|it| it.found.check() != TranscriptCheck::NotFound);
        for [first, last] in near.map(|place| place.lines) {
            wanted.extend(first.saturating_sub(1)..=last + 1);
            wanted.extend(self.asked_in(first));
        }
        for mark in marks {
            wanted.extend(self.around(*mark));
        }
        let lines = self.lines.iter().enumerate();
        let wanted = lines.filter(|(place, _)| wanted.contains(place));
        wanted.map(|(_, line)| line.clone()).collect()
    }

    /// Whether all of it may be kept.
    pub fn can_be_whole(&self) -> bool {
        let bytes = self.lines.iter().map(|line| line.text.len());
        bytes.sum::<usize>() <= MOST_KEPT
    }

    /// The lines of the question before a line's turn.
    fn asked_in(&self, line: usize) -> Vec<usize> {
        let own = self.side(line);
        let turn = (0..line).rev().skip_while(|at| self.side(*at) == own);
        turn.take_while(|at| self.side(*at) == Side::Interviewer)
            .collect()
    }
}

/// Words that turn a sentence round, and the small numbers, folded (our judgement).
const WEIGHTY: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "not", "no", "never", "none", "nobody", "nothing", "cannot", "without", "two", "three",
            "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred",
            "thousand", "million", "half", "double",
        ],
    ),
    (
        "tr",
        &[
            "degil", "degildi", "yok", "yoktu", "hic", "hicbir", "asla", "iki", "uc", "dort",
            "bes", "alti", "yedi", "sekiz", "dokuz", "on", "yuz", "bin", "milyon", "yarim",
        ],
    ),
];

/// Whether a word is a number or a no.
fn is_weighty(word: &str, language: &Language) -> bool {
    let folded = fold(word, language);
    let word = folded.text().trim_matches(|it: char| !it.is_alphanumeric());
    let words = WEIGHTY.iter().find(|(code, _)| *code == language.code());
    let ends = [
        "n't", "teen", "ty", "madik", "medik", "madim", "medim", "madi", "medi",
    ];
    word.contains(|it: char| it.is_ascii_digit())
        || words.is_some_and(|(_, all)| all.contains(&word))
        || ends.iter().any(|end| word.ends_with(end))
}

/// Whether a quote counts as found.
const fn is_found(check: TranscriptCheck) -> bool {
    matches!(check, TranscriptCheck::Verified | TranscriptCheck::Near)
}

/// What stands beside a quote's words and is none of them.
fn is_beside(letter: char) -> bool {
    matches!(
        letter,
        ',' | ';' | ':' | '–' | '—' | '-' | '"' | '“' | '”' | '«' | '»'
    ) || letter.is_whitespace()
}

/// Each from where it is named until the next is, or until it ends.
fn carried(named: impl Iterator<Item = Option<Option<PromptId>>>) -> Vec<Option<PromptId>> {
    let mut now = None;
    named
        .map(|next| {
            if let Some(next) = next {
                now = next;
            }
            now.clone()
        })
        .collect()
}
