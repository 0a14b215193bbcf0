//! Counties, prefectures and the two special zones.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use ssj_core::jurisdiction::{DivisionCode, Gazetteer, Jurisdiction, Level};
use ssj_core::{DivisionId, Period, Text};
use time::Date;
use time::macros::date;

use crate::Fault;

/// The tables of `data/`, read once.
#[derive(Clone, Debug)]
pub struct Places {
    gazetteer: Gazetteer,
    all: Vec<Place>,
    unlisted: Vec<UnlistedCode>,
}

/// A county-level division or a special zone: where enterprises are and inspectors serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: DivisionId,
    /// Its name.
    pub name: String,
    /// The prefecture that it lies in; 长白山管委会 lies in none.
    pub prefecture: Option<DivisionId>,
    /// Market entities in relative units.
    pub weight: u32,
}

/// A division code of credit codes that no current list has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct UnlistedCode {
    /// Six digits.
    pub code: DivisionCode,
    /// How often it was counted.
    pub count: u32,
}

/// The first day for which the tables answer.
const FIRST_DAY: Date = date!(2015 - 01 - 01);

/// The day on which 公主岭市 came under 长春市 and got another code.
const GONGZHULING_MOVED: Date = date!(2020 - 06 - 19);

impl Places {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// [`Fault`] where a table is not of the form that this module reads.
    pub fn load() -> Result<Self, Fault> {
        let since = Period::starting(FIRST_DAY);
        let mut rows = vec![division("220000", "吉林省", since)?];
        for row in table::<PrefectureRow>(include_str!("../../data/prefectures.csv"))? {
            rows.push(row.jurisdiction(since)?);
        }
        let mut all = Vec::new();
        for row in table::<DivisionRow>(include_str!("../../data/divisions.csv"))? {
            rows.extend(row.jurisdictions(since)?);
            all.push(row.place()?);
        }
        for row in table::<ZoneRow>(include_str!("../../data/zones.csv"))? {
            rows.push(row.jurisdiction(since)?);
            all.push(row.place()?);
        }
        Ok(Self {
            gazetteer: Gazetteer::new(rows)?,
            all,
            unlisted: table(include_str!("../../data/unlisted_codes.csv"))?,
        })
    }

    /// The province, its prefectures, counties and zones, with 公主岭市's former code.
    pub const fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Counties, districts and development zones by code, then the special zones.
    pub fn all(&self) -> &[Place] {
        &self.all
    }

    /// The prefectures, by code.
    pub fn prefectures(&self) -> impl Iterator<Item = &Jurisdiction> {
        self.gazetteer
            .rows()
            .filter(|row| row.level() == Level::Prefecture && row.id().as_str().starts_with('d'))
    }

    /// The prefectures as places, each as heavy as the places within.
    pub fn prefecture_places(&self) -> Vec<Place> {
        let place = |prefecture: &Jurisdiction| {
            let within = self.all.iter();
            let within = within.filter(|place| place.prefecture.as_ref() == Some(prefecture.id()));
            Place {
                id: prefecture.id().clone(),
                name: prefecture.name().to_string(),
                prefecture: Some(prefecture.id().clone()),
                weight: within.map(|place| place.weight).sum(),
            }
        };
        self.prefectures().map(place).collect()
    }

    /// Division codes that stand in credit codes and in no current list.
    pub fn unlisted(&self) -> &[UnlistedCode] {
        &self.unlisted
    }
}

impl Place {
    /// Whether this is a governing body that is no division.
    pub fn is_zone(&self) -> bool {
        self.id.as_id().scheme() == "zone"
    }
}

#[derive(Deserialize)]
struct PrefectureRow {
    code: String,
    name: String,
    aliases: String,
}

impl PrefectureRow {
    fn jurisdiction(&self, since: Period) -> Result<Jurisdiction, Fault> {
        let row = division(&self.code, &self.name, since)?;
        self.aliases
            .split('|')
            .try_fold(row, |row, alias| Ok(row.with_alias(Text::new(alias)?)))
    }
}

#[derive(Deserialize)]
struct DivisionRow {
    code: String,
    name: String,
    prefecture: String,
    weight: u32,
}

impl DivisionRow {
    fn jurisdictions(&self, since: Period) -> Result<Vec<Jurisdiction>, Fault> {
        if self.code != "220184" {
            return Ok(vec![division(&self.code, &self.name, since)?]);
        }
        let last = GONGZHULING_MOVED.previous_day().unwrap_or(Date::MIN);
        let before = division("220381", &self.name, Period::between(FIRST_DAY, last)?)?
            .replaced_by(DivisionId::new(&self.code)?);
        let after = division(&self.code, &self.name, Period::starting(GONGZHULING_MOVED))?;
        Ok(vec![before, after])
    }

    fn place(self) -> Result<Place, Fault> {
        Ok(Place {
            id: DivisionId::new(&self.code)?,
            prefecture: Some(DivisionId::new(&self.prefecture)?),
            name: self.name,
            weight: self.weight,
        })
    }
}

#[derive(Deserialize)]
struct ZoneRow {
    id: String,
    name: String,
    prefecture: Option<String>,
    weight: u32,
}

impl ZoneRow {
    fn id(&self) -> Result<DivisionId, Fault> {
        Ok(format!("zone:{}", self.id).parse()?)
    }

    fn prefecture(&self) -> Result<Option<DivisionId>, Fault> {
        let code = self.prefecture.as_deref();
        Ok(code.map(DivisionId::new).transpose()?)
    }

    /// A zone that lies in a prefecture stands at county level, one under the province itself at
    /// prefecture level.
    fn jurisdiction(&self, since: Period) -> Result<Jurisdiction, Fault> {
        let (level, above) = match self.prefecture()? {
            Some(prefecture) => (Level::County, prefecture),
            None => (Level::Prefecture, DivisionId::new("220000")?),
        };
        let name = Text::new(&self.name)?;
        Ok(Jurisdiction::zone(self.id()?, name, level, above, since))
    }

    fn place(self) -> Result<Place, Fault> {
        Ok(Place {
            id: self.id()?,
            prefecture: self.prefecture()?,
            name: self.name,
            weight: self.weight,
        })
    }
}

fn division(code: &str, name: &str, period: Period) -> Result<Jurisdiction, Fault> {
    let name = Text::new(name)?;
    Ok(Jurisdiction::division(
        code.parse::<DivisionCode>()?,
        name,
        period,
    ))
}

fn table<T: DeserializeOwned>(csv: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(csv.as_bytes())
        .into_deserialize()
        .collect()
}
