//! What random checks say of all who could have been drawn: totals and rates, with intervals.
//!
//! A share of checks that found a problem is no rate: those of higher risk are drawn more often, so
//! each check speaks for another number of objects. Here each speaks for the eligible of its stratum,
//! and every figure comes with the interval that holds the truth in about 95 of 100 rounds.
//!
//! * Of whom: the **eligible** of one draw on one matter. Those in scope who could not be drawn
//!   (checked within the year, say) are not in it. Draws are not added up, so campaigns stay apart;
//!   leads and follow-ups choose whom they check and are in none.
//! * By what: within a stratum the drawn are a simple random sample, so its total is
//!   `E_h · y_h / n_h`, with `n_h` those who [answered](Answer): reserves who stepped in count, those
//!   drawn without a result are taken to be like the others of their stratum. Strata with fewer than
//!   two answers are collapsed with the next of their class by name, and [`Estimate`] says how many
//!   were. Collapsed strata count as one simple random sample of them all. So they are where each was drawn from
//!   in proportion, but for the rounding. Where fractions within a class differ (fixed numbers, equal proportions,
//!   Neyman's weights, answers that fail to come in some strata), their figure leans to the strata drawn from
//!   more often, and holds only if those collapsed are alike: there, make strata with two answers at least, or
//!   classes of strata with one fraction. Where a class has no answer at all, its objects are [`unheard`](Estimate::unheard):
//!   intervals hold whatever they are like.
//! * By group: cells may be finer than strata (a [county](SampledCell::county), a
//!   [group](SampledCell::group)), with their eligible counted in the frame: given how many of a cell
//!   were drawn, each choice of them is equally likely. That is post-stratification.
//! * Intervals: for each class the hypergeometric test turned round, mid-P, on the effective number of
//!   answers (which has the finite-population correction in it); classes are added by recovering
//!   variances (MOVER). Measured on the example's strata (`docs/results/estimates.txt`): the totals and
//!   rates of problems of a matter hold 94.8 to 96.5 times in 100. Those of counties hold more often, 96.5 to 100
//!   times: with one or two answers in a class few intervals are possible, and who is unheard may be anything.
//! * Rounding: within, millionths of an object, to the nearest. Shown, whole objects and millionths of
//!   the whole: estimates to the nearest, bounds outwards.
//!
//! W. G. Cochran, *Sampling Techniques*, 3rd ed. 1977, 3.6 and 5A.12; C.-E. Särndal, B. Swensson and
//! J. Wretman, *Model Assisted Survey Sampling*, 1992, 7.6 and 10.3; E. Korn and B. Graubard, Survey
//! Methodology 24 (1998), for effective numbers; G. Zou and A. Donner, Statistics in Medicine 27
//! (2008), for recovering variances.

mod answer;
mod cell;
mod class;
mod interval;
mod planning;
mod ranking;
mod survey;
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests"
)]
mod tests;

pub use answer::{Answer, Answered};
pub use cell::{CellError, SampledCell};
pub use interval::{Estimate, Interval};
pub use planning::{Expected, number_for_change, number_for_margin, number_to_find, weights};
pub use ranking::{Places, places};
pub use survey::{Survey, SurveyRow, Tally, surveys};
