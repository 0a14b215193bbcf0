//! Every place of a JSON value, and what a forger would write there: nothing here knows what it edits.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use ssj::core::Timestamp;
use time::macros::format_description;
use time::{Date, Duration};

/// One edit: what stands at a place, or nothing any more.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// A JSON pointer.
    pub(crate) place: String,
    pub(crate) to: Option<Value>,
}

impl Edit {
    pub(crate) fn apply(&self, document: &mut Value) {
        let (parent, key) = self.place.rsplit_once('/').unwrap();
        let Some(parent) = document.pointer_mut(parent) else {
            return;
        };
        match (parent, &self.to) {
            (Value::Object(fields), Some(to)) => drop(fields.insert(key.into(), to.clone())),
            (Value::Object(fields), None) => drop(fields.remove(key)),
            (Value::Array(items), to) => {
                let at: usize = key.parse().unwrap();
                match (items.get_mut(at), to) {
                    (Some(item), Some(to)) => *item = to.clone(),
                    (Some(_), None) => drop(items.remove(at)),
                    // Another edit took it away before.
                    (None, _) => {}
                }
            }
            _ => {}
        }
    }
}

/// The place without the numbers in it: what kind of place it is. One entry of a trail is an event.
pub(crate) fn kind(place: &str) -> String {
    let numbered = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let all: Vec<_> = place.split('/').skip(1).collect();
    let mut parts = Vec::new();
    for (number, part) in all.iter().enumerate() {
        if !numbered(part) {
            parts.push(*part);
        } else if number > 0 && numbered(all[number - 1]) {
            parts.push("event");
        }
    }
    parts.join(".")
}

/// What stands somewhere in the document under each name: other values of the same kind.
pub(crate) struct Vocabulary(BTreeMap<String, Vec<Value>>);

impl Vocabulary {
    pub(crate) fn of(document: &Value) -> Self {
        let mut words = Self(BTreeMap::new());
        words.learn(document, "");
        words
    }

    fn learn(&mut self, value: &Value, name: &str) {
        let known = self.0.entry(name.into()).or_default();
        if known.len() < 64 && !known.contains(value) {
            known.push(value.clone());
        }
        match value {
            Value::Array(items) => {
                let name = format!("{name}[]");
                items.iter().for_each(|item| self.learn(item, &name));
            }
            Value::Object(fields) => fields.iter().for_each(|(name, it)| self.learn(it, name)),
            _ => {}
        }
    }

    /// Learns the words of an enumeration from whoever reads the document and knows them all.
    pub(crate) fn ask(&mut self, document: &Value, fault: impl Fn(&Value) -> String) {
        let mut asked = document.clone();
        let mut done = BTreeSet::new();
        for place in texts_of(document, "") {
            let name = place.rsplit('/').next().unwrap_or_default().to_string();
            let here = asked.pointer_mut(&place).unwrap();
            let word = here.as_str().unwrap_or_default();
            let plain = word.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
            if !plain || !done.insert(kind(&place)) {
                continue;
            }
            let before = here.take();
            *here = json!("?");
            let fault = fault(&asked);
            *asked.pointer_mut(&place).unwrap() = before;
            let parent = place.rsplit('/').nth(1).unwrap_or_default();
            let numbered = name.bytes().all(|c| c.is_ascii_digit());
            let name = if numbered {
                format!("{parent}[]")
            } else {
                name
            };
            for word in fault.split('`').skip(3).step_by(2) {
                let known = self.0.entry(name.clone()).or_default();
                if !known.contains(&json!(word)) {
                    known.push(json!(word));
                }
            }
        }
    }

    /// At most two others, those that come next.
    fn others(&self, name: &str, value: &Value) -> Vec<Value> {
        let known = self.0.get(name).map_or(&[][..], Vec::as_slice);
        let here = known.iter().position(|it| it == value).map_or(0, |i| i + 1);
        let next = known.iter().cycle().skip(here).take(known.len());
        next.filter(|it| *it != value).take(2).cloned().collect()
    }
}

/// Every edit of a document.
pub(crate) fn edits(document: &Value, words: &Vocabulary) -> Vec<Edit> {
    let mut found = Vec::new();
    visit(document, words, ("", ""), &mut found);
    found
}

fn visit(value: &Value, words: &Vocabulary, (place, name): (&str, &str), found: &mut Vec<Edit>) {
    if !place.is_empty() {
        let mut options = rewritten(value);
        options.extend(words.others(name, value));
        if !value.is_null() {
            options.push(Value::Null);
        }
        options.dedup();
        let made = options.into_iter().map(|to| Edit {
            place: place.into(),
            to: Some(to),
        });
        found.extend(made);
        found.push(Edit {
            place: place.into(),
            to: None,
        });
    }
    match value {
        Value::Array(items) => {
            let name = format!("{name}[]");
            for (i, item) in items.iter().enumerate() {
                visit(item, words, (&format!("{place}/{i}"), &name), found);
            }
        }
        Value::Object(fields) => {
            for (name, item) in fields {
                visit(item, words, (&format!("{place}/{name}"), name), found);
            }
        }
        _ => {}
    }
}

/// Neighbouring values.
fn rewritten(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(bool) => vec![json!(!bool)],
        Value::Number(number) => {
            let number = number.as_u64().unwrap_or(0);
            let less = number.checked_sub(1);
            less.into_iter()
                .chain([number + 1])
                .map(Value::from)
                .collect()
        }
        Value::String(text) => texts(text).into_iter().map(Value::from).collect(),
        Value::Array(items) => {
            let mut options = Vec::new();
            if let [first, rest @ ..] = items.as_slice() {
                let mut doubled = items.clone();
                doubled.push(first.clone());
                options.push(json!(doubled));
                let mut swapped = rest.to_vec();
                swapped.insert(swapped.len().min(1), first.clone());
                options.push(json!(swapped));
                options.push(json!([]));
            }
            options.retain(|option| option != value);
            options
        }
        Value::Null | Value::Object(_) => Vec::new(),
    }
}

fn texts(text: &str) -> Vec<String> {
    let day = format_description!("[year]-[month]-[day]");
    if let Ok(instant) = text.parse::<Timestamp>() {
        let moved = |seconds| {
            let moved = instant.checked_add(Duration::seconds(seconds));
            moved.map(|it| it.to_string())
        };
        let all = [1, -1, 86_400, -86_400].into_iter();
        return all.filter_map(moved).collect();
    }
    if let Ok(date) = Date::parse(text, day) {
        let both = [date.next_day(), date.previous_day()];
        return both
            .into_iter()
            .flatten()
            .map(|it| it.to_string())
            .collect();
    }
    if let Ok(number) = text.parse::<u64>() {
        let less = number.checked_sub(1);
        let both = less.into_iter().chain([number + 1]);
        return both.map(|it| it.to_string()).collect();
    }
    let hex = text.len() >= 2 && text.bytes().all(|c| c.is_ascii_hexdigit());
    if hex {
        let other = |c: u8| if c == b'0' { '1' } else { '0' };
        let (first, last) = (text.as_bytes()[0], text.as_bytes()[text.len() - 1]);
        return vec![
            format!("{}{}", other(first), &text[1..]),
            format!("{}{}", &text[..text.len() - 1], other(last)),
        ];
    }
    vec![format!("{text}x")]
}

fn texts_of(value: &Value, place: &str) -> Vec<String> {
    match value {
        Value::String(_) => vec![place.into()],
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(i, it)| texts_of(it, &format!("{place}/{i}")))
                .collect()
        }
        Value::Object(fields) => {
            let fields = fields.iter();
            fields
                .flat_map(|(name, it)| texts_of(it, &format!("{place}/{name}")))
                .collect()
        }
        _ => Vec::new(),
    }
}
