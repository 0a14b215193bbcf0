//! JSON in, JSON out: one function for programs in other languages.
//!
//! A request is an object whose `type` says what is asked for, an answer has either `ok` or `errors`:
//!
//! | `type` | what it takes | what it gives |
//! |---|---|---|
//! | `version` | nothing | the library's version and the draw's specification |
//! | `commit` | `parts`: of a draw of `objects` or of `inspectors` | the commitment and the digest to be published |
//! | `draw` | the same `parts`, the digest that was published, the `evidence` of the seed | the auditor's form, what the round is told, what everybody may see before the visits |
//! | `verify` | a `paper` and the `anchors` that it is held against | the verdict |
//! | `deadline` | a `limit`, its `start`, a region, notices besides the built-in ones | the last day, and how it was counted |
//! | `explain` | a `code` of a refusal or an error | its sentences, its rule, what it cites, what leads on |
//!
//! The library keeps nothing between two calls: a draw that waits for its seed is its parts, which hold the round's
//! secret and are kept like a key. The files `schemas/call.json`, `schemas/answer.json` and `schemas/ssj.d.ts` of the
//! repository have every field.
//!
//! Every field of a request must stand there, `null` where there is nothing to say; no other may. An error has its
//! stable code, a sentence in English and one in Chinese, and the facts that both name. Whatever the text, there is
//! an answer: what can't be read is `json.invalid`, and what is longer than [`Limits::call_bytes`] bytes is
//! `json.too-large`. Numbers are whole. One value in another form, such as an id with no kind, is `json.invalid` with
//! its reason in English.
//!
//! ```
//! use ssj::json::call;
//! let answer = call(r#"{ "type": "deadline", "limit": { "type": "publication" }, "start": "2026-03-02",
//!                        "region": null, "as_of": null, "notices": [], "today": "2026-03-10" }"#);
//! assert!(answer.starts_with(r#"{"ok":{"type":"deadline","deadline":{"limit":"jilin-2019-32/2.7-a","#));
//! assert!(answer.contains(r#""due":"2026-03-11""#) && answer.contains(r#""status":"left","working":1"#));
//!
//! // The sentences of a code, for a help page.
//! let answer = call(r#"{ "type": "explain", "code": "plan.not-in-force" }"#);
//! assert!(answer.contains(r#""remedy":{"type":"step","lifecycle":"plan","step":"put-in-force"}"#));
//!
//! // Whatever is no request is told.
//! assert!(call("[]").starts_with(r#"{"errors":[{"code":"json.invalid","#));
//! ```
//!
//! What is kept as JSON, such as events, is read by [`stored`], whichever version wrote it.
//!
//! [`Limits::call_bytes`]: crate::core::Limits::call_bytes

#![allow(
    clippy::large_enum_variant,
    reason = "there is one request and one answer at a time"
)]

/// Types that requests are read into: objects with each of their fields and no other, enums by their `type`.
macro_rules! asked {
    ($($item:item)+) => {$(
        #[derive(Clone, Debug, serde::Deserialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, crate = "ssj_core::strict")]
        $item
    )+};
}

/// Types that answers are written from.
macro_rules! given {
    ($($item:item)+) => {$(
        #[derive(Debug, serde::Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        $item
    )+};
}

mod deadline;
mod draw;
mod error;
mod explain;
mod stored;
mod verify;

use alloc::string::{String, ToString};

use ssj_calendar::{Deadline, Status};
use ssj_core::paper::{ObjectsDrawn, TeamsDrawn};
use ssj_core::{CommitmentDigest, Limits, Say, Zh};
use ssj_draw::record::{
    InspectorCommitment, InspectorForm, ObjectCommitment, ObjectForm, PublicForm, PublicTeams,
};
use ssj_draw::verify::Verdict;

use self::error::Errors;
pub use self::error::{CallError, ERRORS};
pub use self::stored::{UPCASTS, Upcast, stored};

/// What is asked for: the schema of what [`call`] reads.
///
/// ```
/// use ssj::json::Request;
/// assert!(serde_json::from_str::<Request>(r#"{"type":"version"}"#).is_ok());
/// ```
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Request(Asked);

/// What is answered: the schema of what [`call`] gives.
///
/// ```
/// use ssj::json::Answer;
/// fn shown(answer: &Answer<'_>) -> Result<String, serde_json::Error> {
///     serde_json::to_string(answer)
/// }
/// ```
#[derive(Debug, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Answer<'a>(Outcome<'a>);

asked! {
    #[serde(tag = "type", rename_all = "kebab-case")]
    #[cfg_attr(feature = "schemars", schemars(rename = "Call"))]
    enum Asked {
        /// Which library this is.
        Version {},
        /// Commit to a draw.
        Commit(draw::Commit),
        /// Draw what was committed to.
        Draw(draw::Draw),
        /// Verify a paper.
        Verify(verify::Verify),
        /// Count a limit.
        Deadline(deadline::Count),
        /// Say what a code means.
        Explain(explain::Explain),
    }
}

given! {
    #[serde(rename_all = "kebab-case")]
    #[cfg_attr(feature = "schemars", schemars(rename = "Answered"))]
    enum Outcome<'a> {
        /// What was asked for.
        Ok(Given<'a>),
        /// Everything that is wrong, in the order found: one at least.
        Errors(Errors),
    }

    #[serde(tag = "type", rename_all = "kebab-case")]
    enum Given<'a> {
        /// Which library this is.
        Version {
            /// Its version.
            version: &'a str,
            /// The specification of its draws.
            draws: &'a str,
        },
        /// A committed draw of objects.
        ObjectsCommitted {
            /// What is committed to, spelled out: public.
            commitment: ObjectCommitment,
            /// Its digest: publish it before the sources speak.
            commitment_digest: CommitmentDigest,
        },
        /// A committed draw of inspectors.
        InspectorsCommitted {
            /// What is committed to, spelled out: public.
            commitment: InspectorCommitment,
            /// Its digest: publish it before the sources speak.
            commitment_digest: CommitmentDigest,
        },
        /// A draw of objects.
        ObjectsDrawn {
            /// What the round is told: visits and reserves.
            drawn: ObjectsDrawn,
            /// What everybody may see before the visits.
            public: PublicForm,
            /// The auditor's form, which holds the secret.
            form: ObjectForm,
        },
        /// A draw of inspectors.
        InspectorsDrawn {
            /// What the round is told: teams and their reserves.
            drawn: TeamsDrawn,
            /// What everybody may see.
            public: PublicTeams,
            /// The auditor's form, which holds the secret.
            form: InspectorForm,
        },
        /// What verifying found.
        Verdict {
            /// What it is worth: no more than was checked.
            said: Sentence,
            /// All of it.
            verdict: Verdict,
        },
        /// A limit's last day.
        Deadline {
            /// The last day, and whether it may still move.
            deadline: Deadline<'a>,
            /// How it was counted, day by day.
            explanation: Sentence,
            /// Where it stands on the day that was asked for.
            #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Nullable<Status>"))]
            status: Option<Status>,
        },
        /// What a code means.
        Explained(explain::Explained),
    }

    /// A sentence in both languages.
    #[derive(Clone, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sentence {
        /// In English.
        en: String,
        /// In Chinese.
        zh: String,
    }
}

impl Sentence {
    fn of(said: &(impl Say + ToString)) -> Self {
        let (en, zh) = (said.to_string(), Zh(said).to_string());
        Self { en, zh }
    }
}

/// Does what a request asks for.
///
/// ```
/// let answer = ssj::json::call(r#"{"type":"version"}"#);
/// assert_eq!(answer, r#"{"ok":{"type":"version","version":"0.1.0","draws":"ssj/1"}}"#);
/// ```
#[must_use]
pub fn call(request: &str) -> String {
    answered(request).unwrap_or_else(|errors| written(Outcome::Errors(errors)))
}

fn answered(request: &str) -> Result<String, Errors> {
    let (bytes, most) = (request.len(), Limits::DEFAULT.call_bytes());
    if bytes > most {
        return Err(Errors::of(&CallError::TooLarge { bytes, most }));
    }
    let asked = serde_json::from_str(request);
    let Request(asked) = asked.map_err(|error| Errors::of(&CallError::from(error)))?;
    let given = match asked {
        Asked::Version {} => Given::Version {
            version: env!("CARGO_PKG_VERSION"),
            draws: ssj_draw::record::SPEC,
        },
        Asked::Commit(asked) => asked.given()?,
        Asked::Draw(asked) => asked.given()?,
        Asked::Verify(asked) => asked.given()?,
        // The answer borrows the calendar that it was counted in.
        Asked::Deadline(asked) => return asked.given(|given| written(Outcome::Ok(given))),
        Asked::Explain(asked) => Given::Explained(asked.explained()?),
    };
    Ok(written(Outcome::Ok(given)))
}

/// An answer holds nothing that JSON has no form for; if one did, that would be told.
fn written(outcome: Outcome<'_>) -> String {
    let unwritable = r#"{"errors":[{"code":"json.invalid","en":"the answer has no form in JSON","zh":"结果无法用 JSON 表示","facts":[]}]}"#;
    serde_json::to_string(&Answer(outcome)).unwrap_or_else(|_| unwritable.into())
}
