//! Older files are read for ever, and no shape changes by accident.

use super::*;

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
        assert!(!with("/version", json!(newest(*format) + 1)));
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
