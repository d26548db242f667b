//! The app, from source to a folder a browser can load. Trunk does the work; its hooks come back here.

use std::path::PathBuf;

use crate::{failure::Failure, program::Program, project::Project, say, tools};

/// How the app is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Release,
    Dev,
}

impl Profile {
    /// Where it goes: a build for development never takes the place of dist/, which tests and sizes are about.
    fn folder(self, project: &Project) -> PathBuf {
        match self {
            Self::Release => project.dist(),
            Self::Dev => project.target().join("dist-dev"),
        }
    }

    fn flag(self) -> Option<&'static str> {
        match self {
            Self::Release => Some("--release"),
            Self::Dev => None,
        }
    }
}

/// Installs what is missing and builds. What has not changed is not built again.
pub(crate) fn build(project: &Project, profile: Profile) -> Result<PathBuf, Failure> {
    tools::for_building(project)?;
    say::step("Build the app");
    let folder = profile.folder(project);
    trunk(project, "build", profile, &folder).run()?;
    Ok(folder)
}

/// Builds, shows the app, and builds again at each change.
pub(crate) fn watch(project: &Project, profile: Profile, port: u16) -> Result<(), Failure> {
    tools::for_building(project)?;
    say::step(&format!("Watch: http://127.0.0.1:{port}/ (Ctrl+C ends it)"));
    let folder = project.target().join("dist-watch");
    trunk(project, "serve", profile, &folder)
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        .run()
}

fn trunk(project: &Project, task: &str, profile: Profile, folder: &std::path::Path) -> Program {
    Program::new(project, "trunk")
        .arg(task)
        .args(profile.flag())
        .arg("--dist")
        .arg(folder)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // What went wrong is in its messages; where in Trunk it went wrong helps nobody here.
        .env("RUST_BACKTRACE", "0")
}
