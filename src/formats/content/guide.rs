//! A guide out of its JSON form.

use std::cell::RefCell;

use super::place::{Object, Place, shown, text};
use crate::domain::dimension::Dimension;
use crate::domain::guide::{
    Audience, ChainLink, Guide, GuideFault, JobStep, Minutes, Prompt, PromptKind, Section, Timing,
};
use crate::domain::id::{GuideId, PromptId, SectionId};
use crate::domain::sorted::SortedSet;

/// The longest interview a guide may plan, in minutes.
const LONGEST_INTERVIEW: u32 = 240;

/// The most prompts of a guide.
const MOST_PROMPTS: u32 = 500;

/// The most of anything else: sections, probes, time categories.
const MOST_PARTS: u32 = 100;

pub(super) fn read(root: Place<'_>) -> Option<Guide> {
    let object = root.object(&[
        "id",
        "like",
        "version",
        "title",
        "minutes",
        "recruits",
        "sections",
        "prompts",
        "time_categories",
        "internal",
    ])?;
    let id = object.need("id", |at| at.id(GuideId::new, GuideId::is_well_formed));
    let like = object.may("like", |at| at.id(GuideId::new, GuideId::is_well_formed));
    let version = object.need("version", |at| at.whole(1, u32::MAX));
    let title = object.need("title", |at| at.translated(false, text));
    let minutes = object.need("minutes", |at| at.whole(1, LONGEST_INTERVIEW));
    let recruits = object.need("recruits", |at| audience(&at));
    let sections = sections(&object);
    let prompts = prompts(&object, sections.as_deref());
    let time_categories = object.may("time_categories", |at| categories(&at));
    let internal = object.may("internal", |at| categories(&at));
    if let (Some(all), Some(Some(internal))) = (&time_categories, &internal) {
        let known = |name| all.as_ref().is_some_and(|all| all.contains(name));
        for name in internal.iter().filter(|name| !known(name)) {
            object.need("internal", |at| at.unknown_code::<()>(name));
        }
    }
    Some(Guide {
        id: id?,
        like: like?,
        version: version?,
        title: title?,
        minutes: minutes?,
        recruits: recruits?,
        sections: sections?,
        prompts: prompts?,
        time_categories: time_categories?.unwrap_or_default(),
        internal: internal?.unwrap_or_default(),
    })
}

fn audience(at: &Place<'_>) -> Option<Vec<Audience>> {
    at.set(
        1,
        MOST_PARTS,
        |at| at.code(Audience::from_code),
        |audience| audience.code(),
    )
}

fn categories(at: &Place<'_>) -> Option<Vec<String>> {
    at.set(0, MOST_PARTS, text, |text| text)
}

fn sections(guide: &Object<'_>) -> Option<Vec<Section>> {
    let seen = Ids::default();
    guide.need("sections", |at| {
        at.list(1, MOST_PARTS, |at| {
            let object = at.object(&["id", "minutes", "title"])?;
            let id = object.need("id", |at| {
                let id = at.id(SectionId::new, SectionId::is_well_formed)?;
                seen.note(&at, id.as_str());
                Some(id)
            });
            let minutes = object.need("minutes", |at| at.whole(0, LONGEST_INTERVIEW));
            let title = object.need("title", |at| at.translated(false, text));
            Some(Section {
                id: id?,
                minutes: minutes?,
                title: title?,
            })
        })
    })
}

fn prompts(guide: &Object<'_>, sections: Option<&[Section]>) -> Option<Vec<Prompt>> {
    let seen = Ids::default();
    guide.need("prompts", |at| {
        at.list(1, MOST_PROMPTS, |at| prompt(at, sections, &seen))
    })
}

fn prompt(at: Place<'_>, sections: Option<&[Section]>, seen: &Ids) -> Option<Prompt> {
    let object = at.object(&[
        "id", "section", "kind", "core", "minutes", "window", "timing", "roles", "dims", "step",
        "link", "ask", "why", "probes", "good", "pitfall", "rule",
    ])?;
    let id = object.need("id", |at| {
        let id = at.id(PromptId::new, PromptId::is_well_formed)?;
        seen.note(&at, id.as_str());
        Some(id)
    });
    let section = object.need("section", |at| {
        let id = at.id(SectionId::new, SectionId::is_well_formed)?;
        // Where the sections themselves are at fault, that is said already.
        let known = sections.is_none_or(|sections| sections.iter().any(|section| section.id == id));
        if known {
            Some(id)
        } else {
            at.unknown_code(id.as_str())
        }
    });
    let kind = object.need("kind", |at| at.code(PromptKind::from_code));
    let core = object.need("core", |at| at.boolean());
    let minutes = object.need("minutes", |at| tenths(&at));
    let window = object.need("window", |at| window(&at));
    let timing = object.need("timing", |at| at.code(Timing::from_code));
    let roles = object.need("roles", |at| audience(&at));
    let dims = object.need("dims", |at| {
        at.set(
            1,
            MOST_PARTS,
            |at| at.code(Dimension::from_code),
            |dimension| dimension.code(),
        )
    });
    let step = object.may("step", |at| at.code(JobStep::from_code));
    let link = object.may("link", |at| at.code(ChainLink::from_code));
    let ask = object.need("ask", |at| at.translated(false, text));
    let why = object.need("why", |at| at.translated(false, text));
    let probes = object.need("probes", |at| {
        at.translated(false, |at| at.list(0, MOST_PARTS, |at| at.text()))
    });
    // Advice to the interviewer, which a guide may do without.
    let good = object.need("good", |at| at.translated(true, text));
    let pitfall = object.need("pitfall", |at| at.translated(true, text));
    let rule = object.may("rule", |at| at.text());
    Some(Prompt {
        id: id?,
        section: section?,
        kind: kind?,
        core: core?,
        minutes: minutes?,
        window: window?,
        timing: timing?,
        roles: roles?,
        dims: dims?,
        step: step?,
        link: link?,
        ask: ask?,
        why: why?,
        probes: probes?,
        good: good?,
        pitfall: pitfall?,
        rule: rule?,
    })
}

fn tenths(at: &Place<'_>) -> Option<Minutes> {
    let spelled = at.number("number with at most one decimal")?.to_string();
    let minutes = spelled.strip_suffix(".0").unwrap_or(&spelled).parse();
    if minutes.is_err() {
        // 1.25 is in range and still no number of tenths.
        let in_range = spelled
            .split_once('.')
            .is_some_and(|(whole, _)| whole.parse::<u32>().is_ok_and(|m| m < 240));
        at.fault(|path| {
            if in_range && !spelled.contains('e') {
                let found = "fraction".to_owned();
                GuideFault::WrongKind {
                    path,
                    found,
                    wanted: "number with at most one decimal",
                }
            } else {
                GuideFault::OutOfRange {
                    path,
                    found: shown(&spelled),
                    least: 0,
                    most: LONGEST_INTERVIEW.into(),
                }
            }
        });
    }
    minutes.ok()
}

fn window(at: &Place<'_>) -> Option<[u32; 2]> {
    let window: [u32; 2] = at
        .list(2, 2, |at| at.whole(0, LONGEST_INTERVIEW))?
        .try_into()
        .ok()?;
    if window[0] > window[1] {
        at.fault(|path| GuideFault::WindowReversed { path });
        return None;
    }
    Some(window)
}

/// The ids of one kind seen so far.
#[derive(Default)]
struct Ids(RefCell<SortedSet<String>>);

impl Ids {
    fn note(&self, at: &Place<'_>, id: &str) {
        if !self.0.borrow_mut().insert(id.to_owned()) {
            at.fault(|path| GuideFault::Repeated {
                path,
                id: id.to_owned(),
            });
        }
    }
}
