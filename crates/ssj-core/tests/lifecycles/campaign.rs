//! 二（八）: special campaigns have their own ratio and count toward no plan.

use ssj_core::campaign::*;
use ssj_core::plan::*;
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
    let refusals = propose(of_one(&bare)).unwrap_err();
    assert!(refusals.contains(rules::campaign::NO_RATIO) && cites(&refusals, "2.8-b"));
    // A share of the pool is a ratio, told or kept in an annex.
    let share = PlannedNumber::Share {
        share: "20%".parse().unwrap(),
        of: 45,
    };
    let shared = PlannedMatter {
        number: share,
        ..bare.clone()
    };
    let sizes = PlannedSizes::Annexed(AnnexDigest(digest(8)));
    let annexed = PlannedMatter {
        sizes,
        ..bare.clone()
    };
    for stated in [shared, annexed] {
        assert!(propose(of_one(&stated)).is_ok());
    }
    let none = PlannedMatter {
        number: PlannedNumber::Objects(0),
        ..bare
    };
    let twice = proposal().with_matter(none);
    let found = ["campaign.no-ratio", "plan.matter-twice", "plan.no-objects"];
    assert_eq!(codes(propose(twice)), found);
}

/// The proposal of one matter.
fn of_one(planned: &PlannedMatter) -> Proposal {
    let matters = Vec::from([planned.clone()]);
    Proposal {
        matters,
        ..proposal()
    }
}

#[test]
fn a_campaign_is_drawn_after_its_approval_and_in_its_period() {
    let mut campaign = Campaign::begin(h(), &propose(proposal()).unwrap()).unwrap();
    assert_eq!(codes(campaign.mandate(DAY)), ["campaign.not-approved"]);
    let by = command(&campaign, "cc-amr", DAY);
    let early = campaign.close(&by, text("…"));
    assert_eq!(codes(early), ["campaign.wrong-state"]);
    let by = command(&campaign, "cc-gov", DAY);
    campaign
        .apply(&campaign.approve(&by, paper("批准")).unwrap())
        .unwrap();
    let mandate = campaign.mandate(DAY).unwrap();
    assert_eq!(mandate.source().task().as_str(), "campaign:gas");
    let late = campaign.mandate(date!(2026 - 07 - 01));
    assert_eq!(codes(late), ["campaign.outside-period"]);
}

/// A draw of a round on gas.
pub(crate) fn draw(round: &str, number: u64) -> RoundDraw {
    RoundDraw {
        round: RoundId::new(round).unwrap(),
        counter: 1,
        replaces: None,
        source: MandateSource::Campaign(CampaignId::new("gas").unwrap()),
        commitment: CommitmentDigest(digest(2)),
        frames: Vec::from([FrameNumber {
            matter: matter("gas"),
            pool: PoolId::new("gas").unwrap(),
            number,
        }]),
    }
}

#[test]
fn a_campaign_is_drawn_for_once_in_its_own_numbers() {
    let mut campaign = Campaign::begin(h(), &propose(proposal()).unwrap()).unwrap();
    let draw_for =
        |campaign: &Campaign, draw| campaign.draw_for(&command(campaign, "cc-amr", DAY), draw);
    let early = draw_for(&campaign, draw("1", 9));
    assert_eq!(
        codes(early),
        ["campaign.not-approved", "campaign.wrong-state"]
    );
    let by = command(&campaign, "cc-gov", DAY);
    campaign
        .apply(&campaign.approve(&by, paper("批准")).unwrap())
        .unwrap();
    assert_eq!(
        codes(draw_for(&campaign, draw("1", 1))),
        ["mandate.other-number"]
    );
    campaign
        .apply(&draw_for(&campaign, draw("1", 9)).unwrap())
        .unwrap();
    assert_eq!(campaign.draws().len(), 1);
    assert_eq!(codes(campaign.mandate(DAY)), ["mandate.used-up"]);
    assert_eq!(
        codes(draw_for(&campaign, draw("2", 3))),
        ["mandate.used-up"]
    );
    let again = RoundDraw {
        counter: 2,
        replaces: Some(RoundId::new("1").unwrap()),
        ..draw("2", 9)
    };
    assert!(draw_for(&campaign, again).is_ok());
}
