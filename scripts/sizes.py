"""How many are drawn of each stratum, from the specification: rules, spreads, rounding under the seed.

For the judges beside this file. A class's sizing is the library's JSON; `hashed(label, message)` is the
suite's labelled hash.
"""

from fractions import Fraction
from math import ceil


def class_size(rule, population):
    """What a rule says of N, before it is cut to N."""
    if rule == "census":
        return population
    ((kind, says),) = rule.items()
    if kind == "fixed":
        return int(says)
    if kind == "ratio":
        return ceil(Fraction(says) * population)
    if kind == "bounded":
        size = max(class_size(says["rule"], population), int(says["at-least"]))
        return size if says["at-most"] is None else min(size, int(says["at-most"]))
    assert kind == "piecewise", kind
    for up_to, piece in says["pieces"]:
        if population <= int(up_to):
            return class_size(piece, population)
    return class_size(says["beyond"], population)


def largest_remainder(total, populations):
    """Floors, and one more for each of the largest remainders; the earlier one of equals."""
    shares = proportional(total, populations)
    sizes = [int(share) for share in shares]
    order = sorted(range(len(sizes)), key=lambda h: (sizes[h] - shares[h], h))
    for h in order[: total - sum(sizes)]:
        sizes[h] += 1
    return sizes


def proportional(total, populations):
    return [Fraction(total * n, sum(populations) or 1) for n in populations]


def place_by_place(total, claims, least, most):
    """From the least up to the most, each place to the greatest claim² / (m(m + 1))."""
    sizes = list(least)
    while sum(sizes) < total:
        room = [h for h, size in enumerate(sizes) if size < most[h]]
        sizes[max(room, key=lambda h: (Fraction(claims[h] ** 2, sizes[h] * (sizes[h] + 1)), -h))] += 1
    return sizes


def neyman(total, populations, weights):
    """One for each that counts, or for the greatest where there are too few; then place by place."""
    claims = [n * weight for n, weight in zip(populations, weights)]
    least = [int(claim > 0) for claim in claims]
    if total < sum(least):
        first = sorted(range(len(claims)), key=lambda h: (-claims[h], h))[:total]
        return [int(h in first) for h in range(len(claims))]
    return place_by_place(total, claims, least, [n * counts for n, counts in zip(populations, least)])


def by_size(total, populations, figures):
    """In proportion to figures; whoever's share reaches its N gets N, and the rest is spread again."""
    found, left = [Fraction(0)] * len(figures), total
    open_ = [h for h, (n, figure) in enumerate(zip(populations, figures)) if n and figure]
    while open_:
        whole = sum(figures[h] for h in open_)
        full = [h for h in open_ if left * figures[h] >= populations[h] * whole]
        if not full:
            for h in open_:
                found[h] = Fraction(left * figures[h], whole)
            return found, whole
        for h in full:
            found[h] = Fraction(populations[h])
        left -= sum(populations[h] for h in full)
        open_ = [h for h in open_ if h not in full]
    assert left == 0
    return found, 1


def spread(total, sizing, names, populations):
    """The share of each stratum of a class, before the seed, and of which whole its fraction is."""
    kind = sizing["spread"]
    if not populations:
        return [], 1
    if not isinstance(kind, str) and "by-size" in kind:
        figures = dict(kind["by-size"])
        return by_size(total, populations, [figures[name] for name in names])
    return allot(total, sizing, names, populations), sum(populations)


def allot(total, sizing, names, populations):
    """The share of each stratum of a class, but where figures are the shares."""
    kind = sizing["spread"]
    kind, says = (kind, None) if isinstance(kind, str) else next(iter(kind.items()))
    if kind == "fixed":
        return [Fraction(dict(says)[name]) for name in names]
    if kind == "huntington-hill":
        most = says["at-most"]
        most = [n if most is None else min(n, int(most)) for n in populations]
        least = [min(n, int(says["at-least"])) for n in populations]
        return list(map(Fraction, place_by_place(total, populations, least, most)))
    if kind == "neyman":
        weights = [dict(says)[name] for name in names]
        return list(map(Fraction, neyman(total, populations, weights)))
    if len(populations) == 1:
        return [Fraction(total)]
    if kind == "largest-remainder":
        return list(map(Fraction, largest_remainder(total, populations)))
    assert kind == "proportional", kind
    return proportional(total, populations)


def shares(sizings, class_of, names, populations):
    """What is expected of every stratum: its share, and that as the library writes it."""
    found = [(Fraction(0), expected_json(Fraction(0), 1))] * len(names)
    for number, sizing in enumerate(sizings):
        mine = [h for h, of in enumerate(class_of) if of == number]
        n = [populations[h] for h in mine]
        total = min(class_size(sizing["rule"], sum(n)), sum(n))
        spread_, whole = spread(total, sizing, [names[h] for h in mine], n)
        for h, share in zip(mine, spread_):
            found[h] = share, expected_json(share, whole)
    return [share for share, _ in found], [written for _, written in found]


def below(fraction, words):
    """Whether the number 0.w0w1w2… to the base 2^64 is below the fraction."""
    number = 0
    while True:
        fraction *= 1 << 64
        digit = int(fraction)
        fraction -= digit
        word = words(number)
        if word != digit or fraction == 0:
            return word < digit
        number += 1


def pivotal(parts, hashed):
    """Who is rounded up of (part, lot, who), in this order: each as often as its part says."""
    up, undecided = [], None
    for part, lot, who in parts:
        if undecided is None:
            undecided = part, who
            continue
        before, other = undecided
        words = lambda i: int.from_bytes(hashed(b"duel", lot + i.to_bytes(8, "big"))[:8], "big")
        both = before + part
        if both < 1:
            undecided = both, who if below(part / both, words) else other
        else:
            wins = below((1 - before) / (2 - both), words)
            up.append(who if wins else other)
            undecided = (both - 1, other if wins else who) if both > 1 else None
    assert undecided is None
    return up


def rounded(seed, class_of, names, expected, hashed):
    """The size of every stratum under a seed."""
    sizes = [int(share) for share in expected]
    for number in sorted(set(class_of)):
        mine = [h for h, of in enumerate(class_of) if of == number and expected[h] != sizes[h]]
        lots = sorted((hashed(b"lot", seed + names[h].encode()), h) for h in mine)
        for h in pivotal([(expected[h] - sizes[h], lot, h) for lot, h in lots], hashed):
            sizes[h] += 1
    return sizes


def expected_json(share, whole):
    """A share as the library writes it: what is below, and the rest of the whole that is shared."""
    rest = share - int(share)
    if rest == 0:
        return {"whole": int(share), "rest": 0, "of": 1}
    return {"whole": int(share), "rest": int(rest * whole), "of": whole}

