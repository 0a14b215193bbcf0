//! Ways out of a shortage, and years ahead, against enumeration.

use alloc::vec::Vec;

use super::flow;
use super::instance::{Instance, Lcg, hash, seed};
use super::oracle;
use crate::assign::{Draw, Lift, Loads, Relaxation, VisitRow, foresee};

fn each_short(instances: usize, mut check: impl FnMut(&Instance, &Relaxation)) {
    let mut lcg = Lcg(41);
    let mut checked = 0;
    while checked < instances {
        let instance = lcg.instance();
        if oracle::lawful(&instance).is_empty() {
            checked += 1;
            let problem = instance.problem();
            let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
            check(&instance, &draw.relaxation(&mut ()).unwrap());
        }
    }
}

fn feasible(instance: &Instance) -> bool {
    !oracle::lawful(instance).is_empty()
}

/// One new person for each place: enough; and no fewer places are, since each fills one slot.
#[test]
fn adding_persons_is_enough_and_none_can_be_spared() {
    each_short(150, |instance, relaxation| {
        let mut places = Vec::new();
        for line in &relaxation.add {
            assert!((1..=line.places).contains(&line.persons));
            places.extend((0..line.places).map(|_| line.need.0 as usize));
        }
        let deficit = instance.slots().len() - oracle::most(instance);
        assert_eq!(places.len(), deficit, "{instance:?}");
        let mut larger = instance.clone();
        for need in places {
            larger.needs[need].push(larger.caps.len());
            larger.caps.push(1);
            larger.loads.push(0);
        }
        assert!(feasible(&larger), "{instance:?}");
    });
}

fn lifted(instance: &Instance, lifts: &[(Lift, u32)]) -> Option<Instance> {
    let mut freer = instance.clone();
    for (lift, by) in lifts {
        if lift.group.is_some() {
            // Groups are for everyone in these instances; a personal one can't be said.
            return None;
        }
        freer.caps[lift.person.0 as usize] += by;
    }
    Some(freer)
}

#[test]
fn lifting_caps_is_enough_and_none_can_be_spared() {
    let (mut whole, mut hopeless) = (0, 0);
    each_short(300, |instance, relaxation| {
        let Some(lifts) = relaxation.lift.as_deref() else {
            hopeless += 1;
            let mut free = instance.clone();
            free.groups.clear();
            free.caps.iter_mut().for_each(|cap| *cap = 99);
            assert!(!feasible(&free), "{instance:?}");
            return;
        };
        let all: Vec<(Lift, u32)> = lifts.iter().map(|lift| (*lift, lift.by)).collect();
        let Some(freer) = lifted(instance, &all) else {
            return;
        };
        whole += 1;
        assert!(feasible(&freer), "{instance:?} {lifts:?}");
        for spared in 0..all.len() {
            let mut less = all.clone();
            less[spared].1 -= 1;
            assert!(!feasible(&lifted(instance, &less).unwrap()), "{instance:?}");
        }
    });
    assert!(whole > 30 && hopeless > 30, "{whole} {hopeless}");
}

/// The groups of a schedule are lifted too: two visits on Monday, and one a day.
#[test]
fn a_cap_inside_a_schedule_is_named() {
    let instance = Instance::new(&[&[0]], &[&[0], &[0], &[0]], &[3])
        .with_group(2, &[0, 1, 2])
        .with_group(1, &[0, 1]);
    let problem = instance.problem();
    let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
    let relaxation = draw.relaxation(&mut ()).unwrap();
    let lifts: Vec<_> = relaxation.lift.as_deref().unwrap().iter().collect();
    let named: Vec<_> = lifts.iter().map(|lift| (lift.group, lift.by)).collect();
    assert_eq!(named, [(Some(0), 1), (Some(1), 1)]);
}

/// Visits 0 and 1 are for person 1 alone, who may go on one of them and on two in all; visit 2 is for
/// person 0 too. Whoever is sent there, it is enough to lift the one cap.
#[test]
fn caps_that_others_make_up_for_are_not_lifted() {
    for first in [0, 1] {
        let (one, other) = (first, 1 - first);
        let instance = Instance::new(&[&[one], &[0, 1]], &[&[0], &[0], &[1]], &[2, 2])
            .with_cap(other, 1)
            .with_group(1, &[0, 1])
            .with_group(2, &[0, 1, 2]);
        let problem = instance.problem();
        let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
        let lifts = draw.relaxation(&mut ()).unwrap().lift.unwrap();
        let [lift] = lifts[..] else {
            panic!("{lifts:?}")
        };
        assert_eq!(
            (lift.person.0 as usize, lift.group, lift.by),
            (one, Some(0), 1)
        );
    }
}

/// With a budget of no step the ways out are not looked for to the end.
#[test]
fn ways_out_can_be_cancelled() {
    struct Stop;
    impl crate::Observer for Stop {
        fn progress(&mut self, _: crate::Progress) -> core::ops::ControlFlow<()> {
            core::ops::ControlFlow::Break(())
        }
    }
    let problem = Instance::new(&[&[0]], &[&[0], &[0]], &[1]).problem();
    let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
    assert!(draw.relaxation(&mut Stop).is_err());
}

#[test]
fn postponing_visits_is_enough_and_none_can_be_spared() {
    each_short(150, |instance, relaxation| {
        let postponed: Vec<usize> = relaxation
            .postpone
            .iter()
            .map(|visit| visit.0 as usize)
            .collect();
        assert!(!postponed.is_empty());
        let without = |visits: &[usize]| {
            let mut fewer = instance.clone();
            visits.iter().for_each(|visit| fewer.visits[*visit].clear());
            fewer
        };
        assert!(feasible(&without(&postponed)), "{instance:?}");
        for kept in &postponed {
            let fewer: Vec<usize> = postponed.iter().copied().filter(|v| v != kept).collect();
            assert!(!feasible(&without(&fewer)), "{instance:?} {kept}");
        }
    });
}

/// Many visits for few persons: what was learned from one missing place serves the others.
fn crowd(lcg: &mut Lcg) -> Instance {
    let persons = 4 + lcg.below(5);
    let needs = 1 + lcg.below(3);
    let mut instance = Instance {
        needs: (0..needs)
            .map(|_| (0..persons).filter(|_| lcg.chance(60)).collect())
            .collect(),
        visits: (0..10 + lcg.below(8))
            .map(|_| (0..=lcg.below(3)).map(|_| lcg.below(needs)).collect())
            .collect(),
        caps: (0..persons).map(|_| 1 + lcg.below(4) as u32).collect(),
        loads: (0..persons).map(|_| lcg.below(3) as u32).collect(),
        ..Instance::default()
    };
    let pairs = (0..instance.visits.len()).flat_map(|v| (0..persons).map(move |p| (v, p)));
    instance.excluded = pairs.filter(|_| lcg.chance(15)).collect();
    instance
}

/// Whether these slots, by visit and need, can all be filled under these caps.
fn fits(instance: &Instance, slots: &[(usize, usize)], caps: &[u32]) -> bool {
    let mut part = instance.clone();
    part.caps = caps.to_vec();
    part.visits.iter_mut().for_each(Vec::clear);
    slots
        .iter()
        .for_each(|(visit, need)| part.visits[*visit].push(*need));
    flow::solve(&part).0 == slots.len()
}

/// By enumeration of whose cap would help: every missing place in turn, the least loaded first.
fn slow_lifts(instance: &Instance) -> Option<Vec<u32>> {
    let mut slots = instance.slots();
    slots.sort_unstable();
    let (mut kept, mut holes) = (Vec::new(), Vec::new());
    for slot in slots {
        kept.push(slot);
        if !fits(instance, &kept, &instance.caps) {
            holes.extend(kept.pop());
        }
    }
    let mut caps = instance.caps.clone();
    for hole in holes {
        kept.push(hole);
        let help = (0..caps.len()).filter(|person| {
            let mut freer = caps.clone();
            freer[*person] += 1;
            fits(instance, &kept, &freer)
        });
        // Equal loads: by what they hold, then by token.
        let order = |person: &usize| {
            let needs = 0..instance.needs.len();
            let credentials: Vec<usize> = needs
                .filter(|need| instance.needs[*need].contains(person))
                .collect();
            (
                instance.loads[*person] + caps[*person],
                credentials,
                *person,
            )
        };
        let least = help.min_by_key(order)?;
        caps[least] += 1;
    }
    let lifted = caps.iter().zip(&instance.caps);
    Some(lifted.map(|(cap, before)| cap - before).collect())
}

fn slow_postponed(instance: &Instance) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut postponed = Vec::new();
    for (visit, needs) in instance.visits.iter().enumerate() {
        let before = kept.len();
        kept.extend(needs.iter().map(|need| (visit, *need)));
        if !fits(instance, &kept, &instance.caps) {
            kept.truncate(before);
            postponed.push(visit);
        }
    }
    postponed
}

/// The same as without anything learned on the way.
#[test]
fn ways_out_are_those_of_a_slow_search() {
    let mut lcg = Lcg(43);
    let (mut lifted, mut hopeless) = (0, 0);
    for _ in 0..250 {
        let instance = crowd(&mut lcg);
        let problem = instance.problem();
        let relaxation = Draw::new(&problem, seed(1), hash(), Loads::default())
            .relaxation(&mut ())
            .unwrap();
        let postponed = relaxation.postpone.iter();
        let postponed: Vec<usize> = postponed.map(|visit| visit.0 as usize).collect();
        assert_eq!(postponed, slow_postponed(&instance), "{instance:?}");
        let lifts = relaxation.lift.as_deref().map(|lifts| {
            let mut by = alloc::vec![0; instance.caps.len()];
            lifts
                .iter()
                .for_each(|lift| by[lift.person.0 as usize] += lift.by);
            by
        });
        assert_eq!(lifts, slow_lifts(&instance), "{instance:?}");
        lifted += usize::from(lifts.is_some_and(|by| by.iter().sum::<u32>() > 2));
        hopeless += usize::from(relaxation.lift.as_deref().is_none());
    }
    assert!(lifted > 50 && hopeless > 50, "{lifted} {hopeless}");
}

#[test]
fn nothing_to_relax_where_nothing_is_short() {
    let instance = Instance::new(&[&[0, 1]], &[&[0, 0]], &[1, 1]);
    let problem = instance.problem();
    let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
    let relaxation = draw.relaxation(&mut ()).unwrap();
    assert!(relaxation.add.is_empty() && relaxation.postpone.is_empty());
    assert_eq!(relaxation.lift.as_deref(), Some(&[][..]));
}

/// What the first rounds can fill is the most that they could without the later ones.
#[test]
fn a_year_ahead_serves_earlier_rounds_first() {
    let mut lcg = Lcg(42);
    let mut short = 0;
    for _ in 0..300 {
        let instance = lcg.instance();
        let rounds: Vec<u32> = instance
            .visits
            .iter()
            .map(|_| lcg.below(3) as u32)
            .collect();
        let problem = instance.problem();
        let outlook = foresee(&problem, |visit: VisitRow| rounds[visit.0 as usize]);
        for last in 0..3 {
            let mut until = instance.clone();
            let later = rounds.iter().zip(&mut until.visits);
            later
                .filter(|(round, _)| **round > last)
                .for_each(|(_, visit)| visit.clear());
            let lines = outlook.lines.iter().filter(|line| line.round <= last);
            let (places, room) = lines.fold((0, 0), |(places, room), line| {
                (places + line.places as usize, room + line.room as usize)
            });
            assert_eq!(places, until.slots().len());
            assert_eq!(room, oracle::most(&until), "{instance:?} {rounds:?}");
        }
        assert_eq!(outlook.shortage.as_ref().is_none(), feasible(&instance));
        short += usize::from(outlook.shortage.as_ref().is_some());
    }
    assert!((50..250).contains(&short), "{short}");
}
