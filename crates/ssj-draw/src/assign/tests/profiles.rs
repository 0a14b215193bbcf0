//! Whom a need admits, by regions and credentials, against the definition.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use ssj_core::Token;

use super::instance::Lcg;
use crate::assign::engine::layout::Layout;
use crate::assign::{Credential, Department, Need, Problem, Profile, Region};

fn some(lcg: &mut Lcg, of: u32, percent: usize) -> Vec<u32> {
    (0..of).filter(|_| lcg.chance(percent)).collect()
}

fn regions(lcg: &mut Lcg) -> Vec<Region> {
    some(lcg, 5, 30).into_iter().map(Region).collect()
}

fn credentials(lcg: &mut Lcg, percent: usize) -> Vec<Credential> {
    let numbers = some(lcg, 3, percent).into_iter();
    numbers.map(Credential).collect()
}

#[test]
fn persons_of_several_regions_are_candidates_in_each() {
    let mut lcg = Lcg(44);
    let (mut admitted, mut several) = (0, 0);
    for _ in 0..200 {
        let mut tables = Problem::builder();
        let department = |lcg: &mut Lcg| Department(lcg.below(2) as u32);
        let needs: Vec<Need> = (0..4)
            .map(|_| {
                Need::of(department(&mut lcg))
                    .from_regions(regions(&mut lcg))
                    .with_credentials(credentials(&mut lcg, 25))
            })
            .collect();
        for (number, need) in (0_u8..).zip(&needs) {
            let visit = tables.visit(Token::from_bytes([number; 16]));
            let need = tables.need(need.clone());
            tables.slot(visit, need);
        }
        let profiles: Vec<Profile> = (0..9)
            .map(|_| {
                Profile::of(department(&mut lcg))
                    .also_in(regions(&mut lcg))
                    .with_credentials(credentials(&mut lcg, 70))
            })
            .collect();
        for (number, profile) in (0_u8..).zip(&profiles) {
            let profile = tables.profile(profile.clone());
            tables.person(Token::from_bytes([100 + number; 16]), profile, 1);
        }
        let problem = tables.build().unwrap();
        let layout = Layout::new(&problem);
        for slot in &layout.slots {
            let need = &needs[slot.visit.0 as usize];
            let found = layout.needs[slot.need.place()].iter().flatten();
            let rows = found.map(|place| layout.persons[place as usize].0 as usize);
            let found: BTreeSet<usize> = rows.collect();
            let expected = (0..profiles.len()).filter(|p| need.admits(&profiles[*p]));
            assert_eq!(found, expected.collect(), "{need:?} {profiles:?}");
            let shared = |of: &&usize| profiles[**of].regions().len() > 1;
            several += found.iter().filter(shared).count();
            admitted += found.len();
        }
    }
    assert!(admitted > 1_000 && several > 300, "{admitted} {several}");
}
