//! Trails: 二（六）, 全过程留痕.

rules! {
    /// A step follows the state that its actor has seen.
    SEQUENCE = "trail-sequence", [SpecTrails] {
        CONFLICT = "trail.conflict", Correct,
            "the command expects `{subject}` after {expected} events, but it is after {actual}",
            "操作以 {subject} 的第 {expected} 个事件为前提，但现已有 {actual} 个事件";
        FULL = "trail.full",
            Final "a full trail ends its lifecycle"
                "留痕链已满，该流程不能继续",
            "the trail of `{subject}` has no room for another entry",
            "{subject} 的留痕链已达上限";
    }

    /// A command id stands for one command only.
    ONE_MEANING = "trail-one-meaning", [SpecTrails] {
        COMMAND_REUSED = "trail.command-reused", Correct,
            "the command `{command}` caused event {sequence} with another content, actor or instant",
            "操作编号 {command} 已用于第 {sequence} 号事件，且内容、操作者或时间不同";
    }

    /// What is recorded happened before, and records follow each other in time.
    TIME = "trail-time", [SpecTrails] {
        FROM_THE_FUTURE = "trail.from-the-future", Correct,
            "the step is recorded at {recorded}, before it takes effect at {effective}",
            "记录时间 {recorded} 早于生效时间 {effective}";
        BEFORE_ITS_GROUND = "trail.before-its-ground" [C2_6D], Correct,
            "the step takes effect at {effective}, before what it rests on did at {since}",
            "生效时间 {effective} 早于其所依据事项的时间 {since}";
        BACK_IN_TIME = "trail.back-in-time", Correct,
            "the step is recorded at {recorded}, before the last one at {last}",
            "记录时间 {recorded} 早于上一条记录的时间 {last}";
    }

    /// A trail says what its steps made, and nothing else.
    AS_MADE = "trail-as-made", [SpecTrails] {
        OTHER_EVENT = "trail.other-event",
            Final "an event that its step does not make was written by hand"
                "事件并非由相应步骤产生",
            "event {sequence} is not what its step makes",
            "第 {sequence} 号事件与相应步骤所产生的事件不符";
    }
}
