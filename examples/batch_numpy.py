"""A million depreciations from numpy arrays, in place: nothing is copied on the way in.

Run it with PYTHONPATH=capi/python and STEWARD_LIBRARY=build/release/capi/libsteward.so, or with the package installed.
"""
import sys
import time

import steward

try:
    import numpy as np
except ImportError:
    print("numpy is not installed: nothing to show (Debian: apt-get install python3-numpy)")
    sys.exit(0)


def main() -> int:
    rows = 1_000_000
    index = np.arange(rows, dtype=np.int64)
    cost = 100_000 + index * 7_919 % 50_000_000  # fen
    acquired = np.datetime64("2017-01-01") + index % 2_900

    book = steward.Rulebook()
    start = time.perf_counter()
    table = book.assets.depreciation(jurisdiction="CN", asset_class="computer_equipment", cost_fen=cost,
                                     acquired_on=acquired, as_of="2024-12-31")
    seconds = time.perf_counter() - start
    print(f"{rows} cards in {seconds * 1000:.0f} ms")
    print("net book value", int(table["net_fen"].sum()), "fen")

    # What was charged and what is left make up the cost, to the fen.
    exact = bool((table["accumulated_fen"] + table["net_fen"] == cost).all())
    print("accumulated + net = cost" if exact else "accumulated + net differs from cost")
    return 0 if exact and not table.errors() else 1


if __name__ == "__main__":
    sys.exit(main())
