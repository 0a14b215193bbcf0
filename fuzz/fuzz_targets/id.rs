//! Any text is an id or is refused with the text in the error, and an id has one written form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssj_core::{Encode, Id, ObjectId, Suite};

fuzz_target!(|text: &str| {
    let id: Id = match text.parse() {
        Ok(id) => id,
        Err(error) => {
            let error: ssj_core::IdError = error;
            // No more than 200 characters of it are quoted.
            // What looks like a resident's number is not quoted.
            let masked = error.input.to_string().ends_with("************");
            assert!(masked || text.len() > 200 || error.input == text);
            return;
        }
    };
    assert_eq!(id.as_str(), text);
    assert_eq!(Id::new(id.scheme(), id.value()).as_ref(), Ok(&id));
    assert_eq!(id.to_canonical().len(), 8 + text.len());
    if let Ok(object) = ObjectId::try_from(id) {
        for suite in [Suite::Intl, Suite::Sm] {
            let hash = suite.hash_fn().expect("every suite is built in");
            assert_eq!(object.token(hash), object.token(hash));
        }
    }
});
