//! 2.6-f: 对已经上级机关或有关执法单位检验、检疫合格的 … 不得再次进行抽样检查.

use ssj_core::Period;
use ssj_core::history::{ExclusionReason, PassedTest, TestedBy};
use time::macros::date;

use crate::fixture::{SHOP, TODAY, World, agency, evidence, id, product, text};

#[test]
fn j7_only_a_superior_or_law_enforcing_unit_exempts_from_a_test() {
    let excluded = |by: TestedBy| {
        let mut world = World::new();
        world.past.passed_test(&PassedTest {
            object: id("product:milk"),
            batch: None,
            item: text("三聚氰胺"),
            by,
            on: date!(2025 - 12 - 01),
            evidence: evidence(2),
        });
        let item = text("三聚氰胺");
        let year = Period::starting(date!(2025 - 03 - 03));
        let history = world.history();
        let found = world
            .screen(TODAY, &history)
            .with_test(&item, year)
            .exclusions(&product("product:milk"));
        found.first().map(|exclusion| exclusion.reason.clone())
    };
    let on = date!(2025 - 12 - 01);
    let passed = Some(ExclusionReason::PassedTest { on });
    assert_eq!(
        excluded(TestedBy::Agency(agency("jl-amr"))),
        passed,
        "上级机关"
    );
    assert_eq!(
        excluded(TestedBy::Agency(agency("ng-health"))),
        passed,
        "有关执法单位"
    );
    assert_eq!(excluded(TestedBy::Other(text("企业自有实验室"))), None);
    assert_eq!(
        excluded(TestedBy::Agency(agency("shop-laboratory"))),
        None,
        "not in the register"
    );
    // 农业 was merged before the day of the test.
    assert_eq!(excluded(TestedBy::Agency(agency("ng-agri"))), None);
    assert_ne!(SHOP, "product:milk");
}
