"""Whether a search knows only what the pages of its site say."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.leaks.wording import FIRST, RUN, Words, words_of
from generator.publish.near_words import WORDS
from generator.publish.normal_form import normal_form
from generator.publish.pagefind_files import SearchError, held_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.leaks.markup import Piece

_SUFFIXES = {".pf_fragment", ".pf_filter", ".pf_index", ".pf_meta"}
# What the files of a search say of themselves.
_FORM = frozenset(
    words_of("url content word_count filters meta anchors element id text location title en")
)


class Vocabulary:
    """The words of the pages, and those of the search, file by file."""

    def __init__(self) -> None:
        self.faults: list[str] = []  # sentences on files that cannot be read
        self._pages: dict[str, list[str]] = {}  # the texts of each page
        self._texts: set[str] = set()
        self._sources: dict[str, str] = {}  # the page that each part of the search is taken from
        self._contents: dict[str, str] = {}  # what each such part repeats of its page
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}

    def learn(self, name: str, data: bytes, pieces: Sequence[Piece]) -> None:
        """Take in the words of a file, if it is a page or of the search."""
        suffix = PurePosixPath(name).suffix
        if suffix == ".html":
            self._texts.update(piece.text for piece in pieces)
            self._pages[name] = [piece.text for piece in pieces if piece.where == "text"]
        elif suffix in _SUFFIXES:
            self._learn_search(name, data)
        elif PurePosixPath(name).name == WORDS:
            # They may be parts of words, as the stems are.
            for piece in pieces:
                if piece.where == "value":
                    self._stems.setdefault(piece.text, name)

    def _learn_search(self, name: str, data: bytes) -> None:
        try:
            held = held_in(name, data)
        except (SearchError, ValueError, LookupError, TypeError, OSError, EOFError, zlib.error):
            self.faults.append(f"{name}: cannot be read, so nothing says what it holds")
            return
        if name.endswith(".pf_fragment"):
            unit = PurePosixPath(name).parents[2]
            self._sources[name] = (unit / held.page / "index.html").as_posix()
            self._contents[name] = held.content
        if not name.endswith(".pf_meta"):  # there, all texts are the names of files
            for word in {word for text in held.texts for word in words_of(text)}:
                self._words.setdefault(word, name)
        for stem in held.stems:
            self._stems.setdefault(stem, name)

    def joins(self, name: str, run: Words) -> bool:
        """Whether some words stand in the search only because it knows no borders of blocks.

        They then begin at the end of one text of the page, and go on with the start of another.
        """
        texts = self._pages.get(self._sources.get(name, ""), ())
        if len(run) < FIRST or not texts:
            return False
        pieces = {words_of(text) for text in texts}
        starts = {piece[:size] for piece in pieces for size in range(1, RUN)}
        ends = {piece[-size:] for piece in pieces for size in range(1, RUN)}
        return any(
            run[:cut] in ends and _goes_on(run[cut:], starts, pieces) for cut in range(1, len(run))
        )

    def repeats(self, name: str) -> str:
        """What a file of the search repeats of its page; "" of any other file."""
        return self._contents.get(name, "")

    def repeats_of_nothing(self) -> set[str]:
        """What the search should repeat of pages, but is not whole texts of them in their order."""
        return {
            content
            for name, content in self._contents.items()
            if not _consists_of(words_of(content), self._pages.get(self._sources[name], ()))
        }

    def strangers(self) -> list[tuple[str, str]]:
        """The words and stems of the search that no page has, each with the file it is in."""
        known = {word for text in self._texts for word in words_of(text)} | _FORM
        starts = _Starts(self._joined())
        found = [(name, word) for word, name in self._words.items() if word not in known]
        found += [(name, stem) for stem, name in self._stems.items() if not _is_stem(stem, starts)]
        return sorted(found)

    def _joined(self) -> Iterator[str]:
        """The words of the pages as Pagefind has them: whatever has no space, and its parts."""
        for token in {token for text in self._texts for token in text.split()}:
            # A text may show the name of a sign, as in "&lt;": the search takes it for a word.
            for form in {token, token.replace("&", " "), normal_form(token)}:
                words = words_of(form)
                yield from (*words, "".join(words))
            if not token.isalpha() or not token.islower():
                yield from (word for part in _WITHIN.split(token) for word in words_of(part))


# "FireFighter" is two words, and so are "CCTVs" and "covid19".
_WITHIN = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])"
)


def _consists_of(words: Words, texts: Sequence[str]) -> bool:
    """Whether words are texts from among these, whole and in their order."""
    # By the word that stands there, where one text ends and the next may begin. A short text may
    # stand in several places: only then there is more than one way to go on.
    reached = defaultdict[str, set[int]](set)
    ends = (*words, "")
    reached[ends[0]].add(0)
    for piece in filter(None, map(words_of, texts)):
        size = len(piece)
        for at in tuple(reached.get(piece[0], ())):
            if words[at : at + size] == piece:
                reached[ends[at + size]].add(at + size)
    return len(words) in reached[""]


def _goes_on(run: Words, starts: set[Words], pieces: set[Words]) -> bool:
    """Whether words are whole texts and the start of one."""
    return run in starts or any(
        run[:cut] in pieces and _goes_on(run[cut:], starts, pieces) for cut in range(1, len(run))
    )


class _Starts:
    """The starts of words: whether some word begins with some letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))

    def __contains__(self, letters: str) -> bool:
        at = bisect_left(self._words, letters)
        return at < len(self._words) and self._words[at].startswith(letters)


def _is_stem(stem: str, starts: _Starts) -> bool:
    """Whether some word begins so; a stemmer may also write its end anew, as in "capabl(e)"."""
    letters = "".join(words_of(stem))
    if letters in starts or not letters:
        return True
    if letters.endswith("bl") and f"{letters[:-1]}il" in starts:  # of "capability"
        return True
    return letters[-1] in "iey" and len(letters) > len("xi") and letters[:-1] in starts
