"""Texts: Python values to offsets and UTF-8, and back from result lists. A library of the tests' own, no real one."""
import ctypes
import unittest
from array import array

import sample
from steward import BindingError, Code, DataError, StewardError, Table, _abi
from steward._catalogue import Catalogue
from steward._columns import copy_texts, to_buffer
from steward._domains import document
from steward._numpy import np
from steward.operation import Book, Operation
from test_columns import FakeCategories, FakeSeries

MODEL = Catalogue(sample.catalogue("zh"), sample.catalogue("en"))
INFO = MODEL.operations["demo.check"]
HARD = ["张三", "", "Ann", None, "🀄", "a\0b", "张三"]
needs_numpy = unittest.skipIf(np is None, "numpy is not there")


def read(offsets, n, content, valid, stride, rows):
    """The texts that C would read, None where the bitmap says missing."""
    places = (ctypes.c_int64 * n).from_address(offsets)
    found = []
    for row in range(rows):
        at = row * stride
        bit = row if stride else 0
        missing = valid is not None and not valid[bit >> 3] >> (bit & 7) & 1
        found.append(None if missing else content[places[at]:places[at + 1]].decode("utf-8"))
    return found


def texts(buffer, rows=None):
    return read(buffer.address, buffer.n, buffer.content, buffer.valid, buffer.stride,
                buffer.rows if rows is None else rows)


def convert(value):
    return to_buffer(INFO.inputs["claimant"], value)


class Conversion(unittest.TestCase):
    def refused(self, value, status, *words, row=None, kind=StewardError):
        with self.assertRaises(kind) as caught:
            convert(value)
        problem = caught.exception
        self.assertEqual((problem.name, problem.column, problem.row), (status, "claimant", row), problem.message)
        for word in ("claimant", "right would be a str") + words:
            self.assertIn(word, problem.message)
        problem.message.encode("utf-8")  # a message can be printed, whatever the value was

    def test_constants(self):
        for value, expected in (("张三", "张三"), ("", ""), (None, None), (Code("pass", 1, "符合", "pass"), "pass")):
            buffer = convert(value)
            self.assertEqual((buffer.rows, buffer.stride, buffer.n), (None, 0, 2))
            self.assertEqual(texts(buffer, 20), [expected] * 20)

    def test_lists(self):
        for value in (HARD, tuple(HARD), iter(HARD)):
            self.assertEqual(texts(convert(value)), HARD)
        self.assertEqual(texts(convert([None] * 9)), [None] * 9)
        self.assertIsNone(convert(["a", "b"]).valid)
        empty = convert([])
        self.assertEqual((empty.rows, empty.n, empty.content), (0, 1, b""))

    def test_bytes_are_one_block(self):
        buffer = convert(["张", "b", "张"])
        self.assertEqual(buffer.content, "张b张".encode("utf-8"))
        self.assertEqual(list((ctypes.c_int64 * 4).from_address(buffer.address)), [0, 3, 4, 7])

    def test_refused(self):
        self.refused("a\ud800", "malformed", "UTF-8", "\\ud800", kind=DataError)
        self.refused(["a", None, "\udc00b"], "malformed", "row 2", "\\udc00", row=2, kind=DataError)
        self.refused(["a", 7], "wrong_type", "row 1", "int", row=1, kind=BindingError)
        self.refused(["a", float("nan")], "wrong_type", "float", row=1)
        self.refused(["a", b"b"], "wrong_type", "bytes", row=1)
        self.refused([["a"]], "wrong_type", "list", row=0)
        self.refused(7, "wrong_type", "int")
        self.refused(b"abc", "wrong_type", "b'abc'")
        self.refused({"a": 1}, "wrong_type")
        self.refused({"a"}, "wrong_type")
        self.refused(array("q", [1]), "wrong_type", row=0)

    def test_series(self):
        gaps = FakeSeries(["张三", float("nan"), "b"], absent=[False, True, False], dtype="object")
        self.assertEqual(texts(convert(gaps)), ["张三", None, "b"])
        # Pandas gives the values of a categorical column when it is listed.
        categories = FakeSeries(["b", "张三", "b"], cat=FakeCategories(["张三", "b"], [1, 0, 1]))
        self.assertEqual(texts(convert(categories)), ["b", "张三", "b"])

    @needs_numpy
    def test_numpy(self):
        self.assertEqual(texts(convert(np.array(HARD, dtype=object))), HARD)
        self.assertEqual(texts(convert(np.array(["张三", "", "b"]))), ["张三", "", "b"])
        self.assertEqual(texts(convert(np.array(["a", "b", "c", "d"])[::-2])), ["d", "b"])
        masked = np.ma.MaskedArray(["a", "b"], mask=[True, False])
        self.assertEqual(texts(convert(masked)), [None, "b"])
        self.assertEqual(texts(convert(np.str_("张")), 2), ["张", "张"])
        self.assertEqual(texts(convert(np.array("张")), 2), ["张", "张"])
        self.assertEqual(convert(np.array([], dtype="U3")).rows, 0)
        self.refused(np.array([b"a"]), "wrong_type", "S1")
        self.refused(np.array([1]), "wrong_type", "int64")
        self.refused(np.array([["a"]]), "wrong_type", "(1, 1)")
        self.refused(np.array(["a", "\ud800"], dtype=object), "malformed", row=1)
        self.refused(np.int64(7), "wrong_type", "int")

    def test_copies(self):
        content = "_张b".encode("utf-8")
        offsets = array("q", [1, 4, 4, 5])
        raw = ctypes.create_string_buffer(content)
        copy = copy_texts(offsets.buffer_info()[0], ctypes.addressof(raw), 3)
        raw[1] = b"x"
        self.assertEqual(copy, ["张", "", "b"])
        self.assertEqual(copy_texts(0, 0, 0), [])
        nothing = array("q", [0, 0])
        self.assertEqual(copy_texts(nothing.buffer_info()[0], 0, 1), [""])

    def test_documentation(self):
        self.assertIn("claimant (text, may be missing, personal data): claimant 报销人", document(INFO))
        self.assertIn("payee (text, may be missing, personal data)", document(INFO))


class Recorder:
    """Stands in for the library: keeps what is bound as C reads it, and answers a result list of two rows."""

    NOTES = (["甲", "", "b"], [0, 2, 3])

    def __init__(self):
        self.bound = {}
        self.shown = []

    def stw_rulebook_free(self, book):
        pass

    stw_op_free = stw_rulebook_free

    def stw_op_prepare(self, book, operation, jurisdiction, out, err):
        out._obj.contents = _abi.OpHandle()

    def stw_op_bind_text(self, op, column, offsets, n, content, size, valid, stride, err):
        bits = None if valid is None else (ctypes.c_uint8 * 8).from_address(ctypes.addressof(valid._obj))
        self.bound[column.decode()] = lambda rows: read(ctypes.addressof(offsets._obj), n, content[:size], bits,
                                                        stride, rows)

    def stw_op_bind_list(self, op, name, offsets, n, err):
        self.bound[name.decode()] = list((ctypes.c_int64 * n).from_address(ctypes.addressof(offsets._obj)))

    def stw_op_run(self, op, first, count, n_bad, err):
        pass

    def stw_op_result_list(self, op, name, offsets, n, err):
        self.offsets = array("q", self.NOTES[1])
        offsets._obj.contents = ctypes.c_int64.from_buffer(self.offsets)
        n._obj.value = len(self.offsets)

    def stw_op_result_i32(self, op, column, data, valid, n, err):
        self.days = array("i", [1, 2, 3])
        data._obj.contents = ctypes.c_int32.from_buffer(self.days)
        n._obj.value = 3

    def stw_op_result_text(self, op, column, offsets, content, valid, n, err):
        encoded = [text.encode("utf-8") for text in self.NOTES[0]]
        self.places = array("q", [sum(map(len, encoded[:i])) for i in range(4)])
        self.bits = array("B", [0b101])
        offsets._obj.contents = ctypes.c_int64.from_buffer(self.places)
        content._obj.value = b"".join(encoded)
        valid._obj.contents = ctypes.c_uint8.from_buffer(self.bits)
        n._obj.value = 3

    def stw_op_show_personal(self, op, show, err):
        self.shown.append(show)

    def text(self, function, *arguments):
        return function

    stw_op_explain, stw_op_row_error = "explanation", "error"


class Calls(unittest.TestCase):
    def setUp(self):
        self.library = Recorder()
        self.operation = Operation(Book(self.library, None), MODEL, INFO, "CN")

    def test_bound(self):
        self.operation.bind(claimant=HARD)
        self.assertEqual(self.library.bound["claimant"](7), HARD)
        self.assertEqual(self.operation.rows, 7)
        self.assertEqual(self.operation.borrowed, frozenset())
        self.assertEqual(self.operation.first_missing("claimant"), 3)
        self.operation.bind(claimant="张三")
        self.assertEqual(self.library.bound["claimant"](2), ["张三"] * 2)
        self.assertIsNone(self.operation.first_missing("claimant"))
        self.operation.bind(claimant=None)
        self.assertEqual(self.library.bound["claimant"](2), [None] * 2)
        self.assertEqual(self.operation.first_missing("claimant"), 0)

    def test_nested(self):
        payees = lambda: self.library.bound["lines.payee"](3)  # noqa: E731
        self.operation.bind(lines=[[{"payee": "甲"}, {"payee": None}], [], [{"payee": "c"}]])
        self.assertEqual((payees(), self.library.bound["lines"]), (["甲", None, "c"], [0, 2, 2, 3]))
        self.operation.bind(lines={"offsets": [0, 1, 3], "payee": ["a", "乙", ""]})
        self.assertEqual(payees(), ["a", "乙", ""])
        self.operation.bind(lines={"offsets": [0, 1, 3], "payee": "乙"})
        self.assertEqual(payees(), ["乙"] * 3)
        # A long table out of order: the children move to their parents.
        self.operation.bind(key=[1, 2], lines={"key": [2, 1, 2], "payee": ["二", "一", None]})
        self.assertEqual((payees(), self.library.bound["lines"]), (["一", "二", None], [0, 1, 3]))
        self.operation.bind(key=[1, 2], lines={"key": [2, 1, 2], "payee": ["二", "一", "iii"]})
        self.assertEqual(payees(), ["一", "二", "iii"])
        with self.assertRaises(DataError) as caught:
            self.operation.bind(lines=[{"payee": "a"}, {"payee": "\ud800"}])
        self.assertEqual((caught.exception.column, caught.exception.row), ("lines.payee", 1))

    def test_results(self):
        self.operation.bind(claimant=["a", "b"])
        self.operation.run()
        result = self.operation.result_list("steps")
        self.assertEqual(result.columns["steps.note"], ["甲", "", "b"])
        self.assertEqual([bool(flag) for flag in result.validity["steps.note"]], [True, False, True])
        table = Table(self.operation, MODEL, ("steps.on", "steps.note"), 2, 0)
        self.assertEqual(table["steps.note"], ["甲", "", "b"])
        self.assertEqual(list(table.decode("steps.note")), ["甲", None, "b"])
        self.assertEqual([step["note"] for row in (0, 1) for step in table.row(row).steps], ["甲", None, "b"])
        self.assertEqual(list(table.to_dict(decode=True, list="steps")["note"]), ["甲", None, "b"])

    def test_results_of_chunks(self):
        self.operation.bind(claimant=["a", "b", "c", "d"])
        self.operation.run(progress=lambda done, total: True, chunk=2)
        result = self.operation.result_list("steps")
        self.assertEqual(result.columns["steps.note"], ["甲", "", "b"] * 2)
        self.assertEqual([bool(flag) for flag in result.validity["steps.note"]], [True, False, True] * 2)
        self.assertEqual(list(result.offsets), [0, 2, 3, 5, 6])

    def test_personal_data_is_asked_for_each_time(self):
        self.operation.bind(claimant="张三")
        table = Table(self.operation, MODEL, ("steps.note",), 1, 0)
        for call in (self.operation.explain, lambda **asked: self.operation.row_error(0, **asked),
                     lambda **asked: table.explain(0, **asked), table.row(0).explain):
            self.library.shown.clear()
            call()
            call(personal=True)
            call()
            self.assertEqual(self.library.shown, [0, 1, 0])


if __name__ == "__main__":
    unittest.main()
