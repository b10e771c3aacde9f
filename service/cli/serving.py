"""Commands that serve the pages: serve, demo."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.markup import escape

from corpus.catalog import folder
from service.app import create_app, owner_address
from service.archive import Archive
from service.cli.consoles import console
from service.cli.taking import ingest_with_bar
from service.cli.terminal import archive_of, settings_of
from service.errors import ArchiveError
from service.flow.outbox import drain

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="Cổng · port")]


class PortTaken(ArchiveError):
    """Something else serves there."""

    code = "port_taken"


def serve(
    context: typer.Context,
    port: Port = None,
    host: Annotated[str | None, typer.Option(help="Địa chỉ · address to bind")] = None,
) -> None:
    """[bold]Mở trang web của kho[/] tại 127.0.0.1 · serve the pages and the API."""
    with archive_of(context, port=port, host=host) as archive:
        _run(archive, archive.settings.port)


def demo(
    context: typer.Context,
    port: Port = None,
    home: Annotated[Path | None, typer.Option(help="Thư mục của kho mẫu · folder of the sample archive")] = None,
) -> None:
    """[bold]Xem thử với kho mẫu[/]: nạp, rồi mở trang web · take in the sample archive, and serve it."""
    usual = settings_of(context).home
    place = (home or usual.with_name(f"{usual.name}-demo")).absolute()
    own = {"store": f"sqlite:///{place / 'camket.sqlite'}", "index": f"embedded:{place / 'index'}"}
    with archive_of(context, port=port, home=place, **own) as archive:  # never into an archive of the user's
        console.print("Nạp kho mẫu · taking in the sample archive")
        ingest_with_bar(archive, [folder()])
        wanted = archive.settings.port
        _run(archive, wanted if port is not None else _free_port(archive.settings.host, wanted))


def _run(archive: Archive, port: int) -> None:
    drain(archive)
    host = archive.settings.host
    listening = _listen(host, port)
    app = create_app(archive)
    address = owner_address(app, host=host, port=listening.getsockname()[1])
    console.print()
    console.print(f"[bold]Camket[/]: [link={address}]{escape(address)}[/link]", soft_wrap=True)
    console.print("[dim]Địa chỉ có mã của người giữ kho; dừng bằng Ctrl-C · the owner's address; stop with Ctrl-C[/]")
    config = uvicorn.Config(
        app, log_level="warning", proxy_headers=False, server_header=False, timeout_graceful_shutdown=5
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, so that the address is known to be ours before it is printed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise PortTaken(f"{host}:{port}: {error.strerror}", "Chọn cổng khác · choose another: --port 8001") from error
    return listening


def _free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that is free."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as trial:
            if trial.connect_ex((host, port)) != 0:
                return port
    return wanted
