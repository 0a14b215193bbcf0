//! What follows from the founded agencies and the reforms: who was there when, and owned what.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::Date;

use super::register::{AgencyThen, Function};
use super::{Agency, AgencyError, Change, Reform};
use crate::base::id::{AgencyId, MatterId};
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::agency as rules;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Timeline {
    agencies: BTreeMap<AgencyId, History>,
    /// Each matter's owners with their first day, ascending.
    owners: BTreeMap<MatterId, Vec<(Date, AgencyId)>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct History {
    /// What it is from a day on: its systems, level and division change as its name does.
    forms: Vec<(Date, Agency)>,
    names: Vec<(Date, Text)>,
    end: Option<End>,
}

/// The first day without the agency, and who followed it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    on: Date,
    successors: BTreeSet<AgencyId>,
}

/// One thing that happens, on its day: functions are given before reforms of the same day.
enum Step<'a> {
    Give(&'a Function),
    Reform(&'a Change),
}

impl Timeline {
    /// Replays everything in the order of its days, whatever the order in which it was adopted.
    pub(super) fn of<'a>(
        agencies: &'a [Agency],
        functions: &'a [Function],
        changes: impl Iterator<Item = &'a Change>,
    ) -> Result<Self, Refusals> {
        let mut timeline = Self::default();
        let mut checks = Checks::new();
        for agency in agencies {
            timeline.found(agency, agency.since(), &mut checks);
        }
        let mut steps: Vec<(Date, Step<'_>)> = functions
            .iter()
            .map(|function| (function.since, Step::Give(function)))
            .chain(changes.map(|change| (change.effective, Step::Reform(change))))
            .collect();
        steps.sort_by_key(|(on, _)| *on);
        for (on, step) in steps {
            match step {
                Step::Give(function) => timeline.give(function, on, &mut checks),
                Step::Reform(change) => timeline.reform(change, on, &mut checks),
            }
        }
        checks.finish().map(|()| timeline)
    }

    fn found(&mut self, agency: &Agency, on: Date, checks: &mut Checks) {
        let history = History {
            names: Vec::from([(on, agency.founding_name().clone())]),
            forms: Vec::from([(on, agency.clone())]),
            end: None,
        };
        let once =
            agency.since() == on && self.agencies.insert(agency.id().clone(), history).is_none();
        checks.require(once, || {
            Refusal::new(rules::FOUNDING)
                .with("agency", agency.id())
                .with("on", on)
        });
    }

    fn give(&mut self, function: &Function, on: Date, checks: &mut Checks) {
        self.require_present(&function.owner, on, checks);
        let taken = self.owners.contains_key(&function.matter);
        checks.require(!taken, || two_owners(&function.matter, on));
        if !taken {
            self.hand_over(&function.matter, &function.owner, on);
        }
    }

    fn reform(&mut self, change: &Change, on: Date, checks: &mut Checks) {
        for agency in &change.founded {
            self.found(agency, on, checks);
        }
        match &change.reform {
            Reform::Rename { agency, name } => self.rename(agency, name, on, checks),
            Reform::Reorganise {
                agency,
                systems,
                level,
                division,
            } => {
                self.require_present(agency, on, checks);
                let (systems, division) = (systems.clone(), division.clone());
                self.form(agency, on, |old| old.reorganised(systems, *level, division));
            }
            Reform::Merge { from, into } => self.merge(from, into, on, checks),
            Reform::Split {
                agency,
                into,
                allotted,
            } => self.split(agency, into, allotted, on, checks),
            Reform::Transfer { from, to, matters } => {
                self.transfer(from, to, matters, on, checks);
            }
        }
    }

    fn rename(&mut self, agency: &AgencyId, name: &Text, on: Date, checks: &mut Checks) {
        self.require_present(agency, on, checks);
        if let Some(history) = self.agencies.get_mut(agency) {
            history.names.push((on, name.clone()));
        }
    }

    fn merge(&mut self, from: &[AgencyId], into: &AgencyId, on: Date, checks: &mut Checks) {
        checks.require(!from.contains(into), || circle(into));
        self.require_present(into, on, checks);
        for agency in from {
            self.require_present(agency, on, checks);
            for matter in self.owned(agency, on) {
                self.hand_over(&matter, into, on);
            }
            // It does what they did, so it is of their systems from now on.
            let systems: BTreeSet<_> = self
                .at(agency, on)
                .map(|then| then.agency().systems().cloned().collect())
                .unwrap_or_default();
            self.form(into, on, |own| own.of_systems_too(systems));
            self.end(agency, [into.clone()].into(), on);
        }
    }

    fn split(
        &mut self,
        agency: &AgencyId,
        into: &[AgencyId],
        allotted: &[(MatterId, AgencyId)],
        on: Date,
        checks: &mut Checks,
    ) {
        checks.require(!into.contains(agency), || circle(agency));
        self.require_present(agency, on, checks);
        into.iter()
            .for_each(|new| self.require_present(new, on, checks));
        let mut left: BTreeSet<_> = self.owned(agency, on).into_iter().collect();
        let mut seen = BTreeSet::new();
        for (matter, to) in allotted {
            if !seen.insert(matter) {
                checks.refuse(two_owners(matter, on));
                continue;
            }
            checks.require(left.remove(matter), || not_owner(agency, matter, on));
            checks.require(into.contains(to), || absent(to, on));
            self.hand_over(matter, to, on);
        }
        for matter in &left {
            checks.refuse(
                Refusal::new(rules::GAP)
                    .with("matter", matter)
                    .with("on", on),
            );
        }
        self.end(agency, into.iter().cloned().collect(), on);
    }

    fn transfer(
        &mut self,
        from: &AgencyId,
        to: &AgencyId,
        matters: &[MatterId],
        on: Date,
        checks: &mut Checks,
    ) {
        checks.require(from != to, || circle(from));
        self.require_present(from, on, checks);
        self.require_present(to, on, checks);
        for matter in matters {
            let own = self.owns(from, matter, on);
            checks.require(own, || not_owner(from, matter, on));
            self.hand_over(matter, to, on);
        }
    }

    fn require_present(&self, agency: &AgencyId, on: Date, checks: &mut Checks) {
        checks.require(self.at(agency, on).is_ok(), || absent(agency, on));
    }

    /// What an agency is from a day on.
    fn form(&mut self, agency: &AgencyId, on: Date, change: impl FnOnce(Agency) -> Agency) {
        if let Some(history) = self.agencies.get_mut(agency)
            && let Some((_, last)) = history.forms.last()
        {
            let changed = change(last.clone());
            history.forms.push((on, changed));
        }
    }

    fn end(&mut self, agency: &AgencyId, successors: BTreeSet<AgencyId>, on: Date) {
        if let Some(history) = self.agencies.get_mut(agency) {
            history.end = Some(End { on, successors });
        }
    }

    fn hand_over(&mut self, matter: &MatterId, to: &AgencyId, on: Date) {
        let owners = self.owners.entry(matter.clone()).or_default();
        owners.push((on, to.clone()));
    }

    fn owned(&self, agency: &AgencyId, on: Date) -> Vec<MatterId> {
        let own = |matter: &&MatterId| self.owns(agency, matter, on);
        self.owners.keys().filter(own).cloned().collect()
    }

    fn owns(&self, agency: &AgencyId, matter: &MatterId, on: Date) -> bool {
        self.owner(matter, on) == Some(agency)
    }

    pub(super) fn owner(&self, matter: &MatterId, on: Date) -> Option<&AgencyId> {
        let owners = self.owners.get(matter)?;
        owners
            .iter()
            .rfind(|(since, _)| *since <= on)
            .map(|(_, owner)| owner)
    }

    /// Who owns a matter on a day that an agency had owned before; `None` where it never had, or has it
    /// still.
    pub(super) fn transferee(
        &self,
        agency: &AgencyId,
        matter: &MatterId,
        on: Date,
    ) -> Option<&AgencyId> {
        let owners = self.owners.get(matter)?;
        let had = |(since, owner): &(Date, AgencyId)| *since <= on && owner == agency;
        let now = self.owner(matter, on)?;
        (owners.iter().any(had) && now != agency).then_some(now)
    }

    pub(super) fn at(&self, id: &AgencyId, on: Date) -> Result<AgencyThen<'_>, AgencyError> {
        let input = || id.as_str().into();
        let Some(history) = self.agencies.get(id) else {
            return Err(AgencyError::Unknown { input: input(), on });
        };
        if history.end.as_ref().is_some_and(|end| end.on <= on) {
            return Err(AgencyError::Ended { input: input(), on });
        }
        let then = history.then(on);
        then.ok_or_else(|| AgencyError::NotYet { input: input(), on })
    }

    pub(super) fn successors(
        &self,
        id: &AgencyId,
        on: Date,
    ) -> Result<Vec<&AgencyId>, AgencyError> {
        let mut found = BTreeSet::new();
        let mut open = Vec::from([id]);
        // Whoever follows an agency was in force when it ended and can't have ended before, and
        // two ending on the same day can't both follow the other: this comes to an end.
        while let Some(id) = open.pop() {
            match self.at(id, on) {
                Ok(then) => {
                    found.insert(then.agency.id());
                }
                Err(AgencyError::Ended { .. }) => {
                    let end = self
                        .agencies
                        .get(id)
                        .and_then(|history| history.end.as_ref());
                    open.extend(end.iter().flat_map(|end| &end.successors));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(found.into_iter().collect())
    }

    pub(super) fn names(&self, id: &AgencyId) -> &[(Date, Text)] {
        self.agencies
            .get(id)
            .map(|history| history.names.as_slice())
            .unwrap_or_default()
    }

    pub(super) fn in_force(&self, on: Date) -> impl Iterator<Item = AgencyThen<'_>> {
        self.agencies
            .values()
            .filter(move |history| history.end.as_ref().is_none_or(|end| on < end.on))
            .filter_map(move |history| history.then(on))
    }
}

impl History {
    /// `None` before its first day.
    fn then(&self, on: Date) -> Option<AgencyThen<'_>> {
        let (_, name) = self.names.iter().rfind(|(since, _)| *since <= on)?;
        let (_, agency) = self.forms.iter().rfind(|(since, _)| *since <= on)?;
        Some(AgencyThen { agency, name })
    }
}

fn absent(agency: &AgencyId, on: Date) -> Refusal {
    Refusal::new(rules::ABSENT)
        .with("agency", agency)
        .with("on", on)
}

fn circle(agency: &AgencyId) -> Refusal {
    Refusal::new(rules::CIRCLE).with("agency", agency)
}

fn two_owners(matter: &MatterId, on: Date) -> Refusal {
    Refusal::new(rules::TWO_OWNERS)
        .with("matter", matter)
        .with("on", on)
}

fn not_owner(agency: &AgencyId, matter: &MatterId, on: Date) -> Refusal {
    Refusal::new(rules::NOT_OWNER)
        .with("agency", agency)
        .with("matter", matter)
        .with("on", on)
}
