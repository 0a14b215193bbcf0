//! What a clause says of its dates.

/// What a clause says of its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Days off (放假, 补休).
    Off,
    /// Make-up working days (上班).
    Work,
    /// Statutory holidays among the days off (为法定节假日).
    Statutory,
    /// Rest days, arranged elsewhere (照常公休, 公休日).
    Rest,
    /// Working days as ever (正常上班).
    Usual,
    /// Rest days moved to others (公休日调至).
    Moved,
    /// A holiday made longer (延长…假期至).
    Extend,
    /// No verb yet: the next clause has it.
    None,
    /// Words that this parser does not know.
    Unknown,
}

/// The verb among a clause's words.
pub(super) fn verb(words: &str) -> Verb {
    let has = |word| words.contains(word);
    let off = has("放假") || has("补休") || has("休假") || has("调休") || has("休息");
    let work = has("上班");
    if has("不放假") || has("不上班") || has("不休") || (off && work) {
        return Verb::Unknown;
    }
    if has("延长") && has("假期至") {
        return Verb::Extend;
    }
    if has("调至") {
        return Verb::Moved;
    }
    if has("正常上班") || has("照常上班") || has("照常工作") {
        return Verb::Usual;
    }
    if work {
        return Verb::Work;
    }
    if has("法定") {
        return Verb::Statutory;
    }
    if has("公休") {
        return Verb::Rest;
    }
    if off {
        return Verb::Off;
    }
    let connects = |mark: char| "、和及与至于".contains(mark);
    if words.chars().all(connects) {
        Verb::None
    } else {
        Verb::Unknown
    }
}

/// The number of days that a clause states ("共3天", "放假三天"), if any.
pub(super) fn day_count(words: &str) -> Option<u32> {
    let (before, _) = words.split_once('天')?;
    let start = before.trim_end_matches(|mark: char| mark.is_ascii_digit());
    let digits = before.strip_prefix(start).unwrap_or_default();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let numeral = before.chars().next_back()?;
    let index = "一二三四五六七八九十"
        .chars()
        .position(|mark| mark == numeral);
    index.and_then(|index| u32::try_from(index).ok()?.checked_add(1))
}

/// Whether the rest of the sentence only recommends (鼓励…休息).
pub(super) fn recommends(words: &str) -> bool {
    words.contains("鼓励") || words.contains("建议")
}
