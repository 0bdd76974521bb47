#!/usr/bin/env python3
"""Merges the text files of each language and embeds them, with the data files of assets/, in two C++ files.

    embed_assets.py ROOT ASSETS.cpp TEXTS.cpp FOLDER

TEXTS.cpp has what is not needed all at once, the languages and the demonstrations. The page's program is linked without
it: it takes the same from the files in FOLDER, one by one (wasm-app/platform/data_files.cpp).
Fails when a text key is written twice or a file is not a flat JSON object of sentences.
"""
import json
import os
import pathlib
import sys

LANGUAGES = ("it", "en", "ro")
ASSET_FOLDERS = ("assets/countries", "assets/import")
DEMOS = ("it", "ro")  # countries
CHUNK = 8000  # characters of a string literal, well below every compiler's limit


def refuse_twice(pairs):
    """json's hook: a plain dict would silently keep the last of two equal keys."""
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError("written twice: " + ", ".join(twice))
    return dict(pairs)


def read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=refuse_twice)
    except ValueError as error:
        sys.exit(f"{path}: {error}")


def text_files(root, language):
    return sorted([*root.glob(f"core/i18n/strings/{language}.json"), *root.glob(f"core/files/i18n/{language}.json"),
                   *root.glob(f"core/modules/*/i18n/{language}.json"),
                   *root.glob(f"wasm-app/i18n/{language}.json")])


def merged_texts(root, language):
    texts, owner = {}, {}
    for path in text_files(root, language):
        for key, sentence in read_json(path).items():
            if not isinstance(sentence, str):
                sys.exit(f"{path}: {key} is not a text")
            if key in texts:
                sys.exit(f"{path}: {key} is already in {owner[key]}")
            texts[key], owner[key] = sentence, path
    return texts


def assets(root):
    for folder in ASSET_FOLDERS:
        for path in sorted((root / folder).glob("*.json")):
            yield path.relative_to(root / "assets").as_posix(), read_json(path)


def libraries(root):
    """The npm packages the program is made with and their versions, for the page About."""
    lock = read_json(root / "web-shell/package-lock.json")["packages"]
    return {name: lock["node_modules/" + name]["version"] for name in sorted(lock[""]["dependencies"])}


def compact(data, ordered=False):
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=ordered)


def literal(text):
    """A C++ string literal: everything outside printable ASCII as three octal digits, which cannot run on."""
    def escaped(byte):
        if byte in b'"\\?':
            return "\\" + chr(byte)
        return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"
    chunks = [text[start:start + CHUNK] for start in range(0, len(text), CHUNK)] or [""]
    return "\n".join('    "' + "".join(map(escaped, chunk.encode("utf-8"))) + '"' for chunk in chunks)


def lookup(function, parameter, entries):
    lines = [f"std::string_view {function}(std::string_view {parameter}) {{"]
    for number, (name, text) in enumerate(entries):
        size = len(text.encode("utf-8"))
        lines.append(f'    static const char text_{number}[] =\n{literal(text)};')
        lines.append(f'    if ({parameter} == "{name}") return {{text_{number}, {size}}};')
    if not entries:
        lines.append(f"    (void){parameter};")
    return "\n".join([*lines, "    return {};", "}"])


def source_of(*functions):
    return "\n\n".join(["// Written by tools/embed_assets.py from the JSON files: do not edit.",
                        '#include "core/i18n/embedded_assets.hpp"', "namespace bottega {", *functions, "}  // namespace bottega\n"])


def write(path, text):
    """Whole or not at all: another build may be reading it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def main():
    root, assets_source, texts_source, folder = map(pathlib.Path, sys.argv[1:])
    texts = [(language, compact(merged_texts(root, language), ordered=True)) for language in LANGUAGES]
    demos = [(country, compact(read_json(root / f"assets/demo/{country}.json"))) for country in DEMOS]
    files = [(path, compact(data)) for path, data in [*assets(root), ("libraries.json", libraries(root))]]
    write(assets_source, source_of(lookup("embedded_asset", "path", files)))
    write(texts_source, source_of(lookup("embedded_strings", "language", texts), lookup("embedded_demo", "country", demos)))
    for name, text in [*texts, *((f"demo-{country}", text) for country, text in demos)]:
        write(folder / f"{name}.json", text)


main()
