//! The session clock: what the sittings of an interview add up to. It counts nothing; it is worked out of wall-clock moments.

use super::Interview;
use crate::domain::sorted::in_order;
use crate::domain::time::{Elapsed, Moment};

/// Sittings no further apart than this are one talk with a pause in it, and minute rules apply to the whole of it. The
/// product page speaks of the first sitting and knows no pause: our judgement.
const LONGEST_PAUSE: Elapsed = Elapsed::from_minutes(60);

/// A sitting that has been running for longer than this was left open. Our judgement: nobody talks for four hours.
const LEFT_OPEN: Elapsed = Elapsed::from_minutes(4 * 60);

impl Interview {
    /// Whether a sitting is running.
    pub fn is_running(&self) -> bool {
        self.sittings
            .last()
            .is_some_and(|sitting| sitting.ended.is_none())
    }

    /// Whether it has been started at all.
    pub fn has_started(&self) -> bool {
        !self.sittings.is_empty()
    }

    /// The session clock: all sittings so far, the running one up to `now`. It never stands before something that has
    /// been recorded, even where the machine's clock was set back.
    pub fn elapsed(&self, now: Moment) -> Elapsed {
        self.sat(now).max(self.last_recorded())
    }

    fn sat(&self, now: Moment) -> Elapsed {
        self.sittings
            .iter()
            .fold(Elapsed::default(), |sum, sitting| {
                sum.plus(sitting.ended.unwrap_or(now).since(sitting.started))
            })
    }

    /// The last point of the session at which a prompt was turned to or asked, something was kept or marked, or it was
    /// asked again whose decision it was.
    fn last_recorded(&self) -> Elapsed {
        let all = self.recorded().into_iter();
        all.fold(Elapsed::default(), Elapsed::max)
    }

    /// When anything was recorded, in no order.
    fn recorded(&self) -> Vec<Elapsed> {
        let trail = self.trail.iter().map(|step| step.at_ms);
        let kept = self.evidence.iter().map(|item| item.at_ms);
        let marked = self.marks.iter().map(|mark| mark.at_ms);
        let asked = self.asked.values().copied();
        let all = trail.chain(kept).chain(marked).chain(asked);
        all.chain(self.asked_again).collect()
    }

    /// The last moment the record knows of: the end of its last sitting or, while that runs, when something was last
    /// recorded in it.
    pub fn last_known(&self) -> Option<Moment> {
        let last = self.sittings.last()?;
        // While it runs it adds nothing up to its own start.
        let before = self.sat(last.started);
        Some(
            last.ended
                .unwrap_or_else(|| last.started.after(self.last_recorded().minus(before))),
        )
    }

    /// When the running sitting was left: before the first hour in which nothing was recorded in it. What somebody noted
    /// the morning after does not make the call last the night.
    pub fn left_at(&self) -> Option<Moment> {
        let last = self.sittings.last().filter(|last| last.ended.is_none())?;
        let before = self.sat(last.started);
        let mut end = before;
        for at in in_order(self.recorded(), Elapsed::cmp) {
            if at > end {
                if at.minus(end) > LONGEST_PAUSE && end > before {
                    break;
                }
                end = at;
            }
        }
        Some(last.started.after(end.minus(before)))
    }

    /// Whether the running sitting was left open, as overnight.
    pub fn is_left_open(&self, now: Moment) -> bool {
        self.sittings
            .last()
            .is_some_and(|last| last.ended.is_none() && now.since(last.started) > LEFT_OPEN)
    }

    /// The end of the first talk on the session clock, where another one followed. Sittings with no more than a pause
    /// between them are one talk.
    pub fn first_of_several(&self) -> Option<Elapsed> {
        let mut talked = Elapsed::default();
        let mut before: Option<Moment> = None;
        for sitting in &self.sittings {
            if before.is_some_and(|ended| sitting.started.since(ended) > LONGEST_PAUSE) {
                return Some(talked);
            }
            before = sitting.ended;
            talked = talked.plus(sitting.ended?.since(sitting.started));
        }
        None
    }
}
