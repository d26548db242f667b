//! The server of a fault run: the app with a script beside it that types and tells, and a record of all that was told.
//!
//! The script comes with the page and not through a driver, so that one way of typing serves every engine: `WebKit`'s
//! driver has no storage that lasts, and drivers themselves write and flush what a killed browser would not have.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::serve::dist;

/// What finds things on the page, and what does as it is asked there, in a closure of their own.
const AGENT: &str = concat!(
    "(() => {\n",
    include_str!("../support/page.js"),
    include_str!("agent.js"),
    "\n})();\n"
);
/// A page of our own, which keeps what is typed in a way that is known to hold, or known not to.
const PLAIN: &str = include_str!("plain.html");

/// Something a page told, and when it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) at: Instant,
    pub(crate) body: Value,
}

#[derive(Default)]
struct Shared {
    told: Mutex<Vec<Told>>,
    news: Condvar,
    is_over: AtomicBool,
}

/// A server that ends with its run. Its port stays the same from one start of the browser to the next.
pub(crate) struct Stage {
    address: String,
    shared: Arc<Shared>,
}

impl Stage {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let shared = Arc::new(Shared::default());
        let server = Arc::clone(&shared);
        thread::spawn(move || {
            for visitor in listener.incoming() {
                if server.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(visitor) = visitor else { continue };
                let server = Arc::clone(&server);
                thread::spawn(move || answer(&server, &visitor));
            }
        });
        Self { address, shared }
    }

    /// The app with something to do, at this fragment.
    pub(crate) fn app(&self, task: &str, fragment: &str) -> String {
        format!("{}?{task}{fragment}", self.address)
    }

    /// Our own page with something to do.
    pub(crate) fn plain(&self, task: &str) -> String {
        format!("{}__plain.html?{task}", self.address)
    }

    /// All that was told so far.
    pub(crate) fn told(&self) -> Vec<Told> {
        self.shared.told.lock().unwrap().clone()
    }

    /// The last that was told of this kind.
    pub(crate) fn last(&self, kind: &str) -> Option<Told> {
        let told = self.shared.told.lock().unwrap();
        told.iter()
            .rev()
            .find(|it| it.body["kind"] == kind)
            .cloned()
    }

    /// Forgets what was told, before another page tells the same.
    pub(crate) fn forget(&self) {
        self.shared.told.lock().unwrap().clear();
    }

    /// Waits until what was told is enough, or gives up.
    pub(crate) fn wait<T>(
        &self,
        limit: Duration,
        mut enough: impl FnMut(&[Told]) -> Option<T>,
    ) -> Option<T> {
        let end = Instant::now() + limit;
        let mut told = self.shared.told.lock().unwrap();
        loop {
            if let Some(answer) = enough(&told) {
                return Some(answer);
            }
            let left = end.checked_duration_since(Instant::now())?;
            told = self.shared.news.wait_timeout(told, left).unwrap().0;
        }
    }

    /// Waits for something of this kind.
    pub(crate) fn wait_for(&self, kind: &str, limit: Duration) -> Option<Told> {
        self.wait(limit, |told| {
            told.iter()
                .rev()
                .find(|it| it.body["kind"] == kind)
                .cloned()
        })
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        let host = self
            .address
            .trim_start_matches("http://")
            .trim_end_matches('/');
        let _woken = TcpStream::connect(host);
    }
}

fn answer(shared: &Shared, visitor: &TcpStream) -> io::Result<()> {
    visitor.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(visitor);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut words = request.split(' ');
    let (method, url) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let path = url.split(['?', '#']).next().unwrap_or_default();
    match (method, path) {
        ("POST", "/__tell") => {
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            let at = Instant::now();
            if let Ok(body) = serde_json::from_slice(&body) {
                shared.told.lock().unwrap().push(Told { at, body });
                shared.news.notify_all();
            }
            respond(visitor, "204 No Content", "text/plain", &[])
        }
        (_, asked) if asked.starts_with("/__heard/") => {
            let told = shared.told.lock().unwrap();
            let parts: Vec<_> = asked.split('/').skip(2).collect();
            let is_so = |it: &&Told| it.body["kind"] == parts[0] && it.body["window"] == parts[1];
            let answer: &[u8] = if told.iter().any(|it| is_so(&it)) {
                b"yes"
            } else {
                b"no"
            };
            drop(told);
            respond(visitor, "200 OK", "text/plain", answer)
        }
        (_, "/__agent.js") => respond(visitor, "200 OK", "text/javascript", AGENT.as_bytes()),
        (_, "/__plain.html") => respond(
            visitor,
            "200 OK",
            "text/html; charset=utf-8",
            PLAIN.as_bytes(),
        ),
        (_, "/" | "/index.html") => {
            let page = fs::read_to_string(dist().join("index.html"))?;
            // Before all else, so that it is there before the app is.
            let page = page.replacen("<head>", "<head><script src=\"__agent.js\"></script>", 1);
            respond(
                visitor,
                "200 OK",
                "text/html; charset=utf-8",
                page.as_bytes(),
            )
        }
        _ => {
            let path: PathBuf = dist().join(path.trim_start_matches('/'));
            let kind = match path.extension().and_then(|it| it.to_str()) {
                Some("js") => "text/javascript",
                Some("css") => "text/css",
                Some("wasm") => "application/wasm",
                Some("svg") => "image/svg+xml",
                _ => "application/octet-stream",
            };
            match fs::read(&path) {
                Ok(bytes) => respond(visitor, "200 OK", kind, &bytes),
                Err(_) => respond(visitor, "404 Not Found", "text/plain", &[]),
            }
        }
    }
}

fn respond(mut visitor: &TcpStream, status: &str, kind: &str, body: &[u8]) -> io::Result<()> {
    write!(
        visitor,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nCache-Control: no-store\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    visitor.write_all(body)
}
