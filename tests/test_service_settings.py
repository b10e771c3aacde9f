"""Where a setting comes from, and what is said of a wrong one."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from service.errors import BadSetting
from service.settings import SETTINGS, Settings


def test_every_setting_has_a_row_in_the_table() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]
    assert all(setting.help_vi and setting.help_en for setting in SETTINGS)
    assert len({setting.env for setting in SETTINGS}) == len(SETTINGS)


DEFAULTS = [
    # (name, value under HOME=/home/an and nothing else)
    ("home", Path("/home/an/.local/share/camket")),
    ("store", "sqlite:////home/an/.local/share/camket/camket.sqlite"),
    ("index", "embedded:/home/an/.local/share/camket/index"),
    ("host", "127.0.0.1"),
    ("port", 8000),
    ("as_of", None),
]


@pytest.mark.skipif("sys.platform != 'linux'")
@pytest.mark.parametrize(("name", "value"), DEFAULTS, ids=[row[0] for row in DEFAULTS])
def test_defaults(name: str, value: object) -> None:
    assert getattr(Settings.read({"HOME": "/home/an"}), name) == value


CHOSEN = [
    # (case, environment, options, name, value)
    ("environment over default", {"CAMKET_PORT": "9000"}, {}, "port", 9000),
    ("option over environment", {"CAMKET_PORT": "9000"}, {"port": 9001}, "port", 9001),
    ("None is no option", {"CAMKET_PORT": "9000"}, {"port": None}, "port", 9000),
    ("empty is not set", {"CAMKET_PORT": ""}, {}, "port", 8000),
    ("the store follows the home", {"CAMKET_HOME": "/kho"}, {}, "store", "sqlite:////kho/camket.sqlite"),
    ("the index follows the home", {}, {"home": "/kho"}, "index", "embedded:/kho/index"),
    ("a URL overrides", {"CAMKET_STORE": "postgresql://db/x"}, {}, "store", "postgresql://db/x"),
    ("names behind a proxy", {"CAMKET_HOSTS": "kho.vn, www.kho.vn"}, {}, "hosts", ("kho.vn", "www.kho.vn")),
    ("a day", {"CAMKET_AS_OF": "2010-12-31"}, {}, "as_of", date(2010, 12, 31)),
    ("a relative home is made absolute", {}, {"home": "kho"}, "home", Path.cwd() / "kho"),
]


@pytest.mark.parametrize(
    ("environ", "options", "name", "value"), [row[1:] for row in CHOSEN], ids=[row[0] for row in CHOSEN]
)
def test_where_a_value_comes_from(
    environ: dict[str, str], options: dict[str, object], name: str, value: object
) -> None:
    assert getattr(Settings.read(environ, **options), name) == value


WRONG = [
    # (case, environment, what the error names)
    ("not a number", {"CAMKET_PORT": "http"}, "CAMKET_PORT='http'"),
    ("out of range", {"CAMKET_PORT": "70000"}, "between 0 and 65535"),
    ("no such language", {"CAMKET_LANGUAGE": "fr"}, "vi, en"),
    ("not a day", {"CAMKET_AS_OF": "31/12/2010"}, "CAMKET_AS_OF"),
    ("no time at all", {"CAMKET_TIMEOUT": "0"}, "more than 0"),
    ("no worker", {"CAMKET_WORKERS": "0"}, "between 1 and"),
]


@pytest.mark.parametrize(("environ", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_value_is_named_with_what_it_may_be(environ: dict[str, str], words: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Settings.read(environ)
    assert words in str(caught.value)
    assert caught.value.remedy


def test_an_unknown_option_is_an_error() -> None:
    with pytest.raises(BadSetting, match="colour"):
        Settings.read({}, colour="red")


def test_limits_are_of_the_settings() -> None:
    limits = Settings.read({}, max_megabytes=5, max_pages=7).limits
    assert (limits.bytes, limits.pages) == (5_000_000, 7)
