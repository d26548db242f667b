//! Closing a record as struck, and opening the one to go on in, into which nothing crosses but the lead (method.md E5).

use super::dimension::Authority;
use super::edit::{self, Act, EditError};
use super::flag::{NOT_THE_DECIDER, struck};
use super::guide::Language;
use super::id::{InterviewId, PromptId};
use super::interview::{
    Filing, Flag, FlagState, GuideUse, Interview, LogCode, LogEntry, Respondent, RubricUse,
};
use super::time::Now;

/// Why a record is closed, and what is to follow. The lead stands in the record already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strike {
    /// Why, in a sentence.
    pub reason: String,
    /// The record to go on in, with the respondent's consent.
    pub next: Option<Next>,
}

/// The record to go on in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Its name.
    pub id: InterviewId,
    /// The guide the person chose. It is asked in the language of the record that is closed.
    pub guide: GuideUse,
    /// The rubric it is scored by.
    pub rubric: RubricUse,
    /// The first prompt of that guide.
    pub first: Option<PromptId>,
    /// What the respondent agreed to, in a sentence; there is no record without it.
    pub consent: String,
}

/// Closes a record because it was not the respondent's decision, and makes the one to go on in, where one is wanted.
/// Nothing is changed when it is refused.
///
/// Asked again and not theirs is what confirms the flag; somebody of whom it is still unknown would only be suspected
/// (product page, Verdict). So closing says that they were not there, and for one who took part or chose it is refused.
pub(crate) fn close(
    interview: &mut Interview,
    strike: Strike,
    now: Now,
) -> Result<Option<Interview>, EditError> {
    if struck(interview).is_some() {
        return Err(EditError::Struck);
    }
    if interview.is_purged() {
        return Err(EditError::NoConsent);
    }
    if interview.filing != Filing::Decision || interview.respondent.authority > Authority::NotThere
    {
        return Err(EditError::NotInQuestion);
    }
    edit::given(&strike.reason)?;
    let next = match strike.next {
        Some(next) => Some(open(interview, next, now)?),
        None => None,
    };
    if interview.is_running() {
        edit::apply(interview, Act::Finish, now)?;
    }
    let reason = strike.reason.trim();
    let flag = Flag {
        code: NOT_THE_DECIDER.to_owned(),
        state: FlagState::Confirmed,
        reason: reason.to_owned(),
    };
    edit::say_of_flag(&mut interview.flags, flag);
    interview.respondent.authority = Authority::NotThere;
    interview.note(now, LogCode::Struck, reason);
    Ok(next)
}

/// A record that begins now. It says who is on the call, who was named, and where it came from; nothing else is known.
fn open(from: &Interview, next: Next, now: Now) -> Result<Interview, EditError> {
    if next.consent.trim().is_empty() {
        return Err(EditError::NoConsent);
    }
    let language = Language::new(from.guide.language.code());
    let guide = GuideUse {
        language,
        ..next.guide
    };
    let study = from.study.clone();
    let mut interview = Interview::new(next.id, study, now.moment, guide, next.rubric);
    interview.filing = Filing::Supporting;
    interview.interviewer.clone_from(&from.interviewer);
    interview.respondent = Respondent {
        alias: from.respondent.alias.clone(),
        company: from.respondent.company.clone(),
        title: from.respondent.title.clone(),
        ..Respondent::default()
    };
    interview.lead.clone_from(&from.lead);
    interview.came_from = Some(from.id.clone());
    interview.log.push(LogEntry {
        note: next.consent,
        ..LogEntry::new(now.moment, LogCode::CameFrom)
    });
    edit::apply(&mut interview, Act::Start, now)?;
    if next.first.is_some() {
        edit::apply(&mut interview, Act::GoTo(next.first), now)?;
    }
    Ok(interview)
}
