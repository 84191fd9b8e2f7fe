"""Dates, amounts of money and states in the place of an item on a page: those of the item alone.

An item's place is a page of its own, or a row, an entry of a list or a section that leads to it or
has its id. What stands there may say the figures of this item, of what it is connected with, and
of the year as a whole. Where nothing on the way to a figure names an item, as in an introduction,
it is tied to no record: there, the search for words has to do, with the comparison of what the
page was made from, and of the data. The name of a post, a board or a paper ties nothing either.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from generator.leaks.counted import count, date_of_plan
from generator.leaks.figured import figure_of, figures_in, looks_like, with_signs
from generator.leaks.values import called
from generator.model import (
    Action,
    Board,
    Control,
    ImprovementArea,
    Opinion,
    OwnRisk,
    Paper,
    Post,
    Recommendation,
    Record,
)
from generator.model.printed_dates import iso_of, read_due
from generator.model.schema import fields_of
from generator.vocabulary import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.leaks.connected import Net
    from generator.leaks.sources import Filed


_FOLDERS: dict[type[Record], tuple[str, ...]] = {
    Action: ("actions", "action", "#"),
    Board: ("boards", "board"),
    Control: ("control", "#"),
    ImprovementArea: ("improvement", "#"),
    Opinion: ("opinions", "#"),
    OwnRisk: ("risks", "risk", "#"),
    Paper: ("papers",),
    Post: ("posts", "post"),
    Recommendation: ("recommendations", "#"),
}
"""In which folders the pages of items are, and whether they have places in those of others."""
_OVERDUE = "overdue"
_ALL_FOLDERS = {folder for folders in _FOLDERS.values() for folder in folders}
_PROMISED = {"actions", "action"}
_BESIDE = {"boards", "board", "papers", "posts", "post"}


class ItemFigures(NamedTuple):
    """The figures that a unit's pages may say: of it all, and by the names of items."""

    common: frozenset[str]
    own: Mapping[str, frozenset[str]]
    near: Mapping[str, frozenset[str]]  # of what is connected with an item
    items: Mapping[str, str]  # what an author would call each, and where it stands

    def said_at(self, page: str, names: Iterable[str]) -> set[str] | None:
        """What may be said in a part of an item's page that names items; None where none is tied.

        The name of a post, a board or a paper ties nothing: it stands beside what others promised.
        Beside an action, what is connected with others named there is not said.
        """
        known = [name for name in names if name in self.own]
        known += [page] * (page in self.own)
        leading = self.leading(page, names)
        if not leading:
            return None
        said = {figure for name in known for figure in self.own[name]}
        return said.union(*(self.near[name] for name in leading))

    def leading(self, page: str, names: Iterable[str]) -> list[str]:
        """The names to which the figures in a part of a page are tied, the nearest first."""
        known = [name for name in names if name in self.own]
        leading = [name for name in known if _folder(name) in _PROMISED]
        leading = leading or [name for name in known if _folder(name) not in _BESIDE]
        return leading or [page] * (page in self.own and _folder(page) not in _BESIDE)


def _folder(name: str) -> str:
    return name.partition("/")[0]


def figures_of(filed: Filed, net: Net) -> ItemFigures:
    """The figures of a version of a year."""
    common = set(_of_release(filed))
    own: defaultdict[str, set[str]] = defaultdict(set)
    links: defaultdict[str, set[str]] = defaultdict(set)
    items: dict[str, str] = {}
    for record in net.shown:
        figures = _of_record(filed, record)
        around = list(_named_around(net, record))
        for item in around if figures else ():
            for name in _names_of(net, item):
                own[name] |= figures
        for name in _names_of(net, record) if type(record) in _FOLDERS else ():
            own[name] |= figures
            links[name] |= _names_near(net, record)
            items.setdefault(name, _told(filed, record))
        if not around:
            common |= figures
    for action, counted in _counted(filed):
        for name in _names(Action, action):
            own[name] |= counted
    near = {name: {f for each in links[name] for f in own.get(each, ())} for name in own}
    return ItemFigures(frozenset(common), _frozen(own), _frozen(near), items)


def _told(filed: Filed, record: Record) -> str:
    """What an author would call a record, and where it stands."""
    place = record.place().below(filed.within)
    return f"{called(record, filed.edition.id)} ({place.file}:{place.line})"


def joined(years: Sequence[ItemFigures]) -> ItemFigures:
    """The figures of several versions, on pages that tell of all of them."""
    if len(years) == 1:
        return years[0]
    own: defaultdict[str, set[str]] = defaultdict(set)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for each in years:
        for name in each.own:
            own[name] |= each.own[name]
            near[name] |= each.near[name]
    common = frozenset(figure for each in years for figure in each.common)
    items = {name: item for each in years for name, item in each.items.items()}
    return ItemFigures(common, _frozen(own), _frozen(near), items)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(figures) for name, figures in found.items()}


def _named_around(net: Net, record: Record) -> Iterator[Record]:
    """A record and what it stands in, as far as pages have a place for these."""
    here: Record | None = record
    while here is not None:
        if type(here) in _FOLDERS:
            yield here
        here = net.above.get(id(here))


def _names_of(net: Net, record: Record) -> list[str]:
    return _names(type(record), net.slug(record))


def _names(cls: type[Record], slug: str) -> list[str]:
    """By which ends of addresses a page, or a place in one, is known to be that of an item."""
    return [f"{folder}/{slug}" for folder in _FOLDERS[cls]]


def _names_near(net: Net, record: Record) -> set[str]:
    """The names of what is connected with a record, whatever it is."""
    return {f"{folder}/{slug}" for slug in net.near[id(record)] for folder in _ALL_FOLDERS}


def _of_record(filed: Filed, record: Record) -> frozenset[str]:
    """The figures that a record itself says."""
    found: set[str] = set()
    for field in fields_of(type(record)):
        if not field.record:
            for value in filed.decided.values(record, field):
                if isinstance(value, ActionState):
                    found.add(value.value)
                else:
                    found |= _in_value(str(value))
    return frozenset(found)


def _in_value(text: str) -> set[str]:
    """The figures of a value: of a date also the days that it means."""
    found = set(figures_in(text))
    if iso := iso_of(text[: len("2024-06-13")]):
        found.add(iso)
    due = read_due(text)
    if due and due.first and due.last:
        found |= {due.first.isoformat(), due.last.isoformat()}
    return found


def _of_release(filed: Filed) -> set[str]:
    facts = filed.facts
    texts = [facts.date, facts.note, facts.reason, facts.statement]
    texts += [facts.known.source] if facts.known else []
    said = filter(None, texts)  # a text that was withdrawn is gone
    return {figure for text in said for figure in _in_value(text)}


def _counted(filed: Filed) -> Iterator[tuple[str, set[str]]]:
    """The figures of actions that are worked out from their histories."""
    edition = filed.edition
    as_at = date_of_plan(filed.decided, edition)
    for name, each in count(filed.decided, edition, as_at, filed.recorded).items():
        said = (each.began, each.due, each.due_by, each.first_due, each.closed)
        found = {figure for text in said if text for figure in _in_value(text)}
        states = {each.state.value, _OVERDUE} if each.overdue else {each.state.value}
        yield name, found | states | {as_at.isoformat()}


_CONTENT = re.compile(r"<article\b.*</article>", re.DOTALL)


@cache
def _seen() -> re.Pattern[str]:
    tags = r"<(?P<end>/?)(?P<tag>tr|li|section|details)\b(?P<inside>[^>]*)>"
    states = "|".join([each for each in (*ActionState, _OVERDUE) if each != ActionState.NOT_STATED])
    names = r"\bhref=\"(?P<name>[^\"]*)\"|\bid=\"(?P<place>[^\"]*)\""
    return re.compile(rf"{tags}|{names}|(?P<figure>{looks_like()})|gs-tag--(?P<state>{states})\b")


class _Part(NamedTuple):
    """A part of a page: its element, the items that it names in order, and the figures in it."""

    tag: str
    names: dict[str, None]
    figures: set[str]


def astray(name: str, page: str, figures: ItemFigures) -> Iterator[str]:
    """A sentence on each date or amount that is none of the item in whose place it stands."""
    content = _CONTENT.search(page)
    text = with_signs(content[0] if content else page)
    folder = PurePosixPath(name).parent
    own = "/".join(folder.parts[-2:])
    for names, said in _parts(text, str(folder), figures.common):
        allowed = figures.said_at(own, names)
        if allowed is not None:
            months = {each[: len("2024-06")] for each in allowed if not each.startswith("£")}
            nearest = figures.leading(own, names)[0]
            place = figures.items.get(nearest, nearest)
            for figure in sorted(said - allowed - months):
                yield f"{name}: has {figure} in the place of {place}, which does not say it"


def _parts(text: str, folder: str, common: frozenset[str]) -> Iterator[tuple[list[str], set[str]]]:
    """The parts of a page that say figures of their own: the names on the way, and the figures.

    The names in the part itself come first, then those around it. What the page as a whole leads
    to is not named by it: its own name is that of its address. What is not closed ends with what
    it stands in, or with the page.
    """
    stack = [_Part("", {}, set())]
    for found in _seen().finditer(text):
        if found["figure"]:
            stack[-1].figures.add(figure_of(found["figure"]))
        elif found["state"]:
            stack[-1].figures.add(found["state"])
        elif found["place"]:
            stack[-1].names[f"#/{found['place']}"] = None
        elif found["name"] is not None:
            stack[-1].names[_named_by(found["name"], folder)] = None
        elif not found["end"]:
            names = {f"#/{each}": None for each in _ID.findall(found["inside"])}
            stack.append(_Part(found["tag"], names, set()))
        elif any(part.tag == found["tag"] for part in stack):
            yield from _closed(stack, found["tag"], common)
    yield from _closed(stack, "", common)


def _closed(
    stack: list[_Part], tag: str, common: frozenset[str]
) -> Iterator[tuple[list[str], set[str]]]:
    """Take from some parts the last that is of an element, and what was left open in it."""
    closed = False
    while not closed:
        part = stack.pop()
        closed = part.tag == tag
        if said := part.figures - common:
            around = (part, *reversed(stack)) if part.tag else ()
            yield [name for each in around if each.tag for name in each.names], said


_ID = re.compile(r"\bid=\"([^\"]*)\"")


@lru_cache(maxsize=20_000)
def _named_by(address: str, folder: str) -> str:
    """The name of what a link leads to, or of a place in the page."""
    path, sign, fragment = address.partition("#")
    if fragment:
        return f"#/{fragment}"
    if sign or "." in path.rpartition("/")[2]:
        return ""
    return "/".join(posixpath.normpath(f"{folder}/{path}").split("/")[-2:])
