//! Trying edits out, and what came of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Value, json};
use ssj::core::Word as _;
use ssj::draw::verify::{Anchors, Basis, Verdict};

use super::redo::{Redone, redone};
use super::walk::{Edit, Vocabulary, edits, kind};
use super::{kept, published};
use crate::hand;
use crate::town::{Papers, Town, suite, with_suite};

/// How an edit ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// It is not read.
    Refused,
    /// Something differs.
    Different,
    /// Nothing differs, and the verdict names things of these kinds otherwise than it did.
    Named(BTreeSet<String>),
    /// The verdict is the one that it was.
    Silent,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "refused",
            Self::Different => "different",
            Self::Named(_) => "named",
            Self::Silent => "silent",
        })
    }
}

/// What is tried, in an archive whose every place is known.
pub(super) struct Forger {
    honest: Value,
    bytes: Vec<Vec<u8>>,
    anchors: [Anchors; 3],
    verdicts: [Verdict; 3],
    on: &'static str,
    make: fn() -> Town,
    /// What goes into the town.
    inputs: Vec<Value>,
}

/// Edits that are made together: of the archive, or of the input of this number.
struct Case {
    input: Option<usize>,
    edits: Vec<Edit>,
}

/// What came of all edits.
#[derive(Default)]
pub(super) struct Report {
    /// How many ended so, for each way of redoing and each set of statements.
    ends: BTreeMap<(&'static str, usize, String), u64>,
    /// What kinds of places are believed, for each way and set, and of which kind they are.
    pub(super) believed: BTreeMap<(&'static str, usize, String), BTreeSet<String>>,
    pub(super) silent: Vec<String>,
}

impl Forger {
    pub(super) fn new(make: fn() -> Town) -> Self {
        let town = make();
        let papers = town.papers().with_heads();
        let anchors = [Anchors::default(), published(&papers), kept(&papers)];
        let verdicts = [0, 1, 2].map(|i: usize| papers.verdict(&anchors[i], town.on));
        assert!(verdicts.iter().all(|verdict| !verdict.is_contradicted()));
        Self {
            honest: json!(papers),
            bytes: papers.bytes(),
            anchors,
            verdicts,
            on: town.on,
            make,
            inputs: hand::listed(|| drop(make())),
        }
    }

    /// Tries every so many edits of all.
    pub(super) fn run(&self, step: usize) -> Report {
        let words = self.words();
        let own = edits(&self.honest, &words).into_iter();
        let own = own.map(|it| Case {
            input: None,
            edits: vec![it],
        });
        let inputs = (0..).zip(&self.inputs).flat_map(|(number, input)| {
            let deep = edits(input, &words).into_iter();
            let deep = deep.filter(|it| it.place.matches('/').count() > 1);
            deep.map(move |it| Case {
                input: Some(number),
                edits: vec![it],
            })
        });
        let cases: Vec<_> = own.chain(inputs).step_by(step).collect();
        self.each(&cases)
    }

    /// Tries pairs of edits of the archive that are read each by itself.
    pub(super) fn pairs(&self, count: usize) -> Report {
        let all = edits(&self.honest, &self.words());
        let read = |edit: &&Edit| {
            matches!(
                self.edited(&[(*edit).clone()], Redone::Chained),
                Some(Ok(_))
            )
        };
        let read: Vec<_> = all.iter().filter(read).collect();
        let mut state = 0x5eed_u64;
        let mut any = || {
            // Knuth's MMIX generator: any will do, and the run is the same everywhere.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            read[usize::try_from(state >> 33).unwrap() % read.len()].clone()
        };
        let cases: Vec<_> = (0..count)
            .map(|_| Case {
                input: None,
                edits: vec![any(), any()],
            })
            .collect();
        self.each(&cases)
    }

    fn words(&self) -> Vocabulary {
        let mut words = Vocabulary::of(&self.honest);
        let fault = |document: &Value| Papers::read(document).err().unwrap_or_default();
        words.ask(&self.honest, fault);
        words
    }

    fn each(&self, cases: &[Case]) -> Report {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let mut report = Report::default();
        std::thread::scope(|scope| {
            let suite = suite();
            let parts = cases.chunks(cases.len().div_ceil(threads).max(1));
            let parts =
                parts.map(|part| scope.spawn(move || with_suite(suite, || self.part(part))));
            let parts: Vec<_> = parts.collect();
            parts
                .into_iter()
                .for_each(|part| report.add(part.join().unwrap()));
        });
        report
    }

    fn part(&self, cases: &[Case]) -> Report {
        let mut report = Report::default();
        for Case { input, edits } in cases {
            match input {
                Some(number) => {
                    let made = self.honestly(*number, &edits[0]);
                    self.ends(&mut report, "inputs", edits, made);
                }
                None if edits.len() > 1 => {
                    let made = self.edited(edits, Redone::Chained);
                    self.ends(&mut report, "pairs", edits, made);
                }
                None => {
                    for how in Redone::ALL {
                        let made = self.edited(edits, how);
                        self.ends(&mut report, how.name(), edits, made);
                    }
                }
            }
        }
        report
    }

    /// The archive with an edit; none where there is none, `Err` where it is not read.
    fn edited(&self, edits: &[Edit], how: Redone) -> Option<Result<Papers, String>> {
        let mut edited = self.honest.clone();
        edits.iter().for_each(|edit| edit.apply(&mut edited));
        (edited != self.honest).then(|| redone(&self.honest, edited, &edits[0].place, how))
    }

    /// The archive that comes of another input.
    fn honestly(&self, number: usize, edit: &Edit) -> Option<Result<Papers, String>> {
        let mut input = self.inputs[number].clone();
        edit.apply(&mut input);
        if input == self.inputs[number] {
            return None;
        }
        let made = hand::forging(number, input, || (self.make)().papers().with_heads());
        Some(made.ok_or_else(|| "a step refused".into()))
    }

    /// Whether one of some edits that leave each other alone is a difference by itself: then so are both.
    fn hides(&self, anchors: usize, edits: &[Edit]) -> bool {
        let [one, other] = edits else { return false };
        let within = |inner: &str, outer: &str| {
            inner == outer
                || inner
                    .strip_prefix(outer)
                    .is_some_and(|it| it.starts_with('/'))
        };
        // What an edit takes away or moves changes what the other one's place is.
        let parent = |edit: &Edit| {
            edit.place
                .rsplit_once('/')
                .map_or("", |(it, _)| it)
                .to_owned()
        };
        let touches = |a: &Edit, b: &Edit| {
            within(&a.place, &b.place) || b.to.is_none() && within(&a.place, &parent(b))
        };
        if touches(one, other) || touches(other, one) {
            return false;
        }
        edits.iter().any(|edit| {
            let alone = self.edited(std::slice::from_ref(edit), Redone::Chained);
            let verdict = alone.and_then(Result::ok);
            verdict.is_some_and(|papers| {
                papers
                    .verdict(&self.anchors[anchors], self.on)
                    .is_contradicted()
            })
        })
    }

    fn ends(
        &self,
        report: &mut Report,
        how: &'static str,
        edits: &[Edit],
        made: Option<Result<Papers, String>>,
    ) {
        let Some(made) = made else { return };
        let ends = match made {
            Err(_) => [const { End::Refused }; 3],
            Ok(papers) if papers.bytes() == self.bytes => return,
            Ok(papers) => {
                let mut differs = false;
                // Statements only add to what is compared.
                let ends = [0, 1, 2].map(|i: usize| {
                    if differs {
                        return End::Different;
                    }
                    let end = end(
                        &papers.verdict(&self.anchors[i], self.on),
                        &self.verdicts[i],
                    );
                    differs = end == End::Different;
                    end
                });
                let silent = ends.contains(&End::Silent);
                if silent && in_any_order(json!(papers)) == in_any_order(self.honest.clone()) {
                    return;
                }
                ends
            }
        };
        for (anchors, end) in ends.into_iter().enumerate() {
            // Whoever kept no checkpoint needs none of the heads that stand under it.
            let none = json!([]);
            let left_out = |edit: &Edit| edit.place == "/heads" && edit.to.as_ref() == Some(&none);
            if anchors < 2 && edits.iter().all(left_out) {
                continue;
            }
            let of = (how, anchors, end.to_string());
            *report.ends.entry(of).or_default() += 1;
            if matches!(end, End::Named(_) | End::Silent) && self.hides(anchors, edits) {
                let hidden = format!("{how} {anchors} hides what shows alone: {edits:?}");
                report.silent.push(hidden);
            }
            match end {
                End::Named(kinds) => {
                    let places = edits.iter().map(|edit| kind(&edit.place));
                    let place = (how, anchors, places.collect::<Vec<_>>().join(" + "));
                    report.believed.entry(place).or_default().extend(kinds);
                }
                End::Silent => report.silent.push(format!("{how} {anchors} {edits:?}")),
                End::Refused | End::Different => {}
            }
        }
    }
}

/// An archive whose lists of rows, whose order nothing hangs on, are in one order.
fn in_any_order(mut archive: Value) -> Value {
    const ROWS: [&str; 5] = ["visits", "inspectors", "excluded", "fixed", "caps"];
    for form in archive["inspectors"].as_array_mut().into_iter().flatten() {
        for rows in ROWS {
            let rows = form["rows"].get_mut(rows).and_then(Value::as_array_mut);
            rows.into_iter().for_each(|rows| sort(rows));
        }
    }
    for form in archive["objects"].as_array_mut().into_iter().flatten() {
        let frames = form["frames"].as_array_mut().into_iter().flatten();
        let rows = frames.filter_map(|frame| frame["rows"].as_array_mut());
        rows.for_each(|rows| sort(rows));
    }
    archive
}

fn sort(rows: &mut [Value]) {
    rows.sort_by_cached_key(Value::to_string);
}

fn end(verdict: &Verdict, honest: &Verdict) -> End {
    if verdict.is_contradicted() {
        return End::Different;
    }
    let known: BTreeSet<_> = honest
        .findings()
        .iter()
        .map(|it| (it.basis, &it.what))
        .collect();
    let named = verdict.findings().iter().filter_map(|finding| {
        let open = !matches!(finding.basis, Basis::Anchored | Basis::Recomputed);
        let kind = finding
            .trusted
            .map_or(finding.basis.name(), |kind| kind.name());
        // A checkpoint that nobody kept names nothing.
        let open = open && !finding.what.starts_with("heads:");
        (open && !known.contains(&(finding.basis, &finding.what))).then(|| kind.to_string())
    });
    let named: BTreeSet<_> = named.collect();
    if named.is_empty() {
        End::Silent
    } else {
        End::Named(named)
    }
}

impl Report {
    fn add(&mut self, other: Self) {
        for (of, count) in other.ends {
            *self.ends.entry(of).or_default() += count;
        }
        for (place, kinds) in other.believed {
            self.believed.entry(place).or_default().extend(kinds);
        }
        self.silent.extend(other.silent);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const STATEMENTS: [&str; 3] = ["none", "commitments and values", "and the last checkpoint"];
        for ((how, anchors, end), count) in &self.ends {
            writeln!(
                f,
                "{how:<12} {:<24} {end:<10} {count:>8}",
                STATEMENTS[*anchors]
            )?;
        }
        // What is believed where the draws are fixed, and their trails are not.
        let mut believed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for ((how, anchors, place), kinds) in &self.believed {
            if *anchors == 1 && *how != "pairs" {
                let kinds = kinds.iter().map(String::as_str);
                believed.entry(place).or_default().extend(kinds);
            }
        }
        for (place, kinds) in believed {
            let kinds: Vec<_> = kinds.into_iter().collect();
            writeln!(f, "{place}: {}", kinds.join(", "))?;
        }
        for silent in &self.silent {
            writeln!(f, "silent: {silent}")?;
        }
        Ok(())
    }
}
