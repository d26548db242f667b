//! Where the session stands against the guide's plan.

use super::{CLOSING_TIME, window};
use crate::domain::score::Basis;
use crate::domain::time::Elapsed;

/// Where the session stands against the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// Nothing to keep to: no section, or a later talk.
    Free,
    /// Within the time planned for this section, or before it.
    On,
    /// This section should have ended so many whole minutes ago.
    Behind(u64),
    /// The time reserved for the closing has begun.
    Closing,
}

/// The pace at a point of the session.
///
/// Our rule: each section is planned to end after its own minutes and those of the sections before it. The person is
/// behind by what has gone since the planned end of the section the current prompt stands in, in whole minutes; who is
/// ahead is on pace. In the last three minutes only the closing matters.
pub fn pace(basis: Basis<'_>, at: Elapsed) -> Pace {
    let Basis {
        interview, guide, ..
    } = basis;
    if !window::Clock::new(interview, guide, at).in_first_talk() {
        return Pace::Free;
    }
    if guide.planned().minus(at) <= CLOSING_TIME {
        return Pace::Closing;
    }
    let prompt = interview
        .current_prompt()
        .and_then(|prompt| guide.prompt(prompt));
    let Some(here) = prompt.and_then(|prompt| {
        let mut sections = guide.sections.iter();
        sections.position(|section| section.id == prompt.section)
    }) else {
        return Pace::Free;
    };
    let planned = guide.sections.iter().take(here + 1);
    let end = planned.fold(Elapsed::default(), |end, section| {
        end.plus(Elapsed::from_minutes(u64::from(section.minutes)))
    });
    match at.minus(end).as_ms() / Elapsed::from_minutes(1).as_ms() {
        0 => Pace::On,
        minutes => Pace::Behind(minutes),
    }
}

/// Whether 90 % of the planned time has gone (issue 3).
pub fn is_short(at: Elapsed, planned: Elapsed) -> bool {
    at.as_ms().saturating_mul(10) >= planned.as_ms().saturating_mul(9)
}

#[cfg(test)]
mod tests {
    // The session clock itself: an interview is easily made here, and a reading may look at it.
    use crate::domain::dimension::Dimension;
    use crate::domain::interview::{Interview, Sitting, Step};
    use crate::domain::level::tests::{interview, note};
    use crate::domain::time::{Elapsed, Moment};

    fn moment(minute: i64) -> Moment {
        Moment::from_unix_ms(1_763_733_802_007 + minute * 60_000)
    }

    fn sat(sittings: &[(i64, Option<i64>)]) -> Interview {
        let mut it = interview(vec![]);
        it.sittings = sittings
            .iter()
            .map(|(started, ended)| Sitting {
                started: moment(*started),
                ended: ended.map(moment),
            })
            .collect();
        it
    }

    fn minutes(it: &Interview, now: i64) -> u64 {
        it.elapsed(moment(now)).as_ms() / 60_000
    }

    #[test]
    fn a_pause_stands_still_and_what_goes_on_is_added() {
        let paused = sat(&[(0, Some(10))]);
        assert_eq!((minutes(&paused, 10), minutes(&paused, 500)), (10, 10));
        let resumed = sat(&[(0, Some(10)), (25, None)]);
        assert_eq!((minutes(&resumed, 25), minutes(&resumed, 30)), (10, 15));
    }

    #[test]
    fn reload_sleep_and_a_throttled_tab_change_nothing() {
        // Nothing but the moment asked about counts: not how often it was asked, nor by which window.
        let it = sat(&[(0, None)]);
        assert_eq!(minutes(&it, 7), 7);
        assert_eq!(minutes(&it.clone(), 55), 55);
    }

    #[test]
    fn a_clock_set_back_makes_nothing_negative_and_loses_nothing_recorded() {
        let mut it = sat(&[(0, Some(10)), (20, None)]);
        assert_eq!(minutes(&it, -60), 10);
        it.evidence = vec![note("a", Dimension::Pain, 1)];
        it.evidence[0].at_ms = Elapsed::from_minutes(14);
        assert_eq!((minutes(&it, -60), minutes(&it, 23)), (14, 14));
        assert_eq!(minutes(&it, 25), 15);
        assert_eq!(it.last_known(), Some(moment(24)));
    }

    #[test]
    fn a_time_zone_is_no_part_of_a_moment() {
        // The same moment as a wall in Istanbul, in Lisbon and in UTC shows it: moments are written in UTC.
        let it = sat(&[(0, None)]);
        let written = moment(0).to_string();
        assert!(written.ends_with('Z'), "{written}");
        let read: Moment = written.parse().unwrap();
        assert_eq!(read.after(Elapsed::from_minutes(8)), moment(8));
        assert_eq!(minutes(&it, 8), 8);
    }

    #[test]
    fn a_sitting_left_open_overnight_is_noticed_and_knows_when_it_was_left() {
        let mut it = sat(&[(0, Some(10)), (20, None)]);
        it.trail = vec![Step {
            at_ms: Elapsed::from_minutes(12),
            prompt: None,
        }];
        it.asked.insert("a".into(), Elapsed::from_minutes(13));
        assert!(!it.is_left_open(moment(20 + 4 * 60)));
        assert!(it.is_left_open(moment(21 + 4 * 60)));
        assert_eq!(it.last_known(), Some(moment(23)));
        assert_eq!(it.left_at(), Some(moment(23)));
        // What was noted the morning after does not make the call last the night.
        it.asked.insert("b".into(), Elapsed::from_minutes(14 * 60));
        assert_eq!(it.left_at(), Some(moment(23)));
        it.asked.remove(&"b".into());
        // Nothing recorded in it: it ends where it began.
        it.trail.clear();
        it.asked.insert("a".into(), Elapsed::from_minutes(9));
        assert_eq!(it.last_known(), Some(moment(20)));
        assert_eq!(it.left_at(), Some(moment(20)));
        it.sittings[1].ended = Some(moment(30));
        assert!(!it.is_left_open(moment(5_000)));
        assert_eq!(it.last_known(), Some(moment(30)));
        assert_eq!(sat(&[]).last_known(), None);
    }
}
