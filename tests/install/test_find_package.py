"""find_package(Steward): components, what they need, what is said when one is missing."""
import unittest

import installation
from installation import build, configure, consumer, run, work_folder


def try_find(name, request, *arguments, fails=False):
    """Configures a project that does nothing but look for Steward."""
    folder = work_folder(name)
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\nproject(find LANGUAGES C CXX)\n"
        f"find_package(Steward {request})\n"
        'message(STATUS "found=${Steward_FOUND} kernel=${Steward_kernel_FOUND} moon=${Steward_moon_FOUND}")\n')
    return configure(folder, *arguments, fails=fails)


class Consumers(unittest.TestCase):
    def test_cxx_program_needs_no_header_of_a_third_party(self):
        folder = consumer("cxx")
        configure(folder, "-DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON")
        build(folder)
        self.assertIn("results: outcome needs approval", run(folder / "build/program"))

    def test_c_program_needs_neither_cxx_nor_openssl(self):
        folder = consumer("c")
        configure(folder, "-DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON", "-DCMAKE_CXX_COMPILER=/nonexistent")
        build(folder)
        self.assertIn("results: outcome needs approval", run(folder / "build/program"))

    def test_one_module_brings_the_libraries_that_it_needs(self):
        folder = consumer("kernel")
        configure(folder)
        build(folder)
        # FIPS 180-4, example of SHA-256.
        self.assertEqual(run(folder / "build/program").strip(),
                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


class Requests(unittest.TestCase):
    def test_component_that_was_not_built_is_an_error_that_names_it(self):
        said = try_find("missing", "REQUIRED COMPONENTS kernel moon", fails=True)
        self.assertIn("without the component 'moon'; it has: kernel", " ".join(said.split()))

    def test_optional_component_may_be_missing(self):
        said = try_find("optional", "REQUIRED COMPONENTS kernel OPTIONAL_COMPONENTS moon")
        self.assertIn("found=1 kernel=TRUE moon=\n", said)

    def test_without_required_it_is_not_found(self):
        self.assertIn("found=0", try_find("quiet", "QUIET COMPONENTS moon"))

    def test_static_modules_say_that_openssl_is_missing(self):
        said = try_find("openssl", "COMPONENTS kernel", "-DCMAKE_DISABLE_FIND_PACKAGE_OpenSSL=ON")
        self.assertIn("found=0", said)
        self.assertIn("OpenSSL", said)

    def test_every_component_is_a_target(self):
        folder = work_folder("targets")
        checks = "".join(f"if(NOT TARGET Steward::{m})\n  message(FATAL_ERROR {m})\nendif()\n"
                         for m in [*installation.MODULES, "steward_c"])
        (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(all LANGUAGES CXX)\n"
                                               "find_package(Steward REQUIRED)\n" + checks)
        configure(folder)

    def test_version_that_is_not_there(self):
        said = try_find("version", "99.0 REQUIRED", fails=True)
        self.assertIn(f"version: {installation.VERSION}", said)
