//! Visits: drawn, notified, checked, registered, published, archived. 二（六） and 二（七）.
//!
//! A visit is one call on one enterprise with all checks that its round has drawn on it. Its team is
//! the drawn one; whoever falls out is replaced by the next reserve. Each department enters and
//! publishes what it checked, and the visit has one [`Dossier`] that says what it lacks.
//!
//! Nothing is refused for being late: lateness is what the [`ledger`](crate::ledger) shows.
//!
//! ```
//! use ssj_core::campaign::{Campaign, Proposal, Trigger};
//! use ssj_core::matter::CheckMethod;
//! use ssj_core::plan::PlannedMatter;
//! use ssj_core::pool::{InspectorEntry, InspectorKind};
//! use ssj_core::result::{Channel, Outcome, Outcomes};
//! use ssj_core::round::*;
//! use ssj_core::trail::{Act, Actor, Command, Lifecycle, Salt};
//! use ssj_core::visit::*;
//! use ssj_core::*;
//! use time::macros::date;
//!
//! let (h, amr) = (Suite::Intl.hash_fn()?, AgencyId::new("cc-amr")?);
//! let paper = |title| Text::new(title).map(|t| Evidence { title: t, digest: EvidenceDigest(Digest::from_bytes([1; 32])) });
//! # let (laws, changchun) = (laws::town()?, DivisionId::new("220100")?);
//! # let june = [date!(2026-06-02), date!(2026-06-09)].map(|day| laws.on(day, &changchun));
//! # let [second, ninth] = june;
//! # let (second, ninth) = (second?, ninth?);
//! let by = |who: &AgencyId, on: &str, n: u64, at: &str| -> Result<Act<'_>, Box<dyn core::error::Error>> {
//!     let (id, at): (_, Timestamp) = (CommandId::new(&format!("{on}/{n}"))?, at.parse()?);
//!     let law = if at.china_date() == second.day() { &second } else { &ninth };
//!     Ok(Command::new(id, n, Actor::agency(who.clone()), at, Salt::from_bytes([7; 32])).under(law))
//! };
//! let act = |on: &str, n: u64, at: &str| by(&amr, on, n, at);
//! let at = "2026-06-02T09:00:00+08:00";
//!
//! // What allows a draw: here a special campaign.
//! let size = Sizing { rule: SizeRule::Census, spread: Spread::Proportional };
//! let gas = PlannedMatter::new(MatterId::new("gas")?, amr.clone(), PoolId::new("gas")?, 1);
//! let june = Period::between(date!(2026-06-01), date!(2026-06-30))?;
//! let proposal = Proposal::new(Trigger::ProminentRisk, Text::new("燃气事故")?, june)
//!     .with_matter(gas.with_size(None, size));
//! let id = CampaignId::new("gas")?;
//! let mut campaign = Campaign::begin(h, &Campaign::propose(h, &act("c", 0, at)?, id, proposal)?)?;
//! campaign.apply(&campaign.approve(&by(&AgencyId::new("cc-gov")?, "c", 1, at)?, paper("批准文件")?)?)?;
//!
//! // The round: commitment, seed, objects, recusals, and the same for inspectors.
//! // It stands on a published list and a rulebook in force.
//! let mandate = campaign.mandate(date!(2026-06-02))?;
//! let mut round = Round::begin(h, &Round::open(h, &act("r", 0, at)?, RoundId::new("1")?, mandate)?)?;
//! // The papers are `ssj-draw`'s to make; here by hand.
//! # use ssj_core::paper::*;
//! # let none = Digest::from_bytes([0; 32]);
//! # let mandate = round.mandate().source().clone();
//! # let header = |part: DrawPart, due: Timestamp| -> Result<Header, Box<dyn core::error::Error>> {
//! #     let beacon = format!("beacon:{due}").replace(':', "-").parse()?;
//! #     let source = SeedSource { id: beacon, kind: SourceKind::Beacon, min_entropy_bits: 128, due };
//! #     Ok(Header::new(HeaderParts {
//! #         suite: Suite::Intl, mandate: mandate.clone(), part, counter: 1,
//! #         previous: None, margin_seconds: 60, reveal_hashes_close: None, sources: vec![source],
//! #     })?)
//! # };
//! # let spoken = |header: &Header, published| {
//! #     let value = |s: &SeedSource| SeedValue { source: s.id.clone(), at: s.due, value: SourceValue::from(&b"08"[..]), nonce: None };
//! #     SeedEvidence::of_values(published, header.sources().iter().map(value).collect())
//! # };
//! let published = "2026-06-02T00:00:00Z".parse()?;
//! # let frame = FrameCommitment {
//! #     matter: MatterId::new("gas")?, pool: PoolId::new("gas")?, as_of: published, announced: false,
//! #     disclosure: StratumDisclosure::AuditorOnly, number: 1, strata: 1, rows: 1, root: none, exclusions: none, design: none,
//! # };
//! # let commitment = ObjectCommitment {
//! #     header: header(DrawPart::Objects, "2026-06-02T00:10:00Z".parse()?)?, secret: none, blinded: false, classes: None, frames: vec![frame],
//! # };
//! # let evidence = spoken(&commitment.header, published);
//! round.apply(&round.commit_objects(&act("r", 1, at)?, &commitment, published)?)?;
//! round.apply(&round.seed(&act("r", 2, at)?, &DrawPart::Objects, evidence.clone())?)?;
//! let (shop, county): (ObjectId, _) = ("uscc:91220101MA13XQYL0T".parse()?, DivisionId::new("220102")?);
//! let check = DrawnCheck { matter: MatterId::new("gas")?, object: shop.clone(), agency: amr.clone() };
//! # let drawn = |id: VisitId| DrawnVisit { id, holder: shop.clone(), county: county.clone(), checks: vec![check.clone()] };
//! # let digest = commitment.digest(h);
//! # let head = ObjectHead {
//! #     suite: Suite::Intl, commitment: CommitmentDigest(digest), seed: evidence.seed(h, &commitment.header, digest)?, evidence,
//! #     results: ResultsDigest(none), thresholds: TreeRoot { leaves: 0, root: none },
//! #     outcome: ObjectsDrawn::outcome(h, none, &[drawn(VisitId::new("1")?)], &[]), public: vec![],
//! # };
//! let one = visit_id(h, head.digest(h), &shop, &county);
//! # let drawn = ObjectsDrawn::new(head, none, vec![drawn(one.clone())], vec![])?;
//! # let record = drawn.record();
//! round.apply(&round.record_objects(&act("r", 3, at)?, drawn)?)?;
//! round.apply(&round.close_recusals(&act("r", 4, at)?, RecusalRoot(none), 0)?)?;
//! let all = DrawPart::Inspectors("division:220102".parse()?);
//! let published = "2026-06-02T00:20:00Z".parse()?;
//! # let commitment = InspectorCommitment {
//! #     header: header(all.clone(), "2026-06-02T00:30:00Z".parse()?)?, secret: none, object_record: record.0, visits: none,
//! #     as_of: published, inspectors: TreeRoot { leaves: 2, root: none }, exclusions: none, fixed: none, caps: none,
//! #     reserves: 0, loads: Loads::CapsOnly, loop_rule: 2,
//! # };
//! # let evidence = spoken(&commitment.header, published);
//! round.apply(&round.commit_inspectors(&act("r", 5, at)?, &commitment, published)?)?;
//! round.apply(&round.seed(&act("r", 6, at)?, &all, evidence.clone())?)?;
//! let inspectors = vec![InspectorId::new("a")?, InspectorId::new("b")?];
//! # let members = inspectors.iter().map(|i| TeamMember { inspector: i.clone(), agency: amr.clone() }).collect();
//! # let team = Team { visit: one.clone(), members, reserves: vec![], experts: vec![] };
//! # let (digest, by_token) = (commitment.digest(h), TeamRecord::of(h, &team).ok_or("drawn")?);
//! # let head = InspectorHead {
//! #     suite: Suite::Intl, commitment: CommitmentDigest(digest), seed: evidence.seed(h, &commitment.header, digest)?, evidence,
//! #     teams_root: TreeRoot::from(&TeamRecord::tree(h, none, &[by_token])),
//! # };
//! # let drawn = TeamsDrawn::new(head, none, vec![team])?;
//! round.apply(&round.record_teams(&act("r", 7, at)?, &all, drawn)?)?;
//!
//! // The visit.
//! let at = "2026-06-09T09:00:00+08:00";
//! // Those who come, as the pool of inspectors has them: each with a certificate on the day.
//! let valid = Period::between(date!(2024-01-01), date!(2026-12-31))?;
//! let come = inspectors.clone().into_iter().map(|inspector| {
//!     InspectorEntry::new(inspector, InspectorKind::CivilServant, amr.clone()).certificated(valid)
//! });
//! let come: Vec<_> = come.collect();
//! let mut visit = Visit::begin(h, &Visit::open(&round, &act("v", 0, at)?, &one)?)?;
//! visit.apply(&visit.start(&act("v", 1, at)?, &come, None)?)?;
//! let basis = Basis::Conducted { method: CheckMethod::OnSite, inspectors };
//! let result = CheckResult::new(check, basis, Outcomes::new([Outcome::NoProblem])?);
//! visit.apply(&visit.conclude(&act("v", 2, at)?, result)?)?;
//! visit.apply(&visit.complete(&act("v", 3, at)?)?)?;
//! visit.apply(&visit.register(&act("v", 4, at)?, amr.clone(), paper("登记表")?)?)?;
//! let receipt = Text::new("20260609-17")?;
//! let publish = visit.publish(&act("v", 5, at)?, amr.clone(), Channel::PublicitySystem, receipt)?;
//! visit.apply(&publish)?;
//! let missing = Missing::Publication { agency: amr.clone(), channel: Channel::CreditPlatform };
//! assert_eq!(visit.dossier().missing(), [missing]);
//! let refused = visit.archive(&act("v", 6, at)?, DossierDigest(digest)).unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     format!("the dossier of visit `{one}` lacks the publication of `agency:cc-amr` on the credit-platform [吉政办发〔2019〕32号 二（六）]"),
//! );
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod again;
mod check;
mod dossier;
mod event;
mod rules;
mod steps;
mod steps_after;
mod timeliness;
mod work;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use ssj_calendar::Word;

use time::Date;

use crate::base::day::Day;
use crate::base::digests::DossierDigest;
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, InspectorId, MatterId, VisitId};
use crate::base::suite::HashFn;
use crate::base::timestamp::Timestamp;
use crate::lifecycle::result::{
    Channel, PublicCheck, PublicResult, PublicationState, Published, Receipt,
};
use crate::lifecycle::round::{DrawnCheck, DrawnVisit, Supplement, Team};
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use crate::law::conduct::{Conduct, Requirement};
pub use check::{Basis, CheckResult};
pub use dossier::{Dossier, Missing};
pub use event::{Joined, Opening, VisitEvent};
pub use steps::VisitStep;
pub(crate) use steps_after::in_time;
pub use timeliness::Timeliness;
pub use work::{
    AdoptedConclusion, ConclusionKind, EntrustedWork, Entrustment, Obstacle, Sample, TestResult,
};

words! {
    /// Where a visit stands.
    pub enum VisitState {
        /// It is drawn and staffed.
        Drawn = "drawn", "已抽取";
        /// The enterprise was notified.
        Notified = "notified", "已通知";
        /// The check is going on.
        Started = "started", "检查中";
        /// All checks are done.
        Completed = "completed", "检查完成";
        /// Every department has published its results on every channel.
        Published = "published", "已公示";
        /// Its dossier is archived.
        Archived = "archived", "已归档";
        /// It fell out before it began.
        Released = "released", "已取消检查";
    }
}

/// A visit (检查).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Visit {
    #[cfg_attr(feature = "serde", serde(skip))]
    trail: Trail,
    opening: Opening,
    /// The team, once it is no more the drawn one.
    changed_team: Option<Team>,
    /// What is checked, once more is than was drawn.
    changed: Option<DrawnVisit>,
    joined: Vec<Joined>,
    supplements: Vec<Supplement>,
    approval: Option<Evidence>,
    notice: Option<Evidence>,
    started: Option<Day>,
    present: Vec<InspectorId>,
    obstacles: BTreeSet<Obstacle>,
    entrusted: Vec<MatterId>,
    reported: BTreeSet<MatterId>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::base::day::pairs"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Vec<(Sample, Option<TestResult>)>")
    )]
    samples: BTreeMap<Sample, Option<TestResult>>,
    results: Vec<CheckResult>,
    completed: Option<Day>,
    registered: BTreeMap<AgencyId, Day>,
    published: Vec<(AgencyId, Channel, Published)>,
    recognised: BTreeSet<AgencyId>,
    released: bool,
    archived: Option<DossierDigest>,
    #[cfg_attr(feature = "serde", serde(skip))]
    marks: Marks,
}

/// When what later steps rest on took effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Marks {
    approved: Option<Timestamp>,
    notified: Option<Timestamp>,
    started: Option<Timestamp>,
    /// The last thing done at the check.
    worked: Option<Timestamp>,
    completed: Option<Timestamp>,
}

impl Marks {
    fn note(&mut self, event: &VisitEvent, at: Timestamp) {
        match event {
            VisitEvent::Approved { .. } => self.approved = Some(at),
            VisitEvent::Notified { .. } => self.notified = Some(at),
            VisitEvent::Started { .. } => self.started = Some(at),
            VisitEvent::Sampled { .. }
            | VisitEvent::Tested { .. }
            | VisitEvent::Obstructed { .. }
            | VisitEvent::Concluded(_) => self.worked = self.worked.max(Some(at)),
            VisitEvent::Completed => self.completed = Some(at),
            _ => {}
        }
    }
}

impl Visit {
    /// Its id.
    pub const fn id(&self) -> &VisitId {
        &self.opening.drawn.id
    }

    /// How it began.
    pub const fn opening(&self) -> &Opening {
        &self.opening
    }

    /// What was drawn: the enterprise, the county, the checks, with those that joined it since.
    pub fn drawn(&self) -> &DrawnVisit {
        self.changed.as_ref().unwrap_or(&self.opening.drawn)
    }

    /// The checks that joined it since it was opened, each with the visit that fell out.
    pub fn joined(&self) -> &[Joined] {
        &self.joined
    }

    /// Its team, as it is now.
    pub fn team(&self) -> &Team {
        self.changed_team.as_ref().unwrap_or(&self.opening.team)
    }

    /// Where it stands.
    pub fn state(&self) -> VisitState {
        if self.released {
            VisitState::Released
        } else if self.archived.is_some() {
            VisitState::Archived
        } else if self.completed.is_some() {
            if self.fully_published() {
                VisitState::Published
            } else {
                VisitState::Completed
            }
        } else if self.started.is_some() {
            VisitState::Started
        } else if self.notice.is_some() {
            VisitState::Notified
        } else {
            VisitState::Drawn
        }
    }

    /// Whether it fell out before it began.
    pub const fn is_released(&self) -> bool {
        self.released
    }

    /// The day on which the check began.
    pub fn started(&self) -> Option<Date> {
        self.started.map(|day| day.0)
    }

    /// The day on which all checks were done (检查活动完成).
    pub fn completed(&self) -> Option<Date> {
        self.completed.map(|day| day.0)
    }

    /// The results so far, corrected ones as they should be.
    pub fn results(&self) -> &[CheckResult] {
        &self.results
    }

    /// The result of a check.
    pub fn result(&self, check: &DrawnCheck) -> Option<&CheckResult> {
        self.results.iter().find(|result| &result.check == check)
    }

    /// The day on which it was recorded that a department filled in its registration form (登记表): what it
    /// says itself of an earlier day shows nothing.
    pub fn registered(&self, agency: &AgencyId) -> Option<Date> {
        self.registered.get(agency).map(|day| day.0)
    }

    /// A department's publication on a channel.
    pub fn publication(&self, agency: &AgencyId, channel: Channel) -> Option<&Published> {
        let mut published = self.published.iter();
        published
            .find(|(whose, on, _)| whose == agency && *on == channel)
            .map(|(_, _, published)| published)
    }

    /// The departments that recognised its results.
    pub fn recognised(&self) -> impl Iterator<Item = &AgencyId> {
        self.recognised.iter()
    }

    /// The samples taken, and how their tests ended.
    pub fn samples(&self) -> impl Iterator<Item = (&Sample, Option<TestResult>)> {
        self.samples
            .iter()
            .map(|(sample, result)| (sample, *result))
    }

    /// The digest of its archived dossier.
    pub const fn archived(&self) -> Option<DossierDigest> {
        self.archived
    }

    /// A department's results as they are published; `None` before the visit is completed, and for
    /// a department that checks nothing on it.
    pub fn public_result(&self, agency: &AgencyId) -> Option<PublicResult> {
        let own = |result: &&CheckResult| &result.check.agency == agency;
        let checks: Vec<_> = self.results.iter().filter(own).map(public).collect();
        if checks.is_empty() {
            return None;
        }
        Some(PublicResult {
            visit: self.id().clone(),
            holder: self.drawn().holder.clone(),
            county: self.drawn().county.clone(),
            agency: agency.clone(),
            checked: self.completed()?,
            checks,
        })
    }

    fn fully_published(&self) -> bool {
        let current = |agency: &AgencyId, channel| {
            let found = self.publication(agency, channel);
            found.is_some_and(|found| found.state == PublicationState::Current)
        };
        let mut agencies = self.drawn().checks.iter().map(|it| &it.agency);
        agencies.all(|agency| Channel::ALL.iter().all(|c| current(agency, *c)))
    }
}

fn public(result: &CheckResult) -> PublicCheck {
    PublicCheck {
        matter: result.check.matter.clone(),
        object: result.check.object.clone(),
        outcomes: result.outcomes.clone(),
        disposals: result.disposals.iter().copied().collect(),
    }
}

impl Lifecycle for Visit {
    type Payload = VisitEvent;
    type Step = VisitStep;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn state(&self) -> VisitState {
        self.state()
    }

    fn begin(hash: HashFn, first: &Event<VisitEvent>) -> Result<Self, ReplayError> {
        let VisitEvent::Opened(opening) = first.payload() else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        if &first.entry().subject != opening.drawn.id.as_id() {
            return Err(ReplayError::Subject { sequence: 0 });
        }
        Ok(Self {
            trail: lifecycle::start(hash, first)?,
            changed_team: None,
            changed: None,
            joined: Vec::new(),
            supplements: Vec::new(),
            opening: opening.clone(),
            approval: None,
            notice: None,
            started: None,
            present: Vec::new(),
            obstacles: BTreeSet::new(),
            entrusted: Vec::new(),
            reported: BTreeSet::new(),
            samples: BTreeMap::new(),
            results: Vec::new(),
            completed: None,
            registered: BTreeMap::new(),
            published: Vec::new(),
            recognised: BTreeSet::new(),
            released: false,
            archived: None,
            marks: Marks::default(),
        })
    }

    fn apply(&mut self, event: &Event<VisitEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.marks.note(event.payload(), event.entry().effective);
            self.change(event.payload(), event.day(), event.recorded_day());
        }
        Ok(())
    }
}

impl Visit {
    fn change(&mut self, event: &VisitEvent, day: Date, recorded: Date) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            VisitEvent::Opened(_) => {}
            VisitEvent::Approved { document } => self.approval = Some(document.clone()),
            VisitEvent::Notified { document } => self.notice = Some(document.clone()),
            VisitEvent::MemberReplaced {
                out, skipped, by, ..
            } => {
                let skipped: Vec<_> = skipped.iter().map(|s| s.who.clone()).collect();
                let mut team = self.team().clone();
                team.replace(out, by, &skipped);
                self.changed_team = Some(team);
            }
            VisitEvent::Supplemented(further) => {
                let mut team = self.team().clone();
                team.reserves.extend_from_slice(&further.reserves);
                self.changed_team = Some(team);
                self.supplements.push(further.clone());
            }
            VisitEvent::Joined(joined) => {
                let drawn = self.drawn().clone().with_check(joined.check.clone());
                self.changed = Some(drawn);
                self.joined.push(joined.clone());
                if let Some(team) = &joined.team {
                    self.changed_team = Some(team.clone());
                }
            }
            VisitEvent::Started { present, .. } => {
                self.started = Some(Day(day));
                self.present.clone_from(present);
            }
            VisitEvent::Obstructed { obstacle, .. } => {
                self.obstacles.insert(*obstacle);
            }
            VisitEvent::Entrusted { matter, .. } => self.entrusted.push(matter.clone()),
            VisitEvent::Reported { matter, .. } => {
                self.reported.insert(matter.clone());
            }
            VisitEvent::Sampled { sample, .. } => {
                self.samples.insert(sample.clone(), None);
            }
            VisitEvent::Tested { sample, result, .. } => {
                self.samples.insert(sample.clone(), Some(*result));
            }
            VisitEvent::Concluded(result) => self.results.push(result.clone()),
            VisitEvent::Completed => self.completed = Some(Day(day)),
            VisitEvent::Registered { agency, .. } => {
                self.registered.insert(agency.clone(), Day(recorded));
            }
            VisitEvent::Published {
                agency,
                channel,
                receipt,
            } => self.publish_on(agency, *channel, receipt.clone(), recorded),
            VisitEvent::Corrected { result, .. } => self.correct_to(result),
            VisitEvent::Withdrawn {
                agency, channel, ..
            } => self.mark(agency, Some(*channel), PublicationState::Withdrawn),
            VisitEvent::Recognised { by } => {
                self.recognised.insert(by.clone());
            }
            VisitEvent::Released { .. } => self.released = true,
            VisitEvent::Archived { dossier } => self.archived = Some(*dossier),
        }
    }

    fn publish_on(
        &mut self,
        agency: &AgencyId,
        channel: Channel,
        receipt: Receipt,
        recorded: Date,
    ) {
        let day = receipt.day().unwrap_or(recorded);
        let first = self.publication(agency, channel);
        let first = first.map_or(day, |it| it.first);
        let published = Published::new(first, day, receipt);
        self.published
            .retain(|(whose, on, _)| whose != agency || *on != channel);
        self.published.push((agency.clone(), channel, published));
    }

    fn correct_to(&mut self, corrected: &CheckResult) {
        let mut results = self.results.iter_mut();
        if let Some(old) = results.find(|old| old.check == corrected.check) {
            old.clone_from(corrected);
        }
        self.mark(&corrected.check.agency, None, PublicationState::Outdated);
    }

    /// Marks an agency's publications on one channel or all; a withdrawn one stays withdrawn.
    fn mark(&mut self, agency: &AgencyId, channel: Option<Channel>, state: PublicationState) {
        for (publisher, on, published) in &mut self.published {
            let meant = publisher == agency && channel.is_none_or(|channel| channel == *on);
            if meant && published.state != PublicationState::Withdrawn {
                published.state = state;
            }
        }
    }
}
