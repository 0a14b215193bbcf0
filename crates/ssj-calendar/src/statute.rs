//! Which "N日" of a statute are working days.

use crate::{error::CalendarError, period::Period};

crate::words! {
    /// A statute that says which of its periods in days are working days.
    ///
    /// ```
    /// use ssj_calendar::{Period, Statute, Word};
    ///
    /// assert_eq!(Statute::Penalty.days(7)?, Period::working_days(7)?);
    /// assert_eq!(Statute::Penalty.days(15)?, Period::natural_days(15)?);
    /// assert_eq!(Statute::Coercion.days(10)?, Period::working_days(10)?);
    /// assert_eq!(Statute::Coercion.days(30)?, Period::natural_days(30)?);
    /// assert_eq!(Statute::Licensing.days(20)?, Period::working_days(20)?);
    /// assert_eq!(Statute::Reconsideration.days(2)?, Period::natural_days(2)?);
    /// assert_eq!(Statute::Penalty.zh(), "中华人民共和国行政处罚法");
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    #[non_exhaustive]
    pub enum Statute {
        /// Article 85 (2021): 2, 3, 5 and 7 days.
        #[doc(alias = "行政处罚法")]
        Penalty = "penalty" / "Administrative Penalty Law", "中华人民共和国行政处罚法";
        /// Article 69: 10 days and less.
        #[doc(alias = "行政强制法")]
        Coercion = "coercion" / "Administrative Coercion Law", "中华人民共和国行政强制法";
        /// Article 82: every period for deciding on a licence.
        #[doc(alias = "行政许可法")]
        Licensing = "licensing" / "Administrative Licensing Law", "中华人民共和国行政许可法";
        /// Article 88 (2023): 3, 5, 7 and 10 days.
        #[doc(alias = "行政复议法")]
        Reconsideration = "reconsideration" / "Administrative Reconsideration Law", "中华人民共和国行政复议法";
    }
}

impl Statute {
    /// The period that the statute means by so many days (日).
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn days(self, days: u16) -> Result<Period, CalendarError> {
        let working = match self {
            Self::Penalty => matches!(days, 2 | 3 | 5 | 7),
            Self::Coercion => days <= 10,
            Self::Licensing => true,
            Self::Reconsideration => matches!(days, 3 | 5 | 7 | 10),
        };
        if working {
            Period::working_days(days)
        } else {
            Period::natural_days(days)
        }
    }
}
