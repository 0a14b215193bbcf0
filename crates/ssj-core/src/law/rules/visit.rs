//! Visits: 二（六）.

rules! {
    /// A visit is drawn, started, completed, published and archived, in this order.
    ORDER = "visit-order", [LibSteps] {
        WRONG_STATE = "visit.wrong-state", Next "visit",
            "can not {step} visit `{visit}`: it is {state}",
            "检查任务 {visit} 处于“{state}”状态，不能执行“{step}”";
        TWICE = "visit.twice", Next "visit",
            "visit `{visit}` has its {what} already",
            "检查任务 {visit} 已有“{what}”";
    }

    /// A visit is carried out by the departments that check on it.
    DEPARTMENTS = "visit-departments", [C2_7A] {
        NOT_A_DEPARTMENT = "visit.not-a-department", Correct,
            "`{actor}` checks nothing on visit `{visit}` and can not take this step",
            "{actor} 在检查 {visit} 中没有检查事项，不能执行该操作";
        FOR_WHOM = "visit.for-whom" [LibSteps], Correct,
            "`{actor}` acts for several departments of visit `{visit}`, and does not say for which",
            "{actor} 可代检查 {visit} 中的多个部门，须指明代哪个部门";
    }

    /// A drawn enterprise is let go only by the body that reviews plans, for a reason that is shown.
    RELEASE = "visit-release", [C2_5B] {
        NOT_THE_REVIEWER = "visit.not-the-reviewer", Correct,
            "`{actor}` does not review plans for the place of visit `{visit}`, or would have to check on it, and can not let the enterprise go",
            "{actor} 不是检查 {visit} 所在地的计划审核机关，或为应检查的部门，不能取消检查";
    }

    /// That nobody of a department came is said by itself, or by one that is there.
    ABSENCE = "visit-absence", [LibSteps] {
        ABSENCE_UNSEEN = "visit.absence-unseen", Step "visit" "start",
            "`{actor}` was not on visit `{visit}` and can not say that nobody of `{agency}` came",
            "{actor} 未到场检查 {visit}，不能记录 {agency} 未到场";
    }

    /// A part of a visit is handed over to another office, which is a subject of its matters.
    HANDOVER = "visit-handover", [C2_7B] {
        HANDED_TO_ITSELF = "visit.handed-to-itself", Correct,
            "`{agency}` has this part of the visit, and can not hand it over to itself",
            "{agency} 承办该部分检查，不能移交给自己";
        NOT_THE_OFFICE = "visit.not-the-office" [C2_2A], Correct,
            "`{agency}` is not there, or does not check on matter `{matter}` by its list",
            "{agency} 当日不存在，或按清单不是事项 {matter} 的检查主体";
    }

    /// A visit is one that its round has drawn and staffed, with the checks drawn.
    DRAWN = "visit-drawn", [C2_5B] {
        NOT_DRAWN = "visit.not-drawn", Step "round" "record-teams",
            "round `{round}` has not drawn and staffed visit `{visit}`, or is superseded",
            "抽取批次 {round} 未抽取或未配备检查任务 {visit}，或已被取代";
        UNKNOWN_MATTER = "visit.unknown-matter", Step "lead" "receive",
            "matter `{matter}` was not drawn for this object and agency on visit `{visit}`",
            "检查任务 {visit} 未抽取该对象和部门的事项 {matter}";
    }

    /// Those who check are on the drawn team, enough of each department.
    TEAM = "visit-team", [C2_1A] {
        UNSTAFFED = "visit.unstaffed" [C2_3D], Step "round" "record-teams",
            "nobody of `{agency}` is on the team of visit `{visit}`",
            "检查任务 {visit} 的检查组中没有 {agency} 的人员";
        NOT_ON_TEAM = "visit.not-on-team", Step "visit" "replace-member",
            "`{inspector}` is not on the team of visit `{visit}`",
            "{inspector} 不是检查任务 {visit} 的检查人员";
        TOO_FEW_PRESENT = "visit.too-few-present" [C2_3D], Step "visit" "replace-member",
            "{found} inspectors of `{agency}` are present on visit `{visit}`, which takes {needed}",
            "检查任务 {visit} 到场的 {agency} 执法人员 {found} 名，至少需要 {needed} 名";
        NOT_OF_DEPARTMENT = "visit.not-of-department" [C2_3C], Step "visit" "replace-member",
            "`{inspector}` is of `{of}` that day, and can not check for `{agency}`",
            "{inspector} 当日属于 {of}，不能代表 {agency} 检查";
        ON_LEAVE = "visit.on-leave" [C2_3C], Step "visit" "replace-member",
            "`{inspector}` is on leave on {day}",
            "{inspector} 在 {day} 休假";
        NO_CREDENTIAL = "visit.no-credential" [C2_3C], Step "visit" "replace-member",
            "`{inspector}` does not hold `{credential}` on {day}",
            "{inspector} 在 {day} 没有资质 {credential}";
        TOO_FEW_SIGN = "visit.too-few-sign" [C2_3D], Correct,
            "{found} inspectors stand for the result on matter `{matter}`, which takes {needed}",
            "事项 {matter} 的检查结果由 {found} 名执法人员作出，至少需要 {needed} 名";
        NOT_AN_EXPERT = "visit.not-an-expert" [C2_3D], Correct,
            "`{expert}` was not drawn as an expert for visit `{visit}`",
            "{expert} 不是检查任务 {visit} 抽取的专家";
        ADVISED_NOBODY = "visit.advised-nobody" [C2_3D], Correct,
            "nobody of `{agency}` came to visit `{visit}`, so no expert gave it an opinion there",
            "{agency} 无人到场检查 {visit}，不存在专家现场向其提出意见";
        NOT_PRESENT = "visit.not-present" [LibData], Correct,
            "`{inspector}` was not there for `{agency}`",
            "{inspector} 未代表 {agency} 到场检查";
        NOBODY_CHECKED = "visit.nobody-checked" [LibData], Correct,
            "no inspector stands for the result on matter `{matter}`",
            "事项 {matter} 的检查结果没有检查人员";
    }

    /// Those who check hold an enforcement certificate on the day, where the instrument in force
    /// asks for it.
    CERTIFICATE = "visit-certificate", [S54_2] {
        NO_CERTIFICATE = "visit.no-certificate", Step "visit" "replace-member",
            "`{inspector}` holds no enforcement certificate on {day}",
            "{inspector} 在 {day} 没有有效的行政执法证";
    }

    /// An inspector who falls out is replaced by the next reserve, for a reason.
    RESERVE = "visit-reserve", [SpecSamples] {
        NOT_NEXT_RESERVE = "visit.not-next-reserve", Correct,
            "`{by}` can not take the place of `{out}`: the next reserve is `{next}`",
            "{by} 不能替补 {out}：下一顺位备选为 {next}";
    }

    /// Where the instrument in force asks for approval and notice, they come before the check.
    PRIOR = "visit-prior", [S54_5A] {
        NOT_APPROVED = "visit.not-approved", Step "visit" "approve",
            "the check of visit `{visit}` has not been approved, and nothing says that it is urgent",
            "检查任务 {visit} 未经批准，且未说明紧急情况";
        NOT_NOTIFIED = "visit.not-notified" [S54_5B], Step "visit" "notify",
            "there is no notice of the check of visit `{visit}`, and nothing says that it is urgent",
            "检查任务 {visit} 未出具检查通知，且未说明紧急情况";
    }

    /// A check is made in the ways that the list names.
    METHOD = "visit-method", [C2_2A] {
        NO_METHOD = "visit.no-method" [LibData], Correct,
            "the result on matter `{matter}` names no way of checking",
            "事项 {matter} 的检查结果没有核查方式";
        UNLISTED_METHOD = "visit.unlisted-method", Correct,
            "the list does not name `{method}` for matter `{matter}`",
            "清单中事项 {matter} 没有核查方式“{method}”";
    }

    /// A conclusion is adopted that others came to on the same object, not long before; nobody adopts
    /// their own.
    ADOPTION = "visit-adoption", [C2_6B] {
        CONCLUSION_OLD = "visit.conclusion-old" [LibData], Step "visit" "start",
            "the conclusion is dated {dated}, more than {days} days before it was adopted",
            "结论日期 {dated} 距采用之日超过 {days} 日";
        CONCLUSION_OF_ANOTHER = "visit.conclusion-of-another", Correct,
            "the conclusion is about `{object}`, which is not what is checked on matter `{matter}`",
            "结论针对 {object}，不是事项 {matter} 的检查对象";
        CONCLUSION_BY_NOBODY = "visit.conclusion-by-nobody", Correct,
            "a conclusion of the kind `{kind}` is one of an agency that is there: `{issuer}` is none that is named",
            "“{kind}”应由当时存在的机关作出，未指明 {issuer} 为何机关";
        OWN_CONCLUSION = "visit.own-conclusion", Step "visit" "start",
            "`{agency}` can not adopt a conclusion of its own instead of a check",
            "{agency} 不能以本部门的结论代替检查";
        CONCLUSION_LATER = "visit.conclusion-later" [LibData], Correct,
            "the conclusion is dated {dated}, after it was adopted on {day}",
            "结论日期 {dated} 晚于采用日期 {day}";
    }

    /// A body that is entrusted is qualified on the day, and its report belongs to the visit.
    ENTRUSTMENT = "visit-entrustment", [C2_6C] {
        NOT_QUALIFIED = "visit.not-qualified", Correct,
            "the qualification `{qualification}` of `{body}` is not valid on {day}",
            "{body} 的资质 {qualification} 在 {day} 无效";
        NOT_ENTRUSTED = "visit.not-entrusted" [LibSteps], Step "visit" "entrust",
            "nobody was entrusted with work for matter `{matter}`",
            "事项 {matter} 未委托任何机构";
    }

    /// What has passed a test elsewhere is not sampled again.
    SAMPLING = "visit-sampling", [C2_6F] {
        SAMPLED_BEFORE = "visit.sampled-before", Step "visit" "conclude",
            "batch `{batch}` of `{object}` was sampled before for `{item}`: the result is adopted, not repeated",
            "{object} 批次 {batch} 的 {item} 已经抽样检验，应采用其结果，不得再次抽样";
        NOT_FAILED = "visit.not-failed" [LibSteps], Step "visit" "test",
            "the sample of `{object}` has not failed one test for `{item}`: nothing is to be tested again",
            "{object} 的 {item} 没有一次不合格的检验结果，不能复检";
        SAMPLE_FAILED = "visit.sample-failed" [LibSteps], Step "visit" "retest",
            "no problem can be found on matter `{matter}`: a sample of `{object}` failed its test for `{item}`",
            "{object} 的 {item} 检验不合格，事项 {matter} 的结果不能是“未发现问题”";
        NOT_SAMPLED = "visit.not-sampled" [LibSteps], Step "visit" "sample",
            "no sample of `{object}` was taken for `{item}`",
            "未对 {object} 的 {item} 抽样";
    }

    /// Every check drawn has one result, and obstacles are said only with evidence.
    RESULT = "visit-result", [LibSteps] {
        NO_OBSTACLE = "visit.no-obstacle", Step "visit" "obstruct",
            "the outcome `{outcome}` takes evidence of `{obstacle}`",
            "结果“{outcome}”需要有“{obstacle}”的证据";
        OPEN_CHECK = "visit.open-check", Step "visit" "conclude",
            "`{agency}` has no result on matter `{matter}`",
            "{agency} 的事项 {matter} 尚无检查结果";
    }

    /// One visit has one dossier, which has all that is due when it is archived, and what comes later
    /// is added.
    DOSSIER = "visit-dossier", [C2_6G] {
        DOSSIER_INCOMPLETE = "visit.dossier-incomplete", Next "visit",
            "the dossier of visit `{visit}` lacks {missing}",
            "检查任务 {visit} 的档案缺少：{missing}";
        NOTHING_TO_ADD = "visit.nothing-to-add" [LibSteps],
            Final "the archive holds all that came in"
                "档案已包含全部材料",
            "nothing of `{agency}` came in since its dossier of visit `{visit}` was archived",
            "检查任务 {visit} 归档后 {agency} 没有新的材料";
    }

    /// Results are recognised by departments other than those that found them, once.
    RECOGNITION = "visit-recognition", [C2_7C] {
        RECOGNISED_BY_ITSELF = "visit.recognised-by-itself",
            Final "a department's own results need no recognition of its own"
                "本部门的检查结果无须自行互认",
            "`{agency}` conducted a check of this visit and can not recognise its own results",
            "{agency} 参与了本次检查，不能自行互认";
    }
}
