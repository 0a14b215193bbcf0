//! Whatever is made and read has an end, and who refuses it is brief.

use ssj_core::paper::{SourceId, SourceValue};
use ssj_core::rules::draw as codes;
use ssj_core::ssj_calendar;
use ssj_core::{
    AgencyId, Decode, DecodeError, Digest, Encode, Explain, HashFn, HashModule, Id, Limits,
    ObjectId, Ratio, Refusals, Suite, Text, Timestamp, Zh,
};
use ssj_draw::record::{
    InspectorDraw, InspectorDrawParts, InspectorForm, ObjectDraw, ObjectDrawParts, ObjectForm,
    RowState, StratumKey,
};
use ssj_draw::verify::{Anchors, verify_objects};

use super::made::Made;

const LONG: usize = 1 << 20;

fn inspectors(form: &InspectorForm) -> InspectorDrawParts {
    InspectorDrawParts {
        header: form.record.commitment.header.clone(),
        secret: form.secret.clone(),
        rows: form.rows.clone(),
    }
}

fn brief(error: &dyn Explain) {
    for said in [error.to_string(), Zh(error).to_string()] {
        assert!(said.chars().count() < 400, "{said}");
    }
    error.facts(&mut |name, fact| {
        let said = Zh(fact).to_string();
        assert!(said.chars().count() < 400, "{name}: {said}");
    });
}

#[test]
fn an_error_quotes_little_of_its_input_and_keeps_no_more() {
    let long = "双".repeat(LONG);
    let errors: [Box<dyn Explain>; 12] = [
        Box::new(long.parse::<Id>().unwrap_err()),
        Box::new(format!("site:{long}").parse::<ObjectId>().unwrap_err()),
        Box::new(
            format!("uscc:{}", "9".repeat(LONG))
                .parse::<ObjectId>()
                .unwrap_err(),
        ),
        Box::new(format!("agency:{long}").parse::<AgencyId>().unwrap_err()),
        Box::new(long.parse::<Digest>().unwrap_err()),
        Box::new(long.parse::<Timestamp>().unwrap_err()),
        Box::new(long.parse::<Ratio>().unwrap_err()),
        Box::new(long.parse::<SourceId>().unwrap_err()),
        Box::new(SourceValue::try_from(long.clone()).unwrap_err()),
        Box::new(long.parse::<StratumKey>().unwrap_err()),
        Box::new(ssj_calendar::iso_date::parse(&long).unwrap_err()),
        Box::new(Text::new(&"双".repeat(LONG)).unwrap_err()),
    ];
    for error in &errors {
        brief(&**error);
        assert!(format!("{error:?}").len() < 2_000);
    }
}

fn refused(parts: ObjectDrawParts) -> Refusals {
    ObjectDraw::new(parts).unwrap_err()
}

#[test]
fn names_are_short_where_they_are_made_and_where_they_are_read() {
    let (made, at_most) = (made(), Limits::DEFAULT.name_bytes());
    let with_code = |length: usize| {
        let mut parts = made.objects.form.parts();
        let mut rows = parts.frames.iter_mut().flat_map(|frame| &mut frame.rows);
        let reason = rows.find_map(|row| match &mut row.state {
            RowState::NotDrawable(reason) => Some(reason),
            _ => None,
        });
        reason.unwrap().code = "x".repeat(length);
        parts
    };
    assert!(ObjectDraw::new(with_code(at_most)).is_ok());
    let refusals = refused(with_code(at_most + 1));
    assert!(refusals.contains(codes::TOO_LARGE));
    refusals.iter().for_each(|refusal| brief(refusal));

    // A form is read and refused by whoever judges it: the draw is made again.
    let form = ObjectForm {
        frames: with_code(LONG).frames,
        ..made.objects.form.clone()
    };
    let form: ObjectForm = serde_json::from_str(&serde_json::to_string(&form).unwrap()).unwrap();
    let verdict = verify_objects(
        &form.record,
        &form.frames,
        &form.secret,
        &Anchors::default(),
    )
    .unwrap();
    let difference = verdict.differences().first().unwrap();
    assert!(
        difference.found().starts_with("the draw has"),
        "{difference}"
    );
    brief(difference);
}

#[test]
fn an_inspectors_credentials_and_reasons_are_names() {
    let made = made();
    let parts = inspectors(&made.inspectors.as_ref().unwrap().form);
    let mut spoilt = parts.clone();
    spoilt.rows.needs[0].credentials.insert("x".repeat(LONG));
    let refusals = InspectorDraw::new(spoilt).unwrap_err();
    assert!(refusals.contains(codes::TOO_LARGE));
    refusals.iter().for_each(|refusal| brief(refusal));
}

#[test]
fn a_value_of_a_source_and_a_text_end_in_canonical_bytes_too() {
    let limit = Limits::DEFAULT.value_bytes();
    let bytes = |length: usize| vec![7_u8; length].to_canonical();
    assert!(SourceValue::from_canonical(&bytes(limit)).is_ok());
    let refused = SourceValue::from_canonical(&bytes(limit + 1));
    assert_eq!(refused, Err(DecodeError::Value));
    let limit = Limits::DEFAULT.text_bytes();
    let text = |length: usize| "x".repeat(length).to_canonical();
    assert!(String::from_canonical(&text(limit)).is_ok());
    let refused = String::from_canonical(&text(limit + 1));
    assert!(matches!(refused, Err(DecodeError::TooLong { .. })));
}

/// Beyond its budget nothing is drawn, by whoever draws.
#[test]
fn an_assignment_ends_at_its_budget() {
    let made = made();
    let inspectors = made.inspectors.as_ref().unwrap();
    let (draw, record) = (&inspectors.draw, &inspectors.form.record);
    let within = |steps| draw.draw_within(record.evidence.clone(), steps);
    assert_eq!(&within(1 << 32).unwrap(), record);
    let refusals = within(0).unwrap_err();
    assert!(refusals.contains(codes::OVER_BUDGET), "{refusals}");
}

/// The library's hash function, as a module of the caller's would compute it.
#[derive(Debug)]
struct Module(Suite);

impl HashModule for Module {
    fn suite(&self) -> Suite {
        self.0
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let own = self.0.hash_fn().unwrap();
        // A leaf's byte is the first of its message.
        let message = parts.concat();
        match message.split_first() {
            Some((0, data)) => *own.merkle_leaf(&[data]).as_bytes(),
            Some((1, pair)) if pair.len() == 64 => {
                let half = |at: usize| Digest::from_bytes(pair[at..at + 32].try_into().unwrap());
                *own.merkle_node(half(0), half(32)).as_bytes()
            }
            _ => labelled(own, &message),
        }
    }
}

/// The hash of a message that begins with a label.
fn labelled(own: HashFn, message: &[u8]) -> [u8; 32] {
    let label = ssj_core::Label::ALL
        .iter()
        .find(|label| message.starts_with(label.prefix()));
    let Some(label) = label else {
        return *own.merkle_empty().as_bytes();
    };
    *own.hash(*label, &message[label.prefix().len()..])
        .as_bytes()
}

#[test]
fn a_module_of_the_callers_commits_to_the_same() {
    static INTL: Module = Module(Suite::Intl);
    static SM: Module = Module(Suite::Sm);
    for number in 0..8 {
        let made = Made::new(number, 20);
        let module = match made.objects.form.record.commitment.header.suite() {
            Suite::Sm => &SM,
            _ => &INTL,
        };
        let other = if module.0 == Suite::Sm { &INTL } else { &SM };
        let hashed =
            |module| ObjectDraw::hashed(made.objects.form.parts(), HashFn::of_module(module));
        assert_eq!(hashed(module).unwrap().digest(), made.objects.draw.digest());
        assert!(
            hashed(other)
                .unwrap_err()
                .contains(codes::SUITE_UNAVAILABLE)
        );
        let Some(inspectors) = &made.inspectors else {
            continue;
        };
        let parts: InspectorDrawParts = self::inspectors(&inspectors.form);
        let draw = InspectorDraw::hashed(parts, HashFn::of_module(module)).unwrap();
        assert_eq!(draw.digest(), inspectors.draw.digest());
    }
}

/// One that has inspectors, and rows that can't be drawn.
fn made() -> Made {
    let sound = |number| {
        let made = Made::new(number, 20);
        let mut rows = made
            .objects
            .form
            .frames
            .iter()
            .flat_map(|frame| &frame.rows);
        let barred = rows.any(|row| matches!(row.state, RowState::NotDrawable(_)));
        (barred && made.inspectors.is_some()).then_some(made)
    };
    (0..100).find_map(sound).unwrap()
}
