//! On Record: the tool beside a video call while interviewing a business buyer about a purchase that really happened.
//!
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod domain;
pub mod formats;
pub mod guides;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
