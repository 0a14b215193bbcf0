//! Lists and pools bind: what stands on them, for how long, where they are published (section L).

use core::num::NonZeroU32;
use ssj_core::agency::NamedSystem;
use ssj_core::identity::ObjectKind;
use ssj_core::jurisdiction::Level;
use ssj_core::matter::{
    Channel, CheckMethod, JointList, JointMatter, LegalBasis, LegalForm, MatterDraft, MatterList,
    Publication, Subject,
};
use ssj_core::pool::{Ending, ObjectStatus};
use ssj_core::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart};
use ssj_core::{
    AgencyId, DivisionId, JointMatterId, ListId, MatterId, RulebookId, Text, Word, rules,
};
use time::Date;
use time::macros::date;

fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn draft(id: &str, system: NamedSystem) -> MatterDraft {
    MatterDraft::new(MatterId::new(id).unwrap(), text(id))
        .basis(LegalBasis::instrument(
            LegalForm::Law,
            text("中华人民共和国食品安全法"),
        ))
        .subject(Subject::new(system, [Level::County]))
        .content(text("经营资质"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Enterprise)
}

fn list(id: &str, system: NamedSystem) -> MatterList {
    let (list, agency) = (ListId::new(id).unwrap(), AgencyId::new(id).unwrap());
    let since = date!(2026 - 01 - 01);
    MatterList::new(list, NonZeroU32::MIN, agency, since, [draft(id, system)]).unwrap()
}

#[test]
fn l3_a_list_is_public_in_the_publicity_system() {
    let on = date!(2026 - 01 - 05);
    let on_channel = |channel| {
        let publication = Publication {
            on,
            channel,
            receipt: None,
        };
        list("food", NamedSystem::MarketRegulation).published(publication)
    };
    let list = on_channel(Channel::PublicitySystem);
    assert!(list.require_published(on).is_ok());
    let elsewhere = on_channel(Channel::CreditPlatform);
    let refused = elsewhere.require_published(on).unwrap_err();
    assert_eq!(refused.code, rules::matter::UNPUBLISHED);
    // Nor is a joint list public elsewhere.
    let lists = [list.clone(), self::list("school", NamedSystem::Education)];
    let joint = JointList::new([joint(&[NamedSystem::Education])], &lists.each_ref()).unwrap();
    for (channel, public) in [
        (Channel::PublicitySystem, true),
        (Channel::CreditPlatform, false),
    ] {
        let publication = Publication {
            on,
            channel,
            receipt: None,
        };
        assert_eq!(
            joint.clone().published(publication).is_published(on),
            public
        );
    }
    // 张贴于大门 is no channel at all.
    #[cfg(feature = "serde")]
    assert!(serde_json::from_str::<Channel>(r#""gate""#).is_err());
}

#[test]
fn l4_checks_rest_on_laws_regulations_and_rules() {
    let forms: Vec<_> = LegalForm::ALL.iter().map(|form| form.zh()).collect();
    let wanted = ["法律", "行政法规", "地方性法规", "部门规章", "地方政府规章"];
    assert_eq!(forms, wanted);
    #[cfg(feature = "serde")]
    {
        // 会议纪要 is none of them.
        let minutes = r#"{"form":"minutes","instrument":"联席会议纪要"}"#;
        assert!(serde_json::from_str::<LegalBasis>(minutes).is_err());
        let law = minutes.replace("minutes", "law");
        assert!(serde_json::from_str::<LegalBasis>(&law).is_ok());
    }
}

fn joint(participants: &[NamedSystem]) -> JointMatter {
    let id = JointMatterId::new("canteens").unwrap();
    let levels = [Level::County];
    let joint = JointMatter::new(id, text("学校食堂"), NamedSystem::MarketRegulation, levels)
        .with_matter(MatterId::new("food").unwrap())
        .with_matter(MatterId::new("school").unwrap());
    participants
        .iter()
        .fold(joint, |joint, it| joint.with_participant(*it))
}

#[test]
fn l5_whoever_takes_part_checks_something() {
    let lists = [
        list("food", NamedSystem::MarketRegulation),
        list("school", NamedSystem::Education),
    ];
    let lists: Vec<_> = lists.iter().collect();
    assert!(JointList::new([joint(&[NamedSystem::Education])], &lists).is_ok());
    let idle = joint(&[NamedSystem::Education, NamedSystem::Health]);
    let refusals = JointList::new([idle], &lists).unwrap_err();
    assert!(refusals.contains(rules::matter::JOINT_IDLE) && refusals.len() == 1);
}

#[test]
fn l8_a_household_without_a_code_is_an_individual_business() {
    let id = "operator:nanguan-17".parse().unwrap();
    assert!(ObjectKind::IndividualBusiness.admits(&id));
    assert!(ObjectKind::Operator.admits(&id));
    assert!(!ObjectKind::Enterprise.admits(&id));
}

#[test]
fn l10_a_suspended_enterprise_is_still_there() {
    let (on, later) = (date!(2026 - 02 - 01), date!(2026 - 03 - 01));
    assert!(ObjectStatus::Suspended { on }.is_in_scope(later));
    let how = Ending::Deregistered;
    assert!(!ObjectStatus::Ended { how, on }.is_in_scope(later));
}

#[test]
fn l11_a_rulebook_has_a_last_day() {
    let book = |first: Date, last: Option<Date>| {
        let jilin = DivisionId::new("220000").unwrap();
        let issuer = Issuer::new(NamedSystem::MarketRegulation, jilin, Reach::LowerLevelsToo);
        let mut draft = RulebookDraft::new(RulebookId::new("jl-amr").unwrap(), issuer, first);
        for &part in RulebookPart::ALL {
            draft = draft.part(part, text(part.zh()));
        }
        if let Some(last) = last {
            draft = draft.until(last);
        }
        let publication = Publication {
            on: first,
            channel: Channel::PublicitySystem,
            receipt: None,
        };
        draft.published(publication).build()
    };
    let (first, last) = (date!(2020 - 01 - 01), date!(2026 - 06 - 30));
    let ended = book(first, Some(last)).unwrap();
    assert!(ended.is_in_force(last) && !ended.is_in_force(date!(2026 - 07 - 01)));
    assert!(
        book(first, None)
            .unwrap()
            .is_in_force(date!(2026 - 07 - 01))
    );
    let backwards = book(last, Some(first)).unwrap_err();
    assert!(backwards.contains(rules::rulebook::BACKWARDS));
}

#[cfg(feature = "serde")]
#[test]
fn l12_what_is_written_is_read_back() {
    use ssj_core::Period;
    use ssj_core::agency::{Conference, Seat};
    use ssj_core::pool::Pooling;

    let lists = [
        list("food", NamedSystem::MarketRegulation),
        list("school", NamedSystem::Education),
    ];
    let lists: Vec<_> = lists.iter().collect();
    let listed = JointList::new([joint(&[NamedSystem::Education])], &lists).unwrap();
    let json = serde_json::to_string(&listed).unwrap();
    let read: JointList = serde_json::from_str(&json).unwrap();
    assert_eq!(read, listed);
    // What a change of the lists leaves of it is asked anew.
    assert!(read.check(&lists).is_ok() && read.check(&lists[..1]).is_err());
    let alone = json.replace(r#"["system:education"]"#, "[]");
    assert_ne!(alone, json);
    assert!(serde_json::from_str::<JointList>(&alone).is_err());

    let laws = crate::law::laws(&crate::law::Asked::default());
    let agencies = &laws.sources().agencies;
    let (lead, since) = (AgencyId::new("cc-amr").unwrap(), date!(2020 - 01 - 01));
    let seat = Seat {
        agency: AgencyId::new("cc-fire").unwrap(),
        period: Period::starting(since),
    };
    let conference = Conference::new(lead, since, [seat], agencies).unwrap();
    let json = serde_json::to_string(&conference).unwrap();
    let read: Conference = serde_json::from_str(&json).unwrap();
    assert_eq!(read, conference);
    assert!(read.check(agencies).is_ok());

    let pairs = [(MatterId::new("a").unwrap(), "pool:a".parse().unwrap())];
    let pooling = Pooling::new(pairs, []).unwrap();
    let json = serde_json::to_string(&pooling).unwrap();
    assert_eq!(serde_json::from_str::<Pooling>(&json).unwrap(), pooling);
    let shared = json.replace("]]", r#"],["matter:b","pool:a"]]"#);
    assert!(serde_json::from_str::<Pooling>(&shared).is_err());
}
