//! What if: a year of rounds ahead, and whether there will be enough persons for each.
#![allow(clippy::indexing_slicing, reason = "rows were checked")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::assign::engine::board::Board;
use crate::assign::engine::fill::fill_most;
use crate::assign::engine::keys::{Slot, Who};
use crate::assign::engine::layout::Layout;
use crate::assign::engine::rules::Rules;
use crate::assign::engine::{Shortage, Witness};
use crate::assign::problem::{NeedRow, Problem, VisitRow, Weight};

/// What a year of rounds needs and what can be filled (人力预测).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// One line for each round and need, by round and the needs' content.
    pub lines: Vec<OutlookLine>,
    /// The proof, if not all can be filled: places of the first round that falls short, in each
    /// component, and of those before it that share its persons.
    pub shortage: Option<Shortage>,
}

/// One need in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlookLine {
    /// The round.
    pub round: u32,
    /// What is needed.
    pub need: NeedRow,
    /// Places, fixed ones counted.
    pub places: u32,
    /// How many of them can be filled.
    pub room: u32,
}

/// Foresees rounds that are still ahead: all of them in one problem, with the visits they are
/// expected to have. `round_of` says which round (or month) a visit belongs to.
///
/// Caps per round and per year are a [schedule](crate::assign::CapSchedule) and the persons' caps; who is on
/// leave during a round is excluded from its visits. Earlier rounds are served first: a round's room
/// is what is left to it when no round before it loses a place. No seed is needed, and nobody's
/// later assignment follows from it.
///
/// ```
/// # use ssj_core::Token;
/// # use ssj_draw::assign::{Department, Need, Problem, Profile, Region};
/// use ssj_draw::assign::{VisitRow, foresee};
/// # let mut tables = Problem::builder();
/// # let need = tables.need(Need::of(Department(1)));
/// # let profile = tables.profile(Profile::new(Department(1), Region(220_183)));
/// # for visit in 0..6 {
/// #     let row = tables.visit(Token::from_bytes([visit; 16]));
/// #     tables.slot(row, need);
/// # }
/// # tables.person(Token::from_bytes([9; 16]), profile, 3);
/// # tables.person(Token::from_bytes([8; 16]), profile, 2);
/// # let problem = tables.build()?;
/// // Two rounds of three visits each; two inspectors who can go on five visits together.
/// let outlook = foresee(&problem, |visit: VisitRow| visit.0 / 3);
/// let rooms: Vec<_> = outlook.lines.iter().map(|line| (line.places, line.room)).collect();
/// assert_eq!(rooms, [(3, 3), (3, 2)]);
/// assert_eq!(outlook.shortage.unwrap().deficit, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "预测")]
pub fn foresee(problem: &Problem, round_of: impl Fn(VisitRow) -> u32) -> Outlook {
    let tables = &problem.tables;
    let layout = Layout::new(problem);
    let mut lines = BTreeMap::<(u32, NeedRow), OutlookLine>::new();
    let mut count = |visit: VisitRow, need: NeedRow, filled: bool| {
        let round = round_of(visit);
        let line = lines.entry((round, need)).or_insert(OutlookLine {
            round,
            need,
            places: 0,
            room: 0,
        });
        line.places += 1;
        line.room += u32::from(filled);
    };
    let mut witnesses = Vec::new();
    for component in &layout.components {
        let rules = Rules::new(problem, &layout, component, Weight::ZERO);
        let mut order: Vec<Slot> = rules.slots.keys().collect();
        order.sort_by_key(|slot| (round_of(rules.slots[*slot].visit), *slot));
        let mut board = Board::new(&rules);
        if let Some(short) = fill_most(&mut board, order) {
            witnesses.push(Witness::new(problem, &rules, &short));
        }
        for (slot, owner) in board.owner.entries() {
            let facts = &rules.slots[slot];
            count(facts.visit, facts.need, *owner != Who::NONE);
        }
    }
    for (slot, _) in &tables.fixed {
        let (visit, need) = tables.slots[slot.place()];
        count(visit, need, true);
    }
    let mut lines: Vec<OutlookLine> = lines.into_values().collect();
    lines.sort_by_key(|line| (line.round, &tables.needs[line.need.place()]));
    Outlook {
        lines,
        shortage: Shortage::of(witnesses),
    }
}
