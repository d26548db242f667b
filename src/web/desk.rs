//! Where a person works: the one state, and the one door into it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::mirror::{Mirror, Progress};
pub(crate) use super::pen::Pen;
use super::pen::Pens;
use super::place::Place;
use super::{clock, engine};
use crate::domain::advice;
use crate::domain::edit::{Act, EditError, Finding};
use crate::domain::flag::is_struck;
use crate::domain::guide::{Guide, Minutes};
use crate::domain::hints;
use crate::domain::id::{InterviewId, ItemId, PromptId, StudyId};
use crate::domain::interview::{Draft, Interview, Kind};
use crate::domain::rubric::Rubric;
use crate::domain::score::Basis;
use crate::domain::sorted::SortedMap;
use crate::domain::specific;
use crate::domain::time::Moment;
use crate::domain::workspace::{Edit, Touched, Workspace};
use crate::formats::derived::Derived;
use crate::formats::document;
use crate::formats::preferences::Preferences;
use crate::formats::quota::Metered;
use crate::formats::record::{Key, Writer};
use crate::formats::rescue::Rescued;
use crate::formats::shelf::{Access, Problem, Reason, Saved, SetAside, Shelf, Unsaved};
use crate::formats::stored::WriteError;
use crate::formats::versions;
use crate::guides;
use crate::web::prelude::*;

mod copies;
mod keeping;

pub(crate) use copies::Start;
use copies::settle;
pub(crate) use keeping::Packing;

/// The one state, and the one door into it.
///
/// A signal of its own tells of typing, so that a keypress wakes the field and nothing else. Another tells of everything
/// but items and typing: a kept line leaves the clock, the guide and the ladder asleep.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    workspace: RwSignal<Workspace>,
    heads: RwSignal<()>,
    typed: RwSignal<()>,
    shelf: StoredValue<Shelf<Metered<Place>>, LocalStorage>,
    /// What becomes of what is here: the trash, the room there is.
    keeping: keeping::Keeping,
    /// Why the last act was refused, until the next one succeeds.
    pub(crate) refused: RwSignal<Option<EditError>>,
    /// Where the words are.
    pub(crate) saving: RwSignal<Saving>,
    /// What the person set.
    pub(crate) preferences: RwSignal<Preferences>,
    /// What a shared screen should not show is hidden, over reloads too: a screen that is shared goes on being shared.
    pub(crate) discreet: Memo<bool>,
    /// The storage is full but for what the last reserve made room for.
    pub(crate) last_reserve: RwSignal<Option<WriteError>>,
    /// How many records stand in the mirror only, because the storage is full.
    pub(crate) spilled: RwSignal<usize>,
    /// Things found while reading what is stored, each said once.
    pub(crate) found: RwSignal<Vec<Found>>,
    /// Words that stood in a field when the app broke, and are not in the record.
    pub(crate) rescued: RwSignal<Vec<Rescued>>,
    /// The mark the next kept words go to, chosen in the report or beside the field.
    pub(crate) filling: RwSignal<Option<ItemId>>,
    /// Everything is copied to a database, where the browser gives one.
    mirror: StoredValue<Option<Mirror>, LocalStorage>,
    pens: StoredValue<Pens, LocalStorage>,
    /// What this window shows, and whether it writes there.
    pub(crate) pen: RwSignal<Option<(String, Pen)>>,
    /// Keys another window has written since they were read last.
    news: StoredValue<Vec<String>>,
    /// Interviews whose notices the person left in this window, or asked for before they were due.
    watching: RwSignal<Vec<(InterviewId, bool)>>,
}

/// Where the words are. Never more is claimed than is true: local storage alone may lose up to a minute with the
/// browser (reliability notes, finding 1), so only what is in the mirror is called saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing has been written in this window yet; writing works.
    Ready,
    /// Everything is in this browser's local storage and on its way to the disk; when everything was there last.
    Going(Option<Moment>),
    /// Everything is on the disk since then.
    Saved(Moment),
    /// Everything is in this browser's local storage since then, read back and equal. There is no mirror.
    Kept(Moment),
    /// The same, because the disk does not take the mirror. The browser's words.
    Unsafe(Moment, String),
    /// This many records are in memory only; the last reason.
    Waiting(usize, WriteError),
    /// The browser gives no storage: everything is in memory only.
    Denied,
}

/// Something found while reading what is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// So many records could not be read and were set aside.
    SetAside(usize),
    /// So many interviews were set aside because the person asked for it.
    Asked(usize),
    /// So many items have no interview.
    Orphans(usize),
    /// Another window had written newer words; they were set aside.
    Changed,
    /// So many records were behind or gone, and came back from the mirror.
    Mended(usize),
    /// So many things could not be read or written while looking.
    Problems(usize),
    /// A newer version of the app has been here: this one must not write.
    NewerApp,
}

/// When what can wait begins after a page was made: its first picture comes first.
pub(crate) const AFTER_PAINT_MS: i32 = 40;

/// The longest that goes on before the page has its turn.
const STRETCH_MS: u64 = 12;

/// How many interviews are read in one go at most.
const SOME: usize = 24;

impl Desk {
    /// Reads what is stored and opens the desk.
    pub(crate) fn open(start: Start) -> Self {
        let Start {
            place,
            mirror,
            mended,
            latest,
        } = start;
        let (denied, spilled) = (place.is_memory(), place.spilled());
        let now = clock::now().moment;
        let (mut shelf, boot) = Shelf::boot(
            Metered::new(place, engine::counting()),
            Writer::new(&clock::fresh_id()),
            &clock::fresh_id(),
            now,
        );
        shelf.not_before(latest);
        let mut workspace = Workspace::default();
        for study in boot.studies {
            workspace.load_study(study);
        }
        for guide in boot.guides {
            workspace.load_guide(guide);
        }
        for head in boot.heads {
            workspace.load_head(head);
        }
        let mut found = Vec::new();
        found.extend(settle(&mut shelf, &mended, now));
        if boot.access != Access::Full {
            found.push(Found::NewerApp);
        }
        // What was set aside on an earlier day has been said on that day.
        let asides = boot.set_aside.iter();
        let asides = asides.filter(|aside| aside.when.is_none_or(|when| when == now));
        let (asked, fresh): (Vec<_>, Vec<_>) = asides.partition(|it| it.reason == Reason::Asked);
        let fresh = fresh.len();
        let is_head = |it: &&&SetAside| matches!(Key::parse(&it.key), Some(Key::Head(_)));
        let asked = asked.iter().filter(is_head).count();
        if asked > 0 {
            found.push(Found::Asked(asked));
        }
        if fresh > 0 {
            found.push(Found::SetAside(fresh));
        }
        // A missing reserve is no fault of what is stored; the next full write says so.
        let faults = boot
            .problems
            .iter()
            .filter(|problem| !matches!(problem, Problem::NoBallast(_)));
        let faults = faults.count();
        if faults > 0 {
            found.push(Found::Problems(faults));
        }
        if !boot.orphans.is_empty() {
            found.push(Found::Orphans(boot.orphans.len()));
        }
        let preferences = RwSignal::new(boot.preferences);
        let pens = Pens::new(&clock::fresh_id());
        Self {
            pen: pens.now,
            pens: StoredValue::new_local(pens),
            mirror: StoredValue::new_local(mirror),
            news: StoredValue::new(Vec::new()),
            workspace: RwSignal::new(workspace),
            heads: RwSignal::new(()),
            typed: RwSignal::new(()),
            shelf: StoredValue::new_local(shelf),
            keeping: keeping::Keeping::new(boot.orphans),
            refused: RwSignal::new(None),
            saving: RwSignal::new(if denied {
                Saving::Denied
            } else {
                Saving::Ready
            }),
            preferences,
            discreet: Memo::new(move |_| preferences.with(|it| it.discreet)),
            last_reserve: RwSignal::new(None),
            spilled: RwSignal::new(spilled),
            found: RwSignal::new(found),
            rescued: RwSignal::new(boot.rescued),
            filling: RwSignal::new(None),
            watching: RwSignal::new(Vec::new()),
        }
    }

    /// Watches what happens around the desk: another window that writes, and a window that closes on unsaved words.
    pub(crate) fn watch(self) {
        let leaving = move |event: Event| {
            let unsaved = match self.saving.get_untracked() {
                Saving::Waiting(..) | Saving::Unsafe(..) => true,
                Saving::Denied => self.peek(|workspace| {
                    workspace.interviews().next().is_some() || workspace.guides().next().is_some()
                }),
                Saving::Ready | Saving::Going(_) | Saving::Saved(_) | Saving::Kept(_) => false,
            };
            if unsaved {
                event.prevent_default();
            }
        };
        let written = move |event: Event| self.hear(&event.unchecked_into());
        listen(&window(), "storage", Box::new(written));
        listen(&window(), "beforeunload", Box::new(leaving));
        let going = move |_: Event| self.note_removals();
        listen(&window(), "pagehide", Box::new(going));
        self.follow_windows();
    }

    /// Looks which of the words from when the app broke stand in the record already: those were saved, and are let go.
    pub(crate) fn sift_rescued(self) {
        for rescued in self.rescued.get_untracked() {
            let of = rescued.interview.as_ref();
            let stands = of
                .filter(|id| self.open_interview(id))
                .and_then(|id| self.glance(id, |interview| rescued.stands_in(interview)));
            if stands == Some(true) {
                self.drop_rescued(&rescued);
            }
        }
    }

    /// Lets go of words from when the app broke. Those that cannot be removed are offered again at the next start.
    pub(crate) fn drop_rescued(self, rescued: &Rescued) {
        let gone = self
            .shelf
            .try_update_value(|shelf| shelf.drop_rescued(rescued));
        if let Some(Err(why)) = gone {
            log(&why.to_string());
        }
        self.rescued
            .update(|all| all.retain(|it| it.key != rescued.key));
    }

    /// A name for something new.
    pub(crate) fn fresh_id() -> String {
        clock::fresh_id()
    }

    /// Does one edit and saves what it touched. Whether it was done: where another window has the pen nothing is.
    pub(crate) fn edit(self, edit: Edit) -> bool {
        if of(&edit).is_some_and(|id| self.is_elsewhere(id)) {
            return false;
        }
        let mut outcome = None;
        self.workspace.maybe_update(|workspace| {
            let result = workspace.apply(edit, clock::now());
            let changed = result.is_ok();
            outcome = Some(result);
            changed // a refused edit notifies no one
        });
        self.settle(outcome)
    }

    /// Does several edits at once: whoever looks is woken once, and all is saved together. Whether every one was done; what
    /// comes after one that was refused is done all the same.
    pub(crate) fn edit_all(self, edits: Vec<Edit>) -> bool {
        let mut refused = None;
        let mut all = crate::domain::workspace::Change::default();
        self.workspace.maybe_update(|workspace| {
            for edit in edits {
                match workspace.apply(edit, clock::now()) {
                    Ok(change) => all.touched.extend(change.touched),
                    Err(why) => refused = Some(why),
                }
            }
            !all.touched.is_empty()
        });
        let is_refused = refused.is_some();
        if !all.touched.is_empty() {
            self.settle(Some(Ok(all)));
        }
        if let Some(why) = refused {
            self.refused.set(Some(why));
        }
        !is_refused
    }

    /// Notes that what these interviews say leaves as a file, so that a copy that comes back is known to descend from them.
    /// Where a newer app has written nothing is noted: the copy is one all the same.
    pub(crate) fn note_leaving(self, ids: &[InterviewId]) {
        let may_write = self
            .shelf
            .try_update_value(|shelf| shelf.access() == Access::Full);
        if may_write != Some(true) {
            return;
        }
        let edits: Vec<_> = self.peek(|workspace| {
            let opened = ids.iter().filter(|id| workspace.is_opened(id));
            let noted = opened.filter_map(|id| {
                let interview = workspace.interview(id)?;
                let lineage = versions::noted(interview);
                let is_new = lineage != interview.lineage;
                is_new.then(|| Edit::Descend(id.clone(), lineage))
            });
            noted.collect()
        });
        if !edits.is_empty() {
            self.edit_all(edits);
        }
    }

    /// Does something to an interview. Whether it was done.
    pub(crate) fn act(self, id: &InterviewId, act: Act) -> bool {
        self.edit(Edit::Interview(id.clone(), act))
    }

    /// Types in the field of an interview: saved at once, and only the field is woken.
    pub(crate) fn type_in(self, id: &InterviewId, draft: Option<Draft>) {
        if self.is_elsewhere(id) {
            return;
        }
        let edit = Edit::Interview(id.clone(), Act::Type(draft));
        let outcome = self
            .workspace
            .try_update_untracked(|workspace| workspace.apply(edit, clock::now()));
        if self.settle(outcome) {
            self.typed.notify();
        }
    }

    fn settle(self, outcome: Option<Result<crate::domain::workspace::Change, EditError>>) -> bool {
        match outcome {
            Some(Ok(change)) => {
                if self.refused.with_untracked(Option::is_some) {
                    self.refused.set(None);
                }
                self.save(&change);
                let is_of_item = |it: &Touched| {
                    matches!(
                        it,
                        Touched::Item(..) | Touched::Gone(..) | Touched::Draft(_)
                    )
                };
                if !change.touched.iter().all(is_of_item) {
                    self.heads.notify();
                }
                let is_purge = |it: &Touched| matches!(it, Touched::Purged(_));
                if change.touched.iter().any(is_purge) {
                    // What was being typed has gone with the rest, and what was put aside of it.
                    self.typed.notify();
                    self.rescued.update(|all| {
                        all.retain(|it| !change.touched.iter().any(|touched| {
                            matches!(touched, Touched::Purged(id) if it.interview.as_ref() == Some(id))
                        }));
                    });
                }
                true
            }
            Some(Err(why)) => {
                self.refused.set(Some(why));
                false
            }
            None => false,
        }
    }

    fn save(self, change: &crate::domain::workspace::Change) {
        let now = clock::now().moment;
        let saved = self.workspace.with_untracked(|workspace| {
            self.shelf
                .try_update_value(|shelf| shelf.save(workspace, &change.touched, now))
        });
        if let Some(saved) = saved {
            self.tell(saved, now);
        }
    }

    /// Writes what is still waiting.
    pub(crate) fn retry(self) {
        let now = clock::now().moment;
        let retried = self.shelf.try_update_value(|shelf| {
            shelf.store().inner().gather();
            shelf.retry(now)
        });
        if let Some(saved) = retried {
            self.tell(saved, now);
        }
    }

    /// Says what became of writing.
    fn tell(self, saved: Result<Saved, Unsaved>, now: Moment) {
        self.note_room();
        let in_memory = self
            .saving
            .with_untracked(|saving| *saving == Saving::Denied);
        let (written, failures) = match saved {
            Ok(saved) => (saved, Vec::new()),
            Err(unsaved) => (unsaved.saved, unsaved.failures),
        };
        if written
            .warnings
            .iter()
            .any(|warning| matches!(warning.why, WriteError::Changed { .. }))
        {
            self.found.update(|found| found.push(Found::Changed));
        }
        let full = written
            .warnings
            .into_iter()
            .find(|warning| matches!(warning.why, WriteError::Full { .. }));
        if let Some(full) = full {
            // Written all the same, on the last reserve: the person must know before the next word does not fit.
            self.last_reserve.set(Some(full.why));
        }
        if in_memory {
            return;
        }
        let waiting = self
            .shelf
            .try_update_value(|shelf| shelf.waiting().count())
            .unwrap_or(0);
        self.count_spilled();
        let saving = match failures.into_iter().next() {
            Some(failure) => Saving::Waiting(waiting.max(1), failure.why),
            None => self.reached(now),
        };
        self.light(saving);
    }

    fn count_spilled(self) {
        let spilled = self
            .shelf
            .try_update_value(|shelf| shelf.store().inner().spilled());
        let spilled = spilled.unwrap_or(0);
        if self.spilled.with_untracked(|before| *before != spilled) {
            self.spilled.set(spilled);
        }
    }

    /// Where the words are that have just been written in local storage.
    fn reached(self, now: Moment) -> Saving {
        let now = by_the_second(now);
        let is_even = self
            .mirror
            .try_with_value(|mirror| mirror.as_ref().map(Mirror::is_even))
            .flatten();
        match (is_even, self.saving.get_untracked()) {
            (None, _) => Saving::Kept(now),
            (Some(_), Saving::Unsafe(_, why)) => Saving::Unsafe(now, why),
            (Some(true), _) => Saving::Saved(now),
            (Some(false), Saving::Saved(last)) => Saving::Going(Some(last)),
            (Some(false), Saving::Going(last)) => Saving::Going(last),
            (Some(false), _) => Saving::Going(None),
        }
    }

    fn light(self, saving: Saving) {
        if self.saving.with_untracked(|before| *before != saving) {
            self.saving.set(saving);
        }
    }

    /// Says how far the mirror is.
    pub(super) fn progress(self, progress: Progress) {
        let now = by_the_second(clock::now().moment);
        match (progress, self.saving.get_untracked()) {
            (Progress::Anew, _) => self.compare_soon(0),
            // Behind is told by whoever wrote; and what is not even in local storage is said first.
            (Progress::Behind, _) | (_, Saving::Waiting(..) | Saving::Denied) => {}
            (Progress::Even, _) => self.light(Saving::Saved(now)),
            // Where the disk is slower than the hands: the lamp goes on naming what is certain.
            (Progress::Until(then), _) => self.light(Saving::Going(Some(by_the_second(then)))),
            (Progress::Failing(why), _) => self.light(Saving::Unsafe(now, why)),
        }
    }

    /// Everything stored and everything waiting, as one text for a file.
    pub(crate) fn everything(self) -> String {
        self.shelf
            .try_update_value(|shelf| shelf.everything())
            .unwrap_or_default()
    }

    /// Changes what the person set, and saves it.
    pub(crate) fn prefer(self, how: impl FnOnce(&mut Preferences)) {
        self.preferences.update(how);
        let now = clock::now().moment;
        let saved = self.preferences.with_untracked(|preferences| {
            self.shelf
                .try_update_value(|shelf| shelf.save_preferences(preferences, now))
        });
        if let Some(saved) = saved {
            self.tell(saved, now);
        }
    }

    /// Hides what a shared screen should not show, or shows it again.
    pub(crate) fn toggle_discreet(self) {
        self.prefer(|preferences| preferences.discreet = !preferences.discreet);
    }

    /// Reads an interview's items and draft from storage, unless they are at hand. Whether they are now.
    pub(crate) fn open_interview(self, id: &InterviewId) -> bool {
        let known = self
            .workspace
            .with_untracked(|workspace| workspace.interview(id).is_some());
        if !known
            || self
                .workspace
                .with_untracked(|workspace| workspace.is_opened(id))
        {
            return known;
        }
        if self.is_being_unpacked(id) {
            return false;
        }
        self.open_some(std::slice::from_ref(id)).is_empty()
    }

    /// Reads what these interviews hold, a stretch at a time: the page has its turn between.
    pub(crate) fn open_by_and_by(self, ids: Vec<InterviewId>) {
        spawn_local(async move {
            let mut left = ids;
            while !left.is_empty() {
                let some = left.drain(..left.len().min(SOME));
                let closed = some.filter(|id| {
                    let is_closed =
                        self.peek(|all| all.interview(id).is_some() && !all.is_opened(id));
                    is_closed && !self.is_being_unpacked(id)
                });
                let closed: Vec<_> = closed.collect();
                let unread = self.open_some(&closed);
                if unread.len() == closed.len() && !unread.is_empty() {
                    return; // nothing can be read any more
                }
                left.extend(unread);
                pause(0).await;
            }
        });
    }

    /// Reads what these interviews hold, which lie open to be read, and wakes whoever looks once. Hands back those that
    /// there was no time for; the first is always read.
    fn open_some(self, ids: &[InterviewId]) -> Vec<InterviewId> {
        let now = clock::now().moment;
        let mut read = Vec::new();
        let mut take = |id: &InterviewId, opened| {
            read.push((id.clone(), opened));
            clock::now().moment.since(now).as_ms() < STRETCH_MS
        };
        let is_here = self
            .shelf
            .try_update_value(|shelf| shelf.open_each(ids, now, &mut take));
        if is_here.is_none() || read.is_empty() {
            return ids.to_vec();
        }
        let (mut fresh, mut problems) = (0, 0);
        for (_, opened) in &read {
            let asides = opened.set_aside.iter();
            let is_fresh = |aside: &&SetAside| aside.when.is_none_or(|when| when == now);
            fresh += asides.filter(is_fresh).count();
            problems += opened.problems.len() + opened.repairs.len();
        }
        if fresh > 0 {
            self.found
                .update(|found| found.push(Found::SetAside(fresh)));
        }
        if problems > 0 {
            self.found
                .update(|found| found.push(Found::Problems(problems)));
        }
        let left = ids.iter().skip(read.len()).cloned().collect();
        self.workspace.update(|workspace| {
            for (id, opened) in read {
                workspace.load_rest(&id, opened.items, opened.draft, opened.call);
            }
        });
        left
    }

    /// Ends a run of typing.
    pub(crate) fn end_run(self, id: &InterviewId) {
        // Nothing that is shown depends on it.
        let _ended = self
            .workspace
            .try_update_untracked(|workspace| workspace.end_run(id));
    }

    /// Looks at everything, and is woken by every edit but typing.
    pub(crate) fn with<T>(self, how: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with(how)
    }

    /// Looks at everything once.
    pub(crate) fn peek<T>(self, how: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with_untracked(how)
    }

    /// Looks at an interview, and is woken by every edit but typing.
    pub(crate) fn read<T>(self, id: &InterviewId, how: impl FnOnce(&Interview) -> T) -> Option<T> {
        self.workspace
            .with(|workspace| workspace.interview(id).map(how))
    }

    /// Looks at an interview without its items and its draft, and is woken only by edits of something else. Whoever looks
    /// at an item here goes on showing what it was.
    pub(crate) fn read_head<T>(
        self,
        id: &InterviewId,
        how: impl FnOnce(&Interview) -> T,
    ) -> Option<T> {
        self.heads.track();
        self.glance(id, how)
    }

    /// The same together with the guide and rubric.
    pub(crate) fn basis_head<T>(
        self,
        id: &InterviewId,
        how: impl FnOnce(Basis<'_>) -> T,
    ) -> Option<T> {
        self.heads.track();
        self.basis_once(id, how)
    }

    /// Looks at an interview once.
    pub(crate) fn glance<T>(
        self,
        id: &InterviewId,
        how: impl FnOnce(&Interview) -> T,
    ) -> Option<T> {
        self.workspace
            .with_untracked(|workspace| workspace.interview(id).map(how))
    }

    /// What is being typed, and is woken by typing only.
    pub(crate) fn draft(self, id: &InterviewId) -> Option<Draft> {
        self.typed.track();
        self.glance(id, |interview| interview.draft.clone())
            .flatten()
    }

    /// Looks at an interview together with its guide and rubric, and is woken by every edit but typing. `None` where
    /// the guide or rubric is not at hand.
    pub(crate) fn basis<T>(self, id: &InterviewId, how: impl FnOnce(Basis<'_>) -> T) -> Option<T> {
        self.workspace
            .with(|workspace| with_basis(workspace, id, how))
    }

    /// The same, looking once.
    pub(crate) fn basis_once<T>(
        self,
        id: &InterviewId,
        how: impl FnOnce(Basis<'_>) -> T,
    ) -> Option<T> {
        self.workspace
            .with_untracked(|workspace| with_basis(workspace, id, how))
    }

    /// Whether the person wants to be told about this interview; none while they never said.
    pub(crate) fn wants_watch(self, id: &InterviewId) -> Option<bool> {
        self.watching.with(|all| {
            let said = all.iter().find(|(it, _)| it == id);
            said.map(|(_, wanted)| *wanted)
        })
    }

    /// The person wants to be told, or no more.
    pub(crate) fn want_watch(self, id: &InterviewId, wanted: bool) {
        self.watching.update(|all| {
            all.retain(|(it, _)| it != id);
            all.push((id.clone(), wanted));
        });
    }

    /// Every guide there is to choose: the built-in ones, and the newest of each of one's own.
    pub(crate) fn each_guide(self, how: &mut dyn FnMut(&Guide)) {
        guides::guides().for_each(&mut *how);
        self.peek(|workspace| {
            let newest = |guide: &&Guide| workspace.guide(&guide.id) == Some(*guide);
            workspace.guides().filter(newest).for_each(how);
        });
    }

    /// The study's own medians for an interview's guide.
    pub(crate) fn learned(self, id: &InterviewId) -> SortedMap<PromptId, Minutes> {
        self.workspace
            .with_untracked(|workspace| {
                with_basis(workspace, id, |basis| {
                    let same = workspace.interviews().filter(|other| {
                        other.study == basis.interview.study
                            && other.guide.id == basis.guide.id
                            && other.id != *id
                            && workspace.counts(other)
                    });
                    advice::learned(basis.guide, same)
                })
            })
            .unwrap_or_default()
    }

    /// The study new interviews go into; the first one makes it.
    pub(crate) fn current_study(self) -> StudyId {
        let preferred = self
            .preferences
            .with_untracked(|preferences| preferences.study.clone());
        let known = self.peek(|workspace| {
            let real = |id: &StudyId| workspace.study(id).is_some_and(|study| !study.sample);
            preferred.filter(real).or_else(|| {
                workspace
                    .studies()
                    .filter(|study| !study.sample)
                    .last()
                    .map(|study| study.id.clone())
            })
        });
        known.unwrap_or_else(|| {
            let id = StudyId::new(clock::fresh_id());
            self.edit(Edit::AddStudy(crate::domain::study::Study {
                id: id.clone(),
                title: String::new(),
                created: clock::now().moment,
                rubric_version: guides::rubric().version,
                sample: false,
                retention_days: None,
            }));
            self.prefer(|preferences| preferences.study = Some(id.clone()));
            id
        })
    }
}

/// The interview an edit is of, where it changes one that is there.
fn of(edit: &Edit) -> Option<&InterviewId> {
    match edit {
        Edit::Interview(id, _) | Edit::Undo(id) | Edit::Redo(id) | Edit::Strike(id, _) => Some(id),
        _ => None,
    }
}

/// As the lamp says it: most keys then change nothing on the page.
fn by_the_second(now: Moment) -> Moment {
    Moment::from_unix_ms(now.as_unix_ms() / 1_000 * 1_000)
}

/// The guide an interview is held with, wherever it is.
pub(crate) fn guide_of<'a>(
    workspace: &'a Workspace,
    interview: &'a Interview,
) -> Option<&'a Guide> {
    let named = &interview.guide;
    let is_it = |guide: &&Guide| guide.id == named.id && guide.version == named.version;
    named
        .whole
        .as_deref()
        .or_else(|| guides::guide(named.id.as_str()).filter(is_it))
        .or_else(|| workspace.guides().find(is_it))
}

/// Whether an interview is struck, by a person's word or by recorded facts; its head tells.
pub(crate) fn is_out(workspace: &Workspace, interview: &Interview) -> bool {
    let guide = guide_of(workspace, interview);
    is_struck(
        interview,
        guide.map_or(&interview.guide.id, Guide::counts_as),
    )
}

fn rubric_of(interview: &Interview) -> Option<&Rubric> {
    let built_in = guides::rubric();
    interview
        .rubric
        .whole
        .as_deref()
        .or_else(|| (built_in.version == interview.rubric.version).then_some(built_in))
}

fn with_basis<T>(
    workspace: &Workspace,
    id: &InterviewId,
    how: impl FnOnce(Basis<'_>) -> T,
) -> Option<T> {
    let interview = workspace.interview(id)?;
    let guide = guide_of(workspace, interview)?;
    let rubric = rubric_of(interview)?;
    Some(how(Basis {
        interview,
        guide,
        rubric,
    }))
}

/// The desk, from any part.
pub(crate) fn desk() -> Desk {
    expect_context()
}

/// An interview as its document, indented, with what follows from it beside the facts.
pub(crate) fn exported(workspace: &Workspace, id: &InterviewId) -> Option<String> {
    let interview = workspace
        .interview(id)
        .filter(|_| workspace.is_opened(id))?;
    // What follows from a second listener's copy is compared, and no finding of its own.
    let derived = with_basis(workspace, id, |basis| Derived::of(basis, guides::flags()))
        .flatten()
        .filter(|_| !interview.is_rating());
    document::write_interview(interview, derived.as_ref()).ok()
}

/// What is found in words by looking at them. Phrases are looked for in quotes, never in notes, and only in languages
/// there is a lexicon for (product page, Evidence levels).
pub(crate) fn found(interview: &Interview, words: &str, kind: Kind) -> Finding {
    let language = &interview.guide.language;
    let lexicon = guides::lexicon(language).filter(|_| kind == Kind::Quote);
    Finding {
        specific: specific::found(words, language, &interview.people),
        hits: lexicon
            .and_then(|lexicon| hints::find(words, language, lexicon))
            .unwrap_or_default(),
    }
}
