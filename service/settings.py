"""Settings: one table of them, and the only place that reads the environment.

A setting comes from an option (an override), else from the environment, else from the table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path

from ingest import Limits
from service.errors import BadSetting

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a running archive is told from outside. Sizes in megabytes, times in seconds."""

    home: Path
    store: str  # SQLAlchemy URL
    index: str  # URL for search.open_index
    host: str = "127.0.0.1"
    hosts: tuple[str, ...] = ()
    port: int = 8000
    token: str | None = None
    language: str = "vi"
    as_of: date | None = None
    workers: int = 2
    timeout: float = 120.0
    worker_memory: int = 3072
    max_megabytes: int = 100
    max_pages: int = 2000

    @classmethod
    def read(cls, environ: Mapping[str, str], **overrides: object) -> Settings:
        """Settings from options (`overrides`; None means absent), then `environ`, then the defaults.

        Raises BadSetting naming the setting and what it may be.
        """
        unknown = set(overrides) - {setting.name for setting in SETTINGS}
        if unknown:
            raise BadSetting(f"unknown settings {sorted(unknown)}", "Run 'camket settings' for the list")
        values = {setting.name: setting.value(environ, overrides.get(setting.name)) for setting in SETTINGS}
        home = values["home"] or _data_home(environ)
        assert isinstance(home, Path)
        values["home"] = home = home.expanduser().absolute()
        values["store"] = values["store"] or f"sqlite:///{home / 'camket.sqlite'}"
        values["index"] = values["index"] or f"embedded:{home / 'index'}"
        return cls(**values)  # type: ignore[arg-type]  # the table's parsers give the types of the fields

    @property
    def limits(self) -> Limits:
        """What one source may hold."""
        return Limits(bytes=self.max_megabytes * 1_000_000, pages=self.max_pages)

    @property
    def originals(self) -> Path:
        """Where the bytes of the sources are kept."""
        return self.home / "originals"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: `parse` turns the words of an option or the environment into the value."""

    name: str
    env: str
    parse: Callable[[str], object]
    help_vi: str
    help_en: str

    @property
    def default(self) -> object:
        """The value where neither option nor environment gives one; None for what follows from `home`."""
        return _DEFAULTS.get(self.name)

    def value(self, environ: Mapping[str, str], override: object) -> object:
        """The setting's value. Raises BadSetting."""
        given = environ.get(self.env) or None if override is None else override
        if given is None:
            return self.default
        try:
            return self.parse(str(given))
        except ValueError as error:
            raise BadSetting(f"{self.env}={given!r}: {error}", f"{self.help_vi} / {self.help_en}") from error


_DEFAULTS = {field.name: field.default for field in fields(Settings) if field.default is not MISSING}


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        number = int(text)
        if not low <= number <= high:
            raise ValueError(f"must be between {low} and {high}")
        return number

    return parse


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _seconds(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise ValueError("must be more than 0")
    return number


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
    return text


SETTINGS: tuple[Setting, ...] = (
    Setting("home", "CAMKET_HOME", Path, "Thư mục của kho", "Folder of the archive"),
    Setting(
        "store",
        "CAMKET_STORE",
        str,
        "Cơ sở dữ liệu (URL), mặc định SQLite trong thư mục của kho",
        "Database URL, by default SQLite in the folder; postgresql+psycopg://… for PostgreSQL",
    ),
    Setting(
        "index",
        "CAMKET_INDEX",
        str,
        "Chỉ mục tìm kiếm (URL), mặc định nhúng trong thư mục của kho",
        "Search index URL, by default embedded in the folder; http://… for Elasticsearch",
    ),
    Setting("host", "CAMKET_HOST", str, "Địa chỉ phục vụ", "Address to serve on"),
    Setting(
        "hosts",
        "CAMKET_HOSTS",
        _names,
        "Các tên máy khác được gọi tới (sau một proxy), cách nhau bằng dấu phẩy",
        "Further host names to answer to (behind a proxy), separated by commas",
    ),
    Setting("port", "CAMKET_PORT", _whole(0, 65535), "Cổng phục vụ", "Port to serve on"),
    Setting(
        "token",
        "CAMKET_TOKEN",
        str,
        "Mã của người giữ kho; để trống thì mỗi lần chạy tạo mã mới",
        "The owner's token; left out, a new one is made at each start",
    ),
    Setting("language", "CAMKET_LANGUAGE", _language, "Ngôn ngữ: vi hoặc en", "Language: vi or en"),
    Setting(
        "as_of",
        "CAMKET_AS_OF",
        date.fromisoformat,
        "Tính trạng thái đến ngày (NĂM-THÁNG-NGÀY); mặc định ngày mới nhất trong kho",
        "Day that states are computed for (YYYY-MM-DD); by default the newest date of the archive",
    ),
    Setting("workers", "CAMKET_WORKERS", _whole(1, 256), "Số tiến trình đọc", "Number of reading processes"),
    Setting(
        "timeout",
        "CAMKET_TIMEOUT",
        _seconds,
        "Thời gian tối đa cho một tệp (giây)",
        "Longest time for one file (seconds)",
    ),
    Setting(
        "worker_memory",
        "CAMKET_WORKER_MEMORY",
        _whole(512, 1 << 20),
        "Bộ nhớ tối đa của một tiến trình đọc (MB)",
        "Most memory of one reading process (MB)",
    ),
    Setting(
        "max_megabytes",
        "CAMKET_MAX_MEGABYTES",
        _whole(1, 100_000),
        "Cỡ tệp lớn nhất (MB)",
        "Largest file (MB)",
    ),
    Setting("max_pages", "CAMKET_MAX_PAGES", _whole(1, 1_000_000), "Số trang nhiều nhất", "Most pages of a file"),
)


def _data_home(environ: Mapping[str, str]) -> Path:
    """The platform's folder for data of programs: XDG on Linux, Library on macOS, LOCALAPPDATA on Windows."""
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "camket"
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "camket"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "camket"
