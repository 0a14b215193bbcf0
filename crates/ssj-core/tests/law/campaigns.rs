//! M. Special campaigns as 54号 has them, and re-checks by sampling with a round and visits of their own.

use core::num::NonZeroU16;

use ssj_core::campaign::*;
use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj_core::laws::Laws;
use ssj_core::ledger::{Agreement, rechecked, too_many_campaigns};
use ssj_core::paper::Header;
use ssj_core::plan::*;
use ssj_core::pool::{InspectorEntry, InspectorKind};
use ssj_core::result::*;
use ssj_core::round::*;
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::papers;
use crate::town::*;

const MARCH: Date = date!(2026 - 03 - 01);
const APRIL: Date = date!(2026 - 04 - 08);

fn proposal(trigger: Trigger, by: &str) -> Proposal {
    let census = Sizing {
        rule: SizeRule::Census,
        spread: Spread::default(),
    };
    let pool = PoolId::new("food-sales").unwrap();
    let food = PlannedMatter::new(matter("food-sales"), agency(by), pool, 2);
    Proposal::new(trigger, text("考核"), year()).with_matter(food.with_size(None, census))
}

fn propose(
    laws: &'static Laws,
    who: &str,
    id: &str,
    proposal: Proposal,
) -> Result<Campaign, Refusals> {
    let act = begun(laws, &format!("campaign:{id}"), who, MARCH);
    let event = Campaign::propose(h(), &act, CampaignId::new(id).unwrap(), proposal)?;
    Ok(Campaign::begin(h(), &event).unwrap())
}

fn approved(laws: &'static Laws, who: &str, id: &str, trigger: Trigger) -> Campaign {
    let mut campaign = propose(laws, who, id, proposal(trigger, who)).unwrap();
    let event = campaign.approve(&under(laws, &campaign, "cc-gov", MARCH), paper("批准"));
    campaign.apply(&event.unwrap()).unwrap();
    campaign
}

/// Under 54号, and a document of the city that lets each office have one special campaign a year.
fn national() -> &'static Laws {
    with(|sources| {
        let national = Instrument::state_council_2024_54();
        sources
            .left_out
            .retain(|out| out.instrument != *national.id());
        let id = InstrumentId::new("长府办发〔2026〕2号").unwrap();
        let city = Instrument::new(id, InstrumentRank::Prefecture, year())
            .with_campaigns_a_year(NonZeroU16::MIN);
        sources.instruments = Instruments::new([national, city]).unwrap();
    })
}

#[test]
fn m4_a_special_campaign_is_approved_by_whom_54_says_and_filed_before_it_ends() {
    let laws = national();
    let campaign = propose(
        laws,
        "cc-amr",
        "c",
        proposal(Trigger::ProminentRisk, "cc-amr"),
    );
    let mut campaign = campaign.unwrap();
    let approve = |who| campaign.approve(&under(laws, &campaign, who, MARCH), paper("批准"));
    // A government of county level or above in whose place the office is, and nobody else.
    for who in ["jl-amr", "cc-justice", "jc-gov"] {
        let refusals = approve(who).unwrap_err();
        assert!(refusals.contains(rules::campaign::NOT_THE_APPROVER) && cites(&refusals, "54/6"));
    }
    assert_eq!(codes(approve("cc-amr")), ["campaign.own-approval"]);
    assert!(approve("jl-gov").is_ok());
    let event = approve("cc-gov").unwrap();
    campaign.apply(&event).unwrap();
    assert_eq!(campaign.approved_on(), Some(MARCH));
    let close = |campaign: &Campaign, laws| {
        campaign.close(&under(laws, campaign, "cc-amr", APRIL), text("已完成"))
    };
    let refusals = close(&campaign, laws).unwrap_err();
    assert!(refusals.contains(rules::campaign::NOT_FILED) && cites(&refusals, "54/6"));
    assert!(
        close(&campaign, self::laws(&Asked::default())).is_ok(),
        "nobody asks for it there"
    );
    let file = |campaign: &Campaign| {
        campaign.file(
            &under(laws, campaign, "cc-amr", MARCH),
            text("备〔2026〕1号"),
        )
    };
    let event = file(&campaign).unwrap();
    campaign.apply(&event).unwrap();
    assert_eq!(campaign.filed(), Some(&text("备〔2026〕1号")));
    assert_eq!(codes(file(&campaign)), ["campaign.filed-twice"]);
    assert!(close(&campaign, laws).is_ok());
}

#[test]
fn m4_an_office_has_no_more_campaigns_a_year_than_its_instrument_lets_it() {
    let laws = national();
    let risk = Trigger::ProminentRisk;
    let [one, two] = ["1", "2"].map(|id| approved(laws, "cc-amr", id, risk));
    let re_check = approved(laws, "cc-amr", "3", Trigger::Recheck);
    let only_proposed = propose(laws, "cc-amr", "4", proposal(risk, "cc-amr")).unwrap();
    let law = law_of(laws, "cc-amr", JUNE);
    let allowed = [one.clone(), re_check, only_proposed];
    assert!(too_many_campaigns(law, &allowed).is_empty());
    let both = [one, two];
    let over = too_many_campaigns(law, &both);
    let [over] = &over[..] else {
        panic!("one office")
    };
    assert_eq!((over.agency, over.at_most), (&agency("cc-amr"), 1));
    assert_eq!(over.campaigns.len(), 2);
    assert_eq!(over.by, [InstrumentId::new("长府办发〔2026〕2号").unwrap()]);
    // Another year is counted by itself; where no instrument says a number, nobody is over it.
    let next = law_of(laws, "cc-amr", date!(2027 - 06 - 09));
    assert!(too_many_campaigns(next, &both).is_empty());
    let silent = law_of(self::laws(&Asked::default()), "cc-amr", JUNE);
    assert!(too_many_campaigns(silent, &both).is_empty());
}

#[test]
fn m5_a_superior_checks_again_itself() {
    let laws = laws(&Asked::default());
    let again = |who, by| propose(laws, who, "r", proposal(Trigger::Recheck, by)).map(|_| ());
    assert_eq!(again("cc-amr", "cc-amr"), Ok(()));
    let refusals = again("cc-amr", "ng-amr").unwrap_err();
    assert!(cites(&refusals, "3.3"));
    assert_eq!(
        codes(Err::<(), _>(refusals)),
        ["campaign.recheck-by-others"]
    );
    let none = codes(again("ng-amr", "ng-amr"));
    assert!(none.contains(&"campaign.nobody-below"), "{none:?}");
}

/// A round of one visit to a shop on food, drawn under a mandate, and its visit checked on a day.
fn called(mandate: &Mandate, object: &str, (who, day): (&str, Date), outcome: Outcome) -> Visit {
    let named = |header: &Header| {
        let mut parts = header.parts().clone();
        parts.mandate = mandate.source().clone();
        Header::new(parts).unwrap()
    };
    let mut commitment = papers::object_commitment(1, &["food-sales"]);
    commitment.header = named(&commitment.header);
    let mut round = opened(mandate.clone());
    objects_seeded(&mut round, &commitment);
    let check = DrawnCheck {
        agency: agency(who),
        ..check("food-sales", object)
    };
    let drawn = papers::objects_drawn(&commitment, vec![call(object, [check])], vec![]);
    go(&mut round, |r, by| r.record_objects(by, drawn));
    recused(&mut round);
    let (record, recusals) = (round.object_record().unwrap(), round.recusals().unwrap());
    let mut staff = papers::inspector_commitment(city().as_str(), record, recusals);
    staff.header = named(&staff.header);
    let published = papers::published(&staff.header);
    go(&mut round, |r, by| {
        r.commit_inspectors(by, &staff, published)
    });
    let evidence = papers::evidence(&staff.header);
    go(&mut round, |r, by| r.seed(by, &all_parts(), evidence));
    let id = visit_in(&round, object);
    let team = Team {
        visit: id.clone(),
        members: ["n1", "n2"].map(|name| member(name, who)).into(),
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    let drawn = papers::teams_drawn(&staff, vec![team]);
    go(&mut round, |r, by| r.record_teams(by, &all_parts(), drawn));
    let act = command_on(id.as_str(), 0, who, DRAW_DAY);
    let mut visit = Visit::begin(h(), &Visit::open(&round, &act, &id).unwrap()).unwrap();
    let people = ["n1", "n2"].map(|name| {
        let kind = InspectorKind::CivilServant;
        InspectorEntry::new(inspector(name), kind, agency(who))
            .certificated(Period::starting(MARCH))
    });
    step(&mut visit, (who, day), |v, by| v.start(by, &people, None));
    let outcomes = Outcomes::new([outcome]).unwrap();
    let problem = outcomes.is_problem();
    let mut result = CheckResult::new(
        check_of(&visit, "food-sales"),
        conducted(&["n1", "n2"]),
        outcomes,
    );
    if problem {
        result = result.with_finding(FindingId::new("1").unwrap());
    }
    step(&mut visit, (who, day), |v, by| v.conclude(by, result));
    step(&mut visit, (who, day), Visit::complete);
    visit
}

/// The county's office checks under the city's plan.
fn planned(object: &str, day: Date, outcome: Outcome) -> Visit {
    let laws = laws(&Asked::default());
    let item = PlanItem {
        initiator: agency("cc-amr"),
        ..item_of(&[("food-sales", "ng-amr")])
    };
    let plan = in_force_by(laws, PlanOwner::Department(agency("cc-amr")), item);
    let mandate = plan.mandate(&item_id(), DRAW_DAY).unwrap();
    called(&mandate, object, ("ng-amr", day), outcome)
}

#[test]
fn m5_a_re_check_has_mandate_round_visit_and_result_of_its_own_and_is_compared() {
    use Outcome::{ClosedDown, NoProblem, OtherProblem};
    let laws = laws(&Asked::default());
    let campaign = approved(laws, "cc-amr", "r", Trigger::Recheck);
    let again = |object, day, outcome| {
        let mandate = campaign.mandate(DRAW_DAY).unwrap();
        called(&mandate, object, ("cc-amr", day), outcome)
    };
    let law = law_of(laws, "cc-amr", JUNE);
    let compared = |visits: &[Visit]| {
        let found = rechecked(law, &campaign, visits);
        let [one] = &found[..] else {
            panic!("one re-check")
        };
        assert_eq!(
            one.again.opening().source,
            MandateSource::Campaign(campaign.id().clone())
        );
        one.before
            .map(|(before, _, agreement)| (before.id().clone(), agreement))
    };
    for (first, then, wanted) in [
        (NoProblem, NoProblem, Agreement::Agrees),
        (OtherProblem, OtherProblem, Agreement::Agrees),
        (NoProblem, OtherProblem, Agreement::Missed),
        (OtherProblem, NoProblem, Agreement::NotFoundAgain),
        (NoProblem, ClosedDown, Agreement::NotComparable),
    ] {
        let before = planned("shop-a", CHECK_DAY, first);
        let id = before.id().clone();
        let visits = [before, again("shop-a", APRIL, then)];
        assert_eq!(compared(&visits), Some((id, wanted)));
    }
    // Of nothing else than the same object, before it, by an office below.
    let elsewhere = [
        planned("shop-b", CHECK_DAY, NoProblem),
        again("shop-a", APRIL, NoProblem),
    ];
    assert_eq!(compared(&elsewhere), None);
    let later = [
        planned("shop-a", JUNE, NoProblem),
        again("shop-a", APRIL, NoProblem),
    ];
    assert_eq!(compared(&later), None);
    let risk = approved(laws, "cc-amr", "risk", Trigger::ProminentRisk);
    let own = called(
        &risk.mandate(DRAW_DAY).unwrap(),
        "shop-a",
        ("cc-amr", CHECK_DAY),
        NoProblem,
    );
    let visits = [own, again("shop-a", APRIL, NoProblem)];
    assert_eq!(
        compared(&visits),
        None,
        "one's own check is no check of one below"
    );
    assert!(
        rechecked(law, &risk, &visits).is_empty(),
        "a campaign for a risk compares nothing"
    );
}
