"""Documents, records and facts as JSON and back, the same bytes for the same value.

The dataclasses' own type hints drive it, so that a noun that grows a field needs no change here. Fields that
hold their default are left out; spans are [start, end]; dates are ISO.
"""

from __future__ import annotations

import json
import types
import typing
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from ingest import Span

T = TypeVar("T")
Turn = Callable[[Any], Any]


def to_json(value: object) -> str:
    """A dataclass of ours as compact JSON, deterministic: equal values give equal text."""
    kind: Any = type(value)
    encode, _ = _codec(kind)
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_json(kind: type[T], text: str) -> T:
    """The value that `to_json` wrote. Unknown keys (of a later version) are left out."""
    key: Any = kind
    _, decode = _codec(key)
    value: T = decode(json.loads(text))
    return value


def pack(text: str) -> bytes:
    """Text as compressed UTF-8."""
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes) -> str:
    """The text that `pack` compressed."""
    return zlib.decompress(packed).decode()


def _same(value: Any) -> Any:
    return value


@cache
def _codec(kind: Any) -> tuple[Turn, Turn]:
    """How values of a type are written and read."""
    if kind is Span:
        return (lambda span: [span.start, span.end]), (lambda pair: Span(*pair))
    if kind is date:
        return date.isoformat, date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda member: member.value), kind
    if is_dataclass(kind):
        return _dataclass_codec(kind)
    return _generic_codec(kind)


def _generic_codec(kind: Any) -> tuple[Turn, Turn]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and arguments[1:] == (...,):
        encode, decode = _codec(arguments[0])
        return (lambda many: [encode(one) for one in many]), (lambda many: tuple(decode(one) for one in many))
    if origin is tuple:
        codecs = [_codec(argument) for argument in arguments]
        return (
            lambda many: [codec[0](one) for codec, one in zip(codecs, many, strict=True)],
            lambda many: tuple(codec[1](one) for codec, one in zip(codecs, many, strict=True)),
        )
    if origin is dict:
        encode, decode = _codec(arguments[1])
        return (
            lambda mapping: {key: encode(mapping[key]) for key in sorted(mapping)},
            lambda mapping: {key: decode(one) for key, one in mapping.items()},
        )
    if origin in (types.UnionType, typing.Union) and len(arguments) == 2 and type(None) in arguments:
        encode, decode = _codec(next(one for one in arguments if one is not type(None)))
        return (
            lambda value: None if value is None else encode(value),
            lambda value: None if value is None else decode(value),
        )
    if kind in (str, int, float, bool):
        return _same, _same
    raise TypeError(f"no JSON form for {kind}")


def _dataclass_codec(kind: Any) -> tuple[Turn, Turn]:
    hints = typing.get_type_hints(kind)
    rows = [(field.name, _default(field), *_codec(hints[field.name])) for field in fields(kind)]
    readers = {name: decode for name, _, _, decode in rows}

    def encode(value: Any) -> dict[str, Any]:
        written = {}
        for name, default, turn, _ in rows:
            held = getattr(value, name)
            if held is not default and held != default:
                written[name] = turn(held)
        return written

    def decode(written: dict[str, Any]) -> Any:
        return kind(**{name: readers[name](held) for name, held in written.items() if name in readers})

    return encode, decode


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default  # MISSING equals nothing, so a field without a default is always written
