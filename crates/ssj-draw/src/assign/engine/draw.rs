//! A draw: components one by one, on as many threads as the caller likes, then the whole.
#![allow(clippy::indexing_slicing, reason = "the number was compared")]

use alloc::vec::Vec;

use ssj_core::{HashFn, Seed, Suite};

use super::assignment::{Assignment, ComponentReport};
use super::board::Board;
use super::chain::{Walk, Walked};
use super::deal::deal;
use super::error::AssignError;
use super::even::even_out;
use super::fill::{fill, fill_most};
use super::keys::{By, Slot, Who};
use super::layout::{Component, Layout};
use super::meter::Meter;
use super::random::Dice;
use super::rules::Rules;
use super::shortage::{Shortage, Witness};
use super::split::{PartTables, split};
use crate::assign::problem::{Loads, PersonRow, Problem, SlotRow, ix, row};
use crate::observe::{Cancelled, Observer, Phase};

/// Draws an assignment.
///
/// The result depends on the problem's content, the seed, the suite and `loads` alone.
///
/// # Errors
/// [`AssignError::Shortage`] if no lawful assignment exists, with its proof;
/// [`AssignError::Cancelled`] if the observer ended the draw.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::assign::{Department, Loads, Need, Problem, Profile, Region, assign};
///
/// let mut tables = Problem::builder();
/// let food = tables.need(Need::of(Department(1)));
/// let visit = tables.visit(Token::from_bytes([9; 16]));
/// let slots = [tables.slot(visit, food), tables.slot(visit, food)];
/// let profile = tables.profile(Profile::new(Department(1), Region(220_183)));
/// for inspector in 1..=3 {
///     tables.person(Token::from_bytes([inspector; 16]), profile, 5);
/// }
/// let problem = tables.build()?;
/// let drawn = assign(
///     &problem,
///     Seed::from_bytes([7; 32]),
///     Suite::Intl.hash_fn()?,
///     Loads::default(),
///     &mut (),
/// )?;
/// // Two different inspectors.
/// assert_ne!(drawn.person(slots[0]), drawn.person(slots[1]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assign(
    problem: &Problem,
    seed: Seed,
    hash: HashFn,
    loads: Loads,
    observer: &mut dyn Observer,
) -> Result<Assignment, AssignError> {
    let draw = Draw::new(problem, seed, hash, loads);
    let mut meter = Meter::new(observer);
    let components = 0..draw.components();
    let parts = components.map(|component| draw.solve_metered(component, &mut meter));
    draw.collect(parts.collect::<Result<Vec<_>, _>>()?)
}

/// A draw whose components can be solved apart.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region, assign};
///
/// # let mut tables = Problem::builder();
/// # for county in 0..4 {
/// #     let region = Region(county);
/// #     let need = tables.need(Need::of(Department(1)).from_regions([region]));
/// #     let profile = tables.profile(Profile::new(Department(1), region));
/// #     for i in 0..6 {
/// #         let token = Token::from_bytes([10 * county as u8 + i; 16]);
/// #         let visit = tables.visit(token);
/// #         tables.slot(visit, need);
/// #         tables.person(token, profile, 2);
/// #     }
/// # }
/// # let problem = tables.build()?;
/// let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
/// let draw = Draw::new(&problem, seed, hash, Loads::default());
/// let solve = |start| {
///     let mine = (start..draw.components()).step_by(2);
///     mine.map(|component| draw.solve(component, &mut ())).collect::<Result<Vec<_>, _>>()
/// };
/// let (even, odd) = std::thread::scope(|scope| {
///     let other = scope.spawn(|| solve(1));
///     (solve(0), other.join().unwrap())
/// });
/// let drawn = draw.collect([even?, odd?].concat())?;
/// assert_eq!(drawn, assign(&problem, seed, hash, Loads::default(), &mut ())?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Draw<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) layout: Layout,
    pub(crate) seed: Seed,
    pub(crate) hash: HashFn,
    pub(crate) loads: Loads,
}

/// One solved component: its assignment, or the proof that there is none.
#[derive(Clone, Debug)]
pub struct Part {
    component: usize,
    /// The draw it belongs to.
    of: (Seed, Suite, Loads),
    outcome: Outcome,
}

/// The person of each slot of a component, and how they were found; or why there are none.
type Outcome = Result<(Vec<PersonRow>, ComponentReport), Witness>;

impl<'a> Draw<'a> {
    /// Lays the problem out.
    pub fn new(problem: &'a Problem, seed: Seed, hash: HashFn, loads: Loads) -> Self {
        Self {
            layout: Layout::new(problem),
            problem,
            seed,
            hash,
            loads,
        }
    }

    /// How many components there are, numbered from zero by their keys.
    pub const fn components(&self) -> usize {
        self.layout.components.len()
    }

    /// Solves one component.
    ///
    /// # Errors
    /// [`AssignError::Cancelled`] if the observer ended it; [`AssignError::NoSuchComponent`].
    /// A shortage is found, but told only by [`collect`](Self::collect), with all others.
    pub fn solve(
        &self,
        component: usize,
        observer: &mut dyn Observer,
    ) -> Result<Part, AssignError> {
        if component >= self.components() {
            return Err(AssignError::NoSuchComponent { component });
        }
        self.solve_metered(component, &mut Meter::new(observer))
    }

    fn solve_metered(&self, number: usize, meter: &mut Meter<'_>) -> Result<Part, AssignError> {
        let component = &self.layout.components[number];
        let mut owners = Vec::new();
        let mut keep = |owner: &By<Slot, Who>| owners.extend(owner.iter().copied());
        let outcome = match self.walk(component, 1, &mut keep, meter)? {
            Err(witness) => Err(witness),
            Ok(report) => {
                let rows = self.layout.persons_of(component);
                let owners = owners.iter().map(|owner| rows[ix(owner.0)]);
                Ok((owners.collect(), report))
            }
        };
        Ok(self.part(number, outcome))
    }

    /// Starts a component and walks to so many states of it, each of which is kept.
    pub(crate) fn walk(
        &self,
        component: &Component,
        states: u16,
        keep: &mut dyn FnMut(&By<Slot, Who>),
        meter: &mut Meter<'_>,
    ) -> Result<Result<ComponentReport, Witness>, AssignError> {
        let rules = self.rules(component);
        let mut board = Board::new(&rules);
        let mut dice = Dice::new(self.hash, self.seed, component.key);
        if let Err(witness) = self.start(&mut board, &mut dice, meter)? {
            return Ok(Err(witness));
        }
        let even = self.loads.are_even();
        let tables = split(&board, even, meter)?;
        let rules: Vec<Rules<'_>> = self.part_rules(tables.as_deref());
        let mut owner = board.owner.clone();
        let mut parts = walks(board, even, tables.as_deref(), &rules);
        let mut walked = Walked::default();
        for state in 0..states {
            for (number, (board, walk)) in parts.iter_mut().enumerate() {
                walk.run(state > 0, board, &mut dice, meter, &mut walked)?;
                match &tables {
                    None => owner.clone_from(&board.owner),
                    Some(tables) => tables[number].write(board, &mut owner),
                }
            }
            keep(&owner);
        }
        Ok(Ok(ComponentReport {
            parts: row(parts.len()),
            loops: walked.loops,
            steps: walked.steps,
            cut: walked.cut,
            ..ComponentReport::new(component)
        }))
    }

    fn part_rules<'p>(&'p self, tables: Option<&'p [PartTables]>) -> Vec<Rules<'p>> {
        let tables = tables.into_iter().flatten();
        let rules = tables.map(|part| part.rules(self.problem, self.loads.weight()));
        rules.collect()
    }

    /// About how many steps of the loop chain the draw will take, from its start alone: no loop is
    /// walked. An estimate; what binds is a [`StepBudget`](crate::StepBudget).
    ///
    /// Components that can't be filled count nothing.
    ///
    /// # Errors
    /// [`AssignError::Cancelled`] if the observer ended it.
    ///
    /// ```
    /// # use ssj_core::{Seed, Suite, Token};
    /// # use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region};
    /// # let mut tables = Problem::builder();
    /// # let need = tables.need(Need::of(Department(1)));
    /// # let profile = tables.profile(Profile::new(Department(1), Region(0)));
    /// # let visit = tables.visit(Token::from_bytes([9; 16]));
    /// # tables.slot(visit, need);
    /// # tables.person(Token::from_bytes([1; 16]), profile, 2);
    /// # let problem = tables.build()?;
    /// # let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    /// let draw = Draw::new(&problem, seed, hash, Loads::default());
    /// // One visit and one inspector: nothing is left to chance.
    /// assert_eq!(draw.planned_steps(&mut ())?, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn planned_steps(&self, observer: &mut dyn Observer) -> Result<u64, AssignError> {
        let (mut meter, even) = (Meter::new(observer), self.loads.are_even());
        let mut steps = 0_u64;
        for component in &self.layout.components {
            let rules = self.rules(component);
            let mut board = Board::new(&rules);
            let mut dice = Dice::new(self.hash, self.seed, component.key);
            if self.start(&mut board, &mut dice, &mut meter)?.is_ok() {
                let tables = split(&board, even, &mut meter)?;
                let rules = self.part_rules(tables.as_deref());
                for (board, walk) in walks(board, even, tables.as_deref(), &rules) {
                    steps = steps.saturating_add(walk.steps(&board));
                }
            }
        }
        Ok(steps)
    }

    pub(crate) const fn part(&self, component: usize, outcome: Outcome) -> Part {
        Part {
            component,
            of: self.name(),
            outcome,
        }
    }

    const fn name(&self) -> (Seed, Suite, Loads) {
        (self.seed, self.hash.suite(), self.loads)
    }

    pub(crate) fn rules(&self, component: &Component) -> Rules<'_> {
        let weight = self.loads.weight();
        Rules::new(self.problem, &self.layout, component, weight)
    }

    /// Fills an empty board, evenly if loads are to be even. The
    /// proof that it can't be done is from the problem alone, whatever the seed.
    pub(crate) fn start(
        &self,
        board: &mut Board<'_>,
        dice: &mut Dice,
        meter: &mut Meter<'_>,
    ) -> Result<Result<(), Witness>, Cancelled> {
        meter.enter(Phase::Deal)?;
        let mut short = board.rules.lack_room();
        if !short {
            deal(board, dice);
            meter.enter(Phase::Fill)?;
            short = !fill(board);
            if short {
                *board = Board::new(board.rules);
            }
        }
        if short && let Some(witness) = self.witness(board, &[]) {
            return Ok(Err(witness));
        }
        if self.loads.are_even() {
            meter.enter(Phase::Even)?;
            even_out(board);
        }
        meter.enter(Phase::Chain)?;
        Ok(Ok(()))
    }

    /// The proof that a component can't be filled, from the problem alone, some slots left out. The
    /// board is empty.
    fn witness(&self, board: &mut Board<'_>, spare: &[SlotRow]) -> Option<Witness> {
        let rules = board.rules;
        let holes = rules.slots.keys();
        let holes = holes.filter(|slot| spare.binary_search(&rules.slot_row(*slot)).is_err());
        let short = fill_most(board, holes)?;
        Some(Witness::new(self.problem, rules, &short))
    }

    /// The witnesses of all components, some slots left out; none if all others can be filled.
    pub(crate) fn shortage(&self, spare: &[SlotRow]) -> Option<Shortage> {
        let components = self.layout.components.iter();
        let witnesses = components.filter_map(|component| {
            let rules = self.rules(component);
            self.witness(&mut Board::new(&rules), spare)
        });
        Shortage::of(witnesses.collect())
    }

    /// Puts the solved components together, in whatever order they come.
    ///
    /// # Errors
    /// [`AssignError::Shortage`] with the witness of every component that can't be filled;
    /// [`AssignError::NoSuchComponent`] or [`AssignError::Parts`] if a component is missing, comes
    /// twice, or belongs to another draw.
    pub fn collect(
        &self,
        parts: impl IntoIterator<Item = Part>,
    ) -> Result<Assignment, AssignError> {
        let mut outcomes: Vec<Option<Outcome>> = Vec::new();
        outcomes.resize_with(self.components(), || None);
        for Part {
            component,
            of,
            outcome,
        } in parts
        {
            match outcomes.get_mut(component) {
                None => return Err(AssignError::NoSuchComponent { component }),
                Some(empty) if empty.is_none() && of == self.name() => *empty = Some(outcome),
                Some(_) => return Err(AssignError::Parts),
            }
        }
        let outcomes: Option<Vec<Outcome>> = outcomes.into_iter().collect();
        self.join(outcomes.ok_or(AssignError::Parts)?)
    }

    fn join(&self, outcomes: Vec<Outcome>) -> Result<Assignment, AssignError> {
        let mut witnesses = Vec::new();
        let mut reports = Vec::with_capacity(outcomes.len());
        let mut drawn = Vec::with_capacity(self.layout.slots.len());
        for (component, outcome) in self.layout.components.iter().zip(outcomes) {
            match outcome {
                Err(witness) => witnesses.push(witness),
                Ok((owners, report)) => {
                    let slots = self.layout.slots_of(component);
                    if slots.len() != owners.len() {
                        return Err(AssignError::Parts);
                    }
                    drawn.extend(slots.iter().map(|slot| slot.row).zip(owners));
                    reports.push(report);
                }
            }
        }
        if let Some(shortage) = Shortage::of(witnesses) {
            return Err(shortage.into());
        }
        Assignment::new(self.problem, drawn, reports).ok_or(AssignError::Parts)
    }

    /// The component of a free slot, and its place there.
    pub(crate) fn find(&self, slot: SlotRow) -> Option<(&Component, Slot)> {
        let (number, slot) = self.layout.find(slot)?;
        Some((self.layout.components.get(number)?, slot))
    }
}

/// The boards of a component's parts, each with its walk.
fn walks<'p>(
    board: Board<'p>,
    even: bool,
    tables: Option<&[PartTables]>,
    rules: &'p [Rules<'p>],
) -> Vec<(Board<'p>, Walk)> {
    let boards = match tables {
        None => Vec::from([board]),
        Some(tables) => {
            let parts = tables.iter().zip(rules);
            parts
                .map(|(part, rules)| part.board(rules, &board))
                .collect()
        }
    };
    let walks = boards.into_iter().map(|board| {
        let walk = Walk::of(&board, even);
        (board, walk)
    });
    walks.collect()
}
