"""A real PostgreSQL for the tests: one cluster a session, made from the machine's binaries, a fresh database a test.

PostgreSQL refuses to run as root; then the cluster belongs to its own system user. Where there are no binaries
the tests that need it are skipped and say so; with CI set they fail.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest

PR_SET_PDEATHSIG = 1
SECONDS = 60  # for the server to answer
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of the socket of a running server, whose owner is the role "camket"."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="camket-pg-"))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)

    owner = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    log = folder / "log"
    with log.open("wb") as output:
        start = partial(subprocess.Popen, cwd=folder, stdout=output, stderr=output, preexec_fn=_die_with_us, **owner)
        cluster = ["-D", str(folder / "cluster")]
        if start(
            [binaries / "initdb", *cluster, *["-U", "camket", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]]
        ).wait():
            pytest.fail(f"initdb failed: {log.read_text()}")
        options = {
            "listen_addresses": "",
            "unix_socket_directories": folder,
            "fsync": "off",
            "max_connections": 40,
        }
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        server = start([binaries / "postgres", *cluster, *settings])
        try:
            _wait(server, str(folder), log)
            yield str(folder)
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait(30)
            shutil.rmtree(folder, ignore_errors=True)


def _die_with_us() -> None:
    """In the child, before it becomes the server: ask Linux to end it when the tests are killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def _wait(server: subprocess.Popen[Any], folder: str, log: Path) -> None:
    import psycopg  # only where a server is

    until = time.monotonic() + SECONDS
    while True:
        try:
            psycopg.connect(host=folder, user="camket", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                pytest.fail(f"PostgreSQL did not start: {log.read_text()}")
            time.sleep(0.1)


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
