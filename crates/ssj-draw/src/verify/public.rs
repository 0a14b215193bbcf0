//! Verifying the public forms.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::{BlindToken, HashFn, ObjectId, SuiteUnavailable};

use super::anchors::Anchors;
use super::inquiry::Inquiry;
use super::seed::{Claim, anchor_record};
use super::verdict::Verdict;
use crate::record::{
    FrameCommitment, PublicDrawn, PublicForm, PublicFrame, PublicObject, PublicStratum, PublicTeams,
};
use crate::sample::{Rank, Ranker};

/// Checks everything that the public form lets anybody check: the commitment and the seed against the
/// anchors, the digest of the record over all that is shown, that no count is impossible, and in public
/// strata the ranks of the drawn.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the draw's suite.
pub fn verify_public_form(
    form: &PublicForm,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let (commitment, head) = (&form.commitment, &form.head);
    let (header, frames) = (&commitment.header, &commitment.frames);
    let hash = header.suite().hash_fn()?;
    let mut inquiry = Inquiry::with(anchors);
    let evidence = (&head.evidence, head.seed);
    Claim::new(commitment, head.commitment.0, evidence, hash).check(&mut inquiry, hash);
    inquiry.same("head.suite", &head.suite, &header.suite());
    anchor_record(&mut inquiry, header, head.digest(hash).0);
    let leaves = [head.thresholds.leaves, commitment.strata()];
    inquiry.same("head.thresholds.leaves", &leaves[0], &leaves[1]);
    inquiry.same("frames", &form.frames.len(), &frames.len());
    inquiry.same("head.public", &head.public.len(), &frames.len());
    let judge = Judge {
        hash,
        ranker: Ranker::new(hash.suite(), &head.seed)?,
        blinded: commitment.blinded,
    };
    let committed = frames.iter().zip(&head.public);
    for (frame, (committed, digest)) in form.frames.iter().zip(committed) {
        let path = format!("frames[{}]", committed.matter);
        inquiry.same(format!("{path}.matter"), &frame.matter, &committed.matter);
        let field = format!("{path}: what the record's digest covers");
        inquiry.same(field, digest, &frame.digest(hash));
        judge.check_frame(&mut inquiry, &path, frame, committed);
    }
    inquiry.trust("frames: N_h, eligible, n_h and thresholds");
    inquiry.trust("head: what its results, thresholds and outcome are digests of");
    inquiry.unchecked("frames: rows, exclusions, secret strata");
    Ok(inquiry.finish())
}

/// Checks everything that the public form of an inspector draw lets anybody check before the visits: the
/// commitment and the seed against the anchors, and the digest of the record.
///
/// # Errors
/// [`SuiteUnavailable`] where this build lacks the draw's suite.
pub fn verify_public_teams(
    form: &PublicTeams,
    anchors: &Anchors,
) -> Result<Verdict, SuiteUnavailable> {
    let (commitment, head) = (&form.commitment, &form.head);
    let hash = commitment.header.suite().hash_fn()?;
    let mut inquiry = Inquiry::with(anchors);
    let evidence = (&head.evidence, head.seed);
    Claim::new(commitment, head.commitment.0, evidence, hash).check(&mut inquiry, hash);
    inquiry.same("head.suite", &head.suite, &commitment.header.suite());
    anchor_record(&mut inquiry, &commitment.header, head.digest(hash).0);
    inquiry.trust("head.teams_root: that its leaves are lawful teams");
    inquiry.unchecked("teams: they are not published yet");
    Ok(inquiry.finish())
}

struct Judge {
    hash: HashFn,
    ranker: Ranker,
    blinded: bool,
}

impl Judge {
    fn check_frame(
        &self,
        inquiry: &mut Inquiry<'_>,
        path: &str,
        frame: &PublicFrame,
        committed: &FrameCommitment,
    ) {
        // Strata are shown exactly where the commitment says that they are public.
        let public = [frame.strata.is_some(), !committed.disclosure.is_secret()];
        inquiry.same(format!("{path}.strata"), &public[0], &public[1]);
        let field = format!("{path}.drawn");
        if let Some(strata) = &frame.strata {
            check_counts(inquiry, path, strata, committed);
            check_chances(inquiry, path, strata, frame.without_chance);
        } else {
            inquiry.trust(format!(
                "{path}: that {} of its strata had no chance",
                frame.without_chance
            ));
        }
        match (&frame.drawn, &frame.strata) {
            (PublicDrawn::Sealed { .. }, _) => {
                inquiry.unchecked(format!("{field}: nobody is named yet"));
            }
            (PublicDrawn::Named { objects, .. }, None) => {
                check_names(inquiry, &field, objects, committed);
            }
            (PublicDrawn::Ranked { strata: drawn, .. }, Some(strata)) => {
                self.check_ranked(inquiry, &field, drawn, strata);
            }
            _ => inquiry.differ(
                &field,
                "another kind of list",
                "names where strata are secret",
            ),
        }
    }

    fn check_ranked(
        &self,
        inquiry: &mut Inquiry<'_>,
        field: &str,
        drawn: &[Vec<PublicObject>],
        strata: &[PublicStratum],
    ) {
        inquiry.same(String::from(field), &drawn.len(), &strata.len());
        let mut seen: BTreeSet<&ObjectId> = BTreeSet::new();
        for (i, (drawn, stratum)) in drawn.iter().zip(strata).enumerate() {
            let field = format!("{field}[{i}]");
            let expected = stratum.size.min(stratum.eligible);
            inquiry.same(field.clone(), &count(drawn.len()), &expected);
            for one in drawn {
                if !seen.insert(&one.object) {
                    inquiry.differ(&field, &one.object, "each object once");
                }
                let open = BlindToken::open(one.object.token(self.hash));
                if !self.blinded && one.blind != open {
                    let field = format!("{field}[{}].blind", one.object);
                    inquiry.differ(&field, &one.blind, &open);
                }
            }
            let ranks: Vec<Rank> = drawn
                .iter()
                .map(|one| self.ranker.rank(one.blind))
                .collect();
            if ranks.is_sorted_by(|a, b| a < b) {
                inquiry.found(format!("{field}: ranks"));
            } else {
                inquiry.differ(&field, "another order", "ascending ranks");
            }
        }
        if self.blinded {
            let what = format!("{field}: that each blind token is the object's");
            inquiry.trust(what);
        }
    }
}

/// No count is larger than what it is counted of.
fn check_counts(
    inquiry: &mut Inquiry<'_>,
    path: &str,
    strata: &[PublicStratum],
    committed: &FrameCommitment,
) {
    let field = format!("{path}.strata");
    inquiry.same(
        field.clone(),
        &count(strata.len()),
        &committed.strata.into(),
    );
    let (mut names, mut rows, mut number) = (BTreeSet::new(), 0_u64, 0_u64);
    for (i, stratum) in strata.iter().enumerate() {
        let field = format!("{field}[{i}]");
        if !names.insert(&stratum.key) {
            inquiry.differ(&field, &stratum.key, "each stratum once");
        }
        for (name, part) in [("eligible", stratum.eligible), ("size", stratum.size)] {
            if part > stratum.in_scope {
                let bound = format!("at most {} in scope", stratum.in_scope);
                inquiry.differ(&format!("{field}.{name}"), &part, &bound);
            }
        }
        rows = rows.saturating_add(stratum.in_scope);
        number = number.saturating_add(stratum.size);
    }
    if rows > committed.rows {
        let bound = format!("at most {} rows", committed.rows);
        inquiry.differ(&format!("{field}.in_scope"), &rows, &bound);
    }
    inquiry.same(format!("{field}.size"), &number, &committed.number);
}

/// Each size is what was expected, rounded; and those of which none was had no chance.
fn check_chances(
    inquiry: &mut Inquiry<'_>,
    path: &str,
    strata: &[PublicStratum],
    without_chance: u32,
) {
    for stratum in strata {
        let (expected, size) = (stratum.expected, stratum.size);
        let field = format!("{path}.strata[{}]", stratum.key);
        if expected.of <= expected.rest || (expected.rest == 0 && expected.of != 1) {
            let is = format!("{} / {}", expected.rest, expected.of);
            inquiry.differ(&format!("{field}.expected"), &is, &"a part below 1");
        }
        if !(expected.least()..=expected.most()).contains(&size) {
            let bounds = format!("{} or {}", expected.least(), expected.most());
            inquiry.differ(&format!("{field}.size"), &size, &bounds);
        }
    }
    let none = strata
        .iter()
        .filter(|it| it.in_scope > 0 && it.expected.most() == 0);
    let keys: Vec<_> = none.map(|stratum| stratum.key.as_str()).collect();
    let field = format!("{path}.without_chance");
    inquiry.same(field, &u64::from(without_chance), &count(keys.len()));
    if !keys.is_empty() {
        inquiry.found(format!("{path}: without a chance: {}", keys.join(", ")));
    }
}

/// Names without strata: at most as many as were to be drawn, each once.
fn check_names(
    inquiry: &mut Inquiry<'_>,
    field: &str,
    objects: &[ObjectId],
    committed: &FrameCommitment,
) {
    if !objects.is_sorted_by(|a, b| a < b) {
        inquiry.differ(field, "another order", "ids in ascending order, each once");
    }
    let (drawn, number) = (count(objects.len()), committed.number);
    match drawn.cmp(&number) {
        core::cmp::Ordering::Equal => inquiry.trust(String::from(field)),
        core::cmp::Ordering::Less => inquiry.trust(format!(
            "{field}: {drawn} of {number}, because strata were short"
        )),
        core::cmp::Ordering::Greater => {
            inquiry.differ(field, &drawn, &format!("at most {number}"));
        }
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
