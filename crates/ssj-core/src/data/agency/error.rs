//! Agencies that can't be found.

use time::Date;

use crate::Excerpt;

errors! {
    /// An agency or owner that is not there on the day asked about.
    pub enum AgencyError {
        /// The register has no such agency at any time.
        Unknown {
            /// The agency asked about.
            input: Excerpt,
            /// The day asked about.
            on: Date,
        } = "agency.unknown",
            "`{input}` is no agency in the register on {on}",
            "机构名录中没有 `{input}`";
        /// It was founded later.
        NotYet {
            /// The agency asked about.
            input: Excerpt,
            /// The day asked about.
            on: Date,
        } = "agency.not-in-force",
            "`{input}` was not yet founded on {on}",
            "`{input}` 在 {on} 尚未设立";
        /// It had ended.
        Ended {
            /// The agency asked about.
            input: Excerpt,
            /// The day asked about.
            on: Date,
        } = "agency.not-in-force", "`{input}` had ended on {on}", "`{input}` 在 {on} 已撤销";
        /// The matter has no owner.
        NoOwner {
            /// The matter asked about.
            input: Excerpt,
            /// The day asked about.
            on: Date,
        } = "agency.no-owner",
            "`{input}` has no agency that owns it on {on}",
            "`{input}` 在 {on} 没有责任部门";
    }
}
