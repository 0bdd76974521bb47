#!/usr/bin/env python3
"""Fails when the texts of the three languages do not match each other or the code.

    check_strings.py [ROOT]          check
    check_strings.py --sort [ROOT]   write every text file again with its keys sorted

Checked: each folder with texts has it, en and ro with the same keys (plural forms apart: .one .few .other) and the
same placeholders, no key twice, keys sorted; every key written in the code exists.
"""
import json
import pathlib
import re
import sys

LANGUAGES = ("it", "en", "ro")
PLURALS = {"it": {"one", "other"}, "en": {"one", "other"}, "ro": {"one", "few", "other"}}
FOLDERS = ("core/i18n/strings", "core/files/i18n", "core/modules/*/i18n", "wasm-app/i18n")
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
NOT_A_KEY = re.compile(r".*\.(json|csv|xlsx?|pdf|eml|ttf|png|js|mjs|css|html|db|sqlite|txt|hpp|cpp)")


def stem_of(key, plurals):
    """The key without its plural form. A choice may be named "other", so the form "one" decides what is a plural."""
    head, _, last = key.rpartition(".")
    return head if head in plurals and last in ("one", "few", "other") else key


def read(path, problems):
    def unique(pairs):
        names = [name for name, _ in pairs]
        problems.extend(f"{path}: {name} is written twice" for name in sorted({n for n in names if names.count(n) > 1}))
        return dict(pairs)
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)
    except (OSError, ValueError) as error:
        problems.append(f"{path}: {error}")
        return {}


def placeholders(sentence):
    return set(re.findall(r"\{(\d+)\}", sentence))


def language_problems(path, language, texts, stems, plurals):
    mine = {stem_of(key, plurals) for key in texts}
    yield from (f"{path}: {key} is missing" for key in sorted(stems - mine))
    yield from (f"{path}: {key} is empty" for key, sentence in texts.items() if not sentence.strip())
    if list(texts) != sorted(texts):
        yield f"{path}: the keys are not sorted (tools/check_strings.py --sort)"
    for stem in sorted(mine & plurals):
        forms = {key.rpartition(".")[2] for key in texts if key != stem and stem_of(key, plurals) == stem}
        if not forms >= PLURALS[language]:
            yield f"{path}: {stem} has the forms {sorted(forms)}, {language} needs {sorted(PLURALS[language])}"


def placeholder_problems(folder, by_language, plurals):
    """The fullest form of a sentence must have the same placeholders in every language."""
    used = {}
    for language, texts in by_language.items():
        for key, sentence in texts.items():
            used.setdefault(stem_of(key, plurals), {}).setdefault(language, set()).update(placeholders(sentence))
    for stem, languages in sorted(used.items()):
        if len({frozenset(found) for found in languages.values()}) > 1:
            described = ", ".join(f"{language} {sorted(found)}" for language, found in languages.items())
            yield f"{folder}: {stem} has different placeholders: {described}"


def check_texts(root, problems):
    """Problems of the files; answers every key, plural stems included."""
    known, owner = set(), {}
    for folder in sorted(found for pattern in FOLDERS for found in root.glob(pattern)):
        by_language = {language: read(folder / f"{language}.json", problems) for language in LANGUAGES}
        plurals = {key[:-len(".one")] for texts in by_language.values() for key in texts if key.endswith(".one")}
        stems = {stem_of(key, plurals) for texts in by_language.values() for key in texts}
        for language, texts in by_language.items():
            problems.extend(language_problems(folder / f"{language}.json", language, texts, stems, plurals))
        problems.extend(placeholder_problems(folder, by_language, plurals))
        problems.extend(f"{folder}: {stem} belongs to {owner[stem]}" for stem in sorted(stems & set(owner)))
        owner.update(dict.fromkeys(stems, folder))
        known |= stems | set(by_language["en"])
    return known


def keys_in(line):
    code = re.sub(r"^\s*(#include|//).*", "", line)
    for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', code):
        if KEY.fullmatch(literal) and not NOT_A_KEY.fullmatch(literal):
            yield literal


def check_code(root, known, problems):
    """A literal that starts like our keys is one. Names that only look like a key carry the comment "not a text"."""
    owners = {key.split(".")[0] for key in known} | {"issue", "ui"}
    files = [file for top in ("core", "wasm-app") for file in (root / top).rglob("*.[ch]pp")]
    for file in sorted(files):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for key in [] if "not a text" in line else keys_in(line):
                if key.split(".")[0] in owners and key not in known:
                    problems.append(f"{file.relative_to(root)}:{number}: the text {key} does not exist")


def sort_texts(root):
    for folder in (found for pattern in FOLDERS for found in root.glob(pattern)):
        for path in folder.glob("*.json"):
            texts = json.loads(path.read_text(encoding="utf-8"))
            path.write_text(json.dumps(texts, ensure_ascii=False, indent=4, sort_keys=True) + "\n", encoding="utf-8")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--sort"]
    root = pathlib.Path(arguments[0] if arguments else ".")
    if "--sort" in sys.argv:
        sort_texts(root)
        return 0
    problems = []
    known = check_texts(root, problems)
    if not known:
        problems.append("no texts found")
    check_code(root, known, problems)
    print("\n".join(problems) or f"texts: {len(known)} keys in {len(LANGUAGES)} languages, as they should be")
    return 1 if problems else 0


sys.exit(main())
