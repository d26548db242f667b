//! A place that keeps texts under keys, as a browser's local storage does, and stand-ins for it.

use std::cell::{Cell, RefCell};

use super::stored::WriteError;
use crate::domain::sorted::SortedMap;

/// A place that keeps texts under keys. `web/disk.rs` is the browser's; no implementation caches, so that what is read
/// is what another window would read.
pub trait Store {
    /// Every key there is, other apps' included, in any order.
    ///
    /// # Errors
    ///
    /// [`WriteError::Denied`], or the browser's own words.
    fn keys(&self) -> Result<Vec<String>, WriteError>;

    /// What is kept under the key.
    ///
    /// # Errors
    ///
    /// [`WriteError::Denied`], or the browser's own words.
    fn get(&self, key: &str) -> Result<Option<String>, WriteError>;

    /// Keeps a text under the key. When it fails, the old text is still there.
    ///
    /// # Errors
    ///
    /// [`WriteError::Full`], [`WriteError::Denied`], or the browser's own words.
    fn set(&self, key: &str, value: &str) -> Result<(), WriteError>;

    /// Forgets the key; it may not be there.
    ///
    /// # Errors
    ///
    /// [`WriteError::Denied`], or the browser's own words.
    fn remove(&self, key: &str) -> Result<(), WriteError>;

    /// Keeps a text elsewhere, because there is no room for it where it belongs. It reads back as if it were there.
    ///
    /// # Errors
    ///
    /// [`WriteError::Full`] where there is no elsewhere.
    fn spill(&self, key: &str, value: &str) -> Result<(), WriteError> {
        Err(WriteError::Full {
            needed: units(key) + units(value),
        })
    }
}

impl<S: Store + ?Sized> Store for &S {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        (**self).keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        (**self).remove(key)
    }

    fn spill(&self, key: &str, value: &str) -> Result<(), WriteError> {
        (**self).spill(key, value)
    }
}

/// The length of a text as Chromium and Firefox count it: UTF-16 units.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// How a browser counts what a text takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counting {
    /// Chromium and Firefox: UTF-16 units.
    #[default]
    Units,
    /// `WebKit`: bytes, one to a unit while all of them are in Latin-1, otherwise two.
    Bytes,
}

impl Counting {
    /// What this text takes.
    pub fn room(self, text: &str) -> usize {
        let is_wide = self == Self::Bytes && text.chars().any(|c| u32::from(c) > 0xFF);
        units(text) * if is_wide { 2 } else { 1 }
    }
}

/// A store in memory: for tests, and for working on where the browser keeps nothing.
#[derive(Debug, Default)]
pub struct MemStore {
    records: RefCell<SortedMap<String, String>>,
    quota: Cell<Option<usize>>,
    counting: Counting,
}

impl MemStore {
    /// A store without a limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// A store that holds so many UTF-16 units, keys counted, as browsers do.
    pub fn with_quota(units: usize) -> Self {
        let store = Self::default();
        store.quota.set(Some(units));
        store
    }

    /// A store that counts in this way.
    pub fn counting(counting: Counting) -> Self {
        Self {
            counting,
            ..Self::default()
        }
    }

    /// Changes the limit. What is there stays, even beyond it.
    pub fn set_quota(&self, units: Option<usize>) {
        self.quota.set(units);
    }

    /// How much is in use, keys counted: UTF-16 units, unless it was told otherwise.
    pub fn used(&self) -> usize {
        self.records
            .borrow()
            .iter()
            .map(|(key, value)| self.room(key, value))
            .sum()
    }

    fn room(&self, key: &str, value: &str) -> usize {
        self.counting.room(key) + self.counting.room(value)
    }
}

impl Store for MemStore {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        Ok(self.records.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        Ok(self.records.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        if let Some(quota) = self.quota.get() {
            let before = self
                .records
                .borrow()
                .get(key)
                .map_or(0, |old| self.room(key, old));
            let after = self.used() - before + self.room(key, value);
            if after > quota {
                return Err(WriteError::Full {
                    needed: after - quota,
                });
            }
        }
        self.records
            .borrow_mut()
            .insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        self.records.borrow_mut().remove(key);
        Ok(())
    }
}

/// What goes wrong in a [`FaultStore`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The write is refused.
    Fails(WriteError),
    /// The write and every later one is refused.
    FailsFromHere(WriteError),
    /// The write is said to have happened and has not.
    Vanishes,
    /// The page is killed after the write: nothing reaches the store any more, and nothing is read from it.
    Dies,
}

/// A store in which one write goes wrong. Writes and removals are counted together, from 0.
#[derive(Debug)]
pub struct FaultStore<S> {
    inner: S,
    plan: Option<(usize, Fault)>,
    writes: Cell<usize>,
    written: Cell<usize>,
    dead: Cell<bool>,
}

impl<S: Store> FaultStore<S> {
    /// A store in which nothing goes wrong, for counting.
    pub fn sound(inner: S) -> Self {
        Self {
            inner,
            plan: None,
            writes: Cell::new(0),
            written: Cell::new(0),
            dead: Cell::new(false),
        }
    }

    /// A store in which the write of this number goes wrong.
    pub fn new(inner: S, at: usize, fault: Fault) -> Self {
        Self {
            plan: Some((at, fault)),
            ..Self::sound(inner)
        }
    }

    /// How many writes and removals were asked for.
    pub fn writes(&self) -> usize {
        self.writes.get()
    }

    /// How many UTF-16 units were written, keys counted.
    pub fn written(&self) -> usize {
        self.written.get()
    }

    /// Counts from nothing again.
    pub fn count_afresh(&self) {
        self.writes.set(0);
        self.written.set(0);
    }

    fn alive(&self) -> Result<(), WriteError> {
        if self.dead.get() {
            Err(WriteError::Other("the page was killed".into()))
        } else {
            Ok(())
        }
    }

    fn write(
        &self,
        size: usize,
        how: impl FnOnce() -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        self.alive()?;
        let number = self.writes.get();
        self.writes.set(number + 1);
        self.written.set(self.written.get() + size);
        match &self.plan {
            Some((at, Fault::Fails(why))) if *at == number => Err(why.clone()),
            Some((at, Fault::FailsFromHere(why))) if *at <= number => Err(why.clone()),
            Some((at, Fault::Vanishes)) if *at == number => Ok(()),
            Some((at, Fault::Dies)) if *at == number => {
                how()?;
                self.dead.set(true);
                self.alive()
            }
            _ => how(),
        }
    }
}

impl<S: Store> Store for FaultStore<S> {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        self.alive()?;
        self.inner.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        self.alive()?;
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.write(units(key) + units(value), || self.inner.set(key, value))
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        self.write(0, || self.inner.remove(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quota_counts_keys_and_utf_16_units_and_a_refused_write_keeps_the_old_text() {
        let store = MemStore::with_quota(8);
        store.set("k", "1234567").unwrap();
        assert_eq!(
            store.set("k", "12345678"),
            Err(WriteError::Full { needed: 1 })
        );
        assert_eq!(store.get("k").unwrap().as_deref(), Some("1234567"));
        assert_eq!(store.set("z", ""), Err(WriteError::Full { needed: 1 }));
        store.set("k", "😀😀😀").unwrap();
        assert_eq!(store.used(), 7);
    }

    #[test]
    fn each_fault_happens_where_it_was_asked_for() {
        let inner = MemStore::new();
        let store = FaultStore::new(&inner, 1, Fault::Vanishes);
        for key in ["a", "b", "c"] {
            store.set(key, "x").unwrap();
        }
        assert_eq!(inner.keys().unwrap(), ["a", "c"]);
        assert_eq!((store.writes(), store.written()), (3, 6));

        let inner = MemStore::new();
        let store = FaultStore::new(&inner, 1, Fault::Dies);
        store.set("a", "x").unwrap();
        assert!(store.set("b", "x").is_err());
        assert!(store.set("c", "x").is_err());
        assert!(store.get("a").is_err());
        assert_eq!(inner.keys().unwrap(), ["a", "b"]);
    }
}
