"""Layers of a PDF: all are published as parts of the page, or the file is refused."""

from __future__ import annotations

from typing import Any

from generator.model.pictures import UnreadableError

_STATES = {"/View": "/ViewState", "/Print": "/PrintState", "/Export": "/ExportState"}


def refuse_hidden_layers(root: Any) -> None:
    """An UnreadableError if any layer is not always shown when the file is opened or printed."""
    layers = root.get("/OCProperties")
    if layers is None:
        return
    shown = layers.get("/D", {})
    if shown.get("/BaseState", "/ON") == "/OFF" or len(shown.get("/OFF", [])):
        raise _hidden()
    for switch in shown.get("/AS", []):
        for layer in switch.get("/OCGs", []):
            if any(map(_switches, layer.get("/Usage", {}).items())):
                raise _hidden()


def _switches(usage: Any) -> bool:
    """Whether a layer is shown on some occasions only, such as on a screen and not on paper."""
    occasion, value = usage
    if occasion in _STATES:
        return value.get(_STATES[occasion], "/ON") != "/ON"  # type: ignore[no-any-return]
    return occasion in {"/Zoom", "/User", "/Language"}


def refuse_hidden(membership: Any) -> None:
    """An UnreadableError if something is hidden while the layers it belongs to are shown."""
    if membership.get("/Type") != "/OCMD":
        return
    if "/VE" in membership or membership.get("/P", "/AnyOn") not in ("/AnyOn", "/AllOn"):
        raise _hidden()


def _hidden() -> UnreadableError:
    hint = "take the hidden layers out of it, not only out of sight, and save it again"
    return UnreadableError("has layers that are switched off", hint)
