//! The requirements of instruments by name, and as officials cite them.

use core::fmt;

/// The clauses that rules rest on, by instrument:
/// `C2_6E = "2.6-e", "二（六）", Text, "what it asks for";`
macro_rules! clauses {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $instrument:ident = $document:literal {
                $( $clause:ident = $id:literal, $place:literal, $seen:ident, $gist:literal; )+
            } )+
        }
    ) => {
        $( pub(crate) const $instrument: &str = $document; )+

        words! {
            $(#[$meta])*
            pub enum $name { $($( #[doc = concat!($id, ": ", $gist)] $clause = $id, $gist; )+)+ }
        }

        impl $name {
            /// The instrument that it stands in: its document number, or its title where laws are
            /// cited by it.
            pub const fn instrument(self) -> &'static str {
                match self { $( $( Self::$clause )|+ => $instrument, )+ }
            }

            /// Where it stands there, as officials cite it: `二（六）`, `第十条`; empty where only the
            /// instrument is known.
            pub const fn place(self) -> &'static str {
                match self { $($( Self::$clause => $place, )+)+ }
            }

            /// What its gist was taken from.
            pub const fn seen(self) -> Seen {
                match self { $($( Self::$clause => Seen::$seen, )+)+ }
            }
        }
    };
}

words! {
    /// What a clause's gist was taken from.
    ///
    /// ```
    /// use ssj_core::{Clause, instrument::Seen};
    /// assert_eq!(Clause::S684_10.seen(), Seen::Text);
    /// assert_eq!(Clause::S54_5A.seen(), Seen::Report);
    /// ```
    pub enum Seen {
        /// The clause's own words were read.
        Text = "text", "原文";
        /// Only what others report of it: its place may be the section's, its words are not its own.
        Report = "report", "转述";
        /// It is this library's own.
        Own = "own", "本库自定";
    }
}

clauses! {
    /// One requirement of an instrument: `2.6-e` is 二（六） of 吉政办发〔2019〕32号, requirement e.
    ///
    /// Its Chinese is what it asks for; [`cite`](Clause::cite) has it as officials do. What no
    /// instrument asks for, but the specification of the draw or this library, is cited as theirs:
    /// `ssj-1/…` is a heading of `ssj-1.md`, `library/…` one of `library.md`.
    ///
    #[doc = include_str!("../../docs/clauses.md")]
    ///
    /// ```
    /// use ssj_core::{Clause, Word};
    /// assert_eq!(Clause::C2_6E.name(), "2.6-e");
    /// assert_eq!("2.6-e".parse(), Ok(Clause::C2_6E));
    /// assert_eq!(Clause::C2_6E.instrument(), "吉政办发〔2019〕32号");
    /// assert_eq!(Clause::C2_6E.cite().to_string(), "吉政办发〔2019〕32号 二（六）");
    /// assert_eq!(Clause::S684_10.cite().to_string(), "无证无照经营查处办法 第十条");
    /// assert!(!Clause::C3_4.computes());
    /// ```
    #[non_exhaustive]
    pub enum Clause {
        JILIN_2019_32 = "吉政办发〔2019〕32号" {
            C0 = "0", "主送机关", Text, "适用范围：各市（州）、县（市）、省直部门及长白山、长春新区管委会";
            C1 = "1", "一", Text, "主要目标：2019年底、2020年底监管全覆盖";
            C2_1A = "2.1-a", "二（一）", Text, "平台程序：计划制定、名单抽取、结果公示、数据存档";
            C2_1B = "2.1-b", "二（一）", Text, "数据统计、分析";
            C2_1C = "2.1-c", "二（一）", Text, "各级各部门监管信息互联互通";
            C2_1D = "2.1-d", "二（一）", Text, "机构名称、职能变化的报告与统一调整";
            C2_2A = "2.2-a", "二（二）", Text, "事项清单包括全部执法事项，明确依据、主体、内容、方式";
            C2_2B = "2.2-b", "二（二）", Text, "事项清单向社会公布";
            C2_2C = "2.2-c", "二（二）", Text, "联合抽查事项清单";
            C2_2D = "2.2-d", "二（二）", Text, "健全完善清单依照法律、法规、规章规定";
            C2_3A = "2.3-a", "二（三）", Text, "两库与事项相对应，一个事项对应一个对象库，避免监管真空";
            C2_3B = "2.3-b", "二（三）", Text, "检查对象：市场主体，也可包括产品、项目、行为";
            C2_3C = "2.3-c", "二（三）", Text, "检查人员库包括所有相关人员，标注资质、专长";
            C2_3D = "2.3-d", "二（三）", Text, "满足执法人数后可吸收专家辅助";
            C2_4A = "2.4-a", "二（四）", Text, "抽查细则：抽取方法、检查流程、审批权限、公示程序、归档方式";
            C2_4B = "2.4-b", "二（四）", Text, "抽查工作指引：逐项明确内容、方法、要求";
            C2_5A = "2.5-a", "二（五）", Text, "年度抽查计划报司法行政部门审核后实施";
            C2_5B = "2.5-b", "二（五）", Text, "严格按计划检查，不得随意增减，调整须审核备案";
            C2_5C = "2.5-c", "二（五）", Text, "联合抽查计划：同一主体多个事项一次性联合完成";
            C2_6A = "2.6-a", "二（六）", Text, "检查方式：实地核查、书面检查、网络监测";
            C2_6B = "2.6-b", "二（六）", Text, "依法采用其他部门结论、司法文书、专业机构结论";
            C2_6C = "2.6-c", "二（六）", Text, "委托有资质的机构";
            C2_6D = "2.6-d", "二（六）", Text, "全过程留痕";
            C2_6E = "2.6-e", "二（六）", Text, "同一系统上下级对同一企业同一事项一般检查不得重复";
            C2_6F = "2.6-f", "二（六）", Text, "已检验、检疫合格的不得再次抽样";
            C2_6G = "2.6-g", "二（六）", Text, "检查活动完成后7个工作日内填写登记表，一次一档";
            C2_6H = "2.6-h", "二（六）", Text, "合格的检验、检疫须由上级机关或有关执法单位作出";
            C2_6I = "2.6-i", "二（六）", Text, "登记表与结果在同一期限内归档保存（读法）";
            C2_7A = "2.7-a", "二（七）", Text, "抽查工作结束之日起7个工作日内公示，谁检查、谁录入、谁公开";
            C2_7B = "2.7-b", "二（七）", Text, "后续监管：谁管辖、谁负责";
            C2_7C = "2.7-c", "二（七）", Text, "与信用监管衔接，结果互认，联合惩戒";
            C2_7D = "2.7-d", "二（七）", Text, "公示系统、信用平台等：其他公示渠道";
            C2_8A = "2.8-a", "二（八）", Text, "个案线索立即检查、处置";
            C2_8B = "2.8-b", "二（八）", Text, "针对普遍性问题和突出风险的专项检查";
            C2_8C = "2.8-c", "二（八）", Text, "查处并公示无证无照经营";
            C3_1 = "3.1", "三（一）", Text, "联席会议与有关部门";
            C3_2A = "3.2-a", "三（二）1", Text, "追责情形：未及时公示造成不良后果，未移送涉嫌犯罪，不执行或者拖延执行任务";
            C3_2B = "3.2-b", "三（二）2", Text, "免责情形：已履行职责，受托机构出具虚假报告";
            C3_2C = "3.2-c", "三（二）1", Text, "追责情形：未按要求进行抽查检查（迟延、未执行以外），造成不良后果";
            C3_2D = "3.2-d", "三（二）2", Text, "免责情形：因现有专业技术手段限制不能发现问题";
            C3_2E = "3.2-e", "三（二）2", Text, "免责情形：事故与抽查检查不存在因果关系";
            C3_3 = "3.3", "三（三）", Text, "考核、任务台账、抽样复查";
            C3_3B = "3.3-b", "三（三）", Text, "必要时将有关情况通报当地政府";
            C3_4 = "3.4", "三（四）", Text, "培训、宣传";
        }
        STATE_COUNCIL_2024_54 = "国办发〔2024〕54号" {
            S54_2 = "54/2", "二", Report, "检查主体须有法定资格，未取得执法证件的人员、第三方不得实施检查";
            S54_3 = "54/3", "三", Report, "检查事项未经公布的不得实施";
            S54_4A = "54/4-a", "四", Report, "能合并的合并、能联合的联合，能书面或者非现场监管的不入企检查";
            S54_4B = "54/4-b", "四", Report, "公布同一行政机关对同一企业的年度检查频次上限";
            S54_5A = "54/5-a", "五", Report, "检查前报负责人批准，情况紧急的补办手续";
            S54_5B = "54/5-b", "五", Report, "检查时出具检查通知书，告知权利义务";
            S54_6 = "54/6", "六", Report, "专项检查经县级以上政府或者垂直管理的上一级机关批准并备案，年度数量控制";
            S54Place = "54/place", "", Report, "涉企检查以属地管辖为原则，严禁违规异地检查";
        }
        SAMR_2025_101 = "企业公示信息抽查办法" {
            S101_4A = "101/4-a", "第四条", Text, "总局和省级部门随机摇号，抽取辖区内不少于3%的企业";
            S101_4B = "101/4-b", "第四条", Text, "加强检查统筹，避免随意检查、多头检查、重复检查";
            S101_5 = "101/5", "第五条", Text, "抽查分为不定向抽查和定向抽查";
        }
        STATE_COUNCIL_684 = "无证无照经营查处办法" {
            S684_5 = "684/5", "第五条", Text, "无证经营由法律、法规、国务院决定规定的部门或者省级政府确定的部门查处";
            S684_6 = "684/6", "第六条", Text, "无照经营由市场监管部门查处";
            S684_8 = "684/8", "第八条", Text, "不属于本部门查处职责的，及时通报有关部门";
            S684_10 = "684/10", "第十条", Text, "查处与引导相结合，具备条件、愿意继续经营的，督促、引导其办理证照";
            S684_15 = "684/15", "第十五条", Text, "记入信用记录，依照法律、法规公示";
        }
        SAMR_2019_20 = "市场监督管理投诉举报处理暂行办法" {
            S20Accept = "20/accept", "", Report, "收到投诉后七个工作日内决定是否受理";
            S20Verify = "20/verify", "", Report, "收到线索后十五个工作日内核查，决定是否立案";
        }
        SAMR_2025_121 = "市场监督管理投诉举报处理办法" {
            S121_7 = "121/7", "第七条", Text, "畅通渠道，依法立即处理投诉举报";
        }
        STATE_COUNCIL_825 = "行政执法监督条例" {
            S825_2 = "825/2", "第二条", Text, "县级以上政府对所属部门、下级政府行政执法工作的监督";
            S825_6 = "825/6", "第六条", Text, "司法行政部门是本级政府的行政执法监督机构";
            S825What = "825/what", "", Report, "强化对违规异地执法、乱检查等行为的监督";
        }
        SPECIFICATION = "ssj-1.md" {
            SpecSuites = "ssj-1/suites", "Suites", Own, "一次抽取所用的套件";
            SpecFrames = "ssj-1/frames", "Frames", Own, "抽样框：对象各一次、分层已知、不公开分层作隐名处理";
            SpecCommitments = "ssj-1/commitments", "Commitments", Own, "抽取承诺值及其所含内容";
            SpecSeed = "ssj-1/seed", "Seed", Own, "种子：来源、先后、最小熵";
            SpecSizes = "ssj-1/sizes", "Sizes", Own, "各分层的抽取数量";
            SpecSamples = "ssj-1/samples", "Samples, visits, records", Own, "抽取结果、检查任务与候补顺序";
            SpecRounds = "ssj-1/rounds", "Rounds", Own, "批次：重新抽取须计数并与前次相连";
            SpecTrails = "ssj-1/trails", "Trails", Own, "留痕链";
        }
        LIBRARY = "library.md" {
            LibInputs = "library/inputs", "Inputs", Own, "输入有上限，超过的整体拒绝";
            LibData = "library/data", "Data", Own, "数据自身不矛盾";
            LibSteps = "library/steps", "Steps", Own, "步骤的先后与次数";
            LibForecast = "library/forecast", "Forecasts", Own, "计划报送时附可行性预测";
            LibParameters = "library/parameters", "Parameters", Own, "清单、依据文件自行规定的限制";
        }
    }
}

impl Clause {
    /// Whether there is anything in it that a computation can serve.
    pub const fn computes(self) -> bool {
        !matches!(
            self,
            // Whether technology or causation stood in the way, only people can tell.
            Self::C3_2D
                | Self::C3_2E
                | Self::C3_4
                | Self::S54_3
                | Self::S684_5
                | Self::S684_6
                | Self::S825_2
                | Self::S825What
        )
    }

    /// The clause as officials cite it.
    pub const fn cite(self) -> Citation {
        Citation { clause: self }
    }
}

/// A clause as officials cite it: the instrument and the place in it, the same in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The clause.
    pub clause: Clause,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.clause.instrument())?;
        match self.clause.place() {
            "" => Ok(()),
            place => write!(f, " {place}"),
        }
    }
}

/// Clauses one after the other, an instrument named once for all of its that follow each other, and
/// a place once.
pub(crate) fn cited(clauses: &[Clause], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut before: Option<Clause> = None;
    for clause in clauses {
        let same = before.filter(|before| before.instrument() == clause.instrument());
        match same {
            Some(before) if before.place() == clause.place() => continue,
            Some(_) => write!(f, "、{}", clause.place())?,
            None if before.is_some() => write!(f, "；{}", clause.cite())?,
            None => write!(f, "{}", clause.cite())?,
        }
        before = Some(*clause);
    }
    Ok(())
}
