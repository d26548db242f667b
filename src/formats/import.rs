//! What becomes of an interview that arrives: import never overwrites.
//!
//! What is here already is skipped. What descends from what is here is offered to take its place; what it descends from
//! is older. Where both were changed, both are kept, and what differs is listed field by field (product page, Keeping).

use serde_json::{Map, Value};

use super::stored::loose;
use super::versions::{Kinship, Version, beside, joined, marked, origin};
use crate::domain::guide::Guide;
use crate::domain::id::{Digest, InterviewId, ItemId};
use crate::domain::interview::{Interview, Item};
use crate::domain::sorted::SortedMap;

/// What becomes of an interview that arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing of it is here: it can be added.
    New,
    /// It is here already, exactly like this. What it knows of its descent is to be noted there, where that is more.
    Same(InterviewId, Option<Vec<Digest>>),
    /// The one here descends from it, and has all it had.
    Older(InterviewId, Option<Vec<Digest>>),
    /// It descends from the one here, and can take its place.
    Newer(InterviewId, Box<Difference>),
    /// Both were changed: it can be kept beside the one here.
    Beside(InterviewId, Box<Difference>),
    /// The respondent's words were removed here, and do not come back by way of a file.
    Purged(InterviewId),
    /// Its words were removed elsewhere; here they still stand.
    Withdrawn(InterviewId),
}

/// An interview that arrived, as it would be added, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// As it would be added: under the name it gets here, with its descent.
    pub interview: Interview,
    /// What becomes of it.
    pub fate: Fate,
}

/// Says what becomes of an interview. `here` holds every version of it that is here, opened, and the interview it rates
/// where it is a rating; `is_taken` knows the names that are in use.
pub fn plan(
    arrived: &Version,
    here: &[&Interview],
    is_taken: impl Fn(&InterviewId) -> bool,
) -> Planned {
    let interview = marked(arrived.interview.clone());
    let about = about(&interview);
    let mut known = here
        .iter()
        .filter(|it| it.id == *about || origin(it) == about);
    // A withdrawal holds for every version, whichever it was said of.
    let is_purged = known.clone().any(|it| it.is_purged());
    if let Some(first) = known.clone().next()
        && is_purged != interview.is_purged()
    {
        let fate = match known.find(|it| it.is_purged()) {
            Some(purged) => Fate::Purged(purged.id.clone()),
            None => Fate::Withdrawn(first.id.clone()),
        };
        return Planned { interview, fate };
    }
    let kin = here.iter().filter(|it| origin(it) == origin(&interview));
    let kin: Vec<_> = kin
        .map(|it| Version::of((*it).clone()))
        .map(|it| (arrived.kinship(&it), it.interview))
        .collect();
    let find = |wanted: Kinship| kin.iter().find(|(kin, _)| *kin == wanted).map(|(_, it)| it);
    // What it knows of its descent and the one here does not.
    let more = |it: &Interview| {
        let all = joined(&it.lineage, &interview.lineage);
        (all != it.lineage).then_some(all)
    };
    if let Some(same) = find(Kinship::Same) {
        let fate = Fate::Same(same.id.clone(), more(same));
        return Planned { interview, fate };
    }
    if let Some(newer) = find(Kinship::Older) {
        let fate = Fate::Older(newer.id.clone(), more(newer));
        return Planned { interview, fate };
    }
    if let Some(older) = find(Kinship::Newer) {
        let fate = Fate::Newer(older.id.clone(), Box::new(difference(older, &interview)));
        let lineage = joined(&interview.lineage, &older.lineage);
        // It takes the place of the one that is here, name and all.
        let interview = Interview {
            id: older.id.clone(),
            version_of: older.version_of.clone(),
            lineage,
            ..interview
        };
        return Planned { interview, fate };
    }
    let first = kin.iter().find(|(_, it)| it.version_of.is_none());
    match first.or(kin.first()) {
        Some((_, other)) => {
            let fate = Fate::Beside(other.id.clone(), Box::new(difference(other, &interview)));
            let interview = if is_taken(&interview.id) {
                beside(interview)
            } else {
                interview
            };
            Planned { interview, fate }
        }
        // Another interview bears its name: not reachable, for then that would be its kin.
        None if is_taken(&interview.id) => Planned {
            interview: beside(interview),
            fate: Fate::New,
        },
        None => Planned {
            interview,
            fate: Fate::New,
        },
    }
}

/// Whose words it holds: itself, or the interview it rates.
pub fn about(interview: &Interview) -> &InterviewId {
    interview
        .rating
        .as_ref()
        .map_or_else(|| origin(interview), |rating| &rating.of)
}

/// How two versions of one interview differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Fields of the record, items aside.
    pub fields: Vec<Field>,
    /// Items that only the one here has.
    pub only_here: Vec<Item>,
    /// Items that only the file has.
    pub only_there: Vec<Item>,
    /// Items that both have, with other words or facts.
    pub changed: Vec<(ItemId, Vec<Field>)>,
}

/// A field that differs, and what it says in either; nothing where it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its place, as documents spell it: `respondent.title`.
    pub path: String,
    /// What it says here.
    pub here: Option<String>,
    /// What it says in the file.
    pub there: Option<String>,
}

impl Difference {
    /// Whether the file has everything that is here, unchanged, and more: taking it would lose no word.
    pub fn only_adds(&self) -> bool {
        self.only_here.is_empty()
            && self.changed.is_empty()
            && self.fields.iter().all(|field| field.here.is_none())
    }

    /// How many things differ.
    pub fn count(&self) -> usize {
        self.fields.len() + self.only_here.len() + self.only_there.len() + self.changed.len()
    }
}

/// Lists how a file's version differs from the one that is here.
pub fn difference(here: &Interview, there: &Interview) -> Difference {
    let (left, right) = (items(here), items(there));
    let only = |a: &SortedMap<&ItemId, &Item>, b: &SortedMap<&ItemId, &Item>| -> Vec<Item> {
        a.iter()
            .filter(|(id, _)| !b.contains_key(*id))
            .map(|(_, item)| (*item).clone())
            .collect()
    };
    let both = left
        .iter()
        .filter_map(|(id, item)| Some((*id, *item, *right.get(*id)?)));
    let changed = both.filter(|(_, item, other)| item != other);
    Difference {
        fields: fields(&head(here), &head(there)),
        only_here: only(&left, &right),
        only_there: only(&right, &left),
        changed: changed
            .map(|(id, item, other)| (id.clone(), fields(&object(item), &object(other))))
            .collect(),
    }
}

fn items(interview: &Interview) -> SortedMap<&ItemId, &Item> {
    interview
        .evidence
        .iter()
        .map(|item| (&item.id, item))
        .collect()
}

fn object<T: serde::Serialize>(value: &T) -> Value {
    // Not reachable otherwise: our own types are always written.
    loose(value).unwrap_or(Value::Null)
}

/// All that an interview says besides its items.
fn head(interview: &Interview) -> Value {
    let mut head = object(&Interview {
        id: origin(interview).clone(),
        version_of: None,
        lineage: Vec::new(),
        evidence: Vec::new(),
        ..interview.clone()
    });
    if let Value::Object(head) = &mut head {
        head.remove("evidence");
    }
    head
}

fn fields(here: &Value, there: &Value) -> Vec<Field> {
    let mut found = Vec::new();
    differ("", Some(here), Some(there), &mut found);
    found
}

/// Goes down wherever both sides can be gone down into, and notes the leaves that differ.
fn differ(path: &str, here: Option<&Value>, there: Option<&Value>, found: &mut Vec<Field>) {
    if here == there {
        return;
    }
    let (left, right) = (branches(here), branches(there));
    match (left, right) {
        (Some(left), Some(right)) if !(left.is_empty() && right.is_empty()) => {
            let names: SortedMap<&String, ()> = left
                .iter()
                .chain(&right)
                .map(|(name, _)| (name, ()))
                .collect();
            let of = |list: &[(String, Value)], name: &String| {
                let mut list = list.iter();
                list.find(|(it, _)| it == name)
                    .map(|(_, value)| value.clone())
            };
            for name in names.keys() {
                let path = match name.strip_prefix('[') {
                    None if !path.is_empty() => format!("{path}.{name}"),
                    _ => format!("{path}{name}"),
                };
                let (here, there) = (of(&left, name), of(&right, name));
                differ(&path, here.as_ref(), there.as_ref(), found);
            }
        }
        _ => found.push(Field {
            path: path.to_owned(),
            here: here.and_then(said),
            there: there.and_then(said),
        }),
    }
}

/// What a value consists of, by name. Entries of a list go by what names them where something does, so that one more at its
/// front leaves the others as they were. What is not there consists of nothing.
fn branches(value: Option<&Value>) -> Option<Vec<(String, Value)>> {
    let by = |list: &[Value], entry: &Value, at: usize| {
        let names = ["id", "code", "cue"].iter();
        let named = names.filter_map(|name| entry.get(*name)).next();
        let is_same = |it: &&Value| {
            ["id", "code", "cue"]
                .iter()
                .any(|name| it.get(*name) == named)
        };
        match named.and_then(said) {
            // The same name can stand twice, as a code may in a list of hits.
            Some(name) if list.iter().take(at).any(|it| is_same(&it)) => format!("[{name}, {at}]"),
            Some(name) => format!("[{name}]"),
            None => format!("[{at}]"),
        }
    };
    match value {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::Object(object)) => Some(pairs(object)),
        Some(Value::Array(list)) => Some(
            list.iter()
                .enumerate()
                .map(|(at, entry)| (by(list, entry, at), entry.clone()))
                .collect(),
        ),
        Some(_) => None,
    }
}

fn pairs(object: &Map<String, Value>) -> Vec<(String, Value)> {
    let pairs = object.iter();
    pairs
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// A value as a person reads it: texts without their quotation marks, and what is empty not at all.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Array(list) if list.is_empty() => None,
        other => Some(other.to_string()),
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
