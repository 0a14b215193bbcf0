"""Maximum flow and CP-SAT on the benchmark country: peers.py VISITS UTILISATION [CANDIDATES]

Processor time of the solver alone, building the network aside. CANDIDATES thins the network: so many
persons of its county and department are offered to each visit.
"""

import sys
import time

import numpy as np

MASK = (1 << 64) - 1
COUNTIES = 60


class Mix:
    """The generator of benches/county.rs."""

    def __init__(self, state):
        self.state = state

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        x = self.state
        x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
        return ((x ^ (x >> 31)) * bound) >> 64


def country(visits, utilisation):
    persons, departments = visits // 10, 1 if visits < 100_000 else 5
    mix, cells = Mix(visits), COUNTIES * departments
    cell_of = [mix.below(cells) for _ in range(visits)]
    slots = [0] * cells
    for cell in cell_of:
        slots[cell] += 2
    caps, staff = [], []
    for cell in range(cells):
        count = persons // cells + (cell < persons % cells)
        room = -(-slots[cell] * 100 // utilisation)
        staff.append(list(range(len(caps), len(caps) + count)))
        for i in range(count):
            mix.below(0xFFFFFFFF)
            caps.append(room // count + (i < room % count))
    banned = []
    for cell in cell_of:
        mix.below(0xFFFFFFFF)
        team = staff[cell]
        banned.append({team[mix.below(len(team))] for _ in range(1 + mix.below(2))})
    return cell_of, staff, caps, banned


def arcs(cell_of, staff, banned, candidates):
    tails, heads = [], []
    for visit, cell in enumerate(cell_of):
        team = staff[cell]
        if candidates and len(team) > candidates:
            start = visit * 7919 % len(team)
            team = [team[(start + i) % len(team)] for i in range(candidates)]
        for person in team:
            if person not in banned[visit]:
                tails.append(visit)
                heads.append(person)
    return np.array(tails), np.array(heads)


def timed(name, run):
    start = time.process_time()
    filled = run()
    print(f"{name}: {time.process_time() - start:.3f} s, filled {filled}")


def main():
    visits, utilisation = int(sys.argv[1]), int(sys.argv[2])
    candidates = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    cell_of, staff, caps, banned = country(visits, utilisation)
    tails, heads = arcs(cell_of, staff, banned, candidates)
    persons, source = len(caps), visits + len(caps)
    sink = source + 1
    start = np.concatenate([np.full(visits, source), tails, visits + np.arange(persons)])
    end = np.concatenate([np.arange(visits), visits + heads, np.full(persons, sink)])
    room = np.concatenate([np.full(visits, 2), np.ones(len(tails), int), caps])
    print(f"{visits} visits, {utilisation} %, {len(tails)} pairs, {2 * visits} slots")

    from ortools.graph.python import max_flow

    def ortools():
        flow = max_flow.SimpleMaxFlow()
        flow.add_arcs_with_capacity(start, end, room)
        flow.solve(source, sink)
        return flow.optimal_flow()

    timed("OR-Tools maximum flow", ortools)

    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    graph = csr_array((room.astype(np.int32), (start, end)), shape=(sink + 1, sink + 1))
    timed("SciPy maximum flow", lambda: maximum_flow(graph, source, sink).flow_value)

    if visits <= 10_000:
        from ortools.sat.python import cp_model

        def cp_sat():
            model = cp_model.CpModel()
            on = [model.new_bool_var("") for _ in range(len(tails))]
            by_visit, by_person = [[] for _ in range(visits)], [[] for _ in range(persons)]
            for var, visit, person in zip(on, tails, heads):
                by_visit[visit].append(var)
                by_person[person].append(var)
            for variables in by_visit:
                model.add(sum(variables) == 2)
            for variables, cap in zip(by_person, caps):
                model.add(sum(variables) <= cap)
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 2
            status = solver.solve(model)
            return solver.status_name(status)

        timed("OR-Tools CP-SAT", cp_sat)


if __name__ == "__main__":
    main()
