//! The round that the specification does by hand: its commands print what it says, and the library draws
//! the same.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::Command;

use ssj_core::{
    MatterId, ObjectId, PlanItemId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite,
};
use ssj_draw::record::{
    Blinding, Class, FrameRow, Header, HeaderParts, MatterFrame, ObjectDraw, ObjectDrawParts,
    RowState, SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue, Stratum,
    StratumDisclosure,
};

const SPEC: &str = include_str!("../docs/ssj-1.md");

/// The commands, and what they are said to print in each suite.
fn told() -> (String, [String; 2]) {
    let (_, section) = SPEC.split_once("## A round by hand").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let mut blocks = section.split("```").skip(1).step_by(2);
    let mut block = |kind: &str| {
        blocks
            .next()
            .unwrap()
            .strip_prefix(kind)
            .unwrap()
            .to_owned()
    };
    let commands = block("sh\n");
    (commands, [block("text\n"), block("text\n")])
}

fn bash(commands: &str, suite: Suite) -> String {
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", commands])
        .env("suite", suite.name())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn parts(suite: Suite) -> ObjectDrawParts {
    let due = "2026-03-02T04:00:00Z".parse().unwrap();
    let beacon = SeedSource::new("beacon".parse().unwrap(), SourceKind::Beacon, 128, due);
    let header = HeaderParts {
        suite,
        draw: "objects".into(),
        plan_item: PlanItemId::new("town-1").unwrap(),
        plan_version: 1,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![beacon],
    };
    let row = |id: &str| FrameRow {
        object: id.parse().unwrap(),
        holder: None,
        stratum: 0,
        state: RowState::Eligible,
    };
    let class = Class {
        key: "all".parse().unwrap(),
        sizing: Sizing::new(SizeRule::Fixed(1), Spread::Proportional),
    };
    let stratum = Stratum {
        key: "220102".parse().unwrap(),
        class: 0,
    };
    ObjectDrawParts {
        header: Header::new(header).unwrap(),
        secret: RoundSecret::from_bytes([0x5e; 32]),
        blinding: Blinding::Blinded,
        classes: None,
        frames: vec![MatterFrame {
            matter: MatterId::new("food").unwrap(),
            pool: PoolId::new("food").unwrap(),
            as_of: "2026-02-28T00:00:00Z".parse().unwrap(),
            disclosure: StratumDisclosure::Public,
            classes: vec![class],
            strata: vec![stratum],
            shortfall: Shortfall::Refuse,
            reserves: 1,
            rows: ["site:a", "site:b"].map(row).into(),
        }],
    }
}

/// The lines that the commands print, from the library.
fn drawn(suite: Suite) -> String {
    let parts = parts(suite);
    let hash = suite.hash_fn().unwrap();
    let blinder = ssj_draw::Blinder::new(suite, parts.secret.clone()).unwrap();
    let draw = ObjectDraw::new(parts).unwrap();
    let value = SeedValue {
        source: "beacon".parse().unwrap(),
        at: "2026-03-02T04:00:00Z".parse().unwrap(),
        value: SourceValue::from(&[0xbe, 0x0b, 0xe0][..]),
        nonce: None,
    };
    let published = "2026-03-01T04:00:00Z".parse().unwrap();
    let evidence = SeedEvidence::of_values(published, vec![value]);
    let record = draw.draw(evidence).unwrap();
    let names = ["site:a", "site:b"].map(|id| {
        let token = id.parse::<ObjectId>().unwrap().token(hash);
        format!("{id} token {token} blind {}\n", blinder.blind(token))
    });
    let frame = draw.commitment().frames.first().unwrap();
    let stratum = record.results.first().unwrap().strata.first().unwrap();
    let drawn = stratum.drawn.first().unwrap();
    let threshold = stratum.threshold.unwrap();
    format!(
        "{}root {}\ncommitment {}\nseed {}\ndrawn {drawn} rank {threshold}\nrecord {}\n",
        names.concat(),
        frame.root,
        draw.digest(),
        record.seed,
        record.digest,
    )
}

#[test]
fn the_round_by_hand_is_the_library_s_in_the_international_suite() {
    let (commands, [told, _]) = told();
    assert_eq!(bash(&commands, Suite::Intl), told);
    assert_eq!(drawn(Suite::Intl), told);
}

#[cfg(feature = "sm")]
#[test]
fn the_round_by_hand_is_the_library_s_in_the_national_suite() {
    let (commands, [_, told]) = told();
    assert_eq!(bash(&commands, Suite::Sm), told);
    assert_eq!(drawn(Suite::Sm), told);
}

/// Every label of the library stands in the specification, and every tag of a record.
#[test]
fn the_specification_names_every_label_and_tag() {
    for label in ssj_core::Label::ALL {
        let prefix = core::str::from_utf8(label.prefix()).unwrap();
        let name = prefix.trim_start_matches("ssj/1/").trim_end_matches('\0');
        assert!(SPEC.contains(&format!("`{name}`")), "{name}");
    }
    let tags = include_str!("../src/record/tags.rs");
    let tags = tags.split("0x").skip(1).map(|rest| rest.get(..4).unwrap());
    let mut count = 0;
    for tag in tags {
        count += 1;
        assert!(SPEC.contains(&format!("{tag} {{")), "{tag}");
    }
    assert!(count > 30, "{count}");
}
