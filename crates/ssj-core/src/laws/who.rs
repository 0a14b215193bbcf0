//! Who may do what, as the register of agencies, the gazetteer and the lists have it on a day.

use alloc::vec::Vec;

use time::Date;

use super::{ApprovalRoute, ReviewingBody};
use crate::base::id::{AgencyId, DivisionId, MatterId};
use crate::data::agency::{Agency, AgencyKind, AgencyRegister};
use crate::data::jurisdiction::{Gazetteer, Level};
use crate::data::matter::{Dispatch, Matter};

/// Who is competent on a day (职权): every question that a step of a lifecycle asks about its actor.
///
/// An agency acts for itself while it is there; for one that ended, its successors by adopted reform
/// (2.1-d). A superior does not act for its subordinates, nor they for it: what one level draws another
/// one checks only as the list's dispatch says (市抽县查).
#[derive(Clone, Copy, Debug)]
pub struct Competence<'a> {
    agencies: &'a AgencyRegister,
    gazetteer: &'a Gazetteer,
    day: Date,
}

impl<'a> Competence<'a> {
    pub(super) const fn new(
        agencies: &'a AgencyRegister,
        gazetteer: &'a Gazetteer,
        day: Date,
    ) -> Self {
        Self {
            agencies,
            gazetteer,
            day,
        }
    }

    /// The agency as it is on the day; `None` before it was founded and after its end.
    pub fn agency(&self, id: &AgencyId) -> Option<&'a Agency> {
        Some(self.agencies.at(id, self.day).ok()?.agency())
    }

    /// Where an agency is: its jurisdiction, as it is called on the day.
    pub fn place(&self, id: &AgencyId) -> Option<&'a DivisionId> {
        let division = self.agency(id)?.division();
        let now = self.gazetteer.resolve(division, self.day);
        Some(now.map_or(division, |row| row.id()))
    }

    /// What became of an agency: itself while it is there, else its successors; none where the register
    /// knows no such agency.
    pub fn now(&self, id: &AgencyId) -> Vec<&'a AgencyId> {
        let heirs = self.agencies.successors(id, self.day).unwrap_or_default();
        let there = heirs.into_iter();
        there.filter_map(|id| Some(self.agency(id)?.id())).collect()
    }

    /// Whether an agency acts for another one: it is that one, or what became of it.
    pub fn acts_for(&self, actor: &AgencyId, owner: &AgencyId) -> bool {
        self.now(owner).contains(&actor)
    }

    /// The same where a matter is concerned: whoever took it over acts, and who gave it up does not.
    pub fn answers_for(&self, actor: &AgencyId, owner: &AgencyId, matter: &MatterId) -> bool {
        self.heirs(owner, matter).contains(&actor)
    }

    /// Whether the people of an agency check a matter for another one: whatever their agency is now answers
    /// for it.
    pub fn sends(&self, of: &AgencyId, owner: &AgencyId, matter: &MatterId) -> bool {
        let mut now = self.now(of).into_iter();
        now.any(|agency| self.answers_for(agency, owner, matter))
    }

    /// Those who answer for what an agency answered for on a matter: itself, whoever took the matter
    /// over, or those that it became.
    pub fn heirs(&self, owner: &AgencyId, matter: &MatterId) -> Vec<&'a AgencyId> {
        let heirs = self.agencies.heirs(owner, matter, self.day);
        heirs.map_or_else(
            |_| Vec::new(),
            |heirs| {
                let there = heirs.into_iter();
                let there = there.filter_map(|id| Some(self.agency(id)?.id()));
                there.collect()
            },
        )
    }

    /// Whether an agency is the subject (主体) of a matter: of the system and a level that its list
    /// names, or the one that a reform gave it to.
    pub fn is_subject(&self, agency: &AgencyId, matter: &Matter) -> bool {
        let Some(own) = self.agency(agency) else {
            return false;
        };
        let subject = matter.subject();
        let owned = self.agencies.owner(matter.id(), self.day);
        let named = own.is_of(subject.system.clone()) && subject.acts_at(own.level());
        named || owned.is_ok_and(|owner| owner == agency)
    }

    /// Whether an agency lies below another one: of one of its systems, at a lower level, within its
    /// jurisdiction.
    pub fn is_below(&self, lower: &AgencyId, upper: &AgencyId) -> bool {
        let (Some(low), Some(up)) = (self.agency(lower), self.agency(upper)) else {
            return false;
        };
        let one_system = low.systems().any(|system| up.is_of(system.clone()));
        low.level() > up.level() && one_system && self.is_within(lower, upper)
    }

    /// Whether what one agency draws another one may check on a matter (市抽县查). Downward only within
    /// one system, and only as the matter's list says; upward never. A list that says nothing lets each
    /// level draw for itself.
    ///
    /// Where departments draw together, each system's own office at the drawing level dispatches: one of
    /// another system has no subordinates there.
    pub fn dispatches(&self, drawing: &AgencyId, checking: &AgencyId, matter: &Matter) -> bool {
        let (Some(draws), Some(checks)) = (self.agency(drawing), self.agency(checking)) else {
            return false;
        };
        if checks.level() != draws.level() && !self.has_superior(checks, draws) {
            return false;
        }
        let says =
            |rule: Dispatch| (rule.draws(), rule.checks()) == (draws.level(), checks.level());
        let silent = matter.dispatch().len() == 0;
        if draws.level() == checks.level() {
            silent || matter.dispatch().any(says)
        } else {
            checks.level() > draws.level() && matter.dispatch().any(says)
        }
    }

    /// Whether an agency lies below this one, or below an office of its own system beside this one.
    fn has_superior(&self, lower: &Agency, beside: &Agency) -> bool {
        let place = self.place(beside.id());
        let mut there = self.agencies.in_force(self.day);
        self.is_below(lower.id(), beside.id())
            || there.any(|then| {
                let own = then.agency();
                own.level() == beside.level()
                    && self.place(own.id()) == place
                    && self.is_below(lower.id(), own.id())
            })
    }

    /// Whether the level of an agency draws for a matter at all, as its list says.
    pub fn draws(&self, drawing: &AgencyId, matter: &Matter) -> bool {
        let level = self.agency(drawing).map(Agency::level);
        let mut rules = matter.dispatch();
        rules.len() == 0 || rules.any(|rule| Some(rule.draws()) == level)
    }

    /// Whether an agency's jurisdiction lies within another's, or is the same.
    pub fn is_within(&self, inner: &AgencyId, outer: &AgencyId) -> bool {
        let place = self.place(outer);
        place.is_some_and(|place| self.is_in(inner, place))
    }

    /// Whether an agency's jurisdiction lies within a place.
    pub fn is_in(&self, agency: &AgencyId, place: &DivisionId) -> bool {
        let now = self.gazetteer.resolve(place, self.day);
        let place = now.map_or(place, |row| row.id());
        let own = self.place(agency);
        own.is_some_and(|own| self.gazetteer.is_within(own, place, self.day))
    }

    /// Whether an agency is one of a jurisdiction itself: not of one above or below it.
    pub fn is_of_place(&self, agency: &AgencyId, place: &DivisionId) -> bool {
        let now = self.gazetteer.resolve(place, self.day);
        now.is_ok_and(|row| {
            let level = self.agency(agency).map(Agency::level);
            self.place(agency) == Some(row.id()) && level == Some(row.level())
        })
    }

    /// The agency as a body that reviews on this route: by its kind, jurisdiction and level.
    pub fn reviewer(&self, agency: &AgencyId, route: &ApprovalRoute) -> Option<ReviewingBody> {
        let then = self.agencies.at(agency, self.day).ok()?;
        let body = ReviewingBody::of(then, route.kind)?;
        self.is_of_place(agency, &route.jurisdiction)
            .then(|| ReviewingBody {
                jurisdiction: route.jurisdiction.clone(),
                ..body
            })
    }

    /// Whether these are departments of more than one system (部门联合): two of them share none. Offices
    /// of one system at several levels are one department.
    pub fn is_joint(&self, agencies: &[AgencyId]) -> bool {
        let now = agencies.iter().flat_map(|id| self.now(id));
        let known: Vec<_> = now.filter_map(|id| self.agency(id)).collect();
        let apart = |a: &&Agency, b: &&Agency| !a.systems().any(|own| b.is_of(own.clone()));
        let mut each = known.iter().enumerate();
        each.any(|(at, a)| {
            known
                .iter()
                .skip(at)
                .any(|b| apart(a, b) && a.id() != b.id())
        })
    }

    /// Whether an agency may approve a special campaign of another one (专项检查): a government of county
    /// level or above in whose jurisdiction the other one is, or where that one's system is led
    /// vertically its superior. Nobody approves their own.
    pub fn approves_campaign(&self, approver: &AgencyId, keeper: &AgencyId) -> bool {
        let (Some(by), Some(of)) = (self.agency(approver), self.agency(keeper)) else {
            return false;
        };
        if of.is_vertically_led() {
            return self.is_below(keeper, approver);
        }
        let government = by.kind() == AgencyKind::Government && by.level() <= Level::County;
        approver != keeper && government && self.is_within(keeper, approver)
    }
}
