//! Reading the library's own sources.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::expect_used, reason = "tests")]

pub(crate) mod clauses;
pub(crate) mod table;

use std::fs;
use std::path::{Path, PathBuf};

/// One source file: its path from the repository's root, and its code.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) code: String,
}

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file below a folder of the repository, in order of path.
///
/// Comments, files of tests and inline test modules are left out, so what remains is the library.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let is_test = |path: &String| path.split(['/', '.']).any(|part| part == "tests");
    files(folder)
        .into_iter()
        .filter(|path| !is_test(path))
        .map(|path| Source {
            code: library_code(&fs::read_to_string(root().join(&path)).expect("a readable file")),
            path,
        })
        .collect()
}

/// The paths of all source files below a folder of the repository, from its root, in order.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    let relative = |path: PathBuf| {
        let path = path.strip_prefix(root()).expect("below the root");
        path.display().to_string()
    };
    let mut found: Vec<_> = found.into_iter().map(relative).collect();
    found.sort();
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines of code, without comments, up to the inline test module, which stands last.
fn library_code(text: &str) -> String {
    let tests = text.find("\n#[cfg(test)]\nmod tests {");
    tests
        .and_then(|end| text.get(..end))
        .unwrap_or(text)
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}
