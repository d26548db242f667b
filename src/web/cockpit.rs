//! The live screen's own state and acts, handed to its parts: what a key or a button does, whoever asks for it.

use web_sys::KeyboardEvent;

use super::clock;
use super::desk::{self, Desk};
use super::dom::Spot;
use super::keys::{Command, Focus, caps, command, is_single, pressed, shortcuts};
use super::newer::{self, Strip};
use super::speech::{Speech, speech};
use crate::domain::advice::{self, Advice};
use crate::domain::checkpoint::Watch;
use crate::domain::dimension::{Authority, Dimension, Role, Slot};
use crate::domain::edit::Act;
use crate::domain::flag::struck;
use crate::domain::grammar::{self, Attribute, NOT_SPECIFIC, Reading, Vocabulary, read};
use crate::domain::guide::{Language, Prompt};
use crate::domain::history::History;
use crate::domain::id::{InterviewId, ItemId, PersonId, PromptId};
use crate::domain::interview::{
    AlternativeKind, Draft, HitState, Interview, Item, Kind, Mark, Parts, Power, SpecificBy, Stance,
};
use crate::domain::score::{self, Basis, Score};
use crate::domain::sorted::SortedSet;
use crate::domain::time::Moment;
use crate::domain::workspace::Edit;
use crate::formats::preferences::Preferences;
use crate::web::prelude::*;

mod pivot;

/// What is understood of what is being typed, besides the words: few keys change it.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Understood {
    /// The signs, without the words.
    pub(crate) reading: Reading,
    /// What makes the words specific.
    pub(crate) specifics: Vec<String>,
    /// The person says they are not.
    pub(crate) is_overruled: bool,
}

/// The live screen's own state and acts, handed to its parts.
#[derive(Clone, Copy)]
pub(crate) struct Cockpit {
    /// Which interview.
    pub(crate) id: StoredValue<InterviewId>,
    /// The one door.
    pub(crate) desk: Desk,
    /// What is being typed.
    pub(crate) draft: Memo<Option<Draft>>,
    /// What is understood of it, besides the words.
    pub(crate) understood: Memo<Understood>,
    /// The words the signs of the field may be followed by.
    vocabulary: StoredValue<Vocabulary>,
    /// The dimensions the words go to.
    pub(crate) targets: Memo<Vec<Dimension>>,
    /// The score with its ledger; none for the screener.
    pub(crate) score: Memo<Option<Score>>,
    /// The next best question.
    pub(crate) advice: Memo<Option<Advice>>,
    /// Whose decision it was is not known: evidence shows what it would be worth.
    pub(crate) is_open: Memo<bool>,
    /// What is to be done about whose decision it was.
    pub(crate) watch: Memo<Option<Watch>>,
    /// The first button of the notice about it.
    pub(crate) watch_at: Spot,
    /// The pivot card is open over the prompt.
    pub(crate) pivoting: RwSignal<bool>,
    /// The list of all prompts is open over the prompt.
    pub(crate) jumping: RwSignal<bool>,
    /// The prompt's reason is unfolded.
    pub(crate) explaining: RwSignal<bool>,
    /// The sheet of keys is open over the prompt.
    pub(crate) helping: RwSignal<bool>,
    /// The list of people is open over the prompt.
    pub(crate) meeting: RwSignal<bool>,
    /// What has just happened out of sight, until the next key.
    pub(crate) happened: RwSignal<Option<String>>,
    /// The prompt that has just been ticked as asked: a ring beside it runs for four seconds.
    pub(crate) quiet: RwSignal<Option<String>>,
    /// The item whose editor is open over the prompt.
    pub(crate) editing: RwSignal<Option<ItemId>>,
    /// The editor is being opened by a letter: then it must not take the next ones into the words.
    pub(crate) by_letter: StoredValue<bool>,
    /// The newest item of this prompt with a phrase that nobody has settled, and which of them is the first.
    pub(crate) hint: Memo<Option<(ItemId, usize)>>,
    /// The mark made last, for those who do not see it.
    pub(crate) marked: RwSignal<Option<ItemId>>,
    /// What has become of the strip.
    pub(crate) strip: RwSignal<Strip>,
    /// The field: the main window's, or the strip's where this is the strip's.
    pub(crate) field: Spot,
    /// The main window's field.
    home: Spot,
    /// Where the prompt stands; a new one is shown from its top.
    pub(crate) top: Spot,
    /// A line has just been kept, and the frame that shows it is not painted yet: what can go after it waits.
    pub(crate) settling: RwSignal<bool>,
}

impl Cockpit {
    pub(crate) fn new(id: InterviewId, desk: Desk, moment: Signal<Moment>) -> Self {
        let learned = desk.learned(&id);
        let id = StoredValue::new(id);
        let draft = Memo::new(move |_| id.with_value(|id| desk.draft(id)));
        let main = Memo::new(move |_| {
            let filling = desk.filling.get();
            let main = |basis: Basis<'_>| {
                let mark = filling.and_then(|mark| basis.interview.mark(&mark));
                let prompt = place(basis.interview, mark)?;
                basis.guide.prompt(prompt)?.main_dimension()
            };
            id.with_value(|id| desk.basis_head(id, main)).flatten()
        });
        let vocabulary = StoredValue::new(vocabulary(speech()));
        let understood = Memo::new(move |_| {
            let read = |draft: &Draft| understood(desk, id, draft, vocabulary);
            draft.with(|draft| draft.as_ref().map(read).unwrap_or_default())
        });
        let targets = Memo::new(move |_| {
            let picked =
                draft.with(|draft| draft.as_ref().map_or_else(Vec::new, |it| it.dims.clone()));
            understood.with(|it| it.reading.dimensions(&picked, main.get()))
        });
        let score = Memo::new(move |_| id.with_value(|id| desk.basis(id, score::score)).flatten());
        let pivoting = RwSignal::new(false);
        let advice = Memo::new(move |_| {
            let now = moment.get();
            // Under the pivot card another question about causes would contradict it.
            if pivoting.get() {
                return None;
            }
            id.with_value(|id| {
                desk.basis(id, |basis| {
                    // Nothing more is asked of a record that is out of everything.
                    if struck(basis.interview).is_some() {
                        return None;
                    }
                    advice::next(basis, basis.interview.elapsed(now), &learned)
                })
            })
            .flatten()
        });
        let is_open = Memo::new(move |_| {
            let authority = id.with_value(|id| desk.read_head(id, |it| it.respondent.authority));
            authority == Some(Authority::Unknown)
        });
        // A page built anew, as in another language, goes on with the strip.
        let strip = match newer::strip() {
            Some(_) => Strip::Open,
            None => Strip::Closed,
        };
        let field = Spot::new();
        let hint = Memo::new(move |_| {
            let newest = |it: &Interview| {
                let here = it.current_prompt();
                let mut items = it.evidence.iter().rev();
                items.find_map(|item| {
                    let open = item.open_hit().filter(|_| item.prompt.as_ref() == here)?;
                    Some((item.id.clone(), open))
                })
            };
            id.with_value(|id| desk.read(id, newest)).flatten()
        });
        Self {
            is_open,
            hint,
            id,
            desk,
            draft,
            understood,
            vocabulary,
            targets,
            score,
            advice,
            watch: pivot::watched(desk, id, moment),
            watch_at: Spot::new(),
            pivoting,
            jumping: RwSignal::new(false),
            explaining: RwSignal::new(false),
            helping: RwSignal::new(false),
            meeting: RwSignal::new(false),
            happened: RwSignal::new(None),
            quiet: RwSignal::new(None),
            editing: RwSignal::new(None),
            by_letter: StoredValue::new(false),
            marked: RwSignal::new(None),
            strip: RwSignal::new(strip),
            field,
            home: field,
            top: Spot::new(),
            settling: RwSignal::new(false),
        }
    }

    /// The same state and acts with a field of the strip's own.
    pub(crate) fn of_strip(self) -> Self {
        Self {
            field: Spot::new(),
            ..self
        }
    }

    /// Whether this is the strip's.
    pub(crate) fn is_strip(self) -> bool {
        self.field != self.home
    }

    /// The main window's again, with that window in front.
    fn in_front(self) -> Self {
        // A browser that leaves the windows as they are leaves them to the person.
        let _in_front = window().focus();
        Self {
            field: self.home,
            ..self
        }
    }

    /// Opens the strip, or goes back from it.
    pub(crate) fn toggle_strip(self) {
        match self.strip.get_untracked() {
            Strip::Open => {
                newer::close_strip();
                self.in_front().to_field();
            }
            Strip::Opening => {}
            Strip::Missing => self.strip.set(Strip::Closed),
            Strip::Closed | Strip::Refused => self.open_strip(),
        }
    }

    fn open_strip(self) {
        let Ok(asked) = newer::ask_for_strip() else {
            self.strip.set(Strip::Missing);
            return;
        };
        self.strip.set(Strip::Opening);
        wasm_bindgen_futures::spawn_local(async move {
            let opened = wasm_bindgen_futures::JsFuture::from(asked).await;
            let became = if opened.is_ok() {
                Strip::Open
            } else {
                Strip::Refused
            };
            if self.strip.try_set(became).is_some() {
                // The page it was for has gone meanwhile.
                newer::close_strip();
            }
        });
    }

    /// The page its field stands on.
    fn page(self) -> web_sys::Document {
        let page = self.field.get().and_then(|field| field.owner_document());
        page.unwrap_or_else(document)
    }

    /// Looks at the interview, and is woken by every edit but typing. The page is only there while the interview is.
    pub(crate) fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        self.id
            .with_value(|id| self.desk.read(id, how))
            .unwrap_or_default()
    }

    /// Looks at the interview with its guide and rubric.
    pub(crate) fn basis<T>(self, how: impl FnOnce(Basis<'_>) -> Option<T>) -> Option<T> {
        self.id.with_value(|id| self.desk.basis(id, how)).flatten()
    }

    /// Looks at the interview without its items and its draft, and is not woken by them.
    pub(crate) fn read_head<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        self.id
            .with_value(|id| self.desk.read_head(id, how))
            .unwrap_or_default()
    }

    /// The same with its guide and rubric.
    pub(crate) fn basis_head<T>(self, how: impl FnOnce(Basis<'_>) -> Option<T>) -> Option<T> {
        self.id
            .with_value(|id| self.desk.basis_head(id, how))
            .flatten()
    }

    /// The same, looking once.
    pub(crate) fn basis_once<T>(self, how: impl FnOnce(Basis<'_>) -> T) -> Option<T> {
        self.id.with_value(|id| self.desk.basis_once(id, how))
    }

    /// By what `src/web/rescue.js` knows whose words stand in the field.
    pub(crate) fn rescue(self) -> String {
        self.id.with_value(|id| [id.as_str(), "/draft"].concat())
    }

    /// The interview's own language.
    pub(crate) fn language(self) -> String {
        self.basis_once(|basis| basis.interview.guide.language.code().to_owned())
            .unwrap_or_default()
    }

    /// A prompt's question.
    pub(crate) fn ask_of(self, prompt: &PromptId) -> String {
        self.basis_once(|basis| {
            basis
                .guide
                .prompt(prompt)
                .map(|p| p.ask.text(&basis.interview.guide.language).to_owned())
        })
        .flatten()
        .unwrap_or_default()
    }

    /// Does something to the interview. Whether it was done.
    pub(crate) fn act(self, act: Act) -> bool {
        self.id.with_value(|id| self.desk.act(id, act))
    }

    /// Takes what the field holds into the record.
    pub(crate) fn type_in(self, text: String, kind: Kind) {
        if self.happened.with_untracked(Option::is_some) {
            self.happened.set(None);
        }
        // The words it had are not copied with every key, only to be replaced.
        let chosen = self.draft.with_untracked(|draft| {
            let draft = draft.as_ref()?;
            Some((draft.dims.clone(), draft.plain.clone()))
        });
        let (dims, mut plain) = chosen.unwrap_or_default();
        if text.is_empty() {
            plain = SortedSet::new();
        }
        self.put(Draft {
            text,
            kind,
            dims,
            plain,
        });
    }

    /// Reads a sign of the field as words, or as a sign again.
    pub(crate) fn toggle_sign(self, number: u8) {
        self.redraft(|draft| {
            if !draft.plain.remove(&number) {
                draft.plain.insert(number);
            }
        });
    }

    /// Takes back the newest guess that counts; where none does, all of them count again.
    fn plain(self) {
        let newest = self.understood.with_untracked(|understood| {
            let mut signs = understood.reading.signs.iter().rev();
            let newest = signs.find(|sign| !sign.is_plain).map(|sign| sign.number);
            let specific = !understood.specifics.is_empty() && !understood.is_overruled;
            newest.or(specific.then_some(NOT_SPECIFIC))
        });
        match newest {
            Some(number) => self.toggle_sign(number),
            None => self.redraft(|draft| draft.plain = SortedSet::new()),
        }
    }

    /// Types a word right after the newest sign.
    pub(crate) fn add_to_sign(self, word: &str) {
        self.redraft(|draft| {
            let reading = self.vocabulary.with_value(|words| read(draft, words));
            if let Some(sign) = reading.signs.last() {
                draft.text.insert_str(sign.end, &[" ", word].concat());
            }
        });
    }

    /// Changes what is being typed.
    fn redraft(self, how: impl FnOnce(&mut Draft)) {
        let draft = self.draft.get_untracked();
        let mut draft = draft.unwrap_or_else(|| Draft::new(String::new(), Kind::Note));
        how(&mut draft);
        self.put(draft);
    }

    /// Takes a draft into the record. One with nothing in it and nothing chosen is none.
    fn put(self, draft: Draft) {
        let nothing = draft.text.is_empty() && draft.kind == Kind::Note && draft.dims.is_empty();
        let draft = (!nothing).then_some(draft);
        self.id.with_value(|id| self.desk.type_in(id, draft));
    }

    /// Says whose words are being typed.
    pub(crate) fn speak_as(self, kind: Kind) {
        self.redraft(|draft| draft.kind = kind);
    }

    /// Says that they are the other's.
    pub(crate) fn turn_voice(self) {
        self.redraft(|draft| {
            draft.kind = match draft.kind {
                Kind::Quote => Kind::Note,
                Kind::Note => Kind::Quote,
            };
        });
    }

    /// Sends the words to a dimension, or takes it back.
    pub(crate) fn aim(self, dimension: Dimension) {
        self.redraft(|Draft { dims, .. }| {
            if dims.contains(&dimension) {
                dims.retain(|other| *other != dimension);
            } else {
                dims.push(dimension);
            }
        });
    }

    /// The current prompt's dimensions that are no slot, in the guide's order.
    pub(crate) fn other_dimensions(self) -> Vec<Dimension> {
        self.basis_head(|basis| {
            let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
            Some(
                prompt
                    .dims
                    .iter()
                    .copied()
                    .filter(|dimension| dimension.slot().is_none())
                    .take(5)
                    .collect(),
            )
        })
        .unwrap_or_default()
    }

    /// One of the interview's marks, while it is there.
    pub(crate) fn mark_of(self, which: RwSignal<Option<ItemId>>) -> Option<Mark> {
        let mark = which.get()?;
        self.read_head(|interview| interview.mark(&mark).cloned())
    }

    /// The mark the next kept words go to, looking once.
    fn filling(self) -> Option<Mark> {
        untrack(|| self.mark_of(self.desk.filling))
    }

    /// Marks the moment a little back, to be filled later.
    pub(crate) fn mark(self) {
        let back = self.desk.preferences.with_untracked(Preferences::rewind);
        let id = ItemId::new(clock::fresh_id());
        let made = |it: &Interview| it.marked_at(clock::now().moment, back, id.clone());
        let mark = self.id.with_value(|id| self.desk.glance(id, made));
        if mark.is_some_and(|mark| self.act(Act::Mark(mark))) {
            self.marked.set(Some(id));
        }
    }

    /// Puts the next kept words in the place of a mark, or does so no more.
    pub(crate) fn fill(self, mark: &ItemId) {
        let filling = self.desk.filling;
        let again = filling.with_untracked(|it| it.as_ref() == Some(mark));
        filling.set((!again).then(|| mark.clone()));
        self.to_field();
    }

    /// Keeps what is typed under the current prompt, or in the place of the mark that is being filled. What is refused
    /// stays in the field.
    pub(crate) fn keep(self) {
        let Some(draft) = self.draft.get_untracked() else {
            return;
        };
        let kind = draft.kind;
        let reading = self.vocabulary.with_value(|words| read(&draft, words));
        let words = reading.words.clone();
        if words.is_empty() {
            return;
        }
        let dims = self.targets.get_untracked();
        let now = clock::now().moment;
        let mark = self.filling();
        let made = self.basis_once(|basis| {
            let interview = basis.interview;
            let here = place(interview, mark.as_ref());
            let prompt = here.and_then(|prompt| basis.guide.prompt(prompt));
            let language = &interview.guide.language;
            let people = reading.people(&interview.people, || PersonId::new(clock::fresh_id()));
            let mut parts = Parts {
                job_step: prompt
                    .and_then(|prompt| prompt.step)
                    .filter(|_| dims.contains(&Dimension::JobMap)),
                chain_link: prompt
                    .and_then(|prompt| prompt.link)
                    .filter(|_| dims.contains(&Dimension::JobConsumption)),
                ..Parts::default()
            };
            reading.fill(&mut parts);
            // In their words nothing is read, dates no more than anything else.
            let date = (kind == Kind::Note).then(|| grammar::date(&words, language));
            parts.date = date.flatten().unwrap_or_default();
            let is_overruled = draft.plain.contains(&NOT_SPECIFIC);
            if is_overruled {
                parts.date.clear();
            }
            let found = desk::found(interview, &words, kind);
            let item = Item {
                id: ItemId::new(clock::fresh_id()),
                specific: !is_overruled && found.specific,
                specific_by: if is_overruled {
                    SpecificBy::Person
                } else {
                    SpecificBy::App
                },
                parts,
                dims,
                kind,
                text: words,
                at_ms: interview.elapsed(now),
                wall: now,
                prompt: here.cloned(),
                read_back: false,
                answer: None,
                again: None,
                led: false,
                led_by: SpecificBy::App,
                transcript: None,
                typed: String::new(),
                hits: found.hits,
            };
            (Box::new(item), people)
        });
        let keep = |(item, people)| {
            let keep = match mark {
                Some(Mark { id: mark, .. }) => Act::Fill { mark, item },
                None => Act::Keep(item),
            };
            match people {
                Some(people) => Act::Together(vec![Act::People(people), keep]),
                None => keep,
            }
        };
        if let Some(made) = made
            && self.act(keep(made))
        {
            self.settling.set(true);
            after_paint(move || {
                // The page may have gone meanwhile.
                let _gone = self.settling.try_set(false);
            });
            self.desk.filling.set(None);
            self.id.with_value(|id| self.desk.type_in(id, None));
            // By hand: when typing and Enter come within one task, as from dictation, the field's memo sees no change.
            self.field.empty();
        }
    }

    /// Turns to a prompt, or to none; the focus goes back to the field.
    pub(crate) fn go(self, prompt: Option<PromptId>) {
        self.act(Act::GoTo(prompt));
        if let Some(ask) = self.top.get() {
            ask.set_scroll_top(0);
        }
        self.close();
        self.explaining.set(false);
        if self.quiet.with_untracked(Option::is_some) {
            self.quiet.set(None);
        }
        self.to_field();
    }

    /// Turns to the next prompt of the guide for this respondent, or to the one before.
    pub(crate) fn step(self, forward: bool) {
        let target = self.basis_once(|basis| beside(basis, forward)).flatten();
        if let Some(prompt) = target {
            self.go(Some(prompt));
        }
    }

    /// Turns to the next best question.
    pub(crate) fn take_advice(self) {
        if let Some(advice) = self.advice.get_untracked() {
            self.go(Some(advice.prompt));
        }
    }

    /// Ticks the prompt as asked, or takes the tick back. What was asked just now is given time to be answered.
    pub(crate) fn tick(self) {
        let found = self.basis_once(|basis| {
            let (prompt, _) = asking(basis)?;
            Some((
                prompt.id.clone(),
                !basis.interview.asked.contains_key(&prompt.id),
            ))
        });
        if let Some((prompt, asked)) = found.flatten() {
            self.quiet.set(asked.then(|| prompt.as_str().to_owned()));
            self.act(Act::Tick { prompt, asked });
        }
    }

    /// Ticks one of the prompt's follow-up questions as asked, or takes the tick back.
    pub(crate) fn probe(self, probe: u8) {
        let found = self.basis_once(|basis| {
            let (prompt, language) = asking(basis)?;
            let (probes, _) = prompt.probes.in_language(language)?;
            let probed = basis.interview.probed.get(&prompt.id);
            let asked = !probed.is_some_and(|probed| probed.contains(&probe));
            (usize::from(probe) < probes.len()).then(|| (prompt.id.clone(), asked))
        });
        if let Some((prompt, asked)) = found.flatten() {
            self.act(Act::Probe {
                prompt,
                probe,
                asked,
            });
        }
    }

    /// The newest item kept under the current prompt, and whether it was read back.
    fn newest(self) -> Option<(ItemId, bool)> {
        self.basis_once(|basis| {
            let here = basis.interview.current_prompt();
            let mut newest = basis.interview.evidence.iter().rev();
            let item = newest.find(|item| item.prompt.as_ref() == here)?;
            Some((item.id.clone(), item.read_back))
        })
        .flatten()
    }

    /// Settles the phrase that is pointed out beside the field.
    fn settle_hint(self, state: HitState) {
        if let Some((item, hit)) = self.hint.get_untracked() {
            self.act(Act::SettleHit { item, hit, state });
        }
    }

    /// The keys in force that do this, as assistive technology is told them.
    pub(crate) fn keys(self, command: Command) -> impl Fn() -> String + 'static {
        move || {
            self.desk
                .preferences
                .with(|preferences| shortcuts(preferences, command))
        }
    }

    /// The last key of the first of them, as the little label on a button.
    pub(crate) fn key_label(self, command: Command) -> impl Fn() -> String + 'static {
        let keys = self.keys(command);
        move || {
            let keys = keys();
            let first = keys.split(' ').next().unwrap_or_default();
            caps(first).last().copied().unwrap_or_default().to_owned()
        }
    }

    /// Opens or closes the list of all prompts.
    pub(crate) fn toggle_jump(self) {
        if focus_on_outline() {
            return;
        }
        self.toggle(self.jumping);
    }

    /// Lets the clock stand, or run again. An interview that has not been started is started by its own button.
    pub(crate) fn toggle_clock(self) {
        if untrack(|| self.read(Interview::is_running)) {
            self.act(Act::Finish);
        } else if untrack(|| self.read(Interview::has_started)) {
            begin(self.desk, &self.id.get_value());
        }
    }

    /// Whether something can be taken back.
    pub(crate) fn can_undo(self) -> bool {
        self.id.with_value(|id| {
            self.desk
                .with(|workspace| workspace.history(id).is_some_and(History::can_undo))
        })
    }

    /// Takes the last act back.
    pub(crate) fn undo(self) {
        if self.can_undo() {
            self.turn_back(Edit::Undo);
        }
        self.to_field();
    }

    /// Takes an act back or does it again, and notes which words changed where the person does not see them.
    fn turn_back(self, how: fn(InterviewId) -> Edit) {
        let items = || {
            let all = |basis: Basis<'_>| {
                let interview = basis.interview;
                (interview.evidence.clone(), interview.marks.clone())
            };
            self.basis_once(all).unwrap_or_default()
        };
        let (before, marks) = items();
        if !self.id.with_value(|id| self.desk.edit(how(id.clone()))) {
            return;
        }
        let (after, marks_after) = items();
        // An editor goes with its item: what is typed into one that edits nothing would be kept nowhere.
        let is_gone = |open: &Option<ItemId>| {
            open.as_ref()
                .is_some_and(|open| !after.iter().any(|item| item.id == *open))
        };
        if self.editing.with_untracked(is_gone) {
            self.editing.set(None);
        }
        let changed = before
            .iter()
            .find(|item| !after.contains(item))
            .or_else(|| after.iter().find(|item| !before.contains(item)));
        let here = self
            .basis_once(|basis| basis.interview.current_prompt().cloned())
            .flatten();
        let elsewhere = changed.filter(|item| item.prompt != here);
        // A mark has no words yet; its question says where it stands.
        let mark = marks
            .iter()
            .find(|mark| !marks_after.contains(mark))
            .or_else(|| marks_after.iter().find(|mark| !marks.contains(mark)))
            .filter(|mark| changed.is_none() && mark.prompt != here);
        self.happened.set(match elsewhere {
            Some(item) => Some(item.text.clone()),
            None => mark.and_then(|mark| Some(self.ask_of(mark.prompt.as_ref()?))),
        });
    }

    fn redo(self) {
        let can = self.id.with_value(|id| {
            self.desk
                .peek(|w| w.history(id).is_some_and(History::can_redo))
        });
        if can {
            self.turn_back(Edit::Redo);
        }
    }

    /// Puts the focus into the field.
    pub(crate) fn to_field(self) {
        if let Some(field) = self.field.get() {
            // A field that cannot take the focus is still there to click.
            let _focused = field.focus();
        }
    }

    /// Opens or closes the sheet of keys.
    pub(crate) fn toggle_sheet(self) {
        self.toggle(self.helping);
    }

    /// Opens or closes the list of people.
    pub(crate) fn toggle_people(self) {
        self.toggle(self.meeting);
    }

    /// Opens or closes something over the prompt.
    fn toggle(self, which: RwSignal<bool>) {
        let open = which.get_untracked();
        self.close();
        which.set(!open);
        if open {
            self.to_field();
        }
    }

    /// Whether something is open over the prompt. Nothing ever is in the strip.
    fn is_covered(self) -> bool {
        !self.is_strip()
            && (self.jumping.get_untracked()
                || self.helping.get_untracked()
                || self.meeting.get_untracked()
                || self.pivoting.get_untracked()
                || self.editing.with_untracked(Option::is_some))
    }

    /// Closes whatever is open over the prompt. Whether anything was.
    fn close(self) -> bool {
        let open = self.is_covered();
        if open {
            self.jumping.set(false);
            self.helping.set(false);
            self.meeting.set(false);
            if self.pivoting.get_untracked() {
                // What was refused there is said no longer.
                self.desk.refused.set(None);
            }
            self.pivoting.set(false);
            self.editing.set(None);
        }
        open
    }

    /// Closes what is open over the prompt, or leaves the field.
    pub(crate) fn leave(self) {
        if self.close() {
            self.to_field();
        } else if self.filling().is_some() {
            self.desk.filling.set(None);
        } else if self.explaining.get_untracked() && !self.is_strip() {
            self.explaining.set(false);
        } else if let Some(field) = self.field.get() {
            // Losing the focus cannot fail in a way that matters.
            let _blurred = field.blur();
        }
    }

    fn focus_at(self, event: &KeyboardEvent) -> Focus {
        use wasm_bindgen::JsCast;
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let field = self.field.get();
        if let (Some(target), Some(field)) = (&target, &field)
            && target.is_same_node(Some(field))
        {
            return if self.field.is_blank() {
                Focus::EmptyField
            } else {
                Focus::Field
            };
        }
        let is_nowhere = target
            .as_ref()
            .is_none_or(|target| matches!(target.tag_name().as_str(), "BODY" | "HTML"));
        let is_text = target.is_some_and(|target| {
            matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT")
                || (target.tag_name() == "INPUT"
                    && !matches!(
                        target.get_attribute("type").as_deref(),
                        Some("radio" | "checkbox")
                    ))
        });
        if is_text {
            Focus::OtherText
        } else if is_nowhere {
            Focus::Nowhere
        } else {
            Focus::Elsewhere
        }
    }

    /// After a click of the mouse on anything that is no place to type in, the next key belongs to the field again.
    /// A button pressed by key keeps the focus, as the person who tabbed there expects.
    pub(crate) fn clicked(self, event: &web_sys::MouseEvent) {
        use wasm_bindgen::JsCast;
        const ELSEWHERE: &str =
            "input[type=search], textarea, select, a, .item-editor, .jump-list, .key-list";
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let elsewhere = target
            .is_none_or(|target| target.closest(ELSEWHERE).is_ok_and(|found| found.is_some()));
        let selecting = self
            .page()
            .get_selection()
            .ok()
            .flatten()
            .is_some_and(|selection| !selection.is_collapsed());
        if event.detail() > 0 && !elsewhere && !selecting && !self.is_covered() {
            self.to_field();
        }
    }

    /// Does what a key asks for.
    pub(crate) fn key(self, event: &KeyboardEvent) {
        let Some(press) = pressed(event) else {
            return;
        };
        let focus = self.focus_at(event);
        let asked = self
            .desk
            .preferences
            .with_untracked(|preferences| command(event, &press, focus, preferences));
        let Some(command) = asked else {
            return;
        };
        if command == Command::Type {
            // The letter is typed where the focus has gone, unless something is open that it may be meant for.
            if !self.is_covered() {
                self.to_field();
            }
            return;
        }
        let was_outside = matches!(focus, Focus::Elsewhere | Focus::Nowhere);
        let is_single = is_single(&press);
        // Over an open editor letters are meant for its words: none of them does anything beside it.
        if was_outside
            && is_single
            && !matches!(command, Command::Leave | Command::Sheet)
            && self.editing.with_untracked(Option::is_some)
        {
            return;
        }
        event.prevent_default();
        if self.is_strip() && command.needs_window() {
            self.in_front().perform(command, event);
            return;
        }
        let before = self.page().active_element();
        self.perform(command, event);
        // A single key leaves the focus where it was, or the next one would be typed.
        if was_outside && is_single && !command.moves_focus() {
            self.give_back(before);
        }
    }

    /// Takes the focus out of the field again.
    fn give_back(self, before: Option<web_sys::Element>) {
        use wasm_bindgen::JsCast;
        let before = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        // Where the focus cannot go back it goes nowhere, which takes single keys as well.
        let _moved = match (
            before.filter(|it| it.tag_name() != "BODY"),
            self.field.get(),
        ) {
            (Some(before), _) => before.focus(),
            (None, Some(field)) => field.blur(),
            (None, None) => Ok(()),
        };
    }

    fn perform(self, command: Command, event: &KeyboardEvent) {
        match command {
            Command::Keep => self.keep(),
            Command::Mark => {
                // A key held down is one moment, and so is an Enter held on after the words were kept.
                if !event.repeat() {
                    self.mark();
                }
            }
            Command::Voice => self.turn_voice(),
            Command::Note => self.speak_as(Kind::Note),
            Command::Slot(index) => {
                if let Some(slot) = Slot::ALL.get(usize::from(index)) {
                    self.aim(slot.dimension());
                }
            }
            Command::Dimension(index) => {
                if let Some(dimension) = self.other_dimensions().get(usize::from(index)) {
                    self.aim(*dimension);
                }
            }
            Command::Asked => self.tick(),
            Command::Probe(index) => self.probe(index),
            Command::Next => self.step(true),
            Command::Previous => self.step(false),
            Command::Jump => self.toggle_jump(),
            Command::NextBest => self.take_advice(),
            Command::Why => self.explaining.update(|open| *open = !*open),
            Command::Pause => self.toggle_clock(),
            Command::Watch => self.call_watch(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Sheet => self.toggle_sheet(),
            Command::Answered => self.settle_hint(HitState::Answered),
            Command::FalseAlarm => self.settle_hint(HitState::Dismissed),
            Command::People => self.toggle_people(),
            Command::Plain => self.plain(),
            Command::ReadBack => {
                if let Some((item, read_back)) = self.newest() {
                    let read_back = !read_back;
                    self.act(Act::ReadBack { item, read_back });
                }
            }
            Command::Edit => {
                if let Some((item, _)) = self.newest() {
                    self.close();
                    self.by_letter.set_value(true);
                    self.editing.set(Some(item));
                }
            }
            Command::Strip => {
                if !event.repeat() {
                    self.toggle_strip();
                }
            }
            Command::Discreet => self.desk.toggle_discreet(),
            Command::Field | Command::Type => self.to_field(),
            Command::Leave => self.leave(),
        }
    }
}

/// The words of the capture grammar in the language of the interface. Codes of dimensions are known in every one.
fn vocabulary(speech: Speech) -> Vocabulary {
    let mut words = Vocabulary::default();
    for role in Role::ALL {
        words.teach(&speech.name_as("typed", *role), Attribute::Role(*role));
    }
    for stance in Stance::ALL {
        words.teach(
            &speech.name_as("typed", *stance),
            Attribute::Stance(*stance),
        );
    }
    for power in Power::ALL {
        words.teach(&speech.name_as("typed", *power), Attribute::Power(*power));
    }
    for kind in AlternativeKind::ALL {
        words.teach(&speech.name_as("typed", *kind), Attribute::Kind(*kind));
    }
    for dimension in Dimension::ALL {
        words.name(&speech.name(*dimension), *dimension);
        words.name(dimension.code(), *dimension);
    }
    words
}

fn understood(
    desk: Desk,
    id: StoredValue<InterviewId>,
    draft: &Draft,
    vocabulary: StoredValue<Vocabulary>,
) -> Understood {
    let mut reading = vocabulary.with_value(|words| read(draft, words));
    let find = |interview: &Interview| {
        let language = &interview.guide.language;
        grammar::specifics(&reading.words, language, &interview.people)
    };
    let specifics = id.with_value(|id| desk.glance(id, find));
    // They change with every key, and nothing that is shown depends on them.
    reading.words.clear();
    for sign in &mut reading.signs {
        sign.end = 0;
    }
    Understood {
        reading,
        specifics: specifics.unwrap_or_default(),
        is_overruled: draft.plain.contains(&NOT_SPECIFIC),
    }
}

/// The current prompt, where it can be asked, and the interview's language.
pub(crate) fn asking(basis: Basis<'_>) -> Option<(&Prompt, &Language)> {
    let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
    let language = &basis.interview.guide.language;
    prompt.ask.in_language(language).map(|_| (prompt, language))
}

/// The prompt of the guide after the current one, or before it, for this respondent.
pub(crate) fn beside(basis: Basis<'_>, forward: bool) -> Option<PromptId> {
    let interview = basis.interview;
    basis
        .guide
        .step(
            interview.current_prompt(),
            &interview.respondent.roles,
            forward,
        )
        .cloned()
}

/// The prompt words are kept under: that of the mark they fill, or the current one.
fn place<'a>(interview: &'a Interview, mark: Option<&'a Mark>) -> Option<&'a PromptId> {
    match mark {
        Some(mark) => mark.prompt.as_ref(),
        None => interview.current_prompt(),
    }
}

/// Begins a sitting, at the guide's first prompt for this respondent where none is current.
pub(crate) fn begin(desk: Desk, id: &InterviewId) {
    if !desk.act(id, Act::Start) {
        return;
    }
    let first = desk.basis_once(id, |basis| {
        let interview = basis.interview;
        if interview.trail.is_empty() {
            beside(basis, true)
        } else {
            None
        }
    });
    if let Some(prompt) = first.flatten() {
        desk.act(id, Act::GoTo(Some(prompt)));
    }
}

/// Puts the focus into the list of prompts that a wide window always shows. Whether there is one.
fn focus_on_outline() -> bool {
    use wasm_bindgen::JsCast;
    let found = document()
        .query_selector(".cockpit-outline .jump-list-find")
        .ok()
        .flatten();
    let field = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    // A part that is not displayed has no width.
    field
        .filter(|field| field.offset_width() > 0)
        .is_some_and(|field| field.focus().is_ok())
}
