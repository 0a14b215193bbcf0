//! A small town: 60 enterprises in two counties, three matters, eight inspectors.

use ssj_core::plan::Who;
use ssj_core::{
    Clause, CommitmentDigest, Digest, DivisionId, InspectorId, MatterId, ObjectId, PlanId,
    PlanItemId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite, Timestamp,
};
use ssj_draw::assign::Loads;
use ssj_draw::record::{
    Blinding, Class, DrawPart, DrawnVisit, FrameRow, Header, HeaderParts, InspectorDrawParts,
    InspectorRow, MandateSource, MatterFrame, ObjectDrawParts, ObjectRecord, Reason, RowState,
    SeedEvidence, SeedSource, SeedValue, SlotNeed, SourceKind, SourceValue, StaffingRows, Stratum,
    StratumDisclosure, VisitSlots,
};
use ssj_draw::verify::{Anchors, Said};

const COUNTIES: [&str; 2] = ["220102", "220103"];

pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn mandate() -> MandateSource {
    MandateSource::Plan {
        plan: PlanId::new("town").unwrap(),
        item: PlanItemId::new("town-2026-01").unwrap(),
        version: 1,
    }
}

/// The draw of the inspectors of all visits.
pub(crate) fn inspectors_part() -> DrawPart {
    DrawPart::Inspectors("division:220100".parse().unwrap())
}

pub(crate) fn header(part: DrawPart) -> Header {
    Header::new(HeaderParts {
        suite: Suite::Intl,
        mandate: mandate(),
        part,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![SeedSource {
            id: "beacon".parse().unwrap(),
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due: instant("2026-03-02T04:00:00Z"),
        }],
    })
    .unwrap()
}

pub(crate) fn evidence(value: u8) -> SeedEvidence {
    SeedEvidence::of_values(
        instant("2026-03-01T04:00:00Z"),
        vec![SeedValue {
            source: "beacon".parse().unwrap(),
            at: instant("2026-03-02T04:00:00Z"),
            value: SourceValue::from(&[value; 32][..]),
            nonce: None,
        }],
    )
}

/// What a verifier can have kept of a record before it was drawn: the commitment and the sources' values.
pub(crate) fn kept(record: &ObjectRecord) -> Anchors {
    let draw = record.commitment.header.name();
    let values = record.evidence.values.iter().map(|spoken| Said::Value {
        draw: draw.clone(),
        source: spoken.source.clone(),
        value: spoken.value.clone(),
    });
    let digest = CommitmentDigest(record.commitment_digest);
    let commitment = Said::Commitment {
        draw: draw.clone(),
        digest,
    };
    values.chain([commitment]).collect()
}

/// An operator's place of business without a code, so that ids can be made up.
pub(crate) fn object(number: usize) -> ObjectId {
    format!("site:{number:04}").parse().unwrap()
}

pub(crate) fn secret() -> RoundSecret {
    RoundSecret::from_bytes([0x5e; 32])
}

fn row(number: usize) -> FrameRow {
    let reason = |code: &str| Reason {
        code: code.into(),
        clause: Some(Clause::C2_6E),
        evidence: Some(Digest::from_bytes([number as u8; 32])),
    };
    FrameRow {
        object: object(number),
        holder: None,
        division: DivisionId::new(COUNTIES[number % 2]).unwrap(),
        stratum: (number % 2) as u32,
        state: match number % 10 {
            3 => RowState::NotDrawable(reason("history.inspected")),
            7 => RowState::OutOfScope(reason("object.closed")),
            _ => RowState::Eligible,
        },
    }
}

pub(crate) fn frame(matter: &str, percent: &str) -> MatterFrame {
    let ratio = SizeRule::Ratio(percent.parse().unwrap());
    let strata = COUNTIES.map(|key| Stratum {
        key: key.parse().unwrap(),
        class: 0,
    });
    MatterFrame {
        announced: true,
        matter: MatterId::new(matter).unwrap(),
        pool: PoolId::new(matter).unwrap(),
        as_of: instant("2026-02-28T00:00:00Z"),
        who: Who::Agency("agency:market".parse().unwrap()),
        disclosure: StratumDisclosure::Public,
        classes: vec![Class {
            key: "all".parse().unwrap(),
            sizing: Sizing {
                rule: ratio,
                spread: Spread::Proportional,
            },
        }],
        strata: strata.into(),
        shortfall: Shortfall::Refuse,
        reserves: 2,
        rows: (0..60).map(row).collect(),
    }
}

pub(crate) fn object_parts() -> ObjectDrawParts {
    ObjectDrawParts {
        header: header(DrawPart::Objects),
        secret: secret(),
        blinding: Blinding::Blinded,
        classes: None,
        frames: vec![
            frame("food", "10%"),
            frame("fire", "20%"),
            frame("wage", "5%"),
        ],
    }
}

pub(crate) fn inspector_parts(object_record: Digest, visits: &[DrawnVisit]) -> InspectorDrawParts {
    let need = |agency: &str, credential: &str| SlotNeed {
        agency: agency.parse().unwrap(),
        divisions: ["division:220102".parse().unwrap()].into(),
        credentials: ["enforcement".into(), credential.into()].into(),
    };
    let inspectors = (0..8).map(|i| InspectorRow {
        inspector: InspectorId::new(&format!("{i}")).unwrap(),
        agency: if i < 4 {
            "agency:market"
        } else {
            "agency:fire"
        }
        .parse()
        .unwrap(),
        divisions: ["division:220102".parse().unwrap()].into(),
        credentials: [
            "enforcement".into(),
            if i < 4 { "food" } else { "hydrant" }.into(),
        ]
        .into(),
        cap: 40,
        load: i,
        baseline: 0,
    });
    InspectorDrawParts {
        header: header(inspectors_part()),
        secret: secret(),
        rows: StaffingRows {
            object_record,
            as_of: instant("2026-03-01T03:00:00Z"),
            needs: vec![
                need("agency:market", "food"),
                need("agency:fire", "hydrant"),
            ],
            visits: visits
                .iter()
                .map(|visit| VisitSlots {
                    visit: visit.id.token().unwrap(),
                    visited: visit.holder.clone(),
                    slots: vec![0, 0, 1, 1],
                })
                .collect(),
            inspectors: inspectors.collect(),
            excluded: Vec::new(),
            fixed: Vec::new(),
            caps: Vec::new(),
            reserves: 1,
            loads: Loads::default(),
        },
    }
}
