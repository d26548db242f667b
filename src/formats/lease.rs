//! Which of several windows writes, where a browser has no locks to say so: a mark in storage that lasts a few seconds
//! and is renewed for as long as its window lives. It cannot be left locked: what is not renewed, cannot be read, or lies in
//! the future is free.

use super::record::PREFIX;
use super::store::Store;
use super::stored::WriteError;
use crate::domain::time::Moment;

/// How long a mark lasts, in milliseconds. It is renewed each second; a window in the background may be slowed down to that.
pub const SPAN_MS: i64 = 5_000;

/// Takes the mark for a window, or renews it. Whether the window has it now. By force it is taken from whoever has it,
/// who notices with the next renewal.
///
/// # Errors
///
/// As [`Store::get`] and [`Store::set`].
pub fn take(
    store: &impl Store,
    what: &str,
    window: &str,
    now: Moment,
    by_force: bool,
) -> Result<bool, WriteError> {
    let now = now.as_unix_ms();
    let held = store.get(&key(what))?;
    let held = held.as_deref().and_then(read);
    let is_free = by_force
        || held.is_none_or(|(holder, until)| {
            holder == window || until <= now || until > now.saturating_add(SPAN_MS)
        });
    if is_free {
        let until = now.saturating_add(SPAN_MS);
        store.set(&key(what), &format!("{window}|{until}"))?;
    }
    Ok(is_free)
}

/// Lets go of the mark, where this window has it.
///
/// # Errors
///
/// As [`Store::get`] and [`Store::remove`].
pub fn let_go(store: &impl Store, what: &str, window: &str) -> Result<(), WriteError> {
    let held = store.get(&key(what))?;
    match held.as_deref().and_then(read) {
        Some((holder, _)) if holder == window => store.remove(&key(what)),
        _ => Ok(()),
    }
}

fn key(what: &str) -> String {
    format!("{PREFIX}w/{what}")
}

fn read(mark: &str) -> Option<(&str, i64)> {
    let (window, until) = mark.split_once('|')?;
    Some((window, until.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::store::MemStore;

    fn at(ms: i64) -> Moment {
        Moment::from_unix_ms(1_753_000_000_000 + ms)
    }

    #[test]
    fn one_window_has_it_until_it_lets_go_or_is_gone() {
        let store = MemStore::new();
        let take = |window, ms| take(&store, "i-1", window, at(ms), false).unwrap();
        assert!(take("a", 0));
        assert!(!take("b", 1));
        assert!(take("a", 4_000), "renewed");
        assert!(!take("b", 8_999));
        assert!(take("b", 9_000), "nobody renewed it");
        assert!(!take("a", 9_001));
        let_go(&store, "i-1", "a").unwrap();
        assert!(!take("a", 9_002), "it was not a's to let go");
        let_go(&store, "i-1", "b").unwrap();
        assert!(take("a", 9_003));
        assert!(super::take(&store, "i-2", "b", at(9_004), false).unwrap());
    }

    #[test]
    fn it_can_be_taken_by_force_and_nothing_leaves_it_locked() {
        let store = MemStore::new();
        assert!(take(&store, "i-1", "a", at(0), false).unwrap());
        assert!(take(&store, "i-1", "b", at(1), true).unwrap());
        assert!(!take(&store, "i-1", "a", at(2), false).unwrap(), "noticed");
        for mark in ["", "a", "a|", "a|soon", "a|-1", "a|9223372036854775807"] {
            store.set("or1/w/i-1", mark).unwrap();
            assert!(
                take(&store, "i-1", "c", at(3), false).unwrap(),
                "{mark:?} locks"
            );
        }
        // A clock that was set back does not lock it for longer than the span.
        assert!(take(&store, "i-1", "a", at(100_000_000), true).unwrap());
        assert!(take(&store, "i-1", "b", at(4), false).unwrap());
    }
}
