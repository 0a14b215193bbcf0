//! The law of a small town, for the examples of this documentation.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use ssj_calendar::Word as _;
use time::Date;

use super::{Laws, LeftOut, Sources};
use crate::base::id::{AgencyId, DivisionId, InstrumentId, ListId, MatterId, RulebookId};
use crate::base::period::Period;
use crate::base::suite::Suite;
use crate::base::text::Text;
use crate::data::agency::NamedSystem::{
    self, EmergencyManagement, JudicialAdministration, MarketRegulation,
};
use crate::data::agency::{Agency, AgencyRegister};
use crate::data::identity::ObjectKind;
use crate::data::jurisdiction::Level::{self, County, Prefecture};
use crate::data::jurisdiction::{Gazetteer, Jurisdiction};
use crate::data::matter::{
    Channel, CheckMethod, Dispatch, LegalBasis, LegalForm, MatterDraft, MatterList, Publication,
    Subject,
};
use crate::data::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart, Rulebooks};
use crate::law::instrument::Instruments;

type Made<T> = Result<T, Box<dyn core::error::Error>>;

/// Changchun with two of its districts, a market regulator in each, a fire department, a judicial
/// administration and a government; matters `food-sales`, `gas` and `fire-safety`; and 32号 alone, for
/// 54号 is left out.
///
/// # Errors
/// None: its parts are well formed.
#[doc(hidden)]
pub fn town() -> Made<Laws> {
    let since = Date::from_ordinal_date(2001, 1).unwrap_or(Date::MIN);
    let ever = Period::starting(since);
    let places = [
        ("220000", "吉林省"),
        ("220100", "长春市"),
        ("220102", "南关区"),
        ("220103", "宽城区"),
    ];
    let mut rows = Vec::new();
    for (code, name) in places {
        rows.push(Jurisdiction::division(
            code.parse()?,
            Text::new(name)?,
            ever,
        ));
    }
    let offices = [
        ("cc-amr", MarketRegulation, Prefecture, "220100"),
        ("cc-fire", EmergencyManagement, Prefecture, "220100"),
        ("cc-justice", JudicialAdministration, Prefecture, "220100"),
        ("ng-amr", MarketRegulation, County, "220102"),
        ("kc-amr", MarketRegulation, County, "220103"),
    ];
    let mut agencies = Vec::new();
    for (id, system, level, place) in offices {
        let (name, place) = (Text::new(id)?, DivisionId::new(place)?);
        let systems = [system.into()];
        agencies.push(Agency::department(
            AgencyId::new(id)?,
            name,
            systems,
            level,
            place,
            since,
        ));
    }
    let (name, place) = (Text::new("长春市人民政府")?, DivisionId::new("220100")?);
    let government = AgencyId::new("cc-gov")?;
    agencies.push(Agency::government(
        government, name, Prefecture, place, since,
    ));
    let systems = [
        ("amr", MarketRegulation, &["food-sales", "gas"][..]),
        ("fire", EmergencyManagement, &["fire-safety"][..]),
    ];
    let (mut lists, mut books) = (Vec::new(), Vec::new());
    for (id, system, matters) in systems {
        lists.push(list(id, system, matters, since)?);
        books.push(rulebook(id, system, since)?);
    }
    let left_out = LeftOut {
        instrument: InstrumentId::known("国办发〔2024〕54号"),
        reason: Text::new("示例")?,
    };
    let sources = Sources {
        instruments: Instruments::default(),
        left_out: Vec::from([left_out]),
        became: Vec::new(),
        calendars: super::Calendars::default(),
        agencies: AgencyRegister::new(agencies, [])?,
        gazetteer: Gazetteer::new(rows)?,
        lists,
        rulebooks: Rulebooks::new(
            books
                .into_iter()
                .map(RulebookDraft::build)
                .collect::<Result<Vec<_>, _>>()?,
        )?,
    };
    Ok(Laws::new(Suite::Intl.hash_fn()?, sources)?)
}

const fn published(on: Date) -> Publication {
    Publication {
        on,
        channel: Channel::PublicitySystem,
        receipt: None,
    }
}

fn list(id: &str, system: NamedSystem, matters: &[&str], since: Date) -> Made<MatterList> {
    let levels: [Level; 2] = [Prefecture, County];
    let mut rows = Vec::new();
    for name in matters {
        let draft = MatterDraft::new(MatterId::new(name)?, Text::new(name)?)
            .basis(LegalBasis::instrument(
                LegalForm::Law,
                Text::new("中华人民共和国食品安全法")?,
            ))
            .subject(Subject::new(system, levels))
            .content(Text::new("经营条件")?)
            .method(CheckMethod::OnSite)
            .object_kind(ObjectKind::Enterprise)
            .object_kind(ObjectKind::Site)
            .dispatch(Dispatch::new(Prefecture, Prefecture)?)
            .dispatch(Dispatch::new(Prefecture, County)?);
        rows.push(draft);
    }
    let agency = AgencyId::new(if id == "amr" { "cc-amr" } else { "cc-fire" })?;
    let id = ListId::new(id)?;
    let list = MatterList::new(id, NonZeroU32::MIN, agency, since, rows)?;
    Ok(list.published(published(since)))
}

fn rulebook(id: &str, system: NamedSystem, since: Date) -> Made<RulebookDraft> {
    let issuer = Issuer::new(system, DivisionId::new("220000")?, Reach::LowerLevelsToo);
    let mut book = RulebookDraft::new(RulebookId::new(id)?, issuer, since);
    for &part in RulebookPart::ALL {
        book = book.part(part, Text::new(part.zh())?);
    }
    Ok(book.published(published(since)))
}
