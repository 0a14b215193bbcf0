//! Tables of the documentation that are made from the code.

use std::fmt::Write as _;
use std::{env, fs};

use super::root;

pub(crate) fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// Names in backticks, with commas between them.
pub(crate) fn quoted(names: &[&str]) -> String {
    joined(names.iter().map(|name| format!("`{name}`")))
}

pub(crate) fn row<const N: usize>(table: &mut String, cells: [String; N]) {
    for cell in cells {
        write!(table, "| {} ", cell.replace('|', "\\|")).expect("writing to a string");
    }
    table.push_str("|\n");
}

/// Compares a table with the file that holds it, or writes the file where `UPDATE` is set.
pub(crate) fn compare(path: &str, table: &str, test: &str) {
    let file = root().join(path);
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("a writable folder");
        fs::write(&file, table).expect("a writable table");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == table,
        "{path} is out of date: run `UPDATE=1 cargo test --test {test}`"
    );
}
