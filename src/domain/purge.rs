//! Consent withdrawn: the respondent's words go, and what is left says that there was an interview and why it is out.

use super::edit::say_of_flag;
use super::flag::CONSENT_REFUSED;
use super::interview::{Consent, Flag, FlagState, Interview, LogCode, LogEntry, Respondent};
use super::sorted::SortedMap;
use super::time::Now;

/// Removes a respondent's words from a record. It keeps its id, its dates, where the respondent came from, its flags with
/// their reasons and the decision about it: those are the interviewer's own words. From then on it is struck by the
/// recorded fact that there is no consent.
///
/// Every field is named, so that a new one cannot be forgotten.
pub(crate) fn purge(interview: &mut Interview, now: Now) {
    let Interview {
        id: _,
        study: _,
        created: _,
        guide: _,
        rubric: _,
        filing: _,
        interviewer: _,
        respondent,
        held_on: _,
        sittings,
        trail: _,
        asked: _,
        probed: _,
        evidence,
        draft,
        people,
        // Moments without words.
        marks: _,
        flags,
        log,
        asked_again: _,
        lead,
        came_from: _,
        circumstances,
        ruling: _,
        follow_ups,
        rating: _,
        confirmation: _,
        call,
        version_of: _,
        // Digests hold no word, and by them the copies that still have the words are known to be older.
        lineage: _,
    } = interview;
    if let Some(last) = sittings.last_mut() {
        last.ended.get_or_insert(now.moment.max(last.started));
    }
    *respondent = Respondent {
        alias: String::new(),
        company: String::new(),
        title: String::new(),
        bought: String::new(),
        unread: SortedMap::new(),
        ..std::mem::take(respondent)
    };
    evidence.clear();
    *draft = None;
    *call = None;
    people.clear();
    *lead = None;
    follow_ups.clear();
    if circumstances.consent != Some(Consent::Refused) {
        circumstances.consent = Some(Consent::Withdrawn);
    }
    // What was said of this flag before stands no more: the fact does.
    let flag = Flag {
        code: CONSENT_REFUSED.to_owned(),
        state: FlagState::Suspected,
        reason: String::new(),
    };
    say_of_flag(flags, flag);
    // What somebody agreed to is the one note that says on what ground the record is kept.
    for entry in log.iter_mut().filter(|it| it.what != LogCode::CameFrom) {
        entry.note.clear();
    }
    if !log.iter().any(|entry| entry.what == LogCode::Purged) {
        log.push(LogEntry::new(now.moment, LogCode::Purged));
    }
}
