//! What only one file may do: touch storage, ask the time, make a blob, know an old shape, hold a weight.

use crate::rust::Token;
use crate::{app, none, text};

/// Pieces of code, the files that may hold them, and why nobody else.
const OWNERS: &[(&[&str], &[&str], &str)] = &[
    (
        &[
            "gloo_storage",
            "local_storage",
            "session_storage",
            "set_item",
            "get_item",
            "remove_item",
            "raw().clear",
        ],
        &["src/web/disk.rs"],
        "it asks before it touches, and every write is read back",
    ),
    (
        &[
            "Date::now",
            "new_0",
            "Performance",
            "performance",
            "SystemTime",
            "Instant",
            "Timestamp::now",
            "Zoned::now",
            "uuid",
            "Uuid",
        ],
        &["src/web/clock.rs"],
        "time and ids are values that are handed in, so that everything else can be tested with known ones",
    ),
    (
        &[
            "Blob",
            "BlobPropertyBag",
            "create_object_url_with_blob",
            "revoke_object_url",
            "FileReader",
            "array_buffer",
        ],
        &["src/web/files.rs"],
        "it frees the address again",
    ),
    (
        &["serde(alias", "serde(other", "serde(untagged"],
        &[],
        "one number, one shape: old shapes are known to src/formats/migrate.rs alone",
    ),
    (
        &["Step] = &["],
        &["src/formats/migrate.rs"],
        "old shapes are known to it alone",
    ),
    (
        &[
            "XmlHttpRequest",
            "WebSocket",
            "EventSource",
            "fetch_with_str",
            "fetch_with_request",
            "send_beacon",
            "send_beacon_with_opt_str",
            "RtcPeerConnection",
        ],
        &[],
        "nothing leaves the machine: the app asks the network for nothing",
    ),
    (
        &[
            "inner_html",
            "set_inner_html",
            "insert_adjacent_html",
            "eval",
            "write_with_bytes",
        ],
        &[],
        "what a respondent said is text, never markup",
    ),
    (
        &["reactive_stores"],
        &[],
        "stores put one respondent's words into another's record",
    ),
];

#[test]
fn each_thing_has_one_owner() {
    let mut breaches = Vec::new();
    let mut owned = vec![false; OWNERS.len()];
    for (file, rust) in app() {
        for ((pieces, owners, why), owned) in OWNERS.iter().zip(&mut owned) {
            for piece in *pieces {
                let lines = rust.lines_with(piece);
                if owners.contains(&file.path.as_str()) {
                    *owned |= !lines.is_empty();
                } else {
                    breaches.extend(lines.iter().map(|line| {
                        let owner = owners
                            .first()
                            .map_or("nobody".to_owned(), |owner| format!("{owner} alone"));
                        format!("{}:{line}: `{piece}` is for {owner}: {why}", file.path)
                    }));
                }
            }
        }
    }
    for ((pieces, owners, _), owned) in OWNERS.iter().zip(owned) {
        if !owned && let Some(owner) = owners.first() {
            breaches.push(format!(
                "{owner} holds none of {pieces:?} any more: mend OWNERS"
            ));
        }
    }
    none(breaches, "Ask the owner.");
}

#[test]
fn no_browser_crate_can_reach_the_network() {
    let manifest = text("Cargo.toml");
    let app = manifest
        .split("[target.'cfg(not(target_arch")
        .next()
        .unwrap_or_default();
    let features = [
        "Request",
        "RequestInit",
        "Response",
        "XmlHttpRequest",
        "WebSocket",
        "EventSource",
        "RtcPeerConnection",
        "Worker",
    ];
    let crates = [
        "gloo-net",
        "gloo-worker",
        "reqwest",
        "ureq",
        "hyper",
        "leptos_server",
        "server_fn",
        "leptos_router",
    ];
    let found = features
        .iter()
        .filter(|it| app.contains(&format!("\"{it}\"")));
    let found = found.chain(
        crates
            .iter()
            .filter(|it| app.contains(&format!("\n{it} ="))),
    );
    none(
        found
            .map(|it| format!("Cargo.toml asks for {it}"))
            .collect(),
        "The app asks the network for nothing.",
    );
}

/// The numbers of the rubric that are like no others: its caps and the highest band. Common ones prove nothing.
fn telling_numbers() -> Vec<String> {
    let rubric = text("src/guides/rubric.toml");
    let wanted = ["slots_quoted", "heavy_cap", "no_quote_cap", "complete"];
    let lines = rubric
        .lines()
        .filter(|line| wanted.iter().any(|name| line.starts_with(name)));
    let values = lines.filter_map(|line| {
        line.split_once('=')
            .map(|(_, value)| value.split('#').next().unwrap_or_default())
    });
    let numbers: Vec<String> = values
        .flat_map(|value| value.split(|c: char| !c.is_ascii_digit()))
        .filter(|number| !number.is_empty() && *number != "100")
        .map(str::to_owned)
        .collect();
    assert!(numbers.len() >= 7, "the rubric is found and read");
    numbers
}

#[test]
fn only_the_rubric_holds_weights() {
    let numbers = telling_numbers();
    let may_fill = ["src/domain/rubric.rs", "src/formats/content/rubric.rs"];
    let mut breaches = Vec::new();
    for (file, rust) in app() {
        if file.path.ends_with("/tests.rs") {
            continue;
        }
        let rust = rust.clone().without_tests();
        for placed in &rust.tokens {
            if let Token::Word(word) = &placed.token
                && numbers.contains(word)
            {
                breaches.push(format!(
                    "{}:{}: {word} is a number of the rubric",
                    file.path, placed.line
                ));
            }
        }
        for kind in ["Caps {", "Bands {", "Weights("] {
            let lines = rust.lines_with(kind);
            // A rubric of nothing, for a build that could not read its own, holds noughts.
            let is_nothing = file.path == "src/guides/mod.rs";
            if !lines.is_empty() && !is_nothing && !may_fill.contains(&file.path.as_str()) {
                breaches.push(format!("{}: fills {kind} by hand", file.path));
            }
        }
    }
    none(
        breaches,
        "Weights, caps and bands stand in src/guides/rubric.toml, each with its source, and nowhere else.",
    );
}

#[test]
fn the_domain_knows_no_fraction_of_a_machines_making() {
    let mut breaches = Vec::new();
    for (file, rust) in app() {
        // What reads JSON is handed any number of it, and hands it on to be refused.
        if !file.path.starts_with("src/domain/") || file.path == "src/domain/fields.rs" {
            continue;
        }
        let rust = rust.clone().without_tests();
        let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        for (index, placed) in rust.tokens.iter().enumerate() {
            let Token::Word(word) = &placed.token else {
                continue;
            };
            let is_after_dot = index > 0 && rust.tokens[index - 1].token == Token::Mark('.');
            // A published schema may say "multipleOf": 0.1; nobody reckons with it.
            let is_in_json = index > 1
                && rust.tokens[index - 1].token == Token::Mark(':')
                && matches!(rust.tokens[index - 2].token, Token::Text(_));
            let fraction = match (rust.tokens.get(index + 1), rust.tokens.get(index + 2)) {
                (Some(dot), Some(after)) => {
                    // `pair.0.1` is a place in a place.
                    is_number(word)
                        && !is_after_dot
                        && !is_in_json
                        && dot.token == Token::Mark('.')
                        && matches!(&after.token, Token::Word(word) if is_number(word))
                }
                _ => false,
            };
            if fraction || ["f32", "f64"].contains(&word.as_str()) {
                breaches.push(format!("{}:{}: {word}", file.path, placed.line));
            }
        }
    }
    none(
        breaches,
        "The same file gives the same score on every machine: integers, in hundredths or tenths, in a type that says so.",
    );
}
