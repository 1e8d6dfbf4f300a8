"""Reads requests off a connection: fast, and no head of a request may go on for ever."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_HEAD = 64 * 1024


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's faster protocol: half again as many requests as with the other, but no bound.

    A stranger could send a header that never ends, and it would all be kept.
    """

    _head = 0  # bytes in pieces behind the first one of a head
    _is_in_head = True

    def data_received(self, data: bytes) -> None:
        if self._is_in_head:
            if self._head > MOST_HEAD:
                self.send_400_response("The head of this request is too long.")
                return
            self._head += len(data)
        super().data_received(data)

    def on_message_begin(self) -> None:
        self._is_in_head, self._head = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_in_head = True
        super().on_message_complete()
