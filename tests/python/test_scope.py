"""Whose rules, and known when: the jurisdiction as a column, and known_at."""
import datetime
import unittest
from array import array

import library
import steward
from steward._numpy import np
from test_columns import FakeCategories, FakeSeries

# 国办发〔2019〕55号 binds the central budget only; of Shandong no amount is known (政府采购法 art. 27).
PURCHASE = dict(category="goods", budget_fen=200_000_000, announced_on="2020-03-01", method="open_tender")
CENTRAL, SHANDONG, LAICHENG = "CN/central", "CN/37", "CN/37/3712/371202"
OUTCOMES = {CENTRAL: "pass", SHANDONG: "indeterminate", LAICHENG: "indeterminate"}


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()

    def refused(self, name, call, *words, row=None, column="jurisdiction"):
        with self.assertRaises(steward.StewardError) as caught:
            call()
        problem = caught.exception
        self.assertEqual((problem.name, problem.row, problem.column), (name, row, column), problem.message)
        for word in words:
            self.assertIn(word, problem.message)


class Jurisdictions(Base):
    def ask(self, jurisdiction, book=None, **changes):
        return (book or self.book).procurement.open_tender(jurisdiction=jurisdiction, **dict(PURCHASE, **changes))

    def number(self, code):
        return self.book._live().jurisdiction_number(code)

    def check(self, table, codes):
        self.assertEqual((len(table), table.n_bad), (len(codes), 0), table.errors("en"))
        self.assertEqual(list(table.decode("outcome")), [OUTCOMES[code] for code in codes])
        for row, code in enumerate(codes):
            self.assertIn("jurisdiction: %s" % code, table.explain(row, "en"))
            self.assertEqual(table.row(row).to_dict(), dict(self.ask(code).to_dict(), epoch=table.row(row).epoch))

    def test_numbers(self):
        # The codes of GB/T 2260.
        self.assertEqual(self.number(SHANDONG), 370000)
        self.assertEqual(self.number("CN/37/3712"), 371200)
        self.assertEqual(self.number(LAICHENG), 371202)

    def test_columns(self):
        codes = [SHANDONG, CENTRAL, LAICHENG, CENTRAL]
        numbers = [self.number(code) for code in codes]
        for column in (codes, tuple(codes), iter(codes), numbers, array("i", numbers), array("q", numbers),
                       [codes[0], numbers[1], codes[2], numbers[3]],
                       FakeSeries(codes, dtype="object"), FakeSeries(numbers, dtype="int64"),
                       FakeSeries(codes, cat=FakeCategories([CENTRAL, LAICHENG, SHANDONG], [2, 0, 1, 0]))):
            if np is None and isinstance(column, FakeSeries) and column.dtype == "int64":
                column = FakeSeries(numbers)
            with self.subTest(type(column).__name__):
                self.check(self.ask(column), codes)

    @unittest.skipIf(np is None, "numpy is not there")
    def test_numpy(self):
        codes = [SHANDONG, CENTRAL, LAICHENG]
        numbers = [self.number(code) for code in codes]
        for column in (np.array(codes), np.array(codes, dtype=object), np.array(numbers),
                       np.array(numbers, dtype="int32"), np.array(numbers, dtype="uint32")):
            with self.subTest(column.dtype):
                self.check(self.ask(column), codes)

    def test_one_number(self):
        answer = self.ask(self.number(CENTRAL))
        self.assertIsInstance(answer, steward.Answer)
        self.assertEqual(answer.outcome, "pass")
        self.assertIn("jurisdiction: CN/central", answer.explain("en"))
        table = self.ask(self.number(SHANDONG), budget_fen=[1, 2])
        self.assertEqual(list(table.decode("outcome")), ["indeterminate"] * 2)

    def test_default(self):
        with steward.Rulebook(jurisdiction=CENTRAL) as book:
            self.check(self.ask([None, SHANDONG, None], book), [CENTRAL, SHANDONG, CENTRAL])
            self.check(self.ask([None, None], book), [CENTRAL, CENTRAL])
            gaps = FakeSeries([SHANDONG, float("nan")], absent=[False, True], dtype="object")
            self.check(self.ask(gaps, book), [SHANDONG, CENTRAL])
            if np is not None:
                masked = np.ma.MaskedArray([370000, 0], mask=[False, True])
                self.check(self.ask(masked, book), [SHANDONG, CENTRAL])

    def test_prepared(self):
        operation = self.book.prepare("procurement.open_tender", SHANDONG).bind(**PURCHASE).out("outcome")
        operation.bind(jurisdiction=[CENTRAL, None])
        operation.run()
        self.assertEqual(list(operation["outcome"]), [1, 0])
        operation.bind(jurisdiction=None)
        operation.run(0, 1)
        self.assertEqual(list(operation["outcome"])[:1], [0])

    def test_after_the_book(self):
        with steward.Rulebook() as book:
            operation = book.prepare("procurement.open_tender", SHANDONG)
        operation.bind(jurisdiction=[CENTRAL, SHANDONG], **PURCHASE).out("outcome").run()
        self.assertEqual(list(operation["outcome"]), [1, 0])

    def test_nested_lists(self):
        claim = dict(rank="other", started_on="2024-03-04", ended_on="2024-03-08")
        line = dict(expense="lodging", place="beijing_all", on_date="2024-03-04", quantity=1, amount_fen=999_999)
        table = self.book.funds.travel_claim(jurisdiction=[CENTRAL, SHANDONG], lines=[[line], [line]], **claim)
        for row, code in enumerate((CENTRAL, SHANDONG)):
            answer = self.book.funds.travel_claim(jurisdiction=code, lines=[line], **claim)
            self.assertEqual(table.row(row).outcome, answer.outcome)
            self.assertEqual(table.row(row).lines, answer.lines)
        self.assertNotEqual(table.row(0).outcome, table.row(1).outcome)

    def test_asked_once_for_each_code(self):
        asked = []
        book = self.book._live()
        real = book.library.stw_jurisdiction_number
        self.addCleanup(book.library._functions.__setitem__, "stw_jurisdiction_number", real)
        book.library._functions["stw_jurisdiction_number"] = lambda *given: (asked.append(given[1]), real(*given))
        with steward.Rulebook() as fresh:
            # Strings with numbers among them are looked at one by one, and still asked once.
            self.ask([CENTRAL, SHANDONG, 370000] * 100, fresh)
            self.ask([SHANDONG, CENTRAL] * 100, fresh)
        self.assertEqual(sorted(asked), [b"CN/37", b"CN/central"])

    def test_refused(self):
        self.refused("unknown_jurisdiction", lambda: self.ask([CENTRAL, "CN/99x"]), "row 1", "CN/99x", "CN/central",
                     row=1)
        self.refused("unknown_jurisdiction", lambda: self.ask([CENTRAL, 1, "Shandong"]), "row 2", row=2)
        categories = FakeSeries([0, 1], cat=FakeCategories([CENTRAL, "nowhere"], [0, 1]))
        self.refused("unknown_jurisdiction", lambda: self.ask(categories), "nowhere", row=1)
        self.refused("wrong_type", lambda: self.ask([CENTRAL, True]), "row 1", row=1)
        self.refused("wrong_type", lambda: self.ask([370000.0]), "floating point", row=0)
        self.refused("wrong_length", lambda: self.ask([CENTRAL] * 2, budget_fen=[1, 2, 3]), "jurisdiction has 2",
                     column=None)
        self.refused("argument", lambda: self.ask([CENTRAL, None, None]), "row 1", "no default", row=1)
        self.refused("argument", lambda: self.ask([None]), "row 0", row=0)
        self.refused("argument", lambda: self.ask(None), "jurisdiction=")
        self.refused("argument", lambda: self.book.prepare("procurement.open_tender", [CENTRAL]), "must be a str",
                     column=None)

    def test_no_rows(self):
        self.assertEqual(len(self.ask([])), 0)

    def test_unknown_numbers_are_rows(self):
        table = self.ask([self.number(CENTRAL), 7])
        self.assertEqual(list(table.decode("row_status")), ["ok", "unknown_code"])
        self.assertEqual(list(table.decode("row_column")), [None, "jurisdiction"])
        (row, message), = table.errors("en")
        self.assertEqual(row, 1)
        self.assertIn("jurisdiction", message)
        self.assertIn("7", message)
        self.refused("unknown_code", lambda: self.ask(7), "7", row=0)


# 国办发明电〔2019〕16号 gives the Spring Festival of 2020 from 24 to 30 January; 国办发明电〔2020〕1号, issued on
# 26 January, extends it to 2 February. So 31 January, a Friday, was a working day to those who asked before.
DAY, BEFORE, AFTER = "2020-01-31", "2020-01-25", "2020-01-26"


class Known(Base):
    def working(self, known_at):
        return self.book.calendar.is_working_day(jurisdiction="CN", on_date=DAY, known_at=known_at).working

    def test_forms(self):
        forms = [str, datetime.date.fromisoformat, lambda text: (datetime.date.fromisoformat(text) - day(1970)).days]
        if np is not None:
            forms += [np.datetime64, lambda text: np.datetime64(text, "ns"), lambda text: np.str_(text)]
        for form in forms:
            self.assertIs(self.working(form(BEFORE)), True)
            self.assertIs(self.working(form(AFTER)), False)
        self.assertIs(self.working(None), False)

    def test_everywhere(self):
        name = "calendar.is_working_day"
        facts = dict(jurisdiction="CN", on_date=DAY)
        self.assertIs(self.book.decide(name, known_at=BEFORE, **facts).working, True)
        table = self.book.decide(name, known_at=BEFORE, jurisdiction=["CN", "CN/37"], on_date=DAY)
        self.assertEqual([bool(value) for value in table["working"]], [True, True])
        self.assertIn("known at: " + BEFORE, table.explain(1, "en"))
        operation = self.book.prepare(name, "CN", known_at=BEFORE)
        self.assertEqual(operation.known_at, datetime.date.fromisoformat(BEFORE))
        self.assertIn(BEFORE, repr(operation))
        operation.bind(on_date=[DAY]).out("working").run()
        self.assertEqual(list(operation["working"]), [1])
        self.assertIsNone(self.book.prepare(name, "CN").known_at)

    def test_refused(self):
        for value, status, words in (("2020-01-32", "malformed", ("2020-01-32", "YYYY-MM-DD")),
                                     (1.5, "wrong_type", ("floating point",)), ([BEFORE], "wrong_type", ("list",)),
                                     (True, "wrong_type", ("bool",)), (2**31, "out_of_range", ())):
            self.refused(status, lambda: self.working(value), "known_at", *words, column="known_at")
        self.refused("bad_date", lambda: self.working(10**7), column=None)
        if np is not None:
            self.refused("missing_value", lambda: self.working(np.datetime64("NaT")), column="known_at")


def day(year):
    return datetime.date(year, 1, 1)


class Texts(Base):
    """Through the real library: the claimant of a travel claim is a text, and personal data."""

    NAME = "张三"

    def setUp(self):
        if "claimant" not in self.book._model().operations["funds.travel_claim"].inputs:
            self.skipTest("no operation of this library takes a text")

    def ask(self, claimant, **changes):
        facts = dict(rank="other", started_on="2024-03-04", ended_on="2024-03-08", lines=[])
        return self.book.funds.travel_claim(jurisdiction=CENTRAL, claimant=claimant, **dict(facts, **changes))

    def test_one(self):
        answer = self.ask(self.NAME)
        for format in ("text", "json"):
            for lang in ("zh", "en"):
                self.assertNotIn(self.NAME, answer.explain(lang, format))
                self.assertIn(self.NAME, answer.explain(lang, format, personal=True))
                self.assertNotIn(self.NAME, answer.explain(lang, format))

    def test_many(self):
        names = [self.NAME, None, "", "李四", "🀄"]
        columns = [names, tuple(names)] + ([np.array(names, dtype=object)] if np is not None else [])
        for column in columns:
            table = self.ask(column, lines=[[]] * 5)
            self.assertEqual(table.n_bad, 0)
            for row, name in enumerate(names):
                shown = table.explain(row, "zh", personal=True)
                for other in filter(None, names):
                    self.assertEqual(other in shown, other == name)
        table = self.ask(self.NAME, rank=["other"] * 3, lines=[[]] * 3)
        self.assertIn(self.NAME, table.explain(2, personal=True))


if __name__ == "__main__":
    unittest.main()
