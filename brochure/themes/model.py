"""A theme file's mapping as structs: every key may be left out, what is given differs from `calm`.

No `from __future__ import annotations` here: the reader takes the fields from the annotations themselves.
"""

from typing import Annotated, Literal

from msgspec import Meta

from brochure.content.kinds import Colour, Length, Paint, PaintOrNone, Ratio
from brochure.content.node import Node

Style = Literal["regular", "bold", "italic", "bold_italic"]


class PaletteFile(Node, frozen=True, kw_only=True):
    """The colours by name."""

    ink: Annotated[Colour | None, Meta(description="Text.", examples=["#1f2a30"])] = None
    river: Annotated[Colour | None, Meta(description="Headings, links and rules.", examples=["#0f4c5c"])] = None
    dawn: Annotated[Colour | None, Meta(description="The sparing accent.", examples=["#c8553d"])] = None
    mist: Annotated[Colour | None, Meta(description="A cool ground.", examples=["#e6f0f1"])] = None
    sand: Annotated[Colour | None, Meta(description="A warm ground.", examples=["#f8f1e5"])] = None
    paper: Annotated[Colour | None, Meta(description="The paper, and text on a dark ground.", examples=["#ffffff"])] = None


class StepFile(Node, frozen=True, kw_only=True):
    """A step of the type scale."""

    size: Annotated[Ratio | None, Meta(description="Its size, as a share of the body text's.", examples=["1.5"])] = None
    leading: Annotated[Ratio | None, Meta(description="From line to line, as a share of its own size.", examples=["1.25"])] = None
    style: Annotated[Style | None, Meta(description="The face.")] = None
    colour: Annotated[Paint | None, Meta(description="The colour: a name of the palette.", examples=["river"])] = None
    floor: Annotated[Length | None, Meta(description="It is never smaller than this.", examples=["9.5pt"])] = None
    roomy: Annotated[Ratio | None, Meta(description="Its size where the panels have the room for it.", examples=["0.75"])] = None
    balanced: Annotated[bool | None, Meta(description="Whether its lines are made of like length.")] = None


class StepsFile(Node, frozen=True, kw_only=True):
    """The type scale. The body's leading is the grid, and is not changed."""

    body: Annotated[StepFile | None, Meta(description="Running text.")] = None
    lead: Annotated[StepFile | None, Meta(description="An opening paragraph.")] = None
    heading: Annotated[StepFile | None, Meta(description="A heading.")] = None
    subheading: Annotated[StepFile | None, Meta(description="A heading of level 2.")] = None
    question: Annotated[StepFile | None, Meta(description="A question.")] = None
    callout_title: Annotated[StepFile | None, Meta(description="A callout's title.")] = None
    small: Annotated[StepFile | None, Meta(description="Tables and addresses.")] = None
    small_head: Annotated[StepFile | None, Meta(description="Headers in tables.")] = None
    caption: Annotated[StepFile | None, Meta(description="Captions.")] = None
    fine: Annotated[StepFile | None, Meta(description="Sources and imprint.")] = None
    quote: Annotated[StepFile | None, Meta(description="Quotations.")] = None
    cover_title: Annotated[StepFile | None, Meta(description="The cover's title.")] = None
    cover_subtitle: Annotated[StepFile | None, Meta(description="The cover's subtitle.")] = None
    cover_message: Annotated[StepFile | None, Meta(description="The cover's message.")] = None
    kicker: Annotated[StepFile | None, Meta(description="The line above the cover's title.")] = None
    clinic: Annotated[StepFile | None, Meta(description="The clinic's name on the cover.")] = None
    tagline: Annotated[StepFile | None, Meta(description="The line below it.")] = None


class ToneFile(Node, frozen=True, kw_only=True):
    """A callout's look."""

    ground: Annotated[PaintOrNone | None, Meta(description="The area behind it, or none.", examples=["mist"])] = None
    bar: Annotated[PaintOrNone | None, Meta(description="The bar at its left, or none.", examples=["river"])] = None
    title: Annotated[Paint | None, Meta(description="Its title.", examples=["river"])] = None
    text: Annotated[Paint | None, Meta(description="Its text.", examples=["ink"])] = None
    frame: Annotated[PaintOrNone | None, Meta(description="The line around it, or none.", examples=["ink"])] = None


class TonesFile(Node, frozen=True, kw_only=True):
    """The callouts' looks by tone."""

    note: Annotated[ToneFile | None, Meta(description="A note.")] = None
    caution: Annotated[ToneFile | None, Meta(description="A caution.")] = None
    urgent: Annotated[ToneFile | None, Meta(description="Urgent.")] = None
    hope: Annotated[ToneFile | None, Meta(description="Hope.")] = None


class TableFile(Node, frozen=True, kw_only=True):
    """A table's look."""

    head: Annotated[PaintOrNone | None, Meta(description="The header's ground, or none.", examples=["mist"])] = None
    rule: Annotated[Paint | None, Meta(description="The rule below the header.", examples=["river"])] = None
    hairline: Annotated[Paint | None, Meta(description="The rules between rows.", examples=["river-40"])] = None


class SpacesFile(Node, frozen=True, kw_only=True):
    """Space above each kind of block, in half lines."""

    heading: Annotated[Ratio | None, Meta(description="Above a heading.", examples=["2"])] = None
    subheading: Annotated[Ratio | None, Meta(description="Above a heading of level 2.", examples=["1"])] = None
    block: Annotated[Ratio | None, Meta(description="Above any other block.", examples=["1"])] = None
    paragraph: Annotated[Ratio | None, Meta(description="Between paragraphs.", examples=["1"])] = None
    item: Annotated[Ratio | None, Meta(description="Between short items of a list.", examples=["0"])] = None
    long_item: Annotated[Ratio | None, Meta(description="Between long items of a list.", examples=["1"])] = None
    callout: Annotated[Ratio | None, Meta(description="Above a callout.", examples=["1"])] = None


class ThemeFile(Node, frozen=True, kw_only=True):
    """A theme: what differs from the theme `calm`."""

    palette: Annotated[PaletteFile | None, Meta(description="The colours.")] = None
    steps: Annotated[StepsFile | None, Meta(description="The type.")] = None
    tones: Annotated[TonesFile | None, Meta(description="The callouts.")] = None
    table: Annotated[TableFile | None, Meta(description="The tables.")] = None
    spaces: Annotated[SpacesFile | None, Meta(description="The spaces.")] = None
    pictures: Annotated[Literal["colour", "line-art"] | None, Meta(description="Drawings in colour, or in lines alone.")] = None
