//! All that is wrong, at once.

use alloc::vec::Vec;
use core::fmt;

use super::Refusal;
use crate::base::suite::SuiteUnavailable;
use crate::law::rules::{self, Code};

/// Everything that is wrong with an input, in the order it was found; never empty.
///
/// Shown as one line per code with its count and first case, so that a million bad rows stay
/// readable; [`Refusals::iter`] gives them all.
///
/// ```
/// use ssj_core::{Checks, Refusal, rules};
/// let mut checks = Checks::new();
/// for row in [3_u32, 9] {
///     checks.refuse(Refusal::new(rules::plan::NOT_IN_FORCE).with("plan", "p").with("state", "draft"));
/// }
/// let refusals = checks.finish().unwrap_err();
/// assert_eq!(refusals.len(), 2);
/// assert_eq!(refusals.groups().next().map(|group| group.len()), Some(2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Refusals(Vec<Refusal>);

/// The refusals of one code; never empty.
#[derive(Clone, Debug)]
pub struct RefusalGroup<'a> {
    code: Code,
    refusals: Vec<&'a Refusal>,
}

impl Refusals {
    /// What a check has collected: at least one.
    pub(super) const fn from_checks(refusals: Vec<Refusal>) -> Self {
        Self(refusals)
    }

    /// Each refusal, in the order found.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Refusal> {
        self.0.iter()
    }

    /// How many there are: at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether one of them has this code.
    pub fn contains(&self, code: Code) -> bool {
        self.0.iter().any(|refusal| refusal.code() == code)
    }

    /// The refusals by code, codes in ascending order.
    pub fn groups(&self) -> impl Iterator<Item = RefusalGroup<'_>> {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_by_key(|refusal| refusal.code());
        let mut groups: Vec<RefusalGroup<'_>> = Vec::new();
        for refusal in sorted {
            match groups.last_mut() {
                Some(group) if group.code == refusal.code() => group.refusals.push(refusal),
                _ => groups.push(RefusalGroup {
                    code: refusal.code(),
                    refusals: Vec::from([refusal]),
                }),
            }
        }
        groups.into_iter()
    }
}

impl<'a> RefusalGroup<'a> {
    /// The code they share.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How many there are: at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub const fn len(&self) -> usize {
        self.refusals.len()
    }

    /// Each of them, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &'a Refusal> {
        self.refusals.iter().copied()
    }
}

impl From<Refusal> for Refusals {
    fn from(refusal: Refusal) -> Self {
        Self(Vec::from([refusal]))
    }
}

impl From<SuiteUnavailable> for Refusals {
    fn from(error: SuiteUnavailable) -> Self {
        Refusal::new(rules::draw::SUITE_UNAVAILABLE)
            .with("suite", error.suite().name())
            .into()
    }
}

impl IntoIterator for Refusals {
    type Item = Refusal;
    type IntoIter = alloc::vec::IntoIter<Refusal>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, group) in self.groups().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            if let Some(first) = group.iter().next() {
                write!(f, "{first}")?;
            }
            if group.len() > 1 {
                write!(f, " (and {} more like it)", group.len().saturating_sub(1))?;
            }
        }
        Ok(())
    }
}

impl core::error::Error for Refusals {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::suite::Suite;

    #[test]
    fn a_suite_that_this_build_lacks_is_a_refusal_by_name() {
        assert!(Suite::Intl.hash_fn().is_ok());
        let refused = Suite::Sm.hash_fn().map_err(Refusals::from);
        let named = refused.is_err_and(|r| r.contains(rules::draw::SUITE_UNAVAILABLE));
        assert_eq!(named, cfg!(not(feature = "sm")));
    }
}
