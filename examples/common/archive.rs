//! The auditor's form of a round on disk: records, rows, secrets, trails, and what to anchor them by.
//!
//! ```text
//! DIR/draws/NAME/record.json     the record
//! DIR/draws/NAME/secret.txt      the round's secret, in hexadecimal
//! DIR/draws/NAME/frame-N.jsonl   object draw: the design on the first line, then one row a line
//! DIR/draws/NAME/rows.json       inspector draw: visits, needs, inspectors, exclusions
//! DIR/trail/KIND.jsonl           one event a line
//! DIR/NOTE.txt                    what every reader is told first: which data are made up
//! DIR/anchors.txt                what to keep elsewhere: commitments, seed values, trail head
//! ```

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ssj::core::trail::{Checkpoint, Event, Head, verify_contents};
use ssj::core::{Digest, Encode, HashFn, Id, RoundSecret, Timestamp};
use ssj::draw::assign::Loads;
use ssj::draw::record::{
    ExcludedPair, FixedSlot, FrameRow, InspectorDrawParts, InspectorRecord, InspectorRow,
    MatterFrame, ObjectRecord, SlotNeed, VisitSlots,
};

/// Anything that can go wrong with a file, told with its name.
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;

/// An object draw as an auditor gets it.
pub(crate) struct ObjectFiles {
    pub(crate) record: ObjectRecord,
    pub(crate) frames: Vec<MatterFrame>,
    pub(crate) secret: RoundSecret,
}

/// An inspector draw as an auditor gets it.
pub(crate) struct InspectorFiles {
    pub(crate) record: InspectorRecord,
    pub(crate) rows: StaffingRows,
    pub(crate) secret: RoundSecret,
}

/// The rows of an inspector draw.
#[derive(Clone, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StaffingRows {
    pub(crate) object_record: Digest,
    pub(crate) as_of: Timestamp,
    pub(crate) needs: Vec<SlotNeed>,
    pub(crate) visits: Vec<VisitSlots>,
    pub(crate) inspectors: Vec<InspectorRow>,
    pub(crate) excluded: Vec<ExcludedPair>,
    pub(crate) fixed: Vec<FixedSlot>,
    pub(crate) loads: Loads,
}

impl StaffingRows {
    pub(crate) fn of(parts: &InspectorDrawParts) -> Self {
        Self {
            object_record: parts.object_record,
            as_of: parts.as_of,
            needs: parts.needs.clone(),
            visits: parts.visits.clone(),
            inspectors: parts.inspectors.clone(),
            excluded: parts.excluded.clone(),
            fixed: parts.fixed.clone(),
            loads: parts.loads,
        }
    }
}

impl InspectorFiles {
    /// What the draw is made from, under the record's own header.
    pub(crate) fn parts(&self) -> InspectorDrawParts {
        let rows = self.rows.clone();
        InspectorDrawParts {
            header: self.record.commitment.header.clone(),
            secret: self.secret.clone(),
            object_record: rows.object_record,
            as_of: rows.as_of,
            needs: rows.needs,
            visits: rows.visits,
            inspectors: rows.inspectors,
            excluded: rows.excluded,
            fixed: rows.fixed,
            loads: rows.loads,
        }
    }
}

pub(crate) fn write_objects(dir: &Path, files: &ObjectFiles) -> Result<(), Fault> {
    let dir = draw_dir(dir, files.record.commitment.header.draw());
    fs::create_dir_all(&dir)?;
    write_json(&dir.join("record.json"), &files.record)?;
    write_secret(&dir, &files.secret)?;
    for (number, frame) in files.frames.iter().enumerate() {
        let mut out = create(&dir.join(format!("frame-{number}.jsonl")))?;
        let design = MatterFrame {
            rows: Vec::new(),
            ..frame.clone()
        };
        line(&mut out, &design)?;
        frame.rows.iter().try_for_each(|row| line(&mut out, row))?;
        out.flush()?;
    }
    Ok(())
}

pub(crate) fn write_inspectors(dir: &Path, files: &InspectorFiles) -> Result<(), Fault> {
    let dir = draw_dir(dir, files.record.commitment.header.draw());
    fs::create_dir_all(&dir)?;
    write_json(&dir.join("record.json"), &files.record)?;
    write_secret(&dir, &files.secret)?;
    write_json(&dir.join("rows.json"), &files.rows)
}

pub(crate) fn read_objects(dir: &Path, draw: &str) -> Result<ObjectFiles, Fault> {
    let dir = draw_dir(dir, draw);
    let record: ObjectRecord = read_json(&dir.join("record.json"))?;
    let frames = 0..record.commitment.frames.len();
    let frames = frames.map(|number| read_frame(&dir.join(format!("frame-{number}.jsonl"))));
    Ok(ObjectFiles {
        frames: frames.collect::<Result<_, _>>()?,
        secret: read_secret(&dir)?,
        record,
    })
}

pub(crate) fn read_inspectors(dir: &Path, draw: &str) -> Result<InspectorFiles, Fault> {
    let dir = draw_dir(dir, draw);
    Ok(InspectorFiles {
        record: read_json(&dir.join("record.json"))?,
        rows: read_json(&dir.join("rows.json"))?,
        secret: read_secret(&dir)?,
    })
}

/// The draws of an archive: those with frames, those with rows.
pub(crate) fn draws(dir: &Path) -> Result<(Vec<String>, Vec<String>), Fault> {
    let (mut objects, mut inspectors) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(dir.join("draws")).map_err(|e| named(&dir.join("draws"), e))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().join("rows.json").exists() {
            inspectors.push(name);
        } else {
            objects.push(name);
        }
    }
    objects.sort();
    inspectors.sort();
    Ok((objects, inspectors))
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
        let subject = event.entry().subject().clone();
        match lifecycles.last_mut() {
            Some((last, events)) if *last == subject => events.push(event),
            _ => lifecycles.push((subject, vec![event])),
        }
    }
    Ok(lifecycles)
}

/// Reads the events of one kind, checks each lifecycle's chain and contents, and gives their heads.
pub(crate) fn read_trail<P: DeserializeOwned + Encode>(
    hash: HashFn,
    dir: &Path,
    kind: &str,
) -> Result<Vec<Head>, Fault> {
    let lifecycles = read_lifecycles::<P>(dir, kind)?;
    let heads = lifecycles.into_iter().map(|(subject, events)| {
        verify_contents(hash, &events, &[])
            .map_err(|flaw| format!("trail of {subject}: {flaw}"))?;
        head(subject, &events).ok_or_else(|| "an empty trail".into())
    });
    heads.collect()
}

/// The head that a lifecycle's events lead to.
pub(crate) fn head<P>(subject: Id, events: &[Event<P>]) -> Option<Head> {
    let len = u64::try_from(events.len()).ok()?;
    Some(Head::new(subject, len, events.last()?.digest()))
}

/// One digest for all trails: what `anchors.txt` calls the trail head.
pub(crate) fn trail_head(hash: HashFn, heads: Vec<Head>) -> Result<Digest, Fault> {
    Ok(Checkpoint::new(hash, heads)?.root())
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

fn draw_dir(dir: &Path, draw: &str) -> std::path::PathBuf {
    dir.join("draws").join(draw.replace(['/', ':'], "_"))
}

fn trail_file(dir: &Path, kind: &str) -> std::path::PathBuf {
    dir.join("trail").join(format!("{kind}.jsonl"))
}

fn write_secret(dir: &Path, secret: &RoundSecret) -> Result<(), Fault> {
    let text = Digest::from_bytes(*secret.expose()).to_string();
    Ok(fs::write(dir.join("secret.txt"), text + "\n")?)
}

fn read_secret(dir: &Path) -> Result<RoundSecret, Fault> {
    let path = dir.join("secret.txt");
    let text = fs::read_to_string(&path).map_err(|error| named(&path, error))?;
    let bytes: Digest = text
        .trim_end()
        .parse()
        .map_err(|error| named(&path, error))?;
    Ok(RoundSecret::from_bytes(*bytes.as_bytes()))
}

fn read_frame(path: &Path) -> Result<MatterFrame, Fault> {
    let file = File::open(path).map_err(|error| named(path, error))?;
    let mut lines = BufReader::new(file).lines();
    let design = lines.next().ok_or_else(|| named(path, "it is empty"))??;
    let mut frame: MatterFrame = serde_json::from_str(&design).map_err(|e| named(path, e))?;
    for (number, text) in lines.enumerate() {
        let row: FrameRow = serde_json::from_str(&text?)
            .map_err(|error| named(path, format!("line {}: {error}", number.saturating_add(2))))?;
        frame.rows.push(row);
    }
    Ok(frame)
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

fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let file = File::open(path).map_err(|error| named(path, error))?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| named(path, error))
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
