//! The help sheet: what you press, what happens.

use leptos::html;
use leptos::prelude::*;

use crate::web::keys::SHEET;
use crate::web::speech::speech;

/// The sheet of keys. It takes the place of the prompt; the field and the lamps do not move.
#[component]
pub(crate) fn KeySheet(
    /// Closes it.
    close: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let speech = speech();
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            // Where the focus cannot move the sheet is still there to read, and Escape closes it.
            let _focused = button.focus();
        }
    });
    view! {
        <section class="key-list" aria-label=speech.say("keys")>
            <p>
                <button class="button" data-size="small" type="button" node_ref=button on:click=move |_| close()>
                    {speech.say("keys-close")}
                </button>
            </p>
            <div class="key-list-group">
                <h2 class="key-list-title">{speech.say("keys")}</h2>
                <dl>
                    {SHEET
                        .iter()
                        .map(|(keys, does)| {
                            view! {
                                <div class="key-list-row">
                                    <dt>{keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view()}</dt>
                                    <dd>{speech.say(does)}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </div>
        </section>
    }
}
