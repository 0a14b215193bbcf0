//! The library's Chinese: the words that officials use, and their punctuation.

#![allow(clippy::arithmetic_side_effects, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::str::FromStr;

use ssj::calendar::{self, UnknownWord};
use ssj::core::{
    self, Shortfall, Word, agency, campaign, exchange, follow_up, history, identity, instrument,
    jurisdiction, lead, ledger, matter, paper, plan, pool, result, round, rulebook, trail,
    transparency, visit,
};
use ssj::draw::{self, assign, record, sample, verify};
use support::sources;

/// Where sentences of ours stand; texts of notices, which are data, are read elsewhere.
const FOLDERS: [&str; 5] = [
    "src",
    "crates/ssj-calendar/src",
    "crates/ssj-core/src",
    "crates/ssj-draw/src",
    "examples",
];

/// Words for which officials have another.
const UNUSED: [(&str, &str); 11] = [
    ("起算日", "当日不计入，自次日起算"),
    ("周休日", "周休息日"),
    ("未加盲", "未作隐名处理"),
    ("不成立", "不符合规定"),
    ("免予打扰", "不列入抽取范围"),
    ("已退出", "已取消检查"),
    ("方案:", "类别前缀"),
    ("辖区名录", "行政区划表"),
    ("算法套件", "密码套件"),
    ("主管机构", "责任部门"),
    ("尚未生效，", "不在实施期内"),
];

/// Every text in quotes with Chinese in it, and where it stands. What stands in backticks is a form to
/// type and no sentence.
fn sentences() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in FOLDERS.into_iter().flat_map(sources) {
        for line in source.code.lines() {
            let line = line.replace("\\\"", "");
            let texts = line.split('"').skip(1).step_by(2);
            let chinese = texts.filter(|text| text.chars().any(is_chinese));
            let plain = chinese.map(|text| text.split('`').step_by(2).collect::<String>());
            found.extend(plain.map(|text| (source.path.clone(), text)));
        }
    }
    found
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn chinese_sentences_have_full_width_punctuation() {
    let sentences = sentences();
    assert!(sentences.len() > 500, "only {} were found", sentences.len());
    let mut wrong = Vec::new();
    for (path, text) in sentences {
        let chars: Vec<char> = text.chars().collect();
        for pair in chars.windows(2) {
            let [a, b] = pair else { continue };
            let half = |c: &char| ",;:!?()".contains(*c);
            let beside = |c: &char| is_chinese(*c) || "{}".contains(*c);
            // `instrument:国办发…` and `延边: …` are an id and English.
            let id = *a == ':' && path.ends_with("instrument/mod.rs");
            if !id
                && (half(a) && is_chinese(*b)
                    || is_chinese(*a) && half(b)
                    || beside(a) && ",;".contains(*b))
            {
                wrong.push(format!("{path}: {text}"));
                break;
            }
        }
    }
    let english = |text: &String| {
        ["national only", "assumed, pasted", "what is checked"]
            .iter()
            .any(|en| text.contains(en))
    };
    let notice = |text: &String| text.contains("放假,共") || text.contains("(周");
    wrong.retain(|text| !english(text) && !notice(text));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn officials_words_are_used() {
    for (path, text) in sentences() {
        for (word, better) in UNUSED {
            assert!(!text.contains(word), "{path}: {text}: {better}");
        }
        let commitment = text.replace("抽取承诺值", "");
        assert!(!commitment.contains("承诺"), "{path}: {text}: 抽取承诺值");
    }
}

/// Public enums without fields that are no table of words, and why.
const NO_TABLES: [(&str, &str); 4] = [
    ("Label", "bytes in hashes, shown to nobody"),
    ("Language", "what words are asked for in"),
    ("NamedSystem", "ids of systems"),
    ("Suite", "ids of suites"),
];

/// Each word is read back from its name, and has a name, English and Chinese that no other has.
fn table<W: Word + FromStr<Err = UnknownWord>>(path: &str, seen: &mut Vec<String>) {
    let (mut names, mut english, mut chinese) = <[BTreeSet<_>; 3]>::default().into();
    for &word in W::ALL {
        assert!(
            word.name().parse::<W>().is_ok_and(|read| read == word),
            "{path}"
        );
        assert!(!word.zh().trim().is_empty(), "{path}: {}", word.name());
        assert!(
            names.insert(word.name()) && english.insert(word.en()),
            "{path}: {}",
            word.name()
        );
        assert!(chinese.insert(word.zh()), "{path}: {}", word.zh());
    }
    assert!("no word".parse::<W>().is_err(), "{path}");
    seen.extend(path.rsplit("::").next().map(|name| name.trim().to_owned()));
}

macro_rules! tables {
    ($($path:path),+ $(,)?) => {{
        let mut seen = Vec::new();
        $( table::<$path>(stringify!($path), &mut seen); )+
        seen
    }};
}

#[test]
fn every_word_has_a_name_to_read_and_both_languages() {
    let mut seen = tables![
        calendar::DayKind,
        calendar::NoticeKind,
        calendar::Evidence,
        calendar::Level,
        calendar::Statute,
        calendar::Tail,
        calendar::MissingLocal,
        jurisdiction::Level,
        identity::CodeException,
        Shortfall,
        agency::AgencyKind,
        history::ScopeReason,
        history::PastState,
        identity::ObjectKind,
        matter::LegalForm,
        matter::CheckMethod,
        matter::Importance,
        matter::Channel,
        pool::RiskClass,
        pool::InspectorKind,
        pool::Provenance,
        pool::RecusalGround,
        pool::Ending,
        rulebook::RulebookPart,
        rulebook::Reach,
        exchange::LackKind,
        core::laws::Unasked,
        instrument::Seen,
        visit::Requirement,
        core::HeadcountPer,
        instrument::CheckOccasion,
        instrument::CapPer,
        instrument::Effect,
        instrument::RepeatBy,
        instrument::InstrumentRank,
        pool::Quorum,
        plan::BodyKind,
        plan::ReviewOf,
        ledger::Agreement,
        ledger::Anchor,
        ledger::estimate::Answer,
        ledger::GroundKind,
        campaign::Trigger,
        campaign::CampaignState,
        campaign::CampaignStep,
        follow_up::ReferralKind,
        follow_up::Closure,
        follow_up::FindingState,
        follow_up::FindingStep,
        lead::LeadSource,
        lead::Concern,
        lead::LeadState,
        lead::LeadStep,
        plan::StrataBy,
        plan::PlanState,
        plan::PlanStep,
        result::Withholding,
        result::PublicationState,
        result::Outcome,
        result::Disposal,
        round::RoundState,
        round::RoundStep,
        trail::Role,
        visit::VisitState,
        visit::PartEnd,
        visit::VisitStep,
        visit::Timeliness,
        visit::ConclusionKind,
        visit::EntrustedWork,
        visit::TestResult,
        visit::Obstacle,
        paper::StratumDisclosure,
        paper::SourceKind,
        transparency::BundleFault,
        transparency::Phase,
        assign::TableName,
        assign::Passed,
        draw::Phase,
        record::Blinding,
        record::Visits,
        sample::State,
        sample::SizeColumn,
        sample::Rounding,
        sample::StratumBound,
        verify::Trusted,
        verify::Standing,
        verify::Basis,
    ];
    // No table of the sources is left out.
    let mut written = Vec::new();
    for source in FOLDERS.into_iter().flat_map(sources) {
        let mut lines = source.code.lines();
        while lines.any(|line| line.ends_with("words! {") || line.ends_with("steps! {")) {
            let name = lines.find_map(|line| line.strip_prefix("    pub enum "));
            written.extend(name.map(first_word));
        }
    }
    seen.sort_unstable();
    written.sort_unstable();
    assert_eq!(seen, written);
}

fn first_word(text: &str) -> String {
    text.split([' ', '<']).next().unwrap_or_default().to_owned()
}

#[test]
fn an_enum_without_fields_is_a_table_of_words() {
    let mut others = BTreeSet::new();
    let library = FOLDERS.into_iter().filter(|folder| *folder != "examples");
    for source in library.flat_map(sources) {
        let mut lines = source.code.lines();
        while let Some(name) = lines.find_map(|line| line.strip_prefix("pub enum ")) {
            let mut body = lines.by_ref().take_while(|line| *line != "}");
            // A variant with fields has a bracket of either kind after its name.
            let plain = |line: &str| line.trim().starts_with('#') || !line.contains(['(', '{']);
            if body.all(plain) {
                others.insert(first_word(name));
            }
        }
    }
    let known: BTreeSet<_> = NO_TABLES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(others, known);
}
