//! What the JSON Schema of a form says of its JSON; without the feature it says nothing.

use serde_json::Value;

#[cfg(feature = "schemars")]
pub(crate) use schemars::JsonSchema as Described;

#[cfg(not(feature = "schemars"))]
pub(crate) trait Described {}
#[cfg(not(feature = "schemars"))]
impl<T> Described for T {}

/// The schema of a form.
pub(crate) struct Schema {
    #[cfg(feature = "schemars")]
    validator: jsonschema::Validator,
}

#[cfg(not(feature = "schemars"))]
impl Schema {
    #[expect(clippy::extra_unused_type_parameters, reason = "as with the feature")]
    pub(crate) fn of<T>(_: &Value) -> Self {
        Self {}
    }

    #[expect(clippy::unused_self, reason = "as with the feature")]
    pub(crate) fn refuses(&self, _: &str, _: &str, _: &str) {}
}

#[cfg(feature = "schemars")]
impl Schema {
    /// The form's schema, which holds for this JSON.
    pub(crate) fn of<T: Described>(json: &Value) -> Self {
        let schema = schemars::schema_for!(T).to_value();
        let validator = jsonschema::validator_for(&schema).unwrap();
        if let Err(error) = validator.validate(json) {
            panic!("{error} at {} of {json}", error.instance_path);
        }
        Self { validator }
    }

    /// Whatever a form's reader refuses for its shape the schema refuses too.
    pub(crate) fn refuses(&self, spoilt: &str, what: &str, path: &str) {
        // A value has no field twice, and a schema has no greatest integers but those of `Written`.
        if !matches!(what, "a field twice" | "a number above 2^53") {
            let spoilt = serde_json::from_str(spoilt).unwrap();
            assert!(!self.validator.is_valid(&spoilt), "{what} at {path}");
        }
    }
}
