//! The program as a shell sees it; what it says of whole archives is in the workspace's `round_trip`.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::{Command, Output};

use serde_json::Value;

fn run(args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_ssj-verify");
    Command::new(program).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn help_and_version_are_no_faults() {
    for (asked, word) in [("--help", "--anchors"), ("--version", "ssj-verify")] {
        let output = run(&[asked]);
        assert_eq!(output.status.code(), Some(0), "{asked}");
        assert!(said(&output).contains(word), "{asked}");
    }
}

/// A script that takes 2 for "consistent" must not meet it where nothing was verified.
#[test]
fn a_wrong_command_is_64() {
    for args in [&[][..], &["--bribe"], &["dir", "--lang", "fr"], &["a", "b"]] {
        assert_eq!(run(args).status.code(), Some(64), "{args:?}");
    }
}

#[test]
fn what_is_not_there_is_3_in_words_and_as_json() {
    let output = run(&["no/such/archive"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("can't be read: no/such/archive"));
    let output = run(&["no/such/archive", "--lang", "zh"]);
    assert!(said(&output).contains("档案不能读取：no/such/archive"));
    let output = run(&["no/such/archive", "--json"]);
    let value: Value = serde_json::from_str(&said(&output)).unwrap();
    assert_eq!(
        (&value["status"], &value["verdict"]),
        (&3.into(), &Value::Null)
    );
    assert!(value["fault"].as_str().unwrap().contains("no/such/archive"));
}
