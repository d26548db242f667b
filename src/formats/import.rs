//! What becomes of a file whose interview is here already: import never overwrites.
//!
//! A file with the same id and the same content is skipped. With other content it is refused for now, with the
//! differences listed, or kept as a copy under a new id; merging is a later step (product page, Keeping).

use serde_json::{Map, Value};

use crate::domain::guide::Guide;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Interview, Item};
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::time::Moment;

/// How a file's interview compares with the one of the same id that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// The same to the letter: there is nothing to do.
    Same,
    /// Something differs.
    Different(Box<Difference>),
}

/// How two interviews of one id differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The one that is here.
    pub here: Summary,
    /// The one in the file.
    pub incoming: Summary,
    /// Fields of the record that differ, items aside.
    pub fields: Vec<String>,
    /// Items that only the one here has.
    pub only_here: Vec<ItemId>,
    /// Items that only the file has.
    pub only_incoming: Vec<ItemId>,
    /// Items that both have, with other words or facts.
    pub changed: Vec<ItemId>,
}

/// Enough of an interview to tell it from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Who answers.
    pub alias: String,
    /// Their company.
    pub company: String,
    /// How many items it has.
    pub items: usize,
    /// When it was last worked on, as far as its own facts tell.
    pub last: Moment,
}

impl Difference {
    /// Whether the file has everything that is here, unchanged, and more: taking it would lose no word.
    pub fn only_adds(&self) -> bool {
        self.fields.is_empty() && self.only_here.is_empty() && self.changed.is_empty()
    }
}

impl Summary {
    fn of(interview: &Interview) -> Self {
        let sittings = interview
            .sittings
            .iter()
            .map(|sitting| sitting.ended.unwrap_or(sitting.started));
        let kept = interview.evidence.iter().map(|item| item.wall);
        let logged = interview.log.iter().map(|entry| entry.wall);
        Self {
            alias: interview.respondent.alias.clone(),
            company: interview.respondent.company.clone(),
            items: interview.evidence.len(),
            last: sittings
                .chain(kept)
                .chain(logged)
                .fold(interview.created, Moment::max),
        }
    }
}

/// Compares a file's interview with the opened one of the same id.
pub fn compare(here: &Interview, incoming: &Interview) -> Comparison {
    if here == incoming {
        return Comparison::Same;
    }
    let (left, right) = (items(here), items(incoming));
    let only = |a: &SortedMap<&ItemId, &Item>, b: &SortedMap<&ItemId, &Item>| -> Vec<ItemId> {
        a.keys()
            .filter(|id| !b.contains_key(*id))
            .map(|id| (*id).clone())
            .collect()
    };
    Comparison::Different(Box::new(Difference {
        here: Summary::of(here),
        incoming: Summary::of(incoming),
        fields: fields(here, incoming),
        only_here: only(&left, &right),
        only_incoming: only(&right, &left),
        changed: left
            .iter()
            .filter(|(id, item)| right.get(*id).is_some_and(|other| other != *item))
            .map(|(id, _)| (*id).clone())
            .collect(),
    }))
}

fn items(interview: &Interview) -> SortedMap<&ItemId, &Item> {
    interview
        .evidence
        .iter()
        .map(|item| (&item.id, item))
        .collect()
}

/// The names of the fields that differ, as documents spell them.
fn fields(here: &Interview, incoming: &Interview) -> Vec<String> {
    let (left, right) = (object(here), object(incoming));
    let names: SortedSet<_> = left
        .keys()
        .chain(right.keys())
        .filter(|name| *name != "evidence")
        .collect();
    names
        .into_iter()
        .filter(|name| left.get(*name) != right.get(*name))
        .cloned()
        .collect()
}

fn object(interview: &Interview) -> Map<String, Value> {
    match super::stored::loose(interview) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(), // not reachable: an interview is written as an object
    }
}

/// Whether two guides of one id say the same, whichever version they are.
pub fn is_same_guide(here: &Guide, incoming: &Guide) -> bool {
    let version = here.version;
    here.id == incoming.id
        && *here
            == Guide {
                version,
                ..incoming.clone()
            }
}

/// The same interview under another id, so that a file can be kept beside what is here.
pub fn as_copy(interview: Interview, id: InterviewId) -> Interview {
    Interview { id, ..interview }
}
