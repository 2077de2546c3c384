"""A body size and a theme → the size and leading of every step, and the grid: half lines of the body."""

from __future__ import annotations

from math import ceil

from brochure.themes.theme import BODY_LEADING, Step, Theme

EPSILON = 1e-6


class Scale:
    """The type scale at one body size, in points."""

    def __init__(self, body: float, theme: Theme, *, rigid: bool = False) -> None:
        self.body = body
        self.rigid = rigid
        """Whether letters and spaces keep their width on every line."""
        self.theme = theme
        self.half = body * BODY_LEADING / 2
        """Half a line: every line of body text starts at a whole number of these below its panel's head."""
        self.drop = body * (BODY_LEADING - 0.668) / 2
        """From a line's lower edge up to its baseline: a line's capitals stand in its middle."""

    def step(self, name: str) -> Step:
        """The theme's step of that name."""
        return self.theme.steps[name]

    def size(self, step: Step) -> float:
        """The step's size in points, no smaller than its floor."""
        return max(step.size * self.body, step.floor)

    def leading(self, step: Step) -> float:
        """The step's line height in points."""
        return self.size(step) * step.leading

    def on_grid(self, length: float) -> float:
        """The length rounded up to whole half lines."""
        return ceil(length / self.half - EPSILON) * self.half
