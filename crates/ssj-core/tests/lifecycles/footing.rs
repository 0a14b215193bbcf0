//! 二（二）, 二（四）: nothing is drawn from an unpublished list or without a rulebook.

use ssj_core::agency::NamedSystem::{self, EmergencyManagement, MarketRegulation};
use ssj_core::agency::{Agency, AgencyRegister};
use ssj_core::jurisdiction::Level;
use ssj_core::laws::{Laws, Sources};
use ssj_core::matter::MatterList;
use ssj_core::round::Round;
use ssj_core::rulebook::Rulebooks;
use ssj_core::*;
use time::Date;

use crate::fixture::*;
use crate::law::{Asked, department, footing, lists, publication, published, rulebooks, sources};

/// What one stands on with these lists, rulebooks and agencies.
fn on(
    lists: Vec<MatterList>,
    rulebooks: Rulebooks,
    agencies: Vec<Agency>,
    day: Date,
) -> Result<Footing, Refusals> {
    let register = AgencyRegister::new(agencies, []).unwrap();
    let sources = Sources {
        lists,
        rulebooks,
        ..sources(register, &Asked::default())
    };
    let laws = Laws::new(h(), sources)?;
    mandate().on(&laws.on(day, &DivisionId::new(PLACE).unwrap()).unwrap())
}

#[test]
fn a_footing_names_the_list_and_the_rulebook_of_each_matter() {
    let footing = footing(&mandate(), DRAW_DAY).unwrap();
    let documents = footing.documents();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0].matter(), &matter("fire-safety"));
    assert_eq!(documents[0].list().as_str(), "list:mem");
    assert_eq!(
        documents[1].rulebook().as_str(),
        "rulebook:market-regulation"
    );
    assert_eq!(documents[1].version(), 2);
    assert_eq!(footing.mandate(), mandate().task());
}

#[test]
fn nothing_is_drawn_from_an_unpublished_list_or_from_none() {
    let on = |lists: &[&MatterList], day| {
        let books = rulebooks(&[MarketRegulation, EmergencyManagement]);
        let lists = lists.iter().map(|list| (*list).clone()).collect();
        on(lists, books, crate::law::agencies(), day)
    };
    let [food, fire] = lists();
    assert_eq!(codes(on(&[&food, &fire], DRAW_DAY)), ["matter.unpublished"]);
    let refusals = on(&[&food, &fire], DRAW_DAY).unwrap_err();
    assert!(refusals.iter().count() == 2 && cites(&refusals, "2.2-b"));
    assert_eq!(codes(on(&[], DRAW_DAY)), ["matter.unlisted"]);
    let [food, fire] = [food, fire].map(|list| list.published(publication(DRAW_DAY)));
    assert!(on(&[&food, &fire], DRAW_DAY).is_ok());
    let eve = DRAW_DAY.previous_day().unwrap();
    assert_eq!(codes(on(&[&food, &fire], eve)), ["matter.unpublished"]);
    assert_eq!(codes(on(&[&food], DRAW_DAY)), ["matter.unlisted"]);
}

/// 2.2-a: basis, subject, content and method; 2.1-d: as the agencies are on the day.
#[test]
fn a_matter_is_checked_by_whom_its_list_names() {
    let on = |agencies: [Agency; 2]| {
        let books = rulebooks(&[MarketRegulation, EmergencyManagement]);
        on(published().into(), books, agencies.into(), DRAW_DAY)
    };
    let amr = || department("cc-amr", MarketRegulation, Level::Prefecture, PLACE);
    let fire = |system, level| department("cc-fire", system, level, PLACE);
    assert!(on([amr(), fire(EmergencyManagement, Level::Prefecture)]).is_ok());
    // Nor does a list have another department's matters.
    let stranger = on([amr(), fire(MarketRegulation, Level::Prefecture)]);
    assert_eq!(codes(stranger), ["matter.not-own"]);
    let others = [
        fire(EmergencyManagement, Level::Province),
        department("cc-mem", EmergencyManagement, Level::Prefecture, PLACE),
    ];
    for other in others {
        let refusals = on([amr(), other]).unwrap_err();
        assert!(refusals.contains(rules::matter::WRONG_SUBJECT) && cites(&refusals, "2.2-a"));
        assert_eq!(refusals.len(), 1);
    }
}

#[test]
fn nothing_is_drawn_without_a_rulebook() {
    let on = |systems: &[NamedSystem]| {
        on(
            published().into(),
            rulebooks(systems),
            crate::law::agencies(),
            DRAW_DAY,
        )
    };
    assert!(on(&[MarketRegulation, EmergencyManagement]).is_ok());
    let refusals = on(&[MarketRegulation]).unwrap_err();
    assert!(refusals.contains(rules::rulebook::NONE) && cites(&refusals, "2.4-a"));
    assert_eq!(
        on(&[]).unwrap_err().iter().count(),
        2,
        "each matter by itself"
    );
}

#[test]
fn a_round_finds_itself_what_it_stands_on_by_the_law_of_its_day() {
    let command = command_on("round:9", 0, "cc-amr", DRAW_DAY);
    let event = Round::open(h(), &command, RoundId::new("9").unwrap(), mandate()).unwrap();
    let round = <Round as trail::Lifecycle>::begin(h(), &event).unwrap();
    let own = footing(&mandate(), DRAW_DAY).unwrap();
    assert_eq!((round.footing(), round.footing().day()), (&own, DRAW_DAY));
}
