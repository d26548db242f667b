//! How what is being typed lies in storage: one record while it is short, several while it is long.
//!
//! A keypress writes the record it falls into and nothing else, so that its cost does not grow with the text (reliability
//! page, 3.1 and goal G4). A long draft lies in pieces of at most [`MOST_ROOM`]; its head holds no words, only the order
//! of the pieces. Whenever more than one piece changes, the new ones are written under fresh numbers, then the head,
//! then the old ones are removed: until the head is written the old text stands, and afterwards the new one.

use serde::Serialize;

use super::record::Room;
use crate::domain::dimension::Dimension;
use crate::domain::fields::fields;
use crate::domain::interview::{Draft, Kind};
use crate::domain::sorted::{SortedMap, SortedSet};

/// The most room one record's words take, in `WebKit`'s bytes. With key, header and the head of a split, a keypress stays
/// under 4.5 KiB (goal G4).
pub const MOST_ROOM: usize = 3_500;

/// A long draft becomes one record again below this, and not at once, so that a text near the limit does not flicker.
const SHORT_AGAIN: usize = MOST_ROOM / 2;

/// How full the pieces of a long paste are made: there is room to type in each.
const FILL: usize = MOST_ROOM * 3 / 4;

/// The most pieces a record may name; more is no record of ours.
const MOST_PIECES: usize = 100_000;

/// The record `or1/d/<interview>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DraftHead {
    /// The words, unless they lie in pieces.
    pub text: String,
    /// Whose they are.
    pub kind: Kind,
    /// Dimensions the person picked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dims: Vec<Dimension>,
    /// Signs of the capture grammar that are plain words.
    #[serde(default, skip_serializing_if = "SortedSet::is_empty")]
    pub plain: SortedSet<u8>,
    /// The numbers of the pieces in the order of the words, runs shortened: `1-4 9 5`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pieces: String,
}

fields!(DraftHead {
    needs text, kind;
    may have dims, plain, pieces;
});

/// A part of a long draft: the record `or1/d/<interview>/<number>`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    number: u32,
    text: String,
}

/// A draft as it lies in storage, or will once what waits is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The head as it was written; none when it must be written in any case.
    head: Option<DraftHead>,
    pieces: Vec<Piece>,
    /// A number no piece in storage has.
    next: u32,
    /// Pieces in storage that are of no use any more.
    stale: Vec<u32>,
}

/// What to do in storage, in this order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// An empty head to write first, where there is none yet: pieces are never without a head.
    pub first: Option<DraftHead>,
    /// Pieces to write.
    pub pieces: Vec<(u32, String)>,
    /// The head to write, where it changes.
    pub head: Option<DraftHead>,
    /// Pieces to remove.
    pub removed: Vec<u32>,
}

/// What storage holds of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The draft, where there is one.
    pub draft: Option<Draft>,
    /// How it lies there.
    pub layout: Layout,
    /// Pieces the head names that are not there.
    pub missing: usize,
    /// Pieces that no head names, and their words: left over when the page was killed in mid-write.
    pub loose: Vec<(u32, String)>,
    /// There are pieces and no head: the words are in the order they were cut in, which may not be theirs.
    pub is_headless: bool,
}

impl DraftHead {
    fn empty() -> Self {
        Self {
            text: String::new(),
            kind: Kind::Note,
            dims: Vec::new(),
            plain: SortedSet::new(),
            pieces: String::new(),
        }
    }
}

impl Layout {
    /// Puts a draft together from what was read.
    pub fn gather(head: Option<DraftHead>, mut pieces: SortedMap<u32, String>) -> Found {
        let next = pieces
            .last()
            .map_or(0, |(number, _)| *number)
            .saturating_add(1);
        let order = head
            .as_ref()
            .map(|head| numbers(&head.pieces).unwrap_or_default());
        let is_headless = order.is_none() && !pieces.is_empty();
        let mut missing = 0;
        let mut ordered = Vec::new();
        for number in order.unwrap_or_else(|| pieces.keys().copied().collect()) {
            match pieces.remove(&number) {
                Some(text) => ordered.push(Piece { number, text }),
                None => missing += 1,
            }
        }
        let loose: Vec<_> = pieces.into_iter().collect();
        let words = ordered.iter().map(|piece| piece.text.as_str());
        let draft = match &head {
            Some(head) => Some(Draft {
                text: std::iter::once(head.text.as_str()).chain(words).collect(),
                kind: head.kind,
                dims: head.dims.clone(),
                plain: head.plain.clone(),
            }),
            None if is_headless => Some(Draft::new(words.collect(), Kind::Note)),
            None => None,
        };
        let next = ordered
            .iter()
            .map(|piece| piece.number.saturating_add(1))
            .fold(next, u32::max);
        let stale = loose.iter().map(|(number, _)| *number).collect();
        let head = head.filter(|_| missing == 0);
        Found {
            draft,
            layout: Self {
                head,
                pieces: ordered,
                next,
                stale,
            },
            missing,
            loose,
            is_headless,
        }
    }

    /// The words as they were taken up last.
    pub fn text(&self) -> String {
        let head = self.head.iter().map(|head| head.text.as_str());
        head.chain(self.pieces.iter().map(|piece| piece.text.as_str()))
            .collect()
    }

    /// Leaves a loose piece where it is, because it could not be set aside.
    pub fn keep_loose(&mut self, number: u32) {
        self.stale.retain(|stale| *stale != number);
    }

    /// Takes up a new draft and says what to do in storage. Doing it or letting it wait is the caller's part.
    pub fn change(&mut self, draft: &Draft) -> Plan {
        let mut plan = Plan {
            removed: std::mem::take(&mut self.stale),
            ..Plan::default()
        };
        let limit = if self.pieces.is_empty() {
            MOST_ROOM
        } else {
            SHORT_AGAIN
        };
        // Every field is named, so that a new one cannot be forgotten.
        let Draft {
            text,
            kind,
            dims,
            plain,
        } = draft;
        let is_new = self.head.is_none() && self.pieces.is_empty();
        let is_short = room(text, limit).is_some();
        if is_short {
            plan.removed
                .extend(self.pieces.drain(..).map(|piece| piece.number));
        } else {
            self.rearrange(text, &mut plan);
        }
        let order: Vec<_> = self.pieces.iter().map(|piece| piece.number).collect();
        let head = DraftHead {
            text: if is_short {
                text.clone()
            } else {
                String::new()
            },
            kind: *kind,
            dims: dims.clone(),
            plain: plain.clone(),
            pieces: runs(&order),
        };
        if is_new && !is_short {
            plan.first = Some(DraftHead::empty());
        }
        if self.head.as_ref() != Some(&head) {
            self.head = Some(head.clone());
            plan.head = Some(head);
        }
        plan
    }

    /// Forgets the draft and says what to do in storage before its head is removed. A long one is emptied first, so
    /// that its pieces are never left without a head.
    pub fn clear(&mut self) -> Plan {
        let mut removed = std::mem::take(&mut self.stale);
        removed.extend(self.pieces.drain(..).map(|piece| piece.number));
        self.head = None;
        let head = (!removed.is_empty()).then(DraftHead::empty);
        Plan {
            head,
            removed,
            ..Plan::default()
        }
    }

    /// Makes the pieces spell `text`, keeping every piece that need not change.
    fn rearrange(&mut self, text: &str, plan: &mut Plan) {
        let mut rest = text;
        let mut first = 0;
        while let Some(after) = self
            .pieces
            .get(first)
            .and_then(|piece| rest.strip_prefix(piece.text.as_str()))
        {
            rest = after;
            first += 1;
        }
        let mut last = self.pieces.len();
        while last > first
            && let Some(before) = self
                .pieces
                .get(last - 1)
                .and_then(|piece| rest.strip_suffix(piece.text.as_str()))
        {
            rest = before;
            last -= 1;
        }
        if rest.is_empty() && first == last {
            return;
        }
        // Words typed exactly between two pieces go to the first of them.
        let mut changed = rest.to_owned();
        if first == last
            && first > 0
            && let Some(piece) = self.pieces.get(first - 1)
        {
            changed.insert_str(0, &piece.text);
            first -= 1;
        }
        if last - first == 1
            && room(&changed, MOST_ROOM).is_some()
            && !changed.is_empty()
            && let Some(piece) = self.pieces.get_mut(first)
        {
            plan.pieces.push((piece.number, changed.clone()));
            piece.text = changed;
            return;
        }
        let fresh: Vec<_> = cut(&changed)
            .into_iter()
            .map(|text| {
                let number = self.next;
                self.next = self.next.saturating_add(1);
                Piece {
                    number,
                    text: text.to_owned(),
                }
            })
            .collect();
        plan.pieces
            .extend(fresh.iter().map(|piece| (piece.number, piece.text.clone())));
        plan.removed.extend(
            self.pieces
                .splice(first..last, fresh)
                .map(|piece| piece.number),
        );
    }
}

/// The room a character takes once it is written as JSON.
fn with(room: Room, c: char) -> Room {
    match c {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => room.and('\\').and('n'),
        c if u32::from(c) < 0x20 => "\\u0000".chars().fold(room, Room::and),
        c => room.and(c),
    }
}

/// The room a text takes, unless it is more than `most`.
fn room(text: &str, most: usize) -> Option<usize> {
    let room = text.chars().try_fold(Room::default(), |room, c| {
        Some(with(room, c)).filter(|room| room.bytes() <= most)
    });
    room.map(Room::bytes)
}

/// Cuts a text into parts of much the same room, none beyond [`MOST_ROOM`].
fn cut(text: &str) -> Vec<&str> {
    let total = text.chars().fold(Room::default(), with).bytes();
    let parts = total.div_ceil(FILL).max(1);
    // Room does not add up exactly, because a part may be escaped where the whole is not: hence at most, not exactly.
    let target = total.div_ceil(parts).min(MOST_ROOM);
    let mut out = Vec::with_capacity(parts);
    let (mut from, mut filled) = (0, Room::default());
    for (at, c) in text.char_indices() {
        let more = with(filled, c);
        if more.bytes() > target && at > from {
            out.extend(text.get(from..at));
            (from, filled) = (at, with(Room::default(), c));
        } else {
            filled = more;
        }
    }
    out.extend(text.get(from..).filter(|part| !part.is_empty()));
    out
}

/// Writes numbers with runs shortened: `1-4 9 5`.
fn runs(numbers: &[u32]) -> String {
    let mut out = String::new();
    let mut numbers = numbers.iter().copied().peekable();
    while let Some(first) = numbers.next() {
        let mut last = first;
        while let Some(next) = numbers.next_if(|number| last.checked_add(1) == Some(*number)) {
            last = next;
        }
        let space = if out.is_empty() { "" } else { " " };
        out.push_str(&if last == first {
            format!("{space}{first}")
        } else {
            format!("{space}{first}-{last}")
        });
    }
    out
}

/// Reads what [`runs`] writes; `None` when it is nothing of the sort.
pub fn numbers(text: &str) -> Option<Vec<u32>> {
    let mut out = Vec::new();
    for run in text.split(' ').filter(|run| !run.is_empty()) {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
        let more = usize::try_from(last.checked_sub(first)?).ok()?;
        if out.len() + more >= MOST_PIECES {
            return None;
        }
        out.extend(first..=last);
    }
    Some(out)
}

#[cfg(test)]
mod tests;
