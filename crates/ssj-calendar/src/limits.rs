//! Limits of the regulation this library starts from (吉政办发〔2019〕32号).

use crate::{Bilingual, limit::Limit, period::Period, storage::CowStr};

/// 2.6-g: each department of the joint team fills in the registration form.
///
/// ```
/// use ssj_calendar::{Zh, limits};
/// assert_eq!(limits::REGISTRATION_FORM.id, "jilin-2019-32/2.6-g");
/// assert_eq!(Zh(&limits::REGISTRATION_FORM.starts).to_string(), "检查活动完成");
/// ```
pub static REGISTRATION_FORM: Limit = Limit {
    id: CowStr::Fixed("jilin-2019-32/2.6-g"),
    clause: Bilingual {
        en: CowStr::Fixed("fill in the inspection registration form"),
        zh: CowStr::Fixed("填写《吉林省行政执法机关执法检查登记表》"),
    },
    starts: Bilingual {
        en: CowStr::Fixed("completion of the check"),
        zh: CowStr::Fixed("检查活动完成"),
    },
    period: SEVEN,
};

/// 2.7-a: the results are published.
///
/// ```
/// use ssj_calendar::{Zh, limits};
/// assert_eq!(Zh(&limits::PUBLICATION.period).to_string(), "7个工作日");
/// ```
pub static PUBLICATION: Limit = Limit {
    id: CowStr::Fixed("jilin-2019-32/2.7-a"),
    clause: Bilingual {
        en: CowStr::Fixed("publish the results of the check"),
        zh: CowStr::Fixed("公示抽查检查结果"),
    },
    starts: Bilingual {
        en: CowStr::Fixed("end of the draw-inspection work"),
        zh: CowStr::Fixed("抽查工作结束"),
    },
    period: SEVEN,
};

const SEVEN: Period = match Period::working_days(7) {
    Ok(period) => period,
    Err(_) => panic!("no days"),
};
