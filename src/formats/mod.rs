//! Text to domain and back: the documents people keep as files, and the records the browser keeps.
//!
//! | What | Owner |
//! |---|---|
//! | `on-record/interview`, `study`, `guide`, `rubric` documents | [`document`], in the envelope of [`stored`] |
//! | `on-record/backup` documents, which hold many | [`backup`] |
//! | `on-record/deletion` documents, which ask for nothing to be kept | [`deletion`] |
//! | what a document states beside its facts | [`derived`] |
//! | what older versions looked like | [`migrate`], and nothing else |
//! | limits on text from outside | [`scan`] |
//! | what becomes of an interview that arrives as a file | [`import`] |
//! | copies in a folder: their names, which may go, what changed since | [`generations`] |
//! | which version of an interview descends from which, and how they merge | [`versions`] |
//! | one record of the browser's storage: its key, its header, its checksum | [`record`] |
//! | words that stood in a field when the app broke | [`rescue`] |
//! | which window writes, where a browser has no locks | [`lease`] |
//! | a place that keeps records, and stand-ins for it | [`store`] |
//! | how full a browser's storage is | [`quota`] |
//! | how a long draft lies in several records | [`pieces`] |
//! | bytes as text that takes little room in storage | [`squeezed`] |
//! | reading back what everything was taken out as | [`raw`] |
//! | reading, writing and setting aside records | [`shelf`] |
//! | which key does what, and which may be given | [`bindings`] |
//! | what was said in a call, as WebVTT, SRT or speaker text | [`transcript`] |

pub mod address;
pub mod backup;
pub mod bindings;
pub mod content;
pub mod deletion;
pub mod derived;
pub mod document;
pub mod generations;
pub mod import;
pub mod lease;
pub mod migrate;
pub mod mirror;
pub mod pieces;
pub mod preferences;
pub mod quota;
pub mod raw;
pub mod record;
pub mod rescue;
pub mod scan;
pub mod shelf;
pub mod squeezed;
pub mod store;
pub mod stored;
mod tenths;
pub mod transcript;
pub mod typed_date;
pub mod versions;

/// The version of the app, as documents name it. Nothing depends on it; it helps a person who reads a file.
pub const APP: &str = env!("CARGO_PKG_VERSION");
