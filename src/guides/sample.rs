//! The sample study: the worked interviews of the method as real records, so that a new person has something to look at.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::CAPTURES;
use crate::domain::dimension::Dimension;
use crate::domain::guide::Language;
use crate::domain::id::{GuideId, InterviewId, ItemId, PromptId, StudyId};
use crate::domain::interview::{
    Filing, Flag, GuideUse, Hit, HitCode, HitState, Interview, Item, Kind, LogCode, LogEntry,
    NoAnswer, Parts, Person, Respondent, RubricUse, Sitting, SpecificBy, Step,
};
use crate::domain::specific;
use crate::domain::study::Study;
use crate::domain::time::{Date, Elapsed, Moment};

/// The id of the sample study.
pub const STUDY: &str = "sample";

/// A worked interview as an expert would have kept it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The record.
    pub interview: Interview,
    /// When in the session the expert settled the authority ladder, if at all.
    pub settled: Option<Elapsed>,
    /// The transcript it was made from, as [`super::text`] names it.
    pub transcript: String,
    /// The first and the last cue of the transcript that belong to it, counted from one.
    pub cues: [u32; 2],
}

/// The sample study, under the title it is to have in the interface's language.
pub fn study(title: impl Into<String>) -> Study {
    Study {
        id: StudyId::new(STUDY),
        title: title.into(),
        created: Moment::from_unix_ms(1_752_796_800_000), // 2025-07-18, the day of the first sample interview
        rubric_version: super::rubric().version,
        sample: true,
    }
}

/// The sample interviews: a strong one, a mediocre one, one that is struck, and the one that came of it.
pub fn interviews() -> Vec<Interview> {
    samples()
        .into_iter()
        .map(|sample| sample.interview)
        .collect()
}

/// The sample interviews with what practice mode needs beside them.
pub fn samples() -> Vec<Sample> {
    let written: Written = serde_json::from_str(CAPTURES).unwrap_or_default();
    written.interview.into_iter().filter_map(sample).collect()
}

/// `demo_captures.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    interview: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: InterviewId,
    transcript: String,
    cues: [u32; 2],
    guide: GuideId,
    language: Language,
    filing: Filing,
    interviewer: String,
    started: Moment,
    held_on: Date,
    ended: String,
    settled: Option<String>,
    respondent: Respondent,
    people: Vec<Person>,
    #[serde(default)]
    flags: Vec<Flag>,
    capture: Vec<Capture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Capture {
    at: String,
    prompt: PromptId,
    dims: Vec<Dimension>,
    quote: Option<String>,
    note: Option<String>,
    specific: Option<bool>,
    answer: Option<NoAnswer>,
    #[serde(default)]
    parts: Parts,
    #[serde(default)]
    hits: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    code: HitCode,
    words: String,
    state: Option<HitState>,
}

fn sample(record: Record) -> Option<Sample> {
    let cues: Vec<_> = cues(super::text(&record.transcript)?)
        .enumerate()
        .filter(|(index, _)| {
            u32::try_from(index + 1).is_ok_and(|nth| record.cues[0] <= nth && nth <= record.cues[1])
        })
        .map(|(_, cue)| cue)
        .collect();
    // A record that begins with the call counts from the call's start; one opened later has its own clock.
    let begin = if record.cues[0] > 1 {
        cues.first()?.0
    } else {
        Elapsed::default()
    };
    let trail = trail(&cues, begin);
    let mut asked = BTreeMap::new();
    for step in &trail {
        if let Some(prompt) = &step.prompt {
            asked.entry(prompt.clone()).or_insert(step.at_ms);
        }
    }
    let ended = moment_after(
        record.started,
        minutes_and_seconds(&record.ended)?.minus(begin),
    );
    let mut evidence = Vec::new();
    for (index, capture) in record.capture.into_iter().enumerate() {
        let id = ItemId::new(format!("i{:02}", index + 1));
        evidence.push(item(
            id,
            capture,
            begin,
            record.started,
            &record.language,
            &record.people,
        )?);
    }
    let settled = match record.settled {
        Some(at) => Some(minutes_and_seconds(&at)?.minus(begin)),
        None => None,
    };
    let guide = super::guide(record.guide.as_str())?;
    let interview = Interview {
        id: record.id,
        study: StudyId::new(STUDY),
        created: record.started,
        guide: GuideUse {
            id: record.guide,
            version: guide.version,
            language: record.language,
            whole: None,
        },
        rubric: RubricUse {
            version: super::rubric().version,
            whole: None,
        },
        filing: record.filing,
        interviewer: record.interviewer,
        respondent: record.respondent,
        held_on: Some(record.held_on),
        sittings: vec![Sitting {
            started: record.started,
            ended: Some(ended),
        }],
        trail,
        asked,
        probed: BTreeMap::new(),
        evidence,
        draft: None,
        people: record.people,
        marks: Vec::new(),
        flags: record.flags,
        log: vec![
            LogEntry {
                wall: record.started,
                what: LogCode::Started,
            },
            LogEntry {
                wall: ended,
                what: LogCode::Finished,
            },
        ],
    };
    Some(Sample {
        interview,
        settled,
        transcript: record.transcript,
        cues: record.cues,
    })
}

fn item(
    id: ItemId,
    capture: Capture,
    begin: Elapsed,
    started: Moment,
    language: &Language,
    people: &[Person],
) -> Option<Item> {
    let (kind, text) = match (capture.quote, capture.note) {
        (Some(quote), None) => (Kind::Quote, quote),
        (None, Some(note)) => (Kind::Note, note),
        _ => return None,
    };
    let at_ms = minutes_and_seconds(&capture.at)?.minus(begin);
    let hits = capture
        .hits
        .into_iter()
        .map(|phrase| hit(&text, phrase))
        .collect::<Option<_>>()?;
    let (specific, specific_by) = match capture.specific {
        Some(ticked) => (ticked, SpecificBy::Person),
        None => (specific::found(&text, language, people), SpecificBy::App),
    };
    Some(Item {
        id,
        dims: capture.dims,
        kind,
        text,
        at_ms,
        wall: moment_after(started, at_ms),
        prompt: Some(capture.prompt),
        specific,
        specific_by,
        read_back: false,
        answer: capture.answer,
        again: None,
        led: false,
        transcript: None,
        hits,
        parts: capture.parts,
    })
}

/// Where a phrase stands in a text, in characters.
fn hit(text: &str, phrase: Phrase) -> Option<Hit> {
    let before = text.get(..text.find(&phrase.words)?)?;
    let from = u32::try_from(before.chars().count()).ok()?;
    let to = from.checked_add(u32::try_from(phrase.words.chars().count()).ok()?)?;
    Some(Hit {
        code: phrase.code,
        span: [from, to],
        state: phrase.state.unwrap_or(HitState::Open),
    })
}

/// The cues of a worked interview: when each begins and the prompt it names, `01|g1.o1`.
fn cues(transcript: &str) -> impl Iterator<Item = (Elapsed, &str)> {
    transcript
        .lines()
        .zip(transcript.lines().skip(1))
        .filter_map(|(name, times)| {
            let (_, prompt) = name.split_once('|')?;
            let (begin, _) = times.split_once(" --> ")?;
            let (hours, rest) = begin.split_once(':')?;
            let (clock, thousandths) = rest.split_once('.')?;
            let hours = Elapsed::from_minutes(hours.parse::<u64>().ok()?.saturating_mul(60));
            let thousandths = Elapsed::from_ms(thousandths.parse().ok()?);
            Some((
                hours.plus(minutes_and_seconds(clock)?).plus(thousandths),
                prompt,
            ))
        })
}

/// The prompt that was current from each point on. What the cue names that is no prompt of a guide, such as `pivot`, is
/// talk without one.
fn trail(cues: &[(Elapsed, &str)], begin: Elapsed) -> Vec<Step> {
    let mut trail: Vec<Step> = Vec::new();
    for (at, name) in cues {
        let prompt = name.contains('.').then(|| PromptId::new(*name));
        if trail.last().is_none_or(|last| last.prompt != prompt) {
            trail.push(Step {
                at_ms: at.minus(begin),
                prompt,
            });
        }
    }
    trail
}

/// `mm:ss`.
fn minutes_and_seconds(text: &str) -> Option<Elapsed> {
    let (minutes, seconds) = text.split_once(':')?;
    let seconds: u64 = seconds.parse().ok().filter(|seconds| *seconds < 60)?;
    Some(
        Elapsed::from_minutes(minutes.parse().ok()?)
            .plus(Elapsed::from_ms(seconds.saturating_mul(1_000))),
    )
}

fn moment_after(start: Moment, elapsed: Elapsed) -> Moment {
    Moment::from_unix_ms(
        start
            .as_unix_ms()
            .saturating_add(i64::try_from(elapsed.as_ms()).unwrap_or(i64::MAX)),
    )
}
