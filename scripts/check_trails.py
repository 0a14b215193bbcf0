#!/usr/bin/env python3
"""Judges the trails of archives from the specification, without the library.

    check_trails.py [FILE]    one archive a line, as JSON (default: tests/vectors/archives.jsonl)

Every trail's chain, instants and head; what the entries of a round's draws contain; that each record stands in
its round's trail; who steps in where a visit falls out; and who stands by since a supplement. Not judged: what a
round was opened with, and whom a supplement has to keep out. Each
archive is then spoilt in every way of `FORGERIES`, its chains made anew, and must not hold. The contents of other entries are bound by their digests, which are not computed again here. The last line
tells how many archives were judged as they should be; the exit status is 1 if one was not.
"""

import copy
import json
import sys
from collections import Counter

import check_record as ssj
from check_record import bytes32, digest, instant, listed, nanoseconds, need, option, record, text, u32, u64

LISTS = ("plans", "campaigns", "rounds", "visits", "findings", "leads")


# --- the encoding of what happened ------------------------------------------------------------------


def visit(v):
    return record(0x0501, text(v["id"]), ssj.call(v))


def member(m):
    return record(0x0503, text(m["inspector"]), text(m["agency"]))


def team(t):
    members, reserves = (listed([member(m) for m in t[name]]) for name in ("members", "reserves"))
    return record(0x0504, text(t["visit"]), members, reserves, listed([text(e) for e in t["experts"]]))


def objects_drawn(d):
    visits, reserves = listed([visit(v) for v in d["visits"]]), [ssj.reserve_list(l) for l in d["reserves"]]
    return record(0x0153, ssj.object_head(d["head"]), bytes32(d["salt"]), visits, listed(reserves))


def teams_drawn(d):
    return record(0x0154, ssj.inspector_head(d["head"]), bytes32(d["salt"]), listed([team(t) for t in d["teams"]]))


def heirs(pairs):
    return listed([text(one["of"]) + text(one["by"]) for one in pairs])


def reserve(r):
    return record(0x0506, text(r["holder"]), text(r["county"]), ssj.check(r["check"]))


def replaced(r):
    skip = lambda s: text(s["who"]) + text(s["reason"]) + bytes32(s["evidence"])
    stepped_in = lambda one: ssj.check(one["check"]) + option(one["by"], reserve)
    return record(
        0x0516,
        text(r["out"]),
        text(r["ground"]["reason"]),
        bytes32(r["ground"]["evidence"]),
        listed([skip(s) for s in r["skipped"]]),
        listed([stepped_in(one) for one in r["checks"]]),
    )


ENTERED = {
    "committed": lambda e: record(
        0x0511, ssj.header(e["header"]), bytes32(e["commitment"]), instant(e["published"])
    ),
    "seeded": lambda e: record(0x0512, text(e["part"]), ssj.evidence(e["evidence"])),
    "objects-drawn": lambda e: record(0x0513, objects_drawn(e)),
    "teams-drawn": lambda e: record(0x0515, text(e["part"]), teams_drawn(e["drawn"]), heirs(e["succeeded"])),
    "recusals-closed": lambda e: record(0x0514, bytes32(e["root"]), u64(e["count"])),
    "replaced": replaced,
    "superseded": lambda e: record(0x0517, text(e["successor"]), text(e["reason"])),
    "closed": lambda _: record(0x0518),
}


def what(event):
    """The name of what happened, and what is said of it."""
    payload = event["payload"]
    return (payload, None) if isinstance(payload, str) else next(iter(payload.items()))


def content(suite, event):
    name, said = what(event)
    who = event["actor"]
    actor = [text(who["agency"]), option(who["person"], text), option(who["succeeding"], text)]
    return digest(suite, b"payload", bytes32(event["salt"]) + record(0x0202, *actor, ENTERED[name](said)))


# --- one trail --------------------------------------------------------------------------------------


def entry(suite, e):
    of = [text(e["subject"]), u64(e["sequence"]), text(e["command"]), instant(e["effective"])]
    then = [instant(e["recorded"])] + [bytes32(e[name]) for name in ("previous", "content", "law")]
    return digest(suite, b"trail", record(0x0201, *of, *then))


def start(suite, subject):
    return digest(suite, b"trail", record(0x0200, text(subject)))


def of_entry(kept):
    return kept["whole"]["entry"] if "whole" in kept else kept["destroyed"]


def judge_chain(suite, trail):
    """The chain from its start; instants that do not go back; commands that are one each."""
    need(trail, "an empty trail")
    subject = of_entry(trail[0])["subject"]
    before, recorded, commands = start(suite, subject), None, set()
    for sequence, kept in enumerate(trail):
        own = of_entry(kept)
        need(own["subject"] == subject and int(own["sequence"]) == sequence, "place")
        need(bytes32(own["previous"]) == before, "the entry before it")
        before = entry(suite, own)
        need("whole" not in kept or bytes32(kept["whole"]["digest"]) == before, "digest of an entry")
        now = nanoseconds(own["recorded"])
        need(recorded is None or recorded <= now, "it goes back")
        need(nanoseconds(own["effective"]) <= now, "effective after it was recorded")
        need(own["command"] not in commands, "a command twice")
        commands.add(own["command"])
        recorded = now
        event = kept.get("whole")
        if event is not None and subject.startswith("round:") and what(event)[0] in ENTERED:
            need(bytes32(own["content"]) == content(suite, event), "content")
    return {"subject": subject, "len": len(trail), "digest": before.hex()}


# --- a round ----------------------------------------------------------------------------------------


class Round:
    """A round's trail, read from its beginning."""

    def __init__(self, trail, archive):
        self.events = [kept["whole"] for kept in trail if "whole" in kept]
        need(len(self.events) == len(trail), "an entry of a round is gone")
        need(what(self.events[0])[0] == "opened", "a beginning")
        forms = archive["objects"] + archive["inspectors"]
        self.forms = {form["record"]["commitment_digest"]: form for form in forms}
        self.draws, self.recusals, self.visits, self.teams = {}, None, {}, {}
        self.lists, self.supplements, self.over = [], 0, None
        # Each visit in every form that it had, and each team.
        self.ever, self.staffed = [], []

    def judge(self):
        for event in self.events[1:]:
            name, said = what(event)
            need(self.over is None, "it goes on")
            need(name in ENTERED, "what happens in a round")
            getattr(self, name.replace("-", "_"))(said, event["entry"])
            self.ever += copy.deepcopy(list(self.visits.values()))

    def form(self, commitment):
        need(commitment in self.forms, "no form of a draw")
        return self.forms[commitment]

    def committed(self, said, own):
        part = said["header"]["part"]
        need(part not in self.draws, "committed twice")
        need(nanoseconds(said["published"]) <= nanoseconds(own["recorded"]), "published after it was recorded")
        draw = {**said, "evidence": None, "record": None}
        if part != "objects":
            objects = self.draws.get("objects")
            need(objects is not None and objects["evidence"] is not None, "objects first")
            last = max(nanoseconds(value["at"]) for value in objects["evidence"]["values"])
            need(last < nanoseconds(said["published"]), "published before the last source of the objects")
            known = {source["id"] for other in self.draws.values() for source in other["header"]["sources"]}
            need(not known & {source["id"] for source in said["header"]["sources"]}, "a source twice")
            self.recusals_in(said, part)
        self.draws[part] = draw

    def recusals_in(self, said, part):
        commitment = self.form(said["commitment"])["record"]["commitment"]
        if part.startswith("supplement-"):
            self.supplements += 1
            need(part == f"supplement-{self.supplements}", "number of a supplement")
        else:
            need(self.recusals is not None, "recusals are open")
            need(commitment["exclusions"] == self.recusals["root"], "other recusals")

    def seeded(self, said, own):
        draw = self.draws.get(said["part"])
        need(draw is not None, "seeded without a commitment")
        need(draw["evidence"] is None, "seeded twice")
        draw["evidence"] = said["evidence"]
        spoken = max(nanoseconds(value["at"]) for value in said["evidence"]["values"])
        need(spoken <= nanoseconds(own["recorded"]), "seeded before a source spoke")

    def stands(self, part, head, encode):
        """The record that a form has stands in the trail, once."""
        draw = self.draws.get(part)
        need(draw is not None and draw["record"] is None, "drawn without a commitment, or twice")
        need(head["commitment"] == draw["commitment"], "another commitment")
        need(draw["evidence"] is not None, "drawn without a seed")
        need(head["evidence"] == draw["evidence"], "other evidence")
        form = self.form(draw["commitment"])["record"]
        need(form["commitment"]["header"] == draw["header"], "another header")
        need(form["evidence"]["published_at"] == draw["published"], "instant of publication")
        draw["record"] = digest(head["suite"], b"record", encode(head)).hex()
        need(draw["record"] == form["digest"] and head["seed"] == form["seed"], "another record")

    def objects_drawn(self, said, _):
        self.stands("objects", said["head"], ssj.object_head)
        ssj.judge_drawn(said, self.form(said["head"]["commitment"]))
        self.visits = {one["id"]: copy.deepcopy(one) for one in said["visits"]}
        self.lists = [{**one, "next": 0} for one in said["reserves"]]

    def recusals_closed(self, said, _):
        need(self.recusals is None, "recusals closed twice")
        self.recusals = said

    def teams_drawn(self, said, _):
        part, drawn = said["part"], said["drawn"]
        self.stands(part, drawn["head"], ssj.inspector_head)
        ssj.judge_teams_drawn(drawn, self.form(drawn["head"]["commitment"]))
        for own in [self.as_drawn(own, said["succeeded"]) for own in drawn["teams"]]:
            need(own["visit"] in self.visits, "a team of no visit")
            if not part.startswith("supplement-"):
                need(own["visit"] not in self.teams, "two teams")
                self.teams[own["visit"]] = own
                self.staffed.append(own)
                continue
            need(own["visit"] in self.teams, "a supplement of a visit without a team")
            known = [seat["inspector"] for name in ("members", "reserves") for seat in self.teams[own["visit"]][name]]
            further = [seat["inspector"] for name in ("members", "reserves") for seat in own[name]]
            need(not set(known) & set(further), "somebody who is there already")
            before = self.teams[own["visit"]]
            self.teams[own["visit"]] = {**before, "reserves": before["reserves"] + own["members"] + own["reserves"]}
            self.staffed.append(self.teams[own["visit"]])

    def as_drawn(self, team, succeeded):
        """The team under the names of the departments that were drawn: whoever answers for several by turns."""
        visit = self.visits.get(team["visit"])
        need(visit is not None, "a team of no visit")
        drawn = sorted({check["agency"] for check in visit["checks"]})

        def relabelled(members):
            sent, named = Counter(), []
            for one in members:
                own = [a for a in drawn if a == one["agency"] or {"of": a, "by": one["agency"]} in succeeded]
                agency = min(own, key=lambda a: (sent[a], a)) if own else one["agency"]
                sent[agency] += 1
                named.append({**one, "agency": agency})
            return named

        return {**team, "members": relabelled(team["members"]), "reserves": relabelled(team["reserves"])}

    def replaced(self, said, _):
        """For each check the next in line of its list, less those who are passed over, once each."""
        need(said["out"] in self.visits, "a visit that is not there")
        gone = self.visits.pop(said["out"])
        self.teams.pop(said["out"], None)
        need([one["check"] for one in said["checks"]] == gone["checks"], "other checks")
        skipped, reached = {skip["who"] for skip in said["skipped"]}, set()
        need(len(skipped) == len(said["skipped"]), "passed over twice")
        for one in said["checks"]:
            check = one["check"]
            of = [l for l in self.lists if l["matter"] == check["matter"] and self.serves(l, check["object"])]
            need(len(of) == 1, "a check of no list")
            (line,) = of
            found = None
            while found is None and line["next"] < len(line["order"]):
                candidate = line["order"][line["next"]]
                line["next"] += 1
                if candidate["check"]["object"] in skipped:
                    reached.add(candidate["check"]["object"])
                else:
                    found = candidate
            need(one["by"] == found, "not the next in line")
            if found is not None:
                self.joins(found)
        need(skipped == reached, "somebody was passed over who was not next")

    def serves(self, line, object_):
        return object_ in line["serves"] or any(r["check"]["object"] == object_ for r in line["order"])

    def joins(self, found):
        objects = self.draws["objects"]
        suite = objects["header"]["suite"]
        holder = ssj.token(suite, b"object", found["holder"])
        own = bytes32(objects["record"]) + holder + found["county"].encode()
        id_ = "visit:" + digest(suite, b"visit", own)[:16].hex()
        place = {"id": id_, "holder": found["holder"], "county": found["county"], "checks": []}
        self.visits.setdefault(id_, place)["checks"].append(found["check"])

    def superseded(self, said, _own):
        self.over = said["successor"]

    def closed(self, _said, _own):
        need(set(self.visits) == set(self.teams), "a visit without a team")


# --- an archive -------------------------------------------------------------------------------------


def judge_visits(archive, rounds):
    """Each visit that stands was opened as it was drawn and staffed, and none beside these."""
    opened = {}
    for trail in archive["visits"]:
        name, said = what(trail[0]["whole"])
        need(name == "opened", "a visit's beginning")
        need(trail[0]["whole"]["entry"]["subject"] == said["drawn"]["id"], "the trail of another visit")
        opened[said["drawn"]["id"]] = said
    for said in opened.values():
        own = [one for one in rounds if said["drawn"] in one.ever]
        need(len(own) == 1, "a visit that was not drawn")
        need(said["team"] in own[0].staffed, "a team that was not drawn")
        need(said["record"] == own[0].draws["objects"]["record"], "another record")
    due = {id_ for one in rounds if one.over is None for id_ in one.visits}
    need(due <= set(opened), "a visit that was left out")


def judge(archive):
    suite = archive["objects"][0]["record"]["commitment"]["header"]["suite"]
    heads = [judge_chain(suite, trail) for name in LISTS for trail in archive[name]]
    order = sorted(heads, key=lambda head: head["subject"].encode())
    need(len({head["subject"] for head in heads}) == len(heads), "two trails of one thing")
    need([{**h, "len": int(h["len"])} for h in archive["heads"]] == order, "heads")
    for form in archive["objects"]:
        ssj.judge_object_record(form["record"], None)
    for form in archive["inspectors"]:
        ssj.judge_inspector_record(form["record"], None)
    rounds = [Round(trail, archive) for trail in archive["rounds"]]
    for one in rounds:
        one.judge()
    judge_visits(archive, rounds)


# --- the forger -------------------------------------------------------------------------------------


def events(archive, list_, name):
    """Every event of that name, with the trail that it stands in."""
    for trail in archive[list_]:
        for place, kept in enumerate(trail):
            if what(kept["whole"])[0] == name:
                yield trail, place, kept["whole"], what(kept["whole"])[1]


def chained(archive):
    """Every content that the text fixes, every entry, every head anew."""
    suite = archive["objects"][0]["record"]["commitment"]["header"]["suite"]
    archive["heads"] = []
    for trail in (trail for name in LISTS for trail in archive[name]):
        before = start(suite, trail[0]["whole"]["entry"]["subject"]) if trail else b""
        for sequence, kept in enumerate(trail):
            own = kept["whole"]["entry"]
            own["sequence"], own["previous"] = sequence, before.hex()
            if own["subject"].startswith("round:") and what(kept["whole"])[0] in ENTERED:
                own["content"] = content(suite, kept["whole"]).hex()
            before = entry(suite, own)
            kept["whole"]["digest"] = before.hex()
        if trail:
            head = {"subject": own["subject"], "len": len(trail), "digest": before.hex()}
            archive["heads"].append(head)
    archive["heads"].sort(key=lambda head: head["subject"].encode())
    return archive


def on(list_, name, edit):
    """A forgery of the first event of that name for which the edit finds something to write."""

    def forge(archive):
        return any(edit(trail, place, event, said) for trail, place, event, said in events(archive, list_, name))

    return forge


def away(archive):
    archive["visits"].pop(0)
    return True


def friend(_trail, _place, _event, said):
    by = [one for one in said["checks"] if one["by"]]
    for one in by:
        one["by"]["check"]["object"] = "site:friend"
    return bool(by)


def nobody(_trail, _place, _event, said):
    by = [one for one in said["checks"] if one["by"]]
    for one in by:
        one["by"] = None
    return bool(by)


def passed_over(_trail, _place, _event, said):
    skip = {"who": "site:friend", "reason": "stopped trading", "evidence": "00" * 32}
    said["skipped"].append(skip)
    return True


def left_out(trail, place, _event, _said):
    trail.pop(place)
    return True


def invented(_trail, _place, _event, said):
    said["drawn"]["teams"][0]["members"][0]["inspector"] = "inspector:friend"
    return True


def one_fewer(_trail, _place, _event, said):
    said["visits"].pop()
    return True


def another_commitment(_trail, _place, _event, said):
    said["commitment"] = "00" * 32
    return True


def published_later(_trail, _place, _event, said):
    said["published"] = said["published"].replace("T01", "T02")
    return True


def suppressed(_trail, _place, _event, said):
    said["evidence"]["values"].pop(0)
    return True


def recused(_trail, _place, _event, said):
    said["root"] = "00" * 32
    return True


def back_in_time(trail, _place, event, _said):
    event["entry"]["recorded"] = "2020-01-01T00:00:00Z"
    event["entry"]["effective"] = "2020-01-01T00:00:00Z"
    return len(trail) > 1


def repeated(trail, place, _event, _said):
    trail.insert(place, copy.deepcopy(trail[place]))
    return True


def with_friends(_trail, _place, event, said):
    said["team"]["members"][0]["inspector"] = "inspector:friend"
    return True


FORGERIES = {
    "a visit's trail is left out": away,
    "a visit by friends": on("visits", "opened", with_friends),
    "a friend steps in": on("rounds", "replaced", friend),
    "nobody steps in": on("rounds", "replaced", nobody),
    "somebody is passed over who was not next": on("rounds", "replaced", passed_over),
    "a commitment is left out": on("rounds", "committed", left_out),
    "a seed is left out": on("rounds", "seeded", left_out),
    "an invented inspector": on("rounds", "teams-drawn", invented),
    "a visit is left out": on("rounds", "objects-drawn", one_fewer),
    "another commitment": on("rounds", "committed", another_commitment),
    "published later": on("rounds", "committed", published_later),
    "a value is suppressed": on("rounds", "seeded", suppressed),
    "other recusals": on("rounds", "recusals-closed", recused),
    "back in time": on("rounds", "closed", back_in_time),
    "an entry twice": on("rounds", "recusals-closed", repeated),
}


def fault(archive):
    try:
        judge(archive)
    except ssj.Broken as broken:
        return str(broken)
    return None


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "tests/vectors/archives.jsonl"
    ended, wrong, lines = Counter(), [], open(path, encoding="utf-8").read().splitlines()
    for number, line in enumerate(lines):
        honest = json.loads(line)
        cases = {"sound": (json.loads(line), False)}
        cases["an entry written otherwise"] = (json.loads(line), True)
        trail = cases["an entry written otherwise"][0]["visits"][0]
        trail[-1]["whole"]["entry"]["recorded"] = trail[-1]["whole"]["entry"]["recorded"].replace("Z", ".1Z")
        for name, forge in FORGERIES.items():
            forged = copy.deepcopy(honest)
            if forge(forged):
                cases[name] = (chained(forged), True)
        for name, (archive, forged) in cases.items():
            ssj.ENCIPHERED.clear()
            found = fault(archive)
            ended[name] += 1
            if (found is not None) != forged:
                wrong.append(f"archive {number}: {name}: {found or 'holds here'}")
    wrong += [f"{name}: nothing to write otherwise" for name in FORGERIES if not ended[name]]
    for name, count in ended.items():
        print(f"{name:42} {count}")
    for line in wrong:
        print(line)
    print(f"{len(lines)} archives: {sum(ended.values()) - len(wrong)} passed, {len(wrong)} failed")
    return bool(wrong) or not lines


if __name__ == "__main__":
    sys.exit(main())
