//! The style sheets: colours by role, layers, no dead rule, and no class without one.

use std::collections::{BTreeMap, BTreeSet};

use crate::css::{Sheet, is_of_name, variables};
use crate::rust::{Rust, Token};
use crate::{app, none, text, texts};

/// The layers each file may write into.
const LAYERS: &[(&str, &[&str])] = &[
    ("style/tokens.css", &["tokens"]),
    ("style/base.css", &["reset", "states", "base"]),
    ("style/layout.css", &["layout"]),
    ("style/print.css", &["print"]),
    ("style/components/", &["components"]),
];

/// Parts whose style sheet has another name, and why it may.
const OTHER_NAME: &[(&str, &str)] = &[
    // A mark is a line among the kept ones.
    ("mark_line", "capture-line"),
    // `parts::clock` would read like the clock that asks the time.
    ("clock_face", "clock"),
    ("evidence_panel", "evidence"),
    ("key_sheet", "key-list"),
    // The four lamps are one thing to look at.
    ("lamp_disc", "slot-lamp"),
    ("slot_rail", "slot-lamp"),
    // Notices like any other.
    ("rescued", "notice"),
    ("strike_watch", "notice"),
    ("transcript/intake", "transcript"),
    ("transcript/passages", "transcript"),
    ("transcript/quotes", "quote-check"),
];

/// Style sheets of no part: what several pages share, and what a page alone has.
const SHARED: &[&str] = &[
    "cockpit",
    "aim-row",
    "aside-part",
    "button",
    "drop-zone",
    "exhibit",
    "guide",
    "home",
    "page-head",
    "plan",
    "rating",
    "rescue",
    "row-list",
    "score",
    "section",
    "segmented",
    "saying",
    "strip",
    "tag",
    "words",
];

fn sheets() -> Vec<(String, Sheet)> {
    let sheets: Vec<_> = texts()
        .iter()
        .filter(|file| file.ends_with(".css"))
        .map(|file| (file.path.clone(), Sheet::read(&file.text)))
        .collect();
    assert!(sheets.len() > 20, "the style sheets are found and read");
    sheets
}

#[test]
fn every_token_is_declared_and_used() {
    let sheets = sheets();
    let declarations = || {
        sheets
            .iter()
            .flat_map(|(path, sheet)| sheet.declarations.iter().map(move |it| (path, it)))
    };
    let declared: BTreeSet<String> = declarations()
        .filter(|(_, it)| it.name.starts_with("--"))
        .map(|(_, it)| it.name.clone())
        .collect();
    let page = text("index.html");
    let mut used: BTreeSet<String> = variables(&page).collect();
    let mut breaches = Vec::new();
    for (path, it) in declarations() {
        for name in variables(&it.value) {
            if !declared.contains(&name) {
                breaches.push(format!("{path}:{}: {name} is declared nowhere", it.line));
            }
            used.insert(name);
        }
    }
    breaches.extend(
        declared
            .difference(&used)
            .map(|name| format!("{name} is used nowhere")),
    );
    none(breaches, "Declare it in style/tokens.css, or take it out.");
}

/// Colours by name that a hand is quick to write. The system's own (`CanvasText`, `Highlight`) are roles already.
const NAMED: &[&str] = &[
    "aqua", "black", "blue", "brown", "crimson", "cyan", "fuchsia", "gold", "gray", "green",
    "grey", "indigo", "ivory", "khaki", "lime", "magenta", "maroon", "navy", "olive", "orange",
    "pink", "plum", "purple", "red", "salmon", "silver", "teal", "tomato", "violet", "white",
    "yellow",
];
const FUNCTIONS: &[&str] = &[
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
];

fn is_literal_colour(value: &str) -> bool {
    let hex = value
        .split('#')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit()));
    let named = value
        .split(|c| !is_of_name(c))
        .any(|word| NAMED.contains(&word.to_lowercase().as_str()));
    let mut calls = value.split('(');
    calls.next_back();
    let made = calls.any(|before| {
        let name = before.rsplit(|c| !is_of_name(c)).next();
        name.is_some_and(|name| FUNCTIONS.contains(&name))
    });
    hex || named || made
}

#[test]
fn colours_are_roles() {
    let mut breaches = Vec::new();
    for (path, sheet) in sheets() {
        for it in &sheet.declarations {
            // A font may be called after a colour, and a mask has only strengths.
            if path != "style/tokens.css"
                && !it.name.contains("font")
                && !it.name.contains("mask")
                && is_literal_colour(&it.value)
            {
                breaches.push(format!("{path}:{}: {}: {}", it.line, it.name, it.value));
            }
        }
    }
    none(
        breaches,
        "Colours are roles: dark mode, print and forced colours change style/tokens.css alone.",
    );
    for (literal, value) in [
        (true, "1px solid #fff"),
        (true, "rgb(1 2 3)"),
        (true, "light-dark(white, var(--x))"),
        (true, "Red"),
        (false, "var(--ink-white)"),
        (true, "drop-shadow(0 0 1px oklch(1 0 0))"),
        (false, "CanvasText"),
        (false, "color-mix(in oklab, var(--a), transparent)"),
    ] {
        assert_eq!(is_literal_colour(value), literal, "{value}");
    }
}

#[test]
fn the_layers_alone_decide_who_wins() {
    let mut breaches = Vec::new();
    for (path, sheet) in sheets() {
        let layers = LAYERS
            .iter()
            .find(|(start, _)| path.starts_with(start))
            .map(|(_, layers)| *layers);
        for rule in &sheet.rules {
            let place = format!("{path}:{}: {}", rule.line, rule.selector);
            breaches.extend(
                rule.ids()
                    .iter()
                    .map(|id| format!("{place}: #{id} is an id")),
            );
            if rule.depth > 1 {
                breaches.push(format!("{place}: nested deeper than one"));
            }
            match (&rule.layer, layers) {
                (Some(layer), Some(layers)) if layers.contains(&layer.as_str()) => {}
                (layer, _) => breaches.push(format!(
                    "{place}: stands in {layer:?}, and may in {layers:?}"
                )),
            }
        }
        let loud = sheet
            .declarations
            .iter()
            .filter(|it| it.value.contains('!'));
        breaches.extend(loud.map(|it| format!("{path}:{}: {}: {}", it.line, it.name, it.value)));
    }
    none(
        breaches,
        "No ids, nothing `!important`, every rule in its layer: style/tokens.css says which comes after which.",
    );
}

#[test]
fn every_sheet_is_imported_once() {
    let main = Sheet::read(&text("style/main.css"));
    let imports = main
        .statements
        .iter()
        .filter_map(|it| it.strip_prefix("@import"));
    let imported: Vec<_> = imports
        .map(|it| format!("style/{}", it.trim().trim_matches('"')))
        .collect();
    let files: Vec<_> = sheets()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path != "style/main.css")
        .collect();
    let mut sorted = imported.clone();
    sorted.sort();
    assert_eq!(
        sorted, files,
        "style/main.css imports every file of style/ once, and nothing else"
    );
    assert_eq!(
        imported.first().map(String::as_str),
        Some("style/tokens.css"),
        "it declares the order of the layers"
    );
}

/// Every class the app writes, with where: `.class("…")`, `button("…")`, `set_class_name("…")`, and the same of a name
/// that is bound in the file. Which text a parameter stands for cannot be seen: any text of the file that is a class.
fn written(ruled: &BTreeMap<String, String>) -> (BTreeMap<String, String>, Vec<String>) {
    let (mut classes, mut breaches) = (BTreeMap::new(), Vec::new());
    for (file, rust) in app() {
        // `dom.rs` hands on what others write.
        if !file.path.starts_with("src/web/") || file.path == "src/web/dom.rs" {
            continue;
        }
        let mut add = |line: usize, text: &str| {
            for class in text.split_whitespace() {
                classes
                    .entry(class.to_owned())
                    .or_insert_with(|| format!("{}:{line}", file.path));
            }
        };
        let token = |index: usize| rust.tokens.get(index).map(|placed| &placed.token);
        for (index, placed) in rust.tokens.iter().enumerate() {
            let Token::Word(word) = &placed.token else {
                continue;
            };
            let is_made_here = index > 0 && token(index - 1).is_some_and(|it| it.is_word("fn"));
            match (word.as_str(), token(index + 1), token(index + 2)) {
                (
                    "class" | "button" | "set_class_name",
                    Some(Token::Mark('(')),
                    Some(Token::Text(text)),
                ) => {
                    add(placed.line, text);
                }
                ("class" | "button", Some(Token::Mark('(')), Some(Token::Word(name)))
                    if !is_made_here =>
                {
                    let values = bound(rust, name);
                    values.iter().for_each(|text| add(placed.line, text));
                    if values.is_empty() {
                        let known = rust.texts().filter(|(_, text)| {
                            text.split_whitespace()
                                .all(|class| ruled.contains_key(class))
                        });
                        known.for_each(|(line, text)| add(line, text));
                    }
                }
                ("attr", Some(Token::Mark('(')), Some(Token::Text(name)))
                    if ["style", "class"].contains(&name.as_str()) =>
                {
                    breaches.push(format!("{}:{}: no {name} by hand", file.path, placed.line));
                }
                _ => {}
            }
        }
        for (line, text) in rust.texts() {
            if let Some(class) = text
                .strip_prefix('.')
                .filter(|it| !it.is_empty() && it.chars().all(is_of_name))
            {
                // A selector for `query_selector`; an ending such as ".json" is looked for by nobody.
                if class.contains('-') {
                    add(line, class);
                }
            }
        }
    }
    // The script that takes over when the app breaks is plain, and writes its classes as plain texts.
    for (line, text) in (1..).zip(text("src/web/rescue.js").lines()) {
        let texts = text.split('"').skip(1).step_by(2);
        for class in texts.flat_map(str::split_whitespace) {
            if ruled.contains_key(class) {
                let place = format!("src/web/rescue.js:{line}");
                classes.entry(class.to_owned()).or_insert(place);
            }
        }
    }
    assert!(classes.len() > 50, "the classes are found");
    (classes, breaches)
}

/// The texts that `let name = …;` may give to `name`; what a `match` compares with is none.
pub(crate) fn bound(rust: &Rust, name: &str) -> Vec<String> {
    let token = |index: usize| rust.tokens.get(index).map(|placed| &placed.token);
    let mut found = Vec::new();
    for index in 0..rust.tokens.len() {
        let is_let = token(index).is_some_and(|it| it.is_word("let"))
            && token(index + 1).is_some_and(|it| it.is_word(name))
            && token(index + 2) == Some(&Token::Mark('='));
        if !is_let {
            continue;
        }
        let mut depth = 0;
        for at in index + 3.. {
            match token(at) {
                Some(Token::Mark('{' | '(' | '[')) => depth += 1,
                Some(Token::Mark('}' | ')' | ']')) => depth -= 1,
                Some(Token::Mark(';')) if depth == 0 => break,
                Some(Token::Text(text)) => {
                    let is_pattern = matches!(
                        (token(at + 1), token(at + 2)),
                        (Some(Token::Mark('=')), Some(Token::Mark('>')))
                            | (Some(Token::Mark('|')), _)
                    );
                    if !is_pattern {
                        found.push(text.clone());
                    }
                }
                None => break,
                _ => {}
            }
        }
    }
    found
}

#[test]
fn every_class_has_a_rule_and_every_rule_a_class() {
    let mut ruled = BTreeMap::new();
    for (path, sheet) in sheets() {
        for rule in &sheet.rules {
            for class in rule.classes() {
                ruled
                    .entry(class)
                    .or_insert_with(|| format!("{path}:{}", rule.line));
            }
        }
    }
    let (written, mut breaches) = written(&ruled);
    let unruled = written
        .iter()
        .filter(|(class, _)| !ruled.contains_key(*class));
    breaches.extend(unruled.map(|(class, place)| format!("{place}: .{class} has no rule")));
    let dead = ruled
        .iter()
        .filter(|(class, _)| !written.contains_key(*class));
    breaches.extend(dead.map(|(class, place)| format!("{place}: nothing has the class {class}")));
    none(
        breaches,
        "Write the rule, or take it out: the design keeps what is not built yet.",
    );
}

#[test]
fn a_part_and_its_style_sheet_share_a_name() {
    let files = texts();
    let names = |start: &str, ending: &str| -> BTreeSet<String> {
        let inside = files
            .iter()
            .filter_map(|file| file.path.strip_prefix(start)?.strip_suffix(ending));
        inside
            .filter(|name| *name != "mod")
            .map(str::to_owned)
            .collect()
    };
    let parts = names("src/web/parts/", ".rs");
    let sheets = names("style/components/", ".css");
    let mut owned = BTreeSet::new();
    let mut breaches = Vec::new();
    for part in &parts {
        let other = OTHER_NAME
            .iter()
            .find(|(it, _)| it == part)
            .map(|(_, sheet)| (*sheet).to_owned());
        let sheet = other.unwrap_or_else(|| part.replace('_', "-"));
        if sheets.contains(&sheet) {
            owned.insert(sheet);
        } else {
            breaches.push(format!(
                "src/web/parts/{part}.rs: there is no style/components/{sheet}.css"
            ));
        }
    }
    let shared: BTreeSet<_> = SHARED.iter().map(|name| (*name).to_owned()).collect();
    breaches.extend(
        sheets
            .iter()
            .filter(|it| !owned.contains(*it) && !shared.contains(*it))
            .map(|it| format!("style/components/{it}.css: neither a part's nor in SHARED")),
    );
    breaches.extend(
        shared
            .iter()
            .filter(|it| !sheets.contains(*it))
            .map(|it| format!("SHARED names {it}: it is gone")),
    );
    breaches.extend(
        shared
            .intersection(&owned)
            .map(|it| format!("SHARED names {it}: a part owns it")),
    );
    breaches.extend(
        OTHER_NAME
            .iter()
            .filter(|(it, _)| !parts.contains(*it))
            .map(|(it, _)| format!("OTHER_NAME names {it}: it is gone")),
    );
    none(
        breaches,
        "A part, its file, its style sheet and its class share a name.",
    );
}
