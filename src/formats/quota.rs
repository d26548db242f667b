//! How full a browser's storage is, counted as browsers count it.
//!
//! Browsers hold 5,242,880 per origin, keys and values together. Chromium and Firefox count UTF-16 units; `WebKit` counts
//! bytes, two to a unit as soon as one of the text is beyond Latin-1 (reliability page, finding 7).

use std::cell::{Cell, RefCell};

use super::store::{Counting, Store};
use super::stored::WriteError;

/// What fits.
pub const LIMIT: usize = 5_242_880;

/// What an interview takes where nothing is known yet: the notes of an hour and what is kept of its transcript.
const TYPICAL: usize = 72 * 1024;

/// From how many interviews on their own average says what another one takes.
const ENOUGH_TO_TELL: usize = 5;

/// No interview is taken to be smaller than this, so that many empty ones do not promise room for thousands.
const SMALLEST: usize = 8 * 1024;

/// How full it is, as far as that changes what the app does (reliability page, 3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// There is room.
    Calm,
    /// From seven tenths on: packing is suggested.
    Filling,
    /// From seventeen twentieths on: before another interview begins, the person is asked to make room.
    Tight,
    /// From nineteen twentieths on: the rest is for what is being typed.
    Last,
}

impl Level {
    /// The level at which so much is used.
    pub fn of(used: usize) -> Self {
        let reaches = |twentieths: usize| used.saturating_mul(20) >= LIMIT * twentieths;
        if reaches(19) {
            Self::Last
        } else if reaches(17) {
            Self::Tight
        } else if reaches(14) {
            Self::Filling
        } else {
            Self::Calm
        }
    }
}

/// For about how many more interviews there is room, where so many use so much.
pub fn room_for(used: usize, interviews: usize) -> usize {
    let each = match interviews {
        0..ENOUGH_TO_TELL => TYPICAL,
        _ => (used / interviews).max(SMALLEST),
    };
    // The last twentieth is kept for what is being typed.
    (LIMIT / 20 * 19).saturating_sub(used) / each
}

/// A store that knows how much is in it, by what is written through it.
#[derive(Debug)]
pub struct Metered<S> {
    inner: S,
    counting: Counting,
    used: Cell<usize>,
    under_way: RefCell<Option<Count>>,
}

/// Counting that has begun: what writes change meanwhile is reckoned in, unless it is still to be counted.
#[derive(Debug)]
struct Count {
    left: Vec<String>,
    sum: usize,
}

impl<S: Store> Metered<S> {
    /// Nothing is counted yet: that reads every record, and a start must not wait for it.
    pub fn new(inner: S, counting: Counting) -> Self {
        Self {
            inner,
            counting,
            used: Cell::new(0),
            under_way: RefCell::new(None),
        }
    }

    /// What it counts for. What is written there is counted with the next [`Metered::recount`].
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// Counts everything that is there, other apps' keys too. Another window's writes are seen by this alone.
    ///
    /// # Errors
    ///
    /// As [`Store::keys`] and [`Store::get`]; what was counted before then stands.
    pub fn recount(&self) -> Result<usize, WriteError> {
        let mut used = 0;
        for key in self.inner.keys()? {
            used += self.size(&key)?;
        }
        self.under_way.take();
        self.used.set(used);
        Ok(used)
    }

    /// The same in stretches of so many records, so that nobody waits for all of it. Whether everything is counted now; until
    /// then what was counted before stands.
    ///
    /// # Errors
    ///
    /// As [`Metered::recount`].
    pub fn count_on(&self, many: usize) -> Result<bool, WriteError> {
        let begun = self.under_way.take();
        let mut count = match begun {
            Some(count) => count,
            None => Count {
                left: self.inner.keys()?,
                sum: 0,
            },
        };
        for _ in 0..many {
            let Some(key) = count.left.pop() else {
                self.used.set(count.sum);
                return Ok(true);
            };
            count.sum += self.size(&key)?;
        }
        self.under_way.replace(Some(count));
        Ok(false)
    }

    /// How much is used.
    pub fn used(&self) -> usize {
        self.used.get()
    }

    fn size(&self, key: &str) -> Result<usize, WriteError> {
        let value = self.inner.get(key)?;
        Ok(value.map_or(0, |value| self.room(key, &value)))
    }

    fn room(&self, key: &str, value: &str) -> usize {
        self.counting.room(key) + self.counting.room(value)
    }

    fn count(&self, key: &str, before: usize, after: usize) {
        let changed = |sum: usize| (sum + after).saturating_sub(before);
        self.used.set(changed(self.used.get()));
        if let Some(count) = self.under_way.borrow_mut().as_mut()
            && !count.left.iter().any(|left| left == key)
        {
            count.sum = changed(count.sum);
        }
    }
}

impl<S: Store> Store for Metered<S> {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        self.inner.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        let before = self.size(key)?;
        self.inner.set(key, value)?;
        self.count(key, before, self.room(key, value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        let before = self.size(key)?;
        self.inner.remove(key)?;
        self.count(key, before, 0);
        Ok(())
    }

    fn spill(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.inner.spill(key, value) // elsewhere, so it takes no room here
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_begins_at_its_share() {
        for (percent, level) in [
            (0, Level::Calm),
            (69, Level::Calm),
            (70, Level::Filling),
            (84, Level::Filling),
            (85, Level::Tight),
            (94, Level::Tight),
            (95, Level::Last),
            (100, Level::Last),
        ] {
            assert_eq!(
                Level::of((LIMIT * percent).div_ceil(100)),
                level,
                "{percent}"
            );
        }
        assert_eq!(Level::of(LIMIT * 7 / 10 - 1), Level::Calm);
    }

    #[test]
    fn room_is_told_by_what_interviews_have_taken() {
        assert_eq!(room_for(66_000, 0), 66);
        assert_eq!(room_for(1_300_000, 17), 48);
        assert_eq!(room_for(LIMIT, 90), 0);
        assert_eq!(room_for(66_000, 400), 599);
    }
}
