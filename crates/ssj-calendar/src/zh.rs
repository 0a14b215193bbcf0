//! The Chinese sentence beside the English one.

use core::fmt;

/// What can say itself in Chinese.
pub(crate) trait SayZh {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Displays a value in Chinese, as [`Display`](fmt::Display) on the value itself does in English.
///
/// Every error and every status of this crate returns one from its `zh` method.
///
/// ```
/// use ssj_calendar::Region;
///
/// let error = Region::new(229).unwrap_err();
/// assert_eq!(error.to_string(), "`229` is not a six-digit division code");
/// assert_eq!(error.zh().to_string(), "“229”不是六位行政区划代码");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OldZh<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: SayZh + ?Sized> fmt::Display for OldZh<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.say_zh(f)
    }
}
