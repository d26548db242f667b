//! A small server for the built app. It listens on this machine only.

use std::{
    net::{Ipv4Addr, TcpListener},
    path::Path,
};

use crate::failure::{Failure, OrSay};
use crate::http;

/// The usual port. Browsers keep stored interviews apart by port, so it is one that few others use.
pub(crate) const PORT: u16 = 4717;

/// Shows a folder until it is told to stop.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<(), Failure> {
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(format!(
            "There is no app in {}: build it with `cargo xtask build`.",
            folder.display()
        )));
    }
    let taken = || format!("Port {port} cannot be used; choose another with --port");
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).or_say(taken)?;
    let address = listener.local_addr().or_say(taken)?;
    println!("\nOn Record is at http://{address}/ (Ctrl+C ends it)");
    http::answer_all(&listener, folder, || true);
    Ok(())
}
