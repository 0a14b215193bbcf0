//! What the sources of the tests say: which tests there are, and which codes each names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{files, root};

/// A function of a test file.
pub(crate) struct Named {
    file: String,
    name: String,
    body: String,
    /// Names under which the file knows the areas of rules, each with its area.
    aliases: BTreeSet<(String, String)>,
}

impl Named {
    /// `folder::file::function`, without what all paths have in common.
    pub(crate) fn path(&self) -> String {
        format!("{}::{}", short(&self.file), self.name)
    }

    /// Whether it names a code: by its id in quotes, or by its constant.
    pub(crate) fn sees(&self, id: &str, constant: &(String, String)) -> bool {
        let (area, name) = constant;
        self.body.contains(&format!("\"{id}\""))
            || self.names_word(&format!("rules::{area}::{name}"))
            || self
                .aliases
                .iter()
                .any(|(alias, of)| of == area && self.names_word(&format!("{alias}::{name}")))
    }

    fn names_word(&self, path: &str) -> bool {
        self.body.match_indices(path).any(|(at, _)| {
            let after = self
                .body
                .get(at + path.len()..)
                .and_then(|rest| rest.chars().next());
            let before = self
                .body
                .get(..at)
                .and_then(|text| text.chars().next_back());
            let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            !word(after) && !word(before)
        })
    }
}

/// `crates/ssj-core/src/data/pool/tests.rs` is `core::pool`, `tests/practices.rs` is `tests::practices`.
fn short(file: &str) -> String {
    const FLOORS: [&str; 4] = ["base", "law", "data", "lifecycle"];
    let path = file
        .trim_end_matches(".rs")
        .trim_start_matches("crates/ssj-");
    let floors = path.contains("/src/");
    let parts = path.split('/').filter(|part| {
        let floor = floors && FLOORS.contains(part);
        !floor && !["src", "main", "mod"].contains(part)
    });
    let parts: Vec<_> = parts.collect();
    match parts.as_slice() {
        [inner @ .., "tests"] => inner.join("::"),
        [krate, "tests", inner @ ..] => [&[*krate], inner].concat().join("::"),
        parts => parts.join("::"),
    }
}

/// Every function of every file of tests, and of every inline test module.
pub(crate) fn tests() -> Vec<Named> {
    let mut found = Vec::new();
    for folder in ["crates/ssj-core", "crates/ssj-draw", "tests"] {
        for file in files(folder) {
            let text = fs::read_to_string(root().join(&file)).expect("a readable file");
            if let Some(tests) = test_code(&file, &text) {
                functions(&file, tests, &aliases(&text), &mut found);
            }
        }
    }
    found
}

fn test_code<'a>(file: &str, text: &'a str) -> Option<&'a str> {
    // This one names every code and tests none.
    if file.contains("tests/traceability") {
        return None;
    }
    let whole =
        file.contains("/tests/") || file.starts_with("tests/") || file.ends_with("tests.rs");
    if whole {
        return Some(text);
    }
    text.find("\n#[cfg(test)]\nmod tests {")
        .and_then(|at| text.get(at..))
}

fn functions(file: &str, text: &str, aliases: &BTreeSet<(String, String)>, found: &mut Vec<Named>) {
    let mut open: Option<Named> = None;
    for line in text.lines() {
        let code = line
            .trim_start()
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub(super) ");
        // A function within a function belongs to it.
        let outer = line.len() - line.trim_start().len() <= 4;
        if let Some(rest) = code.strip_prefix("fn ").filter(|_| outer) {
            found.extend(open.take());
            let name = rest.split(['(', '<']).next().unwrap_or_default();
            open = Some(Named {
                file: file.into(),
                name: name.into(),
                body: String::new(),
                aliases: aliases.clone(),
            });
        }
        if let Some(function) = &mut open {
            function.body.push_str(line);
            function.body.push('\n');
        }
    }
    found.extend(open);
}

/// `use crate::rules::plan as codes`, `use crate::rules::{Code, pool as rules}`,
/// `use ssj_core::rules::{plan, visit}`.
fn aliases(text: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("rules::") {
        let line = text
            .get(..at)
            .and_then(|before| before.lines().last())
            .unwrap_or_default();
        if !line.contains("use ") && !line.trim_start().is_empty() {
            continue;
        }
        let rest = text.get(at + "rules::".len()..).unwrap_or_default();
        let rest = rest.split(';').next().unwrap_or_default();
        for item in rest.trim_matches(['{', '}']).split(',') {
            let mut words = item.split_whitespace();
            let area = words.next().unwrap_or_default().to_owned();
            let alias = words.nth(1).map_or_else(|| area.clone(), str::to_owned);
            found.insert((alias, area));
        }
    }
    found
}

/// For each code, the area and the constant that hold it.
pub(crate) fn constants() -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    for file in files("crates/ssj-core/src/law/rules") {
        let area = short(&file)
            .rsplit("::")
            .next()
            .unwrap_or_default()
            .to_owned();
        let text = fs::read_to_string(root().join(&file)).expect("a readable file");
        for line in text.lines() {
            let Some((name, rest)) = line.trim().split_once(" = \"") else {
                continue;
            };
            let id = rest.split('"').next().unwrap_or_default();
            found.insert(id.to_owned(), (area.clone(), name.to_owned()));
        }
    }
    found
}
