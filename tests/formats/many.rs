//! One file for many: what is written reads back, and what is damaged stops nothing else.

use on_record::formats::backup::{Backup, Reading, is_backup, read as read_many};

use super::*;

fn backup(text: &str) -> Backup {
    read_many(text.as_bytes().to_vec()).unwrap()
}

fn all(backup: &Backup) -> Vec<Result<Interview, ReadError>> {
    (0..backup.len()).map(|at| backup.interview(at)).collect()
}

#[test]
fn a_backup_holds_everything_and_says_whether_it_is_what_was_written() {
    let text = golden(Format::Backup);
    assert!(is_backup(text.as_bytes()) && !is_backup(golden(Format::Interview).as_bytes()));
    let back = backup(&text);
    assert!(back.is_untouched && back.breaks_off.is_none());
    assert_eq!(
        (back.studies[..].to_vec(), back.guides[..].to_vec()),
        (vec![rich::study()], vec![rich::guide()])
    );
    assert_eq!(back.preferences.as_ref().unwrap().interviewer, "Özge");
    assert_eq!(back.len(), 2);
    assert_eq!(all(&back)[0], Ok(rich::interview()));
    let again = Writing::begin(
        back.studies.iter(),
        back.guides.iter(),
        back.preferences.as_ref().unwrap(),
    );
    let mut again = again.unwrap();
    for interview in all(&back) {
        again.add(&interview.unwrap()).unwrap();
    }
    assert_eq!(again.finish(), text);
    // A word that was changed by hand is read, and said.
    let changed = backup(&text.replacen("COO", "CEO", 1));
    assert!(!changed.is_untouched && all(&changed)[0].is_ok());
    // Laid out by another tool it is read all the same.
    let loose: Value = serde_json::from_str(&text).unwrap();
    let other = backup(&format!("{loose:#}"));
    assert_eq!(all(&other), all(&back));
}

#[test]
fn a_damaged_interview_stops_no_other() {
    let text = golden(Format::Backup);
    let back = backup(&text.replacen("\"created\":\"2025-07-18", "\"created\":\"someday", 1));
    let read = all(&back);
    match &read[0] {
        Err(ReadError::Shape { path, .. }) => assert_eq!(path, "body.interviews[0].created"),
        other => panic!("{other:?}"),
    }
    assert_eq!(read[1].as_ref().unwrap().id.as_str(), "0199-second");
    assert!(!back.is_untouched);
}

#[test]
fn a_backup_that_breaks_off_gives_what_came_before() {
    let text = golden(Format::Backup);
    let second = text.find("0199-second").unwrap();
    let cut = read_many(text.as_bytes()[..second + 40].to_vec()).unwrap();
    assert!(matches!(cut.breaks_off, Some(ReadError::Truncated { .. })));
    assert_eq!(all(&cut).len(), 1);
    assert!(all(&cut)[0].is_ok());
    for end in (0..text.len()).step_by(97) {
        if let Ok(cut) = read_many(text.as_bytes()[..end].to_vec()) {
            assert!(cut.breaks_off.is_some() && all(&cut).len() <= 2, "{end}");
        }
    }
}

#[test]
fn what_does_not_belong_in_a_backup_is_refused() {
    let text = golden(Format::Backup);
    let refused = |from: &str, to: &str| {
        assert!(text.contains(from));
        read_many(text.replacen(from, to, 1).into_bytes()).unwrap_err()
    };
    assert!(matches!(
        refused("\"counts\"", "\"soul\": 1, \"counts\""),
        ReadError::Shape { .. }
    ));
    assert!(matches!(
        refused(
            "\"interviews\": [\n",
            "\"interviews\": [], \"interviews\": [\n"
        ),
        ReadError::RepeatedKey { .. }
    ));
    assert!(matches!(
        refused("\"interview\":5", "\"interview\":6"),
        ReadError::TooNew { .. }
    ));
    assert!(matches!(
        refused("\"version\": 1", "\"version\": 2"),
        ReadError::TooNew { .. }
    ));
    assert!(matches!(
        read_many(vec![0, 255, 1]),
        Err(ReadError::NotText)
    ));
}

/// However the file is cut into stretches, the same is found.
#[test]
fn stretches_make_no_difference() {
    let text = golden(Format::Backup);
    let whole = backup(&text);
    for stretch in [1, 7, 1_000] {
        let mut reading = Reading::begin(text.clone().into_bytes()).unwrap();
        while !reading.step(stretch) {}
        assert_eq!(reading.finish().unwrap(), whole, "{stretch}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_of_a_backup_makes_the_reader_panic(at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let mut bytes = golden(Format::Backup).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = with;
        if let Ok(back) = read_many(bytes) {
            for interview in all(&back).into_iter().flatten() {
                prop_assert_eq!(check(&interview), Vec::new());
            }
        }
    }
}

#[test]
fn a_deletion_reaches_versions_and_ratings_and_says_what_was_changed_since() {
    use on_record::formats::versions::beside;
    let text = golden(Format::Deletion);
    let Body::Deletion(deletion) = read(&text).unwrap().body else {
        panic!("no deletion")
    };
    assert!(!text.contains("COO"), "it holds no word");
    let gone = rich::interview();
    let origin = gone.version_of.clone().unwrap();
    let mut version = gone.clone();
    version.respondent.title = "CEO".to_owned();
    let version = beside(version);
    let mut rating = gone.clone();
    rating.id = "rates".into();
    rating.version_of = None;
    rating.rating.as_mut().unwrap().of = origin;
    let mut other = gone.clone();
    other.id = "other".into();
    other.version_of = None;
    let here = [gone.clone(), version.clone(), rating, other];
    let reached = deletion.reach(here.iter());
    let said: Vec<_> = reached
        .iter()
        .map(|it| (it.id.as_str(), it.is_changed))
        .collect();
    assert_eq!(
        said,
        [
            ("0199-rich", false),
            (version.id.as_str(), true),
            ("rates", false)
        ]
    );
}
