//! Hands the files of a folder to browsers on this machine.
//!
//! Our own eighty lines of it: `tiny_http`, tried first, left a browser's further connection unread about every second
//! time site data was blocked, so that the page stayed white. A connection here serves one request on a thread of its
//! own and ends, so that one which the browser opens in advance and never uses keeps nobody waiting. The end-to-end
//! tests serve the app with this very file.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

/// How long a browser may be silent, and how much it may ask in one request.
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Answers whoever comes, for as long as `goes_on` says so; it is asked with every visitor.
pub(crate) fn answer_all(listener: &TcpListener, folder: &Path, goes_on: impl Fn() -> bool) {
    let folder: Arc<Path> = folder.into();
    for visitor in listener.incoming() {
        if !goes_on() {
            return;
        }
        // One that has gone away again is no reason to stop.
        let Ok(visitor) = visitor else { continue };
        let folder = Arc::clone(&folder);
        thread::spawn(move || answer(&folder, &visitor));
    }
}

fn answer(folder: &Path, visitor: &TcpStream) -> io::Result<()> {
    visitor.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(visitor.take(LONGEST_REQUEST)).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    // The rest of what a browser says about itself changes nothing; it is read so that the connection ends in peace.
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let mut words = request.split(' ');
    let (method, url) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if !matches!(method, "GET" | "HEAD") {
        return respond(
            visitor,
            "405 Method Not Allowed",
            "Allow: GET, HEAD\r\n",
            &[],
            0,
        );
    }
    let Some(path) = file_for(folder, url) else {
        return respond(visitor, "404 Not Found", "", &[], 0);
    };
    let Ok(body) = fs::read(&path) else {
        return respond(visitor, "404 Not Found", "", &[], 0);
    };
    let about = format!(
        "Content-Type: {}\r\nCache-Control: {}\r\nX-Content-Type-Options: nosniff\r\n",
        media_type(&path),
        caching(&path),
    );
    let sent: &[u8] = if method == "HEAD" { &[] } else { &body };
    respond(visitor, "200 OK", &about, sent, body.len())
}

fn respond(
    mut visitor: &TcpStream,
    status: &str,
    about: &str,
    body: &[u8],
    length: usize,
) -> io::Result<()> {
    write!(
        visitor,
        "HTTP/1.1 {status}\r\n{about}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    visitor.write_all(body)
}

/// The file an address means, if it stays inside the folder.
fn file_for(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let stays_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    stays_inside.then(|| folder.join(path))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Trunk puts sixteen hexadecimal digits into the names of files that never change.
fn caching(path: &Path) -> &'static str {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let is_hashed = name
        .split(['-', '_', '.'])
        .any(|part| part.len() >= 15 && part.chars().all(|digit| digit.is_ascii_hexdigit()));
    if is_hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside_the_folder() {
        let folder = Path::new("dist");
        assert_eq!(file_for(folder, "/"), Some(folder.join("index.html")));
        assert_eq!(file_for(folder, "/app.js?x#y"), Some(folder.join("app.js")));
        assert_eq!(file_for(folder, "/../Cargo.toml"), None);
        assert_eq!(
            file_for(folder, "//etc/passwd"),
            Some(folder.join("etc/passwd"))
        );
    }

    #[test]
    fn only_files_named_by_their_content_are_kept() {
        assert_eq!(
            caching(Path::new("on-record-2fb94e0e6be2e2f2_bg.wasm")),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(caching(Path::new("index.html")), "no-cache");
    }
}
