//! Enormous and hostile files cost bounded time, and nothing else.

use super::*;

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
