//! A row, and what it lacks.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::{Language, Say, Word as _};

/// A row as far as it can be made, and what it lacks (缺项).
///
/// ```
/// use ssj_core::exchange::{Lack, LackKind, Sheet};
/// use ssj_core::Zh;
/// let lack = Lack { field: "check_date", name: "检查日期", kind: LackKind::Missing };
/// assert_eq!(Zh(&lack).to_string(), "检查日期（check_date）：缺少");
/// let sheet = Sheet { row: "half a row", lacks: vec![lack.clone()] };
/// assert_eq!(sheet.whole(), Err(vec![lack]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[must_use]
pub struct Sheet<T> {
    /// The row; what it lacks is empty in it.
    pub row: T,
    /// What it lacks.
    pub lacks: Vec<Lack>,
}

impl<T> Sheet<T> {
    /// The row, if it lacks nothing.
    ///
    /// # Errors
    /// What it lacks.
    pub fn whole(self) -> Result<T, Vec<Lack>> {
        if self.lacks.is_empty() {
            Ok(self.row)
        } else {
            Err(self.lacks)
        }
    }
}

/// Something that a row lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Lack {
    /// The receiver's name of the field.
    pub field: &'static str,
    /// The same in Chinese.
    pub name: &'static str,
    /// What is wrong.
    pub kind: LackKind,
}

words! {
    /// What is wrong with a field of a row.
    pub enum LackKind {
        /// It is required and empty.
        Missing = "missing", "缺少";
        /// It is longer than the receiver takes; it is left whole, nothing is cut.
        TooLong = "too-long" / "too long", "超过长度上限";
        /// It has not the form that the receiver asks for.
        Malformed = "malformed", "格式不符";
        /// It does not agree with another field of the row.
        Disagrees = "disagrees" / "disagrees with another field", "与其他字段不一致";
    }
}

impl Say for Lack {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::Chinese => write!(f, "{}（{}）：{}", self.name, self.field, self.kind.zh()),
            _ => write!(f, "{}: {}", self.field, self.kind.en()),
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}

/// How long the fields of a receiver may be, in characters.
///
/// ```
/// use ssj_core::exchange::Lengths;
/// let own = Lengths { name: 300, ..Lengths::default() };
/// assert_eq!((own.id, own.code), (100, 50));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Lengths {
    /// Of ids of rows, plans and objects; of certificates.
    pub id: u32,
    /// Of names of checks and the ids of a check and its plan.
    pub code: u32,
    /// Of agencies' names.
    pub agency: u32,
    /// Of agencies' and objects' codes.
    pub unit_code: u32,
    /// Of objects' and regions' names.
    pub name: u32,
    /// Of addresses.
    pub address: u32,
    /// Of plans' names.
    pub plan_name: u32,
}

impl Default for Lengths {
    fn default() -> Self {
        Self {
            id: 100,
            code: 50,
            agency: 100,
            unit_code: 20,
            name: 200,
            address: 400,
            plan_name: 500,
        }
    }
}

/// Collects what a row lacks while its fields are filled.
#[derive(Default)]
pub(super) struct Filler {
    lacks: Vec<Lack>,
}

impl Filler {
    /// A field that must not be empty.
    pub(super) fn required(
        &mut self,
        (field, name): (&'static str, &'static str),
        value: Option<impl Into<String>>,
        length: u32,
    ) -> String {
        let value = value.map(Into::into).unwrap_or_default();
        if value.is_empty() {
            self.lack((field, name), LackKind::Missing);
        }
        self.optional((field, name), Some(value), length)
    }

    /// A field that may be empty.
    pub(super) fn optional(
        &mut self,
        named: (&'static str, &'static str),
        value: Option<impl Into<String>>,
        length: u32,
    ) -> String {
        let value = value.map(Into::into).unwrap_or_default();
        let characters = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
        self.holds(characters <= length, named, LackKind::TooLong);
        value
    }

    /// A field's form.
    pub(super) fn holds(
        &mut self,
        holds: bool,
        named: (&'static str, &'static str),
        kind: LackKind,
    ) {
        if !holds {
            self.lack(named, kind);
        }
    }

    fn lack(&mut self, (field, name): (&'static str, &'static str), kind: LackKind) {
        self.lacks.push(Lack { field, name, kind });
    }

    /// The row with what it lacks.
    pub(super) fn sheet<T>(self, row: T) -> Sheet<T> {
        Sheet {
            row,
            lacks: self.lacks,
        }
    }
}
