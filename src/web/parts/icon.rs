//! A drawing from the sprite in `index.html`.

use crate::web::dom::{El, button, svg};

/// An icon beside words, by its name in the sprite without `i-`; it says nothing by itself.
pub(crate) fn icon(name: &str) -> El {
    drawing(["#i-", name].concat())
}

/// The product's own sign.
pub(crate) fn brand() -> El {
    drawing("#brand".to_owned()).attr("data-kind", "brand")
}

/// A small button that shows an icon and no words; what it does is its accessible name.
pub(crate) fn icon_button(name: &str, label: String) -> El {
    button("button")
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
        .attr("data-shape", "icon")
        .attr("aria-label", label)
        .child(icon(name))
}

fn drawing(target: String) -> El {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(svg("use").attr("href", target))
}
