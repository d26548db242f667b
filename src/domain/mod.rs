//! What an interview is and means: values and rules, no clock, no storage, no screen.

pub mod advice;
pub mod capture;
pub mod check;
pub mod checkpoint;
pub mod dimension;
pub mod edit;
pub(crate) mod fields;
pub mod flag;
pub mod grammar;
pub mod guide;
pub mod hints;
pub mod history;
pub mod id;
pub mod interview;
pub mod level;
pub mod lexicon;
pub mod rubric;
pub mod score;
pub mod sorted;
pub mod specific;
pub mod strike;
pub mod study;
pub mod text;
pub mod time;
pub mod verdict;
pub mod workspace;
