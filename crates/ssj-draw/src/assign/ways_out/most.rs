//! Optional slots: experts assist where there are enough of them.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::{Digest, HashFn, Label, Seed};

use crate::assign::engine::board::Board;
use crate::assign::engine::draw::{Draw, assign};
use crate::assign::engine::error::AssignError;
use crate::assign::engine::fill;
use crate::assign::engine::meter::Observer;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{Loads, PersonRow, Problem, SlotRow, ix, row};

/// Fills as many slots as possible and leaves the others empty.
///
/// For experts 专家, who assist once the inspectors are complete: a draw of its own, with the
/// experts as persons and places for them as slots, after that of the inspectors; so it never
/// empties an inspector's slot. Which slots stay empty when experts are short follows from the
/// visits' ranks, the hash of seed and visit token: slots are kept in ascending rank as long as all
/// kept so far can be filled. Who fills the kept ones is drawn as [`assign`] draws.
///
/// Gives a person or nobody by slot row.
///
/// # Errors
/// [`AssignError::Cancelled`] if the observer ended the draw.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::assign::{Department, Loads, Need, Problem, Profile, Region, assign_most};
///
/// let mut tables = Problem::builder();
/// let laboratory = Department::new(9);
/// let need = tables.need(Need::of(laboratory));
/// for visit in 0..3 {
///     let visit = tables.visit(Token::from_bytes([visit; 16]));
///     tables.slot(visit, need);
/// }
/// let profile = tables.profile(Profile::new(laboratory, Region::new(0)));
/// tables.person(Token::from_bytes([9; 16]), profile, 2);
/// let problem = tables.build()?;
/// let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
/// let experts = assign_most(&problem, seed, hash, Loads::default(), &mut ())?;
/// assert_eq!(experts.iter().flatten().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "专家")]
pub fn assign_most(
    problem: &Problem,
    seed: Seed,
    hash: HashFn,
    loads: Loads,
    observer: &mut dyn Observer,
) -> Result<Vec<Option<PersonRow>>, AssignError> {
    let kept = keep(&Draw::new(problem, seed, hash, loads));
    let mut smaller = problem.clone();
    let number: BTreeMap<SlotRow, SlotRow> = kept
        .iter()
        .zip(0..)
        .map(|(slot, number)| (*slot, SlotRow::new(number)))
        .collect();
    let slots = &problem.tables.slots;
    smaller.tables.slots = kept
        .iter()
        .filter_map(|slot| slots.get(ix(slot.number())).copied())
        .collect();
    for (slot, _) in &mut smaller.tables.fixed {
        if let Some(renumbered) = number.get(slot) {
            *slot = *renumbered;
        }
    }
    let drawn = assign(&smaller, seed, hash, loads, observer)?;
    let person = |slot| {
        number
            .get(&SlotRow::new(slot))
            .and_then(|slot| drawn.person(*slot))
    };
    Ok((0..row(slots.len())).map(person).collect())
}

/// The slots to be filled, ascending: a maximum set, the first in order of the visits' ranks.
fn keep(draw: &Draw<'_>) -> Vec<SlotRow> {
    let tables = &draw.problem.tables;
    let mut kept: Vec<SlotRow> = tables.fixed.iter().map(|(slot, _)| *slot).collect();
    for component in &draw.layout.components {
        let rules = Rules::new(draw.problem, &draw.layout, component, draw.weight());
        let mut board = Board::new(&rules);
        let mut ranked: Vec<(Digest, u32)> = (0..)
            .zip(&rules.slots)
            .map(|(slot, facts)| (visit_rank(draw, facts.visit.number()), slot))
            .collect();
        ranked.sort_unstable();
        let order: Vec<u32> = ranked.into_iter().map(|(_, slot)| slot).collect();
        let filled = fill::most(&mut board, &order);
        let placed = draw.layout.slots.iter().skip(ix(component.slots.start));
        kept.extend(
            placed
                .zip(filled)
                .filter(|(_, filled)| *filled)
                .map(|(slot, _)| slot.row),
        );
    }
    kept.sort_unstable();
    kept
}

fn visit_rank(draw: &Draw<'_>, visit: u32) -> Digest {
    let token = draw.problem.tables.visits.get(ix(visit));
    let token = token.map_or(&[][..], |token| token.as_bytes());
    draw.hash
        .hash_parts(Label::Assign, &[draw.seed.as_bytes(), token])
}
