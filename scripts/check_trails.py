#!/usr/bin/env python3
"""Judges the trails of archives from the specification, without the library.

    check_trails.py [FILE]    one archive a line, as JSON (default: tests/vectors/archives.jsonl)

Every trail's chain, instants, contents and head; what a round was opened with, in its plan; that each record
stands in its round's trail; who steps in where a visit falls out; who stands by since a supplement; and the parts
of each visit. Not judged: who may make an entry, and whom a supplement has to keep out. Each archive is then spoilt
in every way of `FORGERIES`, its chains made anew, and must not hold. The last line tells how many archives were
judged as they should be; the exit status is 1 if one was not.
"""

import copy
import json
import sys
from collections import Counter

import check_record as ssj
import contents
from check_record import bytes32, digest, instant, nanoseconds, need, option, record, text, u64

LISTS = ("plans", "campaigns", "rounds", "visits", "findings", "leads")


def what(event):
    """The name of what happened, and what is said of it."""
    payload = event["payload"]
    return (payload, None) if isinstance(payload, str) else next(iter(payload.items()))


def content(suite, event):
    who = event["actor"]
    actor = [text(who["agency"]), option(who["person"], text), option(who["succeeding"], text)]
    kind = event["entry"]["subject"].partition(":")[0] + "-event"
    happened = contents.encoded(kind, event["payload"])
    return digest(suite, b"payload", bytes32(event["salt"]) + record(0x0202, *actor, happened))


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
        if event is not None:
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
            need(name in contents.KINDS["round-event"], "what happens in a round")
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


# --- what a round was opened with -------------------------------------------------------------------


def day_of(moment):
    """The day in China, as the table's days."""
    return (nanoseconds(moment) // 10**9 + 8 * 3_600) // 86_400


def within(period, moment):
    days = [period["first"], period.get("last") or "9999-12-31"]
    first, last = (int.from_bytes(contents.day(one), "big", signed=True) - 2_440_588 for one in days)
    return first <= day_of(moment) <= last


class Source:
    """A plan or campaign as it stood at an instant."""

    def __init__(self, trail, until):
        self.version, self.items, self.since, self.route, self.open = 0, {}, None, None, False
        self.draws, self.proposed = [], []
        for event in (kept["whole"] for kept in trail):
            own = event["entry"]
            if nanoseconds(own["recorded"]) > nanoseconds(until):
                break
            name, said = what(event)
            if name == "drafted":
                self.owner, self.route = next(iter(said["header"]["owner"].values())), said["header"]["route"]
            if name in ("drafted", "revised"):
                self.items = {item["id"]: item for item in said["items"]}
            if name == "proposed":
                self.owner, self.items = event["actor"]["agency"], {None: {**said, "initiator": event["actor"]["agency"]}}
            if name == "amendment-proposed":
                self.proposed = said["items"]
            if name == "amendment-approved":
                self.items = {item["id"]: item for item in self.proposed}
            if name in ("approved", "amendment-approved"):
                self.version, self.since = self.version + 1, own["recorded"]
            if name == "put-in-force" or (name == "approved" and None in self.items):
                self.open = True
            if name == "closed":
                self.open = False
            if name == "drawn-for":
                self.draws.append((said.get("item"), said.get("draw", said)))

    def task(self, source, opened):
        need(self.open, "drawn for what is not in force")
        of = source["plan"]["item"] if "plan" in source else None
        need("campaign" in source or int(source["plan"]["version"]) == self.version, "another version")
        need(of in self.items, "an item that is not there")
        item = self.items[of]
        need(within(item["period"], opened), "outside its period")
        keepers = list(dict.fromkeys([self.owner, item["initiator"]]))
        draws = [draw for own, draw in self.draws if own == of]
        gone = {draw["replaces"] for draw in draws}
        standing = [frame for draw in draws if draw["round"] not in gone for frame in draw["frames"]]
        matters = []
        for planned in item["matters"]:
            drawn = sum(int(frame["number"]) for frame in standing if frame["matter"] == planned["matter"])
            number = planned["number"]
            if drawn:
                number = {"objects": asked(number) - drawn}
            if asked(number) > 0:
                matters.append({**planned, "number": number})
        fixed = {"source": source, "keepers": keepers, "route": self.route, "since": self.since}
        return {**fixed, "period": item["period"], "matters": matters}


def asked(number):
    """How many a planned number is: so many, or a share of so many, rounded up."""
    if "objects" in number:
        return int(number["objects"])
    numerator, denominator = (int(part) for part in number["share"]["share"].split("/"))
    return -(-numerator * int(number["share"]["of"]) // denominator)


def without_who(task):
    offices = lambda who: len(who["offices"]) if "offices" in who else None
    return {**task, "matters": [{**m, "who": offices(m["who"])} for m in task["matters"]]}


def judge_opened(archive):
    opened = {trail[0]["whole"]["entry"]["subject"]: trail[0]["whole"] for trail in archive["rounds"]}
    sources = {trail[0]["whole"]["entry"]["subject"]: trail for name in ("plans", "campaigns") for trail in archive[name]}
    for event in opened.values():
        said = what(event)[1]
        task, redraw = said["footing"]["mandate"], said["redraw"]
        matters = sorted(one["matter"] for one in task["matters"])
        need([one["matter"] for one in said["footing"]["documents"]] == matters, "one document a matter")
        on = int.from_bytes(contents.day(said["footing"]["on"]), "big", signed=True) - 2_440_588
        need(on == day_of(event["entry"]["effective"]), "documents of another day")
        if redraw is not None:
            before = what(opened[redraw["of"]])[1]
            need(int(said["counter"]) == int(before["counter"]) + 1, "counter")
            need(without_who(task) == without_who(before["footing"]["mandate"]), "another task")
            continue
        need(int(said["counter"]) == 1, "counter")
        name = task["source"]["plan"]["plan"] if "plan" in task["source"] else task["source"]["campaign"]
        need(name in sources, "no trail of what it was drawn for")
        source = Source(sources[name], event["entry"]["recorded"])
        allowed = source.task(task["source"], event["entry"]["effective"])
        need(without_who(task) == without_who(allowed), "another task than its source allows")


# --- a visit ----------------------------------------------------------------------------------------


class Part:
    """What one agency does on a visit."""

    def __init__(self):
        self.present, self.absent, self.over, self.form, self.filed = None, False, False, False, False
        self.results, self.tests, self.papers = {}, {}, set()

    def ahead(self):
        return self.present is None and not self.over

    def at_work(self):
        return self.present is not None and not self.over

    def agrees(self, check):
        failed = any(test == "failed" for (matter, _), test in self.tests.items() if matter == check["matter"])
        result = self.results.get(key(check))
        return result is None or "no-problem" not in result["outcomes"] or not failed


def key(check):
    return check["matter"], check["object"]


class Visit:
    def __init__(self, trail):
        self.events = [kept["whole"] for kept in trail if "whole" in kept]
        self.said = what(self.events[0])[1]
        self.checks = list(self.said["drawn"]["checks"])
        self.team, self.samples = self.said["team"], {}
        self.parts = {check["agency"]: Part() for check in self.checks}

    def judge(self):
        for event in self.events[1:]:
            name, said = what(event)
            need(name in contents.KINDS["visit-event"] and name != "opened", "what happens on a visit")
            step = getattr(self, name.replace("-", "_"), None)
            agency = self.agency(name, said, event["actor"])
            if step is not None:
                step(said, self.parts.get(agency), agency)

    def agency(self, name, said, actor):
        """Whose part it is, by the entry itself; the actor's, or of those in whose place the actor acts."""
        if name in ("joined", "supplemented", "recognised", "released", "member-replaced"):
            return None
        agency = (said.get("check") or said.get("result", {}).get("check") or said)["agency"] if isinstance(
            said.get("result", {}), dict) else said["agency"]
        need(agency in self.parts, "a part that is not there")
        if name != "absent":
            need(agency in (actor["agency"], actor["succeeding"]), "another one's part")
        return agency

    def own(self, agency):
        return [check for check in self.checks if check["agency"] == agency]

    def member_replaced(self, said, _part, _agency):
        members = self.team["members"]
        (at,) = [at for at, one in enumerate(members) if one["inspector"] == said["out"]]
        need(self.parts[members[at]["agency"]].ahead(), "replaced after the beginning")
        need(said["by"] in self.team["reserves"], "no reserve")
        self.team = {**self.team, "members": members[:at] + [said["by"]] + members[at + 1 :]}

    def started(self, said, part, agency):
        need(part.ahead(), "begun twice")
        of = {one["inspector"] for one in self.team["members"] if one["agency"] == agency}
        present = set(said["present"])
        need(present <= of, "somebody who is not on the team")
        conduct = self.said["conduct"]
        least = int(conduct["headcount"]["minimum"]) if conduct["headcount"]["per"] == "department" else 1
        need(len(present) >= least, "too few")
        for paper in ("approval", "notice"):
            asked_for = conduct[paper] == "required" and said["urgent"] is None
            need(not asked_for or paper in part.papers, "begun without " + paper)
        part.present, part.absent = present, False

    def approved(self, _said, part, _agency):
        part.papers.add("approval")

    def notified(self, _said, part, _agency):
        part.papers.add("notice")

    def absent(self, _said, part, agency):
        others = [other for name, other in self.parts.items() if name != agency]
        need(any(other.present is not None for other in others), "nobody was there to see it")
        need(part.ahead(), "absent after it began")
        part.absent = True

    def sampled(self, said, part, _agency):
        need(part.at_work(), "sampled by nobody there")
        need((said["matter"], sample(said)) not in part.tests, "sampled twice")
        part.tests[said["matter"], sample(said)] = None

    def tested(self, said, part, _agency):
        (of,) = [of for of in part.tests if of[1] == sample(said)] or [None]
        need(of is not None, "tested what was not taken")
        part.tests[of] = said["result"]

    retested = tested

    def concluded(self, result, part, agency):
        check = result["check"]
        need(check in self.own(agency) and not part.over, "a result of no check")
        need(result["outcomes"], "no outcome")
        kind, basis = next(iter(result["basis"].items()))
        if kind == "conducted":
            need(part.present is not None and set(basis["inspectors"]) <= part.present, "by somebody who was not there")
            need(basis["inspectors"] and basis["methods"], "by nobody, or in no way")
        else:
            need(basis["agency"] != agency and basis["object"] == check["object"], "not another one's of this object")
        part.results[key(check)] = result
        need(part.agrees(check), "no problem beside a failed sample")

    def corrected(self, said, part, agency):
        over, part.over = part.over, False
        need(key(said["result"]["check"]) in part.results, "corrected before it was there")
        self.concluded(said["result"], part, agency)
        part.over = over

    def completed(self, _said, part, agency):
        need(not part.over, "ended twice")
        need(set(part.results) == {key(check) for check in self.own(agency)}, "a check without a result")
        need(all(part.agrees(check) for check in self.own(agency)), "no problem beside a failed sample")
        conducted = any("conducted" in one["basis"] for one in part.results.values())
        need(not conducted or part.present is not None, "nobody was there")
        part.over = True

    def done(self, _said, part, _agency):
        need(part.over and part.results, "before its end")

    published = withheld = withdrawn = done

    def registered(self, said, part, agency):
        self.done(said, part, agency)
        part.form = True

    def archived(self, said, part, agency):
        self.done(said, part, agency)
        need(part.form and not part.filed, "archived without a form, or twice")
        need(all(part.agrees(check) for check in self.own(agency)), "no problem beside a failed sample")
        part.filed = True

    def archive_supplemented(self, _said, part, _agency):
        need(part.filed, "nothing is archived yet")

    def released(self, _said, _part, _agency):
        for part in self.parts.values():
            need(part.present is None and not part.results or part.over, "released after it began")
            part.over = True

    def handed_over(self, _said, part, _agency):
        need(part.ahead(), "handed over after it began")
        part.over = True

    def supplemented(self, said, _part, _agency):
        self.team = {**self.team, "reserves": self.team["reserves"] + said["reserves"]}

    def joined(self, said, _part, _agency):
        need(said["check"] not in self.checks, "joined twice")
        self.checks.append(said["check"])
        self.parts.setdefault(said["check"]["agency"], Part())
        self.team = said["team"] or self.team


def sample(said):
    return tuple(said["sample"][name] for name in ("object", "batch", "item"))


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
    judge_opened(archive)
    for one in rounds:
        one.judge()
    judge_visits(archive, rounds)
    for trail in archive["visits"]:
        Visit(trail).judge()


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


def larger(_trail, _place, _event, said):
    planned = said["footing"]["mandate"]["matters"][0]
    planned["number"] = {"objects": asked(planned["number"]) + 1}
    return True


def for_friends(_trail, _place, _event, said):
    said["footing"]["mandate"]["keepers"] = ["agency:friend"]
    return True


def begun_by_friends(_trail, _place, _event, said):
    said["present"][0] = "inspector:friend"
    return True


def concluded_by_friends(_trail, _place, _event, said):
    if "conducted" in said["basis"]:
        said["basis"]["conducted"]["inspectors"] = ["inspector:friend"]
    return "conducted" in said["basis"]


def no_problem(_trail, _place, _event, said):
    said["result"] = "failed"
    return True


def another_hand(_trail, _place, event, _said):
    event["actor"]["agency"] = "agency:friend"
    event["actor"]["succeeding"] = None
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
    "opened for more than is left": on("rounds", "opened", larger),
    "opened for friends": on("rounds", "opened", for_friends),
    "begun by friends": on("visits", "started", begun_by_friends),
    "begun without a beginning": on("visits", "started", left_out),
    "concluded by friends": on("visits", "concluded", concluded_by_friends),
    "ended without a result": on("visits", "concluded", left_out),
    "archived without its form": on("visits", "registered", left_out),
    "ended by another hand": on("visits", "completed", another_hand),
    "a failed sample beside no problem": on("visits", "tested", no_problem),
    "tested without a sample": on("visits", "sampled", left_out),
    "begun twice": on("visits", "started", repeated),
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
