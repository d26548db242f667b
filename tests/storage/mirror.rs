//! The mirror: whichever of the two copies is behind, damaged or gone, the later words stand afterwards.

use std::cell::RefCell;

use on_record::formats::mirror::{self, Copy, is_mirrored, mend, unmirrored};

use super::dice::Dice;
use super::*;

/// A moment of a life: local storage and the mirror as they were.
#[derive(Clone)]
struct Snapshot {
    storage: BTreeMap<String, String>,
    mirror: BTreeMap<String, String>,
}

/// A storage whose every write is copied to a mirror, and remembered.
#[derive(Default)]
struct Mirrored {
    storage: MemStore,
    mirror: RefCell<BTreeMap<String, String>>,
    past: RefCell<Vec<Snapshot>>,
}

impl Mirrored {
    fn remember(&self) {
        self.past.borrow_mut().push(Snapshot {
            storage: records(&self.storage),
            mirror: self.mirror.borrow().clone(),
        });
    }

    fn copies(&self) -> Vec<Copy> {
        copies(&self.mirror.borrow())
    }
}

impl Store for Mirrored {
    fn keys(&self) -> Result<Vec<String>, WriteError> {
        self.storage.keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, WriteError> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.storage.set(key, value)?;
        if is_mirrored(key) {
            let mut mirror = self.mirror.borrow_mut();
            mirror.insert(key.to_owned(), value.to_owned());
        }
        self.remember();
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), WriteError> {
        if let Some(raw) = self.storage.get(key)?.filter(|_| is_mirrored(key)) {
            let gone = mirror::gone(key, &raw);
            self.mirror.borrow_mut().insert(key.to_owned(), gone);
        }
        self.storage.remove(key)?;
        self.remember();
        Ok(())
    }
}

fn copies(mirror: &BTreeMap<String, String>) -> Vec<Copy> {
    mirror
        .iter()
        .map(|(key, text)| Copy {
            key: key.clone(),
            text: text.clone(),
        })
        .collect()
}

fn stored(records: &BTreeMap<String, String>) -> MemStore {
    let store = MemStore::new();
    for (key, text) in records {
        store.set(key, text).unwrap();
    }
    store
}

/// What is mirrored of a storage.
fn mirrored(records: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut records = records.clone();
    records.retain(|key, _| is_mirrored(key));
    records
}

/// A life in which the window is opened anew now and then, with every moment of it.
fn a_life() -> Vec<Snapshot> {
    let place = Mirrored::default();
    place.remember();
    let mut app = boot(&place, 1);
    for (number, edit) in life().into_iter().enumerate() {
        if number % 4 == 3 {
            let window = u32::try_from(number).unwrap();
            app = boot(&place, window);
            app.shelf.not_before(mirror::latest(&place.copies()));
        }
        // What could be taken back went with the window.
        let _done = app.workspace.apply(edit, now(20)).map(|change| {
            app.shelf
                .save(&app.workspace, &change.touched, moment(20))
                .unwrap()
        });
    }
    // Typing again where a field was emptied before: the record comes back after its removal.
    for text in ["once", "once more"] {
        app = boot(&place, 77);
        app.shelf.not_before(mirror::latest(&place.copies()));
        app.edit(act("imported", Act::Type(draft(text))), 21)
            .unwrap();
        app.edit(act("imported", Act::Type(None)), 22).unwrap();
    }
    place.past.into_inner()
}

#[test]
fn a_killed_browser_comes_back_with_the_later_of_the_two_copies() {
    let life = a_life();
    assert!(life.len() > 60, "{}", life.len());
    let mut restored = 0;
    for (behind, storage) in life.iter().enumerate() {
        for (at, mirror) in life.iter().enumerate() {
            let store = stored(&storage.storage);
            let mended = mend(&store, &copies(&mirror.mirror));
            assert_eq!(mended.failed, []);
            assert_eq!(mended.aside, []);
            let later = life.get(behind.max(at)).unwrap();
            let mut there = mirrored(&records(&store));
            if behind > at {
                // A removal that was not copied yet leaves nothing to see in storage: what was removed in those
                // milliseconds comes back, so words may stand twice, and never nowhere.
                there.retain(|key, text| {
                    later.storage.contains_key(key) || mirror.mirror.get(key) != Some(text)
                });
            }
            assert!(
                there == mirrored(&later.storage),
                "storage of write {behind}, mirror of write {at}"
            );
            restored += mended.restored.len();
        }
    }
    assert!(restored > 1_000, "{restored}");
}

#[test]
fn what_one_copy_lost_comes_back_from_the_other_byte_for_byte() {
    let life = a_life();
    let last = life.last().unwrap();
    let store = MemStore::new();
    let mended = mend(&store, &copies(&last.mirror));
    assert_eq!(mirrored(&records(&store)), mirrored(&last.storage));
    assert_eq!(mended.restored.len(), mirrored(&last.storage).len());
    // The other way round: everything is to be copied.
    let store = stored(&last.storage);
    let keys = store.keys().unwrap();
    let missing = unmirrored(&keys, &[]);
    assert_eq!(missing.len(), mirrored(&last.storage).len());
    let all: Vec<_> = last.mirror.keys().cloned().collect();
    assert_eq!(unmirrored(&keys, &all), [""; 0]);
}

#[test]
fn a_damaged_record_is_replaced_by_its_copy_and_its_bytes_are_set_aside() {
    let life = a_life();
    let last = life.last().unwrap();
    let mut dice = Dice::new(6);
    for key in mirrored(&last.storage).keys() {
        let store = stored(&last.storage);
        let mut raw = store.get(key).unwrap().unwrap().into_bytes();
        let at = dice.below(raw.len());
        raw.truncate(at);
        let raw = String::from_utf8_lossy(&raw).into_owned();
        store.set(key, &raw).unwrap();
        let mended = mend(&store, &copies(&last.mirror));
        assert_eq!(mended.restored, std::slice::from_ref(key));
        assert_eq!(mended.aside, [(key.clone(), raw, Reason::Damaged)], "{key}");
        assert_eq!(mirrored(&records(&store)), mirrored(&last.storage));
    }
}

#[test]
fn a_damaged_copy_is_never_taken_and_never_silently_dropped() {
    let life = a_life();
    let last = life.last().unwrap();
    for key in last.mirror.keys() {
        let mut damaged = last.mirror.clone();
        damaged.insert(key.clone(), "1|2|0|window|00000000|{}".to_owned());
        let store = stored(&last.storage);
        let mended = mend(&store, &copies(&damaged));
        assert_eq!(mirrored(&records(&store)), mirrored(&last.storage));
        assert_eq!(mended.to_mirror, std::slice::from_ref(key));
        let was_there = last.storage.contains_key(key);
        assert_eq!(mended.aside.is_empty(), was_there, "{key}");
    }
}

#[test]
fn of_two_windows_that_wrote_the_same_revision_both_are_kept() {
    let (first, _) = record::encode("or1/c/a/q1", 4, 9, 0, &writer(1), "{\"text\":\"ours\"}");
    let (second, _) = record::encode("or1/c/a/q1", 4, 9, 0, &writer(2), "{\"text\":\"theirs\"}");
    let mut left = Vec::new();
    for (here, there) in [(&first, &second), (&second, &first)] {
        let store = MemStore::new();
        store.set("or1/c/a/q1", here).unwrap();
        let copy = Copy {
            key: "or1/c/a/q1".to_owned(),
            text: there.clone(),
        };
        let mended = mend(&store, &[copy]);
        let stands = store.get("or1/c/a/q1").unwrap().unwrap();
        let aside = mended.aside.first().unwrap().1.clone();
        assert_eq!(
            BTreeSet::from([&stands, &aside]),
            BTreeSet::from([&first, &second])
        );
        left.push(stands);
    }
    assert_eq!(left.first(), left.last(), "the same one wherever they meet");
}

#[test]
fn a_full_storage_is_mended_in_what_is_elsewhere_or_says_so() {
    let life = a_life();
    let last = life.last().unwrap();
    let store = MemStore::with_quota(1_000);
    let mended = mend(&store, &copies(&last.mirror));
    assert!(!mended.failed.is_empty());
    let all = mended.restored.len() + mended.failed.len();
    assert_eq!(all, mirrored(&last.storage).len());
    assert!(
        mended
            .failed
            .iter()
            .all(|(_, why)| matches!(why, WriteError::Full { .. }))
    );
}

#[test]
fn what_the_mirror_brings_back_of_removed_words_goes_again_at_the_start() {
    let place = Mirrored::default();
    let mut app = boot(&place, 1);
    for edit in [
        Edit::AddInterview(Box::new(interview("a", 3))),
        act("a", Act::Type(draft(&"words typed of a. ".repeat(400)))),
        act("a", Act::Remove("q001".into())),
        Edit::AddInterview(Box::new(interview("b", 2))),
    ] {
        app.edit(edit, 1).unwrap();
    }
    let before = place.past.borrow().len();
    app.edit(Edit::Purge("a".into()), 2).unwrap();
    drop(app);
    let life = place.past.into_inner();
    let last = life.last().unwrap();
    let mut came_back = 0;
    // Killed when storage had all of the removal and the mirror only its beginning, or none of it.
    for moment_before in life.iter().skip(before - 1) {
        let store = stored(&last.storage);
        came_back += mend(&store, &copies(&moment_before.mirror)).restored.len();
        let mut back = boot(&store, 9);
        let left: String = records(&store).into_values().collect();
        assert!(!left.contains("of a"), "{left}");
        assert_eq!(back.boot.trash, 0);
        assert_eq!(back.workspace.interviews().count(), 2);
        assert_eq!(
            back.workspace.interview(&"b".into()),
            Some(&interview("b", 2))
        );
        // The rest of the mirror is compared when the app runs already.
        came_back += mend(&store, &copies(&moment_before.mirror)).restored.len();
        let keys: Vec<_> = records(&store).into_keys().collect();
        back.shelf.reread(&keys, moment(10));
        assert_eq!(back.shelf.open(&"a".into(), moment(11)).items, []);
        let parts = records(&store).into_keys();
        assert_eq!(parts.filter(|key| key.contains("/a/")).count(), 0);
    }
    assert!(came_back > 10, "{came_back}");
}

#[test]
fn what_was_removed_as_the_page_went_does_not_come_back() {
    let life = a_life();
    let last = life.last().unwrap();
    let store = stored(&last.storage);
    let key = last
        .storage
        .keys()
        .find(|key| key.starts_with("or1/c/"))
        .unwrap();
    let raw = store.get(key).unwrap().unwrap();
    store.remove(key).unwrap();
    let removal = Copy {
        key: key.clone(),
        text: mirror::gone(key, &raw),
    };
    let note = mirror::left(&[removal.clone(), removal.clone()]);
    assert_eq!(
        mirror::left_in(&note, &store),
        [removal.clone(), removal.clone()]
    );
    // Written again meanwhile, or no note of ours: nothing of it holds.
    store.set(key, &raw).unwrap();
    assert_eq!(mirror::left_in(&note, &store), []);
    for broken in ["", " ", "or1/c/a/q1", "or1/c/a/q1 words", "theme -|1"] {
        assert_eq!(mirror::left_in(broken, &MemStore::new()), [], "{broken:?}");
    }
}
