//! A draw waits for its seed across a restart, and its secret elsewhere: what is stored commits to the same, or is
//! refused.

use ssj_core::{Decode, Digest, Encode, RoundSecret, rules};
use ssj_draw::record::{InspectorDraw, ObjectDraw, PendingInspectors, PendingObjects};

use super::town::{evidence, inspector_parts, object_parts};

#[test]
fn a_draw_that_waits_is_stored_and_goes_on_where_it_was() {
    let parts = object_parts();
    let (draw, secret) = (ObjectDraw::new(parts.clone()).unwrap(), parts.secret);
    let json = serde_json::to_string(&draw.pending()).unwrap();
    let stored: PendingObjects = serde_json::from_str(&json).unwrap();
    assert_eq!(stored, draw.pending());
    let resumed = stored.resume(secret).unwrap();
    assert_eq!(resumed.digest(), draw.digest());
    let (before, after) = (draw.draw(evidence(1)), resumed.draw(evidence(1)));
    let record = after.unwrap();
    assert_eq!(before.unwrap(), record);
    let again = PendingObjects::from_canonical(&draw.pending().to_canonical());
    assert_eq!(again.unwrap(), draw.pending());

    let parts = inspector_parts(record.digest, &draw.visits(&record));
    let (people, secret) = (InspectorDraw::new(parts.clone()).unwrap(), parts.secret);
    let json = serde_json::to_string(&people.pending()).unwrap();
    let stored: PendingInspectors = serde_json::from_str(&json).unwrap();
    assert_eq!(
        stored.resume(secret).unwrap().draw(evidence(2)).unwrap(),
        people.draw(evidence(2)).unwrap()
    );
    let again = PendingInspectors::from_canonical(&people.pending().to_canonical());
    assert_eq!(again.unwrap(), people.pending());
}

/// The secret is in no form of what is stored.
#[test]
fn the_secret_is_not_stored_with_the_draw() {
    let mut parts = object_parts();
    parts.secret = RoundSecret::from_bytes([0x5e; 32]);
    let stored = ObjectDraw::new(parts).unwrap().pending();
    let json = serde_json::to_string(&stored).unwrap();
    assert!(!json.contains(&"5e".repeat(32)));
    let bytes = stored.to_canonical();
    assert!(!bytes.windows(32).any(|window| window == [0x5e; 32]));
}

#[test]
fn another_secret_than_the_commitments_opens_nothing() {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let other = RoundSecret::from_bytes([0x11; 32]);
    let refused = draw.pending().resume(other.clone()).unwrap_err();
    assert!(refused.contains(rules::draw::OTHER_SECRET), "{refused}");
    let people = inspector_parts(Digest::from_bytes([1; 32]), &[]);
    let people = InspectorDraw::new(people).unwrap();
    let refused = people.pending().resume(other).unwrap_err();
    assert!(refused.contains(rules::draw::OTHER_SECRET), "{refused}");
}

#[test]
fn what_was_changed_while_it_waited_is_no_draw() {
    let parts = object_parts();
    let (draw, secret) = (ObjectDraw::new(parts.clone()).unwrap(), parts.secret);
    let stored = serde_json::to_value(draw.pending()).unwrap();
    let edits: [(&str, serde_json::Value); 3] = [
        ("/frames/0/rows/0/object", "site:friend".into()),
        ("/commitment/header/margin_seconds", 1.into()),
        ("/commitment/frames/0/root", "11".repeat(32).into()),
    ];
    for (path, value) in edits {
        let mut stored = stored.clone();
        *stored.pointer_mut(path).expect(path) = value;
        let stored: PendingObjects = serde_json::from_value(stored).unwrap();
        let resumed = stored.resume(secret.clone());
        // What the header alone says is held against what was published, by whoever published it.
        match resumed {
            Ok(resumed) => assert_ne!(resumed.digest(), draw.digest(), "{path}"),
            Err(refused) => assert!(refused.contains(rules::draw::OTHER_COMMITMENT), "{path}"),
        }
    }
}

#[test]
fn nothing_of_a_waiting_draw_is_shown_but_its_digest_or_name() {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let people = InspectorDraw::new(inspector_parts(Digest::from_bytes([1; 32]), &[])).unwrap();
    assert_eq!(
        format!("{draw:?}"),
        format!("ObjectDraw {{ digest: {:?}, .. }}", draw.digest())
    );
    for shown in [
        format!("{:?}", draw.pending()),
        format!("{people:?}"),
        format!("{:?}", people.pending()),
    ] {
        assert!(
            !shown.contains("inspector:") && !shown.contains("object:"),
            "{shown}"
        );
        assert!(shown.len() < 400, "{shown}");
    }
}
