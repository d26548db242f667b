//! How strong the evidence is, as a shape that fills: empty, mentioned, quoted, filled, confirmed.

use leptos::prelude::*;

use crate::domain::level::Level;
use crate::web::speech::lamp_state;

/// The shape; a word beside it says the same.
#[component]
pub(crate) fn LampDisc(
    /// How strong the evidence is.
    #[prop(into)]
    level: Signal<Level>,
) -> impl IntoView {
    let state = move || lamp_state(level.get());
    view! {
        <svg class="lamp-disc" viewBox="0 0 20 20" data-state=state aria-hidden="true">
            <use href=move || format!("#lamp-{}", state())></use>
        </svg>
    }
}
