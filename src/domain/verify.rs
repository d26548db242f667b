//! A quote against what was really said: the stretch of a transcript that is nearest to it, word by word, and how near.
//!
//! Approximate substring matching over words (Sellers 1980): a quote may begin and end anywhere in what was said. The
//! costs and thresholds are those of the product page, Transcript.

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
    /// Every distinct word, in order.
    distinct: Vec<Word>,
}

/// A word made ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    letters: String,
    length: usize,
    is_filler: bool,
}

impl Word {
    fn skip(&self) -> u32 {
        if self.is_filler { FILLER } else { WORD }
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
        let mut said = Vec::new();
        for (cue, words) in cues {
            said.extend(
                taken_apart(words, language)
                    .into_iter()
                    .map(|word| (word, cue)),
            );
        }
        let mut distinct = in_order(
            said.iter().map(|(word, _)| word.clone()).collect(),
            Word::cmp,
        );
        distinct.dedup();
        let place = |word: &Word| {
            let place = distinct.binary_search(word).unwrap_or_else(|place| place);
            u32::try_from(place).unwrap_or(u32::MAX)
        };
        let words = said.iter().map(|(word, cue)| (place(word), *cue)).collect();
        Self {
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
        self.distinct.get(usize::try_from(*place).ok()?)
    }

    /// Where a quote stands in what was said: the nearest stretch, of several the first. None where either holds no word.
    pub fn find(&self, quote: &str) -> Option<Found> {
        let parts = parts(quote, &self.language);
        let words: usize = parts.iter().map(Vec::len).sum();
        let words = u32::try_from(words).ok().filter(|words| *words > 0)?;
        if self.is_empty() {
            return None;
        }
        // Nearly always it is near enough to count as found, and then what is further off need not be followed.
        let limit = words * STILL_A_QUOTE / 10;
        self.within(&parts, words, limit)
            .or_else(|| self.within(&parts, words, words * WORD))
    }

    /// The nearest stretch that costs no more than so much.
    fn within(&self, parts: &[Vec<Word>], words: u32, limit: u32) -> Option<Found> {
        let (last, first) = parts.split_last()?;
        let mut rows: Vec<Vec<End>> = Vec::new();
        for part in first {
            let mut row = Vec::with_capacity(self.words.len() + 1);
            self.ends(part, rows.last().map(Vec::as_slice), limit, |end| {
                row.push(end);
            });
            rows.push(row);
        }
        let mut best = None;
        self.ends(last, rows.last().map(Vec::as_slice), limit, |end| {
            best = Some(end);
        });
        let mut end = best.filter(|end| end.cost <= limit)?;
        let cost = end.cost;
        let mut spans = vec![end.stretch()];
        for row in rows.iter().rev() {
            end = *row.get(usize::try_from(end.begin).ok()?)?;
            spans.push(end.stretch());
        }
        spans.reverse();
        Some(Found {
            cost,
            words,
            parts: spans,
        })
    }

    /// What a part costs at best when it ends at or before each word, after what came before it; handed over word by word.
    /// Only what stays within the limit is followed (Ukkonen 1985).
    fn ends(&self, part: &[Word], before: Option<&[End]>, limit: u32, mut to: impl FnMut(End)) {
        let costs: Vec<Vec<u8>> = part.iter().map(|word| self.changes(word)).collect();
        let free = |at: usize| before.and_then(|row| row.get(at)).map_or(0, |end| end.cost);
        let skips: Vec<u32> = part.iter().map(Word::skip).collect();
        // The column of the words so far: what the first words of the part cost, and where they begin.
        let mut column = vec![(free(0), 0_u32)];
        for skip in &skips {
            let (cost, _) = column.last().copied().unwrap_or_default();
            column.push((cost + skip, 0));
        }
        let mut best = End {
            cost: column.last().map_or(0, |last| last.0),
            begin: 0,
            end: 0,
        };
        to(best);
        // So many words of the part are within the limit; those after them are not, and hold what they once cost.
        let mut active = column.iter().take_while(|cell| cell.0 <= limit).count();
        for (at, (said, _)) in (1_u32..).zip(&self.words) {
            let place = usize::try_from(*said).unwrap_or(usize::MAX);
            let lost = self.distinct.get(place).map_or(WORD, Word::skip);
            let mut diagonal = column.first().copied().unwrap_or_default();
            let mut above = (free(usize::try_from(at).unwrap_or(usize::MAX)), at);
            if let Some(first) = column.first_mut() {
                *first = above;
            }
            // Of the column before, one cell further than was within the limit can be reached.
            let mut within = 1;
            for (row, (costs, skip)) in (1_usize..).zip(costs.iter().zip(&skips)) {
                if row > active && above.0 > limit {
                    break;
                }
                let Some(cell) = column.get_mut(row) else {
                    break;
                };
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
                let changed = u32::from(costs.get(place).copied().unwrap_or(10));
                let mut cheapest = (corner.0 + changed, corner.1);
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
            if active == column.len() && above.0 < best.cost {
                best = End {
                    cost: above.0,
                    begin: above.1,
                    end: at,
                };
            }
            to(best);
        }
    }

    /// What it costs that each of the distinct words was said for this one.
    fn changes(&self, word: &Word) -> Vec<u8> {
        const OTHER: u8 = 10;
        let mut costs = vec![OTHER; self.distinct.len()];
        if word.length >= LONG {
            for (cost, said) in costs.iter_mut().zip(&self.distinct) {
                if said.length >= LONG && is_near(word, said, self.language.is_turkish()) {
                    *cost = 5;
                }
            }
        }
        let same = self.distinct.binary_search(word).ok();
        if let Some(cost) = same.and_then(|at| costs.get_mut(at)) {
            *cost = 0;
        }
        costs
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

/// The best end of a part at or before a word.
#[derive(Debug, Clone, Copy)]
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

/// The parts of a quote around its cuts, each in words.
fn parts(quote: &str, language: &Language) -> Vec<Vec<Word>> {
    let parts = quote.split('…').flat_map(|part| part.split("..."));
    let parts = parts.map(|part| taken_apart(part, language));
    parts.filter(|part| !part.is_empty()).collect()
}

fn taken_apart(words: &str, language: &Language) -> Vec<Word> {
    let folded = text::fold(words, language);
    let fillers = FILLERS.iter().find(|(code, _)| *code == language.code());
    text::words(folded.text())
        .map(|word| {
            let letters = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            Word {
                letters: letters.to_owned(),
                length: letters.chars().count(),
                is_filler: fillers.is_some_and(|(_, all)| all.contains(&letters)),
            }
        })
        .collect()
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
