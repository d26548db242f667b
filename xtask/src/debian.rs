//! What comes from Debian's own packages, where this is Debian and we are allowed to install them.

use crate::{failure::Failure, program::Program, project::Project};

/// Installs Debian packages, where this is Debian and we are allowed to.
pub(crate) fn install(project: &Project, packages: &[&str]) -> Result<(), Failure> {
    let wanted = packages.join(" and ");
    if project.which("apt-get").is_none() {
        return Err(Failure::new(format!(
            "{wanted} must be installed by hand: this is not a Debian system."
        )));
    }
    let is_root = Program::new(project, "id")
        .arg("-u")
        .answer()
        .is_some_and(|id| id == "0");
    let may_sudo = || {
        Program::new(project, "sudo")
            .args(["-n", "true"])
            .answer()
            .is_some()
    };
    if !is_root && !may_sudo() {
        return Err(Failure::new(format!(
            "{wanted} must be installed by an administrator: `sudo apt-get install {}`.",
            packages.join(" ")
        )));
    }
    let apt_get = || {
        let start = if is_root {
            Program::new(project, "env")
        } else {
            Program::new(project, "sudo").args(["-n", "env"])
        };
        start.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
    };
    apt_get().args(["update", "--quiet"]).run()?;
    apt_get()
        .args(["install", "--quiet", "--yes", "--no-install-recommends"])
        .args(packages)
        .run()
}
