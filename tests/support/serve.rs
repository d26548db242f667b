//! The built app at an address of its own, for as long as a test runs.

use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

#[path = "../../xtask/src/http.rs"]
mod http;

/// A server that ends with the test. Each has its own port, and so its own storage in the browser.
pub(crate) struct Server {
    address: String,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// Serves what `ON_RECORD_DIST` names, or `dist/`.
    pub(crate) fn start() -> Self {
        let dist = dist();
        assert!(
            dist.join("index.html").is_file(),
            "There is no app in {}: run `cargo xtask build`.",
            dist.display()
        );
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let is_over = Arc::new(AtomicBool::new(false));
        let is_over_too = Arc::clone(&is_over);
        thread::spawn(move || {
            http::answer_all(&listener, &dist, || !is_over_too.load(Ordering::Relaxed));
        });
        Self { address, is_over }
    }

    /// Where the app is, with a slash at the end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // One last visitor, so that the server looks up. If nobody comes any more it ends with the tests.
        let host = self
            .address
            .trim_start_matches("http://")
            .trim_end_matches('/');
        let _woken = TcpStream::connect(host);
    }
}

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    env::var_os("ON_RECORD_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    )
}

/// What Cargo makes, wherever `CARGO_TARGET_DIR` puts it.
pub(crate) fn target() -> PathBuf {
    let tests = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tests.parent().unwrap_or(tests).to_owned()
}
