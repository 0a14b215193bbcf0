//! The forger: every place of an archive written otherwise, and no edit passes in silence.
//!
//! Each edit is one of JSON, told by nothing but the value that it changes ([`walk`]); it is shown as
//! it is, with every digest and chain anew, with the same thing changed wherever it stands ([`redo`]),
//! or made where the thing goes in, with all that follows done honestly ([`crate::hand`]). It is read
//! without any statement, with the commitments and values that were published, and with the last
//! checkpoint besides.

mod redo;
mod run;
mod walk;

use ssj::core::Word as _;
use ssj::core::paper::TreeRoot;
use ssj::core::trail::Checkpoint;
use ssj::core::{CommitmentDigest, Suite};
use ssj::draw::verify::{Anchors, Commitment as _, Record, Said, Trusted};

use self::run::{Forger, Report};
use crate::joined::{late, supplemented};
use crate::planned::town_of_annexes;
use crate::town::{Papers, Town, hash, with_suite};

/// What was published of the draws: commitments and values.
fn published(papers: &Papers) -> Anchors {
    let objects = papers.objects.iter().map(|form| said(&form.record));
    let inspectors = papers.inspectors.iter().map(|form| said(&form.record));
    objects.chain(inspectors).flatten().collect()
}

fn said(record: &impl Record) -> Vec<Said> {
    let draw = record.commitment().header().name();
    let values = record.evidence().values.iter();
    let values = values.map(|spoken| Said::Value {
        draw: draw.clone(),
        source: spoken.source.clone(),
        value: spoken.value.clone(),
    });
    let commitment = Said::Commitment {
        draw: draw.clone(),
        digest: CommitmentDigest(record.commitment_digest()),
    };
    values.chain([commitment]).collect()
}

/// The same with the last checkpoint over all trails.
fn kept(papers: &Papers) -> Anchors {
    let checkpoint = Checkpoint::new(hash(), papers.heads.clone()).unwrap();
    let root = TreeRoot {
        leaves: u64::try_from(papers.heads.len()).unwrap(),
        root: checkpoint.root().0,
    };
    let mut anchors = published(papers);
    anchors.statements.push(Said::Checkpoint { root }.into());
    anchors
}

/// Nothing in the archive is believed but what the table of kinds has, and of these nothing ever is.
const NEVER: [&str; 26] = [
    "agencies",
    "agency",
    "check",
    "checks",
    "county",
    "division",
    "divisions",
    "experts",
    "frames",
    "holder",
    "id",
    "inspector",
    "matter",
    "matters",
    "members",
    "number",
    "object",
    "out",
    "reserves",
    "rows",
    "sizes",
    "strata",
    "team",
    "teams",
    "visit",
    "visits",
];

fn is_believed(kind: &str) -> bool {
    Trusted::ALL.iter().any(|it| it.name() == kind)
}

fn judged(report: &Report) {
    println!("{report}");
    assert_eq!(report.silent, Vec::<String>::new());
    assert!(Trusted::ALL.len() <= 12);
    for ((how, anchors, place), kinds) in &report.believed {
        // What a pair shows may be of either of its places.
        if *how == "pairs" {
            continue;
        }
        let name = place.rsplit('.').next().unwrap();
        let never = NEVER.contains(&name) && kinds.iter().any(|kind| is_believed(kind));
        // Who plans or draws otherwise has another archive, which nothing but a statement tells apart.
        let another = (*how, *anchors) == ("inputs", 0) && kinds.contains("not-anchored");
        // A lead says itself whom it is about, and a campaign what would be drawn for it.
        let undrawn = ["campaigns", "leads", "lead", "proposal"];
        let undrawn = undrawn.contains(&place.split('.').next().unwrap());
        // The number of a receipt is not one of anything drawn, nor is whoever wrote an entry.
        let receipt = place.ends_with("receipt.number");
        let writer = ["actor.agency", "command.agency"];
        let writer = writer.iter().any(|it| place.ends_with(it));
        // Nothing tells that a visit which fell out had been opened: the verdict says so.
        let gone = place == "visits" && *anchors < 2 && kinds.contains("not-checked");
        // Who checks may be another agency since a reform, which the verdict says of each matter.
        let reformed = place.ends_with("who.agency")
            && kinds.contains("law")
            && kinds.iter().all(|kind| kind == "law" || kind == "plans");
        // What was sampled, entrusted and reported at the visit is believed as what was found there.
        let done = ["sampled", "entrusted", "reported", "tested", "retested"];
        let done = done
            .iter()
            .any(|it| place.contains(&format!("payload.{it}.")))
            && kinds
                .iter()
                .all(|kind| kind == "results" || kind == "papers");
        assert!(
            !never || done || reformed || gone || another || undrawn || receipt || writer,
            "{how} {anchors} {place}: {kinds:?}"
        );
    }
}

/// The towns: their plan's sizes in annexes; reserves used up; a visit that fell out when all were open.
const TOWNS: [fn() -> Town; 3] = [town_of_annexes, supplemented, late];

/// A part of the run below, so that breaking it shows early.
#[test]
fn no_field_is_silent_where_one_looks_at_random() {
    judged(&Forger::new(town_of_annexes).run(401));
}

/// Every edit: minutes, so that it is compiled to be fast. With `STEP=7` every seventh.
#[test]
#[ignore = "scripts/forger.sh runs it"]
fn no_field_is_silent() {
    let step = std::env::var("STEP").map_or(1, |step| step.parse().unwrap());
    for (town, make) in TOWNS.into_iter().enumerate() {
        println!("town {town}");
        judged(&Forger::new(make).run(step));
    }
}

/// The same in the second suite, and pairs of edits in both.
#[test]
#[ignore = "scripts/forger.sh --long runs it"]
fn no_pair_is_silent_in_either_suite() {
    let step = std::env::var("STEP").map_or(1, |step| step.parse().unwrap());
    with_suite(Suite::Sm, || {
        judged(&Forger::new(town_of_annexes).run(step));
    });
    let pairs = std::env::var("PAIRS").map_or(60_000, |pairs| pairs.parse().unwrap());
    for suite in [Suite::Intl, Suite::Sm] {
        with_suite(suite, || judged(&Forger::new(town_of_annexes).pairs(pairs)));
    }
}
