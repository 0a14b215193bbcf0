//! 二（五）: what is drawn is what was planned, from the plan's number to the frame of the draw.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::type_complexity,
    reason = "tests"
)]

use ssj_core::agency::NamedSystem;
use ssj_core::campaign::{Campaign, Proposal, Trigger};
use ssj_core::history::{DrawState, Exclusion, ExclusionReason};
use ssj_core::identity::ObjectKind;
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, Subject};
use ssj_core::plan::{
    ClassSize, FrameNumber, Offices, PlannedMatter, PlannedSizes, SizeAnnex, StrataBy,
};
use ssj_core::pool::{ClassAssignment, ObjectEntry, ObjectPool, PoolHeader, Provenance, RiskClass};
use ssj_core::trail::{Actor, Command, Lifecycle, Salt};
use ssj_core::*;
use ssj_draw::bind::{FrameDesign, frame_number, is_planned, stratum_shares};
use ssj_draw::record::{MatterFrame, StratumDisclosure};
use time::Date;

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn day(text: &str) -> Date {
    ssj_calendar::iso_date::parse(text).unwrap()
}

fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn matter() -> MatterId {
    MatterId::new("food-sales").unwrap()
}

fn agency(name: &str) -> AgencyId {
    AgencyId::new(name).unwrap()
}

/// Six hundred shops in two counties; every third one is of class D.
fn pool(id: &str) -> ObjectPool {
    let ever = Period::starting(day("1954-01-01"));
    let codes = ["220000", "220100", "220102", "220103"];
    let rows = codes.map(|code| Jurisdiction::division(code.parse().unwrap(), text(code), ever));
    let gazetteer = Gazetteer::new(rows).unwrap();
    let draft = MatterDraft::new(matter(), text("食品销售"))
        .basis(LegalBasis::instrument(
            LegalForm::Law,
            text("中华人民共和国食品安全法"),
        ))
        .subject(Subject::new(NamedSystem::MarketRegulation, [Level::County]))
        .content(text("经营条件"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Site);
    let source = EvidenceDigest(Digest::from_bytes([3; 32]));
    let header = PoolHeader {
        id: PoolId::new(id).unwrap(),
        agency: agency("cc-amr"),
        as_of: "2026-03-01T00:00:00+08:00".parse().unwrap(),
        classes: None,
    };
    let header = header.with_classes(ClassAssignment {
        as_of: day("2026-02-28"),
        source,
    });
    let shops = (0..600_u32).map(|number| {
        let county = DivisionId::new(codes[2 + usize::from(number % 2 == 1)]).unwrap();
        let class = match number % 3 {
            0 => RiskClass::D,
            _ => RiskClass::B,
        };
        let id = format!("site:{number}").parse().unwrap();
        ObjectEntry::new(id, ObjectKind::Site, county, Provenance::DepartmentLedger)
            .with_class(class)
    });
    ObjectPool::new(header, &draft.build().unwrap(), &gazetteer, shops).unwrap()
}

/// So much of class D, so much of the rest.
fn sizes(of_d: &str, of_others: &str) -> Vec<ClassSize> {
    let size = |class, ratio: &str| ClassSize {
        class,
        sizing: Sizing {
            rule: SizeRule::Ratio(ratio.parse().unwrap()),
            spread: Spread::Proportional,
        },
    };
    vec![size(Some(RiskClass::D), of_d), size(None, of_others)]
}

/// 30 % of two hundred and 2 % of four hundred: 68.
fn annex() -> SizeAnnex {
    SizeAnnex {
        salt: Salt::from_bytes([7; 32]),
        sizes: sizes("30%", "2%"),
    }
}

fn planned() -> PlannedMatter {
    let offices = [("220102", "ng-amr"), ("220103", "kc-amr")];
    let offices = offices.map(|(code, who)| (DivisionId::new(code).unwrap(), agency(who)));
    PlannedMatter {
        sizes: PlannedSizes::Annexed(annex().digest(hash())),
        strata: StrataBy::Division,
        shortfall: Shortfall::TakeAll,
        ..PlannedMatter::new(
            matter(),
            Offices::new(offices).unwrap(),
            PoolId::new("food").unwrap(),
            68,
        )
    }
}

/// An approved campaign of the one matter.
fn mandate() -> Mandate {
    let laws = laws::town().unwrap();
    let place = DivisionId::new("220100").unwrap();
    let law = laws.on(day("2026-03-02"), &place).unwrap();
    let act = |n: u64, who: &str| {
        let (id, at) = (CommandId::new(&n.to_string()), "2026-03-02T09:00:00+08:00");
        let (actor, salt) = (Actor::agency(agency(who)), Salt::from_bytes([7; 32]));
        Command::new(id.unwrap(), n, actor, at.parse().unwrap(), salt).under(&law)
    };
    let march = Period::between(day("2026-03-01"), day("2026-03-31")).unwrap();
    let proposal = Proposal::new(Trigger::GeneralProblem, text("普遍性问题"), march);
    let (id, proposal) = (CampaignId::new("food"), proposal.with_matter(planned()));
    let proposed = Campaign::propose(hash(), &act(0, "cc-amr"), id.unwrap(), proposal).unwrap();
    let mut campaign = Campaign::begin(hash(), &proposed).unwrap();
    let document = Evidence {
        title: text("批准文件"),
        digest: EvidenceDigest(Digest::from_bytes([1; 32])),
    };
    campaign
        .apply(&campaign.approve(&act(1, "cc-gov"), document).unwrap())
        .unwrap();
    campaign.mandate(day("2026-03-02")).unwrap()
}

fn framed(planned: &PlannedMatter, annex: Option<&SizeAnnex>) -> Result<MatterFrame, Refusals> {
    FrameDesign::of(planned, annex, hash())?.frame(&pool("food"), |_| DrawState::Eligible)
}

fn fits(number: FrameNumber) -> Result<(), Refusals> {
    let mut checks = Checks::new();
    mandate().fits(&[number], &mut checks);
    checks.finish()
}

#[test]
fn the_sizes_of_the_plans_annex_come_to_the_planned_number() {
    let frame = framed(&planned(), Some(&annex())).unwrap();
    assert_eq!(frame.strata.len(), 4, "two classes in two counties");
    let number = frame_number(&frame).unwrap();
    assert_eq!(number.number, 68);
    assert_eq!(fits(number), Ok(()));
}

/// Planned 68, drawn 8: the ratio was typed again, by hand.
#[test]
fn nobody_types_the_ratio_again() {
    let typed = SizeAnnex {
        sizes: sizes("3%", "0.5%"),
        ..annex()
    };
    let refusals = framed(&planned(), Some(&typed)).unwrap_err();
    assert!(refusals.contains(rules::mandate::OTHER_ANNEX));
    let salted = SizeAnnex {
        salt: Salt::from_bytes([8; 32]),
        ..annex()
    };
    assert!(framed(&planned(), Some(&salted)).is_err());
    // Who makes a frame without the plan's design is refused by the number.
    let own = PlannedMatter {
        sizes: PlannedSizes::Open(typed.sizes),
        ..planned()
    };
    let number = frame_number(&framed(&own, None).unwrap()).unwrap();
    assert_eq!(number.number, 8);
    let refusals = fits(number).unwrap_err();
    assert!(refusals.contains(rules::mandate::OTHER_NUMBER));
}

/// The sizes ask for 68 although all of class D but two were checked last year: that shows as a
/// shortfall, and is no way to plan 68 and ask for fewer.
#[test]
fn a_shortfall_is_no_smaller_number() {
    let checked = |entry: &ObjectEntry| match (entry.class, entry.id.as_str()) {
        (Some(RiskClass::D), "site:0" | "site:3") | (Some(RiskClass::B), _) => DrawState::Eligible,
        _ => DrawState::NotDrawable(Exclusion {
            reason: ExclusionReason::Repeat {
                on: day("2025-09-01"),
            },
            evidence: EvidenceDigest(Digest::from_bytes([9; 32])),
        }),
    };
    let design = FrameDesign::of(&planned(), Some(&annex()), hash()).unwrap();
    let frame = design.frame(&pool("food"), checked).unwrap();
    let shares = stratum_shares(&frame).unwrap();
    let drawn: u64 = shares
        .strata
        .iter()
        .map(ssj_draw::sample::StratumShare::most_drawn)
        .sum();
    assert_eq!(drawn, 10);
    assert_eq!(fits(frame_number(&frame).unwrap()), Ok(()));
    let refusing = PlannedMatter {
        shortfall: Shortfall::Refuse,
        ..planned()
    };
    let design = FrameDesign::of(&refusing, Some(&annex()), hash()).unwrap();
    let frame = design.frame(&pool("food"), checked).unwrap();
    let refusals = frame_number(&frame).unwrap_err();
    assert!(refusals.contains(rules::draw::STRATUM_SHORT));
}

#[test]
fn the_frame_is_made_of_the_planned_pool() {
    let design = FrameDesign::of(&planned(), Some(&annex()), hash()).unwrap();
    let refused = design.frame(&pool("friends"), |_| DrawState::Eligible);
    assert!(refused.unwrap_err().contains(rules::mandate::OTHER_POOL));
}

#[test]
fn a_frame_shows_where_it_is_not_as_planned() {
    let (planned, annex) = (planned(), annex());
    let frame = || framed(&planned, Some(&annex)).unwrap();
    let found = |frame: &MatterFrame| is_planned(&planned, Some(&annex.sizes), frame);
    assert_eq!(found(&frame()), Ok(()));
    let otherwise: [(&str, fn(&mut MatterFrame)); 9] = [
        ("announcement", |frame| frame.announced = true),
        ("disclosure of strata", |frame| {
            frame.disclosure = StratumDisclosure::Public;
        }),
        ("offices", |frame| frame.who = agency("friends").into()),
        ("shortfall", |frame| frame.shortfall = Shortfall::Refuse),
        ("reserves", |frame| frame.reserves = 9),
        // The same 68, but of other classes.
        ("sizes of classes", |frame| {
            frame.classes[0].sizing.rule = SizeRule::Fixed(8);
            frame.classes[1].sizing.rule = SizeRule::Fixed(60);
        }),
        // A shop of another county beside those that are drawn from.
        ("strata", |frame| {
            frame.rows[0].division = frame.rows[1].division.clone();
        }),
        // Its rows under another one's name.
        ("strata", |frame| {
            let key = frame.strata[0].key.clone();
            frame.strata[0].key = std::mem::replace(&mut frame.strata[1].key, key);
        }),
        ("strata", |frame| {
            frame.rows.retain(|row| row.stratum != 3);
        }),
    ];
    for (what, change) in otherwise {
        let mut frame = frame();
        change(&mut frame);
        let refusals = found(&frame).unwrap_err();
        let told: Vec<_> = refusals.iter().map(ToString::to_string).collect();
        let planned = "the frame of matter `matter:food-sales` is not as planned";
        assert_eq!(
            told,
            [format!("{planned}: {what} [吉政办发〔2019〕32号 二（五）]")]
        );
        assert!(refusals.contains(rules::mandate::OTHER_DESIGN));
    }
    let mut elsewhere = frame();
    elsewhere.pool = PoolId::new("friends").unwrap();
    let refusals = found(&elsewhere).unwrap_err();
    assert!(refusals.contains(rules::mandate::OTHER_POOL));
    // Who does not know the sizes can still hold the rest against the plan.
    let mut sized = frame();
    sized.classes[0].sizing.rule = SizeRule::Fixed(60);
    assert_eq!(is_planned(&planned, None, &sized), Ok(()));
}
