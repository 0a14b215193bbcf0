//! The heads of all trails, against the checkpoint that somebody kept.

use alloc::format;

use ssj_core::trail::Checkpoint;
use ssj_core::{Suite, SuiteUnavailable, VisitId};

use super::{Archive, Walks};
use crate::record::TreeRoot;
use crate::verify::Said;
use crate::verify::inquiry::Inquiry;
use crate::verify::verdict::Basis;

pub(super) fn check(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walks: &Walks,
) -> Result<(), SuiteUnavailable> {
    let kept = inquiry.said(|said| match said {
        Said::Checkpoint { root } => Some(*root),
        _ => None,
    });
    if kept.is_empty() {
        // No other trail names these; only a list of all trails does.
        inquiry.unchecked("plans, campaigns and leads: that there are none beside these");
    }
    if kept.is_empty() && archive.heads.is_empty() {
        let field = "heads: no checkpoint over them was given";
        inquiry.note(Basis::NotAnchored, field);
        return Ok(());
    }
    if !archive.heads.is_sorted_by(|a, b| a.subject < b.subject) {
        inquiry.differ("heads", "another order", "ascending subjects, each once");
    }
    let first = archive.objects.first();
    let suite = first.map_or(Suite::Intl, |form| form.record.commitment.header.suite());
    match Checkpoint::new(suite.hash_fn()?, archive.heads.to_vec()) {
        Ok(checkpoint) => {
            let found = TreeRoot {
                leaves: u64::try_from(archive.heads.len()).unwrap_or(u64::MAX),
                root: checkpoint.root().0,
            };
            if kept.is_empty() {
                let field = format!("heads: no checkpoint over them was given: {found}");
                inquiry.note(Basis::NotAnchored, field);
            }
            // The heads are those of one day; the checkpoints of other days are about other heads.
            let field = "heads, against the checkpoint that was kept";
            let of_day = kept.iter().find(|root| **root == found).or(kept.first());
            if let Some(root) = of_day {
                inquiry.compare(Basis::Anchored, field, &found, root);
            }
            let others = kept.iter().filter(|root| Some(*root) != of_day);
            for root in others {
                let what = format!("heads: a checkpoint of another day, {root}");
                inquiry.note(Basis::NotAnchored, what);
            }
        }
        Err(error) => inquiry.differ("heads", "a checkpoint", &error),
    }
    for head in archive.heads {
        if inquiry.believed.has_read(&head.subject) {
            continue;
        }
        let own = |id: &VisitId| walks.values().any(|walk| walk.visits.contains_key(id));
        let visit = VisitId::try_from(head.subject.clone());
        if visit.is_ok_and(|id| own(&id)) {
            let wanted = "the trail whose head is kept";
            inquiry.differ(head.subject.as_str(), "no trail", wanted);
        } else {
            inquiry.unchecked(format!(
                "{}: a trail whose head is kept, and not given",
                head.subject
            ));
        }
    }
    Ok(())
}
