"""The reference of all content, drawn from the records of the model.

Run by itself, it writes docs/content.md anew:

    PYTHONPATH=.:tests python tests/support/reference.py
"""

from __future__ import annotations

import inspect
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.language import IN_ENGLISH
from generator.model import Library, PublishedLog, Record, Section
from generator.model.described import told_of
from generator.model.forms import form_of
from generator.model.kinds import KINDS, SCHEMAS, Kind, schema_line
from generator.model.record import Document, Edited, Item, ReaderNote
from generator.model.schema import fields_of, record_classes
from generator.vocabulary import SectionKind
from support.examples import ABOUT_ANY, example_of
from support.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.model.schema import Field

PAGE = REPOSITORY / "docs" / "content.md"
ABOUT_ALL = "What any file or item may say"
ROWS = (
    "| key | what it is | what it holds | needed | seen by | example |\n|---|---|---|---|---|---|"
)
INTRODUCTION = f"""# The content, key by key

`tests/support/reference.py` generates this page from the program. The [README](../README.md) shows
what a whole file looks like, and [As it is printed](statements.md) shows how to write what bodies
print.

Each table has the keys of one kind of item. A key is needed, or it may be left out. *Readers* means
everyone who may see the item and all that contains it; what is for *staff* is never public. An
example is written as it would be in a file, after its key. A text may be a group of texts instead,
each under the code of its language: \
{" or ".join(f"`{code}` ({name})" for code, name in IN_ENGLISH.items())}.

## While you write

    governance schema

writes a [JSON Schema](https://json-schema.org/) for each kind of file to the folder `schemas`, with
what this page says and with the ids that your content uses. A text editor that supports schemas
then says what a key is for, suggests keys, words and ids, and underlines what does not fit. Run it
again when there are new posts, areas or actions. `governance check` reports everything else.

The first line of a file may name its schema. For the plan in a year of a body it is:

    {schema_line(PurePosixPath("example/2024-25/improvement.yml"))}

Alternatively, the settings of the editor say which schema is for which files. That is better for
content that was released, because the files stay as they are. For Visual Studio Code with its YAML
extension, the settings in `.vscode/settings.json` are:

"""


def reference() -> str:
    """The page as it should be."""
    lines = [INTRODUCTION + _settings(), *_about_any()]
    for kind in KINDS:
        lines += _things(kind.record, [f"content/{path}" for path in kind.paths], kind.given)
    return "\n".join(lines)


def _settings() -> str:
    schemas = [f'        "{SCHEMAS}/{kind.name}.json": [{_globs(kind)}]' for kind in KINDS]
    return "\n".join(['    {"yaml.schemas": {', ",\n".join(schemas), "    }}\n"])


def _globs(kind: Kind) -> str:
    return ", ".join(f'"content/{re.sub("<[^>]+>", "*", path)}"' for path in kind.paths)


def _about_any() -> Iterator[str]:
    yield f"## {ABOUT_ALL}\n\nWhere this applies to an item, it is said below its heading.\n"
    yield ROWS
    for cls in (Edited, Item):
        own = inspect.get_annotations(cls)
        yield from (_row(cls, field) for field in fields_of(cls) if field.name in own)
    yield f"\nFor a whole file, `audience` means: {told_of(Document)['audience'].description}\n"
    yield from _thing(ReaderNote, "###")


def _things(cls: type[Record], files: list[str], given: Collection[str]) -> Iterator[str]:
    """A file, and what stands in it and was not shown before."""
    yield f"## {HEADINGS[cls]}\n"
    yield f"{' or '.join(f'`{file}`' for file in files)}\n"
    yield from _thing(cls, "", given)
    for each in SHOWN_IN[cls]:
        yield from _thing(each, "###")


def _thing(cls: type[Record], level: str, given: Collection[str] = ()) -> Iterator[str]:
    if level:
        yield f"{level} {HEADINGS[cls]}\n"
    about = inspect.cleandoc(vars(cls)["__doc__"])
    yield re.sub(r"[\w/]*<\w+>[\w<>/.-]*", r"`\g<0>`", about) + "\n"  # GitHub hides <id>
    if cls is PublishedLog:
        yield "`governance release` writes it, and nobody else does.\n"
    if cls is Section:
        yield f"The kinds are {', '.join(f'`{kind}`' for kind in SectionKind)}.\n"
    names = [f"`{field.name}`" for field in fields_of(cls) if field.name in given]
    if names := names[:2]:  # what the names say stands first
        yield f"Given by the names of file and folder, and so not written: {', '.join(names)}.\n"
    if issubclass(cls, Edited):
        yield f"It may also say [what any file or item may](#{anchor(ABOUT_ALL)}).\n"
    yield ROWS
    for field in fields_of(cls):
        if field.name not in given and not (issubclass(cls, Edited) and field.name in ABOUT_ANY):
            yield _row(cls, field)
    for old, now in cls.formerly.items():
        yield f"| `{old}` | The former name of `{now}`, still read. | as `{now}` | no | readers | |"
    yield ""


def _row(cls: type[Record], field: Field) -> str:
    form = form_of(cls, field.name)
    words = form.words if form else ""
    if field.record:
        words = f"[{field.record.called}](#{anchor(HEADINGS[field.record])})"
    cells = [
        f"`{field.name}`",
        told_of(cls)[field.name].description,
        f"a list, each {words}" if field.many else words,
        "yes" if field.required else "no",
        "staff" if field.internal or cls in FOR_STAFF else "readers",
        f"`{example_of(cls, field)}`",
    ]
    return f"| {' | '.join(cells)} |"


def anchor(heading: str) -> str:
    """What a link to a heading of the page ends with."""
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _lay_out() -> tuple[dict[type[Record], str], dict[type[Record], list[type[Record]]]]:
    """The heading of each record, and below which file it is shown: the first that has it."""
    files: dict[type[Record], Collection[str]] = {kind.record: kind.given for kind in KINDS}
    headings = {ReaderNote: _upper(ReaderNote.called)} | {cls: _upper(cls.called) for cls in files}
    shown: dict[type[Record], list[type[Record]]] = {}
    for cls, given in files.items():
        fields = [field for field in fields_of(cls) if field.name not in given]
        inside = [each for field in fields if field.record for each in record_classes(field.record)]
        shown[cls] = [each for each in dict.fromkeys(inside) if each not in headings]
        for each in shown[cls]:
            called = _upper(each.called)
            taken = called in headings.values()
            headings[each] = f"{called}, in {cls.called}" if taken else called
    return headings, shown


HEADINGS, SHOWN_IN = _lay_out()
_INTERNAL = [field.record for field in fields_of(Library) if field.internal and field.record]
FOR_STAFF = {each for cls in _INTERNAL for each in record_classes(cls)}


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8", newline="\n")
