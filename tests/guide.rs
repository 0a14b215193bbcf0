//! The guides: each page in English and in Chinese, in step, short, and with the same examples; and the
//! glossary, which is made from the Chinese names in the code.

#![allow(clippy::expect_used, reason = "tests")]

mod support;

use std::fs;

use ssj::core::{Clause, Word};
use support::clauses::SERVED;
use support::table::{compare, joined, row};
use support::{files, root};

const LINES: usize = 80;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a readable page")
}

/// The names of the pages, as the module of guides lists them.
fn pages() -> Vec<String> {
    let code = read("src/guide.rs");
    let (_, list) = code.split_once("\npages! {").expect("a list of pages");
    let list = list.lines().take_while(|line| *line != "}");
    let names = list.filter_map(|line| line.split('"').nth(1));
    names.map(str::to_owned).collect()
}

/// The blocks of code of a page, fences included.
fn blocks(page: &str) -> Vec<&str> {
    let parts = page.split("```").collect::<Vec<_>>();
    assert!(parts.len() % 2 == 1, "a block without an end");
    parts.into_iter().skip(1).step_by(2).collect()
}

/// The levels of the headings of a page, in order.
fn headings(page: &str) -> Vec<usize> {
    let prose: String = page.split("```").step_by(2).collect();
    let levels = prose.lines().filter(|line| line.starts_with('#'));
    levels
        .map(|line| line.chars().take_while(|c| *c == '#').count())
        .collect()
}

#[test]
fn both_languages_are_in_step() {
    let pages = pages();
    assert!(pages.len() >= 10, "{pages:?}");
    for name in pages {
        let en = read(&format!("docs/guide/{name}.md"));
        let zh = read(&format!("docs/guide/{name}.zh.md"));
        assert_eq!(headings(&en), headings(&zh), "{name}");
        assert_eq!(blocks(&en), blocks(&zh), "{name}");
        assert!(!blocks(&en).is_empty(), "{name} has no example");
        for page in [en, zh] {
            let lines = page.lines().count();
            assert!(lines <= LINES, "{name} has {lines} lines");
        }
    }
}

#[test]
fn every_page_is_in_the_documentation() {
    let mut known = pages();
    known.push("glossary".into());
    for entry in fs::read_dir(root().join("docs/guide")).expect("a folder") {
        let name = entry.expect("a page").file_name();
        let name = name.to_string_lossy();
        let page = name.trim_end_matches(".md").trim_end_matches(".zh");
        assert!(known.iter().any(|own| own == page), "{name} is not shown");
    }
}

#[test]
fn the_readme_has_the_same_taste_and_commands_in_both_languages() {
    let (en, zh) = (read("README.md"), read("README.zh-CN.md"));
    let en = blocks(&en);
    for block in blocks(&zh) {
        assert!(en.contains(&block), "{block}");
    }
    let taste = en.iter().find(|block| block.starts_with("rust"));
    let shown = taste.expect("a taste").lines().skip(1);
    let shown = shown.filter(|line| !line.starts_with("# ")).count();
    assert!(shown <= 30, "{shown} lines");
}

/// Full-width punctuation, and the words that officials use.
#[test]
fn chinese_pages_read_as_chinese() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let names = pages()
        .into_iter()
        .map(|it| format!("docs/guide/{it}.zh.md"));
    for path in names.chain(["README.zh-CN.md".into()]) {
        let page = read(&path);
        let prose: String = page.split("```").step_by(2).collect();
        let prose: String = prose.split('`').step_by(2).collect();
        for pair in prose.chars().collect::<Vec<_>>().windows(2) {
            let [a, b] = pair else { continue };
            let half = |c: &char| ",;:!?".contains(*c);
            let wrong = half(a) && is_chinese(*b) || is_chinese(*a) && half(b);
            assert!(!wrong, "{path}: {a}{b}");
        }
        let commitment = prose.replace("抽取承诺值", "");
        let commitment = commitment.replace("不作承诺", "");
        assert!(!commitment.contains("承诺"), "{path}: 抽取承诺值");
    }
}

/// One row: a Chinese name, what bears it, and what it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Term {
    zh: String,
    item: String,
    gist: String,
}

#[test]
fn glossary() {
    let crates = ["ssj-calendar", "ssj-core", "ssj-draw"];
    let mut terms: Vec<Term> = crates
        .iter()
        .flat_map(|name| files(&format!("crates/{name}/src")))
        .flat_map(|path| terms(&read(&path)))
        .collect();
    terms.sort();
    terms.dedup();
    assert!(terms.len() > 200, "only {}", terms.len());
    let mut page = String::from(
        "# Glossary 术语对照\n\nEach Chinese name under which the documentation's search finds an item, the item, \
         what it is, and the clauses that it serves, as officials cite them. A test writes this page from the code.\n\n\
         | 中文 | English | in the code | what it is | clauses 条款 |\n|---|---|---|---|---|\n",
    );
    for Term { zh, item, gist } in terms {
        let (english, cited) = (spoken(&item), cited(&item));
        row(&mut page, [zh, english, format!("`{item}`"), gist, cited]);
    }
    compare("docs/guide/glossary.md", &page, "guide");
}

/// The clauses of an item, by the table that names what serves each.
fn cited(item: &str) -> String {
    let served = |clause: &&Clause| {
        let served = SERVED.iter().find(|served| served.clause == **clause);
        let mut items = served.into_iter().flat_map(|served| served.items);
        items.any(|own| own.rsplit("::").next() == Some(item))
    };
    let clauses = Clause::ALL.iter().filter(served);
    let mut cited: Vec<_> = clauses.map(|clause| clause.cite().to_string()).collect();
    cited.dedup();
    joined(cited.into_iter())
}

/// `Enum::TwoWords` as `two words`.
fn spoken(item: &str) -> String {
    let last = item.rsplit(['.', ':']).next().unwrap_or(item);
    let mut words = String::new();
    for c in last.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(if c == '_' {
            ' '
        } else {
            c.to_ascii_lowercase()
        });
    }
    words
}

/// The items of a file that have a Chinese name.
fn terms(code: &str) -> Vec<Term> {
    let (mut found, mut docs, mut names) = (Vec::new(), Vec::new(), Vec::new());
    let mut owner = String::new();
    let mut inside = false;
    for (line, alone) in code
        .lines()
        .map(|line| (line.trim(), !line.starts_with(' ')))
    {
        if let Some(doc) = line.strip_prefix("///") {
            docs.push(doc.trim().to_owned());
        } else if let Some(alias) = line.strip_prefix("#[doc(alias = \"") {
            names.push(alias.trim_end_matches("\")]").to_owned());
        } else if line.starts_with("#[") || inside {
            // An attribute, which may go on over several lines.
            inside = !line.ends_with(']');
        } else if !line.is_empty() && !line.starts_with("//") {
            let kind = opened(line);
            let item = match &kind {
                Some(name) => name.clone(),
                None if alone || owner.is_empty() => {
                    member(line).trim_matches([':', '.']).to_owned()
                }
                None => format!("{owner}{}", member(line)),
            };
            for zh in names.drain(..).filter(|name: &String| !name.is_ascii()) {
                let (item, gist) = (item.clone(), gist(&docs));
                found.push(Term { zh, item, gist });
            }
            docs.clear();
            // What a table makes has no owner.
            let table = alone && line.ends_with("! {");
            owner = kind.unwrap_or(if table { String::new() } else { owner });
        }
    }
    found
}

/// The name of the type, trait or block of methods that a line begins.
fn opened(line: &str) -> Option<String> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let kinds = ["struct ", "enum ", "trait ", "impl ", "impl<"];
    let kind = kinds.iter().find(|kind| line.starts_with(**kind))?;
    let rest = line.strip_prefix(kind)?;
    let rest = match *kind {
        "impl<" => rest.split_once("> ")?.1,
        _ => rest,
    };
    Some(word(rest.rsplit(" for ").next()?))
}

/// A variant, method, constant or field, as it stands behind its owner's name.
fn member(line: &str) -> String {
    let is_field = line.starts_with("pub ") && !line.contains("fn ") && line.contains(": ");
    let words = ["pub ", "const ", "fn ", "static ", "mod "];
    let name = words
        .iter()
        .fold(line, |rest, own| rest.strip_prefix(own).unwrap_or(rest));
    format!("{}{}", if is_field { "." } else { "::" }, word(name))
}

fn word(text: &str) -> String {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text[..end.unwrap_or(text.len())].to_owned()
}

/// The first sentence of a documentation, without links and Chinese in brackets.
fn gist(docs: &[String]) -> String {
    let first: Vec<_> = docs.iter().take_while(|line| !line.is_empty()).collect();
    let text = first.iter().map(|line| line.as_str()).collect::<Vec<_>>();
    let text = text.join(" ");
    let mut plain = String::new();
    let mut rest = text.split_inclusive(". ").next().unwrap_or("").trim_end();
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((shown, after)) = after.split_once(']') else {
            plain.push('[');
            rest = after;
            continue;
        };
        plain.push_str(shown);
        let link = after.strip_prefix('(').and_then(|it| it.split_once(')'));
        rest = link.map_or(after, |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain
}
