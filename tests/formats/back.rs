//! What is written reads back to the byte, with all that follows from it.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

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
        "{{\n  \"format\": \"on-record/interview\",\n  \"version\": {},\n  \"app\": \"{}\",\n  \"body\": {{\n    \"id\": ",
        newest(Format::Interview),
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
    assert_eq!(
        document.derived,
        Some(serde_json::to_value(&derived).unwrap())
    );
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
    // An older app knew of no verdict.
    let mut less = serde_json::to_value(&derived).unwrap();
    less.as_object_mut().unwrap().remove("verdict");
    assert!(!with(less).derived_differs(Some(&derived)));
    let silent = with(Value::Null);
    assert_eq!(silent.derived, None);
    assert!(!silent.derived_differs(Some(&derived)));
}

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
