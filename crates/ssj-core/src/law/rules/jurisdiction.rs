//! Jurisdictions: the addressees of the regulation.

rules! {
    /// Every jurisdiction has one row at a time, a parent above it and a successor that takes over.
    CONSISTENT = "jurisdiction-consistent", [LibData] {
        OVERLAP = "jurisdiction.overlap", Correct,
            "row {row}: `{division}` already has a row for some of these days",
            "第{row}行：{division} 的有效期与另一行重叠";
        PARENT = "jurisdiction.parent", Correct,
            "row {row}: the parent of `{division}` is missing or not above it",
            "第{row}行：{division} 的上级不存在或层级不高于它";
        SUCCESSOR = "jurisdiction.successor", Correct,
            "row {row}: the successor of `{division}` is not there the day after it ends",
            "第{row}行：{division} 终止次日没有承继的辖区";
    }
}
