//! What the reader brings from elsewhere, and whether all of it was used.

use std::cell::RefCell;
use std::collections::BTreeSet;

use clap::Args;
use ssj::core::Digest;
use ssj::draw::record::{Header, SeedSource, SourceValue};
use ssj::draw::verify::{Anchors, Said};

use crate::archive::Fault;

/// The anchors on the command line.
#[derive(Args, Debug)]
pub(crate) struct Given {
    /// A draw's published commitment.
    #[arg(long, value_name = "DRAW=HEX", value_parser = pair)]
    commitment: Vec<(String, String)>,
    /// What a draw's seed source said, in hexadecimal; `DRAW/SOURCE=HEX` where it has several.
    #[arg(long, value_name = "DRAW=VALUE", value_parser = pair)]
    seed_source: Vec<(String, String)>,
    /// The head over all trails.
    #[arg(long, value_name = "HEX")]
    pub(crate) trail_head: Option<Digest>,
    /// The names of the anchors that were used.
    #[arg(skip)]
    used: RefCell<BTreeSet<String>>,
}

impl Given {
    /// The anchors of one draw, and what it has none for.
    pub(crate) fn of(&self, draw: &str, header: &Header) -> Result<(Anchors, Vec<String>), Fault> {
        let (mut said, mut wanting) = (Vec::new(), Vec::new());
        match self.commitment.iter().find(|(name, _)| name == draw) {
            Some((name, hex)) => {
                self.used.borrow_mut().insert(name.clone());
                said.push(Said::Commitment {
                    draw: header.name(),
                    digest: hex.parse()?,
                });
            }
            None => wanting.push(format!("the commitment of {draw}")),
        }
        for source in header.sources() {
            match self.value_of(draw, source, header.sources().len() == 1) {
                Some((name, value)) => {
                    self.used.borrow_mut().insert(name.clone());
                    said.push(Said::Value {
                        draw: header.name(),
                        source: source.id.clone(),
                        value: SourceValue::try_from(value.clone())?,
                    });
                }
                None => wanting.push(format!("{} of {draw}", source.id)),
            }
        }
        Ok((said.into_iter().collect(), wanting))
    }

    fn value_of(&self, draw: &str, source: &SeedSource, alone: bool) -> Option<&(String, String)> {
        let long = format!("{draw}/{}", source.id);
        let mut values = self.seed_source.iter();
        values.find(|(name, _)| *name == long || (alone && name == draw))
    }

    /// The anchors that nothing here was checked against: what they were for has been removed.
    pub(crate) fn unused(&self) -> Vec<&str> {
        let used = self.used.borrow();
        let all = self.commitment.iter().chain(&self.seed_source);
        let names = all.map(|(name, _)| name.as_str());
        names.filter(|name| !used.contains(*name)).collect()
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("not of the form NAME=VALUE")?;
    Ok((name.into(), value.into()))
}
