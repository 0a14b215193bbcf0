//! Lines that are something by themselves: titles, document numbers, headings; and what is none.

use super::{clause::is_dated, vocabulary};

/// Marks with which no sentence begins: a line was broken inside one.
pub(super) const CONTINUES: [char; 15] = [
    '的', '、', ',', '和', '及', '与', '至', '到', '-', '起', '止', '月', '日', '号', ')',
];

/// "…关于2026年部分节假日安排的通知" and nothing else.
pub(super) fn is_title(line: &str) -> bool {
    let kinds = ["通知", "通告", "公告", "决定", "函", "批复", "意见"];
    let said = kinds.iter().find_map(|kind| line.strip_suffix(kind));
    let named = said.and_then(|said| said.strip_suffix(['的', '急', '充']));
    named.is_some_and(|_| line.contains("关于")) && !line.contains([',', ':'])
}

/// Splits "春节:2月4日…" into the holiday's name and the rest; what begins to arrange stays there.
pub(super) fn heading(sentence: &str) -> (Option<&str>, &str) {
    let Some((name, rest)) = sentence.split_once(':') else {
        return (None, sentence);
    };
    let name = match vocabulary::leading_verb(name) {
        Some(place) => name.get(..place).unwrap_or_default(),
        None => name,
    };
    let body = sentence.strip_prefix(name).unwrap_or(rest);
    let body = body.strip_prefix(':').unwrap_or(body);
    if name.is_empty() || rest.is_empty() || is_dated(name) || name.contains(',') {
        return (None, sentence);
    }
    (Some(name), body)
}

/// "国办发明电〔2025〕7号" and nothing else.
pub(super) fn is_document_number(line: &str) -> bool {
    let Some((agency, rest)) = line.split_once('〔') else {
        return false;
    };
    let Some((year, number)) = rest.split_once('〕') else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let agency = !agency.is_empty() && agency.chars().all(char::is_alphabetic);
    agency && digits(year) && number.strip_suffix('号').is_some_and(digits)
}
