//! The second copy of every record, and how two copies are made one again.
//!
//! Local storage is written in the handler of the key that caused it; what it is told reaches the disk up to a minute
//! later, and when the browser dies meanwhile, or the disk was full, it comes back with what it was before (reliability
//! page, 0). So each record is copied to a database whose commit is on the disk, and when the app starts the two are
//! compared: of each record the later revision counts, and a removal counts as a revision. Nothing here knows the
//! database: `web/mirror.rs` does.

use super::record::{self, Key, base36};
use super::shelf::Reason;
use super::store::Store;
use super::stored::WriteError;

/// What the mirror holds in the place of a record that was removed: a text no record can be, with the revision that went.
const GONE: &str = "-|";

/// Whether a key is mirrored. What is made anew wherever it is missing, or is of one start only, is not.
pub fn is_mirrored(key: &str) -> bool {
    match Key::parse(key) {
        Some(Key::Ballast) | None => false,
        Some(Key::Other(rest)) => !["boot", "r/", "w/"].iter().any(|own| rest.starts_with(own)),
        Some(_) => true,
    }
}

/// What to put in the mirror for a record that was removed. `raw` is what it was.
pub fn gone(key: &str, raw: &str) -> String {
    let rev = record::decode(key, raw).map_or(0, |it| it.rev);
    format!("{GONE}{}", base36(rev))
}

/// Whether the mirror is told with this that a record was removed.
pub fn is_gone(text: &str) -> bool {
    text.starts_with(GONE)
}

/// Where removals are noted that the mirror had not taken when the page went: without that, storage has nothing and the
/// mirror has the record, as after a loss.
pub const LEFT: &str = "or1/w/gone";

/// The text of such a note.
pub fn left(removals: &[Copy]) -> String {
    let lines = removals
        .iter()
        .map(|it| [it.key.as_str(), " ", &it.text].concat());
    lines.collect::<Vec<_>>().join("\n")
}

/// What such a note says, of records that storage does not have again.
pub fn left_in(note: &str, store: &impl Store) -> Vec<Copy> {
    let removals = note.lines().filter_map(|line| line.split_once(' '));
    let removals = removals.filter(|(key, text)| {
        is_mirrored(key) && is_gone(text) && store.get(key).is_ok_and(|here| here.is_none())
    });
    let copy = |(key, text): (&str, &str)| Copy {
        key: key.to_owned(),
        text: text.to_owned(),
    };
    removals.map(copy).collect()
}

/// One record as the mirror holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its key.
    pub key: String,
    /// Its text, or what [`gone`] put there.
    pub text: String,
}

/// What the two copies of one record come to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// They say the same.
    Same,
    /// The one in storage is later, or the only one. Where both are of one revision the mirror's is set aside.
    Mirror { aside: bool },
    /// The mirror's is later, or the only one that can be read.
    Restore { aside: Option<Reason> },
    /// It was removed, and storage has it again.
    Remove,
    /// The mirror has what cannot be read, and storage has nothing: it is set aside.
    Aside,
    /// Neither can be read: storage deals with what it has.
    Leave,
}

/// What became of comparing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mended {
    /// Records that storage had lost, or had as they were before: the mirror's are there now.
    pub restored: Vec<String>,
    /// Records that were removed, and had come back.
    pub removed: Vec<String>,
    /// Raw texts that made room: key, text, and why. They are to be set aside.
    pub aside: Vec<(String, String, Reason)>,
    /// Keys whose record the mirror lacks or has as it was before.
    pub to_mirror: Vec<String>,
    /// What could not be written, and why. The mirror still has it.
    pub failed: Vec<(String, WriteError)>,
}

impl Mended {
    /// Whether storage was changed.
    pub fn is_changed(&self) -> bool {
        !self.restored.is_empty() || !self.removed.is_empty()
    }

    /// Takes another part's outcome in.
    pub fn and(&mut self, other: Self) {
        self.restored.extend(other.restored);
        self.removed.extend(other.removed);
        self.aside.extend(other.aside);
        self.to_mirror.extend(other.to_mirror);
        self.failed.extend(other.failed);
    }
}

/// Compares what storage has with these copies, and puts the later revision of each where it is missing. Keys of storage
/// that are not among the copies are left alone: [`unmirrored`] finds those.
pub fn mend(store: &impl Store, copies: &[Copy]) -> Mended {
    let mut mended = Mended::default();
    for Copy { key, text } in copies.iter().filter(|copy| is_mirrored(&copy.key)) {
        let here = match store.get(key) {
            Ok(here) => here,
            Err(why) => {
                mended.failed.push((key.clone(), why));
                continue;
            }
        };
        match outcome(key, here.as_deref(), text) {
            Outcome::Same | Outcome::Leave => {}
            Outcome::Mirror { aside } => {
                mended.to_mirror.push(key.clone());
                if aside {
                    let lost = (key.clone(), text.clone(), Reason::ChangedElsewhere);
                    mended.aside.push(lost);
                }
            }
            Outcome::Aside => {
                mended.to_mirror.push(key.clone());
                let lost = (key.clone(), text.clone(), Reason::Damaged);
                mended.aside.push(lost);
            }
            Outcome::Restore { aside } => {
                let put = store.set(key, text).or_else(|why| match why {
                    WriteError::Full { .. } => store.spill(key, text),
                    why => Err(why),
                });
                match put {
                    Ok(()) => {
                        mended.restored.push(key.clone());
                        if let (Some(reason), Some(here)) = (aside, here) {
                            mended.aside.push((key.clone(), here, reason));
                        }
                    }
                    Err(why) => mended.failed.push((key.clone(), why)),
                }
            }
            Outcome::Remove => match store.remove(key) {
                Ok(()) => mended.removed.push(key.clone()),
                Err(why) => mended.failed.push((key.clone(), why)),
            },
        }
    }
    mended
}

/// The keys of those copies that [`mend`] would do something about. A difference may be one of a moment only, while
/// another window writes.
pub fn differing(store: &impl Store, copies: &[Copy]) -> Vec<String> {
    let differs = |copy: &&Copy| {
        is_mirrored(&copy.key)
            && store
                .get(&copy.key)
                .is_ok_and(|here| outcome(&copy.key, here.as_deref(), &copy.text) != Outcome::Same)
    };
    let differing = copies.iter().filter(differs);
    differing.map(|copy| copy.key.clone()).collect()
}

/// The records of storage that the mirror has no copy of, not even that they were removed. `mirrored` is in order.
pub fn unmirrored(keys: &[String], mirrored: &[String]) -> Vec<String> {
    let has = |key: &String| mirrored.binary_search(key).is_ok();
    let missing = keys.iter().filter(|key| is_mirrored(key) && !has(key));
    missing.cloned().collect()
}

fn outcome(key: &str, here: Option<&str>, copy: &str) -> Outcome {
    if here == Some(copy) {
        return Outcome::Same;
    }
    let left = here.map(|raw| record::decode(key, raw));
    if let Some(rev) = copy.strip_prefix(GONE) {
        let gone = u64::from_str_radix(rev, 36).unwrap_or(0);
        return match left {
            None => Outcome::Same,
            Some(Ok(left)) if left.rev <= gone => Outcome::Remove,
            Some(Ok(_)) => Outcome::Mirror { aside: false },
            Some(Err(_)) => Outcome::Leave,
        };
    }
    match (left, record::decode(key, copy)) {
        (None, Ok(_)) => Outcome::Restore { aside: None },
        (None, Err(_)) => Outcome::Aside,
        (Some(Err(_)), Err(_)) => Outcome::Leave,
        (Some(Ok(_)), Err(_)) => Outcome::Mirror { aside: false },
        (Some(Err(_)), Ok(_)) => Outcome::Restore {
            aside: Some(Reason::Damaged),
        },
        (Some(Ok(left)), Ok(right)) => {
            let is_twin = (left.epoch, left.rev) == (right.epoch, right.rev);
            // Two windows that wrote the same revision: both are somebody's words. Which of them stays does not matter, as
            // long as it is the same one wherever the two meet.
            let place =
                |it: &record::Record<'_>| (it.epoch, it.rev, it.writer.to_owned(), it.checksum);
            if place(&left) > place(&right) {
                Outcome::Mirror { aside: is_twin }
            } else {
                let aside = is_twin.then_some(Reason::ChangedElsewhere);
                Outcome::Restore { aside }
            }
        }
    }
}

/// The latest revision these copies know of, removals included.
pub fn latest(copies: &[Copy]) -> u64 {
    let revs = copies
        .iter()
        .map(|copy| match copy.text.strip_prefix(GONE) {
            Some(rev) => u64::from_str_radix(rev, 36).unwrap_or(0),
            None => record::decode(&copy.key, &copy.text).map_or(0, |it| it.rev),
        });
    revs.fold(0, u64::max)
}
