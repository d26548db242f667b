//! Starting Chromium and its driver, and the driver's own commands.

use std::env;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use super::Wishes;

/// A program, where the environment says or on the PATH.
pub(super) fn program(variable: &str, name: &str) -> PathBuf {
    let named = env::var_os(variable)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from);
    let on_path = || {
        let paths = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&paths)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    };
    named
        .filter(|file| file.is_file())
        .or_else(on_path)
        .unwrap_or_else(|| {
            panic!("There is no {name}: run `cargo xtask setup`, or say where it is in {variable}.")
        })
}

pub(super) fn connector() -> hyper_util::client::legacy::connect::HttpConnector {
    let mut connector = hyper_util::client::legacy::connect::HttpConnector::new();
    connector.set_nodelay(true);
    connector
}

pub(super) fn capabilities(
    chromium: &Path,
    folder: &Path,
    wishes: &Wishes,
) -> serde_json::Map<String, Value> {
    // The same switches as the tests inside the browser have.
    let mut all: serde_json::Map<String, Value> =
        serde_json::from_str(include_str!("../webdriver.json")).unwrap();
    let options = &mut all["goog:chromeOptions"];
    options["binary"] = json!(chromium);
    let arguments = options["args"].as_array_mut().unwrap();
    arguments.push(json!(format!(
        "--user-data-dir={}",
        folder.join("profile").display()
    )));
    arguments.push(json!("--accept-lang=en-GB,en"));
    let mut preferences = json!({
        "download.default_directory": folder.join("downloads"),
        "download.prompt_for_download": false,
        "intl.accept_languages": "en-GB,en",
    });
    if wishes.no_storage {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    options["prefs"] = preferences;
    all.insert(
        "goog:loggingPrefs".to_owned(),
        json!({ "performance": "ALL", "browser": "ALL" }),
    );
    all.insert("timeouts".to_owned(), json!({ "script": 120_000 }));
    all
}

pub(super) fn port_in(output: &mut impl BufRead) -> Option<u16> {
    let mut line = String::new();
    while output.read_line(&mut line).ok()? > 0 {
        if let Some((_, rest)) = line.split_once("successfully on port ") {
            return rest.trim().trim_end_matches('.').parse().ok();
        }
        line.clear();
    }
    None
}

/// A command of `ChromeDriver`'s own.
#[derive(Debug)]
pub(super) struct Post {
    pub(super) path: &'static str,
    pub(super) body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
