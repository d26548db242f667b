//! The phrases a language raises suspicion with, as data (`guides/lexicon_xx.toml`); matching them is somebody else's duty.

use super::guide::Language;
use super::interview::HitCode;
use crate::domain::sorted::SortedMap;

/// The phrases of one language, as regular expressions over lower-cased text (in Turkish over folded text, so that they
/// are plain ASCII). The rules for using them: method.md E1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    /// The language of the interviews it is for.
    pub language: Language,
    /// What a respondent's words hint at, patterns tried in order.
    pub respondent: SortedMap<HitCode, Vec<String>>,
    /// Turkish `-mIş` forms, which tell what the speaker did not witness: they count as hearsay, where `method.md` E1
    /// lets them.
    pub mis: Vec<String>,
    /// Words that look like a `-mIş` form and are none.
    pub stop: Vec<String>,
    /// Questions of the interviewer that put words into a mouth.
    pub leading: Vec<String>,
    /// Questions that can be answered with yes or no.
    pub closed: Vec<String>,
    /// Two questions in one.
    pub double: Vec<String>,
    /// Closed in form and open in meaning: the polite requests of Turkish, which are not closed questions.
    pub polite: Vec<String>,
    /// The interviewer selling.
    pub pitch: Vec<String>,
}

impl Lexicon {
    /// The patterns that hint at this in a respondent's words.
    pub fn patterns(&self, code: HitCode) -> &[String] {
        self.respondent.get(&code).map_or(&[], Vec::as_slice)
    }
}
