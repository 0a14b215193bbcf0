//! The shape of the house: what may import what, and how large a file may grow.

#![allow(clippy::arithmetic_side_effects, reason = "tests")]

mod support;

use support::{Source, sources};

const LIBRARY: [&str; 4] = [
    "src",
    "crates/ssj-calendar/src",
    "crates/ssj-core/src",
    "crates/ssj-draw/src",
];

/// What the engines share.
const SHARED: [&str; 2] = ["observe", "several"];

/// What the engines may take from `ssj-core`: values without a domain. Matters, pools, plans and
/// visits are bound to columns elsewhere, so that whoever keeps 200 million rows in a database can
/// hand over columns.
const PRIMITIVES: &[&str] = &[
    "BlindToken",
    "Bounded",
    "Decode",
    "DecodeError",
    "Decoder",
    "Digest",
    "Encode",
    "Encoder",
    "Explain",
    "HashFn",
    "HexError",
    "Label",
    "Language",
    "Limits",
    "Piecewise",
    "Ratio",
    "RoundSecret",
    "Say",
    "Seed",
    "Shortfall",
    "SizeRule",
    "Sizing",
    "Spread",
    "SpreadBounds",
    "StratumFigures",
    "strict",
    "StratumKey",
    "Suite",
    "SuiteUnavailable",
    "Tag",
    "Token",
    "Word",
    "json_u64",
    "merkle",
    "paper",
    "sealed",
];

/// Of the papers, only how loads count.
const LOADS: [&str; 3] = ["Loads", "Weight", "ZeroDenominator"];

#[test]
fn engines_import_only_primitives() {
    for engine in ["sample", "assign"] {
        let sources = sources(&format!("crates/ssj-draw/src/{engine}"));
        for source in &sources {
            for name in imports(&source.code, "ssj_core::") {
                assert!(
                    PRIMITIVES.contains(&name.as_str()),
                    "{}: `ssj_core::{name}` is no primitive",
                    source.path
                );
            }
            for name in imports(&source.code, "ssj_core::paper::") {
                assert!(LOADS.contains(&name.as_str()), "{}: {name}", source.path);
            }
            for name in imports(&source.code, "crate::") {
                let known = name == engine || SHARED.contains(&name.as_str());
                assert!(known, "{}: leaves its engine for `{name}`", source.path);
            }
            assert!(
                !source.code.contains("ssj_calendar"),
                "{}: an engine knows no days",
                source.path
            );
        }
    }
}

/// What an error quotes is an `Excerpt`, a name or a number: whoever sends a long text gets no long error.
#[test]
fn errors_hold_no_text_of_any_length() {
    let texts = [
        "String",
        "CowStr",
        "Text",
        "Bilingual",
        "SmolStr",
        "FactValue",
    ];
    let mut seen = 0;
    for Source { path, code } in LIBRARY.into_iter().flat_map(sources) {
        for block in code.split("errors! {").skip(1) {
            // Up to the end of the macro, at the line's beginning or that of a macro's arm.
            let block = block.split("\n}").next().unwrap_or_default();
            seen += 1;
            for line in block.lines().map(str::trim) {
                let held = line
                    .split_once(": ")
                    .map(|(_, held)| held.trim_end_matches(','));
                // The path of a field is made of names, and no input.
                let is_text = held.is_some_and(|held| texts.contains(&held));
                assert!(!is_text || line.starts_with("field:"), "{path}: {line}");
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn files_are_small() {
    for Source { path, code } in LIBRARY.into_iter().flat_map(sources) {
        let lines = code.lines().count();
        assert!(lines <= 500, "{path} has {lines} lines of code, over 500");
        if path == "src/lib.rs" {
            assert!(lines <= 80, "the facade has {lines} lines of code, over 80");
        }
    }
}

/// The names that directly follow a path prefix: `ssj_core::a` and `ssj_core::{a, b::{c, d}}`.
fn imports(code: &str, prefix: &str) -> Vec<String> {
    code.match_indices(prefix)
        .filter(|(at, _)| {
            let before = code.get(..*at).and_then(|text| text.chars().next_back());
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
        .filter_map(|(at, _)| code.get(at + prefix.len()..))
        .flat_map(first_names)
        .collect()
}

fn first_names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![leading_name(rest)];
    };
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut item = String::new();
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(leading_name(&std::mem::take(&mut item))),
            _ if depth == 0 => item.push(c),
            _ => {}
        }
    }
    names.push(leading_name(&item));
    names.retain(|name| !name.is_empty());
    names
}

fn leading_name(text: &str) -> String {
    text.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use ssj_core::{Seed, plan::{Plan, Item},\n    Token as T,\n};\nlet x = ssj_core::visit::Visit;\nuse my_ssj_core::No;";
    assert_eq!(
        imports(code, "ssj_core::"),
        ["Seed", "plan", "Token", "visit"]
    );
}

/// A tag names one shape, in one crate: a reader tells by it what follows.
#[test]
fn every_tag_is_used_once() {
    let mut used: Vec<(String, String)> = Vec::new();
    for Source { path, code } in LIBRARY.into_iter().flat_map(sources) {
        for line in code.lines() {
            used.extend(tag(line).map(|tag| (tag, path.clone())));
        }
    }
    used.sort();
    assert!(used.len() > 150, "only {} tags were found", used.len());
    for pair in used.windows(2) {
        let [(one, first), (other, second)] = pair else {
            continue;
        };
        assert_ne!(one, other, "stands in {first} and in {second}");
    }
}

/// The tag of a line: `0x0400 PlanHeader {…}` in a table, or `Tag::new(0x0400)` by hand.
fn tag(line: &str) -> Option<String> {
    let by_hand = line.split_once("Tag::new(").map(|(_, rest)| rest);
    let rest = by_hand.unwrap_or_else(|| line.trim_start());
    let digits = rest.strip_prefix("0x")?.get(..4)?;
    let after = rest.get(6..)?.chars();
    let row = by_hand.is_some() || after.clone().nth(1).is_some_and(char::is_uppercase);
    let four = digits.chars().all(|c| c.is_ascii_hexdigit())
        && matches!(rest.chars().nth(6), Some(' ' | ')'));
    (row && four).then(|| digits.to_owned())
}

/// A form that takes unknown fields can be added to without anybody noticing: every type that is
/// read refuses them, or is read through another type that does.
#[test]
fn forms_that_are_read_take_no_unknown_fields() {
    let mut open = Vec::new();
    for source in LIBRARY.into_iter().flat_map(sources) {
        let items = source.code.split("#[derive(").skip(1);
        for item in items {
            let Some((attributes, rest)) = item.split_once("pub ") else {
                continue;
            };
            let strict = ["deny_unknown_fields", "try_from", "transparent"];
            let read = attributes.contains("serde::Deserialize")
                && !strict.iter().any(|word| attributes.contains(word));
            if read && has_named_fields(rest) {
                let name = rest.split(['{', '(', '<']).next().unwrap_or_default();
                open.push(format!("{}: {}", source.path, name.trim()));
            }
        }
    }
    assert!(open.is_empty(), "{open:#?}");
}

/// Whether the item that begins here has named fields, of its own or in a variant.
fn has_named_fields(item: &str) -> bool {
    let end = item.find("\n}").unwrap_or(item.len());
    let (head, body) = item[..end].split_at(item[..end].find('{').unwrap_or(end));
    if head.contains([';', '(']) {
        return false;
    }
    let mut lines = body.lines().skip(1).map(str::trim);
    if head.starts_with("enum") {
        lines.any(|line| line.ends_with('{') && !line.starts_with('#'))
    } else {
        lines.any(|line| line.contains(": "))
    }
}
