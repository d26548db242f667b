//! Trunk's last hook: the release build's wasm, made smaller by wasm-opt where that makes it smaller to download.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Failure, OrSay},
    npm::WasmOpt,
    project::Project,
    say, size,
};

/// What rustc's wasm uses and every browser since 2023 knows. Release builds are stripped of the section that says so.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What is done to it. Few things, tried one by one against brotli: what `-Oz` does besides makes the program shorter as it
/// is and longer as it travels, because it takes apart what rustc left alike.
const PASSES: [&str; 9] = [
    "--duplicate-function-elimination",
    "--dce",
    "--remove-unused-module-elements",
    "--rse",
    "--optimize-instructions",
    "--merge-blocks",
    "--vacuum",
    "--duplicate-function-elimination",
    "--reorder-locals",
];

/// Optimises what Trunk has staged, in place; does nothing to builds for development.
pub(crate) fn staged(project: &Project) -> Result<(), Failure> {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "This is a hook for Trunk: run `cargo xtask build` instead.",
        ));
    };
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let Some(wasm_opt) = WasmOpt::find(project) else {
        say::notice(
            "wasm-opt is not installed, so the app stays a little larger than it could be.",
        );
        return Ok(());
    };
    for file in wasm_files(&staging)? {
        optimise(project, &wasm_opt, &file)?;
    }
    Ok(())
}

fn wasm_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).or_say(|| format!("Cannot list {}", folder.display()))?;
    Ok(entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "wasm")
        })
        .collect())
}

/// Keeps the last pair of files, so that a build in which only words or styles changed does not optimise again.
fn optimise(project: &Project, wasm_opt: &WasmOpt, file: &Path) -> Result<(), Failure> {
    let kept = project.target().join("wasm-opt");
    fs::create_dir_all(&kept).or_say(|| format!("Cannot make {}", kept.display()))?;
    let (before, after) = (kept.join("before.wasm"), kept.join("after.wasm"));

    let built = fs::read(file).or_say(|| format!("Cannot read {}", file.display()))?;
    let is_known = after.is_file() && fs::read(&before).is_ok_and(|known| known == built);
    if !is_known {
        say::step("Optimise the program");
        // `before` is written last: it vouches for `after`.
        let _ = fs::remove_file(&before);
        wasm_opt
            .program(project)
            .args(FEATURES)
            .args(PASSES)
            .arg(file)
            .arg("-o")
            .arg(&after)
            .run()?;
        keep_the_smaller(&built, &after)?;
        fs::write(&before, &built).or_say(|| format!("Cannot write {}", before.display()))?;
    }
    fs::copy(&after, file)
        .or_say(|| format!("Cannot write {}", file.display()))
        .map(drop)
}

/// What wasm-opt makes can be longer when compressed, which is how it travels. Then what rustc made stays.
fn keep_the_smaller(built: &[u8], after: &Path) -> Result<(), Failure> {
    let optimised = fs::read(after).or_say(|| format!("Cannot read {}", after.display()))?;
    let compressed = |bytes: &[u8]| {
        size::measure(bytes)
            .map(|size| size.brotli)
            .or_say(|| "Cannot compress the program".to_owned())
    };
    let (with, without) = (compressed(&optimised)?, compressed(built)?);
    println!("{with} bytes with brotli after wasm-opt, {without} before.");
    if without < with {
        fs::write(after, built).or_say(|| format!("Cannot write {}", after.display()))?;
    }
    Ok(())
}
