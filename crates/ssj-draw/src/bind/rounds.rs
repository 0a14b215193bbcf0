//! From a matter's rounds ahead to the lines that a plan carries.

use alloc::vec::Vec;

use ssj_core::plan::ObjectForecast;
use ssj_core::{MatterId, PlanItemId};

use crate::sample::{ForecastLine, RollingForecast};

/// What a plan says of a matter's rounds ahead without repeats (不重复抽查的可行性): one line for each
/// round, under the plan item that `item` names for it. The matter is one stratum here; who has no
/// chance in several, [`stratum_shares`](super::stratum_shares) tells.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::plan::Forecast;
/// use ssj_core::{Digest, MatterId, PlanItemId};
/// use ssj_draw::bind::object_forecasts;
/// use ssj_draw::sample::{DatedDraw, RollingForecast};
/// // A hundred objects, none twice within a year, rounds of 60 in March and in September.
/// let planned = [60, 244].map(|day| DatedDraw { day, objects: 60 }).to_vec();
/// let rolling = RollingForecast { in_scope: 100, window: 365, past: vec![], planned };
/// let (spring, autumn) = (PlanItemId::new("spring")?, PlanItemId::new("autumn")?);
/// let item = |line: ssj_draw::sample::ForecastLine| if line.day < 182 { spring.clone() } else { autumn.clone() };
/// let lines = object_forecasts(&rolling, &MatterId::new("food-sales")?, item);
/// assert_eq!(lines.iter().map(|line| line.shortage()).collect::<Vec<_>>(), [0, 20]);
/// let plan = lines.into_iter().fold(Forecast::new(EvidenceDigest(Digest::from_bytes([1; 32]))), Forecast::with_objects);
/// assert!(!plan.is_feasible());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
pub fn object_forecasts(
    rolling: &RollingForecast,
    matter: &MatterId,
    mut item: impl FnMut(ForecastLine) -> PlanItemId,
) -> Vec<ObjectForecast> {
    let lines = rolling.lines().into_iter().map(|line| ObjectForecast {
        item: item(line),
        matter: matter.clone(),
        in_scope: rolling.in_scope,
        needed: line.needed,
        excluded: line.excluded,
        without_chance: 0,
    });
    lines.collect()
}
