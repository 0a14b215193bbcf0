//! Text that is no number of its kind: one error for all of them.

use alloc::format;
use alloc::string::String;
use core::fmt;

/// What can be wrong with a number of one kind.
pub trait NumberFault: Copy + fmt::Display + sealed::Sealed {
    /// What the number is called, in English and in Chinese.
    #[doc(hidden)]
    const CALLED: (&'static str, &'static str);

    /// The stable code.
    fn code(self) -> &'static str;

    /// The words in Chinese.
    fn zh(self) -> String;
}

pub(super) mod sealed {
    /// The kinds are those of this module.
    pub trait Sealed {}
}

/// Text that is no number of its kind.
///
/// ```
/// use ssj_core::identity::RegistrationNumber;
/// let error = "330102000138544".parse::<RegistrationNumber>().unwrap_err();
/// assert_eq!((error.input(), error.code()), ("330102000138544", "identity.registration-check"));
/// assert_eq!(error.zh(), "`330102000138544` 不是工商注册号：校验码为 4，应为 3");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberError<F> {
    input: String,
    fault: F,
}

impl<F: NumberFault> NumberError<F> {
    pub(super) const fn new(input: String, fault: F) -> Self {
        Self { input, fault }
    }

    /// The text as it came.
    pub fn input(&self) -> &str {
        &self.input
    }

    /// What is wrong with it.
    pub const fn fault(&self) -> F {
        self.fault
    }

    /// The stable code, by fault.
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// The sentence in Chinese.
    pub fn zh(&self) -> String {
        let (_, called) = F::CALLED;
        format!("`{}` 不是{called}：{}", self.input, self.fault.zh())
    }
}

impl<F: NumberFault> fmt::Display for NumberError<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (called, _) = F::CALLED;
        write!(f, "`{}` is not a {called}: {}", self.input, self.fault)
    }
}

impl<F: NumberFault + fmt::Debug> core::error::Error for NumberError<F> {}
