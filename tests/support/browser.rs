//! A real Chromium with a profile of its own, driven over WebDriver as a person drives it: by what things are called,
//! with the keyboard, waiting for what is to be seen and never for time.

#![allow(dead_code, reason = "not every test asks everything of a browser")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::serve::{Server, target};

/// How long anything may take to appear. Long, because the machine may be busy; nothing waits longer than it must.
const PATIENCE: Duration = Duration::from_secs(30);

/// Finds things by role and name.
const PAGE: &str = include_str!("page.js");

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
    /// Errors on the console that a test provokes.
    expected: RefCell<Vec<String>>,
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
            expected: RefCell::default(),
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

    /// Goes one page back.
    pub(crate) fn back(&self) {
        self.wait_for(self.client().back());
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

    /// Presses keys at once: `Enter`, `Alt+J`, `Shift+Tab`, `Ctrl+Z`.
    pub(crate) fn press(&self, chord: &str) {
        self.press_times(chord, 1);
    }

    /// The same several times.
    pub(crate) fn press_times(&self, chord: &str, times: usize) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let mut actions = KeyActions::new("keys".to_owned());
        let (held, last) = keys.split_at(keys.len() - 1);
        for value in held {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for _ in 0..times {
            actions = actions
                .then(KeyAction::Down { value: last[0] })
                .then(KeyAction::Up { value: last[0] });
        }
        for value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        self.wait_for(self.client().perform_actions(actions));
    }

    /// Types into whatever has the focus, key by key.
    pub(crate) fn types(&self, text: &str) {
        let actions = text
            .chars()
            .fold(KeyActions::new("keys".to_owned()), |actions, value| {
                actions
                    .then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            });
        self.wait_for(self.client().perform_actions(actions));
    }

    /// Types at so many keys a second.
    pub(crate) fn types_at(&self, text: &str, rate: u64) {
        let pause = Duration::from_millis(1_000 / rate);
        let actions = text
            .chars()
            .fold(KeyActions::new("keys".to_owned()), |actions, value| {
                actions
                    .then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
                    .pause(pause)
            });
        self.wait_for(self.client().perform_actions(actions));
    }

    /// Moves the focus with Tab or Shift+Tab until it stands on this.
    pub(crate) fn tab_to(&self, chord: &str, part: &Part<'_>) {
        for _ in 0..200 {
            if part.looks().is_some_and(|it| it.focused) {
                return;
            }
            self.press(chord);
        }
        panic!(
            "{chord} does not lead to {part:?}; the focus is on {}",
            self.focused()
        );
    }

    /// What has the focus: role and name.
    pub(crate) fn focused(&self) -> String {
        let script = format!(
            "{PAGE} const at = document.activeElement; const role = roleOf(at); return `${{role}} “${{name(at, role)}}”`;"
        );
        self.run(&script, &json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
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

    /// Turns to a window. Hands over the one before.
    pub(crate) fn turn_to(&self, window: WindowHandle) -> WindowHandle {
        let before = self.wait_for(self.client().window());
        self.wait_for(self.client().switch_to_window(window));
        before
    }

    /// Something of this role.
    pub(crate) fn part(&self, role: &'static str) -> Part<'_> {
        Part {
            browser: self,
            steps: vec![Step {
                role,
                name: None,
                naming: None,
                holding: None,
                at: None,
            }],
        }
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

    /// Says that the console will show an error with these words, and that this is right.
    pub(crate) fn expect_error(&self, words: &str) {
        self.expected.borrow_mut().push(words.to_owned());
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
    fn log(&self, kind: &str) -> Vec<Value> {
        self.post("se/log", json!({ "type": kind }))
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// Nothing went to anybody else, and nothing complained. Asked at the end of every test.
    fn check(&self) {
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
        let expected = self.expected.borrow();
        let complaints: Vec<_> = self
            .log("browser")
            .into_iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .filter(|message| !expected.iter().any(|words| message.contains(words)))
            .collect();
        assert_eq!(complaints, Vec::<String>::new(), "errors on the console");
    }

    /// What there was to see, for whoever mends it.
    fn show_failure(&self) {
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
            std::fs::write(&picture, self.wait_for(self.client().screenshot())).unwrap();
        }));
        if is_shown.is_ok() {
            eprintln!("A picture of it: {}", picture.display());
        }
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

/// Something on the page, looked for anew each time it is asked.
#[derive(Clone)]
pub(crate) struct Part<'b> {
    browser: &'b Browser,
    steps: Vec<Step>,
}

#[derive(Clone)]
struct Step {
    role: &'static str,
    name: Option<String>,
    naming: Option<String>,
    holding: Option<String>,
    at: Option<i32>,
}

/// How something looks to somebody who goes by roles, names and states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Looks {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) value: String,
    pub(crate) chosen: String,
    pub(crate) description: String,
    pub(crate) language: String,
    pub(crate) pressed: Option<bool>,
    pub(crate) expanded: Option<bool>,
    pub(crate) checked: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) focused: bool,
}

impl<'b> Part<'b> {
    /// The one with this name.
    pub(crate) fn named(mut self, name: &str) -> Self {
        self.last().name = Some(name.to_owned());
        self
    }

    /// The one with these words in its name.
    pub(crate) fn named_with(mut self, words: &str) -> Self {
        self.last().naming = Some(words.to_owned());
        self
    }

    /// The one with these words somewhere in it.
    pub(crate) fn holding(mut self, words: &str) -> Self {
        self.last().holding = Some(words.to_owned());
        self
    }

    /// The one at this place among them, from 0, or from the end when negative.
    pub(crate) fn at(mut self, at: i32) -> Self {
        self.last().at = Some(at);
        self
    }

    /// The one inside another.
    pub(crate) fn within(mut self, outer: &Part<'b>) -> Self {
        let mut steps = outer.steps.clone();
        steps.append(&mut self.steps);
        Self { steps, ..self }
    }

    fn last(&mut self) -> &mut Step {
        self.steps.last_mut().unwrap()
    }

    fn steps_json(&self) -> Value {
        let step = |it: &Step| json!({ "role": it.role, "name": it.name, "naming": it.naming, "holding": it.holding, "at": it.at });
        self.steps.iter().map(step).collect()
    }

    fn role(&self) -> &'static str {
        self.steps.last().unwrap().role
    }

    /// How all of them look now.
    pub(crate) fn all(&self) -> Vec<Looks> {
        let script =
            format!("{PAGE} return find(arguments[0]).map((it) => facts(it, arguments[1]))");
        let found = self
            .browser
            .run(&script, &json!([self.steps_json(), self.role()]));
        found.as_array().unwrap().iter().map(Looks::of).collect()
    }

    /// How it looks now, if it is there. Two of them are a fault of the page.
    pub(crate) fn looks(&self) -> Option<Looks> {
        let mut all = self.all();
        assert!(all.len() <= 1, "{} times {self:?}", all.len());
        all.pop()
    }

    /// Whether it is there.
    pub(crate) fn is_there(&self) -> bool {
        !self.all().is_empty()
    }

    /// Waits until it is there.
    pub(crate) fn wait(&self) -> Looks {
        self.until("is there", |_| true)
    }

    /// Waits until it is gone.
    pub(crate) fn gone(&self) {
        until(&format!("{self:?} is gone"), || {
            (!self.is_there()).then_some(())
        });
    }

    /// Waits until it looks as wanted.
    pub(crate) fn until(&self, wanted: &str, is_so: impl Fn(&Looks) -> bool) -> Looks {
        let start = Instant::now();
        loop {
            let looks = self.looks();
            if let Some(looks) = looks.clone().filter(&is_so) {
                return looks;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{self:?} never became so that it {wanted}. It is {looks:?}; others: {}",
                self.others()
            );
            pause();
        }
    }

    /// Waits until it reads like this.
    pub(crate) fn reads(&self, text: &str) {
        self.until(&format!("reads “{text}”"), |it| it.text == text);
    }

    /// Waits until it holds this.
    pub(crate) fn holds(&self, value: &str) {
        self.until(&format!("holds “{value}”"), |it| it.value == value);
    }

    /// Clicks it.
    pub(crate) fn press(&self) {
        let element = self.one();
        self.browser.wait_for(element.click());
    }

    /// Clicks the label of it, where the thing itself is drawn by its label.
    pub(crate) fn press_label(&self) {
        self.wait();
        let script = format!("{PAGE} find(arguments[0])[0].labels[0].click()");
        self.browser.run(&script, &json!([self.steps_json()]));
    }

    /// Clicks into it and types.
    pub(crate) fn type_in(&self, text: &str) {
        self.press();
        self.browser.types(text);
    }

    /// Chooses an option by what it reads.
    pub(crate) fn choose(&self, option: &str) {
        let element = self.one();
        self.browser.wait_for(element.select_by_label(option));
        self.until(&format!("has “{option}” chosen"), |it| {
            it.chosen == option
        });
    }

    fn one(&self) -> Element {
        self.wait();
        // A person scrolls there first; the driver's own way fails in a list that grows upwards.
        let script = format!(
            "{PAGE} const [it] = find(arguments[0]); it?.scrollIntoView({{ block: 'nearest' }}); return it ?? null"
        );
        until(&format!("{self:?} is there"), || {
            self.browser
                .element(&self.browser.run(&script, &json!([self.steps_json()])))
        })
    }

    fn others(&self) -> String {
        let script = format!("{PAGE} return others(arguments[0])");
        self.browser
            .run(&script, &json!([self.steps_json()]))
            .to_string()
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().enumerate() {
            let inside = if index > 0 { " › " } else { "" };
            write!(out, "{inside}{}", step.role)?;
            if let Some(name) = &step.name {
                write!(out, " “{name}”")?;
            }
            if let Some(naming) = &step.naming {
                write!(out, " “…{naming}…”")?;
            }
            if let Some(holding) = &step.holding {
                write!(out, " with “{holding}”")?;
            }
            if let Some(at) = step.at {
                write!(out, " number {at}")?;
            }
        }
        Ok(())
    }
}

impl Looks {
    fn of(facts: &Value) -> Self {
        let text = |name: &str| facts[name].as_str().unwrap_or_default().to_owned();
        let flag = |name: &str| match &facts[name] {
            Value::Bool(is_so) => Some(*is_so),
            Value::String(word) => Some(word == "true"),
            _ => None,
        };
        Self {
            name: text("name"),
            text: text("text"),
            value: text("value"),
            chosen: text("chosen"),
            description: text("description"),
            language: text("language"),
            pressed: flag("pressed"),
            expanded: flag("expanded"),
            checked: flag("checked"),
            disabled: flag("disabled") == Some(true),
            focused: flag("focused") == Some(true),
        }
    }
}

/// Asks until there is an answer.
pub(crate) fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        pause();
    }
}

/// Between two looks at the page; nothing depends on its length.
fn pause() {
    std::thread::sleep(Duration::from_millis(10));
}

/// A key by its name, as WebDriver codes it.
fn key(name: &str) -> char {
    let special = match name {
        "Alt" => Key::Alt,
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Home" => Key::Home,
        "End" => Key::End,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Space" => return ' ',
        other => {
            let mut chars = other.chars();
            return match (chars.next(), chars.next()) {
                (Some(only), None) => only.to_ascii_lowercase(),
                _ => panic!("no key is called {other}"),
            };
        }
    };
    char::from(special)
}

/// A program, where the environment says or on the PATH.
fn program(variable: &str, name: &str) -> PathBuf {
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

fn connector() -> hyper_util::client::legacy::connect::HttpConnector {
    let mut connector = hyper_util::client::legacy::connect::HttpConnector::new();
    connector.set_nodelay(true);
    connector
}

fn capabilities(chromium: &Path, folder: &Path, wishes: &Wishes) -> serde_json::Map<String, Value> {
    // The same switches as the tests inside the browser have.
    let mut all: serde_json::Map<String, Value> =
        serde_json::from_str(include_str!("webdriver.json")).unwrap();
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

fn port_in(output: &mut impl BufRead) -> Option<u16> {
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
struct Post {
    path: &'static str,
    body: Value,
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
