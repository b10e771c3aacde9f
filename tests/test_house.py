"""What keeps the house in order: names that nobody else owns, documents that are true, licences that fit."""

from __future__ import annotations

import importlib
import re
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

from service.cli.commands import COMMANDS
from service.settings import SETTINGS

ROOT = Path(__file__).parents[1]
ROOMS = ("ingest", "extract", "search", "service", "corpus")


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_owns_our_names(room: str) -> None:
    owners = set(packages_distributions().get(room, []))
    assert owners <= {"camket"}, f"{room}/ is also installed by {owners - {'camket'}}: use an environment of its own"


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_offers_is_there_and_described(room: str) -> None:
    module = importlib.import_module(room)
    offered = getattr(module, "__all__", [])
    assert list(offered) == sorted(offered, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    for name in offered:
        assert getattr(module, name).__doc__, f"{room}.{name} says nothing of itself"


@pytest.mark.parametrize("command", [row.name for row in COMMANDS])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"camket {re.escape(command)}\b", (ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize("setting", [one.env for one in SETTINGS])
def test_every_setting_is_documented(setting: str) -> None:
    assert setting in (ROOT / "docs" / "settings.md").read_text("utf-8")


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_two_commands_of_the_readme_are_targets(target: str) -> None:
    assert f"make {target}" in (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def _requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    return sorted(re.split(r"[\[<>=!~ ;]", requirement)[0] for requirement in listed)


@pytest.mark.parametrize("name", _requirements())
def test_no_dependency_is_gpl(name: str) -> None:
    facts = distribution(name).metadata
    told = " ".join([facts.get("License-Expression") or facts.get("License") or "", *facts.get_all("Classifier", [])])
    assert not re.search(r"\bA?GPL", re.sub(r"LGPL", "", told)), f"{name}: {told[:200]}"
    assert "General Public License" not in told.replace("Lesser General Public License", "")


def test_the_locks_pin_every_dependency_and_name_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = {line.split("==")[0] for line in lock.splitlines() if "==" in line and not line.startswith(" ")}
    core = {name for name in _requirements() if not name.startswith("psycopg")}
    assert core <= pinned
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / name).read_text("utf-8")


def test_the_versions_agree() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"[{version}]" in changes or "[Unreleased]" in changes


def test_the_docstrings_of_the_rooms_say_what_they_give() -> None:
    for room in ROOMS:
        assert importlib.import_module(room).__doc__
