#!/usr/bin/env python3
"""Breaks every rule once, and fails if the tests do not notice: scripts/break_rules.py [CARGO ARGUMENTS]

In a copy of the workspace `Refusal::new` is changed, and nothing else. The tests run twice there.
First it notes which refusing place of the library each test comes to. Then, place by place, it gives
another code than the one asked for, as if the rule were gone: of the tests that came to that place
one must fail. A code of the table that no running step refuses with is named as well.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "target" / "break-rules"
REFUSAL = Path("crates/ssj-core/src/law/refusal/mod.rs")
# It runs the examples, which come to no refusal.
SLOW = ["round_trip"]
HEAD = "    pub const fn new(code: &'static Code) -> Self {\n"
CHANGED = """    #[track_caller]
    pub fn new(code: &'static Code) -> Self {
        extern crate std;
        let caller = core::panic::Location::caller();
        let place = std::format!("{} {}:{}", code.id, caller.file(), caller.line());
        if let Some(seen) = std::env::var_os("SEEN") {
            use std::io::Write as _;
            let test = std::thread::current();
            let line = std::format!("{place} {}\\n", test.name().unwrap_or_default());
            let file = std::fs::File::options().append(true).create(true).open(seen);
            file.unwrap().write_all(line.as_bytes()).unwrap();
        }
        let broken = std::env::var("BROKEN").is_ok_and(|broken| broken == place);
        let code = if broken {
            std::boxed::Box::leak(std::boxed::Box::new(Code { id: "broken", ..*code }))
        } else {
            code
        };
"""


def copy():
    """Cargo goes by the time of a file: what did not change is not built again."""
    shutil.rmtree(COPY, ignore_errors=True)
    kept = shutil.ignore_patterns("target", ".git")
    shutil.copytree(ROOT, COPY, ignore=kept)
    path = COPY / REFUSAL
    text = path.read_text(encoding="utf-8")
    if text.count(HEAD) != 1:
        sys.exit(f"{REFUSAL} has no `{HEAD.strip()}`")
    path.write_text(text.replace(HEAD, CHANGED), encoding="utf-8")
    time = (ROOT / REFUSAL).stat().st_mtime + 1
    os.utime(path, (time, time))


def build(arguments):
    """The tests' programs, each with the folder in which it runs."""
    command = ["cargo", "test", "--no-run", "--lib", "--tests", "--message-format=json-render-diagnostics"]
    command += arguments or ["--all-features"]
    command += ["--target-dir", str(ROOT / "target")]
    env = {**os.environ, "CARGO_INCREMENTAL": "0"}
    out = subprocess.run(command, cwd=COPY, env=env, check=True, stdout=subprocess.PIPE).stdout
    messages = map(json.loads, out.splitlines())
    return [
        (Path(message["executable"]), Path(message["manifest_path"]).parent)
        for message in messages
        if message.get("executable")
        and message["profile"]["test"]
        and message["target"]["name"] not in SLOW
    ]


def run(program, tests=(), **environment):
    path, folder = program
    # A test is known by the name of its thread. What refuses in a thread without a name may be of any.
    named = tests and all(tests)
    command = [str(path), "--exact", *tests] if named else [str(path)]
    threads = str(max(2, os.cpu_count()))
    env = {**os.environ, "RUST_TEST_THREADS": threads, **environment}
    done = subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode == 0, done.stdout.decode(errors="replace")


def is_library(place):
    """Whether code of the library refuses there, and not a test that makes a refusal itself."""
    file, line = place.rsplit(":", 1)
    if "/src/" not in file or file.endswith("tests.rs"):
        return False
    before = (COPY / file).read_text(encoding="utf-8").splitlines()[: int(line)]
    return "#[cfg(test)]" not in before


def came_to(programs):
    """For each code and place the tests that came there."""
    found = defaultdict(set)
    for program in programs:
        with tempfile.NamedTemporaryFile() as seen:
            passed, said = run(program, SEEN=seen.name)
            if not passed:
                sys.exit(said)
            for line in set(Path(seen.name).read_text(encoding="utf-8").splitlines()):
                code, place, test = line.split(" ", 2)
                if is_library(place):
                    found[code, place].add((program, test))
    return found


def noticed(code, place, tests):
    """Whether one of them fails once the place refuses with another code."""
    by_program = defaultdict(list)
    for program, test in tests:
        by_program[program].append(test)
    broken = f"{code} {place}"
    return not all(run(program, names, BROKEN=broken)[0] for program, names in by_program.items())


def codes():
    """The codes of the table."""
    files = (ROOT / "crates/ssj-core/src/law/rules").glob("*.rs")
    row = re.compile(r'^        [A-Z0-9_]+ = "([a-z0-9.-]+)"(?: \[[^\]]*\])?,', re.MULTILINE)
    return {code for file in files for code in row.findall(file.read_text(encoding="utf-8"))}


def main():
    copy()
    programs = build(sys.argv[1:])
    found = came_to(programs)
    never = sorted(codes() - {code for code, _ in found})
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        cases = [(code, place, tests) for (code, place), tests in sorted(found.items())]
        outcomes = pool.map(lambda case: noticed(*case), cases)
        silent = [f"{code} {place}" for (code, place, _), seen in zip(cases, outcomes) if not seen]
    for code in never:
        print(f"no step that a test runs refuses with {code}")
    for case in silent:
        print(f"no test notices when this is broken: {case}")
    if never or silent:
        sys.exit(1)
    print(f"{len(codes())} codes, refused in {len(cases)} places: each broken once, each noticed")


main()
