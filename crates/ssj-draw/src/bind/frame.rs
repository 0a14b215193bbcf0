//! From a pool of objects to the frame of its matter.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use ssj_core::Word;

use ssj_core::history::{DrawState, ScopeReason, Screen};
use ssj_core::plan::{ClassSize, FrameNumber, ObjectForecast, PlannedMatter, SizeAnnex, StrataBy};
use ssj_core::pool::{ObjectEntry, ObjectPool, RiskClass};
use ssj_core::rules::{draw as codes, mandate};
use ssj_core::{Checks, DivisionId, HashFn, PlanItemId, PoolId, Refusal, Refusals, Suite};

use crate::record::{
    Class, FrameRow, MatterFrame, Reason, RowState, Stratum, StratumKey, stratum_shares,
};

/// How a planned matter's pool is stratified and how many are drawn of it: as the plan and its annex
/// say, and nobody types again.
///
/// ```
/// use ssj_core::plan::{ClassSize, PlannedMatter, PlannedSizes, SizeAnnex, StrataBy};
/// use ssj_core::pool::RiskClass;
/// use ssj_core::trail::Salt;
/// use ssj_core::{AgencyId, MatterId, PoolId, SizeRule, Sizing, Spread, Suite};
/// use ssj_draw::bind::FrameDesign;
/// let (h, ratio) = (Suite::Intl.hash_fn()?, SizeRule::Ratio("30%".parse()?));
/// let sizing = Sizing { rule: ratio, spread: Spread::Proportional };
/// let sizes = vec![ClassSize { class: Some(RiskClass::D), sizing }];
/// let annex = SizeAnnex { salt: Salt::from_bytes([7; 32]), sizes };
/// let planned = PlannedMatter {
///     sizes: PlannedSizes::Annexed(annex.digest(h)),
///     strata: StrataBy::Division,
///     ..PlannedMatter::new(MatterId::new("food-sales")?, AgencyId::new("cc-amr")?, PoolId::new("food")?, 68)
/// };
/// assert_eq!(FrameDesign::of(&planned, Some(&annex), h)?.classes(), annex.sizes);
/// assert!(FrameDesign::of(&planned, None, h).is_err(), "the plan names an annex");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
///
/// It is stored as the planned matter and its annex, and read back by asking them again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(with = "Stored"))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored", into = "Stored"))]
pub struct FrameDesign {
    planned: PlannedMatter,
    annex: Option<SizeAnnex>,
    suite: Suite,
    classes: Vec<ClassSize>,
}

/// A design as it is stored.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "ssj_core::strict")]
struct Stored {
    suite: Suite,
    planned: PlannedMatter,
    #[serde(deserialize_with = "ssj_core::json::present")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<SizeAnnex>"))]
    annex: Option<SizeAnnex>,
}

#[cfg(feature = "serde")]
impl From<FrameDesign> for Stored {
    fn from(design: FrameDesign) -> Self {
        Self {
            suite: design.suite,
            planned: design.planned,
            annex: design.annex,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for FrameDesign {
    type Error = Refusals;

    fn try_from(stored: Stored) -> Result<Self, Refusals> {
        let hash = stored.suite.hash_fn()?;
        Self::of(&stored.planned, stored.annex.as_ref(), hash)
    }
}

/// A class by its number, and the division that makes a stratum of it.
type Cell<'a> = (u32, Option<&'a DivisionId>);

impl FrameDesign {
    /// The design of a planned matter, with the annex that holds its sizes where the plan has one.
    ///
    /// # Errors
    /// `mandate.other-annex` where the annex is not the plan's, is wanting, or is one too many;
    /// `plan.class-twice`.
    pub fn of(
        planned: &PlannedMatter,
        annex: Option<&SizeAnnex>,
        hash: HashFn,
    ) -> Result<Self, Refusals> {
        Ok(Self {
            classes: planned.drawn_by(annex, hash)?,
            planned: planned.clone(),
            annex: annex.cloned(),
            suite: hash.suite(),
        })
    }

    /// How many are drawn of each class.
    pub fn classes(&self) -> &[ClassSize] {
        &self.classes
    }

    /// The frame of a pool's matter, its objects screened by the history all at once.
    ///
    /// # Errors
    /// As [`frame`](Self::frame).
    pub fn screened(
        &self,
        pool: &ObjectPool,
        screen: &Screen<'_>,
    ) -> Result<MatterFrame, Refusals> {
        let states = screen.states(pool.entries());
        self.in_states(pool, states.into_iter().map(|it| it.state))
    }

    /// The frame of a pool's matter, each object in the state that `screen` finds it in.
    ///
    /// # Errors
    /// `mandate.other-pool` where the plan draws the matter from another one; `draw.stratum-unknown`
    /// for each object of a class for which nothing says how many are drawn.
    pub fn frame(
        &self,
        pool: &ObjectPool,
        screen: impl FnMut(&ObjectEntry) -> DrawState,
    ) -> Result<MatterFrame, Refusals> {
        self.in_states(pool, pool.entries().iter().map(screen))
    }

    /// One state for each entry, in their order.
    fn in_states(
        &self,
        pool: &ObjectPool,
        states: impl Iterator<Item = DrawState>,
    ) -> Result<MatterFrame, Refusals> {
        let mut checks = Checks::new();
        let (matter, id) = (pool.matter(), &pool.header().id);
        let planned = matter == &self.planned.matter && id == &self.planned.pool;
        checks.require(planned, || other_pool(&self.planned, id));
        let by = self.planned.strata;
        let mut cells = Vec::with_capacity(pool.len());
        for (row, entry) in pool.entries().iter().enumerate() {
            match self.class_of(entry) {
                Some(class) => cells.push((class, cell(by, &entry.division))),
                None => checks.refuse(self.unsized_class(pool, row)),
            }
        }
        checks.finish()?;
        let classes = named(&self.classes);
        let (strata, numbers) = strata_of(&classes, &cells);
        let rows = pool
            .entries()
            .iter()
            .zip(&cells)
            .zip(states)
            .map(|((entry, cell), state)| FrameRow {
                object: entry.id.clone(),
                holder: entry.holder.clone(),
                division: entry.division.clone(),
                stratum: numbers.get(cell).copied().unwrap_or(u32::MAX),
                state: row_state(state),
            });
        let frame = MatterFrame {
            matter: pool.matter().clone(),
            pool: pool.header().id.clone(),
            as_of: pool.header().as_of,
            who: self.planned.who.clone(),
            announced: self.planned.announced,
            disclosure: self.planned.disclosure,
            rows: rows.collect(),
            classes,
            strata,
            shortfall: self.planned.shortfall,
            reserves: self.planned.reserves,
        };
        Ok(frame.in_order())
    }

    /// The number of an object's class: the one named like it, or the one for all others.
    fn class_of(&self, entry: &ObjectEntry) -> Option<u32> {
        let of = |class: Option<RiskClass>| self.classes.iter().position(|own| own.class == class);
        let named = entry.class.and_then(|class| of(Some(class)));
        named
            .or_else(|| of(None))
            .and_then(|class| u32::try_from(class).ok())
    }

    fn unsized_class(&self, pool: &ObjectPool, row: usize) -> Refusal {
        Refusal::new(codes::STRATUM_UNKNOWN)
            .with("matter", pool.matter())
            .with("row", row.saturating_add(1))
            .with("stratum", "no class")
            .with("strata", self.classes.len())
    }
}

const fn cell(by: StrataBy, division: &DivisionId) -> Option<&DivisionId> {
    match by {
        StrataBy::Class => None,
        StrataBy::Division => Some(division),
    }
}

/// `A` to `E` by risk class, `other` for the rest.
fn named(classes: &[ClassSize]) -> Vec<Class> {
    let named = classes.iter().filter_map(|size| {
        Some(Class {
            key: size.class.map_or("other", RiskClass::name).parse().ok()?,
            sizing: size.sizing.clone(),
        })
    });
    named.collect()
}

/// The strata in ascending order of class and division, and the number of each.
fn strata_of<'a>(classes: &[Class], cells: &[Cell<'a>]) -> (Vec<Stratum>, BTreeMap<Cell<'a>, u32>) {
    let mut distinct = cells.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let strata = distinct.iter().filter_map(|(class, division)| {
        let class_key = &classes.get(usize::try_from(*class).ok()?)?.key;
        let key = match division {
            None => class_key.clone(),
            Some(division) => {
                let place = division.as_id().value();
                StratumKey::try_from(format!("{place}/{}", class_key.as_str())).ok()?
            }
        };
        Some(Stratum { key, class: *class })
    });
    let strata = strata.collect();
    (strata, distinct.into_iter().zip(0..).collect())
}

/// What a plan says ahead of an item's matter, by the frame that its pool makes today.
///
/// ```
/// use ssj_core::plan::{Forecast, PlanItem};
/// use ssj_core::{EvidenceDigest, Refusals};
/// use ssj_draw::bind::frame_forecast;
/// use ssj_draw::record::MatterFrame;
/// fn forecast(item: &PlanItem, frames: &[MatterFrame], pools: EvidenceDigest) -> Result<Forecast, Refusals> {
///     let mut lines = frames.iter().map(|frame| frame_forecast(&item.id, frame));
///     lines.try_fold(Forecast::new(pools), |all, line| Ok(all.with_objects(line?)))
/// }
/// ```
///
/// # Errors
/// As [`stratum_shares`].
pub fn frame_forecast(item: &PlanItemId, frame: &MatterFrame) -> Result<ObjectForecast, Refusals> {
    let shares = stratum_shares(frame)?;
    let [in_scope, eligible] = shares.strata.iter().fold([0_u64; 2], |sum, own| {
        let [all, some] = sum;
        [
            all.saturating_add(own.in_scope),
            some.saturating_add(own.eligible),
        ]
    });
    Ok(ObjectForecast {
        item: item.clone(),
        matter: frame.matter.clone(),
        in_scope,
        needed: shares.number(),
        excluded: in_scope.saturating_sub(eligible),
        without_chance: shares.objects_without_chance(),
    })
}

/// That a frame is made as its planned matter says: by whose offices and in which strata, with how many
/// reserves, told to whom, and sized by these classes where they are known.
///
/// Which class an object is of, a frame says only by its stratum: that stays taken on trust.
///
/// # Errors
/// `mandate.other-pool`; `mandate.other-design` for each thing that is otherwise.
pub fn is_planned(
    planned: &PlannedMatter,
    sizes: Option<&[ClassSize]>,
    frame: &MatterFrame,
) -> Result<(), Refusals> {
    let mut checks = Checks::new();
    let own = frame.matter == planned.matter && frame.pool == planned.pool;
    checks.require(own, || other_pool(planned, &frame.pool));
    planned.is_told(frame.announced, frame.disclosure, &mut checks);
    for (what, as_planned) in [
        (("offices", "检查部门"), frame.who == planned.who),
        (
            ("shortfall", "数量不足的处理"),
            frame.shortfall == planned.shortfall,
        ),
        (("reserves", "候补数量"), frame.reserves == planned.reserves),
        (
            ("strata", "分层"),
            strata_are(planned.strata, &frame.ordered()),
        ),
        (
            ("sizes of classes", "各类别数量"),
            sizes.is_none_or(|sizes| sized_so(sizes, &frame.classes)),
        ),
    ] {
        planned.is_made(what, as_planned, &mut checks);
    }
    checks.finish()
}

/// The same sizes, each under the name of its class; that of the rest has any other.
fn sized_so(sizes: &[ClassSize], classes: &[Class]) -> bool {
    let one = |(size, class): (&ClassSize, &Class)| {
        let named = |risk: RiskClass| class.key.as_str() == risk.name();
        let right = match size.class {
            Some(risk) => named(risk),
            None => !RiskClass::ALL.iter().any(|risk| named(*risk)),
        };
        right && size.sizing == class.sizing
    };
    let has = |size: &ClassSize| classes.iter().any(|class| one((size, class)));
    sizes.len() == classes.len() && sizes.iter().all(has)
}

/// Each stratum is that of its class and of the one division in which all its rows are, and has a row.
fn strata_are(by: StrataBy, frame: &MatterFrame) -> bool {
    let mut divisions = alloc::vec![None; frame.strata.len()];
    for row in &frame.rows {
        let place = usize::try_from(row.stratum).ok();
        let Some(own) = place.and_then(|place| divisions.get_mut(place)) else {
            return false;
        };
        let first = *own.get_or_insert(&row.division);
        if cell(by, first) != cell(by, &row.division) {
            return false;
        }
    }
    let cells = frame.strata.iter().zip(divisions);
    let cells = cells.map(|(stratum, first)| Some((stratum.class, cell(by, first?))));
    let cells: Option<Vec<_>> = cells.collect();
    cells.is_some_and(|cells| {
        let mut strata = strata_of(&frame.classes, &cells).0;
        strata.sort_by(|one, other| one.key.cmp(&other.key));
        strata == frame.strata
    })
}

fn other_pool(planned: &PlannedMatter, pool: &PoolId) -> Refusal {
    Refusal::new(mandate::OTHER_POOL)
        .with("matter", &planned.matter)
        .with("pool", pool)
        .with("planned", &planned.pool)
}

fn row_state(state: DrawState) -> RowState {
    match state {
        DrawState::Eligible => RowState::Eligible,
        DrawState::OutOfScope(reason) => RowState::OutOfScope(Reason::of(scope_reason(reason))),
        DrawState::NotDrawable(exclusion) => RowState::NotDrawable(Reason {
            code: exclusion.reason.to_string(),
            clause: exclusion.clause(),
            evidence: Some(exclusion.evidence.0),
        }),
    }
}

const fn scope_reason(reason: ScopeReason) -> &'static str {
    match reason {
        ScopeReason::NotOpen => "not-open",
        ScopeReason::OtherDivision => "other-division",
        _ => "out-of-scope",
    }
}

/// What a frame draws, as a mandate has it: as many as its sizes ask, before any shortfall.
///
/// # Errors
/// As [`stratum_shares`].
pub fn frame_number(frame: &MatterFrame) -> Result<FrameNumber, Refusals> {
    Ok(FrameNumber {
        matter: frame.matter.clone(),
        pool: frame.pool.clone(),
        number: stratum_shares(frame)?.number(),
    })
}
