//! Why sizes can't be computed.

use core::fmt;

use ssj_core::{Language, Say};

use crate::several::Several;

/// A stratum with fewer eligible objects than its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShortStratum {
    /// The stratum's number.
    pub stratum: u32,
    /// `n_h`, at its largest.
    pub size: u64,
    /// How many are eligible.
    pub eligible: u64,
}

impl Say for ShortStratum {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            stratum,
            size,
            eligible,
        } = self;
        match language {
            Language::Chinese => write!(f, "第 {stratum} 层应抽 {size} 个，可抽 {eligible} 个"),
            _ => write!(f, "stratum {stratum} has {eligible} of {size}"),
        }
    }
}

words! {
    /// A column of a plan that has an entry for each stratum.
    pub enum SizeColumn {
        /// The class of each stratum.
        Classes = "classes", "类别";
        /// The name of each stratum.
        Names = "names", "层名";
    }
}

errors! {
    /// Sizes that can't be computed, or that the plan refuses. Strata and classes are counted from 0.
    pub enum SizeError {
        /// A column of the plan and the strata differ in number.
        Column {
            /// The column.
            column: SizeColumn,
            /// Its length.
            found: usize,
            /// How many strata there are.
            strata: usize,
        } = "size.column", "the plan's column of {column} has {found} entries for {strata} strata",
            "方案的{column}列有 {found} 项，而层有 {strata} 个";
        /// A stratum belongs to a class that the plan does not size.
        NoSuchClass {
            /// The stratum.
            stratum: u32,
            /// Its class.
            class: u32,
            /// How many classes are sized.
            classes: usize,
        } = "size.no-such-class",
            "stratum {stratum} is of class {class}, but the plan sizes {classes} classes",
            "第 {stratum} 层属于第 {class} 类，而方案只规定了 {classes} 类的数量";
        /// More rows than the limit.
        TooManyRows {
            /// How many there are.
            rows: u64,
            /// How many there may be.
            limit: u64,
        } = "size.too-many-rows", "{rows} rows are more than the limit of {limit}",
            "{rows} 行超过 {limit} 行的限度";
        /// The class's total can't be spread within its strata's bounds.
        Bounds {
            /// The class.
            class: u32,
            /// Its total.
            size: u64,
            /// The sum of the lower bounds.
            least: u64,
            /// The sum of the upper bounds.
            most: u64,
        } = "size.bounds", "class {class}: {size} do not fit bounds that allow {least} to {most}",
            "第 {class} 类须抽 {size} 个，而各层的上下限只容许 {least} 至 {most} 个";
        /// The class's spread needs a figure for each of its strata, and has none for this one.
        NoFigure {
            /// The stratum.
            stratum: u32,
            /// Its class.
            class: u32,
        } = "size.no-figure", "class {class} is spread by figures, of which stratum {stratum} has none",
            "第 {class} 类按各层数值分配，而第 {stratum} 层没有数值";
        /// The numbers that are fixed for the class's strata are not its total.
        OtherTotal {
            /// The class.
            class: u32,
            /// Its total.
            size: u64,
            /// The sum of the fixed numbers.
            sum: u64,
        } = "size.other-total", "class {class}: {size} are to be drawn, but its strata's fixed numbers sum to {sum}",
            "第 {class} 类应抽 {size} 个，而各层规定数之和为 {sum}";
        /// More are fixed for a stratum than count in it.
        AbovePopulation {
            /// The stratum.
            stratum: u32,
            /// The fixed number.
            size: u64,
            /// How many count in it.
            in_scope: u64,
        } = "size.above-population", "{size} are fixed for stratum {stratum}, in which {in_scope} count",
            "第 {stratum} 层规定抽 {size} 个，而层内总数为 {in_scope}";
        /// Strata have fewer eligible objects than their sizes can come to, and the plan says to refuse that.
        Shortfall {
            /// All of them.
            strata: Several<ShortStratum>,
        } = "size.shortfall", "fewer eligible objects than the sizes ask for: {strata}",
            "可抽对象少于应抽数量：{strata}";
    }
}
