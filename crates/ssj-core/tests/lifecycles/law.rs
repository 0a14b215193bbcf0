//! The law of every day in a small Jilin: who is there, and what its one instrument asks.

use core::num::NonZeroU32;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use ssj_core::agency::NamedSystem::{
    self, EmergencyManagement, JudicialAdministration, MarketRegulation, Taxation,
};
use ssj_core::agency::{Agency, AgencyRegister};
use ssj_core::identity::ObjectKind;
use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj_core::jurisdiction::Level::{self, County, Prefecture, Province};
use ssj_core::jurisdiction::{CHANGCHUN_NEW_AREA, Gazetteer, Jurisdiction};
use ssj_core::laws::{Calendars, Law, Laws, LeftOut, Sources};
use ssj_core::matter::*;
use ssj_core::plan::Review;
use ssj_core::rulebook::*;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;

/// What the one instrument in force asks; those that are built in are left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) conduct: Conduct,
    pub(crate) review: Review,
}

impl Asked {
    fn instrument(&self) -> Instrument {
        let id = InstrumentId::new("测试〔1949〕1号").unwrap();
        let ever = Period::starting(date!(1949 - 10 - 01));
        let conduct = self.conduct;
        Instrument::new(id, InstrumentRank::Province, ever)
            .with_headcount(conduct.headcount)
            .with_quorum(conduct.quorum)
            .with_approval(conduct.approval)
            .with_notice(conduct.notice)
            .with_review(self.review)
    }
}

/// A department founded in 2001.
pub(crate) fn department(name: &str, system: NamedSystem, level: Level, place: &str) -> Agency {
    let place = place.parse().or_else(|_| DivisionId::new(place)).unwrap();
    let (systems, since) = ([system.into()], date!(2001 - 01 - 01));
    Agency::department(agency(name), text(name), systems, level, place, since)
}

/// A government founded in 2001.
pub(crate) fn government(name: &str, level: Level, place: &str) -> Agency {
    let (place, since) = (DivisionId::new(place).unwrap(), date!(2001 - 01 - 01));
    Agency::government(agency(name), text(name), level, place, since)
}

pub(crate) fn agencies() -> Vec<Agency> {
    vec![
        department("jl-amr", MarketRegulation, Province, "220000"),
        department("jl-justice", JudicialAdministration, Province, "220000"),
        department("cc-amr", MarketRegulation, Prefecture, PLACE),
        department("cc-fire", EmergencyManagement, Prefecture, PLACE),
        department("cc-mem", EmergencyManagement, Prefecture, PLACE),
        department("cc-tax", Taxation, Prefecture, PLACE),
        department("cc-justice", JudicialAdministration, Prefecture, PLACE),
        department("jc-amr", MarketRegulation, Prefecture, "220200"),
        department("jc-justice", JudicialAdministration, Prefecture, "220200"),
        department("ng-amr", MarketRegulation, County, "220102"),
        department("ng-justice", JudicialAdministration, County, "220102"),
        department(
            "na-amr",
            MarketRegulation,
            County,
            "zone:changchun-new-area",
        ),
        government("jl-gov", Province, "220000"),
        government("cc-gov", Prefecture, PLACE),
        government("jc-gov", Prefecture, "220200"),
    ]
}

/// What there is, with this register and these instruments' wishes.
pub(crate) fn sources(agencies: AgencyRegister, asked: &Asked) -> Sources {
    let left_out = Instrument::built_in().into_iter().map(|own| LeftOut {
        instrument: own.id().clone(),
        reason: text("测试"),
    });
    Sources {
        instruments: Instruments::new([asked.instrument()]).unwrap(),
        left_out: left_out.collect(),
        agencies,
        gazetteer: gazetteer(),
        lists: published().into(),
        rulebooks: rulebooks(&[MarketRegulation, EmergencyManagement]),
        became: Vec::new(),
        calendars: Calendars::default(),
    }
}

/// Laws that last as long as the tests.
pub(crate) fn lasting(sources: Sources) -> &'static Laws {
    Box::leak(Box::new(Laws::new(h(), sources).unwrap()))
}

pub(crate) fn laws(asked: &Asked) -> &'static Laws {
    static ALL: LazyLock<Mutex<BTreeMap<String, &'static Laws>>> = LazyLock::new(Mutex::default);
    let key = format!("{asked:?}");
    let mut all = ALL.lock().unwrap();
    let made = || {
        let register = AgencyRegister::new(agencies(), []).unwrap();
        lasting(sources(register, asked))
    };
    all.entry(key).or_insert_with(made)
}

/// The law of a day where an agency is.
pub(crate) fn law(asked: &Asked, who: &str, day: Date) -> &'static Law<'static> {
    type Known = BTreeMap<(String, String, Date), &'static Law<'static>>;
    static ALL: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let place = place_of(laws(asked), who, day);
    let key = (format!("{asked:?}"), place.as_str().into(), day);
    let made =
        || -> &'static Law<'static> { Box::leak(Box::new(laws(asked).on(day, &place).unwrap())) };
    let mut all = ALL.lock().unwrap();
    all.entry(key).or_insert_with(made)
}

/// Where an agency is on a day; the city for one that nobody knows.
pub(crate) fn place_of(laws: &Laws, who: &str, day: Date) -> DivisionId {
    let then = laws.sources().agencies.at(&agency(who), day);
    then.map_or_else(
        |_| DivisionId::new(PLACE).unwrap(),
        |then| then.agency().division().clone(),
    )
}

pub(crate) fn gazetteer() -> Gazetteer {
    let row = |code: &str, name| {
        let ever = Period::starting(date!(1954 - 01 - 01));
        Jurisdiction::division(code.parse().unwrap(), text(name), ever)
    };
    let rows = [
        row("220000", "吉林省"),
        row("220100", "长春市"),
        row("220102", "南关区"),
        row("220200", "吉林市"),
    ];
    let zone = CHANGCHUN_NEW_AREA.parse().unwrap();
    let since = Period::starting(date!(2016 - 02 - 03));
    let city = DivisionId::new(PLACE).unwrap();
    let zone = Jurisdiction::zone(zone, text("长春新区"), County, city, since);
    Gazetteer::new(rows.into_iter().chain([zone])).unwrap()
}

/// A matter of a system, with all of its parts.
pub(crate) fn draft(name: &str, system: NamedSystem) -> MatterDraft {
    MatterDraft::new(matter(name), text(name))
        .basis(LegalBasis::instrument(
            LegalForm::Law,
            text("中华人民共和国食品安全法"),
        ))
        .subject(Subject::new(system, [Prefecture, County]))
        .content(text("经营条件"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Site)
        .dispatch(Dispatch::new(Prefecture, Prefecture).unwrap())
        .dispatch(Dispatch::new(Prefecture, County).unwrap())
}

pub(crate) fn publication(on: Date) -> Publication {
    Publication {
        on,
        channel: Channel::PublicitySystem,
        receipt: None,
    }
}

/// The second version of two departments' lists, before they are published.
pub(crate) fn lists() -> [MatterList; 2] {
    let list = |id: &str, of: &str, system, matters: &[&str]| {
        let id = ListId::new(id).unwrap();
        let rows = matters.iter().map(|name| draft(name, system));
        let from = date!(2026 - 01 - 01);
        let second = NonZeroU32::MIN.saturating_add(1);
        MatterList::new(id, second, agency(of), from, rows).unwrap()
    };
    [
        list("amr", "cc-amr", MarketRegulation, &["food-sales", "gas"]),
        list("mem", "cc-fire", EmergencyManagement, &["fire-safety"]),
    ]
}

/// The province's rulebooks of these systems, which serve the levels below.
pub(crate) fn rulebooks(systems: &[NamedSystem]) -> Rulebooks {
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

/// The lists once they are published.
pub(crate) fn published() -> [MatterList; 2] {
    lists().map(|list| list.published(publication(date!(2026 - 01 - 05))))
}

/// What a mandate stands on in Changchun, all being published.
pub(crate) fn footing(mandate: &Mandate, on: Date) -> Result<Footing, Refusals> {
    mandate.on(law(&Asked::default(), "cc-amr", on))
}
