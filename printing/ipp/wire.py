"""IPP messages as bytes, and back (RFC 8010)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_DEEPEST = 8  # collections inside collections; no printer needs four


class Tag(IntEnum):
    """What follows: a group of attributes, or a value of some type."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    DATE_TIME = 0x31
    RESOLUTION = 0x32
    RANGE = 0x33
    COLLECTION = 0x34
    COLLECTION_END = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER_NAME = 0x4A


@dataclass(frozen=True, slots=True)
class Resolution:
    """Dots across and along; `units` is 3 for dots per inch."""

    across: int
    along: int
    units: int = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A range of whole numbers, both ends included."""

    low: int
    high: int


Value = int | bool | str | bytes | Resolution | Span | tuple["Attribute", ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name with one value or more; a tuple of attributes as value is a collection."""

    name: str
    tag: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Attributes about one thing: the operation, a job, a printer."""

    tag: int
    attributes: tuple[Attribute, ...]

    def get(self, name: str) -> tuple[Value, ...]:
        """Return the values of an attribute; none when it is not there."""
        return next((each.values for each in self.attributes if each.name == name), ())


@dataclass(frozen=True, slots=True)
class Message:
    """A request or its answer. `code` is the operation asked for, or the status answered."""

    code: int
    request_id: int
    groups: tuple[Group, ...]
    version: tuple[int, int] = (2, 0)

    def of(self, tag: int) -> Iterator[Group]:
        """Yield the groups of one kind."""
        return (group for group in self.groups if group.tag == tag)


class WireError(ValueError):
    """The bytes are no IPP message."""


def encode(message: Message) -> bytes:
    """Return a message as bytes; a document may follow them."""
    out = bytearray(struct.pack(">BBHi", *message.version, message.code, message.request_id))
    for group in message.groups:
        out.append(group.tag)
        for attribute in group.attributes:
            _write(out, attribute)
    out.append(Tag.END)
    return bytes(out)


def decode(data: bytes) -> Message:
    """Read a message; whatever follows it is left out. WireError when it is none."""
    try:
        return _Reader(data).message()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise WireError("cut short or damaged") from error


def _write(out: bytearray, attribute: Attribute) -> None:
    name = attribute.name
    for value in attribute.values:
        if isinstance(value, tuple):
            _put(out, Tag.COLLECTION, name, b"")
            for member in value:
                _put(out, Tag.MEMBER_NAME, "", member.name.encode())
                _write(out, Attribute("", member.tag, member.values))
            _put(out, Tag.COLLECTION_END, "", b"")
        else:
            _put(out, attribute.tag, name, _value_bytes(value))
        name = ""  # further values of a set have no name


def _put(out: bytearray, tag: int, name: str, value: bytes) -> None:
    named = name.encode()
    out += struct.pack(">BH", tag, len(named)) + named + struct.pack(">H", len(value)) + value


def _value_bytes(value: int | str | bytes | Resolution | Span) -> bytes:
    match value:
        case bool():
            return bytes([value])
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value
        case Resolution():
            return struct.pack(">iiB", value.across, value.along, value.units)
        case Span():
            return struct.pack(">ii", value.low, value.high)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def message(self) -> Message:
        major, minor, code, request_id = struct.unpack(">BBHi", self._take(8))
        groups = []
        while (tag := self._take(1)[0]) != Tag.END:
            if tag >= 0x10:
                raise WireError("a value outside any group")
            groups.append(Group(tag, tuple(self._attributes())))
        return Message(code, request_id, tuple(groups), (major, minor))

    def _attributes(self) -> Iterator[Attribute]:
        while self._data[self._at] >= 0x10:
            tag, name = self._take(1)[0], self._text()
            yield Attribute(name, tag, tuple(self._values(tag, depth=0)))

    def _values(self, tag: int, depth: int) -> Iterator[Value]:
        """Read the value at hand and those that belong to it: with a type, but without a name."""
        yield self._value(tag, depth)
        while self._is_more_of_a_set():
            following = self._take(1)[0]
            self._take(2)
            yield self._value(following, depth)

    def _is_more_of_a_set(self) -> bool:
        tag = self._data[self._at]
        if tag < 0x10 or tag in (Tag.MEMBER_NAME, Tag.COLLECTION_END):
            return False
        return self._data[self._at + 1 : self._at + 3] == b"\0\0"

    def _value(self, tag: int, depth: int) -> Value:
        raw = self._take(self._length())
        if tag == Tag.COLLECTION:
            return tuple(self._members(depth + 1))
        return _value_of(tag, raw)

    def _members(self, depth: int) -> Iterator[Attribute]:
        if depth > _DEEPEST:
            raise WireError("collections nested too deep")
        while (tag := self._take(1)[0]) != Tag.COLLECTION_END:
            if tag != Tag.MEMBER_NAME:
                raise WireError("a member without a name")
            self._text()
            name = self._text()
            kind = self._take(1)[0]
            self._text()
            yield Attribute(name, kind, tuple(self._values(kind, depth)))
        self._text()
        self._text()

    def _length(self) -> int:
        length: int = struct.unpack(">H", self._take(2))[0]
        return length

    def _text(self) -> str:
        return self._take(self._length()).decode()

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise WireError("cut short")
        self._at += count
        return taken


def _value_of(tag: int, raw: bytes) -> Value:
    match tag:
        case Tag.INTEGER | Tag.ENUM:
            number: int = struct.unpack(">i", raw)[0]
            return number
        case Tag.BOOLEAN:
            return raw != b"\0"
        case Tag.RESOLUTION:
            return Resolution(*struct.unpack(">iiB", raw))
        case Tag.RANGE:
            return Span(*struct.unpack(">ii", raw))
        case _ if 0x40 <= tag <= 0x5F and tag not in (0x35, 0x36):
            # Printers are known to send Latin-1 here: better a wrong letter than no status.
            return raw.decode(errors="replace")
        case _:
            return raw
