//! Each frame against what its plan says of it: sizes, strata, reserves, who checks, who may know.

use alloc::format;

use ssj_core::plan::PlannedSizes;

use super::Archive;
use super::round::Walk;
use crate::bind::is_planned;
use crate::record::ObjectForm;
use crate::verify::inquiry::Inquiry;

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
