//! Optional slots: experts assist where there are enough of them.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::{Digest, HashFn, Label, Seed};

use crate::assign::engine::board::Board;
use crate::assign::engine::fill::fill_most;
use crate::assign::engine::keys::{Slot, Who};
use crate::assign::engine::{AssignError, Draw, assign};
use crate::assign::problem::{Loads, PersonRow, Problem, SlotRow, VisitRow, row};
use crate::observe::Observer;

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
/// let laboratory = Department(9);
/// let need = tables.need(Need::of(laboratory));
/// for visit in 0..3 {
///     let visit = tables.visit(Token::from_bytes([visit; 16]));
///     tables.slot(visit, need);
/// }
/// let profile = tables.profile(Profile::new(laboratory, Region(0)));
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
    let number: BTreeMap<SlotRow, SlotRow> = kept.iter().copied().zip((0..).map(SlotRow)).collect();
    let slots = &problem.tables.slots;
    let mut smaller = problem.clone();
    let rows = kept.iter().filter_map(|slot| slots.get(slot.place()));
    smaller.tables.slots = rows.copied().collect();
    for (slot, _) in &mut smaller.tables.fixed {
        if let Some(renumbered) = number.get(slot) {
            *slot = *renumbered;
        }
    }
    let drawn = assign(&smaller, seed, hash, loads, observer)?;
    let person = |slot| drawn.person(*number.get(&slot)?);
    Ok((0..row(slots.len())).map(SlotRow).map(person).collect())
}

/// The slots to be filled, ascending: a maximum set, the first in order of the visits' ranks.
fn keep(draw: &Draw<'_>) -> Vec<SlotRow> {
    let fixed = draw.problem.tables.fixed.iter();
    let mut kept: Vec<SlotRow> = fixed.map(|(slot, _)| *slot).collect();
    for component in &draw.layout.components {
        let rules = draw.rules(component);
        let ranked = rules.slots.entries();
        let ranked = ranked.map(|(slot, facts)| (visit_rank(draw, facts.visit), slot));
        let mut ranked: Vec<(Digest, Slot)> = ranked.collect();
        ranked.sort_unstable();
        let mut board = Board::new(&rules);
        fill_most(&mut board, ranked.into_iter().map(|(_, slot)| slot));
        let filled = board
            .owner
            .entries()
            .filter(|(_, owner)| **owner != Who::NONE);
        kept.extend(filled.map(|(slot, _)| rules.slot_row(slot)));
    }
    kept.sort_unstable();
    kept
}

fn visit_rank(draw: &Draw<'_>, visit: VisitRow) -> Digest {
    let token = draw.problem.tables.visits.get(visit.place());
    let token = token.map_or(&[][..], |token| token.as_bytes());
    let parts = [draw.seed.as_bytes(), token];
    draw.hash.hash_parts(Label::Assign, &parts)
}
