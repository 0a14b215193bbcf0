//! TypeScript types from the definitions of JSON Schemas: as much of the language as serde's forms need.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// A declaration for each definition, in the order of their names.
pub(crate) fn declarations(definitions: &Map<String, Value>) -> String {
    let mut out = String::new();
    for (name, schema) in definitions {
        comment(&mut out, schema, "");
        writeln!(
            out,
            "export type {} = {};\n",
            identifier(name),
            shape(schema, "")
        )
        .unwrap();
    }
    out
}

/// `Event_for_PlanEvent`, and whatever else has other characters than a name may have.
fn identifier(name: &str) -> String {
    name.replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "_")
}

fn comment(out: &mut String, schema: &Value, indent: &str) {
    if let Some(text) = schema["description"].as_str() {
        let text = text
            .replace("*/", "* /")
            .replace('\n', &format!("\n{indent} * "));
        writeln!(out, "{indent}/** {text} */").unwrap();
    }
}

/// What stands beside a reference or beside alternatives holds as well.
fn shape(schema: &Value, indent: &str) -> String {
    let Some(other) = elsewhere(schema, indent) else {
        return own(schema, indent);
    };
    if schema["properties"].is_object() {
        return format!("{} & ({other})", object(schema, indent));
    }
    other
}

/// What a reference or alternatives say.
fn elsewhere(schema: &Value, indent: &str) -> Option<String> {
    if let Some(path) = schema["$ref"].as_str() {
        let name = path.rsplit('/').next().unwrap_or_default();
        return Some(identifier(&name.replace("~1", "/").replace("~0", "~")));
    }
    let ways = [("oneOf", " | "), ("anyOf", " | "), ("allOf", " & ")];
    ways.into_iter().find_map(|(key, between)| {
        let parts = schema[key].as_array()?.iter();
        Some(joined(parts.map(|part| shape(part, indent)), between))
    })
}

fn own(schema: &Value, indent: &str) -> String {
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    if let Some(values) = schema["enum"].as_array() {
        return joined(values.iter().map(Value::to_string), " | ");
    }
    match &schema["type"] {
        Value::String(one) => typed(one, schema, indent),
        Value::Array(several) => {
            let shapes = several.iter().filter_map(Value::as_str);
            joined(shapes.map(|one| typed(one, schema, indent)), " | ")
        }
        _ => "unknown".into(),
    }
}

fn joined(shapes: impl Iterator<Item = String>, between: &str) -> String {
    let mut shapes: Vec<_> = shapes.collect();
    shapes.dedup();
    shapes.join(between)
}

fn typed(name: &str, schema: &Value, indent: &str) -> String {
    match name {
        "integer" | "number" => "number".into(),
        "object" => object(schema, indent),
        "array" => array(schema, indent),
        other => other.into(),
    }
}

fn array(schema: &Value, indent: &str) -> String {
    if let Some(items) = schema["prefixItems"].as_array() {
        let shapes: Vec<_> = items.iter().map(|item| shape(item, indent)).collect();
        return format!("[{}]", shapes.join(", "));
    }
    match schema.get("items") {
        Some(items) => format!("Array<{}>", shape(items, indent)),
        None => "unknown[]".into(),
    }
}

fn object(schema: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let Some(properties) = schema["properties"].as_object() else {
        let values = schema
            .get("additionalProperties")
            .filter(|of| of.is_object());
        return match values {
            Some(of) => format!("Record<string, {}>", shape(of, indent)),
            None => "Record<string, never>".into(),
        };
    };
    let required: Vec<_> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    let mut out = String::from("{\n");
    for (name, property) in properties {
        comment(&mut out, property, &inner);
        let always = required.iter().any(|one| *one == name);
        let mark = if always { "" } else { "?" };
        let name = if identifier(name) == *name {
            name.clone()
        } else {
            format!("{name:?}")
        };
        writeln!(out, "{inner}{name}{mark}: {};", shape(property, &inner)).unwrap();
    }
    out + indent + "}"
}
