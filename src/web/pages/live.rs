//! The window beside the call: the prompt at the top, the field at the bottom, and what has been kept between them.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::domain::dimension::Dimension;
use crate::domain::edit::Act;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Mark};
use crate::domain::score::Basis;
use crate::domain::time::Moment;
use crate::formats::address::{Address, View};
use crate::web::clock;
use crate::web::cockpit::{Cockpit, begin, beside};
use crate::web::desk::desk;
use crate::web::dom::{El, Spot, button, el};
use crate::web::keys::Command;
use crate::web::newer::{Strip, stay_awake};
use crate::web::pages::strip::strip;
use crate::web::parts::app_bar::{language_choice, theme_button};
use crate::web::parts::authority::authority_ladder;
use crate::web::parts::capture::capture;
use crate::web::parts::capture_line::capture_line;
use crate::web::parts::clock_face::clock_face;
use crate::web::parts::evidence_panel::evidence_panel;
use crate::web::parts::icon::{icon, icon_button};
use crate::web::parts::item_editor::{Shown, item_editor, shown};
use crate::web::parts::jump_list::jump_list;
use crate::web::parts::key_sheet::key_sheet;
use crate::web::parts::mark_line::mark_line;
use crate::web::parts::next_best::next_best;
use crate::web::parts::notice::{notice, small, storage_notices};
use crate::web::parts::people::people;
use crate::web::parts::pivot_card::pivot_card;
use crate::web::parts::prompt_card::prompt_card;
use crate::web::parts::save_lamp::save_lamp;
use crate::web::parts::slot_rail::{aim_row, slot_rail};
use crate::web::parts::strike_watch::strike_watch;
use crate::web::parts::suggest::suggest;
use crate::web::prelude::*;
use crate::web::route;
use crate::web::speech::{Speech, speech};
use crate::words::Sentence;

/// The live screen of an interview.
pub(crate) fn live(id: InterviewId) -> Vec<El> {
    let speech = speech();
    let known = desk().basis_once(&id, |basis| basis.interview.last_known());
    if let Some(known) = known.flatten() {
        clock::not_before(known);
    }
    let moment = clock::ticking(window());
    let cockpit = Cockpit::new(id, desk(), moment);
    let key = move |event: Event| cockpit.key(event.unchecked_ref());
    listen(&window(), "keydown", Box::new(key));
    strip(cockpit);
    stay_awake(
        Memo::new(move |_| cockpit.read_head(Interview::is_running)),
        Memo::new(move |_| cockpit.strip.get() == Strip::Open),
    );
    let skip = el("a")
        .class("skip-link")
        .attr("href", "#live-field")
        .on("click", move |event: web_sys::Event| {
            event.prevent_default();
            cockpit.to_field();
        })
        .child(speech.say("skip-to-field"));
    let head = el("header")
        .class("cockpit-head")
        .child(
            el("h1")
                .class("visually-hidden")
                .child(speech.say("live-title")),
        )
        .child(clock_face(cockpit, moment))
        .when(
            move || cockpit.desk.discreet.get(),
            move || {
                el("p")
                    .class("cockpit-sign")
                    .attr("role", "status")
                    .child(speech.say("discreet-on"))
            },
        );
    let main = el("main")
        .class("cockpit")
        .attr("data-discreet", move || {
            cockpit.desk.discreet.get().then_some("on")
        })
        .on("click", move |event| cockpit.clicked(&event))
        .child(column("cockpit-outline", speech.say("guide")).child(jump_list(cockpit, false)))
        .child(head)
        .child(notices(cockpit, speech, moment))
        .child(body(cockpit, speech, moment))
        .child(dock(cockpit, speech))
        .child(column("cockpit-evidence", speech.say("evidence")).child(evidence_panel(cockpit)));
    vec![skip, el("div").class("window").child(main)]
}

/// A column of a wide window. It scrolls, so it can take the focus.
fn column(class: &'static str, name: String) -> El {
    el("aside")
        .class(class)
        .attr("aria-label", name)
        .attr("tabindex", "0")
}

/// What the storage has to say, that no sitting is running, and that one was left open.
fn notices(cockpit: Cockpit, speech: Speech, moment: Signal<Moment>) -> El {
    let stopped = move || {
        let (title, words) = if cockpit.read_head(Interview::has_started) {
            ("live-ended", "live-resume")
        } else {
            ("live-not-started", "start-interview")
        };
        let start = small(speech.say(words)).on_click(move || {
            begin(cockpit.desk, &cockpit.id.get_value());
            cockpit.to_field();
        });
        let said = Sentence {
            what: speech.say(title),
            todo: String::new(),
        };
        notice("info", said, Vec::new(), vec![start])
    };
    let left_open = move || {
        let end = small(speech.say("live-leave-off")).on_click(move || {
            cockpit.act(Act::LeaveOff);
            cockpit.to_field();
        });
        let said = Sentence {
            what: speech.say("live-left-open"),
            todo: speech.say("live-left-open-todo"),
        };
        notice("info", said, Vec::new(), vec![end])
    };
    let no_strip = move || {
        let (what, todo) = if cockpit.strip.get() == Strip::Missing {
            ("strip-missing", "strip-missing-todo")
        } else {
            ("strip-refused", "strip-refused-todo")
        };
        let close = small(speech.say("notice-close")).on_click(move || {
            cockpit.strip.set(Strip::Closed);
            cockpit.to_field();
        });
        let said = Sentence {
            what: speech.say(what),
            todo: speech.say(todo),
        };
        notice("info", said, Vec::new(), vec![close])
    };
    let place = storage_notices(el("div").class("cockpit-notice")).when(
        move || matches!(cockpit.strip.get(), Strip::Missing | Strip::Refused),
        no_strip,
    );
    strike_watch(place, cockpit)
        .when(
            move || !cockpit.read_head(Interview::is_running) && !cockpit.is_struck(),
            stopped,
        )
        .when(
            move || {
                let now = moment.get();
                cockpit.read_head(|interview| interview.is_left_open(now))
            },
            left_open,
        )
}

/// The prompt and what has been kept under it, or what is open over them.
fn body(cockpit: Cockpit, speech: Speech, moment: Signal<Moment>) -> El {
    let kept = Memo::new(move |_| kept_here(cockpit));
    let kept_end = Spot::new();
    scroll_to_end(kept, kept_end);
    let inside = move || {
        let (jumping, helping) = (cockpit.jumping.get(), cockpit.helping.get());
        let meeting = cockpit.meeting.get();
        let pivoting = cockpit.pivoting.get();
        let editing = cockpit.editing.get();
        // Only what is open decides what is shown; the rest looks after itself.
        untrack(|| {
            if jumping {
                vec![jump_over(cockpit, speech)]
            } else if helping {
                vec![over().child(key_sheet(cockpit))]
            } else if meeting {
                vec![people_over(cockpit, speech)]
            } else if pivoting {
                vec![pivot_card(cockpit, leads(cockpit))]
            } else if let Some(item) = editing {
                let close = Rc::new(move || cockpit.leave());
                let by_letter = cockpit.by_letter.get_value();
                cockpit.by_letter.set_value(false);
                let id = cockpit.id.get_value();
                vec![over().child(item_editor(id, item, close, by_letter))]
            } else {
                asking(
                    cockpit,
                    speech,
                    moment,
                    kept_list(cockpit, speech, kept, kept_end),
                )
            }
        })
    };
    el("div")
        .class("cockpit-body")
        .attr("data-explains", move || cockpit.explaining.get())
        .child(inside)
}

/// Where closing the record leads: to the one that was opened, or to the report of this one.
fn leads(cockpit: Cockpit) -> Rc<dyn Fn(&InterviewId)> {
    Rc::new(move |to| {
        let is_here = cockpit.id.with_value(|id| id == to);
        let view = if is_here { View::Report } else { View::Live };
        route::go(&Address::Interview(to.clone(), view));
    })
}

fn over() -> El {
    el("div").class("cockpit-jump")
}

fn jump_over(cockpit: Cockpit, speech: Speech) -> El {
    let close = small(speech.say("keys-close")).on_click(move || cockpit.toggle_jump());
    el("section")
        .class("cockpit-jump stack")
        .attr("data-gap", "2")
        .attr("aria-label", speech.say("all-prompts"))
        .child(el("p").child(close))
        .child(jump_list(cockpit, true))
}

fn people_over(cockpit: Cockpit, speech: Speech) -> El {
    let close = small(speech.say("keys-close"))
        .on_click(move || cockpit.toggle_people())
        .focused();
    el("section")
        .class("cockpit-jump stack")
        .attr("data-gap", "2")
        .attr("aria-label", speech.say("people"))
        .child(el("p").child(close))
        .child(people(cockpit.id.get_value()))
}

fn asking(cockpit: Cockpit, speech: Speech, moment: Signal<Moment>, kept: El) -> Vec<El> {
    let has_ladder = cockpit.basis_once(|basis| {
        let mut prompts = basis.guide.prompts.iter();
        prompts.any(|prompt| prompt.dims.contains(&Dimension::Authority))
    });
    let mut shown = vec![prompt_card(cockpit, moment)];
    if has_ladder == Some(true) && !untrack(|| cockpit.is_struck()) {
        shown.push(authority_ladder(cockpit));
    }
    shown.push(then(cockpit, speech));
    shown.push(kept);
    shown
}

/// What the guide asks next.
fn then(cockpit: Cockpit, speech: Speech) -> El {
    let ask = move || {
        cockpit.basis_head(|basis| beside(basis, true)).map_or_else(
            || speech.say("then-nothing"),
            |prompt| cockpit.ask_of(&prompt),
        )
    };
    let go = button("then-go")
        .attr("aria-label", speech.say("next-prompt"))
        .attr("aria-describedby", "then-ask")
        .attr("aria-keyshortcuts", cockpit.keys(Command::Next))
        .attr("disabled", move || {
            cockpit.basis_head(|basis| beside(basis, true)).is_none()
        })
        .on_click(move || cockpit.step(true))
        .child(icon("next"));
    el("div")
        .class("then")
        .child(el("b").child(speech.say("then")))
        .child(
            el("span")
                .class("then-ask")
                .attr("id", "then-ask")
                .text(ask),
        )
        .child(go)
}

/// What has been kept under the current prompt.
fn kept_here(cockpit: Cockpit) -> Vec<Shown> {
    let here = |basis: Basis<'_>| {
        let prompt = basis.interview.current_prompt();
        Some(shown(basis, &|other| other == prompt))
    };
    cockpit.basis(here).unwrap_or_default()
}

fn kept_list(cockpit: Cockpit, speech: Speech, kept: Memo<Vec<Shown>>, end: Spot) -> El {
    let fill: Rc<dyn Fn(&Mark)> = Rc::new(move |mark| cockpit.fill(&mark.id));
    let removed: Rc<dyn Fn()> = Rc::new(move || cockpit.to_field());
    let line = move |row: RwSignal<Shown>| {
        let of = cockpit.id.get_value();
        match row.get_untracked() {
            Shown::Item(item, _) => {
                capture_line(of, item.id, row, cockpit.editing, Some(cockpit.hint))
            }
            Shown::Mark(mark) => mark_line(of, mark, true, fill.clone(), removed.clone()),
        }
    };
    let lines = el("ol")
        .class("capture-list")
        .living_rows(move || kept.get(), Shown::key, line);
    el("section")
        .class("cockpit-kept")
        .attr("data-empty", move || kept.with(Vec::is_empty))
        .attr("aria-label", speech.say("kept-here"))
        .attr("tabindex", "0")
        .at(end)
        .child(lines)
}

/// The newest line stands just above the field, where the eye already is. Scrolling waits for the frame, which lays the
/// page out anyway; asking for it before would lay it out twice.
fn scroll_to_end(kept: Memo<Vec<Shown>>, end: Spot) {
    let waits = Rc::new(Cell::new(false));
    Effect::new(move |before: Option<(Option<String>, _)>| {
        end.track();
        let now = (kept.with(|kept| kept.last().map(Shown::key)), end.get());
        if before.as_ref() != Some(&now) && !waits.replace(true) {
            let waits = Rc::clone(&waits);
            request_animation_frame(move || {
                waits.set(false);
                if let Some(end) = end.get() {
                    // Further than any list is long: the browser stops at the end.
                    end.set_scroll_top(i32::MAX);
                }
            });
        }
        now
    });
}

/// The suggestion, the field and what belongs to the window.
fn dock(cockpit: Cockpit, speech: Speech) -> El {
    let help = icon_button("help", speech.say("keys"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::Sheet))
        .on_click(move || cockpit.toggle_sheet());
    let discreet = icon_button("hide", speech.say("discreet"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::Discreet))
        .attr("aria-pressed", move || {
            cockpit.desk.discreet.get().to_string()
        })
        .on_click(move || cockpit.desk.toggle_discreet());
    let float = icon_button("strip", speech.say("strip"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::Strip))
        .attr("aria-pressed", move || {
            (cockpit.strip.get() == Strip::Open).to_string()
        })
        .on_click(move || cockpit.toggle_strip());
    let finish = small(speech.say("finish")).on_click(move || {
        if untrack(|| cockpit.read(Interview::is_running)) {
            cockpit.act(Act::Finish);
        }
        cockpit.desk.filling.set(None);
        route::go(&Address::Interview(cockpit.id.get_value(), View::Report));
    });
    let foot = el("footer")
        .class("cockpit-foot")
        .child(save_lamp())
        .child(language_choice())
        .child(theme_button())
        .child(float)
        .child(discreet)
        .child(help)
        .child(finish);
    el("section")
        .class("cockpit-dock")
        .attr("aria-label", speech.say("capture-region"))
        .child(next_best(cockpit))
        .child(slot_rail(cockpit))
        .child(
            el("div")
                .class("cockpit-aims")
                .child(aim_row(cockpit))
                .child(suggest(cockpit)),
        )
        .child(capture(cockpit))
        .child(foot)
}
