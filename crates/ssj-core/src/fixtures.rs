//! A small Jilin for tests.

#![allow(clippy::unwrap_used, reason = "tests")]

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use time::Date;

use crate::base::id::{AgencyId, DivisionId, ListId, MatterId, ObjectId, PoolId};
use crate::base::period::Period;
use crate::base::suite::Suite;
use crate::base::text::Text;
use crate::data::agency::{Agency, AgencyRegister, NamedSystem};
use crate::data::identity::{CreditCode, ObjectKind};
use crate::data::jurisdiction::{Gazetteer, Jurisdiction, Level};
use crate::data::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, MatterList, Subject};
use crate::data::pool::{ObjectEntry, PoolHeader, Provenance};
use crate::data::rulebook::{Rulebook, Rulebooks};
use crate::law::instrument::{Instrument, Instruments};
use crate::laws::{Calendars, Laws, LeftOut, Sources};

pub(crate) fn day(text: &str) -> Date {
    ssj_calendar::iso_date::parse(text).unwrap()
}

pub(crate) fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

pub(crate) fn division(code: &str) -> DivisionId {
    DivisionId::new(code).unwrap()
}

pub(crate) fn agency(id: &str) -> AgencyId {
    AgencyId::new(id).unwrap()
}

pub(crate) fn matter_id(id: &str) -> MatterId {
    MatterId::new(id).unwrap()
}

/// The province, Changchun and Siping, Nanguan and Gongzhuling, the latter before and after it
/// moved, and the zone of the Changbai mountains.
pub(crate) fn gazetteer_rows() -> Vec<Jurisdiction> {
    let row = |code: &str, name: &str, period| {
        Jurisdiction::division(code.parse().unwrap(), text(name), period)
    };
    let ever = Period::starting(day("1954-01-01"));
    let old = Period::between(day("1954-01-01"), day("2020-06-18")).unwrap();
    let zone = crate::data::jurisdiction::CHANGBAISHAN.parse().unwrap();
    vec![
        row("220000", "吉林省", ever),
        row("220100", "长春市", ever).with_alias(text("长春")),
        row("220300", "四平市", ever),
        row("220102", "南关区", ever),
        row("220381", "公主岭市", old).replaced_by(division("220184")),
        row("220184", "公主岭市", Period::starting(day("2020-06-19"))),
        Jurisdiction::zone(
            zone,
            text("长白山管委会"),
            Level::Prefecture,
            division("220000"),
            Period::starting(day("2006-01-01")),
        ),
    ]
}

pub(crate) fn gazetteer() -> Gazetteer {
    Gazetteer::new(gazetteer_rows()).unwrap()
}

pub(crate) fn department(id: &str, system: NamedSystem, level: Level, place: &str) -> Agency {
    let systems = [system.into()];
    let since = day("2001-01-01");
    Agency::department(agency(id), text(id), systems, level, division(place), since)
}

/// Market regulators of all levels, and the province's and the county's health departments.
pub(crate) fn agencies() -> Vec<Agency> {
    use NamedSystem::{Health, MarketRegulation};
    vec![
        department("jl-amr", MarketRegulation, Level::Province, "220000"),
        department("cc-amr", MarketRegulation, Level::Prefecture, "220100"),
        department("ng-amr", MarketRegulation, Level::County, "220102"),
        department("jl-health", Health, Level::Province, "220000"),
        department("ng-health", Health, Level::County, "220102"),
    ]
}

pub(crate) fn register() -> AgencyRegister {
    AgencyRegister::new(agencies(), []).unwrap()
}

pub(crate) fn matter(id: &str, system: NamedSystem) -> MatterDraft {
    MatterDraft::new(matter_id(id), text(id))
        .basis(LegalBasis::instrument(
            LegalForm::Law,
            text("中华人民共和国食品安全法"),
        ))
        .subject(Subject::new(system, [Level::Prefecture, Level::County]))
        .content(text("经营条件"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Enterprise)
}

pub(crate) fn list(id: &str, matters: impl IntoIterator<Item = MatterDraft>) -> MatterList {
    list_of(id, "jl-amr", matters)
}

pub(crate) fn list_of(
    id: &str,
    of: &str,
    matters: impl IntoIterator<Item = MatterDraft>,
) -> MatterList {
    let id = ListId::new(id).unwrap();
    let from = day("2026-01-01");
    MatterList::new(id, NonZeroU32::MIN, agency(of), from, matters).unwrap()
}

/// The laws of these lists and rulebooks under these instruments alone.
pub(crate) fn laws_of(
    instruments: impl IntoIterator<Item = Instrument>,
    lists: impl IntoIterator<Item = MatterList>,
    rulebooks: impl IntoIterator<Item = Rulebook>,
) -> Laws {
    let instruments = Instruments::new(instruments).unwrap();
    let known = |own: &Instrument| instruments.iter().any(|one| one.id() == own.id());
    let built_in = Instrument::built_in().into_iter();
    let left_out = built_in.filter(|own| !known(own)).map(|own| LeftOut {
        instrument: own.id().clone(),
        reason: text("测试"),
    });
    let sources = Sources {
        left_out: left_out.collect(),
        instruments: instruments.clone(),
        agencies: register(),
        gazetteer: gazetteer(),
        lists: lists.into_iter().collect(),
        rulebooks: Rulebooks::new(rulebooks).unwrap(),
        became: Vec::new(),
        calendars: Calendars::default(),
    };
    Laws::new(Suite::Intl.hash_fn().unwrap(), sources).unwrap()
}

/// The laws of a list under 32号 alone.
pub(crate) fn laws(list: MatterList) -> Laws {
    laws_of([Instrument::jilin_2019_32()], [list], [])
}

pub(crate) fn header() -> PoolHeader {
    let as_of = "2026-03-01T00:00:00+08:00".parse().unwrap();
    PoolHeader {
        id: PoolId::new("p").unwrap(),
        agency: agency("ng-amr"),
        as_of,
        classes: None,
    }
}

/// The enterprise of this number.
pub(crate) fn enterprise(number: u32) -> ObjectId {
    let body = format!("MA{number:06}");
    CreditCode::compose("91220102", &body).unwrap().into()
}

pub(crate) fn shop(number: u32) -> ObjectEntry {
    ObjectEntry::new(
        enterprise(number),
        ObjectKind::Enterprise,
        division("220102"),
        Provenance::PublicitySystem,
    )
}
