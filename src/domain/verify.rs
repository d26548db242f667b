//! A quote against what was really said: the stretch of a transcript that is nearest to it, word by word, and how near.
//!
//! Approximate substring matching over words (Sellers 1980): a quote may begin and end anywhere in what was said. The
//! costs and thresholds are those of the product page, Transcript.

use std::ops::Range;

use super::guide::Language;
use super::interview::TranscriptCheck;
use super::sorted::in_order;
use super::text;
use super::time::Elapsed;

/// What a word added, lost or changed costs, in tenths (product page).
const WORD: u32 = 10;
/// What a filler added or lost costs.
const FILLER: u32 = 3;
/// What a long word costs that is nearly the same.
const NEAR: u32 = 5;
/// What a quote may cost a word, in hundredths of a word, and still be one.
const STILL_A_QUOTE: u32 = 45;
/// From how many letters on a word is long.
const LONG: usize = 6;
/// In Turkish, long words that begin with so many of the same letters are nearly the same: the rest is suffixes.
const STEM: usize = 5;

/// What people say while they look for words, folded. Our judgement; the product page names none.
const FILLERS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "um", "uh", "er", "erm", "em", "hm", "hmm", "mm", "ah", "oh", "well",
        ],
    ),
    (
        "tr",
        &[
            "ee", "eee", "ii", "iii", "hm", "hmm", "ah", "yani", "sey", "iste", "hani",
        ],
    ),
];

/// What was said, taken apart once, so that many quotes can be looked for in it.
#[derive(Debug, Clone)]
pub struct Spoken {
    language: Language,
    /// The words in order: each by its place among the distinct ones, and the cue it stands in.
    words: Vec<(u32, u32)>,
    distinct: Distinct,
    /// The long ones among the distinct words.
    long: Vec<Outline>,
}

/// A word made ready to be compared.
#[derive(Debug, Clone)]
struct Word {
    letters: String,
    length: usize,
    is_filler: bool,
}

impl Word {
    fn new(letters: &str, is_filler: bool) -> Self {
        Self {
            letters: letters.to_owned(),
            length: letters.chars().count(),
            is_filler,
        }
    }

    fn skip(&self) -> u32 {
        if self.is_filler { FILLER } else { WORD }
    }
}

/// Words, each once, by their letters. Two slots for each at least, and a word stands in the first free one from where its hash
/// points, so that ten thousand words need neither sorting nor a search each.
#[derive(Debug, Clone, Default)]
struct Distinct {
    words: Vec<Word>,
    /// The place of a word, from 1; nought is free.
    slots: Vec<u32>,
    /// So many of the first are fillers.
    fillers: u32,
}

impl Distinct {
    fn new(language: &Language) -> Self {
        let mut all = Self::default();
        for letters in fillers(language) {
            all.put(letters, true);
        }
        all.fillers = u32::try_from(all.words.len()).unwrap_or(0);
        all
    }

    /// The slot a word stands in or belongs into, and its place where it stands.
    fn slot(&self, letters: &str) -> (usize, Option<u32>) {
        // FNV-1a.
        let hash = letters.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = usize::try_from(hash ^ (hash >> 15)).unwrap_or(0) & last;
        while let Some(place) = self.slots.get(slot).and_then(|place| place.checked_sub(1)) {
            let there = self.get(place).is_some_and(|word| word.letters == letters);
            if there {
                return (slot, Some(place));
            }
            slot = (slot + 1) & last;
        }
        (slot, None)
    }

    fn get(&self, place: u32) -> Option<&Word> {
        self.words.get(usize::try_from(place).ok()?)
    }

    fn put(&mut self, letters: &str, is_filler: bool) -> u32 {
        let (mut slot, place) = self.slot(letters);
        if let Some(place) = place {
            return place;
        }
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(Word::new(letters, is_filler));
        if self.words.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.words.len().next_power_of_two() * 4];
            for (place, word) in (1..).zip(&self.words) {
                slot = self.slot(&word.letters).0;
                if let Some(free) = self.slots.get_mut(slot) {
                    *free = place;
                }
            }
        } else if let Some(free) = self.slots.get_mut(slot) {
            *free = next.saturating_add(1);
        }
        next
    }
}

/// What can be told of a long word at a glance.
#[derive(Debug, Clone, Copy)]
struct Outline {
    /// Which letters it has, a bit for each, several letters to a bit.
    letters: u32,
    /// Its first letters, which make it nearly the same as others in Turkish.
    stem: u32,
    place: u32,
}

impl Outline {
    fn new(word: &Word, place: u32) -> Self {
        let letters = word.letters.chars();
        let bit = |letter: char| 1_u32 << (u32::from(letter) % 32);
        Self {
            letters: letters.clone().fold(0, |all, letter| all | bit(letter)),
            stem: letters.take(STEM).fold(0, |all, letter| {
                all.wrapping_mul(0x0100_0193) ^ u32::from(letter)
            }),
            place,
        }
    }

    /// Whether it may be one letter apart from another: at most one letter more and one less. Where not, it is not.
    const fn may_be_near(self, other: Self) -> bool {
        let apart = self.letters ^ other.letters;
        let but_one = apart & apart.wrapping_sub(1);
        but_one & but_one.wrapping_sub(1) == 0
    }
}

/// Where a quote was found, and how near it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it differs by, in tenths of a word.
    pub cost: u32,
    /// How many words the quote has.
    pub words: u32,
    /// The stretches of what was said, one for each part of the quote between its cuts: the first word of it and the one after
    /// its last, counted over the whole transcript.
    pub parts: Vec<[usize; 2]>,
}

impl Found {
    /// How near it is, in thousandths: 1000 is word for word.
    pub fn thousandths(&self) -> u32 {
        let lost = (self.cost * 100).checked_div(self.words).unwrap_or(1_000);
        1_000_u32.saturating_sub(lost)
    }

    /// What that says of the quote (product page, Transcript).
    pub fn check(&self) -> TranscriptCheck {
        // In tenths of a word and without a division, so that no threshold is missed by rounding.
        let cost = self.cost * 10;
        if cost <= self.words * 10 {
            TranscriptCheck::Verified
        } else if cost <= self.words * 30 {
            TranscriptCheck::Near
        } else if cost <= self.words * STILL_A_QUOTE {
            TranscriptCheck::Unclear
        } else {
            TranscriptCheck::NotFound
        }
    }
}

/// What became of a word between the quote and what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The same in both, or nearly: the word of the quote, the word that was said.
    Same(usize, usize),
    /// Another word was said.
    Changed(usize, usize),
    /// Only the quote has it.
    Added(usize),
    /// Only what was said has it.
    Lost(usize),
}

impl Spoken {
    /// What one side said, cue by cue in the order of time. A cue is named by its number.
    pub fn new<'a>(cues: impl Iterator<Item = (u32, &'a str)>, language: &Language) -> Self {
        let mut distinct = Distinct::new(language);
        let mut words = Vec::new();
        for (cue, said) in cues {
            let folded = text::fold(said, language);
            words.extend(bare_words(folded.text()).map(|word| (distinct.put(word, false), cue)));
        }
        let long = (0..).zip(&distinct.words);
        let long = long.filter(|(_, word)| word.length >= LONG);
        let long = long.map(|(place, word)| Outline::new(word, place));
        Self {
            long: long.collect(),
            language: language.clone(),
            words,
            distinct,
        }
    }

    /// How many words were said.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The cue a word stands in.
    pub fn cue(&self, word: usize) -> Option<u32> {
        self.words.get(word).map(|(_, cue)| *cue)
    }

    fn word(&self, at: usize) -> Option<&Word> {
        let (place, _) = self.words.get(at)?;
        self.distinct.get(*place)
    }

    /// Where a quote stands in what was said: the nearest stretch, of several the first. None where either holds no word.
    ///
    /// Takes a word of memory for each word of the quote and each distinct one of what was said, and a byte for each word said,
    /// and gives all of it back: however many quotes there are, and however often they are cut.
    pub fn find(&self, quote: &str) -> Option<Found> {
        let parts = parts(quote, &self.language);
        let words: usize = parts.iter().map(Vec::len).sum();
        let words = u32::try_from(words).ok().filter(|words| *words > 0)?;
        if self.is_empty() {
            return None;
        }
        let alike: Vec<Alike> = parts.iter().map(|part| self.alike(part)).collect();
        let spans = match &alike[..] {
            [one] if (1..=64).contains(&one.plain) => vec![self.nearest(one)],
            // Nearly always it is near enough to count as found, and then what is further off need not be followed.
            all => self
                .one_by_one(all, words * STILL_A_QUOTE / 10)
                .or_else(|| self.one_by_one(all, words * WORD))?,
        };
        Some(Found {
            cost: spans.last()?.cost,
            words,
            parts: spans.into_iter().map(End::stretch).collect(),
        })
    }

    /// The nearest stretch of a quote in one part.
    ///
    /// What it costs to end at a word is no less than the bound of that word, so only what lies before words whose bound is no
    /// higher than the lowest known cost is looked at, as far back as a stretch of that cost can begin.
    fn nearest(&self, part: &Alike) -> End {
        let bounds = self.bounds(part);
        // The empty stretch before all of it.
        let mut best = End {
            cost: part.skips.iter().sum(),
            begin: 0,
            end: 0,
        };
        let reach = |limit: u32| {
            let lost = limit.checked_div(FILLER).unwrap_or(0);
            usize::try_from(lost).unwrap_or(usize::MAX) + part.skips.len()
        };
        // What the most promising place costs, so that the others are measured by it.
        let lowest = bounds.iter().min();
        let promising = bounds.iter().position(|bound| Some(bound) == lowest);
        let mut limit = best.cost;
        if let Some(place) = promising {
            let begin = place.saturating_sub(reach(limit));
            let found = self.ends(part, &[], begin..place + 1, limit);
            limit = found.last().map_or(limit, |found| found.cost.min(limit));
        }
        let near = |bound: &u8, limit: u32| u32::from(*bound) * WORD <= limit;
        let mut from = 0;
        while let Some(next) = bounds
            .get(from..)
            .and_then(|rest| rest.iter().position(|bound| near(bound, limit)))
        {
            // Up to the last such word of those that lie so close that they would be looked at together.
            let begin = (from + next).saturating_sub(reach(limit));
            let mut end = from + next + 1;
            while let Some(more) = bounds.get(end..).and_then(|rest| {
                rest.iter()
                    .take(reach(limit))
                    .rposition(|bound| near(bound, limit))
            }) {
                end += more + 1;
            }
            let found = self.ends(part, &[], begin..end, limit);
            if let Some(found) = found.last().filter(|found| found.cost < best.cost) {
                best = *found;
            }
            // Of two as near the first is wanted, so what follows has to be nearer.
            match best.cost.checked_sub(1) {
                Some(nearer) => limit = limit.min(nearer),
                None => break,
            }
            from = end;
        }
        best
    }

    /// What it costs at least to end at each word, in words.
    ///
    /// Where fillers cost nothing and a word nearly the same costs nothing, all that is left costs a whole word: the distance for
    /// which one addition moves all rows of the table at once (Myers 1999, Hyyrö 2003).
    fn bounds(&self, part: &Alike) -> Vec<u8> {
        let last = 1_u64 << (part.plain.max(1) - 1);
        let (mut up, mut down) = (u64::MAX, 0_u64);
        let mut bound = u8::try_from(part.plain).unwrap_or(0);
        let bounds = self.words.iter().map(|(place, _)| {
            if *place >= self.distinct.fillers {
                let same = usize::try_from(*place)
                    .ok()
                    .and_then(|at| part.bits.get(at));
                let same = same.copied().unwrap_or(0);
                let across = ((same & up).wrapping_add(up) ^ up) | same;
                let plus = down | !(across | up);
                let minus = up & across;
                bound += u8::from(plus & last != 0);
                bound -= u8::from(minus & last != 0);
                let same = same | down;
                up = minus << 1 | !(same | plus << 1);
                down = plus << 1 & same;
            }
            bound
        });
        bounds.collect()
    }

    /// The nearest stretches of all parts in their order that together cost no more than so much.
    fn one_by_one(&self, parts: &[Alike], limit: u32) -> Option<Vec<End>> {
        let mut rows: Vec<Vec<End>> = Vec::new();
        for part in parts {
            let before = rows.last().map_or(&[][..], Vec::as_slice);
            rows.push(self.ends(part, before, 0..self.words.len(), limit));
        }
        let mut spans: Vec<End> = Vec::new();
        for row in rows.iter().rev() {
            let begin = spans.last().map_or(u32::MAX, |after| after.begin);
            spans.push(*at_or_before(row, begin)?);
        }
        spans.reverse();
        spans.last()?.cost.le(&limit).then_some(spans)
    }

    /// What a part costs at best when it ends at or before each word of a range, after what came before it: each end that is
    /// nearer than all before it. Only what stays within the limit is followed (Ukkonen 1985).
    fn ends(&self, part: &Alike, before: &[End], range: Range<usize>, limit: u32) -> Vec<End> {
        let begin = u32::try_from(range.start).unwrap_or(u32::MAX);
        let mut before = before.iter().peekable();
        let mut free = 0;
        let mut free_at = |at: u32| {
            while let Some(end) = before.next_if(|end| end.end <= at) {
                free = end.cost;
            }
            free
        };
        // The column of the words so far: what the first words of the part cost, and where they begin.
        let mut column = vec![(free_at(begin), begin)];
        for skip in &part.skips {
            let (cost, _) = column.last().copied().unwrap_or_default();
            column.push((cost + skip, begin));
        }
        let mut best = vec![End {
            cost: column.last().map_or(0, |last| last.0),
            begin,
            end: begin,
        }];
        // So many words of the part are within the limit; those after them are not, and hold what they once cost.
        let mut active = column.iter().take_while(|cell| cell.0 <= limit).count();
        let said = self.words.get(range).unwrap_or_default();
        for (at, (said, _)) in (begin + 1..).zip(said) {
            let lost = if *said < self.distinct.fillers {
                FILLER
            } else {
                WORD
            };
            let mut diagonal = column.first().copied().unwrap_or_default();
            let mut above = (free_at(at), at);
            if let Some(first) = column.first_mut() {
                *first = above;
            }
            // Of the column before, one cell further than was within the limit can be reached.
            let mut within = 1;
            for (row, (cell, skip)) in column.iter_mut().skip(1).zip(&part.skips).enumerate() {
                let row = row + 1;
                if row > active && above.0 > limit {
                    break;
                }
                // What was beyond the limit is not known, only that it was.
                let left = if row < active {
                    *cell
                } else {
                    (limit + WORD, cell.1)
                };
                let corner = if row <= active {
                    diagonal
                } else {
                    (limit + WORD, diagonal.1)
                };
                diagonal = *cell;
                let mut cheapest = (corner.0 + part.change(row - 1, *said), corner.1);
                for way in [(left.0 + lost, left.1), (above.0 + skip, above.1)] {
                    if way.0 < cheapest.0 || way.0 == cheapest.0 && way.1 > cheapest.1 {
                        cheapest = way;
                    }
                }
                above = cheapest;
                *cell = cheapest;
                if cheapest.0 <= limit {
                    within = row + 1;
                }
            }
            active = within;
            if active == column.len() && best.last().is_none_or(|best| above.0 < best.cost) {
                best.push(End {
                    cost: above.0,
                    begin: above.1,
                    end: at,
                });
            }
        }
        best
    }

    /// Which of the distinct words are the same as those of a part, or nearly.
    fn alike(&self, part: &[Word]) -> Alike {
        let plain = part.iter().filter(|word| !word.is_filler).count();
        let mut alike = Alike {
            skips: part.iter().map(Word::skip).collect(),
            places: Vec::with_capacity(part.len()),
            plain,
            bits: vec![
                0;
                if plain > 64 {
                    0
                } else {
                    self.distinct.words.len()
                }
            ],
        };
        let (turkish, mut bit) = (self.language.is_turkish(), 1_u64);
        for word in part {
            let mut near = Vec::new();
            if word.length >= LONG {
                let outline = Outline::new(word, 0);
                let may_be = self.long.iter().filter(|long| {
                    outline.may_be_near(**long) || turkish && outline.stem == long.stem
                });
                near.extend(may_be.map(|long| long.place).filter(|place| {
                    let said = self.distinct.get(*place);
                    said.is_some_and(|said| is_near(word, said, turkish))
                }));
            }
            let same = self.distinct.slot(&word.letters).1;
            if !word.is_filler {
                for place in near.iter().chain(&same) {
                    let place = usize::try_from(*place).unwrap_or(usize::MAX);
                    if let Some(bits) = alike.bits.get_mut(place) {
                        *bits |= bit;
                    }
                }
                bit = bit.rotate_left(1);
            }
            alike.places.push((same, near));
        }
        alike
    }

    /// How a quote and the stretch it was found in differ, word by word.
    pub fn differences(&self, quote: &str, found: &Found) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut first = 0;
        for (part, [begin, end]) in parts(quote, &self.language).iter().zip(&found.parts) {
            self.align(part, first, *begin, *end, &mut steps);
            first += part.len();
        }
        steps
    }

    fn align(&self, part: &[Word], first: usize, begin: usize, end: usize, steps: &mut Vec<Step>) {
        let said: Vec<&Word> = (begin..end).filter_map(|at| self.word(at)).collect();
        let wide = said.len() + 1;
        let mut table = vec![0_u32; wide * (part.len() + 1)];
        let get =
            |table: &[u32], row: usize, column: usize| table.get(row * wide + column).copied();
        for row in 0..=part.len() {
            for column in 0..wide {
                let lost = column
                    .checked_sub(1)
                    .and_then(|left| Some(get(&table, row, left)? + said.get(left)?.skip()));
                let added = row
                    .checked_sub(1)
                    .and_then(|up| Some(get(&table, up, column)? + part.get(up)?.skip()));
                let changed =
                    row.checked_sub(1)
                        .zip(column.checked_sub(1))
                        .and_then(|(up, left)| {
                            let cost = change(part.get(up)?, said.get(left)?, &self.language);
                            Some(get(&table, up, left)? + cost)
                        });
                let cost = [changed, lost, added].into_iter().flatten().min();
                if let Some(cell) = table.get_mut(row * wide + column) {
                    *cell = cost.unwrap_or(0);
                }
            }
        }
        let (mut row, mut column) = (part.len(), said.len());
        let mut back = Vec::new();
        while row > 0 || column > 0 {
            let here = get(&table, row, column);
            let pair = part
                .get(row.wrapping_sub(1))
                .zip(said.get(column.wrapping_sub(1)));
            let changed = pair
                .filter(|_| row > 0 && column > 0)
                .and_then(|(word, said)| {
                    let cost = change(word, said, &self.language);
                    let is_it = Some(get(&table, row - 1, column - 1)? + cost) == here;
                    is_it.then_some(cost)
                });
            let added = part.get(row.wrapping_sub(1)).is_some_and(|word| {
                get(&table, row - 1, column).map(|cost| cost + word.skip()) == here
            });
            if let Some(cost) = changed {
                (row, column) = (row - 1, column - 1);
                back.push(if cost < WORD {
                    Step::Same(first + row, begin + column)
                } else {
                    Step::Changed(first + row, begin + column)
                });
            } else if added {
                row -= 1;
                back.push(Step::Added(first + row));
            } else {
                column = column.saturating_sub(1);
                back.push(Step::Lost(begin + column));
            }
        }
        steps.extend(back.into_iter().rev());
    }
}

/// A part of a quote beside what was said.
struct Alike {
    /// What it costs to leave out each word.
    skips: Vec<u32>,
    /// For each word, the place of the same among the distinct ones, and the places of those that are nearly the same.
    places: Vec<(Option<u32>, Vec<u32>)>,
    /// How many words are no fillers.
    plain: usize,
    /// For each distinct word, those of the part that are no fillers and the same or nearly, a bit for each. Empty where they
    /// are more than there are bits.
    bits: Vec<u64>,
}

impl Alike {
    /// What it costs that a distinct word was said for a word of the part.
    fn change(&self, row: usize, said: u32) -> u32 {
        match self.places.get(row) {
            Some((same, _)) if *same == Some(said) => 0,
            Some((_, near)) if near.contains(&said) => NEAR,
            _ => WORD,
        }
    }
}

/// The best end of a part at or before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    cost: u32,
    begin: u32,
    end: u32,
}

impl End {
    fn stretch(self) -> [usize; 2] {
        [self.begin, self.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX))
    }
}

/// Of ends each nearer than all before it, the one that holds at a word.
fn at_or_before(ends: &[End], word: u32) -> Option<&End> {
    let after = ends.partition_point(|end| end.end <= word);
    ends.get(after.checked_sub(1)?)
}

/// The parts of a quote around its cuts, each in words.
fn parts(quote: &str, language: &Language) -> Vec<Vec<Word>> {
    let parts = quote.split('…').flat_map(|part| part.split("..."));
    let parts = parts.map(|part| taken_apart(part, language));
    parts.filter(|part| !part.is_empty()).collect()
}

fn taken_apart(words: &str, language: &Language) -> Vec<Word> {
    let folded = text::fold(words, language);
    let fillers = fillers(language);
    bare_words(folded.text())
        .map(|word| Word::new(word, fillers.contains(&word)))
        .collect()
}

/// The words of a folded text without the signs around them.
fn bare_words(folded: &str) -> impl Iterator<Item = &str> {
    let sign = |letter: char| !letter.is_alphanumeric();
    text::words(folded).map(move |word| word.trim_matches(sign))
}

fn fillers(language: &Language) -> &'static [&'static str] {
    let listed = FILLERS.iter().find(|(code, _)| *code == language.code());
    listed.map_or(&[], |(_, all)| *all)
}

/// What it costs that one word was said for another.
fn change(word: &Word, said: &Word, language: &Language) -> u32 {
    if word.letters == said.letters {
        0
    } else if word.length >= LONG
        && said.length >= LONG
        && is_near(word, said, language.is_turkish())
    {
        NEAR
    } else {
        WORD
    }
}

/// Whether two long words are one letter apart, or in Turkish begin alike.
fn is_near(word: &Word, said: &Word, turkish: bool) -> bool {
    let (one, other) = (&word.letters, &said.letters);
    let ends_alike = one.as_bytes().last() == other.as_bytes().last();
    if !ends_alike && one.as_bytes().first() != other.as_bytes().first() {
        return false;
    }
    let apart = word.length.abs_diff(said.length);
    if apart > 1 && !turkish {
        return false;
    }
    let same = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    if turkish && same >= STEM {
        return true;
    }
    if apart > 1 {
        return false;
    }
    // Whatever they do not share from the front they must share from the back, but for one letter.
    let back = one.chars().rev().zip(other.chars().rev());
    let back = back.take_while(|(a, b)| a == b).count();
    same + back + 1 >= word.length.max(said.length)
}

/// Whether a quote only gives back what it was asked: more than half of its content words stood in the interviewer's turn
/// just before it (product page, Transcript). Content words have four letters or more, or a digit: our judgement, as the page
/// does not say.
pub fn is_led(quote: &str, question: &str, language: &Language) -> bool {
    let content = |words: &str| {
        let mut words = taken_apart(words, language);
        words.retain(|word| {
            word.length >= 4 || word.letters.contains(|it: char| it.is_ascii_digit())
        });
        words
    };
    let (said, asked) = (content(quote), content(question));
    let given = said.iter().filter(|word| {
        let mut asked = asked.iter();
        asked.any(|other| change(word, other, language) < WORD)
    });
    given.count() * 2 > said.len()
}

/// How far the transcript's clock is ahead of the session's, in milliseconds: the median over quotes that were found, each
/// with its time in the session and in the transcript. Of two in the middle the lower. None without any.
pub fn offset(pairs: &[(Elapsed, Elapsed)]) -> Option<i64> {
    let ahead = |(session, transcript): &(Elapsed, Elapsed)| {
        let signed = |at: Elapsed| i64::try_from(at.as_ms()).unwrap_or(i64::MAX);
        signed(*transcript).saturating_sub(signed(*session))
    };
    let all = in_order(pairs.iter().map(ahead).collect(), i64::cmp);
    all.get(all.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests;
