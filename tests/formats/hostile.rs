//! Enormous and hostile files cost bounded time, and nothing else.

use super::*;

/// Reads, and says how long it took. That it comes to an end at all is what is held to here; how fast is for benches.
fn quickly(name: &str, bytes: &[u8]) -> Result<Read, ReadError> {
    let begun = Instant::now();
    let outcome = read_bytes(bytes);
    let took = begun.elapsed();
    println!("{name}: {} bytes in {took:?}", bytes.len());
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
    let read_all = quickly("10^6 numbers derived", derived.as_bytes()).unwrap();
    assert!(read_all.derived_differs(derive(&rich::interview()).as_ref()));
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

/// What JSON is made of, and what it must not hold.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "-1",
    "1e999",
    "0.5",
    "\\ud800",
    "\\u0000",
    "{}",
    "[]",
    "\"id\":",
    "\"version\": 99",
    "\"format\": \"on-record/guide\"",
    "\"__proto__\":{}",
    "\"evidence\": []",
    "\u{202e}",
    "\u{feff}",
    "\0",
];

#[test]
fn ten_thousand_mutated_files_change_nothing_that_is_here() {
    let formats = [
        Format::Interview,
        Format::Study,
        Format::Guide,
        Format::Rubric,
    ];
    let mut good: Vec<Vec<u8>> = formats.iter().map(|it| golden(*it).into_bytes()).collect();
    // Older versions are read for ever, so they are broken, too; and most of what people import is interviews.
    good.extend(
        (1..newest(Format::Interview))
            .map(|version| fs::read(fixture(Format::Interview, version)).unwrap()),
    );
    let now = Now {
        moment: Moment::from_unix_ms(1_753_000_000_000),
        today: "2025-07-20".parse().unwrap(),
    };
    let mut workspace = Workspace::default();
    let _studied = workspace.apply(Edit::AddStudy(rich::study()), now).unwrap();
    let _added = workspace
        .apply(Edit::AddInterview(Box::new(rich::interview())), now)
        .unwrap();
    let here: Vec<Interview> = workspace.interviews().cloned().collect();

    let (mut chance, mut read, mut longest) =
        (mutants::Dice::new(11), 0, std::time::Duration::ZERO);
    let many = std::env::var("ON_RECORD_FUZZ").map_or(10_000, |it| it.parse().unwrap());
    for number in 0..many {
        // Breaking a file often leaves no document at all; a single change more often leaves one that is read.
        let file = if number % 2 == 0 {
            mutants::mutant(&good, PIECES, &mut chance)
        } else {
            let mut file = good[chance.below(good.len())].clone();
            let letters = file
                .iter()
                .enumerate()
                .filter(|(_, it)| it.is_ascii_alphanumeric());
            let places: Vec<usize> = letters.map(|(at, _)| at).collect();
            file[places[chance.below(places.len())]] = b"0123456789acelnrstxyz"[chance.below(21)];
            file
        };
        let begun = Instant::now();
        let outcome = read_bytes(&file);
        longest = longest.max(begun.elapsed());
        let Ok(found) = outcome else { continue };
        read += 1;
        let Body::Interview(incoming) = found.body else {
            continue;
        };
        assert_eq!(
            check(&incoming),
            Vec::new(),
            "{number}: what is read keeps the rules"
        );
        // As the app takes it in unasked: what is here stays, and another version of it comes in beside it.
        let planned = plan(
            &Version::of(*incoming),
            &here.iter().collect::<Vec<_>>(),
            |id| workspace.interview(id).is_some(),
        );
        if !matches!(planned.fate, Fate::New | Fate::Beside(..)) {
            continue;
        }
        let mut after = workspace.clone();
        let _added = after.apply(Edit::AddInterview(Box::new(planned.interview)), now);
        for interview in &here {
            assert_eq!(
                after.interview(&interview.id),
                Some(interview),
                "{number}: what is here has changed"
            );
        }
    }
    println!("{many} mutated files, {read} of them read, the longest in {longest:?}");
    assert!(read > many / 10, "{read}: too few are read to say anything");
}
