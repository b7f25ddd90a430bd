"""A million rows of procurement.method from Python through numpy, in ns a row. By hand:

    PYTHONPATH=capi/python STEWARD_LIBRARY=<libsteward.so> python3 tests/bench/python_batch.py [rows] [bench program]

Outputs are allocated in every run and dates are int32, as in the C++ batch. A bench program that prints JSON with
--json gives the C++ figure to divide by.
"""
import json
import statistics
import subprocess
import sys
import time

import numpy as np

import steward

REPEATS = 9
OUTPUTS = ("outcome", "rule")


def columns(n):
    pick = np.random.default_rng(1)
    first = (np.datetime64("2012-01-01") - np.datetime64("1970-01-01")).astype(int)
    return dict(
        category=pick.integers(1, 3, n, dtype="int32"),
        budget_fen=pick.integers(1, 400, n, dtype="int64") * 1_000_000,
        announced_on=(first + pick.integers(0, 5000, n)).astype("int32"),
        method=pick.integers(1, 7, n, dtype="int32"),
        in_catalogue=np.ones(n, dtype="uint8"),
        ground_holds=pick.integers(0, 2, n, dtype="uint8"),
        finance_approved=pick.integers(0, 2, n, dtype="uint8"),
    )


def timed(call, n):
    """Median and spread in ns a row."""
    call()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter_ns()
        call()
        times.append((time.perf_counter_ns() - start) / n)
    return statistics.median(times), min(times), max(times)


def cpp_figure(program, n):
    """ns a row of the C++ batch, from the benchmark whose name holds 'procurement.method', or None."""
    try:
        done = subprocess.run([program, "--json"], capture_output=True, text=True, check=True)
        entries = json.loads(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError) as problem:
        print("no C++ figure: %s" % problem)
        return None
    entries = entries.get("benchmarks", entries) if isinstance(entries, dict) else entries
    for entry in entries:
        if "procurement.method" in entry.get("name", "") and "ns_per_row" in entry:
            return entry["ns_per_row"]
    print("no C++ figure: %s names no procurement.method with ns_per_row" % program)
    return None


def main(arguments):
    n = int(arguments[0]) if arguments else 1_000_000
    data = columns(n)
    book = steward.Rulebook()

    def whole_call():
        return book.procurement.method(jurisdiction="CN/central", outputs=OUTPUTS, **data)

    operation = book.prepare("procurement.method", "CN/central").bind(**data)

    def fresh_outputs():
        operation.out(outcome=np.empty(n, dtype="int32"),
                      rule=(np.empty(n, dtype="int32"), np.empty((n + 7) // 8, dtype="uint8")))
        return operation.run()

    reused = book.prepare("procurement.method", "CN/central").bind(**data).out(*OUTPUTS)
    cpp = cpp_figure(arguments[1], n) if len(arguments) > 1 else None
    print("%d rows, outputs %s, median of %d (least to most), ns a row" % (n, ", ".join(OUTPUTS), REPEATS))
    for name, call in (("call with columns", whole_call), ("prepared, fresh outputs", fresh_outputs),
                       ("prepared, outputs reused", reused.run)):
        median, least, most = timed(call, n)
        ratio = "  %.2fx the C++ batch" % (median / cpp) if cpp else ""
        print("%-26s %7.2f (%.2f to %.2f)%s" % (name, median, least, most, ratio))

    one = {name: values[0].item() for name, values in data.items()}
    count = 2000
    start = time.perf_counter()
    for _ in range(count):
        book.procurement.method(jurisdiction="CN/central", **one)
    print("%-26s %7.1f us" % ("one decision, all outputs", (time.perf_counter() - start) / count * 1e6))


if __name__ == "__main__":
    main(sys.argv[1:])
