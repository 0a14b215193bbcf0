//! Why a selection can't be made.

use ssj_core::BlindToken;

use super::frame::{FrameError, Row};
use crate::observe::Cancelled;

errors! {
    /// Two parts that are not of one frame: their numbers of strata differ.
    #[derive(Copy)]
    pub struct StrataDiffer {
        /// Strata of the one.
        pub left: usize,
        /// Strata of the other.
        pub right: usize,
    } = "frame.strata-differ", "a part of {left} strata and one of {right} are not of one frame",
        "{left} 层的部分与 {right} 层的部分不属于同一抽样框";
}

errors! {
    /// A selection that was not made. Nothing was drawn.
    pub enum SelectError {
        /// Quotas and strata differ in number.
        Quotas {
            /// How many quotas were given.
            quotas: usize,
            /// How many strata there are.
            strata: usize,
        } = "select.quotas", "{quotas} quotas were given for {strata} strata",
            "给出 {quotas} 个应抽数量，而层有 {strata} 个";
        /// A stratum has fewer eligible objects than its quota.
        TooFewEligible {
            /// The stratum.
            stratum: u32,
            /// How many it is to give.
            quota: u64,
            /// How many it has.
            eligible: u64,
        } = "select.too-few-eligible",
            "stratum {stratum} is to give {quota} objects but has {eligible} eligible ones",
            "第 {stratum} 层应抽 {quota} 个，而可抽的只有 {eligible} 个";
        /// A part's counts are not its own, or it has 2^32 rows or more.
        Part = "select.part", "the part does not match its counts, or has 2^32 rows or more",
            "该部分与其计数不符，或者达到 2^32 行";
        /// Two parts cover the same rows, or rows are missing.
        Coverage {
            /// How many rows were counted.
            rows: u64,
        } = "select.coverage", "the parts do not cover the frame's {rows} rows once each",
            "各部分未将抽样框的 {rows} 行各覆盖一次";
        /// A thread's share of the strata was not finished.
        Unfinished = "select.unfinished", "some strata were not finished", "有的层未完成抽取";
        /// Two rows have the same token: one object listed twice, or two ids with one token.
        DuplicateToken {
            /// The lower row.
            first: Row,
            /// The higher row.
            second: Row,
        } = "select.duplicate-token", "rows {first} and {second} have the same token",
            "第 {first} 行与第 {second} 行的标记相同";
        /// Two of the kept rows have the same token.
        TokenTwice {
            /// The token.
            token: BlindToken,
        } = "select.token-twice", "two rows have the token `{token}`", "两行的标记同为 `{token}`";
        /// What is kept is not of this selection: of other sizes, or under another seed.
        OtherSelection = "select.other-selection",
            "what is kept was kept for other sizes or under another seed",
            "所留各行所据的应抽数量或种子不同";
        /// A row that was ranked can't be found again, or has another token than before.
        Changed {
            /// The row.
            row: Row,
        } = "select.changed", "row {row} changed while the sample was drawn",
            "第 {row} 行在抽取过程中有变动";
        /// A stratum of a stream is asked for more than its bound let it hold.
        Dropped {
            /// The stratum.
            stratum: u32,
        } = "select.dropped",
            "stratum {stratum} is to give more than the stream held: stream it again with a higher bound",
            "第 {stratum} 层应抽数量超过流中所留：须提高上限重新读入";
    }
    from {
        /// The frame is not well formed.
        Frame(FrameError),
        /// Parts of different frames.
        StrataDiffer(StrataDiffer),
        /// The observer cancelled it.
        Cancelled(Cancelled),
    }
}
