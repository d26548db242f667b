//! What somebody's words hint at: the patterns of a lexicon met in them, and the rules of method.md E1 on top.
//!
//! A text is taken apart into words once, each word finds the patterns it may begin by an index, and no pattern walks far:
//! the time grows with the length of the text and with nothing else.

use super::guide::Language;
use super::interview::{Hit, HitCode, HitState};
use super::lexicon::pattern::How;
use super::lexicon::{AskCode, Lexicon, Pattern, Rules};
use super::sorted::in_order;
use super::text;

mod leaning;
mod tokens;

pub use leaning::{Part, parts};
use tokens::{Token, Tokens};

/// How many words after a vague one a number may stand and still make it good (method.md E1).
const NUMBER_WITHIN: usize = 3;

/// How far a pattern looks for a word anywhere in its sentence, so that a text without a full stop costs no more.
const FAR: usize = 40;

/// What the words of a respondent hint at, in the order they stand there; nothing is settled yet. `None` where the
/// lexicon is for another language: then nobody has looked, which is not the same as having found nothing.
pub fn find(words: &str, language: &Language, lexicon: &Lexicon) -> Option<Vec<Hit>> {
    let reader = Reader::of(words, language, lexicon)?;
    let mut all = Vec::new();
    for (code, rules) in lexicon.respondent.iter() {
        all.push((*code, reader.spans(rules, is_own(*code))));
    }
    let of = |code| {
        all.iter()
            .find(|(it, _)| *it == code)
            .map(|(_, it)| it.as_slice())
    };
    let distanced = of(HitCode::Distancing).unwrap_or_default();
    let brochure = of(HitCode::Marketing).unwrap_or_default();
    let mut hits = Vec::new();
    for (code, spans) in &all {
        let drops = match code {
            // "You'd have to ask Rurik" (method.md E1), and "the board decided" said with "we" close by.
            HitCode::Hypothetical | HitCode::DistancingWeak => distanced,
            // "It transforms how a museum tells its story": a brochure speaks in the present, too.
            HitCode::Generalisation => brochure,
            _ => &[],
        };
        let joins = match code {
            HitCode::Distancing | HitCode::DistancingWeak => Joins { least: 0, most: 5 },
            // "Genelde böyle yaparız" counts twice (method.md E1), a habit told in a row of clauses once.
            HitCode::Generalisation | HitCode::Hypothetical => Joins { least: 2, most: 10 },
            // "A streamlined, end-to-end process" has two words of a brochure.
            HitCode::Marketing => Joins { least: 2, most: 4 },
            _ => Joins { least: 0, most: 0 },
        };
        let left = spans
            .iter()
            .filter(|span| !drops.iter().any(|other| overlap(**span, *other)));
        let spans = reader.joined(left.copied().collect(), joins);
        hits.extend(spans.into_iter().map(|span| (*code, span)));
    }
    let mut hits = reader.leant(&lexicon.heard, hits, |code, spans| {
        let rules = lexicon.respondent.get(&code);
        rules.map_or(Vec::new(), |rules| reader.kept(rules, is_own(code), spans))
    });
    let distanced: Vec<_> = hits
        .iter()
        .filter(|(code, _)| *code == HitCode::Distancing)
        .map(|(_, span)| *span)
        .collect();
    hits.retain(|(code, span)| {
        !matches!(code, HitCode::Hypothetical | HitCode::DistancingWeak)
            || !distanced.iter().any(|other| overlap(*span, *other))
    });
    let hits = in_order(hits, |one, two| (one.1, one.0).cmp(&(two.1, two.0)));
    let hits = hits.into_iter().map(|(code, span)| Hit {
        code,
        span: reader.source(span),
        state: HitState::Open,
    });
    Some(hits.collect())
}

/// Flags that a remark which somebody quotes does not raise: it is theirs.
const fn is_own(code: HitCode) -> bool {
    matches!(
        code,
        HitCode::Hypothetical
            | HitCode::Generalisation
            | HitCode::Distancing
            | HitCode::DistancingWeak
    )
}

/// What the words of an interviewer do that they should not, each with the characters that show it.
pub fn asked(
    words: &str,
    language: &Language,
    lexicon: &Lexicon,
) -> Option<Vec<(AskCode, [u32; 2])>> {
    let reader = Reader::of(words, language, lexicon)?;
    let mut found = Vec::new();
    for (code, rules) in lexicon.interviewer.iter() {
        let mut spans = reader.spans(rules, false);
        // A question leads, or sells, once, however many of its words show it.
        if matches!(code, AskCode::Leading | AskCode::Pitch) {
            spans = reader.joined(
                spans,
                Joins {
                    least: 0,
                    most: usize::MAX,
                },
            );
        }
        found.extend(spans.into_iter().map(|span| (*code, span)));
    }
    let mut found = reader.leant(&lexicon.asked, found, |code, spans| {
        let rules = lexicon.interviewer.get(&code);
        rules.map_or(Vec::new(), |rules| reader.kept(rules, false, spans))
    });
    let sold: Vec<_> = found
        .iter()
        .filter(|(code, _)| *code == AskCode::Pitch)
        .map(|(_, span)| reader.sentence(span.0))
        .collect();
    // Who sells says "you would have" and "our ..., you know", too, and asks nothing.
    found.retain(|(code, span)| {
        *code != AskCode::Leading || !sold.contains(&reader.sentence(span.0))
    });
    let found = in_order(found, |one, two| (one.1, one.0).cmp(&(two.1, two.0)));
    let found = found
        .into_iter()
        .map(|(code, span)| (code, reader.source(span)));
    Some(found.collect())
}

/// Whether a hit says that somebody tells what others told or did: hearsay or strong distancing (method.md E3, B6).
pub const fn is_secondhand(code: HitCode) -> bool {
    matches!(code, HitCode::Hearsay | HitCode::Distancing)
}

/// How many of a respondent's turns on causal prompts hold hearsay or strong distancing, and how many such turns there are
/// (method.md E3, B6 and B7). `None` below four turns, which say nothing.
pub fn hearsay_share(turns: &[Vec<Hit>]) -> Option<(usize, usize)> {
    let distant = |turn: &&Vec<Hit>| turn.iter().any(|hit| is_secondhand(hit.code));
    (turns.len() >= 4).then(|| (turns.iter().filter(distant).count(), turns.len()))
}

/// When two finds of a sentence are one: with so many words and signs between them, at least and at most.
#[derive(Debug, Clone, Copy)]
struct Joins {
    least: usize,
    most: usize,
}

/// The words a hit covers, from and up to.
type Span = (usize, usize);

/// The bits of a row that stand so many places after those of a chunk.
fn shifted(row: &[u64], chunk: usize, by: u32) -> u64 {
    let bits = |chunk: usize| row.get(chunk).copied().unwrap_or_default();
    bits(chunk) >> by | bits(chunk + 1) << (64 - by)
}

fn overlap(one: Span, other: Span) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// A text taken apart, with the terms each word belongs to.
struct Reader {
    folded: text::Folded,
    tokens: Vec<Token>,
    /// For each term a row of bits, one for each word, so that the words a pattern may begin with are found 64 at a time.
    bits: Vec<u64>,
    row: usize,
}

impl Reader {
    fn of(words: &str, language: &Language, lexicon: &Lexicon) -> Option<Self> {
        if *language != lexicon.language {
            return None;
        }
        let folded = text::fold(words, language);
        let tokens: Vec<_> = Tokens::of(folded.text()).collect();
        let row = tokens.len().div_ceil(64);
        let mut bits = vec![0_u64; row * lexicon.terms()];
        let word = |at: usize| match tokens.get(at) {
            Some(token) if token.is_word => {
                folded.text().get(token.from..token.to).unwrap_or_default()
            }
            Some(token) if token.is_stop => {
                let sign = folded.text().get(token.from..token.to);
                if sign == Some("?") { "?" } else { "." }
            }
            _ => ",",
        };
        // The same words one after another, so that each is looked up once.
        let order = in_order((0..tokens.len()).collect(), |one, two| {
            word(*one).cmp(word(*two))
        });
        let (mut last, mut terms) = ("", Vec::new());
        for at in order {
            if word(at) != last {
                last = word(at);
                terms.clear();
                lexicon.terms_of(last, |term, belongs| terms.push((term, belongs)));
            }
            for (term, belongs) in &terms {
                if let Some(bits) = bits.get_mut(term * row + at / 64) {
                    let bit = 1 << (at % 64);
                    *bits = if *belongs { *bits | bit } else { *bits & !bit };
                }
            }
        }
        Some(Self {
            folded,
            tokens,
            bits,
            row,
        })
    }

    fn is(&self, word: usize, term: usize) -> bool {
        word < self.tokens.len()
            && self
                .bits
                .get(term * self.row + word / 64)
                .is_some_and(|bits| bits & (1 << (word % 64)) != 0)
    }

    /// The characters of the source that a span of words covers.
    fn source(&self, (from, to): Span) -> [u32; 2] {
        let start = self.tokens.get(from).map_or(0, |token| token.from);
        let end = self
            .tokens
            .get(to.saturating_sub(1))
            .map_or(start, |token| token.to);
        self.folded.span(start..end.max(start))
    }

    /// What these rules find, in list order, without what their exceptions drop. A remark that somebody quotes is theirs,
    /// and counts for nothing where `quoted` says so.
    fn spans(&self, rules: &Rules, quoted: bool) -> Vec<Span> {
        self.kept(rules, quoted, self.all(&rules.hints))
    }

    /// The finds that no exception drops.
    fn kept(&self, rules: &Rules, quoted: bool, mut spans: Vec<Span>) -> Vec<Span> {
        if spans.is_empty() {
            return spans;
        }
        let not = self.all(&rules.not);
        let unless = self.all(&rules.unless);
        let before = self.all(&rules.before);
        let sentence = |(from, _): Span| self.sentence(from);
        spans.retain(|span| {
            let is_quoted = || self.tokens.get(span.0).is_some_and(|token| token.quoted);
            !(quoted && is_quoted()
                || not.iter().any(|other| overlap(*span, *other))
                || unless
                    .iter()
                    .any(|other| sentence(*other) == sentence(*span))
                || before.iter().any(|other| {
                    sentence(*other) == sentence(*span)
                        && other.0 >= span.1
                        && self.words_between(span.1, other.0) < NUMBER_WITHIN
                }))
        });
        let mut kept: Vec<Span> = Vec::new();
        for span in spans {
            if !kept.iter().any(|other| overlap(span, *other)) {
                kept.push(span);
            }
        }
        kept
    }

    /// Finds of one sentence that say one thing in two phrases become one find.
    fn joined(&self, spans: Vec<Span>, joins: Joins) -> Vec<Span> {
        let mut spans = in_order(spans, Ord::cmp);
        spans.dedup_by(|next, last| {
            let between = next.0.saturating_sub(last.1);
            let one = self.sentence(last.0) == self.sentence(next.0)
                && (joins.least..=joins.most).contains(&between);
            last.1 = if one { last.1.max(next.1) } else { last.1 };
            one
        });
        spans
    }

    /// Which sentence a word belongs to.
    fn sentence(&self, word: usize) -> Option<usize> {
        self.tokens.get(word).map(|token| token.sentence)
    }

    fn words_between(&self, from: usize, to: usize) -> usize {
        let between = self.tokens.get(from..to).unwrap_or_default();
        between.iter().filter(|token| token.is_word).count()
    }

    /// Every place each pattern meets, pattern by pattern.
    fn all(&self, patterns: &[Pattern]) -> Vec<Span> {
        let mut spans = Vec::new();
        for pattern in patterns {
            self.places(pattern, |span| spans.push(span));
        }
        spans
    }

    /// The words that belong to a term, 64 at a time.
    fn words_of(&self, term: usize) -> &[u64] {
        let row = term * self.row;
        self.bits.get(row..row + self.row).unwrap_or_default()
    }

    /// Tells `met` every place a pattern meets, in order.
    fn places(&self, pattern: &Pattern, mut met: impl FnMut(Span)) {
        let steps = &pattern.steps;
        let Some((_, first)) = steps.get(pattern.first) else {
            return;
        };
        // Most weighed patterns are words in a row: the rows of the next two are laid over that of the first.
        let row_of = |step: Option<&(How, usize)>| match step {
            Some((How::One, term)) => Some(self.words_of(*term)),
            _ => None,
        };
        let second = row_of(steps.get(pattern.first + 1));
        let third = second.and_then(|_| row_of(steps.get(pattern.first + 2)));
        let far = match steps.as_slice() {
            [_, (How::Far(most), _), (How::One, last)] => Some((usize::from(*most), *last)),
            _ => None,
        };
        for (chunk, bits) in self.words_of(*first).iter().enumerate() {
            let mut left = *bits;
            if left == 0 {
                continue;
            }
            left &= second.map_or(u64::MAX, |row| shifted(row, chunk, 1));
            left &= third.map_or(u64::MAX, |row| shifted(row, chunk, 2));
            while left != 0 {
                let at = chunk * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                let end = match far {
                    Some((most, last)) => self.reaches(at + 1, most, last),
                    None => self.meets(steps, at),
                };
                if let Some(end) = end {
                    met((at, end));
                }
            }
        }
    }

    /// The end of the next word of a term from here on, if no sentence ends before it and no more words stand there.
    fn reaches(&self, from: usize, most: usize, term: usize) -> Option<usize> {
        let row = self.words_of(term);
        let mut chunk = from / 64;
        let mut bits = row.get(chunk)? & (u64::MAX << (from % 64));
        while bits == 0 {
            chunk += 1;
            bits = *row.get(chunk)?;
        }
        let at = chunk * 64 + bits.trailing_zeros() as usize;
        let near = at - from <= FAR && self.sentence(from) == self.sentence(at);
        (near && self.words_between(from, at) <= most).then_some(at + 1)
    }

    /// The end of what these steps take from here, when they can.
    fn meets(&self, steps: &[(How, usize)], at: usize) -> Option<usize> {
        let Some(((how, term), rest)) = steps.split_first() else {
            return Some(at);
        };
        let before = at
            .checked_sub(1)
            .filter(|before| self.tokens.get(*before).is_some_and(|token| !token.is_stop));
        let stays = match how {
            How::One => return self.meets(rest, at + 1).filter(|_| self.is(at, *term)),
            How::Maybe => {
                let taken = self
                    .is(at, *term)
                    .then(|| self.meets(rest, at + 1))
                    .flatten();
                return taken.or_else(|| self.meets(rest, at));
            }
            How::Gap(most) | How::Far(most) => return self.skips(rest, at, *most, *how),
            How::Not => !self.is(at, *term),
            How::Ahead => self.is(at, *term),
            How::Behind => before.is_some_and(|before| self.is(before, *term)),
            How::NotBehind => before.is_none_or(|before| !self.is(before, *term)),
            How::Earlier => self.is_earlier(at, *term),
            How::NotEarlier => !self.is_earlier(at, *term),
            How::Later => self.is_later(at, *term),
            How::NotLater => !self.is_later(at, *term),
            How::Start => before.is_none(),
            How::End => self.tokens.get(at).is_none_or(|token| token.is_stop),
        };
        if stays { self.meets(rest, at) } else { None }
    }

    fn is_earlier(&self, at: usize, term: usize) -> bool {
        let before = (at.saturating_sub(FAR)..at).rev();
        before
            .take_while(|word| self.tokens.get(*word).is_some_and(|token| !token.is_stop))
            .any(|word| self.is(word, term))
    }

    fn is_later(&self, at: usize, term: usize) -> bool {
        (at..at.saturating_add(FAR))
            .take_while(|word| self.tokens.get(*word).is_some_and(|token| !token.is_stop))
            .any(|word| self.is(word, term))
    }

    fn skips(&self, rest: &[(How, usize)], from: usize, most: u8, how: How) -> Option<usize> {
        let (mut at, mut words) = (from, 0);
        loop {
            if let Some(end) = self.meets(rest, at) {
                return Some(end);
            }
            let token = self.tokens.get(at)?;
            let may = token.is_word || matches!(how, How::Far(_)) && !token.is_stop;
            words += u8::from(token.is_word);
            if !may || words > most {
                return None;
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests;
