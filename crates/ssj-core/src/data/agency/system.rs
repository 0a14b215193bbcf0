//! The systems of agencies that the regulation names.

use crate::base::id::SystemId;

/// A system (条线、系统) that the regulation names: the 24 of 三（一）, and the judicial administration
/// that reviews the plans.
///
/// Any other system is a [`SystemId`] like these.
///
/// ```
/// use ssj_core::SystemId;
/// use ssj_core::agency::NamedSystem;
/// assert_eq!(SystemId::from(NamedSystem::MarketRegulation).as_str(), "system:market-regulation");
/// assert_eq!(NamedSystem::SUPERVISING.len(), 24);
/// ```
#[doc(alias = "条线")]
#[doc(alias = "系统")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NamedSystem {
    /// 市场监管
    MarketRegulation,
    /// 发展改革
    DevelopmentAndReform,
    /// 教育
    Education,
    /// 工业和信息化
    Industry,
    /// 民族宗教
    EthnicAndReligiousAffairs,
    /// 公安
    PublicSecurity,
    /// 民政
    CivilAffairs,
    /// 人力资源社会保障
    HumanResources,
    /// 生态环境
    Ecology,
    /// 住房城乡建设
    Housing,
    /// 交通运输
    Transport,
    /// 水利
    WaterResources,
    /// 农业农村
    Agriculture,
    /// 商务
    Commerce,
    /// 文化和旅游
    CultureAndTourism,
    /// 卫生健康
    Health,
    /// 应急管理
    EmergencyManagement,
    /// 海关
    Customs,
    /// 税务
    Taxation,
    /// 统计
    Statistics,
    /// 粮食和物资储备
    GrainReserves,
    /// 金融监管
    FinancialRegulation,
    /// 畜牧
    AnimalHusbandry,
    /// 药品监管
    DrugRegulation,
    /// 司法行政
    JudicialAdministration,
}

impl NamedSystem {
    /// The 24 systems of 三（一）, in its order.
    pub const SUPERVISING: [Self; 24] = [
        Self::MarketRegulation,
        Self::DevelopmentAndReform,
        Self::Education,
        Self::Industry,
        Self::EthnicAndReligiousAffairs,
        Self::PublicSecurity,
        Self::CivilAffairs,
        Self::HumanResources,
        Self::Ecology,
        Self::Housing,
        Self::Transport,
        Self::WaterResources,
        Self::Agriculture,
        Self::Commerce,
        Self::CultureAndTourism,
        Self::Health,
        Self::EmergencyManagement,
        Self::Customs,
        Self::Taxation,
        Self::Statistics,
        Self::GrainReserves,
        Self::FinancialRegulation,
        Self::AnimalHusbandry,
        Self::DrugRegulation,
    ];

    /// Those of the 24 that are led from the state down (垂直管理): customs, taxation, financial
    /// regulation.
    pub const VERTICAL: [Self; 3] = [Self::Customs, Self::Taxation, Self::FinancialRegulation];

    /// Its name in Chinese.
    pub const fn zh(self) -> &'static str {
        self.names().1
    }

    /// The value of its id.
    pub(crate) const fn value(self) -> &'static str {
        self.names().0
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::MarketRegulation => ("market-regulation", "市场监管"),
            Self::DevelopmentAndReform => ("development-and-reform", "发展改革"),
            Self::Education => ("education", "教育"),
            Self::Industry => ("industry", "工业和信息化"),
            Self::EthnicAndReligiousAffairs => ("ethnic-and-religious-affairs", "民族宗教"),
            Self::PublicSecurity => ("public-security", "公安"),
            Self::CivilAffairs => ("civil-affairs", "民政"),
            Self::HumanResources => ("human-resources", "人力资源社会保障"),
            Self::Ecology => ("ecology", "生态环境"),
            Self::Housing => ("housing", "住房城乡建设"),
            Self::Transport => ("transport", "交通运输"),
            Self::WaterResources => ("water-resources", "水利"),
            Self::Agriculture => ("agriculture", "农业农村"),
            Self::Commerce => ("commerce", "商务"),
            Self::CultureAndTourism => ("culture-and-tourism", "文化和旅游"),
            Self::Health => ("health", "卫生健康"),
            Self::EmergencyManagement => ("emergency-management", "应急管理"),
            Self::Customs => ("customs", "海关"),
            Self::Taxation => ("taxation", "税务"),
            Self::Statistics => ("statistics", "统计"),
            Self::GrainReserves => ("grain-reserves", "粮食和物资储备"),
            Self::FinancialRegulation => ("financial-regulation", "金融监管"),
            Self::AnimalHusbandry => ("animal-husbandry", "畜牧"),
            Self::DrugRegulation => ("drug-regulation", "药品监管"),
            Self::JudicialAdministration => ("judicial-administration", "司法行政"),
        }
    }
}

impl PartialEq<NamedSystem> for SystemId {
    fn eq(&self, named: &NamedSystem) -> bool {
        self.as_id().value() == named.value()
    }
}

/// Its names are well formed by construction.
impl From<NamedSystem> for SystemId {
    fn from(system: NamedSystem) -> Self {
        Self::known(system.value())
    }
}
