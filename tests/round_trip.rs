//! The main job, small: run, written out, verified, tampered with.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::{env, fs};

/// An example's program, which `cargo test` builds beside the tests.
fn example(name: &str) -> Command {
    let tests = env::current_exe().unwrap();
    let profile = tests.parent().and_then(Path::parent).unwrap();
    let program = profile
        .join("examples")
        .join(format!("{name}{}", env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "build the examples first: cargo build --examples"
    );
    Command::new(program)
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("round-trip-{name}"));
    if dir.exists() {
        fs::remove_dir_all(&dir).unwrap();
    }
    dir
}

fn run(out: &Path) -> Output {
    let size = ["--entities", "3000", "--inspectors", "700", "--out"];
    let output = example("joint_round").args(size).arg(out).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// One round for all tests.
fn round() -> &'static Path {
    static ROUND: OnceLock<PathBuf> = OnceLock::new();
    ROUND.get_or_init(|| {
        let dir = scratch("original");
        run(&dir);
        dir
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Verifies a directory against the anchors of the original, and gives what it prints.
fn verify(dir: &Path) -> (bool, String) {
    let anchors = fs::read_to_string(round().join("anchors.txt")).unwrap();
    let words = anchors.lines().filter(|line| !line.starts_with('#'));
    let words = words.flat_map(str::split_whitespace);
    let output = example("verify").arg(dir).args(words).output().unwrap();
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

/// A copy of the round with one file edited.
fn edited(name: &str, file: &str, edit: impl Fn(&str) -> String) -> (bool, String) {
    let dir = scratch(name);
    copy(round(), &dir);
    let path = dir.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let changed = edit(&text);
    assert_ne!(text, changed, "the edit changes nothing");
    fs::write(path, changed).unwrap();
    verify(&dir)
}

#[test]
fn the_round_holds_against_its_anchors() {
    let (holds, told) = verify(round());
    assert!(holds, "{told}");
    assert!(
        told.contains("anchored       commitment_digest, against the published one"),
        "{told}"
    );
}

#[test]
fn a_second_run_is_the_same_to_the_byte() {
    let again = scratch("again");
    run(&again);
    for file in [
        "anchors.txt",
        "draws/objects/record.json",
        "draws/inspectors/record.json",
    ] {
        let [a, b] = [round(), &again].map(|dir| fs::read(dir.join(file)).unwrap());
        assert!(a == b, "{file} differs between two runs");
    }
}

#[test]
fn an_edited_record_is_caught_by_the_field() {
    let (holds, told) = edited("record", "draws/objects/record.json", |text| {
        let at = text.find("\"drawn\": [\n").unwrap();
        let (before, after) = text.split_at(at);
        let digit = after.find(|c: char| c.is_ascii_digit()).unwrap();
        let other = if after[digit..].starts_with('0') {
            "1"
        } else {
            "0"
        };
        format!("{before}{}{other}{}", &after[..digit], &after[digit + 1..])
    });
    assert!(!holds);
    assert!(told.contains(".drawn["), "{told}");
}

#[test]
fn an_edited_pool_is_caught_by_the_frame() {
    let (holds, told) = edited("pool", "draws/objects/frame-0.jsonl", |text| {
        text.replacen(
            "\"eligible\"",
            "{\"out-of-scope\":{\"code\":\"closed\",\"clause\":null,\"evidence\":null}}",
            1,
        )
    });
    assert!(!holds);
    assert!(
        told.contains("commitment.frames[") && told.contains(".root"),
        "{told}"
    );
}

#[test]
fn an_edited_trail_is_caught_by_the_entry() {
    let (holds, told) = edited("trail", "trail/round.jsonl", |text| {
        text.replacen("2026-03-02T", "2026-03-01T", 1)
    });
    assert!(!holds);
    assert!(told.contains("trail"), "{told}");
}

#[test]
fn an_edited_roster_is_caught_by_its_root() {
    let (holds, told) = edited("roster", "draws/inspectors/rows.json", |text| {
        text.replacen("\"load\": 0", "\"load\": 9", 1)
    });
    assert!(!holds);
    assert!(told.contains("commitment.inspectors"), "{told}");
}
