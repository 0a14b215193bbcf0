//! Replaying a trail with every step taken again.

use alloc::format;
use alloc::string::{String, ToString};

use ssj_core::trail::{Again, Event, Export, Flaw, Kept};
use ssj_core::{Encode, HashFn, Refusals, Timestamp};

use crate::verify::inquiry::Inquiry;

/// A trail that is read, and what it is called.
pub(super) struct Reading<'a, P> {
    pub(super) name: String,
    pub(super) trail: &'a Export<P>,
    pub(super) hash: HashFn,
    /// Nothing in it is of later.
    pub(super) on: Timestamp,
}

impl<'a, P: Encode> Reading<'a, P> {
    /// The events, if the chain holds; whole ones only as far as their contents are there.
    pub(super) fn events(&self, inquiry: &mut Inquiry<'_>) -> Option<&'a [Kept<P>]> {
        match self.trail.verify(self.hash, &[]) {
            Ok(()) => {}
            Err(flaw) => {
                let whole: &dyn core::fmt::Display = &"a whole chain";
                let field = match flaw {
                    Flaw::Content { sequence } => format!("{}[{sequence}]", self.name),
                    _ => self.name.clone(),
                };
                inquiry.differ(&field, &flaw, whole);
                return None;
            }
        }
        let kept = self.trail.kept();
        if kept.is_empty() {
            inquiry.differ(&self.name, &"no event", &"a beginning");
            return None;
        }
        if let Some(late) = kept.iter().find(|kept| kept.entry().recorded > self.on) {
            let field = format!("{}[{}].recorded", self.name, late.entry().sequence);
            inquiry.differ(
                &field,
                &late.entry().recorded,
                &format!("at most {}", self.on),
            );
        }
        Some(kept)
    }

    /// The lifecycle after all of its events, each step taken again by `again`; `None` where an event is
    /// gone, which is named, or does not follow.
    pub(super) fn replay<L: Again<Payload = P>>(
        &self,
        inquiry: &mut Inquiry<'_>,
        begun: impl FnOnce(&Event<P>) -> Result<(), Refusals>,
    ) -> Option<L> {
        let kept = self.events(inquiry)?;
        let first = self.whole(inquiry, kept.first()?)?;
        let begins = begun(first).map_err(|refusals| refusals.to_string());
        if let Err(refused) = begins {
            inquiry.differ(&format!("{}[0]", self.name), &"this event", &refused);
        }
        let mut value = match L::begin(self.hash, first) {
            Ok(value) => value,
            Err(error) => {
                inquiry.differ(&format!("{}[0]", self.name), &"a beginning", &error);
                return None;
            }
        };
        for kept in kept.iter().skip(1) {
            let event = self.whole(inquiry, kept)?;
            self.step(inquiry, event, value.again(event));
            if let Err(error) = value.apply(event) {
                inquiry.differ(&self.field(event), &"this event", &error);
                return None;
            }
        }
        Some(value)
    }

    /// Notes what a step that was taken again refused.
    pub(super) fn step(
        &self,
        inquiry: &mut Inquiry<'_>,
        event: &Event<P>,
        outcome: Result<(), Refusals>,
    ) {
        if let Err(refusals) = outcome {
            inquiry.differ(&self.field(event), &"this event", &refusals);
        }
    }

    pub(super) fn field(&self, event: &Event<P>) -> String {
        format!("{}[{}]", self.name, event.entry().sequence)
    }

    fn whole(&self, inquiry: &mut Inquiry<'_>, kept: &'a Kept<P>) -> Option<&'a Event<P>> {
        if kept.event().is_none() {
            let sequence = kept.entry().sequence;
            inquiry.unchecked(format!(
                "{}[{sequence}]: its content was destroyed",
                self.name
            ));
        }
        kept.event()
    }
}
