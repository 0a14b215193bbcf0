//! Ratio rules as real instruments state them: each is expressed, evaluated, and its gaps reported.

#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use ssj::core::matter::Frequency;
use ssj::core::plan::{ClassSize as PlannedSize, RatioBand, RatioBands};
use ssj::core::pool::RiskClass;
use ssj::core::{Ratio, SizeRule, Sizing, Spread, Text, Word as _, rules};
use ssj::draw::sample::ClassSize;

/// One published rule.
struct Row {
    source: String,
    class: String,
    at_least: Option<Ratio>,
    at_most: Option<Ratio>,
    exact: Option<Ratio>,
    times: [String; 2],
    note: String,
}

fn rows() -> Vec<Row> {
    let text = include_str!("data/real_ratio_rules.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let ratio = |cell: &str| (!cell.is_empty()).then(|| format!("{cell}%").parse().unwrap());
    let row = |record: csv::StringRecord| Row {
        source: record[0].into(),
        // One row names no class: it is about all.
        class: if record[4].is_empty() {
            "all"
        } else {
            &record[4]
        }
        .into(),
        at_least: ratio(&record[5]),
        at_most: ratio(&record[6]),
        exact: ratio(&record[7]),
        times: [record[8].into(), record[9].into()],
        note: record[10].into(),
    };
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

impl Row {
    /// The rule that draws no more than it must.
    fn rule(&self) -> SizeRule {
        if self.note.contains("piecewise") {
            // N ≤ 10: at least two; above, at least half.
            let half = SizeRule::Ratio("50%".parse().unwrap());
            return SizeRule::piecewise([(10, SizeRule::Fixed(2))], half).unwrap();
        }
        match self.exact.or(self.at_least) {
            Some(Ratio::ONE) => SizeRule::Census,
            Some(ratio) => SizeRule::Ratio(ratio),
            None => SizeRule::Ratio(self.at_most.unwrap()),
        }
    }

    fn band(&self) -> RatioBand {
        let at_least = self.exact.or(self.at_least).unwrap_or(Ratio::ZERO);
        let at_most = self.exact.or(self.at_most).unwrap_or(Ratio::ONE);
        RatioBand {
            class: Text::new(&self.class).unwrap(),
            at_least,
            at_most,
        }
    }

    fn size(&self, in_scope: u64) -> u64 {
        ClassSize::of(&self.rule(), in_scope).size
    }

    /// What it says of how often: the least and the most within so many years.
    fn frequency(&self) -> Option<Frequency> {
        let number = |text: &str| {
            let digits = text.trim_start_matches(['<', '>', '=']);
            digits.trim_end_matches("/yr").parse::<u16>().unwrap()
        };
        let yearly = |least, most| Frequency::yearly(least, most).unwrap();
        match self.times.each_ref().map(String::as_str) {
            ["", ""] => None,
            // Less than once a year is at most once in two.
            ["", "<1/yr"] => Some(Frequency::new(0, Some(1), 2.try_into().unwrap()).unwrap()),
            ["", most] => Some(yearly(
                0,
                Some(number(most) - u16::from(most.starts_with('<'))),
            )),
            [least, ""] => Some(yearly(number(least), None)),
            [least, most] => Some(yearly(number(least), Some(number(most)))),
        }
    }
}

/// The classes of one table, in its order.
fn bands(source: &str) -> RatioBands {
    let rows = rows();
    let own = rows.iter().filter(|row| row.source.starts_with(source));
    RatioBands::new(own.map(Row::band)).unwrap()
}

#[test]
fn every_published_rule_is_expressed_and_evaluated() {
    let rows = rows();
    assert_eq!(rows.len(), 27);
    for row in &rows {
        let (name, rule) = (&row.source, row.rule());
        let band = row.band();
        for in_scope in [
            0, 1, 2, 9, 10, 11, 99, 1_581, 5_658, 22_186, 78_222, 30_000_000,
        ] {
            let size = row.size(in_scope);
            assert!(
                size <= in_scope,
                "{name} {}: {size} of {in_scope}",
                row.class
            );
            if matches!(rule, SizeRule::Piecewise(_)) {
                continue;
            }
            let least = row.exact.or(row.at_least).or(row.at_most).unwrap();
            assert_eq!(size, least.rounded_up(in_scope), "{name} {}", row.class);
            assert!(size >= band.at_least.rounded_up(in_scope), "{name}");
        }
    }
}

#[test]
fn sizes_are_those_that_the_texts_and_reports_give() {
    let rows = rows();
    let find = |source: &str, class: &str| {
        let mut found = rows.iter();
        found
            .find(|row| row.source.starts_with(source) && row.class.starts_with(class))
            .unwrap()
    };
    // 巴彦淖尔: 2, 5 and twice 100 per cent of the four classes.
    let bayannur = |class, in_scope| find("巴彦淖尔", class).size(in_scope);
    assert_eq!(bayannur("A", 22_186), 444);
    assert_eq!(bayannur("B", 5_658), 283);
    assert_eq!((bayannur("C", 1_581), bayannur("D", 898)), (1_581, 898));
    // 亳州: at least two of up to ten, half of more.
    let school = find("亳州", "all");
    assert_eq!([1, 2, 10, 11, 13].map(|n| school.size(n)), [1, 2, 2, 6, 7]);
    // 上高: 5 per cent gave one object, 10 per cent two.
    let shanggao: Vec<_> = rows
        .iter()
        .filter(|row| row.source.starts_with("上高"))
        .collect();
    assert_eq!((shanggao[0].size(20), shanggao[1].size(20)), (1, 2));
}

#[test]
fn the_gaps_between_published_bands_are_reported() {
    let found = bands("大庆林甸").gaps();
    let percent = |a: &str, b: &str| (a.parse::<Ratio>().unwrap(), b.parse::<Ratio>().unwrap());
    let ends: Vec<_> = found.iter().map(|gap| (gap.above, gap.below)).collect();
    assert_eq!(ends, [percent("20%", "21%"), percent("60%", "61%")]);
    // Ratios that are fixed, not bands, leave whatever lies between them.
    assert_eq!(bands("河南省市场监管局 2021").gaps().len(), 4);
}

#[test]
fn a_plan_keeps_to_the_bands_and_a_ratio_in_a_gap_is_refused() {
    let bands = bands("大庆林甸");
    let sizes = |ratios: [&str; 4]| {
        let classes = RiskClass::ALL.iter().zip(ratios);
        let sizes = classes.map(|(class, ratio)| PlannedSize {
            class: Some(*class),
            sizing: Sizing {
                rule: SizeRule::Ratio(ratio.parse().unwrap()),
                spread: Spread::Proportional,
            },
        });
        sizes.collect::<Vec<_>>()
    };
    let lawful = sizes(["5%", "20%", "21%", "100%"]);
    assert_eq!(bands.check(&lawful), Ok(()));
    let gap = sizes(["5.1%", "20.5%", "20.5%", "61%"]);
    let refusals = bands.check(&gap).unwrap_err();
    assert_eq!(refusals.iter().count(), 3, "each class by itself");
    assert!(refusals.contains(rules::plan::OUTSIDE_BAND));
    assert_eq!(
        refusals.iter().next().unwrap().code.clauses[0].name(),
        "library/parameters"
    );
    let twice = RatioBands::new(bands.iter().chain(bands.iter()).cloned());
    assert!(twice.unwrap_err().contains(rules::plan::BAND));
}

#[test]
fn published_frequencies_are_expressed() {
    let rows = rows();
    let stated: Vec<_> = rows.iter().filter_map(Row::frequency).collect();
    assert_eq!(stated.len(), 10);
    let spans: Vec<_> = stated.iter().map(|f| (f.at_least(), f.at_most())).collect();
    assert!(spans.contains(&(2, Some(2))) && spans.contains(&(1, None)));
}
