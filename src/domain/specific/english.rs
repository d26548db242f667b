//! The English words that make a text specific, and the capitals that name nobody.

use super::SignKind;
use super::tokens::Token;

/// Numbers from two up. Not one, couple or second (product page); not third, which is a share as often as a place; not
/// hundreds, thousands and the like, which are vague.
const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "dozen",
    // As in "signed on the eleventh".
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
];

/// Numbers that a vague word before them makes vague.
pub(super) const MAGNITUDES: &[&str] = &["dozen", "hundred", "thousand", "million", "billion"];

/// Words that make the amount after them vague.
pub(super) const VAGUE: &[&str] = &[
    "few",
    "several",
    "many",
    "couple",
    "some",
    "lot",
    "lots",
    "bunch",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
];

/// Months that are no other word. May and March are dealt with apart.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "tues",
    "thurs",
];

const CURRENCIES: &[&str] = &[
    "euro", "euros", "dollar", "dollars", "pound", "pounds", "cent", "cents", "pence", "quid",
    "lira", "liras", "krone", "kroner", "krona", "kronor", "franc", "francs", "yen", "yuan",
    "rupee", "rupees", "rouble", "roubles", "ruble", "rubles", "zloty",
];

const CURRENCY_CODES: &[&str] = &[
    "EUR", "USD", "GBP", "TRY", "TL", "CHF", "SEK", "NOK", "DKK", "JPY", "CNY", "INR", "PLN",
    "CZK", "CAD", "AUD", "RUB",
];

/// Capitals that name neither a person, a firm nor a place: functions, titles, business and office words, and words
/// people shout. Our assumption; short on purpose, a person can overrule.
const NO_NAMES: &[&str] = &[
    "IT", "HR", "PR", "QA", "MD", "CEO", "CFO", "COO", "CTO", "CIO", "CMO", "CRO", "VP", "SVP",
    "EVP", "GM", "PM", "PO", "PA", "HQ", "PMO", "ERP", "CRM", "WMS", "TMS", "MES", "API", "SLA",
    "RFP", "RFQ", "RFI", "NDA", "KPI", "OKR", "ROI", "TCO", "FTE", "POC", "MVP", "SME", "SMB",
    "SaaS", "B2B", "B2C", "3PL", "4PL", "VAT", "GDPR", "ID", "PC", "TV", "PDF", "USB", "GPS",
    "PIN", "SMS", "FAQ", "AI", "UI", "UX", "AM", "OK", "Ok", "Okay", "NOT", "NO", "ALL", "NEVER",
    "VERY",
];

/// What kind of sign a word is; `lower` is the word in small letters.
pub(super) fn kind(token: &Token<'_>, lower: &str) -> Option<SignKind> {
    let stem = lower.split_once('\'').map_or(lower, |(stem, _)| stem);
    if matches!(stem, "may" | "march") {
        // Both are verbs in small letters and could be one at a sentence's start.
        return (token.is_capitalised() && !token.begins_sentence).then_some(SignKind::Month);
    }
    if NUMBERS.contains(&stem) {
        Some(SignKind::NumberWord)
    } else if MONTHS.contains(&stem) {
        Some(SignKind::Month)
    } else if WEEKDAYS.contains(&stem) {
        Some(SignKind::Weekday)
    } else if CURRENCIES.contains(&stem) || CURRENCY_CODES.contains(&token.stem()) {
        Some(SignKind::Currency)
    } else {
        None
    }
}

/// Whether a capitalised word names nobody; its plural neither.
pub(super) fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(&word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| NO_NAMES.contains(&one))
}
