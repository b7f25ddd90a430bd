"""Operations of the other domains: dates, nested lists in every form, results of unknown length, Decimals."""
import datetime
import pathlib
import random
import tempfile
import unittest
from array import array
from decimal import Decimal

import library
import steward
from steward._numpy import np

day = datetime.date


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()

    def refused(self, name, call, *words):
        with self.assertRaises(steward.StewardError) as caught:
            call()
        self.assertEqual(caught.exception.name, name, caught.exception.message)
        for word in words:
            self.assertIn(word, caught.exception.message)
        return caught.exception


class Calendar(Base):
    """国庆节 2025: 1 to 8 October are off; 28 September and 11 October are worked."""

    def test_working_days(self):
        calendar = self.book.calendar
        for text, working in (("2025-09-28", True), ("2025-09-30", True), ("2025-10-01", False), ("2025-10-08", False),
                              ("2025-10-09", True), ("2025-10-11", True), ("2025-10-12", False)):
            answer = calendar.is_working_day(jurisdiction="CN", on_date=text)
            self.assertIs(answer.working, working, text)
        answer = calendar.add_working_days(jurisdiction="CN", on_date=day(2025, 9, 30), days=1)
        self.assertEqual(answer.result_on, day(2025, 10, 9))
        answer = calendar.count_working_days(jurisdiction="CN", on_date="2025-09-28", until_on="2025-10-12")
        self.assertEqual(answer.days, 6)

    def test_no_notice_yet(self):
        answer = self.book.calendar.is_working_day(jurisdiction="CN", on_date="2027-05-04")
        self.assertEqual(answer.outcome, "indeterminate")
        self.assertIsNone(answer.working)
        self.assertEqual(answer.missing_year, 2027)
        self.assertIn("2027", answer.explain("en"))

    def test_many(self):
        dates = [day(2025, 1, 1) + datetime.timedelta(days=i) for i in range(365)]
        table = self.book.calendar.is_working_day(jurisdiction="CN", on_date=dates)
        working = [bool(value) for value in table.decode("working")]
        self.assertEqual(sum(working), self.book.calendar.count_working_days(
            jurisdiction="CN", on_date="2025-01-01", until_on="2026-01-01").days)
        added = self.book.calendar.add_working_days(jurisdiction="CN", on_date=dates, days=5)
        if np is not None:
            self.assertEqual(added.decode("result_on").dtype, np.dtype("datetime64[D]"))
        for row in (0, 100, 270):
            self.assertEqual(added.row(row).result_on, self.book.calendar.add_working_days(
                jurisdiction="CN", on_date=dates[row], days=5).result_on)

    def test_deadline(self):
        items = self.book._model().enumerations["time_limit"].items
        answer = self.book.calendar.deadline(jurisdiction="CN", time_limit=items[0], starts_on="2025-03-03")
        self.assertIsInstance(answer.deadline_on, day)
        self.assertGreaterEqual(answer.deadline_on, answer.unrolled_on)
        again = self.book.calendar.deadline(jurisdiction="CN", time_limit=str(items[0]), starts_on="2025-03-03",
                                            ended_on=None)
        self.assertEqual(again.to_dict(), answer.to_dict())


class Assets(Base):
    FACTS = dict(jurisdiction="CN", asset_class="computer_equipment", cost_fen=1_000_001, acquired_on="2020-01-15",
                 life_months=72)

    def test_schedule(self):
        answer = self.book.assets.depreciation_schedule(**self.FACTS)
        self.assertEqual(len(answer.schedule), 72)
        first, last = answer.schedule[0], answer.schedule[-1]
        self.assertEqual((first["month"], first["month_on"], first["amount_fen"]), (1, day(2020, 1, 1), 13889))
        self.assertEqual((last["month"], last["accumulated_fen"], last["net_fen"]), (72, 1_000_001, 0))
        self.assertEqual(sum(month["amount_fen"] for month in answer.schedule), 1_000_001)
        self.assertIn("schedule=[72]", repr(answer))
        # One month of the schedule is what depreciation says at that date.
        at = self.book.assets.depreciation(as_of="2021-06-30", **self.FACTS)
        self.assertEqual(at.accumulated_fen, answer.schedule[at.months - 1]["accumulated_fen"])
        self.assertEqual(at.accumulated_fen + at.net_fen, 1_000_001)

    def batch(self, n=40):
        pick = random.Random(3)
        return dict(asset_class=["computer_equipment"] * n, acquired_on="2020-01-15",
                    cost_fen=array("q", [pick.randint(0, 10**9) for _ in range(n)]),
                    life_months=array("q", [pick.randint(72, 90) for _ in range(n)]))

    def test_many(self):
        columns = self.batch()
        columns["cost_fen"][4] = -1
        table = self.book.assets.depreciation_schedule(jurisdiction="CN", **columns)
        offsets = [int(offset) for offset in table.offsets("schedule")]
        self.assertEqual(len(offsets), 41)
        self.assertEqual((offsets[0], offsets[4], offsets[5]), (0, offsets[5], offsets[4]))
        self.assertEqual(offsets[-1], len(table["schedule.amount_fen"]))
        self.assertEqual([row for row, _ in table.errors("en")], [4])
        for row in (0, 3, 5, 39):
            answer = self.book.assets.depreciation_schedule(
                jurisdiction="CN", asset_class="computer_equipment", acquired_on="2020-01-15",
                cost_fen=columns["cost_fen"][row], life_months=columns["life_months"][row])
            self.assertEqual(table.row(row).to_dict(), answer.to_dict())
            self.assertEqual(offsets[row + 1] - offsets[row], columns["life_months"][row])
        self.assertEqual(set(table.to_dict(list="schedule")),
                         {"month", "month_on", "amount_fen", "accumulated_fen", "net_fen"})
        self.assertEqual(list(table.decode("schedule.month"))[:3], [1, 2, 3])
        self.assertTrue(all(table.validity("schedule.amount_fen")))

    def test_chunks(self):
        whole = self.book.prepare("assets.depreciation_schedule", "CN").bind(**self.batch()).out("outcome")
        whole.run()
        expected = whole.result_list("schedule")
        for chunk in (1, 7, 40, 100):
            parts = self.book.prepare("assets.depreciation_schedule", "CN").bind(**self.batch()).out("outcome")
            parts.run(progress=lambda done, total: True, chunk=chunk)
            found = parts.result_list("schedule")
            self.assertEqual(list(found.offsets), list(expected.offsets))
            for name, values in expected.columns.items():
                self.assertEqual(list(found.columns[name]), list(values), name)
        # Without progress, the results are those of the last part.
        parts.run(10, 5)
        part = parts.result_list("schedule")
        self.assertEqual((len(part.offsets), part.offsets[0]), (6, 0))
        self.assertEqual(part.offsets[-1], expected.offsets[15] - expected.offsets[10])

    def test_results_outlive_the_operation(self):
        operation = self.book.prepare("assets.depreciation_schedule", "CN").bind(**self.batch()).out("outcome")
        self.refused("not_run", lambda: operation.result_list("schedule"))
        operation.run()
        result = operation.result_list("schedule")
        total = sum(result.columns["schedule.amount_fen"])
        self.refused("unknown_list", lambda: operation.result_list("plan"))
        operation.close()
        self.assertEqual(sum(result.columns["schedule.amount_fen"]), total)

    def test_result_columns_are_no_outputs(self):
        operation = self.book.prepare("assets.depreciation_schedule", "CN")
        self.refused("unknown_column", lambda: operation.out("schedule.amount_fen"))

    def test_only_the_list(self):
        answer = self.book.assets.depreciation_schedule(outputs=["schedule"], **self.FACTS)
        self.assertEqual(list(answer.to_dict()), ["schedule"])


CLAIM = dict(rank="other", started_on="2024-03-04", ended_on="2024-03-08")


def line(amount, quantity=1, expense="lodging", on_date="2024-03-04", place="beijing_all"):
    return dict(expense=expense, place=place, on_date=on_date, quantity=quantity, amount_fen=amount)


class Funds(Base):
    LINES = [[line(100_000, 2), line(40_000, 5, "meal_allowance")], [], [line(999_999)],
             [line(1, 1, "intercity_fare"), line(2), line(3)]]

    def claim(self, **changes):
        return self.book.funds.travel_claim(jurisdiction="CN/central", **dict(CLAIM, **changes))

    def columns(self):
        return {name: [row[name] for group in self.LINES for row in group] for name in line(0)}

    def test_one(self):
        answer = self.claim(lines=[line(999_999), line(100, 1, "meal_allowance")])
        self.assertEqual(answer.outcome, "violation")
        over, within = answer.lines
        self.assertEqual((over["outcome"], within["outcome"]), ("violation", "pass"))
        self.assertEqual(over["payable_fen"], over["standard_fen"])
        self.assertEqual(over["excess_fen"], 999_999 - over["standard_fen"])
        self.assertEqual(answer.payable_fen, over["payable_fen"] + within["payable_fen"])
        self.assertEqual(answer.claimed_fen, 1_000_099)
        self.assertTrue(answer.explain("zh"))

    def test_one_by_columns(self):
        by_records = self.claim(lines=[line(5), line(6)])
        by_columns = self.claim(lines={"expense": "lodging", "place": "beijing_all", "on_date": "2024-03-04",
                                       "quantity": 1, "amount_fen": array("q", [5, 6])})
        self.assertEqual(by_columns.to_dict(), by_records.to_dict())

    def test_no_lines(self):
        answer = self.claim(lines=[])
        self.assertEqual((answer.lines, answer.claimed_fen, answer.outcome), ([], 0, "not_applicable"))

    def expected(self):
        return [self.claim(lines=group).to_dict() for group in self.LINES]

    def test_records_of_many(self):
        table = self.claim(lines=self.LINES)
        self.assertEqual(len(table), 4)
        self.assertEqual([table.row(row).to_dict() for row in range(4)], self.expected())

    def test_offsets(self):
        table = self.claim(rank=["other"] * 4, lines=dict(self.columns(), offsets=[0, 2, 2, 3, 6]))
        self.assertEqual([table.row(row).to_dict() for row in range(4)], self.expected())
        self.assertEqual(len(table["lines.payable_fen"]), 6)

    def test_long_table(self):
        keys = ["甲", "乙", "丙", "丁"]
        columns = self.columns()
        columns["key"] = ["甲", "甲", "丙", "丁", "丁", "丁"]
        in_order = self.claim(key=keys, lines=columns)
        self.assertEqual([in_order.row(row).to_dict() for row in range(4)], self.expected())
        shuffle = [5, 2, 0, 3, 1, 4]
        shuffled = self.claim(key=keys, lines={name: [values[i] for i in shuffle] for name, values in columns.items()})
        # Results stand beside the caller's rows, whatever order the operation needs.
        for name in ("lines.excess_fen", "lines.outcome", "lines.path"):
            self.assertEqual(list(shuffled[name]), [in_order[name][i] for i in shuffle])
            self.assertEqual(list(shuffled.decode(name)), [in_order.decode(name)[i] for i in shuffle])
            self.assertEqual([bool(flag) for flag in shuffled.validity(name)],
                             [bool(in_order.validity(name)[i]) for i in shuffle])
        self.assertEqual(list(shuffled["payable_fen"]), list(in_order["payable_fen"]))
        self.assertEqual(set(shuffled.to_dict(list="lines")),
                         {"outcome", "standard_fen", "payable_fen", "excess_fen", "path", "row_status"})

    @unittest.skipIf(np is None, "numpy is not there")
    def test_long_table_of_numpy(self):
        generator = np.random.default_rng(5)
        n, children = 300, 2000
        parents = generator.permutation(n) + 1000
        of = generator.choice(parents, children)
        table = self.claim(rank="other", key=parents, outputs=["claimed_fen", "lines"],
                           lines=dict(line(0), key=of, amount_fen=np.arange(children)))
        expected = np.zeros(n, dtype="int64")
        place = {key: row for row, key in enumerate(parents.tolist())}
        for child, key in enumerate(of.tolist()):
            expected[place[key]] += child
        self.assertTrue((table["claimed_fen"] == expected).all())
        fixed = table["lines.standard_fen"]
        self.assertTrue((table["lines.excess_fen"] == np.maximum(np.arange(children) - fixed, 0)).all())

    def test_bad_children(self):
        problem = self.refused("bad_child", lambda: self.claim(lines=[line(5), line(-6)]), "-")
        self.assertEqual(problem.column, "lines.amount_fen")
        table = self.claim(lines=[[line(5)], [line(5), line(-6)], [line(7)]])
        self.assertEqual([row for row, _ in table.errors("en")], [1])
        self.assertEqual(list(table.decode("lines.row_status")), ["ok", "ok", "out_of_range", "ok"])
        self.assertEqual(list(table.decode("claimed_fen")), [5, None, 7])

    def test_refused(self):
        self.refused("not_bound", lambda: self.claim(), "lines")
        self.refused("bad_child", lambda: self.claim(key=[1], lines=dict(line(1), key=[1, 2])), "2")
        self.refused("contradiction", lambda: self.claim(key=[1, 1], lines=dict(line(1), key=[1])), "0 and 1")
        self.refused("wrong_length", lambda: self.claim(rank=["other"] * 3, lines=self.LINES), "rank has 3",
                     "lines has 4")
        self.refused("bad_offsets", lambda: self.claim(lines=dict(self.columns(), offsets=[0, 3, 1])))
        self.refused("bad_offsets", lambda: self.claim(lines=dict(self.columns(), offsets=[0, 7])))
        self.refused("bad_offsets", lambda: self.claim(lines=dict(self.columns(), offsets=[-1, 6])))
        self.refused("unknown_column", lambda: self.claim(lines=[dict(line(1), amount=1)]), "amount_fen")
        self.refused("malformed", lambda: self.claim(lines=[line(1), line(1, on_date="x")]), "lines.on_date", "row 1")

    def test_gaps_of_children(self):
        operation = self.book.prepare("funds.travel_claim", "CN/central")
        operation.bind(**CLAIM, lines=dict(self.columns(), place=None, offsets=[0, 2, 2, 3, 6]))
        operation.out("row_status", "lines.row_status")
        self.assertEqual(operation.run(), 3)
        operation.bind(lines=dict(self.columns(), offsets=[0, 2, 2, 3, 6]))
        self.assertEqual(operation.run(), 0)

    def test_csv(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            (path / "claims.csv").write_text("key,rank,started_on,ended_on\nA,other,2024-03-04,2024-03-08\n",
                                             encoding="utf-8")
            (path / "lines.csv").write_text(
                "key,expense,place,on_date,quantity,amount_fen\nA,lodging,beijing_all,2024-03-04,1,999999\n",
                encoding="utf-8")
            result = steward.csv.run(self.book, "funds.travel_claim", path / "claims.csv", path / "out.csv",
                                     jurisdiction="CN/central", lists={"lines": path / "lines.csv"}, lang="en")
            self.assertEqual((result.rows, result.bad), (1, 0))
            self.assertIn("999999", (path / "out.csv").read_text(encoding="utf-8-sig").replace("9999.99", "999999"))


class Energy(Base):
    FACTS = dict(jurisdiction="CN", period_start="2023-01-01", period_end="2023-12-31", floor_area_m2="1234.50")

    def carriers(self, quantity):
        return [{"carrier": "gasoline", "quantity": quantity}]

    def test_consumption(self):
        def ask(quantity, **changes):
            return self.book.energy.comprehensive_consumption(
                coefficient_set="gbt2589_2020_calorific", headcount=10, carriers=self.carriers(quantity),
                **dict(self.FACTS, **changes))

        answer = ask(Decimal("1000"))
        self.assertIsInstance(answer.kgce, Decimal)
        self.assertEqual(answer.kgce.as_tuple().exponent, -3)
        self.assertEqual(answer.carriers[0]["kgce"], answer.kgce)
        # A str and a Decimal are in the unit, an int is in its thousandths.
        for same in ("1000", "1000.000", 1_000_000):
            self.assertEqual(ask(same).to_dict(), answer.to_dict())
        self.assertEqual(ask("1000", floor_area_m2=Decimal("1234.5")).to_dict(), answer.to_dict())
        self.assertIsNone(ask("1000", floor_area_m2=None).kgce_per_m2)
        problem = self.refused("malformed", lambda: ask("1000.0001"), "carriers.quantity", "3 decimals")
        self.assertEqual(problem.column, "carriers.quantity")
        self.refused("wrong_type", lambda: ask(1000.5), "floating point")
        # Twice the energy is twice the coal, to the rounding of the last digit.
        self.assertLessEqual(abs(ask("2000").kgce - 2 * answer.kgce), Decimal("0.002"))

    def test_carbon(self):
        answer = self.book.energy.carbon(factor_set="provincial_inventory_2025", factor_year="y2022",
                                         grid_region="national", carriers=self.carriers("10"), **self.FACTS)
        self.assertIn(answer.outcome, ("pass", "not_applicable", "indeterminate"))
        if answer.total_kg is not None:
            self.assertEqual(answer.total_kg, answer.scope1_kg + answer.scope2_kg)
        self.assertTrue(answer.explain("en", "json"))

    def test_many(self):
        table = self.book.energy.comprehensive_consumption(
            coefficient_set="gbt2589_2020_calorific", carriers=[self.carriers("1"), self.carriers("2.5"), []],
            **self.FACTS)
        decoded = table.decode("kgce")
        self.assertEqual(len(decoded), 3)
        for row in range(3):
            self.assertEqual(decoded[row], table.row(row).kgce)
        self.assertIsInstance(decoded[0], Decimal)


if __name__ == "__main__":
    unittest.main()
