//! Copies outside the browser: a folder that is kept up to date where the browser gives one, and everything as one file.
//!
//! `web-sys` does not bind folders for good. A copy is written beside its place and takes it when it is closed, is read back
//! and compared, and only then the oldest of its kind goes (reliability notes, 3.9).

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::clock::{self, Breath};
use super::desk::{Desk, Saving, exported};
use super::engine::{call, get};
use super::files;
use super::mirror::said;
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::sorted::SortedMap;
use crate::domain::time::Moment;
use crate::domain::verdict::has_ended;
use crate::formats::backup::Writing;
use crate::formats::document::{self, Body};
use crate::formats::generations::{has_shrunk, last_touched, numbers, spare, tag};
use crate::web::prelude::*;

/// What asks a person for a folder.
const PICKER: &str = "showDirectoryPicker";
/// Under what the folder, and what was copied to it, outlast a visit.
const KEPT_FOLDER: &str = "folder";
const KEPT_COPIED: &str = "copied";
/// What the file of studies and guides is called instead of an id.
const FRAME: &str = "studies";
/// How often the folder is brought up to date, and how often the age of a copy is told anew.
const EVERY_MS: i32 = 60_000;
/// How long after the start it is first looked at: what is on screen comes first.
const FIRST_MS: i32 = 4_000;

/// What becomes of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// This browser has none to give.
    Missing,
    /// None was chosen.
    Unchosen,
    /// The browser wants to be asked anew.
    Asks,
    /// Copies are being written.
    Busy,
    /// Everything was copied, as far as no question is open.
    Even,
    /// It cannot be written. The browser's words.
    Failing(String),
}

/// How closely the folder is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Care {
    /// What has changed is copied.
    Changed,
    /// Every last copy is read, too: somebody else may have damaged it.
    Every,
    /// What has shrunk is copied as well, because the person said so.
    Anyway,
}

/// The folder, and when there was a copy last.
#[derive(Clone, Copy)]
pub(crate) struct Folder {
    desk: Desk,
    /// What becomes of it.
    pub(crate) state: RwSignal<State>,
    /// What it is called.
    pub(crate) name: RwSignal<String>,
    /// Interviews of which so little is left that their copies wait for the person's word.
    pub(crate) shrunk: RwSignal<Vec<InterviewId>>,
    /// How many files were gone or damaged, and were written anew.
    pub(crate) mended: RwSignal<usize>,
    /// What is older than this needs no reminder any more: the person has seen it.
    pub(crate) hushed: RwSignal<Option<Moment>>,
    /// What time it is, by the minute.
    pub(crate) minute: RwSignal<Moment>,
    held: StoredValue<Option<JsValue>, LocalStorage>,
    /// It is being written.
    is_busy: StoredValue<bool>,
    /// Something was done since the folder was looked at.
    is_stale: StoredValue<bool>,
    /// It is to be looked at again as soon as it is not busy.
    again: StoredValue<Option<Care>>,
}

/// The folder, from any part.
pub(crate) fn folder() -> Folder {
    expect_context()
}

impl Folder {
    /// Finds the folder that was chosen, and keeps it up to date.
    pub(crate) fn open(desk: Desk) -> Self {
        let has_picker = Reflect::has(&window(), &PICKER.into()) == Ok(true);
        let this = Self {
            desk,
            state: RwSignal::new(if has_picker {
                State::Unchosen
            } else {
                State::Missing
            }),
            name: RwSignal::new(String::new()),
            shrunk: RwSignal::new(Vec::new()),
            mended: RwSignal::new(0),
            hushed: RwSignal::new(None),
            minute: RwSignal::new(clock::now().moment),
            held: StoredValue::new_local(None),
            is_busy: StoredValue::new(false),
            is_stale: StoredValue::new(true),
            again: StoredValue::new(None),
        };
        Effect::new(move |_| {
            desk.track_all();
            this.is_stale.set_value(true);
        });
        if has_picker {
            set_timeout(move || spawn_local(this.find()), FIRST_MS);
        }
        this.wait();
        this
    }

    fn wait(self) {
        let act = move || {
            self.minute.set(clock::now().moment);
            if self.is_stale.try_get_value() == Some(true) {
                self.bring();
            }
            self.wait();
        };
        set_timeout(act, EVERY_MS);
    }

    /// Brings the folder up to date, unless the browser wants to be asked first.
    pub(crate) fn bring(self) {
        if !matches!(
            self.state.get_untracked(),
            State::Missing | State::Unchosen | State::Asks
        ) {
            self.copy(Care::Changed);
        }
    }

    async fn find(self) {
        let Some(mirror) = self.desk.mirror() else {
            return;
        };
        // A folder was chosen meanwhile, or there is none from earlier.
        let kept = mirror.kept(KEPT_FOLDER).await;
        if let Ok(handle) = kept
            && !handle.is_falsy()
            && self.held.with_value(Option::is_none)
        {
            self.hold(&handle);
            if is_allowed(&handle, "queryPermission").await {
                self.copy(Care::Changed);
            } else {
                self.state.set(State::Asks);
            }
        }
    }

    fn hold(self, handle: &JsValue) {
        let name = get(handle, "name").ok().and_then(|name| name.as_string());
        self.name.set(name.unwrap_or_default());
        self.held.set_value(Some(handle.clone()));
    }

    /// Asks the person for a folder. It is to be called in the handler of a key or a click.
    pub(crate) fn choose(self, then: fn()) {
        let options = Object::new();
        let wants = Reflect::set(&options, &"mode".into(), &"readwrite".into());
        let asked = wants.and_then(|_| call(&window(), PICKER, &[options.into()]));
        spawn_local(async move {
            let chosen = match asked {
                Ok(promise) => JsFuture::from(js_sys::Promise::resolve(&promise)).await,
                Err(why) => Err(why),
            };
            match chosen {
                Ok(handle) => {
                    self.hold(&handle);
                    if let Some(mirror) = self.desk.mirror() {
                        // Where it cannot be kept the person chooses again in the next visit.
                        let _kept = mirror.keep(KEPT_FOLDER, &handle).await;
                        let _kept = mirror.keep(KEPT_COPIED, &JsValue::UNDEFINED).await;
                    }
                    self.copy(Care::Changed);
                    then();
                }
                // The person thought better of it.
                Err(why) if said(&why) == "AbortError" => {}
                Err(why) => self.state.set(State::Failing(said(&why))),
            }
        });
    }

    /// Asks the browser to go on writing there. It is to be called in the handler of a key or a click.
    pub(crate) fn go_on(self, then: fn()) {
        let Some(handle) = self.held.get_value() else {
            return;
        };
        spawn_local(async move {
            if is_allowed(&handle, "requestPermission").await {
                self.copy(Care::Changed);
                then();
            }
        });
    }

    /// Whether copies go to a folder as things are.
    pub(crate) fn works(self) -> bool {
        self.state
            .with(|state| matches!(state, State::Busy | State::Even))
    }

    /// Brings the folder up to date.
    pub(crate) fn copy(self, care: Care) {
        let Some(handle) = self.held.get_value() else {
            return;
        };
        if self.is_busy.get_value() {
            let before = self.again.get_value();
            self.again.set_value(before.max(Some(care)));
            return;
        }
        self.is_busy.set_value(true);
        // What has failed says so until it has not.
        let failed = |state: &State| matches!(state, State::Failing(_));
        if !self.state.with_untracked(failed) {
            self.state.set(State::Busy);
        }
        spawn_local(async move {
            self.is_stale.set_value(false);
            let outcome = self.bring_up(&handle, care).await;
            let state = match outcome {
                Ok(()) => State::Even,
                Err(why) => {
                    // It is tried again in a minute, whatever happens meanwhile.
                    self.is_stale.set_value(true);
                    if why == "NotAllowedError" {
                        State::Asks
                    } else {
                        State::Failing(why)
                    }
                }
            };
            self.is_busy.set_value(false);
            if self.state.with_untracked(|before| *before != state) {
                self.state.set(state);
            }
            if let Some(care) = self.again.try_update_value(Option::take).flatten() {
                self.copy(care);
            }
        });
    }

    async fn bring_up(self, handle: &JsValue, care: Care) -> Result<(), String> {
        let (desk, mut breath) = (self.desk, Breath::new());
        let mirror = desk.mirror();
        let kept = match &mirror {
            Some(mirror) => mirror.kept(KEPT_COPIED).await.unwrap_or_default(),
            None => JsValue::UNDEFINED,
        };
        let mut known = entries(&kept);
        let place = Place {
            handle,
            names: names(handle).await.map_err(|why| said(&why))?,
        };
        let prints = desk.prints().await;
        // Words that wait to be stored are not in the prints yet.
        let saving = desk.saving.get_untracked();
        let is_unsure = matches!(saving, Saving::Waiting(..) | Saving::Denied);
        let ids: Vec<_> = desk.peek(|all| all.interviews().map(|it| it.id.clone()).collect());
        let (mut shrunk, mut mended) = (Vec::new(), 0);
        for id in ids {
            breath.take().await;
            let tag = tag(id.as_str());
            let print = prints.get(&id).copied().unwrap_or_default().to_string();
            let there = place.numbers(&tag);
            let was = known.get(&tag);
            let is_gone = was.is_some_and(|(_, number)| !there.contains(number));
            let is_same = was.is_some_and(|(before, _)| *before == print);
            let waits = is_unsure && desk.peek(|all| all.is_opened(&id));
            if is_same && !is_gone && !waits && care == Care::Changed {
                continue;
            }
            if !desk.open_whole(&id).await {
                if desk.glance(&id, |_| ()).is_some() {
                    return Err("packed".to_owned());
                }
                continue; // it went meanwhile
            }
            if desk.glance(&id, has_ended) == Some(true) {
                desk.note_leaving(std::slice::from_ref(&id));
            }
            let Some(text) = desk.peek(|all| exported(all, &id)) else {
                continue;
            };
            let (count, is_purged) = desk
                .glance(&id, |it| (it.evidence.len(), it.is_purged()))
                .unwrap_or_default();
            let before = place.last(&tag).await?;
            let held = before.as_deref().map(items);
            mended += usize::from(is_gone || held == Some(None));
            let before_count = held.flatten().unwrap_or_default();
            if has_shrunk(before_count, count) && !is_purged && care != Care::Anyway {
                shrunk.push(id);
                continue;
            }
            let number = place.put(&tag, &text, before, is_purged).await?;
            known.insert(tag, (print, number));
        }
        let frame = desk.peek(|all| {
            // When there was a copy last is no part of it: the next copy would differ by that alone.
            let mut mine = desk.preferences.get_untracked();
            mine.copied = None;
            Writing::begin(all.studies(), all.guides(), &mine).map(Writing::finish)
        });
        let frame = frame.map_err(|why| why.to_string())?;
        let before = place.last(FRAME).await?;
        place.put(FRAME, &frame, before, false).await?;
        if let Some(mirror) = mirror {
            // What is not remembered is looked at again, and written only where it differs.
            let _kept = mirror.keep(KEPT_COPIED, &list(&known)).await;
        }
        if mended > 0 {
            self.mended.update(|all| *all += mended);
        }
        let is_whole = shrunk.is_empty();
        if self.shrunk.with_untracked(|before| *before != shrunk) {
            self.shrunk.set(shrunk);
        }
        if is_whole {
            note_copied(desk);
        }
        self.minute.set(clock::now().moment);
        Ok(())
    }

    /// Takes everything out as one file for the person.
    pub(crate) fn download(self, failed: RwSignal<bool>) {
        failed.set(false);
        spawn_local(async move {
            let outcome = match everything(self.desk, &|_| true).await {
                Ok(Some(text)) => hand_over(self.desk, &text),
                Ok(None) => Ok(()),
                Err(why) => Err(why),
            };
            self.minute.set(clock::now().moment);
            // The page it was asked from may have been left.
            let _told = failed.try_set(outcome.is_err());
        });
    }

    /// Whether something was done since the last copy that a person should not be left alone with: an interview that ended,
    /// or anything once the days they chose have passed. Never while an interview runs.
    pub(crate) fn is_reminder_due(self) -> bool {
        if self.works() {
            return false;
        }
        let now = self.minute.get();
        let (copied, days) = self
            .desk
            .preferences
            .with(|mine| (mine.copied, mine.reminder()));
        let Some(days) = days else {
            return false;
        };
        let since = copied.max(self.hushed.get());
        self.desk.with(|all| {
            if all.interviews().any(Interview::is_running) {
                return false;
            }
            let is_real = |it: &&Interview| !all.study(&it.study).is_some_and(|it| it.sample);
            let is_later = |when: Moment| since.is_none_or(|since| when > since);
            let mut changed = all.interviews().filter(is_real);
            let is_old = |it: &Interview| {
                let from = since.unwrap_or(it.created);
                now.since(from).as_ms() >= u64::from(days) * 86_400_000
            };
            changed.any(|it| is_later(last_touched(it)) && (has_ended(it) || is_old(it)))
        })
    }

    /// The person has seen the reminder.
    pub(crate) fn hush(self) {
        self.hushed.set(Some(clock::now().moment));
    }
}

/// Remembers that everything has just been taken out.
pub(crate) fn note_copied(desk: Desk) {
    let now = clock::now().moment;
    desk.prefer(|mine| mine.copied = Some(now));
}

/// Hands everything over as a file, and remembers when.
pub(crate) fn hand_over(desk: Desk, text: &str) -> Result<(), String> {
    let name = files::safe_name(&["on-record", "copy", &clock::now().today.to_string()]);
    files::download(&name, text)?;
    note_copied(desk);
    Ok(())
}

/// Everything as one text, in stretches. `go_on` is told how many interviews are in it so far, and says whether it is still
/// wanted; nothing is handed back where it is not.
pub(crate) async fn everything(
    desk: Desk,
    go_on: &dyn Fn(usize) -> bool,
) -> Result<Option<String>, String> {
    let mut breath = Breath::new();
    let ids: Vec<_> = desk.peek(|all| all.interviews().map(|it| it.id.clone()).collect());
    let preferences = desk.preferences.get_untracked();
    let begun = desk.peek(|all| Writing::begin(all.studies(), all.guides(), &preferences));
    let mut writing = begun.map_err(|why| why.to_string())?;
    for (count, some) in ids.chunks(8).enumerate() {
        for id in some {
            // A copy that lacks what lies packed would look whole and not be.
            if !desk.open_whole(id).await && desk.glance(id, |_| ()).is_some() {
                return Err("packed".to_owned());
            }
            breath.take().await;
        }
        desk.note_leaving(some);
        let written = desk.peek(|all| {
            let mut these = some.iter().filter_map(|id| all.interview(id));
            these.try_for_each(|it| writing.add(it))
        });
        written.map_err(|why| why.to_string())?;
        if !go_on(count * 8 + some.len()) {
            return Ok(None);
        }
        breath.take().await;
    }
    Ok(Some(writing.finish()))
}

/// A folder, and what its files are called.
struct Place<'a> {
    handle: &'a JsValue,
    names: Vec<String>,
}

impl Place<'_> {
    fn numbers(&self, tag: &str) -> Vec<u64> {
        numbers(self.names.iter().map(String::as_str), tag)
    }

    /// The newest copy, as far as it is text.
    async fn last(&self, tag: &str) -> Result<Option<String>, String> {
        match self.numbers(tag).last() {
            Some(number) => read(self.handle, &name(tag, *number)).await.map(Some),
            None => Ok(None),
        }
    }

    /// Puts a copy beside those that are there, and lets go of the oldest once it can be read; with `alone`, of all others.
    /// Which number it has: that of the last where that says the same.
    async fn put(
        &self,
        tag: &str,
        text: &str,
        before: Option<String>,
        alone: bool,
    ) -> Result<u64, String> {
        let mut all = self.numbers(tag);
        let last = all.last().copied();
        let number = match last {
            Some(last) if before.as_deref() == Some(text) => last,
            last => {
                let number = last.unwrap_or(0).saturating_add(1);
                let file = name(tag, number);
                write(self.handle, &file, text)
                    .await
                    .map_err(|why| said(&why))?;
                if read(self.handle, &file).await? != text {
                    return Err("not as written".to_owned());
                }
                all.push(number);
                number
            }
        };
        let old = match all.split_last() {
            Some((_, others)) if alone => others,
            _ => spare(&all),
        };
        for old in old {
            // One that does not go is one more than is needed, and is tried again with the next.
            let _removed = ask(self.handle, "removeEntry", &[name(tag, *old).into()]).await;
        }
        Ok(number)
    }
}

fn name(tag: &str, number: u64) -> String {
    files::safe_name(&["on-record", tag, &number.to_string()])
}

/// How many items a copy holds, where it can be read.
fn items(text: &str) -> Option<usize> {
    match document::read(text).ok()?.body {
        Body::Interview(interview) => Some(interview.evidence.len()),
        _ => None,
    }
}

async fn ask(of: &JsValue, method: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise = call(of, method, with)?;
    JsFuture::from(js_sys::Promise::resolve(&promise)).await
}

/// Whether the browser lets us write there. Where it has no way to say so, trying will tell.
async fn is_allowed(handle: &JsValue, method: &str) -> bool {
    let mode = Object::new();
    // A property of an object just made can be set.
    let _set = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
    if get(handle, method).is_ok_and(|method| method.is_undefined()) {
        return true;
    }
    let answer = ask(handle, method, &[mode.into()]).await;
    answer.is_ok_and(|answer| answer == "granted")
}

async fn names(handle: &JsValue) -> Result<Vec<String>, JsValue> {
    let all = call(handle, "keys", &[])?;
    let mut names = Vec::new();
    loop {
        let next = ask(&all, "next", &[]).await?;
        if get(&next, "done")?.is_truthy() {
            return Ok(names);
        }
        names.extend(get(&next, "value")?.as_string());
    }
}

async fn write(handle: &JsValue, name: &str, text: &str) -> Result<(), JsValue> {
    let create = Object::new();
    Reflect::set(&create, &"create".into(), &true.into())?;
    let file = ask(handle, "getFileHandle", &[name.into(), create.into()]).await?;
    let writing = ask(&file, "createWritable", &[]).await?;
    ask(&writing, "write", &[text.into()]).await?;
    ask(&writing, "close", &[]).await?;
    Ok(())
}

/// The text of a file; what is no text is none of ours.
async fn read(handle: &JsValue, name: &str) -> Result<String, String> {
    let open = async {
        let file = ask(handle, "getFileHandle", &[name.into()]).await?;
        ask(&file, "getFile", &[]).await
    };
    let file: File = open.await.map_err(|why| said(&why))?.unchecked_into();
    let bytes = files::bytes(&file).await?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// What was copied, as the database keeps it: a tag, a print and a number, one after the other.
fn list(known: &SortedMap<String, (String, u64)>) -> JsValue {
    let all = Array::new();
    for (tag, (print, number)) in known {
        for text in [tag.as_str(), print, &number.to_string()] {
            all.push(&JsString::from(text));
        }
    }
    all.into()
}

fn entries(list: &JsValue) -> SortedMap<String, (String, u64)> {
    let texts = list.dyn_ref::<Array>().map(Array::to_vec);
    let texts: Vec<_> = texts.unwrap_or_default();
    let mut known = SortedMap::new();
    for entry in texts.chunks(3) {
        let text = |at: usize| entry.get(at).and_then(JsValue::as_string);
        let number = text(2).and_then(|number| number.parse().ok());
        if let (Some(tag), Some(print), Some(number)) = (text(0), text(1), number) {
            known.insert(tag, (print, number));
        }
    }
    known
}
