//! What steps and papers are called in refusals, in both languages.

use ssj_calendar::Bilingual;

pub(crate) const AGENCIES: Bilingual = Bilingual::fixed("registers of agencies", "机构名录");
pub(crate) const FUNCTIONS: Bilingual = Bilingual::fixed("registers of functions", "职能名录");
pub(crate) const GAZETTEERS: Bilingual = Bilingual::fixed("gazetteers", "行政区划表");
pub(crate) const INSTRUMENTS: Bilingual = Bilingual::fixed("sets of instruments", "规范性文件");
pub(crate) const JOINT_LISTS: Bilingual = Bilingual::fixed("joint lists", "联合抽查事项清单");
pub(crate) const MATTER_LISTS: Bilingual = Bilingual::fixed("lists of matters", "抽查事项清单");
pub(crate) const PLANS: Bilingual = Bilingual::fixed("plans and their items", "抽查计划及任务");
pub(crate) const PRESENT: Bilingual = Bilingual::fixed("those present", "到场人员");
pub(crate) const RECUSALS: Bilingual = Bilingual::fixed("recusals", "回避");
pub(crate) const RESULT_ROWS: Bilingual = Bilingual::fixed(
    "the inspectors, findings or disposals of a result",
    "检查结果的人员、问题或处理",
);
pub(crate) const RULEBOOKS: Bilingual = Bilingual::fixed("shelves of rulebooks", "抽查细则");

pub(crate) const APPROVAL: Bilingual = Bilingual::fixed("approval", "批准文书");
pub(crate) const CASE: Bilingual = Bilingual::fixed("case", "立案");
pub(crate) const CHECK: Bilingual = Bilingual::fixed("check", "检查记录");
pub(crate) const FORM: Bilingual = Bilingual::fixed("registration form", "登记表");
pub(crate) const NOBODY: Bilingual = Bilingual::fixed("none", "无");
pub(crate) const NOTICE: Bilingual = Bilingual::fixed("notice", "通知书");
pub(crate) const ONE_PUBLICATION: Bilingual =
    Bilingual::fixed("publication on this channel", "该渠道的公示");
pub(crate) const RECOGNITION: Bilingual = Bilingual::fixed("recognition", "互认");
pub(crate) const RESULT: Bilingual = Bilingual::fixed("result", "检查结果");
pub(crate) const TESTED: Bilingual = Bilingual::fixed("test", "检验");
