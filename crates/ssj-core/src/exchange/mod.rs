//! The rows that upper systems ask for (数据汇聚), made of what a round has, each with what it lacks.
//!
//! | row | receiver | made by |
//! |---|---|---|
//! | `check_action` 行政检查行为 | 互联网+监管 | [`check_action`] |
//! | 抽查计划, 抽查对象 | 互联网+监管, 双随机、一公开 | [`plan_row`], [`drawn_row`] |
//! | 执法检查人员 | the same | [`inspector_row`] |
//! | 双随机抽查结果信息 | 国家企业信用信息公示系统 | [`publicity_result`] |
//!
//! The library has ids and no personal data: names, certificates, addresses and the codes of the
//! receivers' catalogues come from the caller's [`Directory`]. A row that lacks something is a [`Sheet`]
//! that says what, in Chinese, and can't be taken for a whole one.
//!
//! Field names, lengths and codes are those of public documents and code of 2017 to 2021, as the tables
//! in [`codes`] say; no current interface document of Jilin was seen. Lengths are therefore
//! [parameters](Lengths), and the codes are data.

mod check_action;
pub mod codes;
mod directory;
mod lists;
mod publicity;
mod sheet;

pub use check_action::{CheckAction, Filing, check_action};
pub use directory::{Directory, KnownAgency, KnownInspector, KnownMatter, KnownObject};
pub use lists::{DrawnRow, InspectorRow, PlanRow, drawn_row, inspector_row, plan_row};
pub use publicity::{PublicityDetail, PublicityResult, PublicityTask, publicity_result};
pub use sheet::{Lack, LackKind, Lengths, Sheet};
