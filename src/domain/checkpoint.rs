//! The checkpoint of a Decision interview: by minute 6 it is to be known whose decision it was (method.md, E5).

use super::dimension::{Authority, Dimension};
use super::flag::struck;
use super::guide::{Guide, Prompt};
use super::interview::{Filing, Interview};
use super::time::{Elapsed, Moment};

/// From when on it is to be known (S4, method.md E5).
const DUE: Elapsed = Elapsed::from_minutes(6);

/// Where the watch stands, once there is something to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watch {
    /// Ask once more whose decision it was.
    AskAgain,
    /// That was done, and it was not theirs, or is still not known: time to turn to something else.
    Pivot,
}

/// Where the watch of a running talk stands: silent until minute 6, or until it was asked again. A pause counts no minutes.
/// Minute rules apply to the first talk, so a later one has nothing to wait for. Where the clock was left open nobody is
/// there to be asked.
pub fn watch(interview: &Interview, now: Moment) -> Option<Watch> {
    if !in_question(interview) || interview.is_left_open(now) {
        None
    } else if interview.asked_again.is_some() {
        Some(Watch::Pivot)
    } else {
        let is_due = interview.elapsed(now) >= DUE || interview.first_of_several().is_some();
        is_due.then_some(Watch::AskAgain)
    }
}

/// Whether it matters in the running talk whose decision it was, and is not known to be theirs, whatever the clock says.
/// Who was recruited for something else is not asked (method.md E4).
pub fn in_question(interview: &Interview) -> bool {
    interview.is_running()
        && interview.filing == Filing::Decision
        && matches!(
            interview.respondent.authority,
            Authority::Unknown | Authority::NotThere
        )
        && struck(interview).is_none()
}

/// The prompt whose probes are asked again: of those that ask for authority first of all the last, because a guide goes
/// from the post (g1.o1) to the decision (g1.o2, g2.w1).
pub fn prompt(guide: &Guide) -> Option<&Prompt> {
    let mut prompts = guide.prompts.iter().rev();
    prompts.find(|prompt| prompt.main_dimension() == Some(Dimension::Authority))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dimension::Dimension::{Authority as Ladder, Context, People, Trigger};
    use crate::domain::interview::{Flag, FlagState, Sitting};
    use crate::domain::level::tests::{guide, interview};

    fn moment(seconds: i64) -> Moment {
        Moment::from_unix_ms(1_752_840_000_000 + seconds * 1_000)
    }

    /// A Decision interview of nobody knows whom, with sittings from second to second, the last one still running where
    /// it has no end.
    fn talk(sittings: &[(i64, Option<i64>)]) -> Interview {
        let mut interview = interview(Vec::new());
        interview.respondent.authority = Authority::Unknown;
        let sitting = |(from, to): &(i64, Option<i64>)| Sitting {
            started: moment(*from),
            ended: to.map(moment),
        };
        interview.sittings = sittings.iter().map(sitting).collect();
        interview
    }

    /// Sittings, a second, and whether the watch speaks then.
    type Row = (&'static [(i64, Option<i64>)], i64, bool);

    #[test]
    fn the_watch_speaks_at_minute_six_of_the_talk() {
        const HOUR: i64 = 3_600;
        let rows: &[Row] = &[
            // Not begun, one sitting, to the second.
            (&[], 400, false),
            (&[(0, None)], 359, false),
            (&[(0, None)], 360, true),
            // Four minutes, a pause of ten, two more.
            (&[(0, Some(240)), (840, None)], 959, false),
            (&[(0, Some(240)), (840, None)], 960, true),
            // While the clock stands nobody is there to be asked.
            (&[(0, Some(400))], 400, false),
            // Left open overnight.
            (&[(0, None)], 4 * HOUR, true),
            (&[(0, None)], 4 * HOUR + 1, false),
            // A later talk, at its first second; and the same distance as a pause.
            (&[(0, Some(60)), (60 + HOUR + 1, None)], 62 + HOUR, true),
            (&[(0, Some(60)), (60 + HOUR, None)], 62 + HOUR, false),
        ];
        for (sittings, at, speaks) in rows {
            let expected = speaks.then_some(Watch::AskAgain);
            assert_eq!(
                watch(&talk(sittings), moment(*at)),
                expected,
                "{sittings:?} at {at}"
            );
        }
    }

    #[test]
    fn the_watch_ends_with_an_answer_and_turns_once_it_was_asked_again() {
        for (authority, filing, asked_again, expected) in [
            (0, Filing::Decision, false, Some(Watch::AskAgain)),
            (1, Filing::Decision, false, Some(Watch::AskAgain)),
            (2, Filing::Decision, false, None),
            (3, Filing::Decision, false, None),
            (0, Filing::Decision, true, Some(Watch::Pivot)),
            (1, Filing::Decision, true, Some(Watch::Pivot)),
            (2, Filing::Decision, true, None),
            (3, Filing::Decision, true, None),
            (0, Filing::Supporting, false, None),
            (1, Filing::Supporting, true, None),
        ] {
            let mut it = talk(&[(0, None)]);
            it.respondent.authority = Authority::ALL[authority];
            it.filing = filing;
            it.asked_again = asked_again.then(|| Elapsed::from_minutes(2));
            let row = (authority, filing, asked_again);
            assert_eq!(watch(&it, moment(360)), expected, "{row:?}");
            // Asked again before minute 6 there is nothing left to wait for.
            let early = expected.filter(|it| *it == Watch::Pivot);
            assert_eq!(watch(&it, moment(130)), early, "{row:?}");
        }
    }

    #[test]
    fn a_struck_record_is_not_watched() {
        let mut it = talk(&[(0, None)]);
        for (state, watched) in [
            (FlagState::Suspected, true),
            (FlagState::Confirmed, false),
            (FlagState::Dismissed, true),
        ] {
            it.flags = vec![Flag {
                code: "wrong_story".to_owned(),
                state,
                reason: String::new(),
            }];
            assert_eq!(watch(&it, moment(400)).is_some(), watched, "{state:?}");
        }
    }

    #[test]
    fn the_last_prompt_about_authority_is_asked_again() {
        let guide = guide(
            "g1",
            &[
                ("post", &[Ladder, Context], [0, 4]),
                ("decision", &[Ladder, People], [0, 6]),
                ("trigger", &[Trigger, Ladder], [0, 12]),
            ],
        );
        assert_eq!(prompt(&guide).map(|it| it.id.as_str()), Some("decision"));
        let none = Guide {
            prompts: guide.prompts[2..].to_vec(),
            ..guide
        };
        assert_eq!(prompt(&none), None);
    }
}
