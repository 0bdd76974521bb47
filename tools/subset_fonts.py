#!/usr/bin/env python3
"""Cuts the fonts of the page to what Bottega writes, and names the icons for C++.

Inter keeps the Latin letters of Europe (Latin-1, Latin Extended-A, Romanian comma-below letters), punctuation, currencies and arrows, loses
kerning and substitutions (kerned digits made "127,08" read like "12708") and gets its tabular digits as the only ones,
so that columns of money line up. Of Lucide only the icons listed in assets/icons/icons.txt stay. Outlines lie on a grid
half as fine as the designers': a quarter less to fetch, and less than a tenth of a pixel at the largest size drawn.
"""
import argparse
import json
import logging
import os
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

TEXT_FONTS = {"Inter-Regular.ttf": "400Regular", "Inter-Medium.ttf": "500Medium", "Inter-SemiBold.ttf": "600SemiBold"}
TEXT_UNITS, ICON_UNITS = 1024, 512  # steps of an em
TEXT_RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1E6, 0x1E7), (0x218, 0x21B), (0x2C6, 0x2DD),
    (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248),
    (0x2260, 0x2265), (0x2318, 0x2318)]


def glyph_map_of(font, feature_tag):
    """What a substitution feature turns each glyph into."""
    table, mapping = font["GSUB"].table, {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != feature_tag:
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                mapping.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    return mapping


def freeze_tabular_digits(font):
    tabular = glyph_map_of(font, "tnum")
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if table.cmap.get(digit) in tabular:
                table.cmap[digit] = tabular[table.cmap[digit]]
    widths = {font["hmtx"][font.getBestCmap()[digit]][0] for digit in range(0x30, 0x3A)}
    if len(widths) != 1:
        sys.exit(f"the digits are not tabular: widths {sorted(widths)}")


def cut(font, codepoints):
    options = subset.Options()
    options.layout_features = []
    options.notdef_outline = True
    options.hinting = False
    options.name_IDs = [1, 2]
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "kern", "STAT", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codepoints)
    cutter.subset(font)


def save(font, path):
    """Another build may be reading the file: it sees the old one or the new one, never half of it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    font.save(beside)
    beside.replace(path)


def make_text_fonts(npm, folder):
    codepoints = [code for first, last in TEXT_RANGES for code in range(first, last + 1)]
    for name, weight in TEXT_FONTS.items():
        font = TTFont(npm / "@expo-google-fonts/inter" / weight / f"Inter_{weight}.ttf", recalcTimestamp=False)
        freeze_tabular_digits(font)
        cut(font, codepoints)
        scale_upem(font, TEXT_UNITS)
        save(font, folder / name)


def icon_codepoints(npm, list_file):
    known = json.loads((npm / "lucide-static/font/codepoints.json").read_text())
    names = sorted(set(list_file.read_text().split()))
    found = {name: known.get(name) for name in names}
    unknown = [name for name, code in found.items() if not code]
    if unknown:
        sys.exit(f"{list_file}: Lucide has no icon named {', '.join(unknown)}")
    return found


def make_icon_font(npm, folder, icons):
    font = TTFont(npm / "lucide-static/font/lucide.ttf", recalcTimestamp=False)
    cut(font, icons.values())
    scale_upem(font, ICON_UNITS)
    save(font, folder / "Lucide.ttf")


def header_text(icons):
    lines = ["// Written by tools/subset_fonts.py from assets/icons/icons.txt: do not edit.",
             "// The icons of the interface (Lucide), as UTF-8 for Lucide.ttf.", "#pragma once", "",
             "namespace bottega::ui::icon {", ""]
    for name, code in icons.items():
        text = "".join(f"\\x{byte:02x}" for byte in chr(code).encode("utf-8"))
        lines.append(f'inline constexpr const char* {name.replace("-", "_")} = "{text}";')
    return "\n".join([*lines, "", "}  // namespace bottega::ui::icon", ""])


def main():
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # Lucide's post table has two bytes too many
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("npm", "icons", "fonts", "header"):
        parser.add_argument(f"--{option}", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.fonts.mkdir(parents=True, exist_ok=True)
    icons = icon_codepoints(arguments.npm, arguments.icons)
    make_text_fonts(arguments.npm, arguments.fonts)
    make_icon_font(arguments.npm, arguments.fonts, icons)
    header = header_text(icons)
    if not arguments.header.exists() or arguments.header.read_text() != header:  # else nothing needs compiling again
        arguments.header.write_text(header)


main()
