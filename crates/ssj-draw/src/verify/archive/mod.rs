//! Verifying a round as a whole: all that an archive holds of it, arrow by arrow.

mod follow_up;
mod inspectors;
mod replay;
mod round;
mod source;
mod visits;

use ssj_core::campaign::CampaignEvent;
use ssj_core::follow_up::FindingEvent;
use ssj_core::instrument::Instruments;
use ssj_core::lead::LeadEvent;
use ssj_core::plan::PlanEvent;
use ssj_core::round::RoundEvent;
use ssj_core::trail::Export;
use ssj_core::visit::VisitEvent;
use ssj_core::{SuiteUnavailable, Timestamp};

use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::verdict::Verdict;
use crate::record::{InspectorForm, ObjectForm};

/// All that is kept of a round (全过程留痕), as an archive hands it over.
#[doc(alias = "全过程留痕")]
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a> {
    /// The trail of the plan or campaign that the round was drawn for.
    pub source: Source<'a>,
    /// The round's own trail.
    pub round: &'a Export<RoundEvent>,
    /// The round that this one draws again, where it does.
    pub before: Option<&'a Archive<'a>>,
    /// The auditor's form of the draw of objects; none where none were drawn.
    pub objects: Option<&'a ObjectForm>,
    /// The auditor's forms of the draws of inspectors.
    pub inspectors: &'a [InspectorForm],
    /// The trails of the visits.
    pub visits: &'a [Export<VisitEvent>],
    /// The trails of what the visits found.
    pub findings: &'a [Export<FindingEvent>],
    /// The trails of the leads that were kept beside them.
    pub leads: &'a [Export<LeadEvent>],
    /// The instruments that the reader holds the round against.
    pub instruments: &'a Instruments,
    /// When the archive is read: nothing in it may be of later, and what was due by then must be there.
    pub on: Timestamp,
}

/// What a round was drawn for.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A plan.
    Plan(&'a Export<PlanEvent>),
    /// A special campaign.
    Campaign(&'a Export<CampaignEvent>),
}

/// Verifies a round from its plan to its last visit, by somebody who trusts nobody.
///
/// Both draws are done again, every step of every trail is taken again, and every arrow between them is
/// compared: what the plan asks for with what was committed to, what was drawn with what the round has,
/// what the round has with what was carried out. Nothing may be missing, added, changed or out of order.
/// What can't be shown (that a pool was whole, that a reserve who was passed over could not go) is named
/// as taken on trust.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks a suite of the draws.
pub fn verify_round(archive: &Archive<'_>, anchors: &Anchors) -> Result<Verdict, SuiteUnavailable> {
    let mut inquiry = Inquiry::with(anchors);
    check(&mut inquiry, archive)?;
    Ok(inquiry.finish())
}

/// A round, after the ones that it draws again.
fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>) -> Result<(), SuiteUnavailable> {
    if let Some(before) = archive.before {
        check(inquiry, before)?;
    }
    if let Some(walk) = round::walk(inquiry, archive)? {
        source::check(inquiry, archive, &walk);
        visits::check(inquiry, archive, &walk);
        follow_up::check(inquiry, archive, &walk);
    }
    Ok(())
}
