//! What if: a year of rounds ahead, and whether there will be enough persons for each.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots are the component's own places; counts are below 2^32"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::assign::engine::board::Board;
use crate::assign::engine::fill::fill_holes;
use crate::assign::engine::layout::Layout;
use crate::assign::engine::rules::Rules;
use crate::assign::engine::shortage::{Shortage, Witness};
use crate::assign::problem::{NONE, NeedRow, Problem, VisitRow, Weight, ix, row};

/// What a year of rounds needs and what can be filled (人力预测).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    lines: Vec<OutlookLine>,
    shortage: Option<Shortage>,
}

/// One need in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlookLine {
    round: u32,
    need: NeedRow,
    places: u32,
    room: u32,
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
/// # let need = tables.need(Need::of(Department::new(1)));
/// # let profile = tables.profile(Profile::new(Department::new(1), Region::new(220_183)));
/// # for visit in 0..6 {
/// #     let row = tables.visit(Token::from_bytes([visit; 16]));
/// #     tables.slot(row, need);
/// # }
/// # tables.person(Token::from_bytes([9; 16]), profile, 3);
/// # tables.person(Token::from_bytes([8; 16]), profile, 2);
/// # let problem = tables.build()?;
/// // Two rounds of three visits each; two inspectors who can go on five visits together.
/// let outlook = foresee(&problem, |visit: VisitRow| visit.number() / 3);
/// let rooms: Vec<_> = outlook.lines().iter().map(|line| (line.places(), line.room())).collect();
/// assert_eq!(rooms, [(3, 3), (3, 2)]);
/// assert_eq!(outlook.shortage().unwrap().deficit(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "预测")]
pub fn foresee(problem: &Problem, round_of: impl Fn(VisitRow) -> u32) -> Outlook {
    let layout = Layout::new(problem);
    let mut lines = BTreeMap::<(u32, u32), (u32, u32)>::new();
    let mut witnesses = Vec::new();
    for component in &layout.components {
        let rules = Rules::new(problem, &layout, component, Weight::ZERO);
        let round = |slot: u32| round_of(rules.slots[ix(slot)].visit);
        let mut order: Vec<u32> = (0..row(rules.slots.len())).collect();
        order.sort_by_key(|slot| (round(*slot), *slot));
        let mut board = Board::new(&rules);
        if let Some(short) = fill_holes(&mut board, order) {
            witnesses.push(Witness::new(problem, &layout, component, &rules, &short));
        }
        for (slot, owner) in (0..).zip(&board.owner) {
            let line = lines.entry((round(slot), rules.slots[ix(slot)].need));
            let (places, room) = line.or_default();
            *places += 1;
            *room += u32::from(*owner != NONE);
        }
    }
    for (slot, _) in &problem.tables.fixed {
        let (visit, need) = problem.tables.slots[ix(slot.number())];
        let line = lines.entry((round_of(visit), need.number())).or_default();
        *line = (line.0 + 1, line.1 + 1);
    }
    Outlook::new(problem, lines, witnesses)
}

impl Outlook {
    fn new(
        problem: &Problem,
        lines: BTreeMap<(u32, u32), (u32, u32)>,
        witnesses: Vec<Witness>,
    ) -> Self {
        let line = |((round, need), (places, room))| OutlookLine {
            round,
            need: NeedRow::new(need),
            places,
            room,
        };
        let mut lines: Vec<OutlookLine> = lines.into_iter().map(line).collect();
        let need = |line: &OutlookLine| &problem.tables.needs[ix(line.need.number())];
        lines.sort_by(|a, b| (a.round, need(a)).cmp(&(b.round, need(b))));
        Self {
            lines,
            shortage: (!witnesses.is_empty()).then(|| Shortage::new(witnesses)),
        }
    }

    /// One line for each round and need, by round and the needs' content.
    pub fn lines(&self) -> &[OutlookLine] {
        &self.lines
    }

    /// The proof, if not all can be filled: places of the first round that falls short, in each
    /// component, and of those before it that share its persons.
    pub const fn shortage(&self) -> Option<&Shortage> {
        self.shortage.as_ref()
    }
}

impl OutlookLine {
    /// The round.
    pub const fn round(&self) -> u32 {
        self.round
    }

    /// What is needed.
    pub const fn need(&self) -> NeedRow {
        self.need
    }

    /// Places, fixed ones counted.
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// How many of them can be filled.
    pub const fn room(&self) -> u32 {
        self.room
    }
}
