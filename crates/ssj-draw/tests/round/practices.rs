//! What was seen in real platforms, tried on a round with every digest made to fit: steps through
//! the rows, the first rows, an order that nobody can check, an unmade draw, hand-picked and
//! missing inspectors, an object drawn twice.

use ssj_core::{BlindToken, Suite};
use ssj_draw::record::{
    Blinding, InspectorDraw, ObjectDraw, ObjectDrawParts, ObjectRecord, StratumResult,
};
use ssj_draw::verify::verify_objects;

use super::town::{evidence, frame, inspector_parts, kept, object_parts, secret};

/// An open draw of one matter, 20 % of two strata.
fn drawn() -> (ObjectDraw, ObjectRecord) {
    let parts = ObjectDrawParts {
        blinding: Blinding::Open,
        frames: vec![frame("food", "20%")],
        ..object_parts()
    };
    let draw = ObjectDraw::new(parts).unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    (draw, record)
}

/// The eligible objects of the first stratum, in the order of the rows.
fn eligible() -> Vec<BlindToken> {
    let hash = Suite::Intl.hash_fn().unwrap();
    let rows = frame("food", "20%").rows;
    let own = rows
        .iter()
        .filter(|row| row.stratum == 0 && row.state == ssj_draw::record::RowState::Eligible);
    own.map(|row| BlindToken::from_bytes(*row.object.token(hash).as_bytes()))
        .collect()
}

/// The field at which a verifier with the published commitment and seed first sees that the record
/// is not the draw's, after its forger has made its own digest fit.
fn caught(forge: impl FnOnce(&mut StratumResult)) -> Option<String> {
    let (draw, mut record) = drawn();
    let anchors = kept(&record);
    forge(&mut record.results[0].strata[0]);
    record.digest = record.compute_digest(Suite::Intl.hash_fn().unwrap());
    let verdict = verify_objects(&record, draw.frames(), &secret(), &anchors).unwrap();
    verdict
        .difference()
        .map(|difference| difference.field().to_owned())
}

fn assert_caught(field: Option<String>) {
    let field = field.unwrap();
    assert!(
        field.starts_with("results[matter:food].strata[0]"),
        "{field}"
    );
}

#[test]
fn an_honest_record_is_not_accused() {
    assert_eq!(caught(|_| ()), None);
}

/// A random start and every k-th row: a third to a half of the objects could never be drawn.
#[test]
fn a_start_and_steps_are_no_draw() {
    let rows = eligible();
    for start in 0..5 {
        let steps = rows.iter().skip(start).step_by(5).copied();
        assert_caught(caught(|stratum| {
            stratum.drawn = steps.take(stratum.drawn.len()).collect();
        }));
    }
}

#[test]
fn the_first_rows_are_no_draw() {
    assert_caught(caught(|stratum| {
        stratum.drawn = eligible()[..stratum.drawn.len()].to_vec();
    }));
}

/// `ORDER BY random()`: whatever came out, nobody could have got it from the seed.
#[test]
fn an_order_that_does_not_come_from_the_seed_is_no_draw() {
    let (draw, _) = drawn();
    let other = draw.draw(evidence(2)).unwrap();
    let theirs = other.results[0].strata[0].clone();
    assert_caught(caught(|stratum| *stratum = theirs));
}

#[test]
fn an_object_drawn_twice_is_no_draw() {
    assert_caught(caught(|stratum| {
        stratum.drawn[1] = stratum.drawn[0];
    }));
}

/// A draw made again until it pleases: the same commitment leaves no second outcome, and another
/// round names the record that it sets aside.
#[test]
fn a_draw_is_not_made_again() {
    let (draw, record) = drawn();
    assert_eq!(draw.draw(evidence(1)).unwrap(), record);
    let (again, second) = drawn();
    assert_eq!((again.digest(), &second), (draw.digest(), &record));
    let unlinked = ssj_draw::record::HeaderParts {
        counter: 2,
        ..record.commitment.header.parts().clone()
    };
    assert!(ssj_draw::record::Header::new(unlinked).is_err());
}

/// Too few inspectors leave nobody without a team in silence: the draw gives no teams at all, and
/// tells the places that can't be filled.
#[test]
fn a_shortage_of_inspectors_is_told_and_fills_nothing() {
    let (draw, record) = drawn();
    let visits = draw.visits(&record);
    let parts = inspector_parts(record.digest, &visits);
    assert!(
        InspectorDraw::new(parts.clone())
            .unwrap()
            .draw(evidence(1))
            .is_ok()
    );
    let mut few = parts;
    few.rows.inspectors.truncate(5);
    let refusals = InspectorDraw::new(few)
        .unwrap()
        .draw(evidence(1))
        .unwrap_err();
    assert!(
        refusals
            .iter()
            .all(|refusal| refusal.code.id.starts_with("staffing."))
    );
}
