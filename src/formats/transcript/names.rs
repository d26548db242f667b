//! Names before a text: what stands before a colon, and whether the file uses it as a name.

use super::{bare, one_line, times};

/// So many different candidates are counted; what a file says before colons in prose is fewer.
const MOST_CANDIDATES: usize = 256;

/// A name has so many bytes at most, and so many words.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 6;

/// What stands before a colon at the beginning of a line, and what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// What may be a name.
    pub(super) name: &'a str,
    /// A time between name and colon.
    pub(super) at: Option<times::Time>,
    /// The text.
    pub(super) rest: &'a str,
}

/// Reads `Jane Doe: text`, `- JANE: text`, `[SPEAKER_00]: text`, `**Jane** (0:01): text`.
pub(super) fn label(line: &str) -> Option<Label<'_>> {
    let line = bare(line).trim_start_matches(['-', '–', '>', '*', ' ']);
    // A colon within a time or an address is followed by something.
    let mut colons = line
        .char_indices()
        .filter(|(_, sign)| matches!(sign, ':' | '：'));
    let (name, rest) = colons.find_map(|(at, sign)| {
        let (name, from) = line.split_at_checked(at)?;
        let rest = from.strip_prefix(sign)?;
        let ends =
            sign == '：' || !rest.starts_with(|next: char| !next.is_whitespace() && next != '*');
        (name.len() > LONGEST || ends).then_some((name, rest))
    })?;
    if name.len() > LONGEST {
        return None;
    }
    let (name, at) = match times::trailing(name) {
        Some((name, at)) => (name, Some(at)),
        None => (name, None),
    };
    // Zoom's chat: "From Jane Doe to Everyone".
    let name = match name
        .strip_prefix("From ")
        .and_then(|it| it.split_once(" to "))
    {
        Some((from, _)) => from,
        None => name,
    };
    let name = bare(name).trim_matches(['*', '[', ']', ' ']);
    let rest = bare(rest.trim_start_matches('*'));
    (!name.is_empty()).then_some(Label { name, at, rest })
}

/// Whether this is spelled as names are: a few words, each with a capital, a sign without small letters or a digit in front.
pub(super) fn is_name_like(text: &str) -> bool {
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
        let first_is_small =
            letters.next().is_some_and(char::is_lowercase) && !word.contains(char::is_uppercase);
        // "de", "van", "bin" stand within a name, not before it. An address is a name, too.
        if first_is_small && (words == 1 || word.len() > 3) && !word.contains('@') {
            return false;
        }
        // A sentence ends here, unless it is an initial or a title.
        let full_stop = word.ends_with(['.', '…']) && (first_is_small || word.len() > 6);
        if full_stop || word.ends_with(['!', '?', ';', '"', '”']) {
            return false;
        }
    }
    (1..=MOST_WORDS).contains(&words)
        && text.len() <= LONGEST
        && text.contains(char::is_alphabetic)
        && !text.contains(['<', '>', '{', '}', '=', '/', '\\', ':', '•'])
}

/// What stands before the colons of a file, counted.
#[derive(Default)]
pub(super) struct Names<'a> {
    seen: Vec<(&'a str, usize)>,
    /// Lines that begin with something spelled as a name, and with anything.
    named: usize,
    labelled: usize,
    lines: usize,
}

impl<'a> Names<'a> {
    /// Counts a line, and what may be its name.
    pub(super) fn see(&mut self, name: Option<&'a str>) {
        self.lines += 1;
        let Some(name) = name else {
            return;
        };
        self.labelled += 1;
        self.named += usize::from(is_name_like(name));
        if let Some((_, count)) = self.seen.iter_mut().find(|(seen, _)| *seen == name) {
            *count += 1;
        } else if self.seen.len() < MOST_CANDIDATES {
            self.seen.push((name, 1));
        }
    }

    /// Whether it is a name: it comes twice where a tenth of the lines have one, or the file puts one before most of its
    /// lines. What is not spelled as names are must come twice where half of the lines begin so.
    pub(super) fn accepts(&self, name: &str) -> bool {
        let seen = self.seen.iter().find(|(seen, _)| *seen == name);
        let twice = seen.is_some_and(|(_, count)| *count > 1);
        if is_name_like(name) {
            twice && self.named * 10 >= self.lines || self.named * 3 >= self.lines * 2
        } else {
            twice && self.labelled * 2 >= self.lines
        }
    }

    /// Whether any comes twice.
    pub(super) fn repeat(&self) -> bool {
        self.seen.iter().any(|(_, count)| *count > 1)
    }

    /// Whether any of them is a name.
    pub(super) fn any(&self) -> bool {
        self.seen.iter().any(|(name, _)| self.accepts(name))
    }
}

/// A name as it is kept.
pub(super) fn kept(name: &str) -> String {
    one_line(bare(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_colon_is_found() {
        for (line, name, rest) in [
            ("Jane Doe: we did", "Jane Doe", "we did"),
            ("- JANE: we did: so", "JANE", "we did: so"),
            ("[SPEAKER_00]: hm", "SPEAKER_00", "hm"),
            ("**Jane:** so", "Jane", "so"),
            ("**Jane**: so", "Jane", "so"),
            ("Jane:", "Jane", ""),
            ("Jane (00:01): so", "Jane", "so"),
            ("\u{200f}דוד כהן: שלום", "דוד כהן", "שלום"),
            ("王伟：你好", "王伟", "你好"),
            ("From Jane Doe to Everyone: hi", "Jane Doe", "hi"),
        ] {
            let read = label(line).map(|it| (it.name, it.rest));
            assert_eq!(read, Some((name, rest)), "{line}");
        }
        for line in ["no colon", "at 12:30 we met", ": so", "a:/b", ""] {
            assert_eq!(label(line), None, "{line}");
        }
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(label(&format!("{long}: so")), None);
    }

    #[test]
    fn names_are_spelled_as_names_are() {
        for name in [
            "Jane",
            "Jane Doe",
            "Dr. Jane van Doe",
            "Speaker 1",
            "SPEAKER_00",
            "S1",
            "Ayşe Işık (Konuk)",
            "Doe, Jane",
            "Görüşmeci",
            "Jean-Luc d'Or",
            "دانا",
            "jane@example",
        ] {
            assert!(is_name_like(name), "{name}");
        }
        for text in [
            "One thing we never did",
            "and then",
            "12",
            "Jane and her colleague",
            "It was so. Then",
            "Really?",
            "A B C D E F G",
            "",
        ] {
            assert!(!is_name_like(text), "{text}");
        }
    }

    #[test]
    fn a_name_is_what_the_file_uses_as_one() {
        let names = |lines: &[Option<&'static str>]| {
            let mut names = Names::default();
            for line in lines {
                names.see(*line);
            }
            names
        };
        let (jane, bob, note) = (Some("Jane"), Some("Bob"), Some("Well"));
        assert!(names(&[jane, bob]).accepts("Bob"));
        assert!(names(&[jane, None, bob, None, jane, None]).accepts("Jane"));
        assert!(!names(&[jane, None, bob, None, jane, None]).accepts("Bob"));
        assert!(!names(&[note, None, None, None]).accepts("Well"));
        let prose = [vec![note; 2], vec![None; 30]].concat();
        assert!(!names(&prose).any());
        let (small, other) = (Some("interviewer"), Some("respondent"));
        assert!(names(&[small, other, small, other]).accepts("respondent"));
        assert!(!names(&[small, None, small, None, None]).any());
    }
}
