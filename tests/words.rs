//! The library's Chinese: the words that officials use, and their punctuation.

#![allow(clippy::arithmetic_side_effects, reason = "tests")]

mod support;

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
