//! What a code means.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::ErrorRow;
use ssj_core::rules::{self, Code, Remedy};

use super::{CallError, Errors};

asked! {
    /// Say what a code means.
    pub(super) struct Explain {
        /// The code of a refusal or an error.
        code: String,
    }
}

given! {
    /// What a code means: its sentences, with the names of their facts in braces.
    pub(super) struct Explained {
        /// The code.
        code: &'static str,
        /// What it says in English.
        en: &'static str,
        /// What it says in Chinese.
        zh: &'static str,
        /// What it breaks and what leads on, if it is a refusal's.
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Nullable<BrokenRule>"))]
        rule: Option<BrokenRule>,
    }

    /// A rule that a refusal names.
    struct BrokenRule {
        /// Its name.
        id: &'static str,
        /// What it asks for, in English.
        gist: &'static str,
        /// The clauses behind it, as officials cite them.
        cites: Vec<String>,
        /// What leads on.
        remedy: Remedy,
    }
}

impl Explain {
    pub(super) fn explained(&self) -> Result<Explained, Errors> {
        let code = rules::codes().find(|code| code.id == self.code);
        let refusal = code.map(|code| Explained {
            code: code.id,
            en: code.en,
            zh: code.zh,
            rule: Some(BrokenRule::of(code)),
        });
        let error = || {
            rows()
                .find(|row| row.code == self.code)
                .map(|row| Explained {
                    code: row.code,
                    en: row.en,
                    zh: row.zh,
                    rule: None,
                })
        };
        refusal.or_else(error).ok_or_else(|| {
            let code = (&*self.code).into();
            Errors::of(&CallError::UnknownCode { code })
        })
    }
}

impl BrokenRule {
    fn of(code: &Code) -> Self {
        let cites = code.clauses.iter().map(|clause| clause.cite().to_string());
        Self {
            id: code.rule.id,
            gist: code.rule.gist,
            cites: cites.collect(),
            remedy: code.remedy,
        }
    }
}

/// The sentences of every error.
fn rows() -> impl Iterator<Item = &'static ErrorRow> {
    let all = [
        ssj_calendar::ERRORS,
        ssj_core::ERRORS,
        ssj_draw::ERRORS,
        super::ERRORS,
    ];
    all.into_iter().flatten().flat_map(|(_, rows)| rows.iter())
}
