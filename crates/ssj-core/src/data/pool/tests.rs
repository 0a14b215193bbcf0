#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use crate::EvidenceDigest;
use alloc::vec;
use alloc::vec::Vec;

use proptest::prelude::*;
use proptest::sample::Index;

use super::Provenance::{DepartmentLedger, PublicitySystem};
use super::*;
use crate::base::bytes::Digest;
use crate::base::id::{CredentialId, ExpertId, InspectorId, PoolId, SpecialtyId};
use crate::base::period::Period;
use crate::base::suite::Suite;
use crate::data::agency::NamedSystem::MarketRegulation;
use crate::data::identity::ObjectKind::{self, Enterprise, Product, Project};
use crate::data::matter::Matter;
use crate::fixtures::{
    agency, day, division, enterprise, gazetteer, header, laws, list, matter, matter_id, register,
    shop, text,
};
use crate::law::refusal::Refusals;
use crate::law::rules::{Code, pool as rules};

fn food() -> Matter {
    matter("food", MarketRegulation)
        .object_kind(Product)
        .object_kind(ObjectKind::Operator)
        .build()
        .unwrap()
}

fn pool(rows: impl IntoIterator<Item = ObjectEntry>) -> Result<ObjectPool, Refusals> {
    ObjectPool::new(header(), &food(), &gazetteer(), rows)
}

fn inspector(id: &str) -> InspectorEntry {
    InspectorEntry::new(
        InspectorId::new(id).unwrap(),
        InspectorKind::CivilServant,
        agency("ng-amr"),
    )
    .located_in(division("220102"))
    .certificated(Period::between(day("2024-01-01"), day("2026-06-30")).unwrap())
}

fn inspectors(rows: impl IntoIterator<Item = InspectorEntry>) -> Result<InspectorPool, Refusals> {
    InspectorPool::new(header(), &register(), &gazetteer(), rows)
}

#[test]
fn objects_with_and_without_a_code_make_a_pool() {
    let product = ObjectEntry::new(
        "product:milk".parse().unwrap(),
        Product,
        division("220102"),
        DepartmentLedger,
    )
    .held_by(enterprise(1));
    let operator = ObjectEntry::new(
        "operator:street-7".parse().unwrap(),
        ObjectKind::Operator,
        division("220102"),
        DepartmentLedger,
    );
    let old = ObjectEntry::new(
        "reg15:330102000138543".parse().unwrap(),
        Enterprise,
        division("220102"),
        PublicitySystem,
    );
    let pool = pool([product, operator, old, shop(1)]).unwrap();
    assert_eq!(pool.len(), 4);
    assert_eq!(
        pool.entry(&enterprise(1)).unwrap().visited(),
        &enterprise(1)
    );
    assert_eq!(
        pool.entry(&"product:milk".parse().unwrap())
            .unwrap()
            .visited(),
        &enterprise(1)
    );
    assert!(pool.entry(&enterprise(2)).is_none());
}

/// One row for each way to be wrong; all are told, by row, and nothing is kept.
#[test]
fn a_pool_with_bad_rows_is_refused_as_a_whole() {
    let entry = |id: &str, kind, place: &str, from| {
        ObjectEntry::new(id.parse().unwrap(), kind, division(place), from)
    };
    let rows = [
        shop(1),
        entry("project:1", Project, "220102", DepartmentLedger).held_by(enterprise(1)),
        entry("product:1", Enterprise, "220102", PublicitySystem),
        entry("product:2", Product, "220102", DepartmentLedger),
        entry("product:3", Product, "220102", DepartmentLedger)
            .held_by("product:1".parse().unwrap()),
        shop(2).held_by(enterprise(1)),
        entry(
            enterprise(3).as_str(),
            Enterprise,
            "220381",
            PublicitySystem,
        ),
        entry(
            enterprise(4).as_str(),
            Enterprise,
            "220102",
            DepartmentLedger,
        ),
        shop(5).registered_on(day("2026-03-02")),
        shop(6).with_status(ObjectStatus::MovedOut {
            on: day("2027-01-01"),
            to: None,
        }),
        shop(7).with_class(RiskClass::A),
        shop(1),
    ];
    let refused = pool(rows).unwrap_err();
    let found: Vec<(&Code, u64)> = refused
        .iter()
        .map(|r| {
            let row = r
                .fact("row")
                .map(|row| alloc::format!("{row}").parse().unwrap());
            (r.code, row.unwrap())
        })
        .collect();
    let expected = vec![
        (rules::KIND, 2),
        (rules::ID_KIND, 3),
        (rules::HOLDER, 4),
        (rules::HOLDER, 5),
        (rules::HOLDER, 6),
        (rules::DIVISION, 7),
        (rules::PROVENANCE, 8),
        (rules::FUTURE, 9),
        (rules::FUTURE, 10),
        (rules::CLASS_SOURCE, 11),
        (rules::REPEATED, 12),
    ];
    assert_eq!(found, expected);
}

#[test]
fn classes_come_with_the_assignment_they_are_from() {
    let source = ClassAssignment {
        as_of: day("2026-01-31"),
        source: EvidenceDigest(Digest::from_bytes([1; 32])),
    };
    let classified = header().with_classes(source);
    let rows = [shop(1).with_class(RiskClass::D)];
    let pool = ObjectPool::new(classified, &food(), &gazetteer(), rows).unwrap();
    assert_eq!(
        pool.header().classes.map(|c| (c.as_of, c.source)),
        Some((day("2026-01-31"), source.source))
    );
    assert_eq!(pool.entries()[0].class, Some(RiskClass::D));
}

#[test]
fn status_says_from_which_day_an_object_is_out_of_scope() {
    for how in [
        Ending::Deregistered,
        Ending::Revoked,
        Ending::Annulled,
        Ending::Closed,
    ] {
        let status = ObjectStatus::Ended {
            how,
            on: day("2026-02-01"),
        };
        assert!(status.is_in_scope(day("2026-01-31")), "{status}");
        assert!(!status.is_in_scope(day("2026-02-01")), "{status}");
    }
    assert!(ObjectStatus::Open.is_in_scope(day("9998-01-01")));
}

#[test]
fn inspectors_have_an_agency_a_place_and_their_papers() {
    assert_eq!(
        inspectors([inspector("1"), inspector("2")]).unwrap().len(),
        2
    );
    let id = |id| InspectorId::new(id).unwrap();
    let rows = [
        inspector("1"),
        InspectorEntry::new(id("2"), InspectorKind::CivilServant, agency("gone"))
            .located_in(division("220102")),
        InspectorEntry::new(id("3"), InspectorKind::CivilServant, agency("ng-amr")),
        inspector("4").located_in(division("220199")),
        InspectorEntry::new(id("5"), InspectorKind::QualifiedStaff, agency("ng-amr"))
            .located_in(division("220102")),
        inspector("1"),
    ];
    let codes: Vec<_> = inspectors(rows)
        .unwrap_err()
        .iter()
        .map(|r| r.code)
        .collect();
    assert_eq!(
        codes,
        [
            rules::AGENCY,
            rules::NO_DIVISION,
            rules::DIVISION,
            rules::CERTIFICATE,
            rules::REPEATED
        ]
    );
}

#[test]
fn eligibility_tells_every_reason() {
    let (food, lifts) = (
        SpecialtyId::new("food").unwrap(),
        CredentialId::new("lifts").unwrap(),
    );
    let need = Need::new(agency("ng-amr"), [division("220102")], Quorum::Certificated)
        .with_specialty(food.clone())
        .with_credential(lifts.clone());
    let on = day("2026-03-02");
    let valid = Period::between(day("2025-01-01"), day("2025-12-31")).unwrap();
    let leave = Period::between(day("2026-03-01"), day("2026-03-05")).unwrap();
    let reason = text("亲属");
    let recusals = Recusals::new([Recusal {
        object: enterprise(1),
        inspector: InspectorId::new("1").unwrap(),
        ground: RecusalGround::Requested,
        reason,
        on,
    }])
    .unwrap();
    let reasons = |entry: &InspectorEntry, need: &Need, on| {
        need.eligibility(entry, &enterprise(1), on, &recusals)
            .reasons()
            .to_vec()
    };
    let fit = inspector("2")
        .with_specialty(food.clone())
        .with_credential(Credential {
            id: lifts.clone(),
            valid: Period::starting(day("2026-01-01")),
        });
    assert_eq!(reasons(&fit, &need, on), []);
    let certificate = fit.certificate.unwrap();
    assert_eq!(
        reasons(&fit, &need, day("2026-07-01")),
        [Ineligible::Certificate(certificate)]
    );

    let unfit = InspectorEntry::new(
        InspectorId::new("1").unwrap(),
        InspectorKind::DailySupervision,
        agency("cc-amr"),
    )
    .located_in(division("220100"))
    .with_credential(Credential {
        id: lifts.clone(),
        valid,
    })
    .on_leave(leave);
    assert_eq!(
        reasons(&unfit, &need, on),
        [
            Ineligible::Agency(agency("cc-amr")),
            Ineligible::Division,
            Ineligible::NoCertificate,
            Ineligible::Credential(lifts.clone(), valid),
            Ineligible::Specialty(food),
            Ineligible::OnLeave(leave),
            Ineligible::Recused(RecusalGround::Requested),
        ]
    );
    let bare = inspector("3");
    assert!(reasons(&bare, &need, on).contains(&Ineligible::NoCredential(lifts)));
    // Where the instrument lets everybody count, the certificate is no matter.
    let lax = Need::new(agency("ng-amr"), [division("220102")], Quorum::Everybody);
    let trainee = InspectorEntry::new(
        InspectorId::new("4").unwrap(),
        InspectorKind::DailySupervision,
        agency("ng-amr"),
    )
    .located_in(division("220102"));
    assert_eq!(reasons(&trainee, &lax, on), []);
}

/// 2.3-c: five friends are not a pool.
#[test]
fn a_pool_is_compared_with_the_roster() {
    let id = |id| InspectorId::new(id).unwrap();
    let pool = inspectors([inspector("1"), inspector("2")]).unwrap();
    let gaps = Roster::new(agency("ng-amr"), [id("1"), id("3")]).compare(&pool);
    assert_eq!(gaps.missing.iter().collect::<Vec<_>>(), [&id("3")]);
    assert_eq!(gaps.unknown.iter().collect::<Vec<_>>(), [&id("2")]);
    assert!(
        Roster::new(agency("ng-amr"), [id("1"), id("2")])
            .compare(&pool)
            .is_complete()
    );
}

#[test]
fn an_expert_has_a_specialty_and_a_pool_apart() {
    let expert =
        |specialties| Expert::new(ExpertId::new("1").unwrap(), text("吉林大学"), specialties);
    assert!(
        ExpertPool::new(header(), [expert(vec![])])
            .unwrap_err()
            .contains(rules::EXPERT)
    );
    let pool =
        ExpertPool::new(header(), [expert(vec![SpecialtyId::new("food").unwrap()])]).unwrap();
    assert_eq!(pool.entries().len(), 1);
}

/// 2.3-a
#[test]
fn a_second_pool_takes_a_recorded_reason() {
    let pair = |pool| (matter_id("food"), PoolId::new(pool).unwrap());
    let refused = Pooling::new([pair("a"), pair("b")], []).unwrap_err();
    assert!(refused.contains(rules::SECOND));
    let reason = PoolingException {
        matter: matter_id("food"),
        pool: PoolId::new("b").unwrap(),
        reason: text("分级分库"),
    };
    let lifts = (matter_id("lifts"), PoolId::new("a").unwrap());
    let shared = Pooling::new([pair("a"), lifts], []).unwrap_err();
    assert!(shared.contains(rules::SHARED));
    let pooling = Pooling::new([pair("a"), pair("b")], [reason]).unwrap();
    assert_eq!(pooling.pools(&matter_id("food")).count(), 2);
    assert_eq!(&pooling.exceptions()[0].reason, &text("分级分库"));
}

#[test]
fn holes_in_supervision_are_found() {
    let list = list(
        "l",
        [
            matter("food", MarketRegulation),
            matter("lifts", MarketRegulation),
        ],
    );
    let pool = pool([shop(1)]).unwrap();
    let known = [1, 2].map(|n| KnownObject::new(enterprise(n), Enterprise));
    let city = division("220100");
    let (all, on) = (laws(list), day("2026-03-01"));
    let hole = vacuum(&all.on(on, &city).unwrap(), &[&pool], &known);
    assert_eq!(
        hole.matters.iter().collect::<Vec<_>>(),
        [&matter_id("lifts")]
    );
    assert_eq!(hole.objects.iter().collect::<Vec<_>>(), [&enterprise(2)]);
    assert_eq!(hole.pools.iter().len(), 0);
    let stray = ObjectPool::new(
        PoolHeader {
            agency: agency("cc-amr-of-old"),
            ..header()
        },
        &food(),
        &gazetteer(),
        [shop(1)],
    );
    let stray = stray.unwrap();
    let orphan = vacuum(&all.on(on, &city).unwrap(), &[&stray], &known);
    assert_eq!(
        orphan.pools.iter().collect::<Vec<_>>(),
        [&stray.header().id]
    );
    let only = laws(crate::fixtures::list(
        "l",
        [matter("food", MarketRegulation)],
    ));
    let law = only.on(on, &city).unwrap();
    assert!(vacuum(&law, &[&pool], &known[..1]).is_empty());
}

#[cfg(feature = "serde")]
#[test]
fn a_pool_read_back_is_the_same_and_a_broken_one_is_refused() {
    let pool = pool([
        shop(1),
        shop(2).with_status(ObjectStatus::Ended {
            how: Ending::Closed,
            on: day("2026-01-05"),
        }),
    ])
    .unwrap();
    let json = serde_json::to_string(&pool).unwrap();
    assert_eq!(serde_json::from_str::<ObjectPool>(&json).unwrap(), pool);
    let broken = json.replace(r#""kind":"enterprise""#, r#""kind":"product""#);
    assert!(serde_json::from_str::<ObjectPool>(&broken).is_err());
    let staff = inspectors([inspector("1")]).unwrap();
    let json = serde_json::to_string(&staff).unwrap();
    assert_eq!(serde_json::from_str::<InspectorPool>(&json).unwrap(), staff);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_snapshot_does_not_depend_on_the_order_of_rows_and_notices_any_change(
        size in 1..40_u32,
        swaps in prop::collection::vec((any::<Index>(), any::<Index>()), 0..20),
        changed: Index,
    ) {
        let h = Suite::Intl.hash_fn().unwrap();
        let rows: Vec<_> = (0..size).map(shop).collect();
        let mut shuffled = rows.clone();
        for (a, b) in &swaps {
            shuffled.swap(a.index(rows.len()), b.index(rows.len()));
        }
        let one = pool(rows.clone()).unwrap().snapshot(h);
        prop_assert_eq!(&one, &pool(shuffled).unwrap().snapshot(h));
        prop_assert_eq!(one.entries(), u64::from(size));

        let mut other = rows;
        let place = changed.index(other.len());
        other[place] = other[place].clone().registered_on(day("2020-01-01"));
        let other = pool(other).unwrap().snapshot(h);
        prop_assert_ne!(one.root(), other.root());
        prop_assert_ne!(one.digest(), other.digest());
    }
}
