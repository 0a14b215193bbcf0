//! Replaying a trail with every step taken again.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ssj_core::trail::{Again, Event, Export, Flaw, Head, Kept};
use ssj_core::{Encode, HashFn, Refusals};

use super::Archive;
use super::rests::Rests;

use crate::verify::Said;
use crate::verify::inquiry::Inquiry;
use crate::verify::verdict::Basis;

/// A trail that is read, and what it is called.
pub(super) struct Reading<'a, P> {
    pub(super) name: String,
    pub(super) trail: &'a Export<P>,
    pub(super) hash: HashFn,
    /// What the archive says of all trails.
    pub(super) of: &'a Archive<'a>,
}

impl<'a, P: Encode + Rests> Reading<'a, P> {
    /// The events, if the chain holds; whole ones only as far as their contents are there.
    pub(super) fn events(&self, inquiry: &mut Inquiry<'_>) -> Option<&'a [Kept<P>]> {
        match self.trail.verify(self.hash, &self.heads(inquiry)) {
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
        inquiry.believed.add(self.hash, kept);
        if let Some(late) = kept.iter().find(|kept| kept.entry().recorded > self.of.on) {
            let field = format!("{}[{}].recorded", self.name, late.entry().sequence);
            inquiry.differ(
                &field,
                &late.entry().recorded,
                &format!("at most {}", self.of.on),
            );
        }
        Some(kept)
    }

    /// The heads that this trail had: those that the reader kept, and that of the checkpoint.
    fn heads(&self, inquiry: &mut Inquiry<'_>) -> Vec<Head> {
        let Some(first) = self.trail.kept().first() else {
            return Vec::new();
        };
        let subject = &first.entry().subject;
        let mut heads: Vec<Head> = inquiry.said(|said| match said {
            Said::Head { head } if head.subject == *subject => Some(head.clone()),
            _ => None,
        });
        if !heads.is_empty() {
            let what = format!("{}: against the head that was kept", self.name);
            inquiry.note(Basis::Anchored, what);
        }
        let all = self.of.heads;
        let place = all.binary_search_by(|head| head.subject.cmp(subject)).ok();
        match place.and_then(|place| all.get(place)) {
            Some(head) => heads.push(head.clone()),
            None if all.is_empty() => {}
            None => inquiry.differ(&self.name, "a trail", "no head of it in the checkpoint"),
        }
        heads.sort_unstable_by_key(|head| head.len);
        let entries = u64::try_from(self.trail.kept().len()).unwrap_or(u64::MAX);
        let newest = heads.last().map_or(entries, |head| head.len);
        if newest < entries {
            let after = entries.saturating_sub(newest);
            let what = format!(
                "{}: {after} entries after the head that was kept",
                self.name
            );
            inquiry.note(Basis::NotAnchored, what);
        }
        heads
    }

    /// The lifecycle after all of its events, each step taken again; `None` where an event is gone, which
    /// is named, or does not follow.
    pub(super) fn replay<L: Again<Payload = P>>(&self, inquiry: &mut Inquiry<'_>) -> Option<L> {
        let kept = self.events(inquiry)?;
        let first = self.whole(inquiry, kept.first()?)?;
        self.step(inquiry, first, L::begun(self.hash, first));
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
