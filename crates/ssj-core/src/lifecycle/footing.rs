//! What a draw stands on beside its mandate: published lists and rulebooks.

use alloc::vec::Vec;

use time::Date;

use crate::base::id::{DivisionId, ListId, MatterId, RulebookId};
use crate::data::agency::AgencyRegister;
use crate::data::jurisdiction::Gazetteer;
use crate::data::matter::{Matter, MatterList};
use crate::data::rulebook::Rulebooks;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::matter as rules;
use crate::lifecycle::mandate::Mandate;

/// A mandate each of whose matters stands on a published list and has a rulebook in force
/// (抽取依据): what a round is opened with.
///
/// Only [`Mandate::on`] gives one, so nothing is drawn from an unpublished list (2.2-b) or without a
/// rulebook (2.4-a).
#[doc(alias = "抽取依据")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Footing {
    mandate: Mandate,
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

impl Mandate {
    /// Looks each of its matters up in the lists and rulebooks that are in force on a day, and each
    /// agency that checks one in the register of agencies, for a draw by this jurisdiction.
    ///
    /// # Errors
    /// `matter.unlisted` for each matter that stands on none of the lists; `matter.unpublished`
    /// where its list is not published or not in effect; `matter.wrong-subject` where the agency is,
    /// on that day, none of the system and levels that its list names; `rulebook.none` where no
    /// published rulebook governs it.
    pub fn on(
        self,
        lists: &[&MatterList],
        rulebooks: &Rulebooks,
        agencies: &AgencyRegister,
        division: &DivisionId,
        gazetteer: &Gazetteer,
        on: Date,
    ) -> Result<Footing, Refusals> {
        let mut checks = Checks::new();
        let mut ids: Vec<_> = self
            .matters()
            .iter()
            .map(|planned| &planned.matter)
            .collect();
        ids.sort_unstable();
        let mut documents = Vec::new();
        for id in ids {
            let Some((list, matter)) = listed(lists, id, on, &mut checks) else {
                continue;
            };
            self.subjects_are_right(matter, agencies, on, &mut checks);
            match rulebooks.governing(matter, division, gazetteer, on) {
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
            mandate: self,
            on,
            documents,
        })
    }

    /// 主体: who checks a matter is of the system and levels that its list names, on the day.
    fn subjects_are_right(
        &self,
        matter: &Matter,
        agencies: &AgencyRegister,
        on: Date,
        checks: &mut Checks,
    ) {
        let subject = matter.subject();
        let own = self.planned(matter.id());
        for agency in own.into_iter().flat_map(|planned| planned.who.agencies()) {
            let right = agencies.at(agency, on).is_ok_and(|then| {
                let agency = then.agency();
                agency.is_of(subject.system.clone()) && subject.acts_at(agency.level())
            });
            checks.require(right, || {
                Refusal::new(rules::WRONG_SUBJECT)
                    .with("agency", agency)
                    .with("matter", matter.id())
                    .with("day", on)
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
    /// What allows the draw.
    pub const fn mandate(&self) -> &Mandate {
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
