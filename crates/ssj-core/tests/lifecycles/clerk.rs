//! The clerk: steps in one line each, and nothing that the long form would not do.

use ssj_core::campaign::{Campaign, Proposal, Trigger};
use ssj_core::follow_up::{Finding, FindingSource, Found};
use ssj_core::laws::{Laws, town};
use ssj_core::lead::{Concern, Lead, LeadReceived, LeadSource};
use ssj_core::plan::PlannedMatter;
use ssj_core::result::{Outcome, Outcomes};
use ssj_core::round::Round;
use ssj_core::trail::{Clerk, Lifecycle};
use ssj_core::*;

const MORNING: Timestamp = beijing!(2026-06-02 09:00);

fn clerk(laws: &Laws) -> Clerk<'_, impl FnMut() -> [u8; 32]> {
    let mut asked = 0;
    Clerk::new(laws, move || {
        asked += 1;
        [asked; 32]
    })
}

fn amr() -> AgencyId {
    id!(AgencyId, "cc-amr")
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn found() -> Found {
    Found {
        source: FindingSource::Visit(id!(VisitId, "1")),
        matter: id!(MatterId, "food-sales"),
        object: "uscc:91220101MA13XQYL0T".parse().unwrap(),
        outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
        owner: amr(),
    }
}

#[test]
fn what_it_takes_is_what_the_long_form_takes() {
    let laws = town().unwrap();
    let mut clerk = clerk(&laws);
    let (mut finding, opened) = clerk
        .begin::<Finding>(amr(), MORNING, |act| {
            Finding::open(hash(), act, id!(FindingId, "1"), found())
        })
        .unwrap();
    let fire = id!(AgencyId, "cc-fire");
    let offered = clerk.take(&mut finding, amr(), MORNING, |it, act| {
        it.offer(act, fire.clone(), text!("消防职责"))
    });
    // The other half by hand, on the same value.
    let command = clerk.command(&fire, finding.trail().len(), MORNING);
    let law = clerk.law(&command).unwrap();
    let accepted = finding.accept(&command.under(&law)).unwrap();
    finding.apply(&accepted).unwrap();
    assert_eq!(finding.owner(), &fire);
    let events = [opened, offered.unwrap(), accepted];
    assert_eq!(Finding::replay(hash(), &events).unwrap(), finding);
    let ids: Vec<_> = events.iter().map(|it| &it.entry().command).collect();
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
}

#[test]
fn it_begins_every_kind_of_lifecycle() {
    let laws = town().unwrap();
    let mut clerk = clerk(&laws);
    let june = Period::between(date!(2026 - 06 - 01), date!(2026 - 06 - 30)).unwrap();
    let gas = PlannedMatter::new(id!(MatterId, "gas"), amr(), id!(PoolId, "gas"), 1);
    let every = Sizing {
        rule: SizeRule::Census,
        spread: Spread::Proportional,
    };
    let proposal = Proposal::new(Trigger::ProminentRisk, text!("燃气事故"), june);
    let (mut campaign, _) = clerk
        .begin::<Campaign>(amr(), MORNING, |act| {
            let id = id!(CampaignId, "gas");
            Campaign::propose(
                hash(),
                act,
                id,
                proposal.with_matter(gas.with_size(None, every)),
            )
        })
        .unwrap();
    let government = id!(AgencyId, "cc-gov");
    let paper = Evidence::of(hash(), text!("批准文件"), b"a scan");
    clerk
        .take(&mut campaign, government, MORNING, |it, act| {
            it.approve(act, paper)
        })
        .unwrap();
    let mandate = campaign.mandate(MORNING.china_date()).unwrap();
    let round = clerk.begin::<Round>(amr(), MORNING, |act| {
        Round::open(hash(), act, id!(RoundId, "1"), mandate)
    });
    assert_eq!(round.unwrap().0.trail().len(), 1);
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Violation,
        object: found().object,
        matter: found().matter,
        content: text!("食品过期"),
        agency: amr(),
    };
    let lead = clerk.begin::<Lead>(amr(), MORNING, |act| {
        Lead::receive(hash(), act, id!(LeadId, "1"), received)
    });
    assert_eq!(lead.unwrap().0.trail().len(), 1);
}

#[test]
fn what_is_refused_changes_nothing() {
    let laws = town().unwrap();
    let mut clerk = clerk(&laws);
    let open = |of: &str| {
        let id = FindingId::new(of).unwrap();
        move |act: &trail::Act<'_>| Finding::open(hash(), act, id, found())
    };
    let (mut first, event) = clerk.begin::<Finding>(amr(), MORNING, open("1")).unwrap();
    let before = first.clone();

    let nobody = id!(AgencyId, "nobody");
    let stranger = clerk.take(&mut first, nobody, MORNING, Finding::accept);
    assert!(stranger.unwrap_err().contains(rules::law::NOT_THERE));
    let early = clerk.take(&mut first, amr(), MORNING, Finding::accept);
    assert!(!early.unwrap_err().contains(rules::trail::OTHER_EVENT));

    // An event of another lifecycle.
    let (_, elsewhere) = clerk.begin::<Finding>(amr(), MORNING, open("2")).unwrap();
    let mixed = clerk.take(&mut first, amr(), MORNING, |_, _| Ok(elsewhere));
    assert!(mixed.unwrap_err().contains(rules::trail::OTHER_EVENT));
    // A platform of the national suite under laws of the international one.
    #[cfg(feature = "sm")]
    {
        let sm = Suite::Sm.hash_fn().unwrap();
        let other = clerk.begin::<Finding>(amr(), MORNING, |act| {
            Finding::open(sm, act, id!(FindingId, "4"), found())
        });
        assert!(other.unwrap_err().contains(rules::trail::OTHER_EVENT));
    }
    assert_eq!(first, before);
    assert_eq!(first.trail().head().digest, event.digest());
}
