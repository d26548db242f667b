//! A small server for the built app, for a person and for tests. It listens on this machine only.

use std::{
    fs::File,
    net::{Ipv4Addr, SocketAddr},
    path::{Component, Path, PathBuf},
    str::FromStr,
};

use tiny_http::{Header, Method, Request, Response, Server};

use crate::failure::{Failure, OrSay};

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
    let server = Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .or_say(|| format!("Port {port} cannot be used; choose another with --port"))?;
    println!(
        "\nOn Record is at http://{}/ (Ctrl+C ends it)",
        server.server_addr()
    );
    for request in server.incoming_requests() {
        // A browser that has gone away is no reason to stop.
        let _ = answer(folder, request);
    }
    Ok(())
}

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let Some(path) = file_for(folder, request.url()) else {
        return request.respond(Response::empty(404));
    };
    let Ok(file) = File::open(&path) else {
        return request.respond(Response::empty(404));
    };
    let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
    for line in [
        format!("Content-Type: {}", media_type(&path)),
        format!("Cache-Control: {}", caching(&path)),
        "X-Content-Type-Options: nosniff".to_owned(),
    ] {
        if let Ok(header) = Header::from_str(&line) {
            response.add_header(header);
        }
    }
    request.respond(response)
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
