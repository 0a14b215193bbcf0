//! Why sizes can't be computed.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::Limits;

/// A stratum with fewer eligible objects than its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShortStratum {
    /// The stratum's number.
    pub stratum: u32,
    /// `n_h`.
    pub size: u64,
    /// How many are eligible.
    pub eligible: u64,
}

/// Sizes that can't be computed, or that the plan refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SizeError {
    /// A column of the plan and the strata differ in number.
    #[error("the plan's column of {column} has {found} entries for {strata} strata")]
    Column {
        /// `classes` or `weights`.
        column: &'static str,
        /// Its length.
        found: usize,
        /// How many strata there are.
        strata: usize,
    },
    /// A stratum belongs to a class that the plan does not size.
    #[error("stratum {stratum} is of class {class}, but the plan sizes {classes} classes")]
    NoSuchClass {
        /// The stratum.
        stratum: u32,
        /// Its class.
        class: u32,
        /// How many classes are sized.
        classes: usize,
    },
    /// More rows than the limit.
    #[error("{rows} rows are more than the limit of {}", Limits::DEFAULT.frame_rows())]
    TooManyRows {
        /// How many there are.
        rows: u64,
    },
    /// The class's total can't be spread within its strata's bounds.
    #[error("class {class}: {size} do not fit bounds that allow {least} to {most}")]
    Bounds {
        /// The class.
        class: u32,
        /// Its total.
        size: u64,
        /// The sum of the lower bounds.
        least: u64,
        /// The sum of the upper bounds.
        most: u64,
    },
    /// Strata have fewer eligible objects than their sizes, and the plan says to refuse that.
    #[error("{} strata have fewer eligible objects than their sizes", .0.len())]
    Shortfall(Vec<ShortStratum>),
}

impl SizeError {
    /// The sentence in Chinese. Strata and classes are counted from 0, as in English.
    pub fn zh(&self) -> String {
        match self {
            Self::Column {
                column,
                found,
                strata,
            } => format!("方案的 {column} 列有 {found} 项，而层有 {strata} 个"),
            Self::NoSuchClass {
                stratum,
                class,
                classes,
            } => format!("第 {stratum} 层属于第 {class} 类，而方案只规定了 {classes} 类的数量"),
            Self::TooManyRows { rows } => {
                let limit = Limits::DEFAULT.frame_rows();
                format!("{rows} 行超过 {limit} 行的限度")
            }
            Self::Bounds {
                class,
                size,
                least,
                most,
            } => format!("第 {class} 类须抽 {size} 个，而各层的上下限只容许 {least} 至 {most} 个"),
            Self::Shortfall(short) => format!("{} 个层的可抽对象少于应抽数量", short.len()),
        }
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Column { .. } => "size.column",
            Self::NoSuchClass { .. } => "size.no-such-class",
            Self::TooManyRows { .. } => "size.too-many-rows",
            Self::Bounds { .. } => "size.bounds",
            Self::Shortfall(_) => "size.shortfall",
        }
    }
}
