#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use alloc::string::ToString;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use super::*;
use crate::base::id::{JointMatterId, ListId, PowerId};
use crate::base::suite::Suite;
use crate::data::agency::NamedSystem::{Education, Health, MarketRegulation};
use crate::data::jurisdiction::Level;
use crate::fixtures::{agency, day, list, matter, matter_id, register, text};
use crate::law::rules::matter as rules;

/// 2.2-a: basis, subject, content, method; all that is missing is told at once.
#[test]
fn a_matter_without_its_parts_is_refused_with_each_of_them() {
    let empty = MatterDraft::new(matter_id("m"), text("m"))
        .build()
        .unwrap_err();
    let codes: Vec<_> = empty.iter().map(|r| r.code).collect();
    assert_eq!(
        codes,
        [
            rules::NO_BASIS,
            rules::NO_SUBJECT,
            rules::NO_CONTENT,
            rules::NO_METHOD,
            rules::NO_OBJECT_KIND
        ]
    );
    let nobody = matter("m", Health)
        .subject(Subject::new(Health, []))
        .build()
        .unwrap_err();
    assert!(nobody.contains(rules::NO_SUBJECT));
    let whole = matter("m", Health).build().unwrap();
    assert_eq!(
        whole.basis().next().unwrap().to_string(),
        "《中华人民共和国食品安全法》"
    );
    assert_eq!(whole.methods().collect::<Vec<_>>(), [CheckMethod::OnSite]);
}

#[test]
fn a_list_is_refused_as_a_whole_with_every_row() {
    let rows = [
        matter("food", MarketRegulation),
        MatterDraft::new(matter_id("empty"), text("empty")),
        matter("food", MarketRegulation),
    ];
    let id = ListId::new("l").unwrap();
    let refused = MatterList::new(
        id,
        NonZeroU32::MIN,
        agency("jl-amr"),
        day("2026-01-01"),
        rows,
    )
    .unwrap_err();
    assert_eq!(refused.len(), 6);
    let repeated = refused.iter().find(|r| r.code == rules::REPEATED).unwrap();
    assert_eq!(repeated.fact("row"), Some(&3_u32.into()));
    let incomplete = refused.iter().find(|r| r.code == rules::NO_BASIS).unwrap();
    assert_eq!(incomplete.fact("row"), Some(&2_u32.into()));
}

/// 2.2-b
#[test]
fn a_list_counts_once_it_is_published_and_in_effect() {
    let list = list("l", [matter("food", MarketRegulation)]);
    let on = day("2026-03-01");
    assert_eq!(
        list.require_published(on).unwrap_err().code,
        rules::UNPUBLISHED
    );
    let early = list.clone().published(Publication {
        on: day("2025-12-20"),
        channel: Channel::PublicitySystem,
        receipt: None,
    });
    assert!(early.require_published(on).is_ok());
    assert!(
        early.require_published(day("2025-12-31")).is_err(),
        "published but not in effect"
    );
    let late = list.published(Publication {
        on: day("2026-03-02"),
        channel: Channel::PublicitySystem,
        receipt: None,
    });
    assert!(
        late.require_published(on).is_err(),
        "in effect but not published"
    );
}

#[test]
fn versions_follow_one_another() {
    let version = |number, from| {
        let id = ListId::new("l").unwrap();
        let number = NonZeroU32::new(number).unwrap();
        MatterList::new(id, number, agency("jl-amr"), day(from), []).unwrap()
    };
    let first = version(1, "2025-01-01");
    assert!(
        version(2, "2026-01-01")
            .require_follows(&first, &register())
            .is_ok()
    );
    for wrong in [
        version(1, "2026-01-01"),
        version(3, "2026-01-01"),
        version(2, "2024-12-31"),
    ] {
        assert_eq!(
            wrong.require_follows(&first, &register()).unwrap_err().code,
            rules::VERSION
        );
    }
}

#[test]
fn the_digest_of_a_list_is_that_of_its_matters_in_any_order() {
    let h = Suite::Intl.hash_fn().unwrap();
    let (a, b) = (matter("a", Health), matter("b", Health));
    let one = list("l", [a.clone(), b.clone()]);
    assert_eq!(one.digest(h), list("l", [b.clone(), a.clone()]).digest(h));
    let other = list("l", [a, b.content(text("别的内容"))]);
    assert_ne!(one.digest(h), other.digest(h));
    assert!(one.matter(&matter_id("a")).is_some() && one.matter(&matter_id("c")).is_none());
}

/// 2.2-a: all enforcement matters.
#[test]
fn a_list_is_compared_with_the_catalogue_both_ways() {
    let power = |id| PowerId::new(id).unwrap();
    let list = list(
        "l",
        [
            matter("food", MarketRegulation).power(power("food")),
            matter("odd", MarketRegulation),
        ],
    );
    let report = Catalogue::new([power("food"), power("lifts")]).compare(&list);
    assert_eq!(
        report.uncovered.iter().collect::<Vec<_>>(),
        [&power("lifts")]
    );
    assert_eq!(
        report.unfounded.iter().collect::<Vec<_>>(),
        [&matter_id("odd")]
    );
    assert!(!report.is_complete());
}

fn canteens() -> JointMatter {
    JointMatter::new(
        JointMatterId::new("canteens").unwrap(),
        text("学校食堂"),
        MarketRegulation,
        [Level::County],
    )
    .with_participant(Education)
    .with_matter(matter_id("canteen-food"))
    .with_matter(matter_id("school-safety"))
}

/// 2.2-c
#[test]
fn members_of_a_joint_matter_stand_on_the_lists_of_those_who_take_part() {
    let food = list("amr", [matter("canteen-food", MarketRegulation)]);
    let school = list("edu", [matter("school-safety", Education)]);
    let lists = [&food, &school];
    let joint = JointList::new([canteens()], &lists).unwrap();
    assert!(!joint.is_published(day("2026-01-01")));
    let joint = joint.published(Publication {
        on: day("2026-01-05"),
        channel: Channel::PublicitySystem,
        receipt: None,
    });
    assert!(joint.is_published(day("2026-01-05")));
    assert_eq!(joint.matters()[0].matters.iter().len(), 2);

    let refused =
        |row: JointMatter, lists: &[&MatterList]| JointList::new([row], lists).unwrap_err();
    assert!(refused(canteens(), &[&food]).contains(rules::JOINT_UNLISTED));
    let strangers = list("health", [matter("school-safety", Health)]);
    assert!(refused(canteens(), &[&food, &strangers]).contains(rules::JOINT_STRANGER));
    let province =
        matter("school-safety", Education).subject(Subject::new(Education, [Level::Province]));
    let province = list("edu", [province]);
    assert!(refused(canteens(), &[&food, &province]).contains(rules::JOINT_LEVEL));
    let alone = JointMatter::new(
        JointMatterId::new("alone").unwrap(),
        text("单部门"),
        MarketRegulation,
        [Level::County],
    )
    .with_matter(matter_id("canteen-food"));
    assert!(refused(alone, &lists).contains(rules::JOINT_ALONE));
    let twice = JointList::new([canteens(), canteens()], &lists).unwrap_err();
    assert!(twice.contains(rules::JOINT_REPEATED));
}

#[cfg(feature = "serde")]
#[test]
fn an_incomplete_matter_can_not_be_deserialised() {
    let list = list("l", [matter("food", MarketRegulation)]);
    let json = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<MatterList>(&json).unwrap(), list);
    let broken = json.replace(r#"["on-site"]"#, "[]");
    assert_ne!(broken, json);
    assert!(serde_json::from_str::<MatterList>(&broken).is_err());
}
