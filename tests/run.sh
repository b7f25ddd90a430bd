#!/usr/bin/env bash
# Build and run every test: tests/run.sh [preset, default release] [arguments of ctest, such as -R kernel]
# The last line counts single tests, not programs. STEWARD_NO_INSTALL=1 forbids installing packages.
set -euo pipefail
cd "$(dirname "$0")/.."
. examples/setup.sh

preset=${1:-release}
[ $# -eq 0 ] || shift
case $preset in
    release | debug | asan | tsan) ;;
    *)
        echo "tests/run.sh: the presets with tests are release, debug, asan and tsan, not '$preset'" >&2
        exit 2
        ;;
esac
steward_require "${steward_test_packages[@]}"

if [ -z "${STEWARD_DATA:-}" ]; then
    echo "STEWARD_DATA is not set: tests on third-party data will be skipped."
elif [ ! -d "$STEWARD_DATA" ]; then
    echo "STEWARD_DATA is $STEWARD_DATA, which is not a folder" >&2
    exit 2
else
    # Tests run in other folders than the one a relative path was meant for.
    STEWARD_DATA=$(cd "$STEWARD_DATA" && pwd)
    export STEWARD_DATA
    echo "STEWARD_DATA is $STEWARD_DATA"
fi

build=build/$preset
jobs=${STEWARD_JOBS:-$(nproc)}
junit=$PWD/$build/junit.xml
cmake --preset "$preset" -DSTEWARD_BUILD_TESTS=ON -DSTEWARD_BUILD_EXAMPLES=ON
cmake --build "$build" -j "$jobs"

rm -f "$junit"
status=0
# Whole outputs, since the counts are read from them.
ctest --test-dir "$build" -j "$jobs" --output-on-failure --no-tests=error --output-junit "$junit" \
    --test-output-size-passed 4194304 --test-output-size-failed 4194304 "$@" || status=$?
[ -f "$junit" ] || exit 1
/usr/bin/python3 tests/summarize.py "$junit"
exit $status
