"""What the entries of trails contain, as the table of `ssj-1.md` has it: nothing of it stands here again.

    contents.py    reads tests/vectors/encodings.jsonl, and writes each value of the table's kinds anew

The last line tells how many values agreed; the exit status is 1 if one did not, or if a tag of the table has none.
"""

import datetime
import json
import re
import sys
from pathlib import Path

import check_record as ssj

HERE = Path(__file__).resolve().parent.parent
TEXT = HERE / "crates/ssj-draw/docs/ssj-1.md"


def day(value):
    return (datetime.date.fromisoformat(value).toordinal() + 1_721_425).to_bytes(4, "big", signed=True)


# What the other tables of the text have.
KNOWN = {
    "text": ssj.text,
    "u8": ssj.u8,
    "u16": ssj.u16,
    "u32": ssj.u32,
    "u64": ssj.u64,
    "bool": lambda value: ssj.u8(int(value)),
    "day": day,
    "instant": ssj.instant,
    "digest": ssj.bytes32,
    "mandate": ssj.mandate,
    "header": ssj.header,
    "seed-evidence": ssj.evidence,
    "object-head": ssj.object_head,
    "inspector-head": ssj.inspector_head,
    "reserve-list": ssj.reserve_list,
}


def fields_of(written):
    """`{ a, b type, c type? }` as pairs of a name and a type; in round brackets types alone."""
    fields = []
    for field in written[1:-1].split(","):
        name, _, kind = field.strip().partition(" ")
        fields.append((None, name) if written[0] == "(" else (name, kind or "text"))
    return fields


def held(written):
    """What a variant holds: nothing, fields, or one value of a kind."""
    return fields_of(written) if written and written.startswith("{ ") else written


def table():
    """Each kind: a tag and fields, or variants by their names."""
    (block,) = re.findall(r"```contents\n(.*?)```", TEXT.read_text(encoding="utf-8"), re.S)
    kinds, choice = {}, None
    for line in re.sub(r",\n\s+", ", ", block).splitlines():
        line = re.sub(r"   +[a-z].*", "", line[2:]) if line[:2] == "  " else re.sub(r"   +[a-z].*", "", line)
        record = re.fullmatch(r"([a-z-]+) += (?:([0-9a-f]{4}) )?([{(] .* [})])", line)
        variant = re.fullmatch(r"([0-9a-f]{4}|[0-9a-f]{2}|--) ([a-z-]+)(?: (.+))?", line)
        if record:
            kinds[record[1]] = (record[2], fields_of(record[3]))
        elif variant:
            kinds[choice][variant[2]] = (variant[1], held(variant[3]))
        elif line:
            choice = line
            kinds[choice] = {}
    return kinds


KINDS = table()


def tagged(tag, body):
    if tag in (None, "--"):
        return body
    return ssj.record(int(tag, 16), body) if len(tag) == 4 else bytes.fromhex(tag) + body


def body_of(fields, value):
    if isinstance(value, list):
        return b"".join(encoded(kind, item) for (_, kind), item in zip(fields, value, strict=True))
    ssj.need(set(value) == {name for name, _ in fields}, "fields")
    return b"".join(encoded(kind, value[name]) for name, kind in fields)


def encoded(kind, value):
    """The bytes of a value of a kind."""
    if kind[-1] == "?":
        return ssj.option(value, lambda value: encoded(kind[:-1], value))
    if kind[0] in "[{":
        items = [encoded(kind[1:-1], item) for item in value]
        return ssj.listed(items) if kind[0] == "[" else ssj.the_set(items)
    if kind in KNOWN:
        return KNOWN[kind](value)
    what = KINDS[kind]
    if isinstance(what, tuple):
        # The two that JSON writes otherwise.
        if kind == "period":
            value = {"last": None, **value}
        if kind == "ratio":
            value = [int(part) for part in value.split("/")]
        return tagged(what[0], body_of(what[1], value))
    name, said = (value, None) if isinstance(value, str) else next(iter(value.items()))
    ssj.need(name in what, "a variant")
    tag, holds = what[name]
    if isinstance(holds, list):
        return tagged(tag, body_of(holds, said))
    return tagged(tag, encoded(holds, said) if holds else b"")


def tags():
    """Every tag of the table."""
    for what in KINDS.values():
        found = [what[0]] if isinstance(what, tuple) else [tag for tag, _ in what.values()]
        yield from (tag for tag in found if tag and len(tag) == 4)


# Names that the vectors have for kinds of the table, where they are not the same.
NAMES = {
    "PlannedMatter": "planned",
    "PlanItem": "item",
    "PlanOwner": "owner",
    "PlannedNumber": "number",
    "PlannedSizes": "sizes",
    "ApprovalRoute": "route",
    "ReviewingBody": "body",
    "RoundDraw": "draw",
    "FrameNumber": "drawn-frame",
    "DrawnCheck": "check",
    "DrawnVisit": "visit",
    "TeamMember": "member",
    "Requirement": "required",
    "HeadcountPer": "per",
    "AdoptedConclusion": "conclusion",
    "CheckResult": "result",
    "LeadReceived": "received",
    "FindingSource": "source",
    "TestResult": "passed",
    "Replaced": "stepped-in",
    "SizeRule": "rule",
}


def main():
    agreed, wrong, seen = 0, [], set()
    for line in (HERE / "tests/vectors/encodings.jsonl").read_text(encoding="utf-8").splitlines():
        vector = json.loads(line)
        name = vector["kind"]
        kind = NAMES.get(name, re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower())
        if kind not in KINDS:
            continue
        bytes_ = encoded(kind, vector["json"]).hex()
        seen |= {tag for tag in tags() if tag in bytes_}
        if bytes_ == vector["canonical"]:
            agreed += 1
        else:
            wrong.append(f"{name}: {json.dumps(vector['json'], ensure_ascii=False)}")
    wrong += [f"{tag}: no vector" for tag in set(tags()) - seen]
    for line in wrong:
        print(line)
    print(f"{agreed} values agreed, {len(wrong)} did not")
    return bool(wrong) or not agreed


if __name__ == "__main__":
    sys.exit(main())
