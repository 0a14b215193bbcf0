//! The record is tied to what is carried out.

use ssj::draw::verify::Anchors;

use crate::town::town;

#[test]
fn an_honest_archive_holds() {
    let verdict = town().verdict(&Anchors::default());
    assert_eq!(verdict.difference(), None);
}
