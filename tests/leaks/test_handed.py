"""Units whose selection was broken, or that hold other values than the content makes public."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.guarded import write_guarded
from support.project import REPOSITORY
from support.releases import YEAR
from support.sabotaged import SELECTIONS, UNITS

from generator import audience
from generator.leaks import Sources
from generator.leaks.handed import Handed
from generator.pipeline import check_content
from generator.releases import versions
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Library
    from generator.pipeline import Checked
    from generator.units import Unit


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_guarded(tmp_path_factory.mktemp("guarded") / "project")


@pytest.fixture(scope="module")
def checked(guarded: Path) -> Checked:
    return check_content(guarded)


def wrong(checked: Checked, units: list[Unit] | None = None) -> list[str]:
    compared = Handed(Sources(checked.library, checked.releases))
    units = checked.units[Audience.PUBLIC] if units is None else units
    return [fault for unit in units for fault in compared.wrong_in(unit)]


def test_of_a_sound_selection_nothing_is_told(checked: Checked) -> None:
    assert wrong(checked) == []


def test_of_the_sample_nothing_is_told() -> None:
    assert wrong(content_of(REPOSITORY)) == []


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_broken_selection_is_told(
    guarded: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    SELECTIONS[name](monkeypatch)
    assert wrong(check_content(guarded))


@pytest.mark.parametrize("name", UNITS)
def test_a_value_in_the_wrong_place_of_a_unit_is_told(checked: Checked, name: str) -> None:
    spoil, said = UNITS[name]
    units = {unit.path: unit for unit in checked.units[Audience.PUBLIC]}
    told = wrong(checked, [spoil(units)])
    assert told
    assert said in " ".join(told)


def test_the_sentence_names_the_unit_the_item_and_the_line(checked: Checked) -> None:
    spoil, _ = UNITS["an internal amount that is public elsewhere"]
    units = {unit.path: unit for unit in checked.units[Audience.PUBLIC]}
    (told,) = wrong(checked, [spoil(units)])
    assert told == (
        'example/2024-25: "cost" of the action "one-form" of example/2024-25 has "£131,000", which '
        "its content does not make public "
        "(content/example/2024-25/releases/2025-07-26-audited/content/example/2024-25/"
        "improvement.yml:23)"
    )


WITHDRAWALS = "content/withdrawals.yml"
WITHDRAWN = {
    "a control": ("kind: control, id: keys-counted", "_is_gone", "keys-counted"),
    "an action": ("kind: action, id: one-form", "_is_gone", "one-form"),
    "a whole document": ("kind: code", "_is_gone", "code"),
    "a whole year": ("kind: edition", "_with_emptied", "about"),
    "a whole release": ("kind: release, id: 2025-06-13-unaudited", "narrowed", "unaudited"),
    "a release's note": ("kind: release-note, id: 2025-06-13-unaudited", "narrowed", "unaudited s"),
    "a release's reason": ("kind: release-reason, id: 2025-07-26-audited", "narrowed", "The form"),
}
BROKEN: dict[str, tuple[object, Callable[..., object]]] = {
    "_is_gone": (audience, lambda *_: False),
    "_with_emptied": (audience, lambda library, _: library),
    "narrowed": (versions, lambda release: release),
}


@pytest.mark.parametrize("name", WITHDRAWN)
def test_what_was_withdrawn_and_is_kept_is_told(
    guarded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    what, function, said = WITHDRAWN[name]
    project = tmp_path / "project"
    shutil.copytree(guarded, project)
    line = f"  - {{edition: {YEAR}, {what}, date: 2025-08-01, reason: It is not ours.}}\n"
    (project / WITHDRAWALS).write_text(f"withdrawals:\n{line}", "utf-8")
    assert wrong(check_content(project)) == []
    where, instead = BROKEN[function]
    monkeypatch.setattr(where, function, instead)
    assert said in " ".join(wrong(check_content(project)))


def test_a_year_that_is_internal_is_told(checked: Checked) -> None:
    hidden = [
        replace(each, library=_with_audience(each.library, Audience.INTERNAL))
        for each in checked.releases
    ]
    told = wrong(replace(checked, releases=hidden))
    assert f"{YEAR}: was handed {YEAR}, of which nothing is public" in told


def _with_audience(library: Library, audience: Audience) -> Library:
    edition = library.edition.model_copy(update={"audience": audience})
    return library.model_copy(update={"editions": (edition, *library.editions[1:])})
