//! Fields of a form, as more than one page has them.

use crate::web::dom::{El, el};
use crate::web::speech::Speech;
use crate::words::Named;

/// What can be chosen: the code of each, and its name.
pub(crate) type Options = Vec<(String, String)>;

/// What a field shows.
pub(crate) type Ask<T> = Box<dyn Fn() -> T>;

/// What becomes of what the person enters.
pub(crate) type Tell<T> = Box<dyn Fn(T)>;

/// A field for a short text.
pub(crate) fn short_text() -> El {
    el("input")
        .class("field-input")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("maxlength", "500")
}

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

/// What has a name, with it.
pub(crate) fn named<T: Named + Copy>(speech: Speech, all: &[T]) -> Options {
    let mut options = Options::new();
    for it in all {
        add_option(&mut options, it.code(), speech.name(*it));
    }
    options
}

fn add_option(options: &mut Options, code: &str, name: String) {
    options.push((code.to_owned(), name));
}

/// A choice of one of a few, or of none.
pub(crate) fn choice(
    speech: Speech,
    name: &str,
    options: Options,
    value: Ask<Option<String>>,
    set: Tell<String>,
) -> El {
    let option = |(code, name): (String, String)| el("option").attr("value", code).child(name);
    let has_none = options.first().is_some_and(|(code, _)| code.is_empty());
    let none = (!has_none).then(|| option((String::new(), speech.say("part-none"))));
    let options: Vec<_> = options.into_iter().map(option).collect();
    // The value comes last: what is to be chosen must be there.
    let select = el("select")
        .class("field-input")
        .child(none)
        .child(options)
        .value(move || value().unwrap_or_default())
        .on_change(set);
    field(speech, name).child(select)
}

/// A field with its name above it.
pub(crate) fn field(speech: Speech, name: &str) -> El {
    let name = el("span").class("field-name").child(speech.say(name));
    el("label").class("field").child(name)
}

/// A field under its name, and what is to be said of it.
pub(crate) fn hinted_field(name: String, id: String, control: El, hint: El) -> El {
    let hint_id = [id.as_str(), "-hint"].concat();
    let name = el("label")
        .class("field-name")
        .attr("for", id.clone())
        .child(name);
    let control = control
        .class("field-input")
        .attr("id", id)
        .attr("aria-describedby", hint_id.clone());
    el("div")
        .class("field")
        .child(name)
        .child(control)
        .child(hint.class("field-hint").attr("id", hint_id))
}

/// A list to choose from, beginning with an option for nothing where that has a sentence.
pub(crate) fn list_of<T: Named + Copy>(speech: Speech, nothing: &str, all: &[T]) -> El {
    let mut list = el("select");
    if !nothing.is_empty() {
        list = list.child(option("", &speech.say(nothing)));
    }
    for it in all {
        list = list.child(option(it.code(), &speech.name(*it)));
    }
    list
}

/// One of a list to choose from.
pub(crate) fn option(code: &str, name: &str) -> El {
    el("option").attr("value", code.to_owned()).child(name)
}
