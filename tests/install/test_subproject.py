"""add_subdirectory: the core alone, then with what was asked for."""
import unittest

from installation import CMAKE, ROOT, build, configure, consumer, run, work_folder


def embedder(name):
    """A project with a clone of Steward in its folder steward; or rather with this tree, whose objects ccache knows."""
    folder = consumer(name)
    project = folder / "CMakeLists.txt"
    project.write_text(project.read_text().replace("add_subdirectory(steward)", f"add_subdirectory({ROOT} steward)"))
    return folder


def targets(folder):
    """Names of the targets that the project can build."""
    words = run(CMAKE, "--build", folder / "build", "--target", "help").split()
    return {word.rstrip(":").rpartition("/")[2] for word in words}


class Core(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = embedder("core")
        # Not asked for by most; then the project installs Steward's static modules with its own files.
        configure(cls.folder, "-DSTEWARD_INSTALL=ON", prefix="")
        build(cls.folder)

    def test_program_runs(self):
        self.assertIn("results: outcome needs approval", run(self.folder / "build/program"))

    def test_core_alone(self):
        found = targets(self.folder)
        self.assertTrue({"steward", "steward_kernel"} <= found, found)
        for unwanted in ("steward_io", "steward_c", "steward_unit", "steward_examples", "office_year", "test"):
            self.assertNotIn(unwanted, found)

    def test_installation_lacks_what_was_not_built(self):
        prefix = work_folder("core_prefix")
        run(CMAKE, "--install", self.folder / "build", "--prefix", prefix)
        installed = {f.name for f in prefix.rglob("*") if f.is_file()}
        self.assertTrue({"steward-cpp.pc", "StewardTargets.cmake", "libsteward_kernel.a", "money.hpp"} <= installed)
        for absent in ("sqlite3", "simdjson"):
            self.assertNotIn(absent, (prefix / "lib/pkgconfig/steward-cpp.pc").read_text())
        for unwanted in ("steward.pc", "steward.h", "libsteward_io.a", "csv.hpp", "StewardSharedTargets.cmake"):
            self.assertNotIn(unwanted, installed)
        for component in ("io", "steward_c"):
            user = work_folder("core_user")
            (user / "CMakeLists.txt").write_text(
                "cmake_minimum_required(VERSION 3.25)\nproject(user LANGUAGES CXX)\n"
                f"find_package(Steward REQUIRED COMPONENTS steward {component})\n")
            said = configure(user, prefix=prefix, fails=True)
            self.assertIn(f"without the component '{component}'", " ".join(said.split()))


class Full(unittest.TestCase):
    def test_io_and_c(self):
        folder = embedder("full")
        configure(folder, prefix="")
        build(folder)
        self.assertIn("results: outcome needs approval", run(folder / "build/program"))
        self.assertEqual(run(folder / "build/encoding"), "采购\n")
        self.assertNotIn("steward_unit", targets(folder))
