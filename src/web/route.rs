//! The screen in the address bar.

use crate::formats::address::Address;
use crate::web::prelude::*;

/// The screen the fragment stands for, renewed when it changes.
pub(crate) fn current() -> Signal<Address> {
    let read = || Address::read(&window().location().hash().unwrap_or_default());
    let (address, set) = signal(read());
    listen(&window(), "hashchange", Box::new(move |_| set.set(read())));
    address.into()
}

/// Goes to a screen. Back comes back.
pub(crate) fn go(address: &Address) {
    if window().location().set_hash(&address.to_string()).is_err() {
        log(&["the address could not be changed to ", &address.to_string()].concat());
    }
}
