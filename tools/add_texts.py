#!/usr/bin/env python3
"""Adds or replaces texts in the three language files of a folder, keeping the keys sorted.

    add_texts.py wasm-app/i18n < texts.json        {"ui.save": ["Salva", "Save", "Salvează"], ...}   (it, en, ro)

A null in place of the list removes the key.
"""
import fcntl
import json
import os
import pathlib
import sys

LANGUAGES = ("it", "en", "ro")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    changes = json.load(sys.stdin)
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    for position, language in enumerate(LANGUAGES):
        path = folder / f"{language}.json"
        written = path.read_text(encoding="utf-8") if path.exists() else "{}"
        texts = json.loads(written)
        indent = 4 if written.startswith('{\n    ') else 2  # as the file has it
        for key, sentences in changes.items():
            if sentences is None:
                texts.pop(key, None)
            else:
                texts[key] = sentences[position]
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(texts, ensure_ascii=False, indent=indent, sort_keys=True) + "\n", encoding="utf-8")
        fresh.replace(path)


main()
