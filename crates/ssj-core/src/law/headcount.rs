//! How many inspectors a check takes.

use alloc::vec::Vec;
use core::num::NonZeroU32;

use crate::base::id::AgencyId;

words! {
    /// Over what the least number of inspectors is counted.
    #[derive(Default)]
    pub enum HeadcountPer as Visit {
        /// Each department that conducts a check brings so many.
        #[default]
        Department = "department", "按部门";
        /// So many on the visit, whatever their departments; each department brings at least one.
        Visit = "visit", "按检查";
    }
}

/// The least number of certificated inspectors (执法人数): at least two for each department that
/// conducts a check, unless the instrument in force says otherwise. Experts never count.
///
/// ```
/// use ssj_core::{AgencyId, Headcount, HeadcountPer};
/// let (a, b) = (AgencyId::new("a")?, AgencyId::new("b")?);
/// let needed = [a.clone(), b.clone()];
/// let rule = Headcount::default();
/// assert_eq!(rule.short(&needed, &[&a, &a, &b]), [(b.clone(), 1, 2)]);
/// let together = Headcount { per: HeadcountPer::Visit, ..rule };
/// assert!(together.short(&needed, &[&a, &b]).is_empty());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Headcount {
    /// The least number: nobody checks with nobody.
    pub minimum: NonZeroU32,
    /// Over what it is counted.
    pub per: HeadcountPer,
}

impl Default for Headcount {
    fn default() -> Self {
        Self {
            minimum: NonZeroU32::MIN.saturating_add(1),
            per: HeadcountPer::Department,
        }
    }
}

impl Headcount {
    /// The departments that fall short, with how many they have and how many they need, where
    /// `present` names the department of each inspector.
    pub fn short(self, needed: &[AgencyId], present: &[&AgencyId]) -> Vec<(AgencyId, usize, u32)> {
        let count = |agency| present.iter().filter(|found| **found == agency).count();
        let enough = |found, least| u32::try_from(found).is_ok_and(|found| found >= least);
        let least = match self.per {
            HeadcountPer::Department => self.minimum.get(),
            HeadcountPer::Visit => {
                let minimum = self.minimum.get();
                let others = present.len() >= usize::try_from(minimum).unwrap_or(usize::MAX);
                if others { 1 } else { minimum }
            }
        };
        let short = needed.iter().map(|agency| (agency, count(agency)));
        short
            .filter(|(_, found)| !enough(*found, least))
            .map(|(agency, found)| (agency.clone(), found, least))
            .collect()
    }
}

record! {
    _ Headcount { minimum, per };
}
