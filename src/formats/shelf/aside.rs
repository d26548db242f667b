//! What was set aside: listed, handed out, and discarded when a person says so.

use serde_json::Value;

use super::super::record::{self, Key};
use super::super::store::Store;
use super::super::stored::{self, from_text};
use super::{Kept, RAW, Reason, Saved, SetAside, Shelf, Unsaved};
use crate::domain::sorted::in_order;
use crate::domain::time::Moment;

impl<S: Store> Shelf<S> {
    /// Every text that is set aside, the latest first, and those that could not be read and stay where they are.
    pub fn set_aside_texts(&self) -> Vec<SetAside> {
        let keys = self.store.keys().unwrap_or_default();
        let copies = keys.iter().filter_map(|key| {
            let Some(Key::Aside(_)) = Key::parse(key) else {
                return None;
            };
            let raw = self.store.get(key).ok()??;
            let kept = record::decode(key, &raw).ok();
            let kept = kept.and_then(|record| from_text::<Kept>(record.payload).ok());
            Some(match kept {
                Some(kept) => SetAside {
                    key: kept.orig_key,
                    raw: kept.raw,
                    reason: kept.reason,
                    when: Some(kept.when),
                    kept: key.clone(),
                },
                None => SetAside {
                    key: key.clone(),
                    raw,
                    reason: Reason::Damaged,
                    when: None,
                    kept: key.clone(),
                },
            })
        });
        let is_there = |it: &&SetAside| {
            let there = self.store.get(&it.key).ok().flatten();
            there.as_ref() == Some(&it.raw)
        };
        let left = self.left.iter().filter(is_there).cloned();
        in_order(copies.chain(left).collect(), |one, other| {
            (other.when, &other.kept).cmp(&(one.when, &one.kept))
        })
    }

    /// Notes a text that stays where it is.
    pub(super) fn leave(&mut self, text: &SetAside) {
        if !self.left.contains(text) {
            self.left.push(text.clone());
        }
    }

    /// Discards a text that was set aside, and with it the same text where it came from: it would be set aside again.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn discard(&mut self, text: &SetAside, when: Moment) -> Result<Saved, Unsaved> {
        let there = self.store.get(&text.key).ok().flatten();
        let is_unreadable = matches!(text.reason, Reason::Damaged | Reason::Shape);
        if is_unreadable && text.kept != text.key && there.as_ref() == Some(&text.raw) {
            self.erase_after(text.key.clone(), String::new(), Vec::new());
        }
        // What a newer app wrote is not ours to discard.
        if text.reason != Reason::TooNew {
            self.erase_after(text.kept.clone(), String::new(), Vec::new());
        }
        if let Some(copies) = self.aside.get_mut(&text.key) {
            copies.retain(|copy| *copy != text.raw);
        }
        self.left.retain(|left| left != text);
        self.flush(when, Vec::new())
    }

    /// Takes everything of ours out of this storage, and what other apps keep there stays. What waits to be written goes
    /// with the rest.
    ///
    /// # Errors
    ///
    /// As [`Shelf::save`].
    pub fn clear(&mut self, when: Moment) -> Result<Saved, Unsaved> {
        self.queue.clear();
        let keys = self.store.keys().unwrap_or_default();
        // Heads go first: what breaks off leaves pieces that can be recovered, and no interview that looks whole.
        let is_head = |key: &&String| matches!(Key::parse(key), Some(Key::Head(_)));
        let heads = keys.iter().filter(is_head);
        let rest = keys.iter().filter(|key| !is_head(key));
        let ours = heads.chain(rest).filter(|key| Key::parse(key).is_some());
        for key in ours {
            self.erase_after(key.clone(), String::new(), Vec::new());
        }
        self.flush(when, Vec::new())
    }
}

/// Texts that were set aside as one file, as JSON: where each came from, why, when, and the text itself.
pub fn as_file(texts: &[SetAside]) -> String {
    let list = texts.iter().map(|text| {
        let reason = Value::from(text.reason.code());
        serde_json::json!({
            "key": text.key,
            "reason": reason,
            "when": text.when.map(|when| when.to_string()),
            "raw": text.raw,
        })
    });
    let mut all = Vec::new();
    list.for_each(|text| all.push(text));
    let file = serde_json::json!({ "format": RAW, "app": super::super::APP, "set_aside": all });
    stored::indented(&file.to_string())
}
