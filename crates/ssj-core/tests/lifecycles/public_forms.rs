//! Nothing that is marked public says anything of risk classes, strata, ranks or persons.

use ssj_core::lead::Concern;
use ssj_core::result::Outcome;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::Conduct;

use crate::fixture::*;

#[test]
fn a_public_result_shows_what_was_checked_and_found() {
    let visit = published();
    let public = visit.public_result(&agency("cc-amr")).unwrap();
    assert_eq!(public.checks.len(), 1);
    assert_eq!(public.checked, CHECK_DAY);
    assert!(visit.public_result(&agency("cc-tax")).is_none());
    assert!(started().public_result(&agency("cc-amr")).is_none());
}

fn public_lead() -> ssj_core::lead::PublicLead {
    let mut lead = crate::lead::received(Concern::Unlicensed, Conduct::default());
    assert!(
        lead.public_result().is_none(),
        "nothing is published before the check"
    );
    let by = command(&lead, "cc-amr", crate::lead::DAY);
    let check = crate::lead::checked(&["a1", "a2"], Outcome::OtherProblem);
    let event = lead.record_check(&by, check, &everyone()).unwrap();
    lead.apply(&event).unwrap();
    lead.public_result().unwrap()
}

/// Every type of the library whose name says that it is public is walked here.
#[test]
fn every_public_form_is_known() {
    let mut found = Vec::new();
    collect(
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut found,
    );
    found.sort();
    assert_eq!(found, ["PublicCheck", "PublicLead", "PublicResult"]);
}

fn collect(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for start in ["pub struct Public", "pub enum Public"] {
            // `PublicResult` is one, `Publication` is none.
            let names = text.split(start).skip(1);
            let names = names.filter(|rest| rest.starts_with(|c: char| c.is_uppercase()));
            let types = names.map(|rest| {
                let name = rest.split(|c: char| !c.is_alphanumeric()).next();
                format!("Public{}", name.unwrap_or_default())
            });
            found.extend(types);
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn public_forms_have_no_other_names_than_these() {
    /// Names that a public form may have, and no others.
    const ALLOWED: [&str; 12] = [
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
        "lead",
        "case",
    ];
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
    let result = published().public_result(&agency("cc-amr")).unwrap();
    let forms = [
        serde_json::to_value(&result),
        serde_json::to_value(public_lead()),
    ];
    for form in forms.map(Result::unwrap) {
        let mut names = Vec::new();
        walk(&form, &mut names);
        assert!(!names.is_empty());
        for name in names {
            assert!(ALLOWED.contains(&name.as_str()), "{name}");
        }
        let text = form.to_string();
        for person in [
            ":a1",
            ":a2",
            "inspector:",
            "complaint",
            "class",
            "stratum",
            "rank",
        ] {
            assert!(!text.contains(person), "{person} in {text}");
        }
    }
}

#[cfg(not(feature = "serde"))]
#[test]
fn public_forms_name_no_inspector() {
    let result = published().public_result(&agency("cc-amr")).unwrap();
    for shown in [format!("{result:?}"), format!("{:?}", public_lead())] {
        assert!(!shown.contains("inspector") && !shown.contains("a1"));
    }
}
