//! Files that arrive: read, checked, and added where nothing is overwritten.

use wasm_bindgen_futures::spawn_local;
use web_sys::FileList;

use super::call::{self, AtHand};
use super::desk::Desk;
use super::files;
use super::many::{Heap, Many, Single, adding, alias, descend};
use super::speech::{Speech, args, copied};
use crate::domain::dimension::Role;
use crate::domain::guide::{Guide, Language};
use crate::domain::id::{GuideId, InterviewId};
use crate::domain::interview::{GuideUse, Interview, RubricUse};
use crate::domain::study::Study;
use crate::domain::text;
use crate::domain::time::Moment;
use crate::domain::workspace::Edit;
use crate::formats::address::{Address, View};
use crate::formats::backup;
use crate::formats::deletion::Deletion;
use crate::formats::derived::Derived;
use crate::formats::document::{self, Body};
use crate::formats::import::{self, Fate, Planned};
use crate::formats::raw;
use crate::formats::scan;
use crate::formats::stored::ReadError;
use crate::guides::{self, sample};
use crate::web::clock;
use crate::web::prelude::*;
use crate::words::Sentence;

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arrival {
    /// The file's name.
    pub(crate) file: String,
    /// `good`, `info` or `danger`.
    pub(crate) tone: &'static str,
    /// What happened.
    pub(crate) what: String,
    /// What to do.
    pub(crate) todo: String,
    /// Every fault of its own, where it has some: the first hundred, and how many more.
    pub(crate) details: Vec<String>,
    /// Where what came in can be looked at.
    pub(crate) open: Option<Address>,
    /// What a deletion would delete here, while the person has not said so.
    pub(crate) deletion: Option<Deletion>,
}

/// Takes files in, one after the other, and says of each what became of it. Interviews are read first and shown: where there
/// are several, or one that raises a question, nothing is written before the person says so.
pub(crate) fn take_in(
    desk: Desk,
    speech: Speech,
    at_hand: AtHand,
    list: &FileList,
    arrivals: RwSignal<Vec<Arrival>>,
    many: Many,
) {
    let files: Vec<_> = (0..list.length())
        .filter_map(|index| list.get(index))
        .collect();
    let run = many.begin();
    spawn_local(async move {
        let mut heap = Heap::default();
        for file in files {
            let name = file.name();
            // The size is asked before a byte is read: a file far too large must not fill the memory first.
            let arrival = match scan::size(files::size(&file)) {
                Err(why) => Some(refused(speech, &name, &why)),
                Ok(()) => match files::bytes(&file).await {
                    Ok(bytes) if backup::is_backup(&bytes) => {
                        let outcome = many.read_backup(run, &name, bytes, &mut heap).await;
                        outcome.err().map(|why| refused(speech, &name, &why))
                    }
                    Ok(bytes) if raw::is_raw(&bytes) => {
                        let outcome = many.read_raw(run, &name, &bytes, &mut heap).await;
                        outcome.err().map(|why| refused(speech, &name, &why))
                    }
                    Ok(bytes) => {
                        let changed = Moment::from_unix_ms(files::changed(&file));
                        take_in_one(desk, speech, at_hand, &name, changed, &bytes, &mut heap)
                    }
                    Err(why) => Some(Arrival {
                        file: name,
                        tone: "danger",
                        what: speech.say_with("import-unreadable", &args!["why" => why]),
                        todo: speech.say("import-unreadable-todo"),
                        details: Vec::new(),
                        open: None,
                        deletion: None,
                    }),
                },
            };
            if let Some(arrival) = arrival {
                arrivals.update(|arrivals| arrivals.push(arrival));
            }
            if !many.goes_on(run) {
                return;
            }
        }
        if let Some(single) = many.weigh(run, heap).await {
            let arrival = take_in_interview(desk, speech, single);
            arrivals.update(|arrivals| arrivals.push(arrival));
        }
    });
}

/// Whether a file is a transcript by its name or its first line: a damaged document is never taken for one.
fn is_transcript(name: &str, bytes: &[u8]) -> bool {
    let name = text::small(name);
    let ends = [".vtt", ".srt", ".txt"].iter();
    bytes.starts_with(b"WEBVTT") || ends.clone().any(|end| name.ends_with(end))
}

fn take_in_one(
    desk: Desk,
    speech: Speech,
    at_hand: AtHand,
    name: &str,
    changed: Moment,
    bytes: &[u8],
    heap: &mut Heap,
) -> Option<Arrival> {
    if is_transcript(name, bytes) {
        return Some(take_in_transcript(
            desk, speech, at_hand, name, changed, bytes,
        ));
    }
    let arrival = match document::read_bytes(bytes) {
        Err(why) => refused(speech, name, &why),
        Ok(read) => match read.body.clone() {
            Body::Interview(interview) => {
                heap.put(name, *interview, Some(read));
                return None;
            }
            Body::Guide(guide) => take_in_guide(desk, speech, name, *guide),
            Body::Study(study) => take_in_study(desk, speech, name, study),
            Body::Deletion(deletion) => read_deletion(desk, speech, name, deletion),
            // One that was laid out by another tool, so that its beginning did not tell.
            Body::Backup(backup) => {
                heap.put_all(name, &backup);
                return None;
            }
            Body::Rubric(_) => Arrival {
                file: name.to_owned(),
                tone: "info",
                what: speech.say("import-rubric"),
                todo: speech.say("import-rubric-todo"),
                details: Vec::new(),
                open: None,
                deletion: None,
            },
        },
    };
    Some(arrival)
}

/// Says what a deletion would delete here. Deleting is the person's own act.
fn read_deletion(desk: Desk, speech: Speech, name: &str, deletion: Deletion) -> Arrival {
    let ids: Vec<_> = desk
        .would_go(&deletion)
        .into_iter()
        .map(|it| it.id)
        .collect();
    // What each says now can be told only once it has been read.
    for id in &ids {
        desk.open_interview(id);
    }
    let reached = desk.would_go(&deletion);
    let reached = desk.peek(|workspace| {
        let said = reached.iter().filter_map(|it| {
            let name = alias(speech, workspace.interview(&it.id)?);
            let key = if it.is_changed {
                "deletion-changed"
            } else {
                "deletion-line"
            };
            Some(speech.say_with(key, &args!["name" => name]))
        });
        said.collect::<Vec<_>>()
    });
    let by = match deletion.by.trim() {
        "" => speech.say("source-colleague"),
        by => by.to_owned(),
    };
    let args = args!["by" => by, "all" => deletion.interviews.len(), "count" => reached.len()];
    Arrival {
        file: name.to_owned(),
        tone: "caution",
        what: speech.say_with("deletion-read", &args),
        todo: speech.say(if reached.is_empty() {
            "deletion-none"
        } else if deletion.is_withdrawal() {
            "deletion-withdrawn"
        } else {
            "deletion-todo"
        }),
        details: reached,
        open: ids
            .first()
            .map(|id| Address::Interview(id.clone(), View::Report)),
        deletion: (!ids.is_empty()).then_some(deletion),
    }
}

/// Deletes what a deletion names, because the person said so, and says what became of it.
pub(crate) fn carry_out(desk: Desk, speech: Speech, arrival: &Arrival) -> Option<Arrival> {
    let deletion = arrival.deletion.as_ref()?;
    let count_of = |count: usize| speech.say_with("several-interviews", &args!["count" => count]);
    let count = desk.carry_out(deletion, count_of);
    let left = desk.would_go(deletion).len();
    let key = match (left, deletion.is_withdrawal()) {
        (0, true) => "deletion-purged",
        (0, false) => "deletion-done",
        _ => "deletion-left",
    };
    Some(Arrival {
        file: arrival.file.clone(),
        tone: if left == 0 { "good" } else { "caution" },
        what: speech.say_with(key, &args!["count" => count, "left" => left]),
        todo: String::new(),
        details: Vec::new(),
        open: None,
        deletion: (left > 0).then(|| deletion.clone()),
    })
}

/// Makes an interview for a transcript.
fn take_in_transcript(
    desk: Desk,
    speech: Speech,
    at_hand: AtHand,
    name: &str,
    changed: Moment,
    bytes: &[u8],
) -> Arrival {
    let id = InterviewId::new(clock::fresh_id());
    let arrival = |tone, what, todo, open| Arrival {
        file: name.to_owned(),
        tone,
        what,
        todo,
        details: Vec::new(),
        open,
        deletion: None,
    };
    let loaded = match call::load(id.clone(), name.to_owned(), Some(changed), bytes) {
        Ok(loaded) => loaded,
        Err(why) => {
            let Sentence { what, todo } = speech.explain(&why);
            return arrival("danger", what, todo, None);
        }
    };
    let language = loaded.read.transcript.language();
    if !add_fresh(desk, &id, language.unwrap_or_else(|| speech.language())) {
        let todo = speech.say("import-unreadable-todo");
        return arrival("danger", speech.say("import-not-added"), todo, None);
    }
    at_hand.put(loaded);
    let what = speech.say_with("import-transcript", &args!["file" => name]);
    let open = Address::Interview(id, View::Debrief);
    arrival(
        "good",
        what,
        speech.say("import-transcript-todo"),
        Some(open),
    )
}

fn take_in_interview(desk: Desk, speech: Speech, single: Single) -> Arrival {
    let Single {
        file,
        planned,
        read,
    } = single;
    let Planned { interview, fate } = planned;
    let args = args!["name" => alias(speech, &interview)];
    let arrival = |tone, what: &str, todo: &str, open: &InterviewId| Arrival {
        file: file.clone(),
        tone,
        what: speech.say_with(what, &args),
        todo: if todo.is_empty() {
            String::new()
        } else {
            speech.say(todo)
        },
        details: Vec::new(),
        open: Some(Address::Interview(open.clone(), View::Report)),
        deletion: None,
    };
    match fate {
        Fate::Same(id, more) => {
            descend(desk, &id, more);
            arrival("info", "import-same", "", &id)
        }
        Fate::Older(id, more) => {
            descend(desk, &id, more);
            arrival("info", "import-older", "", &id)
        }
        // Words that were removed do not come back by way of a file, nor does a withdrawal pass unsaid.
        Fate::Purged(id) => arrival("caution", "import-purged", "import-purged-todo", &id),
        Fate::Withdrawn(id) => arrival("caution", "import-withdrawn", "import-withdrawn-todo", &id),
        // Of these two the person is asked.
        Fate::New | Fate::Newer(..) | Fate::Beside(..) => {
            let id = interview.id.clone();
            let of = interview.rating.as_ref().map(|rating| rating.of.clone());
            let is_known = of
                .as_ref()
                .is_some_and(|of| desk.glance(of, |_| ()).is_some());
            if !desk.edit_all(adding(desk, interview)) {
                let todo = "import-unreadable-todo";
                return arrival("danger", "import-not-added", todo, &id);
            }
            if of.is_some() {
                let todo = if is_known {
                    "import-rating-todo"
                } else {
                    "import-rating-alone"
                };
                return arrival("good", "import-rating", todo, &id);
            }
            let afresh = desk
                .basis_once(&id, |basis| Derived::of(basis, guides::flags()))
                .flatten();
            if read.is_some_and(|read| read.derived_differs(afresh.as_ref())) {
                arrival("info", "import-added", "import-differs", &id)
            } else {
                arrival("good", "import-added", "", &id)
            }
        }
    }
}

/// A guide that is here already is skipped when it says the same, and comes in as a copy when it does not.
fn take_in_guide(desk: Desk, speech: Speech, name: &str, mut guide: Guide) -> Arrival {
    let args = args!["name" => guide.title.text(&speech.language()).to_owned()];
    let built_in = guides::guide(guide.id.as_str());
    let same = desk.peek(|workspace| {
        let here = built_in.or_else(|| workspace.guide(&guide.id));
        here.map(|here| import::is_same_guide(here, &guide))
    });
    let (tone, what, todo) = match same {
        Some(true) => ("info", "import-guide-same", ""),
        Some(false) => {
            guide = guide.duplicate(GuideId::new(clock::fresh_id()), copied(&guide.title));
            ("info", "import-guide-copy", "import-guide-copy-todo")
        }
        None => ("good", "import-guide", "import-guide-todo"),
    };
    let id = guide.id.clone();
    let open = (same == Some(true) && built_in.is_none()
        || same != Some(true) && desk.edit(Edit::AddGuide(Box::new(guide))))
    .then_some(Address::Guide(id));
    Arrival {
        file: name.to_owned(),
        tone,
        what: speech.say_with(what, &args),
        todo: if todo.is_empty() {
            String::new()
        } else {
            speech.say(todo)
        },
        details: Vec::new(),
        open,
        deletion: None,
    }
}

fn take_in_study(desk: Desk, speech: Speech, name: &str, study: Study) -> Arrival {
    let known = desk.peek(|workspace| workspace.study(&study.id).is_some());
    let added = !known && desk.edit(Edit::AddStudy(study));
    Arrival {
        file: name.to_owned(),
        tone: if added { "good" } else { "info" },
        what: speech.say(if added {
            "import-study"
        } else {
            "import-study-same"
        }),
        todo: String::new(),
        details: Vec::new(),
        open: None,
        deletion: None,
    }
}

fn refused(speech: Speech, name: &str, why: &ReadError) -> Arrival {
    const SHOWN: usize = 100;
    let Sentence { what, todo } = speech.explain(why);
    let mut details: Vec<_> = match why {
        ReadError::GuideFaults(faults) => faults
            .iter()
            .map(|fault| speech.explain(fault).what)
            .collect(),
        ReadError::Breaches(breaches) => breaches
            .iter()
            .map(|breach| speech.explain(breach).what)
            .collect(),
        _ => Vec::new(),
    };
    if details.len() > SHOWN {
        let more = details.len() - SHOWN;
        details.truncate(SHOWN);
        details.push(speech.say_with("import-more-faults", &args!["count" => more]));
    }
    Arrival {
        file: name.to_owned(),
        tone: "danger",
        what,
        todo,
        details,
        open: None,
        deletion: None,
    }
}

/// Loads the invented interviews, each only where it is not here yet.
pub(crate) fn take_in_samples(desk: Desk, title: &str) {
    let study = sample::study(title);
    if desk.peek(|workspace| workspace.study(&study.id).is_none()) {
        desk.edit(Edit::AddStudy(study));
    }
    for interview in sample::interviews() {
        if desk.peek(|workspace| workspace.interview(&interview.id).is_none()) {
            desk.edit(Edit::AddInterview(Box::new(interview)));
        }
    }
}

/// Makes an interview in which nothing has happened yet.
pub(crate) fn add_interview(desk: Desk, language: Language) -> Option<InterviewId> {
    let id = InterviewId::new(clock::fresh_id());
    add_fresh(desk, &id, language).then_some(id)
}

fn add_fresh(desk: Desk, id: &InterviewId, language: Language) -> bool {
    let Some(guide) = guides::guide("g1") else {
        return false;
    };
    let language = if guide.speaks(&language) {
        language
    } else {
        Language::english()
    };
    let mut interview = Interview::new(
        id.clone(),
        desk.current_study(),
        clock::now().moment,
        GuideUse::built_in("g1", guide.version, language),
        RubricUse::built_in(guides::rubric().version),
    );
    interview.respondent.roles.push(Role::Decider);
    interview.interviewer = desk
        .preferences
        .with_untracked(|mine| mine.interviewer.clone());
    desk.edit(Edit::AddInterview(Box::new(interview)))
}
