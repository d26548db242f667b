//! Quotes against talk: what each difference costs, and that what is found is the nearest there is.

use proptest::prelude::*;

use super::*;

fn spoken(cues: &[&str]) -> Spoken {
    Spoken::new((0..).zip(cues.iter().copied()), &Language::english())
}

fn turkish(cues: &[&str]) -> Spoken {
    Spoken::new((0..).zip(cues.iter().copied()), &Language::turkish())
}

/// The cost of a quote in tenths, its words, and what it is called.
fn worth(spoken: &Spoken, quote: &str) -> (u32, u32, TranscriptCheck) {
    let found = spoken.find(quote).unwrap();
    (found.cost, found.words, found.check())
}

#[test]
fn a_quote_is_found_word_for_word_whatever_its_signs() {
    let spoken = spoken(&[
        "So, um, I remember the whole thing.",
        "Eleven lorries of fish queued past the gate, and the police rang me!",
        "That was November.",
    ]);
    let quote = "eleven lorries of fish queued past the gate and the police rang me";
    let found = spoken.find(quote).unwrap();
    assert_eq!(
        (found.cost, found.words, found.thousandths()),
        (0, 13, 1_000)
    );
    assert_eq!(found.parts, [[7, 20]]);
    assert_eq!(
        (spoken.cue(6), spoken.cue(7), spoken.cue(19)),
        (Some(0), Some(1), Some(1))
    );
}

#[test]
fn every_difference_costs_what_the_product_page_says() {
    use TranscriptCheck::{Near, NotFound, Unclear, Verified};
    let spoken = spoken(&["we put the number on the board every single monday morning"]);
    for (quote, expected) in [
        ("put the number on the board", (0, 6, Verified)),
        // A word added, lost, changed.
        ("put the big number on the board", (10, 7, Near)),
        ("put the number on board", (10, 5, Near)),
        ("put the number on the wall", (10, 6, Near)),
        // A filler of ours, and a filler of theirs.
        ("put the um number on the board", (3, 7, Verified)),
        // A long word one letter off, and a short one.
        ("put the numbers on the board", (5, 6, Verified)),
        ("put the numbes on the board", (5, 6, Verified)),
        ("put the number on the boards", (10, 6, Near)),
        // Half of it, and none of it.
        ("on the board one two", (20, 5, Unclear)),
        ("nothing like that was ever said", (60, 6, NotFound)),
    ] {
        assert_eq!(worth(&spoken, quote), expected, "{quote}");
    }
}

#[test]
fn thresholds_are_met_exactly() {
    let ten = spoken(&["a b c d e f g h i j"]);
    for (quote, check, thousandths) in [
        ("a b c d e f g h i x", TranscriptCheck::Verified, 900),
        ("a b c d e f g h x y", TranscriptCheck::Near, 800),
        ("a b c d e f g x y z", TranscriptCheck::Near, 700),
        ("a b c d e f w x y z", TranscriptCheck::Unclear, 600),
        ("a b c d e v w x y z", TranscriptCheck::NotFound, 500),
    ] {
        let found = ten.find(quote).unwrap();
        assert_eq!(
            (found.check(), found.thousandths()),
            (check, thousandths),
            "{quote}"
        );
    }
}

#[test]
fn the_parts_around_a_cut_are_found_in_order() {
    let spoken = spoken(&[
        "I wanted to walk in with a photograph of an empty road.",
        "My predecessor was let go over that queue.",
        "And then, you know, I wanted to walk in with a photograph of an empty road.",
    ]);
    let quote = "My predecessor was let go over that queue… I wanted to walk in with a photograph";
    let found = spoken.find(quote).unwrap();
    assert_eq!(found.cost, 0);
    assert_eq!(found.parts, [[12, 20], [24, 32]]);
    // The other way round the first part is only there before the second, so something has to give.
    let found = spoken.find("And then … My predecessor was let go").unwrap();
    assert_eq!(found.cost, 20);
    // A cut costs nothing, and one alone is no quote.
    assert!(spoken.find("… […]").is_none());
}

#[test]
fn turkish_words_meet_with_and_without_marks_and_by_their_stems() {
    let spoken = turkish(&["Iıı, deponun önünde yirmi kamyon bekliyordu, İzmir'den aradılar."]);
    assert_eq!(
        worth(&spoken, "deponun onunde yirmi kamyon bekliyordu").0,
        0
    );
    assert_eq!(
        worth(&spoken, "DEPONUN ÖNÜNDE YİRMİ KAMYON BEKLİYORDU").0,
        0
    );
    assert_eq!(
        worth(&spoken, "deponun önünde yirmi kamyon bekliyormuş").0,
        5
    );
    // A stem of five letters is nearly the same in Turkish only.
    let english = Spoken::new([(0, "bekliyordu")].into_iter(), &Language::english());
    assert_eq!(worth(&english, "bekliyormus").0, 10);
}

#[test]
fn differences_name_every_word_once() {
    let spoken = spoken(&["well we put the number up on the board every monday"]);
    let quote = "we put a number on the blackboard every monday";
    let found = spoken.find(quote).unwrap();
    let steps = spoken.differences(quote, &found);
    assert_eq!(
        steps,
        [
            Step::Same(0, 1),
            Step::Same(1, 2),
            Step::Changed(2, 3),
            Step::Same(3, 4),
            Step::Lost(5),
            Step::Same(4, 6),
            Step::Same(5, 7),
            Step::Changed(6, 8),
            Step::Same(7, 9),
            Step::Same(8, 10),
        ]
    );
}

#[test]
fn nothing_said_finds_nothing() {
    assert!(spoken(&[]).find("anything").is_none());
    assert!(spoken(&["…", " "]).find("anything").is_none());
    assert!(spoken(&["something"]).find(" ").is_none());
}

#[test]
fn a_quote_that_gives_back_the_question_is_led() {
    let english = Language::english();
    for (quote, question, led) in [
        (
            "Yes, it was terribly slow",
            "Was the old system terribly slow?",
            true,
        ),
        // Half is not more than half.
        (
            "terribly slow, seven lorries",
            "Was it terribly slow?",
            false,
        ),
        (
            "Eleven lorries queued past the gate",
            "What happened that day?",
            false,
        ),
        ("Yes", "Did you sign it?", false),
        ("the 40 pallets", "Was it 40 pallets?", true),
    ] {
        assert_eq!(is_led(quote, question, &english), led, "{quote}");
    }
    // Another ending of the same word is the same word here.
    assert!(is_led(
        "Fiyatı yüksekti",
        "Fiyatı yüksek miydi?",
        &Language::turkish()
    ));
}

#[test]
fn the_clock_of_a_transcript_is_the_median_away() {
    let at = Elapsed::from_ms;
    let pairs = [
        (at(10_000), at(14_000)),
        (at(60_000), at(64_500)),
        (at(90_000), at(12_000)),
    ];
    assert_eq!(offset(&pairs), Some(4_000));
    assert_eq!(offset(&pairs[..2]), Some(4_000));
    assert_eq!(offset(&[(at(5_000), at(0))]), Some(-5_000));
    assert_eq!(offset(&[]), None);
}

/// The cost the slow way: every stretch against the quote, each by the whole table.
fn slowly(quote: &[&str], said: &[&str]) -> u32 {
    let language = Language::english();
    let word = |it: &&str| taken_apart(it, &language).remove(0);
    let (quote, said): (Vec<_>, Vec<_>) = (
        quote.iter().map(word).collect(),
        said.iter().map(word).collect(),
    );
    let mut best = u32::MAX;
    for begin in 0..=said.len() {
        for end in begin..=said.len() {
            let stretch = &said[begin..end];
            let mut row: Vec<u32> = std::iter::once(0)
                .chain(stretch.iter().scan(0, |sum, word| {
                    *sum += word.skip();
                    Some(*sum)
                }))
                .collect();
            for one in &quote {
                let mut next = vec![row[0] + one.skip()];
                for (at, other) in stretch.iter().enumerate() {
                    let ways = [
                        row[at] + change(one, other, &language),
                        row[at + 1] + one.skip(),
                        next[at] + other.skip(),
                    ];
                    next.push(ways.into_iter().min().unwrap());
                }
                row = next;
            }
            best = best.min(*row.last().unwrap());
        }
    }
    best
}

/// What is found by the whole table, cell by cell, of as cheap ways the one that begins last, and of as cheap ends the first.
fn plainly(quote: &str, said: &str, language: &Language) -> Option<Found> {
    let (parts, said) = (parts(quote, language), taken_apart(said, language));
    let words = u32::try_from(parts.iter().map(Vec::len).sum::<usize>()).unwrap();
    if words == 0 || said.is_empty() {
        return None;
    }
    // For each part, what it costs at best to end at or before each word, and where that begins and ends.
    let mut rows: Vec<Vec<(u32, usize, usize)>> = vec![vec![(0, 0, 0); said.len() + 1]];
    for part in &parts {
        let free = rows.last().unwrap();
        let mut column: Vec<(u32, usize)> = vec![(free[0].0, 0)];
        for word in part {
            column.push((column.last().unwrap().0 + word.skip(), 0));
        }
        let mut row = vec![(column.last().unwrap().0, 0, 0)];
        for (at, word) in (1..).zip(&said) {
            let mut next = vec![(free[at].0, at)];
            for (place, one) in part.iter().enumerate() {
                let ways = [
                    (
                        column[place].0 + change(one, word, language),
                        column[place].1,
                    ),
                    (column[place + 1].0 + word.skip(), column[place + 1].1),
                    (next[place].0 + one.skip(), next[place].1),
                ];
                let best = ways
                    .into_iter()
                    .min_by_key(|way| (way.0, usize::MAX - way.1));
                next.push(best.unwrap());
            }
            column = next;
            let (cost, begin) = *column.last().unwrap();
            let before = *row.last().unwrap();
            row.push(if cost < before.0 {
                (cost, begin, at)
            } else {
                before
            });
        }
        rows.push(row);
    }
    let cost = rows.last().unwrap().last().unwrap().0;
    let (mut spans, mut at) = (Vec::new(), said.len());
    for row in rows.iter().skip(1).rev() {
        let (_, begin, end) = row[at];
        spans.push([begin, end]);
        at = begin;
    }
    spans.reverse();
    Some(Found {
        cost,
        words,
        parts: spans,
    })
}

const WORDS: &[&str] = &["um", "lorry", "number", "numbers", "board", "gate", "the"];

fn some(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(proptest::sample::select(WORDS), 1..most)
}

/// Words that are the same, nearly the same, fillers, cuts and others, of both languages.
const TOKENS: &[&str] = &[
    "um",
    "well",
    "yani",
    "şey",
    "lorry",
    "lorries",
    "number",
    "numbers",
    "numbre",
    "slumber",
    "board",
    "boards",
    "gate",
    "the",
    "a",
    "bekliyordu",
    "bekliyordum",
    "bekledik",
    "kamyon",
    "kamyonu",
    "İzmir'den",
    "izmirden",
    "40",
    "the",
    "a",
    "gate",
];

fn tokens(most: usize) -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(TOKENS), 0..most);
    words.prop_map(|words| words.join(" "))
}

/// A quote: now and then a piece of what was said with some words changed, now and then cut.
fn quoted(most: usize) -> impl Strategy<Value = (String, String)> {
    let changes =
        proptest::collection::vec((0..6_u8, 0..most, proptest::sample::select(TOKENS)), 0..8);
    (
        tokens(most * 6),
        tokens(most),
        changes,
        0..most * 6,
        any::<bool>(),
    )
        .prop_map(move |(said, other, changes, from, from_it)| {
            if !from_it {
                return (other, said);
            }
            let mut words: Vec<&str> = said.split_whitespace().skip(from).take(most).collect();
            for (what, at, word) in changes {
                let at = at % (words.len() + 1);
                match what {
                    0 => words.insert(at, "…"),
                    1 => words.insert(at, word),
                    2 if at < words.len() => drop(words.remove(at)),
                    _ if at < words.len() => words[at] = word,
                    _ => {}
                }
            }
            (words.join(" "), said)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 4))]

    /// Whatever is left out because it cannot matter, the stretches found are those of the whole table.
    #[test]
    fn nothing_that_matters_is_left_out((quote, said) in quoted(20), turkish in any::<bool>()) {
        let language = if turkish { Language::turkish() } else { Language::english() };
        let spoken = Spoken::new([(0, said.as_str())].into_iter(), &language);
        prop_assert_eq!(spoken.find(&quote), plainly(&quote, &said, &language));
    }

    /// The same of quotes that have more words than a number has bits.
    #[test]
    fn nothing_that_matters_is_left_out_of_long_quotes((quote, said) in quoted(90)) {
        let language = Language::english();
        let spoken = Spoken::new([(0, said.as_str())].into_iter(), &language);
        prop_assert_eq!(spoken.find(&quote), plainly(&quote, &said, &language));
    }

    /// A word may be nearly another only where their outlines allow it.
    #[test]
    fn an_outline_rules_out_no_word_that_is_near(word in "[a-eıöş]{5,9}", at in 0..9_usize, what in 0..3_u8, letter in "[a-eıöş]") {
        let mut letters: Vec<char> = word.chars().collect();
        let at = at % letters.len();
        match what {
            0 => letters.insert(at, letter.chars().next().unwrap()),
            1 => drop(letters.remove(at)),
            _ => letters[at] = letter.chars().next().unwrap(),
        }
        let other: String = letters.into_iter().collect();
        let [one, other] = [word, other].map(|letters| Word::new(&letters, false));
        if is_near(&one, &other, false) {
            prop_assert!(Outline::new(&one, 0).may_be_near(Outline::new(&other, 1)));
        }
    }

    #[test]
    fn it_is_the_nearest_there_is(quote in some(6), said in some(12)) {
        let spoken = spoken(&[&said.join(" ")]);
        let found = spoken.find(&quote.join(" ")).unwrap();
        prop_assert_eq!(found.cost, slowly(&quote, &said));
        // And the stretch it names costs as much.
        let [begin, end] = found.parts[0];
        let cost: u32 = spoken.differences(&quote.join(" "), &found).iter().map(|step| match step {
            Step::Same(one, other) | Step::Changed(one, other) => {
                let language = Language::english();
                let word = |it: &str| taken_apart(it, &language).remove(0);
                change(&word(quote[*one]), &word(said[*other]), &language)
            }
            Step::Added(one) => taken_apart(quote[*one], &Language::english())[0].skip(),
            Step::Lost(other) => {
                assert!((begin..end).contains(other));
                taken_apart(said[*other], &Language::english())[0].skip()
            }
        }).sum();
        prop_assert_eq!(cost, found.cost);
    }

    #[test]
    fn what_was_said_is_always_found(said in some(30), from in 0_usize..30, many in 1_usize..30) {
        let from = from.min(said.len() - 1);
        let to = (from + many).min(said.len());
        let found = spoken(&[&said.join(" ")]).find(&said[from..to].join(" ")).unwrap();
        prop_assert_eq!(found.cost, 0);
    }
}
