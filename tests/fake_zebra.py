"""A Zebra on a free loopback port that answers ~HS truthfully and can be given faults."""

import base64
import re
import socketserver
import threading
import zlib
from contextlib import contextmanager


class FakeZebra:
    """What the printer is and has printed. A label in the buffer comes out at the next question.

    Args:
        at_label: a fault that sets in when the next label arrives.
    """

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self.at_label: set[str] = set()
        self.is_deaf = False
        self.dies_at_label = False
        self.buffer: list[bytes] = []
        self.labels: list[bytes] = []
        self.commands: list[bytes] = []
        self.port = 0

    def take(self, data: bytes) -> bytes:
        if self.is_deaf:
            return b""
        answer = b""
        for found in re.findall(rb"~HS|~SD\d\d|\^XA.*?\^XZ", data, re.DOTALL):
            if found == b"~HS":
                answer += self.answer()
            elif found.startswith(b"~"):
                self.commands.append(found)
            else:
                self.buffer.append(found)
                self.faults |= self.at_label
                self.is_deaf = self.is_deaf or self.dies_at_label
        return b"" if self.is_deaf else answer

    def answer(self) -> bytes:
        told = self.state()
        if not self.faults:
            self.labels += self.buffer
            self.buffer = []
        return told

    def state(self) -> bytes:
        def flag(name: str) -> int:
            return int(name in self.faults)

        waiting = len(self.buffer)
        return (
            f"\x02030,{flag('paper')},{flag('pause')},0704,{waiting:03},{flag('full')},0,0,000,"
            f"0,0,{flag('hot')}\x03\r\n"
            f"\x02001,0,{flag('head')},{flag('ribbon')},1,2,6,0,{waiting:08},1,000\x03\r\n"
            "\x021234,0\x03\r\n"
        ).encode()


class _Line(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        zebra, kept = self.server.zebra, b""
        while received := self.request.recv(65536):
            kept += received
            if kept.endswith(b"~HS"):
                self.request.sendall(zebra.take(kept))
                kept = b""


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def a_zebra():
    """Run one for as long as the block lasts."""
    zebra = FakeZebra()
    with _Server(("127.0.0.1", 0), _Line) as server:
        server.zebra = zebra
        zebra.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield zebra
        server.shutdown()
        thread.join()


def dots_of(label: bytes) -> list[bytes]:
    """Return the rows of a label's picture, eight dots a byte, its checksum seen to."""
    size, per_row, packed, check = re.fullmatch(
        rb"\^XA.*\^GFA,(\d+),\1,(\d+),:Z64:(.*):([0-9A-F]{4})\^FS\^PQ\d\^XZ", label
    ).groups()
    remainder = 0  # CRC-16/XMODEM, bit by bit, so as not to trust the printer's own way
    for byte in packed:
        remainder ^= byte << 8
        for _ in range(8):
            remainder = (remainder << 1) ^ (0x1021 if remainder & 0x8000 else 0)
            remainder &= 0xFFFF
    assert remainder == int(check, 16)
    rows = zlib.decompress(base64.b64decode(packed))
    assert len(rows) == int(size)
    return [rows[at : at + int(per_row)] for at in range(0, len(rows), int(per_row))]
