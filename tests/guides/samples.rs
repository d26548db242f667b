//! The worked interviews: they are in the transcripts, and worth what the method says.

use std::collections::BTreeSet;

use on_record::domain::check::check;
use on_record::domain::dimension::Dimension;
use on_record::domain::id::PromptId;
use on_record::domain::interview::{Filing, Kind, LogCode};
use on_record::domain::level::Levels;
use on_record::domain::rubric::Profile;
use on_record::domain::time::Elapsed;
use on_record::guides::{self, sample};

use crate::built;

/// A cue of a transcript: the prompt it names, when it begins, and what is said.
fn cues(file: &str) -> Vec<(String, Elapsed, String)> {
    let block = |text: &str| {
        let mut lines = text.trim().lines();
        let prompt = lines.next()?.split_once('|')?.1.to_owned();
        let times = lines.next()?;
        let part = |range: std::ops::Range<usize>| times[range].parse::<u64>().unwrap();
        let begin = Elapsed::from_ms(
            part(0..2) * 3_600_000 + part(3..5) * 60_000 + part(6..8) * 1_000 + part(9..12),
        );
        Some((prompt, begin, lines.next()?.to_owned()))
    };
    guides::text(file)
        .unwrap()
        .split("\n\n")
        .filter_map(block)
        .collect()
}

fn expected(name: &str) -> toml::Table {
    let all: toml::Table = include_str!("../../src/guides/demo_expected.toml")
        .parse()
        .unwrap();
    all[name].as_table().unwrap().clone()
}

/// The samples in the order they come in, each with its name in `demo_expected.toml`.
const SAMPLES: [(&str, &str); 4] = [
    ("sample-marta", "strong"),
    ("sample-colm", "mediocre"),
    ("sample-ayla", "struck"),
    ("sample-ayla-rollout", "struck_followup"),
];

#[test]
fn the_sample_interviews_are_records_like_any_other() {
    let study = sample::study("Sample study");
    let interviews = sample::interviews();
    assert_eq!(
        interviews
            .iter()
            .map(|it| it.id.as_str())
            .collect::<Vec<_>>(),
        SAMPLES.map(|(id, _)| id)
    );
    for interview in interviews {
        assert_eq!(check(&interview), [], "{}", interview.id);
        assert_eq!((&interview.study, study.sample), (&study.id, true));
        let again = serde_json::from_value(serde_json::to_value(&interview).unwrap()).unwrap();
        assert_eq!(interview, again);
        let [sitting] = interview.sittings.as_slice() else {
            panic!("{}: one sitting", interview.id)
        };
        let ended = sitting.ended.unwrap().since(sitting.started);
        assert!(
            interview
                .evidence
                .iter()
                .all(|item| item.at_ms < ended && item.wall.since(sitting.started) == item.at_ms)
        );
        let log: Vec<_> = interview.log.iter().map(|entry| entry.what).collect();
        assert_eq!(log, [LogCode::Started, LogCode::Finished]);
    }
}

#[test]
fn everything_kept_stands_in_the_transcript_where_it_says() {
    for sample in sample::samples() {
        let all = cues(sample.transcript);
        let [first, last] = sample.cues.map(|nth| nth as usize);
        let cues = &all[first - 1..last];
        let begin = if first == 1 {
            Elapsed::default()
        } else {
            cues[0].1
        };
        for item in &sample.interview.evidence {
            let id = &sample.interview.id;
            let cue = cues.iter().find(|(_, at, _)| at.minus(begin) == item.at_ms);
            let (prompt, _, said) =
                cue.unwrap_or_else(|| panic!("{id}: no cue begins when {:?} is said", item.text));
            assert!(
                !said.starts_with("<v Jonas>") && !said.starts_with("<v Priya>"),
                "{id}: {:?}",
                item.text
            );
            assert_eq!(
                item.prompt,
                Some(PromptId::new(prompt.as_str())),
                "{id}: {:?}",
                item.text
            );
            if item.kind == Kind::Quote {
                let mut rest = said.as_str();
                for part in item.text.split('…') {
                    let at = rest
                        .find(part.trim())
                        .unwrap_or_else(|| panic!("{id}: they did not say {part:?}"));
                    rest = &rest[at + part.trim().len()..];
                }
            }
            for hit in &item.hits {
                assert_eq!(
                    item.kind,
                    Kind::Quote,
                    "{id}: hits are looked for in quotes"
                );
                let [from, to] = hit.span.map(|at| at as usize);
                let words: String = item.text.chars().skip(from).take(to - from).collect();
                assert!(words.trim() == words && words.len() > 3, "{id}: {words:?}");
            }
        }
        let asked: BTreeSet<_> = cues
            .iter()
            .map(|(prompt, ..)| prompt.as_str())
            .filter(|it| it.contains('.'))
            .collect();
        assert_eq!(
            sample
                .interview
                .asked
                .keys()
                .map(PromptId::as_str)
                .collect::<BTreeSet<_>>(),
            asked
        );
        let guide = built(sample.interview.guide.id.as_str());
        assert!(
            sample
                .interview
                .asked
                .keys()
                .all(|prompt| guide.prompt(prompt).is_some())
        );
        assert!(
            sample
                .interview
                .trail
                .windows(2)
                .all(|steps| steps[0].at_ms < steps[1].at_ms)
        );
        assert_eq!(
            sample.settled.is_some(),
            sample.interview.filing == Filing::Decision
        );
    }
}

#[test]
fn the_sample_interviews_are_worth_what_the_method_says() {
    for (interview, (_, name)) in sample::interviews().iter().zip(SAMPLES) {
        let expected = expected(name);
        let guide = built(interview.guide.id.as_str());
        assert_eq!(expected["guide"].as_str(), Some(guide.id.as_str()));
        assert_eq!(expected["filing"].as_str(), Some(interview.filing.code()));
        assert_eq!(
            expected["role"].as_str(),
            interview.respondent.roles.first().map(|role| role.code())
        );
        let facts = [
            (
                "order",
                interview.respondent.ordered_on.map(|date| date.to_string()),
            ),
            (
                "joined",
                interview.respondent.joined_on.map(|date| date.to_string()),
            ),
            ("interview", interview.held_on.map(|date| date.to_string())),
            (
                "authority",
                Some(interview.respondent.authority.rung().to_string()),
            ),
        ];
        for (fact, found) in facts {
            if let Some(value) = expected.get(fact) {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                assert_eq!(found, Some(value), "{name}: {fact}");
            }
        }
        let Some(levels) = expected.get("levels").and_then(toml::Value::as_table) else {
            continue;
        };
        let found = Levels::of(interview, guide);
        let profile = Profile::of(
            guide,
            &interview.respondent.roles,
            interview.respondent.exec,
        )
        .unwrap();
        for dimension in guides::rubric().weights(profile).unwrap().weights.keys() {
            let level = levels
                .get(dimension.code())
                .and_then(toml::Value::as_integer)
                .unwrap_or(0);
            assert_eq!(
                i64::from(found.level(*dimension).number()),
                level,
                "{name}: {dimension}"
            );
        }
    }
}

#[test]
fn the_struck_interview_would_have_been_worth_what_the_method_says() {
    // Before it is struck, and were it her decision: nearly everything is hearsay (method.md G3).
    let struck = sample::interviews()
        .into_iter()
        .find(|it| it.id.as_str() == "sample-ayla")
        .unwrap();
    let levels = Levels::of(&struck, built("g1"));
    use Dimension::{Alternatives, Change, Conflict, Criteria, Pain, People, Trigger};
    let worth = [
        (Trigger, 1),
        (Conflict, 1),
        (Alternatives, 1),
        (Criteria, 1),
        (People, 2),
        (Pain, 1),
        (Change, 0),
    ];
    for (dimension, level) in worth {
        assert_eq!(
            levels.cell(dimension).would_be.number(),
            level,
            "{dimension}"
        );
        let counts = matches!(dimension, People | Pain);
        assert_eq!(
            levels.level(dimension).number(),
            if counts { level } else { 0 },
            "{dimension}"
        );
    }
}
