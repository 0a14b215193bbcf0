//! Clauses that have dates and arrange nothing: on what a notice rests, what is to be handed in by
//! when, what takes place, since when something is in force.
//!
//! Each is known by how it begins, by what follows *each* of its dates, and by having no word left
//! that would arrange. Whatever is a little like one and not one of them is refused.

use super::clause::Token;

/// How a clause begins that says on what the notice rests.
const BASES: [&str; 9] = [
    "根据", "按照", "依据", "依照", "遵照", "经", "为", "鉴于", "依",
];

/// How it ends.
const BASIS_ENDS: [&str; 18] = [
    "规定", "精神", "要求", "通知", "通告", "公告", "办法", "条例", "决定", "意见", "同意", "批准",
    "批复", "会议", "安排", "部署", "研究", "审议",
];

/// What follows the date of a law or a meeting in it.
const ACTS: [&str; 25] = [
    "起施行",
    "施行",
    "起实施",
    "实施",
    "生效",
    "公布",
    "颁布",
    "发布",
    "印发",
    "下发",
    "通过",
    "批准",
    "修订",
    "修正",
    "召开",
    "会议",
    "常务会议",
    "研究",
    "审议",
    "第",
    "州",
    "市",
    "县",
    "省",
    "国务院",
];

/// What makes it one.
const ACTED: [&str; 14] = [
    "施行", "实施", "生效", "公布", "颁布", "发布", "印发", "下发", "通过", "批准", "修订", "修正",
    "会议", "审议",
];

/// What is done by a day.
const ERRANDS: [&str; 13] = [
    "报送", "上报", "报至", "报到", "送达", "反馈", "提交", "完成", "落实", "填报", "汇总", "报州",
    "报我",
];

/// Words that arrange days.
const ARRANGE: [&str; 8] = [
    "放假", "上班", "补休", "休假", "调休", "公休", "休息", "补班",
];

/// What makes a noun of them.
const NOUNS: [&str; 16] = [
    "安排", "办法", "规定", "通知", "通告", "事宜", "方案", "时间", "日期", "工作", "期间", "值班",
    "有关", "前", "后", "调休",
];

/// Words that change what is arranged, wherever they stand.
const CHANGES: [&str; 28] = [
    "取消",
    "撤销",
    "撤回",
    "废止",
    "作废",
    "暂缓",
    "顺延",
    "后延",
    "延后",
    "前移",
    "改期",
    "停止执行",
    "不再",
    "不放假",
    "不休假",
    "不上班",
    "不予",
    "不同意",
    "未批准",
    "未经",
    "尚未",
    "征求意见",
    "草案",
    "拟放假",
    "推迟放假",
    "提前放假",
    "更正",
    "征求",
];

/// Whether the clause has dates of which it arranges none.
pub(super) fn frames(tokens: &[Token<'_>]) -> bool {
    !arranges(tokens)
        && !changes(tokens)
        && (rests(tokens)
            || hands_in(tokens)
            || takes_place(tokens)
            || in_force(tokens)
            || names(tokens)
            || looks_forward(tokens))
}

/// Whether the clause has no date and only leads to what follows ("经州政府同意", "现将…通知如下").
pub(super) fn leads(tokens: &[Token<'_>]) -> bool {
    let Some(Token::Words(first)) = tokens.first() else {
        return false;
    };
    let begins = BASES
        .iter()
        .chain(&["现", "特", "结合", "统筹"])
        .any(|word| first.starts_with(word));
    let doubts = ["不", "未", "否", "拟", "如果", "若", "可能", "假如", "除"];
    begins
        && !arranges(tokens)
        && !words(tokens).any(|said| doubts.iter().any(|word| said.contains(word)))
}

/// Whether the clause only recommends (鼓励…休息).
pub(super) fn recommends(tokens: &[Token<'_>]) -> bool {
    let says = |said: &str| said.contains("鼓励") || said.contains("建议");
    // One that has a date begins with it: "为鼓励消费9月7日放假" arranges.
    let begins = matches!(tokens.first(), Some(Token::Words(said)) if said.starts_with("鼓励") || said.starts_with("建议"));
    let dated = |token: &Token<'_>| matches!(token, Token::Span(_) | Token::Partial);
    begins || !tokens.iter().any(dated) && words(tokens).any(says)
}

/// Whether it goes on with a recommendation ("安排职工在除夕休息").
pub(super) fn goes_on(tokens: &[Token<'_>]) -> bool {
    let on = ["安排职工", "引导职工", "组织职工"];
    matches!(tokens.first(), Some(Token::Words(said)) if on.iter().any(|word| said.starts_with(word)))
}

/// Whether it withdraws, puts off or leaves open what is arranged.
pub(super) fn changes(tokens: &[Token<'_>]) -> bool {
    words(tokens).any(|said| CHANGES.iter().any(|word| said.contains(word)))
}

/// Whether a word is left that arranges, not the noun of an arrangement ("放假安排").
pub(super) fn arranges(tokens: &[Token<'_>]) -> bool {
    words(tokens).any(|said| {
        let mut places = said.char_indices().filter_map(|(at, _)| said.get(at..));
        places.any(|rest| {
            let word = ARRANGE.iter().find_map(|word| rest.strip_prefix(word));
            word.is_some_and(|after| !NOUNS.iter().any(|noun| after.starts_with(noun)))
        })
    })
}

/// Whether a line was broken inside a number, or a word that arranges days or changes their arrangement.
pub(super) fn broken(before: &str, after: &str) -> bool {
    let number = |mark: char| mark.is_ascii_digit() || super::lex::is_numeral(mark);
    let numbers = before.ends_with(|mark| number(mark) || matches!(mark, '年' | '月'))
        && after.starts_with(|mark| number(mark) || mark == '年');
    let remarks = ["周", "星期", "农历", "除夕", "正月", "初"];
    let inner = after.strip_prefix('(');
    let remark = inner.is_some_and(|inner| remarks.iter().any(|word| inner.starts_with(word)));
    if numbers || remark || before.ends_with(['周', '星', '期']) {
        return true;
    }
    let joined = [before, after].concat();
    let words = CHANGES.iter().chain(&ARRANGE);
    let mut words = words.chain(&super::clause::RELATIVE).copied();
    words.any(|word| joined.contains(word) && !before.contains(word) && !after.contains(word))
}

/// Who signs ("某州人民政府办公室").
pub(super) fn signs(line: &str) -> bool {
    let offices = ["政府", "办公室", "办公厅", "委员会", "国务院", "局"];
    offices.iter().any(|office| line.ends_with(office))
}

/// Whom a notice is addressed to ("各县人民政府:").
pub(super) fn addresses(line: &str) -> bool {
    let whom = ["政府", "部门", "机构"];
    line.strip_suffix(':').is_some_and(|line| {
        let addressed = line.starts_with('各') || whom.iter().any(|whom| line.ends_with(whom));
        addressed && !line.contains("通知")
    })
}

/// Whether the clause begins with what belongs to a date: a bracket, "放假".
pub(super) fn continues(tokens: &[Token<'_>]) -> bool {
    let verb = |said: &str| ARRANGE.iter().any(|word| said.starts_with(word));
    match tokens.first() {
        Some(Token::Remark(_)) => true,
        Some(Token::Words(said)) => verb(said) && arranges(tokens.get(..1).unwrap_or_default()),
        _ => false,
    }
}

/// On what the notice rests: "根据2026年3月2日起施行的《…》规定".
fn rests(tokens: &[Token<'_>]) -> bool {
    let begins = first(tokens).is_some_and(|said| BASES.iter().any(|word| said.starts_with(word)));
    let ends = match tokens.last() {
        Some(Token::Title) => true,
        Some(Token::Words(said)) => {
            let said = said.trim_end_matches([':', '的']);
            BASIS_ENDS.iter().any(|word| said.ends_with(word))
        }
        _ => false,
    };
    let dates = |token: &Token<'_>| matches!(token, Token::Span(_) | Token::Partial);
    // What was done that day is said after it: "经批准9月3日…" is no basis.
    let after = tokens
        .iter()
        .rposition(dates)
        .and_then(|last| tokens.get(last..));
    let acted = words(after.unwrap_or_default());
    let acted = acted
        .into_iter()
        .any(|said| ACTED.iter().any(|word| said.contains(word)));
    begins
        && ends
        && acted
        && each_date(tokens, |after| {
            ACTS.iter().any(|act| after.starts_with(act))
        })
}

/// What is to be handed in: "请于2026年3月2日前报送放假值班表".
fn hands_in(tokens: &[Token<'_>]) -> bool {
    let errand = words(tokens).any(|said| ERRANDS.iter().any(|word| said.contains(word)));
    let by = |after: &str| {
        let after = after.trim_start_matches("下班");
        let by = [
            "前",
            "之前",
            "以前",
            "底前",
            "底以前",
            "上旬前",
            "中旬前",
            "下旬前",
        ];
        by.iter().any(|word| after.starts_with(word))
    };
    errand && each_date(tokens, by)
}

/// What takes place: "3月2日上午召开放假工作会议".
fn takes_place(tokens: &[Token<'_>]) -> bool {
    each_date(tokens, |after| {
        let times = ["上午", "下午", "晚上", "晚", "在", "将"];
        let time = times.iter().find_map(|time| after.strip_prefix(time));
        let held = ["召开", "举行", "举办"];
        held.iter()
            .any(|word| time.unwrap_or(after).starts_with(word))
    })
}

/// Since when something is in force or printed: "本通知自2026年3月2日起施行", "2026年3月2日印发".
fn in_force(tokens: &[Token<'_>]) -> bool {
    let since = ["起施行", "起实施", "起执行", "起生效", "印发"];
    each_date(tokens, |after| since.contains(&after))
}

/// Which day it is: "9月3日是自治州成立74周年纪念日".
fn names(tokens: &[Token<'_>]) -> bool {
    let is = each_date(tokens, |after| {
        after.starts_with('是') || after.starts_with("系")
    });
    let ends = ["纪念日", "州庆日", "县庆日", "生日", "节"];
    let last = matches!(tokens.last(), Some(Token::Words(said)) if ends.iter().any(|end| said.ends_with(end)));
    let law = words(tokens).any(|said| said.contains("法定"));
    is && last && !law
}

/// What a notice looks forward to: "为迎接9月3日州庆".
fn looks_forward(tokens: &[Token<'_>]) -> bool {
    let begins = ["为迎接", "为庆祝", "为隆重庆祝", "为纪念"];
    first(tokens).is_some_and(|said| begins.iter().any(|word| said.starts_with(word)))
}

/// Whether there are dates, and the words after each are such; times of day stand between.
fn each_date(tokens: &[Token<'_>], such: impl Fn(&str) -> bool) -> bool {
    let dates = |token: &Token<'_>| matches!(token, Token::Span(_) | Token::Partial);
    let mut rest = tokens;
    let mut found = false;
    while let Some((token, after)) = rest.split_first() {
        rest = after;
        if !dates(token) {
            continue;
        }
        found = true;
        let said = after
            .iter()
            .filter(|token| !matches!(token, Token::Digits | Token::Remark(_)));
        let mut said = said.map(|token| match token {
            Token::Words(said) => said.trim_start_matches(['时', '点', '分', ':']),
            _ => "",
        });
        let mut next = said.next().unwrap_or_default();
        if next.is_empty() || ["上午", "下午", "上", "晚"].contains(&next) {
            next = said.next().unwrap_or_default();
        }
        if !such(next) {
            return false;
        }
    }
    found
}

fn first<'t>(tokens: &[Token<'t>]) -> Option<&'t str> {
    match tokens.first() {
        Some(Token::Words(said)) => Some(said),
        _ => None,
    }
}

/// The words of a clause, those of its brackets included.
pub(super) fn words<'t>(tokens: &[Token<'t>]) -> impl Iterator<Item = &'t str> {
    tokens.iter().filter_map(|token| match token {
        Token::Words(said) | Token::Remark(said) => Some(*said),
        _ => None,
    })
}
