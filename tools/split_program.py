#!/usr/bin/env python3
"""Splits the page's program in two: what the first screen needs, and what is fetched after it.

    split_program.py PROGRAM.wasm --later OBJECT... --first OBJECT... [--stay FUNCTION...]

PROGRAM.wasm, linked with --profiling-funcs, becomes the first part; PROGRAM.later.wasm beside it is the second, with every
function that only the --later objects define. The first calls the second by imports "placeholder", which
web-shell/src/later-code.js answers, so that a function on the wrong side costs time and nothing else.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

FEATURES = "--all-features"
KEPT_AS_THEY_ARE = re.compile(r"[0-9A-Za-z!#$%&'*+\-./:<=>?@^_`|~]")  # characters of a name in WebAssembly's text format


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def functions_of(objects, kinds):
    """Names of the functions that these objects define, as the linker writes them."""
    lines = output_of("llvm-nm", "--demangle", "--defined-only", *objects).splitlines()
    found = (re.fullmatch(r"[0-9a-f]+ ([tTwW]) (.+)", line) for line in lines)
    return {match[2] for match in found if match and match[1] in kinds}


def escaped(name):
    return "".join(c if KEPT_AS_THEY_ARE.match(c) else "".join(f"\\{byte:02x}" for byte in c.encode()) for c in name)


def functions_in(program):
    lines = output_of("wasm-opt", FEATURES, program, "--symbolmap", "-o", os.devnull).splitlines()
    return {line.split(":", 1)[1] for line in lines if ":" in line}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--later", nargs="+", required=True)
    parser.add_argument("--first", nargs="+", required=True)
    parser.add_argument("--stay", nargs="*", default=[])
    options = parser.parse_args()

    # What registers screens runs at the start. And only what is written here moves: of many equal functions made from
    # templates the linker kept one, under any of their names.
    stays = re.compile(r"bottega::ui::add_|.*::(" + "|".join(options.stay) + r")\(" if options.stay else r"bottega::ui::add_")
    own = {name for name in functions_of(options.later, "tT") if name.startswith("bottega::") and not stays.match(name)}
    wanted = {escaped(name) for name in own - functions_of(options.first, "tTwW")}
    moved = sorted(wanted & functions_in(options.program))
    if not moved:
        sys.exit(f"{options.program}: none of the later functions is in it; was it linked with --profiling-funcs?")
    whole = options.program.with_suffix(".whole.wasm")
    options.program.replace(whole)
    names = options.program.with_suffix(".later.txt")
    names.write_text("\n".join(moved))
    output_of("wasm-split", FEATURES, whole, f"--split-funcs=@{names}", "--export-prefix=%", "-o1", options.program,
              "-o2", options.program.with_suffix(".later.wasm"))


main()
