"""The Debian packages: built as a packager does, what is in them, and programs that use what they unpack to."""
import filecmp
import pathlib
import re
import subprocess
import sys
import tarfile
import unittest

import golden
from installation import (CC, CMAKE, CXX, FOLDER, MODULES, PREFIX, ROOT, VERSION, build, configure, consumer, pkg_config, run,
                          work_folder)

sys.path.insert(0, str(ROOT / "tests/arch"))
import check_exports  # noqa: E402

PACKAGES = ("libsteward0", "libsteward-dev", "python3-steward")


def files_below(folder):
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*") if not f.is_dir()}


def differences(source, installed, pattern):
    """Files of one folder only, and files whose bytes differ."""
    names = {f.relative_to(source).as_posix() for f in source.rglob(pattern)}
    there = {f.relative_to(installed).as_posix() for f in installed.rglob(pattern)}
    assert names, f"no {pattern} in {source}"
    same, *_ = filecmp.cmpfiles(source, installed, names & there, shallow=False)
    return (names ^ there) | (names & there) - set(same)


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        tree = FOLDER / "package"
        run(CMAKE, "--preset", "package", "-B", tree, "-C", FOLDER / "settings.cmake", cwd=ROOT)
        run(CMAKE, "--build", tree, "-j", "2")
        out = work_folder("debs")
        run(pathlib.Path(CMAKE).with_name("cpack"), "-B", out, cwd=tree)
        cls.architecture = run("dpkg", "--print-architecture").strip()
        cls.triple = run("dpkg-architecture", "-qDEB_HOST_MULTIARCH").strip()
        cls.debs = {deb.name.partition("_")[0]: deb for deb in out.glob("*.deb")}
        cls.root = work_folder("unpacked")
        for deb in cls.debs.values():
            run("dpkg-deb", "-x", deb, cls.root)
        cls.usr = cls.root / "usr"
        cls.lib = cls.usr / "lib" / cls.triple
        cls.library = cls.lib / "libsteward.so.0"

    def field(self, package, name):
        return run("dpkg-deb", "-f", self.debs[package], name).strip()

    def members(self, package):
        archive = subprocess.run(["dpkg-deb", "--fsys-tarfile", self.debs[package]], stdout=subprocess.PIPE, check=True)
        path = self.root.parent / f"{package}.tar"
        path.write_bytes(archive.stdout)
        with tarfile.open(path) as tar:
            return tar.getmembers()

    def test_names(self):
        self.assertEqual(set(self.debs), set(PACKAGES))
        for package in PACKAGES:
            architecture = "all" if package.startswith("python3") else self.architecture
            self.assertEqual(self.debs[package].name, f"{package}_{VERSION}_{architecture}.deb")
            self.assertTrue(self.field(package, "Description"))

    def test_contents(self):
        patterns = golden.read(self.triple)
        self.assertEqual(set(patterns), set(PACKAGES))
        for package in PACKAGES:
            members = self.members(package)
            files = {m.name.removeprefix("./usr/") for m in members if not m.isdir()}
            self.assertEqual(golden.compare(patterns[package], files), [], package)
            for m in members:
                self.assertEqual((m.uname, m.gname), ("root", "root"), m.name)
                self.assertIn(m.mode, {0o755} if m.isdir() else {0o777} if m.issym() else {0o644}, m.name)

    def test_dependencies(self):
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", self.library))
        packages = {"libc.so.6": "libc6", "libcrypto.so.3": "libssl3", "libstdc++.so.6": "libstdc++6",
                    "libgcc_s.so.1": "libgcc-s1", "libm.so.6": "libc6", "libsqlite3.so.0": "libsqlite3-0",
                    "libsimdjson.so.14": "libsimdjson14"}
        self.assertTrue({"libc.so.6", "libcrypto.so.3"} <= set(needed) <= set(packages), needed)
        for name in {packages[library] for library in needed}:
            self.assertRegex(self.field("libsteward0", "Depends"), rf"(^|, ){re.escape(name)}( |,|$)")
        self.assertNotIn("boost", self.field("libsteward0", "Depends"))
        own = f"libsteward0 (= {VERSION})"
        self.assertIn(own, self.field("libsteward-dev", "Depends"))
        for name in ("libssl-dev", "libsqlite3-dev", "libsimdjson-dev"):  # what the static modules link
            self.assertIn(name, self.field("libsteward-dev", "Depends"))
        self.assertIn(own, self.field("python3-steward", "Depends"))

    def test_everything_is_there(self):
        self.assertEqual(differences(ROOT / "include/steward", self.usr / "include/steward", "*.hpp"), set())
        self.assertEqual(differences(ROOT / "src/packs", self.usr / "share/steward/packs", "*.toml"), set())
        self.assertEqual(differences(ROOT / "docs", self.usr / "share/doc/steward/docs", "*.md"), set())
        modules = set(MODULES) - {"steward"} | {"umbrella"}
        archives = {f.stem.removeprefix("libsteward_") for f in self.lib.glob("*.a")}
        self.assertEqual(archives, modules)

    def test_shared_library(self):
        dynamic = run("readelf", "-d", self.library)
        self.assertEqual(re.findall(r"\(SONAME\).*\[(.*)\]", dynamic), ["libsteward.so.0"])
        self.assertNotRegex(dynamic, r"\((RUNPATH|RPATH)\)")
        self.assertTrue((self.lib / "libsteward.so").is_symlink())
        self.assertEqual(check_exports.check(check_exports.exported("nm", str(self.library)),
                                             check_exports.read(check_exports.GOLDEN)), [])

    def test_nothing_names_the_build(self):
        for name in files_below(self.usr):
            file = self.usr / name
            if file.suffix in (".pc", ".cmake", ".a") or file == self.library:
                self.assertNotIn(str(ROOT).encode(), file.read_bytes(), name)

    def test_programs(self):
        said = "results: outcome needs approval"
        libraries = {"LD_LIBRARY_PATH": str(self.lib)}
        folder = work_folder("deb_programs")
        run(CC, ROOT / "examples/one_decision.c", "-o", folder / "c",
            *pkg_config(self.usr, "--cflags", "--libs", "steward"))
        self.assertIn(said, run(folder / "c", environment=libraries))
        run(CXX, "-std=c++20", ROOT / "examples/one_decision.cpp", "-o", folder / "cxx",
            *pkg_config(self.usr, "--cflags", "--libs", "steward-cpp"))
        self.assertIn(said, run(folder / "cxx"))
        project = consumer("c.deb")
        configure(project, prefix=self.usr)
        build(project)
        self.assertIn(said, run(project / "build/program"))

    def test_python(self):
        package = self.usr / "lib/python3/dist-packages"
        said = run(sys.executable, ROOT / "examples/deadline.py", cwd=self.root.parent,
                   environment={"PYTHONPATH": str(package), "LD_LIBRARY_PATH": str(self.lib)})
        self.assertIn("deadline 2024-10-08, outcome pass", said)


class OtherPrefix(unittest.TestCase):
    def test_contents(self):
        patterns = golden.read("")
        wanted = [p for package in PACKAGES[:2] for p in patterns[package] if not p.endswith("/copyright")]
        self.assertEqual(golden.compare(wanted, files_below(PREFIX)), [])


class Golden(unittest.TestCase):
    """The comparison finds what is planted for it."""

    def test_compare(self):
        patterns = ["lib/@/a*.so", "share/**/*.md"]
        sound = {"lib/@/a.so", "lib/@/ab.so", "share/x.md", "share/y/z/x.md"}
        self.assertEqual(golden.compare(patterns, sound), [])
        self.assertEqual(golden.compare(patterns, sound | {"lib/@/a/b.so"}), ["not in the list: lib/@/a/b.so"])
        self.assertEqual(golden.compare(patterns, {"lib/@/a.so"}), ["not there: share/**/*.md"])
