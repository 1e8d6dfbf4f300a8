"""`kiosk doctor --camera`: what a camera delivers, and what to change, in sentences."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import cv2

from kiosk.app.eyes import Eyes
from kiosk.clock import Clock
from kiosk.desk.reports import Level
from kiosk.domain.fair import Language
from scanner.camera_list import CameraInfo, list_cameras
from scanner.cameras import Camera
from scanner.examination import CameraReport, Finding, examine
from scanner.picture_faults import LASTING_S
from scanner.stream import StreamDecoder
from scanner.watch import watch
from scanner.webcams import mode_of
from ui.preflight_wording import finding_texts
from ui.translation import speaking

_OF_A_RECORDING = {
    Finding.NO_PICTURE: "No picture came at all: choose another recording with --camera.",
    Finding.NO_CODE: "No code was read in it: choose a recording that shows one.",
}
_LONGEST_START_S = 20.0  # a driver that takes longer hangs


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """Which camera to examine, as `open_source` takes it (empty: the first), for how long."""

    spec: str = ""
    seconds: float = 15.0
    as_json: bool = False


def examine_camera(order: CameraOrder, clock: Clock, *, tell: Callable[[str], None]) -> bool:
    """Examine one camera and tell what was found; return whether nothing is to be changed.

    Raises:
        TroubleError: there is no such camera, it is in use, not allowed, or stopped sending.
    """
    cv2.setNumThreads(1)  # measured as the desk works
    for other in [] if order.as_json else _others(order.spec):
        tell(other)
    source, light = Eyes(order.spec, None, clock).open()
    is_live = light.level is Level.GOOD
    if is_live and not order.as_json:
        tell(f"{source.name}: hold a ticket before the camera, {order.seconds:.0f} s at most.")
    too_long = threading.Timer(_LONGEST_START_S + order.seconds, source.close)
    too_long.start()
    try:
        sights = watch(source, StreamDecoder(), clock)
        frozen_s = source.patience.frozen_s if isinstance(source, Camera) else LASTING_S
        report = examine(sights, order.seconds, is_live=is_live, frozen_s=frozen_s)
    finally:
        too_long.cancel()
        source.close()
    advice = advice_of(report, is_live=is_live)
    if order.as_json:
        told = {"camera": source.name, **as_json(report, advice)}
        tell(json.dumps(told, ensure_ascii=False))
    else:
        for line in sentences(report, advice):
            tell(line)
    return not report.findings


def sentences(report: CameraReport, advice: Sequence[str]) -> list[str]:
    """Return the figures in one line, then one line for each thing to change."""
    soft = "-" if report.softness is None else f"{report.softness:.1f} px"
    code = "none" if report.code_after_s is None else f"after {report.code_after_s:.1f} s"
    figures = (
        f"{report.width} x {report.height} pixels, {report.rate:.1f} pictures/s, "
        f"brightness {report.brightness:.0f} of 255, edges {soft} soft, "
        f"searched in {report.decode_ms:.1f} ms, code read: {code}."
    )
    return [figures, *(advice or ["This camera does well."])]


def as_json(report: CameraReport, advice: Sequence[str]) -> dict[str, object]:
    """Return a report as plain JSON values."""
    rounded = {k: round(v, 2) if isinstance(v, float) else v for k, v in asdict(report).items()}
    return rounded | {"findings": [f.value for f in report.findings], "advice": list(advice)}


def advice_of(report: CameraReport, *, is_live: bool) -> list[str]:
    """Return a sentence for each thing to change, in English."""
    with speaking(Language.EN):
        said = finding_texts([finding.value for finding in report.findings])
    if is_live:
        return said
    pairs = zip(report.findings, said, strict=True)
    return [_OF_A_RECORDING.get(finding, text) for finding, text in pairs]


def _others(spec: str) -> list[str]:
    """Name the cameras there are when none was asked for."""
    return [] if spec else [_described(camera) for camera in list_cameras()]


def _described(camera: CameraInfo) -> str:
    mode = mode_of(camera.device)
    size = "in use, or not allowed"
    if mode is not None:
        size = f"{mode.width} x {mode.height} at {mode.rate:.0f}/s"
    return f"Camera: {camera.name} ({size}), --camera {camera.spec}"
