"""The brochure's content as one frozen value: what `content.yaml` says, checked, every value with its place.

The fields, with their descriptions and examples, are the one source of the reader, of the JSON Schema and of
`docs/content-format.md`. Nothing here knows paper or PDF.
"""

from typing import Annotated

from msgspec import Meta

from brochure.content.blocks import Block
from brochure.content.kinds import Colour, Day, Email, File, Fold, Language, Length, Paper, Picture, Plain, Share, Url
from brochure.content.node import Node
from brochure.content.references import Sources
from brochure.content.text import Text


class Clinic(Node, frozen=True, kw_only=True):
    """Who hands the brochure out."""

    name: Annotated[Plain, Meta(description="The clinic's name, on the cover and in the contact block.")]
    tagline: Annotated[Plain | None, Meta(description="A line below the name.")] = None
    phone: Annotated[Plain | None, Meta(description="The telephone number, as it is to be printed.", examples=["605-555-0100"])] = None
    email: Annotated[Email | None, Meta(description="The electronic mail address.", examples=["office@example.org"])] = None
    website: Annotated[Url | None, Meta(description="The website's address.", examples=["https://example.org"])] = None
    address: Annotated[tuple[Plain, ...], Meta(description="The address, a list of lines or one text of several lines.")] = ()
    hours: Annotated[
        tuple[tuple[Plain | None, Plain], ...],
        Meta(description="Opening hours: lines, or a mapping of days to hours.", examples=[{"Mon–Fri": "8:00–17:00"}]),
    ] = ()
    logo: Annotated[Picture | None, Meta(description="The logo's path; it stands on the cover.")] = None


class Review(Node, frozen=True, kw_only=True):
    """Who checked the brochure, and when: the imprint."""

    version: Annotated[Plain | None, Meta(description="The version, as you count them.", examples=["1.2"])] = None
    published: Annotated[Day | None, Meta(description="The day it was published.", examples=["2026-11-23"])] = None
    reviewed_by: Annotated[Plain | None, Meta(description="Who checked it, with their role.")] = None
    reviewed_on: Annotated[Day | None, Meta(description="The day it was checked.")] = None
    next_review: Annotated[Day | None, Meta(description="The day by which it is checked again.")] = None
    funding: Annotated[Plain | None, Meta(description="Who paid for it.")] = None


class BodySize(Node, frozen=True, kw_only=True):
    """Between which sizes the body text is fitted."""

    smallest: Annotated[Length, Meta(description="Text is never set smaller than this.", examples=["11pt"])] = 11.0
    largest: Annotated[Length, Meta(description="Text is never set larger than this.", examples=["13pt"])] = 13.0


class BackShift(Node, frozen=True, kw_only=True):
    """How far the printer shifts the second page, so that the file can undo it."""

    x: Annotated[Length, Meta(description="To the right.", examples=["0.5mm"])] = 0.0
    y: Annotated[Length, Meta(description="Upward.", examples=["-1mm"])] = 0.0


class Layout(Node, frozen=True, kw_only=True):
    """Paper, fold, margins and sizes."""

    paper: Annotated[Paper, Meta(description="The sheet, landscape.")] = "letter"
    fold: Annotated[Fold, Meta(description="c-fold: the flap folds in. z-fold: like a concertina.")] = "c-fold"
    margin: Annotated[Length, Meta(description="White between text and each cut or fold.", examples=["0.375in"])] = 27.0
    fold_in: Annotated[Length | None, Meta(description="How much narrower the flap is.", examples=["0.0625in", "3mm"])] = None
    body_size: Annotated[BodySize | None, Meta(description="The sizes between which the text is fitted.")] = None
    back_shift: Annotated[BackShift | None, Meta(description="Undoes the printer's shift of the second page.")] = None


class FontFiles(Node, frozen=True, kw_only=True):
    """A family of your own, as TrueType files."""

    regular: Annotated[File, Meta(description="The upright font.", examples=["fonts/Own-Regular.ttf"])]
    bold: Annotated[File, Meta(description="The bold font.")]
    italic: Annotated[File, Meta(description="The italic font.")]
    bold_italic: Annotated[File, Meta(description="The bold italic font.")]


class Design(Node, frozen=True, kw_only=True):
    """How it looks."""

    theme: Annotated[
        Plain | None,
        Meta(description="The look: calm, warm, plain, ink-saver, or the path of a theme file of your own.", examples=["warm"]),
    ] = None
    accent: Annotated[Colour | None, Meta(description="The accent colour, in place of the theme's.", examples=["#0f4c5c"])] = None
    font: Annotated[
        FontFiles | Plain | None, Meta(description="A family's name, or its four files.", examples=["Atkinson Hyperlegible"])
    ] = None


class Press(Node, frozen=True, kw_only=True):
    """What the print shop asks for, in the press edition."""

    profile: Annotated[File | None, Meta(description="The shop's colour profile, an ICC file for CMYK.", examples=["shop.icc"])] = None
    ink_limit: Annotated[Share, Meta(description="The most ink in one place, all four colours together.", examples=["280%"])] = 2.8
    bleed: Annotated[Length | None, Meta(description="How far pictures run over the cut.", examples=["3mm"])] = None


class Cover(Node, frozen=True, kw_only=True):
    """The front of the folded brochure."""

    kicker: Annotated[Text | None, Meta(description="A short line above the title.")] = None
    title: Annotated[Text | None, Meta(description="The cover's title, if another than the brochure's.")] = None
    subtitle: Annotated[Text | None, Meta(description="What it is about, in one line.")] = None
    message: Annotated[Text | None, Meta(description="The one main message.")] = None
    image: Annotated[Picture | None, Meta(description="The cover's picture.", examples=["assets/cover.svg"])] = None
    alt: Annotated[Plain | None, Meta(description="What the picture tells; leave it out if it only decorates.")] = None


class Brochure(Node, frozen=True, kw_only=True):
    """One brochure, in the order in which it is read."""

    title: Annotated[Text, Meta(description="The brochure's title.")]
    clinic: Annotated[Clinic, Meta(description="Who hands the brochure out.")]
    cover: Annotated[Cover, Meta(description="The front.")]
    inside: Annotated[tuple[Block, ...], Meta(description="The inside: three panels in a c-fold, two in a z-fold.", min_length=1)]
    language: Annotated[Language, Meta(description="The language of the text (BCP 47).", examples=["en-US"])] = "en-US"
    review: Annotated[Review | None, Meta(description="Who checked it, and when.")] = None
    layout: Annotated[Layout | None, Meta(description="Paper, fold, margins and sizes.")] = None
    design: Annotated[Design | None, Meta(description="How it looks.")] = None
    press: Annotated[Press | None, Meta(description="What the print shop asks for.")] = None
    glossary: Annotated[
        tuple[tuple[Plain, Plain], ...], Meta(description="Terms in plain words: not printed, the reading grade leaves them out.")
    ] = ()
    references: Annotated[Sources, Meta(description="The sources, in CSL-YAML, as Zotero and pandoc export it.")] = Sources()
    flap: Annotated[tuple[Block, ...], Meta(description="The flap: the panel that folds in (z-fold: two outer panels).")] = ()
    back: Annotated[tuple[Block, ...], Meta(description="The back of the folded brochure.")] = ()
    ignore: Annotated[tuple[Plain, ...], Meta(description="Codes of checks to leave out.", examples=[["long-list"]])] = ()
