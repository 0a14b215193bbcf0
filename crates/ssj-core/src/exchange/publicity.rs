//! 国家企业信用信息公示系统: 双随机抽查结果信息.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::sheet::Filler;
use super::{Directory, Lengths, Sheet, codes};
use crate::base::id::AgencyId;
use crate::result::Channel;
use crate::visit::{Part, Visit};

/// 双随机抽查结果信息, under the receiver's names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[expect(
    missing_docs,
    reason = "the receiver's names, explained where a field is filled"
)]
pub struct PublicityResult {
    pub ranins_plan_id: String,
    pub ranins_plane_name: String,
    pub ranins_task_id: String,
    pub ranins_task_name: String,
    pub ranins_type_name: String,
    pub ins_auth: String,
    pub ins_date: String,
    pub details: Vec<PublicityDetail>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[expect(
    missing_docs,
    reason = "the receiver's names, explained where a field is filled"
)]
pub struct PublicityDetail {
    pub seqno: u32,
    pub ranins_item_name: String,
    pub ranins_check_res_name: String,
    /// The result's code, of [`codes::PUBLICITY_RESULT`].
    pub result_code: String,
}

/// The plan and the task as the publicity system numbers them.
///
/// ```
/// use ssj_core::exchange::PublicityTask;
/// let task = PublicityTask {
///     plan_number: "22000020261000".into(),
///     plan_name: "2026年度抽查计划".into(),
///     task_number: "220000202603041000".into(),
///     task_name: "登记事项检查".into(),
///     directed: false,
/// };
/// assert_eq!(task.kind(), "不定向");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PublicityTask {
    /// 抽查计划编号.
    pub plan_number: String,
    /// 抽查计划名称.
    pub plan_name: String,
    /// 抽查任务编号.
    pub task_number: String,
    /// 抽查任务名称.
    pub task_name: String,
    /// Whether the objects were drawn of a part only (定向) or of all (不定向).
    pub directed: bool,
}

impl PublicityTask {
    /// 定向 or 不定向.
    pub const fn kind(&self) -> &'static str {
        if self.directed { "定向" } else { "不定向" }
    }
}

/// The row of one agency's results of one visit, [`Visit::public_result`]; none before its checks are over, and
/// none where they must not be published there (依法不予公开).
pub fn publicity_result(
    (visit, agency): (&Visit, &AgencyId),
    task: &PublicityTask,
    directory: &Directory,
    lengths: &Lengths,
) -> Option<Sheet<PublicityResult>> {
    let withheld = visit
        .part(agency)
        .and_then(|part: &Part| part.withheld(Channel::PublicitySystem));
    let result = visit.public_result(agency).filter(|_| withheld.is_none())?;
    let mut fill = Filler::default();
    let agency = directory.agencies.get(&result.agency);
    let mut details = Vec::new();
    for check in &result.checks {
        let matter = directory.matters.get(&check.matter);
        let item = fill.required(
            ("raninsItemName", "抽查事项"),
            matter.map(|matter| matter.name.as_str()),
            lengths.name,
        );
        for outcome in check.outcomes.iter() {
            let code = codes::publicity_code(outcome);
            details.push(PublicityDetail {
                seqno: u32::try_from(details.len())
                    .unwrap_or(u32::MAX)
                    .saturating_add(1),
                ranins_item_name: item.clone(),
                ranins_check_res_name: codes::PUBLICITY_RESULT.zh(code).unwrap_or_default().into(),
                result_code: code.into(),
            });
        }
    }
    let row = PublicityResult {
        ranins_plan_id: fill.required(
            ("raninsPlanId", "抽查计划编号"),
            Some(task.plan_number.as_str()),
            lengths.id,
        ),
        ranins_plane_name: fill.required(
            ("raninsPlaneName", "抽查计划名称"),
            Some(task.plan_name.as_str()),
            lengths.plan_name,
        ),
        ranins_task_id: fill.required(
            ("raninsTaskId", "抽查任务编号"),
            Some(task.task_number.as_str()),
            lengths.id,
        ),
        ranins_task_name: fill.required(
            ("raninsTaskName", "抽查任务名称"),
            Some(task.task_name.as_str()),
            lengths.plan_name,
        ),
        ranins_type_name: task.kind().into(),
        ins_auth: fill.required(
            ("insAuth", "抽查机关"),
            agency.map(|agency| agency.name.as_str()),
            lengths.agency,
        ),
        ins_date: result.checked.to_string(),
        details,
    };
    Some(fill.sheet(row))
}
