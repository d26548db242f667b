//! What becomes of what is here: the trash, what was set aside, how much room there is, packing, and letting go.

use wasm_bindgen_futures::spawn_local;

use super::{AFTER_PAINT_MS, Desk, Found, STRETCH_MS};
use crate::domain::edit::Act;
use crate::domain::guide::Language;
use crate::domain::id::{GuideId, InterviewId, ItemId, StudyId};
use crate::domain::interview::{GuideUse, Interview, RubricUse};
use crate::domain::time::{Elapsed, Moment};
use crate::domain::verdict::has_ended;
use crate::domain::workspace::Edit;
use crate::formats::address::Address;
use crate::formats::deletion::{Deletion, WITHDRAWN};
use crate::formats::quota::{Level, room_for};
use crate::formats::shelf::{About, Orphan, Rested, Resting, SetAside};
use crate::guides;
use crate::web::clock;
use crate::web::engine::{self, Keeps};
use crate::web::prelude::*;

/// What the desk remembers of that. One signal wakes whoever shows any of it: that is one page, and a line of the first.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    changed: RwSignal<()>,
    state: StoredValue<State, LocalStorage>,
    /// How much of storage is used, as it was when that was last worth showing.
    used: RwSignal<usize>,
}

struct State {
    /// What was removed last, until the person moves on.
    removed: Option<Removed>,
    /// What everything about somebody was when it was deleted in this window, for colleagues who have copies.
    erased: Option<Deletion>,
    /// What the browser says about keeping what is here.
    keeps: Keeps,
    /// What packing has done.
    packing: Option<Packing>,
    /// Items whose interview has no readable head.
    orphans: Vec<Orphan>,
    /// What is being taken out of its packed record.
    unpacking: Vec<InterviewId>,
    /// Packed interviews that this browser could not take apart.
    locked: Vec<InterviewId>,
}

/// Something that was removed a moment ago.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Removed {
    /// What it was called; of several their number.
    pub(crate) name: String,
    /// The interviews.
    pub(crate) ids: Vec<InterviewId>,
}

/// What packing has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    /// It goes on.
    Busy,
    /// So many interviews were packed, and so much room is free again.
    Done(usize, usize),
    /// This browser cannot compress.
    Missing,
}

impl Keeping {
    pub(super) fn new(orphans: Vec<Orphan>) -> Self {
        Self {
            changed: RwSignal::new(()),
            state: StoredValue::new_local(State {
                removed: None,
                erased: None,
                keeps: Keeps::Unasked,
                packing: None,
                orphans,
                unpacking: Vec::new(),
                locked: Vec::new(),
            }),
            used: RwSignal::new(0),
        }
    }

    /// Changes what is remembered, and wakes whoever shows it.
    fn change(self, how: impl FnOnce(&mut State)) {
        self.state.update_value(how);
        self.changed.notify();
    }

    fn with<T>(self, how: impl FnOnce(&State) -> T) -> T {
        self.changed.track();
        self.state.with_value(how)
    }
}

/// How many records are counted before the clock is looked at.
const MANY: usize = 100;

/// Shown in tenths of a megabyte, so a key changes nothing.
const STEP: usize = 10_000;

impl Desk {
    /// Counts what is stored, asks the browser whether it keeps it, and lets go what has rested for its thirty days. None
    /// of it keeps the first screen waiting.
    pub(crate) fn settle_in(self) {
        let settle = async move {
            self.count_by_and_by().await;
            let now = clock::now().moment;
            if let Some(swept) = self.shelf.try_update_value(|shelf| shelf.sweep(now))
                && swept.as_ref().is_ok_and(|swept| swept.chars > 0)
            {
                self.told(Some(swept));
            }
            self.ask_to_keep(false);
        };
        set_timeout(move || spawn_local(settle), AFTER_PAINT_MS);
    }

    /// Counts everything that is stored, a stretch at a time: the page has its turn between.
    async fn count_by_and_by(self) {
        let mut began = clock::now().moment;
        loop {
            let counted = self
                .shelf
                .try_update_value(|shelf| shelf.store().count_on(MANY));
            // Where it cannot be read, what was counted stands.
            if !matches!(counted, Some(Ok(false))) {
                break;
            }
            if clock::now().moment.since(began).as_ms() >= STRETCH_MS {
                pause(0).await;
                began = clock::now().moment;
            }
        }
        self.note_room();
    }

    /// Asks the browser whether it keeps what is here, or asks it to.
    fn ask_to_keep(self, ask: bool) {
        spawn_local(async move {
            let answer = engine::keeps(ask).await;
            self.keeping.change(|state| state.keeps = answer);
        });
    }

    /// Asks the browser to keep what is here, because the person said so.
    pub(crate) fn ask_to_keep_now(self) {
        self.ask_to_keep(true);
    }

    /// Asks the browser to keep what is here, once in a window: when the first interview with something in it has left the
    /// live screen. Never while one runs, because some browsers ask the person.
    pub(crate) fn left_live(self, id: &InterviewId) {
        let state = self.keeping.state;
        let is_unasked = state.with_value(|it| it.keeps == Keeps::Unasked);
        let has_words = self.glance(id, |it| !it.evidence.is_empty()) == Some(true);
        let runs = self.peek(|all| all.interviews().any(Interview::is_running));
        if is_unasked && has_words && !runs {
            self.ask_to_keep(true);
        }
    }

    /// What the browser said.
    pub(crate) fn keeps(self) -> Keeps {
        self.keeping.with(|state| state.keeps)
    }

    /// Counts everything that is stored anew: another window may have written.
    pub(crate) fn recount(self) {
        // Where it cannot be read, what was counted stands.
        let _counted = self.shelf.try_update_value(|shelf| shelf.store().recount());
        self.note_room();
    }

    pub(super) fn note_room(self) {
        let used = self.shelf.try_update_value(|shelf| shelf.store().used());
        let before = self.keeping.used.get_untracked();
        if let Some(used) = used.filter(|used| used / STEP != before / STEP) {
            self.keeping.used.set(used);
        }
    }

    /// How much of storage is used.
    pub(crate) fn used(self) -> usize {
        self.keeping.used.get()
    }

    /// How full storage is. In memory there is room.
    pub(crate) fn level(self) -> Level {
        Level::of(self.used())
    }

    /// How many interviews there are, and for about how many more there is room.
    pub(crate) fn room(self) -> (usize, usize) {
        let count = self.with(|all| all.interviews().count());
        (count, room_for(self.used(), count))
    }

    /// Says what became of writing, and wakes the lists.
    fn told(
        self,
        saved: Option<Result<crate::formats::shelf::Saved, crate::formats::shelf::Unsaved>>,
    ) {
        if let Some(saved) = saved {
            self.tell(saved, clock::now().moment);
        }
        self.keeping.changed.notify();
    }

    /// What rests in the trash.
    pub(crate) fn trash(self) -> Vec<Resting> {
        self.keeping.changed.track();
        // An item that was removed or came back rests, or does not any more.
        self.workspace.track();
        let listed = self.shelf.try_update_value(|shelf| shelf.trash());
        listed.unwrap_or_default()
    }

    /// Takes an interview away, into the trash. Not while words of it wait to be written: they could not come back.
    pub(crate) fn remove_interview(self, id: &InterviewId, name: String) -> bool {
        self.remove_interviews(std::slice::from_ref(id), |_| name) == 1
    }

    /// The same with several. Hands back how many went; `name` is told, and says what they are called together.
    pub(crate) fn remove_interviews(
        self,
        ids: &[InterviewId],
        name: impl FnOnce(usize) -> String,
    ) -> usize {
        let mut gone = Vec::new();
        for id in ids {
            if self.waits_for(id) {
                self.retry();
            }
            if !self.waits_for(id) && self.edit(Edit::RemoveInterview(id.clone())) {
                gone.push(id.clone());
            }
        }
        let count = gone.len();
        if count > 0 {
            let name = name(count);
            let removed = Some(Removed { name, ids: gone });
            self.keeping.change(|state| state.removed = removed);
        }
        count
    }

    /// The interviews that are past the period of their study, in the order they were made in.
    pub(crate) fn overdue(self, now: Moment) -> Vec<InterviewId> {
        self.with(|all| {
            let is_past = |it: &&Interview| {
                let study = all.study(&it.study);
                study.is_some_and(|study| study.is_past(it, now))
            };
            all.interviews()
                .filter(is_past)
                .map(|it| it.id.clone())
                .collect()
        })
    }

    /// What a deletion that came as a file would delete here: names, and whether each was changed since.
    pub(crate) fn would_go(self, deletion: &Deletion) -> Vec<crate::formats::deletion::Reached> {
        let mut reached = self.peek(|all| deletion.reach(all.interviews()));
        if deletion.is_withdrawal() {
            // Nothing of those is left to remove.
            let has_words = |id: &InterviewId| self.glance(id, |it| !it.is_purged()) == Some(true);
            reached.retain(|it| has_words(&it.id));
        }
        reached
    }

    /// Deletes what a deletion names and is here, because the person said so: into the trash, or where consent was withdrawn
    /// every word for good. Hands back how many went.
    pub(crate) fn carry_out(
        self,
        deletion: &Deletion,
        name: impl FnOnce(usize) -> String,
    ) -> usize {
        let reached = self.would_go(deletion);
        let ids: Vec<_> = reached.into_iter().map(|it| it.id).collect();
        if !deletion.is_withdrawal() {
            return self.remove_interviews(&ids, name);
        }
        // The words of second listeners' copies go with those of what they rate.
        let has_words = |id: &&InterviewId| self.glance(id, |it| !it.is_purged()) == Some(true);
        for id in &ids {
            if has_words(&id) {
                self.edit(Edit::Purge(id.clone()));
            }
        }
        ids.len() - ids.iter().filter(has_words).count()
    }

    /// The deletion of the interviews that rest in the trash, for colleagues who have copies; none where there are none.
    pub(crate) fn deletion_of_trash(self) -> Option<Deletion> {
        let mut deletion = self.deletion_of(&[], "");
        for resting in untrack(|| self.trash()) {
            if let Rested::Interview(head) = &resting.what {
                deletion.and_head(head);
            }
        }
        (!deletion.interviews.is_empty()).then_some(deletion)
    }

    fn deletion_of(self, ids: &[InterviewId], reason: &str) -> Deletion {
        let by = self
            .preferences
            .with_untracked(|mine| mine.interviewer.clone());
        let now = clock::now().moment;
        self.peek(|all| {
            let here = ids.iter().filter_map(|id| all.interview(id));
            // What one that was not read says now is not known, only what it said when it left.
            let (read, unread): (Vec<_>, Vec<_>) = here.partition(|it| all.is_opened(&it.id));
            let mut deletion = Deletion::of(read.into_iter(), now, &by, reason);
            for head in unread {
                deletion.and_head(head);
            }
            deletion
        })
    }

    /// What everything about somebody was that was deleted last in this window.
    pub(crate) fn erased(self) -> Option<Deletion> {
        self.keeping.with(|state| state.erased.clone())
    }

    fn waits_for(self, id: &InterviewId) -> bool {
        let waits = self.shelf.try_update_value(|shelf| shelf.waits_for(id));
        waits == Some(true)
    }

    /// Takes a study away with its interviews.
    pub(crate) fn remove_study(self, id: &StudyId, name: String) -> bool {
        let of_it = |it: &&Interview| it.study == *id;
        let ids: Vec<_> = self.peek(|all| {
            all.interviews()
                .filter(of_it)
                .map(|it| it.id.clone())
                .collect()
        });
        let done = self.edit(Edit::RemoveStudy(id.clone()));
        if done {
            let removed = Some(Removed { name, ids });
            self.keeping.change(|state| state.removed = removed);
        }
        done
    }

    /// What was removed last.
    pub(crate) fn removed(self) -> Option<Removed> {
        self.keeping.with(|state| state.removed.clone())
    }

    /// The person has seen it.
    pub(crate) fn forget_removed(self) {
        self.keeping.change(|state| state.removed = None);
    }

    /// Puts back what was removed last, all of it.
    pub(crate) fn put_back_removed(self) {
        let Some(Removed { ids, .. }) = untrack(|| self.removed()) else {
            return;
        };
        for resting in untrack(|| self.trash()) {
            if let Rested::Interview(head) = &resting.what
                && ids.contains(&head.id)
            {
                self.put_back(&resting);
            }
        }
        self.forget_removed();
    }

    /// Puts something back where it was. Whether it could be.
    pub(crate) fn put_back(self, resting: &Resting) -> bool {
        let done = match &resting.what {
            Rested::Interview(head) => {
                self.put_study_back(&head.study);
                self.edit(Edit::PutBack(head.clone()))
            }
            Rested::Older(older) => self.put_older_back(older),
            Rested::Item(of, item) => {
                let mut item = item.clone();
                // What it was linked to may have gone, too.
                let is_there = |to: &ItemId| self.glance(of, |it| it.item(to).is_some());
                let opened = self.open_interview(of);
                item.again.take_if(|to| is_there(to) != Some(true));
                opened && self.act(of, Act::Keep(item))
            }
            Rested::Guide(guide) => {
                let mut guide = guide.clone();
                if self.peek(|all| all.guide(&guide.id).is_some()) {
                    // Another version has taken its place: it comes back beside it.
                    let title = guide.title.clone();
                    guide = Box::new(guide.duplicate(GuideId::new(Self::fresh_id()), title));
                }
                self.edit(Edit::AddGuide(guide))
            }
            Rested::Study(study) => self.edit(Edit::AddStudy((**study).clone())),
            Rested::Unread => false,
        };
        if done && !matches!(resting.what, Rested::Interview(_)) {
            let now = clock::now().moment;
            let settled = self
                .shelf
                .try_update_value(|shelf| shelf.settle(resting, now));
            self.told(settled);
        }
        self.keeping.changed.notify();
        done
    }

    /// An older version takes the place of the one here, which goes to the trash. Where there is none, it is the interview,
    /// unless that rests in the trash with its parts in their places: then that has to come back first.
    fn put_older_back(self, older: &Interview) -> bool {
        let id = &older.id;
        if self.glance(id, |_| ()).is_some() {
            return self.open_interview(id) && self.edit(Edit::Replace(Box::new(older.clone())));
        }
        let is_it = |it: &Resting| matches!(&it.what, Rested::Interview(head) if head.id == *id);
        if untrack(|| self.trash()).iter().any(is_it) {
            return false;
        }
        self.put_study_back(&older.study);
        self.edit(Edit::AddInterview(Box::new(older.clone())))
    }

    /// Takes the entry of an older version away that is in its place again, because that it was replaced was taken back.
    pub(crate) fn settle_older(self, id: &InterviewId) {
        let is_here = |older: &Interview| self.glance(id, |it| it == older) == Some(true);
        let is_it = |it: &Resting| matches!(&it.what, Rested::Older(older) if is_here(older));
        if let Some(resting) = untrack(|| self.trash()).into_iter().find(is_it) {
            let now = clock::now().moment;
            let settled = self
                .shelf
                .try_update_value(|shelf| shelf.settle(&resting, now));
            self.told(settled);
        }
    }

    /// An interview comes back with its study, where that went with it.
    fn put_study_back(self, id: &StudyId) {
        if self.peek(|all| all.study(id).is_some()) {
            return;
        }
        let is_it = |it: &Resting| matches!(&it.what, Rested::Study(study) if study.id == *id);
        if let Some(study) = untrack(|| self.trash()).into_iter().find(is_it) {
            self.put_back(&study);
        }
    }

    /// Lets entries of the trash go for good.
    pub(crate) fn let_go(self, entries: &[String]) {
        let now = clock::now().moment;
        let gone = self
            .shelf
            .try_update_value(|shelf| shelf.let_go(entries, now));
        self.told(gone);
    }

    /// What was set aside.
    pub(crate) fn set_aside(self) -> Vec<SetAside> {
        self.keeping.changed.track();
        let texts = self.shelf.try_update_value(|shelf| shelf.set_aside_texts());
        texts.unwrap_or_default()
    }

    /// Discards a text that was set aside.
    pub(crate) fn discard(self, text: &SetAside) {
        let now = clock::now().moment;
        let gone = self
            .shelf
            .try_update_value(|shelf| shelf.discard(text, now));
        self.told(gone);
    }

    /// Items whose interview is not here.
    pub(crate) fn orphans(self) -> Vec<Orphan> {
        self.keeping.with(|state| state.orphans.clone())
    }

    /// What is left of an interview without a head, as one to go on with.
    pub(crate) fn recovered(self, orphan: &Orphan, language: Language) -> Option<Interview> {
        let now = clock::now().moment;
        let id = &orphan.interview;
        let opened = self.shelf.try_update_value(|shelf| shelf.open(id, now))?;
        let guide = guides::guide("g1")?;
        let mut interview = Interview::new(
            id.clone(),
            self.current_study(),
            now,
            GuideUse::built_in("g1", guide.version, language),
            RubricUse::built_in(guides::rubric().version),
        );
        interview.evidence = opened.items;
        interview.draft = opened.draft;
        interview.call = opened.call.map(Box::new);
        Some(interview)
    }

    /// Takes what is left of an interview into a new one, where it lies: one write, and nothing is moved.
    pub(crate) fn take_recovered(self, orphan: &Orphan, language: Language) -> bool {
        let interview = self.recovered(orphan, language);
        let done = interview.is_some_and(|it| self.edit(Edit::AddInterview(Box::new(it))));
        if done {
            let is_other = |it: &Orphan| it.interview != orphan.interview;
            self.keeping.change(|state| state.orphans.retain(is_other));
        }
        done
    }

    /// Everything about whoever has this name.
    pub(crate) fn about(self, name: &str) -> About {
        self.peek(|all| self.shelf.try_update_value(|shelf| shelf.about(all, name)))
            .unwrap_or_default()
    }

    /// Deletes everything about somebody, for good. What is packed elsewhere is opened first, and is found again until then.
    pub(crate) fn erase_about(self, name: &str) {
        let about = self.about(name);
        let mut erased = self.deletion_of(&about.interviews, WITHDRAWN);
        for resting in untrack(|| self.trash()) {
            if let Rested::Interview(head) = &resting.what
                && about.trash.contains(&resting.key)
            {
                erased.and_head(head);
            }
        }
        if !erased.interviews.is_empty() {
            self.keeping.change(|state| state.erased = Some(erased));
        }
        self.let_go(&about.trash);
        for text in untrack(|| self.set_aside()) {
            if about.set_aside.contains(&text.kept) {
                self.discard(&text);
            }
        }
        // First the words, from wherever they crossed to; then what is left of the records.
        for id in &about.interviews {
            self.edit(Edit::Purge(id.clone()));
        }
        for id in about.interviews.iter().chain(&about.ratings) {
            self.edit(Edit::Erase(id.clone()));
        }
        for id in &about.leads {
            if self.open_interview(id) {
                self.act(id, Act::Refer(Box::default()));
            }
        }
        for (id, _) in &about.people {
            if self.open_interview(id) {
                let is_theirs = |person| about.people.contains(&(id.clone(), person));
                let left = self.glance(id, |it| {
                    let all = it.people.iter();
                    let left = all.filter(|person| !is_theirs(person.id.clone()));
                    left.cloned().collect()
                });
                self.act(id, Act::People(left.unwrap_or_default()));
            }
        }
        self.keeping.changed.notify();
    }

    /// Removes everything of ours from this browser. The page is to be loaded anew after it. Whether all of it went.
    pub(crate) fn erase_everything(self) -> bool {
        let now = clock::now().moment;
        let cleared = self.shelf.try_update_value(|shelf| shelf.clear(now));
        let is_clear = matches!(cleared, Some(Ok(_)));
        self.told(cleared);
        is_clear
    }

    /// Finished interviews that do not lie packed yet.
    pub(crate) fn packable(self) -> Vec<InterviewId> {
        self.keeping.changed.track();
        self.with(|all| {
            let ended = all
                .interviews()
                .filter(|it| has_ended(it) && !it.is_purged());
            let ids = ended.map(|it| it.id.clone());
            ids.filter(|id| !self.is_packed(id)).collect()
        })
    }

    /// Whether an interview lies packed.
    pub(crate) fn is_packed(self, id: &InterviewId) -> bool {
        let packed = self.shelf.try_update_value(|shelf| shelf.is_packed(id));
        packed == Some(true)
    }

    /// Packs every finished interview, one after the other, and says how much room that made.
    pub(crate) fn pack_finished(self) {
        self.pack_is(Packing::Busy);
        let ids = untrack(|| self.packable());
        spawn_local(async move {
            let (mut count, mut made) = (0, 0);
            for id in ids {
                let text = self.shelf.try_update_value(|shelf| shelf.to_pack(&id));
                let Some(text) = text.flatten() else {
                    continue;
                };
                let Ok(compressed) = engine::deflate(text.as_bytes()).await else {
                    self.pack_is(Packing::Missing);
                    return;
                };
                // What cannot be had back is not packed.
                let back = engine::inflate(&compressed).await;
                if back.is_ok_and(|back| back == text.as_bytes()) {
                    let now = clock::now().moment;
                    let packed = self
                        .shelf
                        .try_update_value(|shelf| shelf.pack(&id, &text, &compressed, now));
                    if let Some(Ok(room)) = packed.filter(|it| !matches!(it, Ok(0))) {
                        count += 1;
                        made += room;
                    }
                }
            }
            // The reserve for the last words, if it had to go.
            let _kept = self.shelf.try_update_value(|shelf| shelf.keep_ballast());
            self.recount();
            self.pack_is(Packing::Done(count, made));
        });
    }

    fn pack_is(self, packing: Packing) {
        self.keeping.change(|state| state.packing = Some(packing));
    }

    /// What packing has done in this window, where it has begun.
    pub(crate) fn packing(self) -> Option<Packing> {
        self.keeping.with(|state| state.packing)
    }

    /// Whether what lies packed of an interview still has to be taken apart; that begins with this.
    pub(super) fn is_being_unpacked(self, id: &InterviewId) -> bool {
        let at_hand = self.shelf.try_update_value(|shelf| shelf.is_at_hand(id));
        if at_hand != Some(false) {
            return false;
        }
        let is_new = self
            .keeping
            .state
            .with_value(|state| !state.unpacking.contains(id));
        if is_new {
            let id = id.clone();
            let state = self.keeping.state;
            state.update_value(|state| state.unpacking.push(id.clone()));
            spawn_local(async move { self.unpack(id).await });
        }
        true
    }

    async fn unpack(self, id: InterviewId) {
        let now = clock::now().moment;
        let packed = self
            .shelf
            .try_update_value(|shelf| shelf.compressed(&id, now));
        let text = match packed.flatten() {
            Some(packed) => engine::inflate(&packed).await.ok(),
            None => None,
        };
        let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
        let is_unpacked = text.is_some_and(|text| {
            let unpacked = self
                .shelf
                .try_update_value(|shelf| shelf.unpack(&id, &text));
            unpacked == Some(true)
        });
        if is_unpacked {
            self.open_interview(&id);
            self.keeping.changed.notify();
        } else {
            self.found.update(|found| found.push(Found::SetAside(1)));
            self.keeping.change(|state| state.locked.push(id));
        }
    }

    /// Is woken when the interview of this address has been taken out of its packed record, and by nothing else.
    pub(crate) fn unpacked(self, address: &Address) {
        if let Address::Interview(id, _) = address
            && self.shelf.try_update_value(|shelf| shelf.is_at_hand(id)) == Some(false)
        {
            self.keeping.changed.track();
        }
    }

    /// Whether an interview lies packed and could not be taken apart in this browser.
    pub(crate) fn is_locked(self, id: &InterviewId) -> bool {
        self.keeping.with(|state| state.locked.contains(id))
    }

    /// How long ago something was, for a list.
    pub(crate) fn days_left(resting: &Resting) -> u64 {
        let left = resting.until().since(clock::now().moment);
        left.max(Elapsed::default()).as_ms().div_ceil(86_400_000)
    }
}
