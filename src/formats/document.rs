//! The documents people keep as files: one interview, study, guide or rubric, with what follows from it beside it.
//!
//! A document holds no time of its making, so that export, import, export gives the same bytes.

use serde_json::{Value, json};

use super::backup::{self, Backup, Whole};
use super::content;
use super::deletion::{Deleted, Deletion};
use super::derived::Derived;
use super::migrate::newest;
use super::scan::{scan, size};
use super::stored::{self, Envelope, Format, ReadError, WriteError};
use crate::domain::check::{check, check_study};
use crate::domain::fields::{Blank, Readable};
use crate::domain::guide::Guide;
use crate::domain::interview::{Breach, Interview};
use crate::domain::rubric::Rubric;
use crate::domain::study::Study;

/// A document that was read, checked and brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it holds.
    pub body: Body,
    /// The version it was written in.
    pub version: u32,
    /// The app that wrote it, by its version.
    pub app: String,
    /// What the document says follows from its facts. Nothing is taken from it.
    pub derived: Option<Value>,
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// One interview.
    Interview(Box<Interview>),
    /// One study.
    Study(Study),
    /// A guide.
    Guide(Box<Guide>),
    /// A rubric.
    Rubric(Box<Rubric>),
    /// Many interviews.
    Backup(Box<Backup>),
    /// That interviews were deleted.
    Deletion(Deletion),
}

impl Read {
    /// Whether the document states something else than what follows from its facts here. What it does not state, as
    /// older apps stated less, does not differ.
    pub fn derived_differs(&self, afresh: Option<&Derived>) -> bool {
        let afresh = || afresh.and_then(|afresh| stored::loose(afresh).ok());
        self.derived
            .as_ref()
            .is_some_and(|stated| match (stated, afresh()) {
                (Value::Object(stated), Some(Value::Object(afresh))) => stated
                    .iter()
                    .any(|(name, value)| afresh.get(name) != Some(value)),
                (stated, afresh) => afresh.as_ref() != Some(stated),
            })
    }
}

/// Reads the bytes of a file: UTF-8, with or without a byte-order mark.
///
/// # Errors
///
/// Says what is wrong with it. Nothing was changed.
pub fn read_bytes(bytes: &[u8]) -> Result<Read, ReadError> {
    size(bytes.len() as u64)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        // Text that breaks off inside a character: say where, as for any other copy that broke off.
        Err(why) if why.error_len().is_none() && why.valid_up_to() > 0 => {
            let whole = bytes
                .get(..why.valid_up_to())
                .and_then(|whole| std::str::from_utf8(whole).ok());
            match scan(without_mark(whole.unwrap_or_default())) {
                Err(truncated @ ReadError::Truncated { .. }) => Err(truncated),
                _ => Err(ReadError::NotText),
            }
        }
        Err(_) => Err(ReadError::NotText),
    }
}

/// Reads the text of a document.
///
/// # Errors
///
/// Says what is wrong with it. Nothing was changed.
pub fn read(text: &str) -> Result<Read, ReadError> {
    let text = without_mark(text);
    scan(text)?;
    let (format, version) = stored::probe(text)?;
    match format {
        Format::Interview => {
            let document: Envelope<Interview, Value> = stored::open(text, format, version)?;
            keeps_rules(check(&document.body))?;
            keeps_own_rules(&document.body)?;
            Ok(Read {
                body: Body::Interview(Box::new(document.body)),
                version,
                app: document.app,
                derived: document.derived,
            })
        }
        Format::Study => {
            let (app, study) = bare::<Study>(text, format, version)?;
            keeps_rules(check_study(&study))?;
            Ok(Read {
                body: Body::Study(study),
                version,
                app,
                derived: None,
            })
        }
        Format::Guide => {
            let (app, body) = bare::<Value>(text, format, version)?;
            let guide = content::guide(&body).map_err(ReadError::GuideFaults)?;
            Ok(Read {
                body: Body::Guide(Box::new(guide)),
                version,
                app,
                derived: None,
            })
        }
        Format::Backup => {
            let backup = backup::read(text.as_bytes().to_vec())?;
            Ok(Read {
                version,
                app: backup.app.clone(),
                body: Body::Backup(Box::new(backup)),
                derived: None,
            })
        }
        Format::Deletion => {
            let (app, deletion) = bare::<Deletion>(text, format, version)?;
            let breaches = deletion.interviews.iter().enumerate();
            let breaches = breaches.filter(|(_, it)| !it.id.is_well_formed());
            let bad = |(at, it): (usize, &Deleted)| Breach::BadId {
                path: format!("interviews[{at}].id"),
                id: it.id.to_string(),
            };
            keeps_rules(breaches.map(bad).collect())?;
            Ok(Read {
                body: Body::Deletion(deletion),
                version,
                app,
                derived: None,
            })
        }
        Format::Rubric => {
            let (app, body) = bare::<Value>(text, format, version)?;
            let rubric = content::rubric(&body).map_err(ReadError::GuideFaults)?;
            Ok(Read {
                body: Body::Rubric(Box::new(rubric)),
                version,
                app,
                derived: None,
            })
        }
    }
}

pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a document that has nothing beside its body.
fn bare<B: Blank + Readable>(
    text: &str,
    format: Format,
    version: u32,
) -> Result<(String, B), ReadError> {
    let document = stored::open::<B>(text, format, version)?;
    match document.derived {
        None => Ok((document.app, document.body)),
        Some(_) => Err(ReadError::Shape {
            path: "derived".into(),
            why: format!("unknown field in {format}"),
        }),
    }
}

pub(super) fn keeps_rules(breaches: Vec<Breach>) -> Result<(), ReadError> {
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(ReadError::Breaches(breaches))
    }
}

/// A guide or rubric carried whole keeps the rules of guides and rubrics, or the score would rest on sand.
pub(super) fn keeps_own_rules(interview: &Interview) -> Result<(), ReadError> {
    let value = |why: serde_json::Error| ReadError::Shape {
        path: "body".into(),
        why: why.to_string(),
    };
    if let Some(whole) = &interview.guide.whole {
        content::guide(&stored::loose(whole).map_err(value)?).map_err(ReadError::GuideFaults)?;
    }
    if let Some(whole) = &interview.rubric.whole {
        content::rubric(&stored::loose(whole).map_err(value)?).map_err(ReadError::GuideFaults)?;
    }
    Ok(())
}

/// Writes an interview with what follows from it.
///
/// # Errors
///
/// [`WriteError::Other`]; our own types always write.
pub fn write_interview(
    interview: &Interview,
    derived: Option<&Derived>,
) -> Result<String, WriteError> {
    stored::write(Format::Interview, interview, derived)
}

/// Writes a study.
///
/// # Errors
///
/// [`WriteError::Other`]; our own types always write.
pub fn write_study(study: &Study) -> Result<String, WriteError> {
    stored::write(Format::Study, study, None::<()>)
}

/// Writes a guide.
///
/// # Errors
///
/// [`WriteError::Other`]; our own types always write.
pub fn write_guide(guide: &Guide) -> Result<String, WriteError> {
    stored::write(Format::Guide, guide, None::<()>)
}

/// Writes a rubric.
///
/// # Errors
///
/// [`WriteError::Other`]; our own types always write.
pub fn write_rubric(rubric: &Rubric) -> Result<String, WriteError> {
    stored::write(Format::Rubric, rubric, None::<()>)
}

/// Writes a deletion.
///
/// # Errors
///
/// [`WriteError::Other`]; our own types always write.
pub fn write_deletion(deletion: &Deletion) -> Result<String, WriteError> {
    stored::write(Format::Deletion, deletion, None::<()>)
}

/// The JSON Schema of a format's newest version, as published in `schema/`.
pub fn schema(format: Format) -> Value {
    let mut schema = match format {
        Format::Interview => schemars::schema_for!(Envelope<Interview, Derived>),
        Format::Study => schemars::schema_for!(Envelope<Study, ()>),
        Format::Guide => schemars::schema_for!(Envelope<Guide, ()>),
        Format::Rubric => schemars::schema_for!(Envelope<Rubric, ()>),
        Format::Backup => schemars::schema_for!(Whole<Study, Guide, Interview>),
        Format::Deletion => schemars::schema_for!(Envelope<Deletion, ()>),
    }
    .to_value();
    let set = |schema: &mut Value, pointer: &str, value: Value| {
        if let Some(place) = schema.pointer_mut(pointer) {
            *place = value;
        }
    };
    set(&mut schema, "/title", json!(format.code()));
    set(
        &mut schema,
        "/properties/format",
        json!({ "const": format.code(), "description": "What the body is." }),
    );
    let version =
        json!({ "const": newest(format), "description": "Which version of that format." });
    set(&mut schema, "/properties/version", version);
    if format != Format::Interview
        && let Some(Value::Object(properties)) = schema.pointer_mut("/properties")
    {
        properties.remove("derived");
    }
    if let Some(Value::Object(definitions)) = schema.pointer_mut("/$defs") {
        definitions.remove("Format"); // replaced by the constant above
    }
    schema
}
