"""Each real server that tests use has a module of its own."""

from __future__ import annotations

pytest_plugins = ["fixture_archive", "fixture_browser", "fixture_elasticsearch", "fixture_pages", "fixture_postgres"]
