//! From a pool of objects to the frame of its matter.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use ssj_core::Word;

use ssj_core::agency::Who;
use ssj_core::history::{DrawState, ScopeReason, Screen};
use ssj_core::pool::{ObjectEntry, ObjectPool, RiskClass};
use ssj_core::rules::draw as codes;
use ssj_core::{Checks, DivisionId, Refusal, Refusals, Shortfall, Sizing};

use crate::record::{
    Class, FrameRow, MatterFrame, Reason, RowState, Stratum, StratumDisclosure, StratumKey,
};

/// How a pool is stratified and how many are drawn: what a plan and its ratio rule decide.
///
/// ```
/// use ssj_core::agency::Who;
/// use ssj_core::pool::RiskClass;
/// use ssj_core::{Shortfall, SizeRule, Sizing, Spread};
/// use ssj_draw::bind::{ClassSizing, FrameDesign, StrataBy};
/// use ssj_draw::record::StratumDisclosure;
/// let ratio = |text: &str| {
///     Ok::<_, ssj_core::RatioError>(Sizing { rule: SizeRule::Ratio(text.parse()?), spread: Spread::Proportional })
/// };
/// let design = FrameDesign {
///     classes: vec![
///         ClassSizing { class: Some(RiskClass::D), sizing: ratio("30%")? },
///         ClassSizing { class: None, sizing: ratio("2%")? },
///     ],
///     strata: StrataBy::Division,
///     who: Who::One("agency:220183-amr".parse()?),
///     announced: false,
///     disclosure: StratumDisclosure::AuditorOnly,
///     shortfall: Shortfall::Refuse,
///     reserves: 2,
/// };
/// assert_eq!(design.classes.len(), 2);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameDesign {
    /// How many are drawn of each class.
    pub classes: Vec<ClassSizing>,
    /// What divides a class into strata.
    pub strata: StrataBy,
    /// Which agency checks where.
    pub who: Who,
    /// Whether its checks are announced: an unannounced frame is drawn blinded.
    pub announced: bool,
    /// Who may see an object's stratum.
    pub disclosure: StratumDisclosure,
    /// What happens where a stratum has fewer eligible objects than its size.
    pub shortfall: Shortfall,
    /// How many reserves stand by in each stratum, where it has so many.
    pub reserves: u32,
}

/// How many are drawn of the objects of one risk class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSizing {
    /// The class; `None` for every object of no class named beside it.
    pub class: Option<RiskClass>,
    /// How many, and how they are spread over the strata.
    pub sizing: Sizing,
}

words! {
    /// What divides a class into strata.
    pub enum StrataBy {
        /// Nothing: a class is one stratum.
        Class = "class", "按类别";
        /// The division in which each object is.
        Division = "division", "按行政区划";
    }
}

/// A class by its number, and the division that makes a stratum of it.
type Cell<'a> = (u32, Option<&'a DivisionId>);

impl FrameDesign {
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
    /// `draw.stratum-unknown` for each object of a class for which nothing says how many are drawn.
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
        let mut cells = Vec::with_capacity(pool.len());
        for (row, entry) in pool.entries().iter().enumerate() {
            match self.class_of(entry) {
                Some(class) => cells.push((class, self.cell(entry))),
                None => checks.refuse(self.unsized_class(pool, row)),
            }
        }
        checks.finish()?;
        let (strata, numbers) = self.strata(&cells);
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
        Ok(MatterFrame {
            matter: pool.matter().clone(),
            pool: pool.header().id.clone(),
            as_of: pool.header().as_of,
            who: self.who.clone(),
            announced: self.announced,
            disclosure: self.disclosure,
            rows: rows.collect(),
            classes: self.named_classes(),
            strata,
            shortfall: self.shortfall,
            reserves: self.reserves,
        })
    }

    /// The number of an object's class: the one named like it, or the one for all others.
    fn class_of(&self, entry: &ObjectEntry) -> Option<u32> {
        let of = |class: Option<RiskClass>| self.classes.iter().position(|own| own.class == class);
        let named = entry.class.and_then(|class| of(Some(class)));
        named
            .or_else(|| of(None))
            .and_then(|class| u32::try_from(class).ok())
    }

    fn cell<'a>(&self, entry: &'a ObjectEntry) -> Option<&'a DivisionId> {
        match self.strata {
            StrataBy::Class => None,
            StrataBy::Division => Some(&entry.division),
        }
    }

    /// The strata in ascending order of class and division, and the number of each.
    fn strata<'a>(&self, cells: &[Cell<'a>]) -> (Vec<Stratum>, BTreeMap<Cell<'a>, u32>) {
        let mut distinct = cells.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        let strata = distinct.iter().filter_map(|(class, division)| {
            let class_key = self.key_of(*class)?;
            let key = match division {
                None => class_key,
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

    fn named_classes(&self) -> Vec<Class> {
        let named = (0..).zip(&self.classes).filter_map(|(number, class)| {
            Some(Class {
                key: self.key_of(number)?,
                sizing: class.sizing.clone(),
            })
        });
        named.collect()
    }

    /// `A` to `E` by risk class, `other` for the rest.
    fn key_of(&self, class: u32) -> Option<StratumKey> {
        let class = self.classes.get(usize::try_from(class).ok()?)?.class;
        class.map_or("other", RiskClass::name).parse().ok()
    }

    fn unsized_class(&self, pool: &ObjectPool, row: usize) -> Refusal {
        Refusal::new(codes::STRATUM_UNKNOWN)
            .with("matter", pool.matter())
            .with("row", row.saturating_add(1))
            .with("stratum", "no class")
            .with("strata", self.classes.len())
    }
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
