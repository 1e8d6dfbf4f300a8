"""Reads requests off a connection: fast, and no head of a request may go on for ever."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD = 64 * 1024
HEAD_SECONDS = 10.0  # for a whole head; one of a desk fits into a single packet


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's faster protocol: half again as many requests as with the other, but no bounds.

    A stranger could send a header that never ends, and it would all be kept; or a byte a minute,
    or nothing, and the connection would be kept. Idle ones between requests are uvicorn's own care.
    """

    _head = 0  # bytes in pieces behind the first one of a head
    _is_in_head = True
    _patience: asyncio.TimerHandle | None = None  # while a head is on its way

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._have_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_in_head:
            if self._head > MOST_HEAD:
                self.send_400_response("The head of this request is too long.")
                return
            self._head += len(data)
            self._await_head()
        super().data_received(data)

    def on_message_begin(self) -> None:
        self._is_in_head, self._head = True, 0
        self._await_head()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        self._have_head()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_in_head = True
        super().on_message_complete()

    def _await_head(self) -> None:
        if self._patience is None:
            # No farewell: whoever is that slow would be slow to answer it, too.
            self._patience = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _have_head(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
