//! The list of red flags and the lexicons out of their JSON form.

use super::place::{Place, text};
use crate::domain::flag::{FlagRule, FlagRules, FlagWeight, SettledBy};
use crate::domain::guide::{GuideFault, Language};
use crate::domain::interview::{Filing, HitCode};
use crate::domain::lexicon::Lexicon;
use crate::domain::sorted::SortedMap;

/// The most flags, or patterns of one kind.
const MOST: u32 = 500;

pub(super) fn flags(root: Place<'_>) -> Option<FlagRules> {
    let object = root.object(&["points", "flags"])?;
    let points = object.need("points", |at| {
        let object = at.object(&["major", "minor"])?;
        let (major, minor) = (
            object.need("major", |at| at.whole(0, 100)),
            object.need("minor", |at| at.whole(0, 100)),
        );
        let (major, minor) = (major?, minor?);
        if minor > major {
            at.fault(|path| GuideFault::NotRising { path });
        }
        Some((major, minor))
    });
    let flags = object.need("flags", |at| {
        at.set(1, MOST, |at| flag(*at), |flag| &flag.id)
    });
    let (major_points, minor_points) = points?;
    Some(FlagRules {
        major_points,
        minor_points,
        flags: flags?,
    })
}

fn flag(at: Place<'_>) -> Option<FlagRule> {
    let object = at.object(&["id", "weight", "settled", "filing", "sign"])?;
    let id = object.need("id", |at| at.text());
    let weight = object.need("weight", |at| at.code(FlagWeight::from_code));
    let settled = object.need("settled", |at| at.code(SettledBy::from_code));
    let filing = object.need("filing", |at| {
        at.set(
            1,
            MOST,
            |at| at.code(Filing::from_code),
            |filing| filing.code(),
        )
    });
    let sign = object.need("sign", |at| at.set(0, MOST, text, |sign| sign));
    Some(FlagRule {
        id: id?,
        weight: weight?,
        settled: settled?,
        filing: filing?,
        sign: sign?,
    })
}

pub(super) fn lexicon(root: Place<'_>) -> Option<Lexicon> {
    let object = root.object(&[
        "language",
        "respondent",
        "mis",
        "stop",
        "leading",
        "closed",
        "double",
        "polite",
        "pitch",
    ])?;
    let language = object.need("language", |at| {
        let text = at.text()?;
        let language = Language::new(text.as_str());
        if language.is_well_formed() {
            Some(language)
        } else {
            at.unknown_code(&text)
        }
    });
    let respondent = object.need("respondent", |at| {
        let object = at.any_object()?;
        let read: Vec<_> = object
            .fields()
            .map(|(code, at)| {
                // A leading question is the interviewer's.
                let code = HitCode::from_code(code)
                    .filter(|code| *code != HitCode::Leading)
                    .or_else(|| at.unknown_code(code));
                let patterns = texts(&at);
                Some((code?, patterns?))
            })
            .collect();
        read.into_iter().collect::<Option<SortedMap<_, _>>>()
    });
    let list = |name| Some(object.may(name, |at| texts(&at))?.unwrap_or_default());
    let (mis, stop) = (list("mis"), list("stop"));
    let (leading, closed, double, polite) = (
        list("leading"),
        list("closed"),
        list("double"),
        list("polite"),
    );
    let pitch = list("pitch");
    Some(Lexicon {
        language: language?,
        respondent: respondent?,
        mis: mis?,
        stop: stop?,
        leading: leading?,
        closed: closed?,
        double: double?,
        polite: polite?,
        pitch: pitch?,
    })
}

fn texts(at: &Place<'_>) -> Option<Vec<String>> {
    at.set(0, MOST, text, |text| text)
}
