//! The law of a day: everything that says what may be done, by whom, when and how, as one value.
//!
//! [`Laws`] holds every version of it; [`Laws::on`] lends the [`Law`] of one day at one place. Every step
//! of every lifecycle is a command [under](crate::trail::Command::under) the law of the day on which it
//! takes effect, so nobody states the law beside it. The event keeps the law's [root](Law::root) and
//! what followed from it, so that whoever replays a trail needs no law.
//!
//! ```
//! use ssj_core::agency::{Agency, AgencyRegister, NamedSystem};
//! use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
//! use ssj_core::laws::{Laws, Sources};
//! use ssj_core::visit::Requirement;
//! use ssj_core::{AgencyId, DivisionId, MatterId, Period, Suite, Text};
//! use time::macros::date;
//!
//! let (changchun, since) = (DivisionId::new("220100")?, date!(2001-01-01));
//! let rows = [("220000", "吉林省"), ("220100", "长春市")].map(|(code, name)| {
//!     Ok::<_, Box<dyn core::error::Error>>(
//!         Jurisdiction::division(code.parse()?, Text::new(name)?, Period::starting(since)))
//! });
//! let amr = AgencyId::new("cc-amr")?;
//! let office = Agency::department(
//!     amr.clone(), Text::new("长春市市场监管局")?, [NamedSystem::MarketRegulation.into()],
//!     Level::Prefecture, changchun.clone(), since);
//! let gazetteer = Gazetteer::new(rows.into_iter().collect::<Result<Vec<_>, _>>()?)?;
//! let sources = Sources::new(AgencyRegister::new([office], [])?, gazetteer);
//! // Its lists, rulebooks, calendars and further instruments stand beside them.
//! let laws = Laws::new(Suite::Intl.hash_fn()?, Sources { lists: Vec::new(), ..sources })?;
//!
//! // 国办发〔2024〕54号 is in force unless somebody says that it is left out.
//! let law = laws.on(date!(2026-03-02), &changchun)?;
//! assert_eq!(law.terms().notice.value, Requirement::Required);
//! assert_eq!(law.terms_at(&changchun)?, *law.terms());
//! assert!(law.who().acts_for(&amr, &amr));
//! assert_eq!(law.when().publication.len(), 1);
//! // There is no list of matters yet.
//! let food = MatterId::new("food-sales")?;
//! assert!(law.listed(&food).is_err() && law.rulebook(&food, &changchun).is_err());
//! assert!(laws.on(date!(2026-03-02), &DivisionId::new("220200")?).is_err(), "no such place");
//! // The next day's law is another one, though nothing changed.
//! assert_ne!(laws.on(date!(2026-03-03), &changchun)?.root(), law.root());
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod body;
mod calendars;
mod cite;
mod day;
mod root;
mod sources;
mod terms;
mod town;
mod unasked;
mod when;
mod who;

pub use body::{ApprovalRoute, ReviewingBody};
pub use calendars::Calendars;
pub use cite::Cites;
pub use day::Law;
pub use sources::{Laws, LeftOut, Sources};
pub use terms::Terms;
#[doc(hidden)]
pub use town::town;
pub use unasked::Unasked;
pub use when::When;
pub use who::Competence;
