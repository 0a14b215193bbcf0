//! What verifying found, for people and for programs.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use ssj_core::instrument::Instruments;
use ssj_core::jurisdiction::Gazetteer;
use ssj_core::transparency::BundleFault;
use ssj_core::{Word as _, Zh};
use ssj_draw::verify::{Anchors, Basis, Standing, Verdict, verify_archive};

use crate::files::{Fault, Files, faults, note, read_json};
use crate::{Args, Language};

/// What there is to say of an archive.
#[derive(Debug)]
pub struct Report {
    /// What its makers tell every reader first.
    pub note: Option<String>,
    /// How its files are not as their manifest has them.
    pub faults: Vec<(String, BundleFault)>,
    /// What its contents came to, or why they can't be read.
    pub verdict: Result<Verdict, Fault>,
}

/// How a report ends, as a shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// Nothing differs, and all was compared with what was published.
    Anchored = 0,
    /// Something differs.
    Differs = 1,
    /// Consistent with itself, but not all was compared with what was published.
    NotAnchored = 2,
    /// It can't be read.
    Unreadable = 3,
    /// There was no command to carry out.
    Usage = 64,
}

impl Status {
    /// The number.
    pub const fn code(self) -> u8 {
        match self {
            Self::Anchored => 0,
            Self::Differs => 1,
            Self::NotAnchored => 2,
            Self::Unreadable => 3,
            Self::Usage => 64,
        }
    }
}

/// What stands in a report for programs.
#[derive(Serialize)]
struct Shown<'a> {
    status: u8,
    fault: Option<String>,
    note: Option<&'a str>,
    files: Vec<ShownFile<'a>>,
    said: Option<Said>,
    verdict: Option<&'a Verdict>,
}

#[derive(Serialize)]
struct ShownFile<'a> {
    name: &'a str,
    fault: BundleFault,
}

#[derive(Serialize)]
struct Said {
    en: String,
    zh: String,
}

impl Report {
    /// Of the archive in a directory, held against the files of anchors and divisions that the reader has.
    ///
    /// # Errors
    /// Anchors or divisions that can't be read, and an archive without a manifest. What can't be read in the
    /// archive itself is in the report.
    pub fn of(dir: &Path, anchors: Option<&Path>, divisions: Option<&Path>) -> Result<Self, Fault> {
        let gazetteer = match divisions {
            Some(file) => read_json(file)?,
            None => Gazetteer::new([])?,
        };
        let anchors = anchors.map(read_json).transpose()?.unwrap_or_default();
        Self::held(dir, &anchors, &gazetteer)
    }

    /// The same with anchors and divisions that were read before.
    ///
    /// # Errors
    /// An archive without a manifest.
    pub fn held(dir: &Path, anchors: &Anchors, gazetteer: &Gazetteer) -> Result<Self, Fault> {
        Ok(Self {
            note: note(dir)?,
            // What the manifest says is of the files: what stands in them is judged by itself.
            faults: faults(dir)?,
            verdict: verdict(dir, anchors, gazetteer),
        })
    }

    /// What the arguments of a command ask for: how it ends, and what is to be printed.
    ///
    /// ```
    /// use ssj_verify::{Args, Language, Report, Status};
    /// let args = Args { dir: "no/such/archive".into(), anchors: None, divisions: None, lang: Language::En, json: false };
    /// let (status, text) = Report::asked(&args);
    /// assert_eq!(status, Status::Unreadable);
    /// assert!(text.contains("can't be read: no/such/archive"), "{text}");
    /// ```
    pub fn asked(args: &Args) -> (Status, String) {
        let report = Self::of(
            &args.dir,
            args.anchors.as_deref(),
            args.divisions.as_deref(),
        );
        let report = report.unwrap_or_else(|fault| Self {
            note: None,
            faults: Vec::new(),
            verdict: Err(fault),
        });
        let text = if args.json {
            report.json()
        } else {
            report.text(args.lang)
        };
        (report.status(), text)
    }

    /// How it ends.
    pub fn status(&self) -> Status {
        match &self.verdict {
            Err(_) => Status::Unreadable,
            Ok(_) if !self.faults.is_empty() => Status::Differs,
            Ok(verdict) => match verdict.standing() {
                Standing::Contradicted => Status::Differs,
                Standing::Anchored => Status::Anchored,
                _ => Status::NotAnchored,
            },
        }
    }

    /// For people.
    pub fn text(&self, language: Language) -> String {
        let mut out = String::new();
        // A string takes whatever is written to it.
        let _ = match language {
            Language::En => self.english(&mut out),
            Language::Zh => self.chinese(&mut out),
        };
        out.truncate(out.trim_end().len());
        out
    }

    fn english(&self, out: &mut String) -> std::fmt::Result {
        if let Some(note) = &self.note {
            writeln!(out, "\n{note}")?;
        }
        let count = self.faults.len();
        writeln!(out, "\nFiles that are not as bundle.json has them: {count}")?;
        for (name, fault) in &self.faults {
            writeln!(out, "  {name}: {} ({})", fault.en(), fault.zh())?;
        }
        let verdict = match &self.verdict {
            Ok(verdict) => verdict,
            Err(fault) => return writeln!(out, "\nThe archive can't be read: {fault}"),
        };
        writeln!(out)?;
        for difference in verdict.differences() {
            writeln!(out, "  differs        {difference}")?;
        }
        for (basis, words) in [
            (Basis::Anchored, "anchored      "),
            (Basis::NotAnchored, "not anchored  "),
            (Basis::TakenOnTrust, "taken on trust"),
            (Basis::NotChecked, "not checked   "),
        ] {
            for what in verdict.on(basis) {
                writeln!(out, "  {words} {what}")?;
            }
        }
        let recomputed = verdict.on(Basis::Recomputed).count();
        writeln!(out, "  recomputed     {recomputed} fields")?;
        for statement in verdict.unused() {
            writeln!(out, "  not used       {statement}")?;
        }
        for hint in verdict.hints() {
            writeln!(
                out,
                "  gives away     {hint}\n                 {}",
                Zh(hint)
            )?;
        }
        let standing = verdict.standing();
        let (en, zh) = (standing.en(), standing.zh());
        writeln!(out, "\nAll rounds together: {en} ({zh}).")
    }

    /// Paths of fields are names, and stay as they are.
    fn chinese(&self, out: &mut String) -> std::fmt::Result {
        if let Some(note) = &self.note {
            writeln!(out, "\n{note}")?;
        }
        writeln!(
            out,
            "\n与 bundle.json 不一致的文件：{}个",
            self.faults.len()
        )?;
        for (name, fault) in &self.faults {
            writeln!(out, "  {name}：{}", fault.zh())?;
        }
        let verdict = match &self.verdict {
            Ok(verdict) => verdict,
            Err(fault) => return writeln!(out, "\n档案不能读取：{fault}"),
        };
        writeln!(out)?;
        for difference in verdict.differences() {
            writeln!(out, "  存在不符：{}", Zh(difference))?;
        }
        for basis in [
            Basis::Anchored,
            Basis::NotAnchored,
            Basis::TakenOnTrust,
            Basis::NotChecked,
        ] {
            for what in verdict.on(basis) {
                writeln!(out, "  {}：{what}", basis.zh())?;
            }
        }
        let (basis, count) = (Basis::Recomputed, verdict.on(Basis::Recomputed).count());
        writeln!(out, "  {}：{count}项", basis.zh())?;
        for statement in verdict.unused() {
            writeln!(out, "  未用到：{statement}")?;
        }
        for hint in verdict.hints() {
            writeln!(out, "  透露：{}", Zh(hint))?;
        }
        writeln!(out, "\n全部抽取合计：{}。", verdict.standing().zh())
    }

    /// For programs: one object.
    pub fn json(&self) -> String {
        let files = self.faults.iter();
        let shown = Shown {
            status: self.status().code(),
            fault: self.verdict.as_ref().err().map(ToString::to_string),
            note: self.note.as_deref(),
            files: files
                .map(|(name, fault)| ShownFile {
                    name,
                    fault: *fault,
                })
                .collect(),
            said: self.verdict.as_ref().ok().map(|verdict| Said {
                en: verdict.to_string(),
                zh: Zh(verdict).to_string(),
            }),
            verdict: self.verdict.as_ref().ok(),
        };
        serde_json::to_string(&shown).unwrap_or_default()
    }
}

fn verdict(dir: &Path, anchors: &Anchors, gazetteer: &Gazetteer) -> Result<Verdict, Fault> {
    let (files, instruments) = (Files::read(dir)?, Instruments::default());
    Ok(verify_archive(
        &files.archive(&instruments, gazetteer),
        anchors,
    )?)
}
