//! Documents: what is written reads back to the byte, older files are read for ever, and every fault is named.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use on_record::domain::check::check;
use on_record::domain::edit::Act;
use on_record::domain::guide::GuideFault;
use on_record::domain::id::ItemId;
use on_record::domain::interview::{Breach, Interview};
use on_record::domain::score::{Basis, score};
use on_record::domain::time::{Elapsed, Moment, Now};
use on_record::domain::workspace::{Edit, Workspace};
use on_record::formats::derived::Derived;
use on_record::formats::document::{
    Body, Read, Stated, read, read_bytes, schema as schema_of, write_guide, write_interview,
    write_rubric, write_study,
};
use on_record::formats::import::{Comparison, as_copy, compare};
use on_record::formats::migrate::newest;
use on_record::formats::scan::{MOST_BYTES, MOST_DEPTH, MOST_TEXT, MOST_TOKENS, size};
use on_record::formats::stored::{Format, ReadError};
use on_record::guides;
use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "support/any_interview.rs"]
mod any_interview;
#[path = "support/rich.rs"]
mod rich;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What each format's golden file holds.
fn golden(format: Format) -> String {
    match format {
        Format::Interview => write_interview(&rich::interview(), None),
        Format::Study => write_study(&rich::study()),
        Format::Guide => write_guide(&rich::guide()),
        Format::Rubric => write_rubric(&rich::rubric()),
    }
    .unwrap()
}

fn short(format: Format) -> &'static str {
    format.code().rsplit('/').next().unwrap()
}

fn fixture(format: Format, version: u32) -> PathBuf {
    root().join(format!(
        "tests/fixtures/stored/v{version}/{}.json",
        short(format)
    ))
}

fn interview_of(read: Read) -> Interview {
    match read.body {
        Body::Interview(interview) => *interview,
        other => panic!("{other:?}"),
    }
}

fn derive(interview: &Interview) -> Option<Derived> {
    let built_in = guides::guide(interview.guide.id.as_str());
    let guide = interview.guide.whole.as_deref().or(built_in)?;
    let rubric = interview
        .rubric
        .whole
        .as_deref()
        .unwrap_or_else(|| guides::rubric());
    score(Basis {
        interview,
        guide,
        rubric,
    })
    .as_ref()
    .map(Derived::from)
}

/// The golden interview as JSON, changed by hand before it is read.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Read, ReadError> {
    let mut document: Value = serde_json::from_str(&golden(Format::Interview)).unwrap();
    change(&mut document);
    read(&document.to_string())
}

// ---- what is written reads back -----------------------------------------------------------------------------------

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn export_import_export_gives_the_same_bytes(interview in any_interview::interview()) {
        prop_assert_eq!(check(&interview), Vec::new());
        let derived = derive(&interview);
        let first = write_interview(&interview, derived.as_ref()).unwrap();
        let back = read_bytes(first.as_bytes()).unwrap();
        prop_assert!(!back.derived_differs(derived.as_ref()));
        let back = interview_of(back);
        prop_assert_eq!(&back, &interview);
        prop_assert_eq!(write_interview(&back, derive(&back).as_ref()).unwrap(), first);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read_bytes(&bytes).is_err());
    }

    #[test]
    fn no_mutation_of_a_document_makes_the_reader_panic(at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let mut bytes = golden(Format::Interview).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = with;
        if let Ok(read) = read_bytes(&bytes) {
            prop_assert_eq!(check(&interview_of(read)), Vec::new());
        }
    }
}

#[test]
fn the_built_in_guides_and_rubric_read_back() {
    for guide in guides::guides() {
        let text = write_guide(guide).unwrap();
        assert_eq!(
            read(&text).map(|read| read.body),
            Ok(Body::Guide(Box::new(guide.clone())))
        );
    }
    let text = write_rubric(guides::rubric()).unwrap();
    assert_eq!(
        read(&text).map(|read| read.body),
        Ok(Body::Rubric(Box::new(guides::rubric().clone())))
    );
}

#[test]
fn a_document_is_indented_by_two_and_ends_its_last_line() {
    let text = golden(Format::Interview);
    let head = format!(
        "{{\n  \"format\": \"on-record/interview\",\n  \"version\": 1,\n  \"app\": \"{}\",\n  \"body\": {{\n    \"id\": ",
        env!("CARGO_PKG_VERSION")
    );
    assert!(text.starts_with(&head), "{text}");
    assert!(text.ends_with("\n}\n"));
}

#[test]
fn what_is_derived_stands_beside_the_body_and_is_not_taken_over() {
    let interview = rich::interview();
    let derived = derive(&interview).unwrap();
    let text = write_interview(&interview, Some(&derived)).unwrap();
    let document = read(&text).unwrap();
    assert_eq!(document.derived, Stated::Derived(Box::new(derived.clone())));
    assert!(!document.derived_differs(Some(&derived)));
    let ledger: u32 = derived.ledger.iter().map(|line| line.points).sum();
    assert_eq!(ledger, derived.raw);

    let with = |stated: Value| {
        let mut document: Value = serde_json::from_str(&text).unwrap();
        document["derived"] = stated;
        read(&document.to_string()).unwrap()
    };
    let mut better = serde_json::to_value(&derived).unwrap();
    better["score"] = json!(derived.score + 1);
    for other in [better, json!({"score": "high"}), json!(7), json!([[]])] {
        let document = with(other.clone());
        assert!(document.derived_differs(Some(&derived)), "{other}");
        assert_eq!(interview_of(document), interview);
    }
    let silent = with(Value::Null);
    assert_eq!(silent.derived, Stated::Nothing);
    assert!(!silent.derived_differs(Some(&derived)));
}

// ---- versions -----------------------------------------------------------------------------------------------------

#[test]
fn every_version_has_its_fixture_and_reads() {
    for format in Format::ALL {
        for version in 1..=newest(*format) {
            let path = fixture(*format, version);
            let text =
                fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            let document: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(document["version"], json!(version), "{}", path.display());
            assert_eq!(
                read(&text).map(|read| read.version),
                Ok(version),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn what_is_written_today_is_the_golden_file_byte_for_byte() {
    let mut changed = Vec::new();
    for format in Format::ALL {
        let path = fixture(*format, newest(*format));
        let today = golden(*format);
        // Everything but the app's own version, which changes with every release and no shape with it.
        let app = format!("\"app\": \"{}\"", env!("CARGO_PKG_VERSION"));
        let masked = today.replacen(&app, "\"app\": \"0.1.0\"", 1);
        let written =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.json", short(*format)));
        fs::write(&written, &masked).unwrap();
        if fs::read_to_string(&path).ok().as_ref() != Some(&masked) {
            changed.push(format!("{} is not {}", written.display(), path.display()));
        }
    }
    assert!(
        changed.is_empty(),
        "The shape of a document has changed. If that is meant, add a step to src/formats/migrate.rs first: {changed:?}"
    );
    assert_eq!(
        interview_of(read(&golden(Format::Interview)).unwrap()),
        rich::interview()
    );
}

#[test]
fn schema() {
    for format in Format::ALL {
        let path = root().join(format!("src/formats/schema/{}.schema.json", short(*format)));
        let today = schema_of(*format);
        if std::env::var_os("ON_RECORD_WRITE").is_some() {
            fs::write(&path, format!("{today:#}\n")).unwrap();
        }
        let committed: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap_or_default())
            .unwrap_or_default();
        assert!(
            committed == today,
            "{} is out of date: ON_RECORD_WRITE=1 cargo test --test formats schema",
            path.display()
        );

        let validator = jsonschema::validator_for(&today).unwrap();
        let document: Value = serde_json::from_str(&golden(*format)).unwrap();
        let faults: Vec<_> = validator
            .iter_errors(&document)
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{format}");
        let with = |pointer: &str, value: Value| {
            let mut document = document.clone();
            *document.pointer_mut(pointer).unwrap() = value;
            validator.is_valid(&document)
        };
        assert!(!with("/version", json!(2)));
        assert!(!with("/format", json!("on-record/other")));
        assert!(!with("/body", json!({})));
        let mut more = document.clone();
        more["body"]["more"] = json!(1);
        assert!(!validator.is_valid(&more));
    }
    let validator = jsonschema::validator_for(&schema_of(Format::Interview)).unwrap();
    let interview = rich::interview();
    let text = write_interview(&interview, derive(&interview).as_ref()).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&text).unwrap()));
    for (pointer, value) in [
        ("/body/respondent/ordered_on", json!("March")),
        ("/body/created", json!("2025-07-18")),
        ("/body/evidence/0/kind", json!("shout")),
        ("/body/respondent/authority", json!(4)),
    ] {
        let mut document: Value = serde_json::from_str(&text).unwrap();
        *document.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}

// ---- refusals -----------------------------------------------------------------------------------------------------

#[test]
fn each_kind_of_other_file_is_told_apart() {
    let not_ours = |found: Option<&str>| {
        Err(ReadError::NotOurs {
            found: found.map(str::to_owned),
        })
    };
    assert_eq!(read_bytes(b""), Err(ReadError::Empty));
    assert_eq!(read_bytes(b"\xef\xbb\xbf \r\n"), Err(ReadError::Empty));
    assert_eq!(
        read_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        Err(ReadError::NotText)
    );
    assert_eq!(
        read_bytes(&[0xff, 0xfe, b'{', 0, b'}', 0]),
        Err(ReadError::NotText)
    ); // UTF-16
    assert_eq!(
        read_bytes(b"{\"a\": \"\xc0\xaf\"}"),
        Err(ReadError::NotText)
    ); // an overlong slash
    assert!(matches!(
        read_bytes(b"speaker,text\r\nA,hello\r\n"),
        Err(ReadError::NotJson { line: 1, .. })
    ));
    assert!(matches!(
        read("WEBVTT\n\n00:01.000 --> 00:02.000\nhello"),
        Err(ReadError::NotJson { line: 1, .. })
    ));
    assert_eq!(read("{}"), not_ours(None));
    assert_eq!(read("[1, 2]"), not_ours(None));
    assert_eq!(read("[\"on-record/interview\", 1]"), not_ours(None));
    assert_eq!(read("\"on-record/interview\""), not_ours(None));
    assert_eq!(read("7"), not_ours(None));
    assert_eq!(read("{\"format\": 7}"), not_ours(Some("7")));
    assert_eq!(
        read("{\"format\": \"excalidraw\", \"version\": 1}"),
        not_ours(Some("excalidraw"))
    );
    assert_eq!(
        read("{\"format\": \"on-record/notes\", \"version\": 1}"),
        not_ours(Some("on-record/notes"))
    );
}

#[test]
fn a_newer_version_is_refused_with_both_numbers_and_no_number_is_a_fault() {
    let too_new = |found| {
        Err(ReadError::TooNew {
            format: Format::Interview,
            found,
            ours: 1,
        })
    };
    assert_eq!(
        changed(|document| document["version"] = json!(2)),
        too_new(2)
    );
    assert_eq!(
        changed(|document| document["version"] = json!(9_007_199_254_740_993_u64)),
        too_new(u32::MAX)
    );
    // Too new before anything else: its shape is none of this version's business.
    assert_eq!(
        read("{\"format\": \"on-record/interview\", \"version\": 5, \"soul\": []}"),
        too_new(5)
    );
    for odd in [
        json!(0),
        json!(-1),
        json!(1.5),
        json!("1"),
        json!(null),
        json!([1]),
    ] {
        match changed(|document| document["version"] = odd.clone()) {
            Err(ReadError::Shape { path, .. }) => assert_eq!(path, "version", "{odd}"),
            other => panic!("{odd}: {other:?}"),
        }
    }
}

#[test]
fn a_copy_that_broke_off_is_told_apart_at_every_byte() {
    let bytes = golden(Format::Study).into_bytes();
    assert!(
        std::str::from_utf8(&bytes)
            .unwrap()
            .chars()
            .any(|c| !c.is_ascii())
    );
    let whole = bytes.len() - 1; // the last byte ends the line
    for end in 1..whole {
        let outcome = read_bytes(&bytes[..end]);
        assert!(
            matches!(outcome, Err(ReadError::Truncated { .. })),
            "{end}: {outcome:?}"
        );
    }
    assert!(read_bytes(&bytes[..whole]).is_ok());
    let twice = [bytes.as_slice(), bytes.as_slice()].concat();
    assert!(matches!(read_bytes(&twice), Err(ReadError::NotJson { .. })));
}

#[test]
fn a_byte_order_mark_is_allowed() {
    let text = golden(Format::Interview);
    assert_eq!(read(&format!("\u{feff}{text}")), read(&text));
    assert_eq!(
        read_bytes(format!("\u{feff}{text}").as_bytes()),
        read(&text)
    );
}

fn shape(outcome: Result<Read, ReadError>) -> (String, String) {
    match outcome {
        Err(ReadError::Shape { path, why }) => (path, why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_field_that_does_not_fit_is_named_with_its_path() {
    let at = |pointer: &'static str, value: Value| {
        shape(changed(move |document| {
            *document.pointer_mut(pointer).unwrap() = value
        }))
    };
    let (path, why) = at("/body/respondent/ordered_on", json!("2025-02-30"));
    assert_eq!(path, "body.respondent.ordered_on");
    assert!(why.contains("2025-02-30"), "{why}");
    assert_eq!(at("/body/held_on", json!("2025-13")).0, "body.held_on");
    assert_eq!(at("/body/created", json!("yesterday")).0, "body.created");
    assert_eq!(
        at(
            "/body/sittings/0/started",
            json!("2025-07-18T25:00:00.000Z")
        )
        .0,
        "body.sittings[0].started"
    );
    assert_eq!(
        at("/body/evidence/1/kind", json!("shout")).0,
        "body.evidence[1].kind"
    );
    assert_eq!(
        at("/body/evidence/0/at_ms", json!(-1)).0,
        "body.evidence[0].at_ms"
    );
    assert_eq!(
        at("/body/evidence/0/at_ms", json!(1.5)).0,
        "body.evidence[0].at_ms"
    );
    assert_eq!(
        at("/body/respondent/authority", json!(4)).0,
        "body.respondent.authority"
    );
    assert_eq!(
        at("/body/evidence/0/parts/severity", json!(300)).0,
        "body.evidence[0].parts.severity"
    );
    assert_eq!(at("/body", json!("text")).0, "body");

    let unknown = |pointer: &'static str| {
        shape(changed(move |document| {
            document.pointer_mut(pointer).unwrap()["__proto__"] = json!({});
        }))
    };
    for (pointer, path) in [
        ("", "__proto__"),
        ("/body", "body.__proto__"),
        ("/body/respondent", "body.respondent.__proto__"),
        ("/body/evidence/1", "body.evidence[1].__proto__"),
        (
            "/body/guide/whole/prompts/0",
            "body.guide.whole.prompts[0].__proto__",
        ),
    ] {
        let (found, why) = unknown(pointer);
        assert_eq!(found, path);
        assert!(why.contains("unknown field"), "{why}");
    }

    let missing = shape(changed(|document| {
        drop(document["body"].as_object_mut().unwrap().remove("people"))
    }));
    assert_eq!(missing.0, "body");
    assert!(missing.1.contains("people"), "{}", missing.1);

    let study = golden(Format::Study).replacen("\"body\"", "\"derived\": {}, \"body\"", 1);
    assert_eq!(shape(read(&study)).0, "derived");
}

#[test]
fn rules_between_fields_are_all_listed_with_their_paths() {
    let breaches = |change: &dyn Fn(&mut Value)| match changed(change) {
        Err(ReadError::Breaches(breaches)) => breaches,
        other => panic!("{other:?}"),
    };
    let found = breaches(&|document| {
        document["body"]["id"] = json!("a/b");
        document["body"]["evidence"][1]["id"] = json!("q1");
        document["body"]["evidence"][0]["again"] = json!("gone");
    });
    assert_eq!(
        found,
        [
            Breach::BadId {
                path: "id".into(),
                id: "a/b".into()
            },
            Breach::DanglingLink {
                path: "evidence[0].again".into(),
                id: "gone".into()
            },
            Breach::RepeatedId {
                path: "evidence[1].id".into(),
                id: "q1".into()
            },
        ]
    );
    let long = "x".repeat(10_000);
    let found = breaches(&|document| document["body"]["study"] = json!(long));
    assert_eq!(
        found,
        [Breach::BadId {
            path: "study".into(),
            id: long.clone()
        }]
    );
    // A prompt that no guide has is no breach: guides may be missing here.
    assert!(
        changed(|document| document["body"]["evidence"][0]["prompt"] = json!("other.p9")).is_ok()
    );
}

#[test]
fn a_faulty_guide_or_rubric_is_refused_also_inside_an_interview() {
    let faults = |outcome| match outcome {
        Err(ReadError::GuideFaults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    let found: Vec<GuideFault> = faults(changed(|document| {
        document["body"]["rubric"]["whole"]["profiles"]["dm"]["weights"]["trigger"] = json!(1)
    }));
    assert_eq!(
        found,
        [GuideFault::WeightsSum {
            path: "profiles.dm.weights".into(),
            sum: 11
        }]
    );
    let found = faults(changed(|document| {
        document["body"]["guide"]["whole"]["prompts"][0]["section"] = json!("nowhere")
    }));
    assert_eq!(found.len(), 1);
    let rubric = golden(Format::Rubric).replace("\"trigger\": 90", "\"trigger\": 9");
    assert_eq!(faults(read(&rubric)).len(), 8);
    let guide = golden(Format::Guide).replace("\"open\"", "\"ajar\"");
    assert_eq!(faults(read(&guide)).len(), 1);
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let text = golden(Format::Interview).replacen(
        "\"alias\":",
        "\"alias\": \"other\",\n      \"alias\":",
        1,
    );
    assert_eq!(
        read(&text),
        Err(ReadError::RepeatedKey {
            path: "body.respondent".into(),
            key: "alias".into()
        })
    );
}

#[test]
fn half_a_character_is_refused_and_whole_ones_are_kept() {
    let with = |words: &str| read(&golden(Format::Interview).replacen("would not say", words, 1));
    assert!(matches!(
        with("\\ud800"),
        Err(ReadError::HalfCharacter { .. })
    ));
    assert!(matches!(
        with("\\udc00 x"),
        Err(ReadError::HalfCharacter { .. })
    ));
    let kept = interview_of(with("\\ud83d\\ude00\\u0000\\u202e").unwrap());
    assert_eq!(kept.item(&ItemId::new("q2")).unwrap().text, "😀\0\u{202e}");
}

// ---- enormous and hostile files -----------------------------------------------------------------------------------

/// Reads with a limit on time that leaves room for a slow machine and an unoptimised build.
fn quickly(name: &str, bytes: &[u8]) -> Result<Read, ReadError> {
    let begun = Instant::now();
    let outcome = read_bytes(bytes);
    let took = begun.elapsed();
    println!("{name}: {} bytes in {took:?}", bytes.len());
    assert!(took < Duration::from_secs(30), "{name} took {took:?}");
    outcome
}

#[test]
fn enormous_files_are_refused_in_bounded_time() {
    assert_eq!(size(MOST_BYTES), Ok(()));
    let too_big = ReadError::TooBig {
        bytes: MOST_BYTES + 1,
        most: MOST_BYTES,
    };
    assert_eq!(size(MOST_BYTES + 1), Err(too_big));
    let beyond = usize::try_from(MOST_BYTES).unwrap() + 1;
    assert!(matches!(
        read_bytes(&vec![b' '; beyond]),
        Err(ReadError::TooBig { .. })
    ));

    let million = 1_000_000;
    assert_eq!(
        quickly("[ x 10^6", "[".repeat(million).as_bytes()),
        Err(ReadError::TooDeep { most: MOST_DEPTH })
    );
    let objects = format!("[{}{{}}]", "{},".repeat(million));
    assert_eq!(
        quickly("10^6 empty objects", objects.as_bytes()),
        Err(ReadError::NotOurs { found: None })
    );
    let evidence = golden(Format::Interview).replacen(
        "\"evidence\": [",
        &format!("\"evidence\": [{}", "{},".repeat(million)),
        1,
    );
    assert_eq!(
        shape(quickly("10^6 empty items", evidence.as_bytes())).0,
        "body.evidence[0]"
    );
    let fifty = 50 * 1024 * 1024;
    let one_text = format!("{{\"format\": \"{}\"}}", "x".repeat(fifty));
    let too_long = ReadError::TextTooLong {
        path: "format".into(),
        bytes: fifty,
        most: MOST_TEXT,
    };
    assert_eq!(
        quickly("one text of 50 MiB", one_text.as_bytes()),
        Err(too_long)
    );
    let numbers = format!("[{}0]", "0,".repeat(fifty / 2));
    assert_eq!(
        quickly("50 MiB of numbers", numbers.as_bytes()),
        Err(ReadError::TooManyTokens { most: MOST_TOKENS })
    );
    let mut keys = String::from("{");
    for key in 0..1_500_000 {
        keys.push_str(&format!("\"{key}\":0,"));
    }
    keys.push_str("\"1499999\":1}");
    let repeated = ReadError::RepeatedKey {
        path: ".".into(),
        key: "1499999".into(),
    };
    assert_eq!(
        quickly("1,500,000 keys and one again", keys.as_bytes()),
        Err(repeated)
    );
    let derived = golden(Format::Interview).replacen(
        "\"body\"",
        &format!("\"derived\": [{}0], \"body\"", "0,".repeat(million)),
        1,
    );
    assert_eq!(
        quickly("10^6 numbers derived", derived.as_bytes())
            .unwrap()
            .derived,
        Stated::Unreadable
    );
    for odd in [
        "1e999",
        "-1e999",
        "18446744073709551616",
        "9007199254740993",
        "1e-999",
    ] {
        let text =
            golden(Format::Interview).replacen("\"at_ms\": 61250", &format!("\"at_ms\": {odd}"), 1);
        assert!(read(&text).is_err(), "{odd}");
    }
}

#[test]
fn an_honest_file_of_fifty_megabytes_is_read() {
    let mut interview = rich::interview();
    let like = interview.evidence[1].clone();
    interview.evidence = (0..2_500)
        .map(|number| {
            let mut item = like.clone();
            item.id = ItemId::new(format!("q{number:05}"));
            item.text = "wörds ".repeat(3_333);
            item.at_ms = Elapsed::from_ms(number);
            item
        })
        .collect();
    interview.evidence[0].again = None;
    let text = write_interview(&interview, None).unwrap();
    assert!(text.len() > 50 * 1024 * 1024);
    assert_eq!(
        interview_of(quickly("50 MiB of evidence", text.as_bytes()).unwrap()),
        interview
    );
}

// ---- what a person does can always be exported and read ----------------------------------------------------------

#[test]
fn what_the_app_makes_keeps_the_rules() {
    let mut workspace = Workspace::default();
    let interview = rich::interview();
    let id = interview.id.clone();
    let now = |minute: i64| Now {
        moment: Moment::from_unix_ms(1_753_000_000_000 + minute * 60_000),
        today: "2025-07-20".parse().unwrap(),
    };
    workspace
        .apply(Edit::AddInterview(Box::new(interview)), now(0))
        .unwrap();
    let mut item = rich::interview().evidence[1].clone();
    item.id = "q0".into();
    item.again = Some("q1".into());
    let acts = [
        Act::Keep(Box::new(item)),
        Act::Finish,
        // The clock is set back an hour.
        Act::Start,
        Act::GoTo(Some("mine.p2".into())),
        Act::Remove("q1".into()),
        Act::Sort {
            item: "q0".into(),
            dims: vec![on_record::domain::dimension::Dimension::Pain; 3],
        },
        Act::Type(None),
        Act::Finish,
    ];
    for (step, act) in acts.into_iter().enumerate() {
        let minute = if step >= 2 {
            -60
        } else {
            i64::try_from(step).unwrap()
        };
        workspace
            .apply(Edit::Interview(id.clone(), act), now(minute))
            .unwrap();
        let interview = workspace.interview(&id).unwrap();
        assert_eq!(check(interview), Vec::new(), "step {step}");
        let text = write_interview(interview, None).unwrap();
        assert_eq!(&interview_of(read(&text).unwrap()), interview);
    }
}

// ---- a file whose interview is here already -----------------------------------------------------------------------

#[test]
fn import_compares_and_never_overwrites() {
    let here = rich::interview();
    assert_eq!(compare(&here, &here.clone()), Comparison::Same);
    let mut incoming = here.clone();
    incoming.respondent.title = "CEO".to_owned();
    incoming.evidence[0].read_back = false;
    let mut more = incoming.evidence[1].clone();
    more.id = "q3".into();
    more.wall = "2026-01-01T00:00:00.000Z".parse().unwrap();
    incoming.evidence.push(more);
    let Comparison::Different(difference) = compare(&here, &incoming) else {
        panic!("the same?")
    };
    assert_eq!(difference.fields, ["respondent"]);
    assert_eq!(difference.changed, ["q1".into()]);
    assert_eq!(difference.only_incoming, ["q3".into()]);
    assert_eq!(difference.only_here, []);
    assert_eq!((difference.here.items, difference.incoming.items), (2, 3));
    assert!(difference.incoming.last > difference.here.last);
    assert!(!difference.only_adds());

    let mut longer = here.clone();
    longer.evidence.push(incoming.evidence[2].clone());
    let Comparison::Different(difference) = compare(&here, &longer) else {
        panic!("the same?")
    };
    assert!(difference.only_adds());

    let copy = as_copy(here.clone(), "copy".into());
    assert_eq!((copy.id.as_str(), copy.evidence), ("copy", here.evidence));
}
