//! Notices about whose decision it was: ask once more, then turn; and that a record was struck, or opened after one.

use super::notice::{notice, plate, small};
use super::verdict::{lead_line, neighbours};
use crate::domain::checkpoint::{self, Watch};
use crate::domain::dimension::Authority;
use crate::domain::edit::Act;
use crate::domain::flag::struck;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, el};
use crate::web::keys::Command;
use crate::web::prelude::*;
use crate::web::speech::{Speech, speech};
use crate::words::Sentence;

/// Adds to `place` what is to be done about whose decision it was. None of it takes the focus or blocks anything.
pub(crate) fn strike_watch(place: El, cockpit: Cockpit) -> El {
    let speech = speech();
    let stands = move |watch: Watch| {
        // The card says the same at more length.
        cockpit.watch.get() == Some(watch) && !cockpit.pivoting.get()
    };
    let is_fresh = move || {
        let id = cockpit.id.get_value();
        if cockpit.desk.discreet.get() {
            return false;
        }
        cockpit.read(|it| it.came_from.is_some() && it.evidence.is_empty())
            && cockpit.desk.wants_watch(&id) != Some(false)
    };
    place
        .when(
            move || stands(Watch::AskAgain),
            move || ask_again(cockpit, speech),
        )
        .when(move || stands(Watch::Pivot), move || turn(cockpit, speech))
        .when(
            move || cockpit.is_struck() && !cockpit.desk.discreet.get(),
            move || closed(cockpit, speech),
        )
        .when(is_fresh, move || opened(cockpit, speech))
}

/// How many probes are read at a glance; the prompt has them all.
const PROBES: usize = 2;

/// What to say once more, and what came of it. Where two dates leave no doubt there is nothing to ask.
fn ask_again(cockpit: Cockpit, speech: Speech) -> El {
    if untrack(|| cockpit.joined_after_order()) {
        let keys = ("watch-joined", "watch-joined");
        let words = el("p").child(speech.say("watch-joined-todo"));
        return told(cockpit, speech, keys, Some(words), open(cockpit, speech));
    }
    let say = cockpit.basis_once(|basis| {
        let prompt = checkpoint::prompt(basis.guide)?;
        let (probes, language) = prompt.probes.in_language(&basis.interview.guide.language)?;
        let probed = basis.interview.probed.get(&prompt.id);
        let is_new = |index: u8| !probed.is_some_and(|probed| probed.contains(&index));
        // What was not asked yet, or else from the first on.
        let fresh: Vec<_> = (0..).zip(probes).filter(|(at, _)| is_new(*at)).collect();
        let fresh: Vec<_> = if fresh.is_empty() {
            probes.iter().take(PROBES).map(String::as_str).collect()
        } else {
            let fresh = fresh.into_iter().take(PROBES);
            fresh.map(|(_, probe)| probe.as_str()).collect()
        };
        let words = ["“", &fresh.join(" "), "”"].concat();
        let say = el("p").class("notice-say");
        Some(say.attr("lang", language.to_owned()).child(words))
    });
    let asked = small(speech.say("watch-asked")).on_click(move || {
        cockpit.act(Act::AskAgain);
        cockpit.to_field();
    });
    let keys = ("watch-unknown", "watch-not-there");
    told(cockpit, speech, keys, say.flatten(), asked)
}

/// It was asked again.
fn turn(cockpit: Cockpit, speech: Speech) -> El {
    let keys = ("watch-still-unknown", "watch-still-not-there");
    let words = el("p").child(speech.say("watch-turn"));
    told(cockpit, speech, keys, Some(words), open(cockpit, speech))
}

fn open(cockpit: Cockpit, speech: Speech) -> El {
    small(speech.say("watch-open")).on_click(move || cockpit.open_pivot())
}

fn told(
    cockpit: Cockpit,
    speech: Speech,
    (unknown, not_there): (&'static str, &'static str),
    words: Option<El>,
    first: El,
) -> El {
    let title = el("p").text(move || {
        speech.say(if cockpit.is_open.get() {
            unknown
        } else {
            not_there
        })
    });
    let first = first
        .at(cockpit.watch_at)
        .attr("aria-keyshortcuts", cockpit.keys(Command::Watch));
    let decided = small(speech.say("watch-decided")).on_click(move || {
        cockpit.act(Act::Settle(Authority::Chose));
        cockpit.to_field();
    });
    let leave = small(speech.say("watch-leave"))
        .attr("data-kind", "quiet")
        .on_click(move || cockpit.leave_watch());
    plate("caution", title, words, None, vec![first, decided, leave])
}

/// The record is closed; it says why, and leads on.
fn closed(cockpit: Cockpit, speech: Speech) -> El {
    let id = cockpit.id.get_value();
    let details = cockpit.desk.glance(&id, |it| {
        let reason = struck(it).map(str::to_owned);
        reason.into_iter().chain(lead_line(speech, it)).collect()
    });
    let said = Sentence {
        what: speech.say("struck-live"),
        todo: String::new(),
    };
    let links = untrack(|| neighbours(cockpit.desk, speech, &id));
    notice("info", said, details.unwrap_or_default(), links)
}

/// The record was opened after another; until something is kept it says so.
fn opened(cockpit: Cockpit, speech: Speech) -> El {
    let id = cockpit.id.get_value();
    let lead = cockpit.desk.glance(&id, |it| lead_line(speech, it));
    let said = Sentence {
        what: speech.say("struck-opened"),
        todo: speech.say("struck-opened-note"),
    };
    let mut buttons = untrack(|| neighbours(cockpit.desk, speech, &id));
    let close = small(speech.say("notice-close"))
        .attr("data-kind", "quiet")
        .on_click(move || cockpit.leave_watch());
    buttons.push(close);
    notice("info", said, lead.flatten().into_iter().collect(), buttons)
}
