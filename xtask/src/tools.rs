//! The Rust tools: which versions, whether they are there, how they come.

use std::path::{Path, PathBuf};

use crate::{failure::Failure, npm, program::Program, project::Project, say};

/// What browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    features: &["--no-default-features", "--features", "rustls"],
};

/// The same version as the wasm-bindgen crate in Cargo.toml: the two speak a private language.
const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.126",
    features: &[],
};

const CARGO_DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    features: &[],
};

/// Everything that turns the source into dist/. Says whether the program can be optimised, too.
pub(crate) fn for_building(project: &Project) -> Result<(), Failure> {
    for_wasm(project)?;
    WASM_BINDGEN.find_or_install(project)?;
    TRUNK.find_or_install(project)?;
    if let Err(why) = npm::wasm_opt(project) {
        say::notice(&format!(
            "{why} The app is built all the same, a little larger."
        ));
    }
    Ok(())
}

/// rustfmt and clippy for the Rust in force.
pub(crate) fn for_linting(project: &Project) -> Result<(), Failure> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if Program::new(project, "cargo")
            .args([subcommand, "--version"])
            .answer()
            .is_none()
        {
            say::step(&format!("Install {component}"));
            Program::new(project, "rustup")
                .args(["component", "add", component])
                .run()?;
        }
    }
    Ok(())
}

/// What checks licences and advisories.
pub(crate) fn cargo_deny(project: &Project) -> Result<(), Failure> {
    CARGO_DENY.find_or_install(project).map(drop)
}

/// What runs browser tests; it comes with wasm-bindgen.
pub(crate) fn browser_test_runner(project: &Project) -> Result<PathBuf, Failure> {
    for_wasm(project)?;
    let bindgen = WASM_BINDGEN.find_or_install(project)?;
    let name =
        Path::new("wasm-bindgen-test-runner").with_extension(std::env::consts::EXE_EXTENSION);
    Ok(bindgen.with_file_name(name))
}

/// The standard library for browsers, for exactly the Rust in force here.
pub(crate) fn for_wasm(project: &Project) -> Result<(), Failure> {
    let installed = Program::new(project, "rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .answer()
        .is_some_and(|folder| Path::new(&folder).is_dir());
    if installed {
        return Ok(());
    }
    say::step(&format!("Install Rust's standard library for {WASM}"));
    Program::new(project, "rustup")
        .args(["target", "add", WASM])
        .run()
        .map_err(|why| {
            Failure::new(format!(
                "{why} The app needs Rust's {WASM} target: install it with rustup, then try again."
            ))
        })
}

/// A program that Cargo installs, at one version.
struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    features: &'static [&'static str],
}

impl CargoTool {
    /// The program's path: the project's own, or a person's own if it is this very version.
    fn find_or_install(&self, project: &Project) -> Result<PathBuf, Failure> {
        if let Some(there) = self.find(project) {
            return Ok(there);
        }
        say::step(&format!(
            "Install {} {} (once; a few minutes)",
            self.package, self.version
        ));
        // A tool that is quick to build, not one that is quick to run: three times sooner, and it works on small files.
        Program::new(project, "cargo")
            .args([
                "install",
                "--locked",
                "--force",
                self.package,
                "--version",
                self.version,
            ])
            .args(self.features)
            .arg("--root")
            .arg(project.tools())
            .env("CARGO_TARGET_DIR", project.target().join("tools-build"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .run()?;
        self.find(project).ok_or_else(|| {
            Failure::new(format!(
                "{} was installed but does not answer with version {}.",
                self.package, self.version
            ))
        })
    }

    fn find(&self, project: &Project) -> Option<PathBuf> {
        let path = project.which(self.program)?;
        let answer = Program::new(project, &path).arg("--version").answer()?;
        let found = answer.split_whitespace().nth(1)?;
        (found == self.version).then_some(path)
    }
}
