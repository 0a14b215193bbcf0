//! An archive on disk.
//!
//! ```text
//! DIR/objects/NAME.json          an object draw: the library's own auditor's form
//! DIR/inspectors/NAME.json       an inspector draw: the same
//! DIR/trail/KIND.jsonl           one event a line, each lifecycle's together
//! DIR/annexes.json               the sizes that plans name by their digest alone
//! DIR/NOTE.txt                   what every reader is told first
//! DIR/bundle.json                every other file, from when on it may be read, and its SHA-256
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use ssj_core::campaign::CampaignEvent;
use ssj_core::follow_up::FindingEvent;
use ssj_core::instrument::Instruments;
use ssj_core::jurisdiction::Gazetteer;
use ssj_core::lead::LeadEvent;
use ssj_core::plan::{PlanEvent, SizeAnnex};
use ssj_core::round::RoundEvent;
use ssj_core::trail::{Event, Export, Head};
use ssj_core::transparency::{Bundle, BundleFault, Phase};
use ssj_core::visit::VisitEvent;
use ssj_core::{Id, Timestamp, Word as _};
use ssj_draw::record::{InspectorForm, ObjectForm};
use ssj_draw::verify::Archive;

/// Anything that can go wrong with a file, told with its name.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The manifest of an archive.
pub const MANIFEST: &str = "bundle.json";
/// What was published of an archive: its program writes it there, and the reader keeps it elsewhere.
pub const ANCHORS: &str = "anchors.json";
/// The divisions that its program knew.
pub const DIVISIONS: &str = "divisions.json";

/// All that a directory holds.
#[derive(Debug)]
pub struct Files {
    plans: Vec<Export<PlanEvent>>,
    campaigns: Vec<Export<CampaignEvent>>,
    annexes: Vec<SizeAnnex>,
    rounds: Vec<Export<RoundEvent>>,
    objects: Vec<ObjectForm>,
    inspectors: Vec<InspectorForm>,
    visits: Vec<Export<VisitEvent>>,
    findings: Vec<Export<FindingEvent>>,
    leads: Vec<Export<LeadEvent>>,
    heads: Vec<Head>,
    last: Timestamp,
}

impl Files {
    /// Reads it.
    ///
    /// # Errors
    /// What can't be read, by its file.
    pub fn read(dir: &Path) -> Result<Self, Fault> {
        let mut seen = Seen::default();
        Ok(Self {
            plans: seen.trails(dir, "plan")?,
            campaigns: seen.trails(dir, "campaign")?,
            annexes: read_json(&dir.join("annexes.json"))?,
            rounds: seen.trails(dir, "round")?,
            objects: forms(&dir.join("objects"))?,
            inspectors: forms(&dir.join("inspectors"))?,
            visits: seen.trails(dir, "visit")?,
            findings: seen.trails(dir, "finding")?,
            leads: seen.trails(dir, "lead")?,
            heads: {
                seen.heads.sort_unstable();
                seen.heads
            },
            last: seen.last.ok_or("an archive without trails")?,
        })
    }

    /// As the library verifies it: on the day of its last event.
    pub fn archive<'a>(
        &'a self,
        instruments: &'a Instruments,
        gazetteer: &'a Gazetteer,
    ) -> Archive<'a> {
        Archive {
            plans: &self.plans,
            campaigns: &self.campaigns,
            annexes: &self.annexes,
            rounds: &self.rounds,
            objects: &self.objects,
            inspectors: &self.inspectors,
            visits: &self.visits,
            findings: &self.findings,
            leads: &self.leads,
            heads: &self.heads,
            ..Archive::new(instruments, gazetteer, self.last)
        }
    }
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
        let path = dir.join("trail").join(format!("{kind}.jsonl"));
        if !path.exists() {
            return Ok(Vec::new());
        }
        let mut trails: Vec<(Id, Vec<Event<P>>)> = Vec::new();
        for event in lines::<Event<P>>(&path)? {
            let subject = event.entry().subject.clone();
            match trails.last_mut() {
                Some((last, events)) if *last == subject => events.push(event),
                _ => trails.push((subject, vec![event])),
            }
        }
        trails.iter().for_each(|(subject, events)| {
            let last = events.last().map(|event| event.entry().recorded);
            self.last = self.last.max(last);
            self.heads.extend(events.last().map(|event| Head {
                subject: subject.clone(),
                len: u64::try_from(events.len()).unwrap_or(u64::MAX),
                digest: event.digest(),
            }));
        });
        Ok(trails
            .into_iter()
            .map(|(_, own)| Export::new(own))
            .collect())
    }
}

/// What every reader is told first, such as that risk classes are simulated.
pub(crate) fn note(dir: &Path) -> Result<Option<String>, Fault> {
    let path = dir.join("NOTE.txt");
    if !path.exists() {
        return Ok(None);
    }
    let note = fs::read_to_string(&path).map_err(|error| named(&path, error))?;
    Ok(Some(note.trim_end().to_owned()))
}

/// How the files are not as their manifest has them; an auditor has those of all phases.
pub(crate) fn faults(dir: &Path) -> Result<Vec<(String, BundleFault)>, Fault> {
    let bundle: Bundle = read_json(&dir.join(MANIFEST))?;
    let mut found = BTreeMap::new();
    for name in names(dir)? {
        let path = dir.join(&name);
        let bytes = fs::read(&path).map_err(|error| named(&path, error))?;
        found.insert(name, Bundle::sha256(&bytes));
    }
    Ok(bundle.faults(&found, Phase::ALL))
}

/// Every file but the manifest and the anchors, by its path below the directory, in order.
///
/// # Errors
/// A directory that can't be read, by its name.
pub fn names(dir: &Path) -> Result<Vec<String>, Fault> {
    let (mut names, mut left) = (Vec::new(), vec![dir.to_owned()]);
    while let Some(own) = left.pop() {
        for entry in fs::read_dir(&own).map_err(|error| named(&own, error))? {
            let entry = entry.map_err(|error| named(&own, error))?;
            let path = entry.path();
            // A link is a file: one to a directory above would have no end.
            if entry.file_type().is_ok_and(|it| it.is_dir()) {
                left.push(path);
                continue;
            }
            let parts = path.strip_prefix(dir)?.components();
            let parts = parts.map(|part| part.as_os_str().to_string_lossy());
            names.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    names.retain(|name| name != MANIFEST && name != ANCHORS);
    names.sort_unstable();
    Ok(names)
}

/// The forms of one kind, in the order of their files.
fn forms<F: DeserializeOwned>(dir: &Path) -> Result<Vec<F>, Fault> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let files = fs::read_dir(dir).map_err(|error| named(dir, error))?;
    let files = files.map(|entry| entry.map(|entry| entry.path()));
    let mut files = files.collect::<Result<Vec<PathBuf>, _>>()?;
    files.sort();
    files.iter().map(|file| read_json(file)).collect()
}

fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Fault> {
    let file = File::open(path).map_err(|error| named(path, error))?;
    let lines = (1_u64..).zip(BufReader::new(file).lines());
    let values = lines.map(|(number, text)| {
        let text = text.map_err(|error| named(path, error))?;
        serde_json::from_str(&text).map_err(|error| named(path, format!("line {number}: {error}")))
    });
    values.collect()
}

/// One value from a file.
///
/// # Errors
/// What is wrong with it, and its name.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let text = fs::read(path).map_err(|error| named(path, error))?;
    serde_json::from_slice(&text).map_err(|error| named(path, error))
}

fn named(path: &Path, error: impl std::fmt::Display) -> Fault {
    format!("{}: {error}", path.display()).into()
}
