//! How strong the evidence is, as a shape that fills: empty, mentioned, quoted, filled, confirmed.

use std::rc::Rc;

use crate::domain::level::Level;
use crate::web::dom::{El, svg};
use crate::web::speech::lamp_state;

/// The shape of how strong the evidence is; a word beside it says the same.
pub(crate) fn lamp_disc(level: impl Fn() -> Level + Copy + 'static) -> El {
    disc(Rc::new(move || lamp_state(level())))
}

fn disc(state: Rc<dyn Fn() -> &'static str>) -> El {
    let shape = Rc::clone(&state);
    let shape = svg("use").attr("href", move || ["#lamp-", shape()].concat());
    svg("svg")
        .class("lamp-disc")
        .attr("viewBox", "0 0 20 20")
        .attr("data-state", move || state())
        .attr("aria-hidden", "true")
        .child(shape)
}
