//! The screen in the address bar.

use leptos::prelude::*;

use crate::formats::address::Address;

/// The screen the fragment stands for, renewed when it changes.
pub(crate) fn current() -> Signal<Address> {
    let read = || Address::read(&window().location().hash().unwrap_or_default());
    let (address, set) = signal(read());
    let listening = window_event_listener(leptos::ev::hashchange, move |_| set.set(read()));
    on_cleanup(move || listening.remove());
    address.into()
}

/// Goes to a screen. Back comes back.
pub(crate) fn go(address: &Address) {
    if window().location().set_hash(&address.to_string()).is_err() {
        leptos::logging::error!("the address could not be changed to {address}");
    }
}
