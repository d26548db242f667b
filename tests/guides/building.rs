//! What the build makes of a file, and what it says of one it cannot understand.

use std::path::Path;

use on_record::domain::guide::{Language, PromptKind};
use on_record::formats::content;
use serde_json::json;

use crate::source::Source;

const SMALL: &str = r#"[guide]
id = "g9"
title = "A"
minutes = 1
recruits = ["dm"]
section = [{id = "o", min = 1, title = "O"}]
[[prompt]]
id = "g9.a"
sec = "o"
core = true
mins = 1.0
t = [0, 1]
timing = "opening"
roles = ["all"]
dims = ["trigger"]
q = "Q"
why = "W"
why_tr = "N"
probes = ["P"]
good = "G"
pit = "T"
"#;

const GERMAN: &str = r#"[guide]
title = "Ä"
section = [{id = "o", title = "Ö"}]
[[prompt]]
id = "g9.a"
q = "F"
why = "W"
probes = ["N"]
"#;

fn source(text: &str) -> Source<'_> {
    Source::new(Path::new("guide9.toml"), text)
}

#[test]
fn a_guide_needs_no_version_and_its_keys_get_their_long_names() {
    let guide = content::guide(&source(SMALL).guide().unwrap()).unwrap();
    assert_eq!(
        (guide.version, guide.prompts[0].kind),
        (1, PromptKind::Open)
    );
    assert_eq!(
        (guide.prompts[0].core, guide.prompts[0].window),
        (true, [0, 1])
    );
    let why = &guide.prompts[0].why;
    assert_eq!(
        (
            why.text(&Language::english()),
            why.text(&Language::turkish())
        ),
        ("W", "N")
    );
    let versioned = SMALL.replace("minutes = 1", "minutes = 1\nversion = 7");
    assert_eq!(source(&versioned).guide().unwrap()["version"], json!(7));
}

#[test]
fn an_overlay_puts_a_guide_into_another_language() {
    let mut value = source(SMALL).guide().unwrap();
    source(GERMAN).lay_over(&mut value, "de").unwrap();
    let guide = content::guide(&value).unwrap();
    let (german, english) = (Language::new("de"), Language::english());
    assert!(guide.speaks(&german));
    assert_eq!(
        (guide.title.text(&german), guide.title.text(&english)),
        ("Ä", "A")
    );
    assert_eq!(guide.sections[0].title.text(&german), "Ö");
    let prompt = &guide.prompts[0];
    assert_eq!(
        (prompt.ask.text(&german), prompt.ask.text(&english)),
        ("F", "Q")
    );
    assert_eq!(prompt.probes.in_language(&german).unwrap().0, &["N"]);
    assert_eq!(prompt.why.text(&Language::turkish()), "N");
}

#[test]
fn an_overlay_cannot_add_or_change_anything_but_words() {
    let lay = |text: &str, language: &str| {
        let mut value = source(SMALL).guide().unwrap();
        source(text).lay_over(&mut value, language).unwrap_err()
    };
    assert_eq!(
        lay(&GERMAN.replace("g9.a", "g9.b"), "de"),
        "guide9.toml:5: no such id: \"g9.b\""
    );
    assert_eq!(
        lay(&GERMAN.replace("q =", "core ="), "de"),
        "guide9.toml:6: unknown key `core`"
    );
    assert_eq!(
        lay(&GERMAN.replace("q =", "q_de ="), "de"),
        "guide9.toml:6: unknown key `q_de`"
    );
    assert_eq!(
        lay(GERMAN, "German"),
        "guide9.toml:1: \"German\" is no language code"
    );
}

#[test]
fn a_file_that_cannot_be_understood_is_named_with_its_line() {
    for (from, to, says) in [
        ("mins = 1.0", "mins = = 1", "guide9.toml:11: "),
        ("why =", "reason =", "guide9.toml:17: unknown key `reason`"),
        (
            "[[prompt]]",
            "[prompt]",
            "guide9.toml:7: `prompt` is no list of tables",
        ),
        ("[guide]", "[guides]", "guide9.toml:1: unknown key `guides`"),
        (
            "core = true",
            "core = true\ncore = false",
            "guide9.toml:11: duplicate key",
        ),
    ] {
        let fault = source(&SMALL.replace(from, to)).guide().unwrap_err();
        assert!(fault.starts_with(says), "{fault}");
    }
}
