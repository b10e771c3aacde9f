"""A real PostgreSQL for the tests: one cluster a session, made from the machine's binaries, a fresh database a test.

PostgreSQL refuses to run as root; then the cluster belongs to its own system user. Where there are no binaries
the tests that need it are skipped and say so; with CI set they fail.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of the socket of a running server, whose owner is the role "camket"."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="camket-pg-"))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)

    def run(program: str, *arguments: str) -> None:
        result = subprocess.run(
            [str(binaries / program), *arguments],
            user=None if user is None else user.pw_uid,
            group=None if user is None else user.pw_gid,
            extra_groups=None if user is None else [],
            cwd=folder,
            stdout=subprocess.DEVNULL,  # a pipe would be held open by the server
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if result.returncode:
            log = folder / "log"
            pytest.fail(f"{program} ended with {result.returncode}: {log.read_text() if log.exists() else ''}")

    cluster = folder / "cluster"
    try:
        run("initdb", "-D", str(cluster), "-U", "camket", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=40"
        run("pg_ctl", "-D", str(cluster), "-l", str(folder / "log"), "-o", options, "-w", "-t", "60", "start")
        yield str(folder)
        run("pg_ctl", "-D", str(cluster), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The SQLAlchemy URL of a fresh, empty database, dropped after the test."""
    import psycopg  # only where a server is

    name = f"test_{next(_numbers)}"
    with psycopg.connect(host=postgres_server, user="camket", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield f"postgresql+psycopg://camket@/{name}?host={postgres_server}"
    with psycopg.connect(host=postgres_server, user="camket", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _user() -> pwd.struct_passwd | None:
    """Whom the cluster is to belong to: us, unless we are root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return _unavailable("PostgreSQL does not run as root, and there is no user postgres or nobody")


def _binaries() -> Path:
    """The newest installed server's programs; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not versions:
        _unavailable("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    return versions[-1].parent


def _unavailable(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
