//! The states that are reached, and what leads where.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use ssj_core::rules::Code;

use crate::world::{DAY, New, PLACES, Store, Tried, World};
use crate::{aside, plans, rounds, visits};

/// One thing that somebody may try.
pub(crate) struct Move {
    /// The place whose lifecycle it moves.
    pub(crate) place: usize,
    /// The lifecycle and the step, as their tables have them.
    pub(crate) step: (&'static str, &'static str),
    /// Whether it begins that lifecycle.
    begins: bool,
    /// The other places that it is shown.
    reads: Vec<usize>,
    pub(crate) take: Box<Take>,
}

impl Move {
    pub(crate) fn new(
        place: usize,
        step: (&'static str, &'static str),
        reads: &[usize],
        take: impl Fn(&Store, &World) -> Tried + 'static,
    ) -> Self {
        Self {
            place,
            step,
            begins: BEGINNINGS.contains(&step.1),
            reads: reads.into(),
            take: Box::new(take),
        }
    }
}

/// What a move does in a world.
type Take = dyn Fn(&Store, &World) -> Tried;

/// What came of a move.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// It lies beyond the bound.
    Beyond,
    /// Refused, with this set of codes.
    Refused(u16),
    /// The place's new state.
    To(u16),
}

pub(crate) struct Graph {
    pub(crate) moves: Vec<Move>,
    pub(crate) worlds: Vec<World>,
    pub(crate) refused: usize,
    pub(crate) codes: Vec<Vec<&'static Code>>,
    known: HashMap<u128, Came, Quick>,
    /// Where the steps out of each state begin among the steps.
    starts: Vec<u32>,
    /// Each step: where to, by which move.
    steps: Vec<(u32, u16)>,
    /// The same as they were found, each with where from.
    found: Vec<(u32, u32, u16)>,
    /// The same the other way.
    back_starts: Vec<u32>,
    back_from: Vec<u32>,
}

/// The steps that begin a lifecycle.
const BEGINNINGS: [&str; 4] = ["draft", "open", "draw-again", "receive"];

/// A world in one number.
fn packed(world: &World) -> u128 {
    world.iter().fold(0, |packed, number| {
        assert!(
            *number < 1 << 14,
            "more states of one lifecycle than a world has room for"
        );
        packed << 14 | u128::from(*number)
    })
}

/// Quick, for keys that nobody chose to collide.
#[derive(Clone, Copy, Debug, Default)]
struct Quick(u64);

impl BuildHasher for Quick {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        *self
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u128(u128::from(*byte));
        }
    }

    fn write_u128(&mut self, key: u128) {
        let folded = (key as u64) ^ (key >> 64) as u64 ^ self.0;
        let mixed = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 29;
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0xbf58_476d_1ce4_e5b9)
    }
}

fn moves(store: &Store) -> Vec<Move> {
    let last = if store.bound.eventful { 1 } else { 3 };
    let mut moves = vec![Move::new(DAY, ("day", "pass"), &[], move |_, world| {
        (world[DAY] < last).then_some(Ok(New::Day))
    })];
    if store.bound.drawn {
        moves.extend(plans::moves(store.bound));
        moves.extend(rounds::moves(store.bound));
        moves.extend(visits::moves(store.bound));
    }
    moves.extend(aside::moves(store.bound));
    moves
}

impl Graph {
    /// Everything that is reached from the beginning, day by day: a state is known as it was reached first, so
    /// that no command is recorded before the last one.
    pub(crate) fn explored(store: &mut Store) -> Self {
        let beginning: World = [0; PLACES];
        let mut graph = Self {
            moves: moves(store),
            worlds: vec![beginning],
            refused: 0,
            codes: Vec::new(),
            known: HashMap::default(),
            starts: Vec::new(),
            steps: Vec::new(),
            found: Vec::new(),
            back_starts: Vec::new(),
            back_from: Vec::new(),
        };
        let mut numbers: HashMap<u128, u32, Quick> = HashMap::default();
        numbers.insert(packed(&beginning), 0);
        let (mut at, mut day_began) = (0, 0);
        loop {
            while at < graph.worlds.len() {
                for number in 1..graph.moves.len() {
                    graph.go(store, (at, number), &mut numbers);
                }
                at += 1;
            }
            // The day is over for each of them.
            for before in day_began..at {
                graph.go(store, (before, 0), &mut numbers);
            }
            day_began = at;
            if at == graph.worlds.len() {
                break;
            }
        }
        graph.sort();
        graph
    }

    fn go(
        &mut self,
        store: &mut Store,
        (at, number): (usize, usize),
        numbers: &mut HashMap<u128, u32, Quick>,
    ) {
        let world = self.worlds[at];
        match self.tried(store, number, &world) {
            Came::Beyond => {}
            Came::Refused(_) => self.refused += 1,
            Came::To(state) => {
                let mut next = world;
                next[self.moves[number].place] = state;
                store.forget(&mut next);
                let fresh = self.worlds.len() as u32;
                let to = *numbers.entry(packed(&next)).or_insert(fresh);
                if to == fresh {
                    self.worlds.push(next);
                }
                self.found.push((at as u32, to, number as u16));
            }
        }
    }

    /// What a move comes to in a world: the library is asked once for what the move is shown.
    fn tried(&mut self, store: &mut Store, number: usize, world: &World) -> Came {
        let one = &self.moves[number];
        if one.place != DAY && one.begins != (world[one.place] == 0) {
            return Came::Beyond;
        }
        let key = self.key(number, world);
        if let Some(came) = self.known.get(&key) {
            return *came;
        }
        let one = &self.moves[number];
        let came = match (one.take)(store, world) {
            None => Came::Beyond,
            Some(Ok(new)) => Came::To(store.number(new, world)),
            Some(Err(refusals)) => {
                let codes: Vec<_> = refusals.groups().keys().copied().collect();
                let set = self.codes.iter().position(|known| *known == codes);
                let set = set.unwrap_or_else(|| {
                    self.codes.push(codes);
                    self.codes.len() - 1
                });
                Came::Refused(set as u16)
            }
        };
        self.known.insert(key, came);
        came
    }

    fn key(&self, number: usize, world: &World) -> u128 {
        let one = &self.moves[number];
        let shown = [one.place, DAY]
            .into_iter()
            .chain(one.reads.iter().copied());
        shown.fold(number as u128, |key, place| {
            key << 16 | u128::from(world[place])
        })
    }

    /// What a move came to in a world that was explored.
    pub(crate) fn came(&self, number: usize, world: &World) -> Came {
        let known = self.known.get(&self.key(number, world));
        known.copied().unwrap_or(Came::Beyond)
    }

    /// What is refused in a world, and why.
    pub(crate) fn refusals(&self, world: &World) -> String {
        let refused = |number: usize| match self.came(number, world) {
            Came::Refused(set) => {
                let codes = &self.codes[usize::from(set)];
                let codes: Vec<_> = codes.iter().map(|code| code.id).collect();
                Some(format!("{:?} {codes:?}\n", self.moves[number].step))
            }
            _ => None,
        };
        (0..self.moves.len()).filter_map(refused).collect()
    }

    pub(crate) fn asked(&self) -> usize {
        self.known.len()
    }

    pub(crate) fn transitions(&self) -> usize {
        self.steps.len()
    }

    /// The steps out of a state.
    pub(crate) fn steps(&self, at: usize) -> &[(u32, u16)] {
        &self.steps[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The steps by where they come from, and by where they lead.
    fn sort(&mut self) {
        let states = self.worlds.len();
        let found = core::mem::take(&mut self.found);
        let from = sorted(states, &found, |(from, ..)| *from as usize);
        let to = sorted(states, &found, |(_, to, _)| *to as usize);
        self.steps = from
            .1
            .into_iter()
            .map(|at| (found[at].1, found[at].2))
            .collect();
        self.back_from = to.1.into_iter().map(|at| found[at].0).collect();
        (self.starts, self.back_starts) = (from.0, to.0);
    }

    /// The states from which one of these can be reached.
    pub(crate) fn back(&self, mut reached: Vec<bool>) -> Vec<bool> {
        let mut ahead: Vec<_> = (0..reached.len()).filter(|at| reached[*at]).collect();
        while let Some(at) = ahead.pop() {
            for before in self.back_starts[at]..self.back_starts[at + 1] {
                let before = self.back_from[before as usize] as usize;
                if !reached[before] {
                    reached[before] = true;
                    ahead.push(before);
                }
            }
        }
        reached
    }
}

/// Where the steps of each state begin in their order, and that order.
fn sorted(
    states: usize,
    steps: &[(u32, u32, u16)],
    of: impl Fn(&(u32, u32, u16)) -> usize,
) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0_u32; states + 1];
    for step in steps {
        starts[of(step) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0; steps.len()];
    for (number, step) in steps.iter().enumerate() {
        let at = &mut next[of(step)];
        order[*at as usize] = number;
        *at += 1;
    }
    (starts, order)
}
