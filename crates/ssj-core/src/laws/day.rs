//! The law of one day.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::{ApprovalRoute, Competence, Laws, LeftOut, Terms, When};
use crate::base::digests::LawRoot;
use crate::base::id::{DivisionId, MatterId};
use crate::data::agency::AgencyRegister;
use crate::data::jurisdiction::{Gazetteer, Jurisdiction, Level};
use crate::data::matter::{JointList, JointMatter, Matter, MatterList};
use crate::data::rulebook::{Rulebook, Rulebooks};
use crate::data::same::Same;
use crate::law::instrument::InForce;
use crate::law::refusal::{Refusal, Refusals};
use crate::law::review::ReviewOf;
use crate::law::rules::{law as codes, matter as matter_codes};

/// The law of one day at one place: borrowed from [`Laws`], and never read back.
///
/// It knows no lifecycle, and gives answers, not refusals.
#[derive(Clone, Debug)]
pub struct Law<'a> {
    laws: &'a Laws,
    day: Date,
    place: DivisionId,
    in_force: InForce<'a>,
    /// Of each list the version that applies.
    lists: Vec<&'a MatterList>,
    /// Their places among those of the sources, in ascending order.
    at: Vec<usize>,
    terms: Terms,
    root: LawRoot,
}

impl<'a> Law<'a> {
    pub(super) fn of(laws: &'a Laws, day: Date, place: &DivisionId) -> Result<Self, Refusals> {
        let sources = &laws.sources;
        let Ok(found) = sources.gazetteer.resolve(place, day) else {
            let refusal = Refusal::new(codes::NO_PLACE).with("place", place);
            return Err(refusal.with("day", day).into());
        };
        let place = found.id().clone();
        let in_force = sources
            .instruments
            .in_force_at(day, &place, &sources.gazetteer)?;
        let (mut lists, mut leaves, mut at) = (Vec::new(), Vec::new(), Vec::new());
        let rows = sources.lists.iter().zip(&laws.leaves.lists);
        let mut rows = rows.enumerate().peekable();
        while let Some((place, (list, leaf))) = rows.next() {
            let later = rows
                .peek()
                .is_some_and(|(_, (next, _))| next.id() == list.id() && next.effective() <= day);
            if list.effective() <= day && !later {
                lists.push(list);
                leaves.push(*leaf);
                at.push(place);
            }
        }
        let all = sources.instruments.iter().enumerate();
        let applying = all.filter(|(_, own)| in_force.instruments().any(|one| one == *own));
        let applying = applying.map(|(at, _)| at);
        let which = (day, &place);
        let root = laws
            .leaves
            .root(laws.hash, which, leaves.into_iter(), applying);
        Ok(Self {
            laws,
            day,
            terms: Terms::of(&in_force),
            place,
            in_force,
            lists,
            at,
            root,
        })
    }

    /// The day.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The place: a division or a zone, as it is called on the day.
    pub const fn place(&self) -> &DivisionId {
        &self.place
    }

    /// One digest for all of it: day, place and each document that applies. The events of steps keep it.
    pub const fn root(&self) -> LawRoot {
        self.root
    }

    /// Who may do what.
    pub const fn who(&self) -> Competence<'a> {
        Competence::new(self.agencies(), self.gazetteer(), self.day)
    }

    /// What is the same: enterprises, matters, systems and agencies through every change.
    pub const fn same(&self) -> Same<'a> {
        Same::new(&self.laws.identities, self.agencies(), self.day)
    }

    /// The limits and the calendar by which last days are counted.
    pub fn when(&self) -> When<'a> {
        When::of(&self.in_force, self.laws.calendar(&self.place, self.day))
    }

    /// What checks take, with the instruments that ask for it.
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The same at another place: a check takes what the place of the visit asks for, and no other one.
    ///
    /// # Errors
    /// `instrument.none`.
    pub fn terms_at(&self, place: &DivisionId) -> Result<Terms, Refusals> {
        let instruments = &self.laws.sources.instruments;
        let there = instruments.in_force_at(self.day, place, self.gazetteer())?;
        // Most places of a province go by the same instruments.
        if there.are(&self.in_force) {
            return Ok(self.terms.clone());
        }
        Ok(Terms::of(&there))
    }

    /// The way to approval of a plan for a jurisdiction.
    pub fn route(&self, jurisdiction: &DivisionId) -> ApprovalRoute {
        let review = self.terms.review.value;
        let own = self.gazetteer().resolve(jurisdiction, self.day).ok();
        let of = match review.of {
            ReviewOf::SameLevel => own.map(Jurisdiction::id),
            ReviewOf::Superior => own.and_then(|row| row.parent()),
        };
        ApprovalRoute::through(review.kind, of.unwrap_or(jurisdiction).clone())
    }

    /// The instruments in force.
    pub const fn in_force(&self) -> &InForce<'a> {
        &self.in_force
    }

    /// The instruments that are not gone by.
    pub fn left_out(&self) -> &'a [LeftOut] {
        &self.laws.sources.left_out
    }

    /// The register of agencies.
    pub const fn agencies(&self) -> &'a AgencyRegister {
        &self.laws.sources.agencies
    }

    /// The divisions and zones.
    pub const fn gazetteer(&self) -> &'a Gazetteer {
        &self.laws.sources.gazetteer
    }

    /// The lists of matters, each in the version that applies, published or not.
    pub fn lists(&self) -> &[&'a MatterList] {
        &self.lists
    }

    /// A matter as its list has it.
    pub fn matter(&self, id: &MatterId) -> Option<&'a Matter> {
        let mut places = self.laws.listed.get(id)?.iter();
        let applying = places.find(|place| self.at.binary_search(place).is_ok())?;
        self.laws.sources.lists.get(*applying)?.matter(id)
    }

    /// The same, and of one that was struck since, as the last version has it that had it: what was drawn on it
    /// is finished by that.
    pub fn matter_last_listed(&self, id: &MatterId) -> Option<&'a Matter> {
        let places = self.laws.listed.get(id)?.iter();
        let all = places.filter_map(|place| self.laws.sources.lists.get(*place));
        let before = all.filter(|list| list.effective() <= self.day);
        let had = before.filter_map(|list| Some((list.effective(), list.matter(id)?)));
        let last = || {
            had.max_by_key(|(since, _)| *since)
                .map(|(_, matter)| matter)
        };
        self.matter(id).or_else(last)
    }

    /// The same, for whoever can do nothing without it.
    ///
    /// # Errors
    /// `matter.unlisted` where none of the lists has it.
    pub fn listed(&self, id: &MatterId) -> Result<&'a Matter, Refusals> {
        let unlisted = || Refusal::new(matter_codes::UNLISTED).with("matter", id);
        Ok(self.matter(id).ok_or_else(unlisted)?)
    }

    /// Whether any joint list was brought.
    pub(super) fn has_joint_lists(&self) -> bool {
        !self.laws.joint.is_empty()
    }

    /// Whether what is planned together stands on the joint lists that are published by the day: each matter
    /// is a member of a joint matter for the levels that check it, and those of two departments or more are
    /// members of the same one. Yes where [none was brought](Laws::with_joint_lists): [`Law::unasked`] says so.
    pub fn is_planned_jointly(&self, matters: &[(&MatterId, Vec<Level>)]) -> bool {
        let all = &self.laws.joint;
        let public = all.iter().filter(|list| list.is_published(self.day));
        let joint: Vec<_> = public.flat_map(JointList::matters).collect();
        let has = |one: &JointMatter, (id, levels): &(&MatterId, Vec<Level>)| {
            one.matters.contains(*id) && levels.iter().all(|level| one.levels.contains(level))
        };
        let together = |one: &&JointMatter| {
            let own = matters.iter().filter(|planned| has(one, planned));
            let listed = own.filter_map(|(id, _)| self.matter(id));
            let systems: BTreeSet<_> = listed.map(|matter| &matter.subject().system).collect();
            systems.len() > 1
        };
        let listed = |planned| joint.iter().any(|one| has(one, planned));
        all.is_empty()
            || matters.iter().all(listed) && joint.iter().copied().any(|one| together(&one))
    }

    /// The rulebook that a department of a jurisdiction draws by for a matter: the one that the matter
    /// names, else the department's own, else the nearest one above that serves it; of several, the latest.
    ///
    /// # Errors
    /// `matter.unlisted`; `rulebook.none`: without a published rulebook in force nothing is drawn.
    pub fn rulebook(
        &self,
        matter: &MatterId,
        place: &DivisionId,
    ) -> Result<&'a Rulebook, Refusals> {
        let matter = self.listed(matter)?;
        let books = self.rulebooks();
        Ok(books.governing(matter, place, self.gazetteer(), self.day)?)
    }

    /// The rulebooks.
    pub const fn rulebooks(&self) -> &'a Rulebooks {
        &self.laws.sources.rulebooks
    }
}
