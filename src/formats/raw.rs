//! What "Download everything" wrote, read back: a storage in a file, looked at as the browser's own is.

use super::record::{self, Writer};
use super::scan::size;
use super::shelf::{Boot, RAW, Shelf};
use super::store::{MemStore, Store};
use super::stored::{ReadError, typed};
use crate::domain::fields::fields;
use crate::domain::interview::Interview;
use crate::domain::sorted::SortedMap;
use crate::domain::time::Moment;
use crate::domain::workspace::Workspace;

struct Everything {
    format: String,
    app: String,
    records: SortedMap<String, String>,
    unread: Vec<String>,
    waiting: SortedMap<String, Option<String>>,
}

fields!(Everything {
    needs format, app, records, unread, waiting;
});

/// Whether a file is one, by what stands in it: its format comes after the app that wrote it.
pub fn is_raw(bytes: &[u8]) -> bool {
    let wanted = ["\"", RAW, "\""].concat();
    let start = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    start
        .windows(wanted.len())
        .any(|window| window == wanted.as_bytes())
}

/// A storage from a file.
#[derive(Debug)]
pub struct Raw {
    shelf: Shelf<MemStore>,
    /// What was found in it: studies, guides, heads, and what could not be read.
    pub boot: Boot,
}

/// Reads the bytes of a file. What was still waiting to be written counts as written.
///
/// # Errors
///
/// Says what is wrong with the file. A record that is damaged is set aside as in the browser's storage, and stops nothing.
pub fn read(bytes: &[u8], when: Moment) -> Result<Raw, ReadError> {
    size(bytes.len() as u64)?;
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
    let all: Everything = typed(text)?;
    if all.format != RAW {
        let found = Some(all.format);
        return Err(ReadError::NotOurs { found });
    }
    let (store, writer) = (MemStore::new(), Writer::new("file"));
    let put = |key: &str, text: &str| {
        store.set(key, text).map_err(|why| ReadError::Shape {
            path: "records".into(),
            why: why.to_string(),
        })
    };
    for (key, text) in &all.records {
        put(key, text)?;
    }
    for (key, text) in &all.waiting {
        let before = all.records.get(key);
        let before = before.and_then(|raw| record::decode(key, raw).ok());
        match text {
            // It waited in the version of the app that wrote the file; a record beside it tells which that is.
            Some(text) => {
                let version = before.as_ref().map_or_else(
                    || super::migrate::version(super::migrate::Part::Head),
                    |it| it.version,
                );
                let rev = before.map_or(0, |it| it.rev).saturating_add(1);
                let (text, _) = record::encode(key, version, rev, 0, &writer, text);
                put(key, &text)?;
            }
            None => drop(store.remove(key)),
        }
    }
    let _said = (all.app, all.unread);
    let (shelf, boot) = Shelf::boot(store, writer, "file", when);
    Ok(Raw { shelf, boot })
}

impl Raw {
    /// One of its interviews with all it holds, from 0 to the number of heads.
    pub fn interview(&mut self, place: usize, when: Moment) -> Option<Interview> {
        let head = self.boot.heads.get(place)?.clone();
        let opened = self.shelf.open(&head.id, when);
        let (id, mut workspace) = (head.id.clone(), Workspace::default());
        workspace.load_head(head);
        workspace.load_rest(&id, opened.items, opened.draft, opened.call);
        workspace.interview(&id).cloned()
    }
}
