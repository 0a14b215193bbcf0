"""The second draw done again from the text: `_steps.md` and `_proofs.md` of the assignment, version 2.

Standard library and `openssl enc -chacha20`; for draws of some sixty visits, where it takes seconds.
Nothing here is taken from the library's own code.
"""

import heapq
import subprocess
from fractions import Fraction


class Dice:
    """ChaCha20 from a key, the nonce zero: bounded integers and shuffles."""

    def __init__(self, key):
        self.key, self.at, self.words = key, 0, b""

    def word(self):
        if self.at + 4 > len(self.words):
            self.words = subprocess.run(
                ["openssl", "enc", "-chacha20", "-K", self.key.hex(), "-iv", "0" * 32],
                input=bytes(max(1 << 16, 2 * len(self.words))),
                capture_output=True,
                check=True,
            ).stdout
        self.at += 4
        return int.from_bytes(self.words[self.at - 4 : self.at], "little")

    def below(self, n):
        while True:
            high, low = divmod(self.word() * n, 1 << 32)
            if low >= (1 << 32) % n:
                return high

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


class Person:
    """Own cap and base total without what is fixed; groups as (cap left, visits), the smallest first."""

    def __init__(self, cap, base, groups):
        self.cap, self.base, self.groups = cap, base, groups


class Board:
    """Slots by number: visit, need (anything that compares), candidates and the need's persons, ascending."""

    def __init__(self, slots, persons, step):
        self.slots, self.persons, self.step = slots, persons, step
        self.owner = [None] * len(slots)
        self.hands = [[] for _ in persons]

    def put(self, slot, person):
        self.owner[slot] = person
        self.hands[person].append(slot)

    def lift(self, slot):
        person, self.owner[slot] = self.owner[slot], None
        hand = self.hands[person]
        place = hand.index(slot)
        hand[place] = hand[-1]
        hand.pop()
        return person

    def exchange(self, person, taken, given):
        hand = self.hands[person]
        hand[hand.index(given)] = taken
        self.owner[taken], self.owner[given] = person, None

    def total(self, person):
        return self.persons[person].base + self.step * len(self.hands[person])

    def full(self, person):
        return len(self.hands[person]) >= self.persons[person].cap

    def on_visit(self, slot, person):
        """The slot of the same visit that a person holds."""
        for other in self.hands[person]:
            if other != slot and self.slots[other][0] == self.slots[slot][0]:
                return other
        return None

    def inside(self, person, visits):
        return [slot for slot in self.hands[person] if self.slots[slot][0] in visits]

    def block(self, slot, person):
        """What a person would give up for a slot because of a cap; None if no cap stops them."""
        other = self.on_visit(slot, person)
        if other is not None:
            return "visit", [other]
        for cap, visits in self.persons[person].groups:
            if self.slots[slot][0] in visits:
                held = self.inside(person, visits)
                if len(held) >= cap:
                    return "group", held
        if self.full(person):
            return "whole", list(self.hands[person])
        return None


def deal(board, dice):
    needs = {}
    for slot, facts in enumerate(board.slots):
        needs.setdefault(facts[1], []).append(slot)

    def scarcity(item):
        slots = item[1]
        room = sum(min(board.persons[p].cap, len(slots)) for p in board.slots[slots[0]][3])
        return (-Fraction(len(slots), room) if room else -Fraction(10**12)), slots[0]

    for _, pending in sorted(needs.items(), key=scarcity):
        deck = list(board.slots[pending[0]][3])
        pending = list(pending)
        dice.shuffle(pending)
        dice.shuffle(deck)
        deck.sort(key=lambda person: -board.total(person))
        active = []
        while pending:
            lowest = active + deck[-1:]
            if not lowest:
                break
            level = min(board.total(person) for person in lowest)
            while deck and board.total(deck[-1]) <= level:
                active.append(deck.pop())
            dice.shuffle(active)
            stay, stuck, dealt = [], [], False
            for person in active:
                if board.total(person) > level:
                    stay.append(person)
                    continue
                if board.full(person):
                    continue
                for place in range(len(pending) - 1, max(-1, len(pending) - 17), -1):
                    slot = pending[place]
                    if person in board.slots[slot][2] and board.block(slot, person) is None:
                        board.put(slot, person)
                        pending[place] = pending[-1]
                        pending.pop()
                        dealt = True
                        stay.append(person)
                        break
                else:
                    stuck.append(person)
            active = stay + (stuck if dealt else [])


def search(board, starts, done, frozen, goal):
    """Moves along the first path to someone who meets the goal and says who that is."""
    via = {slot: None for slot in starts}
    queue = list(starts)
    for slot in queue:
        for person in board.slots[slot][2]:
            if person in done or person in frozen or board.owner[slot] == person:
                continue
            block = board.block(slot, person)
            if block is None and goal(person):
                end = person
                while True:
                    loser = board.owner[slot]
                    if loser is not None:
                        board.lift(slot)
                    board.put(slot, person)
                    if via[slot] is None:
                        return end
                    person, slot = loser, via[slot]
            kind, given = block or ("whole", list(board.hands[person]))
            for other in given:
                if other not in via:
                    via[other] = slot
                    queue.append(other)
            if kind == "whole":
                done.add(person)
    return None


def even_out(board):
    frozen = set()
    heap = [(-board.total(p), -p) for p in range(len(board.persons))]
    heapq.heapify(heap)
    while heap:
        level, first = heapq.heappop(heap)
        level, found = -level, [-first]
        while heap and -heap[0][0] == level:
            found.append(-heapq.heappop(heap)[1])
        sources = [p for p in found if board.total(p) == level and p not in frozen]
        while sources:
            done = set(sources)
            starts = list(dict.fromkeys(slot for p in sources for slot in board.hands[p]))
            gained = search(
                board, starts, done, frozen, lambda p: board.total(p) + board.step < level
            )
            if gained is None:
                frozen |= {p for p in done if board.hands[p]}
                break
            heapq.heappush(heap, (-board.total(gained), -gained))
            for p in sources:
                if board.total(p) != level:
                    heapq.heappush(heap, (-board.total(p), -p))
            sources = [p for p in sources if board.total(p) == level]


def classes(arcs):
    """Strongly connected classes, by node."""
    reach = {}
    for start in arcs:
        seen, todo = {start}, [start]
        while todo:
            for to in arcs[todo.pop()]:
                if to not in seen:
                    seen.add(to)
                    todo.append(to)
        reach[start] = seen
    return {a: frozenset(b for b in reach[a] if a in reach[b]) for a in arcs}


def parts_of(board, even):
    """The parts of a filled board, each with its slots, persons and possible pairs."""

    def nodes(person, slot):
        """What a slot they hold lies in, from the slot outwards, up to the person."""
        around = [
            ("group", person, at)
            for at, (_, visits) in enumerate(board.persons[person].groups)
            if board.slots[slot][0] in visits
        ]
        return [("slot", slot), *around, ("person", person)]

    arcs = {("slot", slot): set() for slot in range(len(board.slots))}
    for person, hand in enumerate(board.hands):
        arcs[("person", person)] = set()
        for slot in hand:
            for node in nodes(person, slot):
                arcs.setdefault(node, set())

    def comes_to(slot, person):
        other = board.on_visit(slot, person)
        if other is not None:
            return ("slot", other)
        for at, (cap, visits) in enumerate(board.persons[person].groups):
            if board.slots[slot][0] in visits:
                if ("group", person, at) in arcs:
                    return ("group", person, at)
                if cap <= 0:
                    return None
        return ("person", person)

    for person, hand in enumerate(board.hands):
        total = board.total(person) if even else 0
        if hand:
            arcs.setdefault(("level", total), set()).add(("person", person))
        if not board.full(person):
            to = ("level", total + board.step if even else 0)
            arcs.setdefault(to, set())
            arcs[("person", person)].add(to)
        for slot in hand:
            chain = nodes(person, slot)
            for inner, outer in zip(chain, chain[1:]):
                arcs[outer].add(inner)
                if inner[0] == "group":
                    cap, visits = board.persons[person].groups[inner[2]]
                    if len(board.inside(person, visits)) < cap:
                        arcs[inner].add(outer)
    for slot, facts in enumerate(board.slots):
        for person in facts[2]:
            if board.owner[slot] != person:
                to = comes_to(slot, person)
                if to is not None:
                    arcs[("slot", slot)].add(to)
    of = classes(arcs)
    done = set()
    for slot in range(len(board.slots)):
        mine = of[("slot", slot)]
        if slot in done or len(mine) == 1:
            continue
        slots = [s for s in range(len(board.slots)) if of[("slot", s)] == mine]
        done.update(slots)
        persons = sorted(
            {node[1] for node in mine if node[0] in ("person", "group")}
            | {board.owner[node[1]] for node in mine if node[0] == "slot"}
        )
        number = {person: place for place, person in enumerate(persons)}
        laid = []
        for s in slots:
            visit, need, candidates, admitted = board.slots[s]
            possible = [
                number[p]
                for p in persons
                if board.owner[s] == p
                or (p in candidates and of.get(comes_to(s, p)) == mine)
            ]
            laid.append((visit, need, possible, [number[p] for p in admitted if p in number]))
        people = []
        for p in persons:
            away = [s for s in board.hands[p] if s not in slots]
            person = board.persons[p]
            groups = [
                (cap - sum(board.slots[s][0] in visits for s in away), visits)
                for cap, visits in person.groups
            ]
            base = person.base + board.step * len(away)
            people.append(Person(person.cap - len(away), base, groups))
        part = Board(laid, people, board.step)
        for p in persons:
            for s in board.hands[p]:
                if s in slots:
                    part.put(slots.index(s), number[p])
        yield part, slots, persons


def rule(board, even):
    """How many loops."""
    size, kinds = len(board.slots), {}
    rounds = 6 + size.bit_length() // 2
    for slot, (visit, need, candidates, admitted) in enumerate(board.slots):
        alone = 3 * (len(admitted) - len(candidates)) > len(candidates)
        level = board.total(board.owner[slot])
        among = candidates if alone else admitted
        closers = sum(
            not board.full(p) and (not even or board.total(p) + board.step == level) for p in among
        )
        smallest = []
        for person in board.persons:
            around = [visits for _, visits in person.groups if visit in visits]
            smallest.append(frozenset(around[0]) if around else None)
        kind = kinds.setdefault(slot if alone else (need, tuple(smallest)), [0, 0])
        kind[0] += 1
        kind[1] += max(1, len(candidates) // (closers + 1))
    loops = [16 * rounds]
    for number, length in kinds.values():
        loops += [size * rounds * number // length, size * rounds // number]
    if even:
        for total in {board.total(p) for p in range(len(board.persons))}:
            upper = [p for p in range(len(board.persons)) if board.total(p) == total]
            held = sum(len(board.hands[p]) for p in upper)
            u = sum(bool(board.hands[p]) for p in upper)
            low = sum(
                board.total(p) == total - board.step and not board.full(p)
                for p in range(len(board.persons))
            )
            if held:
                times = 9 + min(u, low).bit_length() // 8
                loops.append(u * low * times * size // ((u + low) * held))
    return max(loops)


def one_loop(board, dice, even, longest):
    first = dice.below(len(board.slots))
    level = board.total(board.owner[first])
    giver = lifted = board.lift(first)
    hole, trail = first, []
    for _ in range(longest):
        candidates = board.slots[hole][2]
        person = giver
        while person == giver:
            person = candidates[dice.below(len(candidates))]
        block = board.block(hole, person)
        if block is None and even and board.total(person) + board.step > level:
            block = "whole", list(board.hands[person])
        # The load rule comes before one's own cap, and is the same in what is given up.
        if block is None:
            board.put(hole, person)
            return True
        giver, held = person, block[1]
        if held:
            given = held[dice.below(len(held)) if len(held) > 1 else 0]
            board.exchange(person, hole, given)
            trail.append((person, hole, given))
            hole = given
    for person, taken, given in reversed(trail):
        board.exchange(person, given, taken)
    board.put(first, lifted)
    return False


def walk(board, dice, even):
    loops = rule(board, even)
    longest = 64 * (len(board.slots) + len(board.persons))
    loops += dice.below(2)
    for _ in range(11):
        cut = made = 0
        while made < loops and cut <= loops // 64:
            cut += not one_loop(board, dice, even, longest)
            made += 1
        if cut <= loops // 64:
            return
        longest *= 2
    raise ValueError("too narrow")


def assign(board, dice, even):
    """Who holds each slot of a component; None if it can't be filled."""
    deal(board, dice)
    for slot in range(len(board.slots)):
        if board.owner[slot] is None:
            if search(board, [slot], set(), set(), lambda _: True) is None:
                return None
    if even:
        even_out(board)
    owner = list(board.owner)
    for part, slots, persons in list(parts_of(board, even)):
        walk(part, dice, even)
        for slot, person in zip(slots, part.owner):
            owner[slot] = persons[person]
    return owner



def need_of(asked):
    """A need, or what a person has, as it is compared."""
    return asked["agency"], sorted(set(asked["divisions"])), sorted(set(asked["credentials"]))


def hashable(key):
    return key[0], tuple(key[1]), tuple(key[2])


def fits(asked, has):
    here = not asked[1] or set(asked[1]) & set(has[1])
    return asked[0] == has[0] and bool(here) and set(asked[2]) <= set(has[2])


def teams(hashed, seed, rows, token):
    """By visit the tokens of those who go, place by place; None if there are not enough.

    `hashed` is H under the label of the assignment, `token` that of an inspector.
    """
    load = rows["loads"]
    even = load != "caps-only"
    weight = Fraction(*load["even"]["weight"]) if even else Fraction(0)
    needs = [hashable(need_of(asked)) for asked in rows["needs"]]
    people = {r["inspector"]: (hashable(need_of(r)), token(r["inspector"]), r) for r in rows["inspectors"]}
    fixed = {(f["visit"], f["slot"]): f["inspector"] for f in rows["fixed"]}
    barred = {(p["visit"], p["inspector"]) for p in rows["excluded"]}
    barred |= {(visit, inspector) for (visit, _), inspector in fixed.items()}
    drawn, free = {}, []
    for visit in rows["visits"]:
        drawn[visit["visit"]] = [None] * len(visit["slots"])
        for place, number in enumerate(visit["slots"]):
            if (visit["visit"], place) in fixed:
                named = fixed[visit["visit"], place]
                drawn[visit["visit"]][place] = people[named][1]
            else:
                free.append((visit["visit"], needs[number], place))
    free.sort()
    # Needs and profiles that belong together.
    leader = {}

    def lead(of):
        while leader.setdefault(of, of) != of:
            of = leader[of]
        return of

    for asked in {slot[1] for slot in free}:
        for has, _, _ in people.values():
            if fits(asked, has):
                leader[lead(("has", has))] = lead(("asked", asked))
    components, places = {}, {}
    for slot in free:
        place = places[slot[0]] = places.get(slot[0], -1) + 1
        components.setdefault(lead(("asked", slot[1])), []).append((place, slot))
    for name, slots in components.items():
        mine = sorted(
            (has, own, inspector)
            for inspector, (has, own, _) in people.items()
            if lead(("has", has)) == name
        )
        persons = []
        for _, _, inspector in mine:
            row = people[inspector][2]
            away = [visit for (visit, _), named in fixed.items() if named == inspector]
            groups = [
                (cap["at_most"] - sum(visit in cap["visits"] for visit in away), set(cap["visits"]))
                for cap in sorted(rows["caps"], key=lambda cap: (len(set(cap["visits"])), cap["at_most"]))
                if cap["visits"] and (not cap["inspectors"] or inspector in cap["inspectors"])
            ]
            base = row["load"] * weight.numerator + len(away) * weight.denominator
            persons.append(Person(row["cap"] - len(away), base, groups))
        laid = []
        for _, (visit, asked, _) in slots:
            admitted = [p for p, (has, _, _) in enumerate(mine) if fits(asked, has)]
            candidates = [p for p in admitted if (visit, mine[p][2]) not in barred]
            laid.append((visit, asked, candidates, admitted))
        first, (visit, _, _) = slots[0]
        key = hashed(seed + bytes.fromhex(visit) + first.to_bytes(4, "big"))
        owner = assign(Board(laid, persons, weight.denominator), Dice(key), even)
        if owner is None:
            return None
        for person, (_, (visit, _, place)) in zip(owner, slots):
            drawn[visit][place] = mine[person][1]
    return drawn
