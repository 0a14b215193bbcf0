//! 长春 on 2 March 2026: its market regulators, the lists of province and county, one shop.

use core::num::{NonZeroU16, NonZeroU32};

use ssj_core::agency::{Agency, AgencyRegister, Change, ChangeAdopted, NamedSystem, Reform};
use ssj_core::history::{
    DrawState, Exclusion, History, HistoryBuilder, Override, Overrides, PastCheck, PastState,
    PastVisit, Screen,
};
use ssj_core::identity::ObjectKind;
use ssj_core::instrument::{CheckOccasion, Instrument, InstrumentRank, Instruments};
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::laws::{Calendars, Law, Laws, Sources};
use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, MatterList, Subject};
use ssj_core::pool::{ObjectEntry, Provenance};
use ssj_core::rulebook::Rulebooks;
use ssj_core::same::{Became, Same};
use ssj_core::*;
use time::Date;
use time::macros::date;

pub(crate) const TODAY: Date = date!(2026 - 03 - 02);
pub(crate) const SHOP: &str = "uscc:91220101MA13XQYL0T";
pub(crate) const OLD_NUMBER: &str = "reg15:330102000138543";

pub(crate) fn id(text: &str) -> ObjectId {
    text.parse().unwrap()
}

pub(crate) fn agency(text: &str) -> AgencyId {
    AgencyId::new(text).unwrap()
}

pub(crate) fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

pub(crate) fn evidence(byte: u8) -> EvidenceDigest {
    EvidenceDigest(Digest::from_bytes([byte; 32]))
}

pub(crate) fn times(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

fn office(name: &str, system: NamedSystem, level: Level, place: &str) -> Agency {
    let place = DivisionId::new(place).unwrap();
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

/// The market regulators of all levels, 卫健 and 农业 of the county. On 1 September 2025 the county's
/// 农业综合执法 went over to its market regulator.
pub(crate) fn register() -> AgencyRegister {
    use NamedSystem::{Agriculture, Health, MarketRegulation};
    let agencies = [
        office("jl-amr", MarketRegulation, Level::Province, "220000"),
        office("cc-amr", MarketRegulation, Level::Prefecture, "220100"),
        office("ng-amr", MarketRegulation, Level::County, "220102"),
        office("ng-health", Health, Level::County, "220102"),
        office("ng-agri", Agriculture, Level::County, "220102"),
    ];
    let register = AgencyRegister::new(agencies, []).unwrap();
    let change = Change {
        effective: date!(2025 - 09 - 01),
        founded: Vec::new(),
        reform: Reform::Merge {
            from: vec![agency("ng-agri")],
            into: agency("ng-amr"),
        },
    };
    let on = date!(2025 - 08 - 20);
    let reported = register
        .report(change, &agency("ng-agri"), &agency("ng-amr"), on)
        .unwrap();
    let adopted: ChangeAdopted = register.adopt(&reported, &agency("jl-amr"), on).unwrap();
    register.with(adopted).unwrap()
}

pub(crate) fn matter(name: &str, power: &str, system: NamedSystem) -> MatterDraft {
    MatterDraft::new(MatterId::new(name).unwrap(), text(name))
        .basis(LegalBasis::instrument(
            LegalForm::Law,
            text("中华人民共和国食品安全法"),
        ))
        .subject(Subject::new(system, [Level::Prefecture, Level::County]))
        .content(text("经营条件"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Enterprise)
        .object_kind(ObjectKind::Product)
        .power(PowerId::new(power).unwrap())
}

fn list(name: &str, of: &str, matters: impl IntoIterator<Item = MatterDraft>) -> MatterList {
    let from = date!(2026 - 01 - 01);
    let name = ListId::new(name).unwrap();
    MatterList::new(name, NonZeroU32::MIN, agency(of), from, matters).unwrap()
}

/// The province's list and the county's: other ids, one power.
pub(crate) fn lists() -> [MatterList; 2] {
    use NamedSystem::MarketRegulation;
    let food = |name: &str| matter(name, "食品经营检查", MarketRegulation);
    [
        list(
            "jl-list",
            "jl-amr",
            [
                food("jl-food"),
                matter("jl-lifts", "电梯检查", MarketRegulation),
            ],
        ),
        list("ng-list", "ng-amr", [food("ng-food")]),
    ]
}

/// The province, its city and a county of it; the built-in instruments.
fn sources() -> Sources {
    let ever = Period::starting(date!(1954 - 01 - 01));
    let places = [
        ("220000", "吉林省"),
        ("220100", "长春市"),
        ("220102", "南关区"),
    ];
    let places =
        places.map(|(code, name)| Jurisdiction::division(code.parse().unwrap(), text(name), ever));
    Sources {
        instruments: Instruments::default(),
        left_out: Vec::new(),
        agencies: register(),
        gazetteer: Gazetteer::new(places).unwrap(),
        lists: lists().into(),
        rulebooks: Rulebooks::default(),
        became: Vec::new(),
        calendars: Calendars::default(),
    }
}

fn made(sources: Sources) -> Laws {
    Laws::new(Suite::Intl.hash_fn().unwrap(), sources).unwrap()
}

pub(crate) struct World {
    pub(crate) laws: Laws,
    pub(crate) matter: MatterId,
    pub(crate) past: HistoryBuilder,
    pub(crate) overrides: Overrides,
}

impl World {
    /// A general draw of the county on its own matter, under the built-in instruments.
    pub(crate) fn new() -> Self {
        Self {
            laws: made(sources()),
            matter: MatterId::new("ng-food").unwrap(),
            past: HistoryBuilder::new(Suite::Intl.hash_fn().unwrap()),
            overrides: Overrides::default(),
        }
    }

    pub(crate) fn checked(mut self, past: &PastCheck) -> Self {
        self.past.check(past);
        self
    }

    pub(crate) fn visited(mut self, visits: impl IntoIterator<Item = PastVisit>) -> Self {
        visits.into_iter().for_each(|visit| self.past.visit(&visit));
        self
    }

    pub(crate) fn became(self, before: &str, now: &str, since: Date) -> Self {
        let row = Became {
            before: id(before),
            now: id(now),
            since,
            evidence: evidence(8),
        };
        let became = vec![row];
        self.having(|sources| sources.became = became)
    }

    pub(crate) fn lifted_by(mut self, reason: Override) -> Self {
        self.overrides = Overrides::new([reason]);
        self
    }

    /// With an instrument of 长春 that says this.
    pub(crate) fn under(self, says: impl FnOnce(Instrument) -> Instrument) -> Self {
        let local = Instrument::new(
            InstrumentId::new("长府办发〔2025〕9号").unwrap(),
            InstrumentRank::Prefecture,
            Period::starting(date!(2025 - 06 - 01)),
        );
        let own = Instruments::new([says(local)]).unwrap();
        self.having(|sources| sources.instruments = own)
    }

    /// The same under laws of which something else is known.
    pub(crate) fn having(mut self, change: impl FnOnce(&mut Sources)) -> Self {
        let mut sources = self.laws.sources().clone();
        change(&mut sources);
        self.laws = made(sources);
        self
    }

    /// The law of a day in the county.
    pub(crate) fn law(&self, on: Date) -> Law<'_> {
        let county = DivisionId::new("220102").unwrap();
        self.laws.on(on, &county).unwrap()
    }

    pub(crate) fn same(&self) -> Same<'_> {
        self.law(TODAY).same()
    }

    /// A draw of the county under the law of a day.
    pub(crate) fn screen<'a>(&'a self, on: Date, history: &'a History) -> Screen<'a> {
        let (law, occasion) = (self.law(on), CheckOccasion::Plan);
        Screen::new(&law, &self.matter, occasion, history, &self.overrides).unwrap()
    }

    pub(crate) fn history(&self) -> History {
        self.past.clone().build()
    }

    /// What keeps an object from being drawn, as the screen is further said to be.
    pub(crate) fn excluded(
        &self,
        object: &ObjectEntry,
        also: impl for<'a> FnOnce(Screen<'a>) -> Screen<'a>,
    ) -> Option<Exclusion> {
        let history = self.history();
        match also(self.screen(TODAY, &history)).state(object).state {
            DrawState::NotDrawable(exclusion) => Some(exclusion),
            _ => None,
        }
    }

    /// Whether the shop may be drawn.
    pub(crate) fn draws(&self, object: &ObjectEntry) -> bool {
        self.excluded(object, |screen| screen).is_none()
    }
}

pub(crate) fn shop() -> ObjectEntry {
    let county = DivisionId::new("220102").unwrap();
    ObjectEntry::new(
        id(SHOP),
        ObjectKind::Enterprise,
        county,
        Provenance::PublicitySystem,
    )
}

pub(crate) fn product(name: &str) -> ObjectEntry {
    let county = DivisionId::new("220102").unwrap();
    let provenance = Provenance::DepartmentLedger;
    ObjectEntry::new(id(name), ObjectKind::Product, county, provenance).held_by(id(SHOP))
}

/// The county's check of the shop on its own matter, made on this day.
pub(crate) fn check(object: &str, matter: &str, on: Date) -> PastCheck {
    let matter = MatterId::new(matter).unwrap();
    let system = NamedSystem::MarketRegulation;
    PastCheck::general(
        id(object),
        matter,
        system,
        PastState::Inspected,
        on,
        evidence(1),
    )
}

pub(crate) fn visit(name: &str, by: &str, on: Date) -> PastVisit {
    PastVisit {
        enterprise: id(SHOP),
        visit: VisitId::new(name).unwrap(),
        agencies: [agency(by)].into(),
        occasion: CheckOccasion::Plan,
        on,
        evidence: evidence(4),
    }
}
