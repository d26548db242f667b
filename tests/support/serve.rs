//! The built app at an address of its own, for as long as a test runs.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

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
            for stream in listener.incoming() {
                if is_over_too.load(Ordering::Relaxed) {
                    break;
                }
                // A connection each, so that one the browser opens and does not use keeps nobody waiting.
                let dist = dist.clone();
                thread::spawn(move || stream.and_then(|stream| answer(&dist, stream)));
            }
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

fn answer(dist: &Path, mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let path = request
        .split([' ', '?'])
        .nth(1)
        .unwrap_or_default()
        .trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let stays_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let (status, body) = match fs::read(dist.join(path)) {
        Ok(body) if stays_inside => ("200 OK", body),
        _ => ("404 Not Found", Vec::new()),
    };
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
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
