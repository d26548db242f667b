//! Other programs: started in the project's folder, with its own tools first, their output shown as it comes.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    ops::AddAssign,
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    failure::{Failure, OrSay},
    project::Project,
};

/// A program that is about to be started.
pub(crate) struct Program {
    command: Command,
    line: String,
}

impl Program {
    /// `name` is a path, or is looked for among the project's tools and then on the PATH.
    pub(crate) fn new(project: &Project, name: impl AsRef<OsStr>) -> Self {
        let name = name.as_ref();
        let mut command = Command::new(name);
        command.current_dir(project.root());
        if let Ok(path) = project.search_path() {
            command.env("PATH", path);
        }
        Self {
            command,
            line: name.to_string_lossy().into_owned(),
        }
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.line.push(' ');
        self.line.push_str(&arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    pub(crate) fn args(self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Shows the command and everything it says; fails when it fails.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        println!("$ {}", self.line);
        let status = self
            .command
            .status()
            .or_say(|| format!("Cannot start `{}`", self.line))?;
        self.judge(status)
    }

    /// As `run`, and adds up what the test runners in its output count.
    pub(crate) fn run_counting(mut self, counts: &mut Counts) -> Result<(), Failure> {
        println!("$ {}", self.line);
        let mut child = self
            .command
            .stdout(Stdio::piped())
            .spawn()
            .or_say(|| format!("Cannot start `{}`", self.line))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("{line}");
                *counts += Counts::in_line(&line);
            }
        }
        let status = child
            .wait()
            .or_say(|| format!("Cannot wait for `{}`", self.line))?;
        self.judge(status)
    }

    /// As `run`, but keeps what it says to itself and gives up after a while.
    pub(crate) fn run_within(mut self, limit: Duration) -> Result<(), Failure> {
        println!("$ {}", self.line);
        let mut child = self
            .command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .or_say(|| format!("Cannot start `{}`", self.line))?;
        let start = Instant::now();
        loop {
            let ended = child
                .try_wait()
                .or_say(|| format!("Cannot wait for `{}`", self.line))?;
            match ended {
                Some(status) => return self.judge(status),
                None if start.elapsed() < limit => thread::sleep(Duration::from_millis(100)),
                None => {
                    child
                        .kill()
                        .or_say(|| format!("Cannot stop `{}`", self.line))?;
                    return Err(Failure::new(format!("`{}` took too long.", self.line)));
                }
            }
        }
    }

    /// What it prints, silently; nothing when it cannot be started or fails.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn judge(&self, status: ExitStatus) -> Result<(), Failure> {
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("`{}` failed ({status}).", self.line)))
        }
    }
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Counts {
    /// Reads a test runner's closing line: "test result: ok. 12 passed; 0 failed; …".
    fn in_line(line: &str) -> Self {
        let Some((_, result)) = line.split_once("test result:") else {
            return Self::default();
        };
        let words: Vec<&str> = result.split_whitespace().collect();
        let before = |word: &str| {
            words
                .windows(2)
                .find_map(|pair| match pair {
                    [number, unit] if *unit == word => number.parse().ok(),
                    _ => None,
                })
                .unwrap_or(0)
        };
        Self {
            passed: before("passed;"),
            failed: before("failed;"),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted_and_others_are_not() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(
            Counts::in_line(line),
            Counts {
                passed: 12,
                failed: 3
            }
        );
        assert_eq!(
            Counts::in_line("test stories::marta ... ok"),
            Counts::default()
        );
    }
}
