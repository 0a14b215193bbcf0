//! Does a round again from what an auditor holds, and says what that proves.
//!
//! `joint_round --out DIR` writes the auditor's form and an `anchors.txt` with this command line.
//! Keep that file elsewhere: a record that is checked against itself proves nothing.
#![allow(clippy::print_stdout, reason = "an example prints")]

#[path = "../common/archive.rs"]
#[allow(
    dead_code,
    reason = "this example only reads what the other one writes"
)]
mod archive;
mod round;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use archive::Fault;
use clap::Parser;
use round::Drawn;
use ssj::core::campaign::CampaignEvent;
use ssj::core::follow_up::FindingEvent;
use ssj::core::lead::LeadEvent;
use ssj::core::plan::PlanEvent;
use ssj::core::round::RoundEvent;
use ssj::core::visit::VisitEvent;
use ssj::core::{Digest, HashFn, Suite};
use ssj::draw::record::{Blinding, Header, ObjectDraw, ObjectDrawParts, SeedSource, SourceValue};
use ssj::draw::verify::{Anchors, Basis, Verdict, verify_inspectors, verify_objects};

/// Verify the auditor's form of a round against anchors from elsewhere.
#[derive(Parser)]
struct Args {
    /// The directory that `joint_round --out` wrote.
    dir: PathBuf,
    /// A draw's published commitment.
    #[arg(long, value_name = "DRAW=HEX", value_parser = pair)]
    commitment: Vec<(String, String)>,
    /// What a draw's seed source said, in hexadecimal; `DRAW/SOURCE=HEX` where it has several.
    #[arg(long, value_name = "DRAW=VALUE", value_parser = pair)]
    seed_source: Vec<(String, String)>,
    /// The head over all trails.
    #[arg(long, value_name = "HEX")]
    trail_head: Option<Digest>,
}

fn main() -> Result<ExitCode, Fault> {
    let args = Args::parse();
    let hash = Suite::Intl.hash_fn()?;
    let (objects, inspectors) = archive::draws(&args.dir)?;
    let mut drawn: BTreeMap<Digest, Drawn> = BTreeMap::new();
    let mut holds = true;
    for name in objects {
        let files = archive::read_objects(&args.dir, &name)?;
        let header = &files.record.commitment.header;
        let anchors = anchors(&args, &name, header)?;
        let verdict = verify_objects(&files.record, &files.frames, &files.secret, &anchors)?;
        holds &= tell(&name, &verdict);
        if verdict.holds() {
            drawn.insert(files.record.digest, drawn_again(files)?);
        }
    }
    println!("\nreplacements");
    let visits = match round::staffed(&args.dir, hash, &drawn) {
        Ok(staffed) => {
            let count = staffed.replacements.len();
            println!("  recomputed     {count}, each the next reserve by rank");
            staffed.visits
        }
        Err(fault) => {
            println!("  does not hold: {fault}");
            holds = false;
            BTreeMap::new()
        }
    };
    for name in inspectors {
        let files = archive::read_inspectors(&args.dir, &name)?;
        let anchors = anchors(&args, &name, &files.record.commitment.header)?;
        let Some(visits) = visits.get(&files.rows.object_record) else {
            println!("\n{name}: does not hold: it staffs the visits of no object draw that holds");
            holds = false;
            continue;
        };
        let verdict = verify_inspectors(&files.record, visits, &files.parts(), &anchors)?;
        holds &= tell(&name, &verdict);
    }
    holds &= trail(&args, hash);
    println!(
        "\n{}",
        if holds {
            "The round holds."
        } else {
            "The round does not hold."
        }
    );
    Ok(if holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What an object draw that holds asks for.
fn drawn_again(files: archive::ObjectFiles) -> Result<Drawn, Fault> {
    let commitment = &files.record.commitment;
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: commitment.header.clone(),
        secret: files.secret,
        blinding: if commitment.blinded {
            Blinding::Blinded
        } else {
            Blinding::Open
        },
        classes: commitment.classes,
        frames: files.frames,
    })?;
    Ok(Drawn::again(&draw, &files.record))
}

fn anchors(args: &Args, draw: &str, header: &Header) -> Result<Anchors, Fault> {
    let mut anchors = Anchors::new();
    for (_, hex) in args.commitment.iter().filter(|(name, _)| name == draw) {
        anchors = anchors.commitment(hex.parse()?);
    }
    for (name, value) in &args.seed_source {
        let (of, source) = name
            .split_once('/')
            .map_or((name.as_str(), None), |(d, s)| (d, Some(s)));
        if of == draw {
            let source =
                source_of(header, source).ok_or_else(|| format!("{name}: no such source"))?;
            anchors = anchors.value(source.id().clone(), SourceValue::try_from(value.clone())?);
        }
    }
    Ok(anchors)
}

/// The source of this name, or the only one.
fn source_of<'a>(header: &'a Header, name: Option<&str>) -> Option<&'a SeedSource> {
    match (name, header.sources()) {
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(name), sources) => sources.iter().find(|source| source.id().as_str() == name),
    }
}

/// Every trail by itself, then all heads against the one that was kept.
fn trail(args: &Args, hash: HashFn) -> bool {
    println!("\ntrail");
    let dir = &args.dir;
    let heads = archive::read_trail::<PlanEvent>(hash, dir, "plan")
        .and_then(|mut heads| {
            heads.extend(archive::read_trail::<RoundEvent>(hash, dir, "round")?);
            heads.extend(archive::read_trail::<VisitEvent>(hash, dir, "visit")?);
            heads.extend(archive::read_trail::<FindingEvent>(hash, dir, "finding")?);
            heads.extend(archive::read_trail::<LeadEvent>(hash, dir, "lead")?);
            heads.extend(archive::read_trail::<CampaignEvent>(hash, dir, "campaign")?);
            Ok(heads)
        })
        .and_then(|heads| Ok((heads.len(), archive::trail_head(hash, heads)?)));
    match (heads, args.trail_head) {
        (Err(fault), _) => {
            println!("  does not hold: {fault}");
            false
        }
        (Ok((_, found)), Some(anchor)) if found != anchor => {
            println!("  does not hold: the head over all trails is {found}, not {anchor}");
            false
        }
        (Ok((count, _)), Some(_)) => {
            println!("  anchored       {count} lifecycles lead to the head that was kept");
            true
        }
        (Ok((count, found)), None) => {
            println!("  taken on trust {count} lifecycles, each a whole chain, under {found}");
            true
        }
    }
}

fn tell(draw: &str, verdict: &Verdict) -> bool {
    println!("\n{draw}: {verdict}");
    for (basis, words) in [
        (Basis::Anchored, "anchored      "),
        (Basis::TakenOnTrust, "taken on trust"),
        (Basis::NotChecked, "not checked   "),
    ] {
        verdict
            .on(basis)
            .for_each(|what| println!("  {words} {what}"));
    }
    println!(
        "  recomputed     {} fields",
        verdict.on(Basis::Recomputed).count()
    );
    verdict.holds()
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("not of the form NAME=VALUE")?;
    Ok((name.into(), value.into()))
}
