//! What is understood of what is typed, and that a quote is never altered.

use proptest::prelude::*;

use super::*;

fn vocabulary() -> Vocabulary {
    let mut words = Vocabulary::default();
    words.teach("d decides", Attribute::Role(Role::Decider));
    words.teach("b budget", Attribute::Role(Role::BudgetHolder));
    words.teach("s", Attribute::Role(Role::Saboteur));
    words.teach("+ pro", Attribute::Stance(Stance::For));
    words.teach("- against", Attribute::Stance(Stance::Against));
    words.teach("v veto", Attribute::Power(Power::Veto));
    words.teach("nothing", Attribute::Kind(AlternativeKind::DoNothing));
    for (name, dimension) in [
        ("Trigger", Dimension::Trigger),
        ("Personal goal", Dimension::GoalPersonal),
        ("People", Dimension::People),
        ("Pain", Dimension::Pain),
        ("Kişisel hedef", Dimension::GoalPersonal),
    ] {
        words.name(name, dimension);
    }
    words
}

fn note(text: &str) -> Reading {
    read(&Draft::new(text.to_owned(), Kind::Note), &vocabulary())
}

fn quote(text: &str) -> Reading {
    read(&Draft::new(text.to_owned(), Kind::Quote), &vocabulary())
}

fn only(reading: &Reading) -> &Meaning {
    let [sign] = reading.signs.as_slice() else {
        panic!("{reading:?}")
    };
    &sign.meaning
}

fn said(name: &str) -> Meaning {
    Meaning::Person {
        name: name.to_owned(),
        other: false,
        title: String::new(),
        role: None,
        stance: None,
        power: None,
    }
}

#[test]
fn a_person_is_named_with_part_stance_and_power_in_any_order() {
    let whole = Meaning::Person {
        name: "Ineke".to_owned(),
        other: false,
        title: "COO".to_owned(),
        role: Some(Role::Saboteur),
        stance: Some(Stance::Against),
        power: Some(Power::Veto),
    };
    for text in [
        "@Ineke s - v COO built the whiteboard",
        "@Ineke COO v against S built the whiteboard",
    ] {
        let reading = note(text);
        assert_eq!(*only(&reading), whole, "{text}");
        assert_eq!(reading.words, "Ineke built the whiteboard");
    }
    // What stands further on is no part of it.
    let reading = note("@Ineke built d v");
    assert_eq!(*only(&reading), said("Ineke"));
    assert_eq!(reading.words, "Ineke built d v");
}

#[test]
fn a_name_takes_capitalised_words_and_ends_at_a_stop() {
    for (text, name, words) in [
        (
            "ask @Ece Yılmaz about it",
            "Ece Yılmaz",
            "ask Ece Yılmaz about it",
        ),
        ("@ece_yılmaz signed", "ece yılmaz", "ece yılmaz signed"),
        ("@Ece, Bora was out", "Ece", "Ece, Bora was out"),
        ("@王 签了", "王", "王 签了"),
        ("@Ece", "Ece", "Ece"),
        (
            "@van der Berg said no",
            "van der Berg",
            "van der Berg said no",
        ),
        ("@J. Smith left", "J. Smith", "J. Smith left"),
        ("@Jan van Dijk, too", "Jan van Dijk", "Jan van Dijk, too"),
        ("ask @Ece. She knows", "Ece", "ask Ece. She knows"),
    ] {
        let reading = note(text);
        assert_eq!(*only(&reading), said(name), "{text}");
        assert_eq!(reading.words, words);
    }
    assert!(note("see them @ noon, mail a@b.de, @2").signs.is_empty());
}

#[test]
fn pains_alternatives_money_and_dimensions_are_read() {
    let alternative = |label: &str, kind, far| Meaning::Alternative(label.to_owned(), kind, far);
    let nothing = Some(AlternativeKind::DoNothing);
    for (text, meaning, words) in [
        (
            "reports took nights !3",
            Meaning::Pain(String::new(), Some(3)),
            "reports took nights",
        ),
        (
            "!!! reports",
            Meaning::Pain(String::new(), Some(3)),
            "reports",
        ),
        (
            "it took nights !export 2",
            Meaning::Pain("export".to_owned(), Some(2)),
            "it took nights export",
        ),
        (
            "lost to ~Kaymark 3",
            alternative("Kaymark", None, Some(3)),
            "lost to Kaymark",
        ),
        (
            "then ~Kaymark Systems 2",
            alternative("Kaymark Systems", None, Some(2)),
            "then Kaymark Systems",
        ),
        (
            "~second_planner",
            alternative("second planner", None, None),
            "second planner",
        ),
        (
            "~nothing 1",
            alternative("nothing", nothing, Some(1)),
            "nothing",
        ),
        (
            "they had $46k left",
            Meaning::Budget("$46k".to_owned()),
            "they had $46k left",
        ),
        (
            "about $ 46 000 eur in all",
            Meaning::Budget("46 000 eur".to_owned()),
            "about 46 000 eur in all",
        ),
        (
            "$1,5 mio in all",
            Meaning::Budget("$1,5 mio".to_owned()),
            "$1,5 mio in all",
        ),
        ("$46k€.", Meaning::Budget("46k€".to_owned()), "46k€."),
        (
            "#trig it broke",
            Meaning::Dimension(Dimension::Trigger),
            "it broke",
        ),
        (
            "it broke #kişisel",
            Meaning::Dimension(Dimension::GoalPersonal),
            "it broke",
        ),
    ] {
        let reading = note(text);
        assert_eq!(*only(&reading), meaning, "{text}");
        assert_eq!(reading.words, words, "{text}");
    }
    // A number or a sign before further words belongs to them.
    for (text, words) in [
        (
            "~Kaymark 2 days later called",
            "Kaymark 2 days later called",
        ),
        ("!export 2 hours lost", "export 2 hours lost"),
        ("@Bob + Carol signed", "Bob + Carol signed"),
        ("met @Marta - she signed it", "met Marta - she signed it"),
        ("@Bob = the boss", "Bob = the boss"),
        ("!3 people quit over it", "!3 people quit over it"),
        ("it took !2 weeks to fix", "it took !2 weeks to fix"),
    ] {
        assert_eq!(note(text).words, words);
    }
    // Approximations, ranks, exclamations, a name that two dimensions share, one letter.
    for text in [
        "~20 people",
        "#1 there",
        "great!",
        "#p",
        "#pe",
        "$ later",
        "5 $",
        "a ! b",
        "trop cher !!",
    ] {
        let signs = note(text).signs;
        assert!(signs.is_empty(), "{text}: {signs:?}");
    }
}

#[test]
fn in_their_words_only_whole_signs_after_the_last_word_count() {
    let untouched = [
        "it cost us $46k",
        "we were #1 for @home users",
        "about ~20 people",
        "ask @Ece about it",
        "never again!",
        "never again !!",
        "@Ece",
    ];
    for text in untouched {
        let reading = quote(text);
        assert_eq!(reading.words, text);
        assert!(reading.signs.is_empty(), "{text}");
    }
    for (text, words, signs) in [
        ("he signed it @Ece d +", "he signed it", 1),
        ("he signed it” @Ece d #people", "he signed it", 2),
        ("it cost us $46k” $46k !3", "it cost us $46k", 2),
        ("it cost $46k #pain", "it cost $46k", 1),
        ("we tried it ~Kaymark 2", "we tried it", 1),
        // A name with nothing said about it may be the last word itself.
        ("I rang @Ece", "I rang Ece", 1),
        (
            "we compared it with ~Kay_mark",
            "we compared it with Kay_mark",
            1,
        ),
        ("he signed it. @Ece", "he signed it.", 1),
        ("we lost !3", "we lost", 1),
    ] {
        let reading = quote(text);
        assert_eq!(reading.words, words, "{text}");
        assert_eq!(reading.signs.len(), signs, "{text}");
    }
}

#[test]
fn a_sign_taken_back_is_plain_words() {
    let mut draft = Draft::new("@Ece d asked ~Bora 2".to_owned(), Kind::Note);
    draft.plain.insert(1);
    let reading = read(&draft, &vocabulary());
    assert_eq!(reading.words, "Ece asked ~Bora 2");
    assert_eq!(reading.meanings().count(), 1);
    draft.plain.insert(0);
    assert_eq!(read(&draft, &vocabulary()).words, draft.text);
}

#[test]
fn words_go_where_they_were_sent_and_to_what_the_signs_speak_of() {
    use Dimension::{Alternatives, Conflict, People, Trigger};
    let reading = note("@Ece d tried ~Bora #trigger");
    assert_eq!(
        reading.dimensions(&[], Some(Conflict)),
        [Trigger, People, Alternatives]
    );
    assert_eq!(
        reading.dimensions(&[People], Some(Conflict)),
        [People, Trigger, Alternatives]
    );
    assert_eq!(
        note("@Ece").dimensions(&[], Some(Conflict)),
        [Conflict, People]
    );
    let mut parts = Parts::default();
    reading.fill(&mut parts);
    assert_eq!(parts.person, "Ece");
    assert_eq!(parts.alternative.unwrap().label, "Bora");
}

#[test]
fn somebody_known_is_found_and_two_may_share_a_name() {
    let mut made = 0;
    let mut fresh = || {
        made += 1;
        format!("p{made}").as_str().into()
    };
    let people = note("@Ece Yılmaz d").people(&[], &mut fresh).unwrap();
    let people = note("@ece + @Bora").people(&people, &mut fresh).unwrap();
    let [ece, bora] = people.as_slice() else {
        panic!("{people:?}")
    };
    assert_eq!(
        (ece.name.as_str(), ece.stance),
        ("Ece Yılmaz", Some(Stance::For))
    );
    assert_eq!(ece.roles, [Role::Decider]);
    assert_eq!(bora.name, "Bora");
    // Nothing new is said: nothing changes.
    assert_eq!(note("@Bora").people(&people, &mut fresh), None);
    let people = note("@@Bora b").people(&people, &mut fresh).unwrap();
    assert_eq!(people.len(), 3);
    // The one added last answers to the name.
    let people = note("@Bora -").people(&people, &mut fresh).unwrap();
    assert_eq!(people.last().unwrap().stance, Some(Stance::Against));
    assert_eq!(people.get(1).unwrap().stance, None);
}

#[test]
fn dates_are_a_month_and_what_stands_beside_it() {
    let english = Language::english();
    assert_eq!(
        date("signed on 3 March, 2024 by two", &english).as_deref(),
        Some("3 March, 2024")
    );
    assert_eq!(date("two of forty", &english), None);
    let found = specifics("paid 46 000 EUR in May for Ece", &english, &[]);
    assert_eq!(found, ["46 000 EUR", "May", "Ece"]);
}

fn typed() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "@Ece",
        "@@Bora",
        "d",
        "+",
        "v",
        "!3",
        "!x",
        "!!",
        "~Kay",
        "~20",
        "2",
        "$46k",
        "$",
        "eur",
        "#trig",
        "#pe",
        "#",
        "we",
        "paid”",
        "“so",
        "İ",
        "ß",
        "\u{202e}x",
        "😀",
        "COO",
        "\n",
    ]);
    prop::collection::vec(words, 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn a_quote_is_kept_to_the_letter(text in prop_oneof![typed(), any::<String>()]) {
        let reading = quote(&text);
        let bare = |text: &str| text.replace(SIGILS, "");
        prop_assert!(bare(&text).contains(&bare(&reading.words)));
        let rest: String = text.split(reading.words.as_str()).collect();
        // What is left out is space, a closing mark, or signs.
        prop_assert!(!reading.signs.is_empty() || rest.trim().chars().all(|it| CLOSING.contains(&it)));
    }

    #[test]
    fn a_note_without_signs_is_kept_whole_and_signs_taken_back_are_words(text in prop_oneof![typed(), any::<String>()]) {
        let mut draft = Draft::new(text.clone(), Kind::Note);
        let reading = read(&draft, &vocabulary());
        if reading.signs.is_empty() {
            prop_assert_eq!(&reading.words, text.trim());
        }
        for sign in &reading.signs {
            prop_assert!(text.is_char_boundary(sign.end));
            draft.plain.insert(sign.number);
        }
        prop_assert_eq!(read(&draft, &vocabulary()).words, text.trim());
    }
}
