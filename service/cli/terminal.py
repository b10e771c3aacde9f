"""What all commands share: the consoles, the settings of this call, the opened archive."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import typer

from service.archive import Archive, open_archive
from service.errors import BadSetting
from service.settings import Settings


def settings_of(context: typer.Context, **more: object) -> Settings:
    """The settings of this call: its options, else the environment. Raises BadSetting."""
    return Settings.read(os.environ, **{**(context.obj or {}), **more})


@contextmanager
def archive_of(context: typer.Context, **more: object) -> Iterator[Archive]:
    """The archive that the call is about, opened and closed again."""
    with open_archive(settings_of(context, **more)) as archive:
        yield archive


def print_json(value: Any) -> None:
    """JSON for machines, on standard output, unstyled and unwrapped."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def day_given(text: str | None) -> date | None:
    """An ISO day from an option. Raises BadSetting."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadSetting(f"{text!r} is not a day", "Write it as 2010-12-31") from error
