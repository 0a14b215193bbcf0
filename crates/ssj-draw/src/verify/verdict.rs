//! What a verifier found, and what that finding rests on.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

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
    basis: Basis,
    what: Cow<'static, str>,
}

/// What a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Basis {
    /// Compared with a value that the verifier brought from elsewhere.
    Anchored,
    /// Computed again from the record, the pools and the secret: true if those are.
    Recomputed,
    /// Taken from the record or the pools as it stands.
    TakenOnTrust,
    /// Not looked at.
    NotChecked,
}

/// The first place where a record says something else than what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Difference {
    field: String,
    claimed: String,
    found: String,
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

impl Finding {
    /// What it rests on.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// What was looked at.
    pub fn what(&self) -> &str {
        &self.what
    }
}

impl Difference {
    /// The field, as a path from the record's top.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What the record, or the pool, says.
    pub fn claimed(&self) -> &str {
        &self.claimed
    }

    /// What the anchor says or what follows.
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: the record has {}, found {}",
            self.field, self.claimed, self.found
        )
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
