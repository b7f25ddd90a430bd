"""Runs the flagship on one file of books: stopped in June, continued, run again, and after a hand has been on the file.

What the books must say is computed here from the commands' tables, without the library.

    examples/office_year/test_books.py build/release/examples/office_year
"""
import contextlib
import csv
import datetime
import decimal
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

DATA = pathlib.Path("examples/data")
LEAST_YEARS = {"computer_equipment": 6, "office_equipment": 6, "furniture": 15, "electrical_equipment": 5}


def rows(name):
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def fen(yuan):
    return int(decimal.Decimal(yuan) * 100)


def charged(cost, life, acquired):
    """Accumulated at the end of 2024: the straight line, the month of addition charged, months rounded to the fen."""
    months = 12 - datetime.date.fromisoformat(acquired).month + 1
    return (2 * cost + life) // (2 * life) * months


class Flagship:
    def __init__(self, program, folder):
        self.program, self.folder, self.file = program, folder, folder / "office.db"

    def run(self, *options, fails=False):
        done = subprocess.run([self.program, "--data", DATA, "--out", self.folder, "--lang", "en", *options],
                              capture_output=True, text=True, check=False)
        assert (done.returncode != 0) == fails, f"exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr}"
        return done.stdout[done.stdout.index("12. The books"):] + done.stderr

    def sql(self, statement):
        with contextlib.closing(sqlite3.connect(self.file)) as file, file:
            return file.execute(statement).fetchall()


def counts(text):
    line = re.search(r"Commands: (.*)", text)[1]
    return {what.strip(): int(number) for what, number in re.findall(r"([a-z ]+?) (\d+)", line)}


def main():
    commands, accepted = rows("commands.csv"), rows("accepted_cards.csv")
    by_june = sum(c["recorded_at"] < "2024-07" for c in commands)
    with tempfile.TemporaryDirectory() as folder:
        flagship = Flagship(sys.argv[1], pathlib.Path(folder))

        first = flagship.run("--until", "2024-06-30")
        assert "Founded" in first, first
        assert counts(first) == {"applied": by_june - 1, "refused": 1}, first

        second = flagship.run()
        assert counts(second) == {"applied": len(commands) - by_june - 1, "refused": 1, "already done": by_june}, second
        head = re.search(r"steward-journal 1 .*", second)[0]

        third = flagship.run()
        assert counts(third) == {"already done": len(commands)}, third
        assert head in third, "a run without new commands moved the head"
        assert f"Verification: events {len(commands)}, " in third and ", sound" in third, third
        for text in ("2360000.00 yuan, available on the indicator = 1271500.00", "主席令第12号 art. 13, art. 57",
                     "示例预〔2024〕1号"):
            assert text in third, f"{text} is not in\n{third}"

        # The budget: issued, passed on, adjusted, less what was promised and not released.
        promised = {c["commitment"]: c for c in commands
                    if c["command"] == "funds.reserve" and c["event_id"] != "reserve-4"}
        spent = {100: 0, 110: 0, 120: 0}
        for commitment, reserved in promised.items():
            paid = [c for c in commands if c["payment"] and c["commitment"] == commitment]
            closed = any(c["last"] == "true" for c in paid)
            counted = paid if closed else [reserved]
            spent[int(reserved["indicator"])] += sum(fen(c["amount"]) for c in counted)
        given = {int(c["indicator"]): fen(c["amount"]) for c in commands
                 if c["command"] in ("funds.issue", "funds.distribute")}
        given[120] += 20_000_000
        given[100] -= given[110] + given[120]
        wanted = [(i, given[i] - spent[i]) for i in sorted(spent)]
        found = flagship.sql("SELECT indicator, available_fen FROM indicators ORDER BY indicator")
        assert found == wanted, (found, wanted)

        # The assets: those that were accepted, and those of the year that were added.
        day = {c["event_id"]: c["on_date"] for c in commands}
        cards = [(c["card"], c["cost"], c["life_months"], c["asset_class"], c["acquired_on"])
                 for c in commands if c["card"]]
        cards += [(c["card"], c["cost"], "", c["asset_class"], day[c["event_id"]]) for c in accepted]
        wanted = sorted((int(card), charged(fen(cost), int(life or LEAST_YEARS[kind] * 12), on))
                        for card, cost, life, kind, on in cards)
        found = flagship.sql("SELECT card, accumulated_fen FROM cards ORDER BY card")
        assert found == wanted, (found, wanted)

        # A time of recording, which no command and no balance depends on: only the hashes tell.
        flagship.sql("UPDATE journal_event SET recorded_at = '2024-03-28T01:00:00.000000Z' WHERE event_id = 'pay-11'")
        ((seq,),) = flagship.sql("SELECT seq FROM journal_event WHERE event_id = 'pay-11'")
        altered = flagship.run(fails=True)
        assert ", changed" in altered and f"the event {seq} was altered" in altered, altered
    print(f"{len(commands)} commands, {len(cards)} cards: as computed, and a change was noticed")


if __name__ == "__main__":
    main()
