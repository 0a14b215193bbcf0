//! The archives that another program judges: `scripts/check_trails.py`.

use std::path::Path;
use std::{env, fs};

use ssj::core::Suite;

use crate::joined::{late, supplemented};
use crate::planned::town_of_annexes;
use crate::town::{Town, with_suite};

/// The towns, each in a line of JSON; with `UPDATE` set they are written anew.
#[test]
fn the_archives_that_others_judge_are_these() {
    let towns: [(Suite, fn() -> Town); 3] = [
        (Suite::Sm, town_of_annexes),
        (Suite::Intl, supplemented),
        (Suite::Intl, late),
    ];
    let lines = towns.map(|(suite, make)| {
        let papers = with_suite(suite, || make().papers().with_heads());
        serde_json::to_string(&papers).unwrap() + "\n"
    });
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/archives.jsonl");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, lines.concat()).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == lines.concat(),
        "run `UPDATE=1 cargo test --all-features --test seams vectors`"
    );
}
