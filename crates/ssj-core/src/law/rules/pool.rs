//! The two pools: 二(三).

use super::{Code, Rule};
use crate::law::clause::Clause::{C2_3A, C2_3B, C2_3C, C2_3D};

/// One pool for each matter.
pub const MATCHED: Rule = Rule::new(
    "pool-matched",
    &[C2_3A],
    "a matter has one pool, and a pool one matter, unless a reason is recorded",
);

/// Rows of an object pool say who, what, where and whence.
pub const OBJECTS: Rule = Rule::new(
    "pool-objects",
    &[C2_3B],
    "an object has an identity of its kind, a jurisdiction, and a source",
);

/// Rows of an inspector pool say whose and where.
pub const INSPECTORS: Rule = Rule::new(
    "pool-inspectors",
    &[C2_3C],
    "an inspector has an agency, a jurisdiction and the papers of their kind",
);

/// Experts are a pool of their own.
pub const EXPERTS: Rule = Rule::new(
    "pool-experts",
    &[C2_3D],
    "an expert has a specialty and is no inspector",
);

/// Every row stands once, and not too many of them.
pub const ONCE: Rule = Rule::new(
    "pool-once",
    &[C2_3A, C2_3C],
    "everybody and everything stands in a pool once",
);

/// A second pool of one matter.
pub const SECOND: Code = Code::new(
    "pool.second",
    MATCHED,
    "`{matter}` has the pool `{pool}` beside `{first}`, and no reason is recorded",
    "{matter} 除 {first} 外还对应 {pool}，且未记录理由",
);

/// A second matter on one pool.
pub const SHARED: Code = Code::new(
    "pool.shared",
    MATCHED,
    "`{matter}` draws from `{pool}` like `{first}`, and no reason is recorded",
    "{matter} 与 {first} 共用 {pool}，且未记录理由",
);

/// A kind that the matter does not check.
pub const KIND: Code = Code::new(
    "pool.kind",
    OBJECTS,
    "row {row}: `{id}` is a {kind}, which the matter does not check",
    "第{row}行：{id} 的类别 {kind} 不在事项的检查对象之内",
);

/// An id that the kind can't have.
pub const ID_KIND: Code = Code::new(
    "pool.id-kind",
    OBJECTS,
    "row {row}: a {kind} can't have the id `{id}`",
    "第{row}行：{kind} 不能使用标识 {id}",
);

/// The holder is missing, or can't be one.
pub const HOLDER: Code = Code::new(
    "pool.holder",
    OBJECTS,
    "row {row}: `{id}` names no holder where it needs one, or one that can't be",
    "第{row}行：{id} 缺少所属主体，或所属主体无效",
);

/// The jurisdiction is unknown on the day.
pub const DIVISION: Code = Code::new(
    "pool.division",
    OBJECTS,
    "row {row}: `{id}` is in `{division}`, which is no jurisdiction on the pool's day",
    "第{row}行：{id} 所在的 {division} 在名录库截止日不是有效辖区",
);

/// A market entity from elsewhere than the publicity system.
pub const PROVENANCE: Code = Code::new(
    "pool.provenance",
    OBJECTS,
    "row {row}: the market entity `{id}` does not come from the publicity system",
    "第{row}行：市场主体 {id} 未依托国家企业信用信息公示系统",
);

/// A day after the pool's own.
pub const FUTURE: Code = Code::new(
    "pool.future",
    OBJECTS,
    "row {row}: `{id}` has the day {day}, after the pool's own, {as-of}",
    "第{row}行：{id} 的日期 {day} 晚于名录库截止日 {as-of}",
);

/// A class without the assignment it comes from.
pub const CLASS_SOURCE: Code = Code::new(
    "pool.class-source",
    OBJECTS,
    "row {row}: `{id}` has a risk class, but the pool names no assignment",
    "第{row}行：{id} 有信用风险分类，但名录库未注明分类来源",
);

/// The agency is not in force on the day.
pub const AGENCY: Code = Code::new(
    "pool.agency",
    INSPECTORS,
    "row {row}: `{id}` belongs to `{agency}`, which is not in force on the pool's day",
    "第{row}行：{id} 所属的 {agency} 在名录库截止日不是有效机构",
);

/// No jurisdiction at all.
pub const NO_DIVISION: Code = Code::new(
    "pool.no-division",
    INSPECTORS,
    "row {row}: `{id}` works in no jurisdiction",
    "第{row}行：{id} 未标注工作辖区",
);

/// Qualified to enforce, but without a certificate.
pub const CERTIFICATE: Code = Code::new(
    "pool.certificate",
    INSPECTORS,
    "row {row}: `{id}` is said to be qualified to enforce but has no certificate",
    "第{row}行：{id} 标注为具有执法资格，但没有行政执法证",
);

/// An expert without a specialty.
pub const EXPERT: Code = Code::new(
    "pool.expert",
    EXPERTS,
    "row {row}: the expert `{id}` has no specialty",
    "第{row}行：专家 {id} 未标注专长",
);

/// An id that stands twice.
pub const REPEATED: Code = Code::new(
    "pool.repeated",
    ONCE,
    "row {row}: `{id}` stands in row {first} already",
    "第{row}行：{id} 与第{first}行重复",
);

/// More rows than the limit.
pub const TOO_LARGE: Code = Code::new(
    "pool.too-large",
    ONCE,
    "the pool has more than {limit} rows",
    "名录库超过 {limit} 行",
);

pub(super) const CODES: &[Code] = &[
    SECOND,
    SHARED,
    KIND,
    ID_KIND,
    HOLDER,
    DIVISION,
    PROVENANCE,
    FUTURE,
    CLASS_SOURCE,
    AGENCY,
    NO_DIVISION,
    CERTIFICATE,
    EXPERT,
    REPEATED,
    TOO_LARGE,
];
