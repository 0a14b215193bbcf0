//! Every version of the law.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_calendar::Calendar;
use time::Date;

use super::root::Leaves;
use super::{Calendars, Competence, Law, When};
use crate::base::id::{AgencyId, DivisionId, InstrumentId, MatterId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::data::agency::AgencyRegister;
use crate::data::jurisdiction::Gazetteer;
use crate::data::matter::{JointList, MatterList};
use crate::data::rulebook::Rulebooks;
use crate::data::same::{Became, Identities};
use crate::law::instrument::{Instrument, Instruments};
use crate::law::refusal::{Checks, Refusal, Refusals, listed, words};
use crate::law::rules::matter as rules;

/// What the law is made of: every version of each document that there was, is or will be.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The instruments beside those that are built in.
    pub instruments: Instruments,
    /// The built-in instruments that are not gone by, and why.
    pub left_out: Vec<LeftOut>,
    /// The register of agencies, with every adopted reform.
    pub agencies: AgencyRegister,
    /// The divisions and zones.
    pub gazetteer: Gazetteer,
    /// The departments' lists of matters, all versions in any order.
    pub lists: Vec<MatterList>,
    /// The rulebooks.
    pub rulebooks: Rulebooks,
    /// The enterprises that got another number or a successor.
    pub became: Vec<Became>,
    /// Which days are worked where.
    pub calendars: Calendars,
}

impl Sources {
    /// Offices in their places, without a document yet: under the built-in instruments and the national
    /// calendar.
    pub fn new(agencies: AgencyRegister, gazetteer: Gazetteer) -> Self {
        Self {
            instruments: Instruments::default(),
            left_out: Vec::new(),
            agencies,
            gazetteer,
            lists: Vec::new(),
            rulebooks: Rulebooks::default(),
            became: Vec::new(),
            calendars: Calendars::default(),
        }
    }
}

/// A built-in instrument that is not gone by: said, with its reason, and recorded in the law's root.
///
/// ```
/// use ssj_core::laws::LeftOut;
/// use ssj_core::{InstrumentId, Text};
/// let left_out = LeftOut {
///     instrument: InstrumentId::new("国办发〔2024〕54号")?,
///     reason: Text::new("历史数据回放")?,
/// };
/// assert_eq!(left_out.instrument.as_id().value(), "国办发〔2024〕54号");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct LeftOut {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Why.
    pub reason: Text,
}

record! {
    0x0c22 LeftOut { instrument, reason };
}

/// The law of every day, from which [`Laws::on`] lends that of one.
#[derive(Clone, Debug)]
pub struct Laws {
    pub(super) hash: HashFn,
    pub(super) sources: Sources,
    pub(super) identities: Identities,
    pub(super) leaves: Leaves,
    /// Where each matter stands: the places of its lists among those of the sources.
    pub(super) listed: BTreeMap<MatterId, Vec<usize>>,
    pub(super) joint: Vec<JointList>,
}

impl Laws {
    /// The laws that these documents make. The [built-in instruments](Instrument::built_in) are among
    /// them, unless they are left out by name.
    ///
    /// # Errors
    /// `matter.version` for each list that does not follow the version before it; `matter.not-own` for each
    /// matter that is another department's than the one whose list it stands on;
    /// `instrument.repeated`; whatever [`Identities::new`] refuses.
    pub fn new(hash: HashFn, mut sources: Sources) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        let mut all = Vec::from(core::mem::take(&mut sources.instruments));
        for known in Instrument::built_in() {
            let left_out = &sources.left_out;
            if left_out.iter().any(|out| out.instrument == *known.id()) {
                all.retain(|own| *own != known);
            } else if all.iter().all(|own| *own != known) {
                // One of the same id that says something else is refused: nobody leaves out in silence.
                all.push(known);
            }
        }
        let all = Instruments::new(all);
        sources.instruments = checks.absorb(all).unwrap_or_default();
        let key = |list: &MatterList| (list.id().clone(), list.version());
        sources.lists.sort_by_cached_key(key);
        for (old, new) in sources.lists.iter().zip(sources.lists.iter().skip(1)) {
            if old.id() == new.id()
                && let Err(refusal) = new.require_follows(old, &sources.agencies)
            {
                checks.refuse(refusal);
            }
        }
        for list in &sources.lists {
            has_own_matters(list, &sources.agencies, &mut checks);
        }
        let known = Identities::new(sources.became.iter().cloned(), &sources.lists);
        let identities = checks.absorb(known).unwrap_or_default();
        checks.finish()?;
        let mut listed = BTreeMap::<_, Vec<usize>>::new();
        for (at, list) in sources.lists.iter().enumerate() {
            for matter in list.matters() {
                listed.entry(matter.id().clone()).or_default().push(at);
            }
        }
        Ok(Self {
            listed,
            identities,
            leaves: Leaves::of(hash, &sources),
            hash,
            sources,
            joint: Vec::new(),
        })
    }

    /// The same with the joint lists of the province and of each government (联合抽查事项清单): what is planned
    /// jointly is from then on a joint matter of one of those that are published by the day. Without any, that
    /// is not asked.
    ///
    /// # Errors
    /// Whatever [`JointList::check`] refuses against the departments' lists.
    #[doc(alias = "联合抽查事项清单")]
    pub fn with_joint_lists(
        mut self,
        lists: impl IntoIterator<Item = JointList>,
    ) -> Result<Self, Refusals> {
        let departments: Vec<_> = self.sources.lists.iter().collect();
        let mut checks = Checks::new();
        for list in listed(&words::JOINT_LISTS, lists)? {
            checks.absorb(list.check(&departments));
            self.leaves.add_joint(self.hash, &list);
            self.joint.push(list);
        }
        checks.finish().map(|()| self)
    }

    /// The law of a day at a place.
    ///
    /// # Errors
    /// `law.no-place` where there is no such division or zone on the day; `instrument.none`.
    pub fn on(&self, day: Date, place: &DivisionId) -> Result<Law<'_>, Refusals> {
        Law::of(self, day, place)
    }

    /// Where an agency is on a day; `None` where it is not there.
    pub fn place(&self, agency: &AgencyId, day: Date) -> Option<&DivisionId> {
        let sources = &self.sources;
        Competence::new(&sources.agencies, &sources.gazetteer, day).place(agency)
    }

    /// The hash function of their roots, and of the trails of whoever goes by them.
    pub const fn hash_fn(&self) -> HashFn {
        self.hash
    }

    /// The limits and the calendar of a day at a place, without the rest of its law.
    ///
    /// # Errors
    /// `instrument.none`.
    pub fn when(&self, day: Date, place: &DivisionId) -> Result<When<'_>, Refusals> {
        let (instruments, gazetteer) = (&self.sources.instruments, &self.sources.gazetteer);
        let in_force = instruments.in_force_at(day, place, gazetteer)?;
        Ok(When::of(&in_force, self.calendar(place, day)))
    }

    pub(super) fn calendar(&self, place: &DivisionId, day: Date) -> &Calendar {
        let sources = &self.sources;
        sources.calendars.of(place, &sources.gazetteer, day)
    }

    /// What they are made of, the built-in instruments included.
    pub const fn sources(&self) -> &Sources {
        &self.sources
    }
}

/// Every matter of a list is one of the department's own system, or one that a reform gave it. Of a department
/// that the register does not have on the list's first day nothing is known.
fn has_own_matters(list: &MatterList, agencies: &AgencyRegister, checks: &mut Checks) {
    let (agency, since) = (list.agency(), list.effective());
    let Ok(then) = agencies.at(agency, since) else {
        return;
    };
    for matter in list.matters() {
        let system = &matter.subject().system;
        let given = agencies.owner(matter.id(), since);
        let own = then.agency().is_of(system.clone()) || given.is_ok_and(|owner| owner == agency);
        checks.require(own, || {
            Refusal::new(rules::NOT_OWN)
                .with("list", list.id())
                .with("matter", matter.id())
                .with("system", system)
                .with("agency", agency)
        });
    }
}
