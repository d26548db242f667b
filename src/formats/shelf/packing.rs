//! Packing: what lies in many records of a finished interview as one compressed record.
//!
//! Compressing is the browser's, so it is not done here: this hands out the text to compress and takes the compressed
//! bytes, as text, and the other way round. The packed record is written and read back before the records it holds go;
//! a break between leaves both, and of both the live one counts. What was taken out of a packed record is in memory
//! until the first edit, which writes it live again before anything else.

use serde::Serialize;

use super::super::migrate::{self, Part};
use super::super::record::{Key, may_be_of};
use super::super::squeezed;
use super::super::store::{Store, units};
use super::super::stored::{WriteError, from_text};
use super::found::Notes;
use super::queue::{Op, What, items_of};
use super::{Shelf, Unsaved};
use crate::domain::fields::fields;
use crate::domain::id::InterviewId;
use crate::domain::sorted::SortedMap;
use crate::domain::time::Moment;
use crate::domain::workspace::Touched;

/// A packed record.
#[derive(Serialize)]
struct Packed {
    /// How many bytes there are: the last unit may be half empty.
    bytes: u32,
    /// They themselves, 15 bits to a character (`squeezed`).
    data: String,
}

fields!(Packed {
    needs bytes, data;
    and others;
});

impl<S: Store> Shelf<S> {
    /// Whether a packed record of this interview lies in storage.
    pub fn is_packed(&self, id: &InterviewId) -> bool {
        self.packed.contains(id)
    }

    /// Whether what lies packed of this interview is at hand, so that [`Shelf::open`] reads all of it.
    pub fn is_at_hand(&self, id: &InterviewId) -> bool {
        !self.is_packed(id) || self.unpacked.contains_key(id)
    }

    /// The records of an interview as one text, to be compressed; none where there is nothing to pack, something waits to
    /// be written, or it is packed already.
    pub fn to_pack(&self, id: &InterviewId) -> Option<String> {
        if self.is_packed(id) || self.waits_for(id) {
            return None;
        }
        let records = self.records_of(id);
        if records.is_empty() {
            return None;
        }
        serde_json::to_string(&records).ok()
    }

    /// The live records of an interview, by key.
    fn records_of(&self, id: &InterviewId) -> SortedMap<String, String> {
        let mut records = SortedMap::new();
        for key in self.store.keys().unwrap_or_default() {
            if !may_be_of(&key, id) {
                continue;
            }
            let is_part = match Key::parse(&key) {
                Some(Key::Packed(_)) | None => false,
                Some(part) => part.part_of() == Some(id),
            };
            let raw = is_part.then(|| self.store.get(&key).ok().flatten());
            records.extend(raw.flatten().map(|raw| (key, raw)));
        }
        records
    }

    /// Puts the compressed text in the place of the records it was made of. `text` is what was compressed: where a record
    /// has changed since, nothing is done. Hands back how many units of room that made.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn pack(
        &mut self,
        id: &InterviewId,
        text: &str,
        compressed: &[u8],
        when: Moment,
    ) -> Result<usize, Unsaved> {
        if self.to_pack(id).as_deref() != Some(text) {
            return Ok(0);
        }
        let records = self.records_of(id);
        let size = |key: &str, raw: &str| units(key) + units(raw);
        let before: usize = records.iter().map(|(key, raw)| size(key, raw)).sum();
        let key = Key::Packed(id.clone()).to_string();
        let packed = Packed {
            bytes: u32::try_from(compressed.len()).unwrap_or(0),
            data: squeezed::write(compressed),
        };
        // A few short notes take less room as they are.
        let most = units(&packed.data) + key.len() + 100;
        if most >= before {
            return Ok(0);
        }
        let group = key.clone();
        let mut failures = Vec::new();
        match self.put_set(&key, Part::Item, &packed, &group, &[]) {
            Ok(()) => {}
            Err(failure) => failures.push(failure),
        }
        self.packed.insert(id.clone());
        for (part, _) in records.iter() {
            self.put_removal_of(part.clone(), &group);
        }
        self.unpacked.insert(id.clone(), records);
        let outcome = self.flush(when, failures);
        let raw = self.store.get(&key).ok().flatten();
        if outcome.is_err() {
            // Nothing has to be packed: what did not fit does not wait, and no record has gone.
            self.queue
                .retain(|op| op.key != key && !op.needs.contains(&group));
            if raw.is_none() {
                self.packed.remove(id);
                self.unpacked.remove(id);
            }
        }
        outcome.map(|_| before.saturating_sub(size(&key, &raw.unwrap_or_default())))
    }

    fn put_removal_of(&mut self, key: String, group: &str) {
        // These very bytes are in the packed record, whether or not this window had read them.
        self.know(&key);
        // One that cannot be read is set aside by the removal; it is in the packed record, too.
        self.queue.push(Op {
            key,
            version: u32::MAX,
            what: What::Remove,
            groups: Vec::new(),
            needs: vec![group.to_owned()],
        });
    }

    /// The compressed bytes of an interview that lies packed; none where the record cannot be read, which is then set
    /// aside and said.
    pub fn compressed(&mut self, id: &InterviewId, when: Moment) -> Option<Vec<u8>> {
        let key = Key::Packed(id.clone());
        let mut notes = Notes::default();
        let is_whole = |_: &Packed| true;
        let packed: Packed = self.fetch(&key, Part::Item, when, &mut notes, is_whole)?;
        squeezed::read(&packed.data, usize::try_from(packed.bytes).ok()?)
    }

    /// Takes what was packed in hand: [`Shelf::open`] reads it from then on. Whether the text was that of records.
    pub fn unpack(&mut self, id: &InterviewId, text: &str) -> bool {
        let Ok(records) = from_text::<SortedMap<String, String>>(text) else {
            return false;
        };
        let is_part = |key: &String| Key::parse(key).is_some_and(|key| key.part_of() == Some(id));
        if !records.keys().all(is_part) {
            return false;
        }
        self.unpacked.insert(id.clone(), records);
        true
    }

    /// The record as it lies in storage, or as it lay before it was packed.
    pub(super) fn raw_of(&self, key: &str) -> Result<Option<String>, WriteError> {
        if let Some(raw) = self.store.get(key)? {
            return Ok(Some(raw));
        }
        let parsed = Key::parse(key);
        let id = parsed.as_ref().and_then(Key::part_of);
        let records = id.and_then(|id| self.unpacked.get(id));
        Ok(records.and_then(|records| records.get(key)).cloned())
    }

    /// Takes up that an interview is written live again, before the first thing that changes it.
    pub(super) fn unpack_for(&mut self, touch: &Touched) {
        let (Touched::Head(id)
        | Touched::Item(id, _)
        | Touched::Gone(id, _)
        | Touched::Draft(id)
        | Touched::Call(id)) = touch
        else {
            return;
        };
        if !self.packed.contains(id) {
            return;
        }
        let Some(records) = self.unpacked.remove(id) else {
            return;
        };
        self.packed.remove(id);
        let key = Key::Packed(id.clone()).to_string();
        for (part, raw) in records {
            self.queue.push(Op {
                key: part,
                version: migrate::version(Part::Item),
                what: What::Whole(raw),
                groups: vec![key.clone(), items_of(id)],
                needs: Vec::new(),
            });
        }
        self.erase_after(key.clone(), String::new(), vec![key]);
    }
}
