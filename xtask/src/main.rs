//! `cargo xtask`: everything around On Record that is not On Record. `cargo xtask help` lists it.

mod bench;
mod browser;
mod build;
mod css;
mod debian;
mod failure;
mod faults;
mod http;
mod npm;
mod optimise;
mod program;
mod project;
mod rescue;
mod say;
mod serve;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{failure::Failure, program::Program, project::Project, test::StepName};

/// Sets On Record up, runs it, tests it and measures it.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Clone, Subcommand)]
enum Task {
    /// Build the app and show it at an address on this machine
    Run {
        /// Where to listen. What the browser stores belongs to the port, so keep it
        #[arg(long, default_value_t = serve::PORT)]
        port: u16,
        /// As released: slower to build, small and fast (this is the default)
        #[arg(long, conflicts_with = "dev")]
        release: bool,
        /// For development: quick to build, large and slow
        #[arg(long)]
        dev: bool,
        /// Build again and reload whenever a file changes
        #[arg(long)]
        watch: bool,
    },
    /// Check everything, cheapest first, and stop at the first failure
    Test {
        /// This step alone
        #[arg(long, value_name = "STEP", conflicts_with = "from")]
        only: Option<StepName>,
        /// This step and those after it
        #[arg(long, value_name = "STEP")]
        from: Option<StepName>,
    },
    /// Learn again what the hints go by from the labelled sentences, into `src/guides/leanings_<language>.toml`
    Hints,
    /// Build the app as released, into dist/
    Build,
    /// Show what is in dist/ at an address on this machine
    Serve {
        /// Where to listen; 0 takes any free port
        #[arg(long, default_value_t = serve::PORT)]
        port: u16,
    },
    /// Say how large dist/ is: as it is, with gzip and with brotli
    Size,
    /// Measure speed and size
    Bench {
        /// Only what is named so: the quote check, native and in a browser, beside another search
        #[arg(long)]
        only: Option<bench::Part>,
    },
    /// Kill, fill and break real browsers while somebody types, and print what came of it: minutes, or an hour
    Faults(faults::Wanted),
    /// Take pictures of every state of the app, in four widths, light and dark, in both languages
    Shots,
    /// Bundle style/main.css into target/css/on-record.css
    Css,
    /// Fill src/web/rescue.js with its sentences, into target/js/rescue.js
    Rescue,
    /// Write the JSON schemas of the file formats again
    Schema,
    /// Install every tool the other tasks need, and do nothing else
    Setup,
    /// Make the program Trunk has just built smaller (a Trunk hook)
    #[command(hide = true)]
    Optimise,
}

fn main() -> ExitCode {
    say::start();
    match perform(CommandLine::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<(), Failure> {
    let project = Project::find()?;
    match task {
        Task::Run {
            port,
            dev,
            watch,
            release: _,
        } => run(&project, port, dev, watch),
        Task::Test { only, from } => test::test(&project, only, from),
        Task::Hints => Program::new(&project, "cargo")
            .args([
                "test",
                "--package",
                "on-record",
                "--test",
                "learn",
                "--",
                "--nocapture",
            ])
            .run(),
        Task::Build => build::build(&project, build::Profile::Release).map(drop),
        Task::Serve { port } => serve::serve(&project.dist(), port),
        Task::Size => size::report(&project.dist()).map(drop),
        Task::Bench {
            only: Some(bench::Part::Quotes),
        } => bench::quotes(&project),
        Task::Bench { only: None } => bench::bench(&project),
        Task::Faults(wanted) => faults::campaign(&project, &wanted),
        Task::Shots => test::shots(&project),
        Task::Css => css::bundle(&project),
        Task::Rescue => rescue::fill(&project),
        Task::Schema => write_schemas(&project),
        Task::Setup => set_up(&project),
        Task::Optimise => optimise::staged(&project),
    }
}

fn run(project: &Project, port: u16, dev: bool, watch: bool) -> Result<(), Failure> {
    let profile = if dev {
        build::Profile::Dev
    } else {
        build::Profile::Release
    };
    if watch {
        return build::watch(project, profile, port);
    }
    let dist = build::build(project, profile)?;
    serve::serve(&dist, port)
}

fn write_schemas(project: &Project) -> Result<(), Failure> {
    say::step("Write the schemas");
    Program::new(project, "cargo")
        .args(["test", "--test", "formats", "schema"])
        .env("ON_RECORD_WRITE", "1")
        .run()
}

fn set_up(project: &Project) -> Result<(), Failure> {
    tools::for_building(project)?;
    tools::for_linting(project)?;
    tools::cargo_deny(project)?;
    browser::find_or_install(project)?;
    npm::axe(project)?;
    say::done("Everything is installed");
    Ok(())
}
