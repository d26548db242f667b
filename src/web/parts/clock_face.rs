//! Time: what has gone and what is left, and which section the current prompt stands in.

use leptos::prelude::*;

use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::domain::time::{Elapsed, Moment};
use crate::formats::address::{Address, View};
use crate::web::desk::desk;
use crate::web::speech::{args, clock_text, speech};

/// The clock at the top of the live screen.
#[component]
pub(crate) fn ClockFace(
    /// Of which interview.
    id: InterviewId,
    /// The moment, renewed every second.
    moment: Signal<Moment>,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let prepare = Address::Interview(id.clone(), View::Prepare).to_string();
    let of = StoredValue::new(id);
    let elapsed = Memo::new(move |_| {
        let now = moment.get();
        let ms = desk
            .read(&of.get_value(), |interview| interview.elapsed(now))
            .unwrap_or_default()
            .as_ms();
        Elapsed::from_ms(ms / 1_000 * 1_000)
    });
    let planned = Memo::new(move |_| {
        desk.basis(&of.get_value(), |basis| basis.guide.planned())
            .unwrap_or_default()
    });
    let running = Memo::new(move |_| {
        desk.read(&of.get_value(), Interview::is_running)
            .unwrap_or(false)
    });
    let left = move || {
        let (elapsed, planned) = (elapsed.get(), planned.get());
        let over = elapsed > planned;
        let key = if over { "clock-over" } else { "clock-left" };
        (clock_text(elapsed.apart(planned)), speech.say(key))
    };
    let pace = move || {
        let (elapsed, planned) = (elapsed.get(), planned.get());
        if elapsed > planned {
            "over"
        } else if planned.minus(elapsed) <= Elapsed::from_minutes(3) && running.get() {
            "last"
        } else {
            "on"
        }
    };
    let section = Memo::new(move |_| {
        desk.basis(&of.get_value(), |basis| {
            let language = &basis.interview.guide.language;
            basis
                .interview
                .current_prompt()
                .and_then(|prompt| basis.guide.prompt(prompt))
                .and_then(|prompt| basis.guide.section(&prompt.section))
                .map(|section| section.title.text(language).to_owned())
        })
        .flatten()
    });
    let who = Memo::new(move |_| {
        desk.read(&of.get_value(), |interview| {
            let alias = interview.respondent.alias.clone();
            let role = interview
                .respondent
                .roles
                .first()
                .map(|role| speech.name(*role));
            [Some(alias).filter(|alias| !alias.is_empty()), role]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        })
        .unwrap_or_default()
    });
    // The bar's rectangles in thousandths of its length: position, width, section.
    let bars = Memo::new(move |_| {
        desk.basis(&of.get_value(), |basis| {
            let total = basis
                .guide
                .sections
                .iter()
                .map(|section| section.minutes)
                .sum::<u32>()
                .max(1);
            let current = basis
                .interview
                .current_prompt()
                .and_then(|prompt| basis.guide.prompt(prompt));
            let now = current.and_then(|prompt| {
                basis
                    .guide
                    .sections
                    .iter()
                    .position(|s| s.id == prompt.section)
            });
            let mut from = 0;
            let sections = basis
                .guide
                .sections
                .iter()
                .enumerate()
                .map(|(index, section)| {
                    let (start, width) = (from, section.minutes * 1_000 / total);
                    from += width;
                    let class = match now {
                        Some(now) if index < now => "clock-pace-past",
                        Some(now) if index == now => "clock-pace-now",
                        _ => "clock-pace-next",
                    };
                    (start, width.saturating_sub(6), class)
                });
            sections.collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let hand = move || {
        let planned = planned.get().as_ms().max(1);
        (elapsed.get().as_ms() * 1_000 / planned)
            .min(1_000)
            .to_string()
    };
    let state = move || {
        if running.get() {
            None
        } else {
            Some(speech.say("clock-stopped"))
        }
    };
    view! {
        <div class="clock" data-pace=pace role="group" aria-label=speech.say("clock")>
            <p class="clock-elapsed">
                <span class="visually-hidden">{speech.say("clock-elapsed")} " "</span>
                <time>{move || clock_text(elapsed.get())}</time>
            </p>
            <p class="clock-left">
                <b>{move || left().0}</b>
                " "
                {move || left().1}
            </p>
            <p class="clock-section">
                <b>{move || section.get()}</b>
                {move || state().map(|state| view! { <span>" · " {state}</span> })}
            </p>
            <p class="clock-who">
                <a href=prepare aria-label=move || speech.say_with("to-prepare", &args!["who" => who.get()])>
                    <bdi>{who}</bdi>
                </a>
            </p>
            <svg class="clock-pace" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                {move || {
                    bars.get()
                        .into_iter()
                        .map(|(x, width, class)| {
                            view! { <rect class=class x=x.to_string() y="3" width=width.to_string() height="4"></rect> }
                        })
                        .collect_view()
                }}
                <line x1=hand x2=hand y1="0" y2="10" class="clock-pace-hand"></line>
            </svg>
        </div>
    }
}

/// The window of a prompt, as a gentle sentence.
pub(crate) fn opens_at(speech: crate::web::speech::Speech, minute: u32) -> String {
    speech.say_with("prompt-opens", &args!["minute" => minute])
}
