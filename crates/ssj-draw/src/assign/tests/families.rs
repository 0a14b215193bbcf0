//! Families built to break the rule for the number of loops, against exact probabilities: lines, rings, stars
//! and pools that hang by a thread, alone and hidden behind busy persons who may go everywhere.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::instance::{Instance, hash, seed};
use super::naive;
use super::std::{println, time::Instant};
use super::walker::Walker;
use crate::assign::engine::layout::Layout;
use crate::assign::{ComponentReport, Loads, Problem, assign};

/// An instance, what is watched of its states, and how likely each of that is.
struct Family {
    name: String,
    instance: Instance,
    even: bool,
    watched: Watched,
    target: BTreeMap<usize, f64>,
}

enum Watched {
    /// County posts are the first slots, each with the two county persons who may take it: who is the first
    /// to be idle, and whether someone of the city has a county post.
    Idle(Vec<(usize, usize)>, usize),
    /// In a ring nobody is idle: who has the first post.
    First,
    /// Each slot between two pools, from a first slot on, takes someone of one of them: which pool has
    /// none there.
    Pool(usize, usize, usize),
}

impl Watched {
    fn of(&self, state: &[usize]) -> usize {
        match self {
            Self::Idle(posts, county) => {
                let held = &state[..posts.len()];
                let idle = (0..*county).find(|person| !held.contains(person));
                let city = held.iter().any(|person| person >= county);
                2 * idle.unwrap_or(*county) + usize::from(city)
            }
            Self::First => state[0],
            Self::Pool(first, size, pools) => {
                let busy: Vec<usize> = state[*first..].iter().map(|of| of / size).collect();
                (0..*pools).find(|pool| !busy.contains(pool)).unwrap()
            }
        }
    }
}

/// Who of the city may hold how much.
#[derive(Clone, Copy, Default)]
struct City {
    persons: usize,
    /// Slots that only they may take.
    slots: usize,
    /// Fewest and most of a person.
    hands: (usize, usize),
}

impl City {
    /// Everyone has their hands full, but for so many places.
    fn full_but(persons: usize, each: usize, places: usize) -> Self {
        Self {
            persons,
            slots: persons * each - places,
            hands: (0, each),
        }
    }

    /// The logarithm of the number of ways to give so many slots to them, by that number.
    fn ways(&self, most: usize) -> Vec<f64> {
        let mut factorial = vec![0.0_f64];
        for i in 1..=most.max(self.hands.1) {
            factorial.push(factorial[i - 1] + (i as f64).ln());
        }
        let mut ways = vec![f64::NEG_INFINITY; most + 1];
        ways[0] = 0.0;
        for _ in 0..self.persons {
            let before = core::mem::replace(&mut ways, vec![f64::NEG_INFINITY; most + 1]);
            for (held, count) in before.iter().enumerate() {
                for hand in self.hands.0..=self.hands.1.min(most - held) {
                    let (sum, more) = (&mut ways[held + hand], count - factorial[hand]);
                    let high = sum.max(more);
                    if high > f64::NEG_INFINITY {
                        *sum = high + ((*sum - high).exp() + (more - high).exp()).ln();
                    }
                }
            }
        }
        ways.iter()
            .zip(factorial)
            .map(|(ways, orders)| ways + orders)
            .collect()
    }
}

/// County posts, each for two county persons, who take one at most, or for anyone of the city.
fn county(name: &str, posts: &[(usize, usize)], city: City, even: bool) -> Family {
    let persons = 1 + posts.iter().map(|post| post.0.max(post.1)).max().unwrap();
    let all = persons + city.persons;
    let mut needs: Vec<Vec<usize>> = Vec::new();
    for post in posts {
        needs.push([post.0, post.1].into_iter().chain(persons..all).collect());
    }
    let mut visits: Vec<Vec<usize>> = (0..posts.len()).map(|post| vec![post]).collect();
    if city.slots > 0 {
        needs.push((persons..all).collect());
        visits.extend(vec![vec![posts.len()]; city.slots]);
    }
    let mut caps = vec![1; persons];
    caps.extend(vec![city.hands.1 as u32; city.persons]);
    // Under even loads everyone has as many as the others, or one more.
    let mut loads = vec![if even { city.hands.0 as u32 } else { 0 }; persons];
    loads.extend(vec![0; city.persons]);
    let instance = Instance {
        needs,
        visits,
        caps,
        loads,
        ..Instance::default()
    };
    let watched = if posts.len() == persons && city.persons == 0 {
        Watched::First
    } else {
        Watched::Idle(posts.to_vec(), persons)
    };
    let ways = city.ways(city.slots + posts.len());
    let mut counts = BTreeMap::new();
    let spare = city.persons * city.hands.1 - city.slots;
    each_pattern(posts, persons, spare, &mut Vec::new(), &mut |pattern| {
        let taken = pattern.iter().filter(|person| **person >= persons).count();
        *counts.entry(watched.of(pattern)).or_insert(0.0) += (ways[city.slots + taken]
            - ways[city.slots..].iter().copied().fold(f64::MIN, f64::max))
        .exp();
    });
    counts.retain(|_, weight| *weight > 0.0);
    let all: f64 = counts.values().sum();
    let City {
        persons,
        slots,
        hands,
    } = city;
    Family {
        name: alloc::format!(
            "{name}, {} posts, city {persons} x {}..{} on {slots}",
            posts.len(),
            hands.0,
            hands.1
        ),
        instance,
        even,
        watched,
        target: counts
            .into_iter()
            .map(|(what, weight)| (what, weight / all))
            .collect(),
    }
}

/// Every way to man the posts, the city's persons not told apart; so many of them have time.
fn each_pattern(
    posts: &[(usize, usize)],
    city: usize,
    spare: usize,
    pattern: &mut Vec<usize>,
    each: &mut dyn FnMut(&[usize]),
) {
    let Some(post) = posts.get(pattern.len()) else {
        return each(pattern);
    };
    for person in [post.0, post.1, city] {
        let free = if person == city {
            spare > 0
        } else {
            !pattern.contains(&person)
        };
        if free {
            pattern.push(person);
            each_pattern(
                posts,
                city,
                spare - usize::from(person == city),
                pattern,
                each,
            );
            pattern.pop();
        }
    }
}

/// Pools of equal size, each with as many slots as room but for one, and slots between neighbours that
/// `open` of either side may take: as many slots as room but for one place, in any of the pools.
fn pools(links: &[(usize, usize)], size: usize, open: usize, cap: usize, even: bool) -> Family {
    let count = links.len() + 1;
    let mut needs: Vec<Vec<usize>> = Vec::new();
    let mut visits = Vec::new();
    for pool in 0..count {
        needs.push((pool * size..(pool + 1) * size).collect());
        visits.extend(vec![vec![pool]; size * cap - 1]);
    }
    let first = visits.len();
    for (a, b) in links {
        visits.push(vec![needs.len()]);
        let ends = (a * size..a * size + open).chain((b + 1) * size - open..(b + 1) * size);
        needs.push(ends.collect());
    }
    let persons = count * size;
    Family {
        name: alloc::format!("{count} pools of {size} x {cap}, {open} open"),
        instance: Instance {
            needs,
            visits,
            caps: vec![cap as u32; persons],
            loads: vec![0; persons],
            ..Instance::default()
        },
        even,
        watched: Watched::Pool(first, size, count),
        target: (0..count).map(|pool| (pool, 1.0 / count as f64)).collect(),
    }
}

fn line(size: usize) -> Vec<(usize, usize)> {
    (0..size).map(|post| (post, post + 1)).collect()
}

fn ring(size: usize) -> Vec<(usize, usize)> {
    (0..size).map(|post| (post, (post + 1) % size)).collect()
}

fn star(arms: usize, length: usize) -> Vec<(usize, usize)> {
    let arm = |arm| {
        let start = 1 + arm * length;
        (start..start + length).map(move |to| (if to == start { 0 } else { to - 1 }, to))
    };
    (0..arms).flat_map(arm).collect()
}

/// What came of many draws.
#[derive(Default)]
struct Outcome {
    draws: u64,
    counts: BTreeMap<usize, u64>,
    reports: Vec<ComponentReport>,
    seconds: f64,
}

impl Family {
    fn draw(&self, draws: u64, seconds: f64) -> Outcome {
        let problem: Problem = self.instance.problem();
        let loads = if self.even {
            Loads::default()
        } else {
            Loads::CapsOnly
        };
        let start = Instant::now();
        let mut outcome = Outcome::default();
        while outcome.draws < draws && outcome.seconds < seconds {
            let drawn = assign(&problem, seed(outcome.draws), hash(), loads, &mut ()).unwrap();
            let state: Vec<usize> = drawn.persons.iter().map(|row| row.place()).collect();
            outcome.count(&self.watched, &state);
            outcome.reports.extend(drawn.components);
            outcome.seconds = start.elapsed().as_secs_f64();
        }
        outcome
    }
}

impl Outcome {
    fn count(&mut self, watched: &Watched, state: &[usize]) {
        *self.counts.entry(watched.of(state)).or_default() += 1;
        self.draws += 1;
    }

    /// Total variation, and its mean if the draw is uniform.
    fn distance(&self, target: &BTreeMap<usize, f64>) -> (f64, f64) {
        let draws = self.draws as f64;
        let seen = |what: &usize| self.counts.get(what).map_or(0.0, |n| *n as f64 / draws);
        let off: f64 = target.iter().map(|(what, p)| (seen(what) - p).abs()).sum();
        let unknown = self.counts.keys().filter(|what| !target.contains_key(what));
        let unknown: f64 = unknown.map(seen).sum();
        let noise = target
            .values()
            .map(|p| (2.0 * p * (1.0 - p) / (core::f64::consts::PI * draws)).sqrt());
        (f64::midpoint(off, unknown), noise.sum::<f64>() / 2.0)
    }

    /// The largest deviation of anything watched, in standard deviations.
    fn worst(&self, target: &BTreeMap<usize, f64>) -> f64 {
        assert!(self.counts.keys().all(|what| target.contains_key(what)));
        let draws = self.draws as f64;
        let sigma = |(what, p): (&usize, &f64)| {
            let seen = self.counts.get(what).map_or(0.0, |n| *n as f64);
            (seen - draws * p).abs() / (draws * p * (1.0 - p)).sqrt().max(1.0)
        };
        target.iter().map(sigma).fold(0.0, f64::max)
    }
}

/// Families small enough for the gate.
fn small(even: bool) -> Vec<Family> {
    let each = if even { (1, 2) } else { (0, 2) };
    let city = |persons: usize, more: usize| {
        if even {
            // So many hold one more than the others.
            City {
                persons,
                slots: persons + more,
                hands: each,
            }
        } else {
            City::full_but(persons, 2, more)
        }
    };
    vec![
        county("line", &line(7), City::default(), even),
        county("ring", &ring(9), City::default(), even),
        county("hidden line", &line(7), City::full_but(20, 1, 0), even),
        county("hidden line", &line(7), City::full_but(20, 3, 0), even),
        county("hidden line, slack", &line(7), city(10, 1), even),
        county("hidden line, slack", &line(7), city(10, 4), even),
        county("hidden ring, slack", &ring(6), city(10, 2), even),
        county("hidden star, slack", &star(3, 2), city(10, 2), even),
        pools(&line(1), 10, 1, 1, even),
        pools(&line(4), 3, 1, 1, even),
        pools(&star(4, 1), 4, 4, 2, even),
    ]
}

/// Larger ones, for a long run.
fn large(even: bool) -> Vec<Family> {
    vec![
        county("line", &line(40), City::default(), even),
        county("star", &star(8, 5), City::default(), even),
        county("hidden line", &line(20), City::full_but(100, 1, 0), even),
        county("hidden line", &line(7), City::full_but(300, 1, 0), even),
        pools(&line(1), 150, 1, 1, even),
        pools(&line(11), 3, 1, 1, even),
        pools(&line(29), 5, 5, 1, even),
        pools(&line(19), 2, 1, 1, even),
        pools(&star(6, 1), 10, 2, 1, even),
        pools(&line(7), 5, 5, 4, even),
    ]
}

/// Hidden lines and rings beside persons who have places left, the slowest of all.
fn slack(even: bool) -> Vec<Family> {
    let mut families = Vec::new();
    for (persons, more) in [(20, 1), (40, 3), (60, 5), (100, 10), (300, 60)] {
        let city = if even {
            City {
                persons,
                slots: persons + more,
                hands: (1, 2),
            }
        } else {
            City::full_but(persons, 2, more)
        };
        families.push(county("hidden line, slack", &line(10), city, even));
        families.push(county("hidden ring, slack", &ring(9), city, even));
    }
    families
}

/// Every family's distance from its exact probabilities is what chance leaves: the largest deviation of
/// anything watched is below 4.5 standard deviations.
#[test]
fn nothing_narrow_is_drawn_too_rarely() {
    for family in small(false).iter().chain(&small(true)) {
        let outcome = family.draw(2_000, 60.0);
        let worst = outcome.worst(&family.target);
        assert!(
            worst < 4.5,
            "{} even {}: {worst} sigma",
            family.name,
            family.even
        );
    }
}

/// The hidden line of seven posts among twenty of the city who are full: from the start that leaves the last
/// county person idle the first loop rule (128 loops of 440 steps at the most for these 27 slots) leaves the
/// ends idle far too often; the rule as it is forgets the start.
#[test]
fn the_first_loop_rule_is_found_out() {
    let family = county("hidden line", &line(7), City::full_but(20, 1, 0), false);
    let start: Vec<usize> = (0..7).chain(8..28).collect();
    let outcome = |draw: &dyn Fn(u64) -> Vec<usize>| {
        let mut outcome = Outcome::default();
        for number in 0..2_000 {
            outcome.count(&family.watched, &draw(number));
        }
        outcome
    };
    let first =
        outcome(&|number| naive::first_loop_rule(&family.instance, &start, number, (128, 440)));
    let problem = family.instance.problem();
    let layout = Layout::new(&problem);
    let walker = Walker::new(&problem, &layout);
    let now = outcome(&|number| walker.walk(&start, false, number, 100));
    let (first, now) = (first.worst(&family.target), now.worst(&family.target));
    println!("{first:.1} sigma under the first rule, {now:.1} now");
    assert!(first > 10.0 && now < 4.5, "{first} and {now} sigma");
}

/// 10^5 draws of each, or as many as fit in so many seconds.
fn long_run(families: &[Family], seconds: f64) {
    let mut far = Vec::new();
    for family in families {
        let outcome = family.draw(100_000, seconds);
        let (off, noise) = outcome.distance(&family.target);
        let sum = |of: fn(&ComponentReport) -> u64| outcome.reports.iter().map(of).sum::<u64>();
        let (loops, steps, cut) = (sum(|it| it.loops), sum(|it| it.steps), sum(|it| it.cut));
        println!(
            "{:51} {} {:5} {:6} {off:8.4} {noise:6.4} {:5.2} {:6} {:8} {:9.5} {:8.3}",
            family.name,
            if family.even { "even" } else { "caps" },
            family.instance.visits.len(),
            outcome.draws,
            outcome.worst(&family.target),
            loops / outcome.draws,
            steps / outcome.draws,
            cut as f64 / loops as f64,
            outcome.seconds * 1000.0 / outcome.draws as f64,
        );
        if off > noise + 0.01 {
            far.push(&family.name);
        }
    }
    assert!(far.is_empty(), "{far:?}");
}

#[test]
#[ignore = "a long run: its result is in docs/results"]
fn small_families_in_a_long_run() {
    long_run(&small(false), 40.0);
    long_run(&small(true), 40.0);
}

#[test]
#[ignore = "a long run: its result is in docs/results"]
fn large_families_in_a_long_run() {
    long_run(&large(false), 60.0);
    long_run(&large(true), 60.0);
}

#[test]
#[ignore = "a long run: its result is in docs/results"]
fn families_with_slack_under_caps_in_a_long_run() {
    long_run(&slack(false), 120.0);
}

#[test]
#[ignore = "a long run: its result is in docs/results"]
fn families_with_slack_under_even_loads_in_a_long_run() {
    long_run(&slack(true), 60.0);
}

/// A ring of so many visits: two states, so each pair has one half.
#[test]
#[ignore = "a long run: its result is in docs/results"]
fn large_rings_turn() {
    for (size, draws) in [(100, 2_000), (1_000, 400), (5_000, 40)] {
        let needs: Vec<Vec<usize>> = ring(size).iter().map(|post| vec![post.0, post.1]).collect();
        let needs: Vec<&[usize]> = needs.iter().map(Vec::as_slice).collect();
        let visits: Vec<Vec<usize>> = (0..size).map(|post| vec![post]).collect();
        let visits: Vec<&[usize]> = visits.iter().map(Vec::as_slice).collect();
        let problem = Instance::new(&needs, &visits, &vec![1; size]).problem();
        let (start, mut first) = (Instant::now(), 0);
        for number in 0..draws {
            let drawn = assign(&problem, seed(number), hash(), Loads::CapsOnly, &mut ()).unwrap();
            first += u64::from(drawn.persons[0].0 == 0);
        }
        let (n, seen) = (draws as f64, first as f64);
        let sigma = (seen - n / 2.0).abs() / (n / 4.0).sqrt();
        let each = start.elapsed().as_secs_f64() / n;
        println!(
            "ring of {size}: {first} of {draws} one way round, {sigma:.2} sigma, {each:.3} s a draw"
        );
        assert!(sigma < 4.5);
    }
}

/// Slot `j` admits persons 0 to `j`: one lawful assignment, so nothing is walked.
#[test]
fn what_is_settled_is_not_walked() {
    let size = 60;
    let needs: Vec<Vec<usize>> = (0..size).map(|last| (0..=last).collect()).collect();
    let needs: Vec<&[usize]> = needs.iter().map(Vec::as_slice).collect();
    let visits: Vec<Vec<usize>> = (0..size).map(|post| vec![post]).collect();
    let visits: Vec<&[usize]> = visits.iter().map(Vec::as_slice).collect();
    let problem = Instance::new(&needs, &visits, &vec![1; size]).problem();
    for loads in [Loads::default(), Loads::CapsOnly] {
        let drawn = assign(&problem, seed(1), hash(), loads, &mut ()).unwrap();
        let of: Vec<usize> = drawn.persons.iter().map(|row| row.place()).collect();
        assert_eq!(of, (0..size).collect::<Vec<_>>());
        let [report] = drawn.components[..] else {
            panic!()
        };
        assert_eq!((report.parts, report.loops), (0, 0));
    }
}
