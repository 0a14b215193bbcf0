//! What has been read so far, and whether it holds together.

use alloc::{string::String, vec::Vec};

use time::Date;

use super::{
    NoticeText,
    clause::{Context, Span, Token, is_dated},
    frame, lex,
    line::{CONTINUES, heading, is_document_number, is_title},
    statutory_days,
    vocabulary::{self, Verb},
};
use crate::{
    date,
    notice::{Closure, Notice, NoticeError, NoticeFacts, NoticeKind},
    region::Region,
    rest::WeeklyRest,
    storage::CowStr,
};

const REST: WeeklyRest = WeeklyRest::SATURDAY_SUNDAY;

/// What a remark takes a day for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// A day on which nobody works.
    Rests,
    /// A day on which one works as on any other.
    Works,
    /// A rest day for which another is off: a make-up working day, or a day off itself.
    Gives,
}

/// What has been read so far.
pub(super) struct Reading<'a> {
    facts: NoticeFacts,
    given: NoticeText<'a>,
    context: Context,
    holiday: CowStr,
    claims: Vec<(Date, Claim)>,
    /// Whether the text has named its year.
    year_named: bool,
    /// Days off that each sentence arranges.
    totals: Vec<u32>,
    /// Numbers of days that stand beside no date.
    counts: Vec<u32>,
    /// The line before, if it is nothing by itself: what follows may belong to it.
    open: Option<String>,
    /// Whether the line before arranges and comes to no end: what follows may take it back.
    unfinished: bool,
}

/// What the clauses of one sentence share.
#[derive(Default)]
struct Sentence {
    /// Dates whose verb comes in a later clause.
    waiting: Vec<Span>,
    /// Days off since the last number of days.
    listed: Option<(Date, u32)>,
    /// Days off altogether.
    total: u32,
    /// After "其中" clauses tell parts of what is arranged.
    within: bool,
    /// After "鼓励" nothing is arranged any more.
    recommends: bool,
}

/// What a clause is for.
enum Part {
    /// It speaks of days in known words only.
    Known(Verb),
    /// It has dates and arranges none, or leads to what follows.
    Framed,
    /// It has no date, and words that are not known here.
    Other,
}

impl<'a> Reading<'a> {
    pub(super) fn new(facts: NoticeFacts, given: NoticeText<'a>) -> Self {
        Self {
            context: Context {
                year: facts.year,
                kind: facts.kind,
                reaches_back: false,
                last: None,
            },
            holiday: CowStr::Fixed(""),
            claims: Vec::new(),
            year_named: false,
            totals: Vec::new(),
            counts: Vec::new(),
            open: None,
            unfinished: false,
            facts,
            given,
        }
    }

    /// Reads a sentence: the papers, a title, or an arrangement.
    pub(super) fn sentence(&mut self, text: &str, ends: bool) -> Result<(), NoticeError> {
        self.context.last = None;
        let open = self.open.take();
        let unfinished = core::mem::take(&mut self.unfinished);
        if text.starts_with(CONTINUES) || text.ends_with([',', '、']) {
            return unread(text);
        }
        if self.papers(text)? {
            return Ok(());
        }
        if is_title(text) {
            let tokens = self.context.clone().tokens(text)?;
            if frame::changes(&tokens) {
                return unread(text);
            }
            return self.name_year(&tokens);
        }
        let (holiday, body) = heading(lex::unnumbered(text));
        if let Some(holiday) = holiday {
            self.holiday = CowStr::Owned(holiday.into());
            self.context.reaches_back = false;
        }
        let mut sentence = Sentence::default();
        let mut other = open.as_deref();
        let mut dangles = None;
        let mut arranges = false;
        for text in lex::clauses(body) {
            let tokens = self.context.tokens(text)?;
            match self.part(text, &tokens, &mut sentence)? {
                Part::Framed => {}
                Part::Other if open.is_some() && frame::arranges(&tokens) => return unread(text),
                Part::Other => {
                    self.aside(text, &tokens)?;
                    other = Some(text);
                    dangles = Some(text);
                }
                Part::Known(verb) => {
                    arranges |= spans(&tokens).next().is_some();
                    self.clause(text, &tokens, verb, &mut sentence)?;
                }
            }
        }
        self.totals.push(sentence.total);
        // Where something is arranged every word counts, those of the heading too.
        let unknown = holiday.filter(|name| !vocabulary::is_holiday(name));
        let (other, dangles) = (other.or(unknown), dangles.or(unknown));
        let whole = ends && !text.ends_with(':') || frame::addresses(text);
        if let Some(line) = dangles.filter(|_| !whole && !vocabulary::is_holiday(text)) {
            self.open = Some(line.into());
        }
        self.unfinished = arranges && !ends;
        match other {
            Some(clause) if arranges || (unfinished && !frame::signs(text)) => unread(clause),
            _ if sentence.waiting.is_empty() => Ok(()),
            _ => unread(text),
        }
    }

    /// What a clause is for.
    fn part(
        &self,
        text: &str,
        tokens: &[Token<'_>],
        sentence: &mut Sentence,
    ) -> Result<Part, NoticeError> {
        let known = vocabulary::verb(tokens, self.facts.region);
        if known.is_none() && frame::changes(tokens) {
            return unread(text);
        }
        let goes_on = sentence.recommends && frame::goes_on(tokens);
        if goes_on || frame::recommends(tokens) {
            sentence.recommends = true;
            return Ok(Part::Framed);
        }
        // What follows a recommendation may be recommended too.
        let sure = !sentence.recommends || spans(tokens).next().is_none();
        if let Some(verb) = known.filter(|_| sure) {
            return Ok(Part::Known(verb));
        }
        let dated = |token: &Token<'_>| matches!(token, Token::Span(_) | Token::Partial);
        if !tokens.iter().any(dated) {
            return Ok(if frame::leads(tokens) {
                Part::Framed
            } else {
                Part::Other
            });
        }
        if frame::frames(tokens) {
            Ok(Part::Framed)
        } else {
            unread(text)
        }
    }

    /// A clause without a date must not change one.
    fn aside(&mut self, text: &str, tokens: &[Token<'_>]) -> Result<(), NoticeError> {
        let arranges = frame::arranges(tokens);
        let numbers = tokens.contains(&Token::Digits);
        let continues = frame::continues(tokens);
        let names_a_day = continues || frame::words(tokens).any(super::clause::names_a_day);
        let quotes = |token: &Token<'_>| match token {
            Token::Name(name) | Token::Remark(name) => is_dated(name),
            _ => false,
        };
        let hidden = tokens.iter().any(quotes);
        // A sentence of its own that keeps a part of the people at work, or from the arrangement.
        let narrows = [
            "仅限",
            "只限",
            "仅适用",
            "只适用",
            "不适用",
            "不执行",
            "不受",
            "不享受",
            "照常上班",
            "正常上班",
            "照常工作",
            "正常工作",
        ];
        let narrows = frame::words(tokens).any(|said| narrows.iter().any(|it| said.contains(it)));
        if narrows || hidden || (arranges && (numbers || names_a_day)) {
            return unread(text);
        }
        let mut pairs = tokens.iter().zip(tokens.iter().skip(1));
        self.counts.extend(pairs.find_map(|pair| match pair {
            (Token::Words(said), Token::Count(days)) if said.ends_with("放假") => Some(*days),
            _ => None,
        }));
        self.name_year(tokens)
    }

    /// The first year that a text names must be its own.
    fn name_year(&mut self, tokens: &[Token<'_>]) -> Result<(), NoticeError> {
        let year = self.facts.year;
        let named = tokens.iter().find_map(|token| match token {
            Token::Year(named) => Some(*named),
            _ => None,
        });
        match named {
            Some(named) if !self.year_named && named != year => {
                Err(NoticeError::OtherYear { named, year })
            }
            _ => {
                self.year_named |= named.is_some();
                Ok(())
            }
        }
    }

    /// A line that is nothing but a document number or a date.
    fn papers(&mut self, line: &str) -> Result<bool, NoticeError> {
        let other = |found: &str| {
            Err(NoticeError::Papers {
                found: found.into(),
            })
        };
        if is_document_number(line) {
            let given = self.facts.doc_no.as_deref();
            if given.is_some_and(|given| given != line) {
                return other(line);
            }
            self.facts.doc_no = Some(CowStr::Owned(line.into()));
            return Ok(true);
        }
        let tokens = self.context.clone().tokens(line).unwrap_or_default();
        let [Token::Span(Span { first, last })] = *tokens else {
            return Ok(false);
        };
        if first != last || !line.contains('年') || !line.ends_with('日') {
            return Ok(false);
        }
        if self.facts.signed.is_some_and(|given| given != first) {
            return other(line);
        }
        self.facts.signed = Some(first);
        // Where an arrangement follows at once the date was no signature but part of it.
        let begun = !(self.facts.off.is_empty() && self.facts.work.is_empty());
        self.open = begun.then(|| line.into());
        Ok(true)
    }

    /// A clause of known words: what it says of its dates, and their number.
    fn clause(
        &mut self,
        text: &str,
        tokens: &[Token<'_>],
        verb: Verb,
        sentence: &mut Sentence,
    ) -> Result<(), NoticeError> {
        self.name_year(tokens)?;
        let year = self.facts.year;
        let other = |token: &Token<'_>| matches!(token, Token::Year(named) if *named != year);
        if tokens.iter().any(other) {
            return unread(text);
        }
        sentence.within |=
            matches!(tokens.first(), Some(Token::Words(said)) if said.starts_with("其中"));
        let waited = sentence.waiting.len();
        let mut dates: Vec<Span> = sentence.waiting.drain(..).collect();
        dates.extend(spans(tokens));
        let moved = vocabulary::before_to(tokens).saturating_add(waited);
        let count = tokens.iter().find_map(|token| match token {
            Token::Count(days) => Some(*days),
            _ => None,
        });
        if dates.is_empty() {
            // "共3天" needs no date beside it; "放假" alone has lost its own.
            let speaks =
                verb == Verb::None || (matches!(verb, Verb::Off | Verb::Swap) && count.is_some());
            if !speaks {
                return unread(text);
            }
        } else {
            self.arrange(text, &dates, moved, verb, sentence)?;
        }
        match count {
            Some(said) => self.count(said, &dates, sentence),
            None => Ok(()),
        }
    }

    /// A number of days is that of the days off before it, or of the clause's own dates; what
    /// stands beside neither is held against the whole.
    fn count(
        &mut self,
        said: u32,
        dates: &[Span],
        sentence: &mut Sentence,
    ) -> Result<(), NoticeError> {
        let own = dates.first().map(|span| {
            let days = dates.iter().map(|span| span.days());
            (span.first, days.fold(0_u32, u32::saturating_add))
        });
        match sentence.listed.take().or(own) {
            Some((first, found)) if found != said => {
                Err(NoticeError::DayCount { first, said, found })
            }
            Some(_) => Ok(()),
            None => {
                self.counts.push(said);
                Ok(())
            }
        }
    }

    fn arrange(
        &mut self,
        text: &str,
        dates: &[Span],
        moved: usize,
        verb: Verb,
        sentence: &mut Sentence,
    ) -> Result<(), NoticeError> {
        let (from, to) = dates.split_at_checked(moved).unwrap_or_default();
        let weekend = |span: &Span| each_day(&[*span]).all(|day| REST.contains(day.weekday()));
        match verb {
            Verb::Swap if dates.iter().any(weekend) => return unread(text),
            Verb::Off | Verb::Swap if sentence.within => self.claim(dates, Claim::Rests),
            Verb::Off | Verb::Swap => return self.all_off(dates, sentence),
            Verb::Work => self.works(dates),
            Verb::Rest => self.claim(dates, Claim::Rests),
            Verb::Usual => self.usual(dates),
            Verb::From => return self.works_from(text, dates),
            Verb::Statutory => {
                self.claim(dates, Claim::Rests);
                let facts = &mut self.facts;
                facts.statutory.edit(|days| days.extend(each_day(dates)));
            }
            Verb::Moved if each_day(from).count() == each_day(to).count() => {
                self.claim(from, Claim::Gives);
                self.claim(to, Claim::Rests);
            }
            Verb::MovedWork if each_day(from).count() == each_day(to).count() => {
                self.cancel(from);
                self.works(to);
            }
            Verb::Cancel => self.cancel(dates),
            Verb::Extend => return self.extend(text, dates),
            Verb::None => sentence.waiting.extend(dates),
            Verb::Moved | Verb::MovedWork => return unread(text),
        }
        Ok(())
    }

    /// Make-up working days, those that an earlier clause has said left out.
    fn works(&mut self, dates: &[Span]) {
        self.facts.work.edit(|work| {
            let fresh: Vec<_> = each_day(dates).filter(|day| !work.contains(day)).collect();
            work.extend(fresh);
        });
    }

    /// Make-up working days that are none any more.
    fn cancel(&mut self, dates: &[Span]) {
        self.facts
            .cancelled
            .edit(|days| days.extend(each_day(dates)));
    }

    /// "9月7日起正常上班": a weekend day can't be meant as any other.
    fn works_from(&mut self, text: &str, dates: &[Span]) -> Result<(), NoticeError> {
        if each_day(dates).any(|day| REST.contains(day.weekday())) {
            return unread(text);
        }
        self.claim(dates, Claim::Works);
        Ok(())
    }

    /// Days off; what an earlier sentence has said of the same days is said again.
    fn all_off(&mut self, dates: &[Span], sentence: &mut Sentence) -> Result<(), NoticeError> {
        let said = self.facts.off.len();
        for span in dates {
            self.off(*span, sentence)?;
        }
        self.facts.off.edit(|off| {
            let new = off.split_off(said.min(off.len()));
            let within = |inner: &Closure, outer: &Closure| {
                outer.first <= inner.first && inner.last() <= outer.last()
            };
            off.retain(|old| !new.iter().any(|new| within(old, new)));
            let again = |new: &Closure| off.iter().any(|old| within(new, old));
            let fresh: Vec<_> = new.into_iter().filter(|new| !again(new)).collect();
            off.extend(fresh);
        });
        Ok(())
    }

    fn off(&mut self, span: Span, sentence: &mut Sentence) -> Result<(), NoticeError> {
        let (first, days) = (span.first, span.days());
        let closure = Closure {
            first,
            days: u8::try_from(days).map_err(|_| NoticeError::Length { first, days })?,
            holiday: self.holiday.clone(),
        };
        closure.check()?;
        sentence.total = sentence.total.saturating_add(days);
        let (start, so_far) = sentence.listed.unwrap_or((first, 0));
        sentence.listed = Some((start, so_far.saturating_add(days)));
        self.facts.off.edit(|off| off.push(closure));
        Ok(())
    }

    /// "照常上班" on a weekend makes a working day, on any other day it is a remark.
    fn usual(&mut self, spans: &[Span]) {
        for day in each_day(spans) {
            if REST.contains(day.weekday()) {
                self.facts.work.edit(|work| work.push(day));
            } else {
                self.claims.push((day, Claim::Works));
            }
        }
    }

    fn claim(&mut self, spans: &[Span], claim: Claim) {
        self.claims.extend(each_day(spans).map(|day| (day, claim)));
    }

    /// "延长…春节假期至2月2日": from the end of that holiday in the amended notice.
    fn extend(&mut self, text: &str, dates: &[Span]) -> Result<(), NoticeError> {
        let nothing = || NoticeError::NothingToExtend {
            clause: text.into(),
        };
        let [Span { first, last }] = *dates else {
            return Err(nothing());
        };
        let amended = self.given.amends.ok_or_else(nothing)?;
        let ends_before = |closure: &&Closure| {
            let named = !closure.holiday.is_empty() && text.contains(&*closure.holiday);
            named && closure.last() < last
        };
        let extended = amended.off.iter().filter(ends_before);
        let extended = extended.max_by_key(|closure| closure.last());
        let extended = extended.filter(|_| first == last).ok_or_else(nothing)?;
        let start = extended.last().next_day().ok_or_else(nothing)?;
        let worked = amended.work.iter().copied();
        let worked = worked.filter(|day| start <= *day && *day <= last);
        self.facts.cancelled.edit(|days| days.extend(worked));
        self.holiday = extended.holiday.clone();
        self.off(Span { first: start, last }, &mut Sentence::default())
    }

    /// The notice, if all that was said in passing agrees with the days.
    pub(super) fn finish(mut self) -> Result<Notice, NoticeError> {
        self.facts.statutory.edit(|days| {
            days.sort_unstable();
            days.dedup();
        });
        let NoticeFacts { off, work, .. } = &self.facts;
        if let Some(&day) = work.iter().find(|day| !REST.contains(day.weekday())) {
            return Err(NoticeError::MakeUpOnWorkday { day });
        }
        for &(day, claim) in &self.claims {
            let is_off = off.iter().any(|closure| closure.contains(day));
            let makes_up = work.contains(&day);
            let holds = match claim {
                Claim::Rests => is_off || (REST.contains(day.weekday()) && !makes_up),
                Claim::Works => !is_off,
                Claim::Gives => REST.contains(day.weekday()) && (makes_up || is_off),
            };
            if !holds {
                return Err(NoticeError::Inconsistent { day });
            }
        }
        let total = off
            .iter()
            .map(|closure| u32::from(closure.days))
            .fold(0_u32, u32::saturating_add);
        let first = off.iter().map(|closure| closure.first).min();
        let holds = |said: &&u32| **said == total || self.totals.contains(said);
        if let (Some(first), Some(&said)) = (first, self.counts.iter().find(|said| !holds(said))) {
            return Err(NoticeError::DayCount {
                first,
                said,
                found: total,
            });
        }
        let notice = Notice::new(self.facts)?;
        let granted = notice.net_days_off(REST);
        let by_law = self.given.net_days_off;
        let expected = by_law.unwrap_or_else(|| statutory_days(notice.year));
        // A national annual notice grants as many days as the law has.
        let bound = notice.kind == NoticeKind::Annual && notice.region == Region::NATION;
        if bound && granted != i64::from(expected) {
            return Err(NoticeError::NetDaysOff {
                expected,
                found: granted,
            });
        }
        Ok(notice)
    }
}

fn each_day(spans: &[Span]) -> impl Iterator<Item = Date> {
    spans.iter().flat_map(|span| {
        // A longer range is refused where it is arranged or found inconsistent.
        let days = i32::try_from(span.days().min(367)).unwrap_or_default();
        (0..days).filter_map(|offset| date::plus_days(span.first, offset))
    })
}

fn spans<'t>(tokens: &'t [Token<'_>]) -> impl Iterator<Item = Span> + 't {
    tokens.iter().filter_map(|token| match token {
        Token::Span(span) => Some(*span),
        _ => None,
    })
}

fn unread<T>(clause: &str) -> Result<T, NoticeError> {
    Err(NoticeError::Unread {
        clause: clause.into(),
    })
}
