//! A draw has one name: what it is for, what it draws, how often that was drawn.

use ssj::core::{CommitmentDigest, MandateSource, RoundSecret, rules};
use ssj::draw::record::{
    DrawName, DrawPart, Header, HeaderParts, InspectorCommitment, ObjectCommitment, ObjectDraw,
    ObjectDrawParts,
};
use ssj::draw::verify::{Anchors, Equivocation, Said, Standing};

use crate::town::{Town, hash, inspectors_part, town};

fn with(header: &Header, edit: impl FnOnce(&mut HeaderParts)) -> Header {
    let mut parts = header.parts().clone();
    edit(&mut parts);
    Header::new(parts).unwrap()
}

fn difference_under(town: &Town, anchors: &Anchors) -> String {
    let verdict = town.verdict(anchors);
    format!("{}", verdict.difference().expect("it is consistent"))
}

/// The commitment to the town's draw of objects, and its neighbour under another secret.
fn two() -> [ObjectCommitment; 2] {
    let town = town();
    let first = town.second.objects.record.commitment.clone();
    let mut second = first.clone();
    second.secret = ssj::core::Digest::from_bytes([9; 32]);
    [first, second]
}

#[test]
fn d9_two_commitments_of_one_draw_are_equivocation_whatever_else_they_say() {
    let [first, second] = two();
    let published = [&first, &second].map(|one| one.digest(hash()));
    let proof = Equivocation::prove(first.clone(), second.clone()).unwrap();
    assert!(!proof.unwrap().verify(published).unwrap().is_contradicted());
    // Every other field of the header may differ: there is none left that makes it another draw.
    let edits: [fn(&mut HeaderParts); 2] = [
        |parts| parts.margin_seconds += 1,
        |parts| parts.sources.truncate(4),
    ];
    for edit in edits {
        let mut second = second.clone();
        second.header = with(&second.header, edit);
        let proof = Equivocation::prove(first.clone(), second).unwrap();
        assert!(proof.is_some());
    }
    // The neighbour: a redraw is another draw, and so is one of inspectors.
    let mut redraw = second;
    redraw.header = with(&redraw.header, |parts| parts.counter = 3);
    assert!(Equivocation::prove(first, redraw).unwrap().is_none());
}

#[test]
fn d9_a_commitment_is_of_the_kind_that_its_header_names() {
    let town = town();
    let form = &town.second.objects;
    let header = with(&form.record.commitment.header, |parts| {
        parts.part = inspectors_part();
    });
    let parts = ObjectDrawParts {
        header: header.clone(),
        secret: RoundSecret::from_bytes([2; 32]),
        blinding: ssj::draw::record::Blinding::Blinded,
        classes: None,
        frames: form.frames.clone(),
    };
    let refused = ObjectDraw::new(parts).unwrap_err();
    assert!(refused.contains(rules::draw::OTHER_PART));
    let mut town = town.clone();
    town.second.objects.record.commitment.header = header;
    assert!(town.verdict(&Anchors::default()).is_contradicted());
    let people: &InspectorCommitment = &town.second.inspectors[0].record.commitment;
    assert!(people.check_part().is_ok());
}

/// A commitment that was published for the item and that its plan knows nothing of was a choice kept
/// open, under whatever version of the plan and whatever counter.
#[test]
fn d9_every_commitment_that_was_published_for_the_item_is_one_that_its_plan_keeps() {
    let town = town();
    let record = &town.second.objects.record;
    let said = |version, digest| {
        let mut draw = record.commitment.header.name();
        if let MandateSource::Plan { version: own, .. } = &mut draw.mandate {
            *own = version;
        }
        Said::Commitment { draw, digest }
    };
    let own = CommitmentDigest(record.commitment_digest);
    let anchors = Anchors::from_iter([said(1, own)]);
    assert_ne!(town.verdict(&anchors).standing(), Standing::Contradicted);
    let other = CommitmentDigest(ssj::core::Digest::from_bytes([9; 32]));
    let anchors = Anchors::from_iter([said(1, own), said(2, other)]);
    let found = difference_under(&town, &anchors);
    assert!(
        found.contains("in version 2, objects 2: the record has no such draw"),
        "{found}"
    );
    // The same of inspectors, under another part of the round.
    let of_part = |part, counter| {
        let draw = DrawName {
            part,
            counter,
            ..record.commitment.header.name()
        };
        let digest = other;
        Anchors::from_iter([said(1, own), Said::Commitment { draw, digest }])
    };
    let found = difference_under(&town, &of_part(DrawPart::Supplement(1), 2));
    assert!(
        found.contains("supplement-1 2: the record has no such draw"),
        "{found}"
    );
    // Of a round that the archive does not hold nothing can be said.
    let elsewhere = town.verdict(&of_part(inspectors_part(), 7));
    assert_eq!(elsewhere.standing(), Standing::PartlyAnchored);
}
