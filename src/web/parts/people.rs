//! Who had a part in the purchase: everybody's name, title, part, stance and power, to read and to change.

use super::field::{choice, field, named, tick};
use crate::domain::dimension::Role;
use crate::domain::edit::Act;
use crate::domain::id::{InterviewId, PersonId};
use crate::domain::interview::{Person, Power, Stance};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, button, el};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// The people of an interview, and what can be done to them.
#[derive(Clone, Copy)]
struct Committee {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
}

/// The list with its fields, and a button to add somebody.
pub(crate) fn people(of: InterviewId) -> El {
    let committee = Committee {
        of: StoredValue::new(of),
        desk: desk(),
        speech: speech(),
    };
    let speech = committee.speech;
    let add = button("button").attr("data-size", "small");
    let add = add.child(speech.say("people-add")).on_click(move || {
        committee.change(|people| {
            people.push(Person::new(PersonId::new(Desk::fresh_id()), String::new()));
        });
    });
    on_cleanup(move || committee.of.with_value(|id| committee.desk.end_run(id)));
    el("div")
        .class("people")
        .child(el("p").class("gist").child(speech.say("people-about")))
        .living_rows(
            move || committee.list(),
            |person| person.id.to_string(),
            move |person| committee.card(person),
        )
        .child(el("p").child(add))
}

/// Everybody to read, and folded away what changes them.
pub(crate) fn people_fold(of: InterviewId) -> [El; 3] {
    let (desk, speech, id) = (desk(), speech(), of.clone());
    let nobody = move || desk.read(&id, |it| it.people.is_empty()) == Some(true);
    let none = el("p")
        .class("gist")
        .attr("hidden", move || !nobody())
        .child(speech.say("people-none"));
    let edit = el("details")
        .class("people-edit")
        .child(el("summary").child(speech.say("people-edit")))
        .child(people(of.clone()));
    [none, people_lines(of), edit]
}

/// Everybody in one line each, to read and to print.
fn people_lines(of: InterviewId) -> El {
    let committee = Committee {
        of: StoredValue::new(of),
        desk: desk(),
        speech: speech(),
    };
    let line = move |person: RwSignal<Person>| {
        let facts = move || person.with(|person| facts(committee.speech, person));
        let name = move || person.with(|person| person.name.clone());
        el("li")
            .class("people-line")
            .child(el("b").attr("dir", "auto").text(name))
            .child(" ")
            .child(el("span").text(facts))
    };
    el("ul").living_rows(
        move || committee.list(),
        |person| person.id.to_string(),
        line,
    )
}

/// What is known of somebody besides the name.
fn facts(speech: Speech, person: &Person) -> String {
    let mut facts = Vec::new();
    facts.extend((!person.title.is_empty()).then(|| person.title.clone()));
    facts.extend(
        person
            .roles
            .iter()
            .map(|role| speech.name_as("part", *role)),
    );
    facts.extend(person.stance.map(|stance| speech.name(stance)));
    facts.extend(person.power.map(|power| speech.name(power)));
    facts.join(", ")
}

impl Committee {
    fn list(self) -> Vec<Person> {
        let list = |id: &InterviewId| self.desk.read(id, |it| it.people.clone());
        self.of.with_value(list).unwrap_or_default()
    }

    fn change(self, how: impl FnOnce(&mut Vec<Person>)) {
        self.of.with_value(|id| {
            let mut people = self.desk.glance(id, |it| it.people.clone());
            how(people.get_or_insert_default());
            self.desk.act(id, Act::People(people.unwrap_or_default()));
        });
    }

    fn card(self, person: RwSignal<Person>) -> El {
        let speech = self.speech;
        let id = StoredValue::new(person.with_untracked(|person| person.id.clone()));
        let change = move |how: &dyn Fn(&mut Person)| {
            self.change(|people| {
                let found = id.with_value(|id| people.iter_mut().find(|it| it.id == *id));
                if let Some(person) = found {
                    how(person);
                }
            });
        };
        let name = text(
            speech,
            "people-name",
            move || person.with(|person| person.name.clone()),
            move |text| change(&|person| person.name.clone_from(&text)),
        );
        let title = text(
            speech,
            "people-title",
            move || person.with(|person| person.title.clone()),
            move |text| change(&|person| person.title.clone_from(&text)),
        );
        let roles = Role::ALL.iter().map(|role| {
            let role = *role;
            tick(
                speech.name(role),
                String::new(),
                Box::new(move || person.with(|person| person.roles.contains(&role))),
                Box::new(move |on| {
                    change(&|person| {
                        person.roles.retain(|other| *other != role);
                        if on {
                            person.roles.push(role);
                        }
                    });
                }),
            )
        });
        let roles = el("fieldset")
            .class("tick-grid")
            .child(
                el("legend")
                    .class("field-name")
                    .child(speech.say("people-roles")),
            )
            .child(roles.collect::<Vec<_>>());
        let stance = choice(
            speech,
            "people-stance",
            named(speech, Stance::ALL),
            Box::new(move || person.with(|it| it.stance.map(|it| it.code().to_owned()))),
            Box::new(move |code| change(&|person| person.stance = Stance::from_code(&code))),
        );
        let power = choice(
            speech,
            "people-power",
            named(speech, Power::ALL),
            Box::new(move || person.with(|it| it.power.map(|it| it.code().to_owned()))),
            Box::new(move |code| change(&|person| person.power = Power::from_code(&code))),
        );
        let whom = move || {
            let name = person.with(|person| person.name.clone());
            speech.say_with("people-remove", &args!["name" => name])
        };
        let remove = button("button")
            .attr("data-kind", "quiet")
            .attr("data-size", "small")
            .attr("aria-label", whom)
            .child(speech.say("mark-remove"))
            .on_click(move || {
                self.change(|people| id.with_value(|id| people.retain(|it| it.id != *id)));
            });
        let grid = el("div").class("part-grid");
        el("fieldset")
            .class("people-card")
            .child(
                el("legend")
                    .class("visually-hidden")
                    .text(move || person.with(|person| person.name.clone())),
            )
            .child(grid.child(name).child(title).child(stance).child(power))
            .child(roles)
            .child(el("p").child(remove))
    }
}

fn text(
    speech: Speech,
    name: &str,
    value: impl Fn() -> String + 'static,
    set: impl Fn(String) + 'static,
) -> El {
    let input = el("input")
        .class("field-input")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .value(value)
        .on_input(set);
    field(speech, name).child(input)
}
