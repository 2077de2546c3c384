"""Editions: `Placed` → the layout and the PDF of each edition; one table says what each is."""

from brochure.editions.table import EDITIONS, Edition

__all__ = ["EDITIONS", "Edition"]
