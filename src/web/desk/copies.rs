//! The desk among copies: its records in the mirror, and in other windows.

use wasm_bindgen_futures::spawn_local;
use web_sys::StorageEvent;

use super::{Desk, Found, Saving};
use crate::domain::id::InterviewId;
use crate::domain::sorted::SortedMap;
use crate::formats::generations::Prints;
use crate::formats::lease;
use crate::formats::mirror::{self, Copy, LEFT, Mended, is_mirrored, latest, unmirrored};
use crate::formats::quota::Metered;
use crate::formats::record::{Key, PREFIX};
use crate::formats::shelf::{News, Shelf};
use crate::formats::store::Store;
use crate::web::clock::{self, Breath};
use crate::web::mirror::Mirror;
use crate::web::pen::{Holder, Pen};
use crate::web::place::Place;
use crate::web::prelude::*;

/// How many copies are compared in one go: few enough for a frame.
const MANY: u32 = 250;
/// How long after the start everything is compared: what is on screen first comes first.
const LATER_MS: i32 = 2_000;
/// How long a difference must last to be one: another window may just be writing.
const SETTLED_MS: i32 = 500;
/// How long to wait for more of what another window writes.
const GATHER_MS: i32 = 30;

/// What the desk is opened with.
pub(crate) struct Start {
    pub(super) place: Place,
    pub(super) mirror: Option<Mirror>,
    pub(super) mended: Mended,
    pub(super) latest: u64,
}

impl Start {
    /// Finds where records go, and brings local storage to what the mirror has of the last minutes, or to all of it where
    /// local storage has nothing.
    pub(crate) async fn find() -> Self {
        let mut place = Place::probe();
        let mut start = Mended::default();
        let mut revision = 0;
        let mut mirror = None;
        if !place.is_memory() {
            match Mirror::open().await {
                Ok(found) => {
                    place.set_mirror(found.clone());
                    match copies(&found, is_empty(&place)).await {
                        Ok(mut copies) => {
                            for left in removed_last(&place) {
                                copies.retain(|copy| copy.key != left.key);
                                found.note(&left.key, left.text);
                            }
                            revision = latest(&copies);
                            start = place.mend(&copies);
                        }
                        Err(why) => log(&["the mirror cannot be read: ", &why].concat()),
                    }
                    mirror = Some(found);
                }
                // The lamp goes on saying that nothing is safe from a crash.
                Err(_why) => {}
            }
        }
        Self {
            place,
            mirror,
            mended: start,
            latest: revision,
        }
    }
}

/// What had been removed when the page went, and the mirror did not hear of. The note is taken away with it.
fn removed_last(place: &Place) -> Vec<Copy> {
    let note = place.get(LEFT).ok().flatten().unwrap_or_default();
    let removals = mirror::left_in(&note, place);
    if !note.is_empty() && place.remove(LEFT).is_err() {
        log("a note of removals cannot be taken away: it is read again at the next start");
    }
    removals
}

fn is_empty(place: &Place) -> bool {
    // Listing everything takes long, and wherever the app has been before its mark stands.
    if matches!(place.get(&Key::Meta.to_string()), Ok(Some(_))) {
        return false;
    }
    let keys = place.keys().unwrap_or_default();
    !keys.iter().any(|key| is_mirrored(key))
}

async fn copies(mirror: &Mirror, all: bool) -> Result<Vec<Copy>, String> {
    let recent = mirror.recent().await?;
    if all && !recent.is_empty() {
        mirror.beginning_with(PREFIX).await
    } else {
        Ok(recent)
    }
}

/// Sets aside what made room, and says what came back.
pub(super) fn settle(
    shelf: &mut Shelf<Metered<Place>>,
    mended: &Mended,
    now: crate::domain::time::Moment,
) -> Vec<Found> {
    let mut found = Vec::new();
    if !mended.restored.is_empty() {
        found.push(Found::Mended(mended.restored.len()));
    }
    let mut problems = mended.failed.len();
    if shelf.keep_aside(&mended.aside, now).is_err() {
        problems += mended.aside.len();
    } else if !mended.aside.is_empty() {
        found.push(Found::SetAside(mended.aside.len()));
    }
    if problems > 0 {
        found.push(Found::Problems(problems));
    }
    found
}

impl Desk {
    /// Whether another window has the pen for an interview.
    pub(crate) fn is_elsewhere(self, id: &InterviewId) -> bool {
        let has_pen = self
            .pens
            .try_with_value(|pens| pens.is_elsewhere(id.as_str()));
        has_pen.unwrap_or(false)
    }

    /// Shows an interview or something else, and asks for its pen.
    pub(crate) fn show(self, id: Option<&InterviewId>) {
        let what = id.map(|id| id.as_str().to_owned());
        // A desk that is gone shows nothing.
        let _shown = self.pens.try_with_value(|pens| pens.show(what, self));
    }

    /// Takes the pen for what is shown from the window that has it.
    pub(crate) fn take_pen(self) {
        if let Some((what, Pen::Elsewhere)) = self.pen.get_untracked() {
            let _asked = self.pens.try_with_value(|pens| pens.take(what, self));
        }
    }

    /// Forgets the second copy, and loads the page anew: nothing of what is in memory may be written again.
    pub(crate) fn begin_anew(self) {
        spawn_local(async move {
            if let Some(mirror) = self.mirror.get_value()
                && let Err(why) = mirror.forget_all().await
            {
                // What it still holds was removed, and says so.
                log(&["the mirror could not be emptied: ", &why].concat());
            }
            let _home = window().location().set_hash("#/");
            let _reloaded = window().location().reload();
        });
    }

    /// The mirror, where the browser gives one.
    pub(crate) fn mirror(self) -> Option<Mirror> {
        self.mirror.get_value()
    }

    /// Is woken by everything that is done to what is here, typing too.
    pub(crate) fn track_all(self) {
        self.workspace.track();
        self.typed.track();
    }

    /// The print of what is stored of each interview, in stretches.
    pub(crate) async fn prints(self) -> SortedMap<InterviewId, u64> {
        let keys = self
            .shelf
            .try_update_value(|shelf| shelf.store().keys().unwrap_or_default());
        let keys = keys.unwrap_or_default();
        let (mut prints, mut breath) = (Prints::default(), Breath::new());
        for some in keys.chunks(MANY as usize) {
            // What cannot be read now has another print later.
            let _read = self.shelf.try_update_value(|shelf| {
                for key in some {
                    if let Ok(Some(text)) = shelf.store().get(key) {
                        prints.add(key, &text);
                    }
                }
            });
            breath.take().await;
        }
        prints.finish()
    }

    /// Reads an interview, and waits where it has to be taken out of its packed record first. Whether all of it is at hand.
    pub(crate) async fn open_whole(self, id: &InterviewId) -> bool {
        while !self.open_interview(id) {
            let is_here = self.glance(id, |_| ()).is_some();
            if !is_here || untrack(|| self.is_locked(id)) {
                return false;
            }
            pause(20).await;
        }
        true
    }

    /// Notes what was removed and is not out of the mirror yet, because the page goes.
    pub(super) fn note_removals(self) {
        let mirror = self.mirror.get_value();
        let removals = mirror.map(|mirror| mirror.removals()).unwrap_or_default();
        if !removals.is_empty() {
            // Where there is no room for it, what was removed may come back, and can be removed again.
            let note = mirror::left(&removals);
            let _noted = self
                .shelf
                .try_update_value(|shelf| shelf.store().inner().set(LEFT, &note));
        }
    }

    /// Listens to other windows and to the mirror.
    pub(super) fn follow_windows(self) {
        let _listens = self.pens.try_with_value(|pens| pens.listen(self));
        let mirror = self.mirror.get_value();
        if let Some(mirror) = mirror {
            mirror.on_progress(std::rc::Rc::new(move |progress| self.progress(progress)));
            if !mirror.is_even() {
                self.light(Saving::Going(None));
            }
            self.compare_soon(LATER_MS);
        }
    }

    /// Compares everything in storage with everything in the mirror, a moment from now.
    pub(super) fn compare_soon(self, wait_ms: i32) {
        let compare = move || {
            spawn_local(async move {
                let Some(mirror) = self.mirror.get_value() else {
                    return;
                };
                if let Err(why) = self.compare_all(&mirror).await {
                    log(&["the copies could not be compared: ", &why].concat());
                }
            });
        };
        set_timeout(compare, wait_ms);
    }

    /// Hears that another window has written.
    pub(super) fn hear(self, event: &StorageEvent) {
        let Some(key) = event.key() else {
            // Everything was cleared, by whoever: the mirror has it.
            return self.compare_soon(0);
        };
        if !key.starts_with(PREFIX) {
            return;
        }
        let is_first = self.news.try_update_value(|news| {
            let is_first = news.is_empty();
            if !news.contains(&key) {
                news.push(key);
            }
            is_first
        });
        if is_first == Some(true) {
            set_timeout(
                move || {
                    let keys = self.news.try_update_value(std::mem::take);
                    self.reread(&keys.unwrap_or_default());
                },
                GATHER_MS,
            );
        }
    }

    /// Reads again what has changed in storage, and shows it.
    fn reread(self, keys: &[String]) {
        let now = clock::now().moment;
        let news = self.shelf.try_update_value(|shelf| shelf.reread(keys, now));
        let Some(news) = news else {
            return;
        };
        let News {
            heads,
            rests,
            studies,
            guides,
            preferences,
            set_aside,
            problems,
            is_newer,
        } = news;
        if is_newer {
            self.tell_once(Found::NewerApp);
        }
        if let Some(preferences) = preferences
            && self.preferences.with_untracked(|here| *here != preferences)
        {
            self.preferences.set(preferences);
        }
        if !set_aside.is_empty() {
            self.tell_once(Found::SetAside(set_aside.len()));
        }
        if !problems.is_empty() {
            self.tell_once(Found::Problems(problems.len()));
        }
        if heads.is_empty() && rests.is_empty() && studies.is_empty() && guides.is_empty() {
            return;
        }
        self.workspace.update(|workspace| {
            studies
                .into_iter()
                .for_each(|study| workspace.load_study(study));
            guides
                .into_iter()
                .for_each(|guide| workspace.load_guide(guide));
            for (id, head) in heads {
                match head {
                    Some(head) => workspace.reload_head(head),
                    None => workspace.unload(&id),
                }
            }
            for id in &rests {
                if !workspace.is_opened(id) {
                    continue;
                }
                let opened = self.shelf.try_update_value(|shelf| shelf.open(id, now));
                if let Some(opened) = opened {
                    workspace.reload_rest(id, opened.items, opened.draft, opened.call);
                }
            }
        });
        self.heads.notify();
        self.typed.notify();
    }

    fn tell_once(self, what: Found) {
        if self.found.with_untracked(|found| !found.contains(&what)) {
            self.found.update(|found| found.push(what));
        }
    }

    /// Compares everything in storage with everything in the mirror, a piece at a time.
    async fn compare_all(self, mirror: &Mirror) -> Result<(), String> {
        mirror.watch();
        let compared = self.compare(mirror).await;
        mirror.unwatch();
        compared
    }

    async fn compare(self, mirror: &Mirror) -> Result<(), String> {
        let mut last = PREFIX.to_owned();
        let mut mirrored = Vec::new();
        let mut differing = Vec::new();
        loop {
            let copies = mirror.after(&last, MANY).await?;
            let Some(end) = copies.last() else {
                break;
            };
            last.clone_from(&end.key);
            let suspects = self
                .shelf
                .try_update_value(|shelf| mirror::differing(shelf.store(), &copies));
            differing.extend(suspects.unwrap_or_default());
            mirrored.extend(copies.into_iter().map(|copy| copy.key));
            pause(0).await;
        }
        let keys = self
            .shelf
            .try_update_value(|shelf| shelf.store().keys().unwrap_or_default());
        let missing = unmirrored(&keys.unwrap_or_default(), &mirrored);
        for some in missing.chunks(MANY as usize) {
            // Written meanwhile or not: what is there now goes over.
            let _copied = self.shelf.try_update_value(|shelf| {
                some.iter()
                    .for_each(|key| shelf.store().inner().copy_over(key));
            });
            pause(0).await;
        }
        if !differing.is_empty() {
            pause(SETTLED_MS).await;
            let mut copies = Vec::new();
            for key in &differing {
                let found = mirror.beginning_with(key).await?;
                copies.extend(found.into_iter().filter(|copy| copy.key == *key));
            }
            // What this window has written meanwhile is later than any copy that was read.
            copies.retain(|copy| !mirror.has_written(&copy.key));
            self.take_from_mirror(&copies);
        }
        Ok(())
    }

    /// Puts what the mirror has later into storage, and shows it.
    fn take_from_mirror(self, copies: &[Copy]) {
        let now = clock::now().moment;
        let done = self.shelf.try_update_value(|shelf| {
            shelf.not_before(latest(copies));
            let mended = shelf.store().inner().mend(copies);
            let found = settle(shelf, &mended, now);
            (mended, found)
        });
        if let Some((mended, found)) = done {
            found.into_iter().for_each(|what| self.tell_once(what));
            self.count_spilled();
            self.recount();
            self.reread(&[mended.restored, mended.removed].concat());
        }
    }
}

impl Holder for Desk {
    async fn before_handing_over(&self) {
        let mirror = self.mirror.get_value();
        // At most a second: then the window that asked takes the pen anyhow, and what is still on its way is later than
        // what it finds.
        for _ in 0..50 {
            if mirror.as_ref().is_none_or(Mirror::is_even) {
                return;
            }
            pause(20).await;
        }
    }

    fn has_lease(&self, what: &str, window: &str, by_force: bool) -> bool {
        let now = clock::now().moment;
        let taken = self
            .shelf
            .try_update_value(|shelf| lease::take(shelf.store(), what, window, now, by_force));
        // A mark that cannot be written keeps nobody from writing: what two wrote is kept beside each other.
        !matches!(taken, Some(Ok(false)))
    }

    fn end_lease(&self, what: &str, window: &str) {
        // One that cannot be removed is free after its span.
        let _gone = self
            .shelf
            .try_update_value(|shelf| lease::let_go(shelf.store(), what, window));
    }

    async fn after_taking(&self, what: String) {
        let Some(mirror) = self.mirror.get_value() else {
            return;
        };
        // Between the processes of a browser local storage arrives late; the database does not.
        let mut copies = Vec::new();
        for kind in ["s", "c", "d", "k", "a"] {
            let prefix = format!("{PREFIX}{kind}/{what}");
            match mirror.beginning_with(&prefix).await {
                Ok(found) => copies.extend(found),
                Err(why) => return log(&["the mirror cannot be read: ", &why].concat()),
            }
        }
        let mut keys: Vec<_> = copies.iter().map(|copy| copy.key.clone()).collect();
        let part = format!("/{what}");
        let stored = self
            .shelf
            .try_update_value(|shelf| shelf.store().keys().unwrap_or_default());
        for key in stored.unwrap_or_default() {
            if key.starts_with(PREFIX) && key.contains(&part) && !keys.contains(&key) {
                keys.push(key);
            }
        }
        self.take_from_mirror(&copies);
        self.reread(&keys);
    }
}
