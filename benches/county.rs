//! A country of sixty counties: the standing example of the benchmarks.

use ssj_core::Token;
use ssj_draw::assign::{Department, Need, NeedRow, PersonRow, Problem, Profile, Region};

const COUNTIES: u32 = 60;

/// How large, and how tight.
#[derive(Clone, Copy, Debug)]
pub struct Country {
    /// Visits, of two slots each.
    pub visits: u32,
    /// A tenth of the visits.
    pub persons: u32,
    /// Departments in each county: five, or one where that would leave a handful of persons each.
    pub departments: u32,
    /// Slots over room, in percent.
    pub utilisation: u32,
}

impl Country {
    /// Ten visits to a person.
    pub fn of(visits: u32, utilisation: u32) -> Self {
        Self {
            visits,
            persons: visits / 10,
            departments: if visits < 100_000 { 1 } else { 5 },
            utilisation,
        }
    }
}

/// The same numbers on every machine.
pub struct Mix(pub u64);

impl Mix {
    /// A number below `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(x ^ (x >> 31)) * u128::from(bound)) >> 64) as u32
    }

    /// A token that no other number has.
    pub fn token(&mut self, number: u32) -> Token {
        let mut bytes = [0; 16];
        bytes[..4].copy_from_slice(&self.below(u32::MAX).to_be_bytes());
        bytes[12..].copy_from_slice(&number.to_be_bytes());
        Token::from_bytes(bytes)
    }
}

/// The same country without its names: for whoever builds a network of it.
#[derive(Debug)]
pub struct Plain {
    /// By visit: the cell of its two slots.
    pub cells: Vec<u32>,
    /// By cell: persons.
    pub staff: Vec<Vec<u32>>,
    /// By person.
    pub caps: Vec<u32>,
    /// By visit: persons who are excluded.
    pub excluded: Vec<Vec<u32>>,
}

/// Two slots of one department and county on each visit, one or two recusals among those who could
/// go, and caps that leave the stated room in every department of every county.
pub fn country(size: Country) -> Problem {
    build(size).0
}

/// The same as a list of pairs.
pub fn plain(size: Country) -> Plain {
    build(size).1
}

fn build(size: Country) -> (Problem, Plain) {
    let mut mix = Mix(u64::from(size.visits));
    let mut tables = Problem::builder();
    let cells = COUNTIES * size.departments;
    let needs: Vec<NeedRow> = (0..cells)
        .map(|cell| {
            let department = Department(cell / COUNTIES);
            tables.need(Need::of(department).from_regions([Region(cell % COUNTIES)]))
        })
        .collect();
    let mut plain = Plain {
        cells: (0..size.visits).map(|_| mix.below(cells)).collect(),
        staff: vec![Vec::new(); cells as usize],
        caps: Vec::new(),
        excluded: Vec::new(),
    };
    let mut slots_of = vec![0_u32; cells as usize];
    for cell in &plain.cells {
        slots_of[*cell as usize] += 2;
    }
    for cell in 0..cells {
        let persons = size.persons / cells + u32::from(cell < size.persons % cells);
        let department = Department(cell / COUNTIES);
        let profile = tables.profile(Profile::new(department, Region(cell % COUNTIES)));
        let room = (slots_of[cell as usize] * 100).div_ceil(size.utilisation);
        for i in 0..persons {
            let number = plain.caps.len() as u32;
            let cap = room / persons + u32::from(i < room % persons);
            tables.person(mix.token(number), profile, cap);
            plain.staff[cell as usize].push(number);
            plain.caps.push(cap);
        }
    }
    for (number, cell) in (0..).zip(&plain.cells) {
        let visit = tables.visit(mix.token(number));
        for _ in 0..2 {
            tables.slot(visit, needs[*cell as usize]);
        }
        let staff = &plain.staff[*cell as usize];
        let mut excluded = Vec::new();
        for _ in 0..=mix.below(2) {
            let person = staff[mix.below(staff.len() as u32) as usize];
            tables.exclude(visit, PersonRow(person));
            excluded.push(person);
        }
        plain.excluded.push(excluded);
    }
    (tables.build().expect("the tables make a problem"), plain)
}
