"""How wide words are in a picture, and how a name is broken into lines."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

FONT_FAMILY = "'Liberation Sans', Arial, Helvetica, sans-serif"
"""Letters of one width on Linux, Windows and macOS: what is measured here is what a browser draws."""
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
LINE_HEIGHT = 1.16
"""Of the font size, from one line to the next."""
LINE_EMS = 8.5
"""Width in font sizes that a line of a label has at most, where its words allow."""


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line in the units of ``size``, by the font's own metrics."""
    return float(stringWidth(text, BOLD if bold else REGULAR, size))


@lru_cache(maxsize=10_000)
def lines(text: str, bold: bool = False, ems: float = LINE_EMS) -> tuple[str, ...]:
    """The words in as few lines as fit ``ems``, and those as even as can be (after Knuth and Plass, 1981).

    A word that is wider than a line has a line of its own; nothing is cut off.
    """
    words = text.split()
    widths = [width(w, 1.0, bold) for w in words]
    space = width(" ", 1.0, bold)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(len(words) + 1, 0.0, 0)] * len(words)
    for end in range(1, len(words) + 1):
        for begin in range(end):
            long = sum(widths[begin:end]) + space * (end - begin - 1)
            if long <= ems or end - begin == 1:
                count, slack, _ = best[begin]
                made = (count + 1, slack + max(ems - long, 0.0) ** 2, begin)
                best[end] = min(best[end], made)
    broken: list[str] = []
    end = len(words)
    while end:
        begin = best[end][2]
        broken.insert(0, " ".join(words[begin:end]))
        end = begin
    return tuple(broken)


def extent(broken: tuple[str, ...], size: float, bold: bool = False) -> tuple[float, float]:
    """Width and height of the lines together."""
    return max((width(line, size, bold) for line in broken), default=0.0), len(broken) * size * LINE_HEIGHT
