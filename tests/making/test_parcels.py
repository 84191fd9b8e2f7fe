"""What travels between machines."""

from __future__ import annotations

import pickle
import zlib
from typing import TYPE_CHECKING, NoReturn

import pytest
from support.releases import YEAR, released, units_of
from support.years import two_years

from generator.leaks import FolderTexts, Measures, shipped_by
from generator.making.gating import gate_of
from generator.making.parcels import keep_result, make_from, pack_shop, pack_units
from generator.making.store import Store
from generator.making.unit import Workshop, source_date_epoch
from generator.pipeline import check_content
from generator.problems import ExpectedError
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

KEY = "0" * 64


def test_what_the_units_of_a_body_share_travels_once(project: MakeProject) -> None:
    units = units_of(released(two_years(project)), Audience.INTERNAL)
    work = [(unit, path) for path, unit in units.items()]
    parcels = list(pack_units(work))
    assert [number for number, _ in parcels] == [1, len(units) - 1]  # the portal, and the body
    together = sum(len(parcel) for _, parcel in parcels)
    one_by_one = sum(len(zlib.compress(pickle.dumps(unit), 1)) for unit in units.values())
    assert together * 3 < one_by_one


def test_what_comes_back_is_kept_only_if_it_is_whole(project: MakeProject, tmp_path: Path) -> None:
    folder = project()
    own, elsewhere = tmp_path / "own", tmp_path / "elsewhere"
    for each in (own, elsewhere):
        each.mkdir()
    shop = Workshop(find_resources(folder), "0", Store(tmp_path / "store"), own)
    portal = units_of(folder, Audience.INTERNAL)[""]
    ((_, units),) = pack_units([(portal, KEY)])
    result = make_from(pack_shop(shop), units, 0, elsewhere)
    with pytest.raises(ExpectedError) as caught:
        keep_result(result, "1" * 64, shop)
    assert str(caught.value) == "What a worker sent back was damaged on its way. Build again."
    kept = keep_result(result, KEY, shop)
    assert shop.store.get_folder("units", KEY) == kept
    assert "index.html" in kept.files
    assert list(own.iterdir()) == []
    assert list(elsewhere.rglob("index.html")) == []


def test_what_a_worker_looked_at_is_not_looked_at_again(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = released(project())
    own, elsewhere = tmp_path / "own", tmp_path / "elsewhere"
    for each in (own, elsewhere):
        each.mkdir()
    checked, resources = check_content(folder, [Audience.PUBLIC]), find_resources(folder)
    store, made = Store(tmp_path / "store"), checked.units[Audience.PUBLIC]
    gate = gate_of(checked.known, made, shipped_by(resources), store)
    shop = Workshop(resources, source_date_epoch(checked.library), store, own, gate)
    (unit,) = [each for each in made if each.path == YEAR]
    gate.prepare(unit)
    ((_, units),) = pack_units([(unit, KEY)])
    kept = keep_result(make_from(pack_shop(shop), units, 0, elsewhere), KEY, shop)

    def refuse(*_: object) -> NoReturn:
        pytest.fail("it was looked at again")

    monkeypatch.setattr(FolderTexts, "say", refuse)
    monkeypatch.setattr(Measures, "unlike", refuse)
    assert gate.search(unit, KEY, kept) is None
