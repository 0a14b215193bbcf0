//! What no draw is made of: each refusal by its code, and the lawful neighbour that is none.

use ssj_core::plan::Offices;
use ssj_core::{
    Digest, DivisionId, Explain as _, InspectorId, Limits, MatterId, Refusals, Shortfall, SizeRule,
    Sizing, Spread, SpreadBounds, Text, rules,
};
use ssj_draw::record::{
    FixedSlot, Header, HeaderParts, InspectorDraw, ObjectDraw, ObjectDrawParts, Previous, RowState,
    SeedSource, SourceKind,
};

use super::town::{evidence, frame, header, inspector_parts, instant, object_parts};

fn codes<T: core::fmt::Debug>(outcome: Result<T, Refusals>) -> Vec<&'static str> {
    let refusals = outcome.unwrap_err();
    refusals.groups().keys().map(|code| code.id).collect()
}

#[test]
fn a_draw_has_frames_and_each_object_in_them_once() {
    assert!(ObjectDraw::new(object_parts()).is_ok());
    let none = ObjectDrawParts {
        frames: Vec::new(),
        ..object_parts()
    };
    assert_eq!(codes(ObjectDraw::new(none)), ["draw.no-frame"]);
    let mut twice = object_parts();
    let copy = twice.frames[0].rows[8].clone();
    twice.frames[0].rows.push(copy);
    assert_eq!(codes(ObjectDraw::new(twice)), ["draw.object-twice"]);
}

#[test]
fn a_draw_has_no_more_matters_than_the_limit() {
    let limit = Limits::DEFAULT.matters_per_round();
    let bare = |number: u32| {
        let mut frame = frame("m", "10%");
        frame.matter = MatterId::new(&number.to_string()).unwrap();
        frame.rows.truncate(2);
        frame
    };
    let of = |count: u32| ObjectDrawParts {
        frames: (0..count).map(bare).collect(),
        ..object_parts()
    };
    assert!(ObjectDraw::new(of(limit)).is_ok());
    assert_eq!(codes(ObjectDraw::new(of(limit + 1))), ["draw.too-large"]);
}

/// Every object that can be drawn has an agency that checks it; one that can't be needs none.
#[test]
fn a_place_without_an_agency_is_refused() {
    let mut parts = object_parts();
    let here = DivisionId::new("220102").unwrap();
    parts.frames[0].who = Offices::new([(here, "agency:market".parse().unwrap())])
        .unwrap()
        .into();
    let refusals = ObjectDraw::new(parts.clone()).unwrap_err();
    assert!(refusals.contains(rules::draw::NO_AGENCY));
    assert_eq!(
        refusals.iter().next().unwrap().to_string(),
        "in the frame of `matter:food` the plan names nobody to check `site:0001` in `division:220103` [ssj-1.md Frames]"
    );
    assert_eq!(refusals.iter().count(), 18);
    parts.frames[0]
        .rows
        .retain(|row| row.stratum == 0 || row.state != RowState::Eligible);
    parts.frames[0].shortfall = Shortfall::TakeAll;
    assert!(ObjectDraw::new(parts).is_ok());
}

#[test]
fn a_stratum_yields_what_the_plan_fixes_or_the_draw_is_refused() {
    // 54 of 60 are in scope, and six of those may not be drawn.
    let of = |percent| ObjectDrawParts {
        frames: vec![frame("food", percent)],
        ..object_parts()
    };
    assert!(ObjectDraw::new(of("50%")).is_ok());
    let refusals = ObjectDraw::new(of("100%")).unwrap_err();
    assert!(refusals.contains(rules::draw::STRATUM_SHORT));
    let short: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(
        short,
        [
            "stratum `220103` of `matter:food` is to yield 24 and has 18 eligible objects [吉政办发〔2019〕32号 二（五）]"
        ]
    );
}

#[test]
fn a_size_that_no_spread_can_meet_is_refused() {
    let mut frame = frame("food", "10%");
    let at_most_two = SpreadBounds::new(1, Some(2)).unwrap();
    frame.classes[0].sizing = Sizing {
        rule: SizeRule::Fixed(12),
        spread: Spread::HuntingtonHill(at_most_two),
    };
    let frames = vec![frame];
    let parts = ObjectDrawParts {
        frames,
        ..object_parts()
    };
    let refused = ObjectDraw::new(parts);
    let refusals = refused.as_ref().unwrap_err();
    let said = refusals.iter().next().unwrap().zh().to_string();
    assert!(said.contains("第 0 类须抽 12 个"), "{said}");
    assert_eq!(codes(refused), ["draw.size-unmet"]);
}

#[test]
fn a_redraw_names_the_record_before_it() {
    let unlinked = HeaderParts {
        counter: 2,
        ..header("objects").parts().clone()
    };
    let linked = HeaderParts {
        previous: Some(Previous {
            record: Digest::from_bytes([9; 32]),
            reason: Text::new("对象库有误").unwrap(),
        }),
        ..unlinked.clone()
    };
    assert!(Header::new(linked).is_ok());
    assert_eq!(codes(Header::new(unlinked)), ["draw.redraw-unlinked"]);
}

/// Strata of a record have no weights: it would be proportional in secret.
#[test]
fn neyman_is_refused_where_there_are_no_weights() {
    let spread = |spread| {
        let mut parts = object_parts();
        let class = &mut parts.frames[1].classes[0];
        class.sizing = Sizing {
            rule: class.sizing.rule.clone(),
            spread,
        };
        ObjectDraw::new(parts)
    };
    assert!(spread(Spread::Proportional).is_ok());
    assert_eq!(codes(spread(Spread::Neyman)), ["draw.size-unmet"]);
}

#[test]
fn sources_stand_once_and_have_entropy_enough() {
    let parts = header("objects").parts().clone();
    let source = |id: &str, bits| {
        let due = instant("2026-03-02T04:00:00Z");
        SeedSource {
            id: id.parse().unwrap(),
            kind: SourceKind::Beacon,
            min_entropy_bits: bits,
            due,
        }
    };
    let of = |sources| {
        Header::new(HeaderParts {
            sources,
            ..parts.clone()
        })
    };
    assert!(of(vec![source("a", 32), source("b", 32)]).is_ok());
    let many = |count| (0..count).map(|i| source(&i.to_string(), 1)).collect();
    let limit = Limits::DEFAULT.seed_sources();
    assert!(of(many(limit)).is_ok());
    assert_eq!(codes(of(many(limit + 1))), ["draw.too-large"]);
    assert_eq!(
        codes(of(vec![source("a", 32), source("b", 31)])),
        ["seed.too-little-entropy"]
    );
    assert_eq!(
        codes(of(vec![source("a", 64), source("a", 64)])),
        ["seed.source-twice"]
    );
}

#[test]
fn staffing_tables_that_make_no_problem_are_refused() {
    let (record, visits) = {
        let draw = ObjectDraw::new(object_parts()).unwrap();
        let record = draw.draw(evidence(1)).unwrap();
        (record.digest, draw.visits(&record))
    };
    let lawful = inspector_parts(record, &visits);
    assert!(InspectorDraw::new(lawful.clone()).is_ok());
    // A fire inspector on a place that asks for the market's.
    let mut unfit = lawful;
    unfit.rows.fixed.push(FixedSlot {
        visit: visits[0].id.token().unwrap(),
        slot: 0,
        inspector: InspectorId::new("7").unwrap(),
    });
    let refused = InspectorDraw::new(unfit);
    let refusals = refused.as_ref().unwrap_err();
    let said = refusals.iter().next().unwrap().zh().to_string();
    let expected = "指定到名额 0 的检查人员 7 不具备该名额所需的部门、辖区或者资质";
    assert!(said.contains(expected), "{said}");
    assert_eq!(codes(refused), ["staffing.invalid"]);
}
