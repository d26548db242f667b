//! Guides, rubrics, red flags and lexicons out of JSON values, with every fault listed and none fatal.
//!
//! The built-in content comes through here as well as files people bring along: there is one way in.

use serde_json::Value;

use crate::domain::flag::FlagRules;
use crate::domain::guide::{Guide, GuideFault};
use crate::domain::lexicon::Lexicon;
use crate::domain::rubric::Rubric;

mod guide;
mod place;
mod rubric;
mod suspicion;

use place::{Faults, Place};

/// A guide out of its JSON form: the body of an `on-record/guide` document.
///
/// # Errors
///
/// Lists every fault with its path, in the order of reading.
pub fn guide(value: &Value) -> Result<Guide, Vec<GuideFault>> {
    read(value, guide::read)
}

/// What would be said of a guide if it came as a file.
pub fn faults(of: &Guide) -> Vec<GuideFault> {
    let read = super::stored::loose(of).map(|value| guide(&value));
    read.ok().and_then(Result::err).unwrap_or_default()
}

/// A rubric out of its JSON form: the body of an `on-record/rubric` document.
///
/// # Errors
///
/// Lists every fault with its path, in the order of reading.
pub fn rubric(value: &Value) -> Result<Rubric, Vec<GuideFault>> {
    read(value, rubric::read)
}

/// The list of red flags out of its JSON form.
///
/// # Errors
///
/// Lists every fault with its path, in the order of reading.
pub fn flags(value: &Value) -> Result<FlagRules, Vec<GuideFault>> {
    read(value, suspicion::flags)
}

/// A lexicon out of its JSON form.
///
/// # Errors
///
/// Lists every fault with its path, in the order of reading.
pub fn lexicon(value: &Value) -> Result<Lexicon, Vec<GuideFault>> {
    read(value, suspicion::lexicon)
}

fn read<T>(value: &Value, how: impl FnOnce(Place<'_>) -> Option<T>) -> Result<T, Vec<GuideFault>> {
    let faults = Faults::default();
    let read = how(Place::root(value, &faults));
    faults.or(read)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::place::{LONGEST_TEXT, MOST_FAULTS};
    use super::*;

    fn small() -> Value {
        json!({
            "id": "g9", "version": 1, "title": { "en": "A", "tr": "A" }, "minutes": 30, "recruits": ["dm"],
            "sections": [{ "id": "o", "minutes": 0, "title": { "en": "O" } }],
            "prompts": [{
                "id": "g9.a", "section": "o", "kind": "open", "core": true, "minutes": 1.5, "window": [0, 4],
                "timing": "opening", "roles": ["all"], "dims": ["trigger"], "ask": { "en": "Q" }, "why": { "en": "W" },
                "probes": { "en": ["P"] }, "good": {}, "pitfall": {}
            }]
        })
    }

    fn profile() -> Value {
        json!({ "required": ["trigger"], "weights": { "trigger": 100 } })
    }

    fn small_rubric() -> Value {
        let profiles: serde_json::Map<_, _> = crate::domain::rubric::Profile::ALL
            .iter()
            .map(|it| (it.code().to_owned(), profile()))
            .collect();
        json!({
            "version": 1, "level": [0, 25, 60, 90, 100], "profiles": profiles,
            "cap": { "slots_quoted": [29, 44, 59, 79, 100], "heavy_weight": 10, "heavy_level": 2, "heavy_cap": 84, "no_quote_cap": 49 },
            "band": { "thin": 30, "usable": 60, "complete": 85 }
        })
    }

    fn said<T>(read: Result<T, Vec<GuideFault>>) -> Vec<String> {
        read.err()
            .unwrap_or_default()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn set(mut value: Value, at: &str, to: Value) -> Value {
        *value.pointer_mut(at).unwrap() = to;
        value
    }

    #[test]
    fn a_small_guide_is_read_as_its_document_says() {
        let read = guide(&small()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), small());
        assert_eq!(serde_json::from_value::<Guide>(small()).unwrap(), read);
    }

    #[test]
    fn every_fault_of_a_guide_is_listed_and_none_hides_another() {
        let bad = json!({
            "id": "a/b", "version": 0, "title": { "tr": "A", "Deutsch": "A" }, "minutes": "30", "recruits": ["dm", "dm", "cat"],
            "sections": [{ "id": "o", "minutes": 1.5, "title": { "en": " " } }, { "id": "o", "minutes": 1, "title": [] }],
            "prompts": [
                { "id": "p", "section": "x", "kind": "open", "core": "yes", "minutes": 1.25, "window": [5, 4],
                  "timing": "noon", "roles": [], "dims": ["trigger", 7], "ask": {}, "why": { "en": "W" },
                  "probes": { "en": [""] }, "good": { "tr": "G" }, "pitfall": null, "colour": 1 },
                { "id": "p", "minutes": 1e300 },
                "prompt"
            ],
            "time_categories": ["a", "a"], "internal": ["b"], "colour": "blue"
        });
        assert_eq!(
            said(guide(&bad)),
            [
                "colour: unknown field",
                "id: unknown code \"a/b\"",
                "version: 0 is not between 1 and 4294967295",
                "title.en: missing",
                "title.Deutsch: unknown code \"Deutsch\"",
                "minutes: text where whole number belongs",
                "recruits[1]: \"dm\" is used twice",
                "recruits[2]: unknown code \"cat\"",
                "sections[0].minutes: fraction where whole number belongs",
                "sections[0].title.en: empty",
                "sections[1].id: \"o\" is used twice",
                "sections[1].title: list where object belongs",
                "prompts[0].colour: unknown field",
                "prompts[0].core: text where boolean belongs",
                "prompts[0].minutes: fraction where number with at most one decimal belongs",
                "prompts[0].window: the window ends before it starts",
                "prompts[0].timing: unknown code \"noon\"",
                "prompts[0].roles: empty",
                "prompts[0].dims[1]: number where text belongs",
                "prompts[0].ask.en: missing",
                "prompts[0].probes.en[0]: empty",
                "prompts[0].good.en: missing",
                "prompts[0].pitfall: null where object belongs",
                "prompts[1].id: \"p\" is used twice",
                "prompts[1].section: missing",
                "prompts[1].kind: missing",
                "prompts[1].core: missing",
                "prompts[1].minutes: 1e+300 is not between 0 and 240",
                "prompts[1].window: missing",
                "prompts[1].timing: missing",
                "prompts[1].roles: missing",
                "prompts[1].dims: missing",
                "prompts[1].ask: missing",
                "prompts[1].why: missing",
                "prompts[1].probes: missing",
                "prompts[1].good: missing",
                "prompts[1].pitfall: missing",
                "prompts[2]: text where object belongs",
                "time_categories[1]: \"a\" is used twice",
                "internal: unknown code \"b\"",
            ]
        );
    }

    #[test]
    fn a_section_nobody_declared_is_found_once_the_sections_are_read() {
        assert_eq!(
            said(guide(&set(small(), "/prompts/0/section", json!("x")))),
            ["prompts[0].section: unknown code \"x\""]
        );
    }

    #[test]
    fn the_limits_of_texts_and_lists_hold_to_the_last_one() {
        let text = |length| set(small(), "/prompts/0/ask/en", json!("ş".repeat(length)));
        assert_eq!(said(guide(&text(LONGEST_TEXT))), [""; 0]);
        assert_eq!(
            said(guide(&text(LONGEST_TEXT + 1))),
            ["prompts[0].ask.en.length: 5001 is not between 1 and 5000"]
        );
        let prompts = |many: usize| {
            let one = &small()["prompts"][0];
            let prompts: Vec<_> = (0..many)
                .map(|nth| set(one.clone(), "/id", json!(format!("p{nth}"))))
                .collect();
            set(small(), "/prompts", json!(prompts))
        };
        assert_eq!(said(guide(&prompts(500))), [""; 0]);
        assert_eq!(
            said(guide(&prompts(501))),
            ["prompts: 501 is not between 1 and 500"]
        );
        assert_eq!(said(guide(&prompts(0))), ["prompts: empty"]);
    }

    #[test]
    fn what_a_hostile_file_says_is_cut_and_counted() {
        let long = "x".repeat(100_000);
        let faults = said(guide(&set(small(), "/prompts/0/timing", json!(long))));
        assert!(faults.iter().all(|fault| fault.len() < 200), "{faults:?}");
        let many: serde_json::Map<_, _> = (0..2 * MOST_FAULTS)
            .map(|nth| (format!("f{nth}"), json!(1)))
            .collect();
        assert_eq!(said(guide(&Value::Object(many))).len(), MOST_FAULTS);
        let deep = (0..1_000).fold(json!(1), |deep, _| json!([deep]));
        assert_eq!(
            said(guide(&set(small(), "/recruits", deep))),
            ["recruits[0]: list where text belongs"]
        );
    }

    #[test]
    fn every_fault_of_a_rubric_is_listed() {
        assert_eq!(
            serde_json::to_value(rubric(&small_rubric()).unwrap()).unwrap(),
            small_rubric()
        );
        let mut bad = set(small_rubric(), "/level", json!([0, 60, 25, 90, 100]));
        for (at, to) in [
            ("/band/usable", json!(30)),
            ("/cap/slots_quoted", json!([1, 2, 3, 4])),
            ("/cap/heavy_level", json!(5)),
            ("/cap/heavy_cap", json!(-1)),
            (
                "/profiles/lean/weights",
                json!({ "trigger": 98, "authority": 1, "luck": 1 }),
            ),
            (
                "/profiles/bh/weights",
                json!({ "trigger": 60, "conflict": 41 }),
            ),
            ("/profiles/ex/required", json!(["pain", "pain"])),
        ] {
            bad = set(bad, at, to);
        }
        bad["profiles"].as_object_mut().unwrap().remove("rep");
        bad["profiles"]["boss"] = profile();
        assert_eq!(
            said(rubric(&bad)),
            [
                "level: must rise from one to the next",
                "cap.slots_quoted: 4 is not between 5 and 5",
                "cap.heavy_level: 5 is not between 0 and 4",
                "cap.heavy_cap: -1 is not between 0 and 100",
                "band: must rise from one to the next",
                "profiles.boss: unknown field",
                "profiles.lean.weights.authority: unknown code \"authority\"",
                "profiles.lean.weights.luck: unknown code \"luck\"",
                "profiles.bh.weights: the weights sum to 101, not 100",
                "profiles.ex.required[1]: \"pain\" is used twice",
                "profiles.rep: missing",
            ]
        );
    }

    #[test]
    fn every_fault_of_the_flags_and_of_a_lexicon_is_listed() {
        let bad = json!({
            "points": { "major": 1, "minor": 3 },
            "flags": [
                { "id": "a", "weight": "fatal", "settled": "facts", "filing": ["decision"], "sign": [] },
                { "id": "a", "weight": "huge", "settled": "dice", "filing": [], "sign": "H1" },
                { "id": "a", "weight": "minor", "settled": "person", "filing": ["decision"], "sign": ["H1"] }
            ]
        });
        assert_eq!(
            said(flags(&bad)),
            [
                "points: must rise from one to the next",
                "flags[1].weight: unknown code \"huge\"",
                "flags[1].settled: unknown code \"dice\"",
                "flags[1].filing: empty",
                "flags[1].sign: text where list belongs",
                "flags[2]: \"a\" is used twice",
            ]
        );
        let bad = json!({ "language": "English", "classes": { "a": 1 }, "pitch": 1,
            "rules": { "boast": {}, "leading": { "q": [] }, "vague": { "p": ["b", "b", ""], "not": 1 } } });
        assert_eq!(
            said(lexicon(&bad)),
            [
                "pitch: unknown field",
                "language: unknown code \"English\"",
                "classes.a: number where text belongs",
                "rules.boast: unknown code \"boast\"",
                "rules.leading.q: unknown field",
                "rules.vague.p[1]: \"b\" is used twice",
                "rules.vague.p[2]: empty",
                "rules.vague.not: number where list belongs",
            ]
        );
    }

    #[test]
    fn what_is_no_object_is_one_fault() {
        for value in [
            json!(null),
            json!([]),
            json!("guide"),
            json!(1e300),
            json!(true),
        ] {
            for faults in [
                said(guide(&value)),
                said(rubric(&value)),
                said(flags(&value)),
                said(lexicon(&value)),
            ] {
                assert_eq!(faults.len(), 1, "{faults:?}");
            }
        }
    }
}
