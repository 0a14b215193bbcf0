//! `ssj-verify DIR --anchors FILE`: see the library of the same name.

#![forbid(unsafe_code)]

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;
use ssj_verify::{Args, Report, Status};

#[derive(Parser)]
#[command(version, about, long_about = None)]
struct Command {
    #[command(flatten)]
    args: Args,
}

fn main() -> ExitCode {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(error) => {
            // Help was asked for, or the command is none: 2 says something else here.
            let _ = error.print();
            let asked = !error.use_stderr();
            let status = if asked { 0 } else { Status::Usage.code() };
            return ExitCode::from(status);
        }
    };
    let (status, text) = Report::asked(&command.args);
    // Where nobody reads on, as in `… | head`, the status still says it.
    let _ = writeln!(std::io::stdout(), "{text}");
    ExitCode::from(status.code())
}
