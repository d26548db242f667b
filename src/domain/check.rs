//! The rules every interview and study keeps, checked where one comes from outside: from a file, or from storage.

use super::id::Digest;
use super::interview::{
    Breach, Draft, Interview, Item, LONGEST_FACT, LONGEST_ITEM, LONGEST_LINEAGE, Parts, Sitting,
};
use super::study::Study;
use crate::domain::sorted::SortedSet;

mod guide;

pub use guide::look_over;

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
    if let Some(at) = interview.asked_again {
        out.exact("asked_again", at.as_ms());
    }
    if let Some(lead) = &interview.lead {
        out.fact("lead.name", &lead.name);
        out.fact("lead.reach", &lead.reach);
    }
    if let Some(id) = &interview.came_from {
        out.id("came_from", id.as_str(), id.is_well_formed());
    }
    let others = interview.circumstances.others.iter();
    out.once("circumstances.others", others.map(|other| other.code()));
    if let Some(ruling) = &interview.ruling {
        out.at_most("ruling.reason", &ruling.reason, LONGEST_ITEM);
    }
    let follow_ups = &interview.follow_ups;
    out.once("follow_ups", follow_ups.iter().map(|it| it.id.as_str()));
    for (index, follow_up) in follow_ups.iter().enumerate() {
        let path = format!("follow_ups[{index}]");
        let id = &follow_up.id;
        out.id(&format!("{path}.id"), id.as_str(), id.is_well_formed());
        out.fact(&format!("{path}.text"), &follow_up.text);
    }
    if let Some(rating) = &interview.rating {
        out.id("rating.of", rating.of.as_str(), rating.of.is_well_formed());
        out.fact("rating.by", &rating.by);
    }
    if let Some(confirmation) = &interview.confirmation {
        out.fact("confirmation.by", &confirmation.by);
        out.at_most("confirmation.reason", &confirmation.reason, LONGEST_ITEM);
    }
    if let Some(id) = &interview.version_of {
        out.id("version_of", id.as_str(), id.is_well_formed());
    }
    out.lineage(&interview.lineage);
    for (index, entry) in interview.log.iter().enumerate() {
        out.at_most(&format!("log[{index}].note"), &entry.note, LONGEST_ITEM);
    }
    out.0
}

/// Lists every rule the study breaks.
pub fn check_study(study: &Study) -> Vec<Breach> {
    let mut out = Breaches::default();
    out.id("id", study.id.as_str(), study.id.is_well_formed());
    out.fact("title", &study.title);
    if study.retention_days == Some(0) {
        out.0.push(Breach::OutOfRange {
            path: "retention_days".into(),
            found: 0,
            least: 1,
            most: i64::from(u16::MAX),
        });
    }
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

    fn lineage(&mut self, lineage: &[Digest]) {
        self.once("lineage", lineage.iter().map(Digest::as_str));
        if lineage.len() > LONGEST_LINEAGE {
            let count = |number| i64::try_from(number).unwrap_or(i64::MAX);
            self.0.push(Breach::OutOfRange {
                path: "lineage".into(),
                found: count(lineage.len()),
                least: 0,
                most: count(LONGEST_LINEAGE),
            });
        }
        for (index, digest) in lineage.iter().enumerate() {
            self.id(
                &format!("lineage[{index}]"),
                digest.as_str(),
                digest.is_sha256(),
            );
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
        let mut seen = SortedSet::new();
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
        let ids: SortedSet<_> = interview.evidence.iter().map(|item| &item.id).collect();
        let mut seen = SortedSet::new();
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
        let mut seen = SortedSet::new();
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
            self.fact(&format!("{path}.title"), &person.title);
            self.once(
                &format!("{path}.roles"),
                person.roles.iter().map(|role| role.code()),
            );
        }
    }

    fn marks(&mut self, interview: &Interview) {
        let mut seen = SortedSet::new();
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn sound() -> Value {
        let item = |id: &str, at_ms: u64| {
            json!({
                "id": id, "dims": ["trigger"], "kind": "quote", "text": "we lost two days", "at_ms": at_ms,
                "wall": "2025-07-18T09:00:00.000Z", "prompt": "g1.s1", "specific": true, "specific_by": "app",
                "read_back": false, "hits": [{"code": "vague", "span": [0, 2], "state": "open"}],
                "parts": {"alternative": {"label": "Excel", "kind": "workaround", "seriousness": 3}, "severity": 0},
            })
        };
        json!({
            "id": "i-1", "study": "s.1", "created": "2025-07-18T08:00:00.000Z",
            "guide": {"id": "g1", "version": 1, "language": "tr"}, "rubric": {"version": 1},
            "filing": "decision", "interviewer": "",
            "respondent": {"alias": "", "company": "", "title": "", "roles": ["dm"], "exec": false, "authority": 3},
            "sittings": [
                {"started": "2025-07-18T09:00:00.000Z", "ended": "2025-07-18T09:30:00.000Z"},
                {"started": "2025-07-18T09:30:00.000Z"},
            ],
            "trail": [{"at_ms": 0, "prompt": "g1.s1"}, {"at_ms": 0, "prompt": null}, {"at_ms": 7, "prompt": null}],
            "asked": {"g1.s1": 0}, "probed": {"g1.s1": [0]},
            "evidence": [item("a", 5), item("b", 5), item("c", 6)],
            "draft": {"text": "", "kind": "note", "dims": ["pain"]},
            "people": [{"id": "p1", "name": "Deniz", "roles": ["sab"]}],
            "marks": [{"id": "m1", "at_ms": 1, "wall": "2025-07-18T09:00:00.000Z", "prompt": null}],
            "flags": [{"code": "order_old", "state": "suspected", "reason": ""}],
            "log": [],
        })
    }

    /// What is wrong once the value at a place is another.
    fn with(pointer: &str, value: Value) -> Vec<String> {
        let mut interview = sound();
        *interview.pointer_mut(pointer).unwrap() = value;
        let interview: Interview = serde_json::from_value(interview).unwrap();
        check(&interview).iter().map(ToString::to_string).collect()
    }

    fn one(pointer: &str, value: Value) -> String {
        let found = with(pointer, value);
        assert_eq!(found.len(), 1, "{pointer}: {found:?}");
        found.into_iter().next().unwrap()
    }

    #[test]
    fn a_sound_interview_has_no_breach() {
        let interview: Interview = serde_json::from_value(sound()).unwrap();
        assert_eq!(check(&interview), []);
    }

    #[test]
    fn ids_can_be_part_of_a_key_and_are_used_once() {
        for pointer in [
            "/id",
            "/study",
            "/guide/id",
            "/guide/language",
            "/evidence/1/prompt",
            "/people/0/id",
            "/marks/0/id",
            "/trail/0/prompt",
        ] {
            for bad in ["", "a/b", "../a", "a b", &"x".repeat(65)] {
                assert!(one(pointer, json!(bad)).ends_with("is no id"), "{pointer}");
            }
        }
        assert_eq!(
            one("/asked", json!({"a/b": 1})),
            "asked.a/b: \"a/b\" is no id"
        );
        assert_eq!(one("/probed", json!({"": [1]})), "probed.: \"\" is no id");
        let person = json!({"id": "p", "name": "", "roles": []});
        assert_eq!(
            one("/people", json!([person, person])),
            "people[1].id: the id \"p\" is used twice"
        );
        let mark =
            json!({"id": "m", "at_ms": 1, "wall": "2025-07-18T09:00:00.000Z", "prompt": null});
        assert_eq!(
            one("/marks", json!([mark, mark])),
            "marks[1].id: the id \"m\" is used twice"
        );
        assert_eq!(
            one("/evidence/1/id", json!("a")),
            "evidence[1].id: the id \"a\" is used twice"
        );
    }

    #[test]
    fn a_link_leads_to_another_item() {
        for to in ["b", "nowhere"] {
            let mut interview: Interview = serde_json::from_value(sound()).unwrap();
            interview.evidence[1].again = Some(to.into());
            assert!(
                matches!(check(&interview)[..], [Breach::DanglingLink { .. }]),
                "{to}"
            );
            interview.evidence[1].again = Some("c".into());
            assert_eq!(check(&interview), []);
        }
    }

    #[test]
    fn texts_have_their_lengths() {
        let long = "ş".repeat(LONGEST_FACT);
        for pointer in [
            "/interviewer",
            "/respondent/alias",
            "/respondent/company",
            "/respondent/title",
            "/people/0/name",
            "/flags/0/code",
            "/evidence/0/parts/alternative/label",
        ] {
            assert_eq!(with(pointer, json!(long)), Vec::<String>::new());
            assert!(
                one(pointer, json!(format!("{long}x"))).ends_with("501 characters, at most 500"),
                "{pointer}"
            );
        }
        for part in ["date", "amount", "hours", "count", "person", "pain_step"] {
            let parts = json!({part: format!("{long}x")});
            assert_eq!(
                one("/evidence/0/parts", parts),
                format!("evidence[0].parts.{part}: 501 characters, at most 500")
            );
        }
        assert_eq!(
            with(
                "/evidence/0/parts",
                json!({"calendar": {format!("{long}x"): 1}, "themes": [format!("{long}x")]})
            )
            .len(),
            2
        );
        assert_eq!(
            with("/evidence/0/text", json!("ş".repeat(LONGEST_ITEM))),
            Vec::<String>::new()
        );
        assert!(
            one("/evidence/0/text", json!("ş".repeat(LONGEST_ITEM + 1)))
                .contains("evidence[0].text")
        );
        assert!(one("/evidence/0/text", json!(" \u{a0}\n")).contains("evidence[0].text"));
        assert_eq!(
            with("/draft/text", json!("x".repeat(LONGEST_DRAFT))),
            Vec::<String>::new()
        );
        assert!(one("/draft/text", json!("x".repeat(LONGEST_DRAFT + 1))).contains("draft.text"));
        let mut study: Study = serde_json::from_value(json!({
            "id": "s", "title": "", "created": "2025-07-18T08:00:00.000Z", "rubric_version": 1,
        }))
        .unwrap();
        assert_eq!(check_study(&study), []);
        study.title = format!("{long}x");
        study.id = "a/b".into();
        assert_eq!(check_study(&study).len(), 2);
    }

    #[test]
    fn numbers_have_their_ranges() {
        for (pointer, bad) in [
            ("/evidence/0/parts", json!({"severity": 4})),
            ("/evidence/0/parts", json!({"importance": 0})),
            ("/evidence/0/parts", json!({"importance": 6})),
            ("/evidence/0/parts", json!({"satisfaction": 0})),
            ("/evidence/0/parts/alternative/seriousness", json!(4)),
            ("/marks/0/at_ms", json!(9_007_199_254_740_992_u64)),
            ("/evidence/2/at_ms", json!(u64::MAX)),
            ("/trail/2/at_ms", json!(u64::MAX)),
            ("/asked", json!({"g1.s1": u64::MAX})),
        ] {
            assert!(one(pointer, bad).contains("is not between"), "{pointer}");
        }
        assert_eq!(
            with(
                "/evidence/0/parts",
                json!({"importance": 1, "satisfaction": 5, "severity": 3})
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn nothing_is_listed_twice() {
        for (pointer, twice) in [
            ("/evidence/0/dims", json!(["pain", "trigger", "pain"])),
            ("/draft/dims", json!(["pain", "pain"])),
            ("/respondent/roles", json!(["dm", "dm"])),
            ("/people/0/roles", json!(["sab", "sab"])),
        ] {
            assert!(
                one(pointer, twice).ends_with("is listed twice"),
                "{pointer}"
            );
        }
        let flag = json!({"code": "x", "state": "suspected", "reason": ""});
        assert_eq!(
            one("/flags", json!([flag, flag])),
            "flags[1]: \"x\" is listed twice"
        );
    }

    #[test]
    fn what_has_an_order_is_in_it() {
        assert_eq!(
            one("/evidence/0/at_ms", json!(6)),
            "evidence[1]: out of order"
        );
        assert_eq!(
            one("/evidence/0/id", json!("bb")),
            "evidence[1]: out of order"
        );
        assert_eq!(one("/trail/1/at_ms", json!(8)), "trail[2]: out of order");
    }

    #[test]
    fn sittings_follow_one_another_and_only_the_last_runs() {
        let at = |minute: u32| json!(format!("2025-07-18T09:{minute:02}:00.000Z"));
        assert_eq!(with("/sittings", json!([])), Vec::<String>::new());
        assert_eq!(
            with("/sittings", json!([{"started": at(5), "ended": at(5)}])),
            Vec::<String>::new()
        );
        for bad in [
            json!([{"started": at(5), "ended": at(4)}]),
            json!([{"started": at(5)}, {"started": at(6)}]),
            json!([{"started": at(5), "ended": at(7)}, {"started": at(6), "ended": at(8)}]),
        ] {
            assert!(one("/sittings", bad).ends_with("out of order"));
        }
    }

    #[test]
    fn a_whole_carried_is_the_one_named() {
        let rubric = json!({
            "version": 2, "level": [0, 1, 2, 3, 4], "band": {"thin": 1, "usable": 2, "complete": 3}, "profiles": {},
            "cap": {"slots_quoted": [0, 0, 0, 0, 0], "heavy_weight": 0, "heavy_level": 0, "heavy_cap": 0, "no_quote_cap": 0},
        });
        assert_eq!(
            one("/rubric", json!({"version": 1, "whole": rubric})),
            "rubric.whole: the whole carried is not the one named"
        );
        assert_eq!(
            with("/rubric", json!({"version": 2, "whole": rubric})),
            Vec::<String>::new()
        );
        let guide = json!({"id": "mine", "version": 3, "title": {}, "minutes": 30, "recruits": [], "sections": [], "prompts": []});
        let used = |id: &str, version: u32| json!({"id": id, "version": version, "language": "en", "whole": guide});
        assert_eq!(with("/guide", used("mine", 3)), Vec::<String>::new());
        for (id, version) in [("other", 3), ("mine", 2)] {
            assert_eq!(
                one("/guide", used(id, version)),
                "guide.whole: the whole carried is not the one named"
            );
        }
    }
}
