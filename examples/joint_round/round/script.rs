//! When each step of a round is taken, and what its beacons say.

use ssj::core::{RoundSecret, Suite, Timestamp};
use ssj::draw::record::{
    Blinding, DrawPart, Header, HeaderParts, SeedEvidence, SeedSource, SeedValue, SourceKind,
    SourceValue,
};
use ssj_jilin::Fault;
use time::Date;
use time::macros::date;

use super::brief::Brief;

/// One draw: committed to, then seeded by a beacon, then recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    /// When its commitment is published.
    pub(crate) published: &'static str,
    /// Kept for the auditor. A platform draws 32 random bytes for each draw; here they are fixed,
    /// so that the story is the same each time.
    pub(crate) secret: &'static [u8; 32],
    /// The beacon's round that is due then: quicknet began at Unix time 1,692,803,367 with round 1
    /// and speaks every three seconds.
    pub(crate) beacon: &'static str,
    /// When the beacon speaks.
    pub(crate) due: &'static str,
    /// What stands for the beacon's value: made up, for the same reason.
    pub(crate) value: &'static str,
    /// When the seed is noted.
    pub(crate) seeded: &'static str,
    /// When the outcome is recorded.
    pub(crate) recorded: &'static str,
}

/// The steps of one round, from its opening to the last team.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Script {
    /// The round's id.
    pub(crate) round: &'static str,
    /// Its first step.
    pub(crate) opened: &'static str,
    /// Whether enterprises enter under blind tokens.
    pub(crate) blinding: Blinding,
    /// The draw of objects.
    pub(crate) objects: Moment,
    /// When a visit falls out and its reserve steps in, in a round where one does.
    pub(crate) replaced: Option<&'static str>,
    /// When the recusals are closed.
    pub(crate) recusals: &'static str,
    /// The instant that the roster of inspectors is of.
    pub(crate) roster: &'static str,
    /// The draw of inspectors.
    pub(crate) inspectors: Moment,
    /// When the visits are opened, approved, and first carried out after.
    pub(crate) visits: [&'static str; 2],
    /// The day after which the visits begin.
    pub(crate) first: Date,
    /// Over how many working days they are spread.
    pub(crate) days: u16,
}

/// The joint round: secret strata, so its frames are blinded.
pub(crate) const JOINT: Script = Script {
    round: "jl-joint-2026-01-1",
    opened: "2026-03-02T09:00:00+08:00",
    blinding: Blinding::Blinded,
    objects: Moment {
        secret: b"the fixed secret of the objects.",
        published: "2026-03-02T09:30:00+08:00",
        beacon: "drand:quicknet:26540212",
        due: "2026-03-02T12:00:00+08:00",
        value: "5a3f1f0c6f0f4b7a9c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f40516273",
        seeded: "2026-03-02T12:05:00+08:00",
        recorded: "2026-03-02T12:10:00+08:00",
    },
    replaced: Some("2026-03-03T10:00:00+08:00"),
    recusals: "2026-03-04T17:00:00+08:00",
    roster: "2026-03-04T18:00:00+08:00",
    inspectors: Moment {
        secret: b"that of the drawn inspectors ...",
        published: "2026-03-05T09:30:00+08:00",
        beacon: "drand:quicknet:26626612",
        due: "2026-03-05T12:00:00+08:00",
        value: "c41b7e02d9a85f3361be94f7087d2ac6153e6f9048db72a1b5c30d9e7f624818",
        seeded: "2026-03-05T12:05:00+08:00",
        recorded: "2026-03-05T12:10:00+08:00",
    },
    visits: ["2026-03-06T09:00:00+08:00", "2026-03-06T10:00:00+08:00"],
    first: date!(2026 - 03 - 09),
    days: 140,
};

/// The special campaign: public strata, so anybody can check a rank.
pub(crate) const CAMPAIGN: Script = Script {
    round: "jl-special-2026-06-1",
    opened: "2026-06-08T09:00:00+08:00",
    blinding: Blinding::Open,
    objects: Moment {
        secret: b"that of the campaign's objects..",
        published: "2026-06-08T09:30:00+08:00",
        beacon: "drand:quicknet:29362612",
        due: "2026-06-08T12:00:00+08:00",
        value: "7d0be4a1932c58f64e7a90d35b1c286f08e5f3b7621dca944f3085be17a9c263",
        seeded: "2026-06-08T12:05:00+08:00",
        recorded: "2026-06-08T12:10:00+08:00",
    },
    replaced: None,
    recusals: "2026-06-10T17:00:00+08:00",
    roster: "2026-06-10T18:00:00+08:00",
    inspectors: Moment {
        secret: b"that of the campaign's people...",
        published: "2026-06-11T09:30:00+08:00",
        beacon: "drand:quicknet:29449012",
        due: "2026-06-11T12:00:00+08:00",
        value: "18c6f5d02b7e934ac0511be8a4d7f3690e62bc85d9174fa36b20e1975cd8043b",
        seeded: "2026-06-11T12:05:00+08:00",
        recorded: "2026-06-11T12:10:00+08:00",
    },
    visits: ["2026-06-12T09:00:00+08:00", "2026-06-12T10:00:00+08:00"],
    first: date!(2026 - 06 - 12),
    days: 20,
};

impl Moment {
    /// What the draw commits to first.
    pub(crate) fn header(&self, brief: &Brief, part: DrawPart) -> Result<Header, Fault> {
        Ok(Header::new(HeaderParts {
            suite: Suite::Intl,
            mandate: brief.mandate.source().clone(),
            part,
            counter: 1,
            previous: None,
            margin_seconds: 3600,
            reveal_hashes_close: None,
            sources: vec![SeedSource {
                id: self.beacon.parse()?,
                kind: SourceKind::Beacon,
                min_entropy_bits: 128,
                due: self.due()?,
            }],
        })?)
    }

    /// What the beacon said, after the commitment had been public for long enough.
    pub(crate) fn evidence(&self) -> Result<SeedEvidence, Fault> {
        let value = SeedValue {
            source: self.beacon.parse()?,
            at: self.due()?,
            value: SourceValue::try_from(self.value.to_owned())?,
            nonce: None,
        };
        Ok(SeedEvidence::of_values(self.published()?, vec![value]))
    }

    pub(crate) fn secret(&self) -> RoundSecret {
        RoundSecret::from_bytes(*self.secret)
    }

    pub(crate) fn published(&self) -> Result<Timestamp, Fault> {
        Ok(self.published.parse()?)
    }

    pub(crate) fn due(&self) -> Result<Timestamp, Fault> {
        Ok(self.due.parse()?)
    }
}
