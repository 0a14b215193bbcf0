//! Retention: for how long contents are kept.

rules! {
    /// A trail's contents are destroyed by whoever keeps them, once the time is over for which an instrument has
    /// them kept, and never where they prove a draw.
    KEPT = "retention-kept", [LibParameters] {
        UNSTATED = "retention.unstated", Correct,
            "no instrument in force on {day} says for how long the contents of `{trail}` are kept, so they are kept",
            "{day} 没有依据文件规定 {trail} 内容的保管期限，不得销毁";
        TOO_EARLY = "retention.too-early",
            Final "contents are destroyed once their time is over"
                "保管期限届满后方可销毁",
            "the contents of `{trail}` are kept to the end of {until}: {years} years from its last entry on {last}",
            "{trail} 的内容保管至 {until}（自最后一条记录 {last} 起 {years} 年）";
        NOT_THE_KEEPER = "retention.not-the-keeper" [C2_6D], Correct,
            "`{actor}` wrote none of what is left of `{trail}`, nor follows an agency that did",
            "{actor} 既非 {trail} 现存记录的记录部门，也非其承继部门";
        NO_CONTENT = "retention.no-content" [LibSteps], Correct,
            "entry {sequence} of `{trail}` has no content to destroy",
            "{trail} 的第 {sequence} 条记录没有可销毁的内容";
        PROVES_A_DRAW = "retention.proves-a-draw" [SpecTrails],
            Final "a draw is checked by its round's contents, and is to stay checkable"
                "抽取须可核验，其批次的内容不得销毁",
            "the contents of `{trail}` prove a draw",
            "{trail} 的内容用于核验抽取";
    }
}
