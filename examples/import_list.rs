//! A list of credit codes as an office has it, read into a pool: how many are in, which are not and
//! why, by the lines of the file.
//!
//! `cargo run --example import_list -- FILE.csv`, whose first column is the credit code and whose first
//! row is a heading. All objects are taken to be in the province: a code says nothing of where.

#![allow(clippy::print_stdout, reason = "it tells what it does")]

use std::collections::BTreeMap;
use std::error::Error;
use std::ops::ControlFlow;

use ssj::core::agency::NamedSystem;
use ssj::core::identity::{CreditCode, ObjectKind};
use ssj::core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj::core::matter::{CheckMethod, LegalBasis, LegalForm, Matter, MatterDraft, Subject};
use ssj::core::pool::{BadRowReason, ObjectEntry, ObjectPool, PoolHeader, Provenance};
use ssj::core::{
    AgencyId, DivisionId, Explain, IdError, MatterId, ObjectId, Period, PoolId, Text, Zh,
};
use time::macros::date;

fn matter() -> Result<Matter, Box<dyn Error>> {
    Ok(
        MatterDraft::new(MatterId::new("registration")?, Text::new("登记事项检查")?)
            .basis(LegalBasis::instrument(
                LegalForm::AdministrativeRegulation,
                Text::new("中华人民共和国市场主体登记管理条例")?,
            ))
            .subject(Subject::new(
                NamedSystem::MarketRegulation,
                [Level::Province],
            ))
            .content(Text::new("登记事项")?)
            .method(CheckMethod::OnSite)
            .object_kind(ObjectKind::Enterprise)
            .object_kind(ObjectKind::IndividualBusiness)
            .object_kind(ObjectKind::Cooperative)
            .build()?,
    )
}

/// The kind that the code's first two characters say: 企业, 个体工商户, 农民专业合作社.
fn kind(code: &str) -> ObjectKind {
    match code.get(..2) {
        Some("92") => ObjectKind::IndividualBusiness,
        Some("93") => ObjectKind::Cooperative,
        _ => ObjectKind::Enterprise,
    }
}

fn entry(code: &str, province: &DivisionId) -> Result<ObjectEntry, IdError> {
    let id = ObjectId::new(code)?;
    Ok(ObjectEntry::new(
        id,
        kind(code),
        province.clone(),
        Provenance::PublicitySystem,
    ))
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    let mut codes = Vec::new();
    // A row with too many or too few fields is read all the same, and every row has the number of its line.
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&path)?;
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        codes.push((line, record.get(0).unwrap_or_default().to_owned()));
    }
    let ever = Period::starting(date!(1954 - 01 - 01));
    let jilin = Jurisdiction::division("220000".parse()?, Text::new("吉林省")?, ever);
    let (gazetteer, province) = (Gazetteer::new([jilin])?, DivisionId::new("220000")?);
    let header = PoolHeader {
        id: PoolId::new("registration")?,
        agency: AgencyId::new("jl-amr")?,
        as_of: "2026-03-01T00:00:00+08:00".parse()?,
        classes: None,
    };
    let rows = codes
        .iter()
        .map(|(row, code)| (*row, entry(code, &province)));
    let watch = |_| ControlFlow::Continue(());
    let import = ObjectPool::import(header, &matter()?, &gazetteer, rows, watch)?;
    let (pool, report) = import.good_rows();
    println!(
        "rows: {}, in the pool: {}, back: {}",
        report.rows,
        pool.len(),
        report.bad.len()
    );
    println!(
        "exceptional numbers admitted on evidence: {}",
        report.exceptions.values().sum::<u64>()
    );
    let warned = codes
        .iter()
        .filter_map(|(_, code)| code.parse::<CreditCode>().ok());
    let warned = warned.filter(|code| code.organisation_mismatch().is_some());
    println!(
        "of those in the pool with an organisation code that does not check: {}",
        warned.count()
    );
    let mut by_code: BTreeMap<_, u64> = BTreeMap::new();
    for bad in &report.bad {
        for reason in &bad.reasons {
            let code = match reason {
                BadRowReason::Id(error) => error.fault.code(),
                BadRowReason::Refused(refusal) => refusal.code(),
            };
            let count = by_code.entry(code).or_default();
            *count = count.saturating_add(1);
            println!("row {}: {reason}", bad.row);
            println!("第 {} 行：{}", bad.row, Zh(reason));
        }
    }
    for (code, count) in by_code {
        println!("{code}: {count}");
    }
    Ok(())
}
