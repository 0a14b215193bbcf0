#!/usr/bin/env python3
"""Recomputes draws from the specification, without the library: tokens, ranks, sizes, samples.

    check_draw.py [FILE]    one round a line, as JSON (default: standard input)

Only the standard library and the `openssl` program, which enciphers all blocks of a round in one
call. The last line tells how many rounds agreed; the exit status is 1 if one did not.
"""

import hashlib
import json
import subprocess
import sys
from fractions import Fraction

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


def ranks(round_):
    """The rank of every row, as 16 bytes."""
    suite = round_["suite"]
    names = [digest(suite, b"object", id_.encode())[:16] for id_ in round_["ids"]]
    if round_["secret"] is not None:
        names = encipher(suite, bytes.fromhex(round_["secret"]), names)
    return encipher(suite, digest(suite, b"rank", bytes.fromhex(round_["seed"])), names)


def class_size(rule, population):
    """The ratio rounded up, within bounds, never above N."""
    numerator, denominator = rule["ratio"]
    size = -(-population * numerator // denominator)
    return min(max(size, rule["at_least"]), rule.get("at_most", population), population)


def by_remainder(total, populations, weights):
    """Largest remainders; whoever would exceed its N gets N, and the rest is spread again."""
    sizes = [0] * len(populations)
    open_, left = [h for h, n in enumerate(populations) if n], total
    while True:
        whole = sum(populations[h] * weights[h] for h in open_)
        share = {h: Fraction(left * populations[h] * weights[h], whole) for h in open_}
        full = [h for h in open_ if share[h] >= populations[h]]
        if not full:
            break
        for h in full:
            sizes[h] = populations[h]
        left -= sum(populations[h] for h in full)
        open_ = [h for h in open_ if h not in full]
    for h in open_:
        sizes[h] = int(share[h])
    lacking = left - sum(sizes[h] for h in open_)
    for h in sorted(open_, key=lambda h: (sizes[h] - share[h], h))[:lacking]:
        sizes[h] += 1
    return sizes


def equal_proportions(total, populations, weights):
    """One for each, then place by place to the greatest (N·S)² / (n(n+1))."""
    sizes = [min(1, n) for n in populations]
    while sum(sizes) < total:
        room = [h for h, n in enumerate(populations) if sizes[h] < n]
        claim = {h: Fraction((populations[h] * weights[h]) ** 2, sizes[h] * (sizes[h] + 1)) for h in room}
        sizes[max(room, key=lambda h: (claim[h], -h))] += 1
    return sizes


def stratum_sizes(round_, populations):
    """n_h of every stratum."""
    sizes = [0] * len(populations)
    for number, rule in enumerate(round_["classes"]):
        mine = [h for h, class_ in enumerate(round_["class_of"]) if class_ == number]
        n = [populations[h] for h in mine]
        weights = [1 if rule["spread"] == "proportional" else round_["weights"][h] for h in mine]
        spread = equal_proportions if rule["spread"] == "huntington-hill" else by_remainder
        for h, size in zip(mine, spread(class_size(rule, sum(n)), n, weights)):
            sizes[h] = size
    return sizes


def check(round_):
    """What the round should say, beside what it says."""
    strata = range(len(round_["class_of"]))
    rows = [[i for i, of in enumerate(round_["strata"]) if of == h and round_["states"][i] != "o"] for h in strata]
    sizes = stratum_sizes(round_, [len(r) for r in rows])
    rank = ranks(round_)
    drawn, following, thresholds = [], [], []
    for h in strata:
        order = sorted((i for i in rows[h] if round_["states"][i] == "e"), key=lambda i: rank[i])
        size = min(sizes[h], len(order))
        drawn.append(order[:size])
        following.append(order[size : size + round_["reserves"]])
        thresholds.append(rank[order[size - 1]].hex() if size else None)
    mine = {"sizes": sizes, "drawn": drawn, "next": following, "thresholds": thresholds}
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
