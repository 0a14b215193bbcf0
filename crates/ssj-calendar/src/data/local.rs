//! Autonomous areas of Jilin whose holidays come from a yearly local notice, and those notices.

use super::division;
use crate::{area::LocalArea, notice::Notice, storage::CowStr};

pub(crate) static AREAS: &[LocalArea] = &[
    LocalArea {
        region: division(222_400),
        name: CowStr::Fixed("延边朝鲜族自治州"),
        basis: CowStr::Fixed("延边朝鲜族自治州自治条例（2023-04-20公布施行）"),
    },
    LocalArea {
        region: division(220_721),
        name: CowStr::Fixed("前郭尔罗斯蒙古族自治县"),
        basis: CowStr::Fixed("前郭尔罗斯蒙古族自治县自治条例（2025-05-13批准修订）"),
    },
    LocalArea {
        region: division(220_623),
        name: CowStr::Fixed("长白朝鲜族自治县"),
        basis: CowStr::Fixed("长白朝鲜族自治县自治条例（2024-05-29批准修订）"),
    },
    LocalArea {
        region: division(220_323),
        name: CowStr::Fixed("伊通满族自治县"),
        basis: CowStr::Fixed("伊通满族自治县自治条例（2009-03-27批准）"),
    },
];

pub(crate) const NOTICES: &[Notice] = super::notices! {
    Local "222400-2023" 2023 {
        region 222400; published 20230817;
        off "自治州成立纪念日" 20230903 3;
    }
    Local "222400-2024" 2024 {
        region 222400; published 20240816;
        off "自治州成立纪念日" 20240902 3;
    }
    Local "222400-2025" 2025 {
        region 222400; evidence Secondary;
        off "自治州成立纪念日" 20250903 3;
    }
    Local "220323-2010" 2010 {
        region 220323; off "自治县成立22周年纪念日" 20100830 1;
    }
};
