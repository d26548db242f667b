//! The rules every interview and study keeps, checked where one comes from outside: from a file, or from storage.

use std::collections::BTreeSet;

use super::interview::{
    Breach, Draft, Interview, Item, LONGEST_FACT, LONGEST_ITEM, Parts, Sitting,
};
use super::study::Study;

/// The most bytes of UTF-8 that what is being typed may have in a document: 256 KiB, the longest single text an import
/// accepts (reliability page, 6.3). Storage itself holds more.
pub const LONGEST_DRAFT: usize = 256 * 1024;

/// The highest whole number that every JSON tool reads exactly: 2⁵³ − 1. Session times stay below it.
pub const HIGHEST_EXACT: i64 = 9_007_199_254_740_991;

/// Lists every rule the interview breaks, in the order of its fields. Paths start inside the interview:
/// `evidence[3].text`. Prompts that its guide does not have are no breach, because a guide may be missing here.
pub fn check(interview: &Interview) -> Vec<Breach> {
    let mut out = Breaches::default();
    out.id("id", interview.id.as_str(), interview.id.is_well_formed());
    out.id(
        "study",
        interview.study.as_str(),
        interview.study.is_well_formed(),
    );
    let guide = &interview.guide;
    out.id("guide.id", guide.id.as_str(), guide.id.is_well_formed());
    out.id(
        "guide.language",
        guide.language.code(),
        guide.language.is_well_formed(),
    );
    if guide
        .whole
        .as_ref()
        .is_some_and(|whole| whole.id != guide.id || whole.version != guide.version)
    {
        out.0.push(Breach::OtherWhole {
            path: "guide.whole".into(),
        });
    }
    if interview
        .rubric
        .whole
        .as_ref()
        .is_some_and(|whole| whole.version != interview.rubric.version)
    {
        out.0.push(Breach::OtherWhole {
            path: "rubric.whole".into(),
        });
    }
    out.fact("interviewer", &interview.interviewer);
    let respondent = &interview.respondent;
    out.fact("respondent.alias", &respondent.alias);
    out.fact("respondent.company", &respondent.company);
    out.fact("respondent.title", &respondent.title);
    out.once(
        "respondent.roles",
        respondent.roles.iter().map(|role| role.code()),
    );
    out.fact("respondent.bought", &respondent.bought);
    for (field, typed) in &respondent.unread {
        out.fact("respondent.unread", field);
        out.fact(&format!("respondent.unread.{field}"), typed);
    }
    out.sittings(&interview.sittings);
    out.trail(interview);
    for (prompt, at) in &interview.asked {
        let path = format!("asked.{prompt}");
        out.id(&path, prompt.as_str(), prompt.is_well_formed());
        out.exact(&path, at.as_ms());
    }
    for prompt in interview.probed.keys() {
        out.id(
            &format!("probed.{prompt}"),
            prompt.as_str(),
            prompt.is_well_formed(),
        );
    }
    out.evidence(interview);
    if let Some(draft) = &interview.draft {
        out.draft(draft);
    }
    out.people(interview);
    out.marks(interview);
    out.once(
        "flags",
        interview.flags.iter().map(|flag| flag.code.as_str()),
    );
    for (index, flag) in interview.flags.iter().enumerate() {
        out.fact(&format!("flags[{index}].code"), &flag.code);
        out.at_most(
            &format!("flags[{index}].reason"),
            &flag.reason,
            LONGEST_ITEM,
        );
    }
    out.0
}

/// Lists every rule the study breaks.
pub fn check_study(study: &Study) -> Vec<Breach> {
    let mut out = Breaches::default();
    out.id("id", study.id.as_str(), study.id.is_well_formed());
    out.fact("title", &study.title);
    out.0
}

/// What has been found so far.
#[derive(Default)]
struct Breaches(Vec<Breach>);

impl Breaches {
    fn id(&mut self, path: &str, id: &str, is_well_formed: bool) {
        if !is_well_formed {
            self.0.push(Breach::BadId {
                path: path.to_owned(),
                id: id.to_owned(),
            });
        }
    }

    fn fact(&mut self, path: &str, text: &str) {
        self.at_most(path, text, LONGEST_FACT);
    }

    fn at_most(&mut self, path: &str, text: &str, most: usize) {
        let found = text.chars().count();
        if found > most {
            self.0.push(Breach::TooLong {
                path: path.to_owned(),
                found,
                most,
            });
        }
    }

    fn within(&mut self, path: &str, found: Option<u8>, least: i64, most: i64) {
        if let Some(found) = found.map(i64::from)
            && !(least..=most).contains(&found)
        {
            self.0.push(Breach::OutOfRange {
                path: path.to_owned(),
                found,
                least,
                most,
            });
        }
    }

    fn exact(&mut self, path: &str, ms: u64) {
        let found = i64::try_from(ms).unwrap_or(i64::MAX);
        if found > HIGHEST_EXACT {
            self.0.push(Breach::OutOfRange {
                path: path.to_owned(),
                found,
                least: 0,
                most: HIGHEST_EXACT,
            });
        }
    }

    /// A list in which nothing may stand twice.
    fn once<'a>(&mut self, path: &str, codes: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (index, code) in codes.enumerate() {
            if !seen.insert(code) {
                self.0.push(Breach::Repeated {
                    path: format!("{path}[{index}]"),
                    code: code.to_owned(),
                });
            }
        }
    }

    fn disorder(&mut self, path: String) {
        self.0.push(Breach::Disorder { path });
    }

    fn sittings(&mut self, sittings: &[Sitting]) {
        let mut before: Option<&Sitting> = None;
        for (index, sitting) in sittings.iter().enumerate() {
            // Only the last sitting may still be running, so the one before must have ended when this one began.
            let follows =
                before.is_none_or(|last| last.ended.is_some_and(|ended| ended <= sitting.started));
            if !follows || sitting.ended.is_some_and(|ended| ended < sitting.started) {
                self.disorder(format!("sittings[{index}]"));
            }
            before = Some(sitting);
        }
    }

    fn trail(&mut self, interview: &Interview) {
        let mut before = None;
        for (index, step) in interview.trail.iter().enumerate() {
            if before.is_some_and(|at| at > step.at_ms) {
                self.disorder(format!("trail[{index}]"));
            }
            self.exact(&format!("trail[{index}].at_ms"), step.at_ms.as_ms());
            if let Some(prompt) = &step.prompt {
                self.id(
                    &format!("trail[{index}].prompt"),
                    prompt.as_str(),
                    prompt.is_well_formed(),
                );
            }
            before = Some(step.at_ms);
        }
    }

    fn evidence(&mut self, interview: &Interview) {
        let ids: BTreeSet<_> = interview.evidence.iter().map(|item| &item.id).collect();
        let mut seen = BTreeSet::new();
        let mut before = None;
        for (index, item) in interview.evidence.iter().enumerate() {
            let path = format!("evidence[{index}]");
            if !seen.insert(&item.id) {
                self.0.push(Breach::RepeatedId {
                    path: format!("{path}.id"),
                    id: item.id.to_string(),
                });
            }
            let place = (item.at_ms, &item.id);
            if before.is_some_and(|before| before > place) {
                self.disorder(path.clone());
            }
            before = Some(place);
            if let Some(again) = &item.again
                && (*again == item.id || !ids.contains(again))
            {
                self.0.push(Breach::DanglingLink {
                    path: format!("{path}.again"),
                    id: again.to_string(),
                });
            }
            self.item(&path, item);
        }
    }

    fn item(&mut self, path: &str, item: &Item) {
        self.id(
            &format!("{path}.id"),
            item.id.as_str(),
            item.id.is_well_formed(),
        );
        self.once(
            &format!("{path}.dims"),
            item.dims.iter().map(|dimension| dimension.code()),
        );
        let text = format!("{path}.text");
        if item.text.trim().is_empty() {
            // An item that says nothing has no characters that count.
            let most = i64::try_from(LONGEST_ITEM).unwrap_or(i64::MAX);
            self.0.push(Breach::OutOfRange {
                path: text.clone(),
                found: 0,
                least: 1,
                most,
            });
        }
        self.at_most(&text, &item.text, LONGEST_ITEM);
        self.exact(&format!("{path}.at_ms"), item.at_ms.as_ms());
        if let Some(prompt) = &item.prompt {
            self.id(
                &format!("{path}.prompt"),
                prompt.as_str(),
                prompt.is_well_formed(),
            );
        }
        for (at, hit) in item.hits.iter().enumerate() {
            let [from, to] = hit.span;
            if from > to {
                self.disorder(format!("{path}.hits[{at}].span"));
            }
        }
        self.parts(&format!("{path}.parts"), &item.parts);
    }

    fn parts(&mut self, path: &str, parts: &Parts) {
        let facts = [
            ("date", &parts.date),
            ("amount", &parts.amount),
            ("hours", &parts.hours),
            ("count", &parts.count),
            ("person", &parts.person),
            ("pain_step", &parts.pain_step),
        ];
        for (name, fact) in facts {
            self.fact(&format!("{path}.{name}"), fact);
        }
        if let Some(alternative) = &parts.alternative {
            self.fact(&format!("{path}.alternative.label"), &alternative.label);
            self.within(
                &format!("{path}.alternative.seriousness"),
                Some(alternative.seriousness),
                0,
                3,
            );
        }
        self.within(&format!("{path}.severity"), parts.severity, 0, 3);
        self.within(&format!("{path}.importance"), parts.importance, 1, 5);
        self.within(&format!("{path}.satisfaction"), parts.satisfaction, 1, 5);
        parts
            .calendar
            .keys()
            .for_each(|category| self.fact(&format!("{path}.calendar"), category));
        parts
            .themes
            .iter()
            .for_each(|theme| self.fact(&format!("{path}.themes"), theme));
    }

    fn draft(&mut self, draft: &Draft) {
        let found = draft.text.len();
        if found > LONGEST_DRAFT {
            self.0.push(Breach::TooLong {
                path: "draft.text".into(),
                found,
                most: LONGEST_DRAFT,
            });
        }
        self.once(
            "draft.dims",
            draft.dims.iter().map(|dimension| dimension.code()),
        );
    }

    fn people(&mut self, interview: &Interview) {
        let mut seen = BTreeSet::new();
        for (index, person) in interview.people.iter().enumerate() {
            let path = format!("people[{index}]");
            self.id(
                &format!("{path}.id"),
                person.id.as_str(),
                person.id.is_well_formed(),
            );
            if !seen.insert(&person.id) {
                self.0.push(Breach::RepeatedId {
                    path: format!("{path}.id"),
                    id: person.id.to_string(),
                });
            }
            self.fact(&format!("{path}.name"), &person.name);
            self.once(
                &format!("{path}.roles"),
                person.roles.iter().map(|role| role.code()),
            );
        }
    }

    fn marks(&mut self, interview: &Interview) {
        let mut seen = BTreeSet::new();
        for (index, mark) in interview.marks.iter().enumerate() {
            let path = format!("marks[{index}]");
            self.id(
                &format!("{path}.id"),
                mark.id.as_str(),
                mark.id.is_well_formed(),
            );
            if !seen.insert(&mark.id) {
                self.0.push(Breach::RepeatedId {
                    path: format!("{path}.id"),
                    id: mark.id.to_string(),
                });
            }
            self.exact(&format!("{path}.at_ms"), mark.at_ms.as_ms());
            if let Some(prompt) = &mark.prompt {
                self.id(
                    &format!("{path}.prompt"),
                    prompt.as_str(),
                    prompt.is_well_formed(),
                );
            }
        }
    }
}
