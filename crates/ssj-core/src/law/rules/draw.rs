//! Draws, seeds and records: the specification `ssj/1`, and 二（一）、二（六） where the law asks for it.

rules! {
    /// The sources of a seed state at least 64 bits of min-entropy together.
    UNGUESSABLE = "seed-unguessable", [SpecSeed] {
        TOO_LITTLE_ENTROPY = "seed.too-little-entropy", Correct,
            "the seed's sources state {bits} bits of min-entropy together, {needed} are needed",
            "种子各来源声明的最小熵合计 {bits} 比特，至少需要 {needed} 比特";
    }

    /// Commitment, reveal hashes, reveals and beacon follow each other in time.
    SEED_AFTER_COMMITMENT = "seed-after-commitment", [SpecSeed] {
        VALUE_INSTANT = "seed.value-instant", Correct,
            "the value of `{source}` is of {at}, the commitment names {due}",
            "种子来源 {source} 的取值时刻为 {at}，抽取承诺值所列为 {due}";
        NOT_ITS_INSTANT = "seed.not-its-instant", Correct,
            "`{source}` speaks at {speaks}, and the commitment has it due at {due}",
            "种子来源 {source} 于 {speaks} 公布，而抽取承诺值所列为 {due}";
        NO_SUCH_ROUND = "seed.no-such-round", Correct,
            "`{source}` is no round of drand: those are `drand:CHAIN:ROUND`",
            "{source} 不是 drand 的轮次，其格式为 `drand:链:轮次`";
        AS_OF_LATER = "seed.as-of-later", Step "round" "supersede",
            "{what} is as of {dated}, and the commitment was published at {published}",
            "{what}截至 {dated}，而抽取承诺值公布于 {published}";
        OUT_OF_ORDER = "seed.out-of-order", Step "round" "supersede",
            "{what} at {at} does not come after {bound}",
            "{what}（{at}）未晚于 {bound}";
    }

    /// A seed is made of the values of the committed sources.
    SOURCES_NAMED = "seed-sources-named", [SpecSeed] {
        SOURCE_TWICE = "seed.source-twice", Correct,
            "the source `{source}` is named twice",
            "种子来源 {source} 重复列出";
        SOURCE_UNKNOWN = "seed.source-unknown", Correct,
            "the commitment names no source `{source}`",
            "抽取承诺值中没有列出种子来源 {source}";
        VALUE_MISSING = "seed.value-missing", Correct,
            "the source `{source}` has no value",
            "种子来源 {source} 没有取值";
        VALUE_TWICE = "seed.value-twice", Correct,
            "the source `{source}` has two values",
            "种子来源 {source} 有两个取值";
        UNORDERED = "seed.unordered", Correct,
            "the {what} do not stand in the order in which the commitment names their sources",
            "{what}未按抽取承诺值所列来源的顺序排列";
        VALUE_EMPTY = "seed.value-empty", Correct,
            "the value of `{source}` is empty",
            "种子来源 {source} 的取值为空";
    }

    /// A party reveals the value that it gave the hash of, once.
    REVEAL_KEPT = "reveal-kept", [SpecSeed] {
        REVEAL_MISMATCH = "reveal.mismatch", Correct,
            "the value that `{source}` reveals is not the one it gave the hash of",
            "{source} 揭示的值与其先前提交的哈希不符";
        REVEAL_UNCOMMITTED = "reveal.uncommitted", Correct,
            "`{source}` reveals a value but gave no hash",
            "{source} 揭示了取值，但此前没有提交哈希";
        REVEAL_COPIED = "reveal.copied", Correct,
            "`{source}` gave the same hash or value as `{other}`",
            "{source} 与 {other} 提交了相同的哈希或取值";
    }

    /// A frame with secret strata is blinded: public ranks would tell each object's class.
    SECRET_STRATA_BLINDED = "secret-strata-blinded", [SpecFrames] {
        SECRET_STRATA_OPEN = "draw.secret-strata-open", Correct,
            "the frame of `{matter}` has secret strata and is not blinded",
            "事项 {matter} 的抽样框含不公开分层，却未作隐名处理";
        UNANNOUNCED_OPEN = "draw.unannounced-open", Correct,
            "the checks of `{matter}` are not announced, and its frame is not blinded",
            "事项 {matter} 的检查不事先公告，其抽样框却未作隐名处理";
    }

    /// A frame holds each object once, in a known stratum.
    FRAME_SOUND = "frame-sound", [SpecFrames] {
        NO_FRAME = "draw.no-frame", Correct,
            "the draw has no frame",
            "本次抽取没有抽样框";
        MATTER_TWICE = "draw.matter-twice", Correct,
            "`{matter}` has two frames in one draw",
            "同一次抽取中事项 {matter} 有两个抽样框";
        OBJECT_TWICE = "draw.object-twice", Correct,
            "the frame of `{matter}` holds `{object}` twice",
            "事项 {matter} 的抽样框中 {object} 重复";
        NO_AGENCY = "draw.no-agency", Correct,
            "in the frame of `{matter}` the plan names nobody to check `{object}` in `{division}`",
            "事项 {matter} 的抽样框中，计划未指明 {division} 内 {object} 的检查部门";
        STRATUM_UNKNOWN = "draw.stratum-unknown", Correct,
            "row {row} of the frame of `{matter}` is in stratum {stratum}, of which there are {strata}",
            "事项 {matter} 抽样框第 {row} 行属于分层 {stratum}，而分层只有 {strata} 个";
        STRATUM_TWICE = "draw.stratum-twice", Correct,
            "the frame of `{matter}` names the stratum `{stratum}` twice",
            "事项 {matter} 的抽样框中分层 {stratum} 重复";
        TOO_LARGE = "draw.too-large" [LibInputs], Correct,
            "the draw has {count} {what}, at most {limit} are taken",
            "本次抽取有 {count} 个{what}，上限为 {limit}";
    }

    /// Each stratum yields the number of objects that the plan fixes.
    SIZE_MET = "size-met", [C2_5B] {
        SIZE_UNMET = "draw.size-unmet" [SpecSizes], Correct,
            "the sizes of `{matter}` do not hold: {why}",
            "事项 {matter} 的抽取数量不符合规定：{why}";
        STRATUM_SHORT = "draw.stratum-short", Step "plan" "amend",
            "stratum `{stratum}` of `{matter}` is to yield {size} and has {eligible} eligible objects",
            "事项 {matter} 的分层 {stratum} 应抽取 {size} 个，可抽取的只有 {eligible} 个";
    }

    /// A draw never replaces another: a redraw is a further round that names the one before.
    REDRAW_COUNTED = "redraw-counted", [SpecRounds] {
        REDRAW_UNLINKED = "draw.redraw-unlinked", Correct,
            "round {counter} names {previous} before it",
            "第 {counter} 轮所指的上一轮记录为 {previous}";
    }

    /// A commitment is one of the draw that its header names: there is no second name for a draw.
    DRAW_NAMED = "draw-named", [SpecRounds] {
        OTHER_PART = "draw.other-part", Correct,
            "the header names a draw of {part}, and this is one of {kind}",
            "抽取承诺值所列抽取为 {part}，而本次为{kind}的抽取";
        OTHER_SECRET = "draw.other-secret", Correct,
            "{draw} was committed to with another secret",
            "抽取 {draw} 的抽取承诺值所用密钥与此不同";
        OTHER_COMMITMENT = "draw.other-commitment", Correct,
            "the draw that was stored commits to {found}, and {published} was published",
            "所存抽取的抽取承诺值为 {found}，而已公布的为 {published}";
    }

    /// A draw is made and verified in the suite that it names.
    SUITE_AVAILABLE = "suite-available", [SpecSuites] {
        SUITE_UNAVAILABLE = "draw.suite-unavailable",
            Final "only a build with the feature can make or verify this draw"
                "须使用启用该套件的程序制作或核验",
            "this build has no suite `{suite}`: it needs the feature of that name",
            "本程序未启用密码套件 {suite}";
    }

    /// Visits, needs and inspectors of an inspector draw refer to each other and stand once.
    STAFFING_SOUND = "staffing-sound", [SpecCommitments] {
        STAFFING_INVALID = "staffing.invalid", Correct,
            "the inspector draw's rows do not fit together: {why}",
            "检查人员抽取的数据不符合规定：{why}";
        STAFFING_UNKNOWN = "staffing.unknown", Correct,
            "{what} `{name}` is not in the draw",
            "本次抽取中没有{what} {name}";
        STAFFING_TWICE = "staffing.twice", Correct,
            "{what} `{name}` stands twice in the draw",
            "本次抽取中{what} {name} 重复";
    }

    /// An assignment takes a bounded number of steps, for who draws as for who draws again.
    WORK_BOUNDED = "work-bounded", [SpecSamples] {
        OVER_BUDGET = "draw.over-budget", Step "round" "supersede",
            "the assignment takes more than {steps} steps of the loop chain, and nothing is drawn",
            "人员分配所需的随机游走超过 {steps} 步，未予抽取";
    }

    /// Each slot of each visit is filled by an inspector who meets its need, or none is.
    STAFFED = "visit-staffed", [C2_3D] {
        UNSTAFFABLE = "staffing.unstaffable", Correct,
            "{agency} in {divisions} with {credentials}: {places} places, {inspectors} inspectors, room for {room}",
            "{agency}（{divisions}，{credentials}）：需 {places} 个席位，有 {inspectors} 名检查人员，最多可承担 {room} 个";
    }
}
