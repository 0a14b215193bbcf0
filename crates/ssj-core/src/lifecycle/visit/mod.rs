//! Visits: drawn, notified, checked, registered, published, archived. 二（六） and 二（七）.
//!
//! A visit is one call on one enterprise with all checks that its round has drawn on it, and a [`Part`] of
//! it for each department: its own people, papers, beginning, end, form, publications and clock. Its team
//! is the drawn one; whoever falls out is replaced by the next reserve. Each department enters and
//! publishes what it checked and archives it, and the [`Dossier`] says what is lacking.
//!
//! A step is one of the part for whose department its actor acts: its own, that which it took over from, or
//! where it could be several the one that [the actor names](crate::trail::Actor::in_place_of). Two
//! departments that write at once do not conflict: a step asks that its caller has seen the events of its own
//! part and of the visit as a whole. A store refuses the second entry with one sequence number; its command
//! is then given again as it was, on the lifecycle as it stands.
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
//! let basis = Basis::conducted([CheckMethod::OnSite], inspectors);
//! let result = CheckResult::new(check, basis, Outcomes::new([Outcome::NoProblem])?);
//! visit.apply(&visit.conclude(&act("v", 2, at)?, result)?)?;
//! visit.apply(&visit.complete(&act("v", 3, at)?)?)?;
//! let refused = visit.archive(&act("v", 4, at)?, DossierDigest(digest)).unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     format!("the dossier of visit `{one}` lacks the registration form of `agency:cc-amr` [吉政办发〔2019〕32号 二（六）]"),
//! );
//! visit.apply(&visit.register(&act("v", 4, at)?, amr.clone(), paper("登记表")?)?)?;
//! visit.apply(&visit.archive(&act("v", 5, at)?, DossierDigest(digest))?)?;
//! // What comes later is added to the archive.
//! let receipt = Text::new("20260609-17")?;
//! let publish = visit.publish(&act("v", 6, at)?, amr.clone(), Channel::PublicitySystem, receipt)?;
//! assert_eq!(publish.payload().part(), Some(&amr));
//! visit.apply(&publish)?;
//! let missing = Missing::Publication { agency: amr.clone(), channel: Channel::CreditPlatform };
//! let added = Missing::Supplement { agency: amr.clone() };
//! assert!(missing.is_awaited() && added.is_awaited());
//! assert_eq!(visit.dossier_of(&amr).missing(), [missing, added]);
//! let part = visit.part(&amr).ok_or("drawn")?;
//! assert!(part.is_behind() && part.archived().is_some());
//! visit.apply(&visit.add_to_archive(&act("v", 7, at)?, DossierDigest(digest))?)?;
//! let part = visit.part(&amr).ok_or("drawn")?;
//! assert_eq!((part.end(), part.state()), (Some(PartEnd::Conducted), VisitState::Archived));
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod again;
mod at_visit;
mod check;
mod dossier;
mod event;
mod part;
mod rules;
mod steps;
mod steps_after;
mod steps_apart;
mod timeliness;
mod work;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use time::Date;

use crate::base::id::{AgencyId, VisitId};
use crate::base::suite::HashFn;
use crate::lifecycle::result::{Channel, PublicCheck, PublicResult, Published};
use crate::lifecycle::round::{DrawnCheck, DrawnVisit, Supplement, Team};
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use crate::law::conduct::{Conduct, Requirement};
pub use check::{Basis, CheckResult};
pub use dossier::{Dossier, Missing};
pub use event::{Joined, Opening, VisitEvent};
pub use part::{Part, PartEnd};
pub use steps::VisitStep;
pub(crate) use steps_after::in_time;
pub use timeliness::Timeliness;
pub use work::{
    AdoptedConclusion, ConclusionKind, EntrustedWork, Entrustment, Obstacle, Sample, TestResult,
};

words! {
    /// Where a visit stands, or a department's part of it.
    pub enum VisitState {
        /// It is drawn and staffed.
        Drawn = "drawn", "已抽取";
        /// The enterprise was notified.
        Notified = "notified", "已通知";
        /// Nobody of the department came; of a visit, of none of its departments.
        Absent = "absent", "未到场";
        /// The check is going on.
        Started = "started", "检查中";
        /// All checks are done, of whichever departments came.
        Completed = "completed", "检查完成";
        /// Every department that checked has published its results on every channel, or said why not.
        Published = "published", "已公示";
        /// Its dossier is archived.
        Archived = "archived", "已归档";
        /// It fell out before it began.
        Released = "released", "已取消检查";
        /// It was handed over to another office.
        HandedOver = "handed-over", "已移交";
    }
}

/// A visit (检查).
///
/// ```
/// use ssj_core::matter::CheckMethod;
/// use ssj_core::pool::InspectorPool;
/// use ssj_core::result::{Channel, Outcome, Outcomes};
/// use ssj_core::round::Round;
/// use ssj_core::trail::Clerk;
/// use ssj_core::visit::{Basis, CheckResult, Visit};
/// use ssj_core::*;
///
/// /// A visit that finds nothing, from its opening to the archive of each of its departments. Each step hands
/// /// back the event to be stored.
/// fn visit(
///     clerk: &mut Clerk<'_, impl FnMut() -> [u8; 32]>,
///     (round, id, pool): (&Round, &VisitId, &InspectorPool),
/// ) -> Result<Visit, Refusals> {
///     let paper = |title| Evidence { title, digest: EvidenceDigest(Digest::from_bytes([1; 32])) };
///     let departments = round.visit(id).map(|visit| visit.agencies()).unwrap_or_default();
///     let first = departments.first().cloned().unwrap_or(id!(AgencyId, "cc-amr"));
///     let (day, later) = (beijing!(2026-06-15 09:00), beijing!(2026-06-17 09:00));
///     let (mut visit, opened) = clerk.begin::<Visit>(first, day, |act| Visit::open(round, act, id))?;
///     for who in &departments {
///         // Each department has the approval of its own head, gives its own notice and brings its own people.
///         clerk.take(&mut visit, who, day, |it, act| it.approve(act, paper(text!("审批表"))))?;
///         clerk.take(&mut visit, who, day, |it, act| it.notify(act, paper(text!("通知书"))))?;
///         let team = visit.team().members.iter().filter(|member| member.agency == *who);
///         let present: Vec<_> = team.filter_map(|member| pool.entry(&member.inspector)).collect();
///         let people = present.iter().map(|entry| entry.id.clone());
///         let basis = Basis::conducted([CheckMethod::OnSite], people);
///         clerk.take(&mut visit, who, day, |it, act| it.start(act, present, None))?;
///         for check in visit.drawn().checks.clone().into_iter().filter(|check| check.agency == *who) {
///             let result = CheckResult::new(check, basis.clone(), Outcomes::new([Outcome::NoProblem])?);
///             clerk.take(&mut visit, who, day, |it, act| it.conclude(act, result))?;
///         }
///         clerk.take(&mut visit, who, day, |it, act| it.complete(act))?;
///     }
///     for who in &departments {
///         let form = paper(text!("登记表"));
///         clerk.take(&mut visit, who, later, |it, act| it.register(act, who.clone(), form))?;
///         for &channel in Channel::ALL {
///             let receipt = text!("回执0001");
///             clerk.take(&mut visit, who, later, |it, act| it.publish(act, who.clone(), channel, receipt))?;
///         }
///         let dossier = visit.dossier_digest(&[]);
///         clerk.take(&mut visit, who, later, |it, act| it.archive(act, dossier))?;
///     }
///     assert!(visit.dossier().is_complete());
///     Ok(visit)
/// }
/// ```
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
    /// A part for each department, in ascending order of its id.
    parts: Vec<Part>,
    results: Vec<CheckResult>,
    recognised: BTreeSet<AgencyId>,
    /// The events of the trail up to the last one that concerns the visit as a whole.
    #[cfg_attr(feature = "serde", serde(skip))]
    whole: u64,
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

    /// The departments' parts, in ascending order of their ids.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// A department's part, by its id as it was drawn.
    pub fn part(&self, agency: &AgencyId) -> Option<&Part> {
        self.parts.iter().find(|part| part.agency == *agency)
    }

    /// Where it stands: where its parts do.
    ///
    /// One that is going on makes it so, and so does one that is over beside one that is to come; the absent
    /// ones wait for nobody. Once none goes on, it is where the one stands that has the longest way to go.
    pub fn state(&self) -> VisitState {
        use VisitState as Is;
        let (mut ahead, mut absent, mut done) = (None::<Is>, false, None::<Is>);
        let mut out = Is::Released;
        for state in self.parts.iter().map(Part::state) {
            match state {
                Is::Started => return Is::Started,
                Is::Drawn | Is::Notified => ahead = ahead.max(Some(state)),
                Is::Absent => absent = true,
                Is::Completed | Is::Published | Is::Archived => {
                    done = Some(done.map_or(state, |least| least.min(state)));
                }
                Is::Released => {}
                Is::HandedOver => out = Is::HandedOver,
            }
        }
        match (done, ahead) {
            (Some(_), Some(_)) => Is::Started,
            (Some(state), None) | (None, Some(state)) => state,
            (None, None) if absent => Is::Absent,
            (None, None) => out,
        }
    }

    /// Whether it fell out before it began: no part of it is left.
    pub fn is_released(&self) -> bool {
        matches!(self.state(), VisitState::Released | VisitState::HandedOver)
    }

    /// The day on which the first department began its check.
    pub fn started(&self) -> Option<Date> {
        self.parts.iter().filter_map(Part::started).min()
    }

    /// The day on which all checks were done (检查活动完成): those of the departments that came. Each
    /// department's clock runs from the [end of its own](Part::completed).
    pub fn completed(&self) -> Option<Date> {
        let last = self.parts.iter().filter_map(Part::completed).max()?;
        let goes_on = self.state() == VisitState::Started;
        (!goes_on).then_some(last)
    }

    /// The day on which a department's checks were done.
    pub fn completed_by(&self, agency: &AgencyId) -> Option<Date> {
        self.part(agency)?.completed()
    }

    /// The results so far, corrected ones as they should be.
    pub fn results(&self) -> &[CheckResult] {
        &self.results
    }

    /// The result of a check.
    pub fn result(&self, check: &DrawnCheck) -> Option<&CheckResult> {
        self.results.iter().find(|result| &result.check == check)
    }

    /// The results of the departments whose checks are done.
    pub fn settled(&self) -> impl Iterator<Item = &CheckResult> {
        let results = self.results.iter();
        results.filter(|result| self.completed_by(&result.check.agency).is_some())
    }

    /// The day on which it was recorded that a department filled in its registration form (登记表).
    pub fn registered(&self, agency: &AgencyId) -> Option<Date> {
        self.part(agency)?.registered()
    }

    /// A department's publication on a channel.
    pub fn publication(&self, agency: &AgencyId, channel: Channel) -> Option<&Published> {
        self.part(agency)?.publication(channel)
    }

    /// The departments that recognised its results.
    pub fn recognised(&self) -> impl Iterator<Item = &AgencyId> {
        self.recognised.iter()
    }

    /// The samples taken, and how their last tests ended.
    pub fn samples(&self) -> impl Iterator<Item = (&Sample, Option<TestResult>)> {
        let samples = self.parts.iter().flat_map(|part| &part.samples);
        samples.map(|(sample, taken)| (sample, taken.tests.last().copied()))
    }

    /// A department's results as they are published; `None` before its checks are done, and for one that
    /// checks nothing on it.
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
            checked: self.completed_by(agency)?,
            checks,
        })
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
            parts: opening
                .drawn
                .agencies()
                .into_iter()
                .map(Part::new)
                .collect(),
            results: Vec::new(),
            recognised: BTreeSet::new(),
            whole: 1,
        })
    }

    fn apply(&mut self, event: &Event<VisitEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.change(event);
        }
        Ok(())
    }
}

impl Visit {
    fn change(&mut self, event: &Event<VisitEvent>) {
        let (what, len) = (event.payload(), self.trail.len());
        let (at, day) = (event.entry().effective, event.day());
        match what {
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
            VisitEvent::Joined(joined) => self.join_in(joined),
            VisitEvent::Concluded(result) => self.results.push(result.clone()),
            VisitEvent::Corrected { result, .. } => {
                let mut results = self.results.iter_mut();
                if let Some(old) = results.find(|old| old.check == result.check) {
                    old.clone_from(result);
                }
            }
            VisitEvent::Recognised { by } => {
                self.recognised.insert(by.clone());
            }
            VisitEvent::Released { .. } => self.parts.iter_mut().for_each(|it| it.release(day)),
            // The rest is of a part. A beginning stands only at the beginning, where `begin` has read it.
            _ => {}
        }
        match what.part() {
            Some(agency) => {
                let mut parts = self.parts.iter_mut();
                if let Some(part) = parts.find(|part| part.agency == *agency) {
                    part.change(what, at, day, event.recorded_day());
                    part.last = len;
                }
            }
            // Another department's word on the results keeps none of these from its own steps.
            None if matches!(what, VisitEvent::Recognised { .. }) => {}
            None => self.whole = len,
        }
    }

    fn join_in(&mut self, joined: &Joined) {
        let drawn = self.drawn().clone().with_check(joined.check.clone());
        self.changed = Some(drawn);
        self.joined.push(joined.clone());
        if let Some(team) = &joined.team {
            self.changed_team = Some(team.clone());
        }
        let agency = &joined.check.agency;
        if let Err(place) = self.parts.binary_search_by(|part| part.agency.cmp(agency)) {
            self.parts.insert(place, Part::new(agency.clone()));
        }
    }
}
