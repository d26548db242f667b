//! Fields of a form, as more than one page has them.

use crate::web::dom::{El, el};

/// What a field shows.
pub(crate) type Ask<T> = Box<dyn Fn() -> T>;

/// What becomes of what the person enters.
pub(crate) type Tell<T> = Box<dyn Fn(T)>;

/// A box to tick, with its name and a note under it where there is one.
pub(crate) fn tick(name: String, note: String, on: Ask<bool>, set: Tell<bool>) -> El {
    let note = (!note.is_empty()).then(|| el("span").class("choice-note").child(note));
    el("label")
        .class("choice")
        .child(
            el("input")
                .attr("type", "checkbox")
                .checked(on)
                .on_tick(set),
        )
        .child(el("span").class("choice-name").child(name))
        .child(note)
}
