"""Python values to buffers: in place where possible, exact, refused with column, value and remedy. No library."""
import ctypes
import datetime
import enum
import unittest
from array import array
from decimal import Decimal, localcontext

import sample
from steward import BindingError, Code, DataError, StewardError
from steward._catalogue import Catalogue
from steward._columns import CTYPES, address_of, copy_memory, is_scalar, to_buffer, unpack_bits
from steward._numpy import np

MODEL = Catalogue(sample.catalogue("zh"), sample.catalogue("en"))
COLUMNS = MODEL.operations["demo.check"].inputs
needs_numpy = unittest.skipIf(np is None, "numpy is not there")


def convert(name, value):
    return to_buffer(COLUMNS[name], value)


def values(buffer, rows=None):
    """What C would read, None where the bitmap says missing."""
    rows = buffer.rows if rows is None else rows
    raw = (CTYPES[buffer.type] * max(buffer.n, 1)).from_address(buffer.address) if buffer.address else []
    flags = [True] * rows if buffer.valid is None else list(unpack_bits(buffer.valid, rows))
    return [raw[row * buffer.stride] if flags[row] else None for row in range(rows)]


class Base(unittest.TestCase):
    def refused(self, name, value, status, *words, row=None, kind=StewardError):
        with self.assertRaises(kind) as caught:
            convert(name, value)
        problem = caught.exception
        self.assertEqual(problem.name, status, problem.message)
        self.assertEqual(problem.column, name)
        self.assertEqual(problem.row, row)
        for word in (name, "right would be") + words:
            self.assertIn(word, problem.message)


class Scalars(Base):
    def one(self, name, value):
        buffer = convert(name, value)
        self.assertIsNone(buffer.rows)
        self.assertEqual(buffer.stride, 0)
        if buffer.valid is not None:
            return values(buffer, 1)  # a constant has one bit
        return values(buffer, 3)

    def test_kinds(self):
        self.assertEqual(self.one("budget_fen", 12), [12] * 3)
        self.assertEqual(self.one("on", "1970-01-02"), [1] * 3)
        self.assertEqual(self.one("on", datetime.date(1969, 12, 31)), [-1] * 3)
        self.assertEqual(self.one("on", datetime.datetime(1970, 1, 3)), [2] * 3)
        self.assertEqual(self.one("on", 5), [5] * 3)
        self.assertEqual(self.one("ready", True), [1] * 3)
        self.assertEqual(self.one("ready", 0), [0] * 3)
        for name in ("works", "工程", 2, MODEL.enumerations["category"].by_code[2]):
            self.assertEqual(self.one("category", name), [2] * 3)
        for members in ({"goods", "服务"}, frozenset(["goods", 3]), 0b1010):
            self.assertEqual(self.one("allowed", members), [0b1010] * 3)
        self.assertEqual(self.one("allowed", "goods"), [0b10] * 3)

        class Number(enum.IntEnum):
            seven = 7

        self.assertEqual(self.one("count", Number.seven), [7] * 3)

    def test_none(self):
        self.assertEqual(self.one("area", None), [None])
        self.assertEqual(self.one("on", None), [None])

    def test_exact_scaling(self):
        cases = {"1.25": 125, "-1.25": -125, "1": 100, "+0.5": 50, "-0.01": -1, "1.500": 150,
                 "92233720368547758.07": 2**63 - 1, "-92233720368547758.08": -(2**63)}
        with localcontext() as context:
            context.prec = 3  # the caller's context must not matter
            for text, expected in cases.items():
                self.assertEqual(self.one("area", text), [expected] * 3, text)
                self.assertEqual(self.one("area", Decimal(text)), [expected] * 3, text)
                self.assertEqual(COLUMNS["area"].decode(expected), Decimal(text))
        self.assertEqual(self.one("area", Decimal("1E+2")), [10000] * 3)
        self.assertEqual(self.one("area", Decimal("0E-9999999")), [0] * 3)
        self.assertEqual(self.one("area", 125), [125] * 3)

    def test_refused(self):
        self.refused("area", "1.255", "malformed", "1.255", "2 decimals", kind=DataError)
        self.refused("area", Decimal("1E-9999999"), "malformed")
        self.refused("area", Decimal("1E+9999999"), "out_of_range")
        self.refused("area", Decimal("NaN"), "malformed")
        self.refused("area", "1,5", "malformed")
        self.refused("area", "１", "malformed")
        self.refused("area", 1.5, "wrong_type", "1.5", "floating point", kind=BindingError)
        self.refused("budget_fen", 1.0, "wrong_type", "floating point", "fen")
        self.refused("budget_fen", "12.34", "wrong_type", "whole fen")
        self.refused("budget_fen", Decimal(1), "wrong_type")
        self.refused("budget_fen", True, "wrong_type", "bool")
        self.refused("budget_fen", 2**63, "out_of_range", "9223372036854775808")
        self.refused("count", -(2**31) - 1, "out_of_range", "i32")
        self.refused("ready", 2, "out_of_range", "True or False")
        self.refused("ready", "yes", "wrong_type")
        self.refused("on", "2020-02-30", "malformed", "2020-02-30", "YYYY-MM-DD")
        self.refused("on", "20200101", "malformed")
        self.refused("on", "2020-01-01T00:00", "malformed")
        self.refused("on", datetime.datetime(2020, 1, 1, 12), "malformed", "time of day")
        self.refused("category", "good", "unknown_code", "did you mean 'goods'", kind=DataError)
        self.refused("category", "其他", "unknown_code")  # two items share this name
        self.refused("category", Code("pass", 1, "符合", "pass"), "unknown_code")
        self.refused("category", datetime.date(2020, 1, 1), "wrong_type")
        self.refused("allowed", {"goods", "x"}, "unknown_code", "'x'")
        self.refused("allowed", {64}, "unknown_code")
        self.refused("count", object(), "wrong_type")
        self.refused("count", b"12", "wrong_type")
        self.refused("count", {"a": 1}, "wrong_type")


class Lists(Base):
    def test_kinds(self):
        self.assertEqual(values(convert("budget_fen", [1, 2, None])), [1, 2, None])
        self.assertEqual(values(convert("budget_fen", range(3))), [0, 1, 2])
        self.assertEqual(values(convert("budget_fen", (n for n in (4, 5)))), [4, 5])
        self.assertEqual(values(convert("on", ["1970-01-02", None, "1970-01-02"])), [1, None, 1])
        self.assertEqual(values(convert("on", [datetime.date(1970, 1, 2), "1970-01-03", 5])), [1, 2, 5])
        self.assertEqual(values(convert("category", ["goods", "工程", "goods"])), [1, 2, 1])
        self.assertEqual(values(convert("ready", [True, False, None])), [1, 0, None])
        self.assertEqual(values(convert("area", ["1.25", Decimal("2"), 3])), [125, 200, 3])
        self.assertEqual(values(convert("area", [Decimal(1), 1])), [100, 1])
        self.assertEqual(values(convert("allowed", [{"goods"}, {"works"}, None])), [2, 4, None])
        self.assertEqual(values(convert("budget_fen", [])), [])
        self.assertEqual(convert("budget_fen", []).rows, 0)
        self.assertEqual(values(convert("budget_fen", [None] * 9)), [None] * 9)

    def test_rows_of_errors(self):
        self.refused("category", ["goods", "goodz"], "unknown_code", "row 1", "goodz", row=1)
        self.refused("on", ["2020-01-01", "x"], "malformed", row=1)
        self.refused("budget_fen", [1, 2.5], "wrong_type", row=1)
        self.refused("budget_fen", [1, 2**70], "out_of_range", row=1)
        self.refused("count", [1, None, 2**40], "out_of_range", row=2)
        self.refused("budget_fen", [1, True], "wrong_type", row=1)
        self.refused("area", ["1.00", "1.001"], "malformed", row=1)


class Memory(Base):
    def test_array_in_place(self):
        data = array("q", [1, 2, 3])
        buffer = convert("budget_fen", data)
        self.assertTrue(buffer.in_place)
        self.assertEqual(buffer.address, data.buffer_info()[0])
        data[1] = 9
        self.assertEqual(values(buffer), [1, 9, 3])
        if np is None:
            with self.assertRaises(BufferError):  # it could move while C still reads it
                data.append(4)

    def test_memoryview(self):
        data = array("i", range(10))
        buffer = convert("count", memoryview(data)[2:6])
        self.assertTrue(buffer.in_place)
        self.assertEqual(values(buffer), [2, 3, 4, 5])
        self.assertEqual(values(convert("count", memoryview(data)[::3])), [0, 3, 6, 9])
        self.assertEqual(values(convert("count", memoryview(data)[::-1])), list(range(9, -1, -1)))
        self.assertEqual(values(convert("count", memoryview(data).toreadonly())), list(range(10)))

    def test_other_widths(self):
        self.assertEqual(values(convert("budget_fen", array("i", [1, -2]))), [1, -2])
        self.assertEqual(values(convert("count", array("q", [1, -2]))), [1, -2])
        self.refused("count", array("q", [1, 2**31]), "out_of_range", "2147483648", row=1)
        self.refused("budget_fen", array("Q", [2**63]), "out_of_range", row=0)
        self.refused("budget_fen", array("d", [1.0]), "wrong_type")
        self.assertEqual(values(convert("ready", bytearray([0, 1]))), [0, 1])
        self.assertEqual(convert("on", array("i", [3])).type, "i32")
        self.assertEqual(convert("on", array("q", [3])).type, "i64")
        self.assertTrue(convert("on", array("q", [3])).in_place)

    def test_empty(self):
        buffer = convert("budget_fen", array("q"))
        self.assertEqual((buffer.rows, buffer.n), (0, 0))
        self.assertIsNotNone(buffer.pointer())

    def test_ctypes_array(self):
        data = (ctypes.c_int64 * 3)(4, 5, 6)
        buffer = convert("budget_fen", data)
        if buffer.in_place:
            self.assertEqual(buffer.address, ctypes.addressof(data))
        self.assertEqual(values(buffer), [4, 5, 6])

    def test_copy_memory(self):
        data = array("q", [1, 2])
        copy = copy_memory("i64", address_of(data), 2)
        data[0] = 5
        self.assertEqual(list(copy), [1, 2])
        self.assertEqual(len(copy_memory("i32", 0, 0)), 0)


@needs_numpy
class Numpy(Base):
    def test_in_place(self):
        for name, dtype, type in (("budget_fen", "int64", "i64"), ("count", "int32", "i32"), ("ready", "uint8", "u8"),
                                  ("ready", "bool", "u8"), ("on", "int32", "i32"), ("on", "int64", "i64"),
                                  ("on", "datetime64[D]", "i64"), ("allowed", "uint64", "i64")):
            data = np.zeros(5, dtype=dtype)
            buffer = convert(name, data)
            self.assertEqual((buffer.type, buffer.address, buffer.in_place, buffer.stride, buffer.n, buffer.rows),
                             (type, data.__array_interface__["data"][0], True, 1, 5, 5), (name, dtype))

    def test_strides(self):
        data = np.arange(12, dtype="int64")
        every_third = convert("budget_fen", data[1::3])
        self.assertTrue(every_third.in_place)
        self.assertEqual((every_third.stride, every_third.n), (3, 10))
        self.assertEqual(values(every_third), [1, 4, 7, 10])
        column = convert("budget_fen", data.reshape(4, 3)[:, 2])
        self.assertTrue(column.in_place)
        self.assertEqual(values(column), [2, 5, 8, 11])
        backwards = convert("budget_fen", data[::-1])
        self.assertFalse(backwards.in_place)
        self.assertEqual(values(backwards), list(range(11, -1, -1)))
        constant = convert("budget_fen", np.broadcast_to(np.int64(7), 4))
        self.assertEqual((constant.stride, constant.n, constant.rows), (0, 1, 4))

    def test_records(self):
        even = np.zeros(3, dtype=[("a", "i8"), ("b", "i8")])
        even["b"] = [1, 2, 3]
        buffer = convert("budget_fen", even["b"])
        self.assertTrue(buffer.in_place)
        self.assertEqual(values(buffer), [1, 2, 3])
        packed = np.zeros(3, dtype=[("a", "i1"), ("b", "i8")])
        packed["b"] = [1, 2, 3]
        buffer = convert("budget_fen", packed["b"])
        self.assertFalse(buffer.in_place)
        self.assertEqual(values(buffer), [1, 2, 3])
        self.assertEqual(values(convert("budget_fen", np.array([1, 2], dtype=">i8"))), [1, 2])

    def test_read_only(self):
        data = np.arange(3, dtype="int64")
        data.flags.writeable = False
        self.assertTrue(convert("budget_fen", data).in_place)

    def test_masked(self):
        data = np.ma.MaskedArray(np.arange(4, dtype="int64"), mask=[0, 1, 0, 0])
        buffer = convert("budget_fen", data)
        self.assertEqual(buffer.address, data.data.__array_interface__["data"][0])
        self.assertEqual(values(buffer), [0, None, 2, 3])
        self.assertIsNone(convert("budget_fen", np.ma.MaskedArray([1, 2], mask=False)).valid)

    def test_narrowing(self):
        self.assertEqual(values(convert("count", np.array([1, -5]))), [1, -5])
        self.assertEqual(values(convert("budget_fen", np.array([1, 2], dtype="uint16"))), [1, 2])
        self.refused("count", np.array([0, 2**31]), "out_of_range", "2147483648", row=1)
        self.refused("count", np.array([0, 2**32 - 1], dtype="uint32"), "out_of_range", row=1)
        self.refused("budget_fen", np.array([2**63], dtype="uint64"), "out_of_range", row=0)
        self.refused("ready", np.array([0, 2]), "out_of_range", row=1)
        self.refused("ready", np.array([0, -1]), "out_of_range", row=1)
        masked = np.ma.MaskedArray([1, 2**40], mask=[0, 1])
        self.assertEqual(values(convert("count", masked)), [1, None])

    def test_refused(self):
        self.refused("budget_fen", np.array([1.0]), "wrong_type", "float64")
        self.refused("budget_fen", np.array([True]), "wrong_type", "bool")
        self.refused("budget_fen", np.zeros((2, 2), dtype="int64"), "wrong_type", "(2, 2)")
        self.refused("category", np.array([b"goods"]), "wrong_type")
        self.refused("budget_fen", np.array(["2020-01-01"], dtype="datetime64[D]"), "wrong_type")
        self.refused("budget_fen", np.float64(1), "wrong_type")
        self.refused("on", np.timedelta64(1, "D"), "wrong_type")

    def test_scalars(self):
        self.assertTrue(is_scalar(None, np.int64(3)))
        self.assertTrue(is_scalar(None, np.array(3)))
        self.assertEqual(values(convert("budget_fen", np.int64(3)), 1), [3])
        self.assertEqual(values(convert("budget_fen", np.array(3)), 1), [3])
        self.assertEqual(values(convert("ready", np.bool_(True)), 1), [1])
        self.assertEqual(values(convert("on", np.datetime64("1970-01-05")), 1), [4])
        self.assertEqual(values(convert("category", np.str_("works")), 1), [2])
        self.assertEqual(values(convert("on", np.datetime64("NaT")), 1), [None])
        self.refused("on", np.datetime64("1970-01-05T01"), "malformed")

    def test_dates(self):
        days = np.array(["1970-01-02", "NaT"], dtype="datetime64[D]")
        buffer = convert("on", days)
        self.assertEqual(values(buffer), [1, -(2**63)])  # C reads NaT as missing
        seconds = np.array(["1970-01-02", "NaT"], dtype="datetime64[ns]")
        self.assertEqual(values(convert("on", seconds)), [1, -(2**63)])
        self.refused("on", np.array(["1970-01-02T05"], dtype="datetime64[h]"), "malformed", "time of day", row=0)
        self.assertEqual(values(convert("on", np.array(["1970-01-02", "1970-01-03"]))), [1, 2])
        self.assertEqual(values(convert("on", np.array(["1970-01-02", None], dtype=object))), [1, None])
        for wrong in ("1970-13-01", "1970-01", "NaT", "today", "1970-1-011", "1970/01/01"):
            self.refused("on", np.array(["1970-01-02", wrong]), "malformed", wrong, row=1)
        self.assertEqual(convert("on", np.array([], dtype="U10")).rows, 0)

    def test_texts(self):
        for dtype in (None, object):
            texts = np.array(["goods", "工程", "goods"], dtype=dtype)
            self.assertEqual(values(convert("category", texts)), [1, 2, 1])
        masked = np.ma.MaskedArray(["goods", "x"], mask=[0, 1])
        self.assertEqual(values(convert("category", masked)), [1, None])
        self.assertEqual(values(convert("area", np.array(["1.5", "2"]))), [150, 200])

    def test_empty(self):
        for dtype in ("int64", "int32", "object", "U3"):
            self.assertEqual(convert("budget_fen", np.array([], dtype=dtype)).rows, 0, dtype)


class FakeCategories:
    def __init__(self, categories, codes):
        self.categories = categories
        self.codes = codes


class FakeSeries:
    """What the package uses of a pandas column."""

    def __init__(self, values, absent=None, dtype="", cat=None):
        self._values = values
        self._absent = absent or [False] * len(values)
        self.dtype = dtype
        if cat:
            self.cat = cat

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def isna(self):
        return self._absent

    def to_numpy(self, dtype=None):
        return np.array(self._values, dtype=dtype or self.dtype or None)


class Series(Base):
    def test_plain(self):
        dtype = "int64" if np is not None else ""
        self.assertEqual(values(convert("budget_fen", FakeSeries([1, 2], dtype=dtype))), [1, 2])

    def test_gaps(self):
        nan = float("nan")
        series = FakeSeries(["goods", nan], absent=[False, True], dtype="object")
        self.assertEqual(values(convert("category", series)), [1, None])

    def test_categories(self):
        series = FakeSeries([0, 1, 0, 0], absent=[False, False, True, False],
                            cat=FakeCategories(["works", "goods"], [0, 1, -1, 0]))
        self.assertEqual(values(convert("category", series)), [2, 1, None, 2])
        series = FakeSeries([0, 2, 2], cat=FakeCategories(["works", "nobody has it", "goodz"], [0, 2, 2]))
        self.refused("category", series, "unknown_code", "goodz", row=1)
        series = FakeSeries([0, 0], cat=FakeCategories(["works", "nobody has it"], [0, 0]))
        self.assertEqual(values(convert("category", series)), [2, 2])


if __name__ == "__main__":
    unittest.main()
