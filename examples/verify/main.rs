//! Does a round again from what an auditor holds, and says what that proves.
//!
//! `joint_round --out DIR` writes the auditor's form and an `anchors.txt` with this command line.
//! Keep that file elsewhere: a record that is checked against itself proves nothing, so the exit
//! status is 0 only if nothing differs and all was anchored, 1 if something differs, and 2 if it all
//! agrees with itself but some anchor is missing.
#![allow(clippy::print_stdout, reason = "an example prints")]

mod anchors;
#[path = "../common/archive.rs"]
#[allow(
    dead_code,
    reason = "this example only reads what the other one writes"
)]
mod archive;
mod round;
mod trail;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anchors::Given;
use archive::{Fault, Form};
use clap::Parser;
use round::Staffed;
use ssj::core::{Digest, Suite};
use ssj::draw::record::{InspectorForm, ObjectForm, ObjectsDrawn};
use ssj::draw::verify::{Basis, Verdict, verify_inspectors, verify_objects};

/// Verify the auditor's form of a round against anchors from elsewhere.
#[derive(Parser)]
struct Args {
    /// The directory that `joint_round --out` wrote.
    dir: PathBuf,
    #[command(flatten)]
    given: Given,
}

fn main() -> ExitCode {
    let mut auditor = Auditor {
        args: Args::parse(),
        records: BTreeSet::new(),
        faults: 0,
        wanting: Vec::new(),
    };
    if let Err(fault) = auditor.round() {
        auditor.fails("the archive", &fault);
    }
    auditor.conclude()
}

/// Goes through an archive and remembers what it could not vouch for.
struct Auditor {
    args: Args,
    /// The records that hold.
    records: BTreeSet<Digest>,
    faults: usize,
    /// The anchors that were not given.
    wanting: Vec<String>,
}

impl Auditor {
    fn round(&mut self) -> Result<(), Fault> {
        if let Some(note) = archive::read_note(&self.args.dir)? {
            println!("\n{note}");
        }
        let mut drawn = BTreeMap::new();
        for file in archive::forms::<ObjectForm>(&self.args.dir)? {
            match self.objects(&file) {
                Ok(again) => drawn.extend(again),
                Err(fault) => self.fails(&stem(&file), &fault),
            }
        }
        let hash = Suite::Intl.hash_fn()?;
        let staffed = match round::staffed(&self.args.dir, hash, &drawn) {
            Ok(staffed) => {
                let count = staffed.replacements.len();
                println!("\nreplacements\n  recomputed     {count}, each the next reserve by rank");
                staffed
            }
            Err(fault) => {
                self.fails("replacements", &fault);
                Staffed::default()
            }
        };
        for file in archive::forms::<InspectorForm>(&self.args.dir)? {
            if let Err(fault) = self.inspectors(&file, &staffed) {
                self.fails(&stem(&file), &fault);
            }
        }
        for record in staffed.records.difference(&self.records.clone()) {
            self.fails(
                "rounds",
                &format!("no draw here that holds has the record {record}, which a round names"),
            );
        }
        for record in self.records.clone().difference(&staffed.records) {
            self.fails("rounds", &format!("no round names the record {record}"));
        }
        let trail = trail::tell(&self.args.dir, hash, self.args.given.trail_head);
        trail.unwrap_or_else(|fault| self.fails("trail", &fault));
        Ok(())
    }

    fn objects(&mut self, file: &Path) -> Result<Option<(Digest, ObjectsDrawn)>, Fault> {
        let form: ObjectForm = archive::read_form(file)?;
        let header = form.header();
        let (anchors, wanting) = self.args.given.of(header.draw(), header)?;
        self.wanting.extend(wanting);
        let verdict = verify_objects(&form.record, &form.frames, &form.secret, &anchors)?;
        if !self.tell(header.draw(), &verdict) {
            return Ok(None);
        }
        self.records.insert(form.record.digest);
        Ok(Some((form.record.digest, round::again(form)?)))
    }

    fn inspectors(&mut self, file: &Path, staffed: &Staffed) -> Result<(), Fault> {
        let form: InspectorForm = archive::read_form(file)?;
        let header = form.header();
        let (anchors, wanting) = self.args.given.of(header.draw(), header)?;
        self.wanting.extend(wanting);
        let visits = staffed.visits.get(&form.rows.object_record);
        let visits = visits.ok_or("it staffs the visits of no object draw that holds")?;
        let verdict = verify_inspectors(&form.record, visits, &form.parts(), &anchors)?;
        if self.tell(header.draw(), &verdict) {
            self.records.insert(form.record.digest);
        }
        Ok(())
    }

    fn fails(&mut self, what: &str, fault: &dyn std::fmt::Display) {
        self.faults = self.faults.saturating_add(1);
        println!("\n{what}: does not hold: {fault}");
    }

    fn tell(&mut self, draw: &str, verdict: &Verdict) -> bool {
        println!("\n{draw}: {verdict}");
        for (basis, words) in [
            (Basis::Anchored, "anchored      "),
            (Basis::NotAnchored, "not anchored  "),
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
        if verdict.is_contradicted() {
            self.faults = self.faults.saturating_add(1);
        }
        !verdict.is_contradicted()
    }

    fn conclude(mut self) -> ExitCode {
        let unused: Vec<String> = self
            .args
            .given
            .unused()
            .into_iter()
            .map(Into::into)
            .collect();
        for name in unused {
            self.fails(
                &name,
                &"an anchor was given, and there is no such draw here",
            );
        }
        if self.args.given.trail_head.is_none() {
            self.wanting.push("the head over all trails".into());
        }
        if self.faults > 0 {
            println!("\nThe round is contradicted.");
            return ExitCode::FAILURE;
        }
        if self.wanting.is_empty() {
            println!("\nThe round is consistent, and fixed by what was published.");
            return ExitCode::SUCCESS;
        }
        println!(
            "\nThe round is consistent with itself, which proves nothing. Not anchored: {}.",
            self.wanting.join(", ")
        );
        ExitCode::from(2)
    }
}

/// What a draw is called where it can't be read: as its file.
fn stem(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}
