//! The auditor's form of a round on disk: draws, trails, and what to anchor them by.
//!
//! ```text
//! DIR/objects/NAME.json          an object draw: the library's own auditor's form
//! DIR/inspectors/NAME.json       an inspector draw: the same
//! DIR/trail/KIND.jsonl           one event a line
//! DIR/NOTE.txt                    what every reader is told first: which data are made up
//! DIR/anchors.json               what to keep elsewhere: what was published of it all
//! DIR/exchange.md                the rows that upper systems ask for of one visit
//! DIR/bundle.json                every other file, from when on it may be read, and its SHA-256
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use ssj::core::trail::{Checkpoint, Event, Head};
use ssj::core::transparency::{Bundle, BundleFault, Phase};
use ssj::core::{HashFn, Id, Word as _};
use ssj::draw::record::{DrawName, Header, InspectorForm, ObjectForm, TreeRoot};

/// Anything that can go wrong with a file, told with its name.
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;

/// An auditor's form: which directory holds those of its kind, and which draw it is of.
pub(crate) trait Form: Serialize + DeserializeOwned {
    const KIND: &str;

    fn header(&self) -> &Header;
}

impl Form for ObjectForm {
    const KIND: &str = "objects";

    fn header(&self) -> &Header {
        &self.record.commitment.header
    }
}

impl Form for InspectorForm {
    const KIND: &str = "inspectors";

    fn header(&self) -> &Header {
        &self.record.commitment.header
    }
}

pub(crate) fn write_form<F: Form>(dir: &Path, form: &F) -> Result<(), Fault> {
    let dir = dir.join(F::KIND);
    fs::create_dir_all(&dir)?;
    let mut out = create(&dir.join(format!("{}.json", file_name(form.header()))))?;
    line(&mut out, form)?;
    Ok(out.flush()?)
}

/// What the files of a draw are called: by what it is for, what it draws and how often.
pub(crate) fn file_name(header: &Header) -> String {
    let DrawName {
        mandate,
        part,
        counter,
    } = header.name();
    format!("{}-{part}-{counter}", mandate.task()).replace(['/', ':'], "_")
}

/// An archive's forms of one kind, in the order of their files.
pub(crate) fn read_forms<F: Form>(dir: &Path) -> Result<Vec<F>, Fault> {
    let dir = dir.join(F::KIND);
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let files = fs::read_dir(&dir).map_err(|error| named(&dir, error))?;
    let mut files = files
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.sort();
    files.iter().map(|file| read_json(file)).collect()
}

/// Writes the events of one kind of lifecycle, one a line.
pub(crate) fn write_trail<P: Serialize>(
    dir: &Path,
    kind: &str,
    events: &[Event<P>],
) -> Result<(), Fault> {
    fs::create_dir_all(dir.join("trail"))?;
    let mut out = create(&trail_file(dir, kind))?;
    events.iter().try_for_each(|event| line(&mut out, event))?;
    Ok(out.flush()?)
}

/// A lifecycle's subject and its events.
pub(crate) type Lived<P> = (Id, Vec<Event<P>>);

/// Reads the events of one kind, lifecycle by lifecycle.
pub(crate) fn read_lifecycles<P: DeserializeOwned>(
    dir: &Path,
    kind: &str,
) -> Result<Vec<Lived<P>>, Fault> {
    let path = trail_file(dir, kind);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut lifecycles: Vec<Lived<P>> = Vec::new();
    for event in read_lines::<Event<P>>(&path)? {
        let subject = event.entry().subject.clone();
        match lifecycles.last_mut() {
            Some((last, events)) if *last == subject => events.push(event),
            _ => lifecycles.push((subject, vec![event])),
        }
    }
    Ok(lifecycles)
}

/// The head that a lifecycle's events lead to.
pub(crate) fn head<P>(subject: Id, events: &[Event<P>]) -> Option<Head> {
    let len = u64::try_from(events.len()).ok()?;
    Some(Head {
        subject,
        len,
        digest: events.last()?.digest(),
    })
}

/// The root over the heads of all trails, which is published as a checkpoint.
pub(crate) fn checkpoint(hash: HashFn, heads: Vec<Head>) -> Result<TreeRoot, Fault> {
    let leaves = u64::try_from(heads.len())?;
    let root = Checkpoint::new(hash, heads)?.root().0;
    Ok(TreeRoot { leaves, root })
}

/// What every reader of the archive is told first, such as that risk classes are simulated.
pub(crate) fn write_note(dir: &Path, note: &str) -> Result<(), Fault> {
    Ok(fs::write(dir.join("NOTE.txt"), format!("{note}\n"))?)
}

pub(crate) fn read_note(dir: &Path) -> Result<Option<String>, Fault> {
    let path = dir.join("NOTE.txt");
    if !path.exists() {
        return Ok(None);
    }
    let note = fs::read_to_string(&path).map_err(|error| named(&path, error))?;
    Ok(Some(note.trim_end().to_owned()))
}

/// Writes the manifest of all files that are there.
pub(crate) fn write_bundle(dir: &Path) -> Result<(), Fault> {
    let mut bundle = Bundle::default();
    for name in names(dir)? {
        bundle.add(&name, phase(&name), &fs::read(dir.join(&name))?);
    }
    write_json(&dir.join(MANIFEST), &bundle)
}

/// How the files are not as their manifest has them; an auditor has those of all phases.
pub(crate) fn bundle_faults(dir: &Path) -> Result<Vec<(String, BundleFault)>, Fault> {
    let bundle: Bundle = read_json(&dir.join(MANIFEST))?;
    let mut found = BTreeMap::new();
    for name in names(dir)? {
        let digest = Bundle::sha256(&fs::read(dir.join(&name))?);
        found.insert(name, digest);
    }
    Ok(bundle.faults(&found, Phase::ALL))
}

const MANIFEST: &str = "bundle.json";

/// What stands under `public` is for everybody, before the visits or after them.
fn phase(name: &str) -> Phase {
    match name.strip_prefix("public/") {
        Some(public) if public.contains("after-visits") => Phase::Inspected,
        Some(_) => Phase::Drawn,
        None => Phase::Kept,
    }
}

/// Every file but the manifest and the anchors, by its path below the directory.
fn names(dir: &Path) -> Result<Vec<String>, Fault> {
    let (mut names, mut left) = (Vec::new(), vec![dir.to_owned()]);
    while let Some(own) = left.pop() {
        for entry in fs::read_dir(&own).map_err(|error| named(&own, error))? {
            let path = entry?.path();
            if path.is_dir() {
                left.push(path);
                continue;
            }
            let parts = path.strip_prefix(dir)?.components();
            let parts = parts.map(|part| part.as_os_str().to_string_lossy());
            names.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    // The anchors are kept elsewhere.
    names.retain(|name| name != MANIFEST && name != "anchors.json");
    names.sort_unstable();
    Ok(names)
}

fn trail_file(dir: &Path, kind: &str) -> PathBuf {
    dir.join("trail").join(format!("{kind}.jsonl"))
}

fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Fault> {
    let file = File::open(path).map_err(|error| named(path, error))?;
    let lines = BufReader::new(file).lines().enumerate();
    let values = lines.map(|(number, text)| {
        serde_json::from_str(&text?)
            .map_err(|error| named(path, format!("line {}: {error}", number.saturating_add(1))))
    });
    values.collect()
}

pub(crate) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), Fault> {
    let mut out = create(path)?;
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let text = fs::read(path).map_err(|error| named(path, error))?;
    serde_json::from_slice(&text).map_err(|error| named(path, error))
}

fn line<T: Serialize>(out: &mut impl Write, value: &T) -> Result<(), Fault> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(out.write_all(b"\n")?)
}

fn create(path: &Path) -> Result<BufWriter<File>, Fault> {
    Ok(BufWriter::new(
        File::create(path).map_err(|error| named(path, error))?,
    ))
}

fn named(path: &Path, error: impl std::fmt::Display) -> Fault {
    format!("{}: {error}", path.display()).into()
}
