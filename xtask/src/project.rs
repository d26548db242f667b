//! Where things are: the project, its target folder, its own tools.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::failure::{Failure, OrSay};

/// The folders of this checkout.
pub(crate) struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the project by this package's own place in it.
    pub(crate) fn find() -> Result<Self, Failure> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .ok_or_else(|| Failure::new("xtask has to stand in the project's folder."))?
            .to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |named| root.join(named));
        Ok(Self { root, target })
    }

    /// The top of the checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What Cargo makes, wherever `CARGO_TARGET_DIR` puts it.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The app as released.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The project's own tools. Nothing here touches a person's own.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The programs among them.
    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.tools().join("bin")
    }

    /// The bundled style sheet. `index.html` names this path, so it does not follow `CARGO_TARGET_DIR`.
    pub(crate) fn style_sheet(&self) -> PathBuf {
        self.root.join("target/css/on-record.css")
    }

    /// The rescue script with its sentences. `index.html` names this path, too.
    pub(crate) fn rescue_script(&self) -> PathBuf {
        self.root.join("target/js/rescue.js")
    }

    /// Whether `tests/NAME.rs` is there.
    pub(crate) fn has_test(&self, name: &str) -> bool {
        self.root
            .join("tests")
            .join(name)
            .with_extension("rs")
            .is_file()
    }

    /// PATH with the project's own tools in front.
    pub(crate) fn search_path(&self) -> Result<OsString, Failure> {
        let theirs = env::var_os("PATH").unwrap_or_default();
        let folders = [self.tools_bin()]
            .into_iter()
            .chain(env::split_paths(&theirs));
        env::join_paths(folders).or_say(|| "Cannot put the project's tools on the PATH".to_owned())
    }

    /// Where a program is, looking at the project's own tools first.
    pub(crate) fn which(&self, name: &str) -> Option<PathBuf> {
        let theirs = env::var_os("PATH").unwrap_or_default();
        [self.tools_bin()]
            .into_iter()
            .chain(env::split_paths(&theirs))
            .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
            .find(|candidate| candidate.is_file())
    }
}
