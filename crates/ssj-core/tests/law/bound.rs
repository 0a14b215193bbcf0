//! L. Lists and pools bind: own matters, joint items from published joint lists, everybody in each pool by kind
//! and licence (2.2, 2.3-a).

use core::num::NonZeroU32;

use ssj_core::agency::{AgencyRegister, Function, NamedSystem, Reform};
use ssj_core::identity::ObjectKind;
use ssj_core::jurisdiction::Level;
use ssj_core::laws::{Laws, Sources};
use ssj_core::matter::{JointList, JointMatter, MatterDraft, MatterList};
use ssj_core::plan::*;
use ssj_core::pool::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, agencies, draft, gazetteer, lasting, publication, sources};
use crate::town::*;

fn list_of(who: &str, since: Date, rows: Vec<MatterDraft>) -> MatterList {
    let id = ListId::new(who).unwrap();
    MatterList::new(id, NonZeroU32::MIN, agency(who), since, rows).unwrap()
}

fn laws_of(change: impl FnOnce(&mut Sources)) -> Result<Laws, Refusals> {
    let register = AgencyRegister::new(agencies(), []).unwrap();
    let mut sources = sources(register, &Asked::default());
    change(&mut sources);
    Laws::new(h(), sources)
}

#[test]
fn l2_a_departments_list_has_its_own_matters_and_no_other_ones() {
    let since = date!(2026 - 01 - 01);
    let with = |who: &str, system| {
        let list = list_of(who, since, vec![draft("hotels", system)]);
        laws_of(|sources| sources.lists.push(list)).map(|_| ())
    };
    assert_eq!(with("cc-amr", NamedSystem::MarketRegulation), Ok(()));
    assert_eq!(
        with("jl-amr", NamedSystem::MarketRegulation),
        Ok(()),
        "whichever level"
    );
    let refusals = with("cc-amr", NamedSystem::EmergencyManagement).unwrap_err();
    assert!(cites(&refusals, "2.2-a"));
    assert_eq!(codes(Err::<(), _>(refusals)), ["matter.not-own"]);
    let government = with("cc-gov", NamedSystem::MarketRegulation);
    assert_eq!(codes(government), ["matter.not-own"]);
    // What a reform gave it is its own from that day on.
    let reform = Reform::Transfer {
        from: agency("cc-fire"),
        to: agency("cc-amr"),
        matters: vec![matter("fire-safety")],
    };
    let own = Function {
        matter: matter("fire-safety"),
        owner: agency("cc-fire"),
        since: date!(2001 - 01 - 01),
    };
    let reformed = with_functions("cc-fire", vec![], reform, [own]);
    let on = |day: Date| {
        let mut sources = reformed.sources().clone();
        let row = draft("fire-safety", NamedSystem::EmergencyManagement);
        sources.lists = vec![list_of("cc-amr", day, vec![row])];
        Laws::new(h(), sources).map(|_| ())
    };
    assert_eq!(on(REFORM), Ok(()));
    assert_eq!(
        codes(on(REFORM.previous_day().unwrap())),
        ["matter.not-own"]
    );
}

/// The laws with the city's joint list of these joint matters.
fn jointly(joint: &[&[&str]], level: Level, public: Option<Date>) -> &'static Laws {
    let rows = joint.iter().enumerate().map(|(number, members)| {
        let id = JointMatterId::new(&format!("markets-{number}")).unwrap();
        let joint = JointMatter::new(id, text("农贸市场"), NamedSystem::MarketRegulation, [level])
            .with_participant(NamedSystem::EmergencyManagement);
        members
            .iter()
            .fold(joint, |joint, m| joint.with_matter(matter(m)))
    });
    let made = laws_of(|sources| {
        let more = draft("hazards", NamedSystem::EmergencyManagement);
        let list = list_of("cc-mem", date!(2026 - 01 - 01), vec![more]);
        sources.lists.push(list);
    });
    let made = made.unwrap();
    let departments: Vec<_> = made.sources().lists.iter().collect();
    let mut list = JointList::new(rows, &departments).unwrap();
    if let Some(day) = public {
        list = list.published(publication(day));
    }
    Box::leak(Box::new(made.clone().with_joint_lists([list]).unwrap()))
}

#[test]
fn l6_what_is_planned_jointly_is_a_joint_matter_of_a_published_joint_list() {
    let plan = |laws: &'static Laws| {
        let owner = PlanOwner::Joint(agency("cc-amr"));
        draft_by(laws, owner, PLACE, items().remove(0)).map(|_| ())
    };
    let both: &[&[&str]] = &[&["food-sales", "fire-safety"]];
    let other: &[&[&str]] = &[&["gas", "fire-safety"]];
    let (before, after) = (date!(2026 - 01 - 05), date!(2026 - 01 - 07));
    let city = Level::Prefecture;
    assert_eq!(plan(jointly(both, city, Some(before))), Ok(()));
    let refusals = plan(jointly(other, city, Some(before))).unwrap_err();
    assert!(cites(&refusals, "2.2-c"), "food is no member");
    let unlisted = |laws| assert_eq!(codes(plan(laws)), ["plan.not-jointly-listed"]);
    unlisted(jointly(other, city, Some(before)));
    unlisted(jointly(both, city, Some(after)));
    unlisted(jointly(both, city, None));
    unlisted(jointly(both, Level::County, Some(before)));
    // Each on a joint matter, and the two departments on none together.
    let apart: &[&[&str]] = &[&["food-sales", "hazards"], &["gas", "fire-safety"]];
    unlisted(jointly(apart, city, Some(before)));
    // An amendment is asked the same; a department's own plan is not.
    let laws = jointly(both, city, Some(before));
    let plan = in_force_by(laws, PlanOwner::Joint(agency("cc-amr")), items().remove(0));
    let mut changed = items().remove(0);
    changed.matters[0].matter = matter("gas");
    let amendment = Amendment {
        forecast: forecast_of(&changed),
        items: vec![changed],
        reason: text("调整"),
    };
    let by = under(laws, &plan, "cc-amr", DRAW_DAY);
    let refused = plan.propose(&by, amendment);
    assert_eq!(codes(refused), ["plan.not-jointly-listed"]);
    let own = PlanOwner::Department(agency("cc-amr"));
    assert!(draft_by(laws, own, PLACE, item_of(&[("gas", "cc-amr")])).is_ok());
    // What the joint lists say is part of what each event keeps.
    let root = |laws: &'static Laws| law_of(laws, "cc-amr", DRAW_DAY).root();
    assert_ne!(root(laws), root(jointly(other, city, Some(before))));
    assert_ne!(root(laws), root(jointly(both, city, None)));
}

/// A pool of shops for a matter, kept by an agency.
fn pool(kept_by: &str, of: &MatterDraft, rows: &[&str]) -> ObjectPool {
    let header = PoolHeader {
        id: PoolId::new(of.id().as_id().value()).unwrap(),
        agency: agency(kept_by),
        as_of: at(DRAW_DAY),
        classes: None,
    };
    let row = |name: &&str| {
        let (kind, from) = (ObjectKind::Site, Provenance::DepartmentLedger);
        ObjectEntry::new(shop(name), kind, county(), from)
    };
    let matter = of.clone().build().unwrap();
    ObjectPool::new(header, &matter, &gazetteer(), rows.iter().map(row)).unwrap()
}

#[test]
fn l7_a_hole_is_an_object_that_belongs_into_a_pool_by_kind_and_licence_and_a_pool_of_a_stranger() {
    let licence = || text("食品经营许可证");
    let food = draft("food-sales", NamedSystem::MarketRegulation).licence(licence());
    let fire = draft("fire-safety", NamedSystem::EmergencyManagement);
    let laws = {
        let (food, fire) = (food.clone(), fire.clone());
        let since = date!(2026 - 01 - 01);
        let register = AgencyRegister::new(agencies(), []).unwrap();
        let mut sources = sources(register, &Asked::default());
        sources.lists = vec![
            list_of("cc-amr", since, vec![food]),
            list_of("cc-fire", since, vec![fire]),
        ];
        lasting(sources)
    };
    let law = law_of(laws, "cc-amr", DRAW_DAY);
    let site = |name| KnownObject::new(shop(name), ObjectKind::Site);
    let known = [
        site("shop-a").licensed(licence()),
        site("shop-b").licensed(licence()),
        site("barber"),
        KnownObject::new("product:milk-7".parse().unwrap(), ObjectKind::Product),
    ];
    let report = |food_by: &str, foods: &[&str], fires: &[&str]| {
        let pools = [pool(food_by, &food, foods), pool("cc-fire", &fire, fires)];
        vacuum(law, &pools.each_ref(), &known)
    };
    let all = ["shop-a", "shop-b", "barber"];
    let whole = report("cc-amr", &all[..2], &all);
    assert!(whole.missing.is_empty() && whole.strangers.is_empty());
    assert_eq!(whole.objects.len(), 1, "nobody checks the product");
    // Shop B holds the licence; the barber needs none, and is checked for fire all the same.
    let holes = report("cc-amr", &all[..1], &all[..2]);
    let told: Vec<_> = holes
        .missing
        .iter()
        .map(|(m, ids)| (m.clone(), ids.clone()))
        .collect();
    let one = |name| [shop(name)].into_iter().collect();
    assert_eq!(
        told,
        [
            (matter("fire-safety"), one("barber")),
            (matter("food-sales"), one("shop-b"))
        ]
    );
    assert!(
        !holes.objects.contains(&shop("shop-b")),
        "it is in another pool"
    );
    // 谁主管、谁监管: another level of the system may keep the pool, another system may not.
    assert!(report("ng-amr", &all[..2], &all).strangers.is_empty());
    let stranger = report("cc-tax", &all[..2], &all);
    let id = PoolId::new("food-sales").unwrap();
    assert!(stranger.strangers.contains(&id) && stranger.pools.is_empty());
    let nobody = report("cc-nobody", &all[..2], &all);
    assert!(nobody.pools.contains(&id) && nobody.strangers.is_empty());
    assert!(!stranger.is_empty() && !nobody.is_empty());
}
