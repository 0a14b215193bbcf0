//! A draw waits for its seed across a restart: what is stored commits to the same, or is refused.

use ssj_core::{Decode, Digest, Encode, rules};
use ssj_draw::record::{InspectorDraw, ObjectDraw};

use super::town::{evidence, inspector_parts, object_parts};

#[test]
fn a_draw_that_waits_is_stored_and_goes_on_where_it_was() {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let json = serde_json::to_string(&draw).unwrap();
    let resumed: ObjectDraw = serde_json::from_str(&json).unwrap();
    assert_eq!(resumed.digest(), draw.digest());
    let (before, after) = (draw.draw(evidence(1)), resumed.draw(evidence(1)));
    let record = after.unwrap();
    assert_eq!(before.unwrap(), record);
    let again = ObjectDraw::from_canonical(&draw.to_canonical()).unwrap();
    assert_eq!(again.digest(), draw.digest());

    let people = InspectorDraw::new(inspector_parts(record.digest, &draw.visits(&record))).unwrap();
    let json = serde_json::to_string(&people).unwrap();
    let resumed: InspectorDraw = serde_json::from_str(&json).unwrap();
    assert_eq!(
        resumed.draw(evidence(2)).unwrap(),
        people.draw(evidence(2)).unwrap()
    );
    let again = InspectorDraw::from_canonical(&people.to_canonical()).unwrap();
    assert_eq!(again.digest(), people.digest());
}

#[test]
fn what_was_changed_while_it_waited_is_no_draw() {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let stored = serde_json::to_value(&draw).unwrap();
    let edits: [(&str, serde_json::Value); 4] = [
        ("/frames/0/rows/0/object", "site:friend".into()),
        ("/header/margin_seconds", 1.into()),
        ("/secret", "11".repeat(32).into()),
        ("/commitment_digest", "11".repeat(32).into()),
    ];
    for (path, value) in edits {
        let mut stored = stored.clone();
        *stored.pointer_mut(path).expect(path) = value;
        let error = serde_json::from_value::<ObjectDraw>(stored).unwrap_err();
        let sentence = rules::draw::OTHER_COMMITMENT.en.split('{').next().unwrap();
        assert!(error.to_string().starts_with(sentence), "{path}: {error}");
    }
    let mut bytes = draw.to_canonical();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert!(ObjectDraw::from_canonical(&bytes).is_err());
}

#[test]
fn nothing_of_a_waiting_draw_is_shown_but_its_digest() {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let people = InspectorDraw::new(inspector_parts(Digest::from_bytes([1; 32]), &[]));
    assert_eq!(
        format!("{draw:?}"),
        format!("ObjectDraw {{ digest: {:?}, .. }}", draw.digest())
    );
    assert!(!format!("{people:?}").contains("inspector:"));
}
