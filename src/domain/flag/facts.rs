//! What the head of a record says of the fatal flags, so that a list of records can tell which are struck without reading their
//! evidence. Only recorded facts confirm; what leaves a doubt suspects.

use super::{CONSENT_REFUSED, FATAL, NOT_THE_DECIDER};
use crate::domain::dimension::Authority;
use crate::domain::id::GuideId;
use crate::domain::interview::{
    Channel, Consent, Filing, FlagState, Interview, Outcome, Respondent, RulingCode, Tie, TradeOff,
};
use crate::domain::time::Date;

/// Whether a record is struck, as far as its head tells, which is all that strikes. `counts_as` is the built-in guide it is
/// held with, or that its guide was made from.
pub fn is_struck(interview: &Interview, counts_as: &GuideId) -> bool {
    let ruled = interview.ruling.as_ref();
    ruled.is_some_and(|ruling| ruling.code == RulingCode::Struck)
        || FATAL.iter().any(|(code, supporting)| {
            (*supporting || interview.filing == Filing::Decision)
                && !is_exempt(counts_as, code)
                && strikes_now(interview, code)
        })
}

/// Whether a fatal flag is confirmed, by a person or, where none has spoken, by recorded facts.
pub fn strikes_now(interview: &Interview, code: &str) -> bool {
    let mut flags = interview.flags.iter();
    let said = flags.find(|flag| flag.code == code).map(|flag| flag.state);
    said.or_else(|| fatal(interview, code)) == Some(FlagState::Confirmed)
}

/// Whether an interview with this guide cannot raise a flag: a rep is the seller's own (product page, Verdict).
pub fn is_exempt(counts_as: &GuideId, code: &str) -> bool {
    code == "tied_to_seller" && counts_as.as_str() == "g5"
}

/// What recorded facts say of a fatal flag; nothing where they do not raise it.
pub fn fatal(interview: &Interview, code: &str) -> Option<FlagState> {
    let known = &interview.circumstances;
    let confirmed = match code {
        NOT_THE_DECIDER => {
            return match interview.respondent.authority {
                Authority::NotThere if interview.asked_again.is_some() => {
                    Some(FlagState::Confirmed)
                }
                Authority::NotThere => Some(FlagState::Suspected),
                Authority::Unknown => interview.asked_again.map(|_| FlagState::Suspected),
                Authority::TookPart | Authority::Chose => None,
            };
        }
        "joined_after_order" => {
            // A date still to come at the interview was not meant, and strikes nobody.
            let to_come = |date: Option<Date>| match (date, interview.held_on) {
                (Some(date), Some(held)) => is_after(date, held),
                _ => false,
            };
            let Respondent {
                ordered_on,
                joined_on,
                ..
            } = interview.respondent;
            let is_sure = !to_come(ordered_on) && !to_come(joined_on);
            return Some(match joined(&interview.respondent)? {
                Joined::After if is_sure => FlagState::Confirmed,
                Joined::After | Joined::SameMonth => FlagState::Suspected,
            });
        }
        "nothing_bought" => known.outcome? != Outcome::Bought,
        "no_trade_off" => known.trade_off? != TradeOff::Paid,
        "not_an_interview" => !Channel::is_talk(known.channel?),
        CONSENT_REFUSED => known.consent? != Consent::Given,
        "tied_to_seller" => known.tie? != Tie::None,
        _ => false,
    };
    confirmed.then_some(FlagState::Confirmed)
}

/// What two recorded dates say of when they took their post (method.md, H1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// After the order.
    After,
    /// In the month of it, and one of the dates lacks its day: they may have.
    SameMonth,
}

/// Whether they took their post after the order, or may have; none where they did not, or a date is missing.
pub fn joined(respondent: &Respondent) -> Option<Joined> {
    let (ordered, joined) = (respondent.ordered_on?, respondent.joined_on?);
    let lacks_day = ordered.day_of_month().is_none() || joined.day_of_month().is_none();
    if is_after(joined, ordered) {
        Some(Joined::After)
    } else {
        (lacks_day && month(joined) == month(ordered)).then_some(Joined::SameMonth)
    }
}

/// Whether two recorded dates say that they took their post after the order (method.md, H1). Two dates in one month, one
/// of them without a day, do not.
pub fn joined_after_order(respondent: &Respondent) -> bool {
    joined(respondent) == Some(Joined::After)
}

/// Whether one date is later than the other for certain. Two dates in one month, one of them without a day, are not.
pub fn is_after(date: Date, other: Date) -> bool {
    match (date.day_of_month(), other.day_of_month()) {
        (Some(day), Some(other_day)) if month(date) == month(other) => day > other_day,
        _ => month(date) > month(other),
    }
}

fn month(date: Date) -> (i16, i8) {
    (date.year(), date.month_of_year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_leave_no_doubt_say_that_they_came_later() {
        for (ordered, joined, after) in [
            ("2025-03-11", "2025-03-12", true),
            ("2025-03-11", "2025-03-11", false),
            ("2025-03-11", "2025-03", false),
            ("2025-03", "2025-03-31", false),
            ("2025-03", "2025-04", true),
            ("2025-12", "2026-01", true),
            ("2026-01", "2025-12", false),
            ("2025-03", "", false),
            ("", "2025-03", false),
        ] {
            let respondent = Respondent {
                ordered_on: ordered.parse().ok(),
                joined_on: joined.parse().ok(),
                ..Respondent::default()
            };
            assert_eq!(joined_after_order(&respondent), after, "{ordered} {joined}");
        }
    }
}
