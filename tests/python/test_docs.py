"""The pages that are written from the packs and the catalogue say what these say."""

import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class WrittenPages(unittest.TestCase):
    def test_each_is_what_its_program_writes(self):
        for program in ("docs/law/make_sources.py", "docs/law/make_coverage.py", "docs/reference/make_operations.py"):
            with self.subTest(program):
                run = subprocess.run([sys.executable, str(ROOT / program), "--check"], capture_output=True, text=True,
                                     env=os.environ)
                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
