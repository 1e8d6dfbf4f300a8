"""A client of a hub that costs next to nothing: prepared bytes, one connection, no library."""

import asyncio
import ssl
from dataclasses import dataclass

from kiosk.sync.membership import Membership


@dataclass(frozen=True)
class Line:
    """One open connection to a hub."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, request: bytes) -> bytes:
        """Send one request and return the body of its answer, which must be a 200."""
        self.writer.write(request)
        return await self.answer()

    async def answer(self) -> bytes:
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(
            line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
        )
        return await self.reader.readexactly(int(length.split(b":")[1]))


def trusting(member: Membership) -> ssl.SSLContext:
    context = ssl.create_default_context(cadata=member.certificate)
    context.check_hostname = False
    return context


async def connected(member: Membership, context: ssl.SSLContext) -> Line:
    found = await asyncio.open_connection(member.addresses[0], member.port, ssl=context)
    return Line(*found)


def request(member: Membership, method: str, path: str, body: bytes = b"") -> bytes:
    """Return the bytes of one request; `path` follows the exhibition's address."""
    head = (
        f"{method} /v1/x/{member.xh}/{path} HTTP/1.1\r\nhost: hub\r\n"
        f"authorization: Bearer {member.token}\r\ncontent-type: application/json\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
