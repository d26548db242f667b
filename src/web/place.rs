//! Where records go: the browser's disk and its mirror, or memory where the browser gives none.

use std::cell::{Cell, RefCell};

use super::disk::Disk;
use super::mirror::Mirror;
use crate::domain::sorted::SortedMap;
use crate::formats::mirror::{Copy, Mended, gone, is_mirrored, mend};
use crate::formats::store::{MemStore, Store, units};
use crate::formats::stored::WriteError;

/// Where records go.
pub(crate) struct Place {
    base: Base,
    /// The second copy, where the browser gives one.
    mirror: Option<Mirror>,
    /// What had no room on the disk and stands in the mirror only. It reads as if it were on the disk.
    spilled: RefCell<SortedMap<String, String>>,
    /// What is written now comes from the mirror, and need not go back to it.
    is_mending: Cell<bool>,
}

enum Base {
    /// The browser's local storage.
    Disk(Disk),
    /// Memory: everything is gone with the window, and the screen says so.
    Memory(MemStore),
}

impl Place {
    /// The disk, where the browser gives one.
    pub(crate) fn probe() -> Self {
        Self {
            base: match Disk::probe() {
                Ok(disk) => Base::Disk(disk),
                Err(_) => Base::Memory(MemStore::default()),
            },
            mirror: None,
            spilled: RefCell::new(SortedMap::new()),
            is_mending: Cell::new(false),
        }
    }

    /// Puts the later of these copies and of what is here in its place, and sends the mirror what it lacks.
    pub(crate) fn mend(&self, copies: &[Copy]) -> Mended {
        self.is_mending.set(true);
        let mended = mend(self, copies);
        self.is_mending.set(false);
        mended.to_mirror.iter().for_each(|key| self.copy_over(key));
        mended
    }

    /// The mirror, for a record that belongs there.
    fn mirror_of(&self, key: &str) -> Option<&Mirror> {
        self.mirror.as_ref().filter(|_| is_mirrored(key))
    }

    /// Hands the mirror what was just written here.
    fn note(&self, key: &str, text: String) {
        if let Some(mirror) = self.mirror_of(key).filter(|_| !self.is_mending.get()) {
            mirror.note(key, text);
        }
    }

    /// Whether everything is gone with the window.
    pub(crate) fn is_memory(&self) -> bool {
        matches!(self.base, Base::Memory(_))
    }

    /// From here on every write goes to the mirror, too.
    pub(crate) fn set_mirror(&mut self, mirror: Mirror) {
        self.mirror = Some(mirror);
    }

    /// Hands the mirror a record as it is here, or as one that is gone.
    pub(crate) fn copy_over(&self, key: &str) {
        if let (Some(mirror), Ok(here)) = (&self.mirror, self.get(key)) {
            mirror.note(key, here.unwrap_or_else(|| gone(key, "")));
        }
    }

    /// How many records stand in the mirror only, because there is no room for them here.
    pub(crate) fn spilled(&self) -> usize {
        self.spilled.borrow().len()
    }

    /// Tries again to find room for them.
    pub(crate) fn gather(&self) {
        let spilled = self.spilled.borrow().clone();
        for (key, text) in &spilled {
            if self.base().set(key, text).is_ok() {
                self.spilled.borrow_mut().remove(key);
            }
        }
    }

    fn base(&self) -> &dyn Store {
        match &self.base {
            Base::Disk(disk) => disk,
            Base::Memory(memory) => memory,
        }
    }
}

impl Store for Place {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        let mut keys = self.base().keys()?;
        for key in self.spilled.borrow().keys() {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        if let Some(text) = self.spilled.borrow().get(key) {
            return Ok(Some(text.clone()));
        }
        self.base().get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.base().set(key, value)?;
        self.spilled.borrow_mut().remove(key);
        self.note(key, value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        let before = self.get(key)?;
        self.base().remove(key)?;
        self.spilled.borrow_mut().remove(key);
        if let Some(before) = before {
            self.note(key, gone(key, &before));
        }
        Ok(())
    }

    fn spill(&self, key: &str, value: &str) -> Result<(), WriteError> {
        if self.mirror_of(key).is_none() {
            return Err(WriteError::Full {
                needed: units(key) + units(value),
            });
        }
        self.note(key, value.to_owned());
        let mut spilled = self.spilled.borrow_mut();
        spilled.insert(key.to_owned(), value.to_owned());
        Ok(())
    }
}
