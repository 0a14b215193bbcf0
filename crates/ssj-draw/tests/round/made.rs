//! Rounds made up from a number: any suite, sources, frames, strata, states, holders and inspectors.
//!
//! Shared with the top-level example `record_rounds`, whose output is checked by another program.

use std::collections::BTreeSet;

use ssj_core::plan::{Offices, Who};
use ssj_core::{
    CampaignId, Clause, CommitmentDigest, Digest, DivisionId, InspectorId, MatterId, ObjectId,
    PlanId, PlanItemId, PoolId, Ratio, RecordDigest, RoundSecret, Shortfall, SizeRule, Sizing,
    Spread, SpreadBounds, StratumFigures, Suite, Text, Timestamp,
};
use ssj_draw::assign::{Loads, Weight};
use ssj_draw::record::{
    Blinding, Class, ClassSource, DrawnVisit, ExcludedPair, FixedSlot, FrameRow, Header,
    HeaderParts, InspectorDraw, InspectorDrawParts, InspectorForm, InspectorRow, MatterFrame,
    ObjectDraw, ObjectDrawParts, ObjectForm, Previous, Reason, RevealHash, RowState, SeedEvidence,
    SeedSource, SeedValue, SlotNeed, SourceKind, SourceValue, StaffingRows, Stratum,
    StratumDisclosure, VisitCap, VisitSlots, reveal_hash,
};
use ssj_draw::record::{DrawPart, MandateSource};
use ssj_draw::verify::{Anchors, Said};

/// Small numbers that look random (`SplitMix64`).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % bound as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn bytes(&mut self) -> [u8; 32] {
        core::array::from_fn(|_| self.below(256) as u8)
    }
}

/// An object draw, done and kept.
pub(crate) struct Objects {
    pub(crate) draw: ObjectDraw,
    pub(crate) form: ObjectForm,
}

/// An inspector draw, done and kept.
pub(crate) struct Inspectors {
    pub(crate) draw: InspectorDraw,
    pub(crate) form: InspectorForm,
}

/// A round of both draws; the second is missing where nobody could be found for some visit.
pub(crate) struct Made {
    pub(crate) objects: Objects,
    pub(crate) visits: Vec<DrawnVisit>,
    pub(crate) inspectors: Option<Inspectors>,
}

fn at(minute: usize) -> Timestamp {
    format!("2026-03-02T04:{minute:02}:00Z").parse().unwrap()
}

impl Made {
    /// A round of so many rows in each frame at most.
    pub(crate) fn new(number: u64, rows: usize) -> Self {
        let mut numbers = Numbers(number);
        let suite = match number % 2 {
            1 if cfg!(feature = "sm") => Suite::Sm,
            _ => Suite::Intl,
        };
        let secret = RoundSecret::from_bytes(numbers.bytes());
        let objects = objects(&mut numbers, suite, &secret, rows);
        let visits = objects.draw.visits(&objects.form.record);
        let inspectors = inspectors(&mut numbers, suite, &secret, &objects, &visits);
        Self {
            objects,
            visits,
            inspectors,
        }
    }
}

macro_rules! anchored {
    ($($draw:ident),*) => {$(
        impl $draw {
            /// Everything that a verifier can have kept.
            pub(crate) fn anchors(&self) -> Anchors {
                let record = &self.form.record;
                let draw = record.commitment.header.name();
                let mut anchors = self.anchors_but_the_record();
                let digest = RecordDigest(record.digest);
                anchors.statements.push(Said::Record { draw, digest }.into());
                anchors
            }

            /// The commitment and the sources' values, as whoever did not keep the record's digest.
            pub(crate) fn anchors_but_the_record(&self) -> Anchors {
                let record = &self.form.record;
                let draw = record.commitment.header.name();
                let values = record.evidence.values.iter().map(|spoken| Said::Value {
                    draw: draw.clone(),
                    source: spoken.source.clone(),
                    value: spoken.value.clone(),
                });
                let digest = CommitmentDigest(record.commitment_digest);
                let commitment = Said::Commitment { draw: draw.clone(), digest };
                values.chain([commitment]).collect()
            }
        }
    )*};
}

anchored!(Objects, Inspectors);

/// A header of a beacon, of parties who reveal, or of both.
fn header(numbers: &mut Numbers, suite: Suite, part: DrawPart) -> Header {
    let beacon = !numbers.one_in(4);
    let parties = if beacon { numbers.below(3) } else { 2 };
    let kind = if beacon && numbers.one_in(2) {
        SourceKind::Reveal
    } else {
        SourceKind::IndependentReveal
    };
    let party = |i| SeedSource {
        id: format!("party-{i}").parse().unwrap(),
        kind,
        min_entropy_bits: 128,
        due: at(30),
    };
    let mut sources: Vec<_> = (0..parties).map(party).collect();
    if beacon {
        let id = "drand:quicknet:26541012".parse().unwrap();
        sources.push(SeedSource {
            id,
            kind: SourceKind::Beacon,
            min_entropy_bits: 64,
            due: at(40),
        });
    }
    let counter = 1 + numbers.below(3) as u32;
    let repeats = counter > 1 && !matches!(part, DrawPart::Supplement(_));
    Header::new(HeaderParts {
        suite,
        mandate: if numbers.one_in(4) {
            MandateSource::Campaign(CampaignId::new("town-2026-06").unwrap())
        } else {
            MandateSource::Plan {
                plan: PlanId::new("town-2026").unwrap(),
                item: PlanItemId::new("town-2026-01").unwrap(),
                version: 1 + numbers.below(3) as u32,
            }
        },
        counter,
        previous: repeats.then(|| Previous {
            record: Digest::from_bytes(numbers.bytes()),
            reason: Text::new("两家企业名单有误").unwrap(),
        }),
        margin_seconds: 600,
        reveal_hashes_close: (parties > 0).then(|| at(20)),
        sources,
        part,
    })
    .unwrap()
}

/// What the sources of a header brought; now and then a party stays silent.
fn evidence(numbers: &mut Numbers, header: &Header, commitment: Digest) -> SeedEvidence {
    let hash = header.suite().hash_fn().unwrap();
    let mut evidence = SeedEvidence::of_values(at(5), Vec::new());
    for source in header.sources() {
        let (id, value) = (&source.id, SourceValue::from(&numbers.bytes()[..]));
        let nonce = Digest::from_bytes(numbers.bytes());
        if source.kind.is_reveal() {
            evidence.reveal_hashes.push(RevealHash {
                source: id.clone(),
                at: at(10 + numbers.below(10)),
                hash: reveal_hash(hash, commitment, id, &value, nonce),
            });
            if numbers.one_in(5) {
                continue;
            }
        }
        evidence.values.push(SeedValue {
            source: id.clone(),
            at: source.due,
            value,
            nonce: source.kind.is_reveal().then_some(nonce),
        });
    }
    evidence
}

fn objects(numbers: &mut Numbers, suite: Suite, secret: &RoundSecret, rows: usize) -> Objects {
    let header = header(numbers, suite, DrawPart::Objects);
    let blinding = if numbers.one_in(3) {
        Blinding::Open
    } else {
        Blinding::Blinded
    };
    let matters = 1 + numbers.below(3);
    let frames: Vec<_> = (0..matters)
        .map(|matter| frame(numbers, matter, blinding, rows))
        .collect();
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: header.clone(),
        secret: secret.clone(),
        blinding,
        classes: numbers.one_in(2).then(|| ClassSource {
            as_of: "2026-02-27T16:00:00Z".parse().unwrap(),
            digest: Digest::from_bytes(numbers.bytes()),
        }),
        frames: frames.clone(),
    })
    .unwrap();
    let evidence = evidence(numbers, &header, draw.digest());
    let record = draw.draw(evidence).unwrap();
    Objects {
        draw,
        form: ObjectForm {
            record,
            secret: secret.clone(),
            frames,
        },
    }
}

fn frame(numbers: &mut Numbers, matter: usize, blinding: Blinding, rows: usize) -> MatterFrame {
    let (classes, strata) = (1 + numbers.below(2), 1 + numbers.below(4));
    let sizing = |numbers: &mut Numbers| {
        let rule = SizeRule::Ratio(Ratio::new(numbers.below(20) as u32, 20).unwrap());
        let rule = match numbers.below(4) {
            0 => rule.bounded(numbers.below(3) as u64, None).unwrap(),
            1 => SizeRule::piecewise([(10, SizeRule::Fixed(2))], rule).unwrap(),
            _ => rule,
        };
        match numbers.below(6) {
            // Any lower bound fits into a census.
            0 => Sizing {
                rule: SizeRule::Census,
                spread: Spread::HuntingtonHill(SpreadBounds::new(1, None).unwrap()),
            },
            1 => Sizing {
                rule,
                spread: Spread::LargestRemainder,
            },
            2 => {
                let keys = (0..strata).map(|i| format!("22010{i}/{matter}").parse().unwrap());
                let figures = keys.map(|key| (key, 1 + numbers.below(5) as u32));
                let figures = StratumFigures::new(figures).unwrap();
                Sizing {
                    rule,
                    spread: Spread::Neyman(figures),
                }
            }
            _ => Sizing {
                rule,
                spread: Spread::Proportional,
            },
        }
    };
    let disclosure = match (blinding, numbers.below(3)) {
        (Blinding::Open, _) | (_, 0) => StratumDisclosure::Public,
        (_, 1) => StratumDisclosure::Own,
        _ => StratumDisclosure::AuditorOnly,
    };
    let listed: Vec<_> = (0..rows).filter(|_| !numbers.one_in(4)).collect();
    let agency = |number: usize| format!("agency:{number}").parse().unwrap();
    MatterFrame {
        announced: true,
        matter: MatterId::new(&format!("matter-{matter}")).unwrap(),
        pool: PoolId::new(&format!("pool-{matter}")).unwrap(),
        as_of: "2026-02-28T16:00:00.5Z".parse().unwrap(),
        who: match numbers.below(2) {
            0 => Who::Agency(agency(matter)),
            _ => Offices::new([0, 1].map(|number| (county(number), agency(number))))
                .unwrap()
                .into(),
        },
        disclosure,
        classes: (0..classes)
            .map(|i| Class {
                key: format!("class-{i}").parse().unwrap(),
                sizing: sizing(numbers),
            })
            .collect(),
        strata: (0..strata)
            .map(|i| Stratum {
                key: format!("22010{i}/{matter}").parse().unwrap(),
                class: numbers.below(classes) as u32,
            })
            .collect(),
        shortfall: Shortfall::TakeAll,
        reserves: numbers.below(3) as u32,
        rows: listed
            .into_iter()
            .map(|i| row(numbers, i, strata))
            .collect(),
    }
}

fn county(number: usize) -> DivisionId {
    DivisionId::new(["220102", "220103"][number]).unwrap()
}

fn row(numbers: &mut Numbers, number: usize, strata: usize) -> FrameRow {
    let site = |number: usize| -> ObjectId { format!("site:{number:04}").parse().unwrap() };
    let reason = |numbers: &mut Numbers, code: &str| Reason {
        code: code.into(),
        clause: numbers.one_in(2).then_some(Clause::C2_6E),
        evidence: numbers
            .one_in(2)
            .then(|| Digest::from_bytes(numbers.bytes())),
    };
    FrameRow {
        object: match number % 5 {
            4 => format!("product:{number}:羊毛衫").parse().unwrap(),
            _ => site(number),
        },
        holder: (number % 5 == 4).then(|| site(number / 2)),
        division: county(numbers.below(2)),
        stratum: numbers.below(strata) as u32,
        state: match numbers.below(8) {
            0 => RowState::NotDrawable(reason(numbers, "history.inspected")),
            1 => RowState::OutOfScope(reason(numbers, "not-open")),
            _ => RowState::Eligible,
        },
    }
}

fn inspectors(
    numbers: &mut Numbers,
    suite: Suite,
    secret: &RoundSecret,
    objects: &Objects,
    visits: &[DrawnVisit],
) -> Option<Inspectors> {
    let part = if numbers.one_in(4) {
        DrawPart::Supplement(1 + numbers.below(3) as u32)
    } else {
        DrawPart::Inspectors("division:220100".parse().unwrap())
    };
    let header = header(numbers, suite, part);
    let needs: Vec<_> = (0..2)
        .map(|i| SlotNeed {
            agency: format!("agency:{i}").parse().unwrap(),
            divisions: match i {
                0 => ["division:220102".parse().unwrap()].into(),
                _ => [].into(),
            },
            credentials: ["enforcement".into()].into(),
        })
        .collect();
    let staff = 6 + numbers.below(8);
    let rows: Vec<_> = (0..staff).map(|i| inspector(numbers, i)).collect();
    let slots = |numbers: &mut Numbers| match numbers.below(3) {
        0 => vec![0, 0, 1, 1],
        1 => vec![1, 1],
        _ => vec![0, 0],
    };
    let visits: Vec<_> = visits
        .iter()
        .map(|visit| VisitSlots {
            visit: visit.id.token().unwrap(),
            visited: visit.holder.clone(),
            slots: slots(numbers),
        })
        .collect();
    let barred: Vec<_> = visits.iter().filter(|_| numbers.one_in(2)).collect();
    let excluded = barred.into_iter().map(|visit| ExcludedPair {
        visit: visit.visit,
        inspector: rows[numbers.below(staff)].inspector.clone(),
        reason: Reason {
            code: "recusal.declared".into(),
            clause: None,
            evidence: None,
        },
    });
    let excluded: Vec<_> = excluded.collect();
    let fixed = fixed(numbers, &visits, &rows, &excluded);
    let parts = InspectorDrawParts {
        header: header.clone(),
        secret: secret.clone(),
        rows: StaffingRows {
            object_record: objects.form.record.digest,
            as_of: at(0),
            needs,
            caps: caps(numbers, &visits, &rows),
            visits,
            inspectors: rows,
            excluded,
            fixed,
            reserves: numbers.below(3) as u32,
            loads: match numbers.below(3) {
                0 => Loads::CapsOnly,
                1 => Loads::Even {
                    weight: Weight::try_from((1, 2)).unwrap(),
                },
                _ => Loads::default(),
            },
        },
    };
    let draw = InspectorDraw::new(parts.clone()).ok()?;
    let evidence = evidence(numbers, &header, draw.digest());
    let record = draw.draw(evidence).ok()?;
    Some(Inspectors {
        draw,
        form: InspectorForm {
            record,
            secret: parts.secret,
            rows: parts.rows,
        },
    })
}

fn inspector(numbers: &mut Numbers, number: usize) -> InspectorRow {
    InspectorRow {
        inspector: InspectorId::new(&format!("220102-{number:03}")).unwrap(),
        agency: format!("agency:{}", number % 2).parse().unwrap(),
        divisions: match numbers.below(8) {
            0 => vec!["division:220103"],
            1 | 2 => vec!["division:220102", "division:220103"],
            _ => vec!["division:220102"],
        }
        .into_iter()
        .map(|division| division.parse().unwrap())
        .collect(),
        credentials: if numbers.one_in(8) {
            ["driver".into()].into()
        } else {
            ["driver".into(), "enforcement".into()].into()
        },
        cap: 8 + numbers.below(40) as u32,
        load: numbers.below(6) as u32,
        baseline: numbers.below(2) as u32,
    }
}

/// Now and then a cap for everyone on all visits but one, and a smaller one within it for somebody.
fn caps(numbers: &mut Numbers, visits: &[VisitSlots], rows: &[InspectorRow]) -> Vec<VisitCap> {
    if !numbers.one_in(3) || visits.len() < 2 {
        return Vec::new();
    }
    let tokens: Vec<_> = visits.iter().map(|visit| visit.visit).collect();
    let half = tokens.len() / 2;
    vec![
        VisitCap {
            at_most: u32::try_from(half + 1).unwrap(),
            visits: tokens[1..].iter().copied().collect(),
            inspectors: [].into(),
        },
        VisitCap {
            at_most: 1,
            visits: tokens[1..=half].iter().copied().collect(),
            inspectors: [rows[0].inspector.clone()].into(),
        },
    ]
}

/// Now and then a place that the law gives to somebody who fits it.
fn fixed(
    numbers: &mut Numbers,
    visits: &[VisitSlots],
    rows: &[InspectorRow],
    excluded: &[ExcludedPair],
) -> Vec<FixedSlot> {
    let barred: BTreeSet<_> = excluded.iter().map(|p| (p.visit, &p.inspector)).collect();
    let named = visits.iter().filter(|visit| visit.slots[0] == 1).take(1);
    let named = named.filter(|_| numbers.one_in(3)).filter_map(|visit| {
        let fit = rows.iter().find(|row| {
            row.agency.as_str() == "agency:1"
                && row.credentials.len() == 2
                && !barred.contains(&(visit.visit, &row.inspector))
        })?;
        Some(FixedSlot {
            visit: visit.visit,
            slot: 1,
            inspector: fit.inspector.clone(),
            clause: Clause::C2_3C,
            reason: Text::new("仅此一人持有资质").unwrap(),
        })
    });
    named.collect()
}
