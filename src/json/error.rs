//! What is wrong, with its code, in both languages.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use ssj_core::{ErrorRow, ErrorTable, Excerpt, Explain, Language, Refusals, Say, Zh};

errors! {
    /// Why a text is no request.
    ///
    /// ```
    /// use ssj::core::Explain;
    /// use ssj::json::CallError;
    /// let error = CallError::TooLarge { bytes: 9, most: 8 };
    /// assert_eq!((error.code(), error.to_string()), ("json.too-large", "the request has 9 bytes, more than 8".into()));
    /// ```
    pub enum CallError {
        /// It is no JSON, or not of a request.
        Invalid {
            /// What the reader says.
            reason: Excerpt,
        } = "json.invalid", "the request can't be read: {reason}",
            "请求无法读取：{reason}";
        /// It is longer than [`Limits::call_bytes`](ssj_core::Limits::call_bytes).
        TooLarge {
            /// How long it is.
            bytes: usize,
            /// How long it may be.
            most: usize,
        } = "json.too-large", "the request has {bytes} bytes, more than {most}",
            "请求有{bytes}字节，超过上限{most}字节";
        /// A code that no error and no refusal has.
        UnknownCode {
            /// What was asked for.
            code: Excerpt,
        } = "json.unknown-code", "there is no code `{code}`", "没有代码“{code}”";
    }
}

impl From<serde_json::Error> for CallError {
    fn from(error: serde_json::Error) -> Self {
        let reason = Excerpt::of(&error);
        Self::Invalid { reason }
    }
}

/// Every error of this module, as [`ssj_core::ERRORS`] has those of its crate.
///
/// ```
/// let codes: Vec<_> = ssj::json::ERRORS.iter().flat_map(|(_, rows)| *rows).map(|row| row.code).collect();
/// assert_eq!(codes, ["json.invalid", "json.too-large", "json.unknown-code"]);
/// ```
pub const ERRORS: &[(&str, &[ErrorRow])] = &[("CallError", <CallError as ErrorTable>::ROWS)];

given! {
    /// Everything that is wrong.
    #[serde(transparent)]
    pub(super) struct Errors(Vec<CallRefused>);

    /// One error or refusal.
    struct CallRefused {
        /// Its stable code.
        code: &'static str,
        /// What it says in English.
        en: String,
        /// What it says in Chinese.
        zh: String,
        /// The facts that both sentences name.
        facts: Vec<CallFact>,
    }

    /// A fact as each language has it.
    struct CallFact {
        /// Its name, as in the sentences of the code.
        name: &'static str,
        /// Its value in English.
        en: String,
        /// Its value in Chinese.
        zh: String,
    }
}

impl Errors {
    pub(super) fn of(error: &dyn Explain) -> Self {
        Self([CallRefused::of(error)].into())
    }
}

impl From<Refusals> for Errors {
    fn from(refusals: Refusals) -> Self {
        Self(refusals.iter().map(|one| CallRefused::of(one)).collect())
    }
}

impl CallRefused {
    fn of(error: &dyn Explain) -> Self {
        let mut facts = Vec::new();
        error.facts(&mut |name, value| {
            let (en, zh) = (En(value).to_string(), Zh(value).to_string());
            facts.push(CallFact { name, en, zh });
        });
        Self {
            code: error.code(),
            en: error.to_string(),
            zh: Zh(error).to_string(),
            facts,
        }
    }
}

struct En<'a>(&'a dyn Say);

impl fmt::Display for En<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.say(Language::English, f)
    }
}
