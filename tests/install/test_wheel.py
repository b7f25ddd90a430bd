"""The wheel in a virtual environment of its own, without network and outside the source tree."""
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

from installation import ROOT, VERSION, run, work_folder

LIBRARY = os.environ["STEWARD_BUILT_LIBRARY"]
BUILD = ROOT / "capi/python/build_wheel.py"


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = work_folder("wheel")
        before = set((ROOT / "capi/python").rglob("*"))
        cls.wheel = pathlib.Path(run(sys.executable, BUILD, "--library", LIBRARY, "--out", cls.folder).splitlines()[-1])
        assert set((ROOT / "capi/python").rglob("*")) == before, "the build left something in the source tree"

    def test_name_and_tag(self):
        self.assertRegex(self.wheel.name, rf"^steward-{re.escape(VERSION)}-py3-none-linux_\w+\.whl$")

    def test_contents(self):
        with zipfile.ZipFile(self.wheel) as archive:
            names = set(archive.namelist())
            inside = archive.read("steward/_lib/libsteward.so.0")
        self.assertEqual(inside, pathlib.Path(LIBRARY).read_bytes())
        source = ROOT / "capi/python/steward"
        sources = {f"steward/{f.name}" for f in source.iterdir() if f.suffix in (".py", ".pyi", ".typed")}
        self.assertTrue(sources)
        information = f"steward-{VERSION}.dist-info/"
        self.assertEqual({n for n in names if not n.startswith(information)}, sources | {"steward/_lib/libsteward.so.0"})
        self.assertIn(information + "LICENSE", names)

    def test_library_of_another_version_is_refused(self):
        source, library = self.folder / "old.c", self.folder / "libold.so"
        source.write_text('const char *stw_version(void) { return "0.0.1"; }\n')
        run(os.environ["CC"], "-shared", "-fPIC", source, "-o", library)
        out = self.folder / "refused"
        said = run(sys.executable, BUILD, "--library", library, "--out", out, fails=True)
        self.assertIn(f"the package is version {VERSION}", said)
        self.assertEqual(list(out.iterdir()), [])

    def test_decision_in_a_virtual_environment(self):
        environment = self.folder / "venv"
        run(sys.executable, "-m", "venv", environment)
        python = environment / "bin/python"
        run(python, "-m", "pip", "install", "--no-index", "--no-deps", self.wheel)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "STEWARD", "LD_"))}
        done = subprocess.run([python, ROOT / "examples/deadline.py"], cwd=self.folder, env=clean, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)
        # 政府采购法 art. 46: thirty days from 6 September 2024 end on 6 October, in the National Day holidays; the next
        # working day is the 8th.
        self.assertIn("deadline 2024-10-08, outcome pass", done.stdout)
        where = run(python, "-c", "import steward; print(steward.__file__)", cwd=self.folder).strip()
        self.assertTrue(where.startswith(str(environment)), where)
