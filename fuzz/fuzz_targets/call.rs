//! Any text has an answer in JSON: what was asked for, or errors with a code in both languages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|text: &str| {
    let answer = ssj::json::call(text);
    let answer: Value = serde_json::from_str(&answer).expect("an answer in JSON");
    let (ok, errors) = (&answer["ok"]["type"], &answer["errors"]);
    assert!(ok.is_string() != errors.is_array());
    for error in errors.as_array().into_iter().flatten() {
        assert!(
            ["code", "en", "zh"]
                .iter()
                .all(|field| error[*field].is_string())
        );
    }
});
