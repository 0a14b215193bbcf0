//! Plans: 二（五）.

rules! {
    /// A draw belongs to an item of a plan in force.
    IN_FORCE = "plan-in-force", [C2_5A] {
        NOT_IN_FORCE = "plan.not-in-force", Step "plan" "put-in-force",
            "plan `{plan}` is {state}, not in force",
            "计划 {plan} 不在实施期内（当前状态：{state}）";
        UNKNOWN_ITEM = "plan.unknown-item" [C2_5B], Step "plan" "amend",
            "version {version} of plan `{plan}` has no item `{item}`",
            "计划 {plan} 第 {version} 版没有任务 {item}";
        OUTSIDE_PERIOD = "plan.outside-period" [C2_5B], Step "plan" "amend",
            "{day} lies outside the period {period} of item `{item}`",
            "{day} 不在任务 {item} 的实施期间 {period} 之内";
    }

    /// A plan is drafted, submitted, approved and put in force, in this order.
    ORDER = "plan-order", [LibSteps] {
        WRONG_STATE = "plan.wrong-state", Next "plan",
            "can not {step} plan `{plan}`: it is {state}",
            "计划 {plan} 处于“{state}”状态，不能执行“{step}”";
    }

    /// A plan is kept by the agency whose plan it is, in its own jurisdiction.
    KEEPER = "plan-keeper", [C2_5A] {
        NOT_THE_KEEPER = "plan.not-the-keeper", Correct,
            "`{actor}` can not take this step on the plan of `{keeper}`",
            "{actor} 不能办理 {keeper} 的计划";
        OTHER_JURISDICTION = "plan.other-jurisdiction", Correct,
            "`{agency}` is no agency of `{jurisdiction}` and can not plan for it",
            "{agency} 不是 {jurisdiction} 的部门，不能为其编制计划";
        NOT_THE_INITIATOR = "plan.not-the-initiator", Correct,
            "item `{item}` is initiated by `{initiator}`, which neither keeps the plan nor may draw what it checks there",
            "任务 {item} 的牵头部门 {initiator} 既非计划主办部门，也无权抽取该任务的检查事项";
    }

    /// That a plan is public is recorded once for each version, with a day between its approval and the record.
    PUBLISHED = "plan-published", [LibSteps] {
        PUBLISHED_TWICE = "plan.published-twice", Correct,
            "version {version} of plan `{plan}` is public already",
            "计划 {plan} 第 {version} 版已公布";
        PUBLISHED_OUT_OF_TIME = "plan.published-out-of-time", Correct,
            "plan `{plan}` can not have been published on {day}: it was approved on {approved}, and this is recorded on {recorded}",
            "计划 {plan} 不可能于 {day} 公布：批准日期为 {approved}，记录日期为 {recorded}";
    }

    /// One level draws what another one checks only as the matter's list says, and only downward.
    DISPATCH = "plan-dispatch", [C2_2A] {
        NOT_DISPATCHED = "plan.not-dispatched", Correct,
            "the list of `{matter}` does not let `{draws}` draw what `{checks}` checks",
            "事项 {matter} 的清单未规定由 {draws} 抽取、{checks} 检查";
    }

    /// Every item has matters, objects to check and a period in the plan's year.
    CONTENT = "plan-content", [LibData] {
        EMPTY = "plan.empty", Correct,
            "the plan has no items",
            "计划没有任务";
        ITEM_TWICE = "plan.item-twice", Correct,
            "item `{item}` stands twice in the plan",
            "任务 {item} 在计划中重复";
        NO_MATTER = "plan.no-matter", Correct,
            "item `{item}` has no matters",
            "任务 {item} 没有抽查事项";
        MATTER_TWICE = "plan.matter-twice", Correct,
            "matter `{matter}` stands twice in `{item}`",
            "事项 {matter} 在任务 {item} 中重复";
        NO_OBJECTS = "plan.no-objects", Correct,
            "`{item}` plans to check no object on matter `{matter}`",
            "任务 {item} 的事项 {matter} 计划检查数量为零";
        CLASS_TWICE = "plan.class-twice", Correct,
            "class `{class}` of matter `{matter}` is sized twice",
            "事项 {matter} 的类别 {class} 重复确定数量";
        NO_OFFICE = "plan.no-office", Correct,
            "no office is named that checks the matter",
            "未明确事项的检查部门";
        OFFICE_TWICE = "plan.office-twice", Correct,
            "`{division}` stands twice among the offices that check a matter, or not in ascending order",
            "{division} 在事项的检查部门中重复或顺序有误";
        OUTSIDE_YEAR = "plan.outside-year" [C2_5A], Correct,
            "{day} of `{item}` lies outside the plan's year {year}",
            "{item} 的日期 {day} 不在计划年度 {year} 之内";
    }

    /// A department plans its own checks; an item of a joint plan takes two departments or more.
    JOINT = "plan-joint", [C2_5C] {
        FOREIGN_AGENCY = "plan.foreign-agency" [C2_5A], Correct,
            "item `{item}` of a department's plan has checks of `{agency}`",
            "部门计划的任务 {item} 含有其他部门 {agency} 的检查";
        NOT_JOINTLY_LISTED = "plan.not-jointly-listed" [C2_2C], Correct,
            "item `{item}` of a joint plan has no joint matter of a published joint list for its departments, or a matter that is a member of none at the level that checks it",
            "联合计划的任务 {item} 未列明已公布的联合抽查事项清单上的联合事项，或者含有不在清单内（含检查层级）的事项";
        NOT_JOINT = "plan.not-joint", Correct,
            "item `{item}` of a joint plan has fewer than two departments",
            "联合计划的任务 {item} 不足两个部门";
    }

    /// The body that the plan's route names reviews it, and nobody approves a plan of its own.
    REVIEW = "plan-review", [C2_5A] {
        WRONG_BODY = "plan.wrong-body", Correct,
            "the plan is reviewed by the {wanted-kind} of `{wanted-jurisdiction}`, and `{body}` is not that body",
            "计划应由 {wanted-jurisdiction} 的 {wanted-kind} 审核，{body} 不是该机关";
        OWN_APPROVAL = "plan.own-approval", Correct,
            "`{body}` can not review its own plan",
            "{body} 不能审核本部门的计划";
        OTHER_ROUTE = "plan.other-route", Correct,
            "the instruments in force have the plan reviewed by another body than the {kind} of `{jurisdiction}`",
            "依现行依据文件，计划不由 {jurisdiction} 的 {kind} 审核";
        BEFORE_APPROVAL = "plan.before-approval", Next "plan",
            "plan `{plan}` can not be in force from {day}: its approval was recorded on {approved}",
            "计划 {plan} 的审核记录于 {approved}，不能自 {day} 起实施";
    }

    /// A plan in force changes only by an amendment that was reviewed and filed.
    AMENDMENT = "plan-amendment", [LibSteps] {
        AMENDMENT_PENDING = "plan.amendment-pending", Step "plan" "approve-amendment",
            "an amendment of plan `{plan}` is under review",
            "计划 {plan} 有调整正在审核";
        NO_AMENDMENT = "plan.no-amendment", Step "plan" "amend",
            "plan `{plan}` has no amendment under review",
            "计划 {plan} 没有待审核的调整";
    }

    /// A plan is submitted with a forecast for each matter, and a shortage is approved knowingly or
    /// not at all.
    FORECAST = "plan-forecast", [LibForecast] {
        NO_FORECAST = "plan.no-forecast", Correct,
            "the forecast says nothing of matter `{matter}` in item `{item}`",
            "可行性预测未涵盖任务 {item} 的事项 {matter}";
        TOO_FEW_OBJECTS = "plan.too-few-objects", Correct,
            "item `{item}` needs {needed} objects for matter `{matter}`, and {drawable} may be drawn",
            "任务 {item} 的事项 {matter} 需要 {needed} 个检查对象，可抽取的只有 {drawable} 个";
        TOO_FEW_INSPECTORS = "plan.too-few-inspectors", Correct,
            "in month {month}, `{county}` has {places} places for `{need}` and room for {room}",
            "{county} 在 {month} 月需要 {need} 人次 {places}，可安排 {room}";
    }

    /// A class is drawn at a ratio within its band, where an instrument gives it one.
    RATIO = "plan-ratio", [LibParameters] {
        BAND = "plan.band" [LibData], Correct,
            "the band from {at-least} to {at-most} of class `{class}` is empty, or the second one",
            "类别 {class} 的比例区间 {at-least} 至 {at-most} 为空或重复";
        OUTSIDE_BAND = "plan.outside-band", Correct,
            "class `{class}` is drawn at the ratio {ratio}, not between {at-least} and {at-most}",
            "类别 {class} 的抽查比例为 {ratio}，不在 {at-least} 至 {at-most} 之间";
    }
}
