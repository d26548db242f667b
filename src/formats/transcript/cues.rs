//! Files of cues: `WebVTT` and SRT, line by line.

use super::names::{Label, Names, is_name_like, kept, label};
use super::times::{Timing, timing};
use super::{Draft, Line, Notes, Why, markup};
use crate::domain::id::PromptId;

/// Whether the text begins as `WebVTT` does.
pub(super) fn has_header(text: &str) -> bool {
    let rest = text.strip_prefix("WEBVTT");
    rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

/// Whether the lines are cues, rather than a talk into which one strayed: without a header, no cue has a dozen lines.
pub(super) fn has_cues(lines: &[Line<'_>], header: bool) -> bool {
    let (mut timings, mut all) = (0, 0);
    for line in lines.iter().filter(|line| !line.text.is_empty()) {
        all += 1;
        timings += usize::from(timing(line.text).is_some());
    }
    timings > 0 && (header || timings * 12 >= all)
}

/// A cue while its lines come in.
struct Open<'a> {
    timing: Timing,
    id: Option<&'a str>,
    /// The line of its timing, or of its id.
    line: usize,
    text: Vec<&'a str>,
    /// Whether a blank line ended it.
    ended: bool,
}

/// Reads the cues. A timing line always begins one, with or without a blank line before it.
pub(super) fn read(lines: &[Line<'_>], web_vtt: bool, notes: &mut Notes) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut open: Option<Open<'_>> = None;
    // The lines since the last blank one that belong to no cue so far, and whether they are a block of no speech.
    let mut loose: Vec<Line<'_>> = Vec::new();
    let mut header = web_vtt;
    // Old Teams files have no blank line anywhere.
    let dense = !lines.iter().rev().skip(1).any(|line| line.text.is_empty());
    for (place, line) in lines.iter().enumerate() {
        let text = line.text;
        if let Some(timing) = timing(text) {
            let mut id = None;
            if let Some(before) = loose.pop() {
                // The line above is the id, whatever stands in it; of the header's lines none is.
                if header && loose.is_empty() && place == 1 {
                    loose.push(before);
                } else {
                    id = Some(before);
                }
            } else if let Some(open) = open.as_mut().filter(|open| !open.ended) {
                if !dense {
                    notes.add(line.number, Why::BlankMissing);
                }
                if let Some(before) = open.text.pop_if(|before| is_id(before)) {
                    let number = line.number.saturating_sub(1);
                    id = Some(Line {
                        number,
                        text: before,
                    });
                }
            }
            skip(&mut loose, &mut header, notes);
            close(open.take(), &mut drafts, notes);
            if let Some(why) = timing.odd {
                notes.add(line.number, why);
            }
            open = Some(Open {
                timing,
                id: id.map(|id| id.text),
                line: id.map_or(line.number, |id| id.number),
                text: Vec::new(),
                ended: false,
            });
            continue;
        }
        if text.is_empty() {
            join(&mut open, &mut loose, web_vtt, notes);
            skip(&mut loose, &mut header, notes);
            if let Some(open) = &mut open {
                open.ended = true;
            }
            continue;
        }
        match &mut open {
            Some(open) if !open.ended => {
                if text.contains("-->") {
                    notes.add(line.number, Why::Arrow);
                }
                open.text.push(text);
            }
            _ => loose.push(*line),
        }
    }
    join(&mut open, &mut loose, web_vtt, notes);
    skip(&mut loose, &mut header, notes);
    close(open, &mut drafts, notes);
    let voices = drafts.iter().filter(|draft| !draft.name.is_empty());
    if voices.count() * 2 < drafts.len() {
        drafts = by_names(drafts);
    }
    drafts
}

/// Whether a line above a timing, in a cue that has text, is the timing's id: one word with a digit that ends no sentence.
fn is_id(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && text.contains(|letter: char| letter.is_ascii_digit())
        && text.ends_with(|letter: char| letter.is_ascii_alphanumeric())
}

/// What stands behind a blank line and before no timing. In SRT a cue goes on: its text may hold blank lines. In `WebVTT` it is nothing,
/// unless the cue has no words so far.
fn join<'a>(
    open: &mut Option<Open<'a>>,
    loose: &mut Vec<Line<'a>>,
    web_vtt: bool,
    notes: &mut Notes,
) {
    let Some(open) = open.as_mut().filter(|open| open.ended) else {
        return;
    };
    if is_block(loose) || web_vtt && !open.text.is_empty() {
        return;
    }
    for (place, line) in loose.drain(..).enumerate() {
        // A number is that of a cue that lost its time.
        if place == 0 && line.text.bytes().all(|byte| byte.is_ascii_digit()) {
            notes.add(line.number, Why::NotSpeech);
        } else {
            notes.add(line.number, Why::BlankWithin);
            open.text.push(line.text);
        }
    }
}

/// Whether these lines are one of the blocks of `WebVTT` in which nobody speaks.
fn is_block(lines: &[Line<'_>]) -> bool {
    let first = lines.first().map_or("", |line| line.text);
    let note = first.strip_prefix("NOTE");
    note.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
        || first == "STYLE"
        || first == "REGION"
}

/// Leaves lines behind, and says so where they are not what such a file may hold.
fn skip(loose: &mut Vec<Line<'_>>, header: &mut bool, notes: &mut Notes) {
    if !*header && !is_block(loose) {
        for line in loose.iter() {
            notes.add(line.number, Why::NotSpeech);
        }
    }
    *header = *header && loose.is_empty();
    loose.clear();
}

/// Takes a cue in, one draft for each voice.
fn close(open: Option<Open<'_>>, drafts: &mut Vec<Draft>, notes: &mut Notes) {
    let Some(open) = open else { return };
    let text = open.text.join("\n");
    let (pieces, unknown) = markup::pieces(&text);
    if unknown {
        notes.add(open.line, Why::UnknownTag);
    }
    if pieces.is_empty() {
        notes.add(open.line, Why::NoWords);
    }
    let prompt = open.id.and_then(prompt);
    let Timing { from, to, .. } = open.timing;
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        // A time inside the text counts where it lies in the cue. Without one, each voice has the time of the whole cue.
        let begins = piece
            .from
            .filter(|at| Some(*at) >= from && to.is_none_or(|to| *at <= to));
        let from = begins.or(from);
        let next = pieces.peek().and_then(|next| next.from);
        drafts.push(Draft {
            from,
            to: next
                .filter(|at| Some(*at) >= from && to.is_none_or(|to| *at <= to))
                .or(to),
            name: piece.name,
            text: piece.text,
            prompt: prompt.clone(),
            line: open.line,
        });
    }
}

/// The prompt in the id of a cue: `01|g1.o1`.
fn prompt(id: &str) -> Option<PromptId> {
    let (_, prompt) = id.split_once('|')?;
    let prompt = PromptId::new(prompt.trim());
    prompt.is_well_formed().then_some(prompt)
}

/// Looks for names in the text, where tags give none: before a colon on any line, as Zoom writes them, or alone on the first, as
/// Teams did.
fn by_names(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let (mut colons, mut firsts) = (Names::default(), Names::default());
    for draft in drafts.iter().filter(|draft| draft.name.is_empty()) {
        for line in draft.text.lines().filter(|line| !line.trim().is_empty()) {
            colons.see(label(line).map(|label| label.name));
        }
        firsts.see(first_line(&draft.text));
    }
    if colons.any() {
        return by_colons(&drafts, &colons);
    }
    let named = |draft: &Draft| {
        draft.name.is_empty() && first_line(&draft.text).is_some_and(|name| firsts.accepts(name))
    };
    let named: Vec<_> = drafts.iter().map(named).collect();
    // One cue in four without a name is a cue that goes on; more are text in capitals.
    let count = named.iter().filter(|named| **named).count();
    if firsts.repeat() && count * 4 >= drafts.len() * 3 {
        for (draft, named) in drafts.iter_mut().zip(named) {
            if let Some((name, text)) = draft.text.split_once('\n').filter(|_| named) {
                (draft.name, draft.text) = (kept(name), text.to_owned());
            }
        }
    }
    drafts
}

/// The first of several lines, where it is spelled as names are.
fn first_line(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    let name = first.trim();
    (is_name_like(name) && !rest.trim().is_empty()).then_some(name)
}

/// What a line begins with, if it is a name.
fn accepted<'a>(names: &Names<'_>, line: &'a str) -> Option<Label<'a>> {
    label(line).filter(|label| names.accepts(label.name))
}

/// Cuts the cues at the names in them.
fn by_colons(drafts: &[Draft], names: &Names<'_>) -> Vec<Draft> {
    // A file that names the same speaker twice in a row names every cue's; otherwise a name holds until the next.
    let (mut last, mut every) = ("", false);
    for line in drafts.iter().flat_map(|draft| draft.text.lines()) {
        if let Some(label) = accepted(names, line) {
            every |= label.name == last;
            last = label.name;
        }
    }
    let mut out: Vec<Draft> = Vec::new();
    let mut name = String::new();
    for draft in drafts {
        if every || !draft.name.is_empty() {
            name.clone_from(&draft.name);
        }
        let mut fresh = true;
        for line in draft.text.lines() {
            let label = accepted(names, line).filter(|_| draft.name.is_empty());
            if let Some(label) = &label {
                name = kept(label.name);
            }
            let text = label.as_ref().map_or(line, |label| label.rest);
            match out.last_mut() {
                Some(open) if !fresh && (label.is_none() || open.text.is_empty()) => {
                    if label.is_some() {
                        open.name.clone_from(&name);
                    }
                    open.text.push('\n');
                    open.text.push_str(text);
                }
                _ => out.push(Draft {
                    from: draft.from,
                    to: draft.to,
                    name: name.clone(),
                    text: text.to_owned(),
                    prompt: draft.prompt.clone(),
                    line: draft.line,
                }),
            }
            fresh = false;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_a_word_of_its_own() {
        for text in [
            "WEBVTT",
            "WEBVTT\n",
            "WEBVTT - a title\n",
            "WEBVTT\tx",
            "WEBVTT\r\n",
        ] {
            assert!(has_header(text), "{text:?}");
        }
        for text in ["WEBVTTX", "webvtt", " WEBVTT", "", "WEBVT"] {
            assert!(!has_header(text), "{text:?}");
        }
    }

    #[test]
    fn a_prompt_stands_behind_a_bar() {
        assert_eq!(prompt("01|g1.o1"), Some("g1.o1".into()));
        for id in ["01", "01|", "01|a b", "a/b"] {
            assert_eq!(prompt(id), None, "{id}");
        }
    }
}
