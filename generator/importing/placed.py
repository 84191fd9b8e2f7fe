"""Where everything that was read belongs, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.importing.blocks import ReadBlock, flat, words_of
from generator.importing.ids import GivenIds

FileRow = dict[str, object]


class Day(str):
    """A day in ISO 8601, which is written without quotes."""

    __slots__ = ()


@dataclass
class PlacedPart:
    """A section of the statement or a part of one, with its blocks in their order."""

    number: str
    title: str
    level: int
    text: list[ReadBlock] = field(default_factory=list)
    paragraphs: list[tuple[str, list[ReadBlock]]] = field(default_factory=list)
    parts: list[PlacedPart] = field(default_factory=list)
    signatories: list[FileRow] = field(default_factory=list)
    kind: str = ""


@dataclass
class Target:
    """For whom and when: the body, the year, the day that stands for what the source dates not."""

    organisation: str
    year: str
    as_at: Day
    posts: dict[str, str] | None  # of a body that is there: the id of each post by its title
    has_glossary: bool = False


@dataclass
class Placed:
    """All that was placed, with where it went and how many words that were."""

    target: Target
    title: str = ""
    introduction: list[ReadBlock] = field(default_factory=list)
    sections: list[PlacedPart] = field(default_factory=list)
    areas: list[FileRow] = field(default_factory=list)
    actions: list[FileRow] = field(default_factory=list)
    terms: list[FileRow] = field(default_factory=list)
    control: list[FileRow] = field(default_factory=list)
    posts: dict[str, str] = field(default_factory=dict)  # id by title
    unplaced: list[tuple[int, str]] = field(default_factory=list)  # with where it stood
    at: int = 0  # the number of the block that is being placed
    fields: list[str] = field(default_factory=list)  # labels that became keys
    went: dict[str, int] = field(default_factory=dict)  # words by where they went
    ids: dict[str, GivenIds] = field(default_factory=dict)
    stood: dict[int, int] = field(default_factory=dict)  # where each narrative block did, by id()

    def id_of(self, kind: str, text: str) -> str:
        """A new id for something of a kind."""
        return self.ids.setdefault(kind, GivenIds()).give(text, kind)

    def note(self, where: str, *texts: str) -> None:
        """Remember where some words went."""
        self.went[where] = self.went.get(where, 0) + sum(len(words_of(text)) for text in texts)

    def keep(self, text: str) -> None:
        """Keep what was not understood."""
        if words_of(text):
            self.unplaced.append((self.at, flat(text)))

    def post(self, title: str) -> str:
        """The id of the post with a title; "" where the body is there and has none of it."""
        if self.target.posts is not None:
            return self.target.posts.get(title.casefold(), "")
        if title not in self.posts:
            self.posts[title] = self.id_of("post", title)
        return self.posts[title]
