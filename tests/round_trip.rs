//! The main job, small: run, written out, verified, tampered with.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::{env, fs};

use serde_json::Value;
use ssj::draw::record::PublicForm;
use ssj::draw::verify::{Anchors, verify_public_form};
use ssj_jilin::facts::Places;
use ssj_jilin::made::entities;

/// An example's program. `cargo test` builds it beside the tests, but `cargo test --test round_trip` alone
/// does not: where it is missing or older than its sources, it is built first.
fn example(name: &str) -> Command {
    static DIR: OnceLock<PathBuf> = OnceLock::new();
    let dir = DIR.get_or_init(|| {
        let tests = env::current_exe().unwrap();
        let profile = tests.parent().and_then(Path::parent).unwrap();
        let dir = profile.join("examples");
        if !["joint_round", "verify"]
            .iter()
            .all(|one| is_fresh(&dir, one))
        {
            build_examples(profile);
        }
        dir
    });
    Command::new(dir.join(program(name)))
}

fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// Whether a program is newer than every source that its build named.
fn is_fresh(dir: &Path, name: &str) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let sources = fs::read_to_string(dir.join(format!("{name}.d"))).unwrap_or_default();
    let Some((_, sources)) = sources.split_once(": ") else {
        return false;
    };
    // A blank within a path is escaped.
    let sources = sources.trim().replace("\\ ", "\0");
    let newest = sources.split(' ').map(|path| path.replace('\0', " "));
    let newest = newest.map(|path| changed(Path::new(&path))).max();
    match (changed(&dir.join(program(name))), newest.flatten()) {
        (Some(built), Some(newest)) => newest <= built,
        _ => false,
    }
}

/// With the tests' own profile and features.
fn build_examples(profile: &Path) {
    let features = [
        ("serde", cfg!(feature = "serde")),
        ("sm", cfg!(feature = "sm")),
    ];
    let features = features.into_iter().filter(|(_, on)| *on);
    let features: Vec<_> = features.map(|(name, _)| name).collect();
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(env!("CARGO_MANIFEST_DIR"));
    build.args(["build", "--examples", "--features", &features.join(",")]);
    build.arg("--target-dir").arg(profile.parent().unwrap());
    if profile.ends_with("release") {
        build.arg("--release");
    }
    assert!(
        build.status().unwrap().success(),
        "the examples do not build"
    );
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
    verify_with(dir, &round().join("anchors.json"))
}

fn verify_with(dir: &Path, anchors: &Path) -> (bool, String) {
    let mut verify = example("verify");
    let output = verify
        .arg(dir)
        .arg("--anchors")
        .arg(anchors)
        .output()
        .unwrap();
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

/// What stands by for a stratum is what the draw made: a trail that says otherwise can't even be read.
#[test]
fn a_reserve_that_somebody_picked_is_caught() {
    let (holds, told) = edited("reserve", "trail/round.jsonl", |text| {
        let at = text.find("\"reserves\":[{\"matter\"").unwrap();
        let (before, after) = text.split_at(at);
        let order = after.find("\"order\":[").unwrap();
        let id = after[order..].find("\"object\":\"").unwrap() + order + "\"object\":\"".len();
        let end = after[id..].find('"').unwrap() + id;
        format!("{before}{}site:friend{}", &after[..id], &after[end..])
    });
    assert!(!holds);
    assert!(told.contains("these have"), "{told}");
}

/// What the campaign prints for its strata in the open is what openssl says.
#[test]
fn the_printed_rank_is_what_openssl_computes() {
    let said = String::from_utf8(run(&scratch("rank")).stdout).unwrap();
    let mut lines = said
        .lines()
        .skip_while(|line| !line.contains("scripts/check_rank.sh"));
    let command = lines.next().unwrap().trim().trim_start_matches("$ ");
    let rank = lines.next().unwrap().trim();
    let mut words = command.split_whitespace();
    let output = Command::new("bash")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(words.by_ref())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), rank);
}

/// A list without counties and classes: staffed by prefecture, classes made up, bad rows told.
#[test]
fn a_list_is_drawn_from_and_holds() {
    let places = Places::load().unwrap();
    let made = entities(&places, 3000, 7).unwrap();
    let rows = made.iter().zip(["长春", "吉林市", "延边"].iter().cycle());
    let rows = rows.map(|(one, city)| format!("{},{city},{}\n", one.code, one.registered_on));
    let mut text: String = rows.collect();
    text.insert_str(0, "uscc,city,registered_on\n");
    text += "91220582778712797L,通化,1988-11-28\n91220101MA13XQYL0T,长安,2020-01-01\n";
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join("list.csv");
    fs::write(&list, text).unwrap();
    let dir = scratch("listed");
    let output = example("joint_round")
        .arg("--objects")
        .arg(&list)
        .arg("--out")
        .arg(&dir)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    for line in [
        "3 000 taken, 2 refused",
        "its check character is `L` where the others ask for `A`",
        "`长安` is not the name of a prefecture",
        "RISK CLASSES ARE SIMULATED",
        "with simulated risk classes",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let (holds, told) = verify_with(&dir, &dir.join("anchors.json"));
    assert!(holds, "{told}");
    assert!(told.contains("RISK CLASSES ARE SIMULATED"), "{told}");
}

#[test]
fn the_round_holds_against_its_anchors() {
    let (holds, told) = verify(round());
    assert!(holds, "{told}");
    let anchored = "anchored       commitment_digest, against the published one";
    assert_eq!(told.matches(anchored).count(), 8, "{told}");
    assert!(
        told.contains("was passed over") || told.contains(": replaced["),
        "{told}"
    );
    let heads = "anchored       heads, against the checkpoint that was kept";
    assert!(told.contains(heads), "{told}");
}

/// Removing what does not suit is no way out: the rounds and the anchors still name it.
#[test]
fn a_draw_that_was_removed_is_missed() {
    for (name, gone) in [
        (
            "two-rounds-gone",
            &[
                "objects/item_jl-joint-2026-01-objects-1",
                "inspectors/item_jl-joint-2026-01-division_220000-1",
                "objects/campaign_jl-special-2026-06-objects-1",
                "inspectors/campaign_jl-special-2026-06-division_220000-1",
            ][..],
        ),
        (
            "one-gone",
            &["inspectors/item_jl-joint-2026-01-division_220000-1"],
        ),
    ] {
        let dir = scratch(name);
        copy(round(), &dir);
        for draw in gone {
            fs::remove_file(dir.join(format!("{draw}.json"))).unwrap();
        }
        let (holds, told) = verify(&dir);
        assert!(!holds, "{told}");
        assert!(told.contains("no form"), "{told}");
        assert!(told.contains("not used"), "{told}");
    }
}

#[test]
fn a_draw_that_no_round_names_is_refused() {
    let dir = scratch("slipped-in");
    copy(round(), &dir);
    let trail = dir.join("trail/round.jsonl");
    let text = fs::read_to_string(&trail).unwrap();
    let joint = text.lines().filter(|line| !line.contains("jl-special"));
    fs::write(&trail, joint.collect::<Vec<_>>().join("\n")).unwrap();
    let (holds, told) = verify(&dir);
    assert!(!holds, "{told}");
    assert!(told.contains("no such draw in any round's trail"), "{told}");
}

/// Without anchors a record only agrees with itself, and the exit status says so.
#[test]
fn a_round_without_anchors_is_not_said_to_hold() {
    let output = example("verify").arg(round()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let worth = "consistent with itself; nothing published was given";
    assert!(told.contains(worth), "{told}");
    assert!(!told.contains("fixed by what was published"), "{told}");
}

/// Three readers of one archive: in English, in Chinese, and a program, each with the same status.
#[test]
fn everybody_is_told_the_same() {
    let (anchors, divisions) = (round().join("anchors.json"), round().join("divisions.json"));
    let told = |more: &[&str]| {
        let mut verify = example("verify");
        verify
            .arg(round())
            .arg("--anchors")
            .arg(&anchors)
            .args(more);
        // What the round wrote of them is what the example knows.
        let output = verify.arg("--divisions").arg(&divisions).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{more:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(told(&[]).contains("All rounds together: "));
    let chinese = told(&["--lang", "zh"]);
    assert!(
        chinese.contains("全部抽取合计：") && chinese.contains("bundle.json 不一致的文件：0个")
    );
    let report: Value = serde_json::from_str(&told(&["--json"])).unwrap();
    assert_eq!(
        (&report["status"], &report["fault"]),
        (&0.into(), &Value::Null)
    );
    assert_eq!(report["verdict"]["standing"], "anchored");
    assert_eq!(report["files"], Value::Array(Vec::new()));
    let said = report["said"]["en"].as_str().unwrap();
    assert!(said.starts_with("consistent"), "{said}");
}

/// What can't even be read is told by file.
#[test]
fn what_is_unreadable_is_told() {
    let (holds, told) = edited(
        "unreadable",
        "objects/campaign_jl-special-2026-06-objects-1.json",
        |text| text.replacen("\"counter\"", "\"bribed\"", 1),
    );
    assert!(!holds);
    assert!(told.contains("can't be read: "), "{told}");
    assert!(told.contains("special-2026-06-objects-1.json: "), "{told}");
}

#[test]
fn a_note_slipped_into_the_trail_is_refused() {
    let (holds, told) = edited("note", "trail/plan.jsonl", |text| {
        text.replacen("\"person\":null", "\"note\":\"bribed\",\"person\":null", 1)
    });
    assert!(!holds);
    assert!(told.contains("unknown field `note`"), "{told}");
}

/// Before the visits nobody is named; after them each drawn, and no class in either.
#[test]
fn what_everybody_may_see_names_the_drawn_only_after_the_visits() {
    let [before, after, open] = [
        "item_jl-joint-2026-01-objects-1-before",
        "item_jl-joint-2026-01-objects-1-after",
        "campaign_jl-special-2026-06-objects-1-after",
    ]
    .map(|name| fs::read_to_string(round().join(format!("public/{name}-visits.json"))).unwrap());
    assert!(!before.contains("uscc:"));
    assert!(after.contains("\"uscc:") && after.contains("\"site:"));
    let form =
        fs::read_to_string(round().join("objects/item_jl-joint-2026-01-objects-1.json")).unwrap();
    let class = "/D\"";
    assert!(
        form.contains(class),
        "the auditor's form has strata by class"
    );
    assert!(!before.contains(class) && !after.contains(class));
    for text in [before, after, open] {
        let form: PublicForm = serde_json::from_str(&text).unwrap();
        let verdict = verify_public_form(&form, &Anchors::default()).unwrap();
        assert!(!verdict.is_contradicted(), "{:?}", verdict.difference());
    }
}

#[test]
fn a_second_run_is_the_same_to_the_byte() {
    let again = scratch("again");
    run(&again);
    for file in [
        "anchors.json",
        "objects/item_jl-joint-2026-01-objects-1.json",
        "inspectors/item_jl-joint-2026-01-division_220000-1.json",
        "objects/campaign_jl-special-2026-06-objects-1.json",
        "inspectors/campaign_jl-special-2026-06-division_220000-1.json",
        "trail/visit.jsonl",
    ] {
        let [a, b] = [round(), &again].map(|dir| fs::read(dir.join(file)).unwrap());
        assert!(a == b, "{file} differs between two runs");
    }
}

#[test]
fn an_edited_record_is_caught_by_the_field() {
    let (holds, told) = edited(
        "record",
        "objects/item_jl-joint-2026-01-objects-1.json",
        |text| {
            let at = text.find("\"drawn\":[\"").unwrap();
            let (before, after) = text.split_at(at);
            let digit = after.find(|c: char| c.is_ascii_digit()).unwrap();
            let other = if after[digit..].starts_with('0') {
                "1"
            } else {
                "0"
            };
            format!("{before}{}{other}{}", &after[..digit], &after[digit + 1..])
        },
    );
    assert!(!holds);
    assert!(told.contains(".drawn["), "{told}");
}

#[test]
fn an_edited_pool_is_caught_by_the_frame() {
    let (holds, told) = edited(
        "pool",
        "objects/item_jl-joint-2026-01-objects-1.json",
        |text| {
            text.replacen(
            "\"state\":\"eligible\"",
            "\"state\":{\"out-of-scope\":{\"code\":\"closed\",\"clause\":null,\"evidence\":null}}",
            1,
        )
        },
    );
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
    assert!(told.contains("round:"), "{told}");
}

#[test]
fn an_edited_roster_is_caught_by_its_root() {
    let (holds, told) = edited(
        "roster",
        "inspectors/item_jl-joint-2026-01-division_220000-1.json",
        |text| text.replacen("\"load\":0", "\"load\":9", 1),
    );
    assert!(!holds);
    assert!(told.contains("commitment.inspectors"), "{told}");
}
