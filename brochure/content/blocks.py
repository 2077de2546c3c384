"""The blocks a list of the content is made of: one struct a kind, the source of reader, schema and reference alike.

The first field of each class bears the key that names the kind; the others are its options.
`example` is printed in `docs/content-format.md`, with its picture.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from brochure.content.kinds import About, File, Icon, Language, Length, Picture, Plain, Ratio, Tone, Width
from brochure.content.node import Node
from brochure.content.text import Text


class Block(Node, frozen=True, kw_only=True):
    """A block of any kind."""

    key: ClassVar[str]
    example: ClassVar[str]

    language: Annotated[Language | None, Meta(description="The language of this passage, if another.", examples=["es"])] = None
    about: Annotated[About | None, Meta(description="What the passage does for the reader; the checks use it.")] = None


class Heading(Block, frozen=True, kw_only=True):
    """A heading; level 2 stands below a level 1."""

    key: ClassVar[str] = "heading"
    example: ClassVar[str] = "- heading: What to expect\n- heading: On the day\n  level: 2"

    heading: Annotated[Text, Meta(description="The heading's words: eight at most read best.")]
    level: Annotated[Literal[1, 2], Meta(description="1 for a section, 2 for a part of one.")] = 1


class Paragraphs(Block, frozen=True, kw_only=True):
    """Running text; an empty line starts a paragraph."""

    key: ClassVar[str] = "text"
    example: ClassVar[str] = "- text: |\n    Poor sleep makes it **harder** to heal.\n\n    Most adults need seven hours or more."

    text: Annotated[Text, Meta(description="One paragraph or more.")]
    lead: Annotated[bool, Meta(description="Set the first paragraph larger, as an opening.")] = False


class Bullets(Block, frozen=True, kw_only=True):
    """A list without an order."""

    key: ClassVar[str] = "bullets"
    example: ClassVar[str] = "- bullets:\n    - Go to bed at the same time.\n    - Keep the room dark and cool."

    bullets: Annotated[tuple[Text, ...], Meta(description="The list's items.", min_length=1)]


class Steps(Block, frozen=True, kw_only=True):
    """A numbered list, for things done in order."""

    key: ClassVar[str] = "steps"
    example: ClassVar[str] = "- steps:\n    - Wet your hands.\n    - Rub with soap for 20 seconds.\n    - Rinse and dry."

    steps: Annotated[tuple[Text, ...], Meta(description="The steps, in order.", min_length=1)]


class Terms(Block, frozen=True, kw_only=True):
    """Words and what they mean."""

    key: ClassVar[str] = "terms"
    example: ClassVar[str] = "- terms:\n    Craving: A strong wish to use a drug.\n    Trigger: A place or feeling that starts a craving."

    terms: Annotated[tuple[tuple[Text, Text], ...], Meta(description="Each term with its meaning.", min_length=1)]


class Checklist(Block, frozen=True, kw_only=True):
    """A list with a box to tick before each item."""

    key: ClassVar[str] = "checklist"
    example: ClassVar[str] = "- checklist:\n    - Is this right for me?\n    - What does it cost?"

    checklist: Annotated[tuple[Text, ...], Meta(description="The items to tick.", min_length=1)]


class Questions(Block, frozen=True, kw_only=True):
    """Questions that readers ask, each with its answer."""

    key: ClassVar[str] = "questions"
    example: ClassVar[str] = (
        "- questions:\n    Will it hurt?: Most people feel only a small pinch.\n    How long does it take?: About one hour."
    )

    questions: Annotated[tuple[tuple[Text, Text], ...], Meta(description="Each question with its answer.", min_length=1)]


class Table(Block, frozen=True, kw_only=True):
    """A table: the first row is the header, the first column the header of each row."""

    key: ClassVar[str] = "table"
    example: ClassVar[str] = (
        "- table:\n    - ['', At home, In the clinic]\n    - [Cost, Low, Higher]\n    - [Help near, 'No', 'Yes']\n"
        "  caption: Two ways to be treated\n  widths: [2, 3, 3]"
    )

    table: Annotated[tuple[tuple[Text, ...], ...], Meta(description="Rows of cells, all of one length.", min_length=2)]
    caption: Annotated[Text | None, Meta(description="A line above the table.")] = None
    widths: Annotated[
        tuple[Width, ...], Meta(description="The columns' shares of the width, as numbers (`[2, 3]`) or percent.", examples=[["2", "3"]])
    ] = ()


class Callout(Block, frozen=True, kw_only=True):
    """A passage set apart on a tint. It is never split between panels."""

    key: ClassVar[str] = "callout"
    example: ClassVar[str] = "- callout: Bring someone who can drive you home.\n  title: Plan your ride\n  tone: caution"

    callout: Annotated[tuple[Block, ...], Meta(description="Text, or a list of blocks (no callout in a callout).", min_length=1)]
    title: Annotated[Text | None, Meta(description="A heading inside the callout.")] = None
    tone: Annotated[Tone, Meta(description="How it looks: a note, a caution, urgent, or hope.")] = "note"


class Quote(Block, frozen=True, kw_only=True):
    """Somebody's words."""

    key: ClassVar[str] = "quote"
    example: ClassVar[str] = "- quote: The first step is asking.\n  by: A proverb"

    quote: Annotated[Text, Meta(description="The words quoted.")]
    by: Annotated[Plain | None, Meta(description="Who said it.")] = None


class Figure(Block, frozen=True, kw_only=True):
    """A picture from a PNG, JPEG or SVG file."""

    key: ClassVar[str] = "figure"
    example: ClassVar[str] = "- figure: assets/moon.svg\n  alt: A calm night sky.\n  caption: Dark rooms help sleep.\n  width: 60%"

    figure: Annotated[Picture, Meta(description="The picture's path, from the content file's folder.", examples=["assets/moon.svg"])]
    alt: Annotated[Plain | None, Meta(description="What the picture tells, for those who cannot see it.")] = None
    decorative: Annotated[bool, Meta(description="yes: the picture tells nothing, and `alt` may be empty.")] = False
    caption: Annotated[Text | None, Meta(description="A line below the picture.")] = None
    width: Annotated[
        Width | None, Meta(description="How wide: a length or a percentage of the panel's text width.", examples=["60%", "2in"])
    ] = None


class Proportion(Node, frozen=True, kw_only=True):
    """So many of so many."""

    count: Annotated[int, Meta(description="How many of them.", ge=0, le=1000)]
    of: Annotated[int, Meta(description="Of how many.", ge=1, le=1000)]


class IconArray(Block, frozen=True, kw_only=True):
    """So many of so many people, drawn, so that a share can be seen."""

    key: ClassVar[str] = "icon_array"
    example: ClassVar[str] = "- icon_array: {count: 3, of: 10}\n  caption: About 3 in 10 adults sleep too little."

    icon_array: Annotated[Proportion, Meta(description="`{count: 3, of: 10}`: three of ten.")]
    caption: Annotated[Text, Meta(description="What the share says, in words.")]
    icon: Annotated[Icon, Meta(description="What is drawn for each.")] = "person"
    columns: Annotated[int | None, Meta(description="How many stand in a row.", ge=1, le=100)] = None


class Chart(Block, frozen=True, kw_only=True):
    """Bars that compare a few numbers. They start at nought, so that their lengths are honest."""

    key: ClassVar[str] = "chart"
    example: ClassVar[str] = (
        '- chart:\n    In the clinic: 12\n    At home: 30\n  unit: "%"\n'
        "  alt: Twelve percent in the clinic, thirty percent at home.\n  caption: Visits missed last year"
    )

    chart: Annotated[tuple[tuple[Plain, Ratio], ...], Meta(description="Each label with its number.", min_length=1)]
    alt: Annotated[Plain | None, Meta(description="What the chart tells, for those who cannot see it.")] = None
    unit: Annotated[Plain | None, Meta(description="What the numbers count, printed behind each.", examples=["%"])] = None
    caption: Annotated[Text | None, Meta(description="A line below the chart; name the source here.")] = None


class QR(Block, frozen=True, kw_only=True):
    """A code that a phone's camera opens."""

    key: ClassVar[str] = "qr"
    example: ClassVar[str] = "- qr: https://www.cdc.gov/sleep\n  caption: More about sleep, from the CDC\n  size: 1in"

    qr: Annotated[Plain, Meta(description="The link or text in the code.")]
    caption: Annotated[Text, Meta(description="What the reader finds there.")]
    size: Annotated[Length | None, Meta(description="The code's width: 0.8 in or more scans well.", examples=["1in"])] = None


class WriteIn(Block, frozen=True, kw_only=True):
    """Room for the reader to write."""

    key: ClassVar[str] = "write_in"
    example: ClassVar[str] = "- write_in: My next visit\n  lines: 2"

    write_in: Annotated[Text, Meta(description="The label before the lines.")]
    lines: Annotated[int, Meta(description="How many lines to write on.", ge=1, le=30)] = 1


class Contact(Block, frozen=True, kw_only=True):
    """The clinic's name, telephone, address and hours, from `clinic`."""

    key: ClassVar[str] = "contact"
    example: ClassVar[str] = "- contact: Talk with us"

    contact: Annotated[Text, Meta(description="The heading above it.")]


class References(Block, frozen=True, kw_only=True):
    """The sources that the text cites, numbered."""

    key: ClassVar[str] = "references"
    example: ClassVar[str] = "- references: Where this comes from"

    references: Annotated[Text, Meta(description="The heading above them.")]
    style: Annotated[File | None, Meta(description="A citation style of your own, as a .csl file.", examples=["styles/vancouver.csl"])] = (
        None
    )


class Imprint(Block, frozen=True, kw_only=True):
    """Version, dates, reviewer and funding, from `review`."""

    key: ClassVar[str] = "imprint"
    example: ClassVar[str] = "- imprint: About this brochure"

    imprint: Annotated[Text, Meta(description="The heading above it.")]


class PanelBreak(Block, frozen=True, kw_only=True):
    """What follows starts on the next panel."""

    key: ClassVar[str] = "panel_break"
    example: ClassVar[str] = "- panel_break:"

    panel_break: Annotated[None, Meta(description="Left empty.")] = None


KINDS: tuple[type[Block], ...] = (
    Heading, Paragraphs, Bullets, Steps, Terms, Checklist, Questions, Table, Callout, Quote, Figure, IconArray,
    Chart, QR, WriteIn, Contact, References, Imprint, PanelBreak,
)  # fmt: skip
"""Every kind of block, in the order of the reference."""
BY_KEY: dict[str, type[Block]] = {kind.key: kind for kind in KINDS}
