"""One unit made whole: its pages, its search, and what is to be known of the finished bytes."""

from __future__ import annotations

import calendar
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator.digests import names_below
from generator.language import speaking
from generator.pages import pages_of
from generator.problems import ExpectedError, sentences
from generator.publish import engine, search
from generator.publish.card import card_of
from generator.publish.checks import Findings, Outgoing, check_folder, read_page
from generator.publish.languages import mark_untranslated
from generator.publish.pagefind_files import SearchError
from generator.render import write_tree
from generator.render.faults import telling_of_templates
from generator.render.sharing import CARD, card_at
from generator.tracker.dates import last_day
from generator.units.untranslated import untranslated_in
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.making.gatekeeping import Gate
    from generator.making.store import Kept, Store
    from generator.model import Library
    from generator.resources import Resources
    from generator.units import Unit

    Ids = dict[str, list[str]]

UNITS = "units"
"""The kind of entry in the store for finished folders."""


@dataclass(frozen=True)
class Workshop:
    """What every unit is made with."""

    resources: Resources
    stamp: str  # the site's date, as SOURCE_DATE_EPOCH has it
    store: Store
    folder: Path  # to work in, where the next build clears away what a killed one leaves
    gate: Gate | None = None  # of the public site

    def make(self, unit: Unit, key: str) -> Kept:
        """Make a unit, and keep it under its key; ExpectedError says why it cannot be made."""
        os.environ["SOURCE_DATE_EPOCH"] = self.stamp
        with tempfile.TemporaryDirectory(dir=self.folder) as folder, speaking(unit.language):
            out = Path(folder) / "out"
            pages = _write(unit, self.resources, Path(folder), out)
            findings = _findings(out)
            notes: dict[str, object] = {"pages": pages, "findings": findings}
            kept = self.store.keep_folder(UNITS, key, out, notes)
        if self.gate and unit.audience is Audience.PUBLIC:
            self.gate.take_in(unit, key, kept)
        return kept


def findings_of(kept: Kept) -> Findings:
    """What was found when a unit was made."""
    faults, ids, outgoing = cast("tuple[list[str], Ids, list[list[str]]]", kept.notes["findings"])
    return Findings(tuple(faults), ids, tuple(Outgoing(*each) for each in outgoing))


def _write(unit: Unit, resources: Resources, folder: Path, out: Path) -> int:
    """Write a unit's finished folder and give the number of its pages."""
    pages = pages_of(unit)
    tree = folder / "tree"
    title = f"The pages of {unit.name} could not be built"
    try:
        with telling_of_templates(resources.templates, title):
            write_tree(unit, pages, resources, tree)
            engine.build(tree, out)
        if unit.other_languages:
            mark_untranslated(out, untranslated_in(unit))
        if card := card_at(unit):
            (out / CARD).write_bytes(card_of(*card))
        search.index(out, unit.language)
    except engine.EngineError as error:
        raise ExpectedError(sentences(title, error.sentences)) from error
    except SearchError as error:
        title = f"The search of {unit.name} could not be built"
        raise ExpectedError(sentences(title, [str(error)])) from error
    return len(pages)


def _findings(out: Path) -> Findings:
    names = set(names_below(out))
    pages = {
        name: read_page((out / name).read_bytes())
        for name in sorted(names)
        if name.endswith(".html")
    }
    return check_folder(names, pages)


def source_date_epoch(library: Library) -> str:
    """The site's declared date as seconds since 1970: the only date that output may carry.

    A month means its last day, as for what the law wants by a date.
    """
    return str(calendar.timegm(last_day(library.site.as_at).timetuple()))
