//! Words that stood in a field when the app broke, as `src/web/rescue.js` puts them aside.
//!
//! Such a record has no header and no checksum, because nothing of the app was there to make them: it is the plain JSON
//! `{"what": "<interview>/<field>", "text": …, "when": …, "message": …}`.

use serde_json::Value;

use super::document;
use super::stored::from_text;
use crate::domain::fields::fields;
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::time::Moment;

/// Words that were put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The key they lie under.
    pub key: String,
    /// The interview that was open, where one was.
    pub interview: Option<InterviewId>,
    /// What stood in the field.
    pub text: String,
    /// When the app broke.
    pub when: Moment,
}

/// The record, as it is written.
struct Left {
    what: String,
    text: String,
    when: u64,
    message: String,
}

fields!(Left {
    needs what, text, when, message;
    and others;
});

/// Reads what was put aside under this key; `None` where it is something else, which stays where it is.
pub fn read(key: &str, raw: &str) -> Option<Rescued> {
    let left = from_text::<Left>(raw).ok()?;
    // The message is for whoever looks for the fault, in the download of everything.
    drop(left.message);
    let interview = InterviewId::new(left.what.split('/').next().unwrap_or_default());
    Some(Rescued {
        key: key.to_owned(),
        interview: Some(interview).filter(InterviewId::is_well_formed),
        text: left.text,
        when: Moment::from_unix_ms(i64::try_from(left.when).unwrap_or(i64::MAX)),
    })
}

impl Rescued {
    /// Whether the words stand in the record already, wherever in it: then they were saved before the app broke.
    pub fn stands_in(&self, interview: &Interview) -> bool {
        let draft = interview.draft.as_ref().map(|draft| draft.text.trim());
        if draft.is_some_and(|draft| draft.contains(self.text.trim())) {
            return true;
        }
        let words = Value::from(self.text.trim()).to_string();
        let words = words.trim_matches('"');
        document::write_interview(interview, None).is_ok_and(|all| all.contains(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::Language;
    use crate::domain::interview::{Draft, GuideUse, Kind, RubricUse};

    fn interview() -> Interview {
        let mut interview = Interview::new(
            "i-1".into(),
            "s".into(),
            Moment::from_unix_ms(0),
            GuideUse::built_in("g1", 1, Language::english()),
            RubricUse::built_in(1),
        );
        interview.respondent.alias = "Marta “M” \"N\"\nK".to_owned();
        interview.draft = Some(Draft::new("two lorries".to_owned(), Kind::Note));
        interview
    }

    fn left(what: &str, text: &str) -> Rescued {
        let raw =
            serde_json::json!({ "what": what, "text": text, "when": 5, "message": "m", "more": 1 });
        read("or1/r/x", &raw.to_string()).unwrap()
    }

    #[test]
    fn what_is_no_such_record_is_left_alone() {
        for raw in [
            "",
            "1|2|3",
            "{}",
            "{\"what\":1,\"text\":\"\",\"when\":0,\"message\":\"\"}",
        ] {
            assert_eq!(read("or1/r/x", raw), None, "{raw}");
        }
        assert_eq!(left("i-1/draft", "a").interview, Some("i-1".into()));
        assert_eq!(left("", "a").interview, None);
        assert_eq!(left("no such id/x", "a").interview, None);
    }

    #[test]
    fn words_that_were_saved_are_known_wherever_they_stand() {
        let interview = interview();
        for (text, stands) in [
            ("two lorries", true),
            ("two lor", true),
            (" two lorries ", true),
            ("two lorries f", false),
            ("Marta “M” \"N\"\nK", true),
            ("Marta N", false),
        ] {
            assert_eq!(left("i-1/", text).stands_in(&interview), stands, "{text}");
        }
    }
}
