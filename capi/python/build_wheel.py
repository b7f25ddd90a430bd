#!/usr/bin/python3
"""Build the wheel with the shared library inside, without network; prints its path.

    build_wheel.py --library build/release/capi/libsteward.so.0 --out FOLDER

The package is ctypes only, so one wheel serves every Python 3. Its platform tag is plain ``linux_<machine>``: the
library uses the libcrypto.so.3, libstdc++ and C library of the system, which no manylinux tag allows. On
Debian 12 this needs python3-setuptools and python3-wheel. SOURCE_DATE_EPOCH, if set, dates the files inside.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Tuple

from setuptools import Distribution, setup
from wheel.bdist_wheel import bdist_wheel

# What setuptools itself says on the way: not news, and nothing that the user of this script could change.
warnings.filterwarnings("ignore", "Support for `.tool.setuptools.` in `pyproject.toml` is still")
warnings.filterwarnings("ignore", "setup.py install is deprecated")

HERE = Path(__file__).resolve().parent
LICENSE = HERE.parents[1] / "LICENSE"
SONAME = "libsteward.so.0"


class PlatformDistribution(Distribution):
    """Has a shared library, which setuptools did not compile."""

    def has_ext_modules(self) -> bool:
        return True


class AnyPythonWheel(bdist_wheel):  # type: ignore[misc]  # wheel has no types
    """For any Python 3, of any ABI, on one platform."""

    def get_tag(self) -> Tuple[str, str, str]:
        return ("py3", "none", super().get_tag()[2])


def library_version(library: Path) -> str:
    function = ctypes.CDLL(str(library)).stw_version
    function.restype = ctypes.c_char_p
    return str(function().decode())


def build(library: Path, out: Path) -> Path:
    """Builds in a copy: the source tree gets neither the library nor setuptools' folders."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        shutil.copytree(HERE / "steward", tree / "steward", ignore=shutil.ignore_patterns("__pycache__", "_lib"))
        for file in (HERE / "pyproject.toml", HERE / "README.md", LICENSE):
            shutil.copy(file, tree)
        (tree / "steward" / "_lib").mkdir()
        shutil.copy(library, tree / "steward" / "_lib" / SONAME)
        before = Path.cwd()
        os.chdir(tree)
        try:
            done = setup(
                distclass=PlatformDistribution,
                cmdclass={"bdist_wheel": AnyPythonWheel},
                script_args=["--quiet", "bdist_wheel", "--dist-dir", str(out)],
            )
        finally:
            os.chdir(before)
    wheel = Path(done.dist_files[0][2])
    version = library_version(library)
    if done.get_version() != version:
        wheel.unlink()
        sys.exit(f"the package is version {done.get_version()} and {library} is {version}: build the library again")
    return wheel


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, required=True, help="libsteward.so.0 of a build")
    parser.add_argument("--out", type=Path, required=True, help="folder for the wheel")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    print(build(options.library.resolve(), options.out.resolve()))
