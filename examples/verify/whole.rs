//! From an archive's files to what the library verifies.

use std::path::Path;

use serde::de::DeserializeOwned;
use ssj::core::Timestamp;
use ssj::core::instrument::Instruments;
use ssj::core::trail::{Export, Head};
use ssj::draw::verify::{Anchors, Archive, Verdict, verify_archive};
use ssj_jilin::facts::Places;

use crate::archive::{Fault, head, read_forms, read_json, read_lifecycles};
use crate::times;

/// The verdict on all that a directory holds.
pub(crate) fn verdict(dir: &Path, anchors: &Anchors, times: bool) -> Result<Verdict, Fault> {
    let (mut seen, places) = (Seen::default(), Places::load()?);
    let archive = Archive {
        plans: &seen.trails(dir, "plan")?,
        campaigns: &seen.trails(dir, "campaign")?,
        annexes: &read_json::<Vec<_>>(&dir.join("annexes.json"))?,
        rounds: &seen.trails(dir, "round")?,
        objects: &read_forms(dir)?,
        inspectors: &read_forms(dir)?,
        visits: &seen.trails(dir, "visit")?,
        findings: &seen.trails(dir, "finding")?,
        leads: &seen.trails(dir, "lead")?,
        heads: &seen.heads(),
        instruments: &Instruments::default(),
        gazetteer: places.gazetteer(),
        on: seen.last.ok_or("an archive without trails")?,
    };
    if times {
        times::tell(&archive, anchors)?;
    }
    Ok(verify_archive(&archive, anchors)?)
}

/// What was read so far: the head of each trail, and the last instant of any.
#[derive(Default)]
struct Seen {
    heads: Vec<Head>,
    last: Option<Timestamp>,
}

impl Seen {
    fn trails<P: DeserializeOwned>(
        &mut self,
        dir: &Path,
        kind: &str,
    ) -> Result<Vec<Export<P>>, Fault> {
        let mut trails = Vec::new();
        for (subject, events) in read_lifecycles::<P>(dir, kind)? {
            self.heads.extend(head(subject, &events));
            let last = events.last().map(|event| event.entry().recorded);
            self.last = self.last.max(last);
            trails.push(Export::new(events));
        }
        Ok(trails)
    }

    fn heads(&mut self) -> Vec<Head> {
        self.heads.sort_unstable();
        core::mem::take(&mut self.heads)
    }
}
