//! What steps and papers are called in refusals, in both languages.

use ssj_calendar::Bilingual;

pub(crate) const ACCEPT_AMENDMENT: Bilingual =
    Bilingual::fixed("approve an amendment of", "批准调整");
pub(crate) const AMEND: Bilingual = Bilingual::fixed("amend", "调整");
pub(crate) const APPROVE: Bilingual = Bilingual::fixed("approve", "批准");
pub(crate) const ARCHIVE: Bilingual = Bilingual::fixed("archive", "归档");
pub(crate) const CLOSE: Bilingual = Bilingual::fixed("close", "结束");
pub(crate) const COMPLETE: Bilingual = Bilingual::fixed("complete", "完成检查");
pub(crate) const CONCLUDE: Bilingual = Bilingual::fixed("conclude a check of", "填写检查结果");
pub(crate) const CORRECT: Bilingual = Bilingual::fixed("correct", "更正");
pub(crate) const ENTRUST: Bilingual = Bilingual::fixed("entrust work of", "委托");
pub(crate) const NOTIFY: Bilingual = Bilingual::fixed("notify", "通知");
pub(crate) const OBSTRUCT: Bilingual = Bilingual::fixed("obstruct", "记录检查受阻");
pub(crate) const PUBLISH: Bilingual = Bilingual::fixed("publish", "公示");
pub(crate) const PUT_IN_FORCE: Bilingual = Bilingual::fixed("put in force", "实施");
pub(crate) const RECOGNISE: Bilingual = Bilingual::fixed("recognise", "互认");
pub(crate) const REGISTER: Bilingual = Bilingual::fixed("register", "填写登记表");
pub(crate) const RELEASE: Bilingual = Bilingual::fixed("release", "退出");
pub(crate) const REPLACE_MEMBER: Bilingual =
    Bilingual::fixed("replace a member of", "替换检查人员");
pub(crate) const REPORT: Bilingual = Bilingual::fixed("report on", "提交委托报告");
pub(crate) const RETURN: Bilingual = Bilingual::fixed("return", "退回");
pub(crate) const RETURN_AMENDMENT: Bilingual =
    Bilingual::fixed("return an amendment of", "退回调整");
pub(crate) const REVISE: Bilingual = Bilingual::fixed("revise", "修改");
pub(crate) const SAMPLE: Bilingual = Bilingual::fixed("sample", "抽样");
pub(crate) const START: Bilingual = Bilingual::fixed("start", "开始检查");
pub(crate) const SUBMIT: Bilingual = Bilingual::fixed("submit", "报送");
pub(crate) const TEST: Bilingual = Bilingual::fixed("test a sample of", "记录检验结果");
pub(crate) const WITHDRAW: Bilingual = Bilingual::fixed("withdraw", "撤回公示");

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
