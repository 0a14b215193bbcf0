//! A draw in its round's trail, and the trail under what somebody kept of it.

use ssj_core::agency::{Agency, AgencyRegister, NamedSystem};
use ssj_core::identity::ObjectKind;
use ssj_core::jurisdiction::Level;
use ssj_core::laws::{Law, Laws, Sources};
use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, MatterList, Subject};
use ssj_core::merkle::ConsistencyProof;
use ssj_core::plan::{
    Forecast, ObjectForecast, Plan, PlanHeader, PlanItem, PlanOwner, PlannedMatter,
};
use ssj_core::round::{DrawPart, Round, RoundEvent};
use ssj_core::trail::{
    Actor, Checkpoint, CheckpointLog, Command, Event, Export, Head, Kept, Lifecycle, Salt,
};
use ssj_core::{
    AgencyId, CheckpointRoot, CommandId, Digest, DivisionId, EntryDigest, EvidenceDigest, HashFn,
    ListId, Mandate, Period, PlanId, PlanItemId, RoundId, Suite, Text, Timestamp,
};
use ssj_draw::record::{ObjectDraw, ObjectRecord, TreeRoot};
use ssj_draw::verify::{Anchors, Basis, CheckpointProof, LogProof, Said, Verdict, verify_trail};

use super::town::{evidence, object_parts};

fn h() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn agency() -> AgencyId {
    AgencyId::new("market").unwrap()
}

/// The town's objects, drawn and entered into the trail of a round.
struct Town {
    record: ObjectRecord,
    events: Vec<Event<RoundEvent>>,
}

impl Town {
    /// As it was drawn by this seed.
    fn drawn(value: u8) -> Self {
        let draw = ObjectDraw::new(object_parts()).unwrap();
        let record = draw.draw(evidence(value)).unwrap();
        let events = enter(&draw, &record);
        Self { record, events }
    }

    fn new() -> Self {
        Self::drawn(7)
    }

    /// The trail of what was drawn, beside a record that says something else.
    fn with(bend: impl Fn(&mut ObjectRecord)) -> Self {
        let mut town = Self::new();
        bend(&mut town.record);
        town
    }

    fn trail(&self) -> Export<RoundEvent> {
        Export::new(self.events.clone())
    }

    /// The head after so many events.
    fn head(&self, len: usize) -> Head {
        let last = &self.events[len - 1];
        Head {
            subject: last.entry().subject.clone(),
            len: len as u64,
            digest: last.digest(),
        }
    }

    fn verify(&self, proof: Option<&CheckpointProof>, anchors: &Anchors) -> Verdict {
        let trail = self.trail();
        verify_trail(
            &self.record,
            &DrawPart::Objects,
            (&trail, proof),
            h(),
            anchors,
        )
    }
}

fn law<'a>(laws: &'a Laws, day: &str) -> Law<'a> {
    let place = DivisionId::new("220100").unwrap();
    let day = ssj_calendar::iso_date::parse(day).unwrap();
    laws.on(day, &place).unwrap()
}

/// The town of the documentation, with one more office and a list of what is drawn here.
fn laws(draw: &ObjectDraw) -> Laws {
    let sources = ssj_core::laws::town().unwrap().sources().clone();
    let since = ssj_calendar::iso_date::parse("2001-01-01").unwrap();
    let system = NamedSystem::MarketRegulation;
    let matters = draw.frames().iter().map(|frame| {
        let name = Text::new(frame.matter.as_str()).unwrap();
        MatterDraft::new(frame.matter.clone(), name.clone())
            .basis(LegalBasis::instrument(LegalForm::Law, name.clone()))
            .subject(Subject::new(system, [Level::Prefecture]))
            .content(name)
            .method(CheckMethod::OnSite)
            .object_kind(ObjectKind::Site)
    });
    let (id, first) = (ListId::new("own").unwrap(), core::num::NonZeroU32::MIN);
    let list = MatterList::new(id, first, agency(), since, matters).unwrap();
    let published = sources.lists[0].publication().unwrap().clone();
    let name = Text::new("market").unwrap();
    let place = DivisionId::new("220100").unwrap();
    let systems = [system.into()];
    let office = Agency::department(
        agency(),
        name,
        systems,
        Level::Prefecture,
        place.clone(),
        since,
    );
    let justice = Agency::department(
        justice(),
        Text::new("司法局").unwrap(),
        [NamedSystem::JudicialAdministration.into()],
        Level::Prefecture,
        place,
        since,
    );
    let sources = Sources {
        agencies: AgencyRegister::new([office, justice], []).unwrap(),
        lists: vec![list.published(published)],
        ..sources
    };
    Laws::new(h(), sources).unwrap()
}

fn justice() -> AgencyId {
    AgencyId::new("justice").unwrap()
}

/// What a plan of these matters allows in March.
fn mandate(laws: &Laws, matters: Vec<PlannedMatter>) -> Mandate {
    let january = law(laws, "2026-01-12");
    let act = |n: u64, who: AgencyId| {
        let (id, at) = (CommandId::new(&n.to_string()), "2026-01-12T09:00:00+08:00");
        let (actor, salt) = (Actor::agency(who), Salt::from_bytes([7; 32]));
        Command::new(id.unwrap(), n, actor, at.parse().unwrap(), salt).under(&january)
    };
    let day = |day| ssj_calendar::iso_date::parse(day).unwrap();
    let year = Period::between(day("2026-01-01"), day("2026-12-31")).unwrap();
    let place = DivisionId::new("220100").unwrap();
    let item = PlanItem {
        id: PlanItemId::new("town-2026-01").unwrap(),
        name: Text::new("抽查").unwrap(),
        period: year,
        initiator: agency(),
        matters,
    };
    let line = |planned: &PlannedMatter| ObjectForecast {
        item: item.id.clone(),
        matter: planned.matter.clone(),
        in_scope: 100,
        needed: 1,
        excluded: 0,
        without_chance: 0,
    };
    let forecast = Forecast::new(EvidenceDigest(Digest::from_bytes([0; 32])));
    let forecast = item
        .matters
        .iter()
        .map(line)
        .fold(forecast, Forecast::with_objects);
    let header = PlanHeader::new(2026, PlanOwner::Department(agency()), place);
    let (id, key) = (PlanId::new("town").unwrap(), item.id.clone());
    let first = Plan::draft(h(), &act(0, agency()), id, header, vec![item]).unwrap();
    let mut plan = Plan::begin(h(), &first).unwrap();
    plan.apply(&plan.submit(&act(1, agency()), forecast).unwrap())
        .unwrap();
    plan.apply(&plan.approve(&act(2, justice()), None).unwrap())
        .unwrap();
    let from = day("2026-01-12");
    plan.apply(&plan.put_in_force(&act(3, agency()), from).unwrap())
        .unwrap();
    plan.mandate(&key, day("2026-03-01")).unwrap()
}

fn enter(draw: &ObjectDraw, record: &ObjectRecord) -> Vec<Event<RoundEvent>> {
    let told = draw.frames().iter().zip(&draw.commitment().frames);
    let planned = told.map(|(frame, told)| PlannedMatter {
        announced: frame.announced,
        disclosure: frame.disclosure,
        ..PlannedMatter::new(
            frame.matter.clone(),
            agency(),
            frame.pool.clone(),
            told.number,
        )
    });
    let laws = laws(draw);
    let mandate = mandate(&laws, planned.collect());
    assert_eq!(record.commitment.header.parts().mandate, *mandate.source());
    let [first, second] = ["2026-03-01", "2026-03-02"].map(|day| law(&laws, day));
    let command = |len: u64, at: &str| {
        let id = CommandId::new(&format!("{len}")).unwrap();
        let salt = Salt::from_bytes([len as u8; 32]);
        let at: Timestamp = at.parse().unwrap();
        let law = if at.china_date() == first.day() {
            &first
        } else {
            &second
        };
        Command::new(id, len, Actor::agency(agency()), at, salt).under(law)
    };
    let id = RoundId::new("town").unwrap();
    let opened = Round::open(h(), &command(0, "2026-03-01T03:00:00Z"), id, mandate).unwrap();
    let mut round = Round::begin(h(), &opened).unwrap();
    let mut events = vec![opened];
    let mut take = |round: &mut Round, event: Event<RoundEvent>| {
        round.apply(&event).unwrap();
        events.push(event);
    };
    let published = record.evidence.published_at;
    let next = command(1, "2026-03-01T05:00:00Z");
    let event = round.commit_objects(&next, draw.commitment(), published);
    take(&mut round, event.unwrap());
    let next = command(2, "2026-03-02T05:00:00Z");
    let event = round.seed(&next, &DrawPart::Objects, record.evidence.clone());
    take(&mut round, event.unwrap());
    let next = command(3, "2026-03-02T06:00:00Z");
    let event = round.record_objects(&next, draw.drawn(record).unwrap());
    take(&mut round, event.unwrap());
    events
}

/// Checkpoints of this head between heads of other trails, the third of five checkpoints.
struct Published {
    proof: CheckpointProof,
    log: CheckpointLog,
}

impl Published {
    fn of(head: Head) -> Self {
        let other = |name: &str| Head {
            subject: name.parse().unwrap(),
            len: 1,
            digest: EntryDigest(Digest::from_bytes([3; 32])),
        };
        let heads = vec![other("visit:1"), head.clone(), other("plan:town")];
        let checkpoint = Checkpoint::new(h(), heads).unwrap();
        let mut log = CheckpointLog::new();
        for number in 0..5_u8 {
            log.push(if number == 2 {
                checkpoint.root()
            } else {
                CheckpointRoot(Digest::from_bytes([number; 32]))
            });
        }
        let proof = CheckpointProof {
            place: checkpoint.proof(&head.subject).unwrap(),
            head,
            checkpoint: TreeRoot {
                leaves: 3,
                root: checkpoint.root().0,
            },
            log: None,
        };
        Self { proof, log }
    }

    /// The root over the first so many checkpoints.
    fn kept(&self, count: usize) -> TreeRoot {
        let mut first = CheckpointLog::new();
        self.log.roots()[..count]
            .iter()
            .for_each(|root| first.push(*root));
        TreeRoot {
            leaves: count as u64,
            root: first.root(h()),
        }
    }

    fn with_log(&self, kept: usize) -> CheckpointProof {
        let log = LogProof {
            place: self.log.inclusion(h(), 2).unwrap(),
            checkpoints: self.kept(5),
            grown: self.log.consistency(h(), kept).unwrap(),
        };
        CheckpointProof {
            log: Some(log),
            ..self.proof.clone()
        }
    }
}

fn field(verdict: &Verdict) -> &str {
    verdict
        .difference()
        .map_or("nothing", |difference| difference.field())
}

/// What the trail says of the draw, on this basis.
fn of_the_draw(verdict: &Verdict, basis: Basis) -> usize {
    verdict
        .on(basis)
        .filter(|what| what.starts_with("trail: ") && *what != "trail: no anchor fixes it")
        .count()
}

#[test]
fn a_trail_is_worth_what_its_anchor_is_worth() {
    let town = Town::new();
    let alone = town.verify(None, &Anchors::default());
    assert!(!alone.is_contradicted(), "{alone}");
    assert_eq!(of_the_draw(&alone, Basis::Anchored), 0);
    assert_eq!(of_the_draw(&alone, Basis::TakenOnTrust), 6);

    // A head that was kept fixes what was entered before it: here commitment and evidence, not the record.
    let verdict = town.verify(
        None,
        &Anchors::from_iter([Said::Head { head: town.head(3) }]),
    );
    assert!(!verdict.is_contradicted(), "{verdict}");
    assert_eq!(of_the_draw(&verdict, Basis::Anchored), 4);
    assert_eq!(of_the_draw(&verdict, Basis::TakenOnTrust), 2);

    // A checkpoint of all trails does the same, and the list of all checkpoints, if this one was on it.
    let published = Published::of(town.head(4));
    let anchors = Anchors::from_iter([Said::Checkpoint {
        root: published.proof.checkpoint,
    }]);
    let verdict = town.verify(Some(&published.proof), &anchors);
    assert!(!verdict.is_contradicted(), "{verdict}");
    assert_eq!(of_the_draw(&verdict, Basis::Anchored), 6);
    for kept in 1..=5 {
        let anchors = Anchors::from_iter([Said::Checkpoints {
            root: published.kept(kept),
        }]);
        let verdict = town.verify(Some(&published.with_log(kept)), &anchors);
        assert!(!verdict.is_contradicted(), "{verdict}");
        let expected = if kept > 2 { 6 } else { 0 };
        assert_eq!(of_the_draw(&verdict, Basis::Anchored), expected, "{kept}");
    }
}

#[test]
fn a_rewritten_trail_does_not_lead_to_what_was_kept() {
    let (town, other) = (Town::new(), Town::drawn(8));
    let anchors = Anchors::from_iter([Said::Head { head: town.head(4) }]);
    assert_eq!(field(&other.verify(None, &anchors)), "trail");
    let published = Published::of(other.head(4));
    let honest = Published::of(town.head(4));
    let anchors = Anchors::from_iter([Said::Checkpoint {
        root: honest.proof.checkpoint,
    }]);
    let verdict = other.verify(Some(&published.proof), &anchors);
    assert_eq!(field(&verdict), "checkpoint, against the published one");
    // With the honest checkpoint, the head of the rewritten trail has no place in it.
    let forged = CheckpointProof {
        head: other.head(4),
        ..honest.proof.clone()
    };
    assert_eq!(
        field(&other.verify(Some(&forged), &anchors)),
        "checkpoint.place"
    );
    // A list of checkpoints that was rewritten, or another's proof of growth.
    let anchors = Anchors::from_iter([Said::Checkpoints {
        root: honest.kept(4),
    }]);
    let verdict = other.verify(Some(&published.with_log(4)), &anchors);
    assert_eq!(field(&verdict), "checkpoints.grown");
    let verdict = town.verify(Some(&honest.with_log(3)), &anchors);
    assert_eq!(field(&verdict), "checkpoints kept");
    let mut shorter = honest.with_log(4);
    let log = shorter.log.as_mut().unwrap();
    log.grown = ConsistencyProof::from_parts(4, 4, vec![]);
    assert_eq!(
        field(&town.verify(Some(&shorter), &anchors)),
        "checkpoints today"
    );
    let mut elsewhere = honest.with_log(4);
    elsewhere.log.as_mut().unwrap().place = honest.log.inclusion(h(), 1).unwrap();
    assert_eq!(
        field(&town.verify(Some(&elsewhere), &anchors)),
        "checkpoints.place"
    );
}

/// An anchor that nothing leads to must not look as if it had been compared.
#[test]
fn an_anchor_without_a_way_to_it_is_a_difference() {
    let town = Town::new();
    let published = Published::of(town.head(4));
    let checkpoint = Anchors::from_iter([Said::Checkpoint {
        root: published.proof.checkpoint,
    }]);
    assert_eq!(field(&town.verify(None, &checkpoint)), "checkpoint");
    let log = Anchors::from_iter([Said::Checkpoints {
        root: published.kept(4),
    }]);
    assert_eq!(field(&town.verify(None, &log)), "checkpoints");
    assert_eq!(
        field(&town.verify(Some(&published.proof), &log)),
        "checkpoints"
    );
}

#[test]
fn a_record_that_the_trail_does_not_have_is_named() {
    type Bend = fn(&mut ObjectRecord);
    let cases: [(&str, Bend); 5] = [
        ("trail: commitment_digest", |r| {
            r.commitment_digest = r.digest;
        }),
        ("trail: evidence.published_at", |r| {
            r.evidence.published_at = super::town::instant("2026-03-01T03:00:00Z");
        }),
        ("trail: seed", |r| {
            r.seed = ssj_core::Seed::from_bytes([1; 32]);
        }),
        ("trail: evidence", |r| {
            r.evidence.values[0].at = super::town::instant("2026-03-02T04:00:01Z");
        }),
        ("trail: digest", |r| r.digest = r.commitment_digest),
    ];
    for (expected, bend) in cases {
        let town = Town::with(bend);
        let verdict = town.verify(
            None,
            &Anchors::from_iter([Said::Head { head: town.head(4) }]),
        );
        assert_eq!(field(&verdict), expected);
    }
    // The record is of another part of the round, or what was entered of it has been destroyed.
    let town = Town::new();
    let (trail, part) = (
        town.trail(),
        DrawPart::Inspectors("division:220100".parse().unwrap()),
    );
    let verdict = verify_trail(
        &town.record,
        &part,
        (&trail, None),
        h(),
        &Anchors::default(),
    );
    assert_eq!(field(&verdict), "trail: commitment_digest");
    let kept = town.trail().kept().to_vec().into_iter().map(|kept| {
        if kept.entry().sequence == 3 {
            Kept::Destroyed(kept.entry().clone())
        } else {
            kept
        }
    });
    let trail = Export::of(kept);
    let whole = (&trail, None);
    let verdict = verify_trail(
        &town.record,
        &DrawPart::Objects,
        whole,
        h(),
        &Anchors::default(),
    );
    assert_eq!(field(&verdict), "trail: seed");
}
