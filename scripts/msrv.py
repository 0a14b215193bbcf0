#!/usr/bin/env python3
"""Fails if a dependency of the published crates needs a newer compiler than they state."""

import json
import subprocess
import sys

PUBLISHED = {"ssj", "ssj-calendar", "ssj-core", "ssj-draw", "ssj-testkit", "ssj-verify"}


def version(text):
    parts = [int(part) for part in text.split(".")]
    return tuple(parts + [0] * (3 - len(parts)))


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--all-features"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}

    waiting = [id for id, package in packages.items() if package["name"] in PUBLISHED]
    reached = set()
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting += [
                dep["pkg"]
                for dep in nodes[id]["deps"]
                if any(kind["kind"] in (None, "build") for kind in dep["dep_kinds"])
            ]

    stated = {packages[id]["rust_version"] for id in reached if packages[id]["name"] in PUBLISHED}
    if len(stated) != 1:
        sys.exit(f"the crates state different compilers: {stated}")
    (ours,) = stated
    needs = sorted(
        (version(packages[id]["rust_version"]), packages[id]["name"])
        for id in reached
        if packages[id]["rust_version"]
    )
    newer = [name for need, name in needs if need > version(ours)]
    if newer:
        sys.exit(f"newer than Rust {ours}: {', '.join(newer)}")
    newest = needs[-1][0]
    print(f"Rust {ours} is stated; {len(reached)} packages need {'.'.join(map(str, newest))} at most")


main()
