"""Run the unittest tests of a folder and end with a line that tests/summarize.py can count.

    run_python.py <folder> [<pattern of the files, default test*.py>]

STEWARD_NO_NUMPY=1 makes `import numpy` fail, as on a machine that does not have it.
"""
import os
import sys
import unittest

if os.environ.get("STEWARD_NO_NUMPY") == "1":
    sys.modules["numpy"] = None

suite = unittest.defaultTestLoader.discover(*sys.argv[1:3])
result = unittest.TextTestRunner(verbosity=1).run(suite)
failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
skipped = len(result.skipped)
# A failure while a whole class or module is set up is one error that belongs to no test that ran.
passed = max(result.testsRun - failed - skipped, 0)
print(f"tests: {passed} passed, {failed} failed, {skipped} skipped")
if result.testsRun == 0:
    print("no tests found")
sys.exit(1 if failed or result.testsRun == 0 else 0)
