//! What is known of identity.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::id::{MatterId, ObjectId, PowerId, SystemId};
use crate::data::matter::MatterList;
use crate::law::refusal::{Checks, Refusal, Refusals, listed, words};
use crate::law::rules::identity as rules;

/// One enterprise under another id from a day on: a 15-digit number that became a credit code, or an
/// enterprise that another one took over (吸收合并).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Became {
    /// The id that it had.
    pub before: ObjectId,
    /// The id that it has.
    pub now: ObjectId,
    /// The first day under it.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub since: Date,
    /// The digest of the register's entry that shows it.
    pub evidence: EvidenceDigest,
}

/// The former ids of enterprises, and the powers behind the matters of all lists.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// By the id before.
    became: BTreeMap<ObjectId, (ObjectId, Date)>,
    /// The ids before, by the id after.
    before: BTreeMap<ObjectId, BTreeSet<ObjectId>>,
    matters: BTreeMap<MatterId, Known>,
    exercised: BTreeMap<PowerId, BTreeSet<MatterId>>,
}

/// What lists say of a matter.
#[derive(Clone, Debug, Default)]
struct Known {
    powers: BTreeSet<PowerId>,
    systems: BTreeSet<SystemId>,
}

impl Identities {
    /// What these rows and lists say; of each list every version counts, since the past was checked by
    /// the old ones.
    ///
    /// # Errors
    /// `identity.twice` for each id that became two others, `identity.circle` where one would become
    /// itself; `input.too-large`.
    pub fn new(
        became: impl IntoIterator<Item = Became>,
        lists: &[MatterList],
    ) -> Result<Self, Refusals> {
        let mut known = Self::default();
        let mut checks = Checks::new();
        for row in listed(&words::IDENTITIES, became)? {
            known.enter(row, &mut checks);
        }
        for matter in lists.iter().flat_map(MatterList::matters) {
            let own = known.matters.entry(matter.id().clone()).or_default();
            own.systems.insert(matter.subject().system.clone());
            for power in matter.powers() {
                own.powers.insert(power.clone());
                let all = known.exercised.entry(power.clone()).or_default();
                all.insert(matter.id().clone());
            }
        }
        checks.finish().map(|()| known)
    }

    fn enter(&mut self, row: Became, checks: &mut Checks) {
        let refuse = |code| Refusal::new(code).with("object", &row.before);
        if self.became.contains_key(&row.before) {
            checks.refuse(refuse(rules::TWICE));
            return;
        }
        let mut later = Some(&row.now);
        while let Some(id) = later {
            if *id == row.before {
                checks.refuse(refuse(rules::CIRCLE));
                return;
            }
            later = self.became.get(id).map(|(next, _)| next);
        }
        let before = self.before.entry(row.now.clone()).or_default();
        before.insert(row.before.clone());
        self.became.insert(row.before, (row.now, row.since));
    }

    /// What an id became by a day, perhaps itself.
    pub(super) fn by<'a>(&'a self, id: &'a ObjectId, day: Date) -> &'a ObjectId {
        let mut id = id;
        // No circle was let in.
        while let Some((now, _)) = self.became.get(id).filter(|(_, since)| *since <= day) {
            id = now;
        }
        id
    }

    /// Every id that became this one by a day, after itself.
    pub(super) fn ids<'a>(&'a self, id: &'a ObjectId, day: Date) -> Vec<&'a ObjectId> {
        let mut all = Vec::from([id]);
        let mut at = 0;
        while let Some(id) = all.get(at).copied() {
            let older = self.before.get(id).into_iter().flatten();
            let by_then = |old: &&ObjectId| {
                let since = self.became.get(*old).map(|(_, since)| *since);
                since.is_some_and(|since| since <= day)
            };
            all.extend(older.filter(by_then));
            at = at.saturating_add(1);
        }
        all
    }

    /// Whether no enterprise is known under another id.
    pub(super) fn is_plain(&self) -> bool {
        self.became.is_empty()
    }

    /// The matters that share a power with one, itself among them.
    pub(super) fn alike<'a>(&'a self, matter: &'a MatterId) -> BTreeSet<&'a MatterId> {
        let powers = self
            .matters
            .get(matter)
            .into_iter()
            .flat_map(|own| &own.powers);
        let alike = powers
            .filter_map(|power| self.exercised.get(power))
            .flatten();
        alike.chain([matter]).collect()
    }

    /// The systems that lists name for a matter.
    pub(super) fn systems(&self, matter: &MatterId) -> impl Iterator<Item = &SystemId> {
        self.matters
            .get(matter)
            .into_iter()
            .flat_map(|own| &own.systems)
    }
}

record! {
    0x0c28 Became { before, now, since, evidence };
}
