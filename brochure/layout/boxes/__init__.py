"""Boxes: what a brochure is set from. Each answers, at a scale and a measure, with its rows."""
