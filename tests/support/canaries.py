"""A project in which every kind of record stands once public and once internal, full of canaries.

It is derived from the model, so that a new field or class has its canary without anyone's doing.
A canary is a value that stands nowhere else: a word, an id, a number or a date. Found in a public
file, it says which field leaked.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from generator import vocabulary
from generator.model import (
    Action,
    Dated,
    Deadlines,
    Document,
    DocumentEntry,
    Edited,
    Edition,
    Framework,
    Glossary,
    Item,
    Organisation,
    Paper,
    ReaderNote,
    Record,
    Risks,
    Withdrawal,
)
from generator.model.schema import Field, fields_of
from generator.words import say_date, say_year

if TYPE_CHECKING:
    from pathlib import Path

# The files of an edition beside edition.yml.
PARTS = {
    field.name: field.record
    for field in fields_of(Edition)
    if field.record and issubclass(field.record, Document) and not field.many
}
GIVEN_BY_NAMES = {
    "Edition.also_for",  # each year stands in a folder of its own here
    "Edition.organisation",
    "Edition.papers",
    "Edition.year",
    "Framework.id",
    "Organisation.id",
    "Paper.date",
    "Paper.id",
}
ORGANISATION, HIDDEN_ORGANISATION = "example", "zqhiddenbody"
PARTNER = "partner"
FRAMEWORK, HIDDEN_FRAMEWORK = "example", "zqhiddenframework"
YEAR, UNDECIDED_DOCUMENTS, HIDDEN_YEAR = "2024-25", "2023-24", "1987-88"
# Younger than every update, so that each may name one, and in the year whose pages list them.
PAPER, HIDDEN_PAPER = "2024-06-01-shown", "2024-06-02-zqhiddenpaper"
_CHOICES = [
    each.value
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for each in kind
]


# A closure is shown when the action is closed, what is held where that is not the whole.
CHOSEN = {
    "Update.state": "complete",
    "DocumentEntry.held": "part",
    "Edition.held": "part",
    "Improvement.complete": "false",
}
# Of these nobody says what they were inferred from: they are the editor's own.
NOT_INFERRED = {"id", "audience", "notes"}
# The ids of these are an edition's own.
OWN_KINDS = ("area", "theme", "control", "improvement", "action", "recommendation", "risk")
# What a public record may name although it is internal: the name is dropped, not the record.
LEANS = {"post", "board", "improvement", "action", "paper"}


class Canaries:
    """Makes records, and remembers which value stands in which field."""

    def __init__(self) -> None:
        self.hidden: dict[str, str] = {}  # what nobody outside may see, and the field it is in
        self.shown: dict[str, str] = {}
        self.bases: dict[str, str] = {}  # what fields that are shown were inferred from
        self.hidden_bases: dict[str, str] = {}
        self.beside: list[tuple[str, str, str]] = []  # field, its canary, its basis
        self.joint = False  # whether the edition that is made is a joint one
        self.files: list[str] = []  # named in the edition that was made last
        self._ids: dict[str, str] = {}
        self._first: dict[str, str] = {}  # those of the edition that was made first
        self._count = 0

    def record(self, cls: type[Record], *, hidden: bool) -> dict[str, object]:
        """A record with a canary in every field, and in each list one item of each audience."""
        data: dict[str, object] = {}
        left_out = {"audience", "printed_in", "inferred"} | (
            PARTS.keys() if cls is Edition else set()
        )
        # What something is shown as at is later than all that it holds.
        for field in sorted(fields_of(cls), key=lambda field: field.name == "as_at"):
            if field.name in left_out:
                continue
            if f"{cls.__name__}.{field.name}" in GIVEN_BY_NAMES:
                continue
            if field.record:
                items = [
                    self.record(field.record, hidden=each or field.internal)
                    | ({"audience": "internal"} if each and not hidden else {})
                    | ({"audience": "public"} if field.record is ReaderNote and not each else {})
                    for each in self._audiences(field.record, hidden=hidden)
                ]
                if not hidden:
                    items.sort(key=lambda item: "audience" in item)
                data[field.name] = items if field.many else items[0]
            elif field.refers:
                if names := self._named(cls, field, hidden=hidden):
                    data[field.name] = names if field.many else names[0]
            else:
                value = self._value(cls, field, hidden=hidden or field.internal)
                data[field.name] = [value] if field.many else value
        if issubclass(cls, Edited):
            data["inferred"] = self._bases(cls, data, hidden=hidden)
        if "id" in data:
            named = {"ImprovementArea": "improvement", "OwnRisk": "risk"}
            kind = named.get(cls.__name__, cls.__name__.lower())
            self._ids.setdefault(f"hidden-{kind}" if hidden else kind, str(data["id"]))
        return data

    def _named(self, cls: type[Record], field: Field, *, hidden: bool) -> list[str]:
        """What a field refers to: other bodies, of whom those of a joint year have one hidden."""
        if cls is Edition and field.name == "joint_with":
            return [PARTNER, "@hidden-organisation"] if self.joint else []
        if cls is Organisation and field.name == "part_of":
            return [PARTNER]
        return _references(field, hidden=hidden)

    def _bases(self, cls: type[Edited], data: dict[str, object], *, hidden: bool) -> object:
        """A canary of a basis for every field that a record has."""
        bases = {}
        internal = {field.name for field in fields_of(cls) if field.internal}
        held = {field.name for field in fields_of(cls) if field.record}
        for name in sorted(data.keys() - NOT_INFERRED - held):
            self._count += 1
            bases[name] = basis = f"zq{self._count:04}"
            kept = self.hidden_bases if hidden or name in internal else self.bases
            kept[basis] = f"{cls.__name__}.{name}"
            value = str(data[name]).removesuffix(".")
            if value in self.hidden or value in self.shown:
                self.beside.append((kept[basis], value, basis))
        return bases

    def _audiences(self, cls: type[Record], *, hidden: bool) -> list[bool]:
        """Which records are made of a kind, in their order: whether each is hidden."""
        if hidden or not issubclass(cls, Item | ReaderNote):
            return [hidden]
        # Staff know no later news of an action than the public is told.
        return [True, False] if issubclass(cls, Action | Dated) else [False, True]

    def _value(self, cls: type[Record], field: Field, *, hidden: bool) -> str:
        """The first kind of canary that the field takes; a choice or a flag cannot be one."""
        self._count += 1
        number = self._count
        year = 1100 + number % 800
        word = f"zq{number:04}"
        # Later fields have later days; a day of two digits stands in no other.
        day = f"{1100 + number // 228}-{number // 19 % 12 + 1:02}-{10 + number % 19}"
        name = f"{cls.__name__}.{field.name}"
        if name in CHOSEN:
            return CHOSEN[name]
        if name == "Assessment.date":
            day = f"2024-{number % 8 + 5:02}-{10 + number % 19}"  # in the year that shows it
        canaries = [word, day, f"https://{word}.example", str(700_000_000 + number)]
        canaries += [f"{year}-{(year + 1) % 100:02}", f"{word}.txt"]
        info = cls.model_fields[field.name]
        marked: Any = Annotated[info.annotation, field, *info.metadata]
        accepts = TypeAdapter[object](marked)
        for value in [*canaries, *_CHOICES, "true"]:
            try:
                accepts.validate_python((value,) if field.many else value)
            except ValidationError:
                continue
            if value in canaries:
                kept = self.hidden if hidden else self.shown
                kept[value] = name
            if value.endswith(".txt"):
                self.files.append(value)
            return f"{value}." if field.narrative else value  # a release has whole sentences only
        raise AssertionError(f"no value for {name}")

    def resolved(self, data: object) -> object:
        """The same data with the ids of the right records where placeholders stand."""
        if isinstance(data, dict):
            return {key: self.resolved(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self.resolved(value) for value in data]
        return self._ids[data[1:]] if isinstance(data, str) and data[0] == "@" else data

    def edition(self, *, undecided: bool, hidden: bool) -> dict[str, dict[str, object]]:
        """The files of an edition with undecided documents, or one that is hidden as a whole."""
        self._ids |= {"edition": f"{ORGANISATION}/{YEAR}"}
        self._ids |= {"hidden-edition": f"{ORGANISATION}/{HIDDEN_YEAR}"}
        for kind in [kind for kind in self._ids if kind.endswith(OWN_KINDS)]:
            self._first.setdefault(kind, self._ids.pop(kind))
        self.files.clear()
        unseen = undecided or hidden
        self.joint = not unseen
        parts = {name: self.record(cls, hidden=unseen) for name, cls in PARTS.items()}
        edition = self.record(Edition, hidden=hidden)
        edition["documents"] = [
            self.record(DocumentEntry, hidden=unseen)
            | {"kind": kind, "audience": "internal" if undecided else "public"}
            for kind in PARTS
        ]
        if not undecided:
            parts = {name: part | {"audience": "public"} for name, part in parts.items()}
        if not hidden:
            edition["audience"] = "public"
        return {"edition": edition, **parts}

    def papers(self, of: str, *, hidden: bool) -> dict[str, dict[str, object]]:
        """The files of a public and an internal paper; `of` makes their names the only ones."""
        self._ids |= {"paper": PAPER + of, "hidden-paper": HIDDEN_PAPER + of}
        self.hidden[HIDDEN_PAPER + of] = "a file's or folder's name"
        public = self.record(Paper, hidden=hidden) | ({} if hidden else {"audience": "public"})
        return {
            f"papers/{PAPER + of}": public,
            f"papers/{HIDDEN_PAPER + of}": self.record(Paper, hidden=True),
        }

    def name_in_full(self) -> None:
        """Let ids mean the same outside the body and the year they stand in."""
        for kind, owner in (("post", ""), ("board", ""), ("control", f"/{YEAR}")):
            for key in (kind, f"hidden-{kind}"):
                own = self._first.get(key) or self._ids[key]
                self._ids[key] = f"{ORGANISATION}{owner}/{own}"


def _references(field: Field, *, hidden: bool) -> list[str]:
    """What a field refers to: public records lean on internal ones wherever they can."""
    assert field.refers
    kind = field.refers.kind
    if field.refers.lineage:  # from what is hidden, which itself comes from nothing
        return [] if hidden else [f"@hidden-{kind}"]
    if hidden and kind == "principle":  # the hidden year names no framework
        return []
    if field.many:
        return [f"@hidden-{kind}"] if hidden else [f"@{kind}", f"@hidden-{kind}"]
    if field.required:
        return [f"@hidden-{kind}" if hidden else f"@{kind}"]
    if hidden:
        return []
    return [f"@hidden-{kind}" if kind in LEANS else f"@{kind}"]


def write_project(folder: Path, site: str) -> Canaries:
    """Write the whole project; `site` is the text of its site.yml."""
    made = Canaries()
    made._ids |= {"organisation": ORGANISATION, "hidden-organisation": HIDDEN_ORGANISATION}
    made._ids |= {"framework": FRAMEWORK, "hidden-framework": HIDDEN_FRAMEWORK}
    public = {"audience": "public"}
    files: dict[str, object] = {}
    for name, hidden in ((FRAMEWORK, False), (HIDDEN_FRAMEWORK, True)):
        record = made.record(Framework, hidden=hidden)
        files[f"frameworks/{name}.yml"] = record if hidden else record | public
    for name, hidden in ((ORGANISATION, False), (HIDDEN_ORGANISATION, True)):
        record = made.record(Organisation, hidden=hidden)
        files[f"organisations/{name}.yml"] = record if hidden else record | public
    told = {"name": "Partner Authority", "short_name": "Partner", "about": "Fictional."}
    files[f"organisations/{PARTNER}.yml"] = told | public
    files["glossary.yml"] = made.record(Glossary, hidden=False) | public
    for year in (YEAR, UNDECIDED_DOCUMENTS, HIDDEN_YEAR):
        undecided, secret = year == UNDECIDED_DOCUMENTS, year == HIDDEN_YEAR
        parts = made.edition(undecided=undecided, hidden=secret)
        parts |= made.papers(f"-{year}", hidden=secret)
        files |= {
            f"{ORGANISATION}/{year}/{name}.yml": made.resolved(part) for name, part in parts.items()
        }
        for name in made.files:
            _write(folder / "content" / ORGANISATION / year / "files" / name, name)
    made.name_in_full()
    files |= {f"joint/{name}.yml": part for name, part in made.papers("", hidden=False).items()}
    files["joint/risks.yml"] = made.record(Risks, hidden=False) | public
    files["deadlines.yml"] = made.record(Deadlines, hidden=False) | public
    withdrawal = made.record(Withdrawal, hidden=True) | {"edition": f"{ORGANISATION}/{YEAR}"}
    control = made._ids["hidden-control"].rpartition("/")[2]
    withdrawal |= {"kind": "control", "id": control, "date": "2024-07-01", "lifted": False}
    files["withdrawals.yml"] = {"withdrawals": [withdrawal]}
    for canary in [each for each, name in made.hidden.items() if name.startswith("Withdrawal.")]:
        if canary not in withdrawal.values():
            del made.hidden[canary]
    for name, unresolved in files.items():
        data = made.resolved(unresolved)
        _write(folder / "content" / name, yaml.safe_dump(data, sort_keys=False))
    _write(folder / "content/site.yml", site)
    for name in (HIDDEN_ORGANISATION, HIDDEN_FRAMEWORK, HIDDEN_YEAR):
        made.hidden[name] = "a file's or folder's name"
    return made


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def found_in(site: Path, canaries: dict[str, str]) -> Counter[str]:
    """How often the canaries of each field stand in the files of a site, or in their names."""
    everything = b"\n".join(unpacked(file, site) for file in site.rglob("*") if file.is_file())
    text = everything.decode("utf-8", "replace").lower()
    # Looked for all at once, which is quicker than each in a whole site; the others are few.
    there = set(_PLAIN.findall(text))

    def is_there(form: str) -> bool:
        return form in there if _PLAIN.fullmatch(form) else form in text

    return Counter(
        field
        for canary, field in canaries.items()
        if any(is_there(form.lower()) for form in _forms(canary))
    )


_PLAIN = re.compile(r"zq[0-9]+")


def _forms(canary: str) -> set[str]:
    """How a value may be printed."""
    dated = {say_date(canary)} if canary.count("-") == 2 else set()
    return {canary, say_year(canary), *dated}


def unpacked(file: Path, site: Path) -> bytes:
    """What a file of a site holds, not compressed, below its path."""
    data = file.read_bytes()
    data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    return file.relative_to(site).as_posix().encode() + b"\n" + data
