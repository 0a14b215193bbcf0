//! What allows a draw.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::base::id::{AgencyId, DivisionId, MatterId};
use crate::base::period::Period;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::{Checks, Refusal};
use crate::law::rules::mandate as codes;
use crate::laws::{ApprovalRoute, Law};
use crate::lifecycle::plan::{FrameNumber, PlannedMatter};
use crate::paper::{FrameCommitment, MandateSource};

/// The permission to draw: an item of a plan in force, or a special campaign.
///
/// Only [`Plan::mandate`](crate::plan::Plan::mandate) and
/// [`Campaign::mandate`](crate::campaign::Campaign::mandate) give one, and it is never read back, so there
/// is no round without: what a round keeps of it is its [`Task`].
///
/// ```
/// use ssj_core::campaign::{Campaign, Proposal, Trigger};
/// use ssj_core::plan::PlannedMatter;
/// use ssj_core::trail::Clerk;
/// use ssj_core::*;
///
/// // The law as a platform keeps it, and its source of randomness.
/// # let (laws, mut n) = (laws::town()?, 0);
/// # let random = || { n += 1; [n; 32] };
/// let (h, mut clerk) = (Suite::Intl.hash_fn()?, Clerk::new(&laws, random));
/// let (amr, government) = (id!(AgencyId, "cc-amr"), id!(AgencyId, "cc-gov"));
/// let (gas, at) = (id!(MatterId, "gas"), beijing!(2026-06-02 09:00));
/// let june = Period::between(date!(2026-06-01), date!(2026-06-30))?;
/// let tenth = Sizing { rule: SizeRule::Ratio("10%".parse()?), spread: Spread::Proportional };
/// let proposal = Proposal::new(Trigger::ProminentRisk, text!("燃气事故"), june)
///     .with_matter(PlannedMatter::new(gas.clone(), amr.clone(), id!(PoolId, "gas"), 12).with_size(None, tenth));
///
/// let (mut campaign, _proposed) = clerk.begin::<Campaign>(&amr, at, |act| {
///     Campaign::propose(h, act, id!(CampaignId, "gas-2026"), proposal)
/// })?;
/// assert!(campaign.mandate(date!(2026-06-02)).is_err(), "nobody has approved it");
///
/// let minutes = Evidence::of(h, text!("批准文件"), b"a scan");
/// clerk.take(&mut campaign, &government, at, |it, act| it.approve(act, minutes))?;
/// let mandate = campaign.mandate(date!(2026-06-02))?;
/// assert_eq!(mandate.planned(&gas).map(|planned| planned.number.count()), Some(12));
/// assert_eq!(mandate.keepers(), [amr]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate(Task);

impl Mandate {
    /// Each matter once, with a number above 0.
    pub(crate) const fn new(task: Task) -> Self {
        Self(task)
    }

    /// What it allows.
    pub const fn task(&self) -> &Task {
        &self.0
    }
}

impl core::ops::Deref for Mandate {
    type Target = Task;

    fn deref(&self) -> &Task {
        &self.0
    }
}

/// What a mandate allows, as a round keeps it: the numbers that are left to draw, who checks what is drawn,
/// who let it be drawn and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Task {
    pub(crate) source: MandateSource,
    pub(crate) keepers: Vec<AgencyId>,
    pub(crate) route: Option<ApprovalRoute>,
    pub(crate) since: Timestamp,
    pub(crate) period: Period,
    pub(crate) matters: Vec<PlannedMatter>,
}

impl Task {
    /// Where it comes from.
    pub const fn source(&self) -> &MandateSource {
        &self.source
    }

    /// The agencies that draw by it: the one that keeps the plan or campaign, and the one that initiates
    /// the item.
    pub fn keepers(&self) -> &[AgencyId] {
        &self.keepers
    }

    /// The way on which the plan was approved; none for a campaign, which has an approver of its own.
    pub const fn route(&self) -> Option<&ApprovalRoute> {
        self.route.as_ref()
    }

    /// The instant at which its approval was recorded, in this version: nothing is drawn before it.
    pub const fn since(&self) -> Timestamp {
        self.since
    }

    /// Whether an agency is the body that lets something of it go: the one that the plan's route names, or
    /// who approves campaigns of their keeper, and in no case a keeper itself.
    pub fn is_reviewed_by(&self, agency: &AgencyId, law: &Law<'_>) -> bool {
        let who = law.who();
        let mut keepers = self.keepers.iter().flat_map(|own| who.now(own));
        let own = keepers.clone().any(|keeper| keeper == agency);
        let reviews = match &self.route {
            Some(route) => who.reviewer(agency, route).is_some(),
            None => keepers.any(|keeper| who.approves_campaign(agency, keeper)),
        };
        reviews && !own
    }

    /// The days on which it may be carried out.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The matters that something is left to draw of, each with the number that is left.
    pub fn matters(&self) -> &[PlannedMatter] {
        &self.matters
    }

    pub(super) fn matters_mut(&mut self) -> impl Iterator<Item = &mut PlannedMatter> {
        self.matters.iter_mut()
    }

    /// What is left to draw of a matter.
    pub fn planned(&self, matter: &MatterId) -> Option<&PlannedMatter> {
        self.matters
            .iter()
            .find(|planned| &planned.matter == matter)
    }

    /// Whether it is the same task with the same numbers, each matter checked by those of the other one or
    /// by one agency in the place of each: a reform may change who that is between the plan and the draw.
    #[must_use]
    pub fn is_the_task_of(&self, other: &Self) -> bool {
        let mut theirs = other.clone();
        let mut pairs = theirs.matters.iter_mut().zip(&self.matters);
        let follow = pairs.all(|(theirs, own)| {
            let follows = own.who.may_follow(&theirs.who);
            theirs.who.clone_from(&own.who);
            follows
        });
        follow && *self == theirs
    }

    /// The agency that checks a matter in a division: see [`Who::agency_for`](crate::plan::Who::agency_for).
    pub fn agency(&self, matter: &MatterId, division: &DivisionId) -> Option<&AgencyId> {
        self.planned(matter)?.who.agency_for(division)
    }

    /// The matters it covers, each with every agency that conducts its checks somewhere.
    pub fn checks(&self) -> impl Iterator<Item = (&MatterId, &AgencyId)> {
        self.matters.iter().flat_map(|planned| {
            let agencies = planned.who.agencies();
            agencies.map(|agency| (&planned.matter, agency))
        })
    }

    /// Whether it covers this matter, checked by this agency.
    pub fn covers(&self, matter: &MatterId, agency: &AgencyId) -> bool {
        self.planned(matter)
            .is_some_and(|planned| planned.who.agencies().any(|own| own == agency))
    }

    /// That a draw's frames are the ones that it allows: every matter that something is left of and
    /// no other, each from its own pool, each by exactly the number that is left.
    ///
    /// The number of a frame is what its sizes *ask*, before any shortfall. Were it what comes out,
    /// a plan that takes all there are where a stratum falls short would allow any smaller number; so
    /// it asks for what was planned, and what it then lacks shows in its strata.
    ///
    /// ```
    /// use ssj_core::plan::{FrameNumber, PlannedMatter};
    /// # use ssj_core::campaign::{Campaign, Proposal, Trigger};
    /// # use ssj_core::trail::{Actor, Command, Lifecycle, Salt};
    /// use ssj_core::{AgencyId, Checks, MatterId, PoolId, rules};
    /// # use ssj_core::{CampaignId, CommandId, Digest, Evidence, EvidenceDigest, Period, SizeRule, Sizing, Spread, Suite, Text};
    /// # use time::macros::date;
    /// # let amr = AgencyId::new("cc-amr")?;
    /// # let laws = ssj_core::laws::town()?;
    /// # let law = laws.on(date!(2026-06-02), &ssj_core::DivisionId::new("220100")?)?;
    /// # let act = |n: u64, who: AgencyId| -> Result<_, Box<dyn core::error::Error>> {
    /// #     let (id, at) = (CommandId::new(&n.to_string())?, "2026-06-02T09:00:00+08:00".parse()?);
    /// #     Ok(Command::new(id, n, Actor::agency(who), at, Salt::from_bytes([7; 32])).under(&law))
    /// # };
    /// # let (h, gas, pool) = (Suite::Intl.hash_fn()?, MatterId::new("gas")?, PoolId::new("gas")?);
    /// # let fifth = Sizing { rule: SizeRule::Ratio("20%".parse()?), spread: Spread::Proportional };
    /// # let planned = PlannedMatter::new(gas.clone(), amr.clone(), pool.clone(), 68).with_size(None, fifth);
    /// # let june = Period::between(date!(2026-06-01), date!(2026-06-30))?;
    /// # let proposal = Proposal::new(Trigger::ProminentRisk, Text::new("近期燃气事故多发")?, june).with_matter(planned);
    /// # let proposed = Campaign::propose(h, &act(0, amr)?, CampaignId::new("gas")?, proposal)?;
    /// # let mut campaign = Campaign::begin(h, &proposed)?;
    /// # let order = Evidence { title: Text::new("批准文件")?, digest: EvidenceDigest(Digest::from_bytes([1; 32])) };
    /// # campaign.apply(&campaign.approve(&act(1, AgencyId::new("cc-gov")?)?, order)?)?;
    /// let mandate = campaign.mandate(date!(2026-06-10))?;
    /// assert_eq!((mandate.task().route(), mandate.since()), (None, "2026-06-02T09:00:00+08:00".parse()?));
    /// assert!(mandate.is_reviewed_by(&AgencyId::new("cc-gov")?, &law));
    /// assert_eq!(mandate.planned(&gas).map(|planned| planned.number.count()), Some(68));
    /// let asked = |number| {
    ///     let mut checks = Checks::new();
    ///     let (matter, pool) = (gas.clone(), pool.clone());
    ///     mandate.fits(&[FrameNumber { matter, pool, number }], &mut checks);
    ///     checks.finish()
    /// };
    /// assert_eq!(asked(68), Ok(()));
    /// assert!(asked(8).unwrap_err().contains(rules::mandate::OTHER_NUMBER));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn fits(&self, frames: &[FrameNumber], checks: &mut Checks) {
        let mut planned: BTreeMap<_, _> = self
            .matters
            .iter()
            .map(|m| (&m.matter, (m, None)))
            .collect();
        for frame in frames {
            let Some((planned, asked)) = planned.get_mut(&frame.matter) else {
                checks.refuse(self.refuse(codes::UNPLANNED_MATTER, &frame.matter));
                continue;
            };
            checks.require(frame.pool == planned.pool, || {
                Refusal::new(codes::OTHER_POOL)
                    .with("matter", &frame.matter)
                    .with("pool", &frame.pool)
                    .with("planned", &planned.pool)
            });
            // Two frames of one matter are one number in two parts.
            *asked = Some(asked.unwrap_or(0_u64).saturating_add(frame.number));
        }
        for (matter, (planned, asked)) in planned {
            let Some(asked) = asked else {
                checks.refuse(self.refuse(codes::LEFT_OUT, matter));
                continue;
            };
            let left = planned.number.count();
            checks.require(asked == left, || {
                self.refuse(codes::OTHER_NUMBER, matter)
                    .with("number", asked)
                    .with("left", left)
            });
        }
    }

    /// That a commitment is to what it allows: frames that [fit](Self::fits), announced and disclosed as
    /// the plan says. What else the plan says of a frame, its commitment does not tell: whoever has the
    /// frame can compare that.
    pub fn fits_commitment(&self, frames: &[FrameCommitment], checks: &mut Checks) {
        let numbers: Vec<_> = frames.iter().map(FrameNumber::from).collect();
        self.fits(&numbers, checks);
        for frame in frames {
            if let Some(planned) = self.planned(&frame.matter) {
                planned.is_told(frame.announced, frame.disclosure, checks);
            }
        }
    }

    fn refuse(&self, code: &'static crate::Code, matter: &MatterId) -> Refusal {
        Refusal::new(code)
            .with("task", self.source.task().as_str())
            .with("matter", matter)
    }
}

record! {
    0x0212 Task { source, keepers, route, since, period, matters };
}
