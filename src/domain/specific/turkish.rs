//! The Turkish words that make a text specific, met with their endings, and the capitals that name nobody.

use super::SignKind;
use super::tokens::Token;
use crate::domain::text::{starts_small, without_mark};

/// Case, copula and relative endings, folded to letters without marks (vowel harmony then leaves few).
const CASE: &[&str] = &[
    "", "a", "e", "ya", "ye", "i", "u", "yi", "yu", "in", "un", "nin", "nun", "da", "de", "ta",
    "te", "dan", "den", "tan", "ten", "daki", "deki", "taki", "teki", "dir", "dur", "tir", "tur",
    "di", "du", "ti", "tu", "ydi", "ydu",
];
const PLURAL: &[&str] = &["lar", "ler", "lari", "leri", "larda", "lerde"];
const MEASURE: &[&str] = &["lik", "luk", "lika", "like", "liktan", "likten"];
const ORDINAL: &[&str] = &["inci", "uncu", "ncu", "nci"];

/// Which endings a word may carry and still be itself.
#[derive(Clone, Copy)]
enum Endings {
    /// Only these.
    Few(&'static [&'static str]),
    /// Every case ending, the measure (otuzluk) and the ordinal (otuzuncu).
    Number,
    /// Every case ending and the plural.
    Name,
    /// Every case ending, the measure (liralık) and the plural.
    Money,
}

/// A word as it is properly spelt, with the endings it may carry.
type Entry = (&'static str, Endings);

/// Numbers from two up (method.md E1). Endings are kept short where the word with more of them is a different one:
/// `onu` him, `yüzden` therefore, `bina` building, `altında` under, `altın` gold, `yedik` we ate. `ikinci` and `üçüncü`
/// (second, third) do not count, nor does a vague `binlerce`.
const NUMBERS: &[Entry] = &[
    (
        "iki",
        Endings::Few(&[
            "", "de", "den", "ye", "yi", "nin", "lik", "miz", "si", "ydi",
        ]),
    ),
    (
        "üç",
        Endings::Few(&["", "e", "u", "un", "te", "ten", "luk", "tu"]),
    ),
    ("dört", Endings::Number),
    ("dörd", Endings::Few(&["e", "u", "un", "uncu"])),
    ("beş", Endings::Number),
    (
        "altı",
        Endings::Few(&["", "da", "dan", "ya", "yi", "nci", "lik", "ydi"]),
    ),
    (
        "yedi",
        Endings::Few(&["", "de", "den", "ye", "yi", "nci", "lik", "ydi"]),
    ),
    ("sekiz", Endings::Number),
    ("dokuz", Endings::Number),
    ("on", Endings::Few(&["", "luk", "uncu"])),
    ("yirmi", Endings::Number),
    ("otuz", Endings::Number),
    ("kırk", Endings::Number),
    ("elli", Endings::Number),
    ("altmış", Endings::Number),
    ("yetmiş", Endings::Number),
    ("seksen", Endings::Number),
    ("doksan", Endings::Number),
    ("yüz", Endings::Few(&["", "luk"])),
    ("bin", Endings::Few(&["", "e", "i", "de", "den", "lik"])),
    ("milyon", Endings::Number),
    ("milyar", Endings::Number),
    ("düzine", Endings::Number),
];

/// Numbers that a vague word before them makes vague.
pub(super) const MAGNITUDES: &[&str] = &["düzine", "yüz", "bin", "milyon", "milyar"];

/// Words that make the amount after them vague.
pub(super) const VAGUE: &[&str] = &[
    "birkaç",
    "birkac",
    "birçok",
    "bircok",
    "çok",
    "cok",
    "onlarca",
    "yüzlerce",
    "binlerce",
    "milyonlarca",
];

/// Months. `aralığı` is left out: it is a range as often as December; so is `pazar`, the market, among the days.
const MONTHS: &[Entry] = &[
    ("ocak", Endings::Name),
    (
        "ocağ",
        Endings::Few(&["i", "in", "a", "inda", "indan", "inin"]),
    ),
    ("şubat", Endings::Name),
    ("mart", Endings::Name),
    ("nisan", Endings::Name),
    ("mayıs", Endings::Name),
    ("haziran", Endings::Name),
    ("temmuz", Endings::Name),
    ("ağustos", Endings::Name),
    ("eylül", Endings::Name),
    ("ekim", Endings::Name),
    ("kasım", Endings::Name),
    ("aralık", Endings::Few(&["", "ta", "tan", "taki"])),
];

const WEEKDAYS: &[Entry] = &[
    ("pazartesi", Endings::Name),
    ("salı", Endings::Name),
    ("çarşamba", Endings::Name),
    ("perşembe", Endings::Name),
    ("cuma", Endings::Name),
    ("cumartesi", Endings::Name),
];

const CURRENCIES: &[Entry] = &[
    ("lira", Endings::Money),
    ("kuruş", Endings::Money),
    ("avro", Endings::Money),
    ("euro", Endings::Money),
    ("dolar", Endings::Money),
    ("sterlin", Endings::Money),
    ("ruble", Endings::Money),
    ("tl", Endings::Money),
];

/// Capitals that name nobody, beside the English ones business Turkish uses. Our assumption.
const NO_NAMES: &[&str] = &[
    "İK", "BT", "GM", "KDV", "AŞ", "Ar", "Ge", "AR", "GE", "KOBİ", "SGK", "Tamam",
];

/// What kind of sign a word is. `lower` is the word in small letters; `unmarked` says that the text has no marked letter
/// at all, so that its writer may have had no Turkish keyboard.
pub(super) fn kind(token: &Token<'_>, lower: &str, unmarked: bool) -> Option<SignKind> {
    let stem = lower.split_once('\'').map_or(lower, |(stem, _)| stem);
    let is_in = |list: &[Entry]| list.iter().any(|entry| meets(stem, *entry, unmarked));
    if is_in(NUMBERS) || is_compound(stem, unmarked) {
        // "yüz yüze" is face to face.
        let face = stem.starts_with('y') && starts_small(token.rest.trim_start(), "yüze");
        return (!face).then_some(SignKind::NumberWord);
    }
    if is_in(MONTHS) {
        Some(SignKind::Month)
    } else if is_in(WEEKDAYS) || is_sunday(token, stem) {
        Some(SignKind::Weekday)
    } else if is_in(CURRENCIES) {
        Some(SignKind::Currency)
    } else {
        None
    }
}

/// Sunday and not the market: with a capital inside a sentence, or before the word for day.
fn is_sunday(token: &Token<'_>, stem: &str) -> bool {
    stem == "pazar"
        && ((token.is_capitalised() && !token.begins_sentence)
            || starts_small(token.rest.trim_start(), "gün"))
}

pub(super) fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(&word)
}

/// Whether letters without marks are an ending a name takes.
pub(super) fn is_case_ending(folded: &str) -> bool {
    CASE.contains(&folded)
}

/// Whether a word in small letters is an entry with one of its endings.
fn meets(word: &str, (proper, endings): Entry, unmarked: bool) -> bool {
    rest_after(word, proper, unmarked).is_some_and(|ending| {
        let ending: String = ending.chars().map(without_mark).collect();
        let ending = ending.as_str();
        match endings {
            Endings::Few(few) => few.contains(&ending),
            Endings::Number => {
                CASE.contains(&ending) || MEASURE.contains(&ending) || ORDINAL.contains(&ending)
            }
            Endings::Name => CASE.contains(&ending) || PLURAL.contains(&ending),
            Endings::Money => {
                CASE.contains(&ending) || MEASURE.contains(&ending) || PLURAL.contains(&ending)
            }
        }
    })
}

/// What is left of a word after a stem as it is properly spelt or, from a writer without Turkish letters, without marks.
fn rest_after<'a>(word: &'a str, proper: &str, unmarked: bool) -> Option<&'a str> {
    let mut letters = word.chars();
    for own in proper.chars() {
        let met = letters.next()?;
        if met != own && !(unmarked && met == without_mark(own)) {
            return None;
        }
    }
    Some(letters.as_str())
}

/// Numbers written as one word, with or without an ending: `onbeş`, `ikibin`, `yüzelli`.
fn is_compound(word: &str, unmarked: bool) -> bool {
    let parts = || {
        NUMBERS
            .iter()
            .map(|(proper, _)| *proper)
            .filter(|proper| *proper != "dörd")
    };
    parts().any(|first| {
        rest_after(word, first, unmarked).is_some_and(|rest| {
            !rest.is_empty()
                && (NUMBERS.iter().any(|entry| meets(rest, *entry, unmarked))
                    || meets(rest, ("bir", Endings::Few(&[""])), unmarked)
                    || is_compound(rest, unmarked))
        })
    })
}
