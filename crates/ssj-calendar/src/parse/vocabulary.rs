//! The words of arrangements: all that a clause with a date may consist of.
//!
//! A clause that holds one word more is not read.

use alloc::vec::Vec;

use super::clause::{self, Token};
use crate::region::{Level, Region};

/// What a clause says of its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Days off (放假, 补休).
    Off,
    /// Days exchanged (调休), which does not say for what where they are weekend days.
    Swap,
    /// Make-up working days (上班).
    Work,
    /// Statutory holidays among the days off (为法定节假日).
    Statutory,
    /// Rest days, arranged elsewhere (照常公休, 公休日).
    Rest,
    /// Working days as ever (正常上班).
    Usual,
    /// Working days as ever from a day on (起正常上班).
    From,
    /// Rest days moved to others (公休日调至).
    Moved,
    /// A holiday made longer (延长…假期至).
    Extend,
    /// Make-up working days that are none any more (取消…上班).
    Cancel,
    /// Make-up working days moved to others (上班调整至).
    MovedWork,
    /// No verb yet: the next clause has it.
    None,
}

/// The verbs as they are said; longer words first where one begins another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Off,
    Swap,
    Work,
    Statutory,
    Rest,
    Usual,
    From,
    To,
    Extend,
    Until,
    Cancel,
    NoMore,
    /// What was arranged before (原定): said only of what is moved or cancelled.
    Was,
    /// "不调休": beside days off or alone.
    NoSwap,
    Filler,
}

const WORDS: &[(Word, &[&str])] = &[
    (
        Word::Off,
        &[
            "放假",
            "放假调休",
            "调休放假",
            "放假公休",
            "放假休息",
            "补休",
            "补假",
            "休假",
            "休息",
            "放假时间",
            "放假日期",
            "放假安排",
            "放假时间安排",
            "放假调休时间",
            "调休放假时间",
            "放假公休时间",
            "放假调休日期",
        ],
    ),
    (Word::Swap, &["调休"]),
    (
        Word::Work,
        &["上班", "调休上班", "补班", "上班安排", "调休上班安排"],
    ),
    (
        Word::Statutory,
        &["法定节假日", "法定假日", "法定节日", "法定休假日"],
    ),
    (
        Word::Rest,
        &[
            "公休",
            "公休日",
            "照常公休",
            "正常公休",
            "周末公休",
            "照常休息",
        ],
    ),
    (
        Word::Usual,
        &[
            "正常上班",
            "照常上班",
            "照常工作",
            "正常工作",
            "恢复正常上班",
        ],
    ),
    (
        Word::From,
        &[
            "起上班",
            "起正常上班",
            "起照常上班",
            "起恢复上班",
            "起恢复正常上班",
            "起正常工作",
            "起恢复正常工作",
            "起照常工作",
        ],
    ),
    (
        Word::To,
        &["调至", "调到", "调整至", "调整到", "调整为", "改至", "改为"],
    ),
    (Word::Extend, &["延长"]),
    (Word::Until, &["假期至", "假期延长至"]),
    (Word::Cancel, &["取消"]),
    (
        Word::NoMore,
        &[
            "不再上班",
            "不再调休上班",
            "不再补班",
            "不再安排上班",
            "不再安排调休上班",
        ],
    ),
    (
        Word::Filler,
        &[
            "、",
            "和",
            "及",
            "与",
            "以及",
            ":",
            "为",
            "是",
            "于",
            "即",
            "从",
            "自",
            "在",
            "将",
            "分别",
            "的",
            "两个",
            "二个",
            "三个",
            "四个",
            "共",
            "共计",
            "计",
            "合计",
            "连休",
            "与周末连休",
            "和周末连休",
            "统一",
            "均",
            "其中",
        ],
    ),
    (Word::Was, &["原定", "原"]),
    (Word::NoSwap, &["不调休", "不串休", "不得串休"]),
];

/// Who is meant, and the lowest level of a region that all of it says it of.
const AUDIENCES: &[(&str, Level)] = &[
    ("全国", Level::Nation),
    ("全省", Level::Province),
    ("全区", Level::Province),
    ("全自治区", Level::Province),
    ("全州", Level::Prefecture),
    ("全自治州", Level::Prefecture),
    ("全市", Level::Prefecture),
    ("全县", Level::County),
    ("全自治县", Level::County),
];

/// Holidays that may be named inside a clause; others are named in quotation marks or in a heading.
const HOLIDAYS: &[&str] = &[
    "元旦",
    "春节",
    "清明",
    "清明节",
    "劳动节",
    "国际劳动节",
    "端午节",
    "中秋节",
    "国庆节",
    "国庆",
    "除夕",
    "州庆",
    "县庆",
    "区庆",
    "旗庆",
    "州庆日",
    "县庆日",
    "三月三",
    "纪念日",
    "节日",
    "成立纪念日",
    "自治州成立纪念日",
    "自治县成立纪念日",
];

/// How the name of a local jubilee ends.
const JUBILEES: &[&str] = &["州庆", "县庆", "旗庆", "区庆", "庆日", "纪念日"];

/// Who has a day of their own by law, which is no holiday of everybody.
const OF_SOME: &[&str] = &[
    "妇女", "青年", "儿童", "少年", "建军", "教师", "护士", "记者", "老人", "老年",
];

/// A part of the people, which takes a rule of its own.
const GROUPS: &[&str] = &[
    "单位", "群众", "职工", "干部", "幼儿", "园", "公司", "校", "学", "人员", "部门", "机关",
    "企业", "组织", "限", "仅", "过",
];

/// Whether the words are holidays' names and nothing else ("中秋节、国庆节").
pub(super) fn is_holiday(words: &str) -> bool {
    let short = words.chars().count() <= 40;
    short && words.split(['、', '和']).all(is_one_holiday)
}

fn is_one_holiday(name: &str) -> bool {
    let name = name.trim_start_matches(|mark: char| mark.is_ascii_digit());
    if HOLIDAYS.contains(&name) || name == "其他" || is_quoted_holiday(name) {
        return true;
    }
    let doubts = [
        "不", "如", "若", "除", "拟", "原", "取消", "非", "放", "休", "班", "建议",
    ];
    let all = doubts.iter().chain(GROUPS);
    if all.chain(OF_SOME).any(|word| name.contains(word)) {
        return false;
    }
    let jubilee = JUBILEES.iter().any(|end| name.ends_with(end));
    // A festival's own name is short ("古尔邦节"), and no people stands before it ("回族开斋节").
    let festival =
        name.ends_with('节') && name.chars().count() <= 5 && !name.contains(['族', '员', '局']);
    jubilee || festival
}

/// "“五一”国际劳动节", "“国庆节”".
fn is_quoted_holiday(name: &str) -> bool {
    let Some((quoted, rest)) = name.strip_prefix('“').and_then(|name| name.split_once('”'))
    else {
        return false;
    };
    is_known_name(quoted) && (rest.is_empty() || HOLIDAYS.contains(&rest))
}

/// Whether a quotation names a holiday, a jubilee or what it is the anniversary of, and not a part of the people.
fn is_known_name(name: &str) -> bool {
    HOLIDAYS.contains(&name) || matches!(name, "五一" | "十一") || name.ends_with("周年")
}

/// What a clause of these parts says of its dates; none if it holds a word that is not known here.
pub(super) fn verb(tokens: &[Token<'_>], region: Region) -> Option<Verb> {
    let mut said = Vec::new();
    let mut places = Vec::new();
    let mut was = false;
    // A bracket belongs to what stands before it.
    if matches!(tokens.first(), Some(Token::Remark(_))) {
        return None;
    }
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Words(words) => {
                for word in segments(words, region)? {
                    was |= word == Word::Was;
                    let silent = matches!(word, Word::Filler | Word::Was);
                    if !silent && said.last() != Some(&word) {
                        said.push(word);
                        places.push(place);
                    }
                }
            }
            Token::Remark(remark) if !clause::festival(remark) => return None,
            Token::Name(name) if clause::is_dated(name) || !is_known_name(name) => return None,
            Token::Partial | Token::Digits | Token::Title => return None,
            _ => {}
        }
    }
    let verb = match *said {
        [] | [Word::NoSwap] => Verb::None,
        [Word::Off] | [Word::Off, Word::NoSwap | Word::Swap] | [Word::Swap, Word::Off] => Verb::Off,
        [Word::Swap] => Verb::Swap,
        [Word::Work] => Verb::Work,
        [Word::Statutory] => Verb::Statutory,
        [Word::Rest] => Verb::Rest,
        [Word::Usual] => Verb::Usual,
        [Word::From] => Verb::From,
        [Word::Rest, Word::To] | [Word::Rest, Word::To, Word::Off] => Verb::Moved,
        [Word::Work, Word::To] | [Word::Work, Word::To, Word::Work] => Verb::MovedWork,
        [Word::Extend, Word::Until] | [Word::Until] => Verb::Extend,
        [Word::Cancel, Word::Work] | [Word::Work, Word::Cancel] | [Word::NoMore] => Verb::Cancel,
        _ => return None,
    };
    let changes = matches!(verb, Verb::Moved | Verb::MovedWork | Verb::Cancel);
    let sound = (changes || !was) && one_sided(tokens, &places, verb) && closed(tokens, verb);
    sound.then_some(verb)
}

/// Whether nothing is arranged from a day on without an end ("自9月2日放假").
fn closed(tokens: &[Token<'_>], verb: Verb) -> bool {
    let opens =
        |token: &Token<'_>| matches!(token, Token::Words(words) if words.ends_with(['从', '自']));
    let mut pairs = tokens.iter().zip(tokens.iter().skip(1));
    let one = |token: &Token<'_>| matches!(token, Token::Span(span) if span.first == span.last);
    verb == Verb::From || !pairs.any(|(before, token)| opens(before) && one(token))
}

/// Whether no date stands on the far side of the verb ("9月2日放假9月5日").
fn one_sided(tokens: &[Token<'_>], places: &[usize], verb: Verb) -> bool {
    if matches!(
        verb,
        Verb::Moved | Verb::MovedWork | Verb::Extend | Verb::Cancel | Verb::None
    ) {
        return true;
    }
    let spans = |tokens: &[Token<'_>]| tokens.iter().any(|token| matches!(token, Token::Span(_)));
    let split = |place: &usize| tokens.split_at_checked(*place).unwrap_or_default();
    !places
        .iter()
        .map(split)
        .any(|(before, after)| spans(before) && spans(after))
}

/// How many of the clause's dates stand before "调至".
pub(super) fn before_to(tokens: &[Token<'_>]) -> usize {
    let to = |words: &str| {
        let mut all = WORDS.iter().filter(|(word, _)| *word == Word::To);
        all.any(|(_, each)| each.iter().any(|word| words.contains(word)))
    };
    let until = tokens
        .iter()
        .take_while(|token| !matches!(token, Token::Words(words) if to(words)));
    until
        .filter(|token| matches!(token, Token::Span(_)))
        .count()
}

/// The words of a run, the longest known at each place; none if one is not known.
fn segments(mut words: &str, region: Region) -> Option<Vec<Word>> {
    let mut found = Vec::new();
    while !words.is_empty() {
        let known = WORDS
            .iter()
            .flat_map(|(word, all)| all.iter().map(move |text| (*word, *text)));
        let audiences = AUDIENCES
            .iter()
            .filter(|(_, level)| region.level() >= *level);
        let names = audiences.map(|(text, _)| text).chain(HOLIDAYS);
        let all = known.chain(names.map(|text| (Word::Filler, *text)));
        let starting = all.filter(|(_, text)| words.starts_with(text));
        let (word, text) = starting.max_by_key(|(_, text)| text.len())?;
        words = words.strip_prefix(text)?;
        found.push(word);
    }
    Some(found)
}

/// The place of the words in a heading with which the arrangement begins ("放假时间").
pub(super) fn leading_verb(heading: &str) -> Option<usize> {
    let off = WORDS
        .iter()
        .filter(|(word, _)| matches!(word, Word::Off | Word::Swap));
    off.flat_map(|(_, all)| *all)
        .filter(|word| heading.ends_with(**word))
        .filter_map(|word| heading.find(*word))
        .min()
}
