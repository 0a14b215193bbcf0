//! Annual plans: 二（五）. Draft, review, in force, amended, closed.
//!
//! ```
//! use ssj_core::EvidenceDigest;
//! use ssj_core::plan::*;
//! use ssj_core::trail::{Act, Actor, Command, Lifecycle, Salt};
//! use ssj_core::*;
//! use time::macros::date;
//!
//! let h = Suite::Intl.hash_fn()?;
//! let (amr, justice) = (AgencyId::new("cc-amr")?, AgencyId::new("cc-justice")?);
//! let changchun = DivisionId::new("220100")?;
//! let (id, item) = (PlanId::new("cc-2026")?, PlanItemId::new("cc-2026-01")?);
//! # let laws = laws::town()?;
//! let law = laws.on(date!(2026-01-12), &changchun)?;
//! let act = |n: u64, who: &AgencyId| -> Result<Act<'_>, Box<dyn core::error::Error>> {
//!     let at = "2026-01-12T09:00:00+08:00".parse()?;
//!     let actor = Actor::agency(who.clone());
//!     Ok(Command::new(CommandId::new(&n.to_string())?, n, actor, at, Salt::from_bytes([7; 32])).under(&law))
//! };
//!
//! let (food, pool) = (MatterId::new("food-sales")?, PoolId::new("food")?);
//! let year = Period::between(date!(2026-01-01), date!(2026-12-31))?;
//! let items = vec![PlanItem { id: item.clone(), name: Text::new("食品销售")?, period: year, initiator: amr.clone(), matters: Vec::new() }
//!     .with_matter(PlannedMatter::new(food.clone(), amr.clone(), pool, 50))];
//! let header = PlanHeader::new(2026, PlanOwner::Department(amr.clone()), changchun.clone());
//! let drafted = Plan::draft(h, &act(0, &amr)?, id, header, items)?;
//! let mut plan = Plan::begin(h, &drafted)?;
//! assert!(plan.mandate(&item, date!(2026-03-02)).is_err(), "no draw before it is in force");
//!
//! let forecast = Forecast::new(EvidenceDigest(Digest::from_bytes([0; 32])))
//!     .with_objects(ObjectForecast { item: item.clone(), matter: food, in_scope: 1000, needed: 50, excluded: 20, without_chance: 0 });
//! plan.apply(&plan.submit(&act(1, &amr)?, forecast)?)?;
//! plan.apply(&plan.approve(&act(2, &justice)?, None)?)?;
//! plan.apply(&plan.put_in_force(&act(3, &amr)?, date!(2026-02-01))?)?;
//!
//! // The draw of a round uses the item's numbers up: the plan keeps it.
//! let mandate = plan.mandate(&item, date!(2026-03-02))?;
//! let frames = mandate.matters().iter().map(|planned| FrameNumber {
//!     matter: planned.matter.clone(),
//!     pool: planned.pool.clone(),
//!     number: planned.number.count(),
//! });
//! let law = laws.on(date!(2026-03-02), &changchun)?;
//! # let (id, at) = (CommandId::new("4")?, "2026-03-02T09:00:00+08:00".parse()?);
//! let in_march = Command::new(id, 4, Actor::agency(amr.clone()), at, Salt::from_bytes([7; 32])).under(&law);
//! let draw = RoundDraw {
//!     round: RoundId::new("1")?,
//!     counter: 1,
//!     replaces: None,
//!     source: mandate.source().clone(),
//!     commitment: CommitmentDigest(Digest::from_bytes([2; 32])),
//!     frames: frames.collect(),
//! };
//! plan.apply(&plan.draw_for(&in_march, item.clone(), draw)?)?;
//! let refusals = plan.mandate(&item, date!(2026-03-03)).unwrap_err();
//! assert!(refusals.contains(rules::mandate::USED_UP));
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod again;
mod band;
mod draws;
mod event;
mod forecast;
mod item;
mod matter;
mod rules;
mod sizes;
mod steps;
mod who;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use crate::base::day::Day;
use crate::base::id::{PlanId, PlanItemId};
use crate::base::suite::HashFn;
use crate::base::timestamp::Timestamp;
use crate::data::matter::Publication;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::{mandate, plan as codes};
use crate::lifecycle::mandate::{Mandate, Task};
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};
use crate::paper::MandateSource;

pub use crate::law::review::{BodyKind, Review, ReviewOf};
pub use crate::laws::{ApprovalRoute, ReviewingBody};
pub use band::{RatioBand, RatioBands, RatioGap};
pub(crate) use draws::Draws;
pub use draws::{FrameNumber, RoundDraw};
pub use event::{Amendment, PlanEvent, PlanHeader, PlanOwner};
pub use forecast::{Forecast, ObjectForecast, StaffForecast};
pub use item::PlanItem;
pub use matter::{PlannedMatter, PlannedNumber, StrataBy};
pub(crate) use rules::{matters_fit, offices_fit};
pub use sizes::{ClassSize, PlannedSizes, SizeAnnex};
pub use steps::PlanStep;
pub use who::{Office, Offices, Who};

words! {
    /// Where a plan stands.
    pub enum PlanState {
        /// It is being written.
        Draft = "draft", "起草中";
        /// It is under review.
        Submitted = "submitted", "已报送";
        /// The reviewing body sent it back.
        Returned = "returned", "已退回";
        /// It is approved and waits for its first day.
        Approved = "approved", "已批准";
        /// It is in force.
        InForce = "in-force", "实施中";
        /// Its year is over.
        Closed = "closed", "已结束";
    }
}

/// An annual plan (年度抽查计划) of a department, or joint one of a government.
///
/// ```
/// use ssj_core::plan::*;
/// use ssj_core::trail::Clerk;
/// use ssj_core::*;
///
/// // The law as a platform keeps it, and its source of randomness.
/// # let (laws, mut n) = (laws::town()?, 0);
/// # let random = || { n += 1; [n; 32] };
/// let (h, mut clerk) = (Suite::Intl.hash_fn()?, Clerk::new(&laws, random));
/// let (amr, justice) = (id!(AgencyId, "cc-amr"), id!(AgencyId, "cc-justice"));
/// let (food, january) = (id!(MatterId, "food-sales"), beijing!(2026-01-12 09:00));
/// let item = PlanItem {
///     id: id!(PlanItemId, "cc-2026-01"),
///     name: text!("食品销售监督检查"),
///     period: Period::between(date!(2026-03-01), date!(2026-06-30))?,
///     initiator: amr.clone(),
///     matters: vec![PlannedMatter::new(food.clone(), amr.clone(), id!(PoolId, "food"), 50)],
/// };
/// let forecast = Forecast::new(EvidenceDigest(Digest::from_bytes([1; 32]))).with_objects(ObjectForecast {
///     item: item.id.clone(), matter: food, in_scope: 1000, needed: 50, excluded: 20, without_chance: 0,
/// });
/// let header = PlanHeader::new(2026, PlanOwner::Department(amr.clone()), id!(DivisionId, "220100"));
///
/// // Drafted, handed in, approved by another body, in force: what each step hands back is to be stored.
/// let (mut plan, drafted) = clerk.begin::<Plan>(&amr, january, |act| {
///     Plan::draft(h, act, id!(PlanId, "cc-2026"), header, vec![item.clone()])
/// })?;
/// let submitted = clerk.take(&mut plan, &amr, january, |it, act| it.submit(act, forecast))?;
/// let approved = clerk.take(&mut plan, &justice, january, |it, act| it.approve(act, None))?;
/// let from = date!(2026-02-01);
/// let in_force = clerk.take(&mut plan, &amr, january, |it, act| it.put_in_force(act, from))?;
/// assert_eq!(plan.state(), PlanState::InForce);
///
/// // A draw needs a mandate, and only the plan gives one.
/// let mandate = plan.mandate(&item.id, date!(2026-03-02))?;
/// assert_eq!(mandate.matters()[0].number.count(), 50);
/// assert!(plan.mandate(&item.id, date!(2026-07-01)).unwrap_err().contains(rules::plan::OUTSIDE_PERIOD));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Plan {
    #[cfg_attr(feature = "serde", serde(skip))]
    trail: Trail,
    id: PlanId,
    header: PlanHeader,
    state: PlanState,
    version: u32,
    items: Vec<PlanItem>,
    forecast: Option<Forecast>,
    from: Option<Day>,
    /// Where the version that is in force is public.
    publication: Option<Publication>,
    pending: Option<Amendment>,
    /// When the approval of this version was recorded; before that, when the plan was begun.
    #[cfg_attr(feature = "serde", serde(skip))]
    approved: Timestamp,
    draws: BTreeMap<PlanItemId, Draws>,
}

impl Plan {
    /// Its id.
    pub const fn id(&self) -> &PlanId {
        &self.id
    }

    /// What stays the same over its life.
    pub const fn header(&self) -> &PlanHeader {
        &self.header
    }

    /// Where it stands.
    pub const fn state(&self) -> PlanState {
        self.state
    }

    /// Its version: 1, and one more with each amendment.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Its items in this version.
    pub fn items(&self) -> &[PlanItem] {
        &self.items
    }

    /// The item of this id in this version.
    pub fn item(&self, id: &PlanItemId) -> Option<&PlanItem> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// The forecast it was submitted with.
    pub const fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_ref()
    }

    /// Where and since when the version in force is public: none where nobody has recorded it.
    pub const fn publication(&self) -> Option<&Publication> {
        self.publication.as_ref()
    }

    /// The amendment under review.
    pub const fn pending(&self) -> Option<&Amendment> {
        self.pending.as_ref()
    }

    /// The rounds that drew for an item, in their order.
    pub fn draws(&self, item: &PlanItemId) -> &[RoundDraw] {
        self.draws.get(item).map_or(&[], |draws| &draws.0)
    }

    /// The matters of an item that something is left to draw of, each with the number that is left.
    pub fn left(&self, item: &PlanItemId) -> Vec<PlannedMatter> {
        let matters = self.item(item).map_or(&[][..], |item| &item.matters);
        self.draws.get(item).unwrap_or(Draws::NONE).left(matters)
    }

    /// The permission to draw for an item on a day what is left of its numbers.
    ///
    /// # Errors
    /// `plan.not-in-force`, `plan.unknown-item`, `plan.outside-period`: a draw outside an item of a
    /// plan in force is refused (2.5-a, 2.5-b). `mandate.used-up` where nothing is left.
    pub fn mandate(&self, item: &PlanItemId, day: Date) -> Result<Mandate, Refusals> {
        let found = self.open_item(item, day)?;
        let left = self.left(item);
        if left.is_empty() {
            let task = item.as_str();
            return Err(Refusal::new(mandate::USED_UP).with("task", task).into());
        }
        let mut keepers = Vec::from([self.header.owner.agency().clone()]);
        if !keepers.contains(&found.initiator) {
            keepers.push(found.initiator.clone());
        }
        Ok(Mandate::new(Task {
            source: self.source(item),
            keepers,
            route: Some(self.header.route.clone()),
            since: self.approved,
            period: found.period,
            matters: left,
        }))
    }

    /// An item that may be drawn for on a day.
    fn open_item(&self, item: &PlanItemId, day: Date) -> Result<&PlanItem, Refusals> {
        let mut checks = Checks::new();
        let begun = self.from.is_some_and(|from| from.0 <= day);
        checks.require(self.state == PlanState::InForce && begun, || {
            Refusal::new(codes::NOT_IN_FORCE)
                .with("plan", &self.id)
                .with("state", self.state)
        });
        let Some(found) = self.item(item) else {
            return Err(checks.stop(self.unknown_item(item)));
        };
        checks.require(found.period.contains(day), || {
            Refusal::new(codes::OUTSIDE_PERIOD)
                .with("item", item)
                .with("day", day)
                .with("period", alloc::format!("{}", found.period))
        });
        checks.finish().map(|()| found)
    }

    /// Whether it was put in force: one that was given up before owes nothing.
    pub(crate) const fn was_in_force(&self) -> bool {
        self.from.is_some()
    }

    fn unknown_item(&self, item: &PlanItemId) -> Refusal {
        Refusal::new(codes::UNKNOWN_ITEM)
            .with("plan", &self.id)
            .with("item", item)
            .with("version", self.version)
    }

    fn source(&self, item: &PlanItemId) -> MandateSource {
        MandateSource::Plan {
            plan: self.id.clone(),
            item: item.clone(),
            version: self.version,
        }
    }
}

impl Lifecycle for Plan {
    type Payload = PlanEvent;
    type Step = PlanStep;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn state(&self) -> PlanState {
        self.state()
    }

    fn begin(hash: HashFn, first: &Event<PlanEvent>) -> Result<Self, ReplayError> {
        let PlanEvent::Drafted { header, items } = first.payload() else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        Ok(Self {
            id: lifecycle::id_of(first)?,
            trail: lifecycle::start(hash, first)?,
            header: header.clone(),
            state: PlanState::Draft,
            version: 1,
            items: items.clone(),
            forecast: None,
            from: None,
            publication: None,
            pending: None,
            approved: first.entry().recorded,
            draws: BTreeMap::new(),
        })
    }

    fn apply(&mut self, event: &Event<PlanEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.change(event.payload(), event.entry().recorded);
        }
        Ok(())
    }
}

impl Plan {
    fn change(&mut self, event: &PlanEvent, recorded: Timestamp) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            PlanEvent::Drafted { .. } => {}
            PlanEvent::Revised { items } => {
                self.items.clone_from(items);
                self.state = PlanState::Draft;
            }
            PlanEvent::Submitted { forecast } => {
                self.forecast = Some(forecast.clone());
                self.state = PlanState::Submitted;
            }
            PlanEvent::Returned { .. } => self.state = PlanState::Returned,
            PlanEvent::Approved { .. } => {
                self.state = PlanState::Approved;
                self.approved = recorded;
            }
            PlanEvent::PutInForce { from } => {
                self.from = Some(Day(*from));
                self.state = PlanState::InForce;
            }
            PlanEvent::AmendmentProposed(amendment) => self.pending = Some(amendment.clone()),
            PlanEvent::AmendmentApproved { .. } => {
                self.amend();
                self.approved = recorded;
                self.publication = None;
            }
            PlanEvent::AmendmentReturned { .. } => self.pending = None,
            PlanEvent::DrawnFor { item, draw } => {
                let draws = self.draws.entry(item.clone()).or_default();
                draws.0.push(draw.clone());
            }
            PlanEvent::Published(publication) => self.publication = Some(publication.clone()),
            PlanEvent::Closed => self.state = PlanState::Closed,
        }
    }

    fn amend(&mut self) {
        if let Some(amendment) = self.pending.take() {
            self.items = amendment.items;
            self.forecast = Some(amendment.forecast);
            self.version = self.version.saturating_add(1);
        }
    }
}
