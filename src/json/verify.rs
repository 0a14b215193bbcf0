//! Verifying one paper.

use alloc::vec::Vec;

use ssj_core::paper::DrawnVisit;
use ssj_draw::record::{InspectorForm, ObjectExtract, ObjectForm, PublicForm, PublicTeams};
use ssj_draw::verify::{
    Anchors, verify_inspectors, verify_object_extract, verify_objects, verify_public_form,
    verify_public_teams,
};

use super::{Errors, Given, Sentence};

asked! {
    /// Verify a paper.
    pub(super) struct Verify {
        /// The paper.
        paper: Paper,
        /// What was published of it, read elsewhere.
        anchors: Anchors,
    }

    /// What can be verified by itself.
    #[serde(tag = "type", rename_all = "kebab-case")]
    enum Paper {
        /// The auditor's form of a draw of objects: it is drawn again.
        Objects {
            /// The form.
            form: ObjectForm,
        },
        /// The auditor's form of a draw of inspectors: it is drawn again.
        Inspectors {
            /// The form.
            form: InspectorForm,
            /// The visits that the draw of objects gave.
            visits: Vec<DrawnVisit>,
        },
        /// What everybody sees of a draw of objects.
        PublicObjects {
            /// The form.
            form: PublicForm,
        },
        /// What everybody sees of a draw of inspectors.
        PublicTeams {
            /// The form.
            form: PublicTeams,
        },
        /// What one object was given, with the form that everybody sees.
        ObjectExtract {
            /// The extract.
            extract: ObjectExtract,
            /// The form.
            form: PublicForm,
        },
    }
}

impl Verify {
    pub(super) fn given<'a>(self) -> Result<Given<'a>, Errors> {
        let anchors = &self.anchors;
        let verdict = match self.paper {
            Paper::Objects { form } => {
                verify_objects(&form.record, &form.frames, &form.secret, anchors)
            }
            Paper::Inspectors { form, visits } => {
                verify_inspectors(&form.record, &visits, &form.parts(), anchors)
            }
            Paper::PublicObjects { form } => verify_public_form(&form, anchors),
            Paper::PublicTeams { form } => verify_public_teams(&form, anchors),
            Paper::ObjectExtract { extract, form } => {
                verify_object_extract(&extract, &form.published(), anchors)
            }
        };
        let verdict = verdict.map_err(|error| Errors::of(&error))?;
        let said = Sentence::of(&verdict);
        Ok(Given::Verdict { said, verdict })
    }
}
