//! The receivers' codes, as data with their edition.

use crate::identity::ObjectKind;
use crate::result::{Disposal, Outcome};

/// A table of codes of a receiver.
///
/// ```
/// use ssj_core::exchange::codes;
/// assert_eq!(codes::CHECK_RESULT.zh("04"), Some("行政处罚"));
/// assert_eq!(codes::PUBLICITY_RESULT.zh("9"), Some("注销"));
/// assert_eq!(codes::PUBLICITY_RESULT.edition, "浙江 2017");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct CodeTable {
    /// The field that has these codes.
    pub field: &'static str,
    /// Where and when they were in use.
    pub edition: &'static str,
    /// Each code and its words.
    pub rows: &'static [(&'static str, &'static str)],
}

impl CodeTable {
    /// The words of a code.
    pub fn zh(&self, code: &str) -> Option<&'static str> {
        let mut rows = self.rows.iter();
        rows.find(|(known, _)| *known == code)
            .map(|(_, words)| *words)
    }
}

const REGULATION: &str = "互联网+监管 公开资料";

/// What kind of object is checked.
pub const OBJECT_TYPE: CodeTable = CodeTable {
    field: "supervise_object_type",
    edition: REGULATION,
    rows: &[
        ("1", "企业、个体工商户、农民专业合作社"),
        ("2", "自然人"),
        ("3", "特种设备"),
        ("4", "特定产品"),
        ("5", "特定产品"),
        ("6", "特定产品"),
        ("7", "特定产品"),
        ("8", "特定产品"),
        ("9", "场地、场所"),
        ("10", "非企业单位"),
        ("11", "其他"),
    ],
};

/// What kind of person is checked.
pub const PERSON_TYPE: CodeTable = CodeTable {
    field: "administrative_cp",
    edition: REGULATION,
    rows: &[("01", "公民"), ("02", "法人"), ("03", "其他组织")],
};

/// What kind of number a person has.
pub const NUMBER_TYPE: CodeTable = CodeTable {
    field: "administrative_cp_ce_type",
    edition: REGULATION,
    rows: &[("001", "统一社会信用代码"), ("111", "居民身份证")],
};

/// Why it is checked.
pub const CHECK_FORM: CodeTable = CodeTable {
    field: "check_form",
    edition: REGULATION,
    rows: &[("01", "日常检查"), ("02", "专项检查"), ("99", "其他")],
};

/// Where it is checked.
pub const CHECK_TYPE: CodeTable = CodeTable {
    field: "check_type",
    edition: REGULATION,
    rows: &[("01", "现场检查"), ("02", "非现场检查")],
};

/// How it was chosen.
pub const CHECK_MODE: CodeTable = CodeTable {
    field: "check_mode",
    edition: REGULATION,
    rows: &[
        ("1", "双随机、一公开"),
        ("2", "重点监管"),
        ("3", "信用监管"),
    ],
};

/// What came of it.
pub const CHECK_RESULT: CodeTable = CodeTable {
    field: "check_result",
    edition: REGULATION,
    rows: &[
        ("01", "未发现问题"),
        ("02", "责令改正等行政命令"),
        ("03", "行政指导"),
        ("04", "行政处罚"),
        ("05", "行政强制"),
        ("06", "其他"),
    ],
};

/// What came of it, in the publicity system.
pub const PUBLICITY_RESULT: CodeTable = CodeTable {
    field: "raninsCheckResName",
    edition: "浙江 2017",
    rows: &[
        ("1", "未发现问题"),
        ("6", "通过登记的住所（经营场所）无法联系"),
        ("7", "已关闭停业或正在组织清算"),
        ("8", "不配合检查情节严重"),
        ("9", "注销"),
        ("10", "被吊销"),
        ("11", "被撤销"),
        ("12", "迁出"),
        ("A", "发现问题待后续处理"),
        ("B", "未按规定公示应当公示的信息"),
        ("C", "公示信息隐瞒真实情况、弄虚作假"),
        ("E", "发现问题已责令改正"),
        ("F", "未发现开展本次抽查涉及的经营活动"),
    ],
};

/// All tables.
pub const TABLES: &[CodeTable] = &[
    OBJECT_TYPE,
    PERSON_TYPE,
    NUMBER_TYPE,
    CHECK_FORM,
    CHECK_TYPE,
    CHECK_MODE,
    CHECK_RESULT,
    PUBLICITY_RESULT,
];

/// The publicity system's code of an outcome.
///
/// ```
/// use ssj_core::exchange::codes::{PUBLICITY_RESULT, publicity_code};
/// use ssj_core::{Word, result::Outcome};
/// for outcome in Outcome::ALL {
///     let code = publicity_code(*outcome);
///     assert_eq!(PUBLICITY_RESULT.zh(code), Some(outcome.zh()));
/// }
/// ```
pub const fn publicity_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NoProblem => "1",
        Outcome::Unreachable => "6",
        Outcome::ClosedDown => "7",
        Outcome::Uncooperative => "8",
        Outcome::Deregistered => "9",
        Outcome::Revoked => "10",
        Outcome::Annulled => "11",
        Outcome::MovedOut => "12",
        Outcome::OtherProblem => "A",
        Outcome::NotPublished => "B",
        Outcome::FalseInformation => "C",
        Outcome::Corrected => "E",
        Outcome::NotConducting => "F",
    }
}

/// The weightiest of what was done: a case, an order, advice; else whether a problem was found.
pub(super) fn check_result(problem: bool, disposals: &[Disposal]) -> &'static str {
    let done = |disposal| disposals.contains(&disposal);
    match problem {
        _ if done(Disposal::CaseFiled) => "04",
        _ if done(Disposal::OrderedToCorrect) => "02",
        _ if done(Disposal::Advised) => "03",
        false if disposals.is_empty() => "01",
        _ => "06",
    }
}

/// The code of an object's kind.
pub(super) const fn object_type(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Enterprise | ObjectKind::IndividualBusiness | ObjectKind::Cooperative => "1",
        ObjectKind::Institution => "10",
        ObjectKind::Site => "9",
        ObjectKind::Product
        | ObjectKind::Project
        | ObjectKind::Behaviour
        | ObjectKind::Operator => "11",
    }
}
