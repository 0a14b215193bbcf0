#!/usr/bin/env python3
"""Recomputes draws from the specification, without the library: tokens, ranks, sizes, samples, and
samples by size.

    check_draw.py [FILE]    one round a line, as JSON (default: standard input)

Only the standard library and the `openssl` program, which enciphers all blocks of a round in one
call. The last line tells how many rounds agreed; the exit status is 1 if one did not.
"""

import hashlib
import json
import subprocess
import sys
from fractions import Fraction

import sizes

SUITES = {"intl": ("sha256", "aes-256-ecb", 32), "sm": ("sm3", "sm4-ecb", 16)}


def digest(suite, label, message):
    """H("ssj/1/<label>", NUL, message)."""
    return hashlib.new(SUITES[suite][0], b"ssj/1/" + label + b"\0" + message).digest()


def encipher(suite, key, blocks):
    """E_key of each 16-byte block."""
    if not blocks:
        return []
    _, cipher, key_bytes = SUITES[suite]
    command = ["openssl", "enc", "-" + cipher, "-nopad", "-K", key[:key_bytes].hex()]
    out = subprocess.run(command, input=b"".join(blocks), capture_output=True, check=True).stdout
    return [out[i : i + 16] for i in range(0, len(out), 16)]


def names(round_):
    """The name under which every row enters."""
    suite = round_["suite"]
    own = [digest(suite, b"object", id_.encode())[:16] for id_ in round_["ids"]]
    return own if round_["secret"] is None else encipher(suite, bytes.fromhex(round_["secret"]), own)


def ranks(round_):
    """The rank of every row, as 16 bytes."""
    suite = round_["suite"]
    return encipher(suite, digest(suite, b"rank", bytes.fromhex(round_["seed"])), names(round_))


def weighted(round_, rank):
    """Who is certain, and who is drawn beside them, of all rows by their sizes."""
    by_size, number = round_["by_size"]
    hashed = lambda label, message: digest(round_["suite"], label, message)
    order = sorted((i for i, size in enumerate(by_size) if size), key=lambda i: rank[i])
    total, left, certain = sum(by_size), number, set()
    for i in sorted(order, key=lambda i: -by_size[i]):
        if left == 0 or left * by_size[i] < total:
            break
        total, left = total - by_size[i], left - 1
        certain.add(i)
    seed, named = bytes.fromhex(round_["seed"]), names(round_)
    lot = lambda i: digest(round_["suite"], b"lot", seed + named[i])
    rest = [i for i in order if i not in certain and left]
    up = set(sizes.pivotal([(Fraction(left * by_size[i], total), lot(i), i) for i in rest], hashed))
    return [i for i in order if i in certain], [i for i in order if i in up]


def check(round_):
    """What the round should say, beside what it says."""
    strata = range(len(round_["class_of"]))
    rows = [[i for i, of in enumerate(round_["strata"]) if of == h and round_["states"][i] != "o"] for h in strata]
    populations, class_of, keys = [len(r) for r in rows], round_["class_of"], list(map(str, strata))
    shares, written = sizes.shares(round_["classes"], class_of, keys, populations)
    expected = [list(one.values()) for one in written]
    hashed = lambda label, message: digest(round_["suite"], label, message)
    asked = sizes.rounded(bytes.fromhex(round_["seed"]), class_of, keys, shares, hashed)
    rank = ranks(round_)
    certain, by_size = weighted(round_, rank)
    drawn, following, thresholds = [], [], []
    for h in strata:
        order = sorted((i for i in rows[h] if round_["states"][i] == "e"), key=lambda i: rank[i])
        size = min(asked[h], len(order))
        drawn.append(order[:size])
        following.append(order[size : size + round_["reserves"]])
        thresholds.append(rank[order[size - 1]].hex() if size else None)
    mine = {
        "expected": expected,
        "sizes": asked,
        "drawn": drawn,
        "next": following,
        "thresholds": thresholds,
        "certain": certain,
        "weighted": by_size,
    }
    return [(name, value, round_[name]) for name, value in mine.items() if value != round_[name]]


def main():
    lines = open(sys.argv[1], encoding="utf-8") if len(sys.argv) > 1 else sys.stdin
    passed = failed = 0
    for number, line in enumerate(lines):
        differences = check(json.loads(line))
        for name, mine, theirs in differences:
            print(f"round {number}: {name} should be {mine}, not {theirs}")
        passed, failed = passed + (not differences), failed + bool(differences)
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main())
