//! The start: what is here, and ways in.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

use super::arrived::arrived;
use crate::domain::flag::{FATAL, strikes_now, struck};
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::verdict::{Verdict, has_ended};
use crate::domain::workspace::Workspace;
use crate::formats::address::{Address, View};
use crate::formats::deletion::Deletion;
use crate::formats::quota::Level;
use crate::web::arrive::{Arrival, add_interview, carry_out, take_in, take_in_samples};
use crate::web::call::{AtHand, at_hand};
use crate::web::clock;
use crate::web::desk::{AFTER_PAINT_MS, Desk, desk};
use crate::web::dom::{El, Spot, button, el, focus_soon};
use crate::web::many::{Many, alias};
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::icon::icon;
use crate::web::parts::meter::{meter, room_notice};
use crate::web::parts::notice::{copy_reminder, notice, small, storage_notices};
use crate::web::parts::verdict::{flag_name, verdict_of, verdict_sign};
use crate::web::prelude::*;
use crate::web::route;
use crate::web::speech::{Speech, args, speech};
use crate::words::Sentence;

/// One line of the list.
#[derive(Debug, Clone)]
struct Line {
    id: InterviewId,
    href: String,
    name: String,
    note: String,
    /// Why it was struck, where it was.
    reason: String,
    state: &'static str,
    /// Whether it may be used, where that can be told.
    verdict: Option<Verdict>,
}

/// The acts of the page.
#[derive(Clone, Copy)]
pub(super) struct Start {
    desk: Desk,
    speech: Speech,
    at_hand: AtHand,
    /// What became of the files that arrived last.
    arrivals: RwSignal<Vec<Arrival>>,
    /// Another interview was asked for, and there is little room or none.
    held: RwSignal<bool>,
    /// What arrived together, and what leaves together.
    many: Many,
    /// So many lines of the list stand. It grows by itself until all do.
    shown: RwSignal<usize>,
}

impl Start {
    pub(super) fn new() -> Self {
        let (desk, speech) = (desk(), speech());
        Self {
            desk,
            speech,
            at_hand: at_hand(),
            arrivals: RwSignal::new(Vec::new()),
            held: RwSignal::new(false),
            many: Many::new(desk, speech),
            shown: RwSignal::new(LINES),
        }
    }

    /// Puts the next lines of the list on the page, and so on until all of them stand: the first ones are seen at once, and
    /// neither a person nor a search of the page misses one.
    fn grow(self, wait_ms: i32) {
        let more = move || {
            let Some(shown) = self.shown.try_get_untracked() else {
                return; // the page has been left
            };
            let count = self.desk.peek(|workspace| workspace.interviews().count());
            if shown >= count {
                self.shown.set(usize::MAX);
            } else {
                self.shown.set(shown + LINES);
                self.grow(0);
            }
        };
        set_timeout(more, wait_ms);
    }

    fn is_empty(self) -> bool {
        self.desk
            .with(|workspace| workspace.interviews().next().is_none())
    }

    fn lines(self) -> Vec<Line> {
        self.desk.with(|workspace| {
            // A rating stands under its interview, unless that is not here.
            let by_itself = |it: &&Interview| {
                let rating = it.rating.as_ref();
                rating.is_none_or(|rating| workspace.interview(&rating.of).is_none())
            };
            let interviews = workspace.interviews().rev().filter(by_itself);
            interviews
                .take(self.shown.get())
                .map(|interview| line(self.speech, workspace, interview))
                .collect()
        })
    }

    /// Asks first where there is little room, and refuses where there is none: what is left is for what is being typed.
    fn new_interview(self) {
        if untrack(|| self.desk.level()) >= Level::Tight {
            self.held.set(true);
            focus_soon("room".to_owned());
        } else {
            self.begin();
        }
    }

    fn begin(self) {
        if let Some(id) = add_interview(self.desk, self.speech.language()) {
            route::go(&Address::Interview(id, View::Prepare));
        }
    }

    fn sample(self) {
        if untrack(|| self.desk.level()) == Level::Last {
            self.held.set(true);
            focus_soon("room".to_owned());
            return;
        }
        take_in_samples(self.desk, &self.speech.say("sample-title"));
        if let Some(list) = document().get_element_by_id("interviews") {
            list.scroll_into_view();
        }
    }

    fn take_in(self, list: Option<FileList>) {
        if let Some(list) = list {
            self.arrivals.set(Vec::new());
            let Self {
                desk,
                speech,
                at_hand,
                arrivals,
                many,
                held: _,
                shown: _,
            } = self;
            take_in(desk, speech, at_hand, &list, arrivals, many);
        }
    }
}

/// The first screen. `lost`: an address that leads nowhere, which brought the person here.
pub(crate) fn home(lost: String) -> Vec<El> {
    let start = Start::new();
    let speech = start.speech;
    let lost = (!lost.is_empty()).then(|| {
        let said = Sentence {
            what: speech.say_with("lost-what", &args!["address" => lost]),
            todo: speech.say("lost-todo"),
        };
        notice("caution", said, Vec::new(), Vec::new())
    });
    let page = el("main")
        .class("page")
        .attr("id", "main")
        .attr("data-width", "exhibit");
    let inside = el("div")
        .class("home")
        .child(lead(start))
        .child(side(start));
    vec![
        app_bar(None),
        copy_reminder(storage_notices(page))
            .child(lost)
            .child(inside),
    ]
}

/// How many lines of the list are put on the page in one go.
const LINES: usize = 50;

/// What is here.
fn lead(start: Start) -> El {
    let speech = start.speech;
    start.grow(AFTER_PAINT_MS);
    let title = move || {
        if start.is_empty() {
            "home-title"
        } else {
            "interviews"
        }
    };
    let heading = move || {
        let key = title();
        let heading = el("h1").child(speech.say(key));
        if key == "home-title" {
            heading.class("home-title")
        } else {
            heading
        }
    };
    let lede = move || {
        el("p")
            .class("page-head-lede")
            .child(speech.say("home-lede"))
    };
    let interviews = el("ul")
        .class("row-list")
        .attr("id", "interviews")
        .attr("hidden", move || start.is_empty())
        .rows(
            move || start.lines(),
            |line| [line.href.as_str(), &line.name, &line.note, &line.reason].join("\n"),
            move |line| row(start, line),
        );
    let section = el("section")
        .class("home-lead")
        .keyed(move || title().to_owned(), heading)
        .when(move || start.is_empty(), lede);
    section
        .child(ways_in(start))
        .child(room(start))
        .child(removed(start.desk, speech))
        .child(overdue(start.desk, speech))
        .child(arrivals(start))
        .child(tally(start))
        .child(interviews)
}

/// What is to be said of the room there is: from early on that it fills up, and before another interview begins in the last
/// of it what can be done first.
fn room(start: Start) -> El {
    let Start { desk, speech, .. } = start;
    let level = move || {
        let level = desk.level();
        (level == Level::Filling || start.held.get()).then_some(level)
    };
    let key = move || level().map_or(0, |level| level as usize).to_string();
    let said = move || {
        let see = el("a")
            .class("button")
            .attr("data-size", "small")
            .attr("href", Address::Settings.to_string())
            .child(speech.say("room-see"));
        let level = untrack(level).unwrap_or(Level::Calm);
        let mut ways = vec![see];
        if level == Level::Tight {
            ways.push(small(speech.say("room-go-on")).on_click(move || start.begin()));
        }
        el("div").child(room_notice(level, ways))
    };
    el("div")
        .attr("id", "room")
        .attr("tabindex", "-1")
        .keyed(key, said)
}

/// What was removed a moment ago, with the way back.
pub(super) fn removed(desk: Desk, speech: Speech) -> El {
    let said = move || {
        let removed = desk.removed()?;
        let back = small(speech.say("trash-put-back")).on_click(move || desk.put_back_removed());
        let close = small(speech.say("notice-close"))
            .attr("data-kind", "quiet")
            .on_click(move || desk.forget_removed());
        let said = Sentence {
            what: speech.say_with("removed-what", &args!["name" => removed.name]),
            todo: speech.say("removed-todo"),
        };
        Some(notice("info", said, Vec::new(), vec![back, close]))
    };
    el("div").child(said)
}

/// The interviews that are past the period of their study, with one act for all of them. Nobody is reminded while an
/// interview runs.
pub(super) fn overdue(desk: Desk, speech: Speech) -> El {
    let now = clock::now().moment;
    let due = Memo::new(move |_| {
        let runs = desk.with(|all| all.interviews().any(Interview::is_running));
        if runs { Vec::new() } else { desk.overdue(now) }
    });
    let said = move || {
        let ids = due.get();
        let lines = desk.peek(|all| {
            let all = ids.iter().filter_map(|id| {
                let it = all.interview(id)?;
                let until = all.study(&it.study)?.kept_until(it)?;
                let args = args!["name" => alias(speech, it), "date" => speech.day(until)];
                Some(speech.say_with("overdue-line", &args))
            });
            all.collect::<Vec<_>>()
        });
        let count = ids.len();
        if count == 0 {
            return None;
        }
        let delete = speech.say_with("overdue-do", &args!["count" => count]);
        let delete = small(delete).on_click(move || {
            let named =
                |count: usize| speech.say_with("several-interviews", &args!["count" => count]);
            desk.remove_interviews(&due.get_untracked(), named);
            focus_soon("main".to_owned());
        });
        let said = Sentence {
            what: speech.say_with("overdue-what", &args!["count" => count]),
            todo: speech.say("overdue-todo"),
        };
        Some(notice("caution", said, lines, vec![delete]))
    };
    el("div").child(said)
}

/// How many interviews the list reads by itself, to say what became of each.
const READ_BY_ITSELF: usize = 60;

/// How many may be used and how many not, of those that have ended, and how many of them nobody has looked at yet.
fn tally(start: Start) -> El {
    let speech = start.speech;
    // Asked for by the words, by the button and by the reading: worked out once.
    let counted = Memo::new(move |_| {
        let (mut many, mut unread) = ([0_usize; 4], Vec::new());
        start.desk.with(|workspace| {
            for interview in workspace.interviews().filter(|it| workspace.counts(it)) {
                let verdict = verdict_of(workspace, interview);
                if let Some(verdict) = verdict {
                    let place = Verdict::ALL.iter().position(|it| *it == verdict);
                    if let Some(count) = place.and_then(|place| many.get_mut(place)) {
                        *count += 1;
                    }
                } else if has_ended(interview) && !workspace.is_opened(&interview.id) {
                    unread.push(interview.id.clone());
                }
            }
        });
        (many, unread)
    });
    // A few are read by themselves, once the page stands; many would keep the person waiting.
    set_timeout(
        move || {
            // Nothing is counted any more where the page has been left.
            let unread = counted.try_get_untracked().map(|(_, unread)| unread);
            let few = unread.into_iter().flatten().take(READ_BY_ITSELF);
            start.desk.open_by_and_by(few.collect());
        },
        AFTER_PAINT_MS,
    );
    let words = move || {
        let ([admitted, caution, review, struck], unread) = counted.get();
        if admitted + caution + review + struck + unread.len() == 0 {
            return String::new();
        }
        let mut words = vec![speech.say_with(
            "tally",
            &args!["admitted" => admitted, "caution" => caution, "review" => review, "struck" => struck],
        )];
        let more = (!unread.is_empty())
            .then(|| speech.say_with("tally-unread", &args!["count" => unread.len()]));
        words.extend(more);
        words.join(", ")
    };
    let read = move || {
        small(speech.say("tally-read"))
            .attr("data-kind", "quiet")
            .on_click(move || {
                start.desk.open_by_and_by(counted.get_untracked().1);
                focus_soon("tally".to_owned());
            })
    };
    let line = el("p")
        .class("section-count")
        .attr("id", "tally")
        .attr("tabindex", "-1");
    el("div")
        .class("cluster")
        .child(line.text(words))
        .when(move || counted.with(|(_, unread)| !unread.is_empty()), read)
}

/// What became of the files that arrived.
pub(super) fn arrivals(start: Start) -> El {
    let speech = start.speech;
    el("div")
        .class("stack")
        .attr("data-gap", "2")
        .child(
            el("div")
                .attr("role", "status")
                .class("stack")
                .attr("data-gap", "2")
                .rows(
                    move || start.arrivals.get(),
                    |arrival| [arrival.file.as_str(), &arrival.what].join("\n"),
                    move |arrival| arrival_notice(start, arrival),
                ),
        )
        .child(arrived(start.many, speech))
}

/// The ways in.
fn ways_in(start: Start) -> El {
    let speech = start.speech;
    let way = |sign: El, key: &str| button("button").child(sign).child(speech.say(key));
    el("div")
        .class("cluster")
        .child(
            way(icon("plus"), "new-interview")
                .attr("data-kind", "primary")
                .on_click(move || start.new_interview()),
        )
        .child(import_way(start))
        .child(way(icon("book"), "try-sample").on_click(move || start.sample()))
        .child(
            el("a")
                .class("button")
                .attr("href", Address::Guides.to_string())
                .child(icon("jump"))
                .child(speech.say("guides")),
        )
}

/// The button that takes files in, with the field that asks for them.
pub(super) fn import_way(start: Start) -> [El; 2] {
    let picker = Spot::new();
    let pick = move || {
        if let Some(picker) = picker.get() {
            picker.click();
        }
    };
    let picked = move |_: Event| {
        if let Some(field) = picker.get() {
            start.take_in(field.dyn_ref().and_then(HtmlInputElement::files));
            // The same file can be chosen again.
            picker.empty();
        }
    };
    let field = el("input")
        .attr("type", "file")
        .class("visually-hidden")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("multiple", true)
        .attr("accept", ".json,.vtt,.srt,.txt,application/json")
        .at(picker)
        .on("change", picked);
    let button = button("button")
        .child(icon("load"))
        .child(start.speech.say("import"))
        .on_click(pick);
    [button, field]
}

/// Where files can be dropped, and what to know before the first interview.
fn side(start: Start) -> El {
    let speech = start.speech;
    let hint = |key: &str| el("p").class("field-hint").child(speech.say(key));
    let here = aside_part("h-here", speech.say("here-title"))
        .child(hint("here-note"))
        .child(meter())
        .child(hint("here-copies"))
        .child(copy(start));
    let words = el("q")
        .class("words")
        .attr("lang", "en")
        .child("Eleven lorries of fish queued past the gate and the police rang me.");
    let voices = aside_part("h-voices", speech.say("voices-title"))
        .child(el("div").class("saying").child(words))
        .child(el("p").class("gist").child(speech.say("voices-note")));
    el("aside")
        .class("home-side")
        .child(drop_zone(start))
        .child(here)
        .child(voices)
}

/// Everything as one file, and when it was last taken out.
fn copy(start: Start) -> El {
    let speech = start.speech;
    let failed = RwSignal::new(false);
    let copied = Memo::new(move |_| start.desk.preferences.with(|mine| mine.copied));
    let last = move || match copied.get() {
        _ if failed.get() => speech.say("copy-failed"),
        Some(when) => speech.say_with("copy-last", &args!["day" => speech.day(when)]),
        None => speech.say("copy-never"),
    };
    let take =
        small(speech.say("copy-everything")).on_click(move || start.many.copy_everything(failed));
    el("div")
        .class("stack")
        .attr("data-gap", "2")
        .attr("hidden", move || start.is_empty())
        .child(el("div").class("cluster").child(take))
        .child(
            el("p")
                .class("field-hint")
                .attr("role", "status")
                .text(last),
        )
}

fn aside_part(id: &'static str, title: String) -> El {
    el("section")
        .class("aside-part")
        .attr("aria-labelledby", id)
        .child(el("h2").class("aside-title").attr("id", id).child(title))
}

fn drop_zone(start: Start) -> El {
    let speech = start.speech;
    let dragged_over = RwSignal::new(false);
    el("div")
        .class("drop-zone")
        .attr("data-state", move || dragged_over.get().then_some("over"))
        .on("dragover", move |event: DragEvent| {
            event.prevent_default();
            dragged_over.set(true);
        })
        .on("dragleave", move |_: Event| dragged_over.set(false))
        .on("drop", move |event: DragEvent| {
            event.prevent_default();
            dragged_over.set(false);
            start.take_in(event.data_transfer().and_then(|data| data.files()));
        })
        .child(icon("load").attr("data-size", "large"))
        .child(el("p").child(el("b").child(speech.say("drop-title"))))
        .child(el("p").child(speech.say("drop-note")))
}

fn line(speech: Speech, workspace: &Workspace, interview: &Interview) -> Line {
    let alias = interview.respondent.alias.trim();
    let verdict = verdict_of(workspace, interview);
    let (state, view) = if struck(interview).is_some() {
        ("state-finished", View::Report)
    } else if interview.is_running() {
        ("state-running", View::Live)
    } else if interview.has_started() {
        ("state-finished", View::Report)
    } else {
        ("state-planned", View::Prepare)
    };
    Line {
        id: interview.id.clone(),
        href: Address::Interview(interview.id.clone(), view).to_string(),
        name: if alias.is_empty() {
            speech.say("respondent-unnamed")
        } else {
            alias.to_owned()
        },
        note: note(speech, workspace, interview),
        reason: match verdict {
            Some(Verdict::Struck) => why_struck(speech, interview),
            _ => String::new(),
        },
        state,
        verdict,
    }
}

/// The reason a person gave, or what the recorded facts say.
fn why_struck(speech: Speech, interview: &Interview) -> String {
    if let Some(reason) = struck(interview) {
        return reason.to_owned();
    }
    let flags = FATAL.iter().map(|(code, _)| *code);
    let flags = flags.filter(|code| strikes_now(interview, code));
    let names: Vec<_> = flags.map(|code| flag_name(speech, code)).collect();
    names.join(", ")
}

/// Company, role and day, and that it is invented.
fn note(speech: Speech, workspace: &Workspace, interview: &Interview) -> String {
    let mut note = interview.respondent.company.trim().to_owned();
    let mut add = |part: &str| {
        if !note.is_empty() && !part.is_empty() {
            note.push_str(" · ");
        }
        note.push_str(part);
    };
    if let Some(role) = interview.respondent.roles.first() {
        add(&speech.name(*role));
    }
    let first = interview.sittings.first();
    add(&speech.day(first.map_or(interview.created, |sitting| sitting.started)));
    if interview.is_rating() {
        add(&speech.say("rating-kind"));
    }
    if interview.version_of.is_some() {
        add(&speech.say("version-mark"));
    }
    let study = workspace.study(&interview.study);
    if study.is_some_and(|study| study.sample) {
        add(&speech.say("sample-mark"));
    }
    note
}

/// A line stays where it is, and keeps the focus, when it becomes known what its interview is worth.
fn row(start: Start, line: Line) -> El {
    let Start { desk, speech, .. } = start;
    let name = el("a")
        .class("row-name")
        .attr("dir", "auto")
        .attr("href", line.href)
        .child(line.name);
    let note = el("span")
        .class("row-note")
        .attr("dir", "auto")
        .child(line.note);
    let reason = (!line.reason.is_empty()).then(|| {
        let reason = el("span").class("row-note").attr("dir", "auto");
        [el("br"), reason.child(line.reason)]
    });
    let id = line.id;
    let worth = Memo::new(move |_| {
        let worth = |all: &Workspace| {
            let line = all.interview(&id).map(|it| self::line(speech, all, it));
            line.map(|line| (line.verdict, line.state))
        };
        desk.with(worth)
    });
    let code = move || {
        worth.with(|worth| match worth {
            Some((Some(verdict), _)) => verdict.code().to_owned(),
            Some((None, state)) => (*state).to_owned(),
            None => String::new(),
        })
    };
    let end = el("span").class("row-end").keyed(code, move || {
        let word = el("span");
        match worth.get_untracked() {
            Some((Some(verdict), _)) => word.child(verdict_sign(speech, verdict)),
            Some((None, state)) => word.child(speech.say(state)),
            None => word,
        }
    });
    el("li")
        .class("row")
        .attr("data-lead", "none")
        .child(
            el("span")
                .child(name)
                .child(el("br"))
                .child(note)
                .child(reason),
        )
        .child(end)
}

/// What the button says that carries a deletion out.
fn deletion_act(speech: Speech, arrival: &Arrival) -> String {
    let deletion = arrival.deletion.as_ref();
    let key = if deletion.is_some_and(Deletion::is_withdrawal) {
        "deletion-purge-do"
    } else {
        "deletion-do"
    };
    speech.say_with(key, &args!["count" => arrival.details.len()])
}

fn arrival_notice(start: Start, arrival: Arrival) -> El {
    let speech = start.speech;
    let mut buttons = Vec::new();
    if arrival.deletion.is_some() {
        let act = small(deletion_act(speech, &arrival)).attr("data-kind", "danger");
        let before = arrival.clone();
        buttons.push(act.on_click(move || {
            let after = carry_out(start.desk, speech, &before);
            start.arrivals.update(|all| {
                if let (Some(it), Some(after)) = (all.iter_mut().find(|it| **it == before), after) {
                    *it = after;
                }
            });
            focus_soon("main".to_owned());
        }));
    }
    let Arrival {
        file,
        tone,
        what,
        todo,
        details,
        open,
        deletion: _,
    } = arrival;
    if let Some(address) = open {
        let open = el("a")
            .class("button")
            .attr("data-size", "small")
            .attr("href", address.to_string())
            .child(speech.say("import-open"));
        buttons.push(open);
    }
    let what = [file.as_str(), ": ", &what].concat();
    notice(tone, Sentence { what, todo }, details, buttons)
}
