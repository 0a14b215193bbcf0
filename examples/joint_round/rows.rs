//! `exchange.md`: every row that upper systems ask for of one visit, each with what it lacks.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use ssj::core::exchange::{
    Directory, Filing, KnownAgency, KnownInspector, KnownMatter, KnownObject, Lengths,
    PublicityTask, Sheet, check_action, drawn_row, inspector_row, plan_row, publicity_result,
};
use ssj::core::identity::{CreditCode, ObjectKind};
use ssj::core::pool::{InspectorEntry, InspectorKind};
use ssj::core::visit::Visit;
use ssj::core::{AgencyId, Ratio, Text, Zh};
use time::macros::date;

use crate::archive::Fault;
use crate::round::{Lists, Planned, Province, TODAY};

/// The page of a visit. Codes and names that a platform would have, and this example has not, are made up or
/// left out, which the rows then say.
pub(crate) fn page(
    visit: &Visit,
    planned: &Planned,
    (province, lists): (&Province, &Lists),
) -> Result<String, Fault> {
    let (directory, lengths) = (directory(visit, province, lists)?, Lengths::default());
    let mut page = format!(
        "# Rows of {}\n\nMade-up names and codes.\n",
        visit.drawn().id
    );
    let named = (
        "2026年度部门联合抽查计划",
        "吉林省",
        Some(Ratio::new(3, 100)?),
    );
    let plan = plan_row(&planned.plan, named, &directory, &lengths);
    sheet(&mut page, "抽查计划 (plan)", &plan)?;
    let drawn = drawn_row(planned.plan.id(), visit.drawn(), &directory, &lengths);
    sheet(&mut page, "抽取对象 (drawn object)", &drawn)?;
    for member in &visit.team().members {
        let (id, agency) = (member.inspector.clone(), member.agency.clone());
        let entry = InspectorEntry::new(id, InspectorKind::CivilServant, agency);
        let row = inspector_row(&entry, &directory, &lengths);
        sheet(&mut page, "执法人员 (inspector)", &row)?;
    }
    let filing = Filing {
        number: "2026-000001".into(),
        kind: ObjectKind::Enterprise,
        on_site: true,
        submitted_on: date!(2026 - 12 - 31),
        submitted_by: "（示例）".into(),
        source: "吉林省".into(),
        batch: 1,
        operation: 'i',
    };
    for row in check_action(visit, &directory, &filing, &lengths) {
        sheet(&mut page, "行政检查行为 (check_action)", &row)?;
    }
    let task = PublicityTask {
        plan_number: "22000020261000".into(),
        plan_name: named.0.into(),
        task_number: "220000202603021000".into(),
        task_name: "部门联合双随机抽查".into(),
        directed: false,
    };
    for agency in visit.drawn().agencies() {
        if let Some(row) = publicity_result((visit, &agency), &task, &directory, &lengths) {
            sheet(&mut page, "双随机抽查结果 (publicity system)", &row)?;
        }
    }
    Ok(page)
}

fn sheet<T: Serialize>(page: &mut String, title: &str, sheet: &Sheet<T>) -> Result<(), Fault> {
    writeln!(page, "\n## {title}\n\n| field | value |\n|---|---|")?;
    if let Value::Object(fields) = serde_json::to_value(&sheet.row)? {
        for (field, value) in fields {
            let shown = value
                .as_str()
                .map_or_else(|| value.to_string(), String::from);
            writeln!(page, "| {field} | {shown} |")?;
        }
    }
    for lack in &sheet.lacks {
        writeln!(page, "\n* {}", Zh(lack))?;
    }
    Ok(())
}

/// A number that stands for an agency's credit code.
fn code(number: usize) -> Result<CreditCode, Fault> {
    Ok(CreditCode::compose("11220000", &format!("{number:08}"))?)
}

fn directory(visit: &Visit, province: &Province, lists: &Lists) -> Result<Directory, Fault> {
    let mut all = Directory::default();
    for (number, agency) in visit.drawn().agencies().into_iter().enumerate() {
        let known = KnownAgency {
            name: name(province, &agency)?,
            credit_code: code(number)?,
        };
        for check in visit
            .drawn()
            .checks
            .iter()
            .filter(|check| check.agency == agency)
        {
            let matter = lists.matter(check.matter.as_id().value())?;
            let implement = Text::new(&format!("{}3001", known.credit_code))?;
            let known = KnownMatter {
                name: matter.name().clone(),
                catalogue_code: Text::new("01220000000001")?,
                implement_codes: [(agency.clone(), implement)].into(),
            };
            all.matters.insert(check.matter.clone(), known);
        }
        all.agencies.insert(agency, known);
    }
    for (number, member) in visit.team().members.iter().enumerate() {
        let known = KnownInspector {
            name: Text::new("（示例人员）")?,
            certificate: Text::new(&format!("07000{number:06}"))?,
            issued_by: Some(Text::new("吉林省人民政府")?),
            category: None,
        };
        all.inspectors.insert(member.inspector.clone(), known);
    }
    let object = KnownObject {
        name: Text::new("（示例企业）")?,
        registered_at: None,
        operates_at: None,
    };
    all.objects.insert(visit.drawn().holder.clone(), object);
    Ok(all)
}

fn name(province: &Province, agency: &AgencyId) -> Result<Text, Fault> {
    Ok(province.register.at(agency, TODAY)?.name().clone())
}
