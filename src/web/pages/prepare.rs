//! Before the call: who is spoken to, about what, with which guide. Nothing is required; what is missing is said.

use leptos::prelude::*;

use crate::domain::dimension::{CustomerType, Role};
use crate::domain::edit::Act;
use crate::domain::guide::{Guide, Language};
use crate::domain::id::InterviewId;
use crate::domain::interview::{Filing, GuideUse, Interview, Permission, Respondent};
use crate::domain::time::Date;
use crate::formats::address::{Address, View};
use crate::formats::typed_date;
use crate::guides;
use crate::web::clock;
use crate::web::cockpit::begin;
use crate::web::desk::{Desk, desk, guide_of};
use crate::web::parts::app_bar::AppBar;
use crate::web::parts::icon::Icon;
use crate::web::parts::notice::StorageNotices;
use crate::web::route;
use crate::web::speech::{args, speech};
use crate::words;

/// The acts of the page.
#[derive(Clone, Copy)]
struct Form {
    id: StoredValue<InterviewId>,
    desk: Desk,
}

impl Form {
    fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        self.id
            .with_value(|id| self.desk.read(id, how))
            .unwrap_or_default()
    }

    fn glance<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        self.id
            .with_value(|id| self.desk.glance(id, how))
            .unwrap_or_default()
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
                    .then(|| Filing::by_default(&interview.guide.id, &interview.respondent.roles))
            })
        });
        if let Some(filing) = wanted.flatten() {
            self.act(Act::File(filing));
        }
    }
}

/// The page "Prepare".
#[component]
pub(crate) fn Prepare(
    /// Which interview.
    id: InterviewId,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let form = Form {
        id: StoredValue::new(id.clone()),
        desk,
    };
    let started = Memo::new(move |_| form.read(Interview::has_started));
    let running = Memo::new(move |_| form.read(Interview::is_running));
    let settled =
        Memo::new(move |_| form.read(|it| !it.asked.is_empty() || !it.evidence.is_empty()));
    let ordered = Memo::new(move |_| form.read(|interview| interview.respondent.ordered_on));
    let joined = Memo::new(move |_| form.read(|interview| interview.respondent.joined_on));
    let go_live = move |_| {
        if !running.get_untracked() && !started.get_untracked() {
            form.id.with_value(|id| begin(desk, id));
        }
        route::go(&Address::Interview(form.id.get_value(), View::Live));
    };
    let order_hint = move || {
        let months = clock::now().today.months_since(ordered.get()?);
        Some(match months {
            None => ("caution", speech.say("order-future")),
            Some(months @ 3..=6) => (
                "good",
                speech.say_with("order-fresh", &args!["months" => months]),
            ),
            Some(months @ 0..=2) => (
                "caution",
                speech.say_with("order-young", &args!["months" => months]),
            ),
            Some(months @ 7..=12) => (
                "caution",
                speech.say_with("order-old", &args!["months" => months]),
            ),
            Some(months) => (
                "danger",
                speech.say_with("order-stale", &args!["months" => months]),
            ),
        })
    };
    let joined_hint = move || {
        let (joined, ordered) = (joined.get()?, ordered.get()?);
        Some(match ordered.months_since(joined) {
            Some(_) if joined <= ordered => ("good", speech.say("joined-before")),
            _ => ("danger", speech.say("joined-after")),
        })
    };
    view! {
        <AppBar at=Some((id.clone(), View::Prepare))/>
        <main class="page" id="main">
            <StorageNotices/>
            <header class="page-head">
                <div class="page-head-row">
                    <h1>{speech.say("tab-prepare")}</h1>
                    <div class="page-head-tools">
                        <button class="button" data-kind="primary" type="button" on:click=go_live>
                            <Icon name="go"/>
                            {move || {
                                if started.get() { speech.say("to-live") } else { speech.say("start-interview") }
                            }}
                        </button>
                    </div>
                </div>
                <p class="page-head-lede">{speech.say("prepare-lede")}</p>
            </header>
            <div class="split">
                <div class="stack" data-gap="6">
                    <section class="section">
                        <div class="section-head">
                            <h2>{speech.say("prepare-who")}</h2>
                        </div>
                        <div class="field-grid" data-count="3">
                            <TextFact form label="respondent" of=|it| &mut it.alias hint="respondent-note"/>
                            <TextFact form label="company" of=|it| &mut it.company/>
                            <TextFact form label="job-title" of=|it| &mut it.title/>
                            <RoleFact form/>
                            <CustomerFact form/>
                            <Interviewer form/>
                        </div>
                        <Tick
                            name=speech.say("exec")
                            note=speech.say("exec-note")
                            on=Signal::derive(move || form.read(|it| it.respondent.exec))
                            set=move |on| {
                                form.describe(|it| it.exec = on);
                            }
                        />
                    </section>
                    <section class="section" data-rule="">
                        <div class="section-head">
                            <h2>{speech.say("prepare-purchase")}</h2>
                        </div>
                        <div class="field-grid" data-count="3">
                            <TextFact form label="bought" of=|it| &mut it.bought/>
                            <DateFact form label="order-date" of=|it| &mut it.ordered_on hint=order_hint/>
                            <DateFact form label="joined-date" of=|it| &mut it.joined_on hint=joined_hint/>
                        </div>
                    </section>
                    <section class="section" data-rule="">
                        <div class="section-head">
                            <h2>{speech.say("prepare-guide")}</h2>
                            <p class="section-count">
                                {move || {
                                    let filing = form.read(|it| Some(it.filing));
                                    filing.map(|it| speech.say_with("filed-as", &args!["filing" => speech.name(it)]))
                                }}
                            </p>
                        </div>
                        <div class="field-grid" data-count="3">
                            <GuideFact form settled/>
                            <LanguageFact form/>
                            <FilingFact form/>
                        </div>
                        <p class="field-hint">
                            {move || settled.get().then(|| speech.say("guide-settled"))}
                        </p>
                    </section>
                    <section class="section" data-rule="">
                        <div class="section-head">
                            <h2>{speech.say("prepare-consent")}</h2>
                        </div>
                        <div class="field-grid" data-count="3">
                            <PermissionFact form/>
                        </div>
                    </section>
                </div>
                <aside class="split-aside stack" data-gap="5" data-sticky="">
                    <Plan form/>
                    <section class="aside-part" aria-labelledby="h-first">
                        <h2 class="aside-title" id="h-first">{speech.say("first-title")}</h2>
                        <ol class="plan">
                            {["first-1", "first-2", "first-3", "first-4"]
                                .into_iter()
                                .zip(1..)
                                .map(|(key, number)| {
                                    view! {
                                        <li class="plan-line">
                                            <span class="plan-when">{number}</span>
                                            <span>{speech.say(key)}</span>
                                        </li>
                                    }
                                })
                                .collect_view()}
                        </ol>
                    </section>
                </aside>
            </div>
        </main>
    }
}

/// A fact that is a short text.
#[component]
fn TextFact(
    form: Form,
    label: &'static str,
    of: fn(&mut Respondent) -> &mut String,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let speech = speech();
    let value =
        Memo::new(move |_| form.read(|interview| of(&mut interview.respondent.clone()).clone()));
    view! {
        <div class="field">
            <label class="field-name" for=label>{speech.say(label)}</label>
            <input
                class="field-input"
                id=label
                type="text"
                dir="auto"
                autocomplete="off"
                maxlength="500"
                aria-describedby=format!("{label}-hint")
                prop:value=move || value.get()
                on:input:target=move |event| {
                    let text = event.target().value();
                    form.describe(|it| *of(it) = text);
                }
            />
            <p class="field-hint" id=format!("{label}-hint")>{(!hint.is_empty()).then(|| speech.say(hint))}</p>
        </div>
    }
}

/// A fact that is a date, or a month. What cannot be read stays in the field and is said.
#[component]
fn DateFact(
    form: Form,
    label: &'static str,
    of: fn(&mut Respondent) -> &mut Option<Date>,
    hint: impl Fn() -> Option<(&'static str, String)> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let speech = speech();
    let stored = form.glance(|interview| *of(&mut interview.respondent.clone()));
    let unread_before = form.glance(|interview| interview.respondent.unread.get(label).cloned());
    let typed = RwSignal::new(
        unread_before
            .or_else(|| stored.map(|date| date.to_string()))
            .unwrap_or_default(),
    );
    let unread = Memo::new(move |_| {
        let typed = typed.get();
        !typed.trim().is_empty() && typed_date::read(&typed).is_none()
    });
    let hint_id = format!("{label}-hint");
    view! {
        <div class="field">
                <label class="field-name" for=label>{speech.say(label)}</label>
                <input
                    class="field-input"
                    id=label
                    type="text"
                    inputmode="text"
                    autocomplete="off"
                    placeholder=speech.say("date-placeholder")
                    aria-invalid=move || unread.get().to_string()
                    aria-describedby=hint_id.clone()
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        typed.set(text.clone());
                        form.describe(|it| {
                            *of(it) = typed_date::read(&text);
                            if of(it).is_none() && !text.trim().is_empty() {
                                it.unread.insert(label.to_owned(), text);
                            } else {
                                it.unread.remove(label);
                            }
                        });
                    }
                />
            <p class="field-hint" id=hint_id data-tone=move || if unread.get() { Some("danger") } else { hint().map(|it| it.0) }>
                {move || {
                    if unread.get() {
                        speech.say("date-unread")
                    } else {
                        match (hint(), typed_date::read(&typed.get())) {
                            (Some((_, words)), _) => words,
                            (None, Some(date)) => speech.date(date),
                            (None, None) => String::new(),
                        }
                    }
                }}
            </p>
        </div>
    }
}

/// A select with its name.
#[component]
fn Select(
    label: &'static str,
    options: Vec<(String, String)>,
    value: Signal<String>,
    #[prop(into)] set: Callback<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let speech = speech();
    view! {
        <div class="field">
            <label class="field-name" for=label>{speech.say(label)}</label>
            <select
                class="field-input"
                id=label
                aria-describedby=format!("{label}-hint")
                prop:value=move || value.get()
                disabled=move || disabled.get()
                on:change:target=move |event| set.run(event.target().value())
            >
                {options
                    .into_iter()
                    .map(|(code, name)| {
                        let this = code.clone();
                        view! { <option value=code selected=move || value.get() == this>{name}</option> }
                    })
                    .collect_view()}
            </select>
            <p class="field-hint" id=format!("{label}-hint")>{hint}</p>
        </div>
    }
}

#[component]
fn RoleFact(form: Form) -> impl IntoView {
    let speech = speech();
    let roles = Memo::new(move |_| form.read(|interview| interview.respondent.roles.clone()));
    let options = Role::ALL
        .iter()
        .map(|role| (role.code().to_owned(), speech.name(*role)))
        .collect();
    let value = Signal::derive(move || {
        roles
            .with(|roles| roles.first().map(|it| it.code().to_owned()))
            .unwrap_or_default()
    });
    let set = move |code: String| {
        form.describe(|it| it.roles = Role::from_code(&code).into_iter().collect());
        form.file_by_default();
    };
    view! {
        <div class="stack" data-gap="1">
            <Select label="role" options value set hint=speech.say("role-note")/>
            <details>
                <summary class="field-hint">
                    {move || {
                        let more = roles.with(|roles| roles.len().saturating_sub(1));
                        speech.say_with("roles-more", &args!["count" => more])
                    }}
                </summary>
                {Role::ALL
                    .iter()
                    .map(|role| {
                        let role = *role;
                        view! {
                            <Tick
                                name=speech.name(role)
                                on=Signal::derive(move || roles.with(|roles| roles.contains(&role)))
                                set=move |on| {
                                    form.describe(|it| {
                                        it.roles.retain(|other| *other != role);
                                        if on {
                                            it.roles.push(role);
                                        }
                                    });
                                    form.file_by_default();
                                }
                            />
                        }
                    })
                    .collect_view()}
            </details>
        </div>
    }
}

#[component]
fn CustomerFact(form: Form) -> impl IntoView {
    let speech = speech();
    let mut options = vec![(String::new(), speech.say("part-none"))];
    options.extend(
        CustomerType::ALL
            .iter()
            .map(|it| (it.code().to_owned(), speech.name(*it))),
    );
    let value = Signal::derive(move || {
        form.read(|it| {
            it.respondent
                .customer_type
                .map(|it| it.code().to_owned())
                .unwrap_or_default()
        })
    });
    let set = move |code: String| {
        form.describe(|it| it.customer_type = CustomerType::from_code(&code));
    };
    view! { <Select label="customer-type" options value set/> }
}

#[component]
fn PermissionFact(form: Form) -> impl IntoView {
    let speech = speech();
    let mut options = vec![(String::new(), speech.say("permission-later"))];
    options.extend(
        Permission::ALL
            .iter()
            .map(|it| (it.code().to_owned(), speech.name(*it))),
    );
    let value = Signal::derive(move || {
        form.read(|it| {
            it.respondent
                .permission
                .map(|it| it.code().to_owned())
                .unwrap_or_default()
        })
    });
    let set = move |code: String| {
        form.describe(|it| it.permission = Permission::from_code(&code));
    };
    view! { <Select label="permission" options value set/> }
}

#[component]
fn Interviewer(form: Form) -> impl IntoView {
    let speech = speech();
    let value = Memo::new(move |_| form.read(|interview| interview.interviewer.clone()));
    view! {
        <div class="field">
            <label class="field-name" for="interviewer">{speech.say("interviewer")}</label>
            <input
                class="field-input"
                id="interviewer"
                aria-describedby="interviewer-hint"
                type="text"
                dir="auto"
                autocomplete="name"
                maxlength="500"
                prop:value=move || value.get()
                on:input:target=move |event| {
                    let name = event.target().value();
                    if form.act(Act::NameInterviewer(name.clone())) {
                        form.desk.prefer(|preferences| preferences.interviewer = name);
                    }
                }
            />
            <p class="field-hint" id="interviewer-hint">{speech.say("interviewer-note")}</p>
        </div>
    }
}

/// What a guide is called in the list: id and version, so that two versions stay apart.
fn guide_code(guide: &Guide) -> String {
    format!("{}@{}", guide.id, guide.version)
}

#[component]
fn GuideFact(form: Form, settled: Memo<bool>) -> impl IntoView {
    let speech = speech();
    let language = speech.language();
    let listed = move |how: &mut dyn FnMut(&Guide)| {
        guides::guides().for_each(&mut *how);
        form.desk.peek(|workspace| workspace.guides().for_each(how));
    };
    let mut options = Vec::new();
    listed(&mut |guide| {
        let minutes = speech.say_with("minutes", &args!["count" => guide.minutes]);
        options.push((
            guide_code(guide),
            format!("{} · {minutes}", guide.title.text(&language)),
        ));
    });
    let value =
        Signal::derive(move || form.read(|it| format!("{}@{}", it.guide.id, it.guide.version)));
    let set = move |code: String| {
        let mut chosen = None;
        listed(&mut |guide| {
            if guide_code(guide) == code {
                let built_in = guides::guide(guide.id.as_str()).is_some();
                let language = form.glance(|it| it.guide.language.code().to_owned());
                chosen = Some(GuideUse {
                    id: guide.id.clone(),
                    version: guide.version,
                    language: Language::new(language),
                    whole: (!built_in).then(|| Box::new(guide.clone())),
                });
            }
        });
        if let Some(guide) = chosen
            && form.act(Act::UseGuide(Box::new(guide)))
        {
            form.file_by_default();
        }
    };
    view! { <Select label="guide" options value set disabled=settled/> }
}

#[component]
fn LanguageFact(form: Form) -> impl IntoView {
    let speech = speech();
    let options = words::available()
        .map(|(language, name)| (language.code().to_owned(), name.to_owned()))
        .collect();
    let value = Signal::derive(move || form.read(|it| it.guide.language.code().to_owned()));
    let set = move |code: String| {
        let guide = form.glance(|it| Some(it.guide.clone()));
        if let Some(guide) = guide {
            form.act(Act::UseGuide(Box::new(GuideUse {
                language: Language::new(code),
                ..guide
            })));
        }
    };
    let untranslated = move || {
        form.id.with_value(|id| {
            form.desk.with(|workspace| {
                let interview = workspace.interview(id)?;
                let guide = guide_of(workspace, interview)?;
                (!guide.speaks(&interview.guide.language)).then(|| speech.say("guide-untranslated"))
            })
        })
    };
    view! {
        <div class="stack" data-gap="1">
            <Select label="interview-language" options value set/>
            <p class="field-hint">{untranslated}</p>
        </div>
    }
}

#[component]
fn FilingFact(form: Form) -> impl IntoView {
    let speech = speech();
    let options = Filing::ALL
        .iter()
        .map(|it| (it.code().to_owned(), speech.name(*it)))
        .collect();
    let value = Signal::derive(move || form.read(|it| it.filing.code().to_owned()));
    let set = move |code: String| {
        if let Some(filing) = Filing::from_code(&code) {
            form.act(Act::File(filing));
        }
    };
    view! { <Select label="filing" options value set hint=speech.say("filing-note")/> }
}

#[component]
fn Tick(
    name: String,
    on: Signal<bool>,
    #[prop(into)] set: Callback<bool>,
    #[prop(optional, into)] note: String,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || on.get()
                on:change:target=move |event| set.run(event.target().checked())
            />
            <span class="choice-name">{name}</span>
            {(!note.is_empty()).then(|| view! { <span class="choice-note">{note}</span> })}
        </label>
    }
}

/// The guide's sections with their minutes and how many prompts each holds.
#[component]
fn Plan(form: Form) -> impl IntoView {
    let speech = speech();
    let lines = Memo::new(move |_| {
        form.id
            .with_value(|id| {
                form.desk.with(|workspace| {
                    let interview = workspace.interview(id)?;
                    let guide = guide_of(workspace, interview)?;
                    let roles = &interview.respondent.roles;
                    let mut from = 0;
                    let lines = guide.sections.iter().map(|section| {
                        let start = from;
                        from += section.minutes;
                        let inside = || {
                            guide
                                .prompts
                                .iter()
                                .filter(|p| p.section == section.id && p.is_for(roles))
                        };
                        let core = inside().filter(|prompt| prompt.core).count();
                        let optional = inside().count() - core;
                        let title = section.title.text(&interview.guide.language).to_owned();
                        (format!("{start}–{from}"), title, core, optional)
                    });
                    Some(lines.collect::<Vec<_>>())
                })
            })
            .unwrap_or_default()
    });
    view! {
        <section class="aside-part" aria-labelledby="h-plan">
            <h2 class="aside-title" id="h-plan">{speech.say("plan")}</h2>
            <ol class="plan">
                {move || {
                    lines
                        .get()
                        .into_iter()
                        .map(|(when, title, core, optional)| {
                            let count = if optional == 0 { core.to_string() } else { format!("{core} + {optional}") };
                            view! {
                                <li class="plan-line">
                                    <span class="plan-when">{when}</span>
                                    <span>{title}</span>
                                    <span class="plan-count">{count}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
            <p class="field-hint">{speech.say("plan-note")}</p>
        </section>
    }
}
