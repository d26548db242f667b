//! Versions of one interview: what each says, as one digest; which descends from which; and how sets of them merge.
//!
//! An interview that leaves or arrives as a file notes the digest of what it says in its lineage. So two versions of it
//! that meet can be told apart from afar: one descends from the other when the other's digest is in its lineage, and
//! otherwise they were changed apart. Merging is union, less what another descends from: in whatever order files arrive, and
//! however often, the same versions are left (`tests/merging.rs`).

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::domain::id::{Digest, InterviewId};
use crate::domain::interview::{Interview, LONGEST_LINEAGE};
use crate::domain::sorted::SortedMap;

/// The digest of some bytes.
pub fn sha256(bytes: &[u8]) -> Digest {
    spelled(Sha256::new_with_prefix(bytes))
}

/// What has been taken in so far, as a digest.
pub(super) fn spelled(taken: Sha256) -> Digest {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|it| char::from_digit(it.into(), 16));
    let digest = taken.finalize();
    Digest::new(String::from_iter(
        digest.into_iter().flat_map(digits).flatten(),
    ))
}

/// The interview it is a version of: itself, unless it was kept beside another.
pub fn origin(interview: &Interview) -> &InterviewId {
    interview.version_of.as_ref().unwrap_or(&interview.id)
}

/// The digest of all that an interview says. Where it was put down (under its own name or beside another) and what it
/// descends from are no part of that.
///
/// It is taken of the text the interview is written as, in which what is empty is left out: so a field that a later
/// version adds leaves the digests of older records what they were, as long as its emptiness goes unwritten.
pub fn digest(interview: &Interview) -> Digest {
    let said = Interview {
        id: origin(interview).clone(),
        version_of: None,
        lineage: Vec::new(),
        ..interview.clone()
    };
    let mut taken = Sha256::new();
    // Not reachable: an interview is always written. If it were, what it says would be its own and nobody else's.
    let _taken = into(&mut taken, &said);
    spelled(taken)
}

fn into<T: Serialize>(taken: &mut Sha256, value: &T) -> Result<(), serde_json::Error> {
    taken.update(serde_json::to_string(value)?);
    Ok(())
}

/// The lineage an interview has once what it says now has been noted, oldest first.
pub fn noted(interview: &Interview) -> Vec<Digest> {
    let now = digest(interview);
    let mut lineage = interview.lineage.clone();
    lineage.retain(|it| *it != now);
    lineage.push(now);
    newest(lineage)
}

/// An interview as it leaves and arrives: with what it says now noted in its lineage. Doing it again changes nothing.
pub fn marked(interview: Interview) -> Interview {
    Interview {
        lineage: noted(&interview),
        ..interview
    }
}

fn newest(mut lineage: Vec<Digest>) -> Vec<Digest> {
    lineage.drain(..lineage.len().saturating_sub(LONGEST_LINEAGE));
    lineage
}

/// A lineage with what another knows beyond it. What is taken over stands first, as the older.
pub fn joined(lineage: &[Digest], other: &[Digest]) -> Vec<Digest> {
    let beyond = other.iter().filter(|it| !lineage.contains(it));
    newest(beyond.chain(lineage).cloned().collect())
}

/// The same interview under a name of its own, so that it can stand beside the one it is a version of. The name follows
/// from what it says: the same file gives the same name, on every machine and as often as it is read.
pub fn beside(interview: Interview) -> Interview {
    // What makes a name unique stands at its end, and a name has 64 letters at most.
    let of = origin(&interview).clone();
    let (name, digest) = (of.as_str(), digest(&interview));
    let name = name.get(..name.len().min(47)).unwrap_or(name);
    let digits = digest.as_str().get(..16).unwrap_or_default();
    Interview {
        id: InterviewId::new(format!("{name}.{digits}")),
        version_of: Some(of),
        ..interview
    }
}

/// How one version stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinship {
    /// Both say the same.
    Same,
    /// It descends from the other.
    Newer,
    /// The other descends from it.
    Older,
    /// Both were changed since they last met, or they never did.
    Apart,
}

/// An interview with the digest of what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What it says.
    pub digest: Digest,
    /// The interview.
    pub interview: Interview,
}

impl Version {
    /// An interview with its digest.
    pub fn of(interview: Interview) -> Self {
        Self {
            digest: digest(&interview),
            interview,
        }
    }

    /// How it stands to another version of the same interview. Two that each name the other as older (a change was taken
    /// back after a copy had left) are apart: neither may take the other's place unasked.
    pub fn kinship(&self, other: &Self) -> Kinship {
        if self.digest == other.digest {
            return Kinship::Same;
        }
        let descends = self.interview.lineage.contains(&other.digest);
        match (descends, other.interview.lineage.contains(&self.digest)) {
            (true, false) => Kinship::Newer,
            (false, true) => Kinship::Older,
            _ => Kinship::Apart,
        }
    }
}

/// Sets of versions, by the interview they are versions of. None of a set descends from another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions(SortedMap<InterviewId, SortedMap<Digest, Version>>);

impl Versions {
    /// Merges one version in. What it descends from goes, and so does it where another descends from it; whatever stays
    /// knows from then on all that the one that went knew of its own descent. So what descends from what went is told apart
    /// later, too.
    pub fn take(&mut self, version: Version) {
        let set = self.0.get_or_default(origin(&version.interview).clone());
        let mut waiting = vec![version];
        while let Some(mut version) = waiting.pop() {
            let lineage = &mut version.interview.lineage;
            if let Some(same) = set.get_mut(&version.digest) {
                let joined = joined(&same.interview.lineage, lineage);
                if joined != same.interview.lineage {
                    // It knows more than before: it may descend from one that stood beside it.
                    let same = set.remove(&version.digest);
                    waiting.extend(same.map(|mut same| {
                        same.interview.lineage = joined;
                        same
                    }));
                }
                continue;
            }
            let found = {
                let mut kin = set.values().map(|it| (version.kinship(it), it));
                let found = kin.find(|(kin, _)| matches!(kin, Kinship::Newer | Kinship::Older));
                found.map(|(kin, it)| (kin, it.digest.clone()))
            };
            match found {
                Some((Kinship::Newer, older)) => {
                    let older = set.remove(&older);
                    let older = older.map_or_else(Vec::new, |it| it.interview.lineage);
                    version.interview.lineage = joined(&version.interview.lineage, &older);
                    waiting.push(version);
                }
                Some((_, newer)) => {
                    let Some(mut newer) = set.remove(&newer) else {
                        continue;
                    };
                    let older = &version.interview.lineage;
                    newer.interview.lineage = joined(&newer.interview.lineage, older);
                    waiting.push(newer);
                }
                None => drop(set.insert(version.digest.clone(), version)),
            }
        }
    }

    /// Merges another set in.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        for (_, set) in other.0 {
            set.into_iter().for_each(|(_, version)| self.take(version));
        }
        self
    }

    /// The versions of one interview that nothing descends from, by digest.
    pub fn of(&self, origin: &InterviewId) -> impl Iterator<Item = &Version> {
        self.0.get(origin).into_iter().flat_map(SortedMap::values)
    }

    /// All versions that nothing descends from.
    pub fn all(&self) -> impl Iterator<Item = &Version> {
        self.0.values().flat_map(SortedMap::values)
    }
}
