"""Doxygen over the public headers says nothing.

    check_doxygen.py --doxygen DOXYGEN --doxyfile Doxyfile [--self-test]
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile


def run(doxygen, settings):
    done = subprocess.run([doxygen, "-"], input=settings, capture_output=True, text=True, errors="replace")
    return done.returncode == 0, done.stderr


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--doxygen", required=True)
    parser.add_argument("--doxyfile", required=True)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    settings = pathlib.Path(options.doxyfile).read_text()
    if not options.self_test:
        good, said = run(options.doxygen, settings)
        print(said, end="")
        sys.exit(0 if good else 1)
    planted = pathlib.Path(__file__).resolve().parent / "planted"
    with tempfile.TemporaryDirectory() as folder:
        settings += f'\nOUTPUT_DIRECTORY = "{folder}"\nINPUT = "{planted}/'
        bad, said = run(options.doxygen, settings + 'misdocumented.hpp"\n')
        good, _ = run(options.doxygen, settings + 'planted/alone.hpp"\n')
    if bad or "misdocumented.hpp" not in said or not good:
        print(f"a planted fault was accepted: {bad}; a sound file was accepted: {good}\n{said}")
        sys.exit(1)
