//! A draw: components one by one, on as many threads as the caller likes, then the whole.
#![allow(
    clippy::indexing_slicing,
    reason = "places come from the draw's own layout"
)]

use alloc::vec::Vec;

use ssj_core::{HashFn, Seed, Suite};

use super::assignment::{Assignment, ComponentReport};
use super::board::Board;
use super::chain::Walk;
use super::deal::deal;
use super::error::AssignError;
use super::even::even_out;
use super::fill;
use super::layout::{Component, Layout};
use super::meter::{Meter, Observer, Phase, Stop};
use super::random::Dice;
use super::rules::Rules;
use super::shortage::{Shortage, Witness};
use crate::assign::problem::{Loads, PersonRow, Problem, Weight, ix};

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
/// let food = tables.need(Need::of(Department::new(1)));
/// let visit = tables.visit(Token::from_bytes([9; 16]));
/// let slots = [tables.slot(visit, food), tables.slot(visit, food)];
/// let profile = tables.profile(Profile::new(Department::new(1), Region::new(220_183)));
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
    let parts: Result<Vec<Part>, Stop> = (0..draw.components())
        .map(|component| draw.solve_metered(component, &mut meter))
        .collect();
    draw.collect(parts.map_err(|Stop| AssignError::Cancelled)?)
}

/// A draw whose components can be solved apart.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::assign::{Department, Draw, Loads, Need, Problem, Profile, Region, assign};
///
/// # let mut tables = Problem::builder();
/// # for county in 0..4 {
/// #     let region = Region::new(county);
/// #     let need = tables.need(Need::of(Department::new(1)).from_regions([region]));
/// #     let profile = tables.profile(Profile::new(Department::new(1), region));
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

#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Filled {
        owners: Vec<PersonRow>,
        report: ComponentReport,
    },
    Short(Witness),
}

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
            .map_err(|Stop| AssignError::Cancelled)
    }

    fn solve_metered(&self, component: usize, meter: &mut Meter<'_>) -> Result<Part, Stop> {
        let place = &self.layout.components[component];
        let rules = Rules::new(self.problem, &self.layout, place, self.weight());
        let mut board = Board::new(&rules);
        let mut dice = Dice::new(self.hash, self.seed, place.visit, place.place);
        let outcome = match self.start(place, &mut board, &mut dice, meter)? {
            Err(witness) => Outcome::Short(witness),
            Ok(walk) => {
                let steps = walk.run(&mut board, &mut dice, meter)?;
                meter.settle()?;
                self.filled(place, &board, walk.loops, steps)
            }
        };
        Ok(self.part(component, outcome))
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

    /// Fills an empty board, evenly if loads are to be even, and says how to walk from there. The
    /// proof that it can't be done is from the problem alone, whatever the seed.
    pub(crate) fn start(
        &self,
        place: &Component,
        board: &mut Board<'_>,
        dice: &mut Dice,
        meter: &mut Meter<'_>,
    ) -> Result<Result<Walk, Witness>, Stop> {
        meter.enter(Phase::Deal)?;
        let mut short = board.rules.lack_room();
        if !short {
            deal(board, dice);
            meter.enter(Phase::Fill)?;
            short = !fill::fill(board);
            if short {
                *board = Board::new(board.rules);
            }
        }
        if short && let Some(witness) = self.witness(place, board, &[]) {
            return Ok(Err(witness));
        }
        let even = matches!(self.loads, Loads::Even { .. });
        if even {
            meter.enter(Phase::Even)?;
            even_out(board);
        }
        meter.enter(Phase::Chain)?;
        Ok(Ok(Walk::of(board, even)))
    }

    fn filled(&self, place: &Component, board: &Board<'_>, loops: u64, steps: u64) -> Outcome {
        let persons = &self.layout.persons[ix(place.persons.start)..ix(place.persons.end)];
        let owners = board.owner.iter().map(|owner| persons[ix(*owner)]);
        Outcome::Filled {
            owners: owners.collect(),
            report: ComponentReport::new(place, loops, steps),
        }
    }

    pub(crate) const fn weight(&self) -> Weight {
        match self.loads {
            Loads::Even { weight } => weight,
            Loads::CapsOnly => Weight::ZERO,
        }
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
        let mut of: Vec<Option<Outcome>> = Vec::new();
        of.resize_with(self.components(), || None);
        for part in parts {
            match of.get_mut(part.component) {
                None => {
                    return Err(AssignError::NoSuchComponent {
                        component: part.component,
                    });
                }
                Some(Some(_)) => return Err(AssignError::Parts),
                Some(_) if part.of != self.name() => return Err(AssignError::Parts),
                Some(empty) => *empty = Some(part.outcome),
            }
        }
        let of: Option<Vec<Outcome>> = of.into_iter().collect();
        self.join(of.ok_or(AssignError::Parts)?)
    }

    fn join(&self, outcomes: Vec<Outcome>) -> Result<Assignment, AssignError> {
        let mut shortages = Vec::new();
        let mut reports = Vec::with_capacity(outcomes.len());
        let mut drawn = Vec::with_capacity(self.layout.slots.len());
        for (place, outcome) in self.layout.components.iter().zip(outcomes) {
            match outcome {
                Outcome::Short(witness) => shortages.push(witness),
                Outcome::Filled { owners, report } => {
                    let slots = &self.layout.slots[ix(place.slots.start)..ix(place.slots.end)];
                    if slots.len() != owners.len() {
                        return Err(AssignError::Parts);
                    }
                    drawn.extend(slots.iter().map(|slot| slot.row).zip(owners));
                    reports.push(report);
                }
            }
        }
        if !shortages.is_empty() {
            return Err(AssignError::Shortage(Shortage::new(shortages)));
        }
        Assignment::new(self.problem, drawn, reports).ok_or(AssignError::Parts)
    }
}
