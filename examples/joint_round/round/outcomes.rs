//! How checks end, as often as it happens here.

use ssj::core::result::{Outcome, Outcomes};
use ssj_jilin::Fault;
use ssj_jilin::made::Dice;

/// One outcome, or where nobody is there sometimes a second one: they are no partition.
pub(super) fn outcomes(dice: &mut Dice) -> Result<Outcomes, Fault> {
    let first = *dice.weighted(&OUTCOMES);
    let also = first == Outcome::Unreachable && dice.per_mille(250);
    let second = also.then_some(Outcome::NotPublished);
    Ok(Outcomes::new([first].into_iter().chain(second))?)
}

/// Outcomes as often as they occur here, in 1,000.
const OUTCOMES: [(Outcome, u32); 13] = [
    (Outcome::NoProblem, 806),
    (Outcome::Corrected, 55),
    (Outcome::OtherProblem, 40),
    (Outcome::NotPublished, 30),
    (Outcome::Unreachable, 15),
    (Outcome::FalseInformation, 5),
    (Outcome::NotConducting, 20),
    (Outcome::ClosedDown, 10),
    (Outcome::Deregistered, 5),
    (Outcome::Uncooperative, 3),
    (Outcome::Revoked, 4),
    (Outcome::Annulled, 2),
    (Outcome::MovedOut, 5),
];
