//! The worked interviews turned from what an expert took down (`demo_captures.toml`) and the transcripts into interview
//! documents.
//!
//! Compiled into the build script, never into the app, which reads documents and nothing else.

use serde_json::{Map, Value, json};

/// The version of `on-record/interview` these documents are written in. The app brings them up to date as it does any
/// older file.
const VERSION: u32 = 3;

/// A worked interview.
pub(crate) struct Worked {
    /// The document.
    pub(crate) document: Value,
    /// The file of its transcript.
    pub(crate) transcript: String,
    /// The first and the last cue of the transcript that belong to it, counted from one.
    pub(crate) cues: [u64; 2],
    /// When the expert settled the authority ladder, in milliseconds of the session.
    pub(crate) settled: Option<u64>,
}

/// A cue of a transcript: when it begins, in milliseconds, and the prompt its name holds.
type Cue<'c> = (u64, &'c str);

/// Makes a document of one entry of `demo_captures.toml`.
pub(crate) fn worked(
    entry: &Value,
    transcript: impl Fn(&str) -> Option<String>,
) -> Result<Worked, String> {
    let id = text(entry, "id")?;
    make(entry, transcript).map_err(|fault| format!("demo_captures.toml: {id}: {fault}"))
}

fn make(entry: &Value, transcript: impl Fn(&str) -> Option<String>) -> Result<Worked, String> {
    let file = text(entry, "transcript")?;
    let spoken = transcript(file).ok_or_else(|| format!("no transcript {file}"))?;
    let cues: [u64; 2] =
        serde_json::from_value(need(entry, "cues")?.clone()).map_err(|fault| fault.to_string())?;
    let within: Vec<_> = (1..)
        .zip(all_cues(&spoken))
        .filter(|(nth, _)| (cues[0]..=cues[1]).contains(nth))
        .collect();
    let within: Vec<Cue<'_>> = within.into_iter().map(|(_, cue)| cue).collect();
    let first = within.first().ok_or("no cues")?;
    // A record that begins with the call counts from the call's start; one opened later has its own clock.
    let begin = if cues[0] > 1 { first.0 } else { 0 };
    let at = |value: &str| {
        clock(value)?
            .checked_sub(begin)
            .ok_or_else(|| format!("{value} is before the first cue"))
    };

    let started = text(entry, "started")?;
    let ended = later(started, at(text(entry, "ended")?)?)?;
    let (trail, asked) = trail(&within, begin);
    let mut evidence = Vec::new();
    for (index, capture) in list(entry, "capture")?.iter().enumerate() {
        let at_ms = at(text(capture, "at")?)?;
        let mut item = item(capture)?;
        item.insert("id".to_owned(), json!(format!("i{:02}", index + 1)));
        item.insert("at_ms".to_owned(), json!(at_ms));
        item.insert("wall".to_owned(), json!(later(started, at_ms)?));
        evidence.push(item);
    }
    let mut body = json!({
        "id": text(entry, "id")?, "study": "sample", "created": started,
        "guide": { "id": text(entry, "guide")?, "version": 1, "language": text(entry, "language")? },
        "rubric": { "version": 1 },
        "filing": text(entry, "filing")?, "interviewer": text(entry, "interviewer")?,
        "respondent": need(entry, "respondent")?, "held_on": text(entry, "held_on")?,
        "sittings": [{ "started": started, "ended": ended }],
        "trail": trail, "asked": asked, "evidence": evidence, "people": need(entry, "people")?, "marks": [],
        "flags": entry.get("flags").cloned().unwrap_or(json!([])),
        "log": [{ "wall": started, "what": "started" }, { "wall": ended, "what": "finished" }],
    });
    for optional in ["circumstances", "lead", "came_from"] {
        if let (Some(value), Some(body)) = (entry.get(optional), body.as_object_mut()) {
            body.insert(optional.to_owned(), value.clone());
        }
    }
    Ok(Worked {
        document: json!({ "format": "on-record/interview", "version": VERSION, "app": "", "body": body }),
        transcript: file.to_owned(),
        cues,
        settled: entry
            .get("settled")
            .and_then(Value::as_str)
            .map(at)
            .transpose()?,
    })
}

/// An item as documents hold it, without its id and times.
fn item(capture: &Value) -> Result<Map<String, Value>, String> {
    let (kind, words) = match (capture.get("quote"), capture.get("note")) {
        (Some(Value::String(quote)), None) => ("quote", quote),
        (None, Some(Value::String(note))) => ("note", note),
        _ => return Err(format!("neither a quote nor a note: {capture}")),
    };
    let ticked = capture.get("specific");
    let ticked = ticked.map(|ticked| *ticked == json!(true));
    let mut item = Map::new();
    let mut put = |key: &str, value: Value| _ = item.insert(key.to_owned(), value);
    put("dims", need(capture, "dims")?.clone());
    put("kind", json!(kind));
    put("text", json!(words));
    put("prompt", json!(text(capture, "prompt")?));
    put("specific", json!(ticked == Some(true)));
    put(
        "specific_by",
        json!(if ticked.is_some() { "person" } else { "app" }),
    );
    put("read_back", json!(false));
    for optional in ["answer", "parts"] {
        if let Some(value) = capture.get(optional) {
            put(optional, value.clone());
        }
    }
    if capture.get("hits").is_some() {
        let hits = list(capture, "hits")?.iter().map(|hit| span(words, hit));
        put("hits", hits.collect::<Result<_, _>>()?);
    }
    Ok(item)
}

/// A hit with the characters its words cover.
fn span(within: &str, hit: &Value) -> Result<Value, String> {
    let words = text(hit, "words")?;
    let (before, _) = within
        .split_once(words)
        .ok_or_else(|| format!("{words:?} is not in {within:?}"))?;
    let from = before.chars().count();
    let state = hit.get("state").cloned().unwrap_or(json!("open"));
    Ok(
        json!({ "code": text(hit, "code")?, "span": [from, from + words.chars().count()], "state": state }),
    )
}

/// The cues of a transcript whose names end in the prompt: `01|g1.o1`.
fn all_cues(transcript: &str) -> impl Iterator<Item = Cue<'_>> {
    transcript
        .lines()
        .zip(transcript.lines().skip(1))
        .filter_map(|(name, times)| {
            let (_, prompt) = name.split_once('|')?;
            let (begin, _) = times.split_once(" --> ")?;
            Some((
                clock(begin.strip_suffix(".000")?.strip_prefix("00:")?).ok()?,
                prompt,
            ))
        })
}

/// The prompt that was current from each point on, and when each was first asked. What a cue names that is no prompt of a
/// guide, such as `pivot`, is talk without one.
fn trail(cues: &[Cue<'_>], begin: u64) -> (Vec<Value>, Map<String, Value>) {
    let (mut trail, mut asked, mut last) = (Vec::new(), Map::new(), None);
    for (at, name) in cues {
        if last != Some(name) {
            let prompt = Some(*name).filter(|name| name.contains('.'));
            trail.push(json!({ "at_ms": at - begin, "prompt": prompt }));
            if let Some(prompt) = prompt {
                asked.entry(prompt).or_insert(json!(at - begin));
            }
            last = Some(name);
        }
    }
    (trail, asked)
}

/// `mm:ss` in milliseconds.
fn clock(text: &str) -> Result<u64, String> {
    let fault = || format!("{text:?} is no mm:ss");
    let (minutes, seconds) = text.split_once(':').ok_or_else(fault)?;
    let number = |part: &str| {
        part.parse::<u64>()
            .ok()
            .filter(|part| *part < 60)
            .ok_or_else(fault)
    };
    Ok(number(minutes)? * 60_000 + number(seconds)? * 1_000)
}

/// So many milliseconds after a moment, `2025-07-18T12:00:00.000Z`, within the same day.
fn later(moment: &str, ms: u64) -> Result<String, String> {
    let fault = || format!("{moment:?} is no moment such as 2025-07-18T12:00:00.000Z");
    let (date, time) = moment.split_once('T').ok_or_else(fault)?;
    let (hours, rest) = time
        .strip_suffix(".000Z")
        .and_then(|time| time.split_once(':'))
        .ok_or_else(fault)?;
    let ms = hours.parse::<u64>().map_err(|_| fault())? * 3_600_000 + clock(rest)? + ms;
    let (minutes, seconds) = (ms / 60_000, ms % 60_000);
    Ok(format!(
        "{date}T{:02}:{:02}:{:02}.{:03}Z",
        minutes / 60,
        minutes % 60,
        seconds / 1_000,
        seconds % 1_000
    ))
}

fn need<'v>(value: &'v Value, key: &str) -> Result<&'v Value, String> {
    value
        .get(key)
        .ok_or_else(|| format!("`{key}` is missing in {value}"))
}

fn text<'v>(value: &'v Value, key: &str) -> Result<&'v str, String> {
    need(value, key)?
        .as_str()
        .ok_or_else(|| format!("`{key}` is no text"))
}

fn list<'v>(value: &'v Value, key: &str) -> Result<&'v Vec<Value>, String> {
    need(value, key)?
        .as_array()
        .ok_or_else(|| format!("`{key}` is no list"))
}
