"""What was made is found again whole, or not at all."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from support.budget import budget

from generator.making.store import Kept, Store, _written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "0" * 64


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".site-cache")


def keep_unit(store: Store, folder: Path, key: str = KEY, page: str = "page") -> Kept:
    """Keep a folder with one page below another."""
    made = folder / "made"
    (made / "a").mkdir(parents=True)
    (made / "index.html").write_text(page, "utf-8")
    (made / "a" / "index.html").write_text("below", "utf-8")
    return store.keep_folder("units", key, made, {"pages": 2})


def test_what_is_kept_is_found_again(store: Store, tmp_path: Path) -> None:
    assert (store.get("texts", KEY), store.get_folder("units", KEY)) == (None, None)
    store.keep("texts", KEY, ["é", 1, None])
    kept = keep_unit(store, tmp_path)
    assert store.get("texts", KEY) == ["é", 1, None]
    assert store.get_folder("units", KEY) == kept
    assert list(kept.files) == ["a/index.html", "index.html"]
    assert kept.notes == {"pages": 2}
    assert (kept.folder / "a" / "index.html").read_text("utf-8") == "below"
    assert not (tmp_path / "made").exists()


def test_only_its_owner_may_look_into_it(store: Store) -> None:
    store.keep("texts", KEY, 1)
    assert stat.S_IMODE(store.folder.stat().st_mode) == stat.S_IRWXU
    store.folder.chmod(0o755)  # as from a copy of it
    store.keep("texts", KEY, 2)
    assert stat.S_IMODE(store.folder.stat().st_mode) == stat.S_IRWXU


def test_the_same_may_be_kept_twice(store: Store, tmp_path: Path) -> None:
    keep_unit(store, tmp_path)
    kept = keep_unit(store, tmp_path)
    assert store.get_folder("units", KEY) == kept


def unit(store: Store) -> Path:
    return store.folder / "units" / KEY


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda at: (at / "files/index.html").write_text("pagE"), id="another letter"),
        pytest.param(lambda at: (at / "files/index.html").unlink(), id="a file is gone"),
        pytest.param(lambda at: (at / "files/new.html").touch(), id="a file more"),
        pytest.param(lambda at: (at / "record").write_bytes(b""), id="a record cut short"),
        pytest.param(lambda at: (at / "record").unlink(), id="no record"),
        pytest.param(
            lambda at: (at / "files/index.html").rename(at / "files/other.html"), id="another name"
        ),
        pytest.param(
            lambda at: (at / "record").write_bytes(_written({"names": ["index.html"]})),
            id="a record of another version",
        ),
        pytest.param(
            lambda at: (at / "record").replace(at / "files/index.html"), id="a file for another"
        ),
    ],
)
def test_a_folder_that_was_damaged_is_as_good_as_none(
    store: Store, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    kept = keep_unit(store, tmp_path)
    damage(unit(store))
    assert store.get_folder("units", KEY) is None
    assert not unit(store).exists()
    assert keep_unit(store, tmp_path) == kept


def test_a_value_that_was_damaged_is_as_good_as_none(store: Store) -> None:
    store.keep("texts", KEY, ["secret"])
    path = store.folder / "texts" / KEY
    digest, data = path.read_bytes().split(b"\n")
    assert json.loads(data) == ["secret"]
    path.write_bytes(digest + b"\n" + data.replace(b"secret", b"public"))
    assert store.get("texts", KEY) is None


def test_what_was_not_used_for_longest_goes_first(store: Store, tmp_path: Path) -> None:
    keys = [str(number) * 64 for number in range(3)]
    for age, key in enumerate(keys):
        keep_unit(store, tmp_path, key, "x" * 1_000)
        os.utime(store.folder / "units" / key / "record", (age, age))
    assert store.get_folder("units", keys[0])  # used just now
    store.tidy(store.size())
    assert sorted(path.name for path in (store.folder / "units").iterdir()) == keys
    store.tidy(store.size() - 1)
    assert sorted(path.name for path in (store.folder / "units").iterdir()) == [keys[0], keys[2]]
    store.tidy(0)
    assert store.size() == 0


def test_what_may_only_be_read_is_found_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep("texts", "a", {"kept": "1"})

    def read_only(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", read_only)
    assert store.get("texts", "a") == {"kept": "1"}


def test_it_can_be_cleared(store: Store) -> None:
    store.keep("texts", KEY, 1)
    assert store.size() > 0
    store.clear()
    assert (store.size(), store.folder.exists()) == (0, False)
    store.clear()


def test_another_command_may_clear_it_meanwhile(store: Store) -> None:
    """As many as can be looked at, kept or let go of at once."""
    done = Event()

    def clear() -> None:
        while not done.is_set():
            Store(store.folder).clear()

    other = Thread(target=clear)
    other.start()
    try:
        for number in range(budget(short=300, long=5_000)):
            with suppress(OSError):  # where it is not kept, the command goes on
                store.keep("texts", f"{number}", number)
            assert store.get("texts", f"{number}") in (None, number)
            assert store.size() >= 0
            store.tidy(0)
    finally:
        done.set()
        other.join()
