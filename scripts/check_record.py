#!/usr/bin/env python3
"""Judges records, public forms, extracts and teams from the specification, without the library.

    check_record.py [FILE]    one round a line, as JSON (default: standard input)

Only the standard library and the `openssl` program. Each item of a round says whether it holds; the
judgement here must be the same. The last line tells how many items agreed; the exit status is 1 if one
did not.
"""

import datetime
import hashlib
import json
import re
import struct
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import assign_again
import sizes

SUITES = {"intl": ("sha256", "aes-256-ecb", 32), "sm": ("sm3", "sm4-ecb", 16)}


class Broken(Exception):
    """What is looked at does not hold."""


def need(condition, what):
    if not condition:
        raise Broken(what)


# --- hashes, ranks, trees ---------------------------------------------------------------------------


def raw(suite, message):
    return hashlib.new(SUITES[suite][0], message).digest()


def digest(suite, label, message):
    return raw(suite, b"ssj/1/" + label + b"\0" + message)


ENCIPHERED = {}


def enciphered(suite, key, names):
    """E_key of each name; what was enciphered before is remembered."""
    missing = sorted({name for name in names if (key, name) not in ENCIPHERED})
    if missing:
        _, cipher, size = SUITES[suite]
        command = ["openssl", "enc", "-" + cipher, "-nopad", "-K", key[:size].hex()]
        out = subprocess.run(command, input=b"".join(missing), capture_output=True, check=True).stdout
        for i, name in enumerate(missing):
            ENCIPHERED[key, name] = out[16 * i : 16 * i + 16]
    return [ENCIPHERED[key, name] for name in names]


def ranks(suite, seed, names):
    return enciphered(suite, digest(suite, b"rank", seed), names)


def leaf(suite, *parts):
    return raw(suite, b"\0" + b"".join(parts))


def node(suite, left, right):
    return raw(suite, b"\1" + left + right)


def root(suite, leaves):
    """RFC 6962, section 2.1, as it is worded there."""
    if len(leaves) <= 1:
        return leaves[0] if leaves else raw(suite, b"")
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node(suite, root(suite, leaves[:split]), root(suite, leaves[split:]))


def included(suite, proof, hashed, tree):
    """The leaf stands under the root of a tree of so many leaves."""
    at, size, path = int(proof["index"]), int(proof["tree_len"]), [unhex(p, 32) for p in proof["path"]]
    need(size == int(tree["leaves"]) and at < size, "size of the tree")
    last = size - 1
    while last:
        if at % 2:
            need(path, "path too short")
            hashed = node(suite, path.pop(0), hashed)
        elif at < last:
            need(path, "path too short")
            hashed = node(suite, hashed, path.pop(0))
        at, last = at // 2, last // 2
    need(not path and hashed == unhex(tree["root"], 32), "root")


# --- the canonical encoding -------------------------------------------------------------------------


def unhex(text, size):
    need(re.fullmatch("[0-9a-f]{%d}" % (2 * size), text) is not None, "hexadecimal")
    return bytes.fromhex(text)


def u8(value):
    return struct.pack(">B", value)


def u16(value):
    return struct.pack(">H", value)


def u32(value):
    return struct.pack(">I", value)


def u64(value):
    return struct.pack(">Q", int(value))


def text(value):
    value = value if isinstance(value, bytes) else value.encode()
    return u64(len(value)) + value


def listed(items):
    return u64(len(items)) + b"".join(items)


def the_set(items):
    return listed(sorted(set(items)))


def option(value, encode):
    return b"\0" if value is None else b"\1" + encode(value)


def record(tag, *fields):
    body = b"".join(fields)
    return u32(tag) + u64(len(body)) + body


def nanoseconds(instant):
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z", instant)
    need(found is not None, "instant")
    whole = datetime.datetime.fromisoformat(found[1]) - datetime.datetime(1970, 1, 1)
    return (whole.days * 86_400 + whole.seconds) * 10**9 + int((found[2] or "").ljust(9, "0"))


def instant(value):
    return nanoseconds(value).to_bytes(16, "big", signed=True)


def bytes32(value):
    return unhex(value, 32)


def bytes16(value):
    return unhex(value, 16)


def mandate(value):
    ((kind, of),) = value.items()
    if kind == "campaign":
        return record(0x0211, text(of))
    need(kind == "plan", "mandate")
    return record(0x0210, text(of["plan"]), text(of["item"]), u32(of["version"]))


def header(h):
    previous = lambda p: record(0x0120, bytes32(p["record"]), text(p["reason"]))
    source = lambda s: record(
        0x0102, text(s["id"]), text(s["kind"]), u16(s["min_entropy_bits"]), instant(s["due"])
    )
    return record(
        0x0101,
        text("ssj/1"),
        text(h["suite"]),
        mandate(h["mandate"]),
        text(h["part"]),
        u32(h["counter"]),
        option(h["previous"], previous),
        u32(h["margin_seconds"]),
        option(h["reveal_hashes_close"], instant),
        listed([source(s) for s in h["sources"]]),
    )


def frame(f):
    return record(
        0x0106,
        text(f["matter"]),
        text(f["pool"]),
        instant(f["as_of"]),
        bytes([f["announced"]]),
        text(f["disclosure"]),
        u64(f["number"]),
        u32(f["strata"]),
        u64(f["rows"]),
        bytes32(f["root"]),
        bytes32(f["exclusions"]),
        bytes32(f["design"]),
    )


def object_commitment(c):
    source = lambda s: record(0x010F, instant(s["as_of"]), bytes32(s["digest"]))
    return record(
        0x0104,
        header(c["header"]),
        bytes32(c["secret"]),
        u8(c["blinded"]),
        option(c["classes"], source),
        listed([frame(f) for f in c["frames"]]),
    )


def tree_root(t):
    return u64(t["leaves"]) + bytes32(t["root"])


def loads(value):
    if value == "caps-only":
        return record(0x0116, u8(0))
    numerator, denominator = value["even"]["weight"]
    weight = Fraction(numerator, denominator)
    return record(0x0116, u8(1), u16(weight.numerator), u16(weight.denominator))


def inspector_commitment(c):
    return record(
        0x0105,
        header(c["header"]),
        bytes32(c["secret"]),
        bytes32(c["object_record"]),
        bytes32(c["visits"]),
        instant(c["as_of"]),
        tree_root(c["inspectors"]),
        bytes32(c["exclusions"]),
        bytes32(c["fixed"]),
        bytes32(c["caps"]),
        u32(c["reserves"]),
        loads(c["loads"]),
        u32(c["loop_rule"]),
    )


def seed_value(v):
    return record(0x0103, text(v["source"]), instant(v["at"]), text(bytes.fromhex(v["value"])))


def evidence(e):
    hashed = lambda h: record(0x011A, text(h["source"]), instant(h["at"]), bytes32(h["hash"]))
    return record(
        0x011B,
        instant(e["published_at"]),
        listed([hashed(h) for h in e["reveal_hashes"]]),
        listed([seed_value(v) + option(v["nonce"], bytes32) for v in e["values"]]),
    )


def row_state(state):
    if state == "eligible":
        return record(0x0108)
    ((name, reason),) = state.items()
    tag = {"not-drawable": 0x0109, "out-of-scope": 0x010A}[name]
    code, clause, proof = reason["code"], reason["clause"], reason["evidence"]
    return record(tag, record(0x010B, text(code), option(clause, text), option(proof, bytes32)))


def result(r):
    stratum = lambda s: record(
        0x0119,
        u64(s["in_scope"]),
        u64(s["eligible"]),
        u64(s["size"]),
        option(s["threshold"], bytes16),
        listed([bytes16(b) for b in s["drawn"]]),
        listed([bytes16(b) for b in s["reserves"]]),
    )
    return record(0x010D, text(r["matter"]), listed([stratum(s) for s in r["strata"]]))


def object_head(h):
    return record(
        0x010C,
        text(h["suite"]),
        bytes32(h["commitment"]),
        evidence(h["evidence"]),
        bytes32(h["seed"]),
        bytes32(h["results"]),
        tree_root(h["thresholds"]),
        bytes32(h["outcome"]),
        listed([bytes32(one) for one in h["public"]]),
    )


def inspector_head(h):
    return record(
        0x0117,
        text(h["suite"]),
        bytes32(h["commitment"]),
        evidence(h["evidence"]),
        bytes32(h["seed"]),
        tree_root(h["teams_root"]),
    )


def check(c):
    return record(0x0500, text(c["matter"]), text(c["object"]), text(c["agency"]))


def call(v):
    """A visit without its id."""
    return text(v["holder"]) + text(v["county"]) + listed([check(c) for c in v["checks"]])


def reserve_list(l):
    reserve = lambda r: record(0x0506, text(r["holder"]), text(r["county"]), check(r["check"]))
    serves = listed([text(id_) for id_ in l["serves"]])
    return record(0x0502, text(l["matter"]), serves, listed([reserve(r) for r in l["order"]]))


def team(t):
    seats = lambda all_: listed([bytes16(s["inspector"]) + text(s["agency"]) for s in all_])
    experts = listed([text(e) for e in t["experts"]])
    return bytes16(t["visit"]) + seats(t["inspectors"]) + seats(t["reserves"]) + experts


def person(r):
    return record(
        0x0112,
        text(r["inspector"]),
        text(r["agency"]),
        the_set([text(d) for d in r["divisions"]]),
        the_set([text(c) for c in r["credentials"]]),
        u32(r["cap"]),
        u32(r["load"]),
        u32(r["baseline"]),
    )


# --- the seed ---------------------------------------------------------------------------------------


def is_reveal(source):
    return source["kind"] != "beacon"


DRAND = {
    "default": (1595431050, 30),
    "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce": (1595431050, 30),
    "quicknet": (1692803367, 3),
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971": (1692803367, 3),
    "evmnet": (1727521075, 3),
    "04f1e9062b8a81f848fded9c12306733282b2727ecced50032187751166ec8c3": (1727521075, 3),
}


def check_schedule(source):
    """A name that fixes when the source speaks is held to it."""
    if source["id"][:5].lower() != "drand":
        return
    found = re.fullmatch(r"drand:([a-z0-9-]+):([1-9][0-9]*)", source["id"])
    need(found is not None, "no round of drand")
    if found[1] in DRAND:
        first, period = DRAND[found[1]]
        need(nanoseconds(source["due"]) == (first + period * (int(found[2]) - 1)) * 10**9, "another instant")


def check_seed(head, commitment, found, claimed, as_of):
    """Everything between the commitment and the seed, in order."""
    suite, closes = head["suite"], head["reveal_hashes_close"]
    published = nanoseconds(found["published_at"])
    need(all(nanoseconds(instant) <= published for instant in as_of), "of later than the publication")
    for source in head["sources"]:
        check_schedule(source)
    names = [s["id"] for s in head["sources"]]
    for brought in (found["reveal_hashes"], found["values"]):
        places = [names.index(b["source"]) for b in brought if b["source"] in names]
        need(places == sorted(places), "order of the sources")
    sources = {s["id"]: s for s in head["sources"]}
    parties = {name for name, s in sources.items() if is_reveal(s)}
    closed = nanoseconds(closes) if closes else None
    events = [nanoseconds(s["due"]) for s in head["sources"]] + ([closed] if closes else [])
    public = published + head["margin_seconds"] * 10**9
    need(public <= min(events) and published < min(events), "published late")
    hashes = {}
    for given in found["reveal_hashes"]:
        need(closes and published <= nanoseconds(given["at"]) <= closed, "hash at another time")
        need(given["source"] in parties, "hash of a stranger")
        need(given["hash"] not in [h["hash"] for h in hashes.values()], "hash copied")
        need(given["source"] not in hashes, "two hashes")
        hashes[given["source"]] = given
    values = {}
    for value in found["values"]:
        need(value["source"] in sources and value["source"] not in values, "value of a stranger, or two")
        values[value["source"]] = value
    spoken, revealed = [], []
    for name, source in sources.items():
        if name not in values:
            need(is_reveal(source), "a beacon is silent")
            continue
        value = values[name]
        due, at = nanoseconds(source["due"]), nanoseconds(value["at"])
        need(value["value"], "empty value")
        if is_reveal(source):
            need(at <= due and (not closes or closed <= at), "reveal at another time")
            need(name in hashes and value["nonce"], "reveal without a hash")
            message = commitment + text(name) + text(bytes.fromhex(value["value"])) + bytes32(value["nonce"])
            need(digest(suite, b"reveal", message).hex() == hashes[name]["hash"], "reveal of another value")
            need(value["value"] not in revealed, "value copied")
            revealed.append(value["value"])
        else:
            need(at == due, "beacon at another time")
        spoken.append(seed_value(value))
    need(digest(suite, b"seed", commitment + listed(spoken)).hex() == claimed, "seed")


# --- what is judged ---------------------------------------------------------------------------------


def check_name(head, encode):
    """The header names a draw of this kind; each redraw names the record before it."""
    part, objects = head["part"], encode is object_commitment
    supplement = re.fullmatch(r"supplement-[1-9][0-9]{0,9}", part) is not None
    need((part == "objects") == objects and (objects or supplement or ":" in part), "part")
    need(1 <= head["counter"] <= 1000, "counter")
    repeats = head["counter"] > 1 and not supplement
    need(repeats == (head["previous"] is not None), "previous")


def commitment_of(value, encode):
    """The commitment's digest and seed, as a record or public form has them."""
    head = value["commitment"]["header"]
    check_name(head, encode)
    follows = digest(head["suite"], b"commit", encode(value["commitment"]))
    need(follows.hex() == value["commitment_digest"], "commitment")
    dated = value["commitment"].get("frames", [value["commitment"]])
    dated = dated + [value["commitment"]["classes"]] if value["commitment"].get("classes") else dated
    as_of = [one["as_of"] for one in dated]
    check_seed(head, follows, value["evidence"], value["seed"], as_of)
    return head["suite"], follows


def ascending(items):
    return all(a < b for a, b in zip(items, items[1:]))


def judge_object_record(value, _):
    suite, follows = commitment_of(value, object_commitment)
    seed, frames = bytes32(value["seed"]), value["commitment"]["frames"]
    need(len(value["results"]) == len(frames), "results")
    for found, committed in zip(value["results"], frames):
        need(found["matter"] == committed["matter"], "matter")
        need(sum(int(s["in_scope"]) for s in found["strata"]) <= int(committed["rows"]), "rows")
        need(len(found["strata"]) == committed["strata"], "strata")
        for s in found["strata"]:
            need(int(s["eligible"]) <= int(s["in_scope"]), "eligible")
            need(len(s["drawn"]) == min(int(s["size"]), int(s["eligible"])), "size")
            order = ranks(suite, seed, [bytes16(b) for b in s["drawn"] + s["reserves"]])
            need(ascending(order), "ranks")
            last = order[len(s["drawn"]) - 1].hex() if s["drawn"] else None
            need(last == s["threshold"], "threshold")
    need(int(value["thresholds"]["leaves"]) == sum(f["strata"] for f in frames), "leaves")
    need(len(value["public"]) == len(frames), "public")
    head = object_head(head_of(suite, value))
    need(digest(suite, b"record", head).hex() == value["digest"], "digest")


def head_of(suite, value):
    """The head of an object record."""
    results = listed([result(r) for r in value["results"]])
    results = digest(suite, b"outcome", record(0x0155, bytes32(value["salt"]), results))
    return {
        "suite": suite,
        "commitment": value["commitment_digest"],
        "evidence": value["evidence"],
        "seed": value["seed"],
        "results": results.hex(),
        "thresholds": value["thresholds"],
        "outcome": value["outcome"],
        "public": value["public"],
    }


def agency_for(who, division):
    """That of the division, or of the nearest one above it by its code."""
    if "agency" in who:
        return who["agency"]
    offices = {office["division"]: office["agency"] for office in who["offices"]}
    code = division.removeprefix("division:")
    above = [division] + [f"division:{code[:n]}{'0' * (6 - n)}" for n in (4, 2)]
    return next(offices[d] for d in above if d in offices)


def came_to(suite, form):
    """The calls and the reserves of a record, from its results and the pools."""
    drawn, secret = form["record"], bytes32(form["secret"])
    calls, lists = {}, []
    for pool, found in zip(form["frames"], drawn["results"]):
        names = [token(suite, b"object", row["object"]) for row in pool["rows"]]
        if drawn["commitment"]["blinded"]:
            names = enciphered(suite, secret, names)
        rows = dict(zip(names, pool["rows"]))

        def one(blind):
            row = rows[bytes16(blind)]
            agency = agency_for(pool["who"], row["division"])
            checked = {"matter": pool["matter"], "object": row["object"], "agency": agency}
            return row["holder"] or row["object"], row["division"], checked

        for stratum in found["strata"]:
            if not stratum["drawn"]:
                continue
            own = [one(blind) for blind in stratum["drawn"]]
            for holder, county, checked in own:
                calls.setdefault((holder.encode(), county.encode()), []).append(checked)
            serves = [checked["object"] for _, _, checked in own]
            order = [
                {"holder": holder, "county": county, "check": checked}
                for holder, county, checked in map(one, stratum["reserves"])
            ]
            lists.append({"matter": pool["matter"], "serves": serves, "order": order})
    visits = [
        {"holder": holder.decode(), "county": county.decode(), "checks": checks}
        for (holder, county), checks in sorted(calls.items())
    ]
    return visits, lists


def sealed_drawn(suite, drawn):
    """The digest of who was drawn of a frame, as it is sealed or opened."""
    if drawn["type"] == "sealed":
        return bytes32(drawn["digest"])
    nonce = bytes32(drawn["nonce"])
    if drawn["type"] == "named":
        return digest(suite, b"public", record(0x0159, nonce, listed([text(o) for o in drawn["objects"]])))
    one = lambda d: text(d["object"]) + bytes16(d["blind"])
    strata = [listed([one(d) for d in stratum]) for stratum in drawn["strata"]]
    return digest(suite, b"public", record(0x015A, nonce, listed(strata)))


def public_digest(suite, shown):
    """What the record's digest covers of a frame."""
    number = lambda e: u64(e["whole"]) + u64(e["rest"]) + u64(e["of"])
    stratum = lambda s: record(
        0x0157,
        *(text(s["key"]), u64(s["in_scope"]), u64(s["eligible"]), number(s["expected"]), u64(s["size"])),
    )
    strata = option(shown["strata"], lambda strata: listed([stratum(s) for s in strata]))
    sealed = record(0x0158, sealed_drawn(suite, shown["drawn"]))
    return digest(suite, b"public", record(0x0156, text(shown["matter"]), strata, u32(shown["without_chance"]), sealed))


def published(suite, form, salt):
    """What the record's digest covers of each frame, from results and pools."""
    drawn, secret = form["record"], bytes32(form["secret"])
    for pool, found in zip(form["frames"], drawn["results"]):
        names = [token(suite, b"object", row["object"]) for row in pool["rows"]]
        if drawn["commitment"]["blinded"]:
            names = enciphered(suite, secret, names)
        objects = {blind.hex(): row["object"] for blind, row in zip(names, pool["rows"])}
        nonce = digest(suite, b"nonce", salt + token(suite, b"object", pool["matter"])).hex()
        chosen = [[{"object": objects[b], "blind": b} for b in s["drawn"]] for s in found["strata"]]
        expected, none = sized(suite, pool, found, bytes32(drawn["seed"]))
        shown = {"matter": pool["matter"], "strata": None, "without_chance": none}
        if pool["disclosure"] == "public":
            keys = zip(pool["strata"], found["strata"], expected)
            counts = lambda s: {name: s[name] for name in ("in_scope", "eligible", "size")}
            shown["strata"] = [{"key": stratum["key"], "expected": e, **counts(s)} for stratum, s, e in keys]
            shown["drawn"] = {"type": "ranked", "nonce": nonce, "strata": chosen}
        else:
            ids = sorted((one["object"] for stratum in chosen for one in stratum), key=str.encode)
            shown["drawn"] = {"type": "named", "nonce": nonce, "objects": ids}
        yield public_digest(suite, shown)


def sized(suite, pool, found, seed):
    """What was expected of each stratum, and how many had no chance; the sizes follow from the seed."""
    names = [stratum["key"] for stratum in pool["strata"]]
    need(ascending([name.encode() for name in names]), "order of the strata")
    need(ascending([one["key"].encode() for one in pool["classes"]]), "order of the classes")
    class_of = [stratum["class"] for stratum in pool["strata"]]
    in_scope = [0] * len(names)
    for row in pool["rows"]:
        in_scope[row["stratum"]] += not (isinstance(row["state"], dict) and "out-of-scope" in row["state"])
    shares, expected = sizes.shares([one["sizing"] for one in pool["classes"]], class_of, names, in_scope)
    hashed = lambda label, message: digest(suite, label, message)
    asked = sizes.rounded(seed, class_of, names, shares, hashed)
    need([int(s["size"]) for s in found["strata"]] == asked, "sizes")
    return expected, sum(n > 0 and share == 0 for n, share in zip(in_scope, shares))


def judge_drawn(value, form):
    """What a record came to, in names: drawn up again from the auditor's form."""
    drawn = form["record"]
    suite, secret = drawn["commitment"]["header"]["suite"], bytes32(form["secret"])
    visits, lists = came_to(suite, form)
    salt = digest(suite, b"nonce", secret + bytes32(drawn["commitment_digest"]))
    body = record(
        0x0152, salt, listed([call(v) for v in visits]), listed([reserve_list(l) for l in lists])
    )
    need(digest(suite, b"outcome", body).hex() == drawn["outcome"], "outcome")
    need(drawn["public"] == [f.hex() for f in published(suite, form, salt)], "public")
    head = head_of(suite, drawn)
    own = digest(suite, b"record", object_head(head))
    for visit in visits:
        holder = token(suite, b"object", visit["holder"])
        visit["id"] = "visit:" + digest(suite, b"visit", own + holder + visit["county"].encode())[:16].hex()
    whole = {"head": head, "salt": salt.hex(), "visits": visits, "reserves": lists}
    need(value == whole, "another outcome")


def form_of(value, beside, encode, encode_head):
    """The suite of a public form whose head is the one of the record that was published."""
    head = value["head"]
    said = {"commitment": value["commitment"], "commitment_digest": head["commitment"]}
    suite, _ = commitment_of({**said, "evidence": head["evidence"], "seed": head["seed"]}, encode)
    need(head["suite"] == suite, "suite")
    need(digest(suite, b"record", encode_head(head)).hex() == beside["record"], "record")
    return suite


def judge_public(value, beside):
    suite = form_of(value, beside, object_commitment, object_head)
    head, blinded, frames = value["head"], value["commitment"]["blinded"], value["commitment"]["frames"]
    need(int(head["thresholds"]["leaves"]) == sum(f["strata"] for f in frames), "leaves")
    need(len(value["frames"]) == len(head["public"]) == len(frames), "frames")
    for shown, committed, claimed in zip(value["frames"], frames, head["public"]):
        need(shown["matter"] == committed["matter"], "matter")
        need(public_digest(suite, shown).hex() == claimed, "what the digest covers")
        strata, drawn = shown["strata"], shown["drawn"]
        need((strata is not None) == (committed["disclosure"] == "public"), "disclosure")
        if strata is not None:
            need(len({s["key"] for s in strata}) == len(strata) == committed["strata"], "strata")
            need(all(int(s["eligible"]) <= int(s["in_scope"]) for s in strata), "eligible")
            need(all(int(s["size"]) <= int(s["in_scope"]) for s in strata), "size")
            need(sum(int(s["in_scope"]) for s in strata) <= int(committed["rows"]), "rows")
            need(sum(int(s["size"]) for s in strata) == int(committed["number"]), "number")
            for s in strata:
                whole, rest, of = (int(s["expected"][name]) for name in ("whole", "rest", "of"))
                need(rest < of and (rest or of == 1), "a part below 1")
                need(int(s["size"]) in (whole, whole + (rest > 0)), "another size than was expected")
            none = [s for s in strata if int(s["in_scope"]) and s["expected"] == {"whole": 0, "rest": 0, "of": 1}]
            need(shown["without_chance"] == len(none), "strata without a chance")
        if drawn["type"] == "sealed":
            continue
        need(drawn["type"] == ("named" if strata is None else "ranked"), "kind of list")
        if strata is None:
            need(ascending([n.encode() for n in drawn["objects"]]), "order of the names")
            need(len(drawn["objects"]) <= int(committed["number"]), "too many")
            continue
        need(len(drawn["strata"]) == len(strata), "strata of the drawn")
        everybody = [d["object"] for stratum in drawn["strata"] for d in stratum]
        need(len(set(everybody)) == len(everybody), "twice")
        for s, chosen in zip(strata, drawn["strata"]):
            for d in chosen if not blinded else []:
                need(token(suite, b"object", d["object"]) == bytes16(d["blind"]), "token")
            order = ranks(suite, bytes32(head["seed"]), [bytes16(d["blind"]) for d in chosen])
            need(ascending(order), "ranks")
            need(len(chosen) == min(int(s["size"]), int(s["eligible"])), "size")


def token(suite, label, id_):
    return digest(suite, label, id_.encode())[:16]


def committed_frame(value, commitment):
    """The frame that an extract or proof is about."""
    suite = commitment["header"]["suite"]
    follows = digest(suite, b"commit", object_commitment(commitment)).hex()
    need(value["commitment"] == follows, "commitment")
    frames = [f for f in commitment["frames"] if f["matter"] == value["matter"]]
    need(frames, "matter")
    return suite, frames[0]


def seal(suite, half):
    return digest(suite, b"stratum", half_of(half))


def half_of(half):
    return bytes16(half["salt"]) + bytes16(half["blind"]) + u32(half["stratum"])


def row_leaf(suite, sealed, row):
    """The leaf of a row whose second half has this seal."""
    body = text(row["object"]) + option(row["holder"], text) + text(row["division"])
    return leaf(suite, sealed, body + row_state(row["state"]))


def judge_extract(value, beside):
    commitment = beside["commitment"]
    suite, committed = committed_frame(value, commitment)
    opened = value["stratum"].get("opened")
    sealed = seal(suite, opened["half"]) if opened else bytes32(value["stratum"]["sealed"])
    tree = {"leaves": committed["rows"], "root": committed["root"]}
    included(suite, value["inclusion"], row_leaf(suite, sealed, value), tree)
    if not opened:
        return
    need(committed["disclosure"] != "auditor-only", "opened")
    blind = bytes16(opened["half"]["blind"])
    if not commitment["blinded"]:
        need(blind == token(suite, b"object", value["object"]), "token")
    (rank,) = ranks(suite, bytes32(beside["seed"]), [blind])
    need(rank.hex() == opened["rank"], "rank")
    threshold = opened["threshold"]
    body = bytes32(opened["proof"]["nonce"]) + text(value["matter"])
    body += u32(opened["half"]["stratum"]) + text(opened["key"])
    hashed = leaf(suite, digest(suite, b"leaf", body + option(threshold, bytes16)))
    strata = [f["strata"] for f in commitment["frames"]]
    before = [f["matter"] for f in commitment["frames"]].index(value["matter"])
    need(int(beside["thresholds"]["leaves"]) == sum(strata), "leaves")
    need(opened["half"]["stratum"] < strata[before], "stratum")
    place = sum(strata[:before]) + opened["half"]["stratum"]
    need(int(opened["proof"]["inclusion"]["index"]) == place, "place of the threshold")
    included(suite, opened["proof"]["inclusion"], hashed, beside["thresholds"])
    within = threshold is not None and rank <= bytes16(threshold) and value["state"] == "eligible"
    need(opened["drawn"] == within, "drawn")


def judge_absence(value, beside):
    commitment = beside["commitment"]
    suite, committed = committed_frame(value, commitment)
    need(not commitment["blinded"], "blinded")
    own, rows = token(suite, b"object", value["object"]), int(committed["rows"])
    tree = {"leaves": rows, "root": committed["root"]}
    for neighbour in (value["below"], value["above"]):
        if neighbour:
            blind = bytes16(neighbour["half"]["blind"])
            need(blind == token(suite, b"object", neighbour["row"]["object"]), "token")
            need(neighbour["half"]["stratum"] == neighbour["row"]["stratum"], "stratum")
            hashed = row_leaf(suite, seal(suite, neighbour["half"]), neighbour["row"])
            included(suite, neighbour["inclusion"], hashed, tree)
    below, above = value["below"], value["above"]
    need(not below or bytes16(below["half"]["blind"]) < own, "below")
    need(not above or own < bytes16(above["half"]["blind"]), "above")
    first = int(below["inclusion"]["index"]) + 1 if below else 0
    need(first == (int(above["inclusion"]["index"]) if above else rows), "neighbours")


def team_leaf(suite, nonce, value):
    return leaf(suite, bytes16(value["visit"]), digest(suite, b"leaf", nonce + team(value)))


def judge_team(value, beside):
    suite = beside["commitment"]["header"]["suite"]
    hashed = team_leaf(suite, bytes32(value["nonce"]), value["team"])
    included(suite, value["inclusion"], hashed, beside["teams_root"])


def judge_inspector_extract(value, beside):
    commitment = beside["commitment"]
    suite = commitment["header"]["suite"]
    need(digest(suite, b"commit", inspector_commitment(commitment)).hex() == value["commitment"], "commitment")
    own = token(suite, b"inspector", value["row"]["inspector"])
    hashed = leaf(suite, own, digest(suite, b"leaf", bytes32(value["nonce"]) + person(value["row"])))
    included(suite, value["inclusion"], hashed, commitment["inspectors"])
    for extract in value["teams"]:
        judge_team(extract, beside)
        need(own.hex() in members_of(extract["team"]), "another's team")


def members_of(value):
    return [seat["inspector"] for seat in value["inspectors"]]


def judge_inspector_record(value, _):
    suite, _ = commitment_of(value, inspector_commitment)
    need(ascending([t["visit"] for t in value["teams"]]), "order of the teams")
    need(all(len(set(members_of(t))) == len(members_of(t)) for t in value["teams"]), "twice on a visit")
    salt = bytes32(value["salt"])
    nonces = [digest(suite, b"nonce", salt + bytes16(t["visit"])) for t in value["teams"]]
    found = root(suite, [team_leaf(suite, n, t) for n, t in zip(nonces, value["teams"])])
    claimed = {"leaves": len(value["teams"]), "root": found.hex()}
    need({**value["teams_root"], "leaves": int(value["teams_root"]["leaves"])} == claimed, "teams")
    head = inspector_head(teams_head_of(suite, value))
    need(digest(suite, b"record", head).hex() == value["digest"], "digest")


def teams_head_of(suite, value):
    """The head of an inspector record."""
    own = {name: value[name] for name in ("evidence", "seed", "teams_root")}
    return {"suite": suite, "commitment": value["commitment_digest"], **own}


def fits(asked, someone):
    """Whether somebody could fill a place."""
    here = not asked["divisions"] or set(someone["divisions"]) & set(asked["divisions"])
    certified = set(asked["credentials"]) <= set(someone["credentials"])
    return someone["agency"] == asked["agency"] and here and certified


def standing_by(suite, form, visit, members):
    """The reserves of a visit whose team is these."""
    rows, seed = form["rows"], bytes32(form["record"]["seed"])
    barred = {p["inspector"] for p in rows["excluded"] if p["visit"] == visit["visit"]}
    seats, kinds = [], []
    for asked in (rows["needs"][number] for number in visit["slots"]):
        if asked in kinds:
            continue
        kinds.append(asked)
        known, could = set(members) | {seat["inspector"] for seat in seats}, []
        for someone in rows["inspectors"]:
            own = token(suite, b"inspector", someone["inspector"])
            if fits(asked, someone) and someone["inspector"] not in barred and own.hex() not in known:
                rank = digest(suite, b"reserve", seed + bytes16(visit["visit"]) + own)
                could.append((rank, own.hex(), someone["agency"]))
        first = sorted(could)[: rows["reserves"]]
        seats += [{"inspector": own, "agency": agency} for _, own, agency in first]
    return seats


def judge_teams_drawn(value, form):
    """The teams in names, with their reserves drawn up again from the auditor's form."""
    drawn, rows = form["record"], form["rows"]
    suite = drawn["commitment"]["header"]["suite"]
    names = {token(suite, b"inspector", r["inspector"]).hex(): r["inspector"] for r in rows["inspectors"]}
    visits = {visit["visit"]: visit for visit in rows["visits"]}
    member = lambda seat: {"inspector": names[seat["inspector"]], "agency": seat["agency"]}
    teams = []
    for own in drawn["teams"]:
        reserves = standing_by(suite, form, visits[own["visit"]], members_of(own))
        need(own["reserves"] == reserves, "reserves")
        teams.append(
            {
                "visit": "visit:" + own["visit"],
                "members": [member(seat) for seat in own["inspectors"]],
                "reserves": [member(seat) for seat in reserves],
                "experts": own["experts"],
            }
        )
    whole = {"head": teams_head_of(suite, drawn), "salt": drawn["salt"], "teams": teams}
    need(value == whole, "other teams")
    if len(visits) <= 60:
        again = assign_again.teams(
            lambda message: digest(suite, b"assign", message),
            bytes32(drawn["seed"]),
            rows,
            lambda inspector: token(suite, b"inspector", inspector),
        )
        own = {t["visit"]: members_of(t) for t in drawn["teams"]}
        need(again is not None, "teams that nobody can draw")
        drawn_again = {visit: [member.hex() for member in team] for visit, team in again.items()}
        need(own == drawn_again, "teams that the seed does not give")


def judge_public_teams(value, beside):
    form_of(value, beside, inspector_commitment, inspector_head)


def judge_teams(value, beside):
    """Each team is lawful: told by walking the rows, and nothing is searched for."""
    rows, suite = beside["rows"], beside["suite"]
    people = {token(suite, b"inspector", r["inspector"]).hex(): r for r in rows["inspectors"]}
    barred = {(p["visit"], p["inspector"]) for p in rows["excluded"]}
    need(Counter(t["visit"] for t in value) == Counter(v["visit"] for v in rows["visits"]), "a team a visit")
    for seat in (seat for own in value for seat in own["inspectors"]):
        someone = people.get(seat["inspector"], seat)
        need(someone["agency"] == seat["agency"], "a seat of another agency")
    teams, filled = {t["visit"]: members_of(t) for t in value}, Counter()
    for visit in rows["visits"]:
        members = teams[visit["visit"]]
        need(len(members) == len(visit["slots"]), "as many members as places")
        need(len(set(members)) == len(members), "twice on a visit")
        for member, number in zip(members, visit["slots"]):
            need(member in people, "a stranger")
            someone, asked = people[member], rows["needs"][number]
            need((visit["visit"], someone["inspector"]) not in barred, "recused")
            need(fits(asked, someone), "of another agency, from elsewhere or without a credential")
            filled[member] += 1
    need(all(count <= people[member]["cap"] for member, count in filled.items()), "over the cap")
    for cap in rows["caps"]:
        visited = Counter(member for visit in set(cap["visits"]) for member in teams[visit])
        named = {token(suite, b"inspector", name).hex() for name in cap["inspectors"]} or set(people)
        need(all(visited[member] <= cap["at_most"] for member in named), "over a cap on visits")
    for fixed in rows["fixed"]:
        named = token(suite, b"inspector", fixed["inspector"]).hex()
        need(teams[fixed["visit"]][fixed["slot"]] == named, "not as the law names")


JUDGES = {
    "object-record": judge_object_record,
    "drawn": judge_drawn,
    "teams-drawn": judge_teams_drawn,
    "public": judge_public,
    "extract": judge_extract,
    "absence": judge_absence,
    "team": judge_team,
    "inspector-extract": judge_inspector_extract,
    "inspector-record": judge_inspector_record,
    "public-teams": judge_public_teams,
    "teams": judge_teams,
}


def fault(item):
    """What is wrong with an item, or nothing."""
    try:
        JUDGES[item["kind"]](item["value"], item["beside"])
    except Broken as broken:
        return str(broken)
    return None


def prepare(items):
    """Enciphers the names of a round in one call."""
    records = [item["value"] for item in items if item["kind"] == "object-record"]
    if records:
        names = re.findall(r'"([0-9a-f]{32})"', json.dumps(items))
        suite, seed = records[0]["commitment"]["header"]["suite"], bytes32(records[0]["seed"])
        ranks(suite, seed, [bytes.fromhex(name) for name in names])


def main():
    lines = open(sys.argv[1], encoding="utf-8") if len(sys.argv) > 1 else sys.stdin
    agreed, differed, rounds = Counter(), 0, 0
    for line in lines:
        round_ = json.loads(line)
        rounds += 1
        ENCIPHERED.clear()
        prepare(round_["items"])
        for item in round_["items"]:
            found = fault(item)
            if (found is None) == item["holds"]:
                agreed[item["kind"], item["holds"]] += 1
            else:
                differed += 1
                print(f"round {round_['round']}: {item['kind']}: {found or 'holds here'}")
    for (kind, holds), count in sorted(agreed.items()):
        print(f"{kind:18} {'holds' if holds else 'does not hold':14} {count}")
    print(f"{rounds} rounds: {sum(agreed.values())} passed, {differed} failed")
    return differed > 0 or not agreed


if __name__ == "__main__":
    sys.exit(main())
