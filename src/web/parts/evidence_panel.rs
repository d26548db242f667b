//! What has been kept so far, slot by slot: the right-hand column of a wide live screen.

use super::lamp_disc::lamp_disc;
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::interview::Kind;
use crate::domain::level::{Level, Why};
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, el};
use crate::web::prelude::*;
use crate::web::speech::speech;

/// The column "Evidence so far".
pub(crate) fn evidence_panel(cockpit: Cockpit) -> Vec<El> {
    let speech = speech();
    let slots: Vec<_> = Slot::ALL
        .iter()
        .map(|slot| slot_evidence(cockpit, slot.dimension()))
        .collect();
    let list = el("ul").rows(
        move || rest(cockpit),
        |dimension| dimension.code().to_owned(),
        move |dimension| standing_in(el("li").class("evidence-row"), cockpit, dimension),
    );
    let title = el("h2").class("evidence-title");
    let rest_title = el("h3").class("evidence-slot-head");
    let rest = el("section")
        .class("evidence-rest")
        .attr("hidden", move || rest(cockpit).is_empty())
        .child(rest_title.child(speech.say("evidence-rest")))
        .child(list);
    let panel = el("div")
        .class("evidence")
        .child(title.child(speech.say("evidence")))
        .child(slots)
        .child(rest);
    vec![panel]
}

/// What is weighed and is no slot.
fn rest(cockpit: Cockpit) -> Vec<Dimension> {
    cockpit.score.with(|score| {
        score
            .iter()
            .flat_map(|score| &score.ledger)
            .map(|line| line.dimension)
            .filter(|dimension| dimension.slot().is_none())
            .collect()
    })
}

/// The level a dimension stands at, or would with the authority settled; and whether a fact brought it there, not words.
fn standing(cockpit: Cockpit, dimension: Dimension) -> (Level, bool) {
    cockpit.score.with(|score| {
        let line = score
            .as_ref()
            .and_then(|score| score.ledger.iter().find(|line| line.dimension == dimension));
        let Some(line) = line else {
            return (Level::SILENT, false);
        };
        let level = if cockpit.is_open.get() {
            line.level.max(line.would_be)
        } else {
            line.level
        };
        // What keeps it from counting does not say what it is: then only a quote makes it "quoted".
        let is_held_back = level > line.level;
        let by_specific = if is_held_back {
            !cockpit.read(|it| {
                it.evidence_in(dimension)
                    .any(|item| item.kind == Kind::Quote)
            })
        } else {
            line.why == Why::Specific
        };
        (level, by_specific)
    })
}

/// Puts lamp, name and level of a dimension into `place`.
fn standing_in(place: El, cockpit: Cockpit, dimension: Dimension) -> El {
    let speech = speech();
    let word = move || {
        let (level, by_specific) = standing(cockpit, dimension);
        speech.lamp(level, by_specific)
    };
    place
        .child(lamp_disc(move || standing(cockpit, dimension).0))
        .child(el("span").child(speech.name(dimension)))
        .child(el("span").class("evidence-slot-state").text(word))
}

fn slot_evidence(cockpit: Cockpit, dimension: Dimension) -> El {
    let language = cockpit.language();
    let head = el("h3").class("evidence-slot-head");
    el("section")
        .class("evidence-slot")
        .child(standing_in(head, cockpit, dimension))
        .rows(
            move || said(cockpit, dimension),
            |(kind, text)| [kind.code(), text].concat(),
            move |(kind, text)| {
                let words = match kind {
                    Kind::Quote => el("q")
                        .class("words")
                        .attr("data-size", "small")
                        .attr("lang", language.clone()),
                    Kind::Note => el("p").class("gist"),
                };
                words.attr("dir", "auto").child(text)
            },
        )
}

/// What has been kept there, the respondent's own words first.
fn said(cockpit: Cockpit, dimension: Dimension) -> Vec<(Kind, String)> {
    cockpit.read(|interview| {
        let mut said = Vec::new();
        for kind in [Kind::Quote, Kind::Note] {
            let items = interview.evidence_in(dimension);
            said.extend(
                items
                    .filter(|item| item.kind == kind)
                    .map(|item| (kind, item.text.clone())),
            );
        }
        said
    })
}
