"""Writes docs/content-format.md and all pictures of the documentation from the program itself.

usage: python docs/make_docs.py

The reference's words are the models' own descriptions, its pictures the models' own examples, built and cropped.
A test keeps the text current.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))

from msgspec import Meta  # noqa: E402
from msgspec.structs import fields  # noqa: E402

from brochure.content import blocks, model  # noqa: E402

FLAP = 522  # the flap's width in a picture at 144 ppi
INTRO = """# The content file

One brochure is one YAML file, in the order in which it is read. This page is made from the program itself
(`python docs/make_docs.py`), so it says what the program does.

- Text prints as you typed it: `9:30`, `no`, `0123` and `2026-11-23` stay what they are.
- Text that holds a colon and a space, or begins with a sign such as `@`, `*` or `%`, goes in quotes: `"Note: bring a driver"`.
- Lengths carry a unit: `0.375in`, `9mm`, `27pt`. Dates are written year-month-day: `2026-11-23`.
- Paths start at the content file's folder and stay inside it.
- A mistake is reported with its line and what to do.

## Mark-up inside text

| you type | you get |
|---|---|
| `**strong**` | bold |
| `*emphasis*` | italics |
| `[our website](https://example.org)` | a link (http, https, mailto, tel) |
| `[@watson2015]` | the number of that source, raised; `[@a; @b]` for two |
| `\\*` | a star |

Everything else prints as typed: `R&D`, `<5 mg` and `<b>` are just text.
"""
SECTIONS = (
    ("clinic", model.Clinic),
    ("review", model.Review),
    ("layout", model.Layout),
    ("layout: body_size", model.BodySize),
    ("layout: back_shift", model.BackShift),
    ("design", model.Design),
    ("press", model.Press),
    ("cover", model.Cover),
)
FLOWS = """## Where the lists go

| fold | `cover` | `flap` | `inside` | `back` |
|---|---|---|---|---|
| `c-fold` | outside, right | outside, left | inside: left, centre, right | outside, centre |
| `z-fold` | outside, right | outside: left, centre | inside: left, centre | inside, right |

A list flows through its panels in reading order. The text is set as large as fits, one size for the whole brochure.
What does not fit at `smallest` is an error that says from which line on, and how much it is.
"""
REFERENCES = """## Sources

`references` is a list in CSL-YAML. Zotero (with the Better BibTeX or CSL export) and pandoc write it for you.

```yaml
references:
  - id: watson2015
    type: article-journal
    title: Recommended amount of sleep for a healthy adult
    author: [{family: Watson, given: Nathaniel F}]
    container-title: Sleep
    issued: 2015
```

- `[@watson2015]` in the text cites it. The numbers follow the order in which a reader meets them: cover, flap, inside, back.
- Only cited sources are printed; `nocite: yes` at an entry prints it all the same.
- The style is that of the American Medical Association; `style:` at the `references` block names a .csl file of your own.
"""
SOURCE = """title: Example
clinic: {{name: Example Family Clinic, phone: 605-555-0100, website: "https://example.org", address: [1 Example Street, Sioux Falls]}}
review: {{version: "1.0", published: 2026-11-23}}
layout: {{body_size: {{smallest: 12pt, largest: 12pt}}}}
cover: {{}}
flap:
{example}
inside:
  - text: Sleep heals [@watson2015].
{rest}
references:
  - id: watson2015
    type: article-journal
    title: Recommended amount of sleep for a healthy adult
    author: [{{family: Watson, given: Nathaniel F}}]
    container-title: Sleep
    issued: 2015
"""


def reference() -> str:
    """The text of docs/content-format.md."""
    parts = [INTRO, "## The top level\n", table(model.Brochure)]
    for name, kind in SECTIONS:
        parts += [f"### `{name}`\n", f"{kind.__doc__}\n", table(kind)]
    parts += [FLOWS, "## Blocks\n", "A block is the key that names its kind, with its options beside it.\n"]
    for block in blocks.KINDS:
        parts += [f"### `{block.key}`\n", f"{block.__doc__}\n", f"```yaml\n{block.example}\n```\n"]
        if block is not blocks.PanelBreak:
            parts.append(f"![{block.key}](blocks/{block.key}.png)\n")
        parts.append(table(block, skip={"language", "about"}))
    parts += ["Every block also takes:\n", table(blocks.Block), REFERENCES]
    return "\n".join(parts).rstrip() + "\n"


def table(kind: type, skip: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """A table of a struct's keys: whether it is needed, what it is, an example."""
    rows = ["| key | needed | what it is |", "|---|---|---|"]
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        if field.name in {"place", "places"} | skip:
            continue
        what = " ".join(filter(None, [description(hints[field.name]), choices(hints[field.name]), default(field.default)]))
        rows.append(f"| `{field.name}` | {'yes' if field.required else 'no'} | {what} |")
    return "\n".join(rows) + "\n"


def metas(hint: Any) -> Iterator[Meta]:
    """The marks on a type, those of its parts as well."""
    for part in getattr(hint, "__metadata__", ()):
        if isinstance(part, Meta):
            yield part


def description(hint: Any) -> str:
    """What a key means, with an example."""
    texts = [meta.description for meta in metas(hint) if meta.description]
    examples = [example for meta in metas(hint) for example in meta.examples or []]
    shown = f" For example `{examples[0]}`." if examples and isinstance(examples[0], str) else ""
    return (texts[-1] if texts else "") + shown


def choices(hint: Any) -> str:
    """The words a key may have, if they are few."""
    found = re.findall(r"typing\.Literal\[([^\]]+)\]", str(hint))
    return "One of " + ", ".join(f"`{word.strip(chr(39))}`" for word in found[0].split(", ")) + "." if found else ""


def default(value: object) -> str:
    """What stands in if the key is left out, where that is a word or a number."""
    if isinstance(value, bool):
        return f"Otherwise `{'yes' if value else 'no'}`."
    if isinstance(value, float):
        return f"Otherwise {value:g} points."
    return f"Otherwise `{value}`." if isinstance(value, str | int) else ""


def pictures() -> None:
    """A picture of each block's example, and of the default brochure's pages."""
    import pypdfium2

    from brochure import build

    for block in blocks.KINDS:
        if block is blocks.PanelBreak:
            continue
        rest = "" if block is blocks.References else "back:\n  - references: Sources"
        example = "\n".join("  " + line for line in block.example.splitlines())
        source = DOCS / ".example.yaml"
        with tempfile.TemporaryDirectory() as folder:
            source.write_text(SOURCE.format(example=example, rest=rest), encoding="utf-8")
            try:
                result = build(source, Path(folder, "example.pdf"))
                assert result.written, [str(d) for d in result.diagnostics]
            finally:
                source.unlink()
            image = pypdfium2.PdfDocument(result.written)[0].render(scale=2).to_pil().convert("RGB")
        trimmed(image.crop((0, 0, FLAP, image.height))).save(DOCS / "blocks" / f"{block.key}.png", optimize=True)


def trimmed(image: Any) -> Any:
    """The picture without the white around it, but for a margin."""
    from PIL import Image, ImageChops

    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or (0, 0, *image.size)
    return image.crop((0, max(box[1] - 16, 0), image.width, min(box[3] + 16, image.height))).quantize(64)


def pages() -> None:
    """Both pages of the default brochure, and of each example."""
    drawn = {ROOT / "content.yaml": (DOCS / "page", 1.6)}
    drawn |= {source: (source.with_suffix(""), 1.0) for source in sorted((DOCS / "examples").glob("*.yaml"))}
    for source, (target, scale) in drawn.items():
        draw_pages(source, target, scale)


def draw_pages(source: Path, target: Path, scale: float) -> None:
    """The pages of a content file as `target`-1.png and -2.png."""
    import pypdfium2

    from brochure import build

    with tempfile.TemporaryDirectory() as folder:
        result = build(source, Path(folder, "brochure.pdf"))
        assert result.written, [str(d) for d in result.diagnostics]
        for number, page in enumerate(pypdfium2.PdfDocument(result.written), start=1):
            image = page.render(scale=scale).to_pil().convert("RGB").quantize(128)
            image.save(target.with_name(f"{target.name}-{number}.png"), optimize=True)


if __name__ == "__main__":
    (DOCS / "content-format.md").write_text(reference(), encoding="utf-8")
    pictures()
    pages()
