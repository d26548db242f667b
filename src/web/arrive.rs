//! Files that arrive: read, checked, and added where nothing is overwritten.

use wasm_bindgen_futures::spawn_local;
use web_sys::FileList;

use super::call::{self, AtHand};
use super::desk::Desk;
use super::files;
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
use crate::formats::derived::Derived;
use crate::formats::document::{self, Body, Read};
use crate::formats::import::{self, Comparison};
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
}

/// Takes files in, one after the other, and says of each what became of it.
pub(crate) fn take_in(
    desk: Desk,
    speech: Speech,
    at_hand: AtHand,
    list: &FileList,
    arrivals: RwSignal<Vec<Arrival>>,
) {
    let files: Vec<_> = (0..list.length())
        .filter_map(|index| list.get(index))
        .collect();
    spawn_local(async move {
        for file in files {
            let name = file.name();
            // The size is asked before a byte is read: a file far too large must not fill the memory first.
            let arrival = match scan::size(files::size(&file)) {
                Err(why) => refused(speech, &name, &why),
                Ok(()) => match files::bytes(&file).await {
                    Ok(bytes) => {
                        let changed = Moment::from_unix_ms(files::changed(&file));
                        take_in_one(desk, speech, at_hand, &name, changed, &bytes)
                    }
                    Err(why) => Arrival {
                        file: name,
                        tone: "danger",
                        what: speech.say_with("import-unreadable", &args!["why" => why]),
                        todo: speech.say("import-unreadable-todo"),
                        details: Vec::new(),
                        open: None,
                    },
                },
            };
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
) -> Arrival {
    if is_transcript(name, bytes) {
        return take_in_transcript(desk, speech, at_hand, name, changed, bytes);
    }
    match document::read_bytes(bytes) {
        Err(why) => refused(speech, name, &why),
        Ok(read) => match read.body.clone() {
            Body::Interview(interview) => take_in_interview(desk, speech, name, *interview, &read),
            Body::Guide(guide) => take_in_guide(desk, speech, name, *guide),
            Body::Study(study) => take_in_study(desk, speech, name, study),
            Body::Rubric(_) => Arrival {
                file: name.to_owned(),
                tone: "info",
                what: speech.say("import-rubric"),
                todo: speech.say("import-rubric-todo"),
                details: Vec::new(),
                open: None,
            },
        },
    }
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

fn take_in_interview(
    desk: Desk,
    speech: Speech,
    name: &str,
    interview: Interview,
    read: &Read,
) -> Arrival {
    let id = interview.id.clone();
    let alias = match interview.respondent.alias.trim() {
        "" => speech.say("respondent-unnamed"),
        alias => alias.to_owned(),
    };
    let args = args!["name" => alias];
    let arrival = |tone, what: &str, todo: &str| Arrival {
        file: name.to_owned(),
        tone,
        what: speech.say_with(what, &args),
        todo: if todo.is_empty() {
            String::new()
        } else {
            speech.say(todo)
        },
        details: Vec::new(),
        open: Some(Address::Interview(id.clone(), View::Report)),
    };
    let of = interview.rating.as_ref().map(|rating| rating.of.clone());
    let about = of.clone().unwrap_or_else(|| id.clone());
    let is_purged = desk.glance(&about, Interview::is_purged);
    if is_purged.is_some_and(|here| here != interview.is_purged()) {
        // Words that were removed do not come back by way of a file, nor does a withdrawal pass unsaid.
        let what = if is_purged == Some(true) {
            ["import-purged", "import-purged-todo"]
        } else {
            ["import-withdrawn", "import-withdrawn-todo"]
        };
        let [what, todo] = what;
        return Arrival {
            open: Some(Address::Interview(about, View::Report)),
            ..arrival("caution", what, todo)
        };
    }
    if desk.open_interview(&id) {
        let comparison = desk.glance(&id, |here| import::compare(here, &interview));
        return match comparison {
            Some(Comparison::Same) => arrival("info", "import-same", ""),
            _ => {
                let copy = import::as_copy(interview, InterviewId::new(clock::fresh_id()));
                let id = copy.id.clone();
                let added = add(desk, copy);
                Arrival {
                    open: added.then_some(Address::Interview(id, View::Report)),
                    ..arrival("info", "import-copy", "import-copy-todo")
                }
            }
        };
    }
    if !add(desk, interview) {
        return arrival("danger", "import-not-added", "import-unreadable-todo");
    }
    if of.is_some() {
        let todo = if is_purged.is_some() {
            "import-rating-todo"
        } else {
            "import-rating-alone"
        };
        return arrival("good", "import-rating", todo);
    }
    let afresh = desk
        .basis_once(&id, |basis| Derived::of(basis, guides::flags()))
        .flatten();
    if read.derived_differs(afresh.as_ref()) {
        arrival("info", "import-added", "import-differs")
    } else {
        arrival("good", "import-added", "")
    }
}

/// Adds an interview, and the study it names where that is not here yet.
fn add(desk: Desk, interview: Interview) -> bool {
    let study = interview.study.clone();
    if desk.peek(|workspace| workspace.study(&study).is_none()) {
        desk.edit(Edit::AddStudy(Study {
            id: study,
            title: String::new(),
            created: clock::now().moment,
            rubric_version: interview.rubric.version,
            sample: false,
            retention_days: None,
        }));
    }
    desk.edit(Edit::AddInterview(Box::new(interview)))
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
