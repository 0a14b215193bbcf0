//! `--out DIR`: the auditor's form of the round, what was published of it, and what everybody may see.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ssj::core::jurisdiction::Gazetteer;
use ssj::core::plan::SizeAnnex;
use ssj::core::trail::{Event, Head};
use ssj::core::{CommitmentDigest, Digest, HashFn, RoundSecret};
use ssj::draw::record::{
    Header, InspectorDrawParts, InspectorForm, InspectorRecord, ObjectDraw, ObjectForm,
    ObjectRecord, SeedEvidence, Visits,
};

use ssj::draw::verify::{Anchors, Said, Statement};
use ssj_verify::{ANCHORS, DIVISIONS};

use crate::archive::{
    Fault, checkpoint, file_name, head, write_bundle, write_form, write_json, write_note,
    write_trail,
};

/// An auditor's form being written.
#[derive(Debug)]
pub(crate) struct Out {
    dir: PathBuf,
    hash: HashFn,
    heads: Vec<Head>,
    published: Vec<Statement>,
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
            published: Vec::new(),
        })
    }

    /// An object draw.
    pub(crate) fn objects(
        &mut self,
        draw: &ObjectDraw,
        record: &ObjectRecord,
        secret: &RoundSecret,
    ) -> Result<(), Fault> {
        self.publish(
            &record.commitment.header,
            record.commitment_digest,
            &record.evidence,
        );
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
        let name = file_name(&record.commitment.header);
        for (when, visits) in [("before", Visits::Ahead), ("after", Visits::Over)] {
            let form = draw.public_form(record, visits);
            write_json(&dir.join(format!("{name}-{when}-visits.json")), &form)?;
        }
        Ok(())
    }

    /// What plans name by its digest alone.
    pub(crate) fn annexes(&self, annexes: &[SizeAnnex]) -> Result<(), Fault> {
        write_json(&self.dir.join("annexes.json"), &annexes)
    }

    /// The divisions that the round knew, for a reader who has none.
    pub(crate) fn divisions(&self, gazetteer: &Gazetteer) -> Result<(), Fault> {
        write_json(&self.dir.join(DIVISIONS), gazetteer)
    }

    /// An inspector draw.
    pub(crate) fn inspectors(
        &mut self,
        parts: &InspectorDrawParts,
        record: &InspectorRecord,
    ) -> Result<(), Fault> {
        self.publish(
            &record.commitment.header,
            record.commitment_digest,
            &record.evidence,
        );
        let form = InspectorForm {
            record: record.clone(),
            secret: parts.secret.clone(),
            rows: parts.rows.clone(),
        };
        write_form(&self.dir, &form)
    }

    /// The events of one kind of lifecycle, each lifecycle's together and in order.
    pub(crate) fn trail<'a, P: Serialize + Clone + 'a>(
        &mut self,
        kind: &str,
        events: impl IntoIterator<Item = &'a Vec<Event<P>>>,
    ) -> Result<(), Fault> {
        let events: Vec<_> = events.into_iter().flatten().cloned().collect();
        let same = |a: &Event<P>, b: &Event<P>| a.entry().subject == b.entry().subject;
        for lifecycle in events.chunk_by(same) {
            let subject = lifecycle.first().map(|event| event.entry().subject.clone());
            self.heads
                .extend(subject.and_then(|subject| head(subject, lifecycle)));
        }
        write_trail(&self.dir, kind, &events)
    }

    /// The rows that upper systems ask for of one visit.
    pub(crate) fn rows(&self, page: &str) -> Result<(), Fault> {
        Ok(fs::write(self.dir.join("exchange.md"), page)?)
    }

    /// Writes `anchors.json`: the statements of a reader who kept what was published.
    pub(crate) fn finish(mut self, classes_are_simulated: bool) -> Result<(), Fault> {
        let root = checkpoint(self.hash, self.heads)?;
        self.published.push(Said::Checkpoint { root }.into());
        let simulated = if classes_are_simulated { SIMULATED } else { "" };
        write_note(&self.dir, &format!("{MADE_UP}{simulated}"))?;
        let anchors = Anchors {
            statements: self.published,
            ..Anchors::default()
        };
        write_json(&self.dir.join(ANCHORS), &anchors)?;
        write_bundle(&self.dir)
    }

    fn publish(&mut self, header: &Header, commitment: Digest, evidence: &SeedEvidence) {
        let (draw, digest) = (header.name(), CommitmentDigest(commitment));
        self.published
            .push(Said::Commitment { draw, digest }.into());
        let values = evidence.values.iter().map(|spoken| Said::Value {
            draw: header.name(),
            source: spoken.source.clone(),
            value: spoken.value.clone(),
        });
        self.published.extend(values.map(Statement::from));
    }
}

/// The values of the seeds' sources are no beacon's.
const MADE_UP: &str = "\
The values that stand for a public beacon's are made up, and so is the secret of each round: this is
an example, and both are fixed so that it is the same each time.";

const SIMULATED: &str = "
RISK CLASSES ARE SIMULATED: the list of objects has none, so they were made up from a seed.";
