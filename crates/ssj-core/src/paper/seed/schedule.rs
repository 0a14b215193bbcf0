//! When a source speaks, where its name fixes that.

use alloc::format;
use alloc::string::String;

use time::Duration;

use super::SourceId;
use crate::Timestamp;

/// A beacon's timetable: round `r`, named `prefix` and `r` in decimal digits, is out at
/// `genesis + period · (r − 1)`, from round 1 on.
///
/// drand's chains are known ([`SourceId::speaks`]); whoever uses another beacon brings its timetable,
/// as [`Anchors::schedules`] where a draw is verified.
///
/// [`Anchors::schedules`]: https://docs.rs/ssj-draw
///
/// ```
/// use ssj_core::paper::{SourceId, SourceSchedule, Speaks};
/// let own = SourceSchedule {
///     prefix: "notary:".into(), genesis: "2026-01-01T00:00:00Z".parse()?, period_seconds: 86_400,
/// };
/// let third: SourceId = "notary:3".parse()?;
/// assert_eq!(third.speaks(&[own.clone()]), Speaks::At("2026-01-03T00:00:00Z".parse()?));
/// assert_eq!(third.speaks(&[]), Speaks::Unknown);
/// assert_eq!("notary:03".parse::<SourceId>()?.speaks(&[own]), Speaks::Never);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct SourceSchedule {
    /// What the names of its rounds begin with.
    pub prefix: String,
    /// When round 1 is out.
    pub genesis: Timestamp,
    /// The time from one round to the next, in seconds.
    pub period_seconds: u32,
}

/// When a source speaks, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// At this instant and no other.
    At(Timestamp),
    /// Never: it looks like a round of a beacon with a timetable, and is none.
    Never,
    /// No timetable is known for it.
    Unknown,
}

/// A chain of drand, the League of Entropy's beacon: its two names, then the Unix time of round 1 and
/// the seconds between rounds, as `https://api.drand.sh/v2/beacons/NAME/info` states them.
struct Chain {
    name: &'static str,
    hash: &'static str,
    genesis: i64,
    period: u32,
}

const DRAND: [Chain; 3] = [
    Chain {
        name: "default",
        hash: "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce",
        genesis: 1_595_431_050,
        period: 30,
    },
    Chain {
        name: "quicknet",
        hash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
        genesis: 1_692_803_367,
        period: 3,
    },
    Chain {
        name: "evmnet",
        hash: "04f1e9062b8a81f848fded9c12306733282b2727ecced50032187751166ec8c3",
        genesis: 1_727_521_075,
        period: 3,
    },
];

impl Chain {
    /// What follows the chain in a name that is of it.
    fn round_of<'a>(&self, name: &'a str) -> Option<&'a str> {
        let rest = name.strip_prefix("drand:")?;
        let named = rest
            .strip_prefix(self.name)
            .or_else(|| rest.strip_prefix(self.hash));
        named?.strip_prefix(':')
    }

    fn genesis(&self) -> Option<Timestamp> {
        let instant = time::OffsetDateTime::from_unix_timestamp(self.genesis);
        Timestamp::new(instant.ok()?).ok()
    }
}

impl SourceId {
    /// When this source speaks: a round of drand, `drand:CHAIN:ROUND` with the chain by name or by
    /// hash, or of one of the timetables.
    ///
    /// A name that begins like drand's and is not of that form is no round of anything
    /// ([`Speaks::Never`]); a chain that nobody has a timetable of is [`Speaks::Unknown`].
    ///
    /// ```
    /// use ssj_core::paper::{SourceId, Speaks};
    /// let speaks = |name: &str| Ok::<_, ssj_core::paper::SourceIdError>(name.parse::<SourceId>()?.speaks(&[]));
    /// assert_eq!(speaks("drand:quicknet:26540212")?, Speaks::At("2026-03-02T04:00:00Z".parse()?));
    /// assert_eq!(speaks("drand:quicknet:026540212")?, Speaks::Never);
    /// assert_eq!(speaks("drand:othernet:26540212")?, Speaks::Unknown);
    /// assert_eq!(speaks("lottery:dlt:26032")?, Speaks::Unknown);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn speaks(&self, schedules: &[SourceSchedule]) -> Speaks {
        let name = self.as_str();
        for chain in &DRAND {
            if let Some(round) = chain.round_of(name) {
                return chain
                    .genesis()
                    .map_or(Speaks::Never, |genesis| out(round, genesis, chain.period));
            }
        }
        for schedule in schedules {
            if let Some(round) = name.strip_prefix(&*schedule.prefix) {
                return out(round, schedule.genesis, schedule.period_seconds);
            }
        }
        let posing = name
            .get(..5)
            .is_some_and(|head| head.eq_ignore_ascii_case("drand"));
        if posing && !is_drand(name) {
            Speaks::Never
        } else {
            Speaks::Unknown
        }
    }
}

/// The first round of quicknet at an instant or after it.
pub(super) fn quicknet_from(from: Timestamp) -> Option<(SourceId, Timestamp)> {
    let chain = DRAND.iter().find(|chain| chain.name == "quicknet")?;
    let nanos = |seconds: i64| i128::from(seconds).checked_mul(1_000_000_000);
    let since = from.utc().unix_timestamp_nanos();
    let since = u128::try_from(since.checked_sub(nanos(chain.genesis)?)?).ok()?;
    let period = u128::try_from(nanos(chain.period.into())?).ok()?;
    let round = since.div_ceil(period).checked_add(1)?;
    let id: SourceId = format!("drand:quicknet:{round}").parse().ok()?;
    match id.speaks(&[]) {
        Speaks::At(due) => Some((id, due)),
        Speaks::Never | Speaks::Unknown => None,
    }
}

/// `drand:CHAIN:ROUND`, whichever the chain.
fn is_drand(name: &str) -> bool {
    let mut parts = name.split(':');
    let (drand, chain, number) = (parts.next(), parts.next(), parts.next());
    let letters = |chain: &str| {
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !chain.is_empty() && chain.bytes().all(known)
    };
    drand == Some("drand")
        && chain.is_some_and(letters)
        && number.and_then(round).is_some()
        && parts.next().is_none()
}

/// A round's number, from 1, in its one spelling.
fn round(digits: &str) -> Option<u64> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    digits.parse().ok().filter(|_| plain)
}

fn out(digits: &str, genesis: Timestamp, period: u32) -> Speaks {
    let later = round(digits).and_then(|round| {
        let seconds = round.checked_sub(1)?.checked_mul(period.into())?;
        genesis.checked_add(Duration::seconds(seconds.try_into().ok()?))
    });
    later.map_or(Speaks::Never, Speaks::At)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn speaks(name: &str) -> Speaks {
        name.parse::<SourceId>().unwrap().speaks(&[])
    }

    fn at(instant: &str) -> Speaks {
        Speaks::At(instant.parse().unwrap())
    }

    #[test]
    fn each_chain_has_its_own_clock() {
        for (name, instant) in [
            ("drand:default:1", "2020-07-22T15:17:30Z"),
            ("drand:default:5899766", "2026-03-02T04:00:00Z"),
            ("drand:quicknet:1", "2023-08-23T15:09:27Z"),
            ("drand:quicknet:1000", "2023-08-23T15:59:24Z"),
            ("drand:evmnet:1", "2024-09-28T10:57:55Z"),
            (
                "drand:52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971:26540212",
                "2026-03-02T04:00:00Z",
            ),
        ] {
            assert_eq!(speaks(name), at(instant), "{name}");
        }
    }

    #[test]
    fn the_next_round_of_quicknet_is_found_by_its_instant() {
        for (from, round, due) in [
            ("2023-08-23T15:09:27Z", 1, "2023-08-23T15:09:27Z"),
            ("2023-08-23T15:09:27.5Z", 2, "2023-08-23T15:09:30Z"),
            ("2026-03-02T03:59:58Z", 26_540_212, "2026-03-02T04:00:00Z"),
        ] {
            let (id, found) = quicknet_from(from.parse().unwrap()).unwrap();
            assert_eq!(id.as_str(), format!("drand:quicknet:{round}"));
            assert_eq!(found.to_string(), due);
        }
        assert!(quicknet_from("2023-08-23T15:09:26Z".parse().unwrap()).is_none());
    }

    #[test]
    fn what_looks_like_drand_and_is_no_round_never_speaks() {
        for name in [
            "drand",
            "drand:1",
            "drand:quicknet",
            "drand:quicknet:",
            "drand:quicknet:0",
            "drand:quicknet:01000",
            "drand:quicknet:+1000",
            "drand:quicknet:1000:2",
            "drand:quicknet:18446744073709551615",
            "drand:othernet:x",
            "drand::1000",
            "drand:Quicknet:1000",
            "DRAND:quicknet:1000",
            "drand/quicknet/1000",
            "drandquicknet:1000",
        ] {
            assert_eq!(speaks(name), Speaks::Never, "{name}");
        }
        for name in ["drand:othernet:1000", "lottery:dlt:26032", "fire-rescue"] {
            assert_eq!(speaks(name), Speaks::Unknown, "{name}");
        }
    }

    /// Whoever brings a timetable can't bend a known one.
    #[test]
    fn a_known_chain_keeps_its_clock() {
        let own = |prefix: &str| SourceSchedule {
            prefix: prefix.into(),
            genesis: "2026-01-01T00:00:00Z".parse().unwrap(),
            period_seconds: 60,
        };
        let table = [own("drand:"), own("drand:othernet:")];
        let speaks = |name: &str| name.parse::<SourceId>().unwrap().speaks(&table);
        assert_eq!(speaks("drand:quicknet:1000"), at("2023-08-23T15:59:24Z"));
        assert_eq!(
            speaks("drand:othernet:2"),
            Speaks::Never,
            "the first one counts"
        );
        let speaks = "drand:othernet:2"
            .parse::<SourceId>()
            .unwrap()
            .speaks(&table[1..]);
        assert_eq!(speaks, at("2026-01-01T00:01:00Z"));
    }
}
