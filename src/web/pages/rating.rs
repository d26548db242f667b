//! A second listener: the copy they rate without knowing what the first thought, and how far the two agree afterwards.

use crate::web::prelude::*;

use crate::domain::dimension::{Authority, Dimension};
use crate::domain::edit::Act;
use crate::domain::flag::{FlagRule, is_exempt, is_fatal};
use crate::domain::id::InterviewId;
use crate::domain::interview::{
    Consent, Flag, FlagState, HitState, Interview, Item, Kind, SpecificBy,
};
use crate::domain::rating::{self, Agreement, Comparison, Pair, blind, strength, weight};
use crate::domain::score::Hundredths;
use crate::domain::verdict::{Reading, Verdict, has_ended};
use crate::domain::workspace::Edit;
use crate::formats::address::{Address, View};
use crate::formats::document;
use crate::guides;
use crate::web::clock;
use crate::web::desk::{Desk, desk, exported};
use crate::web::dom::{El, Spot, button, el};
use crate::web::files;
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::authority::ladder;
use crate::web::parts::capture_line::rated_line;
use crate::web::parts::field::{choice, field, named, short_text};
use crate::web::parts::icon::icon;
use crate::web::parts::item_editor::{Shown, shown};
use crate::web::parts::notice::{notice, small, storage_notices, undo_button};
use crate::web::route;
use crate::web::speech::{Speech, args, clock_text, speech};
use crate::words::Sentence;

/// The part of a report in which a second listener is asked, and answers.
pub(super) fn second_listener(of: StoredValue<InterviewId>) -> El {
    let (desk, speech) = (desk(), speech());
    let failed = RwSignal::new(String::new());
    let may_be_rated = move || {
        let ready = |it: &Interview| {
            let consent = it.circumstances.consent;
            has_ended(it) && matches!(consent, None | Some(Consent::Given))
        };
        of.with_value(|id| desk.basis(id, |basis| ready(basis.interview))) == Some(true)
    };
    let file = move || {
        small(speech.say("rating-file")).on_click(move || {
            let copy = of.with_value(|id| copy(desk, id));
            let text = copy.as_ref().map(|it| document::write_interview(it, None));
            failed.set(hand_over(speech, copy.as_ref(), text.and_then(Result::ok)));
        })
    };
    let here = move || {
        small(speech.say("rating-here")).on_click(move || {
            if let Some(copy) = of.with_value(|id| copy(desk, id)) {
                let address = Address::Interview(copy.id.clone(), View::Report);
                if desk.edit(Edit::AddInterview(Box::new(copy))) {
                    route::go(&address);
                }
            }
        })
    };
    let note = move || {
        let key = if may_be_rated() {
            "rating-note"
        } else {
            "rating-not-yet"
        };
        speech.say(key)
    };
    let ratings = move || {
        let id = of.get_value();
        desk.with(|workspace| {
            let all = workspace.interviews().filter_map(|it| {
                let rating = it.rating.as_ref().filter(|rating| rating.of == id)?;
                Some((it.id.clone(), rating.by.clone(), rating.done))
            });
            all.collect::<Vec<_>>()
        })
    };
    let row = move |(id, by, done): (InterviewId, String, bool)| {
        let name = el("a")
            .class("row-name")
            .attr("dir", "auto")
            .attr("href", Address::Interview(id, View::Report).to_string())
            .child(listener(speech, &by));
        let state = if done { "rating-done" } else { "rating-open" };
        el("li")
            .class("row")
            .attr("data-lead", "none")
            .child(name)
            .child(el("span").class("row-end").child(speech.say(state)))
    };
    let said = move || confirmed(desk, speech, &of.get_value());
    titled(speech, "x-second", "rating-title")
        .child(el("p").class("field-hint").text(note))
        .when(may_be_rated, move || {
            el("div").class("cluster").child([file(), here()])
        })
        .child(
            el("p")
                .class("field-hint")
                .attr("data-tone", "danger")
                .attr("role", "alert")
                .text(move || failed.get()),
        )
        .child(el("ul").class("row-list").rows(
            ratings,
            |(id, by, done)| format!("{id}{done}{by}"),
            row,
        ))
        .when(
            move || !said().is_empty(),
            move || el("p").attr("dir", "auto").text(said),
        )
}

/// Who confirmed an interview, and why.
fn confirmed(desk: Desk, speech: Speech, id: &InterviewId) -> String {
    let said = desk.read(id, |it| {
        let it = it.confirmation.as_ref()?;
        let args = args!["by" => &it.by, "reason" => &it.reason];
        Some(speech.say_with("rating-confirmed", &args))
    });
    said.flatten().unwrap_or_default()
}

fn listener(speech: Speech, by: &str) -> String {
    match by.trim() {
        "" => speech.say("rating-nameless"),
        by => by.to_owned(),
    }
}

/// Whether a second listener changed nothing of what a copy comes with: then what is alike was never judged.
fn is_untouched(rating: &Interview) -> bool {
    let is_judged = |item: &Item| {
        item.specific_by == SpecificBy::Person
            || item.hits.iter().any(|hit| hit.state != HitState::Open)
    };
    rating.flags.is_empty()
        && rating.respondent.authority == Authority::Unknown
        && !rating.evidence.iter().any(is_judged)
}

fn copy(desk: Desk, id: &InterviewId) -> Option<Interview> {
    let fresh = InterviewId::new(Desk::fresh_id());
    desk.basis_once(id, |basis| {
        blind(basis.interview, basis.guide, fresh, clock::now())
    })
}

/// Hands over a rating as a file. What is to be said where that could not be.
fn hand_over(speech: Speech, rating: Option<&Interview>, text: Option<String>) -> String {
    let handed = rating.zip(text).ok_or_else(String::new);
    let handed = handed.and_then(|(it, text)| {
        let date = it.held_on.map(|date| date.to_string());
        let date = date.unwrap_or_default();
        let name = ["on-record", "rating", &it.respondent.alias, &date];
        files::download(&files::safe_name(&name), &text)
    });
    handed.err().map_or_else(String::new, |why| {
        speech.say_with("export-failed", &args!["why" => why])
    })
}

/// A part of an exhibit under its name.
pub(super) fn titled(speech: Speech, id: &'static str, name: &str) -> El {
    el("section")
        .class("exhibit-part")
        .attr("aria-labelledby", id)
        .child(
            el("h2")
                .attr("id", id)
                .attr("tabindex", "-1")
                .class("exhibit-name")
                .child(speech.say(name)),
        )
}

/// The page of a second listener's copy: to be rated and, where the interview it rates is here, compared with it.
pub(crate) fn rating(id: InterviewId) -> Vec<El> {
    let desk = desk();
    let first = desk.glance(&id, |it| it.rating.as_ref().map(|rating| rating.of.clone()));
    let first = first.flatten().unwrap_or_else(|| id.clone());
    // Read while the page is made: nothing is shown of it before the second listener is through.
    let is_here = desk.open_interview(&first);
    let page = Page {
        of: StoredValue::new(id),
        first: StoredValue::new(first),
        is_here,
        desk,
        speech: speech(),
        heading_at: Spot::new(),
    };
    let is_done = move || page.read(|it| it.rating.as_ref().is_some_and(|rating| rating.done));
    let exhibit = el("article").class("exhibit").child(page.head()).keyed(
        move || is_done().to_string(),
        move || match (untrack(is_done), is_here) {
            (false, _) => page.form(),
            (true, true) => page.comparison(),
            (true, false) => page.through(),
        },
    );
    let main = el("main")
        .class("page")
        .attr("id", "main")
        .attr("data-width", "exhibit");
    vec![app_bar(None), storage_notices(main).child(exhibit)]
}

/// The copy, and the interview it rates.
#[derive(Clone, Copy)]
struct Page {
    of: StoredValue<InterviewId>,
    first: StoredValue<InterviewId>,
    is_here: bool,
    desk: Desk,
    speech: Speech,
    /// The heading, for a focus whose place has gone.
    heading_at: Spot,
}

impl Page {
    fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        let read = self.of.with_value(|id| self.desk.read(id, how));
        read.unwrap_or_default()
    }

    fn act(self, act: Act) -> bool {
        self.of.with_value(|id| self.desk.act(id, act))
    }

    /// Does something after which the button that asked for it is gone.
    fn act_and_leave(self, act: Act) -> bool {
        let done = self.act(act);
        if done && let Some(heading) = self.heading_at.get() {
            // Where the focus cannot go the person clicks.
            let _focused = heading.focus();
        }
        done
    }

    /// Why the last act was refused, in words, and nothing where it was not.
    fn refusal(self, done: bool) -> String {
        let why = self.desk.refused.get_untracked().filter(|_| !done);
        self.desk.refused.set(None);
        let said = why.map(|why| self.speech.explain(&why));
        said.map_or_else(String::new, |it| [it.what, it.todo].join(" "))
    }

    fn head(self) -> El {
        let speech = self.speech;
        let facts = untrack(|| {
            self.read(|it| {
                let respondent = &it.respondent;
                let mut facts = vec![respondent.company.clone()];
                facts.extend(it.held_on.map(|date| speech.date(date)));
                facts.extend(respondent.ordered_on.map(|date| {
                    let date = speech.date(date);
                    speech.say_with("report-ordered", &args!["date" => date])
                }));
                facts.extend(respondent.roles.iter().map(|role| speech.name(*role)));
                if !it.interviewer.trim().is_empty() {
                    let args = args!["name" => &it.interviewer];
                    facts.push(speech.say_with("report-with", &args));
                }
                facts.retain(|fact| !fact.trim().is_empty());
                facts
            })
        });
        let heading = move || {
            let alias = self.read(|it| it.respondent.alias.clone());
            if alias.trim().is_empty() {
                speech.say("respondent-unnamed")
            } else {
                alias
            }
        };
        let fact = |fact: String| el("span").attr("dir", "auto").child(fact);
        let facts: Vec<_> = facts.into_iter().map(fact).collect();
        let title = el("div")
            .class("exhibit-title")
            .child(
                el("p")
                    .class("exhibit-kind")
                    .child(speech.say("rating-kind")),
            )
            .child(
                el("h1")
                    .attr("dir", "auto")
                    .attr("tabindex", "-1")
                    .at(self.heading_at)
                    .text(heading),
            )
            .child(el("p").class("page-head-facts").child(facts));
        el("header").class("exhibit-head").child(title)
    }

    /// The copy as a file, for the one who asked for it.
    fn export(self) -> El {
        let failed = RwSignal::new(String::new());
        let export = button("button")
            .attr("data-kind", "primary")
            .on_click(move || {
                let id = self.of.get_value();
                self.desk.note_leaving(std::slice::from_ref(&id));
                let text = self.desk.peek(|workspace| exported(workspace, &id));
                let said = |it: &Interview| hand_over(self.speech, Some(it), text);
                failed.set(self.desk.glance(&id, said).unwrap_or_default());
            })
            .child(icon("save"))
            .child(self.speech.say("export-json"));
        let fault = el("p").attr("role", "alert").text(move || failed.get());
        el("div").class("cluster").child(export).child(fault)
    }

    /// What the second listener says.
    fn form(self) -> El {
        let speech = self.speech;
        let by = move || self.read(|it| it.rating.clone().map(|it| it.by).unwrap_or_default());
        let refused = RwSignal::new(String::new());
        let name = short_text()
            .attr("required", true)
            .value(by)
            .on_input(move |by| {
                self.act(Act::Rate { by, done: false });
            });
        let through = button("button")
            .attr("data-kind", "primary")
            .child(speech.say("rating-through"))
            .on_click(move || {
                let by = untrack(by);
                if by.trim().is_empty() {
                    refused.set(speech.say("rating-nobody"));
                    return;
                }
                let done = self.act_and_leave(Act::Rate { by, done: true });
                refused.set(self.refusal(done));
            });
        let undo = undo_button(self.desk, self.of);
        let hint = |key: &str| el("p").class("field-hint").child(speech.say(key));
        let settle = ladder(self.desk, self.of);
        let after = if self.is_here {
            "rating-through-here"
        } else {
            "rating-through-note"
        };
        el("div")
            .class("exhibit")
            .child(hint("rating-how"))
            .child(field(speech, "rating-by").child(name))
            .child(self.items())
            .child(titled(speech, "x-authority", "rating-whose").child(settle))
            .child(
                titled(speech, "x-flags", "rating-flags")
                    .child(hint("rating-flags-note"))
                    .child(self.flags()),
            )
            .child(
                titled(speech, "x-through", "rating-end")
                    .child(hint(after))
                    .child(
                        el("p")
                            .class("field-hint")
                            .attr("data-tone", "danger")
                            .attr("role", "alert")
                            .text(move || refused.get()),
                    )
                    .child(el("div").class("cluster").child(through).child(undo)),
            )
    }

    /// Everything that was said, in order of time.
    fn items(self) -> El {
        let list = move || {
            let items = |id: &InterviewId| self.desk.basis(id, |basis| shown(basis, &|_| true));
            let mut items = self.of.with_value(items).unwrap_or_default();
            items.retain(|it| matches!(it, Shown::Item(..)));
            items
        };
        let line = move |row: RwSignal<Shown>| match row.get_untracked() {
            Shown::Item(item, _) => rated_line(self.of.get_value(), item.id, row),
            Shown::Mark(_) => el("li"),
        };
        titled(self.speech, "x-items", "rating-items").child(
            el("ol")
                .class("capture-list")
                .living_rows(list, Shown::key, line),
        )
    }

    /// The flags that can arise here, each to be settled or left.
    fn flags(self) -> El {
        let rules = untrack(|| {
            let known = |id: &InterviewId| {
                self.desk.basis(id, |basis| {
                    let knows = |rule: &&FlagRule| {
                        rule.arises_in(basis.interview.filing)
                            && !is_exempt(basis.guide.counts_as(), &rule.id)
                    };
                    let rules = guides::flags().flags.iter().filter(knows);
                    rules.map(|rule| rule.id.as_str()).collect::<Vec<_>>()
                })
            };
            self.of.with_value(known).unwrap_or_default()
        });
        let rows: Vec<_> = rules.into_iter().map(|code| self.flag(code)).collect();
        el("div").class("rating-flags").child(rows)
    }

    /// One flag: what the facts say of it, what the listener says, and why where that has to be said.
    fn flag(self, code: &'static str) -> El {
        let speech = self.speech;
        let state = move || {
            let state = |id: &InterviewId| {
                self.desk.basis(id, |basis| {
                    let reading = Reading::of(basis.interview, basis.guide, guides::flags());
                    reading.flag(code).map(|flag| (flag.state, flag.by_person))
                })
            };
            self.of.with_value(state).flatten()
        };
        let state = Memo::new(move |_| state());
        let wanted = RwSignal::new(None::<FlagState>);
        let reason = RwSignal::new(String::new());
        let refused = RwSignal::new(String::new());
        let settle = move |state: FlagState| {
            let flag = Flag {
                code: code.to_owned(),
                state,
                reason: reason.get_untracked(),
            };
            let done = self.act(Act::SettleFlag(flag));
            refused.set(self.refusal(done));
            done
        };
        let name = speech.say(&format!("flag-{code}"));
        let said = choice(
            speech,
            &format!("flag-{code}"),
            named(speech, &[FlagState::Confirmed, FlagState::Dismissed]),
            Box::new(move || {
                let settled = state.get().filter(|(_, by_person)| *by_person);
                let shown = wanted.get().or(settled.map(|(state, _)| state));
                shown.map(|state| state.code().to_owned())
            }),
            Box::new(move |chosen| {
                let chosen = FlagState::from_code(&chosen).unwrap_or(FlagState::Suspected);
                let asks_why = chosen == FlagState::Dismissed
                    || chosen == FlagState::Confirmed && is_fatal(code);
                if asks_why {
                    wanted.set(Some(chosen));
                } else {
                    wanted.set(None);
                    settle(chosen);
                }
            }),
        );
        let by_facts = move || {
            let found = state.get().filter(|(_, by_person)| !by_person);
            found.map_or_else(String::new, |(state, _)| speech.name(state))
        };
        let why = move || {
            let label = speech.say_with("rating-flag-why", &args!["flag" => &name]);
            // The focus stays in the choice, where an arrow key may go on.
            let control = short_text()
                .value(move || reason.get())
                .on_input(move |text| reason.set(text));
            let keep = small(speech.say("rating-flag-keep")).on_click(move || {
                if wanted.get_untracked().is_some_and(settle) {
                    wanted.set(None);
                    reason.set(String::new());
                }
            });
            let name = el("span").class("field-name").child(label);
            el("div")
                .class("stack")
                .attr("data-gap", "2")
                .child(el("label").class("field").child(name).child(control))
                .child(el("p").child(keep))
        };
        el("div")
            .class("stack")
            .attr("data-gap", "1")
            .child(said)
            .child(el("p").class("field-hint").text(by_facts))
            .when(move || wanted.get().is_some(), why)
            .child(
                el("p")
                    .class("field-hint")
                    .attr("data-tone", "danger")
                    .attr("role", "alert")
                    .text(move || refused.get()),
            )
    }

    /// The second listener is through, and the interview is with somebody else.
    fn through(self) -> El {
        let speech = self.speech;
        let back = small(speech.say("rating-reopen")).on_click(move || {
            let by = untrack(|| self.read(|it| it.rating.clone().map(|it| it.by)));
            let by = by.unwrap_or_default();
            self.act_and_leave(Act::Rate { by, done: false });
        });
        let said = Sentence {
            what: speech.say("rating-sent"),
            todo: speech.say("rating-sent-todo"),
        };
        el("div")
            .class("exhibit")
            .child(notice("good", said, Vec::new(), vec![back]))
            .child(self.export())
    }

    /// The two side by side.
    fn comparison(self) -> El {
        let speech = self.speech;
        let made = self.first.with_value(|first| {
            self.desk.basis_once(first, |basis| {
                let second = self.of.get_value();
                self.desk.glance(&second, |second| {
                    let compared = rating::compare(basis, second, guides::flags());
                    (
                        compared.verdict.0,
                        self.compared(basis.interview, second, &compared),
                    )
                })
            })
        });
        let Some((verdict, compared)) = made.flatten() else {
            let said = Sentence {
                what: speech.say("guide-missing"),
                todo: speech.say("guide-missing-todo"),
            };
            return notice("caution", said, Vec::new(), Vec::new());
        };
        let to_first = self.first.with_value(|first| {
            el("a")
                .class("button")
                .attr(
                    "href",
                    Address::Interview(first.clone(), View::Report).to_string(),
                )
                .child(speech.say("rating-to-first"))
        });
        compared
            .child(self.confirm(verdict))
            .child(self.export().child(to_first))
    }

    fn compared(self, first: &Interview, second: &Interview, it: &Comparison<'_>) -> El {
        let speech = self.speech;
        let by = second.rating.as_ref().map_or("", |rating| &rating.by);
        let first_by = match first.interviewer.trim() {
            "" => speech.say("rating-first"),
            name => name.to_owned(),
        };
        let names = [first_by, listener(speech, by)];
        let verdict = |verdict: Verdict| speech.say(&format!("verdict-{}", verdict.code()));
        let flag = |state: Option<FlagState>| {
            state.map_or_else(|| speech.say("rating-absent"), |state| speech.name(state))
        };
        let two = |name: String, (a, b): Pair<String>| {
            let differs = a != b;
            (name, [a, b], differs)
        };
        let whole = vec![
            two(
                speech.say("rating-verdict"),
                (verdict(it.verdict.0), verdict(it.verdict.1)),
            ),
            two(
                speech.name(Dimension::Authority),
                (speech.name(it.authority.0), speech.name(it.authority.1)),
            ),
        ];
        let dimensions = it.dimensions.iter().map(|(dimension, (a, b))| {
            let levels = (speech.lamp(*a, false), speech.lamp(*b, false));
            two(speech.name(*dimension), levels)
        });
        let flags = it.flags.iter().map(|(code, (a, b))| {
            let name = speech.say(&format!("flag-{code}"));
            (name, [flag(*a), flag(*b)], weight(*a) != weight(*b))
        });
        let flags: Vec<_> = flags.collect();
        let hint = |words: String| el("p").class("field-hint").child(words);
        let items: Vec<_> = it.items.iter().map(|pair| self.item(*pair)).collect();
        let none = |key: &str, is_empty: bool| is_empty.then(|| hint(speech.say(key)));
        el("div")
            .class("exhibit")
            .child(
                titled(speech, "x-agree", "rating-agree")
                    .child(el("p").child(self.agreement("rating-levels", it.on_levels)))
                    .child(el("p").child(self.agreement("rating-on-flags", it.on_flags)))
                    .child(none("rating-untouched", is_untouched(second)))
                    .child(hint(speech.say("rating-kappa-note"))),
            )
            .child(
                titled(speech, "x-sides", "rating-sides")
                    .child(table(speech, "rating-whole", &names, whole))
                    .child(table(
                        speech,
                        "rating-dimensions",
                        &names,
                        dimensions.collect(),
                    ))
                    .child(none("rating-no-flags", flags.is_empty()))
                    .child(
                        (!flags.is_empty()).then(|| table(speech, "rating-flags", &names, flags)),
                    ),
            )
            .child(
                titled(speech, "x-items", "rating-otherwise")
                    .child(none("rating-alike", items.is_empty()))
                    .child(el("ul").class("row-list").child(items)),
            )
    }

    /// About how many they say the same, and kappa with what it is called, or that there is none.
    fn agreement(self, key: &str, it: Agreement) -> String {
        let speech = self.speech;
        let percent = it.percent().unwrap_or_default();
        let same = speech.say_with(
            key,
            &args!["same" => it.same, "count" => it.of, "percent" => percent],
        );
        let kappa = match it.kappa {
            None => speech.say("rating-no-kappa"),
            Some(kappa) => {
                let size = u32::try_from(kappa.unsigned_abs()).unwrap_or_default();
                let number = speech.points(Hundredths::new((size + 5) / 10));
                let sign = if kappa < 0 { "−" } else { "" };
                let name = speech.say(&format!("strength-{}", strength(kappa)));
                let args = args!["kappa" => [sign, &number].concat(), "name" => name, "n" => it.of];
                speech.say_with("rating-kappa", &args)
            }
        };
        [same, kappa].join(" ")
    }

    /// An item they sorted differently.
    fn item(self, (first, second): Pair<&Item>) -> El {
        let speech = self.speech;
        let of = |item: &Item| {
            let mut names: Vec<_> = item.dims.iter().map(|it| speech.name(*it)).collect();
            if names.is_empty() {
                names.push(speech.say("unsorted"));
            }
            if item.is_specific() {
                names.push(speech.say("rating-specific"));
            }
            names.join(", ")
        };
        let args = args!["first" => of(first), "second" => of(second)];
        let words: String = first.text.chars().take(120).collect();
        // Their words in the face that is theirs.
        let words = match first.kind {
            Kind::Quote => {
                let language = self.read(|it| it.guide.language.code().to_owned());
                el("q").class("words").attr("lang", language).child(words)
            }
            Kind::Note => el("p").child(words),
        };
        let said = [
            clock_text(first.at_ms),
            speech.say_with("rating-item", &args),
        ];
        let both = el("div")
            .child(words.attr("dir", "auto"))
            .child(el("p").class("row-note").child(said.join(" · ")));
        el("li").class("row").attr("data-lead", "none").child(both)
    }

    /// Whether the caution is confirmed.
    fn confirm(self, verdict: Verdict) -> El {
        let speech = self.speech;
        let place = titled(speech, "x-confirm", "rating-confirm");
        if verdict != Verdict::Caution {
            let verdict = speech.say(&format!("verdict-{}", verdict.code()));
            let args = args!["verdict" => verdict];
            let said = speech.say_with("rating-not-caution", &args);
            return place.child(el("p").class("field-hint").child(said));
        }
        let by = self.read(|it| it.rating.clone().map(|it| it.by).unwrap_or_default());
        let (by, why) = (RwSignal::new(by), RwSignal::new(String::new()));
        let refused = RwSignal::new(String::new());
        let short = move |name: &str, value: RwSignal<String>| {
            let control = short_text()
                .attr("required", true)
                .value(move || value.get())
                .on_input(move |text| value.set(text));
            field(speech, name).child(control)
        };
        let confirm = move || {
            small(speech.say("rating-confirm-do")).on_click(move || {
                let (by, reason) = (by.get_untracked(), why.get_untracked());
                let act = Act::Confirm { by, reason };
                let done = self.first.with_value(|first| self.desk.act(first, act));
                refused.set(self.refusal(done));
                if done && let Some(heading) = self.heading_at.get() {
                    // The form is gone. Where the focus cannot go the person clicks.
                    let _focused = heading.focus();
                }
            })
        };
        let said = move || confirmed(self.desk, speech, &self.first.get_value());
        let form = move || {
            el("div")
                .class("stack")
                .attr("data-gap", "3")
                .child(
                    el("p")
                        .class("field-hint")
                        .child(speech.say("rating-confirm-note")),
                )
                .child(short("rating-by", by))
                .child(short("rating-why", why))
                .child(
                    el("p")
                        .class("field-hint")
                        .attr("data-tone", "danger")
                        .attr("role", "alert")
                        .text(move || refused.get()),
                )
                .child(el("p").child(confirm()))
        };
        // What nobody judged confirms nothing, and what is confirmed is not asked again.
        let is_judged = untrack(|| !self.read(is_untouched));
        place
            .when(move || is_judged && said().is_empty(), form)
            .child(
                el("p")
                    .attr("role", "status")
                    .attr("dir", "auto")
                    .text(said),
            )
    }
}

/// A row of two listeners: what it is about, what each says, and whether they differ.
type Row = (String, [String; 2], bool);

fn table(speech: Speech, name: &str, listeners: &[String; 2], rows: Vec<Row>) -> El {
    let column = |name: &str| el("th").attr("scope", "col").child(name);
    let head = el("tr")
        .child(column(&speech.say("rating-what")))
        .child(column(&listeners[0]))
        .child(column(&listeners[1]))
        .child(el("td"));
    let row = |(name, says, differs): Row| {
        let sign = el("span")
            .attr("role", "img")
            .attr("aria-label", speech.say("rating-differs"))
            .child("≠");
        el("tr")
            .attr("data-state", differs.then_some("differs"))
            .child(el("th").attr("scope", "row").child(name))
            .child(says.map(|says| el("td").child(says)))
            .child(el("td").child(differs.then_some(sign)))
    };
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    el("table")
        .class("rating-table")
        .child(el("caption").child(speech.say(name)))
        .child(el("thead").child(head))
        .child(el("tbody").child(rows))
}
