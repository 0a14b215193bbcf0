//! 二(八): special campaigns have their own ratio and count toward no plan.

use ssj_core::campaign::*;
use ssj_core::plan::PlannedMatter;
use ssj_core::trail::Lifecycle;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;

pub(crate) const DAY: time::Date = date!(2026 - 06 - 01);

pub(crate) fn proposal() -> Proposal {
    let june = Period::between(date!(2026 - 06 - 01), date!(2026 - 06 - 30)).unwrap();
    let ratio = Sizing {
        rule: SizeRule::Ratio("20%".parse().unwrap()),
        spread: Spread::default(),
    };
    let pool = PoolId::new("gas").unwrap();
    let gas = PlannedMatter::new(matter("gas"), agency("cc-amr"), pool, 9).with_size(None, ratio);
    Proposal::new(Trigger::GeneralProblem, text("普遍性问题"), june).with_matter(gas)
}

pub(crate) fn propose(proposal: Proposal) -> Result<trail::Event<CampaignEvent>, Refusals> {
    let command = command_on("campaign:gas", 0, "cc-amr", DAY);
    Campaign::propose(h(), &command, CampaignId::new("gas").unwrap(), proposal)
}

#[test]
fn a_campaign_states_matters_ratios_and_an_end() {
    assert!(propose(proposal()).is_ok());
    let endless = Proposal::new(Trigger::ProminentRisk, text("…"), Period::starting(DAY));
    let refused = propose(endless.clone());
    assert_eq!(codes(refused), ["campaign.endless", "campaign.no-matter"]);
    let pool = PoolId::new("gas").unwrap();
    let bare = PlannedMatter::new(matter("gas"), agency("cc-amr"), pool, 9);
    let refusals = propose(proposal().with_matter(bare)).unwrap_err();
    assert!(refusals.contains(rules::campaign::NO_RATIO) && cites(&refusals, "2.8-b"));
}

#[test]
fn a_campaign_is_drawn_after_its_approval_and_in_its_period() {
    let mut campaign = Campaign::begin(h(), &propose(proposal()).unwrap()).unwrap();
    assert_eq!(codes(campaign.mandate(DAY)), ["campaign.not-approved"]);
    let by = command(&campaign, "cc-amr", DAY);
    let early = campaign.close(&by, text("…"));
    assert_eq!(codes(early), ["campaign.wrong-state"]);
    campaign
        .apply(&campaign.approve(&by, paper("批准")).unwrap())
        .unwrap();
    assert!(campaign.mandate(DAY).is_ok());
    let late = campaign.mandate(date!(2026 - 07 - 01));
    assert_eq!(codes(late), ["campaign.outside-period"]);
}
