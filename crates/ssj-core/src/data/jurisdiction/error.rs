//! Jurisdictions that can't be found.

use alloc::vec::Vec;
use core::fmt;

use time::Date;

use crate::Excerpt;
use crate::base::id::DivisionId;

errors! {
    /// A code, zone or name that stands for no single jurisdiction on the day asked about.
    ///
    /// ```
    /// use ssj_core::{Explain, jurisdiction::Gazetteer};
    /// use time::macros::date;
    /// let none = Gazetteer::new([])?;
    /// let error = none.at(&"division:220101".parse()?, date!(2026-01-05)).unwrap_err();
    /// assert_eq!(error.zh().to_string(), "行政区划表中没有 `division:220101`");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub enum JurisdictionError {
        /// The gazetteer has no such code, zone or name at any time.
        Unknown {
            /// The code, zone or name as it came.
            input: Excerpt,
        } = "jurisdiction.unknown",
            "`{input}` is no jurisdiction in the gazetteer",
            "行政区划表中没有 `{input}`";
        /// It has, but not on that day.
        NotInForce {
            /// The code, zone or name as it came.
            input: Excerpt,
            /// The day asked about.
            on: Date,
        } = "jurisdiction.not-in-force",
            "`{input}` was no jurisdiction on {on}",
            "`{input}` 在 {on} 不是有效辖区";
        /// Several jurisdictions have the name.
        Ambiguous {
            /// The name as it came.
            input: Excerpt,
            /// Those that have it.
            candidates: Candidates,
        } = "jurisdiction.ambiguous",
            "`{input}` may be any of {candidates}",
            "`{input}` 可能是以下任一辖区：{candidates}";
    }
}

/// The jurisdictions that a name may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates(pub Vec<DivisionId>);

impl fmt::Display for Candidates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = self.0.iter().map(|id| alloc::format!("`{id}`"));
        let all: Vec<_> = each.take(Excerpt::CHARACTERS).collect();
        f.write_str(Excerpt::from(all.join(" ")).as_str())
    }
}

say_as_shown!(Candidates);
