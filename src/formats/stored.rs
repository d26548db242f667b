//! The envelope every document travels in, and every way that reading and writing can fail.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::Unexpected;
use serde_json::Value;

use super::migrate;
use super::scan::{Stop, path_at};
use crate::domain::dimension::codes;
use crate::domain::fields::{Blank, Entries, Items, Readable, Refusal, fields, onto};
use crate::domain::guide::GuideFault;
use crate::domain::interview::Breach;

codes!(
    /// What a document holds. The codes are what its `format` says.
    Format {
        /// One interview.
        Interview = "on-record/interview",
        /// One study, without its interviews.
        Study = "on-record/study",
        /// A guide.
        Guide = "on-record/guide",
        /// A rubric.
        Rubric = "on-record/rubric",
        /// Many interviews with their studies and guides.
        Backup = "on-record/backup",
        /// That interviews were deleted.
        Deletion = "on-record/deletion",
    }
);

/// A document: what it is, which version of that, and the facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope<Body, Derived> {
    /// What the body is.
    pub format: Format,
    /// Which version of that format.
    pub version: u32,
    /// The version of the app that wrote it, for people; nothing depends on it.
    pub app: String,
    /// The facts.
    pub body: Body,
    /// What the app worked out from them, for people who read the document with other tools. Import ignores it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived: Option<Derived>,
}

fields!(Envelope<Body, Derived> {
    needs format, version, app, body;
    may have derived;
});

impl Blank for Value {
    fn blank() -> Self {
        Self::Null
    }
}

impl Readable for Value {
    fn wanted(&self) -> &'static str {
        "any JSON value"
    }

    fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
        *self = match found {
            Unexpected::Bool(found) => found.into(),
            Unexpected::Unsigned(found) => found.into(),
            Unexpected::Signed(found) => found.into(),
            Unexpected::Float(found) => found.into(),
            Unexpected::Str(found) => found.into(),
            _ => Self::Null,
        };
        Ok(())
    }

    fn list(&mut self, items: &mut dyn Items) -> Result<(), Refusal> {
        let mut list = Vec::new();
        list.list(items)?;
        *self = Self::Array(list);
        Ok(())
    }

    fn object(&mut self, entries: &mut dyn Entries) -> Result<(), Refusal> {
        let (mut object, mut key) = (serde_json::Map::new(), String::new());
        while entries.name(&mut |name| {
            name.clone_into(&mut key);
            Ok(())
        })? {
            let mut value = Self::Null;
            entries.value(&mut value)?;
            object.insert(std::mem::take(&mut key), value);
        }
        *self = Self::Object(object);
        Ok(())
    }
}

/// Why a document was not read. Nothing was changed. Each case carries its facts; the sentences are in `words`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// More than a document may have.
    #[error("{bytes} bytes, at most {most}")]
    TooBig {
        /// How many there are.
        bytes: u64,
        /// How many may be.
        most: u64,
    },
    /// Not UTF-8: another encoding, or no text at all.
    #[error("not UTF-8 text")]
    NotText,
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// No JSON.
    #[error("no JSON at line {line}, column {column}")]
    NotJson {
        /// From 1.
        line: usize,
        /// Characters into the line.
        column: usize,
    },
    /// JSON that stops before its end: a copy that broke off.
    #[error("breaks off at line {line}, column {column}")]
    Truncated {
        /// From 1.
        line: usize,
        /// Characters into the line.
        column: usize,
    },
    /// An escape for half a character (`\ud800` without its other half), which no text can hold.
    #[error("half a character at line {line}, column {column}")]
    HalfCharacter {
        /// From 1.
        line: usize,
        /// Characters into the line.
        column: usize,
    },
    /// Objects and lists too far inside one another.
    #[error("nested deeper than {most}")]
    TooDeep {
        /// How deep they may be.
        most: usize,
    },
    /// More values and keys than a document may have.
    #[error("more than {most} values")]
    TooManyTokens {
        /// How many may be.
        most: usize,
    },
    /// One text that is too long.
    #[error("{path}: {bytes} bytes of text, at most {most}")]
    TextTooLong {
        /// Where.
        path: String,
        /// How many there are.
        bytes: usize,
        /// How many may be.
        most: usize,
    },
    /// A key twice in one object, so that it is not clear which value holds.
    #[error("{path}: the key {key:?} stands twice")]
    RepeatedKey {
        /// The object.
        path: String,
        /// The key.
        key: String,
    },
    /// JSON, but none of our documents.
    #[error("not one of our documents: {found:?}")]
    NotOurs {
        /// What it says it is, where it says anything.
        found: Option<String>,
    },
    /// Written by a newer app.
    #[error("{format} version {found}, this app knows {ours}")]
    TooNew {
        /// What it is.
        format: Format,
        /// Its version.
        found: u32,
        /// The newest this app knows.
        ours: u32,
    },
    /// An older document that could not be brought up to date.
    #[error("cannot be brought on from version {from}: {why}")]
    Step {
        /// The version the step starts from.
        from: u32,
        /// What the step says.
        why: String,
    },
    /// A field that is missing, unknown, or holds what it cannot hold.
    #[error("{path}: {why}")]
    Shape {
        /// Where.
        path: String,
        /// What the reader says.
        why: String,
    },
    /// Every field reads, but rules between them do not hold. Paths start inside the body.
    #[error("rules do not hold: {0:?}")]
    Breaches(Vec<Breach>),
    /// A guide or rubric that breaks rules of its own.
    #[error("the guide or rubric is faulty: {0:?}")]
    GuideFaults(Vec<GuideFault>),
}

/// Why a record was not written, or what a person must know although it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The browser does not let this page store anything.
    #[error("storage is denied")]
    Denied,
    /// There is no room.
    #[error("storage is full: {needed} more needed")]
    Full {
        /// UTF-16 units of the key and value that did not fit.
        needed: usize,
    },
    /// Storage said yes and then held something else.
    #[error("{key}: what was written did not come back")]
    NotKept {
        /// Which record.
        key: String,
    },
    /// Another window had written a newer revision. It has been set aside, and ours written over it.
    #[error("{key}: another window wrote a newer revision")]
    Changed {
        /// Which record.
        key: String,
    },
    /// The record, or the whole of storage, belongs to a newer app; this one writes nothing there.
    #[error("{key}: written by a newer app")]
    NewerApp {
        /// Which record.
        key: String,
    },
    /// Anything else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

impl ReadError {
    /// The same refusal, of something that stands inside this field.
    pub(super) fn within(self, field: &str) -> Self {
        match self {
            Self::Shape { path, why } => {
                let path = match path.as_str() {
                    "." => field.to_owned(),
                    path if path.starts_with('[') => format!("{field}{path}"),
                    path => format!("{field}.{path}"),
                };
                Self::Shape { path, why }
            }
            other => other,
        }
    }
}

/// Finds out what a text that passed [`super::scan::scan`] is, and which version.
///
/// # Errors
///
/// [`ReadError::NotOurs`], [`ReadError::TooNew`], or [`ReadError::Shape`] for a version that is none.
pub fn probe(text: &str) -> Result<(Format, u32), ReadError> {
    /// The two fields, whatever else there is.
    struct Probe {
        format: Option<Value>,
        version: Option<Value>,
    }
    fields!(Probe {
        may have format, version;
        and others;
    });
    let Ok(Probe { format, version }) = from_text(text) else {
        return Err(ReadError::NotOurs { found: None });
    };
    let found = match format {
        Some(Value::String(format)) => format,
        Some(other) => {
            return Err(ReadError::NotOurs {
                found: Some(brief(&other)),
            });
        }
        None => return Err(ReadError::NotOurs { found: None }),
    };
    let Some(format) = Format::from_code(&found) else {
        return Err(ReadError::NotOurs { found: Some(found) });
    };
    let number = version
        .as_ref()
        .and_then(Value::as_u64)
        .filter(|number| *number > 0);
    let Some(number) = number else {
        let found = version.as_ref().map_or_else(|| "nothing".to_owned(), brief);
        return Err(ReadError::Shape {
            path: "version".into(),
            why: format!("{found} where a version belongs"),
        });
    };
    let found = u32::try_from(number).unwrap_or(u32::MAX);
    let ours = migrate::newest(format);
    if found > ours {
        Err(ReadError::TooNew {
            format,
            found,
            ours,
        })
    } else {
        Ok((format, found))
    }
}

/// A value in few characters.
fn brief(value: &Value) -> String {
    value.to_string().chars().take(80).collect()
}

/// Reads a document of a known format and version, bringing it up to date where it is older.
///
/// # Errors
///
/// [`ReadError::Step`] and [`ReadError::Shape`].
pub(super) fn open<Body: Blank + Readable>(
    text: &str,
    format: Format,
    version: u32,
) -> Result<Envelope<Body, Value>, ReadError> {
    if version == migrate::newest(format) {
        return typed(text);
    }
    let old: Envelope<Value, Value> = typed(text)?;
    let body = migrate::raise_document(format, version, old.body)?;
    // Through text, so that every type is read in one way only: a second way would cost the app as much again.
    let body = typed(&body.to_string()).map_err(|why| why.within("body"))?;
    Ok(Envelope {
        format,
        version,
        app: old.app,
        body,
        derived: old.derived,
    })
}

/// Reads text as a type, naming the place of what does not fit.
pub(super) fn typed<T: Blank + Readable>(text: &str) -> Result<T, ReadError> {
    from_text(text).map_err(|why| placed(text, &why))
}

/// Reads text as a type.
pub(crate) fn from_text<T: Blank + Readable>(text: &str) -> Result<T, serde_json::Error> {
    let mut read = T::blank();
    take(&mut read, text)?;
    Ok(read)
}

fn take(to: &mut dyn Readable, text: &str) -> Result<(), serde_json::Error> {
    let mut from = serde_json::Deserializer::from_str(text);
    onto(to, &mut from)?;
    from.end()
}

/// The place of what does not fit.
fn placed(text: &str, why: &serde_json::Error) -> ReadError {
    {
        let said = why.to_string();
        let said = said
            .split_once(" at line ")
            .map_or(said.as_str(), |(said, _)| said);
        let shape = ReadError::Shape {
            path: ".".into(),
            why: said.to_owned(),
        };
        // An unknown field is refused before its value begins, so its name is not part of the place yet.
        let unknown = said
            .strip_prefix("unknown field `")
            .and_then(|rest| rest.split('`').next());
        let is_about = |abouts: &[&str]| abouts.iter().any(|about| said.starts_with(about));
        let stop = if is_about(&["unknown field", "missing field"]) {
            Stop::Closing
        } else if is_about(&["invalid type: sequence", "invalid type: map"]) {
            Stop::Bracket
        } else {
            Stop::Behind
        };
        let at = path_at(text, why, stop);
        match (unknown, at.as_str()) {
            (Some(field), ".") => shape.within(field),
            (Some(field), at) => shape.within(&format!("{at}.{field}")),
            (None, ".") => shape,
            (None, at) => shape.within(at),
        }
    }
}

/// A value as loose JSON. By way of its text, so that every type is written in one way only.
pub(super) fn loose<T: Serialize>(value: &T) -> Result<Value, serde_json::Error> {
    from_text(&serde_json::to_string(value)?)
}

/// Writes a document: indented by two, with a line's end at the end.
///
/// # Errors
///
/// [`WriteError::Other`]; our own types always write.
pub fn write<Body: Serialize, Derived: Serialize>(
    format: Format,
    body: Body,
    derived: Option<Derived>,
) -> Result<String, WriteError> {
    let envelope = Envelope {
        format,
        version: migrate::newest(format),
        app: super::APP.to_owned(),
        body,
        derived,
    };
    serde_json::to_string(&envelope)
        .map(|text| indented(&text))
        .map_err(|why| WriteError::Other(why.to_string()))
}

/// JSON without a needless byte, laid out for people: indented by two, with a line's end at the end. Byte for byte what
/// `serde_json` writes when asked for this itself, which would bring everything that writes a second time (25 KB).
pub fn indented(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 2);
    let (mut depth, mut in_text, mut is_escaped) = (0, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str("  "));
    };
    let mut rest = compact.chars().peekable();
    while let Some(mark) = rest.next() {
        if in_text {
            out.push(mark);
            in_text = is_escaped || mark != '"';
            is_escaped = !is_escaped && mark == '\\';
            continue;
        }
        match mark {
            '{' | '[' => {
                out.push(mark);
                match rest.next_if(|next| matches!(next, '}' | ']')) {
                    Some(closing) => out.push(closing),
                    None => {
                        depth += 1;
                        line(&mut out, depth);
                    }
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(mark);
            }
            ',' => {
                out.push(mark);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                out.push(mark);
                in_text = mark == '"';
            }
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fields::Fields;
    use crate::domain::guide::{Guide, Prompt, Section};
    use crate::domain::interview::{
        Alternative, Draft, Flag, GuideUse, Hit, Interview, Item, LogEntry, Mark, Parts, Person,
        Respondent, RubricUse, Sitting, Step,
    };
    use crate::domain::rubric::{Bands, Caps, Rubric, Weights};
    use crate::domain::study::Study;

    /// The published schema comes from serde's attributes, reading from `fields!`.
    #[test]
    fn reading_and_the_published_schema_name_the_same_fields() {
        fn holds<T: Blank + Fields + JsonSchema>() {
            let names = T::blank().names();
            let schema = schemars::schema_for!(T).to_value();
            let sorted = |names: &[&str]| {
                let mut names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
                names.sort();
                names
            };
            let known = schema["properties"].as_object().unwrap().keys();
            let known: Vec<_> = known.map(String::as_str).collect();
            assert_eq!(sorted(names.all), sorted(&known), "{schema:#}");
            let needed = schema["required"].as_array().into_iter().flatten();
            let needed: Vec<_> = needed.filter_map(Value::as_str).collect();
            assert_eq!(
                sorted(&names.all[..names.needed]),
                sorted(&needed),
                "{schema:#}"
            );
            assert_eq!(schema["additionalProperties"], Value::Bool(names.others));
        }
        macro_rules! hold {
            ($($name:ty,)+) => { $(holds::<$name>();)+ };
        }
        hold!(
            Interview, GuideUse, RubricUse, Respondent, Sitting, Step, Item, Hit, Parts, Alternative, Draft, Person, Mark,
            Flag, LogEntry, Guide, Section, Prompt, Rubric, Caps, Bands, Weights, Study, Envelope<Study, Value>,
        );
    }

    #[test]
    fn what_is_laid_out_is_laid_out_as_serde_json_does_it() {
        let awkward = serde_json::json!({
            "": [], "a": {}, "b": [[], {}, [1, -2.5, true, null]], "c\"\\": "{[\\\"]},: \n\u{1}ş", "d": {"e": {"f": [""]}}
        });
        for value in [
            awkward,
            Value::Null,
            serde_json::json!("\\"),
            serde_json::json!([{}]),
        ] {
            let expected = format!("{value:#}\n");
            assert_eq!(indented(&value.to_string()), expected);
        }
    }
}
