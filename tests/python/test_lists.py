"""Nested lists: records, offsets and long tables to Arrow offsets. No library."""
import unittest
from array import array

import sample
from test_columns import values
from steward import StewardError
from steward._catalogue import Catalogue
from steward._lists import inner_list, is_batch, to_list
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


SCORE = Catalogue(sample.catalogue("zh"), sample.catalogue("en")).operations["demo.score"]


class Inner(unittest.TestCase):
    """Lists in lists: however they are given, offsets count the rows of the list that they are in."""

    def bids(self, value, batch=False, keys=None, inside=None):
        return to_list(SCORE, "bids", value, batch, keys, inside)

    def refused(self, status, words, *arguments, **named):
        with self.assertRaises(StewardError) as caught:
            self.bids(*arguments, **named)
        problem = caught.exception
        self.assertEqual(problem.name, status, problem.message)
        for word in words:
            self.assertIn(word, problem.message)

    def points(self, entry):
        scores = entry.inner["bids.scores"]
        self.assertIsNone(scores.parents)
        return offsets(scores), values(scores.columns["bids.scores.points"], scores.children)

    def test_the_catalogue(self):
        self.assertEqual(SCORE.root_lists, ("bids",))
        self.assertEqual(SCORE.inner_lists("bids"), {"scores": "bids.scores", "terms": "bids.terms"})
        self.assertEqual([column.short for column in SCORE.inputs_of("bids.scores")], ["points", "remark"])

    def test_records(self):
        one = [{"price_fen": 1, "scores": [{"points": 5}, {"points": 6, "remark": "a"}], "terms": []},
               {"price_fen": 2, "scores": [], "terms": [{"days": 3}]}]
        entry = self.bids(one)
        self.assertIsNone(entry.parents)
        self.assertEqual((offsets(entry), self.points(entry)), ([0, 2], ([0, 2, 2], [5, 6])))
        self.assertEqual(offsets(entry.inner["bids.terms"]), [0, 0, 1])
        entry = self.bids([one, [], one[1:] + one[:1]])
        self.assertEqual(entry.parents, 3)
        self.assertEqual((offsets(entry), self.points(entry)), ([0, 2, 2, 4], ([0, 2, 2, 2, 4], [5, 6, 5, 6])))
        # No bid: the lists inside are there all the same, with all their columns.
        for value, batch in (([], False), ([[], []], True)):
            entry = self.bids(value, batch)
            self.assertEqual(self.points(entry), ([0], []))
            self.assertEqual(set(entry.inner["bids.scores"].columns), {"bids.scores.points", "bids.scores.remark"})

    def test_columns(self):
        for scores in ({"offsets": [0, 2, 3], "points": [5, 6, 7]}, [[{"points": 5}, {"points": 6}], [{"points": 7}]]):
            for inside in (False, True):
                table = {"price_fen": [1, 2], "terms": [[], []]}
                beside = None
                if inside:
                    beside = {"bids.scores": scores}
                else:
                    table["scores"] = scores
                entry = self.bids(table, inside=beside)
                self.assertEqual((offsets(entry), self.points(entry)), ([0, 2], ([0, 2, 3], [5, 6, 7])))
                entry = self.bids({"offsets": [0, 1, 2], **table}, True, inside=beside)
                self.assertEqual((entry.parents, self.points(entry)), (2, ([0, 2, 3], [5, 6, 7])))
        self.assertNotIn("bids.scores", self.bids({"price_fen": [1, 2]}).inner)  # it may be bound by another call

    def long(self, bids, scores, keys):
        return self.bids({"price_fen": list(range(len(bids[0]))), "key": bids[0], "bids.key": bids[1]}, True, keys,
                         {"bids.scores": {"key": scores[0], "bids.key": scores[1], "points": list(range(len(scores[0]))),
                                          "remark": [str(i) for i in range(len(scores[0]))]}})

    def test_long_tables(self):
        for name in (str, int):
            def key(*values):
                return [name(value) for value in values]
            entry = self.long((key(2, 1, 1), key(7, 8, 7)), (key(1, 2, 1, 1, 1), key(7, 7, 8, 7, 8)), key(1, 2))
            # Bids as given: 2/7, 1/8, 1/7; bound: 1/8, 1/7, 2/7.
            self.assertEqual((offsets(entry), list(entry.order)), ([0, 2, 3], [1, 2, 0]))
            self.assertEqual(self.points(entry), ([0, 2, 4, 5], [2, 4, 0, 3, 1]))
            scores = entry.inner["bids.scores"]
            self.assertEqual(list(scores.order), [2, 4, 0, 3, 1])
            self.assertEqual(scores.columns["bids.scores.remark"].encoded(), [b"2", b"4", b"0", b"3", b"1"])

    def test_offsets_inside_a_long_table(self):
        table = {"key": [20, 10, 20], "price_fen": [1, 2, 3],
                 "scores": {"offsets": [0, 2, 2, 5], "points": [0, 1, 2, 3, 4]}, "terms": [[{"days": 9}], [], [{"days": 8}]]}
        entry = self.bids(table, True, [10, 20])
        self.assertEqual(self.points(entry), ([0, 0, 2, 5], [0, 1, 2, 3, 4]))
        table["key"] = [20, 10, 10]
        entry = self.bids(table, True, [10, 20])
        self.assertEqual(self.points(entry), ([0, 0, 3, 5], [2, 3, 4, 0, 1]))
        self.assertEqual(list(entry.inner["bids.scores"].order), [2, 3, 4, 0, 1])
        self.assertEqual(values(entry.inner["bids.terms"].columns["bids.terms.days"], 2), [8, 9])
        table["scores"] = {"offsets": [0, 3, 2, 5], "points": [0, 1, 2, 3, 4]}
        self.refused("bad_offsets", ["bids.scores"], table, True, [10, 20])

    @unittest.skipIf(np is None, "numpy is not there")
    def test_long_tables_of_numpy(self):
        generator = np.random.default_rng(11)
        tenders = generator.permutation(50) * 7
        bids = (np.repeat(tenders, 4), np.tile(np.arange(4) + 2**62, 50))
        shuffled = generator.permutation(200)
        bids = tuple(column[shuffled] for column in bids)
        chosen = generator.integers(0, 200, 3000)
        scores = tuple(column[chosen] for column in bids)
        entry = self.long(bids, scores, tenders)
        plain = self.long([list(map(str, column)) for column in bids], [list(map(str, column)) for column in scores],
                          list(map(str, tenders)))
        self.assertEqual(offsets(entry), offsets(plain))
        self.assertEqual(self.points(entry), self.points(plain))
        starts, got = self.points(entry)
        for place, bid in enumerate(entry.order):
            for score in got[starts[place]:starts[place + 1]]:
                self.assertEqual(chosen[score], bid)

    def test_refused(self):
        bids = {"key": ["a", "b"], "bids.key": ["1", "1"], "price_fen": [1, 2]}
        def scores(**changed):
            return {"bids.scores": {"key": ["a", "b"], "bids.key": ["1", "1"], "points": [1, 2], **changed}}
        self.assertEqual(self.points(self.bids(bids, True, ["a", "b"], scores())), ([0, 1, 2], [1, 2]))
        self.refused("bad_child", ["row 1", "('b', '2')"], bids, True, ["a", "b"], scores(**{"bids.key": ["1", "2"]}))
        self.refused("contradiction", ["('a', '1')"], {**bids, "key": ["a", "a"]}, True, ["a", "b"], scores())
        self.refused("wrong_length", ["key columns"], bids, True, ["a", "b"], scores(key=["a"]))
        self.refused("not_bound", ["'bids.key'"], {"key": ["a"], "price_fen": [1]}, True, ["a"], scores())
        self.refused("not_bound", ["'key'"], bids, True, ["a", "b"], {"bids.scores": {"bids.key": ["1"], "points": [1]}})
        self.refused("wrong_length", ["for 3 rows", "has 2"], {"price_fen": [1, 2], "scores": [[], [], []]})
        self.refused("wrong_type", ["own list"], {"price_fen": [1], "scores": [{"points": 1}]})
        self.refused("argument", ["not both"], {"price_fen": [1], "scores": [[]]}, inside={"bids.scores": [[]]})
        self.refused("not_bound", ["row 1", "'scores'"], [{"price_fen": 1, "scores": []}, {"price_fen": 2}])
        self.refused("unknown_column", ["grade", "points"], [{"price_fen": 1, "scores": [{"grade": 1}]}])
        self.refused("unknown_column", ["scores.points"], [{"price_fen": 1, "scores.points": 1}])
        with self.assertRaises(StewardError):
            inner_list(SCORE, "bids.scores", [[]])
        entry = inner_list(SCORE, "bids.scores", {"offsets": [0, 1], "points": [5]})
        self.assertEqual((entry.parents, offsets(entry)), (None, [0, 1]))


if __name__ == "__main__":
    unittest.main()
