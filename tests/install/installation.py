"""What the tests of installations share: where things are, and how consumers are built and run."""
import os
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONSUMERS = ROOT / "tests/install/consumers"
FOLDER = pathlib.Path(os.environ["STEWARD_INSTALL_FOLDER"])
PREFIX = FOLDER / "prefix"
CMAKE = os.environ["CMAKE"]
CC, CXX = os.environ["CC"], os.environ["CXX"]
VERSION = re.search(r'version = "([0-9.]+)"', (ROOT / "include/steward/version.hpp").read_text()).group(1)
# Every module of the build, in the order of its lines.
MODULES = re.findall(r"^ *steward_module\((\w+)", (ROOT / "src/CMakeLists.txt").read_text(), re.M)
# What only the library itself may need: none of it may be read when a consumer is compiled.
THIRD_PARTY = re.compile(r"/(boost|toml\+\+|rapidjson|openssl)/|/sqlite3\.h$|/simdjson\.h$")


def run(*command, fails=False, environment=None, cwd=None):
    """The output of a command, which must succeed, or fail if fails."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          cwd=cwd, env={**os.environ, **(environment or {})})
    if (done.returncode != 0) != fails:
        raise AssertionError(f"{' '.join(map(str, command))}\nreturned {done.returncode}:\n{done.stdout}")
    return done.stdout


def work_folder(name):
    """An empty folder of a test."""
    folder = FOLDER / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def pkg_config(prefix, *arguments):
    """The words that pkg-config prints for an installation."""
    folders = ":".join(str(f.parent) for f in prefix.rglob("steward*.pc"))
    return run("pkg-config", *arguments, environment={"PKG_CONFIG_PATH": folders}).split()


def consumer(name):
    """A copy of a consumer's project; it has the programs of examples/ as its own."""
    folder = work_folder(name)
    shutil.copytree(CONSUMERS / name.partition(".")[0], folder, dirs_exist_ok=True)
    for suffix in (".c", ".cpp"):
        if f"program{suffix}" in (folder / "CMakeLists.txt").read_text() and not (folder / f"program{suffix}").exists():
            shutil.copy(ROOT / f"examples/one_decision{suffix}", folder / f"program{suffix}")
    return folder


def configure(folder, *arguments, prefix=PREFIX, fails=False):
    return run(CMAKE, "-S", folder, "-B", folder / "build", "-C", FOLDER / "settings.cmake",
               f"-DCMAKE_PREFIX_PATH={prefix}", *arguments, fails=fails)


def build(folder):
    return run(CMAKE, "--build", folder / "build", "-j", "1")
