//! All that is wrong, at once.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::Refusal;
use crate::base::suite::SuiteUnavailable;
use crate::law::rules::{self, Code};
use crate::{Explain, Language, Say};

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
/// assert_eq!(refusals.groups()[rules::plan::NOT_IN_FORCE].len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// What a check has collected: at least one.
    pub(super) const fn from_checks(refusals: Vec<Refusal>) -> Self {
        Self(refusals)
    }

    /// The same with [names beside the ids](Refusal::named) that the caller has names for.
    #[must_use]
    pub fn named(self, name_of: impl Fn(&str) -> Option<String>) -> Self {
        Self(self.0.into_iter().map(|own| own.named(&name_of)).collect())
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
    pub fn contains(&self, code: &Code) -> bool {
        self.0.iter().any(|refusal| refusal.code == code)
    }

    /// The refusals by code, those of each in the order found.
    pub fn groups(&self) -> BTreeMap<&'static Code, Vec<&Refusal>> {
        let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for refusal in &self.0 {
            groups.entry(refusal.code).or_default().push(refusal);
        }
        groups
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
            .with("suite", error.suite.name())
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

/// The code of the first refusal, and the facts of all.
impl Explain for Refusals {
    fn code(&self) -> &'static str {
        self.0.first().map_or("", |first| first.code.id)
    }

    fn facts(&self, each: &mut dyn FnMut(&'static str, &dyn Say)) {
        self.0.iter().for_each(|refusal| refusal.facts(each));
    }
}

impl Say for Refusals {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, group) in self.groups().values().enumerate() {
            let more = group.len().saturating_sub(1);
            let chinese = language == Language::Chinese;
            match i {
                0 => {}
                _ if chinese => f.write_str("；")?,
                _ => f.write_str("; ")?,
            }
            group
                .first()
                .map_or(Ok(()), |first| first.say(language, f))?;
            match more {
                0 => {}
                _ if chinese => write!(f, "（另有 {more} 项同类情形）")?,
                _ => write!(f, " (and {more} more like it)")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
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
        let lacks = Suite::Sm.hash_fn().is_err();
        assert_eq!(lacks, cfg!(not(feature = "sm")));
        let refused = Refusals::from(SuiteUnavailable { suite: Suite::Sm });
        assert!(refused.contains(rules::draw::SUITE_UNAVAILABLE));
    }
}
