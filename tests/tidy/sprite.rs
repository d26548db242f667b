//! The sprite in `index.html`: every drawing that is shown is there, and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::{Placed, Rust, Token};
use crate::styles::bound;
use crate::{app, none, text};

#[test]
fn every_drawing_is_there_and_shown() {
    let page = text("index.html");
    let symbols = page.split("<symbol id=\"").skip(1);
    let there: BTreeSet<String> = symbols
        .filter_map(|rest| rest.split_once('"'))
        .map(|(id, _)| id.to_owned())
        .collect();
    assert!(there.len() > 5, "the sprite is found");
    let mut shown = BTreeMap::new();
    for (file, rust) in app() {
        let mut show = |line: usize, id: String| {
            shown
                .entry(id)
                .or_insert_with(|| format!("{}:{line}", file.path));
        };
        let token = |index: usize| rust.tokens.get(index).map(|placed| &placed.token);
        for (index, placed) in rust.tokens.iter().enumerate() {
            let is_icon = placed.token.is_word("icon") || placed.token.is_word("icon_button");
            let is_called = is_icon && token(index + 1) == Some(&Token::Mark('('));
            match token(index + 2).filter(|_| is_called) {
                Some(Token::Text(name)) => show(placed.line, format!("i-{name}")),
                Some(Token::Word(name)) => {
                    let values = bound(rust, name);
                    if values.is_empty() {
                        // A parameter: which of the file's texts it is cannot be seen from here.
                        let known = rust
                            .texts()
                            .filter(|(_, text)| there.contains(&format!("i-{text}")));
                        known.for_each(|(line, text)| show(line, format!("i-{text}")));
                    }
                    values
                        .iter()
                        .for_each(|value| show(placed.line, format!("i-{value}")));
                }
                _ => {}
            }
            if placed.token.is_word("drawing")
                && let Some(Token::Text(target)) = token(index + 2)
                && let Some(id) = target.strip_prefix('#')
                && file.path == "src/web/parts/icon.rs"
            {
                show(placed.line, id.to_owned());
            }
        }
        for (line, state) in lamp_states(rust) {
            show(line, format!("lamp-{state}"));
        }
    }
    assert!(
        shown.keys().any(|id| id.starts_with("lamp-")),
        "lamp_state is found"
    );
    let missing = shown.iter().filter(|(id, _)| !there.contains(*id));
    let mut breaches: Vec<_> = missing
        .map(|(id, place)| format!("{place}: there is no #{id}"))
        .collect();
    breaches.extend(
        there
            .iter()
            .filter(|id| !shown.contains_key(*id))
            .map(|id| format!("index.html: nothing shows #{id}")),
    );
    none(
        breaches,
        "Draw it into the sprite of index.html, or take it out: the design keeps what is not built yet.",
    );
}

/// What `lamp_state` may answer: the sprite has a lamp for each.
fn lamp_states(rust: &Rust) -> Vec<(usize, String)> {
    let is_start =
        |pair: &[Placed]| pair[0].token.is_word("fn") && pair[1].token.is_word("lamp_state");
    let Some(start) = rust.tokens.windows(2).position(is_start) else {
        return Vec::new();
    };
    let (mut depth, mut states) = (0, Vec::new());
    for placed in &rust.tokens[start..] {
        match &placed.token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') if depth == 1 => break,
            Token::Mark('}') => depth -= 1,
            Token::Text(state) => states.push((placed.line, state.clone())),
            _ => {}
        }
    }
    states
}

#[test]
fn the_page_itself_holds_no_style_and_no_script() {
    let page = text("index.html");
    let tags = page
        .split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap_or_default());
    let breaches = tags.filter(|tag| {
        let has_handler = tag
            .split_whitespace()
            .any(|it| it.starts_with("on") && it.contains('='));
        // The rescue script is a file, and is there before anything that could break.
        let is_file = *tag == "script data-trunk src=\"target/js/rescue.js\"" || *tag == "/script";
        tag.starts_with("script") && !is_file
            || tag.starts_with("style")
            || tag.contains(" style=")
            || has_handler
    });
    none(
        breaches.map(|tag| format!("index.html: <{tag}>")).collect(),
        "Styles stand in style/, behaviour in src/web/: a strict content-security policy refuses the rest.",
    );
}
