//! A refusal cites the instrument and clause that asks for it, as officials write it, and nothing else.

use core::num::NonZeroU32;

use ssj_core::instrument::{CheckOccasion, Seen, VisitCap};
use ssj_core::visit::Requirement;
use ssj_core::{Clause, Code, DivisionId, Explain, Headcount, HeadcountPer, Refusal, Word, rules};
use time::macros::date;

use crate::fixture::{TODAY, World, times};

fn cites(code: &'static Code) -> String {
    let said = Refusal::new(code).to_string();
    let (_, cited) = said.rsplit_once(" [").unwrap();
    cited.trim_end_matches(']').to_owned()
}

#[test]
fn a_refusal_cites_what_asks_for_it() {
    // 二（五）: 报本级政府司法行政部门审核后实施.
    assert_eq!(
        cites(rules::plan::NOT_IN_FORCE),
        "吉政办发〔2019〕32号 二（五）"
    );
    // A forecast is this library's own design, and not 二（五）.
    assert_eq!(cites(rules::plan::NO_FORECAST), "library.md Forecasts");
    // Approval, notice and certificate are 54号's, and not 二（六）.
    assert_eq!(cites(rules::visit::NOT_APPROVED), "国办发〔2024〕54号 五");
    assert_eq!(cites(rules::visit::NOT_NOTIFIED), "国办发〔2024〕54号 五");
    assert_eq!(cites(rules::lead::NOT_APPROVED), "国办发〔2024〕54号 五");
    assert_eq!(cites(rules::visit::NO_CERTIFICATE), "国办发〔2024〕54号 二");
    assert_eq!(
        cites(rules::campaign::NOT_APPROVED),
        "国办发〔2024〕54号 六"
    );
    // The seed is the specification's.
    assert_eq!(cites(rules::draw::TOO_LITTLE_ENTROPY), "ssj-1.md Seed");
    assert_eq!(cites(rules::trail::CONFLICT), "ssj-1.md Trails");
    let chinese = Refusal::new(rules::history::REPEAT).zh().to_string();
    assert!(
        chinese.ends_with("（吉政办发〔2019〕32号 二（六））"),
        "{chinese}"
    );
}

/// Every code cites, each clause once, and the library's own design never cites an instrument beside.
#[test]
fn every_code_cites_and_never_both() {
    for code in rules::codes() {
        assert!(!code.clauses.is_empty(), "{code} cites nothing");
        let own = code
            .clauses
            .iter()
            .filter(|clause| clause.seen() == Seen::Own)
            .count();
        assert!(
            own == 0 || own == code.clauses.len(),
            "{code} cites the regulation for its own design"
        );
    }
}

/// On a day at a place, what is in force there is cited, and a local document by its number.
#[test]
fn a_code_is_cited_by_what_is_in_force_there_and_then() {
    let then = |world: &World, day| {
        let law = world.law(day);
        [
            rules::visit::NOT_APPROVED,
            rules::visit::TOO_FEW_PRESENT,
            rules::history::CAPPED,
            rules::plan::NO_FORECAST,
            rules::trail::CONFLICT,
        ]
        .map(|code| law.cite(code).to_string())
    };
    let regulation = "吉政办发〔2019〕32号 二（三）";
    let own = ["library.md Forecasts", "ssj-1.md Trails"];
    let (before, now) = (date!(2024 - 06 - 03), TODAY);
    let world = World::new();
    let cap = "国办发〔2024〕54号 四";
    let five = "国办发〔2024〕54号 五";
    assert_eq!(then(&world, now), [five, regulation, cap, own[0], own[1]]);
    // Before 54号 nothing in force asks for approval or a cap: the library's own default is named as such.
    let default = "library.md";
    assert_eq!(
        then(&world, before),
        [default, regulation, default, own[0], own[1]]
    );
    // A local document states these terms too, and is cited after its superiors, by its number.
    let world = world.under(|local| {
        let cap = VisitCap::yearly(times(1), [CheckOccasion::Plan]);
        local.with_approval(Requirement::Required).with_cap(cap)
    });
    let beside = |superior: &str| format!("{superior}；长府办发〔2025〕9号");
    assert_eq!(
        then(&world, now),
        [&*beside(five), regulation, &beside(cap), own[0], own[1]]
    );
    // What says that no approval is needed asks for none.
    let world = World::new().under(|local| local.with_approval(Requirement::NotRequired));
    assert_eq!(then(&world, now)[0], five);
}

/// A check takes what is asked where the visit is, whoever's law it is opened under.
#[test]
fn the_terms_of_another_place_are_those_in_force_there() {
    let number = NonZeroU32::new(3).unwrap();
    let per = HeadcountPer::Department;
    let three = Headcount {
        minimum: number,
        per,
    };
    let world = World::new().under(|local| {
        let city = DivisionId::new("220100").unwrap();
        local.of(city).with_headcount(three)
    });
    let [province, city, county] =
        ["220000", "220100", "220102"].map(|code| DivisionId::new(code).unwrap());
    let law = world.laws.on(TODAY, &province).unwrap();
    let least = |place| law.terms_at(place).unwrap().headcount;
    assert_eq!(least(&province), law.terms().headcount);
    assert_eq!(least(&province).value.minimum.get(), 2);
    for place in [&city, &county] {
        assert_eq!(least(place).value, three);
        assert_eq!(least(place).by[0].as_id().value(), "长府办发〔2025〕9号");
    }
    let own = world.law(TODAY).terms_at(&city).unwrap();
    assert_eq!(own, *world.law(TODAY).terms());
}

/// The specification's clauses are headings of `ssj-1.md`, the library's of `library.md`.
#[test]
fn what_is_our_own_is_written_down() {
    let specification = include_str!("../../../ssj-draw/docs/ssj-1.md");
    let library = include_str!("../../docs/library.md");
    for clause in Clause::ALL
        .iter()
        .filter(|clause| clause.seen() == Seen::Own)
    {
        let place = clause.place();
        match clause.instrument() {
            "ssj-1.md" => assert!(
                specification.contains(&format!("\n## {place}\n")),
                "{clause}"
            ),
            _ => assert!(library.contains(&format!("**{place}.**")), "{clause}"),
        }
    }
}

#[test]
fn a_clause_is_cited_as_officials_write_it() {
    for (clause, cited) in [
        (Clause::C2_5A, "吉政办发〔2019〕32号 二（五）"),
        (Clause::C3_2A, "吉政办发〔2019〕32号 三（二）1"),
        (Clause::S54_4B, "国办发〔2024〕54号 四"),
        (Clause::S54Place, "国办发〔2024〕54号"),
        (Clause::S101_4A, "企业公示信息抽查办法 第四条"),
        (Clause::S684_10, "无证无照经营查处办法 第十条"),
        (Clause::S825_6, "行政执法监督条例 第六条"),
    ] {
        assert_eq!(clause.cite().to_string(), cited);
        assert!(!clause.zh().is_ascii());
    }
}
