//! What goes on behind the page: requests, the console, the accessibility tree. Part of it is asked at the end of every test.

use serde_json::{Value, json};

use super::Browser;
use crate::serve::target;

impl Browser {
    /// The addresses of all requests since the browser began.
    pub(crate) fn requests(&self) -> Vec<String> {
        let fresh = self.log("performance").into_iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            (message["method"] == "Network.requestWillBeSent").then(|| {
                message["params"]["request"]["url"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
        });
        self.requests.borrow_mut().extend(fresh);
        self.requests.borrow().clone()
    }

    /// The browser's own list of what has this role and name.
    pub(crate) fn accessibility_tree(&self, role: &str, name: &str) -> usize {
        let document = self.cdp("DOM.getDocument", &json!({ "depth": 0 }));
        let query =
            json!({ "nodeId": document["root"]["nodeId"], "role": role, "accessibleName": name });
        let found = self.cdp("Accessibility.queryAXTree", &query);
        let shown = |node: &&Value| node["ignored"] == false;
        found["nodes"]
            .as_array()
            .map_or(0, |nodes| nodes.iter().filter(shown).count())
    }

    /// What the browser logged since it was last asked.
    pub(super) fn log(&self, kind: &str) -> Vec<Value> {
        self.post("se/log", json!({ "type": kind }))
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// Takes out what was complained about, where a test has broken something on purpose.
    pub(crate) fn forgive(&self) {
        self.log("browser");
    }

    /// Nothing went to anybody else, and nothing complained. Asked at the end of every test.
    pub(super) fn check(&self) {
        let elsewhere: Vec<_> = self
            .requests()
            .into_iter()
            // `chrome:` is the browser's own new tab.
            .filter(|url| {
                !["blob:", "data:", "about:", "chrome:", self.server.address()]
                    .iter()
                    .any(|own| url.starts_with(own))
            })
            .collect();
        assert_eq!(elsewhere, Vec::<String>::new(), "requests to other origins");
        let complaints: Vec<_> = self
            .log("browser")
            .into_iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(complaints, Vec::<String>::new(), "errors on the console");
    }

    /// Puts a picture of the window into a file.
    pub(crate) fn picture(&self, file: &std::path::Path) {
        let bytes = self.wait_for(self.client().screenshot());
        std::fs::write(file, bytes).unwrap();
    }

    /// What there was to see, for whoever mends it.
    pub(super) fn show_failure(&self) {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let picture = target().join(format!("tmp/{test}.png"));
        let is_shown = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            eprintln!(
                "The page at {} when it failed: {}",
                self.fragment(),
                self.text()
            );
            for entry in self.log("browser") {
                eprintln!("The console: {}", entry["message"]);
            }
            self.picture(&picture);
        }));
        if is_shown.is_ok() {
            eprintln!("A picture of it: {}", picture.display());
        }
    }
}
