//! Inspectors who come to the same enterprise again and again.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use time::Date;

use super::screen::months_before;
use crate::base::digests::EvidenceDigest;
use crate::base::id::{InspectorId, InstrumentId, ObjectId};
use crate::base::text::{Text, TextError};
use crate::data::pool::{Recusal, RecusalGround};
use crate::law::instrument::{Effect, InspectorStreak};
use crate::laws::Law;

/// One inspector's check of one enterprise, and whether it found a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct TeamCheck {
    /// Who was checked.
    pub enterprise: ObjectId,
    /// Who checked.
    pub inspector: InspectorId,
    /// The day of the check.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// Whether a problem was found.
    pub found: bool,
    /// The digest of the record that shows it.
    pub evidence: EvidenceDigest,
}

/// An inspector who is due for a change (轮换) at an enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Streak {
    /// The enterprise, under its id of the day.
    pub enterprise: ObjectId,
    /// The inspector.
    pub inspector: InspectorId,
    /// The checks in a row that found nothing.
    pub checks: usize,
    /// The instrument that asks for the change.
    pub by: InstrumentId,
    /// What it says follows: it is shown, or a [recusal](Streak::recusal) keeps them away.
    pub effect: Effect,
}

/// The inspectors who are due for a change by the instruments in force, by enterprise: their last checks
/// of it within a rule's months, at least as many in a row as it says, found nothing.
///
/// ```
/// use ssj_core::DivisionId;
/// use ssj_core::history::streaks;
/// use time::macros::date;
/// # let laws = ssj_core::laws::town()?;
/// let law = laws.on(date!(2026-03-02), &DivisionId::new("220102")?)?;
/// assert!(streaks(&law, &[]).is_empty());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn streaks(law: &Law<'_>, checks: &[TeamCheck]) -> Vec<Streak> {
    let rules = law.in_force().streaks().into_iter();
    rules
        .flat_map(|(by, rule)| due_by(law, checks, &by, rule))
        .collect()
}

fn due_by(
    law: &Law<'_>,
    checks: &[TeamCheck],
    by: &InstrumentId,
    rule: InspectorStreak,
) -> Vec<Streak> {
    let (same, today) = (law.same(), law.day());
    let first = months_before(today, rule.months.get());
    let mut pairs: BTreeMap<(&ObjectId, &InspectorId), Vec<(Date, bool)>> = BTreeMap::new();
    for check in checks {
        if (first..=today).contains(&check.on) {
            let pair = (same.enterprise(&check.enterprise), &check.inspector);
            pairs.entry(pair).or_default().push((check.on, check.found));
        }
    }
    let due = pairs
        .into_iter()
        .filter_map(|((enterprise, inspector), mut days)| {
            days.sort_unstable();
            let clean = days.iter().rev().take_while(|(_, found)| !found).count();
            (clean >= usize::from(rule.checks.get())).then(|| Streak {
                enterprise: enterprise.clone(),
                inspector: inspector.clone(),
                checks: clean,
                by: by.clone(),
                effect: rule.effect,
            })
        });
    due.collect()
}

impl Streak {
    /// The recusal by rule (指令回避) that keeps the inspector from the enterprise.
    ///
    /// # Errors
    /// None with a text of this length.
    pub fn recusal(&self, on: Date) -> Result<Recusal, TextError> {
        let reason = format!("连续 {} 次检查同一企业未发现问题，应当轮换", self.checks);
        Ok(Recusal {
            object: self.enterprise.clone(),
            inspector: self.inspector.clone(),
            ground: RecusalGround::ByRule,
            reason: Text::new(&reason)?,
            on,
        })
    }
}
