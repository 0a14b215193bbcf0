//! What verifying takes, beside what doing all of it took: `--times`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::path::Path;
use std::time::{Duration, Instant};

use ssj::core::HashFn;
use ssj::core::campaign::Campaign;
use ssj::core::follow_up::Finding;
use ssj::core::instrument::Instruments;
use ssj::core::jurisdiction::Gazetteer;
use ssj::core::lead::Lead;
use ssj::core::plan::Plan;
use ssj::core::round::Round;
use ssj::core::trail::{Export, Lifecycle};
use ssj::core::visit::Visit;
use ssj::draw::record::{Blinding, InspectorDraw, InspectorDrawParts, ObjectDraw, ObjectDrawParts};
use ssj::draw::verify::{Anchors, Archive, verify_archive};
use ssj_verify::{Fault, Files};

/// Times of each kind, the least of these.
const RUNS: usize = 5;

/// Prints what the parts took, and what verifying all of it took, in one run.
pub(crate) fn tell(dir: &Path, anchors: &Anchors, gazetteer: &Gazetteer) -> Result<(), Fault> {
    let (files, instruments) = (Files::read(dir)?, Instruments::default());
    let archive = &files.archive(&instruments, gazetteer);
    let draws = least(|| draws(archive))?;
    let trails = least(|| trails(archive))?;
    let whole = least(|| {
        let verdict = verify_archive(archive, anchors)?;
        drop(std::hint::black_box(verdict));
        Ok(())
    })?;
    let parts = draws.saturating_add(trails);
    println!(
        "\n  commitments, draws and assignments {draws:.2?}, trails {trails:.2?}; verification {whole:.2?}: \
         {} % of these",
        whole
            .as_nanos()
            .saturating_mul(100)
            .checked_div(parts.as_nanos())
            .unwrap_or_default()
    );
    Ok(())
}

fn least(work: impl Fn() -> Result<(), Fault>) -> Result<Duration, Fault> {
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        let before = Instant::now();
        work()?;
        least = least.min(before.elapsed());
    }
    Ok(least)
}

/// Every draw, from its rows.
fn draws(archive: &Archive<'_>) -> Result<(), Fault> {
    for form in archive.objects {
        let commitment = &form.record.commitment;
        let draw = ObjectDraw::new(ObjectDrawParts {
            header: commitment.header.clone(),
            secret: form.secret.clone(),
            blinding: if commitment.blinded {
                Blinding::Blinded
            } else {
                Blinding::Open
            },
            classes: commitment.classes,
            frames: form.frames.clone(),
        })?;
        let record = draw.draw(form.record.evidence.clone())?;
        draw.drawn(&record)?;
    }
    for form in archive.inspectors {
        let draw = InspectorDraw::new(InspectorDrawParts {
            header: form.record.commitment.header.clone(),
            secret: form.secret.clone(),
            rows: form.rows.clone(),
        })?;
        let record = draw.draw(form.record.evidence.clone())?;
        draw.drawn(&record)?;
    }
    Ok(())
}

/// Every trail: its chain, its contents, its events one after the other.
fn trails(archive: &Archive<'_>) -> Result<(), Fault> {
    let Some(form) = archive.objects.first() else {
        return Ok(());
    };
    let hash = form.record.commitment.header.suite().hash_fn()?;
    replay::<Plan>(hash, archive.plans)?;
    replay::<Campaign>(hash, archive.campaigns)?;
    replay::<Round>(hash, archive.rounds)?;
    replay::<Visit>(hash, archive.visits)?;
    replay::<Finding>(hash, archive.findings)?;
    replay::<Lead>(hash, archive.leads)
}

fn replay<L: Lifecycle>(hash: HashFn, trails: &[Export<L::Payload>]) -> Result<(), Fault> {
    for trail in trails {
        trail.verify(hash, &[])?;
        L::replay_trusted(hash, trail.events()?)?;
    }
    Ok(())
}
