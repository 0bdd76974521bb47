#!/bin/bash
# Sourced by ./run, ./test and ./bench: what has to be on the machine, and the builds they share.
# Everything made goes below build/ and web-shell/node_modules.
# shellcheck disable=SC2034  # the lists of needs are used by who sources this

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
mkdir -p build
export LC_ALL=C.UTF-8 # a browser in the bare "C" locale calls a download with an accent in its name "download"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# ---- what is missing ------------------------------------------------------------------------------------------------
# One line a thing: how to see that it is there | the Debian package that brings it | what to call it elsewhere
# shellcheck disable=SC2016  # evaluated later
BUILD_NEEDS='
have emcc                                 | emscripten           | Emscripten (emcc 3.1.6 or newer)
have cmake                                | cmake                | CMake 3.25 or newer
have ninja                                | ninja-build          | Ninja
have node                                 | nodejs               | Node.js 18 or newer
have npm                                  | npm                  | npm
have python3                              | python3              | Python 3
have xz                                   | xz-utils             | xz
have sha256sum                            | coreutils            | sha256sum
test -d /etc/ssl/certs -a -n "$(ls /etc/ssl/certs 2>/dev/null)" | ca-certificates | root certificates
test -f /usr/include/nlohmann/json.hpp    | nlohmann-json3-dev   | nlohmann/json in /usr/include
python_with_fonttools >/dev/null          | python3-fonttools    | fontTools for Python 3
'
TEST_NEEDS='
have clang++                              | clang                | clang 14 or newer, which compiles with sanitizers in half the time of g++
have_sanitizers                           | libclang-rt-dev      | the sanitizers of clang
test -f /usr/include/doctest/doctest.h    | doctest-dev          | doctest in /usr/include
browser >/dev/null                        | chromium             | Chromium (or CHROMIUM=/path/to/it)
firefox >/dev/null                        | firefox-esr          | Firefox (or FIREFOX=/path/to/it)
have Xvfb                                 | xvfb                 | Xvfb, a screen for Firefox
test -e "$(echo /usr/lib/*/dri/swrast_dri.so)" | libgl1-mesa-dri  | Mesa, which draws for Firefox without a graphics card
have pdftotext                            | poppler-utils        | pdftotext and pdftoppm of Poppler
'
BENCH_NEEDS='
have g++                                  | g++                  | g++ 12 or newer
browser >/dev/null                        | chromium             | Chromium (or CHROMIUM=/path/to/it)
'

python_with_fonttools() {
    local python
    for python in /usr/bin/python3 python3; do
        if "$python" -c 'import fontTools' 2>/dev/null; then echo "$python"; return 0; fi
    done
    return 1
}

have_sanitizers() { echo "int main() {}" | clang++ -fsanitize=address,undefined -x c++ -o /dev/null - ; }

browser() {
    local candidate
    for candidate in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        if [ -n "$candidate" ] && [ -x "$candidate" ]; then echo "$candidate"; return 0; fi
    done
    return 1
}

firefox() {
    local candidate
    for candidate in "${FIREFOX:-}" /usr/bin/firefox-esr /usr/bin/firefox; do
        if [ -n "$candidate" ] && [ -x "$candidate" ]; then echo "$candidate"; return 0; fi
    done
    return 1
}

# Prints column $2 (2: Debian package, 3: name) of the lines of $1 whose check fails.
missing() {
    local check package name
    while IFS='|' read -r check package name; do
        [ -n "${check// /}" ] || continue
        eval "$check" 2>/dev/null && continue
        if [ "$2" = 2 ]; then echo "${package// /}"; else echo "  -${name}"; fi
    done <<<"$1"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

can_install() {
    have apt-get && [ -f /etc/debian_version ] && { [ "$(id -u)" = 0 ] || have sudo; }
}

# Installs what is missing of the needs $1 with apt, or says what is missing and stops.
ensure() {
    local packages
    packages=$(missing "$1" 2 | tr '\n' ' ')
    [ -n "${packages// /}" ] || return 0
    can_install || die "This machine lacks, and this script cannot install:
$(missing "$1" 3)"
    say "Installing $packages"
    as_root apt-get update -q >&2 || die "apt-get update failed"
    # shellcheck disable=SC2086  # the packages are words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages >&2 ||
        die "apt-get could not install: $packages"
    [ -z "$(missing "$1" 3)" ] || die "Still missing after the installation:
$(missing "$1" 3)"
}

at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

check_versions() {
    local emcc cmake
    emcc=$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9][0-9.]*[0-9]\).*/\1/p')
    at_least "${emcc:-0}" 3.1.6 || die "emcc ${emcc:-of unknown version} is on PATH, 3.1.6 or newer is needed"
    cmake=$(cmake --version | sed -n '1s/.*version \([0-9.]*\).*/\1/p')
    at_least "$cmake" 3.25 || die "CMake $cmake is on PATH, 3.25 or newer is needed"
    at_least "$(node --version | tr -d v)" 18 || die "Node $(node --version) is on PATH, 18 or newer is needed"
}

# ---- sources that are not ours --------------------------------------------------------------------------------------
fetch_sources() {
    local installed=web-shell/node_modules/.package-lock.json
    if [ ! -f $installed ] || [ web-shell/package-lock.json -nt $installed ]; then
        say "Fetching the npm packages"
        npm ci --prefix web-shell --ignore-scripts --no-fund --no-audit --loglevel=error >&2 || die "npm ci failed"
    fi
    tools/fetch-imgui.sh >/dev/null || exit 1
}

# A node that is new enough for the test tools: the machine's, or one from npm in build/node.
use_node_for_tests() {
    local machine
    at_least "$(node --version | tr -d v)" 20.19 && return 0
    machine=$(uname -m | sed -e s/x86_64/x64/ -e s/aarch64/arm64/)
    if [ ! -x "build/node/node_modules/node-linux-$machine/bin/node" ]; then
        say "Node $(node --version) is too old for the test tools: taking a newer one from npm into build/node"
        mkdir -p build/node
        cp tools/node/package.json tools/node/package-lock.json build/node/
        npm ci --prefix build/node --ignore-scripts --no-fund --no-audit --loglevel=error >&2 || die "npm ci failed"
    fi
    PATH=$root/build/node/node_modules/node-linux-$machine/bin:$PATH
    export PATH
    hash -r
    at_least "$(node --version | tr -d v)" 20.19 || die "The node from npm does not run on this machine"
}

# ---- builds ---------------------------------------------------------------------------------------------------------
jobs=${BOTTEGA_JOBS:-$(nproc 2>/dev/null || echo 2)}

# configure FOLDER CMAKE_ARGUMENT...
configure() {
    local folder=$1
    shift
    if [ ! -f "$folder/build.ninja" ]; then
        cmake -G Ninja -S . -B "$folder" "$@" >"$folder.log" 2>&1 && return 0
        rm -rf "$folder"
        cat "$folder.log" >&2
        return 1
    fi
}

configure_wasm() {
    local emscripten
    emscripten=$(dirname "$(readlink -f "$(command -v emcc)")")
    configure build/wasm -DCMAKE_BUILD_TYPE=Release -DCMAKE_CROSSCOMPILING_EMULATOR="$(command -v node)" \
        -DCMAKE_TOOLCHAIN_FILE="$emscripten/cmake/Modules/Platform/Emscripten.cmake"
}

# ninja_in FOLDER TARGET...: quiet when nothing is wrong
ninja_in() {
    local folder=$1
    shift
    ninja -C "$folder" -j "$jobs" "$@" >&2
}

# The finished site in build/dist.
build_site() {
    configure_wasm || return 1
    ninja_in build/wasm bottega || return 1
    node web-shell/build.mjs >&2
}
