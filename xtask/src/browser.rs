//! The browser that tests drive: Chromium and ChromeDriver, found or installed from Debian's packages.

use std::{env, fs, path::PathBuf};

use serde_json::{Value, json};

use crate::{
    debian,
    failure::{Failure, OrSay},
    project::Project,
    say,
};

/// A browser and the driver that speaks WebDriver for it.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds both: where the environment says, or on the PATH.
    fn find(project: &Project) -> Option<Self> {
        let chromium = named("ON_RECORD_CHROMIUM").or_else(|| {
            ["chromium", "chromium-browser", "google-chrome"]
                .iter()
                .find_map(|name| project.which(name))
        })?;
        let driver = named("ON_RECORD_CHROMEDRIVER").or_else(|| project.which("chromedriver"))?;
        Some(Self { chromium, driver })
    }

    /// Writes what wasm-bindgen's test runner asks ChromeDriver for: the committed file, and which Chromium.
    pub(crate) fn write_capabilities(&self, project: &Project) -> Result<PathBuf, Failure> {
        let committed = project.root().join("tests/support/webdriver.json");
        let text = fs::read_to_string(&committed)
            .or_say(|| format!("Cannot read {}", committed.display()))?;
        let mut capabilities: Value = serde_json::from_str(&text)
            .or_say(|| format!("{} is not JSON", committed.display()))?;
        if let Some(options) = capabilities
            .get_mut("goog:chromeOptions")
            .and_then(Value::as_object_mut)
        {
            options.insert("binary".to_owned(), json!(self.chromium));
        }
        let written = project.target().join("webdriver.json");
        fs::write(&written, capabilities.to_string())
            .or_say(|| format!("Cannot write {}", written.display()))?;
        Ok(written)
    }
}

/// Finds the browser, or installs it where that is possible.
pub(crate) fn find_or_install(project: &Project) -> Result<Browser, Failure> {
    if let Some(there) = Browser::find(project) {
        return Ok(there);
    }
    say::step("Install Chromium and ChromeDriver");
    let advice = "The browser tests need Chromium and ChromeDriver: install them, or say where they are in \
                  ON_RECORD_CHROMIUM and ON_RECORD_CHROMEDRIVER.";
    debian::install(project, &["chromium", "chromium-driver"])
        .map_err(|why| Failure::new(format!("{why} {advice}")))?;
    Browser::find(project).ok_or_else(|| Failure::new(advice))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
