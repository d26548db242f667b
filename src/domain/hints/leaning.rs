//! What a sentence leans to: patterns with weights, learnt from labelled sentences, which judge the finds of the rules and
//! find what no rule does.
//!
//! A flag is hinted at in a sentence when all that speaks for it, less all that speaks against it, reaches what the flag
//! asks. Whole numbers throughout, so that every machine gives the same hints.

use super::super::guide::Language;
use super::super::lexicon::{Leanings, Lexicon};
use super::{FAR, Reader, Span};

/// How many words and signs may stand between two places of a sentence that make one find.
const BESIDE: usize = 10;

/// Less than all weights of a part together.
const CLOSED: i32 = i32::MIN / 1_000;

/// A sentence of a text, or so many words of one that does not end, as training sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its characters, from and up to.
    pub span: [u32; 2],
    /// Which patterns it meets, by number in the order of their letters.
    pub met: Vec<usize>,
}

/// The parts of somebody's words with the weighed patterns each meets: what weights are learnt from.
pub fn parts(
    words: &str,
    language: &Language,
    lexicon: &Lexicon,
    asked: bool,
) -> Option<Vec<Part>> {
    let reader = Reader::of(words, language, lexicon)?;
    let parts = reader.parts();
    let spans = (0..=parts.last().copied().unwrap_or_default()).map(|part| words_of(&parts, part));
    let mut read: Vec<_> = spans
        .map(|span| Part {
            span: reader.source(span),
            met: Vec::new(),
        })
        .collect();
    let patterns = if asked {
        &lexicon.asked.patterns
    } else {
        &lexicon.heard.patterns
    };
    for (number, (pattern, _)) in patterns.iter().enumerate() {
        reader.places(pattern, |(from, _)| {
            let part = parts.get(from).and_then(|part| read.get_mut(*part));
            if let Some(part) = part.filter(|part| part.met.last() != Some(&number)) {
                part.met.push(number);
            }
        });
    }
    Some(read)
}

/// The words of a part.
fn words_of(parts: &[usize], part: usize) -> Span {
    let from = parts.partition_point(|it| *it < part);
    (from, parts.partition_point(|it| *it <= part))
}

/// Where a pattern was met, and which.
struct Met {
    span: Span,
    number: usize,
}

impl Reader {
    /// Which part each word belongs to. A text without a full stop is taken in pieces, as training saw sentences.
    fn parts(&self) -> Vec<usize> {
        let (mut part, mut sentence, mut words) = (0, 0, 0);
        let part_of = self.tokens.iter().map(|token| {
            if token.sentence != sentence || words == FAR {
                part += 1;
                words = 0;
            }
            sentence = token.sentence;
            words += 1;
            part
        });
        part_of.collect()
    }

    /// The finds that stand when the whole sentence is weighed, and a find of its own in a sentence that leans to a flag
    /// without one. `standing` leaves of a flag's own finds those that no exception drops. Flags without a scale keep theirs.
    pub(super) fn leant<C: Copy + PartialEq>(
        &self,
        leanings: &Leanings<C>,
        mut finds: Vec<(C, Span)>,
        standing: impl Fn(C, Vec<Span>) -> Vec<Span>,
    ) -> Vec<(C, Span)> {
        let flags = leanings.scales.len();
        if flags == 0 {
            return finds;
        }
        let parts = self.parts();
        let part_of = |span: Span| parts.get(span.0).copied().unwrap_or_default();
        let many = parts.last().copied().unwrap_or_default() + 1;
        let mut scores = vec![0; many * flags];
        let mut met: Vec<Vec<Met>> = (0..many).map(|_| Vec::new()).collect();
        for (number, (pattern, weights)) in leanings.patterns.iter().enumerate() {
            self.places(pattern, |span| {
                let part = part_of(span);
                let Some(met) = met.get_mut(part) else {
                    return;
                };
                // Once is enough: what is said twice weighs no more.
                if met.last().is_none_or(|last| last.number != number) {
                    for (flag, weight) in weights {
                        if let Some(score) = scores.get_mut(part * flags + flag) {
                            *score += weight;
                        }
                    }
                }
                met.push(Met { span, number });
            });
        }
        let flag_of = |code: C| leanings.scales.iter().position(|scale| scale.code == code);
        let mut is_found = vec![false; scores.len()];
        for (code, span) in &finds {
            let found =
                flag_of(*code).and_then(|flag| is_found.get_mut(part_of(*span) * flags + flag));
            if let Some(found) = found {
                *found = true;
            }
        }
        for ((place, score), is_found) in scores.iter_mut().enumerate().zip(&is_found) {
            if let Some(scale) = leanings.scales.get(place % flags) {
                *score += if *is_found { scale.find } else { 0 } - scale.least;
            }
        }
        let leans = |place: usize| scores.get(place).is_some_and(|score| *score >= 0);
        finds.retain(|(code, span)| {
            flag_of(*code).is_none_or(|flag| leans(part_of(*span) * flags + flag))
        });
        for (flag, scale) in leanings.scales.iter().enumerate() {
            let mut own: Vec<Span> = finds
                .iter()
                .filter(|it| it.0 == scale.code)
                .map(|it| it.1)
                .collect();
            let mut places = Vec::new();
            for (part, met) in met
                .iter()
                .enumerate()
                .filter(|(part, _)| leans(part * flags + flag))
            {
                let mut words = telling(leanings, words_of(&parts, part), met, flag);
                for span in own.iter().filter(|span| part_of(**span) == part) {
                    words.close(*span);
                }
                // Where no find is, there is one place at least. Any other has to speak as loud as a find.
                let is_found = is_found.get(part * flags + flag).is_some_and(|it| *it);
                let mut least = if is_found { 2 * scale.find } else { 1 };
                while let Some(span) = self.stretch(&words, least) {
                    places.push(span);
                    words.close(span);
                    least = 2 * scale.find;
                }
            }
            // A place beside a find, or beside one found before, makes it longer.
            for span in standing(scale.code, places) {
                let beside = own
                    .iter_mut()
                    .filter(|other| part_of(**other) == part_of(span));
                match beside.min_by_key(|other| between(**other, span)) {
                    Some(other) if between(*other, span) <= BESIDE => {
                        *other = (other.0.min(span.0), other.1.max(span.1));
                    }
                    Some(_) => {}
                    None => own.push(span),
                }
            }
            finds.retain(|(code, _)| *code != scale.code);
            finds.extend(own.into_iter().map(|span| (scale.code, span)));
        }
        finds
    }

    /// The stretch of words with the highest sum, if that is so high.
    fn stretch(&self, telling: &Telling, least: i32) -> Option<Span> {
        let (mut best, mut most) = (None, least - 1);
        let (mut begin, mut sum) = (telling.from, 0);
        for (at, word) in (telling.from..).zip(&telling.words) {
            if sum <= 0 {
                (begin, sum) = (at, 0);
            }
            sum += word;
            if sum > most && self.tokens.get(at).is_some_and(|token| token.is_word) {
                (best, most) = (Some((begin, at + 1)), sum);
            }
        }
        best
    }
}

/// What each word from and up to here says for a flag. A pattern of several words counts for its first and its last, as
/// those between may be any.
fn telling<C>(leanings: &Leanings<C>, (from, to): Span, all: &[Met], flag: usize) -> Telling {
    let mut telling = Telling {
        from,
        words: vec![0; to.saturating_sub(from)],
    };
    for met in all {
        let weights = leanings
            .patterns
            .get(met.number)
            .map(|(_, weights)| weights);
        let weight = weights.and_then(|all| all.iter().find(|(it, _)| *it == flag));
        for at in [met.span.0, met.span.1.saturating_sub(1)] {
            if let (Some(word), Some((_, weight))) = (telling.word(at), weight) {
                *word += weight;
            }
        }
    }
    telling
}

/// How many words and signs stand between two spans.
fn between(one: Span, other: Span) -> usize {
    one.0.max(other.0).saturating_sub(one.1.min(other.1))
}

/// What the words of a part say for a flag.
struct Telling {
    from: usize,
    words: Vec<i32>,
}

impl Telling {
    fn word(&mut self, at: usize) -> Option<&mut i32> {
        self.words.get_mut(at.checked_sub(self.from)?)
    }

    /// Takes words out, so that no stretch goes over them.
    fn close(&mut self, span: Span) {
        for at in span.0..span.1 {
            if let Some(word) = self.word(at) {
                *word = CLOSED;
            }
        }
    }
}
