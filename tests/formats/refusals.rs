//! Every fault of a file is told apart and named with its place.

use super::*;

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
            ours: newest(Format::Interview),
        })
    };
    let next = newest(Format::Interview) + 1;
    assert_eq!(
        changed(|document| document["version"] = json!(next)),
        too_new(next)
    );
    assert_eq!(
        changed(|document| document["version"] = json!(9_007_199_254_740_993_u64)),
        too_new(u32::MAX)
    );
    // Too new before anything else: its shape is none of this version's business.
    assert_eq!(
        read(&format!(
            "{{\"format\": \"on-record/interview\", \"version\": {next}, \"soul\": []}}"
        )),
        too_new(next)
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
    assert!(!bytes.is_ascii());
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

#[test]
fn a_field_that_does_not_fit_is_named_with_its_path() {
    let at = |pointer: &'static str, value: Value| {
        shape(changed(move |document| {
            *document.pointer_mut(pointer).unwrap() = value;
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
        drop(document["body"].as_object_mut().unwrap().remove("people"));
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
    let found = breaches(&|document| {
        document["body"]["version_of"] = json!("a b");
        document["body"]["lineage"] = json!(["0a".repeat(32), "Ünsal", "0a".repeat(32)]);
    });
    assert_eq!(
        found,
        [
            Breach::BadId {
                path: "version_of".into(),
                id: "a b".into()
            },
            Breach::Repeated {
                path: "lineage[2]".into(),
                code: "0a".repeat(32)
            },
            Breach::BadId {
                path: "lineage[1]".into(),
                id: "Ünsal".into()
            },
        ]
    );
    let many: Vec<_> = (0..65).map(|n| format!("{n:064x}")).collect();
    let found = breaches(&|document| document["body"]["lineage"] = json!(many));
    assert!(matches!(
        found[..],
        [Breach::OutOfRange {
            found: 65,
            most: 64,
            ..
        }]
    ));
    let study =
        golden(Format::Study).replacen("\"retention_days\": 730", "\"retention_days\": 0", 1);
    assert!(matches!(read(&study), Err(ReadError::Breaches(_))));
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
        document["body"]["rubric"]["whole"]["profiles"]["dm"]["weights"]["trigger"] = json!(1);
    }));
    assert_eq!(
        found,
        [GuideFault::WeightsSum {
            path: "profiles.dm.weights".into(),
            sum: 11
        }]
    );
    let found = faults(changed(|document| {
        document["body"]["guide"]["whole"]["prompts"][0]["section"] = json!("nowhere");
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

/// Every value that holds no others, with its place as a pointer and as a path.
fn leaves(value: &Value, pointer: &str, path: &str, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) if !object.is_empty() => {
            for (key, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                leaves(
                    value,
                    &format!("{pointer}/{key}"),
                    &format!("{path}{dot}{key}"),
                    out,
                );
            }
        }
        Value::Array(list) if !list.is_empty() => {
            for (place, value) in list.iter().enumerate() {
                leaves(
                    value,
                    &format!("{pointer}/{place}"),
                    &format!("{path}[{place}]"),
                    out,
                );
            }
        }
        _ => out.push((pointer.to_owned(), path.to_owned())),
    }
}

#[test]
fn wherever_a_value_does_not_fit_its_path_is_said_however_the_file_is_laid_out() {
    let document: Value = serde_json::from_str(&golden(Format::Interview)).unwrap();
    let mut all = Vec::new();
    leaves(&document["body"], "/body", "body", &mut all);
    assert!(all.len() > 150, "{}", all.len());
    for (pointer, path) in all {
        for wrong in [json!([null]), json!([]), json!(-1.5), json!("\u{202e}?\"")] {
            let mut document = document.clone();
            *document.pointer_mut(&pointer).unwrap() = wrong.clone();
            for text in [document.to_string(), format!("{document:#}")] {
                // Some values fit where others stood: text for text, an empty list for a list.
                if let Err(ReadError::Shape { path: said, why }) = read(&text) {
                    // Where a list may stand, the value inside it is what does not fit.
                    let inside = format!("{path}[0]");
                    assert!(
                        said == path || said == inside,
                        "{path}: {wrong}: {said}: {why}"
                    );
                } else {
                    assert!(
                        wrong.is_string() || wrong == json!([]) || path.ends_with("minutes"),
                        "{path}: {wrong}"
                    );
                }
            }
        }
    }
}
