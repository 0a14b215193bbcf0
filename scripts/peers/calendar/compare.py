#!/usr/bin/env python3
"""How often other libraries get a Chinese 7-working-day deadline right, and how fast.

Truth is the notices in crates/ssj-calendar/data, walked day by day. Each library is used as its
documentation says, with all it can be told. Two things are asked: the 7th working day after each
day of 2007-2026, and what it says about 2027, which nobody has announced.

    python3 -m venv venv && venv/bin/pip install -r scripts/peers/calendar/requirements.txt
    venv/bin/python scripts/peers/calendar/compare.py >docs/results/calendar-peers.txt
"""

import datetime
import json
import pathlib
import platform
import sys
import time

import chinese_calendar
import numpy
import QuantLib

DATA = pathlib.Path(__file__).parents[3] / "crates/ssj-calendar/data/cn_holidays.json"
DAY = datetime.timedelta(1)
FIRST, LAST, N = datetime.date(2007, 1, 1), datetime.date(2026, 12, 1), 7


def notices():
    """Days off and make-up days, by the notices."""
    years = [year for key, year in json.loads(DATA.read_text()).items() if key[0] != "_"]
    days = lambda kind: {datetime.date.fromisoformat(d["date"]) for y in years for d in y[kind]}
    return days("off"), days("work")


def walk(works, start, n):
    """The nth working day after a day, one day at a time."""
    while n:
        start += DAY
        n -= works(start)
    return start


def quantlib_calendar(calendar):
    """QuantLib's answers with one of its calendars."""
    to = lambda day: QuantLib.Date(day.day, day.month, day.year)

    def nth(start):
        day = calendar.advance(to(start), N, QuantLib.Days)
        return datetime.date(day.year(), day.month(), day.dayOfMonth())

    return nth


def main():
    off, work = notices()
    works = lambda day: day in work or (day.weekday() < 5 and day not in off)
    starts = [FIRST + DAY * i for i in range((LAST - FIRST).days)]
    truth = [walk(works, start, N) for start in starts]
    off_weekdays = numpy.array(sorted(off), dtype="datetime64[D]")
    numpy_plain = numpy.busdaycalendar(holidays=off_weekdays)

    def numpy_as_documented(start):
        """`roll='forward'` is needed for a start that is no working day."""
        return numpy.busday_offset(start, N, roll="forward", busdaycal=numpy_plain).item()

    peers = {
        "numpy busday_offset, told all days off": numpy_as_documented,
        "QuantLib China(SSE)": quantlib_calendar(QuantLib.China(QuantLib.China.SSE)),
        "QuantLib China(IB)": quantlib_calendar(QuantLib.China(QuantLib.China.IB)),
        "chinesecalendar find_workday(7)": lambda start: chinese_calendar.find_workday(N, start),
        "chinesecalendar is_workday, walked": lambda start: walk(
            chinese_calendar.is_workday, start, N
        ),
        "weekends only": lambda start: walk(lambda day: day.weekday() < 5, start, N),
    }
    print(f"# {' '.join(['scripts/peers/calendar/compare.py', *sys.argv[1:]])}, {datetime.date.today()}")
    print(f"# Python {platform.python_version()}, numpy {numpy.__version__}, ", end="")
    print(f"QuantLib {QuantLib.__version__}, chinesecalendar {chinese_calendar.__version__}")
    print(f"# the {N}th working day after each of {len(starts)} days, {FIRST} to {LAST}")
    print(f"{'library':42}{'wrong':>8}{'share':>9}{'CPU time each':>16}  and for 2027-03-01")
    for name, nth in peers.items():
        begun = time.process_time()
        wrong = sum(nth(start) != right for start, right in zip(starts, truth))
        spent = (time.process_time() - begun) / len(starts)
        try:
            unknown = str(nth(datetime.date(2027, 3, 1)))
        except Exception as error:  # any refusal is as good
            unknown = f"refuses ({type(error).__name__})"
        share = wrong / len(starts)
        print(f"{name:42}{wrong:8}{share:9.1%}{spent * 1e9:13,.0f} ns  {unknown}")

    day = numpy.array(starts, dtype="datetime64[D]")
    begun = time.process_time()
    for _ in range(20):
        numpy.busday_offset(day, N, roll="forward", busdaycal=numpy_plain)
    spent = (time.process_time() - begun) / 20 / len(starts)
    print(f"numpy, all starts in one call: {spent * 1e9:,.0f} ns each")


if __name__ == "__main__":
    main()
