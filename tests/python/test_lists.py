"""Nested lists: records, offsets and long tables to Arrow offsets. No library."""
import unittest
from array import array

import sample
from test_columns import values
from steward import StewardError
from steward._catalogue import Catalogue
from steward._lists import is_batch, to_list
from steward._numpy import np

INFO = Catalogue(sample.catalogue("zh"), sample.catalogue("en")).operations["demo.check"]


def convert(value, batch=False, keys=None):
    return to_list(INFO, "lines", value, batch, keys)


def offsets(entry):
    return values(entry.offsets)


def amounts(entry):
    return values(entry.columns["lines.amount_fen"], entry.children)


class Lists(unittest.TestCase):
    def refused(self, status, words, value, batch=False, keys=None, row=None):
        with self.assertRaises(StewardError) as caught:
            convert(value, batch, keys)
        problem = caught.exception
        self.assertEqual((problem.name, problem.row), (status, row), problem.message)
        for word in words:
            self.assertIn(word, problem.message)

    def test_records(self):
        entry = convert([{"amount_fen": 5}, {"amount_fen": 6, "note": "goods"}])
        self.assertIsNone(entry.parents)
        self.assertEqual((offsets(entry), amounts(entry)), ([0, 2], [5, 6]))
        self.assertEqual(values(entry.columns["lines.note"]), [None, 1])
        entry = convert([])
        self.assertEqual((offsets(entry), entry.children), ([0, 0], 0))
        self.assertEqual(set(entry.columns), {"lines.amount_fen", "lines.note", "lines.payee"})

    def test_columns_of_one_parent(self):
        entry = convert({"amount_fen": [1, 2, 3], "note": "works"})
        self.assertIsNone(entry.parents)
        self.assertEqual((offsets(entry), amounts(entry)), ([0, 3], [1, 2, 3]))
        self.assertEqual(values(entry.columns["lines.note"], 3), [2, 2, 2])

    def test_records_per_parent(self):
        entry = convert([[{"amount_fen": 1}], [], [{"amount_fen": 2}, {"amount_fen": 3}]])
        self.assertEqual((entry.parents, offsets(entry), amounts(entry)), (3, [0, 1, 1, 3], [1, 2, 3]))

    def test_offsets(self):
        entry = convert({"offsets": [0, 1, 3], "amount_fen": array("q", [1, 2, 3])})
        self.assertEqual((entry.parents, entry.children, offsets(entry)), (2, 3, [0, 1, 3]))
        self.assertTrue(entry.columns["lines.amount_fen"].in_place)
        # Offsets are copied: the library checks them once and then trusts them.
        given = array("q", [0, 2])
        entry = convert({"offsets": given, "amount_fen": [1, 2]})
        given[1] = 99
        self.assertEqual(offsets(entry), [0, 2])
        entry = convert({"offsets": [0, 4], "amount_fen": 9})
        self.assertEqual(entry.children, 4)

    def test_long_table(self):
        table = {"key": [20, 10, 20, 30], "amount_fen": [1, 2, 3, 4], "note": ["goods", None, "works", 3]}
        entry = convert(table, keys=[10, 20, 30, 40])
        self.assertEqual((entry.parents, offsets(entry), amounts(entry)), (4, [0, 1, 3, 4, 4], [2, 1, 3, 4]))
        self.assertEqual(values(entry.columns["lines.note"]), [None, 1, 2, 3])
        self.assertEqual(list(entry.order), [1, 0, 2, 3])

    def test_long_table_is_stable(self):
        keys = ["b", "a", "c"]
        table = {"key": ["c", "a", "b", "a", "c", "a"], "amount_fen": [1, 2, 3, 4, 5, 6]}
        entry = convert(table, keys=keys)
        self.assertEqual((offsets(entry), amounts(entry)), ([0, 1, 4, 6], [3, 2, 4, 6, 1, 5]))

    def test_long_table_in_order_is_in_place(self):
        data = array("q", [1, 2, 3])
        entry = convert({"key": [1, 1, 2], "amount_fen": data}, keys=[1, 2])
        self.assertIsNone(entry.order)
        self.assertTrue(entry.columns["lines.amount_fen"].in_place)

    def test_long_table_without_rows(self):
        entry = convert({"key": [], "amount_fen": []}, keys=[1, 2])
        self.assertEqual((offsets(entry), entry.children), ([0, 0, 0], 0))
        entry = convert({"key": [], "amount_fen": []}, keys=[])
        self.assertEqual((offsets(entry), entry.parents), ([0], 0))

    @unittest.skipIf(np is None, "numpy is not there")
    def test_long_table_of_numpy(self):
        generator = np.random.default_rng(7)
        keys = generator.permutation(1000) * 3
        children = generator.choice(keys, 5000)
        entry = convert({"key": children, "amount_fen": np.arange(5000)}, keys=keys)
        plain = convert({"key": children.tolist() + ["end"], "amount_fen": list(range(5001))},
                        keys=keys.tolist() + ["end"])
        self.assertEqual(offsets(entry), offsets(plain)[:-1])
        self.assertEqual(amounts(entry), amounts(plain)[:-1])
        # Each child stands with its parent, in the order given.
        for parent in range(0, 1000, 97):
            span = amounts(entry)[offsets(entry)[parent]:offsets(entry)[parent + 1]]
            self.assertEqual(span, sorted(span))
            self.assertTrue(all(children[child] == keys[parent] for child in span))
        strided = np.arange(10000)[::2]
        masked = np.ma.MaskedArray(strided, mask=strided % 3 == 0)
        entry = convert({"key": children, "amount_fen": masked}, keys=keys)
        expected = [None if strided[i] % 3 == 0 else int(strided[i]) for i in entry.order]
        self.assertEqual(amounts(entry), expected)

    @unittest.skipIf(np is None, "numpy is not there")
    def test_keys_beyond_floating_point(self):
        keys = np.array([2**63 - 1, 2**63 - 2], dtype="int64")
        children = np.array([2**63 - 2], dtype="uint64")
        self.assertEqual(offsets(convert({"key": children, "amount_fen": [1]}, keys=keys)), [0, 0, 1])

    def test_refused(self):
        self.refused("unknown_column", ["amount", "amount_fen"], [{"amount": 1}])
        self.refused("wrong_type", ["row 1"], [{"amount_fen": 1}, 7], row=1)
        self.refused("wrong_type", ["str"], "abc")
        self.refused("wrong_type", ["int"], 7)
        self.refused("wrong_type", ["own list"], [{"amount_fen": 1}], batch=True, row=0)
        self.refused("not_bound", ["offsets", "key"], {"amount_fen": [1]}, batch=True)
        self.refused("not_bound", ["key="], {"key": [1], "amount_fen": [1]})
        self.refused("argument", ["not both"], {"key": [1], "offsets": [0, 1], "amount_fen": [1]})
        self.refused("wrong_length", ["amount_fen has 1", "note has 2"], {"amount_fen": [1], "note": [1, 2]})
        self.refused("wrong_length", ["2"], {"key": [1], "amount_fen": [1, 2]}, keys=[1])
        self.refused("bad_offsets", ["empty"], {"offsets": [], "amount_fen": []})
        self.refused("wrong_type", ["parents + 1"], {"offsets": 3, "amount_fen": []})

    def test_keys_refused(self):
        for keys, children in (([1, 2], [1, 5]), (["1", "2"], ["1", "5"]), ([1, "2"], [1, "5"])):
            self.refused("bad_child", ["no parent", repr(children[1])], {"key": children, "amount_fen": [1, 2]},
                         keys=keys, row=1)
        for keys in ([1, 2, 1], ["a", "b", "a"]):
            self.refused("contradiction", [repr(keys[0]), "0 and 2"], {"key": [], "amount_fen": []}, keys=keys, row=2)
        self.refused("bad_child", ["'1'"], {"key": ["1"], "amount_fen": [1]}, keys=[1], row=0)

    def test_is_batch(self):
        for value in ({"offsets": [0]}, {"key": []}, [[]], [[{"amount_fen": 1}]]):
            self.assertTrue(is_batch(value), value)
        for value in ([], [{"amount_fen": 1}], {"amount_fen": [1]}):
            self.assertFalse(is_batch(value), value)


if __name__ == "__main__":
    unittest.main()
