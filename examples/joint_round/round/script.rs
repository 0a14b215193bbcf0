//! When each step of a round is taken, and what its beacons say.

use ssj::draw::record::HeaderParts;
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::brief::Brief;
use super::kept::at;

/// One draw: committed to in the morning, seeded by a beacon at noon, then recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    /// Its day.
    pub(crate) day: Date,
    /// Kept for the auditor. A platform draws 32 random bytes for each draw; here they are fixed,
    /// so that the story is the same each time.
    pub(crate) secret: &'static [u8; 32],
    /// The beacon's round that is due at noon: quicknet began at Unix time 1,692,803,367 with round 1
    /// and speaks every three seconds.
    pub(crate) beacon: &'static str,
    /// What stands for the beacon's value: made up, for the same reason.
    pub(crate) value: &'static str,
}

/// The steps of one round, from its opening to the last team.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Script {
    /// The round's id.
    pub(crate) round: &'static str,
    /// Whether enterprises enter under blind tokens.
    pub(crate) blinding: Blinding,
    /// The draw of objects; the round is opened that day.
    pub(crate) objects: Moment,
    /// When a visit falls out and its reserve steps in, in a round where one does.
    pub(crate) replaced: Option<Date>,
    /// When the recusals are closed; an hour later the roster of inspectors is taken.
    pub(crate) recusals: Date,
    /// The draw of inspectors.
    pub(crate) inspectors: Moment,
    /// When the visits are opened and approved.
    pub(crate) visits: Date,
    /// The day after which the visits begin.
    pub(crate) first: Date,
    /// Over how many working days they are spread.
    pub(crate) days: u16,
}

/// The joint round: secret strata, so its frames are blinded.
pub(crate) const JOINT: Script = Script {
    round: "jl-joint-2026-01-1",
    blinding: Blinding::Blinded,
    objects: Moment {
        day: date!(2026 - 03 - 02),
        secret: b"the fixed secret of the objects.",
        beacon: "drand:quicknet:26540212",
        value: "5a3f1f0c6f0f4b7a9c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f40516273",
    },
    replaced: Some(date!(2026 - 03 - 03)),
    recusals: date!(2026 - 03 - 04),
    inspectors: Moment {
        day: date!(2026 - 03 - 05),
        secret: b"that of the drawn inspectors ...",
        beacon: "drand:quicknet:26626612",
        value: "c41b7e02d9a85f3361be94f7087d2ac6153e6f9048db72a1b5c30d9e7f624818",
    },
    visits: date!(2026 - 03 - 06),
    first: date!(2026 - 03 - 09),
    days: 140,
};

/// The special campaign: public strata, so anybody can check a rank.
pub(crate) const CAMPAIGN: Script = Script {
    round: "jl-special-2026-06-1",
    blinding: Blinding::Open,
    objects: Moment {
        day: date!(2026 - 06 - 08),
        secret: b"that of the campaign's objects..",
        beacon: "drand:quicknet:29362612",
        value: "7d0be4a1932c58f64e7a90d35b1c286f08e5f3b7621dca944f3085be17a9c263",
    },
    replaced: None,
    recusals: date!(2026 - 06 - 10),
    inspectors: Moment {
        day: date!(2026 - 06 - 11),
        secret: b"that of the campaign's people...",
        beacon: "drand:quicknet:29449012",
        value: "18c6f5d02b7e934ac0511be8a4d7f3690e62bc85d9174fa36b20e1975cd8043b",
    },
    visits: date!(2026 - 06 - 12),
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
                due: self.at("12:00")?,
            }],
        })?)
    }

    /// What the beacon said, after the commitment had been public for long enough.
    pub(crate) fn evidence(&self) -> Result<SeedEvidence, Fault> {
        let value = SeedValue {
            source: self.beacon.parse()?,
            at: self.at("12:00")?,
            value: SourceValue::try_from(self.value.to_owned())?,
            nonce: None,
        };
        Ok(SeedEvidence::of_values(self.published()?, vec![value]))
    }

    pub(crate) fn secret(&self) -> RoundSecret {
        RoundSecret::from_bytes(*self.secret)
    }

    /// When its commitment is published.
    pub(crate) fn published(&self) -> Result<Timestamp, Fault> {
        self.at("09:30")
    }

    /// An instant of its day.
    pub(crate) fn at(&self, time: &str) -> Result<Timestamp, Fault> {
        at(self.day, time)
    }
}
