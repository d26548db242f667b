//! Table tests of what is specific: the worked interviews first, then each rule with what it must not take.

use super::SignKind::{self, Currency, Digits, Month, Name, NumberWord, Weekday};
use super::*;

fn people(names: &[&str]) -> Vec<Person> {
    names
        .iter()
        .map(|name| Person::new("p1".into(), (*name).to_owned()))
        .collect()
}

fn kinds(text: &str, language: &Language) -> Vec<SignKind> {
    signs(text, language, &[])
        .iter()
        .map(|sign| sign.kind)
        .collect()
}

#[test]
fn the_worked_interviews_are_found_specific_where_the_expert_ticks_nothing() {
    let english = Language::english();
    for text in [
        // Strong (method.md G1).
        "Eleven lorries of fish queued past the gate and the police rang me",
        "The whiteboard lived in Ineke's head",
        "We paid a hundred and eighty thousand… the board wanted it under ninety by summer",
        "Get every trailer onto a door inside thirty minutes so the load stays under minus eighteen",
        "charged us eleven thousand two hundred euros",
        "payback under twelve months, he built that cell himself",
        "19 Jan paper, three weeks' wait, pilot 10 Feb, works council 3 Mar, signed 11 Mar",
        "Piet bh; Ineke sab at first, owner of the earlier solution; Sanne rec; Femi inf, outside",
        "Agency labour line, hers; 50k in mind, 38k signed; 40k threshold",
        "Interface done by Sanne in one week; Ineke trained four",
        "two sites, 90 people, Christmas peak makes waiting matter more",
        "train 4; rosters changed; no hire, no fire",
        // Mediocre (G2) and the struck one's follow-up (G3).
        "Seven trucks out on the road and the neighbour filmed it",
        "Two hundred and ten drivers came across with no licence plate, so I typed them in over one weekend",
        "Upgrade in September without an owner, took the call at six in the morning",
        "The contractor is Mauro, he restarts the interface",
    ] {
        assert!(found(text, &english, &[]), "{text}");
    }
    assert!(found(
        "Fergal, MD, last word on spend; IT unnamed",
        &english,
        &people(&["Fergal"])
    ));
}

#[test]
fn the_worked_interviews_leave_to_the_expert_what_the_method_says_they_leave() {
    let english = Language::english();
    for text in [
        // Strong: alternatives, good_enough, goal_personal, moment, contact, job_emotional, job_purchase.
        "a second planner against software",
        "I tore up the job advert",
        "if the phone is quiet for a week I'm done looking",
        "My predecessor was let go over that queue… I wanted to walk in with a photograph of an empty road",
        "He talked himself out of an invoice that month",
        "After that I believed everything he said",
        "Wants to be seen calm before the board",
        "one-page comparison, payback cell",
        // Mediocre: everything but the trigger and Fergal.
        "leave it and live with it, like we had since the new hall opened",
        "A couple of carriers booked with it and the complaints dropped off quite a bit",
        "I'd had enough of the evenings on the phone",
        "We needed a more streamlined, end-to-end process",
        "Efficiency, really. Better utilisation.",
        "We decided it was the best fit",
        "We always had drivers complaining",
        "Less hassle for them all",
        "Some problems early on",
        "Fergal, MD, last word on spend; IT unnamed", // until Fergal is on the list of people
    ] {
        assert_eq!(signs(text, &english, &[]), [], "{text}");
    }
}

#[test]
fn english_words_are_signs() {
    for (text, kind) in [
        ("it took 3 weeks", Digits),
        ("about ½ of it", Digits),
        ("we lose two days every month", NumberWord),
        ("a twenty-minute wait", NumberWord),
        ("a hundred of them", NumberWord),
        ("a few weeks, then two hundred euros", NumberWord),
        ("some thirty people", NumberWord),
        ("signed on the eleventh", NumberWord),
        ("it was january again", Month),
        ("in March we signed", Month),
        ("since May it works", Month),
        ("We met that friday", Weekday),
        ("Monday's meeting", Weekday),
        ("paid in euros", Currency),
        ("a £ sign", Currency),
        ("in ₺ or €", Currency),
        ("quoted in USD", Currency),
        ("we rang Tomas", Name),
        ("he said, Tomas knew", Name),
        ("Mr. Smith signed", Name),
        ("the depot in Oslo", Name),
        ("it was O'Brien", Name),
        ("she used SAP before", Name),
    ] {
        assert_eq!(
            kinds(text, &Language::english()).first(),
            Some(&kind),
            "{text}"
        );
    }
}

#[test]
fn english_words_that_only_look_like_signs_are_none() {
    for text in [
        "",
        "one of us",
        "a couple of them",
        "just a second",
        "the third time",
        "hundreds of them",
        "thousands",
        "we may march on",
        "May be true. March was hard",
        "I think I'm right, and I’d say I’ll go",
        "the CEO and the CFOs in IT asked HR",
        "our B2B clients and a 3PL",
        "plan B",
        "He said “We can't”",
        "Then: Better for us",
        "and so… Good",
        "It was over. Really",
        "NOTHING EVER WORKED HERE",
        "once or twice",
        "– Why? – Because",
        "we said NO",
        "a few thousand",
        "a couple of hundred thousand euros",
        "thousands of euros",
        "several million pounds",
    ] {
        assert_eq!(kinds(text, &Language::english()), [], "{text}");
    }
}

#[test]
fn turkish_words_are_signs_with_their_endings() {
    for (text, kind) in [
        ("14 Mart'ta imzaladık", Digits),
        ("toplantı Mart'ta oldu", Month),
        ("ocakta başladık", Month),
        ("ocağın sonunda", Month),
        ("ağustosun başında", Month),
        ("agustosta basladik", Month),
        ("pazartesi konuştuk", Weekday),
        ("salıya kaldı", Weekday),
        ("pazar günü aradı", Weekday),
        ("yedi kişiydik", NumberWord),
        ("yedi kisiydik", NumberWord),
        ("otuzdan fazla", NumberWord),
        ("iki bin", NumberWord),
        ("üçü gitti", NumberWord),
        ("dörde böldük", NumberWord),
        ("altı ay sürdü", NumberWord),
        ("onbeş gün", NumberWord),
        ("ikibinlik sipariş", NumberWord),
        ("beşinci gün", NumberWord),
        ("kirk arac vardi", NumberWord),
        ("bin avro", NumberWord),
        ("birkaç gün sonra bin lira", NumberWord),
        ("avroluk fatura", Currency),
        ("liraya çevirdik", Currency),
        ("fiyat TL'ydi", Currency),
        ("hepsi ₺ ile", Currency),
        ("sonra Fergal'ın ofisine", Name),
        ("Ahmet Bey onayladı", Name),
        ("depo İzmir'de", Name),
    ] {
        assert_eq!(
            kinds(text, &Language::turkish()).first(),
            Some(&kind),
            "{text}"
        );
    }
}

#[test]
fn turkish_words_that_only_look_like_signs_are_none() {
    for text in [
        "bu yüzden vazgeçtik",
        "bunun yüzünden",
        "yüz yüze görüştük",
        "ön görüşme yaptık",
        "onu aradım",
        "ondan sonra",
        "onun işi",
        "masanın altında",
        "altın gibi",
        "altına imza attı",
        "binaya girdik",
        "otobüse bindik",
        "binlerce kez",
        "hep birlikte yedik",
        "bir kişi",
        "birkaç hafta",
        "ikinci planlamacı",
        "üçüncü taraf",
        "pazar payı",
        "pazarlama",
        "fiyat aralığı",
        "uç nokta ölçtük",
        "İK ve BT sordu",
        "mutlaka deniz yoluyla",
        "nişana gittik",
        "besin değeri düşük",
        "birkaç bin lira",
        "binlerce lira",
        "birkaç milyon avroluk",
    ] {
        assert_eq!(kinds(text, &Language::turkish()), [], "{text}");
    }
}

#[test]
fn people_count_wherever_they_stand_and_only_with_their_capital() {
    let (english, turkish) = (Language::english(), Language::turkish());
    let is = |text: &str, language: &Language, names: &[&str]| {
        signs(text, language, &people(names))
            .first()
            .map(|sign| sign.kind)
            == Some(SignKind::Person)
    };
    assert!(is("Fergal had the last word", &english, &["Fergal"]));
    assert!(is("Rurik drove it", &english, &["Rurik Salden"]));
    assert!(is("Salden's idea", &english, &["Rurik Salden"]));
    assert!(is("piet held the money", &english, &["piet"]));
    assert!(is("Ayşe’ye sorduk", &turkish, &["Ayşe"]));
    assert!(is("Ayseye sorduk", &turkish, &["Ayşe"]));
    assert!(is("Işıl imzaladı", &turkish, &["IŞIL"]));
    assert!(is("張さんが決めた", &Language::new("ja"), &["張"]));
    assert!(!is("we will see", &english, &["Will"]));
    assert!(!is("deniz yoluyla geldi", &turkish, &["Deniz"]));
    assert!(!is("head of nothing, IT said", &english, &["Head of IT"]));
    assert!(!is("Everybody knew", &english, &["", "…", "E"]));
}

#[test]
fn other_languages_have_digits_symbols_capitals_and_people() {
    let german = Language::new("de");
    assert_eq!(kinds("wir zahlten zwei euro im januar", &german), []);
    assert_eq!(kinds("das kostete 38 €", &german), [Digits, Currency]);
    assert_eq!(kinds("dann rief Tomas an", &german), [Name]);
    for code in ["ar", "ja", "hi", "xx"] {
        for text in [
            "قررنا في مارس",
            "三月に決めました",
            "मार्च में",
            "\u{301}\u{200d}😀 '\u{0}…'",
            "ǅ ſ ß İ ı",
        ] {
            let _ = signs(text, &Language::new(code), &people(&["张", "ß", "\u{301}"]));
        }
    }
    assert_eq!(kinds("٣٨ ألف", &Language::new("ar")), [Digits]);
}

#[test]
fn a_sign_points_at_its_characters() {
    let text = "Şu s\u{327}ubatta 😀 Ayşe’ye";
    let words: Vec<String> = signs(text, &Language::turkish(), &[])
        .iter()
        .map(|sign| {
            text.chars()
                .skip(sign.span[0] as usize)
                .take((sign.span[1] - sign.span[0]) as usize)
                .collect()
        })
        .collect();
    assert_eq!(words, ["s\u{327}ubatta", "Ayşe’ye"]);
}
