//! Reading the shelf: what is there, and what must be set aside because it cannot be read.

use serde_json::Value;

use super::super::migrate::{self, Part};
use super::super::pieces::{DraftHead, Layout};
use super::super::preferences::Preferences;
use super::super::record::{self, Key, may_be_of, owner_of_item};
use super::super::rescue;
use super::super::store::Store;
use super::super::stored::{WriteError, from_text};
use super::found::{Boot, News, Notes, Opened, Orphan, Problem, Reason, Repair, SetAside};
use super::{Access, Kept, Known, LAYOUT, Meta, Saved, Shelf};
use crate::domain::fields::{Blank, Readable};
use crate::domain::guide::Guide;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Interview, LogCode};
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::study::Study;
use crate::domain::time::Moment;

impl<S: Store> Shelf<S> {
    /// Reads `or1/meta`. Says whether it is there.
    pub(super) fn look_at_meta(&mut self, keys: &[Key], when: Moment, boot: &mut Boot) -> bool {
        if !keys.contains(&Key::Meta) {
            return false;
        }
        let key = Key::Meta.to_string();
        let raw = match self.store.get(&key) {
            Ok(Some(raw)) => raw,
            Ok(None) => return false,
            Err(why) => {
                // Who may write here is not known, so this window does not.
                self.access = Access::ReadOnly;
                self.refusal = Some(why.clone());
                boot.problems.push(Problem::NotFetched { key, why });
                return true;
            }
        };
        let meta = record::decode(&key, &raw)
            .ok()
            .and_then(|record| from_text::<Meta>(record.payload).ok());
        match meta {
            Some(meta) if meta.min_writer > LAYOUT || meta.min_reader > LAYOUT => {
                let reads = meta.min_reader <= LAYOUT;
                self.access = if reads {
                    Access::ReadOnly
                } else {
                    Access::Closed
                };
                self.refusal = Some(WriteError::NewerApp { key });
            }
            Some(_) => {}
            None => {
                let mut notes = Notes::default();
                let may_replace = self.note_aside(&key, &raw, Reason::Damaged, when, &mut notes);
                boot.take(notes);
                return !may_replace;
            }
        }
        true
    }

    /// Reads something that was set aside earlier.
    pub(super) fn look_aside(&mut self, key: &Key, boot: &mut Boot) {
        let key = key.to_string();
        match self.store.get(&key) {
            Ok(Some(raw)) => {
                let kept = record::decode(&key, &raw)
                    .ok()
                    .and_then(|record| from_text::<Kept>(record.payload).ok());
                boot.set_aside.push(match kept {
                    Some(Kept {
                        orig_key,
                        raw,
                        reason,
                        when,
                    }) => {
                        self.aside
                            .get_or_default(orig_key.clone())
                            .push(raw.clone());
                        SetAside {
                            key: orig_key,
                            raw,
                            reason,
                            when: Some(when),
                            kept: key,
                        }
                    }
                    // A second copy would be no safer than the first.
                    None => SetAside {
                        key: key.clone(),
                        raw,
                        reason: Reason::Damaged,
                        when: None,
                        kept: key,
                    },
                });
            }
            Ok(None) => {}
            Err(why) => boot.problems.push(Problem::NotFetched { key, why }),
        }
    }

    /// Sets aside the interviews the person asked for because the app breaks on them: each of their records, before any
    /// is read. What could not be copied stays, and so does what was asked.
    pub(super) fn put_out(
        &mut self,
        keys: &mut Vec<Key>,
        items: &mut Vec<String>,
        when: Moment,
        boot: &mut Boot,
    ) {
        let mut notes = Notes::default();
        let asked: Vec<_> = keys
            .iter()
            .filter_map(|key| match key {
                Key::Out(id) => Some(id.clone()),
                _ => None,
            })
            .collect();
        for id in asked {
            let mut is_done = true;
            items.retain(|key| {
                if !may_be_of(key, &id) || owner_of_item(key).is_none() {
                    return true;
                }
                is_done &= self.put_aside(key, when, &mut notes);
                false
            });
            keys.retain(|key| {
                let (Key::Head(of)
                | Key::Item(of, _)
                | Key::Draft(of)
                | Key::Piece(of, _)
                | Key::Call(of)) = key
                else {
                    return true;
                };
                if *of != id {
                    return true;
                }
                let gone = self.put_aside(&key.to_string(), when, &mut notes);
                is_done &= gone;
                // Whether it went or not, this start does without it.
                false
            });
            if is_done {
                // A mark that stays finds nothing the next time.
                let _gone = self.erase(&Key::Out(id).to_string());
            }
        }
        boot.take(notes);
    }

    /// Copies a record aside and takes it out of its place. Whether it is gone.
    fn put_aside(&mut self, key: &str, when: Moment, notes: &mut Notes) -> bool {
        let raw = match self.store.get(key) {
            Ok(Some(raw)) => raw,
            Ok(None) => return true,
            Err(why) => {
                notes.problems.push(Problem::NotFetched {
                    key: key.into(),
                    why,
                });
                return false;
            }
        };
        self.note_aside(key, &raw, Reason::Asked, when, notes) && self.erase(key).is_ok()
    }

    fn look_at_rescued(&mut self, key: &Key, boot: &mut Boot) {
        let key = key.to_string();
        match self.store.get(&key) {
            Ok(Some(raw)) => match rescue::read(&key, &raw) {
                Some(rescued) => boot.rescued.push(rescued),
                None => boot.untouched.push(key),
            },
            Ok(None) => {}
            Err(why) => boot.problems.push(Problem::NotFetched { key, why }),
        }
    }

    /// Reads what is small, and counts the rest. `items`: the keys that begin as those of items do.
    pub(super) fn look_at_all(
        &mut self,
        keys: &[Key],
        items: &[String],
        when: Moment,
        boot: &mut Boot,
    ) {
        let mut notes = Notes::default();
        let mut children: SortedMap<InterviewId, (Vec<ItemId>, bool)> = SortedMap::new();
        // What belongs to an interview in the trash belongs to something.
        let mut resting = SortedSet::new();
        for key in keys {
            match key {
                Key::Head(id) => {
                    let is_head = |head: &Interview| {
                        head.id == *id
                            && head.evidence.is_empty()
                            && head.draft.is_none()
                            && head.call.is_none()
                    };
                    boot.heads
                        .extend(self.fetch(key, Part::Head, when, &mut notes, is_head));
                }
                Key::Study(id) => {
                    boot.studies.extend(self.fetch(
                        key,
                        Part::Study,
                        when,
                        &mut notes,
                        |study: &Study| study.id == *id,
                    ));
                }
                Key::Guide(id, version) => {
                    let is_it = |guide: &Guide| guide.id == *id && guide.version == *version;
                    boot.guides
                        .extend(self.fetch(key, Part::Guide, when, &mut notes, is_it));
                }
                Key::Preferences => {
                    let read = self.fetch(
                        key,
                        Part::Preferences,
                        when,
                        &mut notes,
                        |_: &Preferences| true,
                    );
                    boot.preferences = read.unwrap_or_default();
                }
                Key::Draft(id) | Key::Piece(id, _) => children.get_or_default(id.clone()).1 = true,
                Key::Call(id) => drop(children.get_or_default(id.clone())),
                Key::Packed(id) => {
                    self.packed.insert(id.clone());
                    children.get_or_default(id.clone());
                }
                Key::Trash(_) => {
                    boot.trash += 1;
                    resting.extend(self.trashed_head(&key.to_string()));
                }
                Key::Rescue(_) => self.look_at_rescued(key, boot),
                Key::Other(_) => boot.untouched.push(key.to_string()),
                // Those of items stand by themselves.
                Key::Item(..) | Key::Meta | Key::Ballast | Key::Aside(_) | Key::Out(_) => {}
            }
        }
        self.clear_what_came_back(keys, items, boot);
        let headed: SortedSet<_> = boot.heads.iter().map(|head| head.id.as_str()).collect();
        for key in items {
            if owner_of_item(key).is_some_and(|of| headed.contains(of)) {
                continue;
            }
            match Key::parse(key) {
                Some(Key::Item(id, item)) => children.get_or_default(id).0.push(item),
                _ => boot.untouched.push(key.clone()),
            }
        }
        boot.orphans = children
            .into_iter()
            .filter(|(id, _)| !headed.contains(id.as_str()) && !resting.contains(id))
            .map(|(interview, (items, has_draft))| Orphan {
                interview,
                items,
                has_draft,
            })
            .collect();
        boot.take(notes);
    }

    /// Takes away what is there again of interviews whose words were removed: a browser that was killed in the midst of that
    /// may bring parts and entries of the trash back out of the mirror. The head is written last, so where it says that they
    /// are gone, nothing of them is meant to be here. What cannot be taken away now is tried again at the next start.
    fn clear_what_came_back(&mut self, keys: &[Key], items: &[String], boot: &mut Boot) {
        let purged = boot.heads.iter().filter(|head| head.is_emptied());
        let purged: SortedSet<_> = purged.map(|head| head.id.clone()).collect();
        if self.access != Access::Full || purged.is_empty() {
            return;
        }
        let of_purged = |key: &Key| match key {
            Key::Head(id) => purged.contains(id),
            part => part.part_of().is_some_and(|id| purged.contains(id)),
        };
        for key in keys {
            let name = key.to_string();
            match key {
                Key::Trash(_) => {
                    let held = self.trashed(&name);
                    let of = held.and_then(|held| Key::parse(&held.orig_key));
                    if of.is_some_and(|of| of_purged(&of)) && self.erase(&name).is_ok() {
                        boot.trash = boot.trash.saturating_sub(1);
                    }
                }
                Key::Head(_) => {}
                part if of_purged(part) => drop(self.erase(&name)),
                _ => {}
            }
        }
        for key in items {
            if owner_of_item(key).is_some_and(|of| purged.contains(&of.into())) {
                drop(self.erase(key));
            }
        }
        for id in &purged {
            self.packed.remove(id);
        }
    }

    /// The same for one interview. Whether its head says that its words were removed.
    pub(super) fn clear_if_purged(&mut self, id: &InterviewId) -> bool {
        let key = Key::Head(id.clone()).to_string();
        let raw = self.store.get(&key).ok().flatten();
        // Most heads are told by a glance.
        let raw = raw.filter(|raw| raw.contains(LogCode::Purged.code()));
        let head = raw.and_then(|raw| interpret::<Interview>(&key, &raw, Part::Head).ok());
        if !head.is_some_and(|(head, _)| head.is_emptied()) {
            return false;
        }
        if self.access == Access::Full {
            for key in self.store.keys().unwrap_or_default() {
                let is_part = Key::parse(&key).is_some_and(|key| key.part_of() == Some(id));
                if is_part {
                    drop(self.erase(&key));
                }
            }
            self.packed.remove(id);
            self.unpacked.remove(id);
        }
        true
    }

    /// Reads again what another window, or the mirror, has changed. Items and what is being typed are read by
    /// [`Shelf::open`].
    pub fn reread(&mut self, keys: &[String], when: Moment) -> News {
        let mut news = News::default();
        let mut notes = Notes::default();
        let mut rests = SortedSet::new();
        for key in keys.iter().filter_map(|key| Key::parse(key)) {
            match &key {
                Key::Head(id) => {
                    let is_it = |head: &Interview| head.id == *id;
                    let head = self.fetch(&key, Part::Head, when, &mut notes, is_it);
                    news.heads.push((id.clone(), head));
                }
                Key::Item(id, _)
                | Key::Draft(id)
                | Key::Piece(id, _)
                | Key::Call(id)
                | Key::Packed(id) => {
                    rests.insert(id.clone());
                }
                Key::Study(id) => {
                    let is_it = |study: &Study| study.id == *id;
                    let study = self.fetch(&key, Part::Study, when, &mut notes, is_it);
                    news.studies.extend(study);
                }
                Key::Guide(id, version) => {
                    let is_it = |guide: &Guide| guide.id == *id && guide.version == *version;
                    let guide = self.fetch(&key, Part::Guide, when, &mut notes, is_it);
                    news.guides.extend(guide);
                }
                Key::Preferences => {
                    let all = |_: &Preferences| true;
                    let read = self.fetch(&key, Part::Preferences, when, &mut notes, all);
                    news.preferences = read;
                }
                Key::Meta => news.is_newer = self.access != Access::Full || self.is_outdated(),
                Key::Ballast
                | Key::Trash(_)
                | Key::Aside(_)
                | Key::Rescue(_)
                | Key::Out(_)
                | Key::Other(_) => {}
            }
        }
        news.rests = rests.into_iter().collect();
        for id in &news.rests {
            let _is_purged = self.clear_if_purged(id);
        }
        news.set_aside = notes.set_aside;
        news.problems = notes.problems;
        news
    }

    /// Whether a newer app has marked the storage as its own since the start. From then on this one writes nothing.
    fn is_outdated(&mut self) -> bool {
        let key = Key::Meta.to_string();
        let raw = self.store.get(&key).ok().flatten().unwrap_or_default();
        let meta = record::decode(&key, &raw).ok();
        let meta = meta.and_then(|record| from_text::<Meta>(record.payload).ok());
        let is_outdated = meta.is_some_and(|meta| meta.min_writer > LAYOUT);
        if is_outdated {
            self.access = Access::ReadOnly;
            self.refusal = Some(WriteError::NewerApp { key });
        }
        is_outdated
    }

    /// Reads one record, or sets it aside. `is_it` rejects what belongs under another key.
    pub(super) fn fetch<T: Blank + Readable>(
        &mut self,
        key: &Key,
        part: Part,
        when: Moment,
        notes: &mut Notes,
        is_it: impl FnOnce(&T) -> bool,
    ) -> Option<T> {
        let key = key.to_string();
        let raw = match self.raw_of(&key) {
            Ok(raw) => raw?,
            Err(why) => {
                notes.problems.push(Problem::NotFetched { key, why });
                return None;
            }
        };
        match interpret::<T>(&key, &raw, part) {
            Ok((value, known)) if is_it(&value) => {
                self.not_before(known.rev);
                self.known.insert(key, known);
                Some(value)
            }
            Ok(_) => {
                self.note_aside(&key, &raw, Reason::Shape, when, notes);
                None
            }
            Err(reason) => {
                self.note_aside(&key, &raw, reason, when, notes);
                None
            }
        }
    }

    /// Sets a record aside and notes it. Says whether its place may be written over.
    pub(super) fn note_aside(
        &mut self,
        key: &str,
        raw: &str,
        reason: Reason,
        when: Moment,
        notes: &mut Notes,
    ) -> bool {
        let mut note = SetAside {
            key: key.into(),
            raw: raw.into(),
            reason,
            when: None,
            kept: key.into(),
        };
        if reason == Reason::TooNew {
            self.leave(&note);
            notes.set_aside.push(note);
            return false;
        }
        let outcome = self.set_aside(key, raw, reason, when, &mut Saved::default());
        match outcome {
            Ok(None) => true, // it was there already, and is listed
            Ok(Some(kept)) => {
                note.kept = kept;
                note.when = Some(when);
                notes.set_aside.push(note);
                true
            }
            Err(why) => {
                self.leave(&note);
                notes.set_aside.push(note);
                notes.problems.push(Problem::NotCopied {
                    key: key.into(),
                    why,
                });
                false
            }
        }
    }

    pub(super) fn take_draft(
        &mut self,
        id: &InterviewId,
        head: Option<DraftHead>,
        pieces: SortedMap<u32, String>,
        when: Moment,
        opened: &mut Opened,
        notes: &mut Notes,
    ) {
        let mut found = Layout::gather(head, pieces);
        if found.missing > 0 {
            opened.repairs.push(Repair::DraftGap(found.missing));
        }
        if found.is_headless {
            opened.repairs.push(Repair::DraftOrderLost);
        }
        for (number, text) in &found.loose {
            // Left over by a write that broke off: its words stand in the draft or in a kept item, or else they are
            // set aside.
            let is_kept = |words: &str| words.contains(text.as_str());
            let stands = found.draft.iter().any(|draft| is_kept(&draft.text))
                || opened.items.iter().any(|item| is_kept(&item.text));
            if !stands {
                let key = Key::Piece(id.clone(), *number).to_string();
                let raw = self.store.get(&key).ok().flatten();
                let is_safe =
                    raw.is_some_and(|raw| self.note_aside(&key, &raw, Reason::Loose, when, notes));
                if !is_safe {
                    found.layout.keep_loose(*number);
                }
            }
        }
        opened.draft = found.draft;
        self.drafts.insert(id.clone(), found.layout);
    }
}

/// Reads a record's text as what it should be.
pub(super) fn interpret<T: Blank + Readable>(
    key: &str,
    raw: &str,
    part: Part,
) -> Result<(T, Known), Reason> {
    let record = record::decode(key, raw).map_err(|_| Reason::Damaged)?;
    let ours = migrate::version(part);
    let value = if record.version > ours {
        return Err(Reason::TooNew);
    } else if record.version == ours {
        from_text(record.payload).map_err(|_| Reason::Shape)?
    } else {
        let old: Value = from_text(record.payload).map_err(|_| Reason::Shape)?;
        let new = migrate::raise(part, record.version, old).map_err(|_| Reason::Shape)?;
        from_text(&new.to_string()).map_err(|_| Reason::Shape)?
    };
    Ok((
        value,
        Known {
            rev: record.rev,
            checksum: Some(record.checksum),
        },
    ))
}

/// Drops links to items that are not there: with one, the item could be neither changed nor exported.
pub(super) fn mend_links(opened: &mut Opened) {
    let ids: SortedSet<_> = opened.items.iter().map(|item| item.id.clone()).collect();
    for item in &mut opened.items {
        if let Some(to) = item.again.take_if(|to| *to == item.id || !ids.contains(to)) {
            opened.repairs.push(Repair::LinkDropped {
                item: item.id.clone(),
                to,
            });
        }
    }
}
