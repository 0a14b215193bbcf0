//! What a draw stands on beside its mandate: published lists and rulebooks.

use alloc::vec::Vec;

use time::Date;

use crate::base::id::{AgencyId, ListId, MatterId, RulebookId};
use crate::data::matter::{Matter, MatterList};
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::{mandate as codes, matter as rules, plan};
use crate::laws::Law;
use crate::lifecycle::mandate::Task;
use crate::lifecycle::plan::{Offices, Who};
use crate::lifecycle::trail::Act;

/// A task each of whose matters stands on a published list and has a rulebook in force (抽取依据), as the
/// round that was opened with it keeps it.
///
/// A round finds it itself, by the law of its day, so nothing is drawn from an unpublished list (2.2-b) or
/// without a rulebook (2.4-a).
#[doc(alias = "抽取依据")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Footing {
    mandate: Task,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    on: Date,
    documents: Vec<Documents>,
}

/// The documents that one matter is drawn by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Documents {
    matter: MatterId,
    list: ListId,
    version: u32,
    rulebook: RulebookId,
}

impl Task {
    /// Looks each of its matters up in the lists and rulebooks that apply under the law of a day, where
    /// the drawing agency is. Each agency that is to check is taken as it is on that day: what was
    /// planned for one that a reform ended is checked by its successor, without a new approval.
    ///
    /// # Errors
    /// `matter.unlisted` for each matter that stands on none of the lists; `matter.unpublished`
    /// where its list is not published or not in effect; `matter.wrong-subject` where the agency is,
    /// on that day, none of the system and levels that its list names; `mandate.divided` where several
    /// agencies succeeded it; `plan.not-dispatched`; `rulebook.none` where no published rulebook
    /// governs it.
    pub fn on(&self, law: &Law<'_>) -> Result<Footing, Refusals> {
        let mut checks = Checks::new();
        let mut own = self.clone();
        own.is_checked_by_those_of_the_day(law, &mut checks);
        let mut ids: Vec<_> = own
            .matters()
            .iter()
            .map(|planned| &planned.matter)
            .collect();
        ids.sort_unstable();
        let mut documents = Vec::new();
        for id in ids {
            let Some((list, matter)) = listed(law.lists(), id, law.day(), &mut checks) else {
                continue;
            };
            own.subjects_are_right(matter, law, &mut checks);
            let books = law.rulebooks();
            match books.governing(matter, law.place(), law.gazetteer(), law.day()) {
                Ok(rulebook) => documents.push(Documents {
                    matter: id.clone(),
                    list: list.id().clone(),
                    version: list.version().get(),
                    rulebook: rulebook.id().clone(),
                }),
                Err(refusal) => checks.refuse(refusal),
            }
        }
        checks.finish()?;
        Ok(Footing {
            mandate: own,
            on: law.day(),
            documents,
        })
    }

    /// The same under the law of a step; where it is taken again, as its event has it: of the same task, on the
    /// day of the step.
    pub(super) fn of_its_day(
        &self,
        act: &Act<'_>,
        stands: Option<&Footing>,
        checks: &mut Checks,
    ) -> Option<Footing> {
        match act.law() {
            Some(law) => checks.absorb(self.on(law)),
            None => stands.map(|stands| {
                let same = stands.mandate.is_the_task_of(self);
                let task = if same { &stands.mandate } else { self };
                // One for each matter, in their order; which ones, the law of the day said.
                let mut matters: Vec<_> = task.matters.iter().map(|it| &it.matter).collect();
                matters.sort_unstable();
                let each = stands.documents.iter().map(|it| &it.matter).eq(matters);
                Footing {
                    mandate: task.clone(),
                    on: act.day(),
                    documents: if each {
                        stands.documents.clone()
                    } else {
                        Vec::new()
                    },
                }
            }),
        }
    }

    /// Whoever was to check, as a reform left them, and each office in its division as it is called now.
    fn is_checked_by_those_of_the_day(&mut self, law: &Law<'_>, checks: &mut Checks) {
        let who = law.who();
        let now = |agency: &AgencyId, matter: &MatterId, checks: &mut Checks| {
            let heirs = who.heirs(agency, matter);
            checks.require(heirs.len() < 2, || {
                Refusal::new(codes::DIVIDED)
                    .with("agency", agency)
                    .with("matter", matter)
            });
            // One that nobody knows is no subject: it is refused as such.
            heirs.first().copied().unwrap_or(agency).clone()
        };
        for planned in self.matters_mut() {
            planned.who = match &planned.who {
                Who::Agency(agency) => Who::Agency(now(agency, &planned.matter, checks)),
                Who::Offices(offices) => {
                    let offices = offices.iter().map(|office| {
                        let found = law.gazetteer().resolve(&office.division, law.day());
                        let division = found.map_or(&office.division, |row| row.id());
                        let agency = now(&office.agency, &planned.matter, checks);
                        (division.clone(), agency)
                    });
                    let offices: Vec<_> = offices.collect();
                    match checks.absorb(Offices::new(offices)) {
                        Some(offices) => Who::Offices(offices),
                        None => continue,
                    }
                }
            };
        }
    }

    /// 主体: who checks a matter is of the system and levels that its list names, on the day; and what
    /// one level draws another one checks as the list says.
    fn subjects_are_right(&self, matter: &Matter, law: &Law<'_>, checks: &mut Checks) {
        let who = law.who();
        let drawing = self
            .keepers()
            .iter()
            .find_map(|own| who.now(own).into_iter().next());
        let own = self.planned(matter.id());
        for agency in own.into_iter().flat_map(|planned| planned.who.agencies()) {
            checks.require(who.is_subject(agency, matter), || {
                Refusal::new(rules::WRONG_SUBJECT)
                    .with("agency", agency)
                    .with("matter", matter.id())
                    .with("day", law.day())
            });
            let Some(drawing) = drawing else {
                continue;
            };
            let dispatched = if agency == drawing {
                who.draws(drawing, matter)
            } else {
                who.dispatches(drawing, agency, matter)
            };
            checks.require(dispatched || !who.is_subject(agency, matter), || {
                Refusal::new(plan::NOT_DISPATCHED)
                    .with("matter", matter.id())
                    .with("draws", drawing)
                    .with("checks", agency)
            });
        }
    }
}

/// The list in force that has the matter. Without one, what is wrong with those that are not.
fn listed<'a>(
    lists: &[&'a MatterList],
    id: &MatterId,
    on: Date,
    checks: &mut Checks,
) -> Option<(&'a MatterList, &'a Matter)> {
    let having = lists
        .iter()
        .filter_map(|list| Some((*list, list.matter(id)?)));
    let mut faults = Vec::new();
    for (list, matter) in having {
        match list.require_published(on) {
            Ok(()) => return Some((list, matter)),
            Err(refusal) => faults.push(refusal.with("matter", id)),
        }
    }
    checks.require(!faults.is_empty(), || {
        Refusal::new(rules::UNLISTED).with("matter", id)
    });
    faults.into_iter().for_each(|fault| checks.refuse(fault));
    None
}

impl Footing {
    /// What is drawn.
    pub const fn mandate(&self) -> &Task {
        &self.mandate
    }

    /// The day for which lists and rulebooks were looked up.
    pub const fn day(&self) -> Date {
        self.on
    }

    /// The documents of each matter, by matter.
    pub fn documents(&self) -> &[Documents] {
        &self.documents
    }
}

impl Documents {
    /// The matter.
    pub const fn matter(&self) -> &MatterId {
        &self.matter
    }

    /// The list it stands on.
    pub const fn list(&self) -> &ListId {
        &self.list
    }

    /// The list's version.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The rulebook it is drawn by.
    pub const fn rulebook(&self) -> &RulebookId {
        &self.rulebook
    }
}

record! {
    0x0213 Footing { mandate, on, documents };
}

record! {
    0x0214 Documents { matter, list, version, rulebook };
}
