//! What is committed to was so when the commitment was published.

use crate::rules::draw as codes;
use crate::{Checks, FactValue, Refusal, Refusals, Timestamp};

use super::{InspectorCommitment, ObjectCommitment};

impl ObjectCommitment {
    /// Checks that frames and risk classes are of no later than the publication of the commitment:
    /// what was still to come when it was published, nobody had committed to.
    ///
    /// # Errors
    /// `seed.as-of-later` for each.
    pub fn check_published(&self, published: Timestamp) -> Result<(), Refusals> {
        let frames = self.frames.iter().map(|frame| {
            let what = FactValue::word(
                alloc::format!("the frame of {}", frame.matter),
                alloc::format!("事项 {} 的抽样框", frame.matter),
            );
            (what, frame.as_of)
        });
        let classes = self.classes.iter().map(|classes| {
            let what = FactValue::word("the list of risk classes", "风险分级名单");
            (what, classes.as_of)
        });
        not_later(frames.chain(classes), published)
    }
}

impl InspectorCommitment {
    /// Checks that the inspectors' rows are of no later than the publication of the commitment.
    ///
    /// # Errors
    /// `seed.as-of-later`.
    pub fn check_published(&self, published: Timestamp) -> Result<(), Refusals> {
        let rows = FactValue::word("the list of inspectors", "检查人员名单");
        not_later([(rows, self.as_of)], published)
    }
}

fn not_later(
    as_of: impl IntoIterator<Item = (FactValue, Timestamp)>,
    published: Timestamp,
) -> Result<(), Refusals> {
    let mut checks = Checks::new();
    for (what, as_of) in as_of {
        checks.require(as_of <= published, || {
            Refusal::new(codes::AS_OF_LATER)
                .with("what", what)
                .with("dated", as_of)
                .with("published", published)
        });
    }
    checks.finish()
}
