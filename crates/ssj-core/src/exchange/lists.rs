//! 双随机、一公开: the plan, the drawn objects, the inspectors.

use alloc::string::{String, ToString as _};

use super::sheet::Filler;
use super::{Directory, LackKind, Lengths, Sheet};
use crate::Ratio;
use crate::base::id::{DivisionId, Id, PlanId};
use crate::base::period::Period;
use crate::base::text::Text;
use crate::plan::Plan;
use crate::pool::{InspectorEntry, InspectorKind};
use crate::round::DrawnVisit;

/// 抽查计划.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// 计划ID.
    pub plan_id: String,
    /// 计划名称.
    pub plan_name: String,
    /// 年度.
    pub year: u16,
    /// 地区名.
    pub region_name: String,
    /// 地区行政编码.
    pub region_code: String,
    /// 监管部门统一社会信用代码.
    pub agency_code: String,
    /// 监管部门.
    pub agency_name: String,
    /// 抽查比例, as numerator/denominator.
    pub ratio: String,
}

/// 抽查对象.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct DrawnRow {
    /// 计划ID.
    pub plan_id: String,
    /// 对象名称.
    pub object_name: String,
    /// 对象ID.
    pub object_id: String,
    /// 统一社会信用代码.
    pub credit_code: String,
}

/// 执法检查人员.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct InspectorRow {
    /// 姓名.
    pub name: String,
    /// 所属主体.
    pub agency_name: String,
    /// 部门编码.
    pub agency_code: String,
    /// 执法证号.
    pub certificate: String,
    /// 人员性质: 01 公务员 … 05 执法辅助人员.
    pub nature: String,
    /// 发证机关.
    pub issued_by: String,
    /// 执法区域.
    pub region: String,
    /// 执法类别.
    pub category: String,
    /// 证件有效期: its last day.
    pub valid_until: String,
    /// 行政区划代码.
    pub area_number: String,
}

/// The row of a plan; the caller names it, its region and the overall ratio that it publishes.
pub fn plan_row(
    plan: &Plan,
    (name, region, ratio): (&str, &str, Option<Ratio>),
    directory: &Directory,
    lengths: &Lengths,
) -> Sheet<PlanRow> {
    let mut fill = Filler::default();
    let header = plan.header();
    let agency = directory.agencies.get(header.owner.agency());
    let area = header.jurisdiction.as_id();
    let area = (area.scheme() == "division").then(|| area.value());
    let row = PlanRow {
        plan_id: fill.required(("plan_id", "计划ID"), Some(plan.id().as_str()), lengths.id),
        plan_name: fill.required(("plan_name", "计划名称"), Some(name), lengths.plan_name),
        year: header.year,
        region_name: fill.required(("region_name", "地区名"), Some(region), lengths.name),
        region_code: fill.required(("region_code", "地区行政编码"), area, 6),
        agency_code: fill.required(
            ("agency_code", "监管部门统一社会信用代码"),
            agency.map(|agency| agency.credit_code.to_string()),
            lengths.unit_code,
        ),
        agency_name: fill.required(
            ("agency_name", "监管部门"),
            agency.map(|agency| agency.name.as_str()),
            lengths.agency,
        ),
        ratio: fill.required(
            ("ratio", "抽查比例"),
            ratio.map(|ratio| alloc::format!("{}/{}", ratio.numerator(), ratio.denominator())),
            lengths.code,
        ),
    };
    fill.sheet(row)
}

/// The row of a drawn visit's enterprise.
pub fn drawn_row(
    plan: &PlanId,
    visit: &DrawnVisit,
    directory: &Directory,
    lengths: &Lengths,
) -> Sheet<DrawnRow> {
    let mut fill = Filler::default();
    let object = directory.objects.get(&visit.holder);
    let holder = visit.holder.as_id();
    let code = (holder.scheme() == "uscc").then(|| holder.value());
    let row = DrawnRow {
        plan_id: fill.required(("plan_id", "计划ID"), Some(plan.as_str()), lengths.id),
        object_name: fill.required(
            ("object_name", "对象名称"),
            object.map(|object| object.name.as_str()),
            lengths.name,
        ),
        object_id: fill.required(("object_id", "对象ID"), Some(holder.as_str()), lengths.id),
        credit_code: fill.required(("credit_code", "统一社会信用代码"), code, 18),
    };
    fill.sheet(row)
}

/// The row of an inspector of a pool.
pub fn inspector_row(
    entry: &InspectorEntry,
    directory: &Directory,
    lengths: &Lengths,
) -> Sheet<InspectorRow> {
    let mut fill = Filler::default();
    let known = directory.inspectors.get(&entry.id);
    let agency = directory.agencies.get(&entry.agency);
    let division = entry.divisions.first().map(DivisionId::as_id);
    let area = division
        .filter(|area| area.scheme() == "division")
        .map(Id::value);
    let until = entry.certificate.as_ref().and_then(Period::last);
    let one = entry.divisions.len() == 1;
    fill.holds(one, ("area_number", "行政区划代码"), LackKind::Disagrees);
    let row = InspectorRow {
        name: fill.required(
            ("name", "姓名"),
            known.map(|one| one.name.as_str()),
            lengths.name,
        ),
        agency_name: fill.required(
            ("agency_name", "所属主体"),
            agency.map(|agency| agency.name.as_str()),
            lengths.agency,
        ),
        agency_code: fill.required(
            ("agency_code", "部门编码"),
            agency.map(|agency| agency.credit_code.to_string()),
            lengths.unit_code,
        ),
        certificate: fill.required(
            ("certificate", "执法证号"),
            known.map(|one| one.certificate.as_str()),
            lengths.id,
        ),
        nature: nature(entry.kind).into(),
        issued_by: fill.required(
            ("issued_by", "发证机关"),
            known
                .and_then(|one| one.issued_by.as_ref())
                .map(Text::as_str),
            lengths.agency,
        ),
        region: fill.required(("region", "执法区域"), area, lengths.name),
        category: fill.required(
            ("category", "执法类别"),
            known
                .and_then(|one| one.category.as_ref())
                .map(Text::as_str),
            lengths.name,
        ),
        valid_until: fill.required(
            ("valid_until", "证件有效期"),
            until.map(|day| day.to_string()),
            lengths.code,
        ),
        area_number: fill.required(("area_number", "行政区划代码"), area, 6),
    };
    fill.sheet(row)
}

/// Of the receiver's 01 to 05 only the first and the last are known by name.
const fn nature(kind: InspectorKind) -> &'static str {
    match kind {
        InspectorKind::CivilServant => "01",
        InspectorKind::QualifiedStaff | InspectorKind::DailySupervision => "05",
    }
}
