//! Any text is a record, a form or an extract in JSON, or is refused; what is read has one canonical
//! form, is read back from it and from its own JSON, and verifying it never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use ssj_core::round::{DrawPart, RoundEvent};
use ssj_core::trail::Export;
use ssj_core::{Decode, Encode, Suite};
use ssj_draw::record::{
    InspectorExtract, InspectorRecord, ObjectExtract, ObjectForm, ObjectRecord, ObjectsDrawn,
    PublicForm, TeamsDrawn,
};
use ssj_draw::verify::{
    Anchors, CheckpointProof, Said, verify_inspector_record, verify_object_extract,
    verify_object_record, verify_objects, verify_public_form, verify_trail,
};

fn read<T: DeserializeOwned + Serialize + PartialEq>(text: &str) -> Option<T> {
    let value = serde_json::from_str::<T>(text).ok()?;
    let again = serde_json::to_string(&value).expect("it can be written");
    assert!(serde_json::from_str::<T>(&again).expect("it can be read") == value);
    Some(value)
}

fn canonical<T: Encode + Decode + PartialEq>(value: &T) {
    // Sets come in any order and their members any number of times: the encoding has one of each.
    let bytes = value.to_canonical();
    if let Ok(again) = T::from_canonical(&bytes) {
        assert!(again.to_canonical() == bytes);
    }
}

fuzz_target!(|text: &str| {
    let anchors = Anchors::default();
    if let Some(record) = read::<ObjectRecord>(text) {
        canonical(&record);
        let _ = verify_object_record(&record, &anchors);
    }
    if let Some(record) = read::<InspectorRecord>(text) {
        canonical(&record);
        let _ = verify_inspector_record(&record, &anchors);
    }
    if let Some(form) = read::<ObjectForm>(text) {
        canonical(&form);
        let _ = verify_objects(&form.record, &form.frames, &form.secret, &anchors);
    }
    if let Some(drawn) = read::<ObjectsDrawn>(text) {
        canonical(&drawn);
    }
    if let Some(drawn) = read::<TeamsDrawn>(text) {
        canonical(&drawn);
    }
    if let Some(form) = read::<PublicForm>(text) {
        let _ = verify_public_form(&form, &anchors);
    }
    if let Some(extract) = read::<ObjectExtract>(text) {
        canonical(&extract);
    }
    if let Some(extract) = read::<InspectorExtract>(text) {
        canonical(&extract);
    }
    // An extract beside a record, as somebody gets both in one message.
    if let Some((extract, record)) = read::<(ObjectExtract, ObjectRecord)>(text) {
        let _ = verify_object_extract(&extract, &record.published(), &anchors);
    }
    // A record beside its round's trail and the way up to a checkpoint.
    type Trailed = (ObjectRecord, Export<RoundEvent>, CheckpointProof);
    if let Some((record, trail, proof)) = read::<Trailed>(text) {
        let hash = Suite::Intl.hash_fn().expect("in every build");
        let kept = Anchors::from_iter([
            Said::Head {
                head: proof.head.clone(),
            },
            Said::Checkpoint {
                root: proof.checkpoint,
            },
            Said::Checkpoints {
                root: proof.checkpoint,
            },
        ]);
        let shown = (&trail, Some(&proof));
        let _ = verify_trail(&record, &DrawPart::Objects, shown, hash, &kept);
    }
});
