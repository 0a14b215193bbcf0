//! The steps of a round: each returns the event or everything that forbids it.

use alloc::vec::Vec;

use super::rules::{objects_are_sound, reserve_is_next, teams_are_sound};
use super::{
    DrawPart, DrawProgress, DrawnVisit, Redraw, ReserveList, Round, RoundEvent, RoundState, Team,
};
use crate::base::bytes::Seed;
use crate::base::digests::{CommitmentDigest, RecordDigest, RecusalRoot};
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
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Command, Event, Step as _, Trail};

steps! {
    /// The steps of a round.
    pub enum RoundStep of "round" in RoundState {
        /// It is begun under a mandate.
        Open = "open", "启动", Keeper, [];
        /// Another round begins that draws it again.
        DrawAgain = "draw-again" / "draw again", "重新抽取", Keeper, [Superseded];
        /// A draw's commitment is noted.
        Commit = "commit" / "commit to a draw of", "公布抽取承诺", Keeper, [Open, Drawn, Closed];
        /// A draw's seed is noted.
        Seed = "seed" / "seed a draw of", "记录随机种子", Keeper, [Open, Drawn, Closed];
        /// The objects drawn are recorded.
        RecordObjects = "record-objects" / "record the objects of", "记录检查对象", Keeper, [Open];
        /// The recusals are known.
        CloseRecusals = "close-recusals" / "close the recusals of", "确认回避", Keeper, [Drawn, Closed];
        /// A draw's teams are recorded.
        RecordTeams = "record-teams" / "record the teams of", "记录检查人员", Keeper, [Drawn, Closed];
        /// A reserve takes the place of a visit that fell out.
        Replace = "replace" / "replace a visit of", "递补", Keeper, [Drawn, Closed];
        /// It gives way to a round that draws again.
        Supersede = "supersede", "作废", Keeper, [Open, Drawn];
        /// The drawing is ended.
        Close = "close", "结束", Keeper, [Drawn];
    }
}

/// What every step gives.
type Step = Result<Event<RoundEvent>, Refusals>;

impl Round {
    /// Opens a round under a mandate and what it stands on.
    ///
    /// # Errors
    /// `round.outside-period` where the day of the step lies outside the mandate's period;
    /// `round.other-day` where lists and rulebooks were looked up for another day.
    pub fn open(hash: HashFn, command: &Command, id: RoundId, footing: Footing) -> Step {
        let trail = Trail::new(hash, id.into());
        let mut checks = trail.checks(command);
        within_period(footing.mandate(), command, &mut checks);
        let day = command.effective().china_date();
        checks.require(footing.day() == day, || {
            Refusal::new(codes::OTHER_DAY)
                .with("checked", footing.day())
                .with("day", day)
        });
        let payload = RoundEvent::Opened {
            footing,
            counter: 1,
            redraw: None,
        };
        trail.event(command, payload, checks)
    }

    /// Opens the round that draws this one again. This one must name it as its successor first.
    ///
    /// # Errors
    /// `round.not-superseded`; `round.outside-period`.
    pub fn draw_again(&self, command: &Command, id: &RoundId, reason: Text) -> Step {
        let trail = Trail::new(self.trail.hash(), id.clone().into());
        let mut checks = trail.checks(command);
        checks.require(self.superseded.as_ref() == Some(id), || {
            Refusal::new(codes::NOT_SUPERSEDED)
                .with("round", &self.id)
                .with("successor", id)
        });
        within_period(self.mandate(), command, &mut checks);
        let payload = RoundEvent::Opened {
            footing: self.footing.clone(),
            counter: self.counter.saturating_add(1),
            redraw: Some(Redraw {
                of: self.id.clone(),
                head: self.trail.head().digest,
                record: self.object_record(),
                reason,
            }),
        };
        trail.event(command, payload, checks)
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
        commitment: CommitmentDigest,
        published: Timestamp,
    ) -> Step {
        let mut checks = self.checks(command, RoundStep::Commit);
        if let Some(draw) = self.draw(part) {
            checks.refuse(
                Refusal::new(codes::SECOND_COMMITMENT)
                    .with("part", part)
                    .with("first", draw.commitment),
            );
        }
        if *part != DrawPart::Objects {
            self.objects_known(&mut checks);
        }
        not_yet(published, command, &mut checks);
        let payload = RoundEvent::Committed {
            part: part.clone(),
            commitment,
            published,
        };
        self.trail.event(command, payload, checks)
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
        let mut checks = self.checks(command, RoundStep::Seed);
        not_yet(revealed, command, &mut checks);
        if let Some(draw) = self.committed(part, &mut checks) {
            checks.require(draw.seed.is_none(), || {
                Refusal::new(codes::SECOND_SEED).with("part", part)
            });
            checks.require(draw.published < revealed, || {
                Refusal::new(codes::SEED_KNOWN_BEFORE)
                    .with("revealed", revealed)
                    .with("published", draw.published)
            });
        }
        let payload = RoundEvent::Seeded {
            part: part.clone(),
            seed,
            revealed,
        };
        self.trail.event(command, payload, checks)
    }

    /// Records the draw of objects.
    ///
    /// # Errors
    /// `round.no-seed`, `round.drawn-already`; for each visit whatever is wrong with it: outside
    /// the mandate, a check twice, an enterprise split over several visits.
    pub fn record_objects(
        &self,
        command: &Command,
        record: RecordDigest,
        visits: Vec<DrawnVisit>,
        reserves: Vec<ReserveList>,
    ) -> Step {
        let mut checks = self.checks(command, RoundStep::RecordObjects);
        self.may_draw(&DrawPart::Objects, &mut checks);
        objects_are_sound(self.mandate(), &visits, &reserves, &mut checks);
        let payload = RoundEvent::ObjectsDrawn {
            record,
            visits,
            reserves,
        };
        self.trail.event(command, payload, checks)
    }

    /// Notes that the recusals are known: declared, requested and found by rule.
    ///
    /// # Errors
    /// `round.too-early` before objects are drawn; `round.recusals-committed` once a draw of
    /// inspectors has committed to them; `round.over`.
    pub fn close_recusals(&self, command: &Command, root: RecusalRoot, count: u64) -> Step {
        let mut checks = self.checks(command, RoundStep::CloseRecusals);
        // A draw of inspectors commits to the recusals: none is added once it has.
        for part in self.draws.keys().filter(|p| **p != DrawPart::Objects) {
            checks.refuse(Refusal::new(codes::RECUSALS_COMMITTED).with("part", part));
        }
        self.trail
            .event(command, RoundEvent::RecusalsClosed { root, count }, checks)
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
        record: RecordDigest,
        teams: Vec<Team>,
        headcount: Headcount,
    ) -> Step {
        let mut checks = self.checks(command, RoundStep::RecordTeams);
        self.may_draw(part, &mut checks);
        teams_are_sound(self, &teams, headcount, &mut checks);
        let payload = RoundEvent::TeamsDrawn {
            part: part.clone(),
            record,
            teams,
        };
        self.trail.event(command, payload, checks)
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
        let mut checks = self.checks(command, RoundStep::Replace);
        self.replacement_is_sound(out, &skipped, &by, &mut checks);
        let payload = RoundEvent::Replaced {
            out: out.clone(),
            reason,
            skipped,
            by,
        };
        self.trail.event(command, payload, checks)
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
        let checks = self.checks(command, RoundStep::Supersede);
        self.trail.event(
            command,
            RoundEvent::Superseded { successor, reason },
            checks,
        )
    }

    /// Ends the drawing: every visit has its team.
    ///
    /// # Errors
    /// `round.too-early` before objects are drawn; `round.unstaffed` for each visit without a team:
    /// nobody is assigned in silence; `round.over`.
    pub fn close(&self, command: &Command) -> Step {
        let mut checks = self.checks(command, RoundStep::Close);
        for visit in self.unstaffed() {
            checks.refuse(Refusal::new(codes::UNSTAFFED).with("visit", &visit.id));
        }
        self.trail.event(command, RoundEvent::Closed, checks)
    }

    /// The checks of a step, which must fit the round's state.
    fn checks(&self, command: &Command, step: RoundStep) -> Checks {
        let mut checks = self.trail.checks(command);
        let state = self.state();
        if !step.states().contains(&state) {
            checks.refuse(match state {
                RoundState::Superseded | RoundState::Closed => {
                    Refusal::new(codes::OVER).with("round", &self.id)
                }
                RoundState::Open => Refusal::new(codes::TOO_EARLY).with("round", &self.id),
                RoundState::Drawn => {
                    Refusal::new(codes::DRAWN_ALREADY).with("part", &DrawPart::Objects)
                }
            });
        }
        checks
    }

    fn objects_known(&self, checks: &mut Checks) {
        let known = self.object_record().is_some() && self.recusals.is_some();
        checks.require(known, || {
            Refusal::new(codes::TOO_EARLY).with("round", &self.id)
        });
    }

    /// The draw of a part, which must have its commitment.
    fn committed(&self, part: &DrawPart, checks: &mut Checks) -> Option<&DrawProgress> {
        let draw = self.draw(part);
        checks.require(draw.is_some(), || {
            Refusal::new(codes::NO_COMMITMENT).with("part", part)
        });
        draw
    }

    /// A draw follows its seed, and there is no second one.
    fn may_draw(&self, part: &DrawPart, checks: &mut Checks) {
        let Some(draw) = self.committed(part, checks) else {
            return;
        };
        checks.require(draw.seed.is_some(), || {
            Refusal::new(codes::NO_SEED).with("part", part)
        });
        // A second draw of objects is refused by the round's state already.
        let again = draw.record.is_some() && *part != DrawPart::Objects;
        checks.require(!again, || {
            Refusal::new(codes::DRAWN_ALREADY).with("part", part)
        });
    }
}

/// What happened elsewhere is recorded after it happened.
fn not_yet(instant: Timestamp, command: &Command, checks: &mut Checks) {
    checks.require(instant <= command.recorded(), || {
        Refusal::new(codes::NOT_YET)
            .with("instant", instant)
            .with("recorded", command.recorded())
    });
}

fn within_period(mandate: &Mandate, command: &Command, checks: &mut Checks) {
    let day = command.effective().china_date();
    checks.require(mandate.period().contains(day), || {
        Refusal::new(codes::OUTSIDE_PERIOD)
            .with("day", day)
            .with("period", alloc::format!("{}", mandate.period()))
    });
}
