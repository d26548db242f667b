//! The built app at an address of its own, served by the project's own server for as long as a test runs.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// A server that ends with the test. Each has its own port, and so its own storage in the browser.
pub(crate) struct Server {
    child: Child,
    /// Kept open: a program whose output nobody reads any more stops.
    _output: BufReader<ChildStdout>,
    address: String,
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
        let server = env::var_os("ON_RECORD_XTASK")
            .map_or_else(|| target().join("debug/xtask"), PathBuf::from);
        assert!(
            server.is_file(),
            "There is no server at {}: run `cargo build --package xtask`.",
            server.display()
        );
        // xtask looks for dist/ beside the folder of its own package; Cargo has put this package's name there.
        let beside = dist.parent().unwrap().join("xtask");
        let mut child = Command::new(server)
            .args(["serve", "--port", "0"])
            .env("CARGO_MANIFEST_DIR", beside)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let address = address_in(&mut output).expect("the server says where it is");
        Self {
            child,
            _output: output,
            address,
        }
    }

    /// Where the app is, with a slash at the end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which is all that is wanted.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    env::var_os("ON_RECORD_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// The top of the checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What Cargo makes, wherever `CARGO_TARGET_DIR` puts it.
pub(crate) fn target() -> PathBuf {
    let tests = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

fn address_in(output: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    while output.read_line(&mut line).ok()? > 0 {
        if let Some(from) = line.find("http://") {
            return line[from..].split_whitespace().next().map(str::to_owned);
        }
        line.clear();
    }
    None
}
