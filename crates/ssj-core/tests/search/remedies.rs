//! What refusals name as leading on, held to what does.

use std::collections::HashMap;

use ssj_core::rules::{Code, Remedy};

use crate::graph::{Came, Graph};

/// What was met of a code.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    /// In so many states and moves.
    times: u32,
    /// The remedy can be taken at once.
    at_hand: u32,
    /// It can be taken later.
    later: u32,
    /// After it the step that was refused is possible.
    possible: u32,
}

pub(crate) struct Remedies {
    met: Vec<(&'static Code, Met)>,
    /// The steps that the bound has.
    tried: Vec<(&'static str, &'static str)>,
}

/// Begins a lifecycle beside those of the bound.
const NEW_ONES: [(&str, &str); 3] = [("lead", "receive"), ("round", "open"), ("finding", "open")];

/// Put right by what is not tried: a plan of one department, an office that checks the matter too.
const NOT_TRIED: [&str; 2] = ["plan.not-joint", "visit.not-the-office"];

/// A remedy and the place and step that were refused.
type Way = (Remedy, usize, (&'static str, &'static str));

impl Remedies {
    pub(crate) fn of(graph: &Graph) -> Self {
        let mut ways: Vec<(Way, [Vec<bool>; 3])> = Vec::new();
        let mut met: Vec<(&'static Code, Met)> = Vec::new();
        // What each set of codes on each move counts for: a code's place and a way's.
        let mut counts: HashMap<(usize, u16), Vec<(usize, usize)>> = HashMap::new();
        for (at, world) in graph.worlds.iter().enumerate() {
            for number in 0..graph.moves.len() {
                let Came::Refused(set) = graph.came(number, world) else {
                    continue;
                };
                let counted = counts
                    .entry((number, set))
                    .or_insert_with(|| counted(graph, (number, set), &mut ways, &mut met));
                for (code, way) in counted.iter() {
                    let [now, later, possible] = &ways[*way].1;
                    let met = &mut met[*code].1;
                    met.times += 1;
                    met.at_hand += u32::from(now[at]);
                    met.later += u32::from(!now[at] && later[at]);
                    met.possible += u32::from(possible[at]);
                }
            }
        }
        met.sort_by_key(|(code, _)| code.id);
        let tried = graph.moves.iter().map(|one| one.step).collect();
        Self { met, tried }
    }

    /// Shows the figures of each code: how often it was met, how often its remedy could be taken at once or later,
    /// and how often so that the refused step was possible after it; in all other cases an end is reached without
    /// it. Gives the codes whose remedy is a step of the bound and never leads on.
    pub(crate) fn shown(&self) -> Vec<&'static str> {
        println!("code | remedy | met | at hand | later | then possible");
        let mut without = Vec::new();
        for (code, met) in &self.met {
            let remedy = code.remedy;
            let Met {
                times,
                at_hand,
                later,
                possible,
            } = met;
            let shown = match remedy {
                Remedy::Step { lifecycle, step } => format!("{lifecycle} {step}"),
                Remedy::Next { lifecycle } => format!("{lifecycle}, what its state allows"),
                Remedy::Correct => "the same step".into(),
                _ => "final".into(),
            };
            println!("{code} | {shown} | {times} | {at_hand} | {later} | {possible}");
            let beyond = match remedy {
                Remedy::Step { lifecycle, step } => {
                    let tried = self.tried.contains(&(lifecycle, step));
                    !tried || NEW_ONES.contains(&(lifecycle, step))
                }
                Remedy::Final { .. } => true,
                _ => NOT_TRIED.contains(&code.id),
            };
            if !beyond && at_hand + later == 0 {
                without.push(code.id);
            }
        }
        without
    }
}

/// The codes of a refusal with what each names.
fn counted(
    graph: &Graph,
    (number, set): (usize, u16),
    ways: &mut Vec<(Way, [Vec<bool>; 3])>,
    met: &mut Vec<(&'static Code, Met)>,
) -> Vec<(usize, usize)> {
    let one = &graph.moves[number];
    let codes = &graph.codes[usize::from(set)];
    // What to put right is known only where nothing else is wrong.
    let alone = codes.len() == 1;
    let codes = codes
        .iter()
        .filter(|code| alone || code.remedy != Remedy::Correct);
    let place = |code: &'static Code| {
        let known = met.iter().position(|(own, _)| *own == code);
        let code_at = known.unwrap_or_else(|| {
            met.push((code, Met::default()));
            met.len() - 1
        });
        let way = (code.remedy, one.place, one.step);
        let known = ways.iter().position(|(own, _)| *own == way);
        let way_at = known.unwrap_or_else(|| {
            ways.push((way, led_on(graph, way)));
            ways.len() - 1
        });
        (code_at, way_at)
    };
    codes.copied().map(place).collect()
}

/// The states where the remedy can be taken now, those from where it can be taken later, and those from where it
/// can be taken so that the refused step is possible after it.
fn led_on(graph: &Graph, (remedy, place, step): Way) -> [Vec<bool>; 3] {
    let states = graph.worlds.len();
    let is_refused = |number: u16| {
        let one = &graph.moves[usize::from(number)];
        (one.place, one.step) == (place, step)
    };
    let is_remedy = |number: u16| {
        let one = &graph.moves[usize::from(number)];
        match remedy {
            Remedy::Step { lifecycle, step } => one.step == (lifecycle, step),
            Remedy::Next { lifecycle } => one.step.0 == lifecycle,
            Remedy::Correct => is_refused(number),
            _ => false,
        }
    };
    let takes = |which: &dyn Fn(u16) -> bool| -> Vec<bool> {
        let any = |at: usize| graph.steps(at).iter().any(|(_, number)| which(*number));
        (0..states).map(any).collect()
    };
    let now = takes(&is_remedy);
    let possible = graph.back(takes(&is_refused));
    let taken_to = |at: usize| {
        let mut steps = graph.steps(at).iter();
        steps.any(|(to, number)| is_remedy(*number) && possible[*to as usize])
    };
    let then = match remedy {
        Remedy::Correct => possible.clone(),
        _ => graph.back((0..states).map(taken_to).collect()),
    };
    [now.clone(), graph.back(now), then]
}
