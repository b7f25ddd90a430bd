#!/usr/bin/env bash
# Build Release and run the flagship example: examples/run.sh [arguments of office_year, such as --lang en]
set -euo pipefail
cd "$(dirname "$0")/.."
. examples/setup.sh
steward_require "${steward_build_packages[@]}"

build=build/release
configure=()
# A tree that already has the tests keeps them; a new one does not need GoogleTest for an example.
[ -f $build/CMakeCache.txt ] || configure+=(-DSTEWARD_BUILD_TESTS=OFF)
cmake --preset release -DSTEWARD_BUILD_EXAMPLES=ON "${configure[@]}" >/dev/null
cmake --build $build --target steward_examples

out=$build/office_year_output
mkdir -p $out
# Each run founds its own books: those of an older run may hold other commands or have been decided by other rules.
# Give --books FILE to keep and continue some.
rm -f $out/office.db $out/office.db-wal $out/office.db-shm
$build/examples/office_year --data examples/data --out $out "$@"
echo "Output: $(pwd)/$out"
