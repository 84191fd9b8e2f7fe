"""The page to edit in: what is typed is written through the safe writer, or kept and explained."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from support.previews import EDIT, PLAN, PLAN_FILE, Visitor, hidden_in, previewing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

    from generator.serving.desk import Desk

    Served = tuple[Desk, Visitor]


BELOW = """\
      - {date: 2025-12-31, set_on: 2025-09-01, reason: "The printer: it is late."}
    updates:
      - {date: 2025-06-10, state: on-track, text: Two boards use it.}
      - date: 2025-09-01
        state: at-risk
        text: |
          Four boards use it.

          The printer is late.
"""
WRITTEN = (
    PLAN.replace(
        "    updates:\n      - {date: 2025-06-10, state: on-track, text: Two boards use it.}\n",
        BELOW,
    ).replace("text: Begun.}]", "text: Begun.}, {date: 2025-09-02, state: complete}]")
    + "    closure:\n      evidence: Ten papers of two pages.\n"
)


STEP_BACK = (
    'found the state going back to "not-started" without an explanation; '
    'say in "text" what happened'
)


@pytest.fixture
def served(project: MakeProject, tmp_path: Path) -> Iterator[Served]:
    folder = project({"example/2024-25/improvement.yml": PLAN})
    with previewing(folder, tmp_path / "work") as found:
        yield found


def plan_in(desk: Desk) -> str:
    return (desk.project / PLAN_FILE).read_text("utf-8")


def fault_beside(page: str, field: str) -> str:
    """What is said beside a field, which names it as what describes it."""
    found = re.search(rf'id="{re.escape(field)}-fault">([^<]*)<', page)
    assert found, f"nothing is said beside {field}"
    if not page.count(f'<th scope="row" id="{field}"'):
        name = re.escape(field)
        assert re.search(rf'id="{name}"[^>]* aria-describedby="[^"]*{name}-fault"', page)
    return unescape(found[1])


def test_what_is_new_is_written_and_nothing_else_changes(served: Served) -> None:
    desk, visitor = served
    page = visitor.ask(EDIT).text
    reply = visitor.fill_in(
        page,
        {
            "all-date": "01/09/2025",
            "one-form.state": "at-risk",
            "one-form.text": "Four boards use it.\r\n\r\nThe printer is late.",
            "one-form.due": "31/12/2025",
            "one-form.reason": "The printer: it is late.",
            "shorter-papers.state": "complete",
            "shorter-papers.evidence": "Ten papers of two pages.",
            "shorter-papers.date": "2025-09-02",
        },
    )
    assert (reply.status, reply.to) == (303, f"{EDIT}?saved=2")
    assert plan_in(desk) == WRITTEN
    shown = visitor.ask(reply.to).text
    assert "Saved: 2 actions in" in shown
    assert "At risk, due 31 December 2025" in shown
    assert "1 September 2025: Four boards use it." in shown
    assert not desk.notice.outdated


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (
            {"one-form.text": "x"},
            "one-form.date",
            "found nothing, expected text or a date; type the day of what is new",
        ),
        (
            {"one-form.state": "complete", "one-form.date": "2025-09-01"},
            "one-form.evidence",
            "found nothing, expected text or a date; say what shows that it is done",
        ),
        # these only the rules know
        (
            {"one-form.state": "not-started", "one-form.date": "2025-09-01"},
            "one-form.text",
            STEP_BACK,
        ),
        (
            {"one-form.text": "# Heading", "one-form.date": "2025-09-01"},
            "one-form.text",
            "",
        ),
    ],
)
def test_what_cannot_be_saved_is_said_beside_its_cell_and_nothing_is_lost(
    served: Served, typed: dict[str, str], field: str, said: str
) -> None:
    desk, visitor = served
    reply = visitor.fill_in(visitor.ask(EDIT).text, typed)
    assert reply.status == 422
    assert plan_in(desk) == PLAN
    assert fault_beside(reply.text, field) == said or not said
    assert f'<li><a href="#{field}">A1 One form for all minutes, ' in reply.text
    for name, value in typed.items():
        assert re.search(rf'name="{name}"[^>]*(value="|>\n?){re.escape(value)}', reply.text) or (
            f'<option value="{value}" selected>' in reply.text
        )


def test_what_the_rules_refuse_is_said_beside_what_does_not_go_together(served: Served) -> None:
    desk, visitor = served
    typed = {
        "one-form.text": "x",
        "shorter-papers.state": "not-started",
        "shorter-papers.date": "1/9/2025",
    }
    reply = visitor.fill_in(visitor.ask(EDIT).text, typed)
    assert fault_beside(reply.text, "shorter-papers.text") == STEP_BACK
    assert fault_beside(reply.text, "one-form.date").startswith("found nothing, expected")
    assert plan_in(desk) == PLAN


def test_the_same_form_twice_is_written_once(served: Served) -> None:
    desk, visitor = served
    typed = {"one-form.text": "Four.", "all-date": "2025-09-01"}
    assert visitor.fill_in(visitor.ask(EDIT).text, typed).status == 303
    once = plan_in(desk)
    again = visitor.fill_in(visitor.ask(EDIT).text, typed)
    assert "Nothing new was typed, and nothing was saved." in again.text
    assert plan_in(desk) == once


def test_a_file_that_changed_on_disk_is_not_overwritten(served: Served) -> None:
    desk, visitor = served
    page = visitor.ask(EDIT).text
    changed = PLAN.replace("text: Begun.", "text: Begun in May.")
    (desk.project / PLAN_FILE).write_text(changed, "utf-8")
    typed = {"shorter-papers.text": "Ended.", "shorter-papers.date": "2025-09-01"}
    reply = visitor.fill_in(page, typed)
    assert reply.status == 422
    assert plan_in(desk) == changed
    assert f"{PLAN_FILE} was changed on disk since the page was loaded" in reply.text
    said = "It was changed on disk since the page was loaded, and is shown as it is now."
    assert fault_beside(reply.text, "shorter-papers") == said
    assert 'id="one-form-fault"' not in reply.text
    assert "Begun in May." in reply.text
    # What was typed goes in at the second try.
    assert visitor.fill_in(reply.text, typed).status == 303
    assert "Ended." in plan_in(desk)
    assert "Begun in May." in plan_in(desk)


def test_nothing_typed_is_nothing_saved(served: Served) -> None:
    reply = served[1].fill_in(served[1].ask(EDIT).text, {"all-date": "2025-09-01"})
    assert reply.status == 422
    assert "Nothing new was typed, and nothing was saved." in reply.text


def test_nothing_is_saved_while_the_content_has_errors(served: Served) -> None:
    desk, visitor = served
    page = visitor.ask(EDIT).text
    code = desk.project / "content/example/2024-25/code.yml"
    code.write_text("areas: [", "utf-8")
    reply = visitor.fill_in(page, {"one-form.text": "x", "one-form.date": "2025-09-01"})
    assert reply.status == 422
    assert "The content has errors, which are listed below." in reply.text
    assert plan_in(desk) == PLAN


def test_the_date_of_the_plan_moves_with_its_updates(served: Served) -> None:
    desk, visitor = served
    dated = PLAN.replace("audience: public\n", "audience: public\nas_at: 2025-06-30\n", 1)
    (desk.project / PLAN_FILE).write_text(dated, "utf-8")
    desk.refresh()
    page = visitor.ask(EDIT).text
    typed = {"one-form.text": "Four.", "one-form.date": "2025-09-01"}
    reply = visitor.fill_in(page, typed)
    assert "hides" in fault_beside(reply.text, "one-form.date")
    assert visitor.fill_in(reply.text, {**typed, "plan-as-at": "2025-09-30"}).status == 303
    assert "as_at: 2025-09-30\n" in plan_in(desk)


@pytest.mark.parametrize("token", ["", "wrong", "a-token-of-the-test"])
def test_a_form_of_somebody_else_is_refused(served: Served, token: str) -> None:
    desk, visitor = served
    typed = {"one-form.text": "x", "one-form.date": "2025-09-01", "token": token}
    assert visitor.fill_in(visitor.ask(EDIT).text, typed).status == 403
    assert plan_in(desk) == PLAN


def test_a_form_from_another_site_is_refused(served: Served) -> None:
    desk, visitor = served
    page = visitor.ask(EDIT).text
    visitor.more["Origin"] = "http://evil.example"
    typed = {"one-form.text": "x", "one-form.date": "2025-09-01"}
    assert visitor.fill_in(page, typed).status == 403
    assert plan_in(desk) == PLAN


def test_a_form_that_is_too_large_is_refused(served: Served) -> None:
    desk, visitor = served
    reply = visitor.fill_in(visitor.ask(EDIT).text, {"one-form.text": "x" * 2_000_001})
    assert (reply.status, plan_in(desk)) == (413, PLAN)


def test_a_plan_without_actions_has_no_table(served: Served) -> None:
    assert served[1].ask("/-/edit/example/2019-20").status == 404


def test_every_field_has_a_label_that_names_its_action(served: Served) -> None:
    page = served[1].ask(EDIT).text
    fields = re.findall(r'<(?:input|select|textarea) id="([^"]+)"', page)
    assert len(fields) == 2 * 6 + 1
    for field in fields:
        assert f'<label for="{field}">' in page
    assert "token" in hidden_in(page)
