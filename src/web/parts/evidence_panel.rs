//! What has been kept so far, slot by slot: the right-hand column of a wide live screen.

use leptos::prelude::*;

use super::lamp_disc::LampDisc;
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::interview::Kind;
use crate::domain::level::{Level, Why};
use crate::web::cockpit::Cockpit;
use crate::web::speech::speech;

/// The column "Evidence so far".
#[component]
pub(crate) fn EvidencePanel(
    /// The live screen.
    cockpit: Cockpit,
) -> impl IntoView {
    let speech = speech();
    let rest = Memo::new(move |_| {
        cockpit.score.with(|score| {
            score
                .iter()
                .flat_map(|score| &score.ledger)
                .filter(|line| line.dimension.slot().is_none())
                .map(|line| line.dimension)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="evidence">
            <h2 class="evidence-title">{speech.say("evidence")}</h2>
            {Slot::ALL
                .iter()
                .map(|slot| view! { <SlotEvidence cockpit dimension=slot.dimension()/> })
                .collect_view()}
            <section class="evidence-rest" hidden=move || rest.with(Vec::is_empty)>
                <h3 class="evidence-slot-head">{speech.say("evidence-rest")}</h3>
                <ul>
                    <For each=move || rest.get() key=|dimension| *dimension let:dimension>
                        <RestLine cockpit dimension/>
                    </For>
                </ul>
            </section>
        </div>
    }
}

/// The level a dimension stands at, or would with the authority settled; and whether a fact brought it there, not words.
fn standing(cockpit: Cockpit, dimension: Dimension) -> Memo<(Level, bool)> {
    Memo::new(move |_| {
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
            (level, line.why == Why::Specific)
        })
    })
}

#[component]
fn SlotEvidence(cockpit: Cockpit, dimension: Dimension) -> impl IntoView {
    let speech = speech();
    let standing = standing(cockpit, dimension);
    let level = Signal::derive(move || standing.get().0);
    let word = move || {
        let (level, by_specific) = standing.get();
        speech.lamp(level, by_specific)
    };
    let said = Memo::new(move |_| {
        cockpit.read(|interview| {
            let mut said: Vec<_> = interview
                .evidence_in(dimension)
                .map(|item| (item.id.clone(), item.kind, item.text.clone()))
                .collect();
            said.sort_by_key(|(_, kind, _)| *kind);
            said
        })
    });
    let language = cockpit.language();
    view! {
        <section class="evidence-slot">
            <h3 class="evidence-slot-head">
                <LampDisc level/>
                <span>{speech.name(dimension)}</span>
                <span class="evidence-slot-state">{word}</span>
            </h3>
            {move || {
                said.get()
                    .into_iter()
                    .map(|(_, kind, text)| match kind {
                        Kind::Quote => {
                            let lang = language.clone();
                            view! { <q class="words" data-size="small" dir="auto" lang=lang>{text}</q> }.into_any()
                        }
                        Kind::Note => view! { <p class="gist" dir="auto">{text}</p> }.into_any(),
                    })
                    .collect_view()
            }}
        </section>
    }
}

#[component]
fn RestLine(cockpit: Cockpit, dimension: Dimension) -> impl IntoView {
    let speech = speech();
    let standing = standing(cockpit, dimension);
    let level = Signal::derive(move || standing.get().0);
    let word = move || {
        let (level, by_specific) = standing.get();
        speech.lamp(level, by_specific)
    };
    view! {
        <li class="evidence-row">
            <LampDisc level/>
            <span>{speech.name(dimension)}</span>
            <span class="evidence-slot-state">{word}</span>
        </li>
    }
}
