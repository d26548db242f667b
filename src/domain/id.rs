//! The names of things: newtypes over text, minted by the caller and never by the domain.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::Unexpected;

use super::fields::{Blank, Readable, Refusal};

/// The longest id a document may carry, in bytes. A UUID has 36; the rest is room for files made by other tools.
pub const LONGEST_ID: usize = 64;

/// Whether a text can be part of a storage key, an address and a file name without escaping: 1 to [`LONGEST_ID`] ASCII
/// letters, digits, `.`, `_` or `-`.
pub fn is_well_formed(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    !text.is_empty() && text.len() <= LONGEST_ID && text.bytes().all(is_plain)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(String);

        impl Blank for $name {
            fn blank() -> Self { Self(String::blank()) }
        }

        impl Readable for $name {
            fn wanted(&self) -> &'static str {
                self.0.wanted()
            }

            fn plain(&mut self, found: Unexpected<'_>) -> Result<(), Refusal> {
                self.0.plain(found)
            }
        }

        impl $name {
            /// Wraps text that is to name one thing.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the text can be part of a storage key, an address and a file name without escaping:
            /// 1 to [`LONGEST_ID`] ASCII letters, digits, `.`, `_` or `-`.
            pub fn is_well_formed(&self) -> bool {
                is_well_formed(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

id!(
    /// Names a study.
    StudyId
);
id!(
    /// Names an interview.
    InterviewId
);
id!(
    /// Names an evidence item within its interview.
    ItemId
);
id!(
    /// Names a person of the buying committee within an interview.
    PersonId
);
id!(
    /// Names a guide, for example `g1`.
    GuideId
);
id!(
    /// Names a prompt within its guide, for example `g1.s1`.
    PromptId
);
id!(
    /// Names a section of a guide, for example `story`.
    SectionId
);
id!(
    /// Names what an interview once said: the SHA-256 of its content, in 64 hexadecimal digits. It holds no word of it.
    Digest
);

impl Digest {
    /// Whether the text can be a digest at all.
    pub fn is_sha256(&self) -> bool {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        self.0.len() == 64 && self.0.bytes().all(is_digit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_leave_its_key_is_not_well_formed() {
        assert!(InterviewId::new("0199-ab.c_d").is_well_formed());
        for bad in ["", "a/b", "a b", "ä", "a\n", &"x".repeat(LONGEST_ID + 1)] {
            assert!(!InterviewId::new(bad).is_well_formed(), "{bad:?}");
        }
    }
}
