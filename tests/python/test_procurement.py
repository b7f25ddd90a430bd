"""procurement.method in every way of calling: one, many, in place, in parts, from threads, through CSV."""
import datetime
import gc
import json
import pathlib
import random
import tempfile
import threading
import unittest
from array import array

import library
import steward
from steward._numpy import np

CENTRAL = "CN/central"
ONE = dict(category="goods", budget_fen=200_000_000, announced_on="2020-03-01", method="competitive_consultation",
           ground_holds=False)
needs_numpy = unittest.skipIf(np is None, "numpy is not there")


def purchases(n, seed=1):
    """Columns of made-up purchases as plain codes, without gaps."""
    pick = random.Random(seed)
    first = (datetime.date(2012, 1, 1) - datetime.date(1970, 1, 1)).days
    return dict(
        category=array("i", [pick.randint(1, 3) for _ in range(n)]),
        budget_fen=array("q", [pick.randint(1, 400) * 1_000_000 for _ in range(n)]),
        announced_on=array("i", [first + pick.randrange(5000) for _ in range(n)]),
        method=array("i", [pick.randint(1, 6) for _ in range(n)]),
        ground_holds=array("B", [pick.randint(0, 1) for _ in range(n)]),
        finance_approved=array("B", [pick.randint(0, 1) for _ in range(n)]),
        in_catalogue=array("B", [pick.randint(0, 1) for _ in range(n)]),
    )


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()
        cls.method = cls.book.procurement.method

    def operation(self):
        return self.book.prepare("procurement.method", CENTRAL)

    def refused(self, name, kind, call, *words):
        with self.assertRaises(kind) as caught:
            call()
        self.assertEqual(caught.exception.name, name, caught.exception.message)
        for word in words:
            self.assertIn(word, caught.exception.message)
        return caught.exception


class One(Base):
    def test_answer(self):
        answer = self.method(jurisdiction=CENTRAL, **ONE)
        self.assertEqual(answer.outcome, "violation")
        self.assertEqual((answer.outcome.code, answer.outcome.zh), (4, "不符合"))
        self.assertIs(answer.reaches_open_tender, True)
        self.assertIsNone(answer.must_tender)
        self.assertIsInstance(answer.allowed_methods, frozenset)
        self.assertIn("open_tender", answer.allowed_methods)
        self.assertIsInstance(answer.min_suppliers, int)
        self.assertRegex(answer.rule, r"^procurement\.\w+@\d{4}-\d\d-\d\d$")
        self.assertIsInstance(answer.confidence, steward.Code)
        self.assertEqual(answer["outcome"], "violation")
        self.assertEqual(answer.to_dict()["outcome"], "violation")
        self.assertIn("outcome", dir(answer))
        self.assertIn("outcome='violation'", repr(answer))
        with self.assertRaisesRegex(AttributeError, "did you mean 'outcome'"):
            answer.outcom

    def test_explain(self):
        answer = self.method(jurisdiction=CENTRAL, **ONE)
        self.assertIn("不符合", answer.explain())
        self.assertIn("号", answer.explain("zh"))
        self.assertIn("violation", answer.explain("en").lower())
        self.assertIsInstance(json.loads(answer.explain("zh", "json")), dict)

    def test_forms_of_facts(self):
        expected = self.method(jurisdiction=CENTRAL, **ONE).to_dict()
        category = self.book._model().enumerations["procurement_category"].by_code[1]
        for changes in (dict(category="货物"), dict(category=1), dict(category=category),
                        dict(announced_on=datetime.date(2020, 3, 1)), dict(announced_on=18322),
                        dict(method="竞争性磋商"), dict(ground_holds=0), dict(in_catalogue=None)):
            self.assertEqual(self.method(jurisdiction=CENTRAL, **dict(ONE, **changes)).to_dict(), expected, changes)

    def test_outputs(self):
        answer = self.method(jurisdiction=CENTRAL, outputs=["outcome", "rule"], **ONE)
        self.assertEqual(set(answer.to_dict()), {"outcome", "rule"})
        with self.assertRaises(AttributeError):
            answer.epoch
        self.assertEqual(self.method(jurisdiction=CENTRAL, outputs="outcome", **ONE).outcome, "violation")

    def test_bad_facts(self):
        def call(**changes):
            return lambda: self.method(jurisdiction=CENTRAL, **dict(ONE, **changes))

        problem = self.refused("out_of_range", steward.DataError, call(budget_fen=0))
        self.assertEqual((problem.column, problem.row), ("budget_fen", 0))
        problem = self.refused("out_of_range", ValueError, call(budget_fen=-1))
        self.assertEqual(problem.column, "budget_fen")
        problem = self.refused("unknown_code", steward.DataError, call(category=99), "99")
        self.assertEqual(problem.column, "category")
        self.refused("unknown_code", steward.DataError, call(category="food"), "food", "goods", "category")
        self.refused("missing_value", steward.DataError, call(category=None), "category")
        self.refused("bad_date", steward.DataError, call(announced_on=-10**6), "announced_on")
        self.refused("malformed", steward.DataError, call(announced_on="2020-02-30"), "2020-02-30")
        self.refused("wrong_type", steward.BindingError, call(budget_fen=1.5), "1.5", "fen")
        self.refused("out_of_range", steward.DataError, call(budget_fen=2**63), str(2**63))
        # The status is known even when the caller did not ask for it.
        problem = self.refused("out_of_range", steward.DataError, call(budget_fen=0, outputs=["outcome"]))
        self.assertEqual(problem.column, "budget_fen")

    def test_not_bound(self):
        facts = {name: value for name, value in ONE.items() if name != "budget_fen"}
        self.refused("not_bound", steward.BindingError, lambda: self.method(jurisdiction=CENTRAL, **facts),
                     "budget_fen")

    def test_no_key_without_list(self):
        self.refused("argument", steward.ArgumentError, lambda: self.method(jurisdiction=CENTRAL, key=[1], **ONE))


class Many(Base):
    def test_equal_to_one_by_one(self):
        columns = purchases(150)
        table = self.method(jurisdiction=CENTRAL, **columns)
        self.assertEqual((len(table), table.n_bad, table.errors()), (150, 0, []))
        for row in range(150):
            answer = self.method(jurisdiction=CENTRAL, **{name: values[row] for name, values in columns.items()})
            self.assertEqual(table.row(row).to_dict(), answer.to_dict())
        self.assertTrue(table.explain(7, "en"))
        self.assertEqual(table.row(-1).to_dict(), table.row(149).to_dict())
        self.refused("bad_range", steward.ArgumentError, lambda: table.row(150))

    def test_columns(self):
        table = self.method(jurisdiction=CENTRAL, **purchases(20))
        self.assertIn("outcome", table)
        self.assertEqual(list(table), list(table.columns))
        self.assertEqual(set(table.to_dict()), set(table.columns))
        if np is not None:
            self.assertEqual(table["outcome"].dtype, np.dtype("int32"))
            self.assertEqual(table["allowed_methods"].dtype, np.dtype("int64"))
            self.assertEqual(table.validity("must_tender").dtype, np.dtype(bool))
        else:
            self.assertIsInstance(table["outcome"], array)
        for name in table.columns:
            decoded = list(table.decode(name))
            self.assertEqual(len(decoded), 20)
            flags = list(table.validity(name))
            for row in range(20):
                self.assertEqual(decoded[row], table.row(row)[name], name)
                self.assertEqual(bool(flags[row]), table.row(row)[name] is not None or name == "row_column", name)
        self.assertEqual(set(table.to_dict(decode=True)["row_status"]), {"ok"})
        self.assertIn("procurement.method", repr(table))
        self.refused("unknown_column", steward.UnknownNameError, lambda: table["outcom"], "outcome")
        self.refused("unknown_list", steward.UnknownNameError, lambda: table.offsets("lines"))
        self.refused("unknown_list", steward.UnknownNameError, lambda: table.to_dict(list="lines"))

    def test_texts_and_gaps(self):
        table = self.method(
            jurisdiction=CENTRAL, category=["goods", "货物", 1], budget_fen=200_000_000,
            announced_on=["2020-03-01", datetime.date(2020, 3, 1), 18322],
            method="competitive_consultation", ground_holds=[False, None, True], finance_approved=[None, None, True])
        self.assertEqual(list(table.decode("outcome")), ["violation", "indeterminate", "pass"])

    def test_constants(self):
        expected = self.method(jurisdiction=CENTRAL, **ONE).outcome
        table = self.method(jurisdiction=CENTRAL, **dict(ONE, budget_fen=[200_000_000] * 11))
        self.assertEqual(list(table.decode("outcome")), [expected] * 11)
        table = self.method(jurisdiction=CENTRAL, **dict(ONE, ground_holds=None, budget_fen=[200_000_000] * 11))
        self.assertEqual(list(table.decode("outcome")), ["indeterminate"] * 11)

    def test_bad_rows(self):
        columns = purchases(10)
        columns["budget_fen"][3] = 0
        columns["category"][5] = 77
        columns["announced_on"][7] = 2**31 - 1
        for outputs in (None, ["outcome"]):
            table = self.method(jurisdiction=CENTRAL, outputs=outputs, **columns)
            self.assertEqual(table.n_bad, 3)
            errors = table.errors("en")
            self.assertEqual([row for row, _ in errors], [3, 5, 7])
            self.assertIn("budget_fen", errors[0][1])
            self.assertIn("77", errors[1][1])
            self.assertEqual([bool(flag) for flag in table.validity("outcome")],
                             [row not in (3, 5, 7) for row in range(10)])
            self.assertIsNone(table.decode("outcome")[3])
            self.assertEqual(table["outcome"][3], 0)
        self.assertEqual(table.columns, ("outcome",))
        table = self.method(jurisdiction=CENTRAL, **columns)
        self.assertEqual(list(table.decode("row_status"))[3:8:2], ["out_of_range", "unknown_code", "bad_date"])
        self.assertEqual(list(table.decode("row_column"))[3:8:2], ["budget_fen", "category", "announced_on"])
        self.assertEqual(len(table.errors("zh")), 3)

    def test_wrong_lengths(self):
        columns = purchases(10)
        columns["method"] = columns["method"][:9]
        self.refused("wrong_length", steward.BindingError, lambda: self.method(jurisdiction=CENTRAL, **columns),
                     "method has 9", "category has 10")

    def test_empty(self):
        table = self.method(jurisdiction=CENTRAL, **dict(ONE, budget_fen=[], category=[]))
        self.assertEqual((len(table), table.n_bad), (0, 0))
        self.assertEqual(list(table.decode("outcome")), [])
        self.assertEqual(list(table.decode("min_suppliers")), [])

    @needs_numpy
    def test_numpy_dates(self):
        columns = purchases(50)
        expected = self.method(jurisdiction=CENTRAL, **columns)
        days = np.asarray(columns["announced_on"]).astype("datetime64[D]")
        for form in (days, days.astype("datetime64[ns]"), days.astype("int64"), days.astype(str),
                     days.astype(object), days.astype(str).tolist()):
            table = self.method(jurisdiction=CENTRAL, **dict(columns, announced_on=form))
            self.assertTrue((table["outcome"] == expected["outcome"]).all())
        days[4] = "NaT"
        table = self.method(jurisdiction=CENTRAL, **dict(columns, announced_on=days))
        self.assertEqual(table.decode("row_status")[4], "missing_value")
        masked = np.ma.MaskedArray(columns["budget_fen"], mask=[row == 6 for row in range(50)])
        table = self.method(jurisdiction=CENTRAL, **dict(columns, budget_fen=masked))
        self.assertEqual([row for row, _ in table.errors()], [6])

    @needs_numpy
    def test_numpy_strides(self):
        columns = {name: np.asarray(values) for name, values in purchases(60).items()}
        expected = self.method(jurisdiction=CENTRAL, **columns)
        third = self.method(jurisdiction=CENTRAL, **{name: values[::3] for name, values in columns.items()})
        self.assertTrue((third["outcome"] == expected["outcome"][::3]).all())
        back = self.method(jurisdiction=CENTRAL, **{name: values[::-1] for name, values in columns.items()})
        self.assertTrue((back["path"] == expected["path"][::-1]).all())
        records = np.zeros(60, dtype=[(name, values.dtype) for name, values in columns.items()])
        for name, values in columns.items():
            records[name] = values
        packed = self.method(jurisdiction=CENTRAL, **{name: records[name] for name in columns})
        self.assertTrue((packed["outcome"] == expected["outcome"]).all())


class Prepared(Base):
    def bound(self, n=40, seed=1):
        columns = purchases(n, seed)
        return self.operation().bind(**columns), columns

    def test_in_place(self):
        operation, columns = self.bound()
        self.assertEqual(operation.borrowed, set(columns))
        operation.out("outcome", "rule")
        self.assertEqual(operation.run(), 0)
        before = list(operation["outcome"])
        self.assertEqual(before, list(self.method(jurisdiction=CENTRAL, **columns)["outcome"]))
        for row in range(40):
            columns["budget_fen"][row] = 1
        outcomes = operation["outcome"]
        operation.run()
        self.assertIs(operation["outcome"], outcomes)
        self.assertEqual(list(outcomes), list(self.method(jurisdiction=CENTRAL, **columns)["outcome"]))
        self.assertNotEqual(list(outcomes), before)

    def test_addresses(self):
        operation, columns = self.bound()
        for name, values in columns.items():
            self.assertEqual(operation._inputs[name].address, values.buffer_info()[0])

    def test_arrays_are_held(self):
        operation = self.operation()
        operation.bind(**{name: array(values.typecode, values) for name, values in purchases(5000).items()})
        operation.out("outcome").out(epoch=array("i", bytes(20000)))
        gc.collect()
        junk = [array("q", range(5000)) for _ in range(20)]
        operation.run()
        self.assertEqual(list(operation["outcome"]),
                         list(self.method(jurisdiction=CENTRAL, **purchases(5000))["outcome"]))
        self.assertEqual(len(junk), 20)

    def test_stale(self):
        operation, columns = self.bound()
        operation.out("outcome", "reaches_open_tender", "path").run()
        row = next(row for row in range(40) if columns["category"][row] != 3 and columns["budget_fen"][row] > 2 * 10**8)
        self.assertTrue(operation.explain(row))
        columns["budget_fen"][row] = 1
        self.refused("stale", steward.StateError, lambda: operation.explain(row))
        operation.run()
        self.assertTrue(operation.explain(row))

    def test_explain_without_run(self):
        operation = self.operation().bind(**dict(ONE, in_catalogue=None))
        self.assertIn("不符合", operation.explain(0))
        self.assertEqual(operation.row_error(0), "")
        operation.bind(budget_fen=-5)
        self.assertIn("budget_fen", operation.row_error(0, "en"))
        self.refused("bad_range", steward.ArgumentError, lambda: operation.explain(-1))

    def test_chunks(self):
        operation, columns = self.bound(100)
        names = [name for name in operation.info.outputs]
        operation.out(*names).run()
        whole = {name: list(operation[name]) for name in names}
        for chunk in (1, 7, 64, 100, 1000):
            other, _ = self.bound(100)
            other.out(*names)
            seen = []
            self.assertEqual(other.run(progress=lambda done, total: seen.append((done, total)), chunk=chunk), 0)
            self.assertEqual({name: list(other[name]) for name in names}, whole)
            self.assertEqual(seen[-1], (100, 100))
            self.assertEqual(len(seen), -(-100 // chunk))
        by_hand, _ = self.bound(100)
        by_hand.out(*names)
        for first in range(0, 100, 30):
            by_hand.run(first, min(30, 100 - first))
        self.assertEqual({name: list(by_hand[name]) for name in names}, whole)
        self.assertEqual(list(map(bool, by_hand.validity("rule"))), list(map(bool, operation.validity("rule"))))

    def test_stop(self):
        operation, _ = self.bound(100)
        operation.out("row_status", "outcome")
        seen = []
        operation.run(progress=lambda done, total: seen.append(done) or done < 30, chunk=10)
        self.assertEqual(seen, [10, 20, 30])

        def interrupt(done, total):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            operation.run(progress=interrupt, chunk=10)
        self.assertEqual(operation.run(), 0)

    def test_ranges(self):
        operation, _ = self.bound(10)
        self.refused("wrong_length", steward.BindingError, lambda: operation.run(5, 6), "10 rows, 11")
        self.refused("bad_range", steward.ArgumentError, lambda: operation.run(11))
        self.refused("bad_range", steward.ArgumentError, lambda: operation.run(-1, 2))
        self.refused("bad_range", steward.ArgumentError, lambda: operation.run(0, -2))
        self.refused("argument", steward.ArgumentError, lambda: operation.run(progress=print, chunk=0))
        self.assertEqual(operation.run(10, 0), 0)

    def test_rebinding(self):
        operation, _ = self.bound(10)
        operation.out("outcome").run()
        longer = purchases(30, 2)
        operation.bind(**longer).run()
        self.assertEqual(list(operation["outcome"]), list(self.method(jurisdiction=CENTRAL, **longer)["outcome"]))
        operation.bind(category=array("i", [1] * 5))
        self.refused("wrong_length", steward.BindingError, operation.run, "category has 5")
        # A wrong column changes nothing.
        operation.bind(**longer)
        self.refused("wrong_type", steward.BindingError,
                     lambda: operation.bind(category=array("i", [1] * 30), budget_fen=1.5))
        operation.run()
        self.assertEqual(list(operation["outcome"]), list(self.method(jurisdiction=CENTRAL, **longer)["outcome"]))
        operation.unbind()
        self.refused("not_bound", steward.BindingError, operation.run)

    def test_growing_gaps(self):
        operation = self.operation().bind(**dict(ONE, ground_holds=None)).out("outcome")
        for rows in (1, 9, 100, 3):
            operation.bind(budget_fen=array("q", [200_000_000] * rows)).run()
            self.assertEqual(list(operation["outcome"]), [0] * rows)

    def test_own_outputs(self):
        operation, columns = self.bound(20)
        outcome = array("i", [77] * 25)
        suppliers, bits = array("q", [77] * 20), bytearray(3)
        operation.out(outcome=outcome, min_suppliers=(suppliers, bits)).run()
        table = self.method(jurisdiction=CENTRAL, **columns)
        self.assertEqual(list(outcome)[:20], list(table["outcome"]))
        self.assertEqual(list(outcome)[20:], [77] * 5)
        self.assertIs(operation["outcome"], outcome)
        self.assertEqual(list(suppliers), list(table["min_suppliers"]))
        flags = [bool(bits[row >> 3] >> (row & 7) & 1) for row in range(20)]
        self.assertEqual(flags, [bool(flag) for flag in table.validity("min_suppliers")])

    def test_own_outputs_refused(self):
        operation, columns = self.bound(20)

        def call(**outputs):
            return lambda: operation.out(**outputs).run()

        self.refused("wrong_type", steward.BindingError, call(outcome=array("q", [0] * 20)), "outcome", "int32")
        self.refused("wrong_type", steward.BindingError, call(outcome=bytes(80)), "outcome")
        self.refused("wrong_type", steward.BindingError, call(outcome=[0] * 20), "outcome")
        self.refused("wrong_type", steward.BindingError, call(outcome=7), "outcome")
        self.refused("wrong_length", steward.BindingError,
                     call(min_suppliers=(array("q", [0] * 20), bytearray(2))), "bitmap", "3")
        self.refused("unknown_column", steward.UnknownNameError, call(outcom=array("i", [0] * 20)), "outcome")
        self.refused("wrong_length", steward.BindingError, call(outcome=array("i", [0] * 19)), "outcome")
        operation.out(outcome=columns["category"])
        self.refused("overlapping_memory", steward.ArgumentError, operation.run, "outcome", "category")

    @needs_numpy
    def test_own_numpy_outputs(self):
        operation, columns = self.bound(20)
        expected = self.method(jurisdiction=CENTRAL, **columns)["outcome"]
        records = np.zeros(20, dtype=[("a", "i4"), ("b", "i4")])
        operation.out(outcome=records["b"]).run()
        self.assertTrue((records["b"] == expected).all())
        self.assertFalse(records["a"].any())
        wide = np.zeros((20, 2), dtype="int32")
        operation.out(outcome=wide[:, 1]).run()
        self.assertTrue((wide[:, 1] == expected).all() and not wide[:, 0].any())
        covered = np.zeros(20, dtype=bool)
        operation.out(covered=(covered, np.zeros(3, dtype="uint8"))).run()
        for wrong in (np.zeros(20, dtype="int64"), np.zeros(20, dtype=">i4"), wide, wide[::-1, 0],
                      np.zeros(40, dtype="int32")[::-2], np.ma.MaskedArray(np.zeros(20, dtype="int32"))):
            self.refused("wrong_type", steward.BindingError, lambda: operation.out(outcome=wrong))
        fixed = np.zeros(20, dtype="int32")
        fixed.flags.writeable = False
        self.refused("wrong_type", steward.BindingError, lambda: operation.out(outcome=fixed))

    def test_outputs_before_run(self):
        operation, _ = self.bound(5)
        operation.out("outcome")
        self.refused("not_run", steward.StateError, lambda: operation["outcome"])
        self.refused("unknown_column", steward.UnknownNameError, lambda: operation["rule"])
        self.assertEqual(operation.outputs, ("outcome",))
        operation.run()
        operation.out("outcome")
        self.assertTrue(operation.explain(0))


class Threads(Base):
    def test_one_book(self):
        columns = purchases(3000)
        expected = list(self.method(jurisdiction=CENTRAL, **columns)["outcome"])
        wrong = []

        def work():
            try:
                for _ in range(10):
                    found = self.method(jurisdiction=CENTRAL, outputs=["outcome"], **columns)
                    if list(found["outcome"]) != expected:
                        wrong.append("differs")
            except Exception as problem:
                wrong.append(problem)

        workers = [threading.Thread(target=work) for _ in range(6)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual(wrong, [])

    def test_one_operation(self):
        columns = purchases(3000)
        operation = self.operation().bind(**columns).out("outcome")
        operation.run()
        expected = list(operation["outcome"])
        wrong = []

        def work(kind):
            try:
                for row in range(30):
                    if kind:
                        operation.explain(row)
                    else:
                        operation.run()
            except Exception as problem:
                wrong.append(problem)

        workers = [threading.Thread(target=work, args=(index % 2,)) for index in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual((wrong, list(operation["outcome"])), ([], expected))


class Csv(Base):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def run_csv(self, text, encoding="utf-8", **more):
        source = self.path / "采购.csv"
        source.write_bytes(text.encode(encoding))
        target = self.path / "结果.csv"
        result = steward.csv.run(self.book, "procurement.method", source, str(target), jurisdiction=CENTRAL,
                                 encoding=encoding, **more)
        return result, target.read_bytes()

    def test_run(self):
        text = ("编号,category,budget_fen,announced_on,method,ground_holds\n"
                "甲,goods,200000000,2020-03-01,competitive_consultation,0\n"
                "乙,货物,abc,2020-03-01,open_tender,1\n")
        for encoding in ("utf-8", "gb18030"):
            result, output = self.run_csv(text, encoding)
            self.assertEqual((result.rows, result.bad), (2, 1))
            self.assertTrue(output.startswith(b"\xef\xbb\xbf"))
            lines = output.decode("utf-8-sig").splitlines()
            self.assertEqual(len(lines), 3)
            self.assertIn("甲", lines[1])
            self.assertIn("abc", lines[2])

    def test_refused(self):
        for name, kind, change in (
                ("unknown_encoding", steward.UnknownNameError, dict(encoding="latin-1")),
                ("unknown_operation", steward.UnknownNameError, dict(operation="no.such")),
                ("unknown_language", steward.UnknownNameError, dict(lang="fr")),
                ("file_not_found", steward.FileError, dict(input=self.path / "none.csv")),
                ("unknown_list", steward.UnknownNameError, dict(lists={"lines": self.path / "a.csv"}))):
            (self.path / "a.csv").write_text("key,category,budget_fen,announced_on\n", encoding="utf-8")
            facts = dict(operation="procurement.method", input=self.path / "a.csv", output=self.path / "b.csv",
                         jurisdiction=CENTRAL)
            facts.update(change)
            self.refused(name, kind, lambda: steward.csv.run(self.book, **facts))
        self.refused("argument", steward.ArgumentError,
                     lambda: steward.csv.run(self.book, "procurement.method", "a", "b"), "jurisdiction")


if __name__ == "__main__":
    unittest.main()
