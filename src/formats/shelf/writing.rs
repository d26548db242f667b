//! Writing to the shelf: one record after another, each read back, and waiting where it could not be written.

use super::super::migrate::Part;
use super::super::preferences::Preferences;
use super::super::record::{self, Key, base36};
use super::super::rescue::Rescued;
use super::super::store::{Store, units};
use super::super::stored::WriteError;
use super::queue::{Op, What};
use super::{BALLAST, Boot, Kept, Known, LAYOUT, Meta, Problem, Reason, Shelf};
use crate::domain::time::Moment;
use crate::domain::workspace::{Touched, Workspace};

/// What was written, and what a person must know although it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// UTF-16 units written, keys counted.
    pub chars: usize,
    /// Written all the same: [`WriteError::Full`] when the ballast had to go, [`WriteError::Changed`] when another
    /// window's revision was set aside.
    pub warnings: Vec<Failure>,
}

/// What was not written. It waits, is tried again with every save, and stands in [`Shelf::everything`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// What was written meanwhile.
    pub saved: Saved,
    /// The records that failed. Others may wait for them; [`Shelf::waiting`] has all.
    pub failures: Vec<Failure>,
}

/// A record and what became of writing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Which record.
    pub key: String,
    /// What happened.
    pub why: WriteError,
}

impl Saved {
    fn warn(&mut self, key: &str, why: WriteError) {
        self.warnings.push(Failure {
            key: key.to_owned(),
            why,
        });
    }
}

impl<S: Store> Shelf<S> {
    /// Writes what an edit touched, and tries again what waits.
    ///
    /// # Errors
    ///
    /// [`Unsaved`] lists the records that could not be written. Their words wait here.
    pub fn save(
        &mut self,
        workspace: &Workspace,
        touched: &[Touched],
        when: Moment,
    ) -> Result<Saved, Unsaved> {
        let mut unwritable = Vec::new();
        let is_head = |it: &&Touched| matches!(it, Touched::Head(_));
        if touched.iter().filter(is_head).count() > 1 {
            self.listed = self.store.keys().ok();
        }
        for touch in touched {
            if let Err(failure) = self.take_up(workspace, touch, when) {
                unwritable.push(failure);
            }
        }
        self.listed = None;
        self.flush(when, unwritable)
    }

    /// Writes what this browser remembers of the person.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn save_preferences(
        &mut self,
        preferences: &Preferences,
        when: Moment,
    ) -> Result<Saved, Unsaved> {
        let key = Key::Preferences.to_string();
        let outcome = self.put_set(&key, Part::Preferences, preferences, "p", &[]);
        self.flush(when, outcome.err().into_iter().collect())
    }

    /// Tries again what waits.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn retry(&mut self, when: Moment) -> Result<Saved, Unsaved> {
        self.flush(when, Vec::new())
    }

    /// What waits to be written: keys with their text, or without where a record is to go.
    pub fn waiting(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.queue.iter().map(|op| match &op.what {
            What::Set(payload) | What::Whole(payload) => (op.key.as_str(), Some(payload.as_str())),
            What::Remove | What::Aside | What::Erase => (op.key.as_str(), None),
        })
    }

    /// Whether everything that was accepted has been written.
    pub fn is_all_written(&self) -> bool {
        self.queue.is_empty()
    }

    /// Does everything that waits, in order. What fails goes on waiting, and what needs it too.
    pub(super) fn flush(
        &mut self,
        when: Moment,
        mut failures: Vec<Failure>,
    ) -> Result<Saved, Unsaved> {
        let mut saved = Saved::default();
        let mut broken = Vec::new();
        for op in std::mem::take(&mut self.queue) {
            if op.needs.iter().any(|group| broken.contains(group)) {
                self.queue.push(op);
                continue;
            }
            let outcome = match &op.what {
                What::Set(payload) => self.set(&op, payload, when, &mut saved),
                What::Remove => self.remove(&op, Reason::ChangedElsewhere, when, &mut saved),
                What::Aside => self.remove(&op, Reason::Loose, when, &mut saved),
                What::Erase => self.may_write().and_then(|()| self.erase(&op.key)),
                What::Whole(raw) => self.put_whole(&op.key, raw, &mut saved),
            };
            if let Err(why) = outcome {
                failures.push(Failure {
                    key: op.key.clone(),
                    why,
                });
                broken.extend(op.groups.iter().cloned());
                self.queue.push(op);
            }
        }
        if failures.is_empty() {
            Ok(saved)
        } else {
            Err(Unsaved { saved, failures })
        }
    }

    fn set(
        &mut self,
        op: &Op,
        payload: &str,
        when: Moment,
        saved: &mut Saved,
    ) -> Result<(), WriteError> {
        self.may_write()?;
        let mut known = self.known.get(&op.key).copied().unwrap_or_default();
        let mut epoch = 0;
        if let Some(raw) = self.store.get(&op.key)? {
            match record::decode(&op.key, &raw) {
                Ok(there) if there.version > op.version => {
                    return Err(WriteError::NewerApp {
                        key: op.key.clone(),
                    });
                }
                Ok(there) => {
                    let is_known = known.checksum == Some(there.checksum);
                    known.rev = known.rev.max(there.rev);
                    epoch = there.epoch;
                    if there.version == op.version && there.payload == record::shortest(payload) {
                        // It says so already, whoever wrote it.
                        known.checksum = Some(there.checksum);
                        self.known.insert(op.key.clone(), known);
                        return Ok(());
                    }
                    if !is_known {
                        self.set_aside(&op.key, &raw, Reason::ChangedElsewhere, when, saved)?;
                        saved.warn(
                            &op.key,
                            WriteError::Changed {
                                key: op.key.clone(),
                            },
                        );
                    }
                }
                Err(_) => drop(self.set_aside(&op.key, &raw, Reason::Damaged, when, saved)?),
            }
        }
        // A record this window has never seen may have been one before, and its removal may be known elsewhere.
        let before = if known.rev == 0 {
            self.latest
        } else {
            known.rev
        };
        let rev = before.saturating_add(1);
        self.not_before(rev);
        let (text, checksum) =
            record::encode(&op.key, op.version, rev, epoch, &self.writer, payload);
        self.put(&op.key, &text, saved)?;
        self.known.insert(
            op.key.clone(),
            Known {
                rev,
                checksum: Some(checksum),
            },
        );
        Ok(())
    }

    /// Removes a record. What is there and was not known is set aside first.
    fn remove(
        &mut self,
        op: &Op,
        reason: Reason,
        when: Moment,
        saved: &mut Saved,
    ) -> Result<(), WriteError> {
        self.may_write()?;
        let known = self.known.get(&op.key).copied().unwrap_or_default();
        if let Some(raw) = self.store.get(&op.key)? {
            match record::decode(&op.key, &raw) {
                Ok(there) if there.version > op.version => {
                    return Err(WriteError::NewerApp {
                        key: op.key.clone(),
                    });
                }
                Ok(there) if known.checksum == Some(there.checksum) && reason != Reason::Loose => {}
                Ok(_) => {
                    self.set_aside(&op.key, &raw, reason, when, saved)?;
                    if reason == Reason::ChangedElsewhere {
                        saved.warn(
                            &op.key,
                            WriteError::Changed {
                                key: op.key.clone(),
                            },
                        );
                    }
                }
                Err(_) => drop(self.set_aside(&op.key, &raw, Reason::Damaged, when, saved)?),
            }
            self.erase(&op.key)?;
        }
        self.known.insert(
            op.key.clone(),
            Known {
                checksum: None,
                ..known
            },
        );
        Ok(())
    }

    /// Lets go of words from when the app broke: they stand in the record now, or the person wants them no more.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when they are still there; then they are offered again.
    pub fn drop_rescued(&mut self, rescued: &Rescued) -> Result<(), WriteError> {
        self.may_write()?;
        self.erase(&rescued.key)
    }

    /// Puts a packed record back where nothing lies. What lies there already is the same record or a later one of it.
    fn put_whole(&mut self, key: &str, raw: &str, saved: &mut Saved) -> Result<(), WriteError> {
        self.may_write()?;
        if self.store.get(key)?.is_some() {
            return Ok(());
        }
        self.put(key, raw, saved)?;
        self.know(key);
        Ok(())
    }

    /// Takes what lies there for what this window knows, whoever wrote it: the next write goes over it.
    pub(super) fn know(&mut self, key: &str) {
        let raw = self.store.get(key).ok().flatten();
        let there = raw.as_deref().and_then(|raw| record::decode(key, raw).ok());
        if let Some(there) = there {
            let (rev, checksum) = (there.rev, Some(there.checksum));
            self.known.insert(key.to_owned(), Known { rev, checksum });
        }
    }

    /// Takes a record out of storage, and looks whether it is gone.
    pub(super) fn erase(&mut self, key: &str) -> Result<(), WriteError> {
        self.store.remove(key)?;
        if self.store.get(key)?.is_some() {
            return Err(WriteError::NotKept {
                key: key.to_owned(),
            });
        }
        self.known.remove(key);
        Ok(())
    }

    /// Sets raw texts aside that made room for others: each with the key it came from, and why.
    ///
    /// # Errors
    ///
    /// As [`Store::set`]; those that come after are not set aside either.
    pub fn keep_aside(
        &mut self,
        texts: &[(String, String, Reason)],
        when: Moment,
    ) -> Result<(), WriteError> {
        for (key, raw, reason) in texts {
            self.set_aside(key, raw, *reason, when, &mut Saved::default())?;
        }
        Ok(())
    }

    /// Copies a raw text to a key of its own. Hands that key back, or nothing when it had been copied before.
    pub(super) fn set_aside(
        &mut self,
        key: &str,
        raw: &str,
        reason: Reason,
        when: Moment,
        saved: &mut Saved,
    ) -> Result<Option<String>, WriteError> {
        self.may_write()?;
        if self
            .aside
            .get(key)
            .is_some_and(|copies| copies.iter().any(|copy| copy == raw))
        {
            return Ok(None);
        }
        let kept = Kept {
            orig_key: key.to_owned(),
            raw: raw.to_owned(),
            reason,
            when,
        };
        let payload =
            serde_json::to_string(&kept).map_err(|why| WriteError::Other(why.to_string()))?;
        let place = Key::Aside(self.mint(when)).to_string();
        let (text, _) = record::encode(&place, 1, 1, 0, &self.writer, &payload);
        self.put(&place, &text, saved)?;
        self.aside.get_or_default(key.to_owned()).push(kept.raw);
        Ok(Some(place))
    }

    /// Writes a text and reads it back. When there is no room the ballast goes, and the person is told all the same.
    fn put(&self, key: &str, text: &str, saved: &mut Saved) -> Result<(), WriteError> {
        let outcome = self.store.set(key, text);
        if let Err(why @ WriteError::Full { .. }) = outcome {
            let ballast = Key::Ballast.to_string();
            let mut outcome = Err(why.clone());
            if self.store.get(&ballast)?.is_some() {
                self.store.remove(&ballast)?;
                outcome = self.store.set(key, text);
            }
            if let Err(WriteError::Full { .. }) = outcome {
                outcome = self.store.spill(key, text);
            }
            outcome?;
            saved.warn(key, why);
        } else {
            outcome?;
        }
        if self.store.get(key)?.as_deref() != Some(text) {
            return Err(WriteError::NotKept {
                key: key.to_owned(),
            });
        }
        saved.chars += units(key) + units(text);
        Ok(())
    }

    /// Whether this window may write here at all.
    fn may_write(&self) -> Result<(), WriteError> {
        self.refusal.clone().map_or(Ok(()), Err)
    }

    /// An id no other record has: the time, the window, a count.
    pub(super) fn mint(&mut self, when: Moment) -> String {
        self.minted += 1;
        let time = base36(u64::try_from(when.as_unix_ms()).unwrap_or(0));
        format!("{time}-{}-{}", self.writer.as_str(), base36(self.minted))
    }

    /// Marks the storage as ours.
    pub(super) fn mark(&mut self, install: &str, boot: &mut Boot) {
        let meta = Meta {
            format: LAYOUT,
            min_reader: LAYOUT,
            min_writer: LAYOUT,
            install_id: install.to_owned(),
        };
        let key = Key::Meta.to_string();
        let outcome =
            serde_json::to_string(&meta).map_err(|why| WriteError::Other(why.to_string()));
        let outcome = outcome.and_then(|payload| {
            let (text, _) = record::encode(&key, 1, 1, 0, &self.writer, &payload);
            self.put(&key, &text, &mut Saved::default())
        });
        boot.problems.extend(outcome.err().map(Problem::NotMarked));
    }

    /// Puts the ballast back in its place, where there is room: at the start, and after a person made room.
    ///
    /// # Errors
    ///
    /// As [`Store::set`]. Nothing depends on it but the room for the last words when storage is full.
    pub fn keep_ballast(&self) -> Result<(), WriteError> {
        let key = Key::Ballast.to_string();
        match self.store.get(&key)? {
            Some(ballast) if ballast.len() >= BALLAST => Ok(()),
            _ => self.store.set(&key, &"x".repeat(BALLAST)),
        }
    }
}
