//! Publish, extract, verify: what everybody may see before and after the visits, the paper that one site
//! gets, and who can check what with it.
//!
//! `cargo run --example publish`

#![allow(clippy::print_stdout, reason = "an example")]

use ssj::core::{CommitmentDigest, DivisionId, MatterId, Zh};
use ssj::draw::record::{Extractor, ObjectExtract, PublicForm, Visits};
use ssj::draw::verify::{Anchors, Said, verify_object_extract, verify_public_form};
use ssj_jilin::{Fault, town};
use time::macros::date;

fn main() -> Result<(), Fault> {
    let laws = town::laws().map_err(|fault| fault.to_string())?;
    let law = laws.on(date!(2026 - 06 - 02), &DivisionId::new("220100")?)?;
    let draw = town::objects(&law, &laws)?;
    let header = &draw.commitment().header;
    let record = draw.draw(town::spoken(header, "2026-06-02T09:30:00+08:00")?)?;

    // What a reader knows from elsewhere: the bulletin with the commitment, the beacon's own site.
    let (name, digest) = (header.name(), CommitmentDigest(draw.digest()));
    let said = record.evidence.values.first().ok_or("no value")?;
    let anchors = Anchors::from_iter([
        Said::Commitment {
            draw: name.clone(),
            digest,
        },
        Said::Value {
            draw: name,
            source: said.source.clone(),
            value: said.value.clone(),
        },
    ]);

    println!("What is published:");
    for (when, visits) in [
        ("before the visits", Visits::Ahead),
        ("after them", Visits::Over),
    ] {
        let json = serde_json::to_string(&draw.public_form(&record, visits))?;
        let form: PublicForm = serde_json::from_str(&json)?;
        let named: Vec<_> = form
            .frames
            .iter()
            .flat_map(|frame| frame.drawn.objects())
            .collect();
        println!("  {when}: {} bytes, {} named", json.len(), named.len());
        println!("    {}", verify_public_form(&form, &anchors)?);
    }

    println!("What one site gets, once the visits are over:");
    let (extractor, gas) = (Extractor::new(&draw, &record)?, MatterId::new("gas")?);
    for id in ["site:kitchen-1", "site:kitchen-2"] {
        let extract = extractor
            .extract(&gas, &id.parse()?, Visits::Over)
            .ok_or("not in it")?;
        let json = serde_json::to_string(&extract)?;
        let read: ObjectExtract = serde_json::from_str(&json)?;
        let verdict = verify_object_extract(&read, &record.published(), &anchors)?;
        println!("  {id}, {} bytes: {verdict}", json.len());
    }

    println!("And if somebody changes it:");
    let extract = extractor.extract(&gas, &"site:kitchen-1".parse()?, Visits::Over);
    let mut forged = extract.ok_or("not in it")?;
    forged.object = "site:kitchen-2".parse()?;
    let verdict = verify_object_extract(&forged, &record.published(), &anchors)?;
    println!("  {verdict}\n  {}", Zh(&verdict));

    // Who was never in an open frame gets a proof of that: `verify_absence`. A blinded one gives none.
    let absent = extractor.absence(&gas, &"site:kitchen-99".parse()?);
    println!(
        "A proof that site:kitchen-99 was not in this frame: {}",
        absent.is_some()
    );
    Ok(())
}
