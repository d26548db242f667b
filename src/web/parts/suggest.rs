//! What is understood of the words in the field, before they are kept: one chip for each guess, to take back with a tap.

use super::icon::icon;
use crate::domain::dimension::Role;
use crate::domain::grammar::{Meaning, NOT_SPECIFIC, Sign};
use crate::web::cockpit::{Cockpit, Understood};
use crate::web::dom::{El, button, el};
use crate::web::keys::Command;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// A chip: the number of its sign, what it says, and whether that counts.
type Chip = (u8, String, bool);

/// The chips above the field, and what may be added to the newest one. It is not read out by itself: the field is
/// described by it.
pub(crate) fn suggest(cockpit: Cockpit) -> El {
    let speech = speech();
    let settling = cockpit.settling;
    // Chips of a line just kept are out of sight at once and taken away when the line has been painted.
    let understood = Memo::new(move |before: Option<&Understood>| match before {
        Some(before) if settling.get() => before.clone(),
        _ => cockpit.understood.get(),
    });
    let chips = move || understood.with(|understood| chips_of(speech, understood));
    let chip = move |(number, words, counts): Chip| {
        button("suggest-choice")
            .attr("aria-pressed", counts.to_string())
            .attr("aria-keyshortcuts", cockpit.keys(Command::Plain))
            .on_click(move || {
                cockpit.toggle_sign(number);
                cockpit.to_field();
            })
            .child(counts.then(|| icon("check")))
            .child(words)
    };
    let offer = move |(word, says): (String, String)| {
        button("suggest-choice")
            .child(el("kbd").attr("aria-hidden", "true").child(word.clone()))
            .child(says)
            .on_click(move || {
                cockpit.add_to_sign(&word);
                cockpit.to_field();
            })
    };
    let line = || el("div").class("suggest-line");
    let asks = move || understood.with(|understood| asks(speech, understood.reading.signs.last()));
    let offers =
        move || understood.with(|understood| offers(speech, understood.reading.signs.last()));
    let offered = line()
        .child(el("span").class("suggest-name").text(asks))
        .rows(offers, |offer| offer.0.clone(), offer)
        .attr("hidden", move || asks().is_empty());
    el("div")
        .class("suggest")
        .attr("id", "live-understood")
        .attr("role", "group")
        .attr("aria-label", speech.say("understood"))
        .attr("data-state", move || {
            if settling.get() {
                Some("settling")
            } else {
                chips().is_empty().then_some("empty")
            }
        })
        .child(line().rows(
            chips,
            |chip| [chip.1.as_str(), if chip.2 { "" } else { " " }].concat(),
            chip,
        ))
        .child(offered)
}

fn chips_of(speech: Speech, understood: &Understood) -> Vec<Chip> {
    let signs = understood.reading.signs.iter();
    let mut chips: Vec<Chip> = signs
        .rev()
        .map(|sign| (sign.number, meant(speech, &sign.meaning), !sign.is_plain))
        .collect();
    if !understood.specifics.is_empty() {
        let what = understood.specifics.join(", ");
        let words = speech.say_with("understood-specific", &args!["what" => what]);
        chips.push((NOT_SPECIFIC, words, !understood.is_overruled));
    }
    chips
}

/// What a sign says, in words.
fn meant(speech: Speech, meaning: &Meaning) -> String {
    let mut words = match meaning {
        Meaning::Dimension(_) => vec!["→".to_owned()],
        _ => Vec::new(),
    };
    if !matches!(meaning, Meaning::Person { .. }) {
        words.push(speech.short(meaning.dimension()));
    }
    match meaning {
        Meaning::Person {
            name,
            other,
            title,
            role,
            stance,
            power,
        } => {
            words.push(name.clone());
            words.extend(other.then(|| speech.say("understood-other")));
            words.extend((!title.is_empty()).then(|| title.clone()));
            words.extend(role.map(|role| speech.name_as("part", role)));
            words.extend(stance.map(|stance| speech.name(stance)));
            words.extend(power.map(|power| speech.name(power)));
        }
        Meaning::Pain(step, severity) => {
            words.extend((!step.is_empty()).then(|| step.clone()));
            words.extend(severity.map(|it| speech.say(&["severity-", &it.to_string()].concat())));
        }
        Meaning::Alternative(label, kind, far) => {
            words.push(label.clone());
            words.extend(kind.map(|kind| speech.name(kind)));
            words.extend(far.map(|it| speech.say(&["seriousness-", &it.to_string()].concat())));
        }
        Meaning::Budget(amount) => words.push(amount.clone()),
        Meaning::Dimension(_) => return words.join(" "),
    }
    words.join(", ")
}

/// What the newest sign may still be asked.
fn asks(speech: Speech, sign: Option<&Sign>) -> String {
    match sign.filter(|sign| !sign.is_plain).map(|sign| &sign.meaning) {
        Some(Meaning::Person {
            name, role: None, ..
        }) => speech.say_with("understood-part", &args!["name" => name.as_str()]),
        Some(Meaning::Pain(step, None)) if !step.is_empty() => speech.say("part-severity"),
        Some(Meaning::Alternative(_, _, None)) => speech.say("part-seriousness"),
        _ => String::new(),
    }
}

/// The words that answer it, and what each says.
fn offers(speech: Speech, sign: Option<&Sign>) -> Vec<(String, String)> {
    let numbers = |family: &str| {
        let number = |it: u8| it.to_string();
        let numbers = (0..=3).map(number);
        numbers
            .map(|it| (it.clone(), speech.say(&[family, &it].concat())))
            .collect()
    };
    match sign.filter(|sign| !sign.is_plain).map(|sign| &sign.meaning) {
        Some(Meaning::Person { role: None, .. }) => {
            // Who sells it is on nobody's committee.
            let roles = Role::ALL.iter().filter(|role| **role != Role::SalesRep);
            let offer = |role: &Role| {
                let typed = speech.name_as("typed", *role);
                let word = typed.split(' ').next().unwrap_or_default().to_owned();
                (word, speech.name_as("part", *role))
            };
            roles.map(offer).collect()
        }
        Some(Meaning::Pain(step, None)) if !step.is_empty() => numbers("severity-"),
        Some(Meaning::Alternative(_, _, None)) => numbers("seriousness-"),
        _ => Vec::new(),
    }
}
