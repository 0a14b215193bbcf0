//! What an older version wrote.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::CallError;

/// How what one version wrote becomes what the next one writes.
///
/// It may spell a value otherwise, and never make it another one: an event's entry commits to the canonical bytes of
/// what happened, which [`verify_contents`](ssj_core::trail::verify_contents) compares after it was read.
#[derive(Clone, Copy, Debug)]
pub struct Upcast {
    /// The last version that wrote it so.
    pub until: &'static str,
    /// Rewrites a value of that version, and leaves every other as it is.
    pub rewrite: fn(&mut Value),
}

/// What this version knows of older ones, the oldest first: nothing, for none was released.
///
/// ```
/// use ssj::core::trail::Head;
/// use ssj::json::{UPCASTS, stored};
/// let row = format!(r#"{{"subject":"plan:cc-2026","len":4,"digest":"{}"}}"#, "09".repeat(32));
/// assert_eq!(stored::<Head>(&row, UPCASTS)?.len, 4);
/// # Ok::<(), ssj::json::CallError>(())
/// ```
pub const UPCASTS: &[Upcast] = &[];

/// Reads a value that this version or an older one wrote: as it stands, or after each of the upcasts in turn.
///
/// # Errors
/// `json.invalid`, as the text stands: what none of them makes readable is of a newer version, or nobody's.
///
/// ```
/// use ssj::core::trail::Head;
/// use ssj::json::{Upcast, stored};
/// // Had version 0.0 called a head's `len` its `length`:
/// const LENGTH: Upcast = Upcast {
///     until: "0.0",
///     rewrite: |value| {
///         if let Some(head) = value.as_object_mut() && let Some(length) = head.remove("length") {
///             head.insert("len".into(), length);
///         }
///     },
/// };
/// let row = format!(r#"{{"subject":"plan:cc-2026","length":4,"digest":"{}"}}"#, "09".repeat(32));
/// assert_eq!(stored::<Head>(&row, &[LENGTH])?.len, 4);
/// assert!(stored::<Head>(&row, &[]).is_err());
/// # Ok::<(), ssj::json::CallError>(())
/// ```
pub fn stored<T: DeserializeOwned>(text: &str, upcasts: &[Upcast]) -> Result<T, CallError> {
    let refused = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => CallError::from(error),
    };
    let mut value: Value = serde_json::from_str(text)?;
    upcasts.iter().for_each(|older| (older.rewrite)(&mut value));
    serde_json::from_value(value).map_err(|_| refused)
}
