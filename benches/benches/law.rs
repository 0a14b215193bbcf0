//! The law of a day for a province, elapsed, the least of some runs: `cargo bench -p ssj-benches --bench law -- [OFFICES] [LISTS]`.

#![allow(clippy::print_stdout, reason = "a benchmark tells what it measured")]

use std::hint::black_box;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use ssj_core::agency::{Agency, AgencyRegister, NamedSystem};
use ssj_core::instrument::Instruments;
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::laws::{Calendars, Laws, Sources};
use ssj_core::matter::*;
use ssj_core::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart, Rulebooks};
use ssj_core::{
    AgencyId, DivisionId, HashFn, ListId, MatterId, Period, RulebookId, Suite, Text, Word as _,
};
use time::Date;
use time::macros::date;

const SINCE: Date = date!(2026 - 01 - 01);
const MATTERS: usize = 12;
const SYSTEMS: [NamedSystem; 4] = [
    NamedSystem::MarketRegulation,
    NamedSystem::Customs,
    NamedSystem::EmergencyManagement,
    NamedSystem::Housing,
];

fn main() {
    let mut sizes = std::env::args()
        .skip(1)
        .filter_map(|argument| match argument.as_str() {
            "--test" => Some(6),
            text => text.parse::<usize>().ok(),
        });
    let offices = sizes.next().unwrap_or(600);
    let lists = sizes.next().unwrap_or(offices / 3);
    let (place, county) = (division(0), division(1));
    println!("{offices} offices, {lists} lists of {MATTERS} matters each");
    let all = sources(offices, lists);
    let fresh = || Laws::new(hash(), all.clone()).expect("whole");
    let cloned = least(5, || drop(black_box(all.clone())));
    let built = least(5, || drop(black_box(fresh()))).saturating_sub(cloned);
    println!("all laws, with the digests of their documents: {built:?}");
    let (laws, day) = (fresh(), date!(2026 - 03 - 02));
    // Another day each time, as a platform asks.
    let mut next = day;
    let of_day = || {
        next = next.next_day().unwrap_or(day);
        drop(black_box(laws.on(next, &place).expect("a law of the day")));
    };
    println!(
        "the law of a next day, with its root: {:?}",
        least(100, of_day)
    );

    let law = laws.on(day, &place).expect("a law of the day");
    let matter = matter_id(lists - 1, MATTERS - 1);
    let listed = law.matter(&matter).expect("it is listed");
    let (own, other) = (office(offices - 1), office(0));
    let each = |name: &str, question: &dyn Fn() -> bool| {
        let thousand = least(50, || (0..1_000).for_each(|_| _ = black_box(question())));
        println!("{name}: {:?}", thousand / 1_000);
    };
    each("a matter by its id", &|| law.matter(&matter).is_some());
    each("whether an agency is its subject", &|| {
        law.who().is_subject(&own, listed)
    });
    each("who answers for an agency and matter", &|| {
        law.who().heirs(&own, &matter).len() == 1
    });
    each("whether one acts for another", &|| {
        law.who().acts_for(&own, &other)
    });
    each("the terms of a visit in a county", &|| {
        law.terms_at(&county).is_ok()
    });
}

/// The least elapsed time of some runs.
fn least(runs: usize, mut work: impl FnMut()) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().expect("in every build")
}

fn text(text: &str) -> Text {
    Text::new(text).expect("a text")
}

fn office(number: usize) -> AgencyId {
    AgencyId::new(&format!("o{number}")).expect("an id")
}

fn matter_id(list: usize, number: usize) -> MatterId {
    MatterId::new(&format!("m{list}-{number}")).expect("an id")
}

/// The province, and counties below it.
fn division(county: usize) -> DivisionId {
    let code = match county {
        0 => "220000".into(),
        _ => format!("2201{:02}", county % 60 + 1),
    };
    DivisionId::new(&code).expect("a division")
}

fn sources(offices: usize, lists: usize) -> Sources {
    let ever = Period::starting(date!(1954 - 01 - 01));
    let codes = ["220000".into(), "220100".into()].into_iter();
    let codes = codes.chain((1..=60).map(|county| format!("2201{county:02}")));
    let rows =
        codes.map(|code| Jurisdiction::division(code.parse().expect("a code"), text("某地"), ever));
    let published = || Publication {
        on: SINCE,
        channel: Channel::PublicitySystem,
        receipt: None,
    };
    let system = |number: usize| SYSTEMS[number % SYSTEMS.len()];
    let since = date!(2001 - 01 - 01);
    let agencies = (0..offices).map(|number| {
        Agency::department(
            office(number),
            text("部门"),
            [system(number).into()],
            Level::County,
            division(number + 1),
            since,
        )
    });
    let lists = (0..lists).map(|list| {
        let drafts = (0..MATTERS).map(|number| {
            MatterDraft::new(matter_id(list, number), text("抽查事项"))
                .basis(LegalBasis::instrument(LegalForm::Law, text("某法")))
                .subject(Subject::new(system(list), [Level::County]))
                .content(text("内容"))
                .method(CheckMethod::OnSite)
                .object_kind(ssj_core::identity::ObjectKind::Site)
        });
        let id = ListId::new(&format!("l{list}")).expect("an id");
        MatterList::new(id, NonZeroU32::MIN, office(list % offices), SINCE, drafts)
            .expect("whole")
            .published(published())
    });
    let books = SYSTEMS.iter().map(|&system| {
        let issuer = Issuer::new(system, division(0), Reach::LowerLevelsToo);
        let id = RulebookId::new(ssj_core::SystemId::from(system).as_id().value()).expect("an id");
        let draft = RulebookDraft::new(id, issuer, since);
        let whole = RulebookPart::ALL
            .iter()
            .fold(draft, |draft, &part| draft.part(part, text("…")));
        whole.published(published()).build().expect("whole")
    });
    Sources {
        instruments: Instruments::default(),
        left_out: vec![],
        agencies: AgencyRegister::new(agencies, []).expect("a register"),
        gazetteer: Gazetteer::new(rows).expect("rows"),
        lists: lists.collect(),
        rulebooks: Rulebooks::new(books).expect("one each"),
        became: vec![],
        calendars: Calendars::default(),
    }
}
