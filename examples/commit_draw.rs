//! Commit, wait for the beacon, draw: what is published when, what is stored meanwhile, and how anybody
//! draws it again.
//!
//! `cargo run --example commit_draw`

#![allow(clippy::print_stdout, reason = "an example")]

use ssj::core::{CommitmentDigest, DivisionId, Explain, RoundSecret, Suite};
use ssj::draw::record::{
    Blinding, DrawPart, Header, HeaderParts, ObjectDraw, ObjectDrawParts, PendingObjects,
    SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue,
};
use ssj::draw::verify::{Anchors, Said, verify_objects};
use ssj_jilin::{Fault, town};
use time::macros::date;

/// The round of drand's quicknet that speaks at noon on 2 June 2026.
const BEACON: &str = "drand:quicknet:29189812";

fn main() -> Result<(), Fault> {
    // What the approved campaign allows to draw, and its pool: two of twelve sites.
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;
    let (mandate, frame) = town::frame(&law, &laws)?;

    // In the morning the frame is fixed, the beacon of noon is named, and the digest is published.
    let header = Header::new(HeaderParts {
        suite: Suite::Intl,
        mandate: mandate.source().clone(),
        part: DrawPart::Objects,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![SeedSource {
            id: BEACON.parse()?,
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due: "2026-06-02T12:00:00+08:00".parse()?,
        }],
    })?;
    // 32 bytes from the system's source of randomness; fixed here, so that the output is the same.
    let secret = RoundSecret::from_bytes([7; 32]);
    let draw = ObjectDraw::new(ObjectDrawParts {
        header,
        secret: secret.clone(),
        blinding: Blinding::Blinded,
        classes: None,
        frames: vec![frame],
    })?;
    println!("published, 2026-06-02 09:30: {}", draw.digest());

    // The draw waits in a store, and the secret elsewhere, like a key.
    let stored = serde_json::to_string(&draw.pending())?;
    drop(draw);
    println!("stored: {} bytes, without the secret", stored.len());

    // Noon: the beacon has spoken. What was stored goes on under its own secret, if nobody edited it.
    let draw = serde_json::from_str::<PendingObjects>(&stored)?.resume(secret.clone())?;
    let value = SeedValue {
        source: BEACON.parse()?,
        at: "2026-06-02T12:00:00+08:00".parse()?,
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    let said = |published: &str| {
        let published = published.parse()?;
        Ok::<_, Fault>(SeedEvidence::of_values(published, vec![value.clone()]))
    };
    // A commitment that came out after the beacon is none.
    if let Err(late) = draw.draw(said("2026-06-02T12:30:00+08:00")?) {
        println!("had it been published at 12:30:\n  {late}\n  {}", late.zh());
    }
    let record = draw.draw(said("2026-06-02T09:30:00+08:00")?)?;
    let drawn = draw.drawn(&record)?;
    println!("drawn: {} sites", drawn.visits().len());
    for visit in drawn.visits() {
        println!("  {} in {}", visit.holder, visit.county);
    }

    // An auditor with the frame and the secret does it again, from what was published and what the
    // beacon's own site says.
    let name = record.commitment.header.name();
    let digest = CommitmentDigest(draw.digest());
    let anchors = Anchors::from_iter([
        Said::Commitment {
            draw: name.clone(),
            digest,
        },
        Said::Value {
            draw: name,
            source: value.source,
            value: value.value,
        },
    ]);
    let verdict = verify_objects(&record, draw.frames(), &secret, &anchors)?;
    println!("verified: {verdict}");
    Ok(())
}
