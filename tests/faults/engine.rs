//! The three engines: which are there, how each is started with a profile that lasts, and how a whole tree of it is killed.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// As the command line spells it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// Which engines are there, and where. `cargo xtask faults` says it in the environment.
pub(crate) struct Engines {
    chromium: Option<PathBuf>,
    firefox: Option<PathBuf>,
    mini_browser: Option<PathBuf>,
    screen: Option<Screen>,
}

impl Engines {
    pub(crate) fn find() -> Self {
        let mini_browser = named("ON_RECORD_MINIBROWSER").or_else(|| {
            let libraries = fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok);
            let mut places = libraries.map(|it| it.path().join("webkit2gtk-4.1/MiniBrowser"));
            places.find(|it| it.is_file())
        });
        let screen = mini_browser.as_ref().and_then(|_| Screen::start());
        Self {
            chromium: named("ON_RECORD_CHROMIUM").or_else(|| on_path("chromium")),
            firefox: named("ON_RECORD_FIREFOX")
                .or_else(|| on_path("firefox-esr"))
                .or_else(|| on_path("firefox")),
            mini_browser,
            screen,
        }
    }

    /// Why an engine cannot be used here; nothing where it can.
    pub(crate) fn missing(&self, engine: Engine) -> Option<&'static str> {
        match engine {
            Engine::Chromium => self
                .chromium
                .is_none()
                .then_some("there is no Chromium here"),
            Engine::Firefox => self.firefox.is_none().then_some("there is no Firefox here"),
            Engine::WebKit if self.mini_browser.is_none() => {
                Some("there is no MiniBrowser of WebKitGTK here")
            }
            Engine::WebKit => self
                .screen
                .is_none()
                .then_some("Xvfb, which WebKitGTK needs, does not start"),
        }
    }

    /// Starts an engine with this profile at an address.
    pub(crate) fn launch(&self, engine: Engine, profile: &Path, address: &str) -> Running {
        let mut command = match engine {
            Engine::Chromium => chromium(self.chromium.as_ref().unwrap(), profile),
            Engine::Firefox => firefox(self.firefox.as_ref().unwrap(), profile),
            Engine::WebKit => {
                let screen = self.screen.as_ref().unwrap();
                mini_browser(self.mini_browser.as_ref().unwrap(), profile, &screen.name)
            }
        };
        let child = command
            .arg(address)
            .env("TZ", "UTC")
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("the browser starts");
        Running {
            child,
            profile: profile.to_owned(),
        }
    }
}

fn chromium(program: &Path, profile: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg(format!("--user-data-dir={}", profile.display()))
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-popup-blocking",
            // A page that waits there keeps its storage open, so that leaving it would write nothing.
            "--disable-features=BackForwardCache",
            "--accept-lang=en-GB,en",
            // Without it a headless browser with an address prints the page and ends.
            "--remote-debugging-port=0",
            "--window-size=1280,800",
        ]);
    command
}

/// What keeps Firefox from asking, restoring and phoning.
const FIREFOX: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.disable_open_during_load", false);
user_pref("dom.min_background_timeout_value", 4);
user_pref("dom.timeout.enable_budget_timer_throttling", false);
user_pref("extensions.update.enabled", false);
user_pref("intl.accept_languages", "en-GB,en");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "");
user_pref("toolkit.startup.max_resumed_crashes", -1);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
"#;

fn firefox(program: &Path, profile: &Path) -> Command {
    fs::write(profile.join("user.js"), FIREFOX).unwrap();
    let mut command = Command::new(program);
    command
        .args(["--headless", "--no-remote", "--new-instance", "--profile"])
        .arg(profile)
        .env("HOME", profile);
    command
}

fn mini_browser(program: &Path, profile: &Path, screen: &str) -> Command {
    let mut command = Command::new(program);
    for (name, folder) in [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_RUNTIME_DIR", "runtime"),
    ] {
        let folder = profile.join(folder);
        fs::create_dir_all(&folder).unwrap();
        command.env(name, folder);
    }
    command
        .args([
            "--geometry=1280x800",
            "--javascript-can-open-windows-automatically=true",
        ])
        .env("DISPLAY", screen)
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("DBUS_SESSION_BUS_ADDRESS");
    command
}

/// A browser that runs.
pub(crate) struct Running {
    child: Child,
    profile: PathBuf,
}

impl Running {
    /// Stops every process of it where it stands, then kills them: a parent that saw a dead child might still write.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    /// The moment at which it stood still, for whoever compares times; then killed.
    pub(crate) fn stop_and_kill(mut self) -> Instant {
        self.signal("-STOP");
        let stopped = Instant::now();
        self.end();
        stopped
    }

    /// Asks it to close, as a person would, and makes sure that it has.
    pub(crate) fn quit(mut self) {
        signal("-TERM", &[self.child.id()]);
        let end = Instant::now() + Duration::from_secs(15);
        while Instant::now() < end {
            if self.child.try_wait().is_ok_and(|it| it.is_some()) && self.tree().is_empty() {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
    }

    fn signal(&self, name: &str) {
        // A process may be born while the others are being stopped.
        let mut known = Vec::new();
        for _ in 0..5 {
            let tree = self.tree();
            if tree == known {
                return;
            }
            signal(name, &tree);
            known = tree;
        }
    }

    fn end(&mut self) {
        self.signal("-STOP");
        signal("-KILL", &self.tree());
        let _reaped = self.child.wait();
        for _ in 0..50 {
            if self.tree().is_empty() {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let locks = [
            "SingletonLock",
            "SingletonSocket",
            "SingletonCookie",
            ".parentlock",
            "lock",
        ];
        for lock in locks {
            let _gone = fs::remove_file(self.profile.join(lock));
        }
    }

    /// All processes that live: children of children, the group, and whoever names the profile.
    fn tree(&self) -> Vec<u32> {
        let group = self.child.id();
        let profile = self.profile.to_string_lossy().into_owned();
        let all: Vec<_> = processes().collect();
        let mut ours: BTreeSet<u32> = [group].into();
        loop {
            let before = ours.len();
            for it in &all {
                let names_it = it.line.contains(&profile);
                if ours.contains(&it.parent) || it.group == group || names_it {
                    ours.insert(it.id);
                }
            }
            if ours.len() == before {
                break;
            }
        }
        let lives = |id: &u32| all.iter().any(|it| it.id == *id);
        ours.into_iter().filter(lives).collect()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

struct Process {
    id: u32,
    parent: u32,
    group: u32,
    line: String,
}

/// Every process that is not dead already.
fn processes() -> impl Iterator<Item = Process> {
    let entries = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    entries.filter_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name in brackets may hold anything; what follows the last bracket is state, parent, group.
        let mut fields = stat.rsplit_once(") ")?.1.split(' ');
        let state = fields.next()?;
        let parent = fields.next()?.parse().ok()?;
        let group = fields.next()?.parse().ok()?;
        let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        (state != "Z").then(|| Process {
            id,
            parent,
            group,
            line: String::from_utf8_lossy(&line).into_owned(),
        })
    })
}

fn signal(name: &str, ids: &[u32]) {
    if ids.is_empty() {
        return;
    }
    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
    // One that has ended meanwhile is no reason to complain.
    let _sent = Command::new("sh")
        .arg("-c")
        .arg(format!("kill {name} {} 2>&1", ids.join(" ")))
        .stdout(Stdio::null())
        .status();
}

/// A screen that nobody looks at.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start() -> Option<Self> {
        let program = named("ON_RECORD_XVFB").or_else(|| on_path("Xvfb"))?;
        let mut server = Command::new(program)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1200x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        BufReader::new(server.stdout.take()?)
            .read_line(&mut number)
            .ok()?;
        let number: u32 = number.trim().parse().ok()?;
        Some(Self {
            server,
            name: format!(":{number}"),
        })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ended = self.server.kill();
        let _reaped = self.server.wait();
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|it| it.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|it| it.join(name))
        .find(|it| it.is_file())
}
