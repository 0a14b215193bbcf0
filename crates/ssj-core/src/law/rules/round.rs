//! Rounds: 二（五） and 二（六）, and the order that makes a draw checkable.

rules! {
    /// A round draws what its plan item or campaign covers, in its period.
    MANDATE = "round-mandate", [C2_5B] {
        OUTSIDE_PERIOD = "round.outside-period", Step "plan" "amend",
            "{day} lies outside the period {period} of the mandate",
            "{day} 不在实施期间 {period} 之内";
        OUTSIDE_MANDATE = "round.outside-mandate", Step "plan" "amend",
            "`{object}` was drawn for `{matter}` by `{agency}`, which the mandate does not cover",
            "{object} 的抽查不在任务之内：{agency} 的 {matter}";
        OTHER_MANDATE = "round.other-mandate" [SpecRounds], Correct,
            "the commitment is for {named}, and the round draws for {own}",
            "抽取承诺值属于{named}，而本批次为{own}抽取";
        OTHER_COUNTER = "round.other-counter" [SpecRounds], Correct,
            "the commitment is of draw {counter} for this item, and the round is number {round}",
            "抽取承诺值属于该任务的第 {counter} 次抽取，而本批次为第 {round} 次";
    }

    /// Objects are drawn by the agency that keeps the plan, initiates the item or has the campaign, and
    /// inspectors also by their departments.
    KEEPER = "round-keeper", [C2_5B] {
        NOT_THE_KEEPER = "round.not-the-keeper", Correct,
            "`{actor}` can not draw for `{task}`",
            "{actor} 不能为 {task} 抽取";
    }

    /// A commitment is published before its seed is known, the draw follows, and each happens once.
    ORDER = "round-order", [SpecRounds] {
        OVER = "round.over", Next "round",
            "round `{round}` is over",
            "抽取批次 {round} 已结束";
        NO_COMMITMENT = "round.no-commitment", Step "round" "commit",
            "the draw `{part}` has no published commitment",
            "抽取 {part} 尚未公布抽取承诺值";
        SECOND_COMMITMENT = "round.second-commitment", Step "round" "supersede",
            "the draw `{part}` has the commitment {first} already",
            "抽取 {part} 已公布抽取承诺值 {first}";
        TOO_EARLY = "round.too-early", Next "round",
            "the objects of round `{round}` are not drawn, or its recusals not known yet",
            "抽取批次 {round} 的检查对象尚未抽取，或回避情况尚未确定";
        RECUSALS_COMMITTED = "round.recusals-committed", Step "round" "supersede",
            "the commitment of `{part}` covers the recusals, so they can not change any more",
            "{part} 的抽取承诺值已涵盖回避情况，不得再变更";
        NOT_YET = "round.not-yet", Correct,
            "{instant} lies after the record of it at {recorded}",
            "{instant} 晚于记录时间 {recorded}";
        OTHER_PUBLICATION = "round.other-publication", Correct,
            "the commitment was published at {published}, and the evidence has {found}",
            "抽取承诺值公布于 {published}，而种子证据所载为 {found}";
        OTHER_DRAW = "round.other-draw", Correct,
            "the draw `{part}` was committed to as {commitment}; this is one of {found}, or of another seed",
            "抽取 {part} 的抽取承诺值为 {commitment}，所附结果的抽取承诺值为 {found}，或种子不同";
        OTHER_RECORD = "round.other-record", Correct,
            "the visits are those of record {record}, and the commitment staffs those of {found}",
            "检查任务出自记录 {record}，而抽取承诺值所配备的检查任务出自 {found}";
        OTHER_RECUSALS = "round.other-recusals", Correct,
            "the recusals are known as {known}, and the commitment has {found}",
            "已确定的回避情况为 {known}，而抽取承诺值所载为 {found}";
        OTHER_SUCCESSION = "round.other-succession", Correct,
            "`{by}` is said to answer for `{of}`, which does not check on these visits or is told twice",
            "所载 {by} 承继 {of}，但后者不在这些检查任务之列，或重复记载";
        SOURCE_AGAIN = "round.source-again", Correct,
            "the source `{source}` has spoken for an earlier draw of the round already",
            "种子来源 {source} 已用于本批次此前的抽取";
        OTHER_SUPPLEMENT = "round.other-supplement", Correct,
            "the commitment is to supplement {number} of the round, and the next one is {next}",
            "抽取承诺值属于本批次第 {number} 次补充抽取，而应为第 {next} 次";
        OBJECTS_AFTER = "round.objects-after", Correct,
            "the commitment was published at {published}, before the last source of the objects spoke at {last}",
            "抽取承诺值公布于 {published}，早于检查对象种子最后确定的时间 {last}";
        SECOND_SEED = "round.second-seed", Next "round",
            "the draw `{part}` has its seed already",
            "抽取 {part} 的种子已确定";
        NO_SEED = "round.no-seed", Step "round" "seed",
            "the draw `{part}` has no seed yet",
            "抽取 {part} 的种子尚未确定";
    }

    /// A redraw is a new round that counts on, linked to the old one, which stays.
    REDRAW = "round-redraw", [SpecRounds] {
        DRAWN_ALREADY = "round.drawn-already" [C2_5B], Step "round" "supersede",
            "`{part}` was drawn already: only a new round draws again",
            "{part} 已经抽取，只能另开批次重新抽取";
        OTHER_PREVIOUS = "round.other-previous", Correct,
            "the commitment names the record {named} as the one before it, and the round draws again {before}",
            "抽取承诺值所列前次记录为 {named}，而本批次重新抽取的记录为 {before}";
        NOT_SUPERSEDED = "round.not-superseded", Step "round" "supersede",
            "round `{round}` was not superseded by `{successor}`",
            "抽取批次 {round} 未标明由 {successor} 取代";
    }

    /// What was carried out is neither replaced nor drawn again, and what falls away has ended first.
    FINAL = "round-final", [C2_5B] {
        VISIT_NOT_SHOWN = "round.visit-not-shown", Step "visit" "open",
            "visit `{visit}` has its team and is not shown as it stands",
            "检查 {visit} 已配备检查人员，未提供其当前状态";
        VISIT_STANDS = "round.visit-stands", Step "visit" "release",
            "visit `{visit}` has its team and was not let go",
            "检查 {visit} 已配备检查人员，尚未取消";
        VISIT_HANDED_OVER = "round.visit-handed-over" [C2_7B],
            Final "another office makes the checks that were drawn"
                "已抽取的检查由接收部门实施",
            "visit `{visit}` was handed over, in whole or in part, and nobody steps in for what another office checks",
            "检查 {visit} 已全部或部分移交，由接收部门检查，不得递补";
        CARRIED_OUT = "round.carried-out",
            Final "what was carried out stays as it is"
                "已实施的检查不得变更",
            "the check of visit `{visit}` has begun, so it is neither replaced nor drawn again",
            "检查 {visit} 已经开始，不得递补或重新抽取";
    }

    /// Somebody is drawn, unless the plan's rule for a shortfall lets nobody be.
    SOMEBODY = "round-somebody", [C2_5B] {
        NOBODY_DRAWN = "round.nobody-drawn", Step "plan" "amend",
            "nobody was drawn for `{task}`, and its plan takes no fewer than it asks for",
            "{task} 未抽取到任何检查对象，而计划规定不得少抽";
    }

    /// Several matters on one enterprise are one visit, and nothing is drawn twice.
    ONE_VISIT = "round-one-visit", [C2_5C] {
        SPLIT = "round.split-visit", Correct,
            "the checks on `{holder}` are split over several visits",
            "对 {holder} 的检查被拆分为多次";
        OBJECT_TWICE = "round.object-twice" [SpecFrames], Correct,
            "`{object}` is drawn twice on matter `{matter}`",
            "{object} 在事项 {matter} 中被重复抽取";
        NOTHING_TO_CHECK = "round.nothing-to-check" [LibData], Correct,
            "visit `{visit}` has no checks",
            "检查任务 {visit} 没有检查事项";
    }

    /// Each visit has enough inspectors of each department that conducts a check.
    TEAM = "round-team", [LibSteps] {
        UNKNOWN_VISIT = "round.unknown-visit", Correct,
            "the round has no visit `{visit}`",
            "本批次没有检查任务 {visit}";
        STAFFED_TWICE = "round.staffed-twice", Step "visit" "replace-member",
            "visit `{visit}` has a team already",
            "检查任务 {visit} 已配备检查人员";
        PERSON_TWICE = "round.person-twice", Correct,
            "`{inspector}` stands twice on the team of visit `{visit}`",
            "{inspector} 在检查任务 {visit} 的人员中重复";
        SHORT_TEAM = "round.short-team" [C2_3D], Correct,
            "visit `{visit}` has {found} inspectors of `{agency}` and needs {needed}",
            "检查任务 {visit} 有 {agency} 的执法人员 {found} 名，至少需要 {needed} 名";
        UNSTAFFED = "round.unstaffed", Step "round" "record-teams",
            "visit `{visit}` has no team",
            "检查任务 {visit} 没有配备检查人员";
    }

    /// Who falls out is replaced by the next reserve, and nobody picks.
    RESERVE = "round-reserve", [SpecSamples] {
        NOT_NEXT_RESERVE = "round.not-next-reserve", Correct,
            "`{who}` was not next in line for any check of visit `{out}`, so nobody passes them over",
            "{who} 不是检查 {out} 任何事项的下一顺位备选，不存在跳过";
    }
}
