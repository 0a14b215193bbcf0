//! What is drawn is what was planned: not in number alone.
//!
//! The number of a draw is held against the plan where it is committed to. How the plan sizes classes, how
//! many reserves stand by, in which strata and whose checks they are, a commitment does not tell: here
//! the frames are the honest ones, and the plan says otherwise.

use ssj::core::plan::{ClassSize, PlannedMatter, PlannedSizes, SizeAnnex, StrataBy};
use ssj::core::trail::Salt;
use ssj::core::{Shortfall, SizeRule, Sizing, Spread};
use ssj::draw::verify::{Anchors, Basis};

use crate::carried_out::difference;
use crate::town::{Town, Tricks, forged, hash, matter};

/// The town of a plan that says this of its matters.
fn planned(plan: fn(&mut PlannedMatter)) -> Tricks {
    Tricks {
        plan,
        ..Tricks::NONE
    }
}

/// So many, whatever class.
fn annex(number: u64) -> SizeAnnex {
    let sizing = Sizing {
        rule: SizeRule::Fixed(number),
        spread: Spread::Proportional,
    };
    SizeAnnex {
        salt: Salt::from_bytes([7; 32]),
        sizes: vec![ClassSize {
            class: None,
            sizing,
        }],
    }
}

/// Every matter sized by its own annex.
fn annexed(planned: &mut PlannedMatter) {
    let annex = annex(planned.number.count());
    planned.sizes = PlannedSizes::Annexed(annex.digest(hash()));
}

/// The town of a plan whose sizes stand in annexes, which are there.
pub(crate) fn town_of_annexes() -> Town {
    Town {
        annexes: vec![annex(3), annex(2)],
        ..forged(planned(annexed))
    }
}

#[test]
fn c4_a_frame_is_made_as_its_plan_says() {
    let otherwise: [(&str, fn(&mut PlannedMatter)); 4] = [
        ("reserves", |planned| planned.reserves = 0),
        ("strata", |planned| planned.strata = StrataBy::Class),
        ("shortfall", |planned| {
            planned.shortfall = Shortfall::TakeAll;
        }),
        // A quarter of twelve is three as well.
        ("sizes of classes", |planned| {
            if planned.matter == matter("food-sales") {
                let rule = SizeRule::Ratio("1/4".parse().unwrap());
                let spread = Spread::Proportional;
                planned.sizes = PlannedSizes::Open(vec![ClassSize {
                    class: None,
                    sizing: Sizing { rule, spread },
                }]);
            }
        }),
    ];
    for (what, plan) in otherwise {
        let found = difference(&forged(planned(plan)));
        assert!(
            found.contains("frames[matter:food-sales]"),
            "{what}: {found}"
        );
        assert!(found.contains(what), "{what}: {found}");
    }
}

#[test]
fn c4_sizes_are_those_of_the_annex_that_the_plan_names() {
    let mut town = forged(planned(annexed));
    // Who lacks the annex is told what that leaves open.
    let verdict = town.verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
    let open = "round:2: frames[matter:food-sales]: its sizes, whose annex was not given";
    let unchecked = verdict.findings().iter();
    let mut unchecked = unchecked.filter(|finding| finding.basis == Basis::NotChecked);
    assert!(unchecked.any(|finding| finding.what.contains(open)));
    town.annexes = vec![annex(3), annex(2)];
    let verdict = town.verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
    assert!(
        verdict
            .findings()
            .iter()
            .all(|finding| !finding.what.contains(open))
    );

    // The annex says a quarter; it is three of twelve that are drawn all the same.
    let quarter = |number| {
        let mut annex = annex(number);
        annex.sizes[0].sizing.rule = SizeRule::Ratio("1/4".parse().unwrap());
        annex
    };
    let mut town = forged(planned(|planned| {
        let mut annex = annex(planned.number.count());
        annex.sizes[0].sizing.rule = SizeRule::Ratio("1/4".parse().unwrap());
        planned.sizes = PlannedSizes::Annexed(annex.digest(hash()));
    }));
    town.annexes = vec![quarter(3)];
    let found = difference(&town);
    assert!(found.contains("sizes of classes"), "{found}");
}
