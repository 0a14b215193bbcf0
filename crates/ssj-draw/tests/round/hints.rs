//! What being drawn tells of a secret class is said with its figure.

use ssj_core::{SizeRule, Sizing, Spread, Zh};
use ssj_draw::record::{Blinding, Class, ObjectDraw, Stratum, StratumDisclosure};
use ssj_draw::verify::{Anchors, verify_objects};

use super::town::{evidence, object_parts};

/// The town's first frame in two classes, a tenth of it in D, three drawn of each.
fn draw(disclosure: StratumDisclosure) -> ObjectDraw {
    let mut parts = object_parts();
    parts.blinding = Blinding::Blinded;
    parts.frames.truncate(1);
    let frame = &mut parts.frames[0];
    frame.disclosure = disclosure;
    let keys = || (0..).zip(["A", "D"]);
    let three = Sizing {
        rule: SizeRule::Fixed(3),
        spread: Spread::Proportional,
    };
    let class = |key: &str| Class {
        key: key.parse().unwrap(),
        sizing: three.clone(),
    };
    frame.classes = keys().map(|(_, key)| class(key)).collect();
    let stratum = |(class, key): (u32, &str)| Stratum {
        key: key.parse().unwrap(),
        class,
    };
    frame.strata = keys().map(stratum).collect();
    for (number, row) in frame.rows.iter_mut().enumerate() {
        row.stratum = u32::from(number % 10 == 0);
        row.state = ssj_draw::record::RowState::Eligible;
    }
    ObjectDraw::new(parts).unwrap()
}

#[test]
fn e3_being_drawn_hints_at_a_class_and_the_verdict_says_how_much() {
    let own = draw(StratumDisclosure::Own);
    let record = own.draw(evidence(1)).unwrap();
    let secret = object_parts().secret;
    let verdict = verify_objects(&record, own.frames(), &secret, &Anchors::default()).unwrap();
    assert_eq!(verdict.difference(), None);
    let rows = own.frames()[0].rows.len() as u64;
    let of_d = rows.div_ceil(10);
    let shares: Vec<_> = verdict
        .hints()
        .iter()
        .map(|it| (it.drawn, it.pool))
        .collect();
    assert_eq!(
        shares,
        [([3, 6], [rows - of_d, rows]), ([3, 6], [of_d, rows])]
    );
    let said = format!(
        "3 of the 6 drawn for {} are of class D, and {of_d} of the {rows} in the pool",
        record.results[0].matter
    );
    assert!(verdict.to_string().ends_with(&said), "{verdict}");
    assert!(
        Zh(&verdict)
            .to_string()
            .contains(&format!("个对象中D类3个，库中{rows}个对象中该类{of_d}个"))
    );

    // Where strata are public nothing is hinted at that is not published.
    let open = draw(StratumDisclosure::Public);
    let record = open.draw(evidence(1)).unwrap();
    let verdict = verify_objects(&record, open.frames(), &secret, &Anchors::default()).unwrap();
    assert!(verdict.hints().is_empty());
}
