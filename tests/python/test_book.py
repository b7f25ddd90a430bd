"""The rulebook as a Python object: catalogue, names, documentation, errors, life."""
import copy
import datetime
import gc
import inspect
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import unittest

import library
import steward
from steward import _abi

ROOT = pathlib.Path(__file__).resolve().parents[2]
OWN_PACK = ROOT / "examples" / "own_pack" / "jilin.toml"
PURCHASE = dict(jurisdiction="CN/central", category="goods", budget_fen=200_000_000, announced_on="2020-03-01",
                method="competitive_consultation", ground_holds=False)


class Book(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()

    def test_version(self):
        self.assertRegex(steward.version(), r"^\d+\.\d+\.\d+")
        self.assertEqual(steward.load(), steward.load(steward.load()))
        with self.assertRaises(steward.ArgumentError):
            steward.load("elsewhere/libsteward.so")

    def test_status_names_of_the_library(self):
        names = _abi.load().stw_status_name
        for name, status in steward.STATUS.items():
            self.assertEqual(names(status).decode(), name)

    def test_error_struct_of_the_library(self):
        struct = _abi.ErrorStruct(1, 2, 3, b"x")
        _abi.load().stw_error_init(struct)
        self.assertEqual((struct.struct_size, struct.status, struct.message), (1024, 0, b""))

    def test_wrong_handle(self):
        import ctypes
        wrong = ctypes.POINTER(_abi.OpHandle)()
        with self.assertRaises(ctypes.ArgumentError):
            _abi.load().stw_rulebook_free(wrong)

    def test_digest(self):
        self.assertRegex(self.book.digest, r"^[0-9a-f]{64}$")
        with library.book() as other:
            self.assertEqual(other.digest, self.book.digest)
        self.assertIn(self.book.digest[:8], repr(self.book))

    def test_catalogue(self):
        zh, en = self.book.catalogue(), self.book.catalogue("en")
        self.assertIs(zh, self.book.catalogue("zh"))
        self.assertEqual([entry["name"] for entry in zh["operations"]], [entry["name"] for entry in en["operations"]])
        self.assertEqual(zh["digest"], self.book.digest)
        with self.assertRaises(steward.UnknownNameError) as caught:
            self.book.catalogue("fr")
        self.assertEqual(caught.exception.name, "unknown_language")

    def test_lint(self):
        self.assertIsInstance(self.book.lint(), list)
        self.assertFalse([entry for entry in self.book.lint("en") if entry["severity"] == "error"])

    def test_lint_of_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "broken.toml")
            path.write_text('[pack]\nlayout = "1.0"\nid = "x"\ndata_version = 2026-01-01\nextra = 1\n', encoding="utf-8")
            found = steward.lint(path, lang="en")
        self.assertEqual([(entry["code"], entry["line"], entry["severity"]) for entry in found],
                         [("unknown_key", 5, "error")])
        self.assertIn("dead_rule", {entry["code"] for entry in steward.lint()})
        with self.assertRaises(steward.FileError):
            steward.lint("no/such/pack.toml")

    def test_diff(self):
        self.assertEqual(self.book.diff(self.book), [])
        own = library.book(str(OWN_PACK))
        changes = self.book.diff(own, "en")
        values = {(change["id"], change["keys"].get("category"), change["after"]["value"])
                  for change in changes if change["part"] == "value"}
        self.assertEqual(values, {("procurement.open_tender_amount", category, value) for category, value in
                                  (("goods", "3000000.00"), ("services", "3000000.00"), ("works", "4000000.00"))})
        self.assertTrue(all(change["kind"] == "added" and change["before"] is None for change in changes))
        self.assertEqual({change["kind"] for change in own.diff(self.book)}, {"removed"})
        with self.assertRaises(steward.ArgumentError):
            self.book.diff("2020-01-01")

    def test_diff_days(self):
        changes = self.book.diff_days("2016-12-31", datetime.date(2017, 1, 1), "en")
        found = [change for change in changes if change["id"] == "procurement.open_tender_amount" and change["keys"]]
        self.assertEqual([(change["before"]["value"], change["after"]["value"]) for change in found],
                         [("1200000.00", "2000000.00")] * 2)
        self.assertEqual(self.book.diff_days("2020-02-01", "2020-02-01"), [])
        for wrong in ("2020-02-30", "yesterday"):
            with self.assertRaises(steward.DataError):
                self.book.diff_days(wrong, "2020-01-01")
        with self.assertRaises(steward.ArgumentError):
            self.book.diff_days(2020, "2020-01-01")

    def test_year_roll(self):
        items = {item["rule"]: item for item in self.book.year_roll(2027, "en")}
        self.assertEqual(items["calendar.working_days"]["reason"], "notice_missing")
        self.assertEqual(items["energy.grid_emission_factor"]["last"], "2023")
        with self.assertRaises(steward.DataError):
            self.book.year_roll(99999)
        with self.assertRaises(steward.ArgumentError):
            self.book.year_roll("2027")

    def test_a_pinned_digest(self):
        self.assertEqual(steward.Rulebook(digest=self.book.digest).digest, self.book.digest)
        with self.assertRaises(steward.PackError) as caught:
            steward.Rulebook(str(OWN_PACK), digest=self.book.digest)
        self.assertEqual(caught.exception.name, "digest_mismatch")
        with self.assertRaises(steward.ArgumentError):
            steward.Rulebook(digest="")

    def test_domains(self):
        for domain in ("procurement", "assets", "funds", "energy", "calendar"):
            self.assertIn(domain, dir(self.book))
        self.assertIn("method", dir(self.book.procurement))
        with self.assertRaisesRegex(AttributeError, "did you mean 'procurement'"):
            self.book.procurment
        with self.assertRaisesRegex(AttributeError, "method"):
            self.book.procurement.metod

    def test_documentation(self):
        decisions = [info for info in self.book._model().operations.values() if info.kind == "decision"]
        self.assertGreater(len(decisions), 10)
        for info in decisions:
            function = getattr(getattr(self.book, info.domain), info.method)
            document = inspect.getdoc(function)
            self.assertIn(info.zh, document)
            self.assertEqual(function.__name__, info.method)
            signature = inspect.signature(function)
            self.assertIn("jurisdiction", signature.parameters)
            for column in info.inputs_of(None):
                self.assertIn(column.zh, document)
                parameter = signature.parameters[column.name]
                self.assertEqual(parameter.default is None, column.nullable)

    def test_unknown_names(self):
        def refused(name, call, *words):
            with self.assertRaises(steward.UnknownNameError) as caught:
                call()
            self.assertEqual(caught.exception.name, name)
            for word in words:
                self.assertIn(word, caught.exception.message)
            self.assertIsInstance(caught.exception, LookupError)

        refused("unknown_operation", lambda: self.book.prepare("procurement.metod", "CN"), "procurement.method")
        refused("unknown_jurisdiction", lambda: self.book.prepare("procurement.method", "XX/nowhere"), "XX/nowhere")
        refused("unknown_column", lambda: self.book.procurement.method(**dict(PURCHASE, budget=1)), "budget_fen")
        refused("unknown_column", lambda: self.book.procurement.method(**PURCHASE, outputs=["outcom"]), "outcome")
        answer = self.book.procurement.method(**PURCHASE)
        refused("unknown_language", lambda: answer.explain("fr"), "fr")
        refused("unknown_language", lambda: answer.explain("zh", "html"), "html")

    def test_jurisdiction(self):
        facts = dict(PURCHASE)
        del facts["jurisdiction"]
        with self.assertRaisesRegex(steward.ArgumentError, "jurisdiction="):
            self.book.procurement.method(**facts)
        with steward.Rulebook(jurisdiction="CN/central") as book:
            self.assertEqual(book.procurement.method(**facts).outcome, "violation")

    def test_pack_files(self):
        with self.assertRaises(steward.FileError) as caught:
            steward.Rulebook("nowhere/x.toml")
        self.assertEqual(caught.exception.name, "file_not_found")
        self.assertIn("nowhere/x.toml", caught.exception.message)
        self.assertIsInstance(caught.exception, OSError)
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder) / "坏.toml"
            broken.write_text("[pack\n", encoding="utf-8")
            with self.assertRaises(steward.PackError) as caught:
                steward.Rulebook(broken)
            self.assertEqual(caught.exception.name, "pack_syntax")
            broken.write_text("[pack]\nlayout = '1.0'\nid = 'x'\nunheard = 1\n", encoding="utf-8")
            with self.assertRaises(steward.PackError) as caught:
                steward.Rulebook(broken)
            self.assertEqual(caught.exception.name, "pack_content")

    def test_stub_is_fresh(self):
        sys.path.insert(0, str(ROOT / "capi" / "python"))
        try:
            import make_stubs
        finally:
            sys.path.pop(0)
        fresh = make_stubs.make(self.book._model())
        compile(fresh, "_domains.pyi", "exec")
        self.assertTrue(fresh == make_stubs.TARGET.read_text(encoding="utf-8"), "run capi/python/make_stubs.py")


class Life(unittest.TestCase):
    def setUp(self):
        self.book = library.book()

    def test_close(self):
        answer = self.book.procurement.method(**PURCHASE)
        operation = self.book.prepare("procurement.method", "CN/central")
        self.book.close()
        self.book.close()
        for call in (lambda: self.book.digest, lambda: self.book.lint(),
                     lambda: self.book.prepare("procurement.method", "CN/central")):
            with self.assertRaises(steward.StateError):
                call()
        # What was made from the book stays usable.
        self.assertIn("competitive", answer.explain("en"))
        facts = {k: v for k, v in PURCHASE.items() if k != "jurisdiction"}
        self.assertEqual(operation.bind(**facts).out("outcome").run(), 0)
        operation.close()
        operation.close()
        for call in (operation.run, operation.explain, operation.unbind, lambda: operation.bind(**facts),
                     lambda: operation.row_error(0), lambda: operation.out("outcome")):
            with self.assertRaises(steward.StateError):
                call()
        self.assertIn("closed", repr(operation))

    def test_any_order(self):
        for first in ("book", "operation", "answer"):
            made = {"book": library.book()}
            made["operation"] = made["book"].prepare("procurement.method", "CN/central")
            made["answer"] = made["book"].procurement.method(**PURCHASE)
            del made[first]
            gc.collect()
            if "answer" in made:
                self.assertEqual(made["answer"].outcome, "violation")
            made.clear()
            gc.collect()

    def test_context_managers(self):
        with library.book() as book, book.prepare("procurement.method", "CN/central") as operation:
            self.assertIn("procurement.method", repr(operation))
        with self.assertRaises(steward.StateError):
            operation.run()

    def test_exit_with_everything_alive(self):
        code = ("import steward, threading\n"
                "book = steward.Rulebook()\n"
                "answer = book.procurement.method(**%r)\n"
                "operation = book.prepare('procurement.method', 'CN/central')\n"
                "answer.me = operation.me = answer  # a cycle, so that only shutdown ends it\n" % (PURCHASE,))
        done = subprocess.run([sys.executable, "-c", code], env=os.environ, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_no_copies_of_handles(self):
        operation = self.book.prepare("procurement.method", "CN/central")
        for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
            with self.assertRaises(TypeError):
                attempt(operation)

    def test_codes_pickle(self):
        outcome = self.book.procurement.method(**PURCHASE).outcome
        again = pickle.loads(pickle.dumps(outcome))
        self.assertEqual((again, again.code, again.zh, again.en), ("violation", 4, "不符合", "violation"))


if __name__ == "__main__":
    unittest.main()
