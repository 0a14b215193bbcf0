//! What happened in the year beside and after the joint draw, told and archived.

use std::path::Path;

use ssj_jilin::Fault;

use crate::chapters;
use crate::common::terminal::{chapter, progress, say};
use crate::out::Out;
use crate::round::{
    self, Calendars, Campaigned, City, Desk, Drawn, Led, Lives, Planned, Rechecked, Story,
};
use crate::rows;

/// The joint round and all the rest of the year.
pub(crate) struct Year {
    planned: Planned,
    drawn: Drawn,
    city: Option<City>,
    led: Led,
    campaigned: Campaigned,
    lives: Lives,
    again: Option<Rechecked>,
}

impl Year {
    /// Lives through it after the joint draw, and tells of it.
    pub(crate) fn tell(
        (planned, drawn): (Planned, Drawn),
        story: &Story<'_>,
        calendars: &Calendars,
        clerk: &mut Desk<'_>,
        seed: u64,
    ) -> Result<Self, Fault> {
        let hash = story.laws.hash_fn();
        let mut year = Self {
            city: match story.province.list {
                None => Some(round::city(story, clerk, hash)?),
                // A list says nothing of special equipment.
                Some(_) => None,
            },
            led: round::lead(story, clerk, hash)?,
            campaigned: round::campaign(story, clerk, hash)?,
            lives: Lives::default(),
            again: None,
            planned,
            drawn,
        };
        if let Some(city) = &year.city {
            chapter(6, "A city draws, its counties check 市抽县查");
            chapters::city::tell(story.province, city)?;
        }
        let mut lives = Lives::default();
        for drawn in year.rounds() {
            live(drawn, story, &mut lives, clerk, seed)?;
        }
        chapter(7, "The life of the visits 检查、线索、专项、期限");
        chapters::life::tell(&lives, &year.led, &year.campaigned)?;
        chapters::calendar::tell(calendars)?;
        chapter(8, "A reform in mid-year 机构改革");
        chapters::reform::tell(story.province, &lives)?;

        if let Some(city) = &year.city {
            // The city's own people go, and not those of its counties.
            let story = &Story {
                people: &city.people,
                ..*story
            };
            let again = round::recheck(story, city, &lives, clerk, hash)?;
            live(&again.drawn, story, &mut lives, clerk, seed)?;
            chapter(9, "A sample is checked again 抽样复查");
            chapters::recheck::tell(story, &again, &lives)?;
            year.again = Some(again);
        }
        year.lives = lives;
        chapter(10, "The report 报告");
        chapters::report::tell(story, &year.plans(), &year.rounds(), &year.lives)?;
        Ok(year)
    }

    fn plans(&self) -> Vec<&Planned> {
        let city = self.city.as_ref().map(|city| &city.planned);
        [&self.planned].into_iter().chain(city).collect()
    }

    fn rounds(&self) -> Vec<&Drawn> {
        let city = self.city.as_ref().map(|city| &city.drawn);
        let again = self.again.as_ref().map(|again| &again.drawn);
        let rounds = [&self.drawn, &self.campaigned.drawn];
        rounds.into_iter().chain(city).chain(again).collect()
    }

    /// The auditor's form of all of it.
    pub(crate) fn archive(&self, dir: &Path, story: &Story<'_>) -> Result<(), Fault> {
        let mut out = Out::new(dir, story.laws.hash_fn())?;
        out.divisions(story.province.places.gazetteer())?;
        for drawn in self.rounds() {
            let secret = drawn.script.objects.secret();
            out.objects(&drawn.objects, &drawn.object_record, &secret)?;
            out.inspectors(&drawn.parts, &drawn.inspector_record)?;
        }
        out.annexes(&[round::annex()?])?;
        out.trail("plan", self.plans().iter().map(|it| &it.plan.events))?;
        out.trail("round", self.rounds().iter().map(|it| &it.round.events))?;
        out.trail("visit", [&self.lives.events])?;
        let led = &self.led;
        out.trail("finding", [&self.lives.finding_events, &led.finding.events])?;
        out.trail("lead", [&led.lead.events])?;
        let again = self.again.as_ref().map(|again| &again.campaign);
        let campaigns = [&self.campaigned.campaign].into_iter().chain(again);
        out.trail("campaign", campaigns.map(|it| &it.events))?;
        // The first one on which several departments check.
        let mut visits = self.lives.visits.iter();
        if let Some(visit) = visits.find(|visit| visit.drawn().agencies().len() > 1) {
            out.rows(&rows::page(
                visit,
                &self.planned,
                (story.province, story.lists),
            )?)?;
        }
        let simulated = story.province.classes_are_simulated();
        out.finish(simulated)?;
        let told = if simulated {
            ", with simulated risk classes"
        } else {
            ""
        };
        say(format_args!(
            "\n  Written to {}{told}. Keep its anchors.json elsewhere.",
            dir.display(),
        ));
        Ok(())
    }
}

fn live(
    drawn: &Drawn,
    story: &Story<'_>,
    lives: &mut Lives,
    clerk: &mut Desk<'_>,
    seed: u64,
) -> Result<(), Fault> {
    let bar = progress("visits", u64::try_from(drawn.round.visits().len())?);
    lives.live(drawn, story, clerk, seed, || bar.inc(1))?;
    bar.finish_and_clear();
    Ok(())
}
