//! 二（二）, 二（四）: nothing is drawn from an unpublished list or without a rulebook.

use core::num::NonZeroU32;

use ssj_core::agency::NamedSystem::{self, EmergencyManagement, MarketRegulation};
use ssj_core::agency::{Agency, AgencyRegister};
use ssj_core::identity::ObjectKind;
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::matter::*;
use ssj_core::round::Round;
use ssj_core::rulebook::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;

pub(crate) fn gazetteer() -> Gazetteer {
    let row = |code: &str, name| {
        let ever = Period::starting(date!(1954 - 01 - 01));
        Jurisdiction::division(code.parse().unwrap(), text(name), ever)
    };
    let rows = [
        row("220000", "吉林省"),
        row("220100", "长春市"),
        row("220102", "南关区"),
    ];
    Gazetteer::new(rows).unwrap()
}

/// A matter of a system, with all of its parts.
pub(crate) fn draft(name: &str, system: NamedSystem) -> MatterDraft {
    MatterDraft::new(matter(name), text(name))
        .basis(LegalBasis::instrument(text("中华人民共和国食品安全法")))
        .subject(Subject::new(system, [Level::Prefecture, Level::County]))
        .content(text("经营条件"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Site)
}

fn publication(on: Date) -> Publication {
    Publication {
        on,
        place: text("国家企业信用信息公示系统（吉林）"),
        receipt: None,
    }
}

/// The second version of two departments' lists, before they are published.
fn lists() -> [MatterList; 2] {
    let list = |id: &str, system, matters: &[&str]| {
        let id = ListId::new(id).unwrap();
        let rows = matters.iter().map(|name| draft(name, system));
        let from = date!(2026 - 01 - 01);
        let second = NonZeroU32::MIN.saturating_add(1);
        MatterList::new(id, second, agency("cc-amr"), from, rows).unwrap()
    };
    [
        list("amr", MarketRegulation, &["food-sales", "gas"]),
        list("mem", EmergencyManagement, &["fire-safety"]),
    ]
}

/// The province's rulebooks of these systems, which serve the levels below.
fn rulebooks(systems: &[NamedSystem]) -> Rulebooks {
    let book = |system: &NamedSystem| {
        let province = DivisionId::new("220000").unwrap();
        let issuer = Issuer::new(*system, province, Reach::LowerLevelsToo);
        let id = RulebookId::new(SystemId::from(*system).as_id().value()).unwrap();
        let from = date!(2020 - 01 - 01);
        let whole = RulebookPart::ALL
            .iter()
            .fold(RulebookDraft::new(id, issuer, from), |draft, &part| {
                draft.part(part, text(part.zh()))
            });
        whole.published(publication(from)).build().unwrap()
    };
    Rulebooks::new(systems.iter().map(book)).unwrap()
}

/// What a mandate stands on in Changchun, all being published.
/// A department of Changchun, of one system.
fn department(name: &str, system: NamedSystem, level: Level) -> Agency {
    let place = DivisionId::new(PLACE).unwrap();
    let since = date!(2001 - 01 - 01);
    Agency::department(
        agency(name),
        text(name),
        [system.into()],
        level,
        place,
        since,
    )
}

fn register() -> AgencyRegister {
    let amr = department("cc-amr", MarketRegulation, Level::Prefecture);
    let fire = department("cc-fire", EmergencyManagement, Level::Prefecture);
    AgencyRegister::new([amr, fire], []).unwrap()
}

pub(crate) fn footing(mandate: Mandate, on: Date) -> Result<Footing, Refusals> {
    let published = lists().map(|list| list.published(publication(date!(2026 - 01 - 05))));
    let systems = [MarketRegulation, EmergencyManagement];
    let place = DivisionId::new(PLACE).unwrap();
    let lists: Vec<_> = published.iter().collect();
    let books = rulebooks(&systems);
    mandate.on(&lists, &books, &register(), &place, &gazetteer(), on)
}

#[test]
fn a_footing_names_the_list_and_the_rulebook_of_each_matter() {
    let footing = footing(mandate(), DRAW_DAY).unwrap();
    let documents = footing.documents();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0].matter(), &matter("fire-safety"));
    assert_eq!(documents[0].list().as_str(), "list:mem");
    assert_eq!(
        documents[1].rulebook().as_str(),
        "rulebook:market-regulation"
    );
    assert_eq!(documents[1].version(), 2);
    assert_eq!(*footing.mandate(), mandate());
}

#[test]
fn nothing_is_drawn_from_an_unpublished_list_or_from_none() {
    let place = DivisionId::new(PLACE).unwrap();
    let books = rulebooks(&[MarketRegulation, EmergencyManagement]);
    let on = |lists: &[&MatterList], day| {
        mandate().on(lists, &books, &register(), &place, &gazetteer(), day)
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
    let published = lists().map(|list| list.published(publication(date!(2026 - 01 - 05))));
    let [food, fire] = &published;
    let books = rulebooks(&[MarketRegulation, EmergencyManagement]);
    let place = DivisionId::new(PLACE).unwrap();
    let on = |agencies: [Agency; 2]| {
        let register = AgencyRegister::new(agencies, []).unwrap();
        mandate().on(
            &[food, fire],
            &books,
            &register,
            &place,
            &gazetteer(),
            DRAW_DAY,
        )
    };
    let amr = || department("cc-amr", MarketRegulation, Level::Prefecture);
    let fire = |system, level| department("cc-fire", system, level);
    assert!(on([amr(), fire(EmergencyManagement, Level::Prefecture)]).is_ok());
    let others = [
        fire(MarketRegulation, Level::Prefecture),
        fire(EmergencyManagement, Level::Province),
        department("cc-mem", EmergencyManagement, Level::Prefecture),
    ];
    for other in others {
        let refusals = on([amr(), other]).unwrap_err();
        assert!(refusals.contains(rules::matter::WRONG_SUBJECT) && cites(&refusals, "2.2-a"));
        assert_eq!(refusals.len(), 1);
    }
}

#[test]
fn nothing_is_drawn_without_a_rulebook() {
    let [food, fire] = lists().map(|list| list.published(publication(date!(2026 - 01 - 05))));
    let place = DivisionId::new(PLACE).unwrap();
    let on = |systems: &[NamedSystem]| {
        let books = rulebooks(systems);
        let lists = [&food, &fire];
        mandate().on(&lists, &books, &register(), &place, &gazetteer(), DRAW_DAY)
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
fn a_round_is_opened_on_the_day_its_documents_were_looked_up_for() {
    let eve = DRAW_DAY.previous_day().unwrap();
    let open = |looked_up| {
        let command = command_on("round:9", 0, "cc-amr", DRAW_DAY);
        let footing = footing(mandate(), looked_up).unwrap();
        Round::open(h(), &command, RoundId::new("9").unwrap(), footing)
    };
    assert!(open(DRAW_DAY).is_ok());
    assert_eq!(codes(open(eve)), ["round.other-day"]);
}
