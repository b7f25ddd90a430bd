"""pkg-config and a compiler are enough for a program in C or C++."""
import unittest

from installation import CC, CXX, PREFIX, ROOT, THIRD_PARTY, VERSION, pkg_config, run, work_folder

LIBRARIES = {"LD_LIBRARY_PATH": str(PREFIX / "lib")}


def compile_and_run(compiler, source, name, *flags, libraries):
    program = work_folder(name) / "program"
    run(*compiler, source, "-o", program, *flags)
    return run(program, environment=libraries)


class Programs(unittest.TestCase):
    def test_c(self):
        said = compile_and_run([CC, "-std=c99"], ROOT / "examples/one_decision.c", "pc_c",
                               *pkg_config(PREFIX, "--cflags", "--libs", "steward"), libraries=LIBRARIES)
        self.assertIn("results: outcome needs approval", said)

    def test_cxx(self):
        # With --static or without: the modules are archives, so both have to name libcrypto.
        for name, options in (("pc_cxx", []), ("pc_cxx_static", ["--static"])):
            said = compile_and_run([CXX, "-std=c++20"], ROOT / "examples/one_decision.cpp", name,
                                   *pkg_config(PREFIX, *options, "--cflags", "--libs", "steward-cpp"), libraries={})
            self.assertIn("results: outcome needs approval", said)

    def test_shared_library_asks_for_nothing_else(self):
        words = pkg_config(PREFIX, "--static", "--libs", "steward")
        self.assertEqual([w for w in words if not w.startswith("-L")], ["-lsteward"])

    def test_version(self):
        for module in ("steward", "steward-cpp"):
            self.assertEqual(pkg_config(PREFIX, "--modversion", module), [VERSION])
            self.assertEqual(pkg_config(PREFIX, "--validate", module), [])


class Headers(unittest.TestCase):
    def test_installed_headers_need_the_standard_library_only(self):
        """All of them but wide.hpp, which exists for Boost's 128-bit integers and which no other includes."""
        source = work_folder("headers") / "all.cpp"
        headers = sorted(h.relative_to(PREFIX / "include").as_posix() for h in (PREFIX / "include").rglob("*.h*"))
        self.assertIn("steward/kernel/wide.hpp", headers)
        headers.remove("steward/kernel/wide.hpp")
        source.write_text("".join(f'#include "{h}"\n' for h in headers))
        flags = pkg_config(PREFIX, "--cflags", "steward-cpp")
        read = run(CXX, "-std=c++20", "-M", source, *flags).split()
        self.assertTrue(all(any(r.endswith(f"/{h}") for r in read) for h in headers))
        self.assertEqual([r for r in read if THIRD_PARTY.search(r)], [])
        # The same question where the answer is known.
        source.write_text('#include "steward/kernel/wide.hpp"\n')
        read = run(CXX, "-std=c++20", "-M", source, *flags).split()
        self.assertTrue([r for r in read if THIRD_PARTY.search(r)])
