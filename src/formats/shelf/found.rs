//! What is found on the shelf: records, what could not be read of them, and what went wrong meanwhile.

use schemars::JsonSchema;

use super::super::preferences::Preferences;
use super::super::rescue::Rescued;
use super::super::stored::WriteError;
use super::Access;
use crate::domain::dimension::codes;
use crate::domain::guide::Guide;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Call, Draft, Interview, Item};
use crate::domain::study::Study;
use crate::domain::time::Moment;

/// What was found at the start: the heads of all interviews, and everything small.
#[derive(Debug)]
pub struct Boot {
    /// What this version may do here.
    pub access: Access,
    /// Interviews without their items and drafts, by id.
    pub heads: Vec<Interview>,
    /// Studies, by id.
    pub studies: Vec<Study>,
    /// Guides from files, by id and version.
    pub guides: Vec<Guide>,
    /// What is remembered of the person; defaults where nothing is.
    pub preferences: Preferences,
    /// Everything that could not be read or was kept from being overwritten, now or earlier.
    pub set_aside: Vec<SetAside>,
    /// Items and drafts whose interview has no readable head. [`Shelf::open`] reads them.
    pub orphans: Vec<Orphan>,
    /// Words that stood in a field when the app broke.
    pub rescued: Vec<Rescued>,
    /// How many entries the trash has.
    pub trash: usize,
    /// Keys under our prefix that this version does not know. They are left alone and go into [`Shelf::everything`].
    pub untouched: Vec<String>,
    /// What went wrong meanwhile.
    pub problems: Vec<Problem>,
}

/// The items and draft of an interview.
#[derive(Debug, Default)]
pub struct Opened {
    /// Its items, ordered by time, then id.
    pub items: Vec<Item>,
    /// What is being typed.
    pub draft: Option<Draft>,
    /// What is kept of the call's transcript.
    pub call: Option<Call>,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
    /// What was mended in memory.
    pub repairs: Vec<Repair>,
    /// What went wrong meanwhile.
    pub problems: Vec<Problem>,
}

/// What another window, or the mirror, has changed in storage.
#[derive(Debug, Default)]
pub struct News {
    /// Interviews whose heads changed, as they are now; none where a head is gone.
    pub heads: Vec<(InterviewId, Option<Interview>)>,
    /// Interviews of which something else changed: items, what is being typed, the transcript.
    pub rests: Vec<InterviewId>,
    /// Studies, as they are now.
    pub studies: Vec<Study>,
    /// Guides from files, as they are now.
    pub guides: Vec<Guide>,
    /// What is remembered of the person, where that changed.
    pub preferences: Option<Preferences>,
    /// A newer app has been here meanwhile: from now on nothing is written.
    pub is_newer: bool,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
    /// What went wrong meanwhile.
    pub problems: Vec<Problem>,
}

/// A raw text that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The key it came from.
    pub key: String,
    /// The text, byte for byte.
    pub raw: String,
    /// Why.
    pub reason: Reason,
    /// When; unknown where it could not be copied.
    pub when: Option<Moment>,
    /// The key it lies under now: its own where it could not be copied, or must stay.
    pub kept: String,
}

codes!(
    /// Why a record was set aside.
    Reason {
        /// Its header or checksum does not fit: damaged, edited by hand, or moved from another key.
        Damaged = "damaged",
        /// Its checksum fits and its fields do not.
        Shape = "shape",
        /// A newer app wrote it. It stays in its place, so that the newer app finds it there.
        TooNew = "too_new",
        /// Another window wrote it, and then this one.
        ChangedElsewhere = "changed_elsewhere",
        /// A part that belonged to nothing when something took its place.
        Loose = "loose",
        /// The person asked for it, because the app broke on its interview.
        Asked = "asked",
    }
);

/// Records whose interview has no readable head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The interview they belonged to.
    pub interview: InterviewId,
    /// Its items.
    pub items: Vec<ItemId>,
    /// Whether something was being typed.
    pub has_draft: bool,
}

/// What was mended in memory when an interview was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// An item was linked to one that is not there; the link is gone.
    LinkDropped {
        /// The item.
        item: ItemId,
        /// What it was linked to.
        to: ItemId,
    },
    /// So many pieces of the draft are missing from its middle.
    DraftGap(usize),
    /// The draft's own record is missing: its words are in the order they were cut in.
    DraftOrderLost,
}

/// Something that went wrong while reading. Nothing was lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The keys could not be listed, so what is there is not known.
    NotListed(WriteError),
    /// A record could not be fetched.
    NotFetched {
        /// Which.
        key: String,
        /// Why.
        why: WriteError,
    },
    /// A record that cannot be read could not be copied. It stays in place, and nothing is written over it.
    NotCopied {
        /// Which.
        key: String,
        /// Why.
        why: WriteError,
    },
    /// The storage could not be marked as ours.
    NotMarked(WriteError),
    /// There is no ballast, because there is no room for it.
    NoBallast(WriteError),
}

/// What reading many records leaves to be told.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) set_aside: Vec<SetAside>,
    pub(super) problems: Vec<Problem>,
}

impl Boot {
    pub(super) fn take(&mut self, notes: Notes) {
        self.set_aside.extend(notes.set_aside);
        self.problems.extend(notes.problems);
    }
}
