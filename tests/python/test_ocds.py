"""Red flags over OCDS files from Python."""

import json
import tempfile
import unittest
from pathlib import Path

from library import steward

PERIOD = {"startDate": "2024-03-01T09:00:00+08:00", "endDate": "2024-03-05T09:00:00+08:00"}


def bid(tenderer, amount, status="valid"):
    return {"status": status, "tenderers": [{"id": tenderer}], "value": {"amount": amount, "currency": "CNY"}}


class Ocds(unittest.TestCase):
    def setUp(self):
        self.book = steward.Rulebook()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.output = self.folder / "flags.jsonl"

    def write(self, name, *values):
        path = self.folder / name
        path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
        return path

    def lines(self, path):
        return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]

    def test_red_flags(self):
        first = {"ocid": "一", "tender": {"tenderPeriod": PERIOD}, "bids": {"details": [bid("甲", 100), bid("乙", 100.0)]}}
        path = self.write("in.jsonl", first, {"ocid": "二", "tender": {"status": "cancelled"}})
        with open(path, "a", encoding="utf-8") as file:
            file.write("{broken\n")
        found = steward.ocds.red_flags(self.book, path, self.output, lang="en")
        self.assertEqual((found.processes, found.bad), (2, 1))
        self.assertEqual([(issue["line"], issue["path"]) for issue in found.issues], [(3, str(path))])
        self.assertEqual(found.indicator("R003")["flagged"], 1)
        self.assertEqual(
            found.indicator("R003")["not_applicable"],
            [{"reason": "cancelled", "field": "/tender/status", "processes": 1, "text": "the tender was cancelled"}],
        )
        rows = self.lines(self.output)
        self.assertEqual([row["ocid"] for row in rows], ["一", "二"])
        self.assertEqual(rows[0]["indicators"]["R028"], {"value": 1, "organizations": ["甲", "乙"]})
        self.assertIs(rows[0]["indicators"]["R022"], False)
        self.assertEqual(rows[0]["indicators"]["R024"], "no_awards")
        self.assertEqual(
            self.lines(str(self.output) + ".organizations.jsonl"),
            [{"group": "tenderer", "id": "乙", "R028": 1}, {"group": "tenderer", "id": "甲", "R028": 1}],
        )
        thresholds = {threshold["rule"]: threshold for threshold in found.data["thresholds"]}
        self.assertEqual(thresholds["red_flag.r003_days"]["value"], "15")
        self.assertIn("Cardinal", thresholds["red_flag.r003_days"]["source"])
        self.assertEqual(thresholds["red_flag.r022_percent"]["confidence"], "unverified")

    def test_settings_and_several_files(self):
        one = self.write("1.json", {"releases": [{"ocid": "a", "tender": {"tenderPeriod": PERIOD}}]})
        two = self.write("2.json", {"records": [{"ocid": "b", "compiledRelease": {"ocid": "b", "tender": {"tenderPeriod": PERIOD}}}]})
        settings = "indicators = R003\n[R003]\nthreshold = 4\n"
        found = steward.ocds.red_flags(self.book, [one, two], self.output, settings=settings, threads=2)
        self.assertEqual([indicator["id"] for indicator in found.data["indicators"]], ["R003"])
        self.assertEqual(found.indicator("R003")["not_flagged"], 2)
        self.assertEqual([row["path"] for row in self.lines(self.output)], [str(one), str(two)])
        with self.assertRaises(KeyError):
            found.indicator("R018")

    def test_thresholds_are_rules(self):
        pack = next(Path(__file__).resolve().parents[2].glob("src/packs/international/ocds/red_flags.toml"))
        own = self.folder / "red_flags.toml"
        own.write_text(pack.read_text(encoding="utf-8").replace('value = "15"', 'value = "4"'), encoding="utf-8")
        path = self.write("in.jsonl", {"ocid": "a", "tender": {"tenderPeriod": PERIOD}})
        self.assertEqual(steward.ocds.red_flags(self.book, path, self.output).indicator("R003")["flagged"], 1)
        self.assertEqual(steward.ocds.red_flags(steward.Rulebook(own), path, self.output).indicator("R003")["flagged"], 0)
        changes = {change["id"]: change for change in self.book.diff(steward.Rulebook(own), "en")}
        self.assertEqual(list(changes["red_flag.r003_days"]["operations"]), ["ocds.red_flags"])

    def test_errors(self):
        path = self.write("in.jsonl", {"ocid": "a"})
        for problem, name, arguments in (
            (steward.FileError, "file_not_found", {"input": self.folder / "none.jsonl"}),
            (steward.DataError, "malformed", {"settings": "[R003]\nthreshold = soon\n"}),
            (steward.DataError, "out_of_range", {"threads": 0}),
            (steward.ArgumentError, "null_pointer", {"input": []}),
        ):
            with self.assertRaises(problem) as raised:
                steward.ocds.red_flags(self.book, **{"input": path, "output": self.output, **arguments})
            self.assertEqual(raised.exception.name, name)
        self.assertFalse(self.output.exists())


if __name__ == "__main__":
    unittest.main()
