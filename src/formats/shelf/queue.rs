//! What is to be written: edits turned into records, in an order that leaves no torn whole if it breaks off.

use serde::Serialize;

use super::super::migrate::{self, Part};
use super::super::pieces::Plan;
use super::super::record::{self, Key, PREFIX, may_be_of};
use super::super::store::Store;
use super::super::stored::WriteError;
use super::trash::Trashed;
use super::{Failure, Shelf};
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Item};
use crate::domain::sorted::SortedMap;
use crate::domain::time::Moment;
use crate::domain::workspace::{Touched, Workspace};

/// Something to do in storage.
#[derive(Debug, Clone)]
pub(super) struct Op {
    pub(super) key: String,
    /// The version of the format the record is of.
    pub(super) version: u32,
    pub(super) what: What,
    /// What belongs together: the parts of an interview, of a draft, of a removal. When this fails, nothing is done that
    /// needs one of them.
    pub(super) groups: Vec<String>,
    /// Groups in which nothing may have failed before this is done.
    pub(super) needs: Vec<String>,
}

#[derive(Debug, Clone)]
pub(super) enum What {
    Set(String),
    Remove,
    /// Sets what is there aside, then removes it.
    Aside,
    /// Removes what is there, and keeps no copy.
    Erase,
    /// Puts a whole record where nothing lies: one that was packed comes back as it was, header and all.
    Whole(String),
}

impl Op {
    fn set<T: Serialize>(
        key: &str,
        part: Part,
        value: &T,
        group: &str,
        needs: Vec<String>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            key: key.to_owned(),
            version: migrate::version(part),
            what: What::Set(json(key, value)?),
            groups: vec![group.to_owned()],
            needs,
        })
    }
}

impl<S: Store> Shelf<S> {
    /// Turns one touched record into things to do.
    pub(super) fn take_up(
        &mut self,
        workspace: &Workspace,
        touch: &Touched,
        when: Moment,
    ) -> Result<(), Failure> {
        self.unpack_for(touch);
        match touch {
            Touched::Study(id) => match workspace.study(id) {
                Some(study) => self.put_set(
                    &Key::Study(id.clone()).to_string(),
                    Part::Study,
                    study,
                    "st",
                    &[],
                ),
                None => Ok(()),
            },
            Touched::Guide(id, version) => {
                let key = Key::Guide(id.clone(), *version).to_string();
                match workspace
                    .guides()
                    .find(|guide| guide.id == *id && guide.version == *version)
                {
                    Some(guide) => self.put_set(&key, Part::Guide, guide, "g", &[]),
                    None => Ok(()),
                }
            }
            Touched::GuideGone(guide) => {
                let key = Key::Guide(guide.id.clone(), guide.version).to_string();
                let payload = json(&key, guide)?;
                // Not before the version that takes its place is written.
                self.put_in_trash(key, Part::Guide, &payload, vec!["g".to_owned()], when)
            }
            Touched::Head(id) => match workspace.interview(id) {
                Some(interview) => {
                    // One that was closed for another is closed in storage only once the other is there.
                    let after = workspace.after(id).map(|after| head_group(&after.id));
                    self.take_up_head(interview, after.into_iter().collect())
                }
                None => Ok(()),
            },
            Touched::Item(id, item) => match workspace
                .interview(id)
                .and_then(|interview| interview.item(item))
            {
                Some(read) => {
                    let key = Key::Item(id.clone(), item.clone()).to_string();
                    self.put_set(&key, Part::Item, read, &items_of(id), &[])?;
                    self.hold_the_draft(id, &key, read);
                    Ok(())
                }
                None => Ok(()), // it went again in the same breath, and then it is among the gone
            },
            Touched::Gone(id, item) => self.take_up_gone(id, item, when),
            // The whole of it in one entry: put together, its parts are what there was.
            Touched::Replaced(before) => {
                let key = Key::Head(before.id.clone()).to_string();
                let payload = json(&key, before)?;
                self.copy_to_trash(&key, Part::Head, &payload, true, when)
                    .map(drop)
            }
            Touched::Draft(id) => match workspace.interview(id) {
                Some(interview) => self.take_up_draft(interview),
                None => Ok(()),
            },
            Touched::Call(id) => match workspace.interview(id) {
                Some(interview) => {
                    let key = Key::Call(id.clone()).to_string();
                    match &interview.call {
                        Some(call) => self.put_set(&key, Part::Call, call, &items_of(id), &[]),
                        None => {
                            self.queue.retain(|op| op.key != key);
                            self.put_removal(key, &call_of(id), Vec::new());
                            Ok(())
                        }
                    }
                }
                None => Ok(()),
            },
            Touched::InterviewGone(gone) => self.take_up_gone_interview(gone, when),
            Touched::InterviewBack(id) => match workspace.interview(id) {
                Some(interview) => self.take_up_back(interview),
                None => Ok(()), // it went again in the same breath
            },
            Touched::StudyGone(study) => {
                let key = Key::Study(study.id.clone()).to_string();
                let payload = json(&key, study)?;
                self.put_in_trash(key, Part::Study, &payload, Vec::new(), when)
            }
            Touched::Erased(id) => {
                self.forget(id)?;
                self.take_up_erased(id);
                Ok(())
            }
            Touched::Purged(id) => {
                self.forget(id)?;
                // Last, so that a break leaves a record that does not claim to be without its words.
                let crossed = workspace.interviews().filter(|it| it.id != *id);
                let crossed = crossed.filter(|it| it.came_from.is_some() || it.is_rating());
                let mut needs: Vec<_> = crossed.map(|it| head_group(&it.id)).collect();
                needs.push(items_of(id));
                match workspace.interview(id) {
                    Some(interview) => self.take_up_head(interview, needs),
                    None => Ok(()),
                }
            }
        }
    }

    /// Takes up the removal of everything that holds an interview's words but its head: items, draft, entries of the trash
    /// and copies set aside, those of records that were opened from it or rate it among them, and what still waits.
    fn forget(&mut self, id: &InterviewId) -> Result<(), Failure> {
        let is_part = |key: &str| match Key::parse(key) {
            Some(key) => key.part_of() == Some(id),
            None => false,
        };
        let is_copy = |key: &str| {
            matches!(
                Key::parse(key),
                Some(Key::Trash(_) | Key::Aside(_) | Key::Rescue(_))
            )
        };
        let signs = [
            format!("\"what\":\"{id}/"),
            format!("/{id}/"),
            format!("/{id}\""),
            format!("\"came_from\":\"{id}\""),
            format!("\"of\":\"{id}\""),
        ];
        // However deep a text stands in another, and whatever has become of the rest of it.
        let tells = |raw: &str| {
            let plain = raw.replace('\\', "");
            signs.iter().any(|sign| plain.contains(sign.as_str()))
        };
        self.queue.retain(|op| match &op.what {
            What::Set(text) | What::Whole(text) => {
                !(is_part(&op.key) || is_copy(&op.key) && tells(text))
            }
            What::Remove | What::Aside | What::Erase => !is_part(&op.key),
        });
        self.drafts.remove(id);
        self.packed.remove(id);
        self.unpacked.remove(id);
        // What is set aside from now on is copied, whatever was before.
        self.aside = SortedMap::new();
        let failed = |key: &str, why| Failure {
            key: key.to_owned(),
            why,
        };
        let keys = self.store.keys();
        for key in keys.map_err(|why| failed(PREFIX, why))? {
            let goes = if is_copy(&key) {
                let raw = self.store.get(&key).map_err(|why| failed(&key, why))?;
                raw.is_some_and(|raw| tells(&raw))
            } else {
                is_part(&key)
            };
            if goes {
                self.queue.push(Op {
                    key,
                    version: migrate::version(Part::Item),
                    what: What::Erase,
                    groups: vec![items_of(id)],
                    needs: Vec::new(),
                });
            }
        }
        // Whoever wrote the head that is there, it holds a name: it is written over, not set aside.
        self.know(&Key::Head(id.clone()).to_string());
        Ok(())
    }

    /// A head is written last; that of an interview storage does not have yet only when all its parts are.
    fn take_up_head(
        &mut self,
        interview: &Interview,
        mut needs: Vec<String>,
    ) -> Result<(), Failure> {
        let id = &interview.id;
        let key = Key::Head(id.clone()).to_string();
        let is_new = self
            .known
            .get(&key)
            .is_none_or(|known| known.checksum.is_none());
        if is_new {
            self.clear_the_place(interview);
            needs.extend([items_of(id), draft_of(id)]);
        }
        self.put_commit(
            &key,
            Part::Head,
            &head_of(interview),
            &head_group(id),
            needs,
        )
    }

    /// Sets parts aside that an earlier interview of this id left, or they would come back as parts of this one.
    fn clear_the_place(&mut self, interview: &Interview) {
        let id = &interview.id;
        let loose = |key: &Key| match key {
            Key::Item(of, item) => of == id && interview.item(item).is_none(),
            Key::Draft(of) | Key::Piece(of, _) => of == id && interview.draft.is_none(),
            Key::Call(of) => of == id && interview.call.is_none(),
            Key::Packed(of) => of == id,
            _ => false,
        };
        let fresh = match &self.listed {
            Some(_) => Vec::new(),
            None => self.store.keys().unwrap_or_default(),
        };
        for key in self
            .listed
            .as_ref()
            .unwrap_or(&fresh)
            .iter()
            .filter(|key| may_be_of(key, id))
            .filter(|key| Key::parse(key).is_some_and(|key| loose(&key)))
        {
            // What the person removed a moment ago goes its own way.
            if !self.queue.iter().any(|op| op.key == *key) {
                let op = Op {
                    key: key.clone(),
                    version: migrate::version(Part::Item),
                    what: What::Aside,
                    groups: vec![items_of(id)],
                    needs: Vec::new(),
                };
                self.queue.push(op);
            }
        }
    }

    /// First into the trash, then out of its place.
    fn take_up_gone(&mut self, id: &InterviewId, item: &Item, when: Moment) -> Result<(), Failure> {
        let key = Key::Item(id.clone(), item.id.clone()).to_string();
        let payload = json(&key, item)?;
        self.put_in_trash(key, Part::Item, &payload, Vec::new(), when)
    }

    pub(super) fn put_in_trash(
        &mut self,
        key: String,
        part: Part,
        payload: &str,
        needs: Vec<String>,
        when: Moment,
    ) -> Result<(), Failure> {
        let group = self.copy_to_trash(&key, part, payload, false, when)?;
        self.queue.retain(|op| op.key != key);
        self.put_removal(key, &group, needs);
        Ok(())
    }

    /// Copies a record into the trash, and hands back the group that what comes after it waits for.
    fn copy_to_trash(
        &mut self,
        key: &str,
        part: Part,
        payload: &str,
        whole: bool,
        when: Moment,
    ) -> Result<String, Failure> {
        let group = format!("t/{key}");
        let version = migrate::version(part);
        let rev = self.known.get(key).map_or(0, |known| known.rev);
        // As it would be written now: what lies in storage may be older, if this item's last words still wait.
        let (raw, _) = record::encode(key, version, rev, 0, &self.writer, payload);
        let trash = Key::Trash(self.mint(when)).to_string();
        self.put_set(
            &trash,
            Part::Item,
            &Trashed {
                orig_key: key.to_owned(),
                raw,
                when,
                whole,
            },
            &group,
            &[],
        )?;
        Ok(group)
    }

    /// Until an item is written, its words stand in storage only as the draft they were typed in. So the draft that holds
    /// them stays as it is for as long as the item waits.
    fn hold_the_draft(&mut self, id: &InterviewId, key: &str, item: &Item) {
        let holds_words = self
            .drafts
            .get(id)
            .is_some_and(|layout| layout.text().contains(item.text.trim()));
        if holds_words && let Some(op) = self.queue.iter_mut().find(|op| op.key == key) {
            op.groups.push(words_of(id));
        }
    }

    fn take_up_draft(&mut self, interview: &Interview) -> Result<(), Failure> {
        let id = &interview.id;
        let key = Key::Draft(id.clone()).to_string();
        let group = draft_of(id);
        let held = words_of(id);
        let layout = self.drafts.get_or_default(id.clone());
        let Plan {
            first,
            pieces,
            head,
            removed,
        } = match &interview.draft {
            Some(draft) => layout.change(draft),
            None => layout.clear(),
        };
        let has_first = first.is_some();
        if let Some(first) = first {
            self.put_commit(&key, Part::Draft, &first, &group, vec![held.clone()])?;
        }
        for (number, text) in pieces {
            self.put_set(
                &Key::Piece(id.clone(), number).to_string(),
                Part::Draft,
                &text,
                &group,
                std::slice::from_ref(&held),
            )?;
        }
        let is_emptied = interview.draft.is_none() && head.is_some();
        if let Some(head) = head {
            let needs = vec![group.clone(), held.clone()];
            if has_first {
                // Both stand in the queue, the empty one before the pieces.
                let op = Op::set(&key, Part::Draft, &head, &group, needs)?;
                self.queue.push(op);
            } else {
                self.put_commit(&key, Part::Draft, &head, &group, needs)?;
            }
        }
        for number in removed {
            let piece = Key::Piece(id.clone(), number).to_string();
            self.queue.retain(|waiting| waiting.key != piece);
            self.put_removal(piece, &group, vec![held.clone()]);
        }
        let goes_already = |op: &Op| op.key == key && matches!(op.what, What::Remove);
        if interview.draft.is_none() && !self.queue.iter().any(goes_already) {
            if !is_emptied {
                self.queue.retain(|waiting| waiting.key != key);
            }
            self.put_removal(key, &group, vec![held]);
        }
        Ok(())
    }

    /// Takes a text up in the place of an older one that still waits.
    pub(super) fn put_set<T: Serialize>(
        &mut self,
        key: &str,
        part: Part,
        value: &T,
        group: &str,
        needs: &[String],
    ) -> Result<(), Failure> {
        let op = Op::set(key, part, value, group, needs.to_vec())?;
        match self.queue.iter_mut().find(|waiting| waiting.key == key) {
            Some(waiting) => {
                let mut before = std::mem::replace(waiting, op);
                before
                    .groups
                    .retain(|group| !waiting.groups.contains(group));
                waiting.groups.append(&mut before.groups);
            }
            None => self.queue.push(op),
        }
        Ok(())
    }

    /// Takes up a text that makes others count: it comes after all that wait.
    pub(super) fn put_commit<T: Serialize>(
        &mut self,
        key: &str,
        part: Part,
        value: &T,
        group: &str,
        needs: Vec<String>,
    ) -> Result<(), Failure> {
        let op = Op::set(key, part, value, group, needs)?;
        self.queue.retain(|waiting| waiting.key != key);
        self.queue.push(op);
        Ok(())
    }

    /// Takes up a removal that needs the rest of its group done, and what else it is told.
    pub(super) fn put_removal(&mut self, key: String, group: &str, mut needs: Vec<String>) {
        let (version, group) = (migrate::version(Part::Item), group.to_owned());
        needs.push(group.clone());
        self.queue.push(Op {
            key,
            version,
            what: What::Remove,
            groups: vec![group],
            needs,
        });
    }
}

pub(super) fn items_of(id: &InterviewId) -> String {
    format!("c/{id}")
}

pub(super) fn head_group(id: &InterviewId) -> String {
    format!("s/{id}")
}

fn draft_of(id: &InterviewId) -> String {
    format!("d/{id}")
}

fn call_of(id: &InterviewId) -> String {
    format!("k/{id}")
}

/// Items whose words the draft still holds.
fn words_of(id: &InterviewId) -> String {
    format!("w/{id}")
}

pub(super) fn json<T: Serialize>(key: &str, value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|why| {
        let why = WriteError::Other(why.to_string());
        Failure {
            key: key.to_owned(),
            why,
        }
    })
}

/// An interview without its items, its draft and its transcript. Every field is named, so that a new one cannot be forgotten.
pub(super) fn head_of(interview: &Interview) -> Interview {
    let Interview {
        id,
        study,
        created,
        guide,
        rubric,
        filing,
        interviewer,
        respondent,
        held_on,
        sittings,
        trail,
        asked,
        probed,
        evidence: _,
        draft: _,
        people,
        marks,
        flags,
        log,
        asked_again,
        lead,
        came_from,
        circumstances,
        ruling,
        follow_ups,
        rating,
        confirmation,
        call: _,
        version_of,
        lineage,
    } = interview;
    Interview {
        id: id.clone(),
        study: study.clone(),
        created: *created,
        guide: guide.clone(),
        rubric: rubric.clone(),
        filing: *filing,
        interviewer: interviewer.clone(),
        respondent: respondent.clone(),
        held_on: *held_on,
        sittings: sittings.clone(),
        trail: trail.clone(),
        asked: asked.clone(),
        probed: probed.clone(),
        evidence: Vec::new(),
        draft: None,
        people: people.clone(),
        marks: marks.clone(),
        flags: flags.clone(),
        log: log.clone(),
        asked_again: *asked_again,
        lead: lead.clone(),
        came_from: came_from.clone(),
        circumstances: circumstances.clone(),
        ruling: ruling.clone(),
        follow_ups: follow_ups.clone(),
        rating: rating.clone(),
        confirmation: confirmation.clone(),
        call: None,
        version_of: version_of.clone(),
        lineage: lineage.clone(),
    }
}
