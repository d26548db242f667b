//! The built-in content: every file can be read, makes sense, and says the same in every language it is in.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeSet;

use on_record::domain::check::look_over;
use on_record::domain::checkpoint;
use on_record::domain::dimension::{Dimension, Role};
use on_record::domain::flag::{FATAL, FlagWeight};
use on_record::domain::guide::{Guide, Language, PromptKind, Timing};
use on_record::domain::interview::{Filing, HitCode};
use on_record::domain::lexicon::AskCode;
use on_record::domain::rubric::Profile;
use on_record::formats::content;
use on_record::guides;
use serde_json::Value;

/// What the build makes of the files people write.
#[path = "../src/guides/source.rs"]
#[expect(
    dead_code,
    reason = "the build script uses all of it, these tests a part"
)]
mod source;

#[path = "guides/building.rs"]
mod building;
#[path = "guides/hostile.rs"]
mod hostile;
#[path = "guides/own.rs"]
mod own;
#[path = "guides/samples.rs"]
mod samples;

fn built(id: &str) -> &'static Guide {
    guides::guide(id).unwrap()
}

#[test]
fn every_file_is_read_without_a_fault() {
    let mut read = 0;
    for (kind, name, json) in guides::documents() {
        let value: Value = serde_json::from_str(json).unwrap();
        let faults = match kind {
            "guide" => content::guide(&value).err(),
            "rubric" => content::rubric(&value).err(),
            "flags" => content::flags(&value).err(),
            "lexicon" => content::lexicon(&value).err(),
            _ => panic!("{kind}"),
        };
        assert_eq!(faults, None, "{kind} {name}");
        read += 1;
    }
    assert!(read >= 6 + 2 + 2, "{read}");
    assert_eq!(guides::guides().count(), 6);
    assert_eq!(
        guides::guide_ids().collect::<Vec<_>>(),
        ["g1", "g2", "g3", "g4", "g5", "g6"]
    );
    assert!(guides::guide("g7").is_none());
    assert_eq!(guides::rubric().version, 1);
    assert!(!guides::flags().flags.is_empty());
    assert!(
        guides::lexicon(&Language::english()).is_some()
            && guides::lexicon(&Language::turkish()).is_some()
    );
    assert!(guides::lexicon(&Language::new("xx")).is_none());
    for text in [
        "demo_strong.vtt",
        "demo_mediocre.vtt",
        "demo_struck.vtt",
        "landing.tpl",
        "script.tpl",
        "nurture.tpl",
    ] {
        assert!(
            guides::text(text).is_some_and(|text| text.len() > 100),
            "{text}"
        );
    }
    let modules: Value = serde_json::from_str(guides::text("modules.json").unwrap()).unwrap();
    assert_eq!(modules["module"].as_array().unwrap().len(), 6);
}

#[test]
fn the_embedded_form_is_the_form_of_documents() {
    for (kind, name, json) in guides::documents() {
        let value: Value = serde_json::from_str(json).unwrap();
        let written = match kind {
            "guide" => serde_json::to_value(content::guide(&value).unwrap()).unwrap(),
            "rubric" => serde_json::to_value(content::rubric(&value).unwrap()).unwrap(),
            _ => continue,
        };
        assert_eq!(written, value, "{kind} {name}");
        assert_eq!(json, value.to_string(), "{kind} {name} has needless bytes");
    }
}

#[test]
fn ids_are_unique_and_belong_to_their_guide() {
    let mut seen = BTreeSet::new();
    for guide in guides::guides() {
        for prompt in &guide.prompts {
            assert!(seen.insert(&prompt.id), "{}", prompt.id);
            assert!(
                prompt.id.as_str().starts_with(&format!("{}.", guide.id)),
                "{}",
                prompt.id
            );
        }
    }
    assert_eq!(seen.len(), 90);
}

#[test]
fn the_time_of_every_guide_adds_up() {
    for guide in guides::guides() {
        let id = &guide.id;
        assert_eq!(
            guide
                .sections
                .iter()
                .map(|section| section.minutes)
                .sum::<u32>(),
            guide.minutes,
            "{id}"
        );
        assert_eq!(look_over(guide), [], "{id}");
        let core: u32 = guide
            .prompts
            .iter()
            .filter(|prompt| prompt.core)
            .map(|prompt| prompt.minutes.as_tenths())
            .sum();
        assert!(core <= guide.minutes * 10, "{id}: core prompts leave slack");
        for prompt in &guide.prompts {
            assert!(prompt.window[1] <= guide.minutes, "{}", prompt.id);
            assert!(
                prompt.minutes.as_tenths() > 0 || prompt.kind == PromptKind::Task,
                "{}",
                prompt.id
            );
        }
    }
}

#[test]
fn prompts_stand_in_the_order_of_their_sections_and_the_last_section_closes() {
    for guide in guides::guides() {
        let order: Vec<_> = guide.sections.iter().map(|section| &section.id).collect();
        let places: Vec<_> = guide
            .prompts
            .iter()
            .map(|p| order.iter().position(|id| *id == &p.section))
            .collect();
        assert!(
            places.iter().all(Option::is_some) && places.is_sorted(),
            "{}",
            guide.id
        );
        for section in order {
            assert!(
                guide
                    .prompts
                    .iter()
                    .any(|prompt| prompt.section == *section),
                "{} {section} is empty",
                guide.id
            );
        }
        assert!(
            guide
                .closing()
                .any(|prompt| prompt.core && prompt.timing == Timing::Closing),
            "{}",
            guide.id
        );
        assert!(guide.closing().count() < guide.prompts.len());
    }
}

#[test]
fn every_prompt_gives_the_interviewer_what_it_owes() {
    let english = Language::english();
    for prompt in guides::guides().flat_map(|guide| &guide.prompts) {
        let probes = prompt.probes.in_language(&english).unwrap().0;
        assert!((2..=4).contains(&probes.len()), "{}", prompt.id);
        assert!(
            !prompt.good.text(&english).is_empty() && !prompt.pitfall.text(&english).is_empty(),
            "{}",
            prompt.id
        );
        assert_eq!(
            prompt.rule.is_some(),
            prompt.kind == PromptKind::Screen,
            "{}",
            prompt.id
        );
        assert!(
            !prompt.dims.is_empty() && !prompt.roles.is_empty(),
            "{}",
            prompt.id
        );
    }
    let steps: Vec<_> = built("g3")
        .prompts
        .iter()
        .filter_map(|prompt| prompt.step)
        .collect();
    assert_eq!(
        steps,
        on_record::domain::guide::JobStep::ALL,
        "each step of the job map has its prompt, in order"
    );
    assert!(
        built("g5")
            .internal
            .iter()
            .all(|category| built("g5").time_categories.contains(category))
    );
    assert_eq!(
        (
            built("g5").time_categories.len(),
            built("g5").internal.len()
        ),
        (11, 7)
    );
}

#[test]
fn the_first_two_guides_are_all_in_turkish_and_no_other_is_in_part() {
    let turkish = Language::turkish();
    for guide in guides::guides() {
        let whole = ["g1", "g2"].contains(&guide.id.as_str());
        assert_eq!(guide.speaks(&turkish), whole, "{}", guide.id);
        let mut texts = vec![&guide.title];
        texts.extend(guide.sections.iter().map(|section| &section.title));
        texts.extend(
            guide
                .prompts
                .iter()
                .flat_map(|prompt| [&prompt.ask, &prompt.why, &prompt.good, &prompt.pitfall]),
        );
        for text in texts {
            assert_eq!(text.has(&turkish), whole, "{}: {text:?}", guide.id);
            assert!(
                !whole || text.text(&turkish) != text.text(&Language::english()),
                "{text:?}"
            );
        }
        for prompt in &guide.prompts {
            assert_eq!(prompt.probes.has(&turkish), whole, "{}", prompt.id);
            let many = |language: &Language| prompt.probes.in_language(language).unwrap().0.len();
            assert_eq!(many(&turkish), many(&Language::english()), "{}", prompt.id);
        }
    }
}

/// The guide and the role of each profile (product page, Completeness).
const ASKED_BY: [(Profile, &str, Role); 8] = [
    (Profile::Decider, "g1", Role::Decider),
    (Profile::Executive, "g1", Role::Decider),
    (Profile::Lean, "g2", Role::Decider),
    (Profile::BudgetHolder, "g1", Role::BudgetHolder),
    (Profile::Influencer, "g1", Role::Influencer),
    (Profile::Executor, "g3", Role::Executor),
    (Profile::Support, "g4", Role::Support),
    (Profile::SalesRep, "g5", Role::SalesRep),
];

#[test]
fn every_weight_can_be_earned_by_a_question_of_its_guide() {
    let rubric = guides::rubric();
    for (profile, guide, role) in ASKED_BY {
        let asked = rubric.weights(profile).unwrap();
        assert_eq!(
            Profile::of(built(guide), &[role], profile == Profile::Executive),
            Some(profile)
        );
        assert_eq!(asked.weights.values().sum::<u32>(), 100, "{profile}");
        for dimension in &asked.required {
            let weighed =
                asked.weights.contains_key(dimension) || *dimension == Dimension::Authority;
            assert!(
                weighed,
                "{profile} requires {dimension} and gives nothing for it"
            );
        }
        for dimension in asked.weights.keys() {
            let prompts = built(guide)
                .prompts
                .iter()
                .filter(|prompt| prompt.is_for(&[role]));
            assert!(
                prompts.into_iter().any(|p| p.dims.contains(dimension)),
                "{profile}: nobody asks for {dimension}"
            );
        }
    }
    assert_eq!(rubric.profiles.len(), ASKED_BY.len());
}

#[test]
fn the_worked_totals_of_the_product_page_hold() {
    let rubric = guides::rubric();
    assert_eq!(rubric.level, [0, 25, 60, 90, 100]);
    assert_eq!(rubric.cap.slots_quoted, [29, 44, 59, 79, 100]);
    assert_eq!(
        (rubric.band.thin, rubric.band.usable, rubric.band.complete),
        (30, 60, 85)
    );
    let personal = |profile| {
        rubric
            .weights(profile)
            .unwrap()
            .weights
            .get(&Dimension::GoalPersonal)
            .copied()
    };
    assert_eq!(
        (personal(Profile::Decider), personal(Profile::Executive)),
        (Some(18), Some(10))
    );
}

#[test]
fn the_checkpoint_asks_the_probes_the_method_names() {
    for (guide, prompt) in [("g1", "g1.o2"), ("g2", "g2.w1")] {
        let asked = checkpoint::prompt(guides::guide(guide).unwrap()).unwrap();
        assert_eq!(asked.id.as_str(), prompt);
        for language in [Language::english(), Language::turkish()] {
            let (probes, spoken) = asked.probes.in_language(&language).unwrap();
            assert!(spoken == language.code() && probes.len() >= 2, "{prompt}");
        }
    }
}

#[test]
fn the_flags_are_those_of_the_product_page() {
    let flags = guides::flags();
    let many = |weight| {
        flags
            .flags
            .iter()
            .filter(|flag| flag.weight == weight)
            .count()
    };
    assert_eq!(
        [FlagWeight::Fatal, FlagWeight::Major, FlagWeight::Minor].map(many),
        [8, 12, 9]
    );
    assert_eq!(
        (
            flags.points(FlagWeight::Major),
            flags.points(FlagWeight::Minor)
        ),
        (3, 1)
    );
    let fatal = flags
        .flags
        .iter()
        .filter(|it| it.weight == FlagWeight::Fatal);
    let fatal: Vec<_> = fatal
        .map(|it| (it.id.as_str(), it.arises_in(Filing::Supporting)))
        .collect();
    assert_eq!(fatal, FATAL, "src/domain/flag.rs names them again");
    let supporting: Vec<_> = flags
        .flags
        .iter()
        .filter(|f| f.arises_in(Filing::Supporting))
        .map(|f| f.id.as_str())
        .collect();
    assert_eq!(
        supporting,
        [
            "wrong_story",
            "not_an_interview",
            "consent_refused",
            "tied_to_seller",
            "contradiction",
            "others_on_call",
            "led_answers",
            "cut_short",
            "interpreted",
            "paid_panel"
        ]
    );
    assert!(
        flags
            .flags
            .iter()
            .all(|flag| flag.arises_in(Filing::Decision))
    );
    for sign in flags.flags.iter().flat_map(|flag| &flag.sign) {
        let (kind, number) = sign.split_at(1);
        let most = if kind == "H" { 4 } else { 13 };
        assert!(
            ["H", "B"].contains(&kind) && (1..=most).contains(&number.parse::<u32>().unwrap()),
            "{sign}"
        );
    }
}

#[test]
fn the_lexicons_hold_what_the_small_engine_can_match() {
    for language in guides::lexicon_languages() {
        let lexicon = guides::lexicon(&language).unwrap();
        assert_eq!(lexicon.broken, [], "{language}");
        let codes: Vec<_> = HitCode::ALL
            .iter()
            .filter(|code| **code != HitCode::Leading)
            .collect();
        assert_eq!(
            lexicon.respondent.keys().collect::<Vec<_>>(),
            codes,
            "{language}"
        );
        assert_eq!(
            lexicon.interviewer.keys().collect::<Vec<_>>(),
            AskCode::ALL.iter().collect::<Vec<_>>(),
            "{language}"
        );
        let rules = lexicon
            .respondent
            .values()
            .chain(lexicon.interviewer.values());
        for rules in rules {
            assert!(!rules.hints.is_empty(), "{language}");
        }
    }
    let (_, _, turkish) = guides::documents()
        .find(|(kind, name, _)| (*kind, *name) == ("lexicon", "tr"))
        .unwrap();
    assert!(turkish.is_ascii(), "folded text holds no marks");
}

#[test]
fn a_broken_pattern_is_named_with_its_line_and_the_others_work() {
    use on_record::domain::lexicon::pattern;
    let text =
        "lang = \"en\"\n[words]\nname = \"a b\"\n[vague]\np = [\n  \"a lot\",\n  \"..3 lot\",\n]\n";
    let path = std::path::Path::new("lexicon_en.toml");
    let wrong = source::Source::new(path, text)
        .lexicon(pattern::fault)
        .unwrap_err();
    assert_eq!(
        wrong,
        "lexicon_en.toml:7: \"..3 lot\": begins with something that may be left out"
    );
    let mut lexicon = serde_json::json!({ "classes": { "name": "a b" } });
    let learnt = "[heard.vague]\nleast = 3\nfind = 2\nw = [\n  \"-1: a/b @name\",\n  \"4: c/@nobody d\",\n]\n";
    let wrong = source::Source::new(std::path::Path::new("leanings_en.toml"), learnt)
        .leanings(&mut lexicon, pattern::fault)
        .unwrap_err();
    assert_eq!(
        wrong,
        "leanings_en.toml:6: `@nobody d`: a class nobody lists"
    );
    for (pattern, fault) in [
        ("a @nobody", "a class nobody lists"),
        ("", "takes no word"),
        ("$", "takes no word"),
        ("a ..0 b", "a gap skips 1 to 12 words"),
        ("a ..x b", "a gap skips 1 to 12 words"),
        ("A lot", "patterns are in small letters"),
        (
            "a|| b",
            "a word has letters, digits, an apostrophe, and a * at one end",
        ),
        (
            "a* *b*",
            "a word has letters, digits, an apostrophe, and a * at one end",
        ),
    ] {
        assert_eq!(pattern::fault(pattern, &["name"]), Some(fault), "{pattern}");
    }
    let json = serde_json::json!({
        "language": "en", "classes": {},
        "rules": { "vague": { "p": ["a lot", "..3 lot", "@nobody"] } }
    });
    let lexicon = content::lexicon(&json).unwrap();
    assert_eq!(lexicon.broken.len(), 2);
    let hits = on_record::domain::hints::find("It was a lot.", &Language::english(), &lexicon);
    assert_eq!(hits.unwrap().len(), 1);
}
