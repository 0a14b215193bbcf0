//! How a verdict comes about: everything that is compared, noted in one place.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ssj_core::merkle::ProofError;
use ssj_core::{Excerpt, Limits};

use super::archive::Believed;
use super::hint::Hint;
use super::verdict::{Basis, Difference, Finding, Standing, Verdict};
use super::{Anchors, Said, Trusted};
use crate::record::SourceSchedule;

const NO_ANCHORS: &Anchors = &Anchors {
    statements: Vec::new(),
    schedules: Vec::new(),
};

/// Builds a verdict: compares on past every difference, and knows which statements were used.
#[derive(Debug)]
pub(crate) struct Inquiry<'a> {
    anchors: &'a Anchors,
    /// The places of the statements that something was compared with.
    used: BTreeSet<usize>,
    findings: Vec<Finding>,
    differences: Vec<Difference>,
    unlisted: u64,
    hints: Vec<Hint>,
    /// What the trails that were read are believed in.
    pub(crate) believed: Believed,
}

impl Inquiry<'static> {
    /// Of what no statement can be about.
    pub(crate) fn unanchored() -> Self {
        Self::with(NO_ANCHORS)
    }
}

impl<'a> Inquiry<'a> {
    /// With these statements, which may contradict each other already.
    pub(crate) fn with(anchors: &'a Anchors) -> Self {
        let mut inquiry = Self {
            anchors,
            used: BTreeSet::new(),
            findings: Vec::new(),
            differences: Vec::new(),
            unlisted: 0,
            hints: Vec::new(),
            believed: Believed::default(),
        };
        for (field, [claimed, found]) in anchors.contradictions() {
            let [claimed, found] = [claimed, found].map(Excerpt::from);
            inquiry.push(Difference::Equivocation {
                field,
                claimed,
                found,
            });
        }
        inquiry
    }

    /// The timetables that the reader has beside the known ones.
    pub(crate) fn schedules(&self) -> &'a [SourceSchedule] {
        &self.anchors.schedules
    }

    pub(crate) fn note(&mut self, basis: Basis, what: impl Into<Cow<'static, str>>) {
        self.findings.push(Finding {
            basis,
            what: what.into(),
            trusted: None,
        });
    }

    /// The statements that say something of a thing, which are used by that.
    pub(crate) fn said<T>(&mut self, pick: impl Fn(&'a Said) -> Option<T>) -> Vec<T> {
        let numbered = self.anchors.statements.iter().enumerate();
        let said = numbered.filter_map(|(i, one)| Some((i, pick(&one.said)?)));
        let (places, said): (Vec<_>, Vec<_>) = said.unzip();
        self.used.extend(places);
        said
    }

    /// Compares a value with every statement about it; that there is none is noted.
    pub(crate) fn anchor<T: PartialEq + fmt::Display + 'a>(
        &mut self,
        field: &str,
        claimed: &T,
        pick: impl Fn(&'a Said) -> Option<&'a T>,
    ) {
        if !self.against(field, claimed, pick) {
            self.note(Basis::NotAnchored, format!("{field}: {claimed}"));
        }
    }

    /// Compares a value with every statement about it; whether there is any.
    pub(crate) fn against<T: PartialEq + fmt::Display + 'a>(
        &mut self,
        field: &str,
        claimed: &T,
        pick: impl Fn(&'a Said) -> Option<&'a T>,
    ) -> bool {
        let said = self.said(pick);
        for published in &said {
            let field = format!("{field}, against the published one");
            self.compare(Basis::Anchored, field, claimed, *published);
        }
        !said.is_empty()
    }

    /// Compares; notes what was compared where both agree.
    pub(crate) fn compare<T: PartialEq + fmt::Display + ?Sized>(
        &mut self,
        basis: Basis,
        field: impl Into<Cow<'static, str>>,
        claimed: &T,
        found: &T,
    ) {
        let field = field.into();
        if claimed == found {
            self.note(basis, field);
        } else {
            self.differ(&field, claimed, found);
        }
    }

    /// Compares what the record says with what follows from it.
    pub(crate) fn same<T: PartialEq + fmt::Display + ?Sized>(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        claimed: &T,
        found: &T,
    ) {
        self.compare(Basis::Recomputed, field, claimed, found);
    }

    /// Compares what both may lack.
    pub(crate) fn same_if_any<T: PartialEq + fmt::Display>(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        both: [Option<T>; 2],
    ) {
        let shown = |value: Option<T>| value.map_or_else(|| "none".into(), |v| v.to_string());
        let [claimed, found]: [String; 2] = both.map(shown);
        self.same(field, &claimed, &found);
    }

    /// Notes that a leaf stands in its tree, or that it does not.
    pub(crate) fn placed(&mut self, [field, what]: [&str; 2], outcome: Result<(), ProofError>) {
        match outcome {
            Ok(()) => self.found(String::from(what)),
            Err(error) => self.differ(field, "a place in the tree", &error),
        }
    }

    /// What a draw tells of secret classes.
    pub(crate) fn hints(&mut self, hints: Vec<Hint>) {
        self.hints.extend(hints);
    }

    /// What was computed again and is as it should be.
    pub(crate) fn found(&mut self, what: impl Into<Cow<'static, str>>) {
        self.note(Basis::Recomputed, what);
    }

    /// What is believed, and of which kind it is.
    pub(crate) fn believe(&mut self, kind: Trusted, what: impl Into<Cow<'static, str>>) {
        self.findings.push(Finding {
            basis: Basis::TakenOnTrust,
            what: what.into(),
            trusted: Some(kind),
        });
    }

    /// What is taken as it stands.
    pub(crate) fn trust(&mut self, what: impl Into<Cow<'static, str>>) {
        self.note(Basis::TakenOnTrust, what);
    }

    /// What is not looked at.
    pub(crate) fn unchecked(&mut self, what: impl Into<Cow<'static, str>>) {
        self.note(Basis::NotChecked, what);
    }

    pub(crate) fn differ(
        &mut self,
        field: &str,
        claimed: &(impl fmt::Display + ?Sized),
        found: &(impl fmt::Display + ?Sized),
    ) {
        self.push(Difference::Claim {
            field: field.to_string(),
            claimed: Excerpt::of(claimed),
            found: Excerpt::of(found),
        });
    }

    fn push(&mut self, difference: Difference) {
        let limit = usize::try_from(Limits::DEFAULT.differences()).unwrap_or(usize::MAX);
        if self.differences.len() < limit {
            self.differences.push(difference);
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Whether something differs already.
    pub(crate) const fn is_settled(&self) -> bool {
        !self.differences.is_empty()
    }

    pub(crate) fn finish(self) -> Verdict {
        let statements = self.anchors.statements.iter().enumerate();
        let unused = statements.filter(|(i, _)| !self.used.contains(i));
        let unused: Vec<_> = unused.map(|(_, statement)| statement.clone()).collect();
        let any = |basis| self.findings.iter().any(|finding| finding.basis == basis);
        let standing = if self.is_settled() {
            Standing::Contradicted
        } else if !any(Basis::Anchored) {
            Standing::OnlyWithItself
        } else if any(Basis::NotAnchored) || !unused.is_empty() {
            Standing::PartlyAnchored
        } else {
            Standing::Anchored
        };
        Verdict {
            standing,
            differences: self.differences,
            unlisted: self.unlisted,
            findings: self.findings,
            unused,
            hints: self.hints,
        }
    }
}

/// Compares fields of one name after the other.
macro_rules! same_fields {
    ($inquiry:ident, $path:expr, [$claimed:expr, $found:expr]: $($field:ident),+ $(,)?) => {{
        let (path, claimed, found) = ($path, $claimed, $found);
        $( $inquiry.same(format!("{path}.{}", stringify!($field)), &claimed.$field, &found.$field); )+
    }};
}
