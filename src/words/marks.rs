//! The marks of a sentence: the build writes them (`compile.rs`), and the app reads them (`sentence.rs`).

/// A place to fill begins; its name follows.
pub(crate) const FILL: char = '\u{1}';
/// The name of a place to fill ends.
pub(crate) const END: char = '\u{2}';
/// A choice begins; what it hangs on follows.
pub(crate) const CHOOSE: char = '\u{3}';
/// A case of the choice begins.
pub(crate) const OR: char = '\u{4}';
/// The text of that case follows.
pub(crate) const THEN: char = '\u{5}';
/// A choice ends.
pub(crate) const DONE: char = '\u{6}';
/// A sentence ends.
pub(crate) const NEXT: char = '\u{1e}';
/// A key ends, and what is said follows.
pub(crate) const SAYS: char = '\u{1f}';
