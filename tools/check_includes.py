#!/usr/bin/env python3
"""Fails when a file includes something its folder may not depend on. The rules are the README's "Who may include whom".

    check_includes.py [ROOT]
"""
import pathlib
import re
import sys

CORE = ["core/base", "core/data", "core/i18n", "core/files", "core/documents", "core/exchange"]
# folder -> folders it may include, besides itself
ALLOWED = {
    "core/base": [],
    "core/i18n": ["core/base"],
    "core/data": ["core/base"],
    "core/files": ["core/base", "core/data"],
    "core/documents": ["core/base", "core/data", "core/i18n"],
    "core/exchange": ["core/base", "core/data", "core/i18n"],
    "core/modules": ["core/base", "core/data", "core/i18n", "core/files", "core/documents", "core/exchange"],
    "core/app": [*CORE, "core/modules"],
    "wasm-app/kit": ["core/base", "core/data", "core/i18n"],
    "wasm-app/screens": [*CORE, "wasm-app/kit"],
    "wasm-app/panels": [*CORE, "core/modules", "wasm-app/kit", "wasm-app/screens"],
    "wasm-app/platform": [*CORE, "core/app", "wasm-app/kit"],
}
MODULE_LIST = "core/app/modules.cpp"
# header -> where it may be included
THIRD_PARTY = [
    (re.compile(r"sqlite3.*\.h"), ["core/data/", "tests/core/data/", "tests/web/pages/"]),
    (re.compile(r"(misc/cpp/|backends/)?imgui.*\.h|imstb_.*\.h"), ["wasm-app/", "tests/ui/"]),
    (re.compile(r"emscripten(/.*)?\.h|GLES.*|webgl.*"),
     ["wasm-app/platform/", "wasm-app/main.cpp", "tests/web/pages/"]),
    (re.compile(r"doctest.*"), ["tests/"]),
]
JSON_HEADER = re.compile(r"nlohmann/json\.hpp")  # heavy: .cpp files only


def folder_of(path):
    return next((folder for folder in ALLOWED if path.startswith(folder + "/")), None)


def module_order(root):
    """The modules in the order in which core/app/modules.cpp lists them: what follows may build on what precedes."""
    listing = root / MODULE_LIST
    modules = {path.name for path in (root / "core/modules").glob("*") if path.is_dir()}
    if not listing.exists():
        return sorted(modules)
    code = re.sub(r"//.*|#include.*", "", listing.read_text())
    order = []
    for name in re.findall(r"\b([a-z_]+)(?:::|_module\b)", code):
        if name in modules and name not in order:
            order.append(name)
    return order


def module_problem(path, target, order):
    mine, theirs = path.split("/")[2], target.split("/")[2]
    for name in (mine, theirs):
        if name not in order:
            return f"module {name} is not in {MODULE_LIST}"
    return f"module {mine} may not include module {theirs}" if order.index(theirs) > order.index(mine) else None


def is_ours(target):
    return target.split("/")[0] in ("core", "wasm-app", "tests")


def own_problem(path, target, order, root):
    if not (root / target).exists():
        return f"{target} does not exist"
    folder, wanted = folder_of(path), folder_of(target)
    if not folder:
        return None
    if wanted not in [*ALLOWED[folder], folder]:
        return f"{folder} may not include {target}"
    if folder == wanted == "core/modules" and target.count("/") > 2:
        return module_problem(path, target, order)
    return None


def third_party_problem(path, header):
    for pattern, places in THIRD_PARTY:
        if pattern.fullmatch(header) and not any(path.startswith(place) for place in places):
            return f"<{header}> belongs to {' and '.join(places)}"
    if JSON_HEADER.fullmatch(header) and path.endswith(".hpp") and not path.startswith("tests/"):
        return f"<{header}> is heavy and belongs to .cpp files"
    return None


def problems(root):
    order = module_order(root)
    files = [file for top in ("core", "wasm-app", "tests") for file in (root / top).rglob("*.[ch]pp")]
    for file in sorted(files):
        path = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
            if not found:
                continue
            target = found[1]
            problem = own_problem(path, target, order, root) if is_ours(target) else third_party_problem(path, target)
            if problem:
                yield f"{path}:{number}: {problem}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = list(problems(root))
    print("\n".join(found) or "includes: as they should be")
    return 1 if found else 0


sys.exit(main())
