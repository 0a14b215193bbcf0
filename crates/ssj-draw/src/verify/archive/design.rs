//! Each frame against what its plan says of it: sizes, strata, reserves, who checks, who may know.

use alloc::collections::BTreeSet;
use alloc::format;

use ssj_core::HashFn;
use ssj_core::plan::PlannedSizes;

use super::round::Walk;
use super::{Archive, Walks};
use crate::bind::is_planned;
use crate::record::{FrameRow, ObjectForm};
use crate::verify::Trusted;
use crate::verify::inquiry::Inquiry;

/// Each annex is there once; those that no matter drawn here names are named.
pub(super) fn unused(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walks: &Walks,
    hash: HashFn,
) {
    let mandates = walks.values().map(|walk| walk.round.mandate());
    let matters = mandates.flat_map(ssj_core::Task::matters);
    let named: BTreeSet<_> = matters
        .filter_map(|planned| match planned.sizes {
            PlannedSizes::Open(_) => None,
            PlannedSizes::Annexed(digest) => Some(digest),
        })
        .collect();
    let mut seen = BTreeSet::new();
    for annex in archive.annexes.iter().map(|annex| annex.digest(hash)) {
        if !seen.insert(annex) {
            inquiry.differ(&format!("annexes[{annex}]"), "it stands twice", "once");
        }
        if !named.contains(&annex) {
            inquiry.unchecked(format!("annexes[{annex}]: no matter here names it"));
        }
    }
}

pub(super) fn check(
    inquiry: &mut Inquiry<'_>,
    archive: &Archive<'_>,
    walk: &Walk,
    form: &ObjectForm,
) {
    for frame in &form.frames {
        // What the mandate does not have was refused where it was committed to.
        let Some(planned) = walk.round.mandate().planned(&frame.matter) else {
            continue;
        };
        let field = format!("{}: frames[{}]", walk.round.id(), frame.matter);
        let annex = match planned.sizes {
            PlannedSizes::Open(_) => None,
            PlannedSizes::Annexed(digest) => {
                let mut annexes = archive.annexes.iter();
                annexes.find(|annex| annex.digest(walk.hash) == digest)
            }
        };
        let sizes = planned.drawn_by(annex, walk.hash).ok();
        if sizes.is_none() {
            inquiry.unchecked(format!("{field}: its sizes, whose annex was not given"));
        }
        match is_planned(planned, sizes.as_deref(), frame) {
            Ok(()) => inquiry.found(format!("{field}: as planned")),
            Err(refusals) => inquiry.differ(&field, "a frame of its own", &refusals),
        }
    }
}

/// What stands on records of an old platform is told apart: whom they keep out of a frame, nobody here can check.
pub(super) fn taken_over(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>) {
    for taken in archive.taken_over {
        let on_it = |row: &&FrameRow| {
            let reason = row.state.reason();
            reason.and_then(|reason| reason.evidence) == Some(taken.evidence.digest.0)
        };
        let frames = archive.objects.iter().flat_map(|form| &form.frames);
        let mut rests = false;
        for frame in frames {
            let count = frame.rows.iter().filter(on_it).count();
            if count > 0 {
                rests = true;
                let what = format!(
                    "frames[{}]: that {count} objects can't be drawn: {}",
                    frame.matter,
                    taken.source()
                );
                inquiry.believe(Trusted::Choices, what);
            }
        }
        if !rests {
            inquiry.unchecked(format!("{}: no frame here rests on it", taken.source()));
        }
    }
}
