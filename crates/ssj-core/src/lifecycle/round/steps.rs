//! The steps of a round: each returns the event or everything that forbids it.

use alloc::vec::Vec;

use super::rules::{objects_are_sound, reserve_is_next, teams_are_sound};
use super::{DrawPart, DrawnVisit, Redraw, ReserveList, Round, RoundEvent, Team};
use crate::base::bytes::{Digest, Seed};
use crate::base::id::{RoundId, VisitId};
use crate::base::skip::Skip;
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::headcount::Headcount;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::round as codes;
use crate::lifecycle::footing::Footing;
use crate::lifecycle::mandate::Mandate;
use crate::lifecycle::trail::{Command, Event, Trail};

/// What every step gives.
type Step = Result<Event<RoundEvent>, Refusals>;

impl Round {
    /// Opens a round under a mandate and what it stands on.
    ///
    /// # Errors
    /// `round.outside-period` where the day of the step lies outside the mandate's period;
    /// `round.other-day` where lists and rulebooks were looked up for another day.
    pub fn open(hash: HashFn, command: &Command, id: RoundId, footing: Footing) -> Step {
        let payload = RoundEvent::Opened {
            footing,
            counter: 1,
            redraw: None,
        };
        Trail::new(hash, id.into()).step(command, payload, |payload, checks| {
            if let RoundEvent::Opened { footing, .. } = payload {
                within_period(footing.mandate(), command, checks);
                let day = command.effective().china_date();
                checks.require(footing.day() == day, || {
                    Refusal::new(codes::OTHER_DAY)
                        .with("checked", footing.day())
                        .with("day", day)
                });
            }
        })
    }

    /// Opens the round that draws this one again. This one must name it as its successor first.
    ///
    /// # Errors
    /// `round.not-superseded`; `round.outside-period`.
    pub fn draw_again(&self, command: &Command, id: &RoundId, reason: Text) -> Step {
        let head = self.trail.head();
        let successor = self.superseded.as_ref() == Some(id);
        let payload = RoundEvent::Opened {
            footing: self.footing.clone(),
            counter: self.counter.saturating_add(1),
            redraw: Some(Redraw {
                of: self.id.clone(),
                head: head.digest(),
                record: self.object_record(),
                reason,
            }),
        };
        let trail = Trail::new(self.trail.hash(), id.clone().into());
        trail.step(command, payload, |_, checks| {
            checks.require(successor, || {
                Refusal::new(codes::NOT_SUPERSEDED)
                    .with("round", &self.id)
                    .with("successor", id)
            });
            within_period(self.mandate(), command, checks);
        })
    }

    /// Notes that a draw's commitment was published.
    ///
    /// # Errors
    /// `round.second-commitment` (two commitments for one draw are equivocation);
    /// `round.too-early` for inspectors before objects are drawn and recusals known;
    /// `round.over`, `round.not-published-yet`.
    pub fn commit(
        &self,
        command: &Command,
        part: &DrawPart,
        commitment: Digest,
        published: Timestamp,
    ) -> Step {
        let payload = RoundEvent::Committed {
            part: part.clone(),
            commitment,
            published,
        };
        self.trail.step(command, payload, |_, checks| {
            self.not_superseded(checks);
            if let Some(draw) = self.draw(part) {
                checks.refuse(
                    Refusal::new(codes::SECOND_COMMITMENT)
                        .with("part", part)
                        .with("first", draw.commitment()),
                );
            }
            if *part != DrawPart::Objects {
                self.objects_known(checks);
            }
            checks.require(published <= command.recorded(), || {
                Refusal::new(codes::NOT_YET)
                    .with("instant", published)
                    .with("recorded", command.recorded())
            });
        })
    }

    /// Notes a draw's seed, whose last source became known at `revealed`.
    ///
    /// # Errors
    /// `round.no-commitment`; `round.seed-known-before` where the seed was known before the
    /// commitment was published; `round.second-seed`; `round.over`.
    pub fn seed(
        &self,
        command: &Command,
        part: &DrawPart,
        seed: Seed,
        revealed: Timestamp,
    ) -> Step {
        let payload = RoundEvent::Seeded {
            part: part.clone(),
            seed,
            revealed,
        };
        self.trail.step(command, payload, |_, checks| {
            self.not_superseded(checks);
            checks.require(revealed <= command.recorded(), || {
                Refusal::new(codes::NOT_YET)
                    .with("instant", revealed)
                    .with("recorded", command.recorded())
            });
            let Some(draw) = self.draw(part) else {
                return checks.refuse(no_commitment(part));
            };
            checks.require(draw.seed().is_none(), || {
                Refusal::new(codes::SECOND_SEED).with("part", part)
            });
            checks.require(draw.published() < revealed, || {
                Refusal::new(codes::SEED_KNOWN_BEFORE)
                    .with("revealed", revealed)
                    .with("published", draw.published())
            });
        })
    }

    /// Records the draw of objects.
    ///
    /// # Errors
    /// `round.no-seed`, `round.drawn-already`; for each visit whatever is wrong with it: outside
    /// the mandate, a check twice, an enterprise split over several visits.
    pub fn record_objects(
        &self,
        command: &Command,
        record: Digest,
        visits: Vec<DrawnVisit>,
        reserves: Vec<ReserveList>,
    ) -> Step {
        let payload = RoundEvent::ObjectsDrawn {
            record,
            visits,
            reserves,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.may_draw(&DrawPart::Objects, checks);
            if let RoundEvent::ObjectsDrawn {
                visits, reserves, ..
            } = payload
            {
                objects_are_sound(self.mandate(), visits, reserves, checks);
            }
        })
    }

    /// Notes that the recusals are known: declared, requested and found by rule.
    ///
    /// # Errors
    /// `round.too-early` before objects are drawn; `round.recusals-committed` once a draw of
    /// inspectors has committed to them; `round.over`.
    pub fn close_recusals(&self, command: &Command, root: Digest, count: u64) -> Step {
        let payload = RoundEvent::RecusalsClosed { root, count };
        self.trail.step(command, payload, |_, checks| {
            self.not_superseded(checks);
            checks.require(self.object_record().is_some(), || {
                Refusal::new(codes::TOO_EARLY).with("round", &self.id)
            });
            // A draw of inspectors commits to the recusals: none is added once it has.
            for part in self.draws.keys().filter(|p| **p != DrawPart::Objects) {
                checks.refuse(Refusal::new(codes::RECUSALS_COMMITTED).with("part", part));
            }
        })
    }

    /// Records a draw of inspectors.
    ///
    /// # Errors
    /// `round.no-seed`, `round.drawn-already`; for each team whatever is wrong with it: an unknown
    /// visit, a visit staffed before, too few inspectors of a department, a person twice.
    pub fn record_teams(
        &self,
        command: &Command,
        part: &DrawPart,
        record: Digest,
        teams: Vec<Team>,
        headcount: Headcount,
    ) -> Step {
        let payload = RoundEvent::TeamsDrawn {
            part: part.clone(),
            record,
            teams,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.may_draw(part, checks);
            if let RoundEvent::TeamsDrawn { teams, .. } = payload {
                teams_are_sound(self, teams, headcount, checks);
            }
        })
    }

    /// Puts the next reserve in the place of a visit that fell out before it began.
    ///
    /// # Errors
    /// `round.unknown-visit`; `round.not-next-reserve` where reserves are passed over without a
    /// reason, or someone picks.
    pub fn replace(
        &self,
        command: &Command,
        out: &VisitId,
        reason: Text,
        skipped: Vec<Skip<VisitId>>,
        by: DrawnVisit,
    ) -> Step {
        let payload = RoundEvent::Replaced {
            out: out.clone(),
            reason,
            skipped,
            by,
        };
        self.trail.step(command, payload, |payload, checks| {
            self.not_superseded(checks);
            if let RoundEvent::Replaced { skipped, by, .. } = payload {
                self.replacement_is_sound(out, skipped, by, checks);
            }
        })
    }

    /// Whether a replacement is the one that nobody picked: what [`replace`](Self::replace) checks
    /// before it, for those who read a trail and distrust whoever wrote it.
    ///
    /// # Errors
    /// `round.unknown-visit`; `round.not-next-reserve`.
    pub fn may_replace(
        &self,
        out: &VisitId,
        skipped: &[Skip<VisitId>],
        by: &DrawnVisit,
    ) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        self.replacement_is_sound(out, skipped, by, &mut checks);
        checks.finish()
    }

    fn replacement_is_sound(
        &self,
        out: &VisitId,
        skipped: &[Skip<VisitId>],
        by: &DrawnVisit,
        checks: &mut Checks,
    ) {
        checks.require(self.visits.contains_key(out), || {
            Refusal::new(codes::UNKNOWN_VISIT).with("visit", out)
        });
        reserve_is_next(self, out, skipped, by, checks);
    }

    /// Gives way to a round that draws again, for a reason. Nothing is deleted.
    ///
    /// # Errors
    /// `round.over` where the round is superseded or closed.
    pub fn supersede(&self, command: &Command, successor: RoundId, reason: Text) -> Step {
        let payload = RoundEvent::Superseded { successor, reason };
        self.trail.step(command, payload, |_, checks| {
            self.not_superseded(checks);
            self.not_closed(checks);
        })
    }

    /// Ends the drawing: every visit has its team.
    ///
    /// # Errors
    /// `round.too-early` before objects are drawn; `round.unstaffed` for each visit without a team:
    /// nobody is assigned in silence; `round.over`.
    pub fn close(&self, command: &Command) -> Step {
        self.trail.step(command, RoundEvent::Closed, |_, checks| {
            self.not_superseded(checks);
            self.not_closed(checks);
            checks.require(self.object_record().is_some(), || {
                Refusal::new(codes::TOO_EARLY).with("round", &self.id)
            });
            for visit in self.unstaffed() {
                checks.refuse(Refusal::new(codes::UNSTAFFED).with("visit", visit.id()));
            }
        })
    }

    fn not_superseded(&self, checks: &mut Checks) {
        checks.require(self.superseded.is_none(), || {
            Refusal::new(codes::OVER).with("round", &self.id)
        });
    }

    fn not_closed(&self, checks: &mut Checks) {
        checks.require(!self.closed, || {
            Refusal::new(codes::OVER).with("round", &self.id)
        });
    }

    fn objects_known(&self, checks: &mut Checks) {
        let known = self.object_record().is_some() && self.recusals.is_some();
        checks.require(known, || {
            Refusal::new(codes::TOO_EARLY).with("round", &self.id)
        });
    }

    /// A draw follows its seed, and there is no second one.
    fn may_draw(&self, part: &DrawPart, checks: &mut Checks) {
        self.not_superseded(checks);
        let Some(draw) = self.draw(part) else {
            return checks.refuse(no_commitment(part));
        };
        checks.require(draw.seed().is_some(), || {
            Refusal::new(codes::NO_SEED).with("part", part)
        });
        checks.require(draw.record().is_none(), || {
            Refusal::new(codes::DRAWN_ALREADY).with("part", part)
        });
    }
}

fn no_commitment(part: &DrawPart) -> Refusal {
    Refusal::new(codes::NO_COMMITMENT).with("part", part)
}

fn within_period(mandate: &Mandate, command: &Command, checks: &mut Checks) {
    let day = command.effective().china_date();
    checks.require(mandate.period().contains(day), || {
        Refusal::new(codes::OUTSIDE_PERIOD)
            .with("day", day)
            .with("period", alloc::format!("{}", mandate.period()))
    });
}
