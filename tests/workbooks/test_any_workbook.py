"""What is true of any plan that is lent out: nothing written changes nothing, and what is, all."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.project import write_project
from support.workbooks import PLAN, YEAR, fill

from generator.workbooks.run import export_actions, import_actions

some = settings(max_examples=budget(short=12, long=200))
BEGAN = date(2025, 4, 1)
TEXTS = st.sampled_from(
    [
        "Done.", "£5: it's \"so\"", "@home; -7, +3", "One line\n\nand another", "'quoted", "yes",
        "2025-01-01", "a; =b", "-7", "1.10", "null", "Ends in a colon:", "{braces}", "% & *", "~",
    ]
)  # fmt: skip
ALL_DAYS = [BEGAN + timedelta(number) for number in range(500)]
DAYS = st.sampled_from(ALL_DAYS)
OPEN = ["not-started", "on-track", "at-risk", "on-hold", "disputed"]


@st.composite
def plans(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Actions with histories of any length, one in three of them closed."""
    actions: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 5))):
        action: dict[str, Any] = {"id": f"a{number}", "title": draw(TEXTS), "began": BEGAN}
        action["owners"] = draw(st.sampled_from([["chief-officer"], ["finance-director"]]))
        for at in range(draw(st.integers(0, 2))):
            due = {"date": draw(DAYS), "set_on": BEGAN + timedelta(at)}
            action.setdefault("due", []).append(due | {"reason": draw(TEXTS)})
        for _ in range(draw(st.integers(0, 2))):
            update = {"date": draw(DAYS), "state": draw(st.sampled_from(OPEN)), "text": draw(TEXTS)}
            action.setdefault("updates", []).append(update)
        if draw(st.integers(0, 2)) == 0:
            end = {"date": BEGAN + timedelta(600), "state": "complete", "text": draw(TEXTS)}
            action.setdefault("updates", []).append(end)
            action["closure"] = {"evidence": draw(TEXTS)}
        actions.append(action)
    return actions


@st.composite
def edits(draw: st.DrawFn, actions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What is written beside some of the actions, and can be brought in."""
    rows = {}
    for action in actions:
        if not draw(st.booleans()):
            continue
        row: dict[str, Any] = {"Date of update": draw(DAYS)}
        if draw(st.booleans()):
            dues = {each["date"] for each in action.get("due", ())}  # the same again is not new
            day = draw(st.sampled_from(sorted({*ALL_DAYS} - dues)))
            row |= {"New due date": day, "Reason": draw(TEXTS)}
        if "Reason" not in row or draw(st.booleans()):
            row["New update"] = draw(TEXTS)
            if "closure" not in action:
                row["New state"] = draw(st.sampled_from(["", *OPEN, "complete"]))
        if row.get("New state") == "complete":
            row |= {"Evidence": draw(TEXTS), "Date of update": BEGAN + timedelta(600)}
        rows[action["id"]] = row
    return rows


def expected(actions: list[dict[str, Any]], rows: dict[str, dict[str, Any]]) -> list[Any]:
    """The same actions with exactly what was written."""
    made = []
    for action in actions:
        new = dict(action)
        row = rows.get(action["id"], {})
        day = row.get("Date of update")
        if "New due date" in row:
            due = {"date": row["New due date"], "set_on": day, "reason": row["Reason"]}
            new["due"] = [*action.get("due", ()), due]
        if "New update" in row:
            update = {"date": day, "state": row.get("New state"), "text": row["New update"]}
            update = {name: value for name, value in update.items() if value}
            new["updates"] = [*action.get("updates", ()), update]
        if "Evidence" in row:
            new["closure"] = {"evidence": row["Evidence"]}
        made.append(new)
    return made


class Plain(yaml.SafeDumper):
    """Writes a day that stands in two places twice."""

    def ignore_aliases(self, _: Any) -> bool:
        """There are none, as content has none."""
        return True


def bare(value: Any) -> Any:
    """Data without what stands at the ends of texts, and with days as texts."""
    if isinstance(value, dict):
        return {name: bare(each) for name, each in value.items()}
    if isinstance(value, list):
        return [bare(each) for each in value]
    return str(value).strip()


def fill_csv(file: Path, rows: dict[str, dict[str, Any]]) -> None:
    """Write into a table as somebody does who knows nothing of formulas."""
    header, *lines = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
    for line in lines:
        for name, value in rows.get(line[header.index("Id")], {}).items():
            line[header.index(name)] = str(value)
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([header, *lines])
    file.write_text(out.getvalue(), "utf-8-sig", newline="")


@some
@given(st.data(), st.sampled_from(["plan.xlsx", "plan.csv"]))
def test_exactly_what_was_written_comes_back(data: st.DataObject, name: str) -> None:
    actions = data.draw(plans())
    text = yaml.dump({"audience": "public", "actions": actions}, Dumper=Plain, sort_keys=False)
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder) / "project", {PLAN: text})
        plan, file = project / "content" / PLAN, Path(folder) / name
        export_actions(project, YEAR, file, None)
        assert import_actions(project, YEAR, file, dry_run=False).report == "Nothing is new."
        assert plan.read_text("utf-8") == text
        rows = data.draw(edits(actions))
        (fill if name.endswith("x") else fill_csv)(file, rows)
        import_actions(project, YEAR, file, dry_run=False)
        now = yaml.safe_load(plan.read_text("utf-8"))
        assert bare(now["actions"]) == bare(expected(actions, rows))
        once = plan.read_bytes()
        import_actions(project, YEAR, file, dry_run=False)
        assert plan.read_bytes() == once
        export_actions(project, YEAR, file, None)
        assert import_actions(project, YEAR, file, dry_run=False).report == "Nothing is new."
