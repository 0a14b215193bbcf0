//! 互联网+监管: 行政检查行为.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use time::Date;

use super::sheet::Filler;
use super::{Directory, KnownInspector, LackKind, Lengths, Sheet, codes};
use crate::base::id::InspectorId;
use crate::base::text::Text;
use crate::identity::ObjectKind;
use crate::paper::MandateSource;
use crate::result::{PublicCheck, PublicResult};
use crate::visit::Visit;

/// 行政检查行为信息 (`check_action`): one check of one visit, under the receiver's names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[expect(
    missing_docs,
    reason = "the receiver's names, explained where a field is filled"
)]
pub struct CheckAction {
    pub record_unique_identity: String,
    pub supervise_item_implement_code: String,
    pub supervise_item_check_icode: String,
    pub check_action_name: String,
    pub check_action_code: String,
    pub implement_institution: String,
    pub implement_institution_code: String,
    pub entrust_dept: String,
    pub entrust_dept_code: String,
    pub supervise_object_type: String,
    pub supervise_object: String,
    pub administrative_cp: String,
    pub administrative_cp_na: String,
    pub administrative_cp_ce_type: String,
    pub administrative_cp_ui_code: String,
    pub address_registered: String,
    pub address_operating: String,
    pub area_number: String,
    pub check_form: String,
    pub check_type: String,
    pub check_mode: String,
    pub check_result: String,
    pub check_date: String,
    pub check_personnel: Vec<String>,
    pub check_personnel_code: Vec<String>,
    pub submitted_date: String,
    pub submitted_personnel: String,
    pub plan_id: String,
    pub cd_id: String,
    pub cd_time: String,
    pub cd_source: String,
    pub cd_batch: String,
    pub cd_operation: String,
}

/// What only who files a row knows.
///
/// ```
/// use ssj_core::exchange::Filing;
/// use ssj_core::identity::ObjectKind;
/// use time::macros::date;
/// let filing = Filing {
///     number: "2026-000123".into(),
///     kind: ObjectKind::Enterprise,
///     on_site: true,
///     submitted_on: date!(2026-03-12),
///     submitted_by: "李明".into(),
///     source: "吉林省".into(),
///     batch: 1,
///     operation: 'i',
/// };
/// assert_eq!(filing.batch_number(), "2026031200001");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Filing {
    /// The sender's own number of the check; row ids are made of it.
    pub number: String,
    /// What the checked object is.
    pub kind: ObjectKind,
    /// Whether it was checked on site.
    pub on_site: bool,
    /// The day it is sent.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub submitted_on: Date,
    /// Who sends it.
    pub submitted_by: String,
    /// Where it comes from (`cd_source`).
    pub source: String,
    /// The batch of that day, from 1 to 99,999.
    pub batch: u32,
    /// `i` a new row, `u` a changed, `d` a withdrawn one.
    pub operation: char,
}

impl Filing {
    /// The day and five digits.
    pub fn batch_number(&self) -> String {
        format!("{}{:05}", digits(self.submitted_on), self.batch)
    }
}

fn digits(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// The rows of one visit: one for each check that has a result, in the order in which they ended up.
///
/// Of the visit it takes its public results, its team and its plan.
pub fn check_action(
    visit: &Visit,
    directory: &Directory,
    filing: &Filing,
    lengths: &Lengths,
) -> Vec<Sheet<CheckAction>> {
    let drawn = visit.drawn();
    let plan = match &visit.opening().source {
        MandateSource::Plan { plan, .. } => Some(plan.as_str()),
        MandateSource::Campaign(_) => None,
    };
    let mut rows = Vec::new();
    for result in drawn
        .agencies()
        .iter()
        .filter_map(|agency| visit.public_result(agency))
    {
        let own = visit
            .team()
            .members
            .iter()
            .filter(|one| one.agency == result.agency);
        let people: Vec<_> = own.map(|one| &one.inspector).collect();
        for check in &result.checks {
            let place = rows.len().saturating_add(1);
            let source = Source {
                result: &result,
                check,
                people: &people,
                plan,
                place,
            };
            rows.push(source.row(directory, filing, lengths));
        }
    }
    rows
}

/// A field's names: the receiver's, and in Chinese.
type Named = (&'static str, &'static str);

const CHECK_PERSONNEL_CODE: Named = ("check_personnel_code", "执法证号");
const SUBMITTED_DATE: Named = ("submitted_date", "提交日期");
const CD_BATCH: Named = ("cd_batch", "批次号");
const CD_OPERATION: Named = ("cd_operation", "操作标识");
const RECORD_UNIQUE_IDENTITY: Named = ("record_unique_identity", "记录唯一标识");
const SUPERVISE_ITEM_IMPLEMENT_CODE: Named = ("supervise_item_implement_code", "监管事项目录编码");
const SUPERVISE_ITEM_CHECK_ICODE: Named = ("supervise_item_check_icode", "检查实施清单编码");
const CHECK_ACTION_NAME: Named = ("check_action_name", "检查行为名称");
const CHECK_ACTION_CODE: Named = ("check_action_code", "检查行为编号");
const IMPLEMENT_INSTITUTION: Named = ("implement_institution", "实施机构");
const IMPLEMENT_INSTITUTION_CODE: Named = ("implement_institution_code", "实施机构编码");
const SUPERVISE_OBJECT: Named = ("supervise_object", "监管对象");
const ADMINISTRATIVE_CP_NA: Named = ("administrative_cp_na", "行政相对人名称");
const ADMINISTRATIVE_CP_UI_CODE: Named = ("administrative_cp_ui_code", "行政相对人证件号码");
const ADDRESS_REGISTERED: Named = ("address_registered", "注册地址");
const ADDRESS_OPERATING: Named = ("address_operating", "经营地址");
const AREA_NUMBER: Named = ("area_number", "行政区划代码");
const SUBMITTED_PERSONNEL: Named = ("submitted_personnel", "提交人员");
const PLAN_ID: Named = ("plan_id", "计划编号");
const CD_SOURCE: Named = ("cd_source", "数据来源");

/// What a row is made of.
struct Source<'a> {
    result: &'a PublicResult,
    check: &'a PublicCheck,
    people: &'a [&'a InspectorId],
    plan: Option<&'a str>,
    place: usize,
}

impl Source<'_> {
    fn row(&self, directory: &Directory, filing: &Filing, lengths: &Lengths) -> Sheet<CheckAction> {
        let mut fill = Filler::default();
        let number: &str = &format!("{}-{}", filing.number, self.place);
        let agency = directory.agencies.get(&self.result.agency);
        let matter = directory.matters.get(&self.check.matter);
        let person = directory.objects.get(&self.result.holder);
        let object = directory.objects.get(&self.check.object).or(person);
        let unit = agency.map(|agency| agency.credit_code.to_string());
        let holder = self.result.holder.as_id();
        let coded = matches!(holder.scheme(), "uscc" | "uscc-early");
        let catalogue = matter.map(|matter| matter.catalogue_code.as_str());
        let list = matter.and_then(|matter| matter.implement_codes.get(&self.result.agency));
        let list = list.map(Text::as_str);
        check_codes(&mut fill, catalogue, list, unit.as_deref());
        self.check_filing(&mut fill, filing);
        let known: Vec<&KnownInspector> = self
            .people
            .iter()
            .filter_map(|one| directory.inspectors.get(*one))
            .collect();
        let everybody = !known.is_empty() && known.len() == self.people.len();
        fill.holds(everybody, CHECK_PERSONNEL_CODE, LackKind::Missing);
        let area = self.result.county.as_id();
        let area = (area.scheme() == "division").then(|| area.value());
        let name = object.map(|object| object.name.as_str());
        // Whose it is, not what was looked at.
        let person_name = person.map(|person| person.name.as_str());
        let registered = person
            .and_then(|it| it.registered_at.as_ref())
            .map(Text::as_str);
        let operates = object
            .and_then(|it| it.operates_at.as_ref())
            .map(Text::as_str);
        let unit_name = agency.map(|agency| agency.name.as_str());
        let matter_name = matter.map(|matter| matter.name.as_str());
        let holder_code = coded.then(|| holder.value());
        let names = |of: fn(&KnownInspector) -> &str| {
            known
                .iter()
                .map(|one| of(one).into())
                .collect::<Vec<String>>()
        };
        let row = CheckAction {
            record_unique_identity: fill.required(RECORD_UNIQUE_IDENTITY, Some(number), lengths.id),
            supervise_item_implement_code: fill.required(
                SUPERVISE_ITEM_IMPLEMENT_CODE,
                catalogue,
                14,
            ),
            supervise_item_check_icode: fill.required(
                SUPERVISE_ITEM_CHECK_ICODE,
                list,
                lengths.code,
            ),
            check_action_name: fill.required(CHECK_ACTION_NAME, matter_name, lengths.code),
            check_action_code: fill.required(CHECK_ACTION_CODE, Some(number), lengths.code),
            implement_institution: fill.required(IMPLEMENT_INSTITUTION, unit_name, lengths.agency),
            implement_institution_code: fill.required(
                IMPLEMENT_INSTITUTION_CODE,
                unit,
                lengths.unit_code,
            ),
            entrust_dept: String::new(),
            entrust_dept_code: String::new(),
            supervise_object_type: codes::object_type(filing.kind).into(),
            supervise_object: fill.required(SUPERVISE_OBJECT, name, lengths.name),
            administrative_cp: person_type(filing.kind).into(),
            administrative_cp_na: fill.required(ADMINISTRATIVE_CP_NA, person_name, lengths.name),
            administrative_cp_ce_type: if coded { "001".into() } else { String::new() },
            administrative_cp_ui_code: fill.required(
                ADMINISTRATIVE_CP_UI_CODE,
                holder_code,
                lengths.unit_code,
            ),
            address_registered: fill.optional(ADDRESS_REGISTERED, registered, lengths.address),
            address_operating: fill.optional(ADDRESS_OPERATING, operates, lengths.address),
            area_number: fill.required(AREA_NUMBER, area, 6),
            check_form: if self.plan.is_some() { "01" } else { "02" }.into(),
            check_type: if filing.on_site { "01" } else { "02" }.into(),
            check_mode: "1".into(),
            check_result: codes::check_result(
                self.check.outcomes.is_problem(),
                &self.check.disposals,
            )
            .into(),
            check_date: self.result.checked.to_string(),
            check_personnel: names(|one| one.name.as_str()),
            check_personnel_code: names(|one| one.certificate.as_str()),
            submitted_date: filing.submitted_on.to_string(),
            submitted_personnel: fill.required(
                SUBMITTED_PERSONNEL,
                Some(filing.submitted_by.as_str()),
                lengths.code,
            ),
            plan_id: fill.optional(PLAN_ID, self.plan, lengths.code),
            cd_id: number.into(),
            cd_time: filing.submitted_on.to_string(),
            cd_source: fill.required(CD_SOURCE, Some(filing.source.as_str()), lengths.name),
            cd_batch: filing.batch_number(),
            cd_operation: filing.operation.to_string(),
        };
        fill.sheet(row)
    }

    /// Sent not before the check ended, in a batch of the day, as one of three operations.
    fn check_filing(&self, fill: &mut Filler, filing: &Filing) {
        let sent = filing.submitted_on >= self.result.checked;
        fill.holds(sent, SUBMITTED_DATE, LackKind::Disagrees);
        let batch = (1..=99_999).contains(&filing.batch);
        fill.holds(batch, CD_BATCH, LackKind::Malformed);
        let operation = matches!(filing.operation, 'i' | 'u' | 'd');
        fill.holds(operation, CD_OPERATION, LackKind::Malformed);
    }
}

/// The catalogue's code is 14 digits; the list's begins with the agency's credit code and a level.
fn check_codes(fill: &mut Filler, catalogue: Option<&str>, list: Option<&str>, unit: Option<&str>) {
    let digits = |code: &str| code.len() == 14 && code.bytes().all(|byte| byte.is_ascii_digit());
    let named = SUPERVISE_ITEM_IMPLEMENT_CODE;
    fill.holds(catalogue.is_none_or(digits), named, LackKind::Malformed);
    let named = SUPERVISE_ITEM_CHECK_ICODE;
    if let (Some(list), Some(unit)) = (list, unit) {
        let rest = list.strip_prefix(unit);
        fill.holds(rest.is_some(), named, LackKind::Disagrees);
        let level = rest.is_none_or(|rest| rest.starts_with(['1', '2', '3', '4', '5']));
        fill.holds(level, named, LackKind::Malformed);
    }
}

/// Whose check it is: a person's who operates without a code or alone, a legal person's, another's.
const fn person_type(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Enterprise | ObjectKind::Institution | ObjectKind::Cooperative => "02",
        _ => "03",
    }
}
