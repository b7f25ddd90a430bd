"""What docs/guide/embedding.md shows is what the other tests build."""
import re
import unittest

from installation import CONSUMERS, MODULES, ROOT

GUIDE = (ROOT / "docs/guide/embedding.md").read_text(encoding="utf-8")


class Guide(unittest.TestCase):
    def test_cmake_files_are_those_of_the_consumers(self):
        projects = {f.read_text() for f in CONSUMERS.glob("*/CMakeLists.txt")}
        shown = re.findall(r"^```cmake\n(.*?)^```", GUIDE, re.S | re.M)
        self.assertEqual([block for block in shown if block not in projects], [])
        self.assertTrue(shown)

    def test_pkg_config_names(self):
        files = {f.name.removesuffix(".pc.in") for f in (ROOT / "packaging").glob("*.pc.in")}
        self.assertEqual(set(re.findall(r"pkg-config --cflags --libs ([\w-]+)", GUIDE)), files)

    def test_components(self):
        table = GUIDE[GUIDE.index("| Component |"):].partition("\n\n")[0]
        listed = set(re.findall(r"^\| `(\w+)` \|", table, re.M))
        self.assertEqual(listed, {*MODULES, "steward_c"})
