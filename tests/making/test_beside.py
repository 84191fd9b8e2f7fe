"""What needs no content is made while that is read, and taken over as if it were made here."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import pytest
from support.processes import PATIENCE
from support.project import REPOSITORY

from generator.leaks import shipped_by
from generator.making.beside import _said, beside
from generator.render.environment import make_environment
from generator.render.templates import COMPILED
from generator.resources import find_resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESOURCES = find_resources(REPOSITORY)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be copied here")

# What is ended once it has made everything, and before Python is through with it.
DONE_AND_NOT_GONE = """\
import time
from pathlib import Path
from generator.making import beside
from generator.resources import find_resources

def linger(*given, make=beside._make):
    make(*given)
    time.sleep(60)

beside._make = linger
with beside.beside(find_resources(Path()), None, public=False, alone=True) as made:
    made.take_over()
"""


@pytest.fixture(autouse=True)
def nothing_compiled() -> Iterator[None]:
    """No template was compiled before, nor stays compiled."""
    forget()
    yield
    forget()


def forget() -> None:
    COMPILED.codes.clear()
    _said.clear()
    make_environment.cache_clear()


def refuse(*_: object) -> NoReturn:
    pytest.fail("a template was compiled again")


def test_what_the_program_says_is_the_same_as_made_here() -> None:
    with beside(RESOURCES, None, public=True, alone=True) as made:
        made.take_over()
        assert made.shipped == shipped_by(RESOURCES)


def test_no_template_is_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with beside(RESOURCES, None, public=False, alone=True) as made:
        made.take_over()
    environment = make_environment(RESOURCES.templates)
    monkeypatch.setattr(type(environment), "compile", refuse)
    names = environment.list_templates(["jinja"])
    assert "pages/home.md.jinja" in names
    for name in names:
        environment.get_template(name)


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    (tmp_path / "greeting.jinja").write_text("Old", "utf-8")
    assert make_environment(tmp_path).get_template("greeting.jinja").render() == "Old"
    (tmp_path / "greeting.jinja").write_text("New", "utf-8")
    make_environment.cache_clear()
    assert make_environment(tmp_path).get_template("greeting.jinja").render() == "New"


@pytest.mark.parametrize("alone", [True, False], ids=["ended", "not alone"])
def test_what_another_process_did_not_make_is_made_here(alone: bool) -> None:  # noqa: FBT001 - a case
    with beside(RESOURCES, None, public=True, alone=alone) as made:
        for process in multiprocessing.active_children() if alone else ():
            os.kill(process.pid or 0, signal.SIGKILL)
        made.take_over()
        assert not COMPILED.codes
        assert made.shipped == shipped_by(RESOURCES)


def test_nothing_is_left_of_a_build_that_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object) -> NoReturn:
        with TemporaryDirectory(dir=tmp_path):
            time.sleep(PATIENCE)
        pytest.fail("nobody ended it")

    def give_up() -> NoReturn:
        with beside(RESOURCES, None, public=True, alone=True):
            while not any(tmp_path.iterdir()):
                time.sleep(0.01)
            raise KeyboardInterrupt

    monkeypatch.setattr("generator.making.beside.shipped_with", work)
    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert multiprocessing.active_children() == []
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_is_ended_when_it_is_done_says_nothing() -> None:
    program = [sys.executable, "-c", DONE_AND_NOT_GONE]
    done = subprocess.run(program, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_cannot_be_made_beside_is_told_by_whoever_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.making.beside.shipped_with", fail)
    with beside(RESOURCES, None, public=True, alone=True) as made:
        made.take_over()
        assert capfd.readouterr() == ("", "")
        with pytest.raises(OSError, match="No space left"):
            _ = made.shipped
