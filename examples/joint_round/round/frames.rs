//! The frame of each matter: ratios by risk class, last year's checks left out.

use ssj::core::Shortfall;
use ssj::core::history::{PassedTest, PastCheck, PastState, TestedBy};
use ssj::core::plan::{ClassSize, Offices, PlannedNumber, PlannedSizes, SizeAnnex, Who};
use ssj::draw::bind::frame_number;
use ssj::draw::record::StratumDisclosure;
use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::facts::{MATTERS, MatterFacts, Place, Who as Objects};
use ssj_jilin::made::Dice;
use time::Duration;

use super::agencies::office;
use super::brief::Story;
use super::lists::Lists;
use super::pools::Pools;
use super::province::Province;

/// The day of the draw of objects.
pub(crate) const DRAW_DAY: Date = date!(2026 - 03 - 02);

/// How many of each class: 0.5 %, 2 %, 10 %, 30 %. Not public, like the classes.
pub(crate) const RATIOS: [(RiskClass, &str); 4] = [
    (RiskClass::A, "0.5%"),
    (RiskClass::B, "2%"),
    (RiskClass::C, "10%"),
    (RiskClass::D, "30%"),
];

/// The days within which a passed test is adopted.
pub(crate) fn window() -> Result<Period, Fault> {
    let first = date!(2025 - 03 - 03);
    Ok(Period::between(first, DRAW_DAY)?)
}

/// Last year's rounds: about one object in thirty of each pool was checked, some were drawn and
/// never released, and one product in eight passed its test for the province's regulator.
pub(crate) fn history(
    pools: &Pools,
    lists: &Lists,
    hash: HashFn,
    seed: u64,
) -> Result<History, Fault> {
    let mut dice = Dice::new(seed, 7);
    let mut past = HistoryBuilder::new(hash);
    let regulator = office(NamedSystem::MarketRegulation, &id!(DivisionId, "220000"))?;
    for pool in &pools.objects {
        let matter = lists.matter(pool.matter().as_id().value())?;
        for entry in pool.entries() {
            let on = date!(2025 - 01 - 10) + Duration::days(i64::from(dice.below(330)));
            let evidence = hash.hash(Label::Document, format!("{} {on}", &entry.id).as_bytes());
            let product = pool.matter().as_id().value() == "product-quality";
            if product && dice.per_mille(125) {
                past.passed_test(&PassedTest {
                    object: entry.id.clone(),
                    batch: None,
                    item: test_item(),
                    by: TestedBy::Agency(regulator.clone()),
                    on,
                    evidence: EvidenceDigest(evidence),
                });
            }
            if dice.per_mille(33) {
                let never_released = dice.per_mille(40);
                let state = if never_released {
                    PastState::Drawn
                } else {
                    PastState::Inspected
                };
                let check = PastCheck::general(
                    entry.id.clone(),
                    matter.id().clone(),
                    matter.subject().system.clone(),
                    state,
                    on,
                    EvidenceDigest(evidence),
                );
                past.check(&check.held_by(entry.visited().clone()));
            }
        }
    }
    Ok(past.build())
}

/// What products are tested for.
fn test_item() -> Text {
    text!("安全性能")
}

/// A planned matter with the frame that its sizes make of its pool.
#[derive(Debug)]
pub(crate) struct Framed {
    /// The matter, with the number that its sizes ask for.
    pub(crate) planned: PlannedMatter,
    /// Its frame.
    pub(crate) frame: MatterFrame,
}

impl Framed {
    /// The number of a plan in the making is what its sizes come to.
    fn of(
        planned: PlannedMatter,
        annex: Option<&SizeAnnex>,
        pool: &ObjectPool,
        screen: &Screen<'_>,
        hash: HashFn,
    ) -> Result<Self, Fault> {
        let frame = FrameDesign::of(&planned, annex, hash)?.screened(pool, screen)?;
        let number = PlannedNumber::Objects(frame_number(&frame)?.number);
        let planned = PlannedMatter { number, ..planned };
        Ok(Self { planned, frame })
    }
}

/// A matter in the making, in strata by division.
fn draft(pool: &ObjectPool, who: Who) -> PlannedMatter {
    let (matter, id) = (pool.matter().clone(), pool.header().id.clone());
    PlannedMatter {
        strata: StrataBy::Division,
        reserves: 2,
        // A county may have one object of a class, and that one was checked last year.
        shortfall: Shortfall::TakeAll,
        ..PlannedMatter::new(matter, who, id, 0)
    }
}

/// Who checks a pool's matter: the office of each of these seats.
pub(crate) fn offices(pool: &ObjectPool, seats: Vec<&Place>) -> Result<Who, Fault> {
    let department = facts_of(pool)?.department;
    let offices = seats.into_iter().map(|seat| {
        let office = office(department, &seat.id)?;
        Ok((seat.id.clone(), office))
    });
    Ok(Offices::new(offices.collect::<Result<Vec<_>, Fault>>()?)?.into())
}

fn facts_of(pool: &ObjectPool) -> Result<&'static MatterFacts, Fault> {
    let key = pool.matter().as_id().value();
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    Ok(facts.ok_or("no such matter")?)
}

/// One ratio.
fn flat(ratio: &str) -> Result<Sizing, Fault> {
    let rule = SizeRule::Ratio(ratio.parse()?);
    let spread = Spread::Proportional;
    Ok(Sizing { rule, spread })
}

/// What the plan names by its digest. A platform draws 32 random bytes for each annex.
pub(crate) fn annex() -> Result<SizeAnnex, Fault> {
    let sizes = RATIOS.iter().map(|(class, ratio)| {
        Ok(ClassSize {
            class: Some(*class),
            sizing: flat(ratio)?,
        })
    });
    Ok(SizeAnnex {
        salt: Salt::from_bytes(*b"the salt of the annex of ratios."),
        sizes: sizes.collect::<Result<_, Fault>>()?,
    })
}

/// A matter that is drawn in the open: one ratio in each place, as everybody may know. That someone was
/// checked before keeps no campaign and no re-check away (2.6-e).
pub(crate) fn open_matter(
    pool: &ObjectPool,
    (who, ratio): (Who, &str),
    (occasion, on): (CheckOccasion, Date),
    story: &Story<'_>,
    hash: HashFn,
) -> Result<Framed, Fault> {
    let overrides = Overrides::default();
    let law = story.laws.on(on, &id!(DivisionId, "220000"))?;
    let screen = Screen::new(&law, pool.matter(), occasion, story.history, &overrides)?;
    let planned = PlannedMatter {
        disclosure: StratumDisclosure::Public,
        announced: true,
        ..draft(pool, who).with_size(None, flat(ratio)?)
    };
    Framed::of(planned, None, pool, &screen, hash)
}

/// A matter of the joint round: by risk class, at ratios that are not public.
pub(crate) fn joint_matter(
    pool: &ObjectPool,
    province: &Province,
    laws: &Laws,
    history: &History,
    hash: HashFn,
) -> Result<Framed, Fault> {
    let facts = facts_of(pool)?;
    let (overrides, item) = (Overrides::default(), test_item());
    let occasion = CheckOccasion::Plan;
    // No instrument names a window for repetitions, so it is twelve months.
    let law = laws.on(DRAW_DAY, &id!(DivisionId, "220000"))?;
    let mut screen = Screen::new(&law, pool.matter(), occasion, history, &overrides)?;
    if facts.who == Objects::Products {
        screen = screen.with_test(&item, window()?);
    }
    let planned = draft(pool, offices(pool, province.seats.iter().collect())?);
    if matches!(
        facts.who,
        Objects::Products | Objects::Projects | Objects::Sites
    ) {
        let planned = planned.with_size(None, flat("5%")?);
        return Framed::of(planned, None, pool, &screen, hash);
    }
    let annex = annex()?;
    let sizes = PlannedSizes::Annexed(annex.digest(hash));
    let planned = PlannedMatter { sizes, ..planned };
    Framed::of(planned, Some(&annex), pool, &screen, hash)
}
