//! Who inspects: the uniform draw of inspectors for visits (随机选派执法检查人员).
//!
//! An assignment puts a person into every slot of every visit so that departments, regions,
//! credentials, recusals and caps are kept. If there is a lawful assignment, one is found; if there
//! is none, the answer is a proof: places that cannot all be filled, and the persons who are not
//! enough. It is drawn from all lawful assignments with the most even loads, none preferred: a chain
//! that tends to the uniform distribution is walked from a first one, by a number of loops after which
//! the distance from it is measured, not proven. On families built to break it, of up to 550 slots under caps and
//! 370 under even loads, it was at most 0.01 above what chance leaves in as many draws, which were 10^5 of the smallest
//! and some hundreds of the largest (`docs/results/uniformity.txt` of the repository). No simpler method gives
//! that: dealing from a shuffled list fails on tight problems and is biased, and so is a maximum flow with its
//! rows in random order.
//!
//! # What is here
//!
//! * [`Problem`]: visits, slots, persons, exclusions, caps, loads so far, persons named beforehand.
//! * [`assign`], or [`Draw`] for threads: a person for each slot, or a [`Shortage`] with its proof.
//! * [`Draw::relaxation`]: whom to add, which caps to lift or which visits to postpone; [`foresee`]:
//!   whether there will be enough persons for the rounds of a year.
//! * [`Draw::forced`], [`Draw::possible`]: pairs that are certain, and pairs that can't be.
//! * [`Draw::replace`]: who goes instead of someone who can't; [`assign_most`]: experts.
//! * [`Draw::table`]: pair probabilities published beforehand and kept exactly; [`Table::capped`]: no
//!   pair above a given probability.
//! * [`search`]: conditions beyond a flow, within a budget.
//!
//! What of this is proven is in [`_proofs`], and every step is written down in [`_steps`].
//!
//! # What it does not do
//!
//! Whom a slot admits must follow from the slot and the person alone. Conditions between persons
//! ("these two never together", "the whole team from one county") make the question hard in general:
//! [`search`] looks for an assignment within a budget, and promises neither evenness nor uniformity.

#[doc = include_str!("_proofs.md")]
pub mod _proofs {}
#[doc = include_str!("_steps.md")]
pub mod _steps {}

mod engine;
mod problem;
#[cfg(test)]
mod tests;
mod ways_out;

pub use engine::*;
pub use problem::*;
pub use ways_out::*;
