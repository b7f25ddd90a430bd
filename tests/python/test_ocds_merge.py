"""OCDS in Python: records merged from releases, and breaches of a schema with their lines."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from library import steward

RELEASES = """{"ocid": "P", "id": "2", "date": "2026-01-02", "tag": ["tender"], "tender": {"id": "T", "title": "b"}}
{"ocid": "P", "id": "1", "date": "2026-01-01", "tag": ["planning"], "tender": {"id": "T", "title": "a"}}
{"id": "3", "date": "2026-01-03"}
"""


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def lines(self, path):
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Merge(Files):
    def test_one_record_for_a_process(self):
        releases, records, faults = self.file("in.jsonl", RELEASES), self.folder / "out.jsonl", self.folder / "faults"
        self.assertEqual(steward.ocds.merge(releases, records, faults=faults, lang="en"), (1, 2, 1))
        (record,) = self.lines(records)
        self.assertEqual([release["id"] for release in record["releases"]], ["1", "2"])
        self.assertEqual(record["compiledRelease"]["tender"], {"id": "T", "title": "b"})
        self.assertEqual([version["value"] for version in record["versionedRelease"]["tender"]["title"]], ["a", "b"])
        (fault,) = self.lines(faults)
        self.assertEqual((fault["file"], fault["line"], fault["keyword"]), (0, 3, "ocid"))

    def test_leaving_out(self):
        releases, records = self.file("in.jsonl", RELEASES), self.folder / "out.jsonl"
        steward.ocds.merge([releases, releases], records, releases=False, versioned=False)
        self.assertEqual(list(self.lines(records)[0]), ["ocid", "compiledRelease"])

    def test_rules_of_a_schema(self):
        releases, records = self.file("in.jsonl", RELEASES), self.folder / "out.jsonl"
        schema = self.file("schema.json", '{"properties": {"ocid": {}, "tender": {"omitWhenMerged": true}}}')
        steward.ocds.merge(releases, records, schema=schema)
        self.assertNotIn("tender", self.lines(records)[0]["compiledRelease"])

    def test_errors(self):
        releases = self.file("in.jsonl", RELEASES)
        with self.assertRaises(steward.FileError):
            steward.ocds.merge(self.folder / "none", self.folder / "out")
        with self.assertRaises(steward.FileError):
            steward.ocds.merge(releases, self.folder / "none" / "out")
        with self.assertRaises(steward.DataError):
            steward.ocds.merge(releases, self.folder / "out", schema=self.file("schema.json", "{}"))
        self.assertFalse((self.folder / "out").exists())


class Validate(Files):
    SCHEMA = json.dumps(
        {"type": "object", "required": ["ocid"], "properties": {"ocid": {"type": "string"}, "tag": {"type": "array"}}}
    )

    def test_breaches_have_lines(self):
        schema, faults = self.file("schema.json", self.SCHEMA), self.folder / "faults"
        result = steward.ocds.validate(self.file("in.jsonl", RELEASES), schema, faults=faults, lang="en")
        self.assertEqual(result, (3, 1, 1))
        self.assertFalse(result)
        self.assertEqual(
            self.lines(faults),
            [{"file": 0, "line": 3, "pointer": "", "keyword": "required", "message": "'ocid' is required, and is not there"}],
        )
        self.assertTrue(steward.ocds.validate(self.file("good.json", '{"ocid": "P"}'), [schema]))

    def test_a_schema_that_is_missing(self):
        schema = self.file("schema.json", '{"properties": {"a": {"$ref": "http://example.org/other.json"}}}')
        with self.assertRaisesRegex(steward.DataError, "example.org/other.json"):
            steward.ocds.validate(self.file("in.json", "{}"), schema)
        with self.assertRaises(steward.ArgumentError):
            steward.ocds.validate(self.file("in.json", "{}"), [])

    @unittest.skipUnless(os.environ.get("STEWARD_DATA"), "STEWARD_DATA is not set")
    def test_real_releases(self):
        data = Path(os.environ["STEWARD_DATA"]) / "procurement"
        package = data / "uk_contracts_finder" / "release-package-2022-2.json"
        self.assertEqual(steward.ocds.validate(package, data / "schema" / "release-schema.json"), (100, 0, 0))


if __name__ == "__main__":
    unittest.main()
