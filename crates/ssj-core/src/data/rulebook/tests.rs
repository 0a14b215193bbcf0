#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use alloc::string::ToString;
use ssj_calendar::Word;

use super::*;
use crate::base::id::{GuidelineId, RulebookId};
use crate::data::agency::NamedSystem::{self, Health, MarketRegulation};
use crate::data::matter::{Channel, Publication};
use crate::fixtures::{day, division, gazetteer, laws, list, matter, matter_id, text};
use crate::law::rules::rulebook as rules;

fn issuer(system: NamedSystem, place: &str, reach: Reach) -> Issuer {
    Issuer::new(system, division(place), reach)
}

fn book(id: &str, issuer: Issuer, from: &str) -> Rulebook {
    let draft = RulebookDraft::new(RulebookId::new(id).unwrap(), issuer, day(from));
    let whole = RulebookPart::ALL
        .iter()
        .fold(draft, |draft, &part| draft.part(part, text(part.zh())));
    whole
        .published(Publication {
            on: day(from),
            channel: Channel::PublicitySystem,
            receipt: None,
        })
        .build()
        .unwrap()
}

/// 2.4-a: five parts.
#[test]
fn a_rulebook_without_a_part_is_refused() {
    let own = issuer(MarketRegulation, "220000", Reach::OwnLevel);
    let draft = RulebookDraft::new(RulebookId::new("r").unwrap(), own, day("2020-01-01"));
    let refused = draft
        .part(RulebookPart::Flow, text("流程"))
        .build()
        .unwrap_err();
    assert_eq!(refused.len(), 4);
    assert!(refused.iter().all(|r| r.code == rules::PART));
    assert!(
        refused
            .iter()
            .all(|r| r.fact("part") != Some(&"flow".into()))
    );
}

/// 2.4-a: a provincial rulebook serves the levels below, which need none of their own.
#[test]
fn the_nearest_rulebook_governs() {
    let (map, on) = (gazetteer(), day("2026-03-01"));
    let food = matter("food", MarketRegulation).build().unwrap();
    let province = book(
        "jl",
        issuer(MarketRegulation, "220000", Reach::LowerLevelsToo),
        "2020-01-01",
    );
    let city = book(
        "cc",
        issuer(MarketRegulation, "220100", Reach::LowerLevelsToo),
        "2021-01-01",
    );
    let own = book(
        "ng",
        issuer(MarketRegulation, "220102", Reach::OwnLevel),
        "2026-02-01",
    );
    let shelf = Rulebooks::new([province, city, own]).unwrap();
    let governing = |place: &str, on| {
        shelf
            .governing(&food, &division(place), &map, on)
            .map(|book| book.id().as_id().value().to_string())
    };
    assert_eq!(governing("220102", on).unwrap(), "ng");
    assert_eq!(governing("220102", day("2026-01-31")).unwrap(), "cc");
    assert_eq!(governing("220102", day("2020-06-01")).unwrap(), "jl");
    assert_eq!(governing("220300", on).unwrap(), "jl");
    assert_eq!(
        governing("220102", day("2019-01-01")).unwrap_err().code,
        rules::NONE
    );
    let hygiene = matter("hygiene", Health).build().unwrap();
    assert!(
        shelf
            .governing(&hygiene, &division("220102"), &map, on)
            .is_err()
    );
}

#[test]
fn a_rulebook_of_its_own_level_only_or_unpublished_does_not_serve() {
    let (map, on) = (gazetteer(), day("2026-03-01"));
    let food = matter("food", MarketRegulation).build().unwrap();
    let closed = book(
        "jl",
        issuer(MarketRegulation, "220000", Reach::OwnLevel),
        "2020-01-01",
    );
    let shelf = Rulebooks::new([closed.clone()]).unwrap();
    assert!(
        shelf
            .governing(&food, &division("220102"), &map, on)
            .is_err()
    );
    assert!(
        shelf
            .governing(&food, &division("220000"), &map, on)
            .is_ok()
    );
    let mut unpublished = RulebookDraft::from(closed.clone());
    unpublished.publication = None;
    let shelf = Rulebooks::new([unpublished.build().unwrap()]).unwrap();
    assert!(
        shelf
            .governing(&food, &division("220000"), &map, on)
            .is_err()
    );
    assert!(
        Rulebooks::new([closed.clone(), closed])
            .unwrap_err()
            .contains(rules::REPEATED)
    );
}

#[test]
fn a_matter_that_names_a_rulebook_is_governed_by_it_alone() {
    let (map, on) = (gazetteer(), day("2026-03-01"));
    let named = matter("food", MarketRegulation)
        .rulebook(RulebookId::new("special").unwrap())
        .build()
        .unwrap();
    let reach = issuer(MarketRegulation, "220000", Reach::LowerLevelsToo);
    let ordinary = book("jl", reach.clone(), "2020-01-01");
    let shelf = Rulebooks::new([ordinary.clone()]).unwrap();
    assert!(
        shelf
            .governing(&named, &division("220102"), &map, on)
            .is_err()
    );
    let shelf = Rulebooks::new([ordinary, book("special", reach, "2020-01-01")]).unwrap();
    let found = shelf
        .governing(&named, &division("220102"), &map, on)
        .unwrap();
    assert_eq!(found.id().as_str(), "rulebook:special");
}

/// 2.4-b: for every matter.
#[test]
fn matters_without_a_guideline_are_reported() {
    let on = day("2026-03-01");
    let list = list(
        "l",
        [
            matter("food", MarketRegulation),
            matter("lifts", MarketRegulation),
        ],
    );
    let guideline = Guideline {
        id: GuidelineId::new("food").unwrap(),
        matter: matter_id("food"),
        issuer: issuer(MarketRegulation, "220000", Reach::LowerLevelsToo),
        effective: day("2020-01-01"),
        content: text("内容"),
        method: text("方法"),
        requirements: text("要求"),
    };
    let guidelines = Guidelines::new([guideline]);
    let nanguan = division("220102");
    let all = laws(list);
    let law = all.on(on, &nanguan).unwrap();
    let refused = guidelines.require_complete(&law, &nanguan).unwrap_err();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused.iter().next().unwrap().code, rules::NO_GUIDELINE);
    let served = guidelines.serving(&law, &matter_id("food"), &nanguan);
    let served = served.unwrap();
    assert_eq!(
        (&served.content, &served.method, &served.requirements),
        (&text("内容"), &text("方法"), &text("要求"))
    );
    let short = laws(crate::fixtures::list(
        "l",
        [matter("food", MarketRegulation)],
    ));
    let law = short.on(on, &nanguan).unwrap();
    assert!(guidelines.require_complete(&law, &nanguan).is_ok());
}
