//! The departments that take part, and what each is called at each level.

use ssj_core::agency::NamedSystem::{
    self, CultureAndTourism, Ecology, EmergencyManagement, Health, HumanResources,
    JudicialAdministration, MarketRegulation, Statistics,
};

/// A system of departments (条线、系统): one office at each level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Department {
    /// The system.
    pub system: NamedSystem,
    /// The short name that tables use.
    pub short: &'static str,
    /// The provincial office.
    pub province: &'static str,
    /// What follows a prefecture's name, and a zone's of the same level.
    pub prefecture: &'static str,
    /// What follows a county's name. Ecology's county offices are branches (分局) of the prefecture's
    /// office and bear its name as well.
    pub county: &'static str,
    /// Whether the reform of 2018 set up its offices; the others are older.
    pub since_reform: bool,
    /// Its share of the province's inspectors, in relative units.
    pub staff: u32,
}

/// The departments of the joint plan; the first one leads it.
pub const DEPARTMENTS: [Department; 7] = [
    Department {
        system: MarketRegulation,
        short: "市场监管",
        province: "吉林省市场监督管理厅",
        prefecture: "市场监督管理局",
        county: "市场监督管理局",
        since_reform: true,
        staff: 36,
    },
    Department {
        system: Health,
        short: "卫生健康",
        province: "吉林省卫生健康委员会",
        prefecture: "卫生健康委员会",
        county: "卫生健康局",
        since_reform: true,
        staff: 12,
    },
    Department {
        system: HumanResources,
        short: "人社",
        province: "吉林省人力资源和社会保障厅",
        prefecture: "人力资源和社会保障局",
        county: "人力资源和社会保障局",
        since_reform: false,
        staff: 12,
    },
    Department {
        system: Ecology,
        short: "生态环境",
        province: "吉林省生态环境厅",
        prefecture: "生态环境局",
        county: "分局",
        since_reform: true,
        staff: 11,
    },
    Department {
        system: EmergencyManagement,
        short: "应急管理",
        province: "吉林省应急管理厅",
        prefecture: "应急管理局",
        county: "应急管理局",
        since_reform: true,
        staff: 11,
    },
    Department {
        system: CultureAndTourism,
        short: "文化旅游",
        province: "吉林省文化和旅游厅",
        prefecture: "文化广播电视和旅游局",
        county: "文化广播电视和旅游局",
        since_reform: true,
        staff: 9,
    },
    Department {
        system: Statistics,
        short: "统计",
        province: "吉林省统计局",
        prefecture: "统计局",
        county: "统计局",
        since_reform: false,
        staff: 9,
    },
];

/// The judicial administration, which reviews plans and inspects nobody.
pub const JUSTICE: Department = Department {
    system: JudicialAdministration,
    short: "司法",
    province: "吉林省司法厅",
    prefecture: "司法局",
    county: "司法局",
    since_reform: false,
    staff: 0,
};
