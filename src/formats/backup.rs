//! One file for many: every interview, study and guide of a person's own, written and read a piece at a time.
//!
//! An interview stands on a line of its own and is read by itself: one that is damaged, or a file that breaks off, does not
//! stop the others. The digest is that of the body's text as it stands in the file.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::content;
use super::document::{keeps_own_rules, keeps_rules, without_mark};
use super::migrate::{self, Part, newest};
use super::preferences::Preferences;
use super::scan::{scan, size};
use super::stored::{self, Format, ReadError, WriteError, typed};
use super::versions::spelled;
use crate::domain::check::{check, check_study};
use crate::domain::fields::fields;
use crate::domain::guide::Guide;
use crate::domain::id::Digest;
use crate::domain::interview::Interview;
use crate::domain::study::Study;

/// How many of each there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Studies.
    pub studies: u32,
    /// Guides.
    pub guides: u32,
    /// Interviews.
    pub interviews: u32,
}

fields!(Counts {
    needs studies, guides, interviews;
});

/// The versions of the formats that the parts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// Of interviews.
    pub interview: u32,
    /// Of studies.
    pub study: u32,
    /// Of guides.
    pub guide: u32,
    /// Of what was remembered of the person.
    pub preferences: u32,
}

fields!(Holds {
    needs interview, study, guide, preferences;
});

impl Holds {
    fn today() -> Self {
        Self {
            interview: newest(Format::Interview),
            study: newest(Format::Study),
            guide: newest(Format::Guide),
            preferences: migrate::version(Part::Preferences),
        }
    }
}

/// A backup as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Whole<Study, Guide, Interview> {
    /// What it is.
    pub format: Format,
    /// Which version of that format.
    pub version: u32,
    /// The version of the app that wrote it, for people; nothing depends on it.
    pub app: String,
    /// How many of each there are.
    pub counts: Counts,
    /// The versions the parts are written in.
    pub holds: Holds,
    /// The SHA-256 of the body's text, from its first bracket to its last, in hexadecimal digits.
    pub sha256: Digest,
    /// All of it.
    pub body: Everything<Study, Guide, Interview>,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Everything<Study, Guide, Interview> {
    /// Studies.
    pub studies: Vec<Study>,
    /// Guides of the person's own.
    pub guides: Vec<Guide>,
    /// What was remembered of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferences: Option<serde_json::Map<String, Value>>,
    /// Interviews with all they hold.
    pub interviews: Vec<Interview>,
}

/// What is read of it: the parts stay as they are until each is read by itself.
struct Loose {
    studies: Vec<Value>,
    guides: Vec<Value>,
    preferences: Option<Value>,
    interviews: Vec<Value>,
}

fields!(Loose {
    needs studies, guides, interviews;
    may have preferences;
});

struct Frame {
    format: Format,
    version: u32,
    app: String,
    counts: Counts,
    holds: Holds,
    sha256: Digest,
    body: Loose,
}

fields!(Frame {
    needs format, version, app, counts, holds, sha256, body;
});

/// A backup that is being written.
#[derive(Debug)]
pub struct Writing {
    counts: Counts,
    body: String,
}

impl Writing {
    /// Begins one with all but its interviews.
    ///
    /// # Errors
    ///
    /// [`WriteError::Other`]; our own types always write.
    pub fn begin<'a>(
        studies: impl Iterator<Item = &'a Study>,
        guides: impl Iterator<Item = &'a Guide>,
        preferences: &Preferences,
    ) -> Result<Self, WriteError> {
        let mut writing = Self {
            counts: Counts::default(),
            body: "{\n    \"studies\": [".to_owned(),
        };
        for study in studies {
            writing.line(writing.counts.studies, study)?;
            writing.counts.studies += 1;
        }
        writing.close(writing.counts.studies, ",\n    \"guides\": [");
        for guide in guides {
            writing.line(writing.counts.guides, guide)?;
            writing.counts.guides += 1;
        }
        writing.close(writing.counts.guides, ",\n    \"preferences\": ");
        writing.body.push_str(&text(preferences)?);
        writing.body.push_str(",\n    \"interviews\": [");
        Ok(writing)
    }

    /// Adds an interview.
    ///
    /// # Errors
    ///
    /// [`WriteError::Other`]; our own types always write.
    pub fn add(&mut self, interview: &Interview) -> Result<(), WriteError> {
        self.line(self.counts.interviews, interview)?;
        self.counts.interviews += 1;
        Ok(())
    }

    /// Ends it: the text of the file.
    pub fn finish(mut self) -> String {
        self.close(self.counts.interviews, "\n  }");
        let sha256 = spelled(Sha256::new_with_prefix(&self.body));
        let head = [
            ("format", Value::from(Format::Backup.code())),
            ("version", newest(Format::Backup).into()),
            ("app", super::APP.into()),
            ("counts", stored::loose(&self.counts).unwrap_or_default()),
            ("holds", stored::loose(&Holds::today()).unwrap_or_default()),
            ("sha256", sha256.as_str().into()),
        ];
        let mut whole = String::from("{\n");
        for (name, value) in head {
            whole.push_str(&["  \"", name, "\": ", &value.to_string(), ",\n"].concat());
        }
        [&whole, "  \"body\": ", &self.body, "\n}\n"].concat()
    }

    fn line<T: Serialize>(&mut self, before: u32, value: &T) -> Result<(), WriteError> {
        self.body.push_str(match before {
            0 => "\n      ",
            _ => ",\n      ",
        });
        self.body.push_str(&text(value)?);
        Ok(())
    }

    fn close(&mut self, count: u32, next: &str) {
        let close = if count == 0 { "]" } else { "\n    ]" };
        self.body.push_str(close);
        self.body.push_str(next);
    }
}

fn text<T: Serialize>(value: &T) -> Result<String, WriteError> {
    serde_json::to_string(value).map_err(|why| WriteError::Other(why.to_string()))
}

/// Whether a file is a backup, by its beginning: its format stands first.
pub fn is_backup(bytes: &[u8]) -> bool {
    let wanted = ["\"", Format::Backup.code(), "\""].concat();
    let start = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    start
        .windows(wanted.len())
        .any(|window| window == wanted.as_bytes())
}

/// A backup that is being looked through, a stretch at a time.
#[derive(Debug)]
pub struct Reading {
    text: String,
    at: usize,
    in_text: bool,
    is_escaped: bool,
    depth: usize,
    /// The text that closed last, and the key that is open at either of the two outer levels.
    last: (usize, usize),
    keys: [(usize, usize); 2],
    body: [Option<usize>; 2],
    hashed: usize,
    taken: Sha256,
    /// Where lists of interviews begin and end.
    lists: Vec<(usize, Option<usize>)>,
    spans: Vec<(usize, usize)>,
    since: Option<usize>,
}

impl Reading {
    /// Takes up the bytes of a file.
    ///
    /// # Errors
    ///
    /// [`ReadError::TooBig`] and [`ReadError::NotText`].
    pub fn begin(bytes: Vec<u8>) -> Result<Self, ReadError> {
        size(bytes.len() as u64)?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            // A copy that broke off inside a character holds what came before it.
            Err(why) => {
                let (whole, is_cut) = {
                    let error = why.utf8_error();
                    (error.valid_up_to(), error.error_len().is_none())
                };
                let mut bytes = why.into_bytes();
                if !is_cut {
                    return Err(ReadError::NotText);
                }
                bytes.truncate(whole);
                String::from_utf8(bytes).map_err(|_| ReadError::NotText)?
            }
        };
        Ok(Self {
            text: without_mark(&text).to_owned(),
            at: 0,
            in_text: false,
            is_escaped: false,
            depth: 0,
            last: (0, 0),
            keys: [(0, 0); 2],
            body: [None; 2],
            hashed: 0,
            taken: Sha256::new(),
            lists: Vec::new(),
            spans: Vec::new(),
            since: None,
        })
    }

    /// Looks through so many bytes more. Whether that was the end.
    pub fn step(&mut self, bytes: usize) -> bool {
        let text = std::mem::take(&mut self.text);
        let stretch = text.bytes().enumerate().skip(self.at).take(bytes);
        for (at, mark) in stretch {
            self.look(&text, at, mark);
        }
        self.at = self.at.saturating_add(bytes).min(text.len());
        if let [Some(start), end] = self.body {
            let from = self.hashed.max(start);
            let to = end.unwrap_or(self.at);
            self.taken
                .update(text.as_bytes().get(from..to).unwrap_or_default());
            self.hashed = to.max(from);
        }
        self.text = text;
        self.at == self.text.len()
    }

    fn is_in_list(&self) -> bool {
        self.lists.last().is_some_and(|(_, end)| end.is_none())
    }

    fn look(&mut self, text: &str, at: usize, mark: u8) {
        if self.in_text {
            match mark {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => {
                    self.in_text = false;
                    self.last.1 = at;
                }
                _ => {}
            }
            return;
        }
        let is_item = self.is_in_list() && self.depth == 3;
        if is_item && self.since.is_none() && !mark.is_ascii_whitespace() && mark != b']' {
            self.since = Some(at);
        }
        match mark {
            b'"' => {
                self.in_text = true;
                self.last = (at + 1, at + 1);
            }
            b':' => {
                if let Some(key) = self.keys.get_mut(self.depth.wrapping_sub(1)) {
                    *key = self.last;
                }
            }
            b'{' | b'[' => {
                let is = |level: usize, name: &str| {
                    let key = self.keys.get(level);
                    key.and_then(|(from, to)| text.get(*from..*to)) == Some(name)
                };
                let is_body = is(0, "body");
                if self.depth == 1 && is_body {
                    self.body = [Some(at), None];
                }
                if self.depth == 2 && mark == b'[' && is_body && is(1, "interviews") {
                    self.lists.push((at + 1, None));
                }
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 2 && self.is_in_list() {
                    self.end_item(at);
                    if let Some(list) = self.lists.last_mut() {
                        list.1 = Some(at);
                    }
                }
                if self.depth == 1
                    && let [Some(_), end @ None] = &mut self.body
                {
                    *end = Some(at + 1);
                }
            }
            b',' if is_item => self.end_item(at),
            _ => {}
        }
    }

    fn end_item(&mut self, at: usize) {
        self.spans
            .extend(self.since.take().map(|since| (since, at)));
    }

    /// What it holds, when all of it was looked through.
    ///
    /// # Errors
    ///
    /// What is wrong with all but its interviews.
    pub fn finish(self) -> Result<Backup, ReadError> {
        let whole = self.body[1].is_some();
        let mut frame = String::new();
        let mut from = 0;
        for (start, end) in &self.lists {
            frame.push_str(self.text.get(from..*start).unwrap_or_default());
            from = end.unwrap_or(self.text.len());
        }
        frame.push_str(self.text.get(from..).unwrap_or_default());
        let breaks_off = if whole {
            None
        } else {
            let line = self.text.lines().count();
            let column = self.text.lines().last().unwrap_or_default();
            let column = column.chars().count();
            if self.is_in_list() {
                frame.push_str("]}}");
            }
            Some(ReadError::Truncated { line, column })
        };
        scan(&frame)?;
        let (format, version) = stored::probe(&frame)?;
        if format != Format::Backup {
            let found = Some(format.code().to_owned());
            return Err(ReadError::NotOurs { found });
        }
        let frame: Frame = typed(&frame)?;
        let today = Holds::today();
        for (format, found, ours) in [
            (Format::Interview, frame.holds.interview, today.interview),
            (Format::Study, frame.holds.study, today.study),
            (Format::Guide, frame.holds.guide, today.guide),
        ] {
            if found > ours {
                return Err(ReadError::TooNew {
                    format,
                    found,
                    ours,
                });
            }
        }
        let _checked = (frame.format, version, frame.version);
        let mut studies = Vec::new();
        for study in frame.body.studies {
            let study = migrate::raise(Part::Study, frame.holds.study, study)?;
            let study: Study = typed(&study.to_string()).map_err(|why| why.within("studies"))?;
            keeps_rules(check_study(&study))?;
            studies.push(study);
        }
        let mut guides = Vec::new();
        for guide in frame.body.guides {
            let guide = migrate::raise(Part::Guide, frame.holds.guide, guide)?;
            guides.push(content::guide(&guide).map_err(ReadError::GuideFaults)?);
        }
        // What is remembered of the person is no evidence: where it cannot be read, a copy does without it.
        let preferences = frame.body.preferences.and_then(|it| {
            let it = migrate::raise(Part::Preferences, frame.holds.preferences, it).ok()?;
            typed(&it.to_string()).ok()
        });
        Ok(Backup {
            app: frame.app,
            counts: frame.counts,
            is_untouched: whole && spelled(self.taken) == frame.sha256,
            breaks_off,
            studies,
            guides,
            preferences,
            version: frame.holds.interview,
            spans: self.spans,
            text: self.text,
        })
    }
}

/// A backup that was looked through. Its interviews are read one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The app that wrote it, by its version.
    pub app: String,
    /// How many of each it says it has.
    pub counts: Counts,
    /// Its body is what was written, to the byte.
    pub is_untouched: bool,
    /// Where it breaks off, if it does.
    pub breaks_off: Option<ReadError>,
    /// Its studies.
    pub studies: Vec<Study>,
    /// Its guides.
    pub guides: Vec<Guide>,
    /// What it remembers of the person.
    pub preferences: Option<Preferences>,
    version: u32,
    text: String,
    spans: Vec<(usize, usize)>,
}

impl Backup {
    /// How many interviews it has.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Reads one of its interviews, from 0.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it, by its place in the file.
    pub fn interview(&self, place: usize) -> Result<Interview, ReadError> {
        let text = self.spans.get(place);
        let text = text.and_then(|(from, to)| self.text.get(*from..*to));
        let text = text.ok_or(ReadError::Empty)?;
        let at = format!("body.interviews[{place}]");
        scan(text)?;
        let interview: Interview = if self.version == newest(Format::Interview) {
            typed(text)
        } else {
            let old = typed(text)?;
            let new = migrate::raise_document(Format::Interview, self.version, old)?;
            typed(&new.to_string())
        }
        .map_err(|why| why.within(&at))?;
        keeps_rules(check(&interview))?;
        keeps_own_rules(&interview)?;
        Ok(interview)
    }
}

/// Looks a whole file through at once.
///
/// # Errors
///
/// As [`Reading::begin`] and [`Reading::finish`].
pub fn read(bytes: Vec<u8>) -> Result<Backup, ReadError> {
    let mut reading = Reading::begin(bytes)?;
    while !reading.step(usize::MAX / 2) {}
    reading.finish()
}
