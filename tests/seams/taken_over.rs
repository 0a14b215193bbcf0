//! What an old platform is said to have checked keeps somebody out of a draw: the verdict says so, and on what.

use ssj::core::ledger::TakenOver;
use ssj::core::{Digest, Evidence, EvidenceDigest};
use ssj::draw::verify::{Anchors, Basis, Trusted};
use time::macros::date;

use crate::town::{agency, text, town};

fn taken(evidence: u8) -> TakenOver {
    TakenOver {
        from: text("原双随机平台"),
        by: agency("cc-amr"),
        on: date!(2026 - 01 - 05),
        evidence: Evidence {
            title: text("2025年度检查台账"),
            digest: EvidenceDigest(Digest::from_bytes([evidence; 32])),
        },
        checks: vec![],
        visits: vec![],
        tests: vec![],
    }
}

#[test]
fn whom_an_old_platform_keeps_out_is_told_apart() {
    let (town, anchors) = (town(), Anchors::default());
    let mut archive = town.papers();
    let before = archive.verdict(&anchors, town.on);
    // In each frame a site can't be drawn on this evidence; on that of the other batch nobody is kept out.
    archive.taken_over = vec![taken(5), taken(6)];
    let verdict = archive.verdict(&anchors, town.on);
    assert_eq!(verdict.difference(), before.difference());
    let said =
        |one: &str| one.contains("taken over from 原双随机平台") && one.ends_with("not verified");
    let apart: Vec<_> = verdict
        .findings()
        .iter()
        .filter(|it| said(&it.what))
        .collect();
    assert!(!apart.is_empty());
    for finding in apart {
        let so = (Basis::TakenOnTrust, Some(Trusted::Choices));
        assert_eq!((finding.basis, finding.trusted), so, "{}", finding.what);
        assert!(
            finding.what.contains("that 1 objects can't be drawn"),
            "{}",
            finding.what
        );
    }
    let unused = |one: &str| one.contains("06060606") && one.ends_with("no frame here rests on it");
    assert_eq!(
        verdict
            .on(Basis::NotChecked)
            .filter(|it| unused(it))
            .count(),
        1
    );
}
