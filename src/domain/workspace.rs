//! Everything at hand: studies, interviews and guides from files, and the one way to change them.

use super::edit::{self, Act, Done, EditError, Piece, Run};
use super::guide::Guide;
use super::history::History;
use super::id::{Digest, GuideId, InterviewId, ItemId, StudyId};
use super::interview::{GuideUse, Interview, Item, in_order_of_time};
use super::purge::purge;
use super::sorted::SortedMap;
use super::strike::{self, Strike};
use super::study::Study;
use super::time::Now;

/// Everything at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workspace {
    studies: SortedMap<StudyId, Study>,
    interviews: SortedMap<InterviewId, Held>,
    guides: SortedMap<(GuideId, u32), Guide>,
}

/// An interview as the workspace holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    interview: Interview,
    /// Its items and draft have been read; before that only its head is there, enough for a list.
    opened: bool,
    history: History,
}

/// Something a person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Makes a study.
    AddStudy(Study),
    /// Says for how many days after an interview a study keeps it; without a number there is no period.
    KeepFor(StudyId, Option<u16>),
    /// Adds an interview, new or imported, with all it holds.
    AddInterview(Box<Interview>),
    /// Puts a newer version of an interview in the place of the one with its id.
    Replace(Box<Interview>),
    /// Notes what an interview descends from, because it leaves or a copy of it arrived. No act of a person: there is
    /// nothing to take back.
    Descend(InterviewId, Vec<Digest>),
    /// Adds a guide from a file.
    AddGuide(Box<Guide>),
    /// Puts a guide of the person's own in the place of the one with its id. One that an interview uses is left as it is
    /// and the next version begun.
    PutGuide(Box<Guide>),
    /// Takes a guide of the person's own away, in every version. The interviews that use it carry it whole.
    RemoveGuide(GuideId),
    /// Does something to an interview.
    Interview(InterviewId, Act),
    /// Takes the last act in an interview back.
    Undo(InterviewId),
    /// Does the last undone act in an interview again.
    Redo(InterviewId),
    /// Closes an interview as struck and opens the one to go on in: both, or nothing.
    Strike(InterviewId, Box<Strike>),
    /// Removes the respondent's words from an interview and from everything they crossed into. Nothing takes it back.
    Purge(InterviewId),
    /// Takes an interview away with all it holds. The saver puts it into the trash first.
    RemoveInterview(InterviewId),
    /// Puts an interview back whose head rested in the trash. What else it holds has stayed where it was.
    PutBack(Box<Interview>),
    /// Takes a study away with all its interviews, into the trash.
    RemoveStudy(StudyId),
    /// Takes an interview away so that nothing of it is left, in the trash or elsewhere. Nothing takes it back.
    Erase(InterviewId),
}

/// What an edit touched: the saver writes this and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// A study.
    Study(StudyId),
    /// A guide from a file.
    Guide(GuideId, u32),
    /// A guide that went, or made room for its next version, with what it was, for the trash.
    GuideGone(Box<Guide>),
    /// The head of an interview: all but its items and its draft.
    Head(InterviewId),
    /// One item.
    Item(InterviewId, ItemId),
    /// An item that went, with what it was, for the trash.
    Gone(InterviewId, Box<Item>),
    /// An interview another version took the place of, as it was, for the trash.
    Replaced(Box<Interview>),
    /// What is being typed.
    Draft(InterviewId),
    /// What is kept of the call's transcript, there or not.
    Call(InterviewId),
    /// An interview whose words go from everywhere in storage, whatever is known of them here; then its head.
    Purged(InterviewId),
    /// An interview that went, with what it was, for the trash.
    InterviewGone(Box<Interview>),
    /// An interview that came back out of the trash.
    InterviewBack(InterviewId),
    /// A study that went, with what it was, for the trash.
    StudyGone(Box<Study>),
    /// An interview of which nothing stays in storage.
    Erased(InterviewId),
}

/// What an edit touched, in the order to save it: children before heads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The records.
    pub touched: Vec<Touched>,
}

impl Workspace {
    /// Puts in what storage holds of an interview: its head only, until it is opened.
    pub fn load_head(&mut self, head: Interview) {
        let held = Held {
            interview: head,
            opened: false,
            history: History::default(),
        };
        self.interviews.insert(held.interview.id.clone(), held);
    }

    /// Puts in an interview's items, draft and transcript as storage holds them.
    pub fn load_rest(
        &mut self,
        id: &InterviewId,
        items: Vec<Item>,
        draft: Option<super::interview::Draft>,
        call: Option<super::interview::Call>,
    ) {
        if let Some(held) = self.interviews.get_mut(id).filter(|held| !held.opened) {
            held.interview.evidence = in_order_of_time(items);
            held.interview.draft = draft;
            held.interview.call = call.map(Box::new);
            held.opened = true;
        }
    }

    /// Puts in an interview's head as storage holds it by now. Its items stay as they are, and what could be taken back is
    /// forgotten: it was another's work.
    pub fn reload_head(&mut self, head: Interview) {
        match self.interviews.get_mut(&head.id) {
            Some(held) => {
                let before = &mut held.interview;
                let evidence = std::mem::take(&mut before.evidence);
                let (draft, call) = (before.draft.take(), before.call.take());
                *before = Interview {
                    evidence,
                    draft,
                    call,
                    ..head
                };
                held.history = History::default();
            }
            None => self.load_head(head),
        }
    }

    /// Puts in an interview's items, draft and transcript as storage holds them by now, where they had been read before.
    pub fn reload_rest(
        &mut self,
        id: &InterviewId,
        items: Vec<Item>,
        draft: Option<super::interview::Draft>,
        call: Option<super::interview::Call>,
    ) {
        if let Some(held) = self.interviews.get_mut(id).filter(|held| held.opened) {
            held.opened = false;
            held.history = History::default();
            self.load_rest(id, items, draft, call);
        }
    }

    /// Forgets an interview that storage does not hold any more.
    pub fn unload(&mut self, id: &InterviewId) {
        self.interviews.remove(id);
    }

    /// Puts in a study as storage holds it.
    pub fn load_study(&mut self, study: Study) {
        self.studies.insert(study.id.clone(), study);
    }

    /// Puts in a guide as storage holds it.
    pub fn load_guide(&mut self, guide: Guide) {
        self.guides.insert((guide.id.clone(), guide.version), guide);
    }

    /// The studies, by id, which is the order they were made in.
    pub fn studies(&self) -> impl Iterator<Item = &Study> {
        self.studies.values()
    }

    /// The study with this name.
    pub fn study(&self, id: &StudyId) -> Option<&Study> {
        self.studies.get(id)
    }

    /// The guides that came as files, by id and version.
    pub fn guides(&self) -> impl Iterator<Item = &Guide> {
        self.guides.values()
    }

    /// The newest guide with this name among them.
    pub fn guide(&self, id: &GuideId) -> Option<&Guide> {
        self.guides().filter(|guide| guide.id == *id).last()
    }

    /// The interviews, by id. Those not opened yet have their heads only.
    pub fn interviews(&self) -> impl DoubleEndedIterator<Item = &Interview> + Clone {
        self.interviews.values().map(|held| &held.interview)
    }

    /// The interview with this name, its head at least.
    pub fn interview(&self, id: &InterviewId) -> Option<&Interview> {
        self.interviews.get(id).map(|held| &held.interview)
    }

    /// Whether an interview counts where many are counted or learnt from. A second listener's copy is no interview of its
    /// own, and neither is a version that was kept beside the one it is of: the same talk would count twice.
    pub fn counts(&self, interview: &Interview) -> bool {
        let is_beside = |of: &InterviewId| self.interview(of).is_some();
        !interview.is_rating() && !interview.version_of.as_ref().is_some_and(is_beside)
    }

    /// The interview that was opened when this one was closed as struck.
    pub fn after(&self, id: &InterviewId) -> Option<&Interview> {
        let mut interviews = self.interviews();
        interviews.find(|other| other.came_from.as_ref() == Some(id))
    }

    /// Whether the interview's items and draft are at hand.
    pub fn is_opened(&self, id: &InterviewId) -> bool {
        self.interviews.get(id).is_some_and(|held| held.opened)
    }

    /// What can be taken back in an interview.
    pub fn history(&self, id: &InterviewId) -> Option<&History> {
        self.interviews.get(id).map(|held| &held.history)
    }

    /// Ends a run of typing, so that the next change is undone by itself.
    pub fn end_run(&mut self, id: &InterviewId) {
        if let Some(held) = self.interviews.get_mut(id) {
            held.history.end_run();
        }
    }

    /// Does one edit. Either all of it happens or nothing; the answer names the records that must be saved.
    ///
    /// # Errors
    ///
    /// Says why the edit was refused. The workspace is as it was.
    pub fn apply(&mut self, edit: Edit, now: Now) -> Result<Change, EditError> {
        match edit {
            Edit::AddStudy(study) => {
                if self.studies.contains_key(&study.id) {
                    return Err(EditError::AlreadyThere(study.id.to_string()));
                }
                let touched = vec![Touched::Study(study.id.clone())];
                self.studies.insert(study.id.clone(), study);
                Ok(Change { touched })
            }
            Edit::KeepFor(id, days) => {
                if days == Some(0) {
                    return Err(EditError::OutOfRange);
                }
                let Some(study) = self.studies.get_mut(&id) else {
                    return Err(EditError::UnknownStudy(id));
                };
                study.retention_days = days;
                let touched = vec![Touched::Study(id)];
                Ok(Change { touched })
            }
            Edit::AddInterview(interview) => {
                if self.interviews.contains_key(&interview.id) {
                    return Err(EditError::AlreadyThere(interview.id.to_string()));
                }
                let id = interview.id.clone();
                let mut touched: Vec<_> = interview
                    .evidence
                    .iter()
                    .map(|item| Touched::Item(id.clone(), item.id.clone()))
                    .collect();
                if interview.draft.is_some() {
                    touched.push(Touched::Draft(id.clone()));
                }
                if interview.call.is_some() {
                    touched.push(Touched::Call(id.clone()));
                }
                touched.push(Touched::Head(id.clone()));
                self.add(*interview);
                Ok(Change { touched })
            }
            Edit::Replace(interview) => {
                let id = interview.id.clone();
                let held = self.opened(&id)?;
                // What a respondent took back does not come back, and a withdrawal is carried out here, not copied.
                if held.interview.is_purged() || interview.is_purged() {
                    return Err(EditError::NoConsent);
                }
                let before = Touched::Replaced(Box::new(held.interview.clone()));
                let mut done = edit::put_in_all(&mut held.interview, vec![Piece::Whole(interview)]);
                held.history.note(std::mem::take(&mut done.displaced));
                let mut change = Change::of(&id, done);
                change.touched.insert(0, before);
                Ok(change)
            }
            Edit::Descend(id, lineage) => {
                let Some(held) = self.interviews.get_mut(&id) else {
                    return Err(EditError::UnknownInterview(id));
                };
                held.interview.lineage = lineage;
                let touched = vec![Touched::Head(id)];
                Ok(Change { touched })
            }
            Edit::AddGuide(guide) => {
                let key = (guide.id.clone(), guide.version);
                if self.guides.contains_key(&key) {
                    return Err(EditError::AlreadyThere(guide.id.to_string()));
                }
                let touched = vec![Touched::Guide(guide.id.clone(), guide.version)];
                self.guides.insert(key, *guide);
                Ok(Change { touched })
            }
            Edit::PutGuide(guide) => Ok(self.put_guide(*guide)),
            Edit::RemoveGuide(id) => {
                let mut touched = Vec::new();
                while let Some(guide) = self.guide(&id).cloned() {
                    touched.extend(self.freeze(&guide));
                    self.guides.remove(&(guide.id.clone(), guide.version));
                    touched.push(Touched::GuideGone(Box::new(guide)));
                }
                Ok(Change { touched })
            }
            Edit::Interview(id, act) => {
                let held = self.opened(&id)?;
                let run = Run::of(&held.interview, &act);
                let mut done = edit::apply(&mut held.interview, act, now)?;
                let displaced = std::mem::take(&mut done.displaced);
                match run {
                    Some(run) => held.history.note_run(run, displaced),
                    None => held.history.note(displaced),
                }
                Ok(Change::of(&id, done))
            }
            Edit::Undo(id) => {
                let held = self.opened(&id)?;
                let pieces = held.history.take_undo().ok_or(EditError::NothingToUndo)?;
                let mut done = edit::put_in_all(&mut held.interview, pieces);
                held.history
                    .note_undone(std::mem::take(&mut done.displaced));
                Ok(Change::of(&id, done))
            }
            Edit::Redo(id) => {
                let held = self.opened(&id)?;
                let pieces = held.history.take_redo().ok_or(EditError::NothingToUndo)?;
                let mut done = edit::put_in_all(&mut held.interview, pieces);
                held.history
                    .note_redone(std::mem::take(&mut done.displaced));
                Ok(Change::of(&id, done))
            }
            Edit::Strike(id, strike) => {
                let next = strike.next.as_ref().map(|next| &next.id);
                if let Some(taken) = next.filter(|next| self.interviews.contains_key(next)) {
                    return Err(EditError::AlreadyThere(taken.to_string()));
                }
                let held = self.opened(&id)?;
                let next = strike::close(&mut held.interview, *strike, now)?;
                // What was done before stands: taken back bit by bit, it would no longer be what was struck.
                held.history = History::default();
                let mut touched = Vec::new();
                if let Some(next) = next {
                    touched.push(Touched::Head(next.id.clone()));
                    self.add(next);
                }
                touched.push(Touched::Head(id));
                Ok(Change { touched })
            }
            Edit::Purge(id) => self.purge(id, now),
            Edit::RemoveInterview(id) => {
                let gone = self.take_out(&id)?;
                let touched = vec![Touched::InterviewGone(Box::new(gone))];
                Ok(Change { touched })
            }
            Edit::PutBack(head) => {
                if self.interviews.contains_key(&head.id) {
                    return Err(EditError::AlreadyThere(head.id.to_string()));
                }
                let touched = vec![Touched::InterviewBack(head.id.clone())];
                self.load_head(*head);
                Ok(Change { touched })
            }
            Edit::RemoveStudy(id) => {
                let mut touched = Vec::new();
                let of_it = self.interviews().filter(|it| it.study == id);
                let ids: Vec<_> = of_it.map(|it| it.id.clone()).collect();
                for interview in ids {
                    let gone = self.take_out(&interview)?;
                    touched.push(Touched::InterviewGone(Box::new(gone)));
                }
                let study = self.studies.remove(&id);
                touched.extend(study.map(|study| Touched::StudyGone(Box::new(study))));
                Ok(Change { touched })
            }
            Edit::Erase(id) => {
                self.take_out(&id)?;
                let touched = vec![Touched::Erased(id)];
                Ok(Change { touched })
            }
        }
    }

    fn take_out(&mut self, id: &InterviewId) -> Result<Interview, EditError> {
        let held = self.interviews.remove(id);
        held.map(|held| held.interview)
            .ok_or_else(|| EditError::UnknownInterview(id.clone()))
    }

    /// The words go from the interview and from every second listener's copy of it, and so does the lead from records that
    /// were opened from it. What else stands in those was said on its own terms.
    fn purge(&mut self, id: InterviewId, now: Now) -> Result<Change, EditError> {
        let Some(held) = self.interviews.get(&id) else {
            return Err(EditError::UnknownInterview(id));
        };
        let lead = held.interview.lead.clone();
        let mut touched = Vec::new();
        let mut crossed = vec![id.clone()];
        // Each record is younger than the one it was opened from, but a file may say otherwise: so once round for each.
        for _ in 0..self.interviews.len() {
            for held in self.interviews.values_mut() {
                let it = &mut held.interview;
                let is_from = it.came_from.as_ref().is_some_and(|it| crossed.contains(it));
                if is_from && !crossed.contains(&it.id) {
                    crossed.push(it.id.clone());
                    if lead.is_some() && it.lead == lead {
                        it.lead = None;
                        touched.push(Touched::Head(it.id.clone()));
                    }
                }
            }
        }
        for held in self.interviews.values_mut() {
            let it = &mut held.interview;
            if it.id == id || it.rating.as_ref().is_some_and(|rating| rating.of == id) {
                purge(it, now);
                held.opened = true;
                held.history = History::default();
                if it.id != id {
                    touched.push(Touched::Purged(it.id.clone()));
                }
            }
        }
        // Itself last: it says that it was done.
        touched.push(Touched::Purged(id));
        Ok(Change { touched })
    }

    fn put_guide(&mut self, mut guide: Guide) -> Change {
        let mut touched = Vec::new();
        if let Some(before) = self.guide(&guide.id).cloned() {
            guide.version = before.version;
            if guide == before {
                return Change::default();
            }
            let is_it = |used: &GuideUse| used.id == before.id && used.version == before.version;
            if self.interviews().any(|it| is_it(&it.guide)) {
                touched = self.freeze(&before);
                guide.version = before.version.saturating_add(1);
                self.guides.remove(&(before.id.clone(), before.version));
                touched.push(Touched::Guide(guide.id.clone(), guide.version));
                touched.push(Touched::GuideGone(Box::new(before)));
            }
        }
        if touched.is_empty() {
            touched.push(Touched::Guide(guide.id.clone(), guide.version));
        }
        self.load_guide(guide);
        Change { touched }
    }

    /// Hands a guide that is about to go to the interviews that use it and do not carry it yet: one keeps the guide it
    /// was given, whatever becomes of it here.
    fn freeze(&mut self, guide: &Guide) -> Vec<Touched> {
        let mut touched = Vec::new();
        for held in self.interviews.values_mut() {
            let used = &mut held.interview.guide;
            if used.id == guide.id && used.version == guide.version && used.whole.is_none() {
                used.whole = Some(Box::new(guide.clone()));
                touched.push(Touched::Head(held.interview.id.clone()));
            }
        }
        touched
    }

    fn add(&mut self, interview: Interview) {
        let held = Held {
            interview,
            opened: true,
            history: History::default(),
        };
        self.interviews.insert(held.interview.id.clone(), held);
    }

    fn opened(&mut self, id: &InterviewId) -> Result<&mut Held, EditError> {
        let held = self
            .interviews
            .get_mut(id)
            .ok_or_else(|| EditError::UnknownInterview(id.clone()))?;
        if held.opened {
            Ok(held)
        } else {
            Err(EditError::NotOpened(id.clone()))
        }
    }
}

impl Change {
    fn of(id: &InterviewId, done: Done) -> Self {
        let mut touched: Vec<_> = done
            .items
            .into_iter()
            .map(|item| Touched::Item(id.clone(), item))
            .collect();
        touched.extend(
            done.gone
                .into_iter()
                .map(|item| Touched::Gone(id.clone(), Box::new(item))),
        );
        if done.draft {
            touched.push(Touched::Draft(id.clone()));
        }
        if done.call {
            touched.push(Touched::Call(id.clone()));
        }
        if done.head {
            touched.push(Touched::Head(id.clone()));
        }
        Self { touched }
    }
}
