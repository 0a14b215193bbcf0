//! The rows that upper systems ask for, made of a visit that came to its end.

use ssj_core::exchange::{
    Directory, Filing, KnownAgency, KnownInspector, KnownMatter, KnownObject, LackKind, Lengths,
    PublicityTask, Sheet, check_action, drawn_row, inspector_row, plan_row, publicity_result,
};
use ssj_core::identity::ObjectKind;
use ssj_core::result::{Channel, Withholding};
use ssj_core::trail::Lifecycle as _;
use ssj_core::visit::Visit;
use ssj_core::{Ratio, Zh};
use time::Duration;

use crate::fixture::*;

const UNIT: &str = "11220101MB1519613J";

fn lengths() -> Lengths {
    Lengths::default()
}

/// Everything that the rows of the fixture's visit ask for.
fn directory() -> Directory {
    let mut all = Directory::default();
    let visit = published();
    for agency in visit.drawn().agencies() {
        let known = KnownAgency {
            name: text("长春市市场监督管理局"),
            credit_code: UNIT.parse().unwrap(),
        };
        all.agencies.insert(agency.clone(), known);
        for check in &visit.drawn().checks {
            let known = KnownMatter {
                name: text("登记事项检查"),
                catalogue_code: text("01234567890123"),
                implement_codes: [(agency.clone(), text(&format!("{UNIT}3001")))].into(),
            };
            let entry = all
                .matters
                .entry(check.matter.clone())
                .or_insert(known.clone());
            entry.implement_codes.extend(known.implement_codes);
        }
    }
    for (place, one) in everyone().iter().enumerate() {
        let known = KnownInspector {
            name: text("李明"),
            certificate: text(&format!("070100{place:04}")),
            issued_by: Some(text("吉林省人民政府")),
            category: Some(text("市场监管")),
        };
        all.inspectors.insert(one.id.clone(), known);
    }
    let known = KnownObject {
        name: text("长春某商贸有限公司"),
        registered_at: Some(text("人民大街1号")),
        operates_at: None,
    };
    all.objects.insert(visit.drawn().holder.clone(), known);
    all
}

fn filing() -> Filing {
    Filing {
        number: "2026-000123".into(),
        kind: ObjectKind::Enterprise,
        on_site: true,
        submitted_on: CHECK_DAY + Duration::days(3),
        submitted_by: "王芳".into(),
        source: "吉林省".into(),
        batch: 1,
        operation: 'i',
    }
}

fn lacking<T>(sheet: &Sheet<T>) -> Vec<(&'static str, LackKind)> {
    sheet
        .lacks
        .iter()
        .map(|lack| (lack.field, lack.kind))
        .collect()
}

/// One row for each check that was carried out; with a full directory it lacks nothing but the code of
/// an enterprise that has none.
#[test]
fn a_visit_is_a_row_for_each_check() {
    let visit = published();
    let rows = check_action(&visit, &directory(), &filing(), &lengths());
    assert_eq!(rows.len(), visit.results().len());
    let sheet = &rows[0];
    let row = &sheet.row;
    assert_eq!(row.record_unique_identity, "2026-000123-1");
    assert_eq!(row.check_date, CHECK_DAY.to_string());
    assert_eq!(
        (row.check_form.as_str(), row.check_mode.as_str()),
        ("01", "1")
    );
    assert_eq!(row.check_personnel.len(), row.check_personnel_code.len());
    assert!(!row.check_personnel.is_empty());
    assert!(
        row.supervise_item_check_icode
            .starts_with(&row.implement_institution_code)
    );
    let coded = visit.drawn().holder.as_id().scheme() == "uscc";
    assert_eq!(sheet.lacks.is_empty(), coded, "{:?}", sheet.lacks);
    // Before the check ended there is nothing to send.
    assert!(check_action(&started(), &directory(), &filing(), &lengths()).is_empty());
}

/// What a row lacks is said in Chinese, and nothing is made up for it or cut to fit.
#[test]
fn a_row_says_what_it_lacks() {
    let visit = published();
    let empty = check_action(&visit, &Directory::default(), &filing(), &lengths());
    let said: Vec<_> = empty[0]
        .lacks
        .iter()
        .map(|lack| Zh(lack).to_string())
        .collect();
    for lack in [
        "监管事项目录编码（supervise_item_implement_code）：缺少",
        "检查实施清单编码（supervise_item_check_icode）：缺少",
        "执法证号（check_personnel_code）：缺少",
        "监管对象（supervise_object）：缺少",
    ] {
        assert!(said.iter().any(|said| said == lack), "{said:?}");
    }
    assert!(empty[0].clone().whole().is_err());

    let mut wrong = directory();
    for matter in wrong.matters.values_mut() {
        matter.catalogue_code = text("0123");
        for code in matter.implement_codes.values_mut() {
            *code = text("12220101MB15196XXX3001");
        }
    }
    let early = Filing {
        submitted_on: CHECK_DAY - Duration::days(1),
        batch: 100_000,
        operation: 'x',
        ..filing()
    };
    let short = Lengths {
        name: 4,
        ..lengths()
    };
    let found = lacking(&check_action(&visit, &wrong, &early, &short)[0]);
    for lack in [
        ("supervise_item_implement_code", LackKind::Malformed),
        ("supervise_item_check_icode", LackKind::Disagrees),
        ("submitted_date", LackKind::Disagrees),
        ("cd_batch", LackKind::Malformed),
        ("cd_operation", LackKind::Malformed),
        ("supervise_object", LackKind::TooLong),
    ] {
        assert!(found.contains(&lack), "{lack:?} in {found:?}");
    }
}

#[test]
fn plans_objects_and_inspectors_are_rows() {
    let (plan, directory) = (in_force(), directory());
    let named = (
        "2026年度抽查计划",
        "长春市",
        Some(Ratio::new(3, 100).unwrap()),
    );
    let sheet = plan_row(&plan, named, &directory, &lengths());
    assert_eq!(
        (sheet.row.year, sheet.row.ratio.as_str()),
        (plan.header().year, "3/100")
    );
    let without = plan_row(
        &plan,
        ("", "长春市", None),
        &Directory::default(),
        &lengths(),
    );
    let missing = lacking(&without);
    for field in ["plan_name", "agency_code", "agency_name", "ratio"] {
        assert!(missing.contains(&(field, LackKind::Missing)), "{missing:?}");
    }

    let visit = published();
    let drawn = drawn_row(plan.id(), visit.drawn(), &directory, &lengths());
    assert_eq!(drawn.row.object_id, visit.drawn().holder.as_str());

    let inspectors = everyone();
    let sheet = inspector_row(&inspectors[0], &directory, &lengths());
    assert_eq!(sheet.row.issued_by, "吉林省人民政府");
    let sheet = inspector_row(&inspectors[0], &Directory::default(), &lengths());
    assert!(lacking(&sheet).contains(&("certificate", LackKind::Missing)));
}

#[test]
fn a_publicity_row_has_a_line_for_each_outcome() {
    let task = PublicityTask {
        plan_number: "22000020261000".into(),
        plan_name: "2026年度抽查计划".into(),
        task_number: "220000202603041000".into(),
        task_name: "登记事项检查".into(),
        directed: false,
    };
    let (mut visit, amr) = (published(), agency("cc-amr"));
    let result = visit.public_result(&amr).unwrap();
    let row = |visit: &Visit| publicity_result((visit, &amr), &task, &directory(), &lengths());
    let sheet = row(&visit).unwrap();
    let outcomes: usize = result
        .checks
        .iter()
        .map(|check| check.outcomes.iter().count())
        .sum();
    let row = sheet.whole().unwrap();
    assert_eq!(row.details.len(), outcomes);
    assert_eq!(
        (row.ranins_type_name.as_str(), row.details[0].seqno),
        ("不定向", 1)
    );
    // What may not be published there is no row, and neither is what nobody has found yet.
    assert!(publicity_result((&started(), &amr), &task, &directory(), &lengths()).is_none());
    let by = |visit: &Visit| command(visit, "cc-amr", CHECK_DAY + Duration::days(20));
    let channel = Channel::PublicitySystem;
    let event = visit.withdraw(&by(&visit), amr.clone(), channel, text("涉密"));
    visit.apply(&event.unwrap()).unwrap();
    let (on, ground) = ((amr.clone(), channel), Withholding::NotPublic);
    let event = visit.withhold(&by(&visit), on, ground, text("保密"), paper("定向通报"));
    visit.apply(&event.unwrap()).unwrap();
    assert!(publicity_result((&visit, &amr), &task, &directory(), &lengths()).is_none());
    #[cfg(feature = "serde")]
    {
        let json = serde_json::to_value(&row).unwrap();
        assert!(
            json["raninsPlanId"] == "22000020261000"
                && json["details"][0]["raninsItemName"].is_string()
        );
    }
}
