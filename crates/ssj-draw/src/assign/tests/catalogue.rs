//! Instances small enough to enumerate, each with a trap for some simpler method.

use alloc::vec;
use alloc::vec::Vec;

use super::instance::{Instance, Lcg};
use super::oracle;

/// An instance, whether loads are evened out, and all its equally likely assignments.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) instance: Instance,
    pub(super) even: bool,
    pub(super) states: Vec<Vec<usize>>,
}

impl Case {
    fn new(name: &'static str, instance: Instance, even: bool) -> Self {
        let states = if even {
            oracle::even(&instance)
        } else {
            oracle::lawful(&instance)
        };
        Self {
            name,
            instance,
            even,
            states,
        }
    }
}

/// All cases: those built by hand, each under both policies, and random ones.
pub(super) fn cases() -> Vec<Case> {
    let by_hand = [
        ("ring of six", ring(6, &[])),
        ("ring of six with a chord", ring(6, &[(0, 3)])),
        (
            "ring of seven, room for one more",
            ring(7, &[(2, 5), (0, 4)]).with_cap(3, 2),
        ),
        ("two pools and a bridge", bridge()),
        ("present members", present_members()),
        ("present members, wider", present_members_wider()),
        ("crossing load levels", crossing_levels()),
        ("crossing load levels, wider", crossing_levels_wider()),
        ("a veteran without a slot", veteran()),
        ("twins", twins()),
        ("days within a week", days()),
        ("someone fixed", fixed()),
    ];
    let mut cases: Vec<Case> = by_hand
        .into_iter()
        .flat_map(|(name, instance)| {
            [true, false].map(|even| Case::new(name, instance.clone(), even))
        })
        // Enough draws for each state.
        .filter(|case| case.states.len() <= 600)
        .collect();
    let mut lcg = Lcg(20);
    let mut even = true;
    while cases.len() < 37 {
        let case = Case::new("random", lcg.instance(), even);
        if (40..=260).contains(&case.states.len()) {
            cases.push(case);
            even = !even;
        }
    }
    cases
}

/// Visit `i` admits persons `i` and `i + 1`; chords admit one more.
pub(super) fn ring(size: usize, chords: &[(usize, usize)]) -> Instance {
    let everyone: Vec<usize> = (0..size).collect();
    let admitted = |visit: usize, person: usize| {
        person == visit || person == (visit + 1) % size || chords.contains(&(visit, person))
    };
    let excluded: Vec<(usize, usize)> = (0..size)
        .flat_map(|visit| (0..size).map(move |person| (visit, person)))
        .filter(|(visit, person)| !admitted(*visit, *person))
        .collect();
    let visits = vec![&[0_usize][..]; size];
    Instance::new(&[&everyone], &visits, &vec![1; size]).excluding(&excluded)
}

/// Persons 0–2 and 3–5 meet only where person 2 may go on a visit of the other pool.
fn bridge() -> Instance {
    Instance::new(
        &[&[0, 1, 2], &[2, 3, 4, 5]],
        &[&[0, 0], &[0], &[1], &[1, 1]],
        &[2, 1, 2, 1, 1, 1],
    )
}

/// A visit with slots {a, b} and {a, b, c} beside one with {c}, all caps one.
fn present_members() -> Instance {
    Instance::new(&[&[0, 1], &[0, 1, 2], &[2]], &[&[0, 1], &[2]], &[1, 1, 1])
}

fn present_members_wider() -> Instance {
    Instance::new(
        &[&[0, 1], &[0, 1, 2, 3], &[2, 3]],
        &[&[0, 1], &[0, 1], &[2], &[2]],
        &[2, 2, 1, 1],
    )
}

fn crossing_levels() -> Instance {
    Instance::new(
        &[&[0, 1, 2], &[1, 2, 3], &[0, 3, 4]],
        &[&[0], &[0, 1], &[1, 2], &[2]],
        &[3, 3, 3, 3, 3],
    )
    .with_loads(&[0, 2, 1, 1, 0])
}

fn crossing_levels_wider() -> Instance {
    Instance::new(
        &[&[0, 1, 2, 3], &[2, 3, 4, 5]],
        &[&[0], &[0], &[0], &[1], &[1], &[0, 1]],
        &[3; 6],
    )
    .with_loads(&[0, 1, 2, 0, 1, 2])
}

fn veteran() -> Instance {
    Instance::new(&[&[0, 1, 2, 3]], &[&[0, 0], &[0], &[0, 0]], &[3, 3, 3, 3])
        .with_loads(&[9, 0, 1, 0])
        .excluding(&[(0, 1), (2, 3)])
}

/// Persons 0 and 1 are alike in everything, and so are 2 and 3.
pub(super) fn twins() -> Instance {
    Instance::new(
        &[&[0, 1, 2, 3], &[2, 3, 4]],
        &[&[0], &[0, 1], &[1], &[0]],
        &[2, 2, 1, 1, 2],
    )
    .excluding(&[(3, 0), (3, 1)])
}

fn days() -> Instance {
    Instance::new(
        &[&[0, 1, 2], &[1, 2, 3]],
        &[&[0], &[1], &[0], &[1, 0]],
        &[3, 3, 3, 3],
    )
    .with_group(1, &[0, 1])
    .with_group(1, &[2, 3])
    .with_group(2, &[0, 1, 2, 3])
}

fn fixed() -> Instance {
    let mut instance = Instance::new(&[&[0, 1, 2, 3]], &[&[0, 0], &[0, 0], &[0]], &[2, 2, 2, 2]);
    instance.fixed.push((1, 2));
    instance
}
