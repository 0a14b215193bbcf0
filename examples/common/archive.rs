//! The auditor's form of a round on disk: draws, trails, and what to anchor them by.
//!
//! ```text
//! DIR/objects/NAME.json          an object draw: the library's own auditor's form
//! DIR/inspectors/NAME.json       an inspector draw: the same
//! DIR/trail/KIND.jsonl           one event a line
//! DIR/NOTE.txt                    what every reader is told first: which data are made up
//! DIR/divisions.json              the divisions that the round knew
//! DIR/anchors.json               what to keep elsewhere: what was published of it all
//! DIR/exchange.md                the rows that upper systems ask for of one visit
//! DIR/bundle.json                every other file, from when on it may be read, and its SHA-256
//! ```

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use ssj::core::trail::{Checkpoint, Event, Head};
use ssj::core::transparency::{Bundle, Phase};
use ssj::core::{HashFn, Id};
use ssj::draw::record::{DrawName, Header, InspectorForm, ObjectForm, TreeRoot};
pub(crate) use ssj_verify::Fault;
use ssj_verify::{MANIFEST, names};

/// An auditor's form: which directory holds those of its kind, and which draw it is of.
pub(crate) trait Form: Serialize {
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

/// Writes the manifest of all files that are there.
pub(crate) fn write_bundle(dir: &Path) -> Result<(), Fault> {
    let mut bundle = Bundle::default();
    for name in names(dir)? {
        bundle.add(&name, phase(&name), &fs::read(dir.join(&name))?);
    }
    write_json(&dir.join(MANIFEST), &bundle)
}

/// What stands under `public` is for everybody, before the visits or after them.
fn phase(name: &str) -> Phase {
    match name.strip_prefix("public/") {
        Some(public) if public.contains("after-visits") => Phase::Inspected,
        Some(_) => Phase::Drawn,
        None => Phase::Kept,
    }
}

fn trail_file(dir: &Path, kind: &str) -> PathBuf {
    dir.join("trail").join(format!("{kind}.jsonl"))
}

pub(crate) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), Fault> {
    let mut out = create(path)?;
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
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
