//! The two pools: 二（三）.

rules! {
    /// A matter has one pool, and a pool one matter, unless a reason is recorded.
    MATCHED = "pool-matched", [C2_3A] {
        SECOND = "pool.second", Correct,
            "`{matter}` has the pool `{pool}` beside `{first}`, and no reason is recorded",
            "{matter} 除 {first} 外还对应 {pool}，且未记录理由";
        SHARED = "pool.shared", Correct,
            "`{matter}` draws from `{pool}` like `{first}`, and no reason is recorded",
            "{matter} 与 {first} 共用 {pool}，且未记录理由";
    }

    /// An object has an identity of its kind, a jurisdiction, and a source.
    OBJECTS = "pool-objects", [C2_3B] {
        KIND = "pool.kind", Correct,
            "row {row}: `{id}` is a {kind}, which the matter does not check",
            "第{row}行：{id} 的类别 {kind} 不在事项的检查对象之内";
        ID_KIND = "pool.id-kind" [LibData], Correct,
            "row {row}: a {kind} can't have the id `{id}`",
            "第{row}行：{kind} 不能使用标识 {id}";
        HOLDER = "pool.holder" [LibData], Correct,
            "row {row}: `{id}` names no holder where it needs one, or one that can't be",
            "第{row}行：{id} 缺少所属主体，或所属主体无效";
        DIVISION = "pool.division" [LibData], Correct,
            "row {row}: `{id}` is in `{division}`, which is no jurisdiction on the pool's day",
            "第{row}行：{id} 所在的 {division} 在名录库截止日不是有效辖区";
        PROVENANCE = "pool.provenance", Correct,
            "row {row}: the market entity `{id}` does not come from the publicity system",
            "第{row}行：市场主体 {id} 未依托国家企业信用信息公示系统";
        FUTURE = "pool.future" [LibData], Correct,
            "row {row}: `{id}` has the day {day}, after the pool's own, {as-of}",
            "第{row}行：{id} 的日期 {day} 晚于名录库截止日 {as-of}";
        CLASS_SOURCE = "pool.class-source" [LibData], Correct,
            "row {row}: `{id}` has a risk class, but the pool names no assignment",
            "第{row}行：{id} 有信用风险分类，但名录库未注明分类来源";
        NUMBER = "pool.number-evidence" [LibData], Correct,
            "row {row}: `{id}` has a number that checks by no standard and no evidence, or evidence and no such number",
            "第{row}行：{id} 为不符合校验规则的号码而未附证据，或附有证据而号码并无例外";
    }

    /// An inspector has an agency, a jurisdiction and the papers of their kind.
    INSPECTORS = "pool-inspectors", [C2_3C] {
        AGENCY = "pool.agency" [LibData], Correct,
            "row {row}: `{id}` belongs to `{agency}`, which is not in force on the pool's day",
            "第{row}行：{id} 所属的 {agency} 在名录库截止日不是有效机构";
        NO_DIVISION = "pool.no-division" [LibData], Correct,
            "row {row}: `{id}` works in no jurisdiction",
            "第{row}行：{id} 未标注工作辖区";
        CERTIFICATE = "pool.certificate", Correct,
            "row {row}: `{id}` is said to be qualified to enforce but has no certificate",
            "第{row}行：{id} 标注为具有执法资格，但没有行政执法证";
    }

    /// An expert has a specialty and is no inspector.
    EXPERTS = "pool-experts", [LibData] {
        EXPERT = "pool.expert", Correct,
            "row {row}: the expert `{id}` has no specialty",
            "第{row}行：专家 {id} 未标注专长";
    }

    /// Everybody and everything stands in a pool once.
    ONCE = "pool-once", [LibData] {
        REPEATED = "pool.repeated", Correct,
            "row {row}: `{id}` stands in row {first} already",
            "第{row}行：{id} 与第{first}行重复";
        TOO_LARGE = "pool.too-large" [LibInputs], Correct,
            "the pool has more than {limit} rows",
            "名录库超过 {limit} 行";
    }
}
