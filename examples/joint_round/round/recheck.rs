//! 抽样复查: a superior draws from what the offices below it checked, and checks that again itself.

use std::collections::BTreeSet;

use ssj::core::campaign::{Proposal, Trigger};
use ssj::core::ledger::{Anchor, Ledger};
use ssj::core::plan::Who;
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::agencies::{GOVERNMENT, office};
use super::brief::{Brief, Story};
use super::city::City;
use super::city_pools::place;
use super::draw::{Drawn, draw};
use super::frames::{Framed, open_matter};
use super::kept::{Desk, Kept};
use super::plan::round_draw;
use super::script::{Moment, Script};
use super::visits::Lives;

/// The same city checks a sample of that again itself.
const RECHECK: Script = Script {
    round: "cc-recheck-2026-1",
    blinding: Blinding::Open,
    objects: Moment {
        day: date!(2026 - 09 - 07),
        secret: b"that of what is checked again...",
        beacon: "drand:quicknet:31983412",
        value: "3c7a15e8d96b204fb1e8073d5c92a64f0f8de1b3792a46c5587e0d31ba69f482",
    },
    replaced: None,
    recusals: date!(2026 - 09 - 09),
    inspectors: Moment {
        day: date!(2026 - 09 - 10),
        secret: b"that of those the city has go...",
        beacon: "drand:quicknet:32069812",
        value: "b6f20d84e37c95a1106d8be4c57f392a9e41705cd8b36f2a74e0c1958d3ba067",
    },
    visits: date!(2026 - 09 - 11),
    first: date!(2026 - 09 - 11),
    days: 10,
};

/// A re-check with its round.
#[derive(Debug)]
pub(crate) struct Rechecked {
    /// What was checked, and may be drawn.
    pub(crate) checked: usize,
    /// The campaign, with its trail.
    pub(crate) campaign: Kept<Campaign>,
    /// What is said to a superior who has the offices below check themselves again.
    pub(crate) by_others: Option<Refusals>,
    /// Its round.
    pub(crate) drawn: Drawn,
}

/// Draws a sample of what the counties checked for the city.
pub(crate) fn recheck(
    story: &Story<'_>,
    city: &City,
    lives: &Lives,
    clerk: &mut Desk<'_>,
    hash: HashFn,
) -> Result<Rechecked, Fault> {
    let (by, on) = (
        &office(NamedSystem::MarketRegulation, &place())?,
        RECHECK.objects.day,
    );
    let ledger = Ledger::new(&lives.visits, story.laws, Anchor::Visit, on);
    let round = city.drawn.round.id();
    let checked = ledger
        .checked()
        .filter(|visit| visit.opening().round == *round);
    let checked: BTreeSet<_> = checked
        .flat_map(Visit::settled)
        .map(|result| result.check.object.clone())
        .collect();
    let entries = city.pool.entries().iter();
    let entries = entries.filter(|entry| checked.contains(&entry.id)).cloned();
    let header = PoolHeader {
        id: id!(PoolId, "checked-for-220100"),
        as_of: beijing!(2026-08-28 18:00),
        ..city.pool.header().clone()
    };
    let matter = story.lists.matter(city.pool.matter().as_id().value())?;
    let pool = ObjectPool::new(header, matter, story.province.places.gazetteer(), entries)?;

    let (who, when) = (Who::Agency(by.clone()), (CheckOccasion::ReCheck, on));
    let Framed { planned, frame } = open_matter(&pool, (who, "25%"), when, story, hash)?;
    let period = Period::between(date!(2026 - 09 - 01), date!(2026 - 10 - 31))?;
    let proposal = Proposal::new(
        Trigger::Recheck,
        text!("考核各县（市、区）抽查质量"),
        period,
    );
    let (id, proposed) = (
        id!(CampaignId, "cc-recheck-2026"),
        beijing!(2026-09-01 09:00),
    );
    let others = PlannedMatter {
        who: city.drawn.objects.frames()[0].who.clone(),
        ..planned.clone()
    };
    let others = proposal.clone().with_matter(others);
    let by_others = Kept::<Campaign>::begin_in_vain(clerk, by, proposed, |act| {
        Campaign::propose(hash, act, id.clone(), others)
    });
    let proposal = proposal.with_matter(planned);
    let mut campaign = Kept::<Campaign>::begin(clerk, by, proposed, |act| {
        Campaign::propose(hash, act, id, proposal)
    })?;
    let order = Evidence::of(hash, text!("抽样复查方案"), b"order of 2026-09-03");
    let approved = beijing!(2026-09-03 15:00);
    campaign.take(clerk, &GOVERNMENT.parse()?, approved, |campaign, act| {
        campaign.approve(act, order)
    })?;
    let brief = Brief {
        place: place(),
        script: &RECHECK,
        mandate: campaign.mandate(on)?,
    };
    let drawn = draw(story, &brief, vec![frame], clerk, hash)?;
    let (at, kept) = (RECHECK.objects.published()?, round_draw(&drawn)?);
    campaign.take(clerk, by, at, |campaign, act| campaign.draw_for(act, kept))?;
    Ok(Rechecked {
        checked: checked.len(),
        campaign,
        by_others,
        drawn,
    })
}
