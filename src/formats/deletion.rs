//! A deletion as a file: which interviews were deleted elsewhere, so that copies of them can be deleted here, too.

use schemars::JsonSchema;
use serde::Serialize;

use super::versions::{digest, noted, origin};
use crate::domain::fields::fields;
use crate::domain::id::{Digest, InterviewId};
use crate::domain::interview::Interview;
use crate::domain::sorted::SortedSet;
use crate::domain::time::Moment;

/// The reason of a deletion that somebody asked for who no longer agrees to what is kept of them.
pub const WITHDRAWN: &str = "consent withdrawn";

/// What was deleted, when, by whom and why. This is the body of an `on-record/deletion` document. It holds no word of
/// what was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// When.
    pub when: Moment,
    /// Who did it.
    pub by: String,
    /// Why, in their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Which interviews.
    pub interviews: Vec<Deleted>,
}

fields!(Deletion {
    needs when, by, interviews;
    may have reason;
});

/// An interview that was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deleted {
    /// Its name.
    pub id: InterviewId,
    /// What it said when it was deleted, and whenever a copy of it had left before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digests: Vec<Digest>,
}

fields!(Deleted {
    needs id;
    may have digests;
});

/// Something a deletion would delete here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// What.
    pub id: InterviewId,
    /// It says what whoever deleted it did not know: it was changed here since.
    pub is_changed: bool,
}

impl Deletion {
    /// Says that these are deleted.
    pub fn of<'a>(
        interviews: impl Iterator<Item = &'a Interview>,
        when: Moment,
        by: &str,
        reason: &str,
    ) -> Self {
        let mut deletion = Self {
            when,
            by: by.to_owned(),
            reason: reason.to_owned(),
            interviews: Vec::new(),
        };
        for it in interviews {
            deletion.name(it, noted(it));
        }
        deletion
    }

    /// Says that this is deleted, too, of which only the head is at hand: what it says now cannot be told, only what it
    /// said when a copy of it left.
    pub fn and_head(&mut self, head: &Interview) {
        self.name(head, head.lineage.clone());
    }

    /// Versions of one interview are one line: what either of them says is known.
    fn name(&mut self, interview: &Interview, digests: Vec<Digest>) {
        let id = origin(interview);
        match self.interviews.iter_mut().find(|it| it.id == *id) {
            Some(known) => {
                let new = digests.into_iter();
                let new: Vec<_> = new.filter(|it| !known.digests.contains(it)).collect();
                known.digests.extend(new);
            }
            None => self.interviews.push(Deleted {
                id: id.clone(),
                digests,
            }),
        }
    }

    /// Whether the words must go from every copy at once, and not rest in the trash.
    pub fn is_withdrawal(&self) -> bool {
        self.reason == WITHDRAWN
    }

    /// What it would delete of these: the interviews themselves, other versions of them, and the ratings that come from
    /// them.
    pub fn reach<'a>(&self, here: impl Iterator<Item = &'a Interview> + Clone) -> Vec<Reached> {
        let named = |id: &InterviewId| self.interviews.iter().any(|it| it.id == *id);
        let is_version = |it: &Interview| named(&it.id) || named(origin(it));
        let versions: SortedSet<_> = here
            .clone()
            .filter(|it| is_version(it))
            .map(|it| it.id.clone())
            .collect();
        let rates = |it: &Interview| {
            let of = it.rating.as_ref().map(|rating| &rating.of);
            of.is_some_and(|of| named(of) || versions.contains(of))
        };
        here.filter(|it| versions.contains(&it.id) || rates(it))
            .map(|it| Reached {
                id: it.id.clone(),
                is_changed: self.knows_not(it),
            })
            .collect()
    }

    fn knows_not(&self, interview: &Interview) -> bool {
        let now = digest(interview);
        let same = |it: &&Deleted| it.id == *origin(interview) || it.id == interview.id;
        let mut deleted = self.interviews.iter().filter(same);
        deleted.any(|it| !it.digests.is_empty() && !it.digests.contains(&now))
    }
}
