//! The built-in content: guides, rubric, red flags, lexicons, templates and the worked interviews.
//!
//! The build turns the files of this folder into JSON (`source.rs`, which is no part of the app). Each is read when it is
//! first asked for and then kept, so that starting the app costs the one guide it shows. `tests/guides.rs` holds that
//! every file can be read.

use std::sync::OnceLock;

use serde_json::Value;

use crate::domain::flag::FlagRules;
use crate::domain::guide::{Guide, GuideFault, Language};
use crate::domain::interview::GuideUse;
use crate::domain::lexicon::Lexicon;
use crate::domain::rubric::{Bands, Caps, Rubric};
use crate::domain::sorted::SortedMap;
use crate::formats::content;
use crate::formats::stored::from_text;

pub mod sample;

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// A document the app carries, read when first needed.
struct Embedded<T: 'static> {
    name: &'static str,
    json: &'static str,
    read: OnceLock<Option<T>>,
}

impl<T> Embedded<T> {
    const fn new(name: &'static str, json: &'static str) -> Self {
        Self {
            name,
            json,
            read: OnceLock::new(),
        }
    }

    fn get(
        &'static self,
        read: impl FnOnce(&Value) -> Result<T, Vec<GuideFault>>,
    ) -> Option<&'static T> {
        self.read
            .get_or_init(|| read(&from_text::<Value>(self.json).ok()?).ok())
            .as_ref()
    }
}

/// The built-in guide with this id: `g1` to `g6`. The others are not read for it.
pub fn guide(id: &str) -> Option<&'static Guide> {
    GUIDES
        .iter()
        .find(|guide| guide.name == id)?
        .get(content::guide)
}

/// A guide as an interview holds it: by name where it is built in, or else whole.
pub fn used(guide: &Guide, language: Language) -> GuideUse {
    GuideUse {
        id: guide.id.clone(),
        version: guide.version,
        language,
        whole: self::guide(guide.id.as_str())
            .is_none()
            .then(|| Box::new(guide.clone())),
    }
}

/// Whether a guide has faults, so that no interview can be held with it yet.
pub fn is_draft(of: &Guide) -> bool {
    guide(of.id.as_str()).is_none() && !content::faults(of).is_empty()
}

/// The built-in guides in the order of their ids.
pub fn guides() -> impl Iterator<Item = &'static Guide> {
    GUIDES.iter().filter_map(|guide| guide.get(content::guide))
}

/// The ids of the built-in guides. Reads none of them.
pub fn guide_ids() -> impl Iterator<Item = &'static str> {
    GUIDES.iter().map(|guide| guide.name)
}

/// The built-in rubric. One that could not be read would weigh nothing; a test holds that it can.
pub fn rubric() -> &'static Rubric {
    static NONE: Rubric = Rubric {
        version: 0,
        level: [0; 5],
        cap: Caps {
            slots_quoted: [0; 5],
            heavy_weight: 0,
            heavy_level: 0,
            heavy_cap: 0,
            no_quote_cap: 0,
        },
        band: Bands {
            thin: 0,
            usable: 0,
            complete: 0,
        },
        profiles: SortedMap::new(),
    };
    RUBRIC
        .first()
        .and_then(|rubric| rubric.get(content::rubric))
        .unwrap_or(&NONE)
}

/// The built-in red flags. A list that could not be read would be empty; a test holds that it can.
pub fn flags() -> &'static FlagRules {
    static NONE: FlagRules = FlagRules {
        major_points: 0,
        minor_points: 0,
        flags: Vec::new(),
    };
    FLAGS
        .first()
        .and_then(|flags| flags.get(content::flags))
        .unwrap_or(&NONE)
}

/// The phrases that raise suspicion in this language, where somebody has written them down.
pub fn lexicon(language: &Language) -> Option<&'static Lexicon> {
    LEXICONS
        .iter()
        .find(|lexicon| lexicon.name == language.code())?
        .get(content::lexicon)
}

/// The languages with a lexicon. Reads none of them.
pub fn lexicon_languages() -> impl Iterator<Item = Language> {
    LEXICONS.iter().map(|lexicon| Language::new(lexicon.name))
}

/// A file that is embedded as it is: the transcripts (`demo_strong.vtt`), the templates (`landing.tpl`) and, as JSON, the
/// proposal modules (`modules.json`).
pub fn text(file: &str) -> Option<&'static str> {
    TEXTS
        .iter()
        .find(|(name, _)| *name == file)
        .map(|(_, text)| *text)
}

/// The JSON of every built-in document as it is embedded, by what it is and its name, for the tests of content and size.
pub fn documents() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let guides = GUIDES.iter().map(|it| ("guide", it.name, it.json));
    let lexicons = LEXICONS.iter().map(|it| ("lexicon", it.name, it.json));
    let rubric = RUBRIC.iter().map(|it| ("rubric", it.name, it.json));
    let flags = FLAGS.iter().map(|it| ("flags", it.name, it.json));
    guides.chain(lexicons).chain(rubric).chain(flags)
}
