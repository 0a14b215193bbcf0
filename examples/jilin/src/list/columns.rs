//! Which column is where.

/// The places of the columns in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    pub(super) width: usize,
    pub(super) uscc: usize,
    pub(super) city: usize,
    pub(super) registered_on: usize,
    pub(super) county: Option<usize>,
    pub(super) class: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) name: Option<usize>,
}

/// A header that is not that of a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// A column that every list has is missing.
    #[error("the list has no column `{0}`")]
    Missing(&'static str),
    /// A column has a name that means nothing here, so its content would be dropped.
    #[error(
        "the list has a column `{0}`; known are uscc, city, registered_on, county, class, kind, name"
    )]
    Unknown(String),
    /// A column stands twice.
    #[error("the list has the column `{0}` twice")]
    Twice(String),
}

impl Columns {
    pub(super) fn of(header: &csv::StringRecord) -> Result<Self, HeaderError> {
        for (i, name) in header.iter().enumerate() {
            if !KNOWN.contains(&name) {
                return Err(HeaderError::Unknown(name.into()));
            }
            if header.iter().take(i).any(|before| before == name) {
                return Err(HeaderError::Twice(name.into()));
            }
        }
        let find = |name: &str| header.iter().position(|column| column == name);
        let need = |name: &'static str| find(name).ok_or(HeaderError::Missing(name));
        Ok(Self {
            width: header.len(),
            uscc: need("uscc")?,
            city: need("city")?,
            registered_on: need("registered_on")?,
            county: find("county"),
            class: find("class"),
            kind: find("kind"),
            name: find("name"),
        })
    }

    /// Whether the list says in which county each entity is.
    pub const fn has_county(&self) -> bool {
        self.county.is_some()
    }

    /// Whether the list gives each entity a risk class.
    pub const fn has_class(&self) -> bool {
        self.class.is_some()
    }
}

const KNOWN: [&str; 7] = [
    "uscc",
    "city",
    "registered_on",
    "county",
    "class",
    "kind",
    "name",
];
