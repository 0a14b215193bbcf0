//! Limits of the regulation this library starts from (吉政办发〔2019〕32号).

use crate::{
    limit::{Bilingual, Limit},
    period::Period,
};

const SEVEN: Period = working_days(7);

/// 2.6-g: each department of the joint team fills in the registration form.
///
/// ```
/// use ssj_calendar::limits;
/// assert_eq!(limits::REGISTRATION_FORM.id(), "jilin-2019-32/2.6-g");
/// assert_eq!(limits::REGISTRATION_FORM.starts().zh(), "检查活动完成");
/// ```
pub static REGISTRATION_FORM: Limit = Limit::fixed(
    "jilin-2019-32/2.6-g",
    Bilingual::fixed(
        "fill in the inspection registration form",
        "填写《吉林省行政执法机关执法检查登记表》",
    ),
    Bilingual::fixed("completion of the check", "检查活动完成"),
    SEVEN,
);

/// 2.7-a: the results are published.
///
/// ```
/// use ssj_calendar::limits;
/// assert_eq!(limits::PUBLICATION.period().zh().to_string(), "7个工作日");
/// ```
pub static PUBLICATION: Limit = Limit::fixed(
    "jilin-2019-32/2.7-a",
    Bilingual::fixed("publish the results of the check", "公示抽查检查结果"),
    Bilingual::fixed("end of the draw-inspection work", "抽查工作结束"),
    SEVEN,
);

#[expect(clippy::panic, reason = "evaluated while compiling only")]
const fn working_days(days: u16) -> Period {
    match Period::working_days(days) {
        Ok(period) => period,
        Err(_) => panic!("no days"),
    }
}
