//! What older versions looked like: ordered steps from each version to the next, over plain JSON.
//!
//! # Version history
//!
//! | Format | Version | Change |
//! |---|---|---|
//! | all | 1 | the first |
//! | backup, deletion | 1 | the first; a backup names the versions its parts are written in, and is raised with any of them |
//! | guide | 2 | `like`, the guide it was made from and counts as |
//! | preferences | 2 | `rewind`, the seconds a mark goes back; keys that were changed, and single keys switched off |
//! | preferences | 3 | `discreet`, which outlasts a reload |
//! | preferences | 4 | `speakers`, who was said to be who in transcripts |
//! | preferences | 5 | `copied` and `reminder_days`: the last copy of everything, and when to be reminded of one |
//! | study | 2 | `retention_days`, how long its interviews may be kept |
//! | interview | 2 | `asked_again`, `lead`, `came_from`; a person's `title`, `stance`, `power`; `note` in the log; `plain` in what is typed |
//! | interview | 3 | `circumstances`, `ruling`, `follow_ups`, `rating`, `confirmation` |
//! | interview | 4 | `call`, what is kept of the transcript, a record of its own; an item's `led_by` and `typed`; its `transcript` may be `kept` |
//! | interview | 5 | `lineage`, the contents it descends from, and `version_of`, the interview it is another version of |
//!
//! One number, one shape: every change of shape bumps the number, even an added field. To add version *n*: append the
//! step from *n* − 1 to the list of its format, add what version *n* − 1 wrote as
//! `tests/fixtures/stored/v(n−1)/<format>.json`, and add a line above. The number itself follows from the list. A step
//! knows nothing of domain types, and once released it is never edited.
//!
//! A document and the records of an interview hold the same facts, cut differently, and a step must work on both. So
//! it is handed one [`Part`] at a time: the head (with an empty `evidence` and no `draft`), each item, the draft.

use serde_json::{Map, Value};

use super::stored::{Format, ReadError};

/// What a step is handed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An interview without its items and its draft.
    Head,
    /// One item.
    Item,
    /// What is being typed. In storage its `text` may lie in pieces, and `pieces` names them.
    Draft,
    /// What is kept of a call's transcript.
    Call,
    /// A study.
    Study,
    /// A guide.
    Guide,
    /// A rubric.
    Rubric,
    /// What holds many. Its parts are raised one by one.
    Backup,
    /// That interviews were deleted.
    Deletion,
    /// What this browser remembers of the person. No document.
    Preferences,
}

/// Brings one part from a version to the next, or says why it cannot.
pub type Step = fn(Part, Value) -> Result<Value, String>;

/// Steps of interviews, shared by head, item and draft: `INTERVIEW[0]` leads from version 1 to 2.
const INTERVIEW: &[Step] = &[
    |_, value| Ok(value),
    |_, value| Ok(value),
    |_, value| Ok(value),
    |_, value| Ok(value),
];
/// Steps of studies.
const STUDY: &[Step] = &[|_, value| Ok(value)];
/// Steps of guides.
const GUIDE: &[Step] = &[|_, value| Ok(value)];
/// Steps of rubrics.
const RUBRIC: &[Step] = &[];
/// Steps of backups.
const BACKUP: &[Step] = &[];
/// Steps of deletions.
const DELETION: &[Step] = &[];
/// Steps of preferences.
const PREFERENCES: &[Step] = &[
    |_, value| Ok(value),
    |_, value| Ok(value),
    |_, value| Ok(value),
    |_, value| Ok(value),
];

const fn steps(part: Part) -> &'static [Step] {
    match part {
        Part::Head | Part::Item | Part::Draft | Part::Call => INTERVIEW,
        Part::Study => STUDY,
        Part::Guide => GUIDE,
        Part::Rubric => RUBRIC,
        Part::Backup => BACKUP,
        Part::Deletion => DELETION,
        Part::Preferences => PREFERENCES,
    }
}

/// The version that is written today.
pub fn version(part: Part) -> u32 {
    u32::try_from(steps(part).len())
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

/// The version of a document that is written today.
pub fn newest(format: Format) -> u32 {
    version(match format {
        Format::Interview => Part::Head,
        Format::Study => Part::Study,
        Format::Guide => Part::Guide,
        Format::Rubric => Part::Rubric,
        Format::Backup => Part::Backup,
        Format::Deletion => Part::Deletion,
    })
}

/// Brings a stored part up to date.
///
/// # Errors
///
/// [`ReadError::Step`].
pub fn raise(part: Part, from: u32, value: Value) -> Result<Value, ReadError> {
    run(steps(part), part, from, value)
}

/// Brings a document's body up to date.
///
/// # Errors
///
/// [`ReadError::Step`].
pub fn raise_document(format: Format, from: u32, body: Value) -> Result<Value, ReadError> {
    match format {
        Format::Interview => run_interview(INTERVIEW, from, body),
        Format::Study => raise(Part::Study, from, body),
        Format::Guide => raise(Part::Guide, from, body),
        Format::Rubric => raise(Part::Rubric, from, body),
        Format::Backup => raise(Part::Backup, from, body),
        Format::Deletion => raise(Part::Deletion, from, body),
    }
}

fn run(steps: &[Step], part: Part, from: u32, value: Value) -> Result<Value, ReadError> {
    let passed = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    steps
        .iter()
        .zip(1_u32..)
        .skip(passed)
        .try_fold(value, |value, (step, from)| {
            step(part, value).map_err(|why| ReadError::Step { from, why })
        })
}

fn run_interview(steps: &[Step], from: u32, body: Value) -> Result<Value, ReadError> {
    // What is no object fails to read as one afterwards, with its path.
    let Value::Object(mut head) = body else {
        return Ok(body);
    };
    let evidence = head.insert("evidence".into(), Value::Array(Vec::new()));
    let draft = head.remove("draft").filter(|draft| !draft.is_null());
    let call = head.remove("call").filter(|call| !call.is_null());
    let head = run(steps, Part::Head, from, Value::Object(head))?;
    let Value::Object(mut whole) = head else {
        return Ok(head);
    };
    put(
        &mut whole,
        "evidence",
        evidence,
        |evidence| match evidence {
            Value::Array(items) => {
                let items = items
                    .into_iter()
                    .map(|item| run(steps, Part::Item, from, item));
                items.collect::<Result<_, _>>().map(Value::Array)
            }
            other => Ok(other),
        },
    )?;
    put(&mut whole, "draft", draft, |draft| {
        run(steps, Part::Draft, from, draft)
    })?;
    put(&mut whole, "call", call, |call| {
        run(steps, Part::Call, from, call)
    })?;
    Ok(Value::Object(whole))
}

/// Puts a part back where it was taken from, or leaves its place empty where nothing was.
fn put(
    whole: &mut Map<String, Value>,
    key: &str,
    part: Option<Value>,
    raised: impl FnOnce(Value) -> Result<Value, ReadError>,
) -> Result<(), ReadError> {
    match part {
        Some(part) => whole.insert(key.to_owned(), raised(part)?),
        None => whole.remove(key),
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Notes on each part that the step has been there.
    fn one(part: Part, mut value: Value) -> Result<Value, String> {
        value["one"] = json!(format!("{part:?}"));
        Ok(value)
    }

    fn two(part: Part, mut value: Value) -> Result<Value, String> {
        if value["refuse"] == json!(true) {
            return Err("no".into());
        }
        if part == Part::Head {
            assert_eq!(value["evidence"], json!([]));
            assert_eq!(value.get("draft"), None);
        }
        value["two"] = json!(value.get("one").is_some());
        Ok(value)
    }

    const BOTH: &[Step] = &[one, two];

    #[test]
    fn every_step_from_the_version_on_runs_once_in_order() {
        assert_eq!(
            run(BOTH, Part::Study, 1, json!({})).unwrap(),
            json!({"one": "Study", "two": true})
        );
        assert_eq!(
            run(BOTH, Part::Study, 2, json!({})).unwrap(),
            json!({"two": false})
        );
        assert_eq!(run(BOTH, Part::Study, 3, json!({})).unwrap(), json!({}));
    }

    #[test]
    fn an_interview_is_raised_part_by_part() {
        let body =
            json!({"id": "i", "evidence": [{"id": "a"}, {"id": "b"}], "draft": {"text": "t"}});
        let raised = run_interview(BOTH, 1, body).unwrap();
        assert_eq!(
            raised,
            json!({
                "id": "i", "one": "Head", "two": true,
                "evidence": [{"id": "a", "one": "Item", "two": true}, {"id": "b", "one": "Item", "two": true}],
                "draft": {"text": "t", "one": "Draft", "two": true},
            })
        );
        let bare = run_interview(BOTH, 2, json!({"id": "i"})).unwrap();
        assert_eq!(bare, json!({"id": "i", "two": false}));
    }

    #[test]
    fn a_step_that_cannot_says_from_which_version() {
        let refused = ReadError::Step {
            from: 2,
            why: "no".into(),
        };
        assert_eq!(
            run(BOTH, Part::Guide, 1, json!({"refuse": true})),
            Err(refused.clone())
        );
        assert_eq!(
            run_interview(BOTH, 1, json!({"evidence": [{"refuse": true}]})),
            Err(refused)
        );
    }
}
