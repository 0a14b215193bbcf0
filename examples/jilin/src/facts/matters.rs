//! What is inspected, on which law, and the joint list.

use ssj_core::agency::NamedSystem::{
    self, CultureAndTourism, Ecology, EmergencyManagement, Health, HumanResources,
    MarketRegulation, Statistics,
};

use crate::made::Trade;

/// A matter as its department would list it: basis, content, method, and its objects.
#[derive(Clone, Copy, Debug)]
pub struct MatterFacts {
    /// The value of its id.
    pub key: &'static str,
    /// 事项名称.
    pub title: &'static str,
    /// Its department.
    pub department: NamedSystem,
    /// 依据: laws in force, each with its article where that is certain: two laws were revised in 2024
    /// and are cited as a whole.
    pub basis: &'static [(&'static str, Option<&'static str>)],
    /// 内容.
    pub content: &'static str,
    /// 方式.
    pub how: How,
    /// 对象.
    pub who: Who,
    /// The specialty that at least one inspector of the department needs.
    pub specialty: &'static str,
    /// Whether its law reaches every market entity, whatever its trade: a list without trades can
    /// still serve as its pool.
    pub universal: bool,
}

/// How a matter is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// 实地核查.
    OnSite,
    /// 书面检查.
    Documents,
    /// 网络监测.
    Network,
}

/// What a matter's pool holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Every market entity.
    Everyone,
    /// Market entities of these trades.
    Trades(&'static [Trade]),
    /// Enterprises (not sole traders, not cooperatives) with at least so many staff.
    Employers(u32),
    /// Market entities that use pressure vessels, lifts or boilers.
    SpecialEquipment,
    /// Products.
    Products,
    /// Construction projects that have come into use.
    Projects,
    /// Public places: the rooms of a hotel, a hairdresser's.
    Sites,
}

/// One line of the joint list.
#[derive(Clone, Copy, Debug)]
pub struct JointMatterFacts {
    /// The value of its id.
    pub key: &'static str,
    /// 抽查领域.
    pub field: &'static str,
    /// Keys of the member matters.
    pub members: &'static [&'static str],
    /// 发起部门.
    pub initiator: NamedSystem,
    /// 参与部门.
    pub participants: &'static [NamedSystem],
}

/// The matters of seven departments.
pub const MATTERS: [MatterFacts; 13] = [
    MatterFacts {
        key: "food-sales",
        title: "食品销售监督检查",
        department: MarketRegulation,
        basis: &[("中华人民共和国食品安全法", Some("第一百一十条"))],
        content: "经营许可、进货查验记录、贮存条件、标签与保质期",
        how: How::OnSite,
        who: Who::Trades(&[Trade::Food, Trade::Supermarket]),
        specialty: "食品",
        universal: false,
    },
    MatterFacts {
        key: "catering",
        title: "餐饮服务食品安全检查",
        department: MarketRegulation,
        basis: &[
            ("中华人民共和国食品安全法", Some("第五十六条")),
            ("中华人民共和国食品安全法", Some("第一百一十条")),
        ],
        content: "原料控制、加工过程、设施设备维护、餐具消毒",
        how: How::OnSite,
        who: Who::Trades(&[Trade::Catering, Trade::Hotel]),
        specialty: "食品",
        universal: false,
    },
    MatterFacts {
        key: "price-marking",
        title: "明码标价检查",
        department: MarketRegulation,
        basis: &[
            ("中华人民共和国价格法", Some("第十三条")),
            ("中华人民共和国价格法", Some("第三十三条")),
        ],
        content: "商品与服务的标价内容、标价方式、收费项目",
        how: How::OnSite,
        who: Who::Trades(&[Trade::Supermarket, Trade::Hotel, Trade::Catering]),
        specialty: "价格",
        universal: true,
    },
    MatterFacts {
        key: "published-information",
        title: "市场主体公示信息检查",
        department: MarketRegulation,
        basis: &[
            ("企业信息公示暂行条例", None),
            ("企业公示信息抽查办法", Some("第四条")),
            ("农民专业合作社年度报告公示暂行办法", None),
            ("个体工商户年度报告暂行办法", None),
        ],
        content: "年度报告、即时信息、登记的住所、公示内容的真实性",
        how: How::Documents,
        who: Who::Everyone,
        specialty: "登记",
        universal: true,
    },
    MatterFacts {
        key: "special-equipment",
        title: "特种设备使用单位监督检查",
        department: MarketRegulation,
        basis: &[("中华人民共和国特种设备安全法", Some("第五十七条"))],
        content: "使用登记、定期检验、作业人员资格、安全管理制度",
        how: How::OnSite,
        who: Who::SpecialEquipment,
        specialty: "特种设备",
        universal: false,
    },
    MatterFacts {
        key: "product-quality",
        title: "产品质量监督抽查",
        department: MarketRegulation,
        basis: &[("中华人民共和国产品质量法", Some("第十五条"))],
        content: "产品抽样、检验与标识",
        how: How::OnSite,
        who: Who::Products,
        specialty: "产品质量",
        universal: false,
    },
    MatterFacts {
        key: "public-places",
        title: "公共场所卫生监督检查",
        department: Health,
        basis: &[("公共场所卫生管理条例", Some("第十条"))],
        content: "卫生许可、从业人员健康合格证明、用品用具消毒、空气与水质",
        how: How::OnSite,
        who: Who::Sites,
        specialty: "公共卫生",
        universal: false,
    },
    MatterFacts {
        key: "labour-law",
        title: "遵守劳动法律法规情况检查",
        department: HumanResources,
        basis: &[
            ("中华人民共和国劳动法", Some("第八十五条")),
            ("劳动保障监察条例", Some("第十一条")),
        ],
        content: "劳动合同、工资支付、工作时间、社会保险",
        how: How::Documents,
        who: Who::Employers(20),
        specialty: "劳动监察",
        universal: true,
    },
    MatterFacts {
        key: "air-emissions",
        title: "排放大气污染物单位现场检查",
        department: Ecology,
        basis: &[
            ("中华人民共和国环境保护法", Some("第二十四条")),
            ("中华人民共和国大气污染防治法", Some("第二十九条")),
        ],
        content: "排污许可、治理设施运行、自行监测、台账",
        how: How::OnSite,
        who: Who::Trades(&[Trade::Factory]),
        specialty: "大气",
        universal: false,
    },
    MatterFacts {
        key: "project-follow-up",
        title: "建设项目环境影响跟踪检查",
        department: Ecology,
        basis: &[("中华人民共和国环境影响评价法", Some("第二十八条"))],
        content: "项目投入使用后产生的环境影响、环境保护措施落实",
        how: How::OnSite,
        who: Who::Projects,
        specialty: "环评",
        universal: false,
    },
    MatterFacts {
        key: "work-safety",
        title: "工业企业安全生产监督检查",
        department: EmergencyManagement,
        basis: &[("中华人民共和国安全生产法", Some("第六十五条"))],
        content: "安全生产责任制、教育培训、隐患排查、应急预案",
        how: How::OnSite,
        who: Who::Trades(&[Trade::Factory]),
        specialty: "工业安全",
        universal: false,
    },
    MatterFacts {
        key: "tourism",
        title: "旅游经营行为监督检查",
        department: CultureAndTourism,
        basis: &[("中华人民共和国旅游法", Some("第八十五条"))],
        content: "旅行社业务许可、经营行为、合同与服务",
        how: How::Network,
        who: Who::Trades(&[Trade::TravelAgency]),
        specialty: "旅游",
        universal: false,
    },
    MatterFacts {
        key: "statistics-law",
        title: "统计资料真实性检查",
        department: Statistics,
        basis: &[("中华人民共和国统计法", None)],
        content: "原始记录、统计台账、统计资料的真实与及时",
        how: How::Documents,
        who: Who::Employers(100),
        specialty: "统计执法",
        universal: true,
    },
];

/// The joint list: three fields.
pub const JOINT_MATTERS: [JointMatterFacts; 3] = [
    JointMatterFacts {
        key: "consumer-services",
        field: "食品经营、餐饮住宿与旅游服务单位抽查",
        members: &[
            "food-sales",
            "catering",
            "price-marking",
            "public-places",
            "tourism",
        ],
        initiator: MarketRegulation,
        participants: &[Health, CultureAndTourism],
    },
    JointMatterFacts {
        key: "industry",
        field: "工业企业与建设项目抽查",
        members: &[
            "work-safety",
            "air-emissions",
            "project-follow-up",
            "product-quality",
        ],
        initiator: EmergencyManagement,
        participants: &[MarketRegulation, Ecology],
    },
    JointMatterFacts {
        key: "all-entities",
        field: "市场主体登记、用工与统计情况抽查",
        members: &["published-information", "labour-law", "statistics-law"],
        initiator: MarketRegulation,
        participants: &[HumanResources, Statistics],
    },
];
