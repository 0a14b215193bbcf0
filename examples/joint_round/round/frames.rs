//! The frame of each matter: ratios by risk class, last year's checks left out.

use ssj::core::EvidenceDigest;
use ssj::core::agency;
use std::num::NonZeroU16;

use ssj::core::history::{
    History, HistoryBuilder, Overrides, PassedTest, PastCheck, PastState, Screen,
};
use ssj::core::instrument::{CheckOccasion, Instrument, Instruments};
use ssj::core::pool::{ObjectPool, RiskClass};
use ssj::core::{HashFn, Label, Period, Shortfall, SizeRule, Sizing, Spread, Text};
use ssj::draw::bind::{ClassSizing, FrameDesign, StrataBy};
use ssj::draw::record::{MatterFrame, StratumDisclosure};
use ssj_jilin::Fault;
use ssj_jilin::facts::{MATTERS, MatterFacts, Who};
use ssj_jilin::made::Dice;
use time::macros::date;
use time::{Date, Duration};

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

/// What applies: the regulation, the State Council's later one, and a window of twelve months for
/// repetitions, which neither names.
pub(crate) fn instruments() -> Result<Instruments, Fault> {
    let twelve = NonZeroU16::new(12).ok_or("no months")?;
    Ok(Instruments::new([
        Instrument::jilin_2019_32().with_no_repeat_months(twelve),
        Instrument::state_council_2024_54(),
    ])?)
}

/// The days within which an earlier general check is not repeated.
pub(crate) fn window() -> Result<Period, Fault> {
    let first = date!(2025 - 03 - 03);
    Ok(Period::between(first, DRAW_DAY)?)
}

/// Last year's rounds: about one object in thirty of each pool was checked, some were drawn and
/// never released, and one product in eight passed its test at the province's institute.
pub(crate) fn history(
    pools: &Pools,
    lists: &Lists,
    hash: HashFn,
    seed: u64,
) -> Result<History, Fault> {
    let mut dice = Dice::new(seed, 7);
    let mut past = HistoryBuilder::new(hash);
    for pool in &pools.objects {
        let matter = lists.matter(pool.matter().as_id().value())?;
        for entry in pool.entries() {
            let on = date!(2025 - 01 - 10) + Duration::days(i64::from(dice.below(330)));
            let evidence = hash.hash(Label::Document, format!("{} {on}", &entry.id).as_bytes());
            let product = pool.matter().as_id().value() == "product-quality";
            if product && dice.per_mille(125) {
                let item = Text::new(TEST_ITEM)?;
                past.passed_test(&PassedTest {
                    object: entry.id.clone(),
                    batch: None,
                    item,
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
                past.check(&PastCheck::general(
                    entry.id.clone(),
                    matter.id().clone(),
                    matter.subject().system.clone(),
                    state,
                    on,
                    EvidenceDigest(evidence),
                ));
            }
        }
    }
    Ok(past.build())
}

/// What products are tested for.
const TEST_ITEM: &str = "安全性能";

/// One ratio for all objects of a frame.
pub(crate) fn flat(ratio: &str) -> Result<Sizing, Fault> {
    let ratio = SizeRule::Ratio(ratio.parse()?);
    Ok(Sizing {
        rule: ratio,
        spread: Spread::Proportional,
    })
}

/// How a matter's pool becomes its frame in the joint round: by risk class, which nobody may know.
fn design(facts: &MatterFacts, province: &Province) -> Result<FrameDesign, Fault> {
    let one = |class, ratio| {
        let sizing = flat(ratio)?;
        Ok(ClassSizing { class, sizing })
    };
    let classes = match facts.who {
        Who::Products | Who::Projects | Who::Sites => vec![one(None, "5%")?],
        _ => RATIOS
            .iter()
            .map(|(class, ratio)| one(Some(*class), ratio))
            .collect::<Result<_, Fault>>()?,
    };
    by_division(facts, province, classes, StratumDisclosure::AuditorOnly)
}

/// By place; the office of each checks what is there.
fn by_division(
    facts: &MatterFacts,
    province: &Province,
    classes: Vec<ClassSizing>,
    disclosure: StratumDisclosure,
) -> Result<FrameDesign, Fault> {
    let seats = province.seats.iter();
    let offices = seats.map(|seat| Ok((seat.id.clone(), office(facts.department, &seat.id)?)));
    Ok(FrameDesign {
        classes,
        strata: StrataBy::Division,
        who: agency::Who::Each(offices.collect::<Result<_, Fault>>()?),
        disclosure,
        // A county may have one object of a class, and that one was checked last year.
        shortfall: Shortfall::TakeAll,
        reserves: 2,
    })
}

/// The frame of a campaign: one ratio in each place, as everybody may know. That someone was
/// checked before does not keep a campaign away (2.6-e).
pub(crate) fn campaign_frame(
    pool: &ObjectPool,
    story: &Story<'_>,
    on: Date,
    ratio: &str,
) -> Result<MatterFrame, Fault> {
    let matter = story.lists.matter(pool.matter().as_id().value())?;
    let overrides = Overrides::default();
    let occasion = CheckOccasion::Campaign;
    let screen =
        Screen::new(matter, occasion, on, story.history, &overrides).with_no_repeat(window()?);
    let sizing = flat(ratio)?;
    let classes = vec![ClassSizing {
        class: None,
        sizing,
    }];
    let facts = facts_of(pool)?;
    let design = by_division(facts, story.province, classes, StratumDisclosure::Public)?;
    Ok(design.screened(pool, &screen)?)
}

/// The frame of one matter of the joint round.
pub(crate) fn frame(
    pool: &ObjectPool,
    province: &Province,
    lists: &Lists,
    history: &History,
) -> Result<MatterFrame, Fault> {
    let facts = facts_of(pool)?;
    let matter = lists.matter(facts.key)?;
    let (overrides, item) = (Overrides::default(), Text::new(TEST_ITEM)?);
    let occasion = CheckOccasion::Plan;
    let mut screen =
        Screen::new(matter, occasion, DRAW_DAY, history, &overrides).with_no_repeat(window()?);
    if facts.who == Who::Products {
        screen = screen.with_test(&item, window()?);
    }
    Ok(design(facts, province)?.screened(pool, &screen)?)
}

fn facts_of(pool: &ObjectPool) -> Result<&'static MatterFacts, Fault> {
    let key = pool.matter().as_id().value();
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    Ok(facts.ok_or("no such matter")?)
}
