//! Built-in facts: notices and autonomous areas.
//!
//! Sources are told in `data/README.md`; a test compares every date with the files there.

#![allow(clippy::unreadable_literal, reason = "dates are eight digits")]

mod fixed;
pub(crate) mod local;
mod y2004_2011;
mod y2012_2019;
mod y2020_on;

use crate::notice::Notice;

/// National notices in the order in which they were published.
pub(crate) const NATIONAL: &[Notice] = &[
    y2004_2011::Y2004,
    y2004_2011::Y2005,
    y2004_2011::Y2006,
    y2004_2011::Y2007,
    y2004_2011::Y2008,
    y2004_2011::Y2009,
    y2004_2011::Y2010,
    y2004_2011::Y2011,
    y2012_2019::Y2012,
    y2012_2019::Y2013,
    y2012_2019::Y2014,
    y2012_2019::Y2015,
    y2012_2019::A2015,
    y2012_2019::Y2016,
    y2012_2019::Y2017,
    y2012_2019::Y2018,
    y2012_2019::Y2019,
    y2012_2019::A2019,
    y2020_on::Y2020,
    y2020_on::A2020,
    y2020_on::Y2021,
    y2020_on::Y2022,
    y2020_on::Y2023,
    y2020_on::Y2024,
    y2020_on::Y2025,
    y2020_on::Y2026,
];

/// Local notices.
pub(crate) const LOCAL: &[Notice] = &local::NOTICES;

/// The first and the last year that built-in national notices cover.
pub(crate) const YEARS: (i32, i32) = (2004, 2026);
