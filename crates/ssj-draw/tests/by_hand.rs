//! The round that the specification does by hand: its commands print what it says, and the library draws
//! the same.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::Write;
use std::process::{Command, Stdio};

use ssj_core::plan::Who;
use ssj_core::{
    Clause, Digest, DivisionId, Encode, InspectorId, MatterId, ObjectId, PlanId, PlanItemId,
    PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite, Text,
};
use ssj_draw::assign::{Loads, Weight};
use ssj_draw::record::{
    Blinding, Class, DrawPart, ExcludedPair, Extractor, FixedSlot, FrameRow, Header, HeaderParts,
    InspectorDraw, InspectorDrawParts, InspectorRow, MandateSource, MatterFrame, ObjectDraw,
    ObjectDrawParts, ObjectRecord, Previous, Reason, RevealHash, RowState, SeedEvidence,
    SeedSource, SeedValue, SlotNeed, SourceKind, SourceValue, StaffingRows, Stratum,
    StratumDisclosure, VisitCap, VisitSlots, Visits, reveal_hash,
};

const SPEC: &str = include_str!("../docs/ssj-1.md");

/// The commands, and what they are said to print in each suite.
fn told() -> (String, [String; 2]) {
    let (_, section) = SPEC.split_once("## A round by hand").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let blocks: Vec<_> = section.split("```").skip(1).step_by(2).collect();
    let of = |kind: &str| {
        blocks
            .iter()
            .filter_map(|block| block.strip_prefix(kind))
            .collect()
    };
    let (commands, printed): (Vec<&str>, Vec<&str>) = (of("sh\n"), of("text\n"));
    let printed = printed.iter().map(|block| (*block).to_owned());
    (
        commands.concat(),
        printed.collect::<Vec<_>>().try_into().unwrap(),
    )
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
    let beacon = SeedSource {
        id: "beacon".parse().unwrap(),
        kind: SourceKind::Beacon,
        min_entropy_bits: 128,
        due,
    };
    let header = HeaderParts {
        suite,
        mandate: MandateSource::Plan {
            plan: PlanId::new("town").unwrap(),
            item: PlanItemId::new("town-1").unwrap(),
            version: 1,
        },
        part: DrawPart::Objects,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![beacon],
    };
    let row = |id: &str| FrameRow {
        object: id.parse().unwrap(),
        holder: None,
        division: DivisionId::new("220102").unwrap(),
        stratum: 0,
        state: RowState::Eligible,
    };
    let class = Class {
        key: "all".parse().unwrap(),
        sizing: Sizing {
            rule: SizeRule::Fixed(1),
            spread: Spread::Proportional,
        },
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
            announced: true,
            matter: MatterId::new("food").unwrap(),
            pool: PoolId::new("food").unwrap(),
            as_of: "2026-02-28T00:00:00Z".parse().unwrap(),
            who: Who::Agency("agency:market".parse().unwrap()),
            disclosure: StratumDisclosure::Public,
            classes: vec![class],
            strata: vec![stratum],
            shortfall: Shortfall::Refuse,
            reserves: 1,
            rows: ["site:a", "site:b"].map(row).into(),
        }],
    }
}

/// The inspectors' draw of the visit: who goes is named beforehand.
fn staffing(suite: Suite, draw: &ObjectDraw, record: &ObjectRecord) -> InspectorDrawParts {
    let at = |text: &str| text.parse().unwrap();
    let inspector = |name: &str| InspectorId::new(name).unwrap();
    let kind = SourceKind::IndependentReveal;
    let fire = SeedSource {
        id: "fire".parse().unwrap(),
        kind,
        min_entropy_bits: 256,
        due: at("2026-03-03T03:30:00Z"),
    };
    let due = at("2026-03-03T04:00:00Z");
    let beacon = SeedSource {
        id: "beacon".parse().unwrap(),
        kind: SourceKind::Beacon,
        min_entropy_bits: 128,
        due,
    };
    let header = Header::new(HeaderParts {
        part: DrawPart::Inspectors("division:220102".parse().unwrap()),
        counter: 2,
        previous: Some(Previous {
            record: plain(suite, b"the first record"),
            reason: Text::new("an inspector fell ill").unwrap(),
        }),
        reveal_hashes_close: Some(at("2026-03-03T03:00:00Z")),
        sources: vec![fire, beacon],
        ..parts(suite).header.parts().clone()
    });
    let drawn = draw.visits(record).remove(0);
    let visit = drawn.id.token().unwrap();
    let need = SlotNeed {
        agency: "agency:market".parse().unwrap(),
        divisions: ["division:220102".parse().unwrap()].into(),
        credentials: ["enforcement".into()].into(),
    };
    let row = |name: &str| InspectorRow {
        inspector: inspector(name),
        agency: need.agency.clone(),
        divisions: need.divisions.clone(),
        credentials: need.credentials.clone(),
        cap: 20,
        load: 3,
        baseline: 1,
    };
    InspectorDrawParts {
        header: header.unwrap(),
        secret: RoundSecret::from_bytes([0x5e; 32]),
        rows: StaffingRows {
            object_record: record.digest,
            as_of: at("2026-03-02T05:00:00Z"),
            visits: vec![VisitSlots {
                visit,
                visited: drawn.holder,
                slots: vec![0, 0],
            }],
            inspectors: ["a", "b", "c", "d", "e"].map(row).into(),
            needs: vec![need],
            excluded: vec![ExcludedPair {
                visit,
                inspector: inspector("e"),
                reason: Reason {
                    code: "recusal.declared".into(),
                    clause: Some(Clause::C3_2A),
                    evidence: Some(plain(suite, b"a note")),
                },
            }],
            fixed: [(0, "a"), (1, "b")]
                .map(|(slot, name)| FixedSlot {
                    visit,
                    slot,
                    inspector: inspector(name),
                    clause: Clause::C2_3C,
                    reason: Text::new("only they hold the licence").unwrap(),
                })
                .into(),
            caps: vec![VisitCap {
                at_most: 1,
                visits: [visit].into(),
                inspectors: [].into(),
            }],
            reserves: 1,
            loads: Loads::Even {
                weight: Weight::try_from((1, 2)).unwrap(),
            },
        },
    }
}

/// The hash of a message without a label, which the library has for nothing but trees.
fn plain(suite: Suite, message: &[u8]) -> Digest {
    let digest = match suite {
        Suite::Sm => "-sm3",
        _ => "-sha256",
    };
    let mut child = Command::new("openssl")
        .args(["dgst", digest, "-r"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(message).unwrap();
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    output.get(..64).unwrap().parse().unwrap()
}

fn staffed(suite: Suite, draw: &ObjectDraw, record: &ObjectRecord) -> String {
    let draw = InspectorDraw::new(staffing(suite, draw, record)).unwrap();
    let at = |text: &str| text.parse().unwrap();
    let (fire, nonce) = ("fire".parse().unwrap(), Digest::from_bytes([0; 32]));
    let value = SourceValue::from(&[0xf1, 0x7e][..]);
    let hash = reveal_hash(
        suite.hash_fn().unwrap(),
        draw.digest(),
        &fire,
        &value,
        nonce,
    );
    let evidence = SeedEvidence {
        published_at: at("2026-03-02T09:00:00Z"),
        reveal_hashes: vec![RevealHash {
            source: fire.clone(),
            at: at("2026-03-03T03:00:00Z"),
            hash,
        }],
        values: vec![
            SeedValue {
                source: fire,
                at: at("2026-03-03T03:30:00Z"),
                value,
                nonce: Some(nonce),
            },
            SeedValue {
                source: "beacon".parse().unwrap(),
                at: at("2026-03-03T04:00:00Z"),
                value: SourceValue::from(&[0xbe, 0x0b, 0xe1][..]),
                nonce: None,
            },
        ],
    };
    let record = draw.draw(evidence).unwrap();
    let team = record.teams.first().unwrap();
    format!(
        "visit {}\ninspectors {}\ncommitment {}\nseed {}\nteam {}\nrecord {}\n",
        team.visit,
        SourceValue::from(&draw.commitment().inspectors.to_canonical()[..]),
        draw.digest(),
        record.seed,
        SourceValue::from(&team.to_canonical()[..]),
        record.digest,
    )
}

/// The lines that the commands print, from the library.
fn drawn(suite: Suite) -> String {
    let parts = parts(suite);
    let hash = suite.hash_fn().unwrap();
    let blinder = ssj_draw::sample::Blinder::new(suite, parts.secret.clone()).unwrap();
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
    let extractor = Extractor::new(&draw, &record).unwrap();
    let visit = draw.visits(&record).remove(0);
    let extract = extractor.extract(&frame.matter, &visit.holder, Visits::Over);
    format!(
        "{}root {}\ncommitment {}\nseed {}\ndrawn {drawn} rank {threshold}\noutcome {}\nrecord {}\nextract {}\n{}",
        names.concat(),
        frame.root,
        draw.digest(),
        record.seed,
        record.outcome,
        record.digest,
        plain(suite, &extract.unwrap().to_canonical()),
        staffed(suite, &draw, &record),
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
    let mut count = 0;
    let folders = ["/src/record", "/../ssj-core/src/paper"];
    let folders = folders.map(|folder| format!("{}{folder}", env!("CARGO_MANIFEST_DIR")));
    for source in folders.iter().flat_map(|folder| sources(folder.as_ref())) {
        let hex = source.split("0x").skip(1).filter_map(|rest| rest.get(..4));
        for tag in hex.filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            count += 1;
            assert!(SPEC.contains(&format!("{tag} {{")), "{tag}");
        }
    }
    assert!(count > 40, "{count}");
}

/// The text of every file in a folder and in those within it.
fn sources(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let texts = entries.flat_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path)
        } else {
            vec![std::fs::read_to_string(path).unwrap()]
        }
    });
    texts.collect()
}
