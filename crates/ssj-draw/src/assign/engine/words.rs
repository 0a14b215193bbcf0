//! A witness in words.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use super::shortage::{NeedLine, Witness};
use crate::assign::problem::NeedRow;

/// The language of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Language {
    /// English.
    English,
    /// Chinese 中文.
    #[doc(alias = "中文")]
    Chinese,
}

impl Witness {
    /// The witness in one sentence: for each need its places and the persons for them, then how many
    /// of all places these can take. `name` names a need, such as its county and department.
    ///
    /// ```
    /// # use ssj_core::{Seed, Suite, Token};
    /// # use ssj_draw::assign::{AssignError, Department, Loads, Need, Problem, Profile, Region, assign};
    /// use ssj_draw::assign::Language;
    /// # let mut tables = Problem::builder();
    /// # let need = tables.need(Need::of(Department::new(1)));
    /// # let profile = tables.profile(Profile::new(Department::new(1), Region::new(220_183)));
    /// # for visit in 0..3 {
    /// #     let visit = tables.visit(Token::from_bytes([visit; 16]));
    /// #     tables.slot(visit, need);
    /// # }
    /// # tables.person(Token::from_bytes([9; 16]), profile, 2);
    /// # let problem = tables.build()?;
    /// # let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
    /// # let Err(AssignError::Shortage(shortage)) =
    /// #     assign(&problem, seed, hash, Loads::default(), &mut ()) else { panic!() };
    /// let witness = &shortage.witnesses()[0];
    /// assert_eq!(
    ///     witness.sentence(Language::English, |_| "county 220183, food safety".into()),
    ///     "county 220183, food safety: 3 places, 1 inspector, room for 2",
    /// );
    /// assert_eq!(
    ///     witness.sentence(Language::Chinese, |_| "德惠市食品安全".into()),
    ///     "德惠市食品安全:需派3人次,符合条件的1人,至多可派2人次",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sentence(&self, language: Language, mut name: impl FnMut(NeedRow) -> String) -> String {
        let mut named: Vec<(String, &NeedLine)> = Vec::with_capacity(self.lines().len());
        for line in self.lines() {
            named.push((name(line.need()), line));
        }
        let mut out = String::new();
        // Writing to a string can't fail.
        let _ = match language {
            Language::English => self.english(&named, &mut out),
            Language::Chinese => self.chinese(&named, &mut out),
        };
        out
    }

    fn english(&self, lines: &[(String, &NeedLine)], out: &mut String) -> core::fmt::Result {
        for (name, line) in lines {
            let (places, persons) = (line.places(), line.persons());
            write!(
                out,
                "{name}: {}, {}",
                count(places, "place"),
                count(persons, "inspector")
            )?;
            out.push_str(if lines.len() > 1 { "; " } else { "" });
        }
        if lines.len() > 1 {
            let all = (
                count(self.slots().len(), "place"),
                count(self.persons().len(), "inspector"),
            );
            write!(out, "together: {}, {}", all.0, all.1)?;
        }
        write!(out, ", room for {}", self.room())
    }

    fn chinese(&self, lines: &[(String, &NeedLine)], out: &mut String) -> core::fmt::Result {
        for (name, line) in lines {
            let (places, persons) = (line.places(), line.persons());
            write!(out, "{name}:需派{places}人次,符合条件的{persons}人")?;
            out.push_str(if lines.len() > 1 { ";" } else { "" });
        }
        if lines.len() > 1 {
            let (places, persons) = (self.slots().len(), self.persons().len());
            write!(out, "合计:需派{places}人次,符合条件的{persons}人")?;
        }
        write!(out, ",至多可派{}人次", self.room())
    }
}

fn count<N: Copy + Into<Number>>(number: N, noun: &str) -> String {
    let Number(number) = number.into();
    let plural = if number == 1 { "" } else { "s" };
    alloc::format!("{number} {noun}{plural}")
}

/// A count of any width.
struct Number(u64);

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number.into())
    }
}

impl From<usize> for Number {
    fn from(number: usize) -> Self {
        Self(u64::try_from(number).unwrap_or(u64::MAX))
    }
}
