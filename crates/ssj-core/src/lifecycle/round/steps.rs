//! The steps of a round: each returns the event or everything that forbids it.

use alloc::vec::Vec;

use super::rules::{next_in_line, objects_are_sound, supplement_is_sound, teams_are_sound};
use super::{
    DrawPart, DrawProgress, Ground, Redraw, Replacement, Round, RoundEvent, RoundState, Succeeded,
};
use crate::base::bytes::Seed;
use crate::base::digests::{CommitmentDigest, RecordDigest, RecusalRoot};
use crate::base::id::{DivisionId, ObjectId, RoundId, VisitId};
use crate::base::skip::Skip;
use crate::base::suite::{HashFn, Suite};
use crate::base::text::Text;
use crate::base::timestamp::Timestamp;
use crate::law::headcount::Headcount;
use crate::law::refusal::{Checks, FactValue, Refusal, Refusals, words};
use crate::law::rules::round as codes;
use crate::lifecycle::footing::Footing;
use crate::lifecycle::mandate::{Mandate, Task};
use crate::lifecycle::step::steps;
use crate::lifecycle::trail::{Act, Event, Step as _, Trail, rests_on};
use crate::lifecycle::visit::{Visit, VisitState};
use crate::paper::{
    Header, InspectorCommitment, ObjectCommitment, ObjectsDrawn, SeedEvidence, TeamsDrawn,
};

steps! {
    /// The steps of a round.
    pub enum RoundStep of "round" in RoundState {
        /// It is begun under a mandate.
        Open = "open", "启动", Keeper C2_5B, [];
        /// Another round begins that draws it again.
        DrawAgain = "draw-again" / "draw again", "重新抽取", Keeper C2_5B, [Superseded];
        /// A draw's commitment is noted.
        Commit = "commit" / "commit to a draw of", "公布抽取承诺值", Keeper C2_5B, [Open, Drawn, Closed];
        /// A draw's seed is noted.
        Seed = "seed" / "seed a draw of", "记录随机种子", Keeper C2_5B, [Open, Drawn, Closed];
        /// The objects drawn are recorded.
        RecordObjects = "record-objects" / "record the objects of", "记录检查对象", Keeper C2_5B, [Open];
        /// The recusals are known.
        CloseRecusals = "close-recusals" / "close the recusals of", "确认回避", Keeper C2_5B, [Drawn, Closed];
        /// A draw's teams are recorded.
        RecordTeams = "record-teams" / "record the teams of", "记录检查人员", Keeper C2_5B, [Drawn, Closed];
        /// A reserve takes the place of a visit that fell out.
        Replace = "replace" / "replace a visit of", "递补", Keeper C2_5B, [Drawn, Closed];
        /// It gives way to a round that draws again.
        Supersede = "supersede", "作废", Keeper C2_5B, [Open, Drawn];
        /// The drawing is ended.
        Close = "close", "结束", Keeper C2_5B, [Drawn];
    }
}

/// What every step gives.
type Step = Result<Event<RoundEvent>, Refusals>;

impl Round {
    /// Opens a round under a mandate. What it stands on is found by the law of the day.
    ///
    /// # Errors
    /// `round.not-the-keeper`; `round.outside-period` where the day of the step lies outside the mandate's
    /// period; `trail.before-its-ground` before its approval was recorded; else whatever
    /// [`Task::on`](crate::Task::on) refuses.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "a mandate is used once, and its plan gives the next one"
    )]
    pub fn open(hash: HashFn, act: &Act<'_>, id: RoundId, mandate: Mandate) -> Step {
        let (trail, task) = (Trail::new(hash, id.into()), mandate.task());
        let mut checks = Self::may_open(&trail, act, task);
        match task.of_its_day(act, None, &mut checks) {
            Some(footing) => Self::opened_on(&trail, act, footing, checks),
            None => Err(checks.refusals()),
        }
    }

    /// The checks of a beginning.
    pub(super) fn may_open(trail: &Trail, act: &Act<'_>, task: &Task) -> Checks {
        let mut checks = trail.checks(act);
        keeps(task, None, act, &mut checks);
        within_period(task, act, &mut checks);
        rests_on(Some(task.since()), act, &mut checks);
        checks
    }

    pub(super) fn opened_on(
        trail: &Trail,
        act: &Act<'_>,
        footing: Footing,
        checks: Checks,
    ) -> Step {
        let payload = RoundEvent::Opened {
            footing,
            counter: 1,
            redraw: None,
        };
        trail.event(act, payload, checks)
    }

    /// Opens the round that draws this one again. This one must name it as its successor first. It draws for
    /// the same task, by the law of its own day: whoever a reform ended is followed by its successor.
    ///
    /// # Errors
    /// `round.not-superseded`; `round.outside-period`; whatever [`Task::on`](crate::Task::on) refuses.
    pub fn draw_again(&self, act: &Act<'_>, id: &RoundId, reason: Text) -> Step {
        self.drawn_again(act, id, reason, None)
    }

    pub(super) fn drawn_again(
        &self,
        act: &Act<'_>,
        id: &RoundId,
        reason: Text,
        stands: Option<&Footing>,
    ) -> Step {
        let trail = Trail::new(self.trail.hash(), id.clone().into());
        let mut checks = Self::may_open(&trail, act, self.mandate());
        rests_on(self.trail.last_effective(), act, &mut checks);
        checks.require(self.superseded.as_ref() == Some(id), || {
            Refusal::new(codes::NOT_SUPERSEDED)
                .with("round", &self.id)
                .with("successor", id)
        });
        let Some(footing) = self.mandate().of_its_day(act, stands, &mut checks) else {
            return Err(checks.refusals());
        };
        let payload = RoundEvent::Opened {
            footing,
            counter: self.counter.saturating_add(1),
            redraw: Some(Redraw {
                of: self.id.clone(),
                head: self.trail.head().digest,
                record: self.object_record(),
                reason,
            }),
        };
        trail.event(act, payload, checks)
    }

    /// Notes that the commitment of the draw of objects was published.
    ///
    /// # Errors
    /// `mandate.other-number`, `mandate.other-pool`, `mandate.other-design`, `mandate.unplanned-matter`,
    /// `mandate.left-out` where its frames are not the ones that the plan asks for;
    /// `round.second-commitment` (two commitments for one draw are equivocation); `draw.other-part`;
    /// `round.other-mandate`, `round.other-counter`, `round.other-previous`, `round.not-yet`, `seed.as-of-later`; `round.over`, `round.drawn-already`.
    pub fn commit_objects(
        &self,
        act: &Act<'_>,
        commitment: &ObjectCommitment,
        published: Timestamp,
    ) -> Step {
        let header = &commitment.header;
        let digest = CommitmentDigest(commitment.digest(header.suite().hash_fn()?));
        let mut checks = self.checks(act, RoundStep::Commit, &DrawPart::Objects);
        checks.absorb(commitment.check_part());
        checks.absorb(commitment.check_published(published));
        self.mandate()
            .fits_commitment(&commitment.frames, &mut checks);
        let named = header.parts().previous.as_ref().map(|it| it.record);
        let before = self.redraw.as_ref().map(Redraw::before);
        checks.require(named == before, || {
            let shown = |digest: Option<_>| {
                digest.map_or_else(|| FactValue::from(&words::NOBODY), FactValue::from)
            };
            Refusal::new(codes::OTHER_PREVIOUS)
                .with("named", shown(named))
                .with("before", shown(before))
        });
        self.commit(act, (header, digest, published), checks)
    }

    /// Notes that the commitment of a draw of inspectors was published.
    ///
    /// # Errors
    /// Those of [`commit_objects`](Self::commit_objects); `round.too-early` before objects are drawn
    /// and recusals known; `round.other-record` where it staffs the visits of another record,
    /// `round.other-recusals` where it leaves recusals out or adds some, `round.source-again` where a
    /// source of its seed was one of the objects', `round.objects-after` where it was published before
    /// their last source spoke; of a supplement `round.other-supplement` where another one is next.
    pub fn commit_inspectors(
        &self,
        act: &Act<'_>,
        commitment: &InspectorCommitment,
        published: Timestamp,
    ) -> Step {
        let header = &commitment.header;
        let digest = CommitmentDigest(commitment.digest(header.suite().hash_fn()?));
        let mut checks = self.checks(act, RoundStep::Commit, header.part());
        checks.absorb(commitment.check_part());
        checks.absorb(commitment.check_published(published));
        self.objects_known(&mut checks);
        if let (Some(objects), Some(record), Some(recusals)) = (
            self.draw(&DrawPart::Objects),
            self.object_record(),
            self.recusals,
        ) {
            follows_objects(objects, record, (commitment, published), &mut checks);
            let supplement = match header.part() {
                DrawPart::Supplement(number) => Some(*number),
                _ => None,
            };
            if let Some(number) = supplement {
                self.supplement_is_next(number, commitment, &mut checks);
            }
            // A supplement leaves out whoever is on the team as well, which its rows show.
            let known = supplement.is_some() || commitment.exclusions == recusals.0;
            checks.require(known, || {
                Refusal::new(codes::OTHER_RECUSALS)
                    .with("known", recusals)
                    .with("found", commitment.exclusions)
            });
        }
        self.commit(act, (header, digest, published), checks)
    }

    /// The supplements are numbered, and none has a source of any draw before it.
    fn supplement_is_next(&self, number: u32, own: &InspectorCommitment, checks: &mut Checks) {
        let parts = self.draws.keys();
        let supplements = parts.filter(|part| matches!(part, DrawPart::Supplement(_)));
        let before = u32::try_from(supplements.count()).unwrap_or(u32::MAX);
        let next = before.saturating_add(1);
        checks.require(number == next, || {
            Refusal::new(codes::OTHER_SUPPLEMENT)
                .with("number", number)
                .with("next", next)
        });
        let others = self
            .draws
            .iter()
            .filter(|(part, _)| part.is_of_inspectors());
        for (_, draw) in others.filter(|(part, _)| *part != own.header.part()) {
            no_source_of(&draw.header, &own.header, checks);
        }
    }

    fn commit(
        &self,
        act: &Act<'_>,
        (header, commitment, published): (&Header, CommitmentDigest, Timestamp),
        mut checks: Checks,
    ) -> Step {
        if let Some(draw) = self.draw(header.part()) {
            checks.refuse(
                Refusal::new(codes::SECOND_COMMITMENT)
                    .with("part", header.part())
                    .with("first", draw.commitment),
            );
        }
        checks.require(header.parts().counter == self.counter, || {
            Refusal::new(codes::OTHER_COUNTER)
                .with("counter", header.parts().counter)
                .with("round", self.counter)
        });
        let (named, own) = (&header.parts().mandate, self.mandate().source());
        checks.require(named == own, || {
            Refusal::new(codes::OTHER_MANDATE)
                .with("named", named)
                .with("own", own)
        });
        not_yet(published, act, &mut checks);
        let payload = RoundEvent::Committed {
            header: header.clone(),
            commitment,
            published,
        };
        self.trail.event(act, payload, checks)
    }

    /// Notes what a draw's sources brought: its seed follows.
    ///
    /// # Errors
    /// `round.no-commitment`; those of [`SeedEvidence::seed`]; `round.other-publication` where the
    /// evidence has the commitment published at another instant; `round.second-seed`; `round.over`.
    pub fn seed(&self, act: &Act<'_>, part: &DrawPart, evidence: SeedEvidence) -> Step {
        let mut checks = self.checks(act, RoundStep::Seed, part);
        for value in &evidence.values {
            not_yet(value.at, act, &mut checks);
        }
        if let Some(draw) = self.committed(part, &mut checks) {
            checks.require(draw.evidence.is_none(), || {
                Refusal::new(codes::SECOND_SEED).with("part", part)
            });
            checks.require(draw.published == evidence.published_at, || {
                Refusal::new(codes::OTHER_PUBLICATION)
                    .with("published", draw.published)
                    .with("found", evidence.published_at)
            });
            checks.absorb(draw.seed_of(&evidence));
        }
        let payload = RoundEvent::Seeded {
            part: part.clone(),
            evidence,
        };
        self.trail.event(act, payload, checks)
    }

    /// Records the draw of objects: all that it drew, as its record's digest fixes it.
    ///
    /// # Errors
    /// `round.no-seed`, `round.drawn-already`, `round.other-draw` where it is another draw than the
    /// one committed to and seeded; for each visit whatever is wrong with it: outside the mandate, a
    /// check twice, an enterprise split over several visits.
    pub fn record_objects(&self, act: &Act<'_>, drawn: ObjectsDrawn) -> Step {
        let mut checks = self.checks(act, RoundStep::RecordObjects, &DrawPart::Objects);
        let head = drawn.head();
        let claimed = (head.suite, head.commitment, &head.evidence, head.seed);
        self.may_draw(&DrawPart::Objects, claimed, &mut checks);
        let (visits, reserves) = (drawn.visits(), drawn.reserves());
        objects_are_sound(self.mandate(), visits, reserves, &mut checks);
        self.trail
            .event(act, RoundEvent::ObjectsDrawn(drawn), checks)
    }

    /// Notes that the recusals are known: declared, requested and found by rule.
    ///
    /// # Errors
    /// `round.too-early` before objects are drawn; `round.recusals-committed` once a draw of
    /// inspectors has committed to them; `round.over`.
    pub fn close_recusals(&self, act: &Act<'_>, root: RecusalRoot, count: u64) -> Step {
        let mut checks = self.checks(act, RoundStep::CloseRecusals, &DrawPart::Objects);
        // A draw of inspectors commits to the recusals: none is added once it has.
        for part in self.draws.keys().filter(|p| **p != DrawPart::Objects) {
            checks.refuse(Refusal::new(codes::RECUSALS_COMMITTED).with("part", part));
        }
        self.trail
            .event(act, RoundEvent::RecusalsClosed { root, count }, checks)
    }

    /// Records a draw of inspectors: all its teams, as its record's digest fixes them.
    ///
    /// # Errors
    /// `round.no-seed`, `round.drawn-already`, `round.other-draw` where it is another draw than the
    /// one committed to and seeded; for each team whatever is wrong with it: an unknown visit, a
    /// visit staffed before, too few inspectors of a department, a person twice; of a supplement a visit
    /// that has no team yet.
    pub fn record_teams(&self, act: &Act<'_>, part: &DrawPart, drawn: TeamsDrawn) -> Step {
        let succeeded = self.succeeded(act, drawn.teams());
        // Each visit takes what its county asks for.
        let headcount = |county: &DivisionId| {
            let terms = act.law().and_then(|law| law.terms_at(county).ok());
            terms.map_or_else(Headcount::default, |terms| terms.headcount.value)
        };
        self.teams_recorded(act, part, (drawn, succeeded), headcount)
    }

    pub(super) fn teams_recorded(
        &self,
        act: &Act<'_>,
        part: &DrawPart,
        (drawn, succeeded): (TeamsDrawn, Vec<Succeeded>),
        headcount: impl Fn(&DivisionId) -> Headcount,
    ) -> Step {
        let mut checks = self.checks(act, RoundStep::RecordTeams, part);
        let head = drawn.head();
        let claimed = (head.suite, head.commitment, &head.evidence, head.seed);
        self.may_draw(part, claimed, &mut checks);
        // The objects are no part that has teams, and they are drawn already.
        let again = self.draw(part).is_some_and(|draw| draw.record.is_some());
        checks.require(!again, || {
            Refusal::new(codes::DRAWN_ALREADY).with("part", part)
        });
        self.succession_is_sound(drawn.teams(), &succeeded, &mut checks);
        let teams = self.as_drawn_all(drawn.teams(), &succeeded);
        if matches!(part, DrawPart::Supplement(_)) {
            supplement_is_sound(self, &teams, &mut checks);
        } else {
            teams_are_sound(self, &teams, headcount, &mut checks);
        }
        drop(teams);
        let payload = RoundEvent::TeamsDrawn {
            part: part.clone(),
            drawn,
            succeeded,
        };
        self.trail.event(act, payload, checks)
    }

    /// Lets a visit fall out before it began: for each of its checks the next in line of its stratum
    /// steps in, and joins the visit to that enterprise in that county where there is one.
    ///
    /// Nobody picks: who steps in follows from the draw. Whoever can't is passed over with a reason.
    ///
    /// # Errors
    /// `round.unknown-visit`; `round.not-next-reserve` for each who is passed over and was not next in
    /// line. A visit that has its team is shown as it stands, and was let go: `round.visit-not-shown`,
    /// `round.visit-stands`, `round.carried-out`; `round.visit-handed-over` where another office checks it.
    pub fn replace(
        &self,
        act: &Act<'_>,
        out: &VisitId,
        ground: Ground,
        skipped: Vec<Skip<ObjectId>>,
        visit: Option<&Visit>,
    ) -> Step {
        let mut checks = self.checks(act, RoundStep::Replace, &DrawPart::Objects);
        if self.has_ended(out, visit, act, &mut checks) {
            let elsewhere = visit.is_some_and(|visit| visit.state() == VisitState::HandedOver);
            checks.require(!elsewhere || act.law().is_none(), || {
                Refusal::new(codes::VISIT_HANDED_OVER).with("visit", out)
            });
        }
        let replaced = if self.trail.has(act) {
            // Whoever stepped in then is who they are; by now others would be next.
            let same = |own: &&Replacement| {
                (&own.out, &own.ground, &own.skipped) == (out, &ground, &skipped)
            };
            let then = self.replacements().iter().find(same);
            then.map_or_else(Vec::new, |then| then.checks.clone())
        } else if let Some(visit) = self.visit(out) {
            next_in_line(self, visit, &skipped, &mut checks)
        } else {
            let unknown = Refusal::new(codes::UNKNOWN_VISIT).with("visit", out);
            return Err(checks.stop(unknown));
        };
        let replacement = Replacement {
            out: out.clone(),
            ground,
            skipped,
            checks: replaced,
        };
        self.trail
            .event(act, RoundEvent::Replaced(replacement), checks)
    }

    /// Gives way to a round that draws again, for a reason. Nothing is deleted, and nothing that was carried
    /// out is drawn again: each visit that has its team is shown, and was let go or handed over.
    ///
    /// # Errors
    /// `round.over` where the round is superseded or closed; `round.visit-not-shown`,
    /// `round.visit-stands`, `round.carried-out` for each visit that has its team.
    pub fn supersede(
        &self,
        act: &Act<'_>,
        successor: RoundId,
        reason: Text,
        visits: &[&Visit],
    ) -> Step {
        let mut checks = self.checks(act, RoundStep::Supersede, &DrawPart::Objects);
        for id in self.teams.keys() {
            let shown = visits.iter().find(|visit| visit.id() == id);
            self.has_ended(id, shown.copied(), act, &mut checks);
        }
        self.trail
            .event(act, RoundEvent::Superseded { successor, reason }, checks)
    }

    /// Ends the drawing: every visit has its team.
    ///
    /// # Errors
    /// `round.too-early` before objects are drawn; `round.unstaffed` for each visit without a team:
    /// nobody is assigned in silence; `round.over`.
    pub fn close(&self, act: &Act<'_>) -> Step {
        let mut checks = self.checks(act, RoundStep::Close, &DrawPart::Objects);
        for visit in self.unstaffed() {
            checks.refuse(Refusal::new(codes::UNSTAFFED).with("visit", &visit.id));
        }
        self.trail.event(act, RoundEvent::Closed, checks)
    }

    /// The checks of a step, which must fit the round's state.
    fn checks(&self, act: &Act<'_>, step: RoundStep, part: &DrawPart) -> Checks {
        let mut checks = self.trail.checks(act);
        keeps(self.mandate(), Some(part), act, &mut checks);
        rests_on(self.trail.last_effective(), act, &mut checks);
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

    /// A visit that has its team has ended before anybody began to check. Where the step is taken again,
    /// what the visit had come to is not asked.
    fn has_ended(
        &self,
        id: &VisitId,
        shown: Option<&Visit>,
        act: &Act<'_>,
        checks: &mut Checks,
    ) -> bool {
        if act.law().is_none() || self.team(id).is_none() {
            return true;
        }
        let own = |visit: &&Visit| visit.id() == id && visit.opening().round == self.id;
        let code = match shown.filter(own) {
            None => codes::VISIT_NOT_SHOWN,
            Some(visit) if visit.started().or(visit.completed()).is_some() => codes::CARRIED_OUT,
            Some(visit) if !visit.is_released() => codes::VISIT_STANDS,
            Some(_) => return true,
        };
        checks.refuse(Refusal::new(code).with("visit", id));
        false
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

    /// A draw follows its seed and is the one that was committed to.
    fn may_draw(
        &self,
        part: &DrawPart,
        (suite, commitment, evidence, seed): (Suite, CommitmentDigest, &SeedEvidence, Seed),
        checks: &mut Checks,
    ) {
        let Some(draw) = self.committed(part, checks) else {
            return;
        };
        let Some(own) = draw.seed else {
            checks.refuse(Refusal::new(codes::NO_SEED).with("part", part));
            return;
        };
        let committed = (draw.header.suite(), draw.commitment);
        let spoken = (draw.evidence.as_ref(), own);
        let same = committed == (suite, commitment) && spoken == (Some(evidence), seed);
        checks.require(same, || {
            Refusal::new(codes::OTHER_DRAW)
                .with("part", part)
                .with("commitment", draw.commitment)
                .with("found", commitment)
        });
    }
}

/// The draw of inspectors staffs these visits, and nothing of it could be known before they were.
fn follows_objects(
    objects: &DrawProgress,
    record: RecordDigest,
    (commitment, published): (&InspectorCommitment, Timestamp),
    checks: &mut Checks,
) {
    checks.require(commitment.object_record == record.0, || {
        Refusal::new(codes::OTHER_RECORD)
            .with("record", record)
            .with("found", commitment.object_record)
    });
    no_source_of(&objects.header, &commitment.header, checks);
    let spoken = objects.evidence.iter().flat_map(|it| &it.values);
    if let Some(last) = spoken.map(|value| value.at).max() {
        checks.require(last < published, || {
            Refusal::new(codes::OBJECTS_AFTER)
                .with("published", published)
                .with("last", last)
        });
    }
}

/// A value makes one seed.
fn no_source_of(before: &Header, own: &Header, checks: &mut Checks) {
    let known = before.sources();
    for source in own.sources() {
        checks.require(!known.iter().any(|own| own.id == source.id), || {
            Refusal::new(codes::SOURCE_AGAIN).with("source", &source.id)
        });
    }
}

/// What happened elsewhere is recorded after it happened.
fn not_yet(instant: Timestamp, act: &Act<'_>, checks: &mut Checks) {
    checks.require(instant <= act.recorded(), || {
        Refusal::new(codes::NOT_YET)
            .with("instant", instant)
            .with("recorded", act.recorded())
    });
}

/// A keeper of the mandate draws; a draw of inspectors is also for each department whose they are.
fn keeps(mandate: &Task, part: Option<&DrawPart>, act: &Act<'_>, checks: &mut Checks) {
    let departments = matches!(part, Some(DrawPart::Inspectors(_)));
    let keeper = mandate
        .keepers()
        .iter()
        .any(|own| act.acts_for(own, checks));
    let mut answering = mandate.checks().filter(|_| departments);
    let keeps = keeper || answering.any(|(matter, own)| act.answers_for(own, matter, checks));
    checks.require(keeps, || {
        Refusal::new(codes::NOT_THE_KEEPER)
            .with("actor", &act.actor().agency)
            .with("task", mandate.source().task().as_str())
    });
}

fn within_period(mandate: &Task, act: &Act<'_>, checks: &mut Checks) {
    let day = act.day();
    checks.require(mandate.period().contains(day), || {
        Refusal::new(codes::OUTSIDE_PERIOD)
            .with("day", day)
            .with("period", alloc::format!("{}", mandate.period()))
    });
}
