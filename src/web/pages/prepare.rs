//! Before the call: who is spoken to, about what, with which guide. Nothing is required; what is missing is said.

use crate::domain::dimension::{CustomerType, Role};
use crate::domain::edit::Act;
use crate::domain::flag::{Joined, joined};
use crate::domain::guide::{Guide, Language, code_of};
use crate::domain::id::InterviewId;
use crate::domain::interview::{Filing, GuideUse, Interview, Permission, Respondent};
use crate::domain::time::Date;

use crate::formats::address::{Address, View};
use crate::formats::typed_date;
use crate::guides;
use crate::web::clock;
use crate::web::cockpit::begin;
use crate::web::desk::{Desk, desk, guide_of};
use crate::web::dom::{El, button, el};
use crate::web::parts;
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::circumstances::before_the_call;
use crate::web::parts::field::{Ask, Tell, list_of, option, tick};
use crate::web::parts::icon::icon;
use crate::web::parts::notice::storage_notices;
use crate::web::prelude::*;
use crate::web::route;
use crate::web::speech::{Speech, args, speech, version};
use crate::words;

/// The acts of the page.
#[derive(Clone, Copy)]
struct Form {
    id: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
}

impl Form {
    fn read<T: Default>(self, how: impl Fn(&Interview) -> T) -> T {
        let mut told = T::default();
        self.look(&mut |interview| told = how(interview));
        told
    }

    fn glance<T: Default>(self, how: impl Fn(&Interview) -> T) -> T {
        let mut told = T::default();
        untrack(|| self.look(&mut |interview| told = how(interview)));
        told
    }

    /// The one way to the interview, so that what each fact asks of it is a few bytes.
    fn look(self, how: &mut dyn FnMut(&Interview)) {
        self.id.with_value(|id| self.desk.read(id, how));
    }

    fn act(self, act: Act) -> bool {
        self.id.with_value(|id| self.desk.act(id, act))
    }

    fn describe(self, how: impl FnOnce(&mut Respondent)) -> bool {
        let mut respondent = self.glance(|interview| interview.respondent.clone());
        how(&mut respondent);
        self.act(Act::Describe(Box::new(respondent)))
    }

    /// Files as the product page has it by default, as long as nothing has begun and nobody filed otherwise by hand.
    fn file_by_default(self) {
        let wanted = self.id.with_value(|id| {
            self.desk.basis_once(id, |basis| {
                let interview = basis.interview;
                (!interview.has_started())
                    .then(|| Filing::by_default(basis.guide, &interview.respondent.roles))
            })
        });
        if let Some(filing) = wanted.flatten() {
            self.act(Act::File(filing));
        }
    }

    /// Whether the guide cannot be changed any more.
    fn is_settled(self) -> bool {
        self.read(|it| !it.asked.is_empty() || !it.evidence.is_empty())
    }

    fn go_live(self) {
        if !self.glance(|it| it.is_running() || it.has_started()) {
            self.id.with_value(|id| begin(self.desk, id));
        }
        route::go(&Address::Interview(self.id.get_value(), View::Live));
    }

    fn say(self, key: &str) -> String {
        self.speech.say(key)
    }
}

/// The page "Prepare".
pub(crate) fn prepare(id: InterviewId) -> Vec<El> {
    let form = Form {
        id: StoredValue::new(id.clone()),
        desk: desk(),
        speech: speech(),
    };
    let facts = el("div")
        .class("stack")
        .attr("data-gap", "6")
        .child(who(form))
        .child(purchase(form))
        .child(guide(form))
        .child(consent(form));
    let aside = el("aside")
        .class("split-aside stack")
        .attr("data-gap", "5")
        .attr("data-sticky", "")
        .child(plan(form))
        .child(first_steps(form));
    let page = el("main").class("page").attr("id", "main");
    vec![
        app_bar(Some((id, View::Prepare))),
        storage_notices(page)
            .child(head(form))
            .child(el("div").class("split").child(facts).child(aside)),
    ]
}

fn head(form: Form) -> El {
    let go = button("button")
        .attr("data-kind", "primary")
        .child(icon("go"))
        .text(move || {
            form.say(if form.read(Interview::has_started) {
                "to-live"
            } else {
                "start-interview"
            })
        })
        .on_click(move || form.go_live());
    let row = el("div")
        .class("page-head-row")
        .child(el("h1").child(form.say("tab-prepare")))
        .child(el("div").class("page-head-tools").child(go));
    el("header").class("page-head").child(row).child(
        el("p")
            .class("page-head-lede")
            .child(form.say("prepare-lede")),
    )
}

fn who(form: Form) -> El {
    let fields = grid()
        .child(text_fact(
            form,
            "respondent",
            |it| &mut it.alias,
            "respondent-note",
        ))
        .child(text_fact(form, "company", |it| &mut it.company, ""))
        .child(text_fact(form, "job-title", |it| &mut it.title, ""))
        .child(role_fact(form))
        .child(customer_fact(form))
        .child(interviewer(form));
    let exec = tick(
        form.say("exec"),
        form.say("exec-note"),
        Box::new(move || form.read(|it| it.respondent.exec)),
        Box::new(move |on| {
            form.describe(|it| it.exec = on);
        }),
    );
    section(form, "prepare-who", None).child(fields).child(exec)
}

fn purchase(form: Form) -> El {
    let fields = grid()
        .child(text_fact(form, "bought", |it| &mut it.bought, ""))
        .child(date_fact(
            form,
            "order-date",
            |it| &mut it.ordered_on,
            order_meaning,
        ))
        .child(date_fact(
            form,
            "joined-date",
            |it| &mut it.joined_on,
            joined_meaning,
        ));
    section(form, "prepare-purchase", None)
        .attr("data-rule", "")
        .child(fields)
        .child(before_the_call(form.desk, form.speech, form.id.get_value()))
}

fn guide(form: Form) -> El {
    let filed = el("p").class("section-count").text(move || {
        let filing = form.read(|it| Some(it.filing));
        let told = filing.map(|it| {
            let filing = form.speech.name(it);
            form.speech.say_with("filed-as", &args!["filing" => filing])
        });
        told.unwrap_or_default()
    });
    let fields = grid()
        .child(guide_fact(form))
        .child(language_fact(form))
        .child(filing_fact(form));
    section(form, "prepare-guide", Some(filed))
        .attr("data-rule", "")
        .child(fields)
        .child(telling(form, "guide-settled", Form::is_settled))
}

fn consent(form: Form) -> El {
    section(form, "prepare-consent", None)
        .attr("data-rule", "")
        .child(grid().child(permission_fact(form)))
}

/// A part of the form, with what stands beside its title.
fn section(form: Form, title: &str, beside: Option<El>) -> El {
    let head = el("div")
        .class("section-head")
        .child(el("h2").child(form.say(title)))
        .child(beside);
    el("section").class("section").child(head)
}

fn grid() -> El {
    el("div").class("field-grid").attr("data-count", "3")
}

/// A field under its name, and what is to be said of it.
fn field(form: Form, label: &'static str, control: El, hint: El) -> El {
    parts::field::hinted_field(form.say(label), label.to_owned(), control, hint)
}

/// What is said of a field, where it has a sentence.
fn hint(form: Form, key: &str) -> El {
    el("p").child((!key.is_empty()).then(|| form.say(key)))
}

/// A sentence that is there while it is true.
fn telling(form: Form, key: &'static str, holds: fn(Form) -> bool) -> El {
    el("p").class("field-hint").text(move || {
        if holds(form) {
            form.say(key)
        } else {
            String::new()
        }
    })
}

/// A field for a short text.
fn text_field(value: Ask<String>, set: Tell<String>) -> El {
    el("input")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("maxlength", "500")
        .value(value)
        .on_input(set)
}

/// A fact that is a short text.
fn text_fact(
    form: Form,
    label: &'static str,
    of: fn(&mut Respondent) -> &mut String,
    note: &str,
) -> El {
    let control = text_field(
        Box::new(move || form.read(|it| of(&mut it.respondent.clone()).clone())),
        Box::new(move |text| {
            form.describe(|it| *of(it) = text);
        }),
    );
    let control = control.attr("autocomplete", "off");
    field(form, label, control, hint(form, note))
}

fn interviewer(form: Form) -> El {
    let control = text_field(
        Box::new(move || form.read(|it| it.interviewer.clone())),
        Box::new(move |name| {
            if form.act(Act::NameInterviewer(name.clone())) {
                form.desk
                    .prefer(|preferences| preferences.interviewer = name);
            }
        }),
    );
    let control = control.attr("autocomplete", "name");
    field(form, "interviewer", control, hint(form, "interviewer-note"))
}

/// What a date means for the interview: a tone, the key of a sentence, and how many months that is about.
type Meaning = (&'static str, &'static str, u32);

fn order_meaning(form: Form) -> Option<Meaning> {
    let ordered = form.read(|it| it.respondent.ordered_on)?;
    let Some(months) = clock::now().today.months_since(ordered) else {
        return Some(("caution", "order-future", 0));
    };
    let (tone, key) = match months {
        3..=6 => ("good", "order-fresh"),
        0..=2 => ("caution", "order-young"),
        7..=12 => ("caution", "order-old"),
        _ => ("danger", "order-stale"),
    };
    Some((tone, key, months))
}

fn joined_meaning(form: Form) -> Option<Meaning> {
    form.read(|it| it.respondent.ordered_on.zip(it.respondent.joined_on))?;
    Some(match form.read(|it| joined(&it.respondent)) {
        None => ("good", "joined-before", 0),
        Some(Joined::SameMonth) => ("caution", "joined-same-month", 0),
        Some(Joined::After) => ("danger", "joined-after", 0),
    })
}

/// A fact that is a date, or a month. What cannot be read stays in the field and is said.
fn date_fact(
    form: Form,
    label: &'static str,
    of: fn(&mut Respondent) -> &mut Option<Date>,
    meaning: fn(Form) -> Option<Meaning>,
) -> El {
    let typed = RwSignal::new(form.glance(|it| {
        let unread = it.respondent.unread.get(label).cloned();
        let stored = *of(&mut it.respondent.clone());
        unread
            .or_else(|| stored.map(|date| date.to_string()))
            .unwrap_or_default()
    }));
    let unread = move || typed.with(|typed| is_unread(typed));
    let control = el("input")
        .attr("type", "text")
        .attr("inputmode", "text")
        .attr("autocomplete", "off")
        .attr("placeholder", form.say("date-placeholder"))
        .attr(
            "aria-invalid",
            move || if unread() { "true" } else { "false" },
        )
        .value(move || typed.get())
        .on_input(move |text| {
            typed.set(text.clone());
            form.describe(|it| {
                *of(it) = typed_date::read(&text);
                if is_unread(&text) {
                    it.unread.insert(label.to_owned(), text);
                } else {
                    it.unread.remove(label);
                }
            });
        });
    let hint = el("p")
        .attr("data-tone", move || {
            if unread() {
                Some("danger")
            } else {
                meaning(form).map(|(tone, ..)| tone)
            }
        })
        .text(move || {
            if unread() {
                return form.say("date-unread");
            }
            match meaning(form) {
                Some((_, key, months)) => form.speech.say_with(key, &args!["months" => months]),
                None => typed
                    .with(|typed| typed_date::read(typed))
                    .map(|date| form.speech.date(date))
                    .unwrap_or_default(),
            }
        });
    field(form, label, control, hint)
}

/// Something stands there, and it is no date.
fn is_unread(typed: &str) -> bool {
    !typed.trim().is_empty() && typed_date::read(typed).is_none()
}

/// A fact that is one of a list. The options are there before one of them is chosen.
fn select_fact(
    form: Form,
    label: &'static str,
    list: El,
    value: fn(&Interview) -> String,
    set: Tell<String>,
    note: &str,
) -> El {
    let list = list.value(move || form.read(value)).on_change(set);
    field(form, label, list, hint(form, note))
}

fn role_fact(form: Form) -> El {
    let select = select_fact(
        form,
        "role",
        list_of(form.speech, "", Role::ALL),
        |it| {
            let first = it.respondent.roles.first();
            first.map_or("", |it| it.code()).to_owned()
        },
        Box::new(move |code| {
            form.describe(|it| it.roles = Role::from_code(&code).into_iter().collect());
            form.file_by_default();
        }),
        "role-note",
    );
    let summary = el("summary").class("field-hint").text(move || {
        let more = form.read(|it| it.respondent.roles.len().saturating_sub(1));
        form.speech.say_with("roles-more", &args!["count" => more])
    });
    let roles = Role::ALL
        .iter()
        .fold(el("details").child(summary), |roles, role| {
            roles.child(role_tick(form, *role))
        });
    el("div")
        .class("stack")
        .attr("data-gap", "1")
        .child(select)
        .child(roles)
}

fn role_tick(form: Form, role: Role) -> El {
    tick(
        form.speech.name(role),
        String::new(),
        Box::new(move || form.read(|it| it.respondent.roles.contains(&role))),
        Box::new(move |on| {
            form.describe(|it| {
                it.roles.retain(|other| *other != role);
                if on {
                    it.roles.push(role);
                }
            });
            form.file_by_default();
        }),
    )
}

fn customer_fact(form: Form) -> El {
    select_fact(
        form,
        "customer-type",
        list_of(form.speech, "part-none", CustomerType::ALL),
        |it| {
            let kind = it.respondent.customer_type;
            kind.map_or("", CustomerType::code).to_owned()
        },
        Box::new(move |code| {
            form.describe(|it| it.customer_type = CustomerType::from_code(&code));
        }),
        "",
    )
}

fn permission_fact(form: Form) -> El {
    select_fact(
        form,
        "permission",
        list_of(form.speech, "permission-later", Permission::ALL),
        |it| {
            let permission = it.respondent.permission;
            permission.map_or("", Permission::code).to_owned()
        },
        Box::new(move |code| {
            form.describe(|it| it.permission = Permission::from_code(&code));
        }),
        "",
    )
}

/// Every guide there is to choose, and the one this interview was given, where that has changed since.
fn each_guide(form: Form, how: &mut dyn FnMut(&Guide)) {
    form.desk.each_guide(&mut *how);
    let given = form.glance(|it| it.guide.whole.clone());
    if let Some(given) = given.filter(|_| untrack(|| is_outdated(form))) {
        how(&given);
    }
}

fn guide_fact(form: Form) -> El {
    let language = form.speech.language();
    let mut options = Vec::new();
    each_guide(form, &mut |guide| {
        let minutes = form
            .speech
            .say_with("minutes", &args!["count" => guide.minutes]);
        let mut name = [guide.title.text(&language), " · ", &minutes].concat();
        let code = guide.code();
        let given = form.glance(|it| it.guide.id == guide.id && it.guide.version == guide.version);
        if given && is_outdated(form) {
            name.push_str(" · ");
            name.push_str(&version(form.speech, guide.version));
        }
        // What cannot be used says so here and why on its own page.
        let is_draft = guides::is_draft(guide);
        if is_draft {
            name.push_str(" · ");
            name.push_str(&form.say("guide-not-ready"));
        }
        options.push(option(&code, &name).attr("disabled", is_draft && !given));
    });
    let select = select_fact(
        form,
        "guide",
        el("select")
            .attr("disabled", move || form.is_settled())
            .child(options),
        |it| code_of(&it.guide.id, it.guide.version),
        Box::new(move |code| use_guide(form, &code)),
        "",
    );
    let way = el("a")
        .class("field-hint")
        .attr("href", Address::Guides.to_string())
        .child(form.say("guides-own"));
    el("div")
        .class("stack")
        .attr("data-gap", "1")
        .child(select)
        .child(telling(form, "guide-outdated", is_outdated))
        .child(el("p").child(way))
}

/// Whether the guide this interview was given has changed here since, or is here no more.
fn is_outdated(form: Form) -> bool {
    let told = form.id.with_value(|id| {
        form.desk.with(|workspace| {
            let given = workspace.interview(id)?.guide.whole.as_deref()?;
            let newest = workspace.guide(&given.id);
            Some(newest.is_none_or(|newest| newest.version != given.version))
        })
    });
    told.unwrap_or(false)
}

fn use_guide(form: Form, code: &str) {
    let mut chosen = None;
    each_guide(form, &mut |guide| {
        if guide.code() == code {
            let language = form.glance(|it| it.guide.language.code().to_owned());
            chosen = Some(guides::used(guide, Language::new(language)));
        }
    });
    if let Some(guide) = chosen
        && form.act(Act::UseGuide(Box::new(guide)))
    {
        form.file_by_default();
    }
}

fn language_fact(form: Form) -> El {
    let options = words::available().fold(el("select"), |list, (language, name)| {
        list.child(option(language.code(), name))
    });
    let select = select_fact(
        form,
        "interview-language",
        options,
        |it| it.guide.language.code().to_owned(),
        Box::new(move |code| {
            if let Some(guide) = form.glance(|it| Some(it.guide.clone())) {
                form.act(Act::UseGuide(Box::new(GuideUse {
                    language: Language::new(code),
                    ..guide
                })));
            }
        }),
        "",
    );
    let untranslated = telling(form, "guide-untranslated", is_untranslated);
    el("div")
        .class("stack")
        .attr("data-gap", "1")
        .child(select)
        .child(untranslated)
        .child(telling(form, "hint-none", has_no_lexicon))
}

/// Nobody has written down what its phrases hint at: then nothing is pointed out.
fn has_no_lexicon(form: Form) -> bool {
    let mut code = String::new();
    form.look(&mut |it| it.guide.language.code().clone_into(&mut code));
    let mut languages = guides::lexicon_languages();
    !languages.any(|language| language.code() == code)
}

fn is_untranslated(form: Form) -> bool {
    let told = form.id.with_value(|id| {
        form.desk.with(|workspace| {
            let interview = workspace.interview(id)?;
            let guide = guide_of(workspace, interview)?;
            Some(!guide.speaks(&interview.guide.language))
        })
    });
    told.unwrap_or(false)
}

fn filing_fact(form: Form) -> El {
    select_fact(
        form,
        "filing",
        list_of(form.speech, "", Filing::ALL),
        |it| it.filing.code().to_owned(),
        Box::new(move |code| {
            if let Some(filing) = Filing::from_code(&code) {
                form.act(Act::File(filing));
            }
        }),
        "filing-note",
    )
}

fn aside_part(form: Form, id: &'static str, title: &str) -> El {
    el("section")
        .class("aside-part")
        .attr("aria-labelledby", id)
        .child(
            el("h2")
                .class("aside-title")
                .attr("id", id)
                .child(form.say(title)),
        )
}

/// A line of the plan: when, what, and how many prompts.
fn plan_line(when: &str, title: &str) -> El {
    el("li")
        .class("plan-line")
        .child(el("span").class("plan-when").child(when))
        .child(el("span").child(title))
}

/// The guide's sections with their minutes and how many prompts each holds.
fn plan(form: Form) -> El {
    let lines = el("ol").class("plan").rows(
        move || plan_lines(form),
        |line| line.join("\n"),
        |[when, title, count]| {
            plan_line(&when, &title).child(el("span").class("plan-count").child(count))
        },
    );
    aside_part(form, "h-plan", "plan")
        .child(lines)
        .child(hint(form, "plan-note").class("field-hint"))
}

fn plan_lines(form: Form) -> Vec<[String; 3]> {
    let mut lines = Vec::new();
    form.id.with_value(|id| {
        form.desk.with(|workspace| {
            let interview = workspace.interview(id)?;
            let guide = guide_of(workspace, interview)?;
            let mut from = 0;
            for section in &guide.sections {
                let start = from;
                from += section.minutes;
                let (mut core, mut optional) = (0, 0);
                for prompt in &guide.prompts {
                    if prompt.section == section.id && prompt.is_for(&interview.respondent.roles) {
                        *if prompt.core {
                            &mut core
                        } else {
                            &mut optional
                        } += 1;
                    }
                }
                let title = section.title.text(&interview.guide.language).to_owned();
                let count = if optional == 0 {
                    core.to_string()
                } else {
                    format!("{core} + {optional}")
                };
                lines.push([format!("{start}–{from}"), title, count]);
            }
            Some(())
        })
    });
    lines
}

fn first_steps(form: Form) -> El {
    let steps = [
        ("1", "first-1"),
        ("2", "first-2"),
        ("3", "first-3"),
        ("4", "first-4"),
    ]
    .map(|(number, key)| plan_line(number, &form.say(key)));
    aside_part(form, "h-first", "first-title").child(el("ol").class("plan").child(steps))
}
