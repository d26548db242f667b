//! Tests of hints: how patterns meet words, and the rules on top.

use proptest::prelude::*;

use super::*;
use crate::domain::lexicon::Scale;
use crate::domain::sorted::SortedMap;

/// A lexicon with one set of rules for vague words, by purpose.
fn vague(lists: &[(&str, &[&str])]) -> Lexicon {
    let classes: SortedMap<String, String> = [
        ("number".to_owned(), "# one two three".to_owned()),
        ("kin".to_owned(), "*son -person mother @number".to_owned()),
    ]
    .into_iter()
    .collect();
    let lists: Vec<(&str, Vec<String>)> = lists
        .iter()
        .map(|(purpose, list)| (*purpose, list.iter().map(ToString::to_string).collect()))
        .collect();
    let written: Vec<_> = lists
        .iter()
        .map(|(purpose, list)| (*purpose, list.as_slice()))
        .collect();
    let mut lexicon = Lexicon::new(Language::english());
    let rules = lexicon.rules(&classes, &written);
    assert_eq!(lexicon.broken, []);
    lexicon.respondent.insert(HitCode::Vague, rules);
    lexicon.index(&classes);
    lexicon
}

/// What is found, word for word, joined by a stroke.
fn found(text: &str, lists: &[(&str, &[&str])]) -> String {
    leant(text, &vague(lists))
}

#[test]
fn every_piece_of_a_pattern_does_what_it_says() {
    for (pattern, text, wanted) in [
        ("a lot", "Quite A Lot, a  lot", "A Lot/a  lot"),
        ("decid* it", "she decided it", "decided it"),
        ("*ed", "he waited", "waited"),
        ("* lot", "the lot", "the lot"),
        ("about #", "about 3 or about three", "about 3"),
        (
            "@kin",
            "person, Grandson and mother of 2",
            "Grandson/mother/2",
        ),
        (
            "we all? went",
            "We went. We all went.",
            "We went/We all went",
        ),
        (
            "we ..2 went",
            "we two then went. we , went",
            "we two then went",
        ),
        (
            "we ,,2 went",
            "we, all, went. we one two three went",
            "we, all, went",
        ),
        ("went !home", "went home, went out", "went"),
        ("went >out", "went home, went out", "went"),
        ("<they went", "they went, we went", "went"),
        ("<!they went", "they went, we went", "went"),
        (
            "<<if would",
            "If it rained. She would. if so they would",
            "would",
        ),
        ("<<!if would", "if so they would. she would", "would"),
        ("if >>would", "if so. if it would", "if"),
        ("if >>!would", "if so. if it would", "if"),
        ("^ so", "So we did so. So", "So/So"),
        ("so $", "so we did so. So", "so/So"),
        ("right ?", "right? right.", "right?"),
        ("did n't", "didn’t", "didn’t"),
        ("i 'd", "I’d, I'd", "I’d/I'd"),
        ("end to end", "End-to-end", "End-to-end"),
    ] {
        assert_eq!(
            found(text, &[("p", &[pattern])]),
            wanted,
            "{pattern}: {text}"
        );
    }
}

#[test]
fn exceptions_drop_what_they_say() {
    let hint: (&str, &[&str]) = ("p", &["a lot", "lot of", "plenty"]);
    assert_eq!(
        found("a lot of people", &[hint]),
        "a lot",
        "overlapping hits count once"
    );
    let not: (&str, &[&str]) = ("not", &["lot number"]);
    assert_eq!(found("a lot number, a lot", &[hint, not]), "a lot");
    let unless: (&str, &[&str]) = ("unless", &["@number"]);
    assert_eq!(found("a lot, 3 even. Plenty.", &[hint, unless]), "Plenty");
    let before: (&str, &[&str]) = ("before", &["@number"]);
    assert_eq!(found("plenty of good, say, 14", &[hint, before]), "plenty");
    assert_eq!(found("plenty of good 14", &[hint, before]), "");
    assert_eq!(found("plenty. 14", &[hint, before]), "plenty");
}

#[test]
fn spans_are_those_of_the_words_as_they_were_written() {
    let pattern: (&str, &[&str]) = ("p", &["plenty"]);
    assert_eq!(found("😀 “Zu\u{308}rich” – PLENTY!", &[pattern]), "PLENTY");
    assert_eq!(found("", &[pattern]), "");
    assert_eq!(found("… ?! \u{a0}", &[pattern]), "");
}

#[test]
fn a_remark_that_somebody_quotes_is_no_generality_of_the_speaker() {
    let mut lexicon = vague(&[("p", &["always"])]);
    let rules = lexicon.respondent.remove(&HitCode::Vague).unwrap();
    lexicon.respondent.insert(HitCode::Generalisation, rules);
    let count = |text: &str| find(text, &Language::english(), &lexicon).unwrap().len();
    assert_eq!(count("\"We always do,\" he told me"), 0);
    assert_eq!(count("he always says “no”"), 1);
    assert_eq!(
        count("“we always do”"),
        1,
        "the whole text in quotation marks is the speaker's"
    );
}

#[test]
fn one_thing_said_in_two_phrases_is_one_hint() {
    let mut lexicon = vague(&[("p", &["the board", "upstairs"])]);
    let rules = lexicon.respondent.remove(&HitCode::Vague).unwrap();
    for (code, text, wanted) in [
        (HitCode::Vague, "the board sat upstairs", 2),
        (HitCode::Vague, "the board upstairs", 1),
        (HitCode::Distancing, "the board sat upstairs", 1),
        (HitCode::Distancing, "the board sat. upstairs", 2),
        (
            HitCode::Distancing,
            "the board sat down and ate its lunch upstairs",
            2,
        ),
        (HitCode::Generalisation, "the board, upstairs", 2),
        (HitCode::Generalisation, "the board sat, and upstairs", 1),
    ] {
        lexicon.respondent = [(code, rules.clone())].into_iter().collect();
        let hits = find(text, &Language::english(), &lexicon).unwrap();
        assert_eq!(hits.len(), wanted, "{code:?} {text}");
    }
}

#[test]
fn a_brochure_is_no_generality() {
    let mut lexicon = vague(&[("p", &["it * the"])]);
    let rules = lexicon.respondent.remove(&HitCode::Vague).unwrap();
    let codes = |lexicon: &Lexicon| -> Vec<_> {
        let hits = find("It transforms the ward", &Language::english(), lexicon).unwrap();
        hits.iter().map(|hit| hit.code).collect()
    };
    lexicon.respondent = [(HitCode::Generalisation, rules.clone())]
        .into_iter()
        .collect();
    assert_eq!(codes(&lexicon), [HitCode::Generalisation]);
    lexicon.respondent.insert(HitCode::Marketing, rules);
    assert_eq!(codes(&lexicon), [HitCode::Marketing]);
}

#[test]
fn a_question_leads_once_and_not_where_it_sells() {
    let classes = SortedMap::new();
    let mut lexicon = Lexicon::new(Language::english());
    let lists = [
        vec!["surely".to_owned(), "right ?".to_owned()],
        vec!["our".to_owned()],
    ];
    for (code, list) in [AskCode::Leading, AskCode::Pitch].into_iter().zip(&lists) {
        let rules = lexicon.rules(&classes, &[("p", list)]);
        lexicon.interviewer.insert(code, rules);
    }
    lexicon.index(&classes);
    let codes = |text: &str| -> Vec<_> {
        let found = asked(text, &Language::english(), &lexicon).unwrap();
        found.into_iter().map(|(code, _)| code).collect()
    };
    assert_eq!(
        codes("Surely it was dear, and late, right?"),
        [AskCode::Leading]
    );
    assert_eq!(codes("Surely our tool was there, right?"), [AskCode::Pitch]);
    assert_eq!(
        codes("Surely it was dear? Our tool"),
        [AskCode::Leading, AskCode::Pitch]
    );
}

/// A lexicon that finds "plenty" and leans by these weights.
fn leaning(least: i32, find: i32, weights: &[(i32, &str)]) -> Lexicon {
    let mut lexicon = vague(&[("p", &["plenty"]), ("before", &["two"])]);
    let scale = Scale {
        code: HitCode::Vague,
        least,
        find,
    };
    let classes = SortedMap::new();
    lexicon.heard = lexicon.leanings(&classes, &[(scale, weights.to_vec())]);
    assert_eq!(lexicon.broken, []);
    lexicon.index(&classes);
    lexicon
}

/// The same by a lexicon that is there.
fn leant(text: &str, lexicon: &Lexicon) -> String {
    let hits = find(text, &Language::english(), lexicon).unwrap();
    let part = |hit: Hit| -> String {
        let [from, to] = hit.span;
        text.chars()
            .skip(from as usize)
            .take((to - from) as usize)
            .collect()
    };
    hits.into_iter().map(part).collect::<Vec<_>>().join("/")
}

#[test]
fn a_find_stands_when_its_sentence_leans_to_it() {
    let lexicon = leaning(
        10,
        8,
        &[(2, "money"), (-5, "invoice"), (9, "a fortune"), (1, "cost")],
    );
    for (text, wanted) in [
        ("plenty", ""),
        ("plenty of money", "plenty"),
        ("plenty of money, says the invoice", ""),
        ("plenty of money. The invoice", "plenty"),
        ("money money money", ""),
        ("it cost a fortune", "cost a fortune"),
        ("it cost a fortune, two thousand", ""),
        ("a fortune of money, plenty", "a fortune of money, plenty"),
    ] {
        assert_eq!(leant(text, &lexicon), wanted, "{text}");
    }
}

#[test]
fn a_text_without_a_full_stop_is_weighed_in_pieces() {
    let lexicon = leaning(10, 0, &[(6, "dear"), (5, "awful*")]);
    assert_eq!(leant("awfully dear", &lexicon), "awfully dear");
    let far = format!("awfully {} dear", "and so ".repeat(30));
    assert_eq!(leant(&far, &lexicon), "");
    let parts = parts("awfully dear. Dear", &Language::english(), &lexicon, false).unwrap();
    let met: Vec<_> = parts.iter().map(|part| part.met.clone()).collect();
    assert_eq!(met, [vec![0, 1], vec![1]]);
}

#[test]
fn another_language_has_nobody_looking() {
    let lexicon = vague(&[("p", &["a lot"])]);
    assert_eq!(find("a lot", &Language::turkish(), &lexicon), None);
    assert_eq!(asked("a lot", &Language::new("de"), &lexicon), None);
    assert_eq!(find("no", &Language::english(), &lexicon), Some(Vec::new()));
}

#[test]
fn a_share_needs_four_turns() {
    let hit = |code| Hit {
        code,
        span: [0, 1],
        state: HitState::Open,
    };
    let turns = [
        vec![],
        vec![hit(HitCode::Hearsay), hit(HitCode::Distancing)],
        vec![hit(HitCode::DistancingWeak)],
        vec![hit(HitCode::Vague), hit(HitCode::Distancing)],
    ];
    assert_eq!(hearsay_share(&turns), Some((2, 4)));
    assert_eq!(hearsay_share(turns.get(..3).unwrap()), None);
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm_and_the_same_way_twice(text in "(?s).{0,80}") {
        let lists: [(&str, &[&str]); 2] = [("p", &["* ,,3 *", "a* ..2 >b"]), ("not", &["^ * $"])];
        let lexicon = vague(&lists);
        let hits = find(&text, &Language::english(), &lexicon).unwrap();
        let length = u32::try_from(text.chars().count()).unwrap();
        for hit in &hits {
            prop_assert!(hit.span[0] < hit.span[1] && hit.span[1] <= length, "{:?}", hit.span);
        }
        prop_assert!(hits.windows(2).all(|pair| pair[0].span[1] <= pair[1].span[0]));
        prop_assert_eq!(hits, find(&text, &Language::english(), &lexicon).unwrap());
    }
}
