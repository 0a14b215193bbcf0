//! A special campaign: proposed, approved, with a ratio and strata that everybody may know.

use ssj::core::agency::NamedSystem;
use ssj::core::campaign::{Campaign, CampaignEvent, Proposal, Trigger};
use ssj::core::plan::PlannedMatter;
use ssj::core::trail::{Event, Lifecycle};
use ssj::core::{
    CampaignId, DivisionId, Evidence, EvidenceDigest, HashFn, Label, Period, Refusals, Text,
};
use ssj_jilin::Fault;
use ssj_jilin::facts::{MATTERS, MatterFacts};
use time::Date;
use time::macros::date;

use super::agencies::{GOVERNMENT, office};
use super::brief::{Brief, Story};
use super::clerk::Clerk;
use super::draw::{Drawn, draw};
use super::frames::{Framed, campaign_matter};
use super::plan::round_draw;
use super::script::CAMPAIGN;

const ID: &str = "jl-special-2026-06";
const ON: Date = date!(2026 - 06 - 08);

/// A campaign with its round.
#[derive(Debug)]
pub(crate) struct Campaigned {
    /// The campaign.
    pub(crate) campaign: Campaign,
    /// Its trail.
    pub(crate) events: Vec<Event<CampaignEvent>>,
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
    clerk: &mut Clerk<'_>,
    hash: HashFn,
) -> Result<Campaigned, Fault> {
    let by = office(NamedSystem::MarketRegulation, &DivisionId::new("220000")?)?;
    let (key, ratio) = subject(story.province.list.is_some());
    let facts = MATTERS.iter().find(|facts| facts.key == key);
    let facts = facts.ok_or("no such matter")?;
    let pools = &mut story.pools.objects.iter();
    let pool = pools.find(|pool| pool.matter().as_id().value() == key);
    let pool = pool.ok_or("the campaign's matter has no pool")?;
    let Framed { planned, frame } = campaign_matter(pool, story, ON, ratio, hash)?;

    let command = clerk.begin(&by, "2026-06-01T09:00:00+08:00")?;
    let proposed = Campaign::propose(hash, &command, CampaignId::new(ID)?, proposal(planned)?)?;
    let mut campaign = Campaign::begin(hash, &proposed)?;
    let mut events = vec![proposed];
    let too_early = campaign.mandate(ON).err();
    let government = GOVERNMENT.parse()?;
    let command = clerk.next(&campaign, &government, "2026-06-03T15:00:00+08:00")?;
    let order = hash.hash(Label::Document, b"order of 2026-06-03");
    let order = Evidence {
        title: Text::new("专项检查实施方案")?,
        digest: EvidenceDigest(order),
    };
    let approved = campaign.approve(&command, order)?;
    campaign.apply(&approved)?;
    events.push(approved);

    let brief = Brief {
        script: &CAMPAIGN,
        mandate: campaign.mandate(ON)?,
    };
    let drawn = draw(story, &brief, vec![frame], clerk, hash)?;
    let command = clerk.next(&campaign, &by, CAMPAIGN.objects.published)?;
    let kept = campaign.draw_for(&command, round_draw(&drawn)?)?;
    campaign.apply(&kept)?;
    events.push(kept);
    Ok(Campaigned {
        campaign,
        events,
        too_early,
        facts,
        drawn,
    })
}

/// One matter, and why it is checked now.
fn proposal(planned: PlannedMatter) -> Result<Proposal, Fault> {
    let why = "近期同类问题多发，风险突出";
    let period = Period::between(date!(2026 - 06 - 01), date!(2026 - 07 - 31))?;
    let proposal = Proposal::new(Trigger::ProminentRisk, Text::new(why)?, period);
    Ok(proposal.with_matter(planned))
}
