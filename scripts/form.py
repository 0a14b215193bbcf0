#!/usr/bin/env python3
"""Counts the form of the library crates: how much is written, how much of it twice.

    scripts/form.py            the figures of docs/results/form.txt
    scripts/form.py --pairs    functions with neighbouring parameters of one type, by name

Code lines are those of `crates/*/src` without blanks, comments and tests; a public item is a line that
starts with `pub` and a kind of item, or a row of a table (`words!`, `steps!`, `errors!`, `rules!`,
`digests!`, typed ids); fields and variants do not count. Nothing is compiled.
"""

import collections
import os
import re
import subprocess
import sys

CRATES = ["ssj-calendar", "ssj-core", "ssj-draw"]
ITEM = re.compile(r"pub (const fn|fn|struct|enum|trait|type|const|static|mod|unsafe fn|macro) ?")
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def sources(crate):
    listed = subprocess.run(
        ["git", "ls-files", f"crates/{crate}/src"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    for path in listed:
        if path.endswith(".rs") and not re.search(r"/(tests|fixtures)(/|\.rs$)", path):
            with open(os.path.join(ROOT, path), encoding="utf-8") as file:
                yield path, without_tests(file.read())


def without_tests(text):
    """The text up to its inline test module, which stands last."""
    return re.split(r"(?m)^#\[cfg\(test\)\]\n(?:#[^\n]*\n)*mod \w+ \{", text)[0]


def lines(text):
    code = docs = 0
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith(("///", "//!")):
            docs += 1
        elif line and not line.startswith("//"):
            code += 1
    return code, docs


def items(text):
    return sum(bool(ITEM.match(line.strip())) for line in text.split("\n"))


def functions(text):
    """Each function with the types of its parameters, `self` left out."""
    plain = re.sub(r"//[^\n]*", "", text)
    for found in re.finditer(r"\bfn (\w+)(?:<[^(]*>)?\(", plain):
        depth, at, words, word = 1, found.end(), [], ""
        while depth and at < len(plain):
            c = plain[at]
            depth += c in "([{<"
            depth -= c in ")]}" or (c == ">" and plain[at - 1] != "-")
            if depth == 1 and c == ",":
                words.append(word)
                word = ""
            elif depth:
                word += c
            at += 1
        words.append(word)
        before = plain[: found.start()].rsplit("\n", 1)[-1]
        yield "pub" in before, found.group(1), [
            re.sub(r"\s+", " ", w.split(":", 1)[1]).strip() for w in words if ":" in w and "self" not in w.split(":")[0]
        ]


def neighbours(text):
    for public, name, types in functions(text):
        if public and any(a == b for a, b in zip(types, types[1:])):
            yield name, types


def circles(crate):
    """Groups of files' folders (two levels) that import each other, by `use crate::` and `super`."""
    edges = collections.defaultdict(set)
    base = f"crates/{crate}/src/"
    for path, text in sources(crate):
        parts = path[len(base) :].removesuffix(".rs").removesuffix("/mod").split("/")
        room = "/".join(parts[:2])
        plain = re.sub(r"//[^\n]*", "", text)
        for target in re.findall(r"\bcrate::(\w+)(?:::(\w+))?", plain):
            other = "/".join(t for t in target if t)
            if other and other != room:
                edges[room].add(other)
    rooms = set(edges)
    edges = {a: {b for b in bs if b in rooms} for a, bs in edges.items()}
    return [group for group in components(edges) if len(group) > 1]


def components(edges):
    index, low, stack, groups = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(edges.get(node, ())):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = []
            while not group or group[-1] != node:
                group.append(stack.pop())
            groups.append(sorted(group))

    for node in sorted(edges):
        if node not in index:
            visit(node)
    return groups


def main():
    total = collections.Counter()
    print(f"{'crate':14}{'code':>8}{'docs':>8}{'docs/code':>11}{'public':>8}{'root':>6}{'pairs':>7}  circles")
    for crate in CRATES:
        row = collections.Counter()
        for path, text in sources(crate):
            code, docs = lines(text)
            row.update(code=code, docs=docs, public=items(text))
            for name, types in neighbours(text):
                row.update(pairs=1)
                if "--pairs" in sys.argv:
                    print(f"  {path}: {name}({', '.join(types)})")
        root = [n for n in os.listdir(os.path.join(ROOT, f"crates/{crate}/src")) if not n.startswith("fixtures")]
        found = circles(crate)
        shown = "; ".join(" ".join(group) for group in found) or "none"
        print(
            f"{crate:14}{row['code']:8}{row['docs']:8}{row['docs'] / row['code']:11.2f}{row['public']:8}"
            f"{len(root):6}{row['pairs']:7}  {shown}"
        )
        total.update(row)
    print(
        f"{'together':14}{total['code']:8}{total['docs']:8}{total['docs'] / total['code']:11.2f}"
        f"{total['public']:8}{'':6}{total['pairs']:7}"
    )


main()
