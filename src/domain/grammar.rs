//! The capture grammar: what short signs in the one field say beside the words, understood as they are typed.
//!
//! A sign stands at the start of a word: `@name role` somebody of the buying committee, `!step 2` a pain and how bad,
//! `~name 2` an alternative and how far it went, `$ amount` money, `#dimension` where the words belong. In a note signs
//! may stand anywhere. In their words nothing is read but whole signs after the last word, and the words stay as they
//! are. What a sign says about somebody or something follows it at once, in words of the [`Vocabulary`]; `_` stands for a
//! space in a name. A bare number, and `+`, `=` or `-`, may as well belong to the words that follow: they count where no
//! words follow, only the end, another sign, or another word of the vocabulary.
//!
//! Our design; the sources say what is to be captured (S0–S3), not how it is typed.

use super::capture::{CLOSING, kept_words};
use super::dimension::{Dimension, Role};
use super::guide::Language;
use super::interview::{Alternative, AlternativeKind, Draft, Kind, Parts, Person, Power, Stance};
use super::specific::{self, SignKind};
use super::text;
use crate::domain::sorted::SortedSet;

/// The characters a sign begins with.
pub const SIGILS: &[char] = &['@', '!', '~', '$', '#'];

/// The longest text that is read for signs, in bytes: nobody types more than this by hand, and every key reads it again.
const MOST_READ: usize = 8_000;

/// In [`Draft::plain`]: the words are not specific, whatever the app finds in them.
pub const NOT_SPECIFIC: u8 = u8::MAX;

/// What a word after a sign says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// The part somebody played.
    Role(Role),
    /// Where they stood.
    Stance(Stance),
    /// What they could do about it.
    Power(Power),
    /// What sort of thing an alternative is.
    Kind(AlternativeKind),
}

/// The words the grammar knows, from the language files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    words: Vec<(String, Attribute)>,
    dimensions: Vec<(String, Dimension)>,
}

impl Vocabulary {
    /// Takes up words that mean the same, between spaces.
    pub fn teach(&mut self, words: &str, attribute: Attribute) {
        for word in words.split_whitespace() {
            self.words.push((word.to_owned(), attribute));
        }
    }

    /// Takes up what a dimension is called.
    pub fn name(&mut self, name: &str, dimension: Dimension) {
        self.dimensions.push((bare(name), dimension));
    }

    fn attribute(&self, word: &str, fits: fn(Attribute) -> bool) -> Option<Attribute> {
        let lower = text::small(word);
        let mut known = self.words.iter();
        let found = known.find(|(known, of)| fits(*of) && (*known == word || *known == lower));
        found.map(|(_, attribute)| *attribute)
    }

    /// The dimension whose name begins like this, where there is only one.
    fn dimension(&self, start: &str) -> Option<Dimension> {
        let start = bare(start);
        if start.chars().count() < 2 {
            return None;
        }
        let whole = self.dimensions.iter().find(|(name, _)| *name == start);
        let mut like = self
            .dimensions
            .iter()
            .filter(|(name, _)| name.starts_with(&start));
        let (_, first) = whole.or_else(|| like.next())?;
        (whole.is_some() || like.all(|(_, other)| other == first)).then_some(*first)
    }
}

/// A name as it is compared: small letters and digits alone.
fn bare(name: &str) -> String {
    let lower = text::fold(name, &Language::english());
    let letters = lower.text().chars().filter(|it| it.is_alphanumeric());
    letters.collect()
}

/// What a sign says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Somebody, with what was said about them; `other` is somebody else of the same name.
    Person {
        /// What they are called.
        name: String,
        /// Not the person of this name who is on the list already.
        other: bool,
        /// Their job title.
        title: String,
        /// The part they played.
        role: Option<Role>,
        /// Where they stood.
        stance: Option<Stance>,
        /// What they could do about it.
        power: Option<Power>,
    },
    /// A pain: at which step, and how bad, 0 to 3.
    Pain(String, Option<u8>),
    /// Something else that was weighed: its name, its sort, and how far it went, 0 to 3.
    Alternative(String, Option<AlternativeKind>, Option<u8>),
    /// Money, as it was spelled.
    Budget(String),
    /// Where the words belong.
    Dimension(Dimension),
}

/// A sign, where it stands among the signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Its number in the text, from 0.
    pub number: u8,
    /// What it says.
    pub meaning: Meaning,
    /// The person took it back: it is plain words.
    pub is_plain: bool,
    /// The byte it ends before.
    pub end: usize,
}

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The signs in order, with those taken back.
    pub signs: Vec<Sign>,
    /// The words to keep.
    pub words: String,
}

/// Reads what is being typed.
pub fn read(draft: &Draft, vocabulary: &Vocabulary) -> Reading {
    let text = draft.text.as_str();
    if text.len() > MOST_READ || !text.contains(SIGILS) {
        return Reading {
            signs: Vec::new(),
            words: kept_words(text, draft.kind).to_owned(),
        };
    }
    let tokens = tokens(text);
    let from = match draft.kind {
        Kind::Note => 0,
        Kind::Quote => tail(&tokens, vocabulary),
    };
    let mut reading = Reading::default();
    // Copied up to here.
    let mut copied = 0;
    let mut at = from;
    while at < tokens.len() {
        let Some(found) = sign(tokens.get(at..).unwrap_or_default(), vocabulary)
            .filter(|found| at == 0 || !found.only_first)
        else {
            at += 1;
            continue;
        };
        let (Some(first), Some(last)) = (tokens.get(at), tokens.get(at + found.tokens - 1)) else {
            break;
        };
        at += found.tokens;
        let number = u8::try_from(reading.signs.len()).unwrap_or(NOT_SPECIFIC);
        let is_plain = number == NOT_SPECIFIC || draft.plain.contains(&number);
        if !is_plain {
            let before = text.get(copied..first.from).unwrap_or_default();
            // A name with nothing said about it may be the last word of the sentence itself.
            let is_last_word = draft.kind == Kind::Quote && found.is_bare && {
                let before = before.trim_end();
                !before.is_empty() && !before.ends_with(STOPS) && !before.ends_with(CLOSING)
            };
            let stays = (draft.kind == Kind::Note || is_last_word) && !found.stays.is_empty();
            reading
                .words
                .push_str(if stays { before } else { before.trim_end() });
            if is_last_word {
                // To the letter: nothing of a quote is changed but the sign itself.
                let word = text.get(first.from..last.to).unwrap_or_default();
                reading.words.push_str(word.trim_start_matches(SIGILS));
            } else if stays {
                reading.words.push_str(&found.stays);
            }
            copied = last.to;
        }
        reading.signs.push(Sign {
            number,
            meaning: found.meaning,
            is_plain,
            end: last.to,
        });
    }
    reading
        .words
        .push_str(text.get(copied..).unwrap_or_default());
    reading.words = kept_words(&reading.words, draft.kind).to_owned();
    reading
}

impl Reading {
    /// What the signs that count say.
    pub fn meanings(&self) -> impl Iterator<Item = &Meaning> {
        let counting = self.signs.iter().filter(|sign| !sign.is_plain);
        counting.map(|sign| &sign.meaning)
    }

    /// Where the words belong: where the person sent them, else the main dimension, and then what the signs speak of.
    pub fn dimensions(&self, picked: &[Dimension], main: Option<Dimension>) -> Vec<Dimension> {
        let mut dims: Vec<_> = picked.to_vec();
        for meaning in self.meanings() {
            if let Meaning::Dimension(dimension) = meaning {
                dims.push(*dimension);
            }
        }
        if dims.is_empty() {
            dims.extend(main);
        }
        for meaning in self.meanings() {
            dims.push(meaning.dimension());
        }
        let mut seen = SortedSet::new();
        dims.retain(|dimension| seen.insert(*dimension));
        dims
    }

    /// Fills in the typed parts the signs speak of. The first of a kind counts.
    pub fn fill(&self, parts: &mut Parts) {
        for meaning in self.meanings() {
            match meaning {
                Meaning::Person { name, .. } if parts.person.is_empty() => {
                    parts.person.clone_from(name);
                }
                Meaning::Pain(step, severity) if parts.severity.is_none() => {
                    parts.pain_step.clone_from(step);
                    parts.severity = *severity;
                }
                Meaning::Alternative(label, kind, seriousness) if parts.alternative.is_none() => {
                    parts.alternative = Some(Alternative {
                        label: label.clone(),
                        kind: kind.unwrap_or(AlternativeKind::RivalVendor),
                        seriousness: seriousness.unwrap_or(0),
                    });
                }
                Meaning::Budget(amount) if parts.amount.is_empty() => {
                    parts.amount.clone_from(amount);
                }
                _ => {}
            }
        }
    }

    /// The list of people with those the signs name: found by their name, or added with a fresh id. None where nobody
    /// is named.
    pub fn people(
        &self,
        known: &[Person],
        mut fresh: impl FnMut() -> super::id::PersonId,
    ) -> Option<Vec<Person>> {
        let mut people = known.to_vec();
        for meaning in self.meanings() {
            let Meaning::Person {
                name,
                other,
                title,
                role,
                stance,
                power,
            } = meaning
            else {
                continue;
            };
            let found = if *other { None } else { who(&people, name) };
            let at = found.unwrap_or_else(|| {
                people.push(Person::new(fresh(), name.clone()));
                people.len() - 1
            });
            if let Some(person) = people.get_mut(at) {
                if !title.is_empty() {
                    person.title.clone_from(title);
                }
                if let Some(role) = role
                    && !person.roles.contains(role)
                {
                    person.roles.push(*role);
                }
                person.stance = stance.or(person.stance);
                person.power = power.or(person.power);
            }
        }
        (people != known).then_some(people)
    }
}

/// The place of somebody among the people: by the whole name, else by the first word of it. Of two with one name the
/// one added last.
pub fn who(people: &[Person], name: &str) -> Option<usize> {
    let name = bare(name);
    let first = |person: &Person| bare(person.name.split_whitespace().next().unwrap_or_default());
    people
        .iter()
        .rposition(|person| bare(&person.name) == name)
        .or_else(|| people.iter().rposition(|person| first(person) == name))
}

impl Meaning {
    /// What it is evidence in.
    pub const fn dimension(&self) -> Dimension {
        match self {
            Self::Person { .. } => Dimension::People,
            Self::Pain(..) => Dimension::Pain,
            Self::Alternative(..) => Dimension::Alternatives,
            Self::Budget(_) => Dimension::Budget,
            Self::Dimension(dimension) => *dimension,
        }
    }
}

/// What makes the words specific, as short texts to show; neighbours are one text.
pub fn specifics(words: &str, language: &Language, people: &[Person]) -> Vec<String> {
    if words.len() > MOST_READ {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for (from, to, _) in joined(words, language, people) {
        found.push(scalars(words, from, to));
    }
    found
}

/// The date a note speaks of: a month, with the day or year beside it.
pub fn date(words: &str, language: &Language) -> Option<String> {
    let all = joined(words, language, &[]);
    let (from, to, _) = all.into_iter().find(|(_, _, has_month)| *has_month)?;
    Some(scalars(words, from, to))
}

/// The signs of a text as runs of characters, those with nothing but a space or comma between them as one, and whether
/// there is a month among them.
fn joined(words: &str, language: &Language, people: &[Person]) -> Vec<(usize, usize, bool)> {
    let mut runs: Vec<(usize, usize, bool)> = Vec::new();
    for sign in specific::signs(words, language, people) {
        let [from, to] = sign
            .span
            .map(|it| usize::try_from(it).unwrap_or(usize::MAX));
        let is_month = sign.kind == SignKind::Month;
        match runs.last_mut() {
            Some((_, end, has_month))
                if scalars(words, *end, from)
                    .chars()
                    .all(|it| it.is_whitespace() || it == ',') =>
            {
                *end = to;
                *has_month |= is_month;
            }
            _ => runs.push((from, to, is_month)),
        }
    }
    runs
}

fn scalars(words: &str, from: usize, to: usize) -> String {
    words
        .chars()
        .skip(from)
        .take(to.saturating_sub(from))
        .collect()
}

/// A word between spaces.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    word: &'a str,
    from: usize,
    to: usize,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = 0;
    for word in text.split_whitespace() {
        let tail = text.get(rest..).unwrap_or_default();
        let from = rest + tail.find(word).unwrap_or_default();
        rest = from + word.len();
        found.push(Token {
            word,
            from,
            to: rest,
        });
    }
    found
}

/// Where the signs after the last word of a quote begin. Without words there are none.
fn tail(tokens: &[Token<'_>], vocabulary: &Vocabulary) -> usize {
    let reaches_end = |from: usize, closed: bool| {
        let mut at = from;
        while at < tokens.len() {
            let rest = tokens.get(at..).unwrap_or_default();
            let is_money = rest
                .first()
                .is_some_and(|token| token.word.starts_with('$'));
            let plausible = |found: &Found| !found.only_first && (closed || !is_money);
            match sign(rest, vocabulary).filter(plausible) {
                Some(found) => at += found.tokens,
                None => return false,
            }
        }
        true
    };
    (1..tokens.len())
        .find(|from| {
            let before = tokens.get(from - 1).map_or("", |token| token.word);
            reaches_end(*from, before.ends_with(CLOSING))
        })
        .unwrap_or(tokens.len())
}

/// A sign that was understood.
struct Found {
    meaning: Meaning,
    /// How many tokens it takes.
    tokens: usize,
    /// What of it stays among the words of a note.
    stays: String,
    /// It may as well be an exclamation mark, unless it is the first thing typed.
    only_first: bool,
    /// It is a name and nothing else.
    is_bare: bool,
}

/// Whether no words follow here: the end, another sign, or one of the vocabulary's words.
fn nothing_follows(rest: &[Token<'_>], vocabulary: &Vocabulary) -> bool {
    rest.first().is_none_or(|token| {
        token.word.starts_with(SIGILS)
            || (vocabulary.attribute(token.word, |_| true).is_some() && !is_symbol(token.word))
    })
}

fn is_symbol(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

fn sign(tokens: &[Token<'_>], vocabulary: &Vocabulary) -> Option<Found> {
    let (first, rest) = tokens.split_first()?;
    let sigil = first.word.chars().next()?;
    let after = first.word.strip_prefix(sigil)?;
    match sigil {
        '@' => person(after, rest, vocabulary),
        '!' => pain(after, rest, vocabulary),
        '~' => alternative(after, rest, vocabulary),
        '$' => budget(after, rest),
        '#' => vocabulary.dimension(after).map(|dimension| Found {
            meaning: Meaning::Dimension(dimension),
            tokens: 1,
            stays: String::new(),
            only_first: false,
            is_bare: false,
        }),
        _ => None,
    }
}

/// Marks at the end of a word that end what a sign says.
const STOPS: &[char] = &[',', '.', ';', ':', '?', '!', ')', '…'];

/// Small words within names.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "ten", "ter", "van", "von",
];

/// A name after a sign: the word itself and capitalised words right after it, `_` for spaces. The name, how many of
/// `rest` it takes, and the mark it ends with.
fn name<'a>(
    after: &'a str,
    rest: &[Token<'a>],
    vocabulary: &Vocabulary,
) -> (String, usize, &'a str) {
    let mut name = String::new();
    let mut taken = 0;
    let mut word = after;
    loop {
        let bare = word.trim_end_matches(STOPS);
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&bare.replace('_', " "));
        let stop = word.get(bare.len()..).unwrap_or_default();
        let goes_on = rest.get(taken).is_some_and(|next| {
            let mut letters = next.word.chars();
            letters.next().is_some_and(char::is_uppercase)
        });
        if stop == "." && bare.chars().count() <= 2 && goes_on {
            name.push('.');
        }
        let is_capitalised = |next: &str| {
            let mut letters = next.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters
                    .next()
                    .is_some_and(|it| it.is_lowercase() || it == '.')
                && vocabulary.attribute(next, |_| true).is_none()
        };
        let next = rest.get(taken).map(|token| token.word);
        // "van der Berg", "J. Smith", "Dr. Who": what comes before the name belongs to it.
        let is_before = |word: &str| {
            PARTICLES.contains(&word) || (word.ends_with('.') && word.chars().count() <= 3)
        };
        let leads_on = next.is_some_and(|next| {
            is_capitalised(next)
                || (is_before(next)
                    && rest
                        .get(taken + 1)
                        .is_some_and(|it| is_capitalised(it.word)))
        });
        let goes_past = stop.is_empty() || (stop == "." && is_before(word));
        match next {
            Some(next) if goes_past && leads_on && taken < 3 => {
                word = next;
                taken += 1;
            }
            _ => return (name, taken, stop),
        }
    }
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

fn person(after: &str, rest: &[Token<'_>], vocabulary: &Vocabulary) -> Option<Found> {
    let bare = after.strip_prefix('@').unwrap_or(after);
    if !begins_with_letter(bare) {
        return None;
    }
    let (name, mut taken, stop) = name(bare, rest, vocabulary);
    let (mut title, mut role, mut stance, mut power) = (String::new(), None, None, None);
    let fits = |attribute| {
        matches!(
            attribute,
            Attribute::Role(_) | Attribute::Stance(_) | Attribute::Power(_)
        )
    };
    let named = taken;
    while let Some(token) = rest.get(taken).filter(|_| stop.is_empty()) {
        let after = rest.get(taken + 1..).unwrap_or_default();
        if is_symbol(token.word) && !nothing_follows(after, vocabulary) {
            break;
        }
        match vocabulary.attribute(token.word, fits) {
            Some(Attribute::Role(it)) if role.is_none() => role = Some(it),
            Some(Attribute::Stance(it)) if stance.is_none() => stance = Some(it),
            Some(Attribute::Power(it)) if power.is_none() => power = Some(it),
            None if title.is_empty() && is_title(token.word) => title.push_str(token.word),
            _ => break,
        }
        taken += 1;
    }
    let stays = [&name, stop].concat();
    Some(Found {
        meaning: Meaning::Person {
            name,
            other: after.len() > bare.len(),
            title,
            role,
            stance,
            power,
        },
        tokens: taken + 1,
        stays,
        only_first: false,
        is_bare: taken == named,
    })
}

/// Two to four capitals: CEO, COO, CFO, IT.
fn is_title(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// A number from 0 to 3, by itself.
fn small(word: &str) -> Option<u8> {
    match word.trim_end_matches(STOPS) {
        "0" => Some(0),
        "1" => Some(1),
        "2" => Some(2),
        "3" => Some(3),
        _ => None,
    }
}

fn pain(after: &str, rest: &[Token<'_>], vocabulary: &Vocabulary) -> Option<Found> {
    let ends = |at: usize| nothing_follows(rest.get(at..).unwrap_or_default(), vocabulary);
    let found = |step: &str, severity, tokens, stays: String| {
        Some(Found {
            meaning: Meaning::Pain(step.replace('_', " "), severity),
            tokens,
            stays,
            only_first: after.bytes().all(|it| it == b'!'),
            is_bare: false,
        })
    };
    match after {
        "" => found("", None, 1, String::new()),
        "!" => found("", Some(2), 1, String::new()),
        "!!" => found("", Some(3), 1, String::new()),
        _ if small(after).is_some() && ends(0) => found("", small(after), 1, String::new()),
        _ if begins_with_letter(after) => {
            let step = after.trim_end_matches(STOPS);
            let severity = rest
                .first()
                .filter(|_| step.len() == after.len() && ends(1))
                .and_then(|token| small(token.word));
            let tokens = if severity.is_some() { 2 } else { 1 };
            found(step, severity, tokens, after.replace('_', " "))
        }
        _ => None,
    }
}

fn alternative(after: &str, rest: &[Token<'_>], vocabulary: &Vocabulary) -> Option<Found> {
    // About twenty people: a number after it is no name.
    if !begins_with_letter(after) {
        return None;
    }
    let (label, mut taken, stop) = name(after, rest, vocabulary);
    let kind = |attribute| matches!(attribute, Attribute::Kind(_));
    let kind = match vocabulary.attribute(&label, kind) {
        Some(Attribute::Kind(kind)) => Some(kind),
        _ => None,
    };
    let named = taken;
    let beyond = rest.get(taken + 1..).unwrap_or_default();
    let ends = stop.is_empty() && nothing_follows(beyond, vocabulary);
    let next = rest.get(taken).filter(|_| ends);
    let seriousness = next.and_then(|token| small(token.word));
    if seriousness.is_some() {
        taken += 1;
    }
    let stays = [&label, stop].concat();
    Some(Found {
        meaning: Meaning::Alternative(label, kind, seriousness),
        tokens: taken + 1,
        stays,
        only_first: false,
        is_bare: taken == named,
    })
}

/// Thousands and millions as they are typed in a hurry.
const MAGNITUDES: &[&str] = &["k", "m", "mio", "mn", "mln", "bn", "milyon", "bin"];

/// Currencies as they are typed in a hurry.
const CODES: &[&str] = &["eur", "usd", "gbp", "chf", "try", "tl"];

fn budget(after: &str, rest: &[Token<'_>]) -> Option<Found> {
    let has_digit = |word: &str| word.chars().any(|it| it.is_ascii_digit());
    let (mut amount, mut taken) = if has_digit(after) {
        (after.to_owned(), 0)
    } else {
        let next = rest.first().filter(|_| after.is_empty())?;
        if !has_digit(next.word) {
            return None;
        }
        (next.word.to_owned(), 1)
    };
    let mut has_currency = taken > 0;
    while let Some(token) = rest.get(taken) {
        let thousands = token.word.len() == 3
            && token.word.bytes().all(|it| it.is_ascii_digit())
            && amount.ends_with(|it: char| it.is_ascii_digit());
        let kind = [Language::english(), Language::turkish()]
            .iter()
            .find_map(|language| specific::signs(token.word, language, &[]).pop())
            .map(|sign| sign.kind);
        let code = token.word.trim_end_matches(STOPS);
        let is_code = CODES.iter().any(|it| code.eq_ignore_ascii_case(it));
        let currency = is_code || kind == Some(SignKind::Currency);
        let magnitude = MAGNITUDES.iter().any(|it| code.eq_ignore_ascii_case(it));
        if !(thousands || currency || magnitude || kind == Some(SignKind::NumberWord)) {
            break;
        }
        has_currency |= currency;
        amount.push(' ');
        amount.push_str(token.word);
        taken += 1;
    }
    if amount.contains(['€', '£', '₺']) {
        has_currency = true;
    }
    let ends = amount.trim_end_matches(STOPS).len();
    let stop = amount.split_off(ends);
    // Said of dollars unless another currency is named.
    if !has_currency {
        amount.insert(0, '$');
    }
    let stays = [&amount, stop.as_str()].concat();
    Some(Found {
        meaning: Meaning::Budget(amount),
        tokens: taken + 1,
        stays,
        only_first: false,
        is_bare: false,
    })
}

#[cfg(test)]
mod tests;
