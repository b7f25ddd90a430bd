"""Compile small files and compare what the compiler says with what it should say.

    check_compile.py headers      --jobs N --work FOLDER -- <compiler and flags>
        every header of include/steward compiles alone, and twice in one file
    check_compile.py compile_fail --jobs N --work FOLDER -- <compiler and flags>
        every tests/unit/compile_fail/*.cpp compiles as it is and does not with -DMUST_FAIL
    check_compile.py --self-test  --jobs N --work FOLDER -- <compiler and flags>
"""
import argparse
import concurrent.futures
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def compiles(arguments, source, extra=()):
    """(success, what the compiler said). An object is written, since ccache keeps nothing of -fsyntax-only."""
    done = subprocess.run([*arguments.compiler, *extra, "-O0", "-c", str(source), "-o", str(source_output(arguments, source))],
                          capture_output=True, text=True, errors="replace")
    return done.returncode == 0, done.stderr


def source_output(arguments, source):
    return pathlib.Path(arguments.work) / (source.stem + ".compile_check.o")


def check_header(arguments, base, header):
    name = header.relative_to(base).as_posix()
    unit = pathlib.Path(arguments.work) / (name.replace("/", "_").removesuffix(".hpp") + ".alone.cpp")
    text = f'#include "{name}"\n#include "{name}"\n'
    if not unit.exists() or unit.read_text() != text:
        unit.write_text(text)
    good, said = compiles(arguments, unit, [f"-I{base}"])
    return [] if good else [f"{name} does not compile alone:\n{said}"]


def check_fail(arguments, _, source):
    problems = []
    good, said = compiles(arguments, source)
    if not good:
        problems.append(f"{source.name} does not compile even without MUST_FAIL:\n{said}")
    bad, said = compiles(arguments, source, ["-DMUST_FAIL"])
    if bad:
        problems.append(f"{source.name} compiles with MUST_FAIL and must not")
    elif "error:" not in said:
        problems.append(f"{source.name}: with MUST_FAIL the compiler fails, yet names no error:\n{said}")
    return problems


def run(arguments, check, base, files):
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        return list(pool.map(lambda file: check(arguments, base, file), files))


def report(results):
    failed = [problem for problems in results for problem in problems]
    for line in failed:
        print(line)
    n_failed = sum(bool(problems) for problems in results)
    print(f"tests: {len(results) - n_failed} passed, {n_failed} failed")
    return 1 if failed else 0


def self_test(arguments):
    planted = ROOT / "tests/arch/planted"
    # Planted file: whether it must be reported.
    headers = {"planted/alone.hpp": False, "planted/not_alone.hpp": True, "planted/no_guard.hpp": True}
    sources = {"fails_as_it_should.cpp": False, "fails_always.cpp": True, "never_fails.cpp": True}
    found = run(arguments, check_header, planted, [planted / h for h in headers])
    found += run(arguments, check_fail, None, [planted / s for s in sources])
    expected = list(headers.items()) + list(sources.items())
    return report([[] if bool(f) == must else [f"{name}: reported {bool(f)}, expected {must}: {f}"]
                   for (name, must), f in zip(expected, found)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", nargs="?", choices=["headers", "compile_fail"])
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", required=True)
    split = sys.argv.index("--")  # everything behind it is the compiler's
    options = parser.parse_args(sys.argv[1:split])
    options.compiler = sys.argv[split + 1:]
    pathlib.Path(options.work).mkdir(parents=True, exist_ok=True)
    if options.self_test:
        sys.exit(self_test(options))
    if options.kind == "headers":
        include = ROOT / "include"
        results = run(options, check_header, include, sorted(include.rglob("*.hpp")))
    else:
        results = run(options, check_fail, None, sorted((ROOT / "tests/unit/compile_fail").glob("*.cpp")))
    if not results:
        print("nothing to check")
        sys.exit(77)
    sys.exit(report(results))
