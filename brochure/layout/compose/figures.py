"""Tables, callouts, pictures, icon arrays, QR codes and write-in lines → boxes."""

from __future__ import annotations

from msgspec.structs import replace

from brochure.content import blocks
from brochure.content.text import Run, Text
from brochure.layout.boxes.callout import CalloutBox
from brochure.layout.boxes.chart import Bar, ChartBox
from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.boxes.picture import QR_SIZE, BesideBox, DrawnBox, PictureBox
from brochure.layout.boxes.table import TableBox
from brochure.layout.boxes.write_in import WriteInBox
from brochure.layout.compose.desk import Desk
from brochure.layout.compose.prose import flat
from brochure.layout.placed import ARTIFACT
from brochure.layout.rows import Box
from brochure.picture.icons import COUNTED, on_dark
from brochure.picture.icons import icon_array as draw_icons
from brochure.picture.model import Picture, Shape
from brochure.picture.outline import rectangle
from brochure.picture.qr import QUIET_ZONE, modules, qr_shape
from brochure.units import Rect

_MOST_HANG = 18.0
"""Points: a code's white border may hang so far into the margin, and not off the sheet."""


def table(block: blocks.Table, desk: Desk) -> list[Box]:
    """A caption, then the table in small type, its first row and column as headers."""
    boxes: list[Box] = []
    whole = desk.structure.add("Table", desk.parent, block.place)
    if block.caption:
        caption = desk.within(whole).paragraph(flat(block.caption), "small_head", block.caption, kind="Caption")
        caption.gap, caption.give, caption.keep, caption.whole = desk.theme.spaces.block, 2, True, True
        boxes.append(caption)
    cells = [_table_row(row, index, desk.within(whole)) for index, row in enumerate(block.table)]
    grid = TableBox(cells, block.widths, desk.ink)
    grid.gap = 0.5 if block.caption else desk.theme.spaces.block
    grid.give = 0 if block.caption else grid.give
    return [*boxes, grid]


def _table_row(row: tuple[Text, ...], index: int, desk: Desk) -> list[Paragraph]:
    line = desk.structure.add("TR", desk.parent, row[0].place)
    cells = []
    for column, text in enumerate(row):
        head = index == 0 or column == 0
        scope = "Column" if index == 0 else "Row"
        element = desk.structure.add_header(line, scope, text.place) if head else desk.structure.add("TD", line, text.place)
        step = "small_head" if head else "small"
        cells.append(Paragraph(desk.words(flat(text), step, element), step, text))
    return cells


def picture(block: blocks.Figure, desk: Desk) -> list[Box]:
    """The picture and its caption, which stay together."""
    element = ARTIFACT if block.decorative else _figure(desk, block.alt.plain if block.alt else "", block)
    box = PictureBox(desk.drawn(block.figure), element, block.width, desk.highest)
    box.gap = desk.theme.spaces.block
    return [box, *_caption(block.caption, box, desk)]


def _figure(desk: Desk, alt: str, block: blocks.Block) -> int:
    return desk.structure.add("Figure", desk.parent, block.place, alt=alt)


def _caption(caption: Text | None, above: PictureBox | DrawnBox | ChartBox, desk: Desk) -> list[Paragraph]:
    if caption is None:
        return []
    above.keep = True
    box = desk.paragraph(flat(caption), "caption", caption)  # beside the figure: inside it, its Alt would stand for it
    box.gap, box.whole = 0.5, True
    return [box]


def icon_array(block: blocks.IconArray, desk: Desk) -> list[Box]:
    """The icons and what they say."""
    share = block.icon_array
    element = _figure(desk, desk.phrases.icon_alt.format(count=share.count, of=share.of), block)

    def draw(measure: float) -> Picture:
        drawing = draw_icons(share.count, share.of, block.icon, block.columns, measure)
        return on_dark(drawing, desk.ink) if desk.ink else desk.drawn(drawing, solid=(COUNTED,))

    box = DrawnBox(draw, element)
    box.gap = desk.theme.spaces.block
    return [box, *_caption(block.caption, box, desk)]


def chart(block: blocks.Chart, desk: Desk) -> list[Box]:
    """The bars, and what they say."""
    element = _figure(desk, block.alt.plain if block.alt else "", block)
    unit = block.unit.plain if block.unit else ""
    glue = "" if unit in {"", "%", "°"} else "\u00a0"
    decimals = max(len(f"{amount:.6f}".rstrip("0").partition(".")[2]) for _, amount in block.chart)
    rows = []
    for label, amount in block.chart:
        words = Paragraph(desk.words(flat(label), "small", element), "small", label)
        number = desk.words([Run(f"{amount:.{decimals}f}{glue}{unit}", strong=True)], "small", element)
        rows.append(Bar(words, amount, number))
    box = ChartBox(rows, element, outlined=desk.theme.pictures == "line-art", ink=desk.ink)
    box.gap = desk.theme.spaces.block
    return [box, *_caption(block.caption, box, desk)]


def qr(block: blocks.QR, desk: Desk) -> list[Box]:
    """The code, and beside it what the reader finds there."""
    element = _figure(desk, desk.phrases.qr_alt.format(target=block.qr.plain), block)
    caption = desk.paragraph(flat(block.caption), "caption", block.caption)
    caption.whole = True
    size = block.size or QR_SIZE
    code, across = qr_shape(block.qr.plain, size), modules(block.qr.plain)
    assert code is not None, "the reader refuses what no code can hold"
    assert across is not None, "the reader refuses what no code can hold"
    if desk.ink:  # a code is read by its dark modules on white, border and all
        white = Shape(rectangle(Rect(0.0, 0.0, code.width, code.height)), fill="paper")
        return [BesideBox(replace(code, items=(white, *code.items)), element, caption, hang=0.0)]
    return [BesideBox(code, element, caption, hang=min(size * QUIET_ZONE / across, _MOST_HANG))]


def callout(block: blocks.Callout, desk: Desk) -> list[Box]:
    """A title and blocks on the tone's ground."""
    from brochure.layout.compose.composition import boxes_of

    tone = desk.theme.tones[block.tone]
    inside = desk.within(desk.structure.add("Sect", desk.parent, block.place)).on(None if tone.text == "ink" else tone.text)
    boxes: list[Box] = []
    if block.title:
        element = inside.structure.add("H2", inside.parent, block.title.place)
        title = Paragraph(inside.words(flat(block.title), "callout_title", element, tone.title), "callout_title", block.title)
        title.keep = True
        title.bookmark = (block.title.plain, 2)
        boxes.append(title)
    boxes += boxes_of(block.callout, inside, after_heading=True)
    box = CalloutBox(boxes, tone)
    box.gap = desk.theme.spaces.callout
    return [box]


def write_in(block: blocks.WriteIn, desk: Desk) -> list[Box]:
    """A label and rules."""
    label = desk.paragraph(flat(block.write_in), "body", block.write_in)
    return [WriteInBox(label, block.lines, desk.ink or "ink")]
