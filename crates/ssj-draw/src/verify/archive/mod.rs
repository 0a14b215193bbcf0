//! Verifying an archive as a whole: every round from its plan to its last visit, arrow by arrow.

mod design;
mod follow_up;
mod heads;
mod inspectors;
mod replay;
mod rests;
mod round;
mod source;
mod visits;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;

use ssj_core::campaign::CampaignEvent;
use ssj_core::follow_up::FindingEvent;
use ssj_core::instrument::{InForce, Instrument, Instruments};
use ssj_core::jurisdiction::Gazetteer;
use ssj_core::lead::LeadEvent;
use ssj_core::ledger::TakenOver;
use ssj_core::plan::{PlanEvent, SizeAnnex};
use ssj_core::round::RoundEvent;
use ssj_core::trail::{Export, Head};
use ssj_core::visit::VisitEvent;
use ssj_core::{Digest, RoundId, Suite, SuiteUnavailable, Timestamp};
use ssj_core::{DivisionId, Refusals};
use time::Date;

pub(crate) use self::rests::Believed;
use self::round::Walk;
use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::verdict::Verdict;
use crate::record::{InspectorForm, ObjectForm};

/// All that is kept of some rounds (全过程留痕), as an archive hands it over. Each list is in any order.
#[doc(alias = "全过程留痕")]
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a> {
    /// The trails of the plans that rounds were drawn for.
    pub plans: &'a [Export<PlanEvent>],
    /// Those of the campaigns.
    pub campaigns: &'a [Export<CampaignEvent>],
    /// The annexes of sizes that plans or campaigns name by their digests, as far as the reader has them.
    pub annexes: &'a [SizeAnnex],
    /// The trails of the rounds, those that were drawn again among them.
    pub rounds: &'a [Export<RoundEvent>],
    /// The auditor's forms of their draws of objects.
    pub objects: &'a [ObjectForm],
    /// Those of their draws of inspectors.
    pub inspectors: &'a [InspectorForm],
    /// The trails of their visits.
    pub visits: &'a [Export<VisitEvent>],
    /// The trails of what was found.
    pub findings: &'a [Export<FindingEvent>],
    /// The trails of leads.
    pub leads: &'a [Export<LeadEvent>],
    /// What the platform took over from an old one: an exclusion that stands on it is told apart, as taken over and
    /// not verified.
    pub taken_over: &'a [TakenOver],
    /// The heads of all trails on the day of which the reader kept a checkpoint, those of other rounds
    /// among them, in ascending order of their subjects; none where they kept no checkpoint.
    pub heads: &'a [Head],
    /// The instruments that the reader holds the rounds against.
    pub instruments: &'a Instruments,
    /// The divisions as the reader knows them: which instruments bind in a county. Where they do not know a
    /// county, all instruments are taken to bind there, and the verdict says so.
    pub gazetteer: &'a Gazetteer,
    /// When the archive is read: nothing in it may be of later, and what was due by then must be there.
    pub on: Timestamp,
}

impl<'a> Archive<'a> {
    /// An archive with nothing in it yet, read at an instant by whoever holds it against these instruments,
    /// each in its places.
    pub const fn new(
        instruments: &'a Instruments,
        gazetteer: &'a Gazetteer,
        on: Timestamp,
    ) -> Self {
        Self {
            plans: &[],
            campaigns: &[],
            annexes: &[],
            rounds: &[],
            objects: &[],
            inspectors: &[],
            visits: &[],
            findings: &[],
            leads: &[],
            taken_over: &[],
            heads: &[],
            instruments,
            gazetteer,
            on,
        }
    }
}

/// Verifies an archive by somebody who trusts nobody.
///
/// Every draw is done again, every step of every trail is taken again, and every arrow between them is
/// compared: what the plan asks for with what was committed to, what was drawn with what the round has,
/// what the round has with what was carried out. Nothing may be missing, added, changed or out of order.
/// What can't be shown (that a pool was whole, that a reserve who was passed over could not go) is named
/// as taken on trust. The work is linear in the archive beside that of the draws.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks a suite of the draws.
///
/// ```
/// use ssj_core::instrument::Instruments;
/// use ssj_core::jurisdiction::Gazetteer;
/// use ssj_draw::verify::{Anchors, Archive, Standing, verify_archive};
/// let (instruments, gazetteer) = (Instruments::default(), Gazetteer::new([])?);
/// // Plans, rounds, forms, visits and whatever else there is: `Archive { rounds: &rounds, ..archive }`.
/// let archive = Archive::new(&instruments, &gazetteer, "2026-12-31T00:00:00Z".parse()?);
/// // Nothing is not wrong, and proves nothing.
/// let verdict = verify_archive(&archive, &Anchors::default())?;
/// assert_eq!(verdict.standing(), Standing::OnlyWithItself);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn verify_archive(
    archive: &Archive<'_>,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let mut inquiry = Inquiry::with(anchors);
    let walks = rounds(&mut inquiry, archive)?;
    forms_are_used(&mut inquiry, archive, &walks);
    // All trails of an archive are of one suite: that of its draws, or the international one.
    let hash = match walks.values().next() {
        Some(walk) => walk.hash,
        None => Suite::Intl.hash_fn()?,
    };
    source::trails(&mut inquiry, archive, &walks, hash);
    for walk in walks.values() {
        source::check(&mut inquiry, archive, &walks, walk);
    }
    design::unused(&mut inquiry, archive, &walks, hash);
    design::taken_over(&mut inquiry, archive);
    visits::check(&mut inquiry, archive, &walks);
    follow_up::check(&mut inquiry, archive, &walks, hash);
    heads::check(&mut inquiry, archive, &walks)?;
    core::mem::take(&mut inquiry.believed).tell(&mut inquiry, hash);
    Ok(inquiry.finish())
}

impl<'a> Archive<'a> {
    /// What binds in a county on a day, as the reader knows it.
    fn binding(
        &self,
        inquiry: &mut Inquiry<'_>,
        county: &DivisionId,
        on: Date,
    ) -> Result<InForce<'a>, Refusals> {
        let local = |own: &Instrument| own.territory().is_some() && own.validity().contains(on);
        if self.gazetteer.resolve(county, on).is_ok() || !self.instruments.iter().any(local) {
            return self.instruments.in_force_at(on, county, self.gazetteer);
        }
        inquiry.unchecked(format!(
            "instruments: all were taken to bind in {county}, which the reader's gazetteer has not on {on}"
        ));
        self.instruments.in_force(on)
    }
}

type Walks = BTreeMap<RoundId, Walk>;

/// Every round, those that were drawn again before those that draw them again.
fn rounds(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>) -> Result<Walks, SuiteUnavailable> {
    let mut trails: BTreeMap<RoundId, &Export<RoundEvent>> = BTreeMap::new();
    for trail in archive.rounds {
        let Some(subject) = trail
            .kept()
            .first()
            .map(|kept| kept.entry().subject.clone())
        else {
            inquiry.differ("rounds", "an empty trail", "a beginning");
            continue;
        };
        let field = format!("{subject}");
        match RoundId::try_from(subject) {
            Ok(id) if trails.contains_key(&id) => inquiry.differ(&field, "two trails", "one trail"),
            Ok(id) => {
                trails.insert(id, trail);
            }
            Err(error) => inquiry.differ(&field, "a round", &error),
        }
    }
    let mut walks = Walks::new();
    let mut tried: BTreeSet<RoundId> = BTreeSet::new();
    while let Some((id, trail)) = next(&trails, &tried) {
        tried.insert(id.clone());
        let before = of(trail).and_then(|of| walks.get(of));
        if let Some(walk) = round::walk(inquiry, archive, trail, before)? {
            walks.insert(id.clone(), walk);
        }
    }
    for id in trails.keys().filter(|id| !tried.contains(*id)) {
        inquiry.differ(&format!("{id}"), "it draws itself again", "a first round");
    }
    Ok(walks)
}

/// A round that was not looked at yet and waits for none.
fn next<'a>(
    trails: &BTreeMap<RoundId, &'a Export<RoundEvent>>,
    tried: &BTreeSet<RoundId>,
) -> Option<(RoundId, &'a Export<RoundEvent>)> {
    let mut left = trails.iter().filter(|(id, _)| !tried.contains(*id));
    let ready = left.find(|(_, trail)| {
        of(trail).is_none_or(|of| tried.contains(of) || !trails.contains_key(of))
    });
    ready.map(|(id, trail)| (id.clone(), *trail))
}

/// The round that a trail says it draws again.
fn of(trail: &Export<RoundEvent>) -> Option<&RoundId> {
    match trail.kept().first()?.event()?.payload() {
        RoundEvent::Opened { redraw, .. } => redraw.as_ref().map(|redraw| &redraw.of),
        _ => None,
    }
}

/// Each form is of a draw that some round has.
fn forms_are_used(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walks: &Walks) {
    let parts = walks.values().flat_map(|walk| walk.round.parts());
    let used: BTreeSet<Digest> = parts.map(|(_, draw)| draw.commitment.0).collect();
    let objects = archive
        .objects
        .iter()
        .map(|form| form.record.commitment_digest);
    let inspectors = archive
        .inspectors
        .iter()
        .map(|form| form.record.commitment_digest);
    let mut seen = BTreeSet::new();
    for commitment in objects.chain(inspectors) {
        let field = format!("forms[{commitment}]");
        if !used.contains(&commitment) {
            inquiry.differ(&field, "a draw", "no such draw in any round's trail");
        }
        if !seen.insert(commitment) {
            inquiry.differ(&field, "two forms", "one form");
        }
    }
}
