//! Transcripts as call programs and transcribers write them, read; and whatever else comes under their names.
//!
//! Every file of `tests/fixtures/transcripts/` has beside it what is read out of it. The talk in them is invented; their shapes are
//! those of the programs they are named for.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::fmt::Write as _;
use std::path::Path;

use on_record::domain::interview::Side;
use on_record::domain::time::Elapsed;
use on_record::domain::transcript::{Cue, Transcript};
use on_record::formats::transcript::{
    Kind, MOST_BYTES, Reading, Refused, Why, read, read_text, size,
};
use proptest::prelude::*;

#[path = "support/mutants.rs"]
mod mutants;

const FOLDER: &str = "tests/fixtures/transcripts";

fn clock(at: Option<Elapsed>) -> String {
    at.map_or("-".into(), |at| {
        let (seconds, ms) = (at.as_ms() / 1_000, at.as_ms() % 1_000);
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        format!("{}:{:02}:{seconds:02}.{ms:03}", minutes / 60, minutes % 60)
    })
}

fn name(transcript: &Transcript, cue: &Cue) -> String {
    cue.speaker
        .map_or("?".into(), |place| transcript.speakers[place].clone())
}

/// A reading as the files beside the fixtures tell it.
fn told(reading: &Reading) -> String {
    let transcript = &reading.transcript;
    let mut out = format!("{:?}\n", reading.kind);
    let sides = transcript.sides("", "");
    for ((name, said), side) in transcript.speakers.iter().zip(transcript.said()).zip(sides) {
        writeln!(
            out,
            "{name}: {side:?}, {} words, {} questions",
            said.words, said.questions
        )
        .unwrap();
    }
    for cue in &transcript.cues {
        let prompt = cue
            .prompt
            .as_ref()
            .map_or(String::new(), |prompt| format!(" {prompt}"));
        writeln!(
            out,
            "{} | {} {} | {}{prompt} | {}",
            cue.line,
            clock(cue.from),
            clock(cue.to),
            name(transcript, cue),
            cue.text
        )
        .unwrap();
    }
    for note in &reading.notes {
        writeln!(out, "! {} {:?}", note.line, note.why).unwrap();
    }
    out
}

#[test]
fn every_shape_is_read_as_it_is_meant() {
    let mut fixtures: Vec<_> = std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|it| it != "read" && it != "md")
        })
        .collect();
    fixtures.sort();
    assert!(fixtures.len() >= 20, "the fixtures are found");
    let mut differ = Vec::new();
    for path in fixtures {
        let told = told(&read(&std::fs::read(&path).unwrap()).unwrap());
        let file = format!("{}.read", path.file_name().unwrap().to_string_lossy());
        if std::fs::read_to_string(Path::new(FOLDER).join(&file)).ok() != Some(told.clone()) {
            let left = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&file);
            std::fs::write(&left, told).unwrap();
            differ.push(file);
        }
    }
    assert_eq!(
        differ,
        Vec::<String>::new(),
        "what was read lies under target/tmp; look at it before you put it into {FOLDER}"
    );
}

#[test]
fn the_demo_calls_give_the_cues_the_words_and_the_talk_shares_the_method_expects() {
    let expected = std::fs::read_to_string("src/guides/demo_expected.toml").unwrap();
    let expected: toml::Table = expected.parse().unwrap();
    for name in ["strong", "mediocre", "struck"] {
        let wanted = &expected[name];
        let number = |key: &str| usize::try_from(wanted[key].as_integer().unwrap()).unwrap();
        let file = format!("src/guides/{}", wanted["file"].as_str().unwrap());
        let reading = read(&std::fs::read(file).unwrap()).unwrap();
        assert_eq!((reading.kind, &reading.notes[..]), (Kind::WebVtt, &[][..]));
        let transcript = reading.transcript;
        assert_eq!(transcript.cues.len(), number("cues"), "{name}");
        let sides = transcript.sides("", "");
        assert_eq!(sides, [Side::Interviewer, Side::Respondent], "{name}");
        let words: Vec<_> = transcript.said().iter().map(|said| said.words).collect();
        let both = [number("words_interviewer"), number("words_respondent")];
        assert_eq!(words, both, "{name}");
        let share = (100 * words[0] + (words[0] + words[1]) / 2) / (words[0] + words[1]);
        let wanted_share = wanted["talk_share"].as_float().unwrap();
        assert_eq!(
            format!("0.{share:02}"),
            format!("{wanted_share:.2}"),
            "{name}"
        );
        for cue in &transcript.cues {
            let prompt = cue.prompt.as_ref().unwrap().as_str();
            assert!(
                prompt == "pivot" || prompt.starts_with('g'),
                "{name}: {prompt}"
            );
            assert!(cue.from < cue.to && cue.from.is_some(), "{name}");
        }
    }
}

#[test]
fn the_encodings_of_a_file_change_nothing() {
    let path = Path::new(FOLDER).join("zoom_tr.vtt");
    let text = std::fs::read_to_string(path).unwrap();
    let plain = read_text(&text).unwrap();
    let le = text.encode_utf16().flat_map(u16::to_le_bytes);
    let be = text.encode_utf16().flat_map(u16::to_be_bytes);
    let with_mark = |mark: &[u8], rest: Vec<u8>| read(&[mark, &rest[..]].concat()).unwrap();
    assert_eq!(with_mark(&[0xff, 0xfe], le.clone().collect()), plain);
    assert_eq!(with_mark(&[0xfe, 0xff], be.clone().collect()), plain);
    assert_eq!(with_mark(&[], le.collect()), plain);
    assert_eq!(with_mark(&[], be.collect()), plain);
    assert_eq!(with_mark(&[0xef, 0xbb, 0xbf], text.clone().into()), plain);
    for ends in ["\r\n", "\r"] {
        assert_eq!(read_text(&text.replace('\n', ends)).unwrap(), plain);
    }
    let old: Vec<u8> = text
        .chars()
        .filter_map(|letter| match letter {
            'ş' => Some(0xfe),
            'Ş' => Some(0xde),
            'ı' => Some(0xfd),
            'İ' => Some(0xdd),
            'ğ' => Some(0xf0),
            '’' => Some(0x92),
            letter => u8::try_from(u32::from(letter)).ok(),
        })
        .collect();
    let old = read(&old).unwrap();
    assert_eq!(old.notes[0].why, Why::OldEncoding);
    assert_eq!(old.transcript.speakers, plain.transcript.speakers);
    assert_eq!(old.transcript.cues[1], plain.transcript.cues[1]);
}

#[test]
fn one_cue_may_hold_an_hour() {
    let words = "so we looked at it again & again ".repeat(2_000);
    let file = format!("WEBVTT\n\n00:00:01.000 --> 01:00:00.000\n<v Marta>{words}\n");
    let reading = read_text(&file).unwrap();
    assert_eq!(reading.transcript.cues.len(), 1);
    assert_eq!(reading.transcript.said()[0].words, 14_000);
    assert_eq!(reading.notes, []);
}

#[test]
fn what_is_no_transcript_is_refused() {
    let big = vec![b'a'; usize::try_from(MOST_BYTES).unwrap() + 1];
    let bytes = MOST_BYTES + 1;
    assert_eq!(read(&big), Err(Refused::TooBig { bytes }));
    for empty in ["", "\u{feff}", " \r\n\t\n"] {
        assert_eq!(read(empty.as_bytes()), Err(Refused::Empty), "{empty:?}");
    }
    for silent in [
        "WEBVTT",
        "WEBVTT\n\nNOTE nothing\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n\n",
    ] {
        assert_eq!(read_text(silent), Err(Refused::NothingSaid), "{silent:?}");
    }
    // A film and a packed document, as they begin.
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\x03\x01moov\0\0\0\x6cmvhd\0\0\0\0";
    let packed =
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xdf\xa4\xd2\x6c\x5a\x01\0\0\x20\x05\0\0\x13\0";
    for bytes in [&film[..], &packed[..]] {
        assert_eq!(read(bytes), Err(Refused::NotText));
    }
}

#[test]
fn a_file_of_nothing_but_names_and_faults_stays_small() {
    let mut file = String::from("WEBVTT\n\n");
    for cue in 0..3_000 {
        write!(file, "00:01.000 --> 00:00.000\n<v Name {cue}>so\n\n").unwrap();
    }
    let reading = read_text(&file).unwrap();
    assert_eq!(reading.transcript.speakers.len(), 64);
    assert_eq!(reading.transcript.cues.len(), 3_000);
    assert_eq!(reading.notes.len() + reading.unlisted, 3_000 + 3_000 - 64);
    assert_eq!(reading.notes.len(), 1_000);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_by_its_size() {
    let bytes = 100_000_000;
    assert_eq!(size(bytes), Err(Refused::TooBig { bytes }));
    assert_eq!(size(MOST_BYTES), Ok(()));
    assert!(size(MOST_BYTES + 1).is_err());
}

/// Bytes as a film or a sound has them once it has begun.
fn noise(bytes: usize) -> Vec<u8> {
    let mut seed = 20_251_122_u64;
    let next = |_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        seed.to_le_bytes()[7]
    };
    (0..bytes).map(next).collect()
}

#[test]
fn a_film_under_the_name_of_a_transcript_is_refused() {
    let film = noise(1_000_000);
    for begins in [
        &b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41"[..],
        b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01webm",
        b"ID3\x04\0\0\0\0\x02\x0aTSSE\0\0\0\x0f",
        b"RIFF\x24\x08\0\0WAVEfmt ",
        b"\xff\xfb\x90\x64",
        b"OggS\0\x02",
        // What would be the marks of UTF-16, and what would be UTF-16 without one.
        b"\xff\xfe",
        b"\xfe\xff",
        b"\0\x47\0\x1f",
        b"\x47\0\x1f\0",
        // Somebody put the first line of a transcript before it.
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n",
    ] {
        for length in [0, 200, film.len()] {
            let file = [begins, &film[..length]].concat();
            let read = read(&file);
            if length > 0 {
                assert_eq!(read, Err(Refused::NotText), "{begins:?}, {length}");
            }
        }
    }
}

#[test]
fn times_out_of_order_are_put_in_order_and_told_of() {
    let file = "WEBVTT\n\n00:09.000 --> 00:10.000\n<v Jane>third\n\n00:01.000 --> 00:02.000\n<v Bob>first\n\n\
                00:05.000 --> 00:06.000\n<v Jane>second\n\n00:05.000 --> 00:07.000\n<v Bob>at once\n";
    let reading = read_text(file).unwrap();
    let texts: Vec<_> = reading
        .transcript
        .cues
        .iter()
        .map(|cue| cue.text.as_str())
        .collect();
    assert_eq!(texts, ["first", "second", "at once", "third"]);
    let notes: Vec<_> = reading
        .notes
        .iter()
        .map(|note| (note.line, note.why))
        .collect();
    assert_eq!(notes, [(6, Why::OutOfOrder)]);
    assert_eq!(reading.transcript.turns().len(), 4);
}

#[test]
fn a_talk_without_speakers_is_read_and_nobody_is_guessed() {
    for (kind, file) in [
        (
            Kind::WebVtt,
            "WEBVTT\n\n00:01.000 --> 00:02.000\nwe signed it\n\n00:03.000 --> 00:04.000\nin the end\n",
        ),
        (
            Kind::Srt,
            "1\n00:00:01,000 --> 00:00:02,000\nwe signed it\n\n2\n00:00:03,000 --> 00:00:04,000\nin the end\n",
        ),
        (Kind::Plain, "we signed it\n\nin the end\n"),
    ] {
        let reading = read_text(file).unwrap();
        assert_eq!((reading.kind, &reading.notes[..]), (kind, &[][..]));
        let transcript = reading.transcript;
        let said: Vec<_> = transcript
            .cues
            .iter()
            .map(|cue| (cue.speaker, cue.text.as_str()))
            .collect();
        assert_eq!(said, [(None, "we signed it"), (None, "in the end")]);
        assert_eq!(transcript.sides("Jane", "Bob"), []);
        assert_eq!(transcript.turns().len(), 1);
    }
}

#[test]
fn a_talk_in_which_all_have_one_name_is_that_persons() {
    let cue = |at| format!("00:{at}.000 --> 00:{at}.500\n<v Room 4>so we did, did we?\n\n");
    let cues: String = (10..40).map(cue).collect();
    let vtt = format!("WEBVTT\n\n{cues}");
    let plain = "Room 4: so we did, did we?\n".repeat(30);
    for file in [vtt, plain] {
        let transcript = read_text(&file).unwrap().transcript;
        assert_eq!(transcript.speakers, ["Room 4"]);
        assert_eq!(transcript.cues.len(), 30);
        assert!(transcript.cues.iter().all(|cue| cue.speaker == Some(0)));
        assert_eq!(transcript.turns().len(), 1);
        assert_eq!(transcript.sides("", ""), [Side::Respondent]);
        assert_eq!(transcript.sides("Jane", "Room 4"), [Side::Respondent]);
        assert_eq!(transcript.sides("Room 4", "Jane"), [Side::Interviewer]);
    }
}

/// Thousands of files that something has happened to; `ON_RECORD_FUZZ=1000000 cargo test --release --test transcripts mutants --
/// --nocapture` tries as many as it says and tells what came of them.
#[test]
#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "how long the slowest took is told, and asserted by nobody"
)]
fn mutants_are_read_or_refused() {
    let asked = std::env::var("ON_RECORD_FUZZ").ok();
    let cases = asked.as_ref().map_or(2_000, |it| it.parse().unwrap());
    let good = mutants::good();
    let mut chance = mutants::Dice::new(5);
    let (mut bytes, mut read_well, mut notes, mut cues, mut refused) = (0, 0, 0, 0, [0; 3]);
    let (mut slowest, mut largest) = ((0, 0), 0);
    for _ in 0..cases {
        let file = mutants::mutant(&good, PIECES, &mut chance);
        let start = std::time::Instant::now();
        let reading = read(&file);
        let took = start.elapsed().as_nanos() / u128::try_from(file.len() + 1_000).unwrap();
        slowest = slowest.max((took, file.len()));
        largest = largest.max(file.len());
        bytes += file.len();
        match reading {
            Ok(reading) => {
                holds_of(&reading, &file);
                read_well += 1;
                notes += reading.notes.len() + reading.unlisted;
                cues += reading.transcript.cues.len();
            }
            Err(Refused::NotText) => refused[0] += 1,
            Err(Refused::Empty) => refused[1] += 1,
            Err(Refused::NothingSaid) => refused[2] += 1,
            Err(too_big) => panic!("{too_big}"),
        }
    }
    if asked.is_some() {
        println!(
            "{cases} files of {bytes} bytes, {largest} at most: {read_well} read ({cues} cues, {notes} notes), refused {} as no text, \
             {} as blank, {} as nothing said; the slowest took {} ns a byte ({} bytes, a thousand more counted)",
            refused[0], refused[1], refused[2], slowest.0, slowest.1
        );
    }
    assert!(read_well > cases / 2);
}

/// What would take forever if any part of the reader looked twice at what it has read.
#[test]
fn a_long_file_of_any_one_thing_is_read_through() {
    for piece in [
        "<",
        "<a",
        "&",
        "&#",
        "{\\",
        "<v ",
        "<rt>",
        "<00:00>",
        "\n",
        "a\n",
        "a:\n",
        "A: a\n",
        "00:01 --> 00:02\n",
        "00:01\n",
        "[0:01] A\n",
        "a ",
        "-",
        "A ",
        "A\n0:01\n",
        "1\n\n",
        "NOTE\n",
        "(",
        ":",
        ": ",
        "A0:01",
        "\r",
        "\u{200f}",
        "> ",
    ] {
        for opening in ["", "WEBVTT\n\n00:01.000 --> 00:02.000\n"] {
            let file = [opening, &piece.repeat(300_000 / piece.len())].concat();
            match read_text(&file) {
                Ok(reading) => holds(&reading, &file),
                Err(why) => assert!(
                    matches!(why, Refused::Empty | Refused::NothingSaid),
                    "{piece:?}"
                ),
            }
        }
    }
}

/// What is true of every reading.
fn holds(reading: &Reading, text: &str) {
    holds_of(reading, text.as_bytes());
}

/// What is true of every reading of a file in any encoding.
fn holds_of(reading: &Reading, file: &[u8]) {
    let transcript = &reading.transcript;
    let lines = 1 + file.iter().filter(|byte| b"\n\r".contains(byte)).count();
    assert!(!transcript.cues.is_empty());
    let mut before = None;
    for cue in &transcript.cues {
        assert!(!cue.text.trim().is_empty() && !cue.text.contains(['\n', '\r']));
        assert!((1..=lines).contains(&cue.line));
        assert!(cue.to.is_none() || cue.from.is_none() || cue.to >= cue.from);
        assert!(cue.from.is_none() || cue.from >= before);
        before = cue.from.or(before);
        let known = cue
            .speaker
            .is_none_or(|place| place < transcript.speakers.len());
        assert!(known);
    }
    let mut names = transcript.speakers.clone();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), transcript.speakers.len());
    assert!(names.iter().all(|name| !name.trim().is_empty()));
    let notes = &reading.notes;
    assert!(notes.iter().all(|note| (1..=lines).contains(&note.line)));
    assert!(notes.windows(2).all(|pair| pair[0] < pair[1]));
    let turns = transcript.turns();
    assert_eq!(
        turns.iter().map(|turn| turn.cues.len()).sum::<usize>(),
        transcript.cues.len()
    );
    assert_eq!(
        transcript.sides("Jane", "Bob").len(),
        transcript.speakers.len()
    );
}

/// Pieces transcripts are made of, and some that trip readers up.
const PIECES: &[&str] = &[
    "WEBVTT",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "00:01.000 --> 00:02.000",
    "00:00:03,000 --> 00:00:01,000",
    "-->",
    " --> ",
    "->",
    "-00:01",
    "1:02:03",
    "[0:01]",
    "(00:00:01)",
    "0:05",
    "99:99:99.999",
    "1",
    "Jane: ",
    "Bob Roe",
    "Jane Doe  0:01",
    ":",
    "：",
    "<v Jane>",
    "<v.x  Bob &amp; Co>",
    "</v>",
    "<v",
    "<",
    ">",
    "<rt>",
    "<ruby>",
    "</ruby>",
    "<00:00:01.500>",
    "<c>",
    "<x y>",
    "&amp;",
    "&#x0;",
    "&#55296;",
    "&",
    ";",
    "{\\an8}",
    "{",
    "NOTE",
    "NOTE ",
    "STYLE",
    "REGION",
    "01|g1.o1",
    "so we did",
    "İıŞş",
    "שלום",
    "🚚",
    "\u{200f}",
    "\u{2067}",
    "\u{feff}",
    "\0",
    "\u{85}",
    "\u{a0}",
    "\t",
    " ",
    "**",
    "- ",
    "[",
    "]",
    "Transcribed by https:",
    "?",
    "e\u{301}",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{0,12}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// What can happen to a line of a file.
#[derive(Debug, Clone)]
enum Slip {
    Lost,
    Doubled,
    Cut(usize),
    Becomes(String),
    Above(String),
    Sign(usize, char),
}

fn slip() -> impl Strategy<Value = Slip> {
    let line = prop_oneof![
        "[ -~]{0,20}",
        prop::sample::select(PIECES)
            .prop_map(|piece| piece.replace(['\n', '\r'], "").replace('\0', "0")),
    ];
    prop_oneof![
        Just(Slip::Lost),
        Just(Slip::Doubled),
        (0..40_usize).prop_map(Slip::Cut),
        line.clone().prop_map(Slip::Becomes),
        line.prop_map(Slip::Above),
        (0..40_usize, any::<char>()).prop_map(|(place, sign)| Slip::Sign(place, sign)),
    ]
}

/// The kinds of good files slips happen to.
const KINDS: usize = 4;

/// A good file: its lines, and the first line of each cue, from 1. The words of each cue are its own.
fn good(kind: usize, cues: usize) -> (Vec<String>, Vec<usize>) {
    let (mut lines, mut begins) = (Vec::new(), Vec::new());
    if kind < 2 {
        lines.extend(["WEBVTT".to_owned(), String::new()]);
    }
    for cue in 0..cues {
        begins.push(lines.len() + 1);
        let name = ["Jane", "Bob"][cue % 2];
        let text = format!("alpha{cue} beta{cue} gamma{cue}");
        let (from, to) = (cue * 5, cue * 5 + 4);
        let (from, to) = (
            format!("{:02}:{:02}", from / 60, from % 60),
            format!("{:02}:{:02}", to / 60, to % 60),
        );
        match kind {
            0 => lines.extend([
                format!("{from}.000 --> {to}.000"),
                format!("<v {name}>{text}</v>"),
            ]),
            1 => lines.extend([
                cue.to_string(),
                format!("00:{from}.000 --> 00:{to}.000"),
                format!("{name}: {text}"),
            ]),
            2 => lines.extend([
                cue.to_string(),
                format!("00:{from},000 --> 00:{to},000"),
                format!("{name}: {text}"),
            ]),
            _ => lines.extend([format!("{name}  00:{from}"), text]),
        }
        lines.push(String::new());
    }
    (lines, begins)
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = read(&bytes) {
            prop_assert!(!reading.transcript.cues.is_empty());
        }
    }

    #[test]
    fn any_pieces_of_transcripts_are_read_or_refused(text in any_text(), header in any::<bool>()) {
        let text = if header { ["WEBVTT\n\n", &text].concat() } else { text };
        match read_text(&text) {
            Ok(reading) => {
                holds(&reading, &text);
                prop_assert_eq!(read(text.as_bytes()).is_ok(), !text.starts_with("{\\rtf") && read(text.as_bytes()) != Err(Refused::NotText));
            }
            Err(why) => prop_assert!(matches!(why, Refused::Empty | Refused::NothingSaid)),
        }
    }

    /// One slip costs at most the cue it happens in and the one it runs into; every other is read as before.
    #[test]
    fn a_slip_costs_no_more_than_the_cue_it_is_in(kind in 0..KINDS, cues in 8..14_usize, at in any::<prop::sample::Index>(), slip in slip()) {
        let (mut lines, begins) = good(kind, cues);
        let before = read_text(&lines.join("\n")).unwrap();
        prop_assert_eq!(&before.notes, &[]);
        prop_assert_eq!(before.transcript.cues.len(), cues);
        let place = at.index(lines.len());
        let old = lines[place].clone();
        match &slip {
            Slip::Lost => drop(lines.remove(place)),
            Slip::Doubled => lines.insert(place, old.clone()),
            Slip::Cut(length) => lines[place] = old.chars().take(*length).collect(),
            Slip::Becomes(line) => lines[place].clone_from(line),
            Slip::Above(line) => lines.insert(place, line.clone()),
            Slip::Sign(at, sign) => lines[place].insert(old.char_indices().nth(*at).map_or(old.len(), |(byte, _)| byte), *sign),
        }
        let Ok(after) = read_text(&lines.join("\n")) else {
            return Err(TestCaseError::fail("refused"));
        };
        let all = after.transcript.cues.iter().map(|cue| cue.text.as_str()).collect::<Vec<_>>().join(" ");
        // What becomes a comment is one.
        let comment = ["NOTE", "STYLE", "REGION"].iter().any(|it| lines.iter().any(|line| line.starts_with(it)));
        let near = comment || after.notes.iter().any(|note| note.line.abs_diff(place + 1) <= 3);
        for cue in &before.transcript.cues {
            // Words go only where the slip is in them, or where a note says so.
            prop_assert!(all.contains(&cue.text) || near || old.contains(&cue.text), "{}\n{}", lines.join("\n"), told(&after));
        }
        // The slip is in the cue that begins last before it; what it does to that one's end reaches the next.
        let touched = begins.iter().filter(|begin| **begin <= place + 1).count();
        for (number, cue) in before.transcript.cues.iter().enumerate() {
            if number + 1 == touched || number == touched {
                continue;
            }
            // What stood behind it may have run into it, and took nothing away.
            let grown = format!("{} ", cue.text);
            let same = |other: &&Cue| (other.text == cue.text || other.text.starts_with(&grown)) && other.from == cue.from;
            let found = after.transcript.cues.iter().find(same);
            let Some(found) = found else {
                return Err(TestCaseError::fail(format!("cue {number} is gone: {}\n{}", lines.join("\n"), told(&after))));
            };
            prop_assert_eq!(name(&after.transcript, found), name(&before.transcript, cue));
            // One that a wrong time put in its middle may end it, and that is told.
            let ended = after.notes.iter().any(|note| note.line == found.line && note.why == Why::Overlap);
            prop_assert!(found.to == cue.to || ended);
        }
    }

    /// A time that cannot be read, a line that is lost, words that belong nowhere: whatever is done about it, the line is named.
    #[test]
    fn what_is_skipped_or_repaired_is_told_by_line(kind in 0..3_usize, cue in 0..9_usize, which in 0..6_usize) {
        let (mut lines, begins) = good(kind, 9);
        let first = begins[cue] - 1;
        let timing = if kind == 0 { first } else { first + 1 };
        let (line, whys): (usize, &[Why]) = match which {
            0 => {
                lines[timing] = lines[timing].replace("-->", "->");
                (timing, &[Why::TimeMisspelled])
            }
            1 => {
                lines[timing] = lines[timing].replacen('0', "x", 1);
                (timing, &[Why::TimeUnreadable])
            }
            2 => {
                lines[timing + 1] = String::new();
                (first, &[Why::NoWords])
            }
            3 => {
                lines.insert(timing + 1, String::new());
                (timing + 2, &[Why::BlankWithin])
            }
            4 => {
                lines.remove(timing);
                (timing, &[Why::NotSpeech, Why::BlankWithin])
            }
            _ => {
                let cue = if cue == 0 { 1 } else { cue };
                let blank = begins[cue] - 2;
                lines.remove(blank);
                (blank + usize::from(kind != 0), &[Why::BlankMissing])
            }
        };
        let reading = read_text(&lines.join("\n")).unwrap();
        let told_of = reading.notes.iter().any(|note| note.line == line + 1 && whys.contains(&note.why));
        prop_assert!(told_of, "line {}, {:?}: {:?}", line + 1, whys, reading.notes);
        // And of nothing that is far from it.
        prop_assert!(reading.notes.iter().all(|note| note.line.abs_diff(line + 1) <= 3), "{:?}", reading.notes);
    }
}
