#!/usr/bin/env python3
"""Draws the program's icon, the sign that the top bar shows (wasm-app/kit/brand.cpp), for browsers and home screens.

icon.svg and icon-*.png have round corners; maskable-*.png and touch-*.png fill their square, since the system cuts them
to its own shape, and keep the sign inside the part that no shape cuts off.
"""
import argparse
import json
import math
import pathlib
import re
import struct
import zlib

from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

ACCENT = (0x2F, 0x5B, 0xE0)  # as the light theme has it
SIGN = "store"
CORNER, SIGN_SHARE, SAFE_SIGN_SHARE = 8 / 34, 0.64, 0.54
PICTURES = {"icon-192": (192, True), "icon-512": (512, True), "maskable-512": (512, False), "touch-180": (180, False)}
CURVE_STEPS, ROWS_IN_PIXEL = 8, 4


class Polygons(BasePen):
    """An outline as polygons, scaled and moved to where it is drawn, with y downwards."""

    def __init__(self, glyphs, scale, left, bottom):
        super().__init__(glyphs)
        self.place = lambda point: (left + point[0] * scale, bottom - point[1] * scale)
        self.polygons = []

    def _moveTo(self, point):
        self.polygons.append([self.place(point)])

    def _lineTo(self, point):
        self.polygons[-1].append(self.place(point))

    def _curveToOne(self, first, second, end):
        start = self._getCurrentPoint()
        for step in range(1, CURVE_STEPS + 1):
            t = step / CURVE_STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            corners = (start, first, second, end)
            self._lineTo(tuple(sum(w * c[axis] for w, c in zip(weights, corners)) for axis in (0, 1)))


def sign_polygons(font, codepoint, size, share):
    """The sign in the middle of a square, `share` of it wide and high."""
    glyphs, name = font.getGlyphSet(), font.getBestCmap()[codepoint]
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    left, low, right, high = bounds.bounds
    scale = size * share / font["head"].unitsPerEm
    pen = Polygons(glyphs, scale, size / 2 - (left + right) / 2 * scale, size / 2 + (low + high) / 2 * scale)
    glyphs[name].draw(pen)
    return pen.polygons


def round_square(size):
    radius = size * CORNER
    centres = [(size - radius, size - radius, 0), (radius, size - radius, 90), (radius, radius, 180), (size - radius, radius, 270)]
    turns = [(x, y, math.radians(start + 90 * step / 32)) for x, y, start in centres for step in range(33)]
    return [[(x + radius * math.cos(angle), y + radius * math.sin(angle)) for x, y, angle in turns]]


def crossings(edges, y):
    """Where a horizontal line enters and leaves the shape."""
    found = sorted((x0 + (y - y0) * (x1 - x0) / (y1 - y0), 1 if y1 > y0 else -1)
                   for (x0, y0), (x1, y1) in edges if min(y0, y1) <= y < max(y0, y1))
    winding = 0
    for (x, turn), (following, _) in zip(found, found[1:]):
        winding += turn
        if winding:
            yield x, following


def coverage(polygons, size):
    """How much of each pixel lies inside, 0 to 1."""
    edges = [edge for polygon in polygons for edge in zip(polygon, polygon[1:] + polygon[:1])]
    rows = []
    for row in range(size):
        sums = [0.0] * size
        for part in range(ROWS_IN_PIXEL):
            for start, end in crossings(edges, row + (part + 0.5) / ROWS_IN_PIXEL):
                for column in range(max(0, int(start)), min(size, math.ceil(end))):
                    sums[column] += min(end, column + 1) - max(start, column)
        rows.append([min(1.0, total / ROWS_IN_PIXEL) for total in sums])
    return rows


def png(size, ground, sign):
    lines = bytearray()
    for ground_row, sign_row in zip(ground, sign):
        lines.append(0)
        for behind, above in zip(ground_row, sign_row):
            lines += bytes(round(colour + (255 - colour) * above) for colour in ACCENT) + bytes([round(255 * behind)])

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(lines), 9)) + chunk(b"IEND", b""))


def svg(npm):
    paths = re.findall(r'<path d="[^"]+" />', (npm / f"lucide-static/icons/{SIGN}.svg").read_text())
    margin = (24 / SIGN_SHARE - 24) / 2
    side = 24 + 2 * margin
    square = f'<rect x="{-margin:.2f}" y="{-margin:.2f}" width="{side:.2f}" height="{side:.2f}" rx="{side * CORNER:.2f}"'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-margin:.2f} {-margin:.2f} {side:.2f} {side:.2f}">'
            f'{square} fill="#{bytes(ACCENT).hex()}"/>'
            f'<g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{"".join(paths)}</g>'
            "</svg>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("npm", "fonts", "out"):
        parser.add_argument(f"--{option}", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    font = TTFont(arguments.fonts / "Lucide.ttf")
    codepoint = json.loads((arguments.npm / "lucide-static/font/codepoints.json").read_text())[SIGN]
    (arguments.out / "icon.svg").write_text(svg(arguments.npm))
    for name, (size, has_corners) in PICTURES.items():
        ground = coverage(round_square(size), size) if has_corners else [[1.0] * size] * size
        share = SIGN_SHARE if has_corners else SAFE_SIGN_SHARE
        sign = coverage(sign_polygons(font, codepoint, size, share), size)
        (arguments.out / f"{name}.png").write_bytes(png(size, ground, sign))


main()
