//! The requirements of instruments by name.

/// 吉政办发〔2019〕32号, the regulation that this library starts from.
pub(crate) const JILIN_2019_32: &str = "吉政办发〔2019〕32号";

/// The clauses that rules rest on, by instrument: `C2_6E = "2.6-e", "what it asks for";`
macro_rules! clauses {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $instrument:ident { $( $clause:ident = $id:literal, $gist:literal; )+ } )+
        }
    ) => {
        words! {
            $(#[$meta])*
            pub enum $name { $($( #[doc = concat!($id, ": ", $gist)] $clause = $id, $gist; )+)+ }
        }

        impl $name {
            /// The instrument that it stands in, by its document number.
            pub const fn instrument(self) -> &'static str {
                match self { $( $( Self::$clause )|+ => $instrument, )+ }
            }
        }
    };
}

clauses! {
    /// One requirement of an instrument: `2.6-e` is 二(六) of 吉政办发〔2019〕32号, requirement e.
    ///
    /// Its Chinese is what it asks for.
    ///
    #[doc = include_str!("../../docs/clauses.md")]
    ///
    /// ```
    /// use ssj_core::{Clause, Word};
    /// assert_eq!(Clause::C2_6E.name(), "2.6-e");
    /// assert_eq!("2.6-e".parse(), Ok(Clause::C2_6E));
    /// assert_eq!(Clause::C2_6E.instrument(), "吉政办发〔2019〕32号");
    /// assert!(!Clause::C3_4.computes());
    /// ```
    #[non_exhaustive]
    pub enum Clause {
        JILIN_2019_32 {
            C0 = "0", "适用范围：各市（州）、县（市）、省直部门及长白山、长春新区管委会";
            C1 = "1", "主要目标：2019年底、2020年底监管全覆盖";
            C2_1A = "2.1-a", "平台程序：计划制定、名单抽取、结果公示、数据存档";
            C2_1B = "2.1-b", "数据统计、分析";
            C2_1C = "2.1-c", "各级各部门监管信息互联互通";
            C2_1D = "2.1-d", "机构名称、职能变化的报告与统一调整";
            C2_2A = "2.2-a", "事项清单包括全部执法事项，明确依据、主体、内容、方式";
            C2_2B = "2.2-b", "事项清单向社会公布";
            C2_2C = "2.2-c", "联合抽查事项清单";
            C2_3A = "2.3-a", "两库与事项相对应，一个事项对应一个对象库，避免监管真空";
            C2_3B = "2.3-b", "检查对象：市场主体，也可包括产品、项目、行为";
            C2_3C = "2.3-c", "检查人员库包括所有相关人员，标注资质、专长";
            C2_3D = "2.3-d", "满足执法人数后可吸收专家辅助";
            C2_4A = "2.4-a", "抽查细则：抽取方法、检查流程、审批权限、公示程序、归档方式";
            C2_4B = "2.4-b", "抽查工作指引：逐项明确内容、方法、要求";
            C2_5A = "2.5-a", "年度抽查计划报司法行政部门审核后实施";
            C2_5B = "2.5-b", "严格按计划检查，不得随意增减，调整须审核备案";
            C2_5C = "2.5-c", "联合抽查计划：同一主体多个事项一次性联合完成";
            C2_6A = "2.6-a", "检查方式：实地核查、书面检查、网络监测";
            C2_6B = "2.6-b", "依法采用其他部门结论、司法文书、专业机构结论";
            C2_6C = "2.6-c", "委托有资质的机构";
            C2_6D = "2.6-d", "全过程留痕";
            C2_6E = "2.6-e", "同一系统上下级对同一企业同一事项一般检查不得重复";
            C2_6F = "2.6-f", "已检验合格的不得再次抽样";
            C2_6G = "2.6-g", "检查完成后7个工作日内填写登记表，一次一档";
            C2_7A = "2.7-a", "抽查工作结束之日起7个工作日内公示，谁检查、谁录入、谁公开";
            C2_7B = "2.7-b", "后续监管：谁管辖、谁负责";
            C2_7C = "2.7-c", "与信用监管衔接，结果互认，联合惩戒";
            C2_8A = "2.8-a", "个案线索立即检查、处置";
            C2_8B = "2.8-b", "针对普遍性问题和突出风险的专项检查";
            C2_8C = "2.8-c", "查处并公示无证无照经营";
            C3_1 = "3.1", "联席会议与有关部门";
            C3_2A = "3.2-a", "追责情形";
            C3_2B = "3.2-b", "免责情形";
            C3_3 = "3.3", "考核、任务台账、抽样复查";
            C3_4 = "3.4", "培训、宣传";
        }
    }
}

impl Clause {
    /// Whether there is anything in it that a computation can serve.
    pub const fn computes(self) -> bool {
        !matches!(self, Self::C3_4)
    }
}
