"""Offices: commands, refusals, batches, queries, supervision; in memory and in a file."""
import datetime
import gc
import inspect
import os
import sqlite3
import tempfile
import threading
import unittest

import library
import steward

UTC = datetime.timezone.utc
ADMINISTRATOR, HEAD, PLANNER, APPLICANT, PAYER = 1, 5, 2, 3, 4


def found(office):
    """Ministry 1 with bureau 2; indicator 20 of 300,000 fen at the ministry, 22 of 100,000 at the bureau."""
    clock = datetime.datetime(2026, 1, 5, 8, tzinfo=UTC)

    def at(actor, on_date, event_id):
        nonlocal clock
        clock += datetime.timedelta(seconds=1)
        return dict(actor=actor, on_date=on_date, event_id=event_id, recorded_at=clock)

    day = "2026-01-05"
    done = [office.office.found(unit=1, unit_name="部", jurisdiction="CN/central", actor_name="张三",
                                **at(ADMINISTRATOR, day, "found"))]
    done.append(office.office.open_unit(unit=2, parent=1, name="一局", level="secondary", **at(ADMINISTRATOR, day, "u2")))
    for person in (HEAD, PLANNER, APPLICANT, PAYER):
        done.append(office.office.enrol(person=person, unit=1, name="人员%d" % person,
                                        **at(ADMINISTRATOR, day, "enrol-%d" % person)))
    for person, duty in ((HEAD, "approve_budget"), (PLANNER, "execute_budget"), (APPLICANT, "apply_expense"),
                         (PAYER, "execute_payment")):
        done.append(office.office.entrust(trust=person, person=person, unit=1, duties={duty},
                                          **at(ADMINISTRATOR, day, "trust-%d" % person)))
    done.append(office.funds.issue(indicator=20, unit=1, year=2026, amount_fen=300_000, document="财预〔2026〕1号",
                                   **at(HEAD, "2026-02-01", "i20")))
    done.append(office.funds.distribute(parent=20, indicator=22, unit=2, amount_fen=100_000, document="部预〔2026〕2号",
                                        **at(PLANNER, "2026-02-01", "i22")))
    return done


class InMemory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()

    def make(self):
        return steward.Office(self.book, name="测试", algorithm="sm3")

    def setUp(self):
        self.office = self.make()
        self.clock = datetime.datetime(2026, 3, 2, 9, tzinfo=UTC)
        for answer in found(self.office):
            self.assertEqual(answer.disposition, "applied")

    def reserve(self, event_id, commitment, fen, **more):
        more = {**dict(actor=APPLICANT, on_date="2026-03-02", recorded_at=self.clock, indicator=22), **more}
        return self.office.funds.reserve(event_id=event_id, commitment=commitment, amount_fen=fen, **more)

    def pay(self, event_id, payment, commitment, fen, on_date="2026-03-03", last=False):
        return self.office.funds.pay(event_id=event_id, payment=payment, commitment=commitment, amount_fen=fen, last=last,
                                     on_date=on_date, actor=PAYER, recorded_at=self.clock)

    def test_commands_and_refusals(self):
        answer = self.reserve("r1", 1, 40_000)
        self.assertEqual((answer.outcome, answer.disposition), ("pass", "applied"))
        self.assertEqual(answer.available_after_fen, 60_000)
        self.assertEqual(answer.rule.split("@")[0], "funds.within_budget")
        self.assertIn("funds.within_budget", answer.explain("en"))
        refused = self.reserve("r2", 2, 60_001)
        self.assertEqual((refused.outcome, refused.disposition), ("violation", "refused"))
        self.assertEqual(refused.seq, answer.seq + 1)
        again = self.reserve("r1", 1, 40_000)
        self.assertEqual((again.disposition, again.seq), ("already_done", answer.seq))
        with self.assertRaises(steward.StewardError) as caught:
            self.reserve("r1", 1, 40_001)
        self.assertEqual((caught.exception.name, caught.exception.column), ("duplicate_event", "event_id"))
        with self.assertRaises(steward.DataError) as caught:
            self.reserve("r3", 3, 10, indicator=99)
        self.assertEqual(caught.exception.column, "indicator")
        with self.assertRaises(steward.DataError) as caught:
            self.reserve("r3", 3, 10, actor=77)
        self.assertEqual(caught.exception.column, "actor")
        self.assertEqual(self.office.catch_up(), refused.seq)

    def test_the_clock_is_not_asked(self):
        columns = dict(event_id="r", actor=APPLICANT, on_date="2026-03-02", indicator=22, commitment=1, amount_fen=1)
        with self.assertRaises(steward.BindingError):
            self.office.funds.reserve(**columns)
        with self.assertRaisesRegex(steward.DataError, "time zone"):
            self.office.funds.reserve(recorded_at=datetime.datetime(2026, 3, 2, 9), **columns)
        with self.assertRaisesRegex(steward.DataError, "no moment"):
            self.office.funds.reserve(recorded_at="yesterday", **columns)
        self.office.funds.reserve(recorded_at="2026-03-02T17:00:00+08:00", **columns)
        # The same moment in another form: the same command.
        again = self.office.funds.reserve(recorded_at="2026-03-02T09:00:00Z", **columns)
        self.assertEqual(again.disposition, "already_done")
        row = self.office.office.events(event_id="r").rows[0]
        self.assertEqual(row["recorded_at"], datetime.datetime(2026, 3, 2, 9, tzinfo=UTC))
        self.assertEqual(row["on_date"], datetime.date(2026, 3, 2))

    def test_batches(self):
        moments = [self.clock + datetime.timedelta(seconds=i) for i in range(3)]
        for mode, wanted in (("all", ["withdrawn", "withdrawn", "refused"]), ("each", ["applied", "applied", "refused"])):
            ids = [mode[0] + str(i) for i in range(3)]
            table = self.reserve(ids, [1, 2, 3], [30_000, 50_000, 30_000], recorded_at=moments, mode=mode)
            self.assertEqual([str(code) for code in table.decode("disposition")], wanted)
        self.assertEqual(self.office.funds.indicators(indicator=22).rows[0]["available_fen"], 20_000)
        bad = self.reserve(["x", "y"], [8, 9], [0, 5])
        self.assertEqual(bad.n_bad, 1)
        self.assertEqual(list(bad.decode("row_status")), ["out_of_range", "ok"])
        self.assertIn("amount_fen", bad.errors("en")[0][1])
        # Outputs that say nothing of errors: a command is given once all the same.
        only = self.reserve(["p", "q"], [18, 19], [0, 5], outputs=["disposition"])
        self.assertEqual(only.columns, ("disposition",))
        self.assertEqual([None if code is None else str(code) for code in only.decode("disposition")], [None, "applied"])
        with self.assertRaises(steward.ArgumentError):
            self.reserve("z", 20, 1, mode="some")

    def test_queries(self):
        self.reserve("r1", 1, 40_000)
        self.pay("p1", 11, 1, 15_000)
        before = self.office.catch_up()
        self.pay("p2", 12, 1, 5_000, on_date="2026-05-06", last=True)
        rows = self.office.funds.indicators().rows
        self.assertEqual([row["indicator"] for row in rows], [20, 22])
        self.assertEqual([row["paid_below_fen"] for row in rows], [20_000, 20_000])
        self.assertEqual([row["parent"] for row in rows], [None, 20])
        self.assertEqual([row["document"] for row in rows], ["财预〔2026〕1号", "部预〔2026〕2号"])
        self.assertEqual(self.office.funds.commitments(commitment=1).rows[0]["released_fen"], 20_000)
        self.assertEqual([row["payment"] for row in self.office.funds.payments(as_of_on="2026-05-05").rows], [11])
        self.assertEqual([row["payment"] for row in self.office.funds.payments(as_of_seq=before).rows], [11])
        self.assertEqual(self.office.funds.payments(indicator=20).count, 0)
        # Columns of moments, one answer for each.
        table = self.office.funds.commitments(as_of_seq=[before, before + 1])
        self.assertEqual(list(table["rows.open_fen"]), [25_000, 0])
        self.assertEqual(list(table.offsets("rows")), [0, 1, 2])
        unit = self.office.office.units(unit=2).rows[0]
        self.assertEqual((unit["name"], unit["level"]), ("一局", "secondary"))
        self.assertEqual(self.office.office.actors(actor=1).rows[0]["name"], "张三")
        self.assertEqual(self.office.assets.cards().rows, [])
        self.assertEqual(self.office.assets.depreciation_runs().rows, [])
        with self.assertRaises(steward.UnknownNameError):
            self.office.funds.payments(known_at="2026-01-01")

    def test_the_chain_of_a_payment(self):
        self.reserve("r1", 1, 40_000)
        self.pay("p1", 11, 1, 15_000)
        chain = self.office.office.chain(subject="payment", id=11).rows
        self.assertEqual([row["event_id"] for row in chain], ["p1", "r1", "i22", "i20"])
        self.assertEqual([row["level"] for row in chain], [0, 1, 2, 3])
        self.assertEqual([str(row["subject"]) for row in chain], ["payment", "commitment", "indicator", "indicator"])
        self.assertEqual(chain[3]["basis"], "财预〔2026〕1号")
        self.assertEqual(chain[1]["actor_name"], "人员3")
        self.assertIn("400.00 元", chain[1]["what_zh"])
        self.assertIn("400.00 yuan", chain[1]["what_en"])
        self.assertIn("预算法", chain[0]["document"])
        self.assertTrue(all(len(row["event_hash"]) == 64 and len(row["batch_hash"]) == 64 for row in chain))
        self.assertEqual(chain[0]["batch_hash"], self.office.head().split()[5])
        with self.assertRaises(steward.DataError) as caught:
            self.office.office.chain(subject="payment", id=12)
        self.assertEqual(caught.exception.column, "id")

    def test_supervision(self):
        answer = self.reserve("r1", 1, 40_000)
        head = self.office.head()
        self.assertTrue(head.startswith("steward-journal 1 sm3 %d " % answer.seq) and head.endswith(" 测试"))
        self.reserve("r2", 2, 10)
        found = self.office.verify(head, lang="en")
        self.assertTrue(found)
        self.assertEqual((found.events, found.findings), (answer.seq + 1, []))
        foreign = self.office.verify(head.replace(head.split()[5], "0" * 64), lang="en")
        self.assertFalse(foreign)
        self.assertEqual(foreign.findings[0]["kind"], "head_differs")
        with self.assertRaises(steward.DataError):
            self.office.verify("no head")
        self.assertIn("400.00 yuan", self.office.explain_event(answer.seq, "en"))
        self.assertNotIn("张三", self.office.explain_event(1))
        self.assertIn("张三", self.office.explain_event(1, personal=True))
        with self.assertRaises(steward.ArgumentError):
            self.office.explain_event(10_000)
        self.assertEqual(self.office.readjudicate(self.book), [])
        with self.assertRaises(steward.ArgumentError):
            self.office.readjudicate("book")

    def test_another_book_decides_otherwise(self):
        self.reserve("r1", 1, 40_000)
        pack = os.path.join(os.path.dirname(__file__), "..", "..", "src", "packs", "cn", "funds", "budget.toml")
        with open(pack, encoding="utf-8") as file:
            text = file.read()
        old = '{ from = 2015-01-01, cite = ["bl 13", "bl 57"]'
        self.assertIn(old, text)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "other.toml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace(old, old.replace("2015-01-01,", "2015-01-01, until = 2020-01-01,")))
            differences = self.office.readjudicate(library.book(path))
        outcome = [entry for entry in differences if entry["column"] == "outcome"]
        self.assertEqual([(entry["event_id"], entry["then"], entry["now"]) for entry in outcome],
                         [("r1", "pass", "indeterminate")])

    def test_names(self):
        self.assertEqual(sorted(self.office._domains()), ["assets", "funds", "office", "procurement"])
        with self.assertRaisesRegex(AttributeError, "did you mean 'reserve'"):
            self.office.funds.reserv
        with self.assertRaises(AttributeError):
            self.book.funds.reserve
        with self.assertRaises(steward.UnknownNameError):
            self.office.prepare("calendar.is_working_day")
        for domain in self.office._domains().values():
            for info in domain.values():
                function = getattr(getattr(self.office, info.domain), info.method)
                parameters = inspect.signature(function).parameters
                self.assertEqual("mode" in parameters, info.kind == "command", info.name)
                self.assertEqual("as_of_seq" in parameters, info.kind == "query", info.name)
                self.assertIn(info.zh, inspect.getdoc(function))

    def test_prepared_commands_and_closing(self):
        op = self.office.prepare("funds.reserve")
        op.bind(event_id="r1", actor=APPLICANT, recorded_at=self.clock, on_date="2026-03-02", commitment=1, indicator=22,
                amount_fen=5).out("disposition")
        self.assertEqual(op.run(), 0)
        self.office.close()
        gc.collect()
        # An operation keeps its office.
        self.assertEqual(op.run(), 0)
        self.assertEqual(int(op["disposition"][0]), 3)
        for call in (self.office.head, self.office.verify, lambda: self.office.prepare("funds.pay")):
            with self.assertRaises(steward.StateError):
                call()

    def test_threads_take_turns(self):
        failures = []

        def work(k):
            try:
                for i in range(20):
                    self.reserve("t%d-%d" % (k, i), 1000 * k + i + 1, 10)
            except Exception as problem:  # noqa: BLE001
                failures.append(problem)

        threads = [threading.Thread(target=work, args=(k,)) for k in range(1, 5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        self.assertEqual(self.office.funds.indicators(indicator=22).rows[0]["reserved_fen"], 800)
        self.assertTrue(self.office.verify())


class InFile(InMemory):
    def make(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "office.db")
        return steward.Office(self.book, self.path, name="测试", algorithm="sm3")

    def tearDown(self):
        self.office.close()
        del self.office
        gc.collect()
        self.folder.cleanup()

    def test_reopening(self):
        self.reserve("r1", 1, 40_000)
        head = self.office.head()
        reader = steward.Office.open(self.book, self.path, read_only=True)
        self.assertEqual(reader.head(), head)
        self.reserve("r2", 2, 1_000)
        self.assertEqual(reader.funds.commitments().count, 2)
        with self.assertRaises(steward.FileError) as caught:
            reader.office.close_unit(event_id="c", actor=1, recorded_at=self.clock, unit=2, on_date="2026-12-31")
        self.assertEqual(caught.exception.name, "read_only")
        reader.close()
        self.office.close()
        self.office = steward.Office.open(self.book, self.path)
        self.assertTrue(self.office.verify(head))
        self.assertEqual(self.reserve("r1", 1, 40_000).disposition, "already_done")
        self.assertEqual(self.office.funds.indicators(indicator=22).rows[0]["reserved_fen"], 41_000)

    def test_the_readable_tables(self):
        self.reserve("r1", 1, 40_000)
        query = "SELECT indicator, reserved_fen, reserved_below_fen FROM indicators ORDER BY indicator"
        with sqlite3.connect(self.path) as database:
            self.assertEqual(database.execute(query).fetchall(), [(20, 0, 40_000), (22, 40_000, 40_000)])
            database.execute("DELETE FROM indicators")
        database.close()
        self.office.rebuild_tables()
        database = sqlite3.connect(self.path)
        self.assertEqual(database.execute(query).fetchall(), [(20, 0, 40_000), (22, 40_000, 40_000)])
        database.close()

    def test_files_that_are_none(self):
        with self.assertRaises(steward.FileError) as caught:
            steward.Office(self.book, self.path, name="other")
        self.assertEqual(caught.exception.name, "file_exists")
        with self.assertRaises(steward.FileError) as caught:
            steward.Office.open(self.book, __file__)
        self.assertEqual(caught.exception.name, "not_a_journal")
        with self.assertRaises(steward.FileError):
            steward.Office.open(self.book, self.path + ".no")
        with self.assertRaises(steward.ArgumentError):
            steward.Office(self.book, name="x", algorithm="md5")
        with self.assertRaises(steward.ArgumentError):
            steward.Office("book", name="x")


if __name__ == "__main__":
    unittest.main()
