"""Archives for tests: empty ones on each store, and notices of our own to put into them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import Source
from service.archive import Archive, open_archive
from service.settings import Settings


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    """The URL of an empty store of each kind; None stands for the one in the archive's own folder."""
    if request.param == "sqlite":
        return None
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def settings(any_store: str | None, tmp_path: Path) -> Settings:
    """Settings of a new archive on each kind of store."""
    return Settings.read({}, home=tmp_path / "home", store=any_store)


@pytest.fixture
def archive(settings: Settings) -> Iterator[Archive]:
    """A new archive on each kind of store."""
    with open_archive(settings) as opened:
        yield opened


def notice(number: int, *, place: str = "quận Thốt Nốt", aside: str = "") -> Source:
    """A short notice of our own: each number says something else; `aside` changes bytes, not words."""
    text = f"""THÔNG BÁO SỐ {number}
Cần Thơ, ngày {1 + number % 28} tháng {1 + number % 12} năm {2006 + number % 15}

Sở Y tế thành phố Cần Thơ thông báo kết quả buổi làm việc thứ {number} với các trạm y tế trong thành phố.

Trong năm sau, Sở Y tế sẽ cấp {100 + number} triệu đồng cho {place} để sửa trạm y tế số {number}.{aside}

Bệnh viện Nhi đồng sẽ khám bệnh cho {200 + number} hộ nghèo của {place}.
"""
    return Source(text.encode(), f"thong-bao-{number:04d}.txt", f"/kho/thong-bao-{number:04d}.txt")
