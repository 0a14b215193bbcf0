//! What a verifier found, and what that finding rests on.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ssj_core::merkle::ProofError;

/// The outcome of verifying a record.
///
/// A record checked against itself proves nothing, so a verdict keeps apart what was checked
/// against the verifier's own anchors, what follows from the record and the pools alone, and what
/// was not checked at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[must_use]
pub struct Verdict {
    findings: Vec<Finding>,
    difference: Option<Difference>,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What the finding rests on.
    pub basis: Basis,
    /// The field, as a path from the record's top, or a few words.
    pub what: Cow<'static, str>,
}

words! {
    /// What a finding rests on.
    #[non_exhaustive]
    pub enum Basis {
        /// Compared with a value that the verifier brought from elsewhere.
        Anchored = "anchored", "与外部所持值相符";
        /// Computed again from the record, the pools and the secret: true if those are.
        Recomputed = "recomputed", "重新计算相符";
        /// Taken from the record or the pools as it stands.
        TakenOnTrust = "taken-on-trust", "未经核实采信";
        /// Not looked at.
        NotChecked = "not-checked", "未核对";
    }
}

errors! {
    /// The first place where a record says something else than what follows.
    #[cfg_attr(feature = "serde", derive(serde::Serialize))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub struct Difference {
        /// The field, as a path from the record's top.
        pub field: String,
        /// What the record, or the pool, says.
        pub claimed: String,
        /// What the anchor says or what follows.
        pub found: String,
    } = "verify.difference", "{field}: the record has {claimed}, found {found}",
        "{field}：记录为“{claimed}”，核得“{found}”";
}

impl Verdict {
    /// Whether nothing differs. What that is worth depends on [`Verdict::findings`].
    pub const fn holds(&self) -> bool {
        self.difference.is_none()
    }

    /// The first difference, in the order in which a draw is made.
    pub const fn difference(&self) -> Option<&Difference> {
        self.difference.as_ref()
    }

    /// What was looked at, in the order in which it was.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What was looked at on this basis.
    pub fn on(&self, basis: Basis) -> impl Iterator<Item = &str> {
        self.findings
            .iter()
            .filter(move |finding| finding.basis == basis)
            .map(|f| &*f.what)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.difference {
            None => f.write_str("holds"),
            Some(difference) => write!(f, "does not hold: {difference}"),
        }
    }
}

/// Builds a verdict: stops comparing at the first difference.
#[derive(Debug, Default)]
pub(crate) struct Inquiry {
    findings: Vec<Finding>,
    difference: Option<Difference>,
}

impl Inquiry {
    pub(crate) fn note(&mut self, basis: Basis, what: impl Into<Cow<'static, str>>) {
        if self.difference.is_none() {
            self.findings.push(Finding {
                basis,
                what: what.into(),
            });
        }
    }

    /// Compares; notes what was compared where both agree.
    pub(crate) fn compare<T: PartialEq + fmt::Display>(
        &mut self,
        basis: Basis,
        field: impl Into<Cow<'static, str>>,
        claimed: &T,
        found: &T,
    ) {
        let field = field.into();
        if claimed == found {
            self.note(basis, field);
        } else {
            self.differ(&field, claimed, found);
        }
    }

    /// Compares what the record says with what follows from it.
    pub(crate) fn same<T: PartialEq + fmt::Display>(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        claimed: &T,
        found: &T,
    ) {
        self.compare(Basis::Recomputed, field, claimed, found);
    }

    /// Compares what both may lack.
    pub(crate) fn same_if_any<T: PartialEq + fmt::Display>(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        both: [Option<T>; 2],
    ) {
        let shown = |value: Option<T>| value.map_or_else(|| "none".into(), |v| v.to_string());
        let [claimed, found]: [String; 2] = both.map(shown);
        self.same(field, &claimed, &found);
    }

    /// Notes that a leaf stands in its tree, or that it does not.
    pub(crate) fn placed(&mut self, [field, what]: [&str; 2], outcome: Result<(), ProofError>) {
        match outcome {
            Ok(()) => self.found(String::from(what)),
            Err(error) => self.differ(field, &"a place in the tree", &error),
        }
    }

    /// What was computed again and is as it should be.
    pub(crate) fn found(&mut self, what: impl Into<Cow<'static, str>>) {
        self.note(Basis::Recomputed, what);
    }

    /// What is taken as it stands.
    pub(crate) fn trust(&mut self, what: impl Into<Cow<'static, str>>) {
        self.note(Basis::TakenOnTrust, what);
    }

    /// What is not looked at.
    pub(crate) fn unchecked(&mut self, what: impl Into<Cow<'static, str>>) {
        self.note(Basis::NotChecked, what);
    }

    pub(crate) fn differ(
        &mut self,
        field: &str,
        claimed: &dyn fmt::Display,
        found: &dyn fmt::Display,
    ) {
        if self.difference.is_none() {
            self.difference = Some(Difference {
                field: field.to_string(),
                claimed: claimed.to_string(),
                found: found.to_string(),
            });
        }
    }

    /// Takes in what was found of a part.
    pub(crate) fn merge(&mut self, part: &str, verdict: Verdict) {
        for finding in verdict.findings {
            self.note(finding.basis, alloc::format!("{part}: {}", finding.what));
        }
        if let Some(Difference {
            field,
            claimed,
            found,
        }) = verdict.difference
        {
            self.differ(&alloc::format!("{part}: {field}"), &claimed, &found);
        }
    }

    pub(crate) const fn is_settled(&self) -> bool {
        self.difference.is_some()
    }

    pub(crate) fn finish(self) -> Verdict {
        Verdict {
            findings: self.findings,
            difference: self.difference,
        }
    }
}

/// Compares fields of one name after the other.
macro_rules! same_fields {
    ($inquiry:ident, $path:expr, [$claimed:expr, $found:expr]: $($field:ident),+ $(,)?) => {{
        let (path, claimed, found) = ($path, $claimed, $found);
        $( $inquiry.same(format!("{path}.{}", stringify!($field)), &claimed.$field, &found.$field); )+
    }};
}
