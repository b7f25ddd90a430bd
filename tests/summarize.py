"""Count single tests from the JUnit file of ctest.

    summarize.py <junit.xml> [<junit.xml> ...]      prints "tests: N passed, M failed, K skipped"
    summarize.py --self-test

GoogleTest programs are counted by their own summary. Any other test may print lines "tests: N passed, M failed[, K
skipped]", the last of which counts; a test that prints none is one test.
"""
import re
import sys
import xml.etree.ElementTree as xml

RAN = re.compile(r"^\[=+\] (\d+) tests? from \d+ test suites? ran\.", re.M)
PASSED = re.compile(r"^\[  PASSED  \] (\d+) tests?\.", re.M)
SKIPPED = re.compile(r"^\[  SKIPPED \] (\d+) tests?[.,]", re.M)
LINE = re.compile(r"^tests: (\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


def count(output, state):
    """(passed, failed, skipped) of one ctest test; state is 'passed', 'failed' or 'skipped'."""
    ran, passed, lines = RAN.findall(output), PASSED.findall(output), LINE.findall(output)
    if ran and passed:
        skipped = SKIPPED.findall(output)
        n_passed, n_skipped = int(passed[-1]), int(skipped[-1]) if skipped else 0
        counts = [n_passed, int(ran[-1]) - n_passed - n_skipped, n_skipped]
    elif lines:
        counts = [int(n or 0) for n in lines[-1]]
    else:
        return [int(state == s) for s in ("passed", "failed", "skipped")]
    if state == "failed" and counts[1] == 0:  # it said that all was well and then crashed
        counts[1] = 1
    return counts


def total(files):
    sums = [0, 0, 0]
    for file in files:
        for case in xml.parse(file).getroot().iter("testcase"):
            if case.get("status") == "fail" or case.find("failure") is not None:
                state = "failed"
            elif case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
                state = "skipped"
            else:
                state = "passed"
            for i, n in enumerate(count(case.findtext("system-out") or "", state)):
                sums[i] += n
    return sums


def self_test():
    gtest = "[==========] 5 tests from 2 test suites ran. (3 ms total)\n[  PASSED  ] 3 tests.\n"
    checks = [
        (count(gtest, "failed"), [3, 2, 0]),
        (count(gtest + "[  SKIPPED ] 1 test.\n", "failed"), [3, 1, 1]),
        (count(gtest + "[  SKIPPED ] 2 tests, listed below:\n", "passed"), [3, 0, 2]),
        (count("tests: 4 passed, 0 failed\n", "passed"), [4, 0, 0]),
        (count("tests: 4 passed, 0 failed, 2 skipped\n", "failed"), [4, 1, 2]),
        (count("Segmentation fault", "failed"), [0, 1, 0]),
        (count("", "skipped"), [0, 0, 1]),
        (count("", "passed"), [1, 0, 0]),
    ]
    wrong = [c for c in checks if c[0] != c[1]]
    for got, expected in wrong:
        print(f"counted {got}, expected {expected}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    print("tests: {} passed, {} failed, {} skipped".format(*total(sys.argv[1:])))
