//! Speaker text without cues: names, times, both or neither, as meeting programs and transcribers write it and people paste it.

use super::names::{Names, is_name_like, kept, label};
use super::times::{self, leading, trailing};
use super::{Draft, Line, MOST_SPEAKERS, Notes, Why};
use crate::domain::time::Elapsed;

/// What programs write below or above the talk, by how it begins.
const FOOTERS: [&str; 3] = [
    "Transcribed by https:",
    "Transcription ended after",
    "This editable transcript was computer generated",
];

/// What a line begins with.
#[derive(Default)]
struct Head<'a> {
    line: usize,
    /// The line as it stands.
    whole: &'a str,
    /// What follows the time.
    timed: &'a str,
    /// What follows time and name.
    rest: &'a str,
    /// What may be a name; empty where nothing may.
    name: &'a str,
    from: Option<Elapsed>,
    to: Option<Elapsed>,
    /// Whether the time stands by itself, without brackets, hours or anything that says it is one.
    bare: bool,
    /// Whether the name stands after the time with nothing behind it, so that the text must follow on the next line.
    alone: bool,
    /// Whether it begins a paragraph.
    first: bool,
}

/// Reads the text.
pub(super) fn read(lines: &[Line<'_>], notes: &mut Notes) -> Vec<Draft> {
    let mut heads = Vec::new();
    let mut first = true;
    for line in lines {
        if !line.text.is_empty() {
            heads.push(head(*line, first));
        }
        first = line.text.is_empty();
    }
    let gaps = heads.iter().skip(1).any(|head| head.first);
    look_ahead(&mut heads);
    let names = settle(&mut heads);
    let opens = |head: &Head<'_>| head.from.is_some() || !head.name.is_empty();
    if heads.iter().any(opens) {
        drafts(&heads, &names, notes)
    } else {
        paragraphs(&heads, gaps)
    }
}

/// Reads the beginning of a line.
fn head(line: Line<'_>, first: bool) -> Head<'_> {
    let text = super::bare(line.text);
    let mut head = Head {
        line: line.number,
        whole: text,
        timed: text,
        rest: text,
        first,
        ..Head::default()
    };
    let mut bare = text;
    if let Some(lead) = leading(text) {
        head.from = Some(lead.from.at);
        head.to = lead.to.map(|to| to.at).filter(|to| *to >= lead.from.at);
        head.bare = !lead.bracketed && !lead.from.has_hours && !lead.rest.is_empty();
        (head.timed, head.rest, bare) = (lead.rest, lead.rest, lead.rest);
    } else if let Some((name, at)) = trailing(text).filter(|(name, _)| is_name_like(name)) {
        (head.name, head.rest) = (name, "");
        head.from = Some(at.at);
        return head;
    }
    if let Some(label) = label(bare) {
        (head.name, head.rest) = (label.name, label.rest);
        head.from = head.from.or(label.at.map(|at: times::Time| at.at));
    } else if head.from.is_some() && is_name_like(bare) {
        (head.name, head.rest, head.alone) = (bare, "", true);
    }
    head
}

/// Settles what only the next line can tell: whether a name after a time stands alone, and whether a line is a name because
/// a time stands alone below it.
fn look_ahead(heads: &mut [Head<'_>]) {
    let mut next_is_text = false;
    // A time by itself, seen from the line above it.
    let mut time_below: Option<(Option<Elapsed>, usize)> = None;
    for place in (0..heads.len()).rev() {
        let Some(head) = heads.get_mut(place) else {
            continue;
        };
        if head.alone && !next_is_text {
            (head.name, head.rest, head.alone) = ("", head.timed, false);
        }
        let plain = head.from.is_none() && head.name.is_empty();
        if let Some((from, below)) = time_below.take()
            && plain
            && is_name_like(head.whole)
        {
            (head.name, head.rest, head.from) = (head.whole, "", from);
            // The time was this one's; its line is left without anything.
            if let Some(below) = heads.get_mut(below) {
                (below.from, below.rest, below.whole) = (None, "", "");
            }
            next_is_text = false;
            continue;
        }
        if head.from.is_some() && head.name.is_empty() && head.rest.is_empty() && next_is_text {
            time_below = Some((head.from, place));
        }
        next_is_text = plain && !head.whole.is_empty();
    }
}

/// Takes back what turns out to be no time and no name, and gives the names that are left.
fn settle<'a>(heads: &mut [Head<'a>]) -> Vec<&'a str> {
    let mut names = Names::default();
    for head in heads.iter() {
        let name = Some(head.name).filter(|name| !name.is_empty());
        if name.is_some() || head.from.is_some() || head.first {
            names.see(name);
        }
    }
    let accepted: Vec<_> = heads
        .iter()
        .map(|head| head.name.is_empty() || names.accepts(head.name))
        .collect();
    let mut known = Vec::new();
    for (head, accepted) in heads.iter_mut().zip(accepted) {
        if !accepted {
            // A time behind what is no name is part of the sentence.
            if head.timed == head.whole {
                head.from = None;
            }
            (head.name, head.rest) = ("", head.timed);
        }
        if known.len() < MOST_SPEAKERS && !head.name.is_empty() && !known.contains(&head.name) {
            known.push(head.name);
        }
    }
    let is_bare = |head: &Head<'_>| head.bare && head.name.is_empty();
    let bare = heads.iter().filter(|head| is_bare(head)).count();
    // One line that begins with a time of day is a sentence; many are a transcript.
    if bare * 3 < heads.len() {
        for head in heads.iter_mut().filter(|head| is_bare(head)) {
            (head.from, head.rest) = (None, head.whole);
        }
    }
    known
}

/// Puts the lines together where names or times begin what is said.
fn drafts(heads: &[Head<'_>], names: &[&str], notes: &mut Notes) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut speaker, mut pending) = (String::new(), None);
    for head in heads {
        let is_name = !head.name.is_empty();
        if head.from.is_some() && !is_name && head.rest.is_empty() {
            // A time by itself, as Google Meet sets one every five minutes; a beginning and an end are a cue.
            if head.to.is_some() {
                notes.add(head.line, Why::NoWords);
            } else {
                pending = head.from;
            }
            continue;
        }
        if FOOTERS.iter().any(|footer| head.whole.starts_with(footer)) {
            notes.add(head.line, Why::NotSpeech);
            continue;
        }
        if is_name {
            speaker = kept(head.name);
        }
        let goes_on = !is_name && head.from.is_none() && pending.is_none();
        match drafts.last_mut() {
            Some(draft) if goes_on => {
                if names.iter().any(|name| is_little_more(head.whole, name)) {
                    notes.add(head.line, Why::NameWithin);
                }
                draft.text.push('\n');
                draft.text.push_str(head.rest);
            }
            // A title, a list of who was there: before anybody speaks nobody does.
            _ if goes_on || !names.is_empty() && speaker.is_empty() && head.from.is_none() => {
                if !head.whole.is_empty() {
                    notes.add(head.line, Why::NotSpeech);
                }
            }
            _ => drafts.push(Draft {
                from: head.from.or(pending.take()),
                to: head.to,
                name: speaker.clone(),
                text: head.rest.to_owned(),
                prompt: None,
                line: head.line,
            }),
        }
    }
    drafts
}

/// Whether a line is a speaker's name and signs or digits behind it: the beginning of a turn with a slip in it.
fn is_little_more(line: &str, name: &str) -> bool {
    line.strip_prefix(name)
        .is_some_and(|rest| !rest.contains(char::is_alphabetic))
}

/// Text with neither names nor times: a cue is a paragraph, or a line where no blank ones divide it.
fn paragraphs(heads: &[Head<'_>], gaps: bool) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for head in heads {
        match drafts.last_mut() {
            Some(draft) if gaps && !head.first => {
                draft.text.push('\n');
                draft.text.push_str(head.whole);
            }
            _ => drafts.push(Draft {
                from: None,
                to: None,
                name: String::new(),
                text: head.whole.to_owned(),
                prompt: None,
                line: head.line,
            }),
        }
    }
    drafts
}
