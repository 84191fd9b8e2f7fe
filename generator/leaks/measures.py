"""What the units of a public site are measured by, besides words: the records they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.leaks.connected import Net
from generator.leaks.handed import Handed, sides_of
from generator.leaks.places import ItemFigures, astray, figures_of, joined
from generator.leaks.rows import Tables, tables_of
from generator.leaks.tables import unlike_tables
from generator.units import EditionUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.leaks.sources import Sources
    from generator.units import Unit


class Measures:
    """By unit: what is wrong with what it was handed, and what its files may say of records.

    The latter is worked out only where a unit's files are looked at, and goes with this to
    other processes; the content itself does not.
    """

    def __init__(self, sources: Sources, units: Iterable[Unit]) -> None:
        self._sources: Sources | None = sources
        self._years: dict[tuple[str, str], tuple[Tables, ItemFigures]] = {}
        handed = Handed(sources)
        self._wrong: dict[str, list[str]] = {}
        self._basis: dict[str, str] = {}
        for unit in units:
            self._wrong[unit.place] = handed.wrong_in(unit)
            self._basis[unit.place] = sources.basis(unit.path.partition("/compare/")[0])

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_sources": None}

    def key(self, unit: Unit) -> list[object]:
        """What a verdict on a unit hangs on, besides its files and the words to look for."""
        return [self._wrong[unit.place], self._basis[unit.place]]

    def prepare(self, unit: Unit) -> None:
        """Work out what the files of a unit may say."""
        for path in _years_of(unit):
            key = (path, unit.language)
            if self._sources and key not in self._years and (filed := self._sources.at(*key)):
                # A year is as its newest release has it: the same under both paths.
                own = (filed.path, unit.language)
                if own not in self._years:
                    net = Net(filed.decided, filed.edition.organisation)
                    self._years[own] = tables_of(filed, net), figures_of(filed, net)
                self._years[key] = self._years[own]

    def unlike(self, unit: Unit, files: Mapping[str, bytes]) -> list[str]:
        """A sentence on whatever of a unit is not as the content makes it public."""
        self.prepare(unit)
        keys = [(path, unit.language) for path in _years_of(unit)]
        known = [self._years[key] for key in keys if key in self._years]
        wrong = list(self._wrong[unit.place])
        if isinstance(unit, EditionUnit):
            wrong += unlike_tables(files, known[0][0] if known else {})
        if known:
            figures = joined([each for _, each in known])
            for name, data in files.items():
                if name.endswith(".html"):
                    wrong += astray(name, data.decode("utf-8", "replace"), figures)
        return wrong


def _years_of(unit: Unit) -> list[str]:
    """The paths of the versions that the pages of a unit tell of."""
    own = [unit.path] if isinstance(unit, EditionUnit) else []
    return list(dict.fromkeys([*own, *(side.path for side in sides_of(unit))]))
