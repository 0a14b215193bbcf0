//! Verifying the public form of an object draw.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use ssj_core::{BlindToken, Digest, HashFn, ObjectId, SuiteUnavailable};

use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::seed::{Claim, anchor_record};
use super::verdict::Verdict;
use crate::record::{PublicBounds, PublicForm, PublicFrame, PublicStratum, PublicTeams, SourceId};
use crate::sample::{Rank, Ranker};

/// Checks everything that the public form lets anybody check: the commitment and the seed against the
/// anchors, the bounds of the redraws, and in public strata the ranks of the drawn.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the draw's suite.
pub fn verify_public_form(
    form: &PublicForm,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let (commitment, digest) = (&form.commitment, form.commitment_digest);
    let hash = commitment.header.suite().hash_fn()?;
    let ranker = Ranker::new(hash.suite(), &form.seed)?;
    let claim = Claim::new(commitment, digest, (&form.evidence, form.seed), hash);
    let marks = (&form.absent[..], form.open_to_last_revealer);
    let mut inquiry = published(&claim, hash, form.record, marks, anchors);
    let counts = [form.frames.len(), form.commitment.frames.len()];
    inquiry.same("frames", &counts[0], &counts[1]);
    let judge = Judge {
        hash,
        ranker,
        blinded: form.commitment.blinded,
    };
    for (frame, committed) in form.frames.iter().zip(&form.commitment.frames) {
        let field = format!("frames[{}].matter", frame.matter);
        inquiry.same(field, &frame.matter, &committed.matter);
        // Strata are shown exactly where the commitment says that they are public.
        let public = [frame.strata.is_some(), !committed.disclosure.is_secret()];
        inquiry.same(
            format!("frames[{}].strata", frame.matter),
            &public[0],
            &public[1],
        );
        let strata = frame.strata.iter().flatten().enumerate();
        for (i, stratum) in strata {
            let path = format!("frames[{}].strata[{i}]", frame.matter);
            check_bounds(&mut inquiry, form, &path, stratum);
            judge.check_outcome(&mut inquiry, &path, stratum);
        }
        check_names(&mut inquiry, frame);
    }
    inquiry.trust("frames: N_h, eligible, n_h and thresholds");
    inquiry.unchecked("frames: rows, exclusions, secret strata");
    Ok(inquiry.finish())
}

/// Checks everything that the public form of an inspector draw lets anybody check before the visits: the
/// commitment and the seed against the anchors.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the draw's suite.
pub fn verify_public_teams(
    form: &PublicTeams,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let (commitment, digest) = (&form.commitment, form.commitment_digest);
    let hash = commitment.header.suite().hash_fn()?;
    let claim = Claim::new(commitment, digest, (&form.evidence, form.seed), hash);
    let marks = (&form.absent[..], form.open_to_last_revealer);
    let mut inquiry = published(&claim, hash, form.record, marks, anchors);
    inquiry.trust("teams_root: that it is the record's, and its leaves lawful teams");
    inquiry.unchecked("teams: they are not published yet");
    Ok(inquiry.finish())
}

/// What both forms say of the commitment, the seed and the record, against the anchors.
fn published<'a>(
    claim: &Claim<'_>,
    hash: HashFn,
    record: Digest,
    marks: (&[SourceId], bool),
    anchors: &'a Anchors,
) -> Inquiry<'a> {
    let mut inquiry = Inquiry::with(anchors);
    claim.check(&mut inquiry, hash);
    anchor_record(&mut inquiry, claim.header, record);
    check_marks(&mut inquiry, claim, marks);
    inquiry
}

/// The marks that a form sets follow from its commitment and evidence.
fn check_marks(inquiry: &mut Inquiry<'_>, claim: &Claim<'_>, (absent, open): (&[SourceId], bool)) {
    let header = claim.header;
    let silent = claim.evidence.absent(header).map(|source| &source.id);
    let same = silent.eq(absent);
    inquiry.same("absent", &same, &true);
    let open = [open, header.open_to_last_revealer()];
    inquiry.same("open_to_last_revealer", &open[0], &open[1]);
}

fn check_bounds(inquiry: &mut Inquiry<'_>, form: &PublicForm, path: &str, stratum: &PublicStratum) {
    let header = &form.commitment.header;
    let bounds = header.redraw_bounds(stratum.size, stratum.in_scope);
    let shown = |bounds: &PublicBounds| format!("{}, {}", bounds.drawn_up_to, bounds.spared_up_to);
    let follows = bounds.map(PublicBounds::from);
    let both = [stratum.redraws.as_ref(), follows.as_ref()].map(|bounds| bounds.map(shown));
    inquiry.same_if_any(format!("{path}.redraws"), both);
}

/// The list of names is that of the strata, where they are shown.
fn check_names(inquiry: &mut Inquiry<'_>, frame: &PublicFrame) {
    let field = format!("frames[{}].drawn", frame.matter);
    let Some(names) = &frame.drawn else {
        inquiry.unchecked(format!("{field}: nobody is named yet"));
        return;
    };
    if !names.is_sorted_by(|a, b| a < b) {
        inquiry.differ(&field, &"another order", &"ids in ascending order");
    }
    let Some(strata) = &frame.strata else {
        inquiry.trust(field);
        return;
    };
    let outcomes = strata.iter().filter_map(|stratum| stratum.outcome.as_ref());
    let drawn = outcomes.flat_map(|outcome| outcome.drawn.iter().map(|drawn| &drawn.object));
    let drawn: BTreeSet<&ObjectId> = drawn.collect();
    let same = names.iter().collect::<BTreeSet<_>>() == drawn;
    inquiry.same(field, &same, &true);
}

struct Judge {
    hash: HashFn,
    ranker: Ranker,
    blinded: bool,
}

impl Judge {
    fn check_outcome(&self, inquiry: &mut Inquiry<'_>, path: &str, stratum: &PublicStratum) {
        let field = |name: &str| format!("{path}.{name}");
        let Some(outcome) = &stratum.outcome else {
            inquiry.unchecked(format!("{path}: the visits are ahead"));
            return;
        };
        for drawn in outcome.drawn.iter().filter(|_| !self.blinded) {
            let open = BlindToken::open(drawn.object.token(self.hash));
            let field = format!("{path}.drawn[{}].blind", drawn.object);
            inquiry.same(field, &drawn.blind, &open);
        }
        let ranks = outcome.drawn.iter().map(|d| self.ranker.rank(d.blind));
        let ranks: Vec<Rank> = ranks.collect();
        if !ranks.is_sorted_by(|a, b| a < b) {
            inquiry.differ(&field("drawn"), &"another order", &"ascending ranks");
        }
        let count = u64::try_from(ranks.len()).unwrap_or(u64::MAX);
        let expected = stratum.size.min(stratum.eligible);
        inquiry.same(field("drawn"), &count, &expected);
        inquiry.same_if_any(
            field("threshold"),
            [outcome.threshold, ranks.last().copied()],
        );
        if self.blinded {
            let what = field("drawn: that each blind token is the object's");
            inquiry.trust(what);
        }
    }
}
