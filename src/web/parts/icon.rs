//! A drawing from the sprite in `index.html`.

use leptos::prelude::*;

/// An icon beside words; it says nothing by itself.
#[component]
pub(crate) fn Icon(
    /// Its name in the sprite, without `i-`.
    name: &'static str,
    /// `large` where it leads a block.
    #[prop(optional)]
    size: &'static str,
) -> impl IntoView {
    let size = (!size.is_empty()).then_some(size);
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" data-size=size>
            <use href=format!("#i-{name}")></use>
        </svg>
    }
}

/// The product's own sign.
#[component]
pub(crate) fn Brand() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" data-kind="brand">
            <use href="#brand"></use>
        </svg>
    }
}
