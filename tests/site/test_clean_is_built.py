"""What `check` has no error for is built, whatever an author writes: nothing else may refuse it."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.mutations import changed, whole, write
from support.releases import released

from generator import pipeline
from generator.problems import ContentError, ExpectedError, has_errors
from generator.render import tree
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.mutations import Files

DAY = "2026-06-13"  # when all years are over


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all is built, one after another: what a change does not reach is made once."""
    return tmp_path_factory.mktemp("clean") / "site"


def built_if_clean(files: Files, site: Path) -> bool:
    """Build both sites if `check` has no error; whether it had none."""
    with tempfile.TemporaryDirectory() as folder:
        project = write(files, Path(folder))
        if has_errors(pipeline.check(project)):
            return False
        try:
            released(project, DAY)
        except (ContentError, ExpectedError):  # what is left to be written, for example
            assert not has_errors(pipeline.check(project))
        pipeline.build(project, site, list(Audience), jobs=1)
        return True


def test_the_content_is_clean_before_it_is_changed(site: Path) -> None:
    assert built_if_clean(whole(), site)


TITLES = [
    "L'\u00e9t\u00e9, Si\u00f4n's t\u0177 and caff\u00e8-\u00c9vreux",
    "na\u0308her",  # with an accent of its own
    "&lt;b&gt; &amp; &#35;",
]


@pytest.mark.parametrize("title", budget(short=[", ".join(TITLES)], long=TITLES))
def test_words_that_the_search_writes_otherwise_are_built(site: Path, title: str) -> None:
    files = whole()
    files["joint/risks.yml"]["risks"][0]["controls"][0]["title"] = title  # beside a link
    files["example/2024-25/statement.yml"]["sections"][0]["title"] = title
    assert built_if_clean(files, site)


def test_a_month_as_the_site_s_date_is_no_internal_day(site: Path) -> None:
    """Its pages may say a day of that month; an action that began on the first is internal."""
    files = whole()
    files["site.yml"]["as_at"] = "2024-04"
    actions = files["example/2024-25/improvement.yml"]["actions"]
    assert "2024-04-01" in {each["began"] for each in actions}
    files["example/2024-25/edition.yml"]["audience"] = "internal"
    assert built_if_clean(files, site)


@settings(max_examples=budget(short=4, long=300))
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_clean_content_is_built(site: Path, seed: int) -> None:
    built_if_clean(changed(random.Random(seed)), site)  # noqa: S311 - to be found again


def test_the_property_is_seen_to_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tree, "each_id_once", str)
    files = whole()
    files["example/2024-25/code.yml"]["areas"][0]["id"] = "a"
    files["example/2024-25/statement.yml"]["areas"][0]["area"] = "a"
    for name in ("opinions", "defences"):
        files["example/2024-25/assurance.yml"][name][0]["areas"] = ["a"]
    with pytest.raises(ExpectedError, match='the id "a" stands twice'):
        built_if_clean(files, tmp_path / "site")
