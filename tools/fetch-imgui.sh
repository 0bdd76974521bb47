#!/bin/sh
# Puts the Dear ImGui sources (>= 1.92) into build/_deps/imgui, by the first way that works:
#   1. IMGUI_DIR=/path/to/imgui   your own copy (checked, then linked)
#   2. the Debian source package, from the mirror this machine's apt already uses (signature and hash checked)
#   3. a clone of the upstream tag (needs git and the internet; IMGUI_GIT=0 forbids it)
set -eu

preferred=1.92.2b
preferred_sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
minimum=1.92
here=$(cd "$(dirname "$0")" && pwd)
destination=${1:-$here/../build/_deps/imgui}
upstream=${IMGUI_GIT_URL:-https://github.com/ocornut/imgui.git}

version() { sed -n 's/^#define IMGUI_VERSION  *"\([^"]*\)".*/\1/p' "$1/imgui.h" 2>/dev/null || true; }

# True when folder $1 holds every file we compile, in a version that is new enough.
usable() {
    for file in imgui.h imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp imgui_internal.h \
        imstb_truetype.h backends/imgui_impl_opengl3.cpp misc/cpp/imgui_stdlib.cpp; do
        if [ ! -f "$1/$file" ]; then echo "fetch-imgui: $1/$file is missing" >&2; return 1; fi
    done
    oldest=$(printf '%s\n%s\n' "$minimum" "$(version "$1")" | sort -V | head -n 1)
    if [ "$oldest" != "$minimum" ]; then
        echo "fetch-imgui: $1 holds $(version "$1"), $minimum or newer is needed" >&2
        return 1
    fi
}

no_source() {
    cat >&2 <<END
fetch-imgui: no source has Dear ImGui $minimum or newer.
  Tried: IMGUI_DIR (not set), the Debian source package 'imgui' of testing and unstable, the upstream repository.
  What helps: download Dear ImGui $preferred yourself, unpack it, and start again with
    IMGUI_DIR=/path/to/imgui ./run
END
    exit 1
}

mkdir -p "$(dirname "$destination")"
if [ -n "${IMGUI_DIR:-}" ]; then
    usable "$IMGUI_DIR"
    source_folder=$(cd "$IMGUI_DIR" && pwd)
    rm -rf "$destination"
    ln -s "$source_folder" "$destination"
elif [ -f "$destination/imgui.h" ] && usable "$destination" 2>/dev/null; then
    :
elif DEBSRC_PREFERRED=$preferred DEBSRC_SHA256=$preferred_sha256 "$here/fetch-debsrc.sh" imgui $minimum "$destination" \
    && usable "$destination"; then
    :
elif [ "${IMGUI_GIT:-1}" != 0 ] && command -v git >/dev/null; then
    rm -rf "$destination"
    git clone -q --depth 1 --branch "v$preferred" "$upstream" "$destination" || no_source
    usable "$destination" || no_source
else
    no_source
fi
echo "Dear ImGui $(version "$destination") is in build/_deps/imgui"
