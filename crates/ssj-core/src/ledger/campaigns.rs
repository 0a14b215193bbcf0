//! Special campaigns in a year, and re-checks beside what they check again: 54/6, 3.3.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use super::estimate::Answer;
use crate::base::id::{AgencyId, CampaignId, InstrumentId, ObjectId};
use crate::laws::Law;
use crate::lifecycle::campaign::{Campaign, Trigger};
use crate::lifecycle::visit::{CheckResult, Visit};
use crate::paper::MandateSource;

/// An agency that had more special campaigns approved in a year than an instrument in force lets it
/// (年度数量控制).
///
/// ```
/// use ssj_core::ledger::too_many_campaigns;
/// # let laws = ssj_core::laws::town()?;
/// let law = laws.on(time::macros::date!(2026-06-30), &"division:220100".parse()?)?;
/// assert!(too_many_campaigns(&law, &[]).is_empty());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct TooManyCampaigns<'a> {
    /// The agency, as it is called now.
    pub agency: &'a AgencyId,
    /// Its campaigns that were approved in the year of the law's day, in the order given.
    pub campaigns: Vec<&'a CampaignId>,
    /// The most that it may have.
    pub at_most: u16,
    /// The instruments that say so.
    pub by: Vec<InstrumentId>,
}

/// The agencies that had more special campaigns approved in the year of the law's day than it lets them; a
/// re-check is part of a superior's assessment, and none of them.
pub fn too_many_campaigns<'a>(
    law: &Law<'a>,
    campaigns: &'a [Campaign],
) -> Vec<TooManyCampaigns<'a>> {
    let Some(most) = law.in_force().campaigns_a_year() else {
        return Vec::new();
    };
    let year = law.day().year();
    let special = |one: &&Campaign| {
        let then = one.approved_on().is_some_and(|day| day.year() == year);
        then && one.proposal().trigger != Trigger::Recheck
    };
    let mut of: BTreeMap<&AgencyId, Vec<&CampaignId>> = BTreeMap::new();
    for campaign in campaigns.iter().filter(special) {
        let agency = law.same().agency(campaign.keeper());
        of.entry(agency).or_default().push(campaign.id());
    }
    let at_most = most.value.get();
    let over = of.into_iter();
    let over = over.filter(|(_, campaigns)| campaigns.len() > usize::from(at_most));
    over.map(|(agency, campaigns)| TooManyCampaigns {
        agency,
        campaigns,
        at_most,
        by: most.by.clone(),
    })
    .collect()
}

words! {
    /// How a re-check agrees with the check before it.
    ///
    /// What it says of those who checked is for people to judge: much can happen between the two.
    pub enum Agreement {
        /// Both found a problem, or neither did.
        Agrees = "agrees", "一致";
        /// The re-check found a problem, and the check before it had found none.
        Missed = "missed", "复查发现问题，原检查未发现";
        /// The check before it found a problem, and the re-check none: it was put right since, or was none.
        NotFoundAgain = "not-found-again", "原检查发现问题，复查未发现";
        /// At one of them the object was gone.
        NotComparable = "not-comparable", "无法比较";
    }
}

/// One check that was made again (抽样复查).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rechecked<'a> {
    /// The visit of the re-check.
    pub again: &'a Visit,
    /// Its result.
    pub result: &'a CheckResult,
    /// The last check before it of the same object on the same matter by an agency below, and how the two
    /// agree; none where there was none.
    pub before: Option<(&'a Visit, &'a CheckResult, Agreement)>,
}

/// Each check of a re-check campaign beside the one that it checks again. `visits` are all that there are: those
/// that name the campaign are its own.
pub fn rechecked<'a>(
    law: &Law<'a>,
    campaign: &Campaign,
    visits: &'a [Visit],
) -> Vec<Rechecked<'a>> {
    if campaign.proposal().trigger != Trigger::Recheck {
        return Vec::new();
    }
    let (who, same) = (law.who(), law.same());
    let is_own = |visit: &&Visit| matches!(&visit.opening().source, MandateSource::Campaign(id) if id == campaign.id());
    let of = |visit: &'a Visit| visit.settled().map(move |result| (visit, result));
    let (own, others): (Vec<_>, Vec<_>) = visits.iter().partition(is_own);
    // What agencies below found, by enterprise: each check of the campaign looks at its own alone.
    let mut below: BTreeMap<&ObjectId, Vec<(Date, &Visit, &CheckResult)>> = BTreeMap::new();
    for (other, found) in others.iter().flat_map(|other| of(other)) {
        let agency = &found.check.agency;
        if let Some(day) = other.completed_by(agency)
            && who.is_below(same.agency(agency), campaign.keeper())
        {
            let enterprise = same.enterprise(&found.check.object);
            below
                .entry(enterprise)
                .or_default()
                .push((day, other, found));
        }
    }
    let before = |visit: &Visit, result: &CheckResult| {
        let check = &result.check;
        let began = visit.part(&check.agency)?.started().or(visit.completed())?;
        let earlier = below.get(same.enterprise(&check.object))?.iter();
        let earlier = earlier.filter(|(day, _, found)| {
            *day < began && same.is_matter(&found.check.matter, &check.matter)
        });
        let (_, other, found) = *earlier.max_by_key(|(day, ..)| *day)?;
        Some((other, found, agreement(found, result)))
    };
    let again = own.iter().flat_map(|visit| of(visit));
    again
        .map(|(again, result)| Rechecked {
            again,
            result,
            before: before(again, result),
        })
        .collect()
}

fn agreement(before: &CheckResult, again: &CheckResult) -> Agreement {
    match [before, again].map(|result| Answer::of(&result.outcomes)) {
        [Answer::Gone, _] | [_, Answer::Gone] => Agreement::NotComparable,
        [Answer::Clean, Answer::Problem] => Agreement::Missed,
        [Answer::Problem, Answer::Clean] => Agreement::NotFoundAgain,
        [Answer::Clean, Answer::Clean] | [Answer::Problem, Answer::Problem] => Agreement::Agrees,
    }
}
