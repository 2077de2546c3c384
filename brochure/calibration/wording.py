"""What the calibration sheet says, page by page."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

Step = tuple[str, tuple[str, ...]]
"""A heading and its paragraphs; one that begins with ">" is what to type, in bold."""


class Wording(Struct, frozen=True):
    """What a page says: title, left column, right column, below the middle."""

    title: str
    left: tuple[Step, ...]
    right: tuple[Step, ...]
    foot: tuple[Step, ...] = ()


FRONT: Final = Wording(
    "Printer calibration: front",
    (
        (
            "1. Print this sheet",
            (
                "On both sides, flipped on the short edge, at actual size (100%).",
                "Is the back upside down? Choose short edge, and print again.",
            ),
        ),
        (
            "2. Check the size",
            ("Lay a ruler on the one at the foot. If it is too short or too long, choose “Actual size”, and print again.",),
        ),
    ),
    (
        (
            "3. Find the shift",
            (
                "Push a pin straight through the middle cross, or hold the sheet against a lamp.",
                "Turn it over like a page.",
                "Once for each printer is enough.",
            ),
        ),
    ),
)
BACK: Final = Wording(
    "Printer calibration: back",
    (
        (
            "4. Read the middle grid",
            (
                "Find the pin’s hole, or the cross that shows through.",
                "Count from the grid’s middle: x to the right, y upward. Left and down are minus.",
                "A square is 1 mm. The ticks at the top and right are 1/32 in.",
            ),
        ),
    ),
    (
        (
            "5. Write it down",
            (
                "For a hole 1 mm left and 2 mm up, write in the content file:",
                ">layout:",
                ">  back_shift: {x: -1mm, y: 2mm}",
                "It replaces an older one. Inches: 1/32 is 0.031in, 1/16 is 0.063in, 1/8 is 0.125in.",
                "Do the grids differ by over 1 mm? The paper runs askew: close the tray’s guides.",
            ),
        ),
    ),
    (("6. Fold", ("Along the dashes: first 1, then 2.",)),),
)
