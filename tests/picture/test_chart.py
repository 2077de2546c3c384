"""Bars are as long as their numbers say."""

from __future__ import annotations

import pytest

from brochure.picture.chart import bars


@pytest.mark.parametrize("amounts", [(12, 0), (0, 12), (0, 0), (5, 0, 10), (1, 2, 4)])
def test_lengths_are_in_proportion(amounts: tuple[float, ...]) -> None:
    lengths = [max(numbers[0] for _, numbers in bar.segments if numbers) for bar in bars(amounts, 100.0, 8.0)]
    most = max(amounts) or 1
    assert lengths == pytest.approx([100 * amount / most for amount in amounts])
