//! `--out DIR`: the auditor's form of the round, what to anchor it by, and what everybody may see.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ssj::core::trail::{Event, Head};
use ssj::core::{HashFn, RoundSecret};
use ssj::draw::record::{
    InspectorDrawParts, InspectorForm, InspectorRecord, ObjectDraw, ObjectForm, ObjectRecord,
    SeedEvidence, Visits,
};

use crate::archive::{Fault, head, trail_head, write_form, write_json, write_note, write_trail};

/// An auditor's form being written.
#[derive(Debug)]
pub(crate) struct Out {
    dir: PathBuf,
    hash: HashFn,
    heads: Vec<Head>,
    anchors: Vec<String>,
}

impl Out {
    /// Starts with an empty directory.
    pub(crate) fn new(dir: &Path, hash: HashFn) -> Result<Self, Fault> {
        if dir.exists() && fs::read_dir(dir)?.next().is_some() {
            return Err(format!("{} is not empty", dir.display()).into());
        }
        fs::create_dir_all(dir)?;
        Ok(Self {
            dir: dir.into(),
            hash,
            heads: Vec::new(),
            anchors: Vec::new(),
        })
    }

    /// An object draw.
    pub(crate) fn objects(
        &mut self,
        draw: &ObjectDraw,
        record: &ObjectRecord,
        secret: &RoundSecret,
    ) -> Result<(), Fault> {
        let name = record.commitment.header.draw();
        self.anchor(name, &record.commitment_digest, &record.evidence);
        let form = ObjectForm {
            record: record.clone(),
            frames: draw.frames().to_vec(),
            secret: secret.clone(),
        };
        write_form(&self.dir, &form)?;
        self.public(draw, record)
    }

    /// What everybody may see of a draw of objects, before its visits and after: kept apart from what
    /// the auditor keeps.
    fn public(&self, draw: &ObjectDraw, record: &ObjectRecord) -> Result<(), Fault> {
        let dir = self.dir.join("public");
        fs::create_dir_all(&dir)?;
        let name = record.commitment.header.draw();
        for (when, visits) in [("before", Visits::Ahead), ("after", Visits::Over)] {
            let form = draw.public_form(record, visits);
            write_json(&dir.join(format!("{name}-{when}-visits.json")), &form)?;
        }
        Ok(())
    }

    /// An inspector draw.
    pub(crate) fn inspectors(
        &mut self,
        parts: &InspectorDrawParts,
        record: &InspectorRecord,
    ) -> Result<(), Fault> {
        let name = record.commitment.header.draw();
        self.anchor(name, &record.commitment_digest, &record.evidence);
        let form = InspectorForm {
            record: record.clone(),
            secret: parts.secret.clone(),
            rows: parts.rows.clone(),
        };
        write_form(&self.dir, &form)
    }

    /// The events of one kind of lifecycle, each lifecycle's together and in order.
    pub(crate) fn trail<P: Serialize>(
        &mut self,
        kind: &str,
        events: &[Event<P>],
    ) -> Result<(), Fault> {
        let same = |a: &Event<P>, b: &Event<P>| a.entry().subject == b.entry().subject;
        for lifecycle in events.chunk_by(same) {
            let subject = lifecycle.first().map(|event| event.entry().subject.clone());
            self.heads
                .extend(subject.and_then(|subject| head(subject, lifecycle)));
        }
        write_trail(&self.dir, kind, events)
    }

    /// Writes `anchors.txt`, one argument of the verify example a line.
    pub(crate) fn finish(mut self, classes_are_simulated: bool) -> Result<(), Fault> {
        let head = trail_head(self.hash, self.heads)?;
        self.anchors.push(format!("--trail-head {head}"));
        let simulated = if classes_are_simulated { SIMULATED } else { "" };
        write_note(&self.dir, &format!("{MADE_UP}{simulated}"))?;
        let text = format!("{PREFACE}{}\n", self.anchors.join("\n"));
        Ok(fs::write(self.dir.join("anchors.txt"), text)?)
    }

    fn anchor(&mut self, draw: &str, commitment: &ssj::core::Digest, evidence: &SeedEvidence) {
        self.anchors
            .push(format!("--commitment {draw}={commitment}"));
        for spoken in &evidence.values {
            let name = match evidence.values.as_slice() {
                [_] => draw.to_owned(),
                _ => format!("{draw}/{}", spoken.source),
            };
            self.anchors
                .push(format!("--seed-source {name}={}", spoken.value));
        }
    }
}

/// The values of the seeds' sources are no beacon's.
const MADE_UP: &str = "\
The values that stand for a public beacon's are made up, and so is the secret of each round: this is
an example, and both are fixed so that it is the same each time.";

const SIMULATED: &str = "
RISK CLASSES ARE SIMULATED: the list of objects has none, so they were made up from a seed.";

const PREFACE: &str = "\
# Keep this file away from the rest: a record that is checked against itself proves nothing.
# Commitments are as published before each draw, the trail head as at the end of the rounds. Seed
# values would be as the source's own site has them; in this example they are made up.
# To check the rounds:
#   cargo run --release --example verify -- DIR $(grep -v '^#' anchors.txt)
";
