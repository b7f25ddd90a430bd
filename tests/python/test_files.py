"""CSV, JSON Lines, quality of files and stored decisions from Python."""

import csv
import datetime
import json
import os
import tempfile
import unittest
from pathlib import Path

from library import steward

CLAIM = {
    "rank": "other",
    "started_on": "2026-03-03",
    "ended_on": "2026-03-03",
    "claimant": "张三",
    "lines": [
        {"expense": "lodging", "place": "shanghai_all", "on_date": "2026-03-03", "quantity": 1, "amount_fen": 70000}
    ],
}


class Files(unittest.TestCase):
    def setUp(self):
        self.book = steward.Rulebook(jurisdiction="CN/central")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def lines(self, name):
        return [json.loads(line) for line in (self.folder / name).read_text(encoding="utf-8").splitlines()]

    def test_json_lines(self):
        bad = dict(CLAIM, rank="nobody")
        source = self.write("in.jsonl", json.dumps(CLAIM) + "\n" + json.dumps(bad, ensure_ascii=False) + "\n")
        result = steward.jsonl.run(self.book, "funds.travel_claim", source, self.folder / "out.jsonl", lang="en")
        self.assertEqual(result, (2, 1))
        good, wrong = self.lines("out.jsonl")
        self.assertEqual(good["outcome"], "violation")
        self.assertEqual(good["lines"][0]["excess"], "200.00")  # 500 yuan a night in Shanghai: 财行〔2016〕71号
        self.assertNotIn("claimant", good)
        self.assertIn("line 2, column 'rank', value 'nobody'", wrong["error"])
        steward.jsonl.run(self.book, "funds.travel_claim", source, self.folder / "all.jsonl", personal=True)
        self.assertEqual(self.lines("all.jsonl")[0]["claimant"], "张三")

    def test_csv_keeps_personal_columns_out(self):
        main = self.write("c.csv", "key,报销人,人员级别,出发日,返回日\nA,张三,其他人员,2026-03-03,2026-03-03\n")
        lines = self.write("l.csv", "key,expense,place,on_date,quantity,amount\n")
        for personal in (False, True):
            out = self.folder / "out.csv"
            got = steward.csv.run(
                self.book, "funds.travel_claim", main, out, lists={"lines": lines}, personal=personal
            )
            self.assertEqual(got, (1, 0))
            self.assertEqual("张三" in out.read_text(encoding="utf-8-sig"), personal)

    def test_bids_with_scores_from_tables(self):
        """One lot in four tables. 财政部令第87号 art. 55: price 30 points, base over price; the mean of two experts besides."""
        lots = self.write("lots.csv", "key,category,method,evaluation_method,announced_on,budget,reserved,fixed_price,"
                          "score_decimals,expert_count\nT1,goods,open_tender,comprehensive_scoring,2024-03-01,1000000,no,no,2,2\n")
        criteria = self.write("criteria.csv", "key,criterion,kind,max_points\nT1,1,price,30\nT1,2,technical,70\n")
        bids = self.write("bids.csv", "key,bids.key,bidder,price,defects\nT1,a,1,900000,\nT1,b,2,800000,\nT1,c,3,960000,\n"
                          "T1,d,4,500000,not_signed;not_qualified\n")
        scores = self.write("scores.csv", "key,bids.key,expert,criterion,points\nT1,c,1,2,60\nT1,a,1,2,70\nT1,a,2,2,65\n"
                            "T1,b,1,2,50\nT1,b,2,2,55.5\nT1,c,2,2,61\nT1,d,1,2,70\nT1,d,2,2,70\n")
        out = self.folder / "out.csv"
        got = steward.csv.run(self.book, "procurement.evaluation", lots, out, lists={
            "criteria": criteria, "bids": bids, "bids.scores": scores}, lang="en")
        self.assertEqual(got, (1, 0), out.read_text(encoding="utf-8-sig"))
        record = self.record(out.read_text(encoding="utf-8-sig"))
        self.assertEqual((record["outcome"], record["conclusion"], record["first_bidder"]), ("pass", "ranked", "1"))
        self.assertEqual((record["base_price"], record["valid_bids"]), ("800000.00", "3"))

    @staticmethod
    def record(text):
        header, row = csv.reader(text.splitlines())
        return dict(zip(header, row))

    def test_known_at(self):
        source = self.write("t.csv", "category,budget,announced_on\ngoods,5000000,2024-05-06\n")
        out = self.folder / "out.csv"
        steward.csv.run(self.book, "procurement.open_tender", source, out)
        self.assertIn(",true,", out.read_text(encoding="utf-8-sig"))
        steward.csv.run(self.book, "procurement.open_tender", source, out, known_at=datetime.date(2011, 1, 26))
        self.assertIn(",indeterminate,,", out.read_text(encoding="utf-8-sig"))

    def test_quality(self):
        table = self.write("t.csv", "category,budget,announced_on\ngoods,5,2024-05-06\nfish,6,2024-05-07\n")
        quality = steward.csv.quality(self.book, "procurement.open_tender", table, lang="en")
        self.assertEqual((quality.rows, quality.failing), (2, 1))
        self.assertEqual(quality.column("category")["unmatched"], [{"value": "fish", "count": 1}])
        self.assertEqual(quality.column("budget_fen")["largest"], "6.00")
        self.assertIn("2 rows, of which 1 would fail", str(quality))
        source = self.write("in.jsonl", json.dumps(CLAIM) + "\n")
        quality = steward.jsonl.quality(self.book, "funds.travel_claim", source)
        self.assertEqual((quality.rows, quality.failing), (1, 0))
        self.assertTrue(quality.column("claimant")["personal"])
        self.assertEqual(quality.column("amount_fen", "lines")["smallest"], "700.00")
        self.assertNotIn("张三", str(quality) + json.dumps(quality.data, ensure_ascii=False))
        with self.assertRaises(KeyError):
            quality.column("no_such")

    def test_a_decision_is_stored_and_checked(self):
        answer = self.book.funds.travel_claim(**CLAIM)
        stored = answer.store()
        self.assertNotIn("张三", stored)
        self.assertIn("张三", answer.store(personal=True))
        path = self.write("decision.json", stored)
        check = self.book.check(path.read_bytes(), "en")
        self.assertTrue(check)
        self.assertEqual((check.verdict, check.operation), ("same", "funds.travel_claim"))
        self.assertEqual(check.digest_then, self.book.digest)
        data = json.loads(stored)
        self.assertEqual(data["results"]["outcome"], {"id": "violation", "code": 4})
        data["results"]["outcome"] = {"id": "pass", "code": 1}
        check = self.book.check(json.dumps(data))
        self.assertFalse(check)
        self.assertEqual([(one.part, one.name) for one in check.differences], [("outcome", "outcome")])
        self.assertIn("不一致", str(check))
        data["facts"]["rank"]["id"] = "nobody"
        check = self.book.check(json.dumps(data), "en")
        self.assertEqual(check.verdict, "undecidable")
        self.assertIn("facts.rank", check.reason)
        data["signature"] = ""
        with self.assertRaises(steward.DataError) as caught:
            self.book.check(json.dumps(data))
        self.assertIn("signature", str(caught.exception))
        with self.assertRaises(steward.FileError):
            self.book.check(stored[:-1])

    def test_flags_and_paths_are_checked(self):
        with self.assertRaises(steward.StewardError):
            steward.jsonl.run(steward.Rulebook(), "funds.travel_claim", "a", "b")
        with self.assertRaises(steward.FileError):
            steward.jsonl.run(self.book, "funds.travel_claim", os.path.join(self.folder, "no"), self.folder / "out")


if __name__ == "__main__":
    unittest.main()
