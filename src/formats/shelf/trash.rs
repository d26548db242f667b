//! The trash: what was removed, put back or let go for good.
//!
//! An entry holds the record that was removed, header and all. That of an interview holds its head alone: by its head an
//! interview is there, so taking it away takes the interview away, and what else it holds stays in its place until the
//! entry goes. A copy of everything would need room that a full storage does not have, and one write is never torn.
//! A version that a newer one took the place of is the other way round: all of it is in its entry, and none of what lies
//! in its place is its own.

use serde::Serialize;

use super::super::migrate::{self, Part};
use super::super::record::{self, ITEMS, Key};
use super::super::store::Store;
use super::super::stored::from_text;
use super::queue::{Op, What, head_group, head_of, items_of, json};
use super::reading::interpret;
use super::{Access, Failure, Saved, Shelf, Unsaved};
use crate::domain::fields::fields;
use crate::domain::guide::Guide;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Item};
use crate::domain::sorted::in_order;
use crate::domain::study::Study;
use crate::domain::time::{Elapsed, Moment};

/// How many days something rests in the trash before it goes by itself (design, `settings.html`).
pub const KEPT_DAYS: u64 = 30;

/// An entry of the trash, as it is kept. The record is empty while an entry is being let go: then nothing is put back
/// any more, and the next start goes on with it.
#[derive(Serialize)]
pub(super) struct Trashed {
    pub(super) orig_key: String,
    pub(super) raw: String,
    pub(super) when: Moment,
    /// It holds a whole interview that another version took the place of. An app that does not know this takes it for
    /// one that lies in its place again, and does not list it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) whole: bool,
}

fields!(Trashed {
    needs orig_key, raw, when;
    may have whole;
    and others;
});

/// Something that rests in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resting {
    /// The key of its entry.
    pub key: String,
    /// The key it was taken from.
    pub from: String,
    /// What it is.
    pub what: Rested,
    /// When it was removed.
    pub when: Moment,
}

/// What rests there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rested {
    /// An interview: its head.
    Interview(Box<Interview>),
    /// A version of an interview that another took the place of, whole.
    Older(Box<Interview>),
    /// An item of an interview.
    Item(InterviewId, Box<Item>),
    /// A guide of the person's own.
    Guide(Box<Guide>),
    /// A study, without its interviews.
    Study(Box<Study>),
    /// Something this version cannot read. It can be let go, and stands in [`Shelf::everything`].
    Unread,
}

impl Resting {
    /// Until when it is kept.
    pub fn until(&self) -> Moment {
        until(self.when)
    }
}

fn until(when: Moment) -> Moment {
    when.after(Elapsed::from_ms(KEPT_DAYS * 24 * 60 * 60 * 1_000))
}

impl<S: Store> Shelf<S> {
    /// What rests in the trash, the latest first. What lies in its place again is not listed: nothing of it is missing.
    pub fn trash(&self) -> Vec<Resting> {
        let keys = self.store.keys().unwrap_or_default();
        let waiting = self.queue.iter().map(|op| &op.key);
        let waiting = waiting.filter(|key| !keys.contains(key));
        let entries = keys.iter().chain(waiting);
        let resting = entries.filter_map(|key| {
            let Some(Key::Trash(_)) = Key::parse(key) else {
                return None;
            };
            let Trashed {
                orig_key,
                raw,
                when,
                whole,
            } = self.trashed(key)?;
            let is_going = raw.is_empty() || self.is_going(key);
            if is_going || !whole && self.lies_there(&orig_key) {
                return None;
            }
            let what = match rested(&orig_key, &raw) {
                Rested::Interview(older) if whole => Rested::Older(older),
                what => what,
            };
            Some(Resting {
                key: key.clone(),
                what,
                from: orig_key,
                when,
            })
        });
        in_order(resting.collect(), |one, other| {
            (other.when, &other.key).cmp(&(one.when, &one.key))
        })
    }

    /// Whether something lies under this key, or is about to.
    fn lies_there(&self, key: &str) -> bool {
        let mut of_it = self.queue.iter().filter(|op| op.key == key);
        match of_it.next_back().map(|op| &op.what) {
            Some(What::Set(_) | What::Whole(_)) => true,
            Some(What::Remove | What::Aside | What::Erase) => false,
            None => self.store.get(key).ok().flatten().is_some(),
        }
    }

    fn is_going(&self, key: &str) -> bool {
        let is_it = |op: &Op| op.key == key && matches!(op.what, What::Erase);
        self.queue.iter().any(is_it)
    }

    /// An entry as it is kept, or as it waits to be.
    pub(super) fn trashed(&self, key: &str) -> Option<Trashed> {
        let is_it = |op: &&Op| op.key == key;
        if let Some(What::Set(payload)) = self.queue.iter().find(is_it).map(|op| &op.what) {
            return from_text(payload).ok();
        }
        let raw = self.store.get(key).ok()??;
        let record = record::decode(key, &raw).ok()?;
        from_text(record.payload).ok()
    }

    /// The interview whose head this entry holds, or held while it is being let go. An older version has no part in what
    /// lies in its place.
    pub(super) fn trashed_head(&self, key: &str) -> Option<InterviewId> {
        head_of_entry(&self.trashed(key)?)
    }

    /// Whether records of this interview wait to be written. What is not in storage yet cannot come back out of the trash.
    pub fn waits_for(&self, id: &InterviewId) -> bool {
        let is_of = |op: &Op| match Key::parse(&op.key) {
            Some(Key::Head(of)) => of == *id,
            Some(key) => key.part_of() == Some(id),
            None => false,
        };
        self.queue.iter().any(is_of)
    }

    /// First the head into the trash, then out of its place.
    pub(super) fn take_up_gone_interview(
        &mut self,
        gone: &Interview,
        when: Moment,
    ) -> Result<(), Failure> {
        let before = self.entries_of(&gone.id);
        let key = Key::Head(gone.id.clone()).to_string();
        let group = format!("t/{key}");
        let payload = json(&key, &head_of(gone))?;
        self.put_in_trash(key, Part::Head, &payload, Vec::new(), when)?;
        // An entry of an earlier removal would put an older head back.
        for entry in before {
            self.queue.retain(|op| op.key != entry);
            self.erase_after(entry, String::new(), vec![group.clone()]);
        }
        Ok(())
    }

    /// The head again, and then no entry any more.
    pub(super) fn take_up_back(&mut self, interview: &Interview) -> Result<(), Failure> {
        let id = &interview.id;
        let (key, group) = (Key::Head(id.clone()).to_string(), head_group(id));
        self.put_commit(&key, Part::Head, &head_of(interview), &group, Vec::new())?;
        for entry in self.entries_of(id) {
            // One that was never written needs to be neither written nor removed.
            self.queue.retain(|op| op.key != entry);
            self.erase_after(entry, String::new(), vec![group.clone()]);
        }
        Ok(())
    }

    /// What is left of an interview goes, its head last.
    pub(super) fn take_up_erased(&mut self, id: &InterviewId) {
        let key = Key::Head(id.clone()).to_string();
        self.queue.retain(|op| op.key != key);
        self.erase_after(key, head_group(id), vec![items_of(id)]);
    }

    /// Lets entries of the trash go for good, with all that rests with them.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn let_go(&mut self, entries: &[String], when: Moment) -> Result<Saved, Unsaved> {
        let mut failures = Vec::new();
        for entry in entries {
            if let Err(failure) = self.take_up_let_go(entry) {
                failures.push(failure);
            }
        }
        self.flush(when, failures)
    }

    fn take_up_let_go(&mut self, entry: &str) -> Result<(), Failure> {
        let held = self.trashed(entry);
        let head = held.as_ref().and_then(head_of_entry);
        let going = [entry, " goes"].concat();
        let mut needs = Vec::new();
        if let (Some(held), Some(id)) = (held, head) {
            let is_there = self.lies_there(&held.orig_key);
            let keys = self.store.keys();
            let why = |why| Failure {
                key: entry.to_owned(),
                why,
            };
            let keys = keys.map_err(why)?;
            let is_part = |key: &&String| {
                let key = Key::parse(key);
                key.is_some_and(|key| key.part_of() == Some(&id))
            };
            // An interview that is there again keeps what it has.
            let parts: Vec<_> = keys.iter().filter(is_part).filter(|_| !is_there).collect();
            if !parts.is_empty() {
                // From here on nothing is put back: half an interview is none.
                let marked = Trashed {
                    raw: String::new(),
                    ..held
                };
                // Whoever wrote the entry: it is written over, and not set aside as another window's.
                self.know(entry);
                self.put_set(entry, Part::Item, &marked, &going, &[])?;
                needs.push(going.clone());
                self.queue
                    .retain(|op| Key::parse(&op.key).is_none_or(|key| key.part_of() != Some(&id)));
                for part in parts {
                    self.erase_after(part.clone(), going.clone(), needs.clone());
                }
                self.packed.remove(&id);
                self.unpacked.remove(&id);
                self.drafts.remove(&id);
            }
        }
        if needs.is_empty() {
            self.queue.retain(|op| op.key != entry);
        }
        self.erase_after(entry.to_owned(), String::new(), needs);
        Ok(())
    }

    /// Lets go what has rested long enough, and what was being let go when the page was closed.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn sweep(&mut self, now: Moment) -> Result<Saved, Unsaved> {
        if self.access != Access::Full {
            return Ok(Saved::default());
        }
        let keys = self.store.keys().unwrap_or_default();
        let is_due = |key: &&String| {
            // Most are of items, and are not taken apart for this.
            let is_entry =
                !key.starts_with(ITEMS) && matches!(Key::parse(key), Some(Key::Trash(_)));
            let held = is_entry.then(|| self.trashed(key)).flatten();
            held.is_some_and(|held| held.raw.is_empty() || until(held.when) <= now)
        };
        let due: Vec<_> = keys.iter().filter(is_due).cloned().collect();
        self.let_go(&due, now)
    }

    /// Takes an entry away whose record lies in its place again, once that has been written.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn settle(&mut self, resting: &Resting, when: Moment) -> Result<Saved, Unsaved> {
        let group = match &resting.what {
            Rested::Interview(head) | Rested::Older(head) => head_group(&head.id),
            Rested::Item(id, _) => items_of(id),
            Rested::Guide(_) => "g".to_owned(),
            Rested::Study(_) => "st".to_owned(),
            Rested::Unread => return Ok(Saved::default()),
        };
        self.queue.retain(|op| op.key != resting.key);
        self.erase_after(resting.key.clone(), String::new(), vec![group]);
        self.flush(when, Vec::new())
    }

    /// The entries that hold the head of this interview.
    fn entries_of(&self, id: &InterviewId) -> Vec<String> {
        let keys = self.store.keys().unwrap_or_default().into_iter();
        let keys = keys.chain(self.queue.iter().map(|op| op.key.clone()));
        let mut entries: Vec<String> = Vec::new();
        for key in keys {
            let is_entry = matches!(Key::parse(&key), Some(Key::Trash(_)));
            if is_entry && !entries.contains(&key) && self.trashed_head(&key).as_ref() == Some(id) {
                entries.push(key);
            }
        }
        entries
    }

    /// Takes up a removal that keeps no copy.
    pub(super) fn erase_after(&mut self, key: String, group: String, needs: Vec<String>) {
        self.queue.push(Op {
            key,
            version: migrate::version(Part::Item),
            what: What::Erase,
            groups: vec![group],
            needs,
        });
    }
}

/// The interview this entry is the head of.
fn head_of_entry(held: &Trashed) -> Option<InterviewId> {
    match Key::parse(&held.orig_key)? {
        Key::Head(id) if !held.whole => Some(id),
        _ => None,
    }
}

/// What a record in the trash is.
fn rested(from: &str, raw: &str) -> Rested {
    let what = match Key::parse(from) {
        Some(Key::Head(_)) => interpret(from, raw, Part::Head)
            .ok()
            .map(|(head, _)| Rested::Interview(Box::new(head))),
        Some(Key::Item(id, _)) => interpret(from, raw, Part::Item)
            .ok()
            .map(|(item, _)| Rested::Item(id, Box::new(item))),
        Some(Key::Guide(..)) => interpret(from, raw, Part::Guide)
            .ok()
            .map(|(guide, _)| Rested::Guide(Box::new(guide))),
        Some(Key::Study(_)) => interpret(from, raw, Part::Study)
            .ok()
            .map(|(study, _)| Rested::Study(Box::new(study))),
        _ => None,
    };
    what.unwrap_or(Rested::Unread)
}
