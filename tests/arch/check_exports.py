"""Compare what libsteward.so exports with tests/arch/exports.txt.

    check_exports.py --nm NM --library libsteward.so [--update | --self-test]

A function added to the ABI is added to the list by --update and shows in review; one that is gone or renamed breaks
programs.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

GOLDEN = pathlib.Path(__file__).resolve().parent / "exports.txt"
HEADER = "# What libsteward.so exports, one symbol a line. Update: tests/arch/check_exports.py --update\n"


def exported(nm, library):
    """Dynamic symbols that the library defines, without the name of the version itself."""
    out = subprocess.run([nm, "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    fields = [line.split() for line in out.splitlines()]
    return sorted({f[-1].split("@")[0] for f in fields if f and f[-2] != "A"})


def read(golden):
    return [line for line in golden.read_text().splitlines() if line and not line.startswith("#")]


def check(symbols, golden):
    problems = [f"exported, not in the list: {s}" for s in symbols if s not in golden]
    problems += [f"in the list, not exported: {s}" for s in golden if s not in symbols]
    problems += [f"not of the ABI: {s}" for s in symbols if not s.startswith("stw_")]
    return problems


def self_test(nm, library):
    """On the list, and on a small library whose symbols are known."""
    symbols = exported(nm, library)
    with tempfile.TemporaryDirectory() as folder:
        source, built = pathlib.Path(folder) / "a.c", pathlib.Path(folder) / "a.so"
        source.write_text("int stw_a(void){return 0;} int leaked(void){return 0;} static int own(void){return 0;}\n"
                          "int stw_b(void){return own();}\n")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", str(built), str(source)], check=True)
        small = exported(nm, str(built))
    results = {
        "symbols of a library": [s for s in small if not s.startswith("_")] == ["leaked", "stw_a", "stw_b"],
        "some symbol is exported": bool(symbols),
        "one too many": bool(check(symbols + ["stw_planted"], symbols)),
        "one gone": bool(check(symbols[1:], symbols)),
        "leak": check(["leaked"], ["leaked"]) == ["not of the ABI: leaked"],
        "equal": check(["stw_a"], ["stw_a"]) == [],
    }
    for name in (n for n, good in results.items() if not good):
        print(f"wrong: {name}")
    failed = list(results.values()).count(False)
    print(f"tests: {len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--library", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        sys.exit(self_test(options.nm, options.library))
    now = exported(options.nm, options.library)
    if options.update:
        GOLDEN.write_text(HEADER + "".join(s + "\n" for s in now))
    found = check(now, read(GOLDEN))
    for line in found:
        print(line)
    print(f"{len(now)} symbols, {len(found)} problems")
    sys.exit(1 if found or not now else 0)
