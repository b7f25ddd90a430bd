# Sourced by examples/run.sh and tests/run.sh: the packages of Debian 12 that they need, and how to get them.
# shellcheck shell=bash

steward_build_packages=(cmake ninja-build ccache g++ libboost1.81-dev libtomlplusplus-dev rapidjson-dev libssl-dev
    libsqlite3-dev libsimdjson-dev)
steward_test_packages=("${steward_build_packages[@]}" libgtest-dev doxygen python3 python3-numpy
    pkgconf dpkg-dev file python3-setuptools python3-wheel python3-venv)
steward_fuzz_packages=("${steward_build_packages[@]}" clang libclang-rt-14-dev)

# steward_require <package> ...: install what is missing, or say what it is and stop.
# STEWARD_NO_INSTALL=1 forbids installing.
steward_require() {
    if ! command -v dpkg-query >/dev/null; then
        echo "Not a Debian system; these packages or their like are needed: $*"
        return 0
    fi
    local missing=() package
    for package in "$@"; do
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
            missing+=("$package")
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    echo "Missing packages: ${missing[*]}"
    local as_root=()
    if [ "${STEWARD_NO_INSTALL:-0}" = 1 ]; then
        echo "STEWARD_NO_INSTALL is set: install them with: apt-get install ${missing[*]}" >&2
        exit 1
    elif [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            echo "Neither root nor sudo without a password. Please run:" >&2
            echo "    sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo -n)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
    echo "Installing them with apt-get"
    # A failed update matters only if the installation then fails as well.
    "${apt[@]}" update || true
    "${apt[@]}" install --no-install-recommends "${missing[@]}"
}
