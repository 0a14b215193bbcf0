//! What has been read so far, and whether it holds together.

use alloc::vec::Vec;

use time::Date;

use super::{
    NoticeText,
    clause::{Clause, Context, Span},
    lex, statutory_days,
    verb::{self, Verb},
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
    /// A make-up working day.
    MakesUp,
}

/// What has been read so far.
pub(super) struct Reading<'a> {
    facts: NoticeFacts,
    given: NoticeText<'a>,
    context: Context,
    holiday: CowStr,
    claims: Vec<(Date, Claim)>,
}

/// What the clauses of one sentence share.
#[derive(Default)]
struct Sentence {
    /// Dates whose verb comes in a later clause.
    waiting: Vec<Span>,
    /// Days off since the last number of days.
    listed: Option<(Date, u32)>,
    /// After "其中" clauses tell parts of what is arranged.
    within: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(facts: NoticeFacts, given: NoticeText<'a>) -> Self {
        Self {
            context: Context {
                year: facts.year,
                reaches_back: false,
                last: None,
                year_named: false,
            },
            holiday: CowStr::Fixed(""),
            claims: Vec::new(),
            facts,
            given,
        }
    }

    /// Reads a sentence: the papers, or an arrangement.
    pub(super) fn sentence(&mut self, text: &str) -> Result<(), NoticeError> {
        if self.papers(text)? {
            return Ok(());
        }
        let (holiday, body) = lex::heading(text);
        if let Some(holiday) = holiday {
            self.holiday = CowStr::Owned(holiday.into());
            self.context.reaches_back = false;
        }
        let mut sentence = Sentence::default();
        for text in lex::clauses(body) {
            if verb::recommends(text) {
                break;
            }
            sentence.within |= text.starts_with("其中");
            let mut clause = self.context.clause(text)?;
            clause.spans.splice(..0, sentence.waiting.drain(..));
            self.clause(text, &clause, &mut sentence)?;
        }
        if sentence.waiting.is_empty() {
            return Ok(());
        }
        Err(NoticeError::Unread {
            clause: text.into(),
        })
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
        let mut context = self.context.clone();
        let clause = match context.clause(line) {
            Ok(clause) if line.contains('年') && clause.words.is_empty() => clause,
            _ => return Ok(false),
        };
        let [Span { first, last }] = *clause.spans else {
            return Ok(false);
        };
        if first != last {
            return Ok(false);
        }
        if self.facts.signed.is_some_and(|given| given != first) {
            return other(line);
        }
        self.facts.signed = Some(first);
        Ok(true)
    }

    fn clause(
        &mut self,
        text: &str,
        clause: &Clause,
        sentence: &mut Sentence,
    ) -> Result<(), NoticeError> {
        let words = clause.words.trim_start_matches("其中");
        if !clause.spans.is_empty() {
            self.arrange(text, clause, verb::verb(words), sentence)?;
        }
        let Some(said) = verb::day_count(words) else {
            return Ok(());
        };
        match sentence.listed.take() {
            Some((first, found)) if found != said => {
                Err(NoticeError::DayCount { first, said, found })
            }
            _ => Ok(()),
        }
    }

    fn arrange(
        &mut self,
        text: &str,
        clause: &Clause,
        verb: Verb,
        sentence: &mut Sentence,
    ) -> Result<(), NoticeError> {
        let spans = &clause.spans;
        match verb {
            Verb::Off if sentence.within => self.claim(spans, Claim::Rests),
            Verb::Off => return spans.iter().try_for_each(|span| self.off(*span, sentence)),
            Verb::Work => self.facts.work.edit(|work| work.extend(each_day(spans))),
            Verb::Rest => self.claim(spans, Claim::Rests),
            Verb::Usual => self.usual(spans),
            Verb::Statutory => {
                self.claim(spans, Claim::Rests);
                let facts = &mut self.facts;
                facts.statutory.edit(|days| days.extend(each_day(spans)));
            }
            Verb::Moved => {
                let (from, to) = spans.split_at_checked(clause.moved).unwrap_or_default();
                self.claim(from, Claim::MakesUp);
                self.claim(to, Claim::Rests);
            }
            Verb::Extend => return self.extend(text, clause),
            Verb::None => sentence.waiting.extend(spans),
            Verb::Unknown => {
                return Err(NoticeError::Unread {
                    clause: text.into(),
                });
            }
        }
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
    fn extend(&mut self, text: &str, clause: &Clause) -> Result<(), NoticeError> {
        let nothing = || NoticeError::NothingToExtend {
            clause: text.into(),
        };
        let [Span { first, last }] = *clause.spans else {
            return Err(nothing());
        };
        let amended = self.given.amends.ok_or_else(nothing)?;
        let ends_before = |closure: &&Closure| {
            let named = !closure.holiday.is_empty() && clause.words.contains(&*closure.holiday);
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
                Claim::MakesUp => makes_up,
            };
            if !holds {
                return Err(NoticeError::Inconsistent { day });
            }
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

/// "国办发明电〔2025〕7号" and nothing else.
fn is_document_number(line: &str) -> bool {
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
