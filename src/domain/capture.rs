//! What the one field makes of what is typed: whose words they are, and what of it is kept.

use super::interview::Kind;

/// Marks that open a quotation somewhere in the world. Typed first, they say: these are their words.
const OPENING: &[char] = &[
    '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '「', '『', '＂',
];

/// Marks that close one.
pub(super) const CLOSING: &[char] = &['"', '”', '“', '»', '«', '’', '›', '」', '』', '＂'];

/// The text after a leading quotation mark of any kind, where there is one. The mark itself is not kept.
pub fn after_mark(text: &str) -> Option<&str> {
    text.strip_prefix(OPENING)
}

/// The words to keep of what stands in the field: trimmed, and in a quote without a closing mark that nothing inside
/// opened. Otherwise a quote is never altered.
pub fn kept_words(text: &str, kind: Kind) -> &str {
    let words = text.trim();
    if kind == Kind::Note {
        return words;
    }
    match words.strip_suffix(CLOSING) {
        Some(inside) if !inside.contains(OPENING) && !inside.trim().is_empty() => inside.trim_end(),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_mark_of_any_kind_is_taken_off_once() {
        for (typed, words) in [
            ("\"we paid", "we paid"),
            ("“we paid", "we paid"),
            ("«nous", "nous"),
            ("„wir", "wir"),
            ("\"\"x", "\"x"),
        ] {
            assert_eq!(after_mark(typed), Some(words));
        }
        assert_eq!(after_mark("we \"paid\""), None);
        assert_eq!(after_mark(""), None);
    }

    #[test]
    fn only_a_closing_mark_that_nothing_opened_is_dropped() {
        assert_eq!(kept_words("  we paid” ", Kind::Quote), "we paid");
        assert_eq!(
            kept_words("he said “never”", Kind::Quote),
            "he said “never”"
        );
        assert_eq!(
            kept_words("the drivers' door", Kind::Quote),
            "the drivers' door"
        );
        assert_eq!(kept_words("\"", Kind::Quote), "\"");
        assert_eq!(kept_words(" a note \" ", Kind::Note), "a note \"");
    }
}
