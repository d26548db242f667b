//! The fault campaign: finds or installs the engines, builds the app, and lets tests/faults.rs break it.

use clap::{Args, ValueEnum};

use crate::{
    browser, build, debian, failure::Failure, program::Counts, program::Program, project::Project,
    say,
};

/// An engine that can be asked for alone.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum EngineName {
    /// Chromium
    Chromium,
    /// Firefox
    Firefox,
    /// `WebKitGTK`
    Webkit,
}

/// How much of the campaign is wanted.
#[derive(Args, Clone, Debug)]
pub(crate) struct Wanted {
    /// The short form: five minutes at most, Chromium
    #[arg(long)]
    short: bool,
    /// This goal alone, for example G1
    #[arg(long, value_name = "GOAL")]
    only: Option<String>,
    /// This engine alone
    #[arg(long)]
    engine: Option<EngineName>,
    /// How long it may take in all
    #[arg(long)]
    minutes: Option<u64>,
    /// How often each engine is killed while somebody types
    #[arg(long)]
    kills: Option<u64>,
    /// How many browsers run at once
    #[arg(long)]
    workers: Option<u64>,
    /// Another seed draws other moments and other damage
    #[arg(long)]
    seed: Option<u64>,
}

impl Wanted {
    /// What every change has to pass.
    pub(crate) fn in_short() -> Self {
        Self {
            short: true,
            only: None,
            engine: None,
            minutes: None,
            kills: None,
            workers: None,
            seed: None,
        }
    }

    fn arguments(&self) -> Vec<String> {
        let mut all = Vec::new();
        if self.short {
            all.push("--short".to_owned());
        }
        let engine = self.engine.and_then(|it| it.to_possible_value());
        let texts = [
            ("--only", self.only.clone()),
            ("--engine", engine.map(|it| it.get_name().to_owned())),
        ];
        let numbers = [
            ("--minutes", self.minutes),
            ("--kills", self.kills),
            ("--workers", self.workers),
            ("--seed", self.seed),
        ];
        let numbers = numbers.map(|(name, number)| (name, number.map(|it| it.to_string())));
        for (name, value) in texts.into_iter().chain(numbers) {
            all.extend(value.into_iter().flat_map(|value| [name.to_owned(), value]));
        }
        all
    }
}

/// Builds the app and breaks it.
pub(crate) fn campaign(project: &Project, wanted: &Wanted) -> Result<(), Failure> {
    build::build(project, build::Profile::Release)?;
    if !wanted.short {
        other_engines(project);
    }
    say::step("The fault campaign");
    program(project, wanted)?.run()
}

/// The short form, as a step of the whole check: it takes `dist/` as it is.
pub(crate) fn in_short(project: &Project, counts: &mut Counts) -> Result<(), Failure> {
    program(project, &Wanted::in_short())?.run_counting(counts)
}

fn program(project: &Project, wanted: &Wanted) -> Result<Program, Failure> {
    let browser = browser::find_or_install(project)?;
    Ok(Program::new(project, "cargo")
        .args(["test", "--package", "on-record", "--test", "faults", "--"])
        .args(wanted.arguments())
        .env("ON_RECORD_DIST", project.dist())
        .env("ON_RECORD_CHROMIUM", &browser.chromium)
        .env("ON_RECORD_CHROMEDRIVER", &browser.driver))
}

/// Firefox and `WebKitGTK` come from Debian's packages. Where they cannot be had, the table says that they are missing.
fn other_engines(project: &Project) {
    let has_firefox = ["firefox-esr", "firefox"]
        .iter()
        .any(|name| project.which(name).is_some());
    let has_webkit = mini_browser_is_there() && project.which("Xvfb").is_some();
    for (is_there, name, packages) in [
        (has_firefox, "Firefox", &["firefox-esr"][..]),
        (has_webkit, "WebKitGTK", &["webkit2gtk-driver", "xvfb"][..]),
    ] {
        if is_there {
            continue;
        }
        say::step(&format!("Install {name}"));
        if let Err(why) = debian::install(project, packages) {
            say::notice(&format!("{why} The campaign goes on without {name}."));
        }
    }
}

fn mini_browser_is_there() -> bool {
    let Ok(libraries) = std::fs::read_dir("/usr/lib") else {
        return false;
    };
    libraries
        .filter_map(Result::ok)
        .any(|it| it.path().join("webkit2gtk-4.1/MiniBrowser").is_file())
}
