//! The two tools that come from npm: wasm-opt (binaryen) and axe-core.

use std::path::PathBuf;

use crate::{debian, failure::Failure, program::Program, project::Project, say};

const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";

/// How to start wasm-opt: the words in front of its arguments.
pub(crate) struct WasmOpt(Vec<PathBuf>);

impl WasmOpt {
    /// wasm-opt, ready for its arguments.
    pub(crate) fn program(&self, project: &Project) -> Program {
        let mut words = self.0.iter();
        let first = words.next().cloned().unwrap_or_default();
        Program::new(project, first).args(words)
    }

    /// The wasm-opt that is there already, if it is this very version.
    pub(crate) fn find(project: &Project) -> Option<Self> {
        let script = package(project, "binaryen", BINARYEN).join("bin/wasm-opt");
        let own = script.is_file().then(|| Self(vec!["node".into(), script]));
        let theirs = project.which("wasm-opt").map(|path| Self(vec![path]));
        own.into_iter().chain(theirs).find(|found| {
            let answer = found
                .program(project)
                .arg("--version")
                .answer()
                .unwrap_or_default();
            let major = BINARYEN.split('.').next();
            answer.split_whitespace().nth(2) == major
        })
    }
}

/// Finds or installs wasm-opt.
pub(crate) fn wasm_opt(project: &Project) -> Result<WasmOpt, Failure> {
    if let Some(there) = WasmOpt::find(project) {
        return Ok(there);
    }
    let cannot = |why: Failure| Failure::new(format!("wasm-opt cannot be had. {why}"));
    install(project, "binaryen", BINARYEN).map_err(cannot)?;
    WasmOpt::find(project).ok_or_else(|| cannot(Failure::new("What npm installed does not start.")))
}

/// Finds or installs axe-core, and says where its one file is.
pub(crate) fn axe(project: &Project) -> Result<PathBuf, Failure> {
    let file = package(project, "axe-core", AXE).join("axe.min.js");
    if !file.is_file() {
        install(project, "axe-core", AXE)?;
    }
    if file.is_file() {
        Ok(file)
    } else {
        Err(Failure::new(
            "axe-core was installed, but its axe.min.js is not there.",
        ))
    }
}

fn prefix(project: &Project, name: &str, version: &str) -> PathBuf {
    project
        .tools()
        .join("npm")
        .join(format!("{name}-{version}"))
}

fn package(project: &Project, name: &str, version: &str) -> PathBuf {
    prefix(project, name, version)
        .join("node_modules")
        .join(name)
}

fn install(project: &Project, name: &str, version: &str) -> Result<(), Failure> {
    say::step(&format!("Install {name} {version}"));
    if Program::new(project, "npm")
        .arg("--version")
        .answer()
        .is_none()
    {
        debian::install(project, &["nodejs", "npm"])?;
    }
    Program::new(project, "npm")
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(prefix(project, name, version))
        .arg(format!("{name}@{version}"))
        .run()
}
