"""Lists in lists from Python to the kernel and back, on the operation of tests/unit/data/nested.hpp."""
import json
import pathlib
import tempfile
import unittest

import steward
from steward._numpy import np

RULES = pathlib.Path(__file__).resolve().parents[2] / "unit" / "data" / "rules_full.toml"
DAY = "2021-01-01"
A = [{"price_fen": 1300, "weight": 2, "terms": [{"size": "small"}, {"size": "large"}],
      "scores": [{"points": 80, "remark": "好", "on_date": "2021-03-14"}, {"points": 30}]},
     {"price_fen": 100, "terms": [], "scores": [{"points": 59, "on_date": "2021-03-15"}]}]
B = [{"price_fen": 1300, "terms": [{"size": "large"}], "scores": [{"points": 60}]}]


def plain(values):
    return values.tolist() if hasattr(values, "tolist") else list(values)


class Nested(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = steward.Rulebook(RULES)

    def test_one_call(self):
        answer = self.book.test.bids(jurisdiction="CN", on_date=DAY, experts=[{"share": 40}], bids=A)
        self.assertEqual((answer.outcome, answer.points, answer.scores), ("pass", 279, 3))
        self.assertEqual(answer.experts, [{"doubled": 80, "row_status": "ok"}])
        self.assertEqual([bid["points"] for bid in answer.bids], [220, None])
        self.assertEqual([[score["weighted"] for score in bid["scores"]] for bid in answer.bids], [[160, None], [59]])
        self.assertEqual([[term["number"] for term in bid["terms"]] for bid in answer.bids], [[0, 101], []])
        self.assertEqual([[score["outcome"] for score in bid["scores"]] for bid in answer.bids],
                         [["pass", "violation"], ["violation"]])
        self.assertEqual(answer.ranking, [{"bid": 0, "points": 220}, {"bid": 1, "points": 59}])
        self.assertEqual(set(answer.to_dict()) & {"bids", "bids.scores"}, {"bids"})
        self.assertIn("    score bids[0].scores[1]: points 30\n", answer.explain("en"))
        steps = json.loads(answer.explain("en", "json"))["steps"]
        self.assertIn((0, 1), {(step.get("child"), step.get("grandchild")) for step in steps})
        self.assertEqual(self.book.check(answer.store()).verdict, "same")
        for bids in ([], [{"price_fen": 1, "scores": [], "terms": []}]):
            self.assertEqual(self.book.test.bids(jurisdiction="CN", on_date=DAY, experts=[], bids=bids).points, 0)

    def test_a_bad_grandchild(self):
        bids = [A[0], {**A[1], "scores": [{"points": 59}, {"points": 101}]}]
        with self.assertRaises(steward.StewardError) as caught:
            self.book.test.bids(jurisdiction="CN", on_date=DAY, experts=[], bids=bids)
        self.assertEqual((caught.exception.name, caught.exception.column), ("bad_child", "bids.scores.points"))
        self.assertIn("bids[1].scores[1]", caught.exception.message)
        table = self.book.test.bids(jurisdiction="CN", on_date=[DAY, DAY], experts=[[], []], bids=[bids, B])
        self.assertEqual(table.n_bad, 1)
        self.assertEqual(table.decode("bids.row_status").tolist() if np is not None else table.decode("bids.row_status"),
                         ["ok", "bad_child", "ok"])
        self.assertEqual(list(table.decode("bids.scores.row_status")), ["ok", "ok", "ok", "out_of_range", "ok"])
        self.assertEqual(table.row(1).points, 60)

    def check_table(self, table, order=(0, 1, 2, 3)):
        """Scores of A, A, A, B, in the order in which they were given."""
        self.assertEqual(plain(table["points"]), [279, 60])
        self.assertEqual([plain(table["bids.scores.outcome"])[place] for place in order], [1, 4, 4, 1])
        self.assertEqual([list(table.decode("bids.scores.weighted"))[place] for place in order], [160, None, 59, None])
        self.assertEqual([[score["weighted"] for score in bid["scores"]] for bid in table.row(0).bids], [[160, None], [59]])
        self.assertEqual([term["number"] for term in table.row(1).bids[0]["terms"]], [100])

    def test_batches(self):
        decide = self.book.test.bids
        common = {"jurisdiction": "CN", "on_date": [DAY, DAY], "experts": [[], []]}
        self.check_table(decide(bids=[A, B], **common))
        bids = {"offsets": [0, 2, 3], "price_fen": [1300, 100, 1300], "weight": [2, None, None]}
        scores = {"offsets": [0, 2, 3, 4], "points": [80, 30, 59, 60], "on_date": ["2021-03-14", None, "2021-03-15", None]}
        terms = {"offsets": [0, 2, 2, 3], "size": ["small", "large", "large"]}
        self.check_table(decide(bids={**bids, "scores": scores, "terms": terms}, **common))
        self.check_table(decide(bids=bids, **{"bids.scores": scores, "bids.terms": terms}, **common))

    def test_long_tables(self):
        bids = {"key": ["b", "a", "a"], "bids.key": [1, 2, 1], "price_fen": [1300, 100, 1300], "weight": [None, None, 2]}
        scores = {"key": ["a", "b", "a", "a"], "bids.key": [2, 1, 1, 1], "points": [59, 60, 80, 30],
                  "on_date": ["2021-03-15", None, "2021-03-14", None]}
        terms = {"key": ["b", "a", "a"], "bids.key": [1, 1, 1], "size": ["large", "small", "large"]}
        table = self.book.test.bids(jurisdiction="CN", on_date=[DAY, DAY], experts=[[], []], key=["a", "b"], bids=bids,
                                    **{"bids.scores": scores, "bids.terms": terms})
        # The rows of A were given as: 80 third, 30 fourth, 59 first; that of B second.
        self.assertEqual(plain(table["points"]), [279, 60])
        self.assertEqual(list(table.decode("bids.scores.weighted")), [59, None, 160, None])
        self.assertEqual(list(table.decode("bids.points")), [None, None, 220])
        self.assertEqual(plain(table["bids.terms.number"]), [100, 10, 111])
        # In the answer of a row bids stand in the caller's order within their parent.
        self.assertEqual([[score["weighted"] for score in bid["scores"]] for bid in table.row(0).bids], [[59], [160, None]])

    def test_outputs_and_reuse(self):
        operation = self.book.prepare("test.bids", "CN")
        operation.bind(on_date=[DAY, DAY], experts=[[], []], bids=[A, B]).out("points", "bids.scores.path")
        self.assertEqual(operation.run(), 0)
        self.assertEqual((len(operation["points"]), len(operation["bids.scores.path"])), (2, 4))
        # The inner list may be bound anew by itself.
        operation.bind(**{"bids.scores": {"offsets": [0, 0, 0, 1], "points": [70]}})
        self.assertEqual(operation.run(), 0)
        self.assertEqual((plain(operation["points"]), len(operation["bids.scores.path"])), ([0, 70], 1))
        with self.assertRaises(steward.StewardError) as caught:
            operation.bind(**{"bids.scores": {"offsets": [0, 1], "points": [70]}}).run()
        self.assertEqual(caught.exception.name, "wrong_length")
        answer = self.book.test.bids(jurisdiction="CN", on_date=DAY, experts=[], bids=A, outputs=["points", "bids"])
        self.assertEqual((answer.points, answer.bids[0]["scores"][0]["weighted"]), (279, 160))
        answer = self.book.test.bids(jurisdiction="CN", on_date=DAY, experts=[], bids=A, outputs="bids.scores.weighted")
        self.assertEqual(answer.bids, [{"scores": [{"weighted": 160}, {"weighted": None}]}, {"scores": [{"weighted": 59}]}])

    @unittest.skipIf(np is None, "numpy is not there")
    def test_in_place_and_as_single_rows(self):
        generator = np.random.default_rng(5)
        rows = 500
        bids = np.concatenate([[0], np.cumsum(generator.integers(0, 5, rows))])
        scores = np.concatenate([[0], np.cumsum(generator.integers(0, 6, bids[-1]))])
        points = generator.integers(0, 101, scores[-1])
        table = self.book.test.bids(
            jurisdiction="CN", on_date=np.full(rows, 18628, dtype="int32"), experts={"offsets": np.zeros(rows + 1, dtype="int64"), "share": []},
            bids={"offsets": bids, "price_fen": 1, "scores": {"offsets": scores, "points": points},
                  "terms": {"offsets": np.zeros(bids[-1] + 1, dtype="int64"), "size": []}})
        self.assertEqual(table.n_bad, 0)
        totals = np.add.reduceat(np.append(points, 0), np.minimum(scores[bids[:-1]], len(points)))
        empty = scores[bids[:-1]] == scores[bids[1:]]
        self.assertEqual(plain(table["points"]), plain(np.where(empty, 0, totals)))
        for row in range(0, rows, 50):
            one = [{"price_fen": 1, "terms": [], "scores": [{"points": int(p)} for p in points[scores[bid]:scores[bid + 1]]]}
                   for bid in range(bids[row], bids[row + 1])]
            alone = self.book.test.bids(jurisdiction="CN", on_date=DAY, experts=[], bids=one)
            self.assertEqual(alone.bids, table.row(row).bids)

    def test_the_description(self):
        text = self.book.test.bids.__doc__
        self.assertIn("        scores: list in each row of bids, score 评分\n            points (integer): points 得分\n", text)
        self.assertEqual([name for name in ("experts", "bids", "bids.scores")
                          if name in self.book.test.bids.__signature__.parameters], ["experts", "bids"])

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            files = {"main": "key,on_date\nA,2021-01-01\n", "experts": "key,share\n",
                     "bids": "key,bids.key,price,weight\nA,1,13,2\nA,2,1,\n",
                     "bids.scores": "key,bids.key,points\nA,1,80\nA,1,30\nA,2,59\nA,3,1\n",
                     "bids.terms": "key,bids.key,size\n"}
            for name, text in files.items():
                (folder / (name + ".csv")).write_text(text, encoding="utf-8")
            result = steward.csv.run(self.book, "test.bids", folder / "main.csv", folder / "out.csv", jurisdiction="CN", lang="en",
                                     lists={name: folder / (name + ".csv") for name in files if name != "main"})
            self.assertEqual((result.rows, result.bad), (1, 1))
            self.assertIn("A,2021-01-01,pass,279,3", (folder / "out.csv").read_text(encoding="utf-8-sig"))
            self.assertIn("the table of list bids has no such row", (folder / "out.csv.bids.scores.csv").read_text(encoding="utf-8-sig"))
            (folder / "in.jsonl").write_text(json.dumps({"on_date": DAY, "experts": [], "bids": A}) + "\n", encoding="utf-8")
            result = steward.jsonl.run(self.book, "test.bids", folder / "in.jsonl", folder / "out.jsonl", jurisdiction="CN")
            self.assertEqual((result.rows, result.bad), (1, 0))
            decided = json.loads((folder / "out.jsonl").read_text(encoding="utf-8"))
            self.assertEqual(decided["bids"][0]["scores"][0]["weighted"], 160)


if __name__ == "__main__":
    unittest.main()
