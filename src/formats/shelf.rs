//! The shelf: every record in the browser's storage, read, written and never dropped.
//!
//! Rules, all from the reliability page (3.1 to 3.5, 3.8): one key per record and no index; children before heads;
//! what cannot be read is set aside with its bytes and never overwritten without a copy; what cannot be written waits
//! here, is tried again with every save, and can be taken out as one file.

use serde::Serialize;
use serde_json::Value;

use super::migrate::Part;
use super::pieces::{DraftHead, Layout};
use super::preferences::Preferences;
use super::record::{ITEMS, Key, PREFIX, Writer, may_be_of};
use super::store::Store;
use super::stored::WriteError;
use crate::domain::fields::fields;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Call, Item, in_order_of_time};
use crate::domain::sorted::{SortedMap, SortedSet, in_order};
use crate::domain::time::Moment;

mod about;
mod aside;
mod found;
mod packing;
mod queue;
mod reading;
mod trash;
mod writing;

pub use about::About;
pub use aside::as_file;
pub use found::{Boot, News, Opened, Orphan, Problem, Reason, Repair, SetAside};
pub use trash::{KEPT_DAYS, Rested, Resting};
pub use writing::{Failure, Saved, Unsaved};

use found::Notes;

/// What a download of everything calls itself. It is no document: [`super::raw`] reads it back.
pub const RAW: &str = "on-record/raw";

/// The version of the layout under `or1/`, as `or1/meta` states it.
const LAYOUT: u32 = 1;

/// What is given up when storage is full, so that the edit at hand still fits (reliability page, F5): 64 KiB.
const BALLAST: usize = 64 * 1024;

/// The records of one storage, through the eyes of one window.
#[derive(Debug)]
pub struct Shelf<S> {
    store: S,
    writer: Writer,
    access: Access,
    /// Why nothing may be written, where that is so.
    refusal: Option<WriteError>,
    /// What this window last read or wrote, by key.
    known: SortedMap<String, Known>,
    /// What waits to be written, in order.
    queue: Vec<queue::Op>,
    /// How the drafts lie that this window has read or written.
    drafts: SortedMap<InterviewId, Layout>,
    /// Raw texts that have been set aside, by the key they came from.
    aside: SortedMap<String, Vec<String>>,
    /// Unreadable texts that stay in their place, because they could not be copied or must lie where they are.
    left: Vec<SetAside>,
    /// Interviews of which a packed record lies in storage.
    packed: SortedSet<InterviewId>,
    /// Records that were taken out of a packed one, by interview: in memory until an edit writes them live again.
    unpacked: SortedMap<InterviewId, SortedMap<String, String>>,
    /// Counts the ids this window has made up.
    minted: u64,
    /// The latest revision seen of any record. What is written gets a later one, so that a record which was removed and
    /// is written again is later than its removal.
    latest: u64,
    /// What is there, while many interviews are taken up at once: listed once for all of them.
    listed: Option<Vec<String>>,
}

/// A record as this window knows it.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// The highest revision seen.
    rev: u64,
    /// The checksum of the record that is there; none when it was removed.
    checksum: Option<u32>,
}

/// What this version may do with a storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Full,
    /// A newer app has been here and lets this one read; nothing is written.
    ReadOnly,
    /// A newer app has been here and this one cannot read what it left; it can be taken out raw.
    Closed,
}

/// What `or1/meta` says. A newer app may add fields; they are none of this one's business.
#[derive(Serialize)]
struct Meta {
    format: u32,
    min_reader: u32,
    min_writer: u32,
    install_id: String,
}

fields!(Meta {
    needs format, min_reader, min_writer, install_id;
    and others;
});

/// A record that was set aside, as it is kept.
#[derive(Serialize)]
struct Kept {
    orig_key: String,
    raw: String,
    reason: Reason,
    when: Moment,
}

fields!(Kept {
    needs orig_key, raw, reason, when;
    and others;
});

impl<S: Store> Shelf<S> {
    /// Looks at everything under our prefix: heads and small records are read, the rest is only counted. `install` is
    /// a fresh id, used only where storage has none.
    pub fn boot(store: S, writer: Writer, install: &str, when: Moment) -> (Self, Boot) {
        let mut shelf = Self {
            store,
            writer,
            access: Access::Full,
            refusal: None,
            known: SortedMap::new(),
            queue: Vec::new(),
            drafts: SortedMap::new(),
            aside: SortedMap::new(),
            left: Vec::new(),
            packed: SortedSet::new(),
            unpacked: SortedMap::new(),
            minted: 0,
            latest: 0,
            listed: None,
        };
        let mut boot = Boot {
            access: Access::Full,
            heads: Vec::new(),
            studies: Vec::new(),
            guides: Vec::new(),
            preferences: Preferences::default(),
            set_aside: Vec::new(),
            orphans: Vec::new(),
            rescued: Vec::new(),
            trash: 0,
            untouched: Vec::new(),
            problems: Vec::new(),
        };
        let keys = match shelf.store.keys() {
            Ok(keys) => keys,
            Err(why) => {
                boot.problems.push(Problem::NotListed(why));
                return (shelf, boot);
            }
        };
        // Nearly all keys are of items, and of those a start asks one thing only: whether their interview has a head.
        let (mut items, rest): (Vec<_>, Vec<_>) =
            keys.into_iter().partition(|key| key.starts_with(ITEMS));
        let rest = in_order(rest, Ord::cmp);
        let mut keys: Vec<_> = rest.iter().filter_map(|key| Key::parse(key)).collect();
        // Before anything else is read or written (reliability page, 3.8).
        let is_marked = shelf.look_at_meta(&keys, when, &mut boot);
        boot.access = shelf.access;
        if shelf.access == Access::Closed {
            items.extend(keys.iter().map(Key::to_string));
            boot.untouched = in_order(items, Ord::cmp);
            return (shelf, boot);
        }
        // What was set aside earlier is read first, so that nothing is copied twice.
        keys.iter()
            .filter(|key| matches!(key, Key::Aside(_)))
            .for_each(|key| shelf.look_aside(key, &mut boot));
        shelf.put_out(&mut keys, &mut items, when, &mut boot);
        shelf.look_at_all(&keys, &items, when, &mut boot);
        if !is_marked && shelf.access == Access::Full {
            shelf.mark(install, &mut boot);
        }
        if shelf.access == Access::Full {
            boot.problems
                .extend(shelf.keep_ballast().err().map(Problem::NoBallast));
        }
        (shelf, boot)
    }

    /// What is written from here on is later than this revision.
    pub fn not_before(&mut self, rev: u64) {
        self.latest = self.latest.max(rev);
    }

    /// Where the records are.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// What this version may do with the storage.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Reads the items and the draft of one interview, whether it has a head or not.
    pub fn open(&mut self, id: &InterviewId, when: Moment) -> Opened {
        let mut all = None;
        self.open_each(std::slice::from_ref(id), when, &mut |_, opened| {
            all = Some(opened);
            true
        });
        all.unwrap_or_default()
    }

    /// Reads the items and the draft of several interviews, one after the other and as long as `take` wants more. What is
    /// there is listed once for all of them.
    pub fn open_each(
        &mut self,
        ids: &[InterviewId],
        when: Moment,
        take: &mut dyn FnMut(&InterviewId, Opened) -> bool,
    ) {
        let keys = self.store.keys();
        for id in ids {
            let opened = match &keys {
                Ok(keys) => self.open_among(keys, id, when),
                Err(why) => Opened {
                    problems: vec![Problem::NotListed(why.clone())],
                    ..Opened::default()
                },
            };
            if !take(id, opened) {
                return;
            }
        }
    }

    fn open_among(&mut self, keys: &[String], id: &InterviewId, when: Moment) -> Opened {
        let mut opened = Opened::default();
        let keys: Vec<_> = keys.iter().filter(|key| may_be_of(key, id)).collect();
        let has_parts = keys
            .iter()
            .any(|key| Key::parse(key).is_some_and(|key| key.part_of() == Some(id)));
        if has_parts && self.clear_if_purged(id) {
            // Its words were removed; what the mirror had brought back of them is no part of it.
            return opened;
        }
        let unpacked = self.unpacked.get(id).into_iter().flat_map(SortedMap::keys);
        let apart = unpacked.filter(|key| !keys.contains(key));
        let keys: Vec<_> = keys
            .iter()
            .copied()
            .chain(apart)
            .filter_map(|key| Key::parse(key))
            .collect();
        let mut notes = Notes::default();
        let mut head = None;
        let mut pieces = SortedMap::new();
        for key in &keys {
            match key {
                Key::Item(of, item) if of == id => {
                    opened.items.extend(self.fetch(
                        key,
                        Part::Item,
                        when,
                        &mut notes,
                        |read: &Item| read.id == *item,
                    ));
                }
                Key::Draft(of) if of == id => {
                    let is_sound =
                        |head: &DraftHead| super::pieces::numbers(&head.pieces).is_some();
                    head = self.fetch(key, Part::Draft, when, &mut notes, is_sound);
                }
                Key::Piece(of, number) if of == id => {
                    let text = self.fetch(key, Part::Draft, when, &mut notes, |_: &String| true);
                    pieces.extend(text.map(|text| (*number, text)));
                }
                Key::Call(of) if of == id => {
                    opened.call = self.fetch(key, Part::Call, when, &mut notes, |_: &Call| true);
                }
                _ => {}
            }
        }
        opened.items = in_order_of_time(opened.items);
        reading::mend_links(&mut opened);
        self.take_draft(id, head, pieces, when, &mut opened, &mut notes);
        opened.set_aside = notes.set_aside;
        opened.problems.extend(notes.problems);
        opened
    }

    /// Everything under our prefix and everything that waits, as one JSON text: the last way out.
    pub fn everything(&self) -> String {
        let mut records = serde_json::Map::new();
        let mut unread = Vec::new();
        for key in self.store.keys().unwrap_or_default() {
            if !key.starts_with(PREFIX) {
                continue;
            }
            match self.store.get(&key) {
                Ok(Some(raw)) => drop(records.insert(key, Value::String(raw))),
                Ok(None) => {}
                Err(_) => unread.push(Value::String(key)),
            }
        }
        // One by one: collecting would sort first, with code of its own.
        let mut waiting = serde_json::Map::new();
        for (key, text) in self.waiting() {
            waiting.insert(key.to_owned(), text.map_or(Value::Null, Value::from));
        }
        let all = serde_json::json!({
            "format": RAW,
            "app": super::APP,
            "records": records,
            "unread": unread,
            "waiting": waiting,
        });
        super::stored::indented(&all.to_string())
    }
}
