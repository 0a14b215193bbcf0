//! What steps and papers are called in refusals, in both languages.

use ssj_calendar::{Bilingual, CowStr};

macro_rules! wordings {
    ($($name:ident = $en:literal, $zh:literal;)+) => {$(
        pub(crate) const $name: Bilingual = Bilingual {
            en: CowStr::Fixed($en),
            zh: CowStr::Fixed($zh),
        };
    )+};
}

wordings! {
    AGENCIES = "registers of agencies", "机构名录";
    FUNCTIONS = "registers of functions", "职能名录";
    GAZETTEERS = "gazetteers", "行政区划表";
    IDENTITIES = "rows of former ids", "主体变更";
    INSTRUMENTS = "sets of instruments", "依据文件";
    JOINT_LISTS = "joint lists", "联合抽查事项清单";
    MATTER_LISTS = "lists of matters", "抽查事项清单";
    PLANS = "plans and their items", "抽查计划及任务";
    PRESENT = "those present", "到场人员";
    RECUSALS = "recusals", "回避";
    RESULT_ROWS = "the inspectors, findings or disposals of a result", "检查结果的人员、问题或处理";
    RULEBOOKS = "shelves of rulebooks", "抽查细则";

    APPROVAL = "approval", "批准文书";
    CASE = "case", "立案";
    CHECK = "check", "检查记录";
    FORM = "registration form", "登记表";
    GUIDANCE = "guidance to a licence", "引导办证文书";
    NOBODY = "none", "无";
    NOTICE = "notice", "通知书";
    ONE_PUBLICATION = "publication on this channel", "该渠道的公示";
    RECOGNITION = "recognition", "互认";
    REST = "the rest", "其余";
    RESULT = "result", "检查结果";
    SUPPLEMENT = "supplement of reserves", "补充人员";
    TESTED = "test", "检验";
    WITHHOLDING = "word why there is no publication", "不予公示的说明";
}
