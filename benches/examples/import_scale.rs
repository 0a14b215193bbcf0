//! A pool from a list of so many rows (3,000,000 if not said), one in 300 bad: how many a second.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a measurement"
)]

use std::ops::ControlFlow;
use std::time::Instant;

use ssj_core::agency::NamedSystem;
use ssj_core::identity::{CreditCode, ObjectKind};
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, Subject};
use ssj_core::pool::{ObjectEntry, ObjectPool, PoolHeader, Provenance};
use ssj_core::{AgencyId, DivisionId, MatterId, ObjectId, Period, PoolId, Text};
use time::macros::date;

const LETTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The codes as a sheet has them, in no order; one in 300 has a digit too many.
fn codes(rows: u64) -> Vec<String> {
    let code = |row: u64| {
        let mut number = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 25;
        let body = (0..8).map(|_| {
            let letter = LETTERS[usize::try_from(number % 31).unwrap()];
            number /= 31;
            char::from(letter)
        });
        let code = CreditCode::compose("91220101", &body.collect::<String>()).unwrap();
        if row.is_multiple_of(300) {
            format!("{code}0")
        } else {
            code.to_string()
        }
    };
    (0..rows).map(code).collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows: u64 = std::env::args()
        .nth(1)
        .map_or(Ok(3_000_000), |rows| rows.parse())?;
    let ever = Period::starting(date!(1954 - 01 - 01));
    let counties: Result<Vec<_>, _> = [220_000, 220_100]
        .into_iter()
        .chain(220_101..220_161)
        .map(|code| county(code, ever))
        .collect();
    let gazetteer = Gazetteer::new(counties?)?;
    let matter = MatterDraft::new(MatterId::new("shops")?, Text::new("经营情况")?)
        .basis(LegalBasis::instrument(
            LegalForm::Law,
            Text::new("中华人民共和国电子商务法")?,
        ))
        .subject(Subject::new(NamedSystem::MarketRegulation, [Level::County]))
        .content(Text::new("经营情况")?)
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Enterprise)
        .build()?;
    let header = PoolHeader {
        id: PoolId::new("shops")?,
        agency: AgencyId::new("jl-amr")?,
        as_of: "2026-03-01T00:00:00+08:00".parse()?,
        classes: None,
    };
    let sheet = codes(rows);
    let divisions: Vec<_> = (220_101..220_161)
        .map(|code| DivisionId::new(&code.to_string()))
        .collect::<Result<_, _>>()?;
    let (begun, busy) = (Instant::now(), processor());
    let read = (2..).zip(&sheet).map(|(row, code)| {
        let division = divisions[usize::try_from(row % 60).unwrap()].clone();
        let entry = |id| {
            ObjectEntry::new(
                id,
                ObjectKind::Enterprise,
                division,
                Provenance::PublicitySystem,
            )
        };
        (row, ObjectId::new(code).map(entry))
    });
    let import = ObjectPool::import(header, &matter, &gazetteer, read, |_| {
        ControlFlow::Continue(())
    })?;
    let (seconds, busy) = (begun.elapsed().as_secs_f64(), processor() - busy);
    let (pool, report) = import.good_rows();
    println!(
        "rows: {}, in the pool: {}, back: {}",
        report.rows,
        pool.len(),
        report.bad.len()
    );
    let rate = |seconds: f64| report.rows as f64 / seconds;
    println!(
        "rows a second, reading of the ids included: {:.0} by the processor's time, {:.0} by the clock",
        rate(busy),
        rate(seconds)
    );
    Ok(())
}

fn county(code: u32, ever: Period) -> Result<Jurisdiction, Box<dyn std::error::Error>> {
    Ok(Jurisdiction::division(
        code.to_string().parse()?,
        Text::new("区")?,
        ever,
    ))
}

/// Seconds that this process had a processor: others may be at work too.
fn processor() -> f64 {
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = times
        .split(' ')
        .next()
        .and_then(|first| first.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e9
}
