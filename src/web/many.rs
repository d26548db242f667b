//! Many interviews at once: read in stretches, shown before anything is written, and taken out as one file.

use super::desk::Desk;
use super::folder;
use super::speech::{Speech, args};
use crate::domain::id::{Digest, InterviewId};
use crate::domain::interview::Interview;
use crate::domain::sorted::SortedMap;
use crate::domain::study::Study;
use crate::domain::workspace::Edit;
use crate::formats::address::{Address, View};
use crate::formats::backup::{Backup, Reading};
use crate::formats::document::Read;
use crate::formats::import::{Difference, Fate, Field, Planned, about, plan};
use crate::formats::raw;
use crate::formats::stored::ReadError;
use crate::formats::versions::{Version, Versions, origin};
use crate::guides;
use crate::web::clock::{self, Breath};
use crate::web::prelude::*;

/// How many bytes of a file are looked through before the clock is.
const BYTES: usize = 1 << 18;

/// What came in and has not been weighed yet.
#[derive(Default)]
pub(super) struct Heap {
    arrived: Vec<Arrived>,
    /// What stands in files and could not be read, with its place and the sentence.
    unread: Vec<(String, ReadError)>,
    edits: Vec<Edit>,
}

struct Arrived {
    file: String,
    interview: Interview,
    read: Option<Read>,
}

impl Heap {
    pub(super) fn put(&mut self, file: &str, interview: Interview, read: Option<Read>) {
        self.arrived.push(Arrived {
            file: file.to_owned(),
            interview,
            read,
        });
    }

    pub(super) fn put_all(&mut self, file: &str, backup: &Backup) {
        self.put_frame(file, backup);
        for place in 0..backup.len() {
            self.put_read(file, backup.interview(place));
        }
    }

    fn put_read(&mut self, file: &str, read: Result<Interview, ReadError>) {
        match read {
            Ok(interview) => self.put(file, interview, None),
            Err(why) => self.unread.push((file.to_owned(), why)),
        }
    }

    fn put_frame(&mut self, file: &str, backup: &Backup) {
        let unread = backup.breaks_off.clone().into_iter();
        self.unread.extend(unread.map(|why| (file.to_owned(), why)));
        let studies = backup.studies.iter().cloned().map(Edit::AddStudy);
        self.edits.extend(studies);
        let guides = backup.guides.iter().cloned();
        self.edits
            .extend(guides.map(|it| Edit::AddGuide(Box::new(it))));
    }
}

/// One interview that arrived by itself.
pub(super) struct Single {
    pub(super) file: String,
    pub(super) planned: Planned,
    pub(super) read: Option<Read>,
}

/// What can be done about an interview that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It can be added.
    New,
    /// It can take the place of the one here.
    Newer,
    /// It can be kept beside the one here.
    Beside,
    /// It is here.
    Same,
    /// A newer one is here, or among those that arrived.
    Older,
    /// Its words are not wanted any more.
    Out,
    /// It cannot be read.
    Unread,
    /// It has been added, put in the place of another or kept beside it.
    Done,
}

/// One line of what arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its place in the list.
    pub(crate) place: usize,
    /// Whose interview it is.
    pub(crate) name: String,
    /// The file it stands in.
    pub(crate) file: String,
    /// What can be done.
    pub(crate) kind: Kind,
    /// What is said of it.
    pub(crate) said: String,
    /// How it differs from the one here, a line for each.
    pub(crate) differences: Vec<String>,
    /// Where it can be looked at here.
    pub(crate) open: Option<Address>,
    /// It took the place of another just now, which can be taken back.
    pub(crate) can_undo: Option<InterviewId>,
}

/// What arrived together.
#[derive(Clone, Copy)]
pub(crate) struct Many {
    desk: Desk,
    speech: Speech,
    /// The lines, when all was read and something is to be decided.
    pub(crate) lines: RwSignal<Vec<Line>>,
    /// How many were read, or written, so far, while that goes on.
    pub(crate) progress: RwSignal<Option<usize>>,
    planned: StoredValue<Vec<Option<Planned>>, LocalStorage>,
    edits: StoredValue<Vec<Edit>, LocalStorage>,
    /// Counts what was begun: whatever was begun before stops where it is.
    run: StoredValue<u32>,
}

impl Many {
    pub(crate) fn new(desk: Desk, speech: Speech) -> Self {
        Self {
            desk,
            speech,
            lines: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            planned: StoredValue::new_local(Vec::new()),
            edits: StoredValue::new_local(Vec::new()),
            run: StoredValue::new(0),
        }
    }

    /// Begins anew. What was shown goes, and nothing of it was written unless the person said so.
    pub(super) fn begin(self) -> u32 {
        self.close();
        self.run.try_get_value().unwrap_or(0)
    }

    /// Whether this is still wanted: not cancelled, not begun anew, and its page not left.
    pub(super) fn goes_on(self, run: u32) -> bool {
        self.run.try_get_value() == Some(run)
    }

    /// Stops what is going on and takes the list away.
    pub(crate) fn close(self) {
        self.run.try_update_value(|run| *run = run.wrapping_add(1));
        self.planned.try_update_value(Vec::clear);
        self.edits.try_update_value(Vec::clear);
        self.progress.set(None);
        self.lines.set(Vec::new());
    }

    fn tell(self, run: u32, count: usize) {
        if self.goes_on(run) {
            self.progress.set(Some(count));
        }
    }

    pub(super) async fn read_backup(
        self,
        run: u32,
        file: &str,
        bytes: Vec<u8>,
        heap: &mut Heap,
    ) -> Result<(), ReadError> {
        let mut breath = Breath::new();
        let mut reading = Reading::begin(bytes)?;
        while !reading.step(BYTES) {
            breath.take().await;
            if !self.goes_on(run) {
                return Ok(());
            }
        }
        let backup = reading.finish()?;
        heap.put_frame(file, &backup);
        for place in 0..backup.len() {
            heap.put_read(file, backup.interview(place));
            breath.take().await;
            if !self.goes_on(run) {
                return Ok(());
            }
            if place % 20 == 19 {
                self.tell(run, heap.arrived.len());
            }
        }
        Ok(())
    }

    pub(super) async fn read_raw(
        self,
        run: u32,
        file: &str,
        bytes: &[u8],
        heap: &mut Heap,
    ) -> Result<(), ReadError> {
        let (mut breath, when) = (Breath::new(), clock::now().moment);
        let mut all = raw::read(bytes, when)?;
        let studies = all.boot.studies.drain(..).map(Edit::AddStudy);
        heap.edits.extend(studies);
        let guides = all.boot.guides.drain(..);
        heap.edits
            .extend(guides.map(|it| Edit::AddGuide(Box::new(it))));
        for place in 0..all.boot.heads.len() {
            if let Some(interview) = all.interview(place, when) {
                heap.put(file, interview, None);
            }
            breath.take().await;
            if !self.goes_on(run) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Says what becomes of each. Hands back the one that arrived by itself and raises no question.
    pub(super) async fn weigh(self, run: u32, heap: Heap) -> Option<Single> {
        let Heap {
            arrived,
            unread,
            edits,
        } = heap;
        let (mut breath, mut merged) = (Breath::new(), Versions::default());
        let mut versions = Vec::new();
        let mut withdrawn = Vec::new();
        for it in arrived {
            if it.interview.is_purged() {
                withdrawn.push(about(&it.interview).clone());
            }
            let version = Version::of(it.interview);
            merged.take(version.clone());
            versions.push((it.file, version, it.read));
            breath.take().await;
            if !self.goes_on(run) {
                return None;
            }
        }
        // Whose versions are here, looked up once for all.
        let mut here: SortedMap<InterviewId, Vec<InterviewId>> = SortedMap::new();
        self.desk.peek(|workspace| {
            for it in workspace.interviews() {
                here.get_or_default(origin(it).clone()).push(it.id.clone());
                if it.version_of.is_some() {
                    here.get_or_default(it.id.clone()).push(it.id.clone());
                }
            }
        });
        let is_one = versions.len() == 1 && unread.is_empty() && edits.is_empty();
        let (mut lines, mut plans) = (Vec::new(), Vec::new());
        let mut names: Vec<InterviewId> = Vec::new();
        let mut said: Vec<(InterviewId, Digest)> = Vec::new();
        for (file, version, read) in versions {
            let it = &version.interview;
            let of = origin(it).clone();
            let twice = said.contains(&(of.clone(), version.digest.clone()));
            said.push((of.clone(), version.digest.clone()));
            let is_newest = merged.of(&of).any(|it| it.digest == version.digest);
            let is_out = !it.is_purged() && withdrawn.contains(about(it));
            let kin: Vec<_> = [&of, about(it)]
                .into_iter()
                .filter_map(|id| here.get(id))
                .flatten()
                .cloned()
                .collect();
            for id in &kin {
                self.desk.open_interview(id);
                breath.take().await;
            }
            let planned = self.desk.peek(|workspace| {
                let kin: Vec<_> = kin
                    .iter()
                    .filter_map(|id| workspace.interview(id))
                    .collect();
                let is_taken =
                    |id: &InterviewId| workspace.interview(id).is_some() || names.contains(id);
                plan(&version, &kin, is_taken)
            });
            if is_one && !matches!(planned.fate, Fate::Newer(..) | Fate::Beside(..)) {
                return self.goes_on(run).then_some(Single {
                    file,
                    planned,
                    read,
                });
            }
            names.push(planned.interview.id.clone());
            let place = lines.len();
            let mut line = self.line(place, file, &planned);
            if is_out && matches!(line.kind, Kind::New | Kind::Newer | Kind::Beside) {
                line.kind = Kind::Out;
                line.said = self.speech.say("arrived-out");
            } else if twice && line.kind == Kind::New {
                line.kind = Kind::Same;
                line.said = self.speech.say("arrived-twice");
            } else if !is_newest && matches!(line.kind, Kind::New | Kind::Newer | Kind::Beside) {
                line.kind = Kind::Older;
                line.said = self.speech.say("arrived-older-file");
            }
            lines.push(line);
            plans.push(Some(planned));
            breath.take().await;
            if !self.goes_on(run) {
                return None;
            }
        }
        for (file, why) in unread {
            let place = lines.len();
            lines.push(self.unread(place, file, &why));
            plans.push(None);
        }
        if self.goes_on(run) {
            self.planned.set_value(plans);
            self.edits.set_value(edits);
            self.progress.set(None);
            self.lines.set(lines);
        }
        None
    }

    fn line(self, place: usize, file: String, planned: &Planned) -> Line {
        let speech = self.speech;
        let (kind, key, here, difference) = match &planned.fate {
            Fate::New => (Kind::New, "arrived-new", None, None),
            Fate::Same(id, _) => (Kind::Same, "arrived-same", Some(id), None),
            Fate::Older(id, _) => (Kind::Older, "arrived-older", Some(id), None),
            Fate::Newer(id, how) => (Kind::Newer, "arrived-newer", Some(id), Some(how)),
            Fate::Beside(id, how) => (Kind::Beside, "arrived-beside", Some(id), Some(how)),
            Fate::Purged(id) => (Kind::Out, "arrived-purged", Some(id), None),
            Fate::Withdrawn(id) => (Kind::Out, "arrived-withdrawn", Some(id), None),
        };
        Line {
            place,
            name: alias(speech, &planned.interview),
            file,
            kind,
            said: speech.say(key),
            differences: difference.map_or_else(Vec::new, |it| differences(speech, it)),
            open: here.map(|id| Address::Interview(id.clone(), View::Report)),
            can_undo: None,
        }
    }

    fn unread(self, place: usize, file: String, why: &ReadError) -> Line {
        let said = self.speech.explain(why);
        Line {
            place,
            name: file,
            file: String::new(),
            kind: Kind::Unread,
            said: [said.what.as_str(), " ", &said.todo].concat(),
            differences: Vec::new(),
            open: None,
            can_undo: None,
        }
    }

    /// Does with every line of this kind what can be done.
    pub(crate) fn take_all(self, kind: Kind) {
        let places = self.lines.with_untracked(|lines| {
            let wanted = lines.iter().filter(|line| line.kind == kind);
            wanted.map(|line| line.place).collect::<Vec<_>>()
        });
        let run = self.begin_taking();
        wasm_bindgen_futures::spawn_local(async move {
            let mut breath = Breath::new();
            // A few at a time: whoever looks at the list is woken as often.
            for (count, some) in places.chunks(8).enumerate() {
                if !self.goes_on(run) {
                    return;
                }
                self.take(some);
                if places.len() > 8 {
                    self.tell(run, count * 8 + some.len());
                }
                breath.take().await;
            }
            if self.goes_on(run) {
                self.progress.set(None);
            }
        });
    }

    fn begin_taking(self) -> u32 {
        let edits = self.edits.try_update_value(std::mem::take);
        let edits = edits.unwrap_or_default().into_iter();
        let missing = |edit: &Edit| {
            self.desk.peek(|workspace| match edit {
                Edit::AddStudy(study) => workspace.study(&study.id).is_none(),
                Edit::AddGuide(guide) => {
                    guides::guide(guide.id.as_str()).is_none()
                        && workspace.guide(&guide.id).is_none()
                }
                _ => false,
            })
        };
        let edits: Vec<_> = edits.filter(missing).collect();
        if !edits.is_empty() {
            self.desk.edit_all(edits);
        }
        self.run.try_get_value().unwrap_or(0)
    }

    /// Does with this line what can be done.
    pub(crate) fn take_one(self, place: usize) {
        self.begin_taking();
        self.take(&[place]);
    }

    fn take(self, places: &[usize]) {
        let taken = self.planned.try_update_value(|all| {
            let taken = places.iter();
            let taken = taken.filter_map(|at| Some((*at, all.get_mut(*at)?.take()?)));
            taken.collect::<Vec<_>>()
        });
        let (mut edits, mut done) = (Vec::new(), Vec::new());
        for (place, planned) in taken.unwrap_or_default() {
            let (id, mut can_undo) = (planned.interview.id.clone(), None);
            match planned.fate {
                Fate::New | Fate::Beside(..) => {
                    let mut adding = adding(self.desk, planned.interview);
                    // Several may name a study that is not here.
                    adding.retain(|it| !edits.iter().any(|other| is_same_study(it, other)));
                    edits.extend(adding);
                }
                Fate::Newer(..) => {
                    can_undo = Some(id.clone());
                    edits.push(Edit::Replace(Box::new(planned.interview)));
                }
                _ => continue,
            }
            done.push((place, id, can_undo));
        }
        self.desk.edit_all(edits);
        let is_here = |id: &InterviewId| self.desk.glance(id, |_| ()).is_some();
        self.lines.update(|lines| {
            for (place, id, can_undo) in done {
                let Some(line) = lines.get_mut(place).filter(|_| is_here(&id)) else {
                    continue;
                };
                line.kind = Kind::Done;
                line.said = self.speech.say(match can_undo {
                    Some(_) => "arrived-replaced",
                    None => "arrived-added",
                });
                line.open = Some(Address::Interview(id, View::Report));
                line.can_undo = can_undo;
            }
        });
    }

    /// Takes back that a line took the place of what was here.
    pub(crate) fn undo(self, place: usize) {
        let id = self.lines.with_untracked(|lines| {
            let line = lines.get(place)?;
            line.can_undo.clone()
        });
        if let Some(id) = id
            && self.desk.edit(Edit::Undo(id.clone()))
        {
            self.desk.settle_older(&id);
            self.lines.update(|lines| {
                if let Some(line) = lines.get_mut(place) {
                    line.can_undo = None;
                    line.said = self.speech.say("arrived-undone");
                }
            });
        }
    }

    /// What is here already is noted to descend from what its copies descend from, once the list is closed.
    pub(crate) fn settle(self) {
        let all = self.planned.try_update_value(std::mem::take);
        for planned in all.unwrap_or_default().into_iter().flatten() {
            if let Fate::Same(id, more) | Fate::Older(id, more) = planned.fate {
                descend(self.desk, &id, more);
            }
        }
        self.close();
    }

    /// Takes everything out as one file, in stretches, and remembers when.
    pub(crate) fn copy_everything(self, failed: RwSignal<bool>) {
        let run = self.begin();
        failed.set(false);
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = self.copy(run).await;
            if self.goes_on(run) {
                self.progress.set(None);
                failed.set(outcome.is_err());
            }
        });
    }

    async fn copy(self, run: u32) -> Result<(), String> {
        let go_on = |count| {
            self.tell(run, count);
            self.goes_on(run)
        };
        match folder::everything(self.desk, &go_on).await? {
            Some(text) => folder::hand_over(self.desk, &text),
            None => Ok(()),
        }
    }
}

fn is_same_study(one: &Edit, other: &Edit) -> bool {
    match (one, other) {
        (Edit::AddStudy(one), Edit::AddStudy(other)) => one.id == other.id,
        _ => false,
    }
}

/// The most differences that are listed one by one.
const SHOWN: usize = 60;

fn differences(speech: Speech, difference: &Difference) -> Vec<String> {
    let field = |name: &str, field: &Field| {
        let none = || speech.say("differs-nothing");
        let (here, there) = (
            field.here.clone().unwrap_or_else(none),
            field.there.clone().unwrap_or_else(none),
        );
        let path = match (name, field.path.as_str()) {
            ("", path) => path.to_owned(),
            (name, "") => name.to_owned(),
            (name, path) => [name, " · ", path].concat(),
        };
        let args = args!["path" => path, "here" => here, "there" => there];
        speech.say_with("differs-field", &args)
    };
    let mut all: Vec<_> = difference.fields.iter().map(|it| field("", it)).collect();
    for (id, fields) in &difference.changed {
        all.extend(fields.iter().map(|it| field(id.as_str(), it)));
    }
    let item = |key: &str, text: &str| speech.say_with(key, &args!["text" => text.to_owned()]);
    let (here, there) = (difference.only_here.iter(), difference.only_there.iter());
    all.extend(here.map(|it| item("differs-only-here", &it.text)));
    all.extend(there.map(|it| item("differs-only-there", &it.text)));
    if all.len() > SHOWN {
        let more = all.len() - SHOWN;
        all.truncate(SHOWN);
        all.push(speech.say_with("import-more-faults", &args!["count" => more]));
    }
    all
}

/// The name a respondent goes by.
pub(crate) fn alias(speech: Speech, interview: &Interview) -> String {
    match interview.respondent.alias.trim() {
        "" => speech.say("respondent-unnamed"),
        alias => alias.to_owned(),
    }
}

/// Notes what a copy that arrived knows of its descent beyond what is known here.
pub(super) fn descend(desk: Desk, id: &InterviewId, more: Option<Vec<Digest>>) {
    if let Some(more) = more {
        desk.edit(Edit::Descend(id.clone(), more));
    }
}

/// The edits that add an interview, and the study it names where that is not here yet.
pub(super) fn adding(desk: Desk, interview: Interview) -> Vec<Edit> {
    let study = interview.study.clone();
    let is_new = desk.peek(|workspace| workspace.study(&study).is_none());
    let study = is_new.then(|| {
        Edit::AddStudy(Study {
            id: study,
            title: String::new(),
            created: clock::now().moment,
            rubric_version: interview.rubric.version,
            sample: false,
            retention_days: None,
        })
    });
    let interview = Edit::AddInterview(Box::new(interview));
    study.into_iter().chain([interview]).collect()
}
