//! Where records go: the browser's disk, or memory where the browser gives none.

use super::disk::Disk;
use crate::formats::store::{MemStore, Store};
use crate::formats::stored::WriteError;

/// Where records go.
pub(crate) enum Place {
    /// The browser's local storage.
    Disk(Disk),
    /// Memory: everything is gone with the window, and the screen says so.
    Memory(MemStore),
}

impl Place {
    /// The disk, where the browser gives one.
    pub(crate) fn probe() -> Self {
        match Disk::probe() {
            Ok(disk) => Self::Disk(disk),
            Err(_) => Self::Memory(MemStore::default()),
        }
    }

    /// Whether everything is gone with the window.
    pub(crate) fn is_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }
}

impl Store for Place {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        match self {
            Self::Disk(disk) => disk.keys(),
            Self::Memory(memory) => memory.keys(),
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        match self {
            Self::Disk(disk) => disk.get(key),
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        match self {
            Self::Disk(disk) => disk.set(key, value),
            Self::Memory(memory) => memory.set(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        match self {
            Self::Disk(disk) => disk.remove(key),
            Self::Memory(memory) => memory.remove(key),
        }
    }
}
