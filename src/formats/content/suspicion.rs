//! The list of red flags and the lexicons out of their JSON form.

use super::place::{Place, text};
use crate::domain::flag::{FlagRule, FlagRules, FlagWeight, SettledBy};
use crate::domain::guide::{GuideFault, Language};
use crate::domain::interview::{Filing, HitCode};
use crate::domain::lexicon::{AskCode, Lexicon, Scale, Weighed};
use crate::domain::sorted::SortedMap;

/// The most flags, or patterns of one kind.
const MOST: u32 = 500;

/// The heaviest weight. The sum of all that can be met in a sentence stays far below what a number holds.
const HEAVIEST: u32 = 10_000;

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

/// What a table of patterns may hold (`domain/lexicon.rs` says what for).
const PURPOSES: [&str; 4] = ["p", "not", "unless", "before"];

pub(super) fn lexicon(root: Place<'_>) -> Option<Lexicon> {
    let object = root.object(&["language", "classes", "rules", "heard", "asked"])?;
    let language = object.need("language", |at| {
        let text = at.text()?;
        let language = Language::new(text.as_str());
        if language.is_well_formed() {
            Some(language)
        } else {
            at.unknown_code(&text)
        }
    });
    let classes = object.may("classes", |at| {
        let object = at.any_object()?;
        let read: Vec<_> = object
            .fields()
            .map(|(name, at)| Some((name.to_owned(), at.text()?)))
            .collect();
        read.into_iter().collect::<Option<SortedMap<_, _>>>()
    });
    let rules = object.need("rules", |at| {
        let object = at.any_object()?;
        let read: Vec<_> = object
            .fields()
            .map(|(name, at)| {
                // A leading question is the interviewer's.
                let hint = HitCode::from_code(name).filter(|code| *code != HitCode::Leading);
                let asked = AskCode::from_code(name);
                if hint.is_none() && asked.is_none() {
                    at.unknown_code::<()>(name);
                    return None;
                }
                let object = at.object(&PURPOSES)?;
                let lists = PURPOSES.map(|purpose| {
                    Some((
                        purpose,
                        object.may(purpose, |at| texts(&at))?.unwrap_or_default(),
                    ))
                });
                let lists = lists.into_iter().collect::<Option<Vec<_>>>()?;
                Some((hint, asked, lists))
            })
            .collect();
        read.into_iter().collect::<Option<Vec<_>>>()
    });
    // A leading question is the interviewer's.
    let heard = object.may("heard", |at| {
        leanings(at, |code| {
            HitCode::from_code(code).filter(|code| *code != HitCode::Leading)
        })
    });
    let asked = object.may("asked", |at| leanings(at, AskCode::from_code));
    let mut lexicon = Lexicon::new(language?);
    let (classes, rules) = (classes?.unwrap_or_default(), rules?);
    for (hint, asked, lists) in &rules {
        let written: Vec<_> = lists
            .iter()
            .map(|(purpose, patterns)| (*purpose, patterns.as_slice()))
            .collect();
        let rules = lexicon.rules(&classes, &written);
        if let Some(code) = hint {
            lexicon.respondent.insert(*code, rules);
        } else if let Some(code) = asked {
            lexicon.interviewer.insert(*code, rules);
        }
    }
    lexicon.heard = lexicon.leanings(&classes, &weighed(heard?.as_deref().unwrap_or_default()));
    lexicon.asked = lexicon.leanings(&classes, &weighed(asked?.as_deref().unwrap_or_default()));
    lexicon.index(&classes);
    Some(lexicon)
}

/// What a flag asks, and its lines of patterns, each line behind its weight: `-3: if/a lot`.
type Lines<C> = (Scale<C>, Vec<(i32, String)>);

fn leanings<C: Copy>(
    at: Place<'_>,
    from_code: impl Fn(&str) -> Option<C>,
) -> Option<Vec<Lines<C>>> {
    let object = at.any_object()?;
    let read: Vec<_> = object
        .fields()
        .map(|(name, at)| {
            let Some(code) = from_code(name) else {
                return at.unknown_code(name);
            };
            let object = at.object(&["least", "find", "w"])?;
            let whole = |at: Place<'_>| i32::try_from(at.whole(0, HEAVIEST)?).ok();
            let (least, find) = (object.need("least", whole), object.need("find", whole));
            let lines = object.need("w", |at| {
                at.list(0, MOST, |at| {
                    let text = at.text()?;
                    let Some((weight, patterns)) = text.split_once(": ") else {
                        return at.unknown_code(&text);
                    };
                    match weight.parse() {
                        Ok(weight) if i32::abs(weight) <= HEAVIEST.cast_signed() => {
                            Some((weight, patterns.to_owned()))
                        }
                        _ => at.unknown_code(weight),
                    }
                })
            });
            let scale = Scale {
                code,
                least: least?,
                find: find?,
            };
            Some((scale, lines?))
        })
        .collect();
    read.into_iter().collect()
}

/// Each pattern of the lines with its weight.
fn weighed<C: Copy>(lines: &[Lines<C>]) -> Vec<Weighed<'_, C>> {
    lines
        .iter()
        .map(|(scale, lines)| {
            let patterns = lines
                .iter()
                .flat_map(|(weight, line)| line.split('/').map(move |pattern| (*weight, pattern)));
            (*scale, patterns.collect())
        })
        .collect()
}

fn texts(at: &Place<'_>) -> Option<Vec<String>> {
    at.set(0, MOST, text, |text| text)
}
