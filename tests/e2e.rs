//! The built app in a real Chromium, used as a person uses it: by what things are called, and with the keyboard.
//!
//! Needs `dist/` and a browser; `cargo xtask test --only e2e` sees to both. At the end of every test the browser is asked
//! whether a request went elsewhere or the console complained.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails where it must, and outside the app anybody may ask the time"
)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/serve.rs"]
mod serve;

#[path = "e2e/access.rs"]
mod access;
#[path = "e2e/call_craft.rs"]
mod call_craft;
#[path = "e2e/debrief.rs"]
mod debrief;
#[path = "e2e/files.rs"]
mod files;
#[path = "e2e/folder.rs"]
mod folder;
#[path = "e2e/grammar.rs"]
mod grammar;
#[path = "e2e/guides.rs"]
mod guides;
#[path = "e2e/hints.rs"]
mod hints;
#[path = "e2e/interview.rs"]
mod interview;
#[path = "e2e/keeping.rs"]
mod keeping;
#[path = "e2e/live.rs"]
mod live;
#[path = "e2e/marks.rs"]
mod marks;
#[path = "e2e/page.rs"]
mod page;
#[path = "e2e/purge.rs"]
mod purge;
#[path = "e2e/rating.rs"]
mod rating;
#[path = "e2e/rescue.rs"]
mod rescue;
#[path = "e2e/storage.rs"]
mod storage;
#[path = "e2e/story.rs"]
mod story;
#[path = "e2e/strike.rs"]
mod strike;
#[path = "e2e/strip.rs"]
mod strip;
#[path = "e2e/transcript.rs"]
mod transcript;
#[path = "e2e/verdict.rs"]
mod verdict;
