//! A real Chromium with a profile of its own, driven over WebDriver as a person drives it: by what things are called,
//! with the keyboard, waiting for what is to be seen and never for time.

#![allow(dead_code, reason = "not every test asks everything of a browser")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::serve::Server;

#[path = "browser/keys.rs"]
mod keys;
#[path = "browser/part.rs"]
pub(crate) mod part;
#[path = "browser/session.rs"]
mod session;
#[path = "browser/watch.rs"]
mod watch;

use part::PAGE;
pub(crate) use part::{Part, until};
use session::{Post, capabilities, connector, port_in, program};

/// How the browser is to be.
#[derive(Default)]
pub(crate) struct Wishes {
    /// Storage is denied to every page, as by a person who blocks site data.
    pub(crate) no_storage: bool,
    /// Run before anything of the page, on every load.
    pub(crate) first: Option<String>,
}

/// A browser that ends with the test.
pub(crate) struct Browser {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
    /// Kept open: a program whose output nobody reads any more stops.
    _output: BufReader<ChildStdout>,
    server: Server,
    folder: TempDir,
    /// What the browser logged and a test has taken out before the end.
    requests: RefCell<Vec<String>>,
}

impl Browser {
    /// A fresh profile at the start screen.
    pub(crate) fn open() -> Self {
        Self::with(Wishes::default())
    }

    /// The same, with wishes.
    pub(crate) fn with(wishes: Wishes) -> Self {
        let this = Self::blank(wishes);
        this.visit("");
        this
    }

    /// A fresh profile that has not been anywhere yet.
    pub(crate) fn blank(wishes: Wishes) -> Self {
        let server = Server::start();
        let chromium = program("ON_RECORD_CHROMIUM", "chromium");
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("downloads")).unwrap();
        // The driver hands its own time zone on; without this, dates would depend on the machine.
        let mut driver = Command::new(program("ON_RECORD_CHROMEDRIVER", "chromedriver"))
            .args(["--port=0", "--log-level=WARNING"])
            .env("TZ", "UTC")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("ChromeDriver starts");
        let mut output = BufReader::new(driver.stdout.take().unwrap());
        let port = port_in(&mut output).expect("ChromeDriver says where it listens");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let capabilities = capabilities(&chromium, folder.path(), &wishes);
        let client = runtime.block_on(
            ClientBuilder::new(connector())
                .capabilities(capabilities)
                .connect(&format!("http://127.0.0.1:{port}")),
        );
        let client = client.unwrap_or_else(|why| panic!("Chromium does not start: {why}"));
        let this = Self {
            runtime,
            client: Some(client),
            driver,
            _output: output,
            server,
            folder,
            requests: RefCell::default(),
        };
        if let Some(script) = wishes.first {
            this.cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                &json!({ "source": script }),
            );
        }
        this
    }

    /// Loads the app at this fragment, for example `#/`, and waits until it shows something.
    pub(crate) fn visit(&self, fragment: &str) {
        let address = format!("{}{fragment}", self.server.address());
        self.wait_for(self.client().goto(&address));
        self.ready();
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.wait_for(self.client().refresh());
        self.ready();
    }

    fn ready(&self) {
        self.part("main").wait();
    }

    /// The fragment in the address bar.
    pub(crate) fn fragment(&self) -> String {
        self.run("return location.hash", &json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Where the app is, with a slash at the end.
    pub(crate) fn address(&self) -> &str {
        self.server.address()
    }

    /// Gives the page a size, in CSS pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Makes the system light or dark.
    pub(crate) fn prefer(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.cdp(
            "Emulation.setEmulatedMedia",
            &json!({ "features": features }),
        );
    }

    /// Runs JavaScript in the page. `arguments` holds what is passed.
    pub(crate) fn run(&self, script: &str, arguments: &Value) -> Value {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        self.wait_for(self.client().execute(script, arguments))
    }

    /// The same for a script that calls its last argument when it is done.
    pub(crate) fn run_slowly(&self, script: &str, arguments: &Value) -> Value {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        self.wait_for(self.client().execute_async(script, arguments))
    }

    /// Says something to the browser itself (Chrome `DevTools` Protocol).
    pub(crate) fn cdp(&self, method: &str, parameters: &Value) -> Value {
        self.post(
            "goog/cdp/execute",
            json!({ "cmd": method, "params": parameters }),
        )
    }

    /// Every record under the app's address, as another window would read it.
    pub(crate) fn storage(&self) -> BTreeMap<String, String> {
        serde_json::from_value(self.run(
            "return Object.fromEntries(Object.entries(localStorage))",
            &json!([]),
        ))
        .unwrap()
    }

    /// Puts records into storage, as if they had been there before.
    pub(crate) fn store(&self, records: &BTreeMap<String, String>) {
        let put = "for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem(key, value)";
        self.run(put, &json!([records]));
    }

    /// A folder that goes with the browser.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits for a download, and hands over its name and bytes. The file is taken out of the folder.
    pub(crate) fn downloaded(&self) -> (String, Vec<u8>) {
        let folder = self.folder.path().join("downloads");
        until("a file is downloaded", || {
            let entries: Vec<_> = std::fs::read_dir(&folder)
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let done = entries
                .iter()
                .find(|it| it.path().extension().is_some_and(|end| end == "json"))?;
            let unfinished = entries
                .iter()
                .any(|it| it.path().extension().is_some_and(|end| end == "crdownload"));
            let bytes = std::fs::read(done.path()).unwrap();
            if unfinished || bytes.is_empty() {
                return None;
            }
            std::fs::remove_file(done.path()).unwrap();
            Some((done.file_name().into_string().unwrap(), bytes))
        })
    }

    /// Presses something that asks for a file, and gives it these.
    pub(crate) fn choose_files(&self, asks: &Part<'_>, files: &[PathBuf]) {
        // The browser's own dialogue cannot be driven, so the input behind the button is taken over as it is asked for.
        let catch = "window.__asked = null; document.addEventListener('click', (event) => {
            if (event.target.type === 'file') { event.preventDefault(); window.__asked = event.target; }
        }, { capture: true, once: false })";
        self.run(catch, &json!([]));
        asks.press();
        let input = until("the button asks for a file", || {
            self.element(&self.run("return window.__asked", &json!([])))
        });
        let names: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
        self.wait_for(input.send_keys(&names.join("\n")));
    }

    /// Closes the tab as a person does, in the middle of whatever it does, and opens the app in a new one.
    pub(crate) fn close_and_open(&self, fragment: &str) {
        let old = self.wait_for(self.client().window());
        let fresh = self.wait_for(self.client().new_window(true)).handle;
        self.wait_for(self.client().switch_to_window(old));
        self.wait_for(self.client().close_window());
        self.wait_for(self.client().switch_to_window(fresh));
        self.visit(fragment);
    }

    /// Opens the app in a second window and turns to it. Hands over the first.
    pub(crate) fn second_window(&self, fragment: &str) -> WindowHandle {
        let fresh = self.wait_for(self.client().new_window(false)).handle;
        let first = self.turn_to(fresh);
        self.visit(fragment);
        first
    }

    /// How many windows there are.
    pub(crate) fn windows(&self) -> usize {
        self.wait_for(self.client().windows()).len()
    }

    /// Waits for the window the page has opened and turns to it. Hands over the page's own.
    pub(crate) fn turn_to_opened(&self) -> WindowHandle {
        let own = self.wait_for(self.client().window());
        let opened = until("another window is open", || {
            let windows = self.wait_for(self.client().windows());
            windows.into_iter().find(|it| *it != own)
        });
        self.turn_to(opened)
    }

    /// Closes the window as its own button does, and turns to another.
    pub(crate) fn close_window(&self, other: WindowHandle) {
        self.wait_for(self.client().close_window());
        self.wait_for(self.client().switch_to_window(other));
    }

    /// Turns to a window. Hands over the one before.
    pub(crate) fn turn_to(&self, window: WindowHandle) -> WindowHandle {
        let before = self.wait_for(self.client().window());
        self.wait_for(self.client().switch_to_window(window));
        before
    }

    /// Turns to a window, whatever has become of the one before.
    pub(crate) fn go_to(&self, window: WindowHandle) {
        self.wait_for(self.client().switch_to_window(window));
    }

    /// Lets the page's process crash. The driver complains that its answer never came.
    pub(crate) fn crash(&self) {
        let body = json!({ "cmd": "Page.crash", "params": {} });
        let path = "goog/cdp/execute";
        let _crashed = self
            .runtime
            .block_on(self.client().issue_cmd(Post { path, body }));
    }

    /// Goes to another page and back, as with the browser's own buttons.
    pub(crate) fn leave_and_come_back(&self) {
        self.wait_for(self.client().goto("about:blank"));
        self.wait_for(self.client().back());
    }

    /// Something of this role.
    pub(crate) fn part(&self, role: &'static str) -> Part<'_> {
        Part::of(self, role)
    }

    pub(crate) fn button(&self, name: &str) -> Part<'_> {
        self.part("button").named(name)
    }

    pub(crate) fn field(&self, name: &str) -> Part<'_> {
        self.part("textbox").named(name)
    }

    pub(crate) fn select(&self, name: &str) -> Part<'_> {
        self.part("combobox").named(name)
    }

    pub(crate) fn status(&self, name: &str) -> Part<'_> {
        self.part("status").named(name)
    }

    /// A table by rows and cells; a narrow page may hide a column.
    pub(crate) fn table(&self, name: &str) -> Vec<Vec<String>> {
        self.part("table").named(name).wait();
        let script = format!(
            "{PAGE} const [table] = find(arguments[0]);
             return [...table.rows].map((row) => [...row.cells].map((cell) => squeezed(cell.textContent)));"
        );
        let steps = self.part("table").named(name).steps_json();
        serde_json::from_value(self.run(&script, &json!([steps]))).unwrap()
    }

    /// Everything there is to read.
    pub(crate) fn text(&self) -> String {
        let script = format!("{PAGE} return text(document.body)");
        self.run(&script, &json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until these words stand somewhere.
    pub(crate) fn reads(&self, words: &str) {
        until(
            &format!("“{words}” is to be read; the page says: {}", self.text()),
            || self.text().contains(words).then_some(()),
        );
    }

    fn element(&self, found: &Value) -> Option<Element> {
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(
            self.client().clone(),
            ElementRef::from(id),
        ))
    }

    fn post(&self, path: &'static str, body: Value) -> Value {
        self.wait_for(self.client().issue_cmd(Post { path, body }))
    }

    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    fn wait_for<T, E: fmt::Display>(&self, future: impl Future<Output = Result<T, E>>) -> T {
        match self.runtime.block_on(future) {
            Ok(answer) => answer,
            Err(why) => panic!("{why}"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let failing = std::thread::panicking();
        let checked = if failing {
            Ok(())
        } else {
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.check()))
        };
        if failing {
            self.show_failure();
        }
        if let Some(client) = self.client.take() {
            // A browser that is gone already is as good as one that is closed.
            let _closed = self.runtime.block_on(client.close());
        }
        let _ended = self.driver.kill();
        let _reaped = self.driver.wait();
        if let Err(why) = checked {
            std::panic::resume_unwind(why);
        }
    }
}
