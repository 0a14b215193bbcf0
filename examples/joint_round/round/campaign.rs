//! A special campaign: proposed, approved, with a ratio and strata that everybody may know.

use ssj::core::agency::NamedSystem;
use ssj::core::campaign::{Proposal, Trigger};
use ssj::prelude::*;
use ssj_jilin::Fault;
use ssj_jilin::facts::{MATTERS, MatterFacts};

use super::agencies::{GOVERNMENT, office};
use super::brief::{Brief, Story};
use super::draw::{Drawn, draw};
use super::frames::{Framed, offices, open_matter};
use super::kept::{Desk, Kept};
use super::plan::round_draw;
use super::script::CAMPAIGN;

const ON: Date = date!(2026 - 06 - 08);

/// A campaign with its round.
#[derive(Debug)]
pub(crate) struct Campaigned {
    /// The campaign, with its trail.
    pub(crate) campaign: Kept<Campaign>,
    /// What a draw before its approval was told.
    pub(crate) too_early: Option<Refusals>,
    /// Its matter.
    pub(crate) facts: &'static MatterFacts,
    /// Its round.
    pub(crate) drawn: Drawn,
}

/// What the campaign checks, and the ratio: special equipment, or where a list names no equipment
/// what every market entity may be checked for.
fn subject(listed: bool) -> (&'static str, &'static str) {
    if listed {
        ("price-marking", "1%")
    } else {
        ("special-equipment", "10%")
    }
}

/// Proposes, approves and draws the campaign.
pub(crate) fn campaign(
    story: &Story<'_>,
    clerk: &mut Desk<'_>,
    hash: HashFn,
) -> Result<Campaigned, Fault> {
    let place = id!(DivisionId, "220000");
    let by = office(NamedSystem::MarketRegulation, &place)?;
    let (key, ratio) = subject(story.province.list.is_some());
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    let facts = facts.ok_or("no such matter")?;
    let pools = &mut story.pools.objects.iter();
    let pool = pools.find(|pool| pool.matter().as_id().value() == key);
    let pool = pool.ok_or("the campaign's matter has no pool")?;
    let (who, when) = (
        offices(pool, story.province.seats.iter().collect())?,
        (CheckOccasion::Campaign, ON),
    );
    let Framed { planned, frame } = open_matter(pool, (who, ratio), when, story, hash)?;

    // One matter, and why it is checked now.
    let period = Period::between(date!(2026 - 06 - 01), date!(2026 - 07 - 31))?;
    let why = text!("近期同类问题多发，风险突出");
    let proposal = Proposal::new(Trigger::ProminentRisk, why, period).with_matter(planned);
    let id = id!(CampaignId, "jl-special-2026-06");
    let mut campaign = Kept::<Campaign>::begin(clerk, &by, beijing!(2026-06-01 09:00), |act| {
        Campaign::propose(hash, act, id, proposal)
    })?;
    let too_early = campaign.mandate(ON).err();
    let order = Evidence::of(hash, text!("专项检查实施方案"), b"order of 2026-06-03");
    let approved = beijing!(2026-06-03 15:00);
    campaign.take(clerk, &GOVERNMENT.parse()?, approved, |campaign, act| {
        campaign.approve(act, order)
    })?;

    let brief = Brief {
        place,
        script: &CAMPAIGN,
        mandate: campaign.mandate(ON)?,
    };
    let drawn = draw(story, &brief, vec![frame], clerk, hash)?;
    let (at, kept) = (CAMPAIGN.objects.published()?, round_draw(&drawn)?);
    campaign.take(clerk, &by, at, |campaign, act| campaign.draw_for(act, kept))?;
    Ok(Campaigned {
        campaign,
        too_early,
        facts,
        drawn,
    })
}
