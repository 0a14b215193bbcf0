//! Autonomous areas of Jilin whose holidays come from a yearly local notice, and those notices.

use super::fixed::{Fixed, off};
use crate::{
    area::LocalArea,
    notice::{Evidence, Notice},
    region::Region,
};

const YANBIAN: &str = "自治州成立纪念日";

pub(crate) static AREAS: &[LocalArea] = &[
    LocalArea::fixed(
        Region::YANBIAN,
        "延边朝鲜族自治州",
        "延边朝鲜族自治州自治条例(2023-04-20公布施行)",
    ),
    LocalArea::fixed(
        county(220_721),
        "前郭尔罗斯蒙古族自治县",
        "前郭尔罗斯蒙古族自治县自治条例(2025-05-13批准修订)",
    ),
    LocalArea::fixed(
        county(220_623),
        "长白朝鲜族自治县",
        "长白朝鲜族自治县自治条例(2024-05-29批准修订)",
    ),
    LocalArea::fixed(
        county(220_323),
        "伊通满族自治县",
        "伊通满族自治县自治条例(2009-03-27批准)",
    ),
];

pub(super) const NOTICES: [Notice; 4] = [
    Fixed {
        id: "222400-2023",
        year: 2023,
        region: Region::YANBIAN,
        published: 20230817,
        off: const { &off([(20230903, 3, YANBIAN)]) },
        ..Fixed::LOCAL
    }
    .notice(),
    Fixed {
        id: "222400-2024",
        year: 2024,
        region: Region::YANBIAN,
        published: 20240816,
        off: const { &off([(20240902, 3, YANBIAN)]) },
        ..Fixed::LOCAL
    }
    .notice(),
    Fixed {
        id: "222400-2025",
        year: 2025,
        region: Region::YANBIAN,
        evidence: Evidence::Secondary,
        off: const { &off([(20250903, 3, YANBIAN)]) },
        ..Fixed::LOCAL
    }
    .notice(),
    Fixed {
        id: "220323-2010",
        year: 2010,
        region: county(220_323),
        off: const { &off([(20100830, 1, "自治县成立22周年纪念日")]) },
        ..Fixed::LOCAL
    }
    .notice(),
];

#[expect(clippy::panic, reason = "evaluated while compiling only")]
const fn county(code: u32) -> Region {
    match Region::new(code) {
        Ok(region) => region,
        Err(_) => panic!("no such division code"),
    }
}
