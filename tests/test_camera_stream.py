"""Network cameras: MJPEG over HTTP for real, from a server in this process."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest

from kiosk.app.camera import CameraThread
from kiosk.app.eyes import Eyes
from kiosk.clock import SystemClock
from kiosk.errors import Trouble, TroubleError
from scanner.decoder import decode_texts
from scanner.sources import open_source
from scanner.stream import StreamDecoder
from scanner_pictures import a_qr_code, on_canvas

PATIENCE_S = 60


class Sender(BaseHTTPRequestHandler):
    """Sends pictures of a code as a network camera does, 5000 at most, until told to stop."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=next")
        self.end_headers()
        picture = cv2.cvtColor(on_canvas(a_qr_code("STREAM"), (320, 240)), cv2.COLOR_GRAY2BGR)
        packet = cv2.imencode(".jpg", picture)[1].tobytes()
        for _ in range(5000):
            if self.server.stopped.wait(0.02):
                return
            self.wfile.write(b"--next\r\nContent-Type: image/jpeg\r\n")
            self.wfile.write(b"Content-Length: %d\r\n\r\n%b\r\n" % (len(packet), packet))

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):  # the reader went away
            self.close_connection = True


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Sender)
    made.daemon_threads = True
    made.stopped = threading.Event()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.stopped.set()
    made.shutdown()
    made.server_close()
    thread.join()


def url_of(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/video"


def test_an_mjpeg_stream_is_read(server):
    source = open_source(url_of(server), SystemClock())
    closing = threading.Timer(PATIENCE_S, source.close)
    closing.start()

    frame = next(source.frames())

    closing.cancel()
    source.close()
    gray = np.asarray(cv2.cvtColor(frame.pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    assert decode_texts(gray) == ["STREAM"]
    assert source.name == "http://127.0.0.1/video"


def test_a_stream_that_breaks_off_is_told(server):
    source = open_source(url_of(server), SystemClock())
    closing = threading.Timer(PATIENCE_S, source.close)
    closing.start()
    frames = source.frames()
    next(frames)
    server.stopped.set()

    with pytest.raises(TroubleError) as told:
        list(frames)

    closing.cancel()
    assert told.value.trouble is Trouble.STREAM_LOST
    assert source.patience.silence_s < 2.0


def test_a_stream_may_send_the_same_picture_for_seconds_without_being_frozen(server):
    lights: list[str] = []
    frames = threading.Semaphore(0)
    thread = CameraThread(
        open_source=Eyes(url_of(server), None, SystemClock()).open,
        make_decoder=StreamDecoder,
        clock=SystemClock(),
        on_sight=lambda *_: frames.release(),
        on_shown=lambda _: None,
        on_light=lambda light: lights.append(light.code),
    )
    thread.start()
    assert all(frames.acquire(timeout=PATIENCE_S) for _ in range(80))  # 20 ms each, at least
    thread.stop()

    assert lights[0] == "live"
    assert "frozen" not in lights


def test_a_stream_that_nobody_sends_is_told_with_its_address(server):
    server.stopped.set()
    source = open_source("http://127.0.0.1:9/video", SystemClock())

    with pytest.raises(TroubleError, match=r"from http://127.0.0.1/video: check the add") as told:
        next(source.frames())

    assert told.value.trouble is Trouble.STREAM_LOST
