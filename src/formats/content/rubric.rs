//! A rubric out of its JSON form.

use super::place::{Object, Place};
use crate::domain::dimension::Dimension;
use crate::domain::guide::GuideFault;
use crate::domain::rubric::{Bands, Caps, Profile, Rubric, Weights};
use crate::domain::sorted::SortedMap;

/// The most dimensions a list names.
const MOST_DIMENSIONS: u32 = 100;

pub(super) fn read(root: Place<'_>) -> Option<Rubric> {
    let object = root.object(&["version", "level", "cap", "band", "profiles"])?;
    let version = object.need("version", |at| at.whole(1, u32::MAX));
    let level = object.need("level", |at| rising_five(&at));
    let cap = object.need("cap", caps);
    let band = object.need("band", bands);
    let profiles = object.need("profiles", profiles);
    Some(Rubric {
        version: version?,
        level: level?,
        cap: cap?,
        band: band?,
        profiles: profiles?,
    })
}

/// Five numbers of 0 to 100, none below the one before: more evidence never lowers a score.
fn rising_five(at: &Place<'_>) -> Option<[u32; 5]> {
    let five: [u32; 5] = at.list(5, 5, |at| at.whole(0, 100))?.try_into().ok()?;
    if !five.is_sorted() {
        at.fault(|path| GuideFault::NotRising { path });
        return None;
    }
    Some(five)
}

fn caps(at: Place<'_>) -> Option<Caps> {
    let object = at.object(&[
        "slots_quoted",
        "heavy_weight",
        "heavy_level",
        "heavy_cap",
        "no_quote_cap",
    ])?;
    let percent = |name| object.need(name, |at| at.whole(0, 100));
    let slots_quoted = object.need("slots_quoted", |at| rising_five(&at));
    let heavy_weight = percent("heavy_weight");
    let heavy_level = object.need("heavy_level", |at| u8::try_from(at.whole(0, 4)?).ok());
    let heavy_cap = percent("heavy_cap");
    let no_quote_cap = percent("no_quote_cap");
    Some(Caps {
        slots_quoted: slots_quoted?,
        heavy_weight: heavy_weight?,
        heavy_level: heavy_level?,
        heavy_cap: heavy_cap?,
        no_quote_cap: no_quote_cap?,
    })
}

fn bands(at: Place<'_>) -> Option<Bands> {
    let object = at.object(&["thin", "usable", "complete"])?;
    let bound = |name| object.need(name, |at| at.whole(0, 100));
    let (thin, usable, complete) = (bound("thin"), bound("usable"), bound("complete"));
    let bands = Bands {
        thin: thin?,
        usable: usable?,
        complete: complete?,
    };
    if !(bands.thin < bands.usable && bands.usable < bands.complete) {
        at.fault(|path| GuideFault::NotRising { path });
        return None;
    }
    Some(bands)
}

/// Every profile there is: a rubric that lacks one could not score some interview.
fn profiles(at: Place<'_>) -> Option<SortedMap<Profile, Weights>> {
    let known: Vec<_> = Profile::ALL.iter().map(|profile| profile.code()).collect();
    let object = at.object(&known)?;
    let read: Vec<_> = Profile::ALL
        .iter()
        .map(|profile| Some((*profile, object.need(profile.code(), weights)?)))
        .collect();
    read.into_iter().collect()
}

fn weights(at: Place<'_>) -> Option<Weights> {
    let object = at.object(&["required", "weights"])?;
    let required = object.need("required", |at| {
        at.set(
            0,
            MOST_DIMENSIONS,
            |at| at.code(Dimension::from_code),
            |dimension| dimension.code(),
        )
    });
    let weights = object.need("weights", |at| table(at.any_object()?));
    Some(Weights {
        required: required?,
        weights: weights?,
    })
}

fn table(object: Object<'_>) -> Option<SortedMap<Dimension, u32>> {
    let read: Vec<_> = object
        .fields()
        .map(|(code, at)| {
            // Authority is a gate, never a weight (method.md D3).
            let weighed =
                Dimension::from_code(code).filter(|dimension| *dimension != Dimension::Authority);
            let dimension = weighed.or_else(|| at.unknown_code(code));
            let weight = at.whole(0, 100);
            Some((dimension?, weight?))
        })
        .collect();
    let table: SortedMap<_, _> = read.into_iter().collect::<Option<_>>()?;
    let sum = table
        .values()
        .fold(0_u32, |sum, weight| sum.saturating_add(*weight));
    if sum != 100 {
        object
            .place()
            .fault(|path| GuideFault::WeightsSum { path, sum });
        return None;
    }
    Some(table)
}
