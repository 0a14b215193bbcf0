//! Inspectors with their certificates, specialties and interests, and some experts.

use ssj_core::agency::NamedSystem;
use ssj_core::identity::CreditCode;
use ssj_core::pool::InspectorKind;
use std::collections::BTreeMap;

use ssj_core::{DivisionId, Period};
use time::Duration;
use time::macros::date;

use super::dice::Dice;
use super::entities::{Entity, shares};
use crate::facts::{DEPARTMENTS, Department, MATTERS, Place};

/// An inspector (执法检查人员).
#[derive(Clone, Debug)]
pub struct Inspector {
    /// The value of its id.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The department.
    pub department: NamedSystem,
    /// The place served.
    pub place: DivisionId,
    /// On which of the regulation's grounds the pool holds this person.
    pub kind: InspectorKind,
    /// The days of the enforcement certificate, if there is one.
    pub certificate: Option<Period>,
    /// What the person knows.
    pub specialties: Vec<&'static str>,
    /// Credit codes of entities in which the person has declared an interest.
    pub interests: Vec<CreditCode>,
}

/// An expert (专家), who advises and never counts.
#[derive(Clone, Debug)]
pub struct Expert {
    /// The value of the expert's id.
    pub id: String,
    /// What the expert knows.
    pub specialty: &'static str,
    /// The institute.
    pub institute: &'static str,
}

/// The least number of certificated inspectors of a department in a place: two and one to spare.
const CORE: u32 = 3;

/// The market regulator has one more: a supermarket is visited by three who each know another of
/// its matters, and one may have an interest.
fn core(department: &Department) -> u32 {
    CORE + u32::from(department.system == NamedSystem::MarketRegulation)
}

/// So many inspectors in these offices (or as many as the least number in each asks for), and some
/// experts. Each of `seats` has an office of every department; more where its weight is greater.
pub fn people(
    seats: &[Place],
    entities: &[Entity],
    count: u32,
    seed: u64,
) -> (Vec<Inspector>, Vec<Expert>) {
    let mut dice = Dice::new(seed, 4);
    let mut staff = Vec::new();
    let places = u32::try_from(seats.len()).unwrap_or_default();
    let least = places * DEPARTMENTS.iter().map(core).sum::<u32>();
    let weights = DEPARTMENTS.map(|department| (department, department.staff));
    for (seat, more) in shares(seats, count.saturating_sub(least)) {
        for department in &DEPARTMENTS {
            for _ in 0..core(department) {
                let n = staff.len();
                staff.push(inspector(department, &seat.id, n, true, &mut dice));
            }
        }
        for _ in 0..more {
            let n = staff.len();
            let department = *dice.weighted(&weights);
            staff.push(inspector(&department, &seat.id, n, false, &mut dice));
        }
    }
    declare_interests(&mut staff, entities, &mut dice);
    let mut dice = Dice::new(seed, 10);
    for one in &mut staff {
        one.name = name(&mut dice);
    }
    (staff, experts())
}

fn inspector(
    department: &Department,
    place: &DivisionId,
    n: usize,
    core: bool,
    dice: &mut Dice,
) -> Inspector {
    let kind = if core {
        InspectorKind::CivilServant
    } else {
        *dice.weighted(&[
            (InspectorKind::CivilServant, 600),
            (InspectorKind::QualifiedStaff, 300),
            (InspectorKind::DailySupervision, 100),
        ])
    };
    Inspector {
        id: format!("{}-{n:04}", place.as_id().value()),
        name: String::new(),
        department: department.system,
        place: place.clone(),
        kind,
        certificate: certificate(kind, core, dice),
        specialties: specialties(department, core, dice),
        interests: Vec::new(),
    }
}

/// Five years from some day in the last five; of those beyond the core a few ran out.
fn certificate(kind: InspectorKind, core: bool, dice: &mut Dice) -> Option<Period> {
    if kind == InspectorKind::DailySupervision {
        return None;
    }
    let latest = if core { 1_200 } else { 1_900 };
    let from = date!(2025 - 12 - 31) - Duration::days(i64::from(dice.below(latest)));
    Period::between(from, from + Duration::days(5 * 365)).ok()
}

/// Core staff know all that their department asks for; others one or two things.
fn specialties(department: &Department, core: bool, dice: &mut Dice) -> Vec<&'static str> {
    let mut all: Vec<_> = MATTERS
        .iter()
        .filter(|matter| matter.department == department.system)
        .map(|matter| matter.specialty)
        .collect();
    all.sort_unstable();
    all.dedup();
    if !core {
        all.retain(|_| dice.per_mille(600));
    }
    all
}

/// One inspector in six has an interest in one entity of the place served.
fn declare_interests(staff: &mut [Inspector], entities: &[Entity], dice: &mut Dice) {
    let mut by_place: BTreeMap<&DivisionId, Vec<&Entity>> = BTreeMap::new();
    for entity in entities {
        by_place.entry(&entity.place).or_default().push(entity);
    }
    for inspector in staff {
        let near = by_place.get(&inspector.place);
        if let Some(near) = near.filter(|_| dice.per_mille(167)) {
            inspector.interests.push(dice.pick(near).code);
        }
    }
}

fn name(dice: &mut Dice) -> String {
    const FAMILY: [&str; 20] = [
        "王", "李", "张", "刘", "金", "赵", "孙", "朴", "于", "陈", "杨", "徐", "高", "崔", "姜",
        "韩", "宋", "郭", "吕", "白",
    ];
    const GIVEN: [&str; 20] = [
        "敏", "志强", "丽", "海涛", "春梅", "磊", "晓东", "静", "建国", "雪", "明", "玉兰", "成浩",
        "立新", "芳", "松", "岩", "慧", "国栋", "颖",
    ];
    format!("{}{}", dice.pick(&FAMILY), dice.pick(&GIVEN))
}

fn experts() -> Vec<Expert> {
    const INSTITUTES: [&str; 4] = [
        "吉林大学",
        "吉林省产品质量监督检验院",
        "吉林省特种设备检验中心",
        "东北师范大学",
    ];
    let specialties = MATTERS.iter().map(|matter| matter.specialty);
    specialties
        .zip(INSTITUTES.iter().cycle())
        .enumerate()
        .map(|(n, (specialty, institute))| Expert {
            id: format!("jl-{n:03}"),
            specialty,
            institute,
        })
        .collect()
}
