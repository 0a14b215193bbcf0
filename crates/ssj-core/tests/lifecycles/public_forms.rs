//! Nothing that is marked public says anything of risk classes, strata, ranks or persons.

use ssj_core::result::PublicResult;

use crate::fixture::*;

/// Names that a public form may have, and no others.
const ALLOWED: [&str; 10] = [
    "visit",
    "holder",
    "county",
    "agency",
    "checked",
    "checks",
    "matter",
    "object",
    "outcomes",
    "disposals",
];

#[test]
fn a_public_result_shows_what_was_checked_and_found() {
    let visit = published();
    let public = visit.public_result(&agency("cc-amr")).unwrap();
    assert_eq!(public.checks().len(), 1);
    assert_eq!(public.checked(), CHECK_DAY);
    assert!(visit.public_result(&agency("cc-tax")).is_none());
    assert!(started().public_result(&agency("cc-amr")).is_none());
}

#[cfg(feature = "serde")]
#[test]
fn a_public_result_has_no_other_names_than_these() {
    fn walk(value: &serde_json::Value, names: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => map.iter().for_each(|(name, value)| {
                names.push(name.clone());
                walk(value, names);
            }),
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, names)),
            _ => {}
        }
    }
    let public: PublicResult = published().public_result(&agency("cc-amr")).unwrap();
    let value = serde_json::to_value(&public).unwrap();
    let mut names = Vec::new();
    walk(&value, &mut names);
    assert!(names.iter().all(|name| ALLOWED.contains(&name.as_str())));
    let text = value.to_string();
    for person in ["a1", "a2", "inspector:"] {
        assert!(!text.contains(person), "{person}");
    }
}

#[cfg(not(feature = "serde"))]
#[test]
fn the_public_form_is_small() {
    let public: PublicResult = published().public_result(&agency("cc-amr")).unwrap();
    let shown = format!("{public:?}");
    assert!(ALLOWED.iter().all(|name| shown.contains(name)));
}
