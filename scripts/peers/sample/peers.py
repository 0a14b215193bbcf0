#!/usr/bin/env python3
"""The stratified job of the scale bench in numpy, polars and DuckDB, one thread, CPU time.

    pip install numpy polars duckdb
    OMP_NUM_THREADS=1 POLARS_MAX_THREADS=1 python3 peers.py ROWS

A frame of 3,100 interleaved strata, 10 % of the rows not drawable, class ratios 0.5, 2, 10 and 30 %.
Each counts N_h, computes n_h rounded up, and takes n_h drawable rows of each stratum at random. None
of them ranks by a cipher, and none can be checked: that only favours them.
"""

import sys
import time

import duckdb
import numpy as np
import polars as pl

STRATA = 3_100
PER_MILLE = [5, 20, 100, 300]


def with_numpy(stratum, drawable):
    """Random keys, one sort by (stratum, key), the first n_h of each."""
    population = np.bincount(stratum, minlength=STRATA)
    size = -(-population * np.resize(PER_MILLE, STRATA) // 1000)
    rows = np.flatnonzero(drawable)
    rows = rows[np.lexsort((np.random.default_rng(7).random(rows.size), stratum[rows]))]
    eligible = np.bincount(stratum[rows], minlength=STRATA)
    start = np.cumsum(eligible) - eligible
    place = np.arange(rows.size) - np.repeat(start, eligible)
    return int((place < np.repeat(size, eligible)).sum())


def with_polars(frame):
    """A random rank within each stratum, then a filter."""
    ratio = pl.col("stratum").replace_strict(range(STRATA), [PER_MILLE[h % 4] for h in range(STRATA)])
    size = ((pl.len().over("stratum") * ratio + 999) // 1000).alias("size")
    drawn = frame.lazy().with_columns(size).filter("drawable")
    drawn = drawn.filter(pl.int_range(pl.len()).shuffle(seed=7).over("stratum") < pl.col("size"))
    return drawn.select(pl.len()).collect().item()


def with_duckdb(connection):
    """Row numbers by a hash within each stratum, then a filter."""
    return connection.execute(
        """
        with sized as (
            select stratum, (count(*) * [5, 20, 100, 300][stratum % 4 + 1] + 999) // 1000 as size
            from frame group by stratum
        ), ranked as (
            select stratum, row_number() over (partition by stratum order by hash(id, 7)) as place
            from frame where drawable
        )
        select count(*) from ranked join sized using (stratum) where place <= size
        """
    ).fetchone()[0]


def measure(name, rows, job):
    """CPU nanoseconds per row, the best of two."""
    best = None
    for _ in range(2):
        start = time.process_time()
        drawn = job()
        spent = (time.process_time() - start) / rows * 1e9
        best = spent if best is None else min(best, spent)
    print(f"{name}: {best:.1f} ns CPU per object, {drawn} drawn", flush=True)


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    random = np.random.default_rng(1)
    stratum = random.integers(0, STRATA, rows).astype(np.int32)
    drawable = random.random(rows) >= 0.1
    print(f"{rows} rows; numpy {np.__version__}, polars {pl.__version__}, DuckDB {duckdb.__version__}")
    measure("numpy", rows, lambda: with_numpy(stratum, drawable))
    frame = pl.DataFrame({"id": np.arange(rows), "stratum": stratum, "drawable": drawable})
    measure("polars", rows, lambda: with_polars(frame))
    connection = duckdb.connect(config={"threads": 1})
    connection.register("arrow", frame.to_arrow())
    connection.execute("create table frame as select * from arrow")
    measure("DuckDB", rows, lambda: with_duckdb(connection))


if __name__ == "__main__":
    main()
