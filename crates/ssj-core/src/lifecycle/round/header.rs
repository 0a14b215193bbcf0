//! What a round's draws state first.

use alloc::vec::Vec;

use super::{DrawPart, Round};
use crate::paper::{HeaderParts, Previous, SeedSource};

impl Round {
    /// What the commitment of a draw of this round states first: its suite, mandate and counter, and of a
    /// redraw the record that it draws again, or what stands for one.
    ///
    /// Reveals take [`HeaderParts::reveal_hashes_close`] beside their sources. A draw of inspectors that
    /// repeats one names that one's record itself: the round knows only the record of its objects.
    ///
    /// ```
    /// use ssj_core::paper::{Header, SeedSource};
    /// use ssj_core::round::{DrawPart, Round};
    /// use ssj_core::{Refusals, beijing};
    /// /// The draw of objects, seeded by what drand says at noon, an hour or more after it is published.
    /// fn header(round: &Round) -> Result<Header, Refusals> {
    ///     let noon = SeedSource::quicknet(beijing!(2026-03-02 12:00));
    ///     Header::new(round.header(DrawPart::Objects, 3600, noon.into_iter().collect()))
    /// }
    /// ```
    pub fn header(
        &self,
        part: DrawPart,
        margin_seconds: u32,
        sources: Vec<SeedSource>,
    ) -> HeaderParts {
        let redraw = self.redraw().filter(|_| part == DrawPart::Objects);
        let previous = redraw.map(|redraw| Previous {
            record: redraw.before(),
            reason: redraw.reason.clone(),
        });
        HeaderParts {
            suite: self.trail.hash().suite(),
            mandate: self.mandate().source().clone(),
            part,
            counter: self.counter(),
            previous,
            margin_seconds,
            reveal_hashes_close: None,
            sources,
        }
    }
}
