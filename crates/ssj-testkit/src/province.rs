//! A made-up province.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::agency::{Agency, NamedSystem};
use ssj_core::identity::{CreditCode, ObjectKind};
use ssj_core::jurisdiction::{Jurisdiction, Level};
use ssj_core::pool::{InspectorEntry, InspectorKind, ObjectEntry, Provenance, RiskClass};
use ssj_core::time::Date;
use ssj_core::{AgencyId, DivisionId, InspectorId, ObjectId, Period, Text};

use crate::dice::Dice;

/// What comes of making something up: an error only where the library refuses what it took before.
pub type Made<T> = Result<T, Box<dyn core::error::Error>>;

/// How large a province is.
///
/// ```
/// let size = ssj_testkit::Size::default();
/// assert_eq!((size.prefectures, size.counties, size.enterprises, size.inspectors), (2, 3, 600, 60));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Prefectures: at most 70 are made.
    pub prefectures: u32,
    /// Counties of each: at most 90 are made.
    pub counties: u32,
    /// Enterprises in all: at most 20 million are made.
    pub enterprises: u32,
    /// Inspectors in all.
    pub inspectors: u32,
}

impl Default for Size {
    fn default() -> Self {
        Self {
            prefectures: 2,
            counties: 3,
            enterprises: 600,
            inspectors: 60,
        }
    }
}

/// A province that is nowhere: its places, departments, enterprises and inspectors, for tests of any size. The
/// same seed and size give the same province on every machine.
///
/// Each county and prefecture has a market regulator and a fire department. Enterprises have valid credit codes,
/// are of classes A to D, and lie where chance put them.
///
/// ```
/// use ssj_core::agency::AgencyRegister;
/// use ssj_core::jurisdiction::Gazetteer;
/// use ssj_testkit::{Province, Size};
/// let province = Province::made(7, Size::default())?;
/// assert_eq!(province, Province::made(7, Size::default())?);
/// assert_ne!(province, Province::made(8, Size::default())?);
/// // The province itself, two prefectures, six counties; two departments in each of the last eight.
/// assert_eq!((province.places.len(), province.agencies.len()), (9, 16));
/// assert_eq!((province.enterprises.len(), province.inspectors.len()), (600, 60));
/// // The library takes them.
/// Gazetteer::new(province.places)?;
/// AgencyRegister::new(province.agencies, [])?;
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// The province, its prefectures and their counties.
    pub places: Vec<Jurisdiction>,
    /// The departments.
    pub agencies: Vec<Agency>,
    /// The enterprises, each with its county and class.
    pub enterprises: Vec<ObjectEntry>,
    /// The inspectors, each with a certificate.
    pub inspectors: Vec<InspectorEntry>,
}

/// The departments that there are.
const OFFICES: [(&str, NamedSystem); 2] = [
    ("amr", NamedSystem::MarketRegulation),
    ("fire", NamedSystem::EmergencyManagement),
];

impl Province {
    /// A province of this size.
    ///
    /// # Errors
    /// None: what is made up is well formed.
    pub fn made(seed: u64, size: Size) -> Made<Self> {
        let since = Date::from_ordinal_date(2001, 1)?;
        let ever = Period::starting(since);
        let mut places = Vec::from([Jurisdiction::division(
            "220000".parse()?,
            Text::new("示例省")?,
            ever,
        )]);
        let (mut agencies, mut counties) = (Vec::new(), Vec::new());
        for prefecture in 1..=size.prefectures.min(70) {
            for county in 0..=size.counties.min(90) {
                let code = format!("22{prefecture:02}{county:02}");
                let (id, name) = (DivisionId::new(&code)?, place_name(prefecture, county)?);
                places.push(Jurisdiction::division(code.parse()?, name, ever));
                let level = match county {
                    0 => Level::Prefecture,
                    _ => Level::County,
                };
                agencies.extend(offices(&code, &id, level, since)?);
                if county > 0 {
                    counties.push((code, id));
                }
            }
        }
        let dice = &mut Dice::new(seed);
        let enterprises =
            (0..size.enterprises.min(20_000_000)).map(|n| enterprise(n, &counties, dice));
        let enterprises = enterprises.collect::<Made<Vec<_>>>()?;
        let inspectors = (0..size.inspectors).map(|n| inspector(n, &counties, dice));
        Ok(Self {
            places,
            agencies,
            enterprises: enterprises.into_iter().flatten().collect(),
            inspectors: inspectors
                .collect::<Made<Vec<_>>>()?
                .into_iter()
                .flatten()
                .collect(),
        })
    }
}

fn place_name(prefecture: u32, county: u32) -> Made<Text> {
    let name = match county {
        0 => format!("示例{prefecture}市"),
        _ => format!("示例{prefecture}市{county}区"),
    };
    Ok(Text::new(&name)?)
}

fn offices(code: &str, place: &DivisionId, level: Level, since: Date) -> Made<Vec<Agency>> {
    let offices = OFFICES.map(|(kind, system)| {
        let id = format!("{code}-{kind}");
        let (id, name) = (AgencyId::new(&id)?, Text::new(&id)?);
        Ok(Agency::department(
            id,
            name,
            [system.into()],
            level,
            place.clone(),
            since,
        ))
    });
    offices.into_iter().collect()
}

/// The nth enterprise; none where there is no county.
fn enterprise(
    n: u32,
    counties: &[(String, DivisionId)],
    dice: &mut Dice,
) -> Made<Option<ObjectEntry>> {
    let Some((code, place)) = dice.pick(counties) else {
        return Ok(None);
    };
    // A factor without a common divisor spreads the counter over all five places, each number once.
    let scattered = u64::from(n).wrapping_mul(16_807_003) % 28_629_151;
    let own = CreditCode::compose(&format!("91{code}"), &format!("MA1{}", in_31(scattered)))?;
    let class = match dice.below(100) {
        0..=44 => RiskClass::A,
        45..=79 => RiskClass::B,
        80..=94 => RiskClass::C,
        _ => RiskClass::D,
    };
    let kind = ObjectKind::Enterprise;
    let from = Provenance::PublicitySystem;
    let entry = ObjectEntry::new(ObjectId::from(own), kind, place.clone(), from);
    Ok(Some(entry.with_class(class)))
}

/// Five digits in the alphabet of credit codes.
fn in_31(mut number: u64) -> String {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let digits = (0..5).filter_map(|_| {
        let digit = ALPHABET.get(usize::try_from(number % 31).ok()?);
        number /= 31;
        digit.map(|digit| char::from(*digit))
    });
    digits.collect()
}

/// The nth inspector; none where there is no county.
fn inspector(
    n: u32,
    counties: &[(String, DivisionId)],
    dice: &mut Dice,
) -> Made<Option<InspectorEntry>> {
    let (Some((code, place)), Some((office, _))) = (dice.pick(counties), dice.pick(&OFFICES))
    else {
        return Ok(None);
    };
    let valid = Period::between(
        Date::from_ordinal_date(2024, 1)?,
        Date::from_ordinal_date(2028, 366)?,
    )?;
    let id = InspectorId::new(&format!("{}", n.saturating_add(1)))?;
    let agency = AgencyId::new(&format!("{code}-{office}"))?;
    let entry = InspectorEntry::new(id, InspectorKind::CivilServant, agency);
    Ok(Some(entry.located_in(place.clone()).certificated(valid)))
}
