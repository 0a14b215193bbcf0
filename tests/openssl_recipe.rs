//! A rank in an open frame is what anyone computes with openssl: the README's recipe, run.

#![allow(clippy::expect_used, reason = "tests")]

use std::path::Path;
use std::process::Command;

use ssj::core::{BlindToken, Digest, ObjectId, Seed, Suite};
use ssj::draw::sample::Ranker;

fn rank(id: &str, seed: [u8; 32]) -> String {
    let id: ObjectId = id.parse().expect("a valid id");
    let hash = Suite::Intl.hash_fn().expect("always there");
    let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes(seed)).expect("always there");
    ranker.rank(BlindToken::open(id.token(hash))).to_string()
}

/// What bash prints, run at the repository's root. It needs bash and openssl.
fn bash(arguments: &[&str]) -> String {
    let output = Command::new("bash")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .args(arguments)
        .output()
        .expect("bash");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout)
        .expect("text")
        .trim()
        .into()
}

#[test]
fn the_readme_recipe_prints_the_rank_that_it_says() {
    let readme = include_str!("../README.md");
    let (_, section) = readme
        .split_once("## One enterprise's rank by hand")
        .expect("the section");
    let (_, recipe) = section.split_once("```sh\n").expect("the recipe");
    let (recipe, after) = recipe.split_once("```").expect("its end");
    assert_eq!(recipe.matches("openssl ").count(), 3);

    let expected = rank("uscc:91220101MA13XQYL0T", [7; 32]);
    assert_eq!(bash(&["-euo", "pipefail", "-c", recipe]), expected);
    assert!(after.contains(&format!("prints `{expected}`")));
}

#[test]
fn the_script_agrees_for_other_ids_and_seeds() {
    let counting = std::array::from_fn(|i| u8::try_from(i).expect("below 32"));
    for (id, seed) in [
        ("uscc:91220101MA13XQYL0T", counting),
        ("product:100%羊毛衫", [0; 32]),
        ("site:%s\\n'\"$HOME", [255; 32]),
    ] {
        let hex = Digest::from_bytes(seed).to_string();
        let printed = bash(&["scripts/check_rank.sh", id, &hex]);
        assert_eq!(printed, rank(id, seed), "{id}");
    }
}
